#include "bias/disclose.h"

static bool is_small(const disclosed_row *r, uint64_t min_count) { return r->x < min_count || r->n - r->x < min_count; }

/* Of those shown the smallest; those to be kept come last. SIZE_MAX: none. */
static size_t smallest(const disclosed_row *rows, size_t count) {
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].hidden || rows[i].keep) continue;
    if (best == SIZE_MAX || rows[i].n < rows[best].n) best = i;
  }
  return best;
}

/* May the sums of what is hidden be known? */
static bool sums_are_safe(const disclosed_row *rows, size_t count, uint64_t min_count) {
  size_t hidden = 0;
  disclosed_row sum = {0};
  for (size_t i = 0; i < count; i++) {
    if (!rows[i].hidden) continue;
    hidden++;
    sum.n += rows[i].n;
    sum.x += rows[i].x;
  }
  return hidden == 0 || (hidden > 1 && !is_small(&sum, min_count));
}

bool disclose_rows(disclosed_row *rows, size_t count, uint64_t min_count) {
  size_t shown = 0;
  for (size_t i = 0; i < count; i++) {
    rows[i].hidden |= is_small(&rows[i], min_count);
    shown += !rows[i].hidden;
  }
  /* Hiding everything to save the totals would leave a report of nothing: then the totals go. */
  while (!sums_are_safe(rows, count, min_count)) {
    size_t next = smallest(rows, count);
    if (next == SIZE_MAX || shown <= 2) return false;
    rows[next].hidden = true;
    shown--;
  }
  return true;
}
