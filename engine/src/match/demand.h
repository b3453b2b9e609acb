/* Filling on demand, for who needs verdicts alone: a computed slot only where an option that is still alive tests it, and with it
 * what it rests on. Whoever was not demanded is left as an earlier match left it, and must not be read. Internal to the matcher.
 */
#ifndef EPF_MATCH_DEMAND_H
#define EPF_MATCH_DEMAND_H

#include "match/pass.h"

typedef struct demands demands;

/* Shared by the passes of a scratch, never changed. NULL: there is nothing to fill, or it is too much to keep account of; or no memory:
 * *good is false. */
demands *demands_new(const table *t, bool *good);
void demands_free(demands *d);

/* Nothing is filled yet. */
void demand_begin(const demands *d, pass *p);
/* Those that take little come in the first round: who falls by them needs the others no more. Places for demand_slot, which tells the
 * computed slot, by place behind the tested fields. */
enum { DEMAND_ROUNDS = 2 };
t_list demand_round(const demands *d, uint32_t round);
uint32_t demand_slot(const demands *d, uint32_t place);
/* Fills these computed slots, and all that they rest on. */
void demand_fill(const demands *d, pass *p, const uint32_t *slots, uint32_t count);
/* The same of all that tells whether options are withheld. */
void demand_telling(const demands *d, pass *p);

#endif
