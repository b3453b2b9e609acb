#define _POSIX_C_SOURCE 200809L
#include "bind/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW_BYTES = 256 * 1024 };

static bool is_folder(int file) {
  struct stat about;
  return fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
}

epf_status input_open(input *in, const char *path) {
  bool standard = strcmp(path, "-") == 0;
  *in = (input){.file = -1};
  int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return EPF_E_IO;
  in->file = file;
  in->owned = !standard;
  if (is_folder(file)) { /* said now, not at the first read */
    input_close(in);
    errno = EISDIR;
    return EPF_E_IO;
  }
  in->at = malloc(WINDOW_BYTES);
  if (in->at == NULL) {
    input_close(in);
    return EPF_E_NOMEM;
  }
  in->cap = WINDOW_BYTES;
  return EPF_OK;
}

void input_close(input *in) {
  if (in->owned) close(in->file);
  free(in->at);
  *in = (input){.file = -1};
}

static bool make_room(input *in) {
  if (in->end < in->cap) return true;
  size_t kept = in->end - in->start;
  if (kept <= in->cap / 2) {
    memmove(in->at, in->at + in->start, kept);
  } else {
    char *bigger = malloc(in->cap * 2);
    if (bigger == NULL) return false;
    memcpy(bigger, in->at + in->start, kept);
    free(in->at);
    in->at = bigger;
    in->cap *= 2;
  }
  in->start = 0;
  in->end = kept;
  return true;
}

epf_status input_more(input *in) {
  if (in->ended) return EPF_OK;
  if (in->start == in->end) in->start = in->end = 0;
  if (!make_room(in)) return EPF_E_NOMEM;
  ssize_t got;
  do got = read(in->file, in->at + in->end, in->cap - in->end);
  while (got < 0 && errno == EINTR);
  if (got < 0) return EPF_E_IO;
  in->ended = got == 0;
  in->end += (size_t)got;
  return EPF_OK;
}

/* The length of the first line of `text`, its end included; 0 if the end is not there yet. The first `seen` bytes
 * hold none. A carriage return as the last byte may be half an end. */
static size_t line_length(str text, size_t seen, line_ends ends, bool last) {
  if (seen == text.len) return 0;
  const char *from = text.at + seen, *lf = memchr(from, '\n', text.len - seen);
  if (ends == LINES_CR_LF) {
    size_t before = lf != NULL ? (size_t)(lf - from) : text.len - seen;
    const char *cr = before == 0 ? NULL : memchr(from, '\r', before);
    if (cr != NULL && cr + 1 != lf && (cr + 1 < text.at + text.len || last)) return (size_t)(cr - text.at) + 1;
  }
  return lf != NULL ? (size_t)(lf - text.at) + 1 : 0;
}

static bool has_odd_quotes(const char *at, size_t len) {
  bool odd = false;
  for (size_t i = 0; i < len; i++) odd ^= at[i] == '"';
  return odd;
}

epf_status input_next_line(input *in, line_ends ends, size_t most, input_line *line) {
  line->too_long = line->odd_quotes = false;
  line->len = 0;
  size_t seen = 0;
  for (;;) {
    str rest = input_rest(in);
    size_t len = line_length(rest, seen, ends, in->ended);
    if (len == 0 && in->ended) len = rest.len;
    if (len > 0 || in->ended) {
      line->text = (str){rest.at, len};
      line->len += len;
      line->too_long = line->too_long || len > most + 2;
      if (line->too_long) line->odd_quotes ^= has_odd_quotes(rest.at, len);
      in->start += len;
      return EPF_OK;
    }
    seen = rest.len;
    if (seen > 0 && rest.at[seen - 1] == '\r') seen--;
    if (seen > most) { /* drop it, so that an endless line costs no memory */
      line->too_long = true;
      line->len += seen;
      line->odd_quotes ^= has_odd_quotes(rest.at, seen);
      in->start += seen;
      seen = 0;
    }
    epf_status status = input_more(in);
    if (status != EPF_OK) return status;
  }
}

epf_status input_drop(input *in, uint64_t most, uint64_t *bytes) {
  *bytes = 0;
  for (;;) {
    *bytes += in->end - in->start;
    in->start = in->end;
    if (in->ended || *bytes > most) return EPF_OK;
    epf_status status = input_more(in);
    if (status != EPF_OK) return status;
  }
}
