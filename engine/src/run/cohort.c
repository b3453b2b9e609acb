/* A synthetic cohort: shares read from YAML, fitted together, and people drawn from them. */
#include "epf/cohort.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/names.h"
#include "compile/rules.h"
#include "diag/render.h"
#include "report/report.h"
#include "table/load.h"

enum { CATEGORIES_MAX = 512, TABLE_FIELDS_MAX = 4, CELLS_MAX = 1 << 20, ROUNDS_MAX = 5000, WEIGHT_PLACES = 6 };

typedef struct category {
  str name;
  double weight;
  int64_t lo, hi; /* values, both included; ages in years where the field says so; a set's value: its code */
} category;

typedef struct cohort_field {
  uint32_t datum;
  const doc *at;
  vec(category) categories;
  bool ages, members; /* members: each by itself, `weight` a share of 100 */
  double missing;     /* a share of 100 */
  uint32_t block;     /* of fields that tables join */
  size_t stride;      /* in its block */
  bool follows;       /* its shares follow from a table that is given another field */
} cohort_field;

/* Shares of fields together: of all of them, or of the last for each combination of the others. */
typedef struct joint {
  const doc *at;
  uint32_t fields[TABLE_FIELDS_MAX], count;
  bool given;
  double *weights; /* the last field's categories turn fastest */
  size_t cells;
} joint;

typedef struct block {
  size_t cells;
  double *shares; /* then added up */
} block;

typedef struct cohort {
  arena a;
  diags d;
  const table *t;
  const epf_cohort_options *o;
  int64_t as_of;
  vec(cohort_field) fields;
  vec(joint) joints;
  vec(block) blocks;
  uint64_t state;
} cohort;

/* ---- reading ---- */

__attribute__((format(printf, 4, 5))) static bool refuse(cohort *c, const doc *n, const char *help, const char *format, ...) {
  char text[400];
  va_list list;
  va_start(list, format);
  vsnprintf(text, sizeof text, format, list);
  va_end(list);
  diag *d = diag_add(&c->d, CODE_COHORT, n->at, "%s", text);
  diag_help(&c->d, d, "%s", help);
  return false;
}

static bool read_weight(cohort *c, const doc *n, double most, double *weight) {
  int64_t value = -1;
  bool good = n->kind == DOC_SCALAR && decimal_parse(n->text, WEIGHT_PLACES, &value) == DECIMAL_OK && value >= 0;
  *weight = (double)value / 1e6;
  if (good && *weight <= most) return true;
  return refuse(c, n, "shares are counted against each other, so they need not add up to 100; write 12 or 0.5",
                most <= 100 ? "a share is a number from 0 to 100, with at most 6 decimal places" : "a share is a number from 0 on, with at most 6 decimal places");
}

static bool expect_mapping(cohort *c, const doc *n, const char *of) {
  if (n->kind == DOC_MAPPING && n->count > 0) return true;
  return refuse(c, n, "write one line `name: share` for each", "%s is %s; `name: share` lines are expected", of, doc_kind_text(n));
}

static bool add_category(cohort *c, cohort_field *f, category x, const doc *at) {
  if (f->categories.count == CATEGORIES_MAX) return refuse(c, at, "join some of them", "a field has more than %d categories", CATEGORIES_MAX);
  *VEC_PUSH(&c->a, &f->categories) = x;
  return true;
}

static bool code_of(const table *t, const t_datum *d, str id, int64_t *code) {
  if (d->type == T_BOOLEAN) {
    *code = str_is(id, "true");
    return *code == 1 || str_is(id, "false");
  }
  for (uint32_t i = 0; i < d->values.count; i++)
    if (str_eq(table_str(t, t->values[d->values.first + i].id), id)) {
      *code = i;
      return true;
    }
  return false;
}

static bool read_values(cohort *c, cohort_field *f, const doc *n) {
  const t_datum *d = &c->t->data[f->datum];
  f->members = d->type == T_SET;
  if (d->type != T_ENUM && d->type != T_BOOLEAN && d->type != T_SET) return refuse(c, n, "use `ranges`, or `ages` for a date of birth", "the field has no list of values");
  if (!expect_mapping(c, n, f->members ? "`members`" : "`values`")) return false;
  for (uint32_t i = 0; i < n->count; i++) {
    category x = {.name = n->pairs[i].key->text};
    if (!code_of(c->t, d, x.name, &x.lo)) return refuse(c, n->pairs[i].key, "write a value that the rules list", "the field has no value `%.*s`", STR_FMT(x.name));
    x.hi = x.lo;
    if (!read_weight(c, n->pairs[i].value, f->members ? 100 : 1e12, &x.weight) || !add_category(c, f, x, n->pairs[i].key)) return false;
  }
  return true;
}

static bool read_bound(const t_datum *d, bool ages, const doc *n, int64_t *value) {
  bool good = n != NULL && n->kind == DOC_SCALAR;
  if (good && ages) good = decimal_parse(n->text, 0, value) == DECIMAL_OK && *value >= 0 && *value <= 130;
  else if (good && d->type == T_DATE) good = date_parse(n->text, value);
  else if (good) good = decimal_parse(n->text, d->places, value) == DECIMAL_OK;
  if (good && !ages) good = *value >= d->min && *value <= d->max;
  return good;
}

static bool read_range(cohort *c, cohort_field *f, const doc *key, const doc *n) {
  const t_datum *d = &c->t->data[f->datum];
  category x = {.name = key->text};
  const doc *from = n->kind == DOC_MAPPING ? doc_find(n, "from") : NULL, *to = n->kind == DOC_MAPPING ? doc_find(n, "to") : NULL, *share = n->kind == DOC_MAPPING ? doc_find(n, "share") : NULL;
  if (share == NULL || n->count != 3 || !read_bound(d, f->ages, from, &x.lo) || !read_bound(d, f->ages, to, &x.hi) || x.lo > x.hi)
    return refuse(c, n, "write {from: 18, to: 20, share: 12}, within the field's range", "a range needs `from`, `to` and `share`, and its ends must be answers of the field");
  if (f->ages && (date_add(c->as_of, -(x.hi + 1), UNIT_YEAR) + 1 < d->min || date_add(c->as_of, -x.lo, UNIT_YEAR) > d->max))
    return refuse(c, n, "choose ages whose dates of birth the field takes on that day", "people of these ages were born outside of the field's range");
  return read_weight(c, share, 1e12, &x.weight) && add_category(c, f, x, key);
}

static bool read_ranges(cohort *c, cohort_field *f, const doc *n) {
  const t_datum *d = &c->t->data[f->datum];
  bool fits = f->ages ? d->type == T_DATE : d->type == T_INTEGER || d->type == T_DECIMAL || d->type == T_DATE;
  if (!fits) return refuse(c, n, "use `values` for a field that lists them", "the field is no %s", f->ages ? "date" : "number or date");
  if (!expect_mapping(c, n, f->ages ? "`ages`" : "`ranges`")) return false;
  for (uint32_t i = 0; i < n->count; i++)
    if (!read_range(c, f, n->pairs[i].key, n->pairs[i].value)) return false;
  return true;
}

/* Where a figure comes from: published, or an assumption. */
static bool read_status(cohort *c, const doc *n) {
  const doc *status = doc_find(n, "status"), *source = doc_find(n, "source");
  bool published = status != NULL && status->kind == DOC_SCALAR && str_is(status->text, "published");
  if (!published && !(status != NULL && status->kind == DOC_SCALAR && str_is(status->text, "assumed")))
    return refuse(c, status != NULL ? status : n, "write `status: published` with a `source`, or `status: assumed`", "it is not said whether these figures are published or assumed");
  if (published && (source == NULL || source->kind != DOC_SCALAR || source->text.len == 0)) return refuse(c, status, "add `source:` with the document, its date and table", "published figures need a source");
  return true;
}

static bool known_keys(cohort *c, const doc *n, size_t count, const char *const *keys) {
  for (uint32_t i = 0; i < n->count; i++) {
    bool known = false;
    for (size_t k = 0; k < count; k++) known |= str_is(n->pairs[i].key->text, keys[k]);
    if (!known) return refuse(c, n->pairs[i].key, "remove it, or check its spelling", "`%.*s` is not known here", STR_FMT(n->pairs[i].key->text));
  }
  return true;
}

static bool some_weight(cohort *c, const cohort_field *f) {
  double sum = 0;
  for (size_t i = 0; i < f->categories.count; i++) sum += f->categories.at[i].weight;
  return f->members || sum > 0 || refuse(c, f->at, "give some category a share above 0", "all shares are 0");
}

static bool read_field(cohort *c, const doc *key, const doc *n) {
  static const char *const keys[] = {"values", "members", "ranges", "ages", "missing", "status", "source"};
  cohort_field f = {.datum = TABLE_NONE, .at = key};
  for (uint32_t i = 2; i < c->t->head->field_end; i++)
    if (str_eq(table_str(c->t, c->t->data[i].id), key->text)) f.datum = i;
  if (f.datum == TABLE_NONE) return refuse(c, key, "write the name of a field", "the rules have no field `%.*s`", STR_FMT(key->text));
  if (!expect_mapping(c, n, "the field")) return false;
  const doc *ways[] = {doc_find(n, "values"), doc_find(n, "members"), doc_find(n, "ranges"), doc_find(n, "ages")};
  int way = -1, count = 0;
  for (int i = 0; i < 4; i++)
    if (ways[i] != NULL) way = i, count++;
  if (count != 1) return refuse(c, key, "write one of `values`, `members`, `ranges` and `ages`", "%s", count == 0 ? "the field has no shares" : "the field has shares in two ways");
  if (!known_keys(c, n, 7, keys) || !read_status(c, n)) return false;
  f.ages = way == 3;
  if ((way == 1) != (c->t->data[f.datum].type == T_SET)) return refuse(c, ways[way], "`members` is for sets, the others for all else", "the field is %s set", way == 1 ? "no" : "a");
  if (!(way < 2 ? read_values(c, &f, ways[way]) : read_ranges(c, &f, ways[way])) || !some_weight(c, &f)) return false;
  const doc *missing = doc_find(n, "missing");
  if (missing != NULL && !read_weight(c, missing, 100, &f.missing)) return false;
  *VEC_PUSH(&c->a, &c->fields) = f;
  return true;
}

static uint32_t field_named(const cohort *c, str name) {
  for (uint32_t i = 0; i < c->fields.count; i++)
    if (str_eq(c->fields.at[i].at->text, name)) return i;
  return TABLE_NONE;
}

static size_t category_named(const cohort_field *f, str name) {
  size_t i = 0;
  while (i < f->categories.count && !str_eq(f->categories.at[i].name, name)) i++;
  return i;
}

/* Rows within rows, a level for each field. What is not named has the share 0. */
static bool read_cells(cohort *c, joint *j, uint32_t level, size_t at, const doc *n) {
  const cohort_field *f = &c->fields.at[j->fields[level]];
  if (!expect_mapping(c, n, "a row of a table")) return false;
  for (uint32_t i = 0; i < n->count; i++) {
    size_t k = category_named(f, n->pairs[i].key->text);
    if (k == f->categories.count)
      return refuse(c, n->pairs[i].key, "write the categories as the field above does", "`%.*s` is no category of `%.*s`", STR_FMT(n->pairs[i].key->text), STR_FMT(f->at->text));
    size_t cell = at * f->categories.count + k;
    if (level + 1 < j->count) {
      if (!read_cells(c, j, level + 1, cell, n->pairs[i].value)) return false;
    } else if (!read_weight(c, n->pairs[i].value, 1e12, &j->weights[cell])) {
      return false;
    }
  }
  return true;
}

static bool check_rows(cohort *c, const joint *j) {
  size_t last = c->fields.at[j->fields[j->count - 1]].categories.count, step = j->given ? last : j->cells;
  for (size_t i = 0; i < j->cells; i += step) {
    double sum = 0;
    for (size_t k = 0; k < step; k++) sum += j->weights[i + k];
    if (sum <= 0) return refuse(c, j->at, "give each combination of the fields in front of the last one some share above 0", "a row of the table has no share");
  }
  return true;
}

static bool read_joint(cohort *c, const doc *n) {
  static const char *const keys[] = {"of", "given_the_others", "shares", "status", "source"};
  joint j = {.at = n, .cells = 1};
  if (!expect_mapping(c, n, "a table") || !known_keys(c, n, 5, keys) || !read_status(c, n)) return false;
  const doc *of = doc_find(n, "of"), *given = doc_find(n, "given_the_others"), *shares = doc_find(n, "shares");
  if (of == NULL || of->kind != DOC_SEQUENCE || of->count < 2 || of->count > TABLE_FIELDS_MAX || shares == NULL)
    return refuse(c, n, "write `of: [sex, ethnicity]` and `shares:`", "a table is `of` 2 to %d fields, with `shares`", TABLE_FIELDS_MAX);
  for (uint32_t i = 0; i < of->count; i++) {
    uint32_t field = of->items[i]->kind == DOC_SCALAR ? field_named(c, of->items[i]->text) : TABLE_NONE;
    bool again = false;
    for (uint32_t k = 0; k < i; k++) again |= j.fields[k] == field;
    if (field == TABLE_NONE || again || c->fields.at[field].members)
      return refuse(c, of->items[i], "name fields of `fields:` that are no sets, each once", "this cannot stand in a table");
    j.fields[j.count++] = field;
    j.cells *= c->fields.at[field].categories.count;
    if (j.cells > CELLS_MAX) return refuse(c, of, "join some categories", "the table has more than %d cells", CELLS_MAX);
  }
  if (given != NULL && (given->kind != DOC_SCALAR || (!str_is(given->text, "true") && !str_is(given->text, "false"))))
    return refuse(c, given, "with true each row is shares of the last field alone", "`given_the_others` is true or false");
  j.given = given != NULL && str_is(given->text, "true");
  j.weights = ARENA_ARRAY(&c->a, double, j.cells);
  if (!read_cells(c, &j, 0, 0, shares) || !check_rows(c, &j)) return false;
  if (j.given) c->fields.at[j.fields[j.count - 1]].follows = true;
  *VEC_PUSH(&c->a, &c->joints) = j;
  return true;
}

static bool read_cohort(cohort *c, const doc *root) {
  static const char *const keys[] = {"cohort", "title", "fields", "tables"};
  if (!expect_mapping(c, root, "the file") || !known_keys(c, root, 4, keys)) return false;
  const doc *fields = doc_find(root, "fields"), *tables = doc_find(root, "tables");
  if (fields == NULL) return refuse(c, root, "add `fields:`, and below it each field's shares", "the cohort has no fields");
  if (!expect_mapping(c, fields, "`fields`")) return false;
  for (uint32_t i = 0; i < fields->count; i++)
    if (!read_field(c, fields->pairs[i].key, fields->pairs[i].value)) return false;
  if (tables != NULL && tables->kind != DOC_SEQUENCE) return refuse(c, tables, "begin each table with `- of:`", "`tables` is %s; a list is expected", doc_kind_text(tables));
  for (uint32_t i = 0; tables != NULL && i < tables->count; i++)
    if (!read_joint(c, tables->items[i])) return false;
  return true;
}

/* ---- fitting ---- */

/* Fields that tables join are one block, whose cells are all their combinations. */
static bool make_blocks(cohort *c) {
  for (uint32_t i = 0; i < c->fields.count; i++) c->fields.at[i].block = i;
  for (bool more = true; more;) {
    more = false;
    for (size_t k = 0; k < c->joints.count; k++)
      for (uint32_t i = 1; i < c->joints.at[k].count; i++) {
        uint32_t *x = &c->fields.at[c->joints.at[k].fields[0]].block, *y = &c->fields.at[c->joints.at[k].fields[i]].block;
        more |= *x != *y;
        if (*x < *y) *y = *x;
        else *x = *y;
      }
  }
  for (uint32_t i = 0; i < c->fields.count; i++) {
    block *b = VEC_PUSH(&c->a, &c->blocks);
    *b = (block){.cells = 1};
    for (uint32_t k = 0; k < c->fields.count; k++) {
      cohort_field *f = &c->fields.at[k];
      if (f->block != i || f->members) continue;
      f->stride = b->cells;
      b->cells *= f->categories.count;
      if (b->cells > CELLS_MAX) return refuse(c, f->at, "let tables join fewer fields, or fields of fewer categories", "the fields that tables join have more than %d combinations", CELLS_MAX);
    }
    b->shares = ARENA_ARRAY(&c->a, double, b->cells);
    for (size_t n = 0; n < b->cells; n++) b->shares[n] = 1;
  }
  return true;
}

static size_t category_in(const cohort_field *f, size_t cell) { return cell / f->stride % f->categories.count; }

static size_t cell_of_joint(const cohort *c, const joint *j, size_t cell) {
  size_t at = 0;
  for (uint32_t i = 0; i < j->count; i++) at = at * c->fields.at[j->fields[i]].categories.count + category_in(&c->fields.at[j->fields[i]], cell);
  return at;
}

/* Shares of all fields together say how fields hang together; how often each category is, its own shares say. */
static void seed_block(cohort *c, block *b, uint32_t number) {
  for (size_t k = 0; k < c->joints.count; k++) {
    const joint *j = &c->joints.at[k];
    if (j->given || c->fields.at[j->fields[0]].block != number) continue;
    for (size_t n = 0; n < b->cells; n++) b->shares[n] *= j->weights[cell_of_joint(c, j, n)];
  }
}

/* Scales the block so that one field's shares are as wanted. By how much that changed anything. */
static double fit_field(block *b, const cohort_field *f, double *sums) {
  double all = 0, total = 0, change = 0;
  memset(sums, 0, f->categories.count * sizeof *sums);
  for (size_t n = 0; n < b->cells; n++) sums[category_in(f, n)] += b->shares[n], all += b->shares[n];
  for (size_t i = 0; i < f->categories.count; i++) total += f->categories.at[i].weight;
  for (size_t i = 0; i < f->categories.count; i++) {
    double wanted = f->categories.at[i].weight / total, is = sums[i] / all;
    if (fabs(wanted - is) > change) change = fabs(wanted - is);
    sums[i] = sums[i] > 0 ? wanted / sums[i] : 0;
  }
  for (size_t n = 0; n < b->cells; n++) b->shares[n] *= sums[category_in(f, n)];
  return change;
}

/* The same of the last field's shares within each combination of the others. */
static double fit_given(const cohort *c, block *b, const joint *j, double *sums, double *rows) {
  size_t last = c->fields.at[j->fields[j->count - 1]].categories.count;
  double change = 0, all = 0;
  memset(sums, 0, j->cells * sizeof *sums);
  memset(rows, 0, j->cells / last * sizeof *rows);
  for (size_t n = 0; n < b->cells; n++) {
    size_t at = cell_of_joint(c, j, n);
    sums[at] += b->shares[n];
    rows[at / last] += b->shares[n];
    all += b->shares[n];
  }
  for (size_t i = 0; i < j->cells; i++) {
    double row = 0;
    for (size_t k = 0; k < last; k++) row += j->weights[i / last * last + k];
    double wanted = rows[i / last] * j->weights[i] / row;
    if (fabs(wanted - sums[i]) / all > change) change = fabs(wanted - sums[i]) / all;
    sums[i] = sums[i] > 0 ? wanted / sums[i] : 0;
  }
  for (size_t n = 0; n < b->cells; n++) b->shares[n] *= sums[cell_of_joint(c, j, n)];
  return change;
}

static double fit_once(cohort *c, uint32_t number, double *sums, double *rows) {
  static const double least = 0;
  block *b = &c->blocks.at[number];
  double change = least;
  for (uint32_t i = 0; i < c->fields.count; i++) {
    const cohort_field *f = &c->fields.at[i];
    if (f->block != number || f->members || f->follows) continue;
    double by = fit_field(b, f, sums);
    if (by > change) change = by;
  }
  for (size_t k = 0; k < c->joints.count; k++) {
    const joint *j = &c->joints.at[k];
    if (!j->given || c->fields.at[j->fields[0]].block != number) continue;
    double by = fit_given(c, b, j, sums, rows);
    if (by > change) change = by;
  }
  return change;
}

/* Until no round changes a share by more than a thousand millionth (Deming and Stephan 1940). */
static bool fit_block(cohort *c, uint32_t number) {
  static const double close_enough = 1e-9;
  block *b = &c->blocks.at[number];
  double *sums = ARENA_ARRAY(&c->a, double, b->cells + CATEGORIES_MAX), *rows = ARENA_ARRAY(&c->a, double, b->cells + 1), change = 1;
  seed_block(c, b, number);
  for (int round = 0; round < ROUNDS_MAX && change > close_enough; round++) change = fit_once(c, number, sums, rows);
  double all = 0;
  for (size_t n = 0; n < b->cells; n++) all += b->shares[n];
  if (!(change <= close_enough) || !(all > 0))
    return refuse(c, c->fields.at[number].at, "look for a share of 0 in a table where its field's own share is above 0", "these shares cannot all hold together: fitting them came to no end");
  double sum = 0;
  for (size_t n = 0; n < b->cells; n++) b->shares[n] = sum += b->shares[n] / all;
  return true;
}

/* ---- drawing ---- */

static uint64_t draw(cohort *c) { /* splitmix64 (Steele, Lea and Flood 2014) */
  uint64_t z = c->state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return z ^ z >> 31;
}

static double draw_share(cohort *c) { return (double)(draw(c) >> 11) / 9007199254740992.0; }
static int64_t draw_between(cohort *c, int64_t lo, int64_t hi) { return lo + (int64_t)(draw(c) % ((uint64_t)(hi - lo) + 1)); }

static size_t draw_cell(cohort *c, const block *b) {
  double at = draw_share(c);
  size_t low = 0, high = b->cells - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (b->shares[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

static int64_t draw_birth(cohort *c, const category *x) {
  int64_t age = draw_between(c, x->lo, x->hi);
  return draw_between(c, date_add(c->as_of, -(age + 1), UNIT_YEAR) + 1, date_add(c->as_of, -age, UNIT_YEAR));
}

static void put_members(cohort *c, const cohort_field *f, buf *to) {
  bool first = true;
  buf_char(to, '[');
  for (size_t i = 0; i < f->categories.count; i++) {
    if (draw_share(c) * 100 >= f->categories.at[i].weight) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, f->categories.at[i].name);
  }
  buf_char(to, ']');
}

static void put_person(cohort *c, uint64_t number, size_t *cells, buf *to) {
  bool first = true;
  for (size_t i = 0; i < c->blocks.count; i++) cells[i] = c->fields.at[i].members ? 0 : draw_cell(c, &c->blocks.at[i]);
  buf_char(to, '{');
  for (uint32_t i = 2; i < c->t->head->field_end; i++) {
    if (c->t->data[i].role != T_IDENTIFIER || c->t->data[i].type != T_TEXT || c->t->data[i].item > 0) continue;
    buf_json(to, table_str(c->t, c->t->data[i].id));
    buf_printf(to, ":\"cohort-%llu\"", (unsigned long long)number);
    first = false;
    break;
  }
  for (size_t i = 0; i < c->fields.count; i++) {
    const cohort_field *f = &c->fields.at[i];
    bool missing = draw_share(c) * 100 < f->missing;
    const category *x = f->members ? NULL : &f->categories.at[category_in(f, cells[f->block])];
    int64_t value = x == NULL ? 0 : f->ages ? draw_birth(c, x) : draw_between(c, x->lo, x->hi); /* also where it is missing: the next one's draws stay the same */
    if (missing && x != NULL) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, table_str(c->t, c->t->data[f->datum].id));
    buf_char(to, ':');
    if (missing) buf_text(to, "null");
    else if (x == NULL) put_members(c, f, to);
    else value_json(c->t, &c->t->data[f->datum], value, to);
  }
  buf_text(to, "}\n");
}

static epf_status write_people(cohort *c, epf_sink out, void *user) {
  enum { AT_ONCE = 1 << 16 };
  buf to = {0};
  epf_status status = EPF_OK;
  size_t *cells = ARENA_ARRAY(&c->a, size_t, c->blocks.count + 1);
  for (uint64_t i = 1; i <= c->o->people && status == EPF_OK; i++) {
    put_person(c, i, cells, &to);
    if (to.failed) status = EPF_E_NOMEM;
    else if ((to.len >= AT_ONCE || i == c->o->people) && !out(user, to.at, to.len)) status = EPF_E_IO;
    if (to.len >= AT_ONCE) buf_clear(&to);
  }
  buf_free(&to);
  return status;
}

static epf_status run(cohort *c, const char *path, epf_sink out, void *user) {
  str name = {arena_copy(&c->a, path, strlen(path)), strlen(path)};
  source *s = read_source(&c->a, &c->d, name, name);
  const doc *root = s != NULL ? yaml_parse(s, &c->d) : NULL;
  bool good = root != NULL && read_cohort(c, root) && make_blocks(c);
  for (uint32_t i = 0; good && i < c->fields.count; i++)
    if (c->fields.at[i].block == i && !c->fields.at[i].members) good = fit_block(c, i);
  return good ? write_people(c, out, user) : EPF_E_RULES;
}

epf_status epf_cohort(const epf_table *table, const char *path, const epf_cohort_options *options, epf_sink out, void *user, epf_buffer *diagnostics) {
  cohort *c = calloc(1, sizeof *c);
  if (c == NULL) return EPF_E_NOMEM;
  *c = (cohort){.t = &table->view, .o = options, .state = options->seed};
  if (options->as_of == NULL || !date_parse(str_from(options->as_of), &c->as_of)) {
    free(c);
    return EPF_E_ARGUMENT;
  }
  arena_init(&c->a);
  epf_status volatile status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&c->a)) {
    diags_init(&c->d, &c->a);
    status = run(c, path, out, user);
    diags_sort(&c->d);
    diags_render(&c->d, DIAG_TEXT, options->colour, diagnostics);
  }
  arena_release(&c->a);
  free(c);
  return status;
}
