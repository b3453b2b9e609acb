/* From CSV files or a ledger to what is watched. People are counted by group, office and day in a tally, which is then taken apart into rows. */
#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "bias/watch.h"
#include "run/aggregate.h"
#include "run/bias_rows.h"

enum { COLUMNS_MAX = 3 * DIMENSIONS_MAX + 2 };

typedef struct watch_plan {
  name_list groups, inputs;
  str office, date; /* empty: not watched */
  int group_at[DIMENSIONS_MAX], office_at, date_at, outcome_at, count_at;
  int column_at[COLUMNS_MAX]; /* of the columns whose quality is watched */
  watch_column columns[COLUMNS_MAX];
  size_t column_count;
  bool has_baseline, seen;
  int64_t baseline_until;
} watch_plan;

/* ---- reading files ---- */

/* In the order of plan_columns. */
static bool find_columns(const rows *r, const epf_bias_options *o, watch_plan *p) {
  size_t at = 0;
  p->office_at = p->date_at = p->count_at = NO_COLUMN;
  for (size_t i = 0; i < p->groups.count; i++) {
    if (!rows_column(r, p->groups.at[i], "--group", &p->group_at[i])) return false;
    p->column_at[at++] = p->group_at[i];
  }
  if (!rows_column(r, str_from(o->outcome), "--outcome", &p->outcome_at)) return false;
  p->column_at[at++] = p->outcome_at;
  if (p->office.len > 0) {
    if (!rows_column(r, p->office, "--office", &p->office_at)) return false;
    p->column_at[at++] = p->office_at;
  }
  for (size_t i = 0; i < p->inputs.count; i++)
    if (!rows_column(r, p->inputs.at[i], "--inputs", &p->column_at[at++])) return false;
  if (o->count != NULL && !rows_column(r, str_from(o->count), "--count", &p->count_at)) return false;
  return p->date.len == 0 || rows_column(r, p->date, "--date", &p->date_at);
}

/* False: it was told that this is no day. */
static bool read_day(rows *r, const watch_plan *p, int64_t *day) {
  *day = WATCH_NO_DAY;
  if (p->date_at == NO_COLUMN) return true;
  str text = rows_value(r, p->date_at);
  if (text.at == NULL || date_parse(text, day)) return true;
  rows_fault(r, (size_t)p->date_at, CODE_PROFILE_TYPE, "the column `%.*s` is the day; a date that exists is expected, as YYYY-MM-DD", STR_BEGINNING(p->date));
  return false;
}

static void take_quality(rows *r, watch_plan *p, int64_t day, uint64_t n) {
  if (!p->has_baseline || day == WATCH_NO_DAY) return;
  for (size_t i = 0; i < p->column_count; i++)
    watch_column_add(&p->columns[i], r->c->memory, rows_value(r, p->column_at[i]), day < p->baseline_until ? WAS : IS, n);
}

/* The tally's strata: office and day, as far as they are watched. */
static void take_row(rows *r, tally *t, watch_plan *p, str selected, uint64_t *people) {
  str values[2 * DIMENSIONS_MAX];
  size_t at = 0;
  uint64_t n;
  int64_t day;
  if (!rows_count(r, p->count_at, &n) || !read_day(r, p, &day)) return;
  for (size_t i = 0; i < p->groups.count; i++) values[at++] = rows_value(r, p->group_at[i]);
  if (p->office_at != NO_COLUMN) values[at++] = rows_value(r, p->office_at);
  if (p->date_at != NO_COLUMN) values[at++] = rows_value(r, p->date_at);
  str outcome = rows_value(r, p->outcome_at);
  bool is_selected = outcome.at != NULL && str_eq(outcome, selected);
  p->seen |= is_selected;
  if (n > (uint64_t)INT64_MAX - *people) {
    rows_too_many(r);
    return;
  }
  *people += n;
  if (n == 0) return;
  take_quality(r, p, day, n);
  if (!tally_add(t, values, outcome.at == NULL ? TALLY_UNKNOWN : is_selected ? TALLY_SELECTED : TALLY_PASSED_OVER, n)) rows_too_many(r);
}

static epf_status read_file(tally *t, const char *path, const epf_bias_options *o, watch_plan *p, uint64_t *people, bias_channels *c) {
  rows *r;
  epf_status status = rows_open(&r, path, c);
  for (bool end = false, planned = false; status == EPF_OK;) {
    status = rows_next(r, &end);
    if (status != EPF_OK || end) break;
    if (!planned && !find_columns(r, o, p)) return EPF_E_ARGUMENT;
    planned = true;
    take_row(r, t, p, trimmed(str_from(o->outcome_value)), people);
  }
  return status == EPF_OK ? rows_end(r) : status;
}

static epf_status read_files(tally *t, const epf_bias_options *o, watch_plan *p, bias_channels *c) {
  str strata[2];
  size_t count = 0;
  uint64_t people = 0;
  if (p->office.len > 0) strata[count++] = p->office;
  if (p->date.len > 0) strata[count++] = p->date;
  tally_init(t, c->memory, p->groups.at, p->groups.count, strata, count);
  epf_status status = EPF_OK;
  for (size_t i = 0; i < o->source_count && status == EPF_OK; i++) status = read_file(t, o->sources[i], o, p, &people, c);
  return status == EPF_OK && !p->seen && t->cells.count > 0 ? nobody_selected(o, c->why) : status;
}

/* ---- reading a ledger ---- */

static const int64_t day_ms = 86400000;

/* Names that are looked up together, and where each version of the rules keeps them. */
typedef struct kept_names {
  name_list names;
  dimension_row at[CATALOGUES_MAX];
} kept_names;

typedef struct ledger_plan {
  aggregate *g;
  kept_names groups, office, strata, inputs; /* office: one name, or none */
  const kept_names *from[COLUMNS_MAX];       /* of each column whose quality is watched: where its name stands */
  size_t at[COLUMNS_MAX];
} ledger_plan;

/* A name that stands for two things is one column. */
static void watch_names(ledger_plan *l, watch_plan *p, const kept_names *k, bool is_dimension) {
  for (size_t i = 0; i < k->names.count; i++) {
    bool known = false;
    for (size_t c = 0; c < p->column_count; c++) known |= str_eq(p->columns[c].name, k->names.at[i]);
    if (known) continue;
    p->columns[p->column_count] = (watch_column){.name = k->names.at[i], .is_dimension = is_dimension};
    l->from[p->column_count] = k;
    l->at[p->column_count++] = i;
  }
}

static bool find_names(const ledger_plan *l, kept_names *k, const char *flag) { return aggregate_place(l->g, &k->names, 0, flag, k->at); }

/* What the flag names; else what each version of the rules names as office, by the newest one's name. */
static bool place_office(ledger_plan *l, const epf_bias_watching *w, buf *why) {
  const units *u = &l->g->u;
  if (w->office != NULL) {
    if (strchr(w->office, ',') == NULL) l->office.names = (name_list){.at = {str_from(w->office)}, .count = w->office[0] != '\0'};
    else buf_text(why, "--office names one dimension that the rules keep");
    return why->len == 0 && find_names(l, &l->office, "--office");
  }
  for (size_t k = 0; k < u->catalogue_count; k++) {
    const catalogue *c = &u->catalogues[k];
    if (c->office >= c->strata.count) continue;
    l->office.names = (name_list){.at = {c->strata.at[c->office].name}, .count = 1};
    l->office.at[k][0] = (dimension_at){&c->strata.at[c->office], c->office, false};
  }
  return true;
}

/* What the newest rules name as strata: they may explain a change, so that they must not go missing. */
static void choose_strata(ledger_plan *l) {
  const catalogue *c = aggregate_newest(l->g);
  for (size_t i = 0; c != NULL && i < c->strata.count && l->strata.names.count < DIMENSIONS_MAX; i++)
    if (i != c->office && i != c->level) l->strata.names.at[l->strata.names.count++] = c->strata.at[i].name;
}

static bool plan_ledger(ledger_plan *l, watch_plan *p, const epf_bias_watching *w, buf *why) {
  l->groups.names = p->groups;
  l->inputs.names = p->inputs;
  choose_strata(l);
  if (!find_names(l, &l->groups, "--group") || !place_office(l, w, why)) return false;
  if (!find_names(l, &l->strata, "the rules") || !find_names(l, &l->inputs, "--inputs")) return false;
  if (l->office.names.count > 0) p->office = l->office.names.at[0];
  if (w->date == NULL) p->date = STR("day of the shortlist");
  watch_names(l, p, &l->groups, true);
  watch_names(l, p, &l->office, true);
  watch_names(l, p, &l->strata, false);
  watch_names(l, p, &l->inputs, false);
  return true;
}

/* The day (UTC) of a time; WATCH_NO_DAY beyond the calendar. */
static int64_t day_of_time(int64_t ms) {
  int64_t day = ms / day_ms - (ms % day_ms < 0);
  return day >= DATE_MIN && day <= DATE_MAX ? day : WATCH_NO_DAY;
}

static void take_unit_quality(const ledger_plan *l, watch_plan *p, const person_unit *x, str monitored, int side) {
  for (size_t i = 0; i < p->column_count; i++)
    watch_column_add(&p->columns[i], l->g->c->memory, aggregate_value(&l->from[i]->at[x->catalogue][l->at[i]], x, monitored), side, 1);
}

/* Whom the measure says nothing of is passed over. The tally's strata: office and day, as far as they are watched. */
static bool take_unit(const ledger_plan *l, watch_plan *p, tally *t, const person_unit *x) {
  uint8_t outcome = unit_outcome(x, l->g->wish.measure);
  if (outcome >= TALLY_OUTCOMES) return true;
  char date[11];
  str values[2 * DIMENSIONS_MAX], monitored = aggregate_monitored(l->g, x);
  size_t at = 0;
  int64_t day = day_of_time(x->time_ms);
  for (size_t i = 0; i < p->groups.count; i++) values[at++] = aggregate_value(&l->groups.at[x->catalogue][i], x, monitored);
  if (p->office.len > 0) values[at++] = aggregate_value(&l->office.at[x->catalogue][0], x, monitored);
  if (day != WATCH_NO_DAY) date_format(day, date);
  if (p->date.len > 0) values[at++] = day != WATCH_NO_DAY ? str_from(date) : (str){NULL, 0};
  if (p->has_baseline && day != WATCH_NO_DAY) take_unit_quality(l, p, x, monitored, day < p->baseline_until ? WAS : IS);
  return tally_add(t, values, (tally_outcome)outcome, 1);
}

static epf_status read_ledger(tally *t, const epf_bias_options *o, const epf_bias_watching *w, watch_plan *p, bias_request *request, bias_channels *c) {
  ledger_plan *l = ARENA_NEW(c->memory, ledger_plan);
  epf_status status = aggregate_open(&l->g, o, c);
  if (status != EPF_OK) return status;
  if (!plan_ledger(l, p, w, c->why)) return EPF_E_ARGUMENT;
  str strata[2];
  size_t count = 0;
  if (p->office.len > 0) strata[count++] = p->office;
  if (p->date.len > 0) strata[count++] = p->date;
  if (count == 0) {
    buf_text(c->why, "the rules in the ledger name no office; say by --office what to take for it, or let time be watched");
    return EPF_E_ARGUMENT;
  }
  tally_init(t, c->memory, p->groups.at, p->groups.count, strata, count);
  for (size_t i = 0; i < l->g->u.count; i++)
    if (!take_unit(l, p, t, unit_measured(&l->g->u, i, l->g->wish.measure))) return EPF_E_INTERNAL;
  aggregate_tell(l->g, request);
  if (t->cells.count > 0) return EPF_OK;
  buf_text(c->why, "the ledger has nobody in this window whom the measure counts: there is nothing to watch");
  return EPF_E_ARGUMENT;
}

/* ---- from cells to rows ---- */

static int in_order(const void *left, const void *right) { return str_cmp(*(const str *)left, *(const str *)right); }

/* The offices, sorted, each once. */
static void number_offices(watch_data *d, names *numbers, arena *memory, const tally *t) {
  str *all = ARENA_ARRAY(memory, str, t->cells.count + 1);
  for (size_t i = 0; i < t->cells.count; i++) {
    str office = t->cells.at[i].values[t->groups];
    if (office.at == NULL || names_find(numbers, office) != UINT32_MAX) continue;
    names_add(numbers, memory, office, 0);
    all[d->office_count++] = office;
  }
  if (d->office_count > 0) qsort(all, d->office_count, sizeof *all, in_order);
  *numbers = (names){0};
  for (size_t i = 0; i < d->office_count; i++) names_add(numbers, memory, all[i], (uint32_t)i);
  d->offices = all;
}

/* The number of the cell's group. The tally is sorted, so a group's cells stand together. Where no groups are told apart there is one: everybody. */
static uint32_t group_of(watch_data *d, str *groups, const str **last, arena *memory, const tally *t, const str *values) {
  if (values_missing(values, t->groups)) return WATCH_NOBODY;
  if (*last == NULL || !values_same(*last, values, t->groups)) {
    groups[d->group_count++] = t->groups > 0 ? values_joined(memory, values, t->groups) : STR("Everybody");
    *last = values;
  }
  return (uint32_t)d->group_count - 1;
}

static void take_apart(watch_data *d, arena *memory, tally *t, watch_plan *p) {
  names numbers = {0};
  const str *last = NULL;
  tally_sort(t);
  str *groups = ARENA_ARRAY(memory, str, t->cells.count + 1);
  *d = (watch_data){.rows = ARENA_ARRAY(memory, watch_row, t->cells.count + 1), .count = t->cells.count, .groups = groups, .columns = p->columns,
                    .column_count = p->column_count};
  if (p->office.len > 0) number_offices(d, &numbers, memory, t);
  for (size_t i = 0; i < t->cells.count; i++) {
    const str *values = t->cells.at[i].values, *strata = values + t->groups;
    watch_row *row = &d->rows[i];
    *row = (watch_row){.office = WATCH_NOBODY, .day = WATCH_NO_DAY, .group = group_of(d, groups, &last, memory, t, values)};
    memcpy(row->counts, t->cells.at[i].counts, sizeof row->counts);
    if (p->office.len > 0 && strata[0].at != NULL) row->office = names_find(&numbers, strata[0]);
    str date = p->date.len > 0 ? strata[t->strata - 1] : (str){NULL, 0};
    if (date.at != NULL && !date_parse(date, &row->day)) row->day = WATCH_NO_DAY;
  }
}

/* ---- the whole ---- */

/* Of a ledger both are watched where nothing says otherwise; of files what a flag names. */
static bool offices_watched(const epf_bias_options *o, const epf_bias_watching *w) {
  return o->from == EPF_BIAS_LEDGER ? w->office == NULL || w->office[0] != '\0' : w->office != NULL;
}

static bool time_watched(const epf_bias_options *o, const epf_bias_watching *w) { return (o->from == EPF_BIAS_LEDGER) == (w->date == NULL); }

static void check_ledger(const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  bool timed = time_watched(o, w);
  if (!timed && w->date[0] != '\0') buf_text(why, "the days of a ledger are those of its shortlists: --date takes no column there, only `none`");
  else if (!timed && !offices_watched(o, w)) buf_text(why, "there is nothing to watch; leave out `--office none` or `--date none`");
  else if (!timed && o->group != NULL) buf_text(why, "--group is about time: the groups are charted by day; leave out `--date none`");
  else if (!timed && w->baseline_until != NULL) buf_text(why, "--baseline-until is about time; leave out `--date none`");
}

static void check_files(const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  if (w->office == NULL && w->date == NULL) buf_text(why, "say by --office which column holds offices, by --date which holds days, or both");
  else if (w->date == NULL && o->group != NULL) buf_text(why, "--group is about time: the groups are charted by day; say by --date which column holds days");
  else if (w->date == NULL && w->baseline_until != NULL) buf_text(why, "--baseline-until is about time; say by --date which column holds days");
}

static bool check(const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  if (o->from == EPF_BIAS_TALLY) buf_text(why, "a tally cannot be watched, as it holds no days; give a ledger or CSV files");
  else if (o->source_count == 0) buf_text(why, "there is no source; give a ledger, or a file by --csv");
  else if (isnan(o->level) || o->level <= 0 || o->level >= 1) buf_text(why, "the level of intervals is above 0 and below 1, such as 0.95");
  else if (o->from == EPF_BIAS_LEDGER) check_ledger(o, w, why);
  else check_files(o, w, why);
  if (why->len > 0) return false;
  if (w->baseline_until == NULL && w->inputs != NULL) buf_text(why, "--inputs are compared before and after a day; say by --baseline-until which");
  else if (!isnan(w->target) && !(w->target > 0 && w->target < 1)) buf_text(why, "the target is above 0 and below 1, such as 0.3");
  else if (w->run_length < EPF_BIAS_RUN_LENGTH_LEAST || w->run_length > EPF_BIAS_RUN_LENGTH_MOST)
    buf_printf(why, "the run length is from %d to %d people", EPF_BIAS_RUN_LENGTH_LEAST, EPF_BIAS_RUN_LENGTH_MOST);
  return why->len == 0 && (o->from == EPF_BIAS_LEDGER || outcome_is_named(o, why));
}

static bool plan_names(watch_plan *p, const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  if (!names_read(&p->groups, o->group != NULL ? o->group : "", "--group", why)) return false;
  if (!names_read(&p->inputs, w->inputs != NULL ? w->inputs : "", "--inputs", why)) return false;
  p->has_baseline = w->baseline_until != NULL;
  if (!p->has_baseline || date_parse(str_from(w->baseline_until), &p->baseline_until)) return true;
  buf_text(why, "--baseline-until is a date that exists, as YYYY-MM-DD");
  return false;
}

/* Of files. */
static void plan_columns(watch_plan *p, const epf_bias_options *o, const epf_bias_watching *w) {
  p->office = w->office != NULL ? str_from(w->office) : (str){NULL, 0};
  p->date = w->date != NULL ? str_from(w->date) : (str){NULL, 0};
  for (size_t i = 0; i < p->groups.count; i++) p->columns[p->column_count++].name = p->groups.at[i];
  p->columns[p->column_count++].name = str_from(o->outcome);
  if (p->office.len > 0) p->columns[p->column_count++].name = p->office;
  for (size_t i = 0; i < p->column_count; i++) p->columns[i].is_dimension = true;
  for (size_t i = 0; i < p->inputs.count; i++) p->columns[p->column_count++].name = p->inputs.at[i];
}

static epf_status read_people(tally *t, const epf_bias_options *o, const epf_bias_watching *w, watch_plan *p, bias_request *request, bias_channels *c) {
  if (!plan_names(p, o, w, c->why)) return EPF_E_ARGUMENT;
  if (o->from == EPF_BIAS_LEDGER) return read_ledger(t, o, w, p, request, c);
  plan_columns(p, o, w);
  bias_fact_add(request, "outcome", o->outcome);
  bias_fact_add(request, "selected", o->outcome_value);
  return read_files(t, o, p, c);
}

static void write_report(const watch_report *r, epf_bias_format format, buf *to) {
  switch (format) {
  case EPF_BIAS_TEXT: watch_text(r, to); break;
  case EPF_BIAS_AS_CSV: watch_csv(r, to); break;
  case EPF_BIAS_HTML: watch_html(r, to); break;
  case EPF_BIAS_JSON:
  default: watch_json(r, to); break;
  }
}

static epf_status watch(const epf_bias_options *o, const epf_bias_watching *w, bias_channels *c, uint64_t *alarms, buf *to) {
  watch_plan *p = ARENA_NEW(c->memory, watch_plan);
  watch_request *q = ARENA_NEW(c->memory, watch_request);
  watch_report *r = ARENA_NEW(c->memory, watch_report);
  tally *t = ARENA_NEW(c->memory, tally);
  watch_data d;
  *q = (watch_request){.base = {.level = o->level, .min_count = o->min_count}, .target = w->target, .run_length = w->run_length};
  epf_status status = read_people(t, o, w, p, &q->base, c);
  if (status != EPF_OK) return status;
  q->office = p->office;
  q->date = p->date;
  q->group = values_joined(c->memory, p->groups.at, p->groups.count);
  q->has_baseline = p->has_baseline;
  q->baseline_until = p->baseline_until;
  take_apart(&d, c->memory, t, p);
  watch_compute(r, c->memory, &d, q);
  *alarms = r->alarms;
  write_report(r, o->format, to);
  return EPF_OK;
}

epf_status epf_bias_watch(const epf_bias_options *options, const epf_bias_watching *watching, uint64_t *alarms, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  *alarms = 0;
  if (!check(options, watching, why)) return EPF_E_ARGUMENT;
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    bias_channels c = {&memory, log, why};
    status = watch(options, watching, &c, alarms, to);
  }
  arena_release(&memory);
  return to->failed || log->failed || why->failed ? EPF_E_NOMEM : status;
}
