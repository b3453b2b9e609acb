/* The Merkle tree of RFC 6962, 2.1, grown leaf by leaf: what is kept are the roots of its perfect subtrees.
 *
 *   7 leaves:   peak[2]      peak[1]  peak[0]       a bit of `size` for each
 *               /  |  |  \    /  \      |
 */
#ifndef EPF_LEDGER_MERKLE_H
#define EPF_LEDGER_MERKLE_H

#include <stddef.h>
#include <stdint.h>

enum { MERKLE_LEVELS = 64 };

typedef struct merkle {
  uint64_t size;
  uint8_t peak[MERKLE_LEVELS][32]; /* of level i if bit i of `size` is set; else zeros */
} merkle;

/* SHA-256 of 0x00 and the data, which may come in up to three parts. */
void merkle_leaf(uint8_t to[32], const void *a, size_t a_len, const void *b, size_t b_len, const void *c, size_t c_len);
void merkle_add(merkle *m, const uint8_t leaf[32]);
/* The root of the empty tree is SHA-256 of nothing. */
void merkle_root(const merkle *m, uint8_t to[32]);

#endif
