/* A caseload through rule sets: threads that count, each for itself. */
#define _POSIX_C_SOURCE 200809L
#include "run/simulate.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "run/run.h"

enum { SLICE = 64, THREADS_MAX = 64 };

typedef struct crew {
  simulation *s;
  setting set[RUNS];
  profile_source *from;
  pthread_mutex_t reading;
  const char *path;
  uint32_t file; /* which of them */
  epf_status status;
  int reason;
  bool ended;
  uint64_t done;
} crew;

typedef struct counter {
  crew *of;
  worker w[RUNS];
  headcount t;
  profile_unit *units[SLICE];
  profile_lines lines;
  uint8_t *verdicts[RUNS]; /* by option: of the person at hand */
  uint32_t *cells;         /* of the person at hand: a cell of each grouping */
  uint64_t *touched;       /* of the person at hand */
  buf fault;       /* of the first profile that was refused, */
  uint64_t fault_at; /* by file, then by line */
  pthread_t thread;
  bool started;
} counter;

/* ---- room ---- */

static size_t kinds_of(const simulation *s) { return s->account == NULL ? 0 : (size_t)s->account->count * ACCOUNT_KINDS; }

static size_t options_of(const simulation *s, int run) { return s->t[run] == NULL ? 0 : s->t[run]->option_count; }

static bool headcount_new(headcount *t, const simulation *s) {
  *t = (headcount){0};
  size_t first = options_of(s, 0) + 1, cells = s->group_cells + 1;
  bool good = true;
  for (int k = 0; k < RUNS; k++) {
    t->verdicts[k] = calloc((options_of(s, k) + 1) * VERDICT_COUNT, sizeof **t->verdicts);
    t->values[k] = calloc((size_t)s->level_cells + 1, sizeof **t->values);
    t->moves[k] = calloc(first * cells, sizeof **t->moves);
    good &= t->verdicts[k] != NULL && t->values[k] != NULL && t->moves[k] != NULL;
  }
  t->flows = calloc(first * VERDICT_COUNT * VERDICT_COUNT, sizeof *t->flows);
  t->groups = calloc(cells, sizeof *t->groups);
  t->found = calloc(first * cells, sizeof *t->found);
  t->unmet = calloc(first * cells, sizeof *t->unmet);
  t->touched = calloc((size_t)s->touching.count + 1, sizeof *t->touched);
  t->touched_cells = calloc(((size_t)s->touching.count + 1) * cells, sizeof *t->touched_cells);
  t->shares = calloc((kinds_of(s) + 1) * cells, sizeof *t->shares);
  t->stopped = calloc((kinds_of(s) + 1) * cells, sizeof *t->stopped);
  return good && t->shares != NULL && t->stopped != NULL && t->touched != NULL && t->touched_cells != NULL && t->flows != NULL && t->groups != NULL && t->found != NULL && t->unmet != NULL;
}

static void headcount_free(headcount *t) {
  for (int k = 0; k < RUNS; k++) {
    free(t->verdicts[k]);
    free(t->values[k]);
    free(t->moves[k]);
  }
  free(t->flows);
  free(t->groups);
  free(t->found);
  free(t->unmet);
  free(t->touched);
  free(t->touched_cells);
  free(t->shares);
  free(t->stopped);
}

static void add_all(uint64_t *to, const uint64_t *from, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] += from[i];
}

static void headcount_add(headcount *to, const headcount *from, const simulation *s) {
  size_t first = options_of(s, 0), cells = s->group_cells + 1;
  for (int k = 0; k < RUNS; k++) {
    add_all(to->verdicts[k], from->verdicts[k], options_of(s, k) * VERDICT_COUNT);
    add_all(to->values[k], from->values[k], s->level_cells);
    add_all(to->moves[k], from->moves[k], first * cells);
  }
  add_all(to->flows, from->flows, first * VERDICT_COUNT * VERDICT_COUNT);
  add_all(to->groups, from->groups, s->group_cells);
  add_all(to->found, from->found, first * cells);
  add_all(to->unmet, from->unmet, first * cells);
  add_all(to->touched, from->touched, s->touching.count);
  add_all(to->shares, from->shares, kinds_of(s) * cells);
  add_all(to->stopped, from->stopped, kinds_of(s) * cells);
  add_all(to->touched_cells, from->touched_cells, s->touching.count * cells);
  to->profiles += from->profiles;
  to->refused += from->refused;
  to->moved += from->moved;
}

/* ---- one person ---- */

/* The place of the datum's value among its own, from 1; 0: missing, or not settled. */
static uint32_t cell_of(const worker *w, uint32_t datum) {
  const t_datum *d = &w->set->table->view.data[datum];
  if (d->derive == T_FIELD) {
    const answer *a = &w->r->answers[datum];
    return a->state == ANSWER_KNOWN ? (uint32_t)a->value + 1 : 0;
  }
  const pass *p = &w->s->strict;
  return pass_is_single(p, d->slot) ? (uint32_t)p->state[d->slot].lo + 1 : 0;
}

static void find_verdicts(const worker *w, uint8_t *to) {
  const table *t = w->s->t;
  for (uint32_t i = 0; i < t->option_count; i++) {
    trit parts[T_PARTS];
    for (int k = 0; k < T_PARTS; k++) parts[k] = plane_trit(t, &w->s->found, (t_part)k, t->options[i].lane);
    to[i] = (uint8_t)verdict_of(parts);
  }
}

static void count_groups(counter *c) {
  const simulation *s = c->of->s;
  for (uint32_t g = 0; g < s->group_count; g++) {
    c->cells[g] = s->groups[g].first + cell_of(&c->w[0], s->groups[g].datum[0]);
    c->t.groups[c->cells[g]]++;
  }
}

static void count_in_groups(const counter *c, uint64_t *of_option) {
  for (uint32_t g = 0; g < c->of->s->group_count; g++) of_option[c->cells[g]]++;
}

static void count_flows(counter *c) {
  const simulation *s = c->of->s;
  size_t cells = s->group_cells + 1;
  bool moved = false;
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    if (s->pairs[i] == TABLE_NONE) continue;
    uint8_t before = c->verdicts[0][i], after = c->verdicts[1][s->pairs[i]];
    c->t.flows[((size_t)i * VERDICT_COUNT + before) * VERDICT_COUNT + after]++;
    moved |= before != after;
    if (before != VERDICT_ELIGIBLE && after == VERDICT_ELIGIBLE) count_in_groups(c, c->t.moves[0] + i * cells);
    if (before == VERDICT_ELIGIBLE && after != VERDICT_ELIGIBLE) count_in_groups(c, c->t.moves[1] + i * cells);
  }
  c->t.moved += moved;
}

static void count_touched(counter *c) {
  const simulation *s = c->of->s;
  const uint8_t *const verdicts[RUNS] = {c->verdicts[0], c->verdicts[1]};
  bits_clear(c->touched, bits_words(s->touching.count));
  s->touching.find(s->touching.of, c->w, verdicts, c->touched);
  for (uint32_t i = 0; i < s->touching.count; i++) {
    if (!bits_has(c->touched, i)) continue;
    c->t.touched[i]++;
    count_in_groups(c, c->t.touched_cells + i * ((size_t)s->group_cells + 1));
  }
}

static void count_account(counter *c) {
  const simulation *s = c->of->s;
  uint32_t shares[OBSTACLES_MOST * ACCOUNT_KINDS];
  account_person(s->account, &c->w[0].s->strict, (verdict)c->verdicts[0][s->account->option], shares);
  for (size_t i = 0; i < kinds_of(s); i++)
    for (uint32_t g = 0; g < s->group_count && shares[i] > 0; g++) {
      size_t at = i * ((size_t)s->group_cells + 1) + c->cells[g];
      c->t.shares[at] += shares[i];
      c->t.stopped[at]++;
    }
}

static void count_person(counter *c) {
  const simulation *s = c->of->s;
  size_t cells = s->group_cells + 1;
  count_groups(c);
  for (int k = 0; k < RUNS && s->t[k] != NULL; k++) {
    find_verdicts(&c->w[k], c->verdicts[k]);
    for (uint32_t i = 0; i < s->t[k]->option_count; i++) c->t.verdicts[k][(size_t)i * VERDICT_COUNT + c->verdicts[k][i]]++;
    for (uint32_t v = 0; v < s->level_count; v++)
      if (s->levels[v].datum[k] != TABLE_NONE) c->t.values[k][s->levels[v].first + cell_of(&c->w[k], s->levels[v].datum[k])]++;
  }
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    if (c->verdicts[0][i] == VERDICT_ELIGIBLE) count_in_groups(c, c->t.found + i * cells);
    if (c->verdicts[0][i] == VERDICT_UNAVAILABLE) count_in_groups(c, c->t.unmet + i * cells);
  }
  if (s->t[1] != NULL) count_flows(c);
  if (s->touching.count > 0) count_touched(c);
  if (s->account != NULL) count_account(c);
}

static void say_fault(counter *c, int run, uint32_t line, const char *otherwise) {
  const bind_fault *faults;
  uint64_t at = (uint64_t)c->of->file << 32 | line;
  if (c->fault.len > 0 && c->fault_at <= at) return;
  c->fault_at = at;
  buf_clear(&c->fault);
  if (binder_faults(c->w[run].b, &faults) > 0) fault_words(c->of->path, &faults[0], true, &c->fault);
  else buf_printf(&c->fault, "%s: %s\n", c->of->path, otherwise);
}

static epf_status run_person(counter *c, profile_unit *u) {
  c->t.profiles++;
  for (int k = 0; k < RUNS && c->of->s->t[k] != NULL; k++) {
    worker *w = &c->w[k];
    epf_status status = bind_unit(w->b, u, w->r);
    if (status == EPF_E_NOMEM) return status;
    if (status != EPF_OK || !worker_date(w)) {
      c->t.refused++;
      say_fault(c, k, unit_line(u), "a profile gives no evaluation date; add --as-of");
      return c->fault.failed ? EPF_E_NOMEM : EPF_OK;
    }
    for (size_t i = 0; i < w->set->born_count; i++) worker_is_unborn(w, w->set->born[i]);
    status = match_filled(w->s, w->r);
    if (status != EPF_OK) return status;
  }
  count_person(c);
  return EPF_OK;
}

/* ---- all of them ---- */

static size_t take(counter *c, bool *lines, epf_status *status) {
  crew *all = c->of;
  size_t count = 0;
  pthread_mutex_lock(&all->reading);
  *lines = source_has_lines(all->from);
  if (!all->ended && *lines) {
    *status = source_next_lines(all->from, &c->lines, &all->ended);
    count = *status == EPF_OK && !all->ended;
  }
  while (!*lines && !all->ended && count < SLICE && *status == EPF_OK) {
    if (c->units[count] == NULL) *status = unit_new(&c->units[count]);
    if (*status == EPF_OK) *status = source_next(all->from, c->units[count], &all->ended);
    count += *status == EPF_OK && !all->ended;
  }
  if (*status != EPF_OK) {
    if (all->status == EPF_OK) all->reason = errno;
    all->ended = true;
  }
  pthread_mutex_unlock(&all->reading);
  return count;
}

static void *run_slices(void *what) {
  counter *c = what;
  crew *all = c->of;
  epf_status status = EPF_OK;
  for (bool more = true; more && status == EPF_OK;) {
    bool lines = false;
    uint64_t before = c->t.profiles;
    size_t count = take(c, &lines, &status);
    more = count > 0;
    for (size_t i = 0; i < count && !lines && status == EPF_OK; i++) status = run_person(c, c->units[i]);
    for (profile_unit *u; count > 0 && lines && status == EPF_OK && lines_next(&c->lines, &u);) status = run_person(c, u);
    pthread_mutex_lock(&all->reading);
    all->done += c->t.profiles - before;
    if (all->s->o->progress != NULL) all->s->o->progress(all->s->o->user, all->done);
    if (status != EPF_OK && all->status == EPF_OK) all->status = status;
    all->ended |= all->status != EPF_OK;
    pthread_mutex_unlock(&all->reading);
  }
  return NULL;
}

static epf_status counter_new(counter *c, crew *all) {
  const simulation *s = all->s;
  c->of = all;
  epf_status status = headcount_new(&c->t, s) ? EPF_OK : EPF_E_NOMEM;
  c->cells = calloc((size_t)s->group_count + 1, sizeof *c->cells);
  c->touched = calloc(bits_words(s->touching.count) + 1, sizeof *c->touched);
  if (c->cells == NULL || c->touched == NULL) status = EPF_E_NOMEM;
  for (int k = 0; k < RUNS && s->t[k] != NULL && status == EPF_OK; k++) {
    c->verdicts[k] = calloc(options_of(s, k) + 1, 1);
    status = c->verdicts[k] == NULL ? EPF_E_NOMEM : worker_new(&c->w[k], &all->set[k]);
  }
  return status;
}

static void counter_free(counter *c) {
  for (int k = 0; k < RUNS; k++) {
    worker_free(&c->w[k]);
    free(c->verdicts[k]);
  }
  for (size_t i = 0; i < SLICE; i++) unit_free(c->units[i]);
  lines_free(&c->lines);
  buf_free(&c->fault);
  headcount_free(&c->t);
  free(c->cells);
  free(c->touched);
}

static epf_status run_file(crew *all, counter *counters, size_t threads, const char *path, const char **why) {
  profile_format format = PROFILE_NDJSON;
  *why = "the file's name does not say its format; add --input ndjson, json, csv or yaml";
  if (all->s->o->input != EPF_PROFILE_BY_NAME) format = (profile_format)((int)all->s->o->input - (int)EPF_PROFILE_NDJSON);
  else if (strcmp(path, "-") != 0 && !format_of_name(path, &format)) return EPF_E_ARGUMENT;
  *why = path;
  all->path = path;
  all->file++;
  epf_status status = source_open(&all->from, path, format);
  if (status != EPF_OK) return status;
  source_expect(all->from, all->s->t[0]);
  all->ended = false;
  if (format == PROFILE_YAML) threads = 1; /* what a YAML profile is read into is shared with its file */
  for (size_t i = 1; i < threads; i++) counters[i].started = pthread_create(&counters[i].thread, NULL, run_slices, &counters[i]) == 0;
  run_slices(&counters[0]);
  for (size_t i = 1; i < threads; i++) {
    if (counters[i].started) pthread_join(counters[i].thread, NULL);
    counters[i].started = false;
  }
  source_close(all->from);
  errno = all->reason;
  return all->status;
}

epf_status simulation_run(simulation *s, const char *const *paths, size_t path_count, buf *log, const char **why) {
  crew all = {.s = s, .reading = PTHREAD_MUTEX_INITIALIZER};
  size_t threads = s->o->threads == 0 ? 1 : s->o->threads > THREADS_MAX ? THREADS_MAX : s->o->threads;
  epf_status status = EPF_OK;
  for (int k = 0; k < RUNS && s->t[k] != NULL && status == EPF_OK; k++) {
    const epf_match_options how = {.as_of = s->o->as_of, .stage = s->o->stage, .include_unverified = s->o->include_unverified, .ignore_unknown = k == 1 || s->ignore_unknown};
    status = setting_read(&all.set[k], s->tables[k], &how, why);
    if (status == EPF_OK) setting_find_born(&all.set[k]);
  }
  counter *counters = status == EPF_OK ? calloc(threads, sizeof *counters) : NULL;
  if (status == EPF_OK && counters == NULL) status = EPF_E_NOMEM;
  for (size_t i = 0; i < threads && status == EPF_OK; i++) status = counter_new(&counters[i], &all);
  for (size_t i = 0; i < path_count && status == EPF_OK; i++) status = run_file(&all, counters, threads, paths[i], why);
  int reason = errno;
  const counter *first = NULL;
  for (size_t i = 0; counters != NULL && i < threads; i++) {
    if (status == EPF_OK) headcount_add(&s->all, &counters[i].t, s);
    if (counters[i].fault.len > 0 && (first == NULL || counters[i].fault_at < first->fault_at)) first = &counters[i];
  }
  if (first != NULL) buf_add(log, first->fault.at, first->fault.len);
  for (size_t i = 0; counters != NULL && i < threads; i++) counter_free(&counters[i]);
  free(counters);
  pthread_mutex_destroy(&all.reading);
  errno = reason;
  return status;
}

epf_status simulation_run_each(simulation *s, simulation_source *next, void *from, const char **why) {
  crew all = {.s = s};
  counter *c = calloc(1, sizeof *c);
  epf_status status = c == NULL ? EPF_E_NOMEM : EPF_OK;
  for (int k = 0; k < RUNS && s->t[k] != NULL && status == EPF_OK; k++) {
    const epf_match_options how = {.as_of = s->o->as_of, .stage = s->o->stage, .include_unverified = s->o->include_unverified};
    status = setting_read(&all.set[k], s->tables[k], &how, why);
  }
  if (status == EPF_OK) status = counter_new(c, &all);
  for (bool ended = false; status == EPF_OK && !ended;) {
    status = next(from, c->w, &ended, &c->t.refused);
    if (status != EPF_OK || ended) break;
    for (int k = 0; k < RUNS && s->t[k] != NULL && status == EPF_OK; k++) status = match_filled(c->w[k].s, c->w[k].r);
    if (status == EPF_OK) count_person(c);
    c->t.profiles++;
  }
  if (c != NULL) c->t.profiles += c->t.refused;
  if (status == EPF_OK) headcount_add(&s->all, &c->t, s);
  if (c != NULL) counter_free(c);
  free(c);
  return status;
}

/* ---- what is counted ---- */

static uint32_t datum_named(const table *t, str id) {
  for (uint32_t i = 2; t != NULL && i < t->head->package_first; i++)
    if (t->data[i].hidden == 0 && str_eq(table_str(t, t->data[i].id), id)) return i;
  return TABLE_NONE;
}

static bool is_coded(const t_datum *d) { return (d->type == T_ENUM || d->type == T_BOOLEAN) && d->slot != TABLE_NONE && d->item == 0; }

static uint32_t cells_of(const t_datum *d) { return 1 + (d->type == T_BOOLEAN ? 2 : d->values.count); }

static bool add_group(simulation *s, uint32_t datum) {
  if (s->group_count == BY_MOST) return false;
  s->groups[s->group_count++] = (grouping){{datum, TABLE_NONE}, s->group_cells, cells_of(&s->t[0]->data[datum])};
  s->group_cells += cells_of(&s->t[0]->data[datum]);
  return true;
}

static epf_status find_groups(simulation *s, const char **why) {
  const table *t = s->t[0];
  const char *at = s->o->by;
  for (uint32_t i = 2; at == NULL && i < t->head->package_first; i++)
    if ((t->data[i].kept & (T_KEPT_GROUP | T_KEPT_OFFICE)) != 0 && is_coded(&t->data[i])) add_group(s, i);
  while (at != NULL && *at != '\0') {
    size_t len = strcspn(at, ",");
    uint32_t datum = datum_named(t, (str){at, len});
    *why = "`--by` takes fields and values of the rule set that are enums or booleans, joined by commas; one of these is none";
    if (datum == TABLE_NONE || !is_coded(&t->data[datum])) return EPF_E_ARGUMENT;
    *why = "`--by` takes at most 64 of them";
    if (!add_group(s, datum)) return EPF_E_ARGUMENT;
    at += len + (at[len] == ',');
  }
  return EPF_OK;
}

/* Results that are one of some values: levels of sentence, pathways, tiers. */
static bool find_levels(simulation *s) {
  const table *t = s->t[0];
  s->levels = calloc((size_t)t->data_count + 1, sizeof *s->levels);
  if (s->levels == NULL) return false;
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++) {
    const t_datum *d = &t->data[i];
    bool grouped = false; /* then how many are in each is what disclosure control looks after */
    for (uint32_t g = 0; g < s->group_count; g++) grouped |= s->groups[g].datum[0] == i;
    if (d->hidden != 0 || d->feeds == T_FEEDS_VALUES || !is_coded(d) || grouped) continue;
    uint32_t other = datum_named(s->t[1], table_str(t, d->id));
    if (other != TABLE_NONE && (!is_coded(&s->t[1]->data[other]) || cells_of(&s->t[1]->data[other]) != cells_of(d))) other = TABLE_NONE;
    s->levels[s->level_count++] = (grouping){{i, other}, s->level_cells, cells_of(d)};
    s->level_cells += cells_of(d);
  }
  return true;
}

static bool find_pairs(simulation *s) {
  s->pairs = calloc((size_t)s->t[0]->option_count + 1, sizeof *s->pairs);
  for (uint32_t i = 0; s->pairs != NULL && i < s->t[0]->option_count; i++)
    s->pairs[i] = s->t[1] == NULL ? TABLE_NONE : table_find_option(s->t[1], table_str(s->t[0], s->t[0]->options[i].id));
  return s->pairs != NULL;
}

static epf_status read_capacity(simulation *s, const char **why) {
  const table *t = s->t[0];
  const char *at = s->o->capacity;
  s->capacity = malloc(((size_t)t->option_count + 1) * sizeof *s->capacity);
  if (s->capacity == NULL) return EPF_E_NOMEM;
  for (uint32_t i = 0; i < t->option_count; i++) s->capacity[i] = UINT64_MAX;
  while (at != NULL && *at != '\0') {
    size_t line = strcspn(at, "\r\n"), name = strcspn(at, ",\r\n");
    uint32_t option = table_find_option(t, (str){at, name});
    uint64_t people = 0;
    bool digits = name + 1 < line && line - name < 12;
    for (size_t i = name + 1; i < line && digits; i++) {
      digits = at[i] >= '0' && at[i] <= '9';
      people = people * 10 + (uint64_t)(at[i] - '0');
    }
    *why = "a line of the capacities is not OPTION,PEOPLE with an option of the rule set and a whole number";
    if (line > 0 && (option == TABLE_NONE || !digits)) return EPF_E_ARGUMENT;
    if (line > 0) s->capacity[option] = people;
    at += line;
    while (*at == '\r' || *at == '\n') at++;
  }
  return EPF_OK;
}

static epf_status begin_account(simulation *s, const char **why) {
  if (s->o->account == NULL) return EPF_OK;
  uint32_t option = table_find_option(s->t[0], str_from(s->o->account));
  *why = "`--account` takes the id of an option of the rule set";
  if (option == TABLE_NONE) return EPF_E_ARGUMENT;
  s->account = calloc(1, sizeof *s->account);
  if (s->account == NULL) return EPF_E_NOMEM;
  *why = "the option of `--account` has more than 126 conditions side by side";
  return account_begin(s->account, s->t[0], option) ? EPF_OK : EPF_E_ARGUMENT;
}

epf_status simulation_begin(simulation *s, const char **why) {
  epf_status status = find_groups(s, why);
  if (status == EPF_OK) status = begin_account(s, why);
  if (status == EPF_OK && (!find_levels(s) || !find_pairs(s) || !headcount_new(&s->all, s))) status = EPF_E_NOMEM;
  return status == EPF_OK ? read_capacity(s, why) : status;
}

void simulation_end(simulation *s) {
  headcount_free(&s->all);
  free(s->account);
  free(s->pairs);
  free(s->levels);
  free(s->capacity);
}

epf_status epf_simulate(const epf_table *table, const epf_table *against, const char *const *paths, size_t path_count, const epf_simulate_options *options,
                        epf_buffer *to, epf_buffer *log, epf_simulate_counts *counts, const char **why) {
  simulation s = {.o = options, .tables = {table, against}, .t = {&table->view, against != NULL ? &against->view : NULL}};
  *counts = (epf_simulate_counts){0};
  *why = "";
  epf_status status = simulation_begin(&s, why);
  if (status == EPF_OK) status = simulation_run(&s, paths, path_count, log, why);
  int reason = errno;
  *counts = (epf_simulate_counts){s.all.profiles, s.all.refused, s.all.moved};
  if (status == EPF_OK && s.all.profiles == s.all.refused) status = EPF_E_DATA;
  if (status == EPF_OK && options->json) simulation_json(&s, to);
  else if (status == EPF_OK) simulation_text(&s, to);
  if (status == EPF_OK && (to->failed || log->failed)) status = EPF_E_NOMEM;
  simulation_end(&s);
  errno = reason;
  return status;
}
