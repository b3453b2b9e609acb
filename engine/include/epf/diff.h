/* Two rule sets: for whom do options come out differently, and is it proved that they do for nobody else?
 *
 *   epf_diff_options how = {.as_of = "2026-03-01", .budget = 20000, .items = 2};
 *   epf_status s = epf_diff(before, after, &how, &counts, out, &why);
 */
#ifndef EPF_DIFF_H
#define EPF_DIFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/ledger.h"
#include "epf/match.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

/* SARIF: static analysis results, an OASIS standard that review tools read: each option that changed where it stands in the new rules. */
typedef enum epf_diff_format { EPF_DIFF_TEXT, EPF_DIFF_JSON, EPF_DIFF_HTML, EPF_DIFF_SARIF } epf_diff_format;

typedef struct epf_diff_options {
  const char *as_of;       /* YYYY-MM-DD: the day on which both are looked at */
  bool include_unverified; /* what nobody has verified counts */
  uint32_t budget;         /* of looks at a piece of all profiles, for each option */
  uint32_t items;          /* profiles with more items of a group are left out */
  epf_diff_format format;
  const char *cohort;      /* NULL, or a file of profiles, `-` for standard input: each region tells how many of them it touches */
  epf_ledger *ledger;      /* instead, or NULL: shortlists that the old rules made are worked out again with both. That they are read is recorded, as by
                            * `act`. What goes wrong stands in `log` */
  const epf_ledger_act *act;
  const char *stage;       /* of these: as in epf_match_options */
  epf_profile_format input;
  const char *by;          /* as in epf_simulate_options, and what follows */
  uint64_t min_count;
  unsigned threads;
  void (*progress)(void *user, uint64_t profiles);
  void *user;
  epf_buffer *log;         /* with `cohort`: why of the first profile that was refused */
  epf_buffer *cases;       /* NULL, or what each witness becomes: cases that the second rule set passes, as YAML */
} epf_diff_options;

typedef struct epf_diff_counts {
  size_t same, changed, undecided; /* options: proved to come out alike for everybody; otherwise for somebody; neither is known */
  size_t partly;                   /* of those that changed: for others it is undecided */
  size_t beside;                   /* limits, packages, cautions that say something else: no verdict rests on them */
  size_t added, removed, renamed;
  size_t values, order;            /* values that are worked out otherwise; options that change places */
  uint64_t refused;                /* profiles of the cohort that could not be bound by both */
  bool mistaken;                   /* a witness did not come out as it was found: a mistake of this program */
} epf_diff_counts;

/* Writes what differs: each region of profiles, with one of them that was matched by both. Of an option of which nothing is said every
 * profile is judged alike: proved. EPF_E_ARGUMENT: *why says what is wrong with the options. EPF_E_IO: *why is the cohort's file. EPF_E_DATA:
 * nobody in it could be matched. EPF_E_NOMEM. Thread safe for distinct
 * buffers. */
EPF_API EPF_MUST_USE epf_status epf_diff(const epf_table *before, const epf_table *after, const epf_diff_options *options, epf_diff_counts *counts, epf_buffer *to,
                                        const char **why);

#ifdef __cplusplus
}
#endif
#endif
