#include "bias/overrides.h"

#include <math.h>
#include <stdlib.h>

#include "bias/disclose.h"

override_counts *overrides_row(override_table *t, arena *memory, str name) {
  for (size_t i = 0; i < t->rows.count; i++)
    if (str_eq(t->rows.at[i].name, name)) return &t->rows.at[i].counts;
  override_row *row = VEC_PUSH(memory, &t->rows);
  row->name = (str){arena_copy(memory, name.at, name.len), name.len};
  return &row->counts;
}

/* ---- disclosure control ---- */

/* What is hidden or shown together: whether there was an override, and which way the level went. Each adds up to the choices. */
typedef enum part { PART_OVERRIDDEN, PART_WAYS } part;
enum { CELLS_MOST = 3 };

static size_t cells_of(const override_counts *c, part p, uint64_t *to) {
  to[0] = p == PART_WAYS ? c->up : c->overridden;
  to[1] = p == PART_WAYS ? c->down : c->n - c->overridden;
  to[2] = c->n - c->up - c->down;
  return p == PART_WAYS ? 3 : 2;
}

static bool has_small(const uint64_t *cells, size_t count, uint64_t least) {
  for (size_t i = 0; i < count; i++)
    if (cells[i] < least) return true;
  return false;
}

static bool *flag_of(override_row *r, part p) { return p == PART_WAYS ? &r->ways_hidden : &r->hidden; }

/* No totals are told, but the other table tells of the same choices, and its rows add up to them: so what is hidden here is known as a sum, and
 * is hidden only if each sum is large and of two rows at least. */
static bool sums_are_safe(override_table *t, part p, uint64_t least) {
  uint64_t sums[CELLS_MOST] = {0}, cells[CELLS_MOST];
  size_t hidden = t->unplaced.n > 0, count = cells_of(&t->unplaced, p, sums); /* the unplaced are a row that is never told */
  for (size_t i = 0; i < t->rows.count; i++) {
    if (!*flag_of(&t->rows.at[i], p)) continue;
    hidden++;
    cells_of(&t->rows.at[i].counts, p, cells);
    for (size_t k = 0; k < count; k++) sums[k] += cells[k];
  }
  return hidden == 0 || (hidden > 1 && !has_small(sums, count, least));
}

static override_row *smallest_shown(override_table *t, part p) {
  override_row *best = NULL;
  for (size_t i = 0; i < t->rows.count; i++) {
    override_row *row = &t->rows.at[i];
    if (!*flag_of(row, p) && (best == NULL || row->counts.n < best->counts.n)) best = row;
  }
  return best;
}

static void hide_part(override_table *t, part p, uint64_t least) {
  uint64_t cells[CELLS_MOST];
  for (size_t i = 0; i < t->rows.count; i++) {
    override_row *row = &t->rows.at[i];
    size_t count = cells_of(&row->counts, p, cells);
    *flag_of(row, p) = has_small(cells, count, least) || row->hidden;
  }
  for (override_row *next; !sums_are_safe(t, p, least) && (next = smallest_shown(t, p)) != NULL;) *flag_of(next, p) = true;
}

static void hide_rows(override_table *t, uint64_t least) {
  hide_part(t, PART_OVERRIDDEN, least);
  hide_part(t, PART_WAYS, least);
  for (size_t i = 0; i < t->rows.count; i++) {
    override_row *row = &t->rows.at[i];
    if (row->hidden) row->counts = (override_counts){0};
    if (row->ways_hidden) row->counts.up = row->counts.down = 0;
  }
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
    if (r->ways_hidden) continue;
    r->net = ((double)r->counts.up - (double)r->counts.down) / (double)r->counts.n;
    r->net_ci = net_interval(&r->counts, q->level);
  }
}

static void compute_agreement(agreement *a, const bias_request *q) {
  a->hidden = disclose_is_small(a->same, a->n, q->min_count);
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
