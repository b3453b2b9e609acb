#include "prove/judge.h"

#include <stdlib.h>

#include "match/grounds.h"

enum { CELL = 1, VALUE = 2 }; /* sameness: every profile of the box comes to the same cells, and to the same values */
#define BY_VALUE UINT32_C(0x80000000)

epf_status judge_new(judge **out, const space *s, int side, const epf_table *table, int64_t as_of, bool include_unverified) {
  *out = NULL;
  judge *j = calloc(1, sizeof *j);
  if (j == NULL) return EPF_E_NOMEM;
  const struct table *t = &table->view;
  *j = (judge){.s = s, .side = side, .t = t, .apart = TABLE_NONE, .rests_on = TABLE_NONE};
  j->fields = calloc((size_t)t->data_count + 1, sizeof *j->fields);
  j->truths = calloc((size_t)t->slot_count + 1, 1);
  j->uniform = calloc((size_t)t->slot_count + 1, 1);
  j->slots = calloc((size_t)t->slot_count + 1, sizeof *j->slots);
  j->ground_first = calloc((size_t)t->slot_count + 2, sizeof *j->ground_first);
  j->marks = calloc(bits_words(t->slot_count) + 1, sizeof *j->marks);
  j->rests = calloc(bits_words(t->slot_count) + 1, sizeof *j->rests);
  j->nodes = calloc(bits_words(t->node_count) + 1, sizeof *j->nodes);
  bool good = j->fields != NULL && j->truths != NULL && j->uniform != NULL && j->slots != NULL && j->ground_first != NULL && j->marks != NULL && j->rests != NULL && j->nodes != NULL;
  good = good && record_new(&j->r, t) == EPF_OK && scratch_new(&j->room, t, table->patterns, (match_options){0}) == EPF_OK;
  if (!good) {
    judge_free(j);
    return EPF_E_NOMEM;
  }
  j->region = (region){j->fields, j->truths, j->uniform};
  j->fields[0] = (admitted){.known = true, .lo = as_of, .hi = as_of};
  if (t->head->include_field != TABLE_NONE) {
    record_know(j->r, t->head->include_field, include_unverified);
    j->fields[t->head->include_field] = (admitted){.known = true, .lo = include_unverified, .hi = include_unverified};
  }
  *out = j;
  return EPF_OK;
}

void judge_free(judge *j) {
  if (j == NULL) return;
  free(j->fields);
  free(j->truths);
  free(j->uniform);
  free(j->slots);
  free(j->ground_first);
  free(j->grounds);
  free(j->marks);
  free(j->rests);
  free(j->nodes);
  record_free(j->r);
  scratch_free(j->room);
  free(j);
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

typedef struct collector {
  judge *j;
  bool failed;
} collector;

static void collect(void *to, uint32_t slot, bool by_value) {
  collector *c = to;
  judge *j = c->j;
  if (j->ground_count == j->ground_cap) {
    size_t cap = j->ground_cap == 0 ? 256 : 2 * j->ground_cap;
    uint32_t *more = realloc(j->grounds, cap * sizeof *more);
    c->failed |= more == NULL;
    if (more == NULL) return;
    j->grounds = more;
    j->ground_cap = cap;
  }
  j->grounds[j->ground_count++] = slot | (by_value ? BY_VALUE : 0);
}

bool judge_take(judge *j, uint32_t option) {
  const table *t = j->t;
  const t_option *o = &t->options[option];
  j->option = option;
  bits_clear(j->marks, bits_words(t->slot_count));
  bits_clear(j->nodes, bits_words(t->node_count));
  for (int k = 0; k < T_PARTS; k++) grounds_of_node(t, o->node[k], j->nodes, mark, j);
  grounds_of_telling(t, o, j->nodes, mark, j);
  collector c = {j, false};
  j->slot_count = 0;
  j->ground_count = 0;
  for (uint32_t i = 0; i < t->program_count; i++) {
    uint32_t slot = t->program[i];
    if (!bits_has(j->marks, slot)) continue;
    j->ground_first[j->slot_count] = (uint32_t)j->ground_count;
    j->slots[j->slot_count++] = slot;
    bits_clear(j->nodes, bits_words(t->node_count));
    grounds_of_slot(t, slot, j->nodes, collect, &c);
  }
  j->ground_first[j->slot_count] = (uint32_t)j->ground_count;
  return !c.failed;
}

/* ---- looking ---- */

static void admit(judge *j, const box *b) {
  const space *s = j->s;
  const reach elsewhere = {j->apart_at, j->apart_at, false, true};
  for (uint32_t i = 0; i < s->axes.count; i++) {
    const axis *x = &s->axes.at[i];
    if (x->datum[j->side] == TABLE_NONE) continue;
    const reach *r = i == j->apart ? &elsewhere : &b->axes[i];
    const t_datum *d = &j->t->data[x->datum[j->side]];
    if (x->clashes) j->fields[x->datum[j->side]] = (admitted){!x->is_given, true, d->min, d->max, NULL}; /* whatever this side takes */
    else j->fields[x->datum[j->side]] = (admitted){r->missing, r->known, r->lo, r->hi, x->codes[j->side]};
  }
  for (uint32_t i = 0; i < s->parts.count; i++)
    if (s->parts.at[i].slot[j->side] != TABLE_NONE) j->truths[s->parts.at[i].slot[j->side]] = b->parts[i];
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
    uint32_t g = j->grounds[i];
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

uint32_t judge_look(judge *j, const box *b) {
  pass *p = &j->room->strict;
  admit(j, b);
  p->r = j->r;
  p->region = &j->region;
  p->rests = false;
  for (uint32_t i = 0; i < j->slot_count; i++) {
    bool absent = pass_fill_slot(p, j->slots[i]);
    j->uniform[j->slots[i]] = absent ? CELL | VALUE : sameness(j, i);
  }
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
    uint32_t place = 0, next = TABLE_NONE;
    while (place < j->slot_count && j->slots[place] != slot) place++;
    for (uint32_t i = j->ground_first[place]; place < j->slot_count && i < j->ground_first[place + 1] && next == TABLE_NONE; i++) {
      uint32_t g = j->grounds[i];
      if ((j->uniform[g & ~BY_VALUE] & ((g & BY_VALUE) != 0 ? VALUE : CELL)) == 0) next = g & ~BY_VALUE;
    }
    if (next == TABLE_NONE) return false;
    slot = next;
  }
}

bool judge_is_alike(judge *j, uint32_t node) {
  asker a = {j, TABLE_NONE};
  bits_clear(j->nodes, bits_words(j->t->node_count));
  grounds_of_node(j->t, node, j->nodes, ask_same, &a);
  return a.slot == TABLE_NONE;
}

bool judge_blame_node(judge *j, const box *b, uint32_t node, blame *to) {
  asker a = {j, TABLE_NONE};
  bits_clear(j->nodes, bits_words(j->t->node_count));
  grounds_of_node(j->t, node, j->nodes, ask_same, &a);
  return a.slot != TABLE_NONE && blame_slot(j, b, a.slot, to);
}

bool judge_blame_part(judge *j, const box *b, t_part part, blame *to) {
  if (j->sure[part]) return false;
  uint32_t telling = unsure_telling(j);
  if (telling != TABLE_NONE) return blame_slot(j, b, telling, to);
  return judge_blame_node(j, b, j->t->options[j->option].node[part], to);
}

/* ---- replay ---- */

static bool fits(const judge *j, const axis_part *part, trit wanted, str text) {
  const judge *of = part->code[j->side] != TABLE_NONE ? j : j->other;
  if (wanted == TRIT_UNKNOWN || of == NULL || part->code[of->side] == TABLE_NONE) return true;
  return regex_match(of->room->patterns[part->code[of->side]], of->room->regex, text) == (wanted == TRIT_TRUE ? REGEX_YES : REGEX_NO);
}

/* A text that fits all patterns as the box says: one of those that rules name. */
static bool put_text(judge *j, const box *b, const axis *x, uint32_t datum) {
  const space *s = j->s;
  for (int k = 0; k < SIDES; k++)
    for (uint32_t n = 0; n <= s->t[k]->head->section[SEC_TEXTS].count; n++) {
      str text = n == 0 ? STR("") : table_str(s->t[k], s->t[k]->texts[n - 1]);
      bool all = true;
      for (uint32_t i = x->parts.first; i < x->parts.first + x->parts.count && all; i++) all = fits(j, &s->parts.at[i], (trit)b->parts[i], text);
      if (all) return record_set_text(j->r, datum, text);
    }
  return false;
}

epf_status judge_replay(judge *j, const box *b, verdict *found) {
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
      if (!put_text(j, b, x, datum)) return EPF_E_ARGUMENT;
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
  epf_status status = match_record(j->room, j->r);
  if (status == EPF_OK) *found = (verdict)j->room->outcomes[j->option].verdict;
  return status;
}
