/* Are two rules the same, whatever they are called and wherever they stand? By digests of what they say, of all that they rest on:
 * of fields by name, of derived values and named conditions by what they are. */
#ifndef EPF_PROVE_SAME_H
#define EPF_PROVE_SAME_H

#include "base/arena.h"
#include "table/layout.h"

typedef struct digest {
  uint8_t at[32];
} digest;

typedef struct digests {
  const table *t;
  arena *a;
  digest *data, *nodes, *options; /* each once it was asked for */
  uint8_t *known;                 /* by datum, then node, then option */
  bool by_name;                   /* options and derived values are what they are called, not what they say */
} digests;

/* In the arena `a`. */
void digests_make(digests *d, arena *a, const table *t);
const digest *digest_of_datum(digests *d, uint32_t datum);
const digest *digest_of_node(digests *d, uint32_t node); /* TABLE_NONE: nothing is asked */
/* Of all that its verdict rests on. */
const digest *digest_of_option(digests *d, uint32_t option);
/* Of a clause that asks whether options are suitable: as if none of them said anything else. */
digest digest_of_asking(digests *d, uint32_t clause);
/* Of its limits, and of what it goes with or does not; of its advice. No verdict rests on these. */
digest digest_of_package(digests *d, uint32_t option);
digest digest_of_advice(digests *d, uint32_t option);
/* Of the rules about packages. */
digest digest_of_package_rules(digests *d);
/* Of what tells whether it is withheld, but for its cautions. */
digest digest_of_withholding(digests *d, uint32_t option);
static inline bool digests_eq(const digest *x, const digest *y) { return memcmp(x->at, y->at, sizeof x->at) == 0; }

#endif
