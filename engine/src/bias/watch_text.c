/* What is watched as a page of plain text: alarms first. */
#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "bias/numbers.h"
#include "bias/watch.h"

enum { NAME_LEAST = 12, NAME_MOST = 40 };

static void put_day(int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_text(to, text);
}

static void put_limits(interval limits, buf *to) {
  put_percent(limits.low, to);
  buf_text(to, " to ");
  put_percent(limits.high, to);
}

/* ---- what stands above ---- */

static void head(const watch_report *r, buf *to) {
  static const char *const why[] = {"whose group is not known", "whose office is not known", "whose day is not known", "whose outcome is not known",
                                    "whom a lawful criterion bars (watched are those who could qualify)"};
  const watch_request *q = r->request;
  buf_text(to, "INTERNAL VIEW, not for publication: only a release is checked against what was published before.\n\n");
  for (size_t i = 0; i < q->base.fact_count; i++) put_named(fact_words(q->base.facts[i].name, (char[FACT_NAME]){0}), q->base.facts[i].value, to);
  put_named("Offices", q->office, to);
  put_named("Time", q->date, to);
  put_named("Groups", q->group, to);
  if (q->has_baseline) {
    buf_printf(to, "%-12s before ", "Baseline");
    put_day(q->baseline_until, to);
    buf_char(to, '\n');
  }
  if (!isnan(r->target)) {
    buf_printf(to, "%-12s ", "Target");
    put_percent(r->target, to);
    buf_text(to, isnan(q->target) ? " %, all together\n" : " %, as given\n");
  }
  for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
    const bias_left_out *l = &r->left_out[i];
    if (l->hidden) buf_printf(to, "%-12s fewer than %llu %s\n", "Left out", (unsigned long long)q->base.min_count, why[i]);
    else if (l->count > 0) buf_printf(to, "%-12s %llu %s\n", "Left out", (unsigned long long)l->count, why[i]);
  }
}

/* ---- alarms ---- */

static void office_alarm(const watch_office *o, const watch_report *r, buf *to) {
  interval limits = r->offices.widened ? o->outer_wide : o->outer;
  buf_text(to, "  office ");
  buf_visible(to, o->name);
  buf_text(to, ": ");
  put_percent(o->rate, to);
  buf_printf(to, " %% of %llu, %s the limit of ", (unsigned long long)o->n, o->above ? "above" : "below");
  put_percent(o->above ? limits.high : limits.low, to);
  buf_text(to, " %\n");
}

static void chart_alarms(const watch_series *s, const watch_chart *c, const char *course, buf *to) {
  for (size_t i = 0; i < c->alarms.count; i++) {
    buf_text(to, "  ");
    buf_visible(to, s->name);
    buf_text(to, ", ");
    put_day(c->alarms.at[i].day, to);
    buf_printf(to, ": the rate has %s; the run began on ", course);
    put_day(c->alarms.at[i].since, to);
    buf_char(to, '\n');
  }
}

static void data_alarm(const watch_drift *d, buf *to) {
  buf_text(to, "  data ");
  buf_visible(to, d->name);
  buf_text(to, d->missing_alarm && d->index_alarm ? ": more is missing, and the values are spread otherwise\n"
                           : d->missing_alarm     ? ": more is missing\n"
                                                  : ": the values are spread otherwise\n");
}

static void alarms(const watch_report *r, buf *to) {
  if (r->alarms == 0) {
    buf_text(to, "\nNo alarm.\n");
    return;
  }
  buf_printf(to, "\n%zu ALARM%s\n", r->alarms, r->alarms == 1 ? "" : "S");
  for (size_t i = 0; i < r->offices.count; i++)
    if (r->offices.at[i].finding == WATCH_ALARM) office_alarm(&r->offices.at[i], r, to);
  for (size_t i = 0; i < r->time.count; i++) {
    chart_alarms(&r->time.at[i], &r->time.at[i].upper, "risen", to);
    chart_alarms(&r->time.at[i], &r->time.at[i].lower, "fallen", to);
  }
  for (size_t i = 0; i < r->drift_count; i++)
    if (r->drifts[i].missing_alarm || r->drifts[i].index_alarm) data_alarm(&r->drifts[i], to);
}

/* ---- offices ---- */

static int name_width(const watch_offices *o) {
  size_t most = NAME_LEAST;
  for (size_t i = 0; i < o->count; i++)
    if (o->at[i].name.len > most) most = o->at[i].name.len;
  return most > NAME_MOST ? NAME_MOST : (int)most;
}

static void put_office(const watch_office *o, const watch_report *r, int width, buf *to) {
  put_padded(o->name, width, to);
  if (o->suppressed) {
    buf_text(to, "    hidden\n");
    return;
  }
  buf_printf(to, "%8llu %8llu   ", (unsigned long long)o->n, (unsigned long long)o->x);
  put_percent(o->rate, to);
  buf_text(to, "   95 %: ");
  put_limits(o->inner, to);
  buf_text(to, ", 99.8 %: ");
  put_limits(o->outer, to);
  if (r->offices.widened) {
    buf_text(to, "; widened 95 %: ");
    put_limits(o->inner_wide, to);
    buf_text(to, ", 99.8 %: ");
    put_limits(o->outer_wide, to);
  }
  buf_text(to, o->finding == WATCH_ALARM ? "   ALARM\n" : o->finding == WATCH_LOOK ? "   worth a look\n" : "\n");
}

static void offices(const watch_report *r, buf *to) {
  const watch_offices *o = &r->offices;
  int width = name_width(o);
  buf_printf(to, "\nOffices: rate %% and the limits for their numbers of people\n%-*s %8s %8s   rate\n", width, "", "n", "selected");
  for (size_t i = 0; i < o->count; i++) put_office(&o->at[i], r, width, to);
  if (o->total.shown && o->count > 0)
    buf_printf(to, "All together: %llu of %llu\n", (unsigned long long)o->total.x, (unsigned long long)o->total.n);
  if (isnan(o->phi)) return;
  buf_text(to, "Overdispersion: phi ");
  put_figure(o->phi, 2, to);
  buf_text(to, ", p ");
  put_p(o->phi_p, to);
  buf_text(to, o->widened  ? "; the widened limits decide\n"
               : o->spread ? "; more than chance brings, but the offices are few, so the exact limits decide\n"
                           : "; no more than chance may bring, so the exact limits decide\n");
}

/* ---- time ---- */

static void put_series(const watch_series *s, const watch_request *q, buf *to) {
  buf_char(to, '\n');
  buf_visible(to, s->name);
  if (s->suppressed) {
    buf_text(to, ": hidden\n");
    return;
  }
  buf_text(to, "\n  expected      ");
  put_percent(s->p0, to);
  if (q->has_baseline) {
    buf_text(to, " % (");
    put_limits(s->p0_ci, to);
    buf_printf(to, "), %llu of %llu in the baseline\n", (unsigned long long)s->x[WAS], (unsigned long long)s->n[WAS]);
  } else {
    buf_text(to, " %, the target\n");
  }
  buf_text(to, "  seen          ");
  put_percent(rate_of(s->x[IS], s->n[IS]), to);
  buf_printf(to, " %%, %llu of %llu\n", (unsigned long long)s->x[IS], (unsigned long long)s->n[IS]);
  if (isnan(s->upper.threshold)) return;
  buf_text(to, "  looked for    ");
  put_percent(s->upper.p1, to);
  buf_printf(to, " %% (odds doubled): %zu alarm%s; ", s->upper.alarms.count, s->upper.alarms.count == 1 ? "" : "s");
  put_percent(s->lower.p1, to);
  buf_printf(to, " %% (odds halved): %zu alarm%s\n", s->lower.alarms.count, s->lower.alarms.count == 1 ? "" : "s");
}

static void time_charts(const watch_report *r, buf *to) {
  buf_text(to, "\nTime: CUSUM charts, a day at a step\n");
  for (size_t i = 0; i < r->time.count; i++) put_series(&r->time.at[i], r->request, to);
  buf_printf(to, "\nWhere nothing has changed a chart raises a false alarm about once in %llu people; on all charts together ",
             (unsigned long long)r->request->run_length);
  put_figure(r->time.false_alarms, 1, to);
  buf_text(to, " are to be expected at most.\n");
  if (r->request->has_baseline) buf_text(to, "That takes the baseline's rate for certain: where the baseline is short there are more.\n");
}

/* ---- data ---- */

static void put_missing(double share, buf *to) {
  put_percent(share, to);
  if (!isnan(share)) buf_text(to, " %");
}

static void put_drift(const watch_drift *d, buf *to) {
  buf_text(to, "  ");
  buf_visible(to, d->name);
  if (d->hidden) {
    buf_text(to, ": missing, hidden");
  } else {
    buf_text(to, ": missing ");
    put_missing(d->missing[WAS], to);
    buf_text(to, " before, ");
    put_missing(d->missing[IS], to);
    buf_text(to, " after; change, points ");
    put_estimate(d->change * 100, (interval){d->change_ci.low * 100, d->change_ci.high * 100}, 1, to);
  }
  buf_text(to, "; stability index ");
  if (isnan(d->index) && d->band != NULL) buf_text(to, d->band);
  else put_figure(d->index, 3, to);
  buf_text(to, d->missing_alarm || d->index_alarm ? "   ALARM\n" : d->index_look ? "   worth a look\n" : "\n");
}

static void data(const watch_report *r, buf *to) {
  buf_text(to, "\nData, before and after the end of the baseline\n");
  for (size_t i = 0; i < r->drift_count; i++) put_drift(&r->drifts[i], to);
  buf_text(to, "The stability index's bounds of 0.1 and 0.25 are a rule of thumb that nobody has verified here.\n");
}

void watch_text(const watch_report *r, buf *to) {
  head(r, to);
  alarms(r, to);
  if (r->request->office.len > 0) offices(r, to);
  if (r->request->date.len > 0) time_charts(r, to);
  if (r->drift_count > 0) data(r, to);
  if (r->warnings.count > 0) buf_char(to, '\n');
  for (size_t i = 0; i < r->warnings.count; i++) {
    buf_text(to, "Mind: ");
    buf_visible(to, r->warnings.at[i]);
    buf_char(to, '\n');
  }
  buf_printf(to, "\nAn alarm is a reason to look, no finding; no alarm is no proof that all is well. Hidden: cells below %llu.\n",
             (unsigned long long)r->request->base.min_count);
}
