/* Texts that a pattern may match: to have somebody to show; and, where these are all that it can match, to prove that there is nobody.
 *
 * Of what patterns about codes are made of: letters and digits, classes, groups, alternatives, repeats, anchors. Of anything else, none.
 * That a sample fits is for the pattern itself to say.
 */
#ifndef EPF_PROVE_SAMPLES_H
#define EPF_PROVE_SAMPLES_H

#include "base/arena.h"
#include "base/names.h"

enum { SAMPLES_MOST = 1024 /* of one pattern */ };

typedef struct samples {
  arena *a;
  vec(str) all; /* each once */
  names seen;
} samples;

/* In the arena. */
void samples_add(samples *s, str text);
/* True: the pattern matches none but these, and these with a line break behind them. */
bool samples_add_of_pattern(samples *s, str pattern);

#endif
