/* What is watched as one line of JSON: schema epf.bias-watch/1. */
#include <math.h>

#include "base/date.h"
#include "bias/numbers.h"
#include "bias/watch.h"

static void member(const char *name, str value, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  buf_json(to, value);
}

static void day_member(const char *name, int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_printf(to, ",\"%s\":\"%s\"", name, text);
}

static void put_bool(const char *name, bool value, buf *to) { buf_printf(to, ",\"%s\":%s", name, value ? "true" : "false"); }

static void put_counts(uint64_t n, uint64_t x, bool shown, buf *to) {
  if (shown) buf_printf(to, ",\"n\":%llu,\"selected\":%llu", (unsigned long long)n, (unsigned long long)x);
  else buf_text(to, ",\"n\":null,\"selected\":null");
}

/* Begins an element of an array. */
static void separate(size_t i, buf *to) {
  if (i > 0) buf_char(to, ',');
}

/* ---- offices ---- */

static void put_office(const watch_office *o, buf *to) {
  buf_text(to, "{\"office\":");
  buf_json(to, o->name);
  put_counts(o->n, o->x, !o->suppressed, to);
  json_figure("rate", o->rate, to);
  json_interval_figure("limits_95", o->inner, to);
  json_interval_figure("limits_99_8", o->outer, to);
  json_interval_figure("widened_95", o->inner_wide, to);
  json_interval_figure("widened_99_8", o->outer_wide, to);
  if (o->suppressed) buf_text(to, ",\"finding\":null,\"direction\":null");
  else
    buf_printf(to, ",\"finding\":\"%s\",\"direction\":%s", watch_finding_text(o->finding),
               o->finding == WATCH_WITHIN ? "null" : o->above ? "\"above\"" : "\"below\"");
  put_bool("suppressed", o->suppressed, to);
  buf_char(to, '}');
}

static void put_offices(const watch_report *r, buf *to) {
  const watch_offices *o = &r->offices;
  if (r->request->office.len == 0) {
    buf_text(to, ",\"offices\":null");
    return;
  }
  buf_text(to, ",\"offices\":{\"column\":");
  buf_json(to, r->request->office);
  if (o->total.shown && o->count > 0) {
    buf_printf(to, ",\"total\":{\"n\":%llu,\"selected\":%llu}", (unsigned long long)o->total.n, (unsigned long long)o->total.x);
  } else {
    buf_text(to, ",\"total\":null");
  }
  json_figure("phi", o->phi, to);
  json_figure("phi_p", o->phi_p, to);
  put_bool("widened", o->widened, to);
  buf_text(to, ",\"rows\":[");
  for (size_t i = 0; i < o->count; i++) {
    separate(i, to);
    put_office(&o->at[i], to);
  }
  buf_text(to, "]}");
}

/* ---- time ---- */

static void put_chart(const char *name, const watch_chart *c, buf *to) {
  buf_printf(to, ",\"%s\":{\"p1\":", name);
  json_number(c->p1, to);
  json_figure("threshold", c->threshold, to);
  buf_text(to, ",\"alarms\":[");
  for (size_t i = 0; i < c->alarms.count; i++) {
    char day[11], since[11];
    separate(i, to);
    date_format(c->alarms.at[i].day, day);
    date_format(c->alarms.at[i].since, since);
    buf_printf(to, "{\"day\":\"%s\",\"since\":\"%s\"}", day, since);
  }
  buf_text(to, "]}");
}

static void put_series(const watch_series *s, const watch_request *q, buf *to) {
  buf_text(to, q->group.len > 0 ? "{\"group\":" : "{\"everybody\":");
  buf_json(to, s->name);
  put_counts(s->n[IS], s->x[IS], !s->suppressed, to);
  if (s->suppressed || !q->has_baseline) {
    buf_text(to, ",\"baseline\":null");
  } else {
    buf_printf(to, ",\"baseline\":{\"n\":%llu,\"selected\":%llu", (unsigned long long)s->n[WAS], (unsigned long long)s->x[WAS]);
    json_interval_figure("rate_ci", s->p0_ci, to);
    buf_char(to, '}');
  }
  json_figure("p0", s->p0, to);
  put_chart("upper", &s->upper, to);
  put_chart("lower", &s->lower, to);
  buf_text(to, ",\"points\":[");
  for (size_t i = 0; i < s->points.count; i++) {
    char day[11];
    separate(i, to);
    date_format(s->points.at[i].day, day);
    buf_printf(to, "{\"day\":\"%s\"", day);
    json_figure("upper", s->points.at[i].upper, to);
    json_figure("lower", s->points.at[i].lower, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
  put_bool("suppressed", s->suppressed, to);
  buf_char(to, '}');
}

static void put_time(const watch_report *r, buf *to) {
  const watch_request *q = r->request;
  if (q->date.len == 0) {
    buf_text(to, ",\"time\":null");
    return;
  }
  buf_text(to, ",\"time\":{\"column\":");
  buf_json(to, q->date);
  if (q->has_baseline) day_member("baseline_until", q->baseline_until, to);
  else buf_text(to, ",\"baseline_until\":null");
  buf_printf(to, ",\"run_length\":%llu", (unsigned long long)q->run_length);
  json_figure("false_alarms_expected", r->time.false_alarms, to);
  buf_text(to, ",\"series\":[");
  for (size_t i = 0; i < r->time.count; i++) {
    separate(i, to);
    put_series(&r->time.at[i], q, to);
  }
  buf_text(to, "]}");
}

/* ---- data ---- */

static void put_drift(const watch_drift *d, buf *to) {
  buf_text(to, "{\"column\":");
  buf_json(to, d->name);
  json_figure("missing_before", d->missing[WAS], to);
  json_figure("missing_after", d->missing[IS], to);
  json_figure("change", d->change, to);
  json_interval_figure("change_ci", d->change_ci, to);
  json_figure("stability_index", d->index, to);
  if (d->band != NULL) buf_printf(to, ",\"stability\":\"%s\"", d->band);
  else buf_text(to, ",\"stability\":null");
  put_bool("suppressed", d->hidden, to);
  put_bool("missing_alarm", d->missing_alarm, to);
  put_bool("stability_alarm", d->index_alarm, to);
  buf_char(to, '}');
}

static void put_drifts(const watch_report *r, buf *to) {
  if (r->request->date.len == 0 || !r->request->has_baseline) {
    buf_text(to, ",\"data\":null");
    return;
  }
  buf_text(to, ",\"data\":[");
  for (size_t i = 0; i < r->drift_count; i++) {
    separate(i, to);
    put_drift(&r->drifts[i], to);
  }
  buf_char(to, ']');
}

/* ---- the whole ---- */

static void head(const watch_report *r, buf *to) {
  const watch_request *q = r->request;
  buf_text(to, "{\"schema\":\"epf.bias-watch/1\"");
  for (size_t i = 0; i < q->base.fact_count; i++) member(q->base.facts[i].name, q->base.facts[i].value, to);
  buf_text(to, ",\"internal\":true");
  member("by", q->group, to);
  json_figure("level", q->base.level, to);
  buf_printf(to, ",\"min_count\":%llu,\"alarms\":%zu", (unsigned long long)q->base.min_count, r->alarms);
  json_figure("target", r->target, to);
  put_bool("target_given", !isnan(q->target), to);
  buf_text(to, ",\"left_out\":{");
  for (size_t i = 0; i < sizeof r->left_out / sizeof *r->left_out; i++) {
    const bias_left_out *l = &r->left_out[i];
    separate(i, to);
    if (l->hidden) buf_printf(to, "\"%s\":\"below %llu\"", l->why, (unsigned long long)q->base.min_count);
    else buf_printf(to, "\"%s\":%llu", l->why, (unsigned long long)l->count);
  }
  buf_char(to, '}');
}

void watch_json(const watch_report *r, buf *to) {
  head(r, to);
  put_offices(r, to);
  put_time(r, to);
  put_drifts(r, to);
  buf_text(to, ",\"warnings\":[");
  for (size_t i = 0; i < r->warnings.count; i++) {
    separate(i, to);
    buf_json(to, r->warnings.at[i]);
  }
  buf_text(to, "]}\n");
}
