/* What every part of the benchmark needs. */
#ifndef EPF_BENCH_COMMON_H
#define EPF_BENCH_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PATH_SIZE = 2048 };

/* Ends the program, saying so, unless `good`. */
void must(bool good, const char *what);
/* The whole file, with a NUL behind it; the caller frees it. */
char *read_file(const char *folder, const char *name, size_t *len);
void sort_numbers(uint32_t *numbers, size_t count);
/* Into `to`, which has PATH_SIZE bytes. */
__attribute__((format(printf, 2, 3))) void make_path(char *to, const char *format, ...);
/* A command of the shell, which must succeed. */
__attribute__((format(printf, 1, 2))) void run_command(const char *format, ...);

#endif
