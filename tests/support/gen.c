/* The stream of choices, and text. */
#include "support/gen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

gen gen_from_seed(uint64_t seed) { return (gen){.state = seed}; }
gen gen_from_bytes(const uint8_t *bytes, size_t len) {
  static const uint8_t none[1];
  return (gen){.bytes = bytes != NULL ? bytes : none, .len = bytes != NULL ? len : 0};
}

/* splitmix64: a counter, well mixed. */
static uint64_t next(gen *g) {
  uint64_t z = g->state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

uint32_t gen_below(gen *g, uint32_t n) {
  if (n <= 1) return 0;
  if (g->bytes == NULL) return (uint32_t)(next(g) % n);
  uint32_t drawn = 0;
  for (uint32_t most = n - 1; most > 0; most >>= 8) drawn = drawn << 8 | (g->at < g->len ? g->bytes[g->at++] : 0);
  return drawn % n;
}

bool gen_chance(gen *g, uint32_t percent) { return gen_below(g, 100) >= 100 - percent; }

int64_t gen_between(gen *g, int64_t from, int64_t to) {
  int64_t room = to - from;
  if (room <= 0) return from;
  uint32_t n = room < INT32_MAX ? (uint32_t)room + 1 : INT32_MAX;
  return from + gen_below(g, n);
}

void gen_put(gen_text *t, const char *format, ...) {
  va_list args;
  va_start(args, format);
  va_list again;
  va_copy(again, args);
  size_t more = (size_t)vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (t->len + more + 1 > t->cap) {
    t->cap = 2 * (t->len + more + 1);
    t->at = realloc(t->at, t->cap);
    if (t->at == NULL) abort();
  }
  vsnprintf(t->at + t->len, more + 1, format, again);
  va_end(again);
  t->len += more;
}

void gen_put_date(gen_text *t, int64_t day) {
  int year, month, day_of_month;
  oracle_civil(day, &year, &month, &day_of_month);
  gen_put(t, "%04d-%02d-%02d", year, month, day_of_month);
}

void gen_put_decimal(gen_text *t, int64_t scaled, int places) {
  long long unit = 1, magnitude = scaled < 0 ? -scaled : scaled;
  for (int i = 0; i < places; i++) unit *= 10;
  gen_put(t, "%s%lld", scaled < 0 ? "-" : "", magnitude / unit);
  if (places > 0) gen_put(t, ".%0*lld", places, magnitude % unit);
}
