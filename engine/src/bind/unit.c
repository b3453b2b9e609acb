#include "bind/unit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "bind/json_reader.h"

epf_status unit_new(profile_unit **out) {
  *out = calloc(1, sizeof **out);
  return *out == NULL ? EPF_E_NOMEM : EPF_OK;
}

void unit_free(profile_unit *u) {
  if (u == NULL) return;
  buf_free(&u->text);
  cells_free(&u->row);
  cells_free(&u->header);
  free(u);
}

uint32_t unit_line(const profile_unit *u) { return u->at.line; }

const bind_fault *unit_fault(const profile_unit *u) { return u->kind == UNIT_FAULT ? &u->fault : NULL; }

size_t unit_width(const profile_unit *u) { return u->kind == UNIT_ROW ? u->row.count : 0; }

str unit_column(const profile_unit *u, size_t i) { return cells_at(&u->header, i); }

str unit_cell(const profile_unit *u, size_t i) { return cells_at(&u->row, i); }

void unit_set_line(profile_unit *u, place at, str text) {
  u->kind = UNIT_JSON;
  u->at = at;
  u->json = text;
}

bool unit_own(profile_unit *u) {
  static const char padding[JSON_PADDING];
  if (u->json.at == u->text.at && u->text.at != NULL) return true;
  buf_clear(&u->text);
  buf_str(&u->text, u->json);
  buf_add(&u->text, padding, sizeof padding);
  if (u->text.failed) return false;
  u->text.len -= sizeof padding;
  u->json = (str){u->text.at, u->text.len};
  return true;
}

epf_status unit_set_json(profile_unit *u, place at, str text) {
  unit_set_line(u, at, text);
  return unit_own(u) ? EPF_OK : EPF_E_NOMEM;
}

void unit_set_doc(profile_unit *u, const doc *mapping) {
  u->kind = UNIT_DOC;
  u->at = span_place(mapping->at);
  u->mapping = mapping;
}

void unit_set_fault(profile_unit *u, place at, diag_code code, const char *format, ...) {
  char message[sizeof u->fault.message];
  va_list args;
  va_start(args, format);
  if (vsnprintf(message, sizeof message, format, args) < 0) message[0] = '\0';
  va_end(args);
  u->kind = UNIT_FAULT;
  u->at = at;
  fault_set(&u->fault, code, at, TABLE_NONE, STR(""), "%s", message);
}

void cells_clear(cells *c) {
  buf_clear(&c->text);
  c->count = 0;
}

void cells_free(cells *c) {
  buf_free(&c->text);
  free(c->ends);
  *c = (cells){0};
}

static bool make_room(cells *c, size_t count) {
  if (count <= c->cap) return true;
  size_t room = c->cap == 0 ? 64 : c->cap * 2;
  while (room < count) room *= 2;
  uint32_t *bigger = realloc(c->ends, room * sizeof *bigger);
  if (bigger == NULL) return false;
  c->ends = bigger;
  c->cap = room;
  return true;
}

bool cells_add(cells *c, str text) {
  if (!make_room(c, c->count + 1)) return false;
  buf_str(&c->text, text);
  if (c->text.failed) return false;
  c->ends[c->count++] = (uint32_t)c->text.len;
  return true;
}

str cells_at(const cells *c, size_t i) {
  uint32_t from = i == 0 ? 0 : c->ends[i - 1];
  return (str){c->text.len == 0 ? "" : c->text.at + from, c->ends[i] - from};
}

static bool same(const cells *x, const cells *y) {
  return x->count == y->count && x->text.len == y->text.len && (x->text.len == 0 || memcmp(x->text.at, y->text.at, x->text.len) == 0) &&
         (x->count == 0 || memcmp(x->ends, y->ends, x->count * sizeof *x->ends) == 0);
}

bool cells_copy(cells *to, const cells *from) {
  if (same(to, from)) return true;
  cells_clear(to);
  if (!make_room(to, from->count)) return false;
  buf_add(&to->text, from->text.at, from->text.len);
  if (to->text.failed) {
    cells_clear(to);
    return false;
  }
  if (from->count > 0) memcpy(to->ends, from->ends, from->count * sizeof *to->ends);
  to->count = from->count;
  return true;
}
