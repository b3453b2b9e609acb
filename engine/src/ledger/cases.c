/* Cases: what an identifier leads to, and the key of what is known of a person.
 *
 * A row is (keyed hash of the identifier, pseudonym, wrapped key). The pseudonym is random: nothing but this row leads from the identifier to
 * the entries, not even for who holds ledger.key, so that with the row the way is gone. The wrapping binds the three together:
 * rows cannot be exchanged.
 */
#include "ledger/inner.h"

enum { WRAP_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, ABOUT_BYTES = 10 + LEDGER_ID_BYTES + 32 + LEDGER_ID_BYTES };

void case_subject_index(const ledger *l, str subject, uint8_t to[32]) {
  crypto_generichash(to, 32, (const uint8_t *)subject.at, subject.len, l->ledger_key.index, 32);
}

static void bound_to(const ledger *l, const uint8_t index[32], const uint8_t pseudonym[LEDGER_ID_BYTES], uint8_t to[ABOUT_BYTES]) {
  memcpy(to, "epf-case/1", 10);
  memcpy(to + 10, l->born.id, LEDGER_ID_BYTES);
  memcpy(to + 10 + LEDGER_ID_BYTES, index, 32);
  memcpy(to + 10 + LEDGER_ID_BYTES + 32, pseudonym, LEDGER_ID_BYTES);
}

bool case_unwrap(const ledger *l, const uint8_t index[32], const uint8_t pseudonym[LEDGER_ID_BYTES], str wrapped, uint8_t key[32]) {
  uint8_t about[ABOUT_BYTES];
  if (wrapped.len != WRAPPED_BYTES) return false;
  bound_to(l, index, pseudonym, about);
  const uint8_t *bytes = (const uint8_t *)wrapped.at;
  return crypto_aead_xchacha20poly1305_ietf_decrypt(key, NULL, NULL, bytes + WRAP_NONCE, WRAPPED_BYTES - WRAP_NONCE, about, sizeof about, bytes,
                                                    l->ledger_key.wrap) == 0;
}

static epf_status read_case(ledger *l, sqlite3_stmt *st, case_key *c, buf *why) {
  *c = (case_key){0};
  bool row = false;
  epf_status status = store_step(st, "looking for a case", &row, why);
  if (!row) return status;
  str index = column_bytes(st, 0), pseudonym = column_bytes(st, 1);
  c->there = index.len == 32 && pseudonym.len == LEDGER_ID_BYTES;
  if (c->there) {
    memcpy(c->pseudonym, pseudonym.at, LEDGER_ID_BYTES);
    c->there = case_unwrap(l, (const uint8_t *)index.at, c->pseudonym, column_bytes(st, 2), c->key);
  }
  sqlite3_reset(st);
  return c->there
             ? EPF_OK
             : ledger_refuse(
                   why, EPF_E_LEDGER,
                   "cases.db: the row of a case was changed, and its key does not open; have the ledger verified, and restore cases.db from a copy");
}

epf_status case_of_subject(ledger *l, str subject, case_key *c, buf *why) {
  uint8_t index[32];
  sqlite3_stmt *st;
  case_subject_index(l, subject, index);
  epf_status status = ledger_statement(l, ST_CASE_BY_SUBJECT, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, index, sizeof index);
  return read_case(l, st, c, why);
}

epf_status case_of_pseudonym(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], case_key *c, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_CASE_BY_PSEUDONYM, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  return read_case(l, st, c, why);
}

static epf_status begin_cases(ledger *l, buf *why) {
  epf_status status = ledger_need_cases(l, why);
  if (status == EPF_OK && !l->cases_begun) status = store_run(l->cases, "BEGIN IMMEDIATE", why);
  l->cases_begun = l->cases_begun || status == EPF_OK;
  return status;
}

/* An earlier process may have removed it already; afterwards it must not be there. */
static epf_status remove_row(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], buf *why) {
  sqlite3_stmt *st, *look;
  bool there = false;
  epf_status status = ledger_statement(l, ST_DROP_CASE, &st, why);
  if (status == EPF_OK) status = ledger_statement(l, ST_CASE_BY_PSEUDONYM, &look, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  status = store_change(st, "destroying the key of a case", 0, 1, NULL, why);
  if (status != EPF_OK) return status;
  bind_bytes(look, 1, pseudonym, LEDGER_ID_BYTES);
  status = store_step(look, "looking for a case", &there, why);
  sqlite3_reset(look);
  return there ? ledger_refuse(why, EPF_E_LEDGER, "cases.db: the key of a case was to be destroyed and is still there; have the ledger verified") : status;
}

epf_status case_drop(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], buf *why) {
  epf_status status = begin_cases(l, why);
  return status == EPF_OK ? remove_row(l, pseudonym, why) : status;
}

static epf_status insert(ledger *l, const uint8_t index[32], const case_key *c, const uint8_t wrapped[WRAPPED_BYTES], buf *why) {
  sqlite3_stmt *st;
  epf_status status = begin_cases(l, why);
  if (status == EPF_OK) status = ledger_statement(l, ST_ADD_CASE, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, index, 32);
  bind_bytes(st, 2, c->pseudonym, LEDGER_ID_BYTES);
  bind_bytes(st, 3, wrapped, WRAPPED_BYTES);
  return store_add(st, "keeping the key of a case", why);
}

epf_status case_make(ledger *l, str subject, case_key *c, buf *why) {
  uint8_t index[32], about[ABOUT_BYTES], wrapped[WRAPPED_BYTES];
  if (subject.len > 0) case_subject_index(l, subject, index);
  else randombytes_buf(index, sizeof index);
  c->there = true;
  randombytes_buf(c->pseudonym, sizeof c->pseudonym);
  randombytes_buf(c->key, sizeof c->key);
  bound_to(l, index, c->pseudonym, about);
  randombytes_buf(wrapped, WRAP_NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped + WRAP_NONCE, NULL, c->key, sizeof c->key, about, sizeof about, NULL, wrapped, l->ledger_key.wrap);
  return insert(l, index, c, wrapped, why);
}

static epf_status begin_statistics(ledger *l, bool *begun, buf *why) {
  if (*begun) return EPF_OK;
  epf_status status = ledger_need_statistics(l, why);
  if (status == EPF_OK) status = store_run(l->statistics, "BEGIN IMMEDIATE", why);
  *begun = status == EPF_OK;
  return status;
}

/* The links of every entry of the case go; the reading statement stays open meanwhile, on another file. */
static epf_status drop_monitored(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], int64_t *unread, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_OF_SUBJECT, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  bool more = true, begun = false;
  while (status == EPF_OK && more) {
    status = store_step(st, "reading the entries of a case", &more, why);
    row r;
    if (!more) continue;
    if (!row_read(st, &r)) *unread = sqlite3_column_int64(st, 0);
    else if (r.monitored_digest.len > 0) {
      status = begin_statistics(l, &begun, why);
      if (status == EPF_OK) status = monitored_drop(l, r.e.nonce, why);
    }
  }
  sqlite3_reset(st);
  if (status == EPF_OK && begun) status = store_run(l->statistics, "COMMIT", why);
  if (begun && !sqlite3_get_autocommit(l->statistics)) sqlite3_exec(l->statistics, "ROLLBACK", NULL, NULL, NULL);
  return status;
}

epf_status case_destroy(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], buf *why) {
  int64_t unread = 0;
  epf_status status = drop_monitored(l, pseudonym, &unread, why);
  if (status == EPF_OK) status = remove_row(l, pseudonym, why);
  if (status != EPF_OK || unread == 0) return status;
  return ledger_refuse(why, EPF_E_LEDGER,
                       "ledger.db: entry %lld has a column that is not as it was written, so that its monitored fields cannot be found and are not "
                       "erased; have the ledger verified, restore a copy, and erase again",
                       (long long)unread);
}
