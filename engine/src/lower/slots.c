/* Slots: every distinct thing that a test looks at, found by walking the model, and its cells. */
#include <stdlib.h>

#include <stdio.h>

#include "lower/plan.h"

static uint32_t slot_named(plan *p, const char *kind, int64_t x, int64_t y, int64_t z, t_slot slot) {
  char name[96];
  int len = snprintf(name, sizeof name, "%s %lld %lld %lld", kind, (long long)x, (long long)y, (long long)z);
  uint32_t ix = names_find(&p->slot_names, (str){name, (size_t)len});
  if (ix != TABLE_NONE) return ix;
  ix = (uint32_t)p->slots.count;
  names_add(&p->slot_names, p->a, (str){arena_copy(p->a, name, (size_t)len), (size_t)len}, ix);
  slot.cuts = slot.row = slot.place = slot.codes = TABLE_NONE;
  slot.cells = slot.kind == SLOT_VALUE ? 1 : 2;
  *VEC_PUSH(p->a, &p->slots) = (plan_slot){.slot = slot};
  return ix;
}

uint32_t slot_of_datum(plan *p, uint32_t datum_ix) { return p->datum_slot[datum_ix]; }

uint32_t slot_of_member(plan *p, uint32_t datum_ix, uint32_t code) {
  uint32_t **of = &p->member_slot[datum_ix]; /* a large set is asked for often: not by name */
  size_t count = p->m->data[datum_ix].value_count;
  if (*of == NULL) {
    *of = ARENA_ARRAY(p->a, uint32_t, count);
    for (size_t i = 0; i < count; i++) (*of)[i] = TABLE_NONE;
  }
  if ((*of)[code] != TABLE_NONE) return (*of)[code];
  return (*of)[code] = slot_named(p, "member", datum_ix, code, 0, (t_slot){.kind = SLOT_MEMBER, .datum = datum_ix, .other = code});
}

uint32_t slot_of_pattern(plan *p, uint32_t datum_ix, str pattern) {
  uint32_t ix = names_find(&p->pattern_names, pattern);
  if (ix == TABLE_NONE) {
    ix = (uint32_t)p->pattern_names.count;
    names_add(&p->pattern_names, p->a, pattern, ix);
  }
  return slot_named(p, "pattern", datum_ix, ix, 0, (t_slot){.kind = SLOT_PATTERN, .datum = datum_ix, .other = ix});
}

uint32_t slot_of_known(plan *p, uint32_t datum_ix) {
  return slot_named(p, "known", datum_ix, 0, 0, (t_slot){.kind = SLOT_KNOWN, .datum = datum_ix});
}

uint32_t slot_of_comparison(plan *p, const clause *k) {
  const comparison *with = &k->compare;
  int64_t sides = (int64_t)k->datum << 32 | with->right;
  return slot_named(p, "compare", sides, (int64_t)k->op * 8 + with->unit, with->offset,
                    (t_slot){.kind = SLOT_COMPARE, .op = (uint8_t)k->op, .unit = (uint8_t)with->unit, .datum = k->datum,
                             .other = with->right, .offset = with->offset});
}

/* Spells out what a condition says. Naming is textual, so a name leaves no trace: two at_least nodes that say
 * the same are one slot, wherever they stand. */
static void spell(const node *n, buf *to) {
  const clause *k = &n->clause;
  if (n->op == NODE_NAMED) {
    spell(n->parts[0], to);
    return;
  }
  buf_printf(to, "(%d %d", n->op, n->k);
  if (n->op == NODE_CLAUSE) {
    buf_printf(to, " %d %u %d %u %lld %d %d", k->kind, k->datum, k->quantifier, k->compare.right, (long long)k->compare.offset, k->compare.unit,
               k->with_availability);
    if (k->kind == CLAUSE_COMPARE) buf_printf(to, " op %d", k->op);
    for (size_t i = 0; i < k->range_count; i++) buf_printf(to, " %lld-%lld", (long long)k->ranges[i].from, (long long)k->ranges[i].to);
    for (size_t i = 0; i < k->code_count; i++) buf_printf(to, " %u", k->codes[i]);
    for (size_t i = 0; i < k->option_count; i++) buf_printf(to, " %u", k->options[i]);
    for (size_t i = 0; i < k->pattern_count; i++) buf_json(to, k->patterns[i]);
  }
  for (size_t i = 0; i < n->part_count; i++) spell(n->parts[i], to);
  buf_char(to, ')');
}

uint32_t slot_of_at_least(plan *p, const node *n) {
  str pointer = {(const char *)&n, sizeof n};
  uint32_t ix = names_find(&p->k_of_nodes, pointer);
  if (ix != TABLE_NONE) return ix;
  buf text = {0};
  spell(n, &text);
  str said = arena_keep(p->a, &text);
  ix = names_find(&p->k_of_texts, said);
  if (ix == TABLE_NONE) {
    ix = slot_named(p, "at_least", (int64_t)p->k_of_texts.count, 0, 0, (t_slot){.kind = SLOT_K_OF});
    names_add(&p->k_of_texts, p->a, said, ix);
    p->slots.at[ix].of = n;
  }
  names_add(&p->k_of_nodes, p->a, (str){arena_copy(p->a, pointer.at, pointer.len), pointer.len}, ix);
  return ix;
}

uint32_t slot_of_option(plan *p, uint32_t option_ix, bool with_availability) {
  return slot_named(p, "option", option_ix, with_availability, 0,
                    (t_slot){.kind = SLOT_OPTION, .datum = option_ix, .with_availability = with_availability});
}

static void add_cut(plan *p, uint32_t datum_ix, int64_t at) {
  const datum *d = &p->m->data[datum_ix];
  if (d->type == TYPE_ENUM || d->type == TYPE_BOOLEAN || at <= d->min || at > d->max) return;
  *VEC_PUSH(p->a, &p->slots.at[p->datum_slot[datum_ix]].cuts) = at;
}

static void walk_clause(plan *p, const clause *k) {
  switch (k->kind) {
  case CLAUSE_VALUE:
    for (size_t i = 0; i < k->range_count; i++) {
      add_cut(p, k->datum, k->ranges[i].from);
      add_cut(p, k->datum, k->ranges[i].to + 1);
    }
    break;
  case CLAUSE_MEMBERS:
    for (size_t i = 0; i < k->code_count; i++) slot_of_member(p, k->datum, k->codes[i]);
    break;
  case CLAUSE_PATTERN:
    for (size_t i = 0; i < k->pattern_count; i++) slot_of_pattern(p, k->datum, k->patterns[i]);
    break;
  case CLAUSE_COMPARE: slot_of_comparison(p, k); break;
  case CLAUSE_KNOWN: slot_of_known(p, k->datum); break;
  case CLAUSE_OPTION:
    for (size_t i = 0; i < k->option_count; i++) slot_of_option(p, k->options[i], k->with_availability);
    break;
  default: break;
  }
}

static void walk(plan *p, const node *n) {
  if (n == NULL || n->op == NODE_NAMED) return; /* a condition's text is walked once, where it stands */
  if (n->op == NODE_CLAUSE) walk_clause(p, &n->clause);
  if (n->op == NODE_AT_LEAST) slot_of_at_least(p, n);
  for (size_t i = 0; i < n->part_count; i++) walk(p, n->parts[i]);
}

static int by_value(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* Fixes the cells: sorted distinct cuts, or one a value; and where the sets stand in the scratch. */
static void settle_cells(plan *p) {
  for (size_t i = 0; i < p->slots.count; i++) {
    plan_slot *s = &p->slots.at[i];
    const datum *d = s->slot.kind == SLOT_VALUE ? &p->m->data[s->slot.datum] : NULL;
    if (d != NULL && d->type == TYPE_ENUM) s->slot.cells = (uint32_t)d->value_count;
    else if (d != NULL && d->type == TYPE_BOOLEAN) s->slot.cells = 2;
    else if (d != NULL) {
      if (s->cuts.count > 1) qsort(s->cuts.at, s->cuts.count, sizeof *s->cuts.at, by_value);
      s->slot.cuts = (uint32_t)p->cuts.count;
      for (size_t k = 0; k < s->cuts.count; k++)
        if (k == 0 || s->cuts.at[k] != s->cuts.at[k - 1]) {
          *VEC_PUSH(p->a, &p->cuts) = s->cuts.at[k];
          s->slot.cells++;
        }
    }
    s->slot.set = p->set_words;
    p->set_words += (uint32_t)bits_words(s->slot.cells) * (d != NULL ? 2 : 1);
  }
}

void plan_slots(plan *p) {
  enum { SMALL_RANGE = 16 }; /* so few answers are tried one by one by `ask` */
  const model *m = p->m;
  p->datum_slot = ARENA_ARRAY(p->a, uint32_t, m->data_count);
  p->member_slot = ARENA_ARRAY(p->a, uint32_t *, m->data_count);
  for (uint32_t i = 0; i < m->data_count; i++) {
    const datum *d = &m->data[i];
    bool single = d->type != TYPE_SET && d->type != TYPE_TEXT;
    p->datum_slot[i] = single ? slot_named(p, "value", i, 0, 0, (t_slot){.kind = SLOT_VALUE, .datum = i}) : TABLE_NONE;
  }
  for (uint32_t i = 0; i < m->data_count; i++) {
    const derivation *how = &m->data[i].how;
    if (how->kind == DERIVE_BANDS)
      for (size_t k = 0; k + 1 < m->data[i].value_count; k++) add_cut(p, how->inputs[0], how->bounds[k]);
    for (size_t k = 0; k < how->clause_count; k++) walk(p, how->clauses[k]);
    for (size_t k = 0; k < how->case_count; k++) walk(p, how->cases[k].when);
    const datum *d = &m->data[i];
    if (how->kind == DERIVE_NOTHING && i >= DATUM_FIELDS && i < m->package_first && p->datum_slot[i] != TABLE_NONE && d->max - d->min < SMALL_RANGE)
      for (int64_t v = d->min + 1; v <= d->max; v++) add_cut(p, i, v);
  }
  for (size_t i = 0; i < m->option_count; i++) {
    for (int k = 0; k < PART_COUNT; k++) walk(p, m->options[i].parts[k]);
    for (size_t k = 0; k < m->options[i].caution_count; k++) walk(p, m->options[i].cautions[k].when);
  }
  for (size_t i = 0; i < m->condition_count; i++) walk(p, m->conditions[i].body);
  p->plain_slots = (uint32_t)p->slots.count;
  for (size_t i = 0; i < m->option_count; i++)
    for (size_t k = 0; k < m->options[i].limit_count; k++) walk(p, m->options[i].limits[k].when);
  for (size_t i = 0; i < m->package_rule_count; i++) walk(p, m->package_rules[i].when);
  settle_cells(p);
}

/* How many of the slot's cuts are at or below `at`: the cell that it falls into. */
static uint32_t cell_of(const plan *p, const t_slot *s, int64_t at) {
  const int64_t *cuts = p->cuts.at + s->cuts;
  uint32_t low = 0, high = s->cells - 1;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (cuts[mid] <= at) low = mid + 1;
    else high = mid;
  }
  return low;
}

uint64_t *cells_of_ranges(plan *p, uint32_t slot, const range *r, size_t count) {
  const t_slot *s = &p->slots.at[slot].slot;
  int64_t least = s->cuts == TABLE_NONE ? 0 : p->m->data[s->datum].min, most = s->cells - 1;
  uint64_t *cells = ARENA_ARRAY(p->a, uint64_t, bits_words(s->cells));
  for (size_t i = 0; i < count; i++) {
    if (r[i].to < least || r[i].from > r[i].to) continue;
    int64_t first = r[i].from, last = r[i].to;
    if (s->cuts != TABLE_NONE) { /* a cell is in the range if its beginning is */
      first = r[i].from <= least ? 0 : (int64_t)cell_of(p, s, r[i].from - 1) + 1;
      last = cell_of(p, s, r[i].to);
    }
    if (first < 0) first = 0;
    if (last > most) last = most;
    if (first <= last) bits_add_range(cells, (size_t)first, (size_t)last);
  }
  return cells;
}
