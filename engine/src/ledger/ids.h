/* A table from identifiers of 16 random bytes to numbers. */
#ifndef EPF_LEDGER_IDS_H
#define EPF_LEDGER_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct id_slot {
  uint8_t id[16];
  uint64_t number; /* and 1 more; 0: free */
} id_slot;
typedef struct id_table {
  id_slot *at;
  size_t count, cap; /* a power of two */
} id_table;

void ids_free(id_table *t);
/* The number of `id`; if it is new it gets `number`. False: no memory. */
bool ids_add(id_table *t, const uint8_t id[16], uint64_t number, uint64_t *found);
bool ids_find(const id_table *t, const uint8_t id[16], uint64_t *number);

#endif
