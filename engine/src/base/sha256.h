/* SHA-256 by libsodium, and its spelling. */
#ifndef EPF_BASE_SHA256_H
#define EPF_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

void sha256(uint8_t out[32], const void *bytes, size_t len);
/* "sha256:" and 64 hexadecimal digits and a NUL. */
void sha256_text(const uint8_t hash[32], char text[72]);

#endif
