#include "base/utf8.h"

#include <string.h>

size_t utf8_decode(const char *at, size_t len, uint32_t *code_point) {
  const unsigned char *s = (const unsigned char *)at;
  if (len == 0) return 0;
  if (s[0] < 0x80) {
    *code_point = s[0];
    return 1;
  }
  size_t n;
  uint32_t cp, least;
  if (s[0] >= 0xc2 && s[0] <= 0xdf) {
    n = 2, cp = s[0] & 0x1fu, least = 0x80;
  } else if ((s[0] & 0xf0) == 0xe0) {
    n = 3, cp = s[0] & 0x0fu, least = 0x800;
  } else if (s[0] >= 0xf0 && s[0] <= 0xf4) {
    n = 4, cp = s[0] & 0x07u, least = 0x10000;
  } else {
    return 0;
  }
  if (len < n) return 0;
  for (size_t i = 1; i < n; i++) {
    if ((s[i] & 0xc0) != 0x80) return 0;
    cp = cp << 6 | (s[i] & 0x3fu);
  }
  if (cp < least || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) return 0;
  *code_point = cp;
  return n;
}

size_t utf8_encode(uint32_t cp, char *to) {
  if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff)) return 0;
  size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  static const uint32_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (size_t i = n; i-- > 1; cp >>= 6) to[i] = (char)(unsigned char)(0x80 | (cp & 0x3f));
  to[0] = (char)(unsigned char)(lead[n] | cp);
  return n;
}

size_t utf8_step(const char *at, size_t len) {
  uint32_t ignored;
  return utf8_decode(at, len, &ignored);
}

/* Eight at once: most texts are ASCII. */
static bool is_ascii(const char *at) {
  uint64_t eight;
  memcpy(&eight, at, sizeof eight);
  return (eight & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_check(const char *at, size_t len) {
  size_t i = 0;
  while (i < len) {
    if (len - i >= 8 && is_ascii(at + i)) {
      i += 8;
      continue;
    }
    size_t step = utf8_step(at + i, len - i);
    if (step == 0) return i;
    i += step;
  }
  return len;
}

int utf8_width(uint32_t cp) {
  static const struct {
    uint32_t first, last;
  } zero[] = {{0x300, 0x36f}, {0x483, 0x489}, {0x591, 0x5bd}, {0x610, 0x61a}, {0x64b, 0x65f}, {0x1ab0, 0x1aff},
              {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}},
    wide[] = {{0x1100, 0x115f}, {0x2e80, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f},
              {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};
  for (size_t i = 0; i < sizeof zero / sizeof *zero; i++)
    if (cp >= zero[i].first && cp <= zero[i].last) return 0;
  for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
    if (cp >= wide[i].first && cp <= wide[i].last) return 2;
  return 1;
}

bool utf8_is_hidden(uint32_t cp) {
  static const struct {
    uint32_t first, last;
  } hidden[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x115f, 0x1160}, {0x180e, 0x180e},   {0x200b, 0x200f}, {0x2028, 0x202e},
                {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
  if (cp < 0x7f) return cp < 0x20;
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
    if (cp >= hidden[i].first && cp <= hidden[i].last) return true;
  return (cp & 0xfffe) == 0xfffe;
}
