#include "diag/explain.h"

#include "base/utf8.h"
#include "epf/rules.h"

enum { WIDTH = 88, EXAMPLE_INDENT = 4 };

static const explanation explanations[CODE_COUNT] = {
#define EXPLAIN(name, text, kind, wrong, right) [CODE_##name] = {text, EXPLAIN_##kind, wrong, right},
#include "diag/explain.def"
#undef EXPLAIN
};

/* A code that explain.def lacks, has twice or has in another place stops the build here. */
enum {
#define EXPLAIN(name, text, kind, wrong, right) EXPLAINED_##name,
#include "diag/explain.def"
#undef EXPLAIN
  EXPLAINED_COUNT
};
#define CODE(name, number, severity, title) \
  _Static_assert((int)EXPLAINED_##name == (int)CODE_##name, "explain.def and codes.def differ in order");
#include "diag/codes.def"
#undef CODE
_Static_assert((int)EXPLAINED_COUNT == (int)CODE_COUNT, "explain.def explains what codes.def does not have");

const explanation *explain_at(diag_code code) { return code < CODE_COUNT ? &explanations[code] : NULL; }

const char *explain_vocabulary(void) { return EXPLAIN_VOCABULARY; }

/* Breaks at blanks, but not between backticks: what is to be typed stays in one piece. */
static void wrap(const char *text, int indent, buf *to) {
  int column = 0;
  while (*text != '\0') {
    size_t len = 0;
    int width = 0;
    for (bool quoted = false; text[len] != '\0' && (quoted || text[len] != ' ');) {
      uint32_t cp;
      if (text[len] == '`') quoted = !quoted;
      size_t step = utf8_decode(text + len, strlen(text + len), &cp);
      len += step > 0 ? step : 1;
      width += step > 0 ? utf8_width(cp) : 1;
    }
    if (column == 0) {
      for (int i = 0; i < indent; i++) buf_char(to, ' ');
      column = indent;
    } else if (column + 1 + width > WIDTH) {
      buf_char(to, '\n');
      column = 0;
      continue;
    } else {
      buf_char(to, ' ');
      column++;
    }
    buf_add(to, text, len);
    column += width;
    text += len;
    while (*text == ' ') text++;
  }
  buf_char(to, '\n');
}

static void show_example(const char *text, buf *to) {
  while (*text != '\0') {
    size_t len = strcspn(text, "\n");
    for (int i = 0; i < EXAMPLE_INDENT && len > 0; i++) buf_char(to, ' ');
    buf_add(to, text, len);
    buf_char(to, '\n');
    text += len + (text[len] == '\n');
  }
}

bool explain_code(diag_code code, buf *to) {
  const explanation *e = explain_at(code);
  if (e == NULL) return false;
  buf_printf(to, "%s: %s\n\n", diag_code_name(code), diag_code_title(code));
  wrap(e->text, 0, to);
  if (e->kind == EXPLAIN_TABLE) return true;
  bool profile = e->kind == EXPLAIN_PROFILE || e->right[0] == '{';
  if (profile) {
    buf_text(to, "\nThe examples answer these fields:\n\n");
    show_example(EXPLAIN_VOCABULARY, to);
  }
  buf_text(to, "\nWrong:\n\n");
  if (e->kind == EXPLAIN_NONE) wrap(e->wrong, EXAMPLE_INDENT, to);
  else show_example(e->wrong, to);
  buf_text(to, "\nRight:\n\n");
  show_example(e->right, to);
  return true;
}

diag_code explain_find(str name) {
  bool lettered = name.len > 0 && (name.at[0] < '0' || name.at[0] > '9');
  size_t i = lettered;
  while (i + 1 < name.len && name.at[i] == '0') i++;
  str number = {name.at + i, name.len - i};
  if (number.len == 0 || number.len > 4) return CODE_COUNT;
  for (int c = 0; c < CODE_COUNT; c++) {
    const char *have = diag_code_name((diag_code)c); /* a letter and four digits */
    size_t zeros = 4 - number.len;
    if (lettered && (name.at[0] & ~0x20) != have[0]) continue;
    if (strspn(have + 1, "0") >= zeros && memcmp(have + 1 + zeros, number.at, number.len) == 0) return (diag_code)c;
  }
  return CODE_COUNT;
}

/* ---- the public face ---- */

bool epf_explain(const char *code, epf_buffer *to) { return explain_code(explain_find(str_from(code)), to); }

const char *epf_code_at(size_t i) { return i < CODE_COUNT ? diag_code_name((diag_code)i) : NULL; }
