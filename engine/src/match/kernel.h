/* The inner loop of rows_join, once for each width of vectors. */
#ifndef EPF_MATCH_KERNEL_H
#define EPF_MATCH_KERNEL_H

#include "table/layout.h"

/* Rows by number, of the fields and of what is computed. */
typedef struct row_picks {
  const uint32_t *may, *must;
  uint32_t count;
} row_picks;

/* ANDs the two lists of rows, block by block; of those that are not `live` (NULL: all are) nothing stands. `must` may be NULL. */
typedef void row_kernel(const table *t, const row_picks *picks, const uint64_t *live, uint64_t *may, uint64_t *must);
row_kernel kernel_word, kernel_sse2, kernel_avx2, kernel_avx512;

#endif
