/* Clauses: one subject key each, and what may stand beside it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/sentence.h"
#include "model/decode.h"
#include "regex/regex.h"

/* Every clause has an id, so they are not printed. */
static str joined_text(decoder *c, str x, const char *y, size_t len) {
  char *both = arena_alloc(c->a, x.len + len + 1, 1);
  if (x.len > 0) memcpy(both, x.at, x.len);
  memcpy(both + x.len, y, len);
  return (str){both, x.len + len};
}

id_path id_of(decoder *c, str owner, const char *suffix) { return (id_path){joined_text(c, owner, suffix, strlen(suffix)), owner}; }

id_path id_below(decoder *c, id_path id, size_t nth) {
  char text[24];
  size_t at = sizeof text;
  for (; nth > 0; nth /= 10) text[--at] = (char)('0' + nth % 10);
  text[--at] = '.';
  id.prefix = joined_text(c, id.prefix, text + at, sizeof text - at);
  return id;
}

node *node_new(decoder *c, node_op op, span at, id_path id) {
  node *n = ARENA_NEW(c->a, node);
  n->op = op;
  n->at = at;
  n->weight = 1;
  n->id = id.prefix;
  n->clause.datum = NONE;
  n->condition = NONE;
  return n;
}

bool node_reads_protected(const model *m, const node *n) {
  if (n == NULL) return false;
  if (n->op == NODE_CLAUSE) {
    const clause *k = &n->clause;
    return (k->datum != NONE && m->data[k->datum].is_protected) ||
           (k->kind == CLAUSE_COMPARE && m->data[k->compare.right].is_protected);
  }
  for (size_t i = 0; i < n->part_count; i++)
    if (node_reads_protected(m, n->parts[i])) return true;
  return false;
}

/* ---- sets of values ---- */

static int by_from(const void *a, const void *b) {
  const range *x = a, *y = b;
  return (x->from > y->from) - (x->from < y->from);
}

/* Sorts and joins the ranges, within the datum's own; complains about tests that settle nothing. */
static bool set_ranges(decoder *c, node *n, span at, range *r, size_t count, bool negate) {
  const datum *d = &c->m->data[n->clause.datum];
  qsort(r, count, sizeof *r, by_from);
  range *out = ARENA_ARRAY(c->a, range, count + 1);
  size_t made = 0;
  for (size_t i = 0; i < count; i++) {
    range one = {r[i].from < d->min ? d->min : r[i].from, r[i].to > d->max ? d->max : r[i].to};
    if (one.from > one.to) continue;
    if (made > 0 && one.from <= out[made - 1].to + 1) {
      if (one.to > out[made - 1].to) out[made - 1].to = one.to;
    } else {
      out[made++] = one;
    }
  }
  if (negate) {
    range *rest = ARENA_ARRAY(c->a, range, made + 1);
    size_t left = 0;
    int64_t from = d->min;
    for (size_t i = 0; i < made; i++) {
      if (out[i].from > from) rest[left++] = (range){from, out[i].from - 1};
      from = out[i].to + 1;
    }
    if (from <= d->max) rest[left++] = (range){from, d->max};
    out = rest;
    made = left;
  }
  n->clause.ranges = out;
  n->clause.range_count = made;
  bool whole = made == 1 && out[0].from == d->min && out[0].to == d->max;
  if (made > 0 && !whole) return true;
  diag *e = diag_add(c->d, CODE_EMPTY_TEST, at, made == 0 ? "no value of `%.*s` meets this test"
                                                          : "every value of `%.*s` meets this test",
                     STR_FMT(d->name));
  diag_also(c->d, e, d->at, "its values are declared here");
  operator op = n->clause.op;
  const char *what = op == OP_IS || op == OP_IS_NOT || op == OP_IN || op == OP_NOT_IN ? "list" : "bounds";
  diag_help(c->d, e, made == 0 ? "check the %s" : "remove the clause, or check the %s", what);
  return false;
}

static bool read_list(decoder *c, const doc *n, clause *k) {
  const doc *const *items, *single;
  size_t count = list_items(n, &items, &single);
  if (count == 0) {
    diag *e = diag_add(c->d, CODE_EMPTY_LIST, n->at, "the list is empty");
    diag_help(c->d, e, "list at least one value");
    return false;
  }
  k->literals = ARENA_ARRAY(c->a, int64_t, count);
  k->literal_count = count;
  bool good = true;
  for (size_t i = 0; i < count; i++) {
    const datum *d = &c->m->data[k->datum];
    if (!read_literal(c, items[i], d, &k->literals[i])) {
      good = false;
    } else if (k->literals[i] < d->min || k->literals[i] > d->max) {
      diag *e = diag_add(c->d, CODE_OUT_OF_RANGE, items[i]->at, "`%.*s` can never be %.*s", STR_FMT(d->name),
                         STR_FMT(items[i]->text));
      diag_also(c->d, e, d->at, "its range is declared here");
      diag_help(c->d, e, "check the value, or the field's `min` and `max`");
      good = false;
    }
  }
  return good;
}

static bool value_is(decoder *c, node *n, const doc *value, operator op, bool negate) {
  clause *k = &n->clause;
  k->op = op;
  if (!read_list(c, value, k)) return false;
  range *r = ARENA_ARRAY(c->a, range, k->literal_count);
  for (size_t i = 0; i < k->literal_count; i++) r[i] = (range){k->literals[i], k->literals[i]};
  return set_ranges(c, n, value->at, r, k->literal_count, negate);
}

/* ---- comparisons with another datum: NAME, NAME plus 2 weeks, NAME minus 1 year ---- */

static bool split_operand(str t, str *name, comparison *to) {
  size_t i = 0;
  while (i < t.len && t.at[i] != ' ') i++;
  *name = (str){t.at, i};
  to->offset = 0;
  to->unit = UNIT_DAY;
  if (i == t.len) return true;
  str rest = {t.at + i + 1, t.len - i - 1};
  bool plus = rest.len > 5 && memcmp(rest.at, "plus ", 5) == 0;
  bool minus = rest.len > 6 && memcmp(rest.at, "minus ", 6) == 0;
  if (!plus && !minus) return false;
  size_t skip = plus ? 5 : 6;
  duration d;
  if (!parse_duration((str){rest.at + skip, rest.len - skip}, &d)) return false;
  to->offset = plus ? d.count : -d.count;
  to->unit = d.unit;
  return true;
}

static bool comparable(const datum *x, const datum *y) {
  bool plain_x = x->type == TYPE_INTEGER || x->type == TYPE_DECIMAL;
  bool plain_y = y->type == TYPE_INTEGER || y->type == TYPE_DECIMAL;
  if (plain_x && plain_y) return true;
  if (x->type != y->type) return false;
  return x->type == TYPE_DATE || x->type == TYPE_DURATION || x->type == TYPE_SENTENCE || x->type == TYPE_BOOLEAN ||
         (x->type == TYPE_ENUM && same_values(x, y));
}

/* Is the operand the name of a datum rather than a literal? A value of the subject's own comes first. */
static bool names_datum(decoder *c, const doc *value, const datum *subject) {
  if (value->kind != DOC_SCALAR || value->style != DOC_PLAIN) return false;
  if (subject->value_count > 0 && datum_find_value(subject, value->text) != NONE) return false;
  int64_t written;
  if (subject->type == TYPE_SENTENCE && sentence_parse(value->text, &written)) return false;
  str name;
  comparison ignored;
  return (split_operand(value->text, &name, &ignored) || name.len < value->text.len) &&
         find_datum(c, name) != NONE;
}

static bool same_words(const datum *x, const datum *y) {
  bool same = x->value_count == y->value_count;
  for (size_t i = 0; same && i < x->value_count; i++) same = str_eq(x->values[i].id, y->values[i].id);
  return same;
}

/* Says why the two cannot be compared in this way. */
static bool types_differ(decoder *c, span at, const datum *x, const datum *y, bool moved) {
  bool lists = x->type == TYPE_ENUM && y->type == TYPE_ENUM;
  diag *e;
  const char *help = "compare numbers with numbers, dates with dates, sentences with sentences, and enums that list the same values in the same order";
  if (moved && x->type != TYPE_DATE) {
    e = diag_add(c->d, CODE_TYPES_DIFFER, at, "only a date can be moved by a length of time");
    help = "remove what stands behind the name";
  } else if (lists && same_words(x, y)) {
    e = diag_add(c->d, CODE_TYPES_DIFFER, at, "of `%.*s` and `%.*s` only one is ordered", STR_FMT(x->name), STR_FMT(y->name));
    help = "declare both `ordered: true`, or let one take its values from the other by `values_from`";
  } else if (lists) {
    e = diag_add(c->d, CODE_TYPES_DIFFER, at, "`%.*s` and `%.*s` do not list the same values in the same order", STR_FMT(x->name), STR_FMT(y->name));
    help = "let one take its values from the other by `values_from`";
  } else {
    e = diag_add(c->d, CODE_TYPES_DIFFER, at, "`%.*s` (%s) cannot be compared with `%.*s` (%s)", STR_FMT(x->name), value_type_text(x->type),
                 STR_FMT(y->name), value_type_text(y->type));
  }
  diag_also(c->d, e, x->at, "declared here");
  diag_also(c->d, e, y->at, "declared here");
  diag_help(c->d, e, "%s", help);
  return false;
}

static bool compare_with(decoder *c, node *n, const doc *value, operator op) {
  clause *k = &n->clause;
  k->kind = CLAUSE_COMPARE;
  k->op = op;
  str name;
  if (!split_operand(value->text, &name, &k->compare)) {
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, value->at, "after the name, `plus` or `minus` and a duration is expected");
    diag_help(c->d, e, "write it like `as_of minus 1 year`, `start_date plus 2 weeks`");
    return false;
  }
  doc right = {.kind = DOC_SCALAR, .at = value->at, .text = name};
  k->compare.right = read_datum(c, &right);
  if (k->compare.right == NONE) return false;
  const datum *x = &c->m->data[k->datum], *y = &c->m->data[k->compare.right];
  bool ordered = op == OP_IS || op == OP_IS_NOT || x->type != TYPE_ENUM || x->ordered, moved = k->compare.offset != 0;
  return (comparable(x, y) && ordered && (!moved || x->type == TYPE_DATE)) || types_differ(c, value->at, x, y, moved);
}

/* ---- bounds ---- */

static const doc *take(const doc *tests, const char *name, size_t *used) {
  const doc *v = doc_find(tests, name);
  *used += v != NULL;
  return v;
}

static bool bounds(decoder *c, node *n, const doc *tests, const char *low_name, const char *high_name) {
  clause *k = &n->clause;
  const datum *d = &c->m->data[k->datum];
  size_t used = 0;
  const doc *low = take(tests, low_name, &used), *high = take(tests, high_name, &used);
  if (used == 1) {
    const doc *one = low != NULL ? low : high;
    if (names_datum(c, one, d)) return compare_with(c, n, one, low != NULL ? OP_AT_LEAST : OP_BELOW);
  } else if (names_datum(c, low, d) || names_datum(c, high, d)) {
    diag *e = diag_add(c->d, CODE_TYPES_DIFFER, tests->at, "two bounds, one of them a name, stand in one clause");
    diag_help(c->d, e, "write two clauses under `all`");
    return false;
  }
  k->op = used == 2 ? OP_BETWEEN : low != NULL ? OP_AT_LEAST : OP_BELOW;
  k->literals = ARENA_ARRAY(c->a, int64_t, 2);
  k->literal_count = used;
  range r = {d->min, d->max};
  if (low != NULL) {
    if (!read_literal(c, low, d, &r.from)) return false;
    k->literals[0] = r.from;
  }
  if (high != NULL) {
    if (!read_literal(c, high, d, &r.to)) return false;
    k->literals[used - 1] = r.to;
    r.to--;
  }
  return set_ranges(c, n, tests->at, &r, 1, false);
}

/* ---- sets ---- */

static bool members(decoder *c, node *n, const doc *value, operator op) {
  clause *k = &n->clause;
  datum *d = &c->m->data[k->datum];
  k->kind = CLAUSE_MEMBERS;
  k->op = op;
  k->quantifier = op == OP_INCLUDES_ALL ? QUANTIFY_ALL
                  : op == OP_INCLUDES_NONE || op == OP_IS_EMPTY ? QUANTIFY_NONE : QUANTIFY_ANY;
  if (op == OP_IS_EMPTY) {
    if (d->codes == NULL) {
      d->codes = ARENA_ARRAY(c->a, uint32_t, d->value_count);
      for (uint32_t i = 0; i < d->value_count; i++) d->codes[i] = i;
    }
    k->codes = d->codes;
    k->code_count = d->value_count;
    return true;
  }
  if (!read_list(c, value, k)) return false;
  k->codes = ARENA_ARRAY(c->a, uint32_t, k->literal_count);
  for (size_t i = 0; i < k->literal_count; i++) {
    uint32_t code = (uint32_t)k->literals[i];
    bool again = false;
    for (size_t j = 0; j < k->code_count; j++) again |= k->codes[j] == code;
    if (!again) k->codes[k->code_count++] = code;
  }
  return true;
}

/* ---- patterns ---- */

static str quoted_pattern(decoder *c, str text) {
  buf b = {0};
  buf_text(&b, "\\A");
  for (size_t i = 0; i < text.len; i++) {
    unsigned char ch = (unsigned char)text.at[i];
    bool word = ch >= 0x80 || (ch >= '0' && ch <= '9') || (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z');
    if (!word) buf_char(&b, '\\');
    buf_char(&b, text.at[i]);
  }
  buf_text(&b, "\\z");
  return arena_keep(c->a, &b);
}

static bool check_pattern(decoder *c, const doc *n, str pattern) {
  char why[160];
  size_t offset = 0;
  epf_status status = regex_check(pattern, &offset, why, sizeof why);
  if (status == EPF_OK) return true;
  if (status == EPF_E_NOMEM) arena_nomem(c->a);
  span at = n->at;
  if (n->style == DOC_PLAIN && at.end - at.start == pattern.len) { /* the text stands there as it is */
    at.start += (uint32_t)offset;
    at.end = at.start < at.end ? at.start + 1 : at.start;
  }
  if (pattern.len > REGEX_PATTERN_MAX) {
    diag *e = diag_add(c->d, CODE_PATTERN_TOO_LONG, n->at, "this text is longer than 4,096 bytes, signs counted double");
    diag_help(c->d, e, "shorten it");
    return false;
  }
  diag *e = diag_add(c->d, CODE_PATTERN_SYNTAX, at, "this pattern cannot be read: %s (at character %zu)", why, offset + 1);
  diag_help(c->d, e, "use `in` for whole codes, or mend the pattern");
  return false;
}

static bool read_pattern(decoder *c, const doc *n, str *text) {
  if (n->kind != DOC_SCALAR || n->text.len <= REGEX_PATTERN_MAX) return read_text(c, n, "the pattern", text);
  diag *e = diag_add(c->d, CODE_PATTERN_TOO_LONG, n->at, "this text is longer than 4,096 bytes");
  diag_help(c->d, e, "make a list of it");
  return false;
}

static bool patterns(decoder *c, node *n, const doc *value, operator op) {
  clause *k = &n->clause;
  k->kind = CLAUSE_PATTERN;
  k->op = op;
  const doc *const *items, *single;
  size_t count = list_items(value, &items, &single);
  if (count == 0 || count > 256) {
    diag *e = diag_add(c->d, count == 0 ? CODE_EMPTY_LIST : CODE_TOO_MANY, value->at,
                       count == 0 ? "the list is empty" : "more than 256 patterns are listed");
    diag_help(c->d, e, "list between one and 256 texts");
    return false;
  }
  k->patterns = ARENA_ARRAY(c->a, str, count);
  if (op == OP_IN || op == OP_IS) k->exact = ARENA_ARRAY(c->a, str, count);
  k->pattern_count = count;
  bool good = true;
  for (size_t i = 0; i < count; i++) {
    str text;
    if (!read_pattern(c, items[i], &text)) {
      good = false;
      continue;
    }
    if (k->exact != NULL) k->exact[i] = text;
    k->patterns[i] = k->exact != NULL ? quoted_pattern(c, text) : text;
    good &= check_pattern(c, items[i], k->patterns[i]);
  }
  return good;
}

/* ---- one datum ---- */

typedef struct allowed_tests {
  value_type type;
  bool ordered_only;
  const char *names; /* blank-separated */
} allowed_tests;
static const allowed_tests allowed[] = {
  {TYPE_BOOLEAN, false, "is is_not"},
  {TYPE_INTEGER, false, "is is_not in not_in at_least below"},
  {TYPE_DECIMAL, false, "is is_not in not_in at_least below"},
  {TYPE_DURATION, false, "is is_not in not_in at_least below"},
  {TYPE_SENTENCE, false, "is is_not in not_in at_least below"},
  {TYPE_ENUM, false, "is is_not in not_in"},
  {TYPE_ENUM, true, "at_least below"},
  {TYPE_DATE, false, "is is_not in not_in on_or_after before"},
  {TYPE_SET, false, "is includes includes_any includes_all includes_none"},
  {TYPE_TEXT, false, "is in matches"}};

static bool in_words(const char *words, str word) {
  for (const char *p = words; *p != '\0';) {
    size_t len = strcspn(p, " ");
    if (len == word.len && memcmp(p, word.at, len) == 0) return true;
    p += len + (p[len] == ' ');
  }
  return false;
}

static bool test_allowed(const datum *d, str name) {
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    if (allowed[i].type == d->type && (!allowed[i].ordered_only || d->ordered) && in_words(allowed[i].names, name)) return true;
  return false;
}

static bool is_key(const key *table, str name) {
  for (; table->name != NULL; table++)
    if (str_is(name, table->name)) return true;
  return false;
}

static str operator_at(const void *unused, size_t i) { return (void)unused, str_from(keys_operator[i].name); }
static str word_at(const void *words, size_t i) { return ((const str *)words)[i]; }

/* "`is`, `is_not`": the tests that the datum's type has. */
static str tests_of(decoder *c, const datum *d) {
  str fitting[24];
  size_t count = 0;
  for (const key *k = keys_operator; k->name != NULL && count < sizeof fitting / sizeof *fitting; k++)
    if (test_allowed(d, str_from(k->name))) fitting[count++] = str_from(k->name);
  return list_names(c, count, word_at, fitting);
}

static bool unknown_test(decoder *c, const datum *d, const doc *name) {
  str word = name->text;
  diag *e = diag_add(c->d, CODE_UNKNOWN_OPERATOR, name->at, "there is no test `%.*s`", STR_BEGINNING(word));
  size_t known = 0;
  while (keys_operator[known].name != NULL) known++;
  str near = diag_nearest(word, known, operator_at, NULL), all = tests_of(c, d);
  if (in_words("= == !=", word)) {
    diag_help(c->d, e, "use `is`, `is_not`");
  } else if (!in_words("at_most above more_than after on_or_before < <= > >= \xe2\x89\xa5 \xe2\x89\xa4", word)) {
    if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
    else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  } else if (d->type == TYPE_DATE) {
    diag_help(c->d, e, "use `on_or_after` and `before`");
  } else {
    diag_help(c->d, e, "use `at_least` (this or more) and `below` (less than this)");
  }
  return false;
}

static bool misplaced_test(decoder *c, const datum *d, const doc *name) {
  diag *e = diag_add(c->d, CODE_OPERATOR_NOT_FOR_TYPE, name->at, "`%.*s` is %s %s and cannot be tested by `%.*s`", STR_FMT(d->name),
                     d->type == TYPE_INTEGER || d->type == TYPE_ENUM ? "an" : "a", value_type_text(d->type), STR_FMT(name->text));
  diag_also(c->d, e, d->at, "declared here");
  str all = tests_of(c, d);
  bool order = d->type == TYPE_ENUM && !d->ordered && in_words("at_least below", name->text);
  diag_help(c->d, e, "use one of %.*s%s", STR_FMT(all), order ? ", or declare the values `ordered: true`" : "");
  return false;
}

static bool check_tests(decoder *c, const datum *d, const doc *tests) {
  bool good = true;
  for (size_t i = 0; i < tests->count; i++) {
    const doc *name = tests->pairs[i].key;
    if (test_allowed(d, name->text)) continue;
    good = is_key(keys_operator, name->text) ? misplaced_test(c, d, name) : unknown_test(c, d, name);
  }
  return good;
}

/* `rosh: [low, high]`: what was meant is `rosh: {in: [low, high]}`. */
static bool bare_list(decoder *c, const datum *d, const doc *n) {
  enum { SHOWN = 60 };
  size_t len = n->at.end - n->at.start;
  const char *text = n->at.in->text.at + n->at.start;
  const char *test = d->type == TYPE_SET ? "includes_any" : "in";
  char help[SHOWN + 40];
  bool short_enough = n->style == DOC_FLOW && len <= SHOWN && memchr(text, '\n', len) == NULL;
  if (d->type == TYPE_BOOLEAN) snprintf(help, sizeof help, "write `true` or `false`");
  else snprintf(help, sizeof help, "write `{%s: %.*s}`", test, short_enough ? (int)len : 6, short_enough ? text : "[a, b]");
  return expect_kind_help(c, n, DOC_SCALAR, "the test", help);
}

static bool datum_tests(decoder *c, node *n, const doc *tests) {
  const datum *d = &c->m->data[n->clause.datum];
  if (tests->kind == DOC_SCALAR) { /* `sex: male` */
    if (d->type == TYPE_SET || d->type == TYPE_TEXT) {
      diag *e = diag_add(c->d, CODE_OPERATOR_NOT_FOR_TYPE, tests->at, "`%.*s` is a %s and needs a test", STR_FMT(d->name),
                         value_type_text(d->type));
      diag_help(c->d, e, d->type == TYPE_SET ? "write `{includes: value}`" : "write `{in: [text]}`, or `{matches: pattern}`");
      return false;
    }
    if (names_datum(c, tests, d)) return compare_with(c, n, tests, OP_IS);
    return value_is(c, n, tests, OP_IS, false);
  }
  if (tests->kind == DOC_SEQUENCE) return bare_list(c, d, tests);
  if (tests->count == 0) {
    str all = tests_of(c, d);
    diag *e = diag_add(c->d, CODE_NOT_ONE_SUBJECT, tests->at, "this clause tests nothing");
    diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
    return false;
  }
  if (!check_tests(c, d, tests)) return false;
  bool pair = tests->count == 2 && ((doc_find(tests, "at_least") != NULL && doc_find(tests, "below") != NULL) ||
                                    (doc_find(tests, "on_or_after") != NULL && doc_find(tests, "before") != NULL));
  if (tests->count != 1 && !pair) {
    diag *e = diag_add(c->d, CODE_NOT_ONE_SUBJECT, tests->at, "one clause holds one test; here are %u", tests->count);
    diag_help(c->d, e, "write several clauses under `all` or `any`");
    return false;
  }
  str name = tests->pairs[0].key->text;
  const doc *value = tests->pairs[0].value;
  if (str_is(name, "at_least") || str_is(name, "below")) return bounds(c, n, tests, "at_least", "below");
  if (str_is(name, "on_or_after") || str_is(name, "before")) return bounds(c, n, tests, "on_or_after", "before");
  if (str_is(name, "matches")) return patterns(c, n, value, OP_MATCHES);
  bool single = str_is(name, "is") || str_is(name, "includes");
  if (single && (d->type == TYPE_TEXT || d->type == TYPE_SET) && value->kind != DOC_SCALAR) {
    diag *e = diag_add(c->d, CODE_WRONG_SHAPE, value->at, "`%.*s` takes one value", STR_FMT(name));
    diag_help(c->d, e, d->type == TYPE_TEXT ? "write `in: [...]` for several" : "write `includes_any: [...]` or `includes_all: [...]` for several");
    return false;
  }
  if (d->type == TYPE_TEXT) return patterns(c, n, value, str_is(name, "is") ? OP_IS : OP_IN);
  if (d->type == TYPE_SET) {
    if (str_is(name, "includes")) return members(c, n, value, OP_INCLUDES);
    if (str_is(name, "includes_any")) return members(c, n, value, OP_INCLUDES_ANY);
    if (str_is(name, "includes_all")) return members(c, n, value, OP_INCLUDES_ALL);
    if (str_is(name, "includes_none")) return members(c, n, value, OP_INCLUDES_NONE);
    if (value->kind == DOC_SCALAR && str_is(value->text, "none")) return members(c, n, value, OP_IS_EMPTY);
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, value->at, "a set can only be tested to be `none`, which is empty");
    diag_help(c->d, e, "write `is: none`, or use `includes`");
    return false;
  }
  bool in = str_is(name, "in"), not_in = str_is(name, "not_in"), is_not = str_is(name, "is_not");
  if (!in && !not_in) {
    if (!expect_kind(c, value, DOC_SCALAR, "the value")) return false;
    if (names_datum(c, value, d)) return compare_with(c, n, value, is_not ? OP_IS_NOT : OP_IS);
  }
  return value_is(c, n, value, in ? OP_IN : not_in ? OP_NOT_IN : is_not ? OP_IS_NOT : OP_IS, not_in || is_not);
}

/* `operand`: where the other side of a comparison may stand. */
static void check_lawful_basis(decoder *c, const node *n, const doc *subject, const doc *operand) {
  if (!node_reads_protected(c->m, n) || n->lawful_basis.len > 0) return;
  const clause *k = &n->clause;
  bool left = c->m->data[k->datum].is_protected;
  const datum *d = &c->m->data[left ? k->datum : k->compare.right];
  if (operand->kind == DOC_MAPPING && operand->count > 0) operand = operand->pairs[0].value;
  diag *e = diag_add(c->d, CODE_LAWFUL_BASIS_MISSING, left ? subject->at : operand->at,
                     d->role == ROLE_PROTECTED ? "`%.*s` is protected; this clause states no lawful basis for reading it"
                                               : "`%.*s` is computed from a protected field; this clause states no lawful basis",
                     STR_FMT(d->name));
  diag_also(c->d, e, d->at, "declared here");
  diag_help(c->d, e, "add `lawful_basis:` with the law that allows it, beside the clause");
}

node *datum_clause_of(decoder *c, uint32_t datum_ix, const doc *tests, node *n) {
  n->clause.kind = CLAUSE_VALUE;
  n->clause.datum = datum_ix;
  if (!datum_tests(c, n, tests)) return NULL;
  check_lawful_basis(c, n, tests, tests);
  return n;
}

static node *datum_clause(decoder *c, const doc *subject, const doc *tests, node *n) {
  n->clause.kind = CLAUSE_VALUE;
  n->clause.datum = read_datum(c, subject);
  if (n->clause.datum == NONE || !datum_tests(c, n, tests)) return NULL;
  check_lawful_basis(c, n, subject, tests);
  return n;
}

/* ---- the other subjects ---- */

/* How many clauses the node spells out to, names written out. Names used twice double: a few lines could say more
 * than any machine can read. */
static node *weighed(decoder *c, node *n) {
  enum { SPELT_OUT_MAX = 2000 };
  n->weight = n->op == NODE_CLAUSE;
  for (size_t i = 0; i < n->part_count; i++) n->weight += n->parts[i]->weight;
  if (n->weight <= SPELT_OUT_MAX) return n;
  diag *e = diag_add(c->d, CODE_TOO_MANY, n->at, "with its names written out this condition has more than 2,000 clauses");
  diag_help(c->d, e, "give a part of it a name under `derived` with `true_when`, and test that");
  return NULL;
}

static node *parts_of(decoder *c, const doc *list, id_path id, node *n) {
  if (!expect_kind(c, list, DOC_SEQUENCE, "the list of clauses")) return NULL;
  if (list->count == 0) {
    diag *e = diag_add(c->d, CODE_EMPTY_LIST, list->at, "no clause is listed");
    diag_help(c->d, e, "list at least one clause, or remove this part");
    return NULL;
  }
  n->parts = ARENA_ARRAY(c->a, node *, list->count);
  n->part_count = list->count;
  bool good = true;
  for (size_t i = 0; i < list->count; i++) {
    n->parts[i] = decode_clause(c, list->items[i], id_below(c, id, i + 1));
    good &= n->parts[i] != NULL;
  }
  return good ? weighed(c, n) : NULL;
}

static node *at_least_clause(decoder *c, const doc *whole, const doc *k_doc, id_path id, node *n) {
  const doc *of = doc_find(whole, "of");
  if (of == NULL) {
    diag *e = diag_add(c->d, CODE_MISSING_KEY, whole->at, "`at_least` has no `of` beside it");
    diag_help(c->d, e, "list the clauses to count under `of:`; to test a number write `field: {at_least: N}`");
    return NULL;
  }
  n->op = NODE_AT_LEAST;
  int64_t k = 0;
  bool none = k_doc->kind == DOC_SCALAR && str_is(k_doc->text, "0");
  if ((!none && !read_small(c, k_doc, "at_least", 1, 1000, 2, &k)) || parts_of(c, of, id, n) == NULL) return NULL;
  n->k = (int)k;
  if (k >= 1 && (size_t)k <= n->part_count) return n;
  diag *e = diag_add(c->d, CODE_BAD_AT_LEAST, k_doc->at, "at least %lld of %zu clauses are asked for", (long long)k,
                     n->part_count);
  if (n->part_count == 1) diag_help(c->d, e, "ask for 1");
  else diag_help(c->d, e, "ask for a number from 1 to %zu", n->part_count);
  return NULL;
}

static node *known_clause(decoder *c, const doc *name, node *n) {
  n->clause.kind = CLAUSE_KNOWN;
  n->clause.op = OP_KNOWN;
  n->clause.datum = read_datum(c, name);
  if (n->clause.datum == NONE) return NULL;
  if (c->m->data[n->clause.datum].how.kind == DERIVE_MEMBERS) {
    diag *e = diag_add(c->d, CODE_EMPTY_TEST, name->at, c->m->data[n->clause.datum].tabled != TABLE_NOT ? "`%.*s` is the list of a table, and never missing" : "`%.*s` is computed by `members`, and never missing",
                       STR_FMT(name->text));
    diag_also(c->d, e, c->m->data[n->clause.datum].at, "declared here");
    diag_help(c->d, e, "ask whether the fields that it rests on are known");
    return NULL;
  }
  check_lawful_basis(c, n, name, name);
  return n;
}

static node *condition_clause(decoder *c, const doc *name, node *n) {
  if (!expect_kind(c, name, DOC_SCALAR, "the condition's name")) return NULL;
  uint32_t ix = names_find(&c->conditions, name->text);
  if (ix == NONE) {
    diag *e = diag_add(c->d, CODE_UNKNOWN_CONDITION, name->at, "there is no condition `%.*s`", STR_FMT(name->text));
    suggest(c, e, name->text, &c->conditions, "add it under `conditions`, or check its spelling");
    return NULL;
  }
  if (c->condition_state[ix] == IN_WORK) {
    bool direct = c->condition_at == ix;
    diag *e = diag_add(c->d, CODE_CYCLE, name->at, "the condition `%.*s` is part of itself%s", STR_FMT(name->text),
                       direct ? "" : ", through other values");
    diag_also(c->d, e, c->m->conditions[ix].at, "defined here");
    diag_help(c->d, e, direct ? "let it rest on the facts alone" : "let one of them rest on the facts alone");
    return NULL;
  }
  node *body = decode_condition(c, ix);
  if (body == NULL) return NULL;
  n->op = NODE_NAMED;
  n->condition = ix;
  n->parts = ARENA_ARRAY(c->a, node *, 1);
  n->parts[0] = body;
  n->part_count = 1;
  return weighed(c, n);
}

static node *option_clause(decoder *c, const doc *whole, const doc *name, bool by_kind, node *n) {
  clause *k = &n->clause;
  k->kind = CLAUSE_OPTION;
  k->op = OP_SUITABLE;
  const doc *available = doc_find(whole, "available");
  if (available != NULL && !read_boolean(c, available, &k->with_availability)) return NULL;
  if (!expect_kind(c, name, DOC_SCALAR, by_kind ? "the kind" : "the option's id")) return NULL;
  if (by_kind) {
    k->kind_name = name->text;
    k->option_count = options_of_kind(c, name->text, &k->options);
  } else {
    k->options = ARENA_ARRAY(c->a, uint32_t, 1);
    k->options[0] = names_find(&c->options, name->text);
    k->option_count = k->options[0] != NONE;
  }
  if (k->option_count > 0) return n;
  diag *e = diag_add(c->d, by_kind ? CODE_UNKNOWN_KIND : CODE_UNKNOWN_OPTION, name->at,
                     by_kind ? "no option has the kind `%.*s`" : "there is no option `%.*s`", STR_FMT(name->text));
  suggest(c, e, name->text, by_kind ? &c->kinds : &c->options, "check its spelling");
  return NULL;
}

bool is_clause_note(str name) { return is_key(keys_clause_note, name); }

/* The one key that says what the clause is about. */
static const doc_pair *find_subject(decoder *c, const doc *n) {
  const doc_pair *subject = measured_subject(n);
  if (subject != NULL) return subject;
  size_t found = 0;
  for (size_t i = 0; i < n->count; i++) {
    if (is_key(keys_clause_note, n->pairs[i].key->text)) continue;
    if (found++ == 0) subject = &n->pairs[i];
  }
  if (found == 1) return subject;
  diag *e = diag_add(c->d, CODE_NOT_ONE_SUBJECT, n->at,
                     found == 0 ? "this clause is about nothing" : "this clause is about %zu things", found);
  diag_help(c->d, e, found == 0 ? "name a field and what it must be, such as `age: {at_least: 18}`"
                                : "begin each with `- ` under `all:` or `any:`");
  return NULL;
}

/* The ids that authors give are distinct within what the clauses belong to. */
static bool take_clause_id(decoder *c, const doc *n, str full) {
  uint32_t first = names_find(&c->clause_ids, full);
  if (c->scope.item > 1) return true; /* the first item's clause has it */
  if (first == NONE) {
    names_add(&c->clause_ids, c->a, full, (uint32_t)c->clause_places.count);
    *VEC_PUSH(c->a, &c->clause_places) = n->at;
    return true;
  }
  diag *e = diag_add(c->d, CODE_DUPLICATE_NAME, n->at, "the id `%.*s` is taken", STR_FMT(n->text));
  diag_also(c->d, e, c->clause_places.at[first], "first used here");
  diag_help(c->d, e, "give this clause another id");
  return false;
}

static bool read_notes(decoder *c, const doc *n, const doc_pair *subject, id_path id, node *to) {
  bool counts = str_is(subject->key->text, "at_least");
  bool option = str_is(subject->key->text, "option") || str_is(subject->key->text, "kind");
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    const doc *key_doc = n->pairs[i].key, *value = n->pairs[i].value;
    str name = key_doc->text;
    if ((str_is(name, "of") && !counts) || (str_is(name, "available") && !option)) {
      diag *e = diag_add(c->d, CODE_UNKNOWN_KEY, key_doc->at, "`%.*s` does not belong to this clause", STR_FMT(name));
      diag_help(c->d, e, str_is(name, "of") ? "use `of` with `at_least: N`" : "use `available` with `option` or `kind`");
      good = false;
    }
    if (str_is(name, "note")) good &= read_text(c, value, "the note", &to->note);
    if (str_is(name, "lawful_basis")) good &= read_text(c, value, "the lawful basis", &to->lawful_basis);
    if (!str_is(name, "id")) continue;
    if (!check_name(c, value, NAME_VALUE, "the clause's id")) {
      good = false;
      continue;
    }
    size_t len = id.owner.len + 1 + value->text.len;
    char *full = arena_alloc(c->a, len + 1, 1);
    memcpy(full, id.owner.at, id.owner.len);
    full[id.owner.len] = '.';
    memcpy(full + id.owner.len + 1, value->text.at, value->text.len);
    to->id = (str){full, len};
    to->id_given = true;
    good &= take_clause_id(c, value, to->id);
  }
  return good;
}

node *decode_clause(decoder *c, const doc *n, id_path id) {
  if (n->kind == DOC_SEQUENCE) {
    diag *e = diag_add(c->d, CODE_WRONG_SHAPE, n->at, "a list of clauses stands here; must all of them hold, or any?");
    diag_help(c->d, e, "put `all:` or `any:` before the list");
    return NULL;
  }
  if (!expect_kind_help(c, n, DOC_MAPPING, "the clause", "write it like `field: value`")) return NULL;
  const doc_pair *subject = find_subject(c, n);
  if (subject == NULL) return NULL;
  node *made = node_new(c, NODE_CLAUSE, (span){n->at.in, subject->key->at.start, subject->value->at.end}, id);
  if (!read_notes(c, n, subject, id, made)) return NULL;
  str name = subject->key->text;
  const doc *value = subject->value;
  if (str_is(name, "all") || str_is(name, "any")) {
    made->op = str_is(name, "all") ? NODE_ALL : NODE_ANY;
    return parts_of(c, value, id, made);
  }
  if (str_is(name, "not")) {
    made->op = NODE_NOT;
    made->parts = ARENA_ARRAY(c->a, node *, 1);
    made->part_count = 1;
    made->parts[0] = decode_clause(c, value, id_below(c, id, 1));
    return made->parts[0] != NULL ? weighed(c, made) : NULL;
  }
  if (str_is(name, "at_least")) return at_least_clause(c, n, value, id, made);
  if (str_is(name, "known")) return known_clause(c, value, made);
  if (str_is(name, "condition")) return condition_clause(c, value, made);
  if (str_is(name, "option")) return option_clause(c, n, value, false, made);
  if (str_is(name, "kind")) return option_clause(c, n, value, true, made);
  if (is_package_subject(name)) return package_clause(c, n, subject, made);
  return datum_clause(c, subject->key, value, made);
}

node *decode_condition(decoder *c, uint32_t ix) {
  condition *k = &c->m->conditions[ix];
  if (c->condition_state[ix] != TO_DO) return c->condition_state[ix] == DONE ? k->body : NULL;
  c->condition_state[ix] = IN_WORK;
  const doc *n = c->condition_docs[ix];
  /* Label and source stand beside the clause; the clause sees the rest. */
  doc *rest = ARENA_NEW(c->a, doc);
  *rest = *n;
  if (n->kind == DOC_MAPPING) {
    rest->pairs = ARENA_ARRAY(c->a, doc_pair, n->count);
    rest->count = 0;
    for (size_t i = 0; i < n->count; i++)
      if (!is_key(keys_condition, n->pairs[i].key->text)) rest->pairs[rest->count++] = n->pairs[i];
    read_optional_text(c, n, "label", &k->label);
    read_optional_text(c, n, "label_cy", &k->label_cy);
    const doc *source_doc = doc_find(n, "source");
    if (source_doc != NULL) k->sources = read_citations(c, source_doc, &k->own_status);
  }
  uint32_t outer_datum = c->datum_at, outer_condition = c->condition_at;
  c->datum_at = NONE;
  c->condition_at = ix;
  scope outer = scope_enter(c, NONE); /* its text means the same wherever it is named */
  k->body = enter(c, k->at) ? decode_clause(c, rest, (id_path){k->id, k->id}) : NULL;
  leave(c);
  scope_turn(c, outer);
  c->datum_at = outer_datum;
  c->condition_at = outer_condition;
  c->condition_state[ix] = k->body != NULL ? DONE : BROKEN;
  return k->body;
}
