/* A forest plot: a row a group, its ratio with its interval on a logarithmic scale around 1. */
#include <math.h>

#include "bias/html.h"
#include "bias/numbers.h"
#include "bias/svg_parts.h"

enum { LABEL_LEFT = 8, LABEL_ROOM = 202, LEFT = 220, RIGHT = 704, TOP = 52, ROW_ONE = 38, ROW_TWO = 42, APART = 8, BELOW = 104, LINE = 16 };

static const double scale_low = 0.02, scale_high = 50, end_low = 0.1, end_high = 10;

typedef struct forest {
  const svg_forest_plot *plot;
  svg_area area;
  double row;
  buf *to;
} forest;

/* ---- the scale ---- */

static void widen(interval *s, double x, double low, double high) {
  if (!(x > 0) || isinf(x)) return;
  s->low = fmin(s->low, fmax(x / 1.1, low));
  s->high = fmax(s->high, fmin(x * 1.1, high));
}

static void widen_by(interval *s, estimate e) {
  widen(s, e.value, scale_low, scale_high);
  widen(s, e.ci.low, end_low, end_high);
  widen(s, e.ci.high, end_low, end_high);
}

interval svg_forest_scale(const svg_ratio *rows, size_t count, bool has_pooled) {
  interval s = {0.5, 2};
  for (size_t i = 0; i < count; i++) {
    if (rows[i].note != NULL) continue;
    widen_by(&s, rows[i].crude);
    if (has_pooled) widen_by(&s, rows[i].pooled);
  }
  return s;
}

/* ---- what is drawn once ---- */

/* The area's scale is that of logarithms. */
static double at(const forest *f, double ratio) { return svg_at_x(&f->area, log(ratio)); }

static void band(const forest *f) {
  double low = at(f, 0.8), high = at(f, 1.25), top = f->area.top, bottom = f->area.bottom;
  buf_text(f->to, "<rect class=\"band\" x=\"");
  put_figure(low, 1, f->to);
  buf_printf(f->to, "\" y=\"%d\" width=\"", (int)top);
  put_figure(high - low, 1, f->to);
  buf_printf(f->to, "\" height=\"%d\"/>\n", (int)(bottom - top));
  svg_line("edge", low, top, low, bottom, f->to);
  svg_line("edge", high, top, high, bottom, f->to);
  double middle = fmin(fmax(at(f, 1), LEFT + 170), RIGHT - 170);
  svg_words("quiet", "middle", middle, TOP - 8, STR("band: 0.80 to 1.25, the four-fifths rule of thumb"), f->to);
  svg_words("", "end", at(f, 1) - 10, 18, STR("← lower rate"), f->to);
  svg_words("", "start", at(f, 1) + 10, 18, STR("higher rate →"), f->to);
}

static void scale(const forest *f) {
  static const double wide[] = {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50}, narrow[] = {0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5};
  bool is_narrow = f->area.x.high - f->area.x.low < log(10);
  const double *ticks = is_narrow ? narrow : wide;
  size_t count = is_narrow ? sizeof narrow / sizeof *narrow : sizeof wide / sizeof *wide;
  double bottom = f->area.bottom;
  svg_line("axis", LEFT, bottom, RIGHT, bottom, f->to);
  for (size_t i = 0; i < count; i++) {
    double x = at(f, ticks[i]);
    if (x < LEFT - 0.1 || x > RIGHT + 0.1) continue;
    svg_line("axis", x, bottom, x, bottom + 5, f->to);
    buf text = {0};
    json_number(ticks[i], &text);
    svg_words("quiet", "middle", x, bottom + 20, (str){text.at, text.len}, f->to);
    f->to->failed |= text.failed;
    buf_free(&text);
  }
  svg_line("at", at(f, 1), f->area.top, at(f, 1), bottom + 5, f->to);
  svg_words("", "middle", (LEFT + RIGHT) / 2.0, bottom + 42, STR("relative rate index (logarithmic scale); 1: the same rate as the reference"), f->to);
}

static void legend(const forest *f, double y) {
  double x = f->plot->has_pooled ? LEFT - 60 : LEFT + 130;
  svg_line("one", x, y, x + 34, y, f->to);
  svg_circle("one-mark", x + 17, y, 5, f->to);
  svg_words("", "start", x + 44, y + 5, f->plot->has_pooled ? STR("over all") : STR("over all; line: its interval"), f->to);
  if (!f->plot->has_pooled) return;
  svg_line("two", x + 125, y, x + 159, y, f->to);
  svg_diamond("two-mark", x + 142, y, 6.5, f->to);
  svg_words("", "start", x + 169, y + 5, STR("within strata (Mantel-Haenszel); lines: intervals"), f->to);
}

/* ---- rows ---- */

static void label(const forest *f, str text, double y) {
  size_t first = svg_fit(text, LABEL_ROOM);
  if (first == text.len) {
    svg_words("", "start", LABEL_LEFT, y + 5, text, f->to);
    return;
  }
  svg_words("", "start", LABEL_LEFT, y + 5 - LINE / 2.0, (str){text.at, first}, f->to);
  svg_words_cut("", "start", LABEL_LEFT, y + 5 + LINE / 2.0, (str){text.at + first, text.len - first}, LABEL_ROOM, f->to);
}

typedef struct mark_kind {
  const char *line, *cap, *arrow;
  bool pooled;
} mark_kind;
static const mark_kind crude_kind = {"one", "one", "one-mark", false}, pooled_kind = {"two", "two-cap", "two-arrow", true};

/* An end of an interval: a cap, or an arrow where it goes on beyond the scale. */
static double end_of(const forest *f, const mark_kind *k, double ratio, double y) {
  double x = ratio > 0 ? at(f, ratio) : -INFINITY;
  bool left = x < LEFT, right = x > RIGHT;
  x = fmin(fmax(x, LEFT), RIGHT);
  if (left || right) svg_arrow(k->arrow, x, y, left ? -1 : 1, 0, f->to);
  else svg_line(k->cap, x, y - 4, x, y + 4, f->to);
  return x;
}

static void whisker(const forest *f, const mark_kind *k, interval ci, double y) {
  if (isnan(ci.low) || isnan(ci.high)) return;
  double low = end_of(f, k, ci.low, y), high = end_of(f, k, ci.high, y);
  svg_line(k->line, low, y, high, y, f->to);
}

/* The ratio itself where it is beyond the scale: its figure at the edge. */
static void beyond(const forest *f, const mark_kind *k, double ratio, double y, bool left) {
  svg_arrow(k->arrow, left ? LEFT : RIGHT, y, left ? -1 : 1, 0, f->to);
  buf text = {0};
  if (ratio == 0) buf_char(&text, '0');
  else put_figure(ratio, ratio < 1 ? 3 : 0, &text);
  svg_words("halo", left ? "start" : "end", left ? LEFT + 13 : RIGHT - 13, y - 3, (str){text.at, text.len}, f->to);
  f->to->failed |= text.failed;
  buf_free(&text);
}

static void mark(const forest *f, const mark_kind *k, estimate e, double y) {
  whisker(f, k, e.ci, y);
  if (isnan(e.value)) {
    if (!k->pooled) svg_words("quiet halo", "middle", at(f, 1), y + 5, STR("undefined"), f->to);
    return;
  }
  double x = e.value > 0 ? at(f, e.value) : -INFINITY;
  if (x < LEFT || x > RIGHT) beyond(f, k, e.value, y, x < LEFT);
  else if (k->pooled) svg_diamond("two-mark", x, y, 6.5, f->to);
  else svg_circle("one-mark", x, y, 5, f->to);
}

static void row(const forest *f, const svg_ratio *r, double y) {
  label(f, r->label, y);
  svg_line("hair", LABEL_LEFT, y + f->row / 2, RIGHT, y + f->row / 2, f->to);
  if (r->note != NULL) {
    svg_words("quiet halo", "middle", at(f, 1), y + 5, str_from(r->note), f->to);
    return;
  }
  mark(f, &crude_kind, r->crude, f->plot->has_pooled ? y - APART : y);
  if (f->plot->has_pooled) mark(f, &pooled_kind, r->pooled, y + APART);
}

/* ---- what the marks cannot say ---- */

static bool is_within(interval scale, double x) { return x >= scale.low && x <= scale.high; }

static void describe_end(double end, interval scale, const char *name, const char *what, buf *to) {
  if (isnan(end) || is_within(scale, end)) return;
  buf_printf(to, "; the %s end of its %sinterval, ", what, name);
  put_figure(end, end < 1 ? 3 : 0, to);
  buf_text(to, ", is beyond the scale: an arrow");
}

static void describe_one(estimate e, interval scale, const char *name, buf *to) {
  if (isnan(e.value)) {
    buf_printf(to, "; the %sratio is undefined: no mark", name);
  } else if (!is_within(scale, e.value)) {
    buf_printf(to, "; the %sratio, ", name);
    if (isinf(e.value)) buf_text(to, "infinite");
    else put_figure(e.value, e.value == 0 ? 0 : 3, to);
    buf_text(to, ", is beyond the scale: an arrow");
  }
  describe_end(e.ci.low, scale, name, "lower", to);
  describe_end(e.ci.high, scale, name, "upper", to);
}

static void describe(const svg_forest_plot *p, buf *to) {
  for (size_t i = 0; i < p->count; i++) {
    const svg_ratio *r = &p->rows[i];
    buf words = {0};
    if (r->note != NULL) buf_printf(&words, "; %s: no mark", r->note);
    else describe_one(r->crude, p->scale, "", &words);
    if (r->note == NULL && p->has_pooled) describe_one(r->pooled, p->scale, "Mantel-Haenszel ", &words);
    if (words.len > 0) {
      buf_char(to, ' ');
      html_text(r->label, to);
      buf_char(to, ':');
      buf_add(to, words.at + 1, words.len - 1);
      buf_char(to, '.');
    }
    to->failed |= words.failed;
    buf_free(&words);
  }
}

void svg_forest(const svg_forest_plot *p, buf *to) {
  double rows = p->has_pooled ? ROW_TWO : ROW_ONE, bottom = TOP + rows * (double)p->count;
  forest f = {p, {LEFT, TOP, RIGHT, bottom, {log(p->scale.low), log(p->scale.high)}, {0, 1}}, rows, to};
  svg_begin(&p->head, bottom + BELOW, to);
  describe(p, to);
  svg_described(to);
  band(&f);
  scale(&f);
  for (size_t i = 0; i < p->count; i++) row(&f, &p->rows[i], TOP + rows * ((double)i + 0.5));
  legend(&f, bottom + 74);
  svg_end(to);
}
