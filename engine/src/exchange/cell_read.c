/* S-FEEL's unary tests, and literals.
 *
 * A list of values, one comparison and one interval become the clause that says the same, spelt as it was. Anything else on a
 * scale is worked out as intervals of steps: a decimal's last place, a day. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "exchange/cell.h"

#include "base/date.h"
#include "base/utf8.h"

/* ---- tokens ---- */

typedef enum token_kind {
  T_END, T_COMMA, T_OPEN, T_CLOSE, T_LEFT, T_RIGHT, T_DOTS, T_LESS, T_LESS_EQUAL, T_MORE, T_MORE_EQUAL, T_EQUAL, T_UNEQUAL, T_LITERAL, T_NOT, T_CALL, T_DASH, T_BAD
} token_kind;

typedef struct token {
  token_kind kind;
  cell_literal value; /* T_LITERAL; T_CALL: its name */
  const char *why;    /* T_BAD */
} token;

typedef struct lexer {
  arena *a;
  const char *at, *end;
  token now;
} lexer;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static token bad(const char *why) { return (token){.kind = T_BAD, .why = why}; }
static token literal(int kind, str text) { return (token){.kind = T_LITERAL, .value = {.kind = kind, .text = text}}; }

/* The bytes of a quotation mark that opens here, straight or curly; 0: none does. */
static size_t quote_step(const char *at, const char *end) {
  if (at < end && *at == '"') return 1;
  if (end - at >= 3 && (memcmp(at, "\xe2\x80\x9c", 3) == 0 || memcmp(at, "\xe2\x80\x9d", 3) == 0)) return 3;
  return 0;
}

static bool lex_hex(lexer *l, size_t digits, uint32_t *to) {
  *to = 0;
  for (; digits > 0; digits--, l->at++) {
    char c = l->at < l->end ? *l->at : '\0';
    uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0') : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10 : 16;
    if (digit == 16) return false;
    *to = *to * 16 + digit;
  }
  return true;
}

/* \u00E9, \U01F40E, or two of the former for one character beyond them, as UTF-8: its bytes; 0: it is none. */
static size_t lex_code_point(lexer *l, char letter, char *to) {
  uint32_t code, low;
  if (!lex_hex(l, letter == 'u' ? 4 : 6, &code)) return 0;
  if (code >= 0xD800 && code < 0xDC00) {
    if (l->end - l->at < 2 || l->at[0] != '\\' || l->at[1] != 'u') return 0;
    l->at += 2;
    if (!lex_hex(l, 4, &low) || low < 0xDC00 || low > 0xDFFF) return 0;
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  return utf8_is_hidden(code) ? 0 : utf8_encode(code, to);
}

/* A text that a straight mark opens may have curly ones in it. */
static bool is_closing(const lexer *l, bool straight) { return straight ? *l->at == '"' : quote_step(l->at, l->end) > 0; }

static token lex_text(lexer *l) {
  bool straight = *l->at == '"';
  l->at += quote_step(l->at, l->end);
  char *to = arena_alloc(l->a, (size_t)(l->end - l->at) + 1, 1);
  size_t n = 0;
  while (l->at < l->end && !is_closing(l, straight)) {
    char c = *l->at++;
    if (c == '\\' && l->at < l->end) {
      c = *l->at++;
      if (c == 'u' || c == 'U') {
        size_t len = lex_code_point(l, c, to + n);
        if (len == 0) return bad("it has an escape that stands for no character that can be seen");
        n += len;
        continue;
      }
      if (c == 'n') c = '\n';
      else if (c == 't') c = '\t';
      else if (c != '"' && c != '\\' && c != '\'') return bad("it has an escape that is not read; write the character itself");
    }
    to[n++] = c;
  }
  if (l->at == l->end) return bad("the quote that opens a text is never closed");
  l->at += quote_step(l->at, l->end);
  return literal(LITERAL_TEXT, (str){to, n});
}

/* "05.50" and "+5" as JSON has them. */
static str plain_number(arena *a, str t) {
  bool minus = t.len > 0 && t.at[0] == '-';
  if (minus) t.at++, t.len--;
  while (t.len > 1 && t.at[0] == '0' && is_digit(t.at[1])) t.at++, t.len--;
  return arena_print(a, "%s%s%.*s", minus ? "-" : "", t.len > 0 && t.at[0] == '.' ? "0" : "", STR_FMT(t));
}

static token lex_number(lexer *l) {
  const char *from = l->at;
  if (l->end - from >= 10 && date_is_written((str){from, 10}) && (l->end - from == 10 || !is_digit(from[10]))) {
    l->at += 10;
    return literal(LITERAL_DATE, (str){from, 10});
  }
  if (*l->at == '-') l->at++;
  while (l->at < l->end && is_digit(*l->at)) l->at++;
  if (l->end - l->at >= 2 && l->at[0] == '.' && is_digit(l->at[1])) {
    l->at++;
    while (l->at < l->end && is_digit(*l->at)) l->at++;
  }
  if (l->at < l->end && (*l->at == '_' || utf8_step(l->at, 1) == 0 || (*l->at >= 'a' && *l->at <= 'z') || (*l->at >= 'A' && *l->at <= 'Z'))) return bad("it has a number that goes on as a word");
  return literal(LITERAL_NUMBER, plain_number(l->a, (str){from, (size_t)(l->at - from)}));
}

/* A name may have blanks and signs in it; it ends where a test must go on. */
static str lex_words(lexer *l) {
  const char *from = l->at;
  while (l->at < l->end && strchr(",()[]<>=\"!", *l->at) == NULL && !(l->end - l->at >= 2 && l->at[0] == '.' && l->at[1] == '.')) l->at++;
  return text_trimmed((str){from, (size_t)(l->at - from)});
}

static bool skip_blanks(lexer *l) {
  while (l->at < l->end && is_blank(*l->at)) l->at++;
  return l->at < l->end;
}

/* P90D, P12W, P3M, P1Y: so many of one unit, as the rule language says them. */
static bool duration_text(arena *a, str t, str *to) {
  static const struct {
    char letter;
    const char *one, *several;
  } units[] = {{'D', "day", "days"}, {'W', "week", "weeks"}, {'M', "month", "months"}, {'Y', "year", "years"}};
  if (t.len < 3 || t.len > 12 || t.at[0] != 'P') return false;
  for (size_t i = 1; i + 1 < t.len; i++)
    if (!is_digit(t.at[i])) return false;
  int n = (int)strtol(t.at + 1, NULL, 10);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (t.at[t.len - 1] == units[i].letter) {
      *to = arena_print(a, "%d %s", n, n == 1 ? units[i].one : units[i].several);
      return true;
    }
  return false;
}

static token lex_text_in_call(lexer *l, str name) {
  token t = bad("a text is expected within the brackets");
  if (!skip_blanks(l) || quote_step(l->at, l->end) == 0) return t;
  t = lex_text(l);
  if (t.kind != T_LITERAL) return t;
  if (name.len > 0 && (!skip_blanks(l) || *l->at++ != ')')) return bad("a bracket is not closed");
  str text = t.value.text;
  int64_t day;
  if (name.len == 0 ? date_is_written(text) : str_is(name, "date")) {
    if (!date_parse(text, &day)) return bad("it has a date that does not exist, or is not written YYYY-MM-DD");
    return literal(LITERAL_DATE, text);
  }
  str duration;
  if (!duration_text(l->a, text, &duration))
    return bad("it has a duration, a time or a date and time that the rule language cannot say; whole days such as duration(\"P90D\") can be said");
  return literal(LITERAL_DURATION, duration);
}

static token lex_name(lexer *l) {
  str words = lex_words(l);
  bool call = l->at < l->end && *l->at == '(';
  if (str_is(words, "not") && call) return (token){.kind = T_NOT};
  if (call && (str_is(words, "date") || str_is(words, "duration"))) {
    l->at++;
    return lex_text_in_call(l, words);
  }
  if (call) return (token){.kind = T_CALL, .value = {.kind = LITERAL_NAME, .text = words}};
  if (words.len == 0) return bad("it is no test");
  if (str_is(words, "true") || str_is(words, "false")) return literal(LITERAL_BOOLEAN, words);
  if (str_is(words, "TRUE")) return literal(LITERAL_BOOLEAN, STR("true")); /* as spreadsheets save them */
  if (str_is(words, "FALSE")) return literal(LITERAL_BOOLEAN, STR("false"));
  if (str_is(words, "null")) return literal(LITERAL_NULL, words);
  return literal(LITERAL_NAME, words);
}

static token lex_one(lexer *l) {
  if (!skip_blanks(l)) return (token){.kind = T_END};
  char c = *l->at, next = '\0';
  if (l->end - l->at >= 2) next = l->at[1];
  if (quote_step(l->at, l->end) > 0) return lex_text(l);
  if (is_digit(c) || (c == '-' && is_digit(next)) || (c == '.' && is_digit(next)) || (c == '-' && next == '.')) return lex_number(l);
  static const struct {
    const char *sign;
    token_kind kind;
  } signs[] = {{"<=", T_LESS_EQUAL}, {">=", T_MORE_EQUAL}, {"\xe2\x89\xa4", T_LESS_EQUAL}, {"\xe2\x89\xa5", T_MORE_EQUAL}, {"!=", T_UNEQUAL}, {"<", T_LESS}, {">", T_MORE}, {"=", T_EQUAL},
               {"..", T_DOTS}, {",", T_COMMA}, {"(", T_OPEN}, {")", T_CLOSE}, {"[", T_LEFT}, {"]", T_RIGHT}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t len = strlen(signs[i].sign);
    if ((size_t)(l->end - l->at) >= len && memcmp(l->at, signs[i].sign, len) == 0) {
      l->at += len;
      return (token){.kind = signs[i].kind};
    }
  }
  if (c == '-' && text_trimmed((str){l->at + 1, (size_t)(l->end - l->at) - 1}).len == 0) {
    l->at = l->end;
    return (token){.kind = T_DASH};
  }
  if (c == '@') {
    l->at++;
    return lex_text_in_call(l, (str){"", 0});
  }
  return lex_name(l);
}

static void advance(lexer *l) { l->now = lex_one(l); }

static lexer lexer_of(arena *a, str text) {
  lexer l = {.a = a, .at = text.at, .end = text.at + text.len};
  advance(&l);
  return l;
}

bool cell_gather(arena *a, str text, cell_literals *to) {
  lexer l = lexer_of(a, text);
  for (; l.now.kind != T_END && to->count <= SHEET_VALUES_MAX; advance(&l)) {
    if (l.now.kind == T_BAD) return false;
    if (l.now.kind == T_LITERAL) *VEC_PUSH(a, to) = l.now.value;
  }
  return true;
}

unsigned cell_comparison(arena *a, str text) {
  lexer l = lexer_of(a, text);
  if (l.now.kind == T_NOT) {
    advance(&l); /* the bracket */
    advance(&l);
  }
  token_kind sign = l.now.kind;
  bool compared = sign >= T_LESS && sign <= T_UNEQUAL;
  if (compared) advance(&l);
  if (l.now.kind != T_LITERAL || l.now.value.kind != LITERAL_NAME) return 0;
  if (!compared || sign == T_EQUAL || sign == T_UNEQUAL) return COMPARED_EQUAL;
  return sign == T_LESS || sign == T_MORE_EQUAL ? COMPARED_BELOW : COMPARED_ABOVE;
}

/* ---- what a test says ---- */

typedef struct item {
  enum { ITEM_IS, ITEM_RANGE } kind;
  cell_literal value;                /* ITEM_IS */
  cell_literal from, to;             /* ITEM_RANGE */
  bool has_from, has_to, from_open, to_open;
} item;
typedef vec(item) items;

__attribute__((format(printf, 3, 4))) static bool refuse(const cell_reader *r, str text, const char *format, ...) {
  char what[400];
  va_list list;
  va_start(list, format);
  vsnprintf(what, sizeof what, format, list);
  va_end(list);
  str shown = one_line(r->d->in, text);
  diag *e = diag_add(r->d, CODE_BAD_TABLE_CELL, r->at, "`%.*s`: %s", STR_BEGINNING(shown), what);
  diag_help(r->d, e, "a test is `-`, a value, a comparison such as `>= 18`, a range such as `[18..25)`, a list of them, or `not(...)` around one");
  return false;
}

static bool take_value(const cell_reader *r, str text, lexer *l, cell_literal *to) {
  if (l->now.kind == T_BAD) return refuse(r, text, "%s", l->now.why);
  if (l->now.kind == T_CALL) return refuse(r, text, "it calls `%.*s`; functions cannot be brought into a rule table", STR_BEGINNING(l->now.value.text));
  if (l->now.kind != T_LITERAL) return refuse(r, text, "a value is expected");
  *to = l->now.value;
  advance(l);
  return true;
}

static bool take_interval(const cell_reader *r, str text, lexer *l, item *to) {
  *to = (item){.kind = ITEM_RANGE, .has_from = true, .has_to = true, .from_open = l->now.kind != T_LEFT};
  advance(l);
  if (!take_value(r, text, l, &to->from)) return false;
  if (l->now.kind != T_DOTS) return refuse(r, text, "a range is written with two dots, such as [18..25)");
  advance(l);
  if (!take_value(r, text, l, &to->to)) return false;
  if (l->now.kind != T_CLOSE && l->now.kind != T_RIGHT && l->now.kind != T_LEFT) return refuse(r, text, "the bracket that closes the range is missing");
  to->to_open = l->now.kind != T_RIGHT;
  advance(l);
  return true;
}

static bool take_item(const cell_reader *r, str text, lexer *l, item *to, bool *negated) {
  *negated = false;
  token_kind sign = l->now.kind;
  if (sign == T_LEFT || sign == T_RIGHT || sign == T_OPEN) return take_interval(r, text, l, to);
  bool compared = sign >= T_LESS && sign <= T_UNEQUAL;
  if (compared) advance(l);
  cell_literal v;
  if (!take_value(r, text, l, &v)) return false;
  *to = (item){.kind = compared && sign <= T_MORE_EQUAL ? ITEM_RANGE : ITEM_IS, .value = v};
  *negated = sign == T_UNEQUAL;
  if (to->kind == ITEM_IS) return true;
  to->has_from = sign == T_MORE || sign == T_MORE_EQUAL;
  to->has_to = !to->has_from;
  to->from_open = sign == T_MORE;
  to->to_open = sign == T_LESS;
  if (to->has_from) to->from = v;
  else to->to = v;
  return true;
}

static bool take_items(const cell_reader *r, str text, lexer *l, items *to, bool *negated) {
  for (;;) {
    bool unequal;
    item i;
    if (!take_item(r, text, l, &i, &unequal)) return false;
    *VEC_PUSH(r->d->in, to) = i;
    if (unequal && (to->count > 1 || l->now.kind == T_COMMA || *negated)) return refuse(r, text, "`!=` stands alone in a test");
    *negated |= unequal;
    if (l->now.kind != T_COMMA) return true;
    if (to->count == SHEET_VALUES_MAX) return refuse(r, text, "it lists more than 4,096 values");
    advance(l);
  }
}

/* ---- literals of a column ---- */

static const char *kind_words(column_kind kind) {
  switch (kind) {
  case KIND_BOOLEAN: return "true or false";
  case KIND_INTEGER: return "a whole number";
  case KIND_DECIMAL: return "a number";
  case KIND_DATE: return "a date such as date(\"2026-03-01\")";
  case KIND_DURATION: return "a duration such as duration(\"P90D\")";
  case KIND_ENUM:
  case KIND_SET: return "one of the column's values in quotes";
  default: return "a text in quotes";
  }
}

static bool fits(column_kind kind, int literal_kind) {
  switch (kind) {
  case KIND_BOOLEAN: return literal_kind == LITERAL_BOOLEAN;
  case KIND_INTEGER:
  case KIND_DECIMAL: return literal_kind == LITERAL_NUMBER;
  case KIND_DATE: return literal_kind == LITERAL_DATE;
  case KIND_DURATION: return literal_kind == LITERAL_DURATION;
  default: return literal_kind == LITERAL_TEXT;
  }
}

static const sheet_value *value_spelt(const cell_reader *r, str text) {
  for (size_t i = 0; i < r->of->values.count; i++) {
    const sheet_value *v = &r->of->values.at[i];
    if (str_eq(r->csv || v->literal.at == NULL ? v->id : v->literal, text)) return v;
  }
  return NULL;
}

/* A literal as the rule language has it. */
static bool take_literal(const cell_reader *r, str text, const cell_literal *v, str *to) {
  const column *c = r->of;
  *to = v->text;
  if (v->kind == LITERAL_NULL)
    return refuse(r, text, "`null` asks whether an answer is missing, which a column cannot; make a derived value with `known` and test that");
  if (!fits(c->kind, v->kind)) return refuse(r, text, "%s is expected in the column `%.*s`", kind_words(c->kind), STR_BEGINNING(c->name));
  if ((c->kind == KIND_ENUM || c->kind == KIND_SET) && !c->plain_values) {
    const sheet_value *found = value_spelt(r, v->text);
    if (found == NULL) return refuse(r, text, "`%.*s` is not one of the values of `%.*s`", STR_BEGINNING(v->text), STR_BEGINNING(c->name));
    *to = found->id;
  }
  return true;
}

/* A bound or a value: a literal, or the name of another field. */
static bool take_operand(const cell_reader *r, str text, const cell_literal *v, operand *to) {
  if (v->kind != LITERAL_NAME) {
    *to = (operand){.named = false};
    return take_literal(r, text, v, &to->text);
  }
  str name = r->resolve != NULL ? r->resolve(r->user, v->text) : (str){NULL, 0};
  if (name.at == NULL) return refuse(r, text, "`%.*s` is neither a value nor a name that is known here; expressions and functions cannot be brought into a rule table", STR_BEGINNING(v->text));
  *to = (operand){.text = name, .named = true};
  return true;
}

/* ---- values of a list ---- */

static bool has_order(const column *c) { return c->kind == KIND_INTEGER || c->kind == KIND_DECIMAL || c->kind == KIND_DATE || c->kind == KIND_DURATION; }

static bool add_alternative(const cell_reader *r, alternatives *to, cell own) {
  own.at = r->at;
  *VEC_PUSH(r->d->in, to) = (alternative){.own = own};
  return true;
}

static void add_value(arena *a, operands *to, operand o) {
  for (size_t i = 0; i < to->count; i++)
    if (str_eq(to->at[i].text, o.text) && to->at[i].named == o.named) return;
  *VEC_PUSH(a, to) = o;
}

/* Numbers and days that lie outside of the column's range, or between its steps, are met by nothing. */
static bool is_within(const column *c, str text) {
  int64_t step, min, max;
  bool exact;
  if (!has_order(c) || !on_scale(c, text, &step, &exact)) return true;
  column_bounds(c, &min, &max);
  return exact && step >= min && step <= max;
}

static size_t value_count(const column *c) { return c->kind == KIND_BOOLEAN ? 2 : c->kind == KIND_ENUM && !c->plain_values ? c->values.count : 0; }

/* `> x` is said of x: it lies below. `<= x`: it is at least. */
static void add_cross(const cell_reader *r, alternative *to, operand name, bool below) {
  cell c = {.op = CELL_RANGE, .at = r->at};
  if (below) c.to = (operand){.text = r->of->name, .named = true};
  else c.from = (operand){.text = r->of->name, .named = true};
  to->cross[to->cross_count++] = (cross_test){name.text, c};
}

/* The same as x: neither lies below the other. Above x: not below it, which lies below. */
static void add_ordered(const cell_reader *r, alternatives *to, operand name, bool above) {
  alternative x = {.own = {.op = CELL_RANGE, .from = name, .at = r->at}};
  add_cross(r, &x, name, above);
  *VEC_PUSH(r->d->in, to) = x;
}

/* is, in, is_not, not_in. */
static bool read_values(const cell_reader *r, str text, const items *of, bool negated, alternatives *to) {
  operands all = {NULL, 0, 0};
  bool named = false;
  for (size_t i = 0; i < of->count; i++) {
    operand o;
    if (!take_operand(r, text, &of->at[i].value, &o)) return false;
    named |= o.named;
    if (o.named || is_within(r->of, o.text)) add_value(r->d->in, &all, o);
  }
  size_t possible = r->may_be_none && r->of->kind == KIND_ENUM ? 0 : value_count(r->of); /* none is a value, too */
  bool none = all.count == 0, every = possible > 0 && !named && all.count == possible;
  if (negated ? every : none) return refuse(r, text, "nothing in the column `%.*s` can meet this", STR_BEGINNING(r->of->name));
  if (every && r->may_be_none) return refuse(r, text, "it is met by yes and by no, but not where no rule of the table of `%.*s` hits; give that table a default output, or write `-`", STR_BEGINNING(r->of->name));
  if (negated ? none : every) return add_alternative(r, to, (cell){.op = CELL_ANY});
  if (named && all.count > 1) return refuse(r, text, "the name of another column stands alone in a test");
  if (named && r->by_order && has_order(r->of)) {
    add_ordered(r, to, all.at[0], negated);
    return !negated || add_alternative(r, to, (cell){.op = CELL_RANGE, .to = all.at[0]});
  }
  if (negated && r->of->kind == KIND_TEXT) return refuse(r, text, "a code has no test for what it is not");
  if (negated && r->of->kind == KIND_BOOLEAN && all.count == 1) return add_alternative(r, to, (cell){.op = CELL_IS_NOT, .of = all});
  return add_alternative(r, to, (cell){.op = all.count == 1 ? (negated ? CELL_IS_NOT : CELL_IS) : negated ? CELL_NOT_IN : CELL_IN, .of = all});
}

/* ---- ranges ---- */

typedef struct interval {
  int64_t low, high; /* high is not included */
} interval;
typedef vec(interval) intervals;

static bool bound_step(const cell_reader *r, str text, const cell_literal *v, bool next, int64_t *to) {
  str literal_text;
  bool exact;
  if (!take_literal(r, text, v, &literal_text)) return false;
  if (!on_scale(r->of, literal_text, to, &exact)) return refuse(r, text, "`%.*s` cannot be placed on the scale of `%.*s`", STR_BEGINNING(literal_text), STR_BEGINNING(r->of->name));
  if (next || !exact) ++*to;
  return true;
}

static bool take_steps(const cell_reader *r, str text, const item *i, interval *to) {
  int64_t min, max;
  column_bounds(r->of, &min, &max);
  *to = (interval){min, max == INT64_MAX ? max : max + 1};
  interval own = {INT64_MIN, INT64_MAX};
  if (i->kind == ITEM_IS) {
    str literal_text;
    bool exact;
    if (!take_literal(r, text, &i->value, &literal_text)) return false;
    if (!on_scale(r->of, literal_text, &own.low, &exact)) return refuse(r, text, "`%.*s` cannot be placed on the scale of `%.*s`", STR_BEGINNING(literal_text), STR_BEGINNING(r->of->name));
    own.high = exact ? own.low + 1 : own.low;
  } else {
    if (i->has_from && !bound_step(r, text, &i->from, i->from_open, &own.low)) return false;
    if (i->has_to && !bound_step(r, text, &i->to, !i->to_open, &own.high)) return false;
  }
  if (own.low > to->low) to->low = own.low;
  if (own.high < to->high) to->high = own.high;
  return true;
}

static int by_low(const void *left, const void *right) {
  const interval *x = left, *y = right;
  return (x->low > y->low) - (x->low < y->low);
}

/* In order, and none touches the next. */
static void put_together(intervals *all) {
  if (all->count > 1) qsort(all->at, all->count, sizeof *all->at, by_low);
  size_t n = 0;
  for (size_t i = 0; i < all->count; i++) {
    interval x = all->at[i];
    if (x.low >= x.high) continue;
    if (n > 0 && x.low <= all->at[n - 1].high) {
      if (x.high > all->at[n - 1].high) all->at[n - 1].high = x.high;
    } else {
      all->at[n++] = x;
    }
  }
  all->count = n;
}

static void turn_round(const column *c, arena *a, intervals *all) {
  intervals rest = {NULL, 0, 0};
  int64_t at, max;
  column_bounds(c, &at, &max);
  for (size_t i = 0; i < all->count; i++) {
    if (all->at[i].low > at) *VEC_PUSH(a, &rest) = (interval){at, all->at[i].low};
    at = all->at[i].high;
  }
  int64_t end = max == INT64_MAX ? max : max + 1;
  if (at < end) *VEC_PUSH(a, &rest) = (interval){at, end};
  *all = rest;
}

/* A literal keeps its spelling where it says the step itself. */
static operand bound_text(const cell_reader *r, const cell_literal *spelt, int64_t step) {
  int64_t own;
  bool exact;
  if (spelt != NULL && spelt->kind != LITERAL_NAME && on_scale(r->of, spelt->text, &own, &exact) && exact && own == step) return (operand){.text = spelt->text};
  return (operand){.text = scale_text(r->d->in, r->of, step)};
}

static bool add_interval(const cell_reader *r, str text, const interval *x, const item *spelt, alternatives *to) {
  int64_t min, max;
  column_bounds(r->of, &min, &max);
  cell c = {.op = CELL_RANGE};
  bool half_open = spelt != NULL && (spelt->to_open || !spelt->has_to) && (!spelt->from_open || !spelt->has_from);
  if (x->high == x->low + 1 && !half_open) {
    c.op = CELL_IS;
    *VEC_PUSH(r->d->in, &c.of) = bound_text(r, spelt != NULL && spelt->has_from ? &spelt->from : NULL, x->low);
    return add_alternative(r, to, c);
  }
  const cell_literal *from = spelt != NULL && spelt->has_from ? &spelt->from : NULL;
  bool stated = from != NULL && x->low == min && x->low != INT64_MIN && x->high <= max; /* it leaves nothing out, but says so */
  if (x->low > min || stated) c.from = bound_text(r, from, x->low);
  if (x->high <= max && x->high != INT64_MAX) c.to = bound_text(r, spelt != NULL && spelt->has_to ? &spelt->to : NULL, x->high);
  if (c.from.text.at == NULL && c.to.text.at == NULL) c.op = CELL_ANY;
  if ((x->low > min && c.from.text.at == NULL) || (x->high <= max && x->high != INT64_MAX && c.to.text.at == NULL)) return refuse(r, text, "it reaches past the last day that can be written");
  return add_alternative(r, to, c);
}

static bool read_steps(const cell_reader *r, str text, const items *of, bool negated, alternatives *to) {
  intervals all = {NULL, 0, 0};
  for (size_t i = 0; i < of->count; i++) {
    interval x;
    if (!take_steps(r, text, &of->at[i], &x)) return false;
    *VEC_PUSH(r->d->in, &all) = x;
  }
  put_together(&all);
  if (negated) turn_round(r->of, r->d->in, &all);
  if (all.count == 0) return refuse(r, text, "nothing in the column `%.*s` can meet this", STR_BEGINNING(r->of->name));
  if (all.count > SHEET_ALTERNATIVES_MAX) return refuse(r, text, "it stands for more than %d ranges; write rows for them", SHEET_ALTERNATIVES_MAX);
  for (size_t i = 0; i < all.count; i++)
    if (!add_interval(r, text, &all.at[i], of->count == 1 && !negated ? &of->at[0] : NULL, to)) return false;
  return true;
}

/* Between the two ends of an ordered list of values, as it is spelt. */
static bool read_ordered(const cell_reader *r, str text, const items *of, bool negated, alternatives *to) {
  const column *c = r->of;
  if (of->count == 1 && !negated && !of->at[0].from_open && (of->at[0].to_open || !of->at[0].has_to)) {
    cell own = {.op = CELL_RANGE};
    if (of->at[0].has_from && !take_operand(r, text, &of->at[0].from, &own.from)) return false;
    if (of->at[0].has_to && !take_operand(r, text, &of->at[0].to, &own.to)) return false;
    return add_alternative(r, to, own);
  }
  if (c->kind != KIND_ENUM || c->plain_values) return refuse(r, text, "of this column there are `>=` and `<` alone, and ranges such as [a..b)");
  bool *in = ARENA_ARRAY(r->d->in, bool, c->values.count + 1);
  for (size_t k = 0; k < of->count; k++) {
    const item *i = &of->at[k];
    str low = {NULL, 0}, high = {NULL, 0};
    if (i->kind == ITEM_IS && !take_literal(r, text, &i->value, &low)) return false;
    if (i->kind == ITEM_RANGE && i->has_from && !take_literal(r, text, &i->from, &low)) return false;
    if (i->kind == ITEM_RANGE && i->has_to && !take_literal(r, text, &i->to, &high)) return false;
    if (i->kind == ITEM_IS) high = low;
    size_t from = 0, until = c->values.count;
    for (size_t v = 0; v < c->values.count; v++) {
      if (low.at != NULL && str_eq(c->values.at[v].id, low)) from = v + (i->kind == ITEM_RANGE && i->from_open);
      if (high.at != NULL && str_eq(c->values.at[v].id, high)) until = v + !(i->kind == ITEM_RANGE && i->to_open);
    }
    for (size_t v = from; v < until; v++) in[v] = true;
  }
  cell own = {.op = CELL_IN};
  for (size_t v = 0; v < c->values.count; v++)
    if (in[v] != negated) *VEC_PUSH(r->d->in, &own.of) = (operand){.text = c->values.at[v].id};
  if (own.of.count == 0) return refuse(r, text, "nothing in the column `%.*s` can meet this", STR_BEGINNING(c->name));
  if (own.of.count == c->values.count) return add_alternative(r, to, (cell){.op = CELL_ANY});
  if (own.of.count == 1) own.op = CELL_IS;
  return add_alternative(r, to, own);
}

/* ---- other fields as bounds ---- */

static bool is_named(const item *i) {
  return i->kind == ITEM_IS ? i->value.kind == LITERAL_NAME : (i->has_from && i->from.kind == LITERAL_NAME) || (i->has_to && i->to.kind == LITERAL_NAME);
}

static bool read_named(const cell_reader *r, str text, const items *of, bool negated, alternatives *to) {
  const item *i = &of->at[0];
  if (r->of->kind == KIND_BOOLEAN) return refuse(r, text, "true and false have no order");
  if (of->count > 1 || negated) return refuse(r, text, "a comparison with another column stands alone in a test");
  alternative x = {.own = {.op = CELL_RANGE, .at = r->at}};
  operand from = {.named = false}, until = {.named = false};
  if (i->has_from && !take_operand(r, text, &i->from, &from)) return false;
  if (i->has_to && !take_operand(r, text, &i->to, &until)) return false;
  if ((from.named && until.named && str_eq(from.text, until.text)) || (from.named && str_eq(from.text, r->of->name)) || (until.named && str_eq(until.text, r->of->name)))
    return refuse(r, text, "it compares a thing with itself");
  if (r->by_order && from.named && i->from_open && !i->has_to) {
    add_ordered(r, to, from, true);
    return true;
  }
  items alone = {NULL, 0, 0};
  item part = *i;
  part.has_from &= !from.named;
  part.has_to &= !until.named;
  if (part.has_from || part.has_to) {
    alternatives own = {NULL, 0, 0};
    *VEC_PUSH(r->d->in, &alone) = part;
    if (!has_order(r->of)) return refuse(r, text, "a bound that is a value and one that is a name cannot stand together here");
    if (!read_steps(r, text, &alone, false, &own)) return false;
    x.own = own.at[0].own;
  }
  bool taken = x.own.op != CELL_RANGE || x.own.from.text.at != NULL || x.own.to.text.at != NULL;
  if (x.own.op == CELL_ANY) taken = false;
  if (from.named && i->from_open) add_cross(r, &x, from, true);
  if (until.named && !i->to_open) add_cross(r, &x, until, false);
  bool own_from = from.named && !i->from_open, own_to = until.named && i->to_open;
  if ((own_from || own_to) && (taken || (own_from && own_to)))
    return refuse(r, text, "one bound that is the name of another column stands in a clause; make a derived value with `true_when` of this and test that");
  if (own_from || own_to) x.own.op = CELL_RANGE;
  if (own_from) x.own.from = from;
  if (own_to) x.own.to = until;
  if (!taken && !own_from && !own_to) x.own.op = CELL_ANY;
  *VEC_PUSH(r->d->in, to) = x;
  return true;
}

/* ---- tests that CSV has beside S-FEEL's ---- */

static bool read_call(const cell_reader *r, str text, lexer *l, alternatives *to) {
  static const struct {
    const char *name;
    cell_op op;
    column_kind kind;
  } calls[] = {{"includes", CELL_INCLUDES, KIND_SET}, {"includes_any", CELL_INCLUDES_ANY, KIND_SET}, {"includes_all", CELL_INCLUDES_ALL, KIND_SET},
               {"includes_none", CELL_INCLUDES_NONE, KIND_SET}, {"matches", CELL_MATCHES, KIND_TEXT}};
  str name = l->now.value.text;
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    if (!str_is(name, calls[i].name)) continue;
    if (r->of->kind != calls[i].kind) return refuse(r, text, "`%s` is a test of %s", calls[i].name, calls[i].kind == KIND_SET ? "sets" : "codes");
    cell c = {.op = calls[i].op};
    advance(l);
    do {
      advance(l);
      cell_literal v;
      operand o = {.named = false};
      if (!take_value(r, text, l, &v) || !take_literal(r, text, &v, &o.text)) return false;
      *VEC_PUSH(r->d->in, &c.of) = o;
    } while (l->now.kind == T_COMMA);
    if (l->now.kind != T_CLOSE) return refuse(r, text, "a bracket is not closed");
    advance(l);
    if (l->now.kind != T_END) return refuse(r, text, "`%s(...)` stands alone in a test", calls[i].name);
    if (c.op == CELL_INCLUDES && c.of.count > 1) return refuse(r, text, "`includes` takes one value; several are `includes_any`, `includes_all` or `includes_none`");
    return add_alternative(r, to, c);
  }
  return refuse(r, text, "it calls `%.*s`; functions cannot be brought into a rule table", STR_BEGINNING(name));
}

/* ---- a whole test ---- */

static bool read_test(const cell_reader *r, str text, const items *all, bool negated, alternatives *to) {
  bool values = true, named = false;
  for (size_t i = 0; i < all->count; i++) {
    values &= all->at[i].kind == ITEM_IS;
    named |= is_named(&all->at[i]);
  }
  if (r->of->kind == KIND_SET) return refuse(r, text, "a set is tested by includes(...), includes_any(...), includes_all(...), includes_none(...) or none()");
  if (values) return read_values(r, text, all, negated, to);
  if (named) return read_named(r, text, all, negated, to);
  if (has_order(r->of)) {
    bool months = false; /* of durations in months and years the length in days is not known here */
    for (size_t i = 0; r->of->kind == KIND_DURATION && i < all->count; i++) {
      int64_t step;
      bool exact;
      const item *x = &all->at[i];
      if (x->kind == ITEM_RANGE && x->has_from && x->from.kind == LITERAL_DURATION) months |= !on_scale(r->of, x->from.text, &step, &exact);
      if (x->kind == ITEM_RANGE && x->has_to && x->to.kind == LITERAL_DURATION) months |= !on_scale(r->of, x->to.text, &step, &exact);
    }
    return months ? read_ordered(r, text, all, negated, to) : read_steps(r, text, all, negated, to);
  }
  if (r->of->ordered || r->of->kind == KIND_SENTENCE || r->of->plain_values) return read_ordered(r, text, all, negated, to);
  return refuse(r, text, "the column `%.*s` has no order, so nothing lies below or above", STR_BEGINNING(r->of->name));
}

bool cell_read(cell_reader *r, str text, alternatives *to) {
  text = text_trimmed(text);
  if (text.len == 0) return add_alternative(r, to, (cell){.op = CELL_ANY});
  lexer l = lexer_of(r->d->in, text);
  if (l.now.kind == T_DASH) return add_alternative(r, to, (cell){.op = CELL_ANY});
  if (l.now.kind == T_CALL && r->csv && str_is(l.now.value.text, "none") && r->of->kind == KIND_SET && str_is(text, "none()")) return add_alternative(r, to, (cell){.op = CELL_NONE});
  if (l.now.kind == T_CALL && r->csv) return read_call(r, text, &l, to);
  bool negated = l.now.kind == T_NOT;
  if (negated) {
    advance(&l); /* the bracket */
    advance(&l);
  }
  items all = {NULL, 0, 0};
  bool unequal = negated;
  if (!take_items(r, text, &l, &all, &unequal)) return false;
  if (negated) {
    if (l.now.kind != T_CLOSE) return refuse(r, text, "the bracket behind `not` is not closed");
    advance(&l);
  }
  if (l.now.kind == T_BAD) return refuse(r, text, "%s", l.now.why);
  if (l.now.kind != T_END) return refuse(r, text, "it goes on behind its end; expressions cannot be brought into a rule table");
  return read_test(r, text, &all, unequal, to);
}

/* ---- outputs ---- */

static bool refuse_output(const cell_reader *r, str text, const char *why) {
  str shown = one_line(r->d->in, text);
  diag *e = diag_add(r->d, CODE_BAD_TABLE_OUTPUT, r->at, "`%.*s`: %s", STR_BEGINNING(shown), why);
  diag_help(r->d, e, "an output is a value such as \"High\", 12.50, true or date(\"2026-03-01\"), or `null` for none; compute anything else as a derived value");
  return false;
}

bool output_read(cell_reader *r, str text, sheet_output *to) {
  lexer l = lexer_of(r->d->in, text);
  token first = l.now;
  if (first.kind == T_END) return refuse_output(r, text, "the output is empty");
  if (first.kind == T_BAD) return refuse_output(r, text, first.why);
  if (first.kind == T_LITERAL) advance(&l);
  if (first.kind != T_LITERAL || l.now.kind != T_END) return refuse_output(r, text, "it is no single value; expressions, lists and functions cannot be brought into a rule table");
  const column *c = r->of;
  cell_literal v = first.value;
  *to = (sheet_output){GIVES_VALUE, v.text};
  if (v.kind == LITERAL_NULL) {
    *to = (sheet_output){GIVES_NOTHING, (str){"", 0}};
    return true;
  }
  if (v.kind == LITERAL_NAME) return refuse_output(r, text, "it is no single value: texts stand in quotes, and expressions cannot be brought in");
  if (c->kind == KIND_OPEN) return true;
  if (!r->csv && c->kind == KIND_ENUM) { /* also numbers and days, where a list needs names for them */
    const sheet_value *found = value_spelt(r, v.text);
    if (found == NULL) return refuse_output(r, text, "it is not one of the output's values");
    to->text = found->id;
    return true;
  }
  if (!fits(c->kind, v.kind)) return refuse_output(r, text, arena_print(r->d->in, "%s is expected", kind_words(c->kind)).at);
  if (c->kind == KIND_ENUM && !c->plain_values && c->values.count > 0) {
    const sheet_value *found = value_spelt(r, v.text);
    if (found == NULL) return refuse_output(r, text, "it is not one of the output's values");
    to->text = found->id;
  }
  int64_t step;
  bool exact;
  if ((c->kind == KIND_INTEGER || c->kind == KIND_DECIMAL || c->kind == KIND_DATE) && (!on_scale(c, to->text, &step, &exact) || !exact))
    return refuse_output(r, text, c->kind == KIND_INTEGER ? "a whole number is expected" : c->kind == KIND_DATE ? "this day does not exist"
                                  : "it has more decimal places than the column, or too many digits");
  return true;
}

/* ---- allowed values ---- */

bool domain_read(cell_reader *r, str text, cell_domain *to) {
  lexer l = lexer_of(r->d->in, text_trimmed(text));
  items all = {NULL, 0, 0};
  bool negated = false;
  if (l.now.kind == T_END || l.now.kind == T_DASH) return true;
  if (!take_items(r, text, &l, &all, &negated)) return false;
  if (l.now.kind != T_END || negated) return refuse(r, text, "allowed values are a list of values, or one range");
  size_t said = 0; /* `null` is no value: an answer may always be missing */
  for (size_t i = 0; i < all.count; i++) said += all.at[i].kind == ITEM_RANGE || all.at[i].value.kind != LITERAL_NULL;
  for (size_t i = 0; i < all.count; i++) {
    const item *x = &all.at[i];
    if (x->kind == ITEM_RANGE && said > 1) return refuse(r, text, "allowed values are a list of values, or one range");
    if (x->kind == ITEM_IS && x->value.kind != LITERAL_NULL) *VEC_PUSH(r->d->in, &to->listed) = x->value;
    if (x->kind == ITEM_IS) continue;
    if ((x->has_from && (x->from.kind == LITERAL_NAME || x->from.kind == LITERAL_NULL)) || (x->has_to && (x->to.kind == LITERAL_NAME || x->to.kind == LITERAL_NULL)))
      return refuse(r, text, "the ends of a range are values");
    if (x->has_from) to->min = (operand){.text = x->from.text}, to->min_open = x->from_open;
    if (x->has_to) to->max = (operand){.text = x->to.text}, to->max_open = x->to_open;
  }
  return true;
}
