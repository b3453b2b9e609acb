/* Times contenders in turn, so that a drift of the machine touches all alike: only their ratios mean anything. */
#ifndef EPF_BENCH_MEASURE_H
#define EPF_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct contender {
  const char *name;
  void (*work)(void *self, size_t item); /* one evaluation */
  void *self;
  void (*touch)(void *self, size_t item); /* fetches what the evaluation reads, untimed; NULL: nothing to fetch */
} contender;

typedef struct measured {
  double ns;     /* of one evaluation, the median of the rounds */
  double spread; /* of the rounds: their interquartile range, as a share of the median */
  double ratio;  /* to the first contender's time, the median of the rounds' ratios */
} measured;

enum { CONTENDERS_MAX = 12 };

double now_ns(void);
double median_of(double *values, size_t count); /* sorts them */
/* Rounds until every spread is 2 % or less, or for so many seconds, whichever comes first. Evaluates items 0 .. items-1 in turn, a block
 * at a time, the same for all. There should be many: a processor learns the branches of a thousand people by heart, and no
 * court sees the same thousand again and again. */
void measure_in_turn(const contender *c, size_t count, size_t items, double seconds, measured *out);
/* Of single evaluations: the share's time, as 0.99. */
double measure_percentile(const contender *c, size_t items, double share);

#endif
