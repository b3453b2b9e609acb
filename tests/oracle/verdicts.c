/* Verdicts, and the account of them: deciding clauses, and the answers that are still needed. */
#include "oracle/world.h"

/* ---- reasons ---- */

static void give_reasons(world *w, const node *n, part in, bool negated, reasons *to);

/* Of the versions whose window is not false; the window itself only where it is unknown.
 * Reading: all of those, whatever the truth of their bodies. */
static void give_version_reasons(world *w, const node *n, part in, bool negated, reasons *to) {
  for (size_t i = 0; i < n->part_count; i++) {
    const node *one = n->parts[i];
    oracle_truth open = oracle_holds(w, one->parts[0]);
    for (size_t k = open == IS_UNKNOWN ? 0 : 1; open != IS_FALSE && k < one->part_count; k++)
      give_reasons(w, one->parts[k], in, negated, to);
  }
}

/* The parts that have the node's own truth: all of them, but of a true `any` the first, of a true `at_least k` the
 * first k. If there is none, every part. */
static void give_part_reasons(world *w, const node *n, part in, bool negated, reasons *to) {
  oracle_truth t = oracle_holds(w, n);
  size_t limit = n->part_count, found = 0;
  if (t == IS_TRUE && n->op == NODE_ANY) limit = 1;
  if (t == IS_TRUE && n->op == NODE_AT_LEAST) limit = (size_t)n->k;
  for (size_t i = 0; i < n->part_count && found < limit; i++) {
    if (oracle_holds(w, n->parts[i]) != t) continue;
    give_reasons(w, n->parts[i], in, negated, to);
    found++;
  }
  for (size_t i = 0; found == 0 && i < n->part_count; i++) give_reasons(w, n->parts[i], in, negated, to);
}

static void give_reasons(world *w, const node *n, part in, bool negated, reasons *to) {
  switch (n->op) {
  case NODE_CLAUSE:
    to->at = oracle_grow(&w->memory, to->at, to->count, sizeof *to->at);
    to->at[to->count++] = (oracle_reason){n->id, in, oracle_holds(w, n), negated};
    break;
  case NODE_NOT: give_reasons(w, n->parts[0], in, !negated, to); break;
  case NODE_NAMED: give_reasons(w, n->parts[0], in, negated, to); break;
  case NODE_VERSIONS: give_version_reasons(w, n, in, negated, to); break;
  default: give_part_reasons(w, n, in, negated, to); break;
  }
}

/* ---- needs: the unanswered fields behind something open ---- */

static void need_node(world *w, const node *n, bool *needs);

/* Everything that a value rests on, whether or not it matters now. */
static void need_all_of_datum(world *w, uint32_t i, bool *seen, bool *needs);

static void need_all_of_node(world *w, const node *n, bool *seen, bool *needs) {
  for (size_t i = 0; n != NULL && i < n->part_count; i++) need_all_of_node(w, n->parts[i], seen, needs);
  if (n == NULL || n->op != NODE_CLAUSE) return;
  const clause *c = &n->clause;
  if (c->kind != CLAUSE_OPTION) need_all_of_datum(w, c->datum, seen, needs);
  if (c->kind == CLAUSE_COMPARE) need_all_of_datum(w, c->compare.right, seen, needs);
  for (size_t i = 0; i < c->option_count; i++)
    for (part p = 0; p < PART_COUNT; p++)
      if (p != PART_AVAILABLE || c->with_availability)
        need_all_of_node(w, w->m->options[c->options[i]].parts[p], seen, needs);
  for (size_t i = 0; i < c->option_count; i++) {
    const struct option *o = &w->m->options[c->options[i]];
    for (size_t k = 0; k < o->caution_count && oracle_withholds_something(w); k++)
      if (o->cautions[k].withholds) need_all_of_node(w, o->cautions[k].when, seen, needs);
  }
}

static void need_all_of_datum(world *w, uint32_t i, bool *seen, bool *needs) {
  const derivation *how = &datum_at(w, i)->how;
  if (seen[i] || oracle_item_is_absent(w, i)) return;
  seen[i] = true;
  uint32_t asked = oracle_item_exists(w, i) ? i : datum_at(w, i)->group; /* of an item that may be there: how many there are */
  if (is_field(w->m, i) && oracle_is_unanswered(w, asked)) needs[asked] = true;
  for (size_t k = 0; k < how->input_count; k++) need_all_of_datum(w, how->inputs[k], seen, needs);
  for (size_t k = 0; k < how->clause_count; k++) need_all_of_node(w, how->clauses[k], seen, needs);
  for (size_t k = 0; k < how->case_count; k++) {
    need_all_of_node(w, how->cases[k].when, seen, needs);
    if (how->cases[k].then.kind == OUTPUT_VALUE_OF) need_all_of_datum(w, how->cases[k].then.datum, seen, needs);
  }
}

static bool needs_any(const world *w, const bool *needs) {
  for (uint32_t k = 0; k < w->m->data_count; k++)
    if (needs[k] && k != w->trial.field) return true;
  return false;
}

bool oracle_may_turn_out(world *w, uint32_t i) {
  if (oracle_state_of(w, i)->missing != MISSING_YES || datum_at(w, i)->how.kind == DERIVE_NOTHING) return true;
  bool *needs = oracle_take(&w->memory, w->m->data_count, sizeof *needs);
  need_all_of_datum(w, i, oracle_take(&w->memory, w->m->data_count, sizeof(bool)), needs);
  return needs_any(w, needs);
}

bool oracle_may_be_settled(world *w, const node *n) {
  bool *needs = oracle_take(&w->memory, w->m->data_count, sizeof *needs);
  need_all_of_node(w, n, oracle_take(&w->memory, w->m->data_count, sizeof(bool)), needs);
  return needs_any(w, needs);
}

static void need_datum_unless_single(world *w, uint32_t i, bool *needs) {
  if (!is_single(&oracle_state_of(w, i)->effective)) oracle_need_datum(w, i, needs);
}

static void need_cases(world *w, const datum *d, bool *needs) {
  for (size_t i = 0; i < d->how.case_count; i++) {
    const derive_case *c = &d->how.cases[i];
    if (!oracle_is_reachable(w, d, i)) continue;
    if (c->when != NULL) need_node(w, c->when, needs);
    if (c->then.kind == OUTPUT_VALUE_OF) need_datum_unless_single(w, c->then.datum, needs);
  }
}

/* Reading: an item that has a stand-in and may be missing is needed only while the stand-in leaves it open. */
static void need_inputs(world *w, const datum *d, bool *needs) {
  for (size_t i = 0; i < d->how.input_count; i++) {
    const state *s = oracle_state_of(w, d->how.inputs[i]);
    oracle_set set = d->how.has_stand_in ? oracle_item(w, d, d->how.inputs[i]) : s->effective;
    if (!is_single(&set)) oracle_need_datum(w, d->how.inputs[i], needs);
  }
}

void oracle_need_datum(world *w, uint32_t i, bool *needs) {
  const datum *d = datum_at(w, i);
  if (d->how.kind == DERIVE_NOTHING) {
    if ((is_field(w->m, i) || is_choice(w->m, i)) && oracle_is_unanswered(w, i) && oracle_item_exists(w, i)) needs[i] = true;
  } else if (oracle_state_of(w, i)->missing != MISSING_NO) {
    need_all_of_datum(w, i, oracle_take(&w->memory, w->m->data_count, sizeof(bool)), needs);
  } else {
    need_inputs(w, d, needs);
    need_cases(w, d, needs);
    for (size_t k = 0; k < d->how.clause_count; k++)
      if (d->how.kind != DERIVE_COUNT || !d->how.has_stand_in || w->relaxed) need_node(w, d->how.clauses[k], needs);
  }
}

static bool judges(part p) { return p == PART_CRITERIA || p == PART_EXCLUDED; }

/* Reading: where a clause asks for an option's availability, that is needed too. Of what is withheld nothing is; of what is
 * surely doubted, only that a criterion is not met would still settle it. */
static void need_option(world *w, uint32_t which, bool with_availability, bool *needs) {
  const struct option *o = &w->m->options[which];
  oracle_truth withheld = oracle_withheld(w, which), doubted = oracle_doubted(w, which);
  bool judged = false;
  for (part p = 0; p < PART_COUNT; p++) {
    if (oracle_holds_part(w, which, p) != IS_UNKNOWN || (p == PART_AVAILABLE && !with_availability)) continue;
    if (judges(p) && withheld == IS_TRUE) continue;
    judged |= judges(p);
    if (o->parts[p] != NULL && !(p == PART_EXCLUDED && doubted == IS_TRUE)) need_node(w, o->parts[p], needs);
  }
  for (size_t i = 0; i < o->version_count && judged && withheld == IS_UNKNOWN; i++) need_node(w, o->versions[i].in_force, needs);
  for (size_t i = 0; i < o->caution_count && judged && doubted == IS_UNKNOWN; i++)
    if (o->cautions[i].withholds) need_node(w, o->cautions[i].when, needs);
}

static void need_slot(world *w, const slot *s, bool *needs) {
  if (s->kind == SLOT_VALUE) {
    need_datum_unless_single(w, s->subject, needs);
  } else if (oracle_slot_truth(w, s) != IS_UNKNOWN) {
    return;
  } else if (s->kind == SLOT_OPTION) {
    need_option(w, s->subject, s->with_availability, needs);
  } else if (s->kind == SLOT_COMPARE) {
    need_datum_unless_single(w, s->subject, needs);
    need_datum_unless_single(w, s->compare->compare.right, needs);
  } else {
    const derivation *how = &datum_at(w, s->subject)->how;
    oracle_need_datum(w, how->kind == DERIVE_MEMBERS ? how->inputs[s->code] : s->subject, needs);
  }
}

static void need_node(world *w, const node *n, bool *needs) {
  if (oracle_holds(w, n) != IS_UNKNOWN) return;
  for (size_t i = 0; i < n->part_count; i++) need_node(w, n->parts[i], needs);
  for (size_t i = 0; n->op == NODE_CLAUSE && i < oracle_slot_count(&n->clause); i++) {
    slot s = oracle_slot_of(&n->clause, i);
    need_slot(w, &s, needs);
  }
}

void oracle_need_node(world *w, const node *n, bool *needs) { need_node(w, n, needs); }

/* ---- verdicts ---- */

bool oracle_needs_invalid(const world *w, const bool *needs) {
  for (uint32_t i = DATUM_FIELDS; i < w->m->field_end; i++)
    if (needs[i] && oracle_is_invalid(w, i)) return true;
  return false;
}

bool *oracle_needs_of_option(world *w, uint32_t which) {
  bool *needs = oracle_take(&w->memory, w->m->data_count, sizeof *needs);
  need_option(w, which, false, needs);
  return needs;
}

oracle_verdict oracle_verdict_of(world *w, uint32_t which) {
  oracle_truth applies = oracle_holds_part(w, which, PART_APPLIES), criteria = oracle_holds_part(w, which, PART_CRITERIA);
  oracle_truth excluded = oracle_holds_part(w, which, PART_EXCLUDED), available = oracle_holds_part(w, which, PART_AVAILABLE);
  if (applies == IS_FALSE) return NOT_APPLICABLE;
  if (excluded == IS_TRUE) return EXCLUDED;
  if (criteria == IS_FALSE) return INELIGIBLE;
  if (applies == IS_UNKNOWN || criteria == IS_UNKNOWN || excluded == IS_UNKNOWN)
    return oracle_needs_invalid(w, oracle_needs_of_option(w, which)) ? ERROR : NEEDS_INFORMATION;
  return available == IS_FALSE ? UNAVAILABLE : ELIGIBLE;
}

static bool rests_on_withheld(world *w, const node *n) {
  if (n == NULL || oracle_holds(w, n) != IS_UNKNOWN) return false;
  for (size_t i = 0; i < n->part_count; i++)
    if (rests_on_withheld(w, n->parts[i])) return true;
  for (size_t i = 0; n->op == NODE_CLAUSE && i < n->clause.option_count; i++)
    if (oracle_withheld_by_of(w, n->clause.options[i]) != NOT_WITHHELD_AT_ALL) return true;
  return false;
}

/* Reading: what rests on a withheld option only through a derived value does not say so. */
oracle_withheld_by oracle_withheld_by_of(world *w, uint32_t which) {
  const struct option *o = &w->m->options[which];
  if (oracle_verdict_of(w, which) != NEEDS_INFORMATION || needs_any(w, oracle_needs_of_option(w, which))) return NOT_WITHHELD_AT_ALL;
  if (oracle_withheld(w, which) == IS_TRUE || oracle_doubted(w, which) == IS_TRUE) return ITS_OWN_RULES;
  bool rests = rests_on_withheld(w, o->parts[PART_CRITERIA]) || rests_on_withheld(w, o->parts[PART_EXCLUDED]);
  for (size_t i = 0; i < o->caution_count; i++) rests |= o->cautions[i].withholds && rests_on_withheld(w, o->cautions[i].when);
  return rests ? ANOTHER_OPTION : NOT_WITHHELD_AT_ALL;
}

static void part_reasons(world *w, uint32_t which, part p, bool if_unknown, reasons *to) {
  const node *n = w->m->options[which].parts[p];
  if (n != NULL && (!if_unknown || (oracle_holds_part(w, which, p) == IS_UNKNOWN && !(judges(p) && oracle_withheld(w, which) == IS_TRUE)))) give_reasons(w, n, p, false, to);
}

static void window_reasons(world *w, uint32_t which, reasons *to) {
  const struct option *o = &w->m->options[which];
  if (oracle_withheld(w, which) != IS_UNKNOWN || oracle_holds_part(w, which, PART_APPLIES) == IS_UNKNOWN) return;
  for (size_t i = 0; i < o->version_count; i++)
    if (oracle_holds(w, o->versions[i].in_force) == IS_UNKNOWN) give_reasons(w, o->versions[i].in_force, PART_APPLIES, false, to);
}

/* Which parts of the option speak for the verdict, in which order. */
reasons oracle_reasons_of(world *w, uint32_t which, oracle_verdict v) {
  static const struct speaker { part p; bool if_unknown; } speakers[][PART_COUNT + 1] = {
      [ELIGIBLE] = {{PART_CRITERIA, false}, {PART_EXCLUDED, false}, {PART_AVAILABLE, false}, {PART_APPLIES, false},
                    {PART_COUNT, false}},
      [NEEDS_INFORMATION] = {{PART_APPLIES, true}, {PART_EXCLUDED, true}, {PART_CRITERIA, true}, {PART_COUNT, false}},
      [UNAVAILABLE] = {{PART_AVAILABLE, false}, {PART_CRITERIA, false}, {PART_COUNT, false}},
      [ERROR] = {{PART_APPLIES, true}, {PART_EXCLUDED, true}, {PART_CRITERIA, true}, {PART_COUNT, false}},
      [INELIGIBLE] = {{PART_CRITERIA, false}, {PART_EXCLUDED, true}, {PART_COUNT, false}},
      [EXCLUDED] = {{PART_EXCLUDED, false}, {PART_COUNT, false}},
      [NOT_APPLICABLE] = {{PART_APPLIES, false}, {PART_COUNT, false}}};
  reasons r = {0};
  for (const struct speaker *s = speakers[v]; s->p != PART_COUNT; s++) {
    part_reasons(w, which, s->p, s->if_unknown, &r);
    if (s->p == PART_APPLIES && (v == NEEDS_INFORMATION || v == ERROR)) window_reasons(w, which, &r);
  }
  return r;
}
