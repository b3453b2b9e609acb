/* From a tally to the figures of a report: every group beside the reference, after disclosure control.
 *
 *   tally -> groups (n, selected) -> disclosure control -> figures of what may be shown -> JSON, text, CSV, HTML
 *
 * What disclosure control hides is wiped before any figure is computed, so no writer can let it slip. In an arena, which
 * runs out of memory by a jump; not thread safe.
 */
#ifndef EPF_BIAS_FIGURES_H
#define EPF_BIAS_FIGURES_H

#include "bias/tally.h"
#include "stats/stats.h"

typedef enum bias_adjust { ADJUST_HOLM, ADJUST_BENJAMINI_HOCHBERG } bias_adjust;

/* What a reader is told of where the figures come from: "measure", "eligible". */
typedef struct bias_fact {
  const char *name;
  str value;
} bias_fact;
enum { BIAS_FACTS_MAX = 16 };

typedef struct bias_request {
  str reference; /* a group's values joined by commas; empty: the largest group */
  double level;
  uint64_t min_count; /* cells below it are hidden */
  bias_adjust adjust;
  str release; /* its name, or empty: an internal view */
  vec(str) hide;    /* groups to be hidden as well, by name */
  bool hide_totals;
  bias_fact facts[BIAS_FACTS_MAX];
  size_t fact_count;
} bias_request;

/* The rule of thumb of four fifths: the group's rate is within 4/5 and 5/4 of the reference's, below or above. It is no test. */
typedef enum four_fifths { FOUR_FIFTHS_UNDEFINED, FOUR_FIFTHS_WITHIN, FOUR_FIFTHS_BELOW, FOUR_FIFTHS_ABOVE } four_fifths;
const char *four_fifths_text(four_fifths f); /* NULL where undefined */

typedef struct bias_group {
  str name;          /* its values, joined by commas */
  const str *values; /* one a dimension */
  bool reference, suppressed;
  pair counts; /* all zero where suppressed; the reference's half is zero where that is */
  double rate;
  interval rate_wilson, rate_exact;
  bool compared; /* all below is set: neither the reference nor hidden, and the reference is shown */
  double rri, odds_ratio, difference, chi2, chi2_p, fisher_p, p_adjusted;
  interval rri_wald, rri_exact, odds_ratio_ci, difference_ci;
  four_fifths thumb;
  bool has_strata; /* strata were asked for, and may be shown */
  stratified strata;
} bias_group;

typedef struct bias_left_out {
  const char *why;
  uint64_t count;
  bool hidden; /* at least one, and too few to tell; count is 0 */
} bias_left_out;

/* Hides the count if it is of fewer than `least` people, but of some. */
void bias_hide_left_out(bias_left_out *l, uint64_t least);

typedef struct bias_report {
  const bias_request *request;
  str reference; /* empty: there is no group */
  bool reference_hidden;
  str group_names, stratum_names; /* joined by commas */
  bias_group *groups;
  size_t count, hidden_groups;
  bool total_shown;
  uint64_t total_n, total_x;
  interval total_ci;
  bias_left_out left_out[4];
  size_t left_out_count;
  vec(str) warnings;
} bias_report;

/* Sorts the tally. False: `why` says that there is no such reference, with those that there are. */
bool bias_compute(bias_report *to, arena *memory, tally *t, const bias_request *request, buf *why);

void bias_json(const bias_report *r, buf *to);
void bias_text(const bias_report *r, buf *to);
void bias_csv(const bias_report *r, buf *to);
void bias_html(const bias_report *r, buf *to);

#endif
