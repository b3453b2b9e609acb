/* What a slot looks at directly: the slots that the program fills before it. Internal to the matcher and to who proves things of it. */
#ifndef EPF_MATCH_GROUNDS_H
#define EPF_MATCH_GROUNDS_H

#include "table/layout.h"

/* `by_value`: not only its cell counts, but each of its values. */
typedef void (*ground_sink)(void *to, uint32_t slot, bool by_value);

/* Each slot that this one looks at, some of them more than once. `seen`: nodes that are passed over, a bit each; those that are walked
 * are put into it. */
void grounds_of_slot(const table *t, uint32_t slot, uint64_t *seen, ground_sink each, void *to);
void grounds_of_node(const table *t, uint32_t node, uint64_t *seen, ground_sink each, void *to);
/* Of all that tells whether the option is withheld. */
void grounds_of_telling(const table *t, const t_option *o, uint64_t *seen, ground_sink each, void *to);

#endif
