/* "did you mean": which of the words the user may have meant. */
#include <stdint.h>
#include <string.h>

#include "cli.h"

enum { WORD_MAX = 32 };

static size_t least(size_t x, size_t y) { return x < y ? x : y; }

/* How many letters must be put in, left out, exchanged or swapped with their neighbour. */
static size_t distance(const char *a, const char *b) {
  size_t la = strlen(a), lb = strlen(b), d[WORD_MAX + 1][WORD_MAX + 1];
  if (la > WORD_MAX || lb > WORD_MAX) return WORD_MAX;
  for (size_t i = 0; i <= la; i++) d[i][0] = i;
  for (size_t k = 0; k <= lb; k++) d[0][k] = k;
  for (size_t i = 1; i <= la; i++)
    for (size_t k = 1; k <= lb; k++) {
      d[i][k] = least(least(d[i - 1][k], d[i][k - 1]) + 1, d[i - 1][k - 1] + (a[i - 1] != b[k - 1]));
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
    }
  return d[la][lb];
}

size_t word_distance(const char *given, const char *word) {
  size_t len = strlen(given), d = distance(given, word);
  if (len >= 3 && strncmp(given, word, len) == 0) return 1; /* it was cut short */
  return d <= (len + 1) / 3 && d < WORD_MAX ? d : SIZE_MAX;
}
