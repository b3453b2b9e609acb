/* What is counted of a caseload. */
#ifndef EPF_RUN_SIMULATE_H
#define EPF_RUN_SIMULATE_H

#include "base/buf.h"
#include "bias/disclose.h"
#include "epf/simulate.h"
#include "match/match.h"
#include "run/account.h"
#include "run/run.h"
#include "table/load.h"

enum { RUNS = 2, MOVES = 2, BY_MOST = 64 }; /* rule sets; who gains an option and who loses it */

/* A datum whose values are groups, or are counted themselves; 0 of `cells` is missing, or not settled. */
typedef struct grouping {
  uint32_t datum[RUNS]; /* of groups that of the first rule set alone */
  uint32_t first, cells; /* among all cells */
} grouping;

typedef struct headcount {
  uint64_t *verdicts[RUNS]; /* by option of that rule set, by verdict */
  uint64_t *flows;          /* by pair, by verdict before, by verdict after */
  uint64_t *groups;         /* by cell: people */
  uint64_t *found;          /* by option of the first rule set, by cell: who is eligible */
  uint64_t *unmet;          /* the same: who would be, were it offered there */
  uint64_t *moves[MOVES];   /* by pair, by cell: who becomes eligible, who is no longer */
  uint64_t *values[RUNS];   /* by cell of `levels` */
  uint64_t *touched;        /* by thing that may be touched: people */
  uint64_t *touched_cells;  /* by thing, by cell */
  uint64_t *shares, *stopped; /* of the account: by obstacle, then kind, then cell: what they add up to; in whose way it stands */
  uint64_t profiles, refused, moved;
} headcount;

/* What each person may be touched by, beside what is counted of everybody. */
typedef struct touching {
  uint32_t count;
  const void *of;
  /* Sets a bit for each that touches the person whom both rule sets matched. Called by several threads. */
  void (*find)(const void *of, const worker w[RUNS], const uint8_t *const verdicts[RUNS], uint64_t *touched);
} touching;

typedef struct simulation {
  const epf_simulate_options *o;
  const epf_table *tables[RUNS];
  const table *t[RUNS]; /* the second may be NULL */
  uint32_t *pairs;      /* by option of the first: of the second, or TABLE_NONE */
  grouping groups[BY_MOST], *levels;
  uint32_t group_count, group_cells, level_count, level_cells;
  uint64_t *capacity; /* by option of the first; UINT64_MAX: not told */
  touching touching;
  account *account;     /* of one option of the first rule set; NULL: none */
  bool ignore_unknown;  /* fields that the first rule set does not know are passed over; of the second they always are */
  headcount all;
} simulation;

/* Makes room for what is counted. `s` has options and tables. As epf_simulate. */
epf_status simulation_begin(simulation *s, const char **why);
/* Counts everybody in the files. */
epf_status simulation_run(simulation *s, const char *const *paths, size_t path_count, buf *log, const char **why);
/* The same of people whom `next` puts into both workers' records, until there is none; it says how many it could not. One thread. */
typedef epf_status simulation_source(void *from, worker w[RUNS], bool *ended, uint64_t *refused);
epf_status simulation_run_each(simulation *s, simulation_source *next, void *from, const char **why);
void simulation_end(simulation *s);
/* Of counts by cell: a line for each grouping, after disclosure control; as JSON, an object. */
void simulation_groups_text(const simulation *s, const uint64_t *of, const char *indent, buf *to);
void simulation_groups_json(const simulation *s, const uint64_t *of, buf *to);
/* What differences between groups are accounted for by. */
void simulation_account_text(const simulation *s, buf *to);
void simulation_account_json(const simulation *s, buf *to);
/* Those of a grouping that somebody is in, how many of them are counted in `of`, and what is hidden; how many rows. `cells`: of which value. */
size_t simulation_disclose(const simulation *s, const grouping *g, const uint64_t *of, disclosed_row *rows, uint32_t *cells);
/* The value of a cell as a profile says it. */
void simulation_cell_text(const table *t, uint32_t datum, uint32_t cell, buf *to);
enum { CELLS_MOST = 1024 /* of a grouping that is shown */ };
void simulation_text(const simulation *s, buf *to);
void simulation_json(const simulation *s, buf *to);

#endif
