/* A report as one page for a browser: no script, nothing from elsewhere; tables first of all, and a plot that says the same. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bias/figures.h"
#include "bias/html_report.h"
#include "bias/numbers.h"
#include "bias/svg.h"

enum { PLOT_ROWS = 16 }; /* as many as fit on a printed page; further groups get a further plot of the same scale */

static bool has_strata(const bias_report *r) { return r->stratum_names.len > 0; }
static bool is_internal(const bias_report *r) { return r->request->release.len == 0; }

static size_t compared(const bias_report *r) {
  size_t n = 0;
  for (size_t i = 0; i < r->count; i++) n += r->groups[i].compared;
  return n;
}

/* Any group that a comparison would have a row for: compared or hidden. */
static bool has_comparison(const bias_report *r) { return compared(r) > 0; }

/* ---- what is shown ---- */

static void level(const bias_report *r, buf *to) {
  json_number(r->request->level * 100, to);
  buf_text(to, " %");
}

static void title(const bias_report *r, buf *to) {
  buf_text(to, "Bias report by ");
  buf_str(to, r->group_names);
  if (is_internal(r)) return;
  buf_text(to, ", release ");
  buf_str(to, r->request->release);
}

static void fact_begin(const char *name, buf *to) { buf_printf(to, "<dt>%s</dt><dd>", name); }
static void fact_end(buf *to) { buf_text(to, "</dd>\n"); }

static void total(const bias_report *r, buf *to) {
  fact_begin("Total", to);
  if (r->count == 0) {
    buf_text(to, "nobody is counted");
  } else if (!r->total_shown) {
    buf_text(to, "<i class=\"none\">hidden</i>, since what is hidden below could be worked out from it");
  } else {
    html_count(r->total_x, to);
    buf_text(to, " selected of ");
    html_count(r->total_n, to);
    if (r->total_n > 0) {
      buf_text(to, ": ");
      put_percent(rate_of(r->total_x, r->total_n), to);
      buf_text(to, " % (");
      put_percent(r->total_ci.low, to);
      buf_text(to, " to ");
      put_percent(r->total_ci.high, to);
      buf_char(to, ')');
    }
    if (r->hidden_groups > 0) buf_text(to, "; people of hidden groups are among them");
  }
  fact_end(to);
}

static void left_out(const bias_report *r, buf *to) {
  static const char *const why[] = {"whose group is not known", "whose outcome is not known",
                                    "whom a lawful criterion bars (compared are those who could qualify)"};
  bool any = false;
  fact_begin("Left out", to);
  for (size_t i = 0; i < r->left_out_count; i++) {
    const bias_left_out *l = &r->left_out[i];
    if (l->count == 0 && !l->hidden) continue;
    if (any) buf_text(to, "<br>");
    any = true;
    if (l->hidden) buf_text(to, "fewer than ");
    html_count(l->hidden ? r->request->min_count : l->count, to);
    buf_char(to, ' ');
    html_text(str_from(i < sizeof why / sizeof *why ? why[i] : l->why), to);
  }
  if (!any) buf_text(to, "nobody");
  fact_end(to);
}

static const char *method(const bias_report *r) { return r->request->adjust == ADJUST_HOLM ? "Holm" : "Benjamini-Hochberg"; }

static void shown(const bias_report *r, buf *to) {
  buf_text(to, "<section aria-labelledby=\"shown\">\n<h2 id=\"shown\">What is shown</h2>\n<dl class=\"facts\">\n");
  fact_begin("Kind of view", to);
  buf_text(to, is_internal(r) ? "internal view, not for publication" : "release");
  fact_end(to);
  html_fact("Release", r->request->release, to);
  html_facts(r->request->facts, r->request->fact_count, to);
  html_fact("Groups", r->group_names, to);
  html_fact("Strata", r->stratum_names, to);
  html_fact("Reference", r->reference, to);
  total(r, to);
  left_out(r, to);
  fact_begin("Intervals", to);
  level(r, to);
  fact_end(to);
  fact_begin("Least count", to);
  buf_printf(to, "%llu: smaller cells are hidden", (unsigned long long)r->request->min_count);
  fact_end(to);
  fact_begin("Adjustment", to);
  buf_printf(to, "%s, of the p-values of Fisher’s test", method(r));
  fact_end(to);
  buf_text(to, "</dl>\n</section>\n");
}

static void contents(const bias_report *r, buf *to) {
  buf_text(to, "<nav aria-label=\"Contents\"><ul><li><a href=\"#shown\">What is shown</a></li>");
  if (r->warnings.count > 0) buf_text(to, "<li><a href=\"#mind\">Warnings</a></li>");
  if (r->count > 0) buf_text(to, "<li><a href=\"#rates\">Rates</a></li><li><a href=\"#comparison\">Comparison</a></li>");
  if (has_strata(r) && has_comparison(r)) buf_text(to, "<li><a href=\"#within\">Within strata</a></li>");
  buf_text(to, "<li><a href=\"#read\">How to read this page</a></li><li><a href=\"#terms\">Terms and sources</a></li></ul></nav>\n");
}

static void header(const bias_report *r, buf *to) {
  buf name = {0};
  title(r, &name);
  str words = {name.at, name.len};
  if (is_internal(r)) buf_text(&name, " (internal view, not for publication)");
  html_begin((str){name.at, name.len}, is_internal(r), to);
  buf_text(to, "<header>\n<p class=\"made\">Are groups treated alike?</p>\n<h1>");
  html_text((str){name.at, words.len}, to);
  buf_text(to, "</h1>\n");
  to->failed |= name.failed;
  buf_free(&name);
  if (is_internal(r)) html_internal(to);
  contents(r, to);
  buf_text(to, "</header>\n<main>\n");
}

/* ---- rates ---- */

static void hidden_note(const bias_report *r, buf *to) {
  if (r->hidden_groups == 0) return;
  unsigned long long least = r->request->min_count;
  buf_printf(to, "<p class=\"note\"><b>Hidden</b>: a group is hidden as a whole where fewer than %llu of it were selected or fewer than %llu were not, and where such a "
                 "number could be worked out from the other groups and the total%s. Nothing of a hidden group is part of any figure%s.</p>\n",
             least, least, is_internal(r) ? "" : ", or from what was released before", r->total_shown ? " but the total" : "");
}

static interval times(interval s, double factor) { return (interval){s.low * factor, s.high * factor}; }

static void rate_row(const bias_group *g, buf *to) {
  html_row(g->name, g->reference ? "reference" : NULL, to);
  if (g->suppressed) {
    html_cells_hidden(5, to);
  } else {
    html_cell_count(g->counts.n, to);
    html_cell_count(g->counts.x, to);
    html_cell_figure(g->rate * 100, 1, to);
    html_cell_interval(times(g->rate_wilson, 100), 1, to);
    html_cell_interval(times(g->rate_exact, 100), 1, to);
  }
  html_row_end(to);
}

static void rates(const bias_report *r, buf *to) {
  static const char *const columns[] = {"Group", "People", "Selected", "Rate, %", "Wilson interval", "Exact interval"};
  buf_text(to, "<section aria-labelledby=\"rates\">\n<h2 id=\"rates\">Rates</h2>\n");
  html_table_begin("table-rates", to);
  buf_text(to, "Table 1. How many of each group were selected<small>Intervals of the rate: ");
  level(r, to);
  buf_text(to, ", in per cent</small>");
  html_caption_end(columns, sizeof columns / sizeof *columns, to);
  for (size_t i = 0; i < r->count; i++) rate_row(&r->groups[i], to);
  html_table_end(to);
  hidden_note(r, to);
  buf_text(to, "</section>\n");
}

/* ---- the plot ---- */

static bool is_undefined(interval s) { return isnan(s.low) && isnan(s.high); }

static svg_ratio ratio_of(const bias_group *g) {
  svg_ratio row = {.label = g->name, .note = g->reference ? "reference" : g->suppressed ? "hidden" : NULL};
  row.crude = (estimate){g->rri, is_undefined(g->rri_wald) ? g->rri_exact : g->rri_wald};
  row.pooled = g->has_strata ? (estimate){g->strata.mh_rate_ratio, g->strata.mh_rate_ratio_ci} : (estimate){NAN, {NAN, NAN}};
  return row;
}

static void plot_words(const bias_report *r, size_t part, size_t parts, buf *name, buf *desc) {
  buf_printf(name, "Relative rate index of each group beside ");
  buf_str(name, r->reference);
  if (parts > 1) buf_printf(name, ", part %zu of %zu", part + 1, parts);
  buf_text(desc, "A row for each group. The horizontal axis is logarithmic, with a line at 1, the reference’s rate, and a band from 0.80 to 1.25, the "
                 "four-fifths rule of thumb. A "
                 "filled circle is the ratio over all, with its interval as a line");
  if (has_strata(r)) buf_text(desc, "; an open diamond below it is the Mantel-Haenszel ratio within strata, with its interval as a dashed line");
  buf_text(desc, ". The same figures stand in the table.");
}

static void plot_part(const bias_report *r, const svg_ratio *rows, size_t count, interval scale, size_t part, size_t parts, buf *to) {
  char id[32], box[64];
  buf name = {0}, desc = {0};
  snprintf(id, sizeof id, "plot-%zu", part + 1);
  snprintf(box, sizeof box, parts > 1 ? "Plot of relative rate indices, part %zu of %zu" : "Plot of relative rate indices", part + 1, parts);
  plot_words(r, part, parts, &name, &desc);
  svg_forest_plot plot = {{id, {name.at, name.len}, {desc.at, desc.len}}, rows, count, has_strata(r), scale};
  buf_text(to, "<figure>\n");
  svg_box_begin(box, to);
  svg_forest(&plot, to);
  svg_box_end(to);
  buf_printf(to, "<figcaption><b>Figure %zu.</b> Relative rate indices with intervals (", part + 1);
  level(r, to);
  buf_printf(to, ": Wald’s, or the exact one where that is undefined). An arrow: it goes on beyond the scale. The same figures stand in <a "
                 "href=\"#table-comparison\">"
                 "table&nbsp;2</a>%s.</figcaption>\n</figure>\n",
             has_strata(r) ? " and <a href=\"#table-within\">table&nbsp;3</a>" : "");
  to->failed |= name.failed || desc.failed;
  buf_free(&name);
  buf_free(&desc);
}

static void plot(const bias_report *r, buf *to) {
  svg_ratio *rows = calloc(r->count, sizeof *rows);
  if (rows == NULL) {
    to->failed = true;
    return;
  }
  for (size_t i = 0; i < r->count; i++) rows[i] = ratio_of(&r->groups[i]);
  interval scale = svg_forest_scale(rows, r->count, has_strata(r));
  size_t parts = (r->count + PLOT_ROWS - 1) / PLOT_ROWS, even = (r->count + parts - 1) / parts; /* no part with a row or two alone */
  for (size_t part = 0, from = 0; from < r->count; part++, from += even)
    plot_part(r, rows + from, r->count - from < even ? r->count - from : even, scale, part, parts, to);
  free(rows);
}

/* ---- comparison ---- */

/* The rule of thumb stands beside the tests; alone it says nothing. */
static const char *thumb(const bias_group *g) {
  switch (g->thumb) {
  case FOUR_FIFTHS_WITHIN: return "within<span>0.80 to 1.25</span>";
  case FOUR_FIFTHS_BELOW: return "below 0.80";
  case FOUR_FIFTHS_ABOVE: return "above 1.25";
  case FOUR_FIFTHS_UNDEFINED:
  default: return "<i class=\"none\">undefined</i>";
  }
}

static void comparison_row(const bias_group *g, buf *to) {
  html_row(g->name, NULL, to);
  if (g->suppressed) {
    html_cells_hidden(8, to);
  } else {
    html_cell_estimate(g->rri, g->rri_wald, 2, to);
    html_cell_interval(g->rri_exact, 2, to);
    html_cell_estimate(g->odds_ratio, g->odds_ratio_ci, 2, to);
    html_cell_estimate(g->difference * 100, times(g->difference_ci, 100), 1, to);
    html_cell_test(g->chi2, g->chi2_p, to);
    html_cell_p(g->fisher_p, to);
    html_cell_p(g->p_adjusted, to);
    html_cell(thumb(g), to);
  }
  html_row_end(to);
}

static void comparison_table(const bias_report *r, buf *to) {
  char adjusted[64];
  snprintf(adjusted, sizeof adjusted, "p adjusted (%s)", method(r));
  const char *const columns[] = {"Group", "Relative rate index (Wald "
                                          "interval)", "The same: exact interval", "Odds ratio (Woolf interval)", "Difference in points (Newcombe "
                                          "interval)",
                                 "Chi-square", "Fisher’s test, p", adjusted, "Four-fifths rule of thumb"};
  html_table_begin("table-comparison", to);
  buf_text(to, "Table 2. Each group beside ");
  html_name(r->reference, to);
  buf_text(to, "<small>Intervals: ");
  level(r, to);
  buf_printf(to, ". The p-values of Fisher’s test are adjusted for %zu comparison%s. The rule of thumb is no test: read it with the two columns "
                 "before it.</small>", compared(r),
             compared(r) == 1 ? "" : "s");
  html_caption_end(columns, sizeof columns / sizeof *columns, to);
  for (size_t i = 0; i < r->count; i++)
    if (!r->groups[i].reference) comparison_row(&r->groups[i], to);
  html_table_end(to);
}

static void comparison(const bias_report *r, buf *to) {
  buf_text(to, "<section aria-labelledby=\"comparison\">\n<h2 id=\"comparison\">Comparison with the reference</h2>\n");
  if (has_comparison(r)) {
    plot(r, to);
    comparison_table(r, to);
  } else if (r->reference_hidden) {
    buf_text(to, "<p>The reference group is hidden, so nothing can be compared with it.</p>\n");
  } else if (r->count == 1) {
    buf_text(to, "<p>There is only one group: nothing can be compared.</p>\n");
  } else {
    buf_text(to, "<p>All groups but the reference are hidden: nothing can be compared.</p>\n");
  }
  buf_text(to, "</section>\n");
}

/* ---- strata ---- */

static void within_row(const bias_group *g, buf *to) {
  const stratified *s = &g->strata;
  html_row(g->name, NULL, to);
  if (g->suppressed || !g->has_strata) {
    html_cells_hidden(9, to);
  } else {
    html_cell_estimate(s->mh_rate_ratio, s->mh_rate_ratio_ci, 2, to);
    html_cell_estimate(s->mh_odds_ratio, s->mh_odds_ratio_ci, 2, to);
    html_cell_test(s->cmh_chi2, s->cmh_p, to);
    html_cell_test(s->cmh_chi2_continuity, s->cmh_p_continuity, to);
    html_cell_test(s->breslow_day_chi2, s->breslow_day_p, to);
    html_cell_count(s->used, to);
    html_cell_count(s->dropped, to);
    html_cell_count(s->above, to);
    html_cell_count(s->below, to);
  }
  html_row_end(to);
}

static bool has_lone_stratum(const bias_report *r) {
  for (size_t i = 0; i < r->count; i++)
    if (r->groups[i].compared && !r->groups[i].has_strata) return true;
  return false;
}

static void within(const bias_report *r, buf *to) {
  static const char *const columns[] = {
    "Group", "Rate ratio (Mantel-Haenszel)", "Odds ratio (Mantel-Haenszel)", "Cochran-Mantel-Haenszel", "The same with continuity correction",
    "Do strata agree? Breslow-Day (Tarone)", "Strata used", "Strata dropped", "Higher in", "Lower in"};
  if (!has_strata(r) || !has_comparison(r)) return;
  buf_text(to, "<section aria-labelledby=\"within\">\n<h2 id=\"within\">Within strata</h2>\n<p>The same comparison among people alike in ");
  html_name(r->stratum_names, to);
  buf_text(to, ". Where a group stands differently here than over all, the strata explain part of the difference, or hid it. Whether a stratum is "
               "itself free of bias, "
               "no figure says.</p>\n");
  html_table_begin("table-within", to);
  buf_text(to, "Table 3. Each group beside ");
  html_name(r->reference, to);
  buf_text(to, ", within strata of ");
  html_name(r->stratum_names, to);
  buf_text(to, "<small>Intervals: ");
  level(r, to);
  buf_text(to, ". A stratum is dropped where nobody, or everybody, was selected, or where only one of the two groups is found. A low p of "
               "Breslow-Day: the strata "
               "disagree, and one ratio stands for none of them.</small>");
  html_caption_end(columns, sizeof columns / sizeof *columns, to);
  for (size_t i = 0; i < r->count; i++)
    if (!r->groups[i].reference) within_row(&r->groups[i], to);
  html_table_end(to);
  if (has_lone_stratum(r))
    buf_text(to, "<p class=\"note\">A group that is shown elsewhere and hidden here has a single stratum to compare in: the figures would tell that "
                 "stratum’s small "
                 "cells.</p>\n");
  buf_text(to, "</section>\n");
}

/* ---- how to read it ---- */

static void reading(const bias_report *r, buf *to) {
  buf_text(to, "<section aria-labelledby=\"read\">\n<h2 id=\"read\">How to read this page</h2>\n"
               "<p><strong>A difference is not by itself discrimination, and no difference is no proof of its absence.</strong> Groups may differ in "
               "what lawfully counts. What counts "
               "may itself have come about unfairly. Figures say where to look; people have to look.</p>\n"
               "<p>Each estimate stands with its interval: the values that the counts are compatible with, by chance alone, at the level of ");
  level(r, to);
  buf_text(to, ". A wide interval means that the data say little. An interval of a ratio that holds 1, or of a difference that holds 0, is compatible "
               "with no difference; it does "
               "not show that there is none. A low p says that chance alone would seldom make such a difference, not that the difference is large, or "
               "why it is there. Of many "
               "comparisons some have a low p by chance: look at the adjusted p.</p>\n"
               "<p>Undefined: the formula divides by zero, as where nobody was counted. ∞: there is no upper bound, as where nobody of the reference "
               "was selected. ");
  buf_printf(to, "Cells below the least count of %llu are hidden, so that nothing is told of single people. That this count is usually 10, that a "
                 "group of fewer than 50 is warned of, "
                 "and that the four-fifths rule is shown at all, are choices of the program’s authors; no rule of a court or of the Ministry of "
                 "Justice was found for them "
                 "(unverified).</p>\n</section>\n",
             (unsigned long long)r->request->min_count);
}

typedef struct term {
  const char *name, *means, *source;
} term;

static const term terms[] = {
  {"Selected", "The outcome that is counted, such as being shortlisted. Whether it is good or bad for a person, the measure says.", NULL},
  {"Rate", "Those selected, of all people of the group who are counted.", NULL},
  {"Wilson interval", "For a rate. Sound for small numbers and for rates near 0 and 100 per cent.",
   "Wilson 1927, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical Association 22"},
  {"Exact interval of a rate", "Never covers less than it says, so it is wider.", "Clopper and Pearson 1934, The use of confidence or fiducial "
                                                                                  "limits, Biometrika 26"},
  {"Reference", "The group that the others are compared with; not a norm that they should meet.", NULL},
  {"Relative rate index (RRI)", "The group’s rate divided by the reference’s. 1: the same rate. 0.5: half the rate. Its Wald interval is taken on the "
                                "logarithm; undefined where a count is zero.",
   "Katz, Baptista, Azen and Pike 1978, Obtaining confidence intervals for the risk ratio in cohort studies, Biometrics 34"},
  {"Exact interval of the RRI", "Takes the people selected as given, and asks how they part between the two groups. Defined with a zero count.",
   "Clopper and Pearson 1934; Przyborowski and Wilenski 1940, Homogeneity of results in testing samples from Poisson series, Biometrika 31"},
  {"Odds ratio", "Selected to not selected in the group, divided by the same in the reference. Further from 1 than the RRI, the more so the higher "
                 "the rates.",
   "Woolf 1955, On estimating the relation between blood group and disease, Annals of Human Genetics 19"},
  {"Difference in points", "The group’s rate minus the reference’s, in percentage points.",
   "Newcombe 1998, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (method 10)"},
  {"p-value", "How probable a difference at least as great would be if both groups had the same rate.", NULL},
  {"Fisher’s exact test", "A p-value that holds for small counts; two-sided.", "Fisher 1935, The logic of inductive inference, Journal of the Royal "
                                                                               "Statistical Society 98"},
  {"Chi-square", "Pearson’s test of the same question, without continuity correction; for large counts.", NULL},
  {"Adjusted p", "Fisher’s p, raised for the number of groups compared. Holm: seldom even one false alarm among all. Benjamini-Hochberg: few false "
                 "ones among the alarms.",
   "Holm 1979, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6; Benjamini and Hochberg 1995, "
   "Controlling the false discovery rate, "
   "Journal of the Royal Statistical Society B 57"},
  {"Four-fifths rule of thumb", "Is the RRI below 0.80, above 1.25, or between? From employment in the United States; it pays no heed to how many "
                                "people there are.",
   "Uniform Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D; the band upwards to 1.25, and its use here, are this program’s own "
   "(unverified)"},
  {"Strata", "Parts within which people are alike in something that may explain a difference. Compared is within each, then pooled.", NULL},
  {"Mantel-Haenszel ratios", "One odds ratio, and one rate ratio, pooled over strata.",
   "Mantel and Haenszel 1959, Statistical aspects of the analysis of data from retrospective studies of disease, Journal of the National Cancer "
   "Institute 22; intervals: Robins, Breslow "
   "and Greenland 1986, Biometrics 42 (odds ratio), Greenland and Robins 1985, Biometrics 41 (rate ratio)"},
  {"Cochran-Mantel-Haenszel test", "Is there a difference within strata, if it is in the same direction in most?",
   "Cochran 1954, Some methods for strengthening the common χ² tests, Biometrics 10; Mantel and Haenszel 1959"},
  {"Breslow-Day test", "Is the odds ratio the same in all strata? With Tarone’s correction.",
   "Breslow and Day 1980, Statistical Methods in Cancer Research I, International Agency for Research on Cancer; Tarone 1985, On heterogeneity tests "
   "based on efficient scores, "
   "Biometrika 72"},
};

static void definitions(buf *to) {
  buf_text(to, "<section aria-labelledby=\"terms\">\n<h2 id=\"terms\">Terms and sources</h2>\n<dl class=\"terms\">\n");
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
    buf_printf(to, "<div><dt>%s</dt><dd>%s", terms[i].name, terms[i].means);
    if (terms[i].source != NULL) buf_printf(to, " <cite>%s</cite>", terms[i].source);
    buf_text(to, "</dd></div>\n");
  }
  buf_text(to, "</dl>\n</section>\n");
}

void bias_html(const bias_report *r, buf *to) {
  header(r, to);
  shown(r, to);
  html_warnings(r->warnings.at, r->warnings.count, to);
  if (r->count > 0) {
    rates(r, to);
    comparison(r, to);
    within(r, to);
  } else {
    buf_text(to, "<p><strong>Nobody is counted: there is nothing to compare.</strong></p>\n");
  }
  reading(r, to);
  definitions(to);
  buf_text(to, "</main>\n<footer><p class=\"note\">Made by <code>epf bias report</code>. ");
  buf_text(to, is_internal(r) ? "Internal view: not for publication.</p></footer>\n" : "It shortlists and counts; people decide.</p></footer>\n");
  html_end(to);
}
