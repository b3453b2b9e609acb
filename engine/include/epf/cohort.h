/* People who do not exist, drawn from stated shares: a caseload to try rules on.
 *
 *   epf_cohort_options how = {.as_of = "2026-03-01", .people = 1000, .seed = 1};
 *   epf_status s = epf_cohort(table, "cohort.yaml", &how, out, user, diagnostics);
 */
#ifndef EPF_COHORT_H
#define EPF_COHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/match.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_cohort_options {
  const char *as_of; /* YYYY-MM-DD: ages are those of this day */
  uint64_t people, seed;
  bool colour; /* of the diagnostics */
} epf_cohort_options;

/* Writes one profile of `table`'s fields a line (NDJSON) to `out`; the same file, options and version of epf give the same people. Shares of
 * several fields together are fitted by iterative proportional fitting (Deming and Stephan 1940). EPF_E_RULES: the file cannot be used,
 * and `diagnostics` says why. EPF_E_ARGUMENT: as_of is no date. EPF_E_IO: `out` took no more. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_cohort(const epf_table *table, const char *path, const epf_cohort_options *options, epf_sink out, void *user, epf_buffer *diagnostics);

#ifdef __cplusplus
}
#endif
#endif
