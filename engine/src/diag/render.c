#include "diag/render.h"

#include "base/utf8.h"

enum { SHOWN_WIDTH = 100, TAB_WIDTH = 4 };

typedef struct palette {
  const char *bold, *red, *yellow, *blue, *off;
} palette;
static const palette plain = {"", "", "", "", ""};
static const palette coloured = {"\033[1m", "\033[1;31m", "\033[1;33m", "\033[1;34m", "\033[0m"};

/* What a terminal could act on, and what nobody could see. */
static bool is_hidden(uint32_t cp) {
  static const struct {
    uint32_t first, last;
  } hidden[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x200b, 0x200f},    {0x2028, 0x202e},
                {0x2060, 0x2064}, {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
  for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
    if (cp >= hidden[i].first && cp <= hidden[i].last) return true;
  return false;
}

/* One code point on the terminal: tabs widened, the hidden made visible. */
static int show_code_point(buf *to, const char *at, size_t len, size_t *step) {
  uint32_t cp;
  *step = utf8_decode(at, len, &cp);
  if (*step == 0) {
    *step = 1;
    if (to != NULL) buf_text(to, "\xef\xbf\xbd");
    return 1;
  }
  if (cp == '\t') {
    if (to != NULL) buf_text(to, "    ");
    return TAB_WIDTH;
  }
  if (is_hidden(cp)) {
    if (to != NULL) buf_text(to, "\xef\xbf\xbd");
    return 1;
  }
  if (to != NULL) buf_add(to, at, *step);
  return utf8_width(cp);
}

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
  for (size_t i = 0, step; i < first; i += step) before += show_code_point(NULL, line.at + i, line.len - i, &step);
  if (before > SHOWN_WIDTH / 2) { /* start the window a little to the left of the span */
    size_t step;
    for (int skip = before - SHOWN_WIDTH / 4; skip > 0; begin += step)
      skip -= show_code_point(NULL, line.at + begin, line.len - begin, &step);
  }
  buf_printf(to, "%s%5u |%s ", c->blue, from.line, c->off);
  if (begin > 0) buf_text(to, "...");
  int width = 0, pad = begin > 0 ? 3 : 0, marks = 0;
  size_t i = begin;
  for (size_t step; i < line.len && width < SHOWN_WIDTH; i += step) {
    int w = show_code_point(to, line.at + i, line.len - i, &step);
    width += w;
    if (i < first) pad += w;
    else if (i < last) marks += w;
  }
  if (i < line.len) buf_text(to, "...");
  buf_printf(to, "\n%s      |%s ", c->blue, c->off);
  for (int k = 0; k < pad; k++) buf_char(to, ' ');
  buf_text(to, mark_colour);
  for (int k = 0; k < (marks > 0 ? marks : 1); k++) buf_char(to, mark);
  if (label.len > 0) buf_printf(to, " %.*s", STR_FMT(label));
  buf_printf(to, "%s\n", c->off);
}

static void render_text(const diag *d, const palette *c, buf *to) {
  bool error = diag_code_severity(d->code) == SEVERITY_ERROR;
  const char *colour = error ? c->red : c->yellow;
  buf_printf(to, "%s%s[%s]%s%s: %.*s%s\n", colour, error ? "error" : "warning", diag_code_name(d->code), c->off,
             c->bold, STR_FMT(d->message), c->off);
  if (d->at.in != NULL) {
    place p = span_place(d->at);
    buf_printf(to, "  %.*s:%u:%u\n", STR_FMT(d->at.in->path), p.line, p.column);
    if (d->at.in->text.len > 0) excerpt(to, d->at, '^', (str){NULL, 0}, c, colour);
  }
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    if (l->at.in != d->at.in) {
      place p = span_place(l->at);
      buf_printf(to, "  %.*s:%u:%u\n", STR_FMT(l->at.in->path), p.line, p.column);
    }
    excerpt(to, l->at, '-', l->text, c, c->blue);
  }
  if (d->help.len > 0) buf_printf(to, "  %shelp:%s %.*s\n", c->bold, c->off, STR_FMT(d->help));
  buf_printf(to, "  more: epf explain %s\n\n", diag_code_name(d->code));
}

static void render_gcc(const diag *d, buf *to) {
  place p = span_place(d->at);
  str path = d->at.in != NULL ? d->at.in->path : STR("epf");
  buf_printf(to, "%.*s:%u:%u: %s: %.*s [%s]\n", STR_FMT(path), p.line, p.column,
             diag_code_severity(d->code) == SEVERITY_ERROR ? "error" : "warning", STR_FMT(d->message),
             diag_code_name(d->code));
  for (const diag_label *l = d->labels; l != NULL; l = l->next) {
    place q = span_place(l->at);
    buf_printf(to, "%.*s:%u:%u: note: %.*s\n", STR_FMT(l->at.in->path), q.line, q.column, STR_FMT(l->text));
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

void diags_render(const diags *d, diag_format format, bool colour, buf *to) {
  if (format == DIAG_JSON) buf_text(to, "{\"schema\":\"epf.diagnostics/1\",\"diagnostics\":[");
  for (size_t i = 0; i < d->list.count; i++) {
    const diag *one = d->list.at[i];
    if (format == DIAG_TEXT) render_text(one, colour ? &coloured : &plain, to);
    else if (format == DIAG_GCC) render_gcc(one, to);
    else {
      buf_text(to, i == 0 ? "\n" : ",\n");
      render_json(one, to);
    }
  }
  if (format == DIAG_JSON) {
    buf_printf(to, "\n],\"errors\":%zu,\"warnings\":%zu,\"not_shown\":%zu}\n", d->errors, d->warnings, d->dropped);
  } else if (d->dropped > 0) {
    buf_printf(to, "epf: %zu further error%s not shown\n", d->dropped, d->dropped == 1 ? " is" : "s are");
  }
}
