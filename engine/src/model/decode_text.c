/* Keys, texts, names, small numbers: what every decoder reads. */
#include <stdlib.h>

#include "base/decimal.h"
#include "base/duration.h"
#include "model/decode.h"

bool expect_kind(decoder *c, const doc *n, doc_kind kind, const char *what) {
  if (n->kind == kind) return true;
  static const char *const wanted[] = {"a text", "a list", "a mapping"};
  static const char *const example[] = {"write `name: text`", "write `[a, b]`, or one `- ` line for each",
                                        "write `key: value` pairs, indented below"};
  diag *e = diag_add(c->d, CODE_WRONG_SHAPE, n->at, "%s is %s; %s is expected", what, doc_kind_text(n), wanted[kind]);
  diag_help(c->d, e, "%s", example[kind]);
  return false;
}

static str key_at(const void *tables, size_t i) { return str_from(((const char *const *)tables)[i]); }

bool check_keys(decoder *c, const doc *n, const key *const *tables, size_t table_count, const char *what) {
  if (!expect_kind(c, n, DOC_MAPPING, what)) return false;
  const char *known[64];
  size_t known_count = 0;
  bool good = true;
  for (size_t t = 0; t < table_count; t++)
    for (const key *k = tables[t]; k->name != NULL; k++) {
      if (known_count < sizeof known / sizeof *known) known[known_count++] = k->name;
      if (k->required && doc_find(n, k->name) == NULL) {
        diag *e = diag_add(c->d, CODE_MISSING_KEY, n->at, "%s has no `%s`", what, k->name);
        diag_help(c->d, e, "add `%s:` (%s)", k->name, k->help);
        good = false;
      }
    }
  for (size_t i = 0; i < n->count; i++) {
    str name = n->pairs[i].key->text;
    bool found = false;
    for (size_t k = 0; k < known_count && !found; k++) found = str_is(name, known[k]);
    if (found) continue;
    diag *e = diag_add(c->d, CODE_UNKNOWN_KEY, n->pairs[i].key->at, "%s has no key `%.*s`", what, STR_FMT(name));
    str near = diag_nearest(name, known_count, key_at, known);
    if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
    else diag_help(c->d, e, "remove it, or check where it belongs");
    good = false;
  }
  return good;
}

bool read_text(decoder *c, const doc *n, const char *what, str *text) {
  if (!expect_kind(c, n, DOC_SCALAR, what)) return false;
  if (n->text.len == 0 || n->text.len > 4096) {
    diag *e = diag_add(c->d, CODE_BAD_TEXT, n->at, n->text.len == 0 ? "%s is empty" : "%s is longer than 4,096 bytes",
                       what);
    diag_help(c->d, e, n->text.len == 0 ? "write a text, or remove the key" : "shorten it");
    return false;
  }
  *text = n->text;
  return true;
}

void read_optional_text(decoder *c, const doc *mapping, const char *key_name, str *to) {
  const doc *n = doc_find(mapping, key_name);
  if (n != NULL) read_text(c, n, key_name, to);
}

bool read_boolean(decoder *c, const doc *n, bool *value) {
  if (n->kind == DOC_SCALAR && (str_is(n->text, "true") || str_is(n->text, "false"))) {
    *value = n->text.at[0] == 't';
    return true;
  }
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "true or false is expected here");
  diag_help(c->d, e, "write `true` or `false`");
  return false;
}

bool read_small(decoder *c, const doc *n, const char *what, int64_t least, int64_t most, int64_t *value) {
  if (n->kind == DOC_SCALAR && decimal_parse(n->text, 0, value) == DECIMAL_OK && *value >= least && *value <= most)
    return true;
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "%s must be a whole number from %lld to %lld", what,
                     (long long)least, (long long)most);
  diag_help(c->d, e, "write such a number");
  return false;
}

bool parse_duration(str text, duration *value) { return duration_parse(text, &value->count, &value->unit); }

bool read_duration(decoder *c, const doc *n, duration *value) {
  if (n->kind == DOC_SCALAR && parse_duration(n->text, value)) return true;
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "a duration is expected here");
  diag_help(c->d, e, "write a number and a unit, such as `9 months`, `2 weeks`, `1 year`");
  return false;
}

bool duration_days(const model *m, duration d, int64_t *days) {
  return duration_in_days(d.count, d.unit, m->month_days, m->year_days, days);
}

static const char *const reserved[] = {
  "all", "any", "not", "at_least", "of", "known", "condition", "option", "kind", "as_of", "stage", "missing",
  "unknown", "none", "true", "false", "yes", "no", "otherwise", "lawful_basis", "id", "note", "available"};

bool check_name(decoder *c, const doc *n, name_style style, const char *what) {
  if (!expect_kind(c, n, DOC_SCALAR, what)) return false;
  static const char *const rule[] = {
    "small letters, digits and `_`, beginning with a letter", "small letters, digits and `-`",
    "letters, digits, `_` and `-`, beginning with a letter or a digit"};
  str t = n->text;
  bool good = t.len > 0 && t.len <= 64;
  for (size_t i = 0; good && i < t.len; i++) {
    char ch = t.at[i];
    bool lower = ch >= 'a' && ch <= 'z', digit = ch >= '0' && ch <= '9', upper = ch >= 'A' && ch <= 'Z';
    if (style == NAME_SNAKE) good = lower || (i > 0 && (digit || ch == '_'));
    else if (style == NAME_KEBAB) good = lower || digit || (i > 0 && ch == '-');
    else good = lower || upper || digit || (i > 0 && (ch == '_' || ch == '-'));
  }
  if (!good) {
    diag *e = diag_add(c->d, CODE_BAD_NAME, n->at, "%s `%.*s` is not a name that can be used", what,
                       t.len > 80 ? 80 : (int)t.len, t.at);
    diag_help(c->d, e, "use %s, at most 64 of them", rule[style]);
    return false;
  }
  size_t words = style == NAME_VALUE ? 0 : sizeof reserved / sizeof *reserved;
  for (size_t i = 0; i < words; i++)
    if (str_is(t, reserved[i])) {
      diag *e = diag_add(c->d, CODE_BAD_NAME, n->at, "`%.*s` is a word of the rule language", STR_FMT(t));
      diag_help(c->d, e, "choose another name");
      return false;
    }
  if (style == NAME_VALUE && (str_is(t, "none") || str_is(t, "missing") || str_is(t, "unknown"))) {
    diag *e = diag_add(c->d, CODE_BAD_NAME, n->at, "`%.*s` has a meaning of its own and cannot be a value", STR_FMT(t));
    diag_help(c->d, e, "choose another name, such as `no_%.*s`", STR_FMT(t));
    return false;
  }
  return true;
}

typedef struct name_list {
  const str *at;
} name_list;
static str name_list_at(const void *list, size_t i) { return ((const name_list *)list)->at[i]; }
static int by_str(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

void suggest(decoder *c, diag *on, str wrong, const names *from, const char *otherwise) {
  str *all = ARENA_ARRAY(c->a, str, from->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < from->cap; i++)
    if (from->slot[i].name.at != NULL) all[count++] = from->slot[i].name;
  if (count > 1) qsort(all, count, sizeof *all, by_str);
  str near = diag_nearest(wrong, count, name_list_at, &(name_list){all});
  if (near.len > 0) diag_help(c->d, on, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, on, "%s", otherwise);
}

size_t list_items(const doc *n, const doc *const **items, const doc **single) {
  if (n->kind == DOC_SEQUENCE) {
    *items = (const doc *const *)n->items;
    return n->count;
  }
  *single = n;
  *items = single;
  return 1;
}

static void read_date_text(decoder *c, const doc *n, str *to) {
  int64_t day;
  if (n->kind != DOC_SCALAR || !date_parse(n->text, &day)) {
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "a date is expected here");
    diag_help(c->d, e, "write it as YYYY-MM-DD, such as 2026-03-01");
    return;
  }
  *to = n->text;
}

static void read_citation(decoder *c, const doc *n, citation *to) {
  to->at = n->at;
  to->status = STATUS_UNVERIFIED;
  if (!check_keys(c, n, (const key *const[]){keys_source}, 1, "a source")) return;
  read_optional_text(c, n, "title", &to->title);
  read_optional_text(c, n, "url", &to->url);
  read_optional_text(c, n, "section", &to->section);
  read_optional_text(c, n, "note", &to->note);
  const doc *seen = doc_find(n, "seen"), *status = doc_find(n, "status");
  if (seen != NULL) read_date_text(c, seen, &to->seen);
  for (int s = STATUS_SOURCED; s <= STATUS_CONFLICT; s++)
    if (status->kind == DOC_SCALAR && str_is(status->text, source_status_text((source_status)s))) {
      to->status = (source_status)s;
      return;
    }
  diag *e = diag_add(c->d, CODE_BAD_STATUS, status->at, "the status is none of sourced, secondary, unverified, conflict");
  diag_help(c->d, e, "`unverified` is right where nobody has checked");
}

citations read_citations(decoder *c, const doc *n, source_status *worst) {
  const doc *const *items, *single;
  size_t count = list_items(n, &items, &single);
  citations all = {ARENA_ARRAY(c->a, citation, count), count};
  for (size_t i = 0; i < count; i++) {
    read_citation(c, items[i], &all.at[i]);
    if (all.at[i].status > *worst) *worst = all.at[i].status;
  }
  return all;
}
