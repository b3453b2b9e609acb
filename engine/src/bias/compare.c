#include "bias/compare.h"

#include <math.h>

#include "bias/disclose.h"
#include "bias/reference.h"

enum { FEW = 50 };

static const interval none = {NAN, NAN};

static void warn(compare_report *r, arena *memory, str words) { *VEC_PUSH(memory, &r->warnings) = words; }

/* ---- groups ---- */

static uint64_t everybody(const tally_cell *c) {
  uint64_t n = 0;
  for (int o = 0; o < TALLY_OUTCOMES; o++) n += c->counts[o];
  return n;
}

static int side_of(const compare_report *r, str value) {
  for (int s = 0; s < COMPARED_SIDES; s++)
    if (str_eq(r->sides[s].value, value)) return s;
  return COMPARED_SIDES;
}

/* The tally is sorted, so a group's cells stand together. */
static void find_groups(compare_report *r, arena *memory, const tally *t, bool *someone) {
  vec(compare_group) groups = {0};
  for (size_t i = 0; i < t->cells.count; i++) {
    const tally_cell *c = &t->cells.at[i];
    str value = c->values[t->groups];
    if (value.at == NULL) r->no_side.count += everybody(c);
    int side = value.at == NULL ? COMPARED_SIDES : side_of(r, value);
    if (side == COMPARED_SIDES) continue;
    someone[side] = true;
    bias_left_out *left_out = r->sides[side].left_out;
    if (values_missing(c->values, t->groups)) {
      left_out[0].count += everybody(c);
      continue;
    }
    left_out[1].count += c->counts[TALLY_UNKNOWN];
    left_out[2].count += c->counts[TALLY_BARRED];
    compare_group *g = groups.count > 0 ? &groups.at[groups.count - 1] : NULL;
    if (g == NULL || !values_same(g->values, c->values, t->groups)) {
      g = VEC_PUSH(memory, &groups);
      g->values = c->values;
      g->name = values_joined(memory, c->values, t->groups);
    }
    g->sides[side].x += c->counts[TALLY_SELECTED];
    g->sides[side].n += c->counts[TALLY_SELECTED] + c->counts[TALLY_PASSED_OVER];
  }
  r->groups = groups.at;
  r->count = groups.count;
}

static bool is_small(const compare_group *g, uint64_t least) {
  for (int s = 0; s < COMPARED_SIDES; s++)
    if (disclose_is_small(g->sides[s].x, g->sides[s].n, least)) return true;
  return false;
}

static bool find_reference(compare_report *r, arena *memory, buf *why) {
  candidate *all = ARENA_ARRAY(memory, candidate, r->count + 1);
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    all[i] = (candidate){g->name, g->sides[BEFORE].n + g->sides[AFTER].n, is_small(g, r->request->min_count)};
  }
  ptrdiff_t at;
  if (!reference_find(all, r->count, r->request->reference, &at, why)) return false;
  if (at == NO_REFERENCE) return true;
  r->groups[at].reference = true;
  r->reference = r->groups[at].name;
  return true;
}

static bool check_sides(const compare_report *r, const bool *someone, buf *why) {
  for (int s = 0; s < COMPARED_SIDES; s++) {
    if (someone[s]) continue;
    buf_text(why, "there is nobody on the side `");
    buf_visible(why, r->sides[s].name);
    buf_text(why, "`: check what tells the sides");
    return false;
  }
  return true;
}

/* ---- disclosure control ---- */

static void hide_left_out(compare_report *r) {
  bias_hide_left_out(&r->no_side, r->request->min_count);
  for (int s = 0; s < COMPARED_SIDES; s++)
    for (size_t i = 0; i < sizeof r->sides[s].left_out / sizeof *r->sides[s].left_out; i++) bias_hide_left_out(&r->sides[s].left_out[i], r->request->min_count);
}

static void hide_groups(compare_report *r, arena *memory) {
  disclosed_row *rows = ARENA_ARRAY(memory, disclosed_row, r->count + 1);
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    rows[i].keep = g->reference;
    for (int s = 0; s < COMPARED_SIDES; s++) {
      r->total.sides[s].n += rows[i].n[s] = g->sides[s].n;
      r->total.sides[s].x += rows[i].x[s] = g->sides[s].x;
    }
  }
  r->total_shown = disclose_rows(rows, r->count, COMPARED_SIDES, r->request->min_count) && r->count > 0;
  if (!r->total_shown) memset(r->total.sides, 0, sizeof r->total.sides);
  for (size_t i = 0; i < r->count; i++) {
    compare_group *g = &r->groups[i];
    g->suppressed = rows[i].hidden;
    if (!g->suppressed) continue;
    memset(g->sides, 0, sizeof g->sides);
    r->hidden++;
    r->reference_hidden |= g->reference;
  }
}

/* ---- figures ---- */

static pair change_of(const compare_group *g) {
  return (pair){.x = g->sides[AFTER].x, .n = g->sides[AFTER].n, .reference_x = g->sides[BEFORE].x, .reference_n = g->sides[BEFORE].n};
}

static void compute_change(compare_group *g, bool shown, double level) {
  g->change = g->beyond.value = NAN;
  g->change_ci = g->beyond.ci = none;
  for (int s = 0; s < COMPARED_SIDES; s++) {
    compare_rate *side = &g->sides[s];
    side->rate = shown ? rate_of(side->x, side->n) : NAN;
    side->ci = shown ? rate_wilson(side->x, side->n, level) : none;
  }
  if (!shown) return;
  g->change = pair_difference(change_of(g));
  g->change_ci = pair_difference_newcombe(change_of(g), level);
}

static void compute_groups(compare_report *r) {
  double level = r->request->level;
  const compare_group *reference = NULL;
  for (size_t i = 0; i < r->count; i++) {
    compute_change(&r->groups[i], !r->groups[i].suppressed, level);
    if (r->groups[i].reference) reference = &r->groups[i];
  }
  compute_change(&r->total, r->total_shown, level);
  for (size_t i = 0; i < r->count; i++) {
    compare_group *g = &r->groups[i];
    g->compared = !g->reference && !g->suppressed && reference != NULL && !r->reference_hidden;
    if (!g->compared) continue;
    g->beyond = difference_of_differences(change_of(g), change_of(reference), level);
    r->compared++;
  }
}

static void warn_of_groups(compare_report *r, arena *memory) {
  if (r->reference_hidden)
    warn(r, memory, STR("the reference group is hidden, so no change can be compared with it; name a larger one by --reference, or join groups"));
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    if (!g->suppressed && (g->sides[BEFORE].n < FEW || g->sides[AFTER].n < FEW))
      warn(r, memory, arena_print(memory, "%.*s: fewer than %d people on a side; a rate on so few says little (the bound is this project's own choice)",
                                  STR_BEGINNING(g->name), FEW));
  }
  if (r->hidden > 0)
    warn(r, memory, arena_print(memory, "%zu group%s hidden on both sides: a cell of one side would be below %llu, or could be worked out%s", r->hidden,
                                r->hidden == 1 ? " is" : "s are", (unsigned long long)r->request->min_count,
                                r->total_shown ? "" : "; the totals are hidden as well"));
}

bool compare_compute(compare_report *to, arena *memory, tally *t, const bias_request *request, buf *why) {
  static const char *const whys[] = {"group_missing", "outcome_missing", "lawfully_barred"};
  bool someone[COMPARED_SIDES] = {false};
  *to = (compare_report){.request = request, .sides = {to->sides[BEFORE], to->sides[AFTER]}, .no_side = {.why = "side_missing"}};
  for (int s = 0; s < COMPARED_SIDES; s++)
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) to->sides[s].left_out[i] = (bias_left_out){.why = whys[i]};
  tally_sort(t);
  to->group_names = values_joined(memory, t->names, t->groups);
  find_groups(to, memory, t, someone);
  if (!check_sides(to, someone, why) || !find_reference(to, memory, why)) return false;
  hide_left_out(to);
  hide_groups(to, memory);
  compute_groups(to);
  warn_of_groups(to, memory);
  return true;
}
