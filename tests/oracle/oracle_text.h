/* An outcome as text, one fact a line: what the engine's rendering of the same profile must equal. */
#ifndef EPF_TESTS_ORACLE_TEXT_H
#define EPF_TESTS_ORACLE_TEXT_H

#include <stdio.h>

#include "oracle/oracle.h"

/*   value ID known V | unknown possible V V .. | unknown possible V..V | missing | invalid, [provisional], [needs ID ..]
 *   option ID VERDICT availability yes|no|unknown [provisional]      in the order of the shortlist, and below each:
 *     because PART CLAUSE met|not_met|unknown [negated]              in order
 *     caution N met|possible
 *   missing ID ..
 *   ask ID settles N some N mentions N                               in order
 *   ask on ID settles N some N mentions N                            likewise, until nothing is provisional either
 *
 * Numbers are scaled integers, dates days since 1970-01-01; booleans print as false and true, enums as ids. */
void oracle_print(const model *m, const oracle_outcome *o, FILE *to);

/*   objection|advice NAME holds|possible [provisional] [ID ..]       what it waits for
 *   conclusion may_stand|may_not_stand|not_settled [provisional] */
void oracle_print_package(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage, const oracle_choice *c, FILE *to);
/*   suggest ID ..                                                    smallest first; the purposes have a bit each */
void oracle_print_suggestions(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage, uint64_t purposes, FILE *to);

#endif
