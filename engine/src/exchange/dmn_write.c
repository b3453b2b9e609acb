/* Tables as DMN 1.3: what DMN cannot hold of a field or a value stands in extension elements of our own, which others pass over. */
#include "exchange/cell.h"

#define MODEL_NAMESPACE "https://www.omg.org/spec/DMN/20191111/MODEL/"
#define EPF_NAMESPACE "urn:epf:exchange"

typedef struct writer {
  arena *a;
  diags *d;
  const book *b;
  buf *to;
  buf *scratch; /* for a text of its own, one at a time; empty between */
} writer;

static void free_scratch(void *b) { buf_free(b); }


static void put_escaped(buf *b, str t) {
  for (size_t i = 0; i < t.len; i++) {
    switch (t.at[i]) {
    case '&': buf_text(b, "&amp;"); break;
    case '<': buf_text(b, "&lt;"); break;
    case '>': buf_text(b, "&gt;"); break;
    case '"': buf_text(b, "&quot;"); break;
    case '\n': buf_text(b, "&#10;"); break;
    default: buf_char(b, t.at[i]);
    }
  }
}

static void indent(writer *w, int depth) { buf_printf(w->to, "%*s", 2 * depth, ""); }

static void put_attribute(writer *w, const char *name, str text) {
  buf_printf(w->to, " %s=\"", name);
  put_escaped(w->to, text);
  buf_char(w->to, '"');
}

/* <element><text>...</text></element> */
static void put_text_element(writer *w, int depth, const char *element, str id, str text) {
  indent(w, depth);
  buf_printf(w->to, "<%s", element);
  if (id.len > 0) put_attribute(w, "id", id);
  buf_text(w->to, "><text>");
  put_escaped(w->to, text);
  buf_printf(w->to, "</text></%s>\n", element);
}

static void cannot(writer *w, span at, str name, const char *why) {
  diag *e = diag_add(w->d, CODE_CANNOT_EXPORT, at, "`%.*s`: %s", STR_BEGINNING(name), why);
  diag_help(w->d, e, "keep this table as YAML, or say it another way");
}

/* ---- what DMN has no place for ---- */

static void put_key(writer *w, int depth, str name, str text) {
  indent(w, depth);
  buf_text(w->to, "<epf:key");
  put_attribute(w, "name", name);
  buf_char(w->to, '>');
  put_escaped(w->to, text);
  buf_text(w->to, "</epf:key>\n");
}

static void put_own(writer *w, int depth, const sheet_keys *keys, const column *c, const char *flag) {
  bool values = c != NULL && c->values.count > 0 && !c->plain_values;
  if ((keys == NULL || keys->count == 0) && !values && flag == NULL) return;
  indent(w, depth);
  buf_text(w->to, "<extensionElements>\n");
  for (size_t i = 0; keys != NULL && i < keys->count; i++) put_key(w, depth + 1, keys->at[i].name, keys->at[i].text);
  if (flag != NULL) put_key(w, depth + 1, str_from(flag), STR("true"));
  for (size_t i = 0; values && i < c->values.count; i++) {
    const sheet_value *v = &c->values.at[i];
    indent(w, depth + 1);
    buf_text(w->to, "<epf:value");
    put_attribute(w, "id", v->id);
    if (v->label.len > 0) put_attribute(w, "label", v->label);
    if (v->label_cy.len > 0) put_attribute(w, "label_cy", v->label_cy);
    buf_text(w->to, "/>\n");
  }
  indent(w, depth);
  buf_text(w->to, "</extensionElements>\n");
}

/* ---- types ---- */

static const char *feel_type(const column *c) {
  switch (c->kind) {
  case KIND_BOOLEAN: return "boolean";
  case KIND_INTEGER:
  case KIND_DECIMAL: return "number";
  case KIND_DATE: return "date";
  case KIND_DURATION: return "dayTimeDuration";
  case KIND_ENUM:
  case KIND_TEXT: return "string";
  default: return "Any";
  }
}

static str values_list(writer *w, const column *c) {
  buf *b = w->scratch;
  for (size_t i = 0; i < c->values.count; i++) {
    if (i > 0) buf_char(b, ',');
    write_quoted(b, value_literal(w->a, &c->values.at[i]));
  }
  return arena_keep(w->a, b);
}

static str literal_of(writer *w, const column *c, str text) {
  buf *b = w->scratch;
  const char *why = "";
  sheet_output o = {GIVES_VALUE, text};
  output_write(w->a, &o, c, false, b, &why);
  return arena_keep(w->a, b);
}

static str allowed_text(writer *w, const column *c) {
  str min = key_text(&c->keys, "min"), max = key_text(&c->keys, "max");
  if (c->kind == KIND_ENUM) return values_list(w, c);
  if (c->kind == KIND_DURATION || c->kind == KIND_SENTENCE || (min.len == 0 && max.len == 0)) return (str){NULL, 0};
  if (min.len > 0 && max.len > 0) return arena_print(w->a, "[%.*s..%.*s]", STR_FMT(literal_of(w, c, min)), STR_FMT(literal_of(w, c, max)));
  return min.len > 0 ? arena_print(w->a, ">= %.*s", STR_FMT(literal_of(w, c, min))) : arena_print(w->a, "<= %.*s", STR_FMT(literal_of(w, c, max)));
}

/* An element of its own where there is more to say than a type's name. */
static bool has_item(writer *w, const column *c) { return allowed_text(w, c).len > 0; }

static str type_ref(writer *w, const column *c) { return has_item(w, c) ? arena_print(w->a, "t_%.*s", STR_FMT(c->name)) : str_from(feel_type(c)); }

static void put_item(writer *w, const column *c) {
  if (!has_item(w, c)) return;
  str name = type_ref(w, c);
  indent(w, 1);
  buf_text(w->to, "<itemDefinition");
  put_attribute(w, "id", arena_print(w->a, "item_%.*s", STR_FMT(c->name)));
  put_attribute(w, "name", name);
  buf_printf(w->to, ">\n    <typeRef>%s</typeRef>\n", feel_type(c));
  put_text_element(w, 2, "allowedValues", (str){"", 0}, allowed_text(w, c));
  buf_text(w->to, "  </itemDefinition>\n");
}

static str table_type(writer *w, const sheet *s) { return arena_print(w->a, "t_%.*s_result", STR_FMT(s->name)); }
static bool has_result_item(const sheet *s) { return s->several || hit_is_list(s); }

/* What a table of several outputs, or one that lists them, comes to. */
static void put_result_item(writer *w, const sheet *s) {
  if (!has_result_item(s)) return;
  indent(w, 1);
  buf_text(w->to, "<itemDefinition");
  put_attribute(w, "id", arena_print(w->a, "item_%.*s_result", STR_FMT(s->name)));
  put_attribute(w, "name", table_type(w, s));
  if (hit_is_list(s)) buf_text(w->to, " isCollection=\"true\"");
  buf_text(w->to, ">\n");
  if (!s->several) buf_printf(w->to, "    <typeRef>%s</typeRef>\n", feel_type(&s->outputs.at[0]));
  for (size_t i = 0; s->several && i < s->outputs.count; i++) {
    indent(w, 2);
    buf_text(w->to, "<itemComponent");
    put_attribute(w, "id", arena_print(w->a, "item_%.*s_%.*s", STR_FMT(s->name), STR_FMT(s->outputs.at[i].name)));
    put_attribute(w, "name", s->outputs.at[i].name);
    buf_printf(w->to, "><typeRef>%s</typeRef></itemComponent>\n", feel_type(&s->outputs.at[i]));
  }
  buf_text(w->to, "  </itemDefinition>\n");
}

/* ---- names ---- */

/* approval_decision is approval.decision, where the table `approval` has several outputs. */
static str dmn_name(writer *w, str name, const sheet **from) {
  *from = NULL;
  for (size_t i = 0; i < w->b->sheets.count; i++) {
    const sheet *s = &w->b->sheets.at[i];
    if (!s->several && str_eq(s->name, name)) *from = s;
    for (size_t k = 0; s->several && k < s->outputs.count; k++) {
      str out = s->outputs.at[k].name;
      if (name.len != s->name.len + 1 + out.len || memcmp(name.at, s->name.at, s->name.len) != 0 || name.at[s->name.len] != '_' || memcmp(name.at + s->name.len + 1, out.at, out.len) != 0) continue;
      *from = s;
      return arena_print(w->a, "%.*s.%.*s", STR_FMT(s->name), STR_FMT(out));
    }
  }
  return name;
}

static void rename_operand(writer *w, operand *o) {
  const sheet *from;
  if (o->named) o->text = dmn_name(w, o->text, &from);
}

/* ---- inputs ---- */

static void put_input_data(writer *w, const column *c) {
  str label = key_text(&c->keys, "label");
  indent(w, 1);
  buf_text(w->to, "<inputData");
  put_attribute(w, "id", arena_print(w->a, "input_%.*s", STR_FMT(c->name)));
  put_attribute(w, "name", c->name);
  if (label.len > 0) put_attribute(w, "label", label);
  buf_text(w->to, ">\n");
  put_own(w, 2, &c->keys, c, c->computed ? "computed" : NULL);
  indent(w, 2);
  buf_text(w->to, "<variable");
  put_attribute(w, "id", arena_print(w->a, "variable_%.*s", STR_FMT(c->name)));
  put_attribute(w, "name", c->name);
  put_attribute(w, "typeRef", type_ref(w, c));
  buf_text(w->to, "/>\n  </inputData>\n");
}

/* ---- decisions ---- */

static const column *required(const sheet *s, size_t i) { return i < s->inputs.count ? &s->inputs.at[i] : &s->compared.at[i - s->inputs.count]; }

static void put_requirement(writer *w, const sheet *s, size_t i) {
  const sheet *from;
  str name = required(s, i)->name;
  dmn_name(w, name, &from);
  for (size_t k = 0; from != NULL && k < i; k++) { /* one decision, one requirement */
    const sheet *other;
    dmn_name(w, required(s, k)->name, &other);
    if (other == from) return;
  }
  indent(w, 2);
  buf_text(w->to, "<informationRequirement");
  put_attribute(w, "id", arena_print(w->a, "requirement_%.*s_%zu", STR_FMT(s->name), i + 1));
  buf_printf(w->to, "><%s href=\"#%s_%.*s\"/></informationRequirement>\n", from != NULL ? "requiredDecision" : "requiredInput", from != NULL ? "decision" : "input",
             STR_FMT(from != NULL ? from->name : name));
}

static void put_input(writer *w, const sheet *s, size_t i) {
  const column *c = &s->inputs.at[i];
  const sheet *from;
  str name = dmn_name(w, c->name, &from), label = key_text(&c->keys, "label");
  indent(w, 3);
  buf_text(w->to, "<input");
  put_attribute(w, "id", arena_print(w->a, "column_%.*s_%zu", STR_FMT(s->name), i + 1));
  if (label.len > 0) put_attribute(w, "label", label);
  buf_printf(w->to, ">\n        <inputExpression");
  put_attribute(w, "id", arena_print(w->a, "expression_%.*s_%zu", STR_FMT(s->name), i + 1));
  put_attribute(w, "typeRef", from != NULL ? str_from(feel_type(c)) : type_ref(w, c));
  buf_text(w->to, "><text>");
  put_escaped(w->to, name);
  buf_text(w->to, "</text></inputExpression>\n");
  if (c->kind == KIND_ENUM && c->values.count > 0) put_text_element(w, 4, "inputValues", arena_print(w->a, "values_%.*s_%zu", STR_FMT(s->name), i + 1), values_list(w, c));
  buf_text(w->to, "      </input>\n");
}

static str output_text(writer *w, const sheet *s, size_t i, const sheet_output *o, span at) {
  buf *b = w->scratch;
  const char *why = "";
  if (!output_write(w->a, o, &s->outputs.at[i], false, b, &why)) cannot(w, at, s->outputs.at[i].name, why);
  return arena_keep(w->a, b);
}

static void put_output(writer *w, const sheet *s, size_t i) {
  const column *c = &s->outputs.at[i];
  str label = key_text(&c->keys, "label");
  indent(w, 3);
  buf_text(w->to, "<output");
  put_attribute(w, "id", arena_print(w->a, "output_%.*s_%zu", STR_FMT(s->name), i + 1));
  if (s->several) put_attribute(w, "name", c->name);
  if (label.len > 0) put_attribute(w, "label", label);
  if (c->kind != KIND_OPEN) put_attribute(w, "typeRef", str_from(feel_type(c)));
  buf_text(w->to, ">\n");
  put_own(w, 4, &c->keys, c, kind_of_type(key_text(&c->keys, "type")) == KIND_OPEN ? "open" : NULL);
  if (c->values.count > 0) put_text_element(w, 4, "outputValues", (str){"", 0}, values_list(w, c));
  if (s->otherwise != NULL) put_text_element(w, 4, "defaultOutputEntry", (str){"", 0}, output_text(w, s, i, &s->otherwise[i], s->at));
  buf_text(w->to, "      </output>\n");
}

static str test_text(writer *w, const sheet *s, const sheet_row *r, size_t i) {
  buf *b = w->scratch;
  const char *why = "";
  cell c = r->tests[i];
  operand *of = ARENA_ARRAY(w->a, operand, c.of.count + 1);
  for (size_t k = 0; k < c.of.count; k++) {
    of[k] = c.of.at[k];
    rename_operand(w, &of[k]);
  }
  c.of.at = of;
  rename_operand(w, &c.from);
  rename_operand(w, &c.to);
  if (!cell_write(w->a, &c, &s->inputs.at[i], false, b, &why)) cannot(w, c.at, s->inputs.at[i].name, why);
  return arena_keep(w->a, b);
}

static void put_rule(writer *w, const sheet *s, size_t n) {
  const sheet_row *r = &s->rows.at[n];
  str note = key_text(&r->keys, "note");
  sheet_keys rest = {NULL, 0, 0};
  for (size_t i = 0; i < r->keys.count; i++)
    if (!str_is(r->keys.at[i].name, "note") || !str_eq(one_line(w->a, note), note)) *VEC_PUSH(w->a, &rest) = r->keys.at[i];
  indent(w, 3);
  buf_text(w->to, "<rule");
  put_attribute(w, "id", arena_print(w->a, "rule_%.*s_%zu", STR_FMT(s->name), n + 1));
  buf_text(w->to, ">\n");
  put_own(w, 4, &rest, NULL, NULL);
  for (size_t i = 0; i < s->inputs.count; i++) put_text_element(w, 4, "inputEntry", arena_print(w->a, "test_%.*s_%zu_%zu", STR_FMT(s->name), n + 1, i + 1), test_text(w, s, r, i));
  for (size_t i = 0; i < s->outputs.count; i++)
    put_text_element(w, 4, "outputEntry", arena_print(w->a, "entry_%.*s_%zu_%zu", STR_FMT(s->name), n + 1, i + 1), output_text(w, s, i, &r->outputs[i], r->at));
  if (note.len > 0) put_text_element(w, 4, "annotationEntry", (str){"", 0}, note);
  buf_text(w->to, "      </rule>\n");
}

static str upper(writer *w, str t) {
  char *to = arena_copy(w->a, t.at, t.len);
  for (size_t i = 0; i < t.len; i++) to[i] = to[i] == '_' ? ' ' : (char)(to[i] >= 'a' && to[i] <= 'z' ? to[i] - 'a' + 'A' : to[i]);
  return (str){to, t.len};
}

static bool has_notes(const sheet *s) {
  for (size_t i = 0; i < s->rows.count; i++)
    if (key_text(&s->rows.at[i].keys, "note").len > 0) return true;
  return false;
}

static void put_table(writer *w, const sheet *s) {
  str label = key_text(&s->keys, "label");
  indent(w, 2);
  buf_text(w->to, "<decisionTable");
  put_attribute(w, "id", arena_print(w->a, "table_%.*s", STR_FMT(s->name)));
  put_attribute(w, "hitPolicy", upper(w, s->hit));
  if (s->collect.len > 0) put_attribute(w, "aggregation", upper(w, s->collect));
  put_attribute(w, "outputLabel", label.len > 0 ? label : s->name);
  buf_text(w->to, ">\n");
  sheet_keys flags = {NULL, 0, 0};
  for (size_t i = 0; i < s->settings.count; i++) key_set(w->a, &flags, s->settings.at[i].name, s->settings.at[i].text);
  if (s->otherwise == NULL) key_set(w->a, &flags, STR("otherwise"), STR("none"));
  if (s->several && s->outputs.count == 1) key_set(w->a, &flags, STR("outputs"), STR("named"));
  put_own(w, 3, &flags, NULL, NULL);
  for (size_t i = 0; i < s->inputs.count; i++) put_input(w, s, i);
  for (size_t i = 0; i < s->outputs.count; i++) put_output(w, s, i);
  if (has_notes(s)) buf_text(w->to, "      <annotation name=\"note\"/>\n");
  for (size_t i = 0; i < s->rows.count; i++) put_rule(w, s, i);
  buf_text(w->to, "    </decisionTable>\n");
}

static void put_decision(writer *w, const sheet *s) {
  str label = key_text(&s->keys, "label");
  indent(w, 1);
  buf_text(w->to, "<decision");
  put_attribute(w, "id", arena_print(w->a, "decision_%.*s", STR_FMT(s->name)));
  put_attribute(w, "name", s->name);
  if (label.len > 0) put_attribute(w, "label", label);
  buf_text(w->to, ">\n");
  put_own(w, 2, &s->keys, NULL, NULL);
  indent(w, 2);
  buf_text(w->to, "<variable");
  put_attribute(w, "id", arena_print(w->a, "variable_%.*s", STR_FMT(s->name)));
  put_attribute(w, "name", s->name);
  put_attribute(w, "typeRef", has_result_item(s) ? table_type(w, s) : str_is(s->collect, "count") ? STR("number") : str_from(feel_type(&s->outputs.at[0])));
  buf_text(w->to, "/>\n");
  for (size_t i = 0; i < s->inputs.count + s->compared.count; i++) put_requirement(w, s, i);
  put_table(w, s);
  buf_text(w->to, "  </decision>\n");
}

bool dmn_write_book(const book *b, diags *d, buf *to) {
  writer w = {.a = d->in, .d = d, .b = b, .to = to};
  size_t errors = d->errors;
  w.scratch = ARENA_NEW(d->in, buf);
  arena_cleanup(d->in, free_scratch, w.scratch);
  buf_text(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"" MODEL_NAMESPACE "\" xmlns:epf=\"" EPF_NAMESPACE "\" id=\"definitions\"");
  put_attribute(&w, "name", b->title.len > 0 ? b->title : b->id);
  put_attribute(&w, "namespace", arena_print(w.a, "urn:epf:ruleset:%.*s", STR_FMT(b->id)));
  buf_text(to, ">\n");
  if (b->description.len > 0) {
    buf_text(to, "  <description>");
    put_escaped(to, b->description);
    buf_text(to, "</description>\n");
  }
  sheet_keys version = {NULL, 0, 0};
  if (b->version.len > 0) key_set(w.a, &version, STR("version"), b->version);
  if (b->title.len == 0 || !str_eq(one_line(w.a, b->title), b->title)) key_set(w.a, &version, STR("title"), b->title);
  put_own(&w, 1, &version, NULL, NULL);
  for (size_t i = 0; i < b->fields.count; i++) put_item(&w, &b->fields.at[i]);
  for (size_t i = 0; i < b->sheets.count; i++) put_result_item(&w, &b->sheets.at[i]);
  for (size_t i = 0; i < b->fields.count; i++) put_input_data(&w, &b->fields.at[i]);
  for (size_t i = 0; i < b->sheets.count; i++) put_decision(&w, &b->sheets.at[i]);
  buf_text(to, "</definitions>\n");
  return d->errors == errors;
}
