/* Disclosure control of one table of groups by outcome, before anything of it is computed or printed.
 *
 * A group one of whose cells (selected, passed over) is below the least count is hidden as a whole: of n and a rate each cell follows.
 * Where totals are to be shown, what is hidden is known as a sum, which is a cell too: further groups are hidden, smallest first,
 * until at least two are and both of their sums reach the least count; where no group is left for that, the totals are
 * hidden instead. Zero counts as small: that nobody of a group was selected tells of everybody in it. What is hidden on one side is
 * hidden on all, and so are the totals: what came before is what comes after less the change.
 *
 * The least count, and that it is 10, is this project's own choice: no rule of the Ministry of Justice was found
 * (unverified). Primary and complementary suppression: Willenborg and de Waal 2001, chapter 1.
 */
#ifndef EPF_BIAS_DISCLOSE_H
#define EPF_BIAS_DISCLOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SIDES_MAX = 2 };

/* A table that shows the same groups at several times has as many sides. */
typedef struct disclosed_row {
  uint64_t n[SIDES_MAX], x[SIDES_MAX];
  bool keep;   /* if it can be helped: the reference, without which nothing can be compared */
  bool hidden; /* must be, for another reason; out: is */
} disclosed_row;

/* Marks what must be hidden; false: the totals, too. */
bool disclose_rows(disclosed_row *rows, size_t count, size_t sides, uint64_t min_count);

/* Is the count of those selected, or of the others, below the least count? */
bool disclose_is_small(uint64_t x, uint64_t n, uint64_t min_count);

#endif
