#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_CHUNK_BYTES /* tests/oom: a block for every request, so that each can fail */
#define ARENA_CHUNK_BYTES (256 * 1024)
#endif
enum { CHUNK_BYTES = ARENA_CHUNK_BYTES };

struct arena_chunk {
  struct arena_chunk *next;
  size_t used, size;
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
  a->outer = NULL;
}

void arena_init_within(arena *a, arena *outer) {
  arena_init(a);
  a->outer = outer;
}

static void release(void *a) { arena_release(a); }

arena *arena_new_within(arena *outer) {
  arena *a = ARENA_NEW(outer, arena);
  arena_init_within(a, outer);
  arena_cleanup(outer, release, a);
  return a;
}

void arena_reset(arena *a) {
  struct arena_chunk *kept = a->chunks;
  if (kept == NULL) return;
  a->chunks = kept->next;
  arena_release(a);
  memset(kept->bytes, 0, kept->used);
  kept->next = NULL;
  kept->used = 0;
  a->chunks = kept;
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

_Noreturn void arena_nomem(arena *a) {
  while (a->outer != NULL) a = a->outer;
  longjmp(a->on_nomem, 1);
}

static void *take(arena *a, size_t count, size_t size) {
  const size_t align = sizeof(max_align_t);
  if (size != 0 && count > (SIZE_MAX - 4 * align - sizeof(struct arena_chunk)) / size) return NULL;
  size_t bytes = (count * size + align - 1) / align * align;
  struct arena_chunk *c = a->chunks;
  if (c == NULL || c->size - c->used < bytes) {
    size_t room = bytes > CHUNK_BYTES / 4 ? bytes : CHUNK_BYTES;
    struct arena_chunk *fresh = calloc(1, sizeof *fresh + room); /* pages that are zero already are not touched */
    if (fresh == NULL) return NULL;
    fresh->size = room;
    if (c != NULL && room == bytes) { /* a large request must not hide the half-empty chunk */
      fresh->next = c->next;
      c->next = fresh;
    } else {
      fresh->next = c;
      a->chunks = fresh;
    }
    c = fresh;
  }
  void *p = (char *)c->bytes + c->used;
  c->used += bytes;
  return p;
}

void *arena_alloc(arena *a, size_t count, size_t size) {
  void *p = take(a, count, size);
  if (p == NULL) arena_nomem(a);
  return p;
}

char *arena_copy(arena *a, const char *bytes, size_t len) {
  char *copy = arena_alloc(a, len + 1, 1);
  if (len != 0) memcpy(copy, bytes, len);
  return copy;
}

str arena_keep(arena *a, buf *b) {
  size_t len = b->len;
  char *copy = b->failed ? NULL : take(a, len + 1, 1);
  if (copy != NULL && len != 0) memcpy(copy, b->at, len);
  buf_free(b);
  if (copy == NULL) arena_nomem(a);
  return (str){copy, len};
}

str arena_print(arena *a, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (len < 0) arena_nomem(a);
  char *text = arena_alloc(a, (size_t)len + 1, 1);
  va_start(args, format);
  vsnprintf(text, (size_t)len + 1, format, args);
  va_end(args);
  return (str){text, (size_t)len};
}

void arena_cleanup(arena *a, void (*run)(void *), void *what) {
  struct arena_cleanup *c = take(a, 1, sizeof *c);
  if (c == NULL) { /* nobody will know of it later */
    run(what);
    arena_nomem(a);
  }
  c->run = run;
  c->what = what;
  c->next = a->cleanups;
  a->cleanups = c;
}

void *arena_grow(arena *a, void *array, size_t count, size_t *cap, size_t size) { return arena_make_room(a, array, count, 1, cap, size); }

void *arena_make_room(arena *a, void *array, size_t count, size_t more, size_t *cap, size_t size) {
  if (more <= *cap - count) return array;
  size_t room = *cap == 0 ? 8 : *cap * 2;
  while (room - count < more) room *= 2;
  void *bigger = arena_alloc(a, room, size);
  if (count != 0) memcpy(bigger, array, count * size);
  *cap = room;
  return bigger;
}
