/* Plots as SVG, for a page that html_begin opened (its style sheet colours them; nothing is told by colour alone).
 *
 * Each is one image with a title and a description for those who cannot see it; what cannot be drawn (undefined, unbounded, beyond the
 * scale) the description says. The figures themselves stand in a table of the page. Texts are data: they are escaped here. No state.
 */
#ifndef EPF_BIAS_SVG_H
#define EPF_BIAS_SVG_H

#include "base/buf.h"
#include "stats/stats.h"

typedef struct svg_head {
  const char *id; /* letters, digits and hyphens, once a page */
  str title;
  str desc; /* what it shows; each function adds what it could not draw */
} svg_head;

/* The box that a plot scrolls in; `name` says which plot it is, in our own words. */
void svg_box_begin(const char *name, buf *to);
void svg_box_end(buf *to);

/* ---- ratios beside the reference: svg_forest.c ---- */
typedef struct svg_ratio {
  str label;
  const char *note; /* in place of marks, in our own words: "hidden"; else NULL */
  estimate crude, pooled;
} svg_ratio;

typedef struct svg_forest_plot {
  svg_head head;
  const svg_ratio *rows;
  size_t count;
  bool has_pooled; /* a second mark in each row: the ratio within strata */
  interval scale;      /* as svg_forest_scale says; plots of one scale compare */
} svg_forest_plot;

/* A logarithmic scale for these: around 1 at least from a half to 2, and never beyond 1/50 and 50. */
interval svg_forest_scale(const svg_ratio *rows, size_t count, bool has_pooled);
void svg_forest(const svg_forest_plot *p, buf *to);

/* ---- offices: svg_funnel.c ---- */
typedef struct svg_point {
  double x, y;  /* funnel: people, rate from 0 to 1; CUSUM: index or day, score. What is not finite is not drawn */
  str label;    /* shown where outside; of a CUSUM's alarm */
  bool outside; /* funnel: beyond the limits that the caller looks at */
} svg_point;

/* The limits at `x` people, rising in x. Not finite: no limit there. */
typedef struct svg_limit {
  double x, low95, high95, low998, high998;
} svg_limit;

typedef struct svg_funnel_plot {
  svg_head head;
  const svg_point *points;
  size_t count;
  const svg_limit *limits;
  size_t limit_count;
  double target;
  str x_label, y_label; /* empty: "People", "Rate" */
} svg_funnel_plot;

void svg_funnel(const svg_funnel_plot *p, buf *to);

/* ---- time: svg_cusum.c ---- */
typedef struct svg_cusum_plot {
  svg_head head;
  const svg_point *points; /* rising in x */
  size_t count;
  double threshold;     /* NAN: none */
  const size_t *alarms; /* which points, rising */
  size_t alarm_count;
  bool x_is_day;        /* days since 1970-01-01 (base/date.h), shown as dates */
  str x_label, y_label; /* empty: "Outcome" or "Day", "Score" */
} svg_cusum_plot;

void svg_cusum(const svg_cusum_plot *p, buf *to);

#endif
