/* Lists that have no order, put into one to be compared. */
#ifndef EPF_TESTS_SORTED_H
#define EPF_TESTS_SORTED_H

#include <stdint.h>
#include <stdlib.h>

static inline int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static inline void sort_numbers(uint32_t *numbers, size_t count) { qsort(numbers, count, sizeof *numbers, by_number); }

#endif
