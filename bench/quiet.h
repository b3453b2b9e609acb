/* What a warm match asks of the system: it should be nothing. */
#ifndef EPF_BENCH_QUIET_H
#define EPF_BENCH_QUIET_H

#include <stdbool.h>
#include <stddef.h>

/* How often malloc, calloc and realloc were called so far, by anything in this program. */
size_t allocations(void);
/* Does `work` end without a single system call? It runs in a child that the kernel ends at the first one. False, too, where the
 * kernel has no such filter. */
bool makes_no_system_call(void (*work)(void *self), void *self);

#endif
