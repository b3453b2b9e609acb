#include "bias/audit.h"

#include <string.h>

/* Whether a sum follows linearly does not depend on the field but for its characteristic; over a large prime there is no rounding. */
#define PRIME UINT64_C(2305843009213693951) /* 2^61 - 1 */
enum { ROUNDS_MAX = 200, SUMS_MAX = 256 };

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

/* ---- what is left of one sum when another is taken away ---- */

/* As bits, so that one sum within another is seen at a glance. */
static uint64_t *bits_of(const audit *a, const audit_sum *s) {
  uint64_t *bits = ARENA_ARRAY(a->memory, uint64_t, a->unknowns / 64 + 1);
  for (size_t i = 0; i < s->count; i++) bits[s->unknowns[i] / 64] |= UINT64_C(1) << s->unknowns[i] % 64;
  return bits;
}

static bool lies_within(const uint64_t *part, const uint64_t *whole, size_t words) {
  for (size_t i = 0; i < words; i++)
    if ((part[i] & ~whole[i]) != 0) return false;
  return true;
}

static bool is_known(uint64_t *const *all, size_t count, const uint64_t *bits, size_t words) {
  for (size_t i = 0; i < count; i++)
    if (memcmp(all[i], bits, words * sizeof *bits) == 0) return true;
  return false;
}

static audit_sum rest_of(const audit *a, const audit_sum *whole, const uint64_t *part, uint64_t value, uint64_t *bits) {
  uint32_t *unknowns = ARENA_ARRAY(a->memory, uint32_t, whole->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < whole->count; i++) {
    uint32_t u = whole->unknowns[i];
    if ((part[u / 64] >> u % 64 & 1) != 0) continue;
    unknowns[count++] = u;
    bits[u / 64] |= UINT64_C(1) << u % 64;
  }
  return (audit_sum){unknowns, count, value};
}

/* Rests of rests as well, up to so many sums: published groups are few, and their rests soon come back to what is known. */
static void add_rests(audit *a) {
  size_t words = a->unknowns / 64 + 1;
  uint64_t **all = ARENA_ARRAY(a->memory, uint64_t *, SUMS_MAX + 1);
  if (a->published.count > SUMS_MAX) return;
  for (size_t i = 0; i < a->published.count; i++) all[i] = bits_of(a, &a->published.at[i]);
  for (size_t i = 0; i < a->published.count; i++)
    for (size_t k = 0; k < a->published.count && a->published.count < SUMS_MAX; k++) {
      audit_sum whole = a->published.at[i], part = a->published.at[k];
      if (part.count >= whole.count || part.count == 0 || part.value > whole.value || !lies_within(all[k], all[i], words)) continue;
      uint64_t *bits = ARENA_ARRAY(a->memory, uint64_t, words);
      audit_sum rest = rest_of(a, &whole, all[k], whole.value - part.value, bits);
      if (is_known(all, a->published.count, bits, words)) continue;
      if (rest.value > 0 && rest.value < a->least_rest) a->least_rest = rest.value;
      all[a->published.count] = bits;
      *VEC_PUSH(a->memory, &a->published) = rest;
    }
}

uint64_t audit_least_rest(const audit *a) { return a->least_rest; }

void audit_solve(audit *a) {
  a->least_rest = UINT64_MAX;
  add_rests(a);
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
