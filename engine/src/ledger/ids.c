#include "ledger/ids.h"

#include <stdlib.h>
#include <string.h>

void ids_free(id_table *t) {
  free(t->at);
  *t = (id_table){0};
}

/* They are random, so any eight of their bytes are a hash. */
static id_slot *slot_of(const id_table *t, const uint8_t id[16]) {
  uint64_t hash;
  memcpy(&hash, id, sizeof hash);
  for (size_t i = (size_t)hash & (t->cap - 1);; i = (i + 1) & (t->cap - 1)) {
    id_slot *s = &t->at[i];
    if (s->number == 0 || memcmp(s->id, id, 16) == 0) return s;
  }
}

static bool grow(id_table *t) {
  id_table bigger = {calloc(t->cap == 0 ? 1024 : t->cap * 2, sizeof(id_slot)), t->count, t->cap == 0 ? 1024 : t->cap * 2};
  if (bigger.at == NULL) return false;
  for (size_t i = 0; i < t->cap; i++)
    if (t->at[i].number != 0) *slot_of(&bigger, t->at[i].id) = t->at[i];
  free(t->at);
  *t = bigger;
  return true;
}

bool ids_add(id_table *t, const uint8_t id[16], uint64_t number, uint64_t *found) {
  if (t->count >= t->cap / 2 && !grow(t)) return false;
  id_slot *s = slot_of(t, id);
  if (s->number == 0) {
    memcpy(s->id, id, 16);
    s->number = number + 1;
    t->count++;
  }
  *found = s->number - 1;
  return true;
}

bool ids_find(const id_table *t, const uint8_t id[16], uint64_t *number) {
  if (t->cap == 0) return false;
  const id_slot *s = slot_of(t, id);
  if (s->number == 0) return false;
  *number = s->number - 1;
  return true;
}
