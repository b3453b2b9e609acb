#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

void buf_free(buf *b) {
  free(b->at);
  *b = (buf){0};
}

void buf_clear(buf *b) {
  b->len = 0;
  b->failed = false;
}

bool buf_grow(buf *b, size_t more) {
  if (b->failed) return false;
  if (b->cap - b->len >= more) return true;
  size_t cap = b->cap == 0 ? 4096 : b->cap;
  while (cap - b->len < more) {
    if (cap > SIZE_MAX / 2) {
      b->failed = true;
      return false;
    }
    cap *= 2;
  }
  char *bigger = realloc(b->at, cap);
  if (bigger == NULL) {
    b->failed = true;
    return false;
  }
  b->at = bigger;
  b->cap = cap;
  return true;
}

void buf_int(buf *b, int64_t n) {
  char digits[24];
  size_t i = sizeof digits;
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  do {
    digits[--i] = (char)('0' + u % 10);
    u /= 10;
  } while (u != 0);
  if (n < 0) digits[--i] = '-';
  buf_add(b, digits + i, sizeof digits - i);
}

void buf_decimal(buf *b, int64_t n, int places) {
  while (places > 0 && n % 10 == 0) {
    n /= 10;
    places--;
  }
  if (places == 0) {
    buf_int(b, n);
    return;
  }
  int64_t unit = 1;
  for (int i = 0; i < places; i++) unit *= 10;
  if (n < 0) buf_char(b, '-');
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  buf_int(b, (int64_t)(u / (uint64_t)unit));
  buf_char(b, '.');
  uint64_t rest = u % (uint64_t)unit;
  for (uint64_t digit = (uint64_t)unit / 10; digit != 0; digit /= 10)
    buf_char(b, (char)('0' + rest / digit % 10));
}

void buf_printf(buf *b, const char *format, ...) {
  char small[512];
  va_list args;
  va_start(args, format);
  va_list again;
  va_copy(again, args);
  int len = vsnprintf(small, sizeof small, format, args);
  va_end(args);
  if (len >= 0 && (size_t)len < sizeof small) {
    buf_add(b, small, (size_t)len);
  } else if (len > 0 && buf_reserve(b, (size_t)len + 1)) {
    vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
    b->len += (size_t)len;
  }
  va_end(again);
}

str visible_form(str s, size_t *step, int *width) {
  uint32_t cp = 0;
  *step = utf8_decode(s.at, s.len, &cp);
  *width = 1;
  if (*step == 0) {
    *step = 1;
    return STR("\xef\xbf\xbd");
  }
  if (cp == '\n') return STR("\xe2\x86\xb5");
  if (utf8_is_hidden(cp) && cp != '\t') return STR("\xef\xbf\xbd");
  *width = cp == '\t' ? 4 : utf8_width(cp);
  return cp == '\t' ? STR("    ") : (str){s.at, *step};
}

int buf_visible_one(buf *b, str s, size_t *step) {
  int width;
  str shown = visible_form(s, step, &width);
  if (b != NULL) buf_str(b, shown);
  return width;
}

void buf_visible(buf *b, str s) {
  for (size_t i = 0, step; i < s.len; i += step) buf_visible_one(b, (str){s.at + i, s.len - i}, &step);
}

static void json_unit(buf *b, uint32_t unit) {
  static const char hex[] = "0123456789abcdef";
  buf_text(b, "\\u");
  for (int shift = 12; shift >= 0; shift -= 4) buf_char(b, hex[unit >> shift & 15]);
}

/* What cannot stand in a JSON string as it is. */
static void json_escape(buf *b, uint32_t cp) {
  if (cp == '"' || cp == '\\') {
    buf_char(b, '\\');
    buf_char(b, (char)cp);
  } else if (cp == '\n' || cp == '\t') {
    buf_text(b, cp == '\n' ? "\\n" : "\\t");
  } else if (cp < 0x10000) {
    json_unit(b, cp);
  } else {
    json_unit(b, 0xd800 + ((cp - 0x10000) >> 10));
    json_unit(b, 0xdc00 + ((cp - 0x10000) & 0x3ff));
  }
}

void buf_json(buf *b, str s) {
  buf_char(b, '"');
  size_t from = 0;
  for (size_t i = 0; i < s.len;) {
    unsigned char c = (unsigned char)s.at[i];
    if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
      i++;
      continue;
    }
    uint32_t cp = c;
    size_t step = c < 0x80 ? 1 : utf8_decode(s.at + i, s.len - i, &cp);
    if (c >= 0x80 && step != 0 && !utf8_is_hidden(cp)) {
      i += step;
      continue;
    }
    buf_add(b, s.at + from, i - from);
    if (step == 0) buf_text(b, "\xef\xbf\xbd");
    else json_escape(b, cp);
    from = i += step == 0 ? 1 : step;
  }
  if (from < s.len) buf_add(b, s.at + from, s.len - from); /* an empty text may be nowhere */
  buf_char(b, '"');
}

void buf_csv(buf *b, str s, bool shown) {
  bool quote = false, formula = shown && s.len > 0 && strchr("=+-@\t", s.at[0]) != NULL && s.at[0] != '\0';
  for (size_t i = 0; i < s.len; i++) quote |= s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\r' || s.at[i] == '\n';
  if (quote || formula) buf_char(b, '"');
  if (formula) buf_char(b, '\'');
  for (size_t i = 0; i < s.len; i++) {
    if (s.at[i] == '"') buf_char(b, '"');
    buf_char(b, s.at[i]);
  }
  if (quote || formula) buf_char(b, '"');
}
