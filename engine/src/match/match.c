#include "match/match.h"

#include <stdlib.h>

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

/* ---- scratch ---- */

static bool pass_new(pass *p, const table *t) {
  *p = (pass){.t = t, .trial = {TABLE_NONE, 0}};
  p->state = calloc(t->slot_count + 1, sizeof *p->state);
  p->sets = calloc(t->head->set_words + 1, sizeof *p->sets);
  return p->state != NULL && p->sets != NULL;
}

static void pass_free(pass *p) {
  free(p->state);
  free(p->sets);
}

epf_status scratch_new(scratch **out, const table *t, regex **patterns, match_options options) {
  *out = NULL;
  scratch *s = calloc(1, sizeof *s);
  if (s == NULL) return EPF_E_NOMEM;
  s->t = t;
  s->options = options;
  s->patterns = patterns;
  s->need_words = bits_words(t->data_count) + 1;
  bool good = pass_new(&s->strict, t) && pass_new(&s->relaxed, t) && pass_new(&s->trial, t);
  s->relaxed.relaxed = true;
  s->pattern_hits = calloc(t->slot_count + 1, 2);
  s->standing = calloc(t->head->row_words + 1, sizeof *s->standing);
  s->outcomes = calloc(t->option_count + 1, sizeof *s->outcomes);
  s->trial_outcomes = calloc(t->option_count + 1, sizeof *s->trial_outcomes);
  s->order = calloc(t->option_count + 1, sizeof *s->order);
  s->values = calloc(t->data_count + 1, sizeof *s->values);
  s->invalid = calloc(4 * s->need_words, sizeof *s->invalid);
  s->open_needs = calloc((t->option_count + 1) * s->need_words, sizeof *s->open_needs);
  s->doubts = calloc((size_t)t->data_count + t->option_count + t->node_count + 1, 1);
  s->ask = calloc(t->data_count + 1, sizeof *s->ask);
  s->marks = calloc(2 * (size_t)t->option_count + 2, sizeof *s->marks);
  s->searches[0].at = calloc(visited_size(t), sizeof *s->searches[0].at);
  s->searches[1].at = calloc(visited_size(t), sizeof *s->searches[1].at);
  good = good && s->searches[0].at != NULL && s->searches[1].at != NULL && s->pattern_hits != NULL && s->standing != NULL && s->outcomes != NULL && s->trial_outcomes != NULL && s->order != NULL &&
         s->values != NULL && s->invalid != NULL && s->open_needs != NULL && s->doubts != NULL && s->ask != NULL && s->marks != NULL;
  if (good && t->pattern_count > 0) good = regex_scratch_new(&s->regex) == EPF_OK;
  if (!good) {
    scratch_free(s);
    return EPF_E_NOMEM;
  }
  s->limit_hits = s->pattern_hits + t->slot_count + 1;
  s->missing = s->invalid + s->need_words;
  s->needs = s->missing + s->need_words;
  s->candidates = s->needs + s->need_words;
  s->strict.ground = s->relaxed.ground = s->trial.ground = &s->searches[1];
  s->seen = &s->searches[0];
  s->strict.pattern_hits = s->relaxed.pattern_hits = s->trial.pattern_hits = s->pattern_hits;
  *out = s;
  return EPF_OK;
}

void scratch_free(scratch *s) {
  if (s == NULL) return;
  pass_free(&s->strict);
  pass_free(&s->relaxed);
  pass_free(&s->trial);
  free(s->pattern_hits);
  free(s->standing);
  free(s->outcomes);
  free(s->trial_outcomes);
  free(s->order);
  free(s->values);
  free(s->invalid);
  free(s->open_needs);
  free(s->doubts);
  free(s->ask);
  free(s->marks);
  free(s->searches[0].at);
  free(s->searches[1].at);
  regex_scratch_free(s->regex);
  free(s);
}

/* ---- patterns: each once a record, for every pass ---- */

static void run_patterns(scratch *s, const record *r) {
  for (uint32_t i = 0; i < s->t->slot_count && s->t->pattern_count > 0; i++) {
    const t_slot *slot = &s->t->slots[i];
    if (slot->kind != SLOT_PATTERN) continue;
    const answer *a = &r->answers[slot->datum];
    s->pattern_hits[i] = TRIT_UNKNOWN;
    s->limit_hits[i] = 0;
    if (a->state != ANSWER_KNOWN) continue;
    regex_result found = regex_match(s->patterns[slot->other], s->regex, (str){r->texts + a->text, a->text_len});
    s->pattern_hits[i] = found == REGEX_YES ? TRIT_TRUE : found == REGEX_NO ? TRIT_FALSE : TRIT_UNKNOWN;
    if (found != REGEX_LIMIT) continue;
    bits_add(s->invalid, slot->datum);
    s->limit_hits[i] = 1;
    s->any_invalid = s->limit_hit = true;
  }
}

/* ---- verdicts ---- */

/* The conjuncts left standing: one row a slot, and no row where the slot may be anything. */
static void intersect(scratch *s, const pass *p) {
  const table *t = s->t;
  size_t words = t->head->row_words;
  bits_fill(s->standing, t->head->option_conjuncts);
  for (uint32_t i = 0; i < t->slot_count && words > 0; i++) {
    const t_slot *slot = &t->slots[i];
    if (slot->row == TABLE_NONE) continue;
    const uint64_t *cells = pass_cells(p, i);
    size_t held = bits_count(cells, bits_words(slot->cells));
    if (held == slot->cells) continue;
    const uint64_t *row = t->rows + (uint64_t)slot->row * words;
    if (held == 1) {
      uint32_t cell = 0;
      while (!bits_has(cells, cell)) cell++;
      row += cell * words;
      for (size_t w = 0; w < words; w++) s->standing[w] &= row[w];
      continue;
    }
    for (size_t w = 0; w < words; w++) {
      uint64_t any = 0;
      for (uint32_t cell = 0; cell < slot->cells; cell++)
        if (bits_has(cells, cell)) any |= row[cell * words + w];
      s->standing[w] &= any;
    }
  }
}

static trit part_stands(const scratch *s, const pass *p, const t_option *o, t_part part) {
  if (s->options.plain || o->formula[part] == TABLE_NONE) return pass_part(p, o, part);
  const t_formula *f = &s->t->formulas[o->formula[part]];
  return pass_told(p, o, part, trit_of(bits_any_between(s->standing, f->may.first, f->may.first + f->may.count),
                 bits_any_between(s->standing, f->not_may.first, f->not_may.first + f->not_may.count)));
}

static verdict decide(trit applies, trit excluded, trit criteria, trit available) {
  if (applies == TRIT_FALSE) return VERDICT_NOT_APPLICABLE;
  if (excluded == TRIT_TRUE) return VERDICT_EXCLUDED;
  if (criteria == TRIT_FALSE) return VERDICT_INELIGIBLE;
  if (applies == TRIT_UNKNOWN || excluded == TRIT_UNKNOWN || criteria == TRIT_UNKNOWN) return VERDICT_NEEDS_INFORMATION;
  return available == TRIT_FALSE ? VERDICT_UNAVAILABLE : VERDICT_ELIGIBLE;
}

static void decide_all(scratch *s, const pass *p, option_outcome *to) {
  if (!s->options.plain) intersect(s, p);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    const t_option *o = &s->t->options[i];
    trit available = part_stands(s, p, o, T_AVAILABLE);
    to[i].available = (uint8_t)available;
    to[i].verdict = (uint8_t)decide(part_stands(s, p, o, T_APPLIES), part_stands(s, p, o, T_EXCLUDED), part_stands(s, p, o, T_CRITERIA), available);
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

static void find_invalid(scratch *s, const record *r) {
  bits_clear(s->invalid, s->need_words);
  s->any_invalid = s->limit_hit = false;
  for (uint32_t i = 0; i < s->t->head->field_end; i++)
    if (r->answers[i].state == ANSWER_INVALID) {
      bits_add(s->invalid, i);
      s->any_invalid = true;
    }
}

static epf_status match_with(scratch *s, const record *r, bool package) {
  if (s->in_use || r->t != s->t || r->answers[0].state != ANSWER_KNOWN || r->answers[1].state != ANSWER_KNOWN) return EPF_E_ARGUMENT;
  s->in_use = true;
  s->strict.r = s->relaxed.r = s->trial.r = r;
  s->strict.package = s->relaxed.package = package;
  s->ask_count = 0;
  find_invalid(s, r);
  run_patterns(s, r);
  pass_fill(&s->strict);
  s->has_relaxed = s->strict.rests;
  if (s->has_relaxed) {
    pass_fill(&s->relaxed);
    decide_all(s, &s->relaxed, s->trial_outcomes);
    for (uint32_t i = 0; i < s->t->option_count; i++) s->outcomes[i].relaxed_verdict = s->trial_outcomes[i].verdict;
  }
  decide_all(s, &s->strict, s->outcomes);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    option_outcome *o = &s->outcomes[i];
    if (!s->has_relaxed) o->relaxed_verdict = o->verdict;
    o->provisional = !is_open(o->verdict) && o->relaxed_verdict != o->verdict;
  }
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
