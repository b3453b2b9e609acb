/* The scale of sentences, least to most severe:
 *
 *   discharge < fine band A .. fine band F < community order low < medium < high < custody of an exact length
 *
 * One number each, so that sentences compare: 0, 1 to 6, 7 to 9, and 100 and the length in twelfths of a day. A day has
 * 12 of them, a week 84, a month 365 and a year 4,380: a year is 365 days and exactly 12 months, and a third off 36
 * weeks is exactly 24. */
#ifndef EPF_BASE_SENTENCE_H
#define EPF_BASE_SENTENCE_H

#include "base/date.h"

enum {
  SENTENCE_FINE = 1, /* band A */
  SENTENCE_COMMUNITY = 7, /* low */
  SENTENCE_CUSTODY = 100,
  SENTENCE_DAY = 12,
  SENTENCE_WEEK = 84,
  SENTENCE_MONTH = 365,
  SENTENCE_YEAR = 4380,
  SENTENCE_MAX = SENTENCE_CUSTODY + 100 * SENTENCE_YEAR,
  SENTENCE_SHARE_MAX = 1000 /* the greatest denominator */
};

/* Reads "discharge", "fine band C", "community order high", "12 weeks", "3 years 6 months": up to 100 years. False, and
 * nothing is written, for anything else. Thread safe. */
bool sentence_parse(str text, int64_t *value);
/* A length of custody as people say it: in years and months where that is exact, else in weeks, else in days. One or two
 * counts, the greater unit first. What is left over, below a day, is `*rest`, in twelfths. */
int sentence_length(int64_t value, int64_t count[2], date_unit unit[2], int64_t *rest);
enum { SENTENCE_TEXT = 64 };
/* Writes it, ended by a zero, as sentence_parse reads it; lengths that nobody can write are told as well as can be. */
void sentence_format(int64_t value, char text[SENTENCE_TEXT]);
/* The share off the length, rounded down to whole days or whole months, whichever is more; at least one day is left.
 * What is below custody stays. 0 <= numerator < denominator <= SENTENCE_SHARE_MAX, value <= SENTENCE_MAX. Keeps order. */
int64_t sentence_reduced(int64_t value, int64_t numerator, int64_t denominator);

#endif
