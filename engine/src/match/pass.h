/* One pass over a record: every slot's possible set of values, and truth over them.
 *
 * The strict pass takes the record as it is. The relaxed pass lets whatever rests on a false `known`, a stand-in
 * or a skipped instrument vary: what then changes is provisional. A trial pass narrows one slot to one cell, to
 * see what an answer would settle. Internal to the matcher.
 */
#ifndef EPF_MATCH_PASS_H
#define EPF_MATCH_PASS_H

#include "match/record.h"
#include "regex/regex.h"

typedef enum trit { TRIT_FALSE, TRIT_TRUE, TRIT_UNKNOWN } trit;
/* A thing that may be so and may be otherwise is unknown. */
static inline trit trit_of(bool may, bool may_not) { return may ? (may_not ? TRIT_UNKNOWN : TRIT_TRUE) : TRIT_FALSE; }
static inline trit trit_not(trit x) { return x == TRIT_UNKNOWN ? x : x == TRIT_TRUE ? TRIT_FALSE : TRIT_TRUE; }
typedef enum miss { MISS_NO, MISS_MAYBE, MISS_YES } miss;

/* Of the possible values that are not missing: hull lo..hi (enums: of codes; the exact codes stand in `sets`). */
typedef struct slot_state {
  int64_t lo, hi;
  uint8_t miss;
} slot_state;

/* What a whole region of profiles admits about one field: no answer, or one of lo..hi (enums: places in `codes`, where there are any). */
typedef struct admitted {
  bool missing, known;
  int64_t lo, hi;
  const uint32_t *codes;
} admitted;

/* A region that is looked at as one: what each slot may be for any of its profiles. */
typedef struct region {
  const admitted *fields; /* by datum */
  const uint8_t *truths;  /* by slot, of members of sets and patterns of texts whose field is answered: a trit */
  const uint8_t *uniform; /* by slot, of those that are filled: bit 0, its cells are the same for all of them */
} region;

typedef struct trial {
  uint32_t slot, cell; /* TABLE_NONE: no trial */
} trial;

/* Places where a search has been: those with the number of its round. */
typedef struct visited {
  uint32_t *at, round;
} visited;

typedef struct pass {
  const table *t;
  const record *r;
  const uint8_t *pattern_hits; /* by slot: a trit */
  slot_state *state;           /* by slot */
  uint64_t *sets;              /* cells a consumer sees; behind them, for values, the codes that are not missing */
  bool relaxed;
  bool package;    /* something is chosen: what only packages read is filled as well */
  visited *ground; /* working space of ground_is_open */
  const uint32_t *stretch_ends; /* by place in the program: where what is of the same item ends */
  uint8_t *laid; /* by slot: it holds what it does where its item is not there */
  uint64_t *filled, *asked; /* of filling on demand, by place in the program: what is filled; working space */
  const region *region; /* instead of the record's answers, but for as_of and what is included; NULL: none */
  bool rests; /* set by filling: something rests on what is not there, so a relaxed pass may differ */
  trial trial;
} pass;

/* Fills every slot in program order: what verdicts rest on, then all the rest. Allocates nothing. */
void pass_fill(pass *p);
void pass_fill_verdicts(pass *p);
void pass_fill_rest(pass *p);
/* One slot, where all that it rests on is filled. Is it an item's that is not there? */
bool pass_fill_slot(pass *p, uint32_t slot);
/* On demand instead (demand.h): of these places in the program those that are not filled yet, in order. */
void pass_fill_places(pass *p, const uint64_t *places, uint32_t words);
/* Finds the stretches of a table's program. */
void pass_find_stretches(const table *t, uint32_t *ends);
/* Only what rests on the choice, behind a pass_fill of the same record. */
void pass_fill_choice(pass *p);
bool pass_conjunct_survives(const pass *p, uint32_t conjunct);
/* Does any of the conjuncts survive? */
bool pass_may(const pass *p, t_list conjuncts);
trit pass_formula(const pass *p, uint32_t formula);
/* Exact for the node's own subtree. */
trit pass_node(const pass *p, uint32_t node);
/* Does the answer that --include-unverified gives let count what nobody has verified? */
static inline bool pass_includes_unverified(const pass *p) {
  uint32_t field = p->t->head->include_field;
  return field != TABLE_NONE && p->r->answers[field].state == ANSWER_KNOWN && p->r->answers[field].value != 0;
}
/* Is nothing withheld: it counts, or the rule set has no such answer? */
static inline bool pass_withholds_nothing(const pass *p) { return p->t->head->include_field == TABLE_NONE || pass_includes_unverified(p); }
/* Are the option's own rules, or those of a version that is in force, unverified or in conflict, and not to count? */
trit pass_withheld(const pass *p, const t_option *o);
/* Does one of the doubts that its cautions tell of touch this person, and is it not to count? */
trit pass_doubted(const pass *p, const t_option *o);
/* What is told of a part of an option that is, or may be, withheld: whether it applies, and where it is offered, but of
 * its criteria nothing. Of one that is doubted: neither that its criteria are met nor that it is excluded. */
trit pass_told(const pass *p, const t_option *o, t_part part, trit found);
/* One part of an option: what nobody asked is true, and for exclusions false. */
trit pass_part(const pass *p, const t_option *o, t_part part);
/* N and E hold and no X (and it is available). */
trit pass_suitable(const pass *p, const t_option *o, bool with_availability);
/* Is it sure that there is such an item? True of what is no item's. */
bool pass_item_exists(const pass *p, uint32_t datum);
/* Is it sure that there is no such item? (Fields are filled first, so how many there are is known early.) */
bool pass_item_is_absent(const pass *p, uint32_t datum);
bool pass_is_single(const pass *p, uint32_t slot);
/* Does a computed set hold this value? */
trit pass_member(const pass *p, const t_datum *d, uint32_t code);
/* Of a list: does its nth rule hit? Its output is the nth of the datum. */
trit pass_rule_hits(const pass *p, const t_datum *d, uint32_t nth);
/* The set that consumers see, as a hull: the full range where the value may be missing. */
void pass_hull(const pass *p, uint32_t slot, int64_t *lo, int64_t *hi);
/* The hull of an item of a sum or of greatest and least, in the result's scale: its stand-in where it may be missing. */
void pass_item_hull(const pass *p, const t_datum *d, const t_datum *in, int64_t *lo, int64_t *hi);
/* Does a derived value rest on some field that is not answered? Else no answer will ever change it. (needs.c) */
bool ground_is_open(const pass *p, uint32_t datum);
bool node_ground_is_open(const pass *p, uint32_t node);
static inline const uint64_t *pass_cells(const pass *p, uint32_t slot) { return p->sets + p->t->slots[slot].set; }
static inline const uint64_t *pass_codes(const pass *p, uint32_t slot) {
  return pass_cells(p, slot) + bits_words(p->t->slots[slot].cells);
}

/* Of a slot with more than 64 cells. */
trit pass_test_wide(const pass *p, const t_test *test);
/* What stands here runs for every clause that is told of. */
static inline trit pass_test(const pass *p, const t_test *test) {
  const t_slot *s = &p->t->slots[test->slot];
  if (s->cells > 64) return pass_test_wide(p, test);
  uint64_t cells = p->sets[s->set], wanted = p->t->words[test->words];
  return trit_of((cells & wanted) != 0, (cells & ~wanted) != 0);
}
trit pass_clause_of_several(const pass *p, const t_clause *c);
static inline trit pass_clause(const pass *p, const t_clause *c) {
  if (c->tests.count != 1) return pass_clause_of_several(p, c);
  trit one = pass_test(p, &p->t->tests[c->tests.first]);
  return c->quantifier == 2 ? trit_not(one) : one; /* none of it */
}

#endif
