/* Names to numbers: a hash table in an arena that only grows. */
#ifndef EPF_BASE_NAMES_H
#define EPF_BASE_NAMES_H

#include "base/arena.h"
#include "base/str.h"

typedef struct names {
  struct name_entry {
    str name;
    uint32_t number, hash;
  } *slot;
  size_t count, cap; /* cap is zero or a power of two */
} names;

/* The number under `name`, or UINT32_MAX. */
uint32_t names_find(const names *n, str name);
/* Adds `name`, which must not be there. The bytes are borrowed. */
void names_add(names *n, arena *a, str name, uint32_t number);

#endif
