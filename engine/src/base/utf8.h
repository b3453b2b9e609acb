/* Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef EPF_BASE_UTF8_H
#define EPF_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The length of the well-formed code point that starts at `at`, or 0. `len` bytes may be read. */
size_t utf8_step(const char *at, size_t len);
/* The same, and the code point. */
size_t utf8_decode(const char *at, size_t len, uint32_t *code_point);
/* A code point as UTF-8: its bytes, at most 4; 0: there is no such character. */
size_t utf8_encode(uint32_t code_point, char *to);
/* The offset of the first byte that is not part of well-formed UTF-8, or `len`. */
size_t utf8_check(const char *at, size_t len);
/* How many terminal columns a code point takes: 0 combining, 2 wide, else 1. */
int utf8_width(uint32_t code_point);
/* What a terminal could act on, what reorders text, and what nobody could see: it is never shown as it is. */
bool utf8_is_hidden(uint32_t code_point);

#endif
