/* The rows: which column stands for what, in which order, and the bits themselves.
 *
 * Options that test alike are given lanes side by side, so that whole blocks of columns fall at once; whether that and the
 * summaries pay is estimated, and what is cheapest is taken. No result depends on it.
 */
#ifndef EPF_LOWER_ROWS_H
#define EPF_LOWER_ROWS_H

#include "lower/plan.h"
#include "lower/seal.h"

typedef struct row_plan {
  const plan *p;
  t_slot *slots;     /* the plan's, with rows, places and codes */
  t_option *options; /* the plan's, with lanes */
  uint32_t *lanes;   /* options */
  vec(t_column) columns;
  vec(t_tangle) tangles;
  vec(uint32_t) tested;
  vec(uint16_t) codes;
  uint32_t plane[T_PARTS], plane_words, further_word, row_words, row_stride, summary_words, tested_fields;
  uint32_t row_count;
} row_plan;

/* Decides everything but the bits; in the plan's arena. */
void rows_plan(row_plan *r, const plan *p, seal_options how);
/* Writes them. `rows` is zero; so are `summaries`. */
void rows_fill(const row_plan *r, uint64_t *rows, uint64_t *summaries);

#endif
