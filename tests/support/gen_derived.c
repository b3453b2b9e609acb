/* Derived values: each function writes one way to compute, or leaves the text alone and says no. */
#include "support/gen_author.h"

typedef bool fits(const subject *s, const subject *first);

static bool fits_sum(const subject *s, const subject *first) { return (void)first, is_plain(s) || s->type == TYPE_BOOLEAN; }
static bool fits_like(const subject *s, const subject *first) {
  if (first == NULL) return s->type != TYPE_SET && s->type != TYPE_TEXT;
  if (is_plain(first)) return is_plain(s);
  return s->type == first->type && (s->type != TYPE_ENUM || same_values(s, first));
}
static bool fits_order(const subject *s, const subject *first) {
  return fits_like(s, first) && s->type != TYPE_BOOLEAN && (s->type != TYPE_ENUM || s->ordered);
}
static bool fits_date(const subject *s, const subject *first) { return (void)first, s->type == TYPE_DATE; }
static bool fits_bands(const subject *s, const subject *first) { return (void)first, is_numeric(s) && s->low < s->high; }
static bool fits_axis(const subject *s, const subject *first) {
  return (void)first, s->type == TYPE_BOOLEAN || (s->type == TYPE_ENUM && s->value_count <= 4) || fits_bands(s, first);
}

static int pick_inputs(author *a, fits *fit, int most, const subject **in) {
  int count = 0;
  for (int i = 0; i < 3 * LEAF_TRIES && count < most; i++) {
    const subject *s = &a->subjects[below(a, a->subject_count)];
    bool again = false;
    for (int k = 0; k < count; k++) again = again || in[k] == s;
    if (!again && is_seen(a, s) && fit(s, count > 0 ? in[0] : NULL)) in[count++] = s;
  }
  return count;
}

static void put_inputs(author *a, const char *key, const subject **in, int count) {
  gen_put(&a->out, "    %s: [", key);
  for (int i = 0; i < count; i++) {
    gen_put(&a->out, "%s%s", i > 0 ? ", " : "", in[i]->id);
    a->read_protected = a->read_protected || in[i]->is_protected;
  }
}

/* The common type, places, values and range of what a greatest, least or first_known picks from. */
static void unite(subject *d, const subject **in, int count) {
  d->type = in[0]->type;
  d->ordered = in[0]->ordered;
  d->value_count = in[0]->value_count;
  for (int i = 0; i < d->value_count; i++) d->values[i] = in[0]->values[i];
  for (int i = 0; i < count; i++) {
    if (in[i]->type == TYPE_DECIMAL) d->type = TYPE_DECIMAL;
    if (in[i]->places > d->places) d->places = in[i]->places;
  }
  d->min = d->low = INT64_MAX;
  d->max = d->high = INT64_MIN;
  for (int i = 0; i < count; i++) {
    int64_t min = rescale(in[i]->min, in[i]->places, d->places), max = rescale(in[i]->max, in[i]->places, d->places);
    int64_t low = rescale(in[i]->low, in[i]->places, d->places), high = rescale(in[i]->high, in[i]->places, d->places);
    if (min < d->min) d->min = min;
    if (max > d->max) d->max = max;
    if (low < d->low) d->low = low;
    if (high > d->high) d->high = high;
  }
}

static bool write_true_when(author *a, subject *d) {
  d->type = TYPE_BOOLEAN;
  d->can_be_missing = false;
  set_range(d, 0, 1);
  gen_put(&a->out, "    true_when: ");
  author_write_clause(a, 2, 24);
  gen_put(&a->out, "\n");
  return true;
}

static bool write_bands(author *a, subject *d) {
  const subject *in[1];
  if (pick_inputs(a, fits_bands, 1, in) == 0) return false;
  gen_put(&a->out, "    bands_of: %s\n    bands: {", in[0]->id);
  a->read_protected = a->read_protected || in[0]->is_protected;
  d->type = TYPE_ENUM;
  d->ordered = true;
  d->can_be_missing = false;
  int64_t from = in[0]->low;
  int most = 2 + (int)below(a, 3);
  for (int i = 0; i < most; i++) {
    bool last = i + 1 == most || from + 1 > in[0]->high;
    d->values[d->value_count++] = author_families[3].values[i];
    gen_put(&a->out, "%s%s: {", i > 0 ? ", " : "", author_families[3].values[i]);
    if (i > 0) gen_put(&a->out, "at_least: ");
    if (i > 0) author_put_value(a, in[0], from);
    if (!last) {
      int64_t room = in[0]->high - from, step = 1 + gen_between(a->g, 0, (room - 1) / 2);
      from += step;
      gen_put(&a->out, "%sbelow: ", i > 0 ? ", " : "");
      author_put_value(a, in[0], from);
    }
    gen_put(&a->out, "}");
    if (last) break;
  }
  gen_put(&a->out, "}\n");
  set_range(d, 0, d->value_count - 1);
  return d->value_count >= 2;
}

static void put_stand_in(author *a, const subject *d) {
  gen_put(&a->out, "    missing_counts_as: ");
  author_put_value(a, d, d->type == TYPE_ENUM ? (int64_t)below(a, d->value_count) : gen_between(a->g, d->low, d->high));
  gen_put(&a->out, "\n");
}

static bool write_sum(author *a, subject *d) {
  const subject *in[3];
  int count = pick_inputs(a, fits_sum, 1 + (int)below(a, 3), in);
  if (count == 0) return false;
  put_inputs(a, "sum", in, count);
  gen_put(&a->out, "]\n");
  unite(d, in, count);
  if (d->type != TYPE_DECIMAL) d->type = TYPE_INTEGER;
  d->value_count = 0;
  d->can_be_missing = d->ordered = false;
  int64_t low = 0, high = 0;
  for (int i = 0; i < count; i++) {
    low += rescale(in[i]->low, in[i]->places, d->places);
    high += rescale(in[i]->high, in[i]->places, d->places);
  }
  int64_t most = d->max;
  set_range(d, low, high);
  d->max = most > high ? most : high;
  if (chance(a, 40)) {
    gen_put(&a->out, "    missing_counts_as: ");
    author_put_value(a, d, gen_between(a->g, d->low > 0 ? 0 : d->low, d->high));
    gen_put(&a->out, "\n");
  }
  return true;
}

static bool write_count(author *a, subject *d) {
  int count = 1 + (int)below(a, 4);
  d->type = TYPE_INTEGER;
  d->can_be_missing = false;
  set_range(d, 0, count);
  gen_put(&a->out, "    count: [");
  for (int i = 0; i < count; i++) {
    if (i > 0) gen_put(&a->out, ", ");
    author_write_clause(a, 1, 16);
  }
  gen_put(&a->out, "]\n");
  if (chance(a, 40)) gen_put(&a->out, "    unknown_counts_as: %s\n", chance(a, 50) ? "true" : "false");
  return true;
}

/* What cases and cells put out: literals of a type, or also another's value. */
typedef enum output_style { OUT_BOOLEAN, OUT_INTEGER, OUT_ENUM, OUT_DECIMAL, OUT_SENTENCE, OUT_VALUE_OF } output_style;

typedef struct outputs { /* of one derived value, so far */
  output_style style;
  const subject *like;  /* OUT_VALUE_OF */
  int64_t least, most;  /* nothing yet: least > most */
  int64_t seen[VALUES_MAX]; /* codes in order of appearance */
  int seen_count;
} outputs;

static outputs start_outputs(author *a, subject *d, output_style style, const subject *like) {
  static const value_type types[] = {TYPE_BOOLEAN, TYPE_INTEGER, TYPE_ENUM, TYPE_DECIMAL, TYPE_SENTENCE};
  if (style == OUT_VALUE_OF) unite(d, &like, 1);
  else if (style == OUT_ENUM) author_take_family(d, &author_families[below(a, FAMILIES)]);
  else {
    d->type = types[style];
    d->places = style == OUT_DECIMAL ? 1 : 0;
    set_range(d, 0, style == OUT_BOOLEAN ? 1 : style == OUT_SENTENCE ? SCALE - 1 : 4);
  }
  return (outputs){.style = style, .like = like, .least = INT64_MAX, .most = INT64_MIN};
}

static void widen(outputs *o, int64_t from, int64_t to) {
  if (from < o->least) o->least = from;
  if (to > o->most) o->most = to;
}

static void put_literal_output(author *a, const subject *d, outputs *o) {
  int64_t v = gen_between(a->g, d->low, d->high);
  bool again = d->type != TYPE_ENUM;
  for (int i = 0; i < o->seen_count; i++) again = again || o->seen[i] == v;
  if (!again) o->seen[o->seen_count++] = v;
  widen(o, v, v);
  author_put_value(a, d, v);
}

static void put_output(author *a, const subject *d, outputs *o) {
  if (chance(a, 18)) {
    gen_put(&a->out, "missing");
  } else if (o->like != NULL && chance(a, 60)) {
    gen_put(&a->out, "{value_of: %s}", o->like->id);
    widen(o, o->like->low, o->like->high);
    a->read_protected = a->read_protected || o->like->is_protected;
  } else {
    put_literal_output(a, d, o);
  }
}

static void put_type(author *a, const subject *d) {
  static const char *const names[] = {"boolean", "integer", "decimal", "", "", "", "date", "", "sentence"};
  if (d->type == TYPE_ENUM) {
    gen_put(&a->out, "    values: [");
    for (int i = 0; i < d->value_count; i++) gen_put(&a->out, "%s%s", i > 0 ? ", " : "", d->values[i]);
    gen_put(&a->out, d->ordered ? "]\n    ordered: true\n" : "]\n");
  } else {
    gen_put(&a->out, "    type: %s\n", names[d->type]);
    if (d->type == TYPE_DECIMAL) gen_put(&a->out, "    places: %d\n", d->places);
  }
}

/* The type is stated, or left to be inferred: then an enum has the values seen, in that order. */
static void finish_outputs(author *a, subject *d, const outputs *o) {
  bool infer = o->style <= OUT_ENUM && o->least <= o->most && chance(a, 40);
  if (!infer) put_type(a, d);
  if (infer && d->type == TYPE_ENUM) {
    const char *all[VALUES_MAX];
    memcpy(all, d->values, sizeof all);
    d->ordered = false;
    d->value_count = o->seen_count;
    for (int i = 0; i < o->seen_count; i++) d->values[i] = all[o->seen[i]];
    set_range(d, 0, d->value_count - 1);
  }
  if (d->type == TYPE_ENUM || d->type == TYPE_BOOLEAN) return;
  set_range(d, o->least <= o->most ? o->least : 0, o->least <= o->most ? o->most : 0);
}

static bool write_first(author *a, subject *d) {
  const subject *like[1] = {NULL};
  output_style style = (output_style)below(a, 6);
  if (style == OUT_VALUE_OF && (pick_inputs(a, fits_like, 1, like) == 0 || like[0]->type == TYPE_DURATION)) style = OUT_ENUM;
  outputs o = start_outputs(a, d, style, style == OUT_VALUE_OF ? like[0] : NULL);
  int cases = 1 + (int)below(a, 3);
  gen_put(&a->out, "    first:\n");
  for (int i = 0; i < cases; i++) {
    gen_put(&a->out, "      - when: ");
    author_write_clause(a, 2, 5);
    gen_put(&a->out, "\n        then: ");
    if (i == 0) put_literal_output(a, d, &o);
    else put_output(a, d, &o);
    gen_put(&a->out, "\n");
  }
  gen_put(&a->out, "      - otherwise: ");
  put_output(a, d, &o);
  gen_put(&a->out, "\n");
  finish_outputs(a, d, &o);
  return true;
}

static bool write_first_known(author *a, subject *d) {
  const subject *in[3];
  int count = pick_inputs(a, fits_like, 1 + (int)below(a, 3), in);
  if (count == 0) return false;
  put_inputs(a, "first_known", in, count);
  unite(d, in, count);
  if (chance(a, 35)) {
    gen_put(&a->out, ", ");
    author_put_value(a, d, gen_between(a->g, d->low, d->high));
    d->can_be_missing = false;
  }
  gen_put(&a->out, "]\n");
  return true;
}

static bool write_years(author *a, subject *d) {
  const subject *in[2];
  if (pick_inputs(a, fits_date, 2, in) < 2) return false;
  put_inputs(a, "years_between", in, 2);
  gen_put(&a->out, "]\n");
  d->type = TYPE_INTEGER;
  d->can_be_missing = false;
  set_range(d, oracle_years(in[0]->high, in[1]->low), oracle_years(in[0]->low, in[1]->high));
  return true;
}

static bool write_extreme(author *a, subject *d) {
  const subject *in[3];
  int count = pick_inputs(a, fits_order, 2 + (int)below(a, 2), in);
  if (count < 2) return false;
  bool greatest = chance(a, 50);
  put_inputs(a, greatest ? "greatest" : "least", in, count);
  gen_put(&a->out, "]\n");
  unite(d, in, count);
  d->can_be_missing = false;
  if (chance(a, 40)) put_stand_in(a, d);
  return true;
}

static bool fits_sentence(const subject *s, const subject *first) { return (void)first, s->type == TYPE_SENTENCE; }
static bool fits_stage(const subject *s, const subject *first) { return (void)first, s->type == TYPE_ENUM; }

/* The places of the scale that are surely within what is left of any length between these. */
static void narrow_to_reduced(subject *d, const subject *of, int64_t shares[][2], int count) {
  int64_t least = INT64_MAX, most = INT64_MIN;
  for (int i = 0; i < count; i++) {
    int64_t low = oracle_reduced(author_scale[of->low].code, shares[i][0], shares[i][1]);
    int64_t high = oracle_reduced(author_scale[of->high].code, shares[i][0], shares[i][1]);
    if (low < least) least = low;
    if (high > most) most = high;
  }
  set_range(d, 0, SCALE - 1);
  while (d->low < SCALE - 1 && author_scale[d->low].code < least) d->low++;
  while (d->high > d->low && author_scale[d->high].code > most) d->high--;
}

static bool write_reduce(author *a, subject *d) {
  static const int64_t shares[][2] = {{1, 3}, {1, 4}, {1, 10}, {0, 1}, {2, 3}, {999, 1000}, {1, 2}};
  const subject *of[1], *by[1];
  if (pick_inputs(a, fits_sentence, 1, of) == 0 || pick_inputs(a, fits_stage, 1, by) == 0) return false;
  int64_t taken[VALUES_MAX][2];
  a->read_protected = a->read_protected || of[0]->is_protected || by[0]->is_protected;
  gen_put(&a->out, "    reduce: %s\n    by: %s\n    shares: {", of[0]->id, by[0]->id);
  for (int i = 0; i < by[0]->value_count; i++) {
    const int64_t *one = shares[below(a, 7)];
    taken[i][0] = one[0];
    taken[i][1] = one[1];
    gen_put(&a->out, "%s%s: %lld", i > 0 ? ", " : "", by[0]->values[i], (long long)one[0]);
    if (one[0] > 0) gen_put(&a->out, "/%lld", (long long)one[1]);
  }
  gen_put(&a->out, "}\n");
  d->type = TYPE_SENTENCE;
  narrow_to_reduced(d, of[0], taken, by[0]->value_count);
  return d->low < d->high; /* else none of the places that tests name is surely within it, nor within what rests on it */
}

/* An axis and how many values it has. */
static int put_axis(author *a, const subject *s) {
  a->read_protected = a->read_protected || s->is_protected;
  if (!is_numeric(s)) {
    gen_put(&a->out, "%s", s->id);
    return s->type == TYPE_BOOLEAN ? 2 : s->value_count;
  }
  bool is_field = s < &a->subjects[a->field_end];
  int64_t middle = gen_between(a->g, s->low + 1, s->high);
  bool three = middle < s->high && chance(a, 40);
  gen_put(&a->out, "{of: %s, from: [", s->id);
  author_put_value(a, s, is_field ? s->min : s->type == TYPE_DURATION ? 0 : s->low - rescale(200000, 0, s->places)); /* at or below all it can be */
  gen_put(&a->out, ", ");
  author_put_value(a, s, middle);
  if (three) gen_put(&a->out, ", ");
  if (three) author_put_value(a, s, gen_between(a->g, middle + 1, s->high));
  gen_put(&a->out, "]}");
  return three ? 3 : 2;
}

static void put_cells(author *a, subject *d, const int *sizes, int axes, outputs *o) {
  gen_put(&a->out, "[");
  for (int i = 0; i < sizes[0]; i++) {
    if (i > 0) gen_put(&a->out, ", ");
    if (axes > 1) put_cells(a, d, sizes + 1, axes - 1, o);
    else if (chance(a, 12)) gen_put(&a->out, "missing");
    else put_literal_output(a, d, o);
  }
  gen_put(&a->out, "]");
}

static bool write_matrix(author *a, subject *d) {
  const subject *in[3];
  int sizes[3], count = pick_inputs(a, fits_axis, 1 + (int)below(a, 3), in);
  if (count == 0) return false;
  outputs o = start_outputs(a, d, (output_style)below(a, OUT_VALUE_OF), NULL);
  gen_put(&a->out, "    matrix:\n      %s", count == 2 ? "rows: " : "axes: [");
  for (int i = 0; i < count; i++) {
    if (i > 0) gen_put(&a->out, count == 2 ? "\n      columns: " : ", ");
    sizes[i] = put_axis(a, in[i]);
  }
  gen_put(&a->out, count == 2 ? "\n      cells: " : "]\n      cells: ");
  put_cells(a, d, sizes, count, &o);
  gen_put(&a->out, "\n");
  finish_outputs(a, d, &o);
  return true;
}

/* A set; its members stand in another order than its values. */
static bool write_members(author *a, subject *d) {
  author_take_family(d, &author_families[below(a, FAMILIES)]);
  d->type = TYPE_SET;
  d->can_be_missing = d->ordered = false;
  gen_put(&a->out, "    values: [");
  for (int i = 0; i < d->value_count; i++) gen_put(&a->out, "%s%s", i > 0 ? ", " : "", d->values[i]);
  gen_put(&a->out, "]\n    members:\n");
  int first = (int)below(a, d->value_count);
  for (int i = 0; i < d->value_count; i++) {
    gen_put(&a->out, "      %s: ", d->values[(first + i) % d->value_count]);
    author_write_clause(a, 1, 16);
    gen_put(&a->out, "\n");
  }
  return true;
}

/* ---- decision tables ---- */

static bool fits_column(const subject *s, const subject *first) {
  return (void)first, (is_numeric(s) && s->low < s->high) || s->type == TYPE_BOOLEAN || (s->type == TYPE_ENUM && s->value_count > 1);
}

static void put_column_test(author *a, const subject *s) {
  gen_put(&a->out, "%s: ", s->id);
  if (s->type == TYPE_BOOLEAN) gen_put(&a->out, chance(a, 50) ? "true" : "false");
  else if (s->type == TYPE_ENUM) author_put_codes(a, s, s->value_count, false);
  else gen_put(&a->out, chance(a, 50) ? "{at_least: " : "{below: "), author_put_value(a, s, pick_bound(a, s)), gen_put(&a->out, "}");
}

/* Of a list each value stands in one rule, so that it is known where the set is. What is added up stands in prop_table. */
static bool write_table(author *a, subject *d) {
  const subject *in[3];
  int count = pick_inputs(a, fits_column, 1 + (int)below(a, 3), in);
  bool list = chance(a, 40);
  if (count == 0) return false;
  outputs o = start_outputs(a, d, list ? OUT_ENUM : (output_style)below(a, 3), NULL);
  int rules = list ? d->value_count : 1 + (int)below(a, 4);
  put_type(a, d);
  gen_put(&a->out, "    table:\n      hit: %s\n  ", list ? "collect" : "first");
  put_inputs(a, "inputs", in, count);
  gen_put(&a->out, a->read_protected ? "]\n      lawful_basis: as the law has it\n      rules:\n" : "]\n      rules:\n");
  for (int i = 0; i < rules; i++) {
    gen_put(&a->out, "        - when: {");
    for (int k = 0, put = 0; k < count; k++) {
      if (!chance(a, 65)) continue;
      if (put++ > 0) gen_put(&a->out, ", ");
      put_column_test(a, in[k]);
    }
    gen_put(&a->out, "}\n          then: ");
    if (list) gen_put(&a->out, "%s", d->values[i]);
    else put_literal_output(a, d, &o);
    gen_put(&a->out, "\n");
  }
  if (!list) gen_put(&a->out, "      otherwise: "), put_literal_output(a, d, &o), gen_put(&a->out, "\n");
  if (list) d->type = TYPE_SET, d->ordered = false;
  d->can_be_missing = false;
  if (d->type == TYPE_INTEGER) set_range(d, o.least, o.most);
  return true;
}

/* ---- what becomes of a group's items ---- */

enum reduction { OF_ANY, OF_ALL, OF_COUNT, OF_SUM, OF_GREATEST, OF_LEAST, OF_LATEST, OF_EARLIEST, REDUCTION_COUNT };

static bool fits_reduction(enum reduction way, const subject *s) {
  if (!s->of_item) return false;
  if (way == OF_SUM) return fits_sum(s, NULL);
  if (way >= OF_LATEST) return s->type == TYPE_DATE;
  return is_numeric(s) || s->type == TYPE_DATE || s->type == TYPE_SENTENCE || (s->type == TYPE_ENUM && s->ordered);
}

static const subject *pick_member(author *a, enum reduction way) {
  for (int i = 0; i < 3 * LEAF_TRIES; i++) {
    const subject *s = &a->subjects[below(a, a->subject_count)];
    if (fits_reduction(way, s)) return s;
  }
  return NULL;
}

static void put_item_clause(author *a) {
  gen_put(&a->out, "    when: ");
  a->in_item = true;
  author_write_clause(a, 2, 24);
  a->in_item = false;
  gen_put(&a->out, "\n");
}

/* What becomes of the value of the one item `of`. */
static void reduced_from(author *a, subject *d, const subject *of, enum reduction way) {
  unite(d, &of, 1);
  d->of_item = false;
  if (way != OF_SUM) return;
  if (d->type != TYPE_DECIMAL) d->type = TYPE_INTEGER;
  d->can_be_missing = d->ordered = false;
  set_range(d, a->most * (d->low < 0 ? d->low : 0), a->most * (d->high > 0 ? d->high : 0));
  if (!chance(a, 40)) return;
  gen_put(&a->out, "    missing_counts_as: ");
  author_put_value(a, d, gen_between(a->g, of->low > 0 ? 0 : of->low, of->high > 0 ? of->high : 0));
  gen_put(&a->out, "\n");
}

static bool write_reduction(author *a, subject *d) {
  static const char *const keys[] = {"any_of", "all_of", "count_of", "sum_of", "greatest_of", "least_of", "latest_of", "earliest_of"};
  enum reduction way = (enum reduction)below(a, REDUCTION_COUNT);
  const subject *of = way >= OF_SUM ? pick_member(a, way) : NULL;
  if (a->most == 0 || a->in_item || (way >= OF_SUM && of == NULL)) return false;
  gen_put(&a->out, "    %s: items\n", keys[way]);
  if (of != NULL) gen_put(&a->out, "    value: %s\n", of->id);
  a->read_protected = a->read_protected || (of != NULL && of->is_protected);
  if (way <= OF_COUNT || chance(a, 50)) put_item_clause(a);
  if (of != NULL) {
    reduced_from(a, d, of, way);
    return true;
  }
  d->type = way == OF_COUNT ? TYPE_INTEGER : TYPE_BOOLEAN;
  d->can_be_missing = false;
  set_range(d, 0, way == OF_COUNT ? a->most : 1);
  if (way == OF_COUNT && chance(a, 40)) gen_put(&a->out, "    unknown_counts_as: %s\n", chance(a, 50) ? "true" : "false");
  return true;
}

/* ---- all of them ---- */

static void write_one(author *a) {
  static bool (*const ways[])(author *, subject *) = {write_true_when, write_bands,       write_sum,       write_count,     write_first,     write_first,
                                                      write_years,     write_first_known, write_extreme,   write_extreme,   write_matrix,    write_members,
                                                      write_reduce,    write_table,        write_reduction,   write_reduction, write_reduction, write_reduction, write_reduction,
                                                      write_reduction};
  const int way_count = a->most > 0 && !a->in_item ? (int)(sizeof ways / sizeof *ways) : 14;
  char prefix[3] = {(char)('g' + below(a, 12)), '_', 0};
  size_t mark = a->out.len;
  for (int i = 0; i < LEAF_TRIES; i++) {
    subject *d = author_new_subject(a, prefix);
    a->read_protected = false;
    gen_put(&a->out, "  %s:\n", d->id);
    if (a->in_item) gen_put(&a->out, "    for_each: items\n");
    if (ways[i + 1 < LEAF_TRIES ? below(a, way_count) : 0](a, d)) {
      d->is_protected = a->read_protected;
      a->subject_count++;
      return;
    }
    a->out.len = mark;
  }
}

void author_write_derived(author *a) { write_one(a); }

void author_write_derived_of_item(author *a) {
  a->in_item = true;
  write_one(a);
  a->in_item = false;
}
