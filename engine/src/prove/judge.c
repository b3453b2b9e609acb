#include "prove/judge.h"

#include <stdlib.h>

#include "match/grounds.h"

enum { CELL = 1, VALUE = 2 }; /* sameness: every profile of the box comes to the same cells, and to the same values */
#define BY_VALUE UINT32_C(0x80000000)

epf_status judge_new(judge **out, arena *a, const space *s, int side, const epf_table *table, int64_t as_of, bool include_unverified) {
  const struct table *t = &table->view;
  judge *j = *out = ARENA_NEW(a, judge);
  *j = (judge){.a = a, .s = s, .side = side, .t = t, .apart = TABLE_NONE, .rests_on = TABLE_NONE};
  j->fields = ARENA_ARRAY(a, admitted, t->data_count + 1);
  j->truths = ARENA_ARRAY(a, uint8_t, t->slot_count + 1);
  j->uniform = ARENA_ARRAY(a, uint8_t, t->slot_count + 1);
  j->slots = ARENA_ARRAY(a, uint32_t, t->slot_count + 1);
  j->place_of = ARENA_ARRAY(a, uint32_t, t->slot_count + 1);
  j->ground_first = ARENA_ARRAY(a, uint32_t, t->slot_count + 2);
  j->reader_first = ARENA_ARRAY(a, uint32_t, t->slot_count + 2);
  j->marks = ARENA_ARRAY(a, uint64_t, bits_words(t->slot_count) + 1);
  j->rests = ARENA_ARRAY(a, uint64_t, bits_words(t->slot_count) + 1);
  j->places = ARENA_ARRAY(a, uint64_t, bits_words(t->program_count) + 1);
  j->stale = ARENA_ARRAY(a, uint64_t, bits_words(t->slot_count) + 1);
  j->nodes = ARENA_ARRAY(a, uint64_t, bits_words(t->node_count) + 1);
  j->fits = ARENA_ARRAY(a, uint64_t, bits_words(s->texts.all.count) + 1);
  j->fitting = ARENA_ARRAY(a, uint64_t *, t->pattern_count + 1);
  j->last = box_whole(s);
  if (record_new(&j->r, t) != EPF_OK || scratch_new(&j->room, t, table->patterns, (match_options){0}) != EPF_OK ||
      scratch_new(&j->matcher, t, table->patterns, (match_options){0}) != EPF_OK) {
    judge_free(j);
    return EPF_E_NOMEM;
  }
  j->region = (region){j->fields, j->truths, j->uniform};
  j->fields[0] = (admitted){.known = true, .lo = as_of, .hi = as_of};
  if (t->head->include_field != TABLE_NONE) {
    record_know(j->r, t->head->include_field, include_unverified);
    j->fields[t->head->include_field] = (admitted){.known = true, .lo = include_unverified, .hi = include_unverified};
  }
  return EPF_OK;
}

void judge_free(judge *j) {
  if (j == NULL) return;
  record_free(j->r);
  scratch_free(j->room);
  scratch_free(j->matcher);
  j->r = NULL;
  j->room = j->matcher = NULL;
}

/* ---- an axis set apart ---- */

typedef struct rester {
  judge *j;
  bool found;
} rester;

static void note_rest(void *to, uint32_t slot, bool by_value) {
  rester *r = to;
  (void)by_value;
  r->found |= bits_has(r->j->rests, slot);
}

void judge_set_apart(judge *j, uint32_t number, int64_t at, bool here) {
  const table *t = j->t;
  uint32_t datum = j->s->axes.at[number].datum[j->side];
  j->apart = here ? TABLE_NONE : number;
  j->apart_at = at;
  if (j->rests_on == number) return;
  j->rests_on = number;
  bits_clear(j->rests, bits_words(t->slot_count));
  for (uint32_t i = 0; i < t->program_count; i++) { /* what it looks at stands before it */
    uint32_t slot = t->program[i];
    const t_slot *s = &t->slots[slot];
    rester r = {j, false};
    bits_clear(j->nodes, bits_words(t->node_count));
    if (s->kind != SLOT_K_OF && s->kind != SLOT_OPTION) r.found = s->datum == datum || (s->kind == SLOT_COMPARE && s->other == datum);
    if (!r.found) grounds_of_slot(t, slot, j->nodes, note_rest, &r);
    if (r.found) bits_add(j->rests, slot);
  }
}

bool judge_rests(judge *j, uint32_t node) {
  rester r = {j, false};
  bits_clear(j->nodes, bits_words(j->t->node_count));
  grounds_of_node(j->t, node, j->nodes, note_rest, &r);
  return r.found;
}

/* ---- what an option rests on ---- */

static void mark(void *to, uint32_t slot, bool by_value) {
  (void)by_value;
  judge *j = to;
  if (bits_has(j->marks, slot)) return;
  bits_add(j->marks, slot);
  grounds_of_slot(j->t, slot, j->nodes, mark, j);
}

static void collect(void *to, uint32_t slot, bool by_value) {
  judge *j = to;
  if (bits_has(j->marks, slot)) *VEC_PUSH(j->a, &j->grounds) = slot | (by_value ? BY_VALUE : 0);
}

static void clear_marks(judge *j) {
  bits_clear(j->marks, bits_words(j->t->slot_count));
  bits_clear(j->nodes, bits_words(j->t->node_count));
}

static void mark_wish(judge *j, const wish *w) {
  if (w->node != TABLE_NONE) grounds_of_node(j->t, w->node, j->nodes, mark, j);
  else mark(j, j->t->data[w->datum].slot, true);
}

void judge_widen(judge *j, box *b, const box *to, const wish *w) {
  clear_marks(j);
  mark_wish(j, w);
  for (uint32_t i = 0; i < j->t->slot_count; i++) {
    const t_slot *s = &j->t->slots[i];
    if (!bits_has(j->marks, i) || s->kind == SLOT_K_OF || s->kind == SLOT_OPTION || j->t->data[s->datum].derive != T_FIELD) continue;
    uint32_t number = j->s->axis_of[j->side][s->datum];
    if (number == TABLE_NONE) continue;
    const axis *x = &j->s->axes.at[number];
    b->axes[number] = to->axes[number];
    if (x->parts.count > 0) memcpy(b->parts + x->parts.first, to->parts + x->parts.first, x->parts.count);
  }
}

/* Who looks at what: the grounds, the other way round. */
static void find_readers(judge *j) {
  uint32_t *count = j->reader_first;
  memset(count, 0, (j->slot_count + 2) * sizeof *count);
  for (size_t i = 0; i < j->grounds.count; i++) count[j->place_of[j->grounds.at[i] & ~BY_VALUE] + 2]++;
  for (uint32_t i = 2; i < j->slot_count + 2; i++) count[i] += count[i - 1];
  j->readers.count = 0;
  for (size_t i = 0; i < j->grounds.count; i++) *VEC_PUSH(j->a, &j->readers) = 0;
  for (uint32_t place = 0; place < j->slot_count; place++)
    for (uint32_t i = j->ground_first[place]; i < j->ground_first[place + 1]; i++)
      j->readers.at[count[j->place_of[j->grounds.at[i] & ~BY_VALUE] + 1]++] = place;
}

/* What was marked, in the order of the program, each with what it looks at. */
static void collect_marked(judge *j) {
  const table *t = j->t;
  j->slot_count = 0;
  j->grounds.count = 0;
  j->is_filled = false;
  bits_clear(j->places, bits_words(t->program_count));
  memset(j->place_of, 0xff, t->slot_count * sizeof *j->place_of);
  for (uint32_t i = 0; i < t->program_count; i++) {
    uint32_t slot = t->program[i];
    if (!bits_has(j->marks, slot)) continue;
    j->ground_first[j->slot_count] = (uint32_t)j->grounds.count;
    j->place_of[slot] = j->slot_count;
    bits_add(j->places, i);
    j->slots[j->slot_count++] = slot;
    bits_clear(j->nodes, bits_words(t->node_count));
    grounds_of_slot(t, slot, j->nodes, collect, j);
  }
  j->ground_first[j->slot_count] = (uint32_t)j->grounds.count;
  find_readers(j);
}

void judge_take(judge *j, uint32_t option) {
  const t_option *o = &j->t->options[option];
  j->option = option;
  clear_marks(j);
  for (int k = 0; k < T_PARTS; k++) grounds_of_node(j->t, o->node[k], j->nodes, mark, j);
  grounds_of_telling(j->t, o, j->nodes, mark, j);
  collect_marked(j);
}

void judge_take_wishes(judge *j, const wish *wishes, uint32_t count) {
  j->option = TABLE_NONE;
  clear_marks(j);
  for (uint32_t i = 0; i < count; i++) mark_wish(j, &wishes[i]);
  collect_marked(j);
}

/* ---- looking ---- */

static void admit_axis(judge *j, uint32_t number, const reach *r) {
  const axis *x = &j->s->axes.at[number];
  uint32_t datum = x->datum[j->side];
  reach *last = &j->last.axes[number];
  if (j->is_filled && last->lo == r->lo && last->hi == r->hi && last->missing == r->missing && last->known == r->known) return;
  *last = *r;
  const t_datum *d = &j->t->data[datum];
  if (x->clashes) j->fields[datum] = (admitted){!x->is_given, true, d->min, d->max, NULL}; /* whatever this side takes */
  else j->fields[datum] = (admitted){r->missing, r->known, r->lo, r->hi, x->codes[j->side]};
  for (uint32_t i = 0; i < j->slot_count && j->is_filled; i++) {
    const t_slot *s = &j->t->slots[j->slots[i]];
    if (s->datum == datum && s->kind != SLOT_K_OF && s->kind != SLOT_OPTION) bits_add(j->stale, i);
  }
}

static void admit(judge *j, const box *b) {
  const space *s = j->s;
  const reach elsewhere = {j->apart_at, j->apart_at, false, true};
  bits_clear(j->stale, bits_words(j->slot_count));
  for (uint32_t i = 0; i < s->axes.count; i++)
    if (s->axes.at[i].datum[j->side] != TABLE_NONE) admit_axis(j, i, i == j->apart ? &elsewhere : &b->axes[i]);
  bool same = j->is_filled && memcmp(j->last.parts, b->parts, s->parts.count) == 0;
  for (uint32_t i = 0; i < s->parts.count && !same; i++) {
    uint32_t slot = s->parts.at[i].slot[j->side];
    if (slot == TABLE_NONE || (j->is_filled && j->last.parts[i] == b->parts[i])) continue;
    j->truths[slot] = b->parts[i];
    if (j->place_of[slot] != TABLE_NONE) bits_add(j->stale, j->place_of[slot]);
  }
  if (!same && s->parts.count > 0) memcpy(j->last.parts, b->parts, s->parts.count);
  if (!j->is_filled) bits_fill(j->stale, j->slot_count);
  j->is_filled = true;
}

static uint8_t sameness_of_field(const judge *j, const t_slot *s, uint32_t slot) {
  const admitted *a = &j->fields[s->datum];
  if (a->missing != a->known && a->missing) return CELL | VALUE;
  if (a->missing) return 0;
  if (s->kind == SLOT_VALUE) return (uint8_t)((pass_is_single(&j->room->strict, slot) ? VALUE | CELL : 0) | (bits_count(pass_cells(&j->room->strict, slot), bits_words(s->cells)) == 1 ? CELL : 0));
  return s->kind == SLOT_KNOWN || j->truths[slot] != TRIT_UNKNOWN ? CELL | VALUE : 0;
}

/* One cell or value alone is the same for all; so is what all that it looks at is the same of. */
static uint8_t sameness(const judge *j, uint32_t place) {
  const pass *p = &j->room->strict;
  uint32_t slot = j->slots[place];
  const t_slot *s = &j->t->slots[slot];
  bool asked = s->kind == SLOT_VALUE || s->kind == SLOT_MEMBER || s->kind == SLOT_PATTERN || s->kind == SLOT_KNOWN;
  if (asked && j->t->data[s->datum].derive == T_FIELD) return sameness_of_field(j, s, slot);
  bool same = true;
  for (uint32_t i = j->ground_first[place]; i < j->ground_first[place + 1] && same; i++) {
    uint32_t g = j->grounds.at[i];
    same = (j->uniform[g & ~BY_VALUE] & ((g & BY_VALUE) != 0 ? VALUE : CELL)) != 0;
  }
  if (same) return CELL | VALUE;
  uint8_t found = bits_count(pass_cells(p, slot), bits_words(s->cells)) == 1 ? CELL : 0;
  bool single = s->kind == SLOT_VALUE ? pass_is_single(p, slot) || p->state[slot].miss == MISS_YES : found != 0;
  return single ? CELL | VALUE : found;
}

static bool tests_are_same(const judge *j, uint32_t formula) {
  const t_formula *f = &j->t->formulas[formula];
  const t_list lists[2] = {f->may, f->not_may};
  for (int k = 0; k < 2; k++)
    for (uint32_t i = lists[k].first; i < lists[k].first + lists[k].count; i++) {
      t_list c = j->t->conjuncts[i];
      for (uint32_t n = c.first; n < c.first + c.count; n++)
        if ((j->uniform[j->t->tests[n].slot] & CELL) == 0) return false;
    }
  return true;
}

typedef struct asker {
  const judge *j;
  uint32_t slot; /* the first that is not the same for all, or TABLE_NONE */
} asker;

static void ask_same(void *to, uint32_t slot, bool by_value) {
  asker *a = to;
  if (a->slot == TABLE_NONE && (a->j->uniform[slot] & (by_value ? VALUE : CELL)) == 0) a->slot = slot;
}

static uint32_t unsure_telling(judge *j) {
  asker a = {j, TABLE_NONE};
  bits_clear(j->nodes, bits_words(j->t->node_count));
  if (!pass_withholds_nothing(&j->room->strict)) grounds_of_telling(j->t, &j->t->options[j->option], j->nodes, ask_same, &a);
  return a.slot;
}

/* Every verdict that some parts may come to. */
static uint32_t verdicts_of(const judge *j) {
  static const trit all[] = {TRIT_FALSE, TRIT_TRUE, TRIT_UNKNOWN};
  uint32_t found = 0;
  trit parts[T_PARTS];
  for (int n = 0; n < 81; n++) {
    bool possible = true;
    for (int k = 0, rest = n; k < T_PARTS; k++, rest /= 3) {
      parts[k] = all[rest % 3];
      possible &= !j->sure[k] || parts[k] == j->parts[k];
    }
    if (possible) found |= UINT32_C(1) << verdict_of(parts);
  }
  return found;
}

enum { WORDS_COMPARED = 4 };

/* Who looks at it is stale as well, unless it came out as it was. */
static void fill_place(judge *j, uint32_t place, bool anew) {
  pass *p = &j->room->strict;
  uint32_t slot = j->slots[place];
  const t_slot *s = &j->t->slots[slot];
  size_t words = bits_words(s->cells) * (s->kind == SLOT_VALUE ? 2 : 1);
  uint64_t *set = p->sets + s->set, before[WORDS_COMPARED];
  const slot_state state = p->state[slot];
  uint8_t uniform = j->uniform[slot];
  bool compared = !anew && words <= WORDS_COMPARED;
  if (compared) memcpy(before, set, words * sizeof *set);
  bool absent = pass_fill_slot(p, slot);
  j->uniform[slot] = absent ? CELL | VALUE : sameness(j, place);
  const slot_state *now = &p->state[slot];
  if (compared && uniform == j->uniform[slot] && bits_eq(before, set, words) && state.lo == now->lo && state.hi == now->hi && state.miss == now->miss) return;
  for (uint32_t i = j->reader_first[place]; i < j->reader_first[place + 1]; i++) bits_add(j->stale, j->readers.at[i]);
}

void judge_fill(judge *j, const box *b) {
  pass *p = &j->room->strict;
  bool anew = !j->is_filled;
  admit(j, b);
  p->r = j->r;
  p->region = &j->region;
  p->rests = false;
  for (uint32_t w = 0; w < bits_words(j->slot_count); w++)
    while (j->stale[w] != 0) { /* whoever looks at a slot comes behind it */
      uint32_t place = 64 * w + (uint32_t)__builtin_ctzll(j->stale[w]);
      j->stale[w] &= j->stale[w] - 1;
      fill_place(j, place, anew);
    }
  p->region = NULL;
}

uint32_t judge_look(judge *j, const box *b) {
  pass *p = &j->room->strict;
  judge_fill(j, b);
  p->region = &j->region;
  const t_option *o = &j->t->options[j->option];
  bool told = unsure_telling(j) == TABLE_NONE;
  for (int k = 0; k < T_PARTS; k++) {
    j->parts[k] = pass_part(p, o, (t_part)k);
    j->sure[k] = j->parts[k] != TRIT_UNKNOWN || (told && (o->formula[k] == TABLE_NONE || tests_are_same(j, o->formula[k])));
  }
  p->region = NULL;
  return verdicts_of(j);
}

trit judge_node(const judge *j, uint32_t node) {
  pass *p = &j->room->strict;
  p->region = &j->region;
  trit found = pass_node(p, node);
  p->region = NULL;
  return found;
}

/* ---- blame ---- */

static bool is_cuttable(const reach *r) { return (r->missing && r->known) || (r->known && r->lo < r->hi); }

static bool blame_slot(judge *j, const box *b, uint32_t slot, blame *to) {
  for (;;) {
    const t_slot *s = &j->t->slots[slot];
    bool of_datum = s->kind != SLOT_K_OF && s->kind != SLOT_OPTION;
    const t_datum *d = of_datum ? &j->t->data[s->datum] : NULL;
    if (d != NULL && d->item > 0) { /* how many there are, first */
      uint32_t count = j->s->axis_of[j->side][d->group];
      if (count != TABLE_NONE && is_cuttable(&b->axes[count])) {
        *to = (blame){count, TABLE_NONE};
        return true;
      }
    }
    if (d != NULL && d->derive == T_FIELD && s->kind != SLOT_COMPARE) {
      uint32_t axis = j->s->axis_of[j->side][s->datum];
      if (axis == TABLE_NONE) return false;
      bool whole = s->kind == SLOT_VALUE || s->kind == SLOT_KNOWN || b->axes[axis].missing;
      *to = (blame){axis, whole ? TABLE_NONE : j->s->part_of[j->side][slot]};
      return whole ? is_cuttable(&b->axes[axis]) : to->part != TABLE_NONE && b->parts[to->part] == TRIT_UNKNOWN;
    }
    uint32_t place = j->place_of[slot], next = TABLE_NONE;
    for (uint32_t i = place == TABLE_NONE ? 0 : j->ground_first[place]; place != TABLE_NONE && i < j->ground_first[place + 1] && next == TABLE_NONE; i++) {
      uint32_t g = j->grounds.at[i];
      if ((j->uniform[g & ~BY_VALUE] & ((g & BY_VALUE) != 0 ? VALUE : CELL)) == 0) next = g & ~BY_VALUE;
    }
    if (next == TABLE_NONE) return false;
    slot = next;
  }
}

/* The first that the node looks at and that is not the same for all, or TABLE_NONE. */
static uint32_t unsure_ground(judge *j, uint32_t node) {
  asker a = {j, TABLE_NONE};
  bits_clear(j->nodes, bits_words(j->t->node_count));
  grounds_of_node(j->t, node, j->nodes, ask_same, &a);
  return a.slot;
}

bool judge_is_alike(judge *j, uint32_t node) { return unsure_ground(j, node) == TABLE_NONE; }

bool judge_blame_node(judge *j, const box *b, uint32_t node, blame *to) {
  uint32_t slot = unsure_ground(j, node);
  return slot != TABLE_NONE && blame_slot(j, b, slot, to);
}

static trit is_missing(const pass *p, uint32_t slot) {
  uint8_t miss = p->state[slot].miss;
  return miss == MISS_YES ? TRIT_TRUE : miss == MISS_NO ? TRIT_FALSE : TRIT_UNKNOWN;
}

trit pass_has_value(const pass *p, uint32_t datum, int64_t value) {
  const t_datum *d = &p->t->data[datum];
  const slot_state *state = &p->state[d->slot];
  if (state->miss == MISS_YES || value < state->lo || value > state->hi) return TRIT_FALSE;
  if ((d->type == T_ENUM || d->type == T_BOOLEAN) && !bits_has(pass_codes(p, d->slot), (uint32_t)value)) return TRIT_FALSE;
  return state->miss == MISS_NO && pass_is_single(p, d->slot) ? TRIT_TRUE : TRIT_UNKNOWN;
}

static trit wish_of_value(const pass *p, const wish *w) {
  return w->has_value ? pass_has_value(p, w->datum, w->value) : is_missing(p, p->t->data[w->datum].slot);
}

trit judge_wish(judge *j, const wish *w, bool *alike) {
  trit is = w->node != TABLE_NONE ? judge_node(j, w->node) : wish_of_value(&j->room->strict, w);
  *alike = is != TRIT_UNKNOWN || (w->node != TABLE_NONE ? judge_is_alike(j, w->node) : (j->uniform[j->t->data[w->datum].slot] & VALUE) != 0);
  return is;
}

trit judge_matched_wish(const judge *j, const wish *w) {
  const pass *p = &j->matcher->strict;
  return w->node != TABLE_NONE ? pass_node(p, w->node) : wish_of_value(p, w);
}

bool judge_blame_wish(judge *j, const box *b, const wish *w, blame *to) {
  return w->node != TABLE_NONE ? judge_blame_node(j, b, w->node, to) : blame_slot(j, b, j->t->data[w->datum].slot, to);
}

static bool value_of(const pass *p, uint32_t slot, int64_t *value, bool *missing) {
  *missing = p->state[slot].miss == MISS_YES;
  *value = p->state[slot].lo;
  return *missing || pass_is_single(p, slot);
}

bool judge_value(const judge *j, uint32_t datum, int64_t *value, bool *missing) { return value_of(&j->room->strict, j->t->data[datum].slot, value, missing); }

bool judge_matched_value(const judge *j, uint32_t datum, int64_t *value, bool *missing) { return value_of(&j->matcher->strict, j->t->data[datum].slot, value, missing); }

bool judge_blame_value(judge *j, const box *b, uint32_t datum, blame *to) { return blame_slot(j, b, j->t->data[datum].slot, to); }

bool judge_blame_part(judge *j, const box *b, t_part part, blame *to) {
  if (j->sure[part]) return false;
  uint32_t telling = unsure_telling(j);
  if (telling != TABLE_NONE) return blame_slot(j, b, telling, to);
  return judge_blame_node(j, b, j->t->options[j->option].node[part], to);
}

/* ---- replay ---- */

/* The texts that fit the pattern. */
static const uint64_t *fitting(judge *j, uint32_t pattern) {
  const samples *all = &j->s->texts;
  if (j->fitting[pattern] != NULL) return j->fitting[pattern];
  uint64_t *found = j->fitting[pattern] = ARENA_ARRAY(j->a, uint64_t, bits_words(all->all.count) + 1);
  for (uint32_t i = 0; i < all->all.count; i++)
    if (regex_match(j->room->patterns[pattern], j->room->regex, all->all.at[i]) == REGEX_YES) bits_add(found, i);
  return found;
}

/* Leaves of the texts those that the pattern takes as the box wants it. */
static void narrow_texts(judge *j, const uint64_t *fitting, bool wanted) {
  for (size_t i = 0; i < bits_words(j->s->texts.all.count); i++) j->fits[i] &= wanted ? fitting[i] : ~fitting[i];
}

/* The first text that fits all patterns of both sides as the box says, of those that are known. TABLE_NONE: none does; *nobody: and none
 * is missing, since one of the patterns takes none but known ones. */
static uint32_t find_text(judge *j, const box *b, const axis *x, bool *nobody) {
  const space *s = j->s;
  bool all = false;
  bits_fill(j->fits, s->texts.all.count);
  for (uint32_t i = x->parts.first; i < x->parts.first + x->parts.count; i++) {
    const axis_part *part = &s->parts.at[i];
    judge *of = part->code[j->side] != TABLE_NONE ? j : j->other;
    if (b->parts[i] == TRIT_UNKNOWN || of == NULL || part->code[of->side] == TABLE_NONE) continue;
    narrow_texts(j, fitting(of, part->code[of->side]), b->parts[i] == TRIT_TRUE);
    all |= b->parts[i] == TRIT_TRUE && s->has_all[of->side][part->code[of->side]];
  }
  *nobody = all;
  for (size_t w = 0; w < bits_words(s->texts.all.count); w++)
    if (j->fits[w] != 0) return (uint32_t)(64 * w) + (uint32_t)__builtin_ctzll(j->fits[w]);
  return TABLE_NONE;
}

bool judge_admits_text(judge *j, const box *b, uint32_t axis) {
  bool nobody = false;
  return find_text(j, b, &j->s->axes.at[axis], &nobody) != TABLE_NONE || !nobody;
}

static epf_status put_text(judge *j, const box *b, const axis *x, uint32_t datum) {
  bool nobody;
  uint32_t text = find_text(j, b, x, &nobody);
  if (text == TABLE_NONE) return nobody ? EPF_E_DATA : EPF_E_ARGUMENT;
  return record_set_text(j->r, datum, j->s->texts.all.at[text]) ? EPF_OK : EPF_E_NOMEM;
}

static epf_status put_record(judge *j, const box *b) {
  const space *s = j->s;
  int64_t as_of = j->fields[0].lo;
  uint32_t include = j->t->head->include_field;
  bool unverified = include != TABLE_NONE && j->fields[include].lo != 0;
  record_reset(j->r);
  record_know(j->r, 0, as_of);
  if (include != TABLE_NONE) record_know(j->r, include, unverified);
  for (uint32_t i = 0; i < s->axes.count; i++) {
    const axis *x = &s->axes.at[i];
    uint32_t datum = x->datum[j->side];
    const reach elsewhere = {j->apart_at, j->apart_at, false, true}, *r = i == j->apart ? &elsewhere : &b->axes[i];
    if (datum == TABLE_NONE || (x->clashes && !x->is_given) || r->missing || !r->known) continue;
    if (x->type == T_TEXT) {
      epf_status status = put_text(j, b, x, datum);
      if (status != EPF_OK) return status;
      continue;
    }
    if (x->type == T_SET) {
      uint64_t *members = j->r->members + j->r->member_at[datum];
      for (uint32_t k = x->parts.first; k < x->parts.first + x->parts.count; k++)
        if (b->parts[k] == TRIT_TRUE && s->parts.at[k].code[j->side] != TABLE_NONE) bits_add(members, s->parts.at[k].code[j->side]);
    }
    int64_t value;
    if (!axis_pick(x, r, &value)) return EPF_E_DATA;
    record_know(j->r, datum, x->type == T_SET ? 0 : x->codes[j->side] != NULL && !x->clashes ? (int64_t)x->codes[j->side][value] : x->clashes ? 0 : value);
  }
  return EPF_OK;
}

epf_status judge_match(judge *j, const box *b) {
  epf_status status = put_record(j, b);
  return status == EPF_OK ? match_places(j->matcher, j->r, j->places) : status;
}

epf_status judge_replay(judge *j, const box *b, verdict *found) {
  epf_status status = put_record(j, b);
  if (status != EPF_OK) return status;
  status = match_record(j->matcher, j->r);
  *found = status == EPF_OK && j->option != TABLE_NONE ? (verdict)j->matcher->outcomes[j->option].verdict : VERDICT_NOT_APPLICABLE;
  return status;
}
