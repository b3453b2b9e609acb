/* Filling the slots: fields from the record, derived values from slots that are filled already. */
#include "base/date.h"
#include "base/decimal.h"
#include "base/sentence.h"
#include "match/pass.h"

/* ---- the set under construction ---- */

static uint64_t *codes_of(pass *p, uint32_t slot) { return p->sets + p->t->slots[slot].set + bits_words(p->t->slots[slot].cells); }

static bool has_codes(const pass *p, uint32_t slot) {
  uint8_t type = p->t->data[p->t->slots[slot].datum].type;
  return type == T_ENUM || type == T_BOOLEAN;
}

static void begin(pass *p, uint32_t slot) {
  p->state[slot] = (slot_state){INT64_MAX, INT64_MIN, MISS_NO};
  bits_clear(codes_of(p, slot), bits_words(p->t->slots[slot].cells));
}

static void add_hull(pass *p, uint32_t slot, int64_t lo, int64_t hi) {
  slot_state *s = &p->state[slot];
  if (lo < s->lo) s->lo = lo;
  if (hi > s->hi) s->hi = hi;
  if (has_codes(p, slot)) bits_add_range(codes_of(p, slot), (size_t)lo, (size_t)hi);
}

static void add_full(pass *p, uint32_t slot, const t_datum *of, int64_t scale) { add_hull(p, slot, of->min * scale, of->max * scale); }

/* The values of another slot that are not missing, in this slot's scale. */
static void add_values_of(pass *p, uint32_t slot, uint32_t other, int64_t scale) {
  const slot_state *s = &p->state[other];
  if (s->lo > s->hi) return;
  if (!has_codes(p, slot)) {
    add_hull(p, slot, s->lo * scale, s->hi * scale);
    return;
  }
  const uint64_t *codes = pass_codes(p, other);
  for (uint32_t c = 0; c < p->t->slots[other].cells; c++)
    if (bits_has(codes, c)) add_hull(p, slot, c, c);
}

/* What consumers see: the values, or the full range where there may be none. */
static void finish(pass *p, uint32_t slot, bool may_miss) {
  const t_slot *s = &p->t->slots[slot];
  slot_state *state = &p->state[slot];
  uint64_t *cells = p->sets + s->set;
  size_t words = bits_words(s->cells);
  may_miss |= state->lo > state->hi; /* only a forged table leaves a value that is neither there nor missing */
  state->miss = !may_miss ? MISS_NO : state->lo > state->hi ? MISS_YES : MISS_MAYBE;
  if (state->miss != MISS_NO) {
    bits_fill(cells, s->cells);
  } else if (s->cuts == TABLE_NONE) {
    memcpy(cells, codes_of(p, slot), words * sizeof *cells);
  } else {
    bits_clear(cells, words);
    bits_add_range(cells, table_cell(p->t, s, state->lo), table_cell(p->t, s, state->hi));
  }
}

static void set_truth(pass *p, uint32_t slot, trit value) {
  p->sets[p->t->slots[slot].set] = value == TRIT_UNKNOWN ? 3 : value == TRIT_TRUE ? 2 : 1;
}

void pass_hull(const pass *p, uint32_t slot, int64_t *lo, int64_t *hi) {
  const slot_state *s = &p->state[slot];
  const t_datum *d = &p->t->data[p->t->slots[slot].datum];
  *lo = s->miss == MISS_NO ? s->lo : d->min;
  *hi = s->miss == MISS_NO ? s->hi : d->max;
}

bool pass_item_exists(const pass *p, uint32_t datum) {
  const t_datum *d = &p->t->data[datum];
  if (d->item == 0) return true;
  const slot_state *count = &p->state[p->t->data[d->group].slot];
  return count->miss == MISS_NO && count->lo >= d->item;
}

bool pass_item_is_absent(const pass *p, uint32_t datum) {
  const t_datum *d = &p->t->data[datum];
  if (d->item == 0) return false;
  const slot_state *count = &p->state[p->t->data[d->group].slot];
  return count->miss == MISS_NO && count->hi < d->item;
}

bool pass_is_single(const pass *p, uint32_t slot) {
  const t_slot *s = &p->t->slots[slot];
  if (s->kind != SLOT_VALUE) return bits_count(pass_cells(p, slot), bits_words(s->cells)) == 1;
  if (p->state[slot].miss != MISS_NO) return false;
  return has_codes(p, slot) ? bits_count(pass_codes(p, slot), bits_words(s->cells)) == 1 : p->state[slot].lo == p->state[slot].hi;
}

/* ---- derived values ---- */

static uint32_t input(const pass *p, const t_datum *d, uint32_t i) { return p->t->numbers[d->inputs.first + i]; }
static int64_t scale_to(const t_datum *to, const t_datum *from) { return decimal_unit(to->places - from->places); }

/* May a value that is missing, or may be, turn out otherwise? Where a rule says of settled facts that there is no
 * such value, it is missing for good. */
static bool may_turn_out(const pass *p, uint32_t slot) {
  const t_slot *s = &p->t->slots[slot];
  if (p->state[slot].miss != MISS_YES) return p->state[slot].miss == MISS_MAYBE;
  return p->t->data[s->datum].derive == T_FIELD || ground_is_open(p, s->datum);
}

void pass_item_hull(const pass *p, const t_datum *d, const t_datum *in, int64_t *lo, int64_t *hi) {
  int64_t scale = scale_to(d, in);
  const slot_state *s = &p->state[in->slot];
  if (!d->has_stand_in || s->miss == MISS_NO) {
    pass_hull(p, in->slot, lo, hi);
    *lo *= scale;
    *hi *= scale;
    return;
  }
  *lo = *hi = d->stand_in;
  bool relaxed = p->relaxed && may_turn_out(p, in->slot);
  bool some = s->miss == MISS_MAYBE || relaxed;
  int64_t from = relaxed ? in->min : s->lo, to = relaxed ? in->max : s->hi;
  if (some && from * scale < *lo) *lo = from * scale;
  if (some && to * scale > *hi) *hi = to * scale;
}

static void item_hull(pass *p, const t_datum *d, const t_datum *in, int64_t *lo, int64_t *hi) {
  p->rests |= d->has_stand_in && may_turn_out(p, in->slot);
  pass_item_hull(p, d, in, lo, hi);
}

static void fill_sum(pass *p, uint32_t slot, const t_datum *d) {
  int64_t lo = 0, hi = 0;
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    int64_t from, to;
    item_hull(p, d, &p->t->data[input(p, d, i)], &from, &to);
    lo += from;
    hi += to;
  }
  add_hull(p, slot, lo, hi);
}

/* Of a region: do all of it find the same of the node? */
static bool is_alike(const pass *p, uint32_t node) {
  if (p->region == NULL) return true;
  const t_node *n = &p->t->nodes[node];
  if (n->op == T_K_OF) return (p->region->uniform[n->slot] & 1) != 0;
  t_list tests = n->op == T_CLAUSE ? p->t->clauses[n->clause].tests : (t_list){0, 0};
  for (uint32_t i = 0; i < tests.count; i++)
    if ((p->region->uniform[p->t->tests[tests.first + i].slot] & 1) == 0) return false;
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (!is_alike(p, p->t->numbers[n->parts.first + i])) return false;
  return true;
}

static void fill_count(pass *p, uint32_t slot, const t_datum *d) {
  int64_t lo = 0, hi = 0;
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    trit one = pass_node(p, p->t->numbers[d->nodes.first + i]);
    if (one == TRIT_UNKNOWN && d->has_stand_in && is_alike(p, p->t->numbers[d->nodes.first + i])) {
      bool may_change = node_ground_is_open(p, p->t->numbers[d->nodes.first + i]);
      p->rests |= may_change;
      if (!p->relaxed || !may_change) one = d->stand_in != 0 ? TRIT_TRUE : TRIT_FALSE;
    }
    lo += one == TRIT_TRUE;
    hi += one != TRIT_FALSE;
  }
  add_hull(p, slot, lo, hi);
}

static bool fill_first(pass *p, uint32_t slot, const t_datum *d) {
  bool may_miss = false;
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    if (!pass_may(p, p->t->formulas[d->formulas.first + i].may)) continue;
    const t_output *o = &p->t->outputs[d->outputs.first + i];
    if (o->kind == T_LITERAL) {
      add_hull(p, slot, o->value, o->value);
    } else if (o->kind == T_MISSING) {
      may_miss = true;
    } else {
      const t_datum *other = &p->t->data[o->datum];
      add_values_of(p, slot, other->slot, scale_to(d, other));
      may_miss |= p->state[other->slot].miss != MISS_NO;
    }
    uint32_t when = p->t->numbers[d->nodes.first + i];
    if (when != TABLE_NONE && pass_node(p, when) == TRIT_TRUE) break; /* so no later case is reached */
  }
  return may_miss;
}

static bool fill_first_known(pass *p, uint32_t slot, const t_datum *d) {
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    const t_datum *in = &p->t->data[input(p, d, i)];
    uint8_t missing = p->state[in->slot].miss;
    add_values_of(p, slot, in->slot, scale_to(d, in));
    if (missing == MISS_NO) return false;
    if (!may_turn_out(p, in->slot)) continue;
    p->rests = true;
    if (p->relaxed) add_full(p, slot, in, scale_to(d, in));
  }
  if (d->has_default) add_hull(p, slot, d->default_value, d->default_value);
  return !d->has_default;
}

static void fill_years(pass *p, uint32_t slot, const t_datum *d) {
  int64_t from_lo, from_hi, to_lo, to_hi;
  pass_hull(p, p->t->data[input(p, d, 0)].slot, &from_lo, &from_hi);
  pass_hull(p, p->t->data[input(p, d, 1)].slot, &to_lo, &to_hi);
  add_hull(p, slot, date_years_between(from_hi, to_lo), date_years_between(from_lo, to_hi));
}

static void fill_bands(pass *p, uint32_t slot, const t_datum *d) {
  int64_t lo, hi, band = 0;
  pass_hull(p, p->t->data[input(p, d, 0)].slot, &lo, &hi);
  const int64_t *bounds = p->t->literals + d->bounds.first;
  while (band < d->bounds.count && bounds[band] <= lo) band++;
  int64_t first = band;
  while (band < d->bounds.count && bounds[band] <= hi) band++;
  add_hull(p, slot, first, band);
}

/* Greatest: the values of any item that all others can stay at or below; least mirrored. Exact for codes. */
static void fill_extreme(pass *p, uint32_t slot, const t_datum *d, bool greatest) {
  int64_t lo = greatest ? INT64_MIN : INT64_MAX, hi = lo;
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    int64_t from, to;
    item_hull(p, d, &p->t->data[input(p, d, i)], &from, &to);
    if (greatest ? from > lo : from < lo) lo = from;
    if (greatest ? to > hi : to < hi) hi = to;
  }
  if (!has_codes(p, slot)) {
    add_hull(p, slot, lo, hi);
    return;
  }
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    const t_datum *in = &p->t->data[input(p, d, i)];
    bool stands = d->has_stand_in && p->state[in->slot].miss != MISS_NO;
    bool relaxed = stands && p->relaxed && may_turn_out(p, in->slot);
    const uint64_t *codes = !stands ? pass_cells(p, in->slot) : pass_codes(p, in->slot);
    for (uint32_t c = 0; c < d->values.count; c++) {
      bool possible = bits_has(codes, c) || (stands && (relaxed || c == (uint64_t)d->stand_in));
      if (possible && c >= lo && c <= hi) add_hull(p, slot, c, c);
    }
  }
}

static uint32_t first_of(const uint64_t *set, uint32_t count) {
  uint32_t i = 0;
  while (i < count && !bits_has(set, i)) i++;
  return i;
}

/* Every cell that the axes' possible values reach, like an odometer whose wheels skip impossible values. */
static bool fill_matrix(pass *p, uint32_t slot, const t_datum *d) {
  enum { AXES_MAX = 8 };
  uint32_t at[AXES_MAX], size[AXES_MAX];
  const uint64_t *axis[AXES_MAX];
  uint32_t axes = d->inputs.count;
  for (uint32_t i = 0; i < axes; i++) {
    uint32_t axis_slot = p->t->data[input(p, d, i)].slot;
    axis[i] = pass_cells(p, axis_slot);
    size[i] = p->t->slots[axis_slot].cells;
    at[i] = first_of(axis[i], size[i]);
    if (at[i] == size[i]) return true; /* only in a forged table, whose program fills slots too late */
  }
  for (bool may_miss = false;;) {
    uint32_t cell = 0;
    for (uint32_t i = 0; i < axes; i++) cell = cell * size[i] + at[i];
    const t_output *o = &p->t->outputs[d->outputs.first + cell];
    if (o->kind == T_MISSING) may_miss = true;
    else add_hull(p, slot, o->value, o->value);
    uint32_t wheel = axes;
    while (wheel > 0) { /* the last axis turns fastest */
      uint32_t i = wheel - 1, next = at[i] + 1;
      while (next < size[i] && !bits_has(axis[i], next)) next++;
      if (next < size[i]) {
        at[i] = next;
        break;
      }
      at[i] = first_of(axis[i], size[i]);
      wheel--;
    }
    if (wheel == 0) return may_miss;
  }
}

/* The sentence less each share that is possible; without a value where the sentence has none. */
static bool fill_reduced(pass *p, uint32_t slot, const t_datum *d) {
  uint32_t of = p->t->data[input(p, d, 0)].slot, by = p->t->data[input(p, d, 1)].slot;
  const slot_state *s = &p->state[of];
  const uint64_t *possible = pass_cells(p, by);
  const int64_t *share = p->t->literals + d->bounds.first;
  for (uint32_t i = 0; s->lo <= s->hi && i < p->t->slots[by].cells; i++, share += 2)
    if (bits_has(possible, i)) add_hull(p, slot, sentence_reduced(s->lo, share[0], share[1]), sentence_reduced(s->hi, share[0], share[1]));
  return s->miss != MISS_NO;
}

static void fill_derived(pass *p, uint32_t slot, const t_datum *d) {
  bool may_miss = false;
  switch ((t_derive)d->derive) {
  case T_TRUE_WHEN: {
    trit one = pass_node(p, p->t->numbers[d->nodes.first]);
    add_hull(p, slot, one == TRIT_TRUE, one != TRIT_FALSE);
    break;
  }
  case T_BANDS: fill_bands(p, slot, d); break;
  case T_SUM: fill_sum(p, slot, d); break;
  case T_COUNT: fill_count(p, slot, d); break;
  case T_FIRST: may_miss = fill_first(p, slot, d); break;
  case T_FIRST_KNOWN: may_miss = fill_first_known(p, slot, d); break;
  case T_YEARS_BETWEEN: fill_years(p, slot, d); break;
  case T_GREATEST: fill_extreme(p, slot, d, true); break;
  case T_LEAST: fill_extreme(p, slot, d, false); break;
  case T_MATRIX: may_miss = fill_matrix(p, slot, d); break;
  case T_REDUCE: may_miss = fill_reduced(p, slot, d); break;
  case T_FIELD:
  default: break;
  }
  finish(p, slot, may_miss);
}

/* ---- fields ---- */

static void narrow(pass *p, uint32_t slot, const t_datum *d) {
  const t_slot *s = &p->t->slots[slot];
  uint32_t cell = p->trial.cell;
  if (s->cuts == TABLE_NONE) {
    add_hull(p, slot, cell, cell);
    return;
  }
  int64_t lo = cell == 0 ? d->min : p->t->cuts[s->cuts + cell - 1];
  int64_t hi = cell + 1 == s->cells ? d->max : p->t->cuts[s->cuts + cell] - 1;
  add_hull(p, slot, lo, hi);
}

static void fill_admitted(pass *p, uint32_t slot, const admitted *a) {
  if (a->known && a->codes == NULL) add_hull(p, slot, a->lo, a->hi);
  for (int64_t i = a->lo; a->known && a->codes != NULL && i <= a->hi; i++) add_hull(p, slot, a->codes[i], a->codes[i]);
  finish(p, slot, a->missing);
}

static void fill_field(pass *p, uint32_t slot, const t_datum *d, const answer *a) {
  if (p->trial.slot == slot) narrow(p, slot, d);
  else if (a->state == ANSWER_KNOWN) add_hull(p, slot, a->value, a->value);
  else if (a->state == ANSWER_INVALID) add_full(p, slot, d, 1);
  finish(p, slot, p->state[slot].lo > p->state[slot].hi);
}

static void fill_value(pass *p, uint32_t slot) {
  const t_datum *d = &p->t->data[p->t->slots[slot].datum];
  begin(p, slot);
  if (d->derive == T_FIELD && p->region != NULL) fill_admitted(p, slot, &p->region->fields[p->t->slots[slot].datum]);
  else if (d->derive == T_FIELD) fill_field(p, slot, d, &p->r->answers[p->t->slots[slot].datum]);
  else fill_derived(p, slot, d);
}

trit pass_member(const pass *p, const t_datum *d, uint32_t code) {
  const uint64_t *cells = pass_cells(p, p->t->data[input(p, d, code)].slot);
  return trit_of(bits_has(cells, 1), bits_has(cells, 0));
}

trit pass_rule_hits(const pass *p, const t_datum *d, uint32_t nth) {
  const uint64_t *cells = pass_cells(p, p->t->data[p->t->outputs[d->outputs.first + nth].datum].slot);
  return trit_of(bits_has(cells, 1), bits_has(cells, 0));
}

static trit member(const pass *p, uint32_t slot) {
  const t_slot *s = &p->t->slots[slot];
  if (p->t->data[s->datum].derive == T_MEMBERS) return pass_member(p, &p->t->data[s->datum], s->other);
  if (p->trial.slot == slot) return p->trial.cell == 1 ? TRIT_TRUE : TRIT_FALSE;
  if (p->region != NULL) return p->region->fields[s->datum].missing ? TRIT_UNKNOWN : (trit)p->region->truths[slot];
  if (s->kind == SLOT_PATTERN) return (trit)p->pattern_hits[slot];
  if (p->r->answers[s->datum].state != ANSWER_KNOWN) return TRIT_UNKNOWN;
  return bits_has(record_members(p->r, s->datum), s->other) ? TRIT_TRUE : TRIT_FALSE;
}

static trit known(pass *p, uint32_t slot) {
  uint32_t ix = p->t->slots[slot].datum;
  const t_datum *d = &p->t->data[ix];
  trit result;
  if (d->derive == T_FIELD && p->region != NULL) {
    const admitted *a = &p->region->fields[ix];
    return trit_of(a->known, a->missing);
  }
  if (d->derive == T_FIELD) {
    bool tried = p->trial.slot != TABLE_NONE && p->t->slots[p->trial.slot].datum == ix;
    result = tried || p->r->answers[ix].state >= ANSWER_KNOWN ? TRIT_TRUE : TRIT_FALSE;
  } else {
    uint8_t missing = p->state[d->slot].miss;
    result = missing == MISS_NO ? TRIT_TRUE : missing == MISS_YES ? TRIT_FALSE : TRIT_UNKNOWN;
    if (missing == MISS_YES && !may_turn_out(p, d->slot)) return result;
  }
  if (result != TRIT_FALSE) return result;
  p->rests = true;
  return p->relaxed ? TRIT_UNKNOWN : TRIT_FALSE;
}

static trit compare_codes(const pass *p, const t_slot *s, uint32_t left, uint32_t right) {
  const uint64_t *x = pass_cells(p, left), *y = pass_cells(p, right);
  uint32_t count = p->t->slots[left].cells;
  bool may = false, may_not = false;
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < count; k++) {
      if (!bits_has(x, i) || !bits_has(y, k)) continue;
      bool holds = s->op == T_IS ? i == k : s->op == T_IS_NOT ? i != k : s->op == T_AT_LEAST ? i >= k : i < k;
      may |= holds;
      may_not |= !holds;
    }
  return trit_of(may, may_not);
}

/* Numbers of up to 10^15 in different scales: their common scale does not fit 64 bits. */
__extension__ typedef __int128 wide;

/* Does some multiple of `unit` lie in lo..hi? Numbers of different places can be equal on the coarser grid only. */
static bool grid_meets(wide lo, wide hi, int64_t unit) {
  wide rest = lo % unit;
  wide first = rest == 0 ? lo : lo + (rest > 0 ? unit - rest : -rest);
  return first <= hi;
}

/* Is there a day in lo..hi that, moved, falls into from..to? Months leave gaps: no day plus a month is 30 March. */
static bool moved_meets(const t_slot *s, int64_t lo, int64_t hi, int64_t from, int64_t to) {
  while (lo < hi) { /* the first day that is not moved to before `from`; moving keeps the order */
    int64_t mid = lo + (hi - lo) / 2;
    if (date_add(mid, s->offset, (date_unit)s->unit) >= from) hi = mid;
    else lo = mid + 1;
  }
  int64_t moved = date_add(lo, s->offset, (date_unit)s->unit);
  return moved >= from && moved <= to;
}

static trit compare(const pass *p, const t_slot *s) {
  const t_datum *x = &p->t->data[s->datum], *y = &p->t->data[s->other];
  if (x->type == T_ENUM || x->type == T_BOOLEAN) return compare_codes(p, s, x->slot, y->slot);
  int64_t x_lo, x_hi, y_lo, y_hi;
  pass_hull(p, x->slot, &x_lo, &x_hi);
  pass_hull(p, y->slot, &y_lo, &y_hi);
  bool by_order = s->op == T_AT_LEAST || s->op == T_BELOW;
  bool negated = s->op == T_BELOW || s->op == T_IS_NOT;
  bool may, may_not;
  if (s->offset != 0) {
    int64_t first = date_add(y_lo, s->offset, (date_unit)s->unit), last = date_add(y_hi, s->offset, (date_unit)s->unit);
    may = by_order ? x_hi >= first : moved_meets(s, y_lo, y_hi, x_lo, x_hi);
    may_not = by_order ? x_lo < last : x_lo != x_hi || first != last || x_lo != first;
  } else {
    int places = x->places > y->places ? x->places : y->places;
    int64_t x_unit = decimal_unit(places - x->places), y_unit = decimal_unit(places - y->places);
    wide left_lo = (wide)x_lo * x_unit, left_hi = (wide)x_hi * x_unit;
    wide right_lo = (wide)y_lo * y_unit, right_hi = (wide)y_hi * y_unit;
    may = by_order ? left_hi >= right_lo
                   : grid_meets(left_lo > right_lo ? left_lo : right_lo, left_hi < right_hi ? left_hi : right_hi, x_unit > y_unit ? x_unit : y_unit);
    may_not = by_order ? left_lo < right_hi : left_lo != left_hi || right_lo != right_hi || left_lo != right_lo;
  }
  return trit_of(negated ? may_not : may, negated ? may : may_not);
}

static trit k_of(const pass *p, uint32_t node) {
  const t_node *n = &p->t->nodes[node];
  if (n->formula != TABLE_NONE) return pass_formula(p, n->formula);
  uint32_t sure = 0, possible = 0;
  for (uint32_t i = 0; i < n->parts.count; i++) {
    trit one = pass_node(p, p->t->numbers[n->parts.first + i]);
    sure += one == TRIT_TRUE;
    possible += one != TRIT_FALSE;
  }
  return sure >= n->k ? TRIT_TRUE : possible < n->k ? TRIT_FALSE : TRIT_UNKNOWN;
}

/* Of an item that is not there. No result rests on what its slots hold: they are left open. */
static void fill_absent(pass *p, uint32_t slot) {
  const t_slot *s = &p->t->slots[slot];
  const t_datum *d = &p->t->data[s->datum];
  if (s->kind != SLOT_VALUE) {
    set_truth(p, slot, TRIT_UNKNOWN);
  } else if (d->hidden && d->derive == T_FIRST) { /* what a reduction takes of it is what leaves the result alone */
    const t_output *o = &p->t->outputs[d->outputs.first];
    begin(p, slot);
    if (d->outputs.count > 0 && o->kind == T_LITERAL) add_hull(p, slot, o->value, o->value);
    finish(p, slot, p->state[slot].lo > p->state[slot].hi);
  } else if (p->state[slot].miss != MISS_YES) { /* else it is open since the last match */
    begin(p, slot);
    finish(p, slot, true);
  }
}

static bool is_absent(const pass *p, uint32_t slot) {
  const t_slot *s = &p->t->slots[slot];
  return s->kind != SLOT_K_OF && s->kind != SLOT_OPTION && pass_item_is_absent(p, s->datum);
}

/* What it holds while its item is not there never changes. */
static void fill_slot(pass *p, uint32_t slot, bool absent) {
  const t_slot *s = &p->t->slots[slot];
  if (absent) {
    if (p->laid[slot] == 0) fill_absent(p, slot);
    p->laid[slot] = 1;
    return;
  }
  p->laid[slot] = 0;
  switch ((t_slot_kind)s->kind) {
  case SLOT_VALUE: fill_value(p, slot); break;
  case SLOT_MEMBER:
  case SLOT_PATTERN: set_truth(p, slot, member(p, slot)); break;
  case SLOT_KNOWN: set_truth(p, slot, known(p, slot)); break;
  case SLOT_COMPARE: set_truth(p, slot, compare(p, s)); break;
  case SLOT_K_OF: set_truth(p, slot, k_of(p, s->datum)); break;
  case SLOT_OPTION:
  default: set_truth(p, slot, pass_suitable(p, &p->t->options[s->datum], s->with_availability)); break;
  }
}

/* Stretch by stretch, of each of which it is known whether its item is there. */
static void fill_range(pass *p, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to;) {
    uint32_t end = p->stretch_ends[i];
    bool absent = is_absent(p, p->t->program[i]);
    while (i < end) fill_slot(p, p->t->program[i++], absent);
  }
}

void pass_fill_places(pass *p, const uint64_t *places, uint32_t words) {
  uint32_t end = 0;
  bool absent = false;
  for (uint32_t w = 0; w < words; w++) {
    uint64_t left = places[w] & ~p->filled[w];
    p->filled[w] |= left;
    for (; left != 0; left &= left - 1) {
      uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(left), slot = p->t->program[i];
      if (i >= end) {
        end = p->stretch_ends[i];
        absent = is_absent(p, slot);
      }
      fill_slot(p, slot, absent);
    }
  }
}

bool pass_fill_slot(pass *p, uint32_t slot) {
  bool absent = is_absent(p, slot);
  fill_slot(p, slot, absent);
  return absent;
}

/* The item whose answers the slot looks at; TABLE_NONE: no item's. */
static uint32_t item_of(const table *t, uint32_t position, uint32_t *item) {
  const t_slot *s = &t->slots[t->program[position]];
  *item = s->kind == SLOT_K_OF || s->kind == SLOT_OPTION ? 0 : t->data[s->datum].item;
  return *item > 0 ? t->data[s->datum].group : TABLE_NONE;
}

void pass_find_stretches(const table *t, uint32_t *ends) {
  for (uint32_t i = 0; i < t->program_count;) {
    uint32_t item, other, group = item_of(t, i, &item), end = i + 1;
    while (group != TABLE_NONE && end < t->program_count && end != t->head->program_verdicts && end != t->head->program_plain &&
           item_of(t, end, &other) == group && other == item)
      end++;
    for (; i < end; i++) ends[i] = end;
  }
}

void pass_fill_verdicts(pass *p) {
  p->rests = false;
  fill_range(p, 0, p->t->head->program_verdicts);
}

void pass_fill_rest(pass *p) { fill_range(p, p->t->head->program_verdicts, p->package ? p->t->program_count : p->t->head->program_plain); }

void pass_fill(pass *p) {
  pass_fill_verdicts(p);
  pass_fill_rest(p);
}

void pass_fill_choice(pass *p) { fill_range(p, p->t->head->program_plain, p->t->program_count); }
