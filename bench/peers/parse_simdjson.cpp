#include "parse_simdjson.h"

#include <cstring>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

namespace {

/* Texts stay where they are; nothing is looked up. */
struct text_kind { using type = std::string_view; };
struct whole_kind { using type = int64_t; };
struct fraction_kind { using type = double; };
struct boolean_kind { using type = bool; };
using ENUM = text_kind;
using ORDERED = text_kind;
using DATE = text_kind;
using INTEGER = whole_kind;
using DECIMAL = fraction_kind;
using BOOLEAN = boolean_kind;

struct person {
#define FIELD(name, kind, places, min, max, grid, values) kind::type name;
#include "fields.def"
#undef FIELD
  uint32_t answered;
};

constexpr std::string_view names[] = {
#define FIELD(name, kind, places, min, max, grid, values) #name,
#include "fields.def"
#undef FIELD
};
constexpr size_t field_count = sizeof names / sizeof *names;

enum place : size_t {
#define FIELD(name, kind, places, min, max, grid, values) AT_##name,
#include "fields.def"
#undef FIELD
};

template <class T> bool take(ondemand::value value, T &to) { return value.get(to) == SUCCESS; }

bool take_field(size_t at, ondemand::value value, person &p) {
  p.answered |= UINT32_C(1) << at;
  switch (at) {
#define FIELD(name, kind, places, min, max, grid, values) case AT_##name: return take(value, p.name);
#include "fields.def"
#undef FIELD
  }
  return false;
}

/* Keys are expected in their order; where some are missing, the next ones are tried, and then the first ones. */
size_t find(ondemand::raw_json_string key, size_t next) {
  for (size_t n = 0; n < field_count; n++) {
    size_t at = next + n < field_count ? next + n : next + n - field_count;
    if (key.unsafe_is_equal(names[at])) return at;
  }
  return field_count;
}

template <class D> bool read_person(D &&document, person &p) {
  ondemand::object object;
  if (document.get_object().get(object) != SUCCESS) return false;
  size_t next = 0;
  p.answered = 0;
  for (auto field : object) {
    ondemand::raw_json_string key;
    if (field.key().get(key) != SUCCESS) return false;
    size_t at = find(key, next);
    if (at == field_count || !take_field(at, field.value(), p)) return false;
    next = at + 1;
  }
  return true;
}

} // namespace

struct ndjson {
  padded_string text;
  ondemand::parser parser;
  person last;
};

ndjson *ndjson_read(const char *path) {
  ndjson *n = new ndjson;
  if (padded_string::load(path).get(n->text) == SUCCESS) return n;
  delete n;
  return nullptr;
}

void ndjson_free(ndjson *n) { delete n; }
size_t ndjson_bytes(const ndjson *n) { return n->text.size(); }

size_t ndjson_parse_lines(ndjson *n) {
  const char *at = n->text.data(), *end = at + n->text.size(), *padded = end + SIMDJSON_PADDING;
  size_t count = 0;
  while (at < end) {
    const char *stop = static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (stop == nullptr) stop = end;
    ondemand::document document;
    padded_string_view line(at, static_cast<size_t>(stop - at), static_cast<size_t>(padded - at));
    if (n->parser.iterate(line).get(document) != SUCCESS || !read_person(document, n->last)) return 0;
    count++;
    at = stop + 1;
  }
  return count;
}

size_t ndjson_parse_many(ndjson *n) {
  ondemand::document_stream stream;
  size_t count = 0;
  if (n->parser.iterate_many(n->text).get(stream) != SUCCESS) return 0;
  for (auto document : stream) {
    if (document.error() != SUCCESS || !read_person(document, n->last)) return 0;
    count++;
  }
  return count;
}
