/* What a release is made of, for the files that make one: what it is of, the log, the attack. Internal to them. */
#ifndef EPF_RUN_RELEASE_PARTS_H
#define EPF_RUN_RELEASE_PARTS_H

#include "run/release.h"

/* What a release is of; texts as the flags have them, "" where there is none. */
enum { DEF_SOURCE, DEF_MEASURE, DEF_OPTION, DEF_KIND, DEF_OUTCOME, DEF_VALUE, DEF_COUNT, DEF_STAGE, DEF_FROM, DEF_TO, DEF_GROUPS, DEF_PARTS };
enum { DEF_SAME = DEF_STAGE }; /* those before it must be equal for two releases to tell of the same */

typedef struct past_cell {
  str name; /* a group's values, joined by commas; "(all)": everybody */
  bool shown;
  uint64_t n, x;
} past_cell;

typedef struct past {
  str name, def[DEF_PARTS], file, strata; /* file: the hash of the CSV; "" of a ledger */
  uint64_t min_count;
  vec(past_cell) cells; /* the last is of everybody */
} past;

typedef struct release {
  const epf_bias_options *o;
  bias_request *request;
  bias_channels *c;
  count_again *count;
  str def[DEF_PARTS], file;
  const char *path;
  int lock;
  vec(past) log;
  bias_report *report;
  tally *t;
  size_t must_hide;         /* the first groups of those to be hidden: never shown again */
  vec(str) values;          /* what else of the same outcome was released by the same groups */
  bool values_are_complete; /* with the new one they are all that the column holds */
} release;

/* ---- release.c ---- */

/* Of everybody in the cell of the totals: "(all)". No group may have this name. */
#define RELEASE_ALL STR("(all)")

str release_keep(const release *r, str s);
/* Of the same population of CSV files; and by the same groups. False of a ledger, which is the one there is. */
bool release_same_population(const release *r, const past *old);
bool release_same_groups(const release *r, const past *old);
/* Of the same source, measure, option and outcome. */
bool release_same_matter(const release *r, const past *old);
/* The new release as it would stand in the log. */
past *release_as_past(const release *r);

/* ---- release_log.c: the log, and the ledger's word on it ---- */

/* Opens it at `path`, made if it is not there, and holds it until release_log_close: two releases at once would not know of one another. */
epf_status release_log_open(release *r);
/* A cleanup of the arena; `what`: the release. */
void release_log_close(void *what);
/* EPF_E_LEDGER: the log is another than the ledger's newest release says. */
epf_status release_log_check(release *r);
/* Reads all earlier releases. */
epf_status release_log_read(release *r);
/* Adds the new release; of a ledger an entry says so, and both are written or neither. */
epf_status release_log_append(release *r);
/* Says in the ledger that the release was made, once more if it was before: what is published is disclosed. */
epf_status release_log_record(const release *r);
/* The release name must be without it: where an entry's purpose tells the log's hash. */
extern const char release_says_log[];
enum { RELEASE_HASH = 71 }; /* bytes of a hash as text */
/* The hash of a whole file as text. EPF_E_IO: `errno` says why it cannot be read. */
epf_status release_hash(int fd, char text[RELEASE_HASH + 1]);

/* ---- release_crossing.c: the attack on what counting again can check ---- */

typedef struct crossing crossing;
typedef vec(crossing *) crossings;

/* Counts behind the earlier releases that tell of some of the same people: a crossing for each other window, or one if there is none. */
epf_status release_cross(release *r, crossings *all);
/* Does the report as it is, with all releases of the crossing, let a sum of few people be worked out? */
bool release_falls(crossing *x);

/* ---- release_direct.c: what is compared without counting again ---- */

typedef enum direct_fault { DIRECT_FINE, DIRECT_GROUP, DIRECT_TOTALS } direct_fault;

/* What other values of the same outcome were released, and whether nobody has any but these. */
void release_find_values(release *r);
/* Does the report as it is tell, beside an earlier release, of few people? DIRECT_GROUP: `group` is to be hidden. */
direct_fault release_find_direct(const release *r, str *group);

#endif
