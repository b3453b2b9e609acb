/* The author of generated rule sets: what it knows of each name, and what it can write. For gen_*.c alone. */
#ifndef EPF_TESTS_GEN_AUTHOR_H
#define EPF_TESTS_GEN_AUTHOR_H

#include <string.h>

#include "support/gen.h"

enum { SCALE = 21, SUBJECTS_MAX = 48, VALUES_MAX = 6, FAMILIES = 4, CONDITIONS_MAX = 6, OPTIONS_MAX = 6, LEAF_TRIES = 12 };

/* Conjuncts of a condition and of its negation. */
typedef struct width {
  unsigned yes, no;
} width;

typedef struct subject { /* a name with a value */
  char id[16];
  value_type type;
  int64_t min, max;      /* what it can be */
  int64_t low, high;     /* where tests are put: low < test <= high is neither empty nor everything */
  int places, value_count;
  const char *values[VALUES_MAX];
  bool ordered, is_protected, can_be_missing;
  bool of_item; /* of the group: named only in the rules of an item */
} subject;

typedef struct named {
  char id[16];
  width wide;
  bool is_protected;
} named;

typedef struct author {
  gen *g;
  gen_text out;
  subject subjects[SUBJECTS_MAX];
  int subject_count, field_end; /* subjects[0] is as_of, [1] stage */
  int focus;                    /* tested last */
  int most;                     /* items of the group; 0: there is none */
  bool in_item;                 /* the rules of an item are being written */
  named conditions[CONDITIONS_MAX];
  int condition_count;
  char options[OPTIONS_MAX][16];
  int option_count, alpha_count; /* how many are written; the first alpha_count ones are of kind alpha, the rest beta */
  int clause_ids;
  bool has_guidelines, includes_unverified;
  bool read_protected, options_read_protected; /* what is being written; some option */
  bool in_package;                              /* clauses may ask what is chosen */
  int written_count, purpose_count;             /* options in all, whether written yet or not; 0: no packages */
  unsigned amounts[OPTIONS_MAX];                /* a bit for each amount that the option's limits name */
} author;

typedef struct family {
  const char *values[VALUES_MAX];
  int count;
  bool ordered;
} family;
extern const family author_families[FAMILIES];

static inline uint32_t below(author *a, int n) { return gen_below(a->g, n > 0 ? (uint32_t)n : 0); }
static inline bool chance(author *a, uint32_t percent) { return gen_chance(a->g, percent); }
static inline bool is_plain(const subject *s) { return s->type == TYPE_INTEGER || s->type == TYPE_DECIMAL; }
static inline bool is_numeric(const subject *s) { return is_plain(s) || s->type == TYPE_DURATION; }

static inline bool is_seen(const author *a, const subject *s) { return !s->of_item || a->in_item; }

static inline bool same_values(const subject *x, const subject *y) {
  if (x->value_count != y->value_count || x->ordered != y->ordered) return false;
  for (int i = 0; i < x->value_count; i++)
    if (strcmp(x->values[i], y->values[i]) != 0) return false;
  return true;
}

static inline int64_t pick_bound(author *a, const subject *s) { return gen_between(a->g, s->low + 1, s->high); }
static inline void set_range(subject *s, int64_t min, int64_t max) {
  s->min = s->low = min;
  s->max = s->high = max;
}
static inline int64_t rescale(int64_t v, int from, int to) {
  for (; from < to; from++) v *= 10;
  return v;
}

/* A subject that is a sentence has places of this list for its numbers. */
typedef struct author_sentence {
  const char *text;
  int64_t code;
} author_sentence;
extern const author_sentence author_scale[SCALE];

void author_put_value(author *a, const subject *s, int64_t v);
/* Some of the first `n` codes, at least one, as a list; all of them only where that is allowed. How many. */
int author_put_codes(author *a, const subject *s, int n, bool all_allowed);
extern const char *const author_purposes[3], *const author_amounts[2];
/* A clause of at most `cap` conjuncts, and as many for its negation. */
width author_write_clause(author *a, int depth, unsigned cap);

/* A new subject behind the others; it counts once a->subject_count is raised. */
subject *author_new_subject(author *a, const char *prefix);
void author_take_family(subject *s, const family *f);
void author_write_fields(author *a);
void author_write_derived(author *a);
/* A value worked out for each item of the group. */
void author_write_derived_of_item(author *a);
/* A group with guidelines, where a->has_guidelines; and what is derived from them, as lines of `derived`. */
void author_write_guidelines(author *a);
void author_write_guided(author *a);

#endif
