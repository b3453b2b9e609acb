/* A page of text while it is written: what it is about, and how lines are laid out. Internal to the report. */
#ifndef EPF_REPORT_PAGE_H
#define EPF_REPORT_PAGE_H

#include "report/report.h"

enum { TITLE_WIDTH = 44, PAGE_WIDTH = 80 };

typedef struct page {
  const scratch *s;
  const record *r;
  const report_options *how;
  buf *to;
} page;

/* A colour's escape sequence, or nothing. */
const char *paint(const page *p, const char *code);
/* Terminal columns, of what put_wrapped shows. */
int width_of(str text);
void pad(page *p, int width);
/* All that rules and profiles say reaches the page through here, so nothing in it can forge a line: see buf_visible.
 * Writes `text` from column `at` on and breaks it between words, further lines indented to `indent`. */
void put_wrapped(page *p, int at, int indent, str text);
/* The same, with a line feed, of a buffer that is then freed. */
void put_line(page *p, int at, int indent, buf *line);
/* A heading behind an empty line. */
void put_heading(page *p, phrase_id what);
/* `left`, then `right` in a column of its own, or on a line of its own where both do not fit. */
void put_columns(page *p, int at, const buf *left, const buf *right, const char *colour);
/* " †", " ‡", or nothing. */
const char *status_mark(uint32_t status);

/* The deciding clauses of an option (all of them with --why all), those that are joined under one heading. */
void tell_reasons(page *p, uint32_t option);

#endif
