/* After decoding: circles through options, how far a rule's status and a protected field reach, what nobody reads. */
#include "model/decode.h"

typedef struct walk {
  decoder *c;
  progress *data, *options, *conditions;
  bool *read; /* by datum */
  bool *late;                           /* by datum: found to be protected here, not while its clauses were decoded */
  bool *option_reads, *condition_reads; /* a protected field */
  bool again;                           /* visited before, or the rules are refused: nothing is said but of circles */
  bool partly;                          /* the rules are refused: what could not be decoded is passed by */
  const progress *now;                  /* what is being visited */
  int depth;
} walk;

/* What a rule rests on, with all that it names. */
typedef struct ground {
  source_status status; /* the worst */
  bool is_protected;    /* some of it is */
} ground;

static ground both(ground x, ground y) {
  return (ground){x.status > y.status ? x.status : y.status, x.is_protected || y.is_protected};
}

static ground visit_datum(walk *w, uint32_t ix, span from);
static ground visit_option(walk *w, uint32_t ix, span from);

/* A datum that is protected through an option shows as such only now. */
static void check_late(walk *w, const node *n, uint32_t ix) {
  const datum *d = &w->c->m->data[ix];
  if (d->hidden) return; /* nobody wrote this clause */
  if (!w->late[ix] || w->again || (n->lawful_basis.len > 0 && !n->in_window)) return;
  diag *e = n->in_window ? diag_add(w->c->d, CODE_BAD_WINDOW, n->at, "`%.*s` is computed from a protected field; a window cannot go by it", STR_FMT(d->name))
                         : diag_add(w->c->d, CODE_LAWFUL_BASIS_MISSING, n->at,
                                    "`%.*s` is computed from a protected field, through an option; this clause states no lawful basis", STR_FMT(d->name));
  diag_also(w->c->d, e, d->at, "declared here");
  diag_help(w->c->d, e, n->in_window ? "name a date such as `sentence_date`" : "add `lawful_basis:` with the law that allows it, beside the clause");
}

static ground visit_clause(walk *w, const node *n) {
  const clause *k = &n->clause;
  ground g = {STATUS_SOURCED, false};
  const uint32_t sides[2] = {k->datum, k->kind == CLAUSE_COMPARE ? k->compare.right : NONE};
  for (int i = 0; i < 2; i++) {
    if (sides[i] == NONE) continue;
    g = both(g, visit_datum(w, sides[i], n->at));
    check_late(w, n, sides[i]);
  }
  for (size_t i = 0; i < k->option_count; i++) g = both(g, visit_option(w, k->options[i], n->at));
  return g;
}

static ground visit_node(walk *w, const node *n) {
  ground g = {STATUS_SOURCED, false};
  if (n == NULL) return g;
  if (n->op == NODE_CLAUSE) return visit_clause(w, n);
  if (n->op == NODE_NAMED && w->partly && w->c->condition_state[n->condition] != DONE) return g;
  if (n->op == NODE_NAMED) {
    condition *k = &w->c->m->conditions[n->condition];
    if (w->conditions[n->condition] == TO_DO) {
      w->conditions[n->condition] = IN_WORK;
      k->status = k->own_status;
      g = both((ground){k->own_status, false}, visit_node(w, k->body));
      k->status = g.status;
      w->condition_reads[n->condition] = g.is_protected;
      w->conditions[n->condition] = DONE;
    }
    return (ground){k->status, w->condition_reads[n->condition]};
  }
  for (size_t i = 0; i < n->part_count; i++) g = both(g, visit_node(w, n->parts[i]));
  return g;
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

static ground visit_datum(walk *w, uint32_t ix, span from) {
  datum *d = &w->c->m->data[ix];
  w->read[ix] = true;
  if (w->partly && w->c->datum_state[ix] != DONE) return (ground){STATUS_SOURCED, false};
  if (circle(w, &w->data[ix], d->name, d->at, from)) return (ground){d->status, d->is_protected};
  w->data[ix] = IN_WORK;
  const progress *outer = w->now;
  bool outer_repeats = w->c->d->repeats;
  w->c->d->repeats = d->item > 1;
  w->now = &w->data[ix];
  w->depth++;
  const derivation *how = &d->how;
  ground g = {d->status, d->is_protected};
  for (size_t i = 0; i < how->input_count; i++) g = both(g, visit_datum(w, how->inputs[i], d->at));
  for (size_t i = 0; i < how->clause_count; i++) g = both(g, visit_node(w, how->clauses[i]));
  for (size_t i = 0; i < how->case_count; i++) {
    g = both(g, visit_node(w, how->cases[i].when));
    if (how->cases[i].then.kind == OUTPUT_VALUE_OF) g = both(g, visit_datum(w, how->cases[i].then.datum, d->at));
  }
  w->late[ix] = g.is_protected && !d->is_protected;
  d->status = g.status;
  d->is_protected = g.is_protected;
  w->c->d->repeats = outer_repeats;
  w->now = outer;
  w->depth--;
  w->data[ix] = DONE;
  return g;
}

/* Of the sources that stand with the option itself; where only its versions have any, the worst of theirs. */
static source_status own_of(const option *o) {
  source_status worst = o->sources.count > 0 ? STATUS_SOURCED : o->own_status;
  for (size_t i = 0; i < o->sources.count; i++)
    if (o->sources.at[i].status > worst) worst = o->sources.at[i].status;
  return worst;
}

static ground visit_option(walk *w, uint32_t ix, span from) {
  option *o = &w->c->m->options[ix];
  if (circle(w, &w->options[ix], o->id, o->at, from)) return (ground){o->status, w->option_reads[ix]};
  w->options[ix] = IN_WORK;
  const progress *outer = w->now;
  w->now = &w->options[ix];
  w->depth++;
  ground g = {o->status, false};
  for (int p = 0; p < PART_COUNT; p++) g = both(g, visit_node(w, o->parts[p]));
  for (size_t i = 0; i < o->caution_count; i++) {
    caution *k = &o->cautions[i];
    source_status own = k->sources.count > 0 ? k->own_status : k->version == NONE ? own_of(o) : o->versions[k->version].own_status;
    ground its = both((ground){own, false}, visit_node(w, k->when));
    k->status = its.status;
    g.is_protected |= k->withholds && its.is_protected; /* what it withholds hangs on it */
  }
  bool before = w->again;
  w->again = true; /* the versions' parts are parts of the option's: what is wrong with them is said already */
  for (size_t i = 0; i < o->version_count; i++) {
    version *v = &o->versions[i];
    ground own = both((ground){v->own_status, false}, visit_node(w, v->in_force));
    for (int k = 0; k < 4; k++) own = both(own, visit_node(w, v->bodies[k]));
    v->status = own.status;
  }
  w->again = before;
  o->status = g.status;
  w->option_reads[ix] = g.is_protected;
  w->now = outer;
  w->depth--;
  w->options[ix] = DONE;
  return g;
}

static source_status rests_on(walk *w, source_status own, const node *when) {
  source_status s = visit_node(w, when).status;
  return s > own ? s : own;
}

/* What is said of packages rests on the rest, and nothing on it. */
static void visit_packages(walk *w) {
  model *m = w->c->m;
  for (size_t i = 0; i < m->option_count; i++)
    for (size_t k = 0; k < m->options[i].limit_count; k++) {
      limit *l = &m->options[i].limits[k];
      l->status = rests_on(w, l->own_status, l->when);
    }
  for (size_t i = 0; i < m->package_rule_count; i++) m->package_rules[i].status = rests_on(w, m->package_rules[i].own_status, m->package_rules[i].when);
}

static bool is_count(const model *m, uint32_t ix) {
  for (size_t g = 0; g < m->group_count; g++)
    if (m->groups[g].count == ix) return true;
  return false;
}

void settle(decoder *c) {
  model *m = c->m;
  walk w = {.c = c,
            .data = ARENA_ARRAY(c->a, progress, m->data_count),
            .options = ARENA_ARRAY(c->a, progress, m->option_count + 1),
            .conditions = ARENA_ARRAY(c->a, progress, m->condition_count + 1),
            .read = ARENA_ARRAY(c->a, bool, m->data_count),
            .again = c->d->errors > 0,
            .partly = c->d->errors > 0,
            .late = ARENA_ARRAY(c->a, bool, m->data_count),
            .option_reads = ARENA_ARRAY(c->a, bool, m->option_count + 1),
            .condition_reads = ARENA_ARRAY(c->a, bool, m->condition_count + 1)};
  bool *read_by_derived = w.read;
  for (uint32_t i = 0; i < m->option_count; i++) visit_option(&w, i, m->options[i].at);
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++) {
    bool before = read_by_derived[i];
    visit_datum(&w, i, m->data[i].at);
    read_by_derived[i] = before; /* visiting is not reading */
  }
  if (w.partly) return;
  for (uint32_t i = 0; i < m->condition_count; i++) visit_node(&w, m->conditions[i].body);
  visit_packages(&w);
  for (uint32_t i = DATUM_FIELDS; i < m->field_end; i++)
    if (m->data[i].dated_by != NONE) w.read[m->data[i].dated_by] = true;
  if (m->as_of_field != NONE) w.read[m->as_of_field] = true;
  if (m->include_field != NONE) w.read[m->include_field] = true;
  for (uint32_t i = DATUM_FIELDS; i < m->field_end; i++) {
    const datum *d = &m->data[i];
    if (d->item > 1 || is_count(m, i)) continue; /* said of the first item; a group is read if its items are */
    if (w.read[i] || d->kept != 0 || d->role == ROLE_IDENTIFIER || d->role == ROLE_MONITORED || (d->type == TYPE_TEXT && !d->coded)) continue;
    diag *e = diag_add(c->d, CODE_NEVER_READ, d->at, "no rule reads `%.*s`", STR_FMT(d->name));
    diag_help(c->d, e, "remove the field if nobody needs the answer");
  }
}
