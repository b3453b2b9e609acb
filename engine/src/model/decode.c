/* The rule set as a whole: which names there are, then what each of them means. */
#include "model/decode.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"

enum { NAMED_MAX = 200000, ITEMS_MAX = 99 };

typedef struct named_doc {
  str id;
  const doc *key, *body;
  const group *for_each; /* of guidelines, and of derived values: NULL for most */
  const doc *table;      /* of an output of a table that has several: the table's own text */
  str table_name;
  uint32_t column;
} named_doc;
typedef vec(named_doc) named_docs;

typedef struct sections {
  named_docs fields, groups, derived, conditions, guidelines, options, package_rules;
  named_docs *group_fields; /* by group */
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
    *VEC_PUSH(c->a, to) = (named_doc){.id = id->text, .key = id, .body = n->pairs[i].value};
  }
}

static void gather_file(decoder *c, const doc *file, bool is_root, sections *to) {
  if (!expect_kind(c, file, DOC_MAPPING, "the file")) return;
  const doc *option_id = is_root ? NULL : doc_find(file, "option"), *guideline_id = is_root || option_id != NULL ? NULL : doc_find(file, "guideline");
  if (option_id != NULL) {
    if (check_name(c, option_id, NAME_KEBAB, "the option")) *VEC_PUSH(c->a, &to->options) = (named_doc){.id = option_id->text, .key = option_id, .body = file};
    return;
  }
  if (guideline_id != NULL) {
    if (check_name(c, guideline_id, NAME_KEBAB, "the guideline"))
      *VEC_PUSH(c->a, &to->guidelines) = (named_doc){.id = guideline_id->text, .key = guideline_id, .body = file};
    return;
  }
  if (!is_root) check_file_keys(c, file);
  else if (!check_keys(c, file, (const key *const[]){keys_sections, keys_ruleset}, 2, "the rule set")) return;
  const doc *fields = doc_find(file, "fields"), *derived = doc_find(file, "derived"), *conditions = doc_find(file, "conditions"),
            *options = doc_find(file, "options"), *cases = doc_find(file, "cases"), *groups = doc_find(file, "groups"),
            *guidelines = doc_find(file, "guidelines"), *package_rules = doc_find(file, "package_rules");
  if (fields != NULL) gather_mapping(c, fields, "`fields`", NAME_SNAKE, &to->fields);
  if (groups != NULL) gather_mapping(c, groups, "`groups`", NAME_SNAKE, &to->groups);
  if (derived != NULL) gather_mapping(c, derived, "`derived`", NAME_SNAKE, &to->derived);
  if (conditions != NULL) gather_mapping(c, conditions, "`conditions`", NAME_SNAKE, &to->conditions);
  if (guidelines != NULL) gather_mapping(c, guidelines, "`guidelines`", NAME_KEBAB, &to->guidelines);
  if (options != NULL) gather_mapping(c, options, "`options`", NAME_KEBAB, &to->options);
  if (package_rules != NULL) gather_mapping(c, package_rules, "`package_rules`", NAME_KEBAB, &to->package_rules);
  if (cases != NULL && expect_kind(c, cases, DOC_SEQUENCE, "`cases`"))
    for (size_t i = 0; i < cases->count; i++) *VEC_PUSH(c->a, &to->cases) = cases->items[i];
}

/* ---- names ---- */

static void sort_named(named_docs *list) {
  if (list->count > 1) qsort(list->at, list->count, sizeof *list->at, by_id);
}

static int by_place(const void *a, const void *b) {
  const doc *x = ((const named_doc *)a)->key, *y = ((const named_doc *)b)->key;
  int c = str_cmp(x->at.in->path, y->at.in->path);
  return c != 0 ? c : (x->at.start > y->at.start) - (x->at.start < y->at.start);
}

/* Their order is the author's, so it must not hang on how files are called or included: they stand in one file. */
static void check_fields_together(decoder *c, named_docs *fields) {
  if (fields->count > 1) qsort(fields->at, fields->count, sizeof *fields->at, by_place);
  for (size_t i = 1; i < fields->count; i++) {
    const doc *one = fields->at[i].key;
    if (one->at.in == fields->at[i - 1].key->at.in) continue;
    diag *e = diag_add(c->d, CODE_FIELDS_APART, one->at, "`%.*s` and `%.*s` both have `fields`; the fields of a rule set stand in one file",
                       STR_FMT(fields->at[0].key->at.in->name), STR_FMT(one->at.in->name));
    diag_also(c->d, e, fields->at[0].key->at, "the other fields begin here");
    diag_help(c->d, e, "move them together, in the order in which they are to be asked");
  }
}

/* Names taken so far, each with its first place. */
typedef struct taken_names {
  names seen; /* -> index of places */
  vec(span) places;
} taken_names;

/* Drops what repeats a name; the first in order of file and place stays. */
static void register_names(decoder *c, named_docs *list, taken_names *taken, const char *what) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++) {
    const named_doc *one = &list->at[i];
    uint32_t first = names_find(&taken->seen, one->id);
    if (first == NONE) {
      names_add(&taken->seen, c->a, one->id, (uint32_t)taken->places.count);
      *VEC_PUSH(c->a, &taken->places) = one->key->at;
      list->at[kept++] = *one;
      continue;
    }
    diag *e = diag_add(c->d, CODE_DUPLICATE_NAME, one->key->at, "the name `%.*s` is taken", STR_FMT(one->id));
    diag_also(c->d, e, taken->places.at[first], "first used here");
    diag_help(c->d, e, "give this %s another name: fields, groups, derived values, conditions, guidelines, options and package rules share one set of names", what);
  }
  list->count = kept;
}

/* ---- tables with several outputs ---- */

/* Each is a derived value of its own: TABLE_OUTPUT. */
static void add_table_outputs(decoder *c, named_docs *derived) {
  for (size_t i = 0, count = derived->count; i < count; i++) {
    const named_doc one = derived->at[i];
    const doc *outputs = table_outputs(one.body);
    for (uint32_t k = 0; outputs != NULL && k < outputs->count; k++) {
      const doc *name = outputs->pairs[k].key;
      str id = arena_print(c->a, "%.*s_%.*s", STR_FMT(one.id), STR_FMT(name->text));
      const doc joined = {.kind = DOC_SCALAR, .at = name->at, .text = id}; /* `kind` alone is a word of the language, `award_kind` is not */
      if (!check_name(c, &joined, NAME_SNAKE, "the output")) continue;
      *VEC_PUSH(c->a, derived) = (named_doc){.id = id, .key = name, .body = outputs->pairs[k].value, .table = one.body, .table_name = one.id, .column = k};
      if (names_find(&c->wide_tables, one.id) != NONE) continue;
      names_add(&c->wide_tables, c->a, one.id, (uint32_t)c->wide_outputs.count);
      *VEC_PUSH(c->a, &c->wide_outputs) = id;
    }
  }
}

/* ---- where data stand ---- */

static datum *place_datum(decoder *c, data_list *to, str id, span at, const doc *text) {
  datum *d = VEC_PUSH(c->a, to);
  *d = (datum){.id = id, .name = id, .at = at, .text = text, .dated_by = NONE, .group = NONE};
  return d;
}

/* What stands under its own name in the table, but for a table of several outputs, which has no value. */
static void name_datum(decoder *c, data_list *to, datum *d, const named_doc *one) {
  d->tabled = one->table != NULL ? TABLE_OUTPUT : table_outputs(one->body) != NULL ? TABLE_OF_SEVERAL : one->body->kind == DOC_MAPPING && doc_find(one->body, "table") != NULL ? TABLE_WHOLE : TABLE_NOT;
  d->column = one->column;
  d->hidden = d->tabled == TABLE_OF_SEVERAL;
  names_add(d->hidden ? &c->several : &c->data, c->a, d->id, (uint32_t)to->count - 1);
}

static void place_named(decoder *c, data_list *to, const named_doc *one) {
  name_datum(c, to, place_datum(c, to, one->id, one->key->at, one->body), one);
}

/* The same thing of one item. */
static void place_of_item(decoder *c, data_list *to, const named_doc *one, const group *g, uint32_t item, uint32_t step) {
  datum *d = place_datum(c, to, item_id(c, g->id, item, one->id), one->key->at, one->body);
  name_datum(c, to, d, one);
  d->name = one->id;
  d->group = g->count;
  d->item = item;
  d->item_step = step;
}

static size_t unnamed_axes(const doc *derived, const doc **axes, size_t most) {
  size_t count = matrix_axis_docs(derived, axes, most), unnamed = 0;
  for (size_t k = 0; k < count; k++) unnamed += axes[k]->kind == DOC_MAPPING;
  return unnamed;
}

/* The bands of a matrix's axes that have no name of their own. */
static void place_axes(decoder *c, data_list *to, uint32_t matrix) {
  enum { AXES = 9 };
  const doc *axes[AXES], *text = to->at[matrix].text;
  size_t count = matrix_axis_docs(text, axes, AXES);
  bool two = count > 0 && doc_find(doc_find(text, "matrix"), "rows") != NULL;
  for (size_t k = 0; k < count; k++) {
    char suffix[16];
    if (axes[k]->kind != DOC_MAPPING) continue;
    snprintf(suffix, sizeof suffix, two ? (k == 0 ? ".rows" : ".columns") : ".axis%zu", k + 1);
    datum *axis = place_datum(c, to, id_of(c, to->at[matrix].id, suffix).prefix, axes[k]->at, axes[k]);
    axis->hidden = true;
    axis->group = to->at[matrix].group;
    axis->item = to->at[matrix].item;
    axis->item_step = to->at[matrix].item_step;
  }
}

static size_t member_count(const doc *derived) {
  const doc *members = doc_find(derived, "members");
  return members != NULL && members->kind == DOC_MAPPING ? members->count : 0;
}

/* For each value of a set whether it is in it. */
static void place_members(decoder *c, data_list *to, uint32_t owner) {
  const doc *text = to->at[owner].text;
  for (size_t i = 0; i < member_count(text); i++) {
    const doc_pair *one = &doc_find(text, "members")->pairs[i];
    str id = arena_print(c->a, "%.*s.%.*s", STR_FMT(to->at[owner].id), STR_FMT(one->key->text));
    datum *d = place_datum(c, to, id, one->key->at, one->value);
    d->name = arena_print(c->a, "%.*s.%.*s", STR_FMT(to->at[owner].name), STR_FMT(one->key->text));
    d->hidden = true;
    d->is_clause = true;
    d->group = to->at[owner].group;
    d->item = to->at[owner].item;
    d->item_step = to->at[owner].item_step;
  }
}

/* What a table needs of its own: see decode_table.c. */
static size_t table_data(const named_doc *one) { return table_helpers(one->table != NULL ? one->table : one->body, one->table != NULL); }

static void place_table(decoder *c, data_list *to, uint32_t owner, const named_doc *one) {
  size_t count = table_data(one);
  for (size_t i = 0; i < count; i++) {
    datum *d = place_datum(c, to, arena_print(c->a, "%.*s.%zu", STR_FMT(to->at[owner].id), i + 1), to->at[owner].at, to->at[owner].text);
    d->name = to->at[owner].name;
    d->hidden = true;
    d->group = to->at[owner].group;
    d->item = to->at[owner].item;
    d->item_step = to->at[owner].item_step;
  }
}

/* The table may stand behind its outputs: names have an order of their own. */
static void find_tables(decoder *c, data_list *all, const sections *s) {
  for (size_t i = 0; i < s->derived.count; i++) {
    const named_doc *one = &s->derived.at[i];
    for (uint32_t item = one->for_each != NULL; one->table != NULL && item <= (one->for_each != NULL ? one->for_each->most : 0); item++) {
      str own = item > 0 ? item_id(c, one->for_each->id, item, one->id) : one->id;
      str whole = item > 0 ? item_id(c, one->for_each->id, item, one->table_name) : one->table_name;
      uint32_t ix = names_find(&c->data, own);
      if (ix != NONE) all->at[ix].table = names_find(&c->several, whole);
    }
  }
}

/* What a reduction needs: for each item whether it counts, and its value; see decode_group.c. */
static void place_helpers(decoder *c, data_list *to, uint32_t owner) {
  size_t count = reduction_helpers(c, to->at[owner].text);
  if (count == 0) return;
  int kind;
  const doc *of = reduction_of(to->at[owner].text, &kind), *when = doc_find(to->at[owner].text, "when");
  const group *g = &c->m->groups[names_find(&c->groups, of->text)];
  for (size_t i = 0; i < count; i++) {
    bool counts = when != NULL && i < g->most, total = reduction_picks_one(kind) && i + 1 == count;
    char suffix[32];
    snprintf(suffix, sizeof suffix, counts ? ".%zu.counts" : total ? ".total" : ".%zu.value", i % g->most + 1);
    datum *d = place_datum(c, to, id_of(c, to->at[owner].id, suffix).prefix, to->at[owner].at, counts ? when : to->at[owner].text);
    d->name = to->at[owner].name;
    d->hidden = true;
    d->is_clause = counts;
    if (total) continue;
    d->group = g->count;
    d->item = (uint32_t)(i % g->most) + 1;
    d->item_step = 1;
  }
}

static datum *place_guided(decoder *c, data_list *to, const group *g, uint32_t item, const char *name, guide_part part, const guideline *of) {
  datum *d = place_datum(c, to, item_id(c, g->id, item, str_from(name)), of->at, of->text);
  d->group = g->count;
  d->item = item;
  d->item_step = g->guided_step;
  d->guide = (uint8_t)part;
  d->hidden = part > GUIDE_MAXIMUM;
  d->name = d->hidden ? of->id : str_from(name);
  if (!d->hidden) names_add(&c->data, c->a, d->id, (uint32_t)to->count - 1);
  return d;
}

/* What one guideline makes of one item: whether it applies, and its grid. */
static void place_guideline(decoder *c, data_list *to, const group *g, uint32_t item, uint32_t ix) {
  static const char *const parts[] = {"applies", "start", "from", "to", "status"};
  const guideline *of = &c->m->guidelines[ix];
  for (int i = 0; i < GUIDE_OF_GUIDELINE; i++) {
    char name[120];
    snprintf(name, sizeof name, "guideline.%.*s.%s", STR_FMT(of->id), parts[i]);
    datum *d = place_guided(c, to, g, item, name, (guide_part)(GUIDE_APPLIES + i), of);
    d->guideline = ix;
    if (d->guide != GUIDE_APPLIES) continue;
    d->is_clause = true;
    d->text = doc_find(of->text, "when");
  }
}

static void place_guidelines(decoder *c, data_list *to, group *g) {
  g->guided = (uint32_t)to->count;
  g->guided_step = GUIDE_OF_ITEM + GUIDE_OF_GUIDELINE * (uint32_t)g->guideline_count;
  for (uint32_t item = 1; item <= g->most && g->guideline_count > 0; item++) {
    const guideline *first = &c->m->guidelines[g->guidelines[0]];
    for (int i = 0; i < GUIDE_RESULTS; i++) place_guided(c, to, g, item, guide_names[i], (guide_part)(GUIDE_ID + i), first);
    place_guided(c, to, g, item, "guideline.which", GUIDE_WHICH, first);
    for (size_t i = 0; i < g->guideline_count; i++) place_guideline(c, to, g, item, g->guidelines[i]);
  }
}

static void place_derived(decoder *c, data_list *to, const sections *s) {
  const doc *axes[9];
  for (size_t i = 0; i < s->derived.count; i++) {
    uint32_t at = (uint32_t)to->count;
    if (s->derived.at[i].for_each != NULL) continue;
    place_named(c, to, &s->derived.at[i]);
    place_axes(c, to, at);
    place_members(c, to, at);
    place_table(c, to, at, &s->derived.at[i]);
    place_helpers(c, to, at);
  }
  for (size_t g = 0; g < c->m->group_count; g++) {
    const group *each = &c->m->groups[g];
    uint32_t step = 0;
    for (size_t i = 0; i < s->derived.count; i++)
      if (s->derived.at[i].for_each == each)
        step += 1 + (uint32_t)(unnamed_axes(s->derived.at[i].body, axes, 9) + member_count(s->derived.at[i].body) + table_data(&s->derived.at[i]));
    for (uint32_t item = 1; item <= each->most && step > 0; item++)
      for (size_t i = 0; i < s->derived.count; i++) {
        uint32_t at = (uint32_t)to->count;
        if (s->derived.at[i].for_each != each) continue;
        place_of_item(c, to, &s->derived.at[i], each, item, step);
        place_axes(c, to, at);
        place_members(c, to, at);
        place_table(c, to, at, &s->derived.at[i]);
      }
    place_guidelines(c, to, &c->m->groups[g]);
  }
}

static void add_data(decoder *c, const sections *s) {
  model *m = c->m;
  data_list all = {0};
  for (int i = 0; i < DATUM_FIELDS; i++) place_datum(c, &all, (str){NULL, 0}, (span){0}, NULL);
  for (size_t i = 0; i < s->fields.count; i++) place_named(c, &all, &s->fields.at[i]);
  for (size_t g = 0; g < m->group_count; g++) {
    group *each = &m->groups[g];
    each->count = (uint32_t)all.count;
    place_named(c, &all, &s->groups.at[g]);
    for (uint32_t item = 1; item <= each->most; item++)
      for (size_t i = 0; i < s->group_fields[g].count; i++)
        place_of_item(c, &all, &s->group_fields[g].at[i], each, item, (uint32_t)s->group_fields[g].count);
  }
  m->field_end = all.count;
  place_derived(c, &all, s);
  find_tables(c, &all, s);
  place_chosen(c, &all, s->package_rules.count > 0);
  m->data = all.at;
  m->data_count = all.count;
  c->datum_state = ARENA_ARRAY(c->a, progress, m->data_count);
  c->tables = ARENA_ARRAY(c->a, struct decision_table *, m->data_count);
  for (size_t i = m->package_first; i < m->data_count; i++) c->datum_state[i] = DONE;
}

/* ---- groups ---- */

static void add_group(decoder *c, sections *s, size_t ix, taken_names *taken) {
  const named_doc *one = &s->groups.at[ix];
  group *g = &c->m->groups[ix];
  group_members *in = &c->members[ix];
  int64_t most = 0;
  g->id = one->id;
  in->of = g;
  in->broken = true;
  names_add(&c->groups, c->a, g->id, (uint32_t)ix);
  if (!check_keys(c, one->body, (const key *const[]){keys_group}, 1, "the group")) return;
  read_optional_text(c, one->body, "label", &g->label);
  read_optional_text(c, one->body, "label_cy", &g->label_cy);
  if (!read_small(c, doc_find(one->body, "most"), "most", 1, ITEMS_MAX, 12, &most)) return;
  g->most = (uint32_t)most;
  gather_mapping(c, doc_find(one->body, "fields"), "`fields`", NAME_SNAKE, &s->group_fields[ix]);
  register_names(c, &s->group_fields[ix], taken, "field");
  for (size_t i = 0; i < s->group_fields[ix].count; i++) names_add(&in->names, c->a, s->group_fields[ix].at[i].id, 0);
  in->broken = false;
}

static void add_groups(decoder *c, sections *s, taken_names *taken) {
  model *m = c->m;
  m->group_count = s->groups.count;
  m->groups = ARENA_ARRAY(c->a, group, m->group_count);
  c->members = ARENA_ARRAY(c->a, group_members, m->group_count);
  s->group_fields = ARENA_ARRAY(c->a, named_docs, m->group_count);
  for (size_t g = 0; g < m->group_count; g++) add_group(c, s, g, taken);
}

/* Which derived values are worked out for each item of which group. */
static void find_for_each(decoder *c, sections *s) {
  size_t kept = 0;
  for (size_t i = 0; i < s->derived.count; i++) {
    named_doc *one = &s->derived.at[i];
    const doc *text = one->table != NULL ? one->table : one->body;
    const doc *each = text->kind == DOC_MAPPING ? doc_find(text, "for_each") : NULL;
    uint32_t g = NONE;
    if (each != NULL && expect_kind(c, each, DOC_SCALAR, "`for_each`")) {
      g = names_find(&c->groups, each->text);
      if (g == NONE) unknown_group(c, each);
    }
    if (each != NULL && g == NONE) continue;
    if (g != NONE) {
      one->for_each = &c->m->groups[g];
      names_add(&c->members[g].names, c->a, one->id, 0);
    }
    s->derived.at[kept++] = *one;
  }
  s->derived.count = kept;
}

/* ---- guidelines ---- */

/* The names of what guidelines make of an item are theirs alone. */
static void reserve_guide_names(decoder *c, const sections *s, taken_names *taken) {
  for (int i = 0; i < GUIDE_RESULTS && s->guidelines.count > 0; i++) {
    names_add(&taken->seen, c->a, str_from(guide_names[i]), (uint32_t)taken->places.count);
    *VEC_PUSH(c->a, &taken->places) = s->guidelines.at[0].key->at;
  }
}

/* The guidelines whose group is known. */
static void add_guidelines(decoder *c, sections *s) {
  model *m = c->m;
  m->guidelines = ARENA_ARRAY(c->a, guideline, s->guidelines.count);
  c->guideline_state = ARENA_ARRAY(c->a, progress, s->guidelines.count);
  for (size_t i = 0; i < s->guidelines.count; i++) {
    const named_doc *one = &s->guidelines.at[i];
    if (!check_keys(c, one->body, (const key *const[]){keys_guideline}, 1, "the guideline")) continue;
    const doc *each = doc_find(one->body, "for_each");
    if (!expect_kind(c, each, DOC_SCALAR, "`for_each`")) continue;
    uint32_t of = names_find(&c->groups, each->text);
    if (of == NONE) unknown_group(c, each);
    if (of == NONE || c->members[of].broken) continue;
    group *g = &m->groups[of];
    if (g->guidelines == NULL) g->guidelines = ARENA_ARRAY(c->a, uint32_t, s->guidelines.count);
    g->guidelines[g->guideline_count++] = (uint32_t)m->guideline_count;
    m->guidelines[m->guideline_count++] = (guideline){.id = one->id, .group = of, .at = one->key->at, .text = one->body};
    for (int k = 0; k < GUIDE_RESULTS && g->guideline_count == 1; k++) names_add(&c->members[of].names, c->a, str_from(guide_names[k]), 0);
  }
}

/* How many of the items there are: a field under the group's own name. */
static void decode_count_field(decoder *c, const group *g) {
  datum *d = &c->m->data[g->count];
  d->type = TYPE_INTEGER;
  d->max = g->most;
  if (d->text->kind == DOC_MAPPING) {
    read_optional_text(c, d->text, "count_label", &d->label);
    read_optional_text(c, d->text, "count_label_cy", &d->label_cy);
  }
  c->datum_state[g->count] = c->members[g - c->m->groups].broken ? BROKEN : DONE;
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

static void add_package_rules(decoder *c, const sections *s) {
  model *m = c->m;
  m->package_rule_count = s->package_rules.count;
  m->package_rules = ARENA_ARRAY(c->a, package_rule, m->package_rule_count);
  for (size_t i = 0; i < m->package_rule_count; i++) {
    const named_doc *one = &s->package_rules.at[i];
    m->package_rules[i].id = one->id;
    m->package_rules[i].at = one->key->at;
    decode_package_rule(c, &m->package_rules[i], one->body);
  }
}

/* ---- as_of and stage ---- */

static void add_built_in(decoder *c, const doc *root) {
  model *m = c->m;
  m->data[DATUM_AS_OF] = (datum){.id = STR("as_of"), .name = STR("as_of"), .type = TYPE_DATE, .min = DATE_MIN, .max = DATE_MAX, .dated_by = NONE, .group = NONE,
                                 .label = STR("Evaluation date"), .label_cy = STR("Dyddiad gwerthuso")};
  datum *stage = &m->data[DATUM_STAGE];
  *stage = (datum){.id = STR("stage"), .name = STR("stage"), .type = TYPE_ENUM, .dated_by = NONE, .group = NONE, .label = STR("Stage"), .label_cy = STR("Cam")};
  const doc *stages = doc_find(root, "stages");
  if (stages != NULL) stage->at = stages->at;
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
  read_optional_text(c, root, "title_cy", &m->title_cy);
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
  if (!expect_kind(c, n, DOC_SCALAR, "`as_of_field`")) return;
  uint32_t ix = names_find(&c->data, n->text);
  if (is_date_field(c, ix)) {
    if (check_date_role(c, n, ix)) c->m->as_of_field = ix;
    return;
  }
  if (ix != NONE && c->datum_state[ix] == BROKEN) return;
  if (ix == NONE && is_of_items(c, CODE_UNKNOWN_FIELD, n, "name a date field of the whole")) return;
  bool field = ix != NONE && ix >= DATUM_FIELDS && ix < c->m->field_end;
  const datum *d = ix != NONE ? &c->m->data[ix] : NULL;
  diag *e = field       ? diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`%.*s` is of type %s; `as_of_field` names a date field",
                                   STR_FMT(d->name), value_type_text(d->type))
            : d != NULL ? diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`%.*s` is not a field; `as_of_field` names a date field", STR_FMT(d->name))
                        : diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "there is no field `%.*s`", STR_BEGINNING(n->text));
  if (d != NULL) diag_also(c->d, e, d->at, "declared here");
  names dates = date_fields(c);
  suggest(c, e, n->text, &dates, d != NULL ? "name a field of type date" : "add it to `fields`, or name another field of type date");
}

/* The answer that --include-unverified gives. */
static void read_include_field(decoder *c, const doc *root) {
  const doc *n = doc_find(root, "include_unverified_field");
  model *m = c->m;
  if (n == NULL || !expect_kind(c, n, DOC_SCALAR, "`include_unverified_field`")) return;
  uint32_t ix = names_find(&c->data, n->text);
  bool field = ix != NONE && ix >= DATUM_FIELDS && ix < m->field_end;
  const datum *d = field ? &m->data[ix] : NULL;
  if (field && c->datum_state[ix] == BROKEN) return;
  if (field && d->type == TYPE_BOOLEAN && d->role == ROLE_INPUT && d->item == 0) {
    m->include_field = ix;
    return;
  }
  diag *e = field ? diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`%.*s` is no plain input of type boolean; `include_unverified_field` names one", STR_FMT(d->id))
                  : diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "there is no field `%.*s`", STR_BEGINNING(n->text));
  if (field) diag_also(c->d, e, d->at, "declared here");
  diag_help(c->d, e, "add `include_unverified: {type: boolean}` to `fields`, and name it here");
}

/* ---- cases ---- */

static bool bad_case(decoder *c, span at, const char *what, const char *help) {
  diag *e = diag_add(c->d, CODE_BAD_CASE, at, "%s", what);
  diag_help(c->d, e, "%s", help);
  return false;
}

static bool check_case_stage(decoder *c, const doc *n) {
  if (n == NULL || datum_find_value(&c->m->data[DATUM_STAGE], n->text) != NONE) return true;
  unknown_stage(c, CODE_BAD_CASE, n);
  return false;
}

/* For a message, if it is shown. */
static names field_names(decoder *c) {
  names fields = {0};
  if (c->d->errors > DIAG_ERRORS_SHOWN) return fields;
  for (uint32_t i = DATUM_FIELDS; i < c->m->field_end; i++) {
    const datum *d = &c->m->data[i];
    bool own = c->scope.in != NULL && d->item == 1 && d->group == c->scope.in->of->count; /* of the item that is being read */
    if (own || c->scope.in == NULL) names_add(&fields, c->a, own ? d->name : d->id, i);
  }
  return fields;
}

static bool check_profile(decoder *c, const doc *profile);

/* `offences: [{code: ...}, ...]` */
static bool check_items(decoder *c, const doc *items, const group_members *of) {
  bool good = true;
  scope outer = scope_turn(c, (scope){.in = of, .item = 1});
  for (size_t i = 0; i < items->count; i++)
    if (items->items[i]->kind == DOC_MAPPING) good &= check_profile(c, items->items[i]);
  scope_turn(c, outer);
  return good;
}

/* Answers to fields, and to nothing else. */
static bool check_profile(decoder *c, const doc *profile) {
  bool good = true;
  for (size_t i = 0; i < profile->count; i++) {
    const doc *name = profile->pairs[i].key;
    uint32_t ix = find_datum(c, name->text), of = names_find(&c->groups, name->text);
    if (ix == NONE && c->scope.in == NULL) ix = names_find(&c->data, name->text); /* `offences.2.code`, as in CSV */
    if (ix != NONE && ix >= DATUM_FIELDS && ix < c->m->field_end && ix != c->m->include_field) {
      if (of != NONE && profile->pairs[i].value->kind == DOC_SEQUENCE) good &= check_items(c, profile->pairs[i].value, &c->members[of]);
      continue;
    }
    good = false;
    if (ix != NONE) {
      diag *e = diag_add(c->d, CODE_BAD_CASE, name->at, ix < DATUM_FIELDS || ix == c->m->include_field ? "`%.*s` is not part of a profile" : "`%.*s` is computed, it cannot be given",
                         STR_BEGINNING(name->text));
      diag_help(c->d, e, ix < DATUM_FIELDS ? "write it beside `profile:`" : ix == c->m->include_field ? "write `include_unverified:` beside `profile:`" : "remove it, or expect it under `expect:`");
      continue;
    }
    if (is_of_items(c, CODE_BAD_CASE, name, "write it within an item, below the group's name")) continue;
    diag *e = c->scope.in != NULL ? diag_add(c->d, CODE_BAD_CASE, name->at, "`%.*s` has no field `%.*s`", STR_FMT(c->scope.in->of->id), STR_BEGINNING(name->text))
                                  : diag_add(c->d, CODE_BAD_CASE, name->at, "there is no field `%.*s`", STR_BEGINNING(name->text));
    names fields = field_names(c);
    suggest(c, e, name->text, &fields, "remove it, or add it to `fields`");
  }
  return good;
}

/* As results print them. */
static const char *const verdicts[] = {"eligible", "needs_information", "unavailable", "error", "ineligible", "excluded", "not_applicable"};
enum { VERDICTS = sizeof verdicts / sizeof *verdicts };
static str verdict_at(const void *unused, size_t i) { return (void)unused, str_from(verdicts[i]); }

/* `curfew: eligible`, or `curfew: {verdict: eligible, ...}`. */
static bool check_verdict(decoder *c, const doc *n) {
  if (n->kind == DOC_MAPPING) n = doc_find(n, "verdict");
  if (n == NULL || n->kind != DOC_SCALAR) return true;
  for (size_t i = 0; i < VERDICTS; i++)
    if (str_is(n->text, verdicts[i])) return true;
  diag *e = diag_add(c->d, CODE_BAD_CASE, n->at, "there is no verdict `%.*s`", STR_BEGINNING(n->text));
  str near = diag_nearest(n->text, VERDICTS, verdict_at, NULL), all = list_names(c, VERDICTS, verdict_at, NULL);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  return false;
}

/* Where something is wrong already, an option may have lost cautions. */
static bool no_such_caution(decoder *c, const option *o, const doc *n) {
  if (c->d->errors > 0) return false;
  diag *e = diag_add(c->d, CODE_BAD_CASE, n->at, "`%.*s` has no caution `%.*s`", STR_FMT(o->id), STR_BEGINNING(n->text));
  diag_also(c->d, e, o->at, "its cautions are counted here, from 1");
  if (o->caution_count > 0) diag_help(c->d, e, "use numbers from 1 to %zu", o->caution_count);
  else diag_help(c->d, e, "it has none: write `cautions: []`, or remove this");
  return false;
}

/* `cautions: [1, 3]`, in ascending order. */
static bool check_cautions(decoder *c, const option *o, const doc *n) {
  static const char *const help = "list the numbers of the cautions that apply or may apply, such as `cautions: [1, 3]`";
  if (n == NULL) return true;
  if (n->kind != DOC_SEQUENCE) return bad_case(c, n->at, "`cautions` is not a list", help);
  int64_t before = 0, number;
  for (size_t i = 0; i < n->count; i++) {
    const doc *one = n->items[i];
    if (one->kind != DOC_SCALAR || decimal_parse(one->text, 0, &number) != DECIMAL_OK) return bad_case(c, one->at, "this is not the number of a caution", help);
    if (number < 1 || number > (int64_t)o->caution_count) return no_such_caution(c, o, one);
    if (number <= before) return bad_case(c, one->at, "the cautions are not in ascending order, each once", help);
    before = number;
  }
  return true;
}

static names expected_names(decoder *c) {
  names all = {0};
  const model *m = c->m;
  if (c->d->errors > DIAG_ERRORS_SHOWN) return all;
  for (uint32_t i = 0; i < m->option_count; i++) names_add(&all, c->a, m->options[i].id, i);
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++)
    if (!m->data[i].hidden) names_add(&all, c->a, m->data[i].id, i);
  return all;
}

static str value_at(const void *d, size_t i) { return ((const datum *)d)->values[i].id; }

/* `band: high`, or `band: {value: high}`, of a derived value that lists its values. */
static bool check_expected_value(decoder *c, uint32_t ix, const doc *n) {
  const datum *d = &c->m->data[ix];
  bool bare = n->kind != DOC_MAPPING;
  if (!bare) n = doc_find(n, "value");
  if (n == NULL || n->kind != DOC_SCALAR || c->datum_state[ix] != DONE || d->type != TYPE_ENUM || datum_find_value(d, n->text) != NONE) return true;
  if (bare && (str_is(n->text, "missing") || str_is(n->text, "unknown"))) return true;
  diag *e = diag_add(c->d, CODE_BAD_CASE, n->at, "`%.*s` cannot be `%.*s`", STR_FMT(d->id), STR_BEGINNING(n->text));
  diag_also(c->d, e, d->at, "declared here");
  str near = diag_nearest(n->text, d->value_count, value_at, d), all = list_names(c, d->value_count, value_at, d);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  return false;
}

static bool check_expected(decoder *c, const doc_pair *pair) {
  const doc *name = pair->key;
  uint32_t ix = names_find(&c->data, name->text);
  uint32_t option_ix = names_find(&c->options, name->text);
  if (option_ix != NONE) return check_verdict(c, pair->value) && check_cautions(c, &c->m->options[option_ix], doc_find(pair->value, "cautions"));
  if (ix != NONE && ix >= c->m->field_end) return check_expected_value(c, ix, pair->value);
  if (ix != NONE) {
    diag *e = diag_add(c->d, CODE_BAD_CASE, name->at,
                       ix < DATUM_FIELDS ? "`%.*s` is given; a case expects results of options and derived values"
                                         : "`%.*s` is a field; a case expects results of options and derived values",
                       STR_BEGINNING(name->text));
    diag_also(c->d, e, c->m->data[ix].at, "declared here");
    diag_help(c->d, e, "remove it from `expect`");
    return false;
  }
  if (is_of_items(c, CODE_BAD_CASE, name, "expect it of one of them, such as `GROUP.1.NAME`")) return false;
  diag *e = diag_add(c->d, CODE_BAD_CASE, name->at, "there is no option or derived value `%.*s`", STR_BEGINNING(name->text));
  names all = expected_names(c);
  suggest(c, e, name->text, &all, "check its spelling");
  return false;
}

static bool read_case_include(decoder *c, const doc *n, test_case *to) {
  if (n == NULL) return true;
  to->says_include = true;
  if (!read_boolean(c, n, &to->include_unverified)) return false;
  if (c->m->include_field != NONE) return true;
  return bad_case(c, n->at, "these rules have nothing that `include_unverified` could include",
                  "remove it, or name an `include_unverified_field` in ruleset.yaml");
}

static void add_case(decoder *c, const doc *n) {
  model *m = c->m;
  if (!check_keys(c, n, (const key *const[]){keys_test_case}, 1, "the case")) return;
  test_case *to = &m->cases[m->case_count];
  const doc *as_of = doc_find(n, "as_of"), *stage = doc_find(n, "stage");
  *to = (test_case){.profile = doc_find(n, "profile"), .expect = doc_find(n, "expect"), .package = doc_find(n, "package"), .at = n->at};
  read_optional_text(c, n, "case", &to->name);
  read_optional_text(c, n, "as_of", &to->as_of);
  read_optional_text(c, n, "stage", &to->stage);
  if ((as_of != NULL && to->as_of.len == 0) || (stage != NULL && to->stage.len == 0)) return;
  int64_t day;
  bool good = as_of == NULL || read_date(c, CODE_BAD_CASE, as_of, &day);
  good &= read_case_include(c, doc_find(n, "include_unverified"), to);
  good &= check_case_stage(c, stage);
  good &= to->profile->kind == DOC_MAPPING ? check_profile(c, to->profile)
                                           : bad_case(c, to->profile->at, "`profile` is not a block of `field: answer` lines",
                                                      "write `field: answer` lines below it, or `{}` for no answer");
  if (to->expect->kind != DOC_MAPPING) {
    bad_case(c, to->expect->at, "`expect` is not a block of `name: result` lines", "write `name: result` lines below it, such as `curfew: eligible`");
    return;
  }
  for (size_t i = 0; i < to->expect->count; i++) good &= check_expected(c, &to->expect->pairs[i]);
  if (to->package != NULL) good &= check_case_package(c, to->package);
  m->case_count += good;
}

/* Items count as often as there may be. */
static bool check_total(decoder *c, const sections *s, const doc *root) {
  size_t total = s->fields.count + s->conditions.count + s->options.count + s->package_rules.count;
  for (size_t g = 0; g < c->m->group_count; g++) total += 1 + s->group_fields[g].count * c->m->groups[g].most;
  for (size_t i = 0; i < s->derived.count; i++)
    total += (1 + member_count(s->derived.at[i].body) + table_data(&s->derived.at[i])) * (s->derived.at[i].for_each != NULL ? s->derived.at[i].for_each->most : 1) +
             reduction_helpers(c, s->derived.at[i].body);
  for (size_t g = 0; g < c->m->group_count; g++) total += c->m->groups[g].guideline_count * GUIDE_OF_GUIDELINE * c->m->groups[g].most;
  if (total <= NAMED_MAX) return true;
  char count[28], most[28];
  diag *e = diag_add(c->d, CODE_TOO_MANY, root->at, "the rule set defines %s names; at most %s may be", diag_commas(total, count),
                     diag_commas(NAMED_MAX, most));
  diag_help(c->d, e, "split the rule set");
  return false;
}

bool model_decode(model *m, arena *a, diags *d, doc *const *docs, size_t doc_count, const doc *root) {
  *m = (model){.as_of_field = NONE, .include_field = NONE};
  decoder c = {.a = a, .d = d, .m = m, .datum_at = NONE, .condition_at = NONE};
  sections s = {0};
  for (size_t i = 0; i < doc_count; i++) gather_file(&c, docs[i], docs[i] == root, &s);
  if (root->kind != DOC_MAPPING || doc_find(root, "ruleset") == NULL) return false;

  taken_names taken = {0}; /* `as_of` and `stage` are words of the language, which no name can be */
  check_fields_together(&c, &s.fields);
  add_table_outputs(&c, &s.derived);
  sort_named(&s.derived);
  sort_named(&s.conditions);
  sort_named(&s.options);
  sort_named(&s.groups);
  sort_named(&s.package_rules);
  sort_named(&s.guidelines);
  reserve_guide_names(&c, &s, &taken);
  register_names(&c, &s.fields, &taken, "field");
  register_names(&c, &s.groups, &taken, "group");
  add_groups(&c, &s, &taken);
  register_names(&c, &s.derived, &taken, "derived value");
  register_names(&c, &s.conditions, &taken, "condition");
  register_names(&c, &s.guidelines, &taken, "guideline");
  register_names(&c, &s.options, &taken, "option");
  register_names(&c, &s.package_rules, &taken, "package rule");
  add_guidelines(&c, &s);
  find_for_each(&c, &s);
  if (!check_total(&c, &s, root)) return false;
  add_options(&c, &s);
  read_package_words(&c, root);
  add_data(&c, &s);
  add_built_in(&c, root);
  add_conditions(&c, &s);
  read_head(&c, root);
  for (size_t g = 0; g < m->group_count; g++) decode_count_field(&c, &m->groups[g]);
  decode_fields(&c);
  read_as_of_field(&c, root);
  read_include_field(&c, root);
  for (uint32_t i = (uint32_t)m->field_end; i < m->package_first; i++)
    if (!m->data[i].hidden || m->data[i].tabled == TABLE_OF_SEVERAL) decode_derived(&c, i);
  decode_monitoring(&c, root);
  decode_guidelines(&c);
  for (uint32_t i = 0; i < m->condition_count; i++) decode_condition(&c, i);
  for (uint32_t i = 0; i < m->option_count; i++) decode_option(&c, &m->options[i]);
  check_relations(&c);
  add_package_rules(&c, &s);
  m->cases = ARENA_ARRAY(a, test_case, s.cases.count + 1);
  for (size_t i = 0; i < s.cases.count; i++) add_case(&c, s.cases.at[i]);
  settle(&c);
  return d->errors == 0;
}
