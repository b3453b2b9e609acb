/* `epf fmt`: the standard form, what it keeps, what it refuses.
 *
 * EPF_SOURCE names the folder of the sources, for the shipped rule files. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ftw.h>
#include <unistd.h>

#include "compile/rules.h"
#include "diag/render.h"
#include "yaml/format.h"

#ifndef EPF_SOURCE_DIR
#define EPF_SOURCE_DIR "."
#endif

typedef struct outcome {
  arena memory;
  diags d;
  buf text;
  bool good;
} outcome;

static void read_and_format(outcome *o, str text) {
  diags_init(&o->d, &o->memory);
  const source *s = source_new(&o->memory, STR("rules.yaml"), STR("rules.yaml"), text);
  const doc *root = yaml_parse(s, &o->d);
  o->good = root != NULL && yaml_format(s, root, &o->d, &o->text);
}

static void format(outcome *o, str text) {
  *o = (outcome){.good = false};
  arena_init(&o->memory);
  if (ARENA_CATCH(&o->memory)) abort();
  read_and_format(o, text);
}

static void release(outcome *o) {
  buf_free(&o->text);
  arena_release(&o->memory);
}

static str written(const outcome *o) { return (str){o->text.len > 0 ? o->text.at : "", o->text.len}; }

static void show_refusal(const outcome *o, str text) {
  buf why = {0};
  diags_render(&o->d, DIAG_TEXT, false, &why);
  print_error("refused:\n%.*s\nthe text:\n%.*s\n", (int)why.len, why.at != NULL ? why.at : "", STR_FMT(text));
  buf_free(&why);
}

static void assert_same(str actual, str expected) {
  if (str_eq(actual, expected)) return;
  print_error("expected:\n%.*s\nwritten:\n%.*s\n", STR_FMT(expected), STR_FMT(actual));
  fail();
}

/* Formats, and formats what was written: it must stay. */
static void assert_formats(str text, str expected) {
  outcome once, twice;
  format(&once, text);
  if (!once.good) show_refusal(&once, text);
  assert_true(once.good);
  if (expected.at != NULL) assert_same(written(&once), expected);
  format(&twice, written(&once));
  if (!twice.good) show_refusal(&twice, written(&once));
  assert_true(twice.good);
  assert_same(written(&twice), written(&once));
  release(&once);
  release(&twice);
}

/* ---- pairs ---- */

typedef struct example {
  const char *from, *to;
} example;

static void check_examples(const example *e, size_t count) {
  for (size_t i = 0; i < count; i++) assert_formats(str_from(e[i].from), str_from(e[i].to));
}
#define CHECK_EXAMPLES(list) check_examples((list), sizeof(list) / sizeof *(list))

static void indents_by_two(void **state) {
  (void)state;
  static const example examples[] = {
    {"a:\n     b: 1\n     c:\n        d: 2\n", "a:\n  b: 1\n  c:\n    d: 2\n"},
    {"a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"},
    {"- - a\n  - b\n-\n  - c\n", "- - a\n  - b\n- - c\n"},
    {"all:\n- ogrs3:   {at_least:   50}\n  note: why\n", "all:\n  - ogrs3: {at_least: 50}\n    note: why\n"},
    {"a :  1\n\"b\" :  2\n", "a: 1\n\"b\": 2\n"},
    {"? a\n: b\n? c\n", "a: b\nc:\n"},
    {"a:\n  b\n", "a: b\n"},
    {"a: 1", "a: 1\n"},
    {"a: 1   \n\n\n", "a: 1\n"},
    {"--- \na: 1\n...\n", "a: 1\n"},
    {"a: 1\r\nb:\r\n  - c\r\n", "a: 1\nb:\n  - c\n"},
    {"a:\nb: ~\n-c: ''\n", "a:\nb: ~\n-c: ''\n"}};
  CHECK_EXAMPLES(examples);
}

static void keeps_one_blank_line(void **state) {
  (void)state;
  static const example examples[] = {
    {"\n\na: 1\n\n\n\nb: 2\nc: 3\n", "a: 1\n\nb: 2\nc: 3\n"},
    {"a:\n\n  b: 1\n   \n  c: 2\n", "a:\n\n  b: 1\n\n  c: 2\n"},
    {"a:\n  - b\n\n  - c\n\n\nd: 1\n", "a:\n  - b\n\n  - c\n\nd: 1\n"},
    {"# a\n\n\n# b\n\na: 1\n\n\n# end\n\n", "# a\n\n# b\n\na: 1\n\n# end\n"}};
  CHECK_EXAMPLES(examples);
}

static void keeps_texts(void **state) {
  (void)state;
  static const example examples[] = {
    {"a: \"needless\"\nb: 'it''s'\nc: \"\\u00e9\\n\"\nd: yes\n", "a: \"needless\"\nb: 'it''s'\nc: \"\\u00e9\\n\"\nd: yes\n"},
    {"a:   |\n    one\n      two\n\n    three\n\n\nb: 1\n", "a: |\n  one\n    two\n\n  three\n\nb: 1\n"},
    {"a:   >-   \n     one\n     two  \nb: 1\n", "a: >-\n  one\n  two  \nb: 1\n"},
    {"a:\n    b: |+\n     keep\n\n\n    c: 1\n", "a:\n  b: |+\n    keep\n\n\n  c: 1\n"},
    {"a: |4-\n      two more\n    none\n", "a: |2-\n    two more\n  none\n"},
    {"- |1\n  x\n- >\n\n x\n", "- |2\n   x\n- >\n\n  x\n"},
    {"a: |\n  no line break at the end", "a: |-\n  no line break at the end\n"},
    {"a: >\n  folded\n\n    more\n\n  end\n", "a: >\n  folded\n\n    more\n\n  end\n"},
    {"a: one\n      two\n\n      three\nb: 1\n", "a: one\n  two\n\n  three\nb: 1\n"},
    {"a:\n     one\n     two\n", "a:\n  one\n  two\n"},
    {"a: 'one\n\n\n      two'\n", "a: 'one\n\n\n  two'\n"},
    {"a: \"one \\\n      two\\  \n      three\"\n", "a: \"one \\\n  two\\ \n  three\"\n"},
    {"caf\xc3\xa9: \xc5\xb7\n", "caf\xc3\xa9: \xc5\xb7\n"}};
  CHECK_EXAMPLES(examples);
}

static void keeps_flow_that_fits(void **state) {
  (void)state;
  static const example examples[] = {
    {"a: { b: 1,c: [x,y , z] ,}\n", "a: {b: 1, c: [x, y, z]}\n"},
    {"a: {\n  b: 1,\n  c: 2\n}\n", "a: {b: 1, c: 2}\n"},
    {"a:\n  [b, c]\n", "a: [b, c]\n"},
    {"a: {}\nb: [ ]\n", "a: {}\nb: []\n"},
    {"- [a, [b, {c: d, e: f}]]\n", "- [a, [b, {c: d, e: f}]]\n"},
    {"- {a: 1}\n- {a: 1, b: 2}\n", "- a: 1\n- {a: 1, b: 2}\n"},
    {"[a: b, c]\n", "[{a: b}, c]\n"},
    {"{a: 1, b: 2}\n", "{a: 1, b: 2}\n"},
    {"a: {b, c: , \"d\": }\n", "a: {b, c, \"d\"}\n"},
    {"a: [one\n  two, 'x\n  y']\n", "a: [one two, 'x y']\n"}};
  CHECK_EXAMPLES(examples);
}

#define TEN "ten_bytes_"
#define THIRTY TEN TEN TEN

static void breaks_flow_that_does_not_fit(void **state) {
  (void)state;
  static const example examples[] = {
    /* alone on the next line */
    {"a_key_of_some_length: {a: " THIRTY THIRTY ", b: " TEN TEN "}\n", "a_key_of_some_length:\n  {a: " THIRTY THIRTY ", b: " TEN TEN "}\n"},
    /* exactly 110 columns, and one more */
    {"a: [" THIRTY THIRTY THIRTY ", " TEN ", 1]\n", "a: [" THIRTY THIRTY THIRTY ", " TEN ", 1]\n"},
    {"a: [" THIRTY THIRTY THIRTY ", " TEN ", 12]\n", "a:\n  [" THIRTY THIRTY THIRTY ", " TEN ", 12]\n"},
    {"a: [" THIRTY THIRTY THIRTY ", " TEN ", 123]\n", "a:\n  [" THIRTY THIRTY THIRTY ", " TEN ",\n   123]\n"},
    /* short texts flow */
    {"- profile: {" THIRTY ": 1, b: [" THIRTY "], c: {missing: refused}, d" THIRTY ": 3}\n",
     "- profile:\n    {" THIRTY ": 1, b: [" THIRTY "], c: {missing: refused},\n     d" THIRTY ": 3}\n"},
    {"- [" THIRTY ", " THIRTY ", " THIRTY ", " THIRTY "]\n", "- [" THIRTY ", " THIRTY ", " THIRTY ",\n   " THIRTY "]\n"},
    /* clauses stand one a line, without needless braces */
    {"all: [{" THIRTY ": {at_least: 50}}, {" THIRTY ": {at_least: 5}, note: x}, {" THIRTY ": 1}]\n",
     "all:\n  - " THIRTY ": {at_least: 50}\n  - {" THIRTY ": {at_least: 5}, note: x}\n  - " THIRTY ": 1\n"},
    {"true_when: {all: [{" THIRTY ": 1}, {" THIRTY ": 2}, {x: {in: [a, b]}}]}\n",
     "true_when:\n  all: [{" THIRTY ": 1}, {" THIRTY ": 2}, {x: {in: [a, b]}}]\n"},
    {"{a: [{" THIRTY ": {b: 1, c: 2}}], d: {" THIRTY ": " THIRTY ", e: 2}, f: 3}\n",
     "a: [{" THIRTY ": {b: 1, c: 2}}]\nd: {" THIRTY ": " THIRTY ", e: 2}\nf: 3\n"},
    /* what cannot be one line: a blank line within a text */
    {"a: [b, c\n\n  d]\n", "a:\n  - b\n  - c\n\n    d\n"},
    /* a long text is never broken, and stays below its key if it was there */
    {"a: " THIRTY THIRTY THIRTY THIRTY "\n", "a: " THIRTY THIRTY THIRTY THIRTY "\n"},
    {"a:\n     " THIRTY THIRTY THIRTY THIRTY "\n", "a:\n  " THIRTY THIRTY THIRTY THIRTY "\n"},
    /* columns, not bytes */
    {"a: [" THIRTY THIRTY THIRTY ", \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9, 1]\n",
     "a: [" THIRTY THIRTY THIRTY ", \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9, 1]\n"}};
  CHECK_EXAMPLES(examples);
}

static void keeps_comments(void **state) {
  (void)state;
  static const example examples[] = {
    {"#one\n# two   \na: 1     # three\nb: [c, d]# four\n", "#one\n# two\na: 1 # three\nb: [c, d] # four\n"},
    {"a: # on the key\n      # below it\n      b: 1\n", "a: # on the key\n  # below it\n  b: 1\n"},
    {"a: # why\n  [b, c]\nd: # why\n   text\ne: # why\n  |\n   text\n", "a: # why\n  [b, c]\nd: # why\n  text\ne: # why\n  |\n  text\n"},
    {"- # dash\n  a: 1\n-\n  # below\n  b: 2\n- # nothing else\n", "- # dash\n  a: 1\n-\n  # below\n  b: 2\n- # nothing else\n"},
    {"a: | # header\n  # no comment\n  text # nor this\n# after\nb: 1\n",
     "a: | # header\n  # no comment\n  text # nor this\n# after\nb: 1\n"},
    {"a:\n    - 1\n    # at the end of the list\n  # of a\n# of b\nb: 2\n",
     "a:\n  - 1\n  # at the end of the list\n# of a\n# of b\nb: 2\n"},
    {"a:\n   b:\n     c: 1\n   # before d\n   d: 2\n     # deeper\n# end\n",
     "a:\n  b:\n    c: 1\n  # before d\n  d: 2\n  # deeper\n# end\n"},
    {"a:\n- 1\n# before b\nb: 2\n", "a:\n  - 1\n# before b\nb: 2\n"},
    {"cautions:\n  # - when: later\nkind: x\n", "cautions:\n  # - when: later\nkind: x\n"},
    {"a: 1\n\n   # indented\n\nb: 2\n", "a: 1\n\n# indented\n\nb: 2\n"},
    {"a: '#no' # yes\nb: x#no\nc: \"# no\"\n", "a: '#no' # yes\nb: x#no\nc: \"# no\"\n"},
    {"? a # odd\n: b\n", "a:\n  # odd\n  b\n"}};
  CHECK_EXAMPLES(examples);
}

/* ---- refusals ---- */

static void refuses_with_a_place(void **state) {
  (void)state;
  static const struct {
    const char *text;
    diag_code code;
    uint32_t line, column;
  } cases[] = {
    {"a: [b, # lost\n  c]\n", CODE_COMMENT_LOST, 1, 8},
    {"a: {\n  b: 1\n  # lost\n}\n", CODE_COMMENT_LOST, 3, 3},
    {"# kept\n- a: [b] # kept\n  c: {d: 1,\n    e: 2 # lost\n    }\n", CODE_COMMENT_LOST, 4, 10},
    {"[a #lost\n]\n", CODE_COMMENT_LOST, 1, 4},
    {"a: &x 1\n", CODE_YAML_FEATURE, 1, 4},
    {"a: [\n", CODE_YAML_SYNTAX, 2, 1},
    {"# nothing\n", CODE_EMPTY_DOCUMENT, 2, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o;
    format(&o, str_from(cases[i].text));
    assert_false(o.good);
    assert_int_equal(o.text.len, 0);
    assert_true(o.d.list.count > 0);
    place at = span_place(o.d.list.at[0]->at);
    if (o.d.list.at[0]->code != cases[i].code || at.line != cases[i].line || at.column != cases[i].column) show_refusal(&o, str_from(cases[i].text));
    assert_int_equal(o.d.list.at[0]->code, cases[i].code);
    assert_int_equal(at.line, cases[i].line);
    assert_int_equal(at.column, cases[i].column);
    release(&o);
  }
}

static void refuses_every_lost_comment(void **state) {
  (void)state;
  outcome o;
  format(&o, STR("a: [b, # one\n  c # two\n  ]\nd: {e: 1, # three\n  f: 2}\n"));
  assert_false(o.good);
  assert_int_equal(o.d.errors, 3);
  release(&o);
}

static void refuses_a_key_that_is_too_long(void **state) {
  (void)state;
  buf text = {0};
  buf_text(&text, "a: 1\n? ");
  for (int i = 0; i < 1100; i++) buf_char(&text, 'k');
  buf_text(&text, "\n: 1\n");
  outcome o;
  format(&o, (str){text.at, text.len});
  assert_false(o.good);
  assert_int_equal(o.d.list.at[0]->code, CODE_YAML_FEATURE);
  assert_int_equal(span_place(o.d.list.at[0]->at).line, 2);
  release(&o);
  buf_free(&text);
}

/* ---- random YAML ---- */

typedef struct dice {
  uint64_t state;
  buf text;
} dice;

static uint32_t below(dice *r, uint32_t n) {
  r->state = r->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(r->state >> 33) % n;
}

static bool often(dice *r, uint32_t percent) { return below(r, 100) < percent; }

static void blanks(dice *r, size_t count) {
  while (count-- > 0) buf_char(&r->text, ' ');
}

static void word(dice *r) {
  static const char *const words[] = {"alpha", "50", "true", "x#y", "a:b", "caf\xc3\xa9", "-dash", "2020-01-01", "null", "t_t", "~", "it's", "b\\c"};
  buf_text(&r->text, words[below(r, sizeof words / sizeof *words)]);
}

static void line_end(dice *r) {
  blanks(r, often(r, 10) ? below(r, 3) : 0);
  if (often(r, 12)) {
    buf_text(&r->text, " #");
    word(r);
  }
  buf_char(&r->text, '\n');
}

/* Comments and blank lines; never deeper than the block that they stand in. */
static void between(dice *r, size_t indent) {
  while (often(r, 20)) {
    if (often(r, 50)) {
      blanks(r, below(r, (uint32_t)indent + 1));
      buf_text(&r->text, "# ");
      word(r);
      buf_text(&r->text, " \n");
    } else {
      buf_char(&r->text, '\n');
    }
  }
}

static void put_flow_node(dice *r, int depth);

static void flow_parts(dice *r, int depth, bool pairs) {
  uint32_t count = below(r, 5);
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0) buf_text(&r->text, often(r, 70) ? ", " : " ,  ");
    if (pairs) buf_printf(&r->text, often(r, 80) ? "k%u: " : "\"k%u\":", i);
    put_flow_node(r, depth + 1);
  }
}

static void put_flow_node(dice *r, int depth) {
  uint32_t what = below(r, depth > 3 ? 3 : 6);
  if (what == 0) buf_text(&r->text, "'sin''gle'");
  else if (what == 1) buf_text(&r->text, "\"dou\\\"ble\"");
  else if (what == 2) buf_text(&r->text, "plain text");
  else {
    bool pairs = often(r, 50);
    buf_text(&r->text, pairs ? "{" : "[");
    blanks(r, below(r, 2));
    flow_parts(r, depth, pairs);
    buf_text(&r->text, pairs ? "}" : "]");
  }
}

static void put_block_lines(dice *r, size_t indent) {
  static const char *const headers[] = {"|", "|-", "|+", ">", ">-", ">+"};
  buf_text(&r->text, headers[below(r, 6)]);
  if (often(r, 20)) buf_text(&r->text, " # header");
  buf_char(&r->text, '\n');
  size_t in = indent + 1 + below(r, 3);
  for (uint32_t i = 0, count = 1 + below(r, 4); i < count; i++) {
    if (i > 0 && often(r, 30)) buf_char(&r->text, '\n');
    blanks(r, in + (i > 0 && often(r, 20) ? 2 : 0));
    word(r);
    buf_text(&r->text, " # text\n");
  }
  if (often(r, 30)) buf_text(&r->text, "\n\n");
}

static void put_block_mapping(dice *r, size_t indent, int depth, bool here);
static void put_block_list(dice *r, size_t indent, int depth, bool here);

/* Behind a key or a dash, whose block is `indent` deep; ends with a line break. */
static void put_any(dice *r, size_t indent, int depth, bool item) {
  switch (below(r, depth > 4 ? 6 : 9)) {
  case 0: line_end(r); return;
  case 1:
    blanks(r, 1 + below(r, 2));
    buf_text(&r->text, "'one");
    if (often(r, 30)) {
      buf_char(&r->text, '\n');
      blanks(r, indent + 1 + below(r, 3));
    }
    buf_text(&r->text, " two'");
    line_end(r);
    return;
  case 2:
    blanks(r, 1);
    put_block_lines(r, indent);
    return;
  case 3:
    blanks(r, 1 + below(r, 2));
    put_flow_node(r, 0);
    line_end(r);
    return;
  case 4:
  case 5:
    blanks(r, 1 + below(r, 3));
    buf_text(&r->text, "some ");
    word(r);
    if (often(r, 20)) {
      buf_char(&r->text, '\n');
      blanks(r, indent + 1);
      buf_text(&r->text, "further");
    }
    line_end(r);
    return;
  case 6:
    if (item && often(r, 60)) {
      blanks(r, 1);
      put_block_mapping(r, indent + 2, depth + 1, true);
      return;
    }
    line_end(r);
    put_block_mapping(r, indent + 1 + below(r, 4), depth + 1, false);
    return;
  default: {
    if (item && often(r, 60)) {
      blanks(r, 1);
      put_block_list(r, indent + 2, depth + 1, true);
      return;
    }
    line_end(r);
    size_t in = indent + (item ? 1 + below(r, 3) : below(r, 4));
    put_block_list(r, in, depth + 1, false);
    return;
  }
  }
}

static void put_block_mapping(dice *r, size_t indent, int depth, bool here) {
  for (uint32_t i = 0, count = 1 + below(r, 4); i < count; i++) {
    if (i > 0 || !here) {
      between(r, indent);
      blanks(r, indent);
    }
    buf_printf(&r->text, often(r, 85) ? "key%u:" : "'key %u' :", i);
    put_any(r, indent, depth, false);
  }
}

static void put_block_list(dice *r, size_t indent, int depth, bool here) {
  for (uint32_t i = 0, count = 1 + below(r, 4); i < count; i++) {
    if (i > 0 || !here) {
      between(r, indent);
      blanks(r, indent);
    }
    buf_char(&r->text, '-');
    put_any(r, indent, depth, true);
  }
}

/* Every document is taken, and what is written is its own standard form. That trees and comments are the same is
 * what yaml_format looks at itself; `between` and `line_end` see to it that there are comments. */
static void formats_random_yaml(void **state) {
  (void)state;
  size_t comments = 0;
  for (uint64_t seed = 1; seed <= 4000; seed++) {
    dice r = {.state = seed * UINT64_C(0x9e3779b97f4a7c15)};
    between(&r, 0);
    put_block_mapping(&r, 0, 0, false);
    assert_false(r.text.failed);
    assert_formats((str){r.text.at, r.text.len}, (str){NULL, 0});
    for (size_t i = 0; i < r.text.len; i++) comments += r.text.at[i] == '#';
    buf_free(&r.text);
  }
  assert_true(comments > 4000);
}

/* ---- shipped files ---- */

static size_t files_seen;

static int format_file(const char *path, const struct stat *st, int kind, struct FTW *at) {
  (void)st, (void)at;
  size_t len = strlen(path);
  if (kind != FTW_F || len < 5 || strcmp(path + len - 5, ".yaml") != 0) return 0;
  epf_buffer *text = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = epf_yaml_format(path, false, text, why);
  if (status != EPF_OK) print_error("%.*s", (int)epf_buffer_len(why), epf_buffer_bytes(why));
  assert_int_equal(status, EPF_OK);
  assert_int_equal(epf_buffer_len(why), 0);
  assert_formats((str){epf_buffer_bytes(text), epf_buffer_len(text)}, (str){epf_buffer_bytes(text), epf_buffer_len(text)});
  epf_buffer_free(text);
  epf_buffer_free(why);
  files_seen++;
  return 0;
}

static void formats_shipped_files(void **state) {
  (void)state;
  const char *root = getenv("EPF_SOURCE");
  char path[4096];
  snprintf(path, sizeof path, "%s/rules", root != NULL ? root : EPF_SOURCE_DIR);
  files_seen = 0;
  assert_int_equal(nftw(path, format_file, 16, FTW_PHYS), 0);
  assert_true(files_seen >= 50);
}

static void reports_what_it_cannot_read(void **state) {
  (void)state;
  epf_buffer *text = epf_buffer_new(), *why = epf_buffer_new();
  assert_int_equal(epf_yaml_format("no-such-folder/no-such-file.yaml", false, text, why), EPF_E_RULES);
  assert_int_equal(epf_buffer_len(text), 0);
  assert_true(epf_buffer_len(why) > 0);
  epf_buffer_free(text);
  epf_buffer_free(why);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(indents_by_two),
    cmocka_unit_test(keeps_one_blank_line),
    cmocka_unit_test(keeps_texts),
    cmocka_unit_test(keeps_flow_that_fits),
    cmocka_unit_test(breaks_flow_that_does_not_fit),
    cmocka_unit_test(keeps_comments),
    cmocka_unit_test(refuses_with_a_place),
    cmocka_unit_test(refuses_every_lost_comment),
    cmocka_unit_test(refuses_a_key_that_is_too_long),
    cmocka_unit_test(formats_random_yaml),
    cmocka_unit_test(formats_shipped_files),
    cmocka_unit_test(reports_what_it_cannot_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
