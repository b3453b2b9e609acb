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
enum { JSON, TEXT, CSV, HTML, FORMATS };

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

static bool is_thousands(const char *p, const char *end) {
  if (end - p < 4 || *p != ',' || !is_digit(p[1]) || !is_digit(p[2]) || !is_digit(p[3])) return false;
  return end - p == 4 || !is_digit(p[4]);
}

/* One number; exponents as C writes them. `grouped`: a comma parts thousands. */
static number number_at(const char *p, const char *end, bool grouped) {
  char room[64], *last;
  size_t used = 0, width[sizeof room];
  for (const char *q = p; q < end && used + 1 < sizeof room; q++) {
    if (*q == ',' && grouped && is_thousands(q, end)) continue;
    if (!is_digit(*q) && strchr(".e+-", *q) == NULL) break;
    width[used] = (size_t)(q - p) + 1;
    room[used++] = *q;
  }
  room[used] = '\0';
  number n = {.value = strtod(room, &last), .at = p};
  const char *point = memchr(room, '.', (size_t)(last - room));
  if (point != NULL && memchr(room, 'e', (size_t)(last - room)) == NULL) n.digits = (int)(last - point) - 1;
  n.len = width[last - room - 1];
  return n;
}

/* Numbers that are words of their own. */
static void find_numbers(const char *text, size_t len, bool grouped, numbers *to) {
  to->count = 0;
  for (size_t i = 0; i < len;) {
    if (!is_digit(text[i])) {
      i++;
      continue;
    }
    if (i > 0 && is_of_word(text[i - 1])) { /* h2, #123 */
      while (i < len && is_digit(text[i])) i++;
      continue;
    }
    assert_true(to->count < NUMBERS_MAX);
    to->all[to->count] = number_at(text + i, text + len, grouped);
    i += to->all[to->count++].len;
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

/* Words of the page: a p that is too small to write out, the band of the four-fifths rule, what is sure, the usual least count, what is few. */
static const double of_the_page[] = {0.001, 0.8, 1.25, 0.05, 10, 50};

static bool is_in(const numbers *json, const number *shown) {
  for (size_t i = 0; i < sizeof of_the_page / sizeof *of_the_page; i++)
    if (fabs(shown->value - of_the_page[i]) < 1e-9) return true;
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

static void cut_all(buf *b) {
  cut(b, "<style", "</style>");
  cut(b, "<svg", "</svg>");
  cut(b, "<meta", ">");
  cut(b, "<dl", "</dl>"); /* sources, with their years */
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
  static void (*const writers[FORMATS])(const bias_report *, buf *) = {bias_json, bias_text, bias_csv, bias_html};
  static const char *const names[FORMATS] = {"JSON", "text", "CSV", "HTML"};
  numbers *json = calloc(1, sizeof *json), *n = calloc(1, sizeof *n);
  assert_true(json != NULL && n != NULL);
  for (size_t i = 0; i < FORMATS; i++) {
    buf b = {0};
    writers[i](r, &b);
    assert_false(b.failed);
    for (int grouped = 0; grouped < 2; grouped++) {
      find_numbers(b.at, b.len, grouped == 1, n);
      look_for_hidden(r, rows, n, names[i], false);
    }
    cut_all(&b);
    find_numbers(b.at, b.len, i == HTML, n);
    look_for_hidden(r, rows, n, names[i], true);
    if (i == JSON) find_numbers(b.at, b.len, false, json);
    else look_for_more(json, n, names[i]);
    buf_free(&b); /* what stands in `json` is looked at by its values alone */
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
  static const row reference_hidden[] = {{"Asian", {{31019, 41233}, {24200, 63496}}}, {"Black", {{38119, 41959}, {23284, 27653}}}, {"White", {{4001, 120013}, {4441, 90031}}}};
  formats_of(people, GROUP_COUNT, 2, true, "");
  formats_of(people, GROUP_COUNT, 2, true, "spring");
  formats_of(one_hidden, 3, 1, false, "spring");
  formats_of(for_the_sums, 4, 2, true, "");
  formats_of(reference_hidden, 3, 1, false, "");
}
