#include "prove/space.h"

#include <stdlib.h>

#include "base/names.h"
#include "base/sentence.h"

static bool is_axis(const table *t, uint32_t i) { return i != 0 && i < t->head->field_end && i != t->head->include_field; }

static str name_of(const table *t, uint32_t datum) { return table_str(t, t->data[datum].id); }

static uint32_t datum_named(const table *t, const names *all, str name) {
  uint32_t found = names_find(all, name);
  return found != TABLE_NONE && is_axis(t, found) ? found : TABLE_NONE;
}

/* ---- enums ---- */

static uint32_t code_named(const table *t, const t_datum *d, str id) {
  for (uint32_t i = 0; i < d->values.count; i++)
    if (str_eq(table_str(t, t->values[d->values.first + i].id), id)) return i;
  return TABLE_NONE;
}

/* The values that every rule set that has the field knows, in the order of the first. */
static void put_codes(space *s, axis *x) {
  int first = x->datum[0] != TABLE_NONE ? 0 : 1;
  const t_datum *d = &s->t[first]->data[x->datum[first]];
  uint32_t *codes[SIDES], count = 0;
  for (int k = 0; k < SIDES; k++) x->codes[k] = codes[k] = ARENA_ARRAY(s->a, uint32_t, d->values.count + 1);
  for (uint32_t i = 0; i < d->values.count; i++) {
    str id = table_str(s->t[first], s->t[first]->values[d->values.first + i].id);
    uint32_t other = x->datum[1 - first] == TABLE_NONE ? i : code_named(s->t[1 - first], &s->t[1 - first]->data[x->datum[1 - first]], id);
    if (other == TABLE_NONE) continue;
    codes[first][count] = i;
    codes[1 - first][count++] = other;
  }
  x->min = 0;
  x->max = (int64_t)count - 1;
  x->clashes |= count == 0;
}

/* ---- parts ---- */

static void add_part(space *s, axis *x, str name, int side, uint32_t slot, uint32_t code) {
  for (uint32_t i = x->parts.first; i < x->parts.first + x->parts.count; i++)
    if (str_eq(s->parts.at[i].name, name)) {
      s->parts.at[i].slot[side] = slot;
      s->parts.at[i].code[side] = code;
      return;
    }
  axis_part *p = VEC_PUSH(s->a, &s->parts);
  *p = (axis_part){(uint32_t)(x - s->axes.at), name, {TABLE_NONE, TABLE_NONE}, {TABLE_NONE, TABLE_NONE}};
  p->slot[side] = slot;
  p->code[side] = code;
  x->parts.count++;
}

/* Those that some rule looks at. */
static void put_parts(space *s, axis *x) {
  x->parts.first = (uint32_t)s->parts.count;
  for (int k = 0; k < SIDES; k++) {
    if (x->datum[k] == TABLE_NONE) continue;
    const table *t = s->t[k];
    const t_datum *d = &t->data[x->datum[k]];
    for (uint32_t i = 0; i < d->slots.count; i++) {
      uint32_t slot = t->numbers[d->slots.first + i];
      const t_slot *look = &t->slots[slot];
      if (look->kind == SLOT_MEMBER && d->type == T_SET) add_part(s, x, table_str(t, t->values[d->values.first + look->other].id), k, slot, look->other);
      else if (look->kind == SLOT_PATTERN) add_part(s, x, table_str(t, t->patterns[look->other]), k, slot, look->other);
    }
  }
}

/* ---- cuts ---- */

static int by_number(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static void put_cuts_of(space *s, const table *t, uint32_t datum) {
  const t_datum *d = &t->data[datum];
  if (d->slot != TABLE_NONE && t->slots[d->slot].cuts != TABLE_NONE)
    for (uint32_t i = 0; i + 1 < t->slots[d->slot].cells; i++) *VEC_PUSH(s->a, &s->cuts) = t->cuts[t->slots[d->slot].cuts + i];
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++) { /* bands of it begin where their bounds are */
    const t_datum *of = &t->data[i];
    if (of->derive != T_BANDS || t->numbers[of->inputs.first] != datum) continue;
    for (uint32_t k = 0; k < of->bounds.count; k++) *VEC_PUSH(s->a, &s->cuts) = t->literals[of->bounds.first + k];
  }
}

static void put_cuts(space *s, axis *x) {
  size_t first = s->cuts.count, kept = first;
  for (int k = 0; k < SIDES; k++)
    if (x->datum[k] != TABLE_NONE) put_cuts_of(s, s->t[k], x->datum[k]);
  if (s->cuts.count > first + 1) qsort(s->cuts.at + first, s->cuts.count - first, sizeof *s->cuts.at, by_number);
  for (size_t i = first; i < s->cuts.count; i++)
    if (kept == first || s->cuts.at[kept - 1] != s->cuts.at[i]) s->cuts.at[kept++] = s->cuts.at[i];
  s->cuts.count = kept;
  x->cuts = (t_list){(uint32_t)first, (uint32_t)(kept - first)};
}

/* ---- axes ---- */

static bool means_the_same(const space *s, const t_datum *x, const t_datum *y) {
  bool days = x->type != T_DURATION || (s->t[0]->head->month_days == s->t[1]->head->month_days && s->t[0]->head->year_days == s->t[1]->head->year_days);
  return x->type == y->type && x->places == y->places && x->items == y->items && x->item == y->item && days;
}

/* Is a later date than the evaluation date taken for a mistake? */
static bool is_birth(const table *t, uint32_t datum) {
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    uint32_t born;
    if (table_is_age(t, &t->data[i], &born) && born == datum) return true;
  }
  return false;
}

static void put_axis(space *s, uint32_t before, uint32_t after, int64_t as_of) {
  uint32_t number = (uint32_t)s->axes.count;
  axis *x = VEC_PUSH(s->a, &s->axes);
  *x = (axis){.datum = {before, after}, .min = INT64_MIN, .max = INT64_MAX, .counted_by = TABLE_NONE};
  for (int k = SIDES - 1; k >= 0; k--) {
    if (x->datum[k] == TABLE_NONE) continue;
    const t_datum *d = &s->t[k]->data[x->datum[k]];
    s->axis_of[k][x->datum[k]] = number;
    x->name = name_of(s->t[k], x->datum[k]);
    x->type = d->type;
    x->places = d->places;
    x->item = d->item;
    if (d->min > x->min) x->min = d->min;
    if (d->max < x->max) x->max = d->max;
  }
  if (before != TABLE_NONE && after != TABLE_NONE) x->clashes = !means_the_same(s, &s->t[0]->data[before], &s->t[1]->data[after]);
  x->is_given = before == 1 || after == 1;
  if (x->clashes) return;
  int any = before != TABLE_NONE ? 0 : 1;
  const t_datum *d = &s->t[any]->data[x->datum[any]];
  for (int k = 0; k < SIDES; k++)
    if (d->type == T_DATE && x->datum[k] != TABLE_NONE && x->max > as_of && is_birth(s->t[k], x->datum[k])) x->max = as_of; /* nobody is born later */
  if (d->type == T_ENUM) put_codes(s, x);
  else if (d->type == T_SET || d->type == T_TEXT) put_parts(s, x);
  else put_cuts(s, x);
  x->clashes |= x->min > x->max;
}

enum { TEXTS_MOST = 1 << 15 };

/* Those with a line break come last: they fit a pattern that ends with an anchor, and nobody would write them. */
static void add_texts(space *s) {
  arena *a = s->a;
  s->texts.a = a;
  samples_add(&s->texts, STR(""));
  for (int k = 0; k < SIDES; k++) {
    s->has_all[k] = ARENA_ARRAY(a, uint8_t, s->t[k]->pattern_count + 1);
    for (uint32_t i = 0; i < s->t[k]->head->section[SEC_TEXTS].count && s->texts.all.count < TEXTS_MOST; i++)
      samples_add(&s->texts, table_str(s->t[k], s->t[k]->texts[i]));
    for (uint32_t i = 0; i < s->t[k]->pattern_count && s->texts.all.count < TEXTS_MOST; i++)
      s->has_all[k][i] = samples_add_of_pattern(&s->texts, table_str(s->t[k], s->t[k]->patterns[i]));
  }
  for (size_t i = 0, count = s->texts.all.count; i < count; i++) samples_add(&s->texts, arena_print(a, "%.*s\n", STR_FMT(s->texts.all.at[i])));
}

void space_make(space *s, arena *a, const table *before, const table *after, int64_t as_of) {
  *s = (space){.a = a, .t = {before, after}};
  if (before->pattern_count + after->pattern_count > 0) add_texts(s);
  names fields = {0};
  for (uint32_t i = 0; i < after->head->field_end; i++) names_add(&fields, a, name_of(after, i), i);
  for (int k = 0; k < SIDES; k++) {
    s->axis_of[k] = ARENA_ARRAY(a, uint32_t, s->t[k]->data_count + 1);
    s->part_of[k] = ARENA_ARRAY(a, uint32_t, s->t[k]->slot_count + 1);
    memset(s->axis_of[k], 0xff, s->t[k]->data_count * sizeof **s->axis_of);
    memset(s->part_of[k], 0xff, s->t[k]->slot_count * sizeof **s->part_of);
  }
  for (uint32_t i = 0; i < before->head->field_end; i++)
    if (is_axis(before, i)) put_axis(s, i, datum_named(after, &fields, name_of(before, i)), as_of);
  for (uint32_t i = 0; i < after->head->field_end; i++)
    if (is_axis(after, i) && s->axis_of[1][i] == TABLE_NONE) put_axis(s, TABLE_NONE, i, as_of);
  for (uint32_t i = 0; i < s->axes.count; i++) {
    axis *x = &s->axes.at[i];
    int k = x->datum[0] != TABLE_NONE ? 0 : 1;
    if (x->item > 0) x->counted_by = s->axis_of[k][s->t[k]->data[x->datum[k]].group];
  }
  for (uint32_t i = 0; i < s->parts.count; i++)
    for (int k = 0; k < SIDES; k++) {
      axis_part *p = &s->parts.at[i];
      uint32_t datum = s->axes.at[p->axis].datum[k];
      if (s->axes.at[p->axis].type == T_SET && datum != TABLE_NONE && p->code[k] == TABLE_NONE) p->code[k] = code_named(s->t[k], &s->t[k]->data[datum], p->name);
    }
  for (uint32_t i = 0; i < s->parts.count; i++)
    for (int k = 0; k < SIDES; k++)
      if (s->parts.at[i].slot[k] != TABLE_NONE) s->part_of[k][s->parts.at[i].slot[k]] = i;
}

/* A value of a set that one of the two does not know: nobody's answer holds it on both sides. */
static bool is_foreign(const space *s, const axis_part *p) {
  const axis *x = &s->axes.at[p->axis];
  for (int k = 0; k < SIDES; k++)
    if (x->type == T_SET && x->datum[k] != TABLE_NONE && p->code[k] == TABLE_NONE) return true;
  return false;
}

box box_whole(const space *s) {
  box b = {ARENA_ARRAY(s->a, reach, s->axes.count + 1), ARENA_ARRAY(s->a, uint8_t, s->parts.count + 1)};
  for (uint32_t i = 0; i < s->axes.count; i++) b.axes[i] = (reach){s->axes.at[i].min, s->axes.at[i].max, !s->axes.at[i].is_given, true};
  for (uint32_t i = 0; i < s->axes.count; i++)
    if (s->axes.at[i].clashes) b.axes[i] = (reach){0, 1, true, true}; /* of a clash nothing is told but that it is one */
  for (uint32_t i = 0; i < s->parts.count; i++) b.parts[i] = is_foreign(s, &s->parts.at[i]) ? TRIT_FALSE : TRIT_UNKNOWN;
  return b;
}

box box_copy(arena *a, const space *s, const box *b) {
  box to = {ARENA_ARRAY(a, reach, s->axes.count + 1), ARENA_ARRAY(a, uint8_t, s->parts.count + 1)};
  memcpy(to.axes, b->axes, s->axes.count * sizeof *b->axes);
  memcpy(to.parts, b->parts, s->parts.count);
  return to;
}

static bool axis_admits(const axis *x, const reach *r, const record *of, int side) {
  const answer *a = &of->answers[x->datum[side]];
  if (a->state != ANSWER_KNOWN) return r->missing;
  if (!r->known) return false;
  if (x->type == T_SET || x->type == T_TEXT) return true;
  int64_t value = a->value;
  for (int64_t i = x->min; x->codes[side] != NULL && i <= x->max; i++) {
    if (x->codes[side][i] != a->value) continue;
    return i >= r->lo && i <= r->hi;
  }
  return x->codes[side] == NULL && value >= r->lo && value <= r->hi; /* a value that one of the two does not know: nobody's */
}

static bool part_admits(const space *s, const axis_part *x, uint8_t wanted, const record *of, const uint8_t *hits, int side) {
  const axis *on = &s->axes.at[x->axis];
  if (wanted == TRIT_UNKNOWN || x->slot[side] == TABLE_NONE || on->datum[side] == TABLE_NONE) return true;
  if (of->answers[on->datum[side]].state != ANSWER_KNOWN) return true;
  bool holds = on->type == T_SET ? bits_has(record_members(of, on->datum[side]), x->code[side]) : hits[x->slot[side]] == TRIT_TRUE;
  return holds == (wanted == TRIT_TRUE);
}

bool box_holds(const space *s, const box *b, const record *const of[SIDES], const uint8_t *const hits[SIDES]) {
  for (int k = 0; k < SIDES; k++) {
    for (uint32_t i = 0; i < s->axes.count; i++)
      if (s->axes.at[i].datum[k] != TABLE_NONE && !s->axes.at[i].clashes && !axis_admits(&s->axes.at[i], &b->axes[i], of[k], k)) return false;
    for (uint32_t i = 0; i < s->parts.count; i++)
      if (!part_admits(s, &s->parts.at[i], b->parts[i], of[k], hits[k], k)) return false;
  }
  return true;
}

/* Between two lengths of custody there are many that nobody can write: fractions of a day. */
bool axis_pick(const axis *x, const reach *r, int64_t *value) {
  enum { TRIES = 2 * SENTENCE_MONTH };
  *value = r->lo;
  for (int i = 0; x->type == T_SENTENCE && i < TRIES && *value <= r->hi; i++, ++*value) {
    char text[SENTENCE_TEXT];
    int64_t again;
    sentence_format(*value, text);
    if (sentence_parse(str_from(text), &again) && again == *value) return true;
  }
  return x->type != T_SENTENCE;
}
