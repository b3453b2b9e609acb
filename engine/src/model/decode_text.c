/* Keys, texts, names, small numbers: what every decoder reads. */
#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/duration.h"
#include "model/decode.h"

bool expect_kind_help(decoder *c, const doc *n, doc_kind kind, const char *what, const char *help) {
  if (n->kind == kind) return true;
  static const char *const wanted[] = {"one value", "a list", "a block of `name: value` lines"};
  bool empty = n->kind == DOC_SCALAR && n->text.len == 0;
  diag *e = diag_add(c->d, CODE_WRONG_SHAPE, n->at, "%s is %s; %s is expected", what, empty ? "empty" : doc_kind_text(n), wanted[kind]);
  diag_help(c->d, e, "%s", help);
  return false;
}

bool expect_kind(decoder *c, const doc *n, doc_kind kind, const char *what) {
  static const char *const example[] = {"write one value behind the colon", "write `[a, b]`, or one `- ` line for each",
                                        "write `name: value` lines below it, each indented by two blanks more"};
  return expect_kind_help(c, n, kind, what, example[kind]);
}

/* ---- keys ---- */

typedef struct known_keys {
  const char *at[64];
  size_t count;
} known_keys;

static str key_at(const void *known, size_t i) { return str_from(((const known_keys *)known)->at[i]); }

/* Of "the option": its "an" and where "option" begins; of anything else nothing. */
static const char *article(const char **what) {
  if (strncmp(*what, "the ", 4) != 0) return "";
  *what += 4;
  return strchr("aeiou", **what) != NULL ? "an " : "a ";
}

static void unknown_key(decoder *c, const doc *name, const known_keys *known, const char *what) {
  const char *a = article(&what);
  str text = name->text;
  diag *e = diag_add(c->d, CODE_UNKNOWN_KEY, name->at, "`%.*s` is not known here: %s%s has no such key",
                     STR_BEGINNING(text), a, what);
  str near = diag_nearest(text, known->count, key_at, known);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "remove it, or check where it belongs");
}

static bool has_key(const key *table, str name) {
  for (; table != NULL && table->name != NULL; table++)
    if (str_is(name, table->name)) return true;
  return false;
}

static bool missing_keys(decoder *c, const doc *n, const key *table, const char *what) {
  bool any = false;
  for (const key *k = table; k->name != NULL; k++) {
    if (!k->required || doc_find(n, k->name) != NULL) continue;
    diag *e = diag_add(c->d, CODE_MISSING_KEY, n->at, "`%s` is missing from %s", k->name, what);
    diag_help(c->d, e, "add `%s:`, %c%s", k->name, k->help[0] | 0x20, k->help + 1);
    any = true;
  }
  return any;
}

/* `root_only`: keys of another place, or NULL. */
static bool check_all_keys(decoder *c, const doc *n, const key *const *tables, size_t table_count, const char *what, const key *root_only) {
  if (!expect_kind(c, n, DOC_MAPPING, what)) return false;
  known_keys known = {.count = 0};
  bool good = true;
  for (size_t t = 0; t < table_count; t++) {
    for (const key *k = tables[t]; k->name != NULL; k++)
      if (known.count < sizeof known.at / sizeof *known.at) known.at[known.count++] = k->name;
    good &= !missing_keys(c, n, tables[t], what);
  }
  for (size_t i = 0; i < n->count; i++) {
    const doc *name = n->pairs[i].key;
    bool found = false;
    for (size_t k = 0; k < known.count && !found; k++) found = str_is(name->text, known.at[k]);
    if (found) continue;
    good = false;
    if (!has_key(root_only, name->text)) {
      unknown_key(c, name, &known, what);
      continue;
    }
    diag *e = diag_add(c->d, CODE_UNKNOWN_KEY, name->at, "`%.*s` belongs into ruleset.yaml", STR_FMT(name->text));
    diag_help(c->d, e, "move it there");
  }
  return good;
}

bool check_keys(decoder *c, const doc *n, const key *const *tables, size_t table_count, const char *what) {
  return check_all_keys(c, n, tables, table_count, what, NULL);
}

bool check_file_keys(decoder *c, const doc *n) {
  return check_all_keys(c, n, (const key *const[]){keys_sections}, 1, "the file", keys_ruleset);
}

/* ---- values ---- */

bool read_text(decoder *c, const doc *n, const char *what, str *text) {
  if (!expect_kind(c, n, DOC_SCALAR, what)) return false;
  str t = n->text;
  while (t.len > 0 && t.at[t.len - 1] == '\n') t.len--; /* the line end that closes a block text is no part of it */
  if (t.len == 0 || t.len > 4096) {
    diag *e = diag_add(c->d, CODE_BAD_TEXT, n->at, t.len == 0 ? "%s is empty" : "%s is longer than 4,096 bytes", what);
    diag_help(c->d, e, t.len == 0 ? "write a text, or remove the key" : "shorten it");
    return false;
  }
  *text = t;
  return true;
}

void read_optional_text(decoder *c, const doc *mapping, const char *key_name, str *to) {
  const doc *n = doc_find(mapping, key_name);
  if (n == NULL) return;
  char what[40];
  snprintf(what, sizeof what, "`%s`", key_name);
  read_text(c, n, what, to);
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

bool read_small(decoder *c, const doc *n, const char *name, int64_t least, int64_t most, int example, int64_t *value) {
  if (n->kind == DOC_SCALAR && decimal_parse(n->text, 0, value) == DECIMAL_OK && *value >= least && *value <= most)
    return true;
  char greatest[28];
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "`%s` must be a whole number from %lld to %s", name, (long long)least,
                     diag_commas((uint64_t)most, greatest));
  diag_help(c->d, e, "write it like `%s: %d`", name, example);
  return false;
}

bool parse_duration(str text, duration *value) { return duration_parse(text, &value->count, &value->unit); }

bool read_date(decoder *c, diag_code code, const doc *n, int64_t *day) {
  if (n->kind == DOC_SCALAR && date_parse(n->text, day)) return true;
  bool written = n->kind == DOC_SCALAR && date_is_written(n->text);
  diag *e = written ? diag_add(c->d, code, n->at, "there is no such day as %.*s", STR_FMT(n->text)) : diag_add(c->d, code, n->at, "a date is expected here");
  diag_help(c->d, e, written ? "check the month, and how many days it has" : "write it as YYYY-MM-DD, such as 2026-03-01");
  return false;
}

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
  "unknown", "none", "true", "false", "yes", "no", "otherwise", "lawful_basis", "id", "note", "available",
  "label", "label_cy", "source", "chosen", "chosen_kind", "chosen_purpose", "chosen_count", "amount_of"};

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
    diag *e = t.len == 0 ? diag_add(c->d, CODE_BAD_NAME, n->at, "%s is empty", what)
                         : diag_add(c->d, CODE_BAD_NAME, n->at, "`%.*s` cannot be used as a name", STR_BEGINNING(t));
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
    diag_help(c->d, e, "choose another name, such as `%s`", str_is(t, "none") ? "none_found" : "not_recorded");
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
  if (c->d->errors > DIAG_ERRORS_SHOWN) return; /* nobody will see it */
  str *all = ARENA_ARRAY(c->a, str, from->count + 1);
  for (size_t i = 0; i < from->count; i++) all[i] = from->all[i].name;
  if (from->count > 1) qsort(all, from->count, sizeof *all, by_str);
  str near = diag_nearest(wrong, from->count, name_list_at, &(name_list){all});
  if (near.len > 0) diag_help(c->d, on, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, on, "%s", otherwise);
}

str list_names(decoder *c, size_t count, str (*at)(const void *from, size_t i), const void *from) {
  enum { SHOWN = 16 };
  buf text = {0};
  for (size_t i = 0; i < count && i < SHOWN; i++) buf_printf(&text, "%s`%.*s`", i > 0 ? ", " : "", STR_FMT(at(from, i)));
  if (count > SHOWN) buf_text(&text, ", ...");
  return arena_keep(c->a, &text);
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


static str status_at(const void *unused, size_t i) { return (void)unused, str_from(source_status_text((source_status)i)); }

bool read_status(decoder *c, const doc *n, source_status *to) {
  for (int s = STATUS_SOURCED; s <= STATUS_CONFLICT; s++)
    if (n->kind == DOC_SCALAR && str_is(n->text, source_status_text((source_status)s))) {
      *to = (source_status)s;
      return true;
    }
  diag *e = diag_add(c->d, CODE_BAD_STATUS, n->at, "the status is none of sourced, secondary, unverified, conflict");
  str near = n->kind == DOC_SCALAR ? diag_nearest(n->text, STATUS_CONFLICT + 1, status_at, NULL) : (str){NULL, 0};
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "write `unverified` where nobody has checked");
  return false;
}

static void read_citation(decoder *c, const doc *n, citation *to) {
  to->at = n->at;
  to->status = STATUS_UNVERIFIED;
  if (!check_keys(c, n, (const key *const[]){keys_source}, 1, "the source")) return;
  read_optional_text(c, n, "title", &to->title);
  read_optional_text(c, n, "url", &to->url);
  read_optional_text(c, n, "section", &to->section);
  read_optional_text(c, n, "note", &to->note);
  const doc *seen = doc_find(n, "seen"), *status = doc_find(n, "status");
  int64_t day;
  if (seen != NULL && read_date(c, CODE_BAD_LITERAL, seen, &day)) to->seen = seen->text;
  read_status(c, status, &to->status);
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
