#include "run/price.h"

/* Is one of the region's pieces the person's? */
static bool region_holds(const differ *x, const compared *c, const merged *m, const worker w[RUNS]) {
  const record *const of[SIDES] = {w[0].r, w[1].r};
  const uint8_t *const hits[SIDES] = {w[0].s->pattern_hits, w[1].s->pattern_hits};
  for (uint32_t piece = m->piece; piece != UINT32_MAX; piece = c->found.next.at[piece])
    if (box_holds(&x->s, &c->found.pieces.at[piece], of, hits)) return true;
  return false;
}

/* Where somebody is judged otherwise and lies in no region: outside of what was searched, of what both take, or undecided. */
static void find_touched(const void *of, const worker w[RUNS], const uint8_t *const verdicts[RUNS], uint64_t *touched) {
  const price *p = of;
  const differ *x = p->x;
  for (size_t i = 0; i < x->compared.count; i++) {
    const compared *c = x->compared.at[i];
    if (verdicts[0][c->p->options[0]] == verdicts[1][c->p->options[1]]) continue;
    bool found = false;
    for (uint32_t k = 0; k < c->shown_count; k++) {
      if (!region_holds(x, c, c->shown[k].m, w)) continue;
      found = true;
      bits_add(touched, c->shown[k].number);
    }
    if (!found) bits_add(touched, x->region_count);
  }
}

epf_status price_new(price *p, const differ *x, const char **why) {
  const epf_diff_options *o = x->o;
  *p = (price){.x = x, .begun = true};
  p->o = (epf_simulate_options){.as_of = o->as_of, .stage = o->stage, .input = o->input, .include_unverified = o->include_unverified, .by = o->by, .min_count = o->min_count, .threads = o->threads, .progress = o->progress, .user = o->user};
  p->s = (simulation){.o = &p->o, .tables = {x->tables[0], x->tables[1]}, .t = {x->t[0], x->t[1]}, .touching = {x->region_count + 1, p, find_touched}, .ignore_unknown = true};
  epf_status status = simulation_begin(&p->s, why);
  if (status == EPF_OK) status = simulation_run(&p->s, &o->cohort, 1, o->log, why);
  if (status == EPF_OK && p->s.all.profiles == p->s.all.refused) status = EPF_E_DATA;
  return status;
}

void price_free(price *p) {
  if (p->begun) simulation_end(&p->s);
  p->begun = false;
}

static unsigned long long people(const price *p) { return p->s.all.profiles - p->s.all.refused; }
static const uint64_t *cells_of(const price *p, uint32_t region) { return p->s.all.touched_cells + region * ((size_t)p->s.group_cells + 1); }

void price_text(const price *p, uint32_t region, const char *indent, buf *to) {
  unsigned long long touched = p->s.all.touched[region];
  buf_printf(to, "%s%llu of %llu in the cohort %s judged otherwise\n", indent, touched, people(p), touched == 1 ? "is" : "are");
  if (touched > 0) simulation_groups_text(&p->s, cells_of(p, region), "      ", to);
}

void price_json(const price *p, uint32_t region, buf *to) {
  buf_printf(to, ",\"people\":%llu,\"people_by\":", (unsigned long long)p->s.all.touched[region]);
  simulation_groups_json(&p->s, cells_of(p, region), to);
}

void price_summary_text(const price *p, buf *to) {
  const headcount *t = &p->s.all;
  unsigned long long elsewhere = t->touched[p->x->region_count];
  buf_printf(to, "%llu of %llu in the cohort %s judged otherwise, of some option that both rule sets have\n", (unsigned long long)t->moved, people(p), t->moved == 1 ? "is" : "are");
  if (elsewhere > 0) buf_printf(to, "%llu of them outside of the regions above: where it is UNDECIDED, was not looked at, or only one of the two takes the answer\n", elsewhere);
  if (t->refused > 0) buf_printf(to, "%llu profile%s could not be matched and %s left out\n", (unsigned long long)t->refused, t->refused == 1 ? "" : "s", t->refused == 1 ? "is" : "are");
}

void price_summary_json(const price *p, buf *to) {
  const headcount *t = &p->s.all;
  buf_printf(to, ",\"cohort\":{\"people\":%llu,\"refused\":%llu,\"moved\":%llu,\"outside\":%llu}", people(p), (unsigned long long)t->refused, (unsigned long long)t->moved,
             (unsigned long long)t->touched[p->x->region_count]);
}
