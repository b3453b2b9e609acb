#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/distributions.h"

/* ---- funnels ---- */

static bool within(double share) { return share > 0 && share < 1; }

/* The least r with P(R <= r) >= tail. */
static uint64_t binomial_quantile(double target, uint64_t n, double tail) {
  uint64_t low = 0, high = n;
  while (low < high) {
    uint64_t middle = low + (high - low) / 2;
    if (binomial_cdf((double)middle, (double)n, target) >= tail) high = middle;
    else low = middle + 1;
  }
  return low;
}

double funnel_limit(double target, uint64_t n, double tail) {
  if (n == 0 || !(target >= 0 && target <= 1) || !within(tail)) return NAN;
  if (!within(target)) return target;
  uint64_t r = binomial_quantile(target, n, tail);
  if (r == 0 || r == n) return r == 0 ? 0 : 1; /* between what is and what cannot be there is no limit */
  double upto = binomial_cdf((double)r, (double)n, target), before = binomial_cdf((double)(r - 1), (double)n, target);
  return ((double)r - (upto - tail) / (upto - before)) / (double)n;
}

double funnel_limit_widened(double target, uint64_t n, double tail, double phi) {
  return target + normal_quantile(tail) * sqrt(phi * (target * (1 - target) / (double)n));
}

static int in_order(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The mean square of the scores, in rising order, with the outer tenths (rounded down) drawn in to the next one. */
static double winsorised(const double *z, size_t count) {
  size_t outer = count / 10;
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    size_t taken = i < outer ? outer : i >= count - outer ? count - outer - 1 : i;
    sum += z[taken] * z[taken];
  }
  return sum / (double)count;
}

bool overdispersion(const uint64_t *x, const uint64_t *n, size_t count, double target, double *phi) {
  size_t offices = 0;
  for (size_t i = 0; i < count; i++) offices += n[i] > 0;
  *phi = NAN;
  if (offices < 2 || !within(target)) return true;
  double *z = calloc(offices, sizeof *z);
  if (z == NULL) return false;
  for (size_t i = 0, at = 0; i < count; i++)
    if (n[i] > 0) z[at++] = (rate_of(x[i], n[i]) - target) / sqrt(target * (1 - target) / (double)n[i]);
  qsort(z, offices, sizeof *z, in_order);
  *phi = winsorised(z, offices);
  free(z);
  return true;
}

/* ---- CUSUM ---- */

double cusum_score(bool selected, double p0, double p1) { return selected ? log(p1 / p0) : log1p(-p1) - log1p(-p0); }

/* The chart moves between the points of a lattice. The larger of its two steps is a whole number of units. The smaller,
 * which seldom is, goes to the points on either side with the probabilities that keep its mean: all that differs is a
 * variance of more (1 - more) squares of the unit. */
typedef struct step {
  double probability;
  size_t units;
  double more; /* the share that goes one unit further */
} step;

typedef struct lattice {
  double unit;
  step up, down;
} lattice;

enum { WIDEST = 1024, ROOM = 4096 }; /* units of the larger step; numbers kept of the matrix */
static const double most_work = 2e7; /* multiplications */

static size_t reach(step s) { return s.units + (s.more > 0); }

/* About how high a chart goes with that average run length: a Brownian one of the same drift (Siegmund 1985). */
static double height(double drift, double arl) { return fmin(sqrt(2 * arl * drift), 1 + log1p(arl * drift)); }

/* As near a whole number as makes no difference is one, but nothing is a step of zero. */
static step split(double units) {
  double whole = floor(units + 1e-9), more = fmax(units - whole, 0);
  return (step){.units = (size_t)whole, .more = whole > 0 && more < 1e-9 ? 0 : more};
}

/* The lattice of least added variance that is not too much work. False: even the coarsest is. */
static bool choose_lattice(double up, double down, double p_up, double arl, lattice *to) {
  double larger = fmax(up, down), smaller = fmin(up, down), best = INFINITY;
  double high = height(down * (1 - p_up) - up * p_up, arl) / larger + 1;
  for (size_t units = 1; units <= WIDEST && best > 0; units++) {
    step wide = {.units = units}, narrow = split((double)units * (smaller / larger));
    if ((units + 1) * (reach(narrow) + 1) > ROOM || high * (double)(units * units * (reach(narrow) + 1)) > most_work) break;
    double added = narrow.more * (1 - narrow.more) / (double)(units * units);
    if (added >= best) continue;
    best = added;
    *to = (lattice){.unit = larger / (double)units, .up = up >= down ? wide : narrow, .down = up >= down ? narrow : wide};
  }
  to->up.probability = p_up;
  to->down.probability = 1 - p_up;
  return !isinf(best);
}

/* Row k of I - Q, the diagonal aside: `lower` elements left of it, the others right of it. */
static void fill_row(const lattice *of, size_t k, size_t lower, double *row) {
  const step up = of->up, down = of->down;
  memset(row, 0, (lower + reach(up) + 1) * sizeof *row);
  row[lower + up.units] -= up.probability * (1 - up.more);
  row[lower + reach(up)] -= up.probability * up.more;
  row[lower - (k < down.units ? k : down.units)] -= down.probability * (1 - down.more);
  row[0] -= down.probability * down.more;
}

static double sum(const double *of, size_t count) {
  double total = 0;
  for (size_t i = 0; i < count; i++) total += of[i];
  return total;
}

/* The least number of states, from zero up, whose average run length is at least `arl`. With Q the chances of going from
 * one to another of them, the run length is the first element of e in (I - Q) e = 1. The matrix of fewer states is a leading
 * block of that of more, and so are the triangles of its Gaussian elimination, I - Q = L U. With L g = 1 and
 * z U = (1, 0, 0 ...), both solved going forward, the run length is the sum of all g z: each state adds one, none negative,
 * and a single elimination tells the run length of every threshold. The triangles are narrow: of the rows of U only those
 * in reach are kept. Over all states, without end, a row sums to zero and does so in U: its diagonal is had from the
 * others (Grassmann, Taksar and Heyman 1985), nothing is ever subtracted, and the longest run length keeps its digits. */
static size_t states_needed(const lattice *of, double arl) {
  const size_t above = reach(of->up), below = reach(of->down), width = above + 1;
  double rows[ROOM], g[WIDEST + 1], pending[WIDEST + 2] = {0}, row[2 * WIDEST + 4];
  double length = 0;
  for (size_t k = 0;; k++) {
    size_t lower = k < below ? k : below;
    double *rest = row + lower, of_g = 1;
    fill_row(of, k, lower, row);
    for (size_t i = 0; i < lower; i++) {
      size_t earlier = (k - lower + i) % below;
      const double *pivots = rows + earlier * width;
      double factor = row[i] / pivots[0];
      of_g -= factor * g[earlier];
      for (size_t c = 1; c < width; c++) row[i + c] -= factor * pivots[c];
    }
    rest[0] = -sum(rest + 1, above);

    double of_z = ((k == 0) - pending[0]) / rest[0];
    for (size_t c = 1; c < width; c++) pending[c - 1] = pending[c] + rest[c] * of_z;
    pending[above] = 0;
    length += of_g * of_z;
    if (length >= arl) return k + 1;
    memcpy(rows + k % below * width, rest, width * sizeof *rest);
    g[k % below] = of_g;
  }
}

double cusum_threshold(double p0, double p1, double arl) {
  double selected = cusum_score(true, p0, p1), other = cusum_score(false, p0, p1);
  /* Rates that differ by a rounding error may have scores that are zero, or have one sign. */
  if (!within(p0) || !within(p1) || !(selected * other < 0) || !isfinite(arl)) return NAN;
  lattice of = {0};
  if (!choose_lattice(fmax(selected, other), -fmin(selected, other), p1 > p0 ? p0 : 1 - p0, arl, &of)) return NAN;
  /* Between the highest state that is let pass and the next, so that a chart's rounding errors do not matter. */
  return ((double)states_needed(&of, arl) - 0.5) * of.unit;
}

double stability_index(const uint64_t *before, const uint64_t *after, size_t count) {
  double of_before = 0, of_after = 0, index = 0;
  for (size_t i = 0; i < count; i++) of_before += (double)before[i], of_after += (double)after[i];
  if (of_before == 0 || of_after == 0) return NAN;
  for (size_t i = 0; i < count; i++) {
    double p = (double)before[i] / of_before, q = (double)after[i] / of_after;
    if (p > 0 || q > 0) index += (q - p) * log(q / p);
  }
  return index;
}
