/* A report as CSV (RFC 4180): a row a group; an empty cell is undefined or hidden. */
#include <math.h>

#include "bias/figures.h"
#include "bias/numbers.h"

static void compared_cells(const bias_group *g, buf *to) {
  const stratified *s = &g->strata;
  const char *thumb = four_fifths_text(g->thumb);
  csv_figure(g->rri, to);
  csv_interval(g->rri_wald, to);
  csv_interval(g->rri_exact, to);
  csv_figure(g->odds_ratio, to);
  csv_interval(g->odds_ratio_ci, to);
  csv_figure(g->difference, to);
  csv_interval(g->difference_ci, to);
  csv_figure(g->chi2, to);
  csv_figure(g->chi2_p, to);
  csv_figure(g->fisher_p, to);
  csv_figure(g->p_adjusted, to);
  buf_printf(to, ",%s", thumb != NULL ? thumb : "");
  csv_figure(g->has_strata ? (double)s->used : NAN, to);
  csv_figure(g->has_strata ? (double)s->dropped : NAN, to);
  csv_figure(s->cmh_chi2, to);
  csv_figure(s->cmh_chi2_continuity, to);
  csv_figure(s->cmh_p, to);
  csv_figure(s->mh_odds_ratio, to);
  csv_interval(s->mh_odds_ratio_ci, to);
  csv_figure(s->mh_rate_ratio, to);
  csv_interval(s->mh_rate_ratio_ci, to);
  csv_figure(s->breslow_day_chi2, to);
  csv_figure(s->breslow_day_p, to);
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
    csv_figure(g->rate, to);
    csv_interval(g->rate_wilson, to);
    csv_interval(g->rate_exact, to);
    compared_cells(g, to);
    buf_text(to, "\r\n");
  }
}
