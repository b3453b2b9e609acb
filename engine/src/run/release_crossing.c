#include "bias/audit.h"
#include "run/release_parts.h"

/* ---- two releases, their people and their groups crossed ---- */

enum { CROSSED_MAX = 1200 }; /* cells: the attack takes the cube of them */
enum { SHARED, ONLY_OLD, ONLY_NEW, SEGMENTS };

/* A release within a crossing: an earlier one, or the new one (past NULL). */
typedef struct teller {
  const past *of;
  name_list names;
  size_t at[DIMENSIONS_MAX]; /* where its groups' names stand among all */
  unsigned segments;         /* whom it tells of: a bit each */
} teller;

/* The new release, all earlier ones of the same people, and all of one other window. */
struct crossing {
  release *r;
  const str *old; /* definition of the other window; the new one's own, if there is none */
  name_list names; /* of all, each once */
  vec(teller) tellers;
  tally cells; /* every combination that occurs */
  uint64_t *counts[SEGMENTS][2]; /* by cell: selected, passed over */
  unsigned nobody; /* segments that hold nobody by definition, a bit each: where one window lies within the other, or both are the same */
  audit a;
};

static size_t add_name(name_list *all, str name) {
  for (size_t i = 0; i < all->count; i++)
    if (str_eq(all->at[i], name)) return i;
  if (all->count == DIMENSIONS_MAX) return SIZE_MAX;
  all->at[all->count++] = name;
  return all->count - 1;
}

static bool join(crossing *x, const past *of, unsigned segments) {
  bias_channels *c = x->r->c;
  teller *t = VEC_PUSH(c->memory, &x->tellers);
  t->of = of;
  t->segments = segments;
  if (!names_read(&t->names, release_keep(x->r, of != NULL ? of->def[DEF_GROUPS] : x->r->def[DEF_GROUPS]).at, "the log of releases", c->why)) return false;
  for (size_t i = 0; i < t->names.count; i++)
    if ((t->at[i] = add_name(&x->names, t->names.at[i])) == SIZE_MAX) {
      buf_printf(c->why, "with earlier releases more than %d groupings would stand together; release fewer", DIMENSIONS_MAX);
      return false;
    }
  return true;
}

static const char *text_or_null(const release *r, str s) { return s.len > 0 ? release_keep(r, s).at : NULL; }

static str later(str a, str b) { return str_cmp(a, b) >= 0 ? a : b; } /* "" is before every day */
static str sooner(str a, str b) { return a.len == 0 ? b : b.len == 0 ? a : str_cmp(a, b) <= 0 ? a : b; }

/* The counts of one definition, by the names of both. */
static epf_status count_def(crossing *x, str stage, str from, str to, tally *t) {
  bias_channels *c = x->r->c;
  epf_bias_options o = *x->r->o;
  o.group = values_joined(c->memory, x->names.at, x->names.count).at;
  o.strata = "";
  o.stage = text_or_null(x->r, stage);
  o.since = text_or_null(x->r, from);
  o.until = text_or_null(x->r, to);
  bias_request unused = {0};
  return x->r->count(t, &o, &unused, c);
}

static void add_counts(crossing *x, const tally *t, int segment, bool minus) {
  for (size_t i = 0; i < t->cells.count; i++) {
    size_t at = tally_at(&x->cells, t->cells.at[i].values);
    for (int o = 0; o < 2; o++) {
      uint64_t *to = &x->counts[segment][o][at], n = t->cells.at[i].counts[o];
      *to = !minus ? *to + n : *to > n ? *to - n : 0; /* windows share their people only nearly */
    }
  }
}

static bool holds(const crossing *x, int segment) { return (x->nobody >> segment & 1) == 0; }

static epf_status count_segments(crossing *x) {
  const str *old = x->old, *new = x->r->def;
  bias_channels *c = x->r->c;
  tally t[SEGMENTS];
  str stage = new[DEF_STAGE].len > 0 ? new[DEF_STAGE] : old[DEF_STAGE], from = later(old[DEF_FROM], new[DEF_FROM]), to = sooner(old[DEF_TO], new[DEF_TO]);
  const str both[] = {stage, from, to};
  if (values_same(both, old + DEF_STAGE, 3)) x->nobody |= 1u << ONLY_OLD;
  if (values_same(both, new + DEF_STAGE, 3)) x->nobody |= 1u << ONLY_NEW;
  epf_status status = count_def(x, stage, from, to, &t[SHARED]);
  if (status == EPF_OK && holds(x, ONLY_OLD)) status = count_def(x, old[DEF_STAGE], old[DEF_FROM], old[DEF_TO], &t[ONLY_OLD]);
  if (status == EPF_OK && holds(x, ONLY_NEW)) status = count_def(x, new[DEF_STAGE], new[DEF_FROM], new[DEF_TO], &t[ONLY_NEW]);
  if (status != EPF_OK) return status;
  tally_init(&x->cells, c->memory, x->names.at, x->names.count, NULL, 0);
  size_t most = 0;
  for (int s = 0; s < SEGMENTS; s++) most += holds(x, s) ? t[s].cells.count : 0;
  if (most > CROSSED_MAX) {
    buf_text(c->why, "crossed with those of earlier releases its groups make too many cells to attack; release fewer groups together");
    return EPF_E_ARGUMENT;
  }
  for (int s = 0; s < SEGMENTS; s++)
    for (int o = 0; o < 2; o++) x->counts[s][o] = ARENA_ARRAY(c->memory, uint64_t, most + 1);
  add_counts(x, &t[SHARED], SHARED, false);
  for (int s = ONLY_OLD; s < SEGMENTS; s++) {
    if (!holds(x, s)) continue;
    add_counts(x, &t[s], s, false);
    add_counts(x, &t[SHARED], s, true);
  }
  return EPF_OK;
}

/* Are there people that both tell of? */
static bool may_share(const str *old, const str *new) {
  str from = later(old[DEF_FROM], new[DEF_FROM]), to = sooner(old[DEF_TO], new[DEF_TO]);
  bool stages = old[DEF_STAGE].len == 0 || new[DEF_STAGE].len == 0 || str_eq(old[DEF_STAGE], new[DEF_STAGE]);
  return stages && (from.len == 0 || to.len == 0 || str_cmp(from, to) < 0);
}

/* ---- the attack ---- */

static uint32_t unknown(const crossing *x, int segment, size_t cell, int outcome) {
  return (uint32_t)(((size_t)segment * x->cells.cells.count + cell) * 2 + (size_t)outcome);
}

/* The cells of a group: by the names at `at`; an empty name list takes all who have a value for each. */
static bool in_group(const crossing *x, size_t cell, const size_t *at, size_t count, str group, bool all) {
  const str *values = x->cells.cells.at[cell].values;
  for (size_t i = 0; i < count; i++) {
    str v = values[at[i]];
    if (v.at == NULL) return false;
    if (all) continue;
    if (group.len < v.len || memcmp(group.at, v.at, v.len) != 0) return false;
    group = (str){group.at + v.len, group.len - v.len};
    bool last = i + 1 == count;
    if (last != (group.len == 0) || (!last && group.at[0] != ',')) return false;
    if (!last) group = (str){group.at + 1, group.len - 1};
  }
  return true;
}

/* A sum over segments (a bit each) of the cells of a group. */
static size_t gather(const crossing *x, unsigned segments, const size_t *at, size_t count, str group, bool all, int outcome, uint32_t *to, uint64_t *value) {
  size_t n = 0;
  *value = 0;
  for (int s = 0; s < SEGMENTS; s++)
    for (size_t i = 0; (segments >> s & 1) != 0 && holds(x, s) && i < x->cells.cells.count; i++) {
      if (!in_group(x, i, at, count, group, all)) continue;
      to[n++] = unknown(x, s, i, outcome);
      *value += x->counts[s][outcome][i];
    }
  return n;
}

static uint32_t *room_for(crossing *x) { return ARENA_ARRAY(x->r->c->memory, uint32_t, x->cells.cells.count * SEGMENTS + 1); }

static void publish(crossing *x, unsigned segments, const size_t *at, size_t count, str group, bool all, uint64_t n, uint64_t selected) {
  for (int o = 0; o < 2; o++) {
    uint32_t *sum = room_for(x);
    uint64_t now;
    size_t terms = gather(x, segments, at, count, group, all, o, sum, &now);
    audit_publish(&x->a, sum, terms, o == 0 ? selected : n - selected);
  }
}

static void publish_past(crossing *x, const teller *t) {
  for (size_t i = 0; i < t->of->cells.count; i++) {
    const past_cell *cell = &t->of->cells.at[i];
    if (cell->shown) publish(x, t->segments, t->at, t->names.count, cell->name, str_eq(cell->name, RELEASE_ALL), cell->n, cell->x);
  }
}

static void publish_new(crossing *x, const teller *t) {
  const bias_report *p = x->r->report;
  for (size_t i = 0; i < p->count; i++)
    if (!p->groups[i].suppressed) publish(x, t->segments, t->at, t->names.count, p->groups[i].name, false, p->groups[i].counts.n, p->groups[i].counts.x);
  if (p->total_shown) publish(x, t->segments, t->at, t->names.count, STR(""), true, p->total_n, p->total_x);
}

static void publish_all(crossing *x) {
  audit_init(&x->a, x->r->c->memory, x->cells.cells.count * SEGMENTS * 2);
  for (size_t i = 0; i < x->tellers.count; i++)
    if (x->tellers.at[i].of != NULL) publish_past(x, &x->tellers.at[i]);
    else publish_new(x, &x->tellers.at[i]);
  audit_solve(&x->a);
}

/* Have both cells the same values at these names? What is missing is a value, too: those whose other group is not known may be one person. */
static bool alike(const crossing *x, size_t a, size_t b, unsigned names) {
  const str *left = x->cells.cells.at[a].values, *right = x->cells.cells.at[b].values;
  for (size_t i = 0; i < x->names.count; i++)
    if ((names >> i & 1) != 0 && value_cmp(left[i], right[i]) != 0) return false;
  return true;
}

/* Is a sum of few people recovered: of those alike to this cell by these names, over each set of segments that hold people? */
static bool falls(crossing *x, size_t cell, unsigned names) {
  uint32_t *sum = room_for(x);
  for (unsigned segments = 1; segments < 1u << SEGMENTS; segments++) {
    if ((segments & x->nobody) != 0) continue;
    for (int o = 0; o < 2; o++) {
      uint64_t value = 0;
      size_t terms = 0;
      for (int s = 0; s < SEGMENTS; s++)
        for (size_t i = 0; (segments >> s & 1) != 0 && i < x->cells.cells.count; i++) {
          if (!alike(x, i, cell, names)) continue;
          sum[terms++] = unknown(x, s, i, o);
          value += x->counts[s][o][i];
        }
      if (value < x->r->request->min_count && audit_recovers(&x->a, sum, terms)) return true;
    }
  }
  return false;
}

/* Every grouping by some of all names, whether it was released or not. */
bool release_falls(crossing *x) {
  publish_all(x);
  if (audit_least_rest(&x->a) < x->r->request->min_count) return true;
  for (unsigned names = 1; names < 1u << x->names.count; names++)
    for (size_t i = 0; i < x->cells.cells.count; i++) {
      bool first = true; /* of those alike */
      for (size_t k = 0; k < i && first; k++) first = !alike(x, k, i, names);
      if (first && falls(x, i, names)) return true;
    }
  return false;
}

/* ---- which releases are crossed ---- */

static bool tells_of_same(const release *r, const past *old) { return release_same_matter(r, old) && may_share(old->def, r->def); }

static bool same_window(const str *a, const str *b) { return values_same(a + DEF_STAGE, b + DEF_STAGE, DEF_GROUPS - DEF_STAGE); }

static epf_status cross(release *r, const str *window, crossings *all) {
  crossing *x = ARENA_NEW(r->c->memory, crossing);
  *x = (crossing){.r = r, .old = window};
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    bool same = same_window(old->def, r->def);
    if (!tells_of_same(r, old) || (!same && !same_window(old->def, window))) continue;
    if (!join(x, old, 1u << SHARED | 1u << (same ? ONLY_NEW : ONLY_OLD))) return EPF_E_ARGUMENT;
  }
  if (!join(x, NULL, 1u << SHARED | 1u << ONLY_NEW)) return EPF_E_ARGUMENT;
  *VEC_PUSH(r->c->memory, all) = x;
  return count_segments(x);
}

epf_status release_cross(release *r, crossings *all) {
  epf_status status = EPF_OK;
  bool some = false;
  for (size_t i = 0; i < r->log.count && status == EPF_OK; i++) {
    const past *old = &r->log.at[i];
    if (!tells_of_same(r, old)) continue;
    some = true;
    bool done = same_window(old->def, r->def);
    for (size_t k = 0; k < all->count && !done; k++) done = same_window(old->def, all->at[k]->old);
    if (!done) status = cross(r, old->def, all);
  }
  return status == EPF_OK && some && all->count == 0 ? cross(r, r->def, all) : status;
}
