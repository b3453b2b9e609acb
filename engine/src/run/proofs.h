/* What the proofs about one rule set share. Internal. */
#ifndef EPF_RUN_PROOFS_H
#define EPF_RUN_PROOFS_H

#include "epf/proofs.h"
#include "prove/search.h"

typedef struct prover {
  const epf_proof_options *o;
  const table *t;
  int64_t as_of;
  arena a;
  space s;
  digests digests[SIDES];
  search search;
  box whole;
  epf_proof_counts *counts;
  buf *to;
  epf_status status;
} prover;

static inline const char *plural(size_t n) { return n == 1 ? "" : "s"; }
/* Why something is UNDECIDED, in words. */
void put_why(const prover *x, undecided why, buf *to);
/* The next search begins with this box, and has the whole budget. */
void start_search(prover *x, const box *from, arena *a);
/* Of an option that nobody can have: which of its conditions exclude one another, if that is it. */
void tell_contradiction(prover *x, uint32_t option);
/* Which conditions decide nothing, which cases are never reached, and what has no answer. */
void prove_idle(prover *x);

#endif
