#include "base/duration.h"

enum { DIGITS_MAX = 12 };

bool duration_parse(str text, int64_t *count, date_unit *unit) {
  static const char *const units[] = {"day", "week", "month", "year"};
  int64_t n = 0;
  size_t i = 0;
  for (; i < text.len && i < DIGITS_MAX && text.at[i] >= '0' && text.at[i] <= '9'; i++) n = n * 10 + (text.at[i] - '0');
  if (i == 0 || i == text.len || text.at[i] != ' ') return false;
  str word = {text.at + i + 1, text.len - i - 1};
  if (word.len > 1 && word.at[word.len - 1] == 's') word.len--;
  for (int u = 0; u < 4; u++)
    if (str_is(word, units[u])) {
      *count = n;
      *unit = (date_unit)u;
      return true;
    }
  return false;
}

bool duration_in_days(int64_t count, date_unit unit, int64_t month_days, int64_t year_days, int64_t *days) {
  const int64_t each[] = {1, 7, month_days, year_days};
  if (each[unit] == 0) return false;
  *days = count * each[unit];
  return true;
}
