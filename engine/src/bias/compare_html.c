/* A comparison as one page for a browser: tables, what they say in words, and a plot of the changes that says the same. */
#include <math.h>
#include <stdio.h>

#include "bias/compare.h"
#include "bias/html_report.h"
#include "bias/numbers.h"
#include "bias/svg_parts.h"

static bool any(const compare_report *r) { return r->count > 0; }
static interval times(interval s, double factor) { return (interval){s.low * factor, s.high * factor}; }

static void level(const compare_report *r, buf *to) {
  json_number(r->request->level * 100, to);
  buf_text(to, " %");
}

static const compare_group *reference_of(const compare_report *r) {
  for (size_t i = 0; i < r->count; i++)
    if (r->groups[i].reference) return &r->groups[i];
  return NULL;
}

/* ---- the top ---- */

static void contents(const compare_report *r, buf *to) {
  buf_text(to, "<nav aria-label=\"Contents\"><ul><li><a href=\"#shown\">What is shown</a></li>");
  if (r->warnings.count > 0) buf_text(to, "<li><a href=\"#mind\">Warnings</a></li>");
  if (any(r)) buf_text(to, "<li><a href=\"#changes\">Changes</a></li>");
  if (r->compared > 0) buf_text(to, "<li><a href=\"#words\">In words</a></li>");
  buf_text(to, "<li><a href=\"#read\">How to read this page</a></li></ul></nav>\n");
}

static void header(const compare_report *r, buf *to) {
  buf title = {0};
  buf_text(&title, "What changed, by ");
  buf_str(&title, r->group_names);
  size_t words = title.len;
  buf_text(&title, " (internal view, not for publication)");
  html_begin((str){title.at, title.len}, true, to);
  buf_text(to, "<header>\n<p class=\"made\">Did it change for all alike?</p>\n<h1>");
  html_text((str){title.at, words}, to);
  buf_text(to, "</h1>\n");
  html_internal(to);
  to->failed |= title.failed;
  buf_free(&title);
  contents(r, to);
  buf_text(to, "</header>\n<main>\n");
}

static void left_out(const char *name, const bias_left_out *l, uint64_t least, const char *words, buf *to) {
  if (l->count == 0 && !l->hidden) return;
  buf_printf(to, "<dt>%s</dt><dd>", name);
  if (l->hidden) buf_text(to, "fewer than ");
  html_count(l->hidden ? least : l->count, to);
  buf_printf(to, " %s</dd>\n", words);
}

static void side(const char *name, const char *left, const compare_side *s, uint64_t least, buf *to) {
  static const char *const why[] = {"whose group is not known", "whose outcome is not known",
                                    "whom a lawful criterion bars (compared are those who could qualify)"};
  html_fact(name, s->name, to);
  html_facts(s->facts, s->fact_count, to);
  for (size_t i = 0; i < sizeof s->left_out / sizeof *s->left_out; i++) left_out(left, &s->left_out[i], least, why[i], to);
}

static void shown(const compare_report *r, buf *to) {
  const bias_request *q = r->request;
  buf_text(to, "<section aria-labelledby=\"shown\">\n<h2 id=\"shown\">What is shown</h2>\n<dl class=\"facts\">\n"
               "<dt>Kind of view</dt><dd>internal view, not for publication</dd>\n");
  html_facts(q->facts, q->fact_count, to);
  side("Before", "Left out before", &r->sides[BEFORE], q->min_count, to);
  side("After", "Left out after", &r->sides[AFTER], q->min_count, to);
  left_out("Left out", &r->no_side, q->min_count, "of whom it is not known to which side they belong", to);
  html_fact("Groups", r->group_names, to);
  html_fact("Reference", r->reference, to);
  buf_text(to, "<dt>Intervals</dt><dd>");
  level(r, to);
  buf_printf(to, "</dd>\n<dt>Least count</dt><dd>%llu: smaller cells, on either side, are hidden</dd>\n</dl>\n</section>\n",
             (unsigned long long)q->min_count);
}

/* ---- the plot: a row a group, its change and what goes beyond the reference's, in points ---- */

enum { LABEL_LEFT = 8, LABEL_ROOM = 202, LEFT = 220, RIGHT = 704, TOP = 34, ROW = 42, APART = 8, BELOW = 104, PLOT_ROWS = 16 };

typedef struct plot {
  const compare_report *r;
  svg_area area;
  buf *to;
} plot;

static void widen(interval *s, double x) {
  if (!isfinite(x)) return;
  s->low = fmin(s->low, x);
  s->high = fmax(s->high, x);
}

/* In points, of all groups, so that the parts of a plot compare; with zero in it. */
static interval scale_of(const compare_report *r) {
  interval s = {-0.01, 0.01};
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    if (g->suppressed) continue;
    widen(&s, g->change_ci.low);
    widen(&s, g->change_ci.high);
    widen(&s, g->change);
    if (!g->compared) continue;
    widen(&s, g->beyond.ci.low);
    widen(&s, g->beyond.ci.high);
  }
  double room = (s.high - s.low) * 0.04;
  return (interval){(s.low - room) * 100, (s.high + room) * 100};
}

static double at(const plot *p, double share) { return svg_at_x(&p->area, share * 100); }

static void axis(const plot *p) {
  double bottom = p->area.bottom, step = svg_step(p->area.x, 8);
  svg_line("axis", LEFT, bottom, RIGHT, bottom, p->to);
  for (double k = ceil(p->area.x.low / step); k * step <= p->area.x.high; k++) {
    double x = svg_at_x(&p->area, k * step);
    buf text = {0};
    svg_line("axis", x, bottom, x, bottom + 5, p->to);
    put_figure(k * step, step < 1 ? 1 : 0, &text);
    svg_words("quiet", "middle", x, bottom + 20, (str){text.at, text.len}, p->to);
    p->to->failed |= text.failed;
    buf_free(&text);
  }
  svg_line("at", at(p, 0), TOP, at(p, 0), bottom + 5, p->to);
  double parting = fmin(fmax(at(p, 0), LEFT + 60), RIGHT - 60);
  svg_words("", "end", parting - 10, 18, STR("← fell"), p->to);
  svg_words("", "start", parting + 10, 18, STR("rose →"), p->to);
  svg_words("", "middle", (LEFT + RIGHT) / 2.0, bottom + 42, STR("change in points; 0: no change"), p->to);
}

static void mark(const plot *p, double value, interval ci, double y, bool second) {
  const char *cap = second ? "two-cap" : "one";
  if (isnan(value)) return;
  if (!isnan(ci.low) && !isnan(ci.high)) {
    svg_line(second ? "two" : "one", at(p, ci.low), y, at(p, ci.high), y, p->to);
    svg_line(cap, at(p, ci.low), y - 4, at(p, ci.low), y + 4, p->to);
    svg_line(cap, at(p, ci.high), y - 4, at(p, ci.high), y + 4, p->to);
  }
  if (second) svg_diamond("two-mark", at(p, value), y, 6.5, p->to);
  else svg_circle("one-mark", at(p, value), y, 5, p->to);
}

static void row(const plot *p, const compare_group *g, double y) {
  svg_words_cut("", "start", LABEL_LEFT, y + 5, g->name, LABEL_ROOM, p->to);
  svg_line("hair", LABEL_LEFT, y + ROW / 2.0, RIGHT, y + ROW / 2.0, p->to);
  if (g->suppressed) {
    svg_words("quiet halo", "middle", at(p, 0), y + 5, STR("hidden"), p->to);
    return;
  }
  mark(p, g->change, g->change_ci, g->compared ? y - APART : y, false);
  if (g->compared) mark(p, g->beyond.value, g->beyond.ci, y + APART, true);
}

static void legend(const plot *p, double y) {
  double x = p->r->compared > 0 ? LEFT - 60 : LEFT + 130;
  svg_line("one", x, y, x + 34, y, p->to);
  svg_circle("one-mark", x + 17, y, 5, p->to);
  svg_words("", "start", x + 44, y + 5, STR("change"), p->to);
  if (p->r->compared == 0) return;
  svg_line("two", x + 125, y, x + 159, y, p->to);
  svg_diamond("two-mark", x + 142, y, 6.5, p->to);
  svg_words("", "start", x + 169, y + 5, STR("beyond the reference’s change; lines: intervals"), p->to);
}

static void describe(const compare_group *g, buf *to) {
  if (!g->suppressed && !isnan(g->change)) return;
  buf_char(to, ' ');
  html_text(g->name, to);
  buf_text(to, g->suppressed ? ": hidden: no mark." : ": the change is undefined: no mark.");
}

static void plot_part(const compare_report *r, interval scale, size_t from, size_t count, size_t part, buf *to) {
  char id[32], box[48];
  double bottom = TOP + ROW * (double)count;
  plot p = {r, {LEFT, TOP, RIGHT, bottom, scale, {0, 1}}, to};
  snprintf(id, sizeof id, "plot-%zu", part + 1);
  snprintf(box, sizeof box, "Plot of changes %zu", part + 1);
  svg_head head = {id, STR("Change of each group’s rate, and how far it went beyond the reference’s"),
                   STR("A row for each group, across: points. A filled circle is the change of the rate, with its interval as a line; an open diamond below it "
                       "is the change less the reference’s, with its interval as a dashed line. The same figures stand in the tables.")};
  buf_text(to, "<figure>\n");
  svg_box_begin(box, to);
  svg_begin(&head, bottom + BELOW, to);
  for (size_t i = from; i < from + count; i++) describe(&r->groups[i], to);
  svg_described(to);
  axis(&p);
  for (size_t i = 0; i < count; i++) row(&p, &r->groups[from + i], TOP + ROW * ((double)i + 0.5));
  legend(&p, bottom + 74);
  svg_end(to);
  svg_box_end(to);
  buf_printf(to, "<figcaption><b>Figure %zu.</b> Changes in points with intervals (", part + 1);
  level(r, to);
  buf_text(to, "). The same figures stand in <a href=\"#table-changes\">table&nbsp;2</a>.</figcaption>\n</figure>\n");
}

static void plots(const compare_report *r, buf *to) {
  size_t parts = (r->count + PLOT_ROWS - 1) / PLOT_ROWS, even = (r->count + parts - 1) / parts; /* no part with a row or two alone */
  interval scale = scale_of(r);
  for (size_t part = 0, from = 0; from < r->count; part++, from += even)
    plot_part(r, scale, from, r->count - from < even ? r->count - from : even, part, to);
}

/* ---- tables ---- */

/* "590 of 1,050", and below it the rate with its interval. */
static void rate_cells(const compare_rate *s, buf *to) {
  buf_text(to, "<td class=\"n\">");
  html_count(s->x, to);
  buf_text(to, " of ");
  html_count(s->n, to);
  buf_text(to, "</td>");
  html_cell_estimate(s->rate * 100, times(s->ci, 100), 1, to);
}

static void rates_row(str name, const compare_group *g, buf *to) {
  html_row(name, g->reference ? "reference" : NULL, to);
  if (g->suppressed) html_cells_hidden(4, to);
  for (int s = 0; s < COMPARED_SIDES && !g->suppressed; s++) rate_cells(&g->sides[s], to);
  html_row_end(to);
}

static void rates(const compare_report *r, buf *to) {
  static const char *const columns[] = {"Group", "Selected before", "Rate before, %", "Selected after", "Rate after, %"};
  html_table_begin("table-rates", to);
  buf_text(to, "Table 1. How many were selected, before and after<small>Wilson intervals: ");
  level(r, to);
  buf_text(to, "</small>");
  html_caption_end(columns, sizeof columns / sizeof *columns, to);
  if (r->total_shown) rates_row(STR("Everybody"), &r->total, to);
  for (size_t i = 0; i < r->count; i++) rates_row(r->groups[i].name, &r->groups[i], to);
  html_table_end(to);
}

static void change_row(str name, const compare_group *g, buf *to) {
  html_row(name, g->reference ? "reference" : NULL, to);
  if (g->suppressed) {
    html_cells_hidden(4, to);
  } else {
    html_cell_figure(g->sides[BEFORE].rate * 100, 1, to);
    html_cell_figure(g->sides[AFTER].rate * 100, 1, to);
    html_cell_estimate(g->change * 100, times(g->change_ci, 100), 1, to);
    if (g->compared) html_cell_estimate(g->beyond.value * 100, times(g->beyond.ci, 100), 1, to);
    else html_cell("<i class=\"none\">not compared</i>", to);
  }
  html_row_end(to);
}

static void change_table(const compare_report *r, buf *to) {
  static const char *const columns[] = {"Group", "Rate before, %", "Rate after, %", "Change in points (Newcombe interval)",
                                        "Beyond the reference’s change, points (interval)"};
  html_table_begin("table-changes", to);
  buf_text(to, "Table 2. What changed, and what changed beyond ");
  html_name(r->reference, to);
  buf_text(to, "<small>Intervals: ");
  level(r, to);
  buf_printf(to, ". %zu group%s compared with the reference%s</small>", r->compared, r->compared == 1 ? " is" : "s are",
             r->compared > 1 ? ", and no interval is adjusted for that" : "");
  html_caption_end(columns, sizeof columns / sizeof *columns, to);
  if (r->total_shown) change_row(STR("Everybody"), &r->total, to);
  for (size_t i = 0; i < r->count; i++) change_row(r->groups[i].name, &r->groups[i], to);
  html_table_end(to);
}

static void changes(const compare_report *r, buf *to) {
  buf_text(to, "<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">Changes</h2>\n");
  rates(r, to);
  if (r->hidden < r->count) plots(r, to);
  change_table(r, to);
  buf_text(to, "</section>\n");
}

/* ---- in words ---- */

static const char *course(double change) { return change > 0 ? "rose" : change < 0 ? "fell" : "stayed"; }

static const char *beside(double change, double of_reference) {
  if (change == 0 || of_reference == 0 || (change > 0) != (of_reference > 0)) return "while";
  return fabs(change) > fabs(of_reference) ? "by more than" : "by less than";
}

/* "2.3 points above" */
static void gap(const compare_group *g, const compare_group *reference, int side, buf *to) {
  double difference = g->sides[side].rate - reference->sides[side].rate;
  put_figure(fabs(difference) * 100, 1, to);
  buf_text(to, difference < 0 ? " points below" : " points above");
}

static void verdict(const compare_report *r, const compare_group *g, const compare_group *reference, buf *to) {
  if (g->beyond.ci.low <= 0 && g->beyond.ci.high >= 0) {
    buf_text(to, "No more than chance may bring: these figures do not show that the rate changed otherwise than that of ");
    html_name(r->reference, to);
  } else {
    const char *how = beside(g->change, reference->change);
    buf_printf(to, "More than chance would bring: the rate %s %s that of ", course(g->change), how);
    html_name(r->reference, to);
    if (strcmp(how, "while") == 0) buf_printf(to, " %s", course(reference->change));
  }
  buf_text(to, ". Before, the rate was ");
  gap(g, reference, BEFORE, to);
  buf_text(to, " that of ");
  html_name(r->reference, to);
  buf_text(to, "; after, ");
  gap(g, reference, AFTER, to);
  buf_text(to, " it.");
}

static void meanings(const compare_report *r, buf *to) {
  const compare_group *reference = reference_of(r);
  if (r->compared == 0 || reference == NULL) return;
  buf_text(to, "<section aria-labelledby=\"words\">\n<h2 id=\"words\">In words</h2>\n<dl class=\"terms\">\n");
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    if (!g->compared) continue;
    buf_text(to, "<div><dt>");
    html_name(g->name, to);
    buf_text(to, "</dt><dd>");
    if (isnan(g->beyond.value)) buf_text(to, "The two changes cannot be compared: on one side there is nobody.");
    else verdict(r, g, reference, to);
    buf_text(to, "</dd></div>\n");
  }
  buf_text(to, "</dl>\n</section>\n");
}

static void reading(const compare_report *r, buf *to) {
  buf_text(to, "<section aria-labelledby=\"read\">\n<h2 id=\"read\">How to read this page</h2>\n"
               "<p><strong>A difference is not by itself discrimination, and no difference is no proof of its absence.</strong> A change is the rate after "
               "less the rate before, in points. What goes beyond the reference’s is the group’s change less the reference’s: where its interval holds 0, "
               "chance alone may account for it. What else changed, such as offences or courts, is not taken out.</p>\n");
  if (r->compared > 1) buf_text(to, "<p>The more groups are compared, the likelier one lies beyond chance by chance.</p>\n");
  buf_printf(to, "<p>Undefined: on one side there is nobody. <b>Hidden</b>: a cell on either side is below %llu, or could be worked out. That this count is "
                 "usually 10 is a choice of the program’s authors (unverified).</p>\n</section>\n", (unsigned long long)r->request->min_count);
}

void compare_html(const compare_report *r, buf *to) {
  header(r, to);
  shown(r, to);
  html_warnings(r->warnings.at, r->warnings.count, to);
  if (any(r)) {
    changes(r, to);
    meanings(r, to);
  } else {
    buf_text(to, "<p><strong>Nobody is counted: there is nothing to compare.</strong></p>\n");
  }
  reading(r, to);
  buf_text(to, "</main>\n<footer><p class=\"note\">Made by <code>epf bias compare</code>. Internal view: not for publication.</p></footer>\n");
  html_end(to);
}
