/* The statistics of unequal outcomes: counts in, estimates with intervals out.
 *
 * Everything here is a pure function of counts: no file, no clock, no locale, no allocation unless said, thread safe.
 * Counts go up to 1e9, and x is never above n.
 * A quantity that its formula does not give is NAN (0/0 is undefined, never 1); one that is unbounded is INFINITY;
 * nothing is capped, and no half is added to a zero cell. `level` is the coverage of an interval, 0 < level < 1.
 *
 * Formulas are ours to write and each names its source; the distribution functions behind them are Boost.Math's
 * (distributions.h).
 */
#ifndef EPF_STATS_STATS_H
#define EPF_STATS_STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Both ends NAN: undefined. */
typedef struct interval {
  double low, high;
} interval;

/* ---- one rate: rate.c ---- */
/* NAN for n = 0. */
double rate_of(uint64_t x, uint64_t n);
/* Wilson's score interval (Wilson 1927). */
interval rate_wilson(uint64_t x, uint64_t n, double level);
/* The exact interval of Clopper and Pearson (1934). */
interval rate_exact(uint64_t x, uint64_t n, double level);

/* ---- a group beside the reference: pair.c ---- */
typedef struct pair {
  uint64_t x, n; /* of the group: selected, of how many */
  uint64_t reference_x, reference_n;
} pair;

/* Relative Rate Index: the group's rate over the reference's. x/0 is INFINITY, 0/0 NAN. */
double pair_rri(pair p);
/* Wald's interval on the logarithm (Katz et al. 1978). NAN where either count is zero. */
interval pair_rri_wald(pair p, double level);
/* Exact, given x + reference_x: Clopper-Pearson for x of (x + reference_x), carried to the ratio through the odds and
 * the bases (Przyborowski and Wilenski 1940 for Poisson counts). high is INFINITY where reference_x is zero. */
interval pair_rri_exact(pair p, double level);
double pair_odds_ratio(pair p);
/* Woolf (1955). NAN where a cell is zero. */
interval pair_odds_ratio_woolf(pair p, double level);
/* The group's rate minus the reference's. */
double pair_difference(pair p);
/* Newcombe (1998), method 10: from the two Wilson intervals, without continuity correction. */
interval pair_difference_newcombe(pair p, double level);
/* Pearson's chi-square of the two by two table, without continuity correction; its p (1 degree of freedom). NAN where
 * a margin is zero. */
double pair_chi2(pair p);
/* Fisher's exact test (1935), two-sided: the sum of all tables no more probable than the one seen, with R's tolerance for
 * ties (relative 1e-7; fisher.test). 1 where a margin is zero. */
double pair_fisher(pair p);

/* P(X >= x) for chi-square with df degrees of freedom. NAN of NAN. */
double chi2_tail(double x, double df);
/* The standard normal quantile z with P(|Z| <= z) = level: 1.959964 of 0.95. */
double normal_two_sided(double level);
/* The interval for a ratio whose logarithm is normal with the standard error `error`. NAN where the ratio is not above
 * zero, or infinite. */
interval ratio_interval(double ratio, double error, double level);

/* The difference of two differences: (after - before) of a group minus the same of the reference, each an independent
 * pair of proportions. The interval joins the Newcombe intervals as Newcombe's method does (MOVER, Zou and Donner 2008).
 * estimate NAN where a base is zero. */
typedef struct estimate {
  double value;
  interval ci;
} estimate;
estimate difference_of_differences(pair group, pair reference, double level); /* pair: x of n after, reference_x of reference_n before */

/* ---- several comparisons: adjust.c ---- */
/* Adjusted p-values as R's p.adjust gives them; NANs stay, and do not count. `to` may be `p`. Quadratic at most. */
void adjust_holm(const double *p, size_t count, double *to);
void adjust_benjamini_hochberg(const double *p, size_t count, double *to);

/* ---- strata: strata.c ---- */
typedef struct stratified {
  size_t used, dropped; /* dropped: a stratum with a zero margin, which tells nothing of the odds */
  size_t above, below;  /* used strata in which the group's rate is above, below the reference's */
  double cmh_chi2, cmh_p;                        /* Cochran-Mantel-Haenszel, without continuity correction */
  double cmh_chi2_continuity, cmh_p_continuity;  /* with it, as R's mantelhaen.test: no correction where |sum(a - E)| < 0.5 */
  double mh_odds_ratio;      /* Mantel and Haenszel 1959 */
  interval mh_odds_ratio_ci; /* Robins, Breslow and Greenland 1986. NAN where the ratio is zero or unbounded, as below */
  /* Greenland and Robins 1985. Of every stratum with people on both sides: one in which all were selected is dropped above,
   * but does tell that the rates were the same. */
  double mh_rate_ratio;
  interval mh_rate_ratio_ci;
  /* Breslow and Day 1980 with Tarone's correction (1985); used - 1 degrees of freedom. NAN of fewer than two strata, and
   * where the odds ratio is zero or unbounded. */
  double breslow_day_chi2, breslow_day_p;
  double breslow_day_chi2_uncorrected;
} stratified;
void stratify(const pair *strata, size_t count, double level, stratified *to);

/* ---- offices and time: watch.c ---- */
/* A limit of a funnel plot at base n around the target rate, exact binomial with the interpolation of Spiegelhalter (2005):
 * with r the least count of which P(R <= r) >= tail, (r - (P(R <= r) - tail) / P(R = r)) / n. `tail` is the probability
 * below the limit: 0.025 and 0.975, 0.001 and 0.999. As a rate; 0 where r is 0 and 1 where r is n: the distribution ends
 * there, and no office is outside of it. NAN for n = 0.
 * What is interpolated lies up to one count below r: a count of r may be above an upper limit although P(R >= r) exceeds
 * 1 - tail. */
double funnel_limit(double target, uint64_t n, double tail);
/* Overdispersion of offices around the target: the mean of their squared z scores after Winsorising a tenth at each end,
 * rounded down (Spiegelhalter 2005). `x`, `n`: `count` each; offices with n = 0 are passed over. NAN of fewer than two offices,
 * and for a target of 0 or 1. Allocates and frees; false where memory runs out. */
bool overdispersion(const uint64_t *x, const uint64_t *n, size_t count, double target, double *phi);
/* The limit widened by phi (multiplicative, normal approximation: Spiegelhalter 2005). It may lie beyond 0 and 1, and a phi
 * below 1 narrows it. */
double funnel_limit_widened(double target, uint64_t n, double tail, double phi);
/* The score of one Bernoulli outcome in a CUSUM for a change of rate from p0 to p1 (Reynolds and Stoumbos 1999): the
 * logarithm of the likelihood ratio. The chart is S = max(0, S + score). */
double cusum_score(bool selected, double p0, double p1);
/* The least threshold whose average run length in control is at least `arl`, by a Markov chain over the chart's values
 * (Brook and Evans 1972). The chart takes certain values only: the threshold stands half way between two of the chain's, and
 * where scores are large the run length may be well above `arl`. NAN where p0 is p1, either is not within 0 and 1, or they
 * are so close that the chain would have millions of states. */
double cusum_threshold(double p0, double p1, double arl);
/* Population stability index of two distributions over `count` classes: sum of (q - p) ln(q / p). A class that is empty on
 * one side alone makes it INFINITY; on both, adds nothing. NAN where a side is empty altogether. */
double stability_index(const uint64_t *before, const uint64_t *after, size_t count);

/* ---- association: association.c ---- */
/* `table`: rows times columns counts, row by row. Rows and columns without any count are passed over. Cramér's V (1946) with
 * an interval from the non-centrality of chi-square (Smithson 2003), and Bergsma's (2013) bias-corrected V. The interval is
 * for the population's V, whose non-centrality is n V² times the smaller of rows and columns less one, with no degrees of
 * freedom added to it; it stays within 0 and 1, and is zero at both ends where a table is nearer to independence than
 * chance makes it. NAN where fewer than two rows or columns are left. */
typedef struct association {
  uint64_t n;
  double chi2, p;
  size_t df;
  double v;
  interval v_ci;
  double v_corrected;
} association;
void associate(const uint64_t *table, size_t rows, size_t columns, double level, association *to);
/* Area under the curve of scores (Mann-Whitney, ties count half) of `positive` against `negative` counts at each distinct score in
 * rising order, with DeLong's (1988) interval on the logit scale. NAN where a side is empty; the interval also where a side is
 * one person, and where the area is 0 or 1. */
estimate area_under_curve(const uint64_t *positive, const uint64_t *negative, size_t scores, double level);

#endif
