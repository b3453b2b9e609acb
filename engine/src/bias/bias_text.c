/* A report as a page of plain text. */
#include <stdio.h>

#include "bias/figures.h"
#include "bias/numbers.h"

static void count_or_hidden(const bias_left_out *l, uint64_t least, buf *to) {
  if (l->hidden) buf_printf(to, "fewer than %llu", (unsigned long long)least);
  else buf_printf(to, "%llu", (unsigned long long)l->count);
}

static void head(const bias_report *r, buf *to) {
  const bias_request *q = r->request;
  static const char *const why[] = {"whose group is not known", "whose outcome is not known", "whom a lawful criterion bars (compared are those who could qualify)"};
  if (q->release.len > 0) put_named("Release", q->release, to);
  else buf_text(to, "INTERNAL VIEW, not for publication: only a release is checked against what was published before.\n\n");
  for (size_t i = 0; i < q->fact_count; i++) put_named(fact_words(q->facts[i].name, (char[FACT_NAME]){0}), q->facts[i].value, to);
  put_named("Groups", r->group_names, to);
  put_named("Strata", r->stratum_names, to);
  put_named("Reference", r->reference, to);
  if (r->total_shown && r->count > 0) {
    buf_printf(to, "%-12s %llu of %llu, ", "Total", (unsigned long long)r->total_x, (unsigned long long)r->total_n);
    put_percent(rate_of(r->total_x, r->total_n), to);
    buf_text(to, " %\n");
  }
  for (size_t i = 0; i < r->left_out_count && i < sizeof why / sizeof *why; i++) {
    if (r->left_out[i].count == 0 && !r->left_out[i].hidden) continue;
    buf_printf(to, "%-12s ", "Left out");
    count_or_hidden(&r->left_out[i], q->min_count, to);
    buf_printf(to, " %s\n", why[i]);
  }
}

static void rates(const bias_report *r, int width, buf *to) {
  buf_printf(to, "\n%-*s %10s %10s   rate %% (interval)\n", width, "Group", "n", "selected");
  for (size_t i = 0; i < r->count; i++) {
    const bias_group *g = &r->groups[i];
    buf name = {0};
    buf_visible(&name, g->name);
    buf_printf(to, "%-*.*s ", width, (int)name.len, name.len > 0 ? name.at : "");
    to->failed |= name.failed;
    buf_free(&name);
    if (g->suppressed) {
      buf_text(to, "    hidden\n");
      continue;
    }
    buf_printf(to, "%10llu %10llu   ", (unsigned long long)g->counts.n, (unsigned long long)g->counts.x);
    put_estimate(g->rate * 100, (interval){g->rate_wilson.low * 100, g->rate_wilson.high * 100}, 1, to);
    buf_text(to, g->reference ? "   reference\n" : "\n");
  }
}

static void comparison(const bias_group *g, const bias_report *r, buf *to) {
  buf_char(to, '\n');
  buf_visible(to, g->name);
  buf_text(to, " beside ");
  buf_visible(to, r->reference);
  buf_text(to, "\n  relative rate index   ");
  put_estimate(g->rri, g->rri_wald, 2, to);
  buf_text(to, "; exact ");
  put_figure(g->rri_exact.low, 2, to);
  buf_text(to, " to ");
  put_figure(g->rri_exact.high, 2, to);
  buf_text(to, "\n  odds ratio            ");
  put_estimate(g->odds_ratio, g->odds_ratio_ci, 2, to);
  buf_text(to, "\n  difference, points    ");
  put_estimate(g->difference * 100, (interval){g->difference_ci.low * 100, g->difference_ci.high * 100}, 1, to);
  buf_text(to, "\n  tests                 Fisher p ");
  put_p(g->fisher_p, to);
  buf_text(to, r->request->adjust == ADJUST_HOLM ? ", Holm " : ", Benjamini-Hochberg ");
  put_p(g->p_adjusted, to);
  buf_text(to, "; chi-square ");
  put_figure(g->chi2, 2, to);
  buf_text(to, ", p ");
  put_p(g->chi2_p, to);
  if (g->thumb != FOUR_FIFTHS_UNDEFINED) {
    static const char *const words[] = {"", "within 0.80 to 1.25", "below 0.80", "above 1.25"};
    buf_printf(to, "\n  four-fifths rule      %s; a rule of thumb, to be read with the test", words[g->thumb]);
  }
  buf_char(to, '\n');
}

static void strata(const bias_group *g, buf *to) {
  const stratified *s = &g->strata;
  buf_printf(to, "  within strata         %zu used, %zu dropped; higher in %zu, lower in %zu\n    rate ratio          ", s->used, s->dropped, s->above, s->below);
  put_estimate(s->mh_rate_ratio, s->mh_rate_ratio_ci, 2, to);
  buf_text(to, " (Mantel-Haenszel)\n    odds ratio          ");
  put_estimate(s->mh_odds_ratio, s->mh_odds_ratio_ci, 2, to);
  buf_text(to, "\n    Cochran-Mantel-Haenszel ");
  put_figure(s->cmh_chi2, 2, to);
  buf_text(to, ", p ");
  put_p(s->cmh_p, to);
  buf_text(to, "; with continuity correction ");
  put_figure(s->cmh_chi2_continuity, 2, to);
  buf_text(to, ", p ");
  put_p(s->cmh_p_continuity, to);
  buf_text(to, "\n    Breslow-Day (Tarone) ");
  put_figure(s->breslow_day_chi2, 2, to);
  buf_text(to, ", p ");
  put_p(s->breslow_day_p, to);
  buf_char(to, '\n');
}

static int name_width(const bias_report *r) {
  size_t most = 12;
  for (size_t i = 0; i < r->count; i++)
    if (r->groups[i].name.len > most) most = r->groups[i].name.len;
  return most > 40 ? 40 : (int)most;
}

void bias_text(const bias_report *r, buf *to) {
  head(r, to);
  if (r->count == 0) {
    buf_text(to, "\nNobody is counted: there is nothing to compare.\n");
    return;
  }
  rates(r, name_width(r), to);
  for (size_t i = 0; i < r->count; i++) {
    const bias_group *g = &r->groups[i];
    if (!g->compared) continue;
    comparison(g, r, to);
    if (g->has_strata) strata(g, to);
  }
  if (r->warnings.count > 0) buf_char(to, '\n');
  for (size_t i = 0; i < r->warnings.count; i++) {
    buf_text(to, "Mind: ");
    buf_visible(to, r->warnings.at[i]);
    buf_char(to, '\n');
  }
  buf_text(to, "\nA difference is not by itself discrimination, and no difference is no proof of its absence. Intervals: ");
  json_number(r->request->level * 100, to);
  buf_printf(to, " %%. Hidden: cells below %llu.\n", (unsigned long long)r->request->min_count);
}
