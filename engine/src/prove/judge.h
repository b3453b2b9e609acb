/* What one rule set says of a box: of one option, for all profiles in it at once.
 *
 * The matcher's own pass over a region, whose slots hold all that any profile of it may come to. So a verdict that is sure is sure for
 * each of them. Where it is not, a slot is to blame which is not the same for all, and behind it an axis along which to cut.
 */
#ifndef EPF_PROVE_JUDGE_H
#define EPF_PROVE_JUDGE_H

#include "match/match.h"
#include "prove/space.h"
#include "table/load.h"

typedef struct judge {
  arena *a;
  const space *s;
  struct judge *other; /* of the other side: a text must fit the patterns of both. NULL: there is none */
  int side;
  const table *t;
  record *r;
  scratch *room, *matcher; /* of a box; of a profile */
  admitted *fields;
  uint8_t *truths, *uniform; /* by slot; uniform: bits of `sameness` */
  region region;
  uint32_t option; /* the one that is judged */
  uint32_t *slots, slot_count; /* what it rests on, in the order of the program */
  uint32_t *ground_first;      /* by place in `slots`: its own `grounds`, with bit 31 where each of its values counts */
  vec(uint32_t) grounds;
  uint64_t *marks, *nodes; /* working space: by slot, by node */
  uint32_t apart;          /* an axis along which this side stands elsewhere than the box says; TABLE_NONE: none */
  int64_t apart_at;        /* there, and answered */
  uint64_t **fitting;      /* by pattern of its side, once it was asked for: by text of the space, it fits */
  uint64_t *fits;          /* working space: texts */
  box last;                /* what is filled: of each axis, of each part */
  bool is_filled;
  uint32_t *place_of;     /* by slot: in `slots`, or TABLE_NONE */
  uint32_t *reader_first; /* by place in `slots`: of `readers`, the places that look at it */
  vec(uint32_t) readers;
  uint64_t *stale;         /* by place: it is to be filled again */
  uint64_t *places;        /* of the program: what is filled */
  uint64_t *rests;         /* by slot: it rests on the axis `rests_on` */
  uint32_t rests_on;
  trit parts[T_PARTS];
  bool sure[T_PARTS]; /* no profile of the box has it otherwise */
} judge;

/* In the arena, but for what judge_free frees. EPF_E_NOMEM. `as_of`, and whether what nobody has verified counts, are the same for every box. */
epf_status judge_new(judge **out, arena *a, const space *s, int side, const epf_table *table, int64_t as_of, bool include_unverified);
void judge_free(judge *j);
/* From now on the field is answered with this value, whatever the box says. Of both sides, so that judge_rests can tell; of the one that
 * stays where the box is, `here`. */
void judge_set_apart(judge *j, uint32_t number, int64_t at, bool here);
/* Does the node rest on the axis that was set apart? */
bool judge_rests(judge *j, uint32_t node);
/* What is wished of a profile: that the node comes out as one of these, a bit for each trit; or that a value is missing, or known and this one. */
typedef struct wish {
  uint32_t node; /* TABLE_NONE: the value */
  uint8_t any_of;
  uint32_t datum;
  bool has_value; /* else missing */
  int64_t value;
} wish;
enum {
  WISH_FALSE = 1 << TRIT_FALSE, WISH_TRUE = 1 << TRIT_TRUE, WISH_OPEN = 1 << TRIT_UNKNOWN,
  WISH_ALIKE = 8 /* and whatever the node looks at is the same for every profile of the box, so that all are as the one that is matched */
};
static inline uint8_t wish_for(trit is) { return (uint8_t)(1 << is); }

/* From now on it judges this option. */
void judge_take(judge *j, uint32_t option);
/* From now on it looks at these, and at no option. */
void judge_take_wishes(judge *j, const wish *wishes, uint32_t count);
/* The box admits what `to` does of all that the wish rests on. Before the next judge_take. */
void judge_widen(judge *j, box *b, const box *to, const wish *w);
/* Looks at a box, and finds of no option how it comes out. Only what the box admits otherwise than the last one is filled again. */
void judge_fill(judge *j, const box *b);
/* Which verdicts profiles of the box may have: a bit each. */
uint32_t judge_look(judge *j, const box *b);
/* After judge_fill. What the wish is about, for every profile; TRIT_UNKNOWN: *alike, it is open for each of them, or it is not the same. */
trit judge_wish(judge *j, const wish *w, bool *alike);
/* After judge_fill. Of a derived value that is not a set: is it the same for every profile? Then *value, or *missing. */
bool judge_value(const judge *j, uint32_t datum, int64_t *value, bool *missing);
/* After judge_look or judge_fill. What the node comes out as for every profile; TRIT_UNKNOWN: for some otherwise than for others, or open. */
trit judge_node(const judge *j, uint32_t node);
/* Is all that the node looks at the same for every profile? Then it is open for each of them where judge_node cannot tell. */
bool judge_is_alike(judge *j, uint32_t node);

/* Where to cut. */
typedef struct blame {
  uint32_t axis, part; /* part: TABLE_NONE where it is the axis itself */
} blame;
/* After judge_look: what makes it unsure whether this part holds. False: nothing that can be cut. */
bool judge_blame_part(judge *j, const box *b, t_part part, blame *to);
/* The same of a node, of a wish, and of a derived value. */
bool judge_blame_node(judge *j, const box *b, uint32_t node, blame *to);
bool judge_blame_wish(judge *j, const box *b, const wish *w, blame *to);
bool judge_blame_value(judge *j, const box *b, uint32_t datum, blame *to);

/* May there be a text that fits the patterns of the axis as the box says? */
bool judge_admits_text(judge *j, const box *b, uint32_t axis);

/* Puts a profile of the box into the judge's record, and matches it: the option's verdict. What the box leaves open is not answered.
 * Both sides, each the other's `other`, take the same profile.
 * EPF_E_ARGUMENT: no text is known that fits. EPF_E_DATA: there is no such profile, since no answer of the box can be written. */
epf_status judge_replay(judge *j, const box *b, verdict *found);
/* Has the matcher look at no more of the profile than what was taken. As judge_replay. */
epf_status judge_match(judge *j, const box *b);
/* After judge_match. As judge_value. False: it is open. */
bool judge_matched_value(const judge *j, uint32_t datum, int64_t *value, bool *missing);
/* Is the value known and this one? */
trit pass_has_value(const pass *p, uint32_t datum, int64_t value);
/* After judge_match. What the wish is about, of that profile. */
trit judge_matched_wish(const judge *j, const wish *w);

#endif
