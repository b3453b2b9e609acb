/* Options that ask for nothing but that some fields' answers lie among certain ones: what most options of large rule sets are.
 * Their reasons are read off the rows that the record chose, with nothing filled: of one option test by test; of all at once by
 * putting down, field by field, which of its tests the answer meets; few tests by joining rows of them. Internal to the matcher. */
#ifndef EPF_MATCH_FLAT_H
#define EPF_MATCH_FLAT_H

#include "match/rows.h"

typedef struct flat_test {
  uint32_t option, clause;
  uint32_t place, row; /* of the tested field, and the first of its rows */
  uint64_t wanted;     /* cells */
} flat_test;

typedef struct flat_option {
  uint32_t first, count; /* tests; 0: the option is another */
} flat_option;

/* The tests of one field stand side by side, a bit each, from a byte of their own on. For each of its cells there is the pattern
 * of those that it meets; then one for an answer that may be anything, and one where nothing is sure. */
typedef struct flat_run {
  uint32_t row, cells; /* of the field's slot */
  uint32_t at, bytes;  /* where it stands, and how wide it is */
  uint32_t patterns;   /* where the first of them begins */
} flat_run;

typedef uint64_t test_block __attribute__((vector_size(8 * BLOCK_WORDS), may_alias));

typedef struct flat_options {
  flat_option *at;      /* by option */
  flat_option *by_lane; /* the same */
  flat_test *tests;     /* option by option */
  uint32_t *bits;       /* by test: where it stands among the runs */
  uint32_t *numbers;    /* by bit: whose it is */
  flat_run *runs;       /* by place of the tested field */
  uint8_t *patterns;
  test_block *wide;     /* where one block has room for all runs: by number of the table's row, what may be met with it; else NULL */
  test_block *owned;    /* there: by lane, the option's tests */
  uint64_t *asked;      /* which bits there are */
  uint64_t *may, *must; /* what of them may be met, and what surely is */
  uint64_t *telling;
  uint32_t *some;       /* working space */
  uint32_t test_count, words;
  bool all;             /* of them are flat */
} flat_options;

/* `wide`: few tests may be joined as rows of a block. False: no memory. */
bool flat_options_new(flat_options *f, const table *t, bool wide);
void flat_options_free(flat_options *f);
/* Which of the option's tests stand as its criteria do, a bit each. */
uint64_t flat_telling(const flat_options *f, const record *r, uint32_t option, trit criteria);
/* The same of all flat options, as numbers of tests, field by field; and how many. `to` has room for all tests and LIST_AHEAD more. */
uint32_t flat_list(const flat_options *f, const record *r, const planes *found, vector_width width, uint32_t *to);

#endif
