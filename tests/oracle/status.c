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

source_status oracle_status_of_caution(const model *m, const struct option *o, size_t i) {
  const caution *c = &o->cautions[i];
  source_status own = c->version == NONE ? own_status_of_option(o) : own_status_of(&o->versions[c->version].sources);
  return worse(own, status_of_node(m, c->when));
}

/* Of the versions that may be in force; where none may, of all. */
source_status oracle_status_of(world *w, uint32_t which) {
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
