#include "bias/svg.h"

#include <math.h>

#include "base/date.h"
#include "base/utf8.h"
#include "bias/html.h"
#include "bias/numbers.h"
#include "bias/svg_parts.h"

double svg_at_x(const svg_area *a, double x) { return a->left + (x - a->x.low) / (a->x.high - a->x.low) * (a->right - a->left); }
double svg_at_y(const svg_area *a, double y) { return a->bottom - (y - a->y.low) / (a->y.high - a->y.low) * (a->bottom - a->top); }

/* ---- the image ---- */

void svg_box_begin(const char *name, buf *to) { buf_printf(to, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", name); }
void svg_box_end(buf *to) { buf_text(to, "</div>\n"); }

void svg_begin(const svg_head *h, double height, buf *to) {
  buf_printf(to, "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title\" aria-describedby=\"%s-desc\" "
                 "viewBox=\"0 0 %d %d\">\n", h->id,
             h->id, SVG_WIDTH, (int)height);
  buf_printf(to, "<title id=\"%s-title\">", h->id);
  html_text(h->title, to);
  buf_printf(to, "</title>\n<desc id=\"%s-desc\">", h->id);
  html_text(h->desc, to);
}

void svg_described(buf *to) { buf_text(to, "</desc>\n"); }
void svg_end(buf *to) { buf_text(to, "</svg>\n"); }

/* ---- shapes ---- */

void svg_number(double v, buf *to) {
  buf_char(to, ' ');
  put_figure(v, 1, to);
}

static void attribute(const char *name, double v, buf *to) {
  buf_printf(to, " %s=\"", name);
  put_figure(v, 1, to);
  buf_char(to, '"');
}

void svg_line(const char *kind, double x1, double y1, double x2, double y2, buf *to) {
  buf_printf(to, "<line class=\"%s\"", kind);
  attribute("x1", x1, to);
  attribute("y1", y1, to);
  attribute("x2", x2, to);
  attribute("y2", y2, to);
  buf_text(to, "/>\n");
}

void svg_circle(const char *kind, double x, double y, double radius, buf *to) {
  buf_printf(to, "<circle class=\"%s\"", kind);
  attribute("cx", x, to);
  attribute("cy", y, to);
  attribute("r", radius, to);
  buf_text(to, "/>\n");
}

static void polygon(const char *kind, const double *at, size_t corners, buf *to) {
  buf_printf(to, "<polygon class=\"%s\" points=\"", kind);
  for (size_t i = 0; i < 2 * corners; i++) svg_number(at[i], to);
  buf_text(to, "\"/>\n");
}

void svg_diamond(const char *kind, double x, double y, double radius, buf *to) {
  polygon(kind, (const double[]){x - radius, y, x, y - radius, x + radius, y, x, y + radius}, 4, to);
}

void svg_arrow(const char *kind, double x, double y, int dx, int dy, buf *to) {
  double back_x = x - 9 * dx, back_y = y - 9 * dy, side_x = 5 * dy, side_y = 5 * dx;
  polygon(kind, (const double[]){x, y, back_x + side_x, back_y + side_y, back_x - side_x, back_y - side_y}, 3, to);
}

/* ---- words ---- */

void svg_words(const char *kind, const char *anchor, double x, double y, str text, buf *to) {
  buf_printf(to, "<text class=\"%s\" text-anchor=\"%s\"", kind, anchor);
  attribute("x", x, to);
  attribute("y", y, to);
  buf_char(to, '>');
  html_text(text, to);
  buf_text(to, "</text>\n");
}

/* No font is at hand: rather too wide than too narrow, for letters of 14 units. */
static double width_of_one(str shown, int columns) {
  if (columns == 0) return 0;
  if (columns > 1) return 14.0 * columns;
  char c = shown.at[0];
  if (strchr("MW@%m", c) != NULL || c == 'w') return 13;
  if (strchr("ijlt.,:;'|!()[]/ fr-", c) != NULL) return 5.2;
  return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 ? 10.2 : 8.4;
}

double svg_width_of(str text) {
  double width = 0;
  for (size_t i = 0, step; i < text.len; i += step) {
    int columns;
    str shown = visible_form((str){text.at + i, text.len - i}, &step, &columns);
    width += width_of_one(shown, columns);
  }
  return width;
}

size_t svg_fit(str text, double room) {
  size_t at = 0, word = 0;
  for (size_t step; at < text.len; at += step) {
    int columns;
    str shown = visible_form((str){text.at + at, text.len - at}, &step, &columns);
    room -= width_of_one(shown, columns);
    if (room < 0) return word > 0 ? word : at > 0 ? at : step;
    if (strchr(" ,-/", shown.at[0]) != NULL) word = at + step;
  }
  return at;
}

void svg_words_cut(const char *kind, const char *anchor, double x, double y, str text, double room, buf *to) {
  if (svg_width_of(text) <= room) {
    svg_words(kind, anchor, x, y, text, to);
    return;
  }
  buf cut = {0};
  buf_add(&cut, text.at, svg_fit(text, room - 14));
  buf_text(&cut, "…");
  svg_words(kind, anchor, x, y, (str){cut.at, cut.len}, to);
  to->failed |= cut.failed;
  buf_free(&cut);
}

/* ---- scales ---- */

double svg_step(interval s, int parts) {
  double rough = (s.high - s.low) / parts, power = pow(10, floor(log10(rough)));
  double lead = rough / power;
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
}

static int digits_of(double step) {
  int digits = 0;
  for (; digits < 6 && fabs(step - round(step)) > 1e-9 * step; step *= 10) digits++;
  return digits;
}

static void tick_words(const char *anchor, double x, double y, double value, int digits, const char *unit, buf *to) {
  buf b = {0};
  if (digits == 0 && unit[0] == '\0' && value >= 0) html_count((uint64_t)value, &b);
  else put_figure(value, digits, &b);
  buf_text(&b, unit);
  svg_words("quiet", anchor, x, y, (str){b.at, b.len}, to);
  to->failed |= b.failed;
  buf_free(&b);
}

/* The first multiple of the step that is no less; counted, so that errors do not add up. */
static double tick_at(double low, double step, int i) { return (ceil(low / step - 1e-9) + i) * step; }

static void y_scale(const svg_area *a, const svg_scales *s, buf *to) {
  double factor = s->percent ? 100 : 1, step = svg_step(a->y, 6);
  for (int i = 0; tick_at(a->y.low, step, i) <= a->y.high + step * 1e-9; i++) {
    double value = tick_at(a->y.low, step, i), y = svg_at_y(a, value);
    svg_line("hair", a->left, y, a->right, y, to);
    tick_words("end", a->left - 8, y + 4.5, value * factor, digits_of(step * factor), s->percent ? " %" : "", to);
  }
}

static void x_scale(const svg_area *a, const svg_scales *s, buf *to) {
  double step = svg_step(a->x, 7);
  if (s->whole_x && step < 1) step = 1;
  for (int i = 0; tick_at(a->x.low, step, i) <= a->x.high + step * 1e-9; i++) {
    double value = tick_at(a->x.low, step, i), x = svg_at_x(a, value);
    svg_line("axis", x, a->bottom, x, a->bottom + 5, to);
    tick_words("middle", x, a->bottom + 20, value, digits_of(step), "", to);
  }
}

static void day_tick(const svg_area *a, int64_t day, buf *to) {
  char text[11];
  double x = svg_at_x(a, (double)day);
  date_format(day, text);
  svg_line("axis", x, a->bottom, x, a->bottom + 5, to);
  svg_words("quiet", "middle", fmin(x, SVG_WIDTH - 44), a->bottom + 20, str_from(text), to);
}

/* Within two months every so many days, else the first day of every so many months: of January as soon as months are left out. */
static void day_scale(const svg_area *a, buf *to) {
  static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
  int64_t low = (int64_t)ceil(a->x.low), high = (int64_t)floor(a->x.high);
  if (high - low < 62) {
    int64_t apart = high - low < 6 ? 1 : high - low < 12 ? 2 : high - low < 32 ? 7 : 14;
    for (int64_t day = low; day <= high; day += apart) day_tick(a, day, to);
    return;
  }
  size_t k = 0;
  while (k + 1 < sizeof steps / sizeof *steps && (double)(high - low) / 30.4 / steps[k] > 5.5) k++;
  int year, month, of_month;
  date_split(low, &year, &month, &of_month);
  int64_t day = date_add(low, 1 - of_month, UNIT_DAY); /* the month's first */
  day = date_add(day, -((year * 12 + month - 1) % steps[k]), UNIT_MONTH);
  for (; day <= high; day = date_add(day, steps[k], UNIT_MONTH))
    if (day >= low) day_tick(a, day, to);
}

/* From the year 971 on: a hundred years before the first is a day of the calendar, too. */
static bool are_days(const svg_area *a) { return a->x.low > -365000 && a->x.high <= DATE_MAX; }

void svg_frame(const svg_area *a, const svg_scales *s, buf *to) {
  y_scale(a, s, to);
  if (s->days && are_days(a)) day_scale(a, to);
  else x_scale(a, s, to);
  svg_line("axis", a->left, a->bottom, a->right, a->bottom, to);
  svg_line("axis", a->left, a->top, a->left, a->bottom, to);
  svg_words_cut("", "start", 4, a->top - (s->y_label_above > 0 ? s->y_label_above : 12), s->y_label, SVG_WIDTH - 8, to);
  svg_words_cut("", "end", a->right, a->bottom + 40, s->x_label, a->right - a->left, to);
}
