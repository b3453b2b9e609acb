/* The sealed decision table: one block, immutable, addressed by indexes, the same in memory and in a file.
 *
 *   header | strings | data | values | slots | cuts | words | tests | conjuncts | formulas | nodes | ... | rows
 *
 *   slot       what a test looks at, cut into cells: 3 cuts make 4 cells; an enum has a cell a value
 *   test       a slot and a set of its cells
 *   conjunct   tests that must all hold, one a slot
 *   formula    conjuncts of a condition F and of not-F: F may hold if one of F's survives, and is certain
 *              where none of not-F's does
 *   row        for one cell of one slot: the columns that a value in that cell leaves standing
 *
 * The columns of a row, a bit each:
 *
 *   | plane of applies | of criteria | of excluded | of available | further columns | columns of not-F |
 *
 *   lane       an option's place in every plane; options that test alike stand side by side
 *   plane      by lane, the first conjunct of the option's part; only of parts that some option has
 *   further    the other conjuncts of parts that have several, each with its owner (t_column)
 *   not-F      the conjuncts of not-F, of parts whose certainty their conjuncts' own does not tell (t_tangle)
 *   row 0      what stands at first: every column that is some conjunct, and those of parts that nobody asks
 *   open row   behind a slot's cells: the columns that do not test the slot. Who stands there needs no answer
 *   block      512 columns; a row's summary has a bit for each block in which it leaves anything standing
 *
 * A match ANDs a row for each slot that options test: bitmap intersection (Lakshman and Stiliadis 1998), with blocks
 * skipped that the summaries show empty (aggregated bit vectors: Baboescu and Varghese 2001). A column that stands in
 * all of the rows that its slots allow may hold; one that stands in each of them, for certain. Reasons walk the nodes
 * over the same slots.
 * Indexes are uint32_t, TABLE_NONE is no index. Byte order and widths are those of the machine that compiled.
 */
#ifndef EPF_TABLE_LAYOUT_H
#define EPF_TABLE_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bits.h"
#include "base/checksum.h"
#include "base/str.h"
#include "epf/status.h"

#define TABLE_NONE UINT32_MAX
#define TABLE_MAGIC "EPFTABLE"
enum {
  TABLE_FORMAT = 9,
  MEMBERS_MAX = 4096, /* values of a set */
  BLOCK_WORDS = 8,    /* of a row: 512 columns, the widest vector there is */
  CODES_MAX = 1 << 14 /* a field with no more values has its cells listed value by value */
};

typedef struct t_str {
  uint32_t at, len;
} t_str;

typedef struct t_list {
  uint32_t first, count;
} t_list;

/* Mirrors value_type, role, derive_kind, operator and so on of the model; the runtime must not include it. */
typedef enum t_type { T_BOOLEAN, T_INTEGER, T_DECIMAL, T_ENUM, T_SET, T_TEXT, T_DATE, T_DURATION, T_SENTENCE } t_type;
typedef enum t_role { T_INPUT, T_IDENTIFIER, T_PROTECTED, T_MONITORED } t_role;
typedef enum t_derive {
  T_FIELD, T_TRUE_WHEN, T_BANDS, T_SUM, T_COUNT, T_FIRST, T_FIRST_KNOWN, T_YEARS_BETWEEN, T_GREATEST, T_LEAST, T_MATRIX, T_REDUCE,
  T_MEMBERS /* a set: for each of its values a boolean input */
} t_derive;
typedef enum t_op {
  T_IS, T_IS_NOT, T_IN, T_NOT_IN, T_AT_LEAST, T_BELOW, T_BETWEEN, T_INCLUDES, T_INCLUDES_ANY, T_INCLUDES_ALL,
  T_INCLUDES_NONE, T_IS_EMPTY, T_MATCHES, T_KNOWN, T_SUITABLE
} t_op;
typedef enum t_node_op { T_ALL, T_ANY, T_NOT, T_K_OF, T_NAMED, T_VERSIONS, T_CLAUSE } t_node_op;
typedef enum t_slot_kind { SLOT_VALUE, SLOT_MEMBER, SLOT_PATTERN, SLOT_KNOWN, SLOT_COMPARE, SLOT_K_OF, SLOT_OPTION } t_slot_kind;
typedef enum t_part { T_APPLIES, T_CRITERIA, T_EXCLUDED, T_AVAILABLE, T_PARTS } t_part;
/* What the guidelines of a group say of one item; these data stand one behind the other, in this order. */
typedef enum t_guide { T_GUIDE_NONE, T_GUIDE_ID, T_GUIDE_START, T_GUIDE_FROM, T_GUIDE_TO, T_GUIDE_STATUS, T_GUIDE_MAXIMUM } t_guide;
/* What the ledger keeps of a datum for the statistics. */
enum t_kept { T_KEPT_GROUP = 1, T_KEPT_STRATUM = 2, T_KEPT_OFFICE = 4, T_KEPT_LEVEL = 8, T_KEPT_RESTRICTED = 16 };
enum { KEPT_VALUES_MAX = 250 }; /* of a datum that is kept: a code is a byte, and 0 is missing */
/* Which derived values read a datum: none (it is a result), a result, or others alone. */
typedef enum t_feeds { T_FEEDS_NOTHING, T_FEEDS_A_RESULT, T_FEEDS_VALUES } t_feeds;
typedef enum t_output_kind { T_LITERAL, T_MISSING, T_VALUE_OF } t_output_kind;

/* How a source is trusted. From T_UNVERIFIED on a rule set may withhold what rests on it alone. */
enum { T_SOURCED, T_SECONDARY, T_UNVERIFIED, T_CONFLICT };

typedef struct t_value {
  t_str id, label, label_cy, label_one;
} t_value;

typedef struct t_datum {
  t_str id, label, label_cy, help, help_cy, unit;
  uint8_t type, role, ordered, coded /* of a list: its values are numbers or booleans */, places, derive, status, is_protected;
  uint8_t has_stand_in, has_default, stale_unit, hidden; /* hidden: anonymous bands; fields: read by no rule */
  uint8_t feeds, unshown, guide, kept; /* t_feeds, t_guide; what the ledger keeps of it: bits of t_kept */
  t_list guidelines; /* T_GUIDE_ID: one for each of its values */
  uint32_t items;       /* it counts the items of a group: at most so many. Else 0 */
  uint32_t group, item; /* of an item: the datum that counts them, and which, from 1. Else TABLE_NONE, 0 */
  uint32_t slot; /* its value; TABLE_NONE for sets and texts */
  t_list values;
  int64_t min, max;
  uint32_t dated_by;
  int64_t stale_count;
  t_list inputs;  /* of numbers: data */
  t_list bounds;  /* of literals; REDUCE: a numerator and a denominator for each value of the second input */
  int64_t stand_in, default_value;
  t_list formulas; /* FIRST: case i is reachable (its `may` alone is used) */
  t_list nodes;    /* of numbers: the clauses, in the same order; TABLE_NONE for otherwise */
  t_list outputs;  /* FIRST, MATRIX; MEMBERS of a decision table: its list, with the boolean that says whether the rule hits as `datum` */
  t_list slots;    /* of numbers: every slot that looks at this datum: classes for `ask` */
} t_datum;

typedef struct t_output {
  uint32_t kind, datum;
  int64_t value;
} t_output;

typedef struct t_slot {
  uint8_t kind, op, unit, with_availability;
  uint32_t datum;  /* K_OF: the node; OPTION: the option */
  uint32_t other;  /* MEMBER: code; PATTERN: pattern; COMPARE: the right datum */
  int64_t offset;  /* COMPARE */
  uint32_t cells;  /* how many */
  uint32_t cuts;   /* first of cells - 1 cuts, for numbers; else TABLE_NONE */
  uint32_t set;    /* where in the scratch's words its cells stand; a value's own codes stand right behind */
  uint32_t row;    /* first of `cells` rows and the open row, or TABLE_NONE: no option tests it */
  uint32_t place;  /* among the slots that have rows */
  uint32_t codes;  /* of a field with few values: where the cell of its least value stands; else TABLE_NONE */
} t_slot;

typedef struct t_test {
  uint32_t slot;
  uint32_t words; /* index of the first word of its set of cells */
} t_test;

typedef struct t_formula {
  t_list may, not_may; /* conjuncts of F and of not-F */
} t_formula;

/* Whose a further column is. */
typedef struct t_column {
  uint32_t lane;
  uint8_t part, tangled; /* tangled: that it holds for certain tells nothing; its t_tangle does */
  uint16_t padding;
} t_column;

/* A part whose conjuncts share slots: it is certain where none of not-F's columns stands. */
typedef struct t_tangle {
  uint32_t lane, part;
  t_list columns; /* of the row */
} t_tangle;

typedef struct t_node {
  uint8_t op, in_window, status, own_status; /* statuses: T_NAMED */
  uint32_t k;
  t_list parts;     /* of numbers: nodes */
  uint32_t clause;  /* T_CLAUSE */
  uint32_t formula; /* TABLE_NONE: no slot occurs twice below, so the parts' own truths compose exactly */
  t_str name, label, label_cy; /* T_NAMED */
  uint32_t slot;    /* T_K_OF */
} t_node;

typedef struct t_clause {
  uint8_t op, quantifier, unit, in_window; /* quantifier: 0 any, 1 all, 2 none of the tests */
  uint32_t datum, other;
  int64_t offset;
  t_list tests;
  t_list literals;
  t_list texts; /* of strings: patterns or exact texts as written */
  t_list options;
  t_str id, lawful_basis, kind_name;
  uint32_t file, line, column; /* line 0: nobody wrote it, it is part of what reduces a group */
  uint32_t compare; /* 1 when `other` is the right-hand side */
} t_clause;

typedef struct t_citation {
  t_str title, url, section, seen, note;
  uint32_t status;
} t_citation;

typedef struct t_guideline {
  t_list citations;
  uint32_t status; /* of what its cells do not say otherwise */
} t_guideline;

typedef struct t_caution {
  uint32_t node, status;
  t_str say, say_cy;
  t_list citations; /* none: the option's, or the version's */
  uint32_t withholds, padding;
} t_caution;

typedef struct t_version {
  uint32_t node; /* it is in force */
  uint32_t status, own_status, padding;
  t_list citations;
} t_version;

/* How much of an option is chosen, in one of its amounts. */
typedef struct t_amount {
  uint32_t code, datum; /* code: of the rule set's amounts */
} t_amount;

typedef struct t_limit {
  uint32_t amount; /* index of an amount, one of its option's */
  uint32_t node;   /* TABLE_NONE: always */
  int64_t at_least, at_most;
  uint32_t objection, status, own_status, padding;
  t_str say, say_cy;
  t_list citations;
} t_limit;

typedef struct t_relation {
  uint32_t option, kind; /* one of them, the other TABLE_NONE */
  uint32_t status, padding;
  t_str say, say_cy;
  t_list citations;
} t_relation;

typedef struct t_package_rule {
  t_str id, say, say_cy;
  uint32_t node, objection, status, own_status;
  t_list citations;
} t_package_rule;

typedef struct t_option {
  t_str id, title, title_cy, description, kind, requirement, owner;
  int64_t rank;
  uint32_t status, own_status;
  t_list citations, cautions, versions;
  uint32_t node[T_PARTS];    /* TABLE_NONE: nothing is asked */
  uint32_t formula[T_PARTS]; /* of those of options */
  uint32_t lane;
  uint32_t file, line, column;
  uint32_t kind_ix;   /* of the kinds */
  uint32_t withholds; /* does any of its cautions? */
  uint64_t purposes;  /* a bit each */
  t_list amounts, limits, requires, incompatible;
} t_option;

typedef enum t_section {
  SEC_STRINGS, SEC_DATA, SEC_VALUES, SEC_SLOTS, SEC_CUTS, SEC_WORDS, SEC_TESTS, SEC_CONJUNCTS, SEC_FORMULAS, SEC_NODES,
  SEC_CLAUSES, SEC_OPTIONS, SEC_CAUTIONS, SEC_CITATIONS, SEC_OUTPUTS, SEC_NUMBERS, SEC_LITERALS, SEC_TEXTS, SEC_PATTERNS,
  SEC_FILES, SEC_PROGRAM, SEC_VERSIONS, SEC_AMOUNTS, SEC_LIMITS, SEC_RELATIONS, SEC_PACKAGE_RULES, SEC_GUIDELINES,
  SEC_LANES, SEC_COLUMNS, SEC_TANGLES, SEC_TESTED, SEC_CODES, SEC_SUMMARIES, SEC_ROWS, SEC_COUNT
} t_section;

typedef struct t_header {
  char magic[8];
  uint32_t format, byte_order; /* byte_order: 0x01020304 as written */
  uint64_t bytes;
  uint8_t checksum[CHECKSUM_BYTES]; /* of all that follows this member */
  uint8_t fingerprint[32];
  char compiler[24];
  t_str id, version, title, title_cy, owner;
  uint32_t field_end, as_of_field, include_field; /* include_field: true shows what nobody has verified */
  uint32_t option_conjuncts; /* the first so many conjuncts are options' */
  uint32_t plane[T_PARTS];   /* the first word of each part's plane; TABLE_NONE: no option has that part */
  uint32_t plane_words, further_word; /* how wide a plane is; where the further columns begin */
  uint32_t row_words, row_stride;     /* of a row: in use; from one to the next */
  uint32_t summary_words;             /* of a row; 0: there are no summaries, they would not pay */
  uint32_t tested_fields;  /* of the slots that have rows, so many stand first that are fields' */
  uint32_t program_verdicts; /* so many slots are filled before verdicts are found; the rest only where they are asked for */
  uint32_t set_words;  /* of the scratch's sets */
  uint32_t month_days, year_days;
  t_list by_rank; /* of numbers: options by rank, then id */
  uint32_t package_first; /* data about what was chosen: by option, kind, purpose and amount, or none at all */
  uint32_t program_plain; /* so many slots are filled where nothing is chosen; the rest is of packages alone */
  t_list purposes, amounts; /* of values */
  t_list kinds;             /* of values */
  struct {
    uint64_t at, count;
  } section[SEC_COUNT];
} t_header;

/* A table in memory: the block, and typed views of its sections. */
typedef struct table {
  const t_header *head;
  const char *strings;
  const t_datum *data;
  const t_value *values;
  const t_slot *slots;
  const int64_t *cuts;
  const uint64_t *words;
  const t_test *tests;
  const t_list *conjuncts;
  const t_formula *formulas;
  const t_node *nodes;
  const t_clause *clauses;
  const t_option *options;
  const t_caution *cautions;
  const t_citation *citations;
  const t_version *versions;
  const t_amount *package_amounts;
  const t_limit *limits;
  const t_relation *relations;
  const t_package_rule *package_rules;
  const t_guideline *guidelines;
  const t_output *outputs;
  const uint32_t *numbers;
  const int64_t *literals;
  const t_str *texts, *patterns, *files;
  const uint32_t *program; /* slots in the order in which they are filled */
  const uint32_t *lanes;   /* options */
  const t_column *columns; /* the further ones */
  const t_tangle *tangles;
  const uint32_t *tested;  /* the slots that have rows: those of fields first, the most telling first */
  const uint16_t *codes;   /* cells */
  const uint64_t *summaries; /* by row */
  const uint64_t *rows;
  uint32_t data_count, slot_count, option_count, pattern_count, node_count, formula_count, conjunct_count, clause_count,
    program_count, amount_count, package_rule_count, guideline_count, column_count, tangle_count, tested_count;
} table;

static inline str table_str(const table *t, t_str s) { return (str){t->strings + s.at, s.len}; }

static inline bool table_has_choices(const table *t) { return t->head->package_first < t->data_count; }
/* Data about what was chosen, where there are any. */
static inline uint32_t table_chosen(const table *t, uint32_t option) { return t->head->package_first + option; }
static inline uint32_t table_chosen_kind(const table *t, uint32_t kind) { return table_chosen(t, t->option_count) + kind; }
/* The next of the option's cautions that withholds, from `*nth` on. */
static inline bool table_next_doubt(const table *t, const t_option *o, uint32_t *nth) {
  while (*nth < o->cautions.count && t->cautions[o->cautions.first + *nth].withholds == 0) ++*nth;
  return o->withholds != 0 && *nth < o->cautions.count;
}
static inline uint32_t table_chosen_purpose(const table *t, uint32_t code) { return table_chosen_kind(t, t->head->kinds.count) + code; }

/* Is the derived value the years from a protected field, a date of birth, to the evaluation date? Then *born is that field. */
static inline bool table_is_age(const table *t, const t_datum *d, uint32_t *born) {
  if (d->derive != T_YEARS_BETWEEN) return false;
  uint32_t from = t->numbers[d->inputs.first], to = t->numbers[d->inputs.first + 1];
  *born = from;
  return from < t->head->field_end && t->data[from].role == T_PROTECTED && (to == 0 || to == t->head->as_of_field);
}
/* May what is found of the option be withheld, since nobody has verified it? */
static inline bool table_is_told(const t_option *o) { return o->own_status >= T_UNVERIFIED || o->withholds != 0; }
/* Row `number` of all. */
static inline const uint64_t *table_row(const table *t, uint32_t number) { return t->rows + (size_t)number * t->head->row_stride; }
/* The cell that a value of the slot's datum falls into. It runs for every number of every profile. */
static inline uint32_t table_cell(const table *t, const t_slot *s, int64_t value) {
  if (s->cuts == TABLE_NONE) return (uint32_t)value;
  if (s->codes != TABLE_NONE) {
    const t_datum *d = &t->data[s->datum];
    if (value >= d->min && value <= d->max) return t->codes[s->codes + (size_t)(value - d->min)];
  }
  const int64_t *cuts = t->cuts + s->cuts; /* cell i begins at cut i-1 */
  uint32_t low = 0, left = s->cells - 1;   /* the number of cuts that are not above the value */
  while (left > 0) {
    uint32_t half = (left + 1) / 2;
    low += cuts[low + half - 1] <= value ? half : 0; /* a move, not a jump */
    left -= half;
  }
  return low;
}

/* How wide an element of a section is. */
extern const uint32_t table_element_bytes[SEC_COUNT];
/* The checksum that the block's header should have; of `bytes` bytes, a header or more. */
void table_checksum(uint8_t sum[CHECKSUM_BYTES], const void *block, uint64_t bytes);
/* Points the views of `t` into a block that was checked. */
void table_view(table *t, const void *block);
/* Is this a whole table that can be matched without reading outside it? EPF_E_FORMAT: no, and why. EPF_E_NOMEM.
 * Reads every byte. */
EPF_MUST_USE epf_status table_validate(const void *block, uint64_t bytes, const char **why);

#endif
