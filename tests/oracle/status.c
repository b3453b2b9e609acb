/* How far what is told is to be trusted: the worst of its own sources and of all that it rests on. Only `sources` are
 * read here; what the model worked out itself is under test. */
#include "oracle/world.h"

static source_status worse(source_status a, source_status b) { return a > b ? a : b; }

static source_status status_of_option(const model *m, const struct option *o);

static source_status status_of_sources(const citations *all) {
  source_status s = STATUS_SOURCED;
  for (size_t i = 0; i < all->count; i++) s = worse(s, all->at[i].status);
  return s;
}

/* An option without any is unverified. */
static source_status own_status_of(const citations *all) { return all->count > 0 ? status_of_sources(all) : STATUS_UNVERIFIED; }

static source_status status_of_node(const model *m, const node *n) {
  source_status s = STATUS_SOURCED;
  if (n == NULL) return s;
  const clause *c = &n->clause;
  for (size_t i = 0; i < n->part_count; i++) s = worse(s, status_of_node(m, n->parts[i]));
  if (n->op == NODE_NAMED) s = worse(s, status_of_sources(&m->conditions[n->condition].sources));
  if (n->op != NODE_CLAUSE) return s;
  if (c->kind != CLAUSE_OPTION) s = worse(s, oracle_status_of_datum(m, c->datum));
  if (c->kind == CLAUSE_COMPARE) s = worse(s, oracle_status_of_datum(m, c->compare.right));
  for (size_t i = 0; i < c->option_count; i++) s = worse(s, status_of_option(m, &m->options[c->options[i]]));
  return s;
}

source_status oracle_status_of_datum(const model *m, uint32_t ix) {
  const datum *d = &m->data[ix];
  source_status s = status_of_sources(&d->sources);
  for (size_t i = 0; i < d->how.input_count; i++) s = worse(s, oracle_status_of_datum(m, d->how.inputs[i]));
  for (size_t i = 0; i < d->how.clause_count; i++) s = worse(s, status_of_node(m, d->how.clauses[i]));
  for (size_t i = 0; i < d->how.case_count; i++) {
    const derive_case *c = &d->how.cases[i];
    s = worse(s, status_of_node(m, c->when));
    if (c->then.kind == OUTPUT_VALUE_OF) s = worse(s, oracle_status_of_datum(m, c->then.datum));
  }
  return s;
}

static source_status status_of_version(const model *m, const version *v) {
  source_status s = worse(own_status_of(&v->sources), status_of_node(m, v->in_force));
  for (int i = 0; i < 4; i++) s = worse(s, status_of_node(m, v->bodies[i]));
  return s;
}

/* Of an option with versions: the worst of theirs. */
static source_status own_status_of_option(const struct option *o) {
  source_status s = o->version_count > 0 ? STATUS_SOURCED : own_status_of(&o->sources);
  for (size_t i = 0; i < o->version_count; i++) s = worse(s, own_status_of(&o->versions[i].sources));
  return s;
}

/* For whatever rests on it, at any time. */
static source_status status_of_option(const model *m, const struct option *o) {
  source_status s = own_status_of_option(o);
  for (part p = 0; p < PART_COUNT; p++) s = worse(s, status_of_node(m, o->parts[p]));
  return s;
}

bool oracle_withholds_something(const world *w) {
  uint32_t field = w->m->include_field;
  return field != NONE && !(w->answers[field].state == ANSWERED && w->answers[field].value != 0);
}

static oracle_truth worse_truth(oracle_truth a, oracle_truth b) { return a == IS_TRUE || b == IS_TRUE ? IS_TRUE : a == IS_UNKNOWN || b == IS_UNKNOWN ? IS_UNKNOWN : IS_FALSE; }

oracle_truth oracle_withheld(world *w, uint32_t which) {
  const struct option *o = &w->m->options[which];
  if (!oracle_withholds_something(w)) return IS_FALSE;
  if (o->version_count == 0) return truth_of(own_status_of(&o->sources) >= STATUS_UNVERIFIED);
  oracle_truth withheld = IS_FALSE;
  for (size_t i = 0; i < o->version_count; i++)
    if (own_status_of(&o->versions[i].sources) >= STATUS_UNVERIFIED) withheld = worse_truth(withheld, oracle_holds(w, o->versions[i].in_force));
  return withheld;
}

oracle_truth oracle_doubted(world *w, uint32_t which) {
  const struct option *o = &w->m->options[which];
  oracle_truth doubted = IS_FALSE;
  for (size_t i = 0; i < o->caution_count && oracle_withholds_something(w); i++)
    if (o->cautions[i].withholds) doubted = worse_truth(doubted, oracle_holds(w, o->cautions[i].when));
  return doubted;
}

/* ---- guidelines that nobody has verified, where the field of --include-unverified lets them count ---- */

typedef struct doubts {
  world *w;
  bool *seen; /* by datum, then by option */
} doubts;

/* Of the cautions that withhold the option, as far as they may apply. */
static source_status status_of_doubts(world *w, uint32_t which) {
  const struct option *o = &w->m->options[which];
  source_status s = STATUS_SOURCED;
  for (size_t i = 0; i < o->caution_count; i++)
    if (o->cautions[i].withholds && oracle_holds(w, o->cautions[i].when) != IS_FALSE)
      s = worse(s, worse(status_of_sources(&o->cautions[i].sources), status_of_node(w->m, o->cautions[i].when)));
  return s;
}

static source_status doubt_of_option(doubts *x, uint32_t which);
static source_status doubt_of_datum(doubts *x, uint32_t i);

static source_status doubt_of_node(doubts *x, const node *n) {
  source_status s = STATUS_SOURCED;
  for (size_t i = 0; n != NULL && i < n->part_count; i++) s = worse(s, doubt_of_node(x, n->parts[i]));
  if (n == NULL || n->op != NODE_CLAUSE) return s;
  if (n->clause.kind != CLAUSE_OPTION) s = worse(s, doubt_of_datum(x, n->clause.datum));
  if (n->clause.kind == CLAUSE_COMPARE) s = worse(s, doubt_of_datum(x, n->clause.compare.right));
  for (size_t i = 0; i < n->clause.option_count; i++) s = worse(s, doubt_of_option(x, n->clause.options[i]));
  return s;
}

/* What an item's starting point and range rest on is as doubtful as the guideline's cell may be. */
static source_status doubt_of_guideline(world *w, uint32_t i) {
  const datum *d = datum_at(w, i);
  if (d->guide != GUIDE_START && d->guide != GUIDE_FROM && d->guide != GUIDE_TO) return STATUS_SOURCED;
  const oracle_set *status = &oracle_state_of(w, i + GUIDE_STATUS - d->guide)->values;
  return !is_empty(status) && status->to >= STATUS_UNVERIFIED ? (source_status)status->to : STATUS_SOURCED;
}

/* Each is looked at once: what it rests on counts wherever it is met first. */
static source_status doubt_of_datum(doubts *x, uint32_t i) {
  const derivation *how = &datum_at(x->w, i)->how;
  if (x->seen[i] || !oracle_item_exists(x->w, i)) return STATUS_SOURCED;
  x->seen[i] = true;
  source_status s = doubt_of_guideline(x->w, i);
  for (size_t k = 0; k < how->input_count; k++) s = worse(s, doubt_of_datum(x, how->inputs[k]));
  for (size_t k = 0; k < how->clause_count; k++) s = worse(s, doubt_of_node(x, how->clauses[k]));
  for (size_t k = 0; k < how->case_count; k++) {
    s = worse(s, doubt_of_node(x, how->cases[k].when));
    if (how->cases[k].then.kind == OUTPUT_VALUE_OF) s = worse(s, doubt_of_datum(x, how->cases[k].then.datum));
  }
  return s;
}

static source_status doubt_of_option(doubts *x, uint32_t which) {
  bool *seen = &x->seen[x->w->m->data_count + which];
  source_status s = STATUS_SOURCED;
  for (part p = 0; p < PART_COUNT && !*seen; p++) s = worse(s, doubt_of_node(x, x->w->m->options[which].parts[p]));
  if (!*seen) s = worse(s, status_of_doubts(x->w, which));
  *seen = true;
  return s;
}

static bool counts_unverified(const world *w) {
  uint32_t field = w->m->include_field;
  return field != NONE && w->answers[field].state == ANSWERED && w->answers[field].value == 1;
}

static doubts doubts_new(world *w) {
  return (doubts){w, oracle_take(&w->memory, w->m->data_count + w->m->option_count, sizeof(bool))};
}

source_status oracle_status_of_value(world *w, uint32_t i) {
  doubts x = doubts_new(w);
  return worse(oracle_status_of_datum(w->m, i), counts_unverified(w) ? doubt_of_datum(&x, i) : STATUS_SOURCED);
}

source_status oracle_status_of_caution(world *w, const struct option *o, size_t i) {
  const caution *c = &o->cautions[i];
  doubts x = doubts_new(w);
  source_status own = c->sources.count > 0 ? status_of_sources(&c->sources) : c->version == NONE ? (o->sources.count > 0 ? status_of_sources(&o->sources) : own_status_of_option(o)) : own_status_of(&o->versions[c->version].sources);
  return worse(worse(own, status_of_node(w->m, c->when)), counts_unverified(w) ? doubt_of_node(&x, c->when) : STATUS_SOURCED);
}

/* Of the versions that may be in force; where none may, of all. */
static source_status written_status_of(world *w, uint32_t which) {
  const struct option *o = &w->m->options[which];
  source_status of_some = STATUS_SOURCED, of_all = STATUS_SOURCED;
  size_t may = 0;
  for (size_t i = 0; i < o->version_count; i++) {
    source_status s = status_of_version(w->m, &o->versions[i]);
    of_all = worse(of_all, s);
    if (oracle_holds(w, o->versions[i].in_force) == IS_FALSE) continue;
    of_some = worse(of_some, s);
    may++;
  }
  if (o->version_count > 0) return may > 0 ? of_some : of_all;
  return status_of_option(w->m, o);
}

source_status oracle_status_of(world *w, uint32_t which) {
  doubts x = doubts_new(w);
  return worse(worse(written_status_of(w, which), status_of_doubts(w, which)), counts_unverified(w) ? doubt_of_option(&x, which) : STATUS_SOURCED);
}
