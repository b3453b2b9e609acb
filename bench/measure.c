#define _POSIX_C_SOURCE 200809L
#include "measure.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS_MIN = 9, ROUNDS_MAX = 400, SINGLES = 20000, BLOCK_MIN = 16, BLOCK_MAX = 512, WARM_UP = 32, HANDFUL = 16 };
static const double spread_wanted = 0.02, round_ns = 1e6, slowest_round_ns = 5e7, slowest_ns = 3e7 /* of a block */, warm_ns = 5e4;

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

/* Until the contender before it is forgotten: what it left in the caches, and that it may have let the widest vectors fall asleep,
 * which takes the processor some 20 us to undo. */
static void warm_up(const contender *c, size_t items, size_t first) {
  double start = now_ns();
  size_t done = 0;
  do
    for (size_t i = 0; i < WARM_UP; i++, done++) c->work(c->self, (first + done) % items);
  while (now_ns() - start < warm_ns && done < items);
}

/* What reading the clock takes. */
static double clock_ns(void) {
  static double least = 1e9;
  for (int i = 0; i < 8; i++) {
    double start = now_ns(), taken = now_ns() - start;
    if (taken < least) least = taken;
  }
  return least;
}

/* Evaluates so many items from `first` on, of all in a ring. What is fetched beforehand is fetched by handfuls, so that it is
 * still in the nearest cache when its turn comes. */
static double time_block(const contender *c, size_t items, size_t first, size_t count) {
  double taken = 0, idle = clock_ns();
  if (items > count) warm_up(c, items, first + count);
  for (size_t done = 0; done < count;) {
    size_t few = count - done > HANDFUL ? HANDFUL : count - done; /* of each contender */
    for (size_t i = 0; i < few && c->touch != NULL; i++) c->touch(c->self, (first + done + i) % items);
    double start = now_ns();
    for (size_t i = 0, at = (first + done) % items; i < few; i++, at = at + 1 < items ? at + 1 : 0) c->work(c->self, at);
    taken += now_ns() - start - idle;
    done += few;
  }
  return taken;
}

/* What one evaluation takes about, from a few. */
static double guess(const contender *c, size_t items) {
  double start = now_ns();
  size_t n = 0;
  do c->work(c->self, n++ % items);
  while (now_ns() - start < 3e6 || n < 3);
  return (now_ns() - start) / (double)n;
}

/* How many items a block has, and a round blocks: long enough to be timed, short enough for the slowest. */
static size_t plan_round(const contender *c, size_t count, size_t items, size_t *block) {
  double slowest = 0, fastest = 1e18;
  for (size_t i = 0; i < count; i++) {
    double each = guess(&c[i], items);
    if (each > slowest) slowest = each;
    if (each < fastest) fastest = each;
  }
  *block = (size_t)(slowest_ns / slowest) + 1;
  if (*block < BLOCK_MIN) *block = BLOCK_MIN;
  if (*block > BLOCK_MAX) *block = BLOCK_MAX;
  if (*block > items) *block = items;
  size_t for_fastest = (size_t)(round_ns / (fastest * (double)*block)) + 1, for_slowest = (size_t)(slowest_round_ns / (slowest * (double)*block)) + 1;
  return for_fastest < for_slowest ? for_fastest : for_slowest;
}

void measure_in_turn(const contender *c, size_t count, size_t items, double seconds, measured *out) {
  static double taken[CONTENDERS_MAX][ROUNDS_MAX];
  double start = now_ns();
  size_t block, blocks = plan_round(c, count, items, &block), rounds = 0, at = 0;
  for (bool steady = false; rounds < ROUNDS_MAX && !steady && (rounds < 3 || now_ns() - start < seconds * 1e9); rounds++) {
    for (size_t i = 0; i < count; i++) taken[i][rounds] = 0;
    for (size_t n = 0; n < blocks; n++, at = (at + block) % items)
      for (size_t i = 0; i < count; i++) taken[i][rounds] += time_block(&c[i], items, at, block) / (double)(blocks * block);
    steady = rounds + 1 >= ROUNDS_MIN;
    for (size_t i = 0; i < count && steady; i++) steady = spread_of(taken[i], rounds + 1) <= spread_wanted;
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
    if (c->touch != NULL) c->touch(c->self, n % items);
    double from = now_ns();
    c->work(c->self, n % items);
    taken[n] = now_ns() - from;
  }
  median_of(taken, n);
  return taken[(size_t)((double)(n - 1) * share)];
}
