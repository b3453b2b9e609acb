/* Everything that changes while matching: sized from the table once. */
#include <stdlib.h>

#include "match/match.h"

static bool pass_new(pass *p, const table *t) {
  *p = (pass){.t = t, .trial = {TABLE_NONE, 0}};
  p->state = calloc(t->slot_count + 1, sizeof *p->state);
  p->sets = calloc(t->head->set_words + 1, sizeof *p->sets);
  p->laid = calloc(t->slot_count + 1, 1);
  p->filled = calloc(2 * bits_words(t->program_count) + 1, sizeof *p->filled);
  p->asked = p->filled == NULL ? NULL : p->filled + bits_words(t->program_count);
  return p->state != NULL && p->sets != NULL && p->laid != NULL && p->filled != NULL;
}

static void pass_free(pass *p) {
  free(p->state);
  free(p->sets);
  free(p->laid);
  free(p->filled);
}

static void find_told(scratch *s) {
  for (uint32_t i = 0; i < s->t->option_count; i++)
    if (table_is_told(&s->t->options[i])) s->told[s->told_count++] = i;
}

/* Of options in order of rank, then id: which comes when. */
static void find_rank_places(scratch *s) {
  const table *t = s->t;
  for (uint32_t i = 0; i < t->option_count; i++) s->rank_places[t->numbers[t->head->by_rank.first + i]] = i;
}

static bool make_room(scratch *s) {
  const table *t = s->t;
  bool good = pass_new(&s->strict, t) && pass_new(&s->relaxed, t) && pass_new(&s->trial, t);
  good = good && planes_new(&s->found, t) && planes_new(&s->found_relaxed, t) && row_choice_new(&s->choice, t) && flat_options_new(&s->flat, t);
  s->stretch_ends = calloc(t->program_count + 1, sizeof *s->stretch_ends);
  s->pattern_hits = calloc(t->slot_count + 1, 2);
  s->told = calloc(t->option_count + 1, sizeof *s->told);
  s->rank_places = calloc(t->option_count + 1, sizeof *s->rank_places);
  s->listed = calloc(bits_words(t->option_count) + 1, sizeof *s->listed);
  s->words = calloc(bits_words(t->option_count) + 1, sizeof *s->words);
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
  return good && s->searches[0].at != NULL && s->searches[1].at != NULL && s->pattern_hits != NULL && s->stretch_ends != NULL && s->told != NULL && s->rank_places != NULL && s->listed != NULL && s->words != NULL && s->outcomes != NULL &&
         s->trial_outcomes != NULL && s->order != NULL && s->values != NULL && s->invalid != NULL && s->open_needs != NULL && s->doubts != NULL &&
         s->ask != NULL && s->marks != NULL;
}

epf_status scratch_new(scratch **out, const table *t, regex **patterns, match_options options) {
  *out = NULL;
  scratch *s = calloc(1, sizeof *s);
  if (s == NULL) return EPF_E_NOMEM;
  s->t = t;
  s->options = options;
  s->options.rows.width = rows_width(options.rows.width);
  s->patterns = patterns;
  s->need_words = bits_words(t->data_count) + 1;
  bool good = make_room(s);
  if (good && options.lists != LISTS_ONE_BY_ONE && lowest_byte_is_first()) {
    s->listing = listing_new(&s->flat, t, options.lists == LISTS_JOINED);
    good = s->listing != NULL;
  }
  if (good && !options.plain && !options.eager) s->demands = demands_new(t, &good);
  s->relaxed.relaxed = true;
  if (good) s->memo = pattern_memo_new(t, &good);
  if (good && t->pattern_count > 0) good = regex_scratch_new(&s->regex) == EPF_OK;
  if (!good) {
    scratch_free(s);
    return EPF_E_NOMEM;
  }
  pass_find_stretches(t, s->stretch_ends);
  s->strict.stretch_ends = s->relaxed.stretch_ends = s->trial.stretch_ends = s->stretch_ends;
  find_told(s);
  s->kernel = rows_kernel(s->options.rows.width);
  s->one_word = rows_are_words(t);
  s->direct = s->one_word && s->memo == NULL && s->told_count == 0 && t->head->program_verdicts == 0 && !options.plain;
  s->criteria_alone = t->head->further_word == t->head->plane_words && t->head->plane[T_CRITERIA] != TABLE_NONE;
  find_rank_places(s);
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
  planes_free(&s->found);
  planes_free(&s->found_relaxed);
  row_choice_free(&s->choice);
  listing_free(s->listing);
  demands_free(s->demands);
  flat_options_free(&s->flat);
  pattern_memo_free(s->memo);
  free(s->pattern_hits);
  free(s->stretch_ends);
  free(s->told);
  free(s->rank_places);
  free(s->listed);
  free(s->words);
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
