#include "match/match.h"

#include "base/date.h"

const char *verdict_text(verdict v) {
  static const char *const text[] = {"eligible", "needs_information", "unavailable", "error", "ineligible", "excluded", "not_applicable"};
  return text[v];
}

bool answer_is_final(const answer *a) { return a->state == ANSWER_REFUSED || a->state == ANSWER_UNOBTAINABLE; }

bool answer_is_stale(const table *t, const record *r, uint32_t datum) {
  const t_datum *d = &t->data[datum];
  if (d->dated_by == TABLE_NONE || d->stale_count == 0 || r->answers[datum].state != ANSWER_KNOWN) return false;
  const answer *dated = &r->answers[d->dated_by];
  return dated->state == ANSWER_KNOWN &&
         dated->value < date_add(r->answers[0].value, -d->stale_count, (date_unit)d->stale_unit);
}

/* ---- what was found, option by option ---- */

verdict verdict_of(const trit parts[T_PARTS]) {
  trit applies = parts[T_APPLIES], excluded = parts[T_EXCLUDED], criteria = parts[T_CRITERIA], available = parts[T_AVAILABLE];
  if (applies == TRIT_FALSE) return VERDICT_NOT_APPLICABLE;
  if (excluded == TRIT_TRUE) return VERDICT_EXCLUDED;
  if (criteria == TRIT_FALSE) return VERDICT_INELIGIBLE;
  if (applies == TRIT_UNKNOWN || excluded == TRIT_UNKNOWN || criteria == TRIT_UNKNOWN) return VERDICT_NEEDS_INFORMATION;
  return available == TRIT_FALSE ? VERDICT_UNAVAILABLE : VERDICT_ELIGIBLE;
}

static void decide_all(const scratch *s, const planes *found, option_outcome *to) {
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    uint32_t lane = s->t->options[i].lane;
    trit parts[T_PARTS];
    for (int k = 0; k < T_PARTS; k++) parts[k] = plane_trit(s->t, found, (t_part)k, lane);
    to[i].available = (uint8_t)parts[T_AVAILABLE];
    to[i].verdict = (uint8_t)verdict_of(parts);
  }
}

static bool is_open(uint8_t v) { return v == VERDICT_NEEDS_INFORMATION || v == VERDICT_ERROR; }

static uint64_t *needs_row(const scratch *s, uint32_t option) { return s->open_needs + (size_t)option * s->need_words; }

/* What the open options wait for; one that waits for an unusable answer is an error. */
static void open_options(scratch *s) {
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    if (s->outcomes[i].verdict != VERDICT_NEEDS_INFORMATION) continue;
    uint64_t *needs = needs_row(s, i);
    bits_clear(needs, s->need_words);
    needs_of_option(&s->strict, &s->t->options[i], s->seen, needs);
    for (size_t w = 0; w < s->need_words; w++) s->missing[w] |= needs[w];
    if (s->any_invalid && bits_meet(needs, s->invalid, s->need_words)) s->outcomes[i].verdict = VERDICT_ERROR;
  }
}

/* Does what is open below the node rest on an option that is withheld? */
static bool rests_on_withheld(const scratch *s, uint32_t node) {
  if (node == TABLE_NONE || pass_node(&s->strict, node) != TRIT_UNKNOWN) return false;
  const t_node *n = &s->t->nodes[node];
  if (n->op == T_CLAUSE) {
    const t_clause *c = &s->t->clauses[n->clause];
    for (uint32_t i = 0; i < c->options.count; i++)
      if (s->outcomes[s->t->numbers[c->options.first + i]].withheld != NOT_WITHHELD) return true;
  }
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (rests_on_withheld(s, s->t->numbers[n->parts.first + i])) return true;
  return false;
}

static bool option_rests_on_withheld(const scratch *s, const t_option *o) {
  bool rests = rests_on_withheld(s, o->node[T_CRITERIA]) || rests_on_withheld(s, o->node[T_EXCLUDED]);
  for (uint32_t i = 0; !rests && table_next_doubt(s->t, o, &i); i++) rests = rests_on_withheld(s, s->t->cautions[o->cautions.first + i].node);
  return rests;
}

/* Is it open though there is nothing to ask? */
static bool is_stuck(const scratch *s, uint32_t ix) {
  return s->outcomes[ix].verdict == VERDICT_NEEDS_INFORMATION && bits_count(needs_row(s, ix), s->need_words) == 0;
}

/* Of what is stuck: who withholds it. An option may rest on one that stands behind it, so this goes on until
 * nothing changes. */
static void find_withheld(scratch *s) {
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    const t_option *o = &s->t->options[i];
    bool own = is_stuck(s, i) && (pass_withheld(&s->strict, o) == TRIT_TRUE || pass_doubted(&s->strict, o) == TRIT_TRUE);
    s->outcomes[i].withheld = own ? WITHHELD_BY_ITS_OWN : NOT_WITHHELD;
  }
  for (bool more = true; more;) {
    more = false;
    for (uint32_t i = 0; i < s->t->option_count; i++) {
      option_outcome *x = &s->outcomes[i];
      if (x->withheld != NOT_WITHHELD || !is_stuck(s, i)) continue;
      if (!option_rests_on_withheld(s, &s->t->options[i])) continue;
      x->withheld = WITHHELD_BY_ANOTHER;
      more = true;
    }
  }
}

static bool same_state(const scratch *s, uint32_t slot) {
  const slot_state *x = &s->strict.state[slot], *y = &s->relaxed.state[slot];
  if (x->miss != y->miss || x->lo != y->lo || x->hi != y->hi) return false;
  uint8_t type = s->t->data[s->t->slots[slot].datum].type;
  return (type != T_ENUM && type != T_BOOLEAN) ||
         bits_eq(pass_codes(&s->strict, slot), pass_codes(&s->relaxed, slot), bits_words(s->t->slots[slot].cells));
}

static void state_of_value(scratch *s, const t_datum *d, value_outcome *v) {
  if (d->derive != T_MEMBERS) {
    if (pass_is_single(&s->strict, d->slot)) v->state = VALUE_KNOWN;
    else if (s->strict.state[d->slot].miss == MISS_YES) v->state = VALUE_MISSING;
    v->provisional = v->state != VALUE_UNKNOWN && s->has_relaxed && !same_state(s, d->slot);
    return;
  }
  v->state = VALUE_KNOWN;
  for (uint32_t i = 0; i < d->inputs.count; i++) {
    uint32_t slot = s->t->data[s->t->numbers[d->inputs.first + i]].slot;
    if (!pass_is_single(&s->strict, slot)) v->state = VALUE_UNKNOWN;
    v->provisional |= s->has_relaxed && !same_state(s, slot);
  }
  for (uint32_t i = 0; i < d->outputs.count; i++) { /* of a list: also which rules hit, since values may stand in it twice */
    uint32_t slot = s->t->data[s->t->outputs[d->outputs.first + i].datum].slot;
    if (!pass_is_single(&s->strict, slot)) v->state = VALUE_UNKNOWN;
    v->provisional |= s->has_relaxed && !same_state(s, slot);
  }
  v->provisional &= v->state == VALUE_KNOWN;
}

static void state_of_values(scratch *s) {
  for (uint32_t i = s->t->head->field_end; i < s->t->data_count; i++) {
    const t_datum *d = &s->t->data[i];
    value_outcome *v = &s->values[i];
    *v = (value_outcome){VALUE_UNKNOWN, false};
    if (d->hidden || !pass_item_exists(&s->strict, i)) continue;
    state_of_value(s, d, v);
    if (v->state != VALUE_UNKNOWN) continue;
    bits_clear(s->needs, s->need_words);
    needs_of_datum(&s->strict, i, s->seen, s->needs);
    for (size_t w = 0; w < s->need_words; w++) s->missing[w] |= s->needs[w];
    if (s->any_invalid && bits_meet(s->needs, s->invalid, s->need_words)) v->state = VALUE_INVALID;
  }
}

static void put_in_order(scratch *s) {
  uint32_t next[VERDICT_COUNT + 1] = {0};
  for (uint32_t i = 0; i < s->t->option_count; i++) next[s->outcomes[i].verdict + 1]++;
  for (int v = 1; v <= VERDICT_COUNT; v++) next[v] += next[v - 1];
  const uint32_t *by_rank = s->t->numbers + s->t->head->by_rank.first;
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    uint32_t at = next[s->outcomes[by_rank[i]].verdict]++;
    s->order[at] = by_rank[i];
    s->outcomes[by_rank[i]].position = at + 1;
  }
}

static void find_outcomes(scratch *s) {
  if (s->has_relaxed) {
    decide_all(s, &s->found_relaxed, s->trial_outcomes);
    for (uint32_t i = 0; i < s->t->option_count; i++) s->outcomes[i].relaxed_verdict = s->trial_outcomes[i].verdict;
  }
  decide_all(s, &s->found, s->outcomes);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    option_outcome *o = &s->outcomes[i];
    if (!s->has_relaxed) o->relaxed_verdict = o->verdict;
    o->provisional = !is_open(o->verdict) && o->relaxed_verdict != o->verdict;
  }
}

static epf_status match_with(scratch *s, const record *r, bool package) {
  s->strict.package = s->relaxed.package = package;
  epf_status status = match_filled(s, r);
  if (status != EPF_OK) return status;
  s->in_use = true;
  find_outcomes(s);
  bits_clear(s->missing, s->need_words);
  open_options(s);
  find_withheld(s);
  state_of_values(s);
  for (size_t w = 0; w < s->need_words; w++) s->missing[w] &= ~s->invalid[w];
  put_in_order(s);
  match_doubts(s);
  s->in_use = false;
  return EPF_OK;
}

epf_status match_record(scratch *s, const record *r) { return match_with(s, r, false); }

epf_status match_record_chosen(scratch *s, const record *r) { return match_with(s, r, true); }
