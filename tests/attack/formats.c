/* The formats of one report with hidden groups: none has a number of theirs, and none says more than JSON. */
#include <setjmp.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "attack.h"
#include "bias/figures.h"

enum { NUMBERS_MAX = 6000, GROUP_COUNT = 6, STRATUM_COUNT = 2 };

/* Selected and passed over, in two strata; no sum of two numbers is a third. */
typedef struct row {
  const char *name;
  uint64_t of[STRATUM_COUNT][2];
} row;

/* The least count is 10000: Asian and Mixed are hidden for a cell, Other (if need be) for the sums. */
static const row people[GROUP_COUNT] = {
    {"Asian", {{3719, 41233}, {4200, 63496}}}, {"Black", {{38119, 41959}, {23284, 27653}}}, {"Mixed", {{41641, 3109}, {20947, 2632}}},
    {"Other", {{12049, 15511}, {9733, 13907}}}, {"Roma", {{11113, 10891}, {9137, 10211}}},  {"White", {{180011, 150013}, {120041, 90031}}},
};
static const uint64_t least = 10000, left_out[] = {4093, 5077, 6089};

static void count_rows(tally *t, const row *rows, size_t count) {
  static const char *const strata[STRATUM_COUNT] = {"north", "south"};
  for (size_t i = 0; i < count; i++)
    for (int s = 0; s < STRATUM_COUNT; s++) {
      str values[] = {str_from(rows[i].name), str_from(strata[s])};
      assert_true(tally_add(t, values, TALLY_SELECTED, rows[i].of[s][0]));
      assert_true(tally_add(t, values, TALLY_PASSED_OVER, rows[i].of[s][1]));
    }
  str missing[] = {{NULL, 0}, STR("north")}, white[] = {STR("White"), STR("south")};
  assert_true(tally_add(t, missing, TALLY_SELECTED, left_out[0]));
  assert_true(tally_add(t, white, TALLY_UNKNOWN, left_out[1]));
  assert_true(tally_add(t, white, TALLY_BARRED, left_out[2]));
}

/* ---- numbers in a text ---- */

typedef struct number {
  double value;
  int digits; /* behind the point */
  const char *at;
  size_t len;
} number;

typedef struct numbers {
  number all[NUMBERS_MAX];
  size_t count;
} numbers;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '#' || c == '&'; }

/* Numbers that are words of their own; exponents as C writes them. */
static void find_numbers(const char *text, size_t len, numbers *to) {
  to->count = 0;
  for (size_t i = 0; i < len;) {
    if (!is_digit(text[i]) || (i > 0 && is_of_word(text[i - 1]))) {
      i++;
      while (i < len && i > 0 && is_of_word(text[i - 1]) && is_digit(text[i])) i++;
      continue;
    }
    char *end;
    double value = strtod(text + i, &end);
    size_t taken = (size_t)(end - (text + i));
    const char *point = memchr(text + i, '.', taken);
    assert_true(to->count < NUMBERS_MAX);
    to->all[to->count++] = (number){value, point == NULL ? 0 : (int)(end - point) - 1, text + i, taken};
    i += taken;
  }
}

static bool has_value(const numbers *n, double value, double off) {
  for (size_t i = 0; i < n->count; i++)
    if (fabs(n->all[i].value - value) <= off) return true;
  return false;
}

/* ---- whose numbers must not be there ---- */

static void must_not_have(const numbers *n, double value, double off, const char *format, const char *group, const char *what) {
  if (has_value(n, value, off)) fail_msg("%s has %s of the hidden group %s: %.6g", format, what, group, value);
}

static void look_for_hidden(const bias_report *r, const row *rows, const numbers *n, const char *format, bool figures) {
  for (size_t i = 0; i < r->count; i++) {
    if (!r->groups[i].suppressed) continue;
    uint64_t x = rows[i].of[0][0] + rows[i].of[1][0], f = rows[i].of[0][1] + rows[i].of[1][1];
    for (int s = 0; s < STRATUM_COUNT; s++)
      for (int o = 0; o < 2; o++) must_not_have(n, (double)rows[i].of[s][o], 0, format, rows[i].name, "a count within a stratum");
    must_not_have(n, (double)x, 0, format, rows[i].name, "the selected");
    must_not_have(n, (double)f, 0, format, rows[i].name, "the passed over");
    must_not_have(n, (double)(x + f), 0, format, rows[i].name, "the number");
    if (!figures) continue;
    double rate = (double)x / (double)(x + f), reference = (double)r->groups[r->count - 1].counts.x / (double)r->groups[r->count - 1].counts.n;
    must_not_have(n, rate, 2e-4, format, rows[i].name, "the rate");
    must_not_have(n, rate * 100, 2e-2, format, rows[i].name, "the rate in per cent");
    if (reference > 0) must_not_have(n, rate / reference, 2e-4, format, rows[i].name, "the relative rate");
  }
  for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++) must_not_have(n, (double)left_out[i], 0, format, "(left out)", "a count");
}

/* ---- what is in JSON is all that is told ---- */

static bool rounds_to(double exact, const number *shown) { return fabs(exact - shown->value) <= 0.500001 * pow(10, -shown->digits); }

static bool is_in(const numbers *json, const number *shown) {
  for (size_t i = 0; i < json->count; i++)
    if (rounds_to(json->all[i].value, shown) || rounds_to(json->all[i].value * 100, shown)) return true;
  return false;
}

/* Sections that hold no figures, or figures as lengths, are cut out. */
static void cut(buf *b, const char *from, const char *to) {
  buf_char(b, '\0');
  for (char *p; (p = strstr(b->at, from)) != NULL;) {
    char *end = strstr(p, to);
    assert_non_null(end);
    memset(p, ' ', (size_t)(end - p) + strlen(to));
  }
  b->len--;
}

static void look_for_more(const numbers *json, const numbers *n, const char *format) {
  size_t unknown = 0;
  for (size_t i = 0; i < n->count; i++) {
    if (n->all[i].value < 10 && n->all[i].digits == 0) continue; /* counts of strata and tables, and words */
    if (is_in(json, &n->all[i])) continue;
    print_message("%s says %.*s, which is no rounding of anything in JSON, in: %.60s\n", format, (int)n->all[i].len, n->all[i].at, n->all[i].at);
    unknown++;
  }
  if (unknown > 0) fail_msg("%s says more than JSON", format);
}

static void write_and_look(const bias_report *r, const row *rows) {
  static void (*const writers[])(const bias_report *, buf *) = {bias_json, bias_text, bias_csv, bias_html};
  static const char *const names[] = {"JSON", "text", "CSV", "HTML"};
  numbers *json = calloc(1, sizeof *json), *n = calloc(1, sizeof *n);
  assert_true(json != NULL && n != NULL);
  for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
    buf b = {0};
    writers[i](r, &b);
    assert_false(b.failed);
    find_numbers(b.at, b.len, n);
    look_for_hidden(r, rows, n, names[i], false);
    cut(&b, "<style", "</style>");
    cut(&b, "<svg", "</svg>");
    cut(&b, "<code>", "</code>");
    cut(&b, "<meta", ">");
    find_numbers(b.at, b.len, n);
    look_for_hidden(r, rows, n, names[i], true);
    if (i == 0) find_numbers(b.at, b.len, json);
    else look_for_more(json, n, names[i]);
    if (i > 0) buf_free(&b);
    else b = (buf){0}; /* the numbers point into it */
  }
  free(json);
  free(n);
}

static void formats_of(const row *rows, size_t count, size_t hidden, bool totals, const char *release) {
  static const str names[] = {{"group", 5}, {"region", 6}};
  arena memory;
  tally t;
  bias_report r;
  buf why = {0};
  arena_init(&memory);
  if (ARENA_CATCH(&memory)) fail();
  tally_init(&t, &memory, names, 1, names + 1, 1);
  count_rows(&t, rows, count);
  bias_request request = {.level = 0.95, .min_count = least, .release = str_from(release)};
  assert_true(bias_compute(&r, &memory, &t, &request, &why));
  assert_int_equal(r.hidden_groups, hidden);
  assert_int_equal(r.total_shown, totals);
  write_and_look(&r, rows);
  buf_free(&why);
  arena_release(&memory);
}

void formats(void **state) {
  (void)state;
  static const row one_hidden[] = {{"Asian", {{3719, 41233}, {4200, 63496}}}, {"Other", {{12049, 15511}, {9733, 13907}}}, {"White", {{180011, 150013}, {120041, 90031}}}};
  static const row for_the_sums[] = {{"Asian", {{3719, 41233}, {4200, 63496}}},
                                     {"Other", {{12049, 15511}, {9733, 13907}}},
                                     {"Roma", {{14113, 16891}, {19137, 17211}}},
                                     {"White", {{180011, 150013}, {120041, 90031}}}};
  static const row reference_hidden[] = {{"Asian", {{31019, 41233}, {24200, 63496}}}, {"Black", {{38119, 41959}, {23284, 27653}}}, {"White", {{4001, 450013}, {4441, 390031}}}};
  formats_of(people, GROUP_COUNT, 2, true, "");
  formats_of(people, GROUP_COUNT, 2, true, "spring");
  formats_of(one_hidden, 3, 1, false, "spring");
  formats_of(for_the_sums, 4, 2, true, "");
  formats_of(reference_hidden, 3, 1, false, "");
}
