#include "exchange/sheet.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/duration.h"
#include "base/utf8.h"

const char *const field_keys[] = {"type", "label", "label_cy", "help", "help_cy", "unit", "source", "role", "values", "values_from", "ordered",
                                  "min", "max", "places", "coded", "dated_by", "stale_after", NULL};

static const char *const kinds[] = {"", "boolean", "integer", "decimal", "enum", "set", "text", "date", "duration", "sentence"};

str key_text(const sheet_keys *keys, const char *name) {
  for (size_t i = 0; i < keys->count; i++)
    if (str_is(keys->at[i].name, name)) return keys->at[i].text;
  return (str){NULL, 0};
}

bool key_is(const sheet_keys *keys, const char *name, const char *text) { return str_is(key_text(keys, name), text); }

void key_set(arena *a, sheet_keys *keys, str name, str text) {
  for (size_t i = 0; i < keys->count; i++)
    if (str_eq(keys->at[i].name, name)) {
      keys->at[i].text = text;
      return;
    }
  *VEC_PUSH(a, keys) = (sheet_key){name, text};
}

/* A block's keys stand where the block does; those that no field has, at the end. */
static size_t key_place(str name) {
  static const char *const others[] = {"source.title", "source.url", "source.section", "source.seen", "source.status", "source.note", "shown", "id", "lawful_basis", "note"};
  size_t i = 0, k = 0;
  while (field_keys[i] != NULL && !str_is(name, field_keys[i])) i++;
  if (field_keys[i] != NULL) return 20 * i;
  while (k < sizeof others / sizeof *others && !str_is(name, others[k])) k++;
  size_t source = 0;
  while (!str_is(STR("source"), field_keys[source])) source++;
  return k < 6 ? 20 * source + k : 20 * i + k;
}

static int by_key(const void *left, const void *right) {
  const sheet_key *x = left, *y = right;
  size_t a = key_place(x->name), b = key_place(y->name);
  return a != b ? (a > b) - (a < b) : str_cmp(x->name, y->name);
}

void keys_in_order(sheet_keys *keys) {
  if (keys->count > 1) qsort(keys->at, keys->count, sizeof *keys->at, by_key);
}

column_kind kind_of_type(str type) {
  for (size_t i = 1; i < sizeof kinds / sizeof *kinds; i++)
    if (str_is(type, kinds[i])) return (column_kind)i;
  return KIND_OPEN;
}

const char *kind_type(column_kind kind) { return kinds[kind]; }

void column_settle(column *c) {
  str places = key_text(&c->keys, "places");
  c->kind = kind_of_type(key_text(&c->keys, "type"));
  if (c->kind == KIND_OPEN && (c->values.count > 0 || key_text(&c->keys, "values_from").len > 0)) c->kind = KIND_ENUM;
  c->ordered = key_is(&c->keys, "ordered", "true");
  c->places = places.len == 1 && places.at[0] >= '0' && places.at[0] <= '6' ? places.at[0] - '0' : 0;
  c->plain_values = key_text(&c->keys, "values_from").len > 0;
}

const sheet_value *value_by_id(const column *c, str id) {
  for (size_t i = 0; i < c->values.count; i++)
    if (str_eq(c->values.at[i].id, id)) return &c->values.at[i];
  return NULL;
}

column *column_named(const columns *all, str name) {
  for (size_t i = 0; i < all->count; i++)
    if (str_eq(all->at[i].name, name)) return &all->at[i];
  return NULL;
}

bool hit_is_list(const sheet *s) {
  return str_is(s->hit, "rule_order") || str_is(s->hit, "output_order") || (str_is(s->hit, "collect") && s->collect.len == 0);
}

/* ---- names ---- */

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* What rules/LANGUAGE.md lists as reserved. */
static bool is_reserved(str name) {
  static const char *const words[] = {"all", "any", "not", "at_least", "of", "known", "condition", "option", "kind", "as_of", "stage", "missing", "unknown", "none",
                                      "true", "false", "yes", "no", "otherwise", "lawful_basis", "id", "note", "available", "label", "label_cy", "source",
                                      "chosen", "chosen_kind", "chosen_purpose", "chosen_count", "amount_of"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_is(name, words[i])) return true;
  return false;
}

bool is_identifier(str text) {
  if (text.len == 0 || text.len > NAME_BYTES_MAX || !is_lower(text.at[0])) return false;
  for (size_t i = 0; i < text.len; i++)
    if (!is_lower(text.at[i]) && !is_digit(text.at[i]) && text.at[i] != '_') return false;
  return true;
}

bool is_value_id(str text) {
  if (text.len == 0 || text.len > NAME_BYTES_MAX || text.at[0] == '_' || text.at[0] == '-') return false;
  for (size_t i = 0; i < text.len; i++)
    if (!is_lower(text.at[i]) && !is_upper(text.at[i]) && !is_digit(text.at[i]) && text.at[i] != '_' && text.at[i] != '-') return false;
  return !str_is(text, "none") && !str_is(text, "missing") && !str_is(text, "unknown");
}

/* A capital begins a word behind a small letter or a digit, and before a small letter: isHIVPositive, is_hiv_positive. */
static bool begins_word(str t, size_t i) {
  if (i == 0 || !is_upper(t.at[i])) return false;
  return is_lower(t.at[i - 1]) || is_digit(t.at[i - 1]) || (is_upper(t.at[i - 1]) && i + 1 < t.len && is_lower(t.at[i + 1]));
}

static str snake(arena *a, str text) {
  char *to = arena_alloc(a, 2 * text.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    bool word = is_lower(c) || is_upper(c) || is_digit(c);
    if (c == '\'' || c == '.' || (unsigned char)c >= 0x80) word = false;
    if ((!word || begins_word(text, i)) && n > 0 && to[n - 1] != '_') to[n++] = '_';
    if (word) to[n++] = is_upper(c) ? (char)(c - 'A' + 'a') : c;
  }
  while (n > 0 && to[n - 1] == '_') n--;
  return (str){to, n};
}

static str shortened(str s, size_t most) {
  if (s.len > most) s.len = most;
  while (s.len > 0 && s.at[s.len - 1] == '_') s.len--;
  return s;
}

str identifier_of(arena *a, str text) {
  if (is_identifier(text) && !is_reserved(text)) return text;
  str s = snake(a, text);
  if (s.len == 0) s = STR("value");
  if (is_digit(s.at[0])) s = arena_print(a, "n_%.*s", STR_FMT(s));
  s = shortened(s, NAME_BYTES_MAX);
  return is_reserved(s) ? arena_print(a, "%.*s_value", STR_FMT(s)) : s;
}

str value_id_of(arena *a, str text) {
  if (is_value_id(text)) return text;
  if (text.len > 1 && text.at[0] == '-' && is_digit(text.at[1])) text = arena_print(a, "minus %.*s", (int)text.len - 1, text.at + 1);
  str s = shortened(snake(a, text), NAME_BYTES_MAX);
  if (s.len == 0) s = STR("value");
  return is_value_id(s) ? s : arena_print(a, "%.*s_value", STR_FMT(s));
}

str value_literal(arena *a, const sheet_value *v) { return v->label.len > 0 && str_eq(value_id_of(a, v->label), v->id) ? v->label : v->id; }

str name_free(arena *a, str name, bool (*taken)(const void *of, str name), const void *of) {
  str s = name;
  for (unsigned n = 2; taken(of, s); n++) s = arena_print(a, "%.*s_%u", STR_FMT(shortened(name, NAME_BYTES_MAX - 6)), n);
  return s;
}

/* ---- numbers ---- */

bool is_number(str text) {
  size_t i = text.len > 0 && text.at[0] == '-';
  size_t digits = i;
  while (i < text.len && is_digit(text.at[i])) i++;
  if (i == digits) return false;
  if (i < text.len && text.at[i] == '.') {
    size_t places = ++i;
    while (i < text.len && is_digit(text.at[i])) i++;
    if (i == places) return false;
  }
  return i == text.len;
}

int number_places(str text) {
  const char *point = text.len > 0 ? memchr(text.at, '.', text.len) : NULL;
  if (point == NULL) return 0;
  size_t end = text.len;
  while (text.at[end - 1] == '0') end--;
  size_t first = (size_t)(point - text.at) + 1;
  return end > first ? (int)(end - first) : 0;
}

static bool number_on_scale(str text, int places, int64_t *step, bool *exact) {
  decimal_status status = decimal_parse(text, places, step);
  *exact = status == DECIMAL_OK;
  if (status != DECIMAL_TOO_PRECISE) return status == DECIMAL_OK;
  int64_t fine;
  if (decimal_parse(text, DECIMAL_PLACES_MAX, &fine) != DECIMAL_OK) return false;
  int64_t unit = decimal_unit(DECIMAL_PLACES_MAX - places);
  *step = fine / unit - (fine % unit < 0);
  return true;
}

bool on_scale(const column *c, str text, int64_t *step, bool *exact) {
  *exact = true;
  if (c->kind == KIND_DATE) return date_parse(text, step);
  if (c->kind == KIND_DURATION) {
    int64_t count;
    date_unit unit;
    return duration_parse(text, &count, &unit) && duration_in_days(count, unit, 0, 0, step);
  }
  if (c->kind != KIND_INTEGER && c->kind != KIND_DECIMAL) return false;
  return is_number(text) && number_on_scale(text, c->kind == KIND_DECIMAL ? c->places : 0, step, exact);
}

str scale_text(arena *a, const column *c, int64_t step) {
  if (c->kind == KIND_DATE) {
    char day[11];
    if (step < DATE_MIN || step > DATE_MAX) return (str){NULL, 0};
    date_format(step, day);
    return (str){arena_copy(a, day, 10), 10};
  }
  if (c->kind == KIND_DURATION) return arena_print(a, step == 1 ? "%lld day" : "%lld days", (long long)step);
  buf b = {0};
  buf_decimal(&b, step, c->kind == KIND_DECIMAL ? c->places : 0);
  return arena_keep(a, &b);
}

void column_bounds(const column *c, int64_t *min, int64_t *max) {
  bool exact;
  if (!on_scale(c, key_text(&c->keys, "min"), min, &exact)) *min = c->kind == KIND_DURATION ? 0 : INT64_MIN;
  if (!on_scale(c, key_text(&c->keys, "max"), max, &exact)) *max = INT64_MAX;
}

/* ---- texts ---- */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

str text_trimmed(str t) {
  while (t.len > 0 && is_blank(t.at[0])) t.at++, t.len--;
  while (t.len > 0 && is_blank(t.at[t.len - 1])) t.len--;
  return t;
}

str one_line(arena *a, str text) {
  text = text_trimmed(text);
  char *to = arena_alloc(a, text.len + 1, 1);
  size_t n = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (!is_blank(text.at[i])) to[n++] = text.at[i];
    else if (n > 0 && to[n - 1] != ' ') to[n++] = ' ';
  }
  return (str){to, n};
}

/* ---- a book ---- */

static bool same_keys(const sheet_keys *x, const sheet_keys *y) {
  if (x->count != y->count) return false;
  for (size_t i = 0; i < x->count; i++)
    if (!str_eq(x->at[i].name, y->at[i].name) || !str_eq(x->at[i].text, y->at[i].text)) return false;
  return true;
}

static bool same_values(const sheet_values *x, const sheet_values *y) {
  if (x->count != y->count) return false;
  for (size_t i = 0; i < x->count; i++)
    if (!str_eq(x->at[i].id, y->at[i].id) || !str_eq(x->at[i].label, y->at[i].label) || !str_eq(x->at[i].label_cy, y->at[i].label_cy)) return false;
  return true;
}

/* Is it one of the values that the book's tables compute? */
static bool is_computed(const book *b, str name) {
  for (size_t i = 0; i < b->sheets.count; i++) {
    const sheet *s = &b->sheets.at[i];
    if (str_eq(s->name, name)) return true;
    for (size_t k = 0; s->several && k < s->outputs.count; k++) {
      str out = s->outputs.at[k].name;
      if (name.len == s->name.len + 1 + out.len && memcmp(name.at, s->name.at, s->name.len) == 0 && name.at[s->name.len] == '_' &&
          memcmp(name.at + s->name.len + 1, out.at, out.len) == 0)
        return true;
    }
  }
  return false;
}

static bool add_field(book *b, diags *d, const column *c) {
  const column *there = column_named(&b->fields, c->name);
  if (there == NULL) {
    *VEC_PUSH(d->in, &b->fields) = *c;
    return true;
  }
  if (c->computed || there->computed || (same_keys(&c->keys, &there->keys) && same_values(&c->values, &there->values))) return true;
  diag *e = diag_add(d, CODE_NAMES_CLASH, c->at, "`%.*s` is described otherwise than before", STR_BEGINNING(c->name));
  diag_also(d, e, there->at, "here it is described first");
  diag_help(d, e, "a field has one type, one list of values and one label: make the two alike");
  return false;
}

bool book_add_sheet(book *b, diags *d, const sheet *s) {
  for (size_t i = 0; i < b->sheets.count; i++)
    if (str_eq(b->sheets.at[i].name, s->name)) {
      diag *e = diag_add(d, CODE_NAMES_CLASH, s->at, "two tables are called `%.*s`", STR_BEGINNING(s->name));
      diag_also(d, e, b->sheets.at[i].at, "the other one");
      diag_help(d, e, "give one of them another name");
      return false;
    }
  *VEC_PUSH(d->in, &b->sheets) = *s;
  bool good = true;
  for (size_t i = 0; i < s->inputs.count; i++) good &= add_field(b, d, &s->inputs.at[i]);
  for (size_t i = 0; i < s->compared.count; i++) good &= add_field(b, d, &s->compared.at[i]);
  size_t n = 0; /* what a table computes is no field */
  for (size_t i = 0; i < b->fields.count; i++)
    if (!is_computed(b, b->fields.at[i].name)) b->fields.at[n++] = b->fields.at[i];
  b->fields.count = n;
  return good;
}
