/* Repeating groups: several items of one shape, such as the offences of a case.
 *
 *   groups: {offences: {most: 12, fields: {code: ...}}}
 *   derived: {value_band: {for_each: offences, bands_of: value, ...}}
 *
 * Each item, at most so many, is spelt out: its fields and derived values are data of their own (`offences.3.code`),
 * read by their short names within the rules for an item. The group's name is an integer field: how many items there are.
 * Other rules see the items only through reductions (any_of, sum_of ...), which are spelt out as well, over "there
 * are at least i items". So a group adds nothing to what the rest of the engine has to know but where an item's
 * answers stand, and that nobody asks for the answers of an item that may not exist. */
#include <stdio.h>

#include "model/decode.h"

bool unknown_group(decoder *c, const doc *n) {
  diag *e = diag_add(c->d, CODE_UNKNOWN_GROUP, n->at, "there is no group `%.*s`", STR_BEGINNING(n->text));
  suggest(c, e, n->text, &c->groups, "add it under `groups`, or check its spelling");
  return false;
}

/* ---- which data a group makes ---- */

const char *const reduction_keys[REDUCTIONS] = {"any_of", "all_of", "count_of", "sum_of", "greatest_of", "least_of", "latest_of", "earliest_of"};
enum { REDUCE_ANY, REDUCE_ALL, REDUCE_COUNT, REDUCE_SUM, REDUCE_GREATEST, REDUCE_LEAST, REDUCE_LATEST, REDUCE_EARLIEST };

const doc *reduction_of(const doc *derived, int *kind) {
  if (derived->kind != DOC_MAPPING) return NULL;
  for (int k = 0; k < REDUCTIONS; k++) {
    const doc *n = doc_find(derived, reduction_keys[k]);
    if (n == NULL) continue;
    *kind = k;
    return n;
  }
  return NULL;
}

static bool picks_value(int kind) { return kind >= REDUCE_SUM; }

const char *reduction_name(const doc *derived) {
  int kind = 0;
  reduction_of(derived, &kind);
  return reduction_keys[kind];
}

bool reduction_takes(const doc *derived, str name) {
  static const char *const all[] = {"label", "label_cy", "help", "note", "source", "when", "for_each", "shown"};
  int kind = 0;
  reduction_of(derived, &kind);
  if (str_is(name, reduction_keys[kind])) return true;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (str_is(name, all[i])) return true;
  if (str_is(name, "value")) return picks_value(kind);
  return str_is(name, kind == REDUCE_COUNT ? "unknown_counts_as" : "missing_counts_as") && (kind == REDUCE_COUNT || kind == REDUCE_SUM);
}

bool reduction_picks_one(int kind) { return kind >= REDUCE_GREATEST; }

static const group *find_group(const decoder *c, str name) {
  uint32_t ix = names_find(&c->groups, name);
  return ix != NONE ? &c->m->groups[ix] : NULL;
}

static const group_members *members_of(const decoder *c, const group *g) { return &c->members[g - c->m->groups]; }

/* For each item whether it counts, and its value; and the greatest of them. */
size_t reduction_helpers(const decoder *c, const doc *derived) {
  int kind = 0;
  const doc *of = reduction_of(derived, &kind);
  const group *g = of != NULL && of->kind == DOC_SCALAR ? find_group(c, of->text) : NULL;
  if (g == NULL || g->most == 0) return 0;
  size_t each = (size_t)(doc_find(derived, "when") != NULL) + (size_t)picks_value(kind);
  return each * (size_t)g->most + (size_t)reduction_picks_one(kind);
}

str item_id(decoder *c, str group_id, uint32_t item, str name) {
  return arena_print(c->a, "%.*s.%u.%.*s", STR_FMT(group_id), item, STR_FMT(name));
}

/* ---- names within an item's rules ---- */

uint32_t find_datum(decoder *c, str name) {
  const group_members *in = c->scope.in;
  if (in != NULL && names_find(&in->names, name) != NONE) {
    char id[200];
    int len = snprintf(id, sizeof id, "%.*s.%u.%.*s", STR_FMT(in->of->id), c->scope.item, STR_FMT(name));
    return len > 0 && (size_t)len < sizeof id ? names_find(&c->data, (str){id, (size_t)len}) : NONE;
  }
  return memchr(name.at, '.', name.len) != NULL ? NONE : names_find(&c->data, name);
}

static const group *group_with_member(const decoder *c, str name) {
  for (size_t i = 0; i < c->m->group_count; i++)
    if (names_find(&c->members[i].names, name) != NONE) return &c->m->groups[i];
  return NULL;
}

void suggest_datum(decoder *c, diag *on, str wrong, const char *otherwise) {
  names near = {0};
  const group_members *in = c->scope.in;
  if (c->d->errors > DIAG_ERRORS_SHOWN) return; /* nobody will see it */
  for (uint32_t i = 0; i < c->m->data_count; i++) {
    const datum *d = &c->m->data[i];
    bool own = in != NULL && d->item == 1 && d->group == in->of->count;
    if (!d->hidden && (own || d->item == 0)) names_add(&near, c->a, d->name, i);
  }
  suggest(c, on, wrong, &near, otherwise);
}

bool is_of_items(decoder *c, diag_code code, const doc *n, const char *help) {
  const group *g = group_with_member(c, n->text);
  if (g == NULL) return false;
  diag *e = diag_add(c->d, code, n->at, "`%.*s` is said of each of `%.*s`, not of the whole", STR_FMT(n->text), STR_FMT(g->id));
  diag_help(c->d, e, "%s", help);
  return true;
}

scope scope_turn(decoder *c, scope to) {
  scope outer = c->scope;
  c->scope = to;
  c->d->repeats = to.item > 1;
  return outer;
}

scope scope_enter(decoder *c, uint32_t ix) {
  const datum *d = ix != NONE ? &c->m->data[ix] : NULL;
  if (d == NULL || d->item == 0) return scope_turn(c, (scope){.in = NULL});
  return scope_turn(c, (scope){.in = members_of(c, find_group(c, c->m->data[d->group].id)), .item = d->item});
}

/* What is wrong with an item's rule is wrong for every item: it is said of the first. */
bool said_of_first_item(const decoder *c, uint32_t ix) {
  const datum *d = &c->m->data[ix];
  return d->item > 1 && c->datum_state[ix - (d->item - 1) * d->item_step] == BROKEN;
}

/* "Offence 2: Harm" */
static str item_label(decoder *c, str group_label, uint32_t item, str label) {
  return arena_print(c->a, "%.*s %u: %.*s", STR_FMT(group_label), item, STR_FMT(label));
}

void label_item(decoder *c, datum *d) {
  if (d->item == 0) return;
  const group *g = find_group(c, c->m->data[d->group].id);
  str of = g->label.len > 0 ? g->label : g->id, of_cy = g->label_cy.len > 0 ? g->label_cy : of;
  str label = d->label.len > 0 ? d->label : d->how.kind == DERIVE_NOTHING ? d->name : STR("");
  if (label.len == 0) return;
  if (d->label_cy.len > 0 || g->label_cy.len > 0) d->label_cy = item_label(c, of_cy, d->item, d->label_cy.len > 0 ? d->label_cy : label);
  d->label = item_label(c, of, d->item, label);
}

/* ---- nodes that nobody wrote ---- */

node *made_node(decoder *c, node_op op, const datum *d, size_t parts) {
  node *n = node_new(c, op, d->at, (id_path){d->id, d->id});
  n->parts = ARENA_ARRAY(c->a, node *, parts + 1);
  n->made = true;
  return n;
}

node *value_test(decoder *c, node *n, uint32_t of, operator op, int64_t literal, int64_t to) {
  clause *k = &n->clause;
  k->kind = CLAUSE_VALUE;
  k->op = op;
  k->datum = of;
  k->literals = ARENA_ARRAY(c->a, int64_t, 1);
  k->literals[k->literal_count++] = literal;
  k->ranges = ARENA_ARRAY(c->a, range, 1);
  k->ranges[k->range_count++] = (range){literal, to};
  return n;
}

node *made_test(decoder *c, const datum *d, uint32_t of, operator op, int64_t literal, int64_t to) {
  return value_test(c, made_node(c, NODE_CLAUSE, d, 0), of, op, literal, to);
}

void add_part(node *n, node *part) {
  n->parts[n->part_count++] = part;
  n->weight += part->weight;
}

static node *negated(decoder *c, const datum *d, node *part) {
  node *n = made_node(c, NODE_NOT, d, 1);
  add_part(n, part);
  return n;
}

/* ---- reductions ---- */

typedef struct reduction {
  decoder *c;
  datum *d;
  const group *g;
  int kind;
  uint32_t counts, values, total; /* first helper of each sort; NONE: there is none */
  uint32_t of;                    /* the member of item 1 that is summed up */
} reduction;

/* There is an item i, and it counts. */
static node *item_counts(const reduction *r, uint32_t i) {
  node *is_there = made_test(r->c, r->d, r->g->count, OP_AT_LEAST, i, r->g->most);
  if (r->counts == NONE) return is_there;
  node *both = made_node(r->c, NODE_ALL, r->d, 2);
  add_part(both, is_there);
  add_part(both, made_test(r->c, r->d, r->counts + i - 1, OP_IS, 1, 1));
  return both;
}

static node *some_item_counts(const reduction *r) {
  if (r->counts == NONE) return item_counts(r, 1);
  node *any = made_node(r->c, NODE_ANY, r->d, r->g->most);
  for (uint32_t i = 1; i <= r->g->most; i++) add_part(any, item_counts(r, i));
  return any;
}

static void one_clause(const reduction *r, node *n) {
  derivation *how = &r->d->how;
  how->kind = DERIVE_TRUE_WHEN;
  how->clauses = ARENA_ARRAY(r->c->a, node *, 1);
  how->clauses[how->clause_count++] = n;
  r->d->type = TYPE_BOOLEAN;
  r->d->max = 1;
}

/* Every item that there is counts; of none, too. */
static void reduce_all(const reduction *r) {
  node *all = made_node(r->c, NODE_ALL, r->d, r->g->most);
  for (uint32_t i = 1; i <= r->g->most; i++) {
    node *either = made_node(r->c, NODE_ANY, r->d, 2);
    add_part(either, negated(r->c, r->d, made_test(r->c, r->d, r->g->count, OP_AT_LEAST, i, r->g->most)));
    add_part(either, made_test(r->c, r->d, r->counts + i - 1, OP_IS, 1, 1));
    add_part(all, either);
  }
  one_clause(r, all);
}

static bool reduce_count(const reduction *r) {
  derivation *how = &r->d->how;
  how->kind = DERIVE_COUNT;
  how->clauses = ARENA_ARRAY(r->c->a, node *, r->g->most);
  for (uint32_t i = 1; i <= r->g->most; i++) how->clauses[how->clause_count++] = item_counts(r, i);
  r->d->type = TYPE_INTEGER;
  r->d->max = r->g->most;
  const doc *unknown = doc_find(r->d->text, "unknown_counts_as");
  bool counts = false;
  if (unknown == NULL) return true;
  how->has_stand_in = true;
  if (!read_boolean(r->c, unknown, &counts)) return false;
  how->stand_in = counts;
  return true;
}

static void like(datum *d, const datum *other) {
  d->type = other->type;
  d->values = other->values;
  d->value_count = other->value_count;
  d->ordered = other->ordered;
  d->places = other->places;
  d->min = other->min;
  d->max = other->max;
}

/* The item's value where it counts, else one that leaves the result alone. */
static void decode_item_value(const reduction *r, uint32_t i, uint32_t of) {
  decoder *c = r->c;
  datum *d = &c->m->data[r->values + i - 1];
  const datum *member = &c->m->data[of];
  like(d, member);
  int64_t neutral = r->kind == REDUCE_SUM ? 0 : r->kind == REDUCE_GREATEST || r->kind == REDUCE_LATEST ? member->min : member->max;
  if (member->type == TYPE_BOOLEAN) d->type = TYPE_INTEGER;
  if (neutral < d->min) d->min = neutral;
  if (neutral > d->max) d->max = neutral;
  derivation *how = &d->how;
  how->kind = DERIVE_FIRST;
  how->case_count = 2;
  how->cases = ARENA_ARRAY(c->a, derive_case, 2);
  how->cases[0] = (derive_case){negated(c, d, item_counts(r, i)), {OUTPUT_LITERAL, neutral, NONE, d->at}, d->at};
  how->cases[1] = (derive_case){NULL, {OUTPUT_VALUE_OF, 0, of, d->at}, d->at};
  d->status = member->status;
  d->is_protected = member->is_protected || (r->counts != NONE && c->m->data[r->counts + i - 1].is_protected);
  c->datum_state[r->values + i - 1] = DONE;
}

static bool inputs_are_values(const reduction *r, datum *d) {
  d->how.inputs = ARENA_ARRAY(r->c->a, uint32_t, r->g->most);
  d->how.input_count = r->g->most;
  for (uint32_t i = 0; i < r->g->most; i++) d->how.inputs[i] = r->values + i;
  like(d, &r->c->m->data[r->values]);
  return true;
}

static bool bad_member(const reduction *r, const doc *at, const datum *in, const char *wanted) {
  diag *e = diag_add(r->c->d, CODE_ITEM_TYPE, at->at, "`%.*s` is of type %s; %s is expected here", STR_FMT(at->text), value_type_text(in->type), wanted);
  diag_also(r->c->d, e, in->at, "declared here");
  diag_help(r->c->d, e, "name another field of the group, or derive a value of the right type from it there");
  return false;
}

static bool check_member(const reduction *r, const doc *at) {
  const datum *in = &r->c->m->data[r->of];
  bool number = in->type == TYPE_INTEGER || in->type == TYPE_DECIMAL;
  if (r->kind == REDUCE_SUM) return number || in->type == TYPE_BOOLEAN || bad_member(r, at, in, "a number");
  if (r->kind == REDUCE_LATEST || r->kind == REDUCE_EARLIEST) return in->type == TYPE_DATE || bad_member(r, at, in, "a date");
  return number || in->type == TYPE_DATE || in->type == TYPE_DURATION || in->type == TYPE_SENTENCE || (in->type == TYPE_ENUM && in->ordered) ||
         bad_member(r, at, in, "a number, a date, a sentence or an ordered enum");
}

static bool reduce_sum(const reduction *r) {
  datum *d = r->d;
  d->how.kind = DERIVE_SUM;
  inputs_are_values(r, d);
  const doc *n = doc_find(d->text, "missing_counts_as");
  if (n != NULL) {
    d->how.has_stand_in = true;
    if (!read_literal(r->c, n, d, &d->how.stand_in)) return false;
    if (d->how.stand_in < d->min) d->min = d->how.stand_in;
    if (d->how.stand_in > d->max) d->max = d->how.stand_in;
  }
  d->min *= r->g->most; /* both within 10^15, and `most` within 99 */
  d->max *= r->g->most;
  return check_magnitude(r->c, d);
}

static bool reduce_one(const reduction *r) {
  decoder *c = r->c;
  datum *total = &c->m->data[r->total], *d = r->d;
  total->how.kind = r->kind == REDUCE_GREATEST || r->kind == REDUCE_LATEST ? DERIVE_GREATEST : DERIVE_LEAST;
  inputs_are_values(r, total);
  total->is_protected = c->m->data[r->values].is_protected;
  total->status = c->m->data[r->values].status;
  c->datum_state[r->total] = DONE;
  like(d, total);
  d->how.kind = DERIVE_FIRST;
  d->how.case_count = 2;
  d->how.cases = ARENA_ARRAY(c->a, derive_case, 2);
  d->how.cases[0] = (derive_case){negated(c, d, some_item_counts(r)), {OUTPUT_MISSING, 0, NONE, d->at}, d->at};
  d->how.cases[1] = (derive_case){NULL, {OUTPUT_VALUE_OF, 0, r->total, d->at}, d->at};
  return true;
}

/* Decodes what stands in for `when`, once for each item. */
static bool decode_counts(const reduction *r) {
  bool good = true;
  for (uint32_t i = 0; i < r->g->most && good; i++) {
    decode_derived(r->c, r->counts + i);
    good = r->c->datum_state[r->counts + i] == DONE;
  }
  return good;
}

static bool decode_values(reduction *r, const doc *value) {
  decoder *c = r->c;
  for (uint32_t i = 1; i <= r->g->most; i++) {
    const group_members *all = members_of(c, r->g);
    scope outer = scope_turn(c, (scope){.in = all, .item = i});
    bool member = value->kind != DOC_SCALAR || names_find(&all->names, value->text) != NONE;
    uint32_t of = member ? read_datum(c, value) : NONE;
    scope_turn(c, outer);
    if (!member) {
      diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, value->at, "`%.*s` has no field or derived value `%.*s`", STR_FMT(r->g->id),
                         STR_BEGINNING(value->text));
      suggest(c, e, value->text, &all->names, "name one of its fields or derived values");
    }
    if (of == NONE) return false;
    if (i == 1) r->of = of;
    if (i == 1 && !check_member(r, value)) return false;
    decode_item_value(r, i, of);
  }
  return true;
}

static bool wants(const reduction *r, const doc *n, const char *key_name, const char *help) {
  if (n != NULL) return true;
  diag *e = diag_add(r->c->d, CODE_MISSING_KEY, r->d->text->at, "`%s` has no `%s` beside it", reduction_keys[r->kind], key_name);
  diag_help(r->c->d, e, "%s", help);
  return false;
}

bool decode_reduction(decoder *c, uint32_t ix) {
  reduction r = {.c = c, .d = &c->m->data[ix], .counts = NONE, .values = NONE, .total = NONE, .of = NONE};
  const doc *of = reduction_of(r.d->text, &r.kind);
  if (!expect_kind(c, of, DOC_SCALAR, "the group's name")) return false;
  if (r.d->item > 0) {
    diag *e = diag_add(c->d, CODE_KEY_NOT_FOR_TYPE, of->at, "a value for each item cannot look at all of them");
    diag_help(c->d, e, "work it out for the whole, without `for_each`, and read it here by its name");
    return false;
  }
  r.g = find_group(c, of->text);
  if (r.g == NULL) return unknown_group(c, of);
  const doc *when = doc_find(r.d->text, "when"), *value = doc_find(r.d->text, "value");
  if (r.kind <= REDUCE_COUNT && !wants(&r, when, "when", "add `when:` with the clause that an item has to meet")) return false;
  if (picks_value(r.kind) && !wants(&r, value, "value", "add `value:` with the name of the group's field that is meant")) return false;
  uint32_t at = ix + 1;
  if (when != NULL) r.counts = at, at += r.g->most;
  if (value != NULL) r.values = at, at += r.g->most;
  if (reduction_picks_one(r.kind)) r.total = at;
  if (members_of(c, r.g)->broken || (when != NULL && !decode_counts(&r)) || (value != NULL && !decode_values(&r, value))) return false;
  if (r.kind == REDUCE_ANY) return one_clause(&r, some_item_counts(&r)), true;
  if (r.kind == REDUCE_ALL) return reduce_all(&r), true;
  if (r.kind == REDUCE_COUNT) return reduce_count(&r);
  return r.kind == REDUCE_SUM ? reduce_sum(&r) : reduce_one(&r);
}
