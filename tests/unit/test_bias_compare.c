/* Two sides: what changed, and that nothing of what is hidden comes out. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "bias/compare.h"

typedef struct counts {
  const char *group;
  uint64_t before_n, before_x, after_n, after_x;
} counts;

static void add(tally *t, const char *group, const char *side, uint64_t n, uint64_t x) {
  str values[] = {{group, group != NULL ? strlen(group) : 0}, {side, strlen(side)}};
  assert_true(tally_add(t, values, TALLY_SELECTED, x));
  assert_true(tally_add(t, values, TALLY_PASSED_OVER, n - x));
}

typedef struct fixture {
  arena memory;
  tally t;
  bias_request request;
  compare_report report;
  buf why;
} fixture;

static fixture *start(void) {
  static const str group = {"group", 5}, side = {"side", 4};
  fixture *f = calloc(1, sizeof *f);
  assert_non_null(f);
  arena_init(&f->memory);
  if (ARENA_CATCH(&f->memory)) fail();
  tally_init(&f->t, &f->memory, &group, 1, &side, 1);
  f->request = (bias_request){.level = 0.95, .min_count = 10};
  f->report.sides[BEFORE] = (compare_side){.value = STR("2022"), .name = STR("2022")};
  f->report.sides[AFTER] = (compare_side){.value = STR("2023"), .name = STR("2023")};
  return f;
}

static void end(fixture *f) {
  buf_free(&f->why);
  arena_release(&f->memory);
  free(f);
}

static fixture *compared(const counts *groups, size_t count, const char *reference) {
  fixture *f = start();
  for (size_t i = 0; i < count; i++) {
    add(&f->t, groups[i].group, "2022", groups[i].before_n, groups[i].before_x);
    add(&f->t, groups[i].group, "2023", groups[i].after_n, groups[i].after_x);
  }
  f->request.reference = str_from(reference);
  assert_true(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  return f;
}

static const compare_group *group(const fixture *f, const char *name) {
  for (size_t i = 0; i < f->report.count; i++)
    if (str_is(f->report.groups[i].name, name)) return &f->report.groups[i];
  fail_msg("there is no group %s", name);
  return NULL;
}

static void near(double a, double b) {
  if (!(fabs(a - b) < 5e-6)) fail_msg("%.9g is not %.9g", a, b);
}

/* Newcombe 1998 (Statistics in Medicine 17, 873-890), Table II, method 10: (a) 56/70 less 48/80 is 0.0524 to 0.3339, (b) 9/10 less 3/10 is
 * 0.1705 to 0.8090, (c) 6/7 less 2/7 is 0.0582 to 0.8062. */
static void test_change_is_newcombes(void **state) {
  (void)state;
  static const counts groups[] = {{"a", 80, 48, 70, 56}, {"b", 10, 3, 10, 9}, {"c", 7, 2, 7, 6}};
  fixture *f = start();
  f->request.min_count = 0;
  for (size_t i = 0; i < 3; i++) {
    add(&f->t, groups[i].group, "2022", groups[i].before_n, groups[i].before_x);
    add(&f->t, groups[i].group, "2023", groups[i].after_n, groups[i].after_x);
  }
  assert_true(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  assert_true(fabs(group(f, "a")->change - 0.2) < 1e-12);
  assert_true(fabs(group(f, "a")->change_ci.low - 0.0524) < 5e-5 && fabs(group(f, "a")->change_ci.high - 0.3339) < 5e-5);
  assert_true(fabs(group(f, "b")->change_ci.low - 0.1705) < 5e-5 && fabs(group(f, "b")->change_ci.high - 0.8090) < 5e-5);
  assert_true(fabs(group(f, "c")->change_ci.low - 0.0582) < 5e-5 && fabs(group(f, "c")->change_ci.high - 0.8062) < 5e-5);
  end(f);
}

/* The figures beside are R's: prop.test(correct = FALSE) for each rate, joined as Newcombe and Zou and Donner have it. */
static void test_beyond_the_reference(void **state) {
  (void)state;
  static const counts groups[] = {{"White", 4880, 2630, 4920, 2120}, {"Minority ethnic", 1050, 590, 1066, 536}, {"Traveller", 40, 18, 44, 17}};
  fixture *f = compared(groups, 3, "");
  const compare_group *g = group(f, "Minority ethnic");
  assert_true(group(f, "White")->reference && !group(f, "White")->compared);
  assert_int_equal(f->report.compared, 2);
  near(g->sides[BEFORE].rate, 590.0 / 1050);
  near(g->change, -0.0590905029929);
  near(g->change_ci.low, -0.101306134747);
  near(g->change_ci.high, -0.0165700642491);
  near(g->beyond.value, 0.0489496142935);
  near(g->beyond.ci.low, 0.00235259818641);
  near(g->beyond.ci.high, 0.0957728407699);
  assert_true(f->report.total_shown);
  near(f->report.total.change, 2673.0 / 6030 - 3238.0 / 5970);
  end(f);
}

static void test_hidden_on_one_side_is_hidden_on_both(void **state) {
  (void)state;
  static const counts groups[] = {{"A", 1000, 500, 1000, 400}, {"B", 800, 300, 800, 200}, {"C", 60, 30, 60, 4}, {"D", 300, 100, 300, 90}};
  fixture *f = compared(groups, 4, "");
  assert_true(group(f, "C")->suppressed && group(f, "D")->suppressed); /* D, as the total less A and B would tell C */
  assert_int_equal(group(f, "C")->sides[BEFORE].n, 0);
  assert_true(f->report.total_shown);
  assert_true(isnan(group(f, "D")->change) && isnan(group(f, "D")->sides[BEFORE].rate) && !group(f, "D")->compared);
  end(f);
}

static void test_totals_go_where_two_groups_are_left(void **state) {
  (void)state;
  static const counts groups[] = {{"A", 1000, 500, 1000, 400}, {"B", 800, 300, 800, 200}, {"C", 60, 30, 60, 4}};
  fixture *f = compared(groups, 3, "");
  assert_false(f->report.total_shown);
  assert_int_equal(f->report.total.sides[AFTER].n, 0);
  assert_true(!group(f, "A")->suppressed && !group(f, "B")->suppressed);
  end(f);
}

static void test_a_group_of_one_side_alone(void **state) {
  (void)state;
  static const counts groups[] = {{"A", 1000, 500, 1000, 400}, {"B", 800, 300, 0, 0}};
  fixture *f = compared(groups, 2, "A");
  assert_true(group(f, "B")->suppressed);
  end(f);
  f = start();
  f->request.min_count = 0;
  add(&f->t, "A", "2022", 10, 5);
  add(&f->t, "A", "2023", 10, 5);
  add(&f->t, "B", "2022", 10, 5);
  assert_true(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  assert_true(isnan(group(f, "B")->change) && isnan(group(f, "B")->beyond.value));
  buf out = {0};
  compare_text(&f->report, &out);
  buf_char(&out, '\0');
  assert_non_null(strstr(out.at, "cannot be compared"));
  buf_free(&out);
  end(f);
}

static void test_what_is_refused(void **state) {
  (void)state;
  fixture *f = start();
  add(&f->t, "A", "2022", 10, 5);
  assert_false(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  buf_char(&f->why, '\0');
  assert_non_null(strstr(f->why.at, "nobody on the side `2023`"));
  end(f);
  f = start();
  add(&f->t, "A", "2022", 10, 5);
  add(&f->t, "A", "2023", 10, 5);
  f->request.reference = STR("B");
  assert_false(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  buf_char(&f->why, '\0');
  assert_non_null(strstr(f->why.at, "there is no group `B`"));
  end(f);
}

static void test_other_sides_and_unknown_ones(void **state) {
  (void)state;
  fixture *f = start();
  str lost[] = {STR("A"), {NULL, 0}}, nobody[] = {{NULL, 0}, STR("2022")};
  add(&f->t, "A", "2022", 100, 50);
  add(&f->t, "A", "2023", 100, 50);
  add(&f->t, "A", "2021", 100, 50);
  assert_true(tally_add(&f->t, lost, TALLY_SELECTED, 12));
  assert_true(tally_add(&f->t, nobody, TALLY_UNKNOWN, 3));
  assert_true(compare_compute(&f->report, &f->memory, &f->t, &f->request, &f->why));
  assert_int_equal(group(f, "A")->sides[BEFORE].n, 100);
  assert_int_equal(f->report.no_side.count, 12);
  assert_true(f->report.sides[BEFORE].left_out[0].hidden && f->report.sides[BEFORE].left_out[0].count == 0);
  end(f);
}

/* That a hidden group is the largest would bound the others: it is not taken for the reference unless it is asked for. */
static void test_no_hidden_reference(void **state) {
  (void)state;
  static const counts groups[] = {{"a", 100, 40, 100, 50}, {"b", 200, 80, 200, 90}, {"c", 900, 3, 900, 400}};
  fixture *f = compared(groups, 3, "");
  assert_true(group(f, "b")->reference && !f->report.reference_hidden);
  assert_true(group(f, "c")->suppressed && !group(f, "c")->reference);
  end(f);
  f = compared(groups, 3, "c");
  assert_true(group(f, "c")->reference && f->report.reference_hidden);
  end(f);
  static const counts few[] = {{"a", 20, 4, 20, 5}, {"b", 900, 4, 900, 5}};
  f = compared(few, 2, "");
  assert_true(group(f, "a")->reference && f->report.reference_hidden);
  end(f);
}

/* ---- nothing of what is hidden comes out ---- */

static uint64_t seed = 88172645463325252u;

static uint64_t below(uint64_t most) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed % most;
}

enum { GROUPS = 6 };

static void random_counts(counts *c) {
  static const char *const names[GROUPS] = {"a", "b", "c", "d", "e", "f"};
  for (size_t i = 0; i < GROUPS; i++) {
    uint64_t scale = below(3) == 0 ? 25 : 300;
    c[i] = (counts){.group = names[i], .before_n = below(scale), .after_n = below(scale)};
    c[i].before_x = below(c[i].before_n + 1);
    c[i].after_x = below(c[i].after_n + 1);
  }
}

static void write_all(const fixture *f, buf *to) {
  compare_json(&f->report, to);
  compare_text(&f->report, to);
  compare_csv(&f->report, to);
}

static bool same_hidden(const fixture *f, const fixture *g) {
  for (size_t i = 0; i < GROUPS; i++)
    if (f->report.groups[i].suppressed != g->report.groups[i].suppressed) return false;
  return f->report.total_shown == g->report.total_shown;
}

/* One person who was selected goes from a hidden group to another, on one side: the sums of what is hidden stay. Where the same is hidden then, every byte
 * is the same, so that nobody can tell which it was. Where the totals are hidden too, a person may as well appear. */
static void test_hidden_counts_do_not_show(void **state) {
  (void)state;
  size_t tried = 0, alone = 0;
  for (int round = 0; round < 4000; round++) {
    counts c[GROUPS], moved[GROUPS];
    random_counts(c);
    fixture *f = compared(c, GROUPS, "a");
    size_t from = below(GROUPS), to = below(GROUPS);
    memcpy(moved, c, sizeof moved);
    bool possible = from != to && f->report.groups[from].suppressed && f->report.groups[to].suppressed && c[from].after_x > 0;
    bool appears = !f->report.total_shown && f->report.groups[to].suppressed;
    if (possible || appears) {
      if (possible) moved[from].after_x--, moved[from].after_n--;
      moved[to].after_x++, moved[to].after_n++;
      fixture *g = compared(moved, GROUPS, "a");
      if (same_hidden(f, g)) {
        buf first = {0}, second = {0};
        write_all(f, &first);
        write_all(g, &second);
        assert_int_equal(first.len, second.len);
        assert_memory_equal(first.at, second.at, first.len);
        buf_free(&first);
        buf_free(&second);
        tried++;
      }
      end(g);
    }
    size_t hidden = 0;
    for (size_t i = 0; i < GROUPS; i++) hidden += f->report.groups[i].suppressed;
    alone += hidden == 1 && f->report.total_shown;
    end(f);
  }
  assert_true(tried > 300);
  assert_int_equal(alone, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_change_is_newcombes),
    cmocka_unit_test(test_beyond_the_reference),
    cmocka_unit_test(test_no_hidden_reference),
    cmocka_unit_test(test_hidden_on_one_side_is_hidden_on_both),
    cmocka_unit_test(test_totals_go_where_two_groups_are_left),
    cmocka_unit_test(test_a_group_of_one_side_alone),
    cmocka_unit_test(test_what_is_refused),
    cmocka_unit_test(test_other_sides_and_unknown_ones),
    cmocka_unit_test(test_hidden_counts_do_not_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
