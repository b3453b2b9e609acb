/* Finding somebody of whom wishes are true, for who asks many such questions about one rule set.
 *
 * Who is wanted next is often much like who was found last: so the search looks there first, and only then at everybody, one way with half of
 * the budget and then the other.
 */
#ifndef EPF_PROVE_SEEK_H
#define EPF_PROVE_SEEK_H

#include "prove/search.h"
#include "prove/sites.h"

typedef struct seeker {
  search *search;
  arena *room;      /* of who is found */
  const box *whole; /* everybody */
  uint32_t budget;  /* of looks, for each question */
  box last;         /* who was found last */
  bool has_last;
  bool mistaken; /* a profile did not come out as it was found: a mistake of this program */
} seeker;

/* Whom to accept of those of whom the wishes are true: as search.accepts. NULL: anybody. */
typedef struct acceptance {
  trit (*accepts)(const void *what, const judge *j);
  const void *what;
} acceptance;

/* Is there somebody in the box of whom all the wishes are true? */
bool seek_in_box(seeker *k, const box *from, uint32_t budget, const wish *wishes, uint32_t count);
/* Is there somebody at all? *why: why it is not known that there is nobody. Of a field's value that is wished for, only those who give it are looked at. */
bool seek(seeker *k, const wish *wishes, uint32_t count, undecided *why);
/* Is there somebody in one of the situations? `also`: wishes besides. */
bool seek_situation(seeker *k, const sites *all, t_list situations, const wish *also, uint32_t also_count, acceptance whom, undecided *why);

#endif
