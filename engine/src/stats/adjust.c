#include "stats/stats.h"

#include <math.h>

/* Both adjustments go through the p-values in order, each from the one before. There is no memory to sort in and the
 * result may stand where the p-values stood, so a value that is done carries a minus sign until all are. */

static bool waits(double p) { return !isnan(p) && !signbit(p); }

static size_t start(const double *p, size_t count, double *to) {
  size_t tests = 0;
  for (size_t i = 0; i < count; i++) {
    to[i] = isnan(p[i]) ? p[i] : fabs(p[i]);
    tests += waits(to[i]);
  }
  return tests;
}

static void finish(double *to, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!isnan(to[i])) to[i] = fmin(1, fabs(to[i]));
}

/* The least of those that wait, or the greatest. There is one. */
static double *next(double *to, size_t count, bool greatest) {
  double *found = NULL;
  for (size_t i = 0; i < count; i++)
    if (waits(to[i]) && (found == NULL || (greatest ? to[i] > *found : to[i] < *found))) found = &to[i];
  return found;
}

void adjust_holm(const double *p, size_t count, double *to) {
  double adjusted = 0;
  for (size_t left = start(p, count, to); left > 0; left--) {
    double *least = next(to, count, false);
    adjusted = fmax(adjusted, (double)left * *least);
    *least = -adjusted;
  }
  finish(to, count);
}

void adjust_benjamini_hochberg(const double *p, size_t count, double *to) {
  double adjusted = INFINITY;
  size_t tests = start(p, count, to);
  for (size_t rank = tests; rank > 0; rank--) {
    double *greatest = next(to, count, true);
    adjusted = fmin(adjusted, (double)tests / (double)rank * *greatest);
    *greatest = -adjusted;
  }
  finish(to, count);
}
