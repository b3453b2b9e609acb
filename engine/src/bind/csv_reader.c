#include "bind/csv_reader.h"

#include <stdio.h>

#include "base/utf8.h"
#include "bind/blank.h"
#include "bind/entry.h"

enum { CELL_BYTES = 16 * 1024 }; /* by which libcsv's room for a cell grows; its own 128 would be slow for large ones */

static bool open_parser(csv_reader *c) {
  c->open = csv_init(&c->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
  if (c->open) csv_set_blk_size(&c->parser, CELL_BYTES);
  return c->open;
}

epf_status csv_reader_open(csv_reader *c) {
  *c = (csv_reader){.line = 0};
  return open_parser(c) ? EPF_OK : EPF_E_NOMEM;
}

void csv_reader_close(csv_reader *c) {
  if (c->open) csv_free(&c->parser);
  cells_free(&c->header);
  cells_free(&c->row);
  c->open = false;
}

/* ---- one row ---- */

static void take_cell(void *text, size_t len, void *reader) {
  csv_reader *c = reader;
  if (c->header.count > 0 && c->row.count > c->header.count) { /* already too many: only their number matters */
    c->surplus++;
    return;
  }
  if (!cells_add(&c->row, (str){text, len})) c->no_memory = true;
}

static void take_row(int end, void *reader) {
  (void)end;
  ((csv_reader *)reader)->row_done = true;
}

/* After a fault: the parser begins anew with the next line. */
static bool restart(csv_reader *c) {
  if (c->open) csv_free(&c->parser);
  c->in_row = false;
  return open_parser(c);
}

typedef enum row_state { ROW_MORE, ROW_DONE, ROW_END, ROW_FAULT, ROW_NOMEM } row_state;

static place cell_place(const csv_reader *c, size_t cell) { return (place){c->row_line, (uint32_t)cell}; }

static row_state fault_row(csv_reader *c, profile_unit *u, place at, diag_code code, const char *what) {
  unit_set_fault(u, at, code, "%s", what);
  return restart(c) ? ROW_FAULT : ROW_NOMEM;
}

static size_t cells_done(const csv_reader *c) { return c->row.count + c->surplus; }

/* The fault is worded by tell_lost, which knows how much of the file is left. */
static row_state lose_rest(csv_reader *c, profile_unit *u, diag_code code, const char *what) {
  place opens = {c->quote_line, (uint32_t)cells_done(c) + 1};
  c->lost = c->ended = true;
  return fault_row(c, u, opens, code, what);
}

/* Within a quote that is not closed nothing is a row: the rest is dropped and counted. */
static epf_status tell_lost(csv_reader *c, input *in, profile_unit *u) {
  uint64_t more;
  char bytes[28];
  epf_status status = input_drop(in, PROFILE_FILE_MAX, &more);
  if (status != EPF_OK) return status;
  more += c->row_bytes;
  const bind_fault found = u->fault;
  unit_set_fault(u, (place){found.line, found.column}, found.code, "%s; nothing from this row on is read: %s%s byte%s", found.message, in->ended ? "" : "more than ",
                 diag_commas(more, bytes), more == 1 ? "" : "s");
  c->lost = false;
  return EPF_OK;
}

/* Quotes are out of step in this line: may the next one begin within quotes? Then it must not be taken for a row. A
 * quote in front of a comma or of the line's end closes, and one behind a blank opens. */
static bool may_end_within(str line, bool several) {
  bool odd = false, opens = false, closes = false;
  for (size_t i = 0; i < line.len; i++) {
    if (line.at[i] != '"') continue;
    odd = !odd;
    opens = i > 0 && blank_char(line.at[i - 1]);
    closes = i + 1 == line.len || strchr(",\r\n", line.at[i + 1]) != NULL;
  }
  return several ? odd : !closes && (odd || opens);
}

static row_state refuse_quote(csv_reader *c, str line, profile_unit *u) {
  if (c->parser.status == CSV_ENOMEM || c->no_memory) return ROW_NOMEM;
  bool several = c->line > c->row_line;
  char lines[64] = "", what[200];
  if (may_end_within(line, several)) return lose_rest(c, u, CODE_PROFILE_SYNTAX, "text stands behind the quote that closes this cell; write a quote within quotes twice");
  if (several) snprintf(lines, sizeof lines, "; lines %u to %u are not read", c->row_line, c->line);
  snprintf(what, sizeof what, "text stands behind the quote that closes this cell; a quote within quotes is written twice%s", lines);
  return fault_row(c, u, cell_place(c, cells_done(c) + 1), CODE_PROFILE_SYNTAX, what);
}

static row_state finish_file(csv_reader *c, profile_unit *u) {
  c->ended = true;
  if (!c->in_row) return ROW_END;
  if (csv_fini(&c->parser, take_cell, take_row, c) != 0) {
    if (c->parser.status == CSV_ENOMEM) return ROW_NOMEM;
    return lose_rest(c, u, CODE_PROFILE_SYNTAX, "the quote that opens this cell is never closed; close it");
  }
  return c->no_memory ? ROW_NOMEM : c->row_done ? ROW_DONE : ROW_END;
}

/* A quote in the middle of a cell that has none around it can mean only itself (5'11"). RFC 4180 would not have it,
 * but a row should not be lost for it. Text behind a closing quote, though, means that quotes are out of step. */
static bool parse(csv_reader *c, str line) {
  for (;;) {
    size_t taken = csv_parse(&c->parser, line.at, line.len, take_cell, take_row, c);
    if (taken == line.len) return true;
    if (c->parser.status != CSV_EPARSE || c->parser.quoted) return false;
    csv_set_opts(&c->parser, CSV_STRICT_FINI);
    bool quote_taken = csv_parse(&c->parser, line.at + taken, 1, take_cell, take_row, c) == 1;
    csv_set_opts(&c->parser, CSV_STRICT | CSV_STRICT_FINI);
    if (!quote_taken) return false;
    line = (str){line.at + taken + 1, line.len - taken - 1};
  }
}

static row_state feed_line(csv_reader *c, str line, profile_unit *u) {
  if (!c->in_row) {
    if (blank_line(line)) return ROW_MORE;
    cells_clear(&c->row);
    c->row_line = c->quote_line = c->line;
    c->row_bytes = 0;
    c->surplus = 0;
    c->row_done = false;
    c->in_row = true;
  }
  size_t done = cells_done(c);
  c->row_bytes += line.len;
  if (c->row_bytes > PROFILE_BYTES_MAX + 2) return lose_rest(c, u, CODE_PROFILE_TOO_LARGE, "the quote that opens this cell is not closed within 1 MiB; close it");
  if (!parse(c, line)) return refuse_quote(c, line, u);
  if (c->no_memory) return ROW_NOMEM;
  if (cells_done(c) > done) c->quote_line = c->line; /* a cell has one pair of quotes */
  if (!c->row_done) return ROW_MORE;
  c->in_row = false;
  return ROW_DONE;
}

/* Of a line too long to keep it is only known how many quotes it has: an odd number leaves one open. */
static row_state refuse_line(csv_reader *c, const input_line *line, profile_unit *u) {
  bool within = c->in_row;
  if (!within) {
    c->row_line = c->quote_line = c->line;
    cells_clear(&c->row);
    c->surplus = 0;
  }
  c->row_bytes = (within ? c->row_bytes : 0) + line->len;
  if (within) return lose_rest(c, u, CODE_PROFILE_TOO_LARGE, "the quote that opens this cell is not closed within 1 MiB; close it");
  if (line->odd_quotes) return lose_rest(c, u, CODE_PROFILE_TOO_LARGE, "the row is larger than 1 MiB, and a quote in it is not closed; close it");
  return fault_row(c, u, cell_place(c, 1), CODE_PROFILE_TOO_LARGE, "the row is larger than 1 MiB");
}

static row_state read_line(csv_reader *c, const input_line *line, profile_unit *u) {
  str text = line->text;
  if (text.len == 0 && !line->too_long) return finish_file(c, u);
  bool first = c->line++ == 0;
  if (line->too_long) return refuse_line(c, line, u);
  if (first && input_is_utf16(text)) {
    c->ended = true;
    unit_set_fault(u, (place){1, 1}, CODE_PROFILE_SYNTAX, "the file is UTF-16; save it as CSV UTF-8");
    return ROW_FAULT;
  }
  if (first && text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0) text = (str){text.at + 3, text.len - 3};
  return feed_line(c, text, u);
}

/* A whole row into c->row. */
static epf_status read_row(csv_reader *c, input *in, profile_unit *u, row_state *state) {
  if (!c->open && !restart(c)) return EPF_E_NOMEM;
  do {
    input_line line;
    epf_status status = input_next_line(in, LINES_CR_LF, PROFILE_BYTES_MAX, &line);
    if (status != EPF_OK) return status;
    *state = read_line(c, &line, u);
  } while (*state == ROW_MORE);
  if (c->lost) return *state == ROW_NOMEM ? EPF_E_NOMEM : tell_lost(c, in, u);
  return *state == ROW_NOMEM ? EPF_E_NOMEM : EPF_OK;
}

/* The first cell that is no text, from 1, or 0. */
static size_t bad_cell(const cells *row) {
  str all = {row->text.at, row->text.len};
  if (all.len == 0) return 0;
  const char *nul = memchr(all.at, '\0', all.len);
  size_t bad = utf8_check(all.at, nul != NULL ? (size_t)(nul - all.at) : all.len);
  if (bad == all.len) return 0;
  size_t i = 0;
  while (row->ends[i] <= bad) i++;
  return i + 1;
}

/* ---- the header ---- */

/* The number of the first column with the name of column i, i itself aside; 0: none. */
static size_t named_before(const cells *header, size_t i) {
  str name = cells_at(header, i);
  for (size_t k = 0; k < i; k++)
    if (str_eq(cells_at(header, k), name)) return k + 1;
  return 0;
}

static bool names_datum(const table *t, str name) {
  for (uint32_t i = 0; i < t->data_count; i++)
    if (str_eq(table_str(t, t->data[i].id), name)) return true;
  return false;
}

/* Without a header the first row is a person's: then nothing of it is anybody's name for a column. */
static bool names_any(const table *t, const cells *header) {
  for (size_t i = 0; i < header->count; i++)
    if (names_datum(t, cells_at(header, i))) return true;
  return false;
}

static void refuse_header(const csv_reader *c, profile_unit *u) {
  enum { AS_OF_AND_STAGE = 2 };
  const table *t = c->of;
  str name = t->head->field_end > AS_OF_AND_STAGE ? table_str(t, t->data[AS_OF_AND_STAGE].id) : STR("");
  unit_set_fault(u, cell_place(c, 1), CODE_PROFILE_SYNTAX,
                 "this file has no header row that names fields; write the fields' names into the first row, such as `%.*s`",
                 name.len > 64 ? 64 : (int)name.len, name.at);
}

/* What is wrong with the columns' names is wrong with the file: no row of it could be trusted. */
static bool check_header(const csv_reader *c, profile_unit *u) {
  const cells *h = &c->header;
  size_t bad = bad_cell(&c->row);
  if (bad > 0) {
    unit_set_fault(u, cell_place(c, bad), CODE_PROFILE_SYNTAX, "this column's name is not UTF-8; save the file as CSV UTF-8");
    return false;
  }
  if (h->count > ENTRIES_MAX) {
    unit_set_fault(u, cell_place(c, ENTRIES_MAX), CODE_PROFILE_TOO_LARGE, "the file has more than %d columns", ENTRIES_MAX);
    return false;
  }
  if (h->count == 1 && h->text.len > 0 && (memchr(h->text.at, ';', h->text.len) != NULL || memchr(h->text.at, '\t', h->text.len) != NULL)) {
    unit_set_fault(u, cell_place(c, 1), CODE_PROFILE_SYNTAX, "the header is one cell; separate the cells by commas, not by semicolons or tabs");
    return false;
  }
  if (c->of != NULL && !names_any(c->of, h)) {
    refuse_header(c, u);
    return false;
  }
  for (size_t i = 0; i < h->count; i++) {
    if (cells_at(h, i).len == 0 && !(i == 0 && c->first_unnamed)) {
      unit_set_fault(u, cell_place(c, i + 1), CODE_PROFILE_SYNTAX,
                     "column %zu has no name; name it in the first row, or remove the column", i + 1);
      return false;
    }
    size_t first = named_before(h, i);
    if (first > 0) {
      unit_set_fault(u, cell_place(c, i + 1), CODE_PROFILE_DUPLICATE_FIELD,
                     "column %zu has the name of column %zu; no row can be read; keep one of the two", i + 1, first);
      return false;
    }
  }
  return true;
}

static epf_status read_header(csv_reader *c, input *in, profile_unit *u, bool *good) {
  row_state state = ROW_MORE;
  *good = false;
  epf_status status = read_row(c, in, u, &state);
  if (status != EPF_OK) return status;
  if (state == ROW_END) unit_set_fault(u, (place){1, 1}, CODE_PROFILE_SYNTAX, "the file is empty; a first row with the fields' names is expected");
  c->ended = c->ended || state != ROW_DONE;
  if (state != ROW_DONE) return EPF_OK;
  cells_clear(&c->header);
  for (size_t i = 0; i < c->row.count; i++)
    if (!cells_add(&c->header, blank_trimmed(cells_at(&c->row, i)))) {
      cells_clear(&c->header);
      return EPF_E_NOMEM;
    }
  *good = check_header(c, u);
  c->ended = c->ended || !*good;
  return EPF_OK;
}

/* ---- the rows ---- */

static epf_status give_row(csv_reader *c, profile_unit *u) {
  size_t width = c->header.count, bad = bad_cell(&c->row);
  if (c->row.count != width) {
    size_t at = c->row.count < width ? c->row.count : width;
    unit_set_fault(u, cell_place(c, at + 1), CODE_PROFILE_SYNTAX,
                   "the row has %zu cell%s, the header %zu; put quotes around cells that hold commas", c->row.count + c->surplus,
                   c->row.count == 1 ? "" : "s", width);
    return EPF_OK;
  }
  if (bad > 0) {
    unit_set_fault(u, cell_place(c, bad), CODE_PROFILE_SYNTAX, "this cell is not UTF-8 or holds a NUL; save the file as CSV UTF-8");
    return EPF_OK;
  }
  if (!cells_copy(&u->header, &c->header)) return EPF_E_NOMEM;
  cells taken = u->row; /* swapped, not copied: the unit's old row is the next one's memory */
  u->row = c->row;
  c->row = taken;
  u->kind = UNIT_ROW;
  u->at = (place){c->row_line, 1};
  return EPF_OK;
}

epf_status csv_reader_next(csv_reader *c, input *in, profile_unit *u, bool *end) {
  *end = false;
  if (c->header.count == 0 && !c->ended) {
    bool good;
    epf_status status = read_header(c, in, u, &good);
    if (status != EPF_OK || !good) return status;
  }
  *end = c->ended;
  if (c->ended) return EPF_OK;
  row_state state = ROW_MORE;
  epf_status status = read_row(c, in, u, &state);
  if (status != EPF_OK) return status;
  *end = state == ROW_END;
  return state == ROW_DONE ? give_row(c, u) : EPF_OK;
}
