/* One interface for the four formats. */
#include <stdlib.h>

#include "bind/blank.h"
#include "bind/json_reader.h"
#include "bind/unit.h"
#include "bind/csv_reader.h"
#include "bind/json_splitter.h"
#include "bind/yaml_profiles.h"

struct profile_source {
  profile_format format;
  input in;
  char *path;
  uint32_t line; /* NDJSON: lines read so far */
  bool wrong;    /* NDJSON: not in an encoding that can be read */
  json_splitter json;
  csv_reader csv;
  yaml_profiles yaml;
};

epf_status source_open(profile_source **out, const char *path, profile_format format) {
  *out = NULL;
  size_t len = strlen(path) + 1;
  profile_source *s = calloc(1, sizeof *s);
  char *copy = malloc(len);
  if (s == NULL || copy == NULL) {
    free(s);
    free(copy);
    return EPF_E_NOMEM;
  }
  s->path = memcpy(copy, path, len);
  s->format = format;
  s->json.at = (place){1, 1};
  epf_status status = input_open(&s->in, path);
  if (status == EPF_OK && format == PROFILE_CSV) status = csv_reader_open(&s->csv);
  if (status == EPF_OK) *out = s;
  else source_close(s);
  return status;
}

void source_expect(profile_source *s, const table *t) { s->csv.of = t; }

void source_any_columns(profile_source *s) { s->csv.first_unnamed = true; }

void source_close(profile_source *s) {
  if (s == NULL) return;
  yaml_profiles_close(&s->yaml);
  csv_reader_close(&s->csv);
  input_close(&s->in);
  free(s->path);
  free(s);
}

static str without_end(str line) {
  if (line.len > 0 && line.at[line.len - 1] == '\n') line.len--;
  if (line.len > 0 && line.at[line.len - 1] == '\r') line.len--;
  return line;
}

static epf_status next_line(profile_source *s, profile_unit *u, bool *end) {
  for (;;) {
    input_line line;
    epf_status status = input_next_line(&s->in, LINES_LF, PROFILE_BYTES_MAX, &line);
    if (status != EPF_OK) return status;
    *end = s->wrong || (line.text.len == 0 && !line.too_long);
    if (*end) return EPF_OK;
    place at = {++s->line, 1};
    s->wrong = s->line == 1 && !line.too_long && input_is_utf16(line.text);
    if (s->wrong) {
      unit_set_fault(u, at, CODE_PROFILE_SYNTAX, "the file is UTF-16; save it as UTF-8");
      return EPF_OK;
    }
    str text = without_end(line.text);
    if (line.too_long || text.len > PROFILE_BYTES_MAX) {
      unit_set_fault(u, at, CODE_PROFILE_TOO_LARGE, "the line is larger than 1 MiB");
      return EPF_OK;
    }
    if (!blank_line(text)) return unit_set_json(u, at, text);
  }
}

/* ---- many lines at once ---- */

enum { SLAB_BYTES = 256 * 1024 };

bool source_has_lines(const profile_source *s) { return s->format == PROFILE_NDJSON; }

void lines_free(profile_lines *l) {
  buf_free(&l->text);
  unit_free(l->whole);
  *l = (profile_lines){0};
}

/* How much of the window is whole lines, up to about a slab; 0: not one. */
static size_t whole_lines(str rest) {
  size_t most = rest.len < SLAB_BYTES ? rest.len : SLAB_BYTES;
  while (most > 0 && rest.at[most - 1] != '\n') most--;
  if (most > 0 || rest.len <= SLAB_BYTES) return most;
  const char *end = memchr(rest.at + SLAB_BYTES, '\n', rest.len - SLAB_BYTES); /* one long line */
  return end != NULL ? (size_t)(end - rest.at) + 1 : 0;
}

/* In lanes of bytes, emptied before they can overflow, so that the compiler makes vectors of them: readers wait meanwhile. */
static uint32_t count_lines(str text) {
  enum { LANES = 32, ROUNDS = 255 };
  uint32_t count = 0;
  size_t i = 0;
  while (text.len - i >= LANES) {
    uint8_t lanes[LANES] = {0};
    for (int round = 0; round < ROUNDS && text.len - i >= LANES; round++, i += LANES)
      for (int k = 0; k < LANES; k++) lanes[k] = (uint8_t)(lanes[k] + (text.at[i + (size_t)k] == '\n'));
    for (int k = 0; k < LANES; k++) count += lanes[k];
  }
  for (; i < text.len; i++) count += text.at[i] == '\n';
  return count;
}

/* Does the next line come as a unit of its own? The beginning of a file that cannot be read does. */
static epf_status is_unreadable(profile_source *s, bool *unreadable) {
  while (s->line == 0 && !s->in.ended && input_rest(&s->in).len < 2) {
    epf_status status = input_more(&s->in);
    if (status != EPF_OK) return status;
  }
  *unreadable = s->wrong || (s->line == 0 && input_is_utf16(input_rest(&s->in)));
  return EPF_OK;
}

/* So does the last line, which may have no end. */
epf_status source_next_lines(profile_source *s, profile_lines *l, bool *end) {
  static const char padding[JSON_PADDING];
  *end = false;
  l->at = 0;
  buf_clear(&l->text);
  if (l->whole == NULL && unit_new(&l->whole) != EPF_OK) return EPF_E_NOMEM;
  bool unreadable;
  epf_status begun = is_unreadable(s, &unreadable);
  if (begun != EPF_OK) return begun;
  while (!unreadable && whole_lines(input_rest(&s->in)) == 0 && !s->in.ended && input_rest(&s->in).len <= PROFILE_BYTES_MAX) {
    epf_status status = input_more(&s->in);
    if (status != EPF_OK) return status;
  }
  str rest = input_rest(&s->in);
  size_t len = unreadable ? 0 : whole_lines(rest);
  if (len == 0) return next_line(s, l->whole, end);
  l->line = s->line + 1;
  buf_add(&l->text, rest.at, len);
  buf_add(&l->text, padding, sizeof padding);
  if (l->text.failed) return EPF_E_NOMEM;
  l->text.len = len;
  s->line += count_lines((str){rest.at, len});
  s->in.start += len;
  return EPF_OK;
}

bool lines_next(profile_lines *l, profile_unit **u) {
  *u = l->whole;
  if (l->text.len == 0) return l->at++ == 0; /* the whole unit, once */
  while (l->at < l->text.len) {
    const char *from = l->text.at + l->at, *stop = memchr(from, '\n', l->text.len - l->at);
    str text = without_end((str){from, (size_t)(stop - from) + 1});
    place at = {l->line++, 1};
    l->at = (size_t)(stop - l->text.at) + 1;
    if (text.len > PROFILE_BYTES_MAX) unit_set_fault(l->whole, at, CODE_PROFILE_TOO_LARGE, "the line is larger than 1 MiB");
    else if (blank_line(text)) continue;
    else unit_set_line(l->whole, at, text);
    return true;
  }
  return false;
}

epf_status source_next(profile_source *s, profile_unit *u, bool *end) {
  *end = false;
  switch (s->format) {
  case PROFILE_NDJSON: return next_line(s, u, end);
  case PROFILE_JSON: return json_splitter_next(&s->json, &s->in, u, end);
  case PROFILE_CSV: return csv_reader_next(&s->csv, &s->in, u, end);
  case PROFILE_YAML: return yaml_profiles_next(&s->yaml, &s->in, str_from(s->path), u, end);
  }
  return EPF_E_ARGUMENT;
}

bool format_of_name(const char *path, profile_format *format) {
  static const struct {
    const char *ending;
    profile_format format;
  } known[] = {{".ndjson", PROFILE_NDJSON}, {".jsonl", PROFILE_NDJSON}, {".json", PROFILE_JSON},
               {".csv", PROFILE_CSV},       {".yaml", PROFILE_YAML},    {".yml", PROFILE_YAML}};
  size_t len = strlen(path);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    size_t ending = strlen(known[i].ending);
    if (len <= ending || memcmp(path + len - ending, known[i].ending, ending) != 0) continue;
    *format = known[i].format;
    return true;
  }
  return false;
}
