#include "stats/stats.h"

#include <float.h>
#include <math.h>

#include "stats/distributions.h"

static const interval undefined = {NAN, NAN};

/* The two by two table of a pair. */
typedef struct cells {
  double a, b; /* the group: selected, not */
  double c, d; /* the reference */
} cells;

static cells cells_of(pair p) {
  return (cells){(double)p.x, (double)p.n - (double)p.x, (double)p.reference_x, (double)p.reference_n - (double)p.reference_x};
}

interval ratio_interval(double ratio, double error, double level) {
  if (!(ratio > 0) || isinf(ratio)) return undefined;
  double factor = exp(normal_two_sided(level) * error);
  return (interval){ratio / factor, ratio * factor};
}

double chi2_tail(double x, double df) { return x <= 0 ? 1 : isinf(x) ? 0 : chi2_upper(x, df); }

double pair_rri(pair p) { return rate_of(p.x, p.n) / rate_of(p.reference_x, p.reference_n); }

interval pair_rri_wald(pair p, double level) {
  if (p.x == 0 || p.reference_x == 0) return undefined;
  cells t = cells_of(p); /* 1/x - 1/n is b/(a n) */
  double variance = t.b / t.a / (double)p.n + t.d / t.c / (double)p.reference_n;
  return ratio_interval(pair_rri(p), sqrt(variance), level);
}

/* Given their sum, x is binomial with the odds ratio * n : reference_n. One less an end of its interval is the other end
 * of that for reference_x, without the digits that a subtraction would lose. */
interval pair_rri_exact(pair p, double level) {
  if (p.n == 0 || p.reference_n == 0) return undefined;
  uint64_t sum = p.x + p.reference_x;
  interval share = rate_exact(p.x, sum, level), rest = rate_exact(p.reference_x, sum, level);
  double bases = (double)p.reference_n / (double)p.n;
  return (interval){share.low / rest.high * bases, share.high / rest.low * bases};
}

double pair_odds_ratio(pair p) {
  cells t = cells_of(p);
  return t.a * t.d / (t.b * t.c);
}

interval pair_odds_ratio_woolf(pair p, double level) {
  cells t = cells_of(p);
  if (t.a == 0 || t.b == 0 || t.c == 0 || t.d == 0) return undefined;
  return ratio_interval(pair_odds_ratio(p), sqrt(1 / t.a + 1 / t.b + 1 / t.c + 1 / t.d), level);
}

double pair_difference(pair p) { return rate_of(p.x, p.n) - rate_of(p.reference_x, p.reference_n); }

/* An interval of a difference from those of its two sides: as far as each side alone reaches, joined at right angles.
 * Newcombe (1998) for two rates, Zou and Donner (2008) for any two estimates. */
static interval joined(double left, interval of_left, double right, interval of_right) {
  double down = hypot(left - of_left.low, of_right.high - right), up = hypot(of_left.high - left, right - of_right.low);
  return (interval){left - right - down, left - right + up};
}

interval pair_difference_newcombe(pair p, double level) {
  interval group = rate_wilson(p.x, p.n, level), reference = rate_wilson(p.reference_x, p.reference_n, level);
  return joined(rate_of(p.x, p.n), group, rate_of(p.reference_x, p.reference_n), reference);
}

estimate difference_of_differences(pair group, pair reference, double level) {
  double left = pair_difference(group), right = pair_difference(reference);
  interval of_left = pair_difference_newcombe(group, level), of_right = pair_difference_newcombe(reference, level);
  return (estimate){left - right, joined(left, of_left, right, of_right)};
}

double pair_chi2(pair p) {
  cells t = cells_of(p);
  double selected = t.a + t.c, others = t.b + t.d, n = (double)p.n, reference_n = (double)p.reference_n;
  /* a d - b c, with all its digits where long double has 64 bits or more. */
  double cross = (double)((long double)t.a * (long double)t.d - (long double)t.b * (long double)t.c);
  return cross / n / reference_n * (cross / selected / others) * (n + reference_n);
}

/* ---- Fisher's exact test ---- */

/* The tables of given margins, told by their first cell. Probabilities are weights relative to some likely table: each
 * follows from its neighbour's, so none needs a factorial, whose logarithm has few digits after the point for margins in
 * the millions. */
typedef struct margins {
  uint64_t n, reference_n, selected;
  uint64_t lowest, highest; /* what the first cell may be */
} margins;

static margins margins_of(pair p) {
  uint64_t selected = p.x + p.reference_x;
  return (margins){.n = p.n,
                   .reference_n = p.reference_n,
                   .selected = selected,
                   .lowest = selected > p.reference_n ? selected - p.reference_n : 0,
                   .highest = selected < p.n ? selected : p.n};
}

/* The weight of k + 1 over the weight of k. */
static long double ratio_up(const margins *m, uint64_t k) {
  long double more = (long double)(m->n - k) * (long double)(m->selected - k);
  return more / ((long double)(k + 1) * (long double)(m->reference_n + k + 1 - m->selected));
}

/* The weight of the next table in a direction, from that of `k`; 0 past the end, and where it gets too small to fall any
 * further: a denormal number times something below 1 may be itself. */
static long double next_weight(const margins *m, uint64_t k, bool up, long double weight) {
  if (k == (up ? m->highest : m->lowest)) return 0;
  long double next = up ? weight * ratio_up(m, k) : weight / ratio_up(m, k - 1);
  return next < LDBL_MIN ? 0 : next;
}

typedef struct sums {
  long double all, small; /* of all weights; of those that do not exceed the limit */
} sums;

/* Adds the weights beyond `k` in a direction, in which they fall. It ends where those left, each less than the last and no
 * more of them than people, can no longer be seen in the sum of the small ones. */
static void add_side(const margins *m, uint64_t k, bool up, long double limit, sums *to) {
  long double weight = 1, small = 0;
  while ((weight = next_weight(m, k, up, weight)) > small * 1e-28L) {
    to->all += weight;
    if (weight <= limit) small += weight;
    k = up ? k + 1 : k - 1;
  }
  to->small += small;
}

static long double weight_of(const margins *m, uint64_t likely, uint64_t x) {
  long double weight = 1;
  for (uint64_t k = likely; k != x && weight > 0; k = x > k ? k + 1 : k - 1) weight = next_weight(m, k, x > k, weight);
  return weight;
}

double pair_fisher(pair p) {
  if (p.x > p.n || p.reference_x > p.reference_n) return NAN;
  margins m = margins_of(p);
  if (m.lowest == m.highest) return 1;
  /* The most likely table (Johnson, Kotz and Kemp 1992, 6.2.2). In long double, as the product may pass 64 bits. */
  long double total = (long double)m.n + (long double)m.reference_n;
  uint64_t likely = (uint64_t)(((long double)m.n + 1) * ((long double)m.selected + 1) / (total + 2));
  if (likely < m.lowest) likely = m.lowest;
  if (likely > m.highest) likely = m.highest;

  const long double tolerance = 1 + 1e-7L;
  long double limit = weight_of(&m, likely, p.x) * tolerance;
  if (!(limit > 0)) return 0; /* less than any number */
  sums s = {.all = 1, .small = limit >= 1 ? 1 : 0};
  add_side(&m, likely, false, limit, &s);
  add_side(&m, likely, true, limit, &s);
  return (double)(s.small / s.all);
}
