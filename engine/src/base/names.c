#include "base/names.h"

/* Eight bytes at a time, each mixed by a multiplication. Hostile names only slow the author's own compilation down, and
 * their number is limited. */
static uint32_t hash(str name) {
  const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
  uint64_t h = name.len * odd, eight = 0;
  size_t i = 0;
  for (; i + 8 <= name.len; i += 8) {
    memcpy(&eight, name.at + i, 8);
    h = (h ^ eight) * odd;
    h ^= h >> 32;
  }
  eight = 0;
  if (i < name.len) memcpy(&eight, name.at + i, name.len - i);
  h = (h ^ eight) * odd;
  return (uint32_t)(h ^ h >> 32);
}

uint32_t names_find(const names *n, str name) {
  if (n->cap == 0) return UINT32_MAX;
  const uint32_t hashed = hash(name);
  for (size_t i = hashed;; i++) {
    const struct name_entry *e = &n->slot[i & (n->cap - 1)];
    if (e->name.at == NULL) return UINT32_MAX;
    if (e->hash == hashed && str_eq(e->name, name)) return e->number;
  }
}

static void put(names *n, struct name_entry e) {
  size_t i = e.hash;
  while (n->slot[i & (n->cap - 1)].name.at != NULL) i++;
  n->slot[i & (n->cap - 1)] = e;
}

void names_add(names *n, arena *a, str name, uint32_t number) {
  if (2 * (n->count + 1) > n->cap) {
    names bigger = {.count = n->count, .cap = n->cap == 0 ? 16 : n->cap * 2};
    bigger.slot = ARENA_ARRAY(a, struct name_entry, bigger.cap);
    for (size_t i = 0; i < n->cap; i++)
      if (n->slot[i].name.at != NULL) put(&bigger, n->slot[i]);
    *n = bigger;
  }
  put(n, (struct name_entry){name, number, hash(name)});
  n->count++;
}
