#include "yaml/doc.h"

#include <limits.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/utf8.h"

/* What is libyaml's: deleted when the text is read, and with the arena whichever way reading ends. Nothing is left to delete
 * the second time. */
typedef struct machine {
  yaml_parser_t parser;
  yaml_event_t event; /* the last one read */
} machine;

static void delete_machine(void *p) {
  machine *m = p;
  yaml_event_delete(&m->event);
  yaml_parser_delete(&m->parser);
}

/* Where reading stands. libyaml counts columns in code points; the cursor turns them into bytes and only ever
 * walks forward within a line, so the walk is linear over the whole file. */
typedef struct reader {
  arena *in;
  diags *d;
  const source *s;
  machine *m;
  size_t nodes;
  size_t cursor_line, cursor_column, cursor_byte;
  size_t open;       /* lists and blocks that have begun and not ended */
  bool items;        /* things that stand alone: the first fault ends each; a key given twice is the caller's business */
  bool refused;      /* something was refused, and reading goes on for what else is */
  bool failed;       /* reading stopped */
  bool broken;       /* and nothing more can be read */
  const diag *fault; /* the first since it was last forgotten */
  doc *outer;        /* the file's own mapping, as far as it was read */
  vec(doc_pair) pairs; /* of the blocks that are open, the innermost last; a block that ends takes its own, and no more room than they need */
  vec(doc *) parts;    /* of the lists, the same */
} reader;

static void fail(reader *r, const diag *e) {
  if (r->fault == NULL) r->fault = e;
  r->failed = true;
}

static uint32_t offset_of(reader *r, yaml_mark_t m) {
  if (m.line >= r->s->line_count) return (uint32_t)r->s->text.len;
  if (m.line != r->cursor_line || m.column < r->cursor_column) {
    r->cursor_line = m.line;
    r->cursor_column = 0;
    r->cursor_byte = r->s->line_start[m.line];
  }
  str t = r->s->text;
  while (r->cursor_column < m.column && r->cursor_byte < t.len) {
    r->cursor_byte += (unsigned char)t.at[r->cursor_byte] < 0x80 ? 1 : utf8_step(t.at + r->cursor_byte, t.len - r->cursor_byte);
    r->cursor_column++;
  }
  return (uint32_t)r->cursor_byte;
}

static span span_of(reader *r, yaml_mark_t from, yaml_mark_t to) {
  uint32_t start = offset_of(r, from), end = offset_of(r, to);
  return (span){r->s, start, end < start ? start : end};
}

static void refuse(reader *r, diag_code code, span at, const char *what, const char *help) {
  diag *e = diag_add(r->d, code, at, "%s", what);
  if (help != NULL) diag_help(r->d, e, "%s", help);
  fail(r, e);
}

/* What YAML has and rule files have not: it can be read, so all of it is told that is shown. */
static void refuse_and_go_on(reader *r, const diag *e) {
  if (r->items || r->d->errors > DIAG_ERRORS_SHOWN) fail(r, e);
  r->refused = true;
}

static void refuse_feature(reader *r, span at, const char *what, const char *help) {
  diag *e = diag_add(r->d, CODE_YAML_FEATURE, at, "%s", what);
  diag_help(r->d, e, "%s", help);
  refuse_and_go_on(r, e);
}

/* What libyaml says, and what is said instead. */
typedef struct plain_words {
  const char *problem;
  bool at_context; /* show where the thing began rather than where reading stopped */
  bool begins_line; /* only where the place is the first of its line */
  const char *message, *help;
} plain_words;

static const plain_words *plain_words_for(const char *problem, bool begins_line) {
  static const plain_words all[] = {
    {"mapping values are not allowed in this context", false, false,
     "a colon cannot stand here: put the text in quotation marks, or check the indentation",
     "write `name: \"text: more text\"`, or indent the line as its neighbours"},
    {"did not find expected ',' or ']'", false, false, "a comma or a closing bracket is missing", "write lists as `[a, b]`"},
    {"did not find expected ',' or '}'", false, false, "a comma or a closing bracket is missing", "write short blocks as `{name: value, name: value}`"},
    {"found unexpected end of stream", true, false, "the quotation mark is never closed", "close it where the text ends"},
    {"could not find expected ':'", true, false, "`name: value` is expected: a colon with a blank behind it is missing",
     "write `name: value`, or indent the line if it goes on with the text above"},
    {"did not find expected key", false, true, "this line is indented differently from its neighbours", "indent it as its neighbours"},
    {"did not find expected key", false, false, "the value ends before this place", "put the whole text in quotation marks"},
    {"did not find expected '-' indicator", false, true, "this line is indented differently from its neighbours",
     "begin it with `- `, or indent it"},
    {"found character that cannot start any token", false, false, "a text cannot begin with this sign: put it in quotation marks",
     "write it like `\"@home\"`"},
    {"found unknown escape character", false, false, "`\\` cannot stand here in double quotation marks: use single ones",
     "write it like `'C:\\folder'`"}};
  for (size_t i = 0; problem != NULL && i < sizeof all / sizeof *all; i++)
    if (strcmp(all[i].problem, problem) == 0 && (begins_line || !all[i].begins_line)) return &all[i];
  return NULL;
}

/* `{>=: 50}` and `score: >= 50`: signs that YAML keeps for itself. */
static bool is_comparison(const source *s, uint32_t at) {
  str t = s->text;
  while (at > 0 && (t.at[at - 1] == '>' || t.at[at - 1] == '|')) at--;
  return at + 1 < t.len && t.at[at] == '>' && (t.at[at + 1] == '=' || t.at[at + 1] == ' ' || (t.at[at + 1] >= '0' && t.at[at + 1] <= '9'));
}

static bool begins_line(const source *s, uint32_t at) {
  while (at > 0 && s->text.at[at - 1] == ' ') at--;
  return at == 0 || s->text.at[at - 1] == '\n';
}

typedef struct line {
  uint32_t start, indent; /* of its first sign; start: that sign */
  bool blank;             /* or a comment */
} line;

static line line_before(const source *s, uint32_t at) {
  str t = s->text;
  while (at > 0 && t.at[at - 1] != '\n') at--;
  if (at > 0) at--;
  while (at > 0 && t.at[at - 1] != '\n') at--;
  line l = {.start = at};
  while (l.start < t.len && t.at[l.start] == ' ') l.start++;
  l.indent = l.start - at;
  l.blank = l.start == t.len || strchr("#\r\n", t.at[l.start]) != NULL;
  return l;
}

/* A line that is indented less than what stands above it and yet more than what holds that: the nearest line that it was
 * meant to stand beside; else `began`. */
static uint32_t neighbour(const source *s, uint32_t at, uint32_t began) {
  uint32_t indent = 0, best = UINT32_MAX, found = began;
  while (at > indent && s->text.at[at - indent - 1] == ' ') indent++;
  for (uint32_t from = at - indent; from > 0;) {
    line l = line_before(s, from);
    from = l.start - l.indent;
    if (l.blank) continue;
    if (l.indent <= indent) break;
    if (l.indent < best) best = l.indent, found = l.start;
  }
  return found;
}

static void syntax_error(reader *r) {
  const yaml_parser_t *p = &r->m->parser;
  if (p->error == YAML_MEMORY_ERROR || p->error == YAML_NO_ERROR) arena_nomem(r->in); /* it fails without a word only where memory ran out */
  uint32_t at = p->problem != NULL ? offset_of(r, p->problem_mark) : (uint32_t)p->problem_offset;
  static const plain_words comparison = {NULL, false, false, "`>` is no test here, and a text cannot begin with it",
                                         "write `at_least: 50` for this or more, `below: 50` for less than this"};
  const plain_words *words = plain_words_for(p->problem, begins_line(r->s, at));
  uint32_t began = p->context != NULL ? offset_of(r, p->context_mark) : at;
  if (is_comparison(r->s, began)) words = &comparison, at = began;
  uint32_t from = began;
  bool beside = words != NULL && words->begins_line;
  if (beside) from = neighbour(r->s, at, began);
  uint32_t shown = words != NULL && words->at_context ? from : at;
  diag *e = diag_add(r->d, CODE_YAML_SYNTAX, (span){r->s, shown, shown}, "%s",
                     words != NULL        ? words->message
                     : p->problem != NULL ? p->problem
                                          : "the text cannot be read");
  if (from != shown) diag_also(r->d, e, (span){r->s, from, from}, beside && from != began ? "its neighbour" : "begun here");
  diag_help(r->d, e, "%s", words != NULL ? words->help : "check the indentation, the colons and the quotes around this place");
  fail(r, e);
  r->broken = true;
}

/* The next event, or NULL; it stands until the next call. */
static const yaml_event_t *next(reader *r) {
  if (r->failed) return NULL;
  yaml_event_delete(&r->m->event);
  const yaml_event_t *e = &r->m->event;
  if (!yaml_parser_parse(&r->m->parser, &r->m->event)) {
    syntax_error(r);
    return NULL;
  }
  r->open += e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT;
  r->open -= e->type == YAML_SEQUENCE_END_EVENT || e->type == YAML_MAPPING_END_EVENT;
  return e;
}

static doc_style scalar_style(yaml_scalar_style_t s) {
  switch (s) {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: return DOC_SINGLE;
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return DOC_DOUBLE;
  case YAML_LITERAL_SCALAR_STYLE: return DOC_LITERAL;
  case YAML_FOLDED_SCALAR_STYLE: return DOC_FOLDED;
  case YAML_ANY_SCALAR_STYLE:
  case YAML_PLAIN_SCALAR_STYLE:
  default: return DOC_PLAIN;
  }
}

static void refuse_properties(reader *r, const yaml_char_t *anchor, const yaml_char_t *tag, span at) {
  if (anchor != NULL) refuse_feature(r, at, "an anchor (&) stands here; rule files have none", "write the text out, or give it a name under `conditions`");
  if (tag != NULL) refuse_feature(r, at, "a tag (!) stands here; rule files have none", "remove it: the vocabulary says what type a value has");
}

static doc *parse_node(reader *r, const yaml_event_t *e, int depth);

static int by_text(const void *a, const void *b) {
  const doc *x = (*(const doc_pair *const *)a)->key, *y = (*(const doc_pair *const *)b)->key;
  int c = str_cmp(x->text, y->text);
  return c != 0 ? c : (x->at.start > y->at.start) - (x->at.start < y->at.start);
}

/* Few keys are compared with one another; many are sorted. */
static bool are_few_and_distinct(const doc *n) {
  enum { FEW = 8 };
  if (n->count > FEW) return false;
  for (size_t i = 1; i < n->count; i++)
    for (size_t k = 0; k < i; k++)
      if (str_eq(n->pairs[i].key->text, n->pairs[k].key->text)) return false;
  return true;
}

static void find_duplicates(reader *r, doc *n) {
  if (are_few_and_distinct(n)) return;
  doc_pair **sorted = ARENA_ARRAY(r->in, doc_pair *, n->count);
  for (size_t i = 0; i < n->count; i++) sorted[i] = &n->pairs[i];
  qsort(sorted, n->count, sizeof *sorted, by_text);
  const doc *first = sorted[0]->key;
  size_t kept = 0;
  for (size_t i = 1; i < n->count; i++) {
    const doc *again = sorted[i]->key;
    if (!str_eq(first->text, again->text)) {
      first = again;
      continue;
    }
    diag *e = diag_add(r->d, CODE_DUPLICATE_KEY, again->at, "the key `%.*s` is given twice", STR_FMT(again->text));
    diag_also(r->d, e, first->at, "first given here");
    diag_help(r->d, e, "keep one of the two");
    sorted[i]->key = NULL;
  }
  for (size_t i = 0; i < n->count; i++)
    if (n->pairs[i].key != NULL) n->pairs[kept++] = n->pairs[i];
  n->count = (uint32_t)kept;
}

/* An alias stands for a node that is not ours to give. */
static bool is_alias(const doc *n) { return n->kind == DOC_SCALAR && n->text.at == NULL; }

/* NULL: the pair cannot be kept, though the text can be read on. */
static doc *usable_key(reader *r, doc *name) {
  bool is_short = name->kind == DOC_SCALAR && name->style != DOC_LITERAL && name->style != DOC_FOLDED, merges = is_short && str_is(name->text, "<<");
  if (!is_short) refuse_feature(r, name->at, "a key must be a short text on one line", "write `name: value`");
  else if (merges) refuse_feature(r, name->at, "a merge key (<<) stands here; rule files have none", "write the keys out");
  return is_short && !merges && !is_alias(name) ? name : NULL;
}

/* One pair, or false at the end or after a fault. */
static bool parse_pair(reader *r, doc *n, int depth, doc_pair *to) {
  const yaml_event_t *e = next(r);
  if (e == NULL) return false;
  if (e->type == YAML_MAPPING_END_EVENT) {
    n->at.end = offset_of(r, e->end_mark);
    return false;
  }
  to->key = parse_node(r, e, depth);
  if (to->key == NULL) return false;
  to->key = usable_key(r, to->key);
  e = next(r);
  to->value = e != NULL ? parse_node(r, e, depth) : NULL;
  return to->value != NULL;
}

static doc *parse_mapping(reader *r, doc *n, int depth) {
  size_t first = r->pairs.count;
  for (doc_pair one; parse_pair(r, n, depth, &one);)
    if (one.key != NULL && !is_alias(one.value)) *VEC_PUSH(r->in, &r->pairs) = one;
  n->count = (uint32_t)(r->pairs.count - first);
  n->pairs = ARENA_ARRAY(r->in, doc_pair, n->count);
  if (n->count > 0) memcpy(n->pairs, r->pairs.at + first, n->count * sizeof *n->pairs);
  r->pairs.count = first;
  if (depth == 1 && r->outer == NULL) r->outer = n;
  if (r->failed) return NULL;
  if (!r->items) find_duplicates(r, n);
  return n;
}

static doc *parse_sequence(reader *r, doc *n, int depth) {
  size_t first = r->parts.count;
  for (;;) {
    const yaml_event_t *e = next(r);
    if (e == NULL) return NULL;
    if (e->type == YAML_SEQUENCE_END_EVENT) {
      n->at.end = offset_of(r, e->end_mark);
      break;
    }
    doc *item = parse_node(r, e, depth);
    if (item == NULL) return NULL;
    if (!is_alias(item)) *VEC_PUSH(r->in, &r->parts) = item;
  }
  n->count = (uint32_t)(r->parts.count - first);
  n->items = ARENA_ARRAY(r->in, doc *, n->count);
  if (n->count > 0) memcpy(n->items, r->parts.at + first, n->count * sizeof *n->items);
  r->parts.count = first;
  return n;
}

/* Block collections end where the next thing begins; pull the end back to the last byte that is theirs. */
static void trim_end(doc *n) {
  str t = n->at.in->text;
  while (n->at.end > n->at.start) {
    char c = t.at[n->at.end - 1];
    if (c != ' ' && c != '\n' && c != '\r') break;
    n->at.end--;
  }
}

/* Turns the event into a node, with all that belongs to it. */
static doc *parse_node(reader *r, const yaml_event_t *e, int depth) {
  doc *n = ARENA_NEW(r->in, doc);
  span at = span_of(r, e->start_mark, e->end_mark);
  n->at = at;
  if (++r->nodes > YAML_NODES_MAX) {
    refuse(r, CODE_TOO_MANY, at, "the file has more than 250,000 values", "split the rules over several files");
    r->broken = true;
  } else if (depth >= YAML_DEPTH_MAX) {
    diag *x = diag_add(r->d, CODE_NESTED_TOO_DEEP, at, "the text is nested more than %d deep here", YAML_DEPTH_MAX);
    diag_help(r->d, x, "give parts of the rule names of their own under `conditions`");
    fail(r, x);
  } else if (e->type == YAML_ALIAS_EVENT) {
    refuse_feature(r, at, "an alias (*) stands here; rule files have none", "write the text out, or give it a name under `conditions`");
    n->kind = DOC_SCALAR;
  } else if (e->type == YAML_SCALAR_EVENT) {
    refuse_properties(r, e->data.scalar.anchor, e->data.scalar.tag, at);
    n->kind = DOC_SCALAR;
    n->style = scalar_style(e->data.scalar.style);
    size_t len = e->data.scalar.length;
    n->text = (str){arena_copy(r->in, (const char *)e->data.scalar.value, len), len};
    const diag *bad = n->style == DOC_DOUBLE ? yaml_screen_escapes(at, r->d) : NULL;
    if (bad != NULL) refuse_and_go_on(r, bad);
    else if (n->style == DOC_DOUBLE && utf8_check(n->text.at, len) != len) refuse(r, CODE_NOT_UTF8, at, "an escape in this text is not a character", "remove it");
  } else if (e->type == YAML_SEQUENCE_START_EVENT) {
    refuse_properties(r, e->data.sequence_start.anchor, e->data.sequence_start.tag, at);
    n->kind = DOC_SEQUENCE;
    n->style = e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? DOC_FLOW : DOC_BLOCK;
  } else {
    refuse_properties(r, e->data.mapping_start.anchor, e->data.mapping_start.tag, at);
    n->kind = DOC_MAPPING;
    n->style = e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? DOC_FLOW : DOC_BLOCK;
  }
  if (r->failed) return NULL;
  if (n->kind == DOC_SEQUENCE) n = parse_sequence(r, n, depth + 1);
  else if (n->kind == DOC_MAPPING) n = parse_mapping(r, n, depth + 1);
  if (n != NULL && n->style != DOC_LITERAL && n->style != DOC_FOLDED) trim_end(n);
  return n;
}

static bool is_opening(const yaml_event_t *e) { return e->type == YAML_SEQUENCE_START_EVENT || e->type == YAML_MAPPING_START_EVENT; }

/* A document begins; `again`: it is not the first. */
static void begin_document(reader *r, const yaml_event_t *e, span at, bool again) {
  bool directives = e->data.document_start.version_directive != NULL ||
                    e->data.document_start.tag_directives.start != e->data.document_start.tag_directives.end;
  if (directives) refuse_feature(r, at, "a directive (%) stands here; rule files have none", "remove it");
  if (again) refuse(r, CODE_YAML_FEATURE, at, "a second document begins here; a rule file holds one",
                    "put it into a file of its own");
}

/* The next event that matters: what a document consists of. NULL: there is none, or it failed. */
static const yaml_event_t *next_root(reader *r, bool *begun, bool empty) {
  for (const yaml_event_t *e; (e = next(r)) != NULL;) {
    span at = span_of(r, e->start_mark, e->end_mark);
    if (e->type == YAML_STREAM_START_EVENT || e->type == YAML_DOCUMENT_END_EVENT) continue;
    if (e->type == YAML_DOCUMENT_START_EVENT) {
      begin_document(r, e, at, *begun);
      *begun = true;
    } else if (e->type == YAML_STREAM_END_EVENT) {
      if (empty) refuse(r, CODE_EMPTY_DOCUMENT, at, "the file holds nothing", "write rules in it, or remove it");
      return NULL;
    } else {
      return e;
    }
  }
  return NULL;
}

static doc *parse_document(reader *r) {
  doc *root = NULL;
  bool begun = false;
  for (const yaml_event_t *e; (e = next_root(r, &begun, root == NULL)) != NULL;) root = parse_node(r, e, 0);
  return root;
}

/* ---- items that stand alone ---- */

static void keep_fault(reader *r, doc_items *to, uint32_t at) {
  *VEC_PUSH(r->in, to) = (doc_item){.fault = r->fault, .at = at, .broken = r->broken};
  r->fault = NULL;
  r->failed = r->broken;
}

/* What libyaml cannot read may be the rest of the last item, wrongly indented: half an item must not pass for one. */
static void keep_break(reader *r, doc_items *to) {
  uint32_t at = r->fault->at.start;
  if (r->broken && to->count > 0 && to->at[to->count - 1].node != NULL) at = to->at[--to->count].at;
  r->broken = true;
  keep_fault(r, to, at);
}

/* Reads an item that begins with `e`, or what is wrong with it; then what it leaves unread. */
static void parse_item(reader *r, const yaml_event_t *e, int depth, doc_items *to) {
  size_t outside = r->open - is_opening(e);
  uint32_t at = offset_of(r, e->start_mark);
  doc *n = parse_node(r, e, depth);
  if (n != NULL) {
    *VEC_PUSH(r->in, to) = (doc_item){.node = n, .at = at};
    return;
  }
  keep_fault(r, to, at);
  while (r->open > outside && next(r) != NULL) continue;
  if (r->fault != NULL) keep_fault(r, to, r->fault->at.start);
}

static void parse_list(reader *r, const yaml_event_t *e, doc_items *to) {
  span at = span_of(r, e->start_mark, e->end_mark);
  refuse_properties(r, e->data.sequence_start.anchor, e->data.sequence_start.tag, at);
  while ((e = next(r)) != NULL && e->type != YAML_SEQUENCE_END_EVENT) parse_item(r, e, 1, to);
  if (r->fault != NULL) keep_break(r, to);
}

static void parse_items(reader *r, doc_items *to) {
  bool begun = false, empty = true;
  for (const yaml_event_t *e; (e = next_root(r, &begun, empty)) != NULL; empty = false) {
    if (e->type == YAML_SEQUENCE_START_EVENT) parse_list(r, e, to);
    else parse_item(r, e, 0, to);
  }
  if (r->fault != NULL) keep_break(r, to);
}

/* ---- both ---- */

static bool begin(reader *r, const source *s, diags *d) {
  if (!yaml_screen(s, d)) return false;
  machine *m = ARENA_NEW(d->in, machine);
  if (!yaml_parser_initialize(&m->parser)) arena_nomem(d->in);
  arena_cleanup(d->in, delete_machine, m);
  yaml_parser_set_encoding(&m->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&m->parser, (const unsigned char *)s->text.at, s->text.len);
  *r = (reader){.in = d->in, .d = d, .s = s, .m = m, .cursor_line = SIZE_MAX};
  return true;
}

doc *yaml_parse(const source *s, diags *d) {
  size_t before = d->errors;
  doc *root = yaml_parse_partly(s, d, NULL);
  return d->errors == before ? root : NULL;
}

doc *yaml_parse_partly(const source *s, diags *d, doc **partly) {
  reader r;
  if (partly != NULL) *partly = NULL;
  if (!begin(&r, s, d)) return NULL;
  doc *root = parse_document(&r);
  bool whole = !r.failed && !r.refused;
  if (!whole && partly != NULL) *partly = r.outer;
  delete_machine(r.m); /* a rule set may have thousands of files */
  return whole ? root : NULL;
}

bool yaml_parse_items(const source *s, diags *d, doc_items *to) {
  reader r;
  if (!begin(&r, s, d)) return false;
  r.items = true;
  parse_items(&r, to);
  delete_machine(r.m);
  return true;
}

doc *doc_find(const doc *mapping, const char *key) {
  if (mapping->kind != DOC_MAPPING) return NULL;
  for (size_t i = 0; i < mapping->count; i++)
    if (str_is(mapping->pairs[i].key->text, key)) return mapping->pairs[i].value;
  return NULL;
}

const char *doc_kind_text(const doc *n) {
  return n->kind == DOC_MAPPING ? "a block of `name: value` lines" : n->kind == DOC_SEQUENCE ? "a list" : "one value";
}

static void print_indent(int indent, buf *to) {
  for (int i = 0; i < indent; i++) buf_text(to, "  ");
}

void doc_print(const doc *n, int indent, buf *to) {
  place p = span_place(n->at);
  static const char *const styles[] = {"plain", "single", "double", "literal", "folded", "block", "flow"};
  print_indent(indent, to);
  buf_printf(to, "%u:%u %s %s", p.line, p.column, styles[n->style],
             n->kind == DOC_MAPPING ? "mapping" : n->kind == DOC_SEQUENCE ? "list" : "text ");
  if (n->kind == DOC_SCALAR) buf_json(to, n->text);
  buf_char(to, '\n');
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_MAPPING) {
      doc_print(n->pairs[i].key, indent + 1, to);
      doc_print(n->pairs[i].value, indent + 2, to);
    } else {
      doc_print(n->items[i], indent + 1, to);
    }
  }
}

void doc_print_json(const doc *n, buf *to) {
  place p = span_place(n->at);
  buf_printf(to, "{\"line\":%u,\"column\":%u,", p.line, p.column);
  if (n->kind == DOC_SCALAR) {
    buf_text(to, "\"text\":");
    buf_json(to, n->text);
  } else if (n->kind == DOC_SEQUENCE) {
    buf_text(to, "\"list\":[");
    for (size_t i = 0; i < n->count; i++) {
      if (i > 0) buf_char(to, ',');
      doc_print_json(n->items[i], to);
    }
    buf_char(to, ']');
  } else {
    buf_text(to, "\"mapping\":[");
    for (size_t i = 0; i < n->count; i++) {
      if (i > 0) buf_char(to, ',');
      buf_text(to, "{\"key\":");
      doc_print_json(n->pairs[i].key, to);
      buf_text(to, ",\"value\":");
      doc_print_json(n->pairs[i].value, to);
      buf_char(to, '}');
    }
    buf_char(to, ']');
  }
  buf_char(to, '}');
}
