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

enum { GATES = 3 }; /* of a lane: where its further columns of applies begin, of criteria, and of the rest */

/* Further columns stand by lane, and then by part. */
static void put_gates(row_choice *c, const table *t) {
  uint32_t next = 0, first = t->head->further_word * 64;
  for (uint32_t lane = 0; lane < t->option_count; lane++)
    for (uint32_t k = 0; k < GATES; k++) {
      while (next < t->column_count && (t->columns[next].lane < lane || (t->columns[next].lane == lane && t->columns[next].part < k))) next++;
      c->gates[GATES * lane + k] = first + next;
    }
  c->gates[GATES * t->option_count] = first + t->column_count;
}

bool row_choice_new(row_choice *c, const table *t) {
  c->may = calloc(4 * (size_t)computed_count(t) + 1, sizeof *c->may);
  if (c->may == NULL) return false;
  c->must = c->may + computed_count(t);
  c->partial = c->must + computed_count(t);
  c->asked = c->partial + computed_count(t);
  if (computed_count(t) == 0) return true;
  c->wanted = calloc((size_t)t->head->row_words + 2 * (size_t)t->head->plane_words + 1, sizeof *c->wanted);
  c->gates = calloc(GATES * (size_t)t->option_count + 1, sizeof *c->gates);
  if (c->wanted == NULL || c->gates == NULL) return false;
  c->dead = c->wanted + t->head->row_words;
  put_gates(c, t);
  return true;
}

void row_choice_free(row_choice *c) {
  free(c->may);
  free(c->wanted);
  free(c->gates);
}

/* ---- what a pass says of the computed slots ---- */

static void begin_choice(row_choice *c) {
  c->partial_count = 0;
  c->open = false;
}

static const t_slot *computed_slot(const table *t, uint32_t i) { return &t->slots[t->tested[t->head->tested_fields + i]]; }

/* Of computed slot `i`: one row; or none and the open one; or false, it must be narrowed. */
static bool choose(const pass *p, row_choice *c, uint32_t i) {
  const t_slot *s = computed_slot(p->t, i);
  const uint64_t *cells = p->sets + s->set;
  size_t held = s->cells == 2 ? (size_t)(cells[0] & 1) + (size_t)(cells[0] >> 1) : bits_count(cells, bits_words(s->cells));
  if (held == 1) {
    uint32_t cell = 0;
    while (cells[cell / 64] == 0) cell += 64;
    cell += (uint32_t)__builtin_ctzll(cells[cell / 64]);
    c->may[i] = c->must[i] = s->row + cell;
    return true;
  }
  c->open = true;
  c->may[i] = 0;
  c->must[i] = held == s->cells ? s->row + s->cells : 0;
  return held == s->cells;
}

static void choose_all(const pass *p, row_choice *c) {
  begin_choice(c);
  for (uint32_t i = 0; i < computed_count(p->t); i++)
    if (!choose(p, c, i)) c->partial[c->partial_count++] = i;
}

/* Who may stand with some of the cells, and who stands with each of them. */
static void narrow(const pass *p, uint32_t i, planes *to) {
  const table *t = p->t;
  const t_slot *s = computed_slot(t, i);
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

/* Of fields, and the first so many of the computed slots. */
static void join(const pass *p, row_ways how, const row_choice *c, uint32_t computed, bool open, planes *to) {
  const table *t = p->t;
  const row_picks picks[2] = {{p->r->may_row, p->r->must_row, t->head->tested_fields}, {c->may, c->must, computed}};
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
}

/* From columns to parts. */
static void settle(const table *t, planes *to) {
  if (t->column_count > 0) add_further(t, to);
  if (to->must != to->may) settle_tangles(t, to);
}

void rows_join(const pass *p, row_ways how, row_choice *c, planes *to) {
  choose_all(p, c);
  join(p, how, c, computed_count(p->t), p->r->open > 0 || c->open, to);
  for (uint32_t i = 0; i < c->partial_count; i++) narrow(p, c->partial[i], to);
  settle(p->t, to);
}

/* ---- joining what is filled on demand ---- */

/* Lanes of this word in which the part cannot hold, neither by its plane nor by a further column. */
static uint64_t dead_lanes(const table *t, const uint64_t *may, const row_choice *c, t_part part, uint32_t word) {
  const uint64_t *plane = plane_words(t, may, part);
  uint64_t dead = plane == NULL ? 0 : plane_lanes(t, word) & ~plane[word];
  for (uint64_t left = dead; left != 0; left &= left - 1) {
    const uint32_t *gate = c->gates + (size_t)GATES * (word * 64 + (uint32_t)__builtin_ctzll(left)) + part;
    if (bits_any_between(may, gate[0], gate[1])) dead &= ~(left & -left);
  }
  return dead;
}

/* The columns that matter: criteria of options that may apply; exclusions, and where they are offered, of those whose criteria may
 * be met as well. Not those of not-F: a slot that no column of F tests, of those that are alive, cannot make it more certain. */
static void find_wanted(const table *t, const uint64_t *may, row_choice *c) {
  uint32_t words = t->head->plane_words;
  uint64_t *applies = c->dead, *either = c->dead + words;
  memcpy(c->wanted, may, t->head->row_words * sizeof *may);
  for (uint32_t w = 0; w < words; w++) {
    applies[w] = dead_lanes(t, may, c, T_APPLIES, w);
    either[w] = applies[w] | dead_lanes(t, may, c, T_CRITERIA, w);
    for (int part = T_CRITERIA; part < T_PARTS; part++)
      if (t->head->plane[part] != TABLE_NONE) c->wanted[t->head->plane[part] + w] &= part == T_CRITERIA ? ~applies[w] : ~either[w];
    for (uint64_t left = either[w]; left != 0; left &= left - 1) {
      uint32_t lane = w * 64 + (uint32_t)__builtin_ctzll(left);
      const uint32_t *gate = c->gates + (size_t)GATES * lane;
      bits_remove_range(c->wanted, gate[bits_has(applies, lane) ? T_CRITERIA : T_EXCLUDED], gate[GATES]);
    }
  }
  bits_remove_range(c->wanted, (size_t)t->head->further_word * 64 + t->column_count, (size_t)t->head->row_words * 64);
}

/* Does a column that is wanted test the slot? */
static bool is_tested(const table *t, const t_slot *s, const uint64_t *wanted) {
  return !bits_within(wanted, table_row(t, s->row + s->cells), t->head->row_words);
}

/* What nobody wants is open to nobody: row 0 takes nothing away. */
void rows_join_alive(pass *p, const demands *d, row_ways how, row_choice *c, planes *to) {
  const table *t = p->t;
  begin_choice(c);
  demand_begin(d, p);
  memset(c->may, 0, 2 * (size_t)computed_count(t) * sizeof *c->may);
  for (uint32_t round = 0; round < DEMAND_ROUNDS; round++) {
    t_list slots = demand_round(d, round);
    if (slots.count == 0) continue;
    join(p, how, c, round == 0 ? 0 : computed_count(t), false, to);
    find_wanted(t, to->may, c);
    uint32_t count = 0;
    for (uint32_t k = 0; k < slots.count; k++) {
      uint32_t i = demand_slot(d, slots.first + k);
      if (is_tested(t, computed_slot(t, i), c->wanted)) c->asked[count++] = i;
    }
    demand_fill(d, p, c->asked, count);
    for (uint32_t k = 0; k < count; k++)
      if (!choose(p, c, c->asked[k])) c->partial[c->partial_count++] = c->asked[k];
  }
  join(p, how, c, computed_count(t), p->r->open > 0 || c->open, to);
  for (uint32_t i = 0; i < c->partial_count; i++) narrow(p, c->partial[i], to);
  settle(t, to);
}
