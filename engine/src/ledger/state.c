/* chain.state: the tip of the chain, twice.
 *
 *   0     slot: "epf-chain-state/1" + NUL, ledger, size, key, mac, peaks of the Merkle tree, tag, checksum
 *   4096  slot
 *
 * Both hold the same except after a crash. A save overwrites first the slot that is not the best, syncs, then the other, syncs: one of them is
 * whole at any time, and no old key is left in the file. The tag is keyed by ledger.key; the checksum shows a torn write.
 * The file is never replaced, as its lock (flock) is the ledger's.
 */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "ledger/inner.h"

enum {
  AT_MARK = 0,
  AT_LEDGER = 24,
  AT_SIZE = AT_LEDGER + LEDGER_ID_BYTES,
  AT_KEY = AT_SIZE + 8,
  AT_MAC = AT_KEY + 32,
  AT_PEAKS = AT_MAC + 32,
  AT_TAG = AT_PEAKS + MERKLE_LEVELS * 32,
  AT_CHECK = AT_TAG + 16,
  SLOT_BYTES = AT_CHECK + 16,
  SLOT_STEP = 4096
};
static const char mark[24] = "epf-chain-state/1";

int state_open(const char *folder, bool write) {
  char *path = path_join(folder, "chain.state");
  int fd = path == NULL ? -1 : open(path, (write ? O_RDWR : O_RDONLY) | O_CLOEXEC);
  int error = path == NULL ? ENOMEM : errno;
  free(path);
  errno = error;
  return fd;
}

static void slot_tag(const uint8_t *slot, const uint8_t key[32], uint8_t tag[16]) { crypto_generichash(tag, 16, slot, AT_TAG, key, 32); }
static void slot_check(const uint8_t *slot, uint8_t check[16]) { crypto_generichash(check, 16, slot, AT_CHECK, NULL, 0); }

static void slot_fill(uint8_t slot[SLOT_BYTES], const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], const tip *t) {
  memcpy(slot + AT_MARK, mark, sizeof mark);
  memcpy(slot + AT_LEDGER, id, LEDGER_ID_BYTES);
  put_number(slot + AT_SIZE, t->size);
  memcpy(slot + AT_KEY, t->key, 32);
  memcpy(slot + AT_MAC, t->mac, 32);
  memcpy(slot + AT_PEAKS, t->tree.peak, MERKLE_LEVELS * 32);
  slot_tag(slot, key, slot + AT_TAG);
  slot_check(slot, slot + AT_CHECK);
}

static state_fault slot_read(int fd, int which, const uint8_t id[LEDGER_ID_BYTES], const uint8_t *key, tip *t) {
  uint8_t slot[SLOT_BYTES], expected[16];
  size_t got = 0;
  while (got < sizeof slot) {
    ssize_t n = pread(fd, slot + got, sizeof slot - got, which * SLOT_STEP + (off_t)got);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return STATE_DAMAGED;
    got += (size_t)n;
  }
  state_fault fault = STATE_GOOD;
  slot_check(slot, expected);
  if (memcmp(slot, mark, sizeof mark) != 0 || memcmp(slot + AT_CHECK, expected, 16) != 0) fault = STATE_DAMAGED;
  else if (memcmp(slot + AT_LEDGER, id, LEDGER_ID_BYTES) != 0) fault = STATE_FOREIGN;
  if (fault == STATE_GOOD && key != NULL) {
    slot_tag(slot, key, expected);
    if (sodium_memcmp(slot + AT_TAG, expected, 16) != 0) fault = STATE_FORGED;
  }
  t->size = t->tree.size = get_number(slot + AT_SIZE);
  memcpy(t->key, slot + AT_KEY, 32);
  memcpy(t->mac, slot + AT_MAC, 32);
  memcpy(t->tree.peak, slot + AT_PEAKS, MERKLE_LEVELS * 32);
  sodium_memzero(slot, sizeof slot);
  return fault;
}

/* Which slot holds the newest state that is good; -1: neither, and *fault says why. */
static int best_slot(int fd, const uint8_t id[LEDGER_ID_BYTES], const uint8_t *key, tip *t, state_fault *fault) {
  tip other;
  state_fault first = slot_read(fd, 0, id, key, t), second = slot_read(fd, 1, id, key, &other);
  int best = first == STATE_GOOD ? 0 : -1;
  if (second == STATE_GOOD && (best < 0 || other.size > t->size)) {
    best = 1;
    *t = other;
  }
  sodium_memzero(&other, sizeof other);
  *fault = best >= 0 ? STATE_GOOD : first > second ? first : second;
  return best;
}

state_fault state_read(int fd, const uint8_t id[LEDGER_ID_BYTES], const uint8_t *key, tip *t) {
  state_fault fault = STATE_MISSING;
  /* Who reads without the lock may meet a writer in both slots: once more then. */
  for (int again = 0; fd >= 0 && again < 5; again++) {
    best_slot(fd, id, key, t, &fault);
    if (fault != STATE_DAMAGED) break;
    nanosleep(&(struct timespec){0, 2000000}, NULL);
  }
  return fault;
}

const char *state_fault_text(state_fault fault) {
  switch (fault) {
  case STATE_GOOD: return "it is good";
  case STATE_MISSING: return "it is missing or cannot be opened";
  case STATE_DAMAGED: return "its bytes are damaged";
  case STATE_FOREIGN: return "it belongs to another ledger";
  case STATE_FORGED: return "it was not written with this ledger.key";
  }
  return "";
}

static bool save_slot(int fd, int which, const uint8_t slot[SLOT_BYTES]) {
  return write_whole(fd, slot, SLOT_BYTES, which * SLOT_STEP) && fdatasync(fd) == 0;
}

bool state_write(int fd, const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], const tip *t) {
  tip now;
  state_fault fault;
  uint8_t slot[SLOT_BYTES];
  int worse = best_slot(fd, id, key, &now, &fault) == 0 ? 1 : 0;
  slot_fill(slot, id, key, t);
  bool good = save_slot(fd, worse, slot) && save_slot(fd, 1 - worse, slot);
  int error = errno;
  sodium_memzero(slot, sizeof slot);
  sodium_memzero(&now, sizeof now);
  errno = error;
  return good;
}

bool state_make(const char *folder, const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], const tip *t) {
  uint8_t both[SLOT_STEP + SLOT_BYTES] = {0};
  slot_fill(both, id, key, t);
  memcpy(both + SLOT_STEP, both, SLOT_BYTES);
  char *path = path_join(folder, "chain.state");
  bool good = path != NULL && file_make(path, both, sizeof both);
  int error = path == NULL ? ENOMEM : errno;
  sodium_memzero(both, sizeof both);
  free(path);
  errno = error;
  return good;
}

bool state_lock(int fd, bool shared) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (long pause_us = 100;; pause_us = pause_us < 4000 ? pause_us * 2 : 4000) {
    if (flock(fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 > LEDGER_WAIT_MS) {
      errno = EWOULDBLOCK;
      return false;
    }
    /* Not all at once: those who wait ask at different moments. */
    nanosleep(&(struct timespec){0, (pause_us / 2 + (long)randombytes_uniform((uint32_t)pause_us)) * 1000}, NULL);
  }
}

void state_unlock(int fd) { flock(fd, LOCK_UN); }
