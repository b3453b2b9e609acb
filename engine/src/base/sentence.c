#include "base/sentence.h"

#include <stdio.h>

#include "base/duration.h"

static const char *const below_custody[] = {"discharge",   "fine band A", "fine band B",         "fine band C",           "fine band D",
                                            "fine band E", "fine band F", "community order low", "community order medium", "community order high"};
enum { NAMED = sizeof below_custody / sizeof *below_custody, COUNT_MAX = 36500 };

static const int64_t unit_twelfths[] = {SENTENCE_DAY, SENTENCE_WEEK, SENTENCE_MONTH, SENTENCE_YEAR};

static bool parse_part(str text, date_unit *unit, int64_t *twelfths) {
  int64_t count;
  if (!duration_parse(text, &count, unit) || count > COUNT_MAX || text.at[0] == '0') return false;
  *twelfths = count * unit_twelfths[*unit];
  return true;
}

/* "3 years 6 months", or one count. */
static bool parse_length(str text, int64_t *twelfths) {
  date_unit first, second;
  int64_t more;
  if (parse_part(text, &first, twelfths)) return true;
  size_t blanks = 0, at = 0;
  while (at < text.len && (blanks += text.at[at] == ' ') < 2) at++;
  if (at == text.len || !parse_part((str){text.at, at}, &first, twelfths) || first != UNIT_YEAR) return false;
  if (!parse_part((str){text.at + at + 1, text.len - at - 1}, &second, &more) || second != UNIT_MONTH) return false;
  *twelfths += more;
  return true;
}

bool sentence_parse(str text, int64_t *value) {
  for (int i = 0; i < NAMED; i++)
    if (str_is(text, below_custody[i])) {
      *value = i;
      return true;
    }
  int64_t twelfths;
  if (!parse_length(text, &twelfths) || twelfths > SENTENCE_MAX - SENTENCE_CUSTODY) return false;
  *value = SENTENCE_CUSTODY + twelfths;
  return true;
}

int sentence_length(int64_t value, int64_t count[2], date_unit unit[2], int64_t *rest) {
  int64_t twelfths = value - SENTENCE_CUSTODY, months = twelfths / SENTENCE_MONTH;
  *rest = 0;
  if (twelfths % SENTENCE_MONTH == 0 && twelfths > 0) {
    int parts = 0;
    if (months >= 12) count[parts] = months / 12, unit[parts++] = UNIT_YEAR;
    if (months % 12 != 0) count[parts] = months % 12, unit[parts++] = UNIT_MONTH;
    return parts;
  }
  bool weeks = twelfths % SENTENCE_WEEK == 0 && twelfths > 0;
  count[0] = twelfths / (weeks ? SENTENCE_WEEK : SENTENCE_DAY);
  unit[0] = weeks ? UNIT_WEEK : UNIT_DAY;
  *rest = twelfths % SENTENCE_DAY;
  return 1;
}

void sentence_format(int64_t value, char text[SENTENCE_TEXT]) {
  static const char *const units[] = {"day", "week", "month", "year"};
  int64_t count[2], rest;
  date_unit unit[2];
  if (value < NAMED || value <= SENTENCE_CUSTODY) {
    snprintf(text, SENTENCE_TEXT, "%s", value < 0 ? "?" : value < NAMED ? below_custody[value] : "custody");
    return;
  }
  int parts = sentence_length(value, count, unit, &rest);
  size_t len = 0;
  for (int i = 0; i < parts && len < SENTENCE_TEXT; i++) {
    char fraction[8] = "";
    if (rest > 0) snprintf(fraction, sizeof fraction, " %d/12", (int)rest);
    len += (size_t)snprintf(text + len, SENTENCE_TEXT - len, "%s%lld%s %s%s", i > 0 ? " " : "", (long long)count[i], fraction, units[unit[i]],
                            count[i] == 1 && rest == 0 ? "" : "s");
  }
}

int64_t sentence_reduced(int64_t value, int64_t numerator, int64_t denominator) {
  if (value < SENTENCE_CUSTODY) return value;
  int64_t left = (value - SENTENCE_CUSTODY) * (denominator - numerator) / denominator; /* a fraction of a twelfth rounds nothing up */
  int64_t days = left / SENTENCE_DAY * SENTENCE_DAY, months = left / SENTENCE_MONTH * SENTENCE_MONTH;
  if (days < months) days = months;
  return SENTENCE_CUSTODY + (days < SENTENCE_DAY ? SENTENCE_DAY : days);
}
