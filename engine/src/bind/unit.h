/* What a unit is made of. Only files of this folder include it.
 *
 *   UNIT_JSON   json: one line or element, in `text`, where zero bytes stand behind it, or within the lines of a slab
 *   UNIT_ROW    row and header: the cells of one CSV row, and the columns' names
 *   UNIT_DOC    mapping: in the source's arena
 *   UNIT_FAULT  fault: there is no profile to bind, and why
 */
#ifndef EPF_BIND_UNIT_H
#define EPF_BIND_UNIT_H

#include "bind/fault.h"

/* The cells of a row: their texts end to end. */
typedef struct cells {
  buf text;
  uint32_t *ends;
  size_t count, cap;
} cells;

typedef enum unit_kind { UNIT_JSON, UNIT_ROW, UNIT_DOC, UNIT_FAULT } unit_kind;

struct profile_unit {
  unit_kind kind;
  place at;
  str json;
  buf text;
  cells row, header;
  const doc *mapping;
  bind_fault fault;
};

/* The unit is now JSON text that begins at `at`; the text is copied. EPF_E_NOMEM. */
epf_status unit_set_json(profile_unit *u, place at, str text);
/* The same, but the text is borrowed: JSON_PADDING bytes may be read behind it. unit_own copies it after all. */
void unit_set_line(profile_unit *u, place at, str text);
bool unit_own(profile_unit *u);
/* The unit is now the mapping, which is borrowed. */
void unit_set_doc(profile_unit *u, const doc *mapping);
/* The unit is now a fault at `at`. */
__attribute__((format(printf, 4, 5))) void unit_set_fault(profile_unit *u, place at, diag_code code, const char *format, ...);

/* Forgets the cells and keeps their memory. */
void cells_clear(cells *c);
void cells_free(cells *c);
/* Adds one; the bytes are copied. False: no memory. */
bool cells_add(cells *c, str text);
str cells_at(const cells *c, size_t i);
/* Makes `to` the same as `from`; cheap where it is already. False: no memory. */
bool cells_copy(cells *to, const cells *from);

#endif
