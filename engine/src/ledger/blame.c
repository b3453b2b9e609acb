#include "ledger/blame.h"

#include <stdarg.h>
#include <stdio.h>

/* What no entry can be named for comes first, as it may explain the rest; but it leaves room for the rest. */
static void add(blame_list *list, const blame_line *line) {
  list->count++;
  size_t at = list->kept;
  while (at > 0 && line->from < list->line[at - 1].from) at--;
  if (at == BLAME_MAX || (line->from == 0 && at == BLAME_MAX / 2)) return;
  if (list->kept == BLAME_MAX) list->kept--;
  memmove(&list->line[at + 1], &list->line[at], (list->kept - at) * sizeof *line);
  list->line[at] = *line;
  list->kept++;
}

void blame_entry(blame *b, uint64_t sequence, const char *format, ...) {
  blame_line line = {.from = sequence, .to = sequence};
  va_list args;
  va_start(args, format);
  vsnprintf(line.text, sizeof line.text, format, args);
  va_end(args);
  add(&b->entries, &line);
}

void blame_range(blame *b, uint64_t from, uint64_t to, const char *format, ...) {
  blame_line line = {.from = from, .to = to};
  va_list args;
  va_start(args, format);
  vsnprintf(line.text, sizeof line.text, format, args);
  va_end(args);
  add(&b->ranges, &line);
}

void blame_lacking(blame *b, uint64_t sequence, const char *format, ...) {
  blame_line line = {.from = sequence, .to = sequence, .may_follow = true};
  va_list args;
  va_start(args, format);
  vsnprintf(line.text, sizeof line.text, format, args);
  va_end(args);
  add(&b->ranges, &line);
}

void blame_join(blame *b, const blame *other) {
  for (size_t i = 0; i < other->entries.kept; i++) add(&b->entries, &other->entries.line[i]);
  for (size_t i = 0; i < other->ranges.kept; i++) add(&b->ranges, &other->ranges.line[i]);
  b->entries.count += other->entries.count - other->entries.kept;
  b->ranges.count += other->ranges.count - other->ranges.kept;
}

static bool explained(const blame *b, const blame_line *range) {
  for (size_t i = 0; i < b->entries.kept && range->from != 0; i++)
    if (b->entries.line[i].from >= range->from && b->entries.line[i].from <= range->to) return true;
  return false;
}

/* The lowest that is named; what may only follow from something else comes last. */
static uint64_t first_of(const blame *b, const bool *explained_range) {
  uint64_t first = 0, following = 0;
  for (size_t i = 0; i < b->entries.kept && first == 0; i++) first = b->entries.line[i].from;
  for (size_t i = 0; i < b->ranges.kept; i++) {
    const blame_line *line = &b->ranges.line[i];
    uint64_t *to = line->may_follow ? &following : &first;
    if (!explained_range[i] && line->from != 0 && (*to == 0 || line->from < *to)) *to = line->from;
  }
  return first != 0 ? first : following;
}

bool blame_say(blame *b, buf *say, uint64_t *first) {
  bool said[BLAME_MAX];
  for (size_t i = 0; i < b->ranges.kept; i++) said[i] = explained(b, &b->ranges.line[i]);
  *first = first_of(b, said);
  for (size_t i = 0; i < b->ranges.kept; i++)
    if (!said[i]) add(&b->entries, &b->ranges.line[i]);
  uint64_t unsaid = b->entries.count + (b->ranges.count - b->ranges.kept);
  for (size_t i = 0; i < b->entries.kept; i++) buf_printf(say, "%s\n", b->entries.line[i].text);
  unsaid -= b->entries.kept;
  if (unsaid > 0) buf_printf(say, "and %llu more\n", (unsigned long long)unsaid);
  return b->entries.kept == 0;
}
