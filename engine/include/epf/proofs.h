/* What holds of a rule set for everybody: that somebody can have each option, what a protected field alone changes, and that each condition
 * decides something.
 *
 *   epf_proof_options how = {.as_of = "2026-03-01", .budget = 300, .items = 2};
 *   epf_status s = epf_prove(table, &how, &counts, out, &why);
 */
#ifndef EPF_PROOFS_H
#define EPF_PROOFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_proof_options {
  const char *as_of;       /* YYYY-MM-DD: the day on which the rules are looked at */
  bool include_unverified; /* what nobody has verified counts */
  uint32_t budget;         /* of looks at a piece of all profiles, for each question */
  uint32_t items;          /* profiles with more items of a group are left out */
} epf_proof_options;

typedef struct epf_proof_counts {
  size_t reachable, unreachable, withheld; /* options: somebody can have it; nobody can; nobody can while nobody has verified it */
  size_t changed;                          /* pairs of an option and a protected field that alone changes it */
  size_t unfounded;                        /* those without a lawful basis */
  size_t idle;                             /* conditions that decide nothing, and cases that are never reached */
  size_t gaps;                             /* derived values that some do not have */
  size_t undecided;
  bool mistaken;                           /* a profile did not come out as it was found: a mistake of this program */
} epf_proof_counts;

/* Writes what is proved, refuted by a profile that was matched, or undecided and why. EPF_E_ARGUMENT: *why says what is wrong with the
 * options. EPF_E_NOMEM. Thread safe for distinct buffers. */
EPF_API EPF_MUST_USE epf_status epf_prove(const epf_table *table, const epf_proof_options *options, epf_proof_counts *counts, epf_buffer *to, const char **why);

#ifdef __cplusplus
}
#endif
#endif
