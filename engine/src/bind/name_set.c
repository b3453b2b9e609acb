#include "bind/name_set.h"

#include <stdlib.h>

void name_set_free(name_set *s) {
  free(s->slot);
  *s = (name_set){0};
}

bool name_set_begin(name_set *s, size_t count) {
  size_t used = 16;
  while (used < 2 * count) used *= 2;
  if (used > s->room) {
    uint32_t *bigger = realloc(s->slot, used * sizeof *bigger);
    if (bigger == NULL) return false;
    s->slot = bigger;
    s->room = used;
  }
  s->used = used;
  memset(s->slot, 0, used * sizeof *s->slot);
  return true;
}

static str key_of(const entries *list, uint32_t ix) { return (str){list->at[ix].key, list->at[ix].key_len}; }

/* FNV-1a. Hostile keys make it slow, no more: a profile has at most ENTRIES_MAX of them. */
static size_t hash(str name) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < name.len; i++) h = (h ^ (unsigned char)name.at[i]) * UINT64_C(1099511628211);
  return (size_t)(h ^ h >> 29);
}

bool name_set_add(name_set *s, const entries *list, uint32_t ix) {
  str key = key_of(list, ix);
  for (size_t i = hash(key);; i++) {
    uint32_t *slot = &s->slot[i & (s->used - 1)];
    if (*slot == 0) {
      *slot = ix + 1;
      return true;
    }
    if (str_eq(key_of(list, *slot - 1), key)) return false;
  }
}
