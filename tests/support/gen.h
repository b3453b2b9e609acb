/* Rule sets and profiles from a stream of bytes: a seeded generator's, or a fuzzer's.
 *
 * A fuzzer that changes a byte changes a choice, so that it explores rule sets and not spellings. Where the bytes
 * run out every choice is the first, which is always the smallest.
 */
#ifndef EPF_TESTS_GEN_H
#define EPF_TESTS_GEN_H

#include "oracle/oracle.h"

typedef struct gen {
  const uint8_t *bytes; /* NULL: drawn from `state` */
  size_t len, at;
  uint64_t state;
} gen;

gen gen_from_seed(uint64_t seed);
gen gen_from_bytes(const uint8_t *bytes, size_t len);
/* 0 .. n-1; 0 where n is 0. */
uint32_t gen_below(gen *g, uint32_t n);
/* True in about `percent` of 100 cases; false once the bytes have run out. */
bool gen_chance(gen *g, uint32_t percent);
/* from .. to, both included. */
int64_t gen_between(gen *g, int64_t from, int64_t to);

/* A text that grows. */
typedef struct gen_text {
  char *at; /* NUL-terminated once anything was put; free it */
  size_t len, cap;
} gen_text;

__attribute__((format(printf, 2, 3))) void gen_put(gen_text *t, const char *format, ...);
/* "2012-02-29", "4.50". */
void gen_put_date(gen_text *t, int64_t day);
void gen_put_decimal(gen_text *t, int64_t scaled, int places);

/* A sentence that can be written, at or below `v`, in units of the model; and its text. */
int64_t gen_sentence_near(int64_t v);
void gen_put_sentence(gen *g, gen_text *to, int64_t v);

/* A valid rule set in one file, as YAML. The caller frees it. */
char *gen_rules(gen *g);

typedef struct gen_profile {
  oracle_answer *answers; /* by datum */
  char *line;             /* the same as one line of NDJSON, without its end */
  int64_t as_of;
  uint32_t stage;
} gen_profile;

/* A profile that seeks the boundaries of the rules. Free it with gen_profile_free. */
gen_profile *gen_profile_new(gen *g, const model *m);
/* The same profile with every missing and every invalid answer filled in. */
gen_profile *gen_profile_completed(gen *g, const model *m, const gen_profile *p);
void gen_profile_free(const model *m, gen_profile *p);
/* Some options, and of most of them how much. Free both members. */
oracle_choice gen_choice(gen *g, const model *m);

#endif
