/* A comparison as one line of JSON: schema epf.bias-compare/1. */
#include "bias/compare.h"
#include "bias/numbers.h"

static void member(const char *name, str value, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  buf_json(to, value);
}

static void put_left_out(const bias_left_out *l, uint64_t least, buf *to) {
  if (l->hidden) buf_printf(to, "\"%s\":\"below %llu\"", l->why, (unsigned long long)least);
  else buf_printf(to, "\"%s\":%llu", l->why, (unsigned long long)l->count);
}

static void put_side(const char *name, const compare_side *s, uint64_t least, buf *to) {
  buf_printf(to, ",\"%s\":{\"name\":", name);
  buf_json(to, s->name);
  for (size_t i = 0; i < s->fact_count; i++) member(s->facts[i].name, s->facts[i].value, to);
  buf_text(to, ",\"left_out\":{");
  for (size_t i = 0; i < sizeof s->left_out / sizeof *s->left_out; i++) {
    if (i > 0) buf_char(to, ',');
    put_left_out(&s->left_out[i], least, to);
  }
  buf_text(to, "}}");
}

static void put_rate(const char *name, const compare_rate *r, bool shown, buf *to) {
  if (shown) buf_printf(to, "\"%s\":{\"n\":%llu,\"selected\":%llu", name, (unsigned long long)r->n, (unsigned long long)r->x);
  else buf_printf(to, "\"%s\":{\"n\":null,\"selected\":null", name);
  json_figure("rate", r->rate, to);
  json_interval_figure("rate_ci", r->ci, to);
  buf_char(to, '}');
}

static void put_change(const compare_group *g, bool shown, buf *to) {
  put_rate("before", &g->sides[BEFORE], shown, to);
  buf_char(to, ',');
  put_rate("after", &g->sides[AFTER], shown, to);
  json_figure("change", g->change, to);
  json_interval_figure("change_ci", g->change_ci, to);
}

static void put_group(const compare_group *g, buf *to) {
  buf_text(to, "{\"group\":");
  buf_json(to, g->name);
  buf_text(to, g->reference ? ",\"is_reference\":true," : ",\"is_reference\":false,");
  put_change(g, !g->suppressed, to);
  json_figure("change_beyond_reference", g->beyond.value, to);
  json_interval_figure("change_beyond_reference_ci", g->beyond.ci, to);
  buf_text(to, g->suppressed ? ",\"suppressed\":true}" : ",\"suppressed\":false}");
}

static void head(const compare_report *r, buf *to) {
  const bias_request *q = r->request;
  buf_text(to, "{\"schema\":\"epf.bias-compare/1\"");
  for (size_t i = 0; i < q->fact_count; i++) member(q->facts[i].name, q->facts[i].value, to);
  buf_text(to, ",\"internal\":true");
  member("by", r->group_names, to);
  put_side("before", &r->sides[BEFORE], q->min_count, to);
  put_side("after", &r->sides[AFTER], q->min_count, to);
  buf_text(to, ",\"left_out\":{");
  put_left_out(&r->no_side, q->min_count, to);
  buf_char(to, '}');
  json_figure("level", q->level, to);
  buf_printf(to, ",\"min_count\":%llu", (unsigned long long)q->min_count);
  if (r->reference.len > 0) member("reference", r->reference, to);
  else buf_text(to, ",\"reference\":null");
  buf_printf(to, ",\"compared\":%zu", r->compared);
}

void compare_json(const compare_report *r, buf *to) {
  head(r, to);
  if (r->total_shown) {
    buf_text(to, ",\"total\":{");
    put_change(&r->total, true, to);
    buf_char(to, '}');
  } else {
    buf_text(to, ",\"total\":null");
  }
  buf_text(to, ",\"groups\":[");
  for (size_t i = 0; i < r->count; i++) {
    if (i > 0) buf_char(to, ',');
    put_group(&r->groups[i], to);
  }
  buf_text(to, "],\"warnings\":[");
  for (size_t i = 0; i < r->warnings.count; i++) {
    if (i > 0) buf_char(to, ',');
    buf_json(to, r->warnings.at[i]);
  }
  buf_text(to, "]}\n");
}
