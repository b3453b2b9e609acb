/* Fields: what a profile may say. */
#include "base/decimal.h"
#include "base/sentence.h"
#include "model/decode.h"

static bool key_fits(value_type type, str name) {
  bool number = type == TYPE_INTEGER || type == TYPE_DECIMAL || type == TYPE_DATE || type == TYPE_DURATION || type == TYPE_SENTENCE;
  if (str_is(name, "values") || str_is(name, "values_from")) return type == TYPE_ENUM || type == TYPE_SET;
  if (str_is(name, "ordered")) return type == TYPE_ENUM;
  if (str_is(name, "min") || str_is(name, "max")) return number;
  if (str_is(name, "places")) return type == TYPE_DECIMAL;
  if (str_is(name, "coded")) return type == TYPE_TEXT;
  return true;
}

static str type_at(const void *unused, size_t i) { return (void)unused, str_from(value_type_text((value_type)i)); }

static bool read_type(decoder *c, const doc *n, value_type *type) {
  for (int t = TYPE_BOOLEAN; t <= TYPE_SENTENCE; t++)
    if (n->kind == DOC_SCALAR && str_is(n->text, value_type_text((value_type)t))) {
      *type = (value_type)t;
      return true;
    }
  str given = n->kind == DOC_SCALAR ? n->text : (str){NULL, 0};
  diag *e = given.len > 0 ? diag_add(c->d, CODE_UNKNOWN_TYPE, n->at, "there is no type `%.*s`", STR_BEGINNING(given))
                          : diag_add(c->d, CODE_UNKNOWN_TYPE, n->at, "%s stands where the type of a field is expected", n->kind == DOC_SCALAR ? "nothing" : doc_kind_text(n));
  str near = diag_nearest(given, TYPE_SENTENCE + 1, type_at, NULL);
  if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
  else diag_help(c->d, e, "use one of `boolean`, `integer`, `decimal`, `enum`, `set`, `text`, `date`, `duration`, `sentence`");
  return false;
}

static bool read_role(decoder *c, const doc *n, role *to) {
  static const char *const roles[] = {"input", "identifier", "protected", "monitored"};
  for (int r = 0; r < 4; r++)
    if (n->kind == DOC_SCALAR && str_is(n->text, roles[r])) {
      *to = (role)r;
      return true;
    }
  diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "there is no such role");
  diag_help(c->d, e, "use one of `input`, `identifier`, `protected`, `monitored`");
  return false;
}

bool read_list_of_values(decoder *c, const doc *n, datum *d) {
  const doc *values = doc_find(n, "values"), *from = doc_find(n, "values_from"), *ordered = doc_find(n, "ordered");
  if ((values != NULL) == (from != NULL)) {
    diag *e = diag_add(c->d, CODE_NO_VALUES, n->at, values == NULL ? "`%.*s` lists no values" : "`%.*s` has both `values` and `values_from`",
                       STR_FMT(d->name));
    diag_help(c->d, e, "add `values: [a, b]`, or `values_from:` with the name of another enum, and not both");
    return false;
  }
  if (!(values != NULL ? read_values(c, values, d) : read_values_from(c, from, d))) return false;
  return ordered == NULL || read_boolean(c, ordered, &d->ordered);
}

static bool read_range(decoder *c, const doc *n, datum *d) {
  const doc *min = doc_find(n, "min"), *max = doc_find(n, "max");
  if (min != NULL && !read_literal(c, min, d, &d->min)) return false;
  if (max != NULL && !read_literal(c, max, d, &d->max)) return false;
  if (d->min < d->max) return true;
  diag *e = diag_add(c->d, CODE_BAD_RANGE, (max != NULL ? max : min)->at,
                     max == NULL   ? "`min` is not below the greatest value"
                     : min == NULL ? "`max` is not above the least value"
                                   : "`max` is not above `min`");
  diag_help(c->d, e, "give a range with at least two values");
  return false;
}

static void full_range(datum *d) {
  d->min = 0;
  d->max = 1;
  if (d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL) d->min = -DECIMAL_MAX, d->max = DECIMAL_MAX;
  if (d->type == TYPE_DATE) d->min = DATE_MIN, d->max = DATE_MAX;
  if (d->type == TYPE_DURATION) d->max = 36500;
  if (d->type == TYPE_SENTENCE) d->max = SENTENCE_MAX;
}

bool is_date_field(const decoder *c, uint32_t ix) {
  if (ix < DATUM_FIELDS || ix >= c->m->field_end) return false;
  const doc *type = doc_find(c->m->data[ix].text, "type");
  return type != NULL && type->kind == DOC_SCALAR && str_is(type->text, "date");
}

names date_fields(decoder *c) {
  names dates = {0};
  if (c->d->errors > DIAG_ERRORS_SHOWN) return dates; /* they are for messages, which nobody will see */
  for (uint32_t i = DATUM_FIELDS; i < c->m->field_end; i++)
    if (is_date_field(c, i)) names_add(&dates, c->a, c->m->data[i].id, i);
  return dates;
}

bool check_date_role(decoder *c, const doc *n, uint32_t ix) {
  const doc *role_doc = doc_find(c->m->data[ix].text, "role");
  if (role_doc == NULL || role_doc->kind != DOC_SCALAR || str_is(role_doc->text, "input")) return true;
  diag *e = diag_add(c->d, CODE_FIELD_UNREADABLE, n->at, "`%.*s` is %.*s; a date that results depend on must be an input", STR_FMT(n->text),
                     role_doc->text.len > 20 ? 20 : (int)role_doc->text.len, role_doc->text.at);
  diag_also(c->d, e, c->m->data[ix].at, "declared here");
  diag_help(c->d, e, "name another date");
  return false;
}

static bool half_dated(decoder *c, const datum *d, const doc *n, const doc *by) {
  diag *e = diag_add(c->d, CODE_BAD_DATED_BY, by != NULL ? by->at : n->at,
                     by != NULL ? "`%.*s` has `dated_by` without `stale_after`" : "`%.*s` has `stale_after` without `dated_by`", STR_FMT(d->name));
  diag_help(c->d, e, by != NULL ? "add `stale_after:` with the time after which the answer is old, such as `12 months`"
                                : "add `dated_by:` with the date field that says how old the answer is");
  return false;
}

static bool read_dating(decoder *c, const doc *n, datum *d) {
  const doc *by = doc_find(n, "dated_by"), *after = doc_find(n, "stale_after");
  if (by == NULL && after == NULL) return true;
  if (by == NULL || after == NULL) return half_dated(c, d, n, by);
  if (!expect_kind(c, by, DOC_SCALAR, "`dated_by`")) return false;
  uint32_t ix = find_datum(c, by->text);
  if (is_date_field(c, ix)) {
    if (!check_date_role(c, by, ix)) return false;
    d->dated_by = ix;
    return read_duration(c, after, &d->stale_after);
  }
  names dates = date_fields(c);
  bool field = ix >= DATUM_FIELDS && ix < c->m->field_end;
  diag *e = diag_add(c->d, CODE_BAD_DATED_BY, by->at,
                     ix == NONE ? "there is no field `%.*s`"
                     : field    ? "`%.*s` is not a date field"
                                : "`%.*s` is not a field",
                     STR_BEGINNING(by->text));
  if (ix != NONE) diag_also(c->d, e, c->m->data[ix].at, "declared here");
  suggest(c, e, by->text, &dates, "name the date field that says how old the answer is");
  return false;
}

static bool decode_field(decoder *c, datum *d) {
  const doc *n = d->text;
  if (!check_keys(c, n, (const key *const[]){keys_field}, 1, "the field") || !read_type(c, doc_find(n, "type"), &d->type))
    return false;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    const doc *name = n->pairs[i].key;
    if (key_fits(d->type, name->text)) continue;
    diag *e = diag_add(c->d, CODE_KEY_NOT_FOR_TYPE, name->at, "a field of type %s has no `%.*s`", value_type_text(d->type),
                       STR_FMT(name->text));
    diag_help(c->d, e, "remove it, or check the type");
    good = false;
  }
  const doc *role_doc = doc_find(n, "role"), *coded = doc_find(n, "coded"), *places = doc_find(n, "places");
  full_range(d);
  if (role_doc != NULL) good &= read_role(c, role_doc, &d->role);
  d->is_protected = d->role == ROLE_PROTECTED;
  if (coded != NULL) good &= read_boolean(c, coded, &d->coded);
  if (d->type == TYPE_DECIMAL) {
    int64_t count = 0;
    if (places == NULL) {
      diag *e = diag_add(c->d, CODE_MISSING_KEY, n->at, "the decimal field `%.*s` does not state its `places`", STR_FMT(d->name));
      diag_help(c->d, e, "add `places: 2`, or as many as the source gives");
      return false;
    }
    if (!read_small(c, places, "places", 0, DECIMAL_PLACES_MAX, 2, &count)) return false;
    d->places = (int)count;
  }
  if (d->type == TYPE_ENUM || d->type == TYPE_SET) good = good && read_list_of_values(c, n, d);
  if (good && datum_is_number(d)) good &= read_range(c, n, d);
  read_optional_text(c, n, "label", &d->label);
  read_optional_text(c, n, "label_cy", &d->label_cy);
  read_optional_text(c, n, "help", &d->help);
  read_optional_text(c, n, "help_cy", &d->help_cy);
  read_optional_text(c, n, "unit", &d->unit);
  read_optional_text(c, n, "source", &d->origin);
  return read_dating(c, n, d) && good;
}

void decode_datum(decoder *c, uint32_t ix) {
  if (ix >= c->m->field_end) {
    decode_derived(c, ix);
    return;
  }
  if (c->datum_state[ix] != TO_DO) return;
  c->datum_state[ix] = IN_WORK;
  scope outer = scope_enter(c, ix);
  bool good = !said_of_first_item(c, ix) && decode_field(c, &c->m->data[ix]);
  scope_turn(c, outer);
  if (good) label_item(c, &c->m->data[ix]);
  c->datum_state[ix] = good ? DONE : BROKEN;
}

void decode_fields(decoder *c) {
  for (uint32_t i = DATUM_FIELDS; i < c->m->field_end; i++) decode_datum(c, i);
}
