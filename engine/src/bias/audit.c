#include "bias/audit.h"

#include <string.h>

/* Whether a sum follows linearly does not depend on the field but for its characteristic; over a large prime there is no rounding. */
#define PRIME UINT64_C(2305843009213693951) /* 2^61 - 1 */
enum { ROUNDS_MAX = 200 };

static uint64_t times(uint64_t a, uint64_t b) { return (uint64_t)((__extension__(unsigned __int128)a * b) % PRIME); }

static uint64_t inverse(uint64_t a) {
  uint64_t result = 1;
  for (uint64_t e = PRIME - 2; e > 0; e >>= 1, a = times(a, a))
    if ((e & 1) != 0) result = times(result, a);
  return result;
}

void audit_init(audit *a, arena *memory, size_t unknowns) {
  *a = (audit){.memory = memory, .unknowns = unknowns};
  a->rows = ARENA_ARRAY(memory, uint64_t *, unknowns + 1);
  a->low = ARENA_ARRAY(memory, uint64_t, unknowns + 1);
  a->high = ARENA_ARRAY(memory, uint64_t, unknowns + 1);
}

void audit_publish(audit *a, const uint32_t *unknowns, size_t count, uint64_t value) {
  *VEC_PUSH(a->memory, &a->published) = (audit_sum){unknowns, count, value};
}

/* ---- linearly ---- */

static void reduce(const audit *a, uint64_t *row) {
  for (size_t i = 0; i < a->unknowns; i++) {
    if (row[i] == 0 || a->rows[i] == NULL) continue;
    uint64_t factor = row[i];
    for (size_t k = i; k < a->unknowns; k++) row[k] = (row[k] + PRIME - times(factor, a->rows[i][k])) % PRIME;
  }
}

static void add_row(audit *a, const audit_sum *s) {
  uint64_t *row = ARENA_ARRAY(a->memory, uint64_t, a->unknowns + 1);
  for (size_t i = 0; i < s->count; i++) row[s->unknowns[i]] = 1;
  reduce(a, row);
  size_t lead = 0;
  while (lead < a->unknowns && row[lead] == 0) lead++;
  if (lead == a->unknowns) return;
  uint64_t by = inverse(row[lead]);
  for (size_t k = lead; k < a->unknowns; k++) row[k] = times(row[k], by);
  a->rows[lead] = row;
}

/* ---- by what is left ---- */

static uint64_t sum_of(const uint64_t *bounds, const uint32_t *unknowns, size_t count) {
  uint64_t sum = 0;
  for (size_t i = 0; i < count; i++) sum = bounds[unknowns[i]] > UINT64_MAX - sum ? UINT64_MAX : sum + bounds[unknowns[i]];
  return sum;
}

static bool tighten(audit *a, const audit_sum *s) {
  uint64_t low = sum_of(a->low, s->unknowns, s->count), high = sum_of(a->high, s->unknowns, s->count);
  bool changed = false;
  if (low > s->value) return false; /* the figures are of another day, and do not fit: no bound follows */
  for (size_t i = 0; i < s->count; i++) {
    uint64_t *l = &a->low[s->unknowns[i]], *h = &a->high[s->unknowns[i]];
    uint64_t most = s->value - (low - *l), rest = high == UINT64_MAX ? UINT64_MAX : high - *h;
    uint64_t least = rest >= s->value ? 0 : s->value - rest;
    if (most < *h && most >= *l) {
      if (high != UINT64_MAX) high -= *h - most;
      *h = most;
      changed = true;
    }
    if (least > *l && least <= *h) {
      low += least - *l;
      *l = least;
      changed = true;
    }
  }
  return changed;
}

void audit_solve(audit *a) {
  for (size_t i = 0; i < a->unknowns; i++) a->high[i] = UINT64_MAX;
  for (size_t i = 0; i < a->published.count; i++) add_row(a, &a->published.at[i]);
  bool changed = true;
  for (int round = 0; changed && round < ROUNDS_MAX; round++) {
    changed = false;
    for (size_t i = 0; i < a->published.count; i++) changed |= tighten(a, &a->published.at[i]);
  }
}

static bool contains(const audit_sum *s, size_t count, const bool *wanted) {
  size_t found = 0;
  for (size_t i = 0; i < s->count; i++) found += wanted[s->unknowns[i]];
  return found == count;
}

/* A sum within a published one is at most that, less the least that the others can be; and so on. */
static bool is_pinned(const audit *a, const uint32_t *unknowns, size_t count) {
  uint64_t low = sum_of(a->low, unknowns, count), high = sum_of(a->high, unknowns, count);
  bool *wanted = ARENA_ARRAY(a->memory, bool, a->unknowns + 1);
  for (size_t i = 0; i < count; i++) wanted[unknowns[i]] = true;
  for (size_t i = 0; i < a->published.count && low < high; i++) {
    const audit_sum *s = &a->published.at[i];
    if (!contains(s, count, wanted)) continue;
    uint64_t others_low = 0, others_high = 0;
    for (size_t k = 0; k < s->count; k++) {
      if (wanted[s->unknowns[k]]) continue;
      others_low += a->low[s->unknowns[k]];
      others_high = a->high[s->unknowns[k]] > UINT64_MAX - others_high ? UINT64_MAX : others_high + a->high[s->unknowns[k]];
    }
    uint64_t most = s->value >= others_low ? s->value - others_low : 0, least = s->value > others_high ? s->value - others_high : 0;
    if (most < high) high = most;
    if (least > low) low = least;
  }
  return low >= high;
}

bool audit_recovers(const audit *a, const uint32_t *unknowns, size_t count) {
  uint64_t *row = ARENA_ARRAY(a->memory, uint64_t, a->unknowns + 1);
  for (size_t i = 0; i < count; i++) row[unknowns[i]] = 1;
  reduce(a, row);
  size_t lead = 0;
  while (lead < a->unknowns && row[lead] == 0) lead++;
  return lead == a->unknowns || is_pinned(a, unknowns, count);
}
