#define _POSIX_C_SOURCE 200809L
/* Proxies: one that is planted is found, what theory gives comes out, and nothing of what is hidden does. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "bias/proxies.h"
#include "epf/bias.h"

static void near(double a, double b, double by) {
  if (!(fabs(a - b) <= by)) fail_msg("%.12g is not %.12g", a, b);
}

/* ---- data made by hand ---- */

enum { ROWS_MAX = 4000, COLUMNS_MAX = 6, GROUPS_MAX = 6, EVENTS_MAX = 8 };

typedef struct fixture {
  arena memory;
  proxy_row rows[ROWS_MAX];
  proxy_column columns[COLUMNS_MAX];
  proxy_event events[EVENTS_MAX];
  uint64_t at_risk[GROUPS_MAX], people[EVENTS_MAX][GROUPS_MAX];
  proxy_data d;
  bias_request request;
  proxy_report report;
  buf why, out;
} fixture;

static const str groups[GROUPS_MAX] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}};

static fixture *start(size_t group_count, size_t columns) {
  static const str names[COLUMNS_MAX] = {{"one", 3}, {"two", 3}, {"three", 5}, {"four", 4}, {"five", 4}, {"six", 3}};
  fixture *f = calloc(1, sizeof *f);
  assert_non_null(f);
  arena_init(&f->memory);
  if (ARENA_CATCH(&f->memory)) fail();
  f->d = (proxy_data){.groups = groups, .group_count = group_count, .events = f->events, .columns = f->columns, .column_count = columns, .rows = f->rows, .every = 1};
  for (size_t i = 0; i < columns; i++) proxy_column_init(&f->columns[i], names[i]);
  f->request = (bias_request){.level = 0.95, .min_count = 10};
  return f;
}

static void end(fixture *f) {
  buf_free(&f->why);
  buf_free(&f->out);
  arena_release(&f->memory);
  free(f);
}

/* `values`: joined by blanks, `-` for one that is missing. */
static void person(fixture *f, uint32_t group, int fold, uint32_t people, const char *values) {
  assert_true(f->d.row_count < ROWS_MAX);
  proxy_row *r = &f->rows[f->d.row_count++];
  *r = (proxy_row){.group = group, .codes = ARENA_ARRAY(&f->memory, uint32_t, f->d.column_count + 1)};
  r->folds[fold] = people;
  for (size_t i = 0; i < f->d.column_count; i++) {
    size_t len = strcspn(values, " ");
    r->codes[i] = proxy_code(&f->columns[i], &f->memory, len == 1 && values[0] == '-' ? (str){NULL, 0} : (str){values, len});
    values += len + (values[len] == ' ');
  }
}

static void compute(fixture *f) { assert_true(proxies_compute(&f->report, &f->memory, &f->d, STR("group"), &f->request, &f->why)); }

static const proxy_strength *input(const fixture *f, const char *name, const char *member) {
  const proxy_prediction *p = &f->report.prediction;
  for (size_t i = 0; i < p->input_count; i++)
    if (str_is(p->inputs[i].input, name) && str_is(p->inputs[i].member, member)) return &p->inputs[i];
  fail_msg("there is no input %s", name);
  return NULL;
}

/* ---- prediction ---- */

/* Every fold is the same: three a and one b with p, one a and three b with q. So p speaks for a in each, at three quarters of its fold. By hand: the area
 * is (15 * 15 + (15 * 5 + 5 * 15) / 2) / 400; placements are 0.875 for fifteen and 0.375 for five on either side, so DeLong's variance is
 * 2 * 0.9375 / 19 / 20. */
static void test_area_by_hand(void **state) {
  (void)state;
  fixture *f = start(2, 1);
  for (int fold = 0; fold < PROXY_FOLDS; fold++) {
    person(f, 0, fold, 3, "p");
    person(f, 0, fold, 1, "q");
    person(f, 1, fold, 1, "p");
    person(f, 1, fold, 3, "q");
  }
  compute(f);
  const proxy_prediction *p = &f->report.prediction;
  double error = sqrt(2 * 0.9375 / 19 / 20) / (0.75 * 0.25), logit = log(3), z = normal_two_sided(0.95);
  assert_int_equal(p->people, 40);
  for (size_t k = 0; k < 2; k++) {
    near(p->areas[k].area.value, 0.75, 1e-12);
    near(p->areas[k].area.ci.low, 1 / (1 + exp(-logit + z * error)), 0.005);
    near(p->areas[k].area.ci.high, 1 / (1 + exp(-logit - z * error)), 0.005);
  }
  near(p->balanced_accuracy, 0.75, 1e-12);
  near(p->chance, 0.5, 1e-12);
  near(input(f, "one", "")->v, 0.5, 1e-12);
  end(f);
}

static uint64_t chance(uint64_t *seed) {
  *seed += UINT64_C(0x9e3779b97f4a7c15);
  uint64_t z = (*seed ^ *seed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return z ^ z >> 31;
}

/* The same once more, the long way: a person's score from counts over all others outside of the fold, ranks and areas pair by pair. */
enum { TRIED = 240, INPUTS = 3, LEVELS = 4, CLASSES = 3 };
typedef struct tried {
  int group[TRIED], fold[TRIED], value[TRIED][INPUTS]; /* value 0: missing */
  double score[TRIED], rank[TRIED];
} tried;

static double likelihood(const tried *t, int who, int group) {
  double product = 1;
  for (int k = 0; k < INPUTS; k++) {
    double with = 1, all = LEVELS;
    for (int i = 0; i < TRIED; i++) {
      if (t->fold[i] == t->fold[who] || t->group[i] != group) continue;
      all++;
      with += t->value[i][k] == t->value[who][k];
    }
    product *= with / all;
  }
  return product;
}

static double area_the_long_way(tried *t, int group) {
  double wins = 0, pairs = 0;
  for (int i = 0; i < TRIED; i++) {
    double rest = 0, weights = 0;
    for (int h = 0; h < CLASSES; h++) {
      double weight = 1;
      for (int j = 0; j < TRIED; j++) weight += t->fold[j] != t->fold[i] && t->group[j] == h;
      if (h == group) continue;
      rest += weight * likelihood(t, i, h);
      weights += weight;
    }
    t->score[i] = likelihood(t, i, group) * weights / rest;
  }
  for (int i = 0; i < TRIED; i++) {
    double below = 0, fold = 0;
    for (int j = 0; j < TRIED; j++) {
      if (t->fold[j] != t->fold[i]) continue;
      fold++;
      below += fabs(t->score[j] / t->score[i] - 1) < 1e-9 ? 0.5 : t->score[j] < t->score[i];
    }
    t->rank[i] = below / fold;
  }
  for (int i = 0; i < TRIED; i++)
    for (int j = 0; j < TRIED; j++)
      if (t->group[i] == group && t->group[j] != group) {
        pairs++;
        wins += fabs(t->rank[i] - t->rank[j]) < 1e-12 ? 0.5 : t->rank[i] > t->rank[j];
      }
  return wins / pairs;
}

static void test_area_the_long_way(void **state) {
  (void)state;
  static tried t;
  uint64_t seed = 11;
  fixture *f = start(CLASSES, INPUTS);
  for (int i = 0; i < TRIED; i++) {
    char values[2 * INPUTS];
    t.group[i] = (int)(chance(&seed) % CLASSES);
    t.fold[i] = (int)(chance(&seed) % PROXY_FOLDS);
    for (int k = 0; k < INPUTS; k++) {
      bool copies = chance(&seed) % 10 < (k == 0 ? 4 : 1);
      t.value[i][k] = i < LEVELS ? i : copies ? t.group[i] + 1 : (int)(chance(&seed) % LEVELS); /* each level is met */
      values[2 * k] = "-xyz"[t.value[i][k]];
      values[2 * k + 1] = k + 1 < INPUTS ? ' ' : '\0';
    }
    person(f, (uint32_t)t.group[i], t.fold[i], 1, values);
  }
  compute(f);
  for (int k = 0; k < CLASSES; k++) near(f->report.prediction.areas[k].area.value, area_the_long_way(&t, k), 0.005 + 1e-9);
  end(f);
}

/* Numbers are cut at the quintiles of those who teach; ties stay together. */
static void test_quintiles(void **state) {
  (void)state;
  fixture *f = start(2, 1);
  for (int i = 0; i < 40; i++) {
    char text[16];
    snprintf(text, sizeof text, "%d", i % 10 * 5 - 20);
    person(f, (uint32_t)i % 2, i % PROXY_FOLDS, 1, text);
  }
  compute(f);
  proxy_features found = {0};
  proxy_prediction p = {0};
  uint64_t people[11] = {0}, *all[] = {people};
  for (size_t i = 1; i <= 10; i++) people[i] = 4;
  proxies_find_features(&found, &p, &f->memory, &f->d, all, 10);
  assert_int_equal(found.count, 1);
  proxies_cut(&found.at[0], people);
  assert_int_equal(found.at[0].level[0], 0);
  for (size_t i = 1; i <= 10; i++) assert_int_equal(found.at[0].level[i], 1 + (found.at[0].numbers[i] + 20) / 10);
  for (size_t i = 1; i <= 10; i++) people[i] = found.at[0].numbers[i] == 0 ? 40 : 0; /* whoever is tried may lie on either side */
  proxies_cut(&found.at[0], people);
  for (size_t i = 1; i <= 10; i++) assert_int_equal(found.at[0].level[i], found.at[0].numbers[i] > 0 ? 5 : 1);
  end(f);
}

/* What an input is, is found from its values. */
static void test_kinds_of_inputs(void **state) {
  (void)state;
  fixture *f = start(2, 6);
  for (uint32_t i = 0; i < 200; i++) {
    char values[128];
    snprintf(values, sizeof values, "%u-01-01 w%u %s w%u %s %s", 1950 + i % 50, i, i % 3 == 0 ? "x;y" : i % 40 == 1 ? "x;z" : "none", i % 64, i % 2 ? "2.5" : "-10", "same");
    person(f, i % 2, (int)(i / 2 % PROXY_FOLDS), 1, values);
  }
  f->rows[0].codes[3] = proxy_code(&f->columns[3], &f->memory, STR("free text"));
  f->columns[5].is_group = true;
  compute(f);
  const proxy_prediction *p = &f->report.prediction;
  assert_int_equal(p->text.count, 2);
  assert_true(str_is(p->text.at[0], "two") && str_is(p->text.at[1], "four")); /* too many values */
  assert_int_equal(p->grouping.count, 1);
  assert_true(str_is(p->grouping.at[0], "six"));
  assert_int_equal(p->few, 1); /* z, which five people have */
  assert_int_equal(p->input_count, 4);
  near(input(f, "five", "")->v, 1, 1e-12);
  assert_true(input(f, "one", "")->v < 1 && input(f, "three", "x")->v < 0.3 && input(f, "three", "y")->v < 0.3);
  assert_true(str_is(p->inputs[0].input, "five"));
  end(f);
}

/* ---- what is hidden ---- */

static void test_small_groups_are_no_class(void **state) {
  (void)state;
  fixture *f = start(3, 2);
  for (int i = 0; i < 100; i++) person(f, (uint32_t)i % 2, i / 2 % PROXY_FOLDS, 1, i % 4 < 2 ? "x 1" : "y 1");
  for (int i = 0; i < 9; i++) person(f, 2, i % PROXY_FOLDS, 1, "z -");
  compute(f);
  const proxy_prediction *p = &f->report.prediction;
  assert_int_equal(p->area_count, 2);
  assert_int_equal(p->people, 100);
  assert_int_equal(p->small_groups, 1);
  assert_int_equal(p->constant, 1); /* it is known of the hundred alone */
  proxies_json(&f->report, &f->out);
  buf_char(&f->out, '\0');
  assert_null(strstr(f->out.at, "\"group\":\"c\""));
  end(f);
}

static void event(fixture *f, proxy_kind kind, const char *name, const uint64_t *people) {
  size_t i = f->d.event_count++;
  memcpy(f->people[i], people, sizeof f->people[i]);
  f->events[i] = (proxy_event){.kind = kind, .name = str_from(name), .people = f->people[i]};
}

static const proxy_table *table(const fixture *f, proxy_kind kind, const char *name) {
  for (size_t i = 0; i < f->report.table_count; i++)
    if (f->report.tables[i].kind == kind && str_is(f->report.tables[i].name, name)) return &f->report.tables[i];
  return NULL;
}

static fixture *tables_of_four(void) {
  static const uint64_t at_risk[GROUPS_MAX] = {200, 100, 80, 41};
  fixture *f = start(4, 0);
  memcpy(f->at_risk, at_risk, sizeof f->at_risk);
  f->d.at_risk = f->at_risk;
  event(f, PROXY_MISSING, "field", (uint64_t[GROUPS_MAX]){100, 50, 40, 20});
  event(f, PROXY_CLAUSE, "wide", (uint64_t[GROUPS_MAX]){20, 30, 7, 37});
  event(f, PROXY_CLAUSE, "rare", (uint64_t[GROUPS_MAX]){4, 3, 1, 1});
  event(f, PROXY_OPEN, "", (uint64_t[GROUPS_MAX]){3, 0, 0, 0});
  return f;
}

static void test_tables(void **state) {
  (void)state;
  fixture *f = tables_of_four();
  compute(f);
  assert_int_equal(f->report.table_count, 3);
  assert_null(table(f, PROXY_CLAUSE, "rare"));
  assert_int_equal(f->report.few[PROXY_CLAUSE], 1);
  assert_true(table(f, PROXY_OPEN, "")->few && table(f, PROXY_OPEN, "")->cells[0].suppressed && table(f, PROXY_OPEN, "")->cells[0].x == 0);
  const proxy_cell *wide = table(f, PROXY_CLAUSE, "wide")->cells;
  assert_true(str_is(f->report.reference, "a"));
  assert_true(!wide[0].suppressed && !wide[1].suppressed && wide[2].suppressed && wide[3].suppressed); /* seven of one, all but four of the other */
  assert_true(wide[2].x == 0 && wide[2].n == 0 && wide[3].x == 0 && isnan(wide[2].rate) && isnan(wide[3].rri));
  near(wide[1].rri, 3, 1e-12);
  pair p = {.x = 30, .n = 100, .reference_x = 20, .reference_n = 200};
  near(wide[1].rri_wald.low, pair_rri_wald(p, 0.95).low, 1e-12);
  near(wide[1].rri_exact.high, pair_rri_exact(p, 0.95).high, 1e-12);
  near(wide[1].rate_ci.low, rate_wilson(30, 100, 0.95).low, 1e-12);
  const proxy_cell *field = table(f, PROXY_MISSING, "field")->cells;
  for (size_t g = 0; g < 4; g++) assert_false(field[g].suppressed);
  end(f);
}

static void test_reference(void **state) {
  (void)state;
  fixture *f = tables_of_four();
  f->request.reference = STR("b");
  compute(f);
  near(table(f, PROXY_CLAUSE, "wide")->cells[0].rri, 1.0 / 3, 1e-12);
  f->request.reference = STR("z");
  assert_false(proxies_compute(&f->report, &f->memory, &f->d, STR("group"), &f->request, &f->why));
  assert_true(str_is((str){f->why.at, f->why.len}, "there is no group `z` to compare with; there are `a`, `b`, `c`, `d`"));
  end(f);
}

/* ---- whole files ---- */

static char path[64]; /* of this process alone */

static void write_lines(char *const *lines, size_t count) {
  FILE *to = fopen(path, "w");
  assert_non_null(to);
  fputs("group,copy,noise,age\n", to);
  for (size_t i = 0; i < count; i++) fputs(lines[i], to);
  assert_int_equal(fclose(to), 0);
}

static epf_buffer *look(const char *inputs, epf_bias_format format) {
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  const char *sources[] = {path};
  epf_bias_options o = {.from = EPF_BIAS_CSV, .sources = sources, .source_count = 1, .group = "group", .level = 0.95, .min_count = 10, .format = format};
  assert_int_equal(epf_bias_proxies(&o, inputs, out, log, why), EPF_OK);
  buf_char(out, '\0');
  epf_buffer_free(log);
  epf_buffer_free(why);
  return out;
}

static void three_figures(const epf_buffer *json, const char *behind, double *value, interval *ci) {
  const char *at = strstr(json->at, behind);
  assert_non_null(at);
  at = strstr(at, ":") + 1;
  at = strpbrk(strstr(at, "\"area\"") != NULL && strstr(behind, "areas") != NULL ? strstr(at, "\"area\"") : strstr(at, "\"v\""), ":");
  assert_int_equal(sscanf(at, ":%lf,\"%*[a-z_]\":[%lf,%lf]", value, &ci->low, &ci->high), 3);
}

enum { COHORT = 3000 };

/* Two groups; `copy` is the group with ten per cent turned round, `noise` knows nothing. In theory V is 0.8, and the area 0.9. */
static char **cohort(uint64_t seed) {
  char **lines = calloc(COHORT, sizeof *lines);
  assert_non_null(lines);
  for (size_t i = 0; i < COHORT; i++) {
    uint64_t group = chance(&seed) % 2, turned = chance(&seed) % 10 == 0;
    lines[i] = malloc(64);
    assert_non_null(lines[i]);
    snprintf(lines[i], 64, "%s,%s,n%u,%u\n", group ? "x" : "y", (group ^ turned) ? "north" : "south", (unsigned)(chance(&seed) % 4), 20 + (unsigned)(chance(&seed) % 50));
  }
  return lines;
}

static void free_lines(char **lines) {
  for (size_t i = 0; i < COHORT; i++) free(lines[i]);
  free(lines);
}

static void test_planted_proxy(void **state) {
  (void)state;
  char **lines = cohort(5);
  double value;
  interval ci;
  write_lines(lines, COHORT);
  epf_buffer *all = look("noise,copy,age", EPF_BIAS_JSON), *noise = look("noise", EPF_BIAS_JSON), *copy = look("copy", EPF_BIAS_JSON);
  three_figures(all, "\"input\":\"copy\"", &value, &ci);
  near(value, 0.8, 0.03);
  assert_true(ci.low < 0.8 && 0.8 < ci.high);
  assert_true(strstr(all->at, "\"input\":\"copy\"") < strstr(all->at, "\"input\":\"noise\""));
  three_figures(copy, "\"areas\"", &value, &ci);
  near(value, 0.9, 0.02);
  assert_true(ci.low <= 0.9 && 0.9 <= ci.high);
  three_figures(noise, "\"areas\"", &value, &ci);
  assert_true(ci.low <= 0.5 && 0.5 <= ci.high);
  three_figures(noise, "\"input\":\"noise\"", &value, &ci);
  assert_true(value < 0.06 && ci.low == 0);
  epf_buffer_free(all);
  epf_buffer_free(noise);
  epf_buffer_free(copy);
  free_lines(lines);
}

/* Of many cohorts in which nothing is to be found, the areas lie about 0.5 on average: not below, where pooled scores would draw them. */
static void test_nothing_to_find(void **state) {
  (void)state;
  double sum = 0, value;
  interval ci;
  enum { TIMES = 40, FEW = 300 };
  for (uint64_t i = 0; i < TIMES; i++) {
    char **lines = cohort(100 + i);
    write_lines(lines, FEW);
    epf_buffer *noise = look("noise", EPF_BIAS_JSON);
    three_figures(noise, "\"areas\"", &value, &ci);
    sum += value;
    epf_buffer_free(noise);
    free_lines(lines);
  }
  near(sum / TIMES, 0.5, 0.02);
}

static void test_order_of_rows(void **state) {
  (void)state;
  static const epf_bias_format formats[] = {EPF_BIAS_TEXT, EPF_BIAS_JSON, EPF_BIAS_AS_CSV};
  char **lines = cohort(9);
  uint64_t seed = 4;
  for (int k = 0; k < 3; k++) {
    write_lines(lines, COHORT);
    epf_buffer *one = look("age,copy,noise", formats[k]);
    for (size_t i = COHORT - 1; i > 0; i--) {
      size_t j = chance(&seed) % (i + 1);
      char *other = lines[i];
      lines[i] = lines[j];
      lines[j] = other;
    }
    write_lines(lines, COHORT);
    epf_buffer *two = look("age,copy,noise", formats[k]);
    assert_string_equal(one->at, two->at);
    epf_buffer_free(one);
    epf_buffer_free(two);
  }
  free_lines(lines);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_area_by_hand),   cmocka_unit_test(test_area_the_long_way), cmocka_unit_test(test_quintiles),
    cmocka_unit_test(test_kinds_of_inputs), cmocka_unit_test(test_small_groups_are_no_class), cmocka_unit_test(test_tables),
    cmocka_unit_test(test_reference),      cmocka_unit_test(test_planted_proxy),     cmocka_unit_test(test_nothing_to_find),
    cmocka_unit_test(test_order_of_rows),
  };
  snprintf(path, sizeof path, "/tmp/epf-proxies-%ld.csv", (long)getpid());
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  remove(path);
  return failed;
}
