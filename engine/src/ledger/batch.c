/* From begin to commit: the lock, the transactions, and the order in which they reach the disk:
 * cases.db, statistics.db, ledger.db, and then chain.state. */
#include <errno.h>

#include "ledger/inner.h"

epf_status last_entry(ledger *l, uint64_t *sequence, uint8_t mac[32], buf *why) {
  sqlite3_stmt *st;
  bool row = false;
  *sequence = 0;
  epf_status status = ledger_statement(l, ST_LAST, &st, why);
  if (status == EPF_OK) status = store_step(st, "reading the last entry", &row, why);
  if (!row) return status;
  *sequence = (uint64_t)sqlite3_column_int64(st, 0);
  str last = column_bytes(st, 1);
  if (last.len == 32) memcpy(mac, last.at, 32);
  sqlite3_reset(st);
  return last.len == 32 ? EPF_OK : ledger_refuse(why, EPF_E_LEDGER, "ledger.db: the last entry has no mac: it is damaged; have it verified");
}

static const char tampered[] = "nothing is appended to it: keep it as it is, have it verified, and restore the newest copy";

static epf_status mac_of(ledger *l, uint64_t sequence, const uint8_t last[32], uint64_t size, uint8_t mac[32], buf *why) {
  if (sequence == size) {
    memcpy(mac, last, 32);
    return EPF_OK;
  }
  row r;
  bool there;
  epf_status status = row_get(l, sequence, &r, &there, why);
  if (status == EPF_OK && !there)
    status = ledger_refuse(why, EPF_E_LEDGER, "ledger.db: entry %llu is missing; %s", (unsigned long long)sequence, tampered);
  if (status == EPF_OK) memcpy(mac, r.mac, 32);
  return status;
}

/* Reads chain.state, and then ledger.db, which may be ahead of it but never behind. */
static epf_status compare(ledger *l, tip *t, uint64_t *size, buf *why) {
  state_fault fault = state_read(l->state_fd, l->born.id, l->ledger_key.state, t);
  if (fault != STATE_GOOD) return ledger_refuse(why, EPF_E_LEDGER, "chain.state: %s; %s", state_fault_text(fault), tampered);
  uint8_t last[32] = {0}, mac[32];
  epf_status status = last_entry(l, size, last, why);
  if (status != EPF_OK) return status;
  if (*size < t->size)
    return ledger_refuse(
        why, EPF_E_LEDGER,
        "ledger.db has %llu entries and chain.state knows of %llu: the last ones were removed, or an older copy of ledger.db was put back; %s",
        (unsigned long long)*size, (unsigned long long)t->size, tampered);
  if (t->size == 0) return EPF_OK;
  status = mac_of(l, t->size, last, *size, mac, why);
  if (status == EPF_OK && memcmp(mac, t->mac, 32) != 0)
    status = ledger_refuse(why, EPF_E_LEDGER,
                           "entry %llu of ledger.db is not the one that chain.state knows: one of the two was changed or comes from elsewhere; %s",
                           (unsigned long long)t->size, tampered);
  return status;
}

epf_status state_agrees(ledger *l, buf *why) {
  tip t;
  uint64_t size;
  epf_status status = compare(l, &t, &size, why);
  sodium_memzero(&t, sizeof t);
  return status;
}

/* An entry that is on disk and that chain.state does not know yet: a crash came between. */
static epf_status follow(ledger *l, uint64_t sequence, buf *why) {
  row r;
  bool there;
  epf_status status = row_get(l, sequence, &r, &there, why);
  if (status != EPF_OK) return status;
  uint8_t seal[SEAL_BYTES], mac[32];
  if (there) {
    buf_clear(&l->leaf);
    leaf_write(&r, &l->leaf);
    if (l->leaf.failed) return EPF_E_NOMEM;
    chain_add(&l->tip, (str){l->leaf.at, l->leaf.len}, seal, mac);
  }
  if (!there || memcmp(mac, r.mac, 32) != 0 || memcmp(seal, r.seal, SEAL_BYTES) != 0)
    return ledger_refuse(why, EPF_E_LEDGER, "entry %llu of ledger.db is not one that was written with the keys of this ledger; %s",
                         (unsigned long long)sequence, tampered);
  if (r.e.kind != LEDGER_ERASURE || !r.e.has_subject) return EPF_OK;
  l->mended++; /* the erasure may be half done */
  return case_destroy(l, r.e.subject, why);
}

static epf_status save_state(ledger *l, buf *why) {
  if (state_write(l->state_fd, l->born.id, l->ledger_key.state, &l->tip)) return EPF_OK;
  return ledger_refuse(why, EPF_E_LEDGER, "chain.state cannot be written: %s; what was appended is on disk, and the next writer goes on from there",
                       strerror(errno));
}

static epf_status begin_locked(ledger *l, buf *why) {
  epf_status status = store_run(l->db, "BEGIN IMMEDIATE", why);
  uint64_t size = 0;
  if (status == EPF_OK) status = compare(l, &l->tip, &size, why);
  if (status == EPF_OK && l->tip.size == size) return EPF_OK;
  while (status == EPF_OK && l->tip.size < size) status = follow(l, l->tip.size + 1, why);
  return status == EPF_OK ? save_state(l, why) : status;
}

/* A statement that still stands on a row holds the file as it was then, and of a file that others have written since SQLite refuses to begin at once, without
 * waiting. Our own are put back; a walk's, which a callback jumped out of, is dropped. */
static void end_reading(ledger *l) {
  for (sqlite3_stmt *st = sqlite3_next_stmt(l->db, NULL), *next; st != NULL; st = next) {
    next = sqlite3_next_stmt(l->db, st);
    bool ours = false;
    for (int i = 0; i < ST_COUNT; i++) ours = ours || st == l->statements[i];
    if (ours) sqlite3_reset(st);
    else sqlite3_finalize(st);
  }
}

epf_status ledger_begin(ledger *l, buf *why) {
  if (l->access != LEDGER_WRITE) return ledger_refuse(why, EPF_E_ARGUMENT, "this ledger was opened for reading; open it for writing to append");
  if (l->begun) return ledger_refuse(why, EPF_E_ARGUMENT, "a batch is begun already; commit or abandon it first");
  if (!state_lock(l->state_fd, false)) {
    if (errno == EWOULDBLOCK)
      return ledger_refuse(why, EPF_E_LEDGER, "another program has been writing this ledger for over a minute; try again when it has ended");
    return ledger_refuse(why, EPF_E_LEDGER, "chain.state cannot be locked: %s", strerror(errno));
  }
  end_reading(l);
  l->begun = true;
  l->broken = l->cases_begun = l->statistics_begun = false;
  l->mended = 0;
  epf_status status = begin_locked(l, why);
  if (status != EPF_OK) batch_drop(l);
  l->kept = l->tip.size;
  return status;
}

static void roll_back(sqlite3 *db) {
  if (db != NULL && !sqlite3_get_autocommit(db)) sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
}

void batch_drop(ledger *l) {
  for (int i = 0; i < ST_COUNT; i++) sqlite3_reset(l->statements[i]);
  roll_back(l->db);
  roll_back(l->cases);
  roll_back(l->statistics);
  sodium_memzero(&l->tip, sizeof l->tip);
  buf_wipe(&l->added);
  if (l->state_fd >= 0) state_unlock(l->state_fd);
  l->begun = false;
}

void ledger_abandon(ledger *l) {
  if (l != NULL && l->begun) batch_drop(l);
}

static epf_status commit_one(sqlite3 *db, bool begun, buf *why) { return begun ? store_run(db, "COMMIT", why) : EPF_OK; }

epf_status batch_commit(ledger *l, epf_status (*between)(ledger *l, void *user, buf *why), void *user, buf *why) {
  if (!l->begun) return ledger_refuse(why, EPF_E_ARGUMENT, "no batch is begun");
  epf_status status = l->broken ? ledger_refuse(why, EPF_E_LEDGER, "an entry of this batch could not be written, so none of it was") : EPF_OK;
  for (int i = 0; i < ST_COUNT; i++) sqlite3_reset(l->statements[i]);
  if (status == EPF_OK) status = monitored_settle(l, why);
  if (status == EPF_OK) status = commit_one(l->cases, l->cases_begun, why);
  if (status == EPF_OK) status = commit_one(l->statistics, l->statistics_begun, why);
  if (status == EPF_OK) status = commit_one(l->db, true, why);
  if (status == EPF_OK && between != NULL) status = between(l, user, why);
  if (status == EPF_OK && l->tip.size > l->kept) status = save_state(l, why);
  batch_drop(l);
  return status;
}

epf_status ledger_commit(ledger *l, buf *why) { return batch_commit(l, NULL, NULL, why); }
