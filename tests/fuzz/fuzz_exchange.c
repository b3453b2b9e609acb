/* Bytes as a decision table, DMN where they begin with `<`, else CSV: refused with a place, or brought in, written as CSV and DMN, and
 * read again as the same. */
#include <stdlib.h>
#include <string.h>

#include "exchange/sheet.h"
#include "fuzz/fuzz.h"

enum { TEXTS = 4 };

static bool read_text(arena *a, diags *d, str text, book *to) {
  bool dmn = text.len > 0 && text.at[0] == '<';
  source *s = source_new(a, dmn ? STR("fuzz.dmn") : STR("fuzz.csv"), STR("fuzz"), text);
  sheet *one = ARENA_NEW(a, sheet);
  if (dmn) return dmn_read_book(s, d, to);
  return csv_read_sheet(s, d, one) && book_add_sheet(to, d, one);
}

/* The tables: a CSV file holds no field that its table does not look at. */
static str derived_of(const buf *b) {
  static const char key[] = "derived:\n";
  for (size_t i = 0; i + sizeof key - 1 <= b->len; i++)
    if ((i == 0 || b->at[i - 1] == '\n') && memcmp(b->at + i, key, sizeof key - 1) == 0) return (str){b->at + i, b->len - i};
  return (str){"", 0};
}

static void again(arena *a, const buf *first, const buf *text, buf *out) {
  diags d;
  diags_init(&d, a);
  book *back = ARENA_NEW(a, book);
  fuzz_must(text->failed || read_text(a, &d, (str){text->at, text->len}, back));
  if (text->failed || !yaml_write_tables(back, &d, out) || out->failed || first->failed) return;
  fuzz_must(str_eq(derived_of(first), derived_of(out)));
}

static void try_text(arena *a, str text, buf out[TEXTS]) {
  diags d;
  diags_init(&d, a);
  book *b = ARENA_NEW(a, book);
  b->id = STR("fuzz");
  bool read = read_text(a, &d, text, b);
  fuzz_must(read || d.errors > 0);
  fuzz_check_diagnostics(&d);
  if (!read || !yaml_write_tables(b, &d, &out[0]) || out[0].failed) return;
  if (b->sheets.count == 1 && csv_write_sheet(&b->sheets.at[0], &d, &out[1])) again(a, &out[0], &out[1], &out[2]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static buf out[TEXTS]; /* static: kept across the jump */
  arena a;
  arena_init(&a);
  if (!ARENA_CATCH(&a)) try_text(&a, fuzz_text(data, size), out);
  arena_release(&a);
  for (int i = 0; i < TEXTS; i++) buf_free(&out[i]);
  return 0;
}
