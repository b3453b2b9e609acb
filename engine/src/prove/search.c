#include "prove/search.h"

#include <stdlib.h>

static void explore(search *s);

static void give_up(search *s, undecided why, uint32_t axis) {
  if (s->why != UNDECIDED_NOTHING) return;
  s->why = why;
  s->why_axis = axis;
}

/* ---- what differs ---- */

/* Of one look: differences that are told, and the first that is not. */
typedef struct comparison {
  uint32_t count;
  difference told[DIFFERENCES_MOST];
  uint32_t open[SIDES];
  bool is_open; /* there is one that is not told, or there are too many */
  bool exact;   /* of the part at hand: its truth is composed of its conditions', those that are open as well */
} comparison;

static uint32_t part_of(const table *t, uint32_t node, uint32_t i) { return t->numbers[t->nodes[node].parts.first + i]; }

static uint32_t plain_node(const table *t, uint32_t node) {
  while (node != TABLE_NONE && t->nodes[node].op == T_NAMED) node = part_of(t, node, 0);
  return node;
}

/* Does the node come out one way for every profile of the box? */
static bool is_told(search *s, int side, uint32_t node, bool exact, trit *found) {
  *found = judge_node(s->sides[side], node);
  return *found != TRIT_UNKNOWN || (exact && judge_is_alike(s->sides[side], node));
}

/* The two sides stand at different places of an axis: what rests on it may differ though it says the same. */
static bool says_same(search *s, uint32_t before, uint32_t after) {
  if (!digests_eq(digest_of_node(s->digests[0], before), digest_of_node(s->digests[1], after))) return false;
  return !s->apart || !judge_rests(s->sides[0], before);
}

static void leave_open(comparison *c, uint32_t before, uint32_t after) {
  if (c->is_open) return;
  c->is_open = true;
  c->open[0] = before;
  c->open[1] = after;
}

static void add_difference(comparison *c, difference d) {
  if (c->count == DIFFERENCES_MOST) leave_open(c, d.node[0], d.node[1]);
  else c->told[c->count++] = d;
}

static void compare_nodes(search *s, const uint32_t given[SIDES], comparison *c);

/* A part that one side alone has changes nothing where it is what does not count: true among those that all must hold. */
static void compare_alone(search *s, int side, uint32_t node, bool all, comparison *c) {
  const trit neutral = all ? TRIT_TRUE : TRIT_FALSE;
  trit found;
  difference d = {{TABLE_NONE, TABLE_NONE}, {neutral, neutral}, false};
  d.node[side] = node;
  if (!is_told(s, side, node, c->exact, &found)) leave_open(c, d.node[0], d.node[1]);
  else if (found != neutral) d.is[side] = found, add_difference(c, d);
}

enum { PARTS_PAIRED = 64 };

/* A node as a list of parts that all must hold, or one of which: its own, or itself alone. */
static uint32_t listed_count(const table *t, uint32_t node, t_node_op op) { return t->nodes[node].op == op ? t->nodes[node].parts.count : 1; }
static uint32_t listed(const table *t, uint32_t node, t_node_op op, uint32_t i) { return t->nodes[node].op == op ? part_of(t, node, i) : node; }

/* Parts that say the same are paired; of the others the first with the first. */
static void compare_parts(search *s, const uint32_t nodes[SIDES], t_node_op op, comparison *c) {
  const table *t[SIDES] = {s->sides[0]->t, s->sides[1]->t};
  uint32_t counts[SIDES] = {listed_count(t[0], nodes[0], op), listed_count(t[1], nodes[1], op)};
  uint64_t paired[SIDES] = {0};
  if (counts[0] > PARTS_PAIRED || counts[1] > PARTS_PAIRED) {
    leave_open(c, nodes[0], nodes[1]);
    return;
  }
  for (uint32_t i = 0; i < counts[0]; i++)
    for (uint32_t k = 0; k < counts[1] && !(paired[0] >> i & 1); k++)
      if (!(paired[1] >> k & 1) && says_same(s, listed(t[0], nodes[0], op, i), listed(t[1], nodes[1], op, k))) {
        paired[0] |= UINT64_C(1) << i;
        paired[1] |= UINT64_C(1) << k;
      }
  uint32_t at[SIDES] = {0};
  for (;;) {
    for (int k = 0; k < SIDES; k++)
      while (at[k] < counts[k] && paired[k] >> at[k] & 1) at[k]++;
    if (at[0] == counts[0] && at[1] == counts[1]) return;
    if (at[0] < counts[0] && at[1] < counts[1]) {
      const uint32_t both[SIDES] = {listed(t[0], nodes[0], op, at[0]++), listed(t[1], nodes[1], op, at[1]++)};
      if (both[0] == nodes[0] && both[1] == nodes[1]) leave_open(c, nodes[0], nodes[1]);
      else compare_nodes(s, both, c);
    } else {
      int side = at[0] < counts[0] ? 0 : 1;
      compare_alone(s, side, listed(t[side], nodes[side], op, at[side]++), op == T_ALL, c);
    }
  }
}

/* Both ask for the same options, which do not say the same. */
static bool asks_alike(search *s, const t_node *x, const t_node *y) {
  if (x->op != T_CLAUSE || y->op != T_CLAUSE || s->sides[0]->t->clauses[x->clause].op != T_SUITABLE) return false;
  digest asked[SIDES] = {digest_of_asking(s->digests[0], x->clause), digest_of_asking(s->digests[1], y->clause)};
  return digests_eq(&asked[0], &asked[1]);
}

/* Clauses about the same computed value, which both work out alike: they differ where one of them holds and the other does not, and no
 * answers would say that in fewer words. */
static bool look_at_one_value(search *s, const t_node *x, const t_node *y) {
  if (x->op != T_CLAUSE || y->op != T_CLAUSE) return false;
  const t_clause *a = &s->sides[0]->t->clauses[x->clause], *b = &s->sides[1]->t->clauses[y->clause];
  if (a->datum == TABLE_NONE || b->datum == TABLE_NONE || a->compare != 0 || b->compare != 0 || a->op == T_KNOWN || b->op == T_KNOWN) return false;
  const t_datum *d = &s->sides[0]->t->data[a->datum];
  if (d->derive == T_FIELD || d->derive == T_YEARS_BETWEEN || d->derive == T_BANDS) return false; /* of these, answers do */
  return digests_eq(digest_of_datum(s->digests[0], a->datum), digest_of_datum(s->digests[1], b->datum));
}

static void compare_nodes(search *s, const uint32_t given[SIDES], comparison *c) {
  const uint32_t nodes[SIDES] = {plain_node(s->sides[0]->t, given[0]), plain_node(s->sides[1]->t, given[1])};
  if (says_same(s, nodes[0], nodes[1])) return;
  difference d = {{nodes[0], nodes[1]}, {TRIT_UNKNOWN, TRIT_UNKNOWN}, false};
  bool told[SIDES];
  for (int k = 0; k < SIDES; k++) told[k] = is_told(s, k, nodes[k], c->exact, &d.is[k]);
  if (told[0] && told[1]) {
    if (d.is[0] != d.is[1]) add_difference(c, d);
    return;
  }
  const t_node *x = &s->sides[0]->t->nodes[nodes[0]], *y = &s->sides[1]->t->nodes[nodes[1]];
  bool lists[SIDES] = {x->op == T_ALL || x->op == T_ANY, y->op == T_ALL || y->op == T_ANY};
  if (lists[0] || lists[1]) {
    compare_parts(s, nodes, (t_node_op)(lists[0] ? x->op : y->op), c);
  } else if (x->op == y->op && x->op == T_NOT) {
    compare_nodes(s, (const uint32_t[]){part_of(s->sides[0]->t, nodes[0], 0), part_of(s->sides[1]->t, nodes[1], 0)}, c);
  } else if (!s->verdicts && !s->apart && (asks_alike(s, x, y) || look_at_one_value(s, x, y))) {
    d.follows = true;
    add_difference(c, d);
  } else {
    leave_open(c, nodes[0], nodes[1]);
  }
}

static bool is_composed(const table *t, uint32_t node) { return node == TABLE_NONE || t->nodes[node].formula == TABLE_NONE; }

/* A part that one side alone has: without it applies, criteria and availability hold, and nobody is excluded. */
static void compare_part(search *s, int part, const uint32_t nodes[SIDES], comparison *c) {
  c->exact = is_composed(s->sides[0]->t, nodes[0]) && is_composed(s->sides[1]->t, nodes[1]);
  if (nodes[0] != TABLE_NONE && nodes[1] != TABLE_NONE) {
    compare_nodes(s, nodes, c);
    return;
  }
  for (int k = 0; k < SIDES; k++)
    if (nodes[k] != TABLE_NONE) compare_alone(s, k, nodes[k], part != T_EXCLUDED, c);
}

/* What withholds an option, its cautions apart, says the same, and of cautions that do there are as many. */
static bool tellings_pair(search *s, const t_option *x, const t_option *y) {
  digest telling[SIDES] = {digest_of_withholding(s->digests[0], s->sides[0]->option), digest_of_withholding(s->digests[1], s->sides[1]->option)};
  uint32_t i = 0, k = 0;
  bool more[SIDES];
  for (uint32_t n = 0; n < x->versions.count && s->apart; n++) /* which version is in force, and so withheld, may hang on the field set apart */
    if (judge_rests(s->sides[0], s->sides[0]->t->versions[x->versions.first + n].node)) return false;
  do {
    more[0] = table_next_doubt(s->sides[0]->t, x, &i), more[1] = table_next_doubt(s->sides[1]->t, y, &k);
    i++, k++;
  } while (more[0] && more[1]);
  return digests_eq(&telling[0], &telling[1]) && more[0] == more[1];
}

static void compare_cautions(search *s, const t_option *x, const t_option *y, comparison *c) {
  const table *t[SIDES] = {s->sides[0]->t, s->sides[1]->t};
  for (uint32_t i = 0, k = 0; table_next_doubt(t[0], x, &i) && table_next_doubt(t[1], y, &k); i++, k++) {
    const uint32_t nodes[SIDES] = {t[0]->cautions[x->cautions.first + i].node, t[1]->cautions[y->cautions.first + k].node};
    c->exact = is_composed(t[0], nodes[0]) && is_composed(t[1], nodes[1]);
    compare_nodes(s, nodes, c);
  }
}

/* False: what withholds the option differs otherwise than by conditions, so these do not tell all. */
static bool compare_options(search *s, comparison *c) {
  const t_option *x = &s->sides[0]->t->options[s->sides[0]->option], *y = &s->sides[1]->t->options[s->sides[1]->option];
  *c = (comparison){.open = {TABLE_NONE, TABLE_NONE}};
  for (int k = 0; k < T_PARTS; k++) {
    const uint32_t nodes[SIDES] = {x->node[k], y->node[k]};
    compare_part(s, k, nodes, c);
  }
  if (!tellings_pair(s, x, y)) return false;
  compare_cautions(s, x, y, c);
  return true;
}

/* ---- cutting ---- */

static bool blame_open(search *s, const comparison *c, blame *to) {
  for (int k = 0; k < SIDES && c->is_open; k++)
    if (c->open[k] != TABLE_NONE && judge_node(s->sides[k], c->open[k]) == TRIT_UNKNOWN && judge_blame_node(s->sides[k], &s->at, c->open[k], to)) return true;
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
      *part = (k == 0) != s->other_way ? TRIT_FALSE : TRIT_TRUE;
      uint32_t axis = s->s->parts.at[where->part].axis;
      if (s->s->axes.at[axis].type != T_TEXT || judge_admits_text(s->sides[0], &s->at, axis)) explore(s);
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
    const reach halves[2] = {{whole.lo, from - 1, false, true}, {from, whole.hi, false, true}};
    explore_with(s, where->axis, halves[s->other_way]);
    explore_with(s, where->axis, halves[!s->other_way]);
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

/* A witness is somebody who can be written down, and is matched by both: else the search goes on. */
static void tell_verdicts(search *s, verdict before, verdict after) {
  verdict found[SIDES];
  if (before == after || (s->among != 0 && (s->among & (1u << before | 1u << after)) == 0)) return;
  if (s->first && !replay_both(s, found)) return;
  piece p = {.at = &s->at, .verdicts = {before, after}};
  s->found(s->to, &p);
  s->stopped = s->first;
}

static void tell_differences(search *s, const comparison *c) {
  piece p = {.at = &s->at, .count = c->count};
  memcpy(p.differences, c->told, c->count * sizeof *c->told);
  s->found(s->to, &p);
}

/* A box was asked about: done with it, or cut here. */
typedef enum answered { ANSWERED, ANSWERED_CUT } answered;

static answered ask_differences(search *s, blame *where) {
  uint32_t verdicts[SIDES] = {judge_look(s->sides[0], &s->at), judge_look(s->sides[1], &s->at)};
  if (is_one(verdicts[0]) && verdicts[0] == verdicts[1]) return ANSWERED;
  comparison c;
  bool tells = compare_options(s, &c);
  if (tells && !c.is_open && c.count == 0) return ANSWERED; /* alike, whatever all else comes to */
  if (tells && !c.is_open && !s->verdicts) {
    tell_differences(s, &c);
    return ANSWERED;
  }
  if (is_one(verdicts[0]) && is_one(verdicts[1])) {
    tell_verdicts(s, (verdict)__builtin_ctz(verdicts[0]), (verdict)__builtin_ctz(verdicts[1]));
    return ANSWERED;
  }
  if (blame_open(s, &c, where) || blame_parts(s, where)) return ANSWERED_CUT;
  verdict found[SIDES];
  if (replay_both(s, found)) tell_verdicts(s, found[0], found[1]);
  return ANSWERED;
}

/* Is there a profile, and could it be matched? */
static bool is_somebody(search *s, epf_status status) {
  if (status != EPF_OK && status != EPF_E_DATA) give_up(s, status == EPF_E_ARGUMENT ? UNDECIDED_TEXT : UNDECIDED_REPLAY, TABLE_NONE);
  return status == EPF_OK;
}

static void tell_somebody(search *s, verdict is) {
  piece p = {.at = &s->at, .verdicts = {is, is}};
  s->found(s->to, &p);
  s->stopped = true;
}

static answered ask_reach(search *s, blame *where) {
  uint32_t found = judge_look(s->sides[0], &s->at);
  if ((found & s->wanted) == 0) return ANSWERED;
  bool open = (found & ~s->wanted) != 0;
  for (int k = 0; k < T_PARTS && open; k++)
    if (judge_blame_part(s->sides[0], &s->at, (t_part)k, where)) return ANSWERED_CUT;
  verdict is;
  if (is_somebody(s, judge_replay(s->sides[0], &s->at, &is)) && (s->wanted >> is & 1) != 0) tell_somebody(s, is);
  return ANSWERED;
}

/* Is it so for every profile of the box (true), for none, or is that not known yet? */
static trit wish_is(search *s, const wish *w) {
  bool alike;
  trit is = judge_wish(s->sides[0], w, &alike);
  if ((w->any_of & WISH_ALIKE) != 0) alike = judge_is_alike(s->sides[0], w->node);
  return !alike ? TRIT_UNKNOWN : (w->any_of & wish_for(is)) != 0 ? TRIT_TRUE : TRIT_FALSE;
}

/* None of the wishes is denied: then the first that is open, else somebody. */
static answered ask_wishes(search *s, blame *where) {
  judge_fill(s->sides[0], &s->at);
  const wish *open = NULL;
  for (uint32_t i = 0; i < s->wish_count; i++) {
    trit is = wish_is(s, &s->wishes[i]);
    if (is == TRIT_FALSE) return ANSWERED;
    if (is == TRIT_UNKNOWN && open == NULL) open = &s->wishes[i];
  }
  if (open != NULL && judge_blame_wish(s->sides[0], &s->at, open, where)) return ANSWERED_CUT;
  if (!is_somebody(s, judge_match(s->sides[0], &s->at))) return ANSWERED;
  for (uint32_t i = 0; i < s->wish_count; i++)
    if ((s->wishes[i].any_of & wish_for(judge_matched_wish(s->sides[0], &s->wishes[i]))) == 0) give_up(s, UNDECIDED_REPLAY, TABLE_NONE);
  trit accepted = s->accepts == NULL ? TRIT_TRUE : s->accepts(s->what, s->sides[0]);
  if (accepted == TRIT_UNKNOWN) give_up(s, UNDECIDED_BUDGET, TABLE_NONE);
  if (s->why != UNDECIDED_REPLAY && accepted == TRIT_TRUE) tell_somebody(s, VERDICT_NOT_APPLICABLE);
  for (uint32_t i = 0; i < s->wish_count && s->thorough && accepted == TRIT_FALSE; i++) /* another one of the box may be */
    if (judge_blame_wish(s->sides[0], &s->at, &s->wishes[i], where)) return ANSWERED_CUT;
  return ANSWERED;
}

/* Do both come to the same value? Values of enums are the same if they are called so. */
static bool values_are_same(const search *s, const int64_t values[SIDES], const bool missing[SIDES]) {
  if (missing[0] || missing[1]) return missing[0] == missing[1];
  const t_datum *d[SIDES] = {&s->sides[0]->t->data[s->data[0]], &s->sides[1]->t->data[s->data[1]]};
  if (d[0]->type != T_ENUM) return values[0] == values[1];
  str names[SIDES];
  for (int k = 0; k < SIDES; k++) names[k] = table_str(s->sides[k]->t, s->sides[k]->t->values[d[k]->values.first + (uint64_t)values[k]].id);
  return str_eq(names[0], names[1]);
}

typedef bool value_reader(const judge *j, uint32_t datum, int64_t *value, bool *missing);

/* What both come to: true, the same; false, not; unknown, not known of both. */
static trit compare_values(const search *s, value_reader *read) {
  int64_t values[SIDES];
  bool missing[SIDES];
  for (int k = 0; k < SIDES; k++)
    if (!read(s->sides[k], s->data[k], &values[k], &missing[k])) return TRIT_UNKNOWN;
  return values_are_same(s, values, missing) ? TRIT_TRUE : TRIT_FALSE;
}

static answered ask_values(search *s, blame *where) {
  for (int k = 0; k < SIDES; k++) judge_fill(s->sides[k], &s->at);
  trit same = compare_values(s, judge_value);
  if (same == TRIT_TRUE) return ANSWERED;
  for (int k = 0; k < SIDES && same == TRIT_UNKNOWN; k++) {
    int64_t value;
    bool missing;
    if (!judge_value(s->sides[k], s->data[k], &value, &missing) && judge_blame_value(s->sides[k], &s->at, s->data[k], where)) return ANSWERED_CUT;
  }
  for (int k = 0; k < SIDES; k++)
    if (!is_somebody(s, judge_match(s->sides[k], &s->at))) return ANSWERED;
  bool known[SIDES], missing;
  int64_t value;
  for (int k = 0; k < SIDES; k++) known[k] = judge_matched_value(s->sides[k], s->data[k], &value, &missing);
  trit matched = known[0] != known[1] ? TRIT_FALSE : compare_values(s, judge_matched_value);
  if (matched == TRIT_FALSE) tell_somebody(s, VERDICT_NOT_APPLICABLE);
  else if (same == TRIT_FALSE) give_up(s, UNDECIDED_REPLAY, TABLE_NONE);
  return ANSWERED; /* open on both sides */
}

static void explore(search *s) {
  blame where;
  if (s->stopped) return;
  if (s->budget == 0) {
    give_up(s, UNDECIDED_BUDGET, TABLE_NONE);
    return;
  }
  s->budget--;
  s->looks++;
  answered found = s->data != NULL ? ask_values(s, &where) : s->wishes != NULL ? ask_wishes(s, &where) : s->wanted != 0 ? ask_reach(s, &where) : ask_differences(s, &where);
  if (found == ANSWERED_CUT) cut(s, &where);
}

static void begin(search *s) {
  s->why = UNDECIDED_NOTHING;
  s->left_out = TABLE_NONE;
  s->stopped = false;
}

void search_reach(search *s, uint32_t option, uint32_t wanted) {
  begin(s);
  s->wanted = wanted;
  judge_take(s->sides[0], option);
  explore(s);
  s->wanted = 0;
}

void search_wishes(search *s, const wish *wishes, uint32_t count) {
  begin(s);
  s->wishes = wishes;
  s->wish_count = count;
  judge_take_wishes(s->sides[0], wishes, count);
  explore(s);
  s->wishes = NULL;
}

void search_values(search *s, const uint32_t data[SIDES]) {
  begin(s);
  s->data = data;
  for (int k = 0; k < SIDES; k++) judge_take_wishes(s->sides[k], &(wish){.node = TABLE_NONE, .any_of = WISH_TRUE, .datum = data[k]}, 1);
  explore(s);
  s->data = NULL;
}

void search_run(search *s, const uint32_t options[SIDES]) {
  begin(s);
  for (int k = 0; k < SIDES; k++) judge_take(s->sides[k], options[k]);
  explore(s);
}
