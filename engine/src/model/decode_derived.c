/* Derived values: the ways to compute one value from others. */
#include "base/decimal.h"
#include "base/sentence.h"
#include "model/decode.h"

static const char *const kind_keys[] = {NULL, "true_when", "bands_of", "sum", "count", "first", "first_known",
                                        "years_between", "greatest", "least", "matrix", "reduce", "members"};

/* Behind the others stand the table and what reduces a group: both are spelt out by them. */
static str kind_key_at(const void *unused, size_t i) {
  (void)unused;
  if (i == DERIVE_LAST) return STR("table");
  return i < DERIVE_LAST ? str_from(kind_keys[DERIVE_TRUE_WHEN + (int)i]) : str_from(reduction_keys[i - DERIVE_LAST - 1]);
}

static bool complain(decoder *c, diag_code code, span at, const char *what, const char *help) {
  diag *e = diag_add(c->d, code, at, "%s", what);
  diag_help(c->d, e, "%s", help);
  return false;
}

/* ---- inputs ---- */

/* "one input is listed; exactly two are needed". */
static bool wrong_count(decoder *c, const doc *list, size_t least, size_t most) {
  char found[28], limit[28];
  const char *exactly = least == most ? "exactly" : "at least", *need = least == 1 ? "one is" : "two are";
  diag_code code = list->count == 0 ? CODE_EMPTY_LIST : CODE_WRONG_SHAPE;
  diag *e;
  if (list->count > most && least < most) {
    e = diag_add(c->d, code, list->at, "%s inputs are listed; at most %s may be", diag_commas(list->count, found), diag_commas(most, limit));
    diag_help(c->d, e, "work parts of it out in derived values of their own");
    return false;
  }
  if (list->count < 2) e = diag_add(c->d, code, list->at, "%s input is listed; %s %s needed", list->count == 0 ? "no" : "one", exactly, need);
  else e = diag_add(c->d, code, list->at, "%s inputs are listed; %s %s needed", diag_commas(list->count, found), exactly, need);
  diag_help(c->d, e, "list %s %s", exactly, least == 1 ? "one" : "two");
  return false;
}

static bool read_inputs(decoder *c, datum *d, const doc *list, size_t least, size_t most) {
  if (!expect_kind(c, list, DOC_SEQUENCE, "the list of inputs")) return false;
  if (list->count < least || list->count > most) return wrong_count(c, list, least, most);
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, list->count);
  d->how.input_count = list->count;
  bool good = true;
  for (size_t i = 0; i < list->count; i++) {
    d->how.inputs[i] = read_datum(c, list->items[i]);
    good &= d->how.inputs[i] != NONE;
  }
  return good;
}

static bool bad_item(decoder *c, const doc *at, const datum *in, const char *wanted) {
  diag *e = diag_add(c->d, CODE_ITEM_TYPE, at->at, "`%.*s` is of type %s; %s is expected here", STR_FMT(in->name),
                     value_type_text(in->type), wanted);
  diag_also(c->d, e, in->at, "declared here");
  if (strcmp(wanted, "a date") == 0) diag_help(c->d, e, "name a date");
  else diag_help(c->d, e, "use another field, or derive a value of the right type from it");
  return false;
}

static const char *type_article(value_type t) { return t == TYPE_INTEGER || t == TYPE_ENUM ? "an" : "a"; }

/* Two inputs that should be of one type are not. */
static bool unlike(decoder *c, const doc *at, const datum *in, const datum *first) {
  diag *e = in->type == first->type
              ? diag_add(c->d, CODE_ITEM_TYPE, at->at, "`%.*s` and `%.*s` do not list the same values in the same order", STR_FMT(first->name), STR_FMT(in->name))
              : diag_add(c->d, CODE_ITEM_TYPE, at->at, "`%.*s` is %s %s; %s %s is expected, as for `%.*s`", STR_FMT(in->name), type_article(in->type),
                         value_type_text(in->type), type_article(first->type), value_type_text(first->type), STR_FMT(first->name));
  diag_also(c->d, e, in->at, "declared here");
  diag_also(c->d, e, first->at, "declared here");
  diag_help(c->d, e, in->type == first->type ? "let one take its values from the other by `values_from`" : "list inputs of one type");
  return false;
}

/* Saturates far beyond DECIMAL_MAX, where check_magnitude refuses it. */
static int64_t rescale(int64_t n, int from, int to) {
  int64_t scaled;
  if (__builtin_mul_overflow(n, decimal_unit(to - from), &scaled)) return n < 0 ? INT64_MIN / 4 : INT64_MAX / 4;
  return scaled < INT64_MIN / 4 ? INT64_MIN / 4 : scaled > INT64_MAX / 4 ? INT64_MAX / 4 : scaled;
}

/* The common type of several inputs: numbers (with the most places), dates, durations, booleans, or enums with
 * the same values. */
static bool unify(decoder *c, datum *d, const doc *list) {
  const derivation *how = &d->how;
  const datum *first = &c->m->data[how->inputs[0]];
  bool plain = first->type == TYPE_INTEGER || first->type == TYPE_DECIMAL;
  d->type = first->type;
  for (size_t i = 0; i < how->input_count; i++) {
    const datum *in = &c->m->data[how->inputs[i]];
    bool number = in->type == TYPE_INTEGER || in->type == TYPE_DECIMAL;
    if (in->type == TYPE_SET || in->type == TYPE_TEXT) return bad_item(c, list->items[i], in, "a single value");
    if (plain ? !number : in->type != first->type || (in->type == TYPE_ENUM && !same_values(in, first)))
      return unlike(c, list->items[i], in, first);
    if (in->type == TYPE_DECIMAL) d->type = TYPE_DECIMAL;
    if (in->places > d->places) d->places = in->places;
  }
  d->values = first->values;
  d->value_count = first->value_count;
  d->ordered = first->ordered;
  d->min = INT64_MAX;
  d->max = INT64_MIN;
  for (size_t i = 0; i < how->input_count; i++) {
    const datum *in = &c->m->data[how->inputs[i]];
    int64_t low = rescale(in->min, in->places, d->places), high = rescale(in->max, in->places, d->places);
    if (low < d->min) d->min = low;
    if (high > d->max) d->max = high;
  }
  return true;
}

static void widen(datum *d, int64_t value) {
  if (value < d->min) d->min = value;
  if (value > d->max) d->max = value;
}

bool check_magnitude(decoder *c, const datum *d) {
  if (d->type == TYPE_DATE || (d->min >= -DECIMAL_MAX && d->max <= DECIMAL_MAX)) return true;
  diag *e = diag_add(c->d, CODE_OUT_OF_RANGE, d->at, "`%.*s` could grow too large to be kept exact", STR_FMT(d->name));
  diag_help(c->d, e, "give the inputs a `min` and a `max`");
  return false;
}

static bool read_stand_in(decoder *c, datum *d) {
  const doc *n = doc_find(d->text, "missing_counts_as");
  if (n == NULL) return true;
  d->how.has_stand_in = true;
  return read_literal(c, n, d, &d->how.stand_in);
}

/* ---- the kinds ---- */

static bool decode_true_when(decoder *c, datum *d, const doc *n) {
  d->type = TYPE_BOOLEAN;
  d->max = 1;
  d->how.clauses = ARENA_ARRAY(c->a, node *, 1);
  d->how.clause_count = 1;
  d->how.clauses[0] = decode_clause(c, n, id_of(c, d->name, ".when"));
  return d->how.clauses[0] != NULL;
}

static bool decode_count(decoder *c, datum *d, const doc *n) {
  d->type = TYPE_INTEGER;
  if (!expect_kind(c, n, DOC_SEQUENCE, "`count`")) return false;
  if (n->count == 0) return complain(c, CODE_EMPTY_LIST, n->at, "no clause is listed", "list the clauses to count");
  d->max = (int64_t)n->count;
  d->how.clauses = ARENA_ARRAY(c->a, node *, n->count);
  d->how.clause_count = n->count;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    d->how.clauses[i] = decode_clause(c, n->items[i], id_below(c, id_of(c, d->name, ".count"), i + 1));
    good &= d->how.clauses[i] != NULL;
  }
  const doc *unknown = doc_find(d->text, "unknown_counts_as");
  bool counts = false;
  if (unknown != NULL) {
    d->how.has_stand_in = true;
    good &= read_boolean(c, unknown, &counts);
    d->how.stand_in = counts;
  }
  return good;
}

static bool decode_sum(decoder *c, datum *d, const doc *n) {
  if (!read_inputs(c, d, n, 1, 1000)) return false;
  d->type = TYPE_INTEGER;
  for (size_t i = 0; i < d->how.input_count; i++) {
    const datum *in = &c->m->data[d->how.inputs[i]];
    if (in->type != TYPE_INTEGER && in->type != TYPE_DECIMAL && in->type != TYPE_BOOLEAN)
      return bad_item(c, n->items[i], in, "a number");
    if (in->type == TYPE_DECIMAL) d->type = TYPE_DECIMAL;
    if (in->places > d->places) d->places = in->places;
  }
  if (!read_stand_in(c, d)) return false;
  for (size_t i = 0; i < d->how.input_count; i++) {
    const datum *in = &c->m->data[d->how.inputs[i]];
    datum item = {.min = rescale(in->min, in->places, d->places), .max = rescale(in->max, in->places, d->places)};
    if (d->how.has_stand_in) widen(&item, d->how.stand_in);
    d->min += item.min;
    d->max += item.max;
    if (!check_magnitude(c, d)) return false;
  }
  return true;
}

static bool decode_extreme(decoder *c, datum *d, const doc *n) {
  if (!read_inputs(c, d, n, 2, 1000) || !unify(c, d, n)) return false;
  if (d->type == TYPE_BOOLEAN || (d->type == TYPE_ENUM && !d->ordered))
    return bad_item(c, n->items[0], &c->m->data[d->how.inputs[0]], "a number, a date, a sentence or an ordered enum");
  if (!read_stand_in(c, d)) return false;
  if (d->how.has_stand_in) widen(d, d->how.stand_in);
  return check_magnitude(c, d);
}

static bool decode_first_known(decoder *c, datum *d, const doc *n) {
  if (!expect_kind(c, n, DOC_SEQUENCE, "`first_known`")) return false;
  /* What stands last may be a value: it is one if no datum has that name. */
  doc named = *n;
  const doc *last = n->count > 1 ? n->items[n->count - 1] : NULL;
  bool literal = last != NULL && last->kind == DOC_SCALAR && find_datum(c, last->text) == NONE;
  if (literal) named.count--;
  if (!read_inputs(c, d, &named, 1, 1000) || !unify(c, d, &named)) return false;
  if (literal) {
    d->how.has_default = true;
    if (!read_literal(c, last, d, &d->how.default_value)) return false;
    widen(d, d->how.default_value);
  }
  return check_magnitude(c, d);
}

static bool decode_years(decoder *c, datum *d, const doc *n) {
  if (!read_inputs(c, d, n, 2, 2)) return false;
  d->type = TYPE_INTEGER;
  const datum *from = &c->m->data[d->how.inputs[0]], *to = &c->m->data[d->how.inputs[1]];
  if (from->type != TYPE_DATE) return bad_item(c, n->items[0], from, "a date");
  if (to->type != TYPE_DATE) return bad_item(c, n->items[1], to, "a date");
  d->min = date_years_between(from->max, to->min);
  d->max = date_years_between(from->min, to->max);
  return true;
}

/* One band's bounds; either may be absent. The label too. */
static bool read_band(decoder *c, const doc *n, const datum *in, bool *has_low, int64_t *low, bool *has_high, int64_t *high,
                      named_value *band) {
  if (!expect_kind(c, n, DOC_MAPPING, "the band")) return false;
  const doc *from = doc_find(n, "at_least"), *to = doc_find(n, "below");
  size_t bounds = (size_t)(from != NULL) + (size_t)(to != NULL);
  size_t labels = (size_t)(doc_find(n, "label") != NULL) + (size_t)(doc_find(n, "label_cy") != NULL);
  if (bounds == 0 || n->count != bounds + labels)
    return complain(c, CODE_UNKNOWN_KEY, n->at, "a band has `at_least`, `below` or both, perhaps a `label` and `label_cy`, and nothing else",
                    "write it like `medium: {at_least: 50, below: 75}`");
  read_optional_text(c, n, "label", &band->label);
  read_optional_text(c, n, "label_cy", &band->label_cy);
  *has_low = from != NULL;
  *has_high = to != NULL;
  return (from == NULL || read_literal(c, from, in, low)) && (to == NULL || read_literal(c, to, in, high));
}

static void add_bound(buf *to, const datum *in, int64_t n) {
  buf_decimal(to, n, in->places);
  if (in->type == TYPE_DURATION) buf_text(to, n == 1 ? " day" : " days");
}

/* "`a` from 50 to below 51", "every `a` below 10", "`a` 75.5 and more". */
static void add_stretch(buf *to, const datum *in, int64_t from, int64_t end) {
  bool all_below = from <= in->min, all_above = end > in->max;
  buf_printf(to, "%s`%.*s`", all_below ? "every " : "", STR_FMT(in->name));
  if (!all_below) {
    buf_text(to, all_above ? " " : " from ");
    add_bound(to, in, from);
    buf_text(to, all_above ? " and more" : " to");
  }
  if (all_above) return;
  buf_text(to, " below ");
  add_bound(to, in, end);
}

static str stretch_text(decoder *c, const datum *in, int64_t from, int64_t to) {
  buf text = {0};
  add_stretch(&text, in, from, to);
  return arena_keep(c->a, &text);
}

static bool gap_or_overlap(decoder *c, diag_code code, const doc *at, const doc *other, const datum *in, int64_t from, int64_t to) {
  str text = stretch_text(c, in, from, to);
  diag *e = diag_add(c->d, code, at->at, code == CODE_BAND_GAP ? "%.*s falls into no band" : "%.*s falls into two bands", STR_FMT(text));
  if (other != NULL) diag_also(c->d, e, other->at, "the band before");
  diag_help(c->d, e, code == CODE_BAND_GAP ? "let each band begin where the one before ends; leave the outer ends open"
                                           : "list the bands from the lowest upwards, each beginning where the one before ends");
  return false;
}

static bool decode_bands(decoder *c, datum *d, const doc *n) {
  const doc *bands = doc_find(d->text, "bands");
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, 1);
  d->how.input_count = 1;
  d->how.inputs[0] = read_datum(c, n);
  if (d->how.inputs[0] == NONE) return false;
  const datum *in = &c->m->data[d->how.inputs[0]];
  if (in->type != TYPE_INTEGER && in->type != TYPE_DECIMAL && in->type != TYPE_DURATION) return bad_item(c, n, in, "a number");
  if (bands == NULL) return complain(c, CODE_MISSING_KEY, d->text->at, "`bands_of` has no `bands` beside it",
                                     "add `bands:` with `name: {below: N}`, from the lowest upwards");
  if (!expect_kind(c, bands, DOC_MAPPING, "`bands`")) return false;
  d->type = TYPE_ENUM;
  d->ordered = true;
  if (bands->count < 2) return complain(c, CODE_NO_VALUES, bands->at, "fewer than two bands are listed", "list at least two");
  d->values = ARENA_ARRAY(c->a, named_value, bands->count);
  d->value_count = bands->count;
  d->max = (int64_t)bands->count - 1;
  d->how.bounds = ARENA_ARRAY(c->a, int64_t, bands->count);
  int64_t reached = in->min;
  bool open = false; /* the band before has no upper end */
  for (size_t i = 0; i < bands->count; i++) {
    const doc *band = bands->pairs[i].value, *before = i > 0 ? bands->pairs[i - 1].key : NULL;
    if (!check_name(c, bands->pairs[i].key, NAME_VALUE, "the band")) return false;
    d->values[i].id = bands->pairs[i].key->text;
    bool has_low = false, has_high = false;
    int64_t low = in->min, high = in->max + 1;
    if (!read_band(c, band, in, &has_low, &low, &has_high, &high, &d->values[i])) return false;
    if (!has_low && i > 0) low = in->min;
    if (i == 0 && low < in->min) low = in->min;
    if (open) return gap_or_overlap(c, CODE_BAND_OVERLAP, band, before, in, low, reached);
    if (low > reached) return gap_or_overlap(c, CODE_BAND_GAP, band, before, in, reached, low);
    if (low < reached) return gap_or_overlap(c, CODE_BAND_OVERLAP, band, before, in, low, reached);
    if (high <= low) return complain(c, CODE_EMPTY_TEST, band->at, "no value falls into this band", "check its bounds");
    if (i > 0) d->how.bounds[i - 1] = low;
    open = !has_high;
    reached = high;
  }
  if (reached <= in->max)
    return gap_or_overlap(c, CODE_BAND_GAP, bands->pairs[bands->count - 1].value, NULL, in, reached, in->max + 1);
  return true;
}

/* ---- outputs of cases and cells ---- */

static const doc *value_of(const doc *n) {
  return n->kind == DOC_MAPPING && n->count == 1 && str_is(n->pairs[0].key->text, "value_of") ? n->pairs[0].value : NULL;
}
bool output_is_missing(const doc *n) { return n->kind == DOC_SCALAR && n->style == DOC_PLAIN && str_is(n->text, "missing"); }

static bool stated_type(decoder *c, datum *d, const doc *n, bool *stated) {
  const doc *values = doc_find(n, "values"), *from = doc_find(n, "values_from"), *type = doc_find(n, "type"),
            *ordered = doc_find(n, "ordered"), *places = doc_find(n, "places");
  *stated = values != NULL || from != NULL || type != NULL;
  if ((values != NULL) + (from != NULL) + (type != NULL) > 1)
    return complain(c, CODE_OUTPUTS_DIFFER, n->at, "more than one of `values`, `values_from` and `type` is stated", "keep one of them");
  if (values != NULL || from != NULL) {
    d->type = TYPE_ENUM;
    if (!(values != NULL ? read_values(c, values, d) : read_values_from(c, from, d))) return false;
  }
  if (ordered != NULL && !read_boolean(c, ordered, &d->ordered)) return false;
  if (ordered != NULL && values == NULL && from == NULL)
    return complain(c, CODE_NO_VALUES, ordered->at, "`ordered` is stated, but no `values`", "list the values from lowest to highest");
  int64_t count = 0;
  if (places != NULL && !read_small(c, places, "places", 0, DECIMAL_PLACES_MAX, 2, &count)) return false;
  if (type == NULL) return true;
  d->places = (int)count;
  if (str_is(type->text, "boolean")) d->type = TYPE_BOOLEAN;
  else if (str_is(type->text, "integer")) d->type = TYPE_INTEGER;
  else if (str_is(type->text, "decimal")) d->type = TYPE_DECIMAL;
  else if (str_is(type->text, "date")) d->type = TYPE_DATE;
  else if (str_is(type->text, "sentence")) d->type = TYPE_SENTENCE;
  else return complain(c, CODE_UNKNOWN_TYPE, type->at, "the outputs cannot be of this type", "use boolean, integer, decimal, date or sentence, or list `values`");
  return true;
}

static bool can_be_outcome(decoder *c, const doc *n, const datum *other) {
  if (other->type != TYPE_SET && other->type != TYPE_TEXT) return true;
  diag *e = diag_add(c->d, CODE_OUTPUTS_DIFFER, n->at, "an outcome cannot be a set or a text");
  diag_also(c->d, e, other->at, "`%.*s` is declared here", STR_FMT(other->name));
  diag_help(c->d, e, "name a value of another type");
  return false;
}

/* What the outputs themselves say: all booleans, all numbers, all sentences, a value_of's own type, else an enum of the texts. */
static bool infer_type(decoder *c, datum *d, const output_docs *outs, const doc *whole) {
  bool booleans = true, numbers = true, sentences = false, any = false;
  const doc *odd = NULL; /* the first that is no sentence */
  int places = 0;
  for (size_t i = 0; i < outs->count; i++) {
    const doc *n = outs->at[i], *of = value_of(n);
    if (of != NULL) {
      uint32_t ix = read_datum(c, of);
      if (ix == NONE) return false;
      const datum *other = &c->m->data[ix];
      if (!can_be_outcome(c, n, other)) return false;
      d->type = other->type;
      d->values = other->values;
      d->value_count = other->value_count;
      d->ordered = other->ordered;
      for (size_t k = 0; k < outs->count; k++) { /* the most precise of several */
        const doc *more = value_of(outs->at[k]);
        uint32_t at = more != NULL ? read_datum(c, more) : ix;
        if (at == NONE) return false;
        if (c->m->data[at].places > d->places) d->places = c->m->data[at].places;
        if (c->m->data[at].type == TYPE_DECIMAL && d->type == TYPE_INTEGER) d->type = TYPE_DECIMAL;
      }
      return true;
    }
    if (output_is_missing(n)) continue;
    if (!expect_kind(c, n, DOC_SCALAR, "the output")) return false;
    any = true;
    int64_t ignored;
    booleans &= n->style == DOC_PLAIN && (str_is(n->text, "true") || str_is(n->text, "false"));
    if (!sentence_parse(n->text, &ignored)) odd = odd != NULL ? odd : n;
    else sentences |= memchr(n->text.at, ' ', n->text.len) != NULL; /* `discharge` alone may be an enum's */
    int need = 0;
    while (need <= DECIMAL_PLACES_MAX && decimal_parse(n->text, need, &ignored) == DECIMAL_TOO_PRECISE) need++;
    numbers &= n->style == DOC_PLAIN && need <= DECIMAL_PLACES_MAX && decimal_parse(n->text, need, &ignored) == DECIMAL_OK;
    if (need > places) places = need;
  }
  if (!any) return complain(c, CODE_OUTPUTS_DIFFER, whole->at, "every output is `missing`", "give at least one output a value");
  if (sentences && odd != NULL)
    return complain(c, CODE_OUTPUTS_DIFFER, odd->at, "another output is a sentence, and this is none", "write `community order low` or `12 weeks` in full, or `missing`");
  d->type = booleans ? TYPE_BOOLEAN : sentences ? TYPE_SENTENCE : !numbers ? TYPE_ENUM : places > 0 ? TYPE_DECIMAL : TYPE_INTEGER;
  d->places = numbers && !booleans ? places : 0;
  if (d->type != TYPE_ENUM) return true;
  d->values = ARENA_ARRAY(c->a, named_value, outs->count);
  for (size_t i = 0; i < outs->count; i++) {
    const doc *n = outs->at[i];
    if (output_is_missing(n) || datum_find_value(d, n->text) != NONE) continue;
    if (!check_name(c, n, NAME_VALUE, "the output")) return false;
    d->values[d->value_count++].id = n->text;
  }
  return true;
}

static bool read_output(decoder *c, const datum *d, const doc *n, output *to) {
  *to = (output){.kind = OUTPUT_LITERAL, .datum = NONE, .at = n->at};
  const doc *of = value_of(n);
  if (output_is_missing(n)) {
    to->kind = OUTPUT_MISSING;
    return true;
  }
  if (of == NULL) return read_literal(c, n, d, &to->value);
  to->kind = OUTPUT_VALUE_OF;
  to->datum = read_datum(c, of);
  if (to->datum == NONE) return false;
  const datum *other = &c->m->data[to->datum];
  if (!can_be_outcome(c, n, other)) return false;
  bool number = d->type == TYPE_DECIMAL && (other->type == TYPE_INTEGER || other->type == TYPE_DECIMAL);
  bool same = other->type == d->type && (d->type != TYPE_ENUM || same_values(d, other));
  if ((same || number) && other->places <= d->places) return true;
  diag *e = diag_add(c->d, CODE_OUTPUTS_DIFFER, n->at, "`%.*s` is of type %s; this value is of type %s", STR_FMT(other->name),
                     value_type_text(other->type), value_type_text(d->type));
  diag_also(c->d, e, other->at, "declared here");
  diag_help(c->d, e, "give all outputs one type; enums must list the same values in the same order");
  return false;
}

bool read_outputs(decoder *c, datum *d, const output_list *all_of_them, output **made) {
  const output_docs *outs = &all_of_them->docs;
  const doc *whole = all_of_them->stated;
  bool stated = false;
  if (!stated_type(c, d, whole, &stated) || (!stated && !infer_type(c, d, outs, whole))) return false;
  output *all = ARENA_ARRAY(c->a, output, outs->count);
  d->min = INT64_MAX;
  d->max = INT64_MIN;
  bool good = true;
  for (size_t i = 0; i < outs->count; i++) {
    good &= read_output(c, d, outs->at[i], &all[i]);
    if (!good) continue;
    if (all[i].kind == OUTPUT_LITERAL) widen(d, all[i].value);
    if (all[i].kind == OUTPUT_VALUE_OF) {
      const datum *other = &c->m->data[all[i].datum];
      widen(d, rescale(other->min, other->places, d->places));
      widen(d, rescale(other->max, other->places, d->places));
    }
  }
  if (d->type == TYPE_ENUM) d->min = 0, d->max = (int64_t)d->value_count - 1;
  if (d->type == TYPE_BOOLEAN) d->min = 0, d->max = 1;
  if (d->min > d->max) d->min = d->max = 0;
  *made = all;
  return good && check_magnitude(c, d);
}

static bool decode_first(decoder *c, datum *d, const doc *n) {
  if (!expect_kind(c, n, DOC_SEQUENCE, "`first`")) return false;
  if (n->count == 0) return complain(c, CODE_EMPTY_LIST, n->at, "no case is listed", "list cases with `when` and `then`");
  output_docs outs = {0};
  d->how.cases = ARENA_ARRAY(c->a, derive_case, n->count);
  d->how.case_count = n->count;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    const doc *row = n->items[i];
    if (!check_keys(c, row, (const key *const[]){keys_case_row}, 1, "the case")) return false;
    const doc *when = doc_find(row, "when"), *then = doc_find(row, "then"), *otherwise = doc_find(row, "otherwise");
    bool last = i + 1 == n->count;
    d->how.cases[i].at = row->at;
    if (last && otherwise != NULL && (when != NULL || then != NULL)) {
      diag *e = diag_add(c->d, CODE_NO_OTHERWISE, row->at, "`otherwise` stands alone, without `%s`", when != NULL ? "when" : "then");
      diag_help(c->d, e, "write `- when: {...}` and below it `then: value`, and end with `- otherwise: value`");
      return false;
    }
    if (last && otherwise == NULL) {
      diag *e = diag_add(c->d, CODE_NO_OTHERWISE, row->at, "the last case is not `otherwise`");
      diag_help(c->d, e, "end with `- otherwise: value`; `otherwise: missing` says that there is none");
      return false;
    }
    if (!last && (otherwise != NULL || when == NULL || then == NULL)) {
      diag *e = diag_add(c->d, otherwise != NULL ? CODE_NO_OTHERWISE : CODE_MISSING_KEY, row->at,
                         otherwise != NULL ? "`otherwise` is not the last case" : "a case has `when` and `then`");
      diag_help(c->d, e, "write `- when: {...}` and below it `then: value`");
      return false;
    }
    *VEC_PUSH(c->a, &outs) = last ? otherwise : then;
    if (last) continue;
    d->how.cases[i].when = decode_clause(c, when, id_below(c, id_of(c, d->name, ".case"), i + 1));
    good &= d->how.cases[i].when != NULL;
  }
  output *made = NULL;
  good &= read_outputs(c, d, &(output_list){outs, d->text}, &made);
  for (size_t i = 0; good && i < n->count; i++) d->how.cases[i].then = made[i];
  return good;
}

/* ---- matrices ---- */

size_t matrix_axis_docs(const doc *derived, const doc **axes, size_t most) {
  const doc *matrix = derived->kind == DOC_MAPPING ? doc_find(derived, "matrix") : NULL;
  if (matrix == NULL || matrix->kind != DOC_MAPPING) return 0;
  const doc *rows = doc_find(matrix, "rows"), *columns = doc_find(matrix, "columns"), *all = doc_find(matrix, "axes");
  size_t count = 0;
  if (rows != NULL && count < most) axes[count++] = rows;
  if (columns != NULL && count < most) axes[count++] = columns;
  if (all != NULL && all->kind == DOC_SEQUENCE)
    for (size_t i = 0; i < all->count && count < most; i++) axes[count++] = all->items[i];
  return count;
}

static bool first_step_too_late(decoder *c, const doc *at, const datum *in, int64_t low) {
  str text = stretch_text(c, in, in->min, low);
  diag *e = diag_add(c->d, CODE_BAND_GAP, at->at, "%.*s falls into no step", STR_FMT(text));
  diag_also(c->d, e, in->at, "declared here");
  diag_help(c->d, e, "let the first step begin at the least value, or give `%.*s` a `min`", STR_FMT(in->name));
  return false;
}

/* Bands without names: step i begins at from[i]. */
static bool decode_steps(decoder *c, uint32_t ix, const doc *n) {
  datum *d = &c->m->data[ix];
  if (!check_keys(c, n, (const key *const[]){keys_axis}, 1, "the axis")) return false;
  const doc *from = doc_find(n, "from");
  d->how.kind = DERIVE_BANDS;
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, 1);
  d->how.input_count = 1;
  d->how.inputs[0] = read_datum(c, doc_find(n, "of"));
  if (d->how.inputs[0] == NONE || !expect_kind(c, from, DOC_SEQUENCE, "`from`")) return false;
  const datum *in = &c->m->data[d->how.inputs[0]];
  if (in->type != TYPE_INTEGER && in->type != TYPE_DECIMAL && in->type != TYPE_DURATION)
    return bad_item(c, doc_find(n, "of"), in, "a number");
  if (from->count < 2 || from->count > 1000) return complain(c, CODE_NO_VALUES, from->at, "an axis has 2 to 1,000 steps", "list the lower bound of each step");
  d->type = TYPE_ENUM;
  d->ordered = true;
  d->is_protected = in->is_protected;
  d->values = ARENA_ARRAY(c->a, named_value, from->count);
  d->value_count = from->count;
  d->max = (int64_t)from->count - 1;
  d->how.bounds = ARENA_ARRAY(c->a, int64_t, from->count);
  int64_t before = INT64_MIN;
  for (size_t i = 0; i < from->count; i++) {
    int64_t low;
    if (!read_literal(c, from->items[i], in, &low)) return false;
    if (low <= before) return complain(c, CODE_BAND_OVERLAP, from->items[i]->at, "the steps do not rise", "list the lower bounds from the lowest upwards");
    if (i == 0 && low > in->min) return first_step_too_late(c, from->items[i], in, low);
    if (i > 0) d->how.bounds[i - 1] = low;
    d->values[i].id = from->items[i]->text;
    before = low;
  }
  return true;
}

static bool read_axis(decoder *c, const doc *n, uint32_t *anonymous, uint32_t *axis) {
  if (n->kind == DOC_MAPPING) {
    *axis = (*anonymous)++;
    c->datum_state[*axis] = IN_WORK;
    bool good = decode_steps(c, *axis, n);
    c->datum_state[*axis] = good ? DONE : BROKEN;
    return good;
  }
  *axis = read_datum(c, n);
  if (*axis == NONE) return false;
  const datum *in = &c->m->data[*axis];
  return in->type == TYPE_ENUM || in->type == TYPE_BOOLEAN ||
         bad_item(c, n, in, "an enum, bands or a boolean (or `{of: NAME, from: [...]}`)");
}

static size_t axis_size(const datum *axis) { return axis->type == TYPE_BOOLEAN ? 2 : axis->value_count; }
static str axis_value(const datum *axis, size_t i) {
  return axis->type == TYPE_BOOLEAN ? (i == 0 ? STR("false") : STR("true")) : axis->values[i].id;
}

/* The first key that is no value of the axis, or NULL. */
static const doc *foreign_key(const doc *n, const datum *axis) {
  for (size_t k = 0; n->kind == DOC_MAPPING && k < n->count; k++) {
    bool found = false;
    for (size_t i = 0; i < axis_size(axis) && !found; i++) found = str_eq(n->pairs[k].key->text, axis_value(axis, i));
    if (!found) return n->pairs[k].key;
  }
  return NULL;
}

static bool cell_missing(decoder *c, const doc *n, const datum *axis, str name) {
  bool steps = axis->hidden; /* an axis without a name: say whose steps these are */
  str of = steps ? c->m->data[axis->how.inputs[0]].name : axis->name;
  diag *e = steps ? diag_add(c->d, CODE_MATRIX_CELL_MISSING, n->at, "the matrix has no cell for the step from %.*s of `%.*s`", STR_FMT(name), STR_FMT(of))
                  : diag_add(c->d, CODE_MATRIX_CELL_MISSING, n->at, "the matrix has no cell for `%.*s` %.*s", STR_FMT(of), STR_FMT(name));
  const doc *foreign = foreign_key(n, axis);
  if (foreign != NULL) diag_also(c->d, e, foreign->at, "`%.*s` is not one of its %s", STR_FMT(foreign->text), steps ? "steps" : "values");
  diag_help(c->d, e, "give %zu outputs here, one for each %s of `%.*s`", axis_size(axis), steps ? "step" : "value", STR_FMT(of));
  return false;
}

bool collect_cells(decoder *c, const datum *d, const doc *n, size_t depth, output_docs *outs) {
  if (depth == d->how.input_count) {
    *VEC_PUSH(c->a, outs) = n;
    return true;
  }
  const datum *axis = &c->m->data[d->how.inputs[depth]];
  size_t size = axis_size(axis);
  if (n->kind == DOC_SCALAR) return expect_kind(c, n, DOC_SEQUENCE, "this part of the matrix");
  for (size_t i = 0; i < size; i++) {
    str name = axis_value(axis, i);
    const doc *below = NULL;
    if (n->kind == DOC_SEQUENCE && i < n->count) below = n->items[i];
    for (size_t k = 0; n->kind == DOC_MAPPING && k < n->count; k++)
      if (str_eq(n->pairs[k].key->text, name)) below = n->pairs[k].value;
    if (below == NULL) return cell_missing(c, n, axis, name);
    if (!collect_cells(c, d, below, depth + 1, outs)) return false;
  }
  if (n->count <= size) return true;
  const doc *extra = n->kind == DOC_SEQUENCE ? n->items[size] : foreign_key(n, axis);
  diag *e = diag_add(c->d, CODE_MATRIX_CELL_EXTRA, extra->at,
                     n->kind == DOC_SEQUENCE ? "there are more outputs here than values on the axis" : "`%.*s` is not one of the values on the axis",
                     STR_FMT(extra->text));
  diag_help(c->d, e, "remove the outputs that belong to no value");
  return false;
}

static bool decode_matrix(decoder *c, uint32_t ix, const doc *n) {
  enum { AXES_MAX = 8, CELLS_MAX = 100000 };
  datum *d = &c->m->data[ix];
  const doc *axes[AXES_MAX + 1];
  if (!check_keys(c, n, (const key *const[]){keys_matrix}, 1, "the matrix")) return false;
  size_t count = matrix_axis_docs(d->text, axes, AXES_MAX + 1);
  bool two = doc_find(n, "rows") != NULL && doc_find(n, "columns") != NULL;
  if (count == 0 || count > AXES_MAX || (doc_find(n, "axes") != NULL) == two)
    return complain(c, CODE_MISSING_KEY, n->at, "a matrix has `rows` and `columns`, or one to eight `axes`",
                    "write `rows: NAME`, `columns: NAME`, or `axes: [NAME, NAME, NAME]`");
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, count);
  d->how.input_count = count;
  uint32_t anonymous = ix + 1;
  size_t cells = 1;
  for (size_t i = 0; i < count; i++) {
    if (!read_axis(c, axes[i], &anonymous, &d->how.inputs[i])) return false;
    cells *= axis_size(&c->m->data[d->how.inputs[i]]);
    if (cells > CELLS_MAX) return complain(c, CODE_TOO_MANY, n->at, "the matrix has more than 100,000 cells", "split it");
  }
  output_docs outs = {0};
  if (!collect_cells(c, d, doc_find(n, "cells"), 0, &outs)) return false;
  for (size_t i = 0; i < outs.count; i++)
    if (value_of(outs.at[i]) != NULL) return complain(c, CODE_OUTPUTS_DIFFER, outs.at[i]->at, "a matrix cell is a value or `missing`", "use `first` to pick another value");
  d->how.cell_count = outs.count;
  return read_outputs(c, d, &(output_list){outs, d->text}, &d->how.cells);
}

/* ---- a share off a sentence ---- */

static bool read_whole(const char *at, size_t len, int64_t *to) {
  *to = 0;
  for (size_t i = 0; i < len && len <= 4; i++) {
    if (at[i] < '0' || at[i] > '9') return false;
    *to = *to * 10 + (at[i] - '0');
  }
  return len > 0 && len <= 4 && (len == 1 || at[0] != '0');
}

/* "1/3", or "0": a part of the whole, never all of it. */
static bool read_share(decoder *c, const doc *n, int64_t share[2]) {
  const char *slash = n->kind == DOC_SCALAR ? memchr(n->text.at, '/', n->text.len) : NULL;
  bool none = n->kind == DOC_SCALAR && str_is(n->text, "0"), read = false;
  size_t before = slash != NULL ? (size_t)(slash - n->text.at) : 0;
  if (slash != NULL) read = read_whole(n->text.at, before, &share[0]) && read_whole(slash + 1, n->text.len - before - 1, &share[1]);
  if (none) share[0] = 0, share[1] = 1;
  if (none || (read && share[0] < share[1] && share[1] <= SENTENCE_SHARE_MAX)) return true;
  return complain(c, CODE_BAD_LITERAL, n->at, "a share of the sentence is expected: 0, or a fraction below 1", "write it like `1/3`; no number of it is above 1,000");
}

static bool share_missing(decoder *c, const doc *shares, const datum *by, size_t value) {
  diag *e = diag_add(c->d, CODE_SHARE_MISSING, shares->at, "there is no share for `%.*s` %.*s", STR_FMT(by->id), STR_FMT(by->values[value].id));
  diag_also(c->d, e, by->at, "its values are declared here");
  diag_help(c->d, e, "add `%.*s: 0`, or what is taken off", STR_FMT(by->values[value].id));
  return false;
}

/* One share for each value, and none for what is no value. */
static bool read_shares(decoder *c, datum *d, const doc *shares, const datum *by) {
  if (!expect_kind(c, shares, DOC_MAPPING, "`shares`")) return false;
  d->how.shares = ARENA_ARRAY(c->a, int64_t, 2 * by->value_count);
  for (size_t i = 0; i < shares->count; i++) {
    int64_t code;
    if (!read_literal(c, shares->pairs[i].key, by, &code) || !read_share(c, shares->pairs[i].value, d->how.shares + 2 * code)) return false;
  }
  for (size_t i = 0; i < by->value_count; i++)
    if (d->how.shares[2 * i + 1] == 0) return share_missing(c, shares, by, i);
  return true;
}

static bool decode_reduce(decoder *c, datum *d, const doc *n) {
  const doc *by_doc = doc_find(d->text, "by"), *shares = doc_find(d->text, "shares");
  if (by_doc == NULL || shares == NULL)
    return complain(c, CODE_MISSING_KEY, d->text->at, by_doc == NULL ? "`reduce` has no `by` beside it" : "`reduce` has no `shares` beside it",
                    by_doc == NULL ? "add `by:` with the enum that says how much is taken off, such as the stage of the plea"
                                   : "add `shares:` with a line for each value, such as `first_stage: 1/3`");
  uint32_t of = read_datum(c, n), by = of != NONE ? read_datum(c, by_doc) : NONE;
  if (of == NONE || by == NONE) return false;
  const datum *in = &c->m->data[of], *stage = &c->m->data[by];
  if (in->type != TYPE_SENTENCE) return bad_item(c, n, in, "a sentence");
  if (stage->type != TYPE_ENUM) return bad_item(c, by_doc, stage, "an enum");
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, 2);
  d->how.input_count = 2;
  d->how.inputs[0] = of;
  d->how.inputs[1] = by;
  if (!read_shares(c, d, shares, stage)) return false;
  d->type = TYPE_SENTENCE;
  d->min = INT64_MAX;
  d->max = INT64_MIN;
  for (size_t i = 0; i < stage->value_count; i++) {
    widen(d, sentence_reduced(in->min, d->how.shares[2 * i], d->how.shares[2 * i + 1]));
    widen(d, sentence_reduced(in->max, d->how.shares[2 * i], d->how.shares[2 * i + 1]));
  }
  return true;
}

/* ---- members ---- */

static str nth_value(const void *d, size_t i) { return ((const datum *)d)->values[i].id; }

/* Mostly they stand in the same order, so that is tried first. */
static uint32_t value_of_member(const datum *d, const doc *members, size_t nth) {
  str name = members->pairs[nth].key->text;
  return nth < d->value_count && str_eq(d->values[nth].id, name) ? (uint32_t)nth : datum_find_value(d, name);
}

/* Every value has a clause: one that was forgotten would never be in the set, and nobody would see why. */
static bool check_members(decoder *c, const datum *d, const doc *n) {
  bool *told = ARENA_ARRAY(c->a, bool, d->value_count + 1), good = true;
  for (size_t i = 0; i < n->count; i++) {
    const doc *name = n->pairs[i].key;
    uint32_t code = value_of_member(d, n, i);
    if (code != NONE) {
      told[code] = true;
      continue;
    }
    diag *e = diag_add(c->d, CODE_UNKNOWN_VALUE, name->at, "`%.*s` has no value `%.*s`", STR_FMT(d->name), STR_FMT(name->text));
    str near = diag_nearest(name->text, d->value_count, nth_value, d);
    if (near.len > 0) diag_help(c->d, e, "did you mean `%.*s`?", STR_FMT(near));
    else diag_help(c->d, e, "list it under `values`, or remove it");
    good = false;
  }
  for (size_t i = 0; i < d->value_count; i++) {
    if (told[i]) continue;
    diag *e = diag_add(c->d, CODE_MEMBER_MISSING, n->at, "`members` does not say when `%.*s` is in the set", STR_FMT(d->values[i].id));
    diag_help(c->d, e, "add a line `%.*s:` with a clause", STR_FMT(d->values[i].id));
    good = false;
  }
  return good;
}

/* Whether the set holds each value is a hidden boolean of its own, right behind the set; see place_members. */
static bool decode_members(decoder *c, uint32_t ix, const doc *n) {
  datum *d = &c->m->data[ix];
  d->type = TYPE_SET;
  if (!expect_kind(c, n, DOC_MAPPING, "`members`") || !read_list_of_values(c, d->text, d) || !check_members(c, d, n)) return false;
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, d->value_count);
  d->how.input_count = d->value_count;
  bool good = true;
  for (size_t i = 0; i < n->count; i++) {
    uint32_t at = ix + 1 + (uint32_t)i;
    decode_derived(c, at);
    good &= c->datum_state[at] == DONE;
    d->how.inputs[value_of_member(d, n, i)] = at;
  }
  return good;
}

/* ---- all of them ---- */

/* `reduces`: it is computed from the items of a group. A table leaves `found` alone. */
static bool find_kind(decoder *c, const datum *d, derive_kind *found, const doc **value, bool *reduces) {
  size_t count = doc_find(d->text, "table") != NULL, tables = count;
  for (int k = 0; k < REDUCTIONS; k++) count += doc_find(d->text, reduction_keys[k]) != NULL;
  *reduces = count > tables;
  for (int k = DERIVE_TRUE_WHEN; k <= DERIVE_LAST; k++) {
    const doc *n = doc_find(d->text, kind_keys[k]);
    if (n == NULL) continue;
    count++;
    *found = (derive_kind)k;
    *value = n;
  }
  if (count == 1) return true;
  diag *e = count == 0 ? diag_add(c->d, CODE_NOT_ONE_KIND, d->text->at, "`%.*s` does not say how it is computed", STR_FMT(d->name))
                       : diag_add(c->d, CODE_NOT_ONE_KIND, d->text->at, "`%.*s` says in %zu ways how it is computed", STR_FMT(d->name), count);
  str all = list_names(c, DERIVE_LAST + 1 + REDUCTIONS, kind_key_at, NULL);
  diag_help(c->d, e, "use exactly one of %.*s", STR_FMT(all));
  return false;
}

static bool key_belongs(derive_kind kind, str name) {
  bool outputs = kind == DERIVE_FIRST || kind == DERIVE_MATRIX || kind == DERIVE_NOTHING /* a table */;
  if (kind == DERIVE_MEMBERS && (str_is(name, "values") || str_is(name, "values_from"))) return true;
  if (str_is(name, "type") || str_is(name, "places") || str_is(name, "values") || str_is(name, "values_from") || str_is(name, "ordered")) return outputs;
  if (str_is(name, "bands")) return kind == DERIVE_BANDS;
  if (str_is(name, "missing_counts_as")) return kind == DERIVE_SUM || kind == DERIVE_GREATEST || kind == DERIVE_LEAST;
  if (str_is(name, "unknown_counts_as")) return kind == DERIVE_COUNT;
  if (str_is(name, "by") || str_is(name, "shares")) return kind == DERIVE_REDUCE;
  if (str_is(name, "when") || str_is(name, "value")) return false; /* of reductions, which look for themselves */
  return true;
}

static bool not_with(decoder *c, const doc *name, const char *kind) {
  diag *e = diag_add(c->d, CODE_KEY_NOT_FOR_TYPE, name->at, "`%.*s` does not go with `%s`", STR_FMT(name->text), kind);
  diag_help(c->d, e, "remove it");
  return false;
}

/* No key stands beside the kind that is another's. */
static bool check_belonging(decoder *c, const datum *d, bool reduces) {
  for (size_t i = 0; i < d->text->count; i++) {
    const doc *name = d->text->pairs[i].key;
    if (reduces ? !reduction_takes(d->text, name->text) : !key_belongs(d->how.kind, name->text))
      return not_with(c, name, reduces ? reduction_name(d->text) : d->how.kind != DERIVE_NOTHING ? kind_keys[d->how.kind] : "table");
  }
  return true;
}

bool inputs_protected(const model *m, const datum *d) {
  const derivation *how = &d->how;
  for (size_t i = 0; i < how->input_count; i++)
    if (m->data[how->inputs[i]].is_protected) return true;
  for (size_t i = 0; i < how->clause_count; i++)
    if (node_reads_protected(m, how->clauses[i])) return true;
  for (size_t i = 0; i < how->case_count; i++)
    if (node_reads_protected(m, how->cases[i].when) ||
        (how->cases[i].then.kind == OUTPUT_VALUE_OF && m->data[how->cases[i].then.datum].is_protected))
      return true;
  return false;
}

static bool decode_kind(decoder *c, uint32_t ix) {
  datum *d = &c->m->data[ix];
  if (d->is_clause) {
    d->how.kind = DERIVE_TRUE_WHEN;
    return decode_true_when(c, d, d->text);
  }
  if (d->guide != GUIDE_NONE) return decode_guide_part(c, ix);
  if (d->tabled == TABLE_OUTPUT) return decode_table(c, ix);
  if (!check_keys(c, d->text, (const key *const[]){keys_derived_kind, keys_derived}, 2, "the derived value")) return false;
  const doc *n = NULL;
  bool reduces;
  if (!find_kind(c, d, &d->how.kind, &n, &reduces) || !check_belonging(c, d, reduces)) return false;
  read_optional_text(c, d->text, "label", &d->label);
  read_optional_text(c, d->text, "label_cy", &d->label_cy);
  read_optional_text(c, d->text, "help", &d->help);
  const doc *shown_doc = doc_find(d->text, "shown");
  bool shown = true;
  if (shown_doc != NULL && !read_boolean(c, shown_doc, &shown)) return false;
  d->unshown = !shown;
  const doc *source_doc = doc_find(d->text, "source");
  if (source_doc != NULL) d->sources = read_citations(c, source_doc, &d->status);
  if (reduces) return decode_reduction(c, ix);
  switch (d->how.kind) {
  case DERIVE_TRUE_WHEN: return decode_true_when(c, d, n);
  case DERIVE_BANDS: return decode_bands(c, d, n);
  case DERIVE_SUM: return decode_sum(c, d, n);
  case DERIVE_COUNT: return decode_count(c, d, n);
  case DERIVE_FIRST: return decode_first(c, d, n);
  case DERIVE_FIRST_KNOWN: return decode_first_known(c, d, n);
  case DERIVE_YEARS_BETWEEN: return decode_years(c, d, n);
  case DERIVE_GREATEST:
  case DERIVE_LEAST: return decode_extreme(c, d, n);
  case DERIVE_MATRIX: return decode_matrix(c, ix, n);
  case DERIVE_REDUCE: return decode_reduce(c, d, n);
  case DERIVE_MEMBERS: return decode_members(c, ix, n);
  case DERIVE_NOTHING:
  default: return decode_table(c, ix);
  }
}

void decode_derived(decoder *c, uint32_t ix) {
  if (c->datum_state[ix] != TO_DO) return;
  c->datum_state[ix] = IN_WORK;
  datum *d = &c->m->data[ix];
  uint32_t outer_datum = c->datum_at, outer_condition = c->condition_at;
  c->datum_at = ix;
  c->condition_at = NONE;
  scope outer = scope_enter(c, ix);
  bool good = enter(c, d->at) && !said_of_first_item(c, ix) && decode_kind(c, ix);
  leave(c);
  scope_turn(c, outer);
  if (good) label_item(c, d);
  c->datum_at = outer_datum;
  c->condition_at = outer_condition;
  d->is_protected = good && inputs_protected(c->m, d);
  c->datum_state[ix] = good ? DONE : BROKEN;
}
