#include "stats/stats.h"

#include <math.h>

#include "stats/distributions.h"

static double row_total(const uint64_t *table, size_t columns, size_t row) {
  double total = 0;
  for (size_t j = 0; j < columns; j++) total += (double)table[row * columns + j];
  return total;
}

static double column_total(const uint64_t *table, size_t rows, size_t columns, size_t column) {
  double total = 0;
  for (size_t i = 0; i < rows; i++) total += (double)table[i * columns + column];
  return total;
}

/* Pearson's chi-square. The totals of the rows are summed anew for each column: tables are small, and no memory is needed. */
static double table_chi2(const uint64_t *table, size_t rows, size_t columns, double n) {
  double chi2 = 0;
  for (size_t j = 0; j < columns; j++) {
    double of_column = column_total(table, rows, columns, j);
    for (size_t i = 0; i < rows; i++) {
      double expected = row_total(table, columns, i) / n * of_column, off = (double)table[i * columns + j] - expected;
      if (expected > 0) chi2 += off * off / expected;
    }
  }
  return chi2;
}

/* Bergsma's V: what chance alone brings is taken from chi-square and from the numbers of rows and columns. */
static double bias_corrected(double chi2, double n, double rows, double columns) {
  double excess = chi2 / n - (rows - 1) * (columns - 1) / (n - 1);
  double row_freedom = rows - 1 - (rows - 1) * (rows - 1) / (n - 1), column_freedom = columns - 1 - (columns - 1) * (columns - 1) / (n - 1);
  return sqrt((excess > 0 ? excess : 0) / fmin(row_freedom, column_freedom));
}

void associate(const uint64_t *table, size_t rows, size_t columns, double level, association *to) {
  *to = (association){.chi2 = NAN, .p = NAN, .v = NAN, .v_ci = {NAN, NAN}, .v_corrected = NAN};
  size_t rows_left = 0, columns_left = 0;
  for (size_t i = 0; i < rows; i++) rows_left += row_total(table, columns, i) > 0;
  for (size_t j = 0; j < columns; j++) columns_left += column_total(table, rows, columns, j) > 0;
  for (size_t i = 0; i < rows * columns; i++) to->n += table[i];
  if (rows_left < 2 || columns_left < 2) return;

  double n = (double)to->n, scale = n * (double)((rows_left < columns_left ? rows_left : columns_left) - 1);
  double df = (double)((rows_left - 1) * (columns_left - 1)), tail = (1 - level) / 2;
  to->df = (rows_left - 1) * (columns_left - 1);
  to->chi2 = table_chi2(table, rows, columns, n);
  to->p = chi2_tail(to->chi2, df);
  to->v = sqrt(to->chi2 / scale);
  double low = chi2_noncentrality_upper(to->chi2, df, tail), high = chi2_noncentrality(to->chi2, df, tail);
  to->v_ci = (interval){sqrt(low / scale), high > scale ? 1 : sqrt(high / scale)};
  to->v_corrected = bias_corrected(to->chi2, n, (double)rows_left, (double)columns_left);
}

/* ---- the area under the curve ---- */

typedef struct sides {
  double positive, negative;
} sides;

static sides sum_of(const uint64_t *positive, const uint64_t *negative, size_t scores) {
  sides s = {0, 0};
  for (size_t i = 0; i < scores; i++) s.positive += (double)positive[i], s.negative += (double)negative[i];
  return s;
}

/* The variance of the area: from how the placements of each side spread about it. Of one person there is no spread: 0/0. */
static double delong_variance(const uint64_t *positive, const uint64_t *negative, size_t scores, sides all, double area) {
  double spread = 0, negative_spread = 0;
  sides before = {0, 0};
  for (size_t i = 0; i < scores; i++) {
    double p = (double)positive[i], n = (double)negative[i];
    double placed = (before.negative + n / 2) / all.negative - area;
    double negative_placed = (all.positive - before.positive - p / 2) / all.positive - area;
    spread += p * placed * placed;
    negative_spread += n * negative_placed * negative_placed;
    before.positive += p;
    before.negative += n;
  }
  return spread / (all.positive - 1) / all.positive + negative_spread / (all.negative - 1) / all.negative;
}

estimate area_under_curve(const uint64_t *positive, const uint64_t *negative, size_t scores, double level) {
  sides all = sum_of(positive, negative, scores);
  double wins = 0, before = 0;
  for (size_t i = 0; i < scores; i++) {
    wins += (double)positive[i] * (before + (double)negative[i] / 2);
    before += (double)negative[i];
  }
  double area = wins / all.positive / all.negative;
  double error = sqrt(delong_variance(positive, negative, scores, all, area)) / (area * (1 - area));
  interval odds = ratio_interval(area / (1 - area), error, level); /* the logarithm of which is the logit */
  return (estimate){area, {odds.low / (1 + odds.low), odds.high / (1 + odds.high)}};
}
