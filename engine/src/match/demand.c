/* Filling on demand: what each computed slot that options test rests on, worked out once a table, as places in the program. */
#include "match/demand.h"

#include <stdlib.h>

#include "match/grounds.h"

enum {
  DEMANDS_MAX = 1 << 25, /* bits of all of them, */
  STEPS_MAX = 1 << 20,   /* and steps of working them out: beyond that it would take longer than it spares */
  LIGHT_MOST = 64        /* slots of one of the first round, itself and what it rests on: filling them takes about as long as a look at who
                            is alive */
};

struct demands {
  uint32_t count, words; /* the last one is of what tells whether options are withheld */
  uint64_t *places;      /* `words` each */
  uint32_t *order;       /* of the computed slots: those that rest on least first */
  uint32_t light;        /* so many of these are of the first round */
};

typedef struct walk {
  const table *t;
  const uint32_t *place; /* by slot */
  uint64_t *nodes;       /* seen on this walk */
  uint64_t *to;
  uint64_t *steps;       /* of all walks */
} walk;

/* It ends, and goes no deeper than rules may: each slot rests on earlier ones of the program alone. */
static void walk_slot(void *to, uint32_t slot, bool by_value) {
  (void)by_value;
  walk *w = to;
  const t_slot *s = &w->t->slots[slot];
  const t_datum *d = s->kind == SLOT_VALUE || s->kind == SLOT_MEMBER ? &w->t->data[s->datum] : NULL;
  *w->steps += d == NULL ? 1 : 1 + d->inputs.count + d->nodes.count + d->outputs.count;
  if (bits_has(w->to, w->place[slot]) || *w->steps > STEPS_MAX) return;
  bits_add(w->to, w->place[slot]);
  grounds_of_slot(w->t, slot, w->nodes, walk_slot, w);
}

/* False: it takes too long. */
static bool work_out(demands *d, const table *t, uint32_t *place, uint64_t *nodes) {
  uint64_t steps = 0;
  for (uint32_t i = 0; i < t->program_count; i++) place[t->program[i]] = i;
  for (uint32_t i = 0; i < d->count; i++) {
    walk w = {t, place, nodes, d->places + (size_t)i * d->words, &steps};
    bits_clear(nodes, bits_words(t->node_count));
    if (i + 1 < d->count) walk_slot(&w, t->tested[t->head->tested_fields + i], false);
    for (uint32_t k = 0; k < t->option_count && i + 1 == d->count; k++)
      if (table_is_told(&t->options[k])) grounds_of_telling(t, &t->options[k], nodes, walk_slot, &w);
  }
  return steps <= STEPS_MAX;
}

typedef struct sized {
  size_t size;
  uint32_t slot;
} sized;

static int by_size(const void *a, const void *b) {
  const sized *x = a, *y = b;
  if (x->size != y->size) return x->size < y->size ? -1 : 1;
  return x->slot < y->slot ? -1 : x->slot > y->slot;
}

static bool put_in_rounds(demands *d) {
  uint32_t count = d->count - 1;
  sized *all = calloc((size_t)count + 1, sizeof *all);
  if (all == NULL) return false;
  for (uint32_t i = 0; i < count; i++) all[i] = (sized){bits_count(d->places + (size_t)i * d->words, d->words), i};
  if (count > 1) qsort(all, count, sizeof *all, by_size);
  for (uint32_t i = 0; i < count; i++) {
    d->order[i] = all[i].slot;
    d->light += all[i].size <= LIGHT_MOST;
  }
  free(all);
  return true;
}

static bool may_pay(const table *t) {
  return t->head->program_verdicts > 0 && (uint64_t)(t->tested_count - t->head->tested_fields + 1) * t->head->program_verdicts <= DEMANDS_MAX;
}

demands *demands_new(const table *t, bool *good) {
  *good = true;
  if (!may_pay(t)) return NULL;
  demands *d = calloc(1, sizeof *d);
  uint32_t *place = calloc((size_t)t->slot_count + 1, sizeof *place);
  uint64_t *nodes = calloc(bits_words(t->node_count) + 1, sizeof *nodes);
  if (d != NULL) {
    d->count = t->tested_count - t->head->tested_fields + 1;
    d->words = (uint32_t)bits_words(t->head->program_verdicts);
    d->places = calloc((size_t)d->count * d->words, sizeof *d->places);
    d->order = calloc(d->count, sizeof *d->order);
  }
  *good = d != NULL && d->places != NULL && d->order != NULL && place != NULL && nodes != NULL;
  bool pays = *good && work_out(d, t, place, nodes);
  if (pays) *good = put_in_rounds(d);
  if (!pays || !*good) {
    demands_free(d);
    d = NULL;
  }
  free(place);
  free(nodes);
  return d;
}

void demands_free(demands *d) {
  if (d == NULL) return;
  free(d->places);
  free(d->order);
  free(d);
}

void demand_begin(const demands *d, pass *p) {
  p->rests = false;
  bits_clear(p->filled, d->words);
}

t_list demand_round(const demands *d, uint32_t round) {
  return round == 0 ? (t_list){0, d->light} : (t_list){d->light, d->count - 1 - d->light};
}

uint32_t demand_slot(const demands *d, uint32_t place) { return d->order[place]; }

void demand_fill(const demands *d, pass *p, const uint32_t *slots, uint32_t count) {
  if (count == 0) return;
  bits_clear(p->asked, d->words);
  for (uint32_t i = 0; i < count; i++) {
    const uint64_t *places = d->places + (size_t)slots[i] * d->words;
    for (uint32_t w = 0; w < d->words; w++) p->asked[w] |= places[w];
  }
  pass_fill_places(p, p->asked, d->words);
}

void demand_telling(const demands *d, pass *p) { pass_fill_places(p, d->places + (size_t)(d->count - 1) * d->words, d->words); }
