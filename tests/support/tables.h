/* Sealed tables for tests, compiled from YAML text. */
#ifndef EPF_TESTS_TABLES_H
#define EPF_TESTS_TABLES_H

#include "table/layout.h"

/* Compiles one rule set in one text. Fails the running cmocka test, with the diagnostics, where it is refused.
 * Free the table with tables_free. */
table *tables_from_yaml(const char *yaml);
/* The same, with the options laid out as `lanes` says: of seal_options. */
table *tables_laid_out(const char *yaml, int lanes);
/* The block of a table, and its bytes. */
const void *tables_block(const table *t);
void tables_free(table *t);
/* The datum of this name; fails the running test where there is none. */
uint32_t tables_datum(const table *t, const char *id);

#endif
