#include "common.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void must(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "bench: %s\n", what);
  exit(70);
}

void make_path(char *to, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(to, PATH_SIZE, format, args);
  va_end(args);
  must(len >= 0 && len < PATH_SIZE, "a folder's name is too long");
}

char *read_file(const char *folder, const char *name, size_t *len) {
  char path[PATH_SIZE];
  make_path(path, "%s/%s", folder, name);
  FILE *from = fopen(path, "rb");
  must(from != NULL && fseek(from, 0, SEEK_END) == 0, "a file cannot be read");
  long size = ftell(from);
  char *text = malloc((size_t)size + 1);
  rewind(from);
  must(text != NULL && fread(text, 1, (size_t)size, from) == (size_t)size, "a file cannot be read");
  fclose(from);
  text[*len = (size_t)size] = '\0';
  return text;
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

void sort_numbers(uint32_t *numbers, size_t count) { qsort(numbers, count, sizeof *numbers, by_number); }

void run_command(const char *format, ...) {
  char command[8 * PATH_SIZE];
  va_list args;
  va_start(args, format);
  int len = vsnprintf(command, sizeof command, format, args);
  va_end(args);
  must(len >= 0 && len < (int)sizeof command, "a folder's name is too long");
  must(system(command) == 0, "a program that this one needs has failed");
}
