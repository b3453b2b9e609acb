#include "peer.h"

#include <stdio.h>
#include <stdlib.h>

#include "measure.h"

enum { ROUNDS = 200 };

static size_t write_answers(const char *path, const int32_t *people, size_t count, double limit, evaluate work, void *self) {
  static uint32_t ids[IDS_MAX];
  FILE *to = fopen(path, "wb");
  must(to != NULL, "the answers cannot be written");
  size_t n = 0;
  for (double start = now_ns(); n < count && (n < 3 || now_ns() - start < limit); n++) {
    size_t found = work(self, people + n * FIELDS, ids);
    sort_numbers(ids, found);
    for (size_t k = 0; k < found; k++) fprintf(to, k > 0 ? " %u" : "%u", ids[k]);
    fputc('\n', to);
  }
  must(fclose(to) == 0, "the answers cannot be written");
  return n;
}

int peer_measure(char **argv, const char *engine, const char *version, evaluate work, void *self) {
  static uint32_t ids[IDS_MAX];
  size_t len, rounds = 0, evaluations = 0;
  int32_t *people = (int32_t *)(void *)read_file(argv[1], "profiles.bin", &len);
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
  printf("{\"engine\":\"%s\",\"version\":\"%s\",\"ns\":%.1f,\"evaluations\":%zu}\n", engine, version, median_of(taken, rounds), evaluations);
  free(people);
  return 0;
}
