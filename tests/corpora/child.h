/* A piece of work in a process of its own, so that a crash, a hang or a hunger for memory is a result and no end. */
#ifndef EPF_TESTS_CHILD_H
#define EPF_TESTS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { CHILD_TEXT_MAX = 64 * 1024 };

typedef struct child_limits {
  unsigned seconds;      /* by the clock; 0: 10 */
  size_t memory_mib;     /* of address space; 0: none. Not under sanitizers */
} child_limits;

typedef struct child_result {
  int signal;        /* 0: it ended by itself */
  int code;          /* what `work` returned */
  double cpu;        /* seconds */
  size_t peak_kib;   /* resident, beyond what this process had */
  size_t len;
  char text[CHILD_TEXT_MAX]; /* the first of what `work` wrote to `to`, NUL-terminated */
} child_result;

/* Runs `work`, whose result must lie within 0 and 127. Ends the program if no process can be had. */
void child_run(child_result *r, child_limits limits, int (*work)(void *with, FILE *to), void *with);
bool child_has_sanitizer(void);

#endif
