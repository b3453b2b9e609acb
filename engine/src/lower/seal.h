/* From the plan to one immutable block, and from a file back to it. */
#ifndef EPF_LOWER_SEAL_H
#define EPF_LOWER_SEAL_H

#include "epf/status.h"
#include "lower/plan.h"

/* How options are given their places in the rows. No result depends on it: for tests, which compare them all. */
typedef struct seal_options {
  enum {
    SEAL_BY_COST,     /* whatever leaves least to be looked at */
    SEAL_AS_NAMED,    /* in the order of their ids, without summaries */
    SEAL_SIDE_BY_SIDE /* those that test alike together, with summaries */
  } lanes;
} seal_options;

/* Builds the rows and copies everything into one block, to be freed with free(). `*out` is NULL on failure. EPF_E_NOMEM. */
epf_status table_seal(const plan *p, const uint8_t fingerprint[32], seal_options how, void **out, uint64_t *bytes);

/* What the rows take: a bit for every cell and every column. */
uint64_t table_row_bytes(const plan *p);

#endif
