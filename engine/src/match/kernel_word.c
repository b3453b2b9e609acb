#define KERNEL kernel_word
#define KERNEL_WORDS 1
#include "match/kernel.inc"
