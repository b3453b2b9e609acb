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

/* -- parts of the page that several pages have -- */
str title_of(const page *p, const t_option *o);
/* Who, which rules, when; and answers too old to rely on. */
void tell_head(page *p);
/* `title`, and behind it the option's verdict. */
void put_verdict(page *p, uint32_t option, const buf *title);
/* Reasons, cautions, sources of an option. */
void tell_account(page *p, uint32_t option, bool open);
/* Where something stands, from column `at` on. */
void tell_citations(page *p, int at, t_list citations);
/* What brought a doubtful status: the thing itself, or what the node rests on (TABLE_NONE: nothing else). */
void tell_blame(page *p, uint32_t status, uint32_t own_status, uint32_t node);
/* The labels of a set of fields, and of amounts, behind `before`. Nothing where there are none. */
void names_line(page *p, phrase_id before, const uint64_t *fields);
/* The deciding clauses of one node. */
void tell_node_reasons(page *p, uint32_t node, t_part part);

/* What the guidelines say of each item that there is. */
void tell_guidelines(page *p);

/* The deciding clauses of an option (all of them with --why all), those that are joined under one heading. */
void tell_reasons(page *p, uint32_t option);

#endif
