#include "common.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void must(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "epf_bench: %s\n", what);
  exit(70);
}

void make_path(char *to, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(to, PATH_SIZE, format, args);
  va_end(args);
  must(len >= 0 && len < PATH_SIZE, "a folder's name is too long");
}

void run_command(const char *format, ...) {
  char command[8 * PATH_SIZE];
  va_list args;
  va_start(args, format);
  int len = vsnprintf(command, sizeof command, format, args);
  va_end(args);
  must(len >= 0 && len < (int)sizeof command, "a folder's name is too long");
  must(system(command) == 0, "a program that this one needs has failed");
}
