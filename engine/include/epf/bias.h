/* Bias monitoring: are groups treated alike? From a ledger, a CSV file or tallies to figures with intervals.
 *
 *   epf_bias_options how = {.sources = files, .source_count = 1, .from = EPF_BIAS_CSV, .group = "ethnicity", .outcome = "result",
 *                           .outcome_value = "custody", .level = 0.95, .min_count = 10};
 *   epf_status s = epf_bias_report(&how, out, log, why);
 *
 * Disclosure control comes before anything is written: see engine/STATISTICS.md, which has every formula's source. Texts
 * are borrowed for the call. Thread safe for distinct buffers.
 */
#ifndef EPF_BIAS_H
#define EPF_BIAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum epf_bias_source { EPF_BIAS_LEDGER, EPF_BIAS_CSV, EPF_BIAS_TALLY } epf_bias_source;
typedef enum epf_bias_format { EPF_BIAS_TEXT, EPF_BIAS_JSON, EPF_BIAS_AS_CSV, EPF_BIAS_HTML } epf_bias_format;

typedef struct epf_bias_options {
  epf_bias_source from;
  const char *const *sources; /* CSV: one or several files of the same columns; tallies: files; ledger: one folder */
  size_t source_count;
  const char *group, *strata; /* names joined by commas. strata: NULL for none, of a ledger for what its rules name; "" for none */
  /* CSV */
  const char *outcome, *outcome_value; /* the column, and what in it counts as selected */
  const char *count;                   /* the column that says how many people a row stands for; NULL: one */
  /* ledger */
  const char *keys, *officer, *purpose;
  const char *measure; /* eligible, shortlisted, proposed, overridden, imposed */
  const char *option, *kind, *stage;
  const char *since, *until; /* YYYY-MM-DD, the first day and the first that is no part of it; NULL: no bound */
  int64_t now_ms;            /* since 1970, UTC */
  /* the report */
  const char *reference; /* NULL: the largest group */
  double level;          /* of intervals: 0.95 */
  uint64_t min_count;    /* cells below it are hidden */
  bool benjamini_hochberg;
  const char *release, *release_log;
  const char *population; /* CSV: of whom the files tell, by the same name in each release of them; a release needs it */
  epf_bias_format format;
} epf_bias_options;

/* EPF_OK: the report is in `to`. EPF_E_ARGUMENT: `why` says what is wrong with the options. EPF_E_DATA: a file's rows cannot be
 * used; `log` has a `file:line:column` line for each (at most twenty, then a count), and nothing is written. EPF_E_IO: a source cannot be read; `why`
 * names it. EPF_E_LEDGER: `why` says what is wrong with the ledger. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_bias_report(const epf_bias_options *options, epf_buffer *to, epf_buffer *log, epf_buffer *why);
/* The counts alone, as CSV that EPF_BIAS_TALLY reads: tallies of parts add up to the same bytes as one of the whole. Internal: cells may be
 * small. */
EPF_API EPF_MUST_USE epf_status epf_bias_tally(const epf_bias_options *options, epf_buffer *to, epf_buffer *log, epf_buffer *why);

/* From a ledger: how often officers go another way than what was computed, by group and by office, up and down, for which reasons; and how far computed,
 * proposed and imposed agree. HTML there is none of. Statuses as epf_bias_report. */
EPF_API EPF_MUST_USE epf_status epf_bias_overrides(const epf_bias_options *options, epf_buffer *to, epf_buffer *why);

/* What stands beside the sources of the options in a comparison: what was before. One of the three. */
typedef struct epf_bias_before {
  const char *const *sources; /* CSV, tallies: the files of before */
  size_t source_count;
  const char *by, *after, *before; /* CSV: the options' sources hold both; the column that tells, what it says after, and what before */
  const char *since, *until;       /* ledger: the days before, as the options' own are the days after */
} epf_bias_before;

/* What changed from before to after, for each group and beyond what changed for the reference. The options' strata, release and adjustment
 * are not used. Statuses as epf_bias_report. */
EPF_API EPF_MUST_USE epf_status epf_bias_compare(const epf_bias_options *options, const epf_bias_before *before, epf_buffer *to, epf_buffer *log, epf_buffer *why);

/* What is watched, beside what the options say. Of a CSV an office or a date there must be; of a ledger both are watched where nothing says otherwise. */
typedef struct epf_bias_watching {
  const char *office; /* CSV: the column of the office, court or region; NULL: offices are not watched. Ledger: what it keeps; NULL: what its rules name; "": not */
  const char *date;   /* CSV: the column of the day, YYYY-MM-DD; NULL: time is not watched. Ledger: NULL: the shortlists' days; "": time is not watched */
  const char *inputs; /* what is watched for missing values and drift beside groups, office, outcome (CSV) and strata (ledger), joined by commas; or NULL */
  const char *baseline_until; /* YYYY-MM-DD, the first day that is no part of the baseline; NULL: there is none */
  double target;              /* the rate that offices, and time without a baseline, are held to; NAN: all together */
  uint64_t run_length;        /* how many people a chart goes on average until it raises a false alarm */
} epf_bias_watching;

enum { EPF_BIAS_RUN_LENGTH = 10000, EPF_BIAS_RUN_LENGTH_LEAST = 10, EPF_BIAS_RUN_LENGTH_MOST = 100000000 };

/* Offices that lie outside their limits, rates that changed, data that drifted. `options->group` may be NULL. *alarms: how many. The options'
 * strata, reference, release and adjustment are not used. Statuses as epf_bias_compare; of tallies EPF_E_ARGUMENT. */
EPF_API EPF_MUST_USE epf_status epf_bias_watch(const epf_bias_options *options, const epf_bias_watching *watching, uint64_t *alarms, epf_buffer *to, epf_buffer *log,
                                               epf_buffer *why);

/* What stands in for a monitored field: of a ledger against whom verdicts on `options->option` name each clause alone, and what is missing of whom;
 * how well the inputs predict the group. `inputs`: of a CSV its columns, joined by commas; of a ledger NULL. Of the options the outcome, measure,
 * kind, strata, release and adjustment are not used. A ledger notes a combination and a consultation, with the purpose. Statuses as
 * epf_bias_compare; of tallies EPF_E_ARGUMENT. */
EPF_API EPF_MUST_USE epf_status epf_bias_proxies(const epf_bias_options *options, const char *inputs, epf_buffer *to, epf_buffer *log, epf_buffer *why);

#ifdef __cplusplus
}
#endif
#endif
