/* Disclosure control of tables that show the same groups at several times (disclose.h of one table).
 *
 * What is hidden on one side is hidden on all, and so are the totals: what came before is what comes after less the change.
 */
#ifndef EPF_BIAS_SIDES_H
#define EPF_BIAS_SIDES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIDES_MAX = 2 };

typedef struct sided_row {
  uint64_t n[SIDES_MAX], x[SIDES_MAX];
  bool keep;   /* if it can be helped */
  bool hidden; /* out */
} sided_row;

/* Marks what must be hidden; false: the totals, too. */
bool disclose_sides(sided_row *rows, size_t count, size_t sides, uint64_t min_count);

#endif
