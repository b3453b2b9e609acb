/* The outcome: values, verdicts, their order, what is missing and what to ask. */
#include "oracle/world.h"

#include <string.h>

/* ---- the values of the outcome ---- */

bool oracle_is_anonymous(const datum *d) { return d->hidden; }

/* Reading: `possible` lists what the value can be where it is not missing. */
static oracle_value value_of(world *w, uint32_t i) {
  const state *s = oracle_state_of(w, i);
  oracle_value v = {.possible = s->values, .needs = oracle_take(&w->memory, w->m->data_count, sizeof(bool))};
  const derivation *how = &datum_at(w, i)->how;
  if (how->kind == DERIVE_MEMBERS) {
    bool known = true;
    v.members = oracle_take(&w->memory, how->input_count, sizeof *v.members);
    for (size_t k = 0; k < how->input_count; k++) {
      const oracle_set *held = &oracle_state_of(w, how->inputs[k])->effective;
      v.members[k] = (has(held, 1) ? IS_TRUE : NOWHERE) | (has(held, 0) ? IS_FALSE : NOWHERE);
      known &= v.members[k] != IS_UNKNOWN;
    }
    if (!known) oracle_need_datum(w, i, v.needs);
    v.state = known ? STATE_KNOWN : oracle_needs_invalid(w, v.needs) ? STATE_INVALID : STATE_UNKNOWN;
  } else if (s->missing == MISSING_YES) v.state = STATE_MISSING;
  else if (s->missing == MISSING_NO && is_single(&s->values)) v.state = STATE_KNOWN;
  else {
    oracle_need_datum(w, i, v.needs);
    v.state = oracle_needs_invalid(w, v.needs) ? STATE_INVALID : STATE_UNKNOWN;
  }
  return v;
}

/* Known or missing, and other than that once the stand-ins are doubted. */
static bool value_is_provisional(const datum *d, const oracle_value *strict, const oracle_value *relaxed) {
  for (size_t i = 0; strict->members != NULL && i < d->value_count; i++)
    if (strict->state == STATE_KNOWN && strict->members[i] != relaxed->members[i]) return true;
  if (strict->members != NULL) return false;
  if (strict->state != STATE_KNOWN && strict->state != STATE_MISSING) return false;
  return strict->state != relaxed->state ||
         (strict->state == STATE_KNOWN && strict->possible.from != relaxed->possible.from);
}

/* ---- options ---- */

static oracle_option judge(world *w, world *relaxed, uint32_t which) {
  const struct option *o = &w->m->options[which];
  oracle_option r = {.verdict = oracle_verdict_of(w, which), .availability = oracle_holds_part(w, which, PART_AVAILABLE)};
  r.status = oracle_status_of(w, which);
  r.withheld = oracle_withheld_by_of(w, which);
  r.provisional = !is_open(r.verdict) && oracle_verdict_of(relaxed, which) != r.verdict;
  reasons why = oracle_reasons_of(w, which, r.verdict);
  r.reasons = why.at;
  r.reason_count = why.count;
  r.cautions = oracle_take(&w->memory, o->caution_count, sizeof *r.cautions);
  for (size_t i = 0; i < o->caution_count; i++) {
    oracle_truth t = oracle_holds(w, o->cautions[i].when);
    if (t != IS_FALSE) r.cautions[r.caution_count++] = (oracle_caution){i, t, oracle_status_of_caution(w, o, i)};
  }
  return r;
}

/* ---- the outcome ---- */

static bool comes_before(const oracle_outcome *o, const model *m, uint32_t a, uint32_t b) {
  if (o->options[a].verdict != o->options[b].verdict) return o->options[a].verdict < o->options[b].verdict;
  if (m->options[a].rank != m->options[b].rank) return m->options[a].rank < m->options[b].rank;
  return str_cmp(m->options[a].id, m->options[b].id) < 0;
}

static void sort_shortlist(world *w, oracle_outcome *o) {
  o->order = oracle_take(&w->memory, w->m->option_count, sizeof *o->order);
  for (uint32_t i = 0; i < w->m->option_count; i++) {
    uint32_t at = i;
    for (; at > 0 && comes_before(o, w->m, i, o->order[at - 1]); at--) o->order[at] = o->order[at - 1];
    o->order[at] = i;
  }
}

/* What has no answer. An answer that cannot be used is not missing: it is told as invalid. */
static void note_missing(const world *w, oracle_outcome *o, const bool *needs) {
  for (uint32_t i = DATUM_FIELDS; i < w->m->field_end; i++)
    o->missing[i] = o->missing[i] || (needs[i] && !oracle_is_invalid(w, i));
}

oracle_outcome *oracle_run(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage) {
  world w = oracle_world_new(m, answers, as_of, stage), relaxed = oracle_world_new(m, answers, as_of, stage);
  relaxed.relaxed = true;
  oracle_outcome *o = calloc(1, sizeof *o);
  if (o == NULL) abort();
  o->values = oracle_take(&w.memory, m->data_count, sizeof *o->values);
  o->options = oracle_take(&w.memory, m->option_count, sizeof *o->options);
  o->missing = oracle_take(&w.memory, m->data_count, sizeof *o->missing);
  for (uint32_t i = (uint32_t)m->field_end; i < m->data_count; i++) {
    if (oracle_is_anonymous(&m->data[i])) continue;
    o->values[i].absent = !oracle_item_exists(&w, i);
    if (o->values[i].absent) continue;
    oracle_value doubted = value_of(&relaxed, i);
    o->values[i] = value_of(&w, i);
    o->values[i].status = oracle_status_of_value(&w, i);
    o->values[i].provisional = value_is_provisional(&m->data[i], &o->values[i], &doubted);
    note_missing(&w, o, o->values[i].needs);
  }
  for (uint32_t i = 0; i < m->option_count; i++) {
    o->options[i] = judge(&w, &relaxed, i);
    if (is_open(o->options[i].verdict)) note_missing(&w, o, oracle_needs_of_option(&w, i));
  }
  sort_shortlist(&w, o);
  oracle_ask_next(&w, &relaxed, o);
  o->memory[0] = w.memory;
  o->memory[1] = relaxed.memory;
  return o;
}

void oracle_free(oracle_outcome *o) {
  if (o == NULL) return;
  for (int i = 0; i < 2; i++) oracle_release(o->memory[i]);
  free(o);
}
