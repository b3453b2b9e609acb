/* Exact decimals: an int64_t and a number of places; 49.99 with two places is 4999. No floating point. */
#ifndef EPF_BASE_DECIMAL_H
#define EPF_BASE_DECIMAL_H

#include <stdint.h>

#include "base/str.h"

#define DECIMAL_PLACES_MAX 6
#define DECIMAL_MAX INT64_C(1000000000000000) /* 10^15, the greatest magnitude of a scaled value */

typedef enum decimal_status {
  DECIMAL_OK,
  DECIMAL_SYNTAX,     /* not a number as JSON writes one */
  DECIMAL_TOO_PRECISE, /* more places than allowed, not counting trailing zeros */
  DECIMAL_TOO_LARGE   /* beyond DECIMAL_MAX once scaled */
} decimal_status;

/* Reads a number in JSON's form (an exponent is allowed) and scales it by 10^places. */
decimal_status decimal_parse(str text, int places, int64_t *scaled);
/* 10^places, 0 <= places <= 18. */
int64_t decimal_unit(int places);

#endif
