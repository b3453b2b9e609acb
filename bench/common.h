/* What every part of the benchmark needs. */
#ifndef EPF_BENCH_COMMON_H
#define EPF_BENCH_COMMON_H

#include <stdbool.h>
#include <stddef.h>

enum { PATH_SIZE = 2048 };

/* Ends the program, saying so, unless `good`. */
void must(bool good, const char *what);
/* Into `to`, which has PATH_SIZE bytes. */
__attribute__((format(printf, 2, 3))) void make_path(char *to, const char *format, ...);
/* A command of the shell, which must succeed. */
__attribute__((format(printf, 1, 2))) void run_command(const char *format, ...);

#endif
