/* Do the authors' cases notice a wrong threshold? Each threshold is moved by one step and each operator turned round,
 * one at a time; the rules are sealed anew and the cases run until one fails. A change that no case notices survives,
 * and is told with its place.
 *
 *   model -> list of changes -> each: made in the model, lowered, sealed, tested, taken back
 */
#include <stdlib.h>

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
  CHANGE_BOUND             /* of bands or of an axis, by `step` */
} change;

typedef struct mutant {
  change what;
  node *n;
  datum *d;  /* CHANGE_BOUND */
  size_t at; /* which range, which bound */
  int step;
} mutant;

typedef struct mutation {
  const epf_rules *rules;
  model *m;
  arena list; /* of the mutants */
  vec(mutant) all;
} mutation;

/* ---- which changes there are ---- */

static void add(mutation *x, change what, node *n, size_t at, int step) {
  *VEC_PUSH(&x->list, &x->all) = (mutant){.what = what, .n = n, .at = at, .step = step};
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

static void add_value(mutation *x, node *n) {
  const clause *k = &n->clause;
  const datum *d = &x->m->data[k->datum];
  add(x, CHANGE_OTHERS, n, 0, 0);
  for (size_t i = 0; i < k->range_count && is_ordered(d); i++)
    for (int step = -1; step <= 1; step += 2) {
      if (can_move(d, k, i, true, step)) add(x, CHANGE_LOW, n, i, step);
      if (can_move(d, k, i, false, step)) add(x, CHANGE_HIGH, n, i, step);
    }
}

static void add_clause(mutation *x, node *n) {
  const clause *k = &n->clause;
  if (k->kind == CLAUSE_VALUE) {
    add_value(x, n);
  } else if (k->kind == CLAUSE_MEMBERS) {
    for (int to = QUANTIFY_ANY; to <= QUANTIFY_NONE; to++) {
      bool same = k->code_count == 1 && to != QUANTIFY_NONE && k->quantifier != QUANTIFY_NONE; /* any and all of one */
      if (to != (int)k->quantifier && !same && !(k->code_count == 1 && to == QUANTIFY_ALL)) add(x, CHANGE_QUANTIFIER, n, 0, to);
    }
  } else if (k->kind == CLAUSE_COMPARE) {
    add(x, CHANGE_COMPARISON, n, 0, 0);
    for (int step = -1; step <= 1 && k->compare.offset != 0; step += 2) add(x, CHANGE_OFFSET, n, 0, step);
  } else {
    add(x, CHANGE_NOT, n, 0, 0);
  }
}

static void add_node(mutation *x, node *n) {
  if (n == NULL || n->op == NODE_NAMED) return; /* a named condition is changed once, where it stands */
  if (n->op == NODE_CLAUSE) {
    add_clause(x, n);
    return;
  }
  if ((n->op == NODE_ALL || n->op == NODE_ANY) && n->part_count > 1) add(x, CHANGE_JOIN, n, 0, 0);
  if (n->op == NODE_NOT) add(x, CHANGE_NOT, n, 0, 0);
  if (n->op == NODE_AT_LEAST && n->k > 1) add(x, CHANGE_K, n, 0, -1);
  if (n->op == NODE_AT_LEAST && (size_t)n->k < n->part_count) add(x, CHANGE_K, n, 0, 1);
  for (size_t i = 0; i < n->part_count; i++) add_node(x, n->parts[i]);
}

static void add_bounds(mutation *x, datum *d) {
  const derivation *how = &d->how;
  const datum *in = &x->m->data[how->inputs[0]];
  for (size_t i = 0; i + 1 < d->value_count; i++)
    for (int step = -1; step <= 1; step += 2) {
      int64_t to = how->bounds[i] + step;
      bool free = to > (i > 0 ? how->bounds[i - 1] : in->min) && to < (i + 2 < d->value_count ? how->bounds[i + 1] : in->max + 1);
      if (free) *VEC_PUSH(&x->list, &x->all) = (mutant){.what = CHANGE_BOUND, .d = d, .at = i, .step = step};
    }
}

/* Nodes that the compiler joined an option's parts with are nobody's operators. */
static void add_option(mutation *x, option *o) {
  for (int p = 0; p < PART_COUNT; p++) {
    node *n = o->parts[p];
    bool joined = n != NULL && (p == PART_APPLIES || p == PART_CRITERIA) && n->op == NODE_ALL && n->at.start == o->at.start;
    for (size_t i = 0; joined && i < n->part_count; i++) add_node(x, n->parts[i]);
    if (!joined) add_node(x, n);
  }
  for (size_t i = 0; i < o->caution_count; i++) add_node(x, o->cautions[i].when);
}

static void find_mutants(mutation *x) {
  model *m = x->m;
  for (size_t i = m->field_end; i < m->data_count; i++) {
    derivation *how = &m->data[i].how;
    if (how->kind == DERIVE_BANDS) add_bounds(x, &m->data[i]);
    for (size_t k = 0; k < how->clause_count; k++) add_node(x, how->clauses[k]);
    for (size_t k = 0; k < how->case_count; k++) add_node(x, how->cases[k].when);
  }
  for (size_t i = 0; i < m->condition_count; i++) add_node(x, m->conditions[i].body);
  for (size_t i = 0; i < m->option_count; i++) add_option(x, &m->options[i]);
}

/* ---- one change ---- */

static range *others(arena *a, const datum *d, const clause *k, size_t *count) {
  range *r = ARENA_ARRAY(a, range, k->range_count + 1);
  int64_t from = d->min;
  *count = 0;
  for (size_t i = 0; i < k->range_count; i++) {
    if (k->ranges[i].from > from) r[(*count)++] = (range){from, k->ranges[i].from - 1};
    from = k->ranges[i].to + 1;
  }
  if (from <= d->max) r[(*count)++] = (range){from, d->max};
  return r;
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

static void change_clause(const mutation *x, arena *a, const mutant *c) {
  clause *k = &c->n->clause;
  static const operator opposite[] = {[OP_IS] = OP_IS_NOT, [OP_IS_NOT] = OP_IS, [OP_AT_LEAST] = OP_BELOW, [OP_BELOW] = OP_AT_LEAST};
  if (c->what == CHANGE_OTHERS) {
    k->ranges = others(a, &x->m->data[k->datum], k, &k->range_count);
  } else if (c->what == CHANGE_LOW || c->what == CHANGE_HIGH) {
    range *moved = ARENA_ARRAY(a, range, k->range_count);
    memcpy(moved, k->ranges, k->range_count * sizeof *moved);
    if (c->what == CHANGE_LOW) moved[c->at].from += c->step;
    else moved[c->at].to += c->step;
    k->ranges = moved;
  } else if (c->what == CHANGE_QUANTIFIER) {
    k->quantifier = (quantifier)c->step;
  } else if (c->what == CHANGE_OFFSET) {
    k->compare.offset += c->step;
  } else {
    k->op = opposite[k->op];
  }
}

static void make(const mutation *x, arena *a, const mutant *c) {
  if (c->what == CHANGE_BOUND) c->d->how.bounds[c->at] += c->step;
  else if (c->what == CHANGE_NOT) turn_round(a, c->n);
  else if (c->what == CHANGE_JOIN) c->n->op = c->n->op == NODE_ALL ? NODE_ANY : NODE_ALL;
  else if (c->what == CHANGE_K) c->n->k += c->step;
  else change_clause(x, a, c);
}

/* Seals the changed model. NULL with EPF_OK: it cannot be sealed, which an author would notice. */
static epf_status seal_changed(const mutation *x, arena *a, epf_table **out) {
  *out = NULL;
  diags d;
  diags_init(&d, a);
  plan *p = ARENA_NEW(a, plan);
  if (!lower(p, a, &d, x->m)) return EPF_OK;
  void *block;
  uint64_t bytes;
  epf_status status = table_seal(p, x->rules->fingerprint, &block, &bytes);
  return status == EPF_OK ? table_adopt(out, block, bytes) : status;
}

/* Does a case fail once the change is made? */
static epf_status try_mutant(const mutation *x, const mutant *c, bool *killed) {
  arena a;
  arena_init(&a);
  node whole = c->n != NULL ? *c->n : (node){0};
  epf_table *table = NULL;
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&a)) {
    make(x, &a, c);
    status = seal_changed(x, &a, &table);
  }
  if (c->n != NULL) *c->n = whole;
  else c->d->how.bounds[c->at] -= c->step;
  *killed = true;
  if (status == EPF_OK && table != NULL) status = cases_pass(x->rules, table, killed), *killed = !*killed;
  epf_table_free(table);
  arena_release(&a);
  return status;
}

/* ---- what survived ---- */

static void put_literal(const datum *d, int64_t v, buf *to) {
  char day[11];
  if (d->type == TYPE_DATE) date_format(v, day), buf_text(to, day);
  else if (d->type == TYPE_ENUM) buf_str(to, d->values[v].id);
  else buf_decimal(to, v, d->places);
}

static void tell_move(const datum *d, int64_t from, int step, const char *what, buf *to) {
  buf_printf(to, "%s of `%.*s` from ", what, STR_FMT(d->id));
  put_literal(d, from, to);
  buf_text(to, " to ");
  put_literal(d, from + step, to);
}

static void tell_survivor(const mutation *x, const mutant *c, buf *to) {
  place where = span_place(c->n != NULL ? c->n->at : c->d->at);
  const source *in = c->n != NULL ? c->n->at.in : c->d->at.in;
  str id = c->n != NULL ? c->n->id : c->d->id;
  buf_printf(to, "SURVIVED  %.*s  %.*s:%u:%u: ", STR_FMT(id), STR_FMT(in->name), where.line, where.column);
  const clause *k = c->n != NULL ? &c->n->clause : NULL;
  static const char *const join[] = {"includes_any", "includes_all", "includes_none"};
  switch (c->what) {
  case CHANGE_LOW: tell_move(&x->m->data[k->datum], k->ranges[c->at].from, c->step, "the lower end", to); break;
  case CHANGE_HIGH: tell_move(&x->m->data[k->datum], k->ranges[c->at].to, c->step, "the upper end, included,", to); break;
  case CHANGE_OTHERS: buf_printf(to, "the test of `%.*s` turned round", STR_FMT(x->m->data[k->datum].id)); break;
  case CHANGE_NOT: buf_text(to, c->n->op == NODE_NOT ? "its `not` left out" : "the clause turned round"); break;
  case CHANGE_JOIN: buf_text(to, c->n->op == NODE_ALL ? "`all` read as `any`" : "`any` read as `all`"); break;
  case CHANGE_K: buf_printf(to, "at least %d read as at least %d", c->n->k, c->n->k + c->step); break;
  case CHANGE_QUANTIFIER: buf_printf(to, "read as `%s`", join[c->step]); break;
  case CHANGE_OFFSET: buf_printf(to, "the distance changed by %d", c->step); break;
  case CHANGE_COMPARISON: buf_text(to, "the comparison turned round"); break;
  case CHANGE_BOUND: tell_move(&x->m->data[c->d->how.inputs[0]], c->d->how.bounds[c->at], c->step, "a bound", to); break;
  }
  buf_char(to, '\n');
}

static epf_status try_all(mutation *x, epf_buffer *to, epf_mutation_counts *counts) {
  for (size_t i = 0; i < x->all.count; i++) {
    bool killed;
    epf_status status = try_mutant(x, &x->all.at[i], &killed);
    if (status != EPF_OK) return status;
    counts->made++;
    counts->noticed += killed;
    if (!killed) tell_survivor(x, &x->all.at[i], to);
  }
  double score = counts->made > 0 ? 100.0 * (double)counts->noticed / (double)counts->made : 100.0;
  buf_printf(to, "%zu of %zu changes noticed: mutation score %.1f %%\n", counts->noticed, counts->made, score);
  return to->failed ? EPF_E_NOMEM : EPF_OK;
}

epf_status epf_rules_mutate(const epf_rules *rules, epf_buffer *to, epf_mutation_counts *counts) {
  *counts = (epf_mutation_counts){0};
  if (!rules->valid) return EPF_E_RULES;
  epf_rules *own = (epf_rules *)(uintptr_t)rules; /* every change is taken back */
  mutation x = {.rules = rules, .m = &own->m};
  arena_init(&x.list);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&x.list)) {
    find_mutants(&x);
    status = try_all(&x, to, counts);
  }
  arena_release(&x.list);
  return status;
}
