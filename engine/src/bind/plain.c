#include "bind/plain.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/names.h"

enum { FIRST_FIELD = 2, LOOK_AHEAD = 4 /* so many fields may be missing before a key is looked up by its name */, STRANGE = 8 /* keys that came otherwise than expected */ };

/* What reading an answer takes, side by side: names and values end with the quote that ends them in JSON. */
typedef struct plain_field {
  const char *name;
  uint32_t name_len, datum;
  uint32_t place, row; /* among the tested fields; TABLE_NONE: no option tests it */
  const t_slot *slot;
  int64_t min, max;
  uint8_t type, places;
  bool plain; /* it has one scalar */
  uint32_t shift;          /* enums: of a hash */
  const uint32_t *by_hash; /* codes, or TABLE_NONE */
  const str *values;
} plain_field;

struct plain_binder {
  const table *t;
  arena memory;
  plain_field *fields;
  uint32_t *order, *spare; /* numbers of fields, as profiles give them; and as this one does */
  uint32_t count;
  names by_name;
  uint64_t *given;
  record *r;
  uint32_t next, came, strange; /* of the profile at hand: the place in `order` that is expected, how many keys came, and how many unexpectedly */
};

/* ---- bytes ---- */

static inline uint64_t eight(const char *at) {
  uint64_t x;
  memcpy(&x, at, 8);
  return x;
}

static inline uint64_t first_bytes(uint64_t x, size_t len) { return len >= 8 ? x : x & ((UINT64_C(1) << 8 * len) - 1); }

/* Behind both texts there are 8 bytes more that may be read. */
static inline bool same_bytes(const char *x, const char *y, size_t len) {
  if (first_bytes(eight(x) ^ eight(y), len) != 0) return false;
  if (len <= 8) return true;
  return len <= 16 ? eight(x + len - 8) == eight(y + len - 8) : memcmp(x + 8, y + 8, len - 8) == 0;
}

static inline uint32_t hash_of(const char *at, size_t len, uint32_t shift) {
  uint64_t x = first_bytes(eight(at), len) + len;
  if (len > 8) x ^= eight(at + len - 8) * 31;
  return (uint32_t)(x * UINT64_C(0x9e3779b97f4a7c15) >> shift);
}

/* `text"`, with room to be read 8 bytes at a time. */
static const char *quoted(arena *a, str text) {
  char *copy = ARENA_ARRAY(a, char, text.len + 9);
  memcpy(copy, text.at, text.len);
  copy[text.len] = '"';
  return copy;
}

/* ---- a binder ---- */

static void put_values(plain_binder *p, plain_field *f, const t_datum *d) {
  uint32_t bits = 2;
  while ((UINT32_C(1) << bits) < 2 * d->values.count) bits++;
  uint32_t *by_hash = ARENA_ARRAY(&p->memory, uint32_t, UINT32_C(1) << bits), mask = (UINT32_C(1) << bits) - 1;
  str *values = ARENA_ARRAY(&p->memory, str, d->values.count);
  for (uint32_t i = 0; i <= mask; i++) by_hash[i] = TABLE_NONE;
  f->shift = 64 - bits;
  for (uint32_t i = 0; i < d->values.count; i++) {
    str id = table_str(p->t, p->t->values[d->values.first + i].id);
    values[i] = (str){quoted(&p->memory, id), id.len};
    uint32_t at = hash_of(values[i].at, id.len, f->shift);
    while (by_hash[at & mask] != TABLE_NONE) at++;
    by_hash[at & mask] = i;
  }
  f->by_hash = by_hash;
  f->values = values;
}

static void put_field(plain_binder *p, uint32_t datum) {
  const t_datum *d = &p->t->data[datum];
  str name = table_str(p->t, d->id);
  plain_field *f = &p->fields[p->count];
  *f = (plain_field){.name = quoted(&p->memory, name), .name_len = (uint32_t)name.len, .datum = datum, .place = TABLE_NONE, .min = d->min, .max = d->max,
                     .type = d->type, .places = d->type == T_DECIMAL ? d->places : 0};
  f->plain = d->items == 0 && d->item == 0 && (d->type == T_BOOLEAN || d->type == T_INTEGER || d->type == T_DECIMAL || d->type == T_ENUM || d->type == T_DATE || d->type == T_TEXT);
  if (d->slot != TABLE_NONE && p->t->slots[d->slot].place < p->t->head->tested_fields) {
    f->slot = &p->t->slots[d->slot];
    f->place = f->slot->place;
    f->row = f->slot->row;
  }
  if (d->type == T_ENUM) put_values(p, f, d);
  p->order[p->count] = p->count;
  names_add(&p->by_name, &p->memory, (str){f->name, f->name_len}, p->count++);
}

static bool put_fields(plain_binder *p) {
  const table *t = p->t;
  if (ARENA_CATCH(&p->memory)) return false;
  p->fields = ARENA_ARRAY(&p->memory, plain_field, t->head->field_end);
  p->order = ARENA_ARRAY(&p->memory, uint32_t, t->head->field_end);
  p->spare = ARENA_ARRAY(&p->memory, uint32_t, t->head->field_end);
  p->given = ARENA_ARRAY(&p->memory, uint64_t, bits_words(t->head->field_end) + 1);
  for (uint32_t i = FIRST_FIELD; i < t->head->field_end; i++)
    if (i != t->head->include_field) put_field(p, i);
  return true;
}

plain_binder *plain_binder_new(const table *t) {
  plain_binder *p = calloc(1, sizeof *p);
  if (p == NULL) return NULL;
  p->t = t;
  arena_init(&p->memory);
  if (put_fields(p)) return p;
  plain_binder_free(p);
  return NULL;
}

void plain_binder_free(plain_binder *p) {
  if (p == NULL) return;
  arena_release(&p->memory);
  free(p);
}

/* ---- values ---- */

static inline bool know(const plain_binder *p, const plain_field *f, int64_t value, uint32_t cell) {
  if (f->place == TABLE_NONE) record_know_first(p->r, f->datum, value);
  else record_know_tested(p->r, f->datum, value, f->place, f->row + cell);
  return true;
}

static inline bool know_number(const plain_binder *p, const plain_field *f, int64_t value) {
  if (value < f->min || value > f->max) return false;
  return know(p, f, value, f->slot != NULL ? table_cell(p->t, f->slot, value) : 0);
}

/* As JSON writes a number of few digits, without an exponent. */
static bool take_number(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  enum { DIGITS = 15 };
  size_t i = at[0] == '-', from = i;
  int64_t n = 0;
  while (i < len && at[i] >= '0' && at[i] <= '9') n = n * 10 + (at[i++] - '0');
  if (i == from || i - from > DIGITS || (at[from] == '0' && i - from > 1)) return false;
  uint8_t places = 0;
  if (i < len && at[i] == '.') {
    for (i++; i < len && at[i] >= '0' && at[i] <= '9' && places < f->places; places++) n = n * 10 + (at[i++] - '0');
    if (places == 0) return false;
  }
  if (i != len || i - from > DIGITS) return false;
  for (; places < f->places; places++) n *= 10;
  return know_number(p, f, at[0] == '-' ? -n : n);
}

static bool take_word(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  if (len == 4 && memcmp(at, "null", 4) == 0) return true; /* the record is empty */
  if (f->type != T_BOOLEAN) return false;
  if (len == 4 && memcmp(at, "true", 4) == 0) return know(p, f, 1, 1);
  return len == 5 && memcmp(at, "false", 5) == 0 && know(p, f, 0, 0);
}

static bool take_enum(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  uint32_t mask = (UINT32_C(1) << (64 - f->shift)) - 1;
  for (uint32_t i = hash_of(at, len, f->shift);; i++) {
    uint32_t code = f->by_hash[i & mask];
    if (code == TABLE_NONE) return false;
    if (f->values[code].len == len && same_bytes(at, f->values[code].at, len + 1)) return know(p, f, code, code);
  }
}

static bool take_date(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  int64_t day;
  return date_parse((str){at, len}, &day) && know_number(p, f, day);
}

static bool take_text(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  return memchr(at, '\\', len) == NULL && record_set_text(p->r, f->datum, (str){at, len});
}

/* `at`: behind the opening quote. A backslash is in no value's name and in no date. */
static bool take_string(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  if (f->type == T_ENUM) return take_enum(p, f, at, len);
  if (f->type == T_DATE) return take_date(p, f, at, len);
  return f->type == T_TEXT && take_text(p, f, at, len);
}

static bool take_value(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  while (len > 0 && (at[len - 1] == ' ' || at[len - 1] == '\t' || at[len - 1] == '\r' || at[len - 1] == '\n')) len--;
  if (len == 0) return false;
  if (at[0] == '"') return len >= 2 && at[len - 1] == '"' && take_string(p, f, at + 1, len - 2);
  bool number = at[0] == '-' || (at[0] >= '0' && at[0] <= '9');
  if (number) return (f->type == T_INTEGER || f->type == T_DECIMAL) && take_number(p, f, at, len);
  return take_word(p, f, at, len);
}

/* ---- keys ---- */

/* The field of a key, whose closing quote stands somewhere behind it. Mostly it is the next one, or one of the next. */
static uint32_t find(plain_binder *p, const char *key) {
  for (uint32_t i = p->next; i < p->count && i < p->next + LOOK_AHEAD; i++) {
    const plain_field *f = &p->fields[p->order[i]];
    if (!same_bytes(key, f->name, f->name_len + 1)) continue;
    p->next = i + 1;
    return p->order[i];
  }
  p->strange++;
  const char *end = strchr(key, '"'); /* zero bytes stand behind the text */
  uint32_t found = end != NULL ? names_find(&p->by_name, (str){key, (size_t)(end - key)}) : TABLE_NONE;
  for (uint32_t i = 0; i < p->count && found != TABLE_NONE; i++)
    if (p->order[i] == found) p->next = i + 1;
  return found;
}

static bool take_pair(void *to, const char *key, const char *value, size_t len) {
  plain_binder *p = to;
  uint32_t found = find(p, key);
  if (found == TABLE_NONE || !p->fields[found].plain || bits_has(p->given, found)) return false;
  bits_add(p->given, found);
  p->spare[p->came++] = found;
  return take_value(p, &p->fields[found], value, len);
}

/* The fields in the order in which this profile has them, and behind them those that it lacks. */
static void learn_order(plain_binder *p) {
  uint32_t count = p->came;
  for (uint32_t i = 0; i < p->count; i++)
    if (!bits_has(p->given, p->order[i])) p->spare[count++] = p->order[i];
  uint32_t *learned = p->spare;
  p->spare = p->order;
  p->order = learned;
}

bool plain_bind(plain_binder *p, json_reader *reader, const char *text, size_t len, record *r) {
  p->r = r;
  p->next = p->came = p->strange = 0;
  bits_clear(p->given, bits_words(p->count));
  bool plain = json_walk(reader, text, len, take_pair, p);
  if (plain && p->strange >= STRANGE) learn_order(p);
  return plain;
}
