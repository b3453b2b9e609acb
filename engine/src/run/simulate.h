/* What is counted of a caseload. */
#ifndef EPF_RUN_SIMULATE_H
#define EPF_RUN_SIMULATE_H

#include "base/buf.h"
#include "epf/simulate.h"
#include "match/match.h"
#include "table/load.h"

enum { RUNS = 2, MOVES = 2, BY_MOST = 64 }; /* rule sets; who gains an option and who loses it */

/* A datum whose values are groups, or are counted themselves; 0 of `cells` is missing, or not settled. */
typedef struct grouping {
  uint32_t datum[RUNS]; /* of groups that of the first rule set alone */
  uint32_t first, cells; /* among all cells */
} grouping;

typedef struct tally {
  uint64_t *verdicts[RUNS]; /* by option of that rule set, by verdict */
  uint64_t *flows;          /* by pair, by verdict before, by verdict after */
  uint64_t *groups;         /* by cell: people */
  uint64_t *found;          /* by option of the first rule set, by cell: who is eligible */
  uint64_t *unmet;          /* the same: who would be, were it offered there */
  uint64_t *moves[MOVES];   /* by pair, by cell: who becomes eligible, who is no longer */
  uint64_t *values[RUNS];   /* by cell of `levels` */
  uint64_t profiles, refused, moved;
} tally;

typedef struct simulation {
  const epf_simulate_options *o;
  const epf_table *tables[RUNS];
  const table *t[RUNS]; /* the second may be NULL */
  uint32_t *pairs;      /* by option of the first: of the second, or TABLE_NONE */
  grouping groups[BY_MOST], *levels;
  uint32_t group_count, group_cells, level_count, level_cells;
  uint64_t *capacity; /* by option of the first; UINT64_MAX: not told */
  tally all;
} simulation;

void simulation_text(const simulation *s, buf *to);
void simulation_json(const simulation *s, buf *to);

#endif
