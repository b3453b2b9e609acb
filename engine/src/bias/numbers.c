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

void json_interval(interval s, buf *to) {
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

void json_interval_figure(const char *name, interval s, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  json_interval(s, to);
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

void csv_figure(double x, buf *to) {
  buf_char(to, ',');
  if (isinf(x)) buf_text(to, x > 0 ? "Infinity" : "-Infinity");
  else if (!isnan(x)) json_number(x, to);
}

void csv_interval(interval ci, buf *to) {
  csv_figure(ci.low, to);
  csv_figure(ci.high, to);
}

const char *fact_words(const char *name, char room[FACT_NAME]) {
  snprintf(room, FACT_NAME, "%s", name);
  for (char *c = room; *c != '\0'; c++)
    if (*c == '_') *c = ' ';
  if (room[0] >= 'a' && room[0] <= 'z') room[0] = (char)(room[0] - 'a' + 'A');
  return room;
}

void put_named(const char *name, str value, buf *to) {
  if (value.len == 0) return;
  buf_printf(to, "%-12s ", name);
  buf_visible(to, value);
  buf_char(to, '\n');
}

void put_padded(str name, int width, buf *to) {
  buf shown = {0};
  buf_visible(&shown, name);
  buf_printf(to, "%-*.*s ", width, shown.len > (size_t)width ? width : (int)shown.len, shown.len > 0 ? shown.at : "");
  to->failed |= shown.failed;
  buf_free(&shown);
}
