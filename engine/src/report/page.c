#include "report/page.h"

const char *paint(const page *p, const char *code) { return p->how->colour ? code : ""; }

int width_of(str text) {
  int width = 0;
  for (size_t i = 0, step; i < text.len; i += step) width += buf_visible_one(NULL, (str){text.at + i, text.len - i}, &step);
  return width;
}

void pad(page *p, int width) {
  while (width-- > 0) buf_char(p->to, ' ');
}

void put_wrapped(page *p, int at, int indent, str text) {
  int blanks = 0; /* before the next word, if it stays on the line */
  for (size_t i = 0; i < text.len;) {
    size_t end = i;
    while (end < text.len && text.at[end] != ' ' && (end == i || text.at[end - 1] != '\n')) end++; /* a line end is shown, and ends a word */
    str word = {text.at + i, end - i};
    int width = width_of(word);
    if (width > 0 && at > indent && at + blanks + width > PAGE_WIDTH) {
      buf_char(p->to, '\n');
      pad(p, indent);
      at = indent;
      blanks = 0;
    }
    if (width > 0) {
      pad(p, blanks);
      buf_visible(p->to, word);
      at += blanks + width;
      blanks = 0;
    }
    blanks += end < text.len;
    i = end + (end < text.len && text.at[end] == ' ');
  }
}

void put_line(page *p, int at, int indent, buf *line) {
  put_wrapped(p, at, indent, (str){line->at, line->len});
  buf_char(p->to, '\n');
  p->to->failed |= line->failed;
  buf_free(line);
}

void put_heading(page *p, phrase_id what) { buf_printf(p->to, "\n%s%s%s\n", paint(p, "\033[4m"), phrase(what, p->how->welsh), paint(p, "\033[0m")); }

void put_columns(page *p, int at, const buf *left, const buf *right, const char *colour) {
  str l = {left->at, left->len}, r = {right->at, right->len};
  int end = at + width_of(l), usual = 6 + TITLE_WIDTH; /* titles stand at 6 */
  int column = (end > usual ? end : usual) + 2;
  put_wrapped(p, at, at, l);
  if (column + width_of(r) > PAGE_WIDTH) {
    buf_char(p->to, '\n');
    column = at + 2;
    pad(p, column);
  } else {
    pad(p, column - at - width_of(l));
  }
  buf_text(p->to, paint(p, colour));
  put_wrapped(p, column, column, r);
  buf_printf(p->to, "%s\n", paint(p, colour[0] != '\0' ? "\033[0m" : ""));
  p->to->failed |= left->failed | right->failed;
}

const char *status_mark(uint32_t status) { return status == T_UNVERIFIED ? " †" : status == T_CONFLICT ? " ‡" : ""; }
