/* Two periods, regions, or any two sources: what changed for each group, and beyond what changed for the reference.
 *
 *   tally with the side as its one stratum -> disclosure control of both sides -> figures of what may be shown -> JSON, text, CSV, HTML
 *
 * What disclosure control hides is wiped before any figure is computed. In an arena, which runs out of memory by a jump; not
 * thread safe.
 */
#ifndef EPF_BIAS_COMPARE_H
#define EPF_BIAS_COMPARE_H

#include "bias/figures.h"

enum { BEFORE, AFTER, COMPARED_SIDES };

typedef struct compare_side {
  str value;                       /* of the tally's stratum */
  str name;                        /* what a reader calls it */
  bias_fact facts[BIAS_FACTS_MAX]; /* what is told of this side alone */
  size_t fact_count;
  bias_left_out left_out[3]; /* out, from here on */
} compare_side;

typedef struct compare_rate {
  uint64_t n, x; /* zero where hidden */
  double rate;
  interval ci; /* Wilson */
} compare_rate;

typedef struct compare_group {
  str name;
  const str *values; /* one a dimension */
  bool reference, suppressed;
  compare_rate sides[COMPARED_SIDES];
  double change; /* the rate after less the rate before */
  interval change_ci;
  bool compared;   /* `beyond` is set: neither the reference nor hidden, and the reference is shown */
  estimate beyond; /* the change less the reference's */
} compare_group;

typedef struct compare_report {
  const bias_request *request;
  compare_side sides[COMPARED_SIDES];
  str group_names, reference; /* reference empty: there is no group */
  bool reference_hidden, total_shown;
  compare_group *groups;
  size_t count, hidden, compared;
  compare_group total;
  bias_left_out no_side; /* people of whom it is not known to which side they belong */
  vec(str) warnings;
} compare_report;

/* `to->sides` says which sides there are. Sorts the tally, which has one stratum: the side. People of other sides are passed over. False:
 * `why` says that there is no such reference, or nobody on a side. */
bool compare_compute(compare_report *to, arena *memory, tally *t, const bias_request *request, buf *why);

void compare_json(const compare_report *r, buf *to);
void compare_text(const compare_report *r, buf *to);
void compare_csv(const compare_report *r, buf *to);
void compare_html(const compare_report *r, buf *to);

#endif
