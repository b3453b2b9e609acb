#include "gen_sheet.h"

static str words(gen *g, arena *a) {
  static const char *const some[] = {"Age", "a, b", "=SUM(A1)", "-1+1", "@home", "+44", "say \"no\"", "it's", "'quoted", "'=x", "a: b # c", "Öl & <tar>", "10%", "x\\y", "{a}", "[1]", "- 1", "yes", "no", "null", "~", "1.10", "two  blanks", "*", "&a", "!tag", "|", ">", "`"};
  return arena_print(a, "%s", some[gen_below(g, sizeof some / sizeof *some)]);
}

static void put_key(arena *a, column *c, const char *name, str text) { key_set(a, &c->keys, str_from(name), text); }

static void add_values(gen *g, arena *a, column *c) {
  static const char *const ids[] = {"low", "medium", "high", "A1", "very-high", "7", "true", "very_high", "Other"};
  size_t count = 2 + gen_below(g, 4), first = gen_below(g, 5);
  bool labels = gen_chance(g, 50);
  for (size_t i = 0; i < count; i++) {
    sheet_value *v = VEC_PUSH(a, &c->values);
    *v = (sheet_value){.id = str_from(ids[first + i])};
    str label = words(g, a);
    if (labels) v->label = gen_chance(g, 30) ? STR("Very high!") : arena_print(a, "%.*s %zu", STR_FMT(label), i);
    if (labels && gen_chance(g, 20)) v->label_cy = STR("Uchel, iawn");
  }
  for (size_t i = 1; i < count; i++) /* each label once */
    if (str_is(c->values.at[i].label, "Very high!")) c->values.at[i].label = arena_print(a, "Label %zu", i);
}

static column gen_column(gen *g, arena *a, size_t nth, bool dmn) {
  static const column_kind all[] = {KIND_BOOLEAN, KIND_INTEGER, KIND_DECIMAL, KIND_ENUM, KIND_DATE, KIND_DURATION, KIND_TEXT, KIND_SET, KIND_SENTENCE};
  column c = {.name = arena_print(a, "col_%zu", nth)};
  column_kind k = all[gen_below(g, dmn ? 6 : 9)];
  put_key(a, &c, "type", str_from(kind_type(k)));
  if (k == KIND_DECIMAL) put_key(a, &c, "places", arena_print(a, "%u", 1 + gen_below(g, 3)));
  if (k == KIND_TEXT) put_key(a, &c, "coded", STR("true"));
  if (k == KIND_ENUM || k == KIND_SET) add_values(g, a, &c);
  if (k == KIND_ENUM && gen_chance(g, 50)) put_key(a, &c, "ordered", STR("true"));
  if ((k == KIND_INTEGER || k == KIND_DECIMAL) && gen_chance(g, 50)) {
    put_key(a, &c, "min", STR("-20"));
    put_key(a, &c, "max", STR("120"));
  }
  if (gen_chance(g, 60)) put_key(a, &c, "label", words(g, a));
  if (gen_chance(g, 20)) put_key(a, &c, "unit", words(g, a));
  if (gen_chance(g, 20)) put_key(a, &c, "help", words(g, a));
  if (gen_chance(g, 10)) put_key(a, &c, "role", STR("protected"));
  c.computed = !dmn && gen_chance(g, 10);
  keys_in_order(&c.keys);
  column_settle(&c);
  return c;
}

static str literal(gen *g, arena *a, const column *c) {
  switch (c->kind) {
  case KIND_BOOLEAN: return gen_chance(g, 50) ? STR("true") : STR("false");
  case KIND_INTEGER: return arena_print(a, "%d", (int)gen_between(g, -19, 119));
  case KIND_DECIMAL: return arena_print(a, "%d.%u", (int)gen_between(g, -19, 118), 1 + gen_below(g, 9));
  case KIND_DATE: return arena_print(a, "20%02u-0%u-1%u", 10 + gen_below(g, 20), 1 + gen_below(g, 9), gen_below(g, 10));
  case KIND_DURATION: return arena_print(a, "%u days", 2 + gen_below(g, 400));
  case KIND_ENUM:
  case KIND_SET: return c->values.at[gen_below(g, (uint32_t)c->values.count)].id;
  case KIND_SENTENCE: return gen_chance(g, 50) ? STR("community order low") : arena_print(a, "%u weeks", 2 + gen_below(g, 90));
  default: return words(g, a);
  }
}

static void add_literal(gen *g, arena *a, const column *c, cell *to) {
  operand o = {.text = literal(g, a, c)};
  for (size_t i = 0; i < to->of.count; i++)
    if (str_eq(to->of.at[i].text, o.text)) return;
  *VEC_PUSH(a, &to->of) = o;
}

static size_t place_of(const column *c, str id) {
  size_t i = 0;
  while (!str_eq(c->values.at[i].id, id)) i++;
  return i;
}

static bool in_order(const column *c, operand from, operand to) {
  int64_t x, y;
  bool exact;
  if (c->kind == KIND_ENUM) return place_of(c, from.text) < place_of(c, to.text);
  return on_scale(c, from.text, &x, &exact) && on_scale(c, to.text, &y, &exact) && x < y;
}

/* A range that leaves something out and something in. */
static cell gen_range(gen *g, arena *a, const column *c) {
  cell to = {.op = CELL_RANGE};
  operand x = {.text = literal(g, a, c)}, y = {.text = literal(g, a, c)};
  bool list = c->kind == KIND_ENUM;
  if (gen_chance(g, 40) && c->kind != KIND_SENTENCE && (in_order(c, x, y) || in_order(c, y, x))) {
    to.from = in_order(c, x, y) ? x : y;
    to.to = in_order(c, x, y) ? y : x;
  } else if (gen_chance(g, 50)) {
    to.from = list ? (operand){.text = c->values.at[c->values.count - 1].id} : x;
  } else {
    to.to = list ? (operand){.text = c->values.at[1].id} : x;
  }
  return to;
}

static cell gen_cell(gen *g, arena *a, const column *c, bool dmn) {
  cell to = {.op = CELL_ANY};
  if (gen_chance(g, 25)) return to;
  bool scale = c->kind == KIND_INTEGER || c->kind == KIND_DECIMAL || c->kind == KIND_DATE || c->kind == KIND_DURATION || c->kind == KIND_SENTENCE;
  if (c->kind == KIND_SET) {
    static const cell_op ops[] = {CELL_INCLUDES, CELL_INCLUDES_ANY, CELL_INCLUDES_ALL, CELL_INCLUDES_NONE, CELL_NONE};
    to.op = ops[gen_below(g, 5)];
    if (to.op != CELL_NONE) add_literal(g, a, c, &to);
    if (to.op != CELL_NONE && to.op != CELL_INCLUDES) add_literal(g, a, c, &to);
    return to;
  }
  if (c->kind == KIND_TEXT && gen_chance(g, 40)) to.op = CELL_MATCHES;
  else if ((scale || (c->ordered && !dmn)) && gen_chance(g, 60)) return gen_range(g, a, c);
  add_literal(g, a, c, &to);
  if (to.op == CELL_MATCHES) return to;
  if (c->kind != KIND_BOOLEAN && (c->values.count == 0 || c->values.count > 3)) add_literal(g, a, c, &to);
  bool negated = c->kind != KIND_TEXT && gen_chance(g, 30);
  to.op = to.of.count == 1 ? (negated ? CELL_IS_NOT : CELL_IS) : negated ? CELL_NOT_IN : CELL_IN;
  return to;
}

static column gen_output(gen *g, arena *a, str name, bool several, bool list) {
  column c = {.name = name};
  uint32_t k = list ? 3 : gen_below(g, 5);
  if (k == 0) put_key(a, &c, "type", STR("boolean"));
  if (k == 1) put_key(a, &c, "type", STR("integer"));
  if (k == 2) put_key(a, &c, "type", STR("decimal")), put_key(a, &c, "places", STR("2"));
  if (k == 3) add_values(g, a, &c);
  if (k == 4) put_key(a, &c, "type", STR("date"));
  if (several && gen_chance(g, 50)) put_key(a, &c, "label", words(g, a));
  keys_in_order(&c.keys);
  column_settle(&c);
  return c;
}

static sheet_output gen_result(gen *g, arena *a, const column *c) {
  if (gen_chance(g, 10)) return (sheet_output){GIVES_NOTHING, STR("missing")};
  return (sheet_output){GIVES_VALUE, literal(g, a, c)};
}

static sheet *gen_table(gen *g, arena *a, size_t nth, size_t *columns_made, bool dmn) {
  static const char *const hits[] = {"unique", "any", "first", "collect", "rule_order", "collect", "output_order"};
  sheet *s = ARENA_NEW(a, sheet);
  *s = (sheet){.name = arena_print(a, "table_%zu", nth), .hit = str_from(hits[gen_below(g, 7)])};
  if (str_is(s->hit, "collect") && gen_chance(g, 70)) s->collect = gen_chance(g, 50) ? STR("min") : STR("count");
  if (gen_chance(g, 70)) key_set(a, &s->keys, STR("label"), words(g, a));
  if (gen_chance(g, 20)) key_set(a, &s->keys, STR("shown"), STR("false"));
  if (gen_chance(g, 20)) {
    key_set(a, &s->keys, STR("source.title"), words(g, a));
    key_set(a, &s->keys, STR("source.status"), STR("sourced"));
  }
  if (gen_chance(g, 20)) key_set(a, &s->settings, STR("lawful_basis"), words(g, a));
  keys_in_order(&s->keys);
  size_t inputs = 1 + gen_below(g, 4), outputs = s->collect.len == 0 && gen_chance(g, 30) ? 2 + gen_below(g, 2) : 1;
  for (size_t i = 0; i < inputs; i++) *VEC_PUSH(a, &s->inputs) = gen_column(g, a, (*columns_made)++, dmn);
  s->several = outputs > 1;
  for (size_t i = 0; i < outputs; i++) *VEC_PUSH(a, &s->outputs) = gen_output(g, a, s->several ? arena_print(a, "out_%zu", i) : s->name, s->several, hit_is_list(s));
  size_t rows = 1 + gen_below(g, 8);
  for (size_t i = 0; i < rows; i++) {
    sheet_row *r = VEC_PUSH(a, &s->rows);
    r->tests = ARENA_ARRAY(a, cell, inputs);
    r->outputs = ARENA_ARRAY(a, sheet_output, outputs);
    for (size_t k = 0; k < inputs; k++) r->tests[k] = gen_cell(g, a, &s->inputs.at[k], dmn);
    for (size_t k = 0; k < outputs; k++) r->outputs[k] = gen_result(g, a, &s->outputs.at[k]);
    if (gen_chance(g, 30)) key_set(a, &r->keys, STR("note"), words(g, a));
  }
  if (!gen_chance(g, 50)) return s;
  s->otherwise = ARENA_ARRAY(a, sheet_output, outputs);
  for (size_t k = 0; k < outputs; k++) s->otherwise[k] = gen_result(g, a, &s->outputs.at[k]);
  return s;
}

book *gen_book(gen *g, arena *a, bool dmn) {
  diags *d = ARENA_NEW(a, diags);
  diags_init(d, a);
  book *b = ARENA_NEW(a, book);
  *b = (book){.id = STR("made"), .title = words(g, a)};
  size_t columns_made = 0, tables = dmn ? 1 + gen_below(g, 3) : 1;
  for (size_t i = 0; i < tables; i++) book_add_sheet(b, d, gen_table(g, a, i, &columns_made, dmn));
  return b;
}
