#define _POSIX_C_SOURCE 200809L
#include "measure.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS_MIN = 9, ROUNDS_MAX = 400, SINGLES = 20000 };
static const double spread_wanted = 0.02, block_ns = 2e6, slowest_ns = 3e7;

double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double median_of(double *values, size_t count) {
  qsort(values, count, sizeof *values, by_value);
  return values[count / 2];
}

static double spread_of(const double *values, size_t count) {
  double sorted[ROUNDS_MAX];
  memcpy(sorted, values, count * sizeof *values);
  double median = median_of(sorted, count);
  return (sorted[count * 3 / 4] - sorted[count / 4]) / median;
}

/* A block: all items, as many times as make it long enough to be timed. */
static double time_block(const contender *c, size_t items, size_t times) {
  double start = now_ns();
  for (size_t n = 0; n < times; n++)
    for (size_t i = 0; i < items; i++) c->work(c->self, i);
  return (now_ns() - start) / (double)(items * times);
}

/* What one evaluation takes about, from a few. */
static double guess(const contender *c, size_t items) {
  double start = now_ns();
  size_t n = 0;
  do c->work(c->self, n++ % items);
  while (now_ns() - start < 3e6 || n < 3);
  return (now_ns() - start) / (double)n;
}

void measure_in_turn(const contender *c, size_t count, size_t items, double seconds, measured *out) {
  static double taken[CONTENDERS_MAX][ROUNDS_MAX];
  double each[CONTENDERS_MAX], slowest = 0, start = now_ns();
  size_t times[CONTENDERS_MAX], rounds = 0;
  for (size_t i = 0; i < count; i++) {
    each[i] = guess(&c[i], items);
    if (each[i] > slowest) slowest = each[i];
  }
  size_t few = (size_t)(slowest_ns / slowest) + 1;
  if (few < 16) few = 16;
  if (items > few) items = few;
  for (size_t i = 0; i < count; i++) times[i] = (size_t)(block_ns / (each[i] * (double)items)) + 1;
  for (bool steady = false; rounds < ROUNDS_MAX && !steady && (rounds < 3 || now_ns() - start < seconds * 1e9); rounds++) {
    steady = rounds + 1 >= ROUNDS_MIN;
    for (size_t i = 0; i < count; i++) {
      taken[i][rounds] = time_block(&c[i], items, times[i]);
      if (steady && spread_of(taken[i], rounds + 1) > spread_wanted) steady = false;
    }
  }
  for (size_t i = 0; i < count; i++) {
    double ratios[ROUNDS_MAX], sorted[ROUNDS_MAX];
    for (size_t n = 0; n < rounds; n++) ratios[n] = taken[i][n] / taken[0][n];
    memcpy(sorted, taken[i], rounds * sizeof *sorted);
    out[i] = (measured){.ns = median_of(sorted, rounds), .spread = spread_of(taken[i], rounds), .ratio = median_of(ratios, rounds)};
  }
}

double measure_percentile(const contender *c, size_t items, double share) {
  static double taken[SINGLES];
  size_t n = 0;
  for (double start = now_ns(); n < SINGLES && (n < 100 || now_ns() - start < 1e9); n++) {
    double from = now_ns();
    c->work(c->self, n % items);
    taken[n] = now_ns() - from;
  }
  median_of(taken, n);
  return taken[(size_t)((double)(n - 1) * share)];
}
