/* The bytes of a file, as they come: a window that moves and grows.
 *
 *   at [ read already | start .. end: not yet taken | free ] cap
 *
 * A pipe gives what it has: nobody waits for a full block, so lines typed by hand are answered at once.
 */
#ifndef EPF_BIND_INPUT_H
#define EPF_BIND_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "epf/status.h"

typedef struct input {
  int file;
  bool owned, ended;
  char *at;
  size_t start, end, cap;
} input;

/* Where a line ends. CSV: also at a carriage return alone, as old spreadsheets write it. */
typedef enum line_ends { LINES_LF, LINES_CR_LF } line_ends;

typedef struct input_line {
  str text;      /* with its end; empty: the file has ended. Borrowed until the next call */
  bool too_long; /* more than `most` bytes: they were dropped, `text` is only its end */
  uint64_t len;    /* with what was dropped */
  bool odd_quotes; /* of one that is too long: within quotes at its end, if it was not at its beginning */
} input_line;

/* Opens `path`; "-" is standard input. EPF_E_IO with errno set, EPF_E_NOMEM: nothing is held. */
epf_status input_open(input *in, const char *path);
/* Closes it and frees the window. Safe after a failed open. */
void input_close(input *in);
/* The bytes not yet taken. */
static inline str input_rest(const input *in) { return (str){in->at + in->start, in->end - in->start}; }
/* Adds bytes behind them, or sets `ended`. What was borrowed moves. EPF_E_IO with errno set, EPF_E_NOMEM. */
epf_status input_more(input *in);
/* Takes the next line. EPF_E_IO with errno set, EPF_E_NOMEM. */
epf_status input_next_line(input *in, line_ends ends, size_t most, input_line *line);
/* Drops what is left, up to about `most` bytes, and counts it; `ended` says whether that was all. EPF_E_IO, EPF_E_NOMEM. */
epf_status input_drop(input *in, uint64_t most, uint64_t *bytes);
/* Does a text begin as UTF-16 does? With a byte order mark or without: no format has a NUL in front. */
static inline bool input_is_utf16(str text) {
  if (text.len < 2) return false;
  return memcmp(text.at, "\xff\xfe", 2) == 0 || memcmp(text.at, "\xfe\xff", 2) == 0 || text.at[0] == '\0' || text.at[1] == '\0';
}

#endif
