/* What an open verdict or value waits for. */
#include "match/match.h"

typedef struct search {
  const pass *p;
  visited *seen;
  uint64_t *to;
  bool first_only, found; /* is there any at all? */
} search;

/* The same thing is looked at in two ways: its whole ground, or what is open of it now. */
typedef enum place_kind { GROUND_DATUM, OPEN_DATUM, GROUND_NODE, OPEN_NODE, GROUND_OPTION, OPEN_OPTION } place_kind;

size_t visited_size(const table *t) { return 2 * ((size_t)t->data_count + t->node_count + 2 * (size_t)t->option_count) + 1; }

static void begin(visited *v, const table *t) {
  if (++v->round != 0) return;
  memset(v->at, 0, visited_size(t) * sizeof *v->at); /* once in four thousand million searches */
  v->round = 1;
}

/* Once is enough: what a place adds does not depend on the way to it. Without this, rules that share parts would take
 * as long as if each were written out. */
static bool first_visit(search *s, place_kind kind, size_t ix) {
  const table *t = s->p->t;
  const size_t sizes[] = {t->data_count, t->data_count, t->node_count, t->node_count, 2 * (size_t)t->option_count};
  for (int k = 0; k < (int)kind; k++) ix += sizes[k];
  if (s->seen->at[ix] == s->seen->round) return false;
  s->seen->at[ix] = s->seen->round;
  return true;
}

static void slot_needs(search *s, uint32_t slot);
static void node_needs(search *s, uint32_t node);
static void ground(search *s, uint32_t datum);

static bool unanswered(const pass *p, uint32_t datum) {
  uint8_t state = p->region == NULL ? p->r->answers[datum].state : p->region->fields[datum].missing ? ANSWER_MISSING : ANSWER_KNOWN;
  if (p->trial.slot != TABLE_NONE && p->t->slots[p->trial.slot].datum == datum) return false;
  return state != ANSWER_KNOWN && pass_item_exists(p, datum); /* of items that may not exist nobody asks */
}

/* ---- everything a datum could ever rest on: used where a value is missing, so that any input may mend it ---- */

static void ground_node(search *s, uint32_t node);

static void ground_option(search *s, uint32_t ix, bool with_availability) {
  if (!first_visit(s, GROUND_OPTION, 2 * (size_t)ix + with_availability)) return;
  const t_option *o = &s->p->t->options[ix];
  for (int k = 0; k < T_PARTS; k++)
    if (k != T_AVAILABLE || with_availability) ground_node(s, o->node[k]);
  for (uint32_t i = 0; !pass_withholds_nothing(s->p) && table_next_doubt(s->p->t, o, &i); i++) ground_node(s, s->p->t->cautions[o->cautions.first + i].node);
}

static void ground_node(search *s, uint32_t node) {
  if (node == TABLE_NONE || (s->first_only && s->found) || !first_visit(s, GROUND_NODE, node)) return;
  const table *t = s->p->t;
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) {
    const t_clause *c = &t->clauses[n->clause];
    if (c->datum != TABLE_NONE) ground(s, c->datum);
    if (c->compare != 0) ground(s, c->other);
    for (uint32_t i = 0; c->options.count > 0 && i < c->tests.count; i++) {
      const t_slot *x = &t->slots[t->tests[c->tests.first + i].slot];
      ground_option(s, x->datum, x->with_availability);
    }
  }
  for (uint32_t i = 0; i < n->parts.count; i++) ground_node(s, t->numbers[n->parts.first + i]);
}

static void ground(search *s, uint32_t datum) {
  const table *t = s->p->t;
  const t_datum *d = &t->data[datum];
  if ((s->first_only && s->found) || pass_item_is_absent(s->p, datum) || !first_visit(s, GROUND_DATUM, datum)) return;
  if (d->derive == T_FIELD) { /* of an item that may be there, first: how many there are */
    uint32_t asked = pass_item_exists(s->p, datum) ? datum : d->group;
    if (!unanswered(s->p, asked)) return;
    if (s->to != NULL) bits_add(s->to, asked);
    s->found = true;
    return;
  }
  for (uint32_t i = 0; i < d->inputs.count; i++) ground(s, t->numbers[d->inputs.first + i]);
  for (uint32_t i = 0; i < d->nodes.count; i++) ground_node(s, t->numbers[d->nodes.first + i]);
  for (uint32_t i = 0; i < d->outputs.count; i++)
    if (t->outputs[d->outputs.first + i].kind == T_VALUE_OF) ground(s, t->outputs[d->outputs.first + i].datum);
}

static search quick_search(const pass *p) {
  begin(p->ground, p->t);
  return (search){.p = p, .seen = p->ground, .first_only = true};
}

bool ground_is_open(const pass *p, uint32_t datum) {
  search s = quick_search(p);
  ground(&s, datum);
  return s.found;
}

bool node_ground_is_open(const pass *p, uint32_t node) {
  search s = quick_search(p);
  ground_node(&s, node);
  return s.found;
}

/* ---- what is open now ---- */

/* Does a consumer see one value? Also where the value may be missing, if its range holds no other. */
static bool looks_single(const pass *p, uint32_t slot) {
  const t_datum *d = &p->t->data[p->t->slots[slot].datum];
  return p->state[slot].miss == MISS_NO ? pass_is_single(p, slot) : d->min == d->max;
}

static void datum_needs(search *s, uint32_t datum) {
  if (!first_visit(s, OPEN_DATUM, datum)) return;
  const table *t = s->p->t;
  const t_datum *d = &t->data[datum];
  if (d->derive == T_FIELD) {
    if (unanswered(s->p, datum)) bits_add(s->to, datum);
    return;
  }
  if (d->derive != T_MEMBERS && pass_is_single(s->p, d->slot)) return;
  if (d->derive != T_MEMBERS && s->p->state[d->slot].miss != MISS_NO) {
    ground(s, datum);
    return;
  }
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    uint32_t in = t->numbers[d->inputs.first + i];
    bool open = !looks_single(s->p, t->data[in].slot);
    if (d->has_stand_in) { /* what counts is what the stand-in leaves open */
      int64_t lo, hi;
      pass_item_hull(s->p, d, &t->data[in], &lo, &hi);
      open = lo != hi;
    }
    if (open) datum_needs(s, in);
  }
  for (uint32_t i = 0; i < d->outputs.count && d->derive == T_MEMBERS; i++) {
    uint32_t hits = t->outputs[d->outputs.first + i].datum;
    if (!pass_is_single(s->p, t->data[hits].slot)) datum_needs(s, hits);
  }
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    if (d->derive == T_FIRST && !pass_may(s->p, t->formulas[d->formulas.first + i].may)) continue;
    if (t->numbers[d->nodes.first + i] != TABLE_NONE) node_needs(s, t->numbers[d->nodes.first + i]);
  }
  for (uint32_t i = 0; i < d->outputs.count && d->derive == T_FIRST; i++) {
    const t_output *o = &t->outputs[d->outputs.first + i];
    if (o->kind == T_VALUE_OF && pass_may(s->p, t->formulas[d->formulas.first + i].may) && !looks_single(s->p, t->data[o->datum].slot))
      datum_needs(s, o->datum);
  }
}

/* While it is withheld, no answer about its criteria settles anything; while it is surely doubted, only that some criterion
 * is not met does. */
static void option_needs(search *s, const t_option *o, bool with_availability) {
  if (!first_visit(s, OPEN_OPTION, 2 * (size_t)(o - s->p->t->options) + with_availability)) return;
  trit withheld = pass_withheld(s->p, o), doubted = pass_doubted(s->p, o);
  bool judged = false;
  for (int k = 0; k < T_PARTS; k++) {
    bool judges = k == T_CRITERIA || k == T_EXCLUDED;
    if ((k == T_AVAILABLE && !with_availability) || (judges && withheld == TRIT_TRUE) || pass_part(s->p, o, (t_part)k) != TRIT_UNKNOWN) continue;
    judged |= judges;
    if (o->node[k] != TABLE_NONE && !(k == T_EXCLUDED && doubted == TRIT_TRUE)) node_needs(s, o->node[k]);
  }
  for (uint32_t i = 0; i < o->versions.count && judged && withheld == TRIT_UNKNOWN; i++) node_needs(s, s->p->t->versions[o->versions.first + i].node);
  for (uint32_t i = 0; judged && doubted == TRIT_UNKNOWN && table_next_doubt(s->p->t, o, &i); i++) node_needs(s, s->p->t->cautions[o->cautions.first + i].node);
}

static void slot_needs(search *s, uint32_t slot) {
  const t_slot *x = &s->p->t->slots[slot];
  if (x->kind == SLOT_MEMBER && s->p->t->data[x->datum].derive == T_MEMBERS) {
    datum_needs(s, s->p->t->numbers[s->p->t->data[x->datum].inputs.first + x->other]);
  } else if (x->kind == SLOT_VALUE || x->kind == SLOT_MEMBER || x->kind == SLOT_PATTERN) {
    if (x->kind == SLOT_PATTERN && s->p->r->answers[x->datum].state == ANSWER_KNOWN) bits_add(s->to, x->datum); /* a limit was hit */
    datum_needs(s, x->datum);
  } else if (x->kind == SLOT_KNOWN) {
    datum_needs(s, x->datum);
  } else if (x->kind == SLOT_COMPARE) {
    if (!looks_single(s->p, s->p->t->data[x->datum].slot)) datum_needs(s, x->datum);
    if (!looks_single(s->p, s->p->t->data[x->other].slot)) datum_needs(s, x->other);
  } else if (x->kind == SLOT_K_OF) {
    const t_node *n = &s->p->t->nodes[x->datum];
    for (uint32_t i = 0; i < n->parts.count; i++) node_needs(s, s->p->t->numbers[n->parts.first + i]);
  } else {
    option_needs(s, &s->p->t->options[x->datum], x->with_availability);
  }
}

/* Nothing, where the node is settled. */
static void node_needs(search *s, uint32_t node) {
  if (!first_visit(s, OPEN_NODE, node)) return;
  const table *t = s->p->t;
  const t_node *n = &t->nodes[node];
  if (pass_node(s->p, node) != TRIT_UNKNOWN) return;
  if (n->op == T_CLAUSE) {
    const t_clause *c = &t->clauses[n->clause];
    for (uint32_t i = 0; i < c->tests.count; i++)
      if (pass_test(s->p, &t->tests[c->tests.first + i]) == TRIT_UNKNOWN) slot_needs(s, t->tests[c->tests.first + i].slot);
    return;
  }
  for (uint32_t i = 0; i < n->parts.count; i++) node_needs(s, t->numbers[n->parts.first + i]);
}

void needs_of_option(const pass *p, const t_option *o, visited *seen, uint64_t *to) {
  search s = {.p = p, .seen = seen, .to = to};
  begin(seen, p->t);
  option_needs(&s, o, false);
}

void needs_of_node(const pass *p, uint32_t node, visited *seen, uint64_t *to) {
  search s = {.p = p, .seen = seen, .to = to};
  begin(seen, p->t);
  node_needs(&s, node);
}

void needs_of_datum(const pass *p, uint32_t datum, visited *seen, uint64_t *to) {
  search s = {.p = p, .seen = seen, .to = to};
  begin(seen, p->t);
  datum_needs(&s, datum);
}
