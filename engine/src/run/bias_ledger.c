/* Tallies from a ledger: what was computed, proposed or imposed of each person, joined with what is monitored of them. This is
 * the aggregator: the one place that holds both keys, and it counts. */
#include <pthread.h>

#include "base/date.h"
#include "run/bias.h"
#include "run/units.h"

/* ---- the monitored fields, read beside the entries ---- */

typedef struct link_reader {
  const ledger *l;
  ledger_links *links;
  buf why;
  epf_status status;
  pthread_t thread;
  bool started;
} link_reader;

static void *read_links(void *what) {
  link_reader *r = what;
  r->status = ledger_links_load(&r->links, r->l, &r->why);
  return NULL;
}

static void start_links(link_reader *r) {
  r->started = pthread_create(&r->thread, NULL, read_links, r) == 0;
  if (!r->started) read_links(r); /* no thread to be had: do it here */
}

static void join_links(link_reader *r) {
  if (r->started) pthread_join(r->thread, NULL);
  r->started = false;
}

static void free_links(void *what) {
  link_reader *r = what;
  join_links(r);
  ledger_links_free(r->links);
  buf_free(&r->why);
}

/* ---- the dimensions ---- */

/* Where a catalogue keeps a dimension: among the monitored bytes, or among the strata. */
typedef struct dimension_at {
  const kept_dimension *d; /* NULL: this version of the rules does not keep it */
  size_t byte;
  bool monitored;
} dimension_at;

typedef struct aggregate {
  const epf_bias_options *o;
  bias_channels *c;
  units u;
  link_reader links;
  name_list groups, strata;
  dimension_at at[CATALOGUES_MAX][2 * DIMENSIONS_MAX];
} aggregate;

static dimension_at find_dimension(const catalogue *c, str name) {
  size_t group = catalogue_dimension(c->groups.at, c->groups.count, name), stratum = catalogue_dimension(c->strata.at, c->strata.count, name);
  if (group != SIZE_MAX) return (dimension_at){&c->groups.at[group], group, true};
  if (stratum != SIZE_MAX) return (dimension_at){&c->strata.at[stratum], stratum, false};
  return (dimension_at){0};
}

static void list_dimensions(const catalogue *c, buf *why) {
  for (size_t i = 0; i < c->groups.count; i++) buf_printf(why, "%s`%.*s`", i > 0 ? ", " : "; it keeps ", STR_FMT(c->groups.at[i].name));
  for (size_t i = 0; i < c->strata.count; i++) buf_printf(why, "%s`%.*s`", i > 0 || c->groups.count > 0 ? ", " : "; it keeps ", STR_FMT(c->strata.at[i].name));
  if (c->groups.count + c->strata.count == 0) buf_text(why, "; the rules name nothing under `monitoring` in ruleset.yaml");
}

static bool place_dimensions(aggregate *g, const name_list *names, size_t from, const char *flag) {
  for (size_t i = 0; i < names->count; i++) {
    bool some = false;
    for (size_t k = 0; k < g->u.catalogue_count; k++) {
      g->at[k][from + i] = find_dimension(&g->u.catalogues[k], names->at[i]);
      some |= g->at[k][from + i].d != NULL;
    }
    if (some || g->u.catalogue_count == 0) continue;
    buf_printf(g->c->why, "the ledger keeps no `%.*s`, which %s names", STR_BEGINNING(names->at[i]), flag);
    list_dimensions(&g->u.catalogues[g->u.catalogue_count - 1], g->c->why);
    return false;
  }
  return true;
}

/* What the newest rules name, where nothing is asked for. */
static bool choose_names(aggregate *g) {
  const epf_bias_options *o = g->o;
  const catalogue *c = g->u.catalogue_count > 0 ? &g->u.catalogues[g->u.catalogue_count - 1] : NULL;
  if (o->group != NULL) {
    if (!names_read(&g->groups, o->group, "--group", g->c->why)) return false;
  } else if (c != NULL && c->groups.count > 0) {
    g->groups = (name_list){.at = {c->groups.at[0].name}, .count = 1};
  } else {
    buf_text(g->c->why, "say by --group what to compare");
    if (c != NULL) list_dimensions(c, g->c->why);
    return false;
  }
  if (o->strata != NULL) return names_read(&g->strata, o->strata, "--strata", g->c->why);
  for (size_t i = 0; c != NULL && i < c->strata.count && i < DIMENSIONS_MAX; i++) {
    bool stratum = i != c->office && i != c->level; /* what is kept as both stands there twice */
    if (stratum) g->strata.at[g->strata.count++] = c->strata.at[i].name;
  }
  return true;
}

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

static uint8_t code_at(const dimension_at *d, const person_unit *p, str monitored) {
  if (d->d == NULL) return 0;
  if (d->monitored) return d->byte < monitored.len ? (uint8_t)monitored.at[d->byte] : 0;
  return d->byte < p->strata_len ? p->strata[d->byte] : 0;
}

/* Half of the units, in a thread and an arena of its own. */
typedef struct counting {
  const aggregate *g;
  unit_measure measure;
  size_t from, to;
  arena memory;
  patterns found;
  bool no_memory;
} counting;

static void *count_units(void *what) {
  counting *c = what;
  const aggregate *g = c->g;
  size_t dimensions = g->groups.count + g->strata.count;
  c->no_memory = true;
  if (ARENA_CATCH(&c->memory)) return NULL;
  for (size_t i = c->from; i < c->to; i++) {
    const person_unit *x = &g->u.at[i];
    uint8_t outcome = unit_outcome(x, c->measure), key[KEY_BYTES] = {0};
    if (outcome >= TALLY_OUTCOMES) continue;
    str monitored = ledger_links_find(g->links.links, x->nonce);
    key[0] = x->catalogue;
    for (size_t k = 0; k < dimensions; k++) key[1 + k] = code_at(&g->at[x->catalogue][k], x, monitored);
    count_one(&c->found, key, outcome);
  }
  c->no_memory = false;
  return NULL;
}

static void free_counting(void *what) { arena_release(&((counting *)what)->memory); }

static void begin_counting(counting *c, const aggregate *g, unit_measure measure, size_t from, size_t to) {
  *c = (counting){.g = g, .measure = measure, .from = from, .to = to};
  arena_init(&c->memory);
  c->found.memory = &c->memory;
}

static bool name_all(const aggregate *g, const patterns *p, tally *t) {
  size_t dimensions = g->groups.count + g->strata.count;
  bool good = true;
  for (size_t i = 0; i < p->count; i++) {
    str values[2 * DIMENSIONS_MAX];
    const pattern *x = &p->at[i];
    for (size_t k = 0; k < dimensions; k++) {
      const kept_dimension *d = g->at[x->key[0]][k].d;
      values[k] = d != NULL ? catalogue_value(d, x->key[1 + k]) : (str){NULL, 0};
    }
    for (int o = 0; o < TALLY_OUTCOMES; o++)
      if (x->counts[o] > 0) good &= tally_add(t, values, (tally_outcome)o, x->counts[o]);
  }
  return good;
}

/* Two at a time: most of the work is waiting for memory. */
static epf_status count_all(const aggregate *g, unit_measure measure, tally *t) {
  size_t middle = g->u.count / 2;
  counting *halves = ARENA_ARRAY(g->c->memory, counting, 2);
  begin_counting(&halves[0], g, measure, 0, middle);
  begin_counting(&halves[1], g, measure, middle, g->u.count);
  arena_cleanup(g->c->memory, free_counting, &halves[0]);
  arena_cleanup(g->c->memory, free_counting, &halves[1]);
  pthread_t thread;
  bool started = pthread_create(&thread, NULL, count_units, &halves[1]) == 0;
  count_units(&halves[0]);
  if (started) pthread_join(thread, NULL);
  else count_units(&halves[1]);
  if (halves[0].no_memory || halves[1].no_memory) return EPF_E_NOMEM;
  return name_all(g, &halves[0].found, t) && name_all(g, &halves[1].found, t) ? EPF_OK : EPF_E_INTERNAL;
}

/* ---- the whole ---- */

static bool read_day(const char *text, const char *flag, int64_t *ms, buf *why) {
  int64_t day;
  if (text == NULL) return true;
  if (!date_parse(str_from(text), &day)) {
    buf_printf(why, "%s is a day, YYYY-MM-DD", flag);
    return false;
  }
  *ms = day * 86400000;
  return true;
}

static bool read_wish(const epf_bias_options *o, unit_wish *w, buf *why) {
  *w = (unit_wish){.measure = MEASURE_SHORTLISTED, .option = str_from(o->option != NULL ? o->option : ""), .kind = str_from(o->kind != NULL ? o->kind : ""),
                   .stage = str_from(o->stage != NULL ? o->stage : ""), .from_ms = INT64_MIN, .to_ms = INT64_MAX};
  if (o->measure != NULL && !unit_measure_of(o->measure, &w->measure)) {
    buf_text(why, "--measure is one of eligible, shortlisted, proposed, overridden, imposed");
    return false;
  }
  if (o->option != NULL && o->kind != NULL) {
    buf_text(why, "give --option or --kind, not both");
    return false;
  }
  if (!read_day(o->since, "--from", &w->from_ms, why) || !read_day(o->until, "--to", &w->to_ms, why)) return false;
  if (w->from_ms < w->to_ms) return true;
  buf_text(why, "the window is empty: --to is the first day that is no part of it, and lies behind --from");
  return false;
}

static void tell_source(const epf_bias_options *o, const aggregate *g, bias_request *request) {
  bias_fact_add(request, "source", "ledger");
  bias_fact_add(request, "measure", o->measure != NULL ? o->measure : "shortlisted");
  bias_fact_add(request, "option", o->option != NULL ? o->option : o->kind == NULL ? "any" : NULL);
  bias_fact_add(request, "kind", o->kind);
  bias_fact_add(request, "stage", o->stage);
  bias_fact_add(request, "from", o->since);
  bias_fact_add(request, "to", o->until);
  if (g->u.protected_fields.len == 0) return;
  str told = arena_print(g->c->memory, "the rule of this option reads %.*s, with a lawful basis: compared are those whom no such criterion bars", STR_FMT(g->u.protected_fields));
  bias_fact_add(request, "lawful_criteria", told.at);
}

static epf_status aggregate_all(aggregate *g, ledger *l, const unit_wish *w, tally *t, bias_request *request) {
  buf *why = g->c->why;
  epf_status status = units_read(&g->u, g->c->memory, l, w, why);
  join_links(&g->links);
  if (status == EPF_OK && g->links.status != EPF_OK) {
    status = g->links.status;
    buf_add(why, g->links.why.len > 0 ? g->links.why.at : "", g->links.why.len);
  }
  if (status != EPF_OK) return status;
  if (!choose_names(g) || !place_dimensions(g, &g->groups, 0, "--group") || !place_dimensions(g, &g->strata, g->groups.count, "--strata")) return EPF_E_ARGUMENT;
  tally_init(t, g->c->memory, g->groups.at, g->groups.count, g->strata.at, g->strata.count);
  tell_source(g->o, g, request);
  return count_all(g, w->measure, t);
}

static void close_ledger(void *l) { epf_ledger_close(l); }

epf_status tally_of_ledger(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  unit_wish w;
  epf_ledger *l;
  uint64_t sequence;
  if (!read_wish(o, &w, c->why)) return EPF_E_ARGUMENT;
  epf_status status = epf_ledger_open(&l, o->sources[0], o->keys, true, c->why);
  if (status != EPF_OK) return status;
  arena_cleanup(c->memory, close_ledger, l);
  ledger_deed deed = ledger_deed_by(&(epf_ledger_act){.officer = o->officer, .purpose = o->purpose, .now_ms = o->now_ms}, LEDGER_COMBINATION);
  status = ledger_append_alone(l->inner, &deed, &sequence, c->why);
  if (status != EPF_OK) return status;
  aggregate *g = ARENA_NEW(c->memory, aggregate);
  *g = (aggregate){.o = o, .c = c, .links = {.l = l->inner}};
  arena_cleanup(c->memory, free_links, &g->links);
  start_links(&g->links);
  return aggregate_all(g, l->inner, &w, t, request);
}
