#include "bias/numbers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A process that links the library may have set a locale with a decimal comma. */
static void put_with_point(char *number, buf *to) {
  for (char *c = number; *c != '\0'; c++)
    if (*c == ',') *c = '.';
  buf_text(to, number);
}

void json_number(double x, buf *to) {
  if (isnan(x)) buf_text(to, "null");
  else if (isinf(x)) buf_text(to, x > 0 ? "\"Infinity\"" : "\"-Infinity\"");
  else {
    char room[40];
    snprintf(room, sizeof room, "%.12g", x == 0 ? 0 : x); /* never -0 */
    put_with_point(room, to);
  }
}

void json_span(interval s, buf *to) {
  if (isnan(s.low) && isnan(s.high)) {
    buf_text(to, "null");
    return;
  }
  buf_char(to, '[');
  json_number(s.low, to);
  buf_char(to, ',');
  json_number(s.high, to);
  buf_char(to, ']');
}

void json_figure(const char *name, double x, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  json_number(x, to);
}

void json_span_figure(const char *name, interval s, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  json_span(s, to);
}

void put_figure(double x, int digits, buf *to) {
  if (isnan(x)) buf_text(to, "–");
  else if (isinf(x)) buf_text(to, x > 0 ? "∞" : "-∞");
  else {
    char room[400];
    snprintf(room, sizeof room, "%.*f", digits, x);
    put_with_point(room, to);
  }
}

void put_percent(double x, buf *to) { put_figure(x * 100, 1, to); }

void put_p(double p, buf *to) {
  if (p < 0.001) buf_text(to, "<0.001");
  else put_figure(p, 3, to);
}

void put_estimate(double x, interval ci, int digits, buf *to) {
  put_figure(x, digits, to);
  if (isnan(ci.low) && isnan(ci.high)) return;
  buf_text(to, " (");
  put_figure(ci.low, digits, to);
  buf_text(to, " to ");
  put_figure(ci.high, digits, to);
  buf_char(to, ')');
}
