#include "ledger/merkle.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

void merkle_leaf(uint8_t to[32], const void *a, size_t a_len, const void *b, size_t b_len, const void *c, size_t c_len) {
  static const uint8_t mark = 0x00;
  crypto_hash_sha256_state s;
  crypto_hash_sha256_init(&s);
  crypto_hash_sha256_update(&s, &mark, 1);
  crypto_hash_sha256_update(&s, a, a_len);
  crypto_hash_sha256_update(&s, b, b_len);
  crypto_hash_sha256_update(&s, c, c_len);
  crypto_hash_sha256_final(&s, to);
}

static void node(uint8_t to[32], const uint8_t left[32], const uint8_t right[32]) {
  uint8_t both[65];
  both[0] = 0x01;
  memcpy(both + 1, left, 32);
  memcpy(both + 33, right, 32);
  crypto_hash_sha256(to, both, sizeof both);
}

void merkle_add(merkle *m, const uint8_t leaf[32]) {
  uint8_t up[32];
  memcpy(up, leaf, 32);
  int level = 0;
  for (; m->size >> level & 1; level++) {
    node(up, m->peak[level], up);
    memset(m->peak[level], 0, 32);
  }
  memcpy(m->peak[level], up, 32);
  m->size++;
}

void merkle_root(const merkle *m, uint8_t to[32]) {
  if (m->size == 0) {
    crypto_hash_sha256(to, NULL, 0);
    return;
  }
  bool begun = false;
  for (int level = 0; level < MERKLE_LEVELS; level++) {
    if (!(m->size >> level & 1)) continue;
    if (begun) node(to, m->peak[level], to);
    else memcpy(to, m->peak[level], 32);
    begun = true;
  }
}
