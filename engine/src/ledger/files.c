#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/inner.h"

epf_status ledger_refuse(buf *why, epf_status status, const char *format, ...) {
  if (why == NULL) return status;
  char text[2048];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  buf_text(why, text);
  return status;
}

char *path_join(const char *folder, const char *name) {
  size_t a = strlen(folder), b = strlen(name);
  char *path = malloc(a + b + 2);
  if (path == NULL) return NULL;
  memcpy(path, folder, a);
  path[a] = '/';
  memcpy(path + a + 1, name, b + 1);
  return path;
}

bool write_whole(int fd, const void *from, size_t len, int64_t at) {
  const char *bytes = from;
  while (len > 0) {
    ssize_t n = pwrite(fd, bytes, len, (off_t)at);
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = EIO;
    if (n <= 0) return false;
    bytes += n;
    at += n;
    len -= (size_t)n;
  }
  return true;
}

bool file_make(const char *path, const void *bytes, size_t len) {
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  bool good = fchmod(fd, 0600) == 0 && write_whole(fd, bytes, len, 0) && fsync(fd) == 0;
  int error = errno;
  if (close(fd) != 0 && good) {
    error = errno;
    good = false;
  }
  if (!good) unlink(path);
  errno = error;
  return good;
}

bool folder_sync(const char *path) {
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  bool good = fsync(fd) == 0;
  int error = errno;
  close(fd);
  errno = error;
  return good;
}

bool file_read(const char *path, buf *to, size_t most) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  char part[4096];
  ssize_t n;
  size_t len = 0;
  while ((n = read(fd, part, sizeof part)) > 0 || (n < 0 && errno == EINTR)) {
    if (n < 0) continue;
    len += (size_t)n;
    if (len > most) {
      errno = EFBIG;
      n = -1;
      break;
    }
    buf_add(to, part, (size_t)n);
  }
  int error = errno;
  sodium_memzero(part, sizeof part);
  close(fd);
  errno = error;
  return n == 0;
}
