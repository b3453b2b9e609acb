/* Decision tables: rules in rows, and a hit policy that says which of those that hit count.
 *
 *   table: {hit: first, inputs: [age, risk], rules: [{when: {age: {below: 18}}, then: declined}, ...], otherwise: approved}
 *
 * A table is spelt out by what there is already, so that nothing below the model knows of it:
 *
 *   unique, any, first    the cases of a `first`, in the order of the rules
 *   priority, min, max    the same, in the order of what they put out
 *   sum, count            a `first` over what rules can hit together, those of more rules before those of fewer, so that a
 *                         case asks only that its own hit; if they are many, columns that share no rule each by themselves
 *   lists                 for each rule a hidden boolean, whether it hits; to rules `members` of what is put out, to reports
 *                         the list, rule by rule (`cells`)
 *
 * All of that is exact with missing answers: found is what the rules put out for some value of each open column. */
#include <stdlib.h>

#include "model/decode.h"
#include "model/hits.h"

enum { RULES_MAX = 2000, COLUMNS_MAX = 100, SETS_MAX = 1000, TELL_MAX = 4 };

typedef enum policy { HIT_UNIQUE, HIT_ANY, HIT_FIRST, HIT_PRIORITY, HIT_COLLECT, HIT_RULE_ORDER, HIT_OUTPUT_ORDER, POLICIES } policy;
typedef enum aggregate { AGGREGATE_NONE, AGGREGATE_SUM, AGGREGATE_MIN, AGGREGATE_MAX, AGGREGATE_COUNT, AGGREGATES } aggregate;
static const char *const policy_words[] = {"unique", "any", "first", "priority", "collect", "rule_order", "output_order"};
static const char *const aggregate_words[] = {"", "sum", "min", "max", "count"};

typedef struct table_rule {
  const doc *text, *then;
  node *when; /* all of its tests */
} table_rule;

typedef struct table_column { /* an output */
  uint32_t datum;
  const doc *name; /* NULL: the only one */
  output *made;    /* by rule, then the one under `otherwise`, if there is one */
  progress state;
} table_column;

typedef struct decision_table {
  const doc *text;
  uint32_t owner;
  policy hit;
  aggregate of;
  uint32_t *inputs;
  size_t input_count;
  table_rule *rules;
  size_t rule_count;
  const doc *otherwise;
  table_column *outputs;
  size_t output_count;
  bool several;
  hits space;
  hit_answer gap;
  uint32_t *gap_at; /* a combination that no rule hits */
} decision_table;

/* ---- what a document's tables need ---- */

static const doc *table_of(const doc *derived) {
  const doc *n = derived->kind == DOC_MAPPING ? doc_find(derived, "table") : NULL;
  return n != NULL && n->kind == DOC_MAPPING ? n : NULL;
}

const doc *table_outputs(const doc *derived) {
  const doc *table = table_of(derived), *outputs = table != NULL ? doc_find(table, "outputs") : NULL;
  return outputs != NULL && outputs->kind == DOC_MAPPING ? outputs : NULL;
}

static bool says(const doc *table, const char *name, const char *word) {
  const doc *n = doc_find(table, name);
  return n != NULL && n->kind == DOC_SCALAR && str_is(n->text, word);
}

static bool says_list(const doc *table) {
  return says(table, "hit", "rule_order") || says(table, "hit", "output_order") || (says(table, "hit", "collect") && doc_find(table, "collect") == NULL);
}

static size_t count_of(const doc *table, const char *name) {
  const doc *n = doc_find(table, name);
  return n != NULL && n->kind == DOC_SEQUENCE ? n->count : 0;
}

/* Of a list: whether each rule hits, and that none does; and behind an output, for each of its values that several rules put out whether one of
 * them hits, and one that never does. Of a sum: the parts of it, which share no column. */
size_t table_helpers(const doc *derived, bool of_output) {
  const doc *table = table_of(derived);
  if (table == NULL) return 0;
  size_t rules = count_of(table, "rules"), count = 0;
  bool list = says_list(table), own = of_output || table_outputs(derived) == NULL;
  if (rules > RULES_MAX) return 0;
  if (list && !of_output) count += rules + 1;
  if (list && own) count += (rules + 1) / 2 + 1;
  if (!list && own && doc_find(table, "collect") != NULL) count += count_of(table, "inputs") + 1;
  return count;
}

static bool is_list(const decision_table *t) { return t->hit >= HIT_RULE_ORDER || (t->hit == HIT_COLLECT && t->of == AGGREGATE_NONE); }
static bool is_added_up(const decision_table *t) { return t->of == AGGREGATE_SUM || t->of == AGGREGATE_COUNT; }
/* Where a rule's place among the others hangs on what it puts out. */
static bool by_priority(const decision_table *t) { return t->hit == HIT_PRIORITY || t->hit == HIT_OUTPUT_ORDER; }

/* ---- reading ---- */

static bool complain(decoder *c, diag_code code, span at, const char *what, const char *help) {
  diag *e = diag_add(c->d, code, at, "%s", what);
  diag_help(c->d, e, "%s", help);
  return false;
}

static str word_at(const void *words, size_t i) { return str_from(((const char *const *)words)[i]); }

static bool read_word(decoder *c, const doc *n, const char *const *words, size_t first, size_t count, const char *what, int *found) {
  if (!expect_kind(c, n, DOC_SCALAR, what)) return false;
  for (size_t i = first; i < count; i++)
    if (str_is(n->text, words[i])) {
      *found = (int)i;
      return true;
    }
  diag *e = diag_add(c->d, CODE_BAD_TABLE, n->at, "%s cannot be `%.*s`", what, STR_BEGINNING(n->text));
  str near = diag_nearest(n->text, count - first, word_at, words + first), all = list_names(c, count - first, word_at, words + first);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  return false;
}

static bool read_policy(decoder *c, decision_table *t) {
  const doc *hit = doc_find(t->text, "hit"), *collect = doc_find(t->text, "collect");
  int found = 0, of = AGGREGATE_NONE;
  if (!read_word(c, hit, policy_words, 0, POLICIES, "`hit`", &found)) return false;
  if (collect != NULL && found != HIT_COLLECT)
    return complain(c, CODE_BAD_TABLE, collect->at, "`collect` goes with `hit: collect` alone", "write `hit: collect`, or remove `collect`");
  if (collect != NULL && !read_word(c, collect, aggregate_words, 1, AGGREGATES, "`collect`", &of)) return false;
  if (of != AGGREGATE_NONE && table_outputs(c->m->data[t->owner].text) != NULL)
    return complain(c, CODE_BAD_TABLE, collect->at, "a table with several outputs cannot collect them into one value",
                    "give each output a table of its own, or remove `collect`");
  t->hit = (policy)found;
  t->of = (aggregate)of;
  return true;
}

/* A protected column: the tests of the table share one lawful basis. */
static bool check_basis(decoder *c, const decision_table *t, const doc *at, const datum *d) {
  if (!d->is_protected || doc_find(t->text, "lawful_basis") != NULL) return true;
  diag *e = diag_add(c->d, CODE_LAWFUL_BASIS_MISSING, at->at,
                     d->role == ROLE_PROTECTED ? "`%.*s` is protected; this table states no lawful "
                                                 "basis for reading it"
                                               : "`%.*s` is computed from a protected field; this "
                                                 "table states no lawful basis",
                     STR_FMT(d->name));
  diag_also(c->d, e, d->at, "declared here");
  diag_help(c->d, e, "add `lawful_basis:` with the law that allows it, beside `inputs`");
  return false;
}

static bool read_columns(decoder *c, decision_table *t) {
  const doc *list = doc_find(t->text, "inputs");
  if (!expect_kind(c, list, DOC_SEQUENCE, "`inputs`")) return false;
  if (list->count == 0 || list->count > COLUMNS_MAX)
    return complain(c, list->count == 0 ? CODE_EMPTY_LIST : CODE_TOO_MANY, list->at,
                    list->count == 0 ? "the table has no column" : "the table has more than 100 columns",
                    "list the fields and derived values that its rules test");
  t->inputs = ARENA_ARRAY(c->a, uint32_t, list->count);
  t->input_count = list->count;
  bool good = true;
  for (size_t i = 0; i < list->count; i++) {
    t->inputs[i] = read_datum(c, list->items[i]);
    good &= t->inputs[i] != NONE && check_basis(c, t, list->items[i], &c->m->data[t->inputs[i]]);
    for (size_t k = 0; k < i; k++) {
      if (t->inputs[k] != t->inputs[i] || t->inputs[i] == NONE) continue;
      diag *e = diag_add(c->d, CODE_BAD_TABLE, list->items[i]->at, "the column `%.*s` is listed twice", STR_FMT(list->items[i]->text));
      diag_also(c->d, e, list->items[k]->at, "first listed here");
      diag_help(c->d, e, "remove one; a rule may test a column in one way");
      good = false;
    }
  }
  return good;
}

static str input_at(const void *list, size_t i) { return ((const doc *)list)->items[i]->text; }

static size_t column_of(const decision_table *t, str name) {
  const doc *list = doc_find(t->text, "inputs");
  size_t i = 0;
  while (i < t->input_count && !str_eq(list->items[i]->text, name)) i++;
  return i;
}

static bool unknown_column(decoder *c, const decision_table *t, const doc *name) {
  const doc *list = doc_find(t->text, "inputs");
  diag *e = diag_add(c->d, CODE_BAD_TABLE, name->at, "the table has no column `%.*s`", STR_BEGINNING(name->text));
  diag_also(c->d, e, list->at, "its columns are listed here");
  str near = diag_nearest(name->text, list->count, input_at, list);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "add it to `inputs`, or remove the test");
  return false;
}

/* `risk: [low, medium]`: one of these. */
static const doc *in_full(decoder *c, const doc *test, const datum *d) {
  if (test->kind != DOC_SEQUENCE || d->type == TYPE_BOOLEAN) return test;
  doc *whole = ARENA_NEW(c->a, doc), *name = ARENA_NEW(c->a, doc), *list = ARENA_NEW(c->a, doc);
  *list = *test;
  *name = (doc){.kind = DOC_SCALAR, .at = test->at, .text = str_from(d->type == TYPE_SET ? "includes_any" : "in")};
  *whole = (doc){.kind = DOC_MAPPING, .style = DOC_FLOW, .count = 1, .at = test->at, .pairs = ARENA_ARRAY(c->a, doc_pair, 1)};
  whole->pairs[0] = (doc_pair){name, list};
  return whole;
}

static node *read_test(decoder *c, const decision_table *t, size_t column, const doc_pair *pair, id_path id, str basis) {
  const datum *d = &c->m->data[t->inputs[column]];
  id.prefix = arena_print(c->a, "%.*s.%.*s", STR_FMT(id.prefix), STR_FMT(pair->key->text));
  node *n = node_new(c, NODE_CLAUSE, (span){pair->key->at.in, pair->key->at.start, pair->value->at.end}, id);
  n->lawful_basis = basis;
  return datum_clause_of(c, t->inputs[column], in_full(c, pair->value, d), n);
}

/* All of the tests, in the order of the columns. */
static bool read_tests(decoder *c, decision_table *t, size_t nth, const doc *when, str basis) {
  table_rule *r = &t->rules[nth];
  if (!expect_kind(c, when, DOC_MAPPING, "`when`")) return false;
  id_path id = id_below(c, id_of(c, c->m->data[t->owner].name, ".rule"), nth + 1);
  node **tests = ARENA_ARRAY(c->a, node *, t->input_count);
  bool good = true;
  for (size_t i = 0; i < when->count; i++) {
    size_t column = column_of(t, when->pairs[i].key->text);
    if (column == t->input_count) {
      good = unknown_column(c, t, when->pairs[i].key);
      continue;
    }
    tests[column] = read_test(c, t, column, &when->pairs[i], id, basis);
    good &= tests[column] != NULL;
    if (tests[column] != NULL) t->space.columns[column].tests[nth] = &tests[column]->clause;
  }
  r->when = node_new(c, NODE_ALL, when->at, id);
  r->when->weight = 0;
  r->when->parts = ARENA_ARRAY(c->a, node *, t->input_count);
  for (size_t i = 0; i < t->input_count; i++)
    if (tests[i] != NULL) add_part(r->when, tests[i]);
  return good;
}

static bool read_rules(decoder *c, decision_table *t) {
  const doc *list = doc_find(t->text, "rules"), *basis_doc = doc_find(t->text, "lawful_basis");
  str basis = {NULL, 0};
  if (basis_doc != NULL && !read_text(c, basis_doc, "the lawful basis", &basis)) return false;
  if (!expect_kind(c, list, DOC_SEQUENCE, "`rules`")) return false;
  if (list->count == 0) return complain(c, CODE_EMPTY_LIST, list->at, "the table has no rule", "list rules with `when` and `then`");
  if (list->count > RULES_MAX) return complain(c, CODE_TOO_MANY, list->at, "the table has more than 2,000 rules", "split it");
  t->rules = ARENA_ARRAY(c->a, table_rule, list->count);
  t->rule_count = list->count;
  t->space = (hits){.a = c->a, .m = c->m, .rules = list->count, .column_count = t->input_count, .columns = ARENA_ARRAY(c->a, hit_column, t->input_count)};
  for (size_t i = 0; i < t->input_count; i++)
    t->space.columns[i] = (hit_column){.datum = t->inputs[i], .tests = ARENA_ARRAY(c->a, const clause *, list->count)};
  bool good = true;
  for (size_t i = 0; i < list->count; i++) {
    const doc *row = list->items[i];
    if (!check_keys(c, row, (const key *const[]){keys_table_rule}, 1, "the rule")) {
      good = false;
      continue;
    }
    t->rules[i].text = row;
    t->rules[i].then = doc_find(row, "then");
    bool read = read_tests(c, t, i, doc_find(row, "when"), basis);
    if (read) read_optional_text(c, row, "note", &t->rules[i].when->note);
    good &= read;
  }
  return good;
}

/* ---- outputs ---- */

static str name_at(const void *outputs, size_t i) { return ((const doc *)outputs)->pairs[i].key->text; }

/* `then: {decision: approved, rate: 1.50}` gives every output, and nothing else. */
static bool check_row(decoder *c, const doc *outputs, const doc *row) {
  if (!expect_kind_help(c, row, DOC_MAPPING, "what the rule puts out",
                        "write one value for each output, such as `{decision: "
                        "approved, rate: 1.50}`"))
    return false;
  bool good = true;
  for (size_t i = 0; i < row->count; i++) {
    str name = row->pairs[i].key->text;
    if (doc_find(outputs, name.at) != NULL) continue;
    diag *e = diag_add(c->d, CODE_BAD_TABLE, row->pairs[i].key->at, "the table has no output `%.*s`", STR_BEGINNING(name));
    diag_also(c->d, e, outputs->at, "its outputs are declared here");
    str near = diag_nearest(name, outputs->count, name_at, outputs);
    if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
    else diag_help(c->d, e, "add it to `outputs`, or remove it");
    good = false;
  }
  for (size_t i = 0; i < outputs->count; i++) {
    str name = outputs->pairs[i].key->text;
    if (doc_find(row, name.at) != NULL) continue;
    diag *e = diag_add(c->d, CODE_BAD_TABLE, row->at, "there is no `%.*s` here, which is one of the table's outputs", STR_FMT(name));
    diag_also(c->d, e, outputs->pairs[i].key->at, "declared here");
    diag_help(c->d, e, "add `%.*s:` with a value or `missing`", STR_FMT(name));
    good = false;
  }
  return good;
}

static bool read_several(decoder *c, decision_table *t, const doc *outputs) {
  bool good = true;
  static const char *const beside[] = {"type", "places", "values", "values_from", "ordered"};
  for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
    const doc *n = doc_find(c->m->data[t->owner].text, beside[i]);
    if (n != NULL)
      good = complain(c, CODE_BAD_TABLE, n->at, "the table has several outputs; this is said of none of them", "write it below one of the `outputs`");
  }
  for (size_t i = 0; i < t->rule_count; i++) good &= check_row(c, outputs, t->rules[i].then);
  if (t->otherwise != NULL) good &= check_row(c, outputs, t->otherwise);
  return good;
}

static bool place_outputs(decoder *c, decision_table *t) {
  const doc *outputs = table_outputs(c->m->data[t->owner].text), *n = doc_find(t->text, "outputs");
  if (n != NULL && (!expect_kind(c, n, DOC_MAPPING, "`outputs`"))) return false;
  if (n != NULL && n->count == 0) return complain(c, CODE_EMPTY_LIST, n->at, "no output is declared", "declare one, or remove `outputs`");
  t->several = outputs != NULL;
  t->output_count = t->several ? outputs->count : 1;
  t->outputs = ARENA_ARRAY(c->a, table_column, t->output_count);
  for (size_t i = 0; i < t->output_count; i++)
    t->outputs[i] = (table_column){.datum = t->several ? NONE : t->owner, .name = t->several ? outputs->pairs[i].key : NULL};
  for (uint32_t i = (uint32_t)c->m->field_end; t->several && i < c->m->package_first; i++)
    if (c->m->data[i].tabled == TABLE_OUTPUT && c->m->data[i].table == t->owner) t->outputs[c->m->data[i].column].datum = i;
  for (size_t i = 0; i < t->output_count; i++)
    if (t->outputs[i].datum == NONE) return false; /* its name is taken, which is said */
  return !t->several || read_several(c, t, outputs);
}

/* What one output is for each rule, and otherwise. */
static output_list docs_of(decoder *c, const decision_table *t, size_t nth) {
  output_list list = {.stated = c->m->data[t->outputs[nth].datum].text};
  const doc *name = t->outputs[nth].name;
  for (size_t i = 0; i < t->rule_count; i++) *VEC_PUSH(c->a, &list.docs) = name != NULL ? doc_find(t->rules[i].then, name->text.at) : t->rules[i].then;
  if (t->otherwise != NULL) *VEC_PUSH(c->a, &list.docs) = name != NULL ? doc_find(t->otherwise, name->text.at) : t->otherwise;
  return list;
}

/* What is compared or added up is a value. */
static bool check_values(decoder *c, const decision_table *t, const table_column *o) {
  bool values = is_list(t) || by_priority(t) || t->of != AGGREGATE_NONE, good = true;
  for (size_t i = 0; i < t->rule_count; i++) {
    bool bad = o->made[i].kind == OUTPUT_VALUE_OF || (o->made[i].kind == OUTPUT_MISSING && (by_priority(t) || t->of != AGGREGATE_NONE));
    if (values && bad)
      good = complain(c, CODE_BAD_TABLE, o->made[i].at,
                      o->made[i].kind == OUTPUT_VALUE_OF ? "with this hit policy a rule puts out a value of "
                                                           "its own, not another's"
                                                         : "with this hit policy a rule puts out a value; "
                                                           "`missing` has no place among values",
                      o->made[i].kind == OUTPUT_VALUE_OF ? "write the value itself, or use `hit: first`" : "write a value, or remove the rule");
  }
  if (is_list(t) && t->otherwise != NULL && o->made[t->rule_count].kind == OUTPUT_VALUE_OF)
    good = complain(c, CODE_BAD_TABLE, o->made[t->rule_count].at, "what a list holds is a value, not another's", "write the value itself");
  return good;
}

static bool check_type(decoder *c, const decision_table *t, const table_column *o) {
  const datum *d = &c->m->data[o->datum];
  const doc *hit = doc_find(t->text, "hit"), *collect = doc_find(t->text, "collect");
  bool number = d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL;
  bool stated = d->type == TYPE_ENUM && (doc_find(d->text, "values") != NULL || doc_find(d->text, "values_from") != NULL);
  if (by_priority(t) && !stated) {
    diag *e = diag_add(c->d, CODE_BAD_TABLE, hit->at, "`hit: %s` needs `values` for `%.*s`: their order is that of priority", policy_words[t->hit],
                       STR_FMT(d->name));
    diag_help(c->d, e, "list its values, the highest first");
    return false;
  }
  if (t->of == AGGREGATE_SUM && !number)
    return complain(c, CODE_BAD_TABLE, collect->at, "only numbers can be added up", "let the rules put out numbers, or collect their `count`");
  if ((t->of == AGGREGATE_MIN || t->of == AGGREGATE_MAX) && !number && d->type != TYPE_DATE && d->type != TYPE_SENTENCE &&
      !(d->type == TYPE_ENUM && d->ordered))
    return complain(c, CODE_BAD_TABLE, collect->at,
                    "the least and the greatest are of numbers, dates, "
                    "sentences and ordered values",
                    "list the `values` of the output and declare them "
                    "`ordered: true`, or use another hit policy");
  return true;
}

static bool read_output_column(decoder *c, decision_table *t, size_t nth) {
  table_column *o = &t->outputs[nth];
  if (o->state != TO_DO) return o->state == DONE;
  o->state = BROKEN;
  output_list list = docs_of(c, t, nth);
  const doc *spec = list.stated;
  if (t->several && !check_keys(c, spec, (const key *const[]){keys_table_output}, 1, "the output")) return false;
  if (!read_outputs(c, &c->m->data[o->datum], &list, &o->made) || !check_type(c, t, o) || !check_values(c, t, o)) return false;
  o->state = DONE;
  return true;
}

/* ---- what can hit together, and what hits not at all ---- */

static str combination(decoder *c, const decision_table *t, const uint32_t *witness) {
  buf text = {0};
  hits_words(&t->space, witness, &text);
  return arena_keep(c->a, &text);
}

static span place_of_rule(const decision_table *t, size_t i) {
  const doc *when = doc_find(t->rules[i].text, "when");
  return when->count > 0 ? (span){when->at.in, when->pairs[0].key->at.start, when->at.end} : when->at;
}

static bool same_output(const output *x, const output *y) {
  return x->kind == y->kind && (x->kind == OUTPUT_MISSING || (x->kind == OUTPUT_LITERAL ? x->value == y->value : x->datum == y->datum));
}

static bool outputs_differ(const decision_table *t, size_t x, size_t y) {
  for (size_t i = 0; i < t->output_count; i++)
    if (!same_output(&t->outputs[i].made[x], &t->outputs[i].made[y])) return true;
  return false;
}

static void say_overlap(decoder *c, decision_table *t, size_t x, size_t y) {
  uint32_t *witness = ARENA_ARRAY(c->a, uint32_t, t->input_count);
  hits_both(&t->space, x, y, witness);
  str where = combination(c, t, witness);
  diag *e = diag_add(c->d, CODE_TABLE_OVERLAP, place_of_rule(t, y),
                     t->hit == HIT_UNIQUE ? "rules %zu and %zu of this table can hit together: %.*s"
                                          : "rules %zu and %zu of this table can hit together and put "
                                            "out different things: %.*s",
                     x + 1, y + 1, STR_FMT(where));
  diag_also(c->d, e, place_of_rule(t, x), "rule %zu", x + 1);
  diag_help(c->d, e,
            "tell them apart by a test, or choose another hit policy; columns "
            "are taken to vary independently of one another");
}

/* Of each rule the first that it hits together with. */
static bool check_overlaps(decoder *c, decision_table *t) {
  bool good = true;
  uint64_t *beside = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  for (size_t y = 1; y < t->rule_count && (t->hit == HIT_UNIQUE || t->hit == HIT_ANY); y++) {
    hits_beside(&t->space, y, beside);
    for (size_t x = 0; x < y; x++) {
      if (!bits_has(beside, x) || (t->hit == HIT_ANY && !outputs_differ(t, x, y))) continue;
      say_overlap(c, t, x, y);
      good = false;
      break;
    }
  }
  return good;
}

/* -1: x comes first. By the outputs, one after the other. */
static int compare_priority(const decision_table *t, size_t x, size_t y) {
  for (size_t i = 0; i < t->output_count; i++) {
    const output *one = &t->outputs[i].made[x], *other = &t->outputs[i].made[y];
    if (one->value != other->value) return (one->value < other->value) == (t->of != AGGREGATE_MAX) ? -1 : 1;
  }
  return 0;
}

static void say_never(decoder *c, const decision_table *t, size_t rule, const uint64_t *covers) {
  const char *how = t->hit == HIT_FIRST ? "before it" : "of a higher priority";
  size_t one = 0, count = bits_count(covers, t->space.words), told = 0;
  while (one < t->rule_count && !(bits_has(covers, one) && hits_within(&t->space, rule, one))) one++;
  bool alone = one < t->rule_count;
  diag *e = alone ? diag_add(c->d, CODE_RULE_NEVER_DECIDES, place_of_rule(t, rule), "rule %zu never decides: rule %zu, %s, hits wherever it does", rule + 1,
                             one + 1, how)
                  : diag_add(c->d, CODE_RULE_NEVER_DECIDES, place_of_rule(t, rule),
                             "rule %zu never decides: wherever it hits, one of %zu "
                             "rules %s does",
                             rule + 1, count, how);
  if (alone) diag_also(c->d, e, place_of_rule(t, one), "rule %zu", one + 1);
  for (size_t i = 0; !alone && i < t->rule_count && told < TELL_MAX; i++)
    if (bits_has(covers, i)) diag_also(c->d, e, place_of_rule(t, i), "rule %zu", i + 1), told++;
  diag_help(c->d, e, t->hit == HIT_FIRST ? "move it up, or remove it" : "remove it, or raise the priority of what it puts out");
}

static void say_unchecked(decoder *c, const decision_table *t, const char *what) {
  diag *e = diag_add(c->d, CODE_TABLE_UNCHECKED, doc_find(t->text, "inputs")->at, "this table has too many combinations to check %s", what);
  diag_help(c->d, e, "the result is exact all the same; to have it checked, split the table");
}

/* Rules that others take everything from. */
static void check_reach(decoder *c, decision_table *t) {
  uint64_t *covers = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  uint32_t *witness = ARENA_ARRAY(c->a, uint32_t, t->input_count);
  if (t->hit != HIT_FIRST && t->hit != HIT_PRIORITY) return;
  for (size_t i = 0; i < t->rule_count; i++) {
    hits_beside(&t->space, i, covers);
    for (size_t k = 0; k < t->rule_count; k++)
      if (k == i || (t->hit == HIT_FIRST ? k > i : compare_priority(t, k, i) >= 0)) bits_remove(covers, k);
    if (bits_empty(covers, t->space.words)) continue;
    hit_answer own = hits_outside(&t->space, i, covers, witness);
    if (own == HIT_TOO_MUCH) {
      say_unchecked(c, t, "whether each of its rules can decide");
      return;
    }
    if (own == HIT_NO) say_never(c, t, i, covers);
  }
}

/* Can it be that no rule hits? */
static void find_gap(decoder *c, decision_table *t) {
  uint64_t *all = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  t->gap_at = ARENA_ARRAY(c->a, uint32_t, t->input_count);
  bits_fill(all, t->rule_count);
  t->gap = hits_outside(&t->space, SIZE_MAX, all, t->gap_at);
}

static bool check_gap(decoder *c, const decision_table *t, const datum *d) {
  if (t->otherwise != NULL || is_list(t) || t->of == AGGREGATE_COUNT || t->gap == HIT_NO || (d->type == TYPE_ENUM && !d->ordered)) return true;
  str where = t->gap == HIT_YES ? combination(c, t, t->gap_at) : STR("");
  diag *e = t->gap == HIT_YES ? diag_add(c->d, CODE_TABLE_GAP, t->text->at,
                                         "no rule of this table hits where %.*s, and it has no "
                                         "`otherwise`",
                                         STR_FMT(where))
                              : diag_add(c->d, CODE_TABLE_GAP, t->text->at,
                                         "this table has too many combinations to tell whether a "
                                         "rule hits each of them, and it has no `otherwise`");
  diag_help(c->d, e,
            "add a rule for it, or `otherwise:` with a value or `missing` "
            "beside `rules`");
  return false;
}

/* ---- spelling out ---- */

static void add_case(datum *d, node *when, const output *then, span at) { d->how.cases[d->how.case_count++] = (derive_case){when, *then, at}; }

static void begin_cases(decoder *c, datum *d, size_t most) {
  d->how.kind = DERIVE_FIRST;
  d->how.cases = ARENA_ARRAY(c->a, derive_case, most);
}

static void finish_helper(decoder *c, uint32_t ix) {
  c->m->data[ix].is_protected = inputs_protected(c->m, &c->m->data[ix]);
  c->datum_state[ix] = DONE;
}

/* A hidden value that is always the same. */
static void make_constant(decoder *c, uint32_t ix, value_type type) {
  datum *d = &c->m->data[ix];
  d->type = type;
  d->max = type == TYPE_BOOLEAN;
  begin_cases(c, d, 1);
  add_case(d, NULL, &(output){OUTPUT_LITERAL, 0, NONE, d->at}, d->at);
  finish_helper(c, ix);
}

static void make_truth(decoder *c, uint32_t ix, node *when) {
  datum *d = &c->m->data[ix];
  d->type = TYPE_BOOLEAN;
  d->max = 1;
  d->how.kind = DERIVE_TRUE_WHEN;
  d->how.clauses = ARENA_ARRAY(c->a, node *, 1);
  d->how.clauses[d->how.clause_count++] = when;
  finish_helper(c, ix);
}

static node *join_rules(decoder *c, const decision_table *t, node_op op, const uint64_t *rules) {
  node *n = made_node(c, op, &c->m->data[t->owner], bits_count(rules, t->space.words));
  n->weight = 0;
  for (size_t i = 0; i < t->rule_count; i++)
    if (bits_has(rules, i)) add_part(n, t->rules[i].when);
  return n;
}

/* Where no rule hits: what stands under `otherwise`; or the value `none`, behind all others. */
static output last_output(decoder *c, const decision_table *t, const table_column *o) {
  datum *d = &c->m->data[o->datum];
  if (t->otherwise != NULL) return o->made[t->rule_count];
  if (t->gap == HIT_NO || d->type != TYPE_ENUM || d->ordered) return (output){OUTPUT_MISSING, 0, NONE, d->at};
  named_value *values = ARENA_ARRAY(c->a, named_value, d->value_count + 1);
  memcpy(values, d->values, d->value_count * sizeof *values);
  values[d->value_count] = (named_value){.id = STR("none"), .label = STR("none"), .label_cy = STR("dim")};
  d->values = values;
  d->max = (int64_t)d->value_count++;
  return (output){OUTPUT_LITERAL, d->max, NONE, d->at};
}

typedef struct ordered_rule {
  const decision_table *t;
  size_t rule;
} ordered_rule;

static int by_output(const void *a, const void *b) {
  const ordered_rule *x = a, *y = b;
  int order = compare_priority(x->t, x->rule, y->rule);
  return order != 0 ? order : (x->rule > y->rule) - (x->rule < y->rule);
}

/* The rules as they count: as they stand, or by what they put out. */
static ordered_rule *order_rules(decoder *c, const decision_table *t) {
  ordered_rule *all = ARENA_ARRAY(c->a, ordered_rule, t->rule_count);
  for (size_t i = 0; i < t->rule_count; i++) all[i] = (ordered_rule){t, i};
  bool by_value = by_priority(t) || t->of == AGGREGATE_MIN || t->of == AGGREGATE_MAX;
  if (by_value) qsort(all, t->rule_count, sizeof *all, by_output);
  return all;
}

static bool spell_first(decoder *c, const decision_table *t, const table_column *o) {
  datum *d = &c->m->data[o->datum];
  const ordered_rule *order = order_rules(c, t);
  begin_cases(c, d, t->rule_count + 1);
  for (size_t i = 0; i < t->rule_count; i++) add_case(d, t->rules[order[i].rule].when, &o->made[order[i].rule], t->rules[order[i].rule].text->at);
  output last = last_output(c, t, o);
  add_case(d, NULL, &last, t->text->at);
  return true;
}

/* ---- sums ---- */

typedef struct sized_set {
  const uint64_t *rules;
  size_t count, nth;
} sized_set;

static int by_size(const void *a, const void *b) {
  const sized_set *x = a, *y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return (x->nth > y->nth) - (x->nth < y->nth);
}

static int64_t amount_of(const decision_table *t, const table_column *o, size_t rule) { return t->of == AGGREGATE_COUNT ? 1 : o->made[rule].value; }

static void add_sum(decoder *c, const decision_table *t, const table_column *o, datum *d, const uint64_t *rules) {
  output sum = {OUTPUT_LITERAL, 0, NONE, d->at};
  size_t last = 0;
  for (size_t i = 0; i < t->rule_count; i++)
    if (bits_has(rules, i)) sum.value += amount_of(t, o, last = i);
  bool one = bits_count(rules, t->space.words) == 1;
  if (sum.value < d->min) d->min = sum.value;
  if (sum.value > d->max) d->max = sum.value;
  add_case(d, one ? t->rules[last].when : join_rules(c, t, NODE_ALL, rules), &sum, one ? t->rules[last].text->at : d->at);
}

/* Those of more rules come before those of fewer. Each rule has a case of its own, so that whoever looks at cases sees it. */
static void spell_sum(decoder *c, const decision_table *t, const table_column *o, uint32_t ix, const uint64_t *of, const hit_sets *sets, const output *last) {
  datum *d = &c->m->data[ix];
  sized_set *order = ARENA_ARRAY(c->a, sized_set, sets->count + 1);
  size_t singles = 0;
  for (size_t i = 0; i < sets->count; i++) order[i] = (sized_set){sets->at[i], bits_count(sets->at[i], t->space.words), i};
  if (sets->count > 1) qsort(order, sets->count, sizeof *order, by_size);
  while (singles < sets->count && order[singles].count > 1) singles++;
  d->min = d->max = last->kind == OUTPUT_LITERAL ? last->value : 0;
  begin_cases(c, d, singles + bits_count(of, t->space.words) + 1);
  for (size_t i = 0; i < singles; i++) add_sum(c, t, o, d, order[i].rules);
  uint64_t *one = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  for (size_t i = 0; i < t->rule_count; i++) {
    if (!bits_has(of, i)) continue;
    bits_clear(one, t->space.words);
    bits_add(one, i);
    add_sum(c, t, o, d, one);
  }
  add_case(d, NULL, last, t->text->at);
}

/* The rules that share a column with one of them, and with those again; `alone`: those that test nothing. */
static void grow_part(const decision_table *t, uint64_t *part, bool alone) {
  for (size_t i = 0; i < t->rule_count; i++)
    if (t->rules[i].when->part_count == 0 && alone) bits_add(part, i);
  for (bool grown = !alone; grown;) {
    grown = false;
    for (size_t k = 0; k < t->input_count; k++) {
      const clause **tests = t->space.columns[k].tests;
      bool shared = false;
      for (size_t i = 0; i < t->rule_count; i++) shared |= tests[i] != NULL && bits_has(part, i);
      for (size_t i = 0; shared && i < t->rule_count; i++) {
        grown |= tests[i] != NULL && !bits_has(part, i);
        if (tests[i] != NULL) bits_add(part, i);
      }
    }
  }
}

static bool too_many_sets(decoder *c, const decision_table *t, const char *help) {
  return complain(c, CODE_TABLE_TOO_WIDE, t->text->at, "the rules of this table can hit together in more than 1,000 ways", help);
}

/* Rules that share no column hit independently: each part is worked out by itself. Those without a test are one. */
static bool spell_parts(decoder *c, decision_table *t, const table_column *o, const output *last) {
  datum *d = &c->m->data[o->datum];
  uint64_t *left = ARENA_ARRAY(c->a, uint64_t, t->space.words), *part = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  int64_t least = 0, most = 0;
  bits_fill(left, t->rule_count);
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, t->input_count + 1);
  for (size_t i = 0; i < t->rule_count; i++) {
    if (!bits_has(left, i)) continue;
    bits_clear(part, t->space.words);
    bits_add(part, i);
    grow_part(t, part, t->rules[i].when->part_count == 0);
    for (size_t w = 0; w < t->space.words; w++) left[w] &= ~part[w];
    hit_sets sets = {0};
    if (!hits_sets(&t->space, part, SETS_MAX, &sets)) return too_many_sets(c, t, "split the table, and add its parts up with `sum`");
    uint32_t ix = o->datum + 1 + (uint32_t)d->how.input_count;
    c->m->data[ix].type = d->type;
    c->m->data[ix].places = d->places;
    spell_sum(c, t, o, ix, part, &sets, last);
    finish_helper(c, ix);
    d->how.inputs[d->how.input_count++] = ix;
    least += c->m->data[ix].min;
    most += c->m->data[ix].max;
  }
  d->how.kind = DERIVE_SUM;
  d->min = least;
  d->max = most;
  return check_magnitude(c, d);
}

static void rest_of_helpers(decoder *c, const decision_table *t, const table_column *o, size_t used) {
  for (size_t i = used; i <= t->input_count; i++) make_constant(c, o->datum + 1 + (uint32_t)i, TYPE_INTEGER);
}

static bool spell_added(decoder *c, decision_table *t, const table_column *o) {
  datum *d = &c->m->data[o->datum];
  uint64_t *all = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  hit_sets sets = {0};
  bits_fill(all, t->rule_count);
  output last = t->otherwise != NULL && t->of == AGGREGATE_SUM ? o->made[t->rule_count] : (output){OUTPUT_LITERAL, 0, NONE, t->text->at};
  if (t->of == AGGREGATE_COUNT)
    *d = (datum){.id = d->id,
                 .name = d->name,
                 .type = TYPE_INTEGER,
                 .label = d->label,
                 .label_cy = d->label_cy,
                 .help = d->help,
                 .unshown = d->unshown,
                 .status = d->status,
                 .sources = d->sources,
                 .at = d->at,
                 .text = d->text,
                 .dated_by = NONE,
                 .group = d->group,
                 .item = d->item,
                 .item_step = d->item_step,
                 .tabled = d->tabled};
  bool whole = hits_sets(&t->space, all, SETS_MAX, &sets), good = true;
  if (whole) spell_sum(c, t, o, o->datum, all, &sets, &last);
  else if (last.kind == OUTPUT_LITERAL && last.value == 0) good = spell_parts(c, t, o, &last);
  else
    good = too_many_sets(c, t,
                         "let `otherwise` be 0, so that columns which share no "
                         "rule are added up by themselves; or split the table");
  rest_of_helpers(c, t, o, d->how.kind == DERIVE_SUM ? d->how.input_count : 0);
  return good && check_magnitude(c, d);
}

/* ---- lists ---- */

static void spell_hits(decoder *c, const decision_table *t) {
  uint32_t first = t->owner + 1;
  uint64_t *all = ARENA_ARRAY(c->a, uint64_t, t->space.words);
  for (size_t i = 0; i < t->rule_count; i++) make_truth(c, first + (uint32_t)i, t->rules[i].when);
  bits_fill(all, t->rule_count);
  if (t->otherwise == NULL) {
    make_constant(c, first + (uint32_t)t->rule_count, TYPE_BOOLEAN);
    return;
  }
  node *no = made_node(c, NODE_NOT, &c->m->data[t->owner], 1);
  add_part(no, join_rules(c, t, NODE_ANY, all));
  make_truth(c, first + (uint32_t)t->rule_count, no);
}

static str value_text(decoder *c, const datum *d, int64_t value) {
  buf text = {0};
  hits_value(d, value, &text);
  return arena_keep(c->a, &text);
}

static int by_number(const void *a, const void *b) {
  int64_t x = ((const output *)a)->value, y = ((const output *)b)->value;
  return (x > y) - (x < y);
}

/* To rules a list of numbers is a set whose values are called as they are written. */
static void name_outputs(decoder *c, datum *d, const output *made, size_t count, int64_t *numbers) {
  output *sorted = ARENA_ARRAY(c->a, output, count + 1);
  memcpy(sorted, made, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, by_number);
  d->values = ARENA_ARRAY(c->a, named_value, count + 1);
  d->value_count = 0;
  for (size_t i = 0; i < count; i++) {
    if (sorted[i].kind != OUTPUT_LITERAL || (d->value_count > 0 && numbers[d->value_count - 1] == sorted[i].value)) continue;
    numbers[d->value_count] = sorted[i].value;
    d->values[d->value_count++].id = value_text(c, d, sorted[i].value);
  }
  d->coded = d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL || d->type == TYPE_BOOLEAN;
}

static uint32_t code_of(const datum *d, const int64_t *numbers, int64_t value) {
  uint32_t i = 0;
  while (i + 1 < d->value_count && numbers[i] != value) i++;
  return i;
}

/* For each value the boolean that puts it into the set. */
static void spell_members(decoder *c, const table_column *o, const output *list, size_t count, uint32_t helper, size_t room) {
  datum *d = &c->m->data[o->datum];
  uint32_t end = helper + (uint32_t)room, never = --end;
  make_constant(c, never, TYPE_BOOLEAN);
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, d->value_count);
  d->how.input_count = d->value_count;
  for (uint32_t v = 0; v < d->value_count; v++) {
    node *any = NULL;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) found += list[i].kind == OUTPUT_LITERAL && list[i].value == v;
    if (found > 1) any = made_node(c, NODE_ANY, d, found);
    d->how.inputs[v] = never;
    for (size_t i = 0; i < count; i++) {
      if (list[i].kind != OUTPUT_LITERAL || list[i].value != v) continue;
      d->how.inputs[v] = list[i].datum;
      if (any != NULL) add_part(any, c->m->data[list[i].datum].how.clauses[0]);
    }
    if (any == NULL) continue;
    make_truth(c, helper, any);
    d->how.inputs[v] = helper++;
  }
  while (helper < end) make_constant(c, helper++, TYPE_BOOLEAN);
}

static bool spell_list(decoder *c, const decision_table *t, const table_column *o) {
  datum *d = &c->m->data[o->datum];
  size_t count = t->rule_count + (t->otherwise != NULL);
  const ordered_rule *order = order_rules(c, t);
  int64_t *numbers = ARENA_ARRAY(c->a, int64_t, count + 1);
  bool named = d->type == TYPE_ENUM;
  if (!named) name_outputs(c, d, o->made, count, numbers);
  if (d->value_count == 0) return complain(c, CODE_OUTPUTS_DIFFER, t->text->at, "every output is `missing`", "give at least one output a value");
  d->how.kind = DERIVE_MEMBERS;
  d->how.cells = ARENA_ARRAY(c->a, output, count);
  for (size_t i = 0; i < count; i++) {
    size_t rule = i < t->rule_count ? order[i].rule : i;
    output *one = &d->how.cells[d->how.cell_count++];
    *one = o->made[rule];
    if (one->kind == OUTPUT_LITERAL && !named) one->value = code_of(d, numbers, one->value);
    one->datum = t->owner + 1 + (uint32_t)rule;
  }
  d->type = TYPE_SET;
  d->ordered = false;
  d->places = 0;
  d->min = 0;
  d->max = (int64_t)d->value_count - 1;
  spell_members(c, o, d->how.cells, count, t->several ? o->datum + 1 : t->owner + 1 + (uint32_t)t->rule_count + 1, (t->rule_count + 1) / 2 + 1);
  return true;
}

/* ---- the whole ---- */

static bool too_many_atoms(decoder *c, const decision_table *t, uint32_t column) {
  const doc *at = doc_find(t->text, "inputs")->items[column];
  diag *e = diag_add(c->d, CODE_TABLE_TOO_WIDE, at->at, "the rules of this table test `%.*s` for more than %d things", STR_FMT(at->text), HIT_ATOMS_MAX);
  diag_help(c->d, e,
            "put them together under `derived` with `true_when` or `first`, "
            "and let that be the column");
  return false;
}

static bool read_table(decoder *c, decision_table *t) {
  if (!check_keys(c, t->text, (const key *const[]){keys_table}, 1, "the table")) return false;
  t->otherwise = doc_find(t->text, "otherwise");
  if (!read_policy(c, t)) return false;
  bool good = read_columns(c, t);
  good = good && read_rules(c, t);
  if (!good || !place_outputs(c, t)) return false;
  for (size_t i = 0; i < t->input_count; i++) t->space.columns[i].datum = t->inputs[i];
  uint32_t wide = hits_make(&t->space);
  if (wide != NONE) return too_many_atoms(c, t, wide);
  for (size_t i = 0; i < t->output_count; i++) good &= read_output_column(c, t, i);
  if (!good) return false;
  find_gap(c, t);
  if (!check_overlaps(c, t)) return false;
  check_reach(c, t);
  if (t->gap == HIT_TOO_MUCH && t->otherwise == NULL && !is_list(t)) say_unchecked(c, t, "for gaps");
  if (is_list(t)) spell_hits(c, t);
  return true;
}

static bool spell_output(decoder *c, decision_table *t, size_t nth) {
  table_column *o = &t->outputs[nth];
  if (!check_gap(c, t, &c->m->data[o->datum])) return false;
  if (is_list(t)) return spell_list(c, t, o);
  if (!is_added_up(t)) {
    if (t->of != AGGREGATE_NONE) rest_of_helpers(c, t, o, 0);
    return spell_first(c, t, o);
  }
  return spell_added(c, t, o);
}

static decision_table *table_at(decoder *c, uint32_t owner) {
  const doc *n = doc_find(c->m->data[owner].text, "table");
  decision_table *t = ARENA_NEW(c->a, decision_table);
  *t = (decision_table){.text = n, .owner = owner};
  return read_table(c, t) ? t : NULL;
}

/* Its label and all else that is said of it beside the values. */
static void describe_output(decoder *c, datum *d) {
  const datum *whole = &c->m->data[d->table];
  read_optional_text(c, d->text, "label", &d->label);
  read_optional_text(c, d->text, "label_cy", &d->label_cy);
  read_optional_text(c, d->text, "help", &d->help);
  const doc *of_whole = doc_find(whole->text, "label");
  str own = table_outputs(whole->text)->pairs[d->column].key->text;
  if (d->label.len == 0 && of_whole != NULL) d->label = arena_print(c->a, "%.*s: %.*s", STR_FMT(of_whole->text), STR_FMT(own));
  d->unshown = whole->unshown;
  d->sources = whole->sources;
  d->status = whole->status;
}

static bool decode_output(decoder *c, uint32_t ix) {
  datum *d = &c->m->data[ix];
  if (d->table == NONE) return false;
  if (c->datum_state[d->table] == IN_WORK) {
    diag *e = diag_add(c->d, CODE_CYCLE, d->at, "`%.*s` is computed from itself", STR_FMT(d->name));
    diag_help(c->d, e, "let the table rest on the facts alone");
    return false;
  }
  decode_derived(c, d->table);
  if (c->tables[d->table] == NULL) return false;
  describe_output(c, d);
  return spell_output(c, c->tables[d->table], d->column);
}

bool decode_table(decoder *c, uint32_t ix) {
  datum *d = &c->m->data[ix];
  if (d->tabled == TABLE_OUTPUT) return decode_output(c, ix);
  if (!expect_kind(c, doc_find(d->text, "table"), DOC_MAPPING, "`table`")) return false;
  c->tables[ix] = table_at(c, ix);
  if (c->tables[ix] == NULL) return false;
  if (d->tabled != TABLE_OF_SEVERAL) return spell_output(c, c->tables[ix], 0);
  make_constant(c, ix, TYPE_BOOLEAN);
  return true;
}
