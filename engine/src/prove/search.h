/* Where do two rule sets judge an option differently? The box of all profiles is cut until each piece is one that both judge alike, or
 * of which it is known what differs.
 *
 *   difference   conditions that come out otherwise in every profile of a piece; all else that the two ask says the same. So the
 *                verdicts differ exactly where all else makes these conditions count
 *   verdicts     where conditions cannot be told apart like that, the verdicts themselves
 *
 * What was decided is proved; what was not has a reason. Pieces come out in an order that the rules alone decide. Not thread safe: one
 * search, one thread.
 */
#ifndef EPF_PROVE_SEARCH_H
#define EPF_PROVE_SEARCH_H

#include "prove/judge.h"
#include "prove/same.h"

typedef enum undecided {
  UNDECIDED_NOTHING,
  UNDECIDED_BUDGET,
  UNDECIDED_FIELD, /* the two do not mean the same by it, or one has it not */
  UNDECIDED_TEXT /* no text is known that fits */,
  UNDECIDED_ITEMS /* more items of a group than were looked at */,
  UNDECIDED_REPLAY /* a mistake of this program */
} undecided;

/* A condition of each side, or of one alone, and how they come out. */
typedef struct difference {
  uint32_t node[SIDES]; /* TABLE_NONE: that side does not ask */
  trit is[SIDES];
  bool follows; /* both ask for options that differ themselves, or about one computed value: they differ where those do. `is` says nothing */
} difference;

enum { DIFFERENCES_MOST = 8 };

typedef struct piece {
  const box *at;
  uint32_t count; /* of differences; 0: the verdicts are known */
  difference differences[DIFFERENCES_MOST];
  verdict verdicts[SIDES];
} piece;

typedef struct search {
  const space *s;
  judge *sides[SIDES];
  digests *digests[SIDES];
  uint32_t budget; /* looks that are left */
  uint32_t looks;  /* that were taken */
  void (*found)(void *to, const piece *p);
  void *to;
  bool verdicts;   /* cuts on until the verdicts are known */
  bool first;      /* stops at the first piece of which they differ */
  uint32_t among;  /* tells only of pieces that have one of these verdicts, a bit each; 0: of all */
  bool stopped;
  undecided why;    /* the first reason; else UNDECIDED_NOTHING */
  uint32_t why_axis; /* UNDECIDED_FIELD */
  bool other_way;  /* looks first where parts hold, and at greater answers: what one way finds late, the other may find soon */
  bool apart;      /* the sides stand at different places of an axis (judge_set_apart) */
  uint32_t wanted; /* of search_reach: verdicts, a bit each */
  const wish *wishes; /* of search_wishes */
  trit (*accepts)(const void *what, const judge *j); /* NULL: whoever they are true of. Else the search goes on until it is true */
  const void *what;
  bool thorough; /* cuts on where who was matched is not accepted, until all is alike that the wishes rest on */
  uint32_t wish_count;
  const uint32_t *data; /* of search_values: one of each side */
  box at;
  uint32_t most_items; /* of a group: profiles with more are left out; UINT32_MAX: none */
  uint32_t left_out;   /* the axis that counts a group of which some were, or TABLE_NONE */
} search;

/* Why the last search found nothing; UNDECIDED_NOTHING: since there is nothing.
 */
static inline undecided search_why(const search *s) { return s->why == UNDECIDED_NOTHING && s->left_out != TABLE_NONE ? UNDECIDED_ITEMS : s->why; }

/* Looks for a profile of which the first side gives the option one of the verdicts; `found` is told of it, once it was matched. Where it
 * is not, and nothing is undecided, there is none. */
void search_reach(search *s, uint32_t option, uint32_t wanted);
/* Looks for a profile of which the first side finds all of the wishes true at once, none of them open; as search_reach does. */
void search_wishes(search *s, const wish *wishes, uint32_t count);
/* Looks for a profile of which the two sides work these derived values out otherwise: both known, or one of them
 * missing or open. `found` is told of it,
 * once it was matched by both. Where both are open nothing is compared. Neither is a set, and both have the same type and places. */
void search_values(search *s, const uint32_t data[SIDES]);
/* Of these options; `s->at` is the box to begin with. */
void search_run(search *s, const uint32_t options[SIDES]);

#endif
