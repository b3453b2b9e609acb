#include "stats/stats.h"

#include <math.h>

typedef struct stratum {
  double a, b, n;           /* the group: selected, not, of how many */
  double c, d, reference_n; /* the reference */
  double selected, others, all;
} stratum;

static stratum stratum_of(pair p) {
  double a = (double)p.x, n = (double)p.n, c = (double)p.reference_x, reference_n = (double)p.reference_n;
  double b = n - a, d = reference_n - c;
  return (stratum){.a = a, .b = b, .n = n, .c = c, .d = d, .reference_n = reference_n, .selected = a + c, .others = b + d, .all = n + reference_n};
}

static bool usable(stratum s) { return s.n > 0 && s.reference_n > 0 && s.selected > 0 && s.others > 0; }

/* a d - b c, with all its digits where long double has 64 bits or more. Over `all` it is a less its expectation. */
static double cross(stratum s) { return (double)((long double)s.a * (long double)s.d - (long double)s.b * (long double)s.c); }

/* What the strata come to, summed. */
typedef struct sums {
  double excess, variance; /* of a over its hypergeometric expectation */
  double r, s;             /* a d / all; b c / all */
  double pr, ps_qr, qs;    /* Robins, Breslow and Greenland's p and q, shares of the diagonals, times r and s */
  double rate, reference_rate, rate_variance;
} sums;

static void add_to_odds(sums *to, stratum s) {
  double r = s.a / s.all * s.d, q_side = s.b / s.all * s.c;
  double p = (s.a + s.d) / s.all, q = (s.b + s.c) / s.all;
  to->excess += cross(s) / s.all;
  to->variance += s.n / s.all * (s.reference_n / s.all) * s.selected * (s.others / (s.all - 1));
  to->r += r;
  to->s += q_side;
  to->pr += p * r;
  to->ps_qr += p * q_side + q * r;
  to->qs += q * q_side;
}

/* The numerator of the variance, selected n reference_n - a c all, as a sum without differences. */
static void add_to_rates(sums *to, stratum s) {
  to->rate += s.a / s.all * s.reference_n;
  to->reference_rate += s.c / s.all * s.n;
  to->rate_variance += s.a / s.all * s.n * (s.d / s.all) + s.c / s.all * s.reference_n * (s.b / s.all);
}

static interval odds_ratio_ci(const sums *t, double level) {
  double variance = t->pr / (2 * t->r * t->r) + t->ps_qr / (2 * t->r * t->s) + t->qs / (2 * t->s * t->s);
  return ratio_interval(t->r / t->s, sqrt(variance), level);
}

static interval rate_ratio_ci(const sums *t, double level) {
  double variance = t->rate_variance / t->rate / t->reference_rate;
  return ratio_interval(t->rate / t->reference_rate, sqrt(variance), level);
}

/* ---- homogeneity ---- */

/* The cell in a row and a column of given sums that has the odds ratio `odds` with the other three: the root within the
 * table of (odds - 1)x² - (odds (row + column) + all - row - column)x + odds row column. Both the root and its discriminant
 * are written without the difference of near equals, on either side of 1, where the square vanishes. */
static double expected(double odds, double row, double column, double all) {
  double rest = all - row - column, middle = odds * (row + column) + rest, less = odds - 1;
  double root = less < 0 ? sqrt(middle * middle - 4 * less * odds * row * column)
                         : hypot(odds * (column - row) + row + (all - column), 2 * sqrt(less * row * (all - column)));
  return middle >= 0 ? 2 * odds * row * column / (middle + root) : (middle - root) / (2 * less);
}

/* The excess of a over what the common odds ratio makes of it, and its variance. Every cell is had from its own root: as
 * what another leaves over, a small one would be lost. */
static void add_to_breslow_day(stratum s, double odds, double *chi2, double *excess, double *variance) {
  double a = expected(odds, s.n, s.selected, s.all), b = expected(1 / odds, s.n, s.others, s.all);
  double c = expected(1 / odds, s.reference_n, s.selected, s.all), d = expected(odds, s.reference_n, s.others, s.all);
  double of_this = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
  *chi2 += (s.a - a) * (s.a - a) / of_this;
  *excess += s.a - a;
  *variance += of_this;
}

static void breslow_day(const pair *strata, size_t count, stratified *to) {
  double odds = to->mh_odds_ratio, chi2 = 0, excess = 0, variance = 0;
  to->breslow_day_chi2 = to->breslow_day_p = to->breslow_day_chi2_uncorrected = NAN;
  if (to->used < 2 || !(odds > 0) || isinf(odds)) return;
  for (size_t i = 0; i < count; i++) {
    stratum s = stratum_of(strata[i]);
    if (usable(s)) add_to_breslow_day(s, odds, &chi2, &excess, &variance);
  }
  double corrected = chi2 - excess * excess / variance;
  to->breslow_day_chi2_uncorrected = chi2;
  to->breslow_day_chi2 = corrected < 0 ? 0 : corrected; /* by rounding only (Cauchy and Schwarz) */
  to->breslow_day_p = chi2_tail(to->breslow_day_chi2, (double)(to->used - 1));
}

void stratify(const pair *strata, size_t count, double level, stratified *to) {
  sums t = {0};
  *to = (stratified){0};
  for (size_t i = 0; i < count; i++) {
    stratum s = stratum_of(strata[i]);
    if (!usable(s)) {
      to->dropped++;
      continue;
    }
    add_to_odds(&t, s);
    add_to_rates(&t, s);
    to->used++;
    to->above += cross(s) > 0;
    to->below += cross(s) < 0;
  }
  /* The correction is whole or none, so a sum of exactly a half must not fall to a rounding error. */
  double excess = fabs(t.excess), corrected = excess < 0.5 * (1 - 1e-7) ? excess : fmax(excess - 0.5, 0);
  to->cmh_chi2 = excess * excess / t.variance;
  to->cmh_chi2_continuity = corrected * corrected / t.variance;
  to->cmh_p = chi2_tail(to->cmh_chi2, 1);
  to->cmh_p_continuity = chi2_tail(to->cmh_chi2_continuity, 1);
  to->mh_odds_ratio = t.r / t.s;
  to->mh_odds_ratio_ci = odds_ratio_ci(&t, level);
  to->mh_rate_ratio = t.rate / t.reference_rate;
  to->mh_rate_ratio_ci = rate_ratio_ci(&t, level);
  breslow_day(strata, count, to);
}
