#include "match/grounds.h"

typedef struct walk {
  const table *t;
  uint64_t *seen;
  ground_sink each;
  void *to;
} walk;

static void formula(const walk *w, uint32_t ix) {
  const table *t = w->t;
  const t_list lists[2] = {t->formulas[ix].may, t->formulas[ix].not_may};
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; i < lists[k].count; i++) {
      t_list c = t->conjuncts[lists[k].first + i];
      for (uint32_t n = 0; n < c.count; n++) w->each(w->to, t->tests[c.first + n].slot, false);
    }
}

/* A formula looks at nothing that the node's clauses do not, but in a forged table. */
static void node(const walk *w, uint32_t ix) {
  const table *t = w->t;
  if (ix == TABLE_NONE || bits_has(w->seen, ix)) return;
  bits_add(w->seen, ix);
  const t_node *n = &t->nodes[ix];
  if (n->formula != TABLE_NONE) formula(w, n->formula);
  if (n->op == T_K_OF) {
    w->each(w->to, n->slot, false);
    return;
  }
  if (n->op == T_CLAUSE) {
    t_list tests = t->clauses[n->clause].tests;
    for (uint32_t i = 0; i < tests.count; i++) w->each(w->to, t->tests[tests.first + i].slot, false);
    return;
  }
  for (uint32_t i = 0; i < n->parts.count; i++) node(w, t->numbers[n->parts.first + i]);
}

/* Of a matrix and a reduction the cells of their axes count, and of a set its values'. */
static void derived(const walk *w, const t_datum *d) {
  const table *t = w->t;
  bool by_value = d->derive != T_MATRIX && d->derive != T_MEMBERS;
  for (uint32_t i = 0; i < d->inputs.count; i++) w->each(w->to, t->data[t->numbers[d->inputs.first + i]].slot, by_value);
  for (uint32_t i = 0; i < d->nodes.count; i++) node(w, t->numbers[d->nodes.first + i]);
  for (uint32_t i = 0; i < d->formulas.count; i++) formula(w, d->formulas.first + i);
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *o = &t->outputs[d->outputs.first + i];
    if (o->kind == T_VALUE_OF) w->each(w->to, t->data[o->datum].slot, true);
  }
}

static void telling(const walk *w, const t_option *o) {
  for (uint32_t i = 0; i < o->versions.count; i++) node(w, w->t->versions[o->versions.first + i].node);
  for (uint32_t i = 0; table_next_doubt(w->t, o, &i); i++) node(w, w->t->cautions[o->cautions.first + i].node);
}

void grounds_of_slot(const table *t, uint32_t slot, uint64_t *seen, ground_sink each, void *to) {
  const walk w = {t, seen, each, to};
  const t_slot *s = &t->slots[slot];
  const t_datum *d = s->kind == SLOT_K_OF || s->kind == SLOT_OPTION ? NULL : &t->data[s->datum];
  if (d != NULL && d->item > 0) each(to, t->data[d->group].slot, true); /* is the item there? */
  switch ((t_slot_kind)s->kind) {
  case SLOT_VALUE:
  case SLOT_MEMBER:
    if (d->derive != T_FIELD) derived(&w, d);
    break;
  case SLOT_KNOWN:
    if (d->slot != TABLE_NONE) each(to, d->slot, true);
    break;
  case SLOT_COMPARE:
    each(to, d->slot, true);
    each(to, t->data[s->other].slot, true);
    break;
  case SLOT_K_OF: {
    t_list parts = t->nodes[s->datum].parts;
    for (uint32_t i = 0; i < parts.count; i++) node(&w, t->numbers[parts.first + i]);
    break;
  }
  case SLOT_OPTION: {
    const t_option *o = &t->options[s->datum];
    for (int k = 0; k < T_PARTS; k++) {
      node(&w, o->node[k]);
      if (o->formula[k] != TABLE_NONE) formula(&w, o->formula[k]);
    }
    telling(&w, o);
    break;
  }
  case SLOT_PATTERN:
  default: break;
  }
}

void grounds_of_node(const table *t, uint32_t ix, uint64_t *seen, ground_sink each, void *to) { node(&(walk){t, seen, each, to}, ix); }

void grounds_of_telling(const table *t, const t_option *o, uint64_t *seen, ground_sink each, void *to) { telling(&(walk){t, seen, each, to}, o); }
