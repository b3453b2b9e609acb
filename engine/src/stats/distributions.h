/* The distribution functions behind the statistics: Boost.Math behind a C interface, the only C++ of this folder.
 *
 * No exception leaves it, and errno is as it was. What is not defined, or does not converge, is NAN.
 */
#ifndef EPF_STATS_DISTRIBUTIONS_H
#define EPF_STATS_DISTRIBUTIONS_H

#ifdef __cplusplus
#define STATS_NOEXCEPT noexcept
extern "C" {
#else
#define STATS_NOEXCEPT
#endif

/* z with P(Z <= z) = p of the standard normal. */
double normal_quantile(double p) STATS_NOEXCEPT;
/* x with P(X <= x) = p of Beta(a, b), and x with P(X > x) = q: each is exact where its tail is small. */
double beta_quantile(double p, double a, double b) STATS_NOEXCEPT;
double beta_quantile_upper(double q, double a, double b) STATS_NOEXCEPT;
/* P(X <= k) of Binomial(n, p), 0 <= k <= n. */
double binomial_cdf(double k, double n, double p) STATS_NOEXCEPT;
/* P(X >= x) of chi-square, x >= 0. */
double chi2_upper(double x, double df) STATS_NOEXCEPT;
/* The non-centrality of a chi-square of which P(X <= x) = p, and of which P(X >= x) = q. Zero where even the central
 * distribution gives no more than p, no less than q: no non-centrality gives it. */
double chi2_noncentrality(double x, double df, double p) STATS_NOEXCEPT;
double chi2_noncentrality_upper(double x, double df, double q) STATS_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
