/* A funnel plot: offices by how many people they had, between limits that narrow as people grow. */
#include <math.h>

#include "bias/html.h"
#include "bias/numbers.h"
#include "bias/svg_parts.h"

enum { LEFT = 72, RIGHT = 700, TOP = 36, BOTTOM = 380, HEIGHT = 466, LABELS_MAX = 40, LABEL_HEIGHT = 17, LABEL_ROOM = 170 };

/* ---- scales ---- */

static bool is_drawn(const svg_point *p) { return isfinite(p->x) && isfinite(p->y); }

static void widen(interval *s, double v) {
  if (!isfinite(v)) return;
  s->low = fmin(s->low, v);
  s->high = fmax(s->high, v);
}

/* Rates: all points and the target, and the inner limits as far as points reach; never below 0 or above 1. */
static interval rates_shown(const svg_funnel_plot *p, double least_x) {
  interval s = {INFINITY, -INFINITY};
  widen(&s, p->target);
  for (size_t i = 0; i < p->count; i++)
    if (is_drawn(&p->points[i])) widen(&s, p->points[i].y);
  for (size_t i = 0; i < p->limit_count; i++) {
    if (p->limits[i].x < least_x) continue;
    widen(&s, p->limits[i].low95);
    widen(&s, p->limits[i].high95);
  }
  if (!isfinite(s.low)) return (interval){0, 1};
  double room = fmax((s.high - s.low) * 0.08, 0.005);
  return (interval){fmax(0, s.low - room), fmin(1, s.high + room)};
}

static svg_area area_of(const svg_funnel_plot *p) {
  double most = 0, least = INFINITY;
  for (size_t i = 0; i < p->count; i++) {
    if (!is_drawn(&p->points[i])) continue;
    most = fmax(most, p->points[i].x);
    least = fmin(least, p->points[i].x);
  }
  if (p->count == 0 && p->limit_count > 0) most = p->limits[p->limit_count - 1].x;
  interval x = {0, most > 0 && isfinite(most) ? most * 1.04 : 1};
  interval y = rates_shown(p, least);
  if (y.high <= y.low) y = (interval){0, 1};
  return (svg_area){LEFT, TOP, RIGHT, BOTTOM, x, y};
}

/* ---- curves ---- */

typedef enum curve { LOW95, HIGH95, LOW998, HIGH998 } curve;

static double value_of(const svg_limit *l, curve c) { return c == LOW95 ? l->low95 : c == HIGH95 ? l->high95 : c == LOW998 ? l->low998 : l->high998; }

/* A drawing within the drawing: what goes beyond the area is cut off. */
static void clip_begin(const svg_area *a, buf *to) {
  buf_printf(to, "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\" "
                 "overflow=\"hidden\">\n", (int)a->left, (int)a->top, (int)(a->right - a->left),
             (int)(a->bottom - a->top), (int)a->left, (int)a->top, (int)(a->right - a->left), (int)(a->bottom - a->top));
}

static void curve_of(const svg_funnel_plot *p, const svg_area *a, curve c, buf *to) {
  buf_printf(to, "<path class=\"%s\" d=\"", c == LOW95 || c == HIGH95 ? "near" : "far");
  bool pen = false;
  for (size_t i = 0; i < p->limit_count; i++) {
    double x = p->limits[i].x, y = value_of(&p->limits[i], c);
    if (!isfinite(x) || !isfinite(y)) {
      pen = false;
      continue;
    }
    buf_char(to, pen ? 'L' : 'M');
    svg_number(svg_at_x(a, x), to);
    svg_number(svg_at_y(a, y), to);
    pen = true;
  }
  buf_text(to, "\"/>\n");
}

static void curves(const svg_funnel_plot *p, const svg_area *a, buf *to) {
  clip_begin(a, to);
  for (int c = LOW95; c <= HIGH998; c++) curve_of(p, a, (curve)c, to);
  buf_text(to, "</svg>\n");
  if (isfinite(p->target)) svg_line("target", LEFT, svg_at_y(a, p->target), RIGHT, svg_at_y(a, p->target), to);
}

/* ---- points ---- */

typedef struct box {
  double left, right, top, bottom;
} box;

static bool overlaps(box a, box b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

typedef struct labels {
  const svg_funnel_plot *plot;
  const svg_area *area;
  box taken[LABELS_MAX];
  size_t count, unlabelled;
  buf *to;
} labels;

/* Hides no mark and no other label. */
static bool is_free(const labels *l, box b) {
  if (b.left < LEFT + 2 || b.right > SVG_WIDTH - 2 || b.top < TOP || b.bottom > BOTTOM) return false;
  for (size_t i = 0; i < l->count; i++)
    if (overlaps(b, l->taken[i])) return false;
  for (size_t i = 0; i < l->plot->count; i++) {
    const svg_point *p = &l->plot->points[i];
    if (!is_drawn(p)) continue;
    double x = svg_at_x(l->area, p->x), y = svg_at_y(l->area, p->y), r = p->outside ? 7 : 5;
    if (overlaps(b, (box){x - r, x + r, y - r, y + r})) return false;
  }
  return true;
}

/* Beside its point on either side, else as little above or below as is free. */
static bool place(const labels *l, double x, double y, double width, box *at) {
  for (int turn = 0; turn < 36; turn++) {
    double off = (turn + 1) / 2 * 10 * (turn % 2 == 0 ? 1 : -1), apart = turn == 0 ? 11 : 20;
    *at = (box){x + apart, x + apart + width, y + off - LABEL_HEIGHT / 2.0, y + off + LABEL_HEIGHT / 2.0};
    if (is_free(l, *at)) return true;
    at->left = x - apart - width;
    at->right = x - apart;
    if (is_free(l, *at)) return true;
  }
  return false;
}

static void label(labels *l, const svg_point *p) {
  double x = svg_at_x(l->area, p->x), y = svg_at_y(l->area, p->y);
  box at;
  if (l->count == LABELS_MAX || !place(l, x, y, fmin(svg_width_of(p->label), LABEL_ROOM), &at)) {
    l->unlabelled++;
    return;
  }
  l->taken[l->count++] = at;
  bool right = at.left > x;
  double middle = (at.top + at.bottom) / 2;
  if (fabs(middle - y) > 1) svg_line("lead", x, y, right ? at.left - 2 : at.right + 2, middle, l->to);
  svg_words_cut("halo", right ? "start" : "end", right ? at.left : at.right, middle + 5, p->label, LABEL_ROOM, l->to);
}

static void all_labels(const svg_funnel_plot *p, const svg_area *a, buf *to) {
  labels l = {.plot = p, .area = a, .to = to};
  for (size_t i = 0; i < p->count; i++)
    if (is_drawn(&p->points[i]) && p->points[i].outside && p->points[i].label.len > 0) label(&l, &p->points[i]);
  if (l.unlabelled == 0) return;
  buf more = {0};
  buf_printf(&more, "%zu more outside without room for a name: see the table", l.unlabelled);
  svg_words("quiet", "end", RIGHT, TOP - 12, (str){more.at, more.len}, to);
  to->failed |= more.failed;
  buf_free(&more);
}

static void points(const svg_funnel_plot *p, const svg_area *a, buf *to) {
  size_t drawn = 0;
  all_labels(p, a, to);
  for (size_t i = 0; i < p->count; i++) { /* those outside come last, on top */
    drawn += is_drawn(&p->points[i]);
    if (is_drawn(&p->points[i]) && !p->points[i].outside) svg_circle("in", svg_at_x(a, p->points[i].x), svg_at_y(a, p->points[i].y), 4, to);
  }
  for (size_t i = 0; i < p->count; i++)
    if (is_drawn(&p->points[i]) && p->points[i].outside) svg_diamond("out", svg_at_x(a, p->points[i].x), svg_at_y(a, p->points[i].y), 6.5, to);
  if (drawn == 0) svg_words("quiet halo", "middle", (LEFT + RIGHT) / 2.0, (TOP + BOTTOM) / 2.0, STR("nothing to draw"), to);
}

static void legend(const svg_funnel_plot *p, buf *to) {
  double y = HEIGHT - 18;
  svg_circle("in", LEFT + 6, y, 4, to);
  svg_words("", "start", LEFT + 18, y + 5, STR("within"), to);
  svg_diamond("out", LEFT + 82, y, 6.5, to);
  svg_words("", "start", LEFT + 94, y + 5, STR("outside"), to);
  svg_line("near", LEFT + 165, y, LEFT + 199, y, to);
  svg_words("", "start", LEFT + 207, y + 5, STR("95 % limits"), to);
  svg_line("far", LEFT + 300, y, LEFT + 334, y, to);
  svg_words("", "start", LEFT + 342, y + 5, STR("99.8 % limits"), to);
  if (!isfinite(p->target)) return;
  svg_line("target", LEFT + 450, y, LEFT + 484, y, to);
  buf target = {0};
  buf_text(&target, "target ");
  put_percent(p->target, &target);
  buf_text(&target, " %");
  svg_words("", "start", LEFT + 492, y + 5, (str){target.at, target.len}, to);
  to->failed |= target.failed;
  buf_free(&target);
}

static void describe(const svg_funnel_plot *p, buf *to) {
  size_t drawn = 0, outside = 0;
  for (size_t i = 0; i < p->count; i++) {
    drawn += is_drawn(&p->points[i]);
    outside += is_drawn(&p->points[i]) && p->points[i].outside;
  }
  buf_printf(to, " %zu drawn, %zu of them outside the limits", drawn, outside);
  for (size_t i = 0, told = 0; i < p->count; i++) {
    if (!is_drawn(&p->points[i]) || !p->points[i].outside) continue;
    buf_text(to, told++ == 0 ? ": " : ", ");
    html_text(p->points[i].label, to);
  }
  if (drawn < p->count) buf_printf(to, "; %zu without a rate: no mark", p->count - drawn);
  buf_char(to, '.');
}

void svg_funnel(const svg_funnel_plot *p, buf *to) {
  svg_area a = area_of(p);
  svg_begin(&p->head, HEIGHT, to);
  describe(p, to);
  svg_described(to);
  svg_scales scales = {.x_label = p->x_label, .y_label = p->y_label, .percent = true, .whole_x = true};
  if (scales.x_label.len == 0) scales.x_label = STR("People");
  if (scales.y_label.len == 0) scales.y_label = STR("Rate");
  svg_frame(&a, &scales, to);
  curves(p, &a, to);
  points(p, &a, to);
  legend(p, to);
  svg_end(to);
}
