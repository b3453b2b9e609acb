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

#include "base/str.h"

typedef struct buf {
  char *at;
  size_t len, cap;
  bool failed;
} buf;

void buf_free(buf *b);
/* Empties the buffer and keeps its memory. */
void buf_clear(buf *b);
void buf_add(buf *b, const char *bytes, size_t len);
void buf_str(buf *b, str s);
void buf_text(buf *b, const char *text);
void buf_char(buf *b, char c);
void buf_int(buf *b, int64_t n);
/* `n` scaled by 10^places as a decimal without trailing zeros: 4999 with 2 places is 49.99. */
void buf_decimal(buf *b, int64_t n, int places);
/* printf; for text off the hot path. */
__attribute__((format(printf, 2, 3))) void buf_printf(buf *b, const char *format, ...);
/* A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that output is always valid. */
void buf_json(buf *b, str s);

#endif
