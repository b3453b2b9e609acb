/* Leaks on purpose, so that a build with AddressSanitizer shows that leaks are
 * looked for. */
#include <stdio.h>
#include <stdlib.h>

static void *volatile kept; /* volatile: the block must not be optimised away */

int main(void) {
  kept = malloc(10);
  kept = NULL;
  puts("a block is lost");
  return 0;
}
