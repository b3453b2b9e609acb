/* Generated rule sets and profiles: the engine agrees with the naive interpreter, and the interpreter keeps its
 * own word.
 *
 *   prop_oracle SEED RULE_SETS PROFILES
 *
 * Rule set number i of seed s is rule set number 0 of seed s + i, so a failure is replayed by the seed printed
 * beside it and a count of 1. Where the seed is a multiple of eight, the table goes through a file first.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag/render.h"
#include "oracle/oracle_text.h"
#include "property/engine_side.h"
#include "support/gen.h"

typedef struct trial_set { /* one rule set */
  uint64_t seed;
  char *rules;
  arena memory;
  model m;
} trial_set;

static char *render(const model *m, const oracle_outcome *o) {
  char *text = NULL;
  size_t len = 0;
  FILE *to = open_memstream(&text, &len);
  if (to == NULL) abort();
  oracle_print(m, o, to);
  fclose(to);
  return text;
}

static void show_refusal(const diags *d) {
  buf text = {0};
  diags_render(d, DIAG_GCC, false, &text);
  printf("%.*s", (int)text.len, text.at != NULL ? text.at : "");
  buf_free(&text);
}

static bool read_rules(trial_set *t, diags *d) {
  source *s = source_new(&t->memory, STR("generated.yaml"), STR("generated.yaml"), str_from(t->rules));
  doc *root = yaml_parse(s, d);
  return root != NULL && model_decode(&t->m, &t->memory, d, &root, 1, root);
}

/* Reads the generated text; false, with the diagnostics, where it is refused. */
static bool decode(trial_set *t) {
  diags d;
  arena_init(&t->memory);
  if (ARENA_CATCH(&t->memory)) abort();
  diags_init(&d, &t->memory);
  if (read_rules(t, &d)) return true;
  printf("seed %llu: a generated rule set is refused\n%s", (unsigned long long)t->seed, t->rules);
  show_refusal(&d);
  return false;
}

static void show_failure(const trial_set *t, const gen_profile *p, const char *what) {
  gen_text day = {0};
  gen_put_date(&day, p->as_of);
  printf("seed %llu: %s\n--- rules\n%s--- profile, as of %s, stage %.*s\n%s\n", (unsigned long long)t->seed, what, t->rules,
         day.at, STR_FMT(t->m.data[DATUM_STAGE].values[p->stage].id), p->line);
  free(day.at);
}

/* May a further answer turn this verdict into that one? Only while it is open or provisional; but of several bars
 * the one named first shows, once it is known, and availability that was unknown, or rested on what stands in for a
 * missing answer, may turn out as none. */
static bool may_become(const oracle_option *before, oracle_verdict after) {
  if (before->verdict == NEEDS_INFORMATION || before->verdict == ERROR || before->provisional) return true;
  if (before->verdict >= INELIGIBLE) return after >= before->verdict;
  if (before->verdict == ELIGIBLE && after == UNAVAILABLE) return true;
  return before->verdict == after;
}

/* A value that is known, and not provisional, stays. One that is missing is not settled: it may be another's value. */
static bool may_turn_into(const oracle_value *before, const oracle_value *after) {
  if (before->absent || before->provisional || before->state != STATE_KNOWN) return true;
  return after->state == STATE_KNOWN && after->possible.from == before->possible.from;
}

static bool is_kept(const model *m, const oracle_outcome *before, const oracle_outcome *after) {
  for (size_t i = 0; i < m->option_count; i++)
    if (!may_become(&before->options[i], after->options[i].verdict)) return false;
  for (size_t i = m->field_end; i < m->data_count; i++)
    if (!oracle_is_anonymous(&m->data[i]) && !may_turn_into(&before->values[i], &after->values[i])) return false;
  return true;
}

static bool check_completion(gen *g, const trial_set *t, const gen_profile *p, const oracle_outcome *before) {
  gen_profile *full = gen_profile_completed(g, &t->m, p);
  oracle_outcome *after = oracle_run(&t->m, full->answers, full->as_of, full->stage);
  bool kept = is_kept(&t->m, before, after);
  if (!kept) {
    char *first = render(&t->m, before), *second = render(&t->m, after);
    show_failure(t, p, "a further answer changes what was settled");
    printf("--- completed\n%s\n--- before\n%s--- after\n%s", full->line, first, second);
    free(first);
    free(second);
  }
  oracle_free(after);
  gen_profile_free(&t->m, full);
  return kept;
}

static bool check_engine(const trial_set *t, const gen_profile *p, const oracle_outcome *o) {
  char *expected = render(&t->m, o), *actual = engine_outcome(t->rules, t->seed % 8 == 0, p);
  bool same = strcmp(expected, actual) == 0;
  if (!same) {
    show_failure(t, p, "the engine and the interpreter differ");
    printf("--- interpreter\n%s--- engine\n%s", expected, actual);
  }
  free(expected);
  free(actual);
  return same;
}

static void show_choice(const trial_set *t, const oracle_choice *c) {
  printf("--- chosen");
  for (size_t i = 0; i < t->m.option_count; i++) {
    const struct option *o = &t->m.options[i];
    if (!c->options[i]) continue;
    printf(" %.*s", STR_FMT(o->id));
    for (size_t k = 0; k < o->amount_count; k++) printf("%s%lld", k == 0 ? "=" : "+", (long long)c->amounts[o->amounts[k].datum]);
  }
  printf("\n");
}

static bool check_package(gen *g, const trial_set *t, const gen_profile *p) {
  oracle_choice c = gen_choice(g, &t->m);
  uint64_t purposes = t->m.purposes.value_count > 0 ? 1 + gen_below(g, (1u << t->m.purposes.value_count) - 1) : 0;
  char *expected = NULL;
  size_t len = 0;
  FILE *to = open_memstream(&expected, &len);
  if (to == NULL) abort();
  oracle_print_package(&t->m, p->answers, p->as_of, p->stage, &c, to);
  if (purposes != 0) oracle_print_suggestions(&t->m, p->answers, p->as_of, p->stage, purposes, to);
  fclose(to);
  char *actual = purposes != 0 ? engine_package(t->rules, t->seed % 8 == 0, p, &c, purposes) : NULL;
  bool same = actual == NULL || strcmp(expected, actual) == 0;
  if (!same) {
    show_failure(t, p, "of a package the engine and the interpreter differ");
    show_choice(t, &c);
    printf("--- interpreter\n%s--- engine\n%s", expected, actual);
  }
  free(expected);
  free(actual);
  free(c.options);
  free(c.amounts);
  return same;
}

static bool check_guidelines(const trial_set *t, const gen_profile *p) {
  bool agree = oracle_guidelines_agree(&t->m, p->answers, p->as_of, p->stage);
  if (!agree) show_failure(t, p, "an item has not what its guideline's grid says");
  return agree;
}

static bool check_profile(gen *g, const trial_set *t) {
  gen_profile *p = gen_profile_new(g, &t->m);
  oracle_outcome *o = oracle_run(&t->m, p->answers, p->as_of, p->stage);
  bool good = check_engine(t, p, o) && check_guidelines(t, p) && check_completion(g, t, p, o) && check_package(g, t, p);
  oracle_free(o);
  gen_profile_free(&t->m, p);
  return good;
}

static bool check_rules(uint64_t seed, unsigned long profiles, unsigned long *passed) {
  gen g = gen_from_seed(seed);
  trial_set t = {.seed = seed, .rules = gen_rules(&g)};
  bool good = decode(&t);
  for (unsigned long i = 0; good && i < profiles; i++) {
    good = check_profile(&g, &t);
    *passed += good;
  }
  arena_release(&t.memory);
  free(t.rules);
  return good;
}

int main(int argc, char **argv) {
  uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
  unsigned long sets = argc > 2 ? strtoul(argv[2], NULL, 10) : 100, profiles = argc > 3 ? strtoul(argv[3], NULL, 10) : 20;
  unsigned long passed = 0, failed = 0;
  printf("seed %llu, %lu rule sets, %lu profiles each\n", (unsigned long long)seed, sets, profiles);
  for (unsigned long i = 0; i < sets && failed == 0; i++) failed += !check_rules(seed + i, profiles, &passed);
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
