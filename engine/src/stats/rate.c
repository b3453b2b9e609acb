#include "stats/stats.h"

#include <math.h>

#include "stats/distributions.h"

double normal_two_sided(double level) { return -normal_quantile((1 - level) / 2); }

double rate_of(uint64_t x, uint64_t n) { return (double)x / (double)n; }

/* The ends are the roots of (n + z²)p² - (2x + z²)p + x²/n. The lower one comes from the product of the two: their
 * difference would lose its digits where x is small. */
interval rate_wilson(uint64_t x, uint64_t n, double level) {
  if (n == 0 || x > n) return (interval){NAN, NAN};
  double z = normal_two_sided(level), z2 = z * z;
  double selected = (double)x, base = (double)n, others = (double)(n - x);
  double sum = 2 * selected + z2 + z * sqrt(z2 + 4 * selected * (others / base));
  return (interval){.low = selected / base * (2 * selected / sum), .high = x == n ? 1 : sum / (2 * (base + z2))};
}

/* The tails of the binomial in terms of the beta distribution (Johnson, Kotz and Kemp 1992, 3.8.3). */
interval rate_exact(uint64_t x, uint64_t n, double level) {
  if (n == 0 || x > n) return (interval){NAN, NAN};
  double tail = (1 - level) / 2, selected = (double)x, others = (double)(n - x);
  return (interval){.low = x == 0 ? 0 : beta_quantile(tail, selected, others + 1),
                .high = x == n ? 1 : beta_quantile_upper(tail, selected + 1, others)};
}
