/* Options that ask for nothing but that some fields' answers lie among certain ones: what most options of large rule sets are.
 * Their reasons are read off the rows that the record chose, with nothing filled. Internal to the matcher. */
#ifndef EPF_MATCH_FLAT_H
#define EPF_MATCH_FLAT_H

#include "match/pass.h"

typedef struct flat_test {
  uint32_t option, clause;
  uint32_t place, row; /* of the tested field, and the first of its rows */
  uint64_t wanted;     /* cells */
} flat_test;

typedef struct flat_option {
  uint32_t first, count; /* tests; 0: the option is another */
} flat_option;

typedef struct flat_options {
  flat_option *at;  /* by option */
  flat_test *tests; /* option by option */
  uint32_t test_count;
  bool all; /* of them are flat */
} flat_options;

/* False: no memory. */
bool flat_options_new(flat_options *f, const table *t);
void flat_options_free(flat_options *f);
/* Which of the option's tests stand as its criteria do, a bit each. */
uint64_t flat_telling(const flat_options *f, const record *r, uint32_t option, trit criteria);

#endif
