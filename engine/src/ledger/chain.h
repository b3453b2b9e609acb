/* The chain: each entry under a key of its own, which is then gone.
 *
 *   K(1) -> K(2) -> K(3) ...            one way
 *   seal(i) = keyed BLAKE2b-128 of leaf(i), under K(i)
 *   mac(i)  = HMAC-SHA-256(K(i), mac(i-1), seal(i), leaf(i))
 *
 * The seal vouches for an entry by itself, the mac for its place behind all that came before: with both an auditor can tell an entry
 * that was changed from one that is genuine but was taken from a copy of the ledger that went another way.
 */
#ifndef EPF_LEDGER_CHAIN_H
#define EPF_LEDGER_CHAIN_H

#include "base/str.h"
#include "ledger/merkle.h"

enum { SEAL_BYTES = 16 };

/* Where a chain stands: everything that the next entry needs. */
typedef struct tip {
  uint64_t size;   /* entries so far */
  uint8_t key[32]; /* of entry size + 1 */
  uint8_t mac[32]; /* of entry `size`; of the settings when that is 0 */
  merkle tree;
} tip;

void chain_seal(const uint8_t key[32], str leaf, uint8_t seal[SEAL_BYTES]);
void chain_mac(const uint8_t key[32], const uint8_t before[32], const uint8_t seal[SEAL_BYTES], str leaf, uint8_t mac[32]);
/* The key of the next entry, in place. */
void chain_next(uint8_t key[32]);
/* The leaf of the Merkle tree. */
void chain_leaf(str leaf, const uint8_t seal[SEAL_BYTES], const uint8_t mac[32], uint8_t to[32]);
/* The next entry: its seal and mac, and the tip behind it. */
void chain_add(tip *t, str leaf, uint8_t seal[SEAL_BYTES], uint8_t mac[32]);

#endif
