#include "run/bias_rows.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "run/run.h"

enum { LOG_LINES_MAX = 20 };

static void log_fault(rows *r, const bind_fault *f) {
  r->faults++;
  if (r->faults <= LOG_LINES_MAX) fault_words(r->path, f, true, r->c->log);
}

void rows_fault(rows *r, size_t cell, diag_code code, const char *format, ...) {
  bind_fault f = {.code = code, .line = unit_line(r->unit), .column = (uint32_t)cell + 1, .datum = TABLE_NONE};
  va_list list;
  va_start(list, format);
  vsnprintf(f.message, sizeof f.message, format, list);
  va_end(list);
  log_fault(r, &f);
}

static void close_rows(void *what) {
  rows *r = what;
  unit_free(r->unit);
  source_close(r->from);
}

/* Closed when the arena is released: running out of memory jumps over every other end. */
epf_status rows_open(rows **out, const char *path, bias_channels *c) {
  rows *r = *out = ARENA_NEW(c->memory, rows);
  *r = (rows){.path = path, .c = c};
  epf_status status = unit_new(&r->unit);
  if (status == EPF_OK) status = source_open(&r->from, path, PROFILE_CSV);
  int error = errno;
  if (status == EPF_OK) source_any_columns(r->from);
  arena_cleanup(c->memory, close_rows, r);
  if (status == EPF_E_IO) {
    buf_visible(c->why, str_from(path));
    buf_printf(c->why, ": %s", strerror(error));
  }
  return status;
}

epf_status rows_next(rows *r, bool *end) {
  for (;;) {
    epf_status status = source_next(r->from, r->unit, end);
    if (status == EPF_E_IO) buf_printf(r->c->why, "%s: %s", r->path, strerror(errno));
    if (status != EPF_OK || *end) return status;
    const bind_fault *f = unit_fault(r->unit);
    if (f == NULL) return EPF_OK;
    log_fault(r, f);
  }
}

epf_status rows_end(const rows *r) {
  if (r->faults > LOG_LINES_MAX)
    buf_printf(r->c->log, "epf: %zu further message%s about rows %s not shown\n", r->faults - LOG_LINES_MAX, r->faults - LOG_LINES_MAX == 1 ? "" : "s",
               r->faults - LOG_LINES_MAX == 1 ? "is" : "are");
  return r->faults > 0 ? EPF_E_DATA : EPF_OK;
}

static int column_named(const profile_unit *u, str name) {
  for (size_t i = 0; i < unit_width(u); i++)
    if (str_eq(unit_column(u, i), name)) return (int)i;
  return NO_COLUMN;
}

str trimmed(str s) {
  while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t')) s.at++, s.len--;
  while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t')) s.len--;
  return s;
}

str rows_value(const rows *r, int column) {
  str s = trimmed(unit_cell(r->unit, (size_t)column));
  return s.len == 0 ? (str){NULL, 0} : s;
}

/* ---- numbers of people ---- */

bool rows_number(str s, uint64_t *n) {
  *n = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.at[i] < '0' || s.at[i] > '9' || *n > (UINT64_MAX >> 2) / 10) return false;
    *n = *n * 10 + (uint64_t)(s.at[i] - '0');
  }
  return s.len > 0;
}

bool rows_count(rows *r, int column, uint64_t *n) {
  *n = 1;
  if (column == NO_COLUMN || rows_number(trimmed(unit_cell(r->unit, (size_t)column)), n)) return true;
  rows_fault(r, (size_t)column, CODE_PROFILE_TYPE, "the column `%.*s` says how many people a row stands for; a whole number is expected",
             STR_BEGINNING(unit_column(r->unit, (size_t)column)));
  return false;
}

void rows_too_many(rows *r) { rows_fault(r, 0, CODE_PROFILE_RANGE, "these are more people than can be counted; check the counts"); }

/* ---- columns ---- */

bool rows_column(const rows *r, str name, const char *flag, int *column) {
  *column = column_named(r->unit, name);
  if (*column != NO_COLUMN) return true;
  buf *why = r->c->why;
  const profile_unit *u = r->unit;
  buf_printf(why, "%s: there is no column `%.*s`, which %s names; there are ", r->path, STR_BEGINNING(name), flag);
  for (size_t i = 0; i < unit_width(u) && i < 20; i++) {
    buf_text(why, i > 0 ? ", `" : "`");
    buf_visible(why, unit_column(u, i));
    buf_char(why, '`');
  }
  if (unit_width(u) > 20) buf_text(why, " and others");
  return false;
}
