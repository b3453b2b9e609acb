/* What `epf bench` measures, before it is written. Internal to it. */
#ifndef EPF_RUN_BENCH_H
#define EPF_RUN_BENCH_H

#include "epf/bench.h"
#include "run/run.h"

enum { BENCH_PROFILES = 20000, BENCH_BYTES = 256 << 20 /* of records */, BENCH_SHOWN = 12 /* of each list, in text */ };

/* What is filled or joined for a datum, an option that others rest on, or an at_least. */
typedef struct bench_cost {
  uint32_t datum;    /* TABLE_NONE: an option, or an at_least */
  uint32_t option;   /* TABLE_NONE: none */
  uint32_t slots, cells;
  uint64_t row_bytes;
  double ns;         /* to fill its slots, of one person on average; a tested field's row is chosen when the profile is bound */
} bench_cost;

typedef struct bench_option {
  uint32_t option, columns;
  double ns; /* to tell its reasons */
} bench_option;

typedef struct bench_figures {
  size_t profiles, refused;
  bool more; /* profiles followed that were not read */
  double bind, verdicts, verdicts_99, shortlist, reasons, line; /* ns of one; the last two beyond the shortlist: not above 0, too little to tell */
  double told, line_bytes, eligible, open;                      /* of one on average: reasons, bytes, options */
  bench_cost *costs;   /* most first */
  uint32_t *told_with; /* by datum: the one of the first item, for what every item of a group has */
  size_t cost_count;
  bench_option *options; /* most first */
  double blocks, blocks_left; /* of a row; looked at on average */
} bench_figures;

/* Reads, measures. `f` is to be released with bench_release, on failure too. As epf_bench. */
epf_status bench_measure(const epf_table *table, const char *const *paths, size_t path_count, const epf_bench_options *o, bench_figures *f, buf *log, const char **why);
void bench_release(bench_figures *f);
/* What keeps the rows from being skipped or takes room, a sentence each, as text or as strings of JSON. How many. */
size_t bench_hints(const table *t, const bench_figures *f, bool json, buf *to);
void bench_text(const epf_table *table, const epf_bench_options *o, const bench_figures *f, buf *to);
void bench_json(const epf_table *table, const epf_bench_options *o, const bench_figures *f, buf *to);

#endif
