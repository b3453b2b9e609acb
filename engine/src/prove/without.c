#include "prove/without.h"

enum { CHOICES_MOST = 1 << 14, SLOTS_MOST = 14 /* that are open */ };

/* The slots that are open, each with the cell that is chosen. */
typedef struct choice {
  const pass *p;
  uint32_t part;
  trit is;
  uint32_t count, slots[SLOTS_MOST], cells[SLOTS_MOST];
  bool too_many;
} choice;

static uint32_t part_at(const table *t, uint32_t node, uint32_t i) { return t->numbers[t->nodes[node].parts.first + i]; }

static bool is_above(const table *t, uint32_t node, uint32_t part) {
  if (node == part) return true;
  for (uint32_t i = 0; i < t->nodes[node].parts.count; i++)
    if (is_above(t, part_at(t, node, i), part)) return true;
  return false;
}

static void add_slot(choice *c, uint32_t slot) {
  if (bits_count(pass_cells(c->p, slot), bits_words(c->p->t->slots[slot].cells)) < 2) return;
  for (uint32_t i = 0; i < c->count; i++)
    if (c->slots[i] == slot) return;
  if (c->count == SLOTS_MOST) c->too_many = true;
  else c->slots[c->count++] = slot;
}

static void add_slots(choice *c, uint32_t node) {
  const table *t = c->p->t;
  const t_node *n = &t->nodes[node];
  if (node == c->part) return;
  if (n->op == T_K_OF) {
    add_slot(c, n->slot);
    return;
  }
  if (n->op == T_CLAUSE) {
    t_list tests = t->clauses[n->clause].tests;
    for (uint32_t i = 0; i < tests.count; i++) add_slot(c, t->tests[tests.first + i].slot);
  }
  for (uint32_t i = 0; i < n->parts.count; i++) add_slots(c, part_at(t, node, i));
}

static uint32_t only_cell(const pass *p, uint32_t slot) {
  const uint64_t *cells = pass_cells(p, slot);
  uint32_t cell = 0;
  while (!bits_has(cells, cell)) cell++;
  return cell;
}

static uint32_t cell_of(const choice *c, uint32_t slot) {
  for (uint32_t i = 0; i < c->count; i++)
    if (c->slots[i] == slot) return c->cells[i];
  return only_cell(c->p, slot);
}

static bool clause_holds(const choice *c, const t_clause *k) {
  const table *t = c->p->t;
  uint32_t met = 0;
  for (uint32_t i = 0; i < k->tests.count; i++) {
    const t_test *test = &t->tests[k->tests.first + i];
    met += bits_has(t->words + test->words, cell_of(c, test->slot));
  }
  return k->quantifier == 0 ? met > 0 : k->quantifier == 1 ? met == k->tests.count : met == 0;
}

/* `node` is no `at_least` but the part, or one that is not above it. */
static bool holds(const choice *c, uint32_t node) {
  const table *t = c->p->t;
  const t_node *n = &t->nodes[node];
  if (node == c->part) return c->is == TRIT_TRUE;
  if (n->op == T_CLAUSE) return clause_holds(c, &t->clauses[n->clause]);
  if (n->op == T_K_OF) return cell_of(c, n->slot) == 1;
  uint32_t met = 0;
  for (uint32_t i = 0; i < n->parts.count; i++) met += holds(c, part_at(t, node, i));
  return n->op == T_NOT ? met == 0 : n->op == T_ALL ? met == n->parts.count : met > 0;
}

/* The next choice of cells. False: that was the last. */
static bool turn(choice *c) {
  for (uint32_t i = 0; i < c->count; i++) {
    const uint64_t *cells = pass_cells(c->p, c->slots[i]);
    uint32_t count = c->p->t->slots[c->slots[i]].cells;
    do c->cells[i]++;
    while (c->cells[i] < count && !bits_has(cells, c->cells[i]));
    if (c->cells[i] < count) return true;
    c->cells[i] = only_cell(c->p, c->slots[i]);
  }
  return false;
}

/* Each choice, with the part as it is, or both ways. Of an `at_least` at the top it counts how many of its parts hold. */
static bool choose_all(const pass *p, uint32_t node, uint32_t part, trit is, trit *found) {
  const t_node *n = &p->t->nodes[node];
  choice c = {.p = p, .part = part};
  bool may = false, may_not = false;
  if (n->op != T_K_OF) add_slots(&c, node);
  for (uint32_t i = 0; i < n->parts.count && n->op == T_K_OF; i++) add_slots(&c, part_at(p->t, node, i));
  for (uint32_t i = 0; i < c.count; i++) c.cells[i] = only_cell(p, c.slots[i]);
  uint32_t choices = 0;
  do
    for (int way = TRIT_FALSE; way <= TRIT_TRUE; way++) {
      if (is != TRIT_UNKNOWN && is != (trit)way) continue;
      c.is = (trit)way;
      uint32_t met = 0;
      for (uint32_t i = 0; i < n->parts.count && n->op == T_K_OF; i++) met += holds(&c, part_at(p->t, node, i));
      if (n->op == T_K_OF ? met >= n->k : holds(&c, node)) may = true;
      else may_not = true;
    }
  while (turn(&c) && ++choices < CHOICES_MOST && !(may && may_not));
  *found = trit_of(may, may_not);
  return !c.too_many && choices < CHOICES_MOST;
}

/* The innermost `at_least` around the part, at or below the node; TABLE_NONE: there is none. */
static uint32_t k_of_around(const table *t, uint32_t node, uint32_t part) {
  uint32_t found = TABLE_NONE;
  while (node != part) {
    if (t->nodes[node].op == T_K_OF) found = node;
    uint32_t i = 0;
    while (!is_above(t, part_at(t, node, i), part)) i++;
    node = part_at(t, node, i);
  }
  return found;
}

/* An `at_least` is a slot of its own: to who looks at it it is what its parts come to, one way, or the other, or either. */
bool node_without(const pass *p, uint32_t node, uint32_t part, trit is, trit *found) {
  *found = is;
  while (node != part) {
    uint32_t around = k_of_around(p->t, node, part);
    if (!choose_all(p, around != TABLE_NONE ? around : node, part, is, found)) return false;
    part = around != TABLE_NONE ? around : node;
    is = *found;
  }
  return true;
}
