/* The statistics against published results, definitions and brute force. "R 4.2.2" names the call that gave a figure. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stats/stats.h"

/* ---- comparing ---- */

#define near(actual, expected, tolerance) is_near(actual, expected, tolerance, #actual, __LINE__)
#define spans(actual, low, high, tolerance) spans_near(actual, low, high, tolerance, #actual, __LINE__)

static void is_near(double actual, double expected, double tolerance, const char *what, int line) {
  if (!(fabs(actual - expected) <= tolerance) && actual != expected) fail_msg("line %d: %s is %.12g, not %.12g", line, what, actual, expected);
}

static void spans_near(interval actual, double low, double high, double tolerance, const char *what, int line) {
  is_near(actual.low, low, tolerance, what, line);
  is_near(actual.high, high, tolerance, what, line);
}

static void undefined(interval actual) { assert_true(isnan(actual.low) && isnan(actual.high)); }

static bool same(double a, double b, double relative) { return a == b || fabs(a - b) <= relative * fmax(fabs(a), fabs(b)) || (isnan(a) && isnan(b)); }

/* The same sequence of numbers in every run (Marsaglia 2003). */
static double uniform(void) {
  static uint64_t state = 88172645463325252U;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (double)(state >> 11) * 0x1p-53;
}

static uint64_t below(uint64_t end) { return (uint64_t)(uniform() * (double)end); }

/* P(X = k) and P(X <= k) of a binomial, from its definition. */
static double binomial_pmf(uint64_t k, uint64_t n, double p) {
  if (p <= 0 || p >= 1) return k == (p <= 0 ? 0 : n);
  double choose = lgamma((double)n + 1) - lgamma((double)k + 1) - lgamma((double)(n - k) + 1);
  return exp(choose + (double)k * log(p) + (double)(n - k) * log1p(-p));
}

static double binomial_upto(uint64_t k, uint64_t n, double p) {
  double sum = 0;
  for (uint64_t i = 0; i <= k; i++) sum += binomial_pmf(i, n, p);
  return sum;
}

static double binomial_from(uint64_t k, uint64_t n, double p) {
  double sum = 0;
  for (uint64_t i = k; i <= n; i++) sum += binomial_pmf(i, n, p);
  return sum;
}

/* ---- one rate ---- */

static void test_quantiles(void **unused) {
  (void)unused;
  near(normal_two_sided(0.95), 1.959963984540054, 1e-14); /* R 4.2.2, qnorm(0.975) */
  near(normal_two_sided(0.998), 3.090232306167813, 1e-14);
  near(normal_two_sided(0.5), 0.6744897501960817, 1e-14);
  near(chi2_tail(3.841458820694124, 1), 0.05, 1e-15); /* R 4.2.2, qchisq(0.95, 1) */
  near(chi2_tail(16.91897760462045, 9), 0.05, 1e-14);
  assert_true(same(chi2_tail(1000, 1), 1.79583278480073e-219, 1e-12)); /* R 4.2.2, pchisq(1000, 1, lower.tail = FALSE) */
  near(chi2_tail(0, 3), 1, 0);
  near(chi2_tail(INFINITY, 3), 0, 0);
  assert_true(isnan(chi2_tail(NAN, 1)) && isnan(chi2_tail(1, NAN)));
}

/* Newcombe RG (1998) Two-sided confidence intervals for the single proportion. Statistics in Medicine 17: 857-872, Table I:
 * methods 3 (Wilson) and 5 (Clopper and Pearson). The two named to five places: R 4.2.2, prop.test(15, 148, correct = FALSE),
 * binom.test(81, 263). */
static void test_newcombe_single(void **unused) {
  (void)unused;
  spans(rate_wilson(81, 263, 0.95), 0.2553, 0.3662, 5e-5);
  spans(rate_wilson(15, 148, 0.95), 0.06239, 0.16049, 5e-6);
  spans(rate_wilson(0, 20, 0.95), 0, 0.1611, 5e-5);
  spans(rate_wilson(1, 29, 0.95), 0.0061, 0.1718, 5e-5);
  spans(rate_exact(81, 263, 0.95), 0.25274, 0.36762, 5e-6);
  spans(rate_exact(15, 148, 0.95), 0.0578, 0.1617, 5e-5);
  spans(rate_exact(0, 20, 0.95), 0, 0.1684, 5e-5);
  spans(rate_exact(1, 29, 0.95), 0.0009, 0.1776, 5e-5);
}

static void test_rate_extremes(void **unused) {
  (void)unused;
  assert_true(isnan(rate_of(0, 0)));
  undefined(rate_wilson(0, 0, 0.95));
  undefined(rate_exact(0, 0, 0.95));
  near(rate_exact(0, 10, 0.95).high, 1 - pow(0.025, 0.1), 1e-15); /* (1 - p)^n = alpha/2 */
  near(rate_exact(10, 10, 0.95).low, pow(0.025, 0.1), 1e-15);
  for (uint64_t n = 1; n <= 1000000000; n *= 10) { /* the ends are the ends, whatever the rounding */
    assert_true(rate_wilson(0, n, 0.95).low == 0 && rate_wilson(n, n, 0.95).high == 1);
    assert_true(rate_exact(0, n, 0.95).low == 0 && rate_exact(n, n, 0.95).high == 1);
  }
  /* R 4.2.2, qbeta(0.025, 3e8, 7e8 + 1), qbeta(0.975, 3e8 + 1, 7e8) */
  spans(rate_exact(300000000, 1000000000, 0.95), 0.299971597502, 0.300028403655, 1e-12);
}

/* Clopper and Pearson's definition: at the lower end P(X >= x) is alpha/2, at the upper P(X <= x). */
static void test_exact_by_definition(void **unused) {
  (void)unused;
  for (uint64_t n = 1; n <= 60; n += n < 12 ? 1 : 7)
    for (uint64_t x = 0; x <= n; x++)
      for (double level = 0.8; level < 1; level += 0.095) {
        interval ci = rate_exact(x, n, level);
        if (x > 0) near(binomial_from(x, n, ci.low), (1 - level) / 2, 1e-12);
        if (x < n) near(binomial_upto(x, n, ci.high), (1 - level) / 2, 1e-12);
      }
}

/* Wilson's: at each end the score statistic is z. */
static void test_wilson_by_definition(void **unused) {
  (void)unused;
  double z = normal_two_sided(0.95);
  for (uint64_t n = 1; n < 1000000; n = n * 3 + 1)
    for (uint64_t x = 0; x <= n; x += n / 17 + 1) {
      interval ci = rate_wilson(x, n, 0.95);
      double ends[2] = {ci.low, ci.high};
      for (int i = 0; i < 2; i++)
        near(fabs(rate_of(x, n) - ends[i]), z * sqrt(ends[i] * (1 - ends[i]) / (double)n), 1e-13);
    }
}

/* What an interval covers, summed over all that may be seen: the exact one never less than its level, Wilson's about as
 * much on the average (Agresti and Coull 1998, The American Statistician 52: 119-126). */
static void test_coverage(void **unused) {
  (void)unused;
  const uint64_t n = 30;
  double wilson = 0, count = 0;
  for (double p = 0.005; p < 1; p += 0.005, count++) {
    double exact = 0;
    for (uint64_t x = 0; x <= n; x++) {
      interval e = rate_exact(x, n, 0.95), w = rate_wilson(x, n, 0.95);
      if (e.low <= p && p <= e.high) exact += binomial_pmf(x, n, p);
      if (w.low <= p && p <= w.high) wilson += binomial_pmf(x, n, p);
    }
    assert_true(exact >= 0.95 - 1e-12);
  }
  near(wilson / count, 0.95, 0.005);
}

static void test_rate_properties(void **unused) {
  (void)unused;
  interval (*const kinds[])(uint64_t, uint64_t, double) = {rate_wilson, rate_exact};
  for (size_t kind = 0; kind < 2; kind++)
    for (uint64_t n = 1; n < 200000; n = n * 5 + 2) {
      interval before = {-1, -1};
      for (uint64_t x = 0; x <= n; x += n / 23 + 1) {
        interval ci = kinds[kind](x, n, 0.95), wider = kinds[kind](x, n, 0.99), mirrored = kinds[kind](n - x, n, 0.95);
        assert_true(ci.low > before.low && ci.high > before.high); /* more selected, higher */
        assert_true(ci.low <= rate_of(x, n) && rate_of(x, n) <= ci.high);
        assert_true(wider.low <= ci.low && ci.high <= wider.high);
        spans(mirrored, 1 - ci.high, 1 - ci.low, 1e-14); /* those not selected */
        before = ci;
      }
    }
}

/* ---- a group beside the reference ---- */

/* UCBAdmissions of R's datasets: Bickel PJ, Hammel EA, O'Connell JW (1975) Sex bias in graduate admissions: data from Berkeley.
 * Science 187: 398-403. Men beside women, admitted of applicants, in six departments. */
static const pair berkeley[] = {{512, 825, 89, 108}, {353, 560, 17, 25},   {120, 325, 202, 593},
                                {138, 417, 131, 375}, {53, 191, 94, 393}, {22, 373, 24, 341}};
static const pair berkeley_all = {1198, 2691, 557, 1835};

/* The Physicians' Health Study: myocardial infarction on placebo and on aspirin. Agresti A (2007) An Introduction to Categorical
 * Data Analysis, 2nd ed., Table 2.3. */
static const pair aspirin = {189, 11034, 104, 11037};

static void test_berkeley_together(void **unused) {
  (void)unused;
  pair p = berkeley_all;
  near(pair_chi2(p), 92.20528041, 1e-8); /* R 4.2.2, chisq.test(apply(UCBAdmissions, 1:2, sum), correct = FALSE) */
  assert_true(same(chi2_tail(pair_chi2(p), 1), 7.81360038899e-22, 1e-10));
  assert_true(same(pair_fisher(p), 4.83590317934e-22, 1e-10)); /* R 4.2.2, fisher.test(...)$p.value */
  near(pair_rri(p), 1.46664158139, 1e-10); /* 1198/2691 over 557/1835; R 4.2.2, exp(log(.) -+ qnorm(0.975) * se) */
  spans(pair_rri_wald(p, 0.95), 1.35234997538, 1.59059235214, 1e-10);
  near(pair_odds_ratio(p), 1.84108003718, 1e-10); /* 1.84: the fourfoldplot example of R's help */
  spans(pair_odds_ratio_woolf(p, 0.95), 1.62437690975, 2.08669286234, 1e-10);
}

static void test_aspirin(void **unused) {
  (void)unused;
  near(pair_rri(aspirin), 1.82, 0.005); /* Agresti 2007, 2.2.3: 1.82, from 1.43 to 2.30 (2.306); 2.3.3: odds ratio 1.832 */
  spans(pair_rri_wald(aspirin, 0.95), 1.43303090305, 2.30588423242, 1e-10); /* R 4.2.2, epitools::riskratio */
  near(pair_odds_ratio(aspirin), 1.832, 0.0005);
  spans(pair_odds_ratio_woolf(aspirin, 0.95), 1.44004239185, 2.33077975, 1e-8); /* epitools::oddsratio.wald */
  near(pair_difference(aspirin), 0.0077, 0.00005); /* 2.2.1 */
}

/* Breast cancer after fluoroscopy: Boice JD, Monson RR (1977), the example of R's poisson.test:
 * R 4.2.2, poisson.test(c(11, 21), c(800, 3011)). */
static void test_exact_ratio(void **unused) {
  (void)unused;
  pair p = {11, 800, 21, 3011};
  near(pair_rri(p), 1.97148809524, 1e-11);
  spans(pair_rri_exact(p, 0.95), 0.858426403392, 4.277265943654, 1e-11);
  p = (pair){0, 100, 5, 200};
  near(pair_rri_exact(p, 0.95).low, 0, 0);
  near(pair_rri_exact(p, 0.95).high, (pow(0.025, -0.2) - 1) * 2, 1e-13); /* (1 - share)^5 = alpha/2 */
  p = (pair){5, 200, 0, 100};
  near(pair_rri_exact(p, 0.95).low, 1 / ((pow(0.025, -0.2) - 1) * 2), 1e-13);
  assert_true(isinf(pair_rri_exact(p, 0.95).high));
  undefined(pair_rri_exact((pair){0, 10, 0, 10}, 0.95));
  undefined(pair_rri_exact((pair){0, 0, 3, 10}, 0.95));
}

/* Newcombe RG (1998) Interval estimation for the difference between independent proportions. Statistics in Medicine 17: 873-890,
 * Table II, method 10. */
static void test_newcombe_difference(void **unused) {
  (void)unused;
  static const struct {
    pair p;
    double low, high;
  } published[] = {{{56, 70, 48, 80}, 0.0524, 0.3339}, {{9, 10, 3, 10}, 0.1705, 0.8090},   {{6, 7, 2, 7}, 0.0582, 0.8062},
                   {{5, 56, 0, 29}, -0.0381, 0.1926},  {{0, 10, 0, 20}, -0.1611, 0.2775},  {{0, 10, 0, 10}, -0.2775, 0.2775},
                   {{10, 10, 0, 20}, 0.6791, 1.0000},  {{10, 10, 0, 10}, 0.6075, 1.0000}};
  for (size_t i = 0; i < sizeof published / sizeof *published; i++)
    spans(pair_difference_newcombe(published[i].p, 0.95), published[i].low, published[i].high, 5e-5);
  spans(pair_difference_newcombe(published[0].p, 0.95), 0.05243, 0.33387, 5e-6);
  undefined(pair_difference_newcombe((pair){0, 0, 1, 2}, 0.95));
}

static void test_pair_extremes(void **unused) {
  (void)unused;
  pair none = {0, 10, 0, 10}, nobody = {0, 0, 3, 10}, only = {3, 10, 0, 10}, all = {10, 10, 20, 20};
  assert_true(isnan(pair_rri(none)) && isnan(pair_rri(nobody)) && isinf(pair_rri(only)));
  assert_true(isnan(pair_odds_ratio(none)) && isnan(pair_odds_ratio(nobody)) && isinf(pair_odds_ratio(only)));
  undefined(pair_rri_wald(none, 0.95));
  undefined(pair_rri_wald(only, 0.95));
  undefined(pair_odds_ratio_woolf(only, 0.95));
  undefined(pair_odds_ratio_woolf(all, 0.95));
  spans(pair_rri_wald(all, 0.95), 1, 1, 0);
  assert_true(isnan(pair_chi2(none)) && isnan(pair_chi2(nobody)) && isnan(pair_chi2(all)));
  assert_true(isnan(pair_difference(nobody)));
  assert_true(pair_fisher(none) == 1 && pair_fisher(nobody) == 1 && pair_fisher(all) == 1);
  pair huge = {500000000, 1000000000, 500050000, 1000000000}; /* the halves differ by 5e-5, over sqrt(1/4 * 2/1e9): z = 2.236 */
  near(pair_chi2(huge), 5.0000000125, 1e-13);
  near(pair_rri(huge), 0.99990001, 1e-8);
}

static pair swapped(pair p) { return (pair){p.reference_x, p.reference_n, p.x, p.n}; }

static pair some_pair(uint64_t most) {
  uint64_t n = 1 + below(most), reference_n = 1 + below(most);
  return (pair){below(n + 1), n, below(reference_n + 1), reference_n};
}

/* Group and reference change places: ratios and their ends are inverted, differences change sign, tests stay. */
static void test_symmetry(void **unused) {
  (void)unused;
  for (int i = 0; i < 2000; i++) {
    pair p = some_pair(i % 2 ? 20 : 5000), q = swapped(p);
    interval there[] = {pair_rri_wald(p, 0.95), pair_rri_exact(p, 0.95), pair_odds_ratio_woolf(p, 0.95)};
    interval back[] = {pair_rri_wald(q, 0.95), pair_rri_exact(q, 0.95), pair_odds_ratio_woolf(q, 0.95)};
    for (size_t k = 0; k < 3; k++) assert_true(same(there[k].low, 1 / back[k].high, 1e-12) && same(there[k].high, 1 / back[k].low, 1e-12));
    assert_true(same(pair_rri(p), 1 / pair_rri(q), 1e-14) && same(pair_odds_ratio(p), 1 / pair_odds_ratio(q), 1e-14));
    near(pair_difference(p), -pair_difference(q), 0);
    spans(pair_difference_newcombe(p, 0.95), -pair_difference_newcombe(q, 0.95).high, -pair_difference_newcombe(q, 0.95).low, 1e-15);
    assert_true(same(pair_chi2(p), pair_chi2(q), 1e-12) && same(pair_fisher(p), pair_fisher(q), 1e-12));
  }
}

static void test_difference_of_differences(void **unused) {
  (void)unused;
  pair group = {48, 80, 56, 70}, reference = {50, 100, 50, 100};
  interval g = pair_difference_newcombe(group, 0.95), r = pair_difference_newcombe(reference, 0.95);
  estimate e = difference_of_differences(group, reference, 0.95);
  near(e.value, -0.2, 1e-15);
  near(e.ci.low, -0.2 - sqrt(pow(-0.2 - g.low, 2) + pow(r.high, 2)), 1e-15); /* Zou and Donner 2008, (6) and (7) */
  near(e.ci.high, -0.2 + sqrt(pow(g.high + 0.2, 2) + pow(r.low, 2)), 1e-15);
  estimate mirrored = difference_of_differences(reference, group, 0.95);
  spans(mirrored.ci, -e.ci.high, -e.ci.low, 1e-15);
  e = difference_of_differences((pair){0, 0, 1, 2}, reference, 0.95);
  assert_true(isnan(e.value));
  undefined(e.ci);
}

/* ---- Fisher's exact test ---- */

static void test_fisher_published(void **unused) {
  (void)unused;
  /* The lady tasting tea: Fisher RA (1935) The Design of Experiments; Agresti 2007, 2.6.1: three of four rightly told. */
  near(pair_fisher((pair){3, 4, 1, 4}), 34.0 / 70, 1e-15);
  near(pair_fisher((pair){4, 4, 0, 4}), 2.0 / 70, 1e-16);
  /* Convictions of twins of criminals: Fisher RA (1962), the example of R's fisher.test: p = 0.0005367. */
  near(pair_fisher((pair){2, 17, 10, 13}), 0.000536724119143, 1e-14);
  /* R 4.2.2, fisher.test(matrix(c(300000, 700000, 301000, 699000), 2))$p.value */
  near(pair_fisher((pair){300000, 1000000, 301000, 1000000}), 0.123375690464, 1e-11);
  near(pair_fisher((pair){500000000, 1000000000, 500000000, 1000000000}), 1, 1e-15);
  near(pair_fisher((pair){0, 1000000000, 1000000000, 1000000000}), 0, 0); /* less than any number */
  near(pair_fisher((pair){1000000000, 1000000000, 0, 1}), 1e-9, 1e-16);  /* 1 of 1e9 + 1 tables */
}

static double choose(uint64_t n, uint64_t k) {
  double ways = 1;
  for (uint64_t i = 1; i <= k; i++) ways = ways * (double)(n - k + i) / (double)i;
  return round(ways);
}

/* All tables of the same margins, in whole numbers of ways. */
static double fisher_counted(pair p) {
  uint64_t selected = p.x + p.reference_x;
  double small = 0, seen = choose(p.n, p.x) * choose(p.reference_n, p.reference_x);
  for (uint64_t k = 0; k <= selected && k <= p.n; k++) {
    if (selected - k > p.reference_n) continue;
    double ways = choose(p.n, k) * choose(p.reference_n, selected - k);
    if (ways <= seen) small += ways;
  }
  return small / choose(p.n + p.reference_n, selected);
}

static void test_fisher_every_small_table(void **unused) {
  (void)unused;
  for (uint64_t n = 0; n <= 12; n++)
    for (uint64_t reference_n = 0; reference_n <= 12; reference_n++)
      for (uint64_t x = 0; x <= n; x++)
        for (uint64_t reference_x = 0; reference_x <= reference_n; reference_x++) {
          pair p = {x, n, reference_x, reference_n};
          if (!same(pair_fisher(p), fisher_counted(p), 1e-13)) fail_msg("%d/%d %d/%d", (int)x, (int)n, (int)reference_x, (int)reference_n);
        }
}

/* ---- several comparisons ---- */

/* Benjamini Y, Hochberg Y (1995) Controlling the false discovery rate. JRSS B 57: 289-300, section 4.1: fifteen p-values, of which
 * theirs rejects the first four at 0.05 and Holm's the first three. The adjusted values: R 4.2.2, p.adjust. */
static void test_benjamini_hochberg_1995(void **unused) {
  (void)unused;
  static const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1};
  static const double bh[] = {0.0015, 0.0030, 0.0095, 0.035625, 0.0603, 0.0638571428571, 0.0638571428571, 0.0645, 0.0765, 0.486, 0.581181818182,
                              0.714875, 0.753230769231, 0.813214285714, 1};
  static const double holm[] = {0.0015, 0.0056, 0.0247, 0.1140, 0.2211, 0.2780, 0.2780, 0.2780, 0.3213, 1, 1, 1, 1, 1, 1};
  double to[15];
  adjust_benjamini_hochberg(p, 15, to);
  for (size_t i = 0; i < 15; i++) near(to[i], bh[i], 1e-12);
  adjust_holm(p, 15, to);
  for (size_t i = 0; i < 15; i++) near(to[i], holm[i], 1e-15);
}

static void test_adjusting(void **unused) {
  (void)unused;
  double p[] = {0.01, NAN, 0.02, 0.03, 0.02}, to[5]; /* R 4.2.2, p.adjust(c(0.01, NA, 0.02, 0.03, 0.02), ...) */
  adjust_holm(p, 5, to);
  near(to[0], 0.04, 1e-16), near(to[2], 0.06, 1e-16), near(to[3], 0.06, 1e-16), near(to[4], 0.06, 1e-16);
  assert_true(isnan(to[1]));
  adjust_benjamini_hochberg(p, 5, p); /* in its own place */
  near(p[0], 0.08 / 3, 1e-16), near(p[2], 0.08 / 3, 1e-16), near(p[3], 0.03, 1e-16), near(p[4], 0.08 / 3, 1e-16);
  assert_true(isnan(p[1]));
  double ends[] = {0, 1, 0, 1};
  adjust_holm(ends, 4, ends);
  assert_true(ends[0] == 0 && ends[1] == 1 && ends[2] == 0 && ends[3] == 1 && !signbit(ends[0]));
  adjust_benjamini_hochberg(ends, 0, ends);
  double alone = 0.3;
  adjust_holm(&alone, 1, &alone);
  near(alone, 0.3, 0);
  for (int round = 0; round < 200; round++) { /* an order stays an order; Holm's is never the smaller */
    double raw[20], holm[20], bh[20];
    for (size_t i = 0; i < 20; i++) raw[i] = pow(uniform(), 3);
    adjust_holm(raw, 20, holm);
    adjust_benjamini_hochberg(raw, 20, bh);
    for (size_t i = 0; i < 20; i++) {
      assert_true(raw[i] <= bh[i] && bh[i] <= holm[i] && holm[i] <= 1);
      for (size_t k = 0; k < 20; k++) assert_true(raw[i] > raw[k] || (holm[i] <= holm[k] && bh[i] <= bh[k]));
    }
  }
}

/* ---- strata ---- */

#define stratified_of(strata) stratified_from(strata, sizeof strata / sizeof *strata)

static stratified stratified_from(const pair *strata, size_t count) {
  stratified s;
  stratify(strata, count, 0.95, &s);
  return s;
}

/* R 4.2.2, mantelhaen.test(UCBAdmissions): X-squared = 1.4269, p = 0.2323, common odds ratio 0.9046968 (0.7719074 to 1.0603298);
 * the same with correct = FALSE. metafor 3.8-1, rma.mh(measure = "OR"): Tarone's 18.8255, p = 0.0021; rma.mh(measure = "RR"). Women do
 * better in four of six departments (A, B, D, F). */
static void test_berkeley_by_department(void **unused) {
  (void)unused;
  stratified s = stratified_of(berkeley);
  assert_true(s.used == 6 && s.dropped == 0 && s.above == 2 && s.below == 4);
  near(s.cmh_chi2_continuity, 1.42694622859, 1e-10);
  near(s.cmh_p_continuity, 0.23226346282, 1e-10);
  near(s.cmh_chi2, 1.52460666044, 1e-10);
  near(s.mh_odds_ratio, 0.904696828259, 1e-11);
  spans(s.mh_odds_ratio_ci, 0.771907361759, 1.060329764437, 1e-11);
  near(s.mh_rate_ratio, 0.944905022, 1e-8);
  spans(s.mh_rate_ratio_ci, 0.86645223, 1.03046131, 1e-8);
  near(s.breslow_day_chi2, 18.8255, 5e-5);
  near(s.breslow_day_p, 0.0021, 5e-5);
  assert_true(s.breslow_day_chi2_uncorrected > s.breslow_day_chi2);
}

/* Penicillin for rabbits with streptococci, at once and delayed, by dose: Agresti A (1990) Categorical Data Analysis, pp. 231-237;
 * the first example of R's mantelhaen.test: X-squared = 3.9286, p = 0.0475, odds ratio 7 (1.026713 to 47.725133). The first and the
 * last dose tell nothing: all died, all were cured. */
static void test_rabbits(void **unused) {
  (void)unused;
  static const pair rabbits[] = {{0, 6, 0, 5}, {3, 6, 0, 6}, {6, 6, 2, 6}, {5, 6, 6, 6}, {2, 2, 5, 5}};
  stratified s = stratified_of(rabbits);
  assert_true(s.used == 3 && s.dropped == 2 && s.above == 2 && s.below == 1);
  near(s.cmh_chi2_continuity, 3.928571429, 1e-9);
  near(s.cmh_p_continuity, 0.0474722551, 1e-10);
  near(s.cmh_chi2, 5.657142857, 1e-9);
  near(s.mh_odds_ratio, 7, 1e-14);
  spans(s.mh_odds_ratio_ci, 1.02671268846, 47.72513338022, 1e-10);
  near(s.mh_rate_ratio, (18 / 12.0 + 36 / 12.0 + 30 / 12.0) / (12 / 12.0 + 36 / 12.0), 1e-14);
}

/* Oesophageal cancer and alcohol in Ille-et-Vilaine by age: Breslow NE, Day NE (1980) Statistical Methods in Cancer Research I, section
 * 4.4: cases among those who drank 80 g a day or more beside the others. The book's odds ratio is 5.158. R 4.2.2,
 * mantelhaen.test: 3.5621 to 7.4677, X-squared = 83.2145; uniroot for the expectation in each stratum: homogeneity 9.3234. Tarone's: metafor
 * 3.8-1, rma.mh, 9.2993, p = 0.0977. */
static void test_ille_et_vilaine(void **unused) {
  (void)unused;
  static const pair ages[] = {{1, 10, 0, 106}, {4, 30, 5, 169}, {25, 54, 21, 159}, {42, 69, 34, 173}, {19, 37, 36, 124}, {5, 5, 8, 39}};
  stratified s = stratified_of(ages);
  near(s.mh_odds_ratio, 5.158, 0.0005);
  spans(s.mh_odds_ratio_ci, 3.56213053694, 7.46774345750, 1e-10);
  near(s.cmh_chi2_continuity, 83.21453016, 1e-8);
  near(s.breslow_day_chi2_uncorrected, 9.32339709243, 1e-10);
  near(s.breslow_day_chi2, 9.2993, 5e-5);
  near(s.breslow_day_p, 0.0977, 5e-5);
}

/* BCG vaccine against tuberculosis, 13 trials: Colditz GA et al. (1994) JAMA 271: 698-702; metafor 3.8-1, dat.bcg,
 * rma.mh(measure = "RR"). */
static void test_bcg(void **unused) {
  (void)unused;
  static const pair trials[] = {{4, 123, 11, 139},      {6, 306, 29, 303},     {3, 231, 11, 220},    {62, 13598, 248, 12867},   {33, 5069, 47, 5808},
                                {180, 1541, 372, 1451}, {8, 2545, 10, 629},    {505, 88391, 499, 88391}, {29, 7499, 45, 7277}, {17, 1716, 65, 1665},
                                {186, 50634, 141, 27338}, {5, 2498, 3, 2341},  {27, 16913, 29, 17854}};
  stratified s = stratified_of(trials);
  near(s.mh_rate_ratio, 0.6352671851, 1e-10);
  spans(s.mh_rate_ratio_ci, 0.5881287297, 0.6861837827, 1e-10);
}

static void assert_no_answer(const stratified *s) {
  assert_true(isnan(s->cmh_chi2) && isnan(s->cmh_p) && isnan(s->cmh_chi2_continuity) && isnan(s->cmh_p_continuity));
  assert_true(isnan(s->mh_odds_ratio) && isnan(s->breslow_day_chi2) && isnan(s->breslow_day_p) && isnan(s->breslow_day_chi2_uncorrected));
  undefined(s->mh_odds_ratio_ci);
}

static void test_strata_extremes(void **unused) {
  (void)unused;
  static const pair empty[] = {{0, 0, 0, 0}, {0, 5, 0, 9}, {5, 5, 9, 9}, {0, 0, 3, 9}, {1, 1, 0, 0}};
  stratified s = stratified_from(empty, 0);
  assert_true(s.used == 0 && s.dropped == 0 && isnan(s.mh_rate_ratio));
  assert_no_answer(&s);
  s = stratified_of(empty);
  assert_true(s.used == 0 && s.dropped == 5 && s.above == 0 && s.below == 0);
  assert_no_answer(&s);
  assert_true(isnan(s.mh_rate_ratio));

  static const pair alone[] = {{0, 0, 0, 0}, {189, 11034, 104, 11037}}; /* of one stratum, its own odds ratio and chi-square */
  s = stratified_of(alone);
  assert_true(s.used == 1 && s.dropped == 1 && isnan(s.breslow_day_chi2) && isnan(s.breslow_day_p));
  near(s.mh_odds_ratio, pair_odds_ratio(aspirin), 1e-14);
  near(s.mh_rate_ratio, pair_rri(aspirin), 1e-14);
  spans(s.mh_odds_ratio_ci, pair_odds_ratio_woolf(aspirin, 0.95).low, pair_odds_ratio_woolf(aspirin, 0.95).high, 1e-12);
  spans(s.mh_rate_ratio_ci, pair_rri_wald(aspirin, 0.95).low, pair_rri_wald(aspirin, 0.95).high, 1e-12);
  near(s.cmh_chi2, pair_chi2(aspirin) * 22070 / 22071, 1e-12);

  static const pair apart[] = {{5, 5, 0, 7}, {9, 9, 0, 3}}; /* perfect separation, both ways */
  s = stratified_of(apart);
  assert_true(isinf(s.mh_odds_ratio) && isinf(s.mh_rate_ratio) && isnan(s.breslow_day_chi2) && s.cmh_chi2 > 0);
  undefined(s.mh_odds_ratio_ci);
  undefined(s.mh_rate_ratio_ci);
  static const pair other[] = {{0, 5, 7, 7}, {0, 9, 3, 3}};
  s = stratified_of(other);
  assert_true(s.mh_odds_ratio == 0 && s.mh_rate_ratio == 0 && isnan(s.breslow_day_chi2) && s.below == 2);
  undefined(s.mh_odds_ratio_ci);
  undefined(s.mh_rate_ratio_ci);

  static const pair half[] = {{1, 2, 0, 2}}; /* |a - E| is exactly a half: the correction takes it all */
  near(stratified_of(half).cmh_chi2_continuity, 0, 0);
  static const pair huge[] = {{500000000, 1000000000, 500050000, 1000000000}, {1, 1000000000, 2, 1000000000}};
  s = stratified_of(huge);
  near(s.mh_odds_ratio, 0.9998, 1e-6);
  assert_true(s.breslow_day_chi2 > 0 && s.breslow_day_chi2 < 1 && s.above == 0 && s.below == 2);
}

/* Strata made to have one odds ratio exactly have no heterogeneity, near 1 as far from it: every expectation is what is seen. */
static void test_homogeneous(void **unused) {
  (void)unused;
  static const pair equal[] = {{10, 20, 20, 40}, {3, 9, 5, 15}, {700, 1000, 70, 100}};       /* odds ratio 1 */
  static const pair six[] = {{60, 100, 20, 100}, {9, 15, 6, 30}, {6, 7, 5, 10}};           /* 6 */
  static const pair sixth[] = {{20, 100, 60, 100}, {6, 30, 9, 15}, {5, 10, 6, 7}};         /* 1/6 */
  static const pair million[] = {{1000, 1001, 1, 1001}, {2000, 2002, 2, 2002}, {500, 501, 1, 2001}}; /* 1e6 */
  const struct {
    const pair *at;
    double odds;
  } sets[] = {{equal, 1}, {six, 6}, {sixth, 1 / 6.0}, {million, 1e6}};
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
    stratified s = stratified_from(sets[i].at, 3);
    assert_true(same(s.mh_odds_ratio, sets[i].odds, 1e-13));
    near(s.breslow_day_chi2_uncorrected, 0, 1e-20);
    near(s.breslow_day_p, 1, 1e-9);
  }
}

/* Group and reference, or selected and not, change places: the odds ratio is inverted and the tests are the same. */
static void test_strata_symmetry(void **unused) {
  (void)unused;
  for (int round = 0; round < 500; round++) {
    pair there[5], swap[5], turn[5];
    for (size_t i = 0; i < 5; i++) {
      pair p = there[i] = some_pair(round % 2 ? 12 : 3000);
      swap[i] = swapped(p);
      turn[i] = (pair){p.n - p.x, p.n, p.reference_n - p.reference_x, p.reference_n};
    }
    stratified a = stratified_of(there);
    const pair *others[] = {swap, turn};
    for (size_t k = 0; k < 2; k++) {
      stratified b = stratified_from(others[k], 5);
      assert_true(a.used == b.used && a.above == b.below && a.below == b.above);
      assert_true(same(a.cmh_chi2, b.cmh_chi2, 1e-9) && same(a.mh_odds_ratio, 1 / b.mh_odds_ratio, 1e-12));
      assert_true(same(a.mh_odds_ratio_ci.low, 1 / b.mh_odds_ratio_ci.high, 1e-11));
      assert_true(same(a.breslow_day_chi2, b.breslow_day_chi2, 1e-9) && same(a.breslow_day_p, b.breslow_day_p, 1e-8));
      if (k == 0) assert_true(same(a.mh_rate_ratio, 1 / b.mh_rate_ratio, 1e-12));
    }
  }
}

/* ---- offices and time ---- */

/* Spiegelhalter DJ (2005) Funnel plots for comparing institutional performance. Statistics in Medicine 24: 1185-1202, A.1.1, by
 * definition: the quantile found by summing. */
static double funnel_counted(double target, uint64_t n, double tail) {
  double before = 0, at = 0;
  uint64_t r = 0;
  for (;; r++, before += at) {
    at = binomial_pmf(r, n, target);
    if (r == n || before + at >= tail) break;
  }
  if (r == 0 || r == n) return r == 0 ? 0 : 1;
  return ((double)r - (before + at - tail) / at) / (double)n;
}

static void test_funnel(void **unused) {
  (void)unused;
  static const double tails[] = {0.001, 0.025, 0.5, 0.975, 0.999}, targets[] = {0.01, 0.1, 0.3, 0.5, 0.77, 0.99};
  for (size_t i = 0; i < 6; i++)
    for (uint64_t n = 1; n < 2000; n = n * 3 / 2 + 1) {
      double last = -1;
      for (size_t t = 0; t < 5; t++) {
        double limit = funnel_limit(targets[i], n, tails[t]);
        near(limit, funnel_counted(targets[i], n, tails[t]), 1e-9);
        assert_true(limit >= last && limit >= 0 && limit <= 1);
        last = limit;
      }
    }
  near(floor(200 * funnel_limit(0.3, 200, 0.025)), 47, 0); /* R 4.2.2, qbinom(c(0.025, 0.975), 200, 0.3): 48, 73 */
  near(floor(200 * funnel_limit(0.3, 200, 0.975)), 72, 0);
  near(funnel_limit(0.3, 1000000000, 0.001), 0.3 - 3.090232306 * sqrt(0.21e-9), 1e-8);
  near(funnel_limit(0, 10, 0.975), 0, 0);
  near(funnel_limit(1, 10, 0.025), 1, 0);
  near(funnel_limit(0.001, 5, 0.975), 0, 0); /* none of five is within, one is outside */
  near(funnel_limit(0.999, 5, 0.025), 1, 0);
  assert_true(isnan(funnel_limit(0.5, 0, 0.025)) && isnan(funnel_limit(NAN, 5, 0.025)) && isnan(funnel_limit(1.5, 5, 0.025)));
  assert_true(isnan(funnel_limit(0.5, 5, 0)) && isnan(funnel_limit(0.5, 5, 1)));
  near(funnel_limit_widened(0.3, 100, 0.975, 4), 0.3 + 1.959963985 * 2 * sqrt(0.0021), 1e-9);
  near(funnel_limit_widened(0.3, 100, 0.025, 1), 0.3 - 1.959963985 * sqrt(0.0021), 1e-9);
}

static void test_overdispersion(void **unused) {
  (void)unused;
  uint64_t x[20], n[20];
  double phi = 0;
  for (size_t i = 0; i < 20; i++) n[i] = 100, x[i] = i < 10 ? 45 : 55; /* every z is 1 from a half */
  assert_true(overdispersion(x, n, 20, 0.5, &phi));
  near(phi, 1, 1e-14);
  x[3] = 0, x[7] = 100; /* two outliers, one at each end, are drawn in */
  assert_true(overdispersion(x, n, 20, 0.5, &phi));
  near(phi, 1, 1e-14);
  x[4] = 0, x[5] = 0; /* of three at one end the third sets what is left: z = 10 */
  assert_true(overdispersion(x, n, 20, 0.5, &phi));
  near(phi, (3 * 100 + 17) / 20.0, 1e-12);
  assert_true(overdispersion(x, n, 9, 0.5, &phi)); /* under ten offices none is drawn in */
  near(phi, (3 * 100 + 100 + 5) / 9.0, 1e-12);
  memset(n, 0, sizeof n);
  memset(x, 0, sizeof x);
  assert_true(overdispersion(x, n, 20, 0.5, &phi) && isnan(phi));
  n[7] = 10;
  assert_true(overdispersion(x, n, 20, 0.5, &phi) && isnan(phi));
  n[9] = 10;
  assert_true(overdispersion(x, n, 20, 0.5, &phi));
  near(phi, 10, 1e-12);
  assert_true(overdispersion(x, n, 20, 0, &phi) && isnan(phi));
  assert_true(overdispersion(NULL, NULL, 0, 0.5, &phi) && isnan(phi));
}

/* With p1 = 1 - p0 the steps are equal: a walk between a wall at zero and the threshold. From i states up the next is reached
 * after d(i) = (1 + (1 - p0) d(i - 1)) / p0 on the average (Feller 1968, XIV.3), and the run length is their sum. */
static void test_cusum_walk(void **unused) {
  (void)unused;
  for (double p0 = 0.1; p0 < 0.45; p0 += 0.07)
    for (double arl = 5; arl < 1e15; arl *= 7) {
      double threshold = cusum_threshold(p0, 1 - p0, arl), states = threshold / cusum_score(true, p0, 1 - p0) + 0.5;
      double length = 0, before = 0, step = 0;
      near(states, round(states), 1e-9);
      for (int i = 0; i < (int)round(states); i++) {
        before = length;
        step = (1 + (1 - p0) * step) / p0;
        length += step;
      }
      assert_true(before < arl && length >= arl);
    }
}

static double run_length(double p0, double p1, double threshold, int runs) {
  double up = cusum_score(true, p0, p1), down = cusum_score(false, p0, p1), steps = 0;
  for (int i = 0; i < runs; i++)
    for (double s = 0; s < threshold; steps++) s = fmax(0, s + (uniform() < p0 ? up : down));
  return steps / runs;
}

/* Charts run with the threshold: it is high enough, and one a little lower is not. The standard error is below 2.3%. */
static void test_cusum_run(void **unused) {
  (void)unused;
  static const struct {
    double p0, p1, arl, most; /* `most`: small scores make a fine chart that meets its run length closely */
  } charts[] = {{0.3, 0.4, 500, 1.1},   {0.3, 0.2, 500, 1.1},     {0.9, 0.8, 300, 1.1},   {0.1, 0.2, 1000, 1.1},
                {0.05, 0.01, 500, 1.1}, {0.4, 0.405, 1000, 1.1}, {0.01, 0.02, 2000, 1.1}, {0.6, 0.9, 200, 1.1}};
  for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
    double threshold = cusum_threshold(charts[i].p0, charts[i].p1, charts[i].arl);
    double length = run_length(charts[i].p0, charts[i].p1, threshold, 2000) / charts[i].arl;
    if (length < 0.91 || length > charts[i].most) fail_msg("%g to %g: %g times the run length", charts[i].p0, charts[i].p1, length);
  }
}

static void test_cusum_extremes(void **unused) {
  (void)unused;
  near(cusum_score(true, 0.2, 0.4), log(2), 1e-15);
  near(cusum_score(false, 0.2, 0.4), log(0.75), 1e-15);
  assert_true(isnan(cusum_threshold(0.3, 0.3, 100)) && isnan(cusum_threshold(0, 0.3, 100)) && isnan(cusum_threshold(0.3, 1, 100)));
  assert_true(isnan(cusum_threshold(0.3, NAN, 100)) && isnan(cusum_threshold(0.3, 0.4, INFINITY)) && isnan(cusum_threshold(0.3, 0.4, NAN)));
  double last = 0;
  for (double arl = 1; arl < 1e300; arl *= 1e10) { /* longer, higher */
    double threshold = cusum_threshold(0.3, 0.4, arl);
    assert_true(threshold >= last);
    last = threshold;
  }
  near(cusum_threshold(0.3, 0.4, 1e4), cusum_threshold(0.3, 0.4, 1e4), 0);
  near(cusum_threshold(0.25, 0.45, 1e4), cusum_threshold(0.75, 0.55, 1e4), 1e-9); /* of those not selected */
  assert_true(cusum_threshold(1e-6, 2e-6, 1e8) > 0 && cusum_threshold(0.5, 0.500001, 1e9) > 0 && cusum_threshold(0.999, 0.001, 1e6) > 0);
}

static void test_stability(void **unused) {
  (void)unused;
  static const uint64_t before[] = {50, 30, 20, 0}, after[] = {5, 3, 2, 0};
  static const uint64_t moved[] = {20, 30, 50, 0}, beyond[] = {20, 30, 49, 1}, none[] = {0, 0, 0, 0};
  near(stability_index(before, after, 4), 0, 1e-15);
  near(stability_index(before, moved, 4), 0.6 * log(2.5), 1e-15); /* twice 0.3 ln(0.5/0.2) */
  near(stability_index(moved, before, 4), 0.6 * log(2.5), 1e-15);
  assert_true(isinf(stability_index(before, beyond, 4)) && isinf(stability_index(beyond, before, 4)));
  assert_true(isnan(stability_index(before, none, 4)) && isnan(stability_index(none, before, 4)) && isnan(stability_index(none, none, 0)));
}

/* ---- association ---- */

/* Hair and eyes of 592 students: Snee RD (1974) The American Statistician 28: 9-12; R's HairEyeColor over both sexes. R 4.2.2,
 * chisq.test: 138.29 on 9 degrees of freedom; V = 0.279; its interval by uniroot on pchisq(138.2898, 9, ncp) = 0.975, 0.025. */
static void test_hair_and_eyes(void **unused) {
  (void)unused;
  static const uint64_t table[] = {68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16};
  association a;
  associate(table, 4, 4, 0.95, &a);
  assert_true(a.n == 592 && a.df == 9);
  near(a.chi2, 138.2898416, 1e-7);
  assert_true(a.p < 1e-24 && a.p > 1e-26);
  near(a.v, 0.279044623343, 1e-11);
  spans(a.v_ci, 0.223527016369, 0.317988102938, 1e-11);
  near(a.v_corrected, 0.270483152912, 1e-11); /* Bergsma 2013, (2) */

  uint64_t spread[5 * 6] = {0}, turned[16]; /* an empty row and two empty columns are passed over */
  for (size_t i = 0; i < 16; i++) {
    spread[(i / 4 + (i / 4 > 1)) * 6 + i % 4 + (i % 4 > 0) + (i % 4 > 2)] = table[i];
    turned[i % 4 * 4 + i / 4] = table[i];
  }
  association b;
  associate(spread, 5, 6, 0.95, &b);
  assert_true(a.df == b.df && same(a.chi2, b.chi2, 1e-14) && same(a.v_ci.high, b.v_ci.high, 1e-12) && same(a.v_corrected, b.v_corrected, 1e-13));
  associate(turned, 4, 4, 0.95, &b);
  assert_true(same(a.chi2, b.chi2, 1e-13) && same(a.v_ci.low, b.v_ci.low, 1e-12) && same(a.v_corrected, b.v_corrected, 1e-13));
}

static void test_association_extremes(void **unused) {
  (void)unused;
  static const uint64_t apart[] = {10, 0, 0, 10}, level[] = {5, 5, 5, 5}, one_row[] = {3, 4, 0, 0}, two[] = {1, 0, 0, 1};
  static const uint64_t huge[] = {1000000000, 0, 0, 1000000000};
  association a;
  associate(apart, 2, 2, 0.95, &a);
  near(a.chi2, 20, 1e-13);
  near(a.v, 1, 1e-15);
  near(a.v_corrected, 1, 1e-15);
  assert_true(a.v_ci.high == 1 && a.v_ci.low > 0.5);
  associate(level, 2, 2, 0.95, &a);
  assert_true(a.chi2 == 0 && a.p == 1 && a.v == 0 && a.v_ci.low == 0 && a.v_ci.high == 0 && a.v_corrected == 0);
  associate(one_row, 2, 2, 0.95, &a);
  assert_true(a.n == 7 && a.df == 0 && isnan(a.chi2) && isnan(a.p) && isnan(a.v) && isnan(a.v_corrected));
  undefined(a.v_ci);
  associate(one_row, 0, 0, 0.95, &a);
  assert_true(a.n == 0 && isnan(a.v));
  associate(two, 2, 2, 0.95, &a);
  assert_true(a.v == 1 && isnan(a.v_corrected)); /* two people leave nothing to correct with */
  associate(huge, 2, 2, 0.95, &a);
  near(a.chi2, 2e9, 1e-3);
  spans(a.v_ci, 1 - 1.959963985 / sqrt(2e9), 1, 1e-12);
  assert_true(a.p == 0);
}

/* Of a two by two table, chi-square is that of the pair; where it is just significant the interval just leaves zero. */
static void test_association_of_pairs(void **unused) {
  (void)unused;
  for (int i = 0; i < 1000; i++) {
    pair p = some_pair(i % 2 ? 30 : 2000);
    const uint64_t table[] = {p.x, p.n - p.x, p.reference_x, p.reference_n - p.reference_x};
    association a;
    associate(table, 2, 2, 0.95, &a);
    assert_true(same(a.chi2, pair_chi2(p), 1e-9));
    if (isnan(a.chi2)) continue;
    assert_true((a.v_ci.low > 0) == (a.p < 0.025) && a.v_ci.low <= a.v && a.v_ci.low <= a.v_ci.high && a.v_ci.high <= 1);
    assert_true(a.v_corrected <= a.v * (1 + 1e-12) || a.v > 0.9);
  }
}

/* Outcome after subarachnoid haemorrhage by WFNS grade: Turck N et al. (2010) Intensive Care Medicine 36: 107-115; aSAH in pROC (Robin X
 * et al. 2011, BMC Bioinformatics 12: 77): AUC 0.8237. pROC 1.18.0, var(roc, method = "delong") on the logit scale. */
static void test_area(void **unused) {
  (void)unused;
  static const uint64_t poor[] = {2, 12, 1, 8, 18}, good[] = {37, 20, 3, 8, 4};
  estimate e = area_under_curve(poor, good, 5, 0.95), back = area_under_curve(good, poor, 5, 0.95);
  near(e.value, 0.8236789, 5e-8);
  spans(e.ci, 0.735764096647, 0.886841844333, 1e-11);
  near(back.value, 1 - e.value, 1e-15); /* the other side wins what this one does not */
  spans(back.ci, 1 - e.ci.high, 1 - e.ci.low, 1e-14);

  static const uint64_t low[] = {5, 0}, high[] = {0, 5}, one[] = {0, 1}, even[] = {3, 3}, none[] = {0, 0};
  e = area_under_curve(high, low, 2, 0.95);
  assert_true(e.value == 1);
  undefined(e.ci);
  e = area_under_curve(low, high, 2, 0.95);
  assert_true(e.value == 0);
  undefined(e.ci);
  near(area_under_curve(even, even, 2, 0.95).value, 0.5, 1e-16);
  e = area_under_curve(one, even, 2, 0.95);
  near(e.value, 0.75, 1e-16);
  undefined(e.ci);
  assert_true(isnan(area_under_curve(none, even, 2, 0.95).value) && isnan(area_under_curve(even, none, 2, 0.95).value));
  assert_true(isnan(area_under_curve(none, none, 0, 0.95).value));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_quantiles),
    cmocka_unit_test(test_newcombe_single),
    cmocka_unit_test(test_rate_extremes),
    cmocka_unit_test(test_exact_by_definition),
    cmocka_unit_test(test_wilson_by_definition),
    cmocka_unit_test(test_coverage),
    cmocka_unit_test(test_rate_properties),
    cmocka_unit_test(test_berkeley_together),
    cmocka_unit_test(test_aspirin),
    cmocka_unit_test(test_exact_ratio),
    cmocka_unit_test(test_newcombe_difference),
    cmocka_unit_test(test_pair_extremes),
    cmocka_unit_test(test_symmetry),
    cmocka_unit_test(test_difference_of_differences),
    cmocka_unit_test(test_fisher_published),
    cmocka_unit_test(test_fisher_every_small_table),
    cmocka_unit_test(test_benjamini_hochberg_1995),
    cmocka_unit_test(test_adjusting),
    cmocka_unit_test(test_berkeley_by_department),
    cmocka_unit_test(test_rabbits),
    cmocka_unit_test(test_ille_et_vilaine),
    cmocka_unit_test(test_bcg),
    cmocka_unit_test(test_strata_extremes),
    cmocka_unit_test(test_homogeneous),
    cmocka_unit_test(test_strata_symmetry),
    cmocka_unit_test(test_funnel),
    cmocka_unit_test(test_overdispersion),
    cmocka_unit_test(test_cusum_walk),
    cmocka_unit_test(test_cusum_run),
    cmocka_unit_test(test_cusum_extremes),
    cmocka_unit_test(test_stability),
    cmocka_unit_test(test_hair_and_eyes),
    cmocka_unit_test(test_association_extremes),
    cmocka_unit_test(test_association_of_pairs),
    cmocka_unit_test(test_area)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
