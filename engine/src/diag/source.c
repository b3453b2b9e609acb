#include "diag/source.h"

#include "base/utf8.h"

static const char *line_end(const char *at, const char *end) { return at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL; }

source *source_new(arena *a, str path, str name, str text) {
  source *s = ARENA_NEW(a, source);
  *s = (source){.path = path, .name = name, .text = text, .line_count = 1};
  for (const char *at = text.at, *end = at + text.len; (at = line_end(at, end)) != NULL; at++) s->line_count++;
  s->line_start = ARENA_ARRAY(a, uint32_t, s->line_count);
  uint32_t line = 0;
  for (const char *at = text.at, *end = at + text.len; (at = line_end(at, end)) != NULL; at++) s->line_start[++line] = (uint32_t)(at - text.at) + 1;
  return s;
}

place source_place(const source *s, uint32_t offset) {
  if (s == NULL) return (place){1, 1};
  if (offset > s->text.len) offset = (uint32_t)s->text.len;
  uint32_t low = 0, high = s->line_count;
  while (high - low > 1) {
    uint32_t mid = low + (high - low) / 2;
    if (s->line_start[mid] <= offset) low = mid;
    else high = mid;
  }
  uint32_t column = 1;
  for (uint32_t i = s->line_start[low]; i < offset; column++) {
    size_t step = (unsigned char)s->text.at[i] < 0x80 ? 1 : utf8_step(s->text.at + i, s->text.len - i);
    i += step == 0 ? 1 : (uint32_t)step;
  }
  return (place){low + 1, column};
}

str source_line(const source *s, uint32_t line) {
  uint32_t start = s->line_start[line - 1];
  uint32_t end = line < s->line_count ? s->line_start[line] : (uint32_t)s->text.len;
  while (end > start && (s->text.at[end - 1] == '\n' || s->text.at[end - 1] == '\r')) end--;
  return (str){s->text.at + start, end - start};
}
