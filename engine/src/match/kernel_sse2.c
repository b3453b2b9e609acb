#define KERNEL kernel_sse2
#define KERNEL_WORDS 2
#include "match/kernel.inc"
