/* Values: the lists of an enum, literals of every type, references to data. */
#include "base/decimal.h"
#include "base/sentence.h"
#include "model/decode.h"

bool datum_is_number(const datum *d) {
  return d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL || d->type == TYPE_DURATION || d->type == TYPE_DATE || d->type == TYPE_SENTENCE;
}

bool same_values(const datum *x, const datum *y) {
  if (x->value_count != y->value_count || x->ordered != y->ordered) return false;
  for (size_t i = 0; i < x->value_count; i++)
    if (!str_eq(x->values[i].id, y->values[i].id)) return false;
  return true;
}

static bool add_value(decoder *c, datum *to, size_t i, const doc *id) {
  if (!check_name(c, id, NAME_VALUE, "the value")) return false;
  for (size_t k = 0; k < i; k++)
    if (str_eq(to->values[k].id, id->text)) {
      diag *e = diag_add(c->d, CODE_DUPLICATE_VALUE, id->at, "the value `%.*s` is listed twice", STR_FMT(id->text));
      diag_help(c->d, e, "keep one of the two");
      return false;
    }
  to->values[i].id = id->text;
  return true;
}

bool read_values(decoder *c, const doc *n, datum *to) {
  if (n->kind == DOC_SCALAR && !expect_kind(c, n, DOC_SEQUENCE, "`values`")) return false;
  if (n->count == 0 || n->count > 4096) {
    char count[28];
    diag *e = n->count == 0 ? diag_add(c->d, CODE_NO_VALUES, n->at, "no values are listed")
                            : diag_add(c->d, CODE_TOO_MANY, n->at, "%s values are listed; at most 4,096 may be", diag_commas(n->count, count));
    diag_help(c->d, e, "list the values that the answer can have");
    return false;
  }
  to->values = ARENA_ARRAY(c->a, named_value, n->count);
  to->value_count = n->count;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_SEQUENCE) {
      good &= add_value(c, to, i, n->items[i]);
      continue;
    }
    good &= add_value(c, to, i, n->pairs[i].key);
    const doc *label = n->pairs[i].value;
    if (label->kind == DOC_SCALAR) {
      good &= read_text(c, label, "the label", &to->values[i].label);
    } else if (check_keys(c, label, (const key *const[]){keys_value_label}, 1, "the value")) {
      read_optional_text(c, label, "label", &to->values[i].label);
      read_optional_text(c, label, "label_cy", &to->values[i].label_cy);
      read_optional_text(c, label, "label_one", &to->values[i].label_one);
    } else {
      good = false;
    }
  }
  to->max = (int64_t)n->count - 1;
  return good;
}

static bool values_of_kind(decoder *c, const doc *n, str kind, datum *to) {
  if (names_find(&c->kinds, kind) == NONE) {
    diag *e = diag_add(c->d, CODE_UNKNOWN_KIND, n->at, "no option has the kind `%.*s`", STR_FMT(kind));
    suggest(c, e, kind, &c->kinds, "check the options' `kind`");
    return false;
  }
  const model *m = c->m;
  size_t count = 0;
  for (size_t i = 0; i < m->option_count; i++) count += str_eq(m->options[i].kind, kind);
  to->values = ARENA_ARRAY(c->a, named_value, count);
  for (size_t i = 0; i < m->option_count; i++)
    if (str_eq(m->options[i].kind, kind))
      to->values[to->value_count++] = (named_value){.id = m->options[i].id, .label = m->options[i].title, .label_cy = m->options[i].title_cy};
  to->max = (int64_t)count - 1;
  return true;
}

static bool no_values_there(decoder *c, const doc *n, uint32_t ix) {
  const datum *other = &c->m->data[ix];
  progress state = c->datum_state[ix];
  diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, n->at,
                     state == TO_DO     ? "`%.*s` stands below this field"
                     : state == IN_WORK ? "`%.*s` would take its values from itself"
                                        : "`%.*s` has no list of values",
                     STR_FMT(other->name));
  if (state != IN_WORK) diag_also(c->d, e, other->at, "declared here");
  diag_help(c->d, e, state == TO_DO ? "move it above" : "name another enum, or list the values under `values`");
  return false;
}

bool read_values_from(decoder *c, const doc *n, datum *to) {
  str from;
  if (!read_text(c, n, "`values_from`", &from)) return false;
  str prefix = STR("options of kind ");
  if (from.len > prefix.len && memcmp(from.at, prefix.at, prefix.len) == 0)
    return values_of_kind(c, n, (str){from.at + prefix.len, from.len - prefix.len}, to);
  uint32_t ix = find_datum(c, from);
  if (ix == NONE && is_of_items(c, CODE_UNKNOWN_FIELD, n, "list the values here, and take them from here in the group")) return false;
  if (ix == NONE) {
    diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "there is no field or derived value `%.*s`", STR_BEGINNING(from));
    suggest_datum(c, e, from, "name an enum, or write `options of kind K`");
    return false;
  }
  if (c->datum_state[ix] == TO_DO && ix >= c->m->field_end) decode_derived(c, ix);
  if (c->datum_state[ix] == BROKEN) return false;
  const datum *other = &c->m->data[ix];
  if (c->datum_state[ix] != DONE || other->value_count == 0) return no_values_there(c, n, ix);
  to->values = other->values;
  to->value_count = other->value_count;
  to->ordered = other->ordered;
  to->max = other->max;
  return true;
}

/* `">= 50"`: an author who writes a comparison. */
static const char *comparison_help(const doc *n, const datum *of) {
  static const char *const signs[] = {"<", ">", "=", "!=", "\xe2\x89\xa5", "\xe2\x89\xa4"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (n->text.len > strlen(signs[i]) && memcmp(n->text.at, signs[i], strlen(signs[i])) == 0)
      return of->type == TYPE_DATE ? "write `on_or_after:` for this day or later, `before:` for earlier"
                                   : "write `at_least:` for this or more, `below:` for less than this, with the bare value behind it";
  return NULL;
}

static bool bad_literal(decoder *c, const doc *n, const datum *of, const char *expected, const char *example) {
  const char *help = comparison_help(n, of);
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "%s is expected for `%.*s`", expected, STR_FMT(of->name));
  diag_help(c->d, e, "%s", help != NULL ? help : example);
  return false;
}

static str value_at(const void *d, size_t i) { return ((const datum *)d)->values[i].id; }

static bool read_code(decoder *c, const doc *n, const datum *of, int64_t *value) {
  uint32_t code = datum_find_value(of, n->text);
  *value = code;
  if (code != NONE) return true;
  diag *e = diag_add(c->d, CODE_UNKNOWN_VALUE, n->at, "`%.*s` has no value `%.*s`", STR_FMT(of->name),
                     STR_BEGINNING(n->text));
  str near = diag_nearest(n->text, of->value_count, value_at, of);
  if (near.len > 0) {
    diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  } else {
    str all = list_names(c, of->value_count, value_at, of);
    diag_help(c->d, e, "use one of its values: %.*s", STR_FMT(all));
  }
  return false;
}

static bool read_number(decoder *c, const doc *n, const datum *of, int64_t *value) {
  switch (decimal_parse(n->text, of->places, value)) {
  case DECIMAL_OK: return true;
  case DECIMAL_TOO_PRECISE: {
    if (of->places == 0) return bad_literal(c, n, of, "a whole number", "write it like 18");
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "`%.*s` has %d decimal place%s; this number has more",
                       STR_FMT(of->name), of->places, of->places == 1 ? "" : "s");
    diag_help(c->d, e, "shorten the number, or raise the field's `places`");
    return false;
  }
  case DECIMAL_TOO_LARGE: {
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at,
                       "this number is too large for `%.*s`: numbers up to 1,000,000,000,000,000 (fewer digits with decimal places) are kept exact",
                       STR_FMT(of->name));
    diag_help(c->d, e, "write a smaller number");
    return false;
  }
  case DECIMAL_SYNTAX:
  default:
    return bad_literal(c, n, of, of->places > 0 ? "a number" : "a whole number",
                       of->places > 0 ? "write it like 49.99" : "write it like 18");
  }
}

bool read_literal(decoder *c, const doc *n, const datum *of, int64_t *value) {
  if (n->kind != DOC_SCALAR) return expect_kind(c, n, DOC_SCALAR, "the value");
  switch (of->type) {
  case TYPE_BOOLEAN: {
    bool b;
    if (!str_is(n->text, "true") && !str_is(n->text, "false"))
      return bad_literal(c, n, of, "true or false", "write `true` or `false`");
    if (!read_boolean(c, n, &b)) return false;
    *value = b;
    return true;
  }
  case TYPE_INTEGER:
  case TYPE_DECIMAL: return read_number(c, n, of, value);
  case TYPE_ENUM:
  case TYPE_SET: return read_code(c, n, of, value);
  case TYPE_DATE:
    if (date_is_written(n->text)) return read_date(c, CODE_BAD_LITERAL, n, value);
    return bad_literal(c, n, of, "a date", "write it as YYYY-MM-DD, such as 2026-03-01");
  case TYPE_DURATION: {
    duration d;
    if (!parse_duration(n->text, &d))
      return bad_literal(c, n, of, "a duration", "write a number and a unit, such as `9 months`");
    if (duration_days(c->m, d, value)) return true;
    diag *e = diag_add(c->d, CODE_DURATIONS_UNSTATED, n->at, "the rule set does not say how many days a month or a year has");
    diag_help(c->d, e, "add `durations: {month: 30 days, year: 365 days}` to ruleset.yaml, as the source has it");
    return false;
  }
  case TYPE_SENTENCE:
    return sentence_parse(n->text, value) ||
           bad_literal(c, n, of, "a sentence", "write `discharge`, `fine band A` to `fine band F`, `community order low`, `medium` or `high`, or a length such as `12 weeks`, `3 years 6 months`");
  case TYPE_TEXT:
  default: return bad_literal(c, n, of, "a pattern", "use `matches` or `in`");
  }
}

/* Why a field may not be read, or NULL. */
static const char *unreadable(const datum *d) {
  if (d->role == ROLE_MONITORED) return "it is monitored, that is, kept only to see whether groups are treated alike";
  if (d->role == ROLE_IDENTIFIER) return "it identifies the person";
  if (d->type == TYPE_TEXT && !d->coded) return "it is free text";
  return NULL;
}

uint32_t read_datum(decoder *c, const doc *n) {
  if (n->kind != DOC_SCALAR && !expect_kind(c, n, DOC_SCALAR, "a field's name")) return NONE;
  uint32_t ix = find_datum(c, n->text);
  if (ix == NONE) {
    bool elsewhere = names_find(&c->conditions, n->text) != NONE, of_one = names_find(&c->data, n->text) != NONE;
    if (is_of_items(c, CODE_UNKNOWN_FIELD, n, "bring the items together under `derived`, with `any_of` and the like; or work this value out with `for_each`")) return NONE;
    uint32_t wide = names_find(&c->wide_tables, n->text);
    if (wide != NONE) {
      diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, "`%.*s` is a table with several outputs, each of them a value of its own", STR_FMT(n->text));
      diag_help(c->d, e, "name one of them, such as `%.*s`", STR_FMT(c->wide_outputs.at[wide]));
      return NONE;
    }
    diag *e = diag_add(c->d, CODE_UNKNOWN_FIELD, n->at, of_one ? "`%.*s` is said of one item; rules cannot pick one out" : "there is no field or derived value `%.*s`",
                       STR_BEGINNING(n->text));
    if (of_one) diag_help(c->d, e, "bring the items together under `derived`, with `any_of` and the like");
    else if (elsewhere) diag_help(c->d, e, "write `condition: %.*s`: it is a named condition", STR_FMT(n->text));
    else suggest_datum(c, e, n->text, "add it to `fields`, or check its spelling");
    return NONE;
  }
  datum *d = &c->m->data[ix];
  if (c->datum_state[ix] == IN_WORK) {
    bool direct = c->datum_at == ix;
    diag *e = diag_add(c->d, CODE_CYCLE, n->at, "`%.*s` is computed from itself%s", STR_FMT(d->name), direct ? "" : ", through other values");
    diag_also(c->d, e, d->at, "defined here");
    diag_help(c->d, e, direct ? "let it rest on the facts alone" : "let one of them rest on the facts alone");
    return NONE;
  }
  if (c->datum_state[ix] == TO_DO) decode_datum(c, ix);
  if (c->datum_state[ix] == BROKEN) return NONE;
  const char *why = unreadable(d);
  if (why != NULL) {
    diag *e = diag_add(c->d, CODE_FIELD_UNREADABLE, n->at, "rules may not read `%.*s`: %s", STR_FMT(d->name), why);
    diag_also(c->d, e, d->at, "declared here");
    diag_help(c->d, e, d->role == ROLE_MONITORED || d->role == ROLE_IDENTIFIER
                         ? "remove the clause"
                         : "declare it `coded: true` if it holds a code");
    return NONE;
  }
  return ix;
}
