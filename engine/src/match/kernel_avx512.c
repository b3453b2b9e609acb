#define KERNEL kernel_avx512
#define KERNEL_WORDS 8
#include "match/kernel.inc"
