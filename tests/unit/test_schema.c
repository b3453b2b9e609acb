/* `epf schema`: the shipped schemas are the generated ones, they take every shipped rule file, they refuse common
 * slips, and they say no more and no less than the compiler about which test goes with which type.
 *
 * The validator below knows just the draft-07 words that the generator uses, and fails on any other. It reads JSON
 * and YAML as the same trees, plain scalars typed as YAML 1.2 has it, which is how editors see rule files.
 * EPF_SOURCE names the folder of the sources. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ftw.h>
#include <regex.h>

#include "compile/rules.h"
#include "diag/render.h"
#include "match/match.h"
#include "model/keys.h"

#ifndef EPF_SOURCE_DIR
#define EPF_SOURCE_DIR "."
#endif

/* ---- texts as trees ---- */

typedef struct text_doc {
  arena memory;
  diags d;
  const doc *root;
} text_doc;

static void read_doc(text_doc *t, str text) {
  diags_init(&t->d, &t->memory);
  t->root = yaml_parse(source_new(&t->memory, STR("text"), STR("text"), text), &t->d);
}

static void start_doc(text_doc *t, str text) {
  *t = (text_doc){.root = NULL};
  arena_init(&t->memory);
  if (ARENA_CATCH(&t->memory)) abort();
  read_doc(t, text);
}

static void open_doc(text_doc *t, str text) {
  start_doc(t, text);
  if (t->root != NULL) return;
  buf why = {0};
  diags_render(&t->d, DIAG_TEXT, false, &why);
  print_error("%.*s", (int)why.len, why.at);
  buf_free(&why);
  fail();
}

static void close_doc(text_doc *t) { arena_release(&t->memory); }

/* The file's bytes; NULL if it cannot be read. The caller frees them. */
static char *read_file(const char *path, size_t *len) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) return NULL;
  buf all = {0};
  char part[65536];
  for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buf_add(&all, part, n);
  fclose(f);
  assert_false(all.failed);
  *len = all.len;
  return all.at;
}

static const char *source_path(const char *below) {
  static char path[4096];
  const char *root = getenv("EPF_SOURCE");
  snprintf(path, sizeof path, "%s/%s", root != NULL ? root : EPF_SOURCE_DIR, below);
  return path;
}

/* ---- a small validator ---- */

typedef enum json_type { JSON_NULL, JSON_BOOLEAN, JSON_INTEGER, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_type;

static bool one_of_words(str t, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (str_is(t, words[i])) return true;
  return false;
}

static bool all_digits(str t) {
  size_t i = t.len > 0 && (t.at[0] == '-' || t.at[0] == '+');
  if (i == t.len) return false;
  for (; i < t.len; i++)
    if (t.at[i] < '0' || t.at[i] > '9') return false;
  return true;
}

static json_type type_of(const doc *n) {
  static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
  static const char *const booleans[] = {"true", "True", "TRUE", "false", "False", "FALSE"};
  if (n->kind == DOC_MAPPING) return JSON_OBJECT;
  if (n->kind == DOC_SEQUENCE) return JSON_ARRAY;
  if (n->style != DOC_PLAIN) return JSON_STRING;
  if (one_of_words(n->text, nulls, 5)) return JSON_NULL;
  if (one_of_words(n->text, booleans, 6)) return JSON_BOOLEAN;
  if (all_digits(n->text)) return JSON_INTEGER;
  char *end;
  strtod(n->text.at, &end);
  bool number = end == n->text.at + n->text.len && strpbrk(n->text.at, "xXnNiIpP") == NULL;
  return number ? JSON_NUMBER : JSON_STRING;
}

static double number_of(const doc *n) { return strtod(n->text.at, NULL); }

static bool is_type(const doc *n, str wanted) {
  static const char *const names[] = {"null", "boolean", "integer", "number", "string", "array", "object"};
  json_type t = type_of(n);
  return str_is(wanted, names[t]) || (t == JSON_INTEGER && str_is(wanted, "number"));
}

static bool same(const doc *x, const doc *y) {
  json_type t = type_of(x), u = type_of(y);
  if (x->kind != DOC_SCALAR || y->kind != DOC_SCALAR) return false; /* the schemas compare scalars alone */
  if ((t == JSON_INTEGER || t == JSON_NUMBER) && (u == JSON_INTEGER || u == JSON_NUMBER)) {
    double difference = number_of(x) - number_of(y);
    return !(difference < 0) && !(difference > 0);
  }
  return t == u && str_eq(x->text, y->text);
}

static bool matches(str pattern, str text) {
  regex_t r;
  assert_int_equal(regcomp(&r, pattern.at, REG_EXTENDED | REG_NOSUB), 0);
  bool found = regexec(&r, text.at, 0, NULL, 0) == 0;
  regfree(&r);
  return found;
}

static bool valid(const doc *root, const doc *schema, const doc *n);

static const doc *definition(const doc *root, str reference) {
  str prefix = STR("#/definitions/");
  assert_true(reference.len > prefix.len && memcmp(reference.at, prefix.at, prefix.len) == 0);
  const doc *found = doc_find(doc_find(root, "definitions"), reference.at + prefix.len);
  if (found == NULL) print_error("no definition %.*s\n", STR_FMT(reference));
  assert_non_null(found);
  return found;
}

static size_t count_valid(const doc *root, const doc *schemas, const doc *n) {
  size_t count = 0;
  for (size_t i = 0; i < schemas->count; i++) count += valid(root, schemas->items[i], n);
  return count;
}

static bool has_all(const doc *names, const doc *n) {
  for (size_t i = 0; i < names->count; i++)
    if (doc_find(n, names->items[i]->text.at) == NULL) return false;
  return true;
}

static bool valid_object(const doc *root, const doc *schema, const doc *n) {
  const doc *known = doc_find(schema, "properties"), *others = doc_find(schema, "additionalProperties"),
            *names = doc_find(schema, "propertyNames"), *needs = doc_find(schema, "dependencies"), *alike = doc_find(schema, "patternProperties");
  for (size_t i = 0; i < n->count; i++) {
    const doc *key = n->pairs[i].key, *value = n->pairs[i].value;
    doc as_text = *key;
    as_text.style = DOC_DOUBLE;
    const doc *own = known != NULL ? doc_find(known, key->text.at) : NULL;
    for (size_t k = 0; alike != NULL && k < alike->count; k++)
      if (matches(alike->pairs[k].key->text, key->text)) own = alike->pairs[k].value;
    if (own != NULL && !valid(root, own, value)) return false;
    if (own == NULL && others != NULL && !valid(root, others, value)) return false;
    if (names != NULL && !valid(root, names, &as_text)) return false;
    const doc *beside = needs != NULL ? doc_find(needs, key->text.at) : NULL;
    if (beside != NULL && !(beside->kind == DOC_SEQUENCE ? has_all(beside, n) : valid(root, beside, n))) return false;
  }
  return true;
}

static bool valid_array(const doc *root, const doc *schema, const doc *n) {
  const doc *each = doc_find(schema, "items"), *some = doc_find(schema, "contains"), *unique = doc_find(schema, "uniqueItems");
  bool found = some == NULL;
  for (size_t i = 0; i < n->count; i++) {
    if (each != NULL && !valid(root, each, n->items[i])) return false;
    found = found || valid(root, some, n->items[i]);
    for (size_t k = 0; unique != NULL && k < i; k++)
      if (same(n->items[k], n->items[i])) return false;
  }
  return found;
}

static bool within(const doc *schema, const char *least, const char *most, double actual) {
  const doc *low = doc_find(schema, least), *high = doc_find(schema, most);
  return (low == NULL || actual >= number_of(low)) && (high == NULL || actual <= number_of(high));
}

static bool valid_scalar(const doc *schema, const doc *n) {
  const doc *pattern = doc_find(schema, "pattern");
  json_type t = type_of(n);
  if (t == JSON_STRING && pattern != NULL && !matches(pattern->text, n->text)) return false;
  if (t == JSON_STRING) return within(schema, "minLength", "maxLength", (double)n->text.len);
  return (t != JSON_INTEGER && t != JSON_NUMBER) || within(schema, "minimum", "maximum", number_of(n));
}

static bool valid_type(const doc *schema, const doc *n) {
  const doc *type = doc_find(schema, "type"), *list = doc_find(schema, "enum"), *only = doc_find(schema, "const");
  bool good = type == NULL || (type->kind == DOC_SCALAR && is_type(n, type->text));
  for (size_t i = 0; !good && i < type->count; i++) good = is_type(n, type->items[i]->text);
  if (!good || (only != NULL && !same(only, n))) return false;
  for (size_t i = 0; list != NULL && i < list->count; i++)
    if (same(list->items[i], n)) return true;
  return list == NULL;
}

static bool valid_combination(const doc *root, const doc *schema, const doc *n) {
  const doc *all = doc_find(schema, "allOf"), *any = doc_find(schema, "anyOf"), *one = doc_find(schema, "oneOf"),
            *no = doc_find(schema, "not"), *condition = doc_find(schema, "if");
  if (all != NULL && count_valid(root, all, n) != all->count) return false;
  if (any != NULL && count_valid(root, any, n) == 0) return false;
  if (one != NULL && count_valid(root, one, n) != 1) return false;
  if (no != NULL && valid(root, no, n)) return false;
  if (condition == NULL) return true;
  const doc *next = doc_find(schema, valid(root, condition, n) ? "then" : "else");
  return next == NULL || valid(root, next, n);
}

static void check_words(const doc *schema) {
  static const char *const known[] = {
    "$schema", "title", "description", "definitions", "$ref", "type", "enum", "const", "pattern", "properties", "patternProperties",
    "additionalProperties", "propertyNames", "required", "dependencies", "items", "contains", "uniqueItems", "minItems",
    "maxItems", "minProperties", "maxProperties", "minLength", "maxLength", "minimum", "maximum", "allOf", "anyOf",
    "oneOf", "not", "if", "then", "else"};
  for (size_t i = 0; i < schema->count; i++) {
    bool found = one_of_words(schema->pairs[i].key->text, known, sizeof known / sizeof *known);
    if (!found) print_error("the validator does not know `%s`\n", schema->pairs[i].key->text.at);
    assert_true(found);
  }
}

static bool valid(const doc *root, const doc *schema, const doc *n) {
  if (schema->kind == DOC_SCALAR) return str_is(schema->text, "true");
  check_words(schema);
  const doc *reference = doc_find(schema, "$ref"), *required = doc_find(schema, "required");
  if (reference != NULL) return valid(root, definition(root, reference->text), n);
  if (!valid_type(schema, n) || !valid_combination(root, schema, n)) return false;
  if (n->kind == DOC_SCALAR) return valid_scalar(schema, n);
  if (n->kind == DOC_SEQUENCE) return within(schema, "minItems", "maxItems", (double)n->count) && valid_array(root, schema, n);
  return (required == NULL || has_all(required, n)) && within(schema, "minProperties", "maxProperties", (double)n->count) &&
         valid_object(root, schema, n);
}

static bool takes(const text_doc *schema, const char *yaml) {
  text_doc t;
  open_doc(&t, str_from(yaml));
  bool good = valid(schema->root, schema->root, t.root);
  close_doc(&t);
  return good;
}

/* ---- shipped schemas ---- */

static const char *const shipped[] = {"pni", "tier", "offence-groups", "england-wales"};
enum { SHIPPED = sizeof shipped / sizeof *shipped };

static epf_buffer *generate(const char *rule_set) {
  char below[256];
  snprintf(below, sizeof below, "rules/%s", rule_set);
  epf_rules *rules = NULL;
  assert_int_equal(epf_rules_read(&rules, source_path(below)), EPF_OK);
  epf_buffer *to = epf_buffer_new();
  epf_rules_schema(rules, to);
  epf_rules_free(rules);
  assert_false(epf_buffer_failed(to));
  return to;
}

static void shipped_schemas_are_the_generated_ones(void **state) {
  (void)state;
  for (size_t i = 0; i < SHIPPED; i++) {
    epf_buffer *made = generate(shipped[i]);
    char below[256];
    snprintf(below, sizeof below, "rules/%s/schema.json", shipped[i]);
    size_t len = 0;
    char *bytes = read_file(source_path(below), &len);
    assert_non_null(bytes);
    bool equal = str_eq((str){bytes, len}, (str){epf_buffer_bytes(made), epf_buffer_len(made)});
    if (!equal) print_error("%s is out of date: write `epf schema rules/%s` to it\n", below, shipped[i]);
    assert_true(equal);
    free(bytes);
    epf_buffer_free(made);
  }
}

/* Every value, and every reference leads somewhere. */
static void check_references(const doc *root, const doc *n) {
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_SEQUENCE) {
      check_references(root, n->items[i]);
      continue;
    }
    if (str_is(n->pairs[i].key->text, "$ref") && n->pairs[i].value->kind == DOC_SCALAR) definition(root, n->pairs[i].value->text);
    check_references(root, n->pairs[i].value);
  }
}

/* JSON is YAML whose texts and keys are in double quotes and whose lists and mappings are in brackets. */
static void check_json(const doc *n) {
  assert_true(n->kind == DOC_SCALAR ? n->style == DOC_DOUBLE || type_of(n) != JSON_STRING : n->style == DOC_FLOW);
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_MAPPING) assert_true(n->pairs[i].key->style == DOC_DOUBLE);
    check_json(n->kind == DOC_MAPPING ? n->pairs[i].value : n->items[i]);
  }
}

static void schemas_are_json(void **state) {
  (void)state;
  for (size_t i = 0; i < SHIPPED; i++) {
    epf_buffer *made = generate(shipped[i]);
    text_doc t;
    open_doc(&t, (str){epf_buffer_bytes(made), epf_buffer_len(made)});
    check_json(t.root);
    check_references(t.root, t.root);
    close_doc(&t);
    epf_buffer_free(made);
  }
}

static const text_doc *schema_at_hand;
static size_t files_seen;

/* What an editor goes by: how deep the file stands below the rule set's folder decides the way to the schema. */
static void check_editor_lines(const char *path, str text, int level) {
  char lines[256];
  const char *up = level == 1 ? "." : "..";
  snprintf(lines, sizeof lines, "# yaml-language-server: $schema=%s/schema.json\n# $schema: %s/schema.json\n", up, up);
  size_t len = strlen(lines);
  bool there = text.len >= len && memcmp(text.at, lines, len) == 0;
  if (!there) print_error("%s does not begin with\n%s", path, lines);
  assert_true(there);
}

static int validate_file(const char *path, const struct stat *st, int kind, struct FTW *at) {
  (void)st;
  size_t len = strlen(path);
  if (kind != FTW_F || len < 5 || strcmp(path + len - 5, ".yaml") != 0 || strstr(path, "/examples/") != NULL) return 0;
  size_t size = 0;
  char *bytes = read_file(path, &size);
  assert_non_null(bytes);
  check_editor_lines(path, (str){bytes, size}, at->level);
  text_doc t;
  open_doc(&t, (str){bytes, size});
  bool good = valid(schema_at_hand->root, schema_at_hand->root, t.root);
  if (!good) print_error("%s is refused by its schema\n", path);
  assert_true(good);
  close_doc(&t);
  free(bytes);
  files_seen++;
  return 0;
}

static void schemas_take_the_shipped_files(void **state) {
  (void)state;
  files_seen = 0;
  for (size_t i = 0; i < SHIPPED; i++) {
    epf_buffer *made = generate(shipped[i]);
    text_doc t;
    open_doc(&t, (str){epf_buffer_bytes(made), epf_buffer_len(made)});
    schema_at_hand = &t;
    char below[256];
    snprintf(below, sizeof below, "rules/%s", shipped[i]);
    assert_int_equal(nftw(source_path(below), validate_file, 16, FTW_PHYS), 0);
    close_doc(&t);
    epf_buffer_free(made);
  }
  assert_true(files_seen >= 40);
}

/* ---- a rule set of our own ---- */

static const char vocabulary[] =
  "ruleset: small\n"
  "version: '1'\n"
  "title: Small\n"
  "durations: {month: 30 days, year: 365 days}\n"
  "stages: [before, after]\n"
  "purposes: {mend: Mending, learn: Learning}\n"
  "amounts: [hours, weeks]\n"
  "fields:\n"
  "  a_boolean: {type: boolean}\n"
  "  a_integer: {type: integer, min: 0, max: 120, label: Convictions, help: All of them}\n"
  "  a_decimal: {type: decimal, places: 2, min: 0, max: 100}\n"
  "  a_enum: {type: enum, values: [low, high], ordered: true}\n"
  "  other_enum: {type: enum, values_from: a_enum}\n"
  "  flat_enum: {type: enum, values: [red, '1', 'true', '007']}\n"
  "  a_set: {type: set, values: [x, y]}\n"
  "  a_text: {type: text, coded: true}\n"
  "  a_date: {type: date}\n"
  "  a_duration: {type: duration}\n"
  "  a_sentence: {type: sentence, max: 10 years}\n"
  "  other_sentence: {type: sentence}\n"
  "  sex: {type: enum, values: [female, male], role: protected}\n"
  "  ethnicity: {type: enum, values: [white, other], role: monitored}\n"
  "  case_id: {type: text, role: identifier}\n"
  "  remarks: {type: text}\n"
  "groups:\n"
  "  offences:\n"
  "    label: Offence\n"
  "    most: 3\n"
  "    fields:\n"
  "      code: {type: text, coded: true, label: Code}\n"
  "      value: {type: integer, min: 0, max: 9}\n"
  "      on: {type: date}\n"
  "      tags: {type: set, values: [p, q]}\n"
  "conditions:\n"
  "  named: {a_boolean: true}\n"
  "derived:\n"
  "  both: {sum: [a_integer, a_decimal], missing_counts_as: 0}\n"
  "  large: {for_each: offences, true_when: {value: {at_least: 5}}}\n"
  "  some: {any_of: offences, when: {large: true}}\n"
  "  table: {matrix: {rows: a_enum, columns: {of: both, from: [0, 1]}, cells: [[p, q], [p, p]]}}\n"
  "options:\n"
  "  one: {title: One, kind: programme, source: {title: T, status: sourced}}\n";

typedef struct small_set {
  text_doc rules;
  model m;
  buf made;
  text_doc schema;
} small_set;

static bool decode_root(text_doc *t, model *m) {
  doc *root = (doc *)(uintptr_t)t->root; /* our own tree */
  return model_decode(m, &t->memory, &t->d, &root, 1, root);
}

static bool decode(text_doc *t, model *m) {
  if (ARENA_CATCH(&t->memory)) abort();
  return decode_root(t, m);
}

static void open_small(small_set *s) {
  *s = (small_set){.made = {0}};
  open_doc(&s->rules, str_from(vocabulary));
  if (!decode(&s->rules, &s->m)) {
    buf why = {0};
    diags_render(&s->rules.d, DIAG_TEXT, false, &why);
    print_error("%.*s", (int)why.len, why.at);
    buf_free(&why);
    fail();
  }
  schema_print(&s->m, &s->made);
  open_doc(&s->schema, (str){s->made.at, s->made.len});
}

static void close_small(small_set *s) {
  close_doc(&s->schema);
  buf_free(&s->made);
  close_doc(&s->rules);
}

static void check_each(const char *const *texts, size_t count, bool expected) {
  small_set s;
  open_small(&s);
  for (size_t i = 0; i < count; i++) {
    bool actual = takes(&s.schema, texts[i]);
    if (actual != expected) print_error("%s:\n%s\n", expected ? "refused" : "taken", texts[i]);
    assert_int_equal(actual, expected);
  }
  close_small(&s);
}

#define CLAUSE(text) "conditions: {c: {" text "}}"
#define FIELD(text) "fields: {f: {" text "}}"
#define DERIVED(text) "derived: {d: {" text "}}"
#define OPTION(text) "option: o\ntitle: T\nkind: k\n" text
#define RULE(when) "package_rules: {r: {say: S, objection: true, when: {" when "}}}"
#define LIMIT(text) "option: o\ntitle: T\nkind: k\nlimits: [{" text "}]"
#define PACKAGE(text) "cases: [{case: c, profile: {}, expect: {}, package: {" text "}}]"
#define GUIDELINE(text) "guideline: g\ntitle: T\nsource: {title: S, status: sourced}\nfor_each: offences\nwhen: {value: 1}\n" text
#define CASE(profile, expect) "cases: [{case: c, profile: {" profile "}, expect: {" expect "}}]"

static void takes_what_is_right(void **state) {
  (void)state;
  static const char *const texts[] = {
    vocabulary,
    CLAUSE("a_boolean: true"), CLAUSE("a_boolean: a_boolean"), CLAUSE("a_integer: 5"), CLAUSE("a_integer: {at_least: 1, below: 5}"),
    CLAUSE("a_integer: {at_least: a_decimal}"), CLAUSE("a_decimal: {below: 1.5}"), CLAUSE("a_enum: low"), CLAUSE("a_enum: {in: [low, high]}"),
    CLAUSE("a_enum: {is: other_enum}"), CLAUSE("a_enum: {at_least: high}"), CLAUSE("flat_enum: {in: [red, 1, true, 7]}"),
    CLAUSE("a_set: {includes: x}"), CLAUSE("a_set: {includes_any: [x, y]}"), CLAUSE("a_set: {is: none}"), CLAUSE("a_text: {matches: '^1'}"),
    CLAUSE("a_text: {in: [10500, b]}"), CLAUSE("a_date: {on_or_after: 2020-01-01, before: 2021-01-01}"),
    CLAUSE("a_date: {before: as_of minus 1 year}"), CLAUSE("a_duration: {below: 9 months}"),
    CLAUSE("a_sentence: 26 weeks"), CLAUSE("a_sentence: {at_least: community order low, below: 3 years 6 months}"), CLAUSE("a_sentence: {in: [discharge, fine band A]}"),
    CLAUSE("a_sentence: {below: other_sentence}"), FIELD("type: sentence, min: 1 day, max: 2 years"),
    DERIVED("reduce: a_sentence, by: a_enum, shares: {low: 1/3, high: 0}"), DERIVED("greatest: [a_sentence, other_sentence]"),
    GUIDELINE("axes: [harm]\ncells: {a: 1 year, b: 2 years (1 year to 3 years)}\nmaximum: 7 years\n"),
    GUIDELINE("axes: [harm, role]\ncells: [[{cell: 1 year, status: conflict, note: n}, missing]]\n"),
    "guidelines: {g: {title: T, source: {title: S, status: sourced}, for_each: offences, when: {value: 1}, axes: [harm], cells: [1 year]}}", CLAUSE("stage: after"), CLAUSE("as_of: 2020-01-01"),
    CLAUSE("sex: female, lawful_basis: x, note: y, id: z"), CLAUSE("known: a_text"), CLAUSE("known: both"), CLAUSE("condition: named"),
    CLAUSE("option: one, available: true"), CLAUSE("kind: programme"), CLAUSE("not: {a_boolean: true}"), CLAUSE("all: [{a_boolean: true}]"),
    CLAUSE("at_least: 1, of: [{a_boolean: true}]"), CLAUSE("table: q"), CLAUSE("label: L, source: [{title: T, status: conflict}], a_boolean: true"),
    FIELD("type: set, values_from: options of kind programme"), FIELD("type: enum, values: {a: A, b: {label: B, label_cy: C}}"),
    FIELD("type: date, min: 2020-01-01"), FIELD("type: integer, dated_by: a_date, stale_after: 12 months"),
    DERIVED("first: [{when: {a_boolean: true}, then: 1}, {otherwise: missing}]"), DERIVED("first_known: [a_integer, 0]"),
    DERIVED("first: [{when: {a_boolean: true}, then: {value_of: a_integer}}, {otherwise: 2}], type: integer"),
    DERIVED("bands_of: both, bands: {l: {below: 1}, h: {at_least: 1}}"), DERIVED("years_between: [a_date, as_of]"),
    DERIVED("matrix: {axes: [a_enum, a_boolean], cells: {low: [1, 2], high: {false: 1, true: 2}}}"),
    DERIVED("for_each: offences, bands_of: value, bands: {l: {below: 1}, h: {at_least: 1}}"), DERIVED("any_of: offences, when: {code: {matches: '^1'}}"),
    DERIVED("all_of: offences, when: {large: true}"), DERIVED("count_of: offences, when: {tags: {includes: p}}, unknown_counts_as: true"),
    DERIVED("sum_of: offences, value: large, missing_counts_as: 0"), DERIVED("greatest_of: offences, value: value, when: {a_boolean: true}"),
    DERIVED("least_of: offences, value: value"), DERIVED("latest_of: offences, value: on"), DERIVED("earliest_of: offences, value: on, label: L"),
    CLAUSE("offences: {at_least: 2}"), "groups: {homes: {most: 2, label: Home, count_label: Homes, fields: {f: {type: date}}}}",
    OPTION("eligible: {a_boolean: true}\nin_force: {a_date: {from: 2020-01-01}}\nstages: [after]\n"),
    OPTION("versions: [{in_force: {a_date: {to: 2020-01-01}}, excluded: {a_boolean: true}}]"),
    OPTION("versions: [{in_force: {a_date: {to: 2020-01-01}}, source: {title: T, status: secondary}, cautions: [{when: {a_boolean: true}, say: S}]}]"),
    RULE("chosen: one"), RULE("chosen_kind: programme"), RULE("chosen_purpose: mend"), RULE("chosen_count: programme, at_least: 2"),
    RULE("amount_of: one, amount: hours, at_least: 2, below: 5"), RULE("amount_of: one, below: a_integer"),
    RULE("all: [{not: {chosen: one}}, {a_boolean: true}, {at_least: 1, of: [{chosen_count: programme, is: 1}]}]"), RULE("a_boolean: true"),
    LIMIT("amount: hours, at_least: 0, at_most: 300, when: {any: [{chosen: one}, {a_enum: low}]}, objection: false, say: S, source: {title: T, status: sourced}"),
    OPTION("purposes: [mend, learn]\nrequires: [one, {kind: programme, say: S}]\nincompatible_with: {option: one, source: {title: T, status: sourced}}\n"),
    OPTION("purposes: mend\nrequires: one\n"),
    PACKAGE("choose: {one: chosen}, expect: {conclusion: not_settled, objections: [r], possible: r, advice: []}"),
    PACKAGE("choose: {one: {hours: 12, weeks: 2}}, expect: {}"), PACKAGE("choose: {one: 12}, expect: {}"),
    CASE("a_integer: 5, a_set: [x], sex: {missing: refused}, remarks: 12", "one: eligible, both: 5.5, table: missing"),
    CASE("a_boolean: TRUE", "one: {verdict: excluded}"), CASE("a_boolean: False", "one: {verdict: excluded}"),
    CASE("a_boolean: Yes", "one: {verdict: excluded}"), CASE("a_boolean: NO", "one: {verdict: excluded}"),
    CASE("offences: [{code: 105, value: 5, tags: [p]}, {}, {on: {missing: refused}}]", "some: true, offences.2.large: unknown"),
    CASE("offences: 2, offences.2.code: 105", "some: true"), CASE("offences: {missing: unobtainable}", "some: unknown"), CASE("offences: []", "some: false"),
    CASE("a_set: none, a_boolean: yes", "one: {verdict: excluded, because: [one.excluded], provisional: false}, table: {possible: [p, q]}")};
  check_each(texts, sizeof texts / sizeof *texts, true);
}

static void refuses_slips(void **state) {
  (void)state;
  static const char *const texts[] = {
    /* unknown keys and names */
    "field: {}", "ruleset: x\nversion: 1\noption: y\n", "ruleset: x\n", CLAUSE("a_bolean: true"), CLAUSE("known: nothing"), CLAUSE("condition: nobody"),
    CLAUSE("option: two"), CLAUSE("kind: nothing"), CLAUSE("lawfulbasis: x, sex: male"), OPTION("eligable: {a_boolean: true}"),
    OPTION("source: {title: T, url: u}"), OPTION("source: {title: T, status: sure}"),
    OPTION("versions: [{in_force: {a_date: {to: 2020-01-01}}, source: {title: T}}]"), "option: o\ntitle: T\n",
    /* what rules may not read */
    CLAUSE("ethnicity: white"), CLAUSE("case_id: {matches: x}"), CLAUSE("remarks: {matches: x}"), CLAUSE("known: ethnicity"),
    /* values */
    CLAUSE("a_enum: medium"), CLAUSE("a_enum: {in: [low, medium]}"), CLAUSE("a_boolean: yes"), CLAUSE("a_integer: 1.5"), CLAUSE("a_integer: 121"),
    CLAUSE("a_integer: low"), CLAUSE("a_date: 2020-1-1"), CLAUSE("a_duration: 9"), CLAUSE("a_sentence: 9"), CLAUSE("a_sentence: fine band G"), CLAUSE("a_sentence: {at_least: a_duration}"),
    FIELD("type: sentence, min: low"), FIELD("type: sentence, places: 1"), DERIVED("reduce: a_sentence, by: a_enum"), DERIVED("reduce: a_enum, by: a_enum, shares: {low: 0}"),
    DERIVED("reduce: a_sentence, by: a_enum, shares: {low: third}"), DERIVED("sum: [a_sentence]"), GUIDELINE("axes: [harm]\n"), GUIDELINE("axes: [harm]\ncells: 1 year\n"),
    GUIDELINE("axes: []\ncells: [1 year]\n"), GUIDELINE("axes: [harm]\ncells: [1 year]\nstatus: sourced\n"), CLAUSE("a_date: {before: tomorrow}"), CLAUSE("stage: during"),
    CLAUSE("flat_enum: 2"), CLAUSE("table: z"),
    /* tests */
    CLAUSE("a_integer: {at_most: 5}"), CLAUSE("a_integer: {is: 1, in: [2]}"), CLAUSE("a_integer: {}"), CLAUSE("a_boolean: {at_least: 1}"),
    CLAUSE("flat_enum: {at_least: red}"), CLAUSE("a_set: x"), CLAUSE("a_text: x"), CLAUSE("a_date: {at_least: 2020-01-01}"),
    /* shapes */
    CLAUSE("a_boolean: true, a_integer: 5"), CLAUSE("note: nothing else"), CLAUSE("all: {a_boolean: true}"), CLAUSE("all: []"), CLAUSE("at_least: 1"),
    CLAUSE("a_boolean: true, of: [{a_boolean: true}]"), CLAUSE("a_boolean: true, available: true"), "conditions: {c: [{a_boolean: true}]}",
    "conditions: {C: {a_boolean: true}}", "cases: {}", "- a\n",
    OPTION("eligible: [{a_boolean: true}]"), OPTION("stages: [during]"), OPTION("rank: 0"), OPTION("in_force: {from: 2020-01-01}"),
    OPTION("in_force: {a_date: {}}"), OPTION("in_force: {a_date: {from: 2020-01-01}}\nversions: [{in_force: {a_date: {from: 2020-01-01}}}]"),
    FIELD("label: L"), FIELD("type: number"), FIELD("type: enum"), FIELD("type: decimal"), FIELD("type: boolean, values: [a]"),
    FIELD("type: enum, values: [a, a]"), FIELD("type: enum, values_from: a_integer"), FIELD("type: integer, min: low"), FIELD("type: text, role: secret"),
    FIELD("type: integer, dated_by: a_integer, stale_after: 1 day"), FIELD("type: integer, dated_by: a_date"),
    DERIVED("label: L"), DERIVED("sum: [a_integer], count: [{a_boolean: true}]"), DERIVED("sum: [a_enum]"), DERIVED("sum: [nothing]"),
    DERIVED("bands_of: both"), DERIVED("sum: [both], bands: {a: {below: 1}, b: {at_least: 1}}"), DERIVED("first: [{when: {a_boolean: true}, then: 1}]"),
    DERIVED("first: [{when: {a_boolean: true}}, {otherwise: 1}]"), DERIVED("years_between: [a_date]"), DERIVED("greatest: [a_set, a_set]"),
    DERIVED("matrix: {rows: a_enum, cells: [1, 2]}"), DERIVED("matrix: {rows: a_integer, columns: a_enum, cells: [[1]]}"),
    DERIVED("any_of: offences"), DERIVED("sum_of: offences, when: {large: true}"), DERIVED("any_of: offence, when: {large: true}"),
    DERIVED("sum_of: offences, value: code"), DERIVED("latest_of: offences, value: a_date"), DERIVED("for_each: offence, sum: [value]"),
    DERIVED("for_each: offences, any_of: offences, when: {large: true}"), DERIVED("any_of: offences, when: {large: true}, value: value"),
    DERIVED("sum: [a_integer], when: {a_boolean: true}"), CLAUSE("offences.1.value: 5"), CLAUSE("offences: {at_least: 4}, value: 5"),
    "groups: {homes: {most: 2}}", "groups: {homes: {fields: {f: {type: date}}}}", "groups: {homes: {most: 100, fields: {f: {type: date}}}}",
    "groups: {homes: {most: 0, fields: {f: {type: date}}}}", "groups: {homes: {most: 2, items: 3, fields: {f: {type: date}}}}",
    CASE("offences: [{cod: 1}]", "some: true"), CASE("offences: [{}, {}, {}, {}]", "some: true"), CASE("offences: [x]", "some: true"),
    CASE("offences: {code: 1}", "some: true"), CASE("code: 1", "some: true"), CASE("offences: 1", "large: true"),
    CLAUSE("chosen: one"), CLAUSE("amount_of: one, at_least: 1"), RULE("chosen: two"), RULE("chosen_kind: nothing"), RULE("chosen_purpose: hours"),
    RULE("amount_of: one, amount: mend, at_least: 2"), RULE("chosen: one, at_least: 2"), RULE("amount_of: one, includes: 2"),
    "package_rules: {r: {say: S, when: {chosen: one}}}", "package_rules: {r: {say: S, objection: yes, when: {chosen: one}}}",
    LIMIT("amount: hours"), LIMIT("amount: days, at_most: 2"), LIMIT("amount: hours, at_most: -1"), LIMIT("at_most: 2"), OPTION("requires: [two]"),
    OPTION("requires: [{option: one, kind: programme}]"), OPTION("incompatible_with: [{kind: programme}]"), OPTION("purposes: [mending]"),
    PACKAGE("choose: {two: chosen}, expect: {}"), PACKAGE("choose: {one: yes}, expect: {}"), PACKAGE("choose: {one: chosen}"),
    PACKAGE("choose: {one: chosen}, expect: {conclusion: fine}"),
    CASE("nothing: 1", "one: eligible"), CASE("a_enum: medium", "one: eligible"), CASE("sex: {missing: lost}", "one: eligible"),
    CASE("a_integer: 1", "one: suitable"), CASE("a_integer: 1", "two: eligible"), CASE("a_integer: 1", "table: z"),
    CASE("a_integer: 1", "one: {verdict: eligible, why: x}"), "cases: [{profile: {}, expect: {}}]"};
  check_each(texts, sizeof texts / sizeof *texts, false);
}

/* ---- the same as the compiler ---- */

/* Does the compiler complain in this way about these rules? */
static bool complains(const char *rules, diag_code code) {
  text_doc t;
  model m;
  bool found = false;
  open_doc(&t, str_from(rules));
  decode(&t, &m);
  for (size_t i = 0; i < t.d.list.count; i++) found |= t.d.list.at[i]->code == code;
  close_doc(&t);
  return found;
}

static const doc *find_in(const doc *n, const char *key_name) { return n != NULL ? doc_find(n, key_name) : NULL; }

/* The object form within a test's definition. */
static const doc *tests_in(const doc *root, const char *field) {
  char name[80];
  snprintf(name, sizeof name, "#/definitions/test_of_%s", field);
  const doc *d = definition(root, str_from(name)), *all = doc_find(d, "allOf");
  if (all != NULL) d = definition(root, doc_find(all->items[0], "$ref")->text);
  if (doc_find(d, "properties") != NULL) return doc_find(d, "properties");
  const doc *any = doc_find(d, "anyOf");
  for (size_t i = 0; any != NULL && i < any->count; i++)
    if (find_in(any->items[i], "properties") != NULL) return doc_find(any->items[i], "properties");
  return NULL;
}

static void knows_the_tests_of_each_type(void **state) {
  (void)state;
  static const char *const fields[] = {"a_boolean", "a_integer", "a_decimal", "a_enum", "flat_enum", "a_set", "a_text", "a_date", "a_duration", "a_sentence"};
  small_set s;
  open_small(&s);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    const doc *tests = tests_in(s.schema.root, fields[i]);
    assert_non_null(tests);
    for (const key *k = keys_operator; k->name != NULL; k++) {
      char rules[sizeof vocabulary + 200];
      snprintf(rules, sizeof rules, "%s  two: {title: T, kind: k, eligible: {%s: {%s: x}}}\n", vocabulary, fields[i], k->name);
      bool allowed = !complains(rules, CODE_OPERATOR_NOT_FOR_TYPE);
      if (allowed != (doc_find(tests, k->name) != NULL)) print_error("%s %s\n", fields[i], k->name);
      assert_int_equal(allowed, doc_find(tests, k->name) != NULL);
    }
  }
  close_small(&s);
}

static const doc *keys_of_type(const doc *field, const char *type) {
  const doc *all = doc_find(field, "allOf");
  for (size_t i = 0; i < all->count; i++) {
    const doc *tested = doc_find(doc_find(doc_find(all->items[i], "if"), "properties"), "type");
    if (str_is(doc_find(tested, "const")->text, type)) return doc_find(doc_find(all->items[i], "then"), "properties");
  }
  return NULL;
}

static void knows_the_keys_of_each_type(void **state) {
  (void)state;
  small_set s;
  open_small(&s);
  for (int t = TYPE_BOOLEAN; t <= TYPE_SENTENCE; t++) {
    const char *type = value_type_text((value_type)t);
    const doc *special = keys_of_type(definition(s.schema.root, STR("#/definitions/field")), type);
    assert_non_null(special);
    for (const key *k = keys_field; k->name != NULL; k++) {
      if (strcmp(k->name, "type") == 0) continue;
      char text[300];
      snprintf(text, sizeof text, "ruleset: x\nversion: '1'\nfields: {f: {type: %s, %s: x}}\n", type, k->name);
      bool refused = complains(text, CODE_KEY_NOT_FOR_TYPE);
      const doc *rule = doc_find(special, k->name);
      bool forbidden = rule != NULL && rule->kind == DOC_SCALAR && str_is(rule->text, "false");
      if (refused != forbidden) print_error("%s %s\n", type, k->name);
      assert_int_equal(refused, forbidden);
    }
  }
  close_small(&s);
}

static void knows_the_keys_of_each_derivation(void **state) {
  (void)state;
  static const char *const kinds[] = {
    "true_when: {a_boolean: true}", "bands_of: both, bands: {l: {below: 1}, h: {at_least: 1}}", "sum: [a_integer]", "count: [{a_boolean: true}]",
    "first: [{when: {a_boolean: true}, then: 1}, {otherwise: 2}]", "first_known: [a_integer, 0]", "years_between: [a_date, as_of]",
    "greatest: [a_integer, both]", "least: [a_integer, both]", "matrix: {rows: a_enum, columns: a_boolean, cells: [[1, 2], [1, 2]]}",
    "reduce: a_sentence, by: a_enum, shares: {low: 1/3, high: 0}", "values: [x], members: {x: {a_boolean: true}}", "any_of: offences, when: {value: 1}",
    "all_of: offences, when: {value: 1}", "count_of: offences, when: {value: 1}", "sum_of: offences, value: value", "greatest_of: offences, value: value",
    "least_of: offences, value: value", "latest_of: offences, value: on", "earliest_of: offences, value: on"};
  static const char *const more[] = {"type: integer", "places: 1", "values: [a, b]", "values_from: a_enum", "ordered: true",
                                     "bands: {l: {below: 1}, h: {at_least: 1}}", "missing_counts_as: 0", "unknown_counts_as: true", "note: x", "for_each: offences",
                                     "when: {value: 1}", "value: value", "by: a_enum", "shares: {low: 1/3, high: 0}"};
  small_set s;
  open_small(&s);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
      if (strncmp(kinds[i], "bands_of", 8) == 0 && strncmp(more[k], "bands:", 6) == 0) continue; /* it is there already */
      if (strncmp(kinds[i], "values:", 7) == 0 && strncmp(more[k], "values", 6) == 0) continue;
      if (strstr(kinds[i], " when: {v") != NULL && strncmp(more[k], "when:", 5) == 0) continue;
      if (strstr(kinds[i], ", value: ") != NULL && strncmp(more[k], "value:", 6) == 0) continue;
      if (strncmp(kinds[i], "reduce", 6) == 0 && (strncmp(more[k], "by:", 3) == 0 || strncmp(more[k], "shares:", 7) == 0)) continue;
      char text[400], rules[700];
      snprintf(text, sizeof text, "derived: {d: {%s, %s}}\n", kinds[i], more[k]);
      snprintf(rules, sizeof rules, "ruleset: x\nversion: '1'\nfields: {a_boolean: {type: boolean}}\n"
               "groups: {offences: {most: 3, fields: {value: {type: integer}, on: {type: date}}}}\n%s", text);
      bool refused = complains(rules, CODE_KEY_NOT_FOR_TYPE), taken = takes(&s.schema, text);
      if (taken == refused) print_error("%s and %s: the compiler %s it\n", kinds[i], more[k], refused ? "refuses" : "takes");
      assert_int_equal(taken, !refused);
    }
  close_small(&s);
}

static bool lists(const doc *list, const char *word) {
  for (size_t i = 0; i < list->count; i++)
    if (str_is(list->items[i]->text, word)) return true;
  return false;
}

static const doc *enum_of_key(const doc *root, const char *within_definition, const char *key_name) {
  return doc_find(doc_find(doc_find(doc_find(doc_find(root, "definitions"), within_definition), "properties"), key_name), "enum");
}

static void knows_the_words(void **state) {
  (void)state;
  small_set s;
  open_small(&s);
  const doc *verdicts = doc_find(definition(s.schema.root, STR("#/definitions/verdict")), "enum");
  assert_int_equal(verdicts->count, VERDICT_COUNT);
  for (int v = 0; v < VERDICT_COUNT; v++) assert_true(lists(verdicts, verdict_text((verdict)v)));
  const doc *types = enum_of_key(s.schema.root, "field", "type"), *statuses = enum_of_key(s.schema.root, "source", "status");
  assert_int_equal(types->count, TYPE_SENTENCE + 1);
  for (int t = 0; t <= TYPE_SENTENCE; t++) assert_true(lists(types, value_type_text((value_type)t)));
  assert_int_equal(statuses->count, STATUS_CONFLICT + 1);
  for (int t = 0; t <= STATUS_CONFLICT; t++) assert_true(lists(statuses, source_status_text((source_status)t)));
  close_small(&s);
}

/* A rule set with a title and nothing else has no names to offer; the schema must be one all the same. */
static void serves_an_empty_rule_set(void **state) {
  (void)state;
  text_doc rules, schema;
  open_doc(&rules, STR("ruleset: x\nversion: '1'\n"));
  model m;
  buf made = {0};
  assert_true(decode(&rules, &m));
  schema_print(&m, &made);
  open_doc(&schema, (str){made.at, made.len});
  check_json(schema.root);
  check_references(schema.root, schema.root);
  assert_true(takes(&schema, "ruleset: x\nversion: '1'\n"));
  assert_true(takes(&schema, CLAUSE("as_of: 2020-01-01")));
  assert_false(takes(&schema, CLAUSE("condition: c")));
  close_doc(&schema);
  close_doc(&rules);
  buf_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(shipped_schemas_are_the_generated_ones),
    cmocka_unit_test(schemas_are_json),
    cmocka_unit_test(schemas_take_the_shipped_files),
    cmocka_unit_test(takes_what_is_right),
    cmocka_unit_test(refuses_slips),
    cmocka_unit_test(knows_the_tests_of_each_type),
    cmocka_unit_test(knows_the_keys_of_each_type),
    cmocka_unit_test(knows_the_keys_of_each_derivation),
    cmocka_unit_test(knows_the_words),
    cmocka_unit_test(serves_an_empty_rule_set),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
