/* Where do two rule sets give one option different verdicts? The box of all profiles is cut until each piece is one that both judge
 * alike, or that each judges one way.
 *
 *   proved      every piece was decided: outside what was found nothing differs
 *   undecided   some pieces were not, and why
 *
 * Pieces come out in an order that the rules alone decide. Not thread safe: one search, one thread.
 */
#ifndef EPF_PROVE_SEARCH_H
#define EPF_PROVE_SEARCH_H

#include "prove/judge.h"
#include "prove/same.h"

typedef enum undecided { UNDECIDED_NOTHING, UNDECIDED_BUDGET, UNDECIDED_FIELD /* the two do not mean the same by it, or one has it not */,
                         UNDECIDED_TEXT /* no text is known that fits */, UNDECIDED_REPLAY /* a mistake of this program */ } undecided;

/* A piece: verdicts `before` and `after` for every profile of it. */
typedef void (*piece_sink)(void *to, const box *b, verdict before, verdict after);

typedef struct search {
  const space *s;
  judge *sides[SIDES];
  digests *digests[SIDES];
  uint32_t budget; /* looks that are left */
  uint32_t looks;  /* that were taken */
  piece_sink found; /* called with those that differ */
  void *to;
  undecided why;    /* the first reason; else UNDECIDED_NOTHING */
  uint32_t why_axis; /* UNDECIDED_FIELD, UNDECIDED_TEXT */
  box at;
  uint32_t most_items; /* of a group: profiles with more are left out; UINT32_MAX: none */
  uint32_t left_out;   /* the axis that counts a group of which some were, or TABLE_NONE */
} search;

/* Of these options; `s->at` is the box to begin with. False: no memory. */
bool search_run(search *s, const uint32_t options[SIDES]);

#endif
