/* A table from CSV: laid out as csv_write.c does, by an analyst's spreadsheet perhaps. */
#include <csv.h>

#include "base/utf8.h"
#include "exchange/cell.h"
#include "exchange/csv_layout.h"

typedef struct csv_cell {
  str text;
  uint32_t line;
} csv_cell;
typedef struct csv_row {
  csv_cell *cells;
  size_t count;
  uint32_t line;
} csv_row;

typedef struct reader {
  arena *a;
  diags *d;
  const source *s;
  vec(csv_row) rows;
  vec(csv_cell) row; /* being read */
  uint32_t line;     /* of the byte that is read */
  uint32_t began;    /* the line in which the cell began; 0: not yet */
} reader;

static const char OTHER_SEPARATOR[] = "separate the cells by commas, not by semicolons or tabs";

static span line_span(const source *s, uint32_t line) {
  uint32_t start = line <= s->line_count ? s->line_start[line - 1] : (uint32_t)s->text.len;
  return (span){s, start, start};
}

static bool refuse(diags *d, span at, const char *what, const char *help) {
  diag *e = diag_add(d, CODE_BAD_SHEET, at, "%s", what);
  diag_help(d, e, "%s", help);
  return false;
}

/* ---- the file ---- */

static void take_cell(void *text, size_t len, void *user) {
  reader *r = user;
  *VEC_PUSH(r->a, &r->row) = (csv_cell){{arena_copy(r->a, text, len), len}, r->line};
}

static bool is_empty(const reader *r) {
  for (size_t i = 0; i < r->row.count; i++)
    if (text_trimmed(r->row.at[i].text).len > 0) return false;
  return true;
}

static void take_row(int end, void *user) {
  reader *r = user;
  (void)end;
  if (!is_empty(r)) {
    csv_row *to = VEC_PUSH(r->a, &r->rows);
    to->count = r->row.count;
    to->cells = ARENA_ARRAY(r->a, csv_cell, r->row.count);
    to->line = r->began;
    memcpy(to->cells, r->row.at, r->row.count * sizeof *to->cells);
  }
  r->row.count = 0;
  r->began = 0;
}

static void free_parser(void *p) { csv_free(p); }

static bool screen(reader *r) {
  str t = r->s->text;
  const char *nul = t.len > 0 ? memchr(t.at, '\0', t.len) : NULL;
  if (t.len == 0) return refuse(r->d, (span){r->s, 0, 0}, "the file is empty", "a decision table begins with the row `table,NAME`; `epf export` writes one");
  size_t bad = utf8_check(t.at, t.len);
  if (nul != NULL || bad < t.len) {
    uint32_t at = (uint32_t)(nul != NULL && (size_t)(nul - t.at) < bad ? (size_t)(nul - t.at) : bad);
    return refuse(r->d, (span){r->s, at, at}, "this is not text in UTF-8", "save the file as `CSV UTF-8`");
  }
  return true;
}

/* A quote that a cell has in its middle; with another separator it stands at the beginning of one. */
static bool refuse_quote(const reader *r, size_t at) {
  bool separated = at > 0 && (r->s->text.at[at - 1] == ';' || r->s->text.at[at - 1] == '\t');
  return refuse(r->d, (span){r->s, (uint32_t)at, (uint32_t)at}, "quotes are out of step here",
                separated ? OTHER_SEPARATOR : "put quotes around the whole cell, and write a quote within quotes twice");
}

static bool split(reader *r) {
  struct csv_parser *p = ARENA_NEW(r->a, struct csv_parser);
  if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI) != 0) arena_nomem(r->a);
  arena_cleanup(r->a, free_parser, p);
  str t = r->s->text;
  size_t first = t.len >= 3 && memcmp(t.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  r->line = 1;
  for (size_t i = first; i < t.len; i++) {
    if (r->began == 0 && t.at[i] != '\n' && t.at[i] != '\r') r->began = r->line;
    if (csv_parse(p, t.at + i, 1, take_cell, take_row, r) != 1) {
      if (csv_error(p) == CSV_ENOMEM) arena_nomem(r->a);
      return refuse_quote(r, i);
    }
    if (t.at[i] == '\n') r->line++;
  }
  if (csv_fini(p, take_cell, take_row, r) != 0) {
    if (csv_error(p) == CSV_ENOMEM) arena_nomem(r->a);
    return refuse(r->d, line_span(r->s, r->began > 0 ? r->began : r->line), "a quote that opens in this row is never closed", "close it; a quote within quotes is written twice");
  }
  return true;
}

/* ---- the sheet ---- */

/* The apostrophe that keeps a spreadsheet from running the text. */
static str plain_text(str t) {
  if (t.len > 1 && t.at[0] == '\'' && begins_formula(t)) t.at++, t.len--;
  return t;
}

static bool visible(reader *r, const csv_cell *c) {
  for (size_t i = 0; i < c->text.len;) {
    uint32_t cp;
    size_t step = utf8_decode(c->text.at + i, c->text.len - i, &cp);
    if (step == 0) step = 1;
    else if (cp != '\n' && cp != '\r' && cp != '\t' && utf8_is_hidden(cp)) return refuse(r->d, line_span(r->s, c->line), "a cell holds a character that cannot be seen", "remove it");
    i += step;
  }
  return true;
}

static str cell_of(const csv_row *row, size_t i) { return i < row->count ? text_trimmed(plain_text(row->cells[i].text)) : (str){"", 0}; }
/* A test or an output: no text that an apostrophe would stand before. */
static str test_of(const csv_row *row, size_t i) { return i < row->count ? text_trimmed(row->cells[i].text) : (str){"", 0}; }

/* Spreadsheets save true as TRUE. */
static str key_cell(str name, str text) {
  static const char *const truths[] = {"ordered", "coded", "shown"};
  for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
    if (str_is(name, truths[i])) return str_is(text, "TRUE") ? STR("true") : str_is(text, "FALSE") ? STR("false") : text;
  return text;
}

static bool read_values(reader *r, str text, span at, column *c) {
  cell_reader cr = {.d = r->d, .at = at, .of = c, .csv = true};
  size_t i = 0;
  (void)cr;
  while (i < text.len) {
    str part[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    size_t n = 0;
    for (;;) {
      while (i < text.len && (text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\r')) i++;
      size_t end = i + 1;
      while (i < text.len && text.at[i] == '"' && end < text.len && text.at[end] != '"') end += text.at[end] == '\\' ? 2 : 1;
      cell_literals one = {NULL, 0, 0};
      if (i >= text.len || text.at[i] != '"' || end >= text.len || n == 3 || !cell_gather(r->a, (str){text.at + i, end + 1 - i}, &one) || one.count != 1)
        return refuse(r->d, at, "a list of values cannot be read", "write each value in quotes, and its label behind `=`: \"low\", \"high\" = \"High risk\"");
      part[n++] = one.at[0].text;
      i = end + 1;
      while (i < text.len && (text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\r')) i++;
      if (i >= text.len || text.at[i] != '=') break;
      i++;
    }
    if (i < text.len && text.at[i++] != ',') return refuse(r->d, at, "a list of values cannot be read", "write a comma between two values");
    if (!is_value_id(part[0])) {
      diag *e = diag_add(r->d, CODE_BAD_SHEET, at, "`%.*s` cannot be a value", STR_BEGINNING(part[0]));
      diag_help(r->d, e, "a value is made of letters, digits, `_` and `-`; what people read stands behind `=`");
      return false;
    }
    if (value_by_id(c, part[0]) != NULL) return refuse(r->d, at, "a value is listed twice", "remove one of the two");
    if (c->values.count == SHEET_VALUES_MAX) return refuse(r->d, at, "the column has more than 4,096 values", "list fewer");
    *VEC_PUSH(r->a, &c->values) = (sheet_value){.id = part[0], .label = part[1], .label_cy = part[2]};
  }
  return true;
}

typedef struct shape {
  const csv_row *kinds; /* the row `column` */
  size_t width;
  size_t *place; /* of each cell: which input, output or note */
  vec(str) notes;
} shape;

static bool is_compared(str kind) { return str_is(kind, WORD_COMPARED) || str_is(kind, WORD_COMPARED_COMPUTED); }

static column *column_at(sheet *to, const shape *f, size_t i) {
  str kind = cell_of(f->kinds, i);
  if (str_is(kind, WORD_OUTPUT)) return &to->outputs.at[f->place[i]];
  if (is_compared(kind)) return &to->compared.at[f->place[i]];
  return str_is(kind, WORD_NOTE) || kind.len == 0 ? NULL : &to->inputs.at[f->place[i]];
}

static bool read_kinds(reader *r, const csv_row *row, shape *f, sheet *to) {
  f->kinds = row;
  f->width = row->count;
  f->place = ARENA_ARRAY(r->a, size_t, row->count + 1);
  for (size_t i = 1; i < row->count; i++) {
    str kind = cell_of(row, i);
    bool input = str_is(kind, WORD_INPUT), computed = str_is(kind, WORD_COMPUTED);
    span at = line_span(r->s, row->line);
    if (input || computed) {
      f->place[i] = to->inputs.count;
      *VEC_PUSH(r->a, &to->inputs) = (column){.computed = computed, .at = at};
    } else if (is_compared(kind)) {
      f->place[i] = to->compared.count;
      *VEC_PUSH(r->a, &to->compared) = (column){.computed = str_is(kind, WORD_COMPARED_COMPUTED), .at = at};
    } else if (str_is(kind, WORD_OUTPUT)) {
      f->place[i] = to->outputs.count;
      *VEC_PUSH(r->a, &to->outputs) = (column){.at = at};
    } else if (str_is(kind, WORD_NOTE)) {
      f->place[i] = f->notes.count;
      VEC_PUSH(r->a, &f->notes);
    } else if (kind.len > 0) {
      diag *e = diag_add(r->d, CODE_BAD_SHEET, at, "`%.*s` is no kind of column", STR_BEGINNING(kind));
      diag_help(r->d, e, "write `input`, `computed`, `compared`, `compared computed`, `output` or `note`");
      return false;
    }
  }
  if (to->inputs.count == 0 || to->outputs.count == 0 || to->inputs.count + to->outputs.count > SHEET_COLUMNS_MAX)
    return refuse(r->d, line_span(r->s, row->line), "a table has one to 100 columns, inputs and outputs among them", "mark the columns as `input` and `output`");
  return true;
}

static bool read_names(reader *r, const csv_row *row, shape *f, sheet *to) {
  for (size_t i = 1; i < f->width; i++) {
    str name = cell_of(row, i), kind = cell_of(f->kinds, i);
    column *c = column_at(to, f, i);
    if (kind.len == 0 && name.len == 0) continue;
    if (kind.len == 0) return refuse(r->d, line_span(r->s, row->line), "a name stands outside of the columns", "say in the row `column` what this column is, or clear the cell");
    if (!is_identifier(name)) {
      diag *e = diag_add(r->d, CODE_BAD_SHEET, line_span(r->s, row->line), "column %zu: `%.*s` cannot be a name", i + 1, STR_BEGINNING(name));
      diag_help(r->d, e, "a name is made of small letters, digits and `_`, and begins with a letter");
      return false;
    }
    if (c == NULL) f->notes.at[f->place[i]] = name;
    else if (column_named(str_is(kind, WORD_OUTPUT) ? &to->outputs : is_compared(kind) ? &to->compared : &to->inputs, name) != NULL)
      return refuse(r->d, line_span(r->s, row->line), "two columns have one name", "give each a name of its own");
    else c->name = name;
  }
  return true;
}

static bool is_field_key(str word) {
  for (size_t i = 0; field_keys[i] != NULL; i++)
    if (str_is(word, field_keys[i])) return true;
  return false;
}

static bool read_keys(reader *r, const csv_row *row, str word, shape *f, sheet *to) {
  for (size_t i = 1; i < row->count; i++) {
    str text = cell_of(row, i);
    column *c = i < f->width ? column_at(to, f, i) : NULL;
    if (text.len == 0) continue;
    if (c == NULL) return refuse(r->d, line_span(r->s, row->line), "a cell stands outside of the columns", "only inputs and outputs have these rows; clear the cell");
    if (str_is(word, WORD_VALUES)) {
      if (!read_values(r, text, line_span(r->s, row->line), c)) return false;
    } else {
      key_set(r->a, &c->keys, word, key_cell(word, text));
    }
  }
  return true;
}

static bool settle(reader *r, sheet *to) {
  for (size_t k = 0; k < 3; k++) {
    columns *all = k == 0 ? &to->inputs : k == 1 ? &to->outputs : &to->compared;
    for (size_t i = 0; i < all->count; i++) {
      column *c = &all->at[i];
      str type = key_text(&c->keys, "type");
      keys_in_order(&c->keys);
      column_settle(c);
      bool known = type.len == 0 || kind_of_type(type) != KIND_OPEN;
      if (known && (k == 1 || c->kind != KIND_OPEN)) continue;
      diag *e = diag_add(r->d, CODE_BAD_SHEET, c->at, "column `%.*s`: `%.*s` is no type", STR_BEGINNING(c->name), STR_BEGINNING(type));
      diag_help(r->d, e, "write boolean, integer, decimal, enum, set, text, date, duration or sentence into the row `type`");
      return false;
    }
  }
  to->several = to->outputs.count > 1 || !str_eq(to->outputs.at[0].name, to->name);
  return true;
}

/* ---- the rows ---- */

/* A name of another input; of dates with plus or minus behind it. */
static str resolve(void *user, str name) {
  (void)user;
  const char *blank = memchr(name.at, ' ', name.len);
  str first = {name.at, blank != NULL ? (size_t)(blank - name.at) : name.len};
  if (str_is(first, "as_of") || is_identifier(first)) {
    str rest = {name.at + first.len, name.len - first.len};
    if (rest.len == 0 || (rest.len > 6 && memcmp(rest.at, " plus ", 6) == 0) || (rest.len > 7 && memcmp(rest.at, " minus ", 7) == 0)) return name;
  }
  return (str){NULL, 0};
}

static bool add_rows(reader *r, const csv_row *row, const alternatives *all, const sheet_row *model, sheet *to) {
  size_t inputs = to->inputs.count, total = 1;
  for (size_t i = 0; i < inputs; i++) {
    total *= all[i].count;
    if (total > SHEET_ALTERNATIVES_MAX) return refuse(r->d, line_span(r->s, row->line), "this row stands for more than 64", "write rows for its ranges");
  }
  for (size_t n = 0; n < total; n++) {
    if (to->rows.count == SHEET_ROWS_MAX) return refuse(r->d, line_span(r->s, row->line), "the table has more than 2,000 rows", "split it");
    sheet_row *x = VEC_PUSH(r->a, &to->rows);
    *x = *model;
    x->tests = ARENA_ARRAY(r->a, cell, inputs);
    size_t rest = n;
    for (size_t i = inputs; i-- > 0;) {
      x->tests[i] = all[i].at[rest % all[i].count].own;
      rest /= all[i].count;
    }
  }
  return true;
}

static bool read_outputs(reader *r, const csv_row *row, const shape *f, sheet *to, sheet_output **outputs) {
  *outputs = ARENA_ARRAY(r->a, sheet_output, to->outputs.count);
  bool good = true;
  for (size_t i = 1; i < f->width; i++) {
    if (!str_is(cell_of(f->kinds, i), WORD_OUTPUT)) continue;
    cell_reader cr = {.d = r->d, .at = line_span(r->s, i < row->count ? row->cells[i].line : row->line), .of = &to->outputs.at[f->place[i]], .csv = true, .resolve = resolve};
    good &= output_read(&cr, test_of(row, i), &(*outputs)[f->place[i]]);
  }
  return good;
}

static bool read_rule(reader *r, const csv_row *row, const shape *f, sheet *to) {
  alternatives *all = ARENA_ARRAY(r->a, alternatives, to->inputs.count);
  sheet_row model = {.at = line_span(r->s, row->line)};
  bool good = read_outputs(r, row, f, to, &model.outputs);
  for (size_t i = 1; i < row->count; i++) {
    const column *c = i < f->width ? column_at(to, f, i) : NULL;
    str kind = i < f->width ? cell_of(f->kinds, i) : (str){"", 0};
    if (str_is(kind, WORD_NOTE)) {
      str text = cell_of(row, i);
      if (text.len > 0) key_set(r->a, &model.keys, f->notes.at[f->place[i]], text);
    } else if (c == NULL && cell_of(row, i).len > 0) {
      good = refuse(r->d, line_span(r->s, row->line), "the row is longer than the row `column`", "put quotes around cells that hold commas, or name the column");
    }
  }
  for (size_t i = 1; i < f->width; i++) {
    column *c = column_at(to, f, i);
    if (c == NULL || str_is(cell_of(f->kinds, i), WORD_OUTPUT)) continue;
    if (is_compared(cell_of(f->kinds, i))) {
      if (test_of(row, i).len > 0) good = refuse(r->d, line_span(r->s, row->line), "a column that is only compared with has no tests", "make it an `input`, or clear the cell");
      continue;
    }
    cell_reader cr = {.d = r->d, .at = line_span(r->s, i < row->count ? row->cells[i].line : row->line), .of = c, .csv = true, .may_be_none = c->computed && c->kind == KIND_ENUM, .resolve = resolve};
    alternatives *to_all = &all[f->place[i]];
    if (!cell_read(&cr, test_of(row, i), to_all)) good = false;
    else if (to_all->at[0].cross_count > 0)
      good = refuse(r->d, cr.at, "`>` and `<=` of a name is said in that one's column", "make it a column, and write `< ...` or `>= ...` there");
  }
  return good && add_rows(r, row, all, &model, to);
}

static bool read_otherwise(reader *r, const csv_row *row, const shape *f, sheet *to) {
  if (to->otherwise != NULL) return refuse(r->d, line_span(r->s, row->line), "`otherwise` is given twice", "remove one of the two");
  for (size_t i = 1; i < row->count; i++) {
    str kind = i < f->width ? cell_of(f->kinds, i) : (str){"", 0}, text = test_of(row, i);
    if (!str_is(kind, WORD_OUTPUT) && text.len > 0 && !str_is(text, "-")) return refuse(r->d, line_span(r->s, row->line), "`otherwise` has outputs alone", "clear the other cells of the row");
  }
  return read_outputs(r, row, f, to, &to->otherwise);
}

/* ---- the order of the rows ---- */

static bool read_head_row(reader *r, const csv_row *row, str word, sheet *to) {
  str text = cell_of(row, 1);
  span at = line_span(r->s, row->line);
  for (size_t i = 2; i < row->count; i++)
    if (cell_of(row, i).len > 0) return refuse(r->d, at, "this row has one value", "put quotes around it if it holds commas");
  if (str_is(word, WORD_HIT)) to->hit = text;
  else if (str_is(word, WORD_COLLECT)) to->collect = text;
  else if (word.len > 6 && memcmp(word.at, SETTING_PREFIX, 6) == 0) key_set(r->a, &to->settings, (str){word.at + 6, word.len - 6}, text);
  else key_set(r->a, &to->keys, word, key_cell(word, text));
  return true;
}

static bool check_hit(reader *r, sheet *to) {
  static const char *const hits[] = {"unique", "any", "first", "priority", "collect", "rule_order", "output_order"};
  static const char *const aggregates[] = {"sum", "min", "max", "count"};
  bool good = false, aggregate = to->collect.len == 0;
  for (size_t i = 0; i < sizeof hits / sizeof *hits; i++) good |= str_is(to->hit, hits[i]);
  for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++) aggregate |= str_is(to->collect, aggregates[i]);
  if (!good) return refuse(r->d, to->at, "the hit policy is not known", "write into the row `hit`: unique, any, first, priority, collect, rule_order or output_order");
  if (!aggregate || (to->collect.len > 0 && !str_is(to->hit, "collect")))
    return refuse(r->d, to->at, "the aggregate cannot be used", "`collect` is sum, min, max or count, and goes with the hit policy `collect`");
  return true;
}

static bool read_row(reader *r, const csv_row *row, shape *f, sheet *to, bool *settled) {
  str word = cell_of(row, 0);
  span at = line_span(r->s, row->line);
  bool rule = str_is(word, WORD_RULE), otherwise = str_is(word, WORD_OTHERWISE);
  if (word.len == 0) return refuse(r->d, at, "the first cell of the row is empty", "it says what the row is, such as `rule`");
  if (f->kinds == NULL && str_is(word, WORD_COLUMN)) return check_hit(r, to) && read_kinds(r, row, f, to);
  if (f->kinds == NULL && (rule || otherwise || str_is(word, WORD_NAME)))
    return refuse(r->d, at, "the row `column` must stand before this", "it says of each column whether it is an `input`, an `output` or a `note`");
  if (f->kinds == NULL) return read_head_row(r, row, word, to);
  if (!rule && !otherwise) {
    if (*settled) return refuse(r->d, at, "behind the first rule there are rules and `otherwise` alone", "move the row up");
    if (str_is(word, WORD_NAME)) return read_names(r, row, f, to);
    if (is_field_key(word)) return read_keys(r, row, word, f, to);
    diag *e = diag_add(r->d, CODE_BAD_SHEET, at, "`%.*s` is no row of a table", STR_BEGINNING(word));
    diag_help(r->d, e, "rows are `name`, keys of fields such as `type`, `rule` and `otherwise`");
    return false;
  }
  if (!*settled) {
    for (size_t i = 0; i < to->inputs.count; i++)
      if (to->inputs.at[i].name.len == 0) return refuse(r->d, at, "the row `name` is missing, or leaves out a column", "name every column");
    for (size_t i = 0; i < to->compared.count; i++)
      if (to->compared.at[i].name.len == 0) return refuse(r->d, at, "the row `name` is missing, or leaves out a column", "name every column");
    for (size_t i = 0; i < to->outputs.count; i++)
      if (to->outputs.at[i].name.len == 0) return refuse(r->d, at, "the row `name` is missing, or leaves out a column", "name every column");
    for (size_t i = 0; i < f->notes.count; i++)
      if (f->notes.at[i].len == 0) return refuse(r->d, at, "the row `name` is missing, or leaves out a column", "name every column");
    if (!settle(r, to)) return false;
    *settled = true;
  }
  return rule ? read_rule(r, row, f, to) : read_otherwise(r, row, f, to);
}

bool csv_read_sheet(const source *s, diags *d, sheet *to) {
  reader r = {.a = d->in, .d = d, .s = s};
  *to = (sheet){.at = {s, 0, 0}};
  if (!screen(&r) || !split(&r)) return false;
  if (r.rows.count == 0) return refuse(d, to->at, "the file is empty", "a decision table begins with the row `table,NAME`; `epf export` writes one");
  const csv_row *first = &r.rows.at[0];
  to->at = line_span(s, first->line);
  if (!str_is(cell_of(first, 0), WORD_TABLE)) {
    bool semicolons = memchr(first->cells[0].text.at, ';', first->cells[0].text.len) != NULL || memchr(first->cells[0].text.at, '\t', first->cells[0].text.len) != NULL;
    return refuse(d, to->at, "a decision table begins with the row `table,NAME`",
                  semicolons ? OTHER_SEPARATOR : "`epf export` writes one to begin with; see rules/TABLES.md");
  }
  to->name = cell_of(first, 1);
  if (!is_identifier(to->name)) return refuse(d, to->at, "the table's name cannot be used", "a name is made of small letters, digits and `_`, and begins with a letter");
  shape f = {.kinds = NULL};
  bool settled = false, good = true;
  for (size_t i = 1; i < r.rows.count; i++) {
    for (size_t k = 0; k < r.rows.at[i].count; k++)
      if (!visible(&r, &r.rows.at[i].cells[k])) return false;
    bool read = read_row(&r, &r.rows.at[i], &f, to, &settled);
    good &= read;
    if (!read && !settled) return false; /* what the columns are is not known */
  }
  if (good && to->rows.count == 0) return refuse(d, to->at, "the table has no rules", "each of its rows begins with `rule`");
  keys_in_order(&to->keys);
  return good;
}
