#include "base/checksum.h"

#include <string.h>
#ifdef EPF_XXH_DISPATCH /* the library asks the processor which instructions it has */
#include <xxh_x86dispatch.h>
#else
#include <xxhash.h>
#endif

void checksum(uint8_t out[CHECKSUM_BYTES], const void *bytes, size_t len) {
  XXH128_canonical_t sum;
  XXH128_canonicalFromHash(&sum, XXH3_128bits(bytes, len));
  memcpy(out, sum.digest, CHECKSUM_BYTES);
}
