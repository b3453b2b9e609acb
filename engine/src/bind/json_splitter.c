#include "bind/json_splitter.h"

#include <stdio.h>

#include "bind/blank.h"

#define TRY(call)                                                                                            \
  do {                                                                                                       \
    epf_status try_status = (call);                                                                          \
    if (try_status != EPF_OK) return try_status;                                                             \
  } while (0)

/* Goes on by `len` bytes that are in the window. */
static void take(json_splitter *s, input *in, size_t len) {
  s->at = place_within(input_rest(in), s->at, len);
  in->start += len;
  s->taken += len;
}

/* Skips blanks. *c is the next byte, or -1 at the end. */
static epf_status peek(json_splitter *s, input *in, int *c) {
  for (;;) {
    str rest = input_rest(in);
    size_t blanks = 0;
    while (blanks < rest.len && blank_char(rest.at[blanks])) blanks++;
    bool found = blanks < rest.len;
    *c = found ? (unsigned char)rest.at[blanks] : -1;
    take(s, in, blanks);
    if (found || in->ended) return EPF_OK;
    TRY(input_more(in));
  }
}

/* ---- where an element ends ---- */

enum { BRACKETS_CHECKED = 64 }; /* deeper ones are only counted; the reader refuses their profile anyway */

typedef enum scan_end { SCAN_MORE, SCAN_DONE, SCAN_BROKEN } scan_end;

typedef struct scan {
  size_t len;       /* of the element, as far as it was looked at */
  size_t depth;
  uint64_t squares; /* of the outermost brackets: which are square */
  bool in_text, escaped;
} scan;

static void open_bracket(scan *e, char c) {
  uint64_t bit = e->depth < BRACKETS_CHECKED ? UINT64_C(1) << e->depth : 0;
  e->squares = c == '[' ? e->squares | bit : e->squares & ~bit;
  e->depth++;
}

static bool close_bracket(scan *e, char c) {
  e->depth--;
  return e->depth >= BRACKETS_CHECKED || (e->squares >> e->depth & 1) == (c == ']');
}

static bool scan_text(scan *e, char c) {
  if (c == '\n' || c == '\r') return false; /* a quote is missing somewhere; other control characters are the reader's to refuse */
  if (e->escaped) e->escaped = false;
  else if (c == '\\') e->escaped = true;
  else if (c == '"') e->in_text = false;
  return true;
}

static scan_end scan_byte(scan *e, char c) {
  if (e->in_text) return scan_text(e, c) ? SCAN_MORE : SCAN_BROKEN;
  switch (c) {
  case '"': e->in_text = true; return SCAN_MORE;
  case '{':
  case '[': open_bracket(e, c); return SCAN_MORE;
  case '}':
  case ']':
    if (e->depth == 0) return c == ']' ? SCAN_DONE : SCAN_BROKEN;
    return close_bracket(e, c) ? SCAN_MORE : SCAN_BROKEN;
  case ',': return e->depth == 0 ? SCAN_DONE : SCAN_MORE;
  default: return SCAN_MORE;
  }
}

static epf_status end_with(json_splitter *s, profile_unit *u, diag_code code, const char *what) {
  unit_set_fault(u, s->at, code, "%s", what);
  s->state = SPLIT_ENDED;
  return EPF_OK;
}

static epf_status too_large_file(json_splitter *s, profile_unit *u) {
  return end_with(s, u, CODE_PROFILE_TOO_LARGE, "the document is larger than 256 MiB; its rest is not read; write one profile a line (NDJSON) instead");
}

/* Nothing more can be read: `format` says why, and has {} for how much is lost from byte `from` on. */
static epf_status break_off(json_splitter *s, input *in, profile_unit *u, uint64_t from, const char *format) {
  uint64_t more;
  char lost[28], bytes[64];
  TRY(input_drop(in, PROFILE_FILE_MAX, &more));
  more += s->taken - from;
  snprintf(bytes, sizeof bytes, "%s%s byte%s", in->ended ? "" : "more than ", diag_commas(more, lost), more == 1 ? "" : "s");
  char what[sizeof u->fault.message];
  const char *hole = strstr(format, "{}");
  snprintf(what, sizeof what, "%.*s%s%s", (int)(hole - format), format, bytes, hole + 2);
  return end_with(s, u, CODE_PROFILE_SYNTAX, what);
}

/* Takes one element. A large one is thrown away as it passes. */
static epf_status take_element(json_splitter *s, input *in, profile_unit *u) {
  place began = s->at;
  uint64_t from = s->taken;
  scan e = {0};
  bool too_large = false;
  for (;;) {
    str rest = input_rest(in);
    scan_end found = SCAN_MORE;
    while (e.len < rest.len && (found = scan_byte(&e, rest.at[e.len])) == SCAN_MORE) e.len++;
    too_large = too_large || e.len > PROFILE_BYTES_MAX;
    bool whole = in->ended && e.depth == 0 && !e.in_text; /* only the list's end is missing */
    if (found == SCAN_DONE || (found == SCAN_MORE && whole)) break;
    if (found == SCAN_BROKEN || in->ended) {
      take(s, in, e.len);
      return break_off(s, in, u, from,
                       found == SCAN_BROKEN ? "a quote or a bracket is missing or too many; this profile and what follows it, {}, are not read"
                                            : "the document breaks off here; a quote or a bracket is not closed; this profile, {}, is not read");
    }
    if (too_large) {
      take(s, in, e.len);
      e.len = 0;
      if (s->taken > PROFILE_FILE_MAX) return too_large_file(s, u);
    }
    TRY(input_more(in));
  }
  if (too_large) unit_set_fault(u, began, CODE_PROFILE_TOO_LARGE, "the profile is larger than 1 MiB");
  else TRY(unit_set_json(u, began, (str){input_rest(in).at, e.len}));
  take(s, in, e.len);
  s->state = SPLIT_SEPARATOR;
  return EPF_OK;
}

/* ---- the document ---- */

/* What kind of text it is shows in its first bytes: said before a bracket is looked for. */
static epf_status check_encoding(json_splitter *s, input *in, profile_unit *u, bool *good) {
  while (!in->ended && input_rest(in).len < 3) TRY(input_more(in));
  str rest = input_rest(in);
  *good = false;
  if (input_is_utf16(rest)) return end_with(s, u, CODE_PROFILE_SYNTAX, "the file is UTF-16; save it as UTF-8");
  if (rest.len >= 3 && memcmp(rest.at, "\xef\xbb\xbf", 3) == 0)
    return end_with(s, u, CODE_PROFILE_SYNTAX, "a byte order mark stands here; save the file as UTF-8 without one");
  *good = true;
  return EPF_OK;
}

/* A document that is no list: one profile, to the end of the file. */
static epf_status take_document(json_splitter *s, input *in, profile_unit *u) {
  while (!in->ended && input_rest(in).len <= PROFILE_BYTES_MAX) TRY(input_more(in));
  str rest = input_rest(in);
  if (rest.len > PROFILE_BYTES_MAX)
    return end_with(s, u, CODE_PROFILE_TOO_LARGE, "the profile is larger than 1 MiB; are these several? Write a list of them, or one a line (NDJSON)");
  s->state = SPLIT_ENDED;
  return unit_set_json(u, s->at, rest);
}

static epf_status start(json_splitter *s, input *in, profile_unit *u) {
  int c;
  bool good;
  TRY(check_encoding(s, in, u, &good));
  if (!good) return EPF_OK;
  TRY(peek(s, in, &c));
  if (c < 0) return end_with(s, u, CODE_PROFILE_SYNTAX, "the file is empty; a profile {...} or a list of them [...] is expected");
  if (c != '[') return take_document(s, in, u);
  take(s, in, 1);
  s->state = SPLIT_FIRST;
  return EPF_OK;
}

/* Behind an element stands a comma or the end of the list: its scan stopped at nothing else. */
static void take_separator(json_splitter *s, input *in, int c) {
  take(s, in, 1);
  s->state = c == ',' ? SPLIT_ITEM : SPLIT_AFTER;
}

static epf_status miss_end(json_splitter *s, profile_unit *u) {
  return end_with(s, u, CODE_PROFILE_SYNTAX, "the list breaks off here; ] is missing; what stands before it is read");
}

static epf_status take_item(json_splitter *s, input *in, profile_unit *u, int c) {
  if (c < 0) return miss_end(s, u);
  if (c == ',' || c == ']') {
    unit_set_fault(u, s->at, CODE_PROFILE_SYNTAX, "a profile is missing here; a comma is too many");
    s->state = SPLIT_SEPARATOR;
    return EPF_OK;
  }
  return take_element(s, in, u);
}

epf_status json_splitter_next(json_splitter *s, input *in, profile_unit *u, bool *end) {
  *end = false;
  for (;;) {
    int c = -1;
    if (s->state != SPLIT_ENDED && s->state != SPLIT_START) TRY(peek(s, in, &c));
    if (s->state != SPLIT_ENDED && s->taken > PROFILE_FILE_MAX) return too_large_file(s, u);
    switch (s->state) {
    case SPLIT_START:
      TRY(start(s, in, u));
      if (s->state == SPLIT_FIRST) continue;
      return EPF_OK;
    case SPLIT_FIRST:
      if (c != ']') return take_item(s, in, u, c);
      take_separator(s, in, c);
      continue;
    case SPLIT_ITEM: return take_item(s, in, u, c);
    case SPLIT_SEPARATOR:
      if (c < 0) return miss_end(s, u);
      take_separator(s, in, c);
      continue;
    case SPLIT_AFTER:
      if (c >= 0) return break_off(s, in, u, s->taken, "something stands behind the end of the list; it is not read, {}");
      s->state = SPLIT_ENDED;
      continue;
    case SPLIT_ENDED: *end = true; return EPF_OK;
    }
  }
}
