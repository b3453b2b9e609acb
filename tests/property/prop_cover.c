/* Rule sets small enough to ask everybody: what cases are said to show of them, and what is generated, held against all profiles there are.
 *
 *   prop_cover SEED RULE_SETS
 *
 *   shows      a condition alone decides in somebody (MC/DC) just where two rule sets, in which it always holds and never holds, find what it is a
 *              part of known and different, and nothing before it settles the verdict
 *   seeks      somebody is found who shows an aim where there is somebody; else it is proved that there is nobody
 *   generates  the cases that are written are read again and pass, and then just those aims are shown that somebody shows
 *
 * Rule set number i of seed s is number 0 of seed s + i.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "epf/match.h"
#include "epf/rules.h"
#include "property/pairs.h"
#include "property/small.h"
#include "prove/aims.h"

enum { AS_OF = 20500 };

static everybody people;
static struct {
  unsigned long rule_sets, conditions, shown, masked, aims, nobody, cases;
} seen;

static bool say(const pair *p, const char *person, const char *what) {
  printf("seed %llu: %s\n%s%s\n", (unsigned long long)p->seed, what, p->sides[0].text, person);
  return false;
}

static void match_person(rule_set *x, profile_unit *u, unsigned n) {
  gen_profile q = {.line = people.lines[n], .as_of = AS_OF};
  must(pair_bind(x, u, &q, false, AS_OF));
}

/* ---- shows ---- */

static const site *site_at(const table *t, const sites *all, uint32_t option, unsigned line) {
  for (size_t i = 0; i < all->all.count; i++) {
    const t_node *n = &t->nodes[all->all.at[i].node];
    if (all->all.at[i].option == option && n->op == T_CLAUSE && t->clauses[n->clause].line == line) return &all->all.at[i];
  }
  return NULL;
}

static trit part_of(const rule_set *x, uint32_t option, t_part part) { return pass_part(&x->s->strict, &x->table->view.options[option], part); }

/* As the two rule sets have it. An exclusion settles the verdict before criteria do, and these before what is available. */
static bool decides(const rule_set forced[2], uint32_t option, t_part part) {
  trit without = part_of(&forced[0], option, part), with = part_of(&forced[1], option, part);
  if (without == TRIT_UNKNOWN || with == TRIT_UNKNOWN || without == with) return false;
  if (part != T_EXCLUDED && part_of(&forced[0], option, T_EXCLUDED) != TRIT_FALSE) return false;
  return part != T_AVAILABLE || part_of(&forced[0], option, T_CRITERIA) == TRIT_TRUE;
}

static bool check_leaf(pair *p, const script *s, unsigned leaf, uint32_t option, profile_unit *u, const aims *x) {
  const site *of = site_at(x->t, &x->sites, option, s->nodes[leaf].line);
  rule_set forced[2];
  bool good = true;
  must(of != NULL);
  for (int k = 0; k < 2; k++) {
    static script changed;
    changed = *s;
    changed.nodes[leaf].forced = k == 0 ? NEVER : ALWAYS;
    must(rules_open(&forced[k], small_text(&changed)));
  }
  for (unsigned n = 0; n < people.count && good; n++) {
    match_person(&p->sides[0], u, n);
    for (int k = 0; k < 2; k++) match_person(&forced[k], u, n);
    const pass *own = &p->sides[0].s->strict;
    trit is = pass_node(own, of->node);
    bool shows = is != TRIT_UNKNOWN && decides(forced, option, of->part);
    seen.shown += shows;
    seen.masked += !shows;
    trit told = site_shows(&x->sites, of, own);
    if (told != (shows ? is : TRIT_UNKNOWN)) good = say(p, people.lines[n], shows ? "a condition decides, and is not said to" : "a condition is said to decide, and does not");
  }
  seen.conditions++;
  for (int k = 0; k < 2; k++) rules_close(&forced[k]);
  return good;
}

static bool check_tree(pair *p, const script *s, unsigned node, uint32_t option, profile_unit *u, const aims *x) {
  if (node == 0) return true;
  const tree *t = &s->nodes[node];
  if (t->is == LEAF) return check_leaf(p, s, node, option, u, x);
  for (unsigned i = 0; i < t->count; i++)
    if (!check_tree(p, s, t->parts[i], option, u, x)) return false;
  return true;
}

/* ---- seeks ---- */

static bool check_seeks(pair *p, search *s, profile_unit *u, aims *x, size_t shown[2]) {
  for (unsigned n = 0; n < people.count; n++) {
    match_person(&p->sides[0], u, n);
    aims_mark(x, &p->sides[0].s->strict, NULL, NULL);
  }
  box whole = box_whole(&p->s);
  seeker k = {.search = s, .room = &p->memory, .whole = &whole, .budget = UINT32_MAX};
  for (uint32_t i = 0; i < x->all.count; i++) {
    if (!aim_counts(x, i)) continue;
    undecided why;
    sought found = aims_seek(x, i, &k, &why);
    seen.aims++;
    seen.nobody += found == SOUGHT_NOBODY;
    shown[x->all.at[i].kind] += x->all.at[i].shown;
    if ((found == SOUGHT_FOUND) != x->all.at[i].shown) return say(p, "", x->all.at[i].shown ? "somebody shows it, and nobody is found" : "somebody is found, and nobody shows it");
    if (found != SOUGHT_FOUND && found != SOUGHT_NOBODY) return say(p, "", "it is not decided");
  }
  return !k.mistaken;
}

/* ---- generates ---- */

static void write_file(const char *path, const char *first, const epf_buffer *then) {
  FILE *f = fopen(path, "wb");
  must(f != NULL && fputs(first, f) >= 0);
  if (then != NULL) must(fwrite(epf_buffer_bytes(then), 1, epf_buffer_len(then), f) == epf_buffer_len(then));
  must(fclose(f) == 0);
}

/* The numbers of "in all: 12 of 14 ...", the nth such line. */
static size_t told_of(const epf_buffer *told, int nth) {
  char *text = calloc(epf_buffer_len(told) + 1, 1), *at = text;
  must(text != NULL);
  memcpy(text, epf_buffer_bytes(told), epf_buffer_len(told));
  for (int i = 0; i <= nth; i++) {
    at = strstr(at, "in all: ");
    must(at != NULL);
    at += strlen("in all: ");
  }
  size_t found = strtoull(at, NULL, 10);
  free(text);
  return found;
}

static bool check_generates(pair *p, const char *path, const size_t shown[2]) {
  epf_rules *rules;
  epf_table *table;
  epf_buffer *cases = epf_buffer_new(), *told = epf_buffer_new(), *report = epf_buffer_new();
  const epf_generate_options o = {.as_of = "2026-02-16", .budget = UINT32_MAX, .items = 2};
  epf_generate_counts counts;
  epf_case_counts passed;
  const char *why;
  write_file(path, p->sides[0].text, NULL);
  must(epf_rules_read(&rules, path) == EPF_OK && epf_rules_seal(rules, &table) == EPF_OK);
  must(epf_rules_generate(rules, table, &o, &counts, cases, told, &why) == EPF_OK && !counts.mistaken && counts.undecided == 0);
  epf_table_free(table);
  epf_rules_free(rules);
  write_file(path, p->sides[0].text, cases);
  must(epf_rules_read(&rules, path) == EPF_OK && epf_rules_seal(rules, &table) == EPF_OK);
  must(epf_rules_run_cases(rules, table, (epf_case_report){.coverage = true}, report, &passed) == EPF_OK);
  seen.cases += passed.passed;
  bool good = passed.failed == 0 && passed.passed == counts.cases && told_of(report, 0) == shown[AIM_CONDITION] && told_of(report, 1) == shown[AIM_BOUND];
  if (!good) printf("%.*s%.*s", (int)epf_buffer_len(cases), epf_buffer_bytes(cases), (int)epf_buffer_len(report), epf_buffer_bytes(report));
  epf_table_free(table);
  epf_rules_free(rules);
  epf_buffer_free(cases);
  epf_buffer_free(told);
  epf_buffer_free(report);
  return good || say(p, "", "the cases do not show what they are said to");
}

/* ---- rule sets ---- */

static bool check(pair *p, const script *s, const char *path) {
  search looks;
  profile_unit *u;
  aims x;
  size_t shown[2] = {0};
  must(unit_new(&u) == EPF_OK);
  pair_begin(p, &looks, AS_OF, false);
  if (ARENA_CATCH(&p->memory)) abort();
  aims_make(&x, &p->memory, &p->sides[0].table->view);
  bool good = true;
  for (uint32_t i = 0; i < 2 && good; i++) good = check_tree(p, s, s->eligible[i], i, u, &x);
  good = good && check_tree(p, s, s->excluded, 0, u, &x) && check_tree(p, s, s->available, 0, u, &x);
  good = good && check_seeks(p, &looks, u, &x, shown) && check_generates(p, path, shown);
  pair_end(p, &looks);
  unit_free(u);
  return good;
}

int main(int argc, char **argv) {
  if (argc != 3) return fputs("usage: prop_cover SEED RULE_SETS\n", stderr), 2;
  uint64_t seed = strtoull(argv[1], NULL, 10);
  unsigned long count = strtoul(argv[2], NULL, 10);
  char folder[] = "/tmp/epf-cover-XXXXXX", path[64];
  must(mkdtemp(folder) != NULL);
  snprintf(path, sizeof path, "%s/rules.yaml", folder);
  pair *p = pair_new();
  small_everybody(&people);
  bool good = true;
  for (unsigned long i = 0; i < count && good; i++) {
    static script s;
    p->seed = seed + i;
    gen g = gen_from_seed(p->seed);
    small_new(&s, &g);
    bool open = rules_open(&p->sides[0], small_text(&s));
    open &= rules_open(&p->sides[1], small_text(&s));
    if (open) good = check(p, &s, path);
    seen.rule_sets += open;
    for (int k = 0; k < SIDES; k++) rules_close(&p->sides[k]);
  }
  unlink(path);
  rmdir(folder);
  printf("%lu rule sets, %lu conditions of options, of everybody %lu times shown and %lu masked; %lu aims, %lu that nobody shows; %lu cases\n", seen.rule_sets, seen.conditions, seen.shown, seen.masked,
         seen.aims, seen.nobody, seen.cases);
  bool enough = count < 10 || (seen.rule_sets > count / 2 && seen.shown > 100 * count && seen.nobody > 0 && seen.cases > count);
  if (!enough) puts("too little was compared");
  pair_free(p);
  return good && enough ? 0 : 1;
}
