/* Are the rows what the options' conjuncts say? What the reasons read and what the verdict reads are the same. */
#include <stdlib.h>

#include "table/validate.h"

/* ---- who has which column ---- */

static const t_formula *part_of(const check *c, uint32_t lane, int part) {
  uint32_t ix = c->parts[(size_t)lane * T_PARTS + (size_t)part];
  return ix == TABLE_NONE ? NULL : &c->t.formulas[ix];
}

/* Every option has one lane, and every part that some option has a plane. Options are gone through once, in their own order, for they
 * are large; what is asked by lane is put down by lane. */
static bool check_lanes(check *c) {
  const table *t = &c->t;
  const t_header *h = t->head;
  if (c->count[SEC_LANES] != t->option_count || h->plane_words != bits_words(t->option_count)) return fail(c, "its lanes are not whole");
  bool has[T_PARTS] = {0};
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    if (o->lane >= t->option_count || t->lanes[o->lane] != i) return fail(c, "its lanes are not whole");
    for (int part = 0; part < T_PARTS; part++) has[part] |= o->formula[part] != TABLE_NONE || (part == T_CRITERIA && table_is_told(o));
    memcpy(c->parts + (size_t)o->lane * T_PARTS, o->formula, sizeof o->formula);
  }
  uint64_t word = 0;
  for (int part = 0; part < T_PARTS; part++) {
    if (h->plane[part] != (has[part] ? word : TABLE_NONE)) return fail(c, "its planes are not whole");
    word += has[part] ? h->plane_words : 0;
  }
  return h->further_word == word || fail(c, "its planes are not whole");
}

/* Do no two of the conjuncts test the same slot? */
static bool are_apart(const table *t, t_list conjuncts, uint64_t *seen) {
  bool apart = true;
  for (int pass = 0; pass < 2 && conjuncts.count > 1; pass++) /* marks, then takes the marks away */
    for (uint32_t i = 0; i < conjuncts.count; i++) {
      t_list tests = t->conjuncts[conjuncts.first + i];
      for (uint32_t k = 0; k < tests.count; k++) {
        uint32_t slot = t->tests[tests.first + k].slot;
        apart &= pass == 1 || !bits_has(seen, slot);
        if (pass == 0) bits_add(seen, slot);
        else bits_remove(seen, slot);
      }
    }
  return apart;
}

/* The further columns and the tangles stand in the order of their lanes and parts. */
static bool check_columns(check *c, uint64_t *seen) {
  const table *t = &c->t;
  uint64_t column = 0, tangle = 0, next = (uint64_t)t->head->further_word * 64 + t->column_count;
  for (uint32_t lane = 0; lane < t->option_count; lane++)
    for (int part = 0; part < T_PARTS; part++) {
      const t_formula *f = part_of(c, lane, part);
      bool tangled = f != NULL && !are_apart(t, f->may, seen);
      for (uint32_t i = 1; f != NULL && i < f->may.count; i++, column++) {
        const t_column *x = &t->columns[column];
        if (column >= t->column_count || x->lane != lane || x->part != part || x->tangled != tangled || x->padding != 0) return fail(c, "a further column is another one's");
      }
      if (!tangled) continue;
      const t_tangle *x = &t->tangles[tangle++];
      if (tangle > t->tangle_count || x->lane != lane || x->part != (uint32_t)part || x->columns.first != next || x->columns.count != f->not_may.count) return fail(c, "a tangle is another one's");
      next += x->columns.count;
    }
  if (column != t->column_count || tangle != t->tangle_count) return fail(c, "it has columns that are nobody's");
  uint64_t words = (next + 63) / 64, stride = words <= 1 ? 1 : (words + BLOCK_WORDS - 1) / BLOCK_WORDS * BLOCK_WORDS;
  return (t->head->row_words == words && t->head->row_stride == stride) || fail(c, "its rows have another width");
}

/* The rows of the slots that are tested stand one behind the other. */
static bool check_tested(check *c) {
  const table *t = &c->t;
  uint64_t row = 1, with_rows = 0;
  for (uint32_t i = 0; i < t->slot_count; i++) with_rows += t->slots[i].row != TABLE_NONE || t->slots[i].place != TABLE_NONE;
  if (with_rows != t->tested_count || t->head->tested_fields > t->tested_count) return fail(c, "its tested slots are not whole");
  for (uint32_t i = 0; i < t->tested_count; i++) {
    if (t->tested[i] >= t->slot_count) return fail(c, "its tested slots are not whole");
    const t_slot *s = &t->slots[t->tested[i]];
    bool field = s->kind == SLOT_VALUE && t->data[s->datum].derive == T_FIELD && t->data[s->datum].item == 0;
    if (s->place != i || s->row != row || field != (i < t->head->tested_fields)) return fail(c, "its tested slots are not whole");
    row += (uint64_t)s->cells + 1;
  }
  return (row <= UINT32_MAX && row * t->head->row_stride == c->count[SEC_ROWS]) || fail(c, "a row lies outside it");
}

/* ---- cells by value ---- */

static bool check_codes(check *c) {
  const table *t = &c->t;
  uint64_t next = 0;
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    const t_slot *s = d->slot != TABLE_NONE ? &t->slots[d->slot] : NULL;
    bool listed = i < t->head->field_end && s != NULL && s->cuts != TABLE_NONE && s->row != TABLE_NONE && d->max - d->min < CODES_MAX;
    if (s != NULL && s->codes != (listed ? next : TABLE_NONE)) return fail(c, "a field's cells are not listed");
    uint32_t cell = 0;
    for (int64_t v = d->min; listed && v <= d->max; v++, next++) {
      while (cell + 1 < s->cells && t->cuts[s->cuts + cell] <= v) cell++;
      if (next >= c->count[SEC_CODES] || t->codes[next] != cell) return fail(c, "a field's cells are not listed");
    }
  }
  for (uint32_t i = 0; i < t->slot_count; i++)
    if (t->slots[i].kind != SLOT_VALUE && t->slots[i].codes != TABLE_NONE) return fail(c, "a field's cells are not listed");
  return next == c->count[SEC_CODES] || fail(c, "a field's cells are not listed");
}

/* ---- the bits ----
 *
 * The rows are worked out anew, some words of every row at a time, and compared. A test is noted by where it begins and
 * ceases to admit cells: each row is then what stood above it, with those turned over. For that a conjunct must test a
 * slot once. */

enum { NOTED_BYTES = 1 << 19 /* what stays near the processor */, LINE = 8 /* words that are fetched together */, AHEAD = 4 /* rows that are fetched early */ };
#define NOBODYS TABLE_NONE           /* a column that no row has */
#define ALWAYS (TABLE_NONE - 1)      /* of a part that nobody asks */

typedef struct noting {
  check *c;
  const uint32_t *conjuncts; /* by column */
  uint64_t *turned;          /* by row: the columns whose test changes its mind there, `width` words each */
  uint64_t *fallen;          /* room for a row: the columns that do not stand in it */
  size_t first, width;       /* the words at hand */
} noting;

/* The conjunct of each column. */
static void find_conjuncts(const check *c, uint32_t *to) {
  const table *t = &c->t;
  size_t further = (size_t)t->head->further_word * 64;
  uint32_t tangle = 0;
  for (size_t i = 0; i < (size_t)t->head->row_stride * 64; i++) to[i] = NOBODYS;
  for (uint32_t lane = 0; lane < t->option_count; lane++)
    for (int part = 0; part < T_PARTS; part++) {
      const t_formula *f = part_of(c, lane, part);
      size_t own = (size_t)t->head->plane[part] * 64 + lane;
      if (f == NULL && t->head->plane[part] != TABLE_NONE && part != T_EXCLUDED) to[own] = ALWAYS;
      for (uint32_t i = 0; f != NULL && i < f->may.count; i++) to[i == 0 ? own : further++] = f->may.first + i;
      const t_tangle *tied = tangle < t->tangle_count ? &t->tangles[tangle] : NULL;
      if (tied == NULL || tied->lane != lane || tied->part != (uint32_t)part) continue;
      for (uint32_t i = 0; i < tied->columns.count; i++) to[tied->columns.first + i] = f->not_may.first + i;
      tangle++;
    }
}

/* Notes a test of the column that has this bit in this word; false if it never holds. No row is read where a slot may be
 * anything. In the open row, behind the last cell, who has a test has fallen. */
static bool note_test(const noting *x, const t_test *test, size_t word, uint64_t bit) {
  const t_slot *s = &x->c->t.slots[test->slot];
  const uint64_t *cells = x->c->t.words + test->words;
  uint64_t *turned = x->turned + s->row * x->width + word, before = 0, any = 0;
  for (uint32_t from = 0; from < s->cells; from += 64) {
    uint64_t left = s->cells - from, within = left < 64 ? (UINT64_C(1) << left) - 1 : UINT64_MAX, falls = ~cells[from / 64] & within;
    any |= falls ^ within;
    for (uint64_t turns = (falls ^ (falls << 1 | before)) & within; turns != 0; turns &= turns - 1)
      turned[(from + (size_t)__builtin_ctzll(turns)) * x->width] ^= bit;
    before = falls >> 63;
  }
  if (bits_has(cells, s->cells - 1)) turned[s->cells * x->width] ^= bit;
  return any != 0;
}

static bool note_conjunct(const noting *x, size_t column) {
  const table *t = &x->c->t;
  t_list tests = t->conjuncts[x->conjuncts[column]];
  for (uint32_t k = 0; k < tests.count; k++) {
    const t_test *test = &t->tests[tests.first + k];
    if (k > 0 && test[-1].slot >= test->slot) return fail(x->c, "a conjunct's tests are not in the order of their slots");
    if (t->slots[test->slot].row == TABLE_NONE) return fail(x->c, "a test of an option has no row");
    if (!note_test(x, test, column / 64 - x->first, UINT64_C(1) << column % 64)) return fail(x->c, "a test of an option never holds");
  }
  return true;
}

/* The next row has fallen where this one had, but for those that turn: does it stand otherwise than it should? What was noted is
 * forgotten. A number of words that is known where this is called makes it a few instructions. */
static inline uint64_t next_row(uint64_t *restrict fallen, uint64_t *restrict turned, const uint64_t *restrict row, size_t words) {
  uint64_t differs = 0;
  for (size_t w = 0; w < words; w++) {
    fallen[w] ^= turned[w];
    differs |= ~fallen[w] ^ row[w];
    turned[w] = 0;
  }
  return differs;
}

/* Compares `count` rows from `number` on with what was noted. At first those have fallen that row 0 does not have. */
static bool compare_rows(const noting *x, uint32_t number, uint32_t count) {
  const table *t = &x->c->t;
  size_t stride = t->head->row_stride, whole = x->width / LINE * LINE;
  const uint64_t *row = table_row(t, number) + x->first;
  uint64_t *turned = x->turned + number * x->width, differs = 0;
  for (size_t w = 0; w < x->width; w++) x->fallen[w] = ~t->rows[x->first + w];
  for (uint32_t i = 0; i < count; i++, row += stride, turned += x->width) {
    for (size_t w = 0; w < whole; w += LINE) {
      if (i + AHEAD < count) __builtin_prefetch(row + AHEAD * stride + w);
      differs |= next_row(x->fallen + w, turned + w, row + w, LINE);
    }
    differs |= next_row(x->fallen + whole, turned + whole, row + whole, x->width - whole);
  }
  return differs == 0;
}

static bool check_words(const noting *x) {
  const table *t = &x->c->t;
  for (size_t column = x->first * 64; column < (x->first + x->width) * 64; column++) {
    bool stands = x->conjuncts[column] != NOBODYS;
    if (bits_has(t->rows, column) != stands) return fail(x->c, "its first row is not what its columns say");
    if (stands && x->conjuncts[column] != ALWAYS && !note_conjunct(x, column)) return false;
  }
  for (uint32_t i = 0; i < t->tested_count; i++) {
    const t_slot *s = &t->slots[t->tested[i]];
    if (!compare_rows(x, s->row, s->cells + 1)) return fail(x->c, "a row is not what its tests say");
  }
  return true;
}

static epf_status check_bits(check *c) {
  const t_header *h = c->t.head;
  size_t rows = c->count[SEC_ROWS] / h->row_stride, width = NOTED_BYTES / 8 / rows;
  width = width < LINE ? LINE : width / LINE * LINE;
  if (width > h->row_stride) width = h->row_stride;
  uint64_t *room = calloc((rows + 1) * width, sizeof *room);
  uint32_t *conjuncts = calloc((size_t)h->row_stride * 64, sizeof *conjuncts);
  epf_status status = room == NULL || conjuncts == NULL ? EPF_E_NOMEM : EPF_OK;
  if (status == EPF_OK) find_conjuncts(c, conjuncts);
  for (size_t first = 0; first < h->row_stride && status == EPF_OK; first += width) {
    noting x = {c, conjuncts, room + width, room, first, h->row_stride - first < width ? h->row_stride - first : width};
    if (!check_words(&x)) status = EPF_E_FORMAT;
  }
  free(room);
  free(conjuncts);
  return status;
}

/* ---- summaries ---- */

static bool check_summaries(check *c) {
  const table *t = &c->t;
  uint64_t rows = c->count[SEC_ROWS] / t->head->row_stride, words = t->head->summary_words, blocks = t->head->row_stride / BLOCK_WORDS;
  if ((words != 0 && words != bits_words(blocks)) || rows * words != c->count[SEC_SUMMARIES]) return fail(c, "its summaries are not whole");
  for (uint64_t i = 0; i < rows && words > 0; i++) {
    const uint64_t *row = t->rows + i * t->head->row_stride, *summary = t->summaries + i * words;
    for (uint64_t w = 0; w < words; w++) {
      uint64_t found = 0;
      for (uint64_t b = w * 64; b < blocks && b < w * 64 + 64; b++) found |= (uint64_t)!bits_empty(row + b * BLOCK_WORDS, BLOCK_WORDS) << b % 64;
      if (found != summary[w]) return fail(c, "a summary is not what its row says");
    }
  }
  return true;
}

epf_status check_rows(check *c) {
  uint64_t *seen = calloc(bits_words(c->t.slot_count) + 1, sizeof *seen);
  c->parts = calloc((size_t)c->t.option_count + 1, T_PARTS * sizeof *c->parts);
  epf_status status = seen == NULL || c->parts == NULL ? EPF_E_NOMEM : EPF_OK;
  if (status == EPF_OK && !(check_lanes(c) && check_columns(c, seen) && check_tested(c) && check_codes(c))) status = EPF_E_FORMAT;
  if (status == EPF_OK) status = check_bits(c);
  if (status == EPF_OK && !check_summaries(c)) status = EPF_E_FORMAT;
  free(seen);
  free(c->parts);
  return status;
}
