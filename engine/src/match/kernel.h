/* The inner loops of matching, once for each width of vectors. */
#ifndef EPF_MATCH_KERNEL_H
#define EPF_MATCH_KERNEL_H

#include "table/layout.h"

/* Rows by number, of the fields and of what is computed. */
typedef struct row_picks {
  const uint32_t *may, *must;
  uint32_t count;
} row_picks;

/* Rows of one width, one behind the other. */
typedef struct row_matrix {
  const uint64_t *rows;
  size_t stride; /* words; whole blocks */
} row_matrix;

enum { LIST_AHEAD = 16 /* how far behind its last number a list may be written to */ };

typedef struct row_kernel {
  /* ANDs the two lists of rows, block by block; of those that are not `live` (NULL: all are) nothing stands. `must` may be NULL. */
  void (*join)(row_matrix from, const row_picks *picks, const uint64_t *live, uint64_t *may, uint64_t *must);
  /* Writes `of` the number of each bit that is set, and returns how many there are. `some`: room for as many numbers as words. */
  uint32_t (*list)(const uint64_t *bits, uint32_t words, const uint32_t *of, uint32_t *some, uint32_t *to);
} row_kernel;
extern const row_kernel kernel_word, kernel_sse2, kernel_avx2, kernel_avx512;

#endif
