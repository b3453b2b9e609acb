/* What a ledger does when nobody tampers with it. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <dirent.h>

#include "epf/ledger.h"
#include "ledger/inner.h"
#include "support.h"

static char scratch[PATH_BYTES], path[PATH_BYTES], keys[PATH_BYTES];

static int setup(void **unused) {
  (void)unused;
  scratch_make(scratch);
  path_in(path, scratch, "ledger");
  path_in(keys, scratch, "keys");
  return 0;
}

static int teardown(void **unused) {
  (void)unused;
  scratch_drop(scratch);
  return 0;
}

static const ledger_settings plain = {0};

/* The call is refused with this status, in words that hold this text. */
static void refused(epf_status status, epf_status expected, buf *why, const char *text) {
  buf_char(why, 0);
  if (status != expected || strstr(why->at, text) == NULL)
    fail_msg("status %d, said: %s; expected %d and `%s`", (int)status, why->at, (int)expected, text);
  buf_free(why);
}

static bool same(str a, str b) { return str_eq(a, b); }

static bool buf_is(const buf *b, str s) { return b->len == s.len && (s.len == 0 || memcmp(b->at, s.at, s.len) == 0); }

/* ---- append and read back ---- */

typedef struct counted {
  uint64_t next, seen, stop_after;
} counted;

static bool check_each(void *user, const ledger_entry *e) {
  counted *c = user;
  assert_int_equal(e->sequence, c->next);
  ledger_deed d = deed_of(e->sequence);
  assert_int_equal(e->time_ms, d.time_ms);
  assert_int_equal(e->kind, d.kind);
  assert_int_equal(e->as_of, d.as_of);
  assert_int_equal(e->stage, d.stage);
  assert_int_equal(e->restricted, d.restricted);
  assert_true(e->has_subject && same(e->marks, d.marks) && same(e->strata, d.strata) && same(e->purpose, d.purpose) && e->engine.len > 0);
  c->next++;
  return ++c->seen != c->stop_after;
}

static void read_back(ledger *l, uint64_t n) {
  buf why = {0}, text = {0};
  ledger_entry e;
  ledger_content_state state;
  ledger_deed d = deed_of(n);
  bool is;
  MUST(ledger_get(l, n, &e, &why));
  assert_int_equal(e.sequence, n);
  assert_true(same(e.marks, d.marks) && same(e.purpose, d.purpose));
  MUST(ledger_reasons(l, n, &text, &why));
  assert_true(buf_is(&text, d.reasons));
  buf_clear(&text);
  MUST(ledger_content(l, n, &text, &state, &why));
  assert_int_equal(state, LEDGER_CONTENT_READABLE);
  assert_true(buf_is(&text, d.content));
  MUST(ledger_is_input(l, n, d.input, &is, &state, &why));
  assert_true(is);
  MUST(ledger_is_input(l, n, STR("another"), &is, &state, &why));
  assert_false(is);
  buf_free(&text);
}

static void test_read_back(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  fill(l, 1, 400, 50);
  counted c = {1, 0, 0};
  MUST(ledger_each(l, NULL, check_each, &c, &why));
  assert_int_equal(c.seen, 400);
  c = (counted){1, 0, 7};
  MUST(ledger_each(l, NULL, check_each, &c, &why));
  assert_int_equal(c.seen, 7);
  for (uint64_t n = 1; n <= 400; n += 37) read_back(l, n);
  ledger_entry e;
  refused(ledger_get(l, 401, &e, &why), EPF_E_ARGUMENT, &why, "no entry 401");
  refused(ledger_get(l, 0, &e, &why), EPF_E_ARGUMENT, &why, "no entry 0");
  ledger_close(l);
  l = opened(path, NULL, LEDGER_READ); /* another process, another day */
  for (uint64_t n = 1; n <= 400; n += 41) read_back(l, n);
  ledger_close(l);
  must_be_good(path, NULL, 400);
}

static bool count_each(void *user, const ledger_entry *e) {
  (void)e;
  ++*(uint64_t *)user;
  return true;
}

static void test_window(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  fill(l, 1, 300, 300);
  ledger_window w = {NOON + 100 * 1000, NOON + 200 * 1000, 0};
  uint64_t seen = 0;
  MUST(ledger_each(l, &w, count_each, &seen, &why));
  assert_int_equal(seen, 100);
  seen = 0;
  w.kinds = 1u << LEDGER_OUTCOME;
  MUST(ledger_each(l, &w, count_each, &seen, &why));
  assert_int_equal(seen, 32); /* every third, without 117 */
  ledger_close(l);
}

static void test_subject(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  fill(l, 1, 500, 100);
  str who = STR("subject-000005-Ann-Example"); /* entries 5, 102, 199, 296, 393, 490 */
  uint64_t sequence, seen = 0;
  MUST(ledger_of_subject(l, who, count_each, &seen, &why));
  assert_int_equal(seen, 6);
  MUST(ledger_latest(l, who, LEDGER_SHORTLIST, -1, &sequence, &why));
  assert_int_equal(sequence, 490);
  MUST(ledger_latest(l, who, LEDGER_OUTCOME, -1, &sequence, &why));
  assert_int_equal(sequence, 393);
  MUST(ledger_latest(l, who, LEDGER_SHORTLIST, 1, &sequence, &why));
  assert_int_equal(sequence, 5);
  MUST(ledger_latest(l, who, LEDGER_DISCLOSURE, -1, &sequence, &why));
  assert_int_equal(sequence, 0);
  MUST(ledger_latest(l, STR("nobody"), LEDGER_SHORTLIST, -1, &sequence, &why));
  assert_int_equal(sequence, 0);
  seen = 0;
  MUST(ledger_of_subject(l, STR("nobody"), count_each, &seen, &why));
  assert_int_equal(seen, 0);
  uint8_t ours[LEDGER_ID_BYTES];
  ledger_entry e;
  MUST(ledger_get(l, 4, &e, &why));
  ledger_pseudonym_of_officer(l, STR("officer Miriam Clerk"), ours);
  assert_memory_equal(ours, e.officer, sizeof ours);
  MUST(ledger_get(l, 5, &e, &why));
  assert_memory_not_equal(ours, e.officer, sizeof ours);
  ledger_close(l);
}

static void test_about(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  uint64_t first, second, third;
  ledger_entry a, b;
  ledger_deed d = {.kind = LEDGER_SHORTLIST, .officer = STR("o"), .content = STR("of nobody who is named")};
  append_one(l, &d, &first);
  append_one(l, &d, &second);
  MUST(ledger_get(l, first, &a, &why));
  MUST(ledger_get(l, second, &b, &why));
  assert_true(a.has_subject && b.has_subject);
  assert_memory_not_equal(a.subject, b.subject, LEDGER_ID_BYTES);
  d = (ledger_deed){.kind = LEDGER_CHOICE, .officer = STR("o"), .about = first, .content = STR("why I propose it")};
  append_one(l, &d, &third);
  MUST(ledger_get(l, third, &b, &why));
  assert_memory_equal(a.subject, b.subject, LEDGER_ID_BYTES);
  assert_int_equal(b.about, first);
  d = (ledger_deed){.kind = LEDGER_COMBINATION, .officer = STR("o"), .purpose = STR("yearly statistics")};
  append_one(l, &d, &third);
  MUST(ledger_get(l, third, &b, &why));
  assert_false(b.has_subject);
  buf text = {0};
  ledger_content_state state;
  MUST(ledger_content(l, third, &text, &state, &why));
  assert_int_equal(state, LEDGER_CONTENT_NONE);
  ledger_close(l);
  must_be_good(path, NULL, 4);
}

static void test_wrong_deeds(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  uint64_t n;
  uint32_t catalogue;
  ledger_deed good = deed_of(1);
  refused(ledger_append(l, &good, &n, &why), EPF_E_ARGUMENT, &why, "begin one first");
  refused(ledger_catalogue(l, STR("x"), &catalogue, &why), EPF_E_ARGUMENT, &why, "begin one first");
  refused(ledger_commit(l, &why), EPF_E_ARGUMENT, &why, "no batch");
  MUST(ledger_begin(l, &why));
  refused(ledger_begin(l, &why), EPF_E_ARGUMENT, &why, "begun already");
  ledger_deed d = {.kind = LEDGER_COMBINATION, .officer = STR("o"), .content = STR("of whom?")};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "need a subject");
  d = (ledger_deed){.kind = LEDGER_ERASURE, .officer = STR("o")};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "ledger_erase");
  d = (ledger_deed){.kind = LEDGER_CHOICE};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "officer");
  d = (ledger_deed){.kind = (ledger_kind)99, .officer = STR("o")};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "no entry of kind 99");
  d = good;
  d.about = 5;
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "entry 5");
  d = good;
  d.catalogue = 9;
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "no catalogue 9");
  char codes[LEDGER_MONITORED_MAX + 1] = {1};
  d = good;
  d.monitored = (str){codes, sizeof codes};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "64 bytes");
  MUST(ledger_append(l, &good, &n, &why)); /* none of them harmed the batch */
  MUST(ledger_commit(l, &why));
  assert_int_equal(n, 1);
  ledger_close(l);
  must_be_good(path, NULL, 1);
}

static void test_abandon(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  uint64_t n;
  uint32_t catalogue;
  for (int i = 0; i < 3; i++) {
    ledger_deed d = deed_of(1);
    MUST(ledger_begin(l, &why));
    MUST(ledger_catalogue(l, STR("never kept"), &catalogue, &why));
    MUST(ledger_append(l, &d, &n, &why));
    assert_int_equal(n, 1);
    ledger_abandon(l);
  }
  ledger_abandon(l);
  refused(ledger_catalogue_text(l, 1, &why, &why), EPF_E_ARGUMENT, &why, "no catalogue 1");
  MUST(ledger_begin(l, &why)); /* an empty batch is no fault */
  MUST(ledger_commit(l, &why));
  ledger_close(l);
  must_be_good(path, NULL, 0);
  l = opened(path, NULL, LEDGER_WRITE);
  ledger_deed d = deed_of(1);
  MUST(ledger_begin(l, &why));
  MUST(ledger_append(l, &d, &n, &why));
  ledger_close(l); /* in the middle of a batch */
  must_be_good(path, NULL, 0);
}

static void test_catalogues(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0}, text = {0};
  uint32_t a, b, again;
  MUST(ledger_begin(l, &why));
  MUST(ledger_catalogue(l, STR("one"), &a, &why));
  MUST(ledger_catalogue(l, STR("two"), &b, &why));
  MUST(ledger_catalogue(l, STR("one"), &again, &why));
  MUST(ledger_commit(l, &why));
  assert_int_equal(a, again);
  assert_int_not_equal(a, b);
  MUST(ledger_catalogue_text(l, b, &text, &why));
  assert_true(buf_is(&text, STR("two")));
  buf_free(&text);
  ledger_close(l);
}

/* ---- erasure ---- */

static void check_erased(ledger *l, uint64_t n, ledger_content_state expected) {
  buf why = {0}, text = {0};
  ledger_content_state state;
  MUST(ledger_content(l, n, &text, &state, &why));
  assert_int_equal(state, expected);
  assert_int_equal(text.len == 0, expected != LEDGER_CONTENT_READABLE);
  buf_free(&text);
}

static void test_erase(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  fill(l, 1, 300, 100);
  str who = STR("subject-000007-Ann-Example"); /* 7, 104, 201, 298 */
  ledger_deed order = {.officer = STR("officer Dana"), .time_ms = NOON, .purpose = STR("request of the person")};
  ledger_links *links;
  ledger_entry before, after;
  size_t cases;
  MUST(ledger_get(l, 104, &before, &why));
  MUST(ledger_links_load(&links, l, &why));
  assert_true(ledger_links_find(links, before.nonce).len == 3);
  ledger_links_free(links);
  MUST(ledger_erase(l, who, 0, &order, &cases, &why));
  assert_int_equal(cases, 1);
  for (uint64_t n = 7; n <= 298; n += 97) check_erased(l, n, LEDGER_CONTENT_ERASED);
  check_erased(l, 8, LEDGER_CONTENT_READABLE);
  MUST(ledger_links_load(&links, l, &why));
  assert_true(ledger_links_find(links, before.nonce).len == 0);
  ledger_links_free(links);
  MUST(ledger_get(l, 301, &after, &why));
  assert_int_equal(after.kind, LEDGER_ERASURE);
  assert_memory_equal(after.subject, before.subject, LEDGER_ID_BYTES);
  uint64_t seen = 0, n;
  MUST(ledger_of_subject(l, who, count_each, &seen, &why));
  assert_int_equal(seen, 0); /* the identifier leads nowhere */
  MUST(ledger_erase(l, who, 0, &order, &cases, &why));
  assert_int_equal(cases, 0);
  ledger_deed back = deed_of(7); /* the same person comes back */
  append_one(l, &back, &n);
  assert_int_equal(n, 302);
  MUST(ledger_get(l, n, &after, &why));
  assert_memory_not_equal(after.subject, before.subject, LEDGER_ID_BYTES);
  check_erased(l, n, LEDGER_CONTENT_READABLE);
  check_erased(l, 7, LEDGER_CONTENT_ERASED);
  judged j = judge(l, NULL, NULL);
  if (!j.v.good) fail_msg("%s", j.say.at);
  assert_int_equal(j.v.erased, 4);
  assert_true(j.v.macs_checked && j.v.contents_checked && j.v.statistics_checked);
  judged_drop(&j);
  ledger_deed more = {.kind = LEDGER_OUTCOME, .officer = STR("o"), .about = 104, .content = STR("too late")};
  MUST(ledger_begin(l, &why));
  refused(ledger_append(l, &more, &n, &why), EPF_E_ARGUMENT, &why, "erased");
  more.content = STR("");
  MUST(ledger_append(l, &more, &n, &why));
  MUST(ledger_commit(l, &why));
  MUST(ledger_erase(l, STR(""), 302, &order, &cases, &why)); /* by an entry of it */
  assert_int_equal(cases, 1);
  check_erased(l, 302, LEDGER_CONTENT_ERASED);
  MUST(ledger_erase(l, STR(""), 302, &order, &cases, &why));
  assert_int_equal(cases, 0);
  refused(ledger_erase(l, STR(""), 9999, &order, &cases, &why), EPF_E_ARGUMENT, &why, "no entry 9999");
  ledger_close(l);
  must_be_good(path, NULL, 304);
}

/* Nothing of an erased key is left in cases.db, nor of its monitored fields in statistics.db. */
static void test_erased_bytes(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  char file[PATH_BYTES], copy[PATH_BYTES];
  size_t cases, gone = 0;
  path_in(file, path, "cases.db");
  path_in(copy, scratch, "cases-before");
  fill(l, 1, 200, 200);
  file_copy(file, copy);
  ledger_deed order = {.officer = STR("o"), .time_ms = NOON};
  for (int i = 0; i < 97; i++) {
    char who[40];
    snprintf(who, sizeof who, "subject-%06d-Ann-Example", i);
    MUST(ledger_erase(l, str_from(who), 0, &order, &cases, &why));
    gone += cases;
  }
  assert_int_equal(gone, 97);
  ledger_close(l);
  FILE *f = fopen(copy, "rb"), *now = fopen(file, "rb");
  assert_true(f != NULL && now != NULL);
  static uint8_t was[1 << 20], is[1 << 20];
  size_t was_len = fread(was, 1, sizeof was, f), is_len = fread(is, 1, sizeof is, now), shared = 0;
  fclose(f), fclose(now);
  for (size_t i = 4096 * 3; i + 16 < was_len; i++) { /* any 16 bytes of the pages of rows, all zeros apart */
    if (sodium_is_zero(was + i, 16)) continue;
    if (i + 16 < is_len && memcmp(was + i, is + i, 16) == 0) shared++;
  }
  assert_int_equal(shared, 0);
  must_be_good(path, NULL, 297);
}

static void test_sweep(void **unused) {
  (void)unused;
  ledger_settings settings = {.retention_days = 10};
  ledger *l = made(path, NULL, &settings);
  buf why = {0};
  size_t cases;
  const int64_t day = 86400000;
  uint64_t n;
  ledger_deed d = {.kind = LEDGER_SHORTLIST, .officer = STR("o"), .content = STR("c"), .monitored = STR("\1\2")};
  for (int i = 0; i < 20; i++) {
    char who[24];
    snprintf(who, sizeof who, "person %d", i);
    d.subject = str_from(who);
    d.time_ms = NOON + i * day;
    append_one(l, &d, &n);
  }
  d.subject = STR("person 2"); /* was seen again */
  d.time_ms = NOON + 20 * day;
  append_one(l, &d, &n);
  ledger_deed order = {.officer = STR("nightly"), .time_ms = NOON + 15 * day, .purpose = STR("retention")};
  MUST(ledger_sweep(l, &order, &cases, &why)); /* 0, 1, 3, 4: older than day 5 */
  assert_int_equal(cases, 4);
  check_erased(l, 1, LEDGER_CONTENT_ERASED);
  check_erased(l, 3, LEDGER_CONTENT_READABLE);
  check_erased(l, 5, LEDGER_CONTENT_ERASED);
  check_erased(l, 6, LEDGER_CONTENT_READABLE);
  MUST(ledger_sweep(l, &order, &cases, &why));
  assert_int_equal(cases, 0);
  ledger_close(l);
  must_be_good(path, NULL, 25);
}

static void test_sweep_for_ever(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  size_t cases;
  fill(l, 1, 10, 10);
  ledger_deed order = {.officer = STR("nightly"), .time_ms = INT64_MAX};
  MUST(ledger_sweep(l, &order, &cases, &why));
  assert_int_equal(cases, 0);
  ledger_close(l);
  must_be_good(path, NULL, 10);
}

/* ---- monitored fields ---- */

static size_t linked(ledger *l, uint64_t n) {
  buf why = {0};
  ledger_links *links;
  ledger_entry e;
  MUST(ledger_get(l, n, &e, &why));
  MUST(ledger_links_load(&links, l, &why));
  size_t len = ledger_links_find(links, e.nonce).len;
  ledger_links_free(links);
  return len;
}

static void test_restricted(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  fill(l, 1, 20, 20);
  assert_int_equal(linked(l, 8), 3);
  assert_int_equal(linked(l, 9), 0); /* restricted */
  ledger_close(l);
  must_be_good(path, NULL, 20);
  char other[PATH_BYTES];
  path_in(other, scratch, "other");
  ledger_settings settings = {.restricted = true};
  l = made(other, NULL, &settings);
  fill(l, 1, 20, 20);
  assert_int_equal(linked(l, 9), 3);
  ledger_close(l);
  must_be_good(other, NULL, 20);
}

/* Every one of the first `count` deeds is joined to its own monitored fields, or to none if it is restricted. */
static void links_find_all(const ledger_links *links, ledger *l, uint64_t count) {
  buf why = {0};
  for (uint64_t n = 1; n <= count; n++) {
    ledger_entry e;
    MUST(ledger_get(l, n, &e, &why));
    ledger_deed d = deed_of(n);
    assert_true(same(ledger_links_find(links, e.nonce), d.restricted ? STR("") : d.monitored));
  }
  buf_free(&why);
}

static void test_links(void **unused) {
  (void)unused;
  ledger *l = made(path, keys, &plain);
  buf why = {0};
  ledger_links *links;
  fill(l, 1, 1000, 250);
  MUST(ledger_links_load(&links, l, &why));
  links_find_all(links, l, 1000);
  ledger_links_free(links);
  ledger_close(l);
  char key[PATH_BYTES], away[PATH_BYTES];
  path_in(key, keys, "statistics.key");
  path_in(away, scratch, "away");
  assert_int_equal(rename(key, away), 0);
  l = opened(path, keys, LEDGER_READ); /* one key alone joins nothing */
  refused(ledger_links_load(&links, l, &why), EPF_E_ARGUMENT, &why, "statistics.key");
  judged j = judge(l, NULL, NULL);
  assert_true(j.v.good && j.v.contents_checked && !j.v.statistics_checked);
  judged_drop(&j);
  ledger_close(l);
  l = opened(path, keys, LEDGER_WRITE); /* it may write what is not monitored */
  ledger_deed d = deed_of(1);
  uint64_t n;
  MUST(ledger_begin(l, &why));
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "statistics.key");
  d.monitored = STR("");
  MUST(ledger_append(l, &d, &n, &why));
  MUST(ledger_commit(l, &why));
  size_t cases;
  refused(ledger_erase(l, d.subject, 0, &d, &cases, &why), EPF_E_ARGUMENT, &why, "statistics.key");
  ledger_close(l);
}

/* ---- settings, keys, places ---- */

static void test_settings(void **unused) {
  (void)unused;
  ledger_settings settings = {.retention_days = 2557, .head_interval = 16, .restricted = true};
  ledger *l = made(path, NULL, &settings);
  fill(l, 1, 100, 7);
  ledger_close(l);
  l = opened(path, NULL, LEDGER_READ);
  assert_int_equal(ledger_settings_of(l)->retention_days, 2557);
  assert_int_equal(ledger_settings_of(l)->head_interval, 16);
  assert_true(ledger_settings_of(l)->restricted);
  judged j = judge(l, NULL, NULL);
  assert_true(j.v.good);
  assert_int_equal(j.v.heads, 6);
  judged_drop(&j);
  ledger_close(l);
}

static void test_head(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0}, none = {0}, line = {0}, again = {0};
  MUST(ledger_head(l, NOON, &none, &why)); /* of nothing yet */
  fill(l, 1, 33, 5);
  MUST(ledger_head(l, NOON + 1, &line, &why));
  MUST(ledger_head(l, NOON + 1, &again, &why));
  assert_true(buf_is(&again, (str){line.at, line.len}));
  buf_char(&line, 0), buf_char(&none, 0);
  assert_true(strncmp(line.at, "epf-head/1 size=33 root=", 24) == 0 && strchr(line.at, '\n') == NULL);
  fill(l, 34, 60, 5);
  judged j = judge(l, line.at, NULL);
  if (!j.v.good) fail_msg("%s", j.say.at);
  assert_int_equal(j.v.heads, 2);
  judged_drop(&j);
  j = judge(l, none.at, NULL);
  assert_true(j.v.good);
  judged_drop(&j);
  ledger_verdict v;
  ledger_check check = {.anchor = STR("epf-head/1 size=33")};
  refused(ledger_verify(l, &check, &v, &why, &why), EPF_E_ARGUMENT, &why, "as it was printed");
  ledger_close(l);
  l = opened(path, NULL, LEDGER_READ);
  refused(ledger_head(l, NOON, &line, &why), EPF_E_ARGUMENT, &why, "opened for reading");
  ledger_close(l);
  buf_free(&line), buf_free(&again), buf_free(&none);
}

static void test_init_twice(void **unused) {
  (void)unused;
  buf why = {0};
  ledger *l = made(path, keys, &plain);
  fill(l, 1, 3, 3);
  ledger_close(l);
  char other[PATH_BYTES];
  path_in(other, scratch, "other");
  refused(ledger_init(path, NULL, &plain, NOON, &why), EPF_E_ARGUMENT, &why, "something at");
  refused(ledger_init(other, keys, &plain, NOON, &why), EPF_E_ARGUMENT, &why, "a key file");
  assert_int_not_equal(access(other, F_OK), 0); /* nothing was made */
  must_be_good(path, keys, 3);
  char nowhere[PATH_BYTES];
  path_in(nowhere, scratch, "no/such/folder");
  refused(ledger_init(nowhere, NULL, &plain, NOON, &why), EPF_E_ARGUMENT, &why, "cannot be made");
  refused(ledger_init(other, nowhere, &plain, NOON, &why), EPF_E_ARGUMENT, &why, "cannot be made");
  assert_int_not_equal(access(other, F_OK), 0);
  char slash[PATH_BYTES];
  path_in(slash, other, "");
  MUST(ledger_init(slash, NULL, &plain, NOON, &why)); /* with a stroke at the end */
  must_be_good(other, NULL, 0);
}

static void test_modes(void **unused) {
  (void)unused;
  ledger_close(made(path, keys, &plain));
  static const char *const files[] = {"keys/ledger.key", "keys/statistics.key",  "keys/verifier.key", "ledger/ledger.db",
                                      "ledger/cases.db", "ledger/statistics.db", "ledger/chain.state"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char file[PATH_BYTES];
    struct stat about;
    path_in(file, scratch, files[i]);
    assert_int_equal(stat(file, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
  }
}

static void test_wrong_keys(void **unused) {
  (void)unused;
  buf why = {0};
  char other[PATH_BYTES], other_keys[PATH_BYTES], file[PATH_BYTES], theirs[PATH_BYTES];
  path_in(other, scratch, "other");
  path_in(other_keys, scratch, "other-keys");
  ledger_close(made(path, keys, &plain));
  ledger_close(made(other, other_keys, &plain));
  ledger *l;
  refused(ledger_open(&l, path, other_keys, LEDGER_READ, &why), EPF_E_ARGUMENT, &why, "is a key of ledger");
  refused(ledger_open(&l, path, scratch, LEDGER_WRITE, &why), EPF_E_ARGUMENT, &why, "ledger.key is not there");
  l = opened(path, scratch, LEDGER_READ); /* without any key what is in clear can be read and the heads checked */
  judged j = judge(l, NULL, NULL);
  assert_true(j.v.good && !j.v.macs_checked && !j.v.contents_checked);
  judged_drop(&j);
  uint64_t n;
  refused(ledger_latest(l, STR("x"), LEDGER_SHORTLIST, -1, &n, &why), EPF_E_ARGUMENT, &why, "ledger.key is not there");
  ledger_close(l);
  l = opened(path, keys, LEDGER_READ);
  path_in(theirs, other_keys, "verifier.key");
  ledger_check check = {.verifier = theirs};
  ledger_verdict v;
  refused(ledger_verify(l, &check, &v, &why, &why), EPF_E_ARGUMENT, &why, "another ledger");
  path_in(theirs, other_keys, "nothing.key");
  refused(ledger_verify(l, &check, &v, &why, &why), EPF_E_ARGUMENT, &why, "cannot be read");
  ledger_close(l);
  path_in(file, keys, "statistics.key");
  path_in(theirs, other_keys, "statistics.key");
  file_copy(theirs, file);
  refused(ledger_open(&l, path, keys, LEDGER_READ, &why), EPF_E_ARGUMENT, &why, "is a key of ledger");
  FILE *f = fopen(file, "w");
  fprintf(f, "something else\n");
  fclose(f);
  refused(ledger_open(&l, path, keys, LEDGER_READ, &why), EPF_E_ARGUMENT, &why, "not a statistics key file");
}

/* A digit of the secret changed: it names the right ledger and is not its key. */
static void test_spoilt_keys(void **unused) {
  (void)unused;
  buf why = {0};
  ledger_close(made(path, keys, &plain));
  static const char *const names[] = {"ledger.key", "statistics.key"};
  for (size_t i = 0; i < 2; i++) {
    char file[PATH_BYTES], text[1024];
    path_in(file, keys, names[i]);
    FILE *f = fopen(file, "r+");
    size_t len = fread(text, 1, sizeof text - 1, f);
    char was = text[len - 2];
    text[len - 2] = was == '0' ? '1' : '0';
    rewind(f);
    fwrite(text, 1, len, f);
    fclose(f);
    ledger *l;
    refused(ledger_open(&l, path, keys, LEDGER_WRITE, &why), EPF_E_ARGUMENT, &why, "its secret is another");
    text[len - 2] = was;
    f = fopen(file, "w");
    fwrite(text, 1, len, f);
    fclose(f);
  }
  ledger_close(opened(path, keys, LEDGER_WRITE));
}

static void test_wrong_folder(void **unused) {
  (void)unused;
  buf why = {0};
  ledger *l;
  refused(ledger_open(&l, scratch, NULL, LEDGER_READ, &why), EPF_E_ARGUMENT, &why, "is no ledger");
  assert_null(l);
  refused(ledger_open(&l, "/no/such/place", NULL, LEDGER_WRITE, &why), EPF_E_ARGUMENT, &why, "is no ledger");
  ledger_close(made(path, keys, &plain));
  char file[PATH_BYTES], cases[PATH_BYTES];
  path_in(file, path, "ledger.db");
  path_in(cases, path, "cases.db");
  file_copy(cases, file);
  refused(ledger_open(&l, path, keys, LEDGER_READ, &why), EPF_E_LEDGER, &why, "not what its name says");
  FILE *f = fopen(file, "w");
  fprintf(f, "%05000d", 1);
  fclose(f);
  refused(ledger_open(&l, path, keys, LEDGER_READ, &why), EPF_E_LEDGER, &why, "damaged");
  f = fopen(file, "w");
  fclose(f);
  refused(ledger_open(&l, path, keys, LEDGER_READ, &why), EPF_E_LEDGER, &why, "not what its name says");
}

/* ---- nothing in clear ---- */

static void test_nothing_in_clear(void **unused) {
  (void)unused;
  ledger *l = made(path, keys, &plain);
  buf why = {0};
  size_t cases;
  fill(l, 1, 500, 100);
  ledger_deed order = {.officer = STR("officer Dana Secret"), .time_ms = NOON, .purpose = STR("asked for")};
  MUST(ledger_erase(l, STR("subject-000011-Ann-Example"), 0, &order, &cases, &why));
  static const char *const clear[] = {"Ann-Example", "Ann Example", "subject-0", "Miriam", "Jonah", "Dana", "content of", "Medium-to-high", "\"age\""};
  for (int round = 0; round < 2; round++) { /* as it lies while open, and when closed */
    for (size_t i = 0; i < sizeof clear / sizeof *clear; i++)
      if (folder_has(scratch, clear[i], strlen(clear[i]))) fail_msg("`%s` is in clear", clear[i]);
    assert_true(folder_has(path, "pre-sentence report", 19)); /* the search finds what is there */
    if (round == 0) ledger_close(l);
  }
}

/* No bytes of entries in statistics.db, and none of its rows' in ledger.db: what could join them without keys. */
static void test_nothing_joins(void **unused) {
  (void)unused;
  ledger *l = made(path, keys, &plain);
  buf why = {0};
  fill(l, 1, 50, 10);
  char file[PATH_BYTES];
  path_in(file, path, "statistics.db");
  for (uint64_t n = 1; n <= 50; n++) {
    ledger_entry e;
    MUST(ledger_get(l, n, &e, &why));
    assert_false(file_has(file, e.nonce, LEDGER_ID_BYTES));
    assert_false(file_has(file, e.subject, LEDGER_ID_BYTES));
  }
  ledger_close(l);
}

static int64_t rows_of(const char *name, const char *sql) {
  char file[PATH_BYTES];
  sqlite3 *db;
  sqlite3_stmt *st;
  path_in(file, path, name);
  assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(st), SQLITE_ROW);
  int64_t n = sqlite3_column_int64(st, 0);
  sqlite3_finalize(st);
  sqlite3_close(db);
  return n;
}

/* ---- only a shortlist begins a case ---- */

static void test_unknown_subject(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0};
  uint64_t n;
  size_t cases;
  fill(l, 1, 5, 5);
  MUST(ledger_begin(l, &why));
  for (ledger_kind kind = LEDGER_CHOICE; kind <= LEDGER_COMBINATION; kind++) {
    ledger_deed d = {.kind = kind, .officer = STR("o"), .subject = STR("nobody"), .content = STR("c")};
    refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "no entry of this identifier");
    d.content = STR("");
    refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "no entry of this identifier");
    d.subject = deed_of(5).subject;
    MUST(ledger_append(l, &d, &n, &why));
  }
  MUST(ledger_commit(l, &why));
  assert_int_equal(rows_of("cases.db", "SELECT count(*) FROM cases"), 5);
  ledger_deed order = {.officer = STR("o"), .time_ms = NOON};
  MUST(ledger_erase(l, deed_of(5).subject, 0, &order, &cases, &why));
  MUST(ledger_begin(l, &why));
  ledger_deed d = {.kind = LEDGER_OUTCOME, .officer = STR("o"), .subject = deed_of(5).subject};
  refused(ledger_append(l, &d, &n, &why), EPF_E_ARGUMENT, &why, "it was erased");
  MUST(ledger_commit(l, &why));
  assert_int_equal(rows_of("cases.db", "SELECT count(*) FROM cases"), 4);
  ledger_close(l);
  must_be_good(path, NULL, 11);
}

static void test_export_unknown(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain);
  buf why = {0}, to = {0};
  fill(l, 1, 5, 5);
  ledger_close(l);
  epf_ledger *e;
  MUST(epf_ledger_open(&e, path, NULL, true, &why));
  epf_ledger_act act = {.now_ms = NOON, .officer = "o"};
  refused(epf_ledger_export(e, "nobody", &act, &to, &why), EPF_E_ARGUMENT, &why, "no entry of this identifier");
  refused(epf_ledger_export(e, "", &act, &to, &why), EPF_E_ARGUMENT, &why, "no entry of this identifier");
  size_t cases;
  MUST(epf_ledger_erase(e, "subject-000003-Ann-Example", 0, &act, &cases, &why));
  assert_int_equal(cases, 1);
  refused(epf_ledger_export(e, "subject-000003-Ann-Example", &act, &to, &why), EPF_E_ARGUMENT, &why, "it was erased");
  assert_int_equal(to.len, 0);
  epf_ledger_close(e);
  assert_int_equal(rows_of("cases.db", "SELECT count(*) FROM cases"), 4);
  must_be_good(path, NULL, 6);
}

/* ---- who jumps out of a walk ---- */

static jmp_buf out;

static bool jump(void *user, const ledger_entry *e) {
  (void)user, (void)e;
  longjmp(out, 1);
}

static size_t open_files(void) {
  DIR *d = opendir("/proc/self/fd");
  size_t n = 0;
  if (d == NULL) return 0;
  while (readdir(d) != NULL) n++;
  closedir(d);
  return n;
}

static void test_jump(void **unused) {
  (void)unused;
  size_t before = open_files();
  ledger *l = made(path, NULL, &plain), *second = opened(path, NULL, LEDGER_WRITE);
  buf why = {0};
  uint64_t n;
  fill(l, 1, 5, 5);
  if (setjmp(out) == 0) MUST(ledger_each(l, NULL, jump, NULL, &why));
  if (setjmp(out) == 0) MUST(ledger_of_subject(l, deed_of(2).subject, jump, NULL, &why));
  fill(second, 6, 9, 2);
  ledger_deed d = deed_of(10); /* the walk would hold the file as it was */
  append_one(l, &d, &n);
  assert_int_equal(n, 10);
  if (setjmp(out) == 0) MUST(ledger_each(l, NULL, jump, NULL, &why));
  ledger_close(l);
  ledger_close(second);
  l = opened(path, NULL, LEDGER_READ);
  if (setjmp(out) == 0) MUST(ledger_each(l, NULL, jump, NULL, &why));
  ledger_close(l);
  assert_int_equal(open_files(), before);
  must_be_good(path, NULL, 10);
}

/* A handle that has read a row goes on when others have written since: what it read does not hold the file. */
static void test_read_and_overtaken(void **unused) {
  (void)unused;
  ledger *l = made(path, NULL, &plain), *second = opened(path, NULL, LEDGER_WRITE);
  buf why = {0}, reasons = {0}, content = {0};
  uint64_t n;
  ledger_content_state state;
  fill(l, 1, 5, 5);
  MUST(ledger_reasons(l, 2, &reasons, &why));
  fill(second, 6, 7, 2);
  ledger_deed d = deed_of(8);
  append_one(l, &d, &n);
  MUST(ledger_content(l, 3, &content, &state, &why));
  fill(second, 9, 10, 2);
  d = deed_of(11);
  append_one(l, &d, &n);
  assert_int_equal(n, 11);
  ledger_close(l);
  ledger_close(second);
  must_be_good(path, NULL, 11);
  buf_free(&reasons);
  buf_free(&content);
}

/* ---- what the places of rows in statistics.db tell ---- */

enum { PAGE = 4096, LEAF = 0x0a, BEFORE_LINK = 5 /* length; header: its length and three types */ };
static uint8_t pages[1 << 20];

static size_t read_pages(void) {
  char file[PATH_BYTES];
  path_in(file, path, "statistics.db");
  FILE *f = fopen(file, "rb");
  assert_non_null(f);
  size_t len = fread(pages, 1, sizeof pages, f);
  fclose(f);
  assert_true(len < sizeof pages);
  return len / PAGE;
}

static unsigned two(const uint8_t *at) { return (unsigned)at[0] << 8 | at[1]; }

/* Cells are in the order of links; if they were laid down in it too, each is in front of the one before. */
static void in_link_order(unsigned rows) {
  const uint8_t *page = pages + PAGE * (size_t)(rows_of("statistics.db", "SELECT rootpage FROM sqlite_schema WHERE name='monitored'") - 1);
  read_pages();
  assert_int_equal(page[0], LEAF);
  assert_int_equal(two(page + 3), rows);
  for (unsigned i = 1; i < rows; i++)
    if (two(page + 8 + 2 * i) >= two(page + 8 + 2 * (i - 1))) fail_msg("row %u of %u lies where it came and not where its link is", i, rows);
}

static void test_places_of_few(void **unused) {
  (void)unused;
  char other[PATH_BYTES];
  path_in(other, scratch, "other");
  ledger *l = made(path, keys, &plain);
  fill(l, 1, 60, 1); /* every tenth is restricted and has no row */
  ledger_close(l);
  in_link_order(54);
  memcpy(path, other, sizeof path);
  path_in(keys, scratch, "other-keys");
  l = made(path, keys, &plain);
  fill(l, 1, 60, 60);
  ledger_close(l);
  in_link_order(54);
}

static void link_of(ledger *l, uint64_t n, uint8_t link[LEDGER_ID_BYTES]) {
  buf why = {0};
  uint8_t half[LEDGER_ID_BYTES];
  ledger_entry e;
  MUST(ledger_get(l, n, &e, &why));
  monitored_half(&l->ledger_key, e.nonce, half);
  monitored_link(&l->statistics_key, half, link);
}

/* Of the rows of its leaf, is it the one that SQLite laid down last? Neither, if it is not on a leaf. */
static void look_at(const uint8_t *link, unsigned *last, unsigned *looked) {
  size_t count = read_pages();
  for (size_t p = 1; p < count; p++) {
    const uint8_t *page = pages + p * PAGE;
    unsigned rows = two(page + 3), lowest = PAGE, own = 0;
    if (page[0] != LEAF) continue;
    for (unsigned i = 0; i < rows && 8 + 2 * i < PAGE; i++) {
      unsigned at = two(page + 8 + 2 * i);
      if (at < lowest) lowest = at;
      if (at + BEFORE_LINK + LEDGER_ID_BYTES <= PAGE && memcmp(page + at + BEFORE_LINK, link, LEDGER_ID_BYTES) == 0) own = at;
    }
    if (own == 0) continue;
    ++*looked;
    *last += own == lowest;
    return;
  }
}

static void test_places_of_many(void **unused) {
  (void)unused;
  ledger *l = made(path, keys, &plain);
  buf why = {0};
  unsigned last = 0, looked = 0;
  fill(l, 1, 2000, 250);
  for (uint64_t n = 2001; n <= 2100; n++) {
    fill(l, n, n, 1);
    if (n % 10 == 9) continue;
    uint8_t link[LEDGER_ID_BYTES];
    link_of(l, n, link);
    look_at(link, &last, &looked);
  }
  ledger_links *links;
  MUST(ledger_links_load(&links, l, &why)); /* and every row is what it was */
  links_find_all(links, l, 2100);
  ledger_links_free(links);
  ledger_close(l);
  print_message("the newest row is the last of its page in %u of %u\n", last, looked);
  assert_true(looked >= 75 && last <= looked / 6);
  must_be_good(path, keys, 2100);
}

int main(void) {
  if (sodium_init() < 0) return 1;
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(test_read_back, setup, teardown),
    cmocka_unit_test_setup_teardown(test_window, setup, teardown),
    cmocka_unit_test_setup_teardown(test_subject, setup, teardown),
    cmocka_unit_test_setup_teardown(test_about, setup, teardown),
    cmocka_unit_test_setup_teardown(test_wrong_deeds, setup, teardown),
    cmocka_unit_test_setup_teardown(test_abandon, setup, teardown),
    cmocka_unit_test_setup_teardown(test_catalogues, setup, teardown),
    cmocka_unit_test_setup_teardown(test_erase, setup, teardown),
    cmocka_unit_test_setup_teardown(test_erased_bytes, setup, teardown),
    cmocka_unit_test_setup_teardown(test_sweep, setup, teardown),
    cmocka_unit_test_setup_teardown(test_sweep_for_ever, setup, teardown),
    cmocka_unit_test_setup_teardown(test_restricted, setup, teardown),
    cmocka_unit_test_setup_teardown(test_links, setup, teardown),
    cmocka_unit_test_setup_teardown(test_settings, setup, teardown),
    cmocka_unit_test_setup_teardown(test_head, setup, teardown),
    cmocka_unit_test_setup_teardown(test_init_twice, setup, teardown),
    cmocka_unit_test_setup_teardown(test_modes, setup, teardown),
    cmocka_unit_test_setup_teardown(test_wrong_keys, setup, teardown),
    cmocka_unit_test_setup_teardown(test_spoilt_keys, setup, teardown),
    cmocka_unit_test_setup_teardown(test_wrong_folder, setup, teardown),
    cmocka_unit_test_setup_teardown(test_nothing_in_clear, setup, teardown),
    cmocka_unit_test_setup_teardown(test_nothing_joins, setup, teardown),
    cmocka_unit_test_setup_teardown(test_unknown_subject, setup, teardown),
    cmocka_unit_test_setup_teardown(test_export_unknown, setup, teardown),
    cmocka_unit_test_setup_teardown(test_jump, setup, teardown),
    cmocka_unit_test_setup_teardown(test_read_and_overtaken, setup, teardown),
    cmocka_unit_test_setup_teardown(test_places_of_few, setup, teardown),
    cmocka_unit_test_setup_teardown(test_places_of_many, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
