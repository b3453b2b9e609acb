/* The page's own words in two languages. */
#include <stdarg.h>

#include "report/report.h"

const char *phrase(phrase_id which, bool welsh) {
  static const char *const words[PHRASE_COUNT][2] = {
#define PHRASE(name, english, cymraeg) [SAY_##name] = {english, cymraeg},
#include "report/phrases.def"
#undef PHRASE
  };
  return words[which][welsh];
}

void say(buf *to, bool welsh, phrase_id which) { buf_text(to, phrase(which, welsh)); }

static const char *up_to_hole(const char *at, buf *to) {
  const char *hole = strstr(at, "{}");
  if (hole == NULL) {
    buf_text(to, at);
    return NULL;
  }
  buf_add(to, at, (size_t)(hole - at));
  return hole + 2;
}

void say_text(buf *to, bool welsh, phrase_id which, str text) {
  const char *rest = up_to_hole(phrase(which, welsh), to);
  if (rest == NULL) return;
  buf_str(to, text);
  buf_text(to, rest);
}

void say_texts(buf *to, bool welsh, phrase_id which, uint32_t count, const str *texts) {
  const char *rest = phrase(which, welsh);
  for (uint32_t i = 0; i < count && rest != NULL; i++) {
    rest = up_to_hole(rest, to);
    if (rest != NULL) buf_str(to, texts[i]);
  }
  if (rest != NULL) buf_text(to, rest);
}

void say_numbers(buf *to, bool welsh, phrase_id which, uint32_t count, ...) {
  va_list numbers;
  va_start(numbers, count);
  const char *rest = phrase(which, welsh);
  for (uint32_t i = 0; i < count && rest != NULL; i++) {
    rest = up_to_hole(rest, to);
    uint32_t n = va_arg(numbers, uint32_t);
    if (rest != NULL) buf_int(to, n);
  }
  va_end(numbers);
  if (rest != NULL) buf_text(to, rest);
}

void say_count(buf *to, bool welsh, phrase_id one, phrase_id many, uint32_t n) {
  if (n == 1) say(to, welsh, one);
  else say_numbers(to, welsh, many, 1, n);
}
