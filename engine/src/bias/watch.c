#include "bias/watch.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "bias/disclose.h"

const char *watch_finding_text(watch_finding f) {
  static const char *const names[] = {"within", "look", "alarm"};
  return names[f];
}

void watch_warn(watch_report *r, arena *memory, const char *format, ...) {
  va_list list;
  va_start(list, format);
  char room[400];
  vsnprintf(room, sizeof room, format, list);
  va_end(list);
  *VEC_PUSH(memory, &r->warnings) = (str){arena_copy(memory, room, strlen(room)), strlen(room)};
}

/* ---- who is left out ---- */

static uint64_t counted(const watch_row *row) { return row->counts[TALLY_SELECTED] + row->counts[TALLY_PASSED_OVER]; }

static void find_left_out(watch_report *r, const watch_data *d) {
  static const char *const whys[] = {"group_missing", "office_missing", "day_missing", "outcome_missing", "lawfully_barred"};
  const watch_request *q = r->request;
  uint64_t counts[sizeof whys / sizeof *whys] = {0};
  for (size_t i = 0; i < d->count; i++) {
    const watch_row *row = &d->rows[i];
    uint64_t everybody = counted(row) + row->counts[TALLY_UNKNOWN] + row->counts[TALLY_BARRED];
    if (q->group.len > 0 && row->group == WATCH_NOBODY) counts[0] += everybody;
    if (q->office.len > 0 && row->office == WATCH_NOBODY) counts[1] += everybody;
    if (q->date.len > 0 && row->day == WATCH_NO_DAY) counts[2] += everybody;
    counts[3] += row->counts[TALLY_UNKNOWN];
    counts[4] += row->counts[TALLY_BARRED];
  }
  for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
    r->left_out[i] = (bias_left_out){.why = whys[i], .count = counts[i]};
    bias_hide_left_out(&r->left_out[i], q->base.min_count);
  }
}

/* ---- disclosure control ---- */

static watch_total total_of(const disclosed_row *rows, size_t count, size_t sides) {
  watch_total t = {0};
  for (size_t i = 0; i < count; i++)
    for (size_t s = 0; s < sides; s++) {
      t.n += rows[i].n[s];
      t.x += rows[i].x[s];
    }
  return t;
}

/* Where other figures tell the total of the same people, hiding it is of no use: what cannot be shown beside it goes altogether. */
static watch_total hide(disclosed_row *rows, size_t count, size_t sides, uint64_t min_count, bool alone) {
  watch_total t = total_of(rows, count, sides);
  t.shown = disclose_rows(rows, count, sides, min_count);
  if (!t.shown && !alone) {
    for (size_t i = 0; i < count; i++) rows[i].hidden = true;
    t.shown = !disclose_is_small(t.x, t.n, min_count);
  }
  return t.shown ? t : (watch_total){0};
}

void watch_find_offices(watch_report *r, arena *memory, const watch_data *d, bool alone) {
  watch_offices *o = &r->offices;
  disclosed_row *rows = ARENA_ARRAY(memory, disclosed_row, d->office_count + 1);
  for (size_t i = 0; i < d->count; i++) {
    const watch_row *row = &d->rows[i];
    if (row->office == WATCH_NOBODY) continue;
    rows[row->office].n[0] += counted(row);
    rows[row->office].x[0] += row->counts[TALLY_SELECTED];
  }
  o->total = hide(rows, d->office_count, 1, r->request->base.min_count, alone);
  o->count = d->office_count;
  o->at = ARENA_ARRAY(memory, watch_office, o->count + 1);
  for (size_t i = 0; i < o->count; i++) {
    watch_office *to = &o->at[i];
    *to = (watch_office){.name = d->offices[i], .suppressed = rows[i].hidden};
    o->hidden += to->suppressed;
    if (to->suppressed) continue;
    to->n = rows[i].n[0];
    to->x = rows[i].x[0];
  }
}

void watch_find_series(watch_report *r, arena *memory, const watch_data *d, bool alone) {
  watch_time *t = &r->time;
  const watch_request *q = r->request;
  disclosed_row *rows = ARENA_ARRAY(memory, disclosed_row, d->group_count + 1);
  for (size_t i = 0; i < d->count; i++) {
    const watch_row *row = &d->rows[i];
    if (row->group == WATCH_NOBODY || row->day == WATCH_NO_DAY) continue;
    int side = q->has_baseline && row->day < q->baseline_until ? WAS : IS;
    rows[row->group].n[side] += counted(row);
    rows[row->group].x[side] += row->counts[TALLY_SELECTED];
  }
  for (size_t i = 0; i < d->group_count && !q->has_baseline; i++) { /* one side: the first */
    rows[i].n[0] = rows[i].n[IS];
    rows[i].x[0] = rows[i].x[IS];
  }
  t->total = hide(rows, d->group_count, q->has_baseline ? WATCH_SIDES : 1, q->base.min_count, alone);
  t->count = d->group_count;
  t->at = ARENA_ARRAY(memory, watch_series, t->count + 1);
  for (size_t i = 0; i < t->count; i++) {
    watch_series *to = &t->at[i];
    *to = (watch_series){.name = d->groups[i], .suppressed = rows[i].hidden};
    t->hidden += to->suppressed;
    for (int s = q->has_baseline ? WAS : IS; s < WATCH_SIDES && !to->suppressed; s++) {
      to->n[s] = rows[i].n[s];
      to->x[s] = rows[i].x[s];
    }
  }
}

/* Whom one of the two tables counts and the other does not: their totals, one less the other, tell of them. */
static bool few_are_in_one_alone(const watch_data *d, uint64_t min_count) {
  uint64_t n[2] = {0}, x[2] = {0};
  for (size_t i = 0; i < d->count; i++) {
    const watch_row *row = &d->rows[i];
    bool office = row->office != WATCH_NOBODY, time = row->group != WATCH_NOBODY && row->day != WATCH_NO_DAY;
    if (office == time) continue;
    n[time] += counted(row);
    x[time] += row->counts[TALLY_SELECTED];
  }
  for (int i = 0; i < 2; i++)
    if (n[i] > 0 && disclose_is_small(x[i], n[i], min_count)) return true;
  return false;
}

static void hide_series(watch_time *t) {
  t->hidden = t->count;
  t->total = (watch_total){0};
  for (size_t i = 0; i < t->count; i++) t->at[i] = (watch_series){.name = t->at[i].name, .suppressed = true};
}

/* ---- the target ---- */

/* All together; where that is hidden, those that are shown. */
static double target_of(const watch_report *r) {
  watch_total t = r->request->office.len > 0 ? r->offices.total : r->time.total;
  if (!isnan(r->request->target)) return r->request->target;
  if (t.shown) return rate_of(t.x, t.n);
  if (r->request->office.len > 0)
    for (size_t i = 0; i < r->offices.count; i++) t.n += r->offices.at[i].n, t.x += r->offices.at[i].x;
  else
    for (size_t i = 0; i < r->time.count; i++) t.n += r->time.at[i].n[IS], t.x += r->time.at[i].x[IS];
  return rate_of(t.x, t.n);
}

static void warn_of_hidden(watch_report *r, arena *memory) {
  const watch_request *q = r->request;
  if (r->offices.hidden > 0)
    watch_warn(r, memory, "%zu office%s hidden and not judged: a cell would be below %llu, or could be worked out%s", r->offices.hidden,
               r->offices.hidden == 1 ? " is" : "s are", (unsigned long long)q->base.min_count, r->offices.total.shown ? "" : "; the total is hidden as well");
  if (r->time.hidden > 0 && q->group.len > 0)
    watch_warn(r, memory, "%zu group%s hidden and not charted: a cell would be below %llu, or could be worked out%s", r->time.hidden,
               r->time.hidden == 1 ? " is" : "s are", (unsigned long long)q->base.min_count,
               r->time.hidden == r->time.count && q->office.len > 0 ? ", as the offices tell the total" : "");
  if (r->time.hidden > 0 && q->group.len == 0)
    watch_warn(r, memory, "time is not charted: a cell would be below %llu", (unsigned long long)q->base.min_count);
}

void watch_compute(watch_report *to, arena *memory, watch_data *d, const watch_request *request) {
  bool offices = request->office.len > 0, time = request->date.len > 0;
  *to = (watch_report){.request = request, .target = NAN, .offices = {.phi = NAN, .phi_p = NAN}};
  find_left_out(to, d);
  if (offices) watch_find_offices(to, memory, d, !time);
  if (time) watch_find_series(to, memory, d, !offices);
  if (offices && time && few_are_in_one_alone(d, request->base.min_count)) hide_series(&to->time);
  warn_of_hidden(to, memory);
  if (offices || !request->has_baseline) to->target = target_of(to);
  if (offices) watch_judge_offices(to, memory);
  if (time) watch_run_charts(to, memory, d);
  if (time && request->has_baseline) watch_find_drifts(to, memory, d);
}
