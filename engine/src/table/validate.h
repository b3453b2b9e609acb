/* What the parts of the validation share. Internal to it. */
#ifndef EPF_TABLE_VALIDATE_H
#define EPF_TABLE_VALIDATE_H

#include "table/layout.h"

typedef struct check {
  table t;
  uint32_t count[SEC_COUNT];
  const char **why;
  uint32_t *parts; /* of check_rows: by lane, for each part, its formula or TABLE_NONE */
} check;

static inline bool fail(check *c, const char *why) {
  *c->why = why;
  return false;
}

/* Lanes, columns, codes, summaries and the rows' bits, of a table whose sections are whole otherwise. EPF_E_NOMEM. */
epf_status check_rows(check *c);

#endif
