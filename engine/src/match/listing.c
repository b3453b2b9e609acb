#include "match/listing.h"

#include <stdlib.h>

typedef uint64_t test_block __attribute__((vector_size(8 * BLOCK_WORDS), may_alias));

/* The tests of one field, from a byte of their own on. For each of its cells there is the pattern of those that it meets; then one
 * for an answer that may be anything, and one where nothing is sure. */
typedef struct run {
  uint32_t row, cells; /* of the field's slot */
  uint32_t at, bytes;  /* where it stands, and how wide it is */
  uint32_t patterns;   /* where the first of them begins */
} run;

typedef enum beyond_cells { MAY_BE_ANYTHING, NOTHING_IS_SURE, BEYOND_CELLS } beyond_cells;

struct listing {
  const flat_options *flat;
  flat_option *by_lane;
  uint32_t *bits;       /* by test: where it stands among the runs */
  uint32_t *numbers;    /* by bit: whose it is */
  run *runs;            /* by place of the tested field */
  uint8_t *patterns;
  uint64_t *asked;      /* which bits there are. The four stand one behind the other, each as wide as whole blocks */
  uint64_t *may, *must; /* what of them may be met, and what surely is; the latter only where something is open */
  uint64_t *telling;
  uint32_t *some;       /* working space */
  uint32_t words;
  test_block *wide;     /* where a block has room for all: by number of the table's row, what may be met with it; else NULL */
  test_block *owned;    /* there: by lane, the option's tests */
};

/* ---- a listing ---- */

static run *run_of(const listing *l, const flat_test *x) { return &l->runs[x->place]; }

static uint8_t *pattern_of(const listing *l, const run *x, uint32_t nth) { return l->patterns + x->patterns + (size_t)nth * x->bytes; }

/* Finds where each test and each run stands. Returns the bytes of all runs, and in `patterns` those of their patterns. */
static uint32_t place_runs(listing *l, const table *t, uint32_t *tests_of, size_t *patterns) {
  uint32_t bytes = 0;
  for (uint32_t i = 0; i < l->flat->test_count; i++) l->bits[i] = tests_of[l->flat->tests[i].place]++;
  for (uint32_t i = 0; i < t->head->tested_fields; i++) {
    const t_slot *s = &t->slots[t->tested[i]];
    l->runs[i] = (run){s->row, s->cells, bytes, (tests_of[i] + 7) / 8, (uint32_t)*patterns};
    bytes += l->runs[i].bytes;
    *patterns += ((size_t)s->cells + BEYOND_CELLS) * l->runs[i].bytes;
  }
  for (uint32_t i = 0; i < l->flat->test_count; i++) l->bits[i] += run_of(l, &l->flat->tests[i])->at * 8;
  return bytes;
}

static void fill_patterns(listing *l) {
  for (uint32_t i = 0; i < l->flat->test_count; i++) {
    const flat_test *x = &l->flat->tests[i];
    const run *own = run_of(l, x);
    uint32_t byte = l->bits[i] / 8 - own->at;
    uint8_t bit = (uint8_t)(1 << l->bits[i] % 8);
    for (uint32_t cell = 0; cell < own->cells; cell++)
      if ((x->wanted >> cell & 1) != 0) pattern_of(l, own, cell)[byte] |= bit;
    pattern_of(l, own, own->cells + MAY_BE_ANYTHING)[byte] |= bit;
    l->numbers[l->bits[i]] = i;
    bits_add(l->asked, l->bits[i]);
  }
}

/* A row of the table: everything that is asked, but of the row's own field only its pattern. */
static void fill_wide(listing *l, const table *t) {
  memcpy(&l->wide[0], l->asked, sizeof *l->wide);
  for (uint32_t i = 0; i < t->head->tested_fields; i++) {
    const run *x = &l->runs[i];
    for (uint32_t nth = 0; nth <= x->cells; nth++) { /* behind the cells: the open row */
      l->wide[x->row + nth] = l->wide[0];
      memcpy((uint8_t *)&l->wide[x->row + nth] + x->at, pattern_of(l, x, nth < x->cells ? nth : x->cells + NOTHING_IS_SURE), x->bytes);
    }
  }
  for (uint32_t i = 0; i < l->flat->test_count; i++) bits_add((uint64_t *)&l->owned[t->options[l->flat->tests[i].option].lane], l->bits[i]);
}

static bool make_wide(listing *l, const table *t) {
  size_t rows = 1, lanes = (size_t)t->option_count + 1;
  for (uint32_t i = 0; i < t->head->tested_fields; i++)
    if (l->runs[i].row + l->runs[i].cells >= rows) rows = (size_t)l->runs[i].row + l->runs[i].cells + 1;
  l->wide = aligned_alloc(sizeof *l->wide, rows * sizeof *l->wide);
  l->owned = aligned_alloc(sizeof *l->owned, lanes * sizeof *l->owned);
  if (l->wide == NULL || l->owned == NULL) return false;
  memset(l->owned, 0, lanes * sizeof *l->owned);
  fill_wide(l, t);
  return true;
}

static bool make_runs(listing *l, const table *t) {
  size_t fields = (size_t)t->head->tested_fields + 1, patterns = 0;
  uint32_t *tests_of = calloc(fields, sizeof *tests_of);
  l->runs = calloc(fields, sizeof *l->runs);
  l->bits = calloc((size_t)l->flat->test_count + 1, sizeof *l->bits);
  bool good = tests_of != NULL && l->runs != NULL && l->bits != NULL;
  if (good) l->words = (uint32_t)bits_words(8 * (size_t)place_runs(l, t, tests_of, &patterns));
  free(tests_of);
  if (!good) return false;
  /* A run is put down by words, and the next one over what was too much. */
  size_t room = ((size_t)l->words + BLOCK_WORDS) / BLOCK_WORDS * BLOCK_WORDS;
  l->asked = aligned_alloc(sizeof(test_block), 4 * room * sizeof *l->asked);
  l->numbers = calloc(64 * room, sizeof *l->numbers);
  l->some = calloc(room, sizeof *l->some);
  l->patterns = calloc(patterns + sizeof(uint64_t), 1);
  if (l->asked == NULL || l->numbers == NULL || l->some == NULL || l->patterns == NULL) return false;
  memset(l->asked, 0, 4 * room * sizeof *l->asked);
  l->may = l->asked + room;
  l->must = l->may + room;
  l->telling = l->must + room;
  fill_patterns(l);
  return true;
}

listing *listing_new(const flat_options *f, const table *t, bool wide) {
  listing *l = calloc(1, sizeof *l);
  if (l == NULL) return NULL;
  l->flat = f;
  l->by_lane = calloc((size_t)t->option_count + 1, sizeof *l->by_lane);
  for (uint32_t i = 0; l->by_lane != NULL && i < t->option_count; i++) l->by_lane[t->options[i].lane] = f->at[i];
  if (l->by_lane != NULL && make_runs(l, t) && (!wide || l->words > BLOCK_WORDS || make_wide(l, t))) return l;
  listing_free(l);
  return NULL;
}

void listing_free(listing *l) {
  if (l == NULL) return;
  free(l->by_lane);
  free(l->bits);
  free(l->numbers);
  free(l->runs);
  free(l->patterns);
  free(l->asked);
  free(l->some);
  free(l->wide);
  free(l->owned);
  free(l);
}

bool listing_is_wide(const listing *l) { return l->wide != NULL; }

/* ---- which tests tell ----
 *
 * What is not met tells wherever it stands, for whoever asks it is not eligible. Of who is eligible everything tells, and of who may
 * be what is not sure. */

/* Of each field the pattern that its answer chooses; of one that is missing one of those beyond the cells. */
static void put_down(const listing *l, const record *r, beyond_cells missing, uint64_t *to) {
  uint8_t *bytes = (uint8_t *)to;
  uint32_t fields = r->t->head->tested_fields;
  for (uint32_t i = 0; i < fields; i++) {
    const run *x = &l->runs[i];
    uint32_t row = r->may_row[i];
    const uint8_t *from = pattern_of(l, x, row == 0 ? x->cells + missing : row - x->row);
    for (uint32_t k = 0; k < x->bytes; k += 8) memcpy(bytes + x->at + k, from + k, sizeof(uint64_t));
  }
}

/* Of an option's tests all, or where it is `open` (1) those that are not sure. */
static inline void add_tests(const listing *l, const flat_option *o, uint64_t open) {
  for (uint32_t i = o->first; i < o->first + o->count; i++) {
    uint32_t word = l->bits[i] / 64, bit = l->bits[i] % 64;
    l->telling[word] |= (UINT64_C(1) & ~(l->must[word] >> bit & open)) << bit;
  }
}

static void add_unmet(const listing *l) {
  for (uint32_t w = 0; w < l->words; w++) l->telling[w] = l->asked[w] & ~l->may[w];
}

/* Of the plane of criteria; where no option has any there is none. */
static uint32_t lane_words(const table *t) { return t->head->plane[T_CRITERIA] == TABLE_NONE ? 0 : t->head->plane_words; }

static uint64_t may_lanes(const table *t, const planes *found, uint32_t word) {
  return plane_words(t, found->may, T_CRITERIA)[word] & plane_lanes(t, word);
}

static void find_by_runs(const listing *l, const record *r, const planes *found) {
  const table *t = r->t;
  put_down(l, r, MAY_BE_ANYTHING, l->may);
  if (r->open > 0) put_down(l, r, NOTHING_IS_SURE, l->must);
  add_unmet(l);
  for (uint32_t w = 0; w < lane_words(t); w++) {
    uint64_t must = plane_words(t, found->must, T_CRITERIA)[w];
    for (uint64_t left = may_lanes(t, found, w); left != 0; left &= left - 1) {
      uint32_t bit = (uint32_t)__builtin_ctzll(left);
      add_tests(l, &l->by_lane[w * 64 + bit], ~(must >> bit) & 1);
    }
  }
}

static void find_by_rows(const listing *l, const record *r, const planes *found, const row_kernel *kernel) {
  const table *t = r->t;
  const row_picks picks[2] = {{r->may_row, r->must_row, t->head->tested_fields}, {NULL, NULL, 0}};
  test_block of_sure = {0}, of_open = {0};
  kernel->join((row_matrix){(const uint64_t *)l->wide, BLOCK_WORDS}, picks, NULL, l->may, r->open > 0 ? l->must : NULL);
  add_unmet(l);
  for (uint32_t w = 0; w < lane_words(t); w++) {
    uint64_t must = plane_words(t, found->must, T_CRITERIA)[w];
    for (uint64_t left = may_lanes(t, found, w); left != 0; left &= left - 1) {
      uint32_t bit = (uint32_t)__builtin_ctzll(left);
      uint64_t sure = must >> bit & 1;
      of_sure |= l->owned[w * 64 + bit] & ((test_block){0} - sure);
      of_open |= l->owned[w * 64 + bit] & ((test_block){0} + (sure - 1));
    }
  }
  *(test_block *)l->telling |= of_sure | (of_open & ~*(const test_block *)l->must);
}

uint32_t listing_write(const listing *l, const record *r, const planes *found, const row_kernel *kernel, uint32_t *to) {
  if (l->wide != NULL) find_by_rows(l, r, found, kernel);
  else find_by_runs(l, r, found);
  return kernel->list(l->telling, l->words, l->numbers, l->some, to);
}
