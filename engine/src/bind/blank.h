/* Blanks around what people and spreadsheets write. */
#ifndef EPF_BIND_BLANK_H
#define EPF_BIND_BLANK_H

#include "base/str.h"

/* `s` without the spaces and tabs at its ends. */
static inline str blank_trimmed(str s) {
  while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t')) s = (str){s.at + 1, s.len - 1};
  while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t')) s.len--;
  return s;
}

static inline bool blank_char(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* Is nothing in `line` but blanks and line ends? */
static inline bool blank_line(str line) {
  size_t i = 0;
  while (i < line.len && blank_char(line.at[i])) i++;
  return i == line.len;
}

#endif
