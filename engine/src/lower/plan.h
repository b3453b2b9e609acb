/* The lowered plan: the table's sections while they still grow.
 *
 *   model -> slots and cuts (slots.c) -> formulas (dnf.c) -> nodes, options, program (lower.c) -> seal (seal.c)
 *
 * Everything has the types of layout.h already; sealing only copies. In the arena of the compilation.
 */
#ifndef EPF_LOWER_PLAN_H
#define EPF_LOWER_PLAN_H

#include "base/names.h"
#include "model/model.h"
#include "table/layout.h"

enum { CONJUNCTS_MAX = 1024 }; /* of one condition, or of its negation */

typedef struct plan_slot {
  t_slot slot;
  const node *of;      /* SLOT_K_OF */
  vec(int64_t) cuts;   /* numbers: where its cells begin */
  bool filled;         /* already in the program */
} plan_slot;

typedef struct plan {
  arena *a;
  diags *d;
  const model *m;
  bool failed; /* a condition was too wide; said in `d` */
  vec(plan_slot) slots;
  names slot_names; /* what a slot looks at, spelt out -> its index */
  uint32_t *datum_slot;
  names k_of_texts, k_of_nodes; /* what an at_least node says; the node itself -> its slot */
  names string_names, word_names, node_names, pattern_names;
  vec(char) strings;
  vec(t_datum) data;
  vec(t_value) values;
  vec(int64_t) cuts;
  vec(uint64_t) words;
  vec(t_test) tests;
  vec(t_list) conjuncts;
  vec(t_formula) formulas;
  vec(t_node) nodes;
  vec(t_clause) clauses;
  vec(t_option) options;
  vec(t_caution) cautions;
  vec(t_citation) citations;
  vec(t_output) outputs;
  vec(uint32_t) numbers;
  vec(int64_t) literals;
  vec(t_str) texts, patterns, files;
  vec(uint32_t) program;
  uint32_t option_conjuncts, set_words;
  t_list by_rank;
  t_str head[4]; /* id, version, title, owner of the rule set */
} plan;

/* Lowers a checked model. False, with diagnostics, when a condition is too wide. */
bool lower(plan *p, arena *a, diags *d, const model *m);

/* -- slots.c: what is looked at, and into which cells it falls -- */
void plan_slots(plan *p);
uint32_t slot_of_datum(plan *p, uint32_t datum);
uint32_t slot_of_member(plan *p, uint32_t datum, uint32_t code);
uint32_t slot_of_pattern(plan *p, uint32_t datum, str pattern);
uint32_t slot_of_known(plan *p, uint32_t datum);
uint32_t slot_of_comparison(plan *p, const clause *k);
uint32_t slot_of_at_least(plan *p, const node *n);
uint32_t slot_of_option(plan *p, uint32_t option_ix, bool with_availability);
/* The cells of a value slot that the ranges cover. */
uint64_t *cells_of_ranges(plan *p, uint32_t slot, const range *r, size_t count);

/* -- dnf.c: a condition as conjuncts -- */
typedef struct conjunct {
  size_t count;
  struct conjunct_test {
    uint32_t slot;
    const uint64_t *cells;
  } *tests; /* by slot */
} conjunct;

typedef struct dnf {
  vec(conjunct) list;
  bool too_wide;
} dnf;

/* The conjuncts of `n` (or of its negation), one merged test a slot, none implied by another. */
dnf dnf_of_node(plan *p, const node *n, bool negate);
/* What must hold for both. */
dnf dnf_and(plan *p, const dnf *x, const dnf *y);
dnf dnf_true(plan *p);
/* Adds the conjuncts to the plan. */
t_list plan_conjuncts(plan *p, const dnf *f);
/* Adds the formula of a condition, or says at `n` that it is too wide. */
uint32_t plan_formula(plan *p, const node *n);
/* The formula of an at_least node over its own parts, for one whose parts share slots. */
uint32_t plan_at_least(plan *p, const node *n);
void plan_too_wide(plan *p, span at);
/* The tests that a clause consists of, joined by its quantifier. */
typedef struct clause_tests {
  struct conjunct_test *at;
  size_t count;
  quantifier join;
} clause_tests;
clause_tests tests_of_clause(plan *p, const clause *k);
/* Every slot below `n`, with repetitions; an at_least node is a slot itself. */
typedef vec(uint32_t) slot_list;
void slots_below(plan *p, const node *n, slot_list *to);

#endif
