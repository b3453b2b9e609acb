#include "bias/overrides.h"

#include <math.h>
#include <stdlib.h>

override_counts *overrides_row(override_table *t, arena *memory, str name) {
  for (size_t i = 0; i < t->rows.count; i++)
    if (str_eq(t->rows.at[i].name, name)) return &t->rows.at[i].counts;
  override_row *row = VEC_PUSH(memory, &t->rows);
  row->name = (str){arena_copy(memory, name.at, name.len), name.len};
  return &row->counts;
}

/* ---- disclosure control ---- */

enum { CELLS = 5 };

static void cells_of(const override_counts *c, uint64_t *to) {
  to[0] = c->overridden;
  to[1] = c->n - c->overridden;
  to[2] = c->up;
  to[3] = c->down;
  to[4] = c->n - c->up - c->down;
}

static bool has_small(const uint64_t *cells, uint64_t least) {
  for (int i = 0; i < CELLS; i++)
    if (cells[i] < least) return true;
  return false;
}

/* No totals are told, but the other table tells of the same choices, and its rows add up to them: so what is hidden here is known as a sum, and
 * is hidden only if each sum is large and of two rows at least. */
static bool sums_are_safe(const override_table *t, uint64_t least) {
  uint64_t sums[CELLS] = {0}, cells[CELLS];
  size_t hidden = t->unplaced.n > 0; /* a row that is never told */
  if (hidden > 0) cells_of(&t->unplaced, sums);
  for (size_t i = 0; i < t->rows.count; i++) {
    if (!t->rows.at[i].hidden) continue;
    hidden++;
    cells_of(&t->rows.at[i].counts, cells);
    for (int k = 0; k < CELLS; k++) sums[k] += cells[k];
  }
  return hidden == 0 || (hidden > 1 && !has_small(sums, least));
}

static override_row *smallest_shown(override_table *t) {
  override_row *best = NULL;
  for (size_t i = 0; i < t->rows.count; i++) {
    override_row *row = &t->rows.at[i];
    if (!row->hidden && (best == NULL || row->counts.n < best->counts.n)) best = row;
  }
  return best;
}

static void hide_rows(override_table *t, uint64_t least) {
  uint64_t cells[CELLS];
  for (size_t i = 0; i < t->rows.count; i++) {
    cells_of(&t->rows.at[i].counts, cells);
    t->rows.at[i].hidden = has_small(cells, least);
  }
  for (override_row *next; !sums_are_safe(t, least) && (next = smallest_shown(t)) != NULL;) next->hidden = true;
  for (size_t i = 0; i < t->rows.count; i++)
    if (t->rows.at[i].hidden) t->rows.at[i].counts = (override_counts){0};
  t->missing_hidden = t->unplaced.n > 0 && t->unplaced.n < least;
  t->missing = t->missing_hidden ? 0 : t->unplaced.n;
  t->unplaced = (override_counts){0};
}

static void hide_reasons(overrides *o, uint64_t least) {
  for (;;) {
    uint64_t sum = 0, hidden = 0;
    override_reason *smallest = NULL;
    for (size_t i = 0; i < o->reasons.count; i++) {
      override_reason *r = &o->reasons.at[i];
      r->hidden |= r->count < least;
      hidden += r->hidden;
      sum += r->hidden ? r->count : 0;
      if (!r->hidden && (smallest == NULL || r->count < smallest->count)) smallest = r;
    }
    if (hidden == 0 || (hidden > 1 && sum >= least) || smallest == NULL) break;
    smallest->hidden = true;
  }
  for (size_t i = 0; i < o->reasons.count; i++)
    if (o->reasons.at[i].hidden) o->reasons.at[i].count = 0;
}

/* ---- figures ---- */

static interval net_interval(const override_counts *c, double level) {
  double n = (double)c->n, up = (double)c->up / n, down = (double)c->down / n, net = up - down;
  double error = normal_two_sided(level) * sqrt((up + down - net * net) / n);
  return (interval){net - error, net + error};
}

static int row_cmp(const void *a, const void *b) { return str_cmp(((const override_row *)a)->name, ((const override_row *)b)->name); }

static void compute_table(override_table *t, const bias_request *q) {
  if (t->rows.count > 0) qsort(t->rows.at, t->rows.count, sizeof *t->rows.at, row_cmp);
  hide_rows(t, q->min_count);
  for (size_t i = 0; i < t->rows.count; i++) {
    override_row *r = &t->rows.at[i];
    r->rate = r->net = NAN;
    r->rate_ci = r->net_ci = (interval){NAN, NAN};
    if (r->hidden || r->counts.n == 0) continue;
    r->rate = rate_of(r->counts.overridden, r->counts.n);
    r->rate_ci = rate_wilson(r->counts.overridden, r->counts.n, q->level);
    r->net = ((double)r->counts.up - (double)r->counts.down) / (double)r->counts.n;
    r->net_ci = net_interval(&r->counts, q->level);
  }
}

static void compute_agreement(agreement *a, const bias_request *q) {
  a->hidden = a->same < q->min_count || a->n - a->same < q->min_count;
  if (a->hidden) a->n = a->same = 0;
  a->rate = rate_of(a->same, a->n);
  a->ci = rate_wilson(a->same, a->n, q->level);
}

void overrides_compute(overrides *o) {
  compute_table(&o->groups, o->request);
  compute_table(&o->offices, o->request);
  hide_reasons(o, o->request->min_count);
  compute_agreement(&o->level_proposed, o->request);
  compute_agreement(&o->package_imposed, o->request);
  compute_agreement(&o->level_imposed, o->request);
}
