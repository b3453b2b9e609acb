/* Everything that somebody could do to the files, and what a verification says of it.
 *
 * test_tamper [COUNT]: how many entries the good ledger has that must raise no alarm; 20000 unless said.
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ledger/inner.h"
#include "support.h"

typedef unsigned long long ull;

enum { LAST = 200, MIDDLE = 100, INTERVAL = 16, FORKED = 150 };
static const uint64_t places[] = {1, MIDDLE, LAST};

static uint64_t good_count = 20000;
/* base: the ledger. fork: a copy of it as it was at FORKED entries that went another way. old: that copy itself. other: another ledger. work: what is
 * tampered with. */
static char scratch[PATH_BYTES], keys[PATH_BYTES], base[PATH_BYTES], fork_[PATH_BYTES], old[PATH_BYTES], other[PATH_BYTES], work[PATH_BYTES];
static char anchor[512]; /* a head of the whole of base */

/* ---- tools ---- */

static sqlite3 *raw(const char *folder, const char *name) {
  char path[PATH_BYTES];
  sqlite3 *db = NULL;
  path_in(path, folder, name);
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  return db;
}

static void run(sqlite3 *db, const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *sql = sqlite3_vmprintf(format, args), *said = NULL;
  va_end(args);
  if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK) fail_msg("%s: %s", sql, said);
  sqlite3_free(sql);
}

static char triggers[4096];

static int keep_trigger(void *user, int n, char **value, char **name) {
  (void)n, (void)name;
  buf *all = user;
  buf_printf(all, "%s;", value[0]);
  return 0;
}

/* The triggers would stop us as they would stop a mistake: they are taken away and put back word for word. */
static sqlite3 *breach(const char *folder) {
  static const char *const tables[] = {"entries", "bodies", "catalogues", "heads", "settings"};
  sqlite3 *db = raw(folder, "ledger.db");
  buf all = {0};
  assert_int_equal(sqlite3_exec(db, "SELECT sql FROM sqlite_schema WHERE type='trigger'", keep_trigger, &all, NULL), SQLITE_OK);
  assert_true(all.len > 0 && all.len < sizeof triggers);
  memcpy(triggers, all.at, all.len);
  triggers[all.len] = 0;
  buf_free(&all);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) run(db, "DROP TRIGGER %s_DELETE; DROP TRIGGER %s_UPDATE", tables[i], tables[i]);
  return db;
}

static void leave(sqlite3 *db) {
  assert_int_equal(sqlite3_exec(db, triggers, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void fresh(void) { folder_copy(base, work); }

/* Runs SQL on a fresh copy of the ledger. */
static void tamper(const char *format, ...) {
  fresh();
  va_list args;
  va_start(args, format);
  char *sql = sqlite3_vmprintf(format, args);
  va_end(args);
  sqlite3 *db = breach(work);
  run(db, "%s", sql);
  leave(db);
  sqlite3_free(sql);
}

static void tamper_file(const char *name, const char *sql) {
  fresh();
  sqlite3 *db = raw(work, name);
  run(db, "%s", sql);
  assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static char verifier_path[PATH_BYTES];

/* first from least to most. */
static void found_within(const char *what, const char *anchor_line, const char *key_folder, uint64_t least, uint64_t most, const char *text) {
  judged j = judge_path(work, key_folder, anchor_line, NULL);
  bool good = !j.v.good && j.v.first_bad >= least && j.v.first_bad <= most && (text == NULL || strstr(j.say.at, text) != NULL);
  if (!good)
    fail_msg("%s: good %d, first bad %llu, expected %llu to %llu and `%s`; said:\n%s", what, j.v.good, (ull)j.v.first_bad, (ull)least, (ull)most,
             text == NULL ? "" : text, j.say.at);
  judged_drop(&j);
}

static void found(const char *what, uint64_t first, const char *text) { found_within(what, NULL, keys, first, first, text); }

static uint64_t head_before(uint64_t n) { return (n - 1) / INTERVAL * INTERVAL; }

/* Without verifier.key only the tree speaks: from the last head that agrees on. */
static char keys_without[PATH_BYTES];
static void found_without_verifier(const char *what, uint64_t first) { found_within(what, NULL, keys_without, head_before(first) + 1, first, NULL); }

static uint64_t count_of(sqlite3 *db, const char *sql) {
  sqlite3_stmt *st;
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(st), SQLITE_ROW);
  uint64_t n = (uint64_t)sqlite3_column_int64(st, 0);
  sqlite3_finalize(st);
  return n;
}

/* ---- the ledger that is tampered with ---- */

static void fill_two_catalogues(ledger *l) {
  buf why = {0};
  uint32_t id;
  MUST(ledger_begin(l, &why));
  MUST(ledger_catalogue(l, STR("catalogue 1: options, reasons and strata, by number"), &id, &why));
  MUST(ledger_catalogue(l, STR("catalogue 2: that no entry uses"), &id, &why));
  MUST(ledger_commit(l, &why));
}

static void append_others(ledger *l, int64_t shift, uint64_t last) {
  buf why = {0};
  uint64_t n;
  for (;;) {
    ledger_deed d = deed_of(FORKED);
    MUST(ledger_begin(l, &why));
    for (int i = 0; i < 5; i++) {
      d.time_ms += shift;
      MUST(ledger_append(l, &d, &n, &why));
    }
    MUST(ledger_commit(l, &why));
    if (n >= last) break;
  }
  assert_int_equal(n, last);
}

static int make_all(void **unused) {
  (void)unused;
  scratch_make(scratch);
  path_in(keys, scratch, "keys");
  path_in(keys_without, scratch, "keys-without");
  path_in(base, scratch, "base");
  path_in(fork_, scratch, "fork");
  path_in(old, scratch, "old");
  path_in(other, scratch, "other");
  path_in(work, scratch, "work");
  buf why = {0}, line = {0};
  ledger_settings settings = {.head_interval = INTERVAL};
  ledger *l = made(base, keys, &settings);
  fill_two_catalogues(l);
  fill(l, 1, 59, 10);
  size_t cases;
  ledger_deed order = {.officer = STR("o"), .time_ms = NOON};
  MUST(ledger_erase(l, STR("subject-000020-Ann-Example"), 0, &order, &cases, &why)); /* entry 20, by entry 60 */
  fill(l, 61, FORKED, 10);
  ledger_close(l);
  folder_copy(base, old);
  folder_copy(base, fork_);
  l = opened(fork_, keys, LEDGER_WRITE);
  append_others(l, 7, LAST);
  ledger_close(l);
  l = opened(base, keys, LEDGER_WRITE);
  fill(l, FORKED + 1, LAST, 10);
  ledger_close(l);
  folder_copy(base, work); /* the head is signed on a copy, so that base has none on demand */
  l = opened(work, keys, LEDGER_WRITE);
  MUST(ledger_head(l, NOON, &line, &why));
  ledger_close(l);
  assert_true(line.len < sizeof anchor);
  memcpy(anchor, line.at, line.len);
  buf_free(&line);
  char other_keys[PATH_BYTES], name[PATH_BYTES];
  path_in(other_keys, scratch, "other-keys");
  l = made(other, other_keys, &settings);
  fill_two_catalogues(l);
  fill(l, 1, LAST, 50);
  ledger_close(l);
  folder_copy(keys, keys_without);
  path_in(name, keys_without, "verifier.key");
  assert_int_equal(unlink(name), 0);
  path_in(verifier_path, keys, "verifier.key");
  return 0;
}

static int drop_all(void **unused) {
  (void)unused;
  scratch_drop(scratch);
  return 0;
}

/* ---- no false alarm ---- */

static void test_base_is_good(void **unused) {
  (void)unused;
  must_be_good(base, keys, LAST);
  must_be_good(base, keys_without, LAST);
  must_be_good(other, "/no/keys", LAST);
  judged j = judge_path(base, keys, anchor, NULL);
  if (!j.v.good) fail_msg("%s", j.say.at);
  assert_int_equal(j.v.heads, LAST / INTERVAL);
  assert_int_equal(j.v.erased, 1);
  judged_drop(&j);
  tamper("SELECT 1"); /* the tools themselves leave no trace */
  must_be_good(work, keys, LAST);
}

static void test_long_is_good(void **unused) {
  (void)unused;
  char path[PATH_BYTES];
  path_in(path, scratch, "long");
  ledger_settings settings = {0};
  ledger *l = made(path, NULL, &settings);
  buf why = {0}, line = {0};
  fill(l, 1, good_count / 3, 1000);
  MUST(ledger_head(l, NOON, &line, &why));
  buf_char(&line, 0);
  fill(l, good_count / 3 + 1, good_count, 1000);
  judged j = judge(l, line.at, NULL);
  if (!j.v.good) fail_msg("%s", j.say.at);
  assert_int_equal(j.v.entries, good_count);
  judged_drop(&j);
  ledger_close(l);
  must_be_good(path, NULL, good_count);
  scratch_drop(path);
  buf_free(&line);
}

/* ---- columns ---- */

typedef struct change {
  const char *column, *to;
} change;
static const change changes[] = {{"seq", "seq+100000"},
                                 {"time", "time+1"},
                                 {"time", "0"},
                                 {"kind", "kind%6+1"},
                                 {"about", "about+1"},
                                 {"catalogue", "2"},
                                 {"catalogue", "0"},
                                 {"catalogue", "77"},
                                 {"as_of", "as_of+1"},
                                 {"stage", "stage+1"},
                                 {"restricted", "1-restricted"},
                                 {"officer", "randomblob(16)"},
                                 {"officer", "x'00'"},
                                 {"subject", "randomblob(16)"},
                                 {"subject", "NULL"},
                                 {"nonce", "randomblob(16)"},
                                 {"marks", "x'00'||marks"},
                                 {"marks", "x''"},
                                 {"strata", "x'0102'"},
                                 {"strata", "cast(substr(marks,1,1)||strata as blob)"},
                                 {"purpose", "x'41'||purpose"},
                                 {"engine", "cast('9.9.9' as blob)"},
                                 {"input_digest", "randomblob(32)"},
                                 {"input_digest", "x''"},
                                 {"monitored_digest", "randomblob(32)"},
                                 {"monitored_digest", "x'01'"},
                                 {"body_digest", "randomblob(32)"},
                                 {"body_digest", "x''"},
                                 {"seal", "randomblob(16)"},
                                 {"seal", "x''"},
                                 {"mac", "randomblob(32)"},
                                 {"mac", "zeroblob(32)"},
                                 {"mac", "x''"}};

static void test_columns(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++)
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
      char what[200];
      snprintf(what, sizeof what, "entry %llu, %s=%s", (ull)places[p], changes[i].column, changes[i].to);
      tamper("UPDATE entries SET %s=cast(%s as %s) WHERE seq=%llu", changes[i].column, changes[i].to,
             strstr("seq time kind about catalogue as_of stage restricted", changes[i].column) ? "int" : "blob", (ull)places[p]);
      found(what, places[p], NULL);
      found_without_verifier(what, places[p]);
    }
}

static void test_two_columns_of_neighbours(void **unused) {
  (void)unused;
  tamper("UPDATE entries SET time=time+1 WHERE seq IN (100,101,102)");
  found("three in a row", 100, "entry 102: its bytes");
  tamper("UPDATE entries SET mac=randomblob(32) WHERE seq IN (100,101)");
  found("two macs", head_before(100) + 1, NULL);
  tamper("UPDATE entries SET mac=randomblob(32), time=time+1 WHERE seq=100");
  found("mac and time", 100, NULL);
}

/* ---- rows ---- */

static void test_delete(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) {
    tamper("DELETE FROM entries WHERE seq=%llu", (ull)places[p]);
    found("entry deleted", places[p], "missing");
    found_without_verifier("entry deleted", places[p]);
    tamper("DELETE FROM entries WHERE seq=%llu; DELETE FROM bodies WHERE seq=%llu", (ull)places[p], (ull)places[p]);
    found("entry and body deleted", places[p], "missing");
    if (places[p] == LAST) continue;
    tamper(
        "DELETE FROM entries WHERE seq=%llu; DELETE FROM bodies WHERE seq=%llu; UPDATE entries SET seq=-seq+1 WHERE seq>%llu; UPDATE entries SET seq=-seq WHERE seq<0;"
        "UPDATE bodies SET seq=-seq+1 WHERE seq>%llu; UPDATE bodies SET seq=-seq WHERE seq<0",
        (ull)places[p], (ull)places[p], (ull)places[p], (ull)places[p]);
    found("deleted, the rest moved up", places[p], NULL);
    found_without_verifier("deleted, the rest moved up", places[p]);
  }
  tamper("DELETE FROM entries; DELETE FROM bodies; DELETE FROM heads");
  found("all deleted", 1, "entries 1 to 200");
}

static void move_down(sqlite3 *db, uint64_t from) {
  run(db,
      "UPDATE entries SET seq=-seq-1 WHERE seq>=%llu; UPDATE entries SET seq=-seq WHERE seq<0; UPDATE bodies SET seq=-seq-1 WHERE seq>=%llu; UPDATE bodies SET seq=-seq WHERE seq<0",
      (ull)from, (ull)from);
}

/* A copy of entry `from` as entry `to`. */
static void copy_row(sqlite3 *db, uint64_t from, uint64_t to) {
  run(db, "CREATE TEMP TABLE t AS SELECT * FROM entries WHERE seq=%llu; UPDATE t SET seq=%llu; INSERT INTO entries SELECT * FROM t; DROP TABLE t;"
          "CREATE TEMP TABLE t AS SELECT * FROM bodies WHERE seq=%llu; UPDATE t SET seq=%llu; INSERT INTO bodies SELECT * FROM t; DROP TABLE t",
      (ull)from, (ull)to, (ull)from, (ull)to);
}

static void test_insert(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) { /* before, in the middle, behind: a made up one */
    uint64_t at = p == 2 ? LAST + 1 : places[p];
    fresh();
    sqlite3 *db = breach(work);
    if (at <= LAST) move_down(db, at);
    copy_row(db, at == 1 ? 2 : 1, at);
    run(db, "UPDATE entries SET time=time+5, nonce=randomblob(16), seal=randomblob(16), mac=randomblob(32) WHERE seq=%llu", (ull)at);
    leave(db);
    found("inserted", at, NULL);
    if (at <= LAST) found_without_verifier("inserted", at);
    else found_within("inserted", NULL, keys_without, at, at, NULL); /* chain.state knows its key */
  }
  tamper(
      "INSERT INTO entries SELECT 0,time,kind,about,catalogue,as_of,stage,restricted,officer,subject,randomblob(16),marks,strata,purpose,engine,input_digest,monitored_digest,x'',seal,mac "
      "FROM entries WHERE seq=1");
  found("inserted before the first", 0, "before the first");
  tamper(
      "INSERT INTO entries SELECT 4611686018427387904,time,kind,about,catalogue,as_of,stage,restricted,officer,subject,randomblob(16),marks,strata,purpose,engine,input_digest,monitored_digest,x'',seal,mac "
      "FROM entries WHERE seq=1");
  found("inserted far away", LAST + 1, NULL);
}

static void test_duplicate(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) {
    fresh();
    sqlite3 *db = breach(work);
    if (places[p] < LAST) move_down(db, places[p] + 1);
    copy_row(db, places[p], places[p] + 1);
    leave(db);
    found("twice", places[p] + 1, NULL);
  }
}

static void test_swap(void **unused) {
  (void)unused;
  static const uint64_t pairs[][2] = {{1, 2}, {1, LAST}, {MIDDLE, MIDDLE + 1}, {MIDDLE, LAST}, {LAST - 1, LAST}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    ull a = pairs[i][0], b = pairs[i][1];
    tamper("UPDATE entries SET seq=-1 WHERE seq=%llu; UPDATE entries SET seq=%llu WHERE seq=%llu; UPDATE entries SET seq=%llu WHERE seq=-1;"
           "UPDATE bodies SET seq=-1 WHERE seq=%llu; UPDATE bodies SET seq=%llu WHERE seq=%llu; UPDATE bodies SET seq=%llu WHERE seq=-1",
           a, a, b, b, a, a, b, b);
    found("swapped", a, NULL);
    found_without_verifier("swapped", a);
  }
}

static void test_truncate(void **unused) {
  (void)unused;
  static const uint64_t kept[] = {1, MIDDLE, LAST - 1};
  for (size_t i = 0; i < 3; i++) {
    tamper("DELETE FROM entries WHERE seq>%llu; DELETE FROM bodies WHERE seq>%llu; DELETE FROM heads WHERE size>%llu", (ull)kept[i], (ull)kept[i],
           (ull)kept[i]);
    found("truncated", kept[i] + 1, "chain.state knows of 200");
    found_within("truncated", NULL, keys_without, kept[i] + 1, kept[i] + 1, NULL);
    buf why = {0};
    ledger *l;
    assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
    buf_char(&why, 0);
    assert_non_null(strstr(why.at, "were removed"));
    buf_free(&why);
    if (kept[i] % INTERVAL != 0) { /* chain.state removed as well: the heads that are left tell */
      tamper("DELETE FROM entries WHERE seq>%llu; DELETE FROM bodies WHERE seq>%llu", (ull)kept[i], (ull)kept[i]);
      char state[PATH_BYTES];
      path_in(state, work, "chain.state");
      assert_int_equal(unlink(state), 0);
      found("truncated, without chain.state", kept[i] + 1 > LAST / INTERVAL * INTERVAL ? 0 : kept[i] + 1, "chain.state");
    }
  }
}

static void copy_in(const char *from, const char *name) {
  char a[PATH_BYTES], b[PATH_BYTES];
  path_in(a, from, name);
  path_in(b, work, name);
  file_copy(a, b);
}

static void test_roll_back(void **unused) {
  (void)unused;
  fresh();
  copy_in(old, "ledger.db");
  found("an older ledger.db", FORKED + 1, "older copy of ledger.db");
  buf why = {0};
  ledger *l;
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  fresh();
  copy_in(old, "ledger.db");
  copy_in(old, "chain.state");
  copy_in(old, "statistics.db");
  copy_in(old, "cases.db");
  must_be_good(work, keys, FORKED); /* nothing in the folder can tell */
  found_within("the whole folder", anchor, keys, FORKED + 1, FORKED + 1, "the anchor is of 200 entries");
  l = opened(work, keys, LEDGER_WRITE); /* and goes on as if nothing had been */
  append_others(l, 3, LAST + 5);
  ledger_close(l);
  must_be_good(work, keys, LAST + 5);
  found_within("the whole folder, continued", anchor, keys, 1, FORKED + 1, "an older copy of the ledger was put back");
}

/* ---- splices ---- */

static void splice(const char *from, uint64_t first, uint64_t last, bool heads) {
  fresh();
  char path[PATH_BYTES];
  sqlite3 *db = breach(work);
  path_in(path, from, "ledger.db");
  run(db, "ATTACH %Q AS theirs", path);
  run(db,
      "DELETE FROM entries WHERE seq BETWEEN %llu AND %llu; DELETE FROM bodies WHERE seq BETWEEN %llu AND %llu;"
      "INSERT INTO entries SELECT * FROM theirs.entries WHERE seq BETWEEN %llu AND %llu; INSERT INTO bodies SELECT * FROM theirs.bodies WHERE seq BETWEEN %llu AND %llu",
      (ull)first, (ull)last, (ull)first, (ull)last, (ull)first, (ull)last, (ull)first, (ull)last);
  if (heads) run(db, "DELETE FROM heads; INSERT INTO heads SELECT * FROM theirs.heads");
  run(db, "DETACH theirs");
  leave(db);
  path_in(path, from, "statistics.db");
  db = raw(work, "statistics.db");
  run(db, "ATTACH %Q AS theirs; INSERT OR IGNORE INTO monitored SELECT * FROM theirs.monitored", path);
  sqlite3_close(db);
}

/* Genuine entries of a copy that went another way: no entry can be blamed alone, so it is said from which one on. */
static void test_splice_fork(void **unused) {
  (void)unused;
  static const uint64_t one[] = {FORKED + 1, 170, LAST};
  for (size_t i = 0; i < 3; i++) {
    splice(fork_, one[i], one[i], false);
    found_within("one of a fork", NULL, keys, head_before(one[i]) + 1, one[i], NULL);
    found_without_verifier("one of a fork", one[i]);
  }
  splice(fork_, FORKED + 1, LAST, false);
  found_within("the end of a fork", NULL, keys, head_before(FORKED) + 1, FORKED + 1, NULL);
  splice(fork_, 170, 180, false);
  found_within("a piece of a fork", NULL, keys, head_before(170) + 1, 170, "went another way");
  splice(fork_, FORKED + 1, LAST, true);
  found_within("the end of a fork, with its heads", NULL, keys, 1, FORKED + 1, "chain.state");
  found_within("the end of a fork, with its heads", NULL, keys_without, 1, FORKED + 1, "chain.state");
  copy_in(fork_, "chain.state"); /* now it is the fork, and only the anchor tells */
  copy_in(fork_, "cases.db");
  must_be_good(work, keys, LAST);
  found_within("a fork", anchor, keys, 1, FORKED + 1, "the anchor");
}

static void test_splice_other(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) {
    splice(other, places[p], places[p], false);
    found("one of another ledger", places[p], "put here from elsewhere");
    found_without_verifier("one of another ledger", places[p]);
  }
  splice(other, 100, 150, false);
  found("a piece of another ledger", 100, NULL);
  splice(other, 1, LAST, true);
  found("all of another ledger", 1, NULL);
  fresh();
  copy_in(other, "chain.state");
  found("chain.state of another ledger", 0, "another ledger");
}

/* ---- hashing again without the keys ---- */

/* Everything from entry `from` on is made anew with a chain of the forger's own, chain.state and heads, too; with the forger's own signature where
 * `sign`. */
static void forge(uint64_t from, bool sign) {
  fresh();
  sqlite3 *db = breach(work);
  tip t;
  uint8_t own[32], hash[32] = {0}, public_key[32], secret_key[64];
  randombytes_buf(own, sizeof own);
  crypto_sign_keypair(public_key, secret_key);
  run(db, "UPDATE entries SET marks=x'3131' WHERE seq=%llu", (ull)from);
  char path[PATH_BYTES];
  genesis g;
  assert_int_equal(genesis_read(db, &g, NULL), EPF_OK);
  int fd = state_open(work, true);
  assert_int_equal(state_read(fd, g.id, NULL, &t), STATE_GOOD);
  memset(&t, 0, sizeof t);
  run(db, "DELETE FROM heads WHERE size>=%llu", (ull)from);
  sqlite3_stmt *st, *put, *cat;
  assert_int_equal(sqlite3_prepare_v2(db, "SELECT " ENTRY_COLUMNS " FROM entries ORDER BY seq", -1, &st, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, "UPDATE entries SET seal=?,mac=? WHERE seq=?", -1, &put, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, "SELECT hash FROM catalogues WHERE id=?", -1, &cat, NULL), SQLITE_OK);
  buf leaf = {0};
  while (sqlite3_step(st) == SQLITE_ROW) {
    row r = {0};
    assert_true(row_read(st, &r));
    sqlite3_bind_int64(cat, 1, r.e.catalogue);
    if (r.e.catalogue != 0 && sqlite3_step(cat) == SQLITE_ROW) memcpy(r.catalogue_hash, sqlite3_column_blob(cat, 0), 32);
    sqlite3_reset(cat);
    buf_clear(&leaf);
    leaf_write(&r, &leaf);
    str bytes = {leaf.at, leaf.len};
    if (r.e.sequence >= from) {
      memcpy(t.key, own, 32);
      chain_seal(t.key, bytes, r.seal);
      chain_mac(t.key, t.mac, r.seal, bytes, r.mac);
      chain_next(own);
      bind_bytes(put, 1, r.seal, sizeof r.seal);
      bind_bytes(put, 2, r.mac, 32);
      bind_number(put, 3, r.e.sequence);
      assert_int_equal(sqlite3_step(put), SQLITE_DONE);
      sqlite3_reset(put);
    }
    memcpy(t.mac, r.mac, 32);
    chain_leaf(bytes, r.seal, r.mac, hash);
    merkle_add(&t.tree, hash);
    t.size++;
    if (!sign || r.e.sequence < from || r.e.sequence % INTERVAL != 0) continue;
    head h = {.size = t.size, .time_ms = r.e.time_ms};
    buf text = {0};
    merkle_root(&t.tree, h.root);
    memcpy(h.sign_public, public_key, 32);
    head_text(&h, &text);
    crypto_sign_detached(h.signature, NULL, (const uint8_t *)text.at, text.len, secret_key);
    sqlite3_stmt *add;
    assert_int_equal(sqlite3_prepare_v2(db, "INSERT INTO heads VALUES(?,?,?,?,?,?)", -1, &add, NULL), SQLITE_OK);
    bind_number(add, 1, t.size / INTERVAL);
    bind_number(add, 2, t.size);
    bind_bytes(add, 3, h.root, 32);
    sqlite3_bind_int64(add, 4, h.time_ms);
    bind_bytes(add, 5, public_key, 32);
    bind_bytes(add, 6, h.signature, sizeof h.signature);
    assert_int_equal(sqlite3_step(add), SQLITE_DONE);
    sqlite3_finalize(add);
    buf_free(&text);
  }
  sqlite3_finalize(st), sqlite3_finalize(put), sqlite3_finalize(cat);
  buf_free(&leaf);
  if (sign) { /* and says that it always was so */
    uint8_t bytes[GENESIS_BYTES];
    memcpy(g.sign_public, public_key, 32);
    genesis_bytes(&g, bytes);
    crypto_sign_detached(g.signature, NULL, bytes, sizeof bytes, secret_key);
    assert_int_equal(sqlite3_prepare_v2(db, "UPDATE settings SET public=?,signature=?", -1, &put, NULL), SQLITE_OK);
    bind_bytes(put, 1, public_key, 32);
    bind_bytes(put, 2, g.signature, sizeof g.signature);
    assert_int_equal(sqlite3_step(put), SQLITE_DONE);
    sqlite3_finalize(put);
  }
  leave(db);
  memcpy(t.key, own, 32);
  randombytes_buf(hash, sizeof hash); /* the tag needs ledger.key, which the forger has not */
  assert_true(state_write(fd, g.id, hash, &t));
  close(fd);
  path_in(path, work, "chain.state");
}

static void test_hash_again(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) {
    forge(places[p], false);
    found("hashed again", places[p], "its bytes are not those");
    found_within("hashed again", NULL, keys_without, 0, places[p], NULL);
    found_within("hashed again", anchor, "/no/keys", head_before(places[p]) + 1, places[p], NULL);
  }
  buf why = {0};
  ledger *l;
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  forge(MIDDLE, true); /* the forger's signature: not with our key, and not with our verifier */
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_READ, &why), EPF_E_ARGUMENT);
  buf_free(&why);
  judged j = judge_path(work, "/no/keys", NULL, verifier_path);
  assert_true(!j.v.good && strstr(j.say.at, "settings") != NULL && strstr(j.say.at, "entry 100") != NULL);
  judged_drop(&j);
  j = judge_path(work, "/no/keys", anchor, NULL);
  assert_false(j.v.good);
  judged_drop(&j);
}

/* ---- heads ---- */

static void test_heads(void **unused) {
  (void)unused;
  static const uint64_t ids[] = {1, 6, 12};
  static const change head_changes[] = {{"size", "size+1"},           {"size", "size-1"},
                                        {"root", "randomblob(32)"},   {"time", "time+1"},
                                        {"public", "randomblob(32)"}, {"signature", "randomblob(64)"},
                                        {"signature", "x''"},         {"root", "x''"}};
  for (size_t p = 0; p < 3; p++) {
    ull id = ids[p];
    uint64_t first = (id - 1) * INTERVAL + 1;
    for (size_t i = 0; i < sizeof head_changes / sizeof *head_changes; i++) {
      char what[100];
      snprintf(what, sizeof what, "head %llu, %s=%s", id, head_changes[i].column, head_changes[i].to);
      tamper("UPDATE heads SET %s=cast(%s as %s) WHERE id=%llu", head_changes[i].column, head_changes[i].to,
             strstr("size time", head_changes[i].column) ? "int" : "blob", id);
      found(what, first, NULL);
      found_within(what, NULL, keys_without, first, first, NULL);
    }
    tamper("DELETE FROM heads WHERE id=%llu", id);
    found("head deleted", first, "is missing");
    tamper("DELETE FROM heads WHERE id=%llu; UPDATE heads SET id=-id+1 WHERE id>%llu; UPDATE heads SET id=-id WHERE id<0", id, id);
    found("head deleted, the rest moved up", first, "is missing");
  }
  tamper(
      "UPDATE heads SET size=(SELECT size FROM heads WHERE id=4), root=(SELECT root FROM heads WHERE id=4), time=(SELECT time FROM heads WHERE id=4), signature=randomblob(64) WHERE id=12");
  found("an old head in a new place", (12 - 1) * INTERVAL + 1, NULL);
  tamper(
      "CREATE TEMP TABLE t AS SELECT * FROM heads WHERE id=4; DELETE FROM heads WHERE id=4; UPDATE t SET id=12; DELETE FROM heads WHERE id=12; INSERT INTO heads SELECT * FROM t");
  found("an old head played again", 3 * INTERVAL + 1, NULL);
  tamper(
      "DELETE FROM heads WHERE id=12; CREATE TEMP TABLE t AS SELECT * FROM heads WHERE id=4; DELETE FROM heads WHERE id=4; UPDATE heads SET id=-id+1 WHERE id>4; UPDATE heads SET id=-id WHERE id<0; UPDATE t SET id=11;"
      "INSERT INTO heads SELECT * FROM t");
  found("an old head played again at the end", (12 - 1) * INTERVAL + 1, "put there again");
  char path[PATH_BYTES];
  fresh();
  path_in(path, other, "ledger.db");
  sqlite3 *db = breach(work);
  run(db, "ATTACH %Q AS theirs; DELETE FROM heads WHERE id=3; INSERT INTO heads SELECT * FROM theirs.heads WHERE id=3; DETACH theirs", path);
  leave(db);
  found("a head of another ledger", 2 * INTERVAL + 1, "not signed by this ledger");
  tamper("UPDATE heads SET root=root"); /* nothing changed */
  must_be_good(work, keys, LAST);
}

/* ---- bodies, catalogues, settings ---- */

static void test_bodies(void **unused) {
  (void)unused;
  for (size_t p = 0; p < 3; p++) {
    ull n = places[p];
    tamper("UPDATE bodies SET reasons=x'05' WHERE seq=%llu", n);
    found("reasons", n, "its body");
    tamper("UPDATE bodies SET content=randomblob(length(content)) WHERE seq=%llu", n);
    found("content", n, "its body");
    tamper("UPDATE bodies SET content=reasons, reasons=content WHERE seq=%llu", n);
    found("exchanged columns", n, NULL);
    tamper("UPDATE bodies SET content=(SELECT content FROM bodies WHERE seq=50) WHERE seq=%llu", n);
    found("content of another", n, NULL);
    tamper("DELETE FROM bodies WHERE seq=%llu", n);
    found("body deleted", n, "its body is missing");
    found_within("body deleted", NULL, "/no/keys", n, n, "its body is missing");
    tamper("UPDATE bodies SET content=randomblob(300) WHERE seq=%llu; UPDATE entries SET body_digest=randomblob(32) WHERE seq=%llu", n, n);
    found("content and digest", n, NULL);
    found_within("content and digest", NULL, keys_without, n, n, NULL);
  }
  tamper("DELETE FROM bodies");
  found("all bodies", 1, "and 179 more");
  tamper("INSERT INTO bodies VALUES(201,x'01',x'')");
  found("a body too many", 201, "body");
  tamper("INSERT INTO bodies VALUES(60,x'01',x'')");
  found("a body for who had none", 60, "without a body");
  tamper("INSERT INTO bodies VALUES(-3,x'01',x'')");
  found("a body before all", 0, "before the first");
}

static void test_catalogues(void **unused) {
  (void)unused;
  tamper("UPDATE catalogues SET text=x'41' WHERE id=1");
  found("text", 1, "text of its catalogue 1");
  tamper("UPDATE catalogues SET text=x'41' WHERE id=2");
  found("text of one that no entry uses", 0, "catalogue 2");
  tamper("UPDATE catalogues SET hash=randomblob(32) WHERE id=1");
  found("hash", 1, NULL);
  tamper("UPDATE catalogues SET text=x'41', hash=x'559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd' WHERE id=1"); /* SHA-256 of A */
  found("text and hash", 1, NULL);
  tamper("UPDATE catalogues SET id=3 WHERE id=1; UPDATE catalogues SET id=1 WHERE id=2; UPDATE catalogues SET id=2 WHERE id=3");
  found("exchanged", 1, NULL);
  tamper("DELETE FROM catalogues WHERE id=1");
  found("deleted", 1, "its catalogue is not there");
  tamper("INSERT INTO catalogues VALUES(-1,x'00',x'00')");
  found("put there", 0, "catalogue -1");
}

static void test_settings(void **unused) {
  (void)unused;
  static const char *const sets[] = {"head_interval=1000000", "head_interval=0",   "retention_days=1",
                                     "restricted=1",          "created=created+1", "statistics_check=statistics_check||x''"};
  for (size_t i = 0; i < 5; i++) {
    tamper("UPDATE settings SET %s", sets[i]);
    found_within(sets[i], NULL, keys, 0, LAST, "settings");
    found_within(sets[i], NULL, "/no/keys", 0, LAST, "settings");
    buf why = {0};
    ledger *l;
    assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
    buf_free(&why);
  }
  fresh();
  sqlite3 *db = raw(work, "ledger.db");
  run(db, "DROP TRIGGER entries_DELETE");
  sqlite3_close(db);
  found("a trigger", 0, "entries_DELETE");
  fresh();
  db = raw(work, "ledger.db");
  assert_int_equal(sqlite3_exec(db, "UPDATE entries SET time=1 WHERE seq=5", NULL, NULL, NULL), SQLITE_CONSTRAINT);
  assert_int_equal(sqlite3_exec(db, "DELETE FROM heads", NULL, NULL, NULL), SQLITE_CONSTRAINT);
  assert_int_equal(sqlite3_exec(db, "UPDATE settings SET restricted=1", NULL, NULL, NULL), SQLITE_CONSTRAINT);
  run(db, "CREATE TRIGGER mine AFTER INSERT ON entries BEGIN UPDATE settings SET restricted=1; END");
  sqlite3_close(db);
  ledger *l;
  buf why = {0};
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  found("a trigger of theirs", 0, "mine");
}

/* Triggers that swallow what is written, or keep what is to go. `ledger_open` sees them, whatever they are called. */
static const struct {
  const char *file, *sql;
} swallowers[] = {
    {"ledger.db", "CREATE TRIGGER %s BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END"},
    {"ledger.db", "CREATE TRIGGER %s BEFORE INSERT ON bodies BEGIN SELECT RAISE(IGNORE); END"},
    {"cases.db", "CREATE TRIGGER %s BEFORE INSERT ON cases BEGIN SELECT RAISE(IGNORE); END"},
    {"cases.db", "CREATE TRIGGER %s AFTER INSERT ON cases BEGIN DELETE FROM cases WHERE subject=new.subject; END"},
    {"statistics.db", "CREATE TRIGGER %s BEFORE INSERT ON monitored BEGIN SELECT RAISE(IGNORE); END"},
    {"cases.db", "CREATE TRIGGER %s BEFORE DELETE ON cases BEGIN SELECT RAISE(IGNORE); END"},
    {"statistics.db", "CREATE TRIGGER %s BEFORE DELETE ON monitored BEGIN SELECT RAISE(IGNORE); END"},
};
enum { SWALLOWERS = sizeof swallowers / sizeof *swallowers, KEEPERS = 2 /* the last ones */ };

static void test_triggers(void **unused) {
  (void)unused;
  static const char *const names[] = {"mine", "sqlitexstat", "sqlitexstat1"};
  for (size_t i = 0; i < SWALLOWERS; i++)
    for (size_t k = 0; k < 3; k++) {
      fresh();
      sqlite3 *db = raw(work, swallowers[i].file);
      run(db, swallowers[i].sql, names[k]);
      sqlite3_close(db);
      ledger *l;
      buf why = {0};
      if (ledger_open(&l, work, keys, LEDGER_WRITE, &why) != EPF_E_LEDGER) fail_msg("%s: %s is overlooked", swallowers[i].file, names[k]);
      buf_free(&why);
      found(swallowers[i].file, 0, names[k]);
    }
  fresh();
  sqlite3 *db = raw(work, "ledger.db"); /* under a name that SQLite keeps for itself */
  run(db, "PRAGMA writable_schema=ON; CREATE TRIGGER mine BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END; "
          "UPDATE sqlite_schema SET name='sqlite_stat1', sql='CREATE TRIGGER sqlite_stat1 BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END' "
          "WHERE name='mine'");
  sqlite3_close(db);
  ledger *l;
  buf why = {0};
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
}

/* The same, while the ledger is open already: nothing is called written that is not there, and nothing erased that is. */
static void test_triggers_later(void **unused) {
  (void)unused;
  for (size_t i = 0; i < SWALLOWERS; i++) {
    fresh();
    ledger *l = opened(work, keys, LEDGER_WRITE);
    sqlite3 *db = raw(work, swallowers[i].file);
    run(db, swallowers[i].sql, "later");
    sqlite3_close(db);
    buf why = {0};
    uint64_t n;
    size_t cases = 0;
    ledger_deed d = deed_of(1), order = {.officer = STR("o"), .time_ms = NOON};
    epf_status status;
    if (i < SWALLOWERS - KEEPERS) {
      d.subject = STR("somebody new");
      status = ledger_begin(l, &why);
      if (status == EPF_OK) status = ledger_append(l, &d, &n, &why);
      if (status == EPF_OK) status = ledger_commit(l, &why);
      ledger_abandon(l);
    } else {
      status = ledger_erase(l, d.subject, 0, &order, &cases, &why);
    }
    if (status != EPF_E_LEDGER || cases != 0) fail_msg("%s: status %d", swallowers[i].sql, (int)status);
    buf_free(&why);
    ledger_close(l);
  }
}

/* An entry that cannot be read, of a case that is erased: its monitored fields are not found, and that is said. */
static void test_erase_unread(void **unused) {
  (void)unused;
  tamper("UPDATE entries SET nonce=x'00' WHERE seq=33");
  ledger *l = opened(work, keys, LEDGER_WRITE);
  buf why = {0};
  size_t cases = 0;
  ledger_deed order = {.officer = STR("o"), .time_ms = NOON};
  assert_int_equal(ledger_erase(l, STR("subject-000033-Ann-Example"), 0, &order, &cases, &why), EPF_E_LEDGER);
  assert_int_equal(cases, 0);
  buf_char(&why, 0);
  if (strstr(why.at, "entry 33") == NULL) fail_msg("%s", why.at);
  buf_free(&why);
  ledger_close(l);
  sqlite3 *db = raw(work, "cases.db"); /* the key is gone all the same */
  uint64_t left = count_of(db, "SELECT count(*) FROM cases");
  sqlite3_close(db);
  db = raw(base, "cases.db");
  assert_int_equal(left + 1, count_of(db, "SELECT count(*) FROM cases"));
  sqlite3_close(db);
}

/* The index alone: who is looked for by it would not be found. */
static void test_index(void **unused) {
  (void)unused;
  fresh();
  sqlite3 *db = raw(work, "ledger.db");
  uint64_t page = count_of(db, "SELECT rootpage FROM sqlite_schema WHERE name='by_subject'");
  if (sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, db, "main", 1, (int)page) != SQLITE_OK) skip();
  run(db, "CREATE TABLE imposter(subject, seq, PRIMARY KEY(subject,seq)) WITHOUT ROWID");
  sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, db, "main", 0, 0);
  run(db, "DELETE FROM imposter WHERE seq=100");
  sqlite3_close(db);
  found("index", 0, "index by subject");
}

/* ---- statistics.db, cases.db, chain.state ---- */

static void test_statistics(void **unused) {
  (void)unused;
  static const char *const sets[] = {"UPDATE monitored SET codes=x'050505'", "UPDATE monitored SET salt=randomblob(16)", "DELETE FROM monitored",
                                     "UPDATE monitored SET codes=x'01'"};
  for (size_t i = 0; i < 4; i++) {
    tamper_file("statistics.db", sets[i]);
    found(sets[i], 1, "monitored fields");
    must_be_good(work, "/no/keys", LAST); /* who has no keys cannot tell */
  }
  tamper_file("statistics.db", "UPDATE monitored SET link=randomblob(16) WHERE link=(SELECT min(link) FROM monitored)");
  found_within("one link", NULL, keys, 1, LAST, "monitored fields are missing");
  tamper_file(
      "statistics.db",
      "CREATE TEMP TABLE t AS SELECT link, codes FROM monitored ORDER BY link; UPDATE monitored SET codes=CASE codes WHEN x'010402' THEN x'020003' ELSE x'010402' END");
  found("codes exchanged", 1, NULL);
  tamper_file("statistics.db", "DELETE FROM monitored WHERE link=(SELECT max(link) FROM monitored)");
  found_within("one row", NULL, keys, 1, LAST, "were deleted");
  tamper_file("statistics.db", "UPDATE monitored SET salt=x''");
  found("salts", 0, "statistics.db");
  fresh();
  copy_in(other, "statistics.db");
  found("of another ledger", 0, "belongs to another ledger");
  char path[PATH_BYTES];
  fresh();
  path_in(path, work, "statistics.db");
  unlink(path);
  found("file deleted", 0, "statistics.db");
  fresh();
  copy_in(old, "statistics.db"); /* as it was before the last entries */
  found("older copy", FORKED + 1, "monitored fields are missing");
}

static void test_cases(void **unused) {
  (void)unused;
  tamper_file("cases.db", "UPDATE cases SET key=randomblob(72)");
  found("keys", 1, "does not open");
  tamper_file("cases.db", "UPDATE cases SET key=(SELECT key FROM cases ORDER BY subject LIMIT 1)");
  found_within("keys exchanged", NULL, keys, 1, 97, "does not open");
  tamper_file("cases.db", "DELETE FROM cases");
  found("deleted", 1, "no key of its case");
  tamper_file("cases.db", "UPDATE cases SET pseudonym=randomblob(16)");
  found("pseudonyms", 1, NULL);
  tamper_file("cases.db", "UPDATE cases SET subject=randomblob(32)");
  found("indices", 1, "does not open");
  tamper_file("cases.db", "DELETE FROM cases WHERE subject=(SELECT max(subject) FROM cases)");
  found_within("one deleted", NULL, keys, 1, 60 + 97, "no key of its case"); /* entry 60 is an erasure: who would have been there comes later */
  char path[PATH_BYTES];
  fresh();
  path_in(path, work, "cases.db");
  unlink(path);
  found("file deleted", 0, "cases.db");
}

/* Copies from before an erasure, put back. */
static void test_returned(void **unused) {
  (void)unused;
  char before[PATH_BYTES];
  path_in(before, scratch, "before");
  folder_copy(base, before);
  fresh();
  ledger *l = opened(work, keys, LEDGER_WRITE);
  buf why = {0};
  size_t cases;
  ledger_deed order = {.officer = STR("o"), .time_ms = NOON};
  MUST(ledger_erase(l, STR("subject-000033-Ann-Example"), 0, &order, &cases, &why));
  ledger_close(l);
  must_be_good(work, keys, LAST + 1);
  copy_in(before, "cases.db");
  found("an erased key is back", LAST + 1, "key is in cases.db again");
  l = opened(work, keys, LEDGER_WRITE);
  ledger_content_state state;
  buf text = {0};
  MUST(ledger_content(l, 33, &text, &state, &why)); /* the key is there, and yet it is erased */
  assert_int_equal(state, LEDGER_CONTENT_ERASED);
  buf_free(&text);
  MUST(ledger_erase(l, STR("subject-000033-Ann-Example"), 0, &order, &cases, &why));
  assert_int_equal(cases, 1);
  ledger_close(l);
  must_be_good(work, keys, LAST + 2);
  copy_in(before, "cases.db"); /* once more, and the person comes back: the old key is not used again */
  l = opened(work, keys, LEDGER_WRITE);
  ledger_deed again = deed_of(33);
  uint64_t n;
  append_one(l, &again, &n);
  MUST(ledger_content(l, n, &text, &state, &why));
  assert_int_equal(state, LEDGER_CONTENT_READABLE);
  buf_free(&text);
  ledger_close(l);
  must_be_good(work, keys, LAST + 3);
  copy_in(before, "statistics.db");
  found("erased monitored fields are back", LAST + 1, "statistics.db again");
}

/* An ERASURE entry that is itself no entry excuses nothing. */
static void test_false_erasure(void **unused) {
  (void)unused;
  fresh();
  sqlite3 *db = breach(work);
  copy_row(db, 5, LAST + 1);
  run(db,
      "UPDATE entries SET kind=7, input_digest=x'', monitored_digest=x'', body_digest=x'', nonce=randomblob(16) WHERE seq=%d; DELETE FROM bodies WHERE seq=%d",
      LAST + 1, LAST + 1);
  uint64_t before = count_of(db, "SELECT count(*) FROM entries WHERE subject=(SELECT subject FROM entries WHERE seq=5)");
  char path[PATH_BYTES];
  path_in(path, work, "cases.db");
  run(db, "ATTACH %Q AS c; DELETE FROM c.cases WHERE pseudonym=(SELECT subject FROM entries WHERE seq=5)", path);
  run(db, "DETACH c");
  leave(db);
  assert_true(before > 1);
  found("a false erasure", LAST + 1, "no ERASURE entry says"); /* entry 5 is told as well: it lacks its key */
  tamper("DELETE FROM entries WHERE seq=60"); /* the true one of entry 20 removed */
  found("a true erasure deleted", 60, "entry 60: it is missing");
}

static void test_state(void **unused) {
  (void)unused;
  char path[PATH_BYTES];
  fresh();
  path_in(path, work, "chain.state");
  unlink(path);
  found("deleted", 0, "chain.state");
  buf why = {0};
  ledger *l;
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  fresh();
  FILE *f = fopen(path, "w");
  for (int i = 0; i < 9000; i++) fputc(i, f);
  fclose(f);
  found("overwritten", 0, "damaged");
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  fresh(); /* one slot torn: what a crash may leave */
  f = fopen(path, "r+");
  fseek(f, 1000, SEEK_SET);
  fputs("torn", f);
  fclose(f);
  must_be_good(work, keys, LAST);
  l = opened(work, keys, LEDGER_WRITE);
  append_others(l, 1, LAST + 5);
  ledger_close(l);
  must_be_good(work, keys, LAST + 5);
  fresh();
  copy_in(fork_, "chain.state");
  found_within("of a fork", NULL, keys, 1, FORKED + 1, "chain.state");
  assert_int_equal(ledger_open(&l, work, keys, LEDGER_WRITE, &why), EPF_E_LEDGER);
  buf_free(&why);
  fresh(); /* an older one: as after a crash; the next writer follows, and what it finds is checked */
  copy_in(old, "chain.state");
  must_be_good(work, keys, LAST);
  sqlite3 *db = breach(work);
  run(db, "UPDATE entries SET time=time+1 WHERE seq=%d", LAST);
  leave(db);
  l = opened(work, keys, LEDGER_WRITE);
  assert_int_equal(ledger_begin(l, &why), EPF_E_LEDGER);
  buf_char(&why, 0);
  assert_non_null(strstr(why.at, "entry 200"));
  buf_free(&why);
  ledger_close(l);
}

/* ---- damage ---- */

/* Whatever bytes are overwritten, or cut off: no crash, and it is not called good. */
static void test_damage(void **unused) {
  (void)unused;
  static const char *const names[] = {"ledger.db", "cases.db", "statistics.db"};
  uint32_t seed = 1;
  for (size_t f = 0; f < 3; f++)
    for (int round = 0; round < 40; round++) {
      fresh();
      char path[PATH_BYTES];
      struct stat about;
      path_in(path, work, names[f]);
      assert_int_equal(stat(path, &about), 0);
      seed = seed * 1664525u + 1013904223u;
      long page = (long)(seed >> 8) % (about.st_size / 4096);
      FILE *file = fopen(path, "r+");
      fseek(file, page * 4096 + (round % 2 == 0 ? 0 : 1000), SEEK_SET);
      for (int i = 0; i < (round % 2 == 0 ? 4096 : 200); i++) fputc((int)(seed = seed * 1664525u + 1013904223u) >> 16 & 0xff, file);
      fclose(file);
      if (round % 5 == 4) assert_int_equal(truncate(path, about.st_size / 2), 0);
      ledger *l = NULL;
      buf why = {0};
      epf_status status = ledger_open(&l, work, keys, LEDGER_READ, &why);
      if (status == EPF_OK) {
        ledger_verdict v;
        buf say = {0};
        status = ledger_verify(l, NULL, &v, &say, &why);
        if (status == EPF_OK && v.good && round % 2 == 0) print_message("%s page %ld overwritten: no fault found\n", names[f], page);
        if (status == EPF_OK && v.good && f == 0 && round % 2 == 0) {
          sqlite3 *db = raw(base, names[f]);
          char free_pages[100];
          snprintf(free_pages, sizeof free_pages, "PRAGMA freelist_count");
          if (count_of(db, free_pages) == 0) fail_msg("page %ld of %s is damaged and called good", page, names[f]);
          sqlite3_close(db);
        }
        buf_free(&say);
      }
      ledger_close(l);
      buf_free(&why);
    }
}

int main(int argc, char **argv) {
  if (sodium_init() < 0) return 1;
  if (argc > 1) good_count = strtoull(argv[1], NULL, 10);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_base_is_good), cmocka_unit_test(test_long_is_good),
      cmocka_unit_test(test_columns),      cmocka_unit_test(test_two_columns_of_neighbours),
      cmocka_unit_test(test_delete),       cmocka_unit_test(test_insert),
      cmocka_unit_test(test_duplicate),    cmocka_unit_test(test_swap),
      cmocka_unit_test(test_truncate),     cmocka_unit_test(test_roll_back),
      cmocka_unit_test(test_splice_fork),  cmocka_unit_test(test_splice_other),
      cmocka_unit_test(test_hash_again),   cmocka_unit_test(test_heads),
      cmocka_unit_test(test_bodies),       cmocka_unit_test(test_catalogues),
      cmocka_unit_test(test_settings),     cmocka_unit_test(test_index),
      cmocka_unit_test(test_triggers),     cmocka_unit_test(test_triggers_later),
      cmocka_unit_test(test_erase_unread),
      cmocka_unit_test(test_statistics),   cmocka_unit_test(test_cases),
      cmocka_unit_test(test_returned),     cmocka_unit_test(test_false_erasure),
      cmocka_unit_test(test_state),        cmocka_unit_test(test_damage),
  };
  return cmocka_run_group_tests(tests, make_all, drop_all);
}
