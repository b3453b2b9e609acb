#include "bias/proxies.h"

#include <math.h>
#include <stdlib.h>

#include "bias/disclose.h"
#include "bias/reference.h"

static const interval none = {NAN, NAN};
static const char *const kinds[PROXY_KINDS] = {"clause", "unavailable", "open", "missing"};

const char *proxy_kind_text(proxy_kind k) { return kinds[k]; }

/* ---- the reference ---- */

static bool find_reference(proxy_report *r, arena *memory, const proxy_data *d, ptrdiff_t *at, buf *why) {
  candidate *all = ARENA_ARRAY(memory, candidate, d->group_count + 1);
  for (size_t g = 0; g < d->group_count; g++) all[g] = (candidate){.name = d->groups[g], .people = d->at_risk[g]};
  if (!reference_find(all, d->group_count, r->request->reference, at, why)) return false;
  if (*at != NO_REFERENCE) r->reference = d->groups[*at];
  return true;
}

/* ---- tables ---- */

static void hide_cells(proxy_table *t, const proxy_data *d, const proxy_event *e, disclosed_row *rows, size_t reference, uint64_t least) {
  for (size_t g = 0; g < d->group_count; g++) rows[g] = (disclosed_row){.n = {d->at_risk[g]}, .x = {e->people[g]}, .keep = g == reference};
  (void)disclose_rows(rows, d->group_count, 1, least); /* totals are never shown */
  for (size_t g = 0; g < d->group_count; g++) {
    proxy_cell *c = &t->cells[g];
    *c = (proxy_cell){.suppressed = t->few || rows[g].hidden, .rate = NAN, .rate_ci = none, .rri = NAN, .rri_wald = none, .rri_exact = none};
    if (c->suppressed) continue;
    c->n = rows[g].n[0];
    c->x = rows[g].x[0];
  }
}

static void compute_cells(proxy_table *t, size_t count, size_t reference, double level) {
  for (size_t g = 0; g < count; g++) {
    proxy_cell *c = &t->cells[g];
    if (c->suppressed) continue;
    c->rate = rate_of(c->x, c->n);
    c->rate_ci = rate_wilson(c->x, c->n, level);
    c->compared = g != reference && !t->cells[reference].suppressed;
    if (!c->compared) continue;
    pair p = {.x = c->x, .n = c->n, .reference_x = t->cells[reference].x, .reference_n = t->cells[reference].n};
    c->rri = pair_rri(p);
    c->rri_wald = pair_rri_wald(p, level);
    c->rri_exact = pair_rri_exact(p, level);
  }
}

static void take_event(proxy_report *r, arena *memory, const proxy_data *d, const proxy_event *e, disclosed_row *rows, size_t reference) {
  uint64_t all = 0, least = r->request->min_count;
  bool named = e->kind == PROXY_CLAUSE || e->kind == PROXY_MISSING;
  for (size_t g = 0; g < d->group_count; g++) all += e->people[g];
  if (named && (all < least || all == 0)) {
    r->few[e->kind]++;
    return;
  }
  proxy_table *t = &r->tables[r->table_count++];
  *t = (proxy_table){.kind = e->kind, .name = e->name, .lawful = e->lawful, .few = all < least};
  t->cells = ARENA_ARRAY(memory, proxy_cell, d->group_count + 1);
  hide_cells(t, d, e, rows, reference, least);
  compute_cells(t, d->group_count, reference, r->request->level);
}

static int event_cmp(const void *left, const void *right) {
  const proxy_event *a = left, *b = right;
  return a->kind != b->kind ? (a->kind > b->kind) - (a->kind < b->kind) : str_cmp(a->name, b->name);
}

static bool find_tables(proxy_report *r, arena *memory, proxy_data *d, buf *why) {
  ptrdiff_t reference;
  if (!find_reference(r, memory, d, &reference, why)) return false;
  if (reference == NO_REFERENCE) return true; /* there is nobody */
  disclosed_row *rows = ARENA_ARRAY(memory, disclosed_row, d->group_count + 1);
  if (d->event_count > 0) qsort(d->events, d->event_count, sizeof *d->events, event_cmp);
  r->tables = ARENA_ARRAY(memory, proxy_table, d->event_count + 1);
  for (size_t i = 0; i < d->event_count; i++) take_event(r, memory, d, &d->events[i], rows, (size_t)reference);
  return true;
}

/* ---- the whole ---- */

static bias_left_out left_out(const char *why, uint64_t count, uint64_t least) {
  bias_left_out l = {.why = why, .count = count};
  bias_hide_left_out(&l, least);
  return l;
}

bool proxies_compute(proxy_report *to, arena *memory, proxy_data *d, str group_names, const bias_request *request, buf *why) {
  *to = (proxy_report){.request = request, .data = d, .group_names = group_names};
  to->left_out[0] = left_out("group_missing", d->group_missing, request->min_count);
  to->left_out[1] = left_out("erased", d->erased, request->min_count);
  to->left_out[2] = left_out("without_inputs", d->unread, request->min_count);
  if (d->at_risk != NULL && !find_tables(to, memory, d, why)) return false;
  proxies_predict(&to->prediction, memory, d, request);
  return true;
}
