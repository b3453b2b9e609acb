/* The pages of a bias report, of what is watched and of a comparison, and the plots: well formed, escaped, and silent about whom disclosure control
 * hides. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/date.h"
#include "bias/compare.h"
#include "bias/figures.h"
#include "bias/html.h"
#include "bias/svg.h"
#include "bias/watch.h"

/* ---- is it well formed? ---- */

enum { DEPTH_MAX = 64, IDS_MAX = 400 };

typedef struct checker {
  const char *at, *end;
  str open[DEPTH_MAX];
  size_t depth;
  str ids[IDS_MAX], wanted[IDS_MAX];
  size_t id_count, wanted_count;
} checker;

static _Noreturn void broken(const checker *c, const char *what) {
  size_t rest = (size_t)(c->end - c->at);
  fail_msg("%s: %.*s", what, rest > 120 ? 120 : (int)rest, c->at);
  abort();
}

static bool is_one_of(str s, const char *const *names) {
  for (; *names != NULL; names++)
    if (str_is(s, *names)) return true;
  return false;
}

static bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

static str name_at(checker *c) {
  const char *from = c->at;
  while (c->at < c->end && is_of_name(*c->at)) c->at++;
  return (str){from, (size_t)(c->at - from)};
}

static void keep_words(str *to, size_t *count, str value) {
  for (size_t i = 0; i < value.len;) {
    size_t len = 0;
    while (i + len < value.len && value.at[i + len] != ' ') len++;
    assert_true(*count < IDS_MAX);
    to[(*count)++] = (str){value.at + i, len};
    i += len + 1;
  }
}

static bool is_number_list(str value) {
  for (size_t i = 0; i < value.len; i++)
    if (strchr("0123456789.- MLH", value.at[i]) == NULL) return false;
  return value.len > 0;
}

static void attribute(checker *c, str name, str value) {
  static const char *const references[] = {"aria-labelledby", "aria-describedby", NULL};
  static const char *const known[] = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "points", NULL};
  static const char *const never[] = {"src", "style", "srcset", "action", "onload", NULL};
  if (str_is(name, "id")) {
    for (size_t i = 0; i < c->id_count; i++)
      if (str_eq(c->ids[i], value)) broken(c, "an id stands twice before");
    keep_words(c->ids, &c->id_count, value);
  }
  if (is_one_of(name, references)) keep_words(c->wanted, &c->wanted_count, value);
  if (str_is(name, "href")) {
    if (value.len < 2 || value.at[0] != '#') broken(c, "a link leads out of the page before");
    keep_words(c->wanted, &c->wanted_count, (str){value.at + 1, value.len - 1});
  }
  if (is_one_of(name, never)) broken(c, "an attribute that fetches or runs before");
  if (is_one_of(name, known) && !is_number_list(value)) broken(c, "a coordinate is no number before");
  if (str_is(name, "d") && value.len > 0 && !is_number_list(value)) broken(c, "a path is not of numbers before");
}

/* Behind `<` of an opening tag. */
static void opening(checker *c) {
  static const char *const alone[] = {"meta", "br", NULL};
  str name = name_at(c);
  if (name.len == 0) broken(c, "no tag");
  if (str_is(name, "script")) broken(c, "a script");
  for (;;) {
    while (c->at < c->end && *c->at == ' ') c->at++;
    if (c->at == c->end) broken(c, "a tag is open at the end");
    if (*c->at == '>') {
      c->at++;
      if (is_one_of(name, alone)) return;
      assert_true(c->depth < DEPTH_MAX);
      c->open[c->depth++] = name;
      return;
    }
    if (c->end - c->at >= 2 && memcmp(c->at, "/>", 2) == 0) {
      c->at += 2;
      return;
    }
    str attribute_name = name_at(c);
    if (attribute_name.len == 0) broken(c, "no attribute");
    if (c->end - c->at < 2 || memcmp(c->at, "=\"", 2) != 0) broken(c, "an attribute without quotes");
    c->at += 2;
    const char *from = c->at;
    while (c->at < c->end && *c->at != '"' && *c->at != '<' && *c->at != '>') c->at++;
    if (c->at == c->end || *c->at != '"') broken(c, "an attribute does not end");
    attribute(c, attribute_name, (str){from, (size_t)(c->at++ - from)});
  }
}

static void closing(checker *c) {
  str name = name_at(c);
  if (c->depth == 0 || !str_eq(c->open[c->depth - 1], name)) broken(c, "what is closed is not what is open");
  c->depth--;
  if (c->at == c->end || *c->at++ != '>') broken(c, "a closing tag does not end");
}

static void check_text(checker *c) {
  if (*c->at == '>') broken(c, "a bare >");
  if (*c->at == '&') {
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;", NULL};
    bool known = false;
    for (const char *const *e = entities; *e != NULL; e++) known |= (size_t)(c->end - c->at) >= strlen(*e) && memcmp(c->at, *e, strlen(*e)) == 0;
    if (!known) broken(c, "a bare &");
  }
  c->at++;
}

static void check_page(const buf *b) {
  static const char doctype[] = "<!DOCTYPE html>\n";
  assert_false(b->failed);
  assert_true(b->len > sizeof doctype && memcmp(b->at, doctype, sizeof doctype - 1) == 0);
  checker *c = calloc(1, sizeof *c);
  assert_non_null(c);
  c->at = b->at + sizeof doctype - 1;
  c->end = b->at + b->len;
  while (c->at < c->end) {
    if (*c->at != '<') {
      check_text(c);
      continue;
    }
    c->at++;
    if (c->at < c->end && *c->at == '/') {
      c->at++;
      closing(c);
    } else {
      opening(c);
    }
  }
  if (c->depth != 0) broken(c, "a tag is never closed");
  for (size_t i = 0; i < c->wanted_count; i++) {
    bool found = false;
    for (size_t k = 0; k < c->id_count && !found; k++) found = str_eq(c->ids[k], c->wanted[i]);
    if (!found) fail_msg("nothing has the id %.*s", STR_FMT(c->wanted[i]));
  }
  free(c);
}

/* ---- pages ---- */

static size_t times_in(const buf *b, const char *text) {
  size_t n = 0, len = strlen(text);
  for (size_t i = 0; i + len <= b->len; i++) n += memcmp(b->at + i, text, len) == 0;
  return n;
}

static bool has(const buf *b, const char *text) { return times_in(b, text) > 0; }

typedef struct people {
  const char *group, *stratum; /* NULL: missing */
  uint64_t selected, others;
} people;

static str value_of(const char *text) { return text == NULL ? (str){NULL, 0} : str_from(text); }

static void page_of(buf *to, const people *rows, size_t count, const char *by, bool strata, bias_request request) {
  arena memory;
  arena_init(&memory);
  tally t = {0};
  str names[2] = {str_from(by), STR("court")};
  if (ARENA_CATCH(&memory)) fail_msg("memory ran out");
  tally_init(&t, &memory, names, 1, names + 1, strata ? 1 : 0);
  for (size_t i = 0; i < count; i++) {
    str values[2] = {value_of(rows[i].group), value_of(rows[i].stratum)};
    assert_true(tally_add(&t, values, TALLY_SELECTED, rows[i].selected));
    assert_true(tally_add(&t, values, TALLY_PASSED_OVER, rows[i].others));
  }
  bias_report r;
  buf why = {0};
  if (request.level == 0) request.level = 0.95;
  if (!bias_compute(&r, &memory, &t, &request, &why)) fail_msg("no report: %.*s", (int)why.len, why.at);
  bias_html(&r, to);
  buf_free(&why);
  arena_release(&memory);
  check_page(to);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void test_a_plain_page(void **unused) {
  (void)unused;
  static const people rows[] = {{"men", "A", 512, 313}, {"women", "A", 89, 19}, {"men", "B", 353, 207}, {"women", "B", 17, 8}, {NULL, "B", 20, 30}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "sex", true,
          (bias_request){.min_count = 5, .fact_count = 2, .facts = {{"measure", STR("shortlisted")}, {"period_from", STR("2026-01-01")}}});
  assert_true(has(&page, "default-src 'none'; style-src 'unsafe-inline'"));
  assert_true(has(&page, "<html lang=\"en\">"));
  assert_true(has(&page, "Internal view: not for publication"));
  assert_true(has(&page, "<dt>Measure</dt><dd><bdi>shortlisted</bdi></dd>"));
  assert_true(has(&page, "<dt>Period from</dt>"));
  assert_true(has(&page, "971 selected of 1,518"));
  assert_true(has(&page, "50 whose group is not known"));
  assert_true(has(&page, "<small>reference</small>"));
  assert_true(has(&page, "p adjusted (Holm)"));
  assert_int_equal(times_in(&page, "<figure>"), 1);
  assert_int_equal(times_in(&page, "<table>"), 3);
  assert_int_equal(times_in(&page, "<caption>"), 3);
  assert_true(has(&page, "<polygon class=\"two-mark\"")); /* the ratio within strata has a shape of its own */
  assert_int_equal(times_in(&page, "://"), 1);            /* the name of SVG, which nothing fetches */
  assert_true(has(&page, "xmlns=\"http://www.w3.org/2000/svg\""));
  buf_free(&page);
}

static void test_a_release(void **unused) {
  (void)unused;
  static const people rows[] = {{"a", NULL, 50, 60}, {"b", NULL, 30, 80}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "group", false,
          (bias_request){.min_count = 10, .adjust = ADJUST_BENJAMINI_HOCHBERG, .level = 0.999, .release = STR("2026 <Q1>")});
  assert_false(has(&page, "nternal view"));
  assert_true(has(&page, "release 2026 &lt;Q1&gt;"));
  assert_true(has(&page, "p adjusted (Benjamini-Hochberg)"));
  assert_true(has(&page, "99.9 %"));
  assert_int_equal(times_in(&page, "<table>"), 2);
  assert_false(has(&page, "two-mark\" points"));
  buf_free(&page);
}

/* ---- what data may not do ---- */

static void test_escaping(void **unused) {
  (void)unused;
  static const char evil[] = "</td><script>alert(1)</script>", quotes[] = "\" onload='x' &amp;", hidden[] = "a\xe2\x80\xae\nb\x1b[31m\xff";
  const people rows[] = {{evil, "<s>", 40, 60}, {quotes, "<s>", 30, 70}, {hidden, "<s>", 20, 80}, {"]]></desc></svg>", "<s>", 500, 500}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "<b>&", true, (bias_request){.min_count = 10, .fact_count = 1, .facts = {{"source", STR("<img src=x>")}}});
  assert_false(has(&page, "<script"));
  assert_false(has(&page, "<img"));
  assert_false(has(&page, "onload='"));
  assert_true(has(&page, "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  assert_true(has(&page, "&quot; onload=&#39;x&#39; &amp;amp;"));
  assert_true(has(&page, "a\xef\xbf\xbd\xe2\x86\xb5" "b\xef\xbf\xbd[31m\xef\xbf\xbd"));
  assert_false(has(&page, "\xe2\x80\xae"));
  assert_false(has(&page, "\x1b"));
  assert_true(has(&page, "<title>Bias report by &lt;b&gt;&amp; ("));
  buf_free(&page);
}

static void test_hidden_groups(void **unused) {
  (void)unused;
  static const people rows[] = {{"big", "x", 2100, 3200}, {"big", "y", 400, 900}, {"shown", "x", 210, 320}, {"shown", "y", 33, 66},
                                {"few", "x", 4, 4561},    {"few", "y", 3, 0},     {"none", "x", 0, 6173},  {"some", "x", 8, 8219}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "group", true, (bias_request){.min_count = 10, .reference = STR("big")});
  assert_int_equal(times_in(&page, ">hidden</i>"), 3 * (5 + 8 + 9)); /* of three groups, in three tables */
  assert_true(has(&page, "people of hidden groups are among them"));
  static const char *const counts[] = {"4561", "4,561", "4564", "4,564", "4568", "4,568",
                                       "6173", "6,173", "8219", "8,219", "8227", "8,227", ">7<", ">8<", ">0<span>"};
  for (size_t i = 0; i < COUNT(counts); i++)
    if (has(&page, counts[i])) fail_msg("a hidden group shows: %s", counts[i]);
  assert_true(has(&page, " few: hidden: no mark."));
  buf_free(&page);
}

static void test_hidden_totals(void **unused) {
  (void)unused;
  static const people rows[] = {{"big", NULL, 2137, 3262}, {"shown", NULL, 219, 331}, {"few", NULL, 3, 4561}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "group", false, (bias_request){.min_count = 10});
  assert_true(has(&page, "<dt>Total</dt><dd><i class=\"none\">hidden</i>"));
  static const char *const counts[] = {"4561", "4,561", "4564", "4,564", "2359", "2,359", "10,513", "8,154"};
  for (size_t i = 0; i < COUNT(counts); i++)
    if (has(&page, counts[i])) fail_msg("what is hidden shows: %s", counts[i]);
  buf_free(&page);
}

static void test_hidden_reference(void **unused) {
  (void)unused;
  static const people rows[] = {{"big", NULL, 3, 9261}, {"a", NULL, 219, 331}, {"b", NULL, 119, 131}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "group", false, (bias_request){.min_count = 10, .reference = STR("big")});
  assert_true(has(&page, "The reference group is hidden"));
  assert_false(has(&page, "<svg"));
  assert_false(has(&page, "9261") || has(&page, "9,261") || has(&page, "9264") || has(&page, "9,264"));
  buf_free(&page);
}

/* ---- figures that are none ---- */

static void test_undefined_and_infinite(void **unused) {
  (void)unused;
  static const people rows[] = {{"none", "x", 0, 50}, {"some", "x", 20, 30}, {"nobody", "x", 0, 0}, {"neither", "x", 0, 40}};
  buf page = {0};
  page_of(&page, rows, COUNT(rows), "group", true, (bias_request){.reference = STR("none")});
  assert_true(has(&page, "∞<span>no interval</span>"));
  assert_true(has(&page, "to ∞</td>"));
  assert_true(has(&page, "<i class=\"none\">undefined</i>"));
  assert_true(has(&page, "some: the ratio, infinite, is beyond the scale: an arrow"));
  assert_true(has(&page, "neither: the ratio is undefined: no mark"));
  assert_true(has(&page, "<polygon class=\"one-mark\""));
  buf_free(&page);
  page_of(&page, rows, COUNT(rows), "group", true, (bias_request){.reference = STR("some")});
  assert_true(has(&page, "none: the ratio, 0, is beyond the scale: an arrow"));
  assert_true(has(&page, "0.00<span>no interval</span>"));
  buf_free(&page);
}

static void test_no_group(void **unused) {
  (void)unused;
  buf page = {0};
  page_of(&page, NULL, 0, "group", true, (bias_request){.min_count = 10});
  assert_true(has(&page, "Nobody is counted"));
  assert_false(has(&page, "<table>"));
  buf_free(&page);
  static const people lost[] = {{NULL, NULL, 3, 4}};
  page_of(&page, lost, 1, "group", true, (bias_request){.min_count = 10});
  assert_true(has(&page, "fewer than 10 whose group is not known"));
  buf_free(&page);
}

static void test_one_group(void **unused) {
  (void)unused;
  static const people rows[] = {{"all", "x", 30, 40}};
  buf page = {0};
  page_of(&page, rows, 1, "group", true, (bias_request){.min_count = 10});
  assert_true(has(&page, "There is only one group"));
  assert_int_equal(times_in(&page, "<table>"), 1);
  assert_false(has(&page, "#within"));
  buf_free(&page);
}

static void test_forty_groups(void **unused) {
  (void)unused;
  people rows[40];
  char names[40][60];
  for (size_t i = 0; i < 40; i++) {
    snprintf(names[i], sizeof names[i], "Group %02zu with a name that goes on, and on, beyond its room", i);
    rows[i] = (people){names[i], NULL, 20 + i * 7 % 50, 100 + i};
  }
  buf page = {0};
  page_of(&page, rows, 40, "group", false, (bias_request){.min_count = 10});
  assert_int_equal(times_in(&page, "<svg class"), 3);
  assert_true(has(&page, "part 3 of 3"));
  assert_int_equal(times_in(&page, "<circle class=\"one-mark\""), 39 + 3); /* and the keys */
  assert_int_equal(times_in(&page, "<th scope=\"row\">"), 40 + 39);
  assert_true(has(&page, "…</text>"));
  buf_free(&page);
}

/* ---- the other plots ---- */

static void plot_page_begin(buf *b) {
  html_begin(STR("Plots"), false, b);
  buf_text(b, "<main>");
}

static void plot_page_end(buf *b) {
  buf_text(b, "</main>");
  html_end(b);
  check_page(b);
}

static void test_funnel(void **unused) {
  (void)unused;
  svg_point points[60];
  for (size_t i = 0; i < 60; i++) points[i] = (svg_point){100 + (double)(i % 7), i < 50 ? 0.9 : 0.3, STR("<Office> & \"co\""), i < 50};
  points[0] = (svg_point){0, NAN, STR("empty"), true};
  static const svg_limit limits[] = {{10, 0.1, 0.6, -0.1, 0.9}, {50, 0.2, 0.5, NAN, NAN}, {100, 0.25, 0.4, 0.2, INFINITY}};
  buf b = {0};
  plot_page_begin(&b);
  svg_funnel(&(svg_funnel_plot){{"a", STR("T<"), STR("D&")}, points, 60, limits, 3, 0.3, {0}, {0}}, &b);
  svg_funnel(&(svg_funnel_plot){.head = {"b", STR("T"), STR("D")}, .target = NAN}, &b);
  svg_funnel(&(svg_funnel_plot){.head = {"c", STR("T"), STR("D")}, .points = (svg_point[]){{5, 0, {0}, false}}, .count = 1, .target = 0}, &b);
  plot_page_end(&b);
  assert_true(has(&b, "<title id=\"a-title\">T&lt;</title>"));
  assert_true(has(&b, "59 drawn, 49 of them outside the limits"));
  assert_true(has(&b, "1 without a rate: no mark"));
  assert_true(has(&b, "more outside without room for a name: see the table"));
  assert_true(has(&b, "&lt;Office&gt; &amp; &quot;co&quot;"));
  assert_int_equal(times_in(&b, "<polygon class=\"out\""), 49 + 3);
  assert_int_equal(times_in(&b, "nothing to draw"), 1);
  buf_free(&b);
}

static void test_cusum(void **unused) {
  (void)unused;
  enum { MANY = 50000 };
  svg_point *points = calloc(MANY, sizeof *points);
  assert_non_null(points);
  for (size_t i = 0; i < MANY; i++) points[i] = (svg_point){(double)i, (double)(i % 97) / 20, {0}, false};
  points[96].label = STR("<first>");
  points[5].y = NAN;
  buf b = {0};
  plot_page_begin(&b);
  svg_cusum(&(svg_cusum_plot){{"a", STR("T"), STR("D")}, points, MANY, 4.7, (size_t[]){5, 96, 40000, MANY + 1}, 4, false, {0}, {0}}, &b);
  size_t of_many = b.len;
  svg_cusum(&(svg_cusum_plot){{"b", STR("T"), STR("D")}, points, 900, 4, (size_t[]){95}, 1, true, STR("Day <of>"), {0}}, &b);
  svg_cusum(&(svg_cusum_plot){{"c", STR("T"), STR("D")}, points, 20, NAN, NULL, 0, true, {0}, {0}}, &b);
  svg_cusum(&(svg_cusum_plot){.head = {"d", STR("T"), STR("D")}, .threshold = 0}, &b);
  plot_page_end(&b);
  assert_true(of_many < 120000); /* as many steps as can be seen */
  assert_true(has(&b, "threshold 4.70, 2 alarms: &lt;first&gt;, 40000; 1 without a score: not drawn."));
  assert_true(has(&b, "1 alarm: 1970-04-06")); /* an alarm on a day */
  assert_true(has(&b, ">1971-01-01</text>"));
  assert_true(has(&b, ">1970-01-08</text>"));
  assert_true(has(&b, "Day &lt;of&gt;"));
  assert_int_equal(times_in(&b, "nothing to draw"), 1);
  buf_free(&b);
  free(points);
}

/* ---- what is watched ---- */

enum { WATCHED_ROWS = 400 };

typedef struct watched {
  arena memory;
  watch_row rows[WATCHED_ROWS];
  watch_column columns[2];
  watch_data d;
  watch_request q;
} watched;

static const str watched_names[] = {{"<b>Ash & Elm</b>", 16}, {"Bolton", 6}, {"Crewe", 5},     {"Dover", 5}, {"Exeter", 6}, {"Fleet", 5},
                                    {"Goole", 5},             {"Hull", 4},   {"Ilford", 6}, {"Jarrow", 6}, {"Kendal", 6}, {"Leeds", 5}};
static const int64_t watched_day = 20454; /* 2026-01-01 */

static watched *watched_begin(size_t offices, size_t groups) {
  watched *w = calloc(1, sizeof *w);
  assert_non_null(w);
  arena_init(&w->memory);
  w->d = (watch_data){.rows = w->rows, .offices = watched_names, .groups = watched_names, .office_count = offices, .group_count = groups, .columns = w->columns};
  w->q = (watch_request){.base = {.level = 0.95, .min_count = 10}, .target = NAN, .run_length = 1000};
  if (offices > 0) w->q.office = STR("court <1>");
  if (groups > 0) w->q.date = STR("date"), w->q.group = STR("sex");
  return w;
}

static void watched_add(watched *w, uint32_t office, uint32_t group, int64_t day, uint64_t selected, uint64_t others) {
  assert_true(w->d.count < WATCHED_ROWS);
  w->rows[w->d.count++] = (watch_row){office, group, day, {[TALLY_SELECTED] = selected, [TALLY_PASSED_OVER] = others}};
}

static void watched_column(watched *w, const char *name, uint64_t was, uint64_t is, uint64_t missing) {
  watch_column *c = &w->columns[w->d.column_count++];
  c->name = str_from(name);
  watch_column_add(c, &w->memory, STR("low"), WAS, was);
  watch_column_add(c, &w->memory, STR("high"), WAS, was);
  watch_column_add(c, &w->memory, STR("low"), IS, is);
  watch_column_add(c, &w->memory, STR("high"), IS, 2 * is);
  watch_column_add(c, &w->memory, (str){NULL, 0}, IS, missing);
}

/* The page, and the text form beside it. */
static void watched_page(watched *w, buf *page, buf *text) {
  watch_report *r = calloc(1, sizeof *r);
  assert_non_null(r);
  if (ARENA_CATCH(&w->memory)) fail_msg("memory ran out");
  watch_compute(r, &w->memory, &w->d, &w->q);
  watch_html(r, page);
  if (text != NULL) watch_text(r, text);
  arena_release(&w->memory);
  free(r);
  free(w);
  check_page(page);
}

static const char *place_of(const buf *b, const char *text) {
  for (size_t i = 0; i + strlen(text) <= b->len; i++)
    if (memcmp(b->at + i, text, strlen(text)) == 0) return b->at + i;
  fail_msg("%s is not there", text);
  return NULL;
}

static void test_watch_page(void **unused) {
  (void)unused;
  watched *w = watched_begin(0, 2);
  w->q.has_baseline = true;
  w->q.baseline_until = watched_day;
  w->q.base.facts[w->q.base.fact_count++] = (bias_fact){"lawful_criteria", STR("<none>")};
  watched_add(w, WATCH_NOBODY, 0, watched_day - 40, 200, 800);
  watched_add(w, WATCH_NOBODY, 1, watched_day - 40, 300, 700);
  for (int64_t day = 0; day < 30; day++) {
    watched_add(w, WATCH_NOBODY, 0, watched_day + day, day < 10 ? 4 : 9, 12);
    watched_add(w, WATCH_NOBODY, 1, watched_day + day, 5, 11);
  }
  watched_column(w, "need & risk", 500, 300, 300);
  buf page = {0};
  watched_page(w, &page, NULL);
  assert_true(has(&page, "<title>Bias watch: date (internal view, not for publication)</title>"));
  assert_true(has(&page, "<dt>Lawful criteria</dt><dd><bdi>&lt;none&gt;</bdi></dd>"));
  assert_true(has(&page, "<dt>Baseline</dt><dd>before 2026-01-01</dd>"));
  assert_true(has(&page, "<bdi>&lt;b&gt;Ash &amp; Elm&lt;/b&gt;</bdi>, 2026-01-"));
  assert_true(has(&page, ": the rate has risen; the run began on 2026-01-"));
  assert_true(has(&page, "<li>data <bdi>need &amp; risk</bdi>: more is missing</li>"));
  assert_true(place_of(&page, "id=\"alarms\"") < place_of(&page, "id=\"time\""));
  assert_true(has(&page, "200 of 1,000"));
  assert_int_equal(times_in(&page, "<svg class"), 4); /* two charts a series */
  assert_int_equal(times_in(&page, "<figure>"), 2);
  assert_int_equal(times_in(&page, "<table>"), 3); /* the series, the alarms of one, the data */
  assert_true(has(&page, "<p>No alarm.</p>"));
  assert_true(has(&page, "threshold 1.00"));
  assert_false(has(&page, "#offices"));
  assert_int_equal(times_in(&page, "://"), 4);
  buf_free(&page);
}

static void test_watch_page_of_offices(void **unused) {
  (void)unused;
  for (int widened = 0; widened < 2; widened++) {
    watched *w = watched_begin(12, 0);
    w->q.target = 0.5;
    for (uint32_t i = 0; i < 12; i++) {
      uint64_t x = widened ? (i % 2 == 0 ? 233 : 167) : i == 0 ? 240 : i == 1 ? 221 : 200;
      watched_add(w, i, WATCH_NOBODY, WATCH_NO_DAY, x, 400 - x);
    }
    buf page = {0}, text = {0};
    watched_page(w, &page, &text);
    assert_int_equal(times_in(&page, "<svg class"), 1);
    assert_int_equal(times_in(&page, "<td class=\"n\">400</td>"), 12);
    assert_true(has(&page, ", as given</dd>"));
    assert_true(has(&page, widened ? "Widened 99.8 %</th>" : "<strong>ALARM</strong><span>above</span>"));
    assert_true(has(&page, widened ? "the widened limits decide" : "worth a look<span>above</span>"));
    assert_int_equal(has(&page, "<h2 id=\"alarms\">1 alarm</h2>"), !widened);
    assert_int_equal(has(&page, "<h2 id=\"alarms\">No alarm</h2>"), widened);
    assert_int_equal(has(&page, "&lt;/b&gt;</bdi>: 60.0 % of 400, above the limit of 57."), !widened);
    assert_int_equal(has(&text, "60.0 % of 400, above the limit of 57."), !widened);
    buf_free(&page);
    buf_free(&text);
  }
}

static void test_watch_page_hides(void **unused) {
  (void)unused;
  watched *w = watched_begin(5, 3);
  for (uint32_t i = 0; i < 5; i++) watched_add(w, i, WATCH_NOBODY, WATCH_NO_DAY, i == 3 ? 4561 : i == 4 ? 3 : 300 + i, i == 3 ? 2 : i == 4 ? 7291 : 400);
  watched_add(w, WATCH_NOBODY, 0, watched_day, 2137, 3262);
  watched_add(w, WATCH_NOBODY, 1, watched_day, 3119, 2331);
  watched_add(w, WATCH_NOBODY, 2, watched_day, 3, 6173);
  buf page = {0}, text = {0};
  watched_page(w, &page, &text);
  static const char *const counts[] = {"4561", "4,561", "4563", "4,563", "7291", "7,291", "7294", "7,294", "6173", "6,173", "6176", "6,176"};
  for (size_t i = 0; i < COUNT(counts); i++)
    if (has(&page, counts[i])) fail_msg("what is hidden shows: %s", counts[i]);
  size_t hidden = times_in(&text, "hidden\n");
  assert_true(hidden >= 3);
  assert_true(times_in(&page, ">hidden</i>") == 6 * (times_in(&text, "    hidden\n")) + 5 * times_in(&text, ": hidden\n"));
  buf_free(&page);
  buf_free(&text);
}

static void test_watch_page_of_nobody(void **unused) {
  (void)unused;
  for (int baseline = 0; baseline < 2; baseline++) {
    watched *w = watched_begin(0, 0);
    w->q.office = STR("office");
    w->q.date = STR("date");
    w->q.has_baseline = baseline;
    w->d.column_count = (size_t)baseline;
    buf page = {0};
    watched_page(w, &page, NULL);
    assert_true(has(&page, "No office is known"));
    assert_false(has(&page, "<svg"));
    buf_free(&page);
  }
  watched *w = watched_begin(2, 1); /* offices of nobody, and a rate that cannot be charted */
  w->q.base.min_count = 0;
  watched_add(w, 1, 0, watched_day, 0, 0);
  watched_add(w, 0, 0, watched_day, 0, 20);
  buf page = {0};
  watched_page(w, &page, NULL);
  assert_true(has(&page, "no chart"));
  assert_true(has(&page, "<i class=\"none\">undefined</i>"));
  buf_free(&page);
}

/* ---- a comparison ---- */

typedef struct compared {
  const char *group; /* NULL: missing */
  uint64_t before, before_others, after, after_others;
} compared;

static void compared_page(buf *to, const compared *rows, size_t count, bias_request request) {
  static const str sides[] = {{"was", 3}, {"is", 2}};
  arena memory;
  arena_init(&memory);
  tally t = {0};
  str names[2] = {STR("sex & <age>"), STR("side")};
  if (ARENA_CATCH(&memory)) fail_msg("memory ran out");
  tally_init(&t, &memory, names, 1, names + 1, 1);
  for (size_t i = 0; i < count; i++)
    for (int s = 0; s < COMPARED_SIDES; s++) {
      str values[2] = {value_of(rows[i].group), sides[s]};
      assert_true(tally_add(&t, values, TALLY_SELECTED, s == BEFORE ? rows[i].before : rows[i].after));
      assert_true(tally_add(&t, values, TALLY_PASSED_OVER, s == BEFORE ? rows[i].before_others : rows[i].after_others));
    }
  compare_report r = {.sides = {{.value = sides[BEFORE], .name = STR("<2025>")}, {.value = sides[AFTER], .name = STR("2026")}}};
  buf why = {0};
  request.level = 0.95;
  if (!compare_compute(&r, &memory, &t, &request, &why)) fail_msg("no comparison: %.*s", (int)why.len, why.at);
  compare_html(&r, to);
  buf_free(&why);
  arena_release(&memory);
  check_page(to);
}

static void test_compare_page(void **unused) {
  (void)unused;
  static const compared rows[] = {{"men", 2836, 2196, 2344, 2748}, {"<i>women</i>", 400, 530, 326, 600}, {NULL, 12, 0, 1, 2}};
  buf page = {0};
  compared_page(&page, rows, COUNT(rows), (bias_request){.min_count = 10, .fact_count = 1, .facts = {{"lawful_criteria", STR("sex")}}});
  assert_true(has(&page, "<h1>What changed, by sex &amp; &lt;age&gt;</h1>"));
  assert_true(has(&page, "<dt>Before</dt><dd><bdi>&lt;2025&gt;</bdi></dd>\n<dt>Left out before</dt><dd>12 whose group is not known</dd>"));
  assert_true(has(&page, "<dt>Left out after</dt><dd>fewer than 10 whose group is not known</dd>"));
  assert_true(has(&page, "<dt>Lawful criteria</dt>"));
  assert_true(has(&page, "2,836 of 5,032</td><td class=\"n\">56.4<span>55.0 to 57.7</span>"));
  assert_true(has(&page, "-10.3<span>-12.3 to -8.4</span>"));
  assert_true(has(&page, "2.5<span>-2.3 to 7.4</span>"));
  assert_true(has(&page, "No more than chance may bring"));
  assert_true(has(&page, "Before, the rate was 13.3 points below that of <bdi>men</bdi>; after, 10.8 points below it."));
  assert_int_equal(times_in(&page, "<table>"), 2);
  assert_int_equal(times_in(&page, "<svg class"), 1);
  assert_int_equal(times_in(&page, "<circle class=\"one-mark\""), 2 + 1); /* and the key */
  assert_int_equal(times_in(&page, "<polygon class=\"two-mark\""), 1 + 1);
  assert_false(has(&page, "<i>women"));
  buf_free(&page);
}

static void test_compare_page_hides(void **unused) {
  (void)unused;
  static const compared rows[] = {{"big", 500, 500, 400, 611}, {"shown", 219, 331, 231, 345}, {"few", 3, 4561, 7291, 4}};
  buf page = {0};
  compared_page(&page, rows, COUNT(rows), (bias_request){.min_count = 10});
  static const char *const counts[] = {"4561", "4,561", "4564", "4,564", "7291", "7,291", "7295", "7,295"};
  for (size_t i = 0; i < COUNT(counts); i++)
    if (has(&page, counts[i])) fail_msg("what is hidden shows: %s", counts[i]);
  assert_true(has(&page, " few: hidden: no mark."));
  assert_false(has(&page, "Everybody")); /* nor the totals */
  buf_free(&page);
  static const compared lone[] = {{"big", 3, 9261, 3, 10}, {"a", 219, 331, 200, 300}, {"b", 119, 131, 100, 120}};
  compared_page(&page, lone, COUNT(lone), (bias_request){.min_count = 10, .reference = STR("big")});
  assert_true(has(&page, "the reference group is hidden"));
  assert_false(has(&page, "#words"));
  assert_false(has(&page, "9261") || has(&page, "9,261"));
  buf_free(&page);
}

static void test_compare_page_of_few_and_many(void **unused) {
  (void)unused;
  static const compared rows[] = {{"a", 30, 40, 20, 50}, {"gone", 12, 13, 0, 0}, {"none", 0, 20, 0, 20}};
  buf page = {0};
  compared_page(&page, rows, COUNT(rows), (bias_request){0});
  assert_true(has(&page, " gone: the change is undefined: no mark."));
  assert_true(has(&page, "on one side there is nobody"));
  buf_free(&page);
  compared many[40];
  char names[40][60];
  for (size_t i = 0; i < 40; i++) {
    snprintf(names[i], sizeof names[i], "Group %02zu with a name that goes on, and on, beyond its room", i);
    many[i] = (compared){names[i], 20 + i * 7 % 50, 100 + i, 30 + i * 5 % 50, 90};
  }
  compared_page(&page, many, 40, (bias_request){.min_count = 10});
  assert_int_equal(times_in(&page, "<svg class"), 3);
  assert_int_equal(times_in(&page, "<polygon class=\"two-mark\""), 39 + 3);
  assert_int_equal(times_in(&page, "<div><dt>"), 39);
  buf_free(&page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_a_plain_page),
    cmocka_unit_test(test_a_release),
    cmocka_unit_test(test_escaping),
    cmocka_unit_test(test_hidden_groups),
    cmocka_unit_test(test_hidden_totals),
    cmocka_unit_test(test_hidden_reference),
    cmocka_unit_test(test_undefined_and_infinite),
    cmocka_unit_test(test_no_group),
    cmocka_unit_test(test_one_group),
    cmocka_unit_test(test_forty_groups),
    cmocka_unit_test(test_funnel),
    cmocka_unit_test(test_cusum),
    cmocka_unit_test(test_watch_page),
    cmocka_unit_test(test_watch_page_of_offices),
    cmocka_unit_test(test_watch_page_hides),
    cmocka_unit_test(test_watch_page_of_nobody),
    cmocka_unit_test(test_compare_page),
    cmocka_unit_test(test_compare_page_hides),
    cmocka_unit_test(test_compare_page_of_few_and_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
