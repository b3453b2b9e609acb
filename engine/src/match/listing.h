/* The reasons of all flat options at once, for who counts them over a caseload: a bit for each test, and which of them tell.
 *
 * The tests of a field stand side by side; which of them each of its answers meets is known beforehand, and is put down in one piece.
 * Few tests, as many as a block has bits, are joined as the rows of options are instead. Internal to the matcher. */
#ifndef EPF_MATCH_LISTING_H
#define EPF_MATCH_LISTING_H

#include "match/flat.h"
#include "match/rows.h"

typedef struct listing listing;

/* Of the flat options of `t`, both of which must outlive it. `wide`: few tests may be joined. NULL: no memory. */
listing *listing_new(const flat_options *f, const table *t, bool wide);
void listing_free(listing *l);
/* Are there so few tests that they are joined? */
bool listing_is_wide(const listing *l);
/* Writes the numbers of the tests that tell, field by field, and returns how many. `found`: of this record. `to` has room for all
 * tests and LIST_AHEAD more. */
uint32_t listing_write(const listing *l, const record *r, const planes *found, const row_kernel *kernel, uint32_t *to);

#endif
