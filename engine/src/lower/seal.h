/* From the plan to one immutable block, and from a file back to it. */
#ifndef EPF_LOWER_SEAL_H
#define EPF_LOWER_SEAL_H

#include "epf/status.h"
#include "lower/plan.h"

/* What the rows will take: a bit for every cell and every conjunct of an option. */
uint64_t table_row_bytes(const plan *p);

/* Builds the rows and copies everything into one block, to be freed with free(). `*out` is NULL on failure. */
epf_status table_seal(const plan *p, const uint8_t fingerprint[32], void **out, uint64_t *bytes);

#endif
