/* Conditions as conjuncts: a disjunction of products, one merged test a slot.
 *
 * A conjunct survives a profile when each of its tests meets the slot's possible cells; since slots vary
 * independently, F may hold exactly if one of its conjuncts survives. Contradictory conjuncts vanish when two
 * tests of one slot are merged; a conjunct that implies another is dropped; two that differ in one slot only
 * become one. */
#include <stdlib.h>

#include "lower/plan.h"

enum { PRODUCT_MAX = 64 * CONJUNCTS_MAX };

static size_t words_of(const plan *p, uint32_t slot) { return bits_words(p->slots.at[slot].slot.cells); }

static uint64_t *complement(plan *p, uint32_t slot, const uint64_t *cells) {
  size_t n = words_of(p, slot);
  uint64_t *not_cells = ARENA_ARRAY(p->a, uint64_t, n);
  bits_fill(not_cells, p->slots.at[slot].slot.cells);
  for (size_t w = 0; w < n; w++) not_cells[w] &= ~cells[w];
  return not_cells;
}

dnf dnf_true(plan *p) {
  dnf f = {0};
  *VEC_PUSH(p->a, &f.list) = (conjunct){0};
  return f;
}

static void add_test(plan *p, dnf *f, uint32_t slot, const uint64_t *cells) {
  size_t n = words_of(p, slot);
  if (bits_empty(cells, n)) return;
  conjunct one = {0};
  if (bits_count(cells, n) < p->slots.at[slot].slot.cells) {
    one.count = 1;
    one.tests = ARENA_NEW(p->a, struct conjunct_test);
    one.tests[0] = (struct conjunct_test){slot, cells};
  }
  *VEC_PUSH(p->a, &f->list) = one;
}

/* Does x imply y: is each test of y met whenever x's tests are? */
static bool implies(const plan *p, const conjunct *x, const conjunct *y) {
  size_t i = 0;
  for (size_t k = 0; k < y->count; k++) {
    while (i < x->count && x->tests[i].slot < y->tests[k].slot) i++;
    if (i == x->count || x->tests[i].slot != y->tests[k].slot ||
        !bits_within(x->tests[i].cells, y->tests[k].cells, words_of(p, y->tests[k].slot)))
      return false;
  }
  return true;
}

/* If x and y test the same slots and differ in one only, makes x cover both. */
static bool join(plan *p, conjunct *x, const conjunct *y) {
  if (x->count != y->count) return false;
  size_t differ = SIZE_MAX;
  for (size_t i = 0; i < x->count; i++) {
    if (x->tests[i].slot != y->tests[i].slot) return false;
    if (bits_eq(x->tests[i].cells, y->tests[i].cells, words_of(p, x->tests[i].slot))) continue;
    if (differ != SIZE_MAX) return false;
    differ = i;
  }
  if (differ == SIZE_MAX) return true;
  uint32_t slot = x->tests[differ].slot;
  size_t n = words_of(p, slot);
  uint64_t *both = ARENA_ARRAY(p->a, uint64_t, n);
  for (size_t w = 0; w < n; w++) both[w] = x->tests[differ].cells[w] | y->tests[differ].cells[w];
  struct conjunct_test *tests = ARENA_ARRAY(p->a, struct conjunct_test, x->count);
  bool whole = bits_count(both, n) == p->slots.at[slot].slot.cells;
  size_t made = 0;
  for (size_t i = 0; i < x->count; i++) {
    if (i != differ) tests[made++] = x->tests[i];
    else if (!whole) tests[made++] = (struct conjunct_test){slot, both};
  }
  *x = (conjunct){made, tests};
  return true;
}

static void simplify(plan *p, dnf *f) {
  for (size_t i = 0; i < f->list.count; i++) {
    bool again = false;
    for (size_t k = 0; k < f->list.count; k++) {
      if (k == i) continue;
      conjunct *x = &f->list.at[i], *y = &f->list.at[k];
      bool absorbed = implies(p, y, x), joined = !absorbed && join(p, x, y);
      if (!absorbed && !joined) continue;
      again |= joined;
      for (size_t j = k + 1; j < f->list.count; j++) f->list.at[j - 1] = f->list.at[j];
      f->list.count--;
      if (k < i) i--;
      k--;
    }
    if (again) i = SIZE_MAX; /* a wider conjunct may absorb or join what stands before it */
  }
}

static bool merge(plan *p, const conjunct *x, const conjunct *y, conjunct *to) {
  struct conjunct_test *tests = ARENA_ARRAY(p->a, struct conjunct_test, x->count + y->count);
  size_t i = 0, k = 0, made = 0;
  while (i < x->count || k < y->count) {
    if (k == y->count || (i < x->count && x->tests[i].slot < y->tests[k].slot)) {
      tests[made++] = x->tests[i++];
    } else if (i == x->count || y->tests[k].slot < x->tests[i].slot) {
      tests[made++] = y->tests[k++];
    } else {
      uint32_t slot = x->tests[i].slot;
      size_t n = words_of(p, slot);
      uint64_t *both = ARENA_ARRAY(p->a, uint64_t, n);
      for (size_t w = 0; w < n; w++) both[w] = x->tests[i].cells[w] & y->tests[k].cells[w];
      if (bits_empty(both, n)) return false;
      tests[made++] = (struct conjunct_test){slot, both};
      i++;
      k++;
    }
  }
  *to = (conjunct){made, tests};
  return true;
}

dnf dnf_and(plan *p, const dnf *x, const dnf *y) {
  dnf f = {.too_wide = x->too_wide || y->too_wide};
  if (f.too_wide) return f;
  if (x->list.count * y->list.count > PRODUCT_MAX) {
    f.too_wide = true;
    return f;
  }
  for (size_t i = 0; i < x->list.count; i++)
    for (size_t k = 0; k < y->list.count; k++) {
      conjunct one;
      if (merge(p, &x->list.at[i], &y->list.at[k], &one)) *VEC_PUSH(p->a, &f.list) = one;
      if (f.list.count > 4 * CONJUNCTS_MAX) simplify(p, &f);
      if (f.list.count > 4 * CONJUNCTS_MAX) {
        f.too_wide = true;
        return f;
      }
    }
  simplify(p, &f);
  f.too_wide = f.list.count > CONJUNCTS_MAX;
  return f;
}

static void dnf_or(plan *p, dnf *f, const dnf *more) {
  f->too_wide |= more->too_wide;
  for (size_t i = 0; i < more->list.count && !f->too_wide; i++) *VEC_PUSH(p->a, &f->list) = more->list.at[i];
  f->too_wide |= f->list.count > PRODUCT_MAX / 8;
  if (!f->too_wide) simplify(p, f);
  f->too_wide |= f->list.count > CONJUNCTS_MAX;
}

static const uint64_t yes_cells[1] = {2};

clause_tests tests_of_clause(plan *p, const clause *k) {
  size_t count = k->kind == CLAUSE_MEMBERS ? k->code_count : k->kind == CLAUSE_PATTERN ? k->pattern_count
                 : k->kind == CLAUSE_OPTION ? k->option_count : 1;
  clause_tests t = {ARENA_ARRAY(p->a, struct conjunct_test, count), 0, QUANTIFY_ANY};
  for (size_t i = 0; i < count; i++) {
    struct conjunct_test one = {0, yes_cells};
    switch (k->kind) {
    case CLAUSE_VALUE:
      one.slot = slot_of_datum(p, k->datum);
      one.cells = cells_of_ranges(p, one.slot, k->ranges, k->range_count);
      break;
    case CLAUSE_MEMBERS: one.slot = slot_of_member(p, k->datum, k->codes[i]); break;
    case CLAUSE_PATTERN: one.slot = slot_of_pattern(p, k->datum, k->patterns[i]); break;
    case CLAUSE_COMPARE: one.slot = slot_of_comparison(p, k); break;
    case CLAUSE_KNOWN: one.slot = slot_of_known(p, k->datum); break;
    case CLAUSE_OPTION:
    default: one.slot = slot_of_option(p, k->options[i], k->with_availability); break;
    }
    bool seen = false; /* the same pattern listed twice is one test */
    for (size_t j = 0; j < t.count; j++) seen |= t.at[j].slot == one.slot;
    if (!seen) t.at[t.count++] = one;
  }
  if (k->kind == CLAUSE_MEMBERS) t.join = k->quantifier;
  return t;
}

static dnf dnf_of_clause(plan *p, const clause *k, bool negate) {
  clause_tests t = tests_of_clause(p, k);
  bool flip = negate != (t.join == QUANTIFY_NONE); /* none of a, b: not (a or b) */
  bool product = t.join == QUANTIFY_ALL ? !flip : flip;
  dnf f = {0};
  if (product) f = dnf_true(p);
  for (size_t i = 0; i < t.count; i++) {
    dnf one = {0};
    add_test(p, &one, t.at[i].slot, flip ? complement(p, t.at[i].slot, t.at[i].cells) : t.at[i].cells);
    if (product) f = dnf_and(p, &f, &one);
    else dnf_or(p, &f, &one);
  }
  return f;
}

dnf dnf_of_node(plan *p, const node *n, bool negate) {
  if (n->op == NODE_CLAUSE) return dnf_of_clause(p, &n->clause, negate);
  if (n->op == NODE_NOT) return dnf_of_node(p, n->parts[0], !negate);
  if (n->op == NODE_NAMED) return dnf_of_node(p, n->parts[0], negate);
  dnf f = {0};
  if (n->op == NODE_AT_LEAST) {
    uint32_t slot = slot_of_at_least(p, n);
    add_test(p, &f, slot, negate ? complement(p, slot, yes_cells) : yes_cells);
    return f;
  }
  bool product = (n->op == NODE_ALL) != negate;
  if (product) f = dnf_true(p);
  for (size_t i = 0; i < n->part_count && !f.too_wide; i++) {
    dnf one = dnf_of_node(p, n->parts[i], negate);
    if (product) f = dnf_and(p, &f, &one);
    else dnf_or(p, &f, &one);
  }
  return f;
}

static uint32_t plan_words(plan *p, const uint64_t *cells, size_t count) {
  str bytes = {(const char *)cells, count * sizeof *cells};
  uint32_t at = names_find(&p->word_names, bytes);
  if (at != TABLE_NONE) return at;
  at = (uint32_t)p->words.count;
  names_add(&p->word_names, p->a, (str){arena_copy(p->a, bytes.at, bytes.len), bytes.len}, at);
  for (size_t i = 0; i < count; i++) *VEC_PUSH(p->a, &p->words) = cells[i];
  return at;
}

t_list plan_conjuncts(plan *p, const dnf *f) {
  t_list list = {(uint32_t)p->conjuncts.count, (uint32_t)f->list.count};
  for (size_t i = 0; i < f->list.count; i++) {
    const conjunct *c = &f->list.at[i];
    *VEC_PUSH(p->a, &p->conjuncts) = (t_list){(uint32_t)p->tests.count, (uint32_t)c->count};
    for (size_t k = 0; k < c->count; k++) {
      uint32_t at = plan_words(p, c->tests[k].cells, words_of(p, c->tests[k].slot));
      *VEC_PUSH(p->a, &p->tests) = (t_test){c->tests[k].slot, at};
    }
  }
  return list;
}

void plan_too_wide(plan *p, span at) {
  char most[28];
  diag *e = diag_add(p->d, CODE_TOO_MANY_CONJUNCTS, at, "this condition spreads into more than %s combinations",
                     diag_commas(CONJUNCTS_MAX, most));
  diag_help(p->d, e, "give a part of it a name under `derived` with `true_when`, and test that");
  p->failed = true;
}

static uint32_t add_formula(plan *p, const node *n, const dnf *yes, const dnf *no) {
  if (yes->too_wide || no->too_wide) {
    plan_too_wide(p, n->at);
    return 0;
  }
  uint32_t ix = (uint32_t)p->formulas.count;
  t_list may = plan_conjuncts(p, yes);
  *VEC_PUSH(p->a, &p->formulas) = (t_formula){may, plan_conjuncts(p, no)};
  return ix;
}

uint32_t plan_formula(plan *p, const node *n) {
  dnf yes = dnf_of_node(p, n, false), no = dnf_of_node(p, n, true);
  return add_formula(p, n, &yes, &no);
}

/* At least k of parts i..: part i and k-1 of the rest, or k of the rest. Negated: at least n-k+1 of the negations. */
static dnf at_least_from(plan *p, const node *n, size_t i, size_t k, bool negate) {
  dnf none = {0};
  if (k == 0) return dnf_true(p);
  if (n->part_count - i < k) return none;
  dnf one = dnf_of_node(p, n->parts[i], negate), with = at_least_from(p, n, i + 1, k - 1, negate);
  dnf f = dnf_and(p, &one, &with);
  if (f.too_wide) return f;
  dnf without = at_least_from(p, n, i + 1, k, negate);
  dnf_or(p, &f, &without);
  return f;
}

uint32_t plan_at_least(plan *p, const node *n) {
  dnf yes = at_least_from(p, n, 0, (size_t)n->k, false), no = at_least_from(p, n, 0, n->part_count - (size_t)n->k + 1, true);
  return add_formula(p, n, &yes, &no);
}

void slots_below(plan *p, const node *n, slot_list *to) {
  if (n->op == NODE_AT_LEAST) {
    *VEC_PUSH(p->a, to) = slot_of_at_least(p, n);
  } else if (n->op == NODE_CLAUSE) {
    clause_tests t = tests_of_clause(p, &n->clause);
    for (size_t i = 0; i < t.count; i++) *VEC_PUSH(p->a, to) = t.at[i].slot;
  } else {
    for (size_t i = 0; i < n->part_count; i++) slots_below(p, n->parts[i], to);
  }
}
