/* The profiles that two rule sets have in common, as a space: an axis for each field, cut where some rule cuts it.
 *
 *   space   the axes of both; made once
 *   box     for each axis what is admitted: no answer, an answer of a range, and of sets and texts which parts hold
 *
 * A missing answer is one more place of an axis. as_of is one day, and what counts of what nobody has verified is given.
 */
#ifndef EPF_PROVE_SPACE_H
#define EPF_PROVE_SPACE_H

#include "base/arena.h"
#include "match/pass.h"
#include "prove/samples.h"

enum { SIDES = 2 }; /* the old rule set and the new one */

typedef struct axis {
  str name;
  uint32_t datum[SIDES];        /* TABLE_NONE: that rule set has no such field */
  int64_t min, max;             /* enums: places of `codes` */
  const uint32_t *codes[SIDES]; /* enums: the values that both know */
  t_list cuts;                  /* of the space's: where some cell begins */
  t_list parts;                 /* of sets and texts */
  uint32_t counted_by, item;    /* of an item: the axis that counts its group; else TABLE_NONE */
  bool clashes;                 /* the two rule sets do not mean the same by it */
  bool is_given;                /* there always is an answer: the stage */
  uint8_t type, places;
} axis;

/* A value of a set, or a pattern of a text: it holds or it does not. */
typedef struct axis_part {
  uint32_t axis;
  str name; /* of a pattern: its text */
  uint32_t slot[SIDES], code[SIDES];
} axis_part;

typedef struct space {
  arena *a;
  const table *t[SIDES];
  vec(axis) axes;
  vec(axis_part) parts;
  vec(int64_t) cuts;
  uint32_t *axis_of[SIDES]; /* by datum */
  uint32_t *part_of[SIDES]; /* by slot */
  samples texts;            /* those that rules name, and some that fit their patterns: to find somebody with */
  uint8_t *has_all[SIDES];  /* by pattern: whatever fits it is among the texts */
} space;

typedef struct reach {
  int64_t lo, hi; /* where `known` */
  bool missing, known;
} reach;

typedef struct box {
  reach *axes;
  uint8_t *parts; /* a trit: TRIT_UNKNOWN is either */
} box;

/* `as_of`: a day. A date of birth is not after it. In the arena `a`. */
void space_make(space *s, arena *a, const table *before, const table *after, int64_t as_of);
/* Everything. */
box box_whole(const space *s);
box box_copy(arena *a, const space *s, const box *b);
/* Does it hold this profile, that was bound to both rule sets? `hits`: by slot, of patterns: a trit. */
bool box_holds(const space *s, const box *b, const record *const of[SIDES], const uint8_t *const hits[SIDES]);
/* An answer that can be written down, of those that are admitted. False: there is none. */
bool axis_pick(const axis *x, const reach *r, int64_t *value);

#endif
