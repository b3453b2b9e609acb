/* The engine's account of one profile, for the property tests. */
#ifndef EPF_TESTS_ENGINE_SIDE_H
#define EPF_TESTS_ENGINE_SIDE_H

#include "support/gen.h"

/* What oracle_print would print, worked out by the engine from the rule set's text and the profile's line.
 * `saved`: with a table that was written to a file and read back. The caller frees it. */
char *engine_outcome(const char *rules, bool saved, const gen_profile *p);

/* The same of oracle_print_package and, behind it, oracle_print_suggestions. */
char *engine_package(const char *rules, bool saved, const gen_profile *p, const oracle_choice *c, uint64_t purposes);

#endif
