#include "base/names.h"

/* FNV-1a. Hostile names only slow the author's own compilation down, and their number is limited. */
static size_t hash(str name) {
  uint64_t h = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < name.len; i++) h = (h ^ (unsigned char)name.at[i]) * UINT64_C(1099511628211);
  return (size_t)(h ^ h >> 29);
}

uint32_t names_find(const names *n, str name) {
  if (n->cap == 0) return UINT32_MAX;
  for (size_t i = hash(name);; i++) {
    const struct name_entry *e = &n->slot[i & (n->cap - 1)];
    if (e->name.at == NULL) return UINT32_MAX;
    if (str_eq(e->name, name)) return e->number;
  }
}

static void put(names *n, str name, uint32_t number) {
  size_t i = hash(name);
  while (n->slot[i & (n->cap - 1)].name.at != NULL) i++;
  n->slot[i & (n->cap - 1)] = (struct name_entry){name, number};
}

void names_add(names *n, arena *a, str name, uint32_t number) {
  if (2 * (n->count + 1) > n->cap) {
    names bigger = {.count = n->count, .cap = n->cap == 0 ? 16 : n->cap * 2};
    bigger.slot = ARENA_ARRAY(a, struct name_entry, bigger.cap);
    for (size_t i = 0; i < n->cap; i++)
      if (n->slot[i].name.at != NULL) put(&bigger, n->slot[i].name, n->slot[i].number);
    *n = bigger;
  }
  put(n, name, number);
  n->count++;
}
