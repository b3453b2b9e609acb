/* What the peers in C share: people, answers and timing, as peers/common.mjs does it.
 *
 *   PEER FOLDER ANSWERS SECONDS
 */
#ifndef EPF_BENCH_PEER_H
#define EPF_BENCH_PEER_H

#include "common.h"

enum { FIELDS = 29, IDS_MAX = 1 << 20 };

typedef size_t (*evaluate)(void *self, const int32_t *person, uint32_t *ids);

/* Writes the answers, repeats, and prints the line that tells how long it took. */
int peer_measure(char **argv, const char *engine, const char *version, evaluate work, void *self);

#endif
