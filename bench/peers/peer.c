#define _POSIX_C_SOURCE 200809L
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 200 };

void peer_must(int good, const char *what) {
  if (good) return;
  fprintf(stderr, "%s\n", what);
  exit(70);
}

char *peer_read(const char *folder, const char *name, size_t *len) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *from = fopen(path, "rb");
  peer_must(from != NULL && fseek(from, 0, SEEK_END) == 0, "a file cannot be read");
  long size = ftell(from);
  char *text = malloc((size_t)size + 1);
  rewind(from);
  peer_must(text != NULL && fread(text, 1, (size_t)size, from) == (size_t)size, "a file cannot be read");
  fclose(from);
  text[*len = (size_t)size] = '\0';
  return text;
}

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static size_t write_answers(const char *path, const int32_t *people, size_t count, double limit, evaluate work, void *self) {
  static uint32_t ids[IDS_MAX];
  FILE *to = fopen(path, "wb");
  peer_must(to != NULL, "the answers cannot be written");
  size_t n = 0;
  for (double start = now_ns(); n < count && (n < 3 || now_ns() - start < limit); n++) {
    size_t found = work(self, people + n * FIELDS, ids);
    qsort(ids, found, sizeof *ids, by_number);
    for (size_t k = 0; k < found; k++) fprintf(to, k > 0 ? " %u" : "%u", ids[k]);
    fputc('\n', to);
  }
  peer_must(fclose(to) == 0, "the answers cannot be written");
  return n;
}

int peer_measure(char **argv, const char *engine, const char *version, evaluate work, void *self) {
  static uint32_t ids[IDS_MAX];
  size_t len, rounds = 0, evaluations = 0;
  int32_t *people = (int32_t *)(void *)peer_read(argv[1], "profiles.bin", &len);
  double limit = strtod(argv[3], NULL) * 1e9, taken[ROUNDS], start = now_ns();
  size_t count = write_answers(argv[2], people, len / sizeof *people / FIELDS, limit, work, self);
  double each = (now_ns() - start) / (double)count;
  size_t size = (size_t)(2e7 / each) + 1;
  if (size > count) size = count;
  for (start = now_ns(); rounds < ROUNDS && (rounds < 3 || now_ns() - start < limit); evaluations += size) {
    double from = now_ns();
    for (size_t i = 0; i < size; i++) work(self, people + (evaluations + i) % count * FIELDS, ids);
    taken[rounds++] = (now_ns() - from) / (double)size;
  }
  qsort(taken, rounds, sizeof *taken, by_value);
  printf("{\"engine\":\"%s\",\"version\":\"%s\",\"ns\":%.1f,\"evaluations\":%zu}\n", engine, version, taken[rounds / 2], evaluations);
  free(people);
  return 0;
}
