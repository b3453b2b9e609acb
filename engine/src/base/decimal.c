#include "base/decimal.h"

int64_t decimal_unit(int places) {
  int64_t unit = 1;
  while (places-- > 0) unit *= 10;
  return unit;
}

decimal_status decimal_parse(str text, int places, int64_t *scaled) {
  const char *p = text.at, *end = text.at + text.len;
  bool negative = p < end && *p == '-';
  p += negative;
  if (p == end || *p < '0' || *p > '9') return DECIMAL_SYNTAX;
  if (*p == '0' && p + 1 < end && p[1] >= '0' && p[1] <= '9') return DECIMAL_SYNTAX;

  /* The digits without leading and trailing zeros, at most as many as can matter, and the power of ten
   * that belongs to the last of them. */
  char digits[20];
  int count = 0;
  int64_t power = 0;
  bool overlong = false, fraction = false;
  int64_t zeros = 0; /* zeros seen and not yet kept: they may be trailing */
  for (; p < end; p++) {
    if (*p == '.' && !fraction) {
      fraction = true;
      if (p + 1 == end || p[1] < '0' || p[1] > '9') return DECIMAL_SYNTAX;
      continue;
    }
    if (*p < '0' || *p > '9') break;
    power -= fraction;
    if (*p == '0') {
      zeros += count > 0;
      continue;
    }
    while (zeros > 0 && count < 19) digits[count++] = '0', zeros--;
    overlong = overlong || zeros > 0 || count >= 19;
    if (!overlong) digits[count++] = *p;
    zeros = 0;
  }
  int64_t exponent = 0;
  if (p < end && (*p == 'e' || *p == 'E')) {
    p++;
    bool down = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    if (p == end) return DECIMAL_SYNTAX;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
      if (exponent < 1000000) exponent = exponent * 10 + (*p - '0');
    if (down) exponent = -exponent;
  }
  if (p != end) return DECIMAL_SYNTAX;

  *scaled = 0;
  if (count == 0) return DECIMAL_OK;
  int64_t shift = power + zeros + exponent + places;
  /* With 19 significant digits kept, more of them are either too large or too precise. */
  if (overlong) return shift < 0 ? DECIMAL_TOO_PRECISE : DECIMAL_TOO_LARGE;
  if (shift < 0) return DECIMAL_TOO_PRECISE;
  int64_t n = 0;
  for (int i = 0; i < count; i++) {
    if (n > DECIMAL_MAX) return DECIMAL_TOO_LARGE;
    n = n * 10 + (digits[i] - '0');
  }
  for (; shift > 0; shift--) {
    if (n > DECIMAL_MAX) return DECIMAL_TOO_LARGE;
    n *= 10;
  }
  if (n > DECIMAL_MAX) return DECIMAL_TOO_LARGE;
  *scaled = negative ? -n : n;
  return DECIMAL_OK;
}
