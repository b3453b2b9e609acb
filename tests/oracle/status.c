/* How far the sources of an option are to be trusted: the worst of its own and of all that it rests on. */
#include "oracle/world.h"

static source_status worse(source_status a, source_status b) { return a > b ? a : b; }

static source_status status_of_node(const model *m, const node *n) {
  source_status s = STATUS_SOURCED;
  if (n == NULL) return s;
  const clause *c = &n->clause;
  for (size_t i = 0; i < n->part_count; i++) s = worse(s, status_of_node(m, n->parts[i]));
  if (n->op == NODE_NAMED) s = worse(s, m->conditions[n->condition].status);
  if (n->op != NODE_CLAUSE) return s;
  if (c->kind != CLAUSE_OPTION) s = worse(s, m->data[c->datum].status);
  if (c->kind == CLAUSE_COMPARE) s = worse(s, m->data[c->compare.right].status);
  for (size_t i = 0; i < c->option_count; i++) s = worse(s, m->options[c->options[i]].status);
  return s;
}

/* Without any, it is unverified. */
static source_status status_of_sources(const citations *all) {
  source_status s = all->count > 0 ? STATUS_SOURCED : STATUS_UNVERIFIED;
  for (size_t i = 0; i < all->count; i++) s = worse(s, all->at[i].status);
  return s;
}

static source_status status_of_version(const model *m, const version *v) {
  source_status s = worse(status_of_sources(&v->sources), status_of_node(m, v->in_force));
  for (int i = 0; i < 4; i++) s = worse(s, status_of_node(m, v->bodies[i]));
  return s;
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
  of_all = status_of_sources(&o->sources);
  for (part p = 0; p < PART_COUNT; p++) of_all = worse(of_all, status_of_node(w->m, o->parts[p]));
  return of_all;
}
