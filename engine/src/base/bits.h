/* Sets of small numbers as words of 64 bits. Bits beyond the count are always zero. */
#ifndef EPF_BASE_BITS_H
#define EPF_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Is the first byte of a word its lowest? Who reads words as bytes takes that for granted. */
static inline bool lowest_byte_is_first(void) {
  const uint16_t one = 1;
  return *(const unsigned char *)&one == 1;
}
static inline size_t bits_words(size_t count) { return (count + 63) / 64; }
static inline bool bits_has(const uint64_t *b, size_t i) { return b[i / 64] >> (i % 64) & 1; }
static inline void bits_add(uint64_t *b, size_t i) { b[i / 64] |= UINT64_C(1) << (i % 64); }
static inline void bits_remove(uint64_t *b, size_t i) { b[i / 64] &= ~(UINT64_C(1) << (i % 64)); }
static inline void bits_clear(uint64_t *b, size_t words) { memset(b, 0, words * sizeof *b); }
/* Members first .. last, both included; nothing if last < first. */
static inline void bits_add_range(uint64_t *b, size_t first, size_t last) {
  if (first > last) return;
  uint64_t head = UINT64_MAX << (first % 64), tail = UINT64_MAX >> (63 - last % 64);
  size_t w = first / 64, end = last / 64;
  if (w == end) {
    b[w] |= head & tail;
    return;
  }
  b[w] |= head;
  while (++w < end) b[w] = UINT64_MAX;
  b[end] |= tail;
}
/* Members first .. end-1. */
static inline void bits_remove_range(uint64_t *b, size_t first, size_t end) {
  for (size_t w = first / 64; first < end; w++) {
    size_t next = (w + 1) * 64 < end ? (w + 1) * 64 : end;
    b[w] &= ~(UINT64_MAX << (first % 64) & UINT64_MAX >> (63 - (next - 1) % 64));
    first = next;
  }
}
static inline void bits_fill(uint64_t *b, size_t count) {
  bits_clear(b, bits_words(count));
  for (size_t w = 0; w < count / 64; w++) b[w] = UINT64_MAX;
  if (count % 64 != 0) b[count / 64] = (UINT64_C(1) << (count % 64)) - 1;
}
static inline bool bits_meet(const uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t w = 0; w < words; w++)
    if ((a[w] & b[w]) != 0) return true;
  return false;
}
static inline bool bits_within(const uint64_t *a, const uint64_t *b, size_t words) {
  for (size_t w = 0; w < words; w++)
    if ((a[w] & ~b[w]) != 0) return false;
  return true;
}
static inline bool bits_eq(const uint64_t *a, const uint64_t *b, size_t words) {
  return words == 0 || memcmp(a, b, words * sizeof *a) == 0;
}
static inline bool bits_empty(const uint64_t *a, size_t words) {
  for (size_t w = 0; w < words; w++)
    if (a[w] != 0) return false;
  return true;
}
static inline size_t bits_count(const uint64_t *a, size_t words) {
  size_t n = 0;
  for (size_t w = 0; w < words; w++) n += (size_t)__builtin_popcountll(a[w]);
  return n;
}
/* Is any member of first .. end-1 in the set? Looks at whole words. */
static inline bool bits_any_between(const uint64_t *a, size_t first, size_t end) {
  if (first >= end) return false;
  size_t w = first / 64, last = (end - 1) / 64;
  uint64_t head = UINT64_MAX << (first % 64), tail = UINT64_MAX >> (63 - (end - 1) % 64);
  if (w == last) return (a[w] & head & tail) != 0;
  if ((a[w] & head) != 0) return true;
  while (++w < last)
    if (a[w] != 0) return true;
  return (a[last] & tail) != 0;
}

#endif
