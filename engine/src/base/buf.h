/* A growable byte buffer outside any arena: what output is written into.
 *
 * Running out of memory sets `failed` and drops what follows; the owner looks once, before the bytes are
 * used. Initialise with `{0}`, end with buf_free. Not thread safe.
 */
#ifndef EPF_BASE_BUF_H
#define EPF_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include "base/str.h"

typedef struct buf {
  char *at;
  size_t len, cap;
  bool failed;
} buf;

void buf_free(buf *b);
/* Empties the buffer and keeps its memory. */
void buf_clear(buf *b);
/* Makes room for so many bytes more. False: no memory, now or before. */
bool buf_grow(buf *b, size_t more);
/* What stands here is small and runs for every name and number of a report. */
static inline bool buf_reserve(buf *b, size_t more) { return (!b->failed && b->cap - b->len >= more) || buf_grow(b, more); }
static inline void buf_add(buf *b, const char *bytes, size_t len) {
  if (len == 0 || !buf_reserve(b, len)) return;
  memcpy(b->at + b->len, bytes, len);
  b->len += len;
}
static inline void buf_str(buf *b, str s) { buf_add(b, s.at, s.len); }
static inline void buf_text(buf *b, const char *text) { buf_add(b, text, strlen(text)); }
static inline void buf_char(buf *b, char c) {
  if (buf_reserve(b, 1)) b->at[b->len++] = c;
}
void buf_int(buf *b, int64_t n);
/* `n` scaled by 10^places as a decimal without trailing zeros: 4999 with 2 places is 49.99. */
void buf_decimal(buf *b, int64_t n, int places);
/* printf; for text off the hot path. */
__attribute__((format(printf, 2, 3))) void buf_printf(buf *b, const char *format, ...);
/* Text for people that somebody else gave: nothing in it can move the cursor, begin a line, reorder or hide. A line end
 * is shown as an arrow, a tab as four blanks, all else that is hidden, or no UTF-8, as U+FFFD. */
void buf_visible(buf *b, str s);
/* The first code point of `s` as it is shown; *step is its length, *width the columns that it takes. */
str visible_form(str s, size_t *step, int *width);
/* One code point of it; *step is its length. Returns the columns it takes. `b` may be NULL. */
int buf_visible_one(buf *b, str s, size_t *step);
/* A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that output is always valid; what is hidden
 * is escaped. */
void buf_json(buf *b, str s);
/* A cell of CSV (RFC 4180), in quotes where it needs them. `shown`: in a spreadsheet, where what would be run as a formula is
 * quoted as text; else the bytes come back as they are. */
void buf_csv(buf *b, str s, bool shown);

#endif
