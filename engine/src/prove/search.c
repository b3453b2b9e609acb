#include "prove/search.h"

#include <stdlib.h>

static void explore(search *s);

static void give_up(search *s, undecided why, uint32_t axis) {
  if (s->why != UNDECIDED_NOTHING) return;
  s->why = why;
  s->why_axis = axis;
}

/* ---- alike, whatever the rest comes to ---- */

/* Nodes that say different things: one of each side, or of one alone. */
typedef struct differing {
  uint32_t node[SIDES]; /* TABLE_NONE: that side has no such part */
  bool some;
} differing;

static bool is_sure(const search *s, int side, uint32_t node, trit *found) {
  *found = judge_node(s->sides[side], node);
  return *found != TRIT_UNKNOWN;
}

static uint32_t part_of(const table *t, uint32_t node, uint32_t i) { return t->numbers[t->nodes[node].parts.first + i]; }

static uint32_t plain_node(const table *t, uint32_t node) {
  while (node != TABLE_NONE && t->nodes[node].op == T_NAMED) node = part_of(t, node, 0);
  return node;
}

static bool nodes_alike(search *s, const uint32_t nodes[SIDES], differing *d);

static void differ(differing *d, uint32_t before, uint32_t after) {
  if (d->some) return;
  *d = (differing){{before, after}, true};
}

/* A part that one side alone has changes nothing where it surely is what does not count: true among those that all must hold. */
static bool is_neutral(search *s, int side, uint32_t node, bool all, differing *d) {
  trit found;
  if (is_sure(s, side, node, &found) && found == (all ? TRIT_TRUE : TRIT_FALSE)) return true;
  differ(d, side == 0 ? node : TABLE_NONE, side == 1 ? node : TABLE_NONE);
  return false;
}

enum { PARTS_PAIRED = 64 };

/* Parts that say the same are paired; of the others the first with the first. */
static bool parts_alike(search *s, const uint32_t nodes[SIDES], bool all, differing *d) {
  const table *t[SIDES] = {s->sides[0]->t, s->sides[1]->t};
  uint32_t counts[SIDES] = {t[0]->nodes[nodes[0]].parts.count, t[1]->nodes[nodes[1]].parts.count};
  uint64_t paired[SIDES] = {0};
  if (counts[0] > PARTS_PAIRED || counts[1] > PARTS_PAIRED) return false;
  for (uint32_t i = 0; i < counts[0]; i++)
    for (uint32_t k = 0; k < counts[1] && !(paired[0] >> i & 1); k++)
      if (!(paired[1] >> k & 1) && digests_eq(digest_of_node(s->digests[0], part_of(t[0], nodes[0], i)), digest_of_node(s->digests[1], part_of(t[1], nodes[1], k)))) {
        paired[0] |= UINT64_C(1) << i;
        paired[1] |= UINT64_C(1) << k;
      }
  bool alike = true;
  uint32_t at[SIDES] = {0};
  for (;;) {
    for (int k = 0; k < SIDES; k++)
      while (at[k] < counts[k] && paired[k] >> at[k] & 1) at[k]++;
    if (at[0] == counts[0] && at[1] == counts[1]) return alike;
    if (at[0] < counts[0] && at[1] < counts[1]) {
      const uint32_t both[SIDES] = {part_of(t[0], nodes[0], at[0]++), part_of(t[1], nodes[1], at[1]++)};
      alike &= nodes_alike(s, both, d);
    } else {
      int side = at[0] < counts[0] ? 0 : 1;
      alike &= is_neutral(s, side, part_of(t[side], nodes[side], at[side]), all, d);
      at[side]++;
    }
  }
}

/* Do both come to the same for each profile of the box? Not each that does is found out. */
static bool nodes_alike(search *s, const uint32_t given[SIDES], differing *d) {
  const uint32_t nodes[SIDES] = {plain_node(s->sides[0]->t, given[0]), plain_node(s->sides[1]->t, given[1])};
  if (digests_eq(digest_of_node(s->digests[0], nodes[0]), digest_of_node(s->digests[1], nodes[1]))) return true;
  if (nodes[0] == TABLE_NONE || nodes[1] == TABLE_NONE) return false;
  trit found[SIDES];
  if (is_sure(s, 0, nodes[0], &found[0]) && is_sure(s, 1, nodes[1], &found[1])) {
    if (found[0] == found[1]) return true;
    differ(d, nodes[0], nodes[1]);
    return false;
  }
  const t_node *x = &s->sides[0]->t->nodes[nodes[0]], *y = &s->sides[1]->t->nodes[nodes[1]];
  if (x->op == y->op && (x->op == T_ALL || x->op == T_ANY)) return parts_alike(s, nodes, x->op == T_ALL, d);
  if (x->op == y->op && x->op == T_NOT) return nodes_alike(s, (const uint32_t[]){part_of(s->sides[0]->t, nodes[0], 0), part_of(s->sides[1]->t, nodes[1], 0)}, d);
  differ(d, nodes[0], nodes[1]);
  return false;
}

/* What is sure is so for every profile, with whatever else is open: so parts that differ in what is sure alone come to the same. */
static bool options_alike(search *s, differing *d) {
  const t_option *x = &s->sides[0]->t->options[s->sides[0]->option], *y = &s->sides[1]->t->options[s->sides[1]->option];
  digest telling[SIDES] = {digest_of_telling(s->digests[0], s->sides[0]->option), digest_of_telling(s->digests[1], s->sides[1]->option)};
  if (!digests_eq(&telling[0], &telling[1])) return false;
  bool alike = true;
  for (int k = 0; k < T_PARTS; k++) {
    const uint32_t nodes[SIDES] = {x->node[k], y->node[k]};
    alike &= nodes_alike(s, nodes, d);
  }
  return alike;
}

/* ---- cutting ---- */

static bool blame_differing(search *s, const differing *d, blame *to) {
  for (int k = 0; k < SIDES && d->some; k++)
    if (d->node[k] != TABLE_NONE && judge_node(s->sides[k], d->node[k]) == TRIT_UNKNOWN && judge_blame_node(s->sides[k], &s->at, d->node[k], to)) return true;
  return false;
}

static bool blame_parts(search *s, blame *to) {
  static const t_part order[] = {T_APPLIES, T_CRITERIA, T_EXCLUDED, T_AVAILABLE};
  for (int i = 0; i < T_PARTS; i++)
    for (int k = 0; k < SIDES; k++)
      if (judge_blame_part(s->sides[k], &s->at, order[i], to)) return true;
  return false;
}

/* The cut nearest the middle; where there is none, the middle. */
static int64_t cut_between(const space *s, const axis *x, int64_t lo, int64_t hi) {
  int64_t middle = lo + (hi - lo) / 2 + 1, best = middle;
  bool some = false;
  for (uint32_t i = x->cuts.first; i < x->cuts.first + x->cuts.count; i++) {
    int64_t cut = s->cuts.at[i];
    if (cut <= lo || cut > hi) continue;
    if (!some || llabs(cut - middle) < llabs(best - middle)) best = cut;
    some = true;
  }
  return best;
}

/* An item that is not there is not answered, nor is any where nobody says how many there are: an answer about it would say so. */
static void set_items(search *s, uint32_t counter, const reach *count) {
  bool told = count->missing != count->known && (count->missing || count->lo == count->hi);
  for (uint32_t i = 0; i < s->s->axes.count; i++) {
    const axis *x = &s->s->axes.at[i];
    if (x->counted_by != counter) continue;
    bool there = !told || (count->known && count->lo >= x->item);
    s->at.axes[i] = there ? (reach){x->min, x->max, true, true} : (reach){x->min, x->max, true, false};
  }
}

static bool is_count(const search *s, uint32_t number) {
  for (uint32_t i = 0; i < s->s->axes.count; i++)
    if (s->s->axes.at[i].counted_by == number) return true;
  return false;
}

static void explore_with(search *s, uint32_t number, reach r) {
  s->at.axes[number] = r;
  if (is_count(s, number)) set_items(s, number, &r);
  explore(s);
}

/* How many items there are is told one by one: what is asked of each hangs on it. */
static void cut_count(search *s, uint32_t number, reach r) {
  const axis *x = &s->s->axes.at[number];
  int64_t most = (int64_t)s->most_items < r.hi ? (int64_t)s->most_items : r.hi;
  if (most < r.hi) s->left_out = number;
  if (r.missing) explore_with(s, number, (reach){x->min, x->max, true, false});
  for (int64_t n = r.lo; r.known && n <= most; n++) explore_with(s, number, (reach){n, n, false, true});
}

static void cut(search *s, const blame *where) {
  if (where->part != TABLE_NONE) {
    uint8_t *part = &s->at.parts[where->part];
    for (int k = 0; k < 2; k++) {
      *part = k == 0 ? TRIT_FALSE : TRIT_TRUE;
      explore(s);
    }
    *part = TRIT_UNKNOWN;
    return;
  }
  const axis *x = &s->s->axes.at[where->axis];
  reach whole = s->at.axes[where->axis];
  if (x->clashes || x->datum[0] == TABLE_NONE || x->datum[1] == TABLE_NONE) {
    give_up(s, UNDECIDED_FIELD, where->axis);
    return;
  }
  if (is_count(s, where->axis)) {
    cut_count(s, where->axis, whole);
  } else if (whole.missing) {
    explore_with(s, where->axis, (reach){whole.lo, whole.hi, false, true});
    explore_with(s, where->axis, (reach){whole.lo, whole.hi, true, false});
  } else {
    int64_t from = cut_between(s->s, x, whole.lo, whole.hi);
    explore_with(s, where->axis, (reach){whole.lo, from - 1, false, true});
    explore_with(s, where->axis, (reach){from, whole.hi, false, true});
  }
  s->at.axes[where->axis] = whole;
  if (is_count(s, where->axis)) set_items(s, where->axis, &whole);
}

/* ---- exploring ---- */

/* All profiles of the box are judged alike, though the look at it cannot tell how: one of them does. */
static bool replay_both(search *s, verdict found[SIDES]) {
  for (int k = 0; k < SIDES; k++) {
    epf_status status = judge_replay(s->sides[k], &s->at, &found[k]);
    if (status == EPF_OK) continue;
    if (status == EPF_E_DATA) return false; /* nobody */
    give_up(s, status == EPF_E_ARGUMENT ? UNDECIDED_TEXT : UNDECIDED_REPLAY, TABLE_NONE);
    return false;
  }
  return true;
}

static bool is_one(uint32_t verdicts) { return (verdicts & (verdicts - 1)) == 0; }

static void explore(search *s) {
  if (s->budget == 0) {
    give_up(s, UNDECIDED_BUDGET, TABLE_NONE);
    return;
  }
  s->budget--;
  s->looks++;
  uint32_t verdicts[SIDES] = {judge_look(s->sides[0], &s->at), judge_look(s->sides[1], &s->at)};
  if (is_one(verdicts[0]) && is_one(verdicts[1])) {
    if (verdicts[0] != verdicts[1]) s->found(s->to, &s->at, (verdict)__builtin_ctz(verdicts[0]), (verdict)__builtin_ctz(verdicts[1]));
    return;
  }
  differing d = {{TABLE_NONE, TABLE_NONE}, false};
  if (options_alike(s, &d)) return;
  blame where;
  if (blame_differing(s, &d, &where) || blame_parts(s, &where)) {
    cut(s, &where);
    return;
  }
  verdict found[SIDES];
  if (replay_both(s, found) && found[0] != found[1]) s->found(s->to, &s->at, found[0], found[1]);
}

bool search_run(search *s, const uint32_t options[SIDES]) {
  s->why = UNDECIDED_NOTHING;
  s->left_out = TABLE_NONE;
  for (int k = 0; k < SIDES; k++)
    if (!judge_take(s->sides[k], options[k])) return false;
  explore(s);
  return true;
}
