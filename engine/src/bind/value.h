/* One entry to one answer, by the vocabulary: the only place that knows what a type looks like in a profile.
 *
 *   type      JSON               CSV                    YAML
 *   boolean   true false         true false yes no,     the same as CSV
 *                                in any capitals
 *   integer   62                 62                     62
 *   decimal   49.99              49.99                  49.99
 *   enum      "high"             high                   high
 *   set       ["a", "b"], []     a;b, none              [a, b], a, none, []
 *   text      "X1"               X1                     X1
 *   date      "2026-03-01"       2026-03-01             2026-03-01
 *   duration  "9 months"         9 months               9 months
 *   missing   null               (empty)                null, ~, (empty)
 *   and why   {"missing": WHY}   ?WHY                   {missing: WHY}     not_asked, refused, unobtainable
 *
 * Blanks around values of enums and sets and around CSV cells are ignored: real feeds have them. Nothing else is
 * guessed. What is said about a value never shows it.
 */
#ifndef EPF_BIND_VALUE_H
#define EPF_BIND_VALUE_H

#include "bind/entry.h"
#include "diag/diag.h"
#include "match/record.h"

/* Why an entry is no answer that its field can have. */
typedef struct misfit {
  diag_code code; /* PROFILE_RANGE, PROFILE_PRECISION: the answer is invalid, the profile stands. Else TYPE, VALUE */
  invalid_why why;
  uint32_t at; /* as entry.at: the item's, of a list */
  char message[200];
} misfit;

/* Sets the answer of `datum`, a field of r->t that has no answer in `r` yet, from an entry of `all`. False: `m` says
 * why not, and `r` holds no answer for it. Thread safe for distinct records. */
bool value_bind(record *r, uint32_t datum, const entries *all, const entry *e, misfit *m);

#endif
