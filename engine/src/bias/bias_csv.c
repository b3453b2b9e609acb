/* A report as CSV (RFC 4180): a row a group; an empty cell is undefined or hidden. */
#include <math.h>

#include "bias/figures.h"
#include "bias/numbers.h"

static void cell(double x, buf *to) {
  buf_char(to, ',');
  if (isinf(x)) buf_text(to, x > 0 ? "Infinity" : "-Infinity");
  else if (!isnan(x)) json_number(x, to);
}

static void cells(interval s, buf *to) {
  cell(s.low, to);
  cell(s.high, to);
}

static void compared_cells(const bias_group *g, buf *to) {
  const stratified *s = &g->strata;
  const char *thumb = four_fifths_text(g->thumb);
  cell(g->rri, to);
  cells(g->rri_wald, to);
  cells(g->rri_exact, to);
  cell(g->odds_ratio, to);
  cells(g->odds_ratio_ci, to);
  cell(g->difference, to);
  cells(g->difference_ci, to);
  cell(g->chi2, to);
  cell(g->chi2_p, to);
  cell(g->fisher_p, to);
  cell(g->p_adjusted, to);
  buf_printf(to, ",%s", thumb != NULL ? thumb : "");
  cell(g->has_strata ? (double)s->used : NAN, to);
  cell(g->has_strata ? (double)s->dropped : NAN, to);
  cell(s->cmh_chi2, to);
  cell(s->cmh_chi2_continuity, to);
  cell(s->cmh_p, to);
  cell(s->mh_odds_ratio, to);
  cells(s->mh_odds_ratio_ci, to);
  cell(s->mh_rate_ratio, to);
  cells(s->mh_rate_ratio_ci, to);
  cell(s->breslow_day_chi2, to);
  cell(s->breslow_day_p, to);
}

void bias_csv(const bias_report *r, buf *to) {
  buf_text(to, "release,group,is_reference,suppressed,n,selected,rate,rate_low,rate_high,rate_exact_low,rate_exact_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,"
               "rri_exact_high,odds_ratio,odds_ratio_low,odds_ratio_high,difference,difference_low,difference_high,chi2,chi2_p,fisher_p,p_adjusted,four_fifths,"
               "strata_used,strata_dropped,cmh_chi2,cmh_chi2_continuity,cmh_p,mh_odds_ratio,mh_odds_ratio_low,mh_odds_ratio_high,mh_rate_ratio,mh_rate_ratio_low,"
               "mh_rate_ratio_high,breslow_day_chi2,breslow_day_p\r\n");
  for (size_t i = 0; i < r->count; i++) {
    const bias_group *g = &r->groups[i];
    if (r->request->release.len > 0) buf_csv(to, r->request->release, true);
    else buf_text(to, "internal");
    buf_char(to, ',');
    buf_csv(to, g->name, true);
    buf_printf(to, ",%s,%s,", g->reference ? "true" : "false", g->suppressed ? "true" : "false");
    if (!g->suppressed) buf_printf(to, "%llu", (unsigned long long)g->counts.n);
    buf_char(to, ',');
    if (!g->suppressed) buf_printf(to, "%llu", (unsigned long long)g->counts.x);
    cell(g->rate, to);
    cells(g->rate_wilson, to);
    cells(g->rate_exact, to);
    compared_cells(g, to);
    buf_text(to, "\r\n");
  }
}
