/* Offices, time and data: the figures, the alarms, and that nothing of what is hidden comes out; a ledger of many days. */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/date.h"
#include "bias/watch.h"
#include "epf/bias.h"
#include "epf/match.h"

enum { ROWS_MAX = 4000, COLUMNS_MAX = 4 };

typedef struct fixture {
  arena memory;
  watch_row rows[ROWS_MAX];
  watch_column columns[COLUMNS_MAX];
  watch_data d;
  watch_request request;
  watch_report report;
} fixture;

static const str letters[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}, {"g", 1}, {"h", 1}, {"i", 1}, {"j", 1}, {"k", 1}, {"l", 1}};
enum { NAMES = sizeof letters / sizeof *letters };

static fixture *start(size_t offices, size_t groups) {
  fixture *f = calloc(1, sizeof *f);
  assert_non_null(f);
  arena_init(&f->memory);
  if (ARENA_CATCH(&f->memory)) fail();
  f->d = (watch_data){.rows = f->rows, .offices = letters, .groups = letters, .office_count = offices, .group_count = groups, .columns = f->columns};
  f->request = (watch_request){.base = {.level = 0.95, .min_count = 10}, .target = NAN, .run_length = 10000};
  if (offices > 0) f->request.office = STR("office");
  if (groups > 0) f->request.date = STR("date"), f->request.group = STR("group");
  return f;
}

static void end(fixture *f) {
  arena_release(&f->memory);
  free(f);
}

static void add(fixture *f, uint32_t office, uint32_t group, int64_t day, uint64_t n, uint64_t x) {
  assert_true(f->d.count < ROWS_MAX);
  f->rows[f->d.count++] = (watch_row){.office = office, .group = group, .day = day, .counts = {[TALLY_SELECTED] = x, [TALLY_PASSED_OVER] = n - x}};
}

static void compute(fixture *f) { watch_compute(&f->report, &f->memory, &f->d, &f->request); }

static void near(double a, double b) {
  if (!(fabs(a - b) < 1e-9)) fail_msg("%.12g is not %.12g", a, b);
}

static int64_t day_of(const char *text) {
  int64_t day = 0;
  assert_true(date_parse(str_from(text), &day));
  return day;
}

/* ---- offices ---- */

/* The limits beside are R's: with r = qbinom(p, n, t), (r - (pbinom(r, n, t) - p) / dbinom(r, n, t)) / n. */
static void test_limits_are_exact(void **state) {
  (void)state;
  fixture *f = start(3, 0);
  f->request.target = 0.375167785235;
  add(f, 0, WATCH_NOBODY, WATCH_NO_DAY, 896, 336);
  add(f, 1, WATCH_NOBODY, WATCH_NO_DAY, 783, 290);
  add(f, 2, WATCH_NOBODY, WATCH_NO_DAY, 817, 310);
  compute(f);
  const watch_office *o = f->report.offices.at;
  assert_true(fabs(o[0].inner.low - 0.343031199341) < 1e-9 && fabs(o[0].inner.high - 0.406445383024) < 1e-9);
  assert_true(fabs(o[0].outer.low - 0.325042780801) < 1e-9 && fabs(o[0].outer.high - 0.424970528046) < 1e-9);
  assert_true(fabs(o[2].inner.low - 0.341510384759) < 1e-9 && fabs(o[2].outer.high - 0.427300366172) < 1e-9);
  assert_true(o[0].finding == WATCH_WITHIN && o[1].finding == WATCH_WITHIN && o[2].finding == WATCH_WITHIN);
  near(f->report.target, 0.375167785235);
  end(f);
}

static void test_findings_without_overdispersion(void **state) {
  (void)state;
  fixture *f = start(12, 0);
  f->request.target = 0.5;
  for (uint32_t i = 0; i < 12; i++) add(f, i, WATCH_NOBODY, WATCH_NO_DAY, 400, i == 0 ? 221 : i == 1 ? 233 : 200); /* z of 2.1 and of 3.3 */
  compute(f);
  assert_false(f->report.offices.widened);
  assert_int_equal(f->report.offices.at[0].finding, WATCH_LOOK);
  assert_int_equal(f->report.offices.at[1].finding, WATCH_ALARM);
  assert_true(isnan(f->report.offices.at[1].outer_wide.high));
  assert_int_equal(f->report.alarms, 1);
  end(f);
}

/* Every office 3.3 standard errors off: phi is the square of it, and no office is odd among them. */
static void test_overdispersion_widens(void **state) {
  (void)state;
  fixture *f = start(12, 0);
  f->request.target = 0.5;
  for (uint32_t i = 0; i < 12; i++) add(f, i, WATCH_NOBODY, WATCH_NO_DAY, 400, i % 2 == 0 ? 233 : 167);
  compute(f);
  near(f->report.offices.phi, 10.89);
  assert_true(f->report.offices.widened && f->report.alarms == 0);
  near(f->report.offices.at[0].outer_wide.high, 0.5 + 3.090232306168 * 3.3 * 0.025);
  assert_true(f->report.offices.at[0].rate > f->report.offices.at[0].outer.high && f->report.offices.at[0].finding == WATCH_WITHIN);
  end(f);
}

/* Of few offices one that is odd would widen the limits round itself. */
static void test_few_offices_are_not_widened(void **state) {
  (void)state;
  fixture *f = start(8, 0);
  for (uint32_t i = 0; i < 8; i++) add(f, i, WATCH_NOBODY, WATCH_NO_DAY, 400, i == 3 ? 230 : 150);
  compute(f);
  assert_true(f->report.offices.phi > 3 && f->report.offices.phi_p < 0.01 && !f->report.offices.widened);
  assert_true(f->report.offices.at[3].finding == WATCH_ALARM && f->report.alarms == 1 && f->report.warnings.count == 1);
  end(f);
}

static void test_small_offices_are_hidden(void **state) {
  (void)state;
  fixture *f = start(4, 0);
  add(f, 0, WATCH_NOBODY, WATCH_NO_DAY, 500, 250);
  add(f, 1, WATCH_NOBODY, WATCH_NO_DAY, 400, 190);
  add(f, 2, WATCH_NOBODY, WATCH_NO_DAY, 100, 60);
  add(f, 3, WATCH_NOBODY, WATCH_NO_DAY, 30, 28); /* two passed over */
  compute(f);
  const watch_offices *o = &f->report.offices;
  assert_true(o->at[3].suppressed && o->at[2].suppressed && o->total.shown);
  assert_true(isnan(o->at[3].rate) && o->at[3].n == 0 && o->at[3].finding == WATCH_WITHIN);
  near(f->report.target, 528.0 / 1030);
  end(f);
  f = start(2, 0); /* where two are left they stay, and the target is theirs */
  f->d.office_count = 3;
  add(f, 0, WATCH_NOBODY, WATCH_NO_DAY, 500, 250);
  add(f, 1, WATCH_NOBODY, WATCH_NO_DAY, 400, 190);
  add(f, 2, WATCH_NOBODY, WATCH_NO_DAY, 30, 28);
  compute(f);
  assert_true(!f->report.offices.total.shown && !f->report.offices.at[0].suppressed);
  near(f->report.target, 440.0 / 900);
  end(f);
}

/* With groups beside the offices the total would be known: then what cannot be shown goes altogether. */
static void test_two_tables_of_the_same_people(void **state) {
  (void)state;
  fixture *f = start(3, 3);
  int64_t day = day_of("2025-03-01");
  add(f, 0, 0, day, 300, 150);
  add(f, 1, 1, day + 1, 300, 150);
  add(f, 2, 0, day + 2, 300, 150);
  add(f, 2, 2, day + 2, 12, 2);
  compute(f);
  assert_true(f->report.offices.total.shown && f->report.offices.hidden == 0);
  assert_int_equal(f->report.time.hidden, 3);
  end(f);
}

/* ---- time ---- */

/* By hand: expected 0.2, odds doubled 1/3: a person who is selected scores ln(5/3), another ln(5/6). */
static void test_chart_by_hand(void **state) {
  (void)state;
  fixture *f = start(0, 1);
  f->request.group = (str){NULL, 0};
  f->request.has_baseline = true;
  f->request.baseline_until = day_of("2025-07-01");
  add(f, WATCH_NOBODY, 0, day_of("2025-01-10"), 1000, 200);
  add(f, WATCH_NOBODY, 0, day_of("2025-07-01"), 20, 2);
  add(f, WATCH_NOBODY, 0, day_of("2025-07-02"), 10, 6);
  add(f, WATCH_NOBODY, 0, day_of("2025-07-03"), 10, 3);
  add(f, WATCH_NOBODY, 0, day_of("2025-07-04"), 12, 12);
  add(f, WATCH_NOBODY, 0, day_of("2025-07-05"), 12, 12);
  compute(f);
  const watch_series *s = &f->report.time.at[0];
  near(s->p0, 0.2);
  near(s->upper.p1, 1.0 / 3);
  near(s->lower.p1, 1.0 / 9);
  double h = s->upper.threshold, second = 6 * log(5.0 / 3) + 4 * log(5.0 / 6), third = second + 3 * log(5.0 / 3) + 7 * log(5.0 / 6);
  assert_true(second > 0 && third < h && third + 12 * log(5.0 / 3) >= h && h > 5 && h < 12 * log(5.0 / 3));
  assert_int_equal(s->upper.alarms.count, 2); /* and anew on the next day */
  assert_int_equal(s->upper.alarms.at[0].day, day_of("2025-07-04"));
  assert_int_equal(s->upper.alarms.at[0].since, day_of("2025-07-02"));
  assert_int_equal(s->upper.alarms.at[1].since, day_of("2025-07-05"));
  assert_int_equal(s->lower.alarms.count, 0);
  near(f->report.time.false_alarms, 2.0 * 64 / 10000);
  assert_int_equal(s->points.count, 1); /* the first day on which at least ten were selected and ten passed over: 2025-07-03 */
  assert_int_equal(s->points.at[0].day, day_of("2025-07-03"));
  assert_true(fabs(s->points.at[0].upper - third / h) < 0.0006);
  end(f);
}

static void test_without_a_baseline_the_target_is_expected(void **state) {
  (void)state;
  fixture *f = start(0, 2);
  f->request.target = 0.3;
  for (int64_t i = 0; i < 60; i++) {
    add(f, WATCH_NOBODY, 0, 20000 + i, 10, 3);
    add(f, WATCH_NOBODY, 1, 20000 + i, 10, 1);
  }
  compute(f);
  assert_int_equal(f->report.time.at[0].upper.alarms.count + f->report.time.at[0].lower.alarms.count, 0);
  assert_true(f->report.time.at[1].lower.alarms.count > 0 && f->report.time.at[1].upper.alarms.count == 0);
  near(f->report.time.at[1].p0, 0.3);
  end(f);
}

/* ---- data ---- */

/* Before and after a baseline that ends with day 0, so that the totals may be shown. */
static void some_people(fixture *f) {
  f->request.has_baseline = true;
  add(f, WATCH_NOBODY, 0, -1, 100, 50);
  add(f, WATCH_NOBODY, 0, 1, 100, 50);
}

static void column(fixture *f, const char *name) { f->columns[f->d.column_count++].name = str_from(name); }

static void values(fixture *f, const char *value, uint64_t was, uint64_t is) {
  watch_column *c = &f->columns[f->d.column_count - 1];
  str s = {value, value != NULL ? strlen(value) : 0};
  watch_column_add(c, &f->memory, s, WAS, was);
  watch_column_add(c, &f->memory, s, IS, is);
}

static void test_drift(void **state) {
  (void)state;
  fixture *f = start(0, 1);
  some_people(f);
  column(f, "need");
  values(f, "low", 500, 250);
  values(f, "high", 500, 750);
  values(f, NULL, 0, 300);
  column(f, "area");
  values(f, "x", 500, 640);
  values(f, "y", 500, 640);
  values(f, "z", 4, 3);
  values(f, NULL, 12, 4);
  column(f, "coding");
  values(f, "M", 900, 0);
  values(f, "1", 0, 900);
  compute(f);
  const watch_drift *d = f->report.drifts;
  near(d[0].missing[IS], 0.2308); /* 300 of 1300 */
  near(d[0].change, 0.2308);
  assert_true(d[0].missing_alarm && d[0].index_alarm);
  near(d[0].index, 0.275); /* 0.25 ln 3 */
  assert_true(d[1].hidden && isnan(d[1].change) && isnan(d[1].missing[WAS]) && !d[1].missing_alarm && !d[1].index_alarm);
  near(d[1].index, 0);
  assert_true(isinf(d[2].index) && d[2].index_alarm);
  assert_int_equal(f->report.alarms, 2);
  end(f);
}

/* Where the totals are hidden, a share of missing people would tell them. */
static void test_drift_beside_hidden_totals(void **state) {
  (void)state;
  fixture *f = start(0, 3);
  some_people(f);
  for (uint32_t i = 1; i < 3; i++) {
    add(f, WATCH_NOBODY, i, -1, i == 1 ? 90 : 3, i == 1 ? 40 : 1);
    add(f, WATCH_NOBODY, i, 1, i == 1 ? 90 : 3, i == 1 ? 40 : 1);
  }
  column(f, "need");
  values(f, "low", 193, 150);
  values(f, NULL, 0, 43);
  compute(f);
  assert_true(!f->report.time.at[0].suppressed && !f->report.time.at[1].suppressed && f->report.time.at[2].suppressed && !f->report.time.total.shown);
  const watch_drift *d = f->report.drifts;
  assert_true(d->hidden && d->missing_alarm && isnan(d->missing[IS]) && isnan(d->change) && isnan(d->change_ci.low) && isnan(d->index));
  end(f);
}

static void test_a_rise_within_five_points_is_no_alarm(void **state) {
  (void)state;
  fixture *f = start(0, 1);
  some_people(f);
  column(f, "need");
  values(f, "low", 99000, 95100);
  values(f, NULL, 1000, 4900);
  column(f, "few");
  values(f, "low", 80, 72);
  values(f, NULL, 10, 16); /* 7 points more, and no more than chance */
  compute(f);
  assert_true(f->report.drifts[0].change_ci.low > 0 && !f->report.drifts[0].missing_alarm);
  assert_true(f->report.drifts[1].change > 0.05 && !f->report.drifts[1].missing_alarm);
  end(f);
}

/* ---- order, and what is hidden ---- */

static uint64_t seed = 88172645463325252u;

static uint64_t below(uint64_t most) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed % most;
}

static void write_all(const fixture *f, buf *to) {
  watch_json(&f->report, to);
  watch_text(&f->report, to);
  watch_csv(&f->report, to);
  watch_html(&f->report, to);
}

static void same_bytes(const fixture *f, const fixture *g) {
  buf first = {0}, second = {0};
  write_all(f, &first);
  write_all(g, &second);
  assert_int_equal(first.len, second.len);
  assert_memory_equal(first.at, second.at, first.len);
  buf_free(&first);
  buf_free(&second);
}

static fixture *random_people(size_t offices, size_t groups, bool baseline) {
  fixture *f = start(offices, groups);
  uint64_t scale_of_office[NAMES], scale_of_group[NAMES];
  f->request.has_baseline = baseline;
  f->request.baseline_until = 20050;
  for (size_t i = 0; i < NAMES; i++) {
    scale_of_office[i] = below(3) == 0 ? 1 : 30;
    scale_of_group[i] = below(3) == 0 ? 1 : 30;
  }
  for (int i = 0; i < 300; i++) {
    uint32_t office = offices > 0 ? (uint32_t)below(offices) : WATCH_NOBODY, group = groups > 0 ? (uint32_t)below(groups) : WATCH_NOBODY;
    uint64_t n = below(30);
    if ((office != WATCH_NOBODY && scale_of_office[office] == 1) || (group != WATCH_NOBODY && scale_of_group[group] == 1)) n = below(12) == 0 ? 3 : 0;
    if (below(40) == 0) office = WATCH_NOBODY;
    add(f, office, group, groups > 0 ? 20000 + (int64_t)below(100) : WATCH_NO_DAY, n, below(n + 1));
  }
  return f;
}

static fixture *copy_of(const fixture *from) {
  fixture *f = start(from->d.office_count, from->d.group_count);
  f->request = from->request;
  f->d.count = from->d.count;
  memcpy(f->rows, from->rows, sizeof f->rows);
  return f;
}

static void test_the_order_of_rows_does_not_matter(void **state) {
  (void)state;
  for (int round = 0; round < 12; round++) {
    fixture *f = random_people(6, 3, round % 2 == 0), *g = copy_of(f);
    for (size_t i = g->d.count - 1; i > 0; i--) {
      size_t k = below(i + 1);
      watch_row row = g->rows[i];
      g->rows[i] = g->rows[k];
      g->rows[k] = row;
    }
    compute(f);
    compute(g);
    same_bytes(f, g);
    end(f);
    end(g);
  }
}

static bool same_hidden(const fixture *f, const fixture *g) {
  for (size_t i = 0; i < f->report.offices.count; i++)
    if (f->report.offices.at[i].suppressed != g->report.offices.at[i].suppressed) return false;
  for (size_t i = 0; i < f->report.time.count; i++)
    if (f->report.time.at[i].suppressed != g->report.time.at[i].suppressed) return false;
  return f->report.offices.total.shown == g->report.offices.total.shown && f->report.time.total.shown == g->report.time.total.shown;
}

static bool office_hidden(const fixture *f, const watch_row *r) { return r->office != WATCH_NOBODY && f->report.offices.at[r->office].suppressed; }
static bool group_hidden(const fixture *f, const watch_row *r) { return r->group != WATCH_NOBODY && f->report.time.at[r->group].suppressed; }

/* Two people of hidden offices change places, or two of hidden groups, and those of a hidden group come on other days: where the same is hidden then,
 * no byte differs. */
static void test_hidden_counts_do_not_show(void **state) {
  (void)state;
  size_t tried[2] = {0};
  for (int round = 0; round < 600; round++) {
    bool by_office = round % 10 != 0; /* charts take longer */
    fixture *f = random_people(by_office ? 6 : 0, by_office && round % 50 != 1 ? 0 : 5, false), *g = copy_of(f);
    compute(f);
    bool changed = false;
    for (int k = 0; k < 400 && !changed; k++) {
      watch_row *a = &g->rows[below(g->d.count)], *b = &g->rows[below(g->d.count)];
      bool fits = by_office ? office_hidden(f, a) && office_hidden(f, b) && a->office != b->office : group_hidden(f, a) && group_hidden(f, b) && a->group != b->group;
      if (!fits || a->counts[TALLY_SELECTED] == 0) continue;
      if (by_office) { /* the whole row goes to the other office */
        a->office = b->office;
      } else {
        a->group = b->group;
        a->day = 20000 + (int64_t)below(100);
      }
      changed = true;
    }
    compute(g);
    if (changed && same_hidden(f, g)) {
      same_bytes(f, g);
      tried[by_office]++;
    }
    end(f);
    end(g);
  }
  print_message("tried %zu and %zu\n", tried[false], tried[true]);
  assert_true(tried[false] > 8 && tried[true] > 60);
}

static void test_nobody_at_all(void **state) {
  (void)state;
  fixture *f = start(0, 0);
  f->request.office = STR("office");
  f->request.date = STR("date");
  f->request.has_baseline = true;
  compute(f);
  assert_true(f->report.alarms == 0 && isnan(f->report.target));
  buf out = {0};
  write_all(f, &out);
  assert_false(out.failed);
  buf_free(&out);
  end(f);
}

/* ---- a ledger of many days ---- */

/* People of some days, in a ledger whose clock is ours; and the same as CSV. Each was matched at the first or the last millisecond of the day, and every
 * seventh once before, on another day and with another result: what counts is the last time. */
enum { DAYS = 60, A_DAY = 24, CHANGE = 40, PATH_BYTES = 256 };
static const int64_t first_day = 20454, ms_of_day = 86400000; /* 2026-01-01 */

typedef struct people {
  char folder[PATH_BYTES], ledger[PATH_BYTES + 16], csv[PATH_BYTES + 16], profiles[PATH_BYTES + 16];
  epf_rules *rules;
  epf_table *table;
  epf_ledger *open;
  FILE *rows;
} people;

static int drop_one(const char *path, const struct stat *about, int kind, struct FTW *at) {
  (void)about, (void)kind, (void)at;
  return remove(path);
}

static void good(epf_status status, const epf_buffer *why) {
  if (status != EPF_OK) fail_msg("%s: %.*s", epf_status_text(status), (int)epf_buffer_len(why), epf_buffer_bytes(why));
}

static bool nowhere(void *user, const char *bytes, size_t len) {
  (void)user, (void)bytes, (void)len;
  return true;
}

static void put_profile(FILE *to, int64_t day, uint32_t i, bool eligible) {
  static const char *const offices[] = {"swansea", "newcastle", "leeds", "london"}, *const groups[] = {"white", "black", "asian"};
  bool known = day < CHANGE || i % 5 != 0;
  fprintf(to, "{\"case_reference\":\"P%lld-%u\",\"sex\":\"male\",\"date_of_birth\":\"1990-05-01\",\"risk\":%d,\"office\":\"%s\",\"waiting\":\"3 weeks\"",
          (long long)day, i, eligible ? 40 : 90, offices[i / 3 % 4]);
  fprintf(to, known ? ",\"ethnicity\":\"%s\"" : ",\"ethnicity\":{\"missing\":\"refused\"}", groups[i % 3]);
  fprintf(to, i % 2 == 0 ? ",\"seriousness\":\"low\"}\n" : "}\n");
}

static void put_row(FILE *to, int64_t day, uint32_t i, bool eligible) {
  static const char *const offices[] = {"swansea", "newcastle", "leeds", "london"}, *const groups[] = {"white", "black", "asian"};
  char text[11];
  date_format(first_day + day, text);
  fprintf(to, "%s,%s,%s,%s,%s\n", text, day < CHANGE || i % 5 != 0 ? groups[i % 3] : "", offices[i / 3 % 4], i % 2 == 0 ? "low" : "", eligible ? "yes" : "no");
}

static void match_profiles(people *p, int64_t now_ms) {
  const char *why = NULL, *path = p->profiles;
  epf_match_counts counts;
  epf_match_options how = {.format = EPF_OUTPUT_NDJSON, .as_of = "2026-03-01", .ledger = p->open, .act = {.officer = "anna", .now_ms = now_ms}};
  epf_status status = epf_match_files(p->table, &path, 1, &how, nowhere, nowhere, NULL, &counts, &why);
  if (status != EPF_OK || counts.refused > 0) fail_msg("the profiles of a day: %s, %s", epf_status_text(status), why);
}

/* From `CHANGE` on fewer of the second group are eligible. */
static bool is_eligible(int64_t day, uint32_t i) { return below(10) < (i % 3 == 1 && day >= CHANGE ? 2 : 6); }

static void match_day(people *p, int64_t day) {
  FILE *now = fopen(p->profiles, "w");
  assert_non_null(now);
  for (uint32_t i = 0; i < A_DAY; i++) {
    bool eligible = is_eligible(day, i);
    put_profile(now, day, i, eligible);
    put_row(p->rows, day, i, eligible);
  }
  fclose(now);
  match_profiles(p, (first_day + day) * ms_of_day + (day % 2 == 0 ? 0 : ms_of_day - 1));
}

/* The day before the first: those who come again, the other way round. */
static void match_once_before(people *p) {
  FILE *before = fopen(p->profiles, "w");
  assert_non_null(before);
  for (int64_t day = 0; day < DAYS; day++)
    for (uint32_t i = 0; i < A_DAY; i += 7) put_profile(before, day, i, i % 2 == 0);
  fclose(before);
  match_profiles(p, first_day * ms_of_day - 1);
}

static people *make_people(void) {
  people *p = calloc(1, sizeof *p);
  assert_non_null(p);
  epf_buffer *why = epf_buffer_new();
  const char *in = getenv("TMPDIR");
  snprintf(p->folder, sizeof p->folder, "%s/epf-watch-XXXXXX", in != NULL && in[0] != '\0' ? in : "/tmp");
  assert_non_null(mkdtemp(p->folder));
  snprintf(p->ledger, sizeof p->ledger, "%s/ledger", p->folder);
  snprintf(p->csv, sizeof p->csv, "%s/people.csv", p->folder);
  snprintf(p->profiles, sizeof p->profiles, "%s/day.ndjson", p->folder);
  assert_int_equal(epf_rules_read(&p->rules, EPF_SOURCE_DIR "/tests/ledger/rules"), EPF_OK);
  assert_int_equal(epf_rules_seal(p->rules, &p->table), EPF_OK);
  good(epf_ledger_init(p->ledger, NULL, &(epf_ledger_setup){0}, first_day * ms_of_day - 1, why), why);
  good(epf_ledger_open(&p->open, p->ledger, NULL, true, why), why);
  p->rows = fopen(p->csv, "w");
  assert_non_null(p->rows);
  fputs("day,ethnicity,office,seriousness,result\n", p->rows);
  match_once_before(p);
  for (int64_t day = 0; day < DAYS; day++) match_day(p, day);
  fclose(p->rows);
  epf_ledger_close(p->open);
  epf_table_free(p->table);
  epf_rules_free(p->rules);
  epf_buffer_free(why);
  return p;
}

static void drop_people(people *p) {
  nftw(p->folder, drop_one, 16, FTW_DEPTH | FTW_PHYS);
  free(p);
}

typedef struct told {
  epf_buffer *to, *log, *why;
  epf_status status;
  uint64_t alarms;
} told;

static told watch_them(const epf_bias_options *how, const epf_bias_watching *what) {
  told t = {epf_buffer_new(), epf_buffer_new(), epf_buffer_new(), EPF_OK, 0};
  t.status = epf_bias_watch(how, what, &t.alarms, t.to, t.log, t.why);
  return t;
}

static void drop_told(told *t) {
  epf_buffer_free(t->to);
  epf_buffer_free(t->log);
  epf_buffer_free(t->why);
}

/* What stands in one from `from` up to `to`. */
static str part_of(const told *t, const char *from, const char *to) {
  str all = {epf_buffer_bytes(t->to), epf_buffer_len(t->to)};
  for (size_t i = 0; i + strlen(from) <= all.len; i++) {
    if (memcmp(all.at + i, from, strlen(from)) != 0) continue;
    for (size_t k = i + strlen(from); k + strlen(to) <= all.len; k++)
      if (memcmp(all.at + k, to, strlen(to)) == 0) return (str){all.at + i, k - i};
  }
  fail_msg("%s is not there: %.*s", from, STR_FMT(all));
  abort();
}

static void same_part(const told *a, const told *b, const char *from, const char *to) {
  str x = part_of(a, from, to), y = part_of(b, from, to);
  if (!str_eq(x, y)) fail_msg("of the ledger: %.*s\nof the CSV: %.*s", STR_FMT(x), STR_FMT(y));
}

static void holds_a(const told *t, const char *text) { (void)part_of(t, text, ""); }

static void test_a_ledger_says_what_a_csv_says(void **state) {
  (void)state;
  people *p = make_people();
  const char *ledger = p->ledger, *csv = p->csv;
  epf_bias_options of_ledger = {.from = EPF_BIAS_LEDGER, .sources = &ledger, .source_count = 1, .group = "ethnicity", .option = "unpaid-work", .officer = "anna",
                                .now_ms = (first_day + 100) * ms_of_day, .level = 0.95, .min_count = 10, .format = EPF_BIAS_JSON};
  epf_bias_options of_csv = {.from = EPF_BIAS_CSV, .sources = &csv, .source_count = 1, .group = "ethnicity", .outcome = "result", .outcome_value = "yes",
                             .level = 0.95, .min_count = 10, .format = EPF_BIAS_JSON};
  epf_bias_watching by_ledger = {.baseline_until = "2026-02-10", .target = NAN, .run_length = 1000};
  epf_bias_watching by_csv = {.office = "office", .date = "day", .inputs = "seriousness", .baseline_until = "2026-02-10", .target = NAN, .run_length = 1000};
  told a = watch_them(&of_ledger, &by_ledger), b = watch_them(&of_csv, &by_csv);
  good(a.status, a.why);
  good(b.status, b.why);
  same_part(&a, &b, "\"target\":", ",\"time\"");
  same_part(&a, &b, "\"baseline_until\"", ",\"data\"");
  same_part(&a, &b, "{\"column\":\"ethnicity\"", "}");
  same_part(&a, &b, "{\"column\":\"office\"", "}");
  same_part(&a, &b, "{\"column\":\"seriousness\"", "}");
  holds_a(&a, "{\"column\":\"risk_band\""); /* a stratum, too */
  holds_a(&a, "\"column\":\"day of the shortlist\"");
  holds_a(&a, "\"day\":\"2026-02-"); /* the second group's alarms */
  holds_a(&a, "\"source\":\"ledger\",\"measure\":\"shortlisted\",\"option\":\"unpaid-work\"");
  assert_true(a.alarms >= 2);
  drop_told(&a);
  drop_told(&b);

  of_ledger.since = "2026-01-11"; /* part of the days, and another dimension for the office */
  of_ledger.until = "2026-02-20";
  of_ledger.group = NULL;
  by_ledger = (epf_bias_watching){.office = "ethnicity", .date = "", .target = 0.5, .run_length = 1000};
  a = watch_them(&of_ledger, &by_ledger);
  good(a.status, a.why);
  holds_a(&a, "\"offices\":{\"column\":\"ethnicity\"");
  holds_a(&a, "\"from\":\"2026-01-11\",\"to\":\"2026-02-20\"");
  holds_a(&a, "\"time\":null");
  str white = part_of(&a, "\"office\":\"white\",\"n\":", ",\"selected\"");
  assert_true(str_is((str){white.at + white.len - 3, 3}, "300")); /* 8 on each of 30 days, and 6 of whom it is known on each of 10 */
  drop_told(&a);
  drop_people(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_limits_are_exact),
    cmocka_unit_test(test_findings_without_overdispersion),
    cmocka_unit_test(test_overdispersion_widens),
    cmocka_unit_test(test_few_offices_are_not_widened),
    cmocka_unit_test(test_small_offices_are_hidden),
    cmocka_unit_test(test_two_tables_of_the_same_people),
    cmocka_unit_test(test_chart_by_hand),
    cmocka_unit_test(test_without_a_baseline_the_target_is_expected),
    cmocka_unit_test(test_drift),
    cmocka_unit_test(test_drift_beside_hidden_totals),
    cmocka_unit_test(test_a_rise_within_five_points_is_no_alarm),
    cmocka_unit_test(test_the_order_of_rows_does_not_matter),
    cmocka_unit_test(test_hidden_counts_do_not_show),
    cmocka_unit_test(test_nobody_at_all),
    cmocka_unit_test(test_a_ledger_says_what_a_csv_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
