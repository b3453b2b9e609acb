/* What a diagnostic means, why it matters, and two examples, one of them wrong: the text of `epf explain`. */
#ifndef EPF_DIAG_EXPLAIN_H
#define EPF_DIAG_EXPLAIN_H

#include "diag/diag.h"

/* What the examples are; see explain.def. */
typedef enum explain_kind { EXPLAIN_RULES, EXPLAIN_FILES, EXPLAIN_PROFILE, EXPLAIN_TABLE, EXPLAIN_NONE } explain_kind;

typedef struct explanation {
  const char *text;
  explain_kind kind;
  const char *wrong, *right; /* EXPLAIN_TABLE: NULL. EXPLAIN_NONE: wrong is told in words */
} explanation;

/* NULL if there is no such code. What it points to lives for ever. */
const explanation *explain_at(diag_code code);
/* The rule set, but for `ruleset:` and `version:`, with which the examples of profiles are read. */
const char *explain_vocabulary(void);
/* Writes code, title, explanation and examples; false, and nothing, if there is no such code. */
bool explain_code(diag_code code, buf *to);
/* The code that a person means by "E0401", "e401", "0401" or "401", or CODE_COUNT. Numbers are unique, so the
 * letter may be left out; a wrong one is not passed over. */
diag_code explain_find(str name);

#endif
