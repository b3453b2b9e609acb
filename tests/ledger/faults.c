/* Loaded in front of libc: counts the calls of a process that write to disk, and fails one.
 *
 *   FAULT_AT=N      the Nth such call fails; 0: none
 *   FAULT_KIND      eio, enospc: it fails with that error. eio+, enospc+: and all after it. kill: a write is done by half (other calls not at all),
 * and the process is killed. sync: no call fails, but when something is written to standard output all that was written to files before must have
 * been synced FAULT_REPORT=FD one byte is written there when it happens: F, or D where something was not synced; S: it looks for that
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

enum { DIRTY_MAX = 256 };

static struct {
  bool ready, fired, sticky, kill, sync;
  int error, report;
  long at, count;
  struct {
    dev_t device;
    ino_t file;
  } dirty[DIRTY_MAX];
  int dirty_count;
} f;

/* The function of libc that ours stands in front of. `to` points to a pointer to a function. */
static void find_next(void *to, const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  memcpy(to, &function, sizeof function);
}

static void tell(char c) {
  if (f.report >= 0 && syscall(SYS_write, f.report, &c, 1) < 0) _exit(99);
}

static void get_ready(void) {
  if (f.ready) return;
  f.ready = true;
  const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND"), *report = getenv("FAULT_REPORT");
  f.at = at == NULL ? 0 : atol(at);
  f.report = report == NULL ? -1 : atoi(report);
  if (kind == NULL) return;
  f.error = strncmp(kind, "enospc", 6) == 0 ? ENOSPC : EIO;
  f.sticky = kind[strlen(kind) - 1] == '+';
  f.kill = strcmp(kind, "kill") == 0;
  f.sync = strcmp(kind, "sync") == 0;
  if (f.sync) tell('S');
}

/* Shall this call fail? */
static bool strikes(int fd) {
  get_ready();
  if (fd >= 0 && (fd <= 2 || fd == f.report)) return false;
  f.count++;
  if (f.at == 0 || f.sync) return false;
  bool now = f.count == f.at;
  if (now) {
    f.fired = true;
    tell('F');
  }
  return now || (f.sticky && f.fired);
}

static int fail(void) {
  if (f.kill) kill(getpid(), SIGKILL);
  errno = f.error;
  return -1;
}

/* ---- what is written and not synced ---- */

/* SQLite's shared index is memory, not a file that must last. */
static bool is_lasting(int fd) {
  char link[64], path[1024];
  char *at = link;
  memcpy(at, "/proc/self/fd/", 14);
  at += 14;
  if (fd >= 100) *at++ = (char)('0' + fd / 100 % 10);
  if (fd >= 10) *at++ = (char)('0' + fd / 10 % 10);
  *at++ = (char)('0' + fd % 10);
  *at = 0;
  ssize_t len = readlink(link, path, sizeof path - 1);
  return len < 4 || memcmp(path + len - 4, "-shm", 4) != 0;
}

static int find(const struct stat *about) {
  for (int i = 0; i < f.dirty_count; i++)
    if (f.dirty[i].device == about->st_dev && f.dirty[i].file == about->st_ino) return i;
  return -1;
}

static void soil(int fd) {
  struct stat about;
  if (!f.sync || fd <= 2 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || !is_lasting(fd) || find(&about) >= 0 || f.dirty_count == DIRTY_MAX)
    return;
  f.dirty[f.dirty_count].device = about.st_dev;
  f.dirty[f.dirty_count].file = about.st_ino;
  f.dirty_count++;
}

static void clean(int fd) {
  struct stat about;
  if (!f.sync || fstat(fd, &about) != 0) return;
  int at = find(&about);
  if (at >= 0) f.dirty[at] = f.dirty[--f.dirty_count];
}

/* ---- the calls ---- */

EXPORT ssize_t write(int fd, const void *from, size_t len) {
  ssize_t (*real)(int, const void *, size_t);
  find_next(&real, "write");
  get_ready();
  if (fd == 1 && f.sync && f.dirty_count > 0) tell('D');
  if (!strikes(fd)) {
    soil(fd);
    return real(fd, from, len);
  }
  if (f.kill && real(fd, from, len / 2) < 0) return -1;
  return fail();
}

EXPORT ssize_t pwrite(int fd, const void *from, size_t len, off_t at) {
  ssize_t (*real)(int, const void *, size_t, off_t);
  find_next(&real, "pwrite");
  if (!strikes(fd)) {
    soil(fd);
    return real(fd, from, len, at);
  }
  if (f.kill && real(fd, from, len / 2, at) < 0) return -1;
  return fail();
}

EXPORT ssize_t pwrite64(int fd, const void *from, size_t len, off64_t at) {
  ssize_t (*real)(int, const void *, size_t, off64_t);
  find_next(&real, "pwrite64");
  if (!strikes(fd)) {
    soil(fd);
    return real(fd, from, len, at);
  }
  if (f.kill && real(fd, from, len / 2, at) < 0) return -1;
  return fail();
}

EXPORT ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t (*real)(int, const struct iovec *, int);
  find_next(&real, "writev");
  if (strikes(fd)) return fail();
  soil(fd);
  return real(fd, parts, count);
}

EXPORT int ftruncate(int fd, off_t len) {
  int (*real)(int, off_t);
  find_next(&real, "ftruncate");
  if (strikes(fd)) return fail();
  soil(fd);
  return real(fd, len);
}

EXPORT int ftruncate64(int fd, off64_t len) {
  int (*real)(int, off64_t);
  find_next(&real, "ftruncate64");
  if (strikes(fd)) return fail();
  soil(fd);
  return real(fd, len);
}

EXPORT int fsync(int fd) {
  int (*real)(int);
  find_next(&real, "fsync");
  if (strikes(fd)) return fail();
  clean(fd);
  return real(fd);
}

EXPORT int fdatasync(int fd) {
  int (*real)(int);
  find_next(&real, "fdatasync");
  if (strikes(fd)) return fail();
  clean(fd);
  return real(fd);
}

EXPORT int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *);
  find_next(&real, "rename");
  return strikes(-1) ? fail() : real(from, to);
}

EXPORT int unlink(const char *path) {
  int (*real)(const char *);
  find_next(&real, "unlink");
  return strikes(-1) ? fail() : real(path);
}

static mode_t mode_of(int flags, va_list args) { return (flags & O_CREAT) != 0 ? (mode_t)va_arg(args, int) : 0; }

EXPORT int open(const char *path, int flags, ...) {
  int (*real)(const char *, int, ...);
  find_next(&real, "open");
  va_list args;
  va_start(args, flags);
  mode_t mode = mode_of(flags, args);
  va_end(args);
  return (flags & O_CREAT) != 0 && strikes(-1) ? fail() : real(path, flags, mode);
}

EXPORT int open64(const char *path, int flags, ...) {
  int (*real)(const char *, int, ...);
  find_next(&real, "open64");
  va_list args;
  va_start(args, flags);
  mode_t mode = mode_of(flags, args);
  va_end(args);
  return (flags & O_CREAT) != 0 && strikes(-1) ? fail() : real(path, flags, mode);
}
