/* A clause's test as S-FEEL spells it. */
#include "exchange/cell.h"

void write_quoted(buf *to, str text) {
  buf_char(to, '"');
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == '"' || c == '\\') buf_char(to, '\\');
    if (c == '\n') buf_text(to, "\\n");
    else if (c == '\t') buf_text(to, "\\t");
    else buf_char(to, c);
  }
  buf_char(to, '"');
}

static str value_text(arena *a, const column *of, str id, bool csv) {
  const sheet_value *v = csv ? NULL : value_by_id(of, id);
  return v != NULL ? value_literal(a, v) : id;
}

/* "90 days" as P90D. */
static bool write_duration(str text, bool csv, buf *to, const char **why) {
  size_t digits = 0;
  while (digits < text.len && text.at[digits] >= '0' && text.at[digits] <= '9') digits++;
  char unit = digits + 1 < text.len ? text.at[digits + 1] : '?';
  char letter = unit == 'd' ? 'D' : unit == 'w' ? 'W' : unit == 'm' ? 'M' : 'Y';
  if (!csv && letter != 'D') {
    *why = "DMN has days apart from months; say the duration in days";
    return false;
  }
  buf_printf(to, "duration(\"P%.*s%c\")", (int)digits, text.at, letter);
  return true;
}

static bool write_literal(arena *a, str text, column_kind kind, const column *of, bool csv, buf *to, const char **why) {
  switch (kind) {
  case KIND_BOOLEAN:
  case KIND_INTEGER:
  case KIND_DECIMAL: buf_str(to, text); return true;
  case KIND_DATE: buf_printf(to, "date(\"%.*s\")", STR_FMT(text)); return true;
  case KIND_DURATION: return write_duration(text, csv, to, why);
  case KIND_ENUM: write_quoted(to, value_text(a, of, text, csv)); return true;
  default: write_quoted(to, text); return true;
  }
}

static bool write_operand(arena *a, operand o, const column *of, bool csv, buf *to, const char **why) {
  if (!o.named) return write_literal(a, o.text, of->kind, of, csv, to, why);
  if (!csv && memchr(o.text.at, ' ', o.text.len) != NULL) {
    *why = "a day that is so long before or after another one has no place in DMN's tests";
    return false;
  }
  buf_str(to, o.text);
  return true;
}

static bool write_list(arena *a, const operands *all, const column *of, bool csv, buf *to, const char **why) {
  for (size_t i = 0; i < all->count; i++) {
    if (i > 0) buf_char(to, ',');
    if (!write_operand(a, all->at[i], of, csv, to, why)) return false;
  }
  return true;
}

/* DMN's texts have no order: their values are listed. */
static bool write_ordered(arena *a, const cell *c, const column *of, buf *to, const char **why) {
  if (c->from.named || c->to.named) {
    *why = "DMN's texts have no order, so they are not compared";
    return false;
  }
  bool within = c->from.text.at == NULL, any = false;
  for (size_t i = 0; i < of->values.count; i++) {
    const str id = of->values.at[i].id;
    if (c->from.text.at != NULL && str_eq(id, c->from.text)) within = true;
    if (c->to.text.at != NULL && str_eq(id, c->to.text)) within = false;
    if (!within) continue;
    if (any) buf_char(to, ',');
    any = true;
    write_quoted(to, value_text(a, of, id, false));
  }
  if (!any) *why = "no value lies in this range";
  return any;
}

static bool write_range(arena *a, const cell *c, const column *of, bool csv, buf *to, const char **why) {
  if (!csv && of->kind == KIND_ENUM) return write_ordered(a, c, of, to, why);
  if (c->from.text.at != NULL && c->to.text.at != NULL) {
    buf_char(to, '[');
    if (!write_operand(a, c->from, of, csv, to, why)) return false;
    buf_text(to, "..");
    if (!write_operand(a, c->to, of, csv, to, why)) return false;
    buf_char(to, ')');
    return true;
  }
  buf_text(to, c->from.text.at != NULL ? ">= " : "< ");
  return write_operand(a, c->from.text.at != NULL ? c->from : c->to, of, csv, to, why);
}

bool cell_write(arena *a, const cell *c, const column *of, bool csv, buf *to, const char **why) {
  static const char *const calls[] = {[CELL_INCLUDES] = "includes(", [CELL_INCLUDES_ANY] = "includes_any(", [CELL_INCLUDES_ALL] = "includes_all(", [CELL_INCLUDES_NONE] = "includes_none(",
                                      [CELL_MATCHES] = "matches("};
  if (!csv && c->op != CELL_ANY && (c->op >= CELL_INCLUDES || of->kind == KIND_SENTENCE || of->kind == KIND_SET)) {
    *why = c->op == CELL_MATCHES ? "DMN's tests have no patterns" : of->kind == KIND_SENTENCE ? "DMN has no scale of sentences" : "DMN's tests have none for sets";
    return false;
  }
  switch (c->op) {
  case CELL_ANY: buf_char(to, '-'); return true;
  case CELL_IS:
  case CELL_IN: return write_list(a, &c->of, of, csv, to, why);
  case CELL_IS_NOT:
  case CELL_NOT_IN: {
    buf_text(to, "not(");
    bool good = write_list(a, &c->of, of, csv, to, why);
    buf_char(to, ')');
    return good;
  }
  case CELL_RANGE: return write_range(a, c, of, csv, to, why);
  case CELL_NONE: buf_text(to, "none()"); return true;
  default: {
    buf_text(to, calls[c->op]);
    bool good = write_list(a, &c->of, of, csv, to, why);
    buf_char(to, ')');
    return good;
  }
  }
}

bool output_write(arena *a, const sheet_output *o, const column *of, bool csv, buf *to, const char **why) {
  if (o->kind == GIVES_NOTHING) {
    buf_text(to, "null");
    return true;
  }
  column_kind kind = of->kind;
  if (kind == KIND_OPEN) kind = str_is(o->text, "true") || str_is(o->text, "false") ? KIND_BOOLEAN : is_number(o->text) ? KIND_DECIMAL : KIND_TEXT;
  if (!csv && kind == KIND_SENTENCE) {
    *why = "DMN has no scale of sentences";
    return false;
  }
  return write_literal(a, o->text, kind, of, csv, to, why);
}

static bool same_operand(operand x, operand y) { return x.named == y.named && (x.text.at == NULL) == (y.text.at == NULL) && str_eq(x.text, y.text); }

bool cell_same(const cell *x, const cell *y) {
  if (x->op != y->op || x->of.count != y->of.count || !same_operand(x->from, y->from) || !same_operand(x->to, y->to)) return false;
  for (size_t i = 0; i < x->of.count; i++)
    if (!same_operand(x->of.at[i], y->of.at[i])) return false;
  return true;
}
