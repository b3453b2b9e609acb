#include "lower/rows.h"

#include <stdlib.h>

enum { KEYS = 6 /* slots by which options are put side by side */ };

/* ---- the conjuncts of parts ---- */

static const t_formula *formula_of(const row_plan *r, uint32_t option, int part) {
  uint32_t ix = r->options[option].formula[part];
  return ix == TABLE_NONE ? NULL : &r->p->formulas.at[ix];
}

/* Does some slot occur in two of them? Then whether they hold together is not told by each one's own truth. */
static bool share_slots(const plan *p, t_list conjuncts, uint64_t *seen) {
  bool shared = false;
  for (int pass = 0; pass < 2; pass++) /* marks, then takes the marks away */
    for (uint32_t i = 0; i < conjuncts.count; i++) {
      t_list tests = p->conjuncts.at[conjuncts.first + i];
      for (uint32_t k = 0; k < tests.count; k++) {
        uint32_t slot = p->tests.at[tests.first + k].slot;
        shared |= pass == 0 && bits_has(seen, slot);
        if (pass == 0) bits_add(seen, slot);
        else bits_remove(seen, slot);
      }
    }
  return shared;
}

/* ---- the slots that have rows ---- */

typedef struct telling {
  double share; /* of all columns, how many a value leaves standing on average: the fewer, the more it tells */
  uint32_t slot;
  bool field;
} telling;

static int by_telling(const void *a, const void *b) {
  const telling *x = a, *y = b;
  if (x->field != y->field) return x->field ? -1 : 1;
  if (x->share != y->share) return x->share < y->share ? -1 : 1;
  return x->slot < y->slot ? -1 : x->slot > y->slot;
}

static uint32_t admitted(const plan *p, const t_test *x, const t_slot *s) {
  return (uint32_t)bits_count(p->words.at + x->words, bits_words(s->cells));
}

static void find_tested(row_plan *r) {
  const plan *p = r->p;
  double *falls = ARENA_ARRAY(p->a, double, p->slots.count + 1); /* of one column each: how much of it falls on average */
  for (uint32_t i = 0; i < p->option_conjuncts; i++) {
    t_list c = p->conjuncts.at[i];
    for (uint32_t k = 0; k < c.count; k++) {
      const t_test *x = &p->tests.at[c.first + k];
      t_slot *s = &r->slots[x->slot];
      s->row = 0;
      falls[x->slot] += 1 - (double)admitted(p, x, s) / s->cells;
    }
  }
  telling *all = ARENA_ARRAY(p->a, telling, p->slots.count + 1);
  size_t count = 0;
  for (uint32_t i = 0; i < p->slots.count; i++)
    if (r->slots[i].row != TABLE_NONE) all[count++] = (telling){-falls[i], i, plan_is_field(p, &r->slots[i])};
  if (count > 1) qsort(all, count, sizeof *all, by_telling);
  r->row_count = 1;
  for (size_t i = 0; i < count; i++) {
    t_slot *s = &r->slots[all[i].slot];
    s->row = r->row_count;
    s->place = (uint32_t)i;
    r->row_count += s->cells + 1;
    r->tested_fields += all[i].field;
    *VEC_PUSH(p->a, &r->tested) = all[i].slot;
  }
}

/* ---- lanes ---- */

typedef struct kin {
  uint32_t key[KEYS], option;
} kin;

static int by_key(const void *a, const void *b) {
  const kin *x = a, *y = b;
  for (int i = 0; i < KEYS; i++)
    if (x->key[i] != y->key[i]) return x->key[i] < y->key[i] ? -1 : 1;
  return x->option < y->option ? -1 : x->option > y->option;
}

/* Which cells the option's criteria admit of the slot: those that admit few first, and together those that admit the same. An
 * option of several regions among those of one would keep its block alive for all of them. What it does not test comes last. */
static uint32_t key_of(const row_plan *r, uint32_t option, uint32_t slot) {
  const plan *p = r->p;
  for (int part = T_CRITERIA; part != T_PARTS; part = part == T_CRITERIA ? T_APPLIES : part == T_APPLIES ? T_AVAILABLE : T_PARTS) {
    const t_formula *f = formula_of(r, option, part);
    if (f == NULL || f->may.count != 1) continue;
    t_list tests = p->conjuncts.at[f->may.first];
    for (uint32_t k = 0; k < tests.count; k++) {
      const t_test *x = &p->tests.at[tests.first + k];
      if (x->slot != slot) continue;
      const uint64_t *cells = p->words.at + x->words;
      uint32_t first = 0;
      while (first < r->slots[slot].cells && !bits_has(cells, first)) first++;
      uint32_t count = admitted(p, x, &r->slots[slot]);
      return (count < 65535 ? count : 65535) << 16 | (first < 65535 ? first : 65535);
    }
  }
  return UINT32_MAX;
}

static void put_lanes(row_plan *r, bool side_by_side) {
  const plan *p = r->p;
  size_t count = p->options.count;
  kin *all = ARENA_ARRAY(p->a, kin, count + 1);
  for (uint32_t i = 0; i < count; i++) {
    all[i] = (kin){.option = i};
    for (uint32_t k = 0; k < KEYS && k < r->tested.count && side_by_side; k++) all[i].key[k] = key_of(r, i, r->tested.at[k]);
  }
  if (count > 1) qsort(all, count, sizeof *all, by_key);
  for (uint32_t i = 0; i < count; i++) {
    r->lanes[i] = all[i].option;
    r->options[all[i].option].lane = i;
  }
}

/* ---- columns ---- */

static void put_planes(row_plan *r) {
  r->plane_words = (uint32_t)bits_words(r->p->options.count);
  for (int part = 0; part < T_PARTS; part++) {
    bool some = false; /* criteria may be withheld though there are none */
    for (uint32_t i = 0; i < r->p->options.count && !some; i++)
      some = formula_of(r, i, part) != NULL || (part == T_CRITERIA && table_is_told(&r->options[i]));
    r->plane[part] = some ? r->further_word : TABLE_NONE;
    if (some) r->further_word += r->plane_words;
  }
}

static void put_further(row_plan *r, uint64_t *seen) {
  const plan *p = r->p;
  for (uint32_t lane = 0; lane < p->options.count; lane++)
    for (int part = 0; part < T_PARTS; part++) {
      const t_formula *f = formula_of(r, r->lanes[lane], part);
      bool tangled = f != NULL && share_slots(p, f->may, seen);
      for (uint32_t i = 1; f != NULL && i < f->may.count; i++)
        *VEC_PUSH(p->a, &r->columns) = (t_column){.lane = lane, .part = (uint8_t)part, .tangled = tangled};
      if (tangled) *VEC_PUSH(p->a, &r->tangles) = (t_tangle){lane, (uint32_t)part, {0, f->not_may.count}};
    }
  uint32_t next = r->further_word * 64 + (uint32_t)r->columns.count;
  for (size_t i = 0; i < r->tangles.count; i++) {
    r->tangles.at[i].columns.first = next;
    next += r->tangles.at[i].columns.count;
  }
  r->row_words = (uint32_t)bits_words(next);
  r->row_stride = r->row_words <= 1 ? 1 : (r->row_words + BLOCK_WORDS - 1) / BLOCK_WORDS * BLOCK_WORDS;
}

static void put_columns(row_plan *r, bool side_by_side) {
  r->columns.count = r->tangles.count = 0;
  r->further_word = 0;
  put_lanes(r, side_by_side);
  put_planes(r);
  put_further(r, ARENA_ARRAY(r->p->a, uint64_t, bits_words(r->p->slots.count) + 1));
}

/* ---- the bits ---- */

static void fall(const row_plan *r, uint64_t *rows, uint32_t conjunct, size_t column) {
  const plan *p = r->p;
  t_list tests = p->conjuncts.at[conjunct];
  for (uint32_t k = 0; k < tests.count; k++) {
    const t_test *x = &p->tests.at[tests.first + k];
    const t_slot *s = &r->slots[x->slot];
    uint64_t *row = rows + (size_t)s->row * r->row_stride;
    for (uint32_t cell = 0; cell < s->cells; cell++, row += r->row_stride)
      if (!bits_has(p->words.at + x->words, cell)) bits_remove(row, column);
    bits_remove(row, column); /* the open row */
  }
}

/* Calls `each` with every conjunct that has a column. */
static void every_column(const row_plan *r, uint64_t *rows, void (*each)(const row_plan *, uint64_t *, uint32_t, size_t)) {
  size_t further = (size_t)r->further_word * 64, tangle = 0;
  for (uint32_t lane = 0; lane < r->p->options.count; lane++)
    for (int part = 0; part < T_PARTS; part++) {
      const t_formula *f = formula_of(r, r->lanes[lane], part);
      for (uint32_t i = 0; f != NULL && i < f->may.count; i++)
        each(r, rows, f->may.first + i, i == 0 ? (size_t)r->plane[part] * 64 + lane : further++);
      const t_tangle *t = tangle < r->tangles.count ? &r->tangles.at[tangle] : NULL;
      if (t == NULL || t->lane != lane || t->part != (uint32_t)part) continue;
      for (uint32_t i = 0; i < t->columns.count; i++) each(r, rows, f->not_may.first + i, t->columns.first + i);
      tangle++;
    }
}

static void stand(const row_plan *r, uint64_t *rows, uint32_t conjunct, size_t column) {
  (void)r;
  (void)conjunct;
  bits_add(rows, column);
}

/* Row 0; what nobody asks is true, and for exclusions false. */
static void put_first_row(const row_plan *r, uint64_t *rows) {
  every_column(r, rows, stand);
  for (uint32_t lane = 0; lane < r->p->options.count; lane++)
    for (int part = 0; part < T_PARTS; part++)
      if (part != T_EXCLUDED && r->plane[part] != TABLE_NONE && formula_of(r, r->lanes[lane], part) == NULL) bits_add(rows, (size_t)r->plane[part] * 64 + lane);
}

static void put_summaries(const row_plan *r, const uint64_t *rows, uint64_t *summaries, uint32_t words) {
  for (uint32_t i = 0; i < r->row_count && words > 0; i++)
    for (uint32_t b = 0; b < r->row_stride / BLOCK_WORDS; b++)
      if (!bits_empty(rows + (size_t)i * r->row_stride + (size_t)b * BLOCK_WORDS, BLOCK_WORDS)) bits_add(summaries + (size_t)i * words, b);
}

void rows_fill(const row_plan *r, uint64_t *rows, uint64_t *summaries) {
  put_first_row(r, rows);
  for (uint32_t i = 1; i < r->row_count; i++) memcpy(rows + (size_t)i * r->row_stride, rows, r->row_words * sizeof *rows);
  every_column(r, rows, fall);
  put_summaries(r, rows, summaries, r->summary_words);
}

/* ---- what pays ---- */

/* How many blocks are looked at, of a person whose answers are all equally likely: what the summaries leave. */
static double blocks_left(const row_plan *r, uint64_t *rows, uint64_t *summaries, uint32_t words) {
  uint32_t blocks = r->row_stride / BLOCK_WORDS;
  memset(rows, 0, (size_t)r->row_count * r->row_stride * sizeof *rows);
  memset(summaries, 0, (size_t)r->row_count * words * sizeof *summaries);
  rows_fill(r, rows, summaries);
  put_summaries(r, rows, summaries, words);
  double left = 0;
  for (uint32_t b = 0; b < blocks; b++) {
    double chance = 1;
    for (size_t i = 0; i < r->tested.count; i++) {
      const t_slot *s = &r->slots[r->tested.at[i]];
      uint32_t live = 0;
      for (uint32_t cell = 0; cell < s->cells; cell++) live += bits_has(summaries + (size_t)(s->row + cell) * words, b);
      chance *= (double)live / s->cells;
    }
    left += chance;
  }
  return left;
}

/* With few blocks there is nothing to skip. A summary costs about as much as a block for each word of it. */
static void choose(row_plan *r, seal_options how) {
  uint32_t blocks = r->row_stride / BLOCK_WORDS;
  if (how.lanes != SEAL_BY_COST || blocks < 2) {
    put_columns(r, how.lanes == SEAL_SIDE_BY_SIDE);
    r->summary_words = how.lanes == SEAL_SIDE_BY_SIDE ? (uint32_t)bits_words(r->row_stride / BLOCK_WORDS) : 0;
    return;
  }
  uint32_t words = (uint32_t)bits_words(blocks);
  uint64_t *rows = malloc((size_t)r->row_count * r->row_stride * sizeof *rows);
  uint64_t *summaries = malloc((size_t)r->row_count * words * sizeof *summaries);
  double as_named = blocks, together = blocks;
  if (rows != NULL && summaries != NULL) { /* else without: an estimate is worth no failure */
    as_named = blocks_left(r, rows, summaries, words);
    put_columns(r, true);
    together = blocks_left(r, rows, summaries, words);
  }
  free(rows);
  free(summaries);
  if (together >= as_named) put_columns(r, false);
  double left = together < as_named ? together : as_named;
  r->summary_words = left + words < blocks ? words : 0;
}

/* ---- cells by value ---- */

static void put_codes(row_plan *r) {
  const plan *p = r->p;
  for (uint32_t i = 0; i < p->m->field_end; i++) {
    const t_datum *d = &p->data.at[i];
    t_slot *s = d->slot != TABLE_NONE ? &r->slots[d->slot] : NULL;
    if (s == NULL || s->cuts == TABLE_NONE || s->row == TABLE_NONE || d->max - d->min >= CODES_MAX) continue;
    s->codes = (uint32_t)r->codes.count;
    uint32_t cell = 0;
    for (int64_t v = d->min; v <= d->max; v++) {
      while (cell + 1 < s->cells && p->cuts.at[s->cuts + cell] <= v) cell++;
      *VEC_PUSH(p->a, &r->codes) = (uint16_t)cell;
    }
  }
}

void rows_plan(row_plan *r, const plan *p, seal_options how) {
  *r = (row_plan){.p = p, .slots = ARENA_ARRAY(p->a, t_slot, p->slots.count), .options = ARENA_ARRAY(p->a, t_option, p->options.count),
                  .lanes = ARENA_ARRAY(p->a, uint32_t, p->options.count)};
  for (size_t i = 0; i < p->slots.count; i++) r->slots[i] = p->slots.at[i].slot;
  for (size_t i = 0; i < p->options.count; i++) r->options[i] = p->options.at[i];
  find_tested(r);
  put_columns(r, false);
  choose(r, how);
  put_codes(r);
}
