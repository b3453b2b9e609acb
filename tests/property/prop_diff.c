/* Pairs of generated rule sets that differ in little: what the search says of where they differ, held against matching.
 *
 *   prop_diff SEED PAIRS PROFILES
 *
 * Two searches of each option: for conditions that differ, and for verdicts. Sound: of each profile in a piece the conditions, or the
 * verdicts, are what the piece says. Complete: where a search decided everything, a profile outside every piece is judged alike. Pair
 * number i of seed s is pair number 0 of seed s + i.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/bind.h"
#include "bind/unit.h"
#include "diag/diag.h"
#include "lower/seal.h"
#include "prove/search.h"
#include "support/gen.h"
#include "yaml/doc.h"

enum { BYTES = 1500, PIECES_MOST = 20000, LOOKS = 4000 };

typedef struct rule_set {
  char *text;
  arena memory;
  model m;
  epf_table *table;
  record *r;
  binder *b;
  scratch *s;
} rule_set;

typedef struct kept {
  box at;
  piece is;
} kept;

typedef struct pair {
  uint64_t seed;
  rule_set sides[SIDES];
  arena memory;
  space s;
  kept *pieces;
  size_t count;
} pair;

static struct {
  unsigned long pairs, options, decided, differing, profiles, inside, outside, nobody, apart;
} seen;

static void must(bool good) {
  if (!good) abort();
}

static bool rules_open(rule_set *x, gen g) {
  *x = (rule_set){.text = gen_rules(&g)};
  arena_init(&x->memory);
  if (ARENA_CATCH(&x->memory)) abort();
  diags d;
  diags_init(&d, &x->memory);
  source *from = source_new(&x->memory, STR("generated.yaml"), STR("generated.yaml"), str_from(x->text));
  doc *root = yaml_parse(from, &d);
  plan *p = ARENA_NEW(&x->memory, plan);
  if (root == NULL || !model_decode(&x->m, &x->memory, &d, &root, 1, root)) return false;
  const source *files[1] = {from};
  x->m.files = files;
  x->m.file_count = 1;
  if (!lower(p, &x->memory, &d, &x->m)) return false;
  void *block;
  uint64_t bytes;
  uint8_t none[32] = {0};
  must(table_seal(p, none, (seal_options){0}, &block, &bytes) == EPF_OK && table_adopt(&x->table, block, bytes) == EPF_OK);
  must(record_new(&x->r, &x->table->view) == EPF_OK && binder_new(&x->b, &x->table->view, (bind_options){.ignore_unknown = true}) == EPF_OK);
  must(scratch_new(&x->s, &x->table->view, x->table->patterns, (match_options){0}) == EPF_OK);
  return true;
}

static void rules_close(rule_set *x) {
  free(x->text);
  scratch_free(x->s);
  binder_free(x->b);
  record_free(x->r);
  epf_table_free(x->table);
  arena_release(&x->memory);
}

static void keep(void *to, const piece *found) {
  pair *p = to;
  must(p->count < PIECES_MOST);
  p->pieces[p->count++] = (kept){box_copy(&p->memory, &p->s, found->at), *found};
}

/* ---- is a profile in a piece? ---- */

static bool axis_has(const axis *x, const reach *r, const record *of, int side) {
  const answer *a = &of->answers[x->datum[side]];
  if (a->state != ANSWER_KNOWN) return r->missing;
  if (!r->known) return false;
  if (x->type == T_SET || x->type == T_TEXT) return true;
  int64_t value = a->value;
  if (x->codes[side] != NULL) {
    for (value = x->min; value <= x->max && x->codes[side][value] != a->value; value++) continue;
    if (value > x->max) return false;
  }
  return value >= r->lo && value <= r->hi;
}

static bool part_has(const pair *p, uint32_t i, uint8_t wanted, int side) {
  const axis_part *x = &p->s.parts.at[i];
  const axis *of = &p->s.axes.at[x->axis];
  const rule_set *rules = &p->sides[side];
  if (wanted == TRIT_UNKNOWN || x->slot[side] == TABLE_NONE || of->datum[side] == TABLE_NONE) return true;
  if (rules->r->answers[of->datum[side]].state != ANSWER_KNOWN) return true;
  bool holds = of->type == T_SET ? bits_has(record_members(rules->r, of->datum[side]), x->code[side]) : rules->s->pattern_hits[x->slot[side]] == TRIT_TRUE;
  return holds == (wanted == TRIT_TRUE);
}

static bool box_has(const pair *p, const box *b) {
  for (int k = 0; k < SIDES; k++) {
    for (uint32_t i = 0; i < p->s.axes.count; i++)
      if (p->s.axes.at[i].datum[k] != TABLE_NONE && !p->s.axes.at[i].clashes && !axis_has(&p->s.axes.at[i], &b->axes[i], p->sides[k].r, k)) return false;
    for (uint32_t i = 0; i < p->s.parts.count; i++)
      if (!part_has(p, i, b->parts[i], k)) return false;
  }
  return true;
}

/* ---- one pair ---- */

static bool bind(rule_set *x, profile_unit *u, const gen_profile *from, bool included, int64_t as_of) {
  must(unit_set_json(u, (place){1, 1}, str_from(from->line)) == EPF_OK);
  if (bind_unit(x->b, u, x->r) != EPF_OK || x->r->invalid > 0) return false;
  record_know(x->r, 0, as_of);
  record_know(x->r, 1, from->stage);
  uint32_t field = x->table->view.head->include_field;
  if (field != TABLE_NONE) record_know(x->r, field, included);
  return match_record(x->s, x->r) == EPF_OK;
}

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

static bool say(const pair *p, const gen_profile *q, const uint32_t options[SIDES], const char *what) {
  uint32_t option = options[0];
  for (int k = 0; k < SIDES; k++) printf("%s ", verdict_text((verdict)p->sides[k].s->outcomes[options[k]].verdict));
  str id = table_str(&p->sides[0].table->view, p->sides[0].table->view.options[option].id);
  printf("\nseed %llu, option %.*s: %s\n--- before\n%s--- after\n%s--- profile, stage %u, as of %lld\n%s\n", (unsigned long long)p->seed, STR_FMT(id), what, p->sides[0].text,
         p->sides[1].text, q->stage, (long long)q->as_of, q->line);
  return false;
}

/* Does the piece say of this profile what matching does? */
static bool is_true_of(const pair *p, const piece *is, const uint32_t options[SIDES]) {
  for (int k = 0; k < SIDES; k++) {
    const scratch *s = p->sides[k].s;
    if (is->count == 0 && s->outcomes[options[k]].verdict != (uint8_t)is->verdicts[k]) return false;
    for (uint32_t i = 0; i < is->count; i++) {
      const difference *d = &is->differences[i];
      if (!d->follows && d->node[k] != TABLE_NONE && pass_node(&s->strict, d->node[k]) != d->is[k]) return false;
    }
  }
  return true;
}

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
    if (bind(&p->sides[0], u, q, included, as_of) && bind(&p->sides[1], u, q, included, as_of) && same_person(p) && box_has(p, &whole)) {
      uint8_t before = p->sides[0].s->outcomes[options[0]].verdict, after = p->sides[1].s->outcomes[options[1]].verdict;
      size_t in = 0;
      while (in < p->count && !box_has(p, &p->pieces[in].at)) in++;
      seen.profiles++;
      seen.inside += in < p->count;
      seen.outside += in == p->count && decided;
      if (in < p->count && !is_true_of(p, &p->pieces[in].is, options)) good = say(p, q, options, "a profile of a piece is not as the piece says");
      if (in == p->count && decided && before != after) good = say(p, q, options, "a profile outside every piece is judged differently");
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
    s->found = keep;
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
    if (bind(rules, u, q, included, as_of) && box_has(p, &whole)) {
      uint8_t is = rules->s->outcomes[option].verdict;
      if (nobody && (wanted >> is & 1) != 0) good = say(p, q, both, "nobody can have it, and somebody does");
      const axis *x = &p->s.axes.at[number];
      for (int k = 0; k < SIDES && apart; k++) {
        record_know(rules->r, x->datum[0], x->codes[0] != NULL ? (int64_t)x->codes[0][values[1 - k]] : values[1 - k]);
        must(match_record(rules->s, rules->r) == EPF_OK);
        if (k == 0) is = rules->s->outcomes[option].verdict;
      }
      size_t in = 0; /* the record holds the first of the two values now */
      while (in < p->count && !box_has(p, &p->pieces[in].at)) in++;
      if (apart && good && in == p->count && rules->s->outcomes[option].verdict != is) good = say(p, q, both, "one answer alone changes it, outside every piece");
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
  arena_init(&p->memory);
  if (ARENA_CATCH(&p->memory)) abort();
  space_make(&p->s, &p->memory, t, t, as_of);
  search s = {.s = &p->s, .most_items = UINT32_MAX};
  digests all[SIDES];
  for (int k = 0; k < SIDES; k++) {
    digests_make(&all[k], &p->memory, t);
    s.digests[k] = &all[k];
    must(judge_new(&s.sides[k], &p->memory, &p->s, k, p->sides[0].table, as_of, included) == EPF_OK);
  }
  for (int k = 0; k < SIDES; k++) s.sides[k]->other = s.sides[1 - k];
  for (uint32_t i = 0; i < t->option_count && good; i++) good = check_alone(p, g, &s, i, as_of, included, profiles);
  for (int k = 0; k < SIDES; k++) judge_free(s.sides[k]);
  arena_release(&p->memory);
  p->sides[1] = second;
  return good;
}

static bool check_pair(pair *p, gen *g, int profiles) {
  const table *x = &p->sides[0].table->view, *y = &p->sides[1].table->view;
  int64_t as_of = 20454 + (int64_t)gen_below(g, 400);
  bool included = gen_chance(g, 50), good = true;
  arena_init(&p->memory);
  if (ARENA_CATCH(&p->memory)) abort();
  space_make(&p->s, &p->memory, x, y, as_of);
  search s = {.s = &p->s, .found = keep, .to = p, .most_items = UINT32_MAX};
  digests all[SIDES];
  for (int k = 0; k < SIDES; k++) {
    digests_make(&all[k], &p->memory, &p->sides[k].table->view);
    s.digests[k] = &all[k];
    must(judge_new(&s.sides[k], &p->memory, &p->s, k, p->sides[k].table, as_of, included) == EPF_OK);
  }
  for (int k = 0; k < SIDES; k++) s.sides[k]->other = s.sides[1 - k];
  for (uint32_t i = 0; i < x->option_count && good && same_stages(p); i++)
    for (uint32_t k = 0; k < y->option_count && good; k++) {
      if (!str_eq(table_str(x, x->options[i].id), table_str(y, y->options[k].id))) continue;
      for (int verdicts = 0; verdicts < 2 && good; verdicts++) {
        s.verdicts = verdicts == 1;
        good = check_option(p, g, &s, (const uint32_t[]){i, k}, as_of, included, profiles);
      }
    }
  for (int k = 0; k < SIDES; k++) judge_free(s.sides[k]);
  arena_release(&p->memory);
  return good && check_first(p, g, as_of, included, profiles);
}

int main(int argc, char **argv) {
  if (argc != 4) return fputs("usage: prop_diff SEED PAIRS PROFILES\n", stderr), 2;
  uint64_t seed = strtoull(argv[1], NULL, 10);
  int pairs = atoi(argv[2]), profiles = atoi(argv[3]);
  static uint8_t bytes[BYTES];
  pair *p = calloc(1, sizeof *p);
  must(p != NULL);
  p->pieces = calloc(PIECES_MOST, sizeof *p->pieces);
  must(p->pieces != NULL);
  bool good = true;
  for (int i = 0; i < pairs && good; i++) {
    p->seed = seed + (uint64_t)i;
    gen g = gen_from_seed(p->seed);
    for (size_t k = 0; k < BYTES; k++) bytes[k] = (uint8_t)gen_below(&g, 256);
    bool open = rules_open(&p->sides[0], gen_from_bytes(bytes, BYTES));
    for (uint32_t n = 1 + gen_below(&g, 3); n > 0; n--) bytes[gen_below(&g, 700)] = (uint8_t)gen_below(&g, 256);
    open &= rules_open(&p->sides[1], gen_from_bytes(bytes, BYTES));
    if (open) good = check_pair(p, &g, profiles);
    seen.pairs += open;
    for (int k = 0; k < SIDES; k++) rules_close(&p->sides[k]);
  }
  printf("%lu pairs, %lu options, %lu decided, %lu differ; %lu profiles, %lu in a piece, %lu outside of all; %lu nobody can have, %lu with one answer apart\n", seen.pairs, seen.options, seen.decided, seen.differing, seen.profiles,
         seen.inside, seen.outside, seen.nobody, seen.apart);
  bool enough = pairs < 100 || profiles < 10 || (seen.differing > 20 && seen.inside > 500 && seen.outside > 2000 && seen.nobody > 20 && seen.apart > 50);
  if (!enough) puts("too little was compared");
  free(p->pieces);
  free(p);
  return good && enough ? 0 : 1;
}
