/* Derived values: eleven ways to compute what a value can be from what others can be. */
#include "oracle/world.h"

oracle_set oracle_item(world *w, const datum *d, uint32_t input) {
  const datum *of = datum_at(w, input);
  const state *s = oracle_state_of(w, input);
  oracle_set set = EMPTY;
  bool stands_in = d->how.has_stand_in && s->missing != MISSING_NO;
  oracle_add_set(w, d, &set, of, stands_in ? &s->values : &s->effective);
  if (stands_in) oracle_add(w, d, &set, d->how.stand_in, d->how.stand_in);
  if (stands_in && w->relaxed && oracle_may_turn_out(w, input)) oracle_add_set(w, d, &set, of, &s->effective);
  return set;
}

static void derive_bands(world *w, const datum *d, state *s) {
  const oracle_set *of = &oracle_state_of(w, d->how.inputs[0])->effective;
  for (int64_t band = 0; band <= d->max; band++) {
    bool ends_before = band < d->max && of->from >= d->how.bounds[band];
    bool begins_after = band > 0 && of->to < d->how.bounds[band - 1];
    if (!ends_before && !begins_after) oracle_add(w, d, &s->values, band, band);
  }
}

static void derive_sum(world *w, const datum *d, state *s) {
  int64_t from = 0, to = 0;
  for (size_t i = 0; i < d->how.input_count; i++) {
    oracle_set set = oracle_item(w, d, d->how.inputs[i]);
    from += set.from;
    to += set.to;
  }
  oracle_add(w, d, &s->values, from, to);
}

static void derive_count(world *w, const datum *d, state *s) {
  int64_t from = 0, to = 0;
  for (size_t i = 0; i < d->how.clause_count; i++) {
    oracle_truth t = oracle_holds(w, d->how.clauses[i]);
    if (t == IS_UNKNOWN && d->how.has_stand_in && !(w->relaxed && oracle_may_be_settled(w, d->how.clauses[i]))) t = truth_of(d->how.stand_in == 1);
    from += t == IS_TRUE;
    to += (t & IS_TRUE) != 0;
  }
  oracle_add(w, d, &s->values, from, to);
}

/* Adds what a case or a cell puts out; true if that may be nothing. */
static bool add_output(world *w, const datum *d, state *s, const output *o) {
  if (o->kind == OUTPUT_LITERAL) oracle_add(w, d, &s->values, o->value, o->value);
  if (o->kind != OUTPUT_VALUE_OF) return o->kind == OUTPUT_MISSING;
  const state *other = oracle_state_of(w, o->datum);
  oracle_add_set(w, d, &s->values, datum_at(w, o->datum), &other->values);
  return other->missing != MISSING_NO;
}

static void set_missing(state *s, bool maybe) {
  s->missing = is_empty(&s->values) ? MISSING_YES : maybe ? MISSING_MAYBE : MISSING_NO;
}

bool oracle_is_reachable(world *w, const datum *d, size_t i) {
  node joint = {.op = NODE_ALL, .part_count = 0};
  joint.parts = oracle_take(&w->memory, i + 1, sizeof *joint.parts);
  for (size_t k = 0; k < i; k++) {
    node *no = oracle_take(&w->memory, 1, sizeof *no);
    *no = (node){.op = NODE_NOT, .parts = &d->how.cases[k].when, .part_count = 1};
    joint.parts[joint.part_count++] = no;
  }
  if (d->how.cases[i].when != NULL) joint.parts[joint.part_count++] = d->how.cases[i].when;
  return (oracle_holds(w, &joint) & IS_TRUE) != 0;
}

static void derive_first(world *w, const datum *d, state *s) {
  bool maybe = false;
  for (size_t i = 0; i < d->how.case_count; i++)
    if (oracle_is_reachable(w, d, i) && add_output(w, d, s, &d->how.cases[i].then)) maybe = true;
  set_missing(s, maybe);
}

static void derive_first_known(world *w, const datum *d, state *s) {
  for (size_t i = 0; i < d->how.input_count; i++) {
    const datum *of = datum_at(w, d->how.inputs[i]);
    const state *from = oracle_state_of(w, d->how.inputs[i]);
    oracle_add_set(w, d, &s->values, of, &from->values);
    if (from->missing == MISSING_NO) return;
    if (w->relaxed && oracle_may_turn_out(w, d->how.inputs[i])) oracle_add_set(w, d, &s->values, of, &from->effective);
  }
  if (d->how.has_default) oracle_add(w, d, &s->values, d->how.default_value, d->how.default_value);
  else set_missing(s, true);
}

static void derive_years(world *w, const datum *d, state *s) {
  const oracle_set *from = &oracle_state_of(w, d->how.inputs[0])->effective, *to = &oracle_state_of(w, d->how.inputs[1])->effective;
  oracle_add(w, d, &s->values, oracle_years(from->to, to->from), oracle_years(from->from, to->to));
}

/* The greatest lies between the greatest of the items' least and the greatest of their greatest values; of codes,
 * it is one that some item can have. The least likewise, the other way round. */
static void derive_extreme(world *w, const datum *d, state *s) {
  bool greatest = d->how.kind == DERIVE_GREATEST;
  oracle_set hull = oracle_item(w, d, d->how.inputs[0]);
  for (size_t i = 1; i < d->how.input_count; i++) {
    oracle_set set = oracle_item(w, d, d->how.inputs[i]);
    if (greatest ? set.from > hull.from : set.from < hull.from) hull.from = set.from;
    if (greatest ? set.to > hull.to : set.to < hull.to) hull.to = set.to;
  }
  for (size_t i = 0; is_coded(d) && i < d->how.input_count; i++) {
    oracle_set set = oracle_item(w, d, d->how.inputs[i]);
    for (int64_t v = hull.from; v <= hull.to; v++)
      if (has(&set, v)) oracle_add(w, d, &s->values, v, v);
  }
  if (!is_coded(d)) oracle_add(w, d, &s->values, hull.from, hull.to);
}

/* Can every axis be where this cell stands? The last axis runs fastest. */
static bool cell_is_reachable(world *w, const datum *d, size_t cell) {
  for (size_t axis = d->how.input_count; axis-- > 0;) {
    size_t width = (size_t)datum_at(w, d->how.inputs[axis])->max + 1;
    if (!has(&oracle_state_of(w, d->how.inputs[axis])->effective, (int64_t)(cell % width))) return false;
    cell /= width;
  }
  return true;
}

static void derive_matrix(world *w, const datum *d, state *s) {
  bool maybe = false;
  for (size_t i = 0; i < d->how.cell_count; i++)
    if (cell_is_reachable(w, d, i) && add_output(w, d, s, &d->how.cells[i])) maybe = true;
  set_missing(s, maybe);
}

/* The longest whole number of such units that is no longer than the part of `length` that is left. */
static int64_t whole_units_within(int64_t length, int64_t unit, int64_t numerator, int64_t denominator) {
  int64_t units = length / unit;
  while (units > 0 && units * unit * denominator > length * (denominator - numerator)) units--;
  return units * unit;
}

/* Of a length of custody the share is taken off; what is left is a whole number of days or of months, the more of the
 * two, and a day at least. In twelfths of a day: a day has 12, a month 365. */
int64_t oracle_reduced(int64_t sentence, int64_t numerator, int64_t denominator) {
  if (sentence < 100) return sentence;
  int64_t days = whole_units_within(sentence - 100, 12, numerator, denominator);
  int64_t months = whole_units_within(sentence - 100, 365, numerator, denominator);
  int64_t more = days > months ? days : months;
  return 100 + (more > 12 ? more : 12);
}

/* Reading: without a sentence there is nothing to reduce, so what is missing stays missing. */
static void derive_reduced(world *w, const datum *d, state *s) {
  const state *of = oracle_state_of(w, d->how.inputs[0]);
  const oracle_set *by = &oracle_state_of(w, d->how.inputs[1])->effective;
  for (int64_t v = by->from; v <= by->to && !is_empty(&of->values); v++) {
    if (!has(by, v)) continue;
    int64_t numerator = d->how.shares[2 * v], denominator = d->how.shares[2 * v + 1];
    oracle_add(w, d, &s->values, oracle_reduced(of->values.from, numerator, denominator), oracle_reduced(of->values.to, numerator, denominator));
  }
  s->missing = of->missing;
}

static void derive_truth(world *w, const datum *d, state *s) {
  oracle_truth t = oracle_holds(w, d->how.clauses[0]);
  if ((t & IS_FALSE) != 0) oracle_add(w, d, &s->values, 0, 0);
  if ((t & IS_TRUE) != 0) oracle_add(w, d, &s->values, 1, 1);
}

const state *oracle_state_of(world *w, uint32_t i) {
  const datum *d = datum_at(w, i);
  state *s = &w->data[i];
  if (s->ready) return s;
  s->values = s->effective = EMPTY;
  switch (d->how.kind) {
  case DERIVE_NOTHING: oracle_read_field(w, i, s); break;
  case DERIVE_TRUE_WHEN: derive_truth(w, d, s); break;
  case DERIVE_BANDS: derive_bands(w, d, s); break;
  case DERIVE_SUM: derive_sum(w, d, s); break;
  case DERIVE_COUNT: derive_count(w, d, s); break;
  case DERIVE_FIRST: derive_first(w, d, s); break;
  case DERIVE_FIRST_KNOWN: derive_first_known(w, d, s); break;
  case DERIVE_YEARS_BETWEEN: derive_years(w, d, s); break;
  case DERIVE_GREATEST:
  case DERIVE_LEAST: derive_extreme(w, d, s); break;
  case DERIVE_MATRIX: derive_matrix(w, d, s); break;
  case DERIVE_REDUCE: derive_reduced(w, d, s); break;
  case DERIVE_MEMBERS: break; /* each member is a datum of its own */
  }
  if (s->missing == MISSING_NO) s->effective = s->values;
  else if (d->type != TYPE_SET && d->type != TYPE_TEXT) oracle_add(w, d, &s->effective, d->min, d->max);
  s->ready = true;
  return s;
}
