#include "match/rows.h"

#include <stdlib.h>

enum { LIVE_WORDS = 64 }; /* of blocks: two million columns */

/* ---- widths ---- */

bool rows_have_width(vector_width width) {
#if defined(__x86_64__)
  switch (width) {
  case WIDTH_SSE2: return __builtin_cpu_supports("sse2");
  case WIDTH_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  case WIDTH_AVX512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  case WIDTH_BEST:
  case WIDTH_WORD:
  case WIDTH_COUNT:
  default: return true;
  }
#else
  return width <= WIDTH_WORD;
#endif
}

const char *rows_width_text(vector_width width) {
  static const char *const texts[] = {"best", "plain C", "SSE2", "AVX2", "AVX-512", ""};
  return texts[width];
}

vector_width rows_width(vector_width width) {
  vector_width widest = WIDTH_AVX512;
  while (!rows_have_width(widest)) widest--;
  return width == WIDTH_BEST ? widest : width;
}

const row_kernel *rows_kernel(vector_width width) {
  static const row_kernel *const all[WIDTH_COUNT] = {&kernel_word, &kernel_word, &kernel_sse2, &kernel_avx2, &kernel_avx512};
  return all[width];
}

/* ---- room ---- */

bool planes_new(planes *p, const table *t) {
  size_t words = (size_t)t->head->row_stride + BLOCK_WORDS;
  p->room = aligned_alloc(64, (2 * words * sizeof *p->room + 63) / 64 * 64);
  p->may = p->must = p->room;
  if (p->room != NULL) memset(p->room, 0, 2 * words * sizeof *p->room);
  return p->room != NULL;
}

void planes_free(planes *p) { free(p->room); }

static uint64_t *second_half(const planes *p, const table *t) { return p->room + t->head->row_stride; }

void planes_part(planes *p, const table *t) {
  if (p->must != p->may) return;
  p->must = second_half(p, t);
  memcpy(p->must, p->may, t->head->row_words * sizeof *p->must);
}

static uint32_t computed_count(const table *t) { return t->tested_count - t->head->tested_fields; }

bool row_choice_new(row_choice *c, const table *t) {
  c->may = calloc(3 * (size_t)computed_count(t) + 1, sizeof *c->may);
  if (c->may == NULL) return false;
  c->must = c->may + computed_count(t);
  c->partial = c->must + computed_count(t);
  return true;
}

void row_choice_free(row_choice *c) { free(c->may); }

/* ---- what a pass says of the computed slots ---- */

static void choose(const pass *p, row_choice *c) {
  const table *t = p->t;
  const uint32_t *computed = t->tested + t->head->tested_fields;
  c->partial_count = 0;
  c->open = false;
  for (uint32_t i = 0; i < computed_count(t); i++) {
    const t_slot *s = &t->slots[computed[i]];
    const uint64_t *cells = p->sets + s->set;
    size_t words = bits_words(s->cells);
    size_t held = s->cells == 2 ? (size_t)(cells[0] & 1) + (size_t)(cells[0] >> 1) : bits_count(cells, words);
    if (held == 1) {
      uint32_t cell = 0;
      while (cells[cell / 64] == 0) cell += 64;
      cell += (uint32_t)__builtin_ctzll(cells[cell / 64]);
      c->may[i] = c->must[i] = s->row + cell;
      continue;
    }
    c->open = true;
    c->may[i] = 0;
    c->must[i] = held == s->cells ? s->row + s->cells : 0;
    if (held != s->cells) c->partial[c->partial_count++] = computed[i];
  }
}

/* Who may stand with some of the cells, and who stands with each of them. */
static void narrow(const pass *p, const t_slot *s, planes *to) {
  const table *t = p->t;
  const uint64_t *cells = p->sets + s->set;
  for (size_t w = 0; w < t->head->row_words; w++) {
    if (to->may[w] == 0) continue;
    uint64_t any = 0, each = UINT64_MAX;
    for (uint32_t cell = 0; cell < s->cells; cell++) {
      if (!bits_has(cells, cell)) continue;
      uint64_t row = table_row(t, s->row + cell)[w];
      any |= row;
      each &= row;
    }
    to->may[w] &= any;
    to->must[w] &= any & each; /* a forged table may have no cell at all */
  }
}

/* ---- joining ---- */

/* The blocks in which every row leaves something standing. */
static void find_live(const table *t, const row_picks *picks, uint64_t *live) {
  size_t words = t->head->summary_words;
  memcpy(live, t->summaries, words * sizeof *live);
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; i < picks[k].count; i++) {
      const uint64_t *summary = t->summaries + (size_t)picks[k].may[i] * words;
      for (size_t w = 0; w < words; w++) live[w] &= summary[w];
    }
}

/* Of rows that are a word each. By fours, so that none waits for the one before it. */
static inline uint64_t join_list(const uint64_t *rows, const uint32_t *numbers, size_t count, uint64_t found) {
  uint64_t a = found, b = a, c = a, d = a;
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    a &= rows[numbers[i]];
    b &= rows[numbers[i + 1]];
    c &= rows[numbers[i + 2]];
    d &= rows[numbers[i + 3]];
  }
  for (; i < count; i++) a &= rows[numbers[i]];
  return a & b & c & d;
}

/* Small rule sets: a row is a word. */
static void join_words(const table *t, const row_picks *picks, uint64_t *may, uint64_t *must) {
  *may = join_list(t->rows, picks[1].may, picks[1].count, join_list(t->rows, picks[0].may, picks[0].count, t->rows[0]));
  if (must != NULL) *must = join_list(t->rows, picks[1].must, picks[1].count, join_list(t->rows, picks[0].must, picks[0].count, *may));
}

bool rows_are_words(const table *t) { return t->head->row_stride == 1 && computed_count(t) == 0 && t->column_count == 0; }

void rows_join_words(const record *r, planes *to) {
  const table *t = r->t;
  uint32_t fields = t->head->tested_fields;
  to->may = to->must = to->room;
  to->room[0] = join_list(t->rows, r->may_row, fields, t->rows[0]);
  if (r->open == 0) return;
  to->must = to->room + 1;
  to->room[1] = join_list(t->rows, r->must_row, fields, to->room[0]);
}

/* A part with several conjuncts stands in its plane with the first; here it gets the others. */
static void add_further(const table *t, planes *to) {
  const uint64_t *may = to->may + t->head->further_word, *must = to->must + t->head->further_word;
  for (uint32_t w = 0; w * 64 < t->column_count; w++) {
    uint64_t left = may[w];
    if (t->column_count - w * 64 < 64) left &= (UINT64_C(1) << (t->column_count - w * 64)) - 1; /* behind them stand those of not-F */
    for (; left != 0; left &= left - 1) {
      uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(left);
      const t_column *c = &t->columns[i];
      uint32_t plane = t->head->plane[c->part];
      bits_add(to->may + plane, c->lane);
      if (to->must != to->may && !c->tangled && bits_has(must, i)) bits_add(to->must + plane, c->lane);
    }
  }
}

/* Where conjuncts share slots, one of them may hold for sure with none holding for sure: not-F tells. */
static void settle_tangles(const table *t, planes *to) {
  for (uint32_t i = 0; i < t->tangle_count; i++) {
    const t_tangle *x = &t->tangles[i];
    uint64_t *must = to->must + t->head->plane[x->part];
    bool sure = bits_has(to->may + t->head->plane[x->part], x->lane) && !bits_any_between(to->may, x->columns.first, x->columns.first + x->columns.count);
    if (sure) bits_add(must, x->lane);
    else bits_remove(must, x->lane);
  }
}

uint32_t rows_live_blocks(const pass *p, const row_choice *c) {
  const table *t = p->t;
  uint64_t live[LIVE_WORDS];
  uint32_t blocks = t->head->row_stride < BLOCK_WORDS ? 1 : t->head->row_stride / BLOCK_WORDS;
  const row_picks picks[2] = {{p->r->may_row, p->r->must_row, t->head->tested_fields}, {c->may, c->must, computed_count(t)}};
  if (t->head->summary_words == 0 || t->head->summary_words > LIVE_WORDS) return blocks;
  find_live(t, picks, live);
  return (uint32_t)bits_count(live, t->head->summary_words);
}

void rows_join(const pass *p, row_ways how, row_choice *c, planes *to) {
  const table *t = p->t;
  const record *r = p->r;
  if (computed_count(t) > 0) choose(p, c);
  const row_picks picks[2] = {{r->may_row, r->must_row, t->head->tested_fields}, {c->may, c->must, computed_count(t)}};
  bool open = r->open > 0 || c->open;
  to->may = to->room;
  to->must = open ? second_half(to, t) : to->may;
  uint64_t *must = open ? to->must : NULL, live[LIVE_WORDS];
  if (t->head->row_stride == 1) {
    join_words(t, picks, to->may, must);
  } else {
    bool some = t->head->summary_words > 0 && t->head->summary_words <= LIVE_WORDS && !how.whole;
    if (some) find_live(t, picks, live);
    rows_kernel(how.width)->join((row_matrix){t->rows, t->head->row_stride}, picks, some ? live : NULL, to->may, must);
  }
  for (uint32_t i = 0; i < c->partial_count; i++) narrow(p, &t->slots[c->partial[i]], to);
  if (t->column_count > 0) add_further(t, to);
  if (open) settle_tangles(t, to);
}
