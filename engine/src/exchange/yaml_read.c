/* Tables of a rule set, from its documents: what a clause says there, a cell says here. */
#include <stdarg.h>
#include <stdio.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/duration.h"
#include "exchange/sheet.h"
#include "yaml/doc.h"

typedef struct reader {
  arena *a;
  diags *d;
  doc *const *docs;
  size_t count;
  const model *m;
  book *to;
} reader;

__attribute__((format(printf, 3, 4))) static bool refuse(reader *r, span at, const char *format, ...) {
  char what[300];
  va_list list;
  va_start(list, format);
  vsnprintf(what, sizeof what, format, list);
  va_end(list);
  diag *e = diag_add(r->d, CODE_CANNOT_EXPORT, at, "%s", what);
  diag_help(r->d, e, "keep this table as YAML, or say it another way; rules/TABLES.md lists what can be written");
  return false;
}

/* ---- where things stand ---- */

static doc *find_in(const reader *r, const char *section, str name, doc **key) {
  for (size_t i = 0; i < r->count; i++) {
    doc *all = r->docs[i] != NULL && r->docs[i]->kind == DOC_MAPPING ? doc_find(r->docs[i], section) : NULL;
    for (size_t k = 0; all != NULL && all->kind == DOC_MAPPING && k < all->count; k++)
      if (str_eq(all->pairs[k].key->text, name)) {
        if (key != NULL) *key = all->pairs[k].key;
        return all->pairs[k].value;
      }
  }
  return NULL;
}

static bool is_table(const doc *n) { return n != NULL && n->kind == DOC_MAPPING && doc_find(n, "table") != NULL; }

/* The output of a table by its own name, TABLE_OUTPUT; NULL: there is none. */
static const doc *find_output(const reader *r, str name) {
  for (size_t i = 0; i < r->count; i++) {
    doc *all = r->docs[i] != NULL && r->docs[i]->kind == DOC_MAPPING ? doc_find(r->docs[i], "derived") : NULL;
    for (size_t k = 0; all != NULL && all->kind == DOC_MAPPING && k < all->count; k++) {
      str table = all->pairs[k].key->text;
      const doc *t = is_table(all->pairs[k].value) ? doc_find(all->pairs[k].value, "table") : NULL, *outputs = t != NULL && t->kind == DOC_MAPPING ? doc_find(t, "outputs") : NULL;
      if (outputs == NULL || outputs->kind != DOC_MAPPING || name.len <= table.len + 1 || memcmp(name.at, table.at, table.len) != 0 || name.at[table.len] != '_') continue;
      for (size_t o = 0; o < outputs->count; o++)
        if (str_eq(outputs->pairs[o].key->text, (str){name.at + table.len + 1, name.len - table.len - 1})) return outputs->pairs[o].value;
    }
  }
  return NULL;
}

static bool is_known_name(const reader *r, str text) {
  const char *blank = text.len > 0 ? memchr(text.at, ' ', text.len) : NULL;
  str first = {text.at, blank != NULL ? (size_t)(blank - text.at) : text.len};
  return str_is(first, "as_of") || find_in(r, "fields", first, NULL) != NULL || find_in(r, "derived", first, NULL) != NULL ||
         find_output(r, first) != NULL;
}

/* ---- columns ---- */

static bool read_value(reader *r, str id, const doc *label, column *c) {
  sheet_value v = {.id = id};
  if (label != NULL && label->kind == DOC_SCALAR) v.label = label->text;
  for (size_t i = 0; label != NULL && label->kind == DOC_MAPPING && i < label->count; i++) {
    str key = label->pairs[i].key->text;
    if (str_is(key, "label")) v.label = label->pairs[i].value->text;
    else if (str_is(key, "label_cy")) v.label_cy = label->pairs[i].value->text;
    else return refuse(r, label->at, "a value's `%.*s` cannot be written", STR_BEGINNING(key));
  }
  *VEC_PUSH(r->a, &c->values) = v;
  return true;
}

static bool read_values(reader *r, const doc *n, column *c) {
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_SEQUENCE && n->items[i]->kind == DOC_SCALAR) read_value(r, n->items[i]->text, NULL, c);
    else if (n->kind != DOC_MAPPING || !read_value(r, n->pairs[i].key->text, n->pairs[i].value, c)) return false;
  }
  return true;
}

static bool read_column(reader *r, str name, span at, column *to, int depth);

/* The values of another list are written out: the file must stand alone. */
static bool copy_values(reader *r, str from, span at, column *to, int depth) {
  column other = {.kind = KIND_OPEN};
  if (depth > 20 || !read_column(r, from, at, &other, depth + 1) || other.values.count == 0) return refuse(r, at, "the values of `%.*s` cannot be written out", STR_BEGINNING(from));
  to->values = other.values;
  if (key_is(&other.keys, "ordered", "true")) key_set(r->a, &to->keys, STR("ordered"), STR("true"));
  return true;
}

static bool read_definition(reader *r, const doc *n, const char *skip, column *to, int depth) {
  str from = {NULL, 0};
  for (size_t i = 0; n->kind == DOC_MAPPING && i < n->count; i++) {
    str key = n->pairs[i].key->text;
    const doc *v = n->pairs[i].value;
    if (skip != NULL && str_is(key, skip)) continue;
    if (str_is(key, "values")) {
      if (!read_values(r, v, to)) return false;
    } else if (str_is(key, "values_from")) {
      from = v->text;
    } else if (v->kind != DOC_SCALAR) {
      return refuse(r, v->at, "`%.*s` of `%.*s` is more than one text and cannot be written", STR_BEGINNING(key), STR_BEGINNING(to->name));
    } else {
      key_set(r->a, &to->keys, key, v->text);
    }
  }
  if (from.at != NULL && !copy_values(r, from, n->at, to, depth)) return false;
  keys_in_order(&to->keys);
  column_settle(to);
  return true;
}

static const char *const output_keys[] = {"type", "places", "values", "values_from", "ordered", NULL};

static bool is_output_key(str key) {
  for (size_t i = 0; output_keys[i] != NULL; i++)
    if (str_is(key, output_keys[i])) return true;
  return false;
}

/* What the compiler made of it. */
static bool read_model(reader *r, str name, column *to) {
  uint32_t ix = r->m != NULL ? model_find_datum(r->m, name) : NONE;
  if (ix == NONE || r->m->data[ix].hidden || r->m->data[ix].item > 0) return false;
  const datum *x = &r->m->data[ix];
  to->computed = true;
  to->values.count = 0;
  key_set(r->a, &to->keys, STR("type"), str_from(value_type_text(x->type)));
  if (x->type == TYPE_DECIMAL) key_set(r->a, &to->keys, STR("places"), arena_print(r->a, "%d", x->places));
  if (x->ordered) key_set(r->a, &to->keys, STR("ordered"), STR("true"));
  if (x->label.len > 0) key_set(r->a, &to->keys, STR("label"), x->label);
  for (size_t i = 0; (x->type == TYPE_ENUM || x->type == TYPE_SET) && i < x->value_count; i++)
    *VEC_PUSH(r->a, &to->values) = (sheet_value){.id = x->values[i].id, .label = x->values[i].label, .label_cy = x->values[i].label_cy};
  keys_in_order(&to->keys);
  column_settle(to);
  return to->kind != KIND_OPEN;
}

/* What a derived value is, as far as its definition says it. */
static bool read_derived(reader *r, const doc *n, span at, column *to, int depth) {
  const doc *bands = doc_find(n, "bands");
  static const char *const truths[] = {"true_when", "any_of", "all_of"}, *const counts[] = {"count", "count_of", "years_between"};
  to->computed = true;
  for (size_t i = 0; i < n->count; i++) {
    str key = n->pairs[i].key->text;
    const doc *v = n->pairs[i].value;
    if (str_is(key, "values") && !read_values(r, v, to)) return false;
    if (str_is(key, "values_from") && !copy_values(r, v->text, v->at, to, depth)) return false;
    if (v->kind == DOC_SCALAR && (str_is(key, "type") || str_is(key, "places") || str_is(key, "ordered") || str_is(key, "label"))) key_set(r->a, &to->keys, key, v->text);
    for (size_t k = 0; k < 3; k++) {
      if (str_is(key, truths[k])) key_set(r->a, &to->keys, STR("type"), STR("boolean"));
      if (str_is(key, counts[k])) key_set(r->a, &to->keys, STR("type"), STR("integer"));
    }
  }
  for (size_t i = 0; bands != NULL && bands->kind == DOC_MAPPING && i < bands->count; i++) {
    const doc *label = doc_find(bands->pairs[i].value, "label");
    *VEC_PUSH(r->a, &to->values) = (sheet_value){.id = bands->pairs[i].key->text, .label = label != NULL ? label->text : (str){NULL, 0}};
    key_set(r->a, &to->keys, STR("ordered"), STR("true"));
  }
  if (key_text(&to->keys, "type").at == NULL && to->values.count > 0) key_set(r->a, &to->keys, STR("type"), doc_find(n, "members") != NULL ? STR("set") : STR("enum"));
  keys_in_order(&to->keys);
  column_settle(to);
  if (to->kind == KIND_OPEN && !read_model(r, to->name, to)) return refuse(r, at, "`%.*s` does not say its type; write `type` or `values` beside it", STR_BEGINNING(to->name));
  return true;
}

static bool read_column(reader *r, str name, span at, column *to, int depth) {
  doc *key = NULL;
  const doc *n = find_in(r, "fields", name, &key);
  to->name = name;
  to->at = at;
  if (n != NULL) return read_definition(r, n, NULL, to, depth);
  if (str_is(name, "as_of")) {
    to->computed = true;
    key_set(r->a, &to->keys, STR("type"), STR("date"));
    column_settle(to);
    return true;
  }
  n = find_in(r, "derived", name, &key);
  if (n == NULL) n = find_output(r, name);
  if (n != NULL && n->kind == DOC_MAPPING) return read_derived(r, n, at, to, depth);
  if (read_model(r, name, to)) return true;
  return refuse(r, at, "`%.*s` is neither a field nor a derived value whose type is known here", STR_BEGINNING(name));
}

/* ---- tests ---- */

static bool is_literal(const column *c, str text) {
  int64_t n;
  date_unit unit;
  switch (c->kind) {
  case KIND_BOOLEAN: return str_is(text, "true") || str_is(text, "false");
  case KIND_INTEGER:
  case KIND_DECIMAL: return is_number(text);
  case KIND_DATE: return date_is_written(text);
  case KIND_DURATION: return duration_parse(text, &n, &unit);
  case KIND_ENUM: return c->values.count == 0 || value_by_id(c, text) != NULL;
  default: return true;
  }
}

static operand operand_of(const reader *r, const column *c, const doc *n) {
  return (operand){.text = n->text, .named = n->style == DOC_PLAIN && !is_literal(c, n->text) && is_known_name(r, n->text)};
}

static bool read_operands(reader *r, const column *c, const doc *n, operands *to) {
  if (n->kind == DOC_MAPPING) return refuse(r, n->at, "a value or a list of values is expected");
  size_t count = n->kind == DOC_SCALAR ? 1 : n->count;
  for (size_t i = 0; i < count; i++) {
    const doc *x = n->kind == DOC_SCALAR ? n : n->items[i];
    if (x->kind != DOC_SCALAR) return refuse(r, x->at, "a value is expected");
    *VEC_PUSH(r->a, to) = operand_of(r, c, x);
  }
  return true;
}

static bool read_test(reader *r, const column *c, const doc *n, cell *to) {
  static const struct {
    const char *key;
    cell_op op;
  } ops[] = {{"is", CELL_IS}, {"is_not", CELL_IS_NOT}, {"in", CELL_IN}, {"not_in", CELL_NOT_IN}, {"includes", CELL_INCLUDES}, {"includes_any", CELL_INCLUDES_ANY},
             {"includes_all", CELL_INCLUDES_ALL}, {"includes_none", CELL_INCLUDES_NONE}, {"matches", CELL_MATCHES}};
  *to = (cell){.op = n->kind == DOC_SEQUENCE ? CELL_IN : CELL_IS, .at = n->at};
  if (n->kind == DOC_SCALAR && c->kind == KIND_SET && str_is(n->text, "none")) to->op = CELL_NONE;
  if (n->kind != DOC_MAPPING) return to->op == CELL_NONE || read_operands(r, c, n, &to->of);
  for (size_t i = 0; i < n->count; i++) {
    str key = n->pairs[i].key->text;
    const doc *v = n->pairs[i].value;
    bool from = str_is(key, "at_least") || str_is(key, "on_or_after"), below = str_is(key, "below") || str_is(key, "before"), found = from || below;
    if (from || below) {
      if (v->kind != DOC_SCALAR) return refuse(r, v->at, "a bound is one value");
      to->op = CELL_RANGE;
      if (from) to->from = operand_of(r, c, v);
      else to->to = operand_of(r, c, v);
      continue;
    }
    for (size_t k = 0; k < sizeof ops / sizeof *ops && !found; k++) {
      if (!str_is(key, ops[k].key)) continue;
      found = true;
      to->op = ops[k].op;
      if (!read_operands(r, c, v, &to->of)) return false;
      if (to->op == CELL_IS && c->kind == KIND_SET) to->op = CELL_NONE;
    }
    if (!found || n->count > 2 || (n->count == 2 && to->op != CELL_RANGE)) return refuse(r, n->at, "the test `%.*s` cannot be written", STR_BEGINNING(key));
  }
  return n->count > 0 ? true : refuse(r, n->at, "the test is empty");
}

/* ---- a table ---- */

static bool read_output(reader *r, const doc *n, sheet_output *to) {
  if (n->kind != DOC_SCALAR) return refuse(r, n->at, "an output is a value or `missing`");
  *to = (sheet_output){str_is(n->text, "missing") ? GIVES_NOTHING : GIVES_VALUE, n->text};
  return true;
}

static bool read_outputs(reader *r, const sheet *s, const doc *n, sheet_output **to) {
  *to = ARENA_ARRAY(r->a, sheet_output, s->outputs.count);
  if (!s->several) return read_output(r, n, &(*to)[0]);
  for (size_t i = 0; i < s->outputs.count; i++) {
    doc *x = n->kind == DOC_MAPPING ? doc_find(n, arena_print(r->a, "%.*s", STR_FMT(s->outputs.at[i].name)).at) : NULL;
    if (n->kind == DOC_SCALAR && str_is(n->text, "missing")) (*to)[i] = (sheet_output){GIVES_NOTHING, n->text};
    else if (x == NULL) return refuse(r, n->at, "the output `%.*s` is not given", STR_BEGINNING(s->outputs.at[i].name));
    else if (!read_output(r, x, &(*to)[i])) return false;
  }
  return true;
}

static bool read_row(reader *r, const doc *n, sheet *s) {
  doc *when = n->kind == DOC_MAPPING ? doc_find(n, "when") : NULL, *then = n->kind == DOC_MAPPING ? doc_find(n, "then") : NULL;
  if (when == NULL || then == NULL || when->kind != DOC_MAPPING) return refuse(r, n->at, "a row has `when` and `then`");
  sheet_row row = {.at = n->at, .tests = ARENA_ARRAY(r->a, cell, s->inputs.count)};
  for (size_t i = 0; i < s->inputs.count; i++) row.tests[i].at = when->at;
  for (size_t i = 0; i < when->count; i++) {
    const column *c = column_named(&s->inputs, when->pairs[i].key->text);
    if (c == NULL) return refuse(r, when->pairs[i].key->at, "`%.*s` is not one of the columns", STR_BEGINNING(when->pairs[i].key->text));
    if (!read_test(r, c, when->pairs[i].value, &row.tests[c - s->inputs.at])) return false;
  }
  if (!read_outputs(r, s, then, &row.outputs)) return false;
  for (size_t i = 0; i < n->count; i++) {
    str key = n->pairs[i].key->text;
    if (str_is(key, "when") || str_is(key, "then")) continue;
    if (n->pairs[i].value->kind != DOC_SCALAR) return refuse(r, n->pairs[i].value->at, "`%.*s` of a row is more than one text and cannot be written", STR_BEGINNING(key));
    key_set(r->a, &row.keys, key, n->pairs[i].value->text);
  }
  keys_in_order(&row.keys);
  if (s->rows.count == SHEET_ROWS_MAX) return refuse(r, n->at, "the table has more than 2,000 rows");
  *VEC_PUSH(r->a, &s->rows) = row;
  return true;
}

/* What stands beside `table`: of one output, its type and values; blocks such as `source` key by key. */
static bool read_beside(reader *r, const doc *n, sheet *s) {
  for (size_t i = 0; i < n->count; i++) {
    str key = n->pairs[i].key->text;
    const doc *v = n->pairs[i].value;
    if (str_is(key, "table") || (!s->several && is_output_key(key))) continue;
    if (v->kind == DOC_SCALAR) key_set(r->a, &s->keys, key, v->text);
    else if (v->kind != DOC_MAPPING) return refuse(r, v->at, "`%.*s` is a list and cannot be written", STR_BEGINNING(key));
    for (size_t k = 0; v->kind == DOC_MAPPING && k < v->count; k++) {
      if (v->pairs[k].value->kind != DOC_SCALAR) return refuse(r, v->pairs[k].value->at, "`%.*s` is nested too deeply to be written", STR_BEGINNING(key));
      key_set(r->a, &s->keys, arena_print(r->a, "%.*s.%.*s", STR_FMT(key), STR_FMT(v->pairs[k].key->text)), v->pairs[k].value->text);
    }
  }
  keys_in_order(&s->keys);
  return true;
}

static bool read_settings(reader *r, const doc *t, sheet *s) {
  static const char *const own[] = {"inputs", "outputs", "rules", "otherwise"};
  for (size_t i = 0; i < t->count; i++) {
    str key = t->pairs[i].key->text;
    const doc *v = t->pairs[i].value;
    bool known = false;
    for (size_t k = 0; k < 4; k++) known |= str_is(key, own[k]);
    if (known) continue;
    if (v->kind != DOC_SCALAR) return refuse(r, v->at, "`%.*s` of the table cannot be written", STR_BEGINNING(key));
    if (str_is(key, "hit")) s->hit = v->text;
    else if (str_is(key, "collect")) s->collect = v->text;
    else key_set(r->a, &s->settings, key, v->text);
  }
  return true;
}

static bool read_columns(reader *r, const doc *n, const doc *t, sheet *s) {
  const doc *inputs = doc_find(t, "inputs"), *outputs = doc_find(t, "outputs");
  bool good = true;
  if (inputs == NULL || inputs->kind != DOC_SEQUENCE) return refuse(r, t->at, "the table does not list its `inputs`");
  for (size_t i = 0; i < inputs->count; i++) {
    column c = {.kind = KIND_OPEN};
    if (inputs->items[i]->kind != DOC_SCALAR || !read_column(r, inputs->items[i]->text, inputs->items[i]->at, &c, 0)) good = false;
    *VEC_PUSH(r->a, &s->inputs) = c;
  }
  s->several = outputs != NULL && outputs->kind == DOC_MAPPING;
  for (size_t i = 0; s->several && i < outputs->count; i++) {
    column c = {.name = outputs->pairs[i].key->text, .at = outputs->pairs[i].key->at};
    good &= read_definition(r, outputs->pairs[i].value, NULL, &c, 0);
    *VEC_PUSH(r->a, &s->outputs) = c;
  }
  if (s->several) return good;
  column c = {.name = s->name, .at = s->at};
  str from = {NULL, 0};
  for (size_t i = 0; i < n->count; i++) {
    str key = n->pairs[i].key->text;
    if (!is_output_key(key)) continue;
    if (str_is(key, "values")) good &= read_values(r, n->pairs[i].value, &c);
    else if (str_is(key, "values_from")) from = n->pairs[i].value->text;
    else if (n->pairs[i].value->kind == DOC_SCALAR) key_set(r->a, &c.keys, key, n->pairs[i].value->text);
  }
  if (from.at != NULL) good &= copy_values(r, from, s->at, &c, 0);
  keys_in_order(&c.keys);
  column_settle(&c);
  *VEC_PUSH(r->a, &s->outputs) = c;
  return good;
}

static bool add_compared(reader *r, sheet *s, operand o, span at) {
  if (!o.named || o.text.at == NULL) return true;
  const char *blank = memchr(o.text.at, ' ', o.text.len);
  str name = {o.text.at, blank != NULL ? (size_t)(blank - o.text.at) : o.text.len};
  if (column_named(&s->inputs, name) != NULL || column_named(&s->compared, name) != NULL) return true;
  column c = {.kind = KIND_OPEN};
  bool good = read_column(r, name, at, &c, 0);
  if (good) *VEC_PUSH(r->a, &s->compared) = c;
  return good;
}

static bool read_compared(reader *r, sheet *s) {
  bool good = true;
  for (size_t i = 0; i < s->rows.count; i++)
    for (size_t k = 0; k < s->inputs.count; k++) {
      const cell *c = &s->rows.at[i].tests[k];
      for (size_t o = 0; o < c->of.count; o++) good &= add_compared(r, s, c->of.at[o], c->at);
      good &= add_compared(r, s, c->from, c->at) & add_compared(r, s, c->to, c->at);
    }
  return good;
}

static bool read_table(reader *r, const doc *key, const doc *n) {
  const doc *t = doc_find(n, "table"), *rules = t->kind == DOC_MAPPING ? doc_find(t, "rules") : NULL, *otherwise = t->kind == DOC_MAPPING ? doc_find(t, "otherwise") : NULL;
  sheet s = {.name = key->text, .at = key->at};
  if (rules == NULL || rules->kind != DOC_SEQUENCE) return refuse(r, t->at, "the table has no `rules`");
  bool good = read_settings(r, t, &s) && read_columns(r, n, t, &s) && read_beside(r, n, &s);
  for (size_t i = 0; good && i < rules->count; i++) good = read_row(r, rules->items[i], &s);
  if (good && otherwise != NULL) good = read_outputs(r, &s, otherwise, &s.otherwise);
  return good && read_compared(r, &s) && book_add_sheet(r->to, r->d, &s);
}

/* As the vocabulary lists them: that is the order of the questions. */
static void order_fields(reader *r) {
  columns all = {NULL, 0, 0};
  for (size_t i = 0; i < r->count; i++) {
    doc *fields = r->docs[i] != NULL && r->docs[i]->kind == DOC_MAPPING ? doc_find(r->docs[i], "fields") : NULL;
    for (size_t k = 0; fields != NULL && fields->kind == DOC_MAPPING && k < fields->count; k++) {
      const column *c = column_named(&r->to->fields, fields->pairs[k].key->text);
      if (c != NULL) *VEC_PUSH(r->a, &all) = *c;
    }
  }
  for (size_t i = 0; i < r->to->fields.count; i++)
    if (column_named(&all, r->to->fields.at[i].name) == NULL) *VEC_PUSH(r->a, &all) = r->to->fields.at[i];
  r->to->fields = all;
}

bool yaml_read_book(doc *const *docs, size_t count, const model *m, str name, diags *d, book *to) {
  reader r = {.a = d->in, .d = d, .docs = docs, .count = count, .m = m, .to = to};
  bool good = true;
  for (size_t i = 0; i < count; i++) {
    doc *all = docs[i] != NULL && docs[i]->kind == DOC_MAPPING ? doc_find(docs[i], "derived") : NULL;
    for (size_t k = 0; all != NULL && all->kind == DOC_MAPPING && k < all->count; k++)
      if (is_table(all->pairs[k].value) && (name.len == 0 || str_eq(name, all->pairs[k].key->text))) good &= read_table(&r, all->pairs[k].key, all->pairs[k].value);
  }
  order_fields(&r);
  return good;
}
