/* What can be worked out from what was published: an attack on our own releases, before anybody else's.
 *
 * Unknown counts (whole, none below zero), and equations: published sums of some of them. A sum is recovered if it follows from the
 * equations linearly, or because nothing in them leaves it another value. So recover-able sums of few people must not be published. The
 * converse is not claimed: what takes combining whole numbers beyond that is not looked for (integer programming); tests attack by brute force.
 * In an arena; not thread safe.
 */
#ifndef EPF_BIAS_AUDIT_H
#define EPF_BIAS_AUDIT_H

#include "base/arena.h"

typedef struct audit_sum {
  const uint32_t *unknowns; /* each once */
  size_t count;
  uint64_t value;
} audit_sum;

typedef struct audit {
  arena *memory;
  size_t unknowns;
  vec(audit_sum) published;
  uint64_t **rows; /* the equations in echelon form, modulo a prime; by leading unknown, or NULL */
  uint64_t *low, *high; /* what each unknown can be */
  uint64_t least_rest;
} audit;

void audit_init(audit *a, arena *memory, size_t unknowns);
/* The list is borrowed. */
void audit_publish(audit *a, const uint32_t *unknowns, size_t count, uint64_t value);
/* When all is published: works out what each unknown can be. */
void audit_solve(audit *a);
/* The least number of people that is known of some unknowns together, because it is what is left of one sum when another is taken away; nobody at all does
 * not count here. UINT64_MAX: there is no such rest. */
uint64_t audit_least_rest(const audit *a);
/* Does the sum of these unknowns follow? */
bool audit_recovers(const audit *a, const uint32_t *unknowns, size_t count);

#endif
