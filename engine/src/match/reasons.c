/* Which clauses decided: read off the same slots that the verdict came from. */
#include "match/match.h"

/* Does the way to a clause name this node? */
static bool is_told(const t_node *n) { return n->op == T_NAMED || ((n->op == T_ALL || n->op == T_ANY || n->op == T_K_OF) && n->parts.count > 1); }

static void every_clause(const pass *p, uint32_t node, t_part part, bool negated, const via *through, reason_sink sink, void *to) {
  const t_node *n = &p->t->nodes[node];
  if (n->op == T_CLAUSE) {
    reason r = {n->clause, part, pass_clause(p, &p->t->clauses[n->clause]), negated, through};
    sink(to, &r);
    return;
  }
  via here = {node, negated, through};
  for (uint32_t i = 0; i < n->parts.count; i++)
    every_clause(p, p->t->numbers[n->parts.first + i], part, negated != (n->op == T_NOT), is_told(n) ? &here : through, sink, to);
}

/* A version's own clauses count where its window may be open; the window itself where that is not settled. */
static void version_reasons(const pass *p, const t_node *n, t_part part, bool negated, const via *through, reason_sink sink, void *to) {
  for (uint32_t i = 0; i < n->parts.count; i++) {
    const t_node *both = &p->t->nodes[p->t->numbers[n->parts.first + i]];
    const uint32_t *halves = p->t->numbers + both->parts.first;
    trit window = pass_node(p, halves[0]);
    if (window == TRIT_FALSE) continue;
    if (window == TRIT_UNKNOWN) node_reasons(p, halves[0], part, negated, through, sink, to);
    if (both->parts.count > 1) node_reasons(p, halves[1], part, negated, through, sink, to);
  }
}

void node_reasons(const pass *p, uint32_t node, t_part part, bool negated, const via *through, reason_sink sink, void *to) {
  const t_node *n = &p->t->nodes[node];
  const uint32_t *parts = p->t->numbers + n->parts.first;
  if (n->op == T_CLAUSE) {
    reason r = {n->clause, part, pass_clause(p, &p->t->clauses[n->clause]), negated, through};
    sink(to, &r);
    return;
  }
  if (n->op == T_VERSIONS) {
    version_reasons(p, n, part, negated, through, sink, to);
    return;
  }
  via here = {node, negated, through};
  if (is_told(n)) through = &here;
  if (n->op == T_NOT || n->op == T_NAMED) {
    node_reasons(p, parts[0], part, negated != (n->op == T_NOT), through, sink, to);
    return;
  }
  trit whole = pass_node(p, node);
  /* How many parts that stand as the whole does are told: a true `any` needs one, k of n need k. */
  uint32_t most = UINT32_MAX;
  bool all_of_them = (n->op == T_ALL && whole == TRIT_TRUE) || (n->op == T_ANY && whole == TRIT_FALSE);
  if (whole == TRIT_TRUE && n->op == T_ANY) most = 1;
  if (whole == TRIT_TRUE && n->op == T_K_OF) most = n->k;
  uint32_t told = 0;
  for (uint32_t i = 0; i < n->parts.count && told < most; i++) {
    const t_node *x = &p->t->nodes[parts[i]];
    if (x->op == T_CLAUSE) { /* mostly it is one, and need not be looked at twice */
      reason r = {x->clause, part, pass_clause(p, &p->t->clauses[x->clause]), negated, through};
      if (!all_of_them && r.outcome != whole) continue;
      told++;
      sink(to, &r);
      continue;
    }
    if (!all_of_them && pass_node(p, parts[i]) != whole) continue;
    told++;
    node_reasons(p, parts[i], part, negated, through, sink, to);
  }
  /* No part stands so by itself: only together do they decide. */
  for (uint32_t i = 0; told == 0 && i < n->parts.count; i++) node_reasons(p, parts[i], part, negated, through, sink, to);
}

static void tell(const scratch *s, const t_option *o, t_part part, reason_sink sink, void *to) {
  if (o->node[part] != TABLE_NONE) node_reasons(&s->strict, o->node[part], part, false, NULL, sink, to);
}

static void tell_unknown(const scratch *s, const t_option *o, t_part part, reason_sink sink, void *to) {
  if (pass_part(&s->strict, o, part) == TRIT_UNKNOWN) tell(s, o, part, sink, to);
}

/* Which version is in force may decide whether the option is withheld, also where one of them surely is. */
static void tell_open_windows(const scratch *s, const t_option *o, reason_sink sink, void *to) {
  if (pass_withheld(&s->strict, o) != TRIT_UNKNOWN || pass_part(&s->strict, o, T_APPLIES) == TRIT_UNKNOWN) return;
  for (uint32_t i = 0; i < o->versions.count; i++) {
    uint32_t node = s->t->versions[o->versions.first + i].node;
    if (pass_node(&s->strict, node) == TRIT_UNKNOWN) node_reasons(&s->strict, node, T_APPLIES, false, NULL, sink, to);
  }
}

static trit criteria_of(const scratch *s, uint32_t option) { return plane_trit(s->t, &s->found, T_CRITERIA, s->t->options[option].lane); }

/* Of a flat option: those of its clauses that stand as its criteria do. */
static void flat_reasons(const scratch *s, uint32_t option, reason_sink sink, void *to) {
  const flat_option *f = &s->flat.at[option];
  const via here = {s->t->options[option].node[T_CRITERIA], false, NULL};
  reason r = {.part = T_CRITERIA, .outcome = criteria_of(s, option), .through = f->count > 1 ? &here : NULL};
  for (uint64_t telling = flat_telling(&s->flat, s->strict.r, option, r.outcome); telling != 0; telling &= telling - 1) {
    r.clause = s->flat.tests[f->first + (uint32_t)__builtin_ctzll(telling)].clause;
    sink(to, &r);
  }
}

static uint32_t list_one_by_one(const scratch *s, uint32_t *to) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    const flat_option *f = &s->flat.at[i];
    if (f->count == 0) continue;
    for (uint64_t telling = flat_telling(&s->flat, s->strict.r, i, criteria_of(s, i)); telling != 0; telling &= telling - 1)
      to[count++] = f->first + (uint32_t)__builtin_ctzll(telling);
  }
  return count;
}

uint32_t match_list_reasons(scratch *s, uint32_t *to) {
  if (s->listing == NULL) return list_one_by_one(s, to);
  return listing_write(s->listing, s->strict.r, &s->found, s->kernel, to);
}

void match_reasons(const scratch *s, uint32_t option, reason_sink sink, void *to) {
  const t_option *o = &s->t->options[option];
  if (s->flat.at[option].count > 0 && !s->options.plain) {
    flat_reasons(s, option, sink, to);
    return;
  }
  switch ((verdict)s->outcomes[option].verdict) {
  case VERDICT_NOT_APPLICABLE: tell(s, o, T_APPLIES, sink, to); break;
  case VERDICT_EXCLUDED: tell(s, o, T_EXCLUDED, sink, to); break;
  case VERDICT_INELIGIBLE:
    tell(s, o, T_CRITERIA, sink, to);
    tell_unknown(s, o, T_EXCLUDED, sink, to);
    break;
  case VERDICT_NEEDS_INFORMATION:
  case VERDICT_ERROR:
    tell_unknown(s, o, T_APPLIES, sink, to);
    if (pass_withheld(&s->strict, o) == TRIT_TRUE) break;
    tell_open_windows(s, o, sink, to);
    tell_unknown(s, o, T_EXCLUDED, sink, to);
    tell_unknown(s, o, T_CRITERIA, sink, to);
    break;
  case VERDICT_UNAVAILABLE:
    tell(s, o, T_AVAILABLE, sink, to);
    tell(s, o, T_CRITERIA, sink, to);
    break;
  case VERDICT_ELIGIBLE:
    tell(s, o, T_CRITERIA, sink, to);
    tell(s, o, T_EXCLUDED, sink, to);
    tell(s, o, T_AVAILABLE, sink, to);
    tell(s, o, T_APPLIES, sink, to);
    break;
  case VERDICT_COUNT:
  default: break;
  }
}

static bool may_be_in_force(const scratch *s, const t_option *o, uint32_t nth) {
  return pass_node(&s->strict, s->t->versions[o->versions.first + nth].node) != TRIT_FALSE;
}

bool match_version_speaks(const scratch *s, const t_option *o, uint32_t nth) {
  if (may_be_in_force(s, o, nth)) return true;
  for (uint32_t i = 0; i < o->versions.count; i++)
    if (may_be_in_force(s, o, i)) return false;
  return true;
}

uint32_t match_status(const scratch *s, const t_option *o) {
  uint32_t worst = s->has_doubts ? s->doubts[s->t->data_count + (size_t)(o - s->t->options)] : match_doubt_of_cautions(s, o);
  if (o->versions.count == 0) return o->status > worst ? o->status : worst;
  for (uint32_t i = 0; i < o->versions.count; i++) {
    uint32_t status = s->t->versions[o->versions.first + i].status;
    if (status > worst && match_version_speaks(s, o, i)) worst = status;
  }
  return worst;
}

void match_all_clauses(const scratch *s, uint32_t option, reason_sink sink, void *to) {
  static const t_part order[T_PARTS] = {T_APPLIES, T_CRITERIA, T_EXCLUDED, T_AVAILABLE};
  const t_option *o = &s->t->options[option];
  for (int i = 0; i < T_PARTS; i++)
    if (o->node[order[i]] != TABLE_NONE) every_clause(&s->strict, o->node[order[i]], order[i], false, NULL, sink, to);
}
