/* The values of inputs: what they are, and how they become levels that can be counted. */
#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/duration.h"
#include "base/sentence.h"
#include "bias/proxies.h"

enum { WORDS_MOST = 4096, DIGITS_MOST = 300, QUINTILES = 5 };
enum form { FORM_NUMBER = 1, FORM_DATE = 2, FORM_DURATION = 4, FORM_SENTENCE = 8, FORMS_ALL = 15 };

void proxy_column_init(proxy_column *c, str name) { *c = (proxy_column){.name = name, .forms = FORMS_ALL}; }

/* ---- numbers ---- */

/* A sign, digits, a point, digits: the same in every locale. */
static bool read_decimal(str s, double *x) {
  size_t i = 0, digits = 0;
  double value = 0, scale = 1;
  bool negative = s.len > 0 && s.at[0] == '-', point = false;
  if (negative || (s.len > 0 && s.at[0] == '+')) i++;
  for (; i < s.len && digits < DIGITS_MOST; i++) {
    if (s.at[i] == '.' && !point && digits > 0) {
      point = true;
      continue;
    }
    if (s.at[i] < '0' || s.at[i] > '9') return false;
    value = value * 10 + (s.at[i] - '0');
    if (point) scale *= 10;
    digits++;
  }
  *x = (negative ? -value : value) / scale;
  return i == s.len && digits > 0 && s.at[s.len - 1] != '.' && isfinite(*x);
}

/* Only the order counts: months and years are as long as they are on average. */
static bool read_duration(str s, double *x) {
  static const double days[] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7, [UNIT_MONTH] = 30.436875, [UNIT_YEAR] = 365.2425};
  int64_t count;
  date_unit unit;
  if (!duration_parse(s, &count, &unit)) return false;
  *x = (double)count * days[unit];
  return true;
}

static bool read_as(enum form form, str s, double *x) {
  int64_t n = 0;
  if (form == FORM_NUMBER) return read_decimal(s, x);
  if (form == FORM_DURATION) return read_duration(s, x);
  bool good = form == FORM_DATE ? date_parse(s, &n) : sentence_parse(s, &n);
  *x = (double)n;
  return good;
}

static uint8_t forms_of(str s, uint8_t among) {
  uint8_t forms = 0;
  double x;
  for (int form = 1; form < FORMS_ALL; form <<= 1)
    if ((among & form) != 0 && read_as((enum form)form, s, &x)) forms |= (uint8_t)form;
  return forms;
}

/* ---- codes ---- */

uint32_t proxy_code(proxy_column *c, arena *memory, str value) {
  if (value.at == NULL) return 0;
  uint32_t code = names_find(&c->index, value);
  if (code != UINT32_MAX) return code;
  c->forms = forms_of(value, c->forms);
  if (c->values.count >= UINT32_MAX / 4) arena_nomem(memory);
  c->too_many |= c->forms == 0 && c->values.count >= WORDS_MOST;
  if (c->too_many) return 1;
  value = (str){arena_copy(memory, value.at, value.len), value.len};
  *VEC_PUSH(memory, &c->values) = value;
  names_add(&c->index, memory, value, (uint32_t)c->values.count);
  return (uint32_t)c->values.count;
}

typedef struct numbered {
  str value;
  double number;
  uint32_t code;
} numbered;

static int by_value(const void *left, const void *right) { return str_cmp(((const numbered *)left)->value, ((const numbered *)right)->value); }

static int by_number(const void *left, const void *right) {
  const numbered *a = left, *b = right;
  int c = (a->number > b->number) - (a->number < b->number);
  return c != 0 ? c : (a->code > b->code) - (a->code < b->code);
}

uint32_t *proxy_sort(proxy_column *c, arena *memory) {
  numbered *all = ARENA_ARRAY(memory, numbered, c->values.count + 1);
  uint32_t *map = ARENA_ARRAY(memory, uint32_t, c->values.count + 1);
  for (size_t i = 0; i < c->values.count; i++) all[i] = (numbered){.value = c->values.at[i], .code = (uint32_t)i + 1};
  qsort(all, c->values.count, sizeof *all, by_value);
  for (size_t i = 0; i < c->values.count; i++) {
    c->values.at[i] = all[i].value;
    map[all[i].code] = (uint32_t)i + 1;
  }
  c->index = (names){0};
  return map;
}

/* ---- features ---- */

static proxy_feature *add_feature(proxy_features *to, arena *memory, const proxy_data *d, size_t column) {
  const proxy_column *c = &d->columns[column];
  to->at = arena_grow(memory, to->at, to->count, &to->cap, sizeof *to->at);
  proxy_feature *f = &to->at[to->count++];
  *f = (proxy_feature){.name = c->name, .column = column, .code_count = c->values.count + 1};
  f->level = ARENA_ARRAY(memory, uint32_t, f->code_count);
  return f;
}

static void add_number(proxy_features *to, arena *memory, const proxy_data *d, size_t column) {
  const proxy_column *c = &d->columns[column];
  proxy_feature *f = add_feature(to, memory, d, column);
  numbered *all = ARENA_ARRAY(memory, numbered, f->code_count);
  enum form form = (enum form)(c->forms & -c->forms); /* the first that fits them all */
  f->numbers = ARENA_ARRAY(memory, double, f->code_count);
  f->rising = ARENA_ARRAY(memory, uint32_t, f->code_count);
  for (uint32_t i = 1; i < f->code_count; i++) {
    if (!read_as(form, c->values.at[i - 1], &f->numbers[i])) f->numbers[i] = 0;
    all[i - 1] = (numbered){.number = f->numbers[i], .code = i};
  }
  qsort(all, f->code_count - 1, sizeof *all, by_number);
  for (size_t i = 0; i + 1 < f->code_count; i++) f->rising[i] = all[i].code;
  f->levels = QUINTILES + 1;
}

static void add_words(proxy_features *to, arena *memory, const proxy_data *d, size_t column) {
  proxy_feature *f = add_feature(to, memory, d, column);
  f->levels = (uint32_t)f->code_count;
  for (uint32_t i = 0; i < f->code_count; i++) f->level[i] = i;
}

static str next_member(str *rest) {
  const char *end = rest->len > 0 ? memchr(rest->at, ';', rest->len) : NULL;
  str member = {rest->at, end != NULL ? (size_t)(end - rest->at) : rest->len};
  size_t taken = member.len + (end != NULL);
  *rest = (str){rest->at + taken, rest->len - taken};
  return member;
}

static bool has_member(str cell, str member) {
  while (cell.len > 0)
    if (str_eq(next_member(&cell), member)) return true;
  return false;
}

/* False: there are too many. */
static bool find_members(const proxy_column *c, proxy_column *members, arena *memory) {
  proxy_column_init(members, c->name);
  for (size_t i = 0; i < c->values.count; i++)
    for (str rest = c->values.at[i]; rest.len > 0;) {
      str member = next_member(&rest);
      if (member.len > 0 && !str_is(member, "none")) proxy_code(members, memory, member);
      if (members->values.count > PROXY_VALUES_MOST) return false;
    }
  proxy_sort(members, memory);
  return true;
}

/* Each member is an input of its own: not known, not in the set, in it. */
static bool add_members(proxy_features *to, proxy_prediction *p, arena *memory, const proxy_data *d, size_t column, const uint64_t *people, uint64_t least) {
  const proxy_column *c = &d->columns[column];
  proxy_column members;
  if (!find_members(c, &members, memory)) return false;
  for (size_t m = 0; m < members.values.count; m++) {
    uint64_t with = 0;
    for (uint32_t i = 1; i <= c->values.count; i++) with += has_member(c->values.at[i - 1], members.values.at[m]) ? people[i] : 0;
    if (with < least) { /* its name would tell that somebody has it */
      p->few++;
      continue;
    }
    proxy_feature *f = add_feature(to, memory, d, column);
    f->member = members.values.at[m];
    f->levels = 3;
    for (uint32_t i = 1; i < f->code_count; i++) f->level[i] = 1 + has_member(c->values.at[i - 1], f->member);
  }
  return true;
}

static bool is_set(const proxy_column *c) {
  for (size_t i = 0; i < c->values.count; i++)
    if (memchr(c->values.at[i].at, ';', c->values.at[i].len) != NULL) return true;
  return false;
}

/* How many people of how many codes there are. */
static size_t codes_seen(const uint64_t *people, size_t count) {
  size_t seen = 0;
  for (size_t i = 0; i < count; i++) seen += people[i] > 0;
  return seen;
}

static uint64_t known(const uint64_t *people, size_t count) {
  uint64_t n = 0;
  for (size_t i = 1; i < count; i++) n += people[i];
  return n;
}

static void take_column(proxy_features *to, proxy_prediction *p, arena *memory, const proxy_data *d, size_t column, const uint64_t *people, uint64_t least) {
  const proxy_column *c = &d->columns[column];
  size_t codes = c->values.count + 1;
  bool number = c->forms != 0;
  if (codes == 1) return; /* never given: no input at all */
  if (c->is_group) *VEC_PUSH(memory, &p->grouping) = c->name;
  else if (c->too_many) *VEC_PUSH(memory, &p->text) = c->name;
  else if (known(people, codes) < least) p->few++;
  else if (codes_seen(people, codes) < 2) p->constant++;
  else if (number) add_number(to, memory, d, column);
  else if (is_set(c) ? !add_members(to, p, memory, d, column, people, least) : c->values.count > PROXY_VALUES_MOST) *VEC_PUSH(memory, &p->text) = c->name;
  else if (!is_set(c)) add_words(to, memory, d, column);
}

void proxies_find_features(proxy_features *to, proxy_prediction *p, arena *memory, const proxy_data *d, uint64_t *const *people, uint64_t min_count) {
  for (size_t i = 0; i < d->column_count; i++) take_column(to, p, memory, d, i, people[i], min_count > 0 ? min_count : 1);
}

void proxies_cut(proxy_feature *f, const uint64_t *people) {
  uint64_t n = known(people, f->code_count), below = 0;
  double cuts[QUINTILES - 1];
  size_t count = 0;
  for (size_t i = 0; i + 1 < f->code_count; i++) {
    below += people[f->rising[i]];
    while (count < QUINTILES - 1 && n > 0 && QUINTILES * below >= (count + 1) * n) cuts[count++] = f->numbers[f->rising[i]];
  }
  for (uint32_t i = 1; i < f->code_count; i++) {
    f->level[i] = 1;
    for (size_t k = 0; k < count; k++) f->level[i] += f->numbers[i] > cuts[k];
  }
}
