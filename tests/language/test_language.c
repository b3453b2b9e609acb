/* rules/LANGUAGE.md is true: every example in it is executed, and every word of the language is in it.
 *
 * A fenced block says by its tag what it is:
 *
 *   yaml rules               a rule set; its head is added where absent. It has no error, and its cases pass.
 *   yaml file NAME           a further file of the rule set above, saved as NAME
 *   yaml wrong CODE          a rule set that has exactly one error, CODE
 *   FORMAT profile NAME      profiles for the commands below, saved as NAME (json, ndjson, csv, yaml)
 *   console                  `$ epf ...` in the folder of the rule set above, and what it prints; `…` stands for anything
 *   words reserved           words, none of which can be a name
 *   text                     is read by people alone; at most a few
 *
 * The rule set of a `yaml rules` block is saved as rules.yaml. Commands see the text as the manual shows it: what is
 * added to it stands behind it, so that line numbers agree.
 *
 * EPF_SOURCE_DIR names the project's folder and EPF_PROGRAM the program, as variables or as definitions.
 */
#define _XOPEN_SOURCE 700
#include <ctype.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/keys.h"

#ifndef EPF_SOURCE_DIR
#define EPF_SOURCE_DIR "."
#endif
#ifndef EPF_PROGRAM
#define EPF_PROGRAM "epf"
#endif

enum { EXECUTED_LEAST = 40, TEXTS_MOST = 4 };

typedef struct block {
  char *tag;
  char *text;
  unsigned line; /* of its fence */
} block;

static struct {
  char *text;
  block *blocks;
  size_t count;
} manual;

static char program[4096];
static char folder[1024];

/* ---- memory and texts ---- */

static void *enough(void *p) {
  if (p == NULL) fail_msg("memory ran out");
  return p;
}

static char *copy(const char *text, size_t len) {
  char *made = enough(malloc(len + 1));
  memcpy(made, text, len);
  made[len] = '\0';
  return made;
}

__attribute__((format(printf, 1, 2))) static char *made(const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (len < 0) fail_msg("text cannot be made");
  char *text = enough(malloc((size_t)len + 1));
  vsnprintf(text, (size_t)len + 1, format, again);
  va_end(again);
  return text;
}

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

static bool has_line(const char *text, const char *with) {
  for (const char *at = text; at != NULL && *at != '\0'; at = strchr(at, '\n'), at = at != NULL ? at + 1 : NULL)
    if (begins(at, with)) return true;
  return false;
}

/* Does `text` read as `pattern` does, in which `…` stands for any text? */
static bool matches(const char *pattern, const char *text) {
  static const char any[] = "…";
  const char *star = NULL, *mark = NULL;
  while (*text != '\0') {
    if (begins(pattern, any)) star = pattern += strlen(any), mark = text;
    else if (*pattern == *text) pattern++, text++;
    else if (star != NULL) pattern = star, text = ++mark;
    else return false;
  }
  while (begins(pattern, any)) pattern += strlen(any);
  return *pattern == '\0';
}

/* ---- the manual ---- */

static char *read_file(FILE *in) {
  size_t len = 0, cap = 65536;
  char *text = enough(malloc(cap + 1));
  for (size_t n; (n = fread(text + len, 1, cap - len, in)) > 0;) {
    len += n;
    if (len == cap) text = enough(realloc(text, (cap *= 2) + 1));
  }
  text[len] = '\0';
  return text;
}

static int read_manual(void **state) {
  (void)state;
  const char *source = getenv("EPF_SOURCE_DIR"), *epf = getenv("EPF_PROGRAM");
  if (realpath(epf != NULL ? epf : EPF_PROGRAM, program) == NULL) fail_msg("there is no program %s", epf != NULL ? epf : EPF_PROGRAM);
  char *path = made("%s/rules/LANGUAGE.md", source != NULL ? source : EPF_SOURCE_DIR);
  FILE *in = fopen(path, "rb");
  if (in == NULL) fail_msg("%s cannot be read", path);
  manual.text = read_file(in);
  fclose(in);
  free(path);

  block *open = NULL;
  const char *begin = NULL;
  unsigned line = 1;
  for (const char *at = manual.text; *at != '\0'; line++) {
    const char *end = strchr(at, '\n');
    if (end == NULL) fail_msg("the last line has no end");
    if (begins(at, "```") && open == NULL) {
      manual.blocks = enough(realloc(manual.blocks, (manual.count + 1) * sizeof *manual.blocks));
      open = &manual.blocks[manual.count++];
      *open = (block){.tag = copy(at + 3, (size_t)(end - at) - 3), .line = line};
      begin = end + 1;
    } else if (begins(at, "```")) {
      open->text = copy(begin, (size_t)(at - begin));
      open = NULL;
    }
    at = end + 1;
  }
  if (open != NULL) fail_msg("LANGUAGE.md:%u: the block does not end", open->line);

  const char *base = getenv("TMPDIR");
  snprintf(folder, sizeof folder, "%s/epf-language-XXXXXX", base != NULL ? base : "/tmp");
  return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_below(const char *path, const struct stat *st, int type, struct FTW *where) {
  (void)st, (void)type;
  return where->level > 0 ? remove(path) : 0;
}

static void clear_folder(void) { assert_int_equal(nftw(folder, remove_below, 8, FTW_DEPTH | FTW_PHYS), 0); }

static int free_manual(void **state) {
  (void)state;
  clear_folder();
  for (size_t i = 0; i < manual.count; i++) {
    free(manual.blocks[i].tag);
    free(manual.blocks[i].text);
  }
  free(manual.blocks);
  free(manual.text);
  return rmdir(folder);
}

/* ---- files and commands ---- */

static void save(const char *name, const char *text) {
  char *path = made("%s/%s", folder, name), *slash = strrchr(path, '/');
  *slash = '\0';
  mkdir(path, 0777); /* it may be there */
  *slash = '/';
  FILE *out = fopen(path, "wb");
  if (out == NULL || fputs(text, out) < 0 || fclose(out) != 0) fail_msg("%s cannot be written", path);
  free(path);
}

static void save_rules(const char *text) {
  char *whole = made("%s%s%s", text, has_line(text, "ruleset:") ? "" : "ruleset: example\n",
                     has_line(text, "version:") ? "" : "version: \"1\"\n");
  save("rules.yaml", whole);
  free(whole);
}

static void drop_carriage_returns(char *text) {
  char *to = text;
  for (; *text != '\0'; text++)
    if (*text != '\r') *to++ = *text;
  *to = '\0';
}

/* What `epf ARGUMENTS` prints, both outputs together; lines end in a line feed. */
static char *run(const char *arguments, int *code) {
  char *command = made("cd '%s' && '%s' %s 2>&1", folder, program, arguments);
  FILE *out = popen(command, "r");
  if (out == NULL) fail_msg("%s cannot be run", command);
  char *text = read_file(out);
  drop_carriage_returns(text);
  int status = pclose(out);
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  free(command);
  return text;
}

static bool complain(const block *b, const char *what, const char *expected, const char *actual) {
  print_error("LANGUAGE.md:%u: %s\n", b->line, what);
  if (expected != NULL) print_error("--- expected\n%s", expected);
  print_error("--- actual\n%s---\n", actual);
  return false;
}

/* ---- the kinds of blocks ---- */

static size_t count_lines(const char *text, const char *with) {
  size_t count = 0;
  for (const char *at = text; at != NULL && *at != '\0'; at = strchr(at, '\n'), at = at != NULL ? at + 1 : NULL) count += begins(at, with);
  return count;
}

/* The rule set that stands in the folder: no error, and every case passes. */
static bool try_rules(const block *b) {
  int code;
  char *out = run("check rules.yaml", &code);
  bool good = code == 0 || complain(b, "these rules have errors", NULL, out);
  free(out);
  if (!good || !has_line(b->text, "cases:")) return good;
  char *expected = made("%zu passed, 0 failed\n", count_lines(b->text, "  - case:"));
  out = run("test rules.yaml", &code);
  good = (code == 0 && strcmp(out, expected) == 0) || complain(b, "these cases fail", expected, out);
  free(expected);
  free(out);
  return good;
}

static bool try_wrong(const block *b) {
  const char *code_name = b->tag + strlen("yaml wrong ");
  save_rules(b->text);
  int code;
  char *out = run("check --format gcc rules.yaml", &code);
  char *mark = made("[%s]", code_name);
  size_t errors = 0, right = 0;
  for (char *at = strtok(out, "\n"); at != NULL; at = strtok(NULL, "\n")) {
    bool error = strstr(at, ": error: ") != NULL;
    errors += error;
    right += error && strstr(at, mark) != NULL;
  }
  free(out);
  free(mark);
  if (code == 3 && errors == 1 && right == 1) return true;
  out = run("check rules.yaml", &code);
  complain(b, "this is not wrong in the way that is told", NULL, out);
  free(out);
  return false;
}

static bool try_command(const block *b, const char *arguments, const char *expected) {
  int code;
  char *out = run(arguments, &code);
  bool good = matches(expected, out) || complain(b, arguments, expected, out);
  free(out);
  return good;
}

static bool try_console(const block *b) {
  bool good = begins(b->text, "$ ") || complain(b, "a console begins with a command", NULL, b->text);
  for (const char *at = b->text; good && *at != '\0';) {
    const char *end = strchr(at, '\n') + 1, *next = strstr(end - 1, "\n$ ");
    next = next != NULL ? next + 1 : at + strlen(at);
    if (!begins(at, "$ epf ")) return complain(b, "only epf is run", NULL, at);
    char *arguments = copy(at + strlen("$ epf "), (size_t)(end - 1 - at) - strlen("$ epf ")), *expected = copy(end, (size_t)(next - end));
    good = try_command(b, arguments, expected);
    free(arguments);
    free(expected);
    at = next;
  }
  return good;
}

static bool refused_as_name(const char *word) {
  char *text = made("fields:\n  %s: {type: boolean}\n", word);
  save_rules(text);
  free(text);
  int code;
  char *out = run("check --format gcc rules.yaml", &code);
  bool good = code == 3 && strstr(out, "[E0204]") != NULL;
  free(out);
  return good;
}

static bool try_reserved(const block *b) {
  char *words = copy(b->text, strlen(b->text));
  bool good = true;
  for (char *word = strtok(words, " \n"); word != NULL; word = strtok(NULL, " \n"))
    if (!refused_as_name(word)) good = complain(b, "this word can be a name", NULL, word);
  free(words);
  return good;
}

/* `FORMAT profile NAME`: the name, else NULL. */
static const char *profile_name(const char *tag) {
  static const char *const formats[] = {"json profile ", "ndjson profile ", "csv profile ", "yaml profile "};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (begins(tag, formats[i])) return tag + strlen(formats[i]);
  return NULL;
}

static void test_examples(void **state) {
  (void)state;
  const block *rules = NULL; /* still to be tried, once its files are there */
  size_t executed = 0, texts = 0, bad = 0;
  for (size_t i = 0; i <= manual.count; i++) {
    const block *b = i < manual.count ? &manual.blocks[i] : NULL;
    if (b != NULL && begins(b->tag, "yaml file ")) {
      save(b->tag + strlen("yaml file "), b->text);
      continue;
    }
    if (rules != NULL) {
      bool good = try_rules(rules);
      print_message("LANGUAGE.md:%-5u %-5s rules, %zu cases\n", rules->line, good ? "ok" : "WRONG", count_lines(rules->text, "  - case:"));
      bad += !good;
      executed++;
      rules = NULL;
    }
    if (b == NULL) break;
    const char *profile = profile_name(b->tag);
    bool good = true;
    if (profile != NULL) {
      save(profile, b->text);
      continue;
    }
    if (strcmp(b->tag, "text") == 0) {
      texts++;
      continue;
    }
    executed++;
    if (strcmp(b->tag, "yaml rules") == 0) {
      clear_folder();
      save_rules(b->text);
      rules = b;
      executed--;
      continue;
    }
    if (begins(b->tag, "yaml wrong ")) {
      clear_folder();
      good = try_wrong(b);
    } else if (strcmp(b->tag, "console") == 0) {
      good = try_console(b);
    } else if (strcmp(b->tag, "words reserved") == 0) {
      clear_folder();
      good = try_reserved(b);
    } else {
      good = complain(b, "there is no such kind of block", NULL, b->tag);
    }
    print_message("LANGUAGE.md:%-5u %-5s %s\n", b->line, good ? "ok" : "WRONG", b->tag);
    bad += !good;
  }
  assert_int_equal(bad, 0);
  assert_true(executed >= EXECUTED_LEAST);
  assert_true(texts <= TEXTS_MOST);
}

/* ---- the reference ---- */

static const struct {
  const char *heading;
  const key *keys;
} tables[] = {{"The rule set", keys_ruleset},
              {"Monitoring", keys_monitoring},
              {"The sections of a file", keys_sections},
              {"A field", keys_field},
              {"A group", keys_group},
              {"A value of an enum or a set", keys_value_label},
              {"How a derived value is computed", keys_derived_kind},
              {"What else a derived value may have", keys_derived},
              {"A matrix", keys_matrix},
              {"An axis that cuts a number", keys_axis},
              {"A case of `first`", keys_case_row},
              {"What a clause is about", keys_clause_subject},
              {"What may stand beside it", keys_clause_note},
              {"The tests", keys_operator},
              {"A named condition", keys_condition},
              {"An option", keys_option},
              {"A guideline", keys_guideline},
              {"A cell of a guideline", keys_guideline_cell},
              {"A version of an option", keys_version},
              {"A window", keys_window},
              {"A source", keys_source},
              {"A caution", keys_caution},
              {"A limit", keys_limit},
              {"What an option requires", keys_requires},
              {"What an option is incompatible with", keys_incompatible},
              {"A package rule", keys_package_rule},
              {"What a clause asks of a package", keys_package_subject},
              {"A sign-off", keys_sign_off},
              {"A case", keys_test_case},
              {"The package of a case", keys_case_package},
              {"What is expected of a package", keys_expect_package},
              {"Durations", keys_durations}};

/* The text below a heading "#### HEADING", to the next heading. */
static char *section(const char *heading) {
  char *mark = made("\n#### %s\n", heading);
  const char *at = strstr(manual.text, mark);
  if (at == NULL) fail_msg("LANGUAGE.md has no heading `#### %s`", heading);
  at += strlen(mark) - 1;
  const char *end = strstr(at, "\n#");
  free(mark);
  return copy(at, end != NULL ? (size_t)(end - at) + 1 : strlen(at));
}

/* Every key has its row, in the order of the compiler's own tables, and says rightly whether it must be there. */
static void test_keys(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    char *text = section(tables[i].heading);
    const char *at = text;
    for (const key *k = tables[i].keys; k->name != NULL; k++) {
      at = strstr(at, "\n| `");
      char *row = made("\n| `%s` | %s |", k->name, k->required ? "yes" : "");
      if (at == NULL || !begins(at, row)) fail_msg("%s: `%s` has no row, or not in its place: %s", tables[i].heading, k->name, row + 1);
      free(row);
      at++;
    }
    if (strstr(at, "\n| `") != NULL) fail_msg("%s: there is a row too many", tables[i].heading);
    free(text);
  }
}

/* "| integer | is is_not ... |" is what the compiler allows for that type, no more and no less. */
static void test_tests_of_types(void **state) {
  (void)state;
  static const struct {
    const char *row, *field;
  } types[] = {{"boolean", "{type: boolean}"},
               {"integer", "{type: integer}"},
               {"decimal", "{type: decimal, places: 2}"},
               {"duration", "{type: duration}"},
               {"sentence", "{type: sentence}"},
               {"date", "{type: date}"},
               {"enum", "{type: enum, values: [a, b]}"},
               {"enum, `ordered`", "{type: enum, values: [a, b], ordered: true}"},
               {"set", "{type: set, values: [a, b]}"},
               {"text, `coded`", "{type: text, coded: true}"}};
  char *text = section("The tests of each type");
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    char *mark = made("\n| %s | ", types[i].row);
    const char *at = strstr(text, mark);
    if (at == NULL) fail_msg("the tests of each type: there is no row for %s", types[i].row);
    at += strlen(mark);
    char *row = copy(at, strcspn(at, "\n"));
    for (const key *k = keys_operator; k->name != NULL; k++) {
      char *rules = made("fields:\n  x: %s\nderived:\n  y: {true_when: {x: {%s: a}}}\n", types[i].field, k->name);
      save_rules(rules);
      int code;
      char *out = run("check --format gcc rules.yaml", &code), *name = made("`%s`", k->name);
      bool allowed = strstr(out, "[E0404]") == NULL, told = strstr(row, name) != NULL;
      if (allowed != told) fail_msg("the tests of each type: %s: %s is %sallowed", types[i].row, k->name, allowed ? "" : "not ");
      free(rules);
      free(out);
      free(name);
    }
    free(row);
    free(mark);
  }
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_examples), cmocka_unit_test(test_keys), cmocka_unit_test(test_tests_of_types)};
  return cmocka_run_group_tests_name("language", tests, read_manual, free_manual);
}
