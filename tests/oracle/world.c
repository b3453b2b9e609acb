/* Memory and sets of possible values. */
#include "oracle/world.h"

#include <stddef.h>
#include <string.h>

struct oracle_block {
  block *next;
  max_align_t bytes[];
};

void *oracle_take(block **owner, size_t count, size_t size) {
  block *b = calloc(1, sizeof *b + count * size);
  if (b == NULL) abort();
  b->next = *owner;
  *owner = b;
  return b->bytes;
}

void oracle_release(block *b) {
  while (b != NULL) {
    block *next = b->next;
    free(b);
    b = next;
  }
}

void *oracle_grow(block **owner, void *array, size_t count, size_t size) {
  if (count != 0 && (count & (count - 1)) != 0) return array;
  void *larger = oracle_take(owner, count == 0 ? 1 : 2 * count, size);
  if (count != 0) memcpy(larger, array, count * size);
  return larger;
}

world oracle_world_new(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage) {
  world w = {.m = m, .answers = answers, .as_of = as_of, .stage = stage, .trial = {.field = NONE}};
  w.data = oracle_take(&w.memory, m->data_count, sizeof *w.data);
  w.parts = oracle_take(&w.memory, m->option_count, sizeof *w.parts);
  w.limit_hit = oracle_take(&w.memory, m->data_count, sizeof *w.limit_hit);
  return w;
}

void oracle_add(world *w, const datum *d, oracle_set *s, int64_t from, int64_t to) {
  if (from > to) return;
  bool first = is_empty(s);
  if (first || from < s->from) s->from = from;
  if (first || to > s->to) s->to = to;
  if (!is_coded(d)) return;
  if (s->codes == NULL) s->codes = oracle_take(&w->memory, (size_t)d->max + 1, sizeof *s->codes);
  for (int64_t v = from; v <= to; v++) s->codes[v] = true;
}

int64_t oracle_power_of_ten(int n) {
  int64_t power = 1;
  while (n-- > 0) power *= 10;
  return power;
}

void oracle_add_set(world *w, const datum *d, oracle_set *s, const datum *of, const oracle_set *other) {
  int64_t scale = oracle_power_of_ten(d->places - of->places);
  if (!is_coded(d)) oracle_add(w, d, s, other->from * scale, is_empty(other) ? other->from * scale - 1 : other->to * scale);
  else
    for (int64_t v = other->from; v <= other->to; v++)
      if (has(other, v)) oracle_add(w, d, s, v, v);
}
