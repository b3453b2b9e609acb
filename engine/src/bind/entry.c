#include "bind/entry.h"

#include <stdlib.h>

void entries_clear(entries *e) { e->count = e->item_count = 0; }

void entries_free(entries *e) {
  free(e->at);
  free(e->items);
  *e = (entries){0};
}

static entry *add(entry **at, size_t *count, size_t *cap) {
  if (*count == *cap) {
    size_t room = *cap == 0 ? 64 : *cap * 2;
    entry *bigger = realloc(*at, room * sizeof *bigger);
    if (bigger == NULL) return NULL;
    *at = bigger;
    *cap = room;
  }
  entry *e = &(*at)[(*count)++];
  *e = (entry){.kind = ENTRY_NULL};
  return e;
}

entry *entries_add(entries *e) { return add(&e->at, &e->count, &e->cap); }
entry *entries_add_item(entries *e) { return add(&e->items, &e->item_count, &e->item_cap); }
