/* One person, question by question, through the installed headers: what is asked, what is taken, when it ends. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "epf/buffer.h"
#include "epf/match.h"
#include "epf/rules.h"

static const char rules_text[] =
  "ruleset: small\nversion: \"1\"\ntitle: Small\nas_of_field: hearing\ndurations: {month: 30 days, year: 365 days}\n"
  "fields:\n"
  "  hearing: {type: date, label: Hearing, label_cy: Gwrandawiad, help: The day in court, help_cy: Y diwrnod yn y llys}\n"
  "  flag: {type: boolean, label: Flag, help: Only help in English}\n"
  "  level: {type: enum, values: [low, high], label: Level}\n"
  "  tags: {type: set, values: [x, y], label: Tags}\n"
  "  code: {type: text, coded: true, label: Code}\n"
  "  left: {type: duration, label: Left}\n"
  "  n: {type: integer, min: 0, max: 9, label: Number}\n"
  "  score: {type: decimal, places: 1, min: -1.5, max: 10, label: Score}\n"
  "options:\n"
  "  one:\n    title: One\n    kind: k\n    eligible:\n      all: [{flag: true}, {level: high}, {tags: {includes: x}}, {code: {matches: '^1'}}, {left: {at_least: 2 months}}, {n: {at_least: 5}}, {score: {below: 9}}]\n";

static char rules_path[] = "/tmp/epf-session-XXXXXX", profile_path[64];
static epf_table *table;

static void write_text(const char *path, const char *text) {
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  assert_true(fputs(text, f) >= 0);
  assert_int_equal(fclose(f), 0);
}

static int compile(void **state) {
  (void)state;
  int file = mkstemp(rules_path);
  if (file < 0) return -1;
  close(file);
  snprintf(profile_path, sizeof profile_path, "%s.json", rules_path);
  write_text(rules_path, rules_text);
  epf_rules *rules;
  if (epf_rules_read(&rules, rules_path) != EPF_OK || epf_rules_seal(rules, &table) != EPF_OK) return -1;
  epf_rules_free(rules);
  return 0;
}

static int forget(void **state) {
  (void)state;
  epf_table_free(table);
  unlink(rules_path);
  unlink(profile_path);
  return 0;
}

typedef struct talk {
  epf_session *s;
  epf_buffer *to;
} talk;

static talk begin(const epf_match_options *options) {
  talk x;
  const char *why;
  x.to = epf_buffer_new();
  assert_non_null(x.to);
  assert_int_equal(epf_session_new(&x.s, table, options, NULL, x.to, &why), EPF_OK);
  return x;
}

static void end(talk *x) {
  epf_session_free(x->s);
  epf_buffer_free(x->to);
}

/* What `write` adds to the buffer, from the start. */
static const char *said(talk *x) {
  static char text[4096];
  size_t len = epf_buffer_len(x->to);
  assert_true(len < sizeof text);
  if (len > 0) memcpy(text, epf_buffer_bytes(x->to), len);
  text[len] = '\0';
  epf_buffer_free(x->to);
  x->to = epf_buffer_new();
  return text;
}

static const char *question(talk *x) {
  epf_session_question(x->s, x->to);
  return said(x);
}

static bool says(const char *text, const char *part) {
  if (strstr(text, part) != NULL) return true;
  print_error("`%s` is not in:\n%s\n", part, text);
  return false;
}

static const epf_match_options dated = {.as_of = "2026-01-01"};

static void each_type_is_asked_for(void **state) {
  (void)state;
  static const struct {
    const char *label, *form, *answer;
  } types[] = {{"Flag", "true or false", "true"},
               {"Level", "one of: low, high", "high"},
               {"Tags", "some of, joined by `;`, or none: x, y", "x;y"},
               {"Code", "a text", "105"},
               {"Left", "such as 9 months", "1 year"},
               {"Number", "a whole number from 0 to 9", "7"},
               {"Score", "a number from -1.5 to 10", "3.5"}};
  talk x = begin(&dated);
  size_t asked = 0, count = sizeof types / sizeof *types;
  for (; epf_session_next(x.s); asked++) {
    const char *text = question(&x);
    size_t i = 0;
    while (i < count && strncmp(text, types[i].label, strlen(types[i].label)) != 0) i++;
    assert_true(i < count && says(text, types[i].form) && says(text, "empty line: not now"));
    if (!epf_session_answer(x.s, types[i].answer, x.to)) fail_msg("%s: %s", types[i].label, said(&x));
  }
  assert_int_equal(asked, count);
  epf_session_report(x.s, x.to);
  assert_true(says(said(&x), "eligible"));
  end(&x);
}

static void answers_that_do_not_fit(void **state) {
  (void)state;
  talk x = begin(&dated);
  assert_true(epf_session_next(x.s));
  assert_false(epf_session_answer(x.s, "purple", x.to));
  const char *why = said(&x);
  assert_true(strlen(why) > 0 && why[strlen(why) - 1] == '\n');
  assert_null(strstr(why, "purple")); /* an answer is a person's: it is not repeated */
  assert_true(epf_session_next(x.s)); /* the same question stands */
  assert_true(epf_session_answer(x.s, "?refused", x.to));
  end(&x);
}

static void the_date_comes_first(void **state) {
  (void)state;
  talk x = begin(&(epf_match_options){0});
  assert_true(epf_session_next(x.s));
  const char *text = question(&x);
  assert_true(says(text, "Hearing\n  The day in court\n  YYYY-MM-DD; empty line: not now"));
  epf_session_report(x.s, x.to);
  assert_string_equal(said(&x), "Without the evaluation date nothing can be settled.\n");
  assert_false(epf_session_answer(x.s, "2026-02-30", x.to));
  assert_true(epf_session_answer(x.s, "2026-03-01", x.to));
  assert_true(epf_session_next(x.s));
  assert_null(strstr(question(&x), "Hearing"));
  end(&x);
}

static void a_date_that_cannot_be_had(void **state) {
  (void)state;
  talk x = begin(&(epf_match_options){0});
  assert_true(epf_session_next(x.s));
  assert_true(epf_session_answer(x.s, "", x.to)); /* not now */
  assert_false(epf_session_next(x.s));            /* and nothing else can be asked */
  end(&x);
}

static void nothing_asked(void **state) {
  (void)state;
  talk x = begin(&dated);
  assert_string_equal(question(&x), ""); /* before the first question */
  assert_false(epf_session_answer(x.s, "true", x.to));
  while (epf_session_next(x.s)) assert_true(epf_session_answer(x.s, "?unobtainable", x.to));
  said(&x);
  assert_string_equal(question(&x), ""); /* and behind the last */
  end(&x);
}

static void in_welsh(void **state) {
  (void)state;
  talk x = begin(&(epf_match_options){.welsh = true});
  assert_true(epf_session_next(x.s));
  assert_true(says(question(&x), "Gwrandawiad\n  Y diwrnod yn y llys\n"));
  assert_true(epf_session_answer(x.s, "2026-03-01", x.to));
  while (epf_session_next(x.s)) {
    const char *text = question(&x);
    if (strncmp(text, "Flag", 4) == 0) assert_true(says(text, "Only help in English")); /* where there is no Welsh */
    assert_true(epf_session_answer(x.s, "", x.to));
  }
  end(&x);
}

static epf_status open_with(const char *path, const char *text, char *why_not) {
  if (text != NULL) write_text(path, text);
  epf_session *s;
  const char *why;
  epf_buffer *log = epf_buffer_new();
  assert_non_null(log);
  epf_status status = epf_session_new(&s, table, &dated, path, log, &why);
  snprintf(why_not, 400, "%.*s", (int)epf_buffer_len(log), epf_buffer_len(log) > 0 ? epf_buffer_bytes(log) : "");
  epf_buffer_free(log);
  if (status == EPF_OK) epf_session_free(s);
  else assert_null(s);
  return status;
}

static void with_a_profile(void **state) {
  (void)state;
  char why[400];
  assert_int_equal(open_with(profile_path, "{\"flag\": true}", why), EPF_OK);
  assert_string_equal(why, "");
  assert_int_equal(open_with(profile_path, "[]", why), EPF_OK); /* none known yet */
  assert_int_equal(open_with(profile_path, "{\"flag\": \"purple\"}", why), EPF_E_DATA);
  assert_true(says(why, ".json:1:") && says(why, "`flag`") && says(why, "[E09"));
  assert_null(strstr(why, "purple"));
  assert_int_equal(open_with("/no/such/profile.json", NULL, why), EPF_E_IO);
  assert_int_equal(open_with(rules_path, NULL, why), EPF_E_DATA); /* a name that says nothing: YAML */
}

static void options_that_do_not_fit(void **state) {
  (void)state;
  epf_session *s;
  const char *why;
  epf_buffer *log = epf_buffer_new();
  assert_int_equal(epf_session_new(&s, table, &(epf_match_options){.as_of = "soon"}, NULL, log, &why), EPF_E_ARGUMENT);
  assert_null(s);
  assert_true(strlen(why) > 0);
  epf_buffer_free(log);
  epf_session_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_type_is_asked_for),    cmocka_unit_test(answers_that_do_not_fit), cmocka_unit_test(the_date_comes_first),
    cmocka_unit_test(a_date_that_cannot_be_had), cmocka_unit_test(nothing_asked),           cmocka_unit_test(in_welsh),
    cmocka_unit_test(with_a_profile),            cmocka_unit_test(options_that_do_not_fit)};
  return cmocka_run_group_tests_name("session", tests, compile, forget);
}
