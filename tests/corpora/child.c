#define _DEFAULT_SOURCE
#include "corpora/child.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/leave.h"

bool child_has_sanitizer(void) {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return true;
#endif
#endif
  return false;
}

static _Noreturn void give_up(const char *what) {
  fprintf(stderr, "child: %s: %s\n", what, strerror(errno));
  exit(2);
}

static _Noreturn void be_child(child_limits limits, int (*work)(void *with, FILE *to), void *with, FILE *to) {
  struct rlimit none = {0, 0}, memory = {limits.memory_mib << 20, limits.memory_mib << 20};
  setrlimit(RLIMIT_CORE, &none);
  if (limits.memory_mib != 0 && !child_has_sanitizer()) setrlimit(RLIMIT_AS, &memory);
  alarm(limits.seconds != 0 ? limits.seconds : 10);
  int code = work(with, to);
  fflush(to);
  leave(code);
}

/* What this process holds itself, which a child begins with. */
static size_t resident_kib(void) {
  unsigned long size = 0, resident = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (f == NULL) return 0;
  if (fscanf(f, "%lu %lu", &size, &resident) != 2) resident = 0;
  fclose(f);
  return resident * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

void child_run(child_result *r, child_limits limits, int (*work)(void *with, FILE *to), void *with) {
  FILE *to = tmpfile();
  if (to == NULL) give_up("temporary file");
  size_t own = resident_kib();
  fflush(NULL);
  pid_t pid = fork();
  if (pid < 0) give_up("fork");
  if (pid == 0) be_child(limits, work, with, to);
  int status;
  struct rusage used;
  while (wait4(pid, &status, 0, &used) < 0)
    if (errno != EINTR) give_up("wait");
  r->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  r->cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
  size_t peak = (size_t)used.ru_maxrss;
  r->peak_kib = peak > own ? peak - own : 0;
  ssize_t n = pread(fileno(to), r->text, sizeof r->text - 1, 0);
  r->len = n > 0 ? (size_t)n : 0;
  r->text[r->len] = '\0';
  fclose(to);
}
