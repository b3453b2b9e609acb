/* The typed rule model: what the author's text means, names bound, types checked, nothing compiled yet.
 *
 *   model -> data     every named thing with a value: as_of, stage, the fields, the derived values
 *         -> conditions, options -> nodes -> clauses
 *         -> cases
 *
 * The naive interpreter in tests/ walks this model and nothing below it. Everything lives in one arena.
 * Indexes refer to the arrays of `model`; enum values, members and stages are codes: indexes into `values`.
 * Numbers of every kind are int64_t: decimals scaled by 10^places, dates as days since 1970-01-01, durations
 * in days (by the rule set's own conversion), sentences on their scale (base/sentence.h), booleans 0 and 1, enums their
 * code.
 */
#ifndef EPF_MODEL_MODEL_H
#define EPF_MODEL_MODEL_H

#include "base/date.h"
#include "diag/diag.h"
#include "yaml/doc.h"

#define NONE UINT32_MAX

typedef enum value_type {
  TYPE_BOOLEAN, TYPE_INTEGER, TYPE_DECIMAL, TYPE_ENUM, TYPE_SET, TYPE_TEXT, TYPE_DATE, TYPE_DURATION, TYPE_SENTENCE
} value_type;
typedef enum role { ROLE_INPUT, ROLE_IDENTIFIER, ROLE_PROTECTED, ROLE_MONITORED } role;
typedef enum source_status { STATUS_SOURCED, STATUS_SECONDARY, STATUS_UNVERIFIED, STATUS_CONFLICT } source_status;

typedef struct named_value { /* of an enum or a set */
  str id, label, label_cy;
  str label_one; /* of an amount: "hour"; Welsh has one form behind a number */
} named_value;

typedef struct duration {
  int64_t count;
  date_unit unit;
} duration;

typedef struct citation {
  str title, url, section, note;
  str seen; /* as written, YYYY-MM-DD, or empty */
  source_status status;
  span at;
} citation;

typedef struct citations {
  citation *at;
  size_t count;
} citations;

typedef struct node node;

/* ---- derived values ---- */

typedef enum derive_kind {
  DERIVE_NOTHING, /* a field of the profile, or as_of, or stage */
  DERIVE_TRUE_WHEN, DERIVE_BANDS, DERIVE_SUM, DERIVE_COUNT, DERIVE_FIRST, DERIVE_FIRST_KNOWN,
  DERIVE_YEARS_BETWEEN, DERIVE_GREATEST, DERIVE_LEAST, DERIVE_MATRIX, DERIVE_REDUCE,
  DERIVE_MEMBERS, /* a set */
  DERIVE_LAST = DERIVE_MEMBERS
} derive_kind;

typedef enum output_kind { OUTPUT_LITERAL, OUTPUT_MISSING, OUTPUT_VALUE_OF } output_kind;
typedef struct output {
  output_kind kind;
  int64_t value;  /* OUTPUT_LITERAL, in the owner's scale */
  uint32_t datum; /* OUTPUT_VALUE_OF */
  span at;
} output;

typedef struct derive_case {
  node *when; /* NULL: otherwise */
  output then;
  span at;
} derive_case;

/* A band, or a matrix axis's step, begins at its lower bound; the last has no upper end. */
typedef struct derivation {
  derive_kind kind;
  uint32_t *inputs; /* BANDS 1; SUM, FIRST_KNOWN, GREATEST, LEAST n; YEARS_BETWEEN 2; MATRIX one an axis; REDUCE 2;
                       MEMBERS for each value whether the set holds it */
  size_t input_count;
  int64_t *bounds; /* BANDS: lower bounds but the first, in the input's scale; band i is below bounds[i] */
  int64_t *shares; /* REDUCE: for each value of the second input the numerator and the denominator of what is taken off */
  bool has_stand_in; /* SUM, GREATEST, LEAST, COUNT: a missing (unknown) item counts as stand_in */
  int64_t stand_in;  /* in the result's scale; COUNT: 0 or 1 */
  bool has_default;  /* FIRST_KNOWN: a literal stands last */
  int64_t default_value;
  node **clauses; /* TRUE_WHEN 1; COUNT n */
  size_t clause_count;
  derive_case *cases; /* FIRST */
  size_t case_count;
  output *cells; /* MATRIX: row-major in axis order, the last axis fastest. MEMBERS of a table: its list, rule by rule; `datum` is
                    the boolean that says whether the rule hits */
  size_t cell_count;
} derivation;

/* A named thing with a value. data[0] is as_of, data[1] is stage, then fields in vocabulary order, then groups by
 * name: how many items there are (an integer under the group's own name), and the fields of each. Then derived values
 * sorted by name, last those of the groups' items. From package_first on stand data about what was chosen, which no
 * profile answers, no result shows and only package rules and limits read: for each option whether it is chosen, then
 * for each kind how many are, for each purpose whether one serves it, and how much of each option. What a derived value needs of its own, such as the anonymous bands
 * of a matrix or the members of a set, comes right behind it and is hidden. */
/* What the ledger keeps for the statistics; a bit each. */
enum kept_as { KEPT_GROUP = 1, KEPT_STRATUM = 2, KEPT_OFFICE = 4, KEPT_LEVEL = 8, KEPT_RESTRICTED = 16 };

typedef struct datum {
  str id;   /* anonymous bands: MATRIX.rows and so on; cannot be named in a clause */
  str name; /* as the author writes it: of an item's data `harm`, where the id is `offences.2.harm` */
  value_type type;
  role role;
  bool ordered; /* TYPE_ENUM */
  bool coded;   /* TYPE_TEXT; of a table's list: its values are numbers or booleans */
  named_value *values;
  size_t value_count;
  uint32_t *codes;  /* 0 .. value_count-1, for every `is: none`; NULL until one asks */
  int64_t min, max; /* every number the datum can have, both included; enums 0 .. value_count-1 */
  int places;
  uint32_t dated_by;    /* NONE: undated */
  duration stale_after; /* count 0: never stale */
  str label, label_cy, help, help_cy, unit, origin /* `source` of a field */;
  bool is_protected; /* its own role, or through an input */
  uint8_t kept;      /* kept_as: what the ledger keeps of it */
  bool unshown;      /* kept off the page unless all is asked for */
  source_status status; /* the worst of its own citations and of all it rests on */
  citations sources;
  derivation how;
  span at;
  uint32_t group, item; /* of a group's item: the datum that counts the items, and which item, from 1. Else NONE, 0 */
  uint32_t item_step;   /* how far apart the same datum of two items stands */
  bool hidden;          /* made by the compiler: no part of results */
  bool is_clause;       /* its YAML is the clause that makes it true */
  uint8_t guide;        /* guide_part: made by the guidelines of its group */
  uint32_t guideline;   /* of GUIDE_APPLIES and behind: which */
  uint8_t tabled;       /* table_part: worked out by a decision table */
  uint32_t table;       /* of TABLE_OUTPUT: the datum whose text the table is */
  uint32_t column;      /* of TABLE_OUTPUT: which of its outputs */
  const doc *text; /* its YAML */
} datum;

/* What a guideline makes of each item of its group, in this order: the results, whose names are reserved, then hidden
 * data, first which guideline it is, then for each guideline whether it applies and its grid four times over. */
typedef enum guide_part {
  GUIDE_NONE, GUIDE_ID, GUIDE_START, GUIDE_FROM, GUIDE_TO, GUIDE_STATUS, GUIDE_MAXIMUM, GUIDE_WHICH,
  GUIDE_APPLIES, GUIDE_START_CELLS, GUIDE_FROM_CELLS, GUIDE_TO_CELLS, GUIDE_STATUS_CELLS
} guide_part;
enum { GUIDE_RESULTS = GUIDE_MAXIMUM, GUIDE_OF_ITEM = GUIDE_WHICH, GUIDE_OF_GUIDELINE = GUIDE_STATUS_CELLS - GUIDE_WHICH };

/* A table with one output is that derived value. With several each output is a datum of its own, and the table one that is hidden. */
typedef enum table_part { TABLE_NOT, TABLE_WHOLE, TABLE_OF_SEVERAL, TABLE_OUTPUT } table_part;

/* Items of one shape: the offences of a case. Spelt out: each item's data are data of their own. */
typedef struct group {
  str id, label, label_cy; /* the label is one item's */
  uint32_t count;          /* the datum that says how many items there are */
  uint32_t most;
  uint32_t *guidelines; /* those that are for it, in order of id */
  size_t guideline_count;
  uint32_t guided; /* the first of the data that they make of item 1; those of the next stand guided_step behind */
  uint32_t guided_step;
} group;

typedef struct guideline_cell {
  bool has_start, has_range; /* no start: the grid has nothing there */
  int64_t start, from, to;
  source_status status;
  str note;
} guideline_cell;

/* A grid of starting points and category ranges for the items that its `when` picks. */
typedef struct guideline {
  str id, title, title_cy;
  citations sources;
  source_status status; /* of the grid, where a cell says nothing else */
  uint32_t group;       /* index of groups */
  uint32_t *axes;       /* of item 1 */
  size_t axis_count;
  guideline_cell *cells; /* as of a matrix */
  size_t cell_count;
  span at;
  const doc *text;
} guideline;

/* ---- conditions ---- */

typedef enum node_op { NODE_ALL, NODE_ANY, NODE_NOT, NODE_AT_LEAST, NODE_NAMED, NODE_VERSIONS, NODE_CLAUSE } node_op;

typedef enum clause_kind {
  CLAUSE_VALUE,   /* the datum's value is one of a set: see `ranges` */
  CLAUSE_MEMBERS, /* the set holds: see `quantifier` and `codes` */
  CLAUSE_PATTERN, /* the text matches any of `patterns` */
  CLAUSE_COMPARE, /* two data: see `compare` */
  CLAUSE_KNOWN,
  CLAUSE_OPTION   /* any of `options` is suitable */
} clause_kind;

/* How the clause was written; `ranges` holds what it means. */
typedef enum operator {
  OP_IS, OP_IS_NOT, OP_IN, OP_NOT_IN, OP_AT_LEAST, OP_BELOW, OP_BETWEEN /* at_least and below */,
  OP_INCLUDES, OP_INCLUDES_ANY, OP_INCLUDES_ALL, OP_INCLUDES_NONE, OP_IS_EMPTY, OP_MATCHES, OP_KNOWN, OP_SUITABLE
} operator;

typedef struct range { /* both ends included; within the datum's min..max */
  int64_t from, to;
} range;

typedef enum quantifier { QUANTIFY_ANY, QUANTIFY_ALL, QUANTIFY_NONE } quantifier;

/* left OP right moved by `offset` units; OP one of IS, IS_NOT, AT_LEAST, BELOW. Numbers of different places are
 * compared exactly. */
typedef struct comparison {
  uint32_t right;
  int64_t offset;
  date_unit unit;
} comparison;

typedef struct clause {
  clause_kind kind;
  operator op;
  uint32_t datum; /* all but CLAUSE_OPTION */
  range *ranges;  /* CLAUSE_VALUE: ascending, disjoint, not touching; never empty, never the whole range */
  size_t range_count;
  int64_t *literals; /* as written: IS, IS_NOT 1; IN, NOT_IN n; AT_LEAST, BELOW 1; BETWEEN 2 */
  size_t literal_count;
  quantifier quantifier; /* CLAUSE_MEMBERS */
  uint32_t *codes;       /* CLAUSE_MEMBERS */
  size_t code_count;
  str *patterns; /* CLAUSE_PATTERN: PCRE2 patterns (`in` lists are turned into patterns) */
  str *exact;    /* CLAUSE_PATTERN by `in`: the texts as written, else NULL */
  size_t pattern_count;
  comparison compare; /* CLAUSE_COMPARE; op IS, IS_NOT, AT_LEAST, BELOW */
  uint32_t *options;  /* CLAUSE_OPTION, by index, in order of id */
  size_t option_count;
  str kind_name; /* CLAUSE_OPTION by kind; else empty */
  bool with_availability;
} clause;

struct node {
  node_op op;
  span at;
  str id; /* stable if the author gave one, else positional */
  bool id_given;
  str note, lawful_basis;
  int k; /* NODE_AT_LEAST */
  node **parts; /* NODE_NAMED: one, the condition's body (shared: naming is textual) */
  size_t part_count;
  uint32_t condition; /* NODE_NAMED */
  size_t weight;      /* how many clauses it spells out to */
  bool in_window;     /* part of an in-force window */
  bool joined;        /* nobody wrote it: it joins what stands in several places */
  bool made;          /* by the compiler: nobody wrote it */
  clause clause;
};

typedef struct condition {
  str id, label, label_cy;
  node *body;
  citations sources;
  source_status own_status, status; /* status: the worst of its own and of all it rests on */
  span at;
} condition;

/* ---- options ---- */

typedef struct caution {
  node *when;
  str say, say_cy;
  uint32_t version; /* of the option, that states it; NONE: the option does */
  citations sources;    /* none: those of the option, or of that version */
  source_status own_status, status; /* own_status: of `sources`. status: the worst of that, or of the option's or the
                                       version's where there are none, and of all that `when` rests on */
  bool withholds;       /* where `when` may hold, the sources disagree about the option, or nobody has verified what it says */
  span at;
} caution;

typedef struct window { /* half-open: from <= date < to; DATE_MIN and DATE_MAX + 1 where open */
  uint32_t datum;
  int64_t from, to;
  span at;
} window;

typedef struct version {
  window *windows;
  size_t window_count;
  node *in_force;                /* all of its windows are open */
  node *bodies[4];               /* eligible, prerequisites, excluded, available: its own or the option's; may be NULL */
  citations sources;             /* its own or the option's */
  source_status own_status, status; /* status: the worst of its own and of all that it rests on */
  span at;
} version;

/* The four questions of a verdict. NULL applies/criteria/available: true; NULL excluded: false. */
typedef enum part { PART_APPLIES, PART_CRITERIA, PART_EXCLUDED, PART_AVAILABLE, PART_COUNT } part;

/* How much of an option there may be: at one level, from one date on, where `when` holds. */
typedef struct limit {
  uint32_t amount; /* of the rule set's amounts, by code */
  uint32_t datum;  /* how much of it is chosen */
  int64_t at_least, at_most; /* 0 and AMOUNT_MAX where they are not stated */
  node *when;      /* NULL: always */
  bool objection;  /* else advice */
  str say, say_cy;
  citations sources; /* its own or the option's */
  source_status own_status, status; /* status: the worst of its own and of all it rests on */
  span at;
} limit;

/* What an option needs beside it, or cannot stand beside. */
typedef struct relation {
  uint32_t option; /* NONE: any other of the kind */
  str kind;        /* empty where an option is named */
  str say, say_cy;
  citations sources; /* its own or the option's */
  source_status status;
  span at;
} relation;

typedef struct relations {
  relation *at;
  size_t count;
} relations;

/* How much of the option is chosen, in one of its amounts. */
typedef struct amount {
  uint32_t code, datum;
} amount;

typedef struct option {
  str id, title, title_cy, description, kind, requirement, owner, sign_off_by, sign_off_on, review_by;
  int64_t rank;
  uint32_t *stages; /* none: every stage */
  size_t stage_count;
  citations sources;
  source_status own_status, status; /* the worst of its versions'. status: and of all it rests on */
  version *versions; /* `in_force` makes one */
  size_t version_count;
  node *parts[PART_COUNT]; /* APPLIES: stage and windows. CRITERIA: all of eligible and prerequisites */
  caution *cautions;
  size_t caution_count;
  uint32_t *purposes; /* codes of the rule set's purposes, ascending */
  size_t purpose_count;
  amount *amounts; /* in the order in which its limits name them */
  size_t amount_count;
  limit *limits;
  size_t limit_count;
  relations requires, incompatible;
  uint32_t kind_ix; /* of the rule set's kinds */
  span at;
  const doc *text;
} option;

/* What is to be said of a package as a whole. */
typedef struct package_rule {
  str id, say, say_cy;
  node *when;
  bool objection; /* the package may not stand; else advice */
  citations sources;
  source_status own_status, status; /* status: the worst of its own and of all it rests on */
  span at;
} package_rule;

typedef struct test_case {
  str name, as_of, stage;
  const doc *profile, *expect;
  const doc *package; /* NULL: none is judged */
  bool says_include, include_unverified; /* what it says of the answer that --include-unverified gives, if it does */
  span at;
} test_case;

typedef struct model {
  str id, version, title, title_cy, owner, description;
  str *languages;
  size_t language_count;
  uint32_t as_of_field; /* NONE */
  uint32_t include_field; /* the boolean that --include-unverified sets; NONE */
  int64_t month_days, year_days; /* 0: not stated */
  datum *data;
  size_t data_count, field_end; /* data[2 .. field_end) are fields */
  group *groups; /* in order of id */
  size_t group_count;
  guideline *guidelines; /* in order of id */
  size_t guideline_count;
  condition *conditions;
  size_t condition_count;
  option *options; /* in order of id */
  size_t option_count;
  datum purposes, amounts; /* words of the rule set with their labels: enums that no profile answers */
  datum kinds;             /* of options, in order, with their labels: the same */
  package_rule *package_rules; /* in order of id */
  size_t package_rule_count;
  uint32_t package_first; /* see below; data_count where there are none */
  test_case *cases;
  size_t case_count;
  const source **files;
  size_t file_count;
} model;

enum { AMOUNT_MAX = 100000, PURPOSES_MAX = 64 };
enum { DATUM_AS_OF = 0, DATUM_STAGE = 1, DATUM_FIELDS = 2 };

/* Reads the documents into `m`; every fault is in `d`. True when there is none. */
bool model_decode(model *m, arena *a, diags *d, doc *const *docs, size_t doc_count, const doc *root);
/* The datum of this name, or NONE. Anonymous bands are not found. */
uint32_t model_find_datum(const model *m, str id);
uint32_t model_find_option(const model *m, str id);
uint32_t datum_find_value(const datum *d, str id);
static inline uint32_t datum_of_chosen(const model *m, uint32_t option_ix) { return m->package_first + option_ix; }
static inline uint32_t datum_of_kind(const model *m, uint32_t kind) { return datum_of_chosen(m, (uint32_t)m->option_count) + kind; }
static inline uint32_t datum_of_purpose(const model *m, uint32_t code) { return datum_of_kind(m, (uint32_t)m->kinds.value_count) + code; }
/* A full account as JSON. `positions` off: the canonical form, the same for any file split and rule order. */
void model_print_json(const model *m, bool positions, buf *to);
const char *value_type_text(value_type t);
const char *operator_text(operator op);
const char *source_status_text(source_status s);

#endif
