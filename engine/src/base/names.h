/* Names to numbers: a hash table in an arena that only grows. */
#ifndef EPF_BASE_NAMES_H
#define EPF_BASE_NAMES_H

#include "base/arena.h"
#include "base/str.h"

typedef struct names {
  struct named {
    str name;
    uint32_t number;
  } *all; /* in the order in which they came */
  struct name_slot {
    uint32_t hash, nth; /* of all, from 1; 0: nobody */
  } *slots; /* apart from the names: a name that is not there is mostly looked for here alone */
  size_t count, cap; /* cap: of the slots, zero or a power of two */
} names;

/* The number under `name`, or UINT32_MAX. */
uint32_t names_find(const names *n, str name);
/* Adds `name`, which must not be there. The bytes are borrowed. */
void names_add(names *n, arena *a, str name, uint32_t number);

#endif
