#include "bind/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

void fault_name(str name, char shown[68]) {
  enum { NAME_SHOWN = 64 };
  size_t len = 0;
  for (size_t i = 0; i < name.len;) {
    if (len == NAME_SHOWN) { /* longer than any field's name */
      memcpy(shown + len, "...", 3);
      len += 3;
      break;
    }
    size_t step = utf8_step(name.at + i, name.len - i);
    char c = name.at[i];
    shown[len++] = c >= 0x20 && c < 0x7f ? c : '?';
    i += step == 0 ? 1 : step;
  }
  shown[len] = '\0';
}

void fault_set(bind_fault *f, diag_code code, place at, uint32_t datum, str field, const char *format, ...) {
  f->code = code;
  f->line = at.line;
  f->column = at.column;
  f->datum = datum;
  fault_name(field, f->field);
  va_list args;
  va_start(args, format);
  int len = vsnprintf(f->message, sizeof f->message, format, args);
  va_end(args);
  if (len < 0) f->message[0] = '\0';
  else if ((size_t)len >= sizeof f->message) memcpy(f->message + sizeof f->message - 4, "...", 4);
}

place place_within(str text, place from, size_t offset) {
  if (offset > text.len) offset = text.len;
  for (size_t i = 0; i < offset;) {
    if (text.at[i] == '\n') {
      from.line++;
      from.column = 1;
      i++;
      continue;
    }
    size_t step = (unsigned char)text.at[i] < 0x80 ? 1 : utf8_step(text.at + i, text.len - i);
    i += step == 0 ? 1 : step;
    from.column++;
  }
  return from;
}
