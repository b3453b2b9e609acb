/* Dates, decimals, UTF-8, buffers, arenas, names: the ground that everything stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/bits.h"
#include "base/buf.h"
#include "base/checksum.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/duration.h"
#include "base/sentence.h"
#include "base/names.h"
#include "base/utf8.h"
#include "epf/buffer.h"

/* ---- dates ---- */

static int64_t day(const char *text) {
  int64_t d = 0;
  assert_true(date_parse(str_from(text), &d));
  return d;
}

static void test_every_day(void **unused) {
  (void)unused;
  int y = 1, m = 1, d = 1;
  for (int64_t at = DATE_MIN; at <= DATE_MAX; at++) { /* the calendar counted by hand */
    int year, month, of_month;
    date_split(at, &year, &month, &of_month);
    if (year != y || month != m || of_month != d) fail_msg("day %lld is %d-%d-%d", (long long)at, year, month, of_month);
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    if (++d > days[m - 1] + (m == 2 && leap)) d = 1, m++;
    if (m > 12) m = 1, y++;
    if (at % 97 != 0) continue;
    char text[11];
    date_format(at, text);
    assert_int_equal(day(text), at);
  }
}

static void test_dates_refused(void **unused) {
  (void)unused;
  static const char *const bad[] = {"", "2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "0000-01-01", "2026/01/01",
                                    "2026-1-01", "2026-01-01 ", "2026-01-0x", "1900-02-29", "20260101", "2026-01-011"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    int64_t d;
    if (date_parse(str_from(bad[i]), &d)) fail_msg("%s is taken as a date", bad[i]);
  }
  assert_int_equal(day("2000-02-29"), 11016);
}

static void test_moving_dates(void **unused) {
  (void)unused;
  static const struct {
    const char *from;
    int64_t count;
    date_unit unit;
    const char *to;
  } moves[] = {{"2024-02-29", 1, UNIT_YEAR, "2025-02-28"},  {"2024-02-29", 4, UNIT_YEAR, "2028-02-29"},
               {"2024-02-29", -1, UNIT_YEAR, "2023-02-28"}, {"2026-01-31", 1, UNIT_MONTH, "2026-02-28"},
               {"2026-03-31", -1, UNIT_MONTH, "2026-02-28"}, {"2026-12-15", 1, UNIT_MONTH, "2027-01-15"},
               {"2026-01-15", -1, UNIT_MONTH, "2025-12-15"}, {"2026-02-27", 2, UNIT_DAY, "2026-03-01"},
               {"2026-03-01", -1, UNIT_WEEK, "2026-02-22"},  {"9999-12-30", 1, UNIT_DAY, "9999-12-31"}};
  for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) assert_int_equal(date_add(day(moves[i].from), moves[i].count, moves[i].unit), day(moves[i].to));
  assert_int_equal(date_add(day("9999-12-01"), 2, UNIT_YEAR), DATE_MAX + 1); /* later than every day */
  assert_int_equal(date_add(day("9999-12-31"), 1, UNIT_MONTH), DATE_MAX + 1);
  assert_int_equal(date_add(day("2026-01-01"), 999999999, UNIT_WEEK), DATE_MAX + 1);
  assert_int_equal(date_add(day("0001-01-05"), -1, UNIT_MONTH), DATE_MIN - 1);
  assert_int_equal(date_add(day("0001-01-05"), -9, UNIT_DAY), DATE_MIN - 1);
}

static void test_birthdays(void **unused) {
  (void)unused;
  assert_int_equal(date_years_between(day("1982-08-03"), day("2022-08-02")), 39);
  assert_int_equal(date_years_between(day("1982-08-03"), day("2022-08-03")), 40);
  assert_int_equal(date_years_between(day("2004-02-29"), day("2022-02-28")), 17); /* the birthday is 1 March */
  assert_int_equal(date_years_between(day("2004-02-29"), day("2022-03-01")), 18);
  assert_int_equal(date_years_between(day("2004-02-29"), day("2024-02-29")), 20);
  assert_int_equal(date_years_between(day("2000-06-01"), day("2000-05-31")), -1);
}

static void test_durations(void **unused) {
  (void)unused;
  int64_t count = 0, days = 0;
  date_unit unit = UNIT_DAY;
  assert_true(duration_parse(STR("9 months"), &count, &unit));
  assert_true(count == 9 && unit == UNIT_MONTH);
  assert_false(duration_in_days(count, unit, 0, 0, &days));
  assert_true(duration_in_days(count, unit, 30, 365, &days) && days == 270);
  assert_true(duration_parse(STR("1 week"), &count, &unit) && duration_in_days(count, unit, 0, 0, &days) && days == 7);
  static const char *const bad[] = {"", "9", "months", "9months", "9  months", "9 moons", "-1 days", "1.5 years", "9 months ", "1234567890123 days"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(duration_parse(str_from(bad[i]), &count, &unit));
}

/* ---- sentences ---- */

static int64_t sentence(const char *text) {
  int64_t value = -1;
  assert_true(sentence_parse(str_from(text), &value));
  return value;
}

static void written_back(const char *text, const char *expected) {
  char actual[SENTENCE_TEXT];
  sentence_format(sentence(text), actual);
  assert_string_equal(actual, expected);
}

static void test_sentences(void **unused) {
  (void)unused;
  static const char *const scale[] = {
    "discharge", "fine band A", "fine band B", "fine band C", "fine band D", "fine band E", "fine band F", "community order low", "community order medium",
    "community order high", "1 day", "2 weeks", "1 month", "31 days", "12 weeks", "90 days", "26 weeks", "6 months", "183 days", "52 weeks", "1 year",
    "53 weeks", "1 year 1 month", "18 months", "3 years 6 months", "100 years"};
  for (size_t i = 1; i < sizeof scale / sizeof *scale; i++) assert_true(sentence(scale[i - 1]) < sentence(scale[i]));
  for (size_t i = 0; i < sizeof scale / sizeof *scale; i++)
    if (strcmp(scale[i], "18 months") != 0) written_back(scale[i], scale[i]);
  assert_int_equal(sentence("12 months"), sentence("1 year"));
  assert_int_equal(sentence("365 days"), sentence("1 year"));
  assert_int_equal(sentence("42 months"), sentence("3 years 6 months"));
  assert_int_equal(sentence("discharge"), 0);
  assert_int_equal(sentence("fine band A"), 1);
  assert_int_equal(sentence("community order low"), 7);
  assert_int_equal(sentence("1 day"), 112);
  written_back("18 months", "1 year 6 months");
  written_back("14 days", "2 weeks");
  written_back("1 days", "1 day");
  written_back("24 months", "2 years");
  static const char *const bad[] = {"", "fine", "fine band G", "fine band a", "Discharge", "community order", "community order very high", "0 days", "07 days", "6",
                                    "months", "6 months 1 year", "1 year 2 weeks", "1 year  6 months", "1 year 6 months ", " 1 year", "1 year 0 months", "101 years",
                                    "99999 days", "1.5 years", "1 year 6 months 2 days", "custody"};
  int64_t value = 5;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (sentence_parse(str_from(bad[i]), &value)) fail_msg("%s is taken for a sentence", bad[i]);
  assert_int_equal(value, 5);
}

static void reduced_to(const char *from, int64_t numerator, int64_t denominator, const char *expected) {
  char actual[SENTENCE_TEXT];
  sentence_format(sentence_reduced(sentence(from), numerator, denominator), actual);
  assert_string_equal(actual, expected);
}

static void test_reductions(void **unused) {
  (void)unused;
  reduced_to("36 weeks", 1, 3, "24 weeks");
  reduced_to("18 months", 1, 3, "1 year");
  reduced_to("6 months", 1, 3, "4 months");
  reduced_to("3 years", 1, 4, "2 years 3 months");
  reduced_to("26 weeks", 1, 3, "121 days");  /* 121.33 */
  reduced_to("26 weeks", 1, 10, "163 days"); /* 163.8 */
  reduced_to("26 weeks", 0, 1, "26 weeks");
  reduced_to("6 months", 0, 1, "6 months"); /* 182.5 days are not cut to 182 */
  reduced_to("1 day", 1, 3, "1 day");       /* never nothing */
  reduced_to("community order high", 1, 3, "community order high");
  reduced_to("fine band C", 1, 3, "fine band C");
  int64_t before = 0; /* the more, the more is left */
  for (int64_t v = 0; v < 5000; v++) {
    int64_t left = sentence_reduced(v, 1, 3);
    assert_true(left >= before);
    before = left;
  }
}

/* ---- decimals ---- */

static void test_decimals(void **unused) {
  (void)unused;
  static const struct {
    const char *text;
    int places;
    decimal_status status;
    int64_t scaled;
  } cases[] = {{"0", 2, DECIMAL_OK, 0},           {"-0", 2, DECIMAL_OK, 0},          {"49.99", 2, DECIMAL_OK, 4999},
               {"49.990", 2, DECIMAL_OK, 4999},   {"49.995", 2, DECIMAL_TOO_PRECISE, 0}, {"74.995", 3, DECIMAL_OK, 74995},
               {"1e2", 0, DECIMAL_OK, 100},       {"1E+2", 1, DECIMAL_OK, 1000},     {"15e-1", 1, DECIMAL_OK, 15},
               {"15e-1", 0, DECIMAL_TOO_PRECISE, 0}, {"-12.5", 1, DECIMAL_OK, -125}, {"1000000000000000", 0, DECIMAL_OK, DECIMAL_MAX},
               {"1000000000000001", 0, DECIMAL_TOO_LARGE, 0}, {"1e400", 0, DECIMAL_TOO_LARGE, 0}, {"1e-400", 6, DECIMAL_TOO_PRECISE, 0},
               {"0e999999999", 0, DECIMAL_OK, 0}, {"0.000000", 0, DECIMAL_OK, 0},    {"00", 0, DECIMAL_SYNTAX, 0},
               {"01", 0, DECIMAL_SYNTAX, 0},      {"", 0, DECIMAL_SYNTAX, 0},        {"-", 0, DECIMAL_SYNTAX, 0},
               {"1.", 1, DECIMAL_SYNTAX, 0},      {".5", 1, DECIMAL_SYNTAX, 0},      {"1e", 0, DECIMAL_SYNTAX, 0},
               {"1e+", 0, DECIMAL_SYNTAX, 0},     {"+1", 0, DECIMAL_SYNTAX, 0},      {"1 ", 0, DECIMAL_SYNTAX, 0},
               {"0x10", 0, DECIMAL_SYNTAX, 0},    {"NaN", 0, DECIMAL_SYNTAX, 0},     {"1.2.3", 2, DECIMAL_SYNTAX, 0},
               {"12345678901234567890123", 0, DECIMAL_TOO_LARGE, 0}, {"0.12345678901234567890123", 6, DECIMAL_TOO_PRECISE, 0},
               {"100000000000000000000.00000000000000000001", 0, DECIMAL_TOO_PRECISE, 0}, {"1000", 3, DECIMAL_OK, 1000000},
               {"10203.040", 3, DECIMAL_OK, 10203040}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int64_t scaled = 0;
    decimal_status got = decimal_parse(str_from(cases[i].text), cases[i].places, &scaled);
    if (got != cases[i].status || (got == DECIMAL_OK && scaled != cases[i].scaled)) fail_msg("%s: %d, %lld", cases[i].text, (int)got, (long long)scaled);
  }
}

static void assert_text(buf *b, const char *expected) {
  assert_false(b->failed);
  assert_int_equal(b->len, strlen(expected));
  assert_memory_equal(b->at, expected, b->len);
  buf_clear(b);
}

static void test_writing(void **unused) {
  (void)unused;
  buf b = {0};
  buf_decimal(&b, 4990, 2);
  assert_text(&b, "49.9");
  buf_decimal(&b, -5, 3);
  assert_text(&b, "-0.005");
  buf_decimal(&b, 0, 3);
  assert_text(&b, "0");
  buf_decimal(&b, 7500, 2);
  assert_text(&b, "75");
  buf_int(&b, INT64_MIN);
  assert_text(&b, "-9223372036854775808");
  buf_json(&b, STR("a\"b\\c\n\t\x01\x7fé"));
  assert_text(&b, "\"a\\\"b\\\\c\\n\\t\\u0001\\u007fé\"");
  buf_json(&b, (str){NULL, 0}); /* the text of nothing */
  assert_text(&b, "\"\"");
  buf_json(&b, STR("\xff\xc3"));
  assert_text(&b, "\"\xef\xbf\xbd\xef\xbf\xbd\"");
  buf_json(&b, STR("\xe2\x80\xa8\xe2\x80\xae\xc2\x9b\xe2\x80\x8b\xf3\xa0\x81\x81\xc3\xa9"));
  assert_text(&b, "\"\\u2028\\u202e\\u009b\\u200b\\udb40\\udc41\xc3\xa9\"");
  buf_visible(&b, STR("a\x1b[1m\x07\n\tb\r\x7f\xc2\x9b\xe2\x80\xae\xef\xbb\xbf\xff\xc3\xa9\xe2\x80\xa6"));
#define HIDDEN "\xef\xbf\xbd"
  assert_text(&b, "a" HIDDEN "[1m" HIDDEN "\xe2\x86\xb5    b" HIDDEN HIDDEN HIDDEN HIDDEN HIDDEN HIDDEN "\xc3\xa9\xe2\x80\xa6");
  size_t step;
  assert_int_equal(buf_visible_one(NULL, STR("\tx"), &step), 4);
  assert_int_equal(step, 1);
  assert_int_equal(buf_visible_one(NULL, STR("\xe2\x80\xae"), &step), 1);
  assert_int_equal(step, 3);
  char longer[900];
  memset(longer, 'x', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  buf_printf(&b, "%s", longer);
  assert_text(&b, longer);
  buf_free(&b);
  epf_buffer *out = epf_buffer_new();
  assert_non_null(out);
  assert_int_equal(epf_buffer_len(out), 0);
  assert_string_equal(epf_buffer_bytes(out), "");
  buf_text(out, "x");
  assert_int_equal(epf_buffer_len(out), 1);
  epf_buffer_clear(out);
  assert_false(epf_buffer_failed(out));
  epf_buffer_free(out);
  epf_buffer_free(NULL);
}

/* ---- the rest ---- */

static void test_utf8(void **unused) {
  (void)unused;
  static const char *const bad[] = {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
                                    "\xff", "\xc3", "\xe2\x82", "\xe2\x28\xa1", "\xf0\x9f\x98"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_equal(utf8_check(bad[i], strlen(bad[i])), 0);
  static const char good[] = "aé€😀\xf4\x8f\xbf\xbf";
  assert_int_equal(utf8_check(good, sizeof good - 1), sizeof good - 1);
  char text[40];
  for (size_t at = 0; at < sizeof text; at++) { /* wherever it stands among ASCII */
    memset(text, 'a', sizeof text);
    text[at] = '\x80';
    assert_int_equal(utf8_check(text, sizeof text), at);
  }
  static const uint32_t points[] = {0x24, 0xe9, 0x20ac, 0x1f40e, 0x10ffff};
  for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
    char one[4];
    uint32_t back = 0;
    size_t len = utf8_encode(points[i], one);
    assert_int_equal(utf8_decode(one, len, &back), len);
    assert_int_equal(back, points[i]);
  }
  assert_int_equal(utf8_encode(0xd800, (char[4]){0}) + utf8_encode(0x110000, (char[4]){0}), 0);
  assert_int_equal(utf8_width(0x301), 0);
  assert_int_equal(utf8_width(0x4e2d), 2);
  assert_int_equal(utf8_width('a'), 1);
}

static void test_bits(void **unused) {
  (void)unused;
  uint64_t set[3];
  bits_fill(set, 130);
  assert_int_equal(bits_count(set, 3), 130);
  bits_clear(set, 3);
  for (size_t first = 0; first < 130; first += 13)
    for (size_t end = first; end <= 130; end += 7)
      for (size_t member = 0; member < 130; member += 11) {
        bits_clear(set, 3);
        bits_add(set, member);
        assert_int_equal(bits_any_between(set, first, end), member >= first && member < end);
      }
  for (size_t first = 0; first < 192; first++)
    for (size_t last = 0; last < 192; last++) {
      bits_clear(set, 3);
      bits_add_range(set, first, last);
      assert_int_equal(bits_count(set, 3), last < first ? 0 : last - first + 1);
      assert_true(last < first || (bits_has(set, first) && bits_has(set, last)));
    }
}

/* Of no bytes, as it is published: the sum is the same on every machine. */
static void test_checksum(void **unused) {
  (void)unused;
  static const uint8_t nothing[CHECKSUM_BYTES] = {0x99, 0xaa, 0x06, 0xd3, 0x01, 0x47, 0x98, 0xd8, 0x60, 0x01, 0xc3, 0x24, 0x46, 0x8d, 0x49, 0x7f};
  uint8_t sum[CHECKSUM_BYTES];
  checksum(sum, "", 0);
  assert_memory_equal(sum, nothing, sizeof sum);
}

static void test_arena(void **unused) {
  (void)unused;
  arena *a = malloc(sizeof *a);
  assert_non_null(a);
  arena_init(a);
  if (ARENA_CATCH(a)) fail_msg("memory ran out");
  for (int round = 0; round < 3; round++) { /* what is given out is zero, the second time too */
    char *bytes = arena_alloc(a, 1000, 1);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(bytes[i], 0);
    memset(bytes, 1, 1000);
    arena_reset(a);
  }
  vec(char) text = {0};
  *VEC_PUSH(a, &text) = 'a';
  VEC_ADD(a, &text, "bcdefghijklmnopqrstuvwxyz", 25);
  VEC_ADD(a, &text, NULL, 0);
  assert_int_equal(text.count, 26);
  assert_memory_equal(text.at, "abcdefghijklmnopqrstuvwxyz", 26);
  arena_release(a);
  free(a);
}

static void test_names(void **unused) {
  (void)unused;
  arena *a = malloc(sizeof *a);
  assert_non_null(a);
  arena_init(a);
  if (ARENA_CATCH(a)) fail_msg("memory ran out");
  names n = {0};
  assert_int_equal(names_find(&n, STR("none")), UINT32_MAX);
  for (uint32_t i = 0; i < 1000; i++) {
    char *text = arena_alloc(a, 8, 1);
    for (uint32_t k = 0, rest = i; k < 4; k++, rest /= 10) text[k] = (char)('0' + rest % 10);
    names_add(&n, a, (str){text, 4}, i);
  }
  assert_int_equal(names_find(&n, STR("3210")), 123);
  assert_int_equal(names_find(&n, STR("x")), UINT32_MAX);
  arena_release(a);
  free(a);
}

static void test_status(void **unused) {
  (void)unused;
  for (int s = EPF_OK; s <= EPF_E_INTERNAL; s++) assert_true(strlen(epf_status_text((epf_status)s)) > 5);
  assert_string_equal(epf_status_text((epf_status)99), "an unknown status");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_every_day), cmocka_unit_test(test_dates_refused), cmocka_unit_test(test_moving_dates),
    cmocka_unit_test(test_birthdays), cmocka_unit_test(test_durations), cmocka_unit_test(test_sentences), cmocka_unit_test(test_reductions), cmocka_unit_test(test_decimals), cmocka_unit_test(test_writing),
    cmocka_unit_test(test_utf8), cmocka_unit_test(test_bits), cmocka_unit_test(test_checksum), cmocka_unit_test(test_arena), cmocka_unit_test(test_names), cmocka_unit_test(test_status)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
