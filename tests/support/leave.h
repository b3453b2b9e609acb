/* Ends a forked child at once; what it covered is counted first, where coverage is measured. */
#ifndef EPF_TESTS_LEAVE_H
#define EPF_TESTS_LEAVE_H

#include <unistd.h>

#ifdef EPF_COVERAGE
extern void __gcov_dump(void);
#endif

static inline _Noreturn void leave(int code) {
#ifdef EPF_COVERAGE
  __gcov_dump();
#endif
  _exit(code);
}

#endif
