/* The engine's arena with a block for every request: so every place that asks it for memory can be refused, and
 * under AddressSanitizer every object has its own bounds. Linked in place of base/arena.c. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct arena_chunk {
  struct arena_chunk *next;
  max_align_t bytes[];
};

struct arena_cleanup {
  struct arena_cleanup *next;
  void (*run)(void *);
  void *what;
};

void arena_init(arena *a) {
  a->chunks = NULL;
  a->cleanups = NULL;
}

void arena_release(arena *a) {
  for (struct arena_cleanup *c = a->cleanups; c != NULL; c = c->next) c->run(c->what);
  a->cleanups = NULL;
  while (a->chunks != NULL) {
    struct arena_chunk *next = a->chunks->next;
    free(a->chunks);
    a->chunks = next;
  }
}

_Noreturn void arena_nomem(arena *a) { longjmp(a->on_nomem, 1); }

void *arena_try(arena *a, size_t count, size_t size); /* whether or not the header names it */

void *arena_try(arena *a, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size) return NULL;
  struct arena_chunk *c = calloc(1, sizeof *c + count * size);
  if (c == NULL) return NULL;
  c->next = a->chunks;
  a->chunks = c;
  return c->bytes;
}

void *arena_alloc(arena *a, size_t count, size_t size) {
  void *p = arena_try(a, count, size);
  if (p == NULL) arena_nomem(a);
  return p;
}

char *arena_copy(arena *a, const char *bytes, size_t len) {
  char *copy = arena_alloc(a, len + 1, 1);
  if (len != 0) memcpy(copy, bytes, len);
  return copy;
}

void arena_cleanup(arena *a, void (*run)(void *), void *what) {
  struct arena_cleanup *c = arena_try(a, 1, sizeof *c);
  if (c == NULL) {
    run(what);
    arena_nomem(a);
  }
  c->run = run;
  c->what = what;
  c->next = a->cleanups;
  a->cleanups = c;
}

void *arena_grow(arena *a, void *array, size_t count, size_t *cap, size_t size) {
  if (count < *cap) return array;
  size_t more = *cap == 0 ? 8 : *cap * 2;
  char *bigger = arena_alloc(a, more, size);
  if (count != 0) memcpy(bigger, array, count * size);
  *cap = more;
  return bigger;
}
