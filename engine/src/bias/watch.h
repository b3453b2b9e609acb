/* Watching offices, time and data: who lies outside the limits, when a rate changed, what went missing.
 *
 *   rows (office, group, day, outcomes) and columns (values before and after) -> disclosure control -> funnel, CUSUM charts, drift
 *     -> findings, of which some are alarms -> JSON, text, CSV, HTML
 *
 * The rows know nothing of where they come from. Nothing depends on their order. What disclosure control hides is wiped before any figure
 * is computed, and is not judged. In an arena, which runs out of memory by a jump; not thread safe.
 */
#ifndef EPF_BIAS_WATCH_H
#define EPF_BIAS_WATCH_H

#include "base/names.h"
#include "bias/figures.h"

#define WATCH_NOBODY UINT32_MAX /* an office or group that is not known, or not watched */
#define WATCH_NO_DAY INT64_MIN

/* People of one office, group and day. The same may stand in several rows. */
typedef struct watch_row {
  uint32_t office, group; /* their numbers */
  int64_t day;            /* since 1970-01-01 */
  uint64_t counts[TALLY_OUTCOMES];
} watch_row;

enum { WAS, IS, WATCH_SIDES }; /* before the end of the baseline, and from it on */

typedef struct watch_value {
  str value;
  uint64_t people[WATCH_SIDES];
} watch_value;

/* A column whose quality is watched. */
typedef struct watch_column {
  str name;
  bool is_dimension; /* groups, offices or outcomes, which other figures tell of as well */
  uint64_t missing[WATCH_SIDES], people[WATCH_SIDES]; /* people: with the missing ones */
  names index;
  vec(watch_value) values;
} watch_column;
/* The value is copied; at == NULL: it is missing. */
void watch_column_add(watch_column *c, arena *memory, str value, int side, uint64_t count);

typedef struct watch_data {
  watch_row *rows; /* will be sorted */
  size_t count;
  const str *offices, *groups; /* the names by number, in the order in which they are told; all counts together are below 2^63 */
  size_t office_count, group_count;
  watch_column *columns;
  size_t column_count;
} watch_data;

typedef struct watch_request {
  bias_request base;     /* level, min_count and facts are used */
  str office, date, group; /* what the columns are called; empty: not watched */
  bool has_baseline;
  int64_t baseline_until;
  double target; /* NAN: all together */
  uint64_t run_length;
} watch_request;

/* ---- offices ---- */

typedef enum watch_finding { WATCH_WITHIN, WATCH_LOOK, WATCH_ALARM } watch_finding;
const char *watch_finding_text(watch_finding f);

typedef struct watch_office {
  str name;
  bool suppressed;
  uint64_t n, x; /* zero where suppressed */
  double rate;
  interval inner, outer;         /* exact limits of 95 % and 99.8 % */
  interval inner_wide, outer_wide; /* widened by phi; NAN where phi is not used */
  watch_finding finding;
  bool above;
} watch_office;

/* Of all that are counted, shown or not. */
typedef struct watch_total {
  bool shown;
  uint64_t n, x; /* zero where it is not shown */
} watch_total;

typedef struct watch_offices {
  watch_office *at;
  size_t count, hidden;
  watch_total total;
  double phi, phi_p; /* over the offices that are shown */
  bool spread; /* more than chance brings */
  bool widened;
} watch_offices;

/* ---- time ---- */

typedef struct watch_alarm {
  int64_t day, since; /* since: the day after the chart last stood at zero */
} watch_alarm;

typedef struct watch_chart {
  double p1, threshold; /* NAN: there is no chart */
  vec(watch_alarm) alarms;
} watch_chart;

typedef struct watch_point {
  int64_t day;
  double upper, lower; /* as shares of the threshold */
} watch_point;

typedef struct watch_series {
  str name;
  bool suppressed;
  uint64_t n[WATCH_SIDES], x[WATCH_SIDES]; /* of the baseline and of the chart; zero where suppressed */
  double p0;
  interval p0_ci; /* of a baseline; else NAN */
  watch_chart upper, lower;
  vec(watch_point) points; /* at the ends of days between which enough people came that they tell of nobody */
} watch_series;

typedef struct watch_time {
  watch_series *at;
  size_t count, hidden;
  watch_total total;
  double false_alarms; /* how many are to be expected by chance on all charts that are shown */
} watch_time;

/* ---- data ---- */

typedef struct watch_drift {
  str name;
  bool hidden; /* somebody is missing on some side, but too few to tell; or the totals are hidden, which a share of missing people would tell */
  double missing[WATCH_SIDES]; /* rates, rounded so that no count follows from them */
  double change;
  interval change_ci;
  double index;     /* of population stability, rounded; NAN where what is hidden elsewhere could be worked out from it */
  const char *band; /* which of three the index lies in; NULL: it is undefined */
  bool missing_alarm, index_alarm, index_look;
} watch_drift;

/* ---- the whole ---- */

typedef struct watch_report {
  const watch_request *request;
  double target; /* NAN: hidden, or there is nobody */
  watch_offices offices;
  watch_time time;
  watch_drift *drifts;
  size_t drift_count;
  bias_left_out left_out[5];
  size_t alarms;
  vec(str) warnings;
} watch_report;

void watch_compute(watch_report *to, arena *memory, watch_data *d, const watch_request *request);

void watch_json(const watch_report *r, buf *to);
void watch_text(const watch_report *r, buf *to);
void watch_csv(const watch_report *r, buf *to);
void watch_html(const watch_report *r, buf *to);

/* ---- the parts of watch_compute, each a file ---- */

/* Counts, and hides. `alone`: no other totals of the same people are told. */
void watch_find_offices(watch_report *r, arena *memory, const watch_data *d, bool alone);
void watch_find_series(watch_report *r, arena *memory, const watch_data *d, bool alone);
/* Against the target, which is known by now. */
void watch_judge_offices(watch_report *r, arena *memory);
/* Sorts the rows. */
void watch_run_charts(watch_report *r, arena *memory, watch_data *d);
void watch_find_drifts(watch_report *r, arena *memory, watch_data *d);
__attribute__((format(printf, 3, 4))) void watch_warn(watch_report *r, arena *memory, const char *format, ...);

#endif
