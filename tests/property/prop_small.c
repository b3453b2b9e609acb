/* Rule sets small enough to ask everybody: what is proved of them, held against all profiles there are.
 *
 *   prop_small SEED PAIRS
 *
 * Each pair is a rule set and one that differs from it in one place: a literal, an operator, or a condition that is not there. Every answer
 * that can be given, or not given, is matched by both.
 *
 *   diff      an option's pieces hold just the profiles that are judged otherwise (verdicts), and all of them (differences)
 *   reach     somebody can have an option where somebody does
 *   values    a derived value is found to come out otherwise where it does for somebody
 *   decides   a condition of which it is proved that it decides nothing changes nobody's verdict when it is taken away; one that does
 *             decide changes somebody's
 *
 * Pair number i of seed s is pair number 0 of seed s + i.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property/pairs.h"
#include "property/small.h"
#include "prove/sites.h"

static everybody people;
static struct {
  unsigned long pairs, options, changed, profiles, conditions, idle, asking, nobody, values, values_differ;
} seen;

enum { AS_OF = 20500 };

/* Has both sides match person number n. */
static void match_person(pair *p, profile_unit *u, unsigned n) {
  gen_profile q = {.line = people.lines[n], .as_of = AS_OF};
  for (int k = 0; k < SIDES; k++) must(pair_bind(&p->sides[k], u, &q, false, AS_OF));
  seen.profiles++;
}

static bool say_small(const pair *p, const uint32_t options[SIDES], unsigned person, const char *what) {
  gen_profile q = {.line = people.lines[person], .as_of = AS_OF};
  return pair_say(p, &q, options, what);
}

/* ---- diff ---- */

static bool check_option(pair *p, search *s, profile_unit *u, uint32_t option, bool verdicts) {
  const uint32_t both[SIDES] = {option, option};
  p->count = 0;
  s->verdicts = verdicts;
  s->budget = UINT32_MAX;
  s->at = box_whole(&p->s);
  search_run(s, both);
  must(s->why == UNDECIDED_NOTHING); /* there is nothing here that could not be decided */
  seen.options++;
  seen.changed += p->count > 0;
  for (unsigned n = 0; n < people.count; n++) {
    match_person(p, u, n);
    bool differs = p->sides[0].s->outcomes[option].verdict != p->sides[1].s->outcomes[option].verdict;
    size_t in = 0;
    while (in < p->count && !box_has(p, &p->pieces[in].at)) in++;
    if (in == p->count && differs) return say_small(p, both, n, "is judged otherwise, and in no piece");
    if (in < p->count && !piece_is_true(p, &p->pieces[in].is, both)) return say_small(p, both, n, "is not as the piece says");
    if (in < p->count && verdicts && !differs) return say_small(p, both, n, "is in a piece, and judged alike");
  }
  return true;
}

/* ---- reach ---- */

static void note(void *to, const piece *found) {
  (void)found;
  *(bool *)to = true;
}

static bool check_reach(pair *p, search *s, profile_unit *u, uint32_t option) {
  static const uint32_t wanted = 1u << VERDICT_ELIGIBLE | 1u << VERDICT_UNAVAILABLE;
  const uint32_t both[SIDES] = {option, option};
  bool found = false, somebody = false;
  s->found = note;
  s->to = &found;
  s->budget = UINT32_MAX;
  s->at = box_whole(&p->s);
  search_reach(s, option, wanted);
  must(s->why == UNDECIDED_NOTHING);
  for (unsigned n = 0; n < people.count && !somebody; n++) {
    match_person(p, u, n);
    somebody = (wanted >> p->sides[0].s->outcomes[option].verdict & 1) != 0;
  }
  s->found = pair_keep;
  s->to = p;
  seen.nobody += !found;
  return found == somebody || say_small(p, both, 0, found ? "somebody was found, and nobody has it" : "nobody was found, and somebody has it");
}

/* ---- decides ---- */

static bool somebody_is_in(pair *p, search *s, const sites *all, const site *of, t_list situations) {
  bool found = false;
  s->found = note;
  s->to = &found;
  s->accepts = site_decides;
  s->what = of;
  for (uint32_t i = 0; i < situations.count && !found; i++) {
    t_list wishes = all->situations.at[situations.first + i];
    s->budget = UINT32_MAX;
    s->at = box_whole(&p->s);
    search_wishes(s, all->wishes.at + wishes.first, wishes.count);
    must(s->why == UNDECIDED_NOTHING);
  }
  s->accepts = NULL;
  s->found = pair_keep;
  s->to = p;
  return found;
}

static const site *site_at(const table *t, const sites *all, unsigned line) {
  for (size_t i = 0; i < all->all.count; i++) {
    const t_node *n = &t->nodes[all->all.at[i].node];
    if (n->op == T_CLAUSE && t->clauses[n->clause].line == line) return &all->all.at[i];
  }
  return NULL;
}

/* The second rule set is the first without the condition on that line. */
static bool check_decides(pair *p, search *s, profile_unit *u, uint32_t option, unsigned line) {
  const table *t = &p->sides[0].table->view;
  const uint32_t both[SIDES] = {option, option};
  sites all;
  sites_begin(&all, &p->memory, t);
  sites_add_option(&all, option);
  const site *of = site_at(t, &all, line);
  must(of != NULL && of->situations.count > 0 && of->open.count > 0);
  bool does = somebody_is_in(p, s, &all, of, of->situations), asks = somebody_is_in(p, s, &all, of, of->open);
  unsigned n = 0;
  for (; n < people.count; n++) {
    match_person(p, u, n);
    const option_outcome *x = &p->sides[0].s->outcomes[option], *y = &p->sides[1].s->outcomes[option];
    bool offered = x->verdict == VERDICT_ELIGIBLE || x->verdict == VERDICT_UNAVAILABLE;
    if (x->verdict != y->verdict || (offered && x->available != y->available)) break;
  }
  seen.conditions++;
  seen.idle += !does && !asks;
  seen.asking += !does && asks;
  if (n < people.count && !does && !asks) return say_small(p, both, n, "a condition that decides nothing was taken away, and this changed");
  if (n == people.count && (does || asks)) return say_small(p, both, 0, does ? "a condition that decides was taken away, and nothing changed" : "one that asks was, and nothing changed");
  return true;
}

/* ---- values ---- */

typedef struct came_to {
  bool known, missing;
  int64_t value; /* of bands: 0 is the lower one in every rule set here */
} came_to;

static came_to value_of(const rule_set *x, uint32_t datum) {
  const pass *p = &x->s->strict;
  uint32_t slot = p->t->data[datum].slot;
  bool missing = p->state[slot].miss == MISS_YES;
  return (came_to){missing || pass_is_single(p, slot), missing, missing ? 0 : p->state[slot].lo};
}

static bool check_value(pair *p, search *s, profile_unit *u, const char *id) {
  uint32_t data[SIDES];
  bool found = false, differs = false;
  for (int k = 0; k < SIDES; k++) {
    const table *t = &p->sides[k].table->view;
    for (data[k] = t->head->field_end; !str_is(table_str(t, t->data[data[k]].id), id); data[k]++) continue;
  }
  s->found = note;
  s->to = &found;
  s->budget = UINT32_MAX;
  s->at = box_whole(&p->s);
  search_values(s, data);
  must(s->why == UNDECIDED_NOTHING);
  s->found = pair_keep;
  s->to = p;
  unsigned n = 0;
  for (; n < people.count && !differs; n++) {
    match_person(p, u, n);
    came_to before = value_of(&p->sides[0], data[0]), after = value_of(&p->sides[1], data[1]);
    if (before.known || after.known) differs = before.known != after.known || before.missing != after.missing || before.value != after.value;
  }
  seen.values++;
  seen.values_differ += found;
  return found == differs || say_small(p, (const uint32_t[]){0, 0}, n - 1, found ? "a value was found to differ, and does for nobody" : "a value differs, and was not found to");
}

/* ---- pairs ---- */

typedef struct change {
  unsigned gone; /* a leaf that is taken away, of whose parent others stay; 0: something else changed */
  uint32_t option;
} change;

static unsigned left_of(const script *s, unsigned node) {
  unsigned left = 0;
  for (unsigned i = 0; i < s->nodes[node].count; i++) left += !s->nodes[s->nodes[node].parts[i]].gone;
  return left;
}

static unsigned parent_of(const script *s, unsigned node) {
  for (unsigned i = 1; i < s->count; i++)
    for (unsigned k = 0; k < s->nodes[i].count; k++)
      if (s->nodes[i].parts[k] == node) return i;
  return 0;
}

static uint32_t option_of(const script *s, unsigned node) {
  while (parent_of(s, node) != 0) node = parent_of(s, node);
  return node == s->eligible[1] ? 1 : 0;
}

static change change_one(script *s, gen *g) {
  for (int tries = 0; tries < 20; tries++) {
    unsigned node = 1 + gen_below(g, s->count - 1), above = parent_of(s, node);
    tree *t = &s->nodes[node];
    if (gen_chance(g, 60)) {
      bool listed = above != 0 && (s->nodes[above].is == ALL || s->nodes[above].is == ANY);
      if (t->is != LEAF || !listed || left_of(s, above) < 2) continue;
      t->gone = true;
      return (change){node, option_of(s, node)};
    }
    if (t->is == LEAF) small_leaf(g, t->leaf, true);
    else if (t->is == ALL || t->is == ANY) t->is = t->is == ALL ? ANY : ALL;
    else if (gen_chance(g, 50)) s->band[0] = 1 + gen_below(g, 6);
    else small_leaf(g, s->cases[gen_below(g, 2)], false);
    break;
  }
  return (change){0, 0};
}

static bool check_pair(pair *p, const script *before, const change *what) {
  search s;
  profile_unit *u;
  bool good = true;
  must(unit_new(&u) == EPF_OK);
  pair_begin(p, &s, AS_OF, false);
  for (uint32_t option = 0; option < 2 && good; option++)
    good = check_option(p, &s, u, option, false) && check_option(p, &s, u, option, true) && check_reach(p, &s, u, option);
  static const char *const values[] = {"band", "pick", "tally"};
  for (size_t i = 0; i < sizeof values / sizeof *values && good; i++) good = check_value(p, &s, u, values[i]);
  if (good && what->gone != 0) good = check_decides(p, &s, u, what->option, before->nodes[what->gone].line);
  pair_end(p, &s);
  unit_free(u);
  return good;
}

int main(int argc, char **argv) {
  if (argc != 3) return fputs("usage: prop_small SEED PAIRS\n", stderr), 2;
  uint64_t seed = strtoull(argv[1], NULL, 10);
  unsigned long pairs = strtoul(argv[2], NULL, 10);
  pair *p = pair_new();
  small_everybody(&people);
  bool good = true;
  for (unsigned long i = 0; i < pairs && good; i++) {
    p->seed = seed + i;
    gen g = gen_from_seed(p->seed);
    static script first, second;
    small_new(&first, &g);
    bool open = rules_open(&p->sides[0], small_text(&first));
    second = first;
    change what = change_one(&second, &g);
    open &= rules_open(&p->sides[1], small_text(&second));
    if (open) good = check_pair(p, &first, &what);
    seen.pairs += open;
    for (int k = 0; k < SIDES; k++) rules_close(&p->sides[k]);
  }
  printf("%lu pairs, %lu comparisons, %lu differ; %lu profiles; %lu options nobody can have; %lu conditions, %lu decide nothing, %lu but that they are asked; %lu values, %lu differ\n", seen.pairs, seen.options, seen.changed,
         seen.profiles, seen.nobody, seen.conditions, seen.idle, seen.asking, seen.values, seen.values_differ);
  bool enough = pairs < 100 || (seen.pairs > pairs / 2 && seen.changed > pairs / 4 && seen.nobody > pairs / 50 && seen.conditions > pairs / 20 && seen.idle > 0 && seen.values_differ > 0);
  if (!enough) puts("too little was compared");
  pair_free(p);
  return good && enough ? 0 : 1;
}
