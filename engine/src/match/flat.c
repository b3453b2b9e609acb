#include "match/flat.h"

#include <stdlib.h>

enum { CELLS_MOST = 64, TESTS_MOST = 64 };

/* One test of a field whose row the record knows. */
static bool flat_clause(const table *t, uint32_t option, uint32_t node, flat_test *to) {
  const t_node *n = &t->nodes[node];
  if (n->op != T_CLAUSE) return false;
  const t_clause *c = &t->clauses[n->clause];
  if (c->tests.count != 1 || c->quantifier == 2) return false;
  const t_test *x = &t->tests[c->tests.first];
  const t_slot *s = &t->slots[x->slot];
  if (s->place >= t->head->tested_fields || s->cells > CELLS_MOST) return false;
  *to = (flat_test){option, n->clause, s->place, s->row, t->words[x->words]};
  return true;
}

/* Writes the option's tests behind `to`; how many, 0 where it is not flat. */
static uint32_t flat_tests(const table *t, uint32_t option, flat_test *to) {
  const t_option *o = &t->options[option];
  uint32_t node = o->node[T_CRITERIA];
  if (node == TABLE_NONE || table_is_told(o)) return 0;
  for (int part = 0; part < T_PARTS; part++)
    if (part != T_CRITERIA && o->node[part] != TABLE_NONE) return 0;
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) return flat_clause(t, option, node, to);
  if (n->op != T_ALL || n->parts.count > TESTS_MOST || n->formula != TABLE_NONE) return 0; /* a formula: two tests of one field */
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (!flat_clause(t, option, t->numbers[n->parts.first + i], &to[i])) return 0;
  return n->parts.count;
}

static size_t most_tests(const table *t) {
  size_t most = 1;
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t node = t->options[i].node[T_CRITERIA];
    if (node != TABLE_NONE) most += t->nodes[node].parts.count + 1;
  }
  return most;
}

bool flat_options_new(flat_options *f, const table *t) {
  f->at = calloc((size_t)t->option_count + 1, sizeof *f->at);
  f->tests = calloc(most_tests(t), sizeof *f->tests);
  if (f->at == NULL || f->tests == NULL) return false;
  f->all = true;
  for (uint32_t i = 0; i < t->option_count; i++) {
    f->at[i] = (flat_option){f->test_count, flat_tests(t, i, &f->tests[f->test_count])};
    f->test_count += f->at[i].count;
    f->all &= f->at[i].count > 0;
  }
  return true;
}

void flat_options_free(flat_options *f) {
  free(f->at);
  free(f->tests);
}

/* Found without a jump: that one test is met tells nothing of the next. */
uint64_t flat_telling(const flat_options *f, const record *r, uint32_t option, trit criteria) {
  const flat_option *o = &f->at[option];
  const flat_test *tests = f->tests + o->first;
  uint64_t telling = 0;
  for (uint32_t i = 0; i < o->count; i++) {
    const flat_test *x = &tests[i];
    uint32_t row = r->may_row[x->place], met = (uint32_t)(x->wanted >> ((row - x->row) & 63) & 1);
    telling |= (uint64_t)((row == 0 ? (uint32_t)TRIT_UNKNOWN : met) == (uint32_t)criteria) << i;
  }
  return telling;
}
