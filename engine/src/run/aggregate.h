/* The aggregator: what a ledger says of each person, joined with what is monitored of them. The one place that holds both keys, and
 * what it gives is counted, never told.
 */
#ifndef EPF_RUN_AGGREGATE_H
#define EPF_RUN_AGGREGATE_H

#include <pthread.h>

#include "run/bias.h"
#include "run/units.h"

/* The links, read in a thread beside the entries. */
typedef struct link_reader {
  const ledger *l;
  ledger_links *links;
  buf why;
  epf_status status;
  pthread_t thread;
  bool started;
} link_reader;

/* Where a catalogue keeps a dimension: among the monitored bytes, or among the strata. */
typedef struct dimension_at {
  const kept_dimension *d; /* NULL: this version of the rules does not keep it */
  size_t byte;
  bool monitored;
} dimension_at;

typedef struct aggregate {
  const epf_bias_options *o;
  bias_channels *c;
  epf_ledger *ledger;
  unit_wish wish;
  units u;
  link_reader links;
} aggregate;

/* Opens the ledger that the options name, records a COMBINATION, and reads the units and the links. All of it is released with the arena. */
epf_status aggregate_open(aggregate **out, const epf_bias_options *o, bias_channels *c);
/* The newest rules in the window; NULL: there is no entry. */
const catalogue *aggregate_newest(const aggregate *g);
/* Where each catalogue keeps each name: at[catalogue][name]. False: none keeps it; `flag` names it. */
typedef dimension_at dimension_row[2 * DIMENSIONS_MAX];
bool aggregate_place(const aggregate *g, const name_list *names, size_t from, const char *flag, dimension_row *at);
/* The names that --group gives, or the first dimension that the newest rules keep as a group. */
bool aggregate_groups(const aggregate *g, name_list *groups);
/* A unit's monitored codes. */
str aggregate_monitored(const aggregate *g, const person_unit *p);
/* Its code in a dimension; and what it stands for: at == NULL where it is not known. */
uint8_t aggregate_code(const dimension_at *d, const person_unit *p, str monitored);
str aggregate_value(const dimension_at *d, const person_unit *p, str monitored);
/* What a report tells of its source. */
void aggregate_tell(const aggregate *g, bias_request *request);

#endif
