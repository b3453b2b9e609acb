/* Measures what a rule set costs. Each figure is the median of rounds over all the profiles. */
#include "run/bench.h"

#include <stdlib.h>

enum { ROUNDS_LEAST = 5, ROUNDS_MOST = 99, SAMPLE = 200 /* profiles of which single slots are timed */, REPEAT = 8, TRIES = 3 /* the least counts */,
       TIMED_MOST = 400000 /* options told of while each is timed */ };
static const double round_ns = 1e6, round_most_ns = 5e7; /* a round is everybody, unless that takes too long */

typedef struct person {
  record *r;
  profile_unit *u;
} person;

typedef struct bench {
  setting set;
  worker w;
  const epf_bench_options *o;
  person *people;
  profile_source **sources; /* of YAML, units point into them */
  size_t source_count, count, refused;
  bool more; /* than BENCH_PROFILES */
  buf line;
  size_t told;
} bench;

/* ---- people ---- */

static void say_fault(bench *b, const char *path, buf *log) {
  const bind_fault *faults;
  if (log->len == 0 && binder_faults(b->w.b, &faults) > 0) fault_words(path, &faults[0], true, log);
}

static epf_status add_person(bench *b, profile_unit *u, const char *path, buf *log, bool *kept) {
  epf_status status = bind_unit(b->w.b, u, b->w.r);
  *kept = status == EPF_OK && worker_date(&b->w);
  if (!*kept && status != EPF_E_NOMEM) say_fault(b, path, log);
  b->refused += !*kept;
  if (!*kept) return status == EPF_E_NOMEM ? status : EPF_OK;
  b->people[b->count++] = (person){b->w.r, u};
  b->w.r = NULL;
  return record_new(&b->w.r, &b->set.table->view);
}

/* A record has room for every text that its fields may have. */
static size_t people_most(const bench *b) {
  const table *t = &b->set.table->view;
  size_t one = t->data_count * sizeof(answer) + b->w.r->texts_cap + 4096, most = BENCH_BYTES / one + 1;
  return most < BENCH_PROFILES ? most : BENCH_PROFILES;
}

static epf_status read_file(bench *b, const char *path, buf *log, const char **why) {
  profile_format format = PROFILE_NDJSON;
  profile_source *from;
  *why = "the file's name does not say its format; add --input ndjson, json, csv or yaml";
  if (b->o->input != EPF_PROFILE_BY_NAME) format = (profile_format)((int)b->o->input - (int)EPF_PROFILE_NDJSON);
  else if (strcmp(path, "-") != 0 && !format_of_name(path, &format)) return EPF_E_ARGUMENT;
  *why = path;
  epf_status status = source_open(&from, path, format);
  if (status != EPF_OK) return status;
  b->sources[b->source_count++] = from;
  source_expect(from, &b->set.table->view);
  size_t most = people_most(b);
  for (bool end = false; status == EPF_OK && !end && !b->more;) {
    profile_unit *u;
    bool kept = false;
    status = unit_new(&u);
    if (status == EPF_OK) status = source_next(from, u, &end);
    b->more = !end && b->count >= most;
    if (status == EPF_OK && !end && !b->more) status = add_person(b, u, path, log, &kept);
    if (!kept) unit_free(u);
  }
  return status;
}

/* ---- timing ---- */

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

typedef epf_status (*work)(bench *b, person *p);
enum { DO_BIND, DO_VERDICTS, DO_SHORTLIST, DO_REASONS, DO_LINE, WORKS };

/* What it takes of one person, in the mean of a round. */
static epf_status time_round(bench *b, work each, size_t first, double *ns) {
  epf_status status = EPF_OK;
  size_t done = 0; /* of few people many times, so that the clock counts for nothing */
  double start = b->o->now_ns(), taken = 0;
  do { /* at least once */
    for (size_t i = 0; i < b->count && status == EPF_OK && taken < round_most_ns; i++, done++) {
      status = each(b, &b->people[(i + first) % b->count]);
      if (done % 64 == 63 || taken > round_ns) taken = b->o->now_ns() - start;
    }
    taken = b->o->now_ns() - start;
  } while (status == EPF_OK && taken < round_ns);
  *ns = taken / (double)done;
  return status;
}

/* The median of what one takes beyond another in each round; of no other, what it takes. */
static double median_beyond(double rounds[ROUNDS_MOST][WORKS], size_t count, int one, int other) {
  double beyond[ROUNDS_MOST];
  for (size_t n = 0; n < count; n++) beyond[n] = rounds[n][one] - (other < 0 ? 0 : rounds[n][other]);
  qsort(beyond, count, sizeof *beyond, by_value);
  return beyond[count / 2];
}

/* All in turn, round by round: what the machine does meanwhile touches them alike. */
static epf_status time_works(bench *b, const work *works, bench_figures *f) {
  double rounds[ROUNDS_MOST][WORKS], began = b->o->now_ns();
  size_t n = 0;
  for (; n < ROUNDS_MOST && (n < ROUNDS_LEAST || b->o->now_ns() - began < WORKS * b->o->seconds * 1e9); n++)
    for (int i = 0; i < WORKS; i++) {
      epf_status status = time_round(b, works[i], n * 31, &rounds[n][i]);
      if (status != EPF_OK) return status;
    }
  f->bind = median_beyond(rounds, n, DO_BIND, -1);
  f->verdicts = median_beyond(rounds, n, DO_VERDICTS, -1);
  f->shortlist = median_beyond(rounds, n, DO_SHORTLIST, -1);
  f->reasons = median_beyond(rounds, n, DO_REASONS, DO_SHORTLIST);
  f->line = median_beyond(rounds, n, DO_LINE, DO_SHORTLIST);
  return EPF_OK;
}

static epf_status do_bind(bench *b, person *p) { return bind_unit(b->w.b, p->u, b->w.r); }
static epf_status do_verdicts(bench *b, person *p) { return match_verdicts(b->w.s, p->r); }
static epf_status do_shortlist(bench *b, person *p) { return match_record(b->w.s, p->r); }

static void count_reason(void *to, const reason *r) {
  (void)r;
  ++*(size_t *)to;
}

static epf_status do_reasons(bench *b, person *p) {
  epf_status status = match_record(b->w.s, p->r);
  for (uint32_t i = 0; i < b->w.s->t->option_count && status == EPF_OK; i++) match_reasons(b->w.s, i, count_reason, &b->told);
  return status;
}

static epf_status do_line(bench *b, person *p) {
  report_options how = {.why = WHY_NONE, .line = 1, .fingerprint = b->set.table->fingerprint};
  epf_status status = match_record(b->w.s, p->r);
  buf_clear(&b->line);
  if (status == EPF_OK) report_json(b->w.s, p->r, &how, &b->line);
  return b->line.failed ? EPF_E_NOMEM : status;
}

/* Each match by itself; what reading the clock takes is taken off. */
static epf_status find_percentile(bench *b, double *ns) {
  double *taken = malloc(b->count * sizeof *taken), idle = 1e9;
  epf_status status = taken == NULL ? EPF_E_NOMEM : EPF_OK;
  for (int i = 0; i < 100; i++) {
    double start = b->o->now_ns(), end = b->o->now_ns();
    if (end - start < idle) idle = end - start;
  }
  for (size_t i = 0; i < b->count && status == EPF_OK; i++) {
    double start = b->o->now_ns();
    status = match_verdicts(b->w.s, b->people[i].r);
    taken[i] = b->o->now_ns() - start - idle;
  }
  if (status == EPF_OK) qsort(taken, b->count, sizeof *taken, by_value);
  if (status == EPF_OK) *ns = taken[b->count < 100 ? b->count - 1 : (b->count - 1) * 99 / 100];
  free(taken);
  return status;
}

/* ---- what is found of everybody ---- */

static epf_status count_found(bench *b, bench_figures *f) {
  const table *t = b->w.s->t;
  uint32_t *list = calloc((size_t)t->option_count + LIST_AHEAD, sizeof *list);
  epf_status status = list == NULL ? EPF_E_NOMEM : EPF_OK;
  double eligible = 0, open = 0, live = 0;
  for (size_t i = 0; i < b->count && status == EPF_OK; i++) {
    status = match_verdicts(b->w.s, b->people[i].r);
    if (status != EPF_OK) break;
    eligible += match_list_eligible(b->w.s, &b->w.s->found, list);
    open += match_count_unsettled(b->w.s, &b->w.s->found);
    live += rows_live_blocks(&b->w.s->strict, &b->w.s->choice);
  }
  free(list);
  f->eligible = eligible / (double)b->count;
  f->open = open / (double)b->count;
  f->blocks = t->head->row_stride < BLOCK_WORDS ? 1 : t->head->row_stride / BLOCK_WORDS;
  f->blocks_left = live / (double)b->count;
  return status;
}

/* ---- by field ---- */

static int by_cost(const void *a, const void *b) {
  const bench_cost *x = a, *y = b;
  if (x->ns != y->ns) return x->ns > y->ns ? -1 : 1;
  if (x->row_bytes != y->row_bytes) return x->row_bytes > y->row_bytes ? -1 : 1;
  if (x->datum != y->datum) return x->datum < y->datum ? -1 : 1;
  return x->option < y->option ? -1 : x->option > y->option;
}

static bench_cost *cost_of(bench_figures *f, const table *t, uint32_t slot) {
  const t_slot *s = &t->slots[slot];
  size_t at = s->kind == SLOT_OPTION ? (size_t)t->data_count + s->datum : s->kind == SLOT_K_OF ? (size_t)t->data_count + t->option_count : f->told_with[s->datum];
  return &f->costs[at];
}

/* What a datum is called within its item. */
static str name_within(const table *t, const t_datum *d) {
  str id = table_str(t, d->id);
  size_t dots = 0;
  while (id.len > 0 && dots < 2) {
    dots += id.at[0] == '.';
    id = (str){id.at + 1, id.len - 1};
  }
  return id;
}

/* What the items of a group have alike is told together, with the first item's. */
static void find_told_with(const table *t, uint32_t *to) {
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    to[i] = i;
    for (uint32_t k = 0; k < i && d->item > 1; k++)
      if (t->data[k].item == 1 && t->data[k].group == d->group && str_eq(name_within(t, &t->data[k]), name_within(t, d))) to[i] = k;
  }
}

/* What one of a kind takes, done some times over; the least of some tries. */
static double time_piece(bench *b, void one(bench *b, uint32_t which), uint32_t which) {
  double least = 1e18;
  for (int m = 0; m < TRIES; m++) {
    double start = b->o->now_ns();
    for (int n = 0; n < REPEAT; n++) one(b, which);
    double taken = b->o->now_ns() - start;
    if (taken < least) least = taken;
  }
  return least / REPEAT;
}

/* Filling again finds the same. */
static void do_slot(bench *b, uint32_t slot) { pass_fill_slot(&b->w.s->strict, slot); }
static void do_option(bench *b, uint32_t option) { match_reasons(b->w.s, option, count_reason, &b->told); }

/* Fills each slot by itself. */
static epf_status time_slots(bench *b, bench_figures *f) {
  const table *t = b->w.s->t;
  epf_status status = EPF_OK;
  size_t people = b->count < SAMPLE ? b->count : SAMPLE;
  for (size_t i = 0; i < people && status == EPF_OK; i++) {
    status = match_record(b->w.s, b->people[i * b->count / people].r);
    for (uint32_t k = 0; k < t->head->program_plain && status == EPF_OK; k++) {
      uint32_t slot = t->program[k];
      const t_slot *x = &t->slots[slot];
      if (x->kind != SLOT_K_OF && x->kind != SLOT_OPTION && pass_item_is_absent(&b->w.s->strict, x->datum)) continue; /* passed over */
      cost_of(f, t, slot)->ns += time_piece(b, do_slot, slot) / (double)people;
    }
  }
  return status;
}

static epf_status measure_slots(bench *b, bench_figures *f) {
  const table *t = b->w.s->t;
  f->cost_count = (size_t)t->data_count + t->option_count + 1;
  f->costs = calloc(f->cost_count, sizeof *f->costs);
  f->told_with = calloc((size_t)t->data_count + 1, sizeof *f->told_with);
  if (f->costs == NULL || f->told_with == NULL) return EPF_E_NOMEM;
  find_told_with(t, f->told_with);
  for (size_t i = 0; i < f->cost_count; i++) {
    f->costs[i].datum = i < t->data_count ? (uint32_t)i : TABLE_NONE;
    f->costs[i].option = i >= t->data_count && i < f->cost_count - 1 ? (uint32_t)(i - t->data_count) : TABLE_NONE;
  }
  for (uint32_t i = 0; i < t->slot_count; i++) {
    bench_cost *x = cost_of(f, t, i);
    x->slots++;
    x->cells += t->slots[i].cells;
    if (t->slots[i].row != TABLE_NONE) x->row_bytes += ((uint64_t)t->slots[i].cells + 1) * t->head->row_stride * sizeof(uint64_t);
  }
  epf_status status = time_slots(b, f);
  qsort(f->costs, f->cost_count, sizeof *f->costs, by_cost);
  return status;
}

/* ---- by option ---- */

static int by_option_cost(const void *a, const void *b) {
  const bench_option *x = a, *y = b;
  if (x->ns != y->ns) return x->ns > y->ns ? -1 : 1;
  return x->option < y->option ? -1 : x->option > y->option;
}

static uint32_t columns_of(const table *t, const t_option *o) {
  uint32_t columns = 0;
  for (int k = 0; k < T_PARTS; k++)
    if (o->formula[k] != TABLE_NONE) columns += t->formulas[o->formula[k]].may.count;
  for (uint32_t i = 0; i < t->tangle_count; i++)
    if (t->tangles[i].lane == o->lane) columns += t->tangles[i].columns.count;
  return columns;
}

/* Of many options fewer people: it shall not take minutes. */
static size_t sample_of(const bench *b) {
  size_t most = TIMED_MOST / (b->w.s->t->option_count + 1) + 1;
  if (most > SAMPLE) most = SAMPLE;
  return b->count < most ? b->count : most;
}

static epf_status measure_options(bench *b, bench_figures *f) {
  const table *t = b->w.s->t;
  size_t people = sample_of(b);
  f->options = calloc((size_t)t->option_count + 1, sizeof *f->options);
  if (f->options == NULL) return EPF_E_NOMEM;
  for (uint32_t i = 0; i < t->option_count; i++) f->options[i] = (bench_option){.option = i, .columns = columns_of(t, &t->options[i])};
  for (size_t k = 0; k < people; k++) {
    epf_status status = match_record(b->w.s, b->people[k * b->count / people].r);
    if (status != EPF_OK) return status;
    for (uint32_t i = 0; i < t->option_count; i++) f->options[i].ns += time_piece(b, do_option, i) / (double)people;
  }
  qsort(f->options, t->option_count, sizeof *f->options, by_option_cost);
  return EPF_OK;
}

/* ---- everything ---- */

static epf_status measure_all(bench *b, bench_figures *f) {
  static const work works[WORKS] = {do_bind, do_verdicts, do_shortlist, do_reasons, do_line};
  epf_status status = time_works(b, works, f);
  if (status == EPF_OK) status = find_percentile(b, &f->verdicts_99);
  if (status == EPF_OK) status = count_found(b, f);
  if (status == EPF_OK) status = measure_slots(b, f);
  if (status == EPF_OK) status = measure_options(b, f);
  if (status != EPF_OK) return status;
  size_t bytes = 0;
  b->told = 0;
  size_t people = sample_of(b);
  for (size_t i = 0; i < people && status == EPF_OK; i++) {
    person *p = &b->people[i * b->count / people];
    status = do_reasons(b, p);
    if (status == EPF_OK) status = do_line(b, p);
    bytes += b->line.len;
  }
  f->told = (double)b->told / (double)people;
  f->line_bytes = (double)bytes / (double)people;
  return status;
}

static void close_bench(bench *b) {
  for (size_t i = 0; b->people != NULL && i < b->count; i++) {
    record_free(b->people[i].r);
    unit_free(b->people[i].u);
  }
  for (size_t i = 0; i < b->source_count; i++) source_close(b->sources[i]);
  free(b->sources);
  free(b->people);
  buf_free(&b->line);
  worker_free(&b->w);
}

epf_status bench_measure(const epf_table *table, const char *const *paths, size_t path_count, const epf_bench_options *o, bench_figures *f, buf *log, const char **why) {
  const epf_match_options how = {.format = EPF_OUTPUT_NDJSON, .as_of = o->as_of, .stage = o->stage, .include_unverified = o->include_unverified, .threads = 1};
  bench b = {.o = o};
  *f = (bench_figures){0};
  epf_status status = setting_read(&b.set, table, &how, why);
  if (status != EPF_OK) return status;
  status = worker_new(&b.w, &b.set);
  b.people = calloc(BENCH_PROFILES, sizeof *b.people);
  b.sources = calloc(path_count + 1, sizeof *b.sources);
  if (status == EPF_OK && (b.people == NULL || b.sources == NULL)) status = EPF_E_NOMEM;
  for (size_t i = 0; i < path_count && status == EPF_OK; i++) status = read_file(&b, paths[i], log, why);
  if (status == EPF_OK && b.count == 0) status = EPF_E_DATA;
  f->profiles = b.count;
  f->refused = b.refused;
  f->more = b.more;
  if (status == EPF_OK) status = measure_all(&b, f);
  close_bench(&b);
  return status;
}

void bench_release(bench_figures *f) {
  free(f->costs);
  free(f->told_with);
  free(f->options);
}

epf_status epf_bench(const epf_table *table, const char *const *paths, size_t path_count, const epf_bench_options *options, epf_buffer *to,
                     epf_buffer *log, size_t *refused, const char **why) {
  bench_figures f;
  *why = "";
  *refused = 0;
  epf_status status = bench_measure(table, paths, path_count, options, &f, log, why);
  if (status == EPF_OK && options->json) bench_json(table, options, &f, to);
  else if (status == EPF_OK) bench_text(table, options, &f, to);
  *refused = f.refused;
  bench_release(&f);
  return status == EPF_OK && (to->failed || log->failed) ? EPF_E_NOMEM : status;
}
