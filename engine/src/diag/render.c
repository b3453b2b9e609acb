#include "diag/render.h"

#include <string.h>

#include "diag/sarif.h"

enum { SHOWN_WIDTH = 100 };

typedef struct palette {
  const char *bold, *red, *yellow, *blue, *off;
} palette;
static const palette plain = {"", "", "", "", ""};
static const palette coloured = {"\033[1m", "\033[1;31m", "\033[1;33m", "\033[1;34m", "\033[0m"};

/* The source line with carets below the span; long lines are windowed around it. */
static void excerpt(buf *to, span at, char mark, str label, const palette *c, const char *mark_colour) {
  place from = span_place(at);
  str line = source_line(at.in, from.line);
  uint32_t line_start = at.in->line_start[from.line - 1];
  size_t first = at.start - line_start, last = at.end - line_start;
  if (first > line.len) first = line.len;
  if (last > line.len) last = line.len;
  size_t begin = 0;
  int before = 0;
  for (size_t i = 0, step; i < first; i += step) before += buf_visible_one(NULL, (str){line.at + i, line.len - i}, &step);
  if (before > SHOWN_WIDTH / 2) { /* start the window a little to the left of the span */
    size_t step;
    for (int skip = before - SHOWN_WIDTH / 4; skip > 0; begin += step)
      skip -= buf_visible_one(NULL, (str){line.at + begin, line.len - begin}, &step);
  }
  buf_printf(to, "%s%5u |%s ", c->blue, from.line, c->off);
  if (begin > 0) buf_text(to, "...");
  int width = 0, pad = begin > 0 ? 3 : 0, marks = 0;
  size_t i = begin;
  for (size_t step; i < line.len && width < SHOWN_WIDTH; i += step) {
    int w = buf_visible_one(to, (str){line.at + i, line.len - i}, &step);
    width += w;
    if (i < first) pad += w;
    else if (i < last) marks += w;
  }
  if (i < line.len) buf_text(to, "...");
  buf_printf(to, "\n%s      |%s ", c->blue, c->off);
  for (int k = 0; k < pad; k++) buf_char(to, ' ');
  buf_text(to, mark_colour);
  for (int k = 0; k < (marks > 0 ? marks : 1); k++) buf_char(to, mark);
  if (label.len > 0) buf_char(to, ' ');
  buf_visible(to, label);
  buf_printf(to, "%s\n", c->off);
}

static const char *severity_word(const diag *d) { return diag_code_severity(d->code) == SEVERITY_ERROR ? "error" : "warning"; }

/* "rules.yaml:4:16": what editors and scripts look for. */
static void put_place(span at, buf *to) {
  place p = span_place(at);
  buf_visible(to, at.in->path);
  buf_printf(to, ":%u:%u", p.line, p.column);
}

static void text_head(const diag *d, const palette *c, const char *colour, buf *to) {
  buf_text(to, c->bold);
  if (d->at.in != NULL) put_place(d->at, to);
  else buf_text(to, "epf");
  buf_printf(to, ":%s %s%s:%s %s", c->off, colour, severity_word(d), c->off, c->bold);
  buf_visible(to, d->message);
  buf_printf(to, "%s [%s]\n", c->off, diag_code_name(d->code));
}

static void render_text(const diag *d, const palette *c, buf *to) {
  const char *colour = diag_code_severity(d->code) == SEVERITY_ERROR ? c->red : c->yellow;
  text_head(d, c, colour, to);
  if (d->at.in != NULL && d->at.in->text.len > 0) excerpt(to, d->at, '^', (str){NULL, 0}, c, colour);
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    if (l->at.in != d->at.in) {
      buf_text(to, "  ");
      put_place(l->at, to);
      buf_text(to, ":\n");
    }
    excerpt(to, l->at, '-', l->text, c, c->blue);
  }
  if (d->help.len > 0) {
    buf_printf(to, "  %shelp:%s ", c->bold, c->off);
    buf_visible(to, d->help);
    buf_char(to, '\n');
  }
  buf_printf(to, "  more: epf explain %s\n\n", diag_code_name(d->code));
}

static void render_gcc(const diag *d, buf *to) {
  if (d->at.in != NULL) put_place(d->at, to);
  else buf_text(to, "epf:1:1");
  buf_printf(to, ": %s: ", severity_word(d));
  buf_visible(to, d->message);
  buf_printf(to, " [%s]\n", diag_code_name(d->code));
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    put_place(l->at, to);
    buf_text(to, ": note: ");
    buf_visible(to, l->text);
    buf_char(to, '\n');
  }
}

static void json_place(span at, buf *to) {
  if (at.in == NULL) {
    buf_text(to, "\"file\":null,\"line\":null,\"column\":null");
    return;
  }
  place from = span_place(at), end = source_place(at.in, at.end);
  buf_text(to, "\"file\":");
  buf_json(to, at.in->path);
  buf_printf(to, ",\"line\":%u,\"column\":%u,\"end_line\":%u,\"end_column\":%u", from.line, from.column, end.line,
             end.column);
}

static void render_json(const diag *d, buf *to) {
  buf_printf(to, "{\"code\":\"%s\",\"severity\":\"%s\",", diag_code_name(d->code),
             diag_code_severity(d->code) == SEVERITY_ERROR ? "error" : "warning");
  json_place(d->at, to);
  buf_text(to, ",\"message\":");
  buf_json(to, d->message);
  buf_text(to, ",\"help\":");
  if (d->help.len > 0) buf_json(to, d->help);
  else buf_text(to, "null");
  buf_text(to, ",\"also\":[");
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    buf_char(to, '{');
    json_place(l->at, to);
    buf_text(to, ",\"message\":");
    buf_json(to, l->text);
    buf_text(to, l->next != NULL ? "}," : "}");
  }
  buf_text(to, "]}");
}

/* ---- SARIF 2.1.0 (OASIS, 2020) ---- */

void sarif_place(span at, buf *to) {
  place from = span_place(at), end = source_place(at.in, at.end);
  buf_text(to, "\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
  sarif_uri(at.in->path, to);
  buf_printf(to, "},\"region\":{\"startLine\":%u,\"startColumn\":%u,\"endLine\":%u,\"endColumn\":%u}}", from.line, from.column, end.line, end.column);
}

static void render_sarif(const diag *d, buf *to) {
  buf_printf(to, "{\"ruleId\":\"%s\",\"level\":\"%s\",\"message\":{\"text\":", diag_code_name(d->code), diag_code_severity(d->code) == SEVERITY_ERROR ? "error" : "warning");
  buf whole = {0};
  buf_str(&whole, d->message);
  if (d->help.len > 0) buf_text(&whole, "; help: ");
  buf_str(&whole, d->help);
  buf_json(to, (str){whole.at, whole.len});
  to->failed |= whole.failed;
  buf_free(&whole);
  buf_text(to, "},\"locations\":[");
  if (d->at.in != NULL) buf_char(to, '{'), sarif_place(d->at, to), buf_char(to, '}');
  buf_text(to, "],\"relatedLocations\":[");
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    buf_char(to, '{');
    sarif_place(l->at, to);
    buf_text(to, ",\"message\":{\"text\":");
    buf_json(to, l->text);
    buf_text(to, l->next != NULL ? "}}," : "}}");
  }
  buf_text(to, "]}");
}

/* Each code that is told of, once. */
static void sarif_head(const diags *d, buf *to) {
  sarif s;
  sarif_begin(&s, to);
  for (int c = 0; c < CODE_COUNT; c++) {
    bool told = false;
    for (size_t i = 0; i < d->list.count && !told; i++) told = d->list.at[i]->code == (diag_code)c;
    if (told) sarif_rule(&s, diag_code_name((diag_code)c), diag_code_title((diag_code)c));
  }
  sarif_results(&s);
}

void diags_render(const diags *d, diag_format format, bool colour, buf *to) {
  if (format == DIAG_JSON) buf_text(to, "{\"schema\":\"epf.diagnostics/1\",\"diagnostics\":[");
  if (format == DIAG_SARIF) sarif_head(d, to);
  for (size_t i = 0; i < d->list.count; i++) {
    const diag *one = d->list.at[i];
    if (format == DIAG_TEXT) render_text(one, colour ? &coloured : &plain, to);
    else if (format == DIAG_GCC) render_gcc(one, to);
    else {
      buf_text(to, i == 0 ? "\n" : ",\n");
      if (format == DIAG_JSON) render_json(one, to);
      else render_sarif(one, to);
    }
  }
  if (format == DIAG_JSON) {
    buf_printf(to, "\n],\"errors\":%zu,\"warnings\":%zu,\"not_shown\":%zu}\n", d->errors, d->warnings, d->dropped);
  } else if (format == DIAG_SARIF) {
    buf_printf(to, "\n],\"properties\":{\"errors\":%zu,\"warnings\":%zu,\"notShown\":%zu}}]}\n", d->errors, d->warnings, d->dropped);
  } else if (d->dropped > 0) {
    buf_printf(to, "epf: %zu further error%s not shown\n", d->dropped, d->dropped == 1 ? " is" : "s are");
  }
}
