#include "bias/tally.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 64 };

static const char *const outcome_names[TALLY_OUTCOMES] = {"selected", "passed_over", "unknown", "barred"};

const char *tally_outcome_text(tally_outcome o) { return outcome_names[o]; }

bool tally_outcome_of(str name, tally_outcome *o) {
  for (int i = 0; i < TALLY_OUTCOMES; i++)
    if (str_is(name, outcome_names[i])) {
      *o = (tally_outcome)i;
      return true;
    }
  return false;
}

str values_joined(arena *memory, const str *values, size_t count) {
  buf b = {0};
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_char(&b, ',');
    buf_str(&b, values[i]);
  }
  return arena_keep(memory, &b);
}

bool values_missing(const str *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i].at == NULL) return true;
  return false;
}

bool values_same(const str *a, const str *b, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!str_eq(a[i], b[i])) return false;
  return true;
}

static str keep(arena *memory, str s) { return s.at == NULL ? s : (str){arena_copy(memory, s.at, s.len), s.len}; }

void tally_init(tally *t, arena *memory, const str *groups, size_t group_count, const str *strata, size_t strata_count) {
  *t = (tally){.memory = memory, .groups = group_count, .strata = strata_count};
  for (size_t i = 0; i < group_count; i++) t->names[i] = keep(memory, groups[i]);
  for (size_t i = 0; i < strata_count; i++) t->names[group_count + i] = keep(memory, strata[i]);
  t->slot_count = SLOTS_FIRST;
  t->slots = ARENA_ARRAY(memory, uint32_t, t->slot_count);
}

static size_t dimensions(const tally *t) { return t->groups + t->strata; }

/* FNV-1a over lengths and bytes, so that ("ab", "c") is not ("a", "bc"). */
static uint64_t hash_of(const str *values, size_t count) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < count; i++) {
    uint64_t len = values[i].at == NULL ? UINT64_MAX : values[i].len;
    for (int k = 0; k < 8; k++) h = (h ^ (len >> 8 * k & 0xff)) * UINT64_C(1099511628211);
    for (size_t k = 0; values[i].at != NULL && k < values[i].len; k++) h = (h ^ (uint8_t)values[i].at[k]) * UINT64_C(1099511628211);
  }
  return h ^ h >> 29;
}

int value_cmp(str a, str b) {
  if (a.at == NULL || b.at == NULL) return (a.at != NULL) - (b.at != NULL);
  return str_cmp(a, b);
}

static bool same_values(const str *a, const str *b, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (value_cmp(a[i], b[i]) != 0) return false;
  return true;
}

static uint32_t *find_slot(const tally *t, const str *values) {
  size_t at = hash_of(values, dimensions(t)) & (t->slot_count - 1);
  while (t->slots[at] != 0 && !same_values(t->cells.at[t->slots[at] - 1].values, values, dimensions(t))) at = (at + 1) & (t->slot_count - 1);
  return &t->slots[at];
}

static void rebuild_slots(tally *t, size_t slot_count) {
  t->slot_count = slot_count;
  t->slots = ARENA_ARRAY(t->memory, uint32_t, slot_count);
  for (size_t i = 0; i < t->cells.count; i++) *find_slot(t, t->cells.at[i].values) = (uint32_t)i + 1;
}

static tally_cell *cell_of(tally *t, const str *values) {
  uint32_t *slot = find_slot(t, values);
  if (*slot != 0) return &t->cells.at[*slot - 1];
  if (t->cells.count >= UINT32_MAX / 4) arena_nomem(t->memory);
  tally_cell *cell = VEC_PUSH(t->memory, &t->cells);
  cell->values = ARENA_ARRAY(t->memory, str, dimensions(t) == 0 ? 1 : dimensions(t));
  for (size_t i = 0; i < dimensions(t); i++) cell->values[i] = keep(t->memory, values[i]);
  *slot = (uint32_t)t->cells.count;
  if (t->cells.count * 2 > t->slot_count) rebuild_slots(t, t->slot_count * 2);
  return cell;
}

bool tally_add(tally *t, const str *values, tally_outcome outcome, uint64_t count) {
  tally_cell *cell = cell_of(t, values);
  if (count > (uint64_t)INT64_MAX - cell->counts[outcome]) return false;
  cell->counts[outcome] += count;
  return true;
}

size_t tally_at(tally *t, const str *values) { return (size_t)(cell_of(t, values) - t->cells.at); }

static bool same_dimensions(const tally *a, const tally *b) {
  return a->groups == b->groups && a->strata == b->strata && same_values(a->names, b->names, dimensions(a));
}

bool tally_merge(tally *t, const tally *other) {
  if (!same_dimensions(t, other)) return false;
  for (size_t i = 0; i < other->cells.count; i++)
    for (int o = 0; o < TALLY_OUTCOMES; o++)
      if (!tally_add(t, other->cells.at[i].values, (tally_outcome)o, other->cells.at[i].counts[o])) return false;
  return true;
}

/* qsort takes no context: the number of dimensions is found by a cell that stands behind every list of values. */
typedef struct sortable {
  tally_cell cell;
  size_t dimensions;
} sortable;

static int cell_cmp(const void *left, const void *right) {
  const sortable *a = left, *b = right;
  int c = 0;
  for (size_t i = 0; i < a->dimensions && c == 0; i++) c = value_cmp(a->cell.values[i], b->cell.values[i]);
  return c;
}

void tally_sort(tally *t) {
  sortable *all = ARENA_ARRAY(t->memory, sortable, t->cells.count + 1);
  for (size_t i = 0; i < t->cells.count; i++) all[i] = (sortable){t->cells.at[i], dimensions(t)};
  qsort(all, t->cells.count, sizeof *all, cell_cmp);
  for (size_t i = 0; i < t->cells.count; i++) t->cells.at[i] = all[i].cell;
  rebuild_slots(t, t->slot_count);
}

/* ---- CSV ---- */

static void header(const tally *t, buf *to) {
  for (size_t i = 0; i < dimensions(t); i++) {
    buf name = {0};
    buf_text(&name, i < t->groups ? "group:" : "stratum:");
    buf_str(&name, t->names[i]);
    buf_csv(to, (str){name.at, name.len}, false);
    buf_char(to, ',');
    to->failed |= name.failed;
    buf_free(&name);
  }
  buf_text(to, "outcome,count\r\n");
}

void tally_csv(tally *t, buf *to) {
  tally_sort(t);
  header(t, to);
  for (size_t i = 0; i < t->cells.count; i++)
    for (int o = 0; o < TALLY_OUTCOMES; o++) {
      const tally_cell *cell = &t->cells.at[i];
      if (cell->counts[o] == 0) continue;
      for (size_t k = 0; k < dimensions(t); k++) {
        if (cell->values[k].at != NULL) buf_csv(to, cell->values[k], false);
        buf_char(to, ',');
      }
      buf_printf(to, "%s,%llu\r\n", outcome_names[o], (unsigned long long)cell->counts[o]);
    }
}
