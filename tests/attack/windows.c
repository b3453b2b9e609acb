/* Two releases of a ledger, of windows one within the other: what is published of both is subtracted. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attack.h"
#include "epf/bias.h"
#include "epf/match.h"
#include "epf/rules.h"

#ifndef EPF_SOURCE_DIR
#define EPF_SOURCE_DIR "."
#endif

enum { ETHNICITIES = 3, DAYS = 2, LINE_ROOM = 1024, CELLS_MAX = 16 };
#define FIRST_DAY INT64_C(20454) /* 2026-01-01 */
static const char *const ethnicities[ETHNICITIES] = {"asian", "black", "white"};
static const char *const ends[DAYS] = {"2026-01-02", "2026-01-03"}, *const beginning = "2026-01-01";

/* Who came on which day, by group and outcome; nobody came twice. */
typedef struct arrivals {
  uint64_t least, of[DAYS][ETHNICITIES][OUTCOMES];
} arrivals;

/* ---- filling a ledger ---- */

static epf_table *compiled(void) {
  epf_rules *rules;
  epf_table *table = NULL;
  assert_int_equal(epf_rules_read(&rules, EPF_SOURCE_DIR "/tests/ledger/rules"), EPF_OK);
  assert_int_equal(epf_rules_seal(rules, &table), EPF_OK);
  epf_rules_free(rules);
  return table;
}

static bool swallow(void *user, const char *bytes, size_t len) {
  (void)user, (void)bytes, (void)len;
  return true;
}

static void write_people(const arrivals *a, int day, const char *path) {
  FILE *f = fopen(path, "w");
  if (f == NULL) fail_msg("%s cannot be written", path);
  for (int e = 0; e < ETHNICITIES; e++)
    for (int o = 0; o < OUTCOMES; o++)
      for (uint64_t i = 0; i < a->of[day][e][o]; i++) /* unpaid work is for a risk below 80 */
        fprintf(f, "{\"case_reference\":\"%d-%s-%d-%llu\",\"ethnicity\":\"%s\",\"risk\":%d,\"needs\":[],\"waiting\":\"3 weeks\"}\n", day, ethnicities[e], o, (unsigned long long)i,
                ethnicities[e], o == 0 ? 40 : 90);
  assert_int_equal(fclose(f), 0);
}

static void must(epf_status status, const epf_buffer *why, const char *what) {
  if (status != EPF_OK) fail_msg("%s: %s: %.*s", what, epf_status_text(status), (int)epf_buffer_len(why), epf_buffer_bytes(why));
}

static void fill(const arrivals *a, const epf_table *table, const char *folder, const char *ledger_path) {
  char people[PATH_ROOM];
  const char *path = people, *fault = NULL;
  epf_ledger *ledger;
  epf_buffer *why = epf_buffer_new();
  epf_ledger_setup setup = {0};
  path_of(people, folder, "people.ndjson");
  must(epf_ledger_init(ledger_path, NULL, &setup, FIRST_DAY * 86400000, why), why, "epf_ledger_init");
  must(epf_ledger_open(&ledger, ledger_path, NULL, true, why), why, "epf_ledger_open");
  for (int day = 0; day < DAYS; day++) {
    epf_match_counts counts;
    epf_match_options o = {.format = EPF_OUTPUT_NDJSON, .input = EPF_PROFILE_NDJSON, .as_of = beginning, .ledger = ledger,
                           .act = {.officer = "anna", .now_ms = (FIRST_DAY + day) * 86400000 + 43200000}};
    write_people(a, day, people);
    epf_status status = epf_match_files(table, &path, 1, &o, swallow, swallow, NULL, &counts, &fault);
    if (status != EPF_OK) fail_msg("epf_match_files: %s: %s", epf_status_text(status), fault != NULL ? fault : "");
    assert_int_equal(counts.refused, 0);
  }
  epf_ledger_close(ledger);
  epf_buffer_free(why);
}

static bool release_until(int day, uint64_t least, const char *ledger_path, const char *log_path) {
  epf_buffer *to = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_bias_options o = {.from = EPF_BIAS_LEDGER, .sources = &ledger_path, .source_count = 1, .group = "ethnicity", .strata = "", .measure = "eligible",
                        .option = "unpaid-work", .since = beginning, .until = ends[day], .level = 0.95, .min_count = least, .officer = "anna",
                        .release = day == 0 ? "inner" : "outer", .release_log = log_path, .now_ms = (FIRST_DAY + 9) * 86400000, .format = EPF_BIAS_JSON};
  epf_status status = epf_bias_report(&o, to, log, why);
  if (status != EPF_OK && status != EPF_E_ARGUMENT) must(status, why, "epf_bias_report");
  epf_buffer_free(to);
  epf_buffer_free(log);
  epf_buffer_free(why);
  return status == EPF_OK;
}

/* ---- subtracting ---- */

typedef struct published {
  char cell[32];
  bool shown[DAYS];
  uint64_t n[DAYS], x[DAYS];
} published;

/* Cell, n and selected of a line of the log, behind which file and strata stand; no group here has a comma in its name. */
static bool take_line(char *line, published *all, size_t *count) {
  line[strcspn(line, "\r\n")] = '\0';
  for (int behind = 0; behind < 2; behind++) {
    char *last = strrchr(line, ',');
    if (last == NULL) return false;
    *last = '\0';
  }
  char *x = strrchr(line, ','), *n, *cell;
  if (x == NULL) return false;
  *x++ = '\0';
  if ((n = strrchr(line, ',')) == NULL) return false;
  *n++ = '\0';
  if ((cell = strrchr(line, ',')) == NULL) return false;
  cell++;
  int day = strncmp(line, "outer,", 6) == 0;
  size_t i = 0;
  while (i < *count && strcmp(all[i].cell, cell) != 0) i++;
  assert_true(i < CELLS_MAX);
  if (i == *count) {
    snprintf(all[i].cell, sizeof all[i].cell, "%s", cell);
    ++*count;
  }
  all[i].shown[day] = n[0] != '\0';
  all[i].n[day] = strtoull(n, NULL, 10);
  all[i].x[day] = strtoull(x, NULL, 10);
  return true;
}

static size_t read_log(const char *path, published *all) {
  static char line[LINE_ROOM];
  size_t count = 0;
  FILE *f = fopen(path, "r");
  if (f == NULL) return 0;
  for (bool head = true; fgets(line, sizeof line, f) != NULL; head = false)
    if (!head) assert_true(take_line(line, all, &count));
  fclose(f);
  return count;
}

static void tell(const arrivals *a, const published *all, size_t count) {
  print_message("  least count %llu; selected and passed over on the first day, then on the second\n", (unsigned long long)a->least);
  for (int e = 0; e < ETHNICITIES; e++)
    print_message("  %-6s %3llu %3llu   %3llu %3llu\n", ethnicities[e], (unsigned long long)a->of[0][e][0], (unsigned long long)a->of[0][e][1],
                  (unsigned long long)a->of[1][e][0], (unsigned long long)a->of[1][e][1]);
  for (size_t i = 0; i < count; i++)
    for (int day = 0; day < DAYS; day++)
      print_message("  %s %-6s %s%llu of %llu\n", day == 0 ? "first day:" : "both days:", all[i].cell, all[i].shown[day] ? "" : "hidden, written as ",
                    (unsigned long long)all[i].x[day], (unsigned long long)all[i].n[day]);
}

/* What both releases show of a group, and of all less the groups that both show. */
static void subtract(const arrivals *a, const published *all, size_t count, score *to) {
  published rest = {.cell = "hidden"};
  bool known = false;
  for (size_t i = 0; i < count; i++)
    if (strcmp(all[i].cell, "(all)") == 0 && all[i].shown[0] && all[i].shown[1]) known = true, rest = all[i];
  for (size_t i = 0; i <= count; i++) {
    if (i == count && !known) break;
    const published *p = i < count ? &all[i] : &rest;
    if (i < count && (!p->shown[0] || !p->shown[1])) continue;
    if (i < count && known && strcmp(p->cell, "(all)") != 0)
      for (int day = 0; day < DAYS; day++) rest.n[day] -= p->n[day], rest.x[day] -= p->x[day];
    uint64_t n = p->n[1] - p->n[0], x = p->x[1] - p->x[0];
    if (n == 0) continue; /* nobody came */
    for (int o = 0; o < OUTCOMES; o++) {
      if ((o == 0 ? x : n - x) >= a->least) continue;
      to->cells++;
      if (to->recovered++ > FAILURES_TOLD) continue;
      print_message("RECOVERED, %s: who came to %s, %s: %llu\n", to->attack, i < count ? p->cell : "the hidden groups", outcome_words[o],
                    (unsigned long long)(o == 0 ? x : n - x));
      tell(a, all, count);
    }
  }
}

static void roll(arrivals *a, dice *d) {
  a->least = 2 + below(d, 4);
  for (int e = 0; e < ETHNICITIES; e++)
    for (int o = 0; o < OUTCOMES; o++) {
      a->of[0][e][o] = below(d, 6) == 0 ? below(d, a->least) : a->least + below(d, 3 * a->least);
      a->of[1][e][o] = below(d, 3) == 0 ? a->least + below(d, a->least) : below(d, a->least + 1);
    }
}

void windows(void **state) {
  (void)state;
  score s = {.attack = "two windows of a ledger"};
  size_t shown = 0, refused = 0;
  char folder[PATH_ROOM], ledger_path[PATH_ROOM], log_path[PATH_ROOM];
  dice d = dice_new(6);
  epf_table *table = compiled();
  scratch_folder(folder);
  path_of(ledger_path, folder, "ledger");
  path_of(log_path, folder, "log.csv");
  for (unsigned i = 0; i < cases_of(20); i++) {
    arrivals a;
    roll(&a, &d);
    for (int first = 0; first < DAYS; first++) {
      published all[CELLS_MAX] = {0};
      remove(log_path);
      fill(&a, table, folder, ledger_path); /* a ledger knows which log it has */
      bool good = release_until(first, a.least, ledger_path, log_path), both = release_until(1 - first, a.least, ledger_path, log_path);
      refused += !both;
      size_t count = read_log(log_path, all);
      for (size_t k = 0; good && both && k < count; k++) shown += all[k].shown[0] && all[k].shown[1];
      s.cases++;
      if (good && both) subtract(&a, all, count, &s);
      scratch_remove(ledger_path);
    }
  }
  scratch_remove(folder);
  epf_table_free(table);
  score_tell(&s);
  print_message("%zu groups and totals were shown of both windows; %zu second releases were refused\n", shown, refused);
  if (s.recovered > 0) fail_msg("who came between two windows was recovered by subtraction");
}
