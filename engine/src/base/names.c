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
    const struct name_slot *s = &n->slots[i & (n->cap - 1)];
    if (s->nth == 0) return UINT32_MAX;
    if (s->hash == hashed && str_eq(n->all[s->nth - 1].name, name)) return n->all[s->nth - 1].number;
  }
}

static void put(names *n, struct name_slot s) {
  size_t i = s.hash;
  while (n->slots[i & (n->cap - 1)].nth != 0) i++;
  n->slots[i & (n->cap - 1)] = s;
}

static void grow(names *n, arena *a) {
  names bigger = {.count = n->count, .cap = n->cap == 0 ? 16 : n->cap * 2};
  bigger.slots = ARENA_ARRAY(a, struct name_slot, bigger.cap);
  bigger.all = ARENA_ARRAY(a, struct named, bigger.cap / 2);
  if (n->count > 0) memcpy(bigger.all, n->all, n->count * sizeof *n->all);
  for (size_t i = 0; i < n->cap; i++)
    if (n->slots[i].nth != 0) put(&bigger, n->slots[i]);
  *n = bigger;
}

void names_add(names *n, arena *a, str name, uint32_t number) {
  if (2 * (n->count + 1) > n->cap) grow(n, a);
  n->all[n->count] = (struct named){name, number};
  put(n, (struct name_slot){hash(name), (uint32_t)++n->count});
}
