/* Pieces that adjoin, put together again: what a search found, as few regions as can be told.
 *
 * Two regions that differ along one axis alone are one, whose answers along it are those of both.
 */
#ifndef EPF_PROVE_REGIONS_H
#define EPF_PROVE_REGIONS_H

#include "base/names.h"
#include "prove/space.h"

typedef struct extent {
  int64_t lo, hi;
} extent;

/* What a region admits along one axis: no answer, or one of some extents, in order, none of which touch. */
typedef struct admission {
  bool missing;
  t_list extents; /* of the regions' */
} admission;

typedef struct merged {
  uint32_t what;    /* as it was added: pieces of the same are put together */
  uint32_t *states; /* by column: of an axis an admission, of a part a trit */
  uint32_t piece, last; /* the first and the last that are in it; regions.next leads on */
} merged;

typedef struct regions {
  const space *s;
  arena *a;
  vec(box) pieces;
  vec(uint32_t) what;    /* by piece */
  vec(uint32_t) next;    /* by piece, of the same region; UINT32_MAX: none */
  vec(uint32_t) columns; /* axes, then parts behind all axes: those along which some piece is less than everything */
  vec(admission) admissions;
  vec(extent) extents;
  vec(merged) all;
  names admission_names;
} regions;

void regions_begin(regions *r, arena *a, const space *s);
/* `what`: what was found of it, a number of the caller's. */
void regions_add(regions *r, const box *b, uint32_t what);
/* Puts all together: fills `all`, those of few missing answers first. */
void regions_merge(regions *r);
static inline bool column_is_part(const regions *r, uint32_t column) { return r->columns.at[column] >= r->s->axes.count; }

#endif
