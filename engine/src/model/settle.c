/* After decoding: circles through options, how far a rule's status reaches, what nobody reads. */
#include "model/decode.h"

typedef struct walk {
  decoder *c;
  progress *data, *options, *conditions;
  bool *read; /* by datum */
  const progress *now; /* what is being visited */
  int depth;
} walk;

static source_status worse(source_status x, source_status y) { return x > y ? x : y; }

static source_status visit_datum(walk *w, uint32_t ix, span from);
static source_status visit_option(walk *w, uint32_t ix, span from);

static source_status visit_node(walk *w, const node *n) {
  if (n == NULL) return STATUS_SOURCED;
  if (n->op == NODE_CLAUSE) {
    const clause *k = &n->clause;
    source_status s = k->datum != NONE ? visit_datum(w, k->datum, n->at) : STATUS_SOURCED;
    if (k->kind == CLAUSE_COMPARE) s = worse(s, visit_datum(w, k->compare.right, n->at));
    for (size_t i = 0; i < k->option_count; i++) s = worse(s, visit_option(w, k->options[i], n->at));
    return s;
  }
  if (n->op == NODE_NAMED) {
    condition *k = &w->c->m->conditions[n->condition];
    if (w->conditions[n->condition] == TO_DO) {
      w->conditions[n->condition] = IN_WORK;
      k->status = worse(k->status, visit_node(w, k->body));
      w->conditions[n->condition] = DONE;
    }
    return k->status;
  }
  source_status s = STATUS_SOURCED;
  for (size_t i = 0; i < n->part_count; i++) s = worse(s, visit_node(w, n->parts[i]));
  return s;
}

static bool circle(walk *w, progress *state, str id, span at, span from) {
  if (w->depth > CHAIN_MAX) {
    if (w->c->d->errors == 0) {
      diag *e = diag_add(w->c->d, CODE_TOO_MANY, at, "more than %d rules rest on one another in a chain", CHAIN_MAX);
      diag_help(w->c->d, e, "shorten the chain");
    }
    return true;
  }
  if (*state != IN_WORK) return *state == DONE || *state == BROKEN;
  bool direct = w->now == state;
  diag *e = diag_add(w->c->d, CODE_CYCLE, from, "`%.*s` rests on itself%s", STR_FMT(id), direct ? "" : ", through other values");
  diag_also(w->c->d, e, at, "defined here");
  diag_help(w->c->d, e, direct ? "let it rest on the facts alone" : "let one of them rest on the facts alone");
  *state = BROKEN;
  return true;
}

static source_status visit_datum(walk *w, uint32_t ix, span from) {
  datum *d = &w->c->m->data[ix];
  w->read[ix] = true;
  if (circle(w, &w->data[ix], d->id, d->at, from)) return d->status;
  w->data[ix] = IN_WORK;
  const progress *outer = w->now;
  w->now = &w->data[ix];
  w->depth++;
  const derivation *how = &d->how;
  source_status s = d->status;
  for (size_t i = 0; i < how->input_count; i++) s = worse(s, visit_datum(w, how->inputs[i], d->at));
  for (size_t i = 0; i < how->clause_count; i++) s = worse(s, visit_node(w, how->clauses[i]));
  for (size_t i = 0; i < how->case_count; i++) {
    s = worse(s, visit_node(w, how->cases[i].when));
    if (how->cases[i].then.kind == OUTPUT_VALUE_OF) s = worse(s, visit_datum(w, how->cases[i].then.datum, d->at));
  }
  d->status = s;
  w->now = outer;
  w->depth--;
  w->data[ix] = DONE;
  return s;
}

static source_status visit_option(walk *w, uint32_t ix, span from) {
  option *o = &w->c->m->options[ix];
  if (circle(w, &w->options[ix], o->id, o->at, from)) return o->status;
  w->options[ix] = IN_WORK;
  const progress *outer = w->now;
  w->now = &w->options[ix];
  w->depth++;
  source_status s = o->status;
  for (int p = 0; p < PART_COUNT; p++) s = worse(s, visit_node(w, o->parts[p]));
  for (size_t i = 0; i < o->caution_count; i++) visit_node(w, o->cautions[i].when);
  o->status = s;
  w->now = outer;
  w->depth--;
  w->options[ix] = DONE;
  return s;
}

void settle(decoder *c) {
  model *m = c->m;
  walk w = {.c = c,
            .data = ARENA_ARRAY(c->a, progress, m->data_count),
            .options = ARENA_ARRAY(c->a, progress, m->option_count + 1),
            .conditions = ARENA_ARRAY(c->a, progress, m->condition_count + 1),
            .read = ARENA_ARRAY(c->a, bool, m->data_count)};
  bool *read_by_derived = w.read;
  for (uint32_t i = 0; i < m->option_count; i++) visit_option(&w, i, m->options[i].at);
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++) {
    bool before = read_by_derived[i];
    visit_datum(&w, i, m->data[i].at);
    read_by_derived[i] = before; /* visiting is not reading */
  }
  for (uint32_t i = 0; i < m->condition_count; i++) visit_node(&w, m->conditions[i].body);
  for (uint32_t i = DATUM_FIELDS; i < m->field_end; i++)
    if (m->data[i].dated_by != NONE) w.read[m->data[i].dated_by] = true;
  if (m->as_of_field != NONE) w.read[m->as_of_field] = true;
  for (uint32_t i = DATUM_FIELDS; i < m->field_end; i++) {
    const datum *d = &m->data[i];
    if (w.read[i] || d->role == ROLE_IDENTIFIER || d->role == ROLE_MONITORED || (d->type == TYPE_TEXT && !d->coded)) continue;
    diag *e = diag_add(c->d, CODE_NEVER_READ, d->at, "no rule reads `%.*s`", STR_FMT(d->id));
    diag_help(c->d, e, "remove the field if nobody needs the answer");
  }
}
