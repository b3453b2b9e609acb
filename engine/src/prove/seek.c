#include "prove/seek.h"

typedef struct somebody {
  seeker *k;
  bool found;
} somebody;

static void note_found(void *to, const piece *p) {
  somebody *s = to;
  s->found = true;
  s->k->has_last = true;
  s->k->last = box_copy(s->k->room, s->k->search->s, p->at);
}

bool seek_in_box(seeker *k, const box *from, uint32_t budget, const wish *wishes, uint32_t count) {
  somebody found = {k, false};
  search *s = k->search;
  s->budget = budget;
  s->looks = 0;
  s->at = box_copy(k->room, s->s, from);
  s->found = note_found;
  s->to = &found;
  search_wishes(s, wishes, count);
  return found.found;
}

/* Leaves of the box those who give the field the value that is wished for. False: nobody does. */
static bool narrow(const search *s, box *b, const wish *wishes, uint32_t count) {
  const judge *j = s->sides[0];
  for (uint32_t i = 0; i < count; i++) {
    const wish *w = &wishes[i];
    if (w->node != TABLE_NONE || !w->has_value || j->t->data[w->datum].derive != T_FIELD || j->t->data[w->datum].item > 0) continue;
    uint32_t number = s->s->axis_of[0][w->datum];
    if (number == TABLE_NONE || s->s->axes.at[number].codes[0] != NULL) continue; /* of an enum the search tells them apart */
    reach *r = &b->axes[number];
    if (!r->known || w->value < r->lo || w->value > r->hi) return false;
    *r = (reach){w->value, w->value, false, true};
  }
  return true;
}

enum { NEAR = 40 /* looks */, CLOSER = 4 /* times as many, where all that the root looks at has to be told apart */ };

static bool looks_closer(const wish *wishes, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if ((wishes[i].any_of & WISH_ALIKE) != 0) return true;
  return false;
}

bool seek(seeker *k, const wish *wishes, uint32_t count, undecided *why) {
  search *s = k->search;
  bool found = false;
  *why = UNDECIDED_NOTHING;
  box from = box_copy(k->room, s->s, k->whole);
  if (!narrow(s, &from, wishes, count)) return false;
  if (k->has_last) {
    box near = box_copy(k->room, s->s, &k->last);
    judge_widen(s->sides[0], &near, &from, &wishes[count - 1]);
    if (narrow(s, &near, wishes, count)) found = seek_in_box(k, &near, NEAR, wishes, count);
  }
  for (int way = 0; way < 2 && !found; way++) {
    s->other_way = way == 1;
    uint64_t looks = ((uint64_t)k->budget / 2 + 1) * (looks_closer(wishes, count) ? CLOSER : 1);
    found = seek_in_box(k, &from, looks < UINT32_MAX ? (uint32_t)looks : UINT32_MAX, wishes, count);
    if (search_why(s) != UNDECIDED_BUDGET) break;
  }
  s->other_way = false;
  *why = found ? UNDECIDED_NOTHING : search_why(s);
  k->mistaken |= search_why(s) == UNDECIDED_REPLAY;
  return found;
}

bool seek_situation(seeker *k, const sites *all, t_list situations, const wish *also, uint32_t also_count, acceptance whom, undecided *why) {
  bool found = false;
  *why = UNDECIDED_NOTHING;
  k->search->accepts = whom.accepts;
  k->search->what = whom.what;
  for (uint32_t i = 0; i < situations.count && !found; i++) {
    undecided here;
    t_list list = all->situations.at[situations.first + i];
    const wish *wishes = all->wishes.at + list.first;
    uint32_t count = list.count;
    if (also_count > 0) {
      wish *more = ARENA_ARRAY(k->room, wish, list.count + also_count);
      memcpy(more, also, also_count * sizeof *also);
      memcpy(more + also_count, wishes, list.count * sizeof *wishes);
      wishes = more;
      count += also_count;
    }
    found = seek(k, wishes, count, &here);
    if (here != UNDECIDED_NOTHING) *why = here;
  }
  k->search->accepts = NULL;
  return found;
}
