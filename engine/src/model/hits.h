/* Which rules of a decision table can hit together, and what none of them hits.
 *
 * A column's values fall into classes: all values of one class meet the tests of the same rules. So a class is the set of those
 * rules, with one value that stands for it; a combination of classes is hit by the rules that are in all of them. Columns vary
 * independently of one another. Exact, but for patterns: any of them may match together.
 */
#ifndef EPF_MODEL_HITS_H
#define EPF_MODEL_HITS_H

#include "base/bits.h"
#include "base/names.h"
#include "model/model.h"

enum { HIT_ATOMS_MAX = 10 }; /* of one column: members, patterns or comparisons that its tests ask for */

typedef struct hit_class {
  uint64_t *rules;
  int64_t value;  /* of a number or a code; of a text: which of those written, or
                     -1 */
  uint32_t atoms; /* which of the column's members, patterns and comparisons hold */
} hit_class;

typedef struct hit_column {
  uint32_t datum;
  const clause **tests;      /* by rule; NULL: it takes anything */
  vec(const clause *) atoms; /* a clause that asks for it, ... */
  vec(size_t) nth;           /* ... and which of its members or patterns */
  vec(str) texts;            /* exact ones */
  vec(hit_class) classes;
} hit_column;

typedef struct hits {
  arena *a;
  const model *m;
  size_t rules, words;
  hit_column *columns;
  size_t column_count;
  uint64_t **untested; /* by column: the rules that test nothing from there on */
  uint64_t left;       /* words that may still be looked at */
} hits;

typedef enum hit_answer { HIT_NO, HIT_YES, HIT_TOO_MUCH } hit_answer;

/* Finds the classes of the columns, whose `datum` and `tests` are set. NONE; or the first column with too many atoms. */
uint32_t hits_make(hits *h);
/* The rules that can hit together with this one, itself among them. */
void hits_beside(const hits *h, size_t rule, uint64_t *to);
/* Does each of the column's values that `rule` takes meet the test of `by` too; in every column? */
bool hits_within(const hits *h, size_t rule, size_t by);
/* A combination that both hit: a class of each column. They do. */
void hits_both(const hits *h, size_t x, size_t y, uint32_t *witness);
/* Is there a combination that `rule` hits (SIZE_MAX: any), and none of `by`? */
hit_answer hits_outside(hits *h, size_t rule, const uint64_t *by, uint32_t *witness);
/* Sets of rules, none of them empty, each once. */
typedef vec(const uint64_t *) hit_sets;
/* What rules can hit together, all those that do and no other, of `of`. False: they are more than `most`, or too much work. */
bool hits_sets(hits *h, const uint64_t *of, size_t most, hit_sets *to);
/* "`age` 30, `risk` low" */
void hits_words(const hits *h, const uint32_t *witness, buf *to);
/* As an author would write it. */
void hits_value(const datum *d, int64_t value, buf *to);

#endif
