/* Pairs of generated rule sets that differ in little: what the search says of where they differ, held against matching.
 *
 *   prop_diff SEED PAIRS PROFILES
 *
 * Two searches of each option: for conditions that differ, and for verdicts. Sound: of each profile in a piece the conditions, or the
 * verdicts, are what the piece says. Complete: where a search decided everything, a profile outside every piece is judged alike. Pair
 * number i of seed s is pair number 0 of seed s + i.
 */
#include <stdio.h>
#include <stdlib.h>

#include "property/pairs.h"

enum { BYTES = 1500, LOOKS = 4000 };

static struct {
  unsigned long pairs, options, decided, differing, profiles, inside, outside, nobody, apart;
} seen;

/* ---- one pair ---- */

/* A field that one side ignores may tell the other how many items there are: then they do not speak of the same person. */
static bool same_person(const pair *p) {
  for (uint32_t i = 0; i < p->s.axes.count; i++) {
    const axis *x = &p->s.axes.at[i];
    if (x->datum[0] == TABLE_NONE || x->datum[1] == TABLE_NONE) continue;
    bool known[SIDES];
    for (int k = 0; k < SIDES; k++) known[k] = p->sides[k].r->answers[x->datum[k]].state == ANSWER_KNOWN;
    if (known[0] != known[1]) return false;
    if (x->counted_by == TABLE_NONE && x->codes[0] == NULL && p->sides[0].r->answers[x->datum[0]].value != p->sides[1].r->answers[x->datum[1]].value) return false;
  }
  return true;
}

/* The stage is an axis; a profile's is a code of the first rule set. */
static bool same_stages(const pair *p) { return p->s.axes.at[p->s.axis_of[0][1]].datum[1] == 1 && p->sides[0].table->view.data[1].values.count == p->sides[1].table->view.data[1].values.count; }

static bool check_option(pair *p, gen *g, search *s, const uint32_t options[SIDES], int64_t as_of, bool included, int profiles) {
  p->count = 0;
  s->budget = LOOKS;
  s->at = box_whole(&p->s);
  search_run(s, options);
  must(s->why != UNDECIDED_REPLAY);
  bool decided = s->why == UNDECIDED_NOTHING, good = true;
  seen.options++;
  seen.decided += decided;
  seen.differing += p->count > 0;
  profile_unit *u;
  must(unit_new(&u) == EPF_OK);
  box whole = box_whole(&p->s);
  for (int n = 0; n < profiles && good; n++) {
    gen_profile *q = gen_profile_new(g, &p->sides[n % 2].m);
    q->as_of = as_of;
    if (pair_bind(&p->sides[0], u, q, included, as_of) && pair_bind(&p->sides[1], u, q, included, as_of) && same_person(p) && box_has(p, &whole)) {
      uint8_t before = p->sides[0].s->outcomes[options[0]].verdict, after = p->sides[1].s->outcomes[options[1]].verdict;
      size_t in = 0;
      while (in < p->count && !box_has(p, &p->pieces[in].at)) in++;
      seen.profiles++;
      seen.inside += in < p->count;
      seen.outside += in == p->count && decided;
      if (in < p->count && !piece_is_true(p, &p->pieces[in].is, options)) good = pair_say(p, q, options, "a profile of a piece is not as the piece says");
      if (in == p->count && decided && before != after) good = pair_say(p, q, options, "a profile outside every piece is judged differently");
    }
    gen_profile_free(&p->sides[n % 2].m, q);
  }
  unit_free(u);
  return good;
}

/* ---- one rule set by itself ---- */

static void note(void *to, const piece *found) {
  (void)found;
  *(bool *)to = true;
}

/* An axis whose answer may be put otherwise, and two of its values. */
static bool pick_values(const space *s, gen *g, uint32_t *number, int64_t values[SIDES]) {
  for (int tries = 0; tries < 8; tries++) {
    *number = gen_below(g, (uint32_t)s->axes.count);
    const axis *x = &s->axes.at[*number];
    if (x->is_given || x->counted_by != TABLE_NONE || x->type == T_SET || x->type == T_TEXT || x->type == T_SENTENCE || x->min >= x->max || x->clashes) continue;
    bool counts = false;
    for (uint32_t i = 0; i < s->axes.count; i++) counts |= s->axes.at[i].counted_by == *number;
    if (counts) continue;
    values[0] = gen_between(g, x->min, x->max);
    values[1] = gen_between(g, x->min, x->max);
    return values[0] != values[1];
  }
  return false;
}

/* Nobody has it: then no profile does. And where one answer alone is put otherwise, what differs lies in a piece. */
static bool check_alone(pair *p, gen *g, search *s, uint32_t option, int64_t as_of, bool included, int profiles) {
  static const uint32_t wanted = 1u << VERDICT_ELIGIBLE | 1u << VERDICT_UNAVAILABLE;
  const uint32_t both[SIDES] = {option, option};
  rule_set *rules = &p->sides[0];
  bool somebody = false, good = true;
  s->budget = LOOKS;
  s->at = box_whole(&p->s);
  s->found = note;
  s->to = &somebody;
  search_reach(s, option, wanted);
  bool nobody = !somebody && s->why == UNDECIDED_NOTHING;
  seen.nobody += nobody;
  uint32_t number = 0;
  int64_t values[SIDES];
  bool apart = pick_values(&p->s, g, &number, values);
  p->count = 0;
  if (apart) {
    for (int k = 0; k < SIDES; k++) judge_set_apart(s->sides[k], number, values[k], k == 0);
    s->at = box_whole(&p->s);
    s->at.axes[number] = (reach){values[0], values[0], false, true};
    s->apart = true;
    s->verdicts = false;
    s->budget = LOOKS;
    s->found = pair_keep;
    s->to = p;
    search_run(s, both);
    apart = s->why == UNDECIDED_NOTHING;
    s->apart = false;
    for (int k = 0; k < SIDES; k++) s->sides[k]->apart = TABLE_NONE;
  }
  seen.apart += apart;
  profile_unit *u;
  must(unit_new(&u) == EPF_OK);
  box whole = box_whole(&p->s);
  for (int n = 0; n < profiles && good && (nobody || apart); n++) {
    gen_profile *q = gen_profile_new(g, &rules->m);
    if (pair_bind(rules, u, q, included, as_of) && box_has(p, &whole)) {
      uint8_t is = rules->s->outcomes[option].verdict;
      if (nobody && (wanted >> is & 1) != 0) good = pair_say(p, q, both, "nobody can have it, and somebody does");
      const axis *x = &p->s.axes.at[number];
      for (int k = 0; k < SIDES && apart; k++) {
        record_know(rules->r, x->datum[0], x->codes[0] != NULL ? (int64_t)x->codes[0][values[1 - k]] : values[1 - k]);
        must(match_record(rules->s, rules->r) == EPF_OK);
        if (k == 0) is = rules->s->outcomes[option].verdict;
      }
      size_t in = 0; /* the record holds the first of the two values now */
      while (in < p->count && !box_has(p, &p->pieces[in].at)) in++;
      if (apart && good && in == p->count && rules->s->outcomes[option].verdict != is) good = pair_say(p, q, both, "one answer alone changes it, outside every piece");
    }
    gen_profile_free(&rules->m, q);
  }
  unit_free(u);
  return good;
}

static bool check_first(pair *p, gen *g, int64_t as_of, bool included, int profiles) {
  rule_set second = p->sides[1];
  p->sides[1] = p->sides[0]; /* both sides are the first rule set */
  const table *t = &p->sides[0].table->view;
  bool good = true;
  search s;
  pair_begin(p, &s, as_of, included);
  for (uint32_t i = 0; i < t->option_count && good; i++) good = check_alone(p, g, &s, i, as_of, included, profiles);
  pair_end(p, &s);
  p->sides[1] = second;
  return good;
}

static bool check_pair(pair *p, gen *g, int profiles) {
  const table *x = &p->sides[0].table->view, *y = &p->sides[1].table->view;
  int64_t as_of = 20454 + (int64_t)gen_below(g, 400);
  bool included = gen_chance(g, 50), good = true;
  search s;
  pair_begin(p, &s, as_of, included);
  for (uint32_t i = 0; i < x->option_count && good && same_stages(p); i++)
    for (uint32_t k = 0; k < y->option_count && good; k++) {
      if (!str_eq(table_str(x, x->options[i].id), table_str(y, y->options[k].id))) continue;
      for (int verdicts = 0; verdicts < 2 && good; verdicts++) {
        s.verdicts = verdicts == 1;
        good = check_option(p, g, &s, (const uint32_t[]){i, k}, as_of, included, profiles);
      }
    }
  pair_end(p, &s);
  return good && check_first(p, g, as_of, included, profiles);
}

static bool open_generated(rule_set *x, const uint8_t *bytes) {
  gen g = gen_from_bytes(bytes, BYTES);
  return rules_open(x, gen_rules(&g));
}

int main(int argc, char **argv) {
  if (argc != 4) return fputs("usage: prop_diff SEED PAIRS PROFILES\n", stderr), 2;
  uint64_t seed = strtoull(argv[1], NULL, 10);
  int pairs = atoi(argv[2]), profiles = atoi(argv[3]);
  static uint8_t bytes[BYTES];
  pair *p = pair_new();
  bool good = true;
  for (int i = 0; i < pairs && good; i++) {
    p->seed = seed + (uint64_t)i;
    gen g = gen_from_seed(p->seed);
    for (size_t k = 0; k < BYTES; k++) bytes[k] = (uint8_t)gen_below(&g, 256);
    bool open = open_generated(&p->sides[0], bytes);
    for (uint32_t n = 1 + gen_below(&g, 3); n > 0; n--) bytes[gen_below(&g, 700)] = (uint8_t)gen_below(&g, 256);
    open &= open_generated(&p->sides[1], bytes);
    if (open) good = check_pair(p, &g, profiles);
    seen.pairs += open;
    for (int k = 0; k < SIDES; k++) rules_close(&p->sides[k]);
  }
  printf("%lu pairs, %lu options, %lu decided, %lu differ; %lu profiles, %lu in a piece, %lu outside of all; %lu nobody can have, %lu with one answer apart\n", seen.pairs, seen.options, seen.decided, seen.differing, seen.profiles,
         seen.inside, seen.outside, seen.nobody, seen.apart);
  bool enough = pairs < 100 || profiles < 10 || (seen.differing > 20 && seen.inside > 500 && seen.outside > 2000 && seen.nobody > 20 && seen.apart > 50);
  if (!enough) puts("too little was compared");
  pair_free(p);
  return good && enough ? 0 : 1;
}
