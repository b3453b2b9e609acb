#include "match/flat.h"

#include <stdlib.h>

enum { CELLS_MOST = 64, TESTS_MOST = 64 };

/* One test of a field whose row the record knows. */
static bool flat_clause(const table *t, uint32_t option, uint32_t node, flat_test *to) {
  const t_node *n = &t->nodes[node];
  if (n->op != T_CLAUSE) return false;
  const t_clause *c = &t->clauses[n->clause];
  if (c->tests.count != 1 || c->quantifier == 2) return false;
  const t_test *x = &t->tests[c->tests.first];
  const t_slot *s = &t->slots[x->slot];
  if (s->place >= t->head->tested_fields || s->cells > CELLS_MOST) return false;
  *to = (flat_test){option, n->clause, s->place, s->row, t->words[x->words]};
  return true;
}

/* Writes the option's tests behind `to`; how many, 0 where it is not flat. */
static uint32_t flat_tests(const table *t, uint32_t option, flat_test *to) {
  const t_option *o = &t->options[option];
  uint32_t node = o->node[T_CRITERIA];
  if (node == TABLE_NONE || table_is_told(o)) return 0;
  for (int part = 0; part < T_PARTS; part++)
    if (part != T_CRITERIA && o->node[part] != TABLE_NONE) return 0;
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) return flat_clause(t, option, node, to);
  if (n->op != T_ALL || n->parts.count > TESTS_MOST || n->formula != TABLE_NONE) return 0; /* a formula: two tests of one field */
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (!flat_clause(t, option, t->numbers[n->parts.first + i], &to[i])) return 0;
  return n->parts.count;
}

static size_t most_tests(const table *t) {
  size_t most = 1;
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t node = t->options[i].node[T_CRITERIA];
    if (node != TABLE_NONE) most += t->nodes[node].parts.count + 1;
  }
  return most;
}

/* ---- runs ---- */

static flat_run *run_of(const flat_options *f, const flat_test *x) { return &f->runs[x->place]; }

/* Where each run stands. Returns the bytes of all, and in `patterns` those of their patterns. */
static uint32_t place_runs(flat_options *f, const table *t, size_t *patterns) {
  uint32_t bytes = 0;
  for (uint32_t i = 0; i < f->test_count; i++) f->bits[i] = run_of(f, &f->tests[i])->bytes++; /* counted in bits, for now */
  for (uint32_t i = 0; i < t->head->tested_fields; i++) {
    flat_run *run = &f->runs[i];
    const t_slot *s = &t->slots[t->tested[i]];
    uint32_t wide = (run->bytes + 7) / 8;
    *run = (flat_run){s->row, s->cells, bytes, wide, (uint32_t)*patterns};
    bytes += wide;
    *patterns += ((size_t)s->cells + 2) * wide;
  }
  return bytes;
}

static void fill_patterns(flat_options *f) {
  for (uint32_t i = 0; i < f->test_count; i++) {
    const flat_test *x = &f->tests[i];
    const flat_run *run = run_of(f, x);
    uint8_t bit = (uint8_t)(1 << f->bits[i] % 8);
    for (uint32_t cell = 0; cell <= run->cells; cell++) /* behind the cells: it may be anything */
      if (cell == run->cells || (x->wanted >> cell & 1) != 0) f->patterns[run->patterns + (size_t)cell * run->bytes + f->bits[i] / 8] |= bit;
    f->bits[i] += run->at * 8;
    f->numbers[f->bits[i]] = i;
    bits_add(f->asked, f->bits[i]);
  }
}

/* By number of the table's row: everything that is asked, but of the row's own field only its pattern. */
static void fill_wide(flat_options *f, const table *t) {
  memcpy(&f->wide[0], f->asked, sizeof *f->wide);
  for (uint32_t i = 0; i < t->head->tested_fields; i++) {
    const flat_run *run = &f->runs[i];
    for (uint32_t nth = 0; nth <= run->cells; nth++) {
      uint32_t pattern = nth < run->cells ? nth : run->cells + 1; /* of the open row: nothing is sure */
      f->wide[run->row + nth] = f->wide[0];
      memcpy((uint8_t *)&f->wide[run->row + nth] + run->at, f->patterns + run->patterns + (size_t)pattern * run->bytes, run->bytes);
    }
  }
  for (uint32_t i = 0; i < f->test_count; i++) bits_add((uint64_t *)&f->owned[t->options[f->tests[i].option].lane], f->bits[i]);
}

static bool make_wide(flat_options *f, const table *t) {
  uint32_t rows = 1;
  for (uint32_t i = 0; i < t->head->tested_fields; i++)
    if (f->runs[i].row + f->runs[i].cells >= rows) rows = f->runs[i].row + f->runs[i].cells + 1;
  f->wide = aligned_alloc(sizeof *f->wide, rows * sizeof *f->wide);
  f->owned = aligned_alloc(sizeof *f->owned, ((size_t)t->option_count + 1) * sizeof *f->owned);
  if (f->wide == NULL || f->owned == NULL) return false;
  memset(f->owned, 0, ((size_t)t->option_count + 1) * sizeof *f->owned);
  fill_wide(f, t);
  return true;
}

static bool make_runs(flat_options *f, const table *t) {
  size_t patterns = 0;
  f->runs = calloc((size_t)t->head->tested_fields + 1, sizeof *f->runs);
  f->bits = calloc((size_t)f->test_count + 1, sizeof *f->bits);
  if (f->runs == NULL || f->bits == NULL) return false;
  f->words = (uint32_t)bits_words(8 * (size_t)place_runs(f, t, &patterns));
  /* A run is put down by words, and the next one over what was too much; few tests are a block. */
  size_t room = ((size_t)f->words + BLOCK_WORDS) / BLOCK_WORDS * BLOCK_WORDS;
  f->asked = aligned_alloc(sizeof(test_block), 4 * room * sizeof *f->asked);
  f->numbers = calloc(64 * room, sizeof *f->numbers);
  f->some = calloc(room, sizeof *f->some);
  f->patterns = calloc(patterns + sizeof(uint64_t), 1);
  if (f->asked == NULL || f->numbers == NULL || f->some == NULL || f->patterns == NULL) return false;
  memset(f->asked, 0, 4 * room * sizeof *f->asked);
  f->may = f->asked + room;
  f->must = f->may + room;
  f->telling = f->must + room;
  fill_patterns(f);
  return true;
}

bool flat_options_new(flat_options *f, const table *t, bool wide) {
  f->at = calloc((size_t)t->option_count + 1, sizeof *f->at);
  f->by_lane = calloc((size_t)t->option_count + 1, sizeof *f->by_lane);
  f->tests = calloc(most_tests(t), sizeof *f->tests);
  if (f->at == NULL || f->by_lane == NULL || f->tests == NULL) return false;
  f->all = true;
  for (uint32_t i = 0; i < t->option_count; i++) {
    flat_option *o = &f->at[i];
    *o = (flat_option){f->test_count, flat_tests(t, i, &f->tests[f->test_count])};
    f->by_lane[t->options[i].lane] = *o;
    f->test_count += o->count;
    f->all &= o->count > 0;
  }
  return make_runs(f, t) && (!wide || f->words > BLOCK_WORDS || make_wide(f, t));
}

void flat_options_free(flat_options *f) {
  free(f->at);
  free(f->by_lane);
  free(f->tests);
  free(f->bits);
  free(f->numbers);
  free(f->runs);
  free(f->patterns);
  free(f->wide);
  free(f->owned);
  free(f->asked);
  free(f->some);
}

/* ---- which tell ---- */

/* Found without a jump: that one test is met tells nothing of the next. */
uint64_t flat_telling(const flat_options *f, const record *r, uint32_t option, trit criteria) {
  const flat_option *o = &f->at[option];
  const flat_test *tests = f->tests + o->first;
  uint64_t telling = 0;
  for (uint32_t i = 0; i < o->count; i++) {
    const flat_test *x = &tests[i];
    uint32_t row = r->may_row[x->place], met = (uint32_t)(x->wanted >> ((row - x->row) & 63) & 1);
    telling |= (uint64_t)((row == 0 ? (uint32_t)TRIT_UNKNOWN : met) == (uint32_t)criteria) << i;
  }
  return telling;
}

/* Puts down the patterns that the answers choose; of an answer that is missing the one `behind` those of the cells. */
static void put_down(const flat_options *f, const record *r, uint32_t behind, uint64_t *to) {
  uint8_t *bytes = (uint8_t *)to;
  uint32_t fields = r->t->head->tested_fields;
  for (uint32_t i = 0; i < fields; i++) {
    const flat_run *run = &f->runs[i];
    uint32_t row = r->may_row[i], nth = row == 0 ? run->cells + behind : row - run->row;
    const uint8_t *from = f->patterns + run->patterns + (size_t)nth * run->bytes;
    for (uint32_t k = 0; k < run->bytes; k += 8) memcpy(bytes + run->at + k, from + k, sizeof(uint64_t));
  }
}

/* Of an option's tests all, or where it is `open` (1) those that are not sure. */
static inline void add_tests(const flat_options *f, const flat_option *o, uint64_t open) {
  for (uint32_t i = o->first; i < o->first + o->count; i++) {
    uint32_t word = f->bits[i] / 64, bit = f->bits[i] % 64;
    f->telling[word] |= (UINT64_C(1) & ~(f->must[word] >> bit & open)) << bit;
  }
}

/* What is not met tells wherever it stands, for whoever asks it is not eligible. Of who is eligible everything tells, and of who may
 * be what is not known. */
static void find_telling(const flat_options *f, const record *r, const planes *found, const row_kernel *kernel) {
  const table *t = r->t;
  const uint64_t *may = plane_words(t, found->may, T_CRITERIA), *must = plane_words(t, found->must, T_CRITERIA);
  test_block of_sure = {0}, of_open = {0};
  if (f->wide != NULL) {
    const row_picks picks[2] = {{r->may_row, r->must_row, t->head->tested_fields}, {NULL, NULL, 0}};
    kernel->join((row_matrix){(const uint64_t *)f->wide, BLOCK_WORDS}, picks, NULL, f->may, r->open > 0 ? f->must : NULL);
  } else {
    put_down(f, r, 0, f->may);
    if (r->open > 0) put_down(f, r, 1, f->must);
  }
  for (uint32_t w = 0; w < f->words; w++) f->telling[w] = f->asked[w] & ~f->may[w];
  for (uint32_t w = 0; w < t->head->plane_words && may != NULL; w++)
    for (uint64_t left = may[w]; left != 0; left &= left - 1) {
      uint32_t bit = (uint32_t)__builtin_ctzll(left), lane = w * 64 + bit;
      uint64_t sure = must[w] >> bit & 1;
      if (lane >= t->option_count) break;
      if (f->wide == NULL) {
        add_tests(f, &f->by_lane[lane], sure ^ 1);
        continue;
      }
      of_sure |= f->owned[lane] & ((test_block){0} - sure);
      of_open |= f->owned[lane] & ((test_block){0} + (sure - 1));
    }
  if (f->wide != NULL) *(test_block *)f->telling |= of_sure | (of_open & ~*(const test_block *)f->must);
}

uint32_t flat_list(const flat_options *f, const record *r, const planes *found, vector_width width, uint32_t *to) {
  const row_kernel *kernel = rows_kernel(width);
  find_telling(f, r, found, kernel);
  return kernel->list(f->telling, f->words, f->numbers, f->some, to);
}
