/* Proxies: which rules and inputs that look neutral stand in for a monitored field.
 *
 *   people by group, what befell them (a clause alone was named against them, a field was missing), their inputs
 *     -> disclosure control -> a table for each clause and field; how well the inputs predict the group -> JSON, text, CSV
 *
 * Nothing here can find that there is no proxy, and nothing says so. Nothing depends on the order of rows. What disclosure control hides is
 * wiped before any figure is computed. In an arena, which runs out of memory by a jump; not thread safe.
 */
#ifndef EPF_BIAS_PROXIES_H
#define EPF_BIAS_PROXIES_H

#include "base/names.h"
#include "bias/figures.h"

enum {
  PROXY_FOLDS = 5,
  PROXY_PEOPLE_MOST = 50000, /* whose inputs are read */
  PROXY_VALUES_MOST = 64     /* of an input that is no number, and members of a set */
};

/* ---- what is known ---- */

/* The values of an input, or the groups. A cell is a number, a word, or members of a set joined by semicolons: which of them, is found from
 * all the values that there are. */
typedef struct proxy_column {
  str name;
  names index;
  vec(str) values;  /* code 1 is values.at[0]; 0: missing */
  uint8_t forms;    /* as which forms of a number all of them can be read */
  bool too_many;    /* words, and more of them than are kept */
  bool is_group;    /* it is what people are grouped by: it would predict itself */
} proxy_column;
void proxy_column_init(proxy_column *c, str name);
/* The code of a value, which is copied; 0 where it is missing (at == NULL). */
uint32_t proxy_code(proxy_column *c, arena *memory, str value);
/* Sorts the values, so that codes do not depend on the order in which they came. The new code of each old one; no value can be added after. */
uint32_t *proxy_sort(proxy_column *c, arena *memory);

/* People of one group with the same inputs. */
typedef struct proxy_row {
  uint32_t group;               /* its number */
  uint32_t folds[PROXY_FOLDS];  /* how many of them are in each fold */
  uint32_t *codes;              /* one a column */
} proxy_row;

typedef enum proxy_kind { PROXY_CLAUSE, PROXY_UNAVAILABLE, PROXY_OPEN, PROXY_MISSING, PROXY_KINDS } proxy_kind;
const char *proxy_kind_text(proxy_kind k);

/* What befell people at risk. */
typedef struct proxy_event {
  proxy_kind kind;
  str name;         /* of the clause, the field */
  bool lawful;      /* a clause with a lawful basis on a protected field */
  uint64_t *people; /* by group */
} proxy_event;

typedef struct proxy_data {
  const str *groups; /* their names by number, sorted */
  size_t group_count;
  uint64_t *at_risk; /* by group; NULL: inputs alone are looked at */
  proxy_event *events;
  size_t event_count;
  proxy_column *columns;
  size_t column_count;
  proxy_row *rows;
  size_t row_count;
  uint64_t every; /* one in so many people was read */
  uint64_t group_missing, erased, unread; /* people left out: of unknown group; whose content was erased; that has no inputs */
} proxy_data;

/* ---- what comes of it ---- */

typedef struct proxy_cell {
  bool suppressed;
  uint64_t n, x; /* zero where suppressed */
  double rate;
  interval rate_ci; /* Wilson */
  bool compared;    /* all below is set */
  double rri;
  interval rri_wald, rri_exact;
} proxy_cell;

typedef struct proxy_table {
  proxy_kind kind;
  str name;
  bool lawful, few; /* few: over all groups below the least count, and nothing else is told */
  proxy_cell *cells; /* by group */
} proxy_table;

/* How well all inputs together tell a group from the rest. */
typedef struct proxy_area {
  str group;
  estimate area; /* rounded, as all that follows */
} proxy_area;

/* How strongly one input alone goes with the group. */
typedef struct proxy_strength {
  str input, member; /* member: of a set; empty: the whole input */
  double v;
  interval ci;
} proxy_strength;

typedef struct proxy_prediction {
  bool possible; /* there are two groups large enough, and an input */
  uint64_t people;
  proxy_area *areas;
  size_t area_count, small_groups; /* small: of fewer people than the least count; not used */
  double balanced_accuracy, chance;
  proxy_strength *inputs;
  size_t input_count;
  size_t few, constant;           /* inputs left out: known of too few people; the same for everybody */
  vec(str) text, grouping;        /* inputs not used: free text, or too many values; what people are grouped by */
} proxy_prediction;

typedef struct proxy_report {
  const bias_request *request;
  const proxy_data *data;
  str group_names, reference; /* reference empty: nothing is compared */
  proxy_table *tables;
  size_t table_count, few[PROXY_KINDS]; /* few: clauses and fields left out, each below the least count over all */
  bias_left_out left_out[3];
  proxy_prediction prediction;
} proxy_report;

/* Sorts columns and rows. False: `why` says that there is no such reference, with the groups that there are. */
bool proxies_compute(proxy_report *to, arena *memory, proxy_data *d, str group_names, const bias_request *request, buf *why);

void proxies_json(const proxy_report *r, buf *to);
void proxies_text(const proxy_report *r, buf *to);
void proxies_csv(const proxy_report *r, buf *to);

/* ---- the parts of proxies_compute, each a file ---- */

/* An input as it is used: a column, or a member of a set, with a level for each code. */
typedef struct proxy_feature {
  str name, member;
  size_t column;
  uint32_t levels, *level; /* by code */
  double *numbers;         /* by code; NULL: no number, and levels stay */
  uint32_t *rising;        /* codes in the order of their numbers */
  size_t code_count;       /* with the missing one */
} proxy_feature;
typedef struct proxy_features {
  proxy_feature *at;
  size_t count, cap;
} proxy_features;

/* Which inputs can be used: `people` tells for each column how many have which code. What cannot is told in `p`. */
void proxies_find_features(proxy_features *to, proxy_prediction *p, arena *memory, const proxy_data *d, uint64_t *const *people, uint64_t min_count);
/* Cuts a number at the quintiles of these people. */
void proxies_cut(proxy_feature *f, const uint64_t *people);
void proxies_predict(proxy_prediction *p, arena *memory, proxy_data *d, const bias_request *request);

#endif
