#include "oom/fail_malloc.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define UNDER_SANITIZER 1
#endif
#endif

int fail_malloc_give_up(void) {
#ifdef UNDER_SANITIZER
  puts("skipped: a sanitizer has an allocator of its own, which cannot be made to fail");
  return 77;
#else
  puts("FAILED allocations cannot be made to fail here, and so nothing is tested\n0 passed, 1 failed");
  return 1;
#endif
}

#if defined(__GLIBC__) && !defined(UNDER_SANITIZER)

/* The allocator's own entries, which stand whatever a program puts in their place. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

#define SEEN __attribute__((visibility("default"))) /* by shared libraries too */
SEEN void *malloc(size_t size);
SEEN void *calloc(size_t count, size_t size);
SEEN void *realloc(void *block, size_t size);
SEEN void *aligned_alloc(size_t alignment, size_t size);
SEEN void *memalign(size_t alignment, size_t size);
SEEN int posix_memalign(void **out, size_t alignment, size_t size);
SEEN void free(void *block);

/* One thread at a time: the tests that arm this match with one thread. */
static size_t asked, fails_at, live;
static bool fails_onwards, was_hit;

static bool fails_now(void) {
  asked++;
  bool now = fails_at != 0 && (asked == fails_at || (fails_onwards && asked > fails_at));
  was_hit |= now;
  if (now) errno = ENOMEM;
  return now;
}

static void *counted(void *block) {
  live += block != NULL;
  return block;
}

void *malloc(size_t size) { return fails_now() ? NULL : counted(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return fails_now() ? NULL : counted(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return fails_now() ? NULL : counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **out, size_t alignment, size_t size) {
  void *block = memalign(alignment, size);
  if (block == NULL) return ENOMEM;
  *out = block;
  return 0;
}

void free(void *block) {
  live -= block != NULL;
  __libc_free(block);
}

void *realloc(void *block, size_t size) {
  if (block != NULL && size == 0) {
    free(block);
    return NULL;
  }
  if (fails_now()) return NULL;
  void *moved = __libc_realloc(block, size);
  live += block == NULL && moved != NULL;
  return moved;
}

bool fail_malloc_works(void) {
  size_t before = asked;
  void *volatile probe = malloc(1); /* volatile: the pair must not be optimised away */
  free(probe);
  return asked == before + 1;
}

void fail_malloc_arm(size_t n, bool onwards) {
  asked = 0;
  fails_at = n;
  fails_onwards = onwards;
  was_hit = false;
}

size_t fail_malloc_disarm(void) {
  fails_at = 0;
  return asked;
}

bool fail_malloc_hit(void) { return was_hit; }
size_t fail_malloc_live(void) { return live; }

#else

bool fail_malloc_works(void) { return false; }
void fail_malloc_arm(size_t n, bool onwards) {
  (void)n;
  (void)onwards;
}
size_t fail_malloc_disarm(void) { return 0; }
bool fail_malloc_hit(void) { return false; }
size_t fail_malloc_live(void) { return 0; }

#endif
