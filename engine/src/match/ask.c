/* Which question settles most: tried, not guessed. Every class of every slot of a missing field is put in, the
 * others staying, and the options that are still open are counted. */
#include "match/match.h"

static bool open_in(uint8_t v) { return v == VERDICT_NEEDS_INFORMATION || v == VERDICT_ERROR; }

/* The verdict an option would have, by its formulas; availability cannot open or close it. */
static bool still_open(const pass *p, const t_option *o) {
  trit applies = pass_part(p, o, T_APPLIES), excluded = pass_part(p, o, T_EXCLUDED), criteria = pass_part(p, o, T_CRITERIA);
  if (applies == TRIT_FALSE || excluded == TRIT_TRUE || criteria == TRIT_FALSE) return false;
  return applies == TRIT_UNKNOWN || excluded == TRIT_UNKNOWN || criteria == TRIT_UNKNOWN;
}

static bool counts(const scratch *s, uint32_t option, bool relaxed) {
  const option_outcome *o = &s->outcomes[option];
  return o->available != TRIT_FALSE && (open_in(o->verdict) || (relaxed && o->provisional));
}

/* Adds to `always` and `some` what the answer about one slot would settle. */
static void try_slot(scratch *s, uint32_t slot, bool relaxed, uint32_t *always, uint32_t *some) {
  uint32_t cells = s->t->slots[slot].cells;
  uint32_t *closed = s->order; /* borrowed until the order is written again */
  memset(closed, 0, s->t->option_count * sizeof *closed);
  for (uint32_t cell = 0; cell < cells; cell++) {
    s->trial.trial = (trial){slot, cell};
    pass_fill(&s->trial);
    for (uint32_t i = 0; i < s->t->option_count; i++)
      if (counts(s, i, relaxed) && !still_open(&s->trial, &s->t->options[i])) closed[i]++;
  }
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    always[i] |= closed[i] == cells;
    some[i] |= closed[i] > 0;
  }
}

static int by_use(const ask_item *x, const ask_item *y) {
  if (x->settles != y->settles) return x->settles > y->settles ? -1 : 1;
  if (x->settles_some != y->settles_some) return x->settles_some > y->settles_some ? -1 : 1;
  if (x->mentions != y->mentions) return x->mentions > y->mentions ? -1 : 1;
  return x->datum < y->datum ? -1 : x->datum > y->datum;
}

static void ask_about(scratch *s, uint32_t datum, bool relaxed) {
  ask_item *item = &s->ask[s->ask_count++];
  *item = (ask_item){.datum = datum};
  uint32_t *always = s->marks, *some = s->marks + s->t->option_count;
  memset(s->marks, 0, 2 * (size_t)s->t->option_count * sizeof *s->marks);
  t_list slots = s->t->data[datum].slots;
  for (uint32_t i = 0; i < slots.count; i++) try_slot(s, s->t->numbers[slots.first + i], relaxed, always, some);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    item->settles += always[i];
    item->settles_some += some[i];
    item->mentions += counts(s, i, relaxed) && bits_has(s->open_needs + (size_t)i * s->need_words, datum);
  }
}

void match_ask(scratch *s, bool relaxed) {
  const pass *now = relaxed && s->has_relaxed ? &s->relaxed : &s->strict;
  s->ask_count = 0;
  s->trial.relaxed = relaxed; /* an answer may make something rest on what is missing, though nothing does so now */
  uint64_t *candidates = s->candidates;
  memcpy(candidates, s->missing, s->need_words * sizeof *candidates);
  if (relaxed) { /* what is provisional waits for the answers whose absence it rests on */
    for (uint32_t i = 0; i < s->t->option_count; i++) {
      if (!counts(s, i, true)) continue;
      uint64_t *needs = s->open_needs + (size_t)i * s->need_words;
      bits_clear(needs, s->need_words);
      needs_of_option(now, &s->t->options[i], s->seen, needs);
      for (size_t w = 0; w < s->need_words; w++) candidates[w] |= needs[w];
    }
    for (uint32_t i = s->t->head->field_end; i < s->t->data_count; i++)
      if (s->values[i].provisional && !s->t->data[i].hidden) needs_of_datum(now, i, s->seen, candidates);
  }
  for (uint32_t i = 2; i < s->t->head->field_end; i++) {
    if (!bits_has(candidates, i) || bits_has(s->invalid, i) || answer_is_final(&s->strict.r->answers[i])) continue;
    ask_about(s, i, relaxed);
  }
  s->trial.trial = (trial){TABLE_NONE, 0};
  for (uint32_t i = 0; i < s->t->option_count; i++) s->order[s->outcomes[i].position - 1] = i;
  for (uint32_t i = 1; i < s->ask_count; i++) { /* by insertion: qsort may allocate */
    ask_item item = s->ask[i];
    uint32_t k = i;
    for (; k > 0 && by_use(&item, &s->ask[k - 1]) < 0; k--) s->ask[k] = s->ask[k - 1];
    s->ask[k] = item;
  }
}
