/* CUSUM charts over people in order of their days (Steiner and others 2000; Reynolds and Stoumbos 1999), one for odds that have doubled and
 * one for odds that have halved.
 *
 * A day is one step of the chart: the sum of its people's scores, and never below zero at its end. So the order of people within a day
 * does not matter, and as taking them one by one, in whatever order, never leaves the chart lower, false alarms are not more frequent than
 * the threshold promises of people one by one. */
#include <math.h>
#include <stdlib.h>

#include "bias/watch.h"

static const double odds_factor = 2;
static const interval none = {NAN, NAN};

/* ---- one chart ---- */

typedef struct walk {
  double selected, other, score;
  int64_t since;
} walk;

static double with_odds(double p, double factor) { return factor * p / (1 - p + factor * p); }

static walk chart_start(watch_chart *c, double p0, double factor, double run_length) {
  c->p1 = p0 > 0 && p0 < 1 ? with_odds(p0, factor) : NAN;
  c->threshold = cusum_threshold(p0, c->p1, run_length);
  return (walk){.selected = cusum_score(true, p0, c->p1), .other = cusum_score(false, p0, c->p1)};
}

static void step(watch_chart *c, walk *w, arena *memory, int64_t day, uint64_t x, uint64_t n) {
  bool at_zero = !(w->score > 0);
  w->score = fmax(0, w->score + ((double)x * w->selected + (double)(n - x) * w->other));
  if (at_zero && w->score > 0) w->since = day;
  if (!(w->score >= c->threshold)) return;
  *VEC_PUSH(memory, &c->alarms) = (watch_alarm){day, w->since};
  w->score = 0; /* anew */
}

/* ---- one series ---- */

static double thousandths(double x) { return floor(x * 1000 + 0.5) / 1000; }

typedef struct since_point {
  uint64_t x, others;
} since_point;

/* A chart's height from day to day would tell what became of each person. It is told where, since it was told last, enough people were
 * selected and enough passed over. */
static void tell(watch_series *s, arena *memory, int64_t day, const walk *up, const walk *down, since_point *since, uint64_t min_count) {
  if (since->x < min_count || since->others < min_count) return;
  *VEC_PUSH(memory, &s->points) = (watch_point){day, thousandths(up->score / s->upper.threshold), thousandths(down->score / s->lower.threshold)};
  *since = (since_point){0};
}

static void run_series(watch_series *s, arena *memory, const watch_row *rows, size_t count, const watch_request *q) {
  double run_length = (double)q->run_length;
  walk up = chart_start(&s->upper, s->p0, odds_factor, run_length), down = chart_start(&s->lower, s->p0, 1 / odds_factor, run_length);
  if (isnan(s->upper.threshold) || isnan(s->lower.threshold)) return;
  since_point since = {0};
  for (size_t i = 0, next; i < count; i = next) {
    uint64_t x = 0, n = 0;
    for (next = i; next < count && rows[next].day == rows[i].day; next++) {
      x += rows[next].counts[TALLY_SELECTED];
      n += rows[next].counts[TALLY_SELECTED] + rows[next].counts[TALLY_PASSED_OVER];
    }
    if (n == 0 || (q->has_baseline && rows[i].day < q->baseline_until)) continue;
    step(&s->upper, &up, memory, rows[i].day, x, n);
    step(&s->lower, &down, memory, rows[i].day, x, n);
    since.x += x;
    since.others += n - x;
    tell(s, memory, rows[i].day, &up, &down, &since, q->base.min_count);
  }
}

/* ---- all of them ---- */

static int in_order(const void *left, const void *right) {
  const watch_row *a = left, *b = right;
  if (a->group != b->group) return (a->group > b->group) - (a->group < b->group);
  return (a->day > b->day) - (a->day < b->day);
}

static void find_in_control(watch_series *s, const watch_report *r) {
  bool has_baseline = r->request->has_baseline;
  s->p0 = s->suppressed ? NAN : has_baseline ? rate_of(s->x[WAS], s->n[WAS]) : r->target;
  s->p0_ci = s->suppressed || !has_baseline ? none : rate_wilson(s->x[WAS], s->n[WAS], r->request->base.level);
  s->upper.p1 = s->upper.threshold = s->lower.p1 = s->lower.threshold = NAN;
}

void watch_run_charts(watch_report *r, arena *memory, watch_data *d) {
  const watch_request *q = r->request;
  if (d->count > 0) qsort(d->rows, d->count, sizeof *d->rows, in_order);
  size_t at = 0;
  for (size_t i = 0; i < r->time.count; i++) {
    watch_series *s = &r->time.at[i];
    while (at < d->count && (d->rows[at].group < i || (d->rows[at].group == i && d->rows[at].day == WATCH_NO_DAY))) at++;
    size_t end = at;
    while (end < d->count && d->rows[end].group == i) end++;
    find_in_control(s, r);
    if (s->suppressed) continue;
    run_series(s, memory, d->rows + at, end - at, q);
    r->alarms += s->upper.alarms.count + s->lower.alarms.count;
    if (isnan(s->upper.threshold)) watch_warn(r, memory, "%.*s: there is no chart, as the rate that is expected is not above 0 and below 1", STR_BEGINNING(s->name));
    else r->time.false_alarms += 2 * (double)s->n[IS] / (double)q->run_length;
  }
}
