/* What the decoders share. Only files of this folder include it.
 *
 * Decoding goes on after a fault, so that one run shows many. What a fault spoils is marked broken and
 * whatever rests on it keeps silent: one mistake, one message.
 */
#ifndef EPF_MODEL_DECODE_H
#define EPF_MODEL_DECODE_H

#include "base/names.h"
#include "model/keys.h"
#include "model/model.h"

typedef enum progress { TO_DO, IN_WORK, DONE, BROKEN } progress;

enum { CHAIN_MAX = 200 }; /* derived values and conditions resting on one another */

/* The rules of which item are being decoded: its group's short names mean its own data. */
typedef struct scope {
  const struct group_members *in; /* NULL: of none */
  uint32_t item;
  bool in_package; /* clauses may ask what was chosen */
} scope;

typedef vec(datum) data_list;

typedef struct group_members { /* of a group */
  const group *of;
  names names; /* short names of its fields and of what is derived for each item */
  bool broken;
} group_members;

typedef vec(uint32_t) kind_options;

typedef struct decoder {
  arena *a;
  diags *d;
  model *m;
  names data, conditions, options, kinds, groups, guidelines; /* name -> index */
  group_members *members; /* by group */
  kind_options *of_kind;  /* by kind: its options, once asked for */
  names wide_tables;      /* tables of several outputs, which have no value under their own names -> of wide_outputs: the first */
  vec(str) wide_outputs;
  names several;          /* the same, those of items by their full names -> the hidden datum */
  struct decision_table **tables; /* by datum, once read */
  scope scope;
  progress *datum_state, *condition_state, *guideline_state;
  const doc **condition_docs;
  int depth; /* of derived values and conditions being decoded within one another */
  uint32_t datum_at, condition_at; /* what is being decoded just now; NONE: something else */
  names clause_ids;                /* given by authors, with their owners -> index of clause_places */
  vec(span) clause_places;
} decoder;

/* The clause id under construction: a prefix that grows by ".2" and shrinks again. */
typedef struct id_path {
  str prefix;
  str owner; /* what an author's own id is appended to */
} id_path;

/* -- text and names (decode_text.c) -- */
/* `what` is how a message begins: "the title", "`fields`". */
bool expect_kind(decoder *c, const doc *n, doc_kind kind, const char *what);
/* The same with a help of its own. */
bool expect_kind_help(decoder *c, const doc *n, doc_kind kind, const char *what, const char *help);
bool check_keys(decoder *c, const doc *n, const key *const *tables, size_t table_count, const char *what);
/* The keys of an included file: what only ruleset.yaml may say is told to belong there. */
bool check_file_keys(decoder *c, const doc *n);
bool read_text(decoder *c, const doc *n, const char *what, str *text);
bool read_boolean(decoder *c, const doc *n, bool *value);
/* The number under the key `name`; `example` is one for the help. */
bool read_small(decoder *c, const doc *n, const char *name, int64_t least, int64_t most, int example, int64_t *value);
/* A day as YYYY-MM-DD; a fault is told as `code`. */
bool read_date(decoder *c, diag_code code, const doc *n, int64_t *day);
bool read_duration(decoder *c, const doc *n, duration *value);
bool parse_duration(str text, duration *value);
typedef enum name_style { NAME_SNAKE, NAME_KEBAB, NAME_VALUE } name_style;
bool check_name(decoder *c, const doc *n, name_style style, const char *what);
/* Suggests the nearest of the names in `from` as help, else `otherwise`. */
/* `monitoring` of ruleset.yaml, when all data are decoded. */
void decode_monitoring(decoder *c, const doc *root);
void suggest(decoder *c, diag *on, str wrong, const names *from, const char *otherwise);
/* `unverified`. */
bool read_status(decoder *c, const doc *n, source_status *to);
void read_optional_text(decoder *c, const doc *mapping, const char *key, str *to);
/* "`a`, `b`": for messages. */
str list_names(decoder *c, size_t count, str (*at)(const void *from, size_t i), const void *from);
citations read_citations(decoder *c, const doc *n, source_status *worst);
/* A list given as one item or as a list. */
size_t list_items(const doc *n, const doc *const **items, const doc **single);

/* -- values (decode_value.c) -- */
bool read_values(decoder *c, const doc *n, datum *to);
bool read_values_from(decoder *c, const doc *n, datum *to);
/* A literal of the datum's type in its scale. Enum: a code. Faults are reported. */
bool read_literal(decoder *c, const doc *n, const datum *of, int64_t *value);
/* Days, by the rule set's conversion; false where months or years are not stated. */
bool duration_days(const model *m, duration d, int64_t *days);
/* Looks a name up and sees to it that the datum is decoded; NONE when unknown, unreadable or broken. */
uint32_t read_datum(decoder *c, const doc *n);
bool datum_is_number(const datum *d);
bool same_values(const datum *x, const datum *y);

/* Counts one more level; false, with a message, when the chain is too long. Pair with leave(). */
bool enter(decoder *c, span at);
void leave(decoder *c);

bool check_magnitude(decoder *c, const datum *d);
typedef vec(const doc *) output_docs;
/* The cells of a table over the axes of `d`, row-major; names the first that is missing. */
bool collect_cells(decoder *c, const datum *d, const doc *n, size_t depth, output_docs *outs);

/* -- groups (decode_group.c) -- */
/* The datum of this name as seen from where decoding is, or NONE. */
uint32_t find_datum(decoder *c, str name);
/* As `suggest`, among what a rule can read here. */
void suggest_datum(decoder *c, diag *on, str wrong, const char *otherwise);
/* Is this the name of something of a group's items? Then it is said that it cannot stand here. */
bool is_of_items(decoder *c, diag_code code, const doc *n, const char *help);
scope scope_turn(decoder *c, scope to);
/* Turns to the rules of the datum, or of nothing (NONE); returns where it was. */
scope scope_enter(decoder *c, uint32_t datum);
/* "offences.2.harm" */
str item_id(decoder *c, str group_id, uint32_t item, str name);
/* Was the same fault told of the first item? */
bool said_of_first_item(const decoder *c, uint32_t ix);
/* "Offence 2: Harm", instead of "Harm". */
void label_item(decoder *c, datum *d);
/* How many hidden data the derived value needs to reduce a group; 0 if it does not. */
size_t reduction_helpers(const decoder *c, const doc *derived);
/* Of the last of them: the value picked. */
bool reduction_picks_one(int kind);
enum { REDUCTIONS = 8 };
extern const char *const reduction_keys[REDUCTIONS];
/* The group's name under one of the keys that reduce, or NULL. */
const doc *reduction_of(const doc *derived, int *kind);
const char *reduction_name(const doc *derived);
/* May this key stand beside the one that reduces? */
bool reduction_takes(const doc *derived, str name);
bool decode_reduction(decoder *c, uint32_t ix);
/* Says so; false. */
bool unknown_group(decoder *c, const doc *n);

/* -- nodes that nobody wrote -- */
node *made_node(decoder *c, node_op op, const datum *d, size_t parts);
/* `of` is between the two. */
node *made_test(decoder *c, const datum *d, uint32_t of, operator op, int64_t literal, int64_t to);
/* Makes that clause of `n`. */
node *value_test(decoder *c, node *n, uint32_t of, operator op, int64_t literal, int64_t to);
void add_part(node *n, node *part);

/* -- guidelines (decode_guideline.c) -- */
extern const char *const guide_names[GUIDE_RESULTS]; /* of the results, in order */
/* One of the data that the guidelines of a group make of one item. */
bool decode_guide_part(decoder *c, uint32_t ix);
/* Decodes what nothing has asked for, and compares them. */
void decode_guidelines(decoder *c);

/* -- decision tables (decode_table.c) -- */
/* The `outputs` of a table that has several; else NULL. */
const doc *table_outputs(const doc *derived);
/* How many hidden data stand behind the table itself, and behind one of several outputs. */
size_t table_helpers(const doc *derived, bool of_output);
/* The table, or one of its outputs. */
bool decode_table(decoder *c, uint32_t ix);

/* -- outputs (decode_derived.c) -- */
typedef struct output_list {
  output_docs docs;
  const doc *stated; /* the mapping that may state `type`, `values` and so on */
} output_list;
/* Settles the type of `d`, and reads all of them. */
bool read_outputs(decoder *c, datum *d, const output_list *outs, output **made);
bool output_is_missing(const doc *n);
bool inputs_protected(const model *m, const datum *d);

/* -- the parts -- */
void decode_fields(decoder *c);
/* `values` or `values_from`. */
bool read_list_of_values(decoder *c, const doc *n, datum *d);
/* The fields of type date, whether decoded already or not. */
names date_fields(decoder *c);
/* May results depend on this date? Not if it is protected, monitored or identifies: `as_of` would hide it. */
bool check_date_role(decoder *c, const doc *n, uint32_t ix);
bool is_date_field(const decoder *c, uint32_t ix);
/* A field or a derived value that is still to do. */
void decode_datum(decoder *c, uint32_t ix);
void decode_derived(decoder *c, uint32_t ix);
node *decode_clause(decoder *c, const doc *n, id_path id);
node *decode_condition(decoder *c, uint32_t ix);
void decode_option(decoder *c, option *o);

/* -- packages (decode_package.c) -- */
/* The rule set's purposes and amounts, and the kinds of its options. */
void read_package_words(decoder *c, const doc *root);
/* How many options have this kind, and which: one list for all who ask. */
size_t options_of_kind(decoder *c, str name, uint32_t **options);
/* The data about what was chosen, behind all others. */
void place_chosen(decoder *c, data_list *to, bool has_rules);
bool is_package_subject(str name);
/* The key of a clause that has its tests beside it, not behind it; or NULL. */
const doc_pair *measured_subject(const doc *n);
node *package_clause(decoder *c, const doc *whole, const doc_pair *subject, node *n);
/* What the option says of packages: after its sources. */
void decode_option_package(decoder *c, option *o);
/* After all options. */
void check_relations(decoder *c);
void decode_package_rule(decoder *c, package_rule *r, const doc *n);
bool check_case_package(decoder *c, const doc *n);
/* -- for clauses (decode_clause.c) -- */
/* Keys that may stand beside any subject. */
bool is_clause_note(str name);
/* The tests of a clause whose datum is known. */
node *datum_clause_of(decoder *c, uint32_t datum_ix, const doc *tests, node *n);

/* -- the whole -- */
/* Says that the rule set lacks the stage that `n` names. */
void unknown_stage(decoder *c, diag_code code, const doc *n);
/* OWNER and a suffix such as ".eligible". */
id_path id_of(decoder *c, str owner, const char *suffix);
/* One level down: ".2". */
id_path id_below(decoder *c, id_path id, size_t nth);
/* Does a clause below `n`, through named conditions but not through options, read a protected datum? */
bool node_reads_protected(const model *m, const node *n);
node *node_new(decoder *c, node_op op, span at, id_path id);
/* Cycles through options, statuses, warnings. */
void settle(decoder *c);
/* Anonymous bands of a matrix's axis: how many slots its document asks for. */
size_t matrix_axis_docs(const doc *derived, const doc **axes, size_t most);

#endif
