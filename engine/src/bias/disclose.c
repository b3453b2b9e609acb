#include "bias/disclose.h"

bool disclose_is_small(uint64_t x, uint64_t n, uint64_t min_count) { return x < min_count || n - x < min_count; }

static bool is_small(const disclosed_row *r, size_t sides, uint64_t min_count) {
  for (size_t s = 0; s < sides; s++)
    if (disclose_is_small(r->x[s], r->n[s], min_count)) return true;
  return false;
}

static uint64_t people(const disclosed_row *r, size_t sides) {
  uint64_t n = 0;
  for (size_t s = 0; s < sides; s++) n += r->n[s];
  return n;
}

/* Of those shown the smallest; those to be kept are passed over. NULL: none. */
static disclosed_row *smallest(disclosed_row *rows, size_t count, size_t sides) {
  disclosed_row *best = NULL;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].hidden || rows[i].keep) continue;
    if (best == NULL || people(&rows[i], sides) < people(best, sides)) best = &rows[i];
  }
  return best;
}

/* May the sums of what is hidden be known, on every side? */
static bool sums_are_safe(const disclosed_row *rows, size_t count, size_t sides, uint64_t min_count) {
  size_t hidden = 0;
  disclosed_row sum = {0};
  for (size_t i = 0; i < count; i++) {
    if (!rows[i].hidden) continue;
    hidden++;
    for (size_t s = 0; s < sides; s++) {
      sum.n[s] += rows[i].n[s];
      sum.x[s] += rows[i].x[s];
    }
  }
  return hidden == 0 || (hidden > 1 && !is_small(&sum, sides, min_count));
}

bool disclose_rows(disclosed_row *rows, size_t count, size_t sides, uint64_t min_count) {
  size_t shown = 0;
  for (size_t i = 0; i < count; i++) {
    rows[i].hidden |= is_small(&rows[i], sides, min_count);
    shown += !rows[i].hidden;
  }
  /* Hiding everything to save the totals would leave a report of nothing: then the totals go. */
  while (!sums_are_safe(rows, count, sides, min_count)) {
    disclosed_row *next = smallest(rows, count, sides);
    if (next == NULL || shown <= 2) return false;
    next->hidden = true;
    shown--;
  }
  return true;
}
