/* Where a bias report's counts come from. Each of these reads one kind of source into a tally. */
#ifndef EPF_RUN_BIAS_H
#define EPF_RUN_BIAS_H

#include "bias/figures.h"
#include "epf/bias.h"

/* Dimensions as a flag names them. */
typedef struct name_list {
  str at[DIMENSIONS_MAX];
  size_t count;
} name_list;
/* False: `why` says that a name is empty or twice there, or that they are too many. `flag`: "--group". */
bool names_read(name_list *to, const char *text, const char *flag, buf *why);

typedef struct bias_channels {
  arena *memory;
  buf *log, *why;
} bias_channels;

/* What the report tells of its source is appended to `request`'s facts. Statuses as epf_bias_report. */
epf_status tally_of_csv(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c);
/* The same with other strata than the options name, which `flag` names. */
epf_status tally_of_csv_by(tally *t, const epf_bias_options *o, const char *by, const char *flag, bias_request *request, bias_channels *c);
epf_status tally_of_tallies(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c);
epf_status tally_of_ledger(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c);

/* Of a CSV: is it said what counts as selected? If not, `why` says so. */
bool outcome_is_named(const epf_bias_options *o, buf *why);
/* Says that no row has the value that counts as selected. */
epf_status nobody_selected(const epf_bias_options *o, buf *why);

/* Adds a fact; the value is borrowed. Nothing is added where there is no value. */
void bias_fact_add(bias_request *request, const char *name, const char *value);

#endif
