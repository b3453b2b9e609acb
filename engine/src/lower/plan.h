/* The lowered plan: the table's sections while they still grow.
 *
 *   model -> slots and cuts (slots.c) -> formulas (dnf.c) -> nodes, options, program (lower.c)
 *   -> rows (rows.c) -> seal (seal.c)
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

/* All tests of a conjunct hold, each of another slot. A condition is the alternatives that make it true. */
typedef struct conjunct {
  size_t count;
  struct conjunct_test {
    uint32_t slot;
    const uint64_t *cells;
  } *tests;       /* by slot */
  uint64_t marks; /* one bit a slot, shared by several: to tell conjuncts apart at a glance */
} conjunct;

typedef struct dnf {
  vec(conjunct) list;
  bool too_wide, told; /* `told`: of the named condition that made it so */
} dnf;

typedef struct plan {
  arena *a;
  arena *scratch; /* of the formula at hand */
  uint64_t conjuncts_most;  /* of all formulas */
  uint64_t work, work_left; /* spent on the formula at hand; left for all others */
  uint32_t *votes; /* by slot, to choose where to split; zero when nobody counts */
  diags *d;
  const model *m;
  bool failed; /* a condition is too wide, or all are together; said in `d` */
  bool full;   /* the latter, which is said once */
  vec(plan_slot) slots;
  names slot_names; /* what a slot looks at, spelt out -> its index */
  uint32_t *datum_slot;
  uint32_t **member_slot; /* of a set: by value, once asked for */
  dnf *condition_dnf[2]; /* of each named condition, and of its negation, once made */
  bool *condition_done[2];
  names k_of_texts, k_of_nodes; /* what an at_least node says; the node itself -> its slot */
  names string_names, word_names, node_names, pattern_names;
  names file_names;    /* a source -> its file */
  uint32_t place_file; /* of the place that was put last */
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
  vec(t_version) versions;
  vec(t_amount) amounts;
  vec(t_limit) limits;
  vec(t_relation) relations;
  vec(t_package_rule) package_rules;
  vec(t_guideline) guidelines;
  vec(t_output) outputs;
  vec(uint32_t) numbers;
  vec(int64_t) literals;
  vec(t_str) texts, patterns, files;
  vec(uint32_t) program;
  uint32_t option_conjuncts, set_words;
  uint32_t *asked_slots;  /* those that look at a datum's value, a member or a pattern of it, by datum */
  t_list *asked_of;       /* by datum: its own of them */
  uint32_t plain_slots;   /* slots behind these are of packages alone; so are values about what was chosen */
  uint32_t program_verdicts, program_plain;
  t_list purposes, amount_words, kinds;
  uint32_t *group_guidelines; /* by group: where its guidelines begin */
  t_list by_rank;
  t_str head[5]; /* id, version, title, owner, Welsh title of the rule set */
} plan;

/* Is the slot the value of a field that is no item's? Of items a match must know first whether they are there at all. */
bool plan_is_field(const plan *p, const t_slot *s);
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

/* Prepares the scratch; the arena releases it. */
void plan_start(plan *p);
#define FORMULA_FAILED (TABLE_NONE - 1u) /* an enumerator is an int */
/* Adds the formula of a condition, or says at `n` that it is too wide: FORMULA_FAILED. */
uint32_t plan_formula(plan *p, const node *n);
/* The formula of an at_least node over its own parts, for one whose parts share slots. */
uint32_t plan_at_least(plan *p, const node *n);
/* Says at `at` that all conditions together are too much. */
void plan_too_large(plan *p, span at);
/* Where each case of a derived value is reached: it may hold, and none before it does. */
void plan_cases(plan *p, const derivation *how, t_formula *formulas);
/* The tests that a clause consists of, joined by its quantifier. */
t_list plan_tests(plan *p, const clause *k, quantifier *join);
/* Does some slot occur twice below the node's parts? Then their truths alone do not settle the node's. */
bool plan_entangled(plan *p, const node *n);

#endif
