#define KERNEL kernel_avx2
#define KERNEL_WORDS 4
#include "match/kernel.inc"
