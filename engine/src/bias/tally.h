/* Tallies: people counted by group, stratum and outcome. What every bias report is computed from.
 *
 * Tallies merge: those of many days or machines add up to the same bytes as one pass over all of it. A tally knows
 * nobody, but its cells may be small: it is internal until disclosure control has looked at it (disclose.h).
 * In an arena, which runs out of memory by a jump; not thread safe.
 */
#ifndef EPF_BIAS_TALLY_H
#define EPF_BIAS_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { DIMENSIONS_MAX = 8 };

typedef enum tally_outcome {
  TALLY_SELECTED,
  TALLY_PASSED_OVER,
  TALLY_UNKNOWN, /* the outcome is not known: no part of any rate, and counted */
  TALLY_BARRED,  /* a lawful criterion on a protected field bars the person: left out of the comparison, and counted */
  TALLY_OUTCOMES
} tally_outcome;
const char *tally_outcome_text(tally_outcome o);
/* False: there is no outcome of this name. */
bool tally_outcome_of(str name, tally_outcome *o);

/* The values that a cell stands for: those of the groups, then those of the strata; at == NULL where one is missing. */
typedef struct tally_cell {
  str *values;
  uint64_t counts[TALLY_OUTCOMES];
} tally_cell;

/* Of several values: joined by commas; is one missing; are they the same, none of them missing? */
str values_joined(arena *memory, const str *values, size_t count);
bool values_missing(const str *values, size_t count);
bool values_same(const str *a, const str *b, size_t count);
/* Of two values, in order: a missing one comes first, and is like another. */
int value_cmp(str a, str b);

typedef struct tally {
  arena *memory;
  str names[2 * DIMENSIONS_MAX]; /* of the dimensions: groups, then strata */
  size_t groups, strata;
  vec(tally_cell) cells;
  uint32_t *slots; /* open addressing over cells, 0 is free */
  size_t slot_count;
} tally;

/* Copies the names. */
void tally_init(tally *t, arena *memory, const str *groups, size_t group_count, const str *strata, size_t strata_count);
/* Adds `count` people. The texts are copied. False: a count would pass 2^63, and nothing was added. */
bool tally_add(tally *t, const str *values, tally_outcome outcome, uint64_t count);
/* The index of the cell of these values, which is made, of nobody, if there is none. */
size_t tally_at(tally *t, const str *values);
/* Adds another tally of the same dimensions. False: other dimensions, or too many people. */
bool tally_merge(tally *t, const tally *other);
/* Sorts the cells by their values, missing ones first: from then on equal tallies are equal cell by cell. */
void tally_sort(tally *t);
/* As CSV, sorted: a row a cell and outcome, columns `group:NAME`, `stratum:NAME`, `outcome`, `count`. */
void tally_csv(tally *t, buf *to);

#endif
