/* The development checks of simdjson allocate without looking at the result; what they check, the walk below
 * does by construction: it goes forward and consumes every value. */
#define SIMDJSON_DEVELOPMENT_CHECKS 0
#define SIMDJSON_EXCEPTIONS 0
#include "bind/json_reader.h"

#include <simdjson.h>

extern "C" {
#include "base/utf8.h"
}

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace ondemand = simdjson::ondemand;

static_assert(JSON_PADDING >= simdjson::SIMDJSON_PADDING, "simdjson reads this far behind the text");

struct json_reader {
  ondemand::parser parser;
  simdjson::dom::parser scanner; /* its first pass alone is used, by json_pairs */
  uint8_t *texts = nullptr; /* texts whose escapes were undone */
  size_t room = 0;          /* the longest text that parser and `texts` are ready for */
};

extern "C" json_reader *json_reader_new(void) noexcept { return new (std::nothrow) json_reader; }

extern "C" void json_reader_free(json_reader *r) noexcept {
  if (r == nullptr) return;
  std::free(r->texts);
  delete r;
}

namespace {

struct run {
  const char *at;
  size_t len;
};

/* One reading. After `fail` or `nomem` every function returns false up to the top. */
struct walk {
  json_reader *reader;
  const char *text;
  size_t len;
  entries *to;
  json_fault *fault;
  uint8_t *texts_at; /* where the next unescaped text goes */
  size_t good;       /* all before this byte was read, and is good */
  run outer{nullptr, 0}; /* the profile's key being read */
  uint32_t item = 0;     /* within a list of objects: which */
  epf_status status = EPF_OK;
};

bool fail(walk &w, size_t at, const char *message) noexcept {
  *w.fault = json_fault{at, message, false};
  w.status = EPF_E_DATA;
  return false;
}

bool too_large(walk &w, size_t at, const char *message) noexcept {
  *w.fault = json_fault{at, message, true};
  w.status = EPF_E_DATA;
  return false;
}

bool nomem(walk &w) noexcept {
  w.status = EPF_E_NOMEM;
  return false;
}

bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

size_t offset(const walk &w, const char *at) noexcept { return static_cast<size_t>(at - w.text); }

/* ---- what simdjson finds wrong ---- */

/* The text that is never closed, or the control character within one. */
size_t find_bad_string(const walk &w, bool control) noexcept {
  bool open = false;
  size_t began = 0;
  for (size_t i = 0; i < w.len; i++) {
    unsigned char c = static_cast<unsigned char>(w.text[i]);
    if (open && control && c < 0x20) return i;
    if (open && c == '\\') {
      i++;
    } else if (c == '"') {
      open = !open;
      began = i;
    }
  }
  return began;
}

size_t skip_blanks(const walk &w, size_t at) noexcept {
  while (at < w.len && is_blank(w.text[at])) at++;
  return at;
}

/* simdjson sees that the last byte closes nothing, not why: a bracket is missing, or something stands behind the end. */
bool fail_unclosed(walk &w) noexcept {
  bool open = false;
  size_t depth = 0, end = w.len;
  while (end > 0 && is_blank(w.text[end - 1])) end--;
  for (size_t i = 0; i < end; i++) {
    char c = w.text[i];
    if (open && c == '\\') i++;
    else if (c == '"') open = !open;
    else if (open) continue;
    else if (c == '{' || c == '[') depth++;
    else if ((c == '}' || c == ']') && depth > 0 && --depth == 0)
      return fail(w, skip_blanks(w, i + 1), "something stands behind the end of the object");
  }
  return fail(w, end, "the text breaks off here: the object is not closed, a } is missing");
}

bool fail_by_code(walk &w, simdjson::error_code e, size_t at) noexcept {
  switch (e) {
  case simdjson::MEMALLOC: return nomem(w);
  case simdjson::UTF8_ERROR: return fail(w, utf8_check(w.text, w.len), "the bytes here are not UTF-8; save the file as UTF-8");
  case simdjson::UNCLOSED_STRING: return fail(w, find_bad_string(w, false), "the text that begins here is not closed; a quote is missing");
  case simdjson::UNESCAPED_CHARS:
    return fail(w, find_bad_string(w, true), "a control character stands in a text; write it as an escape, such as \\n or \\t");
  case simdjson::EMPTY: return fail(w, 0, "nothing stands here; an object {...} is expected");
  case simdjson::CAPACITY: return too_large(w, 0, "the profile is too large");
  case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return fail_unclosed(w);
  default: return fail(w, at, "this is not JSON: look for a comma, a colon, a quote or a bracket that is missing or too many");
  }
}

/* simdjson does not say where it stopped. It was at the first token that was not read, a comma aside. */
bool fail_here(walk &w, simdjson::error_code e) noexcept {
  size_t at = skip_blanks(w, w.good);
  if (at < w.len && w.text[at] == ',') at = skip_blanks(w, at + 1);
  return fail_by_code(w, e, at);
}

/* After a list or an object: all before the next token was read. */
void good_up_to(walk &w, ondemand::value &v) noexcept {
  const char *next = nullptr;
  w.good = v.current_location().get(next) ? w.len : offset(w, next);
}

/* ---- texts ---- */

int hex4(const char *p) noexcept {
  int n = 0;
  for (int i = 0; i < 4; i++) {
    char c = p[i];
    int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return -1;
    n = n * 16 + digit;
  }
  return n;
}

/* Escaped surrogates must come in pairs; simdjson lets some halves pass. The text ends with an unescaped quote,
 * where `p` stands afterwards. */
bool surrogates_paired(const char *&p) noexcept {
  for (; *p != '"'; p++) {
    if (*p != '\\') continue;
    if (*++p != 'u') continue;
    int unit = hex4(p + 1);
    if (unit < 0) return false;
    p += 4;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    if (unit > 0xdbff || p[1] != '\\' || p[2] != 'u') return false;
    int low = hex4(p + 3);
    if (low < 0xdc00 || low > 0xdfff) return false;
    p += 6;
  }
  return true;
}

/* The text behind an opening quote. Without a backslash it is taken where it stands. */
bool read_text(walk &w, const char *begin, run &out) noexcept {
  size_t rest = w.len - offset(w, begin);
  const char *quote = static_cast<const char *>(std::memchr(begin, '"', rest));
  if (quote == nullptr) return fail(w, offset(w, begin), "the text that begins here is not closed");
  size_t plain = static_cast<size_t>(quote - begin);
  if (plain == 0 || std::memchr(begin, '\\', plain) == nullptr) {
    w.good = offset(w, quote) + 1;
    out = run{begin, plain};
    return true;
  }
  const char *end = begin;
  if (!surrogates_paired(end)) return fail(w, offset(w, begin) - 1, "an escape (\\u) in this text is not a character");
  uint8_t *to = w.texts_at;
  ondemand::raw_json_string raw(reinterpret_cast<const uint8_t *>(begin));
  std::string_view text;
  if (w.reader->parser.unescape(raw, w.texts_at).get(text)) return fail(w, offset(w, begin) - 1, "an escape in this text is not one that JSON has");
  w.good = offset(w, end) + 1;
  out = run{reinterpret_cast<const char *>(to), text.size()};
  return true;
}

/* ---- numbers and words ---- */

size_t digits(const char *p, size_t i, size_t len) noexcept {
  while (i < len && p[i] >= '0' && p[i] <= '9') i++;
  return i;
}

bool is_number(run t) noexcept {
  size_t i = t.len > 0 && t.at[0] == '-', from = i;
  i = digits(t.at, i, t.len);
  if (i == from || (t.at[from] == '0' && i - from > 1)) return false;
  if (i < t.len && t.at[i] == '.') {
    from = ++i;
    i = digits(t.at, i, t.len);
    if (i == from) return false;
  }
  if (i < t.len && (t.at[i] == 'e' || t.at[i] == 'E')) {
    i++;
    if (i < t.len && (t.at[i] == '+' || t.at[i] == '-')) i++;
    from = i;
    i = digits(t.at, i, t.len);
    if (i == from) return false;
  }
  return i == t.len;
}

bool is_word(run t, const char *word) noexcept { return t.len == std::strlen(word) && std::memcmp(t.at, word, t.len) == 0; }

/* ---- values ---- */

bool read_value(walk &w, ondemand::value v, int depth, entry &e) noexcept;

/* An object within the profile: a reason why there is no answer, or something no field takes. */
bool read_inner_object(walk &w, ondemand::value v, int depth, entry &e) noexcept {
  ondemand::object inside;
  if (simdjson::error_code error = v.get_object().get(inside)) return fail_here(w, error);
  size_t count = 0;
  bool reason = false;
  entry only{};
  for (auto each : inside) {
    ondemand::field f;
    if (simdjson::error_code error = std::move(each).get(f)) return fail_here(w, error);
    run key{};
    entry value{};
    if (!read_text(w, f.key().raw(), key) || !read_value(w, f.value(), depth + 1, value)) return false;
    reason = is_word(key, "missing") && value.kind == ENTRY_STRING;
    only = value;
    count++;
  }
  e.kind = ENTRY_OTHER;
  good_up_to(w, v);
  if (count != 1 || !reason) return true;
  e.kind = ENTRY_REASON;
  e.text = only.text;
  e.text_len = only.text_len;
  return true;
}

bool read_pairs(walk &w, ondemand::object &pairs, int depth) noexcept;

/* An object in a list that stands right below the profile: its keys are entries of their own. */
bool read_item(walk &w, ondemand::value v, int depth) noexcept {
  ondemand::object item;
  w.good = offset(w, v.raw_json_token().data()) + 1;
  if (simdjson::error_code error = v.get_object().get(item)) return fail_here(w, error);
  w.item++;
  if (!read_pairs(w, item, depth)) return false;
  good_up_to(w, v);
  return true;
}

/* Items are kept for lists that stand right below the profile, or in one of its items; deeper ones are only read.
 * A list that begins with an object is one of items. */
bool read_list(walk &w, ondemand::value v, int depth, entry &e) noexcept {
  ondemand::array list;
  if (simdjson::error_code error = v.get_array().get(list)) return fail_here(w, error);
  bool keep = depth == 2 || (w.item > 0 && depth == 4), first = true;
  e.kind = keep ? ENTRY_LIST : ENTRY_OTHER;
  e.first = static_cast<uint32_t>(w.to->item_count);
  for (auto each : list) {
    ondemand::value item;
    if (simdjson::error_code error = std::move(each).get(item)) return fail_here(w, error);
    std::string_view token = item.raw_json_token();
    bool object = depth == 2 && !token.empty() && token[0] == '{';
    if (object && (first || e.kind == ENTRY_ITEMS)) {
      e.kind = ENTRY_ITEMS;
      e.count++;
      first = false;
      if (!read_item(w, item, depth + 2)) return false;
      continue;
    }
    if (e.kind == ENTRY_ITEMS) { /* a scalar among the objects */
      e.kind = ENTRY_MIXED;
      keep = false;
    }
    first = false;
    entry value{};
    if (!read_value(w, item, depth + 1, value)) return false;
    if (!keep) continue;
    entry *place = entries_add_item(w.to);
    if (place == nullptr) return nomem(w);
    *place = value;
    e.count++;
  }
  good_up_to(w, v);
  return true;
}

bool read_scalar(walk &w, run token, entry &e) noexcept {
  while (token.len > 0 && is_blank(token.at[token.len - 1])) token.len--;
  w.good = e.at + token.len;
  e.text = token.at;
  e.text_len = static_cast<uint32_t>(token.len);
  if (is_word(token, "null")) e.kind = ENTRY_NULL;
  else if (is_word(token, "true")) e.kind = ENTRY_TRUE;
  else if (is_word(token, "false")) e.kind = ENTRY_FALSE;
  else if (is_number(token)) e.kind = ENTRY_NUMBER;
  else return fail(w, e.at, "a value is expected here: a text in quotes, a number, true, false, null, [...] or {...}");
  return true;
}

bool read_value(walk &w, ondemand::value v, int depth, entry &e) noexcept {
  std::string_view token = v.raw_json_token();
  e.at = static_cast<uint32_t>(offset(w, token.data()));
  if (token.empty()) return fail(w, e.at, "a value is missing here");
  if (token[0] == '{' || token[0] == '[') {
    if (depth > JSON_DEPTH_MAX) return fail(w, e.at, "values are nested too deeply here; a profile needs no more than lists");
    w.good = e.at + 1;
    return token[0] == '{' ? read_inner_object(w, v, depth, e) : read_list(w, v, depth, e);
  }
  if (token[0] != '"') return read_scalar(w, run{token.data(), token.size()}, e);
  run text{};
  if (!read_text(w, token.data() + 1, text)) return false;
  e.kind = ENTRY_STRING;
  e.text = text.at;
  e.text_len = static_cast<uint32_t>(text.len);
  return true;
}

/* Of the profile itself, or of one of its items (w.item). */
bool read_pairs(walk &w, ondemand::object &pairs, int depth) noexcept {
  const run outer = w.outer;
  const uint32_t item = w.item;
  for (auto each : pairs) {
    ondemand::field f;
    if (simdjson::error_code error = std::move(each).get(f)) return fail_here(w, error);
    entry e{};
    run key{};
    const char *raw = f.key().raw();
    e.key_at = static_cast<uint32_t>(offset(w, raw) - 1);
    if (w.to->count == ENTRIES_MAX) return too_large(w, e.key_at, "the profile has more than 10,000 keys");
    if (!read_text(w, raw, key)) return false;
    if (item == 0) w.outer = key;
    if (!read_value(w, f.value(), depth, e)) return false;
    if (item == 0) w.item = 0;
    e.key = key.at;
    e.key_len = static_cast<uint32_t>(key.len);
    e.outer = item > 0 ? outer.at : nullptr;
    e.outer_len = item > 0 ? static_cast<uint32_t>(outer.len) : 0;
    e.item = item;
    entry *place = entries_add(w.to);
    if (place == nullptr) return nomem(w);
    *place = e;
  }
  return true;
}

/* Room by doubling, so that lines of growing length do not each allocate. */
bool make_room(walk &w) noexcept {
  json_reader *r = w.reader;
  if (r->room >= w.len && r->room > 0) return true;
  size_t room = r->room == 0 ? 4096 : r->room;
  while (room < w.len) room *= 2;
  uint8_t *texts = static_cast<uint8_t *>(std::realloc(r->texts, room + JSON_PADDING));
  if (texts == nullptr) return nomem(w);
  r->texts = texts;
  r->room = 0;
  if (simdjson::error_code error = r->parser.allocate(room)) return fail_by_code(w, error, 0);
  if (simdjson::error_code error = r->scanner.allocate(room)) return fail_by_code(w, error, 0);
  r->room = room;
  return true;
}

void read_document(walk &w) noexcept {
  size_t start = skip_blanks(w, 0);
  if (w.len >= 3 && std::memcmp(w.text, "\xef\xbb\xbf", 3) == 0) {
    fail(w, 0, "a byte order mark stands here; save the file as UTF-8 without one");
    return;
  }
  if (!make_room(w)) return;
  w.texts_at = w.reader->texts;
  ondemand::document doc;
  if (simdjson::error_code error = w.reader->parser.iterate(w.text, w.len, w.len + JSON_PADDING).get(doc)) {
    fail_by_code(w, error, start);
    return;
  }
  if (w.text[start] != '{') {
    fail(w, start, "an object {...} is expected: one profile, its fields as keys");
    return;
  }
  ondemand::object profile;
  if (simdjson::error_code error = doc.get_object().get(profile)) {
    fail_by_code(w, error, start);
    return;
  }
  w.good = start + 1;
  if (!read_pairs(w, profile, 2)) return;
  const char *rest = nullptr;
  if (doc.current_location().get(rest) == simdjson::SUCCESS) fail(w, offset(w, rest), "something stands behind the end of the object");
}

} // namespace

extern "C" epf_status json_read(json_reader *r, const char *text, size_t len, entries *to, json_fault *fault) noexcept {
  entries_clear(to);
  walk w{r, text, len, to, fault, nullptr, 0};
  read_document(w);
  return w.status;
}

/* Goes from mark to mark of simdjson's first pass, which has seen to it that the text is UTF-8, that its strings end, and that nothing
 * but blanks stands between a string or a scalar and the next mark: a byte that does not belong there is a mark of its own. So a plain
 * object has four marks a pair, key, colon, value and what ends it; whatever else has others, or other bytes there, is for json_read to
 * read, and to say what is wrong. Values are not looked into: who binds them takes nothing but what is one scalar of the field's type. */
extern "C" bool json_pairs(json_reader *r, const char *text, size_t len, json_pair *to, size_t most, size_t *count) noexcept {
  if (len == 0 || text[0] != '{' || r->room < len || r->room == 0) return false;
  simdjson::internal::dom_parser_implementation &scan = *r->scanner.implementation;
  if (scan.stage1(reinterpret_cast<const uint8_t *>(text), len, simdjson::stage1_mode::regular)) return false;
  const uint32_t *mark = scan.structural_indexes.get();
  size_t marks = scan.n_structural_indexes, pairs = marks / 4;
  *count = marks == 2 ? 0 : pairs;
  if (marks == 2) return text[mark[1]] == '}';
  if (marks % 4 != 1 || pairs > most || pairs == 0) return false;
  bool plain = true;
  for (size_t i = 0; i < pairs; i++, mark += 4) {
    const char *key = text + mark[1], *value = text + mark[3], *end = text + mark[4];
    plain &= *key == '"' && text[mark[2]] == ':' && *end == (i + 1 < pairs ? ',' : '}');
    while (end > value && is_blank(end[-1])) end--;
    to[i] = json_pair{key + 1, value, static_cast<size_t>(end - value)};
  }
  return plain;
}
