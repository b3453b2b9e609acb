/* Diagnostics: their order, the nearest name, long numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "diag/diag.h"

static const source *text_named(arena *a, const char *path) { return source_new(a, str_from(path), str_from(path), STR("one\ntwo\nthree\n")); }

/* Whatever order they are found in, they are shown by file, place and code; what has no file comes first. */
static void order(void **state) {
  (void)state;
  static const struct {
    int file; /* 0: none */
    uint32_t start;
    diag_code code;
    const char *message;
  } sorted[] = {{0, 0, CODE_YAML_SYNTAX, "no file"},        {0, 0, CODE_YAML_SYNTAX, "no file either"}, {1, 0, CODE_NOT_UTF8, "first of all"},
                {1, 5, CODE_YAML_SYNTAX, "of two codes"},   {1, 5, CODE_YAML_FEATURE, "the later"},     {1, 5, CODE_YAML_FEATURE, "found later"},
                {2, 0, CODE_YAML_SYNTAX, "the other file"}};
  enum { COUNT = sizeof sorted / sizeof *sorted };
  assert_true(CODE_YAML_SYNTAX < CODE_YAML_FEATURE);
  for (size_t shift = 0; shift < COUNT; shift++) {
    if (shift == 1 || shift == 5) continue; /* parts two that only the order of finding tells apart */
    arena a;
    arena_init(&a);
    if (ARENA_CATCH(&a)) fail_msg("memory");
    diags d;
    diags_init(&d, &a);
    const source *files[3] = {NULL, text_named(&a, "a.yaml"), text_named(&a, "b.yaml")};
    for (size_t i = 0; i < COUNT; i++) {
      size_t k = (i + shift) % COUNT;
      span where = {files[sorted[k].file], sorted[k].start, sorted[k].start};
      diag_add(&d, sorted[k].code, where, "%s", sorted[k].message);
    }
    diags_sort(&d);
    for (size_t i = 0; i < COUNT; i++) assert_string_equal(d.list.at[i]->message.at, sorted[i].message);
    arena_release(&a);
  }
}

static void no_more_than_shown(void **state) {
  (void)state;
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) fail_msg("memory");
  diags d;
  diags_init(&d, &a);
  for (size_t i = 0; i < DIAG_ERRORS_SHOWN + 3; i++) diag_add(&d, CODE_YAML_SYNTAX, (span){0}, "%zu", i);
  assert_int_equal(d.list.count, DIAG_ERRORS_SHOWN);
  assert_int_equal(d.errors, DIAG_ERRORS_SHOWN + 3);
  assert_int_equal(d.dropped, 3);
  arena_release(&a);
}

static str name_at(const void *names, size_t i) { return str_from(((const char *const *)names)[i]); }

static void nearest_names(void **state) {
  (void)state;
  static const char *const names[] = {"ogrs3", "ovp", "osp-dc", "sex", "accommodation",
                                      "a-name-that-is-so-long-that-no-distance-to-it-is-ever-worked-out-at-all"};
  static const struct {
    const char *wrong, *nearest;
  } all[] = {{"ogr3", "ogrs3"},                 /* left out */
             {"oggrs3", "ogrs3"},               /* put in */
             {"ogrs4", "ogrs3"},                /* another */
             {"orgs3", "ogrs3"},                /* two that changed places */
             {"xes", ""},                       /* too far for so short a name */
             {"accomodations", "accommodation"}, {"nothing-like-it", ""}, {"ovp", ""}, /* the name itself is no advice */
             {"a-name-that-is-so-long-that-no-distance-to-it-is-ever-worked-out-at-al", ""}, {"", ""}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    str found = diag_nearest(str_from(all[i].wrong), sizeof names / sizeof *names, name_at, names);
    if (!str_is(found, all[i].nearest)) fail_msg("nearest to %s: %.*s", all[i].wrong, STR_FMT(found));
  }
}

static void long_numbers(void **state) {
  (void)state;
  char text[28];
  assert_string_equal(diag_commas(0, text), "0");
  assert_string_equal(diag_commas(999, text), "999");
  assert_string_equal(diag_commas(1000, text), "1,000");
  assert_string_equal(diag_commas(UINT64_MAX, text), "18,446,744,073,709,551,615");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(order), cmocka_unit_test(no_more_than_shown), cmocka_unit_test(nearest_names), cmocka_unit_test(long_numbers)};
  return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
