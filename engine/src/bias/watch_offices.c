/* A funnel: each office's rate beside limits around the target (Spiegelhalter 2005). */
#include <math.h>

#include "bias/watch.h"

enum { OFFICES_LEAST = 10 }; /* with fewer no office is Winsorised: one that is odd would widen the limits round itself */

static const double inner_tail = 0.025, outer_tail = 0.001;
static const double sure = 0.05; /* overdispersion that chance would bring more seldom is taken for real */
static const interval none = {NAN, NAN};

static interval exact(double target, uint64_t n, double tail) { return (interval){funnel_limit(target, n, tail), funnel_limit(target, n, 1 - tail)}; }

static interval wide(double target, uint64_t n, double tail, double phi) {
  return (interval){funnel_limit_widened(target, n, tail, phi), funnel_limit_widened(target, n, 1 - tail, phi)};
}

/* Over those that are shown: the hidden ones' figures would show through it. With no more spread than chance brings, the sum of squares is
 * about chi-square with a degree of freedom for each office. */
static void find_overdispersion(watch_report *r, arena *memory) {
  watch_offices *o = &r->offices;
  uint64_t *x = ARENA_ARRAY(memory, uint64_t, o->count + 1), *n = ARENA_ARRAY(memory, uint64_t, o->count + 1);
  size_t judged = 0;
  for (size_t i = 0; i < o->count; i++) {
    if (o->at[i].suppressed) continue;
    x[judged] = o->at[i].x;
    n[judged] = o->at[i].n;
    judged += n[judged] > 0;
  }
  if (!overdispersion(x, n, judged, r->target, &o->phi)) arena_nomem(memory);
  if (isnan(o->phi)) return;
  o->phi_p = chi2_tail(o->phi * (double)judged, (double)judged);
  o->spread = o->phi > 1 && o->phi_p < sure;
  o->widened = o->spread && judged >= OFFICES_LEAST;
  if (o->spread && !o->widened)
    watch_warn(r, memory, "offices differ more than chance would have them (phi %.3g), but of %zu offices one that is odd can bring that about: the limits "
                          "are not widened (from %d offices on they are)", o->phi, judged, OFFICES_LEAST);
}

static bool outside(double rate, interval limits) { return rate < limits.low || rate > limits.high; }

static void judge(watch_office *o, const watch_report *r) {
  o->rate = o->suppressed ? NAN : rate_of(o->x, o->n);
  o->inner = o->outer = o->inner_wide = o->outer_wide = none;
  if (o->suppressed || isnan(r->target)) return;
  o->inner = exact(r->target, o->n, inner_tail);
  o->outer = exact(r->target, o->n, outer_tail);
  if (r->offices.widened) {
    o->inner_wide = wide(r->target, o->n, inner_tail, r->offices.phi);
    o->outer_wide = wide(r->target, o->n, outer_tail, r->offices.phi);
  }
  if (outside(o->rate, r->offices.widened ? o->outer_wide : o->outer)) o->finding = WATCH_ALARM;
  else if (outside(o->rate, r->offices.widened ? o->inner_wide : o->inner)) o->finding = WATCH_LOOK;
  o->above = o->rate > r->target;
}

void watch_judge_offices(watch_report *r, arena *memory) {
  find_overdispersion(r, memory);
  for (size_t i = 0; i < r->offices.count; i++) {
    judge(&r->offices.at[i], r);
    r->alarms += r->offices.at[i].finding == WATCH_ALARM;
  }
  if (r->offices.widened)
    watch_warn(r, memory, "offices differ more than chance would have them (phi %.3g): the limits are widened by that, and an office must be odd among odd ones",
               r->offices.phi);
}
