/* Verdicts and nothing else: what is done for everybody, before anything is told of anybody. */
#include "match/match.h"

static void find_invalid(scratch *s, const record *r) {
  if (!s->any_invalid && r->invalid == 0) return;
  if (s->any_invalid) bits_clear(s->invalid, s->need_words);
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
  if (pass_withholds_nothing(p)) return;
  planes_part(found, t);
  for (uint32_t i = 0; i < s->told_count; i++) {
    const t_option *o = &t->options[s->told[i]];
    if (plane_trit(t, found, T_APPLIES, o->lane) == TRIT_FALSE) continue; /* so nothing else of it counts */
    for (int k = 0; k < 2; k++) {
      uint32_t plane = t->head->plane[judged[k]];
      if (plane == TABLE_NONE) continue;
      trit told = pass_told(p, o, judged[k], plane_trit(t, found, judged[k], o->lane));
      put(found->may + plane, o->lane, told != TRIT_FALSE);
      put(found->must + plane, o->lane, told == TRIT_TRUE);
    }
  }
}

/* Formula by formula, of a pass that is filled whole. */
static void evaluate(const scratch *s, const pass *p, planes *found) {
  const table *t = s->t;
  found->may = found->must = found->room;
  planes_part(found, t);
  for (uint32_t i = 0; i < t->option_count; i++)
    for (int part = 0; part < T_PARTS; part++) {
      if (t->head->plane[part] == TABLE_NONE) continue;
      trit one = pass_part(p, &t->options[i], (t_part)part);
      put(found->may + t->head->plane[part], t->options[i].lane, one != TRIT_FALSE);
      put(found->must + t->head->plane[part], t->options[i].lane, one == TRIT_TRUE);
    }
}

static void find(scratch *s, const pass *p, planes *found) {
  if (s->options.plain) {
    evaluate(s, p, found);
    return;
  }
  if (s->one_word) rows_join_words(p->r, found);
  else rows_join(p, s->options.rows, &s->choice, found);
  if (s->told_count > 0) tell(s, p, found);
}

typedef void (*finder)(scratch *s, pass *p, planes *found);

static void find_filled(scratch *s, pass *p, planes *found) {
  pass_fill(p);
  find(s, p, found);
}

/* Filling no more than verdicts may rest on. Formulas are evaluated of a pass that is filled whole: of them it is not known beforehand
 * what they look at. */
static void find_eagerly(scratch *s, pass *p, planes *found) {
  if (s->options.plain) pass_fill(p);
  else pass_fill_verdicts(p);
  find(s, p, found);
}

/* Filling on the way what is looked at. What nobody alive looks at need not be looked through for what rests on what is not there:
 * where nothing that is filled does, a relaxed pass finds the same alive at each step, and so the same in the end. */
static void find_on_demand(scratch *s, pass *p, planes *found) {
  rows_join_alive(p, s->demands, s->options.rows, &s->choice, found);
  if (s->told_count == 0 || pass_withholds_nothing(p)) return;
  demand_telling(s->demands, p);
  tell(s, p, found);
}

static epf_status begin(scratch *s, const record *r) {
  if (s->in_use || r->t != s->t || r->answers[0].state != ANSWER_KNOWN || r->answers[1].state != ANSWER_KNOWN) return EPF_E_ARGUMENT;
  s->strict.r = s->relaxed.r = s->trial.r = r;
  s->ask_count = 0;
  s->limit_hit = false;
  find_invalid(s, r);
  return EPF_OK;
}

static epf_status match_by(scratch *s, const record *r, finder find_verdicts) {
  epf_status status = begin(s, r);
  if (status != EPF_OK) return status;
  s->in_use = true;
  if (s->memo != NULL) run_patterns(s, r);
  find_verdicts(s, &s->strict, &s->found);
  s->has_relaxed = s->strict.rests;
  if (s->has_relaxed) find_verdicts(s, &s->relaxed, &s->found_relaxed);
  s->in_use = false;
  return EPF_OK;
}

epf_status match_verdicts(scratch *s, const record *r) {
  if (!s->direct) return match_by(s, r, s->demands != NULL ? find_on_demand : find_eagerly);
  epf_status status = begin(s, r);
  if (status != EPF_OK) return status;
  s->has_relaxed = false;
  rows_join_words(r, &s->found);
  return EPF_OK;
}

epf_status match_filled(scratch *s, const record *r) { return match_by(s, r, find_filled); }

epf_status match_places(scratch *s, const record *r, const uint64_t *places) {
  epf_status status = begin(s, r);
  if (status != EPF_OK) return status;
  if (s->memo != NULL) run_patterns(s, r);
  uint32_t words = (uint32_t)bits_words(s->t->program_count);
  bits_clear(s->strict.filled, words);
  pass_fill_places(&s->strict, places, words);
  return EPF_OK;
}

/* ---- lists ---- */

/* What an option needs, 64 of them a word: that it applies and its criteria hold, no exclusion may, and it may be had. */
typedef struct needed {
  const uint64_t *all_of[T_PARTS], *not;
  uint32_t count;
} needed;

static needed needed_of(const table *t, const planes *found) {
  needed n = {.not = plane_words(t, found->may, T_EXCLUDED)};
  const uint64_t *parts[] = {plane_words(t, found->must, T_CRITERIA), plane_words(t, found->must, T_APPLIES), plane_words(t, found->may, T_AVAILABLE)};
  for (int i = 0; i < 3; i++)
    if (parts[i] != NULL) n.all_of[n.count++] = parts[i];
  return n;
}

static uint64_t eligible_word(const table *t, const needed *n, size_t word) {
  uint64_t found = plane_lanes(t, word);
  for (uint32_t i = 0; i < n->count; i++) found &= n->all_of[i][word];
  return n->not != NULL ? found & ~n->not[word] : found;
}

/* Apart, so that who does not need it saves no registers for it. */
static __attribute__((noinline)) const uint64_t *eligible_lanes(const scratch *s, const planes *found) {
  needed n = needed_of(s->t, found);
  for (uint32_t w = 0; w < s->t->head->plane_words; w++) s->listed[w] = eligible_word(s->t, &n, w);
  return s->listed;
}

/* Criteria alone are what most rule sets of many options have: what surely holds of them is who is eligible. */
uint32_t match_list_eligible(const scratch *s, const planes *found, uint32_t *to) {
  const uint64_t *bits = s->criteria_alone ? found->must : eligible_lanes(s, found);
  return s->kernel->list(bits, s->t->head->plane_words, s->t->lanes, s->words, to);
}

uint32_t match_count_unsettled(const scratch *s, const planes *found) {
  const table *t = s->t;
  if (found->must == found->may) return 0; /* nothing is open */
  const uint64_t *parts[T_PARTS][2];
  for (int k = 0; k < T_PARTS; k++) {
    parts[k][0] = plane_words(t, found->may, (t_part)k);
    parts[k][1] = plane_words(t, found->must, (t_part)k);
  }
  uint32_t count = 0;
  for (uint32_t w = 0; w < t->head->plane_words; w++) {
    uint64_t open = plane_lanes(t, w), settled = UINT64_MAX;
    for (int k = T_APPLIES; k <= T_CRITERIA; k++) {
      if (parts[k][0] == NULL) continue;
      open &= parts[k][0][w];
      settled &= parts[k][1][w];
    }
    if (parts[T_EXCLUDED][0] != NULL) {
      open &= ~parts[T_EXCLUDED][1][w];
      settled &= ~parts[T_EXCLUDED][0][w];
    }
    count += (uint32_t)bits_count((uint64_t[]){open & ~settled}, 1);
  }
  return count;
}

/* First as bits by place in the ranking, then those in order: it costs what is listed, and no sorting. */
void match_rank(const scratch *s, uint32_t *options, uint32_t count) {
  const table *t = s->t;
  const uint32_t *by_rank = t->numbers + t->head->by_rank.first;
  memset(s->listed, 0, t->head->plane_words * sizeof *s->listed);
  for (uint32_t i = 0; i < count; i++) bits_add(s->listed, s->rank_places[options[i]]);
  s->kernel->list(s->listed, t->head->plane_words, by_rank, s->words, options);
}
