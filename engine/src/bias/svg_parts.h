/* What all plots are drawn with. Internal to them. */
#ifndef EPF_BIAS_SVG_PARTS_H
#define EPF_BIAS_SVG_PARTS_H

#include "bias/svg.h"

enum { SVG_WIDTH = 720 };

/* The part of a plot that holds the marks, and what it shows. */
typedef struct svg_area {
  double left, top, right, bottom; /* on the drawing */
  interval x, y;                       /* shown: from left to right, from bottom to top */
} svg_area;

double svg_at_x(const svg_area *a, double x);
double svg_at_y(const svg_area *a, double y);

/* Up to the description, which stays open for more words. */
void svg_begin(const svg_head *h, double height, buf *to);
void svg_described(buf *to);
void svg_end(buf *to);

void svg_line(const char *kind, double x1, double y1, double x2, double y2, buf *to);
void svg_circle(const char *kind, double x, double y, double radius, buf *to);
void svg_diamond(const char *kind, double x, double y, double radius, buf *to);
/* A head of an arrow whose tip is here, and that points to the left (-1, 0), the right (1, 0) or down (0, 1). */
void svg_arrow(const char *kind, double x, double y, int dx, int dy, buf *to);
/* `anchor`: start, middle or end. */
void svg_words(const char *kind, const char *anchor, double x, double y, str text, buf *to);
/* One coordinate, with a blank before it. */
void svg_number(double v, buf *to);

/* About how wide it is drawn. */
double svg_width_of(str text);
/* How many bytes of it to draw in a room: up to where words part, if that can be; all, if all fits. */
size_t svg_fit(str text, double room);
/* The text cut to a room, with dots behind it where that is needed. */
void svg_words_cut(const char *kind, const char *anchor, double x, double y, str text, double room, buf *to);

/* A round step that parts the interval into about `parts`; above zero. */
double svg_step(interval s, int parts);
/* The frame with its scales. `percent`: y times a hundred. `days`: x as dates. */
typedef struct svg_scales {
  str x_label, y_label;
  bool percent, days, whole_x; /* whole_x: no step below one */
  double y_label_above;        /* the area; 0: 12 */
} svg_scales;
void svg_frame(const svg_area *a, const svg_scales *s, buf *to);

#endif
