/* Packages: what options serve, how much of them there may be, what must or cannot stand beside them, and what is to
 * be said of several together.
 *
 * What was chosen is data of its own, hidden and known to no profile. Only the clauses of package rules and of limits
 * may ask about it: no verdict hangs on a choice. */
#include "model/decode.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the words of the rule set ---- */

static void read_words(decoder *c, const doc *root, const char *key_name, size_t most, datum *to) {
  const doc *n = doc_find(root, key_name);
  *to = (datum){.id = str_from(key_name), .name = str_from(key_name), .type = TYPE_ENUM, .dated_by = NONE, .group = NONE};
  if (n == NULL) return;
  to->at = n->at;
  if (!read_values(c, n, to)) {
    to->value_count = 0;
  } else if (to->value_count > most) {
    diag *e = diag_add(c->d, CODE_TOO_MANY, n->at, "%zu %s are listed; at most %zu may be", to->value_count, key_name, most);
    diag_help(c->d, e, "list fewer");
  }
}

static int by_id(const void *a, const void *b) { return str_cmp(((const named_value *)a)->id, ((const named_value *)b)->id); }

static uint32_t find_kind(const datum *kinds, str name) {
  const named_value wanted = {.id = name}, *found = bsearch(&wanted, kinds->values, kinds->value_count, sizeof wanted, by_id);
  return found != NULL ? (uint32_t)(found - kinds->values) : NONE;
}

size_t options_of_kind(decoder *c, str name, uint32_t **options) {
  model *m = c->m;
  uint32_t ix = find_kind(&m->kinds, name);
  if (ix == NONE) return 0;
  kind_options *of = &c->of_kind[ix];
  if (of->at == NULL)
    for (uint32_t i = 0; i < m->option_count; i++)
      if (m->options[i].kind_ix == ix) *VEC_PUSH(c->a, of) = i;
  *options = of->at;
  return of->count;
}

/* The kinds that options name, in order, with the labels that `kinds` gives them. */
static void read_kinds(decoder *c, const doc *root) {
  enum { LABELS_MAX = 1000 };
  model *m = c->m;
  datum labels, *to = &m->kinds;
  read_words(c, root, "kinds", LABELS_MAX, &labels);
  *to = (datum){.type = TYPE_ENUM, .values = ARENA_ARRAY(c->a, named_value, m->option_count + 1), .dated_by = NONE, .group = NONE};
  size_t count = 0;
  for (size_t i = 0; i < m->option_count; i++)
    if (m->options[i].kind.len > 0) to->values[count++].id = m->options[i].kind;
  if (count > 1) qsort(to->values, count, sizeof *to->values, by_id);
  for (size_t i = 0; i < count; i++)
    if (i == 0 || !str_eq(to->values[i].id, to->values[to->value_count - 1].id)) to->values[to->value_count++].id = to->values[i].id;
  for (size_t i = 0; i < m->option_count; i++) m->options[i].kind_ix = find_kind(to, m->options[i].kind);
  c->of_kind = ARENA_ARRAY(c->a, kind_options, to->value_count + 1);
  for (size_t i = 0; i < labels.value_count; i++) {
    uint32_t ix = find_kind(to, labels.values[i].id);
    if (ix != NONE) {
      to->values[ix] = labels.values[i];
      continue;
    }
    diag *e = diag_add(c->d, CODE_UNKNOWN_KIND, labels.at, "no option has the kind `%.*s`, which `kinds` labels", STR_FMT(labels.values[i].id));
    suggest(c, e, labels.values[i].id, &c->kinds, "check its spelling, or remove it");
  }
}

void read_package_words(decoder *c, const doc *root) {
  read_words(c, root, "purposes", PURPOSES_MAX, &c->m->purposes);
  read_words(c, root, "amounts", PURPOSES_MAX, &c->m->amounts);
  read_kinds(c, root);
}

static str label_of_word(const datum *of, uint32_t code, bool welsh) {
  const named_value *v = &of->values[code];
  return welsh && v->label_cy.len > 0 ? v->label_cy : v->label.len > 0 ? v->label : v->id;
}

/* ---- the data about what was chosen ---- */

static str glued(decoder *c, const char *before, str x, const char *between, str y) {
  return arena_print(c->a, "%s%.*s%s%.*s", before, STR_FMT(x), between, STR_FMT(y));
}

static datum *chosen_datum(decoder *c, data_list *to, value_type type, int64_t max, span at, str id) {
  datum *d = VEC_PUSH(c->a, to);
  *d = (datum){.id = id, .name = id, .type = type, .max = max, .at = at, .dated_by = NONE, .group = NONE, .hidden = true};
  return d;
}

static str title_or_id(const option *o, bool welsh) { return welsh && o->title_cy.len > 0 ? o->title_cy : o->title.len > 0 ? o->title : o->id; }

static const doc *welsh_title(const option *o) { return o->text->kind == DOC_MAPPING ? doc_find(o->text, "title_cy") : NULL; }

static void place_amount(decoder *c, data_list *to, option *o, uint32_t code) {
  const datum *words = &c->m->amounts;
  for (size_t i = 0; i < o->amount_count; i++)
    if (o->amounts[i].code == code) return;
  o->amounts[o->amount_count++] = (amount){code, (uint32_t)to->count};
  datum *d = chosen_datum(c, to, TYPE_INTEGER, AMOUNT_MAX, o->at, glued(c, "amount_of.", o->id, ".", words->values[code].id));
  d->label = glued(c, "", title_or_id(o, false), ", ", label_of_word(words, code, false));
  d->label_cy = glued(c, "", title_or_id(o, true), ", ", label_of_word(words, code, true));
}

/* Each amount that some limit of the option names. Whatever is wrong with a limit is said when it is decoded. */
static void place_amounts(decoder *c, data_list *to, option *o) {
  const doc *n = o->text->kind == DOC_MAPPING ? doc_find(o->text, "limits") : NULL;
  if (n == NULL || n->kind != DOC_SEQUENCE) return;
  o->amounts = ARENA_ARRAY(c->a, amount, n->count + 1);
  for (size_t i = 0; i < n->count; i++) {
    const doc *word = n->items[i]->kind == DOC_MAPPING ? doc_find(n->items[i], "amount") : NULL;
    uint32_t code = word != NULL && word->kind == DOC_SCALAR ? datum_find_value(&c->m->amounts, word->text) : NONE;
    if (code != NONE) place_amount(c, to, o, code);
  }
}

static bool has_limits(const model *m) {
  for (size_t i = 0; i < m->option_count; i++)
    if (m->options[i].text->kind == DOC_MAPPING && doc_find(m->options[i].text, "limits") != NULL) return true;
  return false;
}

void place_chosen(decoder *c, data_list *to, bool has_rules) {
  model *m = c->m;
  m->package_first = (uint32_t)to->count;
  if (!has_rules && !has_limits(m)) return;
  for (size_t i = 0; i < m->option_count; i++) {
    option *o = &m->options[i];
    const doc *cy = welsh_title(o);
    if (cy != NULL && cy->kind == DOC_SCALAR) o->title_cy = cy->text;
    datum *d = chosen_datum(c, to, TYPE_BOOLEAN, 1, o->at, glued(c, "chosen.", o->id, "", STR("")));
    d->label = glued(c, "", title_or_id(o, false), " chosen", STR(""));
    d->label_cy = glued(c, "", title_or_id(o, true), " wedi'i ddewis", STR(""));
  }
  for (size_t k = 0; k < m->kinds.value_count; k++) {
    uint32_t *options = NULL;
    int64_t count = (int64_t)options_of_kind(c, m->kinds.values[k].id, &options);
    datum *d = chosen_datum(c, to, TYPE_INTEGER, count, m->options[options[0]].at, glued(c, "chosen_count.", m->kinds.values[k].id, "", STR("")));
    d->label = glued(c, "Chosen of the kind ", label_of_word(&m->kinds, (uint32_t)k, false), "", STR(""));
    d->label_cy = glued(c, "Dewiswyd o'r math ", label_of_word(&m->kinds, (uint32_t)k, true), "", STR(""));
  }
  for (uint32_t p = 0; p < m->purposes.value_count; p++) {
    datum *d = chosen_datum(c, to, TYPE_BOOLEAN, 1, m->purposes.at, glued(c, "chosen_purpose.", m->purposes.values[p].id, "", STR("")));
    d->label = glued(c, "Something chosen is for: ", label_of_word(&m->purposes, p, false), "", STR(""));
    d->label_cy = glued(c, "Dewiswyd rhywbeth at: ", label_of_word(&m->purposes, p, true), "", STR(""));
  }
  for (size_t i = 0; i < m->option_count; i++) place_amounts(c, to, &m->options[i]);
}

/* ---- names ---- */

static uint32_t named_option(decoder *c, const doc *n) {
  if (!expect_kind(c, n, DOC_SCALAR, "the option's id")) return NONE;
  uint32_t ix = names_find(&c->options, n->text);
  if (ix != NONE) return ix;
  diag *e = diag_add(c->d, CODE_UNKNOWN_OPTION, n->at, "there is no option `%.*s`", STR_BEGINNING(n->text));
  suggest(c, e, n->text, &c->options, "check its spelling");
  return NONE;
}

static uint32_t named_kind(decoder *c, const doc *n) {
  if (!expect_kind(c, n, DOC_SCALAR, "the kind")) return NONE;
  uint32_t k = find_kind(&c->m->kinds, n->text);
  if (k != NONE) return k;
  diag *e = diag_add(c->d, CODE_UNKNOWN_KIND, n->at, "no option has the kind `%.*s`", STR_BEGINNING(n->text));
  suggest(c, e, n->text, &c->kinds, "check its spelling");
  return NONE;
}

static str word_at(const void *of, size_t i) { return ((const datum *)of)->values[i].id; }

/* One of the rule set's purposes or amounts: `what` is "purpose" or "amount". */
static uint32_t named_word(decoder *c, const doc *n, const datum *of, const char *what) {
  char subject[24];
  snprintf(subject, sizeof subject, "the %s", what);
  if (!expect_kind(c, n, DOC_SCALAR, subject)) return NONE;
  uint32_t code = datum_find_value(of, n->text);
  if (code != NONE) return code;
  diag *e = diag_add(c->d, CODE_UNKNOWN_PURPOSE, n->at, "the rule set has no %s `%.*s`", what, STR_BEGINNING(n->text));
  str near = diag_nearest(n->text, of->value_count, word_at, of), all = list_names(c, of->value_count, word_at, of);
  if (of->at.in != NULL) diag_also(c->d, e, of->at, "they are listed here");
  if (of->value_count == 0) diag_help(c->d, e, "add `%ss: {%.*s: ...}` to ruleset.yaml", what, STR_BEGINNING(n->text));
  else if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  return NONE;
}

static diag *bad_package(decoder *c, span at, const char *what) { return diag_add(c->d, CODE_BAD_PACKAGE, at, "%s", what); }

/* ---- clauses about what was chosen ---- */

bool is_package_subject(str name) {
  for (const key *k = keys_package_subject; k->name != NULL; k++)
    if (str_is(name, k->name)) return true;
  return false;
}

const doc_pair *measured_subject(const doc *n) {
  for (size_t i = 0; i < n->count; i++)
    if (str_is(n->pairs[i].key->text, "amount_of") || str_is(n->pairs[i].key->text, "chosen_count")) return &n->pairs[i];
  return NULL;
}

/* The datum's values from `from` on: `is: true`, or `at_least: 1`. */
static node *from_one(decoder *c, node *n, uint32_t datum_ix) {
  const datum *d = &c->m->data[datum_ix];
  return value_test(c, n, datum_ix, d->type == TYPE_BOOLEAN ? OP_IS : OP_AT_LEAST, 1, d->max);
}

/* Which of the option's amounts: the only one, or the one that `amount` names. */
static uint32_t named_amount(decoder *c, const doc *whole, const doc *name) {
  uint32_t ix = named_option(c, name);
  if (ix == NONE) return NONE;
  const option *o = &c->m->options[ix];
  const doc *word = doc_find(whole, "amount");
  uint32_t code = word != NULL ? named_word(c, word, &c->m->amounts, "amount") : NONE;
  if (word != NULL && code == NONE) return NONE;
  for (size_t i = 0; i < o->amount_count; i++)
    if (word != NULL ? o->amounts[i].code == code : o->amount_count == 1) return o->amounts[i].datum;
  diag *e = bad_package(c, word != NULL ? word->at : name->at,
                        o->amount_count == 0 ? "this option has no limit, so it has no amount"
                        : word != NULL       ? "no limit of this option is in this amount"
                                             : "this option is measured in several amounts");
  diag_also(c->d, e, o->at, "defined here");
  if (o->amount_count == 0) diag_help(c->d, e, "give the option `limits`, or ask whether it is `chosen`");
  else diag_help(c->d, e, word != NULL ? "name an amount that one of its limits has" : "add `amount:` with the one that is meant");
  return NONE;
}

/* `{amount_of: curfew, below: 20}`: the tests stand beside the subject. */
static node *measured_clause(decoder *c, const doc *whole, const doc_pair *subject, node *n) {
  bool counts = str_is(subject->key->text, "chosen_count");
  uint32_t kind = counts ? named_kind(c, subject->value) : NONE;
  uint32_t ix = !counts ? named_amount(c, whole, subject->value) : kind != NONE ? datum_of_kind(c->m, kind) : NONE;
  if (ix == NONE) return NULL;
  doc *tests = ARENA_NEW(c->a, doc);
  *tests = *whole;
  tests->pairs = ARENA_ARRAY(c->a, doc_pair, whole->count);
  tests->count = 0;
  for (size_t i = 0; i < whole->count; i++) {
    str name = whole->pairs[i].key->text;
    if (&whole->pairs[i] != subject && !(str_is(name, "amount") && !counts) && !is_clause_note(name)) tests->pairs[tests->count++] = whole->pairs[i];
  }
  return datum_clause_of(c, ix, tests, n);
}

node *package_clause(decoder *c, const doc *whole, const doc_pair *subject, node *n) {
  str name = subject->key->text;
  if (!c->scope.in_package) {
    diag *e = diag_add(c->d, CODE_NOT_IN_PACKAGE, subject->key->at, "`%.*s` asks about what is chosen; here nothing is chosen yet", STR_FMT(name));
    diag_help(c->d, e, "ask it under `package_rules`, or in the `when` of a limit");
    return NULL;
  }
  if (measured_subject(whole) != NULL) return measured_clause(c, whole, subject, n);
  uint32_t ix = str_is(name, "chosen")        ? named_option(c, subject->value)
                : str_is(name, "chosen_kind") ? named_kind(c, subject->value)
                                              : named_word(c, subject->value, &c->m->purposes, "purpose");
  if (ix == NONE) return NULL;
  return from_one(c, n, str_is(name, "chosen") ? datum_of_chosen(c->m, ix) : str_is(name, "chosen_kind") ? datum_of_kind(c->m, ix) : datum_of_purpose(c->m, ix));
}

static node *decode_when(decoder *c, const doc *n, id_path id) {
  scope outer = scope_turn(c, (scope){.in_package = true});
  node *made = decode_clause(c, n, id);
  scope_turn(c, outer);
  return made;
}

/* ---- what an option says of packages ---- */

/* Its own sources, or those of the option. */
static void read_own_sources(decoder *c, const doc *n, const option *o, citations *sources, source_status *status) {
  const doc *own = doc_find(n, "source");
  *sources = o->sources;
  *status = o->own_status;
  if (own == NULL) return;
  *status = STATUS_SOURCED;
  *sources = read_citations(c, own, status);
  if (sources->count == 0) *status = STATUS_UNVERIFIED;
}

static void read_purposes(decoder *c, option *o, const doc *n) {
  const doc *const *items, *single;
  size_t count = list_items(n, &items, &single);
  uint64_t named = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t code = named_word(c, items[i], &c->m->purposes, "purpose");
    if (code == NONE || code >= PURPOSES_MAX) continue;
    if ((named >> code & 1) != 0) diag_help(c->d, bad_package(c, items[i]->at, "this purpose is listed twice"), "remove one of the two");
    named |= UINT64_C(1) << code;
  }
  o->purposes = ARENA_ARRAY(c->a, uint32_t, PURPOSES_MAX);
  for (uint32_t code = 0; code < PURPOSES_MAX; code++)
    if ((named >> code & 1) != 0) o->purposes[o->purpose_count++] = code;
}

static bool read_bounds(decoder *c, const doc *n, limit *l) {
  const doc *low = doc_find(n, "at_least"), *high = doc_find(n, "at_most");
  l->at_most = AMOUNT_MAX;
  if (low == NULL && high == NULL) {
    diag_help(c->d, bad_package(c, n->at, "the limit has neither `at_least` nor `at_most`"), "add the least or the greatest amount that there may be");
    return false;
  }
  bool good = low == NULL || read_small(c, low, "at_least", 0, AMOUNT_MAX, 40, &l->at_least);
  good &= high == NULL || read_small(c, high, "at_most", 0, AMOUNT_MAX, 300, &l->at_most);
  if (!good || l->at_least <= l->at_most) return good;
  diag_help(c->d, bad_package(c, n->at, "no amount lies within the limit: `at_least` is greater than `at_most`"), "write the lesser number under `at_least`");
  return false;
}

static void read_limit(decoder *c, option *o, const doc *n, id_path id) {
  limit l = {.at = n->at, .objection = true, .datum = NONE};
  if (!check_keys(c, n, (const key *const[]){keys_limit}, 1, "the limit")) return;
  const doc *when = doc_find(n, "when"), *objection = doc_find(n, "objection");
  l.amount = named_word(c, doc_find(n, "amount"), &c->m->amounts, "amount");
  bool good = read_bounds(c, n, &l) && l.amount != NONE;
  if (objection != NULL) good &= read_boolean(c, objection, &l.objection);
  if (when != NULL) good &= (l.when = decode_when(c, when, id)) != NULL;
  read_optional_text(c, n, "say", &l.say);
  read_optional_text(c, n, "say_cy", &l.say_cy);
  read_own_sources(c, n, o, &l.sources, &l.own_status);
  l.status = l.own_status;
  for (size_t i = 0; i < o->amount_count; i++)
    if (o->amounts[i].code == l.amount) l.datum = o->amounts[i].datum;
  if (good && l.datum != NONE) o->limits[o->limit_count++] = l;
}

static void read_limits(decoder *c, option *o, const doc *n) {
  if (!expect_kind(c, n, DOC_SEQUENCE, "`limits`")) return;
  o->limits = ARENA_ARRAY(c->a, limit, n->count);
  id_path id = id_of(c, o->id, ".limits");
  for (size_t i = 0; i < n->count; i++) read_limit(c, o, n->items[i], id_below(c, id, i + 1));
}

/* `- drug-rehabilitation`, or a block with more. */
static bool read_relation(decoder *c, const option *o, const doc *n, bool needs, relation *to) {
  *to = (relation){.option = NONE, .at = n->at, .sources = o->sources, .status = o->own_status};
  const doc *name = n, *kind = NULL;
  if (n->kind == DOC_MAPPING) {
    if (!check_keys(c, n, (const key *const[]){needs ? keys_requires : keys_incompatible}, 1, needs ? "the requirement" : "the bar")) return false;
    name = doc_find(n, "option");
    kind = needs ? doc_find(n, "kind") : NULL;
    read_optional_text(c, n, "say", &to->say);
    read_optional_text(c, n, "say_cy", &to->say_cy);
    read_own_sources(c, n, o, &to->sources, &to->status);
  }
  if ((name == NULL) == (kind == NULL)) {
    diag_help(c->d, bad_package(c, n->at, "what is required is one option or one kind"), "write `option: ID` or `kind: K`");
    return false;
  }
  if (kind != NULL && named_kind(c, kind) == NONE) return false;
  if (kind != NULL) to->kind = kind->text;
  else if ((to->option = named_option(c, name)) == NONE) return false;
  if (kind != NULL || &c->m->options[to->option] != o) return true;
  diag_help(c->d, bad_package(c, name->at, needs ? "an option cannot require itself" : "an option cannot bar itself"), "name another option");
  return false;
}

static void read_relations(decoder *c, const option *o, const doc *n, bool needs, relations *to) {
  const doc *const *items, *single;
  size_t count = list_items(n, &items, &single);
  to->at = ARENA_ARRAY(c->a, relation, count);
  for (size_t i = 0; i < count; i++)
    if (read_relation(c, o, items[i], needs, &to->at[to->count])) to->count++;
}

void decode_option_package(decoder *c, option *o) {
  const doc *n = o->text, *purposes = doc_find(n, "purposes"), *limits = doc_find(n, "limits"), *requires = doc_find(n, "requires"),
            *incompatible = doc_find(n, "incompatible_with");
  if (purposes != NULL) read_purposes(c, o, purposes);
  if (limits != NULL) read_limits(c, o, limits);
  if (requires != NULL) read_relations(c, o, requires, true, &o->requires);
  if (incompatible != NULL) read_relations(c, o, incompatible, false, &o->incompatible);
}

/* Does the option say so of the other one, before its `upto`th bar? */
static const relation *bar_on(const option *o, uint32_t other, size_t upto) {
  for (size_t i = 0; i < o->incompatible.count && i < upto; i++)
    if (o->incompatible.at[i].option == other) return &o->incompatible.at[i];
  return NULL;
}

/* Two options bar one another, whichever says so; said twice, one of the two will be forgotten when it changes. */
static void check_said_once(decoder *c, uint32_t ix) {
  const model *m = c->m;
  const option *o = &m->options[ix];
  for (size_t i = 0; i < o->incompatible.count; i++) {
    const relation *r = &o->incompatible.at[i];
    const option *other = &m->options[r->option];
    const relation *before = bar_on(o, r->option, i);
    if (before == NULL && r->option < ix) before = bar_on(other, ix, SIZE_MAX);
    if (before == NULL) continue;
    diag *e = diag_add(c->d, CODE_BAD_PACKAGE, r->at, "that `%.*s` and `%.*s` cannot stand together is said twice", STR_FMT(o->id), STR_FMT(other->id));
    diag_also(c->d, e, before->at, "said here");
    diag_help(c->d, e, "say it once: it holds both ways");
  }
}

void check_relations(decoder *c) {
  for (uint32_t i = 0; i < c->m->option_count; i++) check_said_once(c, i);
}

/* ---- package rules ---- */

void decode_package_rule(decoder *c, package_rule *r, const doc *n) {
  if (!check_keys(c, n, (const key *const[]){keys_package_rule}, 1, "the package rule")) return;
  read_optional_text(c, n, "say", &r->say);
  read_optional_text(c, n, "say_cy", &r->say_cy);
  read_boolean(c, doc_find(n, "objection"), &r->objection);
  const doc *source_doc = doc_find(n, "source");
  r->own_status = STATUS_SOURCED;
  if (source_doc != NULL) r->sources = read_citations(c, source_doc, &r->own_status);
  if (r->sources.count == 0) {
    r->own_status = STATUS_UNVERIFIED;
    diag *e = diag_add(c->d, CODE_NO_SOURCE, r->at, "`%.*s` states no source; it is shown as unverified", STR_FMT(r->id));
    diag_help(c->d, e, "add `source: {title: ..., url: ..., seen: ..., status: ...}`");
  }
  r->status = r->own_status;
  r->when = decode_when(c, doc_find(n, "when"), id_of(c, r->id, ".when"));
}

/* ---- cases ---- */

static const char *const conclusions[] = {"may_stand", "may_not_stand", "not_settled"};
enum { CONCLUSIONS = sizeof conclusions / sizeof *conclusions };
static str conclusion_at(const void *unused, size_t i) { return (void)unused, str_from(conclusions[i]); }

static bool bad_conclusion(decoder *c, const doc *n) {
  if (!expect_kind(c, n, DOC_SCALAR, "`conclusion`")) return false;
  for (size_t i = 0; i < CONCLUSIONS; i++)
    if (str_is(n->text, conclusions[i])) return true;
  diag *e = diag_add(c->d, CODE_BAD_CASE, n->at, "there is no conclusion `%.*s`", STR_BEGINNING(n->text));
  str near = diag_nearest(n->text, CONCLUSIONS, conclusion_at, NULL), all = list_names(c, CONCLUSIONS, conclusion_at, NULL);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of %.*s", STR_FMT(all));
  return false;
}

/* `curfew: chosen`, `unpaid-work: 120`, `curfew: {weeks: 12, hours_a_day: 10}`. */
static bool check_chosen(decoder *c, const doc_pair *pair) {
  uint32_t ix = named_option(c, pair->key);
  if (ix == NONE) return false;
  const option *o = &c->m->options[ix];
  const doc *value = pair->value;
  int64_t ignored;
  if (value->kind == DOC_SCALAR && str_is(value->text, "chosen")) return true;
  if (value->kind != DOC_MAPPING && o->amount_count == 1) return read_small(c, value, o->id.at, 0, AMOUNT_MAX, 120, &ignored);
  if (value->kind != DOC_MAPPING) {
    diag *e = diag_add(c->d, CODE_BAD_CASE, value->at, o->amount_count == 0 ? "`%.*s` has no limit, so it has no amount" : "`%.*s` is measured in several amounts", STR_FMT(o->id));
    if (o->amount_count == 0) diag_help(c->d, e, "write `chosen`");
    else diag_help(c->d, e, "write `{%.*s: 2}`, or `chosen`", STR_FMT(c->m->amounts.values[o->amounts[0].code].id));
    return false;
  }
  bool good = true;
  for (size_t i = 0; i < value->count; i++) {
    uint32_t code = named_word(c, value->pairs[i].key, &c->m->amounts, "amount");
    bool has = false;
    for (size_t k = 0; k < o->amount_count; k++) has |= o->amounts[k].code == code;
    good &= code != NONE;
    if (code != NONE && !has) {
      diag_help(c->d, diag_add(c->d, CODE_BAD_CASE, value->pairs[i].key->at, "no limit of `%.*s` is in this amount", STR_FMT(o->id)), "name an amount that one of its limits has");
      good = false;
    }
    good &= read_small(c, value->pairs[i].value, "amount", 0, AMOUNT_MAX, 12, &ignored);
  }
  return good;
}

bool check_case_package(decoder *c, const doc *n) {
  if (!check_keys(c, n, (const key *const[]){keys_case_package}, 1, "the package")) return false;
  const doc *choose = doc_find(n, "choose"), *expect = doc_find(n, "expect");
  if (!expect_kind_help(c, choose, DOC_MAPPING, "`choose`", "write it like `{unpaid-work: 120, curfew: chosen}`")) return false;
  bool good = true;
  for (size_t i = 0; i < choose->count; i++) good &= check_chosen(c, &choose->pairs[i]);
  if (!check_keys(c, expect, (const key *const[]){keys_expect_package}, 1, "`expect`")) return false;
  const doc *conclusion = doc_find(expect, "conclusion");
  return (conclusion == NULL || bad_conclusion(c, conclusion)) && good;
}
