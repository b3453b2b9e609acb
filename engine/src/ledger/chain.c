#include "ledger/chain.h"

#include <sodium.h>

void chain_seal(const uint8_t key[32], str leaf, uint8_t seal[SEAL_BYTES]) {
  static const uint8_t salt[crypto_generichash_blake2b_SALTBYTES], personal[crypto_generichash_blake2b_PERSONALBYTES] = "epf-seal/1";
  crypto_generichash_blake2b_salt_personal(seal, SEAL_BYTES, (const uint8_t *)leaf.at, leaf.len, key, 32, salt, personal);
}

void chain_mac(const uint8_t key[32], const uint8_t before[32], const uint8_t seal[SEAL_BYTES], str leaf, uint8_t mac[32]) {
  crypto_auth_hmacsha256_state s;
  crypto_auth_hmacsha256_init(&s, key, 32);
  crypto_auth_hmacsha256_update(&s, before, 32);
  crypto_auth_hmacsha256_update(&s, seal, SEAL_BYTES);
  crypto_auth_hmacsha256_update(&s, (const uint8_t *)leaf.at, leaf.len);
  crypto_auth_hmacsha256_final(&s, mac);
  sodium_memzero(&s, sizeof s);
}

/* A text of its own in front, so that no other use of SHA-256 here gives the same. One block, so that a verifier is fast. */
void chain_next(uint8_t key[32]) {
  uint8_t block[16 + 32] = "epf-next-key/1";
  memcpy(block + 16, key, 32);
  crypto_hash_sha256(key, block, sizeof block);
  sodium_memzero(block, sizeof block);
}

void chain_leaf(str leaf, const uint8_t seal[SEAL_BYTES], const uint8_t mac[32], uint8_t to[32]) {
  merkle_leaf(to, leaf.at, leaf.len, seal, SEAL_BYTES, mac, 32);
}

void chain_add(tip *t, str leaf, uint8_t seal[SEAL_BYTES], uint8_t mac[32]) {
  uint8_t hash[32];
  chain_seal(t->key, leaf, seal);
  chain_mac(t->key, t->mac, seal, leaf, mac);
  chain_leaf(leaf, seal, mac, hash);
  merkle_add(&t->tree, hash);
  memcpy(t->mac, mac, 32);
  chain_next(t->key);
  t->size++;
}
