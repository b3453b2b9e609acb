/* CSV rows and YAML mappings as entries. JSON has a reader of its own. */
#ifndef EPF_BIND_TO_ENTRIES_H
#define EPF_BIND_TO_ENTRIES_H

#include "bind/entry.h"
#include "bind/unit.h"

/* The cells of a row under their columns' names; `at` is a cell's number. The bytes are borrowed. Both have as many
 * cells. False: no memory. */
bool entries_of_row(entries *to, const cells *header, const cells *row);
/* The pairs of a mapping; `at` is a byte of its file. The bytes are borrowed. False: no memory. */
bool entries_of_doc(entries *to, const doc *mapping);

#endif
