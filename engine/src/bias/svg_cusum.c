/* A CUSUM chart: the score after each outcome or day as a line of steps, the threshold, and each alarm. */
#include <math.h>

#include "base/date.h"
#include "bias/html.h"
#include "bias/numbers.h"
#include "bias/svg_parts.h"

enum { LEFT = 72, RIGHT = 700, TOP = 62, BOTTOM = 310, HEIGHT = 394, LABEL_ROOM = 150 };

static bool is_drawn(const svg_point *p) { return isfinite(p->x) && isfinite(p->y); }

static svg_area area_of(const svg_cusum_plot *p) {
  interval x = {INFINITY, -INFINITY};
  double most = isfinite(p->threshold) ? p->threshold : 0;
  for (size_t i = 0; i < p->count; i++) {
    if (!is_drawn(&p->points[i])) continue;
    x.low = fmin(x.low, p->points[i].x);
    x.high = fmax(x.high, p->points[i].x);
    most = fmax(most, p->points[i].y);
  }
  if (!isfinite(x.low)) x = (interval){0, 1};
  if (x.high <= x.low) x.high = x.low + 1;
  return (svg_area){LEFT, TOP, RIGHT, BOTTOM, x, {0, most > 0 ? most * 1.15 : 1}};
}

static void move(char how, double x, double y, buf *to) {
  buf_char(to, how);
  svg_number(x, to);
  svg_number(y, to);
}

/* The score stays until the next point, then steps. Of the many points in one column of the drawing only the last, the least and the
 * greatest can be seen: a year of outcomes draws no slower than a day. */
static void steps(const svg_cusum_plot *p, const svg_area *a, buf *to) {
  buf_text(to, "<path class=\"one\" d=\"");
  bool begun = false;
  for (size_t i = 0; i < p->count;) {
    if (!is_drawn(&p->points[i])) {
      i++;
      continue;
    }
    double x = svg_at_x(a, p->points[i].x), least = p->points[i].y, greatest = least, last = least;
    for (i++; i < p->count && is_drawn(&p->points[i]) && svg_at_x(a, p->points[i].x) - x < 0.5; i++) {
      last = p->points[i].y;
      least = fmin(least, last);
      greatest = fmax(greatest, last);
    }
    if (begun) {
      buf_char(to, 'H');
      svg_number(x, to);
    } else {
      move('M', x, svg_at_y(a, least), to);
    }
    begun = true;
    move('L', x, svg_at_y(a, least), to);
    if (greatest > least) move('L', x, svg_at_y(a, greatest), to);
    if (last < greatest) move('L', x, svg_at_y(a, last), to);
  }
  buf_text(to, "\"/>\n");
  if (!begun) svg_words("quiet halo", "middle", (LEFT + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0, STR("nothing to draw"), to);
}

static void alarm_words(const svg_cusum_plot *p, const svg_point *at, buf *to) {
  if (at->label.len > 0) {
    buf_str(to, at->label);
  } else if (p->x_is_day && at->x >= DATE_MIN && at->x <= DATE_MAX) {
    char day[11];
    date_format((int64_t)at->x, day);
    buf_text(to, day);
  } else {
    put_figure(at->x, 0, to);
  }
}

/* A triangle at the top, a line down, and its words where there is room beside the one before. */
static void alarm(const svg_cusum_plot *p, const svg_area *a, const svg_point *at, double *free_from, buf *to) {
  double x = svg_at_x(a, at->x), y = svg_at_y(a, at->y);
  svg_line("lead", x, TOP - 4, x, y, to);
  svg_arrow("out", x, TOP + 2, 0, 1, to);
  svg_diamond("out", x, y, 5, to);
  buf words = {0};
  alarm_words(p, at, &words);
  str text = {words.at, words.len};
  double half = fmin(svg_width_of(text), LABEL_ROOM) / 2, middle = fmin(fmax(x, LEFT + half), RIGHT - half);
  if (middle - half >= *free_from) {
    svg_words_cut("halo", "middle", middle, TOP - 12, text, LABEL_ROOM, to);
    *free_from = middle + half + 8;
  }
  to->failed |= words.failed;
  buf_free(&words);
}

static const svg_point *alarm_at(const svg_cusum_plot *p, size_t i) {
  const svg_point *at = p->alarms[i] < p->count ? &p->points[p->alarms[i]] : NULL;
  return at != NULL && is_drawn(at) ? at : NULL;
}

static void legend(const svg_cusum_plot *p, buf *to) {
  double y = HEIGHT - 16;
  svg_line("one", LEFT, y, LEFT + 34, y, to);
  svg_words("", "start", LEFT + 42, y + 5, STR("score"), to);
  svg_diamond("out", LEFT + 110, y, 5, to);
  svg_words("", "start", LEFT + 122, y + 5, STR("alarm"), to);
  if (!isfinite(p->threshold)) return;
  svg_line("target", LEFT + 190, y, LEFT + 224, y, to);
  buf words = {0};
  buf_text(&words, "threshold ");
  put_figure(p->threshold, 2, &words);
  svg_words("", "start", LEFT + 232, y + 5, (str){words.at, words.len}, to);
  to->failed |= words.failed;
  buf_free(&words);
}

static void describe(const svg_cusum_plot *p, buf *to) {
  size_t drawn = 0, alarms = 0;
  for (size_t i = 0; i < p->count; i++) drawn += is_drawn(&p->points[i]);
  for (size_t i = 0; i < p->alarm_count; i++) alarms += alarm_at(p, i) != NULL;
  buf_printf(to, " %zu point%s, ", drawn, drawn == 1 ? "" : "s");
  if (isfinite(p->threshold)) {
    buf_text(to, "threshold ");
    put_figure(p->threshold, 2, to);
  } else {
    buf_text(to, "no threshold");
  }
  buf_printf(to, ", %zu alarm%s", alarms, alarms == 1 ? "" : "s");
  for (size_t i = 0, told = 0; i < p->alarm_count; i++) {
    buf words = {0};
    if (alarm_at(p, i) == NULL) continue;
    alarm_words(p, alarm_at(p, i), &words);
    buf_text(to, told++ == 0 ? ": " : ", ");
    html_text((str){words.at, words.len}, to);
    to->failed |= words.failed;
    buf_free(&words);
  }
  if (drawn < p->count) buf_printf(to, "; %zu without a score: not drawn", p->count - drawn);
  buf_char(to, '.');
}

void svg_cusum(const svg_cusum_plot *p, buf *to) {
  svg_area a = area_of(p);
  svg_begin(&p->head, HEIGHT, to);
  describe(p, to);
  svg_described(to);
  svg_scales scales = {.x_label = p->x_label, .y_label = p->y_label, .days = p->x_is_day, .whole_x = true, .y_label_above = 40};
  if (scales.x_label.len == 0) scales.x_label = p->x_is_day ? STR("Day") : STR("Outcome");
  if (scales.y_label.len == 0) scales.y_label = STR("Score");
  svg_frame(&a, &scales, to);
  if (isfinite(p->threshold)) svg_line("target", LEFT, svg_at_y(&a, p->threshold), RIGHT, svg_at_y(&a, p->threshold), to);
  steps(p, &a, to);
  double free_from = 0;
  for (size_t i = 0; i < p->alarm_count; i++)
    if (alarm_at(p, i) != NULL) alarm(p, &a, alarm_at(p, i), &free_from, to);
  legend(p, to);
  svg_end(to);
}
