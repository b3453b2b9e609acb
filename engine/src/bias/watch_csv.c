/* What is watched as CSV (RFC 4180): a row an office, a chart, an alarm of a chart, a column of data; an empty cell is undefined, hidden, or
 * nothing that such a row has. */
#include <math.h>

#include "base/date.h"
#include "bias/numbers.h"
#include "bias/watch.h"

static const interval none = {NAN, NAN};

static void count_cell(uint64_t n, bool shown, buf *to) {
  buf_char(to, ',');
  if (shown) buf_printf(to, "%llu", (unsigned long long)n);
}

static void day_cell(int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_printf(to, ",%s", text);
}

static void begin(const char *kind, str name, const char *finding, const char *direction, buf *to) {
  buf_printf(to, "%s,", kind);
  buf_csv(to, name, true);
  buf_printf(to, ",%s,%s", finding, direction);
}

static void blanks(int count, buf *to) {
  for (int i = 0; i < count; i++) buf_char(to, ',');
}

static void put_office(const watch_office *o, const watch_report *r, buf *to) {
  begin("office", o->name, o->suppressed ? "hidden" : watch_finding_text(o->finding), o->finding == WATCH_WITHIN ? "" : o->above ? "above" : "below", to);
  blanks(2, to);
  count_cell(o->n, !o->suppressed, to);
  count_cell(o->x, !o->suppressed, to);
  csv_figure(o->rate, to);
  csv_figure(o->suppressed ? NAN : r->target, to);
  csv_interval(o->inner, to);
  csv_interval(o->outer, to);
  csv_interval(o->inner_wide, to);
  csv_interval(o->outer_wide, to);
  blanks(8, to);
  buf_text(to, "\r\n");
}

static void put_chart(const watch_series *s, const watch_chart *c, const char *direction, buf *to) {
  begin("chart", s->name, s->suppressed ? "hidden" : c->alarms.count > 0 ? "alarm" : "within", direction, to);
  blanks(2, to);
  count_cell(s->n[IS], !s->suppressed, to);
  count_cell(s->x[IS], !s->suppressed, to);
  csv_figure(s->suppressed ? NAN : rate_of(s->x[IS], s->n[IS]), to);
  csv_figure(s->p0, to);
  blanks(8, to);
  csv_figure(c->p1, to);
  csv_figure(c->threshold, to);
  blanks(6, to);
  buf_text(to, "\r\n");
  for (size_t i = 0; i < c->alarms.count; i++) {
    begin("alarm", s->name, "alarm", direction, to);
    day_cell(c->alarms.at[i].day, to);
    day_cell(c->alarms.at[i].since, to);
    blanks(20, to);
    buf_text(to, "\r\n");
  }
}

static void put_drift(const watch_drift *d, buf *to) {
  const char *finding = d->missing_alarm || d->index_alarm ? "alarm" : d->index_look ? "look" : "within";
  begin("data", d->name, finding, d->missing_alarm ? "missing" : d->index_alarm ? "drifted" : "", to);
  blanks(14, to);
  csv_interval(none, to);
  csv_figure(d->missing[WAS], to);
  csv_figure(d->missing[IS], to);
  csv_figure(d->change, to);
  csv_interval(d->change_ci, to);
  csv_figure(d->index, to);
  buf_text(to, "\r\n");
}

void watch_csv(const watch_report *r, buf *to) {
  buf_text(to, "kind,name,finding,direction,day,since,n,selected,rate,expected,low_95,high_95,low_99_8,high_99_8,widened_low_95,widened_high_95,widened_low_99_8,"
               "widened_high_99_8,p1,threshold,missing_before,missing_after,change,change_low,change_high,stability_index\r\n");
  for (size_t i = 0; i < r->offices.count; i++) put_office(&r->offices.at[i], r, to);
  for (size_t i = 0; i < r->time.count; i++) {
    put_chart(&r->time.at[i], &r->time.at[i].upper, "above", to);
    put_chart(&r->time.at[i], &r->time.at[i].lower, "below", to);
  }
  for (size_t i = 0; i < r->drift_count; i++) put_drift(&r->drifts[i], to);
}
