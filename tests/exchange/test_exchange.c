/* What cannot be brought in or written is refused with its code, in its place, in words that help; hostile files do nothing; what is
 * meant for a spreadsheet is never run by it.
 *
 *   test_exchange [FOLDER of bad_files.txt]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "diag/diag.h"
#include "errors/case_file.h"
#include "exchange/cell.h"
#include "yaml/doc.h"

static const char *folder = "tests/exchange";
static bool seen[CODE_COUNT];

/* ---- one file ---- */

static bool ends_with(str s, const char *end) { return s.len >= strlen(end) && memcmp(s.at + s.len - strlen(end), end, strlen(end)) == 0; }

/* What the name says: CSV, DMN, or rules whose tables are written as CSV (.csv.yaml) or DMN (.dmn.yaml). */
static bool read_file(arena *a, diags *d, str name, str text, buf *to) {
  source *s = source_new(a, name, name, text);
  book *b = ARENA_NEW(a, book);
  if (ends_with(name, ".csv")) {
    sheet one;
    return csv_read_sheet(s, d, &one) && book_add_sheet(b, d, &one) && yaml_write_tables(b, d, to);
  }
  if (ends_with(name, ".dmn")) return dmn_read_book(s, d, b) && yaml_write_tables(b, d, to);
  doc *root = yaml_parse(s, d);
  if (root == NULL || !yaml_read_book(&root, 1, NULL, (str){"", 0}, d, b)) return false;
  return ends_with(name, ".csv.yaml") ? csv_write_sheet(&b->sheets.at[0], d, to) : dmn_write_book(b, d, to);
}

static bool has(str text, const char *part) {
  if (part == NULL) return true;
  size_t len = strlen(part);
  for (size_t i = 0; i + len <= text.len; i++)
    if (memcmp(text.at + i, part, len) == 0) return true;
  return false;
}

static bool meets(const diag *f, const expectation *e) {
  char where[64] = "-";
  if (f->at.in != NULL) {
    place p = span_place(f->at);
    snprintf(where, sizeof where, "%u:%u", p.line, p.column);
  }
  return strcmp(diag_code_name(f->code), e->code) == 0 && strcmp(where, e->place) == 0 && has(f->message, e->message) && has(f->help, e->help) && f->help.len > 0;
}

static bool run_case(const case_file *file, const bad_case *c) {
  static const char head[] = "--- file: ";
  arena *a = malloc(sizeof *a);
  buf *out = calloc(1, sizeof *out);
  assert_true(a != NULL && out != NULL);
  arena_init(a);
  assert_false(ARENA_CATCH(a));
  str text = {c->text.at, c->text.len};
  const char *end = memchr(text.at, '\n', text.len);
  assert_true(end != NULL && memcmp(text.at, head, sizeof head - 1) == 0);
  str name = {text.at + sizeof head - 1, (size_t)(end - text.at) - sizeof head + 1};
  diags d;
  diags_init(&d, a);
  bool read = read_file(a, &d, name, (str){end + 1, text.len - (size_t)(end + 1 - text.at)}, out);
  diags_sort(&d);
  bool good = d.list.count == c->expected_count && read == (d.errors == 0);
  for (size_t i = 0; good && i < d.list.count; i++) {
    good = meets(d.list.at[i], &c->expected[i]);
    seen[d.list.at[i]->code] |= good;
  }
  if (!good) {
    print_error("%s:%u: %s%s\n", file->path, c->line, c->name, read ? ": it is read" : "");
    for (size_t i = 0; i < d.list.count; i++) {
      place p = span_place(d.list.at[i]->at);
      print_error("  found: %s %u:%u %.*s\n    help: %.*s\n", diag_code_name(d.list.at[i]->code), p.line, p.column, STR_FMT(d.list.at[i]->message), STR_FMT(d.list.at[i]->help));
    }
  }
  arena_release(a);
  buf_free(out);
  free(out);
  free(a);
  return good;
}

static void test_cases(void **state) {
  (void)state;
  case_file *f = case_file_read(folder, "bad_files.txt");
  size_t bad = 0;
  for (size_t i = 0; i < f->count; i++) bad += !run_case(f, &f->cases[i]);
  case_file_free(f);
  assert_int_equal(bad, 0);
}

/* Tables that are brought in together. */
static void test_clashes(void **state) {
  (void)state;
  static const char *const texts[] = {
    "table,t\nhit,first\ncolumn,input,output\nname,a,t\ntype,integer,\nrule,1,1\n", "table,t\nhit,first\ncolumn,input,output\nname,b,t\ntype,integer,\nrule,1,1\n",
    "table,u\nhit,first\ncolumn,input,output\nname,a,u\ntype,decimal,\nrule,1,1\n", "table,v\nhit,first\ncolumn,input,output\nname,t,v\ntype,integer,\nrule,1,1\n"};
  static const char *const messages[] = {"two tables are called `t`", "`a` is described otherwise than before", NULL};
  for (size_t i = 0; i < 3; i++) {
    arena *a = malloc(sizeof *a);
    assert_non_null(a);
    arena_init(a);
    assert_false(ARENA_CATCH(a));
    diags d;
    diags_init(&d, a);
    book *b = ARENA_NEW(a, book);
    sheet *s = ARENA_ARRAY(a, sheet, 2);
    source *one = source_new(a, STR("a.csv"), STR("a.csv"), str_from(texts[0])), *two = source_new(a, STR("b.csv"), STR("b.csv"), str_from(texts[i + 1]));
    assert_true(csv_read_sheet(one, &d, &s[0]) && csv_read_sheet(two, &d, &s[1]) && book_add_sheet(b, &d, &s[0]));
    assert_int_equal(book_add_sheet(b, &d, &s[1]), messages[i] == NULL);
    assert_int_equal(d.list.count, messages[i] != NULL);
    if (messages[i] != NULL) assert_true(d.list.at[0]->code == CODE_NAMES_CLASH && has(d.list.at[0]->message, messages[i]) && d.list.at[0]->labels != NULL);
    else assert_int_equal(b->fields.count, 1); /* what a table computes is no field */
    arena_release(a);
    free(a);
  }
  seen[CODE_NAMES_CLASH] = true;
}

static void test_every_code(void **state) {
  (void)state;
  for (int i = 0; i < CODE_COUNT; i++)
    if (strncmp(diag_code_name((diag_code)i) + 1, "12", 2) == 0 && !seen[i]) fail_msg("%s is raised by no case", diag_code_name((diag_code)i));
}

/* ---- hostile files ---- */

static diag_code refusal(const char *name, const char *text, size_t len) {
  arena *a = malloc(sizeof *a);
  buf *out = calloc(1, sizeof *out);
  assert_true(a != NULL && out != NULL);
  arena_init(a);
  assert_false(ARENA_CATCH(a));
  diags d;
  diags_init(&d, a);
  bool read = read_file(a, &d, str_from(name), (str){text, len}, out);
  diag_code code = read ? CODE_COUNT : d.list.at[0]->code;
  assert_true(read || out->len == 0);
  arena_release(a);
  buf_free(out);
  free(out);
  free(a);
  return code;
}

#define OPEN "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"n\">"

static buf repeated(const char *before, const char *what, size_t times, const char *after) {
  buf b = {0};
  buf_text(&b, before);
  for (size_t i = 0; i < times; i++) buf_text(&b, what);
  buf_text(&b, after);
  assert_false(b.failed);
  return b;
}

static void refused(const char *name, buf b, diag_code code) {
  assert_int_equal(refusal(name, b.at, b.len), code);
  buf_free(&b);
}

static void test_hostile(void **state) {
  (void)state;
  refused("deep.dmn", repeated(OPEN "", "<a>", 80, ""), CODE_XML_REFUSED);
  buf deep = repeated(OPEN "", "<a>", 100, "");
  for (int i = 0; i < 100; i++) buf_text(&deep, "</a>");
  buf_text(&deep, "</definitions>");
  refused("deep.dmn", deep, CODE_XML_REFUSED);
  refused("open.dmn", repeated("", "<a>", 100000, ""), CODE_XML_REFUSED);
  refused("wide.dmn", repeated(OPEN, "<a/>", 500001, "</definitions>"), CODE_XML_REFUSED);
  refused("many.dmn", repeated(OPEN, "<inputData name=\"a\"/>", 1001, "</definitions>"), CODE_DMN_NOT_SAID);
  buf laughs = {0};
  buf_text(&laughs, "<!DOCTYPE d [<!ENTITY e0 \"ha\">");
  for (int i = 1; i < 60; i++) buf_printf(&laughs, "<!ENTITY e%d \"&e%d;&e%d;\">", i, i - 1, i - 1);
  buf_text(&laughs, "]><definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"&e59;\"/>");
  refused("laughs.dmn", laughs, CODE_XML_REFUSED);
  refused("list.dmn", repeated(OPEN "<decision name=\"d\"><decisionTable><input><inputExpression typeRef=\"number\"><text>a</text></inputExpression></input><output/><rule><inputEntry><text>1",
                               ",1", 1000000, "</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision></definitions>"),
          CODE_BAD_TABLE_CELL);
  refused("cell.csv", repeated("table,t\nlabel,\"", "x", 3000000, "\n"), CODE_BAD_SHEET);
  refused("wide.csv", repeated("table,t\nhit,first\ncolumn", ",input", 5000, "\n"), CODE_BAD_SHEET);
  static const char nul[] = "table,t\nhit,fi\0rst\n", xml_nul[] = OPEN "\0</definitions>", utf16[] = "\xff\xfe<\0a\0/\0>\0";
  assert_int_equal(refusal("nul.csv", nul, sizeof nul - 1), CODE_BAD_SHEET);
  assert_int_equal(refusal("nul.dmn", xml_nul, sizeof xml_nul - 1), CODE_XML_REFUSED);
  assert_int_equal(refusal("utf16.dmn", utf16, sizeof utf16 - 1), CODE_XML_REFUSED);
  assert_int_equal(refusal("utf16.csv", utf16, sizeof utf16 - 1), CODE_BAD_SHEET);
}

/* Every text of a CSV that a spreadsheet would run stands behind an apostrophe, and comes back without. */
static void test_formulas(void **state) {
  (void)state;
  static const char yaml[] =
    "fields:\n  age: {type: integer, label: \"=HYPERLINK(1)\", unit: \"@x\", help: \"+1\"}\n"
    "derived:\n  result:\n    label: \"-2+3\"\n    values: {a: \"=a\", b: b}\n    table:\n      hit: first\n      inputs: [age]\n"
    "      rules:\n        - {when: {age: {below: -3}}, then: a, note: \"=cmd|' /C calc'!A0\"}\n        - {when: {age: -5}, then: b, note: \"'=already\"}\n";
  arena *a = malloc(sizeof *a);
  buf *out = calloc(2, sizeof *out);
  assert_true(a != NULL && out != NULL);
  arena_init(a);
  assert_false(ARENA_CATCH(a));
  diags d;
  diags_init(&d, a);
  assert_true(read_file(a, &d, STR("a.csv.yaml"), (str){yaml, sizeof yaml - 1}, &out[0]));
  const char *at = out[0].at, *end = at + out[0].len;
  for (; at < end; at++) { /* the first byte of each cell */
    bool begins = at == out[0].at || at[-1] == ',' || at[-1] == '\n' || (at[-1] == '"' && (at[-2] == ',' || at[-2] == '\n'));
    if (begins && strchr("=+@\t", *at) != NULL) fail_msg("a formula: %.20s", at);
  }
  assert_true(has((str){out[0].at, out[0].len}, ",'=HYPERLINK(1)"));
  assert_true(has((str){out[0].at, out[0].len}, "''=already"));
  assert_true(has((str){out[0].at, out[0].len}, "rule,-5,"));
  assert_true(read_file(a, &d, STR("a.csv"), (str){out[0].at, out[0].len}, &out[1]));
  str back = {out[1].at, out[1].len};
  assert_true(has(back, "=HYPERLINK(1)\"") && has(back, "\"'=already\"") && has(back, "-2+3") && has(back, "age: -5"));
  arena_release(a);
  for (int i = 0; i < 2; i++) buf_free(&out[i]);
  free(out);
  free(a);
}

int main(int argc, char **argv) {
  if (argc > 1) folder = argv[1];
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_clashes), cmocka_unit_test(test_every_code), cmocka_unit_test(test_hostile), cmocka_unit_test(test_formulas)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
