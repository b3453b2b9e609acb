/* A region of memory for one compilation: allocate freely, release everything at once.
 *
 *   arena -> chunk -> chunk -> chunk        (newest first; a large request gets a chunk of its own)
 *        \-> cleanup -> cleanup             (run newest first when the arena is released)
 *
 * Running out of memory does not return: arena_alloc jumps to the place that the owner marked with
 * ARENA_CATCH. The code in between stays free of NULL checks; what is not memory (a libyaml parser, a
 * compiled pattern) is released by a cleanup that it registers here. Not thread safe: one arena, one thread.
 */
#ifndef EPF_BASE_ARENA_H
#define EPF_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"

typedef struct arena arena;

struct arena {
  struct arena_chunk *chunks;
  struct arena_cleanup *cleanups;
  struct arena *outer; /* whose place to return to is used */
  jmp_buf on_nomem;
};

/* Prepares an empty arena. Nothing is allocated. */
void arena_init(arena *a);

/* Prepares an arena for shorter lives: when it runs out of memory, that is as if `outer` had. */
void arena_init_within(arena *a, arena *outer);

/* An arena for shorter lives that `outer` releases, where nobody did before: also when memory runs out. */
arena *arena_new_within(arena *outer);

/* Frees what was allocated, but keeps some room for what comes next. Cleanups do not run: register none. */
void arena_reset(arena *a);

/* Runs the cleanups, newest first, and frees every chunk. Safe on an arena that was never used. */
void arena_release(arena *a);

/* Marks the place to which running out of memory returns; true on that second return.
 * The marking function must outlive every allocation from the arena. */
#define ARENA_CATCH(a) (setjmp((a)->on_nomem) != 0)

/* Leaves as if memory had run out: for libraries that report it themselves. Does not return. */
_Noreturn void arena_nomem(arena *a);

/* `count` zeroed elements of `size` bytes, aligned for any type. Never NULL; see above. */
void *arena_alloc(arena *a, size_t count, size_t size);

/* A copy of `len` bytes with a NUL behind it. */
char *arena_copy(arena *a, const char *bytes, size_t len);

/* The buffer's text as a copy in the arena. The buffer is freed whatever becomes of it: memory that ran out while it
 * was written, or runs out now, leaves through the arena and leaks nothing. */
str arena_keep(arena *a, buf *b);

/* printf into the arena. */
__attribute__((format(printf, 2, 3))) str arena_print(arena *a, const char *format, ...);

/* Registers `run(what)` to be called when the arena is released; if memory runs out, it is called at once. */
void arena_cleanup(arena *a, void (*run)(void *), void *what);

/* Makes room for one more element in an array that lives in the arena: doubles its capacity when full. */
void *arena_grow(arena *a, void *array, size_t count, size_t *cap, size_t size);
/* The same for `more` of them. */
void *arena_make_room(arena *a, void *array, size_t count, size_t more, size_t *cap, size_t size);

/* Copies `more` elements behind the `count` that there are, for which there is room. */
static inline void arena_add(void *array, size_t *count, const void *from, size_t more, size_t size) {
  if (more != 0) memcpy((char *)array + *count * size, from, more * size);
  *count += more;
}

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/* vec(T): a growable array in an arena. `VEC_PUSH` yields the address of the new, zeroed element; `VEC_ADD` adds
 * copies of the `n` elements at `from`, which are not the array's own. */
#define vec(type)                                                                                            \
  struct {                                                                                                   \
    type *at;                                                                                                \
    size_t count, cap;                                                                                       \
  }
#define VEC_PUSH(a, v)                                                                                       \
  ((v)->at = (v)->count < (v)->cap ? (v)->at : arena_grow((a), (v)->at, (v)->count, &(v)->cap, sizeof *(v)->at), &(v)->at[(v)->count++])
#define VEC_ADD(a, v, from, n)                                                                               \
  ((v)->at = arena_make_room((a), (v)->at, (v)->count, (n), &(v)->cap, sizeof *(v)->at),                      \
   arena_add((v)->at, &(v)->count, (from), (n), sizeof *(v)->at))

#endif
