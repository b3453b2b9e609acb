/* A fast checksum against accidents: XXH3 of 128 bits, by libxxhash. Whoever wants to can make bytes that fit one. */
#ifndef EPF_BASE_CHECKSUM_H
#define EPF_BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

enum { CHECKSUM_BYTES = 16 };

/* The same on every machine. */
void checksum(uint8_t out[CHECKSUM_BYTES], const void *bytes, size_t len);

#endif
