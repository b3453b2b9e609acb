/* Who reads protected fields, by what chain, on which lawful basis. */
#include <stdlib.h>

#include "compile/rules.h"

typedef struct chain {
  const char *kind;
  str name;
  const struct chain *outer;
} chain;

typedef struct teller {
  const model *m;
  buf *to;
  size_t told, roots;
  uint32_t *told_in, root; /* by option: the root under which it was last told. Each is told once under a root */
} teller;

static void tell_chain(teller *t, const chain *c) {
  if (c == NULL) return;
  tell_chain(t, c->outer);
  if (c->outer != NULL) buf_text(t->to, " > ");
  buf_printf(t->to, "%s %.*s", c->kind, STR_FMT(c->name));
}

static void tell_roots_of_node(teller *t, const node *n, bool *seen);

/* The protected fields that a derived value is computed from, each once. `seen`: by datum, then by option. */
static void tell_roots(teller *t, uint32_t ix, bool *seen) {
  const datum *d = &t->m->data[ix];
  if (seen[ix] || !d->is_protected) return;
  seen[ix] = true;
  if (d->role == ROLE_PROTECTED) {
    if (d->item <= 1) buf_printf(t->to, "%s%.*s", t->roots++ > 0 ? ", " : "", STR_FMT(d->name)); /* the first item stands for all */
    return;
  }
  const derivation *how = &d->how;
  for (size_t i = 0; i < how->input_count; i++) tell_roots(t, how->inputs[i], seen);
  for (size_t i = 0; i < how->clause_count; i++) tell_roots_of_node(t, how->clauses[i], seen);
  for (size_t i = 0; i < how->case_count; i++) {
    tell_roots_of_node(t, how->cases[i].when, seen);
    if (how->cases[i].then.kind == OUTPUT_VALUE_OF) tell_roots(t, how->cases[i].then.datum, seen);
  }
}

static void tell_roots_of_option(teller *t, uint32_t ix, bool *seen) {
  if (seen[t->m->data_count + ix]) return;
  seen[t->m->data_count + ix] = true;
  const option *o = &t->m->options[ix];
  for (int p = 0; p < PART_COUNT; p++) tell_roots_of_node(t, o->parts[p], seen);
  for (size_t i = 0; i < o->caution_count; i++)
    if (o->cautions[i].withholds) tell_roots_of_node(t, o->cautions[i].when, seen);
}

static void tell_roots_of_node(teller *t, const node *n, bool *seen) {
  if (n == NULL) return;
  const clause *k = &n->clause;
  if (n->op == NODE_CLAUSE && k->datum != NONE) tell_roots(t, k->datum, seen);
  if (n->op == NODE_CLAUSE && k->kind == CLAUSE_COMPARE) tell_roots(t, k->compare.right, seen);
  for (size_t i = 0; n->op == NODE_CLAUSE && i < k->option_count; i++) tell_roots_of_option(t, k->options[i], seen);
  for (size_t i = 0; i < n->part_count; i++) tell_roots_of_node(t, n->parts[i], seen);
}

static void tell_datum(teller *t, uint32_t ix) {
  const datum *d = &t->m->data[ix];
  buf_printf(t->to, "  %.*s (%s", STR_FMT(d->name), d->role == ROLE_PROTECTED ? "protected" : "computed from ");
  if (d->role != ROLE_PROTECTED) {
    bool *seen = calloc(t->m->data_count + t->m->option_count, sizeof *seen);
    if (seen == NULL) t->to->failed = true;
    else tell_roots(t, ix, seen);
    t->roots = 0;
    free(seen);
  }
  buf_text(t->to, ")\n    read by ");
}

static void tell_node(teller *t, const node *n, const chain *through);

static void tell_clause(teller *t, const node *n, const chain *through) {
  const clause *k = &n->clause;
  for (size_t i = 0; i < k->option_count; i++) { /* through another option: its lawful bases are inherited */
    if (t->told_in[k->options[i]] == t->root) continue;
    const option *o = &t->m->options[k->options[i]];
    chain here = {"option", o->id, through};
    t->told_in[k->options[i]] = t->root;
    for (int p = 0; p < PART_COUNT; p++) tell_node(t, o->parts[p], &here);
    for (size_t c = 0; c < o->caution_count; c++)
      if (o->cautions[c].withholds) tell_node(t, o->cautions[c].when, &here);
  }
  const uint32_t sides[2] = {k->datum, k->kind == CLAUSE_COMPARE ? k->compare.right : NONE};
  for (int i = 0; i < 2; i++) {
    if (sides[i] == NONE || !t->m->data[sides[i]].is_protected || n->made) continue;
    place where = span_place(n->at);
    t->told++;
    tell_datum(t, sides[i]);
    tell_chain(t, through);
    buf_printf(t->to, ", clause %.*s\n    ", STR_FMT(n->id));
    buf_visible(t->to, n->at.in->name);
    buf_printf(t->to, ":%u:%u\n    lawful basis: ", where.line, where.column);
    buf_visible(t->to, n->lawful_basis);
    buf_char(t->to, '\n');
  }
}

static void tell_node(teller *t, const node *n, const chain *through) {
  if (n == NULL) return;
  if (n->op == NODE_CLAUSE) {
    tell_clause(t, n, through);
    return;
  }
  chain here = {"condition", {NULL, 0}, through};
  if (n->op == NODE_NAMED) here.name = t->m->conditions[n->condition].id;
  for (size_t i = 0; i < n->part_count; i++) tell_node(t, n->parts[i], n->op == NODE_NAMED ? &here : through);
}

void epf_rules_protected(const epf_rules *r, epf_buffer *to) {
  if (!r->decoded) return;
  const model *m = &r->m;
  uint32_t *told_in = calloc(m->option_count + 1, sizeof *told_in);
  if (told_in == NULL) {
    to->failed = true;
    return;
  }
  teller t = {.m = m, .to = to, .told_in = told_in};
  buf_text(to, "Protected fields that rules read, and why they may:\n");
  for (size_t i = 0; i < m->option_count; i++) {
    chain here = {"option", m->options[i].id, NULL};
    told_in[i] = ++t.root;
    for (int p = 0; p < PART_COUNT; p++) tell_node(&t, m->options[i].parts[p], &here);
    for (size_t k = 0; k < m->options[i].caution_count; k++) tell_node(&t, m->options[i].cautions[k].when, &here);
  }
  for (size_t i = 0; i < m->option_count; i++) {
    t.root++;
    chain here = {"a limit of option", m->options[i].id, NULL};
    for (size_t k = 0; k < m->options[i].limit_count; k++) tell_node(&t, m->options[i].limits[k].when, &here);
  }
  for (size_t i = 0; i < m->package_rule_count; i++) {
    t.root++;
    chain here = {"package rule", m->package_rules[i].id, NULL};
    tell_node(&t, m->package_rules[i].when, &here);
  }
  for (size_t i = m->field_end; i < m->data_count; i++) {
    const derivation *how = &m->data[i].how;
    if (m->data[i].item > 1) continue; /* as in the first item */
    t.root++;
    chain here = {m->data[i].guide != GUIDE_NONE ? "guideline" : "derived value", m->data[i].name, NULL};
    for (size_t k = 0; k < how->clause_count; k++) tell_node(&t, how->clauses[k], &here);
    for (size_t k = 0; k < how->case_count; k++) tell_node(&t, how->cases[k].when, &here);
  }
  if (t.told == 0) buf_text(to, "  none\n");
  free(told_in);
}
