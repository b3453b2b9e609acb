/* The C library's allocator, put under the test's hand: it counts, and fails when told to. */
#ifndef EPF_TESTS_FAIL_MALLOC_H
#define EPF_TESTS_FAIL_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Is every allocation of this program seen here? False under sanitizers and elsewhere than with glibc. */
bool fail_malloc_works(void);
/* The exit code of a test that needs it where it does not work: ctest shows it as skipped under a sanitizer, which has
 * an allocator of its own; anywhere else it is a failure, or the test would never run unnoticed. Says which. */
int fail_malloc_give_up(void);
/* From now on, allocation number `n` (from 1) fails, and with `onwards` every later one too. 0: none fails. */
void fail_malloc_arm(size_t n, bool onwards);
/* No allocation fails any more. How many were asked for since arming. */
size_t fail_malloc_disarm(void);
/* Has an allocation failed since arming? */
bool fail_malloc_hit(void);
/* How many blocks are allocated and not freed. */
size_t fail_malloc_live(void);

#endif
