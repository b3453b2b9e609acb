/* Which unknown keys a profile has given already: they are ignored on demand, but not twice. */
#ifndef EPF_BIND_NAME_SET_H
#define EPF_BIND_NAME_SET_H

#include "base/str.h"
#include "bind/entry.h"

/* All zero is an empty set. Keeps its memory from profile to profile. */
typedef struct name_set {
  uint32_t *slot; /* index of an entry and 1, or 0 */
  size_t room;    /* slots that are allocated, */
  size_t used;    /* and in use: 0, or a power of two */
} name_set;

void name_set_free(name_set *s);
/* Empties the set and makes room for `count` keys. False: no memory. */
bool name_set_begin(name_set *s, size_t count);
/* Adds the key of list->at[ix]. False: an entry with this key is in it. */
bool name_set_add(name_set *s, const entries *list, uint32_t ix);

#endif
