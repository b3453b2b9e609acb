/* Every option at once: a row for each slot that options test, joined, gives what may hold and what surely does.
 *
 * The widths join the same rows in vectors of 8, 4, 2 or 1 words; they give the same bits, and the widest that the
 * machine has is taken. Internal to the matcher.
 */
#ifndef EPF_MATCH_ROWS_H
#define EPF_MATCH_ROWS_H

#include "match/demand.h"
#include "match/kernel.h"

typedef enum vector_width { WIDTH_BEST, WIDTH_WORD, WIDTH_SSE2, WIDTH_AVX2, WIDTH_AVX512, WIDTH_COUNT } vector_width;

/* By lane, for each part: may it hold, does it surely? `must` is `may` itself where nothing is open. */
typedef struct planes {
  uint64_t *may, *must;
  uint64_t *room; /* both, one behind the other */
} planes;

/* The rows of the slots that are computed, chosen from a pass; of fields the record has them. */
typedef struct row_choice {
  uint32_t *may, *must;  /* by place behind the fields */
  uint32_t *asked;       /* working space */
  uint32_t *partial;     /* those that may be in some of their cells, not in all */
  uint32_t partial_count;
  bool open;             /* is any in more than one cell? */
  uint64_t *wanted, *dead; /* working space of joining on demand: columns; lanes, twice */
  uint32_t *gates;         /* by lane: where its further columns begin */
} row_choice;

typedef struct row_ways {
  vector_width width;
  bool whole; /* looks at every block, whatever the summaries say */
} row_ways;

/* The width itself; WIDTH_BEST: the widest that the machine has. */
vector_width rows_width(vector_width width);
bool rows_have_width(vector_width width);
const char *rows_width_text(vector_width width);
const row_kernel *rows_kernel(vector_width width);
/* Room for what is found in `t`; false: no memory. planes_free takes an empty one, too. */
bool planes_new(planes *p, const table *t);
void planes_free(planes *p);
bool row_choice_new(row_choice *c, const table *t);
void row_choice_free(row_choice *c);

/* Finds everything of a pass whose verdict slots are filled. */
void rows_join(const pass *p, row_ways how, row_choice *c, planes *to);
/* The same of a pass that is filled on the way: joins the rows of fields, and demands a computed slot only where an option that is still
 * alive tests it. Of an option that does not apply, or whose criteria cannot be met, the other parts may be left open. */
void rows_join_alive(pass *p, const demands *d, row_ways how, row_choice *c, planes *to);
/* Is a row one word, nothing computed, and every part one conjunct? Then this does the same, in less time than calling it through
 * rows_join would take. */
bool rows_are_words(const table *t);
void rows_join_words(const record *r, planes *to);
/* How many blocks were looked at when rows were last joined for this pass. */
uint32_t rows_live_blocks(const pass *p, const row_choice *c);
/* Makes `must` another one than `may`, for who changes it. */
void planes_part(planes *p, const table *t);

/* ---- reading ---- */

static inline const uint64_t *plane_words(const table *t, const uint64_t *found, t_part part) {
  return t->head->plane[part] == TABLE_NONE ? NULL : found + t->head->plane[part];
}
/* The lanes that there are in this word of a plane. */
static inline uint64_t plane_lanes(const table *t, size_t word) {
  size_t left = t->option_count - word * 64;
  return left < 64 ? (UINT64_C(1) << left) - 1 : UINT64_MAX;
}
/* One part of the option in this lane, where some option has that part. */
static inline trit plane_trit(const table *t, const planes *p, t_part part, uint32_t lane) {
  uint32_t first = t->head->plane[part];
  if (first == TABLE_NONE) return part == T_EXCLUDED ? TRIT_FALSE : TRIT_TRUE; /* nobody asks */
  return trit_of(bits_has(p->may + first, lane), !bits_has(p->must + first, lane));
}

#endif
