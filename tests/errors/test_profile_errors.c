/* Every way to get a profile wrong is told with its code, in its place, in words that help; what `epf explain` shows
 * as a wrong profile is wrong in just that way, and what it shows as a right one is right.
 *
 *   test_profile_errors [FOLDER of bad_profiles.txt]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "case_file.h"
#include "diag/explain.h"
#include "epf/match.h"

#define HEAD "ruleset: t\nversion: \"1\"\n"
#define FILE_MARK "--- file: "

static const char *folder = "tests/errors";
static workshop shop;
static bool seen[CODE_COUNT];

static epf_table *table_of(const char *rules_text) {
  char *path = workshop_put(&shop, rules_text, strlen(rules_text), HEAD);
  epf_rules *rules;
  epf_table *table;
  assert_int_equal(epf_rules_read(&rules, path), EPF_OK);
  assert_int_equal(epf_rules_seal(rules, &table), EPF_OK);
  epf_rules_free(rules);
  free(path);
  return table;
}

static bool keep(void *user, const char *bytes, size_t len) {
  buf_add(user, bytes, len);
  return true;
}

static bool drop(void *user, const char *bytes, size_t len) {
  (void)user, (void)bytes, (void)len;
  return true;
}

/* Matches the file; what is said about it is in `log`. `dated`: the caller gives the evaluation date. */
static epf_match_counts match(const epf_table *table, const char *path, bool dated, buf *log) {
  const epf_match_options options = {.format = EPF_OUTPUT_NDJSON, .as_of = dated ? "2026-03-02" : NULL};
  epf_match_counts counts = {0};
  const char *why = NULL;
  assert_int_equal(epf_match_files(table, &path, 1, &options, drop, keep, log, &counts, &why), EPF_OK);
  assert_false(log->failed);
  buf_char(log, '\0');
  return counts;
}

/* ---- the cases ---- */

/* One line of the log, "PATH:LINE:COLUMN: error: MESSAGE [CODE]", is what was expected. */
static bool meets(const char *line, size_t len, const char *path, const expectation *e) {
  char begin[1400], end[16];
  snprintf(begin, sizeof begin, "%s:%s: ", path, e->place);
  snprintf(end, sizeof end, "[%s]", e->code);
  if (len < strlen(begin) + strlen(end) || strncmp(line, begin, strlen(begin)) != 0) return false;
  if (strncmp(line + len - strlen(end), end, strlen(end)) != 0) return false;
  char *message = calloc(len + 1, 1);
  assert_non_null(message);
  memcpy(message, line, len);
  bool good = e->message == NULL || strstr(message, e->message) != NULL;
  free(message);
  return good;
}

static bool run_case(const epf_table *table, const case_file *file, const bad_case *c) {
  /* A case in another format than NDJSON names its file. */
  const char *text = c->text.at != NULL ? c->text.at : "", *name = "profiles.ndjson";
  char *given = NULL;
  if (c->text.len > strlen(FILE_MARK) && strncmp(text, FILE_MARK, strlen(FILE_MARK)) == 0) {
    size_t n = strcspn(text + strlen(FILE_MARK), "\n");
    given = calloc(n + 1, 1);
    assert_non_null(given);
    memcpy(given, text + strlen(FILE_MARK), n);
    name = given;
    text += strlen(FILE_MARK) + n + 1;
  }
  workshop_clear(&shop);
  workshop_write(&shop, name, text, c->text.len - (size_t)(text - (c->text.at != NULL ? c->text.at : text)));
  char *path = workshop_path(&shop, name);
  free(given);

  bool dated = true;
  for (size_t i = 0; i < c->expected_count; i++) dated &= strcmp(c->expected[i].code, "E0909") != 0;
  buf log = {0};
  match(table, path, dated, &log);
  size_t count = 0;
  bool good = true;
  for (const char *at = log.at; *at != '\0'; count++) {
    size_t len = strcspn(at, "\n");
    good = good && count < c->expected_count && meets(at, len, path, &c->expected[count]);
    if (good) seen[case_code(c->expected[count].code)] = true;
    at += len + (at[len] == '\n');
  }
  good = good && count == c->expected_count;
  if (!good) {
    print_error("%s:%u: %s\n", file->path, c->line, c->name);
    for (size_t i = 0; i < c->expected_count; i++) {
      const expectation *e = &c->expected[i];
      print_error("  expected: %s %s %s\n", e->code, e->place, e->message != NULL ? e->message : "");
    }
    print_error("  found:\n%s", log.at);
  }
  buf_free(&log);
  free(path);
  return good;
}

static void test_cases(void **state) {
  (void)state;
  case_file *file = case_file_read(folder, "bad_profiles.txt");
  assert_non_null(file->head);
  epf_table *table = table_of(file->head);
  size_t bad = 0;
  assert_true(file->count > 0);
  for (size_t i = 0; i < file->count; i++) bad += !run_case(table, file, &file->cases[i]);
  epf_table_free(table);
  case_file_free(file);
  assert_int_equal(bad, 0);
}

static void test_large_line(void **state) {
  (void)state;
  enum { LARGE = 1024 * 1024 + 1 };
  epf_table *table = table_of(explain_vocabulary());
  buf text = {0};
  for (int i = 0; i < LARGE; i++) buf_char(&text, ' ');
  buf_text(&text, "\n{\"ogrs3\": 62}\n");
  workshop_write(&shop, "profiles.ndjson", text.at, text.len);
  buf_free(&text);
  char *path = workshop_path(&shop, "profiles.ndjson");
  buf log = {0};
  epf_match_counts counts = match(table, path, true, &log);
  assert_int_equal(counts.profiles, 2);
  assert_int_equal(counts.refused, 1);
  assert_non_null(strstr(log.at, ":1:1: error: "));
  assert_non_null(strstr(log.at, "[E0906]"));
  seen[CODE_PROFILE_TOO_LARGE] = true;
  buf_free(&log);
  free(path);
  epf_table_free(table);
}

/* ---- the explanations ---- */

/* `code`: what it must raise, and nothing else; CODE_COUNT: nothing at all. */
static bool run_example(const epf_table *table, diag_code of, const char *text, bool dated, diag_code code) {
  workshop_clear(&shop);
  workshop_write(&shop, "profiles.ndjson", text, strlen(text));
  char *path = workshop_path(&shop, "profiles.ndjson");
  buf log = {0};
  epf_match_counts counts = match(table, path, dated, &log);
  bool good = counts.profiles == 1;
  size_t count = 0;
  for (const char *at = log.at; *at != '\0'; count++) {
    size_t len = strcspn(at, "\n");
    char mark[16];
    snprintf(mark, sizeof mark, "[%s]", code < CODE_COUNT ? diag_code_name(code) : "");
    good &= len > strlen(mark) && strncmp(at + len - strlen(mark), mark, strlen(mark)) == 0;
    at += len + (at[len] == '\n');
  }
  good &= (count > 0) == (code != CODE_COUNT);
  if (good && code != CODE_COUNT) seen[code] = true;
  if (!good) print_error("explain.def: the %s example of %s\n%s", code == CODE_COUNT ? "right" : "wrong", diag_code_name(of), log.at);
  buf_free(&log);
  free(path);
  return good;
}

static void test_examples(void **state) {
  (void)state;
  epf_table *table = table_of(explain_vocabulary());
  size_t bad = 0;
  for (int i = 0; i < CODE_COUNT; i++) {
    diag_code code = (diag_code)i;
    const explanation *e = explain_at(code);
    bool dated = code != CODE_PROFILE_AS_OF;
    bool told = e->kind == EXPLAIN_NONE && e->right[0] == '{'; /* the wrong one cannot be shown */
    if (e->kind == EXPLAIN_PROFILE) bad += !run_example(table, code, e->wrong, dated, code);
    if (e->kind == EXPLAIN_PROFILE || told) bad += !run_example(table, code, e->right, dated, CODE_COUNT);
  }
  epf_table_free(table);
  assert_int_equal(bad, 0);
}

/* Runs last: every code about profiles has been raised. */
static void test_every_code(void **state) {
  (void)state;
  size_t missing = 0;
  for (int i = 0; i < CODE_COUNT; i++) {
    const char *name = diag_code_name((diag_code)i);
    if (strncmp(name + 1, "09", 2) != 0 || seen[i]) continue;
    print_error("%s (%s) is raised by no case and no example\n", name, diag_code_title((diag_code)i));
    missing++;
  }
  assert_int_equal(missing, 0);
}

int main(int argc, char **argv) {
  if (argc > 1) folder = argv[1];
  workshop_open(&shop);
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_large_line),
    cmocka_unit_test(test_examples),
    cmocka_unit_test(test_every_code),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  workshop_close(&shop);
  return failed;
}
