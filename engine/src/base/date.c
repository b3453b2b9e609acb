#include "base/date.h"

/* Day numbers by eras of 400 years, years beginning in March, so that the leap day comes last. */
static int64_t day_from(int y, int m, int d) {
  int64_t year = (int64_t)y - (m <= 2);
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  int64_t in_era = year - era * 400;
  int64_t in_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

static int month_days(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

void date_split(int64_t day, int *year, int *month, int *day_of_month) {
  int64_t z = day + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t in_era = z - era * 146097;
  int64_t y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
  int64_t in_year = in_era - (365 * y + y / 4 - y / 100);
  int64_t shifted = (5 * in_year + 2) / 153;
  *day_of_month = (int)(in_year - (153 * shifted + 2) / 5 + 1);
  *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = (int)(y + era * 400 + (*month <= 2));
}

/* Two digits; where they are none, `strange` is no longer 0. */
static inline int two_digits(const char *at, unsigned *strange) {
  unsigned tens = (unsigned char)at[0] - (unsigned)'0', ones = (unsigned char)at[1] - (unsigned)'0';
  *strange |= (unsigned)(tens > 9) | (unsigned)(ones > 9);
  return (int)(tens * 10 + ones);
}

/* Year, month and day as written, without a jump that hangs on what they are: millions are read. */
static bool read_parts(str text, int *year, int *month, int *day) {
  if (text.len != 10) return false;
  unsigned strange = (unsigned)(text.at[4] != '-') | (unsigned)(text.at[7] != '-');
  *year = two_digits(text.at, &strange) * 100 + two_digits(text.at + 2, &strange);
  *month = two_digits(text.at + 5, &strange);
  *day = two_digits(text.at + 8, &strange);
  return strange == 0;
}

bool date_is_written(str text) {
  int year, month, day;
  return read_parts(text, &year, &month, &day);
}

bool date_parse(str text, int64_t *day) {
  int y, m, d;
  if (!read_parts(text, &y, &m, &d) || y < 1 || m < 1 || m > 12 || d < 1 || d > month_days(y, m)) return false;
  *day = day_from(y, m, d);
  return true;
}

void date_format(int64_t day, char text[11]) {
  int y, m, d;
  date_split(day, &y, &m, &d);
  const int digits[10] = {y / 1000 % 10, y / 100 % 10, y / 10 % 10, y % 10, -1, m / 10, m % 10, -1, d / 10, d % 10};
  for (int i = 0; i < 10; i++) text[i] = digits[i] < 0 ? '-' : (char)('0' + digits[i]);
  text[10] = '\0';
}

/* Beyond the calendar there is one day on either side, earlier and later than every other. */
static int64_t clamp(int64_t day) { return day < DATE_MIN ? DATE_MIN - 1 : day > DATE_MAX ? DATE_MAX + 1 : day; }

int64_t date_add(int64_t day, int64_t count, date_unit unit) {
  const int64_t far = 10000 * 366;
  count = count > far ? far : count < -far ? -far : count;
  if (unit == UNIT_DAY || unit == UNIT_WEEK) return clamp(day + count * (unit == UNIT_WEEK ? 7 : 1));
  if (day < DATE_MIN || day > DATE_MAX) return clamp(day);
  int y, m, d;
  date_split(day, &y, &m, &d);
  int64_t months = (int64_t)y * 12 + (m - 1) + count * (unit == UNIT_YEAR ? 12 : 1);
  if (months < 12) return DATE_MIN - 1;
  if (months >= 10000 * 12) return DATE_MAX + 1;
  int to_year = (int)(months / 12), to_month = (int)(months % 12) + 1;
  int last = month_days(to_year, to_month);
  return day_from(to_year, to_month, d < last ? d : last);
}

int64_t date_years_between(int64_t from, int64_t to) {
  int fy, fm, fd, ty, tm, td;
  date_split(from, &fy, &fm, &fd);
  date_split(to, &ty, &tm, &td);
  return ty - fy - (tm < fm || (tm == fm && td < fd));
}
