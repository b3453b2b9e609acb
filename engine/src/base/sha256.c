#include "base/sha256.h"

#include <sodium.h>
#include <string.h>

void sha256(uint8_t out[32], const void *bytes, size_t len) { crypto_hash_sha256(out, bytes, len); }

void sha256_text(const uint8_t hash[32], char text[72]) {
  memcpy(text, "sha256:", 7);
  sodium_bin2hex(text + 7, 65, hash, 32);
}
