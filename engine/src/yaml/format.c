/* Writing a tree back as text.
 *
 * The tree knows the bytes of its scalars; what stands between two scalars is punctuation, blanks and comments, so
 * every `#` there begins a comment. Writing walks the tree and the list of comments side by side: before a line is
 * begun, the comments that precede it in the source are written.
 *
 *   key: # trailing: stays on its line
 *     # own line: stays before what it precedes
 *     - a: 1
 *       # deeper than what comes next: stays at the end of the block that it closes
 *   next: 1
 *
 * Nothing is trusted: the text is parsed again, and trees and comments are compared before a byte is handed out. */
#include "yaml/format.h"

#include "base/utf8.h"

enum { STEP = 2, KEY_WIDTH_MAX = 1000 /* libyaml gives up on keys of more than 1,024 characters */ };

typedef struct comment {
  str text; /* from # to its last character */
  uint32_t start;
  bool own_line;
} comment;
typedef vec(comment) comments;

typedef struct formatter {
  arena *in;
  diags *d;
  const source *s;
  comments comments;
  size_t next;   /* the first comment that is not written yet */
  uint32_t at;   /* the source is written up to here */
  buf out, flat; /* flat: a node as one line, until somebody needs another */
  size_t line;   /* where the last line of `out` begins */
  bool refused;
} formatter;

/* ---- reading the source ---- */

static bool is_blank(char c) { return c == ' ' || c == '\r'; }

static uint32_t end_of_line(const source *s, uint32_t from) {
  const char *found = memchr(s->text.at + from, '\n', s->text.len - from);
  return found != NULL ? (uint32_t)(found - s->text.at) : (uint32_t)s->text.len;
}

static uint32_t trim_back(const source *s, uint32_t from, uint32_t end) {
  while (end > from && is_blank(s->text.at[end - 1])) end--;
  return end;
}

static uint32_t start_of_line(const source *s, uint32_t from) {
  while (from > 0 && s->text.at[from - 1] != '\n') from--;
  return from;
}

static uint32_t column_of(const source *s, uint32_t at) { return at - start_of_line(s, at); }

/* Adds the comment at `start` and returns where its line ends. */
static uint32_t add_comment(arena *a, const source *s, uint32_t start, comments *to) {
  uint32_t end = end_of_line(s, start), before = start_of_line(s, start);
  while (before < start && is_blank(s->text.at[before])) before++;
  *VEC_PUSH(a, to) = (comment){{s->text.at + start, trim_back(s, start, end) - start}, start, before == start};
  return end;
}

static void collect_gap(arena *a, const source *s, uint32_t from, uint32_t to, comments *all) {
  for (uint32_t i = from; i < to; i++)
    if (s->text.at[i] == '#') i = add_comment(a, s, i, all);
}

static bool is_block_scalar(const doc *n) {
  return n->kind == DOC_SCALAR && (n->style == DOC_LITERAL || n->style == DOC_FOLDED);
}

/* In order; `*reached` is the end of the scalar before. */
static void collect_comments(arena *a, const source *s, const doc *n, uint32_t *reached, comments *all) {
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_MAPPING) collect_comments(a, s, n->pairs[i].key, reached, all);
    collect_comments(a, s, n->kind == DOC_MAPPING ? n->pairs[i].value : n->items[i], reached, all);
  }
  if (n->kind != DOC_SCALAR) return;
  collect_gap(a, s, *reached, n->at.start, all);
  if (is_block_scalar(n)) collect_gap(a, s, n->at.start, end_of_line(s, n->at.start), all); /* `| # like this` */
  if (n->at.end > *reached) *reached = n->at.end;
}

static void all_comments(arena *a, const source *s, const doc *root, comments *all) {
  uint32_t reached = 0;
  collect_comments(a, s, root, &reached, all);
  collect_gap(a, s, reached, (uint32_t)s->text.len, all);
}

/* The first byte from `from` on that is neither blank nor comment. */
static uint32_t skip_space(const source *s, uint32_t from) {
  while (from < s->text.len) {
    char c = s->text.at[from];
    if (c == '#') from = end_of_line(s, from);
    else if (is_blank(c) || c == '\n') from++;
    else break;
  }
  return from;
}

static bool only_between(const source *s, uint32_t from, uint32_t to, bool breaks_too) {
  if (from > to) return false;
  for (; from < to; from++)
    if (!is_blank(s->text.at[from]) && !(breaks_too && s->text.at[from] == '\n')) return false;
  return true;
}

static size_t breaks_between(const source *s, uint32_t from, uint32_t to) {
  size_t count = 0;
  for (; from < to; from++) count += s->text.at[from] == '\n';
  return count;
}

/* ---- lines ---- */

static size_t width_of(str t) {
  size_t width = 0;
  for (size_t i = 0; i < t.len;) {
    uint32_t cp = 0;
    size_t step = utf8_decode(t.at + i, t.len - i, &cp);
    width += step == 0 ? 1 : (size_t)utf8_width(cp);
    i += step == 0 ? 1 : step;
  }
  return width;
}

static str text_of(const buf *b) { return (str){b->len > 0 ? b->at : "", b->len}; }

static size_t column(const formatter *f) {
  str t = text_of(&f->out);
  return width_of((str){t.at + f->line, t.len - f->line});
}

static void new_line(formatter *f) {
  buf_char(&f->out, '\n');
  f->line = f->out.len;
}

static void indent_by(formatter *f, size_t columns) {
  while (columns-- > 0) buf_char(&f->out, ' ');
}

static void reach(formatter *f, uint32_t at) {
  if (at > f->at) f->at = at;
}

static const comment *peek(const formatter *f) {
  return f->next < f->comments.count ? &f->comments.at[f->next] : NULL;
}

static bool comment_before(const formatter *f, uint32_t at) { return peek(f) != NULL && peek(f)->start < at; }

/* Ends the line, keeps a blank one that the author left before `to`, and indents. The first line has none before. */
static void break_line(formatter *f, uint32_t to, size_t indent) {
  if (f->out.len > 0) new_line(f);
  if (f->out.len > 0 && breaks_between(f->s, f->at, to) > 1) new_line(f);
  indent_by(f, indent);
}

static void write_comment(formatter *f) {
  const comment *c = peek(f);
  buf_str(&f->out, c->text);
  reach(f, c->start + (uint32_t)c->text.len);
  f->next++;
}

static void own_line_comment(formatter *f, size_t indent) {
  break_line(f, peek(f)->start, indent);
  write_comment(f);
}

/* The comment behind what was written last, on the same line. */
static void trailing_comment(formatter *f) {
  const comment *c = peek(f);
  if (c == NULL || c->own_line || f->out.len == 0 || !only_between(f->s, f->at, c->start, false)) return;
  buf_char(&f->out, ' ');
  write_comment(f);
}

/* Begins the line of what stands at `next` in the source. */
static void start_line(formatter *f, uint32_t next, size_t indent) {
  trailing_comment(f);
  while (comment_before(f, next)) own_line_comment(f, indent);
  break_line(f, next, indent);
}

/* Comments from `least` columns on that are deeper than what comes next belong to the block that ends here. */
static void closing_comments(formatter *f, uint32_t least, size_t indent) {
  trailing_comment(f);
  uint32_t next = skip_space(f->s, f->at), below = next < f->s->text.len ? column_of(f->s, next) : 0;
  for (const comment *c; (c = peek(f)) != NULL && only_between(f->s, f->at, c->start, true);) {
    uint32_t at = column_of(f->s, c->start);
    if (at <= below || at < least) return;
    own_line_comment(f, indent);
  }
}

static void refuse(formatter *f, diag_code code, span at, const char *what, const char *help) {
  diag *e = diag_add(f->d, code, at, "%s", what);
  diag_help(f->d, e, "%s", help);
  f->refused = true;
}

/* ---- one line ---- */

static bool flat_line(const doc *n, buf *to);

static bool is_empty(const doc *n) { return n->kind == DOC_SCALAR && n->style == DOC_PLAIN && n->at.start >= n->at.end; }

/* Ends in a backslash that is not itself escaped: in double quotes, the line break is part of an escape. */
static bool ends_escaped(str line) {
  size_t count = 0;
  while (count < line.len && line.at[line.len - 1 - count] == '\\') count++;
  return count % 2 == 1;
}

/* The lines of a plain or quoted text as the author broke them; blanks at the breaks say nothing. */
typedef struct text_lines {
  const source *s;
  uint32_t at, end;
  bool first, last, quoted;
} text_lines;

static text_lines lines_of(const doc *n) {
  return (text_lines){n->at.in, n->at.start, n->at.end, true, false, n->style == DOC_DOUBLE};
}

static bool next_line(text_lines *t, str *line) {
  if (t->last) return false;
  const char *text = t->s->text.at;
  uint32_t from = t->at, end = end_of_line(t->s, from);
  t->last = end >= t->end;
  t->at = end + 1;
  if (!t->first)
    while (from < end && from < t->end && is_blank(text[from])) from++;
  uint32_t stop = t->last ? t->end : trim_back(t->s, from, end);
  *line = (str){text + from, stop - from};
  bool blank_follows = !t->last && stop < end && text[stop] == ' ';
  if (t->quoted && blank_follows && ends_escaped(*line)) line->len++; /* an escaped blank */
  t->first = false;
  return true;
}

/* False where one line would not mean the same. */
static bool flat_text(const doc *n, buf *to) {
  if (is_block_scalar(n)) return false;
  text_lines t = lines_of(n);
  bool first = true;
  for (str line; next_line(&t, &line); first = false) {
    if (!t.last && n->style == DOC_DOUBLE && (ends_escaped(line) || (line.len > 0 && line.at[line.len - 1] == ' '))) return false;
    if (!first && line.len == 0) return false;
    if (!first) buf_char(to, ' ');
    buf_str(to, line);
  }
  return true;
}

static bool flat_part(const doc *n, size_t i, buf *to) {
  if (n->kind == DOC_SEQUENCE) return flat_line(n->items[i], to);
  if (!flat_text(n->pairs[i].key, to)) return false;
  if (is_empty(n->pairs[i].value)) return true;
  buf_text(to, ": ");
  return flat_line(n->pairs[i].value, to);
}

static char open_of(const doc *n) { return n->kind == DOC_SEQUENCE ? '[' : '{'; }
static char close_of(const doc *n) { return n->kind == DOC_SEQUENCE ? ']' : '}'; }

static bool flat_line(const doc *n, buf *to) {
  if (n->kind == DOC_SCALAR) return flat_text(n, to);
  buf_char(to, open_of(n));
  for (size_t i = 0; i < n->count; i++) {
    if (i > 0) buf_text(to, ", ");
    if (!flat_part(n, i, to)) return false;
  }
  buf_char(to, close_of(n));
  return true;
}

/* ---- texts ---- */

static void put_text(formatter *f, const doc *n, size_t indent) {
  text_lines t = lines_of(n);
  bool first = true;
  for (str line; next_line(&t, &line); first = false) {
    if (!first) new_line(f);
    if (!first && line.len > 0) indent_by(f, indent);
    buf_str(&f->out, line);
  }
  reach(f, n->at.end);
}

static size_t leading_blanks(str t) {
  size_t count = 0;
  while (count < t.len && t.at[count] == ' ') count++;
  return count;
}

/* The first line that is not just blanks, or an empty text. */
static str first_full_line(str t) {
  while (t.len > 0) {
    const char *stop = memchr(t.at, '\n', t.len);
    str line = {t.at, stop != NULL ? (size_t)(stop - t.at) : t.len};
    if (line.len > 0 && line.at[line.len - 1] == '\r') line.len--;
    if (leading_blanks(line) < line.len) return line;
    size_t skip = stop != NULL ? (size_t)(stop - t.at) + 1 : t.len;
    t.at += skip, t.len -= skip;
  }
  return t;
}

/* How far the lines of a literal or folded text are indented: what its first line has and the text itself has not.
 * Where every line is blank and none is more than that, blanks are all indentation. */
static size_t block_indent(const source *s, uint32_t from, uint32_t end, str text) {
  if (from >= end) return 0;
  str first = first_full_line((str){s->text.at + from, end - from});
  if (first.len == 0) return text.len > 0 && memchr(text.at, ' ', text.len) != NULL ? 0 : end - from;
  size_t have = leading_blanks(first), own = leading_blanks(first_full_line(text));
  return have > own ? have - own : 0;
}

/* `|`, `>-`, `|2+`: the digit, where the author gave one, counts from the enclosing block, which is one step. Returns
 * whether trailing blank lines are part of the text. */
static bool put_block_header(formatter *f, const doc *n) {
  const source *s = f->s;
  uint32_t at = n->at.start, end = end_of_line(s, at);
  char chomp = '\0';
  bool digit = false;
  for (uint32_t i = at + 1; i < end && !is_blank(s->text.at[i]); i++) {
    if (s->text.at[i] == '+' || s->text.at[i] == '-') chomp = s->text.at[i];
    else digit = true;
  }
  /* A file that ends without a line break takes the text's own away; in the standard form, `-` does. */
  if (n->text.len > 0 && n->text.at[n->text.len - 1] != '\n') chomp = '-';
  buf_char(&f->out, s->text.at[at]);
  if (digit) buf_int(&f->out, STEP);
  if (chomp != '\0') buf_char(&f->out, chomp);
  if (comment_before(f, end)) {
    buf_char(&f->out, ' ');
    write_comment(f);
  }
  reach(f, trim_back(s, at, end));
  return chomp == '+';
}

static void put_block_text(formatter *f, const doc *n, size_t indent) {
  const source *s = f->s;
  bool keep = put_block_header(f, n);
  uint32_t from = end_of_line(s, n->at.start) + 1, end = n->at.end;
  size_t cut = block_indent(s, from, end, n->text), empty = 0;
  while (from < end) {
    uint32_t stop = end_of_line(s, from), text_end = stop > from && s->text.at[stop - 1] == '\r' ? stop - 1 : stop;
    bool blank = trim_back(s, from, text_end) == from;
    if (blank && text_end - from <= cut) {
      empty += stop < s->text.len; /* without a line break it is no line */
    } else {
      for (; empty > 0; empty--) new_line(f);
      new_line(f);
      indent_by(f, indent);
      buf_add(&f->out, s->text.at + from + cut, text_end - from - cut);
      reach(f, text_end);
    }
    from = stop + 1;
  }
  if (!keep) return;
  for (; empty > 0; empty--) new_line(f);
  reach(f, end);
}

/* ---- values ---- */

static void put_value(formatter *f, const doc *n, size_t indent, bool item);

static void put_key(formatter *f, const doc *key) {
  if (f->flat.failed) arena_nomem(f->in); /* clearing forgets it */
  buf_clear(&f->flat);
  if (!flat_text(key, &f->flat) || width_of(text_of(&f->flat)) > KEY_WIDTH_MAX)
    refuse(f, CODE_YAML_FEATURE, key->at, "this key cannot be written on one line", "shorten it");
  buf_str(&f->out, text_of(&f->flat));
  buf_char(&f->out, ':');
  reach(f, key->at.end);
  uint32_t colon = skip_space(f->s, key->at.end);
  if (colon < f->s->text.len && f->s->text.at[colon] == ':') reach(f, colon + 1);
}

/* `first_here`: the first pair continues the line that a dash began. */
static void put_mapping(formatter *f, const doc *n, size_t indent, bool first_here) {
  bool was_block = n->style == DOC_BLOCK;
  uint32_t least = column_of(f->s, n->at.start);
  for (size_t i = 0; i < n->count; i++) {
    const doc *key = n->pairs[i].key, *value = n->pairs[i].value;
    if (i > 0 || !first_here) start_line(f, key->at.start, indent);
    put_key(f, key);
    put_value(f, value, indent + STEP, false);
    if (was_block && is_empty(value)) closing_comments(f, least + 1, indent + STEP);
  }
  if (was_block) closing_comments(f, least, indent);
}

static void put_list(formatter *f, const doc *n, size_t indent, bool first_here) {
  bool was_block = n->style == DOC_BLOCK;
  for (size_t i = 0; i < n->count; i++) {
    uint32_t dash = n->items[i]->at.start;
    if (was_block) dash = i == 0 ? n->at.start : skip_space(f->s, f->at);
    if (i > 0 || !first_here) start_line(f, dash, indent);
    buf_char(&f->out, '-');
    if (was_block) reach(f, dash + 1);
    put_value(f, n->items[i], indent + STEP, true);
  }
  if (was_block) closing_comments(f, column_of(f->s, n->at.start), indent);
}

static bool all_texts(const doc *n) {
  for (size_t i = 0; i < n->count; i++)
    if ((n->kind == DOC_MAPPING ? n->pairs[i].value : n->items[i])->kind != DOC_SCALAR) return false;
  return true;
}

/* Short texts, lists of them, and answers like `{missing: refused}` may flow over several lines; clauses are easier
 * to read one a line. */
static bool can_fill(formatter *f, const doc *n, size_t at) {
  for (size_t i = 0; i < n->count; i++) {
    const doc *part = n->kind == DOC_SEQUENCE ? n->items[i] : n->pairs[i].value;
    if (!all_texts(part) || (part->kind == DOC_MAPPING && (n->kind == DOC_SEQUENCE || part->count > 1))) return false;
    if (f->flat.failed) arena_nomem(f->in); /* clearing forgets it */
    buf_clear(&f->flat);
    if (!flat_part(n, i, &f->flat) || at + 1 + width_of(text_of(&f->flat)) + 1 > FORMAT_WIDTH) return false;
  }
  return true;
}

static void fill(formatter *f, const doc *n) {
  buf_char(&f->out, open_of(n));
  size_t at = column(f);
  for (size_t i = 0; i < n->count; i++) {
    if (f->flat.failed) arena_nomem(f->in); /* clearing forgets it */
    buf_clear(&f->flat);
    flat_part(n, i, &f->flat);
    size_t width = width_of(text_of(&f->flat));
    if (i > 0) buf_char(&f->out, ',');
    if (i > 0 && column(f) + 1 + width + 1 > FORMAT_WIDTH) {
      new_line(f);
      indent_by(f, at);
    } else if (i > 0) {
      buf_char(&f->out, ' ');
    }
    buf_str(&f->out, text_of(&f->flat));
  }
  buf_char(&f->out, close_of(n));
  reach(f, n->at.end);
}

static void blank_or_line(formatter *f, const doc *n, size_t indent, bool below) {
  if (below) start_line(f, n->at.start, indent);
  else if (f->out.len > f->line) buf_char(&f->out, ' ');
}

static void put_block(formatter *f, const doc *n, size_t indent, bool item, bool below) {
  if (item) blank_or_line(f, n, indent, below);
  if (n->kind == DOC_MAPPING) put_mapping(f, n, indent, item);
  else put_list(f, n, indent, item);
  if (n->style == DOC_FLOW) reach(f, n->at.end);
}

/* On the line of its key or dash if it fits, else alone on the next, else over several, else as a block. A mapping of
 * one pair needs no braces where it stands alone. */
static void put_flow(formatter *f, const doc *n, size_t indent, bool item, bool below) {
  if (f->flat.failed) arena_nomem(f->in); /* clearing forgets it */
  buf_clear(&f->flat);
  bool flat = flat_line(n, &f->flat), one_pair = n->kind == DOC_MAPPING && n->count == 1;
  size_t width = width_of(text_of(&f->flat));
  bool fits_here = n->count == 0 || (below ? indent : column(f) + 1) + width <= FORMAT_WIDTH;
  if (one_pair && (item || below || !flat || !fits_here)) {
    put_block(f, n, indent, item, below);
  } else if (flat && (fits_here || indent + width <= FORMAT_WIDTH)) {
    blank_or_line(f, n, indent, below || !fits_here);
    buf_str(&f->out, text_of(&f->flat));
    reach(f, n->at.end);
  } else if (flat && can_fill(f, n, indent)) {
    blank_or_line(f, n, indent, below || !item);
    fill(f, n);
  } else {
    put_block(f, n, indent, item, below);
  }
}

/* A text stays on a line of its own below its key where the author put it there and it is long. */
static bool stays_below(formatter *f, const doc *n) {
  if (breaks_between(f->s, f->at, n->at.start) == 0) return false;
  str raw = {f->s->text.at + n->at.start, n->at.end - n->at.start};
  return memchr(raw.at, '\n', raw.len) != NULL || column(f) + 1 + width_of(raw) > FORMAT_WIDTH;
}

/* Writes what stands behind a key or (`item`) a dash; `indent` is that of a line below. */
static void put_value(formatter *f, const doc *n, size_t indent, bool item) {
  if (is_empty(n)) return;
  bool below = comment_before(f, n->at.start);
  if (n->kind != DOC_SCALAR) {
    if (n->style == DOC_FLOW) put_flow(f, n, indent, item, below);
    else put_block(f, n, indent, item, below);
    return;
  }
  bool block = is_block_scalar(n);
  blank_or_line(f, n, indent, below || (!block && stays_below(f, n)));
  if (block) put_block_text(f, n, indent > 0 ? indent : STEP); /* the root's own text is indented too */
  else put_text(f, n, indent);
}

/* ---- the whole ---- */

/* A comment within brackets has no place once they are laid out anew. `*next` walks along the comments. */
static void refuse_lost_comments(formatter *f, const doc *n, size_t *next) {
  if (n->kind == DOC_SCALAR) return;
  for (size_t i = 0; n->style == DOC_BLOCK && i < n->count; i++)
    refuse_lost_comments(f, n->kind == DOC_MAPPING ? n->pairs[i].value : n->items[i], next);
  if (n->style == DOC_BLOCK) return;
  for (; *next < f->comments.count && f->comments.at[*next].start < n->at.end; ++*next) {
    const comment *c = &f->comments.at[*next];
    if (c->start < n->at.start) continue;
    refuse(f, CODE_COMMENT_LOST, (span){f->s, c->start, c->start + (uint32_t)c->text.len}, "a comment inside brackets cannot be kept",
           "move it to a line of its own above, or write the list with a `- ` line for each item");
  }
}

/* The first node of `x` that `y` does not have in the same place, or NULL. */
static const doc *first_difference(const doc *x, const doc *y) {
  if (x->kind != y->kind || x->count != y->count) return x;
  if (x->kind == DOC_SCALAR) return x->style == y->style && str_eq(x->text, y->text) ? NULL : x;
  for (size_t i = 0; i < x->count; i++) {
    const doc *found = x->kind == DOC_MAPPING ? first_difference(x->pairs[i].key, y->pairs[i].key) : NULL;
    if (found == NULL) found = x->kind == DOC_MAPPING ? first_difference(x->pairs[i].value, y->pairs[i].value)
                                                      : first_difference(x->items[i], y->items[i]);
    if (found != NULL) return found;
  }
  return NULL;
}

static void compare_comments(formatter *f, const source *written, const doc *copy) {
  comments again = {0};
  all_comments(f->in, written, copy, &again);
  for (size_t i = 0; i < f->comments.count || i < again.count; i++) {
    if (i < f->comments.count && i < again.count && str_eq(f->comments.at[i].text, again.at[i].text)) continue;
    const comment *c = i < f->comments.count ? &f->comments.at[i] : NULL;
    span at = {f->s, c != NULL ? c->start : 0, c != NULL ? c->start + (uint32_t)c->text.len : 0};
    refuse(f, CODE_COMMENT_LOST, at, "this comment cannot be kept", "move it to a line of its own");
    return;
  }
}

/* Reads what was written: the same tree, the same comments? */
static void verify(formatter *f, const doc *root) {
  diags quiet;
  diags_init(&quiet, f->in);
  const source *written = source_new(f->in, f->s->path, f->s->name, text_of(&f->out));
  const doc *copy = yaml_parse(written, &quiet);
  const doc *differs = copy != NULL ? first_difference(root, copy) : root;
  if (differs == NULL) compare_comments(f, written, copy);
  else refuse(f, CODE_YAML_FEATURE, differs->at, "this cannot be laid out anew without changing what it says",
              "write it in a plainer way; the file is left as it is");
}

static void free_buf(void *b) { buf_free(b); }

bool yaml_format(const source *s, const doc *root, diags *d, buf *to) {
  formatter *f = ARENA_NEW(d->in, formatter);
  arena_cleanup(d->in, free_buf, &f->out);
  arena_cleanup(d->in, free_buf, &f->flat);
  f->in = d->in;
  f->d = d;
  f->s = s;
  all_comments(f->in, s, root, &f->comments);
  size_t next = 0;
  refuse_lost_comments(f, root, &next);
  if (f->refused) return false;
  put_value(f, root, 0, true);
  trailing_comment(f);
  while (peek(f) != NULL) own_line_comment(f, 0);
  new_line(f);
  if (f->out.failed || f->flat.failed) arena_nomem(d->in);
  if (!f->refused) verify(f, root);
  if (!f->refused) buf_str(to, text_of(&f->out));
  return !f->refused;
}
