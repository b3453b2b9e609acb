/* Every call that writes to disk fails once: nothing that was acknowledged is lost, no alarm is raised, and the ledger goes on.
 *
 * test_faults DRIVER LIBRARY: the programs driver.c and faults.c.
 */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support.h"

static const char *driver, *library;
static char scratch[PATH_BYTES], empty[PATH_BYTES], path[PATH_BYTES], keys[PATH_BYTES];

typedef struct outcome {
  bool struck, watched, unsynced;
  int status; /* as wait gives it */
  uint64_t acknowledged; /* the newest entry */
  bool erased, made;
} outcome;

static void child(const char *kind, long at, int out, int report, char *const arguments[]) {
  char number[24], fd[24];
  snprintf(number, sizeof number, "%ld", at);
  snprintf(fd, sizeof fd, "%d", report);
  setenv("LD_PRELOAD", library, 1);
  setenv("FAULT_AT", number, 1);
  setenv("FAULT_KIND", kind, 1);
  setenv("FAULT_REPORT", fd, 1);
  dup2(out, 1);
  execv(driver, arguments);
  _exit(97);
}

static size_t drain(int fd, char *to, size_t most) {
  size_t len = 0;
  for (ssize_t n; len < most - 1 && ((n = read(fd, to + len, most - 1 - len)) > 0 || (n < 0 && errno == EINTR));)
    if (n > 0) len += (size_t)n;
  to[len] = 0;
  close(fd);
  return len;
}

static outcome run(const char *kind, long at, char *const arguments[]) {
  static char said[65536], reported[64];
  int out[2], report[2];
  outcome o = {0};
  assert_true(pipe(out) == 0 && pipe(report) == 0);
  pid_t pid = fork();
  if (pid == 0) child(kind, at, out[1], report[1], arguments);
  close(out[1]), close(report[1]);
  drain(out[0], said, sizeof said);
  drain(report[0], reported, sizeof reported);
  waitpid(pid, &o.status, 0);
  o.struck = strchr(reported, 'F') != NULL;
  o.watched = strchr(reported, 'S') != NULL;
  o.unsynced = strchr(reported, 'D') != NULL;
  o.erased = strstr(said, "erased 1") != NULL;
  o.made = strstr(said, "made") != NULL;
  for (const char *line = said; (line = strstr(line, "entry ")) != NULL; line += 6) {
    uint64_t n = strtoull(line + 6, NULL, 10);
    if (n > o.acknowledged) o.acknowledged = n;
  }
  if (WIFEXITED(o.status) && WEXITSTATUS(o.status) > 1) fail_msg("%s at %ld: the driver ended with %d", kind, at, WEXITSTATUS(o.status));
  if (WIFSIGNALED(o.status) && WTERMSIG(o.status) != SIGKILL) fail_msg("%s at %ld: the driver was ended by signal %d", kind, at, WTERMSIG(o.status));
  return o;
}

static void must_stand(const char *kind, long at, const char *when, uint64_t least) {
  judged j = judge_path(path, keys, NULL, NULL);
  if (!j.v.good || j.v.entries < least)
    fail_msg("%s at %ld, %s: good %d, %llu entries, at least %llu expected: %s", kind, at, when, j.v.good, (unsigned long long)j.v.entries,
             (unsigned long long)least, j.say.at);
  judged_drop(&j);
}

/* Every acknowledged entry and its content; of the erased case nothing. That was the one of batch 0, number 0, if that batch was written. */
static void must_read(ledger *l, const outcome *o) {
  static const char first[] = "driver, batch 0, number 0";
  buf why = {0}, text = {0};
  for (uint64_t n = 1; n <= o->acknowledged; n++) {
    ledger_entry e;
    ledger_content_state state;
    buf_clear(&text);
    MUST(ledger_get(l, n, &e, &why));
    MUST(ledger_content(l, n, &text, &state, &why));
    if (state != LEDGER_CONTENT_READABLE) assert_int_equal(n, 1); /* the erasure may be done without being acknowledged */
    else if (o->erased) assert_false(text.len == sizeof first - 1 && memcmp(text.at, first, text.len) == 0);
  }
  uint64_t newest = 0;
  if (o->erased) MUST(ledger_latest(l, STR("driver 0"), LEDGER_SHORTLIST, -1, &newest, &why));
  assert_int_equal(newest, 0);
  buf_free(&text);
}

/* And it takes further ones; what was half done is mended with the first. */
static void must_go_on(const outcome *o) {
  ledger *l = opened(path, keys, LEDGER_WRITE);
  must_read(l, o);
  ledger_deed d = deed_of(1);
  uint64_t n;
  append_one(l, &d, &n);
  assert_true(n > o->acknowledged);
  ledger_close(l);
}

static void strike_everywhere(const char *kind) {
  char *arguments[] = {"driver", "fill", path, keys, "2", "3", NULL};
  long at = 1;
  for (bool struck = true; struck; at++) {
    folder_copy(empty, path);
    outcome o = run(kind, at, arguments);
    struck = o.struck;
    if (!struck) assert_true(o.acknowledged == 6 && o.erased && WIFEXITED(o.status) && WEXITSTATUS(o.status) == 0);
    must_stand(kind, at, "afterwards", o.acknowledged);
    must_go_on(&o);
    must_stand(kind, at, "going on", o.acknowledged + 1);
  }
  print_message("%s: %ld calls\n", kind, at - 2);
  assert_true(at > 40);
}

static void test_eio(void **unused) { (void)unused; strike_everywhere("eio"); }
static void test_eio_from_then_on(void **unused) { (void)unused; strike_everywhere("eio+"); }
static void test_enospc(void **unused) { (void)unused; strike_everywhere("enospc"); }
static void test_enospc_from_then_on(void **unused) { (void)unused; strike_everywhere("enospc+"); }
static void test_kill(void **unused) { (void)unused; strike_everywhere("kill"); }

/* When an entry is acknowledged nothing is left in the cache of the machine alone. */
static void test_synced(void **unused) {
  (void)unused;
  char *arguments[] = {"driver", "fill", path, keys, "20", "50", NULL}; /* enough for checkpoints in between */
  folder_copy(empty, path);
  outcome o = run("sync", 0, arguments);
  assert_int_equal(o.acknowledged, 1000);
  assert_true(o.watched && !o.unsynced);
  must_stand("sync", 0, "afterwards", 1000);
}

/* A ledger is made whole or not at all; a new attempt is not hindered by what the last one left. */
static void test_init(void **unused) {
  (void)unused;
  static const char *const kinds[] = {"eio", "enospc+", "kill"};
  char fresh[PATH_BYTES];
  path_in(fresh, scratch, "fresh");
  char *arguments[] = {"driver", "init", fresh, NULL};
  for (size_t i = 0; i < 3; i++) {
    long at = 1;
    for (bool struck = true; struck; at++) {
      scratch_drop(fresh);
      outcome o = run(kinds[i], at, arguments);
      struck = o.struck;
      bool there = access(fresh, F_OK) == 0;
      assert_true(there || !o.made);
      if (!there) assert_true(run("none", 0, arguments).made);
      must_be_good(fresh, NULL, 0);
    }
    print_message("init, %s: %ld calls\n", kinds[i], at - 2);
  }
}

static int setup(void **unused) {
  (void)unused;
  scratch_make(scratch);
  path_in(empty, scratch, "empty");
  path_in(path, scratch, "ledger");
  path_in(keys, scratch, "keys");
  ledger_settings settings = {.head_interval = 4};
  ledger_close(made(empty, keys, &settings));
  return 0;
}

static int teardown(void **unused) {
  (void)unused;
  scratch_drop(scratch);
  return 0;
}

int main(int argc, char **argv) {
#if defined(__SANITIZE_ADDRESS__)
  (void)argc, (void)argv;
  print_message("a sanitizer must be loaded first, and so must the library of faults: skipped\n");
  return 77;
#endif
  if (argc != 3) {
    fprintf(stderr, "usage: test_faults DRIVER LIBRARY\n");
    return 2;
  }
  driver = argv[1];
  library = argv[2];
  if (getenv("TMPDIR") == NULL && access("/dev/shm", W_OK) == 0) setenv("TMPDIR", "/dev/shm", 1); /* nothing is gained by a real disk */
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_eio),  cmocka_unit_test(test_eio_from_then_on), cmocka_unit_test(test_enospc), cmocka_unit_test(test_enospc_from_then_on),
      cmocka_unit_test(test_kill), cmocka_unit_test(test_synced),           cmocka_unit_test(test_init)};
  return cmocka_run_group_tests(tests, setup, teardown);
}
