/* The same rules as straight-line C: generated from rules.json, compiled by gcc at full tilt, loaded into this program.
 *
 * Several ways of writing it, since which is fastest depends on the rules: the best one counts.
 */
#ifndef EPF_BENCH_STRAIGHT_H
#define EPF_BENCH_STRAIGHT_H

#include <stddef.h>
#include <stdint.h>

typedef enum straight_way {
  STRAIGHT_WRITTEN,   /* an `if` an option, clauses in written order, until one fails */
  STRAIGHT_SELECTIVE, /* the same, the clause that fewest people meet first */
  STRAIGHT_BRANCHLESS, /* every clause, joined by & */
  STRAIGHT_MIXED,     /* the most selective clause decides whether to look at the others, joined by & */
  STRAIGHT_WAYS
} straight_way;

typedef struct straight {
  void *library;
  size_t (*evaluate)(const void *person, uint32_t *ids);
  unsigned char *people;
  size_t person_bytes, count;
} straight;

extern const char *const straight_names[STRAIGHT_WAYS];

/* Of the rules and profiles in `folder`; keeps what gcc made there, and uses it again if the text is the same. */
void straight_open(straight *s, const char *folder, const char *people, straight_way way);
void straight_close(straight *s);
/* Fetches the person, as engine_touch does. */
void straight_touch(const straight *s, size_t person);
size_t straight_evaluate(const straight *s, size_t person, uint32_t *ids);

#endif
