/* How long a match takes: the bitmap rows against condition by condition, in one run, as a ratio.
 *
 *   epf_bench RULES PROFILES.ndjson...      (absent: the shipped rule sets and examples)
 *
 * The two ways must give equal bytes before they are timed. Repeats until the spread of the medians is small. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bind/bind.h"
#include "epf/rules.h"
#include "match/match.h"
#include "report/report.h"
#include "table/load.h"

enum { ROUNDS_MAX = 40, PROFILES_MAX = 4096 };

typedef struct run {
  epf_table *table;
  record *records[PROFILES_MAX];
  size_t count;
  scratch *rows, *plain;
} run;

static void must(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "epf_bench: %s\n", what);
  exit(70);
}

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void read_profiles(run *x, const char *path) {
  const table *t = &x->table->view;
  profile_format format = PROFILE_NDJSON;
  must(format_of_name(path, &format), "a profile file's name does not say its format");
  profile_source *from;
  profile_unit *u;
  binder *b;
  must(source_open(&from, path, format) == EPF_OK && unit_new(&u) == EPF_OK && binder_new(&b, t, (bind_options){0}) == EPF_OK, "a file cannot be read");
  for (bool end = false; x->count < PROFILES_MAX;) {
    must(source_next(from, u, &end) == EPF_OK, "a file cannot be read");
    if (end) break;
    record *r;
    must(record_new(&r, t) == EPF_OK && bind_unit(b, u, r) == EPF_OK, "a profile is not valid");
    record_know(r, 0, 20500);
    record_know(r, 1, 0);
    x->records[x->count++] = r;
  }
  binder_free(b);
  unit_free(u);
  source_close(from);
}

static void check_equal(run *x) {
  report_options how = {.why = WHY_ALL, .fingerprint = ""};
  buf a = {0}, b = {0};
  for (size_t i = 0; i < x->count; i++) {
    must(match_record(x->rows, x->records[i]) == EPF_OK && match_record(x->plain, x->records[i]) == EPF_OK, "a profile cannot be matched");
    report_json(x->rows, x->records[i], &how, &a);
    report_json(x->plain, x->records[i], &how, &b);
  }
  must(!a.failed && !b.failed && a.len == b.len && memcmp(a.at, b.at, a.len) == 0, "the two ways of matching differ");
  buf_free(&a);
  buf_free(&b);
}

static double one_round(scratch *s, run *x) {
  double start = now_ns();
  size_t matches = 0;
  while (now_ns() - start < 2e7) {
    for (size_t i = 0; i < x->count; i++) must(match_record(s, x->records[i]) == EPF_OK, "a profile cannot be matched");
    matches += x->count;
  }
  return (now_ns() - start) / (double)matches;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* In turn, so that a drift of the machine touches both alike. */
static void measure(run *x, const char *name) {
  double rows[ROUNDS_MAX], plain[ROUNDS_MAX];
  size_t rounds = 0;
  double spread = 1;
  while (rounds < ROUNDS_MAX && (rounds < 9 || spread > 0.02)) {
    rows[rounds] = one_round(x->rows, x);
    plain[rounds] = one_round(x->plain, x);
    rounds++;
    double sorted[ROUNDS_MAX];
    memcpy(sorted, rows, rounds * sizeof *rows);
    qsort(sorted, rounds, sizeof *sorted, by_value);
    spread = (sorted[rounds * 3 / 4] - sorted[rounds / 4]) / sorted[rounds / 2];
  }
  qsort(rows, rounds, sizeof *rows, by_value);
  qsort(plain, rounds, sizeof *plain, by_value);
  const t_header *h = x->table->view.head;
  printf("%-28s %4u options %5u conjuncts %8llu bytes %5zu profiles  rows %8.0f ns  plain %8.0f ns  ratio %.2f\n", name, x->table->view.option_count,
         h->option_conjuncts, (unsigned long long)h->bytes, x->count, rows[rounds / 2], plain[rounds / 2], plain[rounds / 2] / rows[rounds / 2]);
}

static void bench(const char *name, const char *rules, char *const *profiles, int count) {
  static run x;
  x = (run){0};
  epf_rules *read;
  must(epf_rules_read(&read, rules) == EPF_OK && epf_rules_seal(read, &x.table) == EPF_OK, "the rules are not valid");
  epf_rules_free(read);
  for (int i = 0; i < count; i++) read_profiles(&x, profiles[i]);
  const table *t = &x.table->view;
  must(x.count > 0, "there are no profiles");
  must(scratch_new(&x.rows, t, x.table->patterns, (match_options){0}) == EPF_OK, "out of memory");
  must(scratch_new(&x.plain, t, x.table->patterns, (match_options){.plain = true}) == EPF_OK, "out of memory");
  check_equal(&x);
  measure(&x, name);
  for (size_t i = 0; i < x.count; i++) record_free(x.records[i]);
  scratch_free(x.rows);
  scratch_free(x.plain);
  epf_table_free(x.table);
}

int main(int argc, char **argv) {
  if (argc > 2) {
    bench(argv[1], argv[1], argv + 2, argc - 2);
    return 0;
  }
  char *examples[] = {"rules/england-wales/examples/01-plain.yaml", "rules/england-wales/examples/02-no-sara.yaml",
                      "rules/england-wales/examples/06-sexual-offence.yaml", "rules/england-wales/examples/10-only-an-age.yaml"};
  bench("rules/england-wales", "rules/england-wales", examples, 4);
  return 0;
}
