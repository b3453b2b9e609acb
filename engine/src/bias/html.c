#include "bias/html.h"

#include <math.h>
#include <stdio.h>

#include "bias/numbers.h"

/* ---- text ---- */

static const char *entity(char c) {
  switch (c) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return NULL;
  }
}

void html_text(str s, buf *to) {
  for (size_t i = 0, step; i < s.len; i += step) {
    int width;
    str shown = visible_form((str){s.at + i, s.len - i}, &step, &width);
    const char *escaped = shown.len == 1 ? entity(shown.at[0]) : NULL;
    if (escaped != NULL) buf_text(to, escaped);
    else buf_str(to, shown);
  }
}

void html_name(str s, buf *to) {
  buf_text(to, "<bdi>");
  html_text(s, to);
  buf_text(to, "</bdi>");
}

/* ---- the style sheet ---- */

/* Colours keep 4.5 to 1 for words and 3 to 1 for marks and lines that say something, on the paper and on the band. */
static const char light[] = "--paper:#fff;--ink:#16191d;--quiet:#4a525c;--rule:#767e88;--hair:#d5dae0;--tint:#f1f4f7;--band:#e4ecf4;--one:#0b4a8f;"
                            "--two:#8a3b00;"
                            "--alert:#8f0000;--alert-tint:#fdeeee";
static const char dark[] = "--paper:#14171a;--ink:#eceff1;--quiet:#b6bec6;--rule:#8d97a1;--hair:#3a424a;--tint:#1e2328;--band:#28313a;--one:#8ec1ff;"
                           "--two:#ffb77a;"
                           "--alert:#ffb4ab;--alert-tint:#3a1414";
static const char forced[] = "--paper:Canvas;--ink:CanvasText;--quiet:CanvasText;--rule:CanvasText;--hair:CanvasText;--tint:Canvas;--band:Canvas;"
                             "--one:CanvasText;"
                             "--two:LinkText;--alert:CanvasText;--alert-tint:Canvas";

static const char page_style[] =
    "*{box-sizing:border-box}"
    "body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:66rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,\"Segoe "
    "UI\",Roboto,Arial,sans-serif}"
    "h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 1rem;overflow-wrap:anywhere}"
    "h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}"
    "p,dd,li{max-width:46rem}p{margin:.6rem 0}"
    "bdi{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".made{margin:0;color:var(--quiet)}"
    ".internal{margin:0 0 1.25rem;padding:.75rem 1rem;max-width:none;border:4px solid var(--alert);background:var(--alert-tint);color:var(--alert)}"
    ".internal strong{display:block;font-size:1.25rem;line-height:1.3;text-transform:uppercase;letter-spacing:.02em}"
    "a{color:var(--one)}nav ul{margin:0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}nav a{display:inline-block;"
    "padding:.25rem 0}"
    ":focus-visible{outline:3px solid var(--one);outline-offset:2px}"
    ".facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.3rem 1.5rem;margin:0}"
    ".facts dt{color:var(--quiet)}.facts dd{margin:0}"
    ".mind{margin:0;padding:.1rem 0 .1rem 2rem;border-left:4px solid var(--alert)}.mind li{margin:.4rem 0}"
    ".terms dt{font-weight:600;margin-top:.9rem}.terms dd{margin:0}.terms cite{display:block;font-style:normal;font-size:.9rem;color:var(--quiet)}"
    ".note{color:var(--quiet);font-size:.95rem}footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--rule)}"
    "@media (max-width:30rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin:0 0 .6rem}}";

static const char table_style[] =
    ".scroll{overflow-x:auto;margin:1rem 0;border:1px solid var(--rule)}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35;font-variant-numeric:tabular-nums}"
    "caption{text-align:left;padding:.6rem .7rem;font-weight:600}"
    "caption span{position:sticky;left:.7rem;display:inline-block;max-width:min(100%,100vw - 4rem)}caption small{display:block;font-size:.9rem;"
    "font-weight:400;color:var(--quiet)}"
    "th,td{padding:.45rem .7rem;border-top:1px solid var(--hair);vertical-align:top;text-align:left}"
    "thead th{vertical-align:bottom;background:var(--tint);border-top:1px solid var(--rule);border-bottom:2px solid var(--rule)}"
    "tbody th{font-weight:600;min-width:7.5rem;max-width:18rem}th:first-child{position:sticky;left:0;background:var(--paper);z-index:1}"
    "thead th:first-child{background:var(--tint)}"
    ".n{text-align:right}td.n{white-space:nowrap}.n span{display:block;color:var(--quiet)}tbody th small{display:block;font-weight:400;font-size:.9em;"
    "color:var(--quiet)}.none{color:var(--quiet);font-style:italic}"
    "@media (max-width:40rem){tbody th{min-width:7.5rem;max-width:9rem;border-right:1px solid var(--hair)}th,td{padding:.4rem .5rem}}";

/* Wide enough that its words stay legible: it scrolls where the window is narrower. */
static const char plot_style[] =
    "figure{margin:1rem 0}figure .scroll{margin:0}figcaption{margin:.5rem 0;max-width:46rem;color:var(--quiet);font-size:.95rem}figcaption "
    "b{color:var(--ink)}"
    "svg.plot{display:block;width:100%;min-width:44rem;max-width:60rem;height:auto;margin:0 auto;background:var(--paper);font:14px system-ui,\"Segoe "
    "UI\",Roboto,Arial,sans-serif}"
    ".plot text{fill:var(--ink);white-space:pre;unicode-bidi:isolate}.plot .quiet{fill:var(--quiet);font-size:13px}"
    ".plot .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}"
    ".plot .band{fill:var(--band)}.plot .edge{stroke:var(--rule);stroke-dasharray:2 3}.plot .hair{stroke:var(--hair)}.plot .axis{stroke:var(--rule)}"
    ".plot .at{stroke:var(--ink);stroke-width:1.5}.plot .target{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:9 4}"
    ".plot .one{stroke:var(--one);stroke-width:2;fill:none}.plot .one-mark{fill:var(--one);stroke:var(--one)}"
    ".plot .two{stroke:var(--two);stroke-width:2;fill:none;stroke-dasharray:5 3}.plot .two-cap{stroke:var(--two);stroke-width:2}"
    ".plot .two-mark{fill:var(--paper);stroke:var(--two);stroke-width:2}.plot .two-arrow{fill:var(--two);stroke:var(--two)}"
    ".plot .far{stroke:var(--rule);stroke-width:1.5;fill:none}.plot .near{stroke:var(--rule);stroke-width:1.5;fill:none;stroke-dasharray:6 4}"
    ".plot .out{fill:var(--two);stroke:var(--two)}.plot .in{fill:var(--paper);stroke:var(--one);stroke-width:1.5}.plot .lead{stroke:var(--quiet)}";

/* On paper nothing scrolls and nothing is left out. */
static const char print_style[] =
    "html{font-size:10pt}body{max-width:none;padding:0;line-height:1.4}p,dd,li,figcaption{max-width:none}.terms dt{margin-top:.6rem}"
    "h2{margin-top:1.5rem}h2,h3,caption{break-after:avoid}.scroll{overflow:visible;border:0}"
    "table{font-size:8pt}thead{display:table-header-group}th,td{padding:.25rem .3rem}tbody th{min-width:24mm}th:first-child,caption "
    "span{position:static;max-width:none}"
    ".scroll:not(:has(tr:nth-child(13))){break-inside:avoid}tr:nth-child(-n+3),tr:nth-last-child(-n+2){break-before:avoid}tr,figure,.facts,.mind "
    "li,.terms div,.internal{break-inside:avoid}svg.plot{min-width:0;max-height:23cm}a{color:inherit}p,li{orphans:3;widows:3}}"
    "@page{size:A4;margin:16mm 14mm;@bottom-right{content:\"page \" counter(page) \" of \" counter(pages);font:9pt sans-serif}}"
    "@page internal{@top-center{content:\"INTERNAL VIEW: not for publication\";font:bold 10pt sans-serif;color:#8f0000}}.within{page:internal}";

static void style(buf *to) {
  buf_printf(to, "<style>:root{color-scheme:light dark;%s}@media (prefers-color-scheme:dark){:root{%s}}@media (forced-colors:active){:root{%s}"
                 "}", light, dark, forced);
  buf_text(to, page_style);
  buf_text(to, table_style);
  buf_text(to, plot_style);
  buf_printf(to, "@media print{:root{color-scheme:light;%s}", light);
  buf_text(to, print_style);
  buf_text(to, "</style>\n");
}

void html_begin(str title, bool internal, buf *to) {
  buf_text(to, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<title>");
  html_text(title, to);
  buf_text(to, "</title>\n");
  style(to);
  buf_text(to, internal ? "</head>\n<body class=\"within\">\n" : "</head>\n<body>\n");
}

void html_end(buf *to) { buf_text(to, "</body>\n</html>\n"); }

/* ---- tables ---- */

void html_table_begin(const char *id, buf *to) {
  buf_printf(to, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s\">\n<table>\n<caption><span id=\"%s\">", id, id);
}

void html_caption_end(const char *const *columns, size_t count, buf *to) {
  buf_text(to, "</span></caption>\n<thead><tr>");
  for (size_t i = 0; i < count; i++) buf_printf(to, "<th scope=\"col\"%s>%s</th>", i == 0 ? "" : " class=\"n\"", columns[i]);
  buf_text(to, "</tr></thead>\n<tbody>\n");
}

void html_table_end(buf *to) { buf_text(to, "</tbody>\n</table>\n</div>\n"); }

void html_row(str name, const char *remark, buf *to) {
  buf_text(to, "<tr><th scope=\"row\">");
  html_name(name, to);
  if (remark != NULL) buf_printf(to, " <small>%s</small>", remark);
  buf_text(to, "</th>");
}

void html_row_end(buf *to) { buf_text(to, "</tr>\n"); }

/* ---- cells ---- */

static void figure(double x, int digits, buf *to) {
  if (isnan(x)) buf_text(to, "<i class=\"none\">undefined</i>");
  else put_figure(x, digits, to);
}

static void low_to_high(interval ci, int digits, buf *to) {
  put_figure(ci.low, digits, to);
  buf_text(to, " to ");
  put_figure(ci.high, digits, to);
}

static bool is_undefined(interval ci) { return isnan(ci.low) && isnan(ci.high); }

static void p_value(double p, buf *to) {
  if (p < 0.001) buf_text(to, "&lt;0.001");
  else figure(p, 3, to);
}

static void open_cell(buf *to) { buf_text(to, "<td class=\"n\">"); }
static void close_cell(buf *to) { buf_text(to, "</td>"); }

void html_cell(const char *text, buf *to) { buf_printf(to, "<td class=\"n\">%s</td>", text); }

void html_cells_hidden(size_t count, buf *to) {
  for (size_t i = 0; i < count; i++) buf_text(to, "<td class=\"n\"><i class=\"none\">hidden</i></td>");
}

void html_count(uint64_t n, buf *to) {
  char digits[24];
  int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  for (int i = 0; i < len; i++) {
    if (i > 0 && (len - i) % 3 == 0) buf_char(to, ',');
    buf_char(to, digits[i]);
  }
}

void html_cell_count(uint64_t n, buf *to) {
  open_cell(to);
  html_count(n, to);
  close_cell(to);
}

void html_cell_figure(double x, int digits, buf *to) {
  open_cell(to);
  figure(x, digits, to);
  close_cell(to);
}

void html_cell_interval(interval ci, int digits, buf *to) {
  open_cell(to);
  if (is_undefined(ci)) figure(NAN, digits, to);
  else low_to_high(ci, digits, to);
  close_cell(to);
}

void html_cell_estimate(double x, interval ci, int digits, buf *to) {
  open_cell(to);
  figure(x, digits, to);
  if (!is_undefined(ci)) {
    buf_text(to, "<span>");
    low_to_high(ci, digits, to);
    buf_text(to, "</span>");
  } else if (!isnan(x)) {
    buf_text(to, "<span>no interval</span>");
  }
  close_cell(to);
}

void html_cell_p(double p, buf *to) {
  open_cell(to);
  p_value(p, to);
  close_cell(to);
}

void html_cell_test(double chi2, double p, buf *to) {
  open_cell(to);
  figure(chi2, 2, to);
  if (!isnan(p)) {
    buf_text(to, "<span>p ");
    p_value(p, to);
    buf_text(to, "</span>");
  }
  close_cell(to);
}
