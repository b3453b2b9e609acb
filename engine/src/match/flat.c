#include "match/flat.h"

#include <stdlib.h>

enum { CELLS_MOST = 64, TESTS_MOST = 64 };

/* One test of a field whose row the record knows. */
static bool flat_clause(const table *t, uint32_t node, flat_test *to) {
  const t_node *n = &t->nodes[node];
  if (n->op != T_CLAUSE) return false;
  const t_clause *c = &t->clauses[n->clause];
  if (c->tests.count != 1 || c->quantifier == 2) return false;
  const t_test *x = &t->tests[c->tests.first];
  const t_slot *s = &t->slots[x->slot];
  if (s->place >= t->head->tested_fields || s->cells > CELLS_MOST) return false;
  *to = (flat_test){n->clause, s->place, s->row, t->words[x->words]};
  return true;
}

/* Writes the option's tests behind `to`; how many, 0 where it is not flat. */
static uint32_t flat_tests(const table *t, const t_option *o, flat_test *to) {
  uint32_t node = o->node[T_CRITERIA];
  if (node == TABLE_NONE || table_is_told(o)) return 0;
  for (int part = 0; part < T_PARTS; part++)
    if (part != T_CRITERIA && o->node[part] != TABLE_NONE) return 0;
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) return flat_clause(t, node, to);
  if (n->op != T_ALL || n->parts.count > TESTS_MOST || n->formula != TABLE_NONE) return 0; /* a formula: two tests of one field */
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (!flat_clause(t, t->numbers[n->parts.first + i], &to[i])) return 0;
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
  f->all = true;
  uint32_t count = 0;
  for (uint32_t i = 0; i < t->option_count && f->at != NULL && f->tests != NULL; i++) {
    f->at[i] = (flat_option){count, flat_tests(t, &t->options[i], &f->tests[count])};
    count += f->at[i].count;
    f->all &= f->at[i].count > 0;
  }
  return f->at != NULL && f->tests != NULL;
}

void flat_options_free(flat_options *f) {
  free(f->at);
  free(f->tests);
}
