/* What guidelines say of an item, read straight from their grids: that the model spells them out rightly. */
#include "oracle/world.h"

typedef struct item {
  world *w;
  const group *g;
  uint32_t first; /* of the data that guidelines make of it */
} item;

static const state *part_of(const item *x, guide_part part) { return oracle_state_of(x->w, x->first + part - GUIDE_ID); }

/* The first guideline that applies, where that is settled: NONE: none does. */
static bool first_that_applies(const item *x, uint32_t *found) {
  *found = NONE;
  for (size_t i = 0; i < x->g->guideline_count; i++) {
    const oracle_set *s = &oracle_state_of(x->w, x->first + GUIDE_OF_ITEM + (uint32_t)i * GUIDE_OF_GUIDELINE)->values;
    if (!is_single(s)) return false;
    if (s->from == 0) continue;
    *found = x->g->guidelines[i];
    return true;
  }
  return true;
}

/* Its cell for what is known of the item; NULL: not settled. The axes are named as item 1 has them. */
static const guideline_cell *cell_of(const item *x, const guideline *g, uint32_t nth) {
  size_t cell = 0;
  for (size_t i = 0; i < g->axis_count; i++) {
    const datum *axis = datum_at(x->w, g->axes[i]);
    const oracle_set *s = &oracle_state_of(x->w, g->axes[i] + (axis->item > 0 ? (nth - 1) * axis->item_step : 0))->effective;
    if (!is_single(s)) return NULL;
    cell = cell * axis->value_count + (size_t)s->from;
  }
  return &g->cells[cell];
}

static bool is_value(const state *s, bool has, int64_t value) {
  if (!has) return s->missing == MISSING_YES;
  return s->missing == MISSING_NO && is_single(&s->values) && s->values.from == value;
}

static bool item_agrees(const item *x, uint32_t nth) {
  uint32_t which;
  if (!first_that_applies(x, &which)) return true;
  if (which == NONE) {
    for (guide_part p = GUIDE_ID; p <= GUIDE_MAXIMUM; p++)
      if (part_of(x, p)->missing != MISSING_YES) return false;
    return true;
  }
  const guideline *g = &x->w->m->guidelines[which];
  const oracle_set *id = &part_of(x, GUIDE_ID)->values;
  const guideline_cell *cell = cell_of(x, g, nth);
  if (!is_single(id) || !str_eq(datum_at(x->w, x->first)->values[id->from].id, g->id)) return false;
  if (cell == NULL) return true;
  uint32_t field = x->w->m->include_field;
  bool shown = cell->status < STATUS_UNVERIFIED || (field != NONE && x->w->answers[field].value == 1);
  return is_value(part_of(x, GUIDE_STATUS), true, cell->status) && is_value(part_of(x, GUIDE_START), shown && cell->has_start, cell->start) &&
         is_value(part_of(x, GUIDE_FROM), shown && cell->has_range, cell->from) && is_value(part_of(x, GUIDE_TO), shown && cell->has_range, cell->to);
}

bool oracle_guidelines_agree(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage) {
  world w = oracle_world_new(m, answers, as_of, stage);
  bool agree = true;
  for (size_t i = 0; i < m->group_count; i++)
    for (uint32_t nth = 1; m->groups[i].guideline_count > 0 && nth <= m->groups[i].most; nth++) {
      item x = {&w, &m->groups[i], m->groups[i].guided + (nth - 1) * m->groups[i].guided_step};
      agree = agree && item_agrees(&x, nth);
    }
  oracle_release(w.memory);
  return agree;
}
