/* The texts that diagnostics and reasons point into.
 *
 * A span is a run of bytes in one source. Lines and columns are worked out from it when somebody asks:
 * lines count from 1, columns count code points from 1.
 */
#ifndef EPF_DIAG_SOURCE_H
#define EPF_DIAG_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct source {
  str path;  /* as it was opened; shown in diagnostics */
  str name;  /* below the rule set's folder; shown in reasons, the same on every machine */
  str text;
  uint32_t *line_start; /* byte offset of each line */
  uint32_t line_count;
} source;

typedef struct span {
  const source *in; /* NULL: no place (a rule set without files) */
  uint32_t start, end;
} span;

typedef struct place {
  uint32_t line, column;
} place;

/* Registers a text, which must outlive the arena. At most 4 GiB. */
source *source_new(arena *a, str path, str name, str text);
place source_place(const source *s, uint32_t offset);
static inline place span_place(span s) { return source_place(s.in, s.start); }
/* Line `line` (from 1) without its line break. */
str source_line(const source *s, uint32_t line);

#endif
