/* Attacks on disclosure control by somebody who knows the program: what the tests of this folder share. */
#ifndef EPF_TESTS_ATTACK_H
#define EPF_TESTS_ATTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OUTCOMES = 2, FAILURES_TOLD = 8, PATH_ROOM = 512 };
extern const char *const outcome_words[OUTCOMES];

/* How many cases, in per cent of what the suite takes; and where the dice start. */
extern unsigned attack_percent;
extern uint64_t attack_seed;
static inline unsigned cases_of(unsigned full) { return full * attack_percent / 100 > 0 ? full * attack_percent / 100 : 1; }

/* The same sequence in every run (Marsaglia 2003). */
typedef struct dice {
  uint64_t state;
} dice;
dice dice_new(uint64_t seed);
uint64_t below(dice *d, uint64_t end);
/* Mostly near to `least`, where the rule has its edges. */
uint64_t edge_count(dice *d, uint64_t least);

/* The values that a cell has in tables that fit: as many as are of interest. */
enum { VALUES_MAX = 4 };
typedef struct seen {
  uint64_t values[VALUES_MAX];
  size_t count;
} seen;
void see(seen *s, uint64_t value);

/* What the attacks came to. */
typedef struct score {
  const char *attack;
  size_t cases, cells; /* hidden cells below the least count */
  size_t recovered, of_two, of_three, unresolved; /* known exactly; to be one of two, of three; searched in vain for too long */
} score;
void score_add(score *s, const seen *found, bool complete);
void score_tell(const score *s);

/* A folder of its own under TMPDIR, where there is memory rather than a disk if there is one. */
void scratch_folder(char path[PATH_ROOM]);
void scratch_remove(const char *path);
void path_of(char to[PATH_ROOM], const char *folder, const char *name);

void single_reports(void **state);
void hidden_reference(void **state);
void equal_thirds(void **state);
void releases(void **state);
void releases_with_missing(void **state);
void releases_replayed(void **state);
void unreleased_grouping(void **state);
void empty_rest(void **state);
void single_stranger(void **state);
void formats(void **state);
void windows(void **state);

#endif
