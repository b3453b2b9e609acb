#define _POSIX_C_SOURCE 200809L
#include <time.h>
#include <unistd.h>

#include "cli.h"

bool wants_progress(const args *a) { return isatty(fileno(a->err)) == 1 && isatty(fileno(a->out)) != 1; }

void show_progress(void *user, uint64_t profiles) {
  args *a = user;
  static const double first_ns = 1e9, every_ns = 2e8;
  struct timespec now;
  if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) return;
  double ns = (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
  if (a->started_ns == 0) a->started_ns = ns;
  if (ns - a->started_ns < first_ns || ns - a->shown_ns < every_ns) return;
  a->shown_ns = ns;
  fprintf(a->err, "\r%llu profiles, %.0f s ", (unsigned long long)profiles, (ns - a->started_ns) / 1e9);
  fflush(a->err);
}

void end_progress(const args *a) {
  if (a->shown_ns > 0) fputs("\r\033[K", a->err);
}
