/* Verdicts and nothing else: what is done for everybody, before anything is told of anybody. */
#include "match/match.h"

static void find_invalid(scratch *s, const record *r) {
  if (s->any_invalid) bits_clear(s->invalid, s->need_words);
  s->limit_hit = false;
  s->any_invalid = r->invalid > 0;
  for (uint32_t i = 0; i < s->t->head->field_end && s->any_invalid; i++)
    if (r->answers[i].state == ANSWER_INVALID) bits_add(s->invalid, i);
}

static void put(uint64_t *words, uint32_t lane, bool holds) {
  if (holds) bits_add(words, lane);
  else bits_remove(words, lane);
}

/* What nobody has verified is withheld: of few options, one by one. */
static void tell(const scratch *s, const pass *p, planes *found) {
  static const t_part judged[] = {T_CRITERIA, T_EXCLUDED};
  const table *t = s->t;
  if (s->told_count == 0 || pass_withholds_nothing(p)) return;
  planes_part(found, t);
  for (uint32_t i = 0; i < s->told_count; i++) {
    const t_option *o = &t->options[s->told[i]];
    for (int k = 0; k < 2; k++) {
      uint32_t plane = t->head->plane[judged[k]];
      if (plane == TABLE_NONE) continue;
      trit told = pass_told(p, o, judged[k], plane_trit(t, found, judged[k], o->lane));
      put(found->may + plane, o->lane, told != TRIT_FALSE);
      put(found->must + plane, o->lane, told == TRIT_TRUE);
    }
  }
}

void verdicts_of_pass(scratch *s, const pass *p, planes *found) {
  rows_join(p, s->options.rows, &s->choice, found);
  tell(s, p, found);
}

epf_status match_verdicts(scratch *s, const record *r) {
  if (s->in_use || r->t != s->t || r->answers[0].state != ANSWER_KNOWN || r->answers[1].state != ANSWER_KNOWN) return EPF_E_ARGUMENT;
  s->in_use = true;
  s->strict.r = s->relaxed.r = s->trial.r = r;
  s->ask_count = 0;
  find_invalid(s, r);
  if (s->memo != NULL) run_patterns(s, r);
  pass_fill_verdicts(&s->strict);
  s->has_relaxed = s->strict.rests;
  if (s->has_relaxed) pass_fill_verdicts(&s->relaxed);
  if (!s->options.plain) verdicts_of_pass(s, &s->strict, &s->found);
  if (!s->options.plain && s->has_relaxed) verdicts_of_pass(s, &s->relaxed, &s->found_relaxed);
  s->in_use = false;
  return EPF_OK;
}

/* ---- 64 at a time ---- */

typedef struct sides {
  uint64_t may, must;
} sides;

static sides part_of(const table *t, const planes *p, t_part part, size_t word) {
  uint32_t plane = t->head->plane[part];
  uint64_t nobody_asks = part == T_EXCLUDED ? 0 : UINT64_MAX;
  return plane == TABLE_NONE ? (sides){nobody_asks, nobody_asks} : (sides){p->may[plane + word], p->must[plane + word]};
}

static uint64_t lanes_of(const table *t, size_t word) {
  size_t left = t->option_count - word * 64;
  return left < 64 ? (UINT64_C(1) << left) - 1 : UINT64_MAX;
}

uint64_t match_eligible(const scratch *s, const planes *found, size_t word) {
  const table *t = s->t;
  sides applies = part_of(t, found, T_APPLIES, word), criteria = part_of(t, found, T_CRITERIA, word), excluded = part_of(t, found, T_EXCLUDED, word);
  return applies.must & criteria.must & ~excluded.may & part_of(t, found, T_AVAILABLE, word).may & lanes_of(t, word);
}

uint64_t match_unsettled(const scratch *s, const planes *found, size_t word) {
  const table *t = s->t;
  sides applies = part_of(t, found, T_APPLIES, word), criteria = part_of(t, found, T_CRITERIA, word), excluded = part_of(t, found, T_EXCLUDED, word);
  uint64_t open = applies.may & criteria.may & ~excluded.must;
  return open & ~(applies.must & criteria.must & ~excluded.may) & lanes_of(t, word);
}
