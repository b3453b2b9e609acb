/* Files in, files out: see epf/exchange.h. */
#include "epf/exchange.h"

#include "compile/rules.h"
#include "diag/render.h"
#include "exchange/sheet.h"

static bool ends_with(str path, const char *end) {
  size_t len = strlen(end);
  if (path.len < len) return false;
  for (size_t i = 0; i < len; i++) {
    char c = path.at[path.len - len + i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != end[i]) return false;
  }
  return true;
}

/* rules/Loan Approval.csv -> loan-approval */
static void name_book(book *b, arena *a, str path) {
  size_t start = path.len, end = path.len;
  while (start > 0 && path.at[start - 1] != '/') start--;
  while (end > start && path.at[end - 1] != '.') end--;
  str id = identifier_of(a, (str){path.at + start, end > start ? end - start - 1 : path.len - start});
  char *to = arena_copy(a, id.at, id.len);
  for (size_t i = 0; i < id.len; i++)
    if (to[i] == '_') to[i] = '-';
  b->id = (str){to, id.len};
}

static bool read_one(arena *a, diags *d, const char *path, book *to) {
  str name = {arena_copy(a, path, strlen(path)), strlen(path)};
  bool csv = ends_with(name, ".csv"), dmn = ends_with(name, ".dmn") || ends_with(name, ".xml");
  source *s = read_source(a, d, name, name);
  if (s == NULL) return false;
  if (dmn) return dmn_read_book(s, d, to);
  if (csv) {
    sheet one;
    return csv_read_sheet(s, d, &one) && book_add_sheet(to, d, &one);
  }
  diag *e = diag_add(d, CODE_BAD_SHEET, (span){s, 0, 0}, "what this file is cannot be told from its name");
  diag_help(d, e, "call it NAME.csv, NAME.dmn or NAME.xml");
  return false;
}

/* What another rule computes is nobody's to answer, so a rule set of its own cannot do without it. */
static bool check_computed(diags *d, const book *b) {
  bool good = true;
  for (size_t i = 0; i < b->fields.count; i++) {
    const column *c = &b->fields.at[i];
    if (!c->computed || str_is(c->name, "as_of") || str_is(c->name, "stage")) continue; /* these are always there */
    diag *e = diag_add(d, CODE_NAMES_CLASH, c->at, "`%.*s` is computed, and nothing here computes it", STR_BEGINNING(c->name));
    diag_help(d, e, "bring in the table that does as well, or make it an `input`; with `--to -` the tables alone are written");
    good = false;
  }
  return good;
}

static bool import_all(arena *a, diags *d, const char *const *paths, size_t count, buf *root, buf *tables) {
  book *b = ARENA_NEW(a, book);
  bool good = true;
  for (size_t i = 0; i < count; i++) good &= read_one(a, d, paths[i], b);
  if (!good || (root != NULL && !check_computed(d, b))) return false;
  if (b->id.len == 0) name_book(b, a, str_from(paths[0]));
  return yaml_write_tables(b, d, tables) && (root == NULL || yaml_write_root(b, d, root));
}

epf_status epf_import(const char *const *paths, size_t count, bool colour, epf_buffer *root, epf_buffer *tables, epf_buffer *diagnostics) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    return EPF_E_NOMEM;
  }
  diags d;
  diags_init(&d, &a);
  bool good = import_all(&a, &d, paths, count, root, tables) && d.errors == 0;
  diags_sort(&d);
  diags_render(&d, DIAG_TEXT, colour, diagnostics);
  arena_release(&a);
  if (tables->failed || diagnostics->failed || (root != NULL && root->failed)) return EPF_E_NOMEM;
  return good ? EPF_OK : EPF_E_RULES;
}

/* ---- out ---- */

static bool no_table(diags *d, const epf_rules *r, str name, const char *what, const char *help) {
  span at = r->root != NULL ? (span){r->root->at.in, 0, 0} : (span){NULL, 0, 0};
  diag *e = name.len > 0 ? diag_add(d, CODE_CANNOT_EXPORT, at, "%s `%.*s`", what, STR_BEGINNING(name)) : diag_add(d, CODE_CANNOT_EXPORT, at, "%s", what);
  diag_help(d, e, "%s", help);
  return false;
}

static bool export_tables(diags *d, const epf_rules *r, str name, epf_exchange_format format, buf *to) {
  book *b = ARENA_NEW(d->in, book);
  b->id = r->m.id;
  b->title = r->m.title;
  b->version = r->m.version;
  b->description = r->m.description;
  if (!yaml_read_book(r->docs, r->doc_count, &r->m, name, d, b)) return false;
  if (b->sheets.count == 0) return no_table(d, r, name, name.len > 0 ? "there is no decision table" : "the rule set has no decision table", "a table is a derived value with `table`");
  if (format == EPF_EXCHANGE_DMN) return dmn_write_book(b, d, to);
  if (b->sheets.count > 1) return no_table(d, r, (str){NULL, 0}, "the rule set has several tables, and a CSV file holds one", "say which with `--table NAME`");
  return csv_write_sheet(&b->sheets.at[0], d, to);
}

static epf_status export_rules(const epf_rules *r, const char *table, epf_exchange_format format, bool colour, buf *to, buf *diagnostics) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    return EPF_E_NOMEM;
  }
  diags d;
  diags_init(&d, &a);
  bool good = export_tables(&d, r, table != NULL ? str_from(table) : (str){"", 0}, format, to);
  if (!good) buf_clear(to);
  diags_sort(&d);
  diags_render(&d, DIAG_TEXT, colour, diagnostics);
  arena_release(&a);
  if (to->failed || diagnostics->failed) return EPF_E_NOMEM;
  return good ? EPF_OK : EPF_E_RULES;
}

epf_status epf_export(const char *path, const char *table, epf_exchange_format format, bool colour, epf_buffer *to, epf_buffer *diagnostics) {
  epf_rules *r;
  epf_status status = epf_rules_read(&r, path);
  if (status == EPF_E_NOMEM) return status;
  if (status != EPF_OK) epf_rules_diagnostics(r, EPF_DIAGNOSTICS_TEXT, colour, diagnostics);
  if (status == EPF_OK) status = export_rules(r, table, format, colour, to, diagnostics);
  epf_rules_free(r);
  return diagnostics->failed ? EPF_E_NOMEM : status;
}
