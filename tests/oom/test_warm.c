/* A match allocates nothing once warm: binding, matching, asking and the reasons, on the same record and scratch. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bind/unit.h"
#include "epf/rules.h"
#include "match/package.h"
#include "oom/fail_malloc.h"
#include "table/load.h"

typedef struct tools {
  epf_table *table;
  binder *b;
  record *r;
  scratch *s;
  profile_unit *u;
  choice *c;
  suggestions *found;
  size_t reasons, findings;
} tools;

static unsigned long passed, failed;

static void expect(bool good, const char *what) {
  passed += good;
  failed += !good;
  if (!good) printf("FAILED %s\n", what);
}

static void must(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "test_warm: %s\n", what);
  exit(2);
}

static void count_reason(void *to, const reason *r) {
  (void)r;
  ++*(size_t *)to;
}

/* ---- what is measured ---- */

static void bind_profile(tools *x) { must(bind_unit(x->b, x->u, x->r) == EPF_OK, "the profile does not bind"); }

static void match_profile(tools *x) {
  record_know(x->r, 0, 20000);
  record_know(x->r, 1, 0);
  must(match_record(x->s, x->r) == EPF_OK, "the profile does not match");
}

static void ask(tools *x) { match_ask(x->s, true); }

static void tell_reasons(tools *x) {
  for (uint32_t i = 0; i < x->s->t->option_count; i++) {
    match_reasons(x->s, i, count_reason, &x->reasons);
    match_all_clauses(x->s, i, count_reason, &x->reasons);
  }
}

static void count_finding(void *to, const finding *f) {
  (void)f;
  ++*(size_t *)to;
}

static void judge(tools *x) {
  bool provisional;
  choice_clear(x->c);
  for (uint32_t i = 0; i < x->s->t->option_count; i++) bits_add(x->c->options, i);
  must(package_match(x->s, x->r, x->c) == EPF_OK, "the package does not match");
  package_findings(x->s, x->c, count_finding, &x->findings);
  package_conclusion(x->s, x->c, &provisional);
}

static void suggest(tools *x) { package_suggest(x->s, x->r, x->c, 1, x->found); }

static const struct {
  const char *name;
  void (*run)(tools *x);
} steps[] = {{"binding", bind_profile}, {"matching", match_profile}, {"asking", ask}, {"reasons", tell_reasons}, {"judging", judge}, {"suggesting", suggest}};
enum { STEPS = sizeof steps / sizeof *steps };

static void run_profile(tools *x, const char *line, bool warm) {
  must(unit_set_json(x->u, (place){1, 1}, str_from(line)) == EPF_OK, "no memory");
  for (size_t i = 0; i < STEPS; i++) {
    fail_malloc_arm(0, false);
    steps[i].run(x);
    size_t asked = fail_malloc_disarm();
    char what[100];
    snprintf(what, sizeof what, "%s allocates %zu times when warm", steps[i].name, asked);
    if (warm) expect(asked == 0, what);
  }
}

static void open_tools(tools *x, const char *folder, bool plain, bool no_memo) {
  epf_rules *rules;
  must(epf_rules_read(&rules, folder) == EPF_OK, "the rule set is refused; is this the project's folder?");
  must(epf_rules_seal(rules, &x->table) == EPF_OK, "the rule set is not sealed");
  epf_rules_free(rules);
  const table *t = &x->table->view;
  must(binder_new(&x->b, t, (bind_options){0}) == EPF_OK && record_new(&x->r, t) == EPF_OK && unit_new(&x->u) == EPF_OK, "no memory");
  x->found = malloc(sizeof *x->found);
  must(choice_new(&x->c, t) == EPF_OK && x->found != NULL, "no memory");
  must(scratch_new(&x->s, t, x->table->patterns, (match_options){.plain = plain, .no_memo = no_memo}) == EPF_OK, "no memory");
}

static void close_tools(tools *x) {
  scratch_free(x->s);
  choice_free(x->c);
  free(x->found);
  unit_free(x->u);
  record_free(x->r);
  binder_free(x->b);
  epf_table_free(x->table);
}

enum { LINES = 3 };

static void run_all(const char *folder, const char *const lines[LINES], bool plain, bool no_memo) {
  tools x = {0};
  open_tools(&x, folder, plain, no_memo);
  for (size_t i = 0; i < LINES; i++) run_profile(&x, lines[i], false);
  for (size_t round = 0; round < 2; round++)
    for (size_t i = 0; i < LINES; i++) run_profile(&x, lines[i], true);
  expect(x.reasons > 0, "there are reasons");
  expect(x.findings > 0, "there are findings");
  close_tools(&x);
}

int main(void) {
  static const char *const everything[LINES] = {
    ("{\"flag\":true,\"sex\":\"male\",\"born\":\"1990-02-28\",\"level\":\"medium\",\"past_level\":\"low\",\"score\":60.25,"
    "\"scored_on\":\"2023-01-01\",\"items\":1,\"more_items\":0,\"left\":\"1 year\",\"tags\":[\"x\",\"y\"],\"done\":[],\"code\":\"105\"}"),
    "{}", "{\"score\":700,\"tags\":[],\"code\":\"Abcbcbcb\",\"level\":{\"missing\":\"refused\"}}"};
  /* The rule set that ships: offences with a sound, an unreadable and an unverified guideline; nothing; little. */
  static const char *const england_wales[LINES] = {
    ("{\"date_of_birth\":\"1990-05-01\",\"sex\":\"male\",\"conviction_date\":\"2026-10-05\",\"ogrs3\":60,\"ticked_offence_groups\":[\"sexual\"],"
     "\"offences\":[{\"code\":\"04910\",\"specific_offence\":\"theft_not_from_shop\",\"harm\":\"category_3\",\"culpability\":\"b\","
     "\"plea\":\"first_stage\"},{\"code\":\"2000\"},{\"code\":\"04600\",\"harm\":\"category_3\",\"culpability\":\"b\"}],"
     "\"community_threshold_met\":true,\"offence_imprisonable\":true}"),
    "{}", "{\"offences\":[{\"code\":\"80301\",\"breath_reading\":58}],\"previous_programmes\":[]}"};
  if (!fail_malloc_works()) return fail_malloc_give_up();
  run_all("tests/oom/everything", everything, false, false);
  run_all("tests/oom/everything", everything, true, false);
  run_all("tests/oom/everything", everything, false, true);
  run_all("rules/england-wales", england_wales, false, false);
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
