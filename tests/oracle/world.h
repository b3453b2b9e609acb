/* What the files of the oracle share. Only files of this folder include it.
 *
 *   world.c       memory, sets of possible values
 *   conditions.c  answers -> truth of a condition: the meaning of every clause, and of `definite`
 *   derived.c     state of every datum, derived ones from others
 *   verdicts.c    reasons, needs, verdicts
 *   status.c      how far the sources of values, options and cautions are to be trusted
 *   ask.c         what to ask next
 *   package.c     what is to be said of options chosen together
 *   oracle.c      the outcome
 *   calendar.c    dates
 *   guidelines.c  what guidelines say, read from their grids
 *
 * Remarks that begin with "Reading:" tell how a sentence of the language's definition was understood.
 */
#ifndef EPF_TESTS_ORACLE_WORLD_H
#define EPF_TESTS_ORACLE_WORLD_H

#include <stdlib.h>

#include "oracle/oracle.h"

/* ---- memory: blocks that live as long as their owner ---- */

typedef struct oracle_block block;
/* `count` zeroed elements; never NULL. */
void *oracle_take(block **owner, size_t count, size_t size);
void oracle_release(block *b);
/* The array with room for one element more; its capacity is the power of two at or above `count`. */
void *oracle_grow(block **owner, void *array, size_t count, size_t size);

/* ---- the world: everything that is assumed while one question is answered ---- */

typedef enum missing { MISSING_NO, MISSING_MAYBE, MISSING_YES } missing;

typedef struct state {  /* of a datum */
  oracle_set values;    /* what it can be, where it is not missing */
  oracle_set effective; /* what others see: its whole range where it may be missing */
  missing missing;
  bool ready;
} state;

/* A supposed answer, or a piece of one: the datum's value, one member of a set, one pattern of a text. */
typedef struct trial {
  uint32_t field; /* NONE: nothing is supposed */
  int64_t from, to;
  str pattern;
  size_t code;
} trial;

typedef struct world {
  const model *m;
  const oracle_answer *answers;
  int64_t as_of;
  uint32_t stage;
  bool relaxed; /* `known` that is false, stand-ins and skipped instruments are open */
  trial trial;
  state *data;
  oracle_truth (*parts)[PART_COUNT]; /* by option; NOWHERE: not yet asked */
  bool *limit_hit;                   /* by datum: a pattern gave up on this text */
  block *memory;
} world;

world oracle_world_new(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage);
static inline const datum *datum_at(const world *w, uint32_t i) { return &w->m->data[i]; }
static inline bool is_choice(const model *m, uint32_t i) { return i >= m->package_first; }
static inline bool is_field(const model *m, uint32_t i) { return i >= DATUM_FIELDS && i < m->field_end; }

/* ---- sets of possible values ---- */

static const oracle_set EMPTY = {.from = 1, .to = 0};

static inline bool is_coded(const datum *d) { return d->type == TYPE_BOOLEAN || d->type == TYPE_ENUM; }
static inline bool is_empty(const oracle_set *s) { return s->from > s->to; }
static inline bool is_single(const oracle_set *s) { return s->from == s->to; }
static inline bool has(const oracle_set *s, int64_t v) { return v >= s->from && v <= s->to && (!s->codes || s->codes[v]); }
/* Adds from..to: numbers become the hull of both, codes are marked one by one. */
void oracle_add(world *w, const datum *d, oracle_set *s, int64_t from, int64_t to);
/* Adds what another datum can be, in this one's places. */
void oracle_add_set(world *w, const datum *d, oracle_set *s, const datum *of, const oracle_set *other);
int64_t oracle_power_of_ten(int n);

/* ---- truth: sets of the two ---- */

static inline oracle_truth truth_of(bool b) { return b ? IS_TRUE : IS_FALSE; }
static inline oracle_truth swap(oracle_truth t) {
  return ((t & IS_TRUE) != 0 ? IS_FALSE : NOWHERE) | ((t & IS_FALSE) != 0 ? IS_TRUE : NOWHERE);
}
static inline oracle_truth both(oracle_truth a, oracle_truth b) { return (a & b & IS_TRUE) | ((a | b) & IS_FALSE); }
static inline oracle_truth either(oracle_truth a, oracle_truth b) { return ((a | b) & IS_TRUE) | (a & b & IS_FALSE); }

/* ---- meaning ---- */

bool oracle_is_invalid(const world *w, uint32_t field);
/* Is it sure that there is the item which the datum belongs to? */
bool oracle_item_exists(world *w, uint32_t i);
/* Is it sure that there is not? Then nothing rests on it. */
bool oracle_item_is_absent(world *w, uint32_t i);
/* Reading: an invalid answer is as good as none. */
bool oracle_is_unanswered(const world *w, uint32_t field);
/* The state of a datum that is answered, not derived. */
void oracle_read_field(world *w, uint32_t i, state *s);
const state *oracle_state_of(world *w, uint32_t i);
/* A condition is true, or false, if it is so under every independent choice from its slots. */
oracle_truth oracle_holds(world *w, const node *n);
/* One of the four questions of an option. */
oracle_truth oracle_holds_part(world *w, uint32_t which, part p);
/* Is there such an answer as --include-unverified gives, and is it no? */
bool oracle_withholds_something(const world *w);
/* Reading: an option whose own sources, or those of a version that is in force, are unverified or in conflict says nothing
 * of its criteria and exclusions, unless the answer includes it, or the rule set names no such answer. A version's sources
 * are its own, or else the option's. */
oracle_truth oracle_withheld(world *w, uint32_t which);
/* Reading: while a caution that withholds applies or may apply, criteria that are met and an exclusion that holds are as
 * good as not known; criteria that are not met stay so. */
oracle_truth oracle_doubted(world *w, uint32_t which);
oracle_withheld_by oracle_withheld_by_of(world *w, uint32_t which);
/* May case `i` of a `first` be the first to hold: its condition, and none of the earlier ones? */
bool oracle_is_reachable(world *w, const datum *d, size_t i);
/* An item of a sum, greatest or least, in the result's places: where it may be missing, what stands in for it. */
oracle_set oracle_item(world *w, const datum *d, uint32_t input);

/* ---- slots: what a condition's clauses test, each with its own free choice ---- */

typedef enum slot_kind { SLOT_VALUE, SLOT_MEMBER, SLOT_PATTERN, SLOT_COMPARE, SLOT_KNOWN, SLOT_OPTION, SLOT_AT_LEAST } slot_kind;

typedef struct slot {
  slot_kind kind;
  uint32_t subject; /* a datum; SLOT_OPTION: an option */
  uint32_t code;    /* SLOT_MEMBER */
  bool with_availability;
  str pattern;
  const clause *compare;
  const node *at_least;
  int64_t *choices; /* one from each class of values that the condition tells apart; truths are 0 and 1 */
  size_t begin, end; /* the choices still open */
} slot;

size_t oracle_slot_count(const clause *c);
/* Slot `i` of a clause, without its choices. */
slot oracle_slot_of(const clause *c, size_t i);
/* Of a slot that is true or false. */
oracle_truth oracle_slot_truth(world *w, const slot *s);

/* ---- accounts ---- */

typedef struct reasons {
  oracle_reason *at;
  size_t count;
} reasons;

static inline bool is_open(oracle_verdict v) { return v == NEEDS_INFORMATION || v == ERROR; }
oracle_verdict oracle_verdict_of(world *w, uint32_t which);
source_status oracle_status_of(world *w, uint32_t which);
source_status oracle_status_of_datum(const model *m, uint32_t i);
source_status oracle_status_of_value(world *w, uint32_t i);
source_status oracle_status_of_caution(world *w, const struct option *o, size_t i);
reasons oracle_reasons_of(world *w, uint32_t which, oracle_verdict v);
/* Of a datum that is missing, or may be: could an answer change that? What is missing by a rule, all its facts being
 * answered, is so for good. */
bool oracle_may_turn_out(world *w, uint32_t i);
/* Of a counted clause that is unknown: likewise. */
bool oracle_may_be_settled(world *w, const node *n);
/* Adds the unanswered fields behind a value that is open. `needs` is by datum. */
void oracle_need_datum(world *w, uint32_t i, bool *needs);
void oracle_need_node(world *w, const node *n, bool *needs);
bool *oracle_needs_of_option(world *w, uint32_t which);
bool oracle_needs_invalid(const world *w, const bool *needs);
/* Fills o->ask_next and o->ask_on, after all else. */
void oracle_ask_next(world *strict, world *relaxed, oracle_outcome *o);

#endif
