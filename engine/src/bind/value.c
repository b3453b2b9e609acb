#include "bind/value.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/decimal.h"
#include "base/duration.h"
#include "base/sentence.h"
#include "bind/blank.h"

/* One binding: what is bound, to what, and where to say what is wrong. */
typedef struct fitting {
  record *r;
  const table *t;
  const t_datum *d;
  uint32_t datum;
  const entries *all;
  misfit *m;
} fitting;

/* ---- saying no; off the good path ---- */

enum { LIST_SHOWN = 120 }; /* bytes of values that a message lists */

__attribute__((format(printf, 5, 6))) static bool refuse(const fitting *f, diag_code code, invalid_why why, const entry *e,
                                                         const char *format, ...) {
  f->m->code = code;
  f->m->why = why;
  f->m->at = e->at;
  va_list args;
  va_start(args, format);
  int len = vsnprintf(f->m->message, sizeof f->m->message, format, args);
  va_end(args);
  if (len < 0) f->m->message[0] = '\0';
  else if ((size_t)len >= sizeof f->m->message) memcpy(f->m->message + sizeof f->m->message - 4, "...", 4);
  return false;
}

static const char *kind_text(entry_kind kind) {
  switch (kind) {
  case ENTRY_NULL: return "null";
  case ENTRY_TRUE:
  case ENTRY_FALSE: return "true or false";
  case ENTRY_NUMBER: return "a number";
  case ENTRY_STRING:
  case ENTRY_WORD:
  case ENTRY_CELL: return "a text";
  case ENTRY_ITEMS: return "a list of objects";
  case ENTRY_MIXED:
  case ENTRY_LIST: return "a list";
  case ENTRY_REASON:
  case ENTRY_OTHER: return "an object";
  }
  return "a value";
}

static bool refuse_type(const fitting *f, const entry *e, const char *expected) {
  return refuse(f, CODE_PROFILE_TYPE, INVALID_TYPE, e, "%s stands here; %s is expected", kind_text(e->kind), expected);
}

static void number_text(int64_t n, int places, char text[32]) {
  while (places > 0 && n % 10 == 0) {
    n /= 10;
    places--;
  }
  char back[32]; /* from the last digit */
  size_t len = 0;
  uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  for (int digit = 0; rest > 0 || digit <= places; digit++, rest /= 10) {
    if (digit > 0 && digit == places) back[len++] = '.';
    back[len++] = (char)('0' + rest % 10);
  }
  if (n < 0) back[len++] = '-';
  for (size_t i = 0; i < len; i++) text[i] = back[len - 1 - i];
  text[len] = '\0';
}

static void bound_text(const t_datum *d, int64_t n, char text[SENTENCE_TEXT]) {
  if (d->type == T_DATE) date_format(n, text);
  else if (d->type == T_DURATION) snprintf(text, SENTENCE_TEXT, "%lld days", (long long)n);
  else if (d->type == T_SENTENCE) sentence_format(n, text);
  else number_text(n, d->type == T_DECIMAL ? d->places : 0, text);
}

static bool refuse_range(const fitting *f, const entry *e) {
  char from[SENTENCE_TEXT], to[SENTENCE_TEXT];
  bound_text(f->d, f->d->min, from);
  bound_text(f->d, f->d->max, to);
  return refuse(f, CODE_PROFILE_RANGE, INVALID_RANGE, e, "the value is outside the field's range, %s to %s; it counts as unknown",
                from, to);
}

static str value_id(const fitting *f, size_t i) { return table_str(f->t, f->t->values[f->d->values.first + i].id); }
/* "low, medium, high", or its beginning and dots. */
static void list_values(const fitting *f, char text[LIST_SHOWN + 8]) {
  size_t len = 0;
  for (uint32_t i = 0; i < f->d->values.count; i++) {
    str id = value_id(f, i);
    if (len + id.len + 2 > LIST_SHOWN) {
      memcpy(text + len, ", ...", 6);
      return;
    }
    if (i > 0) len += (size_t)sprintf(text + len, ", ");
    memcpy(text + len, id.at, id.len);
    len += id.len;
  }
  text[len] = '\0';
}

/* No "did you mean": the nearest value would tell what was answered. */
static bool refuse_value(const fitting *f, const entry *e, str given) {
  char values[LIST_SHOWN + 8];
  list_values(f, values);
  if (given.len == 0) return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "an empty text is none of the field's values: %s", values);
  return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "none of the field's values: %s", values);
}

/* ---- texts ---- */

static str text_of(const entry *e) { return (str){e->text, e->text_len}; }
static bool is_text(const entry *e) { return e->kind == ENTRY_STRING || e->kind == ENTRY_WORD || e->kind == ENTRY_CELL; }
static bool is_untyped(const entry *e) { return e->kind == ENTRY_WORD || e->kind == ENTRY_CELL; }

static bool know(const fitting *f, int64_t value) {
  record_know(f->r, f->datum, value);
  return true;
}

static bool know_within(const fitting *f, const entry *e, int64_t value) {
  return value >= f->d->min && value <= f->d->max ? know(f, value) : refuse_range(f, e);
}

/* ---- the types ---- */

/* In any capitals: spreadsheets write TRUE, people Yes. */
static bool is_word(str s, const char *word) {
  if (s.len != strlen(word)) return false;
  for (size_t i = 0; i < s.len; i++)
    if ((s.at[i] >= 'A' && s.at[i] <= 'Z' ? s.at[i] - 'A' + 'a' : s.at[i]) != word[i]) return false;
  return true;
}

static bool bind_boolean(const fitting *f, const entry *e) {
  if (e->kind == ENTRY_TRUE || e->kind == ENTRY_FALSE) return know(f, e->kind == ENTRY_TRUE);
  if (!is_untyped(e)) return refuse_type(f, e, "true or false without quotes");
  str s = text_of(e);
  if (is_word(s, "true") || is_word(s, "yes")) return know(f, 1);
  if (is_word(s, "false") || is_word(s, "no")) return know(f, 0);
  return refuse(f, CODE_PROFILE_TYPE, INVALID_TYPE, e, "yes or no (true or false) is expected here");
}

static bool bind_number(const fitting *f, const entry *e) {
  if (e->kind != ENTRY_NUMBER && !is_untyped(e)) return refuse_type(f, e, "a number without quotes");
  int places = f->d->type == T_DECIMAL ? f->d->places : 0;
  int64_t n;
  switch (decimal_parse(text_of(e), places, &n)) {
  case DECIMAL_OK: return know_within(f, e, n);
  case DECIMAL_TOO_LARGE: return refuse_range(f, e);
  case DECIMAL_TOO_PRECISE:
    return refuse(f, CODE_PROFILE_PRECISION, INVALID_PRECISION, e,
                  places == 0 ? "a whole number is expected here; the value counts as unknown"
                              : "the number has more than the field's %d decimal places; it counts as unknown",
                  places);
  case DECIMAL_SYNTAX: break;
  }
  return refuse(f, CODE_PROFILE_TYPE, INVALID_TYPE, e, "a number is expected here, written like 62%s", places > 0 ? " or 49.5" : "");
}

static bool find_value(const fitting *f, str id, uint32_t *code) {
  for (uint32_t i = 0; i < f->d->values.count; i++)
    if (str_eq(value_id(f, i), id)) {
      *code = i;
      return true;
    }
  return false;
}

static bool bind_enum(const fitting *f, const entry *e) {
  if (!is_text(e)) return refuse_type(f, e, "one of the field's values in quotes");
  uint32_t code;
  str id = blank_trimmed(text_of(e));
  return find_value(f, id, &code) ? know(f, code) : refuse_value(f, e, id);
}

static bool add_member(const fitting *f, const entry *e, str text) {
  uint32_t code;
  str id = blank_trimmed(text);
  if (!find_value(f, id, &code)) return refuse_value(f, e, id);
  bits_add(f->r->members + f->r->member_at[f->datum], code);
  return true;
}

static bool add_items(const fitting *f, const entry *list) {
  for (uint32_t i = 0; i < list->count; i++) {
    const entry *item = &f->all->items[list->first + i];
    if (!is_text(item)) return refuse_type(f, item, "one of the field's values in quotes");
    if (!add_member(f, item, text_of(item))) return false;
  }
  return true;
}

/* "a;b" */
static bool add_parts(const fitting *f, const entry *e) {
  str rest = text_of(e);
  for (;;) {
    const char *mark = memchr(rest.at, ';', rest.len);
    size_t len = mark != NULL ? (size_t)(mark - rest.at) : rest.len;
    if (!add_member(f, e, (str){rest.at, len})) return false;
    if (mark == NULL) return true;
    rest = (str){mark + 1, rest.len - len - 1};
  }
}

static bool add_members(const fitting *f, const entry *e) {
  if (e->kind == ENTRY_LIST) return add_items(f, e);
  if (!is_untyped(e)) return refuse_type(f, e, "a list of the field's values (empty: [])");
  if (str_is(blank_trimmed(text_of(e)), "none")) return true;
  return e->kind == ENTRY_CELL ? add_parts(f, e) : add_member(f, e, text_of(e));
}

static bool bind_set(const fitting *f, const entry *e) {
  if (add_members(f, e)) return know(f, 0);
  bits_clear(f->r->members + f->r->member_at[f->datum], bits_words(f->d->values.count));
  return false;
}

static bool bind_text(const fitting *f, const entry *e) {
  if (!is_text(e)) return refuse_type(f, e, "a text in quotes");
  if (record_set_text(f->r, f->datum, text_of(e))) return true;
  char most[28];
  return refuse(f, CODE_PROFILE_RANGE, INVALID_TOO_LONG, e, "the text is longer than %s bytes; it counts as unknown",
                diag_commas(RECORD_TEXT_MAX, most));
}

static bool bind_date(const fitting *f, const entry *e) {
  if (!is_text(e)) return refuse_type(f, e, "a date in quotes, such as 2026-03-01,");
  int64_t day;
  if (date_parse(text_of(e), &day)) return know_within(f, e, day);
  return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "a date is expected here, a day that exists, written YYYY-MM-DD");
}

static bool bind_duration(const fitting *f, const entry *e) {
  if (!is_text(e)) return refuse_type(f, e, "a duration in quotes, such as 9 months,");
  int64_t count, days;
  date_unit unit;
  if (!duration_parse(text_of(e), &count, &unit))
    return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e,
                  "a duration is expected here: a whole number and day, week, month or year, such as `9 months`");
  if (!duration_in_days(count, unit, f->t->head->month_days, f->t->head->year_days, &days))
    return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "the rule set does not say how many days a month or a year has; give days or weeks");
  if (!know_within(f, e, days)) return false;
  f->r->answers[f->datum].count = count;
  f->r->answers[f->datum].unit = (uint8_t)unit;
  return true;
}

static bool bind_sentence(const fitting *f, const entry *e) {
  if (!is_text(e)) return refuse_type(f, e, "a sentence in quotes, such as 12 weeks,");
  int64_t value;
  if (sentence_parse(blank_trimmed(text_of(e)), &value)) return know_within(f, e, value);
  return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e,
                "a sentence is expected here: `discharge`, `fine band A` to `F`, `community order low`, `medium` or `high`, or a length such as `12 weeks`");
}

/* ---- no answer ---- */

static bool find_reason(str word, answer_state *state) {
  static const char *const words[] = {"not_asked", "refused", "unobtainable"};
  for (int i = 0; i < 3; i++)
    if (str_is(word, words[i])) {
      *state = (answer_state)(ANSWER_NOT_ASKED + i);
      return true;
    }
  return false;
}

static bool leave_missing(const fitting *f, answer_state why) {
  record_put(f->r, f->datum, (answer){.state = (uint8_t)why});
  return true;
}

static bool bind_reason(const fitting *f, const entry *e, str word) {
  answer_state why;
  if (find_reason(word, &why)) return leave_missing(f, why);
  return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "why the answer is missing can be not_asked, refused or unobtainable");
}

/* The items of a group: their own answers are bound by their own names. Or how many there are. */
static bool bind_items(const fitting *f, const entry *e) {
  char most[28];
  bool list = e->kind == ENTRY_ITEMS || (e->kind == ENTRY_LIST && e->count == 0);
  if (!list && (e->kind == ENTRY_NUMBER || is_untyped(e))) return bind_number(f, e);
  if (!list && (e->kind == ENTRY_LIST || e->kind == ENTRY_MIXED))
    return refuse(f, CODE_PROFILE_TYPE, INVALID_TYPE, e, "something else than an object {...} stands in this list; one for each item is expected");
  if (!list) return refuse_type(f, e, "a list of objects {...}, one for each item,");
  if (e->count <= f->d->items) return know(f, e->count);
  return refuse(f, CODE_PROFILE_VALUE, INVALID_TYPE, e, "more are listed than the %s that these rules take; join those that are alike",
                diag_commas(f->d->items, most));
}

static bool bind_typed(const fitting *f, const entry *e) {
  if (f->d->items > 0) return bind_items(f, e);
  switch ((t_type)f->d->type) {
  case T_BOOLEAN: return bind_boolean(f, e);
  case T_INTEGER:
  case T_DECIMAL: return bind_number(f, e);
  case T_ENUM: return bind_enum(f, e);
  case T_SET: return bind_set(f, e);
  case T_TEXT: return bind_text(f, e);
  case T_DATE: return bind_date(f, e);
  case T_DURATION: return bind_duration(f, e);
  case T_SENTENCE: return bind_sentence(f, e);
  }
  return refuse(f, CODE_PROFILE_TYPE, INVALID_TYPE, e, "the field has no type that can be given");
}

/* A cell: blanks around it do not count, empty is missing, `?refused` says why. A free text may begin with a
 * question mark, so there only the three reasons are taken for one. */
static bool bind_cell(const fitting *f, const entry *cell) {
  entry e = *cell;
  str s = blank_trimmed(text_of(cell));
  answer_state why;
  if (s.len == 0) return leave_missing(f, ANSWER_MISSING);
  if (s.at[0] == '?') {
    str word = {s.at + 1, s.len - 1};
    if (f->d->type != T_TEXT || find_reason(word, &why)) return bind_reason(f, &e, word);
  }
  e.text = s.at;
  e.text_len = (uint32_t)s.len;
  return bind_typed(f, &e);
}

bool value_bind(record *r, uint32_t datum, const entries *all, const entry *e, misfit *m) {
  const fitting f = {r, r->t, &r->t->data[datum], datum, all, m};
  if (e->kind == ENTRY_NULL) return leave_missing(&f, ANSWER_MISSING);
  if (e->kind == ENTRY_REASON) return bind_reason(&f, e, text_of(e));
  return e->kind == ENTRY_CELL ? bind_cell(&f, e) : bind_typed(&f, e);
}
