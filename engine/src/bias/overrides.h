/* How often officers go another way than what was computed, and which way: by group, by office, and for which reasons; and how far what was
 * computed, proposed and imposed agree.
 *
 * Up and down are of the level of sentence; net is up less down, as a share of all choices. Its interval is Wald's for the difference of
 * two shares of one multinomial sample (Agresti 2013, 3rd ed., section 1.5 and 11.1).
 * In an arena, which runs out of memory by a jump; not thread safe.
 */
#ifndef EPF_BIAS_OVERRIDES_H
#define EPF_BIAS_OVERRIDES_H

#include "bias/figures.h"

typedef struct override_counts {
  uint64_t n;          /* choices */
  uint64_t overridden; /* that go against a verdict or the level */
  uint64_t up, down;   /* the level proposed lies above, below the one computed */
} override_counts;

typedef struct override_row {
  str name;
  bool hidden;      /* then all counts are zero */
  bool ways_hidden; /* then up and down are zero, and there is no net */
  override_counts counts;
  double rate, net;
  interval rate_ci, net_ci;
} override_row;

typedef struct override_table {
  str by; /* what the rows are: "ethnicity" */
  vec(override_row) rows;
  override_counts unplaced; /* choices about people whose place among the rows is not known */
  uint64_t missing;         /* how many; 0 where there are too few to tell */
  bool missing_hidden;
} override_table;

typedef struct override_reason {
  str code;
  uint64_t count;
  bool hidden;
} override_reason;

/* Of `n` the `same`. Hidden where either side is small. */
typedef struct agreement {
  uint64_t n, same;
  bool hidden;
  double rate;
  interval ci;
} agreement;

typedef struct overrides {
  const bias_request *request;
  override_table groups, offices;
  vec(override_reason) reasons;
  agreement level_proposed;  /* the level proposed is the one computed */
  agreement package_imposed; /* the options imposed are those proposed */
  agreement level_imposed;   /* the level imposed is the one proposed */
} overrides;

/* The row of this name; at == NULL: it is not known, and only counted as missing. */
override_counts *overrides_row(override_table *t, arena *memory, str name);
/* Sorts, hides, computes. Counts must be complete. */
void overrides_compute(overrides *o);

void overrides_json(const overrides *o, buf *to);
void overrides_text(const overrides *o, buf *to);
void overrides_csv(const overrides *o, buf *to);

#endif
