#include "bind/plain.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/names.h"

enum { FIRST_FIELD = 2, LOOK_AHEAD = 4 /* so many fields may be missing before a key is looked up by its name */, STRANGE = 8 /* keys that came otherwise than expected */ };

enum { NAME_BYTES = 32, WORD_BYTES = 64, WORD_PARTS = WORD_BYTES / 8 };

/* A name or value with the quote that ends it in JSON, to be compared in one go: no jump hangs on how long it is. */
typedef struct plain_word {
  uint64_t part[WORD_PARTS], mask[WORD_PARTS];
} plain_word;

/* What reading an answer takes, side by side. */
typedef struct plain_field {
  plain_word name;
  uint32_t datum;
  uint32_t place, row; /* among the tested fields; TABLE_NONE: no option tests it */
  const t_slot *slot;
  int64_t min, max;
  uint8_t type, places;
  bool plain;            /* it has one scalar, and none of its names is too long */
  uint32_t name_len, value_len; /* with the quote behind it; of values the longest */
  uint32_t shift;        /* enums: of a hash under which no two values meet */
  uint64_t multiplier;
  const uint32_t *by_hash; /* codes, or TABLE_NONE */
  const plain_word *values;
} plain_field;

/* A field's value in the profile at hand. */
typedef struct plain_value {
  const char *at; /* NULL: none */
  size_t len;
} plain_value;

/* Values are first found for every field, then read type by type: as many of a kind one after the other, so that the processor
 * learns what comes next. */
struct plain_binder {
  const table *t;
  arena memory;
  plain_field *fields;
  uint32_t *order, *spare; /* numbers of fields, as profiles give them; and as this one does */
  uint32_t count;
  uint32_t *by_type, type_ends[T_SENTENCE + 1]; /* plain fields, those of a type together */
  names by_name;
  json_pair *pairs;
  plain_value *values; /* by field */
  uint64_t *given;
  record *r;
  uint32_t next, strange; /* of the profile at hand: the place in `order` that is expected, and how many keys came otherwise */
};

/* ---- bytes ---- */

static inline uint64_t eight(const char *at) {
  uint64_t x;
  memcpy(&x, at, 8);
  return x;
}

static inline bool parts_are(const char *at, const plain_word *w, int parts) {
  uint64_t differs = 0;
  for (int i = 0; i < parts; i++) differs |= (eight(at + 8 * i) ^ w->part[i]) & w->mask[i];
  return differs == 0;
}

/* `longest`: of the words that it may be, with its quote. That is the same profile after profile, so what is left of jumps is
 * learnt. WORD_BYTES may be read behind `at`: of a profile there is padding. */
static inline bool is_word(const char *at, const plain_word *w, uint32_t longest) {
  if (longest <= 16) return parts_are(at, w, 2);
  return longest <= 32 ? parts_are(at, w, 4) : parts_are(at, w, WORD_PARTS);
}

static bool put_word(plain_word *to, str text) {
  char bytes[WORD_BYTES] = {0}, mask[WORD_BYTES] = {0};
  if (text.len >= WORD_BYTES) return false;
  memcpy(bytes, text.at, text.len);
  bytes[text.len] = '"';
  memset(mask, 0xff, text.len + 1);
  memcpy(to->part, bytes, sizeof bytes);
  memcpy(to->mask, mask, sizeof mask);
  return true;
}

/* Of the first, the middle and the last bytes of a value. */
static inline uint32_t hash_of(const char *at, size_t len, uint64_t multiplier, uint32_t shift) {
  uint64_t first = len >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * len) - 1, more = len > 8 ? UINT64_MAX : 0;
  uint64_t x = (eight(at) & first) + len, last = eight(at + (len > 8 ? len - 8 : 0)) & more, middle = eight(at + (len > 8 ? len / 2 - 4 : 0)) & more;
  return (uint32_t)((x ^ last * 31 ^ middle * 1025) * multiplier >> shift);
}

/* ---- a binder ---- */

/* Gives each value a place of its own, or says that under this hash two meet. */
static bool try_hash(const plain_field *f, const plain_word *values, uint32_t count, uint32_t *by_hash) {
  for (uint32_t i = 0; i < UINT32_C(1) << (64 - f->shift); i++) by_hash[i] = TABLE_NONE;
  for (uint32_t i = 0; i < count; i++) {
    char bytes[WORD_BYTES];
    memcpy(bytes, values[i].part, sizeof bytes);
    const char *end = memchr(bytes, '"', sizeof bytes);
    uint32_t *place = &by_hash[hash_of(bytes, end != NULL ? (size_t)(end - bytes) : 0, f->multiplier, f->shift)];
    if (*place != TABLE_NONE) return false;
    *place = i;
  }
  return true;
}

/* Tries multipliers, then more room; where many values have no such hash, they are bound the long way. */
static bool put_values(plain_binder *p, plain_field *f, const t_datum *d) {
  enum { TRIES = 200, ROOM_MOST = 13 };
  uint32_t bits = 2, count = d->values.count;
  plain_word *values = ARENA_ARRAY(&p->memory, plain_word, count);
  for (uint32_t i = 0; i < count; i++) {
    str id = table_str(p->t, p->t->values[d->values.first + i].id);
    if (!put_word(&values[i], id)) return false;
    if (id.len + 1 > f->value_len) f->value_len = (uint32_t)id.len + 1;
  }
  while ((UINT32_C(1) << bits) < 4 * count) bits++; /* with less there is hardly such a hash */
  for (; bits <= ROOM_MOST; bits++) {
    uint32_t *by_hash = ARENA_ARRAY(&p->memory, uint32_t, UINT32_C(1) << bits);
    f->by_hash = by_hash;
    f->values = values;
    f->shift = 64 - bits;
    f->multiplier = UINT64_C(0x9e3779b97f4a7c15);
    for (int i = 0; i < TRIES; i++, f->multiplier += UINT64_C(0xbf58476d1ce4e5b8))
      if (try_hash(f, values, count, by_hash)) return true;
  }
  return false;
}

static bool is_scalar(const t_datum *d) {
  return d->items == 0 && d->item == 0 && (d->type == T_BOOLEAN || d->type == T_INTEGER || d->type == T_DECIMAL || d->type == T_ENUM || d->type == T_DATE || d->type == T_TEXT);
}

static void put_field(plain_binder *p, uint32_t datum) {
  const t_datum *d = &p->t->data[datum];
  str name = table_str(p->t, d->id);
  plain_field *f = &p->fields[p->count];
  *f = (plain_field){.datum = datum, .place = TABLE_NONE, .min = d->min, .max = d->max, .type = d->type, .places = d->type == T_DECIMAL ? d->places : 0};
  f->plain = is_scalar(d) && name.len < NAME_BYTES && put_word(&f->name, name);
  f->name_len = (uint32_t)name.len + 1;
  if (!f->plain) memset(f->name.mask, 0xff, sizeof f->name.mask); /* it is found by its name alone */
  if (d->slot != TABLE_NONE && p->t->slots[d->slot].place < p->t->head->tested_fields) {
    f->slot = &p->t->slots[d->slot];
    f->place = f->slot->place;
    f->row = f->slot->row;
  }
  if (d->type == T_ENUM && f->plain) f->plain = put_values(p, f, d);
  p->order[p->count] = p->count;
  names_add(&p->by_name, &p->memory, name, p->count++);
}

static bool put_fields(plain_binder *p) {
  const table *t = p->t;
  if (ARENA_CATCH(&p->memory)) return false;
  p->fields = ARENA_ARRAY(&p->memory, plain_field, t->head->field_end);
  p->order = ARENA_ARRAY(&p->memory, uint32_t, t->head->field_end);
  p->spare = ARENA_ARRAY(&p->memory, uint32_t, t->head->field_end);
  p->by_type = ARENA_ARRAY(&p->memory, uint32_t, t->head->field_end);
  p->pairs = ARENA_ARRAY(&p->memory, json_pair, t->head->field_end);
  p->values = ARENA_ARRAY(&p->memory, plain_value, t->head->field_end);
  p->given = ARENA_ARRAY(&p->memory, uint64_t, bits_words(t->head->field_end) + 1);
  for (uint32_t i = FIRST_FIELD; i < t->head->field_end; i++)
    if (i != t->head->include_field) put_field(p, i);
  uint32_t count = 0;
  for (int type = 0; type <= T_SENTENCE; type++) {
    for (uint32_t i = 0; i < p->count; i++)
      if (p->fields[i].plain && p->fields[i].type == type) p->by_type[count++] = i;
    p->type_ends[type] = count;
  }
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

#define EACH_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

/* The number that eight digits are, the first in the lowest byte. False: they are not digits. */
static inline bool eight_digits(uint64_t x, int64_t *n) {
  bool good = ((x & EACH_BYTE(0xf0)) | ((x + EACH_BYTE(6)) & EACH_BYTE(0xf0)) >> 4) == (EACH_BYTE(0x30) | EACH_BYTE(3));
  x = (x & EACH_BYTE(0x0f)) * 2561 >> 8;
  x = (x & UINT64_C(0x00ff00ff00ff00ff)) * 6553601 >> 16;
  x = (x & UINT64_C(0x0000ffff0000ffff)) * UINT64_C(42949672960001) >> 32;
  *n = (int64_t)x;
  return good;
}

/* A number as JSON writes it, of at most eight characters, without sign and exponent: nearly all are. Its digits are moved to
 * the end of a word, with zeros before them, and the point taken out. */
static bool take_number(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  static const int64_t units[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
  if (len > 8 || (at[0] == '0' && len > 1 && at[1] != '.')) return false;
  uint64_t x = eight(at) << (64 - 8 * len), y = x ^ EACH_BYTE('.');
  uint64_t point = ~(((y & EACH_BYTE(0x7f)) + EACH_BYTE(0x7f)) | y | EACH_BYTE(0x7f)); /* the high bit of each byte that is one */
  size_t digits = len, places = 0;
  if (point != 0) {
    size_t byte = (size_t)__builtin_ctzll(point) / 8;
    uint64_t before = (UINT64_C(1) << 8 * byte) - 1;
    places = 7 - byte;
    if ((point & (point - 1)) != 0 || places == 0 || places > f->places || byte == 8 - len) return false;
    x = (x & ~(before << 8 | 0xff)) | (x & before) << 8;
    digits--;
  }
  x |= EACH_BYTE('0') & (digits == 8 ? 0 : (UINT64_C(1) << (64 - 8 * digits)) - 1);
  int64_t n;
  return eight_digits(x, &n) && know_number(p, f, n * units[f->places - places]);
}

#define LETTERS(a, b, c, d) ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24)

/* Neither answer is likelier: so no jump. */
static bool take_word(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  uint64_t x = eight(at), four = UINT64_C(0xffffffff), five = UINT64_C(0xffffffffff);
  bool yes = (len == 4) & ((x & four) == LETTERS('t', 'r', 'u', 'e')), no = (len == 5) & ((x & five) == (LETTERS('f', 'a', 'l', 's') | (uint64_t)'e' << 32));
  return (yes | no) && know(p, f, yes, yes);
}

static bool take_enum(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  uint32_t code = f->by_hash[hash_of(at, len, f->multiplier, f->shift)];
  return code != TABLE_NONE && is_word(at, &f->values[code], f->value_len) && know(p, f, code, code);
}

static bool take_date(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  int64_t day;
  return date_parse((str){at, len}, &day) && know_number(p, f, day);
}

static bool take_text(const plain_binder *p, const plain_field *f, const char *at, size_t len) {
  return memchr(at, '\\', len) == NULL && record_set_text(p->r, f->datum, (str){at, len});
}

static bool is_quoted(const plain_value *v) { return v->len >= 2 && v->at[0] == '"' && v->at[v->len - 1] == '"'; }

typedef bool take_one(const plain_binder *p, const plain_field *f, const char *at, size_t len);

/* Every value of one type; `quoted`: the quotes around it. A backslash is in no value's name and in no date. */
static inline __attribute__((always_inline)) bool take_all(plain_binder *p, t_type type, bool quoted, take_one *take) {
  for (uint32_t i = type > 0 ? p->type_ends[type - 1] : 0; i < p->type_ends[type]; i++) {
    const plain_value *v = &p->values[p->by_type[i]];
    if (v->at == NULL) continue;
    if (quoted && !is_quoted(v)) return false;
    if (!take(p, &p->fields[p->by_type[i]], v->at + quoted, v->len - 2 * (size_t)quoted)) return false;
  }
  return true;
}

static bool take_values(plain_binder *p) {
  return take_all(p, T_ENUM, true, take_enum) && take_all(p, T_BOOLEAN, false, take_word) && take_all(p, T_INTEGER, false, take_number) &&
         take_all(p, T_DECIMAL, false, take_number) && take_all(p, T_DATE, true, take_date) && take_all(p, T_TEXT, true, take_text);
}

/* ---- keys ---- */

/* The field of a key, whose closing quote stands somewhere behind it. Mostly it is the next one, or one of the next. */
static uint32_t find(plain_binder *p, const char *key) {
  for (uint32_t i = p->next; i < p->count && i < p->next + LOOK_AHEAD; i++) {
    const plain_field *f = &p->fields[p->order[i]];
    if (!is_word(key, &f->name, f->name_len)) continue;
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

/* A null is no answer, as if the key were not there. */
static bool is_null(const json_pair *x) { return x->len == 4 && memcmp(x->value, "null", 4) == 0; }

static bool find_values(plain_binder *p, size_t count) {
  for (uint32_t i = 0; i < p->count; i++) p->values[i].at = NULL;
  for (size_t i = 0; i < count; i++) {
    const json_pair *x = &p->pairs[i];
    uint32_t found = find(p, x->key);
    if (found == TABLE_NONE || !p->fields[found].plain || bits_has(p->given, found)) return false;
    bits_add(p->given, found);
    p->spare[i] = found;
    if (!is_null(x)) p->values[found] = (plain_value){x->value, x->len};
  }
  return true;
}

/* The fields in the order in which this profile has them, and behind them those that it lacks. */
static void learn_order(plain_binder *p, size_t came) {
  size_t count = came;
  for (uint32_t i = 0; i < p->count; i++)
    if (!bits_has(p->given, p->order[i])) p->spare[count++] = p->order[i];
  uint32_t *learned = p->spare;
  p->spare = p->order;
  p->order = learned;
}

bool plain_bind(plain_binder *p, json_reader *reader, const char *text, size_t len, record *r) {
  size_t count;
  if (!lowest_byte_is_first() || !json_pairs(reader, text, len, p->pairs, p->count, &count)) return false;
  p->r = r;
  p->next = p->strange = 0;
  bits_clear(p->given, bits_words(p->count));
  bool plain = find_values(p, count) && take_values(p);
  if (plain && p->strange >= STRANGE) learn_order(p, count);
  return plain;
}
