/* Whom in a caseload each region touches that two rule sets judge otherwise. */
#ifndef EPF_RUN_PRICE_H
#define EPF_RUN_PRICE_H

#include "run/diff.h"
#include "run/simulate.h"

typedef struct price {
  const char *where; /* "in the cohort", "in the ledger" */
  uint64_t erased, other_rules; /* of the ledger: shortlists whose case was erased; that were made with other rules than the old ones */
  const differ *x;
  epf_simulate_options o;
  simulation s; /* touched: each region that is told of, then `elsewhere` */
  bool begun;
} price;

/* Counts everybody in the options' cohort, or every shortlist in their ledger, each as of its own day. EPF_E_ARGUMENT, EPF_E_IO, EPF_E_DATA with *why, as epf_simulate. */
epf_status price_new(price *p, differ *x, const char **why);
void price_free(price *p);
/* Of the region of this number: how many people are judged otherwise in it, and of which groups. */
void price_text(const price *p, uint32_t region, const char *indent, buf *to);
void price_json(const price *p, uint32_t region, buf *to);
/* Of the whole caseload. */
void price_summary_text(const price *p, buf *to);
void price_summary_json(const price *p, buf *to);

#endif
