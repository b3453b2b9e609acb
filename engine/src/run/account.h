/* What a difference between groups is accounted for by: which conditions of an option stand in the way of whom.
 *
 * Who is not eligible is so for what stands in the way: conditions that are not met; where there is none of these, conditions that are open.
 * Each person counts once, in equal parts for each thing that stands in the way. These are the Shapley values of the game in which somebody is
 * eligible once all that stands in the way is taken away (Shapley 1953; engine/STATISTICS.md): the only shares that
 * add up, treat alike what acts alike, and give nothing to what changes nothing. So a difference between two groups' rates is the sum of the
 * differences of what each condition takes from them. It says which conditions a difference runs through, not whether they are right.
 */
#ifndef EPF_RUN_ACCOUNT_H
#define EPF_RUN_ACCOUNT_H

#include "match/match.h"

enum { OBSTACLES_MOST = 128, OBSTACLE_UNIT = 720720 /* 1 to 16 divide it: a person's share is a whole number of these */ };

/* A thing that may stand in somebody's way. */
typedef struct obstacle {
  uint32_t node;     /* TABLE_NONE: something else, in words */
  trit stands;       /* it does where the node comes out so */
  const char *words; /* NULL: the node's own */
} obstacle;

typedef struct account {
  const table *t;
  uint32_t option, count;
  obstacle all[OBSTACLES_MOST];
} account;

enum { ACCOUNT_KINDS = 2 /* it stands in the way; it is open */ };

/* False: the option has too many conditions side by side. */
bool account_begin(account *a, const table *t, uint32_t option);
/* Of a person who was matched: by obstacle, then kind, the share of OBSTACLE_UNIT. All zero where the person is eligible. */
void account_person(const account *a, const pass *p, verdict is, uint32_t *shares);

#endif
