/* Packages: options that an officer put together. What is to be said of them, and which would serve a purpose.
 *
 *   choice    which options are chosen, and how much of each
 *   finding   one thing to be said: a rule's, a limit's, what is required, what cannot stand together
 *
 * A choice never changes a verdict: one against it stands beside it. What is not known of the person, and how much of
 * an option when nobody has said it, stays unknown. Allocates nothing once a choice and a scratch are there.
 */
#ifndef EPF_MATCH_PACKAGE_H
#define EPF_MATCH_PACKAGE_H

#include "base/buf.h"
#include "match/match.h"

enum { AMOUNT_NOT_GIVEN = -1, AMOUNT_GIVEN_MAX = 100000 };

typedef struct choice {
  const table *t;
  uint64_t *options; /* a set */
  int64_t *amounts;  /* by amount of the table; AMOUNT_NOT_GIVEN */
} choice;

epf_status choice_new(choice **out, const table *t);
void choice_free(choice *c);
/* Nothing is chosen. */
void choice_clear(choice *c);

/* Matches `r` with the choice. `r` keeps it, where no plain match looks. As match_record. */
epf_status package_match(scratch *s, record *r, const choice *c);

typedef enum finding_kind { FINDING_RULE, FINDING_LIMIT, FINDING_REQUIRES, FINDING_INCOMPATIBLE } finding_kind;

typedef struct finding {
  finding_kind kind;
  bool objection;   /* else advice */
  trit holds;       /* TRIT_TRUE, or TRIT_UNKNOWN: may hold */
  trit applies;     /* of a limit: is it in force? Else TRIT_TRUE */
  bool provisional; /* holds only because something was not answered */
  uint32_t index;   /* of the rule, the limit, the relation */
  uint32_t option;  /* whose it is; TABLE_NONE: of a rule */
} finding;
typedef void (*finding_sink)(void *to, const finding *f);

/* After package_match: what is to be said, limits and relations by option, then rules, in order. */
void package_findings(const scratch *s, const choice *c, finding_sink sink, void *to);
/* The name of a finding: of its rule, or such as `curfew.limits.1`, `curfew.requires.exclusion`. */
void finding_name(const table *t, const finding *f, buf *to);
/* Adds what a finding that may hold waits for: fields, and amounts that were not given (data from package_first on). */
void package_needs(const scratch *s, const choice *c, const finding *f, visited *seen, uint64_t *to);

/* Is the limit in force? */
trit package_limit_applies(const scratch *s, const t_limit *l);

typedef enum conclusion { MAY_STAND, MAY_NOT_STAND, NOT_SETTLED } conclusion;
/* `*provisional`: only because something was not answered. */
conclusion package_conclusion(const scratch *s, const choice *c, bool *provisional);
const char *conclusion_text(conclusion c);
/* Does the verdict speak against choosing the option? */
static inline bool is_override(const option_outcome *o) {
  return o->verdict == VERDICT_UNAVAILABLE || o->verdict == VERDICT_INELIGIBLE || o->verdict == VERDICT_EXCLUDED || o->verdict == VERDICT_NOT_APPLICABLE;
}

/* ---- packages that serve a purpose ---- */
enum { SUGGEST_OPTIONS = 4, SUGGEST_SHOWN = 20, SUGGEST_FOUND = 1000, SUGGEST_STEPS = 1 << 26 };

typedef struct suggestion {
  uint32_t options[SUGGEST_OPTIONS]; /* by rank, then id */
  uint32_t count;
} suggestion;

typedef struct suggestions {
  suggestion at[SUGGEST_FOUND];
  uint32_t count;
  uint64_t steps; /* what was done: it, not a clock, ends a search that would take too long */
  bool stopped; /* the search was cut short: there may be more, and smaller ones among those found are still smallest */
} suggestions;

/* After match_record: the smallest sets of eligible options that between them serve each of `purposes` (a bit each) and
 * that no objection is sure to hold of; by size, then by the options' ranks, then ids. No set that is found holds
 * another. Changes `c`; `r` and the passes are those of the last set tried afterwards. */
void package_suggest(scratch *s, record *r, choice *c, uint64_t purposes, suggestions *to);

#endif
