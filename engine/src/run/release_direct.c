#include "run/release_parts.h"

/* What a release tells of some people. */
typedef struct told {
  bool known;
  uint64_t n, x;
} told;

/* A group that is not listed is of nobody. */
static told told_of(const past *p, str group) {
  for (size_t i = 0; i < p->cells.count; i++)
    if (str_eq(p->cells.at[i].name, group)) return (told){p->cells.at[i].shown, p->cells.at[i].n, p->cells.at[i].x};
  return (told){.known = true};
}

static uint64_t less(uint64_t a, uint64_t b) { return a > b ? a - b : 0; }
static size_t groups_of(const past *p) { return p->cells.count - 1; }

/* Everybody but those groups that both show; `hidden`: but those that the first shows. */
static told told_rest(const past *p, const past *other, bool hidden) {
  told rest = {.known = true}, all = told_of(p, RELEASE_ALL), shown = {0};
  bool hides = false;
  for (size_t i = 0; i < groups_of(p); i++) {
    const past_cell *c = &p->cells.at[i];
    hides |= !c->shown;
    told *to = c->shown && (hidden || told_of(other, c->name).known) ? &shown : &rest;
    to->n += c->n;
    to->x += c->x;
  }
  return hides ? (told){all.known, less(all.n, shown.n), less(all.x, shown.x)} : rest;
}

/* The groups that `p` hides, as the other tells of them. */
static told told_hidden(const past *p, const past *other) {
  told sum = {.known = true};
  for (size_t i = 0; i < groups_of(p); i++) {
    told t = told_of(other, p->cells.at[i].name);
    if (p->cells.at[i].shown) continue;
    sum.known &= t.known;
    sum.n += t.n;
    sum.x += t.x;
  }
  return sum;
}

/* Do they differ by few people? `outcome`: both tell of the same outcome. */
static bool differ_by_few(told a, told b, bool outcome, uint64_t least) {
  if (!a.known || !b.known) return false;
  uint64_t n = less(a.n, b.n) + less(b.n, a.n), x = less(a.x, b.x) + less(b.x, a.x), ax = less(a.n, a.x), bx = less(b.n, b.x), y = less(ax, bx) + less(bx, ax);
  return (n > 0 && n < least) || (outcome && ((x > 0 && x < least) || (y > 0 && y < least)));
}

/* Two files of one population, or two outcomes: what lies between them is nobody, or as many as may be told of. */
static direct_fault compare_with(const release *r, const past *new, const past *old, str *group) {
  uint64_t least = r->request->min_count;
  bool outcome = release_same_matter(r, old);
  for (size_t i = 0; i < groups_of(new); i++) {
    *group = new->cells.at[i].name;
    if (differ_by_few(told_of(new, *group), told_of(old, *group), outcome, least)) return DIRECT_GROUP;
  }
  bool few = differ_by_few(told_of(new, RELEASE_ALL), told_of(old, RELEASE_ALL), outcome, least) ||
             differ_by_few(told_rest(new, old, false), told_rest(old, new, false), outcome, least) ||
             differ_by_few(told_rest(new, new, true), told_hidden(new, old), outcome, least) ||
             differ_by_few(told_rest(old, old, true), told_hidden(old, new), outcome, least);
  return few ? DIRECT_TOTALS : DIRECT_FINE;
}

/* Of a group, what the newest release of the value tells. */
static told told_of_value(const release *r, str value, str group) {
  told found = {0};
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    if (!release_same_groups(r, old) || !str_eq(old->def[DEF_OUTCOME], r->def[DEF_OUTCOME]) || !str_eq(old->def[DEF_VALUE], value)) continue;
    told t = told_of(old, group);
    if (t.known) found = t;
  }
  return found;
}

/* How many of the group have none of the released values. `all`: those values alone of which the totals were released, and all of them. */
static told unreleased(const release *r, const past *new, str group, bool all) {
  told g = told_of(new, group), rest = {g.known, less(g.n, g.x), 0};
  bool some = false;
  for (size_t i = 0; i < r->values.count; i++) {
    if (all && !told_of_value(r, r->values.at[i], RELEASE_ALL).known) continue;
    told t = told_of_value(r, r->values.at[i], group);
    rest.n = less(rest.n, t.known ? t.x : 0);
    some |= t.known;
    if (all) rest.known &= t.known;
  }
  rest.known &= some;
  return rest;
}

/* What other values of the same outcome leave to those that were never released. */
static direct_fault compare_values(const release *r, const past *new, str *group) {
  uint64_t least = r->request->min_count;
  if (r->values.count == 0 || r->values_are_complete) return DIRECT_FINE;
  told all = unreleased(r, new, RELEASE_ALL, true);
  uint64_t rest = all.n;
  bool hides = false;
  for (size_t i = 0; i < groups_of(new); i++) {
    *group = new->cells.at[i].name;
    told own = unreleased(r, new, *group, false), of_all = unreleased(r, new, *group, true);
    if (own.known && own.n < least) return DIRECT_GROUP;
    if (of_all.known) rest = less(rest, of_all.n);
    else hides = true;
  }
  return all.known && (all.n < least || (hides && rest < least)) ? DIRECT_TOTALS : DIRECT_FINE;
}

direct_fault release_find_direct(const release *r, str *group) {
  const past *new = release_as_past(r);
  direct_fault fault = compare_values(r, new, group);
  for (size_t i = 0; i < r->log.count && fault == DIRECT_FINE; i++) {
    const past *old = &r->log.at[i];
    if (release_same_groups(r, old) && (!str_eq(old->file, r->file) || !release_same_matter(r, old))) fault = compare_with(r, new, old, group);
  }
  return fault;
}

static uint64_t selected_of(const tally *t, uint64_t *n) {
  uint64_t x = 0;
  *n = 0;
  for (size_t i = 0; i < t->cells.count; i++) {
    const tally_cell *c = &t->cells.at[i];
    if (values_missing(c->values, t->groups)) continue;
    x += c->counts[TALLY_SELECTED];
    *n += c->counts[TALLY_SELECTED] + c->counts[TALLY_PASSED_OVER];
  }
  return x;
}

void release_find_values(release *r) {
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    bool found = !release_same_groups(r, old) || !str_eq(old->def[DEF_OUTCOME], r->def[DEF_OUTCOME]) || str_eq(old->def[DEF_VALUE], r->def[DEF_VALUE]);
    for (size_t k = 0; k < r->values.count && !found; k++) found = str_eq(r->values.at[k], old->def[DEF_VALUE]);
    if (!found) *VEC_PUSH(r->c->memory, &r->values) = old->def[DEF_VALUE];
  }
  uint64_t n, unused_n, x = selected_of(r->t, &n);
  for (size_t i = 0; i < r->values.count; i++) {
    buf log = {0}, why = {0};
    bias_channels quiet = {r->c->memory, &log, &why};
    epf_bias_options o = *r->o;
    bias_request unused = {0};
    tally t;
    o.outcome_value = r->values.at[i].at;
    if (r->count(&t, &o, &unused, &quiet) == EPF_OK) x += selected_of(&t, &unused_n);
    buf_free(&log);
    buf_free(&why);
  }
  r->values_are_complete = x == n;
}
