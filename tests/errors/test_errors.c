/* Every way to get the rules wrong is refused with its code, in its place, in words that help; and what
 * `epf explain` shows as wrong is wrong in just that way, and what it shows as right is right.
 *
 *   test_errors [FOLDER of bad_rules.txt]
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "case_file.h"
#include "diag/explain.h"
#include "epf/rules.h"
#include "epf/table.h"

#define HEAD "ruleset: t\nversion: \"1\"\n"

static const char *folder = "tests/errors";
static workshop shop;
static bool seen[CODE_COUNT]; /* raised where it was expected */

/* ---- what epf says, from its JSON ---- */

typedef struct finding {
  diag_code code;
  char place[1200]; /* as `expect` writes it */
  char *message, *help;
  char *also; /* further places, a line each: "PLACE WORDS" */
} finding;

typedef struct findings {
  finding *at;
  size_t count;
} findings;

/* The JSON text behind `"key":`, unescaped; NULL for null. */
static char *json_text(const char *line, const char *key) {
  char mark[32];
  snprintf(mark, sizeof mark, "\"%s\":", key);
  const char *p = strstr(line, mark);
  assert_non_null(p);
  p += strlen(mark);
  if (*p != '"') return NULL;
  char *text = malloc(strlen(p)), *to = text;
  assert_non_null(text);
  for (p++; *p != '"'; p++) {
    if (*p == '\\' && *++p == 'u') *to = '?', p += 4;
    else *to = *p == 'n' && p[-1] == '\\' ? '\n' : *p;
    to++;
  }
  *to = '\0';
  return text;
}

static unsigned json_number(const char *line, const char *key) {
  char mark[32];
  snprintf(mark, sizeof mark, "\"%s\":", key);
  const char *p = strstr(line, mark);
  assert_non_null(p);
  return (unsigned)strtoul(p + strlen(mark), NULL, 10);
}

/* The root of a single file goes without saying; of a folder every file is named. */
static void read_place(const char *line, const char *root, char place[1200]) {
  char *file = json_text(line, "file");
  if (file == NULL) {
    strcpy(place, "-");
    return;
  }
  unsigned at = json_number(line, "line"), column = json_number(line, "column");
  size_t len = strlen(shop.folder);
  bool below = strncmp(file, shop.folder, len) == 0 && file[len] == '/';
  if (strcmp(file, root) == 0) snprintf(place, 1200, "%u:%u", at, column);
  else snprintf(place, 1200, "%s:%u:%u", below ? file + len + 1 : file, at, column);
  free(file);
}

static char *read_also(const char *line, const char *root) {
  buf all = {0};
  const char *at = strstr(line, "\"also\":[");
  assert_non_null(at);
  while ((at = strstr(at, "{\"file\":")) != NULL) {
    char place[1200], *words = json_text(at, "message");
    read_place(at, root, place);
    buf_printf(&all, "%s %s\n", place, words);
    free(words);
    at++;
  }
  buf_char(&all, '\0');
  assert_false(all.failed);
  return all.at;
}

static finding read_finding(const char *line, const char *root) {
  char *code = json_text(line, "code");
  finding f = {.code = case_code(code), .message = json_text(line, "message"), .help = json_text(line, "help"),
               .also = read_also(line, root)};
  read_place(line, root, f.place);
  free(code);
  return f;
}

/* Reads the rules at `path` in every form that diagnostics have. */
static findings read_rules(const char *path, epf_status *status) {
  epf_rules *rules;
  *status = epf_rules_read(&rules, path);
  assert_true(*status == EPF_OK || *status == EPF_E_RULES);
  epf_buffer *text = epf_buffer_new();
  assert_non_null(text);
  epf_rules_diagnostics(rules, EPF_DIAGNOSTICS_TEXT, true, text);
  epf_rules_diagnostics(rules, EPF_DIAGNOSTICS_GCC, false, text);
  epf_buffer_clear(text);
  epf_rules_diagnostics(rules, EPF_DIAGNOSTICS_JSON, false, text);
  assert_false(epf_buffer_failed(text));
  findings all = {0};
  const char *bytes = epf_buffer_bytes(text), *end = bytes + epf_buffer_len(text);
  for (const char *at = bytes; at < end;) {
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    char *line = calloc((size_t)(line_end - at) + 1, 1);
    assert_non_null(line);
    memcpy(line, at, (size_t)(line_end - at));
    if (strncmp(line, "{\"code\":", 8) == 0) {
      all.at = realloc(all.at, (all.count + 1) * sizeof *all.at);
      assert_non_null(all.at);
      all.at[all.count++] = read_finding(line, path);
    }
    free(line);
    at = line_end + 1;
  }
  assert_int_equal(epf_rules_error_count(rules) > 0, *status == EPF_E_RULES);
  epf_table *table = NULL;
  assert_int_equal(epf_rules_seal(rules, &table), *status == EPF_OK ? EPF_OK : EPF_E_RULES);
  epf_table_free(table);
  epf_buffer_free(text);
  epf_rules_free(rules);
  return all;
}

static void findings_free(findings *all) {
  for (size_t i = 0; i < all->count; i++) {
    free(all->at[i].message);
    free(all->at[i].help);
    free(all->at[i].also);
  }
  free(all->at);
}

static void print_findings(const findings *all) {
  for (size_t i = 0; i < all->count; i++)
    print_error("  found: %s %s\n    %s\n    help: %s\n    also: %s\n", diag_code_name(all->at[i].code), all->at[i].place,
                all->at[i].message, all->at[i].help != NULL ? all->at[i].help : "", all->at[i].also);
}

/* ---- the cases ---- */

static bool meets(const finding *f, const expectation *e) {
  if (strcmp(diag_code_name(f->code), e->code) != 0 || strcmp(f->place, e->place) != 0) return false;
  if (e->message != NULL && strstr(f->message, e->message) == NULL) return false;
  if (e->also != NULL && (strcmp(e->also, "none") == 0 ? f->also[0] != '\0' : strstr(f->also, e->also) == NULL)) return false;
  return e->help == NULL || (f->help != NULL && strstr(f->help, e->help) != NULL);
}

static bool run_case(const case_file *file, const bad_case *c) {
  char *path = workshop_put(&shop, c->text.at != NULL ? c->text.at : "", c->text.len, HEAD);
  epf_status status;
  findings found = read_rules(path, &status);
  free(path);
  bool good = found.count == c->expected_count;
  for (size_t i = 0; good && i < found.count; i++) {
    good = meets(&found.at[i], &c->expected[i]);
    seen[found.at[i].code] |= good;
  }
  if (!good) {
    print_error("%s:%u: %s\n", file->path, c->line, c->name);
    for (size_t i = 0; i < c->expected_count; i++) {
      const expectation *e = &c->expected[i];
      print_error("  expected: %s %s %s %s\n", e->code, e->place, e->message != NULL ? e->message : "", e->help != NULL ? e->help : "");
    }
    print_findings(&found);
  }
  findings_free(&found);
  return good;
}

static void test_cases(void **state) {
  (void)state;
  case_file *file = case_file_read(folder, "bad_rules.txt");
  size_t bad = 0;
  assert_true(file->count > 0);
  for (size_t i = 0; i < file->count; i++) bad += !run_case(file, &file->cases[i]);
  case_file_free(file);
  assert_int_equal(bad, 0);
}

/* ---- what no text can hold, or should not ---- */

/* Reads `path`, which must be refused with this one diagnostic. */
static void expect_one(const char *path, diag_code code, const char *place, const char *message) {
  epf_status status;
  findings found = read_rules(path, &status);
  bool good = found.count == 1 && found.at[0].code == code && strcmp(found.at[0].place, place) == 0 &&
              strstr(found.at[0].message, message) != NULL;
  if (!good) print_findings(&found);
  findings_free(&found);
  assert_true(good);
  seen[code] = true;
}

static void test_no_such_file(void **state) {
  (void)state;
  workshop_clear(&shop);
  char *path = workshop_path(&shop, "rules.yaml");
  expect_one(path, CODE_FILE_UNREADABLE, "1:1", "there is no such file");
  free(path);
  expect_one(shop.folder, CODE_FILE_UNREADABLE, "ruleset.yaml:1:1", "ruleset.yaml`: there is no such file");
}

/* What is no rule set, and what an author may have meant. */
static void expect_help(const char *name, diag_code code, const char *help) {
  char *path = workshop_path(&shop, name);
  epf_status status;
  findings found = read_rules(path, &status);
  free(path);
  bool good = found.count == 1 && found.at[0].code == code && found.at[0].help != NULL && strstr(found.at[0].help, help) != NULL;
  if (!good) print_findings(&found);
  findings_free(&found);
  assert_true(good);
}

static void test_no_rule_set(void **state) {
  (void)state;
  static const char part[] = "fields: {mappa: {type: boolean}}\n", table[] = "EPFTABLE\x02\x00\xff";
  workshop_clear(&shop);
  workshop_write(&shop, "parts/fields.yaml", part, sizeof part - 1);
  workshop_write(&shop, "table.epfc", table, sizeof table - 1);
  expect_help("table.epfc", CODE_NOT_A_RULESET, "give the folder of the rules");
  expect_help("parts/fields.yaml", CODE_NOT_A_RULESET, "begin the file with");
  static const char root[] = HEAD "include: [parts/*.yaml]\n";
  workshop_write(&shop, "ruleset.yaml", root, sizeof root - 1);
  expect_help("parts/fields.yaml", CODE_NOT_A_RULESET, "it may be a part of the rule set in `");
  expect_help("parts/fields.yaml", CODE_NOT_A_RULESET, shop.folder);
  epf_status status;
  findings found = read_rules("-", &status);
  assert_int_equal(found.count, 1);
  assert_non_null(strstr(found.at[0].message, "not read from standard input"));
  findings_free(&found);
}

static void test_links(void **state) {
  (void)state;
  static const char part[] = "fields: {mappa: {type: boolean}}\n", root[] = HEAD "include: [link.yaml]\n";
  workshop_clear(&shop);
  workshop_write(&shop, "ruleset.yaml", root, sizeof root - 1);
  workshop_write(&shop, "parts/fields.yaml", part, sizeof part - 1);
  char *link = workshop_path(&shop, "link.yaml");
  assert_int_equal(symlink("/etc/hostname", link), 0);
  expect_one(shop.folder, CODE_INCLUDE_OUTSIDE, "ruleset.yaml:3:11", "leads out of the rule set's folder, through a link");
  assert_int_equal(unlink(link), 0);
  assert_int_equal(symlink("parts/fields.yaml", link), 0); /* a link to another file of the rule set is taken */
  epf_status status;
  findings found = read_rules(shop.folder, &status);
  assert_int_equal(status, EPF_OK);
  findings_free(&found);
  assert_int_equal(unlink(link), 0);
  free(link);
}

static void test_too_large(void **state) {
  (void)state;
  enum { LARGE = 4 * 1024 * 1024 + 1 };
  char *bytes = malloc(LARGE);
  assert_non_null(bytes);
  memset(bytes, '\n', LARGE);
  workshop_clear(&shop);
  workshop_write(&shop, "large.yaml", bytes, LARGE);
  char *path = workshop_path(&shop, "large.yaml");
  expect_one(path, CODE_TEXT_TOO_LARGE, "1:1", "larger than 4 MiB");
  free(path);
  free(bytes);
  static const char root[] = HEAD "include: [large.yaml]\n";
  workshop_write(&shop, "ruleset.yaml", root, sizeof root - 1);
  expect_one(shop.folder, CODE_TEXT_TOO_LARGE, "ruleset.yaml:3:11", "larger than 4 MiB");
}

/* `line` with the numbers `i` for its # and `i` + 1 for its @, three digits each. */
static void add_numbered(buf *to, const char *line, int i) {
  for (; *line != '\0'; line++) {
    if (*line == '#' || *line == '@') buf_printf(to, "%03d", *line == '#' ? i : i + 1);
    else buf_char(to, *line);
  }
}

/* Rules of `before`, `count` numbered lines and `last`, numbered too. */
static char *many_lines(const char *before, const char *line, int count, const char *last) {
  buf text = {0};
  buf_text(&text, before);
  for (int i = 0; i < count; i++) add_numbered(&text, line, i);
  add_numbered(&text, last, count);
  char *path = workshop_put(&shop, text.at, text.len, HEAD);
  buf_free(&text);
  return path;
}

static void test_chains(void **state) {
  (void)state;
  static const char *const chains[][3] = {
    {"fields: {mappa: {type: boolean}}\nconditions:\n", "  c#: {condition: c@}\n", "  c#: {mappa: true}\n"},
    {"fields: {mappa: {type: boolean}}\nderived:\n", "  c#: {true_when: {c@: true}}\n", "  c#: {true_when: {mappa: true}}\n"},
  };
  for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
    for (int count = 199; count <= 200; count++) {
      char *path = many_lines(chains[i][0], chains[i][1], count, chains[i][2]);
      if (count == 200) {
        expect_one(path, CODE_TOO_MANY, "203:3", "in a chain");
      } else {
        epf_status status;
        findings found = read_rules(path, &status);
        print_findings(&found);
        findings_free(&found);
        assert_int_equal(status, EPF_OK);
      }
      free(path);
    }
  }
}

static void test_long_chain_of_options(void **state) {
  (void)state;
  char *path = many_lines("options:\n",
                          "  o#: {title: T, kind: k, source: {title: S, status: sourced}, excluded: {option: o@}}\n", 202,
                          "  o#: {title: T, kind: k, source: {title: S, status: sourced}}\n");
  expect_one(path, CODE_TOO_MANY, "203:3", "in a chain");
  free(path);
}

static void test_many_values_in_a_file(void **state) {
  (void)state;
  buf text = {0};
  buf_text(&text, "options: [");
  for (int i = 0; i < 1000000; i++) buf_text(&text, i % 100 == 99 ? "x,\n" : "x,");
  buf_text(&text, "]\n");
  char *path = workshop_put(&shop, text.at, text.len, HEAD);
  buf_free(&text);
  epf_status status;
  findings found = read_rules(path, &status);
  free(path);
  assert_int_equal(found.count, 1);
  assert_int_equal(found.at[0].code, CODE_TOO_MANY);
  findings_free(&found);
}

/* At most fifty errors are shown; the rest are counted. */
static void test_many_errors(void **state) {
  (void)state;
  char *path = many_lines("fields:\n", "  f#: {type: integer, min: 0, maximum: 9}\n", 80, "");
  epf_status status;
  findings found = read_rules(path, &status);
  free(path);
  assert_int_equal(status, EPF_E_RULES);
  assert_int_equal(found.count, DIAG_ERRORS_SHOWN);
  findings_free(&found);
}

/* ---- the explanations ---- */

static bool is_rules(const explanation *e) {
  return e->kind == EXPLAIN_RULES || e->kind == EXPLAIN_FILES || (e->kind == EXPLAIN_NONE && e->right[0] != '{');
}

/* `code`: what it must raise, once or more, and nothing else; CODE_COUNT: nothing at all. */
static bool run_example(diag_code of, const char *text, diag_code code) {
  char *path = workshop_put(&shop, text, strlen(text), HEAD);
  epf_status status;
  findings found = read_rules(path, &status);
  free(path);
  bool good = code == CODE_COUNT ? found.count == 0 : found.count > 0;
  for (size_t i = 0; i < found.count; i++) good &= found.at[i].code == code;
  if (good && code != CODE_COUNT) seen[code] = true;
  if (!good) {
    print_error("explain.def: the %s example of %s\n", code == CODE_COUNT ? "right" : "wrong", diag_code_name(of));
    print_findings(&found);
  }
  findings_free(&found);
  return good;
}

static void test_examples(void **state) {
  (void)state;
  size_t bad = 0;
  for (int i = 0; i < CODE_COUNT; i++) {
    diag_code code = (diag_code)i;
    const explanation *e = explain_at(code);
    assert_non_null(e);
    if (!is_rules(e)) continue;
    if (e->kind != EXPLAIN_NONE) bad += !run_example(code, e->wrong, code);
    bad += !run_example(code, e->right, CODE_COUNT);
  }
  assert_int_equal(bad, 0);
}

/* What `epf fmt` alone says; its own tests raise it. */
static bool of_the_formatter(diag_code code) { return code == CODE_COMMENT_LOST; }

/* Runs last: every code about rules has been raised by a case, by an example or by a test above. */
static void test_every_code(void **state) {
  (void)state;
  size_t missing = 0;
  for (int i = 0; i < CODE_COUNT; i++) {
    const char *name = diag_code_name((diag_code)i);
    bool about_rules = strncmp(name + 1, "09", 2) != 0 && strncmp(name + 1, "10", 2) != 0 && strncmp(name + 1, "11", 2) != 0 && strncmp(name + 1, "12", 2) != 0; /* 11: of cohorts, golden/cohort.t; 12: of tables in and out, exchange */
    if (!about_rules || seen[i] || of_the_formatter((diag_code)i)) continue;
    print_error("%s (%s) is raised by no case and no example\n", name, diag_code_title((diag_code)i));
    missing++;
  }
  assert_int_equal(missing, 0);
}

static size_t code_points(const char *line, size_t len) {
  size_t n = 0;
  for (size_t i = 0; i < len; i++) n += ((unsigned char)line[i] & 0xc0) != 0x80;
  return n;
}

static void test_explain_text(void **state) {
  (void)state;
  epf_buffer *text = epf_buffer_new();
  assert_non_null(text);
  for (size_t i = 0; epf_code_at(i) != NULL; i++) {
    const char *name = epf_code_at(i);
    epf_buffer_clear(text);
    assert_true(epf_explain(name, text));
    const char *at = epf_buffer_bytes(text), *end = at + epf_buffer_len(text);
    assert_int_equal(strncmp(at, name, 5), 0);
    assert_int_equal(strncmp(at + 5, ": ", 2), 0);
    const explanation *e = explain_at((diag_code)i);
    size_t sentences = 0;
    for (const char *p = e->text; *p != '\0'; p++) sentences += *p == '.' && (p[1] == ' ' || p[1] == '\0');
    assert_in_range(sentences, 2, 5);
    bool examples = false;
    for (size_t line = 0; at < end; line++) {
      const char *stop = memchr(at, '\n', (size_t)(end - at));
      assert_non_null(stop);
      examples |= strncmp(at, "Wrong:", 6) == 0;
      if (!examples && at[0] != ' ') assert_true(code_points(at, (size_t)(stop - at)) <= 88);
      if (stop > at) assert_int_not_equal(stop[-1], ' ');
      at = stop + 1;
    }
    assert_int_equal(examples, e->kind != EXPLAIN_TABLE);
  }
  epf_buffer_free(text);
}

static void test_explain_names(void **state) {
  (void)state;
  static const struct {
    const char *name;
    diag_code code;
  } names[] = {{"E0401", CODE_UNKNOWN_FIELD}, {"e0401", CODE_UNKNOWN_FIELD}, {"0401", CODE_UNKNOWN_FIELD}, {"401", CODE_UNKNOWN_FIELD},
               {"E401", CODE_UNKNOWN_FIELD},  {"00401", CODE_UNKNOWN_FIELD}, {"W2001", CODE_NEVER_READ},   {"w2001", CODE_NEVER_READ},
               {"2001", CODE_NEVER_READ},     {"1001", CODE_TABLE_DAMAGED},  {"907", CODE_PROFILE_RANGE},  {"W0907", CODE_PROFILE_RANGE},
               {"W0401", CODE_COUNT},         {"E0907", CODE_COUNT},         {"E", CODE_COUNT},            {"", CODE_COUNT},
               {"0", CODE_COUNT},             {"0000", CODE_COUNT},          {"40", CODE_COUNT},           {"E04011", CODE_COUNT},
               {"E0401 ", CODE_COUNT},        {" 401", CODE_COUNT},          {"EE0401", CODE_COUNT},       {"401E", CODE_COUNT}};
  epf_buffer *text = epf_buffer_new();
  assert_non_null(text);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    epf_buffer_clear(text);
    assert_int_equal(explain_find(str_from(names[i].name)), names[i].code);
    assert_int_equal(epf_explain(names[i].name, text), names[i].code != CODE_COUNT);
    assert_int_equal(epf_buffer_len(text) > 0, names[i].code != CODE_COUNT);
  }
  epf_buffer_free(text);
  assert_string_equal(epf_code_at(0), "E0101");
  assert_null(epf_code_at(CODE_COUNT));
}

/* No two codes share a number: a number alone names a code. */
static void test_numbers(void **state) {
  (void)state;
  for (size_t i = 0; i < CODE_COUNT; i++)
    for (size_t k = 0; k < i; k++) assert_string_not_equal(epf_code_at(i) + 1, epf_code_at(k) + 1);
}

int main(int argc, char **argv) {
  if (argc > 1) folder = argv[1];
  workshop_open(&shop);
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_no_such_file),
    cmocka_unit_test(test_no_rule_set), cmocka_unit_test(test_links),
    cmocka_unit_test(test_too_large),
    cmocka_unit_test(test_chains),
    cmocka_unit_test(test_long_chain_of_options),
    cmocka_unit_test(test_many_values_in_a_file),
    cmocka_unit_test(test_many_errors),
    cmocka_unit_test(test_examples),
    cmocka_unit_test(test_explain_text),
    cmocka_unit_test(test_explain_names),
    cmocka_unit_test(test_numbers),
    cmocka_unit_test(test_every_code),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  workshop_close(&shop);
  return failed;
}
