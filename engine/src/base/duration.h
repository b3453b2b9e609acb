/* A span of time as people write it: a whole number and a unit, "9 months". */
#ifndef EPF_BASE_DURATION_H
#define EPF_BASE_DURATION_H

#include "base/date.h"

/* Reads "9 months", "1 year", "10 days", "2 weeks": digits, one space, a unit with or without its s. The number
 * has at most 12 digits, so that its days fit an int64_t whatever the unit. False, and nothing is written, for
 * anything else. Thread safe. */
bool duration_parse(str text, int64_t *count, date_unit *unit);
/* Its days, where a week has seven and the rule set says how many a month and a year have. False, and nothing is
 * written, where it does not say (0). Thread safe. */
bool duration_in_days(int64_t count, date_unit unit, int64_t month_days, int64_t year_days, int64_t *days);

#endif
