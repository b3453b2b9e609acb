/* Did the data change? How much of each column is missing, and how its values are spread, before and after the end of the baseline. */
#include <math.h>
#include <stdlib.h>

#include "bias/watch.h"

static const double index_look = 0.1, index_alarm = 0.25; /* a convention, and a rule of thumb */
static const double missing_alarm = 0.05;
static const interval none = {NAN, NAN};

void watch_column_add(watch_column *c, arena *memory, str value, int side, uint64_t count) {
  c->people[side] += count;
  if (value.at == NULL) {
    c->missing[side] += count;
    return;
  }
  uint32_t number = names_find(&c->index, value);
  if (number == UINT32_MAX) {
    number = (uint32_t)c->values.count;
    watch_value *v = VEC_PUSH(memory, &c->values);
    v->value = (str){arena_copy(memory, value.at, value.len), value.len};
    names_add(&c->index, memory, v->value, number);
  }
  c->values.at[number].people[side] += count;
}

/* No count follows from so few digits. */
static double rounded(double x, double scale) { return isfinite(x) ? floor(x * scale + 0.5) / scale : x; }

static double rate(double x) { return rounded(x, 10000); }

/* ---- the population stability index ---- */

/* The most frequent first; by name where that is equal, so that the sum does not depend on the order of rows. */
static int in_order(const void *left, const void *right) {
  const watch_value *a = left, *b = right;
  uint64_t n = a->people[WAS] + a->people[IS], m = b->people[WAS] + b->people[IS];
  return n != m ? (n < m) - (n > m) : str_cmp(a->value, b->value);
}

/* Values that few people have are one class together: what few people have would show, and chance rule. */
static double index_of(watch_column *c, arena *memory, uint64_t min_count) {
  size_t count = c->values.count, classes = 0;
  bool rare = false;
  uint64_t *was = ARENA_ARRAY(memory, uint64_t, count + 1), *is = ARENA_ARRAY(memory, uint64_t, count + 1);
  if (count > 0) qsort(c->values.at, count, sizeof *c->values.at, in_order);
  for (size_t i = 0; i < count; i++) {
    const watch_value *v = &c->values.at[i];
    if (!rare) classes++;
    rare = v->people[WAS] + v->people[IS] < min_count; /* and so are all that follow */
    was[classes - 1] += v->people[WAS];
    is[classes - 1] += v->people[IS];
  }
  if (classes > 1 && was[classes - 1] + is[classes - 1] < min_count) {
    classes--;
    was[classes - 1] += was[classes];
    is[classes - 1] += is[classes];
  }
  return classes < 2 ? NAN : rounded(stability_index(was, is, classes), 1000);
}

/* ---- one column ---- */

static void find_drift(watch_drift *to, watch_column *c, arena *memory, const watch_report *r) {
  uint64_t min_count = r->request->base.min_count;
  pair p = {.x = c->missing[IS], .n = c->people[IS], .reference_x = c->missing[WAS], .reference_n = c->people[WAS]};
  interval ci = pair_difference_newcombe(p, r->request->base.level);
  *to = (watch_drift){.name = c->name, .missing = {NAN, NAN}, .change = NAN, .change_ci = none, .hidden = !r->time.total.shown};
  for (int i = 0; i < WATCH_SIDES; i++) to->hidden |= c->missing[i] > 0 && c->missing[i] < min_count;
  if (!to->hidden) {
    for (int i = 0; i < WATCH_SIDES; i++) to->missing[i] = rate(rate_of(c->missing[i], c->people[i]));
    to->change = rate(pair_difference(p));
    to->change_ci = (interval){rate(ci.low), rate(ci.high)};
  }
  to->missing_alarm = ci.low > 0 && pair_difference(p) > missing_alarm;
  double index = index_of(c, memory, min_count);
  bool tells = !r->time.total.shown || (c->is_dimension && r->time.hidden + r->offices.hidden > 0);
  to->index = tells ? NAN : index;
  to->band = isnan(index) ? NULL : index > index_alarm ? "above 0.25" : index > index_look ? "0.1 to 0.25" : "up to 0.1";
  to->index_alarm = index > index_alarm;
  to->index_look = index > index_look;
}

void watch_find_drifts(watch_report *r, arena *memory, watch_data *d) {
  r->drift_count = d->column_count;
  r->drifts = ARENA_ARRAY(memory, watch_drift, d->column_count + 1);
  for (size_t i = 0; i < d->column_count; i++) {
    find_drift(&r->drifts[i], &d->columns[i], memory, r);
    r->alarms += r->drifts[i].missing_alarm || r->drifts[i].index_alarm;
  }
  if (d->column_count > 0 && (d->columns[0].people[WAS] == 0 || d->columns[0].people[IS] == 0))
    watch_warn(r, memory, "there is nobody %s the end of the baseline, so nothing is watched over time", d->columns[0].people[WAS] == 0 ? "before" : "after");
}
