/* The parts of a page for a browser: one file of its own, no script, nothing fetched from elsewhere (the page's own policy forbids both).
 *
 *   html_begin ─ html_table_begin ─ html_caption_end ─ html_row ─ cells ─ html_row_end ─ html_table_end ─ html_end
 *
 * Whatever comes from data goes through html_text: nothing in it can open or close a tag, end an attribute, reorder or hide. The style sheet
 * serves tables and plots (svg.h), narrow screens, print, dark and forced colours. No state, no locale.
 */
#ifndef EPF_BIAS_HTML_H
#define EPF_BIAS_HTML_H

#include "base/buf.h"
#include "stats/stats.h"

/* As text or within a quoted attribute: & < > " ' are escaped, what is hidden is shown as buf_visible shows it. */
void html_text(str s, buf *to);
/* A name from data, kept apart from its neighbours where it is written from right to left. Not within SVG or an attribute. */
void html_name(str s, buf *to);

/* Up to and with <body>. `internal`: every printed page says that it is an internal view. */
void html_begin(str title, bool internal, buf *to);
void html_end(buf *to);

/* A table in a box that scrolls by itself; the caption's words follow. `id`: letters, digits and hyphens, once a page. */
void html_table_begin(const char *id, buf *to);
/* Ends the caption; `columns`: their headings, our own words. The first is that of the rows' names, the others hold figures. */
void html_caption_end(const char *const *columns, size_t count, buf *to);
void html_table_end(buf *to);
/* With its name, from data, and a remark of ours below it, or NULL. */
void html_row(str name, const char *remark, buf *to);
void html_row_end(buf *to);

/* Cells. Undefined is said in words, unbounded by the sign for infinity. */
void html_cell(const char *text, buf *to); /* our own words */
void html_cells_hidden(size_t count, buf *to);
void html_cell_count(uint64_t n, buf *to);
void html_cell_figure(double x, int digits, buf *to);
void html_cell_interval(interval ci, int digits, buf *to);
void html_cell_estimate(double x, interval ci, int digits, buf *to);
void html_cell_p(double p, buf *to);
/* A chi-square and, below it, its p. */
void html_cell_test(double chi2, double p, buf *to);

/* The same outside a table. Thousands stand apart by commas. */
void html_count(uint64_t n, buf *to);

#endif
