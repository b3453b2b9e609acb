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

/* No answer that fits settles the option before the last, so the order is that of the fields. */
static const char rules_text[] =
  "ruleset: small\nversion: \"1\"\ntitle: Small\nas_of_field: hearing\ndurations: {month: 30 days, year: 365 days}\n"
  "fields:\n"
  "  hearing: {type: date, label: Hearing, label_cy: Gwrandawiad, help: The day in court, help_cy: Y diwrnod yn y llys}\n"
  "  born: {type: date, role: protected, label: Born}\n"
  "  flag: {type: boolean, label: Flag, help: Only help in English}\n"
  "  level: {type: enum, values: {low: {label: Low level}, high: {label: High level, label_cy: Uchel}, b: {label: Between}}, label: Level}\n"
  "  tags: {type: set, values: {x: {label: Ex}, y: {label: 'Why, yes'}, z: {label: Zed}}, label: Tags}\n"
  "  grades: {type: set, values: ['1', '3', '5'], label: Grades}\n"
  "  item: {type: enum, values: ['0', '1', '2'], label: Item}\n"
  "  town: {type: enum, values: [a, c, d, e, f, g, h, i, j, k], label: Town}\n"
  "  code: {type: text, coded: true, label: Code}\n"
  "  left: {type: duration, label: Left}\n"
  "  n: {type: integer, min: 0, max: 9, label: Number}\n"
  "  score: {type: decimal, places: 1, min: -1.5, max: 10, label: Score}\n"
  "derived:\n  age: {years_between: [born, as_of]}\n"
  "options:\n"
  "  one:\n    title: One\n    kind: k\n    eligible:\n      all:\n"
  "        - {age: {at_least: 18}, lawful_basis: An Act}\n"
  "        - {flag: true}\n        - {level: {in: [high, b]}}\n        - {tags: {includes: x}}\n        - {grades: {includes: '3'}}\n"
  "        - {item: '1'}\n        - {town: k}\n        - {code: {matches: '^1'}}\n        - {left: {at_least: 2 months}}\n"
  "        - {n: {at_least: 5}}\n        - {score: {below: 9}}\n";

/* In the order in which they are asked: what is put, and an answer that fits. */
static const struct field {
  const char *label, *form, *answer, *told;
} fields[] = {
  {"Flag", "\n  Only help in English\n  1 yes, 2 no\n", "1", "Flag: yes"},
  {"Level", "\n  1  Low level\n  2  High level\n  3  Between\n  one number of the list\n", "2", "Level: High level"},
  {"Tags", "\n  1  Ex\n  2  Why, yes\n  3  Zed\n  all that apply, by number, such as 1;3, or none\n", "1", "Tags: Ex ("},
  {"Grades", "\n  1\n  3\n  5\n  all that apply, joined by `;`, or none\n", "3", "Grades: 3 ("},
  {"Item", "\n  0\n  1\n  2\n  one of the list\n", "1", "Item: 1"},
  {"Town", "\n   1  a\n   2  c\n   3  d\n   4  e\n   5  f\n   6  g\n   7  h\n   8  i\n   9  j\n  10  k\n  one number of the list\n", "10", "Town: k"},
  {"Code", "\n  a text\n", "105", "Code: 105"},
  {"Left", "\n  a span of time, such as 9 months\n", "1 year", "Left: 1 year"},
  {"Number", "\n  a whole number from 0 to 9\n", "7", "Number: 7"},
  {"Score", "\n  a number from -1.5 to 10\n", "3.5", "Score: 3.5"}};
enum { FIELDS = sizeof fields / sizeof *fields };

static char rules_path[] = "/tmp/epf-session-XXXXXX", profile_path[64], born_path[64];
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
  snprintf(born_path, sizeof born_path, "%s.born.json", rules_path);
  write_text(rules_path, rules_text);
  write_text(born_path, "{\"born\": \"1990-01-01\"}");
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
  unlink(born_path);
  return 0;
}

/* ---- a conversation ---- */

typedef struct talk {
  epf_session *s;
  epf_buffer *to;
  char text[8192]; /* what was said last */
} talk;

static const epf_match_options dated = {.as_of = "2026-01-01"};

static talk *begin_with(const epf_match_options *options, const char *profile) {
  talk *x = calloc(1, sizeof *x);
  const char *why;
  assert_non_null(x);
  x->to = epf_buffer_new();
  assert_non_null(x->to);
  assert_int_equal(epf_session_new(&x->s, table, options, profile, x->to, &why), EPF_OK);
  return x;
}

static talk *begin(void) { return begin_with(&dated, born_path); }

static void end(talk *x) {
  epf_session_free(x->s);
  epf_buffer_free(x->to);
  free(x);
}

static const char *said(talk *x) {
  size_t len = epf_buffer_len(x->to);
  assert_true(!epf_buffer_failed(x->to) && len < sizeof x->text);
  if (len > 0) memcpy(x->text, epf_buffer_bytes(x->to), len);
  x->text[len] = '\0';
  epf_buffer_clear(x->to);
  return x->text;
}

static bool says(const char *text, const char *part) {
  if (strstr(text, part) != NULL) return true;
  print_error("`%s` is not in:\n%s\n", part, text);
  return false;
}

/* What is asked next: from the label on, behind the greeting and the empty line. */
static const char *question(talk *x) {
  epf_session_next(x->s);
  epf_session_question(x->s, x->to);
  const char *text = strstr(said(x), "\n\n");
  return text != NULL ? text + 2 : x->text + (x->text[0] == '\n');
}

static bool asks(talk *x, const char *label) {
  const char *text = question(x);
  if (strncmp(text, label, strlen(label)) == 0) return true;
  print_error("`%s` is not asked, but:\n%s\n", label, text);
  return false;
}

static bool has_ended(talk *x) {
  return asks(x, "No further question. Empty line: show the list; b: take the last answer back.\n") && !epf_session_next(x->s);
}

/* A line that gives `reply`; what is said about it stays in x->text. */
static bool replies(talk *x, const char *line, epf_reply reply) {
  epf_reply got = epf_session_answer(x->s, line, x->to);
  said(x);
  if (got == reply) return true;
  print_error("`%s` gives %d instead of %d: %s\n", line, (int)got, (int)reply, x->text);
  return false;
}

/* Taken without a word. */
static bool takes(talk *x, const char *line) { return replies(x, line, EPF_REPLY_TAKEN) && x->text[0] == '\0'; }
static bool goes_back(talk *x) { return replies(x, "back", EPF_REPLY_TAKEN) && strcmp(x->text, "Taken back.\n") == 0; }

/* Answers fitly from field `from` up to before field `to`. */
static void go_on(talk *x, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) assert_true(asks(x, fields[i].label) && takes(x, fields[i].answer));
}

static const char *report(talk *x) {
  epf_session_report(x->s, x->to);
  return said(x);
}

static size_t field_of(const char *label) {
  size_t i = 0;
  while (i < FIELDS && strcmp(fields[i].label, label) != 0) i++;
  assert_true(i < FIELDS);
  return i;
}

/* ---- questions and answers ---- */

static void each_type_has_its_prompt(void **state) {
  (void)state;
  talk *x = begin();
  assert_true(epf_session_next(x->s) && epf_session_question(x->s, x->to));
  assert_true(says(said(x), "One question at a time. Empty line: skip; b: back; q: stop; ?: help.\n\nFlag"));
  for (size_t i = 0; i < FIELDS; i++) {
    assert_true(asks(x, fields[i].label) && says(x->text, fields[i].form));
    assert_null(strstr(x->text, "One question at a time")); /* greeted once */
    assert_true(takes(x, fields[i].answer));
  }
  assert_true(has_ended(x));
  report(x);
  for (size_t i = 0; i < FIELDS; i++) assert_true(says(x->text, fields[i].told));
  assert_true(says(x->text, "Open: the criteria are met"));
  end(x);
}

static void a_question_says_what_it_settles(void **state) {
  (void)state;
  talk *x = begin();
  assert_true(asks(x, "Flag\n"));
  go_on(x, 0, FIELDS - 1);
  assert_true(asks(x, "Score  (settles 1 option)\n"));
  end(x);
}

static void answers_in_many_forms(void **state) {
  (void)state;
  static const struct {
    const char *label, *typed, *told;
  } forms[] = {
    {"Flag", "YES", "Flag: yes"}, {"Flag", " ie\t", "Flag: yes"}, {"Flag", "true", "Flag: yes"}, {"Flag", "2", "Flag: no"},
    {"Flag", "na", "Flag: no"}, {"Flag", "N", "Flag: no"},
    {"Level", "high", "Level: High level"}, {"Level", "HIGH level", "Level: High level"}, {"Level", "uchel", "Level: High level"},
    {"Level", "b", "Level: Between"}, {"Level", " 3 ", "Level: Between"}, {"Level", "1", "Level: Low level"},
    {"Tags", "1;2", "Tags: Ex; Why, yes ("}, {"Tags", " 3 , ex", "Tags: Ex, Zed ("}, {"Tags", "why, YES", "Tags: Why, yes ("},
    {"Tags", "x;zed;2", "Tags: Ex; Why, yes; Zed ("}, {"Tags", "none", "Tags: none ("},
    {"Grades", "1;3", "Grades: 1, 3 ("}, {"Item", "0", "Item: 0"}, {"Town", "K", NULL}, {"Town", "k", "Town: k"},
    {"Left", "10 weeks", "Left: 10 weeks"}, {"Number", "9", "Number: 9"}, {"Score", "-1.5", "Score: -1.5"}};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    talk *x = begin();
    size_t at = field_of(forms[i].label);
    go_on(x, 0, at);
    assert_true(asks(x, forms[i].label));
    if (forms[i].told == NULL) assert_true(replies(x, forms[i].typed, EPF_REPLY_AGAIN)); /* names are as they are written */
    else {
      assert_true(takes(x, forms[i].typed));
      for (size_t k = at + 1; epf_session_next(x->s); k++) go_on(x, k, k + 1);
      assert_true(says(report(x), forms[i].told));
    }
    end(x);
  }
}

/* Labels that are numbers, or names of others; one option each, so that each is asked. */
static const char clashing_text[] =
  "ruleset: clash\nversion: \"1\"\ntitle: Clash\nfields:\n"
  "  item: {type: enum, values: {none_at_all: '0', some: '1', much: {label: Much, label_cy: Llawer}}, label: Item}\n"
  "  eitem: {type: enum, values: {nil: {label: Nil, label_cy: '1'}, one: {label: One, label_cy: '0'}}, label: Eitem}\n"
  "  marks: {type: set, values: {low: '2', high: '1;2'}, label: Marks}\n"
  "  crossed: {type: enum, values: {a: b, b: a, e: Two, f: two}, label: Crossed}\n"
  "  turned: {type: enum, values: {'1': '2', '2': '1'}, label: Turned}\n"
  "options:\n"
  "  one: {title: One, kind: k, eligible: {all: [{item: some}, {eitem: one}, {marks: {includes: low}}, {crossed: e}, {turned: '1'}]}}\n";

static const struct {
  const char *label, *form, *typed, *told, *why; /* told: what is recorded. why: what is said instead */
} clashes[] = {
  {"Item", "\n  none_at_all  0\n  some  1\n  much  Much\n  one of the list\n", "1", "Item: 1 (", NULL},
  {"Item", "", "some", "Item: 1 (", NULL},
  {"Item", "", "3", NULL, "the answer is not in the list"},
  {"Eitem", "\n  nil  Nil\n  one  One\n  one of the list\n", "0", "Eitem: One (", NULL},
  {"Eitem", "", "2", NULL, "the answer is not in the list"},
  {"Marks", "\n  low  2\n  high  1;2\n  all that apply, joined by `;`, or none\n", "2", "Marks: 2 (", NULL},
  {"Marks", "", "1", NULL, "the answer is not in the list"},
  {"Crossed", "\n  1  b\n  2  a\n  3  Two\n  4  two\n  one number of the list\n", "b", NULL, "more than one of the list is called that"},
  {"Crossed", "", "TWO", NULL, "choose by what stands first in its line\n"},
  {"Crossed", "", "3", "Crossed: Two (", NULL},
  {"Turned", "\n  1  2\n  2  1\n  one of the list\n", "1", "Turned: 2 (", NULL}};

/* What is typed never means a place in the list and a name at once. */
static void numbers_that_are_names(void **state) {
  (void)state;
  static const char *const fitting[] = {"some", "one", "low", "3", "1"}, *const labels[] = {"Item", "Eitem", "Marks", "Crossed", "Turned"};
  epf_table *usual = table;
  epf_rules *rules;
  write_text(profile_path, clashing_text);
  assert_int_equal(epf_rules_read(&rules, profile_path), EPF_OK);
  assert_int_equal(epf_rules_seal(rules, &table), EPF_OK);
  epf_rules_free(rules);
  for (size_t i = 0; i < sizeof clashes / sizeof *clashes; i++) {
    talk *x = begin_with(&dated, NULL);
    size_t k = 0;
    for (; strcmp(labels[k], clashes[i].label) != 0; k++) assert_true(asks(x, labels[k]) && takes(x, fitting[k]));
    assert_true(asks(x, clashes[i].label) && says(x->text, clashes[i].form));
    if (clashes[i].told == NULL) assert_true(replies(x, clashes[i].typed, EPF_REPLY_AGAIN) && says(x->text, clashes[i].why));
    else assert_true(takes(x, clashes[i].typed));
    for (k += clashes[i].told != NULL; k < 5; k++) assert_true(asks(x, labels[k]) && takes(x, fitting[k]));
    assert_true(says(report(x), clashes[i].told != NULL ? clashes[i].told : "Open: the criteria are met"));
    end(x);
  }
  epf_table_free(table);
  table = usual;
}

static void answers_that_do_not_fit(void **state) {
  (void)state;
  static const struct {
    const char *label, *typed, *why;
  } slips[] = {
    {"Flag", "purple", "yes or no"}, {"Flag", "3", "yes or no"},
    {"Level", "purple", "the answer is not in the list"}, {"Level", "0", "choose 1 to 3"}, {"Level", "4", "choose 1 to 3"},
    {"Level", "18446744073709551617", "choose 1 to 3"}, {"Level", "1;2", "not in the list"},
    {"Tags", "1;4", "choose 1 to 3"}, {"Tags", "x;purple", "not in the list"}, {"Tags", "x;;y", "not in the list"},
    {"Grades", "2", "not in the list"}, {"Item", "3", "not in the list"}, {"Town", "11", "choose 1 to 10"},
    {"Left", "purple", "such as 9 months"}, {"Number", "10", "the answer is not from 0 to 9"}, {"Number", "1.5", "a whole number"},
    {"Score", "purple", "written like 62 or 49.5"}, {"Score", "10.1", "the answer is not from -1.5 to 10"},
    {"Score", "3.55", "at most 1 decimal places"}, {"Left", "3 moons", "a whole number and day, week, month or year"},
    {"Flag", "?purple", "refused, unobtainable or not_asked"}, {"Level", "?purple", "refused, unobtainable or not_asked"}};
  for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
    talk *x = begin();
    size_t at = field_of(slips[i].label);
    go_on(x, 0, at);
    assert_true(asks(x, slips[i].label) && replies(x, slips[i].typed, EPF_REPLY_AGAIN));
    assert_true(says(x->text, slips[i].why));
    assert_int_equal(x->text[strlen(x->text) - 1], '\n');
    assert_null(strstr(x->text, "unknown")); /* the question is put again */
    assert_null(strstr(x->text, "purple")); /* an answer is a person's: it is not repeated */
    go_on(x, at, FIELDS);                   /* the same question stands, and nothing of the slip is left */
    assert_true(has_ended(x) && says(report(x), fields[at].told));
    end(x);
  }
}

static void what_nobody_can_say_is_not_asked_again(void **state) {
  (void)state;
  talk *x = begin();
  for (size_t i = 0; i < FIELDS; i++) assert_true(asks(x, fields[i].label) && takes(x, i % 2 == 0 ? "?refused" : "?unobtainable"));
  assert_true(has_ended(x));
  report(x);
  assert_true(says(x->text, "Flag: refused") && says(x->text, "Level: cannot be obtained") && says(x->text, "Not yet settled"));
  end(x);
}

/* ---- skipping ---- */

static void skipped_questions_come_back_once(void **state) {
  (void)state;
  talk *fresh = begin(), *x = begin();
  for (size_t i = 0; i < FIELDS; i++) {
    assert_true(asks(x, fields[i].label) && takes(x, i % 2 == 0 ? "" : " \t"));
    assert_null(strstr(x->text, "skipped before"));
  }
  for (size_t i = 0; i < FIELDS; i++) {
    assert_true(asks(x, fields[i].label) && says(x->text, "  (skipped before; skip again to leave it out)\n"));
    assert_true(takes(x, ""));
  }
  assert_true(has_ended(x));
  assert_string_equal(report(x), report(fresh)); /* nothing was recorded */
  end(fresh);
  end(x);
}

static void a_skipped_question_waits_for_the_others(void **state) {
  (void)state;
  talk *x = begin();
  go_on(x, 0, 1);
  assert_true(asks(x, "Level\n") && takes(x, ""));
  go_on(x, 2, FIELDS);
  assert_true(asks(x, "Level  (settles 1 option)  (skipped before") && takes(x, "high"));
  assert_true(has_ended(x) && says(report(x), "Open: the criteria are met"));
  end(x);
}

static void not_asked_counts_as_a_skip(void **state) {
  (void)state;
  talk *x = begin();
  assert_true(asks(x, "Flag\n") && takes(x, "?not_asked"));
  go_on(x, 1, FIELDS);
  assert_true(asks(x, "Flag  (settles 1 option)  (skipped before") && takes(x, "?not_asked"));
  assert_true(has_ended(x) && goes_back(x));
  assert_true(asks(x, "Flag  (settles 1 option)  (skipped before"));
  end(x);
}

/* ---- back ---- */

static void back_after_each_type(void **state) {
  (void)state;
  static const char *const other[FIELDS] = {"2", "1", "1;2;3", "1;5", "2", "1", "another text, and a longer one", "3 days", "0", "10"};
  talk *straight = begin(), *x = begin();
  go_on(straight, 0, FIELDS);
  for (size_t i = 0; i < FIELDS; i++) {
    assert_true(asks(x, fields[i].label) && takes(x, other[i]));
    epf_session_next(x->s);
    assert_true(goes_back(x) && asks(x, fields[i].label) && takes(x, "?refused"));
    epf_session_next(x->s);
    assert_true(goes_back(x) && asks(x, fields[i].label) && takes(x, ""));
    epf_session_next(x->s);
    assert_true(goes_back(x) && asks(x, fields[i].label));
    assert_null(strstr(x->text, "skipped before")); /* the skip is taken back as well */
    assert_true(takes(x, fields[i].answer));
  }
  assert_true(has_ended(x));
  assert_string_equal(report(x), report(straight));
  end(straight);
  end(x);
}

static void back_to_the_beginning(void **state) {
  (void)state;
  talk *fresh = begin(), *x = begin();
  assert_true(asks(x, "Flag\n") && replies(x, "b", EPF_REPLY_AGAIN));
  assert_string_equal(x->text, "There is no answer to take back yet.\n");
  go_on(x, 0, FIELDS);
  assert_true(has_ended(x));
  for (size_t i = FIELDS; i-- > 0;) assert_true(replies(x, i % 2 == 0 ? "Back" : " b ", EPF_REPLY_TAKEN) && asks(x, fields[i].label));
  assert_true(replies(x, "b", EPF_REPLY_AGAIN));
  assert_string_equal(report(x), report(fresh));
  end(fresh);
  end(x);
}

/* Every question twice skipped and then answered is more to take back than there are questions. */
static void back_over_all_skips(void **state) {
  (void)state;
  talk *x = begin();
  for (size_t i = 0; i < 2 * FIELDS; i++) assert_true(asks(x, fields[i % FIELDS].label) && takes(x, ""));
  assert_true(has_ended(x));
  for (size_t i = 2 * FIELDS; i-- > 0;) {
    assert_true(goes_back(x) && asks(x, fields[i % FIELDS].label));
    assert_int_equal(strstr(x->text, "skipped before") != NULL, i >= FIELDS);
  }
  assert_true(replies(x, "b", EPF_REPLY_AGAIN));
  end(x);
}

/* ---- quit and help ---- */

static void quit(void **state) {
  (void)state;
  static const char *const words[] = {"q", "Q", "quit", " QUIT "};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    talk *x = begin();
    go_on(x, 0, i);
    assert_true(asks(x, fields[i].label) && replies(x, words[i], EPF_REPLY_QUIT) && x->text[0] == '\0');
    assert_true(says(report(x), "Not yet settled"));
    end(x);
  }
}

static void after_the_last_question(void **state) {
  (void)state;
  talk *x = begin();
  assert_true(asks(x, "Flag") && takes(x, "no") && has_ended(x)); /* one criterion is not met: nothing else matters */
  assert_true(replies(x, "", EPF_REPLY_QUIT) && replies(x, "anything", EPF_REPLY_QUIT) && replies(x, "q", EPF_REPLY_QUIT));
  assert_true(says(report(x), "Not eligible: a criterion is not met"));
  assert_true(goes_back(x) && asks(x, "Flag"));
  end(x);
}

static void nothing_asked(void **state) {
  (void)state;
  talk *x = begin();
  assert_false(epf_session_question(x->s, x->to)); /* before the first question */
  assert_string_equal(said(x), "");
  assert_true(replies(x, "true", EPF_REPLY_QUIT));
  assert_true(replies(x, "b", EPF_REPLY_AGAIN));
  end(x);
  write_text(profile_path, "{\"flag\": false, \"born\": \"1990-01-01\"}");
  x = begin_with(&dated, profile_path);
  assert_false(epf_session_next(x->s)); /* everything is settled already */
  assert_false(epf_session_question(x->s, x->to));
  assert_string_equal(said(x), "");
  assert_true(says(report(x), "Flag: no"));
  end(x);
}

static void help(void **state) {
  (void)state;
  static const char *const lines[] = {"empty line", "?refused", "?unobtainable", "b, back", "q, quit"};
  talk *x = begin();
  for (size_t i = 0; i < FIELDS; i++) {
    assert_true(asks(x, fields[i].label) && replies(x, i % 2 == 0 ? "?" : "HELP", EPF_REPLY_AGAIN));
    for (size_t k = 0; k < sizeof lines / sizeof *lines; k++) assert_true(says(x->text, lines[k]));
    go_on(x, i, i + 1); /* the question still stands */
  }
  end(x);
}

/* ---- dates ---- */

static const char no_date[] = "Without the evaluation date nothing can be settled.\n";

static void the_date_comes_first(void **state) {
  (void)state;
  talk *x = begin_with(&(epf_match_options){0}, born_path);
  assert_true(asks(x, "Hearing\n  The day in court\n  a day, YYYY-MM-DD\n"));
  assert_string_equal(report(x), no_date);
  assert_true(replies(x, "2026-02-30", EPF_REPLY_AGAIN) && asks(x, "Hearing\n") && takes(x, "2026-01-01"));
  assert_true(asks(x, "Flag\n") && goes_back(x) && asks(x, "Hearing\n"));
  assert_string_equal(report(x), no_date);
  assert_true(takes(x, "2026-01-01"));
  go_on(x, 0, FIELDS);
  assert_true(has_ended(x) && says(report(x), "as of 1 January 2026"));
  end(x);
}

static void a_date_that_cannot_be_had(void **state) {
  (void)state;
  static const char *const lines[] = {"?refused", "?unobtainable"};
  for (size_t i = 0; i < 2; i++) {
    talk *x = begin_with(&(epf_match_options){0}, NULL);
    assert_true(asks(x, "Hearing\n") && takes(x, lines[i]) && has_ended(x)); /* nothing else can be asked */
    assert_string_equal(report(x), no_date);
    assert_true(goes_back(x) && asks(x, "Hearing\n"));
    end(x);
  }
  talk *x = begin_with(&(epf_match_options){0}, NULL);
  assert_true(asks(x, "Hearing\n") && takes(x, ""));
  assert_true(asks(x, "Hearing  (skipped before; skip again to leave it out)\n") && takes(x, "") && has_ended(x));
  assert_string_equal(report(x), no_date);
  end(x);
}

/* Nobody is assessed before being born. */
static void unborn(void **state) {
  (void)state;
  talk *x = begin_with(&dated, NULL);
  go_on(x, 0, FIELDS);
  assert_true(asks(x, "Born\n  a day, YYYY-MM-DD\n") && replies(x, "2026-02-30", EPF_REPLY_AGAIN));
  assert_true(says(x->text, "a day that exists") && asks(x, "Born\n") && replies(x, "2026-01-02", EPF_REPLY_AGAIN));
  assert_string_equal(x->text, "the date is after the evaluation date\n");
  assert_true(asks(x, "Born\n") && takes(x, "2026-01-01")); /* on the day itself */
  assert_true(has_ended(x) && says(report(x), "age: 0") && goes_back(x) && asks(x, "Born\n") && takes(x, "1990-01-01"));
  assert_true(has_ended(x) && says(report(x), "age: 36"));
  end(x);
}

/* A date of birth that is known already may turn out as unusable once the date is, and as usable after all. */
static void born_after_a_date_that_is_taken_back(void **state) {
  (void)state;
  talk *x = begin_with(&(epf_match_options){0}, born_path);
  assert_true(asks(x, "Hearing\n") && takes(x, "1962-01-01") && asks(x, "Flag\n"));
  assert_true(says(report(x), "after the evaluation date"));
  assert_true(asks(x, "Flag\n") && goes_back(x) && asks(x, "Hearing\n") && takes(x, "2026-01-01"));
  go_on(x, 0, FIELDS);
  assert_true(has_ended(x) && says(report(x), "age: 36") && says(x->text, "Open: the criteria are met"));
  end(x);
}

/* ---- languages, profiles, options ---- */

static void in_welsh(void **state) {
  (void)state;
  talk *x = begin_with(&(epf_match_options){.welsh = true}, born_path);
  assert_true(asks(x, "Gwrandawiad\n  Y diwrnod yn y llys\n  diwrnod, YYYY-MM-DD\n") && says(x->text, "Un cwestiwn ar y tro."));
  assert_true(takes(x, "2026-01-01"));
  assert_true(asks(x, "Flag\n  Only help in English\n  1 ie, 2 na\n") && takes(x, "ie")); /* where there is no Welsh */
  assert_true(asks(x, "Level\n") && says(x->text, "  2  Uchel\n") && replies(x, "4", EPF_REPLY_AGAIN));
  assert_true(says(x->text, "dewiswch 1 i 3"));
  assert_true(replies(x, "?", EPF_REPLY_AGAIN) && says(x->text, "llinell wag") && replies(x, "back", EPF_REPLY_TAKEN));
  assert_string_equal(x->text, "Tynnwyd yn ôl.\n");
  assert_true(asks(x, "Flag") && takes(x, "na") && asks(x, "Dim cwestiwn arall."));
  end(x);
}

/* Every slip is told in Welsh as well, a date of birth after the evaluation date among them. */
static void slips_in_welsh(void **state) {
  (void)state;
  static const struct {
    const char *label, *typed, *why;
  } slips[] = {{"Flag", "purple", "disgwylir ie neu na\n"}, {"Level", "purple", "nid yw'r ateb yn y rhestr\n"}, {"Left", "purple", "disgwylir cyfnod: "},
               {"Number", "10", "nid yw'r ateb o 0 i 9\n"}, {"Number", "1.5", "disgwylir rhif cyfan"}, {"Score", "purple", "disgwylir rhif, megis"},
               {"Score", "3.55", "disgwylir rhif â 1 lle degol"}, {"Code", "\xff", "nid yw'r ateb yn UTF-8\n"}, {"Flag", "?purple", "ar ôl y gofynnod"},
               {"Born", "2026-02-30", "disgwylir diwrnod sy'n bod"}, {"Born", "2026-01-02", "mae'r dyddiad ar ôl y dyddiad asesu\n"}};
  for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
    talk *x = begin_with(&(epf_match_options){.as_of = "2026-01-01", .welsh = true}, NULL);
    bool born = strcmp(slips[i].label, "Born") == 0;
    size_t before = born ? FIELDS : field_of(slips[i].label);
    for (size_t k = 0; k < before; k++) {
      question(x);
      assert_true(takes(x, fields[k].answer));
    }
    assert_true(asks(x, slips[i].label) && replies(x, slips[i].typed, EPF_REPLY_AGAIN) && says(x->text, slips[i].why));
    end(x);
  }
}

static void dated_or_not(void **state) {
  (void)state;
  talk *x = begin_with(&(epf_match_options){0}, born_path);
  assert_false(epf_session_is_dated(x->s));
  assert_true(asks(x, "Hearing\n") && takes(x, "2026-01-01") && epf_session_is_dated(x->s));
  assert_true(asks(x, "Flag\n") && goes_back(x));
  assert_false(epf_session_is_dated(x->s));
  end(x);
  x = begin();
  assert_true(epf_session_is_dated(x->s));
  end(x);
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
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_type_has_its_prompt),
                                     cmocka_unit_test(a_question_says_what_it_settles),
                                     cmocka_unit_test(answers_in_many_forms),
                                     cmocka_unit_test(numbers_that_are_names),
                                     cmocka_unit_test(answers_that_do_not_fit),
                                     cmocka_unit_test(what_nobody_can_say_is_not_asked_again),
                                     cmocka_unit_test(skipped_questions_come_back_once),
                                     cmocka_unit_test(a_skipped_question_waits_for_the_others),
                                     cmocka_unit_test(not_asked_counts_as_a_skip),
                                     cmocka_unit_test(back_after_each_type),
                                     cmocka_unit_test(back_to_the_beginning),
                                     cmocka_unit_test(back_over_all_skips),
                                     cmocka_unit_test(quit),
                                     cmocka_unit_test(after_the_last_question),
                                     cmocka_unit_test(nothing_asked),
                                     cmocka_unit_test(help),
                                     cmocka_unit_test(the_date_comes_first),
                                     cmocka_unit_test(a_date_that_cannot_be_had),
                                     cmocka_unit_test(unborn),
                                     cmocka_unit_test(born_after_a_date_that_is_taken_back),
                                     cmocka_unit_test(in_welsh),
                                     cmocka_unit_test(slips_in_welsh),
                                     cmocka_unit_test(dated_or_not),
                                     cmocka_unit_test(with_a_profile),
                                     cmocka_unit_test(options_that_do_not_fit)};
  return cmocka_run_group_tests_name("session", tests, compile, forget);
}
