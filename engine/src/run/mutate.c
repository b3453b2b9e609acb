/* Do the authors' cases notice a wrong threshold? Each threshold is moved by one step and each operator turned round,
 * one at a time; the rules are sealed anew and the cases run until one fails. A change that no case notices survives,
 * and is told with its place.
 *
 *   model -> list of changes -> each: made in the model, lowered, sealed, tested, taken back
 *
 * A change without effect is not counted: where the table is the same to the byte, or where the derived value that it is
 * a part of is provably the same (a case of `first` takes in, too, what an earlier one took already).
 * What is written once for each item of a group is changed for all of them together.
 */
#include <stdlib.h>

#include "base/names.h"
#include "base/sentence.h"
#include "compile/rules.h"
#include "lower/seal.h"
#include "run/run.h"

typedef enum change {
  CHANGE_LOW, CHANGE_HIGH, /* an end of a range, by `step` */
  CHANGE_OTHERS,           /* the values that the test does not name */
  CHANGE_NOT,              /* the clause turned round, or its `not` taken away */
  CHANGE_JOIN,             /* all for any, any for all */
  CHANGE_K,                /* at_least k of, by `step` */
  CHANGE_QUANTIFIER,       /* includes_any for includes_all, and so on, to `step` */
  CHANGE_OFFSET,           /* plus 12 months, by `step` */
  CHANGE_COMPARISON,       /* is for is_not, at_least for below */
  CHANGE_EQUAL,            /* at_least for more than, below for at most */
  CHANGE_BOUND,            /* of bands or of an axis, by `step` */
  CHANGE_LEAST, CHANGE_MOST /* an end of a limit, by `step` */
} change;

typedef struct mutant {
  change what;
  node *n;
  node **same;    /* it, and the same of the group's further items */
  size_t copies;
  node *next;     /* CHANGE_HIGH of a window: the one that begins where it ends, and moves too; or NULL */
  datum *d;       /* CHANGE_BOUND; of further items every item_step */
  limit *l;       /* CHANGE_LEAST, CHANGE_MOST */
  uint32_t of;    /* the derived value that it is a part of; or NONE */
  size_t at;      /* which range, which bound */
  int step;
} mutant;

typedef struct mutation {
  epf_rules *rules;
  model *m;
  epf_table *table; /* of the rules as they stand */
  arena list;       /* of the mutants */
  vec(mutant) all;
  names seen;        /* nodes, by their address: versions share some */
  const option *now; /* whose parts are looked at */
  uint32_t of;       /* the derived value whose clauses are looked at; or NONE */
  node **same;       /* the node that is looked at, and the same of the group's further items */
  size_t copies;     /* how many that are */
  node *kept;        /* room for nodes that are changed */
  bool include_unverified; /* in the cases */
  size_t noticed_by; /* the case that noticed the last change: likely to notice the next */
} mutation;

/* ---- which changes there are ---- */

static mutant *add(mutation *x, change what, node *n, size_t at, int step) {
  mutant *c = VEC_PUSH(&x->list, &x->all);
  *c = (mutant){.what = what, .n = n, .same = x->same, .copies = x->copies, .of = x->of, .at = at, .step = step};
  return c;
}

static bool is_ordered(const datum *d) { return d->type != TYPE_BOOLEAN && (d->type != TYPE_ENUM || d->ordered); }

/* Where an end may move to: within the datum's range, and clear of the neighbouring ranges. */
static bool can_move(const datum *d, const clause *k, size_t i, bool low, int step) {
  range r = k->ranges[i];
  if (low ? r.from == d->min : r.to == d->max) return false; /* the open end of `at_least`, `below` */
  int64_t from = r.from + (low ? step : 0), to = r.to + (low ? 0 : step);
  if (from > to || from < d->min || to > d->max) return false;
  if (i > 0 && k->ranges[i - 1].to + 1 >= from) return false;
  if (i + 1 < k->range_count && k->ranges[i + 1].from - 1 <= to) return false;
  return k->range_count > 1 || from > d->min || to < d->max;
}

/* The window on this date that ends on the day before (begins on) `day`. */
static node *window_at(node *n, uint32_t datum, int64_t day, bool begins) {
  if (n->op == NODE_CLAUSE)
    return n->clause.datum == datum && day == (begins ? n->clause.ranges[0].from : n->clause.ranges[0].to + 1) ? n : NULL;
  for (size_t i = 0; i < n->part_count; i++) {
    node *found = window_at(n->parts[i], datum, day, begins);
    if (found != NULL) return found;
  }
  return NULL;
}

static node *neighbour(const option *o, const clause *k, bool behind) {
  for (size_t i = 0; i < o->version_count; i++) {
    node *found = window_at(o->versions[i].in_force, k->datum, behind ? k->ranges[0].to + 1 : k->ranges[0].from, behind);
    if (found != NULL) return found;
  }
  return NULL;
}

/* Versions may not overlap nor leave a gap, so the day on which one follows another moves for both. */
static void add_window(mutation *x, node *n) {
  const clause *k = &n->clause;
  const datum *d = &x->m->data[k->datum];
  node *before = neighbour(x->now, k, false), *next = neighbour(x->now, k, true);
  for (int step = -1; step <= 1; step += 2) {
    if (before == NULL && can_move(d, k, 0, true, step)) add(x, CHANGE_LOW, n, 0, step);
    if (can_move(d, k, 0, false, step) && (next == NULL || can_move(d, &next->clause, 0, true, step))) add(x, CHANGE_HIGH, n, 0, step)->next = next;
  }
}

/* How far a step goes from the value where a range begins, or the next one begins: of custody a day, which is the least
 * that a profile can say. */
static int stride(const datum *d, int64_t at) { return d->type == TYPE_SENTENCE && at > SENTENCE_CUSTODY ? SENTENCE_DAY : 1; }

static void add_value(mutation *x, node *n) {
  const clause *k = &n->clause;
  const datum *d = &x->m->data[k->datum];
  add(x, CHANGE_OTHERS, n, 0, 0);
  for (size_t i = 0; i < k->range_count && is_ordered(d) && !n->in_window; i++)
    for (int way = -1; way <= 1; way += 2) {
      int low = way * stride(d, k->ranges[i].from), high = way * stride(d, k->ranges[i].to + 1);
      if (can_move(d, k, i, true, low)) add(x, CHANGE_LOW, n, i, low);
      if (can_move(d, k, i, false, high)) add(x, CHANGE_HIGH, n, i, high);
    }
  if (n->in_window) add_window(x, n);
}

/* Any and all of one member are the same. */
static void add_members(mutation *x, node *n) {
  const clause *k = &n->clause;
  for (int to = QUANTIFY_ANY; to <= QUANTIFY_NONE; to++) {
    bool same = k->code_count == 1 && (to == QUANTIFY_NONE) == (k->quantifier == QUANTIFY_NONE);
    bool twice = k->code_count == 1 && to == QUANTIFY_ALL;
    if (to != (int)k->quantifier && !same && !twice) add(x, CHANGE_QUANTIFIER, n, 0, to);
  }
}

static void add_comparison(mutation *x, node *n) {
  const clause *k = &n->clause;
  add(x, CHANGE_COMPARISON, n, 0, 0);
  if (k->compare.offset == 0 && (k->op == OP_AT_LEAST || k->op == OP_BELOW)) add(x, CHANGE_EQUAL, n, 0, 0);
  for (int step = -1; step <= 1 && k->compare.offset != 0; step += 2) add(x, CHANGE_OFFSET, n, 0, step);
}

static void add_clause(mutation *x, node *n) {
  const clause *k = &n->clause;
  if (k->kind == CLAUSE_VALUE) add_value(x, n);
  else if (k->kind == CLAUSE_MEMBERS) add_members(x, n);
  else if (k->kind == CLAUSE_COMPARE) add_comparison(x, n);
  else add(x, CHANGE_NOT, n, 0, 0);
}

static bool seen_before(mutation *x, node *n) {
  str address = {(const char *)&n, sizeof n};
  if (names_find(&x->seen, address) != NONE) return true;
  names_add(&x->seen, &x->list, (str){arena_copy(&x->list, address.at, address.len), address.len}, 0);
  return false;
}

/* Decoded from the same text, the copies have the same parts. */
static node **same_part(mutation *x, node *const *same, size_t part) {
  node **parts = ARENA_ARRAY(&x->list, node *, x->copies);
  for (size_t i = 0; i < x->copies; i++) parts[i] = same[i]->parts[part];
  return parts;
}

static void add_node(mutation *x, node **same) {
  node *n = same[0];
  if (n == NULL || n->op == NODE_NAMED || n->made || seen_before(x, n)) return; /* a named condition is changed once, where it stands */
  x->same = same;
  if (n->op == NODE_CLAUSE) {
    add_clause(x, n);
    return;
  }
  if ((n->op == NODE_ALL || n->op == NODE_ANY) && n->part_count > 1 && !n->joined) add(x, CHANGE_JOIN, n, 0, 0);
  if (n->op == NODE_NOT) add(x, CHANGE_NOT, n, 0, 0);
  if (n->op == NODE_AT_LEAST && n->k > 1) add(x, CHANGE_K, n, 0, -1);
  if (n->op == NODE_AT_LEAST && (size_t)n->k < n->part_count) add(x, CHANGE_K, n, 0, 1);
  for (size_t i = 0; i < n->part_count; i++) add_node(x, same_part(x, same, i));
}

/* What stands in one place. */
static void add_root(mutation *x, node *n) {
  x->copies = 1;
  x->same = ARENA_ARRAY(&x->list, node *, 1);
  x->same[0] = n;
  add_node(x, x->same);
}

static void add_bounds(mutation *x, datum *d) {
  const derivation *how = &d->how;
  const datum *in = &x->m->data[how->inputs[0]];
  for (size_t i = 0; i + 1 < d->value_count; i++)
    for (int step = -1; step <= 1; step += 2) {
      int64_t to = how->bounds[i] + step;
      bool free = to > (i > 0 ? how->bounds[i - 1] : in->min) && to < (i + 2 < d->value_count ? how->bounds[i + 1] : in->max + 1);
      if (free) add(x, CHANGE_BOUND, NULL, i, step)->d = d;
    }
}

static void add_limit(mutation *x, limit *l) {
  add_root(x, l->when);
  for (int step = -1; step <= 1; step += 2) {
    int64_t least = l->at_least + step, most = l->at_most + step;
    if (l->at_least > 0 && least <= l->at_most) add(x, CHANGE_LEAST, NULL, 0, step)->l = l; /* 0: none is stated */
    if (l->at_most < AMOUNT_MAX && most >= l->at_least) add(x, CHANGE_MOST, NULL, 0, step)->l = l;
  }
}

static void add_option(mutation *x, option *o) {
  x->now = o;
  for (int p = 0; p < PART_COUNT; p++) add_root(x, o->parts[p]);
  for (size_t i = 0; i < o->caution_count; i++) add_root(x, o->cautions[i].when);
  for (size_t i = 0; i < o->limit_count; i++) add_limit(x, &o->limits[i]);
}

/* Of one datum, or of the same datum of every item: all of its clauses, or of its cases. */
static void add_clauses_of(mutation *x, datum *d, bool cases) {
  size_t count = cases ? d->how.case_count : d->how.clause_count;
  for (size_t k = 0; k < count; k++) {
    node **same = ARENA_ARRAY(&x->list, node *, x->copies);
    for (size_t i = 0; i < x->copies; i++) {
      const derivation *how = &d[i * d->item_step].how;
      same[i] = cases ? how->cases[k].when : how->clauses[k];
    }
    add_node(x, same);
  }
}

static size_t copies_of(const model *m, const datum *d) {
  for (size_t g = 0; d->item > 0 && g < m->group_count; g++)
    if (m->groups[g].count == d->group) return m->groups[g].most;
  return 1;
}

static void add_datum(mutation *x, uint32_t ix) {
  datum *d = &x->m->data[ix];
  if (d->item > 1) return; /* changed with the first */
  x->of = ix;
  x->copies = copies_of(x->m, d);
  if (d->how.kind == DERIVE_BANDS) add_bounds(x, d);
  add_clauses_of(x, d, false);
  add_clauses_of(x, d, true);
}

static void find_mutants(mutation *x) {
  model *m = x->m;
  for (size_t i = m->field_end; i < m->data_count; i++) add_datum(x, (uint32_t)i);
  x->of = NONE;
  for (size_t i = 0; i < m->condition_count; i++) add_root(x, m->conditions[i].body);
  for (size_t i = 0; i < m->option_count; i++) add_option(x, &m->options[i]);
  x->now = NULL;
  for (size_t i = 0; i < m->package_rule_count; i++) add_root(x, m->package_rules[i].when);
  size_t most = 1;
  for (size_t i = 0; i < x->all.count; i++) most = x->all.at[i].copies > most ? x->all.at[i].copies : most;
  x->kept = ARENA_ARRAY(&x->list, node, most);
}

/* ---- one change ---- */

static void take_others(arena *a, const datum *d, clause *k) {
  range *r = ARENA_ARRAY(a, range, k->range_count + 1);
  size_t count = 0;
  int64_t from = d->min;
  for (size_t i = 0; i < k->range_count; i++) {
    if (k->ranges[i].from > from) r[count++] = (range){from, k->ranges[i].from - 1};
    from = k->ranges[i].to + 1;
  }
  if (from <= d->max) r[count++] = (range){from, d->max};
  k->ranges = r;
  k->range_count = count;
}

static void turn_round(arena *a, node *n) {
  if (n->op == NODE_NOT) {
    n->op = NODE_ALL;
    return;
  }
  node *inner = ARENA_NEW(a, node);
  *inner = *n;
  n->op = NODE_NOT;
  n->parts = ARENA_ARRAY(a, node *, 1);
  n->parts[0] = inner;
  n->part_count = 1;
}

static void move_end(arena *a, clause *k, size_t at, bool low, int step) {
  range *moved = ARENA_ARRAY(a, range, k->range_count);
  memcpy(moved, k->ranges, k->range_count * sizeof *moved);
  *(low ? &moved[at].from : &moved[at].to) += step;
  k->ranges = moved;
}

/* At least: not below, the other way about; so the two sides change places. */
static void swap_sides(clause *k) {
  uint32_t left = k->datum;
  k->datum = k->compare.right;
  k->compare.right = left;
}

static void change_clause(const mutation *x, arena *a, const mutant *c, clause *k) {
  static const operator opposite[] = {[OP_IS] = OP_IS_NOT, [OP_IS_NOT] = OP_IS, [OP_AT_LEAST] = OP_BELOW, [OP_BELOW] = OP_AT_LEAST};
  if (c->what == CHANGE_OTHERS) take_others(a, &x->m->data[k->datum], k);
  else if (c->what == CHANGE_QUANTIFIER) k->quantifier = (quantifier)c->step;
  else if (c->what == CHANGE_OFFSET) k->compare.offset += c->step;
  else if (c->what == CHANGE_COMPARISON || c->what == CHANGE_EQUAL) k->op = opposite[k->op];
  else move_end(a, k, c->at, c->what == CHANGE_LOW, c->step);
  if (c->what == CHANGE_EQUAL) swap_sides(k);
  if (c->next != NULL) move_end(a, &c->next->clause, 0, true, c->step);
}

static void change_node(const mutation *x, arena *a, const mutant *c, node *n) {
  if (c->what == CHANGE_NOT) turn_round(a, n);
  else if (c->what == CHANGE_JOIN) n->op = n->op == NODE_ALL ? NODE_ANY : NODE_ALL;
  else if (c->what == CHANGE_K) n->k += c->step;
  else change_clause(x, a, c, &n->clause);
}

static void move_bounds(const mutant *c, int step) {
  for (size_t i = 0; i < c->copies; i++) c->d[i * c->d->item_step].how.bounds[c->at] += step;
}

static void move_limit(const mutant *c, int step) { *(c->what == CHANGE_LEAST ? &c->l->at_least : &c->l->at_most) += step; }

static void make(const mutation *x, arena *a, const mutant *c) {
  for (size_t i = 0; c->n != NULL && i < c->copies; i++) change_node(x, a, c, c->same[i]);
}

/* Seals the model as it is now. NULL with EPF_OK: it cannot be sealed, which an author would notice. */
static epf_status seal_model(const mutation *x, arena *a, epf_table **out) {
  *out = NULL;
  diags d;
  diags_init(&d, a);
  plan *p = ARENA_NEW(a, plan);
  if (!lower(p, a, &d, x->m)) return EPF_OK;
  void *block;
  uint64_t bytes;
  epf_status status = table_seal(p, x->rules->fingerprint, (seal_options){0}, &block, &bytes);
  return status == EPF_OK ? table_adopt(out, block, bytes) : status;
}

/* Makes the change, seals it, and takes it back. */
static epf_status seal_changed(const mutation *x, const mutant *c, epf_table **out) {
  arena a;
  arena_init(&a);
  node next = c->next != NULL ? *c->next : (node){0};
  for (size_t i = 0; c->n != NULL && i < c->copies; i++) x->kept[i] = *c->same[i];
  if (c->d != NULL) move_bounds(c, c->step);
  if (c->l != NULL) move_limit(c, c->step);
  epf_status status = EPF_E_NOMEM;
  *out = NULL;
  if (!ARENA_CATCH(&a)) {
    make(x, &a, c);
    status = seal_model(x, &a, out);
  }
  for (size_t i = 0; c->n != NULL && i < c->copies; i++) *c->same[i] = x->kept[i];
  if (c->next != NULL) *c->next = next;
  if (c->d != NULL) move_bounds(c, -c->step);
  if (c->l != NULL) move_limit(c, -c->step);
  arena_release(&a);
  return status;
}

/* ---- changes without effect ---- */

typedef struct reached { /* the conjuncts of one of the ways in which a value is decided */
  const table *t;
  t_list conjuncts;
} reached;

static bool same_slot(const t_slot *x, const t_slot *y) {
  return x->kind == y->kind && x->op == y->op && x->unit == y->unit && x->with_availability == y->with_availability && x->datum == y->datum &&
         x->other == y->other && x->offset == y->offset;
}

/* The values in a cell: the same slot may be cut elsewhere in the other table. */
static range cell_range(const table *t, const t_slot *s, uint32_t cell) {
  if (s->cuts == TABLE_NONE) return (range){cell, cell};
  return (range){cell == 0 ? INT64_MIN : t->cuts[s->cuts + cell - 1], cell + 1 == s->cells ? INT64_MAX : t->cuts[s->cuts + cell] - 1};
}

/* Can no value meet both tests of one slot? What an `at_least` says may be what was changed, so it excludes nothing. */
static bool tests_exclude(const table *t, const t_test *a, const table *u, const t_test *b) {
  const t_slot *x = &t->slots[a->slot], *y = &u->slots[b->slot];
  if (a->slot != b->slot || x->kind == SLOT_K_OF || !same_slot(x, y)) return false;
  for (uint32_t i = 0; i < x->cells; i++)
    for (uint32_t k = 0; k < y->cells; k++) {
      if (!bits_has(t->words + a->words, i) || !bits_has(u->words + b->words, k)) continue;
      range r = cell_range(t, x, i), o = cell_range(u, y, k);
      if (r.from <= o.to && o.from <= r.to) return false;
    }
  return true;
}

static bool conjuncts_exclude(const table *t, t_list a, const table *u, t_list b) {
  for (uint32_t i = 0; i < a.count; i++)
    for (uint32_t k = 0; k < b.count; k++)
      if (tests_exclude(t, &t->tests[a.first + i], u, &u->tests[b.first + k])) return true;
  return false;
}

/* Does nothing that reaches the one reach the other? */
static bool exclude(reached x, reached y) {
  for (uint32_t i = 0; i < x.conjuncts.count; i++)
    for (uint32_t k = 0; k < y.conjuncts.count; k++)
      if (!conjuncts_exclude(x.t, x.t->conjuncts[x.conjuncts.first + i], y.t, y.t->conjuncts[y.conjuncts.first + k])) return false;
  return true;
}

/* One case or another is always reached: if none is reached together with another one of the changed table, each is
 * reached as before. */
static bool same_cases(const table *x, const table *y, const t_datum *was, const t_datum *is) {
  for (uint32_t i = 0; i < was->formulas.count; i++)
    for (uint32_t k = 0; k < is->formulas.count; k++) {
      reached a = {x, x->formulas[was->formulas.first + i].may}, b = {y, y->formulas[is->formulas.first + k].may};
      if (i != k && !exclude(a, b)) return false;
    }
  return true;
}

/* The truth of a clause without a formula is put together from its parts; of that nothing is shown. */
static bool same_truth(const table *x, const table *y, const t_datum *was, const t_datum *is) {
  uint32_t a = x->nodes[x->numbers[was->nodes.first]].formula, b = y->nodes[y->numbers[is->nodes.first]].formula;
  if (a == TABLE_NONE || b == TABLE_NONE) return false;
  reached yes = {x, x->formulas[a].may}, no = {x, x->formulas[a].not_may}, still = {y, y->formulas[b].may}, not_now = {y, y->formulas[b].not_may};
  return exclude(yes, not_now) && exclude(no, still);
}

static bool no_effect(const mutation *x, const mutant *c, const epf_table *changed) {
  const table *was = &x->table->view, *is = &changed->view;
  if (memcmp(was->head->checksum, is->head->checksum, sizeof was->head->checksum) == 0) return true;
  if (c->of == NONE || was->slot_count != is->slot_count) return false;
  const t_datum *d = &was->data[c->of], *e = &is->data[c->of];
  return d->derive == T_FIRST ? same_cases(was, is, d, e) : d->derive == T_TRUE_WHEN && same_truth(was, is, d, e);
}

/* ---- what survived ---- */

static void put_literal(const datum *d, int64_t v, buf *to) {
  char day[11], sentence[SENTENCE_TEXT];
  if (d->type == TYPE_DATE) date_format(v, day), buf_text(to, day);
  else if (d->type == TYPE_SENTENCE) sentence_format(v, sentence), buf_text(to, sentence);
  else if (d->type == TYPE_ENUM) buf_str(to, d->values[v].id);
  else buf_decimal(to, v, d->places);
  if (d->type == TYPE_DURATION) buf_text(to, v == 1 ? " day" : " days");
}

/* Few people know which sentence is the last before another: a range ends below one. */
static void put_sentences(const datum *d, range r, buf *to) {
  put_literal(d, r.from, to);
  if (r.from == r.to) return;
  buf_text(to, r.to == d->max ? " or more" : " to below ");
  if (r.to < d->max) put_literal(d, r.to + 1, to);
}

static void put_range(const datum *d, range r, buf *to) {
  if (d->type == TYPE_SENTENCE) {
    put_sentences(d, r, to);
    return;
  }
  bool one = r.from == r.to, low = r.from == d->min && !one, high = r.to == d->max && !one;
  if (low) buf_text(to, d->type == TYPE_DATE ? "up to " : "at most ");
  put_literal(d, low ? r.to : r.from, to);
  if (high) buf_text(to, d->type == TYPE_DATE ? " or later" : " or more");
  if (one || low || high) return;
  buf_text(to, " to ");
  put_literal(d, r.to, to);
}

static void tell_move(const datum *d, range r, const mutant *c, buf *to) {
  buf_printf(to, "`%.*s`: ", STR_FMT(d->name));
  put_range(d, r, to);
  buf_text(to, " read as ");
  *(c->what == CHANGE_LOW ? &r.from : &r.to) += c->step;
  put_range(d, r, to);
}

static void tell_bound(const mutation *x, const mutant *c, buf *to) {
  const datum *in = &x->m->data[c->d->how.inputs[0]];
  int64_t bound = c->d->how.bounds[c->at];
  buf_printf(to, "`%.*s`: the bound at ", STR_FMT(in->name));
  put_literal(in, bound, to);
  buf_text(to, " read as ");
  put_literal(in, bound + c->step, to);
}

static void tell_limit(const mutation *x, const mutant *c, buf *to) {
  bool least = c->what == CHANGE_LEAST;
  int64_t end = least ? c->l->at_least : c->l->at_most;
  buf_printf(to, "`%s: %lld` of %.*s read as %lld", least ? "at_least" : "at_most", (long long)end, STR_FMT(x->m->amounts.values[c->l->amount].id),
             (long long)(end + c->step));
}

static void put_distance(int64_t offset, date_unit unit, buf *to) {
  static const char *const units[] = {"day", "week", "month", "year"};
  int64_t count = offset < 0 ? -offset : offset;
  if (offset == 0) {
    buf_text(to, "the same day");
    return;
  }
  buf_printf(to, "%s %lld %s%s", offset < 0 ? "minus" : "plus", (long long)count, units[unit], count == 1 ? "" : "s");
}

static void tell_offset(const comparison *with, int step, buf *to) {
  put_distance(with->offset, with->unit, to);
  buf_text(to, " read as ");
  put_distance(with->offset + step, with->unit, to);
}

static const char *quantifier_text(const clause *k, quantifier q) {
  if (q == QUANTIFY_NONE) return k->op == OP_IS_EMPTY ? "is: none" : "includes_none";
  return q == QUANTIFY_ALL ? "includes_all" : k->code_count == 1 ? "includes" : "includes_any";
}

static void tell_change(const mutation *x, const mutant *c, buf *to) {
  const clause *k = c->n != NULL ? &c->n->clause : NULL;
  switch (c->what) {
  case CHANGE_LOW:
  case CHANGE_HIGH: tell_move(&x->m->data[k->datum], k->ranges[c->at], c, to); break;
  case CHANGE_OTHERS: buf_printf(to, "the test of `%.*s` turned round", STR_FMT(x->m->data[k->datum].name)); break;
  case CHANGE_NOT: buf_text(to, c->n->op == NODE_NOT ? "its `not` left out" : "the clause turned round"); break;
  case CHANGE_JOIN: buf_text(to, c->n->op == NODE_ALL ? "`all` read as `any`" : "`any` read as `all`"); break;
  case CHANGE_K: buf_printf(to, "`at_least: %d` read as %d", c->n->k, c->n->k + c->step); break;
  case CHANGE_QUANTIFIER:
    buf_printf(to, "`%s` read as `%s`", quantifier_text(k, k->quantifier), quantifier_text(k, (quantifier)c->step));
    break;
  case CHANGE_OFFSET: tell_offset(&k->compare, c->step, to); break;
  case CHANGE_COMPARISON: buf_text(to, "the comparison turned round"); break;
  case CHANGE_EQUAL: buf_text(to, k->op == OP_AT_LEAST ? "`at_least` read as more than" : "`below` read as at most"); break;
  case CHANGE_BOUND: tell_bound(x, c, to); break;
  case CHANGE_LEAST:
  case CHANGE_MOST: tell_limit(x, c, to); break;
  }
}

/* "curfew.limits.1" */
static void put_limit_id(const model *m, const limit *l, buf *to) {
  for (size_t i = 0; i < m->option_count; i++)
    for (size_t k = 0; k < m->options[i].limit_count; k++)
      if (&m->options[i].limits[k] == l) buf_printf(to, "%.*s.limits.%zu", STR_FMT(m->options[i].id), k + 1);
}

static void tell_survivor(const mutation *x, const mutant *c, buf *to) {
  span at = c->n != NULL ? c->n->at : c->d != NULL ? c->d->at : c->l->at;
  place where = span_place(at);
  buf_text(to, "SURVIVED  ");
  if (c->l != NULL) put_limit_id(x->m, c->l, to);
  else buf_str(to, c->n != NULL ? c->n->id : c->d->name);
  buf_printf(to, "  %.*s:%u:%u: ", STR_FMT(at.in->path), where.line, where.column);
  tell_change(x, c, to);
  buf_char(to, '\n');
}

/* ---- all of them ---- */

static epf_status try_mutant(mutation *x, const mutant *c, epf_buffer *to, epf_mutation_counts *counts) {
  epf_table *changed;
  epf_status status = seal_changed(x, c, &changed);
  bool idle = changed != NULL && no_effect(x, c, changed), pass = false;
  if (changed != NULL && !idle) status = cases_pass(x->rules, changed, x->include_unverified, &x->noticed_by, &pass);
  epf_table_free(changed);
  if (status != EPF_OK) return status;
  counts->idle += idle;
  counts->made += !idle;
  counts->noticed += !idle && !pass;
  if (!idle && pass) tell_survivor(x, c, to);
  return EPF_OK;
}

static void tell_score(const epf_mutation_counts *counts, buf *to) {
  double score = counts->made > 0 ? 100.0 * (double)counts->noticed / (double)counts->made : 100.0;
  if (counts->idle > 0) buf_printf(to, "not counted, since no result can show them: %zu\n", counts->idle);
  buf_printf(to, "%zu of %zu changes noticed: mutation score %.1f %%\n", counts->noticed, counts->made, score);
}

static epf_status try_all(mutation *x, epf_buffer *to, epf_mutation_counts *counts) {
  bool pass = true;
  epf_status status = cases_pass(x->rules, x->table, x->include_unverified, &x->noticed_by, &pass);
  if (status == EPF_OK && !pass) status = EPF_E_ARGUMENT;
  for (size_t i = 0; i < x->all.count && status == EPF_OK; i++) status = try_mutant(x, &x->all.at[i], to, counts);
  if (status != EPF_OK) return status;
  tell_score(counts, to);
  return to->failed ? EPF_E_NOMEM : EPF_OK;
}

epf_status epf_rules_mutate(epf_rules *rules, bool include_unverified, epf_buffer *to, epf_mutation_counts *counts) {
  *counts = (epf_mutation_counts){0};
  if (!rules->valid) return EPF_E_RULES;
  mutation x = {.rules = rules, .m = &rules->m, .include_unverified = include_unverified};
  arena_init(&x.list);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&x.list)) {
    find_mutants(&x);
    status = seal_model(&x, &x.list, &x.table);
    if (status == EPF_OK) status = try_all(&x, to, counts);
  }
  epf_table_free(x.table);
  arena_release(&x.list);
  return status;
}
