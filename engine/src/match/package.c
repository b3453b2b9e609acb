#include "match/package.h"

#include <stdlib.h>

/* ---- the choice ---- */

epf_status choice_new(choice **out, const table *t) {
  *out = NULL;
  choice *c = calloc(1, sizeof *c);
  if (c == NULL) return EPF_E_NOMEM;
  c->t = t;
  c->options = calloc(bits_words(t->option_count) + 1, sizeof *c->options);
  c->amounts = calloc((size_t)t->amount_count + 1, sizeof *c->amounts);
  if (c->options == NULL || c->amounts == NULL) {
    choice_free(c);
    return EPF_E_NOMEM;
  }
  choice_clear(c);
  *out = c;
  return EPF_OK;
}

void choice_free(choice *c) {
  if (c == NULL) return;
  free(c->options);
  free(c->amounts);
  free(c);
}

void choice_clear(choice *c) {
  bits_clear(c->options, bits_words(c->t->option_count) + 1);
  for (uint32_t i = 0; i < c->t->amount_count; i++) c->amounts[i] = AMOUNT_NOT_GIVEN;
}

/* Of an option that is not chosen there is none; of a chosen one so much as was said, if anything was. */
static void put_amounts(record *r, const choice *c, uint32_t option, bool chosen) {
  const t_option *o = &c->t->options[option];
  for (uint32_t i = 0; i < o->amounts.count; i++) {
    uint32_t ix = o->amounts.first + i, datum = c->t->package_amounts[ix].datum;
    if (!chosen) record_know(r, datum, 0);
    else if (c->amounts[ix] == AMOUNT_NOT_GIVEN) record_put(r, datum, (answer){.state = ANSWER_MISSING});
    else record_know(r, datum, c->amounts[ix]);
  }
}

static void put_choice(record *r, const choice *c) {
  const table *t = c->t;
  const t_header *h = t->head;
  if (!table_has_choices(t)) return;
  for (uint32_t i = h->package_first; i < t->data_count; i++) record_know(r, i, 0);
  for (uint32_t i = 0; i < t->option_count; i++) {
    bool chosen = bits_has(c->options, i);
    put_amounts(r, c, i, chosen);
    if (!chosen) continue;
    record_know(r, table_chosen(t, i), 1);
    uint32_t kind = table_chosen_kind(t, t->options[i].kind_ix);
    record_know(r, kind, r->answers[kind].value + 1);
    for (uint32_t p = 0; p < h->purposes.count; p++)
      if ((t->options[i].purposes >> p & 1) != 0) record_know(r, table_chosen_purpose(t, p), 1);
  }
}

epf_status package_match(scratch *s, record *r, const choice *c) {
  put_choice(r, c);
  return match_record_chosen(s, r);
}

/* ---- findings ---- */

static trit both(trit x, trit y) {
  if (x == TRIT_FALSE || y == TRIT_FALSE) return TRIT_FALSE;
  return x == TRIT_UNKNOWN || y == TRIT_UNKNOWN ? TRIT_UNKNOWN : TRIT_TRUE;
}

static trit node_in(const pass *p, uint32_t node) { return node == TABLE_NONE ? TRIT_TRUE : pass_node(p, node); }

trit package_limit_applies(const scratch *s, const t_limit *l) { return node_in(&s->strict, l->node); }

/* Does the amount that was given lie outside the limit? */
static trit is_outside(const choice *c, const t_limit *l) {
  int64_t given = c->amounts[l->amount];
  if (given == AMOUNT_NOT_GIVEN) return TRIT_UNKNOWN;
  return given < l->at_least || given > l->at_most ? TRIT_TRUE : TRIT_FALSE;
}

/* Is nothing chosen that the relation names, but its own option? */
static bool lacks(const choice *c, uint32_t option, const t_relation *r) {
  if (r->option != TABLE_NONE) return !bits_has(c->options, r->option);
  for (uint32_t i = 0; i < c->t->option_count; i++)
    if (i != option && c->t->options[i].kind_ix == r->kind && bits_has(c->options, i)) return false;
  return true;
}

/* Would it be open if what is not answered might be answered? `own`: what the node is joined with. */
static bool doubted(const scratch *s, uint32_t node, trit own, trit holds) {
  return s->has_relaxed && holds != TRIT_UNKNOWN && both(own, node_in(&s->relaxed, node)) != holds;
}

/* Every rule, limit and relation that the choice touches, with what holds of it: false as well. */
static void each_finding(const scratch *s, const choice *c, finding_sink sink, void *to) {
  const table *t = s->t;
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    if (!bits_has(c->options, i)) continue;
    for (uint32_t k = 0; k < o->limits.count; k++) {
      const t_limit *l = &t->limits[o->limits.first + k];
      trit outside = is_outside(c, l), applies = node_in(&s->strict, l->node), holds = both(outside, applies);
      sink(to, &(finding){FINDING_LIMIT, l->objection != 0, holds, applies, doubted(s, l->node, outside, holds), o->limits.first + k, i});
    }
    for (uint32_t k = 0; k < o->requires.count; k++)
      if (lacks(c, i, &t->relations[o->requires.first + k])) sink(to, &(finding){FINDING_REQUIRES, true, TRIT_TRUE, TRIT_TRUE, false, o->requires.first + k, i});
    for (uint32_t k = 0; k < o->incompatible.count; k++)
      if (bits_has(c->options, t->relations[o->incompatible.first + k].option))
        sink(to, &(finding){FINDING_INCOMPATIBLE, true, TRIT_TRUE, TRIT_TRUE, false, o->incompatible.first + k, i});
  }
  for (uint32_t i = 0; i < t->package_rule_count; i++) {
    const t_package_rule *r = &t->package_rules[i];
    trit holds = pass_node(&s->strict, r->node);
    sink(to, &(finding){FINDING_RULE, r->objection != 0, holds, TRIT_TRUE, doubted(s, r->node, TRIT_TRUE, holds), i, TABLE_NONE});
  }
}

typedef struct filter {
  finding_sink sink;
  void *to;
} filter;

static void pass_on(void *to, const finding *f) {
  const filter *x = to;
  if (f->holds != TRIT_FALSE) x->sink(x->to, f);
}

void package_findings(const scratch *s, const choice *c, finding_sink sink, void *to) { each_finding(s, c, pass_on, &(filter){sink, to}); }

void package_needs(const scratch *s, const choice *c, const finding *f, visited *seen, uint64_t *to) {
  if (f->holds != TRIT_UNKNOWN || (f->kind != FINDING_RULE && f->kind != FINDING_LIMIT)) return;
  const t_limit *l = f->kind == FINDING_LIMIT ? &s->t->limits[f->index] : NULL;
  uint32_t node = l != NULL ? l->node : s->t->package_rules[f->index].node;
  if (node != TABLE_NONE) needs_of_node(&s->strict, node, seen, to);
  if (l != NULL && c->amounts[l->amount] == AMOUNT_NOT_GIVEN) bits_add(to, s->t->package_amounts[l->amount].datum);
}

static void nth_of(const table *t, const finding *f, const char *what, uint32_t nth, buf *to) {
  buf_str(to, table_str(t, t->options[f->option].id));
  buf_printf(to, ".%s.%u", what, nth + 1);
}

void finding_name(const table *t, const finding *f, buf *to) {
  if (f->kind == FINDING_RULE) {
    buf_str(to, table_str(t, t->package_rules[f->index].id));
  } else if (f->kind == FINDING_LIMIT) {
    nth_of(t, f, "limits", f->index - t->options[f->option].limits.first, to);
  } else {
    const t_relation *r = &t->relations[f->index];
    buf_str(to, table_str(t, t->options[f->option].id));
    buf_text(to, f->kind == FINDING_REQUIRES ? ".requires." : ".incompatible_with.");
    buf_str(to, table_str(t, r->option != TABLE_NONE ? t->options[r->option].id : t->values[t->head->kinds.first + r->kind].id));
  }
}

/* ---- the conclusion ---- */

const char *conclusion_text(conclusion c) {
  static const char *const text[] = {"may_stand", "may_not_stand", "not_settled"};
  return text[c];
}

typedef struct weighing {
  bool holds, firmly, open, doubted;
} weighing;

static void weigh(void *to, const finding *f) {
  weighing *w = to;
  if (!f->objection) return;
  w->holds |= f->holds == TRIT_TRUE;
  w->firmly |= f->holds == TRIT_TRUE && !f->provisional;
  w->open |= f->holds == TRIT_UNKNOWN;
  w->doubted |= f->provisional;
}

conclusion package_conclusion(const scratch *s, const choice *c, bool *provisional) {
  weighing w = {false, false, false, false};
  each_finding(s, c, weigh, &w);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    const option_outcome *o = &s->outcomes[i];
    if (!bits_has(c->options, i)) continue;
    w.open |= o->verdict == VERDICT_NEEDS_INFORMATION || o->verdict == VERDICT_ERROR;
  }
  *provisional = w.holds ? !w.firmly : !w.open && w.doubted;
  return w.holds ? MAY_NOT_STAND : w.open ? NOT_SETTLED : MAY_STAND;
}

/* ---- suggestions ---- */

typedef struct search {
  scratch *s;
  record *r;
  choice *c;
  uint64_t purposes;
  suggestions *to;
  suggestion now;
} search;

static void note_objection(void *to, const finding *f) { *(bool *)to |= f->objection && f->holds == TRIT_TRUE; }

/* Is there an objection that holds whatever the amounts and what is not known? */
static bool is_barred(search *x) {
  choice_clear(x->c);
  for (uint32_t i = 0; i < x->now.count; i++) bits_add(x->c->options, x->now.options[i]);
  put_choice(x->r, x->c);
  pass_fill_choice(&x->s->strict);
  bool barred = false;
  each_finding(x->s, x->c, note_objection, &barred);
  return barred;
}

static bool holds_all(const suggestion *large, const suggestion *small) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < small->count; i++)
    for (uint32_t k = 0; k < large->count; k++) found += small->options[i] == large->options[k];
  return found == small->count;
}

static bool serves(const search *x) {
  uint64_t served = 0;
  for (uint32_t i = 0; i < x->now.count; i++) served |= x->s->t->options[x->now.options[i]].purposes;
  return (x->purposes & ~served) == 0;
}

enum { COST_OF_JUDGING = 200 }; /* against looking at a set that serves too little */

static void try_package(search *x) {
  x->to->stopped = x->to->steps++ > SUGGEST_STEPS || x->to->count == SUGGEST_FOUND;
  if (x->to->stopped || !serves(x)) return;
  x->to->steps += x->to->count;
  for (uint32_t i = 0; i < x->to->count; i++)
    if (holds_all(&x->now, &x->to->at[i])) return;
  x->to->steps += COST_OF_JUDGING;
  if (!is_barred(x)) x->to->at[x->to->count++] = x->now;
}

static bool is_candidate(const search *x, uint32_t option) {
  return x->s->outcomes[option].verdict == VERDICT_ELIGIBLE && x->s->t->options[option].purposes != 0;
}

/* Every set of `left` more candidates that stand behind the `from`th of the ranking. */
static void extend(search *x, uint32_t from, uint32_t left) {
  const uint32_t *by_rank = x->s->t->numbers + x->s->t->head->by_rank.first;
  if (left == 0) {
    try_package(x);
    return;
  }
  for (uint32_t i = from; i < x->s->t->option_count && !x->to->stopped; i++) {
    if (!is_candidate(x, by_rank[i])) continue;
    x->now.options[x->now.count++] = by_rank[i];
    extend(x, i + 1, left - 1);
    x->now.count--;
  }
}

void package_suggest(scratch *s, record *r, choice *c, uint64_t purposes, suggestions *to) {
  search x = {.s = s, .r = r, .c = c, .purposes = purposes, .to = to};
  to->count = 0;
  to->steps = 0;
  to->stopped = false;
  for (uint32_t size = 1; size <= SUGGEST_OPTIONS && !to->stopped; size++) extend(&x, 0, size);
}
