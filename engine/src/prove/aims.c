#include "prove/aims.h"

#include "base/sentence.h"

/* ---- which there are ---- */

static void add_cases(sites *s, const t_datum *d) {
  const table *t = s->t;
  wish *before = ARENA_ARRAY(s->a, wish, d->nodes.count + 1);
  uint32_t count = 0;
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    uint32_t node = t->numbers[d->nodes.first + i];
    if (node == TABLE_NONE) continue; /* otherwise */
    sites_add(s, node, (ground_rule){before, count, RULE_KNOWN}, TRIT_FALSE);
    before[count++] = (wish){.node = node, .any_of = WISH_FALSE, .datum = TABLE_NONE};
  }
}

static void add_sites(sites *s, const aim_owner *o) {
  const table *t = s->t;
  if (o->option != TABLE_NONE) sites_add_option(s, o->option);
  else if (o->named != TABLE_NONE) sites_add(s, t->numbers[t->nodes[o->named].parts.first], (ground_rule){0}, TRIT_TRUE);
  else if (t->data[o->datum].derive == T_FIRST) add_cases(s, &t->data[o->datum]);
  else sites_add(s, t->numbers[t->data[o->datum].nodes.first], (ground_rule){0}, TRIT_FALSE);
}

static void add_owner(aims *x, aim_owner o) {
  o.first = (uint32_t)x->sites.all.count;
  *VEC_PUSH(x->a, &x->owners) = o;
  add_sites(&x->sites, &o);
}

static bool is_looked_at(const t_datum *d) {
  return (d->derive == T_FIRST || d->derive == T_TRUE_WHEN) && (d->guide == T_GUIDE_NONE || d->guide == T_GUIDE_ID);
}

static void add_owners(aims *x) {
  const table *t = x->t;
  uint64_t *seen = ARENA_ARRAY(x->a, uint64_t, bits_words(t->node_count) + 1);
  for (uint32_t i = 0; i < t->option_count; i++) add_owner(x, (aim_owner){.option = i, .datum = TABLE_NONE, .named = TABLE_NONE});
  for (uint32_t i = 0; i < t->node_count; i++) {
    if (t->nodes[i].op != T_NAMED || bits_has(seen, t->numbers[t->nodes[i].parts.first])) continue;
    bits_add(seen, t->numbers[t->nodes[i].parts.first]);
    add_owner(x, (aim_owner){.option = TABLE_NONE, .datum = TABLE_NONE, .named = i});
  }
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++)
    if (is_looked_at(&t->data[i])) add_owner(x, (aim_owner){.option = TABLE_NONE, .datum = i, .named = TABLE_NONE});
}

static uint32_t item_of(const aims *x, const aim *of) {
  uint32_t datum = of->kind == AIM_BOUND ? of->datum : x->owners.at[of->owner].datum;
  return datum == TABLE_NONE ? 0 : x->t->data[datum].item;
}

/* What was written at one place is one aim each way, however often it was spelt out. */
static void add_aim(aims *x, names *seen, aim made, const t_clause *c, uint32_t nth) {
  made.joined = (uint32_t)x->all.count;
  if (c != NULL) {
    uint32_t *key = ARENA_ARRAY(x->a, uint32_t, 6);
    memcpy(key, (const uint32_t[]){c->file, c->line, c->column, made.kind, (uint32_t)made.is, nth}, 6 * sizeof *key);
    str name = {(const char *)key, 6 * sizeof *key};
    uint32_t first = names_find(seen, name);
    if (first == TABLE_NONE) names_add(seen, x->a, name, made.joined);
    else made.joined = first;
  }
  *VEC_PUSH(x->a, &x->all) = made;
}

static void add_conditions(aims *x, names *seen) {
  const table *t = x->t;
  uint32_t owner = 0;
  x->of_site = ARENA_ARRAY(x->a, uint32_t, x->sites.all.count + 1);
  x->site_of_clause = ARENA_ARRAY(x->a, uint32_t, t->clause_count + 1);
  memset(x->site_of_clause, 0xff, t->clause_count * sizeof *x->site_of_clause);
  for (uint32_t i = 0; i < x->sites.all.count; i++) {
    while (owner + 1 < x->owners.count && x->owners.at[owner + 1].first <= i) owner++;
    const site *of = &x->sites.all.at[i];
    const t_node *n = &t->nodes[of->node];
    const t_clause *c = n->op == T_CLAUSE ? &t->clauses[n->clause] : NULL;
    uint32_t datum = x->owners.at[owner].datum;
    bool written = c != NULL ? c->line > 0 && c->in_window == 0 : n->op == T_NAMED && (datum == TABLE_NONE || t->data[datum].item <= 1);
    x->of_site[i] = TABLE_NONE;
    if (!written || of->in_window) continue;
    x->of_site[i] = (uint32_t)x->all.count;
    if (c != NULL && x->site_of_clause[n->clause] == TABLE_NONE) x->site_of_clause[n->clause] = i;
    for (int is = TRIT_FALSE; is <= TRIT_TRUE; is++)
      add_aim(x, seen, (aim){.kind = AIM_CONDITION, .owner = owner, .site = i, .is = (trit)is, .clause = TABLE_NONE, .datum = TABLE_NONE}, c, 0);
  }
}

int64_t just_below(const t_datum *d, int64_t bound) { return bound - (d->type == T_SENTENCE && bound > SENTENCE_CUSTODY ? SENTENCE_DAY : 1); }

static void add_bound(aims *x, names *seen, uint32_t datum, uint32_t clause, int64_t bound, uint32_t nth) {
  const t_datum *d = &x->t->data[datum];
  const int64_t values[2] = {just_below(d, bound), bound};
  uint32_t site = clause != TABLE_NONE ? x->site_of_clause[clause] : TABLE_NONE;
  for (uint32_t k = 0; k < 2; k++) {
    if (values[k] < d->min || values[k] > d->max) continue; /* nobody's */
    aim made = {.kind = AIM_BOUND, .owner = TABLE_NONE, .datum = datum, .clause = clause, .bound = bound, .value = values[k]};
    if (site != TABLE_NONE) made.owner = x->all.at[x->of_site[site]].owner;
    add_aim(x, seen, made, clause != TABLE_NONE ? &x->t->clauses[clause] : NULL, 2 * nth + k);
  }
}

bool clause_has_bounds(const table *t, const t_clause *c) {
  if ((c->op != T_AT_LEAST && c->op != T_BELOW && c->op != T_BETWEEN) || c->compare != 0 || c->in_window != 0 || c->line == 0) return false;
  return c->datum < t->head->package_first && t->data[c->datum].slot != TABLE_NONE;
}

static void add_bounds(aims *x, names *seen) {
  const table *t = x->t;
  for (uint32_t i = 0; i < t->clause_count; i++) {
    const t_clause *c = &t->clauses[i];
    for (uint32_t k = 0; clause_has_bounds(t, c) && k < c->literals.count; k++) add_bound(x, seen, c->datum, i, t->literals[c->literals.first + k], k);
  }
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++) {
    const t_datum *d = &t->data[i];
    if (d->derive != T_BANDS || d->item > 1 || t->data[t->numbers[d->inputs.first]].slot == TABLE_NONE) continue;
    for (uint32_t k = 0; k < d->bounds.count; k++) {
      size_t before = x->all.count;
      add_bound(x, seen, t->numbers[d->inputs.first], TABLE_NONE, t->literals[d->bounds.first + k], k);
      for (size_t n = before; n < x->all.count; n++) x->all.at[n].site = i; /* whose bands they are */
    }
  }
}

void aims_make(aims *x, arena *a, const table *t) {
  names seen = {0};
  *x = (aims){.t = t, .a = a};
  sites_begin(&x->sites, a, t);
  x->sites.settled = x->sites.bare = true;
  add_owners(x);
  add_conditions(x, &seen);
  add_bounds(x, &seen);
}

/* ---- what a profile shows ---- */

static void note(aims *x, uint32_t nth, uint32_t *noted, uint32_t *count) {
  aim *of = &x->all.at[x->all.at[nth].joined];
  if (of->shown) return;
  of->shown = true;
  if (noted != NULL) noted[(*count)++] = x->all.at[nth].joined;
}

static bool is_there(const pass *p, uint32_t datum) { return datum == TABLE_NONE || pass_item_exists(p, datum); }

void aims_mark(aims *x, const pass *p, uint32_t *noted, uint32_t *count) {
  for (uint32_t i = 0; i < x->sites.all.count; i++) {
    uint32_t nth = x->of_site[i];
    if (nth == TABLE_NONE || (x->all.at[x->all.at[nth].joined].shown && x->all.at[x->all.at[nth + 1].joined].shown)) continue;
    if (!is_there(p, x->owners.at[x->all.at[nth].owner].datum)) continue;
    trit is = site_shows(&x->sites, &x->sites.all.at[i], p);
    if (is != TRIT_UNKNOWN) note(x, nth + (is == TRIT_TRUE), noted, count);
  }
  for (uint32_t i = 0; i < x->all.count; i++) {
    const aim *of = &x->all.at[i];
    if (of->kind != AIM_BOUND || x->all.at[of->joined].shown || !is_there(p, of->datum)) continue;
    if (pass_has_value(p, of->datum, of->value) == TRIT_TRUE) note(x, i, noted, count);
  }
}

/* ---- looking for somebody ---- */

typedef struct wanted {
  const aims *x;
  const sites *all;
  const site *of;
  uint32_t datum; /* of an item that must be there, or TABLE_NONE */
  trit is;
} wanted;

static trit is_wanted(const void *what, const judge *j) {
  const wanted *w = what;
  const pass *p = &j->matcher->strict;
  bool good = is_there(p, w->datum) && site_shows(w->all, w->of, p) == w->is;
  return trit_of(good, !good);
}

static trit has_item(const void *what, const judge *j) {
  bool there = is_there(&j->matcher->strict, *(const uint32_t *)what);
  return trit_of(there, !there);
}

static bool clause_holds_at(const table *t, const t_clause *c, int64_t value) {
  int64_t first = t->literals[c->literals.first], last = t->literals[c->literals.first + c->literals.count - 1];
  return c->op == T_AT_LEAST ? value >= first : c->op == T_BELOW ? value < first : value >= first && value < last;
}

/* The same site with its situations, which are listed for one owner at a time. */
static const site *site_in_full(const aims *x, uint32_t number, uint32_t owner, sites *all, arena *room) {
  sites_begin(all, room, x->t);
  all->settled = true;
  add_sites(all, &x->owners.at[owner]);
  return &all->all.at[number - x->owners.at[owner].first];
}

/* Somebody in whom the site alone decides, as `is`. */
static sought seek_site(const aims *x, const sites *all, const site *of, uint32_t owner, trit is, const wish *also, uint32_t also_count, seeker *k,
                        undecided *why) {
  const wanted who = {x, all, of, x->owners.at[owner].datum, is};
  t_list situations = is == of->neutral ? of->quiet : of->situations;
  if (situations.count == 0) return SOUGHT_TOO_MANY;
  if (seek_situation(k, all, situations, also, also_count, (acceptance){is_wanted, &who}, why)) return SOUGHT_FOUND;
  return *why == UNDECIDED_NOTHING ? SOUGHT_NOBODY : SOUGHT_OPEN;
}

/* Who is excluded though the criteria are met tells most of an exclusion. */
static sought seek_telling(const aims *x, const sites *all, const site *of, uint32_t owner, trit is, const wish *at, seeker *k, undecided *why) {
  wish also[2];
  uint32_t count = 0, criteria = of->option != TABLE_NONE && of->part == T_EXCLUDED ? x->t->options[of->option].node[T_CRITERIA] : TABLE_NONE;
  if (at != NULL) also[count++] = *at;
  if (criteria != TABLE_NONE) {
    also[count] = (wish){.node = criteria, .any_of = WISH_TRUE, .datum = TABLE_NONE};
    if (seek_site(x, all, of, owner, is, also, count + 1, k, why) == SOUGHT_FOUND) return SOUGHT_FOUND;
  }
  return seek_site(x, all, of, owner, is, also, count, k, why);
}

/* First on either side of where the clause begins or ceases to hold. */
static sought seek_condition(const aims *x, const aim *of, seeker *k, undecided *why) {
  const table *t = x->t;
  sites all;
  const site *is = site_in_full(x, of->site, of->owner, &all, k->room);
  const t_node *n = &t->nodes[is->node];
  const t_clause *c = n->op == T_CLAUSE ? &t->clauses[n->clause] : NULL;
  bool bounded = c != NULL && clause_has_bounds(t, c);
  for (uint32_t i = 0; bounded && i < 2 * c->literals.count; i++) {
    const t_datum *d = &t->data[c->datum];
    int64_t bound = t->literals[c->literals.first + i / 2], value = i % 2 == 0 ? bound : just_below(d, bound);
    if (clause_holds_at(t, c, value) != (of->is == TRIT_TRUE) || value < d->min || value > d->max) continue;
    const wish at = {.node = TABLE_NONE, .any_of = WISH_TRUE, .datum = c->datum, .has_value = true, .value = value};
    if (seek_telling(x, &all, is, of->owner, of->is, &at, k, why) == SOUGHT_FOUND) return SOUGHT_FOUND;
  }
  return seek_telling(x, &all, is, of->owner, of->is, NULL, k, why);
}

/* First where the clause decides. */
static sought seek_bound(const aims *x, const aim *of, seeker *k, undecided *why) {
  const wish at = {.node = TABLE_NONE, .any_of = WISH_TRUE, .datum = of->datum, .has_value = true, .value = of->value};
  uint32_t site_ix = of->clause != TABLE_NONE ? x->site_of_clause[of->clause] : TABLE_NONE;
  if (site_ix != TABLE_NONE) {
    sites all;
    const site *is = site_in_full(x, site_ix, of->owner, &all, k->room);
    trit met = clause_holds_at(x->t, &x->t->clauses[of->clause], of->value) ? TRIT_TRUE : TRIT_FALSE;
    if (seek_telling(x, &all, is, of->owner, met, &at, k, why) == SOUGHT_FOUND) return SOUGHT_FOUND;
  }
  k->search->accepts = has_item;
  k->search->what = &of->datum;
  bool found = seek(k, &at, 1, why);
  k->search->accepts = NULL;
  return found ? SOUGHT_FOUND : *why == UNDECIDED_NOTHING ? SOUGHT_NOBODY : SOUGHT_OPEN;
}

/* Of what is spelt out for each item, item 1 speaks for all of them. */
sought aims_seek(const aims *x, uint32_t nth, seeker *k, undecided *why) {
  sought worst = SOUGHT_NOBODY;
  k->search->thorough = true;
  for (uint32_t i = nth; i < x->all.count; i++) {
    const aim *of = &x->all.at[i];
    if (of->joined != nth || item_of(x, of) > 1) continue;
    undecided here = UNDECIDED_NOTHING;
    sought found = of->kind == AIM_BOUND ? seek_bound(x, of, k, &here) : seek_condition(x, of, k, &here);
    if (found == SOUGHT_FOUND) return found;
    if (worst == SOUGHT_NOBODY) *why = here, worst = found;
  }
  return worst;
}

static void free_judge(void *j) { judge_free(j); }

epf_status aims_rule_out(aims *x, const epf_table *table, int64_t as_of, uint32_t budget, uint32_t items) {
  space *s = ARENA_NEW(x->a, space);
  search look = {.s = s, .most_items = items};
  space_make(s, x->a, x->t, x->t, as_of);
  box whole = box_whole(s);
  epf_status status = judge_new(&look.sides[0], x->a, s, 0, table, as_of, true);
  if (status != EPF_OK) return status;
  arena_cleanup(x->a, free_judge, look.sides[0]);
  seeker k = {.search = &look, .whole = &whole, .budget = budget};
  for (uint32_t i = 0; i < x->all.count; i++) {
    if (!aim_counts(x, i) || x->all.at[i].shown) continue;
    undecided why;
    k.room = arena_new_within(x->a);
    x->all.at[i].nobody = aims_seek(x, i, &k, &why) == SOUGHT_NOBODY;
    if (k.has_last) k.last = box_copy(x->a, s, &k.last);
    arena_release(k.room);
  }
  return EPF_OK;
}
