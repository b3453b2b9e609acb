/* Runs a fuzz target over files, and over every file of folders: for compilers without libFuzzer. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

enum { PATH_BYTES = 1024 };

static unsigned long passed;

static _Noreturn void give_up(const char *path) {
  perror(path);
  exit(2);
}

static void run_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) give_up(path);
  long len = ftell(f);
  rewind(f);
  uint8_t *bytes = malloc(len > 0 ? (size_t)len : 1); /* just so large, so that a sanitizer sees a step too far */
  if (len < 0 || bytes == NULL || fread(bytes, 1, (size_t)len, f) != (size_t)len) give_up(path);
  fclose(f);
  fprintf(stderr, "%s\n", path); /* the last one named is the one that went wrong */
  LLVMFuzzerTestOneInput(bytes, (size_t)len);
  free(bytes);
  passed++;
}

static void run_path(const char *path) {
  DIR *dir = opendir(path);
  if (dir == NULL) {
    run_file(path);
    return;
  }
  for (struct dirent *e; (e = readdir(dir)) != NULL;) {
    char below[PATH_BYTES];
    if (e->d_name[0] == '.') continue;
    if (snprintf(below, sizeof below, "%s/%s", path, e->d_name) >= PATH_BYTES) give_up(path);
    run_file(below);
  }
  closedir(dir);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) run_path(argv[i]);
  printf("%lu passed, 0 failed\n", passed);
  return passed > 0 ? 0 : 2;
}
