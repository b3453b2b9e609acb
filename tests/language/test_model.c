/* The page about the model's JSON names every member that the model prints, in the section for the thing it is of. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "yaml/doc.h"

typedef enum thing { TOP, DATUM, NODE, CONDITION, OPTION, VERSION, CAUTION, SOURCE, THINGS } thing;
static const char *const headings[THINGS] = {"## Top", "## A datum", "## A node", "## A named condition", "## An option", "## A version", "## A caution", "## A source"};

/* What stands below a member. Of others: the same thing. */
static const struct {
  const char *member;
  thing of;
} below[] = {{"fields", DATUM}, {"derived", DATUM}, {"conditions", CONDITION}, {"options", OPTION}, {"clauses", NODE}, {"when", NODE}, {"parts", NODE},
             {"applies", NODE}, {"criteria", NODE}, {"excluded", NODE}, {"available", NODE}, {"in_force", NODE}, {"versions", VERSION},
             {"cautions", CAUTION}, {"sources", SOURCE}};

static char *all_of(FILE *f) {
  char *text = NULL;
  size_t len = 0;
  FILE *to = open_memstream(&text, &len);
  assert_non_null(f);
  assert_non_null(to);
  for (int c; (c = fgetc(f)) != EOF;) fputc(c, to);
  fclose(to);
  return text;
}

static char *sections[THINGS], *page, *printed;

/* The page's text below a heading, up to the next. */
static char *section_of(const char *heading) {
  char line[64];
  snprintf(line, sizeof line, "\n%s\n", heading);
  const char *from = strstr(page, line);
  if (from == NULL) fail_msg("MODEL.md has no heading `%s`", heading);
  const char *to = strstr(from + strlen(line), "\n## ");
  return strndup(from, to != NULL ? (size_t)(to - from) : strlen(from));
}

static int read_both(void **state) {
  (void)state;
  FILE *f = fopen(EPF_SOURCE_DIR "/rules/MODEL.md", "r");
  page = all_of(f);
  fclose(f);
  f = popen("'" EPF_PROGRAM "' dump --stage model --format json '" EPF_SOURCE_DIR "/tests/oom/everything'", "r");
  printed = all_of(f);
  for (int i = 0; i < THINGS; i++) sections[i] = section_of(headings[i]);
  return pclose(f);
}

static int forget(void **state) {
  (void)state;
  for (int i = 0; i < THINGS; i++) free(sections[i]);
  free(page);
  free(printed);
  return 0;
}

static bool names(const char *text, const char *member) {
  char quoted[64];
  snprintf(quoted, sizeof quoted, "`%s`", member);
  return strstr(text, quoted) != NULL;
}

static bool is_place(const char *member) {
  return strcmp(member, "file") == 0 || strcmp(member, "line") == 0 || strcmp(member, "column") == 0 || strcmp(member, "schema") == 0;
}

static size_t count_unnamed(const doc *n, thing is) {
  size_t unnamed = 0;
  for (size_t i = 0; n->kind == DOC_SEQUENCE && i < n->count; i++) unnamed += count_unnamed(n->items[i], is);
  for (size_t i = 0; n->kind == DOC_MAPPING && i < n->count; i++) {
    const char *member = n->pairs[i].key->text.at;
    if (!names(sections[is], member) && !is_place(member)) {
      print_error("MODEL.md does not name `%s` below `%s`\n", member, headings[is]);
      unnamed++;
    }
    thing its = is;
    for (size_t k = 0; k < sizeof below / sizeof *below; k++)
      if (strcmp(member, below[k].member) == 0) its = below[k].of;
    unnamed += count_unnamed(n->pairs[i].value, its);
  }
  return unnamed;
}

static void every_member_is_named(void **state) {
  (void)state;
  arena a;
  diags d;
  arena_init(&a);
  if (ARENA_CATCH(&a)) abort();
  diags_init(&d, &a);
  const doc *root = yaml_parse(source_new(&a, STR("model.json"), STR("model.json"), str_from(printed)), &d);
  assert_non_null(root); /* JSON is YAML */
  size_t unnamed = count_unnamed(root, TOP);
  arena_release(&a);
  assert_int_equal(unnamed, 0);
}

/* And the page names nothing that is never printed: neither members nor what may stand there. */
static void every_name_is_printed(void **state) {
  (void)state;
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
  size_t unknown = 0;
  for (const char *at = strchr(page, '`'); at != NULL; at = strchr(at, '`')) {
    size_t len = strspn(++at, letters);
    char quoted[64];
    if (len == 0 || at[len] != '`') {
      at = strchr(at, '`');
      if (at != NULL) at++;
      continue;
    }
    snprintf(quoted, sizeof quoted, "\"%.*s\"", (int)len, at);
    if (strstr(printed, quoted) == NULL) {
      print_error("MODEL.md names %s, which nothing prints\n", quoted);
      unknown++;
    }
    at += len + 1;
  }
  assert_int_equal(unknown, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_member_is_named), cmocka_unit_test(every_name_is_printed)};
  return cmocka_run_group_tests_name("model page", tests, read_both, forget);
}
