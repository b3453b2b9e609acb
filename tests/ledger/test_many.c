/* Eight processes write one ledger.
 *
 * test_many DRIVER
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "support.h"

enum { PROCESSES = 8, BATCHES = 200, SIZE = 50 };

static const char *driver;

static bool in_order(void *user, const ledger_entry *e) {
  uint64_t *next = user;
  assert_int_equal(e->sequence, *next);
  ++*next;
  return true;
}

static void test_many(void **unused) {
  (void)unused;
  char scratch[PATH_BYTES], path[PATH_BYTES], keys[PATH_BYTES];
  scratch_make(scratch);
  path_in(path, scratch, "ledger");
  path_in(keys, scratch, "keys");
  ledger_settings settings = {0};
  ledger_close(made(path, keys, &settings));
  pid_t pids[PROCESSES];
  for (int i = 0; i < PROCESSES; i++) {
    char who[24], batches[24], size[24];
    snprintf(who, sizeof who, "process %d", i);
    snprintf(batches, sizeof batches, "%d", BATCHES);
    snprintf(size, sizeof size, "%d", SIZE);
    char *arguments[] = {"driver", "many", path, keys, batches, size, who, NULL};
    setenv("DRIVER_SAYS_WHY", "1", 1);
    pids[i] = fork();
    if (pids[i] == 0) {
      execv(driver, arguments);
      _exit(97);
    }
  }
  for (int round = 0; round < 3; round++) { /* and a reader who verifies meanwhile is not alarmed */
    nanosleep(&(struct timespec){0, 300000000}, NULL);
    judged j = judge_path(path, keys, NULL, NULL);
    if (!j.v.good) fail_msg("while they write: %s", j.say.at);
    judged_drop(&j);
  }
  for (int i = 0; i < PROCESSES; i++) {
    int status = 0;
    waitpid(pids[i], &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  must_be_good(path, keys, PROCESSES * BATCHES * SIZE);
  buf why = {0};
  ledger *l = opened(path, keys, LEDGER_READ);
  uint64_t next = 1;
  MUST(ledger_each(l, NULL, in_order, &next, &why));
  assert_int_equal(next, PROCESSES * BATCHES * SIZE + 1);
  ledger_close(l);
  scratch_drop(scratch);
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: test_many DRIVER\n");
    return 2;
  }
  driver = argv[1];
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_many)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
