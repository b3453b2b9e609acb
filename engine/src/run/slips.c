/* What ask says of an answer that cannot be taken: in the session's language, and without the answer. What a file's
 * reader is told does not fit here: nothing counts as unknown, the question is put again. */
#include <stdio.h>

#include "base/date.h"
#include "base/duration.h"
#include "base/sentence.h"
#include "report/page.h"
#include "run/run.h"

/* As it may be typed, but for the unit. */
static void put_bound(const t_datum *d, int64_t n, bool welsh, buf *to) {
  char text[32];
  if (d->type == T_DATE) {
    date_format(n, text);
    buf_text(to, text);
  } else if (d->type == T_DURATION) {
    snprintf(text, sizeof text, "%lld", (long long)n);
    say_text(to, welsh, SAY_DAYS, str_from(text));
  } else if (d->type == T_SENTENCE) {
    char words[SENTENCE_TEXT];
    sentence_format(n, words);
    buf_text(to, words);
  } else {
    buf_decimal(to, n, d->places);
  }
}

void range_words(const t_datum *d, phrase_id which, bool welsh, buf *to) {
  const char *words = phrase(which, welsh);
  const int64_t ends[2] = {d->min, d->max};
  for (int i = 0; i < 2; i++) {
    const char *hole = strstr(words, "{}");
    buf_add(to, words, (size_t)(hole - words));
    put_bound(d, ends[i], welsh, to);
    words = hole + 2;
  }
  buf_text(to, words);
}

static phrase_id expected(const t_datum *d, str given) {
  int64_t count;
  date_unit unit;
  switch ((t_type)d->type) {
  case T_BOOLEAN: return SAY_SLIP_BOOLEAN;
  case T_INTEGER: return SAY_SLIP_INTEGER;
  case T_DECIMAL: return SAY_SLIP_DECIMAL;
  case T_DATE: return SAY_SLIP_DATE;
  case T_DURATION: return duration_parse(given, &count, &unit) ? SAY_SLIP_UNIT : SAY_SLIP_DURATION;
  case T_SENTENCE: return SAY_SLIP_SENTENCE;
  case T_ENUM:
  case T_SET:
  case T_TEXT: break;
  }
  return SAY_SLIP_VALUE;
}

void slip_words(const t_datum *d, str given, diag_code code, bool welsh, buf *to) {
  if (code == CODE_PROFILE_SYNTAX) say(to, welsh, SAY_SLIP_UTF8);
  else if (code == CODE_PROFILE_TOO_LARGE || d->type == T_TEXT) say_numbers(to, welsh, SAY_SLIP_LONG, 1, (uint32_t)RECORD_TEXT_MAX);
  else if (given.len > 0 && given.at[0] == '?') say(to, welsh, SAY_SLIP_REASON);
  else if (code == CODE_PROFILE_RANGE) range_words(d, SAY_SLIP_RANGE, welsh, to);
  else if (code == CODE_PROFILE_PRECISION && d->type == T_DECIMAL) say_numbers(to, welsh, SAY_SLIP_PLACES, 1, (uint32_t)d->places);
  else say(to, welsh, expected(d, given));
}
