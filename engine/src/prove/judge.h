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
  const space *s;
  const struct judge *other; /* of the other side: a text must fit the patterns of both. NULL: there is none */
  int side;
  const table *t;
  record *r;
  scratch *room;
  admitted *fields;
  uint8_t *truths, *uniform; /* by slot; uniform: bits of `sameness` */
  region region;
  uint32_t option; /* the one that is judged */
  uint32_t *slots, slot_count; /* what it rests on, in the order of the program */
  uint32_t *ground_first, *grounds; /* by place in `slots`: its own, and bit 31 where each of its values counts */
  size_t ground_count, ground_cap;
  uint64_t *marks, *nodes; /* working space: by slot, by node */
  uint32_t apart;          /* an axis along which this side stands elsewhere than the box says; TABLE_NONE: none */
  int64_t apart_at;        /* there, and answered */
  uint64_t *rests;         /* by slot: it rests on the axis `rests_on` */
  uint32_t rests_on;
  trit parts[T_PARTS];
  bool sure[T_PARTS]; /* no profile of the box has it otherwise */
} judge;

/* EPF_E_NOMEM. `as_of`, and whether what nobody has verified counts, are the same for every box. */
epf_status judge_new(judge **out, const space *s, int side, const epf_table *table, int64_t as_of, bool include_unverified);
void judge_free(judge *j);
/* From now on the field is answered with this value, whatever the box says. Of both sides, so that judge_rests can tell; of the one that
 * stays where the box is, `here`. */
void judge_set_apart(judge *j, uint32_t number, int64_t at, bool here);
/* Does the node rest on the axis that was set apart? */
bool judge_rests(judge *j, uint32_t node);
/* From now on it judges this option. False: no memory. */
bool judge_take(judge *j, uint32_t option);
/* Which verdicts profiles of the box may have: a bit each. */
uint32_t judge_look(judge *j, const box *b);
/* After judge_look. What the node comes out as for every profile; TRIT_UNKNOWN: for some otherwise than for others, or open. */
trit judge_node(const judge *j, uint32_t node);
/* Is all that the node looks at the same for every profile? Then it is open for each of them where judge_node cannot tell. */
bool judge_is_alike(judge *j, uint32_t node);

/* Where to cut. */
typedef struct blame {
  uint32_t axis, part; /* part: TABLE_NONE where it is the axis itself */
} blame;
/* After judge_look: what makes it unsure whether this part holds. False: nothing that can be cut. */
bool judge_blame_part(judge *j, const box *b, t_part part, blame *to);
/* The same of a node. */
bool judge_blame_node(judge *j, const box *b, uint32_t node, blame *to);

/* Puts a profile of the box into the judge's record, and matches it: the option's verdict. What the box leaves open is not answered.
 * Both sides, each the other's `other`, take the same profile.
 * EPF_E_ARGUMENT: no text is known that fits. EPF_E_DATA: there is no such profile, since no answer of the box can be written. */
epf_status judge_replay(judge *j, const box *b, verdict *found);

#endif
