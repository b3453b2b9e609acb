/* Truth of tests, clauses and nodes over the slots of a pass. */
#include "match/pass.h"

trit pass_test_wide(const pass *p, const t_test *test) {
  const uint64_t *cells = pass_cells(p, test->slot), *wanted = p->t->words + test->words;
  size_t words = bits_words(p->t->slots[test->slot].cells);
  if (!bits_meet(cells, wanted, words)) return TRIT_FALSE;
  return bits_within(cells, wanted, words) ? TRIT_TRUE : TRIT_UNKNOWN;
}

bool pass_conjunct_survives(const pass *p, uint32_t conjunct) {
  t_list c = p->t->conjuncts[conjunct];
  for (uint32_t i = 0; i < c.count; i++)
    if (pass_test(p, &p->t->tests[c.first + i]) == TRIT_FALSE) return false;
  return true;
}

bool pass_may(const pass *p, t_list conjuncts) {
  for (uint32_t i = 0; i < conjuncts.count; i++)
    if (pass_conjunct_survives(p, conjuncts.first + i)) return true;
  return false;
}

trit pass_formula(const pass *p, uint32_t formula) {
  const t_formula *f = &p->t->formulas[formula];
  return trit_of(pass_may(p, f->may), pass_may(p, f->not_may));
}

trit pass_clause_of_several(const pass *p, const t_clause *c) {
  enum { JOIN_ANY, JOIN_ALL, JOIN_NONE };
  trit settles = c->quantifier == JOIN_ALL ? TRIT_FALSE : TRIT_TRUE;
  trit result = trit_not(settles);
  for (uint32_t i = 0; i < c->tests.count; i++) {
    trit one = pass_test(p, &p->t->tests[c->tests.first + i]);
    if (one == settles) {
      result = settles;
      break;
    }
    if (one == TRIT_UNKNOWN) result = TRIT_UNKNOWN;
  }
  return c->quantifier == JOIN_NONE ? trit_not(result) : result;
}

static uint32_t part_of(const pass *p, const t_node *n, uint32_t i) { return p->t->numbers[n->parts.first + i]; }

static trit joined(const pass *p, const t_node *n, trit settles) {
  trit result = trit_not(settles);
  for (uint32_t i = 0; i < n->parts.count; i++) {
    trit one = pass_node(p, part_of(p, n, i));
    if (one == settles) return settles;
    if (one == TRIT_UNKNOWN) result = TRIT_UNKNOWN;
  }
  return result;
}

trit pass_node(const pass *p, uint32_t node) {
  const t_node *n = &p->t->nodes[node];
  if (n->formula != TABLE_NONE) return pass_formula(p, n->formula);
  switch ((t_node_op)n->op) {
  case T_CLAUSE: return pass_clause(p, &p->t->clauses[n->clause]);
  case T_NOT: return trit_not(pass_node(p, part_of(p, n, 0)));
  case T_NAMED: return pass_node(p, part_of(p, n, 0));
  case T_ALL: return joined(p, n, TRIT_FALSE);
  case T_K_OF: {
    const uint64_t *cells = pass_cells(p, n->slot);
    return trit_of(bits_has(cells, 1), bits_has(cells, 0));
  }
  case T_ANY:
  case T_VERSIONS:
  default: return joined(p, n, TRIT_TRUE);
  }
}

trit pass_withheld(const pass *p, const t_option *o) {
  if (o->own_status < T_UNVERIFIED || pass_withholds_nothing(p)) return TRIT_FALSE;
  trit worst = o->versions.count == 0 ? TRIT_TRUE : TRIT_FALSE;
  for (uint32_t i = 0; i < o->versions.count && worst != TRIT_TRUE; i++) {
    const t_version *v = &p->t->versions[o->versions.first + i];
    trit in_force = v->own_status >= T_UNVERIFIED ? pass_node(p, v->node) : TRIT_FALSE;
    if (in_force != TRIT_FALSE) worst = in_force;
  }
  return worst;
}

trit pass_doubted(const pass *p, const t_option *o) {
  trit worst = TRIT_FALSE;
  if (o->withholds == 0 || pass_withholds_nothing(p)) return TRIT_FALSE;
  for (uint32_t i = 0; worst != TRIT_TRUE && table_next_doubt(p->t, o, &i); i++) {
    trit touches = pass_node(p, p->t->cautions[o->cautions.first + i].node);
    if (touches != TRIT_FALSE) worst = touches;
  }
  return worst;
}

trit pass_told(const pass *p, const t_option *o, t_part part, trit found) {
  if (part != T_CRITERIA && (part != T_EXCLUDED || found == TRIT_FALSE)) return found;
  bool open = pass_withheld(p, o) != TRIT_FALSE || (found == TRIT_TRUE && pass_doubted(p, o) != TRIT_FALSE);
  return open ? TRIT_UNKNOWN : found;
}

trit pass_part(const pass *p, const t_option *o, t_part part) {
  trit nobody_asked = part == T_EXCLUDED ? TRIT_FALSE : TRIT_TRUE;
  return pass_told(p, o, part, o->formula[part] == TABLE_NONE ? nobody_asked : pass_formula(p, o->formula[part]));
}

trit pass_suitable(const pass *p, const t_option *o, bool with_availability) {
  trit result = TRIT_TRUE;
  for (int k = 0; k < T_PARTS; k++) {
    if (k == T_AVAILABLE && !with_availability) continue;
    trit one = pass_part(p, o, (t_part)k);
    if (k == T_EXCLUDED) one = trit_not(one);
    if (one == TRIT_FALSE) return TRIT_FALSE;
    if (one == TRIT_UNKNOWN) result = TRIT_UNKNOWN;
  }
  return result;
}
