/* Measuring a rule set of one's own: what a match of it costs, and what makes it cost that.
 *
 *   epf_bench_options how = {.as_of = "2026-03-01", .now_ns = clock, .seconds = 2};
 *   epf_status s = epf_bench(table, files, file_count, &how, out, log, &why);
 *
 * Times are of this machine and this moment: compare what stands in one report, not two reports. One thread.
 */
#ifndef EPF_BENCH_H
#define EPF_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "epf/buffer.h"
#include "epf/match.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_bench_options {
  const char *as_of;        /* YYYY-MM-DD; NULL: the field that the rule set names */
  const char *stage;        /* NULL: the rule set's first */
  epf_profile_format input; /* of the profiles */
  bool include_unverified, json;
  double (*now_ns)(void);   /* a clock that never goes back, in nanoseconds */
  double seconds;           /* for each thing that is measured, about */
  double table_ns;          /* what compiling or loading the table took; told as it is */
  bool compiled;            /* compiling */
} epf_bench_options;

/* Measures with the profiles of `paths` (the first 20,000 of them that can be matched) and writes a report: nanoseconds to bind, to find
 * the verdicts (median and 99th percentile), for the whole shortlist, its reasons and its line of JSON; the table's bytes by field and what
 * filling each costs; the options that cost most; and hints where rules keep the rows from being skipped. EPF_E_ARGUMENT: *why says what
 * is wrong with the options. *refused: how many profiles cannot be matched; `log` says why of the first.
 * EPF_E_DATA: all of them. EPF_E_IO: *why is the file. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_bench(const epf_table *table, const char *const *paths, size_t path_count, const epf_bench_options *options,
                                         epf_buffer *to, epf_buffer *log, size_t *refused, const char **why);

#ifdef __cplusplus
}
#endif
#endif
