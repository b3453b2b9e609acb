/* What a verification found: the first twenty by sequence, those that concern no entry before them. */
#ifndef EPF_LEDGER_BLAME_H
#define EPF_LEDGER_BLAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum { BLAME_MAX = 20, BLAME_TEXT = 400 };

typedef struct blame_line {
  uint64_t from, to; /* the entries it speaks of; 0: none can be named. One alone: from == to */
  bool may_follow;   /* something else that is wrong may be why: names the first bad entry only if nothing else does */
  char text[BLAME_TEXT];
} blame_line;

/* Two lists: single entries, and ranges of which something is wrong somewhere. A range counts only if no entry within it is blamed alone. */
typedef struct blame_list {
  blame_line line[BLAME_MAX];
  size_t kept;
  uint64_t count;
} blame_list;
typedef struct blame {
  blame_list entries, ranges;
} blame;

__attribute__((format(printf, 3, 4))) void blame_entry(blame *b, uint64_t sequence, const char *format, ...);
/* Somewhere from `from` to `to`; both 0: no entry can be named. */
__attribute__((format(printf, 4, 5))) void blame_range(blame *b, uint64_t from, uint64_t to, const char *format, ...);
/* An entry that lacks what may have been erased, were the ERASURE entry not among what is wrong. */
__attribute__((format(printf, 3, 4))) void blame_lacking(blame *b, uint64_t sequence, const char *format, ...);
/* Adds the entries of another; of what was looked at on the side. */
void blame_join(blame *b, const blame *other);
/* Writes the lines; true: there is none. *first as in ledger_verdict. */
bool blame_say(blame *b, buf *say, uint64_t *first);

#endif
