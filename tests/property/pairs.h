/* Two generated rule sets, a search for where they differ, and profiles to hold it against. Any mistake of the set-up aborts. */
#ifndef EPF_TESTS_PAIRS_H
#define EPF_TESTS_PAIRS_H

#include "bind/bind.h"
#include "bind/unit.h"
#include "prove/search.h"
#include "support/gen.h"

enum { PIECES_MOST = 20000 };

typedef struct rule_set {
  char *text;
  arena memory;
  model m;
  epf_table *table;
  record *r;
  binder *b;
  scratch *s;
} rule_set;

typedef struct kept {
  box at;
  piece is;
} kept;

typedef struct pair {
  uint64_t seed;
  rule_set sides[SIDES];
  arena memory;
  space s;
  digests digests[SIDES];
  kept *pieces;
  size_t count;
} pair;

void must(bool good);
pair *pair_new(void);
void pair_free(pair *p);
/* Takes the text. False: no valid rule set. rules_close either way. */
bool rules_open(rule_set *x, char *text);
void rules_close(rule_set *x);
/* The space of both sides, and a search that keeps its pieces. */
void pair_begin(pair *p, search *s, int64_t as_of, bool included);
void pair_end(pair *p, search *s);
/* A sink of a search: to the pair's pieces. */
void pair_keep(void *to, const piece *found);
/* Does the box hold the profile that both sides were given? */
bool box_has(const pair *p, const box *b);
/* Gives the profile to a side, and matches it. False: it cannot be used. */
bool pair_bind(rule_set *x, profile_unit *u, const gen_profile *from, bool included, int64_t as_of);
/* Does the piece say of the profile what matching does? */
bool piece_is_true(const pair *p, const piece *is, const uint32_t options[SIDES]);
/* Prints both rule sets, the profile and what is wrong: false. */
bool pair_say(const pair *p, const gen_profile *q, const uint32_t options[SIDES], const char *what);

#endif
