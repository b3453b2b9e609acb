/* A calendar by brute force: the first day of every month from 0001-01 to 9999-12, counted one after another. */
#include "oracle/oracle.h"

enum { MONTHS = 9999 * 12 };

/* starts()[i] is the first day of month i, month 0 being January of year 1; one more for the end. */
static const int64_t *starts(void) {
  static int64_t first[MONTHS + 1];
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (first[0] != 0) return first;
  int64_t day = ORACLE_DAY_MIN;
  for (int i = 0; i <= MONTHS; i++) {
    int year = 1 + i / 12;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    first[i] = day;
    day += lengths[i % 12] + (i % 12 == 1 && leap ? 1 : 0);
  }
  return first;
}

/* The month that holds `day`. */
static int month_of(int64_t day) {
  int low = 0, high = MONTHS;
  while (high - low > 1) {
    int middle = (low + high) / 2;
    if (starts()[middle] <= day) low = middle;
    else high = middle;
  }
  return low;
}

void oracle_civil(int64_t day, int *year, int *month, int *day_of_month) {
  int at = month_of(day);
  *year = 1 + at / 12;
  *month = 1 + at % 12;
  *day_of_month = (int)(1 + day - starts()[at]);
}

int64_t oracle_day(int year, int month, int day_of_month) {
  return starts()[(year - 1) * 12 + month - 1] + day_of_month - 1;
}

/* The same day `count` months on, or the last day of a month that is too short. Beyond the calendar there is one day on either side. */
static int64_t move_months(int64_t day, int64_t count) {
  int from = month_of(day);
  int64_t to = from + count, into = day - starts()[from];
  if (to < 0) return ORACLE_DAY_MIN - 1;
  if (to >= MONTHS) return ORACLE_DAY_MAX + 1;
  int64_t last = starts()[to + 1] - 1, same = starts()[to] + into;
  return same < last ? same : last;
}

int64_t oracle_move(int64_t day, int64_t count, date_unit unit) {
  if (unit == UNIT_MONTH) return move_months(day, count);
  if (unit == UNIT_YEAR) return move_months(day, 12 * count);
  int64_t to = day + (unit == UNIT_WEEK ? 7 * count : count);
  return to < ORACLE_DAY_MIN ? ORACLE_DAY_MIN - 1 : to > ORACLE_DAY_MAX ? ORACLE_DAY_MAX + 1 : to;
}

/* Whole months between the two, and of these the whole years, rounded down. A birthday on 29 February falls on
 * 1 March in other years: on 28 February the last month is not yet whole. */
int64_t oracle_years(int64_t from, int64_t to) {
  int first = month_of(from), second = month_of(to);
  int64_t months = second - first - (to - starts()[second] < from - starts()[first] ? 1 : 0);
  return months >= 0 ? months / 12 : -((11 - months) / 12);
}
