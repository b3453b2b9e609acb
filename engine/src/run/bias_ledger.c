/* Tallies from a ledger. */
#include <pthread.h>

#include "run/aggregate.h"

/* What is counted by what. */
typedef struct grouping {
  aggregate *g;
  name_list groups, strata;
  dimension_row at[CATALOGUES_MAX];
} grouping;

/* ---- counting ---- */

enum { KEY_BYTES = 2 * DIMENSIONS_MAX + 1, PATTERNS_FIRST = 256 };

/* People of the same codes are counted before any of their values is looked up. */
typedef struct pattern {
  uint8_t key[KEY_BYTES];
  uint64_t counts[TALLY_OUTCOMES];
} pattern;

typedef struct patterns {
  arena *memory;
  pattern *at;
  size_t count, cap;
  uint32_t *slots;
  size_t slot_count;
} patterns;

static size_t hash_key(const uint8_t *key) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < KEY_BYTES; i++) h = (h ^ key[i]) * UINT64_C(1099511628211);
  return (size_t)(h >> 20);
}

static void grow_patterns(patterns *p) {
  p->slot_count = p->slot_count == 0 ? PATTERNS_FIRST : p->slot_count * 2;
  p->slots = ARENA_ARRAY(p->memory, uint32_t, p->slot_count);
  for (uint32_t i = 0; i < p->count; i++) {
    size_t at = hash_key(p->at[i].key) & (p->slot_count - 1);
    while (p->slots[at] != 0) at = (at + 1) & (p->slot_count - 1);
    p->slots[at] = i + 1;
  }
}

static void count_one(patterns *p, const uint8_t *key, uint8_t outcome) {
  if (p->count * 2 >= p->slot_count) grow_patterns(p);
  size_t at = hash_key(key) & (p->slot_count - 1);
  while (p->slots[at] != 0 && memcmp(p->at[p->slots[at] - 1].key, key, KEY_BYTES) != 0) at = (at + 1) & (p->slot_count - 1);
  if (p->slots[at] == 0) {
    p->at = arena_grow(p->memory, p->at, p->count, &p->cap, sizeof *p->at);
    p->at[p->count] = (pattern){0};
    memcpy(p->at[p->count++].key, key, KEY_BYTES);
    p->slots[at] = (uint32_t)p->count;
  }
  p->at[p->slots[at] - 1].counts[outcome]++;
}

/* Half of the units, in a thread and an arena of its own. */
typedef struct counting {
  const grouping *by;
  unit_measure measure;
  size_t from, to;
  arena memory;
  patterns found;
  bool no_memory;
} counting;

static void *count_units(void *what) {
  counting *c = what;
  const grouping *by = c->by;
  const aggregate *g = by->g;
  size_t dimensions = by->groups.count + by->strata.count;
  c->no_memory = true;
  if (ARENA_CATCH(&c->memory)) return NULL;
  for (size_t i = c->from; i < c->to; i++) {
    const person_unit *x = unit_measured(&g->u, i, c->measure);
    uint8_t outcome = unit_outcome(x, c->measure), key[KEY_BYTES] = {0};
    if (outcome >= TALLY_OUTCOMES) continue;
    str monitored = aggregate_monitored(g, x);
    key[0] = x->catalogue;
    for (size_t k = 0; k < dimensions; k++) key[1 + k] = aggregate_code(&by->at[x->catalogue][k], x, monitored);
    count_one(&c->found, key, outcome);
  }
  c->no_memory = false;
  return NULL;
}

static void free_counting(void *what) { arena_release(&((counting *)what)->memory); }

static void begin_counting(counting *c, const grouping *by, unit_measure measure, size_t from, size_t to) {
  *c = (counting){.by = by, .measure = measure, .from = from, .to = to};
  arena_init(&c->memory);
  c->found.memory = &c->memory;
}

static bool name_all(const grouping *by, const patterns *p, tally *t) {
  size_t dimensions = by->groups.count + by->strata.count;
  bool good = true;
  for (size_t i = 0; i < p->count; i++) {
    str values[2 * DIMENSIONS_MAX];
    const pattern *x = &p->at[i];
    for (size_t k = 0; k < dimensions; k++) {
      const kept_dimension *d = by->at[x->key[0]][k].d;
      values[k] = d != NULL ? catalogue_value(d, x->key[1 + k]) : (str){NULL, 0};
    }
    for (int o = 0; o < TALLY_OUTCOMES; o++)
      if (x->counts[o] > 0) good &= tally_add(t, values, (tally_outcome)o, x->counts[o]);
  }
  return good;
}

/* Two at a time: most of the work is waiting for memory. */
static epf_status count_all(const grouping *by, tally *t) {
  aggregate *g = by->g;
  size_t middle = g->u.count / 2;
  counting *halves = ARENA_ARRAY(g->c->memory, counting, 2);
  begin_counting(&halves[0], by, g->wish.measure, 0, middle);
  begin_counting(&halves[1], by, g->wish.measure, middle, g->u.count);
  arena_cleanup(g->c->memory, free_counting, &halves[0]);
  arena_cleanup(g->c->memory, free_counting, &halves[1]);
  pthread_t thread;
  bool started = pthread_create(&thread, NULL, count_units, &halves[1]) == 0;
  count_units(&halves[0]);
  if (started) pthread_join(thread, NULL);
  else count_units(&halves[1]);
  if (halves[0].no_memory || halves[1].no_memory) return EPF_E_NOMEM;
  return name_all(by, &halves[0].found, t) && name_all(by, &halves[1].found, t) ? EPF_OK : EPF_E_INTERNAL;
}

/* ---- the whole ---- */

/* What the newest rules name as strata, where nothing is asked for. */
static bool choose_strata(grouping *by) {
  const epf_bias_options *o = by->g->o;
  const catalogue *c = aggregate_newest(by->g);
  if (o->strata != NULL) return names_read(&by->strata, o->strata, "--strata", by->g->c->why);
  for (size_t i = 0; c != NULL && i < c->strata.count && i < DIMENSIONS_MAX; i++)
    if (i != c->office && i != c->level) by->strata.at[by->strata.count++] = c->strata.at[i].name; /* what is kept as both stands there twice */
  return true;
}

epf_status tally_of_ledger(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  grouping *by = ARENA_NEW(c->memory, grouping);
  epf_status status = aggregate_open(&by->g, o, c);
  if (status != EPF_OK) return status;
  if (!aggregate_groups(by->g, &by->groups) || !choose_strata(by)) return EPF_E_ARGUMENT;
  if (!aggregate_place(by->g, &by->groups, 0, "--group", by->at) || !aggregate_place(by->g, &by->strata, by->groups.count, "--strata", by->at)) return EPF_E_ARGUMENT;
  tally_init(t, c->memory, by->groups.at, by->groups.count, by->strata.at, by->strata.count);
  aggregate_tell(by->g, request);
  return count_all(by, t);
}
