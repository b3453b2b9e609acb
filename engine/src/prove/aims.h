/* What cases are to show of a rule set, and what a profile that was matched shows of it.
 *
 *   condition   masking modified condition/decision coverage: that each condition alone decides, once met and once not met. (DO-178C, and
 *               Chilenski, An Investigation of Three Forms of the MC/DC Criterion, DOT/FAA/AR-01/18, 2001; CAST-10, 2002, says what a
 *               decision and a condition are.) A half is shown by a profile in which the condition is known, and the decision would be known
 *               and otherwise, were the condition otherwise. What masks it, or would settle the verdict without it, shows nothing
 *   bound       for each number, day or level at which a clause or a band begins to hold, or ends: the value there, and the one just below
 *
 * Decisions are an option's criteria, exclusions and availability, where nothing that goes before settles its verdict; a named condition; a
 * `true_when`; and each case of a `first`, decision tables among them, where no case before it holds. Windows of versions, and what nobody wrote, are left
 * out. What is written once and spelt out for each item of a group is one.
 */
#ifndef EPF_PROVE_AIMS_H
#define EPF_PROVE_AIMS_H

#include "prove/seek.h"

/* Whose condition it is: one of them, the others TABLE_NONE. Of a bound that nobody decides by, none may be. */
typedef struct aim_owner {
  uint32_t option, datum, named; /* named: the first node that names it */
  uint32_t first;                /* of the sites */
} aim_owner;

typedef enum aim_kind { AIM_CONDITION, AIM_BOUND } aim_kind;

typedef struct aim {
  aim_kind kind;
  uint32_t owner;  /* of the owners; TABLE_NONE: none */
  uint32_t joined; /* the first that says the same of the same place, or itself: what either shows, that one has shown */
  bool shown;
  bool nobody;     /* it is proved that nobody shows it (aims_rule_out) */
  uint32_t site; /* condition: of the sites */
  trit is;       /* condition: met, or not */
  uint32_t datum, clause; /* bound. clause: TABLE_NONE of bands */
  int64_t bound, value;   /* bound: where the profile's value is to be */
} aim;

typedef struct aims {
  const table *t;
  arena *a;
  sites sites;
  vec(aim_owner) owners;
  vec(aim) all;
  uint32_t *of_site;        /* the aim that the site is not met, and behind it that it is; TABLE_NONE: none */
  uint32_t *site_of_clause; /* the first such site, or TABLE_NONE */
} aims;

/* How it ended to look for somebody who shows an aim. */
typedef enum sought { SOUGHT_FOUND, SOUGHT_NOBODY /* proved */, SOUGHT_OPEN, SOUGHT_TOO_MANY /* situations to list */ } sought;

/* In the arena. */
void aims_make(aims *x, arena *a, const table *t);
/* Marks all that the profile shows. Allocates nothing. `noted`, with room for all, takes those that nothing had shown: *count. NULL: not wanted. */
void aims_mark(aims *x, const pass *p, uint32_t *noted, uint32_t *count);
/* Looks for somebody who shows it, on a bound where there is one; the seeker's `last`. *why: SOUGHT_OPEN. */
sought aims_seek(const aims *x, uint32_t nth, seeker *k, undecided *why);
/* Looks for somebody who shows each aim that is not shown, and marks those that nobody does: on this day, and with what nobody has verified. EPF_E_NOMEM. */
epf_status aims_rule_out(aims *x, const epf_table *table, int64_t as_of, uint32_t budget, uint32_t items);
/* Of values that a profile can say, the greatest below the bound. */
int64_t just_below(const t_datum *d, int64_t bound);
/* Does the clause begin or cease to hold at some numbers, days or levels? */
bool clause_has_bounds(const table *t, const t_clause *c);
/* Its own, not one that is joined to another. */
static inline bool aim_counts(const aims *x, uint32_t nth) { return x->all.at[nth].joined == nth; }

#endif
