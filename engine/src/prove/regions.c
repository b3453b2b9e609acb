#include "prove/regions.h"

#include <stdlib.h>

void regions_begin(regions *r, arena *a, const space *s) { *r = (regions){.s = s, .a = a}; }

void regions_add(regions *r, const box *b, uint32_t what) {
  *VEC_PUSH(r->a, &r->pieces) = box_copy(r->a, r->s, b);
  *VEC_PUSH(r->a, &r->next) = UINT32_MAX;
  *VEC_PUSH(r->a, &r->what) = what;
}

/* ---- admissions, each once ---- */

static uint32_t admission_named(regions *r, bool missing, const extent *extents, uint32_t count) {
  buf key = {0};
  buf_char(&key, missing ? '?' : '.');
  buf_add(&key, (const char *)extents, count * sizeof *extents);
  str name = arena_keep(r->a, &key);
  uint32_t found = names_find(&r->admission_names, name);
  if (found != UINT32_MAX) return found;
  found = (uint32_t)r->admissions.count;
  names_add(&r->admission_names, r->a, name, found);
  *VEC_PUSH(r->a, &r->admissions) = (admission){missing, {(uint32_t)r->extents.count, count}};
  for (uint32_t i = 0; i < count; i++) *VEC_PUSH(r->a, &r->extents) = extents[i];
  return found;
}

static int by_lo(const void *a, const void *b) {
  const extent *x = a, *y = b;
  return (x->lo > y->lo) - (x->lo < y->lo);
}

static uint32_t admission_of_both(regions *r, uint32_t x, uint32_t y) {
  const admission *a = &r->admissions.at[x], *b = &r->admissions.at[y];
  bool missing = a->missing || b->missing;
  uint32_t count = 0, most = a->extents.count + b->extents.count;
  extent *all = ARENA_ARRAY(r->a, extent, most + 1);
  for (uint32_t i = 0; i < a->extents.count; i++) all[count++] = r->extents.at[a->extents.first + i];
  for (uint32_t i = 0; i < b->extents.count; i++) all[count++] = r->extents.at[b->extents.first + i];
  if (count > 1) qsort(all, count, sizeof *all, by_lo);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (kept > 0 && all[i].lo <= all[kept - 1].hi + 1) {
      if (all[i].hi > all[kept - 1].hi) all[kept - 1].hi = all[i].hi;
    } else {
      all[kept++] = all[i];
    }
  }
  return admission_named(r, missing, all, kept);
}

/* ---- columns ---- */

static bool is_whole(const space *s, uint32_t number, const reach *r) {
  const axis *x = &s->axes.at[number];
  return r->known && (r->missing || x->is_given) && r->lo == x->min && r->hi == x->max;
}

/* An item that is not there: that it is not answered says nothing more. */
static bool is_idle(const space *s, const box *b, uint32_t number) {
  const axis *x = &s->axes.at[number];
  if (x->counted_by == TABLE_NONE) return false;
  const reach *count = &b->axes[x->counted_by];
  return count->known ? !count->missing && count->hi < x->item : count->missing;
}

static void find_columns(regions *r) {
  for (uint32_t i = 0; i < r->s->axes.count; i++) {
    bool some = false;
    for (size_t k = 0; k < r->pieces.count && !some; k++) some = !is_whole(r->s, i, &r->pieces.at[k].axes[i]) && !is_idle(r->s, &r->pieces.at[k], i);
    if (some) *VEC_PUSH(r->a, &r->columns) = i;
  }
  for (uint32_t i = 0; i < r->s->parts.count; i++) {
    bool some = false;
    for (size_t k = 0; k < r->pieces.count && !some; k++) some = r->pieces.at[k].parts[i] != TRIT_UNKNOWN;
    if (some) *VEC_PUSH(r->a, &r->columns) = (uint32_t)r->s->axes.count + i;
  }
}

static void put_piece(regions *r, uint32_t piece) {
  const box *b = &r->pieces.at[piece];
  merged m = {r->what.at[piece], ARENA_ARRAY(r->a, uint32_t, r->columns.count + 1), piece, piece};
  for (uint32_t c = 0; c < r->columns.count; c++) {
    uint32_t i = r->columns.at[c];
    if (column_is_part(r, c)) {
      m.states[c] = b->parts[i - r->s->axes.count];
    } else if (is_idle(r->s, b, i)) {
      m.states[c] = admission_named(r, true, &(extent){r->s->axes.at[i].min, r->s->axes.at[i].max}, 1);
    } else {
      const reach *x = &b->axes[i];
      m.states[c] = admission_named(r, x->missing, &(extent){x->lo, x->hi}, x->known);
    }
  }
  *VEC_PUSH(r->a, &r->all) = m;
}

/* ---- putting together ---- */

static str key_without(arena *a, const regions *r, const merged *m, uint32_t column) {
  buf key = {0};
  buf_add(&key, (const char *)&m->what, sizeof m->what);
  buf_add(&key, (const char *)m->states, column * sizeof *m->states);
  buf_add(&key, (const char *)(m->states + column + 1), (r->columns.count - column - 1) * sizeof *m->states);
  return arena_keep(a, &key);
}

/* Along one column. Did anything come together? */
static bool merge_along(regions *r, uint32_t column, arena *room) {
  names seen = {0};
  size_t kept = 0, before = r->all.count;
  arena_reset(room);
  for (size_t i = 0; i < before; i++) {
    merged *m = &r->all.at[i];
    str key = key_without(room, r, m, column);
    uint32_t found = names_find(&seen, key);
    if (found == UINT32_MAX) {
      names_add(&seen, room, key, (uint32_t)kept);
      r->all.at[kept++] = *m;
      continue;
    }
    merged *other = &r->all.at[found];
    if (!column_is_part(r, column)) other->states[column] = admission_of_both(r, other->states[column], m->states[column]);
    else if (other->states[column] != m->states[column]) other->states[column] = TRIT_UNKNOWN;
    r->next.at[other->last] = m->piece;
    other->last = m->last;
  }
  r->all.count = kept;
  return kept < before;
}

static uint32_t missing_count(const regions *r, const merged *m) {
  uint32_t count = 0;
  for (uint32_t c = 0; c < r->columns.count; c++) count += !column_is_part(r, c) && r->admissions.at[m->states[c]].extents.count == 0;
  return count;
}

static int by_missing(const void *a, const void *b) {
  const struct ranked {
    merged m;
    uint32_t missing;
  } *x = a, *y = b;
  if (x->missing != y->missing) return x->missing < y->missing ? -1 : 1;
  return x->m.piece < y->m.piece ? -1 : x->m.piece > y->m.piece;
}

static void put_in_order(regions *r) {
  struct ranked {
    merged m;
    uint32_t missing;
  } *all = ARENA_ARRAY(r->a, struct ranked, r->all.count + 1);
  for (size_t i = 0; i < r->all.count; i++) {
    all[i].m = r->all.at[i];
    all[i].missing = missing_count(r, &r->all.at[i]);
  }
  if (r->all.count > 1) qsort(all, r->all.count, sizeof *all, by_missing);
  for (size_t i = 0; i < r->all.count; i++) r->all.at[i] = all[i].m;
}

void regions_merge(regions *r) {
  arena *room = arena_new_within(r->a);
  find_columns(r);
  for (uint32_t i = 0; i < r->pieces.count; i++) put_piece(r, i);
  for (bool more = true; more;) {
    more = false;
    for (uint32_t c = (uint32_t)r->columns.count; c-- > 0;) more |= merge_along(r, c, room);
  }
  arena_release(room);
  put_in_order(r);
}
