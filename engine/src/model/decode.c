/* The rule set as a whole: which names there are, then what each of them means. */
#include "model/decode.h"

#include <stdlib.h>

enum { NAMED_MAX = 200000 };

typedef struct named_doc {
  str id;
  const doc *key, *body;
} named_doc;
typedef vec(named_doc) named_docs;

typedef struct sections {
  named_docs fields, derived, conditions, options;
  vec(const doc *) cases;
} sections;

static int by_id(const void *a, const void *b) {
  const named_doc *x = a, *y = b;
  int c = str_cmp(x->id, y->id);
  if (c != 0) return c;
  c = str_cmp(x->key->at.in->path, y->key->at.in->path);
  return c != 0 ? c : (x->key->at.start > y->key->at.start) - (x->key->at.start < y->key->at.start);
}

bool enter(decoder *c, span at) {
  if (c->depth++ < CHAIN_MAX) return true;
  diag *e = diag_add(c->d, CODE_TOO_MANY, at, "more than %d derived values or conditions rest on one another in a chain", CHAIN_MAX);
  diag_help(c->d, e, "shorten the chain");
  return false;
}

void leave(decoder *c) { c->depth--; }

/* ---- gathering ---- */

static void gather_mapping(decoder *c, const doc *n, const char *what, name_style style, named_docs *to) {
  if (!expect_kind(c, n, DOC_MAPPING, what)) return;
  for (size_t i = 0; i < n->count; i++) {
    const doc *id = n->pairs[i].key;
    if (!check_name(c, id, style, "the name")) continue;
    *VEC_PUSH(c->a, to) = (named_doc){id->text, id, n->pairs[i].value};
  }
}

static void gather_file(decoder *c, const doc *file, bool is_root, sections *to) {
  if (!expect_kind(c, file, DOC_MAPPING, "the file")) return;
  const doc *single = is_root ? NULL : doc_find(file, "option");
  if (single != NULL) {
    if (check_name(c, single, NAME_KEBAB, "the option")) *VEC_PUSH(c->a, &to->options) = (named_doc){single->text, single, file};
    return;
  }
  if (!check_keys(c, file, (const key *const[]){keys_sections, keys_ruleset}, is_root ? 2 : 1, is_root ? "the rule set" : "the file") &&
      is_root)
    return;
  const doc *fields = doc_find(file, "fields"), *derived = doc_find(file, "derived"), *conditions = doc_find(file, "conditions"),
            *options = doc_find(file, "options"), *cases = doc_find(file, "cases");
  if (fields != NULL) gather_mapping(c, fields, "`fields`", NAME_SNAKE, &to->fields);
  if (derived != NULL) gather_mapping(c, derived, "`derived`", NAME_SNAKE, &to->derived);
  if (conditions != NULL) gather_mapping(c, conditions, "`conditions`", NAME_SNAKE, &to->conditions);
  if (options != NULL) gather_mapping(c, options, "`options`", NAME_KEBAB, &to->options);
  if (cases != NULL && expect_kind(c, cases, DOC_SEQUENCE, "`cases`"))
    for (size_t i = 0; i < cases->count; i++) *VEC_PUSH(c->a, &to->cases) = cases->items[i];
}

/* ---- names ---- */

static void sort_named(named_docs *list) {
  if (list->count > 1) qsort(list->at, list->count, sizeof *list->at, by_id);
}

/* Drops what repeats a name; the first in order of file and place stays. */
static void register_names(decoder *c, named_docs *list, names *seen, const char *what) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++) {
    const named_doc *one = &list->at[i];
    uint32_t first = names_find(seen, one->id);
    if (first == NONE) {
      names_add(seen, c->a, one->id, 0);
      list->at[kept++] = *one;
      continue;
    }
    diag *e = diag_add(c->d, CODE_DUPLICATE_NAME, one->key->at, "the name `%.*s` is taken", STR_FMT(one->id));
    for (size_t k = 0; k < kept; k++)
      if (str_eq(list->at[k].id, one->id)) diag_also(c->d, e, list->at[k].key->at, "first used here");
    diag_help(c->d, e, "give this %s another name: fields, derived values, conditions and options share one set of names", what);
  }
  list->count = kept;
}

static void add_data(decoder *c, const sections *s) {
  model *m = c->m;
  size_t anonymous = 0;
  const doc *axes[16];
  for (size_t i = 0; i < s->derived.count; i++) {
    size_t count = matrix_axis_docs(s->derived.at[i].body, axes, 9);
    for (size_t k = 0; k < count; k++) anonymous += axes[k]->kind == DOC_MAPPING;
  }
  m->field_end = DATUM_FIELDS + s->fields.count;
  m->data_count = m->field_end + s->derived.count + anonymous;
  m->data = ARENA_ARRAY(c->a, datum, m->data_count);
  c->datum_state = ARENA_ARRAY(c->a, progress, m->data_count);
  for (size_t i = 0; i < m->data_count; i++) m->data[i].dated_by = NONE;
  uint32_t at = DATUM_FIELDS;
  for (size_t i = 0; i < s->fields.count; i++, at++) {
    const named_doc *one = &s->fields.at[i];
    m->data[at].id = one->id;
    m->data[at].at = one->key->at;
    m->data[at].text = one->body;
    names_add(&c->data, c->a, one->id, at);
  }
  for (size_t i = 0; i < s->derived.count; i++, at++) {
    const named_doc *one = &s->derived.at[i];
    m->data[at].id = one->id;
    m->data[at].at = one->key->at;
    m->data[at].text = one->body;
    names_add(&c->data, c->a, one->id, at);
    size_t count = matrix_axis_docs(one->body, axes, 9), number = 0;
    bool two = one->body->kind == DOC_MAPPING && doc_find(one->body, "matrix") != NULL && doc_find(doc_find(one->body, "matrix"), "rows") != NULL;
    for (size_t k = 0; k < count; k++) {
      number++;
      if (axes[k]->kind != DOC_MAPPING) continue;
      datum *axis = &m->data[++at];
      buf id = {0};
      if (two) buf_printf(&id, "%.*s.%s", STR_FMT(one->id), k == 0 ? "rows" : "columns");
      else buf_printf(&id, "%.*s.axis%zu", STR_FMT(one->id), number);
      bool failed = id.failed;
      if (!failed) axis->id = (str){arena_copy(c->a, id.at, id.len), id.len};
      buf_free(&id);
      if (failed) arena_nomem(c->a);
      axis->at = axes[k]->at;
      axis->text = axes[k];
    }
  }
}

static void add_conditions(decoder *c, const sections *s) {
  model *m = c->m;
  m->condition_count = s->conditions.count;
  m->conditions = ARENA_ARRAY(c->a, condition, m->condition_count);
  c->condition_state = ARENA_ARRAY(c->a, progress, m->condition_count);
  c->condition_docs = ARENA_ARRAY(c->a, const doc *, m->condition_count);
  for (uint32_t i = 0; i < m->condition_count; i++) {
    m->conditions[i].id = s->conditions.at[i].id;
    m->conditions[i].at = s->conditions.at[i].key->at;
    c->condition_docs[i] = s->conditions.at[i].body;
    names_add(&c->conditions, c->a, m->conditions[i].id, i);
  }
}

static void add_options(decoder *c, const sections *s) {
  model *m = c->m;
  m->option_count = s->options.count;
  m->options = ARENA_ARRAY(c->a, option, m->option_count);
  for (uint32_t i = 0; i < m->option_count; i++) {
    option *o = &m->options[i];
    const named_doc *one = &s->options.at[i];
    o->id = one->id;
    o->at = one->key->at;
    o->text = one->body;
    names_add(&c->options, c->a, o->id, i);
    if (o->text->kind != DOC_MAPPING) continue;
    const doc *kind = doc_find(o->text, "kind"), *title = doc_find(o->text, "title");
    if (title != NULL && read_text(c, title, "the title", &o->title)) {}
    if (kind == NULL || !check_name(c, kind, NAME_SNAKE, "the kind")) continue;
    o->kind = kind->text;
    if (names_find(&c->kinds, o->kind) == NONE) names_add(&c->kinds, c->a, o->kind, 0);
  }
}

/* ---- as_of and stage ---- */

static void add_built_in(decoder *c, const doc *root) {
  model *m = c->m;
  m->data[DATUM_AS_OF] = (datum){.id = STR("as_of"), .type = TYPE_DATE, .min = DATE_MIN, .max = DATE_MAX, .dated_by = NONE,
                                 .label = STR("Evaluation date"), .label_cy = STR("Dyddiad gwerthuso"), .at = root->at};
  datum *stage = &m->data[DATUM_STAGE];
  *stage = (datum){.id = STR("stage"), .type = TYPE_ENUM, .dated_by = NONE, .label = STR("Stage"), .label_cy = STR("Cam"), .at = root->at};
  const doc *stages = doc_find(root, "stages");
  if (stages == NULL || !read_values(c, stages, stage) || stage->value_count == 0) {
    stage->values = ARENA_ARRAY(c->a, named_value, 1);
    stage->values[0].id = STR("any");
    stage->value_count = 1;
    stage->max = 0;
  }
  c->datum_state[DATUM_AS_OF] = c->datum_state[DATUM_STAGE] = DONE;
  names_add(&c->data, c->a, STR("as_of"), DATUM_AS_OF);
  names_add(&c->data, c->a, STR("stage"), DATUM_STAGE);
}

static void read_days(decoder *c, const doc *durations, const char *key_name, int64_t *days) {
  duration d;
  const doc *n = doc_find(durations, key_name);
  if (n == NULL || !read_duration(c, n, &d)) return;
  if (d.unit == UNIT_DAY && d.count > 0 && d.count < 1000) {
    *days = d.count;
    return;
  }
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "a number of days is expected here");
  diag_help(c->d, e, "write it like `30 days`");
}

static void read_head(decoder *c, const doc *root) {
  model *m = c->m;
  const doc *id = doc_find(root, "ruleset"), *languages = doc_find(root, "languages"), *durations = doc_find(root, "durations");
  if (check_name(c, id, NAME_KEBAB, "the rule set")) m->id = id->text;
  read_optional_text(c, root, "version", &m->version);
  read_optional_text(c, root, "title", &m->title);
  read_optional_text(c, root, "owner", &m->owner);
  read_optional_text(c, root, "description", &m->description);
  const doc *const *items, *single;
  m->language_count = languages != NULL ? list_items(languages, &items, &single) : 0;
  m->languages = ARENA_ARRAY(c->a, str, m->language_count + 1);
  for (size_t i = 0; i < m->language_count; i++) read_text(c, items[i], "the language", &m->languages[i]);
  if (m->language_count == 0) m->languages[m->language_count++] = STR("en");
  if (durations == NULL || !check_keys(c, durations, (const key *const[]){keys_durations}, 1, "`durations`")) return;
  read_days(c, durations, "month", &m->month_days);
  read_days(c, durations, "year", &m->year_days);
}

static void read_as_of_field(decoder *c, const doc *root) {
  const doc *n = doc_find(root, "as_of_field");
  c->m->as_of_field = NONE;
  if (n == NULL) return;
  uint32_t ix = n->kind == DOC_SCALAR ? names_find(&c->data, n->text) : NONE;
  if (ix != NONE && ix >= DATUM_FIELDS && ix < c->m->field_end && c->m->data[ix].type == TYPE_DATE) {
    c->m->as_of_field = ix;
    return;
  }
  diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`as_of_field` names no date field");
  if (n->kind == DOC_SCALAR) suggest(c, e, n->text, &c->data, "name a field of type date");
}

/* ---- cases ---- */

static void add_case(decoder *c, const doc *n) {
  model *m = c->m;
  if (!check_keys(c, n, (const key *const[]){keys_test_case}, 1, "the case")) return;
  test_case *to = &m->cases[m->case_count];
  *to = (test_case){.profile = doc_find(n, "profile"), .expect = doc_find(n, "expect"), .at = n->at};
  read_optional_text(c, n, "case", &to->name);
  read_optional_text(c, n, "as_of", &to->as_of);
  read_optional_text(c, n, "stage", &to->stage);
  int64_t day;
  const doc *as_of = doc_find(n, "as_of"), *stage = doc_find(n, "stage");
  const char *fault = NULL;
  if (as_of != NULL && !date_parse(to->as_of, &day)) fault = "`as_of` is not a date (YYYY-MM-DD)";
  else if (stage != NULL && datum_find_value(&m->data[DATUM_STAGE], to->stage) == NONE) fault = "the rule set has no such stage";
  else if (to->profile->kind != DOC_MAPPING) fault = "`profile` is not a mapping of fields to answers";
  else if (to->expect->kind != DOC_MAPPING) fault = "`expect` is not a mapping of options and derived values";
  if (fault != NULL) {
    diag *e = diag_add(c->d, CODE_BAD_CASE, as_of != NULL && fault[1] == 'a' ? as_of->at : n->at, "%s", fault);
    diag_help(c->d, e, "see `epf explain %s` for a case that can be run", diag_code_name(CODE_BAD_CASE));
    return;
  }
  for (size_t i = 0; i < to->expect->count; i++) {
    const doc *name = to->expect->pairs[i].key;
    uint32_t ix = names_find(&c->data, name->text);
    if (names_find(&c->options, name->text) != NONE || (ix != NONE && ix >= m->field_end)) continue;
    diag *e = diag_add(c->d, CODE_BAD_CASE, name->at, "there is no option or derived value `%.*s`",
                       name->text.len > 80 ? 80 : (int)name->text.len, name->text.at);
    suggest(c, e, name->text, ix == NONE ? &c->options : &c->data, "check its spelling");
    return;
  }
  m->case_count++;
}

bool model_decode(model *m, arena *a, diags *d, doc *const *docs, size_t doc_count, const doc *root) {
  *m = (model){.as_of_field = NONE};
  decoder c = {.a = a, .d = d, .m = m};
  sections s = {0};
  for (size_t i = 0; i < doc_count; i++) gather_file(&c, docs[i], docs[i] == root, &s);
  if (root->kind != DOC_MAPPING || doc_find(root, "ruleset") == NULL) return false;

  names seen = {0};
  names_add(&seen, a, STR("as_of"), 0);
  names_add(&seen, a, STR("stage"), 0);
  sort_named(&s.derived);
  sort_named(&s.conditions);
  sort_named(&s.options);
  register_names(&c, &s.fields, &seen, "field");
  register_names(&c, &s.derived, &seen, "derived value");
  register_names(&c, &s.conditions, &seen, "condition");
  register_names(&c, &s.options, &seen, "option");
  size_t total = s.fields.count + s.derived.count + s.conditions.count + s.options.count;
  if (total > NAMED_MAX) {
    diag *e = diag_add(d, CODE_TOO_MANY, root->at, "the rule set defines %zu names; at most %d may be", total, NAMED_MAX);
    diag_help(d, e, "split the rule set");
    return false;
  }
  add_options(&c, &s);
  add_data(&c, &s);
  add_built_in(&c, root);
  add_conditions(&c, &s);
  read_head(&c, root);
  decode_fields(&c);
  read_as_of_field(&c, root);
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++)
    if (m->data[i].text == NULL || names_find(&c.data, m->data[i].id) == i) decode_derived(&c, i);
  for (uint32_t i = 0; i < m->condition_count; i++) decode_condition(&c, i);
  for (uint32_t i = 0; i < m->option_count; i++) decode_option(&c, &m->options[i]);
  m->cases = ARENA_ARRAY(a, test_case, s.cases.count + 1);
  for (size_t i = 0; i < s.cases.count; i++) add_case(&c, s.cases.at[i]);
  if (d->errors == 0) settle(&c);
  return d->errors == 0;
}
