/* What is watched as one page for a browser: alarms first; then the funnel, a chart for each series, the data, each with its table. It says what
 * the text says; the charts draw the points that JSON tells. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "bias/html_report.h"
#include "bias/numbers.h"
#include "bias/svg.h"
#include "bias/watch.h"

enum { LIMITS = 160, ID_BYTES = 40 };

typedef struct page {
  const watch_report *r;
  const watch_request *q;
  buf *to;
  int tables, figures; /* how many stand already */
} page;

static void put_day(int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_text(to, text);
}

static void put_share(double share, buf *to) {
  put_percent(share, to);
  if (!isnan(share)) buf_text(to, " %");
}

static interval times(interval s, double factor) { return (interval){s.low * factor, s.high * factor}; }
static const char *plural(size_t n) { return n == 1 ? "" : "s"; }
static bool has_offices(const page *p) { return p->q->office.len > 0; }
static bool has_time(const page *p) { return p->q->date.len > 0; }

/* ---- the top ---- */

/* "court, date" */
static void watched(const page *p, buf *to) {
  buf_str(to, p->q->office);
  if (has_offices(p) && has_time(p)) buf_text(to, ", ");
  buf_str(to, p->q->date);
}

static void contents(const page *p) {
  buf *to = p->to;
  buf_text(to, "<nav aria-label=\"Contents\"><ul><li><a href=\"#alarms\">Alarms</a></li>");
  if (p->r->warnings.count > 0) buf_text(to, "<li><a href=\"#mind\">Warnings</a></li>");
  buf_text(to, "<li><a href=\"#shown\">What is shown</a></li>");
  if (has_offices(p)) buf_text(to, "<li><a href=\"#offices\">Offices</a></li>");
  if (has_time(p)) buf_text(to, "<li><a href=\"#time\">Time</a></li>");
  if (p->r->drift_count > 0) buf_text(to, "<li><a href=\"#data\">Data</a></li>");
  buf_text(to, "<li><a href=\"#read\">How to read this page</a></li></ul></nav>\n");
}

static void header(const page *p) {
  buf title = {0}, *to = p->to;
  buf_text(&title, "Bias watch: ");
  watched(p, &title);
  size_t words = title.len;
  buf_text(&title, " (internal view, not for publication)");
  html_begin((str){title.at, title.len}, true, to);
  buf_text(to, "<header>\n<p class=\"made\">Is there reason to look?</p>\n<h1>");
  html_text((str){title.at, words}, to);
  buf_text(to, "</h1>\n");
  html_internal(to);
  to->failed |= title.failed;
  buf_free(&title);
  contents(p);
  buf_text(to, "</header>\n<main>\n");
}

/* ---- alarms ---- */

static void office_alarm(const page *p, const watch_office *o) {
  interval limits = p->r->offices.widened ? o->outer_wide : o->outer;
  buf_text(p->to, "<li>office ");
  html_name(o->name, p->to);
  buf_text(p->to, ": ");
  put_share(o->rate, p->to);
  buf_text(p->to, " of ");
  html_count(o->n, p->to);
  buf_printf(p->to, ", %s the limit of ", o->above ? "above" : "below");
  put_share(o->above ? limits.high : limits.low, p->to);
  buf_text(p->to, "</li>\n");
}

static void chart_alarms(const page *p, const watch_series *s, const watch_chart *c, const char *course) {
  for (size_t i = 0; i < c->alarms.count; i++) {
    buf_text(p->to, "<li>");
    html_name(s->name, p->to);
    buf_text(p->to, ", ");
    put_day(c->alarms.at[i].day, p->to);
    buf_printf(p->to, ": the rate has %s; the run began on ", course);
    put_day(c->alarms.at[i].since, p->to);
    buf_text(p->to, "</li>\n");
  }
}

static const char *data_words(const watch_drift *d) {
  if (d->missing_alarm && d->index_alarm) return "more is missing, and the values are spread otherwise";
  return d->missing_alarm ? "more is missing" : d->index_alarm ? "the values are spread otherwise" : NULL;
}

static void data_alarm(const page *p, const watch_drift *d) {
  if (data_words(d) == NULL) return;
  buf_text(p->to, "<li>data ");
  html_name(d->name, p->to);
  buf_printf(p->to, ": %s</li>\n", data_words(d));
}

static void alarms(const page *p) {
  const watch_report *r = p->r;
  buf *to = p->to;
  buf_text(to, "<section aria-labelledby=\"alarms\">\n");
  if (r->alarms == 0) buf_text(to, "<h2 id=\"alarms\">No alarm</h2>\n");
  else buf_printf(to, "<h2 id=\"alarms\">%zu alarm%s</h2>\n<ul class=\"mind\">\n", r->alarms, plural(r->alarms));
  for (size_t i = 0; i < r->offices.count; i++)
    if (r->offices.at[i].finding == WATCH_ALARM) office_alarm(p, &r->offices.at[i]);
  for (size_t i = 0; i < r->time.count; i++) {
    chart_alarms(p, &r->time.at[i], &r->time.at[i].upper, "risen");
    chart_alarms(p, &r->time.at[i], &r->time.at[i].lower, "fallen");
  }
  for (size_t i = 0; i < r->drift_count; i++) data_alarm(p, &r->drifts[i]);
  if (r->alarms > 0) buf_text(to, "</ul>\n");
  buf_text(to, "<p><strong>An alarm is a reason to look, no finding; no alarm is no proof that all is well.</strong></p>\n</section>\n");
}

/* ---- what is shown ---- */

static void left_out(const page *p) {
  static const char *const why[] = {"whose group is not known", "whose office is not known", "whose day is not known", "whose outcome is not known",
                                    "whom a lawful criterion bars (watched are those who could qualify)"};
  bool any = false;
  buf_text(p->to, "<dt>Left out</dt><dd>");
  for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
    const bias_left_out *l = &p->r->left_out[i];
    if (l->count == 0 && !l->hidden) continue;
    if (any) buf_text(p->to, "<br>");
    any = true;
    if (l->hidden) buf_text(p->to, "fewer than ");
    html_count(l->hidden ? p->q->base.min_count : l->count, p->to);
    buf_printf(p->to, " %s", why[i]);
  }
  buf_text(p->to, any ? "</dd>\n" : "nobody</dd>\n");
}

static void shown(const page *p) {
  buf *to = p->to;
  buf_text(to, "<section aria-labelledby=\"shown\">\n<h2 id=\"shown\">What is shown</h2>\n<dl class=\"facts\">\n"
               "<dt>Kind of view</dt><dd>internal view, not for publication</dd>\n");
  html_facts(p->q->base.facts, p->q->base.fact_count, p->to);
  html_fact("Offices", p->q->office, to);
  html_fact("Time", p->q->date, to);
  html_fact("Groups", p->q->group, to);
  if (p->q->has_baseline) {
    buf_text(to, "<dt>Baseline</dt><dd>before ");
    put_day(p->q->baseline_until, to);
    buf_text(to, "</dd>\n");
  }
  if (!isnan(p->r->target)) {
    buf_text(to, "<dt>Target</dt><dd>");
    put_share(p->r->target, to);
    buf_text(to, isnan(p->q->target) ? ", all together</dd>\n" : ", as given</dd>\n");
  }
  left_out(p);
  buf_printf(to, "<dt>Least count</dt><dd>%llu: smaller cells are hidden</dd>\n</dl>\n</section>\n", (unsigned long long)p->q->base.min_count);
}

/* ---- offices ---- */

static svg_limit limit_at(const watch_report *r, double n) {
  static const double tails[] = {0.025, 0.975, 0.001, 0.999};
  double at[4];
  for (int i = 0; i < 4; i++) {
    if (r->offices.widened) at[i] = funnel_limit_widened(r->target, (uint64_t)n, tails[i], r->offices.phi);
    else at[i] = funnel_limit(r->target, (uint64_t)n, tails[i]);
  }
  return (svg_limit){n, at[0], at[1], at[2], at[3]};
}

/* Denser where they curve most. */
static size_t find_limits(const watch_report *r, double most, svg_limit *to) {
  size_t count = 0;
  for (int i = 1; i <= LIMITS; i++) {
    double n = ceil(most * pow((double)i / LIMITS, 2));
    if (count == 0 || n > to[count - 1].x) to[count++] = limit_at(r, n);
  }
  return count;
}

/* Those that are hidden have no mark: their people are not told. */
static size_t find_points(const watch_offices *o, svg_point *to, double *most) {
  size_t count = 0;
  for (size_t i = 0; i < o->count; i++) {
    const watch_office *at = &o->at[i];
    if (at->suppressed || isnan(at->rate)) continue;
    to[count++] = (svg_point){(double)at->n, at->rate, at->name, at->finding == WATCH_ALARM};
    *most = fmax(*most, (double)at->n * 1.04);
  }
  return count;
}

static void funnel_caption(page *p) {
  buf_printf(p->to, "<figcaption><b>Figure %d.</b> Each office’s rate by its number of people, around the target. A diamond: outside the limits of "
                    "99.8&nbsp;%%, an alarm.%s The same figures stand in <a href=\"#table-offices\">table&nbsp;%d</a>.</figcaption>\n</figure>\n",
             p->figures, p->r->offices.widened ? " The limits are the widened ones." : "", p->tables + 1);
}

static void funnel(page *p) {
  const watch_offices *o = &p->r->offices;
  svg_point *points = calloc(o->count + 1, sizeof *points);
  svg_limit *limits = calloc(LIMITS, sizeof *limits);
  double most = 0;
  size_t count = points != NULL ? find_points(o, points, &most) : 0;
  if (points == NULL || limits == NULL) p->to->failed = true;
  else if (count > 0 && !isnan(p->r->target)) {
    svg_head head = {"plot-funnel", STR("Funnel plot of offices"),
                     STR("A mark for each office that is shown: across how many people it had, upwards its rate. Curved lines are the limits of 95 and "
                         "99.8 per cent around the target, which narrow as people grow. An office outside those of 99.8 per cent has a diamond and its "
                         "name.")};
    p->figures++;
    buf_text(p->to, "<figure>\n");
    svg_box_begin("Funnel plot of offices", p->to);
    svg_funnel(&(svg_funnel_plot){.head = head, .points = points, .count = count, .limits = limits, .limit_count = find_limits(p->r, most, limits),
                                  .target = p->r->target}, p->to);
    svg_box_end(p->to);
    funnel_caption(p);
  }
  free(limits);
  free(points);
}

static const char *finding_cell(watch_finding f, bool above) {
  if (f == WATCH_ALARM) return above ? "<strong>ALARM</strong><span>above</span>" : "<strong>ALARM</strong><span>below</span>";
  if (f == WATCH_LOOK) return above ? "worth a look<span>above</span>" : "worth a look<span>below</span>";
  return "within";
}

static void office_row(const page *p, const watch_office *o) {
  bool widened = p->r->offices.widened;
  html_row(o->name, NULL, p->to);
  if (o->suppressed) {
    html_cells_hidden(widened ? 8 : 6, p->to);
  } else {
    html_cell_count(o->n, p->to);
    html_cell_count(o->x, p->to);
    html_cell_figure(o->rate * 100, 1, p->to);
    html_cell_interval(times(o->inner, 100), 1, p->to);
    html_cell_interval(times(o->outer, 100), 1, p->to);
    if (widened) html_cell_interval(times(o->inner_wide, 100), 1, p->to);
    if (widened) html_cell_interval(times(o->outer_wide, 100), 1, p->to);
    html_cell(finding_cell(o->finding, o->above), p->to);
  }
  html_row_end(p->to);
}

static void office_table(page *p) {
  static const char *const exact[] = {"Office", "People", "Selected", "Rate, %", "95 % limits", "99.8 % limits", "Finding"};
  static const char *const wide[] = {"Office", "People", "Selected", "Rate, %", "95 % limits", "99.8 % limits", "Widened 95 %", "Widened 99.8 %",
                                     "Finding"};
  bool widened = p->r->offices.widened;
  html_table_begin("table-offices", p->to);
  buf_printf(p->to, "Table %d. Offices<small>Limits for their numbers of people, in per cent</small>", ++p->tables);
  html_caption_end(widened ? wide : exact, widened ? sizeof wide / sizeof *wide : sizeof exact / sizeof *exact, p->to);
  for (size_t i = 0; i < p->r->offices.count; i++) office_row(p, &p->r->offices.at[i]);
  html_table_end(p->to);
}

static void overdispersion_words(const watch_offices *o, buf *to) {
  if (isnan(o->phi)) return;
  buf_text(to, "<p>Overdispersion: phi ");
  put_figure(o->phi, 2, to);
  buf_text(to, ", p ");
  if (o->phi_p < 0.001) buf_text(to, "&lt;0.001");
  else put_figure(o->phi_p, 3, to);
  buf_text(to, o->widened  ? "; the widened limits decide.</p>\n"
               : o->spread ? "; more than chance brings, but the offices are few, so the exact limits decide.</p>\n"
                           : "; no more than chance may bring, so the exact limits decide.</p>\n");
}

static void offices(page *p) {
  const watch_offices *o = &p->r->offices;
  buf *to = p->to;
  if (!has_offices(p)) return;
  buf_text(to, "<section aria-labelledby=\"offices\">\n<h2 id=\"offices\">Offices</h2>\n");
  if (o->count == 0) {
    buf_text(to, "<p>No office is known.</p>\n</section>\n");
    return;
  }
  funnel(p);
  office_table(p);
  if (o->total.shown) {
    buf_text(to, "<p>All together: ");
    html_count(o->total.x, to);
    buf_text(to, " of ");
    html_count(o->total.n, to);
    buf_text(to, ".</p>\n");
  }
  overdispersion_words(o, to);
  buf_text(to, "</section>\n");
}

/* ---- time ---- */

static void cell_begin(buf *to) { buf_text(to, "<td class=\"n\">"); }
static void cell_end(buf *to) { buf_text(to, "</td>"); }

/* "122 of 400" */
static void counted_cell(uint64_t x, uint64_t n, buf *to) {
  cell_begin(to);
  html_count(x, to);
  buf_text(to, " of ");
  html_count(n, to);
  cell_end(to);
}

static void chart_cell(const watch_chart *c, buf *to) {
  if (isnan(c->threshold)) {
    html_cell("no chart", to);
    return;
  }
  cell_begin(to);
  put_percent(c->p1, to);
  buf_printf(to, "<span>%zu alarm%s</span>", c->alarms.count, plural(c->alarms.count));
  cell_end(to);
}

static void series_row(const page *p, const watch_series *s) {
  bool baseline = p->q->has_baseline;
  html_row(s->name, NULL, p->to);
  if (s->suppressed) {
    html_cells_hidden(baseline ? 6 : 5, p->to);
  } else {
    if (baseline) html_cell_estimate(s->p0 * 100, times(s->p0_ci, 100), 1, p->to);
    else html_cell_figure(s->p0 * 100, 1, p->to);
    if (baseline) counted_cell(s->x[WAS], s->n[WAS], p->to);
    html_cell_figure(rate_of(s->x[IS], s->n[IS]) * 100, 1, p->to);
    counted_cell(s->x[IS], s->n[IS], p->to);
    chart_cell(&s->upper, p->to);
    chart_cell(&s->lower, p->to);
  }
  html_row_end(p->to);
}

static void series_table(page *p) {
  static const char *const since[] = {"Who", "Expected, %", "In the baseline", "Seen, %", "Seen", "Looked for: odds doubled, %",
                                      "Looked for: odds halved, %"};
  static const char *const held[] = {"Who", "Expected: the target, %", "Seen, %", "Seen", "Looked for: odds doubled, %", "Looked for: odds halved, %"};
  bool baseline = p->q->has_baseline;
  html_table_begin("table-time", p->to);
  buf_printf(p->to, "Table %d. What is expected, what was seen, and what the charts look for<small>", ++p->tables);
  if (baseline) {
    buf_text(p->to, "Wilson intervals of the baseline’s rate: ");
    json_number(p->q->base.level * 100, p->to);
    buf_text(p->to, " %. ");
  }
  buf_text(p->to, "A day is a step of a chart</small>");
  html_caption_end(baseline ? since : held, baseline ? sizeof since / sizeof *since : sizeof held / sizeof *held, p->to);
  for (size_t i = 0; i < p->r->time.count; i++) series_row(p, &p->r->time.at[i]);
  html_table_end(p->to);
}

/* A chart's line: from zero where it begins, through the scores that are told, up to the threshold on the day of an alarm, and anew. */
typedef struct course {
  svg_point *at;
  size_t count;
  size_t *alarms;
} course;

static void put_point(course *c, int64_t day, double score) { c->at[c->count++] = (svg_point){(double)day, score, {0}, false}; }

static size_t alarms_until(course *c, const watch_chart *chart, size_t from, int64_t day) {
  for (; from < chart->alarms.count && chart->alarms.at[from].day <= day; from++) {
    c->alarms[from] = c->count;
    put_point(c, chart->alarms.at[from].day, 1);
    put_point(c, chart->alarms.at[from].day, 0);
  }
  return from;
}

static void find_course(course *c, const watch_series *s, bool up, const watch_request *q) {
  const watch_chart *chart = up ? &s->upper : &s->lower;
  size_t told = 0;
  if (q->has_baseline) put_point(c, q->baseline_until, 0);
  for (size_t i = 0; i < s->points.count; i++) {
    const watch_point *point = &s->points.at[i];
    told = alarms_until(c, chart, told, point->day);
    put_point(c, point->day, up ? point->upper : point->lower);
  }
  alarms_until(c, chart, told, INT64_MAX);
}

static void chart(const page *p, const watch_series *s, size_t number, bool up) {
  size_t alarms = up ? s->upper.alarms.count : s->lower.alarms.count;
  course c = {.at = calloc(s->points.count + 2 * alarms + 1, sizeof *c.at), .alarms = calloc(alarms + 1, sizeof *c.alarms)};
  char id[ID_BYTES], box[80];
  buf title = {0};
  snprintf(id, sizeof id, "plot-%s-%zu", up ? "up" : "down", number);
  snprintf(box, sizeof box, "CUSUM chart %zu, odds %s", number, up ? "doubled" : "halved");
  buf_printf(&title, "CUSUM chart that looks for odds %s: ", up ? "doubled" : "halved");
  buf_str(&title, s->name);
  p->to->failed |= title.failed || c.at == NULL || c.alarms == NULL;
  if (!p->to->failed) {
    find_course(&c, s, up, p->q);
    svg_head head = {id, {title.at, title.len},
                     STR("The score as a share of the threshold, from day to day as far as it is told. A triangle and a diamond mark an alarm.")};
    str y_label = up ? STR("Odds doubled: score, as a share of the threshold") : STR("Odds halved: score, as a share of the threshold");
    svg_box_begin(box, p->to);
    svg_cusum(&(svg_cusum_plot){.head = head, .points = c.at, .count = c.count, .threshold = 1, .alarms = c.alarms, .alarm_count = alarms,
                                .x_is_day = true, .y_label = y_label}, p->to);
    svg_box_end(p->to);
  }
  buf_free(&title);
  free(c.alarms);
  free(c.at);
}

static void alarm_rows(const watch_chart *c, const char *course, buf *to) {
  for (size_t i = 0; i < c->alarms.count; i++) {
    char day[11], since[11];
    date_format(c->alarms.at[i].day, day);
    date_format(c->alarms.at[i].since, since);
    html_row(str_from(day), NULL, to);
    html_cell(course, to);
    html_cell(since, to);
    html_row_end(to);
  }
}

static void alarm_table(page *p, const watch_series *s, size_t number) {
  static const char *const columns[] = {"Day of the alarm", "The rate has", "The run began on"};
  char id[ID_BYTES];
  if (s->upper.alarms.count + s->lower.alarms.count == 0) {
    buf_text(p->to, "<p>No alarm.</p>\n");
    return;
  }
  snprintf(id, sizeof id, "table-alarms-%zu", number);
  html_table_begin(id, p->to);
  buf_printf(p->to, "Table %d. Alarms: ", ++p->tables);
  html_name(s->name, p->to);
  html_caption_end(columns, sizeof columns / sizeof *columns, p->to);
  alarm_rows(&s->upper, "risen", p->to);
  alarm_rows(&s->lower, "fallen", p->to);
  html_table_end(p->to);
}

static void series(page *p, const watch_series *s, size_t number) {
  if (s->suppressed || isnan(s->upper.threshold)) return;
  unsigned long long least = p->q->base.min_count;
  buf_text(p->to, "<h3>");
  html_name(s->name, p->to);
  buf_text(p->to, "</h3>\n");
  if (s->points.count + s->upper.alarms.count + s->lower.alarms.count == 0) {
    buf_printf(p->to, "<p class=\"note\">There is nothing to draw: a score is told where, since the last, at least %llu people were selected and as many "
                      "were not.</p>\n", least);
  } else {
    buf_text(p->to, "<figure>\n");
    chart(p, s, number, true);
    chart(p, s, number, false);
    buf_printf(p->to, "<figcaption><b>Figure %d.</b> CUSUM charts: ", ++p->figures);
    html_name(s->name, p->to);
    buf_printf(p->to, ". A score is told where, since the last, at least %llu people were selected and as many were not; in between the line says nothing. "
                      "On the day of an alarm it is drawn at the threshold, which it reached or passed, and begins anew.</figcaption>\n</figure>\n", least);
  }
  alarm_table(p, s, number);
}

static void time_charts(page *p) {
  const watch_time *t = &p->r->time;
  buf *to = p->to;
  if (!has_time(p)) return;
  buf_text(to, "<section aria-labelledby=\"time\">\n<h2 id=\"time\">Time</h2>\n");
  if (t->count == 0) buf_text(to, "<p>Nobody’s day is known.</p>\n");
  else series_table(p);
  buf_text(to, "<p>Where nothing has changed a chart raises a false alarm about once in ");
  html_count(p->q->run_length, to);
  buf_text(to, " people; on all charts together ");
  put_figure(t->false_alarms, 1, to);
  buf_text(to, " are to be expected at most.");
  if (p->q->has_baseline) buf_text(to, " That takes the baseline’s rate for certain: where the baseline is short there are more.");
  buf_text(to, "</p>\n");
  for (size_t i = 0; i < t->count; i++) series(p, &t->at[i], i + 1);
  buf_text(to, "</section>\n");
}

/* ---- data ---- */

static const char *drift_cell(const watch_drift *d) {
  if (d->missing_alarm && d->index_alarm) return "<strong>ALARM</strong><span>more is missing, spread otherwise</span>";
  if (d->missing_alarm) return "<strong>ALARM</strong><span>more is missing</span>";
  if (d->index_alarm) return "<strong>ALARM</strong><span>spread otherwise</span>";
  return d->index_look ? "worth a look" : "within";
}

static void drift_row(const watch_drift *d, buf *to) {
  html_row(d->name, NULL, to);
  if (d->hidden) {
    html_cells_hidden(3, to);
  } else {
    html_cell_figure(d->missing[WAS] * 100, 1, to);
    html_cell_figure(d->missing[IS] * 100, 1, to);
    html_cell_estimate(d->change * 100, times(d->change_ci, 100), 1, to);
  }
  if (isnan(d->index) && d->band != NULL) html_cell(d->band, to);
  else html_cell_figure(d->index, 3, to);
  html_cell(drift_cell(d), to);
  html_row_end(to);
}

static void data(page *p) {
  static const char *const columns[] = {"Column", "Missing before, %", "Missing after, %", "Change in points (Newcombe interval)", "Stability index",
                                        "Finding"};
  if (p->r->drift_count == 0) return;
  buf_text(p->to, "<section aria-labelledby=\"data\">\n<h2 id=\"data\">Data</h2>\n");
  html_table_begin("table-data", p->to);
  buf_printf(p->to, "Table %d. Missing values and the spread of values, before and after the end of the baseline<small>Intervals: ", ++p->tables);
  json_number(p->q->base.level * 100, p->to);
  buf_text(p->to, " %</small>");
  html_caption_end(columns, sizeof columns / sizeof *columns, p->to);
  for (size_t i = 0; i < p->r->drift_count; i++) drift_row(&p->r->drifts[i], p->to);
  html_table_end(p->to);
  buf_text(p->to, "<p class=\"note\">The stability index’s bounds of 0.1 and 0.25 are a rule of thumb that nobody has verified here.</p>\n</section>\n");
}

/* ---- how to read it ---- */

static void reading(const page *p) {
  buf_text(p->to, "<section aria-labelledby=\"read\">\n<h2 id=\"read\">How to read this page</h2>\n"
                  "<p>Nothing here is a finding against anybody. Offices are not adjusted for the cases they have: one with graver cases has another rate. Of "
                  "twenty offices one lies outside the limits of 95&nbsp;% by chance; outside those of 99.8&nbsp;% one of five hundred.</p>\n"
                  "<p>A CUSUM chart adds up how far what happens departs from what was expected, never below zero, until it reaches its threshold. The day on "
                  "which a run began is about when the change began.</p>\n"
                  "<p>Undefined: the formula divides by zero. ∞: a value is frequent on one side and absent on the other. ");
  buf_printf(p->to, "<b>Hidden</b>: a cell is below the least count of %llu, or could be worked out; a group or an office that is hidden is not judged and "
                    "raises no alarm. That this count is usually 10 is a choice of the program’s authors (unverified).</p>\n</section>\n",
             (unsigned long long)p->q->base.min_count);
}

void watch_html(const watch_report *r, buf *to) {
  page p = {.r = r, .q = r->request, .to = to};
  header(&p);
  alarms(&p);
  html_warnings(p.r->warnings.at, p.r->warnings.count, p.to);
  shown(&p);
  offices(&p);
  time_charts(&p);
  data(&p);
  reading(&p);
  buf_text(to, "</main>\n<footer><p class=\"note\">Made by <code>epf bias watch</code>. Internal view: not for publication.</p></footer>\n");
  html_end(to);
}
