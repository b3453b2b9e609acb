/* What the peers in C share: people, answers and timing, as peers/common.mjs does it.
 *
 *   PEER FOLDER ANSWERS SECONDS
 */
#ifndef EPF_BENCH_PEER_H
#define EPF_BENCH_PEER_H

#include <stddef.h>
#include <stdint.h>

enum { FIELDS = 29, IDS_MAX = 1 << 20 };

typedef size_t (*evaluate)(void *self, const int32_t *person, uint32_t *ids);

void peer_must(int good, const char *what);
/* The whole file, with a NUL behind it. */
char *peer_read(const char *folder, const char *name, size_t *len);
/* Writes the answers, repeats, and prints the line that tells how long it took. */
int peer_measure(char **argv, const char *engine, const char *version, evaluate work, void *self);

#endif
