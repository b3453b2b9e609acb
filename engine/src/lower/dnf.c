/* Conditions as conjuncts: a disjunction of products, with what is tested of a slot merged into one.
 *
 * A conjunct survives a profile when each of its tests meets the slot's possible cells; since slots vary
 * independently, F may hold exactly if one of its conjuncts survives. Contradictory conjuncts vanish when
 * tests of a slot are merged; a conjunct that implies another is dropped; two that differ in one slot only
 * become one.
 *
 * Everything on the way lives in `plan.scratch`, which is emptied behind each formula. */
#include <assert.h>
#include <stdlib.h>

#include "lower/plan.h"

/* What spreading out may cost, in words compared: of one condition; and of all of them, more where more is written. */
enum { FORMULA_WORK_MAX = 1 << 24, PLAN_WORK_MAX = 1 << 26, WORK_PER_CLAUSE = 1 << 9 };
enum { PLAN_CONJUNCTS_MAX = 1 << 15, CONJUNCTS_PER_CLAUSE = 8 };
enum { KEPT_MAX = 4 * CONJUNCTS_MAX }; /* before the last part has narrowed it */
enum { MERGE_WORK = 32 };              /* a new conjunct costs memory, too */

static size_t words_of(const plan *p, uint32_t slot) { return bits_words(p->slots.at[slot].slot.cells); }

/* Counts what has been done; false when it is too much. */
static bool work(plan *p, dnf *f, uint64_t units) {
  p->work += units;
  if (p->work > FORMULA_WORK_MAX || p->work > p->work_left) f->too_wide = true;
  return !f->too_wide;
}

static void forget_work(plan *p) {
  p->work_left -= p->work < p->work_left ? p->work : p->work_left;
  p->work = 0;
  arena_reset(p->scratch);
}

static uint64_t *complement(plan *p, uint32_t slot, const uint64_t *cells) {
  size_t n = words_of(p, slot);
  uint64_t *not_cells = ARENA_ARRAY(p->scratch, uint64_t, n);
  bits_fill(not_cells, p->slots.at[slot].slot.cells);
  for (size_t w = 0; w < n; w++) not_cells[w] &= ~cells[w];
  return not_cells;
}

/* Most lists are short: what grows from nothing would take room for eight. */
static void make_room(plan *p, dnf *f, size_t count) {
  f->list.cap = count < 8 ? count : 8;
  f->list.at = ARENA_ARRAY(p->scratch, conjunct, f->list.cap);
}

static dnf dnf_true(plan *p) {
  dnf f = {0};
  make_room(p, &f, 1);
  *VEC_PUSH(p->scratch, &f.list) = (conjunct){0};
  return f;
}

/* One bit a slot, several slots a bit: a conjunct can only imply another whose bits it has. */
static uint64_t marks_of(const struct conjunct_test *tests, size_t count) {
  uint64_t marks = 0;
  for (size_t i = 0; i < count; i++) bits_add(&marks, tests[i].slot % 64);
  return marks;
}

static void push(plan *p, dnf *f, struct conjunct_test *tests, size_t count) {
  *VEC_PUSH(p->scratch, &f->list) = (conjunct){count, tests, marks_of(tests, count)};
}

/* Does x imply y: is each test of y met whenever x's tests are? */
static bool implies(plan *p, const conjunct *x, const conjunct *y) {
  if ((y->marks & ~x->marks) != 0 || y->count > x->count) return false;
  size_t i = 0;
  for (size_t k = 0; k < y->count; k++) {
    while (i < x->count && x->tests[i].slot < y->tests[k].slot) i++;
    if (i == x->count || x->tests[i].slot != y->tests[k].slot) return false;
    size_t n = words_of(p, y->tests[k].slot);
    p->work += n;
    if (!bits_within(x->tests[i].cells, y->tests[k].cells, n)) return false;
  }
  return true;
}

/* If x and y test the same slots and differ in one only, makes x cover both. */
static bool join(plan *p, conjunct *x, const conjunct *y) {
  if (x->count != y->count || x->marks != y->marks) return false;
  size_t differ = SIZE_MAX;
  for (size_t i = 0; i < x->count; i++) {
    if (x->tests[i].slot != y->tests[i].slot) return false;
    size_t n = words_of(p, x->tests[i].slot);
    p->work += n;
    if (bits_eq(x->tests[i].cells, y->tests[i].cells, n)) continue;
    if (differ != SIZE_MAX) return false;
    differ = i;
  }
  if (differ == SIZE_MAX) return true;
  uint32_t slot = x->tests[differ].slot;
  size_t n = words_of(p, slot);
  uint64_t *both = ARENA_ARRAY(p->scratch, uint64_t, n);
  for (size_t w = 0; w < n; w++) both[w] = x->tests[differ].cells[w] | y->tests[differ].cells[w];
  struct conjunct_test *tests = ARENA_ARRAY(p->scratch, struct conjunct_test, x->count);
  bool whole = bits_count(both, n) == p->slots.at[slot].slot.cells;
  size_t made = 0;
  for (size_t i = 0; i < x->count; i++) {
    if (i != differ) tests[made++] = x->tests[i];
    else if (!whole) tests[made++] = (struct conjunct_test){slot, both};
  }
  *x = (conjunct){made, tests, marks_of(tests, made)};
  p->work += MERGE_WORK + made + n;
  return true;
}

/* Adds `c` to conjuncts of which none implies or joins another, and keeps it so. Each joining takes one of them
 * away, so a list of n costs n squared. */
static void insert(plan *p, dnf *f, conjunct c) {
  if (!work(p, f, f->list.count)) return;
  for (size_t k = 0; k < f->list.count;) {
    conjunct *kept = &f->list.at[k];
    if (implies(p, &c, kept)) return;
    bool absorbed = implies(p, kept, &c), joined = !absorbed && join(p, &c, kept);
    if (absorbed || joined) *kept = f->list.at[--f->list.count];
    if (!absorbed) k++;
    if (joined) k = 0; /* it is wider now: it may absorb or join what was passed */
  }
  if (f->list.count == KEPT_MAX) f->too_wide = true;
  else *VEC_PUSH(p->scratch, &f->list) = c;
}

static bool merge(plan *p, const conjunct *x, const conjunct *y, conjunct *to) {
  struct conjunct_test *tests = ARENA_ARRAY(p->scratch, struct conjunct_test, x->count + y->count);
  size_t i = 0, k = 0, made = 0;
  p->work += MERGE_WORK + x->count + y->count;
  while (i < x->count || k < y->count) {
    if (k == y->count || (i < x->count && x->tests[i].slot < y->tests[k].slot)) {
      tests[made++] = x->tests[i++];
    } else if (i == x->count || y->tests[k].slot < x->tests[i].slot) {
      tests[made++] = y->tests[k++];
    } else {
      uint32_t slot = x->tests[i].slot;
      size_t n = words_of(p, slot);
      uint64_t *both = ARENA_ARRAY(p->scratch, uint64_t, n);
      p->work += n;
      for (size_t w = 0; w < n; w++) both[w] = x->tests[i].cells[w] & y->tests[k].cells[w];
      if (bits_empty(both, n)) return false;
      tests[made++] = (struct conjunct_test){slot, both};
      i++;
      k++;
    }
  }
  *to = (conjunct){made, tests, x->marks | y->marks};
  return true;
}

/* What must hold for both. */
static dnf dnf_and(plan *p, const dnf *x, const dnf *y) {
  dnf f = {.too_wide = x->too_wide || y->too_wide, .told = x->told || y->told};
  make_room(p, &f, x->list.count * y->list.count);
  for (size_t i = 0; i < x->list.count; i++)
    for (size_t k = 0; k < y->list.count && !f.too_wide; k++) {
      conjunct one;
      if (merge(p, &x->list.at[i], &y->list.at[k], &one)) insert(p, &f, one);
    }
  f.too_wide |= f.list.count > CONJUNCTS_MAX;
  return f;
}

static void dnf_or(plan *p, dnf *f, const dnf *more) {
  f->too_wide |= more->too_wide;
  f->told |= more->told;
  for (size_t i = 0; i < more->list.count && !f->too_wide; i++) insert(p, f, more->list.at[i]);
}

/* ---- what others leave of a conjunct ---- */

static const uint64_t *cells_at(const conjunct *c, uint32_t slot) {
  for (size_t i = 0; i < c->count && c->tests[i].slot <= slot; i++)
    if (c->tests[i].slot == slot) return c->tests[i].cells;
  return NULL;
}

/* Can both hold? */
static bool conjuncts_meet(plan *p, const conjunct *x, const conjunct *y) {
  p->work++;
  if ((x->marks & y->marks) == 0) return true;
  for (size_t i = 0, k = 0; i < x->count && k < y->count;) {
    if (x->tests[i].slot == y->tests[k].slot) {
      size_t n = words_of(p, x->tests[i].slot);
      p->work += n;
      if (!bits_meet(x->tests[i].cells, y->tests[k].cells, n)) return false;
    }
    if (x->tests[i].slot <= y->tests[k].slot) i++;
    else k++;
  }
  return true;
}

/* A test of `c` that the box may fail, at or behind the `from`th; c->count: it holds in all of the box. */
static size_t next_open_test(plan *p, const conjunct *box, const conjunct *c, size_t from) {
  for (; from < c->count; from++) {
    uint32_t slot = c->tests[from].slot;
    const uint64_t *own = cells_at(box, slot);
    p->work++;
    if (own == NULL || !bits_within(own, c->tests[from].cells, words_of(p, slot))) break;
  }
  return from;
}

/* What of a conjunct is left. */
typedef struct cutting {
  plan *p;
  dnf *to;
  uint32_t *votes; /* by slot; zero between two counts */
} cutting;

/* The slot that tells them apart best: of those that most of them test the one of the fewest cells. TABLE_NONE: one of them holds in
 * all of the box. */
static uint32_t slot_to_split(const cutting *c, const conjunct *box, const conjunct *const *others, size_t count) {
  uint32_t best = TABLE_NONE;
  uint64_t least = UINT64_MAX;
  bool covered = false;
  for (size_t i = 0; i < count && !covered; i++) {
    size_t k = next_open_test(c->p, box, others[i], 0);
    covered = k == others[i]->count;
    for (; k < others[i]->count; k = next_open_test(c->p, box, others[i], k + 1)) c->votes[others[i]->tests[k].slot]++;
  }
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < others[i]->count; k++) {
      uint32_t slot = others[i]->tests[k].slot;
      const uint64_t *own = cells_at(box, slot);
      size_t n = own != NULL ? bits_count(own, words_of(c->p, slot)) : c->p->slots.at[slot].slot.cells;
      uint64_t cost = c->votes[slot] > 0 ? (uint64_t)n * (2 * count - c->votes[slot]) : UINT64_MAX;
      if (cost < least) least = cost, best = slot;
      c->votes[slot] = 0;
    }
  return covered ? TABLE_NONE : best;
}

static conjunct with_cells(plan *p, const conjunct *box, uint32_t slot, const uint64_t *cells) {
  struct conjunct_test *tests = ARENA_ARRAY(p->scratch, struct conjunct_test, box->count + 1);
  size_t made = 0, i = 0;
  while (i < box->count && box->tests[i].slot < slot) tests[made++] = box->tests[i++];
  tests[made++] = (struct conjunct_test){slot, cells};
  if (i < box->count && box->tests[i].slot == slot) i++;
  while (i < box->count) tests[made++] = box->tests[i++];
  return (conjunct){made, tests, marks_of(tests, made)};
}

typedef struct split { /* cells that the same of the others take */
  uint64_t *cells;
  const conjunct **others;
  size_t count;
} split;
typedef vec(split) splits;

/* The cells of the box, put together by who of the others takes them. */
static splits split_cells(plan *p, const conjunct *box, uint32_t slot, const conjunct *const *others, size_t count) {
  splits all = {0};
  names by_takers = {0};
  uint32_t cells = p->slots.at[slot].slot.cells;
  const uint64_t *own = cells_at(box, slot);
  const uint64_t **tests = ARENA_ARRAY(p->scratch, const uint64_t *, count);
  for (size_t i = 0; i < count; i++) tests[i] = cells_at(others[i], slot);
  for (uint32_t cell = 0; cell < cells; cell++) {
    if (own != NULL && !bits_has(own, cell)) continue;
    size_t words = bits_words(count), takers = 0;
    uint64_t *takes = ARENA_ARRAY(p->scratch, uint64_t, words);
    for (size_t i = 0; i < count; i++)
      if (tests[i] == NULL || bits_has(tests[i], cell)) bits_add(takes, i), takers++;
    p->work += count / 8 + 1;
    str key = {(const char *)takes, words * sizeof *takes};
    uint32_t at = names_find(&by_takers, key);
    if (at == TABLE_NONE) {
      at = (uint32_t)all.count;
      names_add(&by_takers, p->scratch, key, at);
      split *one = VEC_PUSH(p->scratch, &all);
      one->cells = ARENA_ARRAY(p->scratch, uint64_t, words_of(p, slot));
      one->others = ARENA_ARRAY(p->scratch, const conjunct *, takers + 1);
      for (size_t i = 0; i < count; i++)
        if (bits_has(takes, i)) one->others[one->count++] = others[i];
    }
    bits_add(all.at[at].cells, cell);
  }
  return all;
}

/* Adds what none of the others takes of the box, all of which meet it. Each slot is split once at most. */
static void add_outside(const cutting *c, const conjunct *box, const conjunct *const *others, size_t count) {
  if (!work(c->p, c->to, count + 1)) return;
  if (count == 0) {
    insert(c->p, c->to, *box);
    return;
  }
  uint32_t slot = slot_to_split(c, box, others, count);
  if (slot == TABLE_NONE) return;
  splits all = split_cells(c->p, box, slot, others, count);
  for (size_t i = 0; i < all.count && !c->to->too_wide; i++) {
    conjunct part = with_cells(c->p, box, slot, all.at[i].cells);
    add_outside(c, &part, all.at[i].others, all.at[i].count);
  }
}

typedef vec(const conjunct *) conjunct_list;

/* What of `f` none of the others takes. */
static dnf dnf_outside(plan *p, const dnf *f, const conjunct_list *others) {
  dnf rest = {.too_wide = f->too_wide, .told = f->told};
  if (p->votes == NULL) p->votes = ARENA_ARRAY(p->a, uint32_t, p->slots.count);
  const cutting cut = {p, &rest, p->votes};
  for (size_t i = 0; i < f->list.count && !rest.too_wide; i++) {
    conjunct_list near = {0};
    for (size_t k = 0; k < others->count; k++)
      if (conjuncts_meet(p, &f->list.at[i], others->at[k])) *VEC_PUSH(p->scratch, &near) = others->at[k];
    add_outside(&cut, &f->list.at[i], near.at, near.count);
  }
  rest.too_wide |= rest.list.count > CONJUNCTS_MAX;
  return rest;
}

static void list_conjuncts(plan *p, conjunct_list *to, const dnf *f) {
  for (size_t i = 0; i < f->list.count; i++) *VEC_PUSH(p->scratch, to) = &f->list.at[i];
}

static const uint64_t yes_cells[1] = {2};

static dnf dnf_of_node(plan *p, const node *n, bool negate);

/* The tests that a clause consists of, joined by its quantifier. */
typedef struct clause_tests {
  struct conjunct_test *at;
  size_t count;
  quantifier join;
} clause_tests;

static size_t count_of_clause(const clause *k) {
  return k->kind == CLAUSE_MEMBERS ? k->code_count : k->kind == CLAUSE_PATTERN ? k->pattern_count : k->kind == CLAUSE_OPTION ? k->option_count : 1;
}

static uint32_t slot_of_clause(plan *p, const clause *k, size_t nth) {
  switch (k->kind) {
  case CLAUSE_VALUE: return slot_of_datum(p, k->datum);
  case CLAUSE_MEMBERS: return slot_of_member(p, k->datum, k->codes[nth]);
  case CLAUSE_PATTERN: return slot_of_pattern(p, k->datum, k->patterns[nth]);
  case CLAUSE_COMPARE: return slot_of_comparison(p, k);
  case CLAUSE_KNOWN: return slot_of_known(p, k->datum);
  case CLAUSE_OPTION:
  default: return slot_of_option(p, k->options[nth], k->with_availability);
  }
}

static clause_tests tests_of_clause(plan *p, const clause *k) {
  size_t count = count_of_clause(k);
  clause_tests t = {ARENA_ARRAY(p->scratch, struct conjunct_test, count), 0, QUANTIFY_ANY};
  uint64_t *seen = count > 1 ? ARENA_ARRAY(p->scratch, uint64_t, bits_words(p->slots.count)) : NULL;
  for (size_t i = 0; i < count; i++) {
    struct conjunct_test one = {slot_of_clause(p, k, i), yes_cells};
    if (k->kind == CLAUSE_VALUE) one.cells = cells_of_ranges(p, one.slot, k->ranges, k->range_count);
    if (seen == NULL || !bits_has(seen, one.slot)) t.at[t.count++] = one; /* the same pattern listed twice is one test */
    if (seen != NULL) bits_add(seen, one.slot);
  }
  if (k->kind == CLAUSE_MEMBERS) t.join = k->quantifier;
  return t;
}

static int by_slot(const void *a, const void *b) {
  const struct conjunct_test *x = a, *y = b;
  return (x->slot > y->slot) - (x->slot < y->slot);
}

/* The slots of one clause are distinct, so its tests make one conjunct, or one each: nothing is left to simplify. */
static dnf dnf_of_clause(plan *p, const clause *k, bool negate) {
  clause_tests t = tests_of_clause(p, k);
  bool flip = negate != (t.join == QUANTIFY_NONE); /* none of a, b: not (a or b) */
  bool product = t.join == QUANTIFY_ALL ? !flip : flip;
  struct conjunct_test *tests = ARENA_ARRAY(p->scratch, struct conjunct_test, t.count);
  size_t made = 0;
  dnf f = {0};
  for (size_t i = 0; i < t.count; i++) {
    uint32_t slot = t.at[i].slot;
    const uint64_t *cells = flip ? complement(p, slot, t.at[i].cells) : t.at[i].cells;
    bool never = bits_empty(cells, words_of(p, slot)), always = bits_count(cells, words_of(p, slot)) == p->slots.at[slot].slot.cells;
    if (product ? never : always) return product ? f : dnf_true(p);
    if (!never && !always) tests[made++] = (struct conjunct_test){slot, cells};
  }
  if (made > 1) qsort(tests, made, sizeof *tests, by_slot);
  make_room(p, &f, product ? 1 : made);
  if (product) push(p, &f, tests, made);
  for (size_t i = 0; i < made && !product; i++) push(p, &f, &tests[i], 1);
  f.too_wide = f.list.count > CONJUNCTS_MAX;
  return f;
}

static dnf dnf_of_slot(plan *p, uint32_t slot, bool negate) {
  static const uint64_t no_cells[1] = {1};
  dnf f = {0};
  make_room(p, &f, 1);
  struct conjunct_test *test = ARENA_NEW(p->scratch, struct conjunct_test);
  *test = (struct conjunct_test){slot, negate ? no_cells : yes_cells};
  push(p, &f, test, 1);
  return f;
}

/* Halves first: conjuncts of many tests are copied as often as the logarithm of their number says. */
static dnf product_of(plan *p, node *const *parts, size_t count, bool negate) {
  if (count == 0) return dnf_true(p);
  if (count == 1) return dnf_of_node(p, parts[0], negate);
  dnf x = product_of(p, parts, count / 2, negate);
  if (x.too_wide) return x;
  dnf y = product_of(p, parts + count / 2, count - count / 2, negate);
  return dnf_and(p, &x, &y);
}

/* None of many, each of several tests: what one leaves is cut by the next, not multiplied with it. */
static dnf none_of_parts(plan *p, const node *n) {
  dnf *parts = ARENA_ARRAY(p->scratch, dnf, n->part_count), whole = dnf_true(p);
  conjunct_list all = {0};
  for (size_t i = 0; i < n->part_count && !whole.too_wide; i++) {
    parts[i] = dnf_of_node(p, n->parts[i], false);
    whole.too_wide |= parts[i].too_wide;
    list_conjuncts(p, &all, &parts[i]);
  }
  return dnf_outside(p, &whole, &all);
}

enum { ITEMS_MOST = 20 /* of a group: so few parts are multiplied sooner than cut, where they can be */ };

static dnf dnf_of_parts(plan *p, const node *n, bool negate) {
  if (n->op == NODE_ANY && negate && n->made) {
    dnf few = {.too_wide = true};
    if (n->part_count <= ITEMS_MOST) few = product_of(p, n->parts, n->part_count, negate);
    return few.too_wide ? none_of_parts(p, n) : few;
  }
  if ((n->op == NODE_ALL) != negate) return product_of(p, n->parts, n->part_count, negate);
  dnf f = {0};
  for (size_t i = 0; i < n->part_count && !f.too_wide; i++) {
    dnf one = dnf_of_node(p, n->parts[i], negate);
    dnf_or(p, &f, &one);
  }
  f.too_wide |= f.list.count > CONJUNCTS_MAX;
  return f;
}

/* Copies what is worth keeping from the scratch. */
static dnf kept_for_good(plan *p, const dnf *f) {
  dnf copy = {.too_wide = f->too_wide, .told = f->told};
  for (size_t i = 0; i < f->list.count && !f->too_wide; i++) {
    conjunct c = f->list.at[i];
    struct conjunct_test *tests = ARENA_ARRAY(p->a, struct conjunct_test, c.count);
    for (size_t k = 0; k < c.count; k++) {
      size_t n = words_of(p, c.tests[k].slot);
      uint64_t *cells = ARENA_ARRAY(p->a, uint64_t, n);
      memcpy(cells, c.tests[k].cells, n * sizeof *cells);
      tests[k] = (struct conjunct_test){c.tests[k].slot, cells};
    }
    *VEC_PUSH(p->a, &copy.list) = (conjunct){c.count, tests, c.marks};
  }
  return copy;
}

static void say_too_wide(plan *p, span at, const dnf *f);

/* A condition that is used in many places is spread out once; if it is too wide, that is said of it, and of nothing
 * that names it. */
static dnf dnf_of_condition(plan *p, const node *n, bool negate) {
  dnf *made = p->condition_dnf[negate];
  bool *done = p->condition_done[negate];
  if (done[n->condition]) return made[n->condition];
  uint64_t outer_work = p->work;
  p->work = 0;
  dnf f = dnf_of_node(p, n->parts[0], negate);
  bool said = p->condition_done[!negate][n->condition] && p->condition_dnf[!negate][n->condition].told;
  if (f.too_wide && !f.told && !said && p->work < p->work_left) say_too_wide(p, p->m->conditions[n->condition].at, &f);
  f.told |= f.too_wide;
  p->work += outer_work;
  made[n->condition] = kept_for_good(p, &f);
  done[n->condition] = true;
  return made[n->condition];
}

static dnf dnf_of_node(plan *p, const node *n, bool negate) {
  switch (n->op) {
  case NODE_CLAUSE: return dnf_of_clause(p, &n->clause, negate);
  case NODE_NOT: return dnf_of_node(p, n->parts[0], !negate);
  case NODE_NAMED: return dnf_of_condition(p, n, negate);
  case NODE_AT_LEAST: return dnf_of_slot(p, slot_of_at_least(p, n), negate);
  default: return dnf_of_parts(p, n, negate);
  }
}

static uint32_t plan_words(plan *p, const uint64_t *cells, size_t count) {
  str bytes = {(const char *)cells, count * sizeof *cells};
  uint32_t at = names_find(&p->word_names, bytes);
  if (at != TABLE_NONE) return at;
  at = (uint32_t)p->words.count;
  names_add(&p->word_names, p->a, (str){arena_copy(p->a, bytes.at, bytes.len), bytes.len}, at);
  VEC_ADD(p->a, &p->words, cells, count);
  return at;
}

static void plan_test(plan *p, const struct conjunct_test *t) {
  uint32_t at = plan_words(p, t->cells, words_of(p, t->slot));
  *VEC_PUSH(p->a, &p->tests) = (t_test){t->slot, at};
}

static t_list plan_conjuncts(plan *p, const dnf *f) {
  t_list list = {(uint32_t)p->conjuncts.count, (uint32_t)f->list.count};
  for (size_t i = 0; i < f->list.count; i++) {
    const conjunct *c = &f->list.at[i];
    *VEC_PUSH(p->a, &p->conjuncts) = (t_list){(uint32_t)p->tests.count, (uint32_t)c->count};
    for (size_t k = 0; k < c->count; k++) plan_test(p, &c->tests[k]);
  }
  return list;
}

static_assert(CONJUNCTS_MAX == 1024, "the message says so");

static void say_wide(plan *p, span at, const char *what) {
  diag *e = diag_add(p->d, CODE_TOO_MANY_CONJUNCTS, at, "%s", what);
  diag_help(p->d, e, "give a part of it a name under `derived` with `true_when`, and test that");
  p->failed = true;
}

static void say_too_wide(plan *p, span at, const dnf *f) {
  if (f->told) p->failed = true;
  else if (p->work > FORMULA_WORK_MAX) say_wide(p, at, "spreading this condition out into combinations takes too much work");
  else say_wide(p, at, "this condition spreads into more than 1,024 combinations");
}

void plan_too_large(plan *p, span at) {
  if (!p->full) say_wide(p, at, "up to here, the conditions of these rules together spread into more combinations than epf holds");
  p->full = true;
}

/* May the list become part of the plan? If not, it is said, and the plan has failed. */
static bool fits(plan *p, span at, const dnf *f) {
  if (p->work >= p->work_left || p->conjuncts.count + f->list.count > p->conjuncts_most) plan_too_large(p, at);
  else if (f->too_wide) say_too_wide(p, at, f);
  return !p->full && !f->too_wide;
}

static uint32_t add_formula(plan *p, const node *n, const dnf *yes, const dnf *no) {
  uint32_t ix = (uint32_t)p->formulas.count;
  if (fits(p, n->at, yes) && fits(p, n->at, no)) {
    t_list may = plan_conjuncts(p, yes);
    *VEC_PUSH(p->a, &p->formulas) = (t_formula){may, plan_conjuncts(p, no)};
  } else {
    ix = FORMULA_FAILED;
  }
  forget_work(p);
  return ix;
}

uint32_t plan_formula(plan *p, const node *n) {
  dnf yes = dnf_of_node(p, n, false), no = {.too_wide = yes.too_wide};
  if (!yes.too_wide) no = dnf_of_node(p, n, true);
  return add_formula(p, n, &yes, &no);
}

/* At least k of parts i.. is: part i and k-1 of the parts behind it, or k of those. From the last part to the first,
 * so that each is worked out once; it ends as soon as one is too wide. */
static dnf at_least_of(plan *p, const node *n, size_t k, bool negate) {
  dnf *of = ARENA_ARRAY(p->scratch, dnf, k + 1); /* of[j]: at least j of the parts from i on */
  of[0] = dnf_true(p);
  for (size_t i = n->part_count; i-- > 0;) {
    dnf one = dnf_of_node(p, n->parts[i], negate);
    size_t behind = n->part_count - i, most = behind < k ? behind : k, least = k > i ? k - i : 1;
    for (size_t j = most; j >= least && j > 0; j--) {
      dnf f = dnf_and(p, &one, &of[j - 1]);
      dnf_or(p, &f, &of[j]);
      f.too_wide |= f.list.count > CONJUNCTS_MAX;
      of[j] = f;
      if (f.too_wide) return f;
    }
  }
  return of[k];
}

uint32_t plan_at_least(plan *p, const node *n) {
  size_t k = (size_t)n->k;
  dnf yes = at_least_of(p, n, k, false), no = {.too_wide = yes.too_wide};
  if (!yes.too_wide) no = at_least_of(p, n, n->part_count - k + 1, true); /* not k of n: n-k+1 do not hold */
  return add_formula(p, n, &yes, &no);
}

/* A case is reached where it may hold and none before it does; those before it that cannot hold with it are not looked at. */
void plan_cases(plan *p, const derivation *how, t_formula *formulas) {
  dnf *cases = ARENA_ARRAY(p->scratch, dnf, how->case_count);
  conjunct_list before = {0};
  for (size_t i = 0; i < how->case_count; i++) {
    const node *when = how->cases[i].when;
    cases[i] = when != NULL ? dnf_of_node(p, when, false) : dnf_true(p);
    dnf here = dnf_outside(p, &cases[i], &before);
    if (!fits(p, how->cases[i].at, &here)) break;
    formulas[i].may = plan_conjuncts(p, &here);
    list_conjuncts(p, &before, &cases[i]);
  }
  forget_work(p);
}

t_list plan_tests(plan *p, const clause *k, quantifier *join) {
  clause_tests t = tests_of_clause(p, k);
  t_list list = {(uint32_t)p->tests.count, (uint32_t)t.count};
  for (size_t i = 0; i < t.count; i++) plan_test(p, &t.at[i]);
  *join = t.join;
  arena_reset(p->scratch);
  return list;
}

static bool mark_slot(uint32_t slot, uint64_t *seen) {
  bool again = bits_has(seen, slot);
  bits_add(seen, slot);
  return again;
}

/* A clause's own tests are of distinct slots, but for a pattern that is listed twice. */
static bool mark_clause(plan *p, const clause *k, uint64_t *seen) {
  if (count_of_clause(k) == 1) return mark_slot(slot_of_clause(p, k, 0), seen);
  clause_tests t = tests_of_clause(p, k);
  for (size_t i = 0; i < t.count; i++)
    if (mark_slot(t.at[i].slot, seen)) return true;
  return false;
}

/* Marks the slots below `n`; true when one was marked before. An at_least is a slot itself. */
static bool mark_slots(plan *p, const node *n, uint64_t *seen) {
  if (n->op == NODE_CLAUSE) return mark_clause(p, &n->clause, seen);
  if (n->op == NODE_AT_LEAST) return mark_slot(slot_of_at_least(p, n), seen);
  for (size_t i = 0; i < n->part_count; i++)
    if (mark_slots(p, n->parts[i], seen)) return true;
  return false;
}

bool plan_entangled(plan *p, const node *n) {
  uint64_t *seen = ARENA_ARRAY(p->scratch, uint64_t, bits_words(p->slots.count));
  bool twice = false;
  for (size_t i = 0; i < n->part_count && !twice; i++) twice = mark_slots(p, n->parts[i], seen);
  arena_reset(p->scratch);
  return twice;
}

/* As they stand in the text: what a name stands for counts where it is defined. */
static uint64_t clauses_below(const node *n) {
  if (n == NULL || n->op == NODE_NAMED || n->op == NODE_CLAUSE) return n != NULL;
  uint64_t count = 0;
  for (size_t i = 0; i < n->part_count; i++) count += clauses_below(n->parts[i]);
  return count;
}

static uint64_t written_clauses(const model *m) {
  uint64_t count = 0;
  for (size_t i = 0; i < m->condition_count; i++) count += clauses_below(m->conditions[i].body);
  for (size_t i = 0; i < m->option_count; i++) {
    for (int k = 0; k < PART_COUNT; k++) count += clauses_below(m->options[i].parts[k]);
    for (size_t k = 0; k < m->options[i].limit_count; k++) count += clauses_below(m->options[i].limits[k].when);
  }
  for (size_t i = 0; i < m->package_rule_count; i++) count += clauses_below(m->package_rules[i].when);
  return count;
}

static void release_scratch(void *scratch) { arena_release(scratch); }

void plan_start(plan *p) {
  p->scratch = ARENA_NEW(p->a, arena);
  arena_init_within(p->scratch, p->a);
  arena_cleanup(p->a, release_scratch, p->scratch);
  uint64_t clauses = written_clauses(p->m);
  p->work_left = PLAN_WORK_MAX + clauses * WORK_PER_CLAUSE;
  p->conjuncts_most = PLAN_CONJUNCTS_MAX + clauses * CONJUNCTS_PER_CLAUSE;
  for (int negate = 0; negate < 2; negate++) {
    p->condition_dnf[negate] = ARENA_ARRAY(p->a, dnf, p->m->condition_count);
    p->condition_done[negate] = ARENA_ARRAY(p->a, bool, p->m->condition_count);
  }
}
