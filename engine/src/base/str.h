/* A borrowed run of bytes: pointer and length, no NUL needed. */
#ifndef EPF_BASE_STR_H
#define EPF_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct str {
  const char *at;
  size_t len;
} str;

#define STR(literal) ((str){(literal), sizeof(literal) - 1})
#define STR_FMT(s) (int)(s).len, (s).at
/* For what somebody wrote, in a message: its first 80 bytes. */
#define STR_BEGINNING(s) ((s).len > 80 ? 80 : (int)(s).len), (s).at

static inline str str_from(const char *text) { return (str){text, strlen(text)}; }
static inline bool str_eq(str a, str b) { return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0); }
static inline bool str_is(str a, const char *text) { return str_eq(a, str_from(text)); }
/* Byte order: the same in every locale. */
static inline int str_cmp(str a, str b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int c = n == 0 ? 0 : memcmp(a.at, b.at, n);
  return c != 0 ? c : (a.len > b.len) - (a.len < b.len);
}

#endif
