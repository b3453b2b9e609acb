/* A report as one line of JSON: schema epf.bias/1. */
#include "bias/figures.h"
#include "bias/numbers.h"

static void member(const char *name, str value, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  buf_json(to, value);
}

static void member_or_null(const char *name, const char *text, buf *to) {
  if (text == NULL) buf_printf(to, ",\"%s\":null", name);
  else member(name, str_from(text), to);
}

static void counted(const char *name, bool shown, uint64_t count, buf *to) {
  if (shown) buf_printf(to, ",\"%s\":%llu", name, (unsigned long long)count);
  else buf_printf(to, ",\"%s\":null", name);
}

static void strata(const bias_group *g, buf *to) {
  const stratified *s = &g->strata;
  buf_printf(to, ",\"stratified\":{\"strata_used\":%zu,\"strata_dropped\":%zu,\"strata_above\":%zu,\"strata_below\":%zu", s->used, s->dropped, s->above, s->below);
  json_figure("cmh_chi2", s->cmh_chi2, to);
  json_figure("cmh_chi2_continuity", s->cmh_chi2_continuity, to);
  json_figure("cmh_p", s->cmh_p, to);
  json_figure("cmh_p_continuity", s->cmh_p_continuity, to);
  json_figure("mh_odds_ratio", s->mh_odds_ratio, to);
  json_interval_figure("mh_odds_ratio_ci", s->mh_odds_ratio_ci, to);
  json_figure("mh_rate_ratio", s->mh_rate_ratio, to);
  json_interval_figure("mh_rate_ratio_ci", s->mh_rate_ratio_ci, to);
  json_figure("breslow_day_chi2", s->breslow_day_chi2, to);
  json_figure("breslow_day_p", s->breslow_day_p, to);
  json_figure("breslow_day_chi2_uncorrected", s->breslow_day_chi2_uncorrected, to);
  buf_char(to, '}');
}

static void group(const bias_group *g, buf *to) {
  buf_text(to, "{\"group\":");
  buf_json(to, g->name);
  buf_text(to, g->reference ? ",\"is_reference\":true" : ",\"is_reference\":false");
  counted("n", !g->suppressed, g->counts.n, to);
  counted("selected", !g->suppressed, g->counts.x, to);
  json_figure("rate", g->rate, to);
  json_interval_figure("rate_ci", g->rate_wilson, to);
  json_interval_figure("rate_ci_exact", g->rate_exact, to);
  json_figure("rri", g->rri, to);
  json_interval_figure("rri_ci_wald", g->rri_wald, to);
  json_interval_figure("rri_ci_exact", g->rri_exact, to);
  json_figure("odds_ratio", g->odds_ratio, to);
  json_interval_figure("odds_ratio_ci", g->odds_ratio_ci, to);
  json_figure("difference", g->difference, to);
  json_interval_figure("difference_ci", g->difference_ci, to);
  json_figure("chi2", g->chi2, to);
  json_figure("chi2_p", g->chi2_p, to);
  json_figure("fisher_p", g->fisher_p, to);
  json_figure("p_adjusted", g->p_adjusted, to);
  member_or_null("four_fifths", four_fifths_text(g->thumb), to);
  buf_text(to, g->suppressed ? ",\"suppressed\":true" : ",\"suppressed\":false");
  if (g->compared && g->has_strata) strata(g, to);
  else buf_text(to, ",\"stratified\":null");
  buf_char(to, '}');
}

static void totals(const bias_report *r, buf *to) {
  if (!r->total_shown || r->count == 0) {
    buf_text(to, ",\"total\":null");
    return;
  }
  buf_printf(to, ",\"total\":{\"n\":%llu,\"selected\":%llu", (unsigned long long)r->total_n, (unsigned long long)r->total_x);
  json_figure("rate", rate_of(r->total_x, r->total_n), to);
  json_interval_figure("rate_ci", r->total_ci, to);
  buf_char(to, '}');
}

static void head(const bias_report *r, buf *to) {
  const bias_request *q = r->request;
  buf_text(to, "{\"schema\":\"epf.bias/1\"");
  for (size_t i = 0; i < q->fact_count; i++) member(q->facts[i].name, q->facts[i].value, to);
  if (q->release.len > 0) member("release", q->release, to);
  buf_text(to, q->release.len > 0 ? ",\"internal\":false" : ",\"internal\":true");
  member("by", r->group_names, to);
  member("strata", r->stratum_names, to);
  json_figure("level", q->level, to);
  buf_printf(to, ",\"min_count\":%llu,\"adjustment\":{\"method\":\"%s\",\"of\":\"fisher_p\"}", (unsigned long long)q->min_count,
             q->adjust == ADJUST_HOLM ? "holm" : "benjamini_hochberg");
  if (r->reference.len > 0) member("reference", r->reference, to);
  else buf_text(to, ",\"reference\":null");
}

void bias_json(const bias_report *r, buf *to) {
  head(r, to);
  totals(r, to);
  buf_text(to, ",\"left_out\":{");
  for (size_t i = 0; i < r->left_out_count; i++) {
    const bias_left_out *l = &r->left_out[i];
    if (i > 0) buf_char(to, ',');
    if (l->hidden) buf_printf(to, "\"%s\":\"below %llu\"", l->why, (unsigned long long)r->request->min_count);
    else buf_printf(to, "\"%s\":%llu", l->why, (unsigned long long)l->count);
  }
  buf_text(to, "},\"groups\":[");
  for (size_t i = 0; i < r->count; i++) {
    if (i > 0) buf_char(to, ',');
    group(&r->groups[i], to);
  }
  buf_text(to, "],\"warnings\":[");
  for (size_t i = 0; i < r->warnings.count; i++) {
    if (i > 0) buf_char(to, ',');
    buf_json(to, r->warnings.at[i]);
  }
  buf_text(to, "]}\n");
}
