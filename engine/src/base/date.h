/* Days of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, as days since 1970-01-01. */
#ifndef EPF_BASE_DATE_H
#define EPF_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define DATE_MIN (-719162) /* 0001-01-01 */
#define DATE_MAX 2932896   /* 9999-12-31 */

typedef enum date_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR } date_unit;

/* Exactly YYYY-MM-DD, and a day that exists. */
bool date_parse(str text, int64_t *day);
/* Is it written as a date, of a day that exists or not? */
bool date_is_written(str text);
/* "YYYY-MM-DD" and a NUL. */
void date_format(int64_t day, char text[11]);
void date_split(int64_t day, int *year, int *month, int *day_of_month);
/* `count` units later (earlier when negative). Months and years keep the day of the month, or take the last
 * one of a shorter month: 29 February plus a year is 28 February. Beyond the calendar there is one
 * day on either side, DATE_MIN - 1 and DATE_MAX + 1: earlier and later than every day that can be written. */
int64_t date_add(int64_t day, int64_t count, date_unit unit);
/* Whole years from `from` to `to`, rounded down. 29 February: 1 March in other years. */
int64_t date_years_between(int64_t from, int64_t to);

#endif
