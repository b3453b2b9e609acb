/* The bytes under `strata` of a choice or an outcome. */
#ifndef EPF_RUN_RECORDS_H
#define EPF_RUN_RECORDS_H

enum choice_bytes {
  CHOICE_LEVEL,  /* the level proposed or imposed: code + 1 of the catalogue's level, or 0 */
  CHOICE_REASON, /* of an override: its number + 1, or 0 where it is none */
  CHOICE_WAY,    /* choice_way */
  CHOICE_BYTES
};
/* The level chosen beside the level computed. */
typedef enum choice_way { WAY_UNKNOWN, WAY_DOWN, WAY_SAME, WAY_UP } choice_way;

#endif
