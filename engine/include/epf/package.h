/* Packages: options that an officer has put together for one person.
 *
 *   const char *chosen[] = {"unpaid-work=120", "curfew=12 weeks+10 hours_a_day"};
 *   epf_package_options how = {.match = {.format = EPF_OUTPUT_TEXT, .why = EPF_WHY_DECIDING, .as_of = "2026-04-01"},
 *                              .choose = chosen, .choose_count = 2};
 *   epf_status s = epf_package_judge(table, "person.yaml", &how, out, log, &conclusion, why);
 *
 * A package is told about, never decided: a choice against an option's verdict is allowed and shown beside it.
 */
#ifndef EPF_PACKAGE_H
#define EPF_PACKAGE_H

#include "epf/match.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum epf_package_conclusion {
  EPF_PACKAGE_MAY_STAND,     /* no objection is known */
  EPF_PACKAGE_MAY_NOT_STAND, /* an objection holds */
  EPF_PACKAGE_NOT_SETTLED    /* what is not known may object */
} epf_package_conclusion;

typedef struct epf_package_options {
  epf_match_options match; /* format: EPF_OUTPUT_TEXT or EPF_OUTPUT_JSON; `ask`, `only` and `threads` are not looked at */
  /* What is chosen: `ID`, `ID=N` where the option is measured in one way, or `ID=N WORD`, several joined by `+`. */
  const char *const *choose;
  size_t choose_count;
  /* Instead of `choose`: purposes joined by commas. The smallest packages that serve them all are written. */
  const char *suggest;
} epf_package_options;

/* Judges what is chosen for the one profile in the file `profile` ("-" is standard input), or suggests. The page or the
 * JSON goes to `to`, `file:line:column` lines about faults of the profile to `log`.
 * EPF_OK: *conclusion says what was found (of suggestions EPF_PACKAGE_MAY_STAND).
 * EPF_E_ARGUMENT: the choice, the date, the stage or the file's format cannot be used; `why` says which and how to
 * mend it. EPF_E_DATA: the profile cannot be used, or the file holds none or several; `log` says why.
 * EPF_E_IO: the file cannot be read, and errno is set. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_package_judge(const epf_table *table, const char *profile, const epf_package_options *options,
                                                 epf_buffer *to, epf_buffer *log, epf_package_conclusion *conclusion, epf_buffer *why);

#ifdef __cplusplus
}
#endif
#endif
