/* A caseload through one rule set, or through two: how many people each option comes to, and who moves.
 *
 *   epf_simulate_options how = {.as_of = "2026-03-01", .min_count = 10};
 *   epf_status s = epf_simulate(table, NULL, files, file_count, &how, out, log, &counts, &why);
 */
#ifndef EPF_SIMULATE_H
#define EPF_SIMULATE_H

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

typedef struct epf_simulate_options {
  const char *as_of, *stage; /* as in epf_match_options, of both rule sets */
  epf_profile_format input;
  bool include_unverified;
  const char *by;       /* fields and values, joined by commas, whose values are the groups; NULL: those that the rule set keeps for statistics */
  const char *account;  /* an option's id: which of its conditions differences between groups run through; NULL: none */
  const char *capacity; /* lines of OPTION,PEOPLE; NULL: none. Their text, not a file's name */
  uint64_t min_count;   /* of groups: smaller cells are hidden */
  unsigned threads;     /* 0 counts as 1 */
  bool json;
  void (*progress)(void *user, uint64_t profiles);
  void *user;
} epf_simulate_options;

typedef struct epf_simulate_counts {
  uint64_t profiles, refused; /* read; could not be bound by every rule set, and are left out */
  uint64_t moved;             /* people for whom some option comes out otherwise */
} epf_simulate_counts;

/* Writes the figures. `against`: the second rule set, or NULL. EPF_E_ARGUMENT: *why says what is wrong with the options. EPF_E_IO: *why is the
 * file. EPF_E_DATA: nobody could be matched. EPF_E_NOMEM. `log` says why of the first profile that was refused. Figures do not depend on
 * the number of threads. */
EPF_API EPF_MUST_USE epf_status epf_simulate(const epf_table *table, const epf_table *against, const char *const *paths, size_t path_count,
                                            const epf_simulate_options *options, epf_buffer *to, epf_buffer *log, epf_simulate_counts *counts, const char **why);

#ifdef __cplusplus
}
#endif
#endif
