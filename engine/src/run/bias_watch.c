/* From CSV files to what is watched. People are counted by group, office and day in a tally, which is then taken apart into rows. */
#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "bias/watch.h"
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

/* ---- reading ---- */

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

static bool is_missing(const str *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i].at == NULL) return true;
  return false;
}

static bool same(const str *a, const str *b, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!str_eq(a[i], b[i])) return false;
  return true;
}

static str joined(arena *memory, const str *values, size_t count) {
  buf b = {0};
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_char(&b, ',');
    buf_str(&b, values[i]);
  }
  return arena_keep(memory, &b);
}

/* The number of the cell's group. The tally is sorted, so a group's cells stand together. Where no groups are told apart there is one: everybody. */
static uint32_t group_of(watch_data *d, str *groups, const str **last, arena *memory, const tally *t, const str *values) {
  if (is_missing(values, t->groups)) return WATCH_NOBODY;
  if (*last == NULL || !same(*last, values, t->groups)) {
    groups[d->group_count++] = t->groups > 0 ? joined(memory, values, t->groups) : STR("Everybody");
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

static bool check(const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  if (o->from != EPF_BIAS_CSV) buf_text(why, "a ledger cannot be watched yet, nor a tally; give CSV files");
  else if (o->source_count == 0) buf_text(why, "there is no source; give a file by --csv");
  else if (isnan(o->level) || o->level <= 0 || o->level >= 1) buf_text(why, "the level of intervals is above 0 and below 1, such as 0.95");
  else if (o->format == EPF_BIAS_HTML) buf_text(why, "what is watched is written as text, json or csv");
  else if (w->office == NULL && w->date == NULL) buf_text(why, "say by --office which column holds offices, by --date which holds days, or both");
  else if (w->date == NULL && o->group != NULL) buf_text(why, "--group is about time: the groups are charted by day; say by --date which column holds days");
  else if (w->date == NULL && w->baseline_until != NULL) buf_text(why, "--baseline-until is about time; say by --date which column holds days");
  else if (w->baseline_until == NULL && w->inputs != NULL) buf_text(why, "--inputs are compared before and after a day; say by --baseline-until which");
  else if (!isnan(w->target) && !(w->target > 0 && w->target < 1)) buf_text(why, "the target is above 0 and below 1, such as 0.3");
  else if (w->run_length < EPF_BIAS_RUN_LENGTH_LEAST || w->run_length > EPF_BIAS_RUN_LENGTH_MOST)
    buf_printf(why, "the run length is from %d to %d people", EPF_BIAS_RUN_LENGTH_LEAST, EPF_BIAS_RUN_LENGTH_MOST);
  else return outcome_is_named(o, why);
  return false;
}

static bool plan_columns(watch_plan *p, const epf_bias_options *o, const epf_bias_watching *w, buf *why) {
  p->office = w->office != NULL ? str_from(w->office) : (str){NULL, 0};
  p->date = w->date != NULL ? str_from(w->date) : (str){NULL, 0};
  if (!names_read(&p->groups, o->group != NULL ? o->group : "", "--group", why) || !names_read(&p->inputs, w->inputs != NULL ? w->inputs : "", "--inputs", why)) return false;
  p->has_baseline = w->baseline_until != NULL;
  if (p->has_baseline && !date_parse(str_from(w->baseline_until), &p->baseline_until)) {
    buf_text(why, "--baseline-until is a date that exists, as YYYY-MM-DD");
    return false;
  }
  for (size_t i = 0; i < p->groups.count; i++) p->columns[p->column_count++].name = p->groups.at[i];
  p->columns[p->column_count++].name = str_from(o->outcome);
  if (p->office.len > 0) p->columns[p->column_count++].name = p->office;
  for (size_t i = 0; i < p->column_count; i++) p->columns[i].is_dimension = true;
  for (size_t i = 0; i < p->inputs.count; i++) p->columns[p->column_count++].name = p->inputs.at[i];
  return true;
}

static epf_status watch(const epf_bias_options *o, const epf_bias_watching *w, bias_channels *c, uint64_t *alarms, buf *to) {
  watch_plan *p = ARENA_NEW(c->memory, watch_plan);
  watch_request *q = ARENA_NEW(c->memory, watch_request);
  watch_report *r = ARENA_NEW(c->memory, watch_report);
  tally *t = ARENA_NEW(c->memory, tally);
  watch_data d;
  if (!plan_columns(p, o, w, c->why)) return EPF_E_ARGUMENT;
  epf_status status = read_files(t, o, p, c);
  if (status != EPF_OK) return status;
  *q = (watch_request){.base = {.level = o->level, .min_count = o->min_count}, .office = p->office, .date = p->date, .has_baseline = p->has_baseline,
                       .group = joined(c->memory, p->groups.at, p->groups.count), .baseline_until = p->baseline_until, .target = w->target, .run_length = w->run_length};
  bias_fact_add(&q->base, "outcome", o->outcome);
  bias_fact_add(&q->base, "selected", o->outcome_value);
  take_apart(&d, c->memory, t, p);
  watch_compute(r, c->memory, &d, q);
  *alarms = r->alarms;
  if (o->format == EPF_BIAS_TEXT) watch_text(r, to);
  else if (o->format == EPF_BIAS_AS_CSV) watch_csv(r, to);
  else watch_json(r, to);
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
