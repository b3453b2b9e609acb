/* Erasure: the ERASURE entry is on disk first; then the monitored fields go, then the key of the case, and then chain.state is written. A crash in
 * between leaves chain.state behind an ERASURE entry: who next begins a batch finishes the work. */
#include "ledger/inner.h"

typedef uint8_t pseudonym[LEDGER_ID_BYTES];

static epf_status check(ledger *l, const ledger_deed *d, buf *why) {
  if (d->officer.len == 0) return ledger_refuse(why, EPF_E_ARGUMENT, "an erasure needs the officer who orders it");
  if (l->access == LEDGER_WRITE && !l->has_statistics_key)
    return ledger_refuse(
        why, EPF_E_ARGUMENT,
        "%s/statistics.key is not there, and without it monitored fields cannot be found to be erased; put it back, or give the folder of the keys",
        l->keys);
  return EPF_OK;
}

static epf_status destroy_all(ledger *l, void *user, buf *why) {
  const buf *cases = user;
  epf_status status = EPF_OK;
  for (size_t i = 0; i < cases->len && status == EPF_OK; i += LEDGER_ID_BYTES) status = case_destroy(l, (const uint8_t *)cases->at + i, why);
  return status;
}

/* Those of `list`, within a batch that this ends. */
static epf_status erase_all(ledger *l, const ledger_deed *deed, buf *list, uint64_t about, size_t *cases, buf *why) {
  epf_status status = list->failed ? EPF_E_NOMEM : EPF_OK;
  for (size_t i = 0; i < list->len && status == EPF_OK; i += LEDGER_ID_BYTES)
    status = append_erasure(l, deed, (const uint8_t *)list->at + i, about, why);
  size_t mended = l->mended;
  if (status == EPF_OK) status = batch_commit(l, destroy_all, list, why);
  if (status == EPF_OK) *cases = list->len / LEDGER_ID_BYTES + mended;
  return status;
}

static epf_status find_case(ledger *l, str subject, uint64_t sequence, case_key *c, buf *why) {
  *c = (case_key){0};
  if (subject.len > 0) return case_of_subject(l, subject, c, why);
  row r;
  bool there;
  epf_status status = row_get(l, sequence, &r, &there, why);
  if (status == EPF_OK && !there) status = ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no entry %llu", (unsigned long long)sequence);
  return status == EPF_OK && r.e.has_subject ? case_of_pseudonym(l, r.e.subject, c, why) : status;
}

epf_status ledger_erase(ledger *l, str subject, uint64_t sequence, const ledger_deed *deed, size_t *cases, buf *why) {
  case_key c;
  buf list = {0};
  *cases = 0;
  epf_status status = check(l, deed, why);
  if (status == EPF_OK) status = ledger_begin(l, why);
  if (status != EPF_OK) return status;
  status = find_case(l, subject, sequence, &c, why);
  if (status == EPF_OK && c.there) buf_add(&list, (const char *)c.pseudonym, LEDGER_ID_BYTES);
  sodium_memzero(&c, sizeof c);
  if (status == EPF_OK) status = erase_all(l, deed, &list, subject.len > 0 ? 0 : sequence, cases, why);
  ledger_abandon(l);
  buf_free(&list);
  return status;
}

/* A case whose row is there; those of others that are long erased are passed over. */
static epf_status add_if_there(ledger *l, str id, buf *list, buf *why) {
  sqlite3_stmt *st;
  bool there = false;
  epf_status status = ledger_statement(l, ST_CASE_BY_PSEUDONYM, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, id.at, id.len);
  status = store_step(st, "looking for a case", &there, why);
  sqlite3_reset(st);
  if (there && id.len == LEDGER_ID_BYTES) buf_str(list, id);
  return status;
}

static epf_status find_old(ledger *l, int64_t before_ms, buf *list, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(l->db, "SELECT subject FROM entries WHERE subject IS NOT NULL GROUP BY subject HAVING max(time)<?", &st, why);
  if (status == EPF_OK) sqlite3_bind_int64(st, 1, before_ms);
  for (bool more = true; status == EPF_OK && more;) {
    status = store_step(st, "looking for old cases", &more, why);
    if (more) status = add_if_there(l, column_bytes(st, 0), list, why);
  }
  sqlite3_finalize(st);
  return status;
}

/* Rewritten, so that neither free pages nor the places of rows within their pages tell what was there, and in which order it came. */
static epf_status rewrite(ledger *l, buf *why) {
  epf_status status = ledger_need_statistics(l, why);
  if (status == EPF_OK) status = store_run(l->statistics, "VACUUM", why);
  return status == EPF_OK ? store_run(l->cases, "VACUUM", why) : status;
}

epf_status ledger_sweep(ledger *l, const ledger_deed *deed, size_t *cases, buf *why) {
  static const int64_t day_ms = 86400000;
  buf list = {0};
  *cases = 0;
  epf_status status = check(l, deed, why);
  if (status == EPF_OK) status = ledger_begin(l, why);
  if (status != EPF_OK) return status;
  uint32_t days = l->born.settings.retention_days;
  int64_t kept_ms = (int64_t)days * day_ms;
  if (days > 0 && deed->time_ms > INT64_MIN + kept_ms) status = find_old(l, deed->time_ms - kept_ms, &list, why);
  if (status == EPF_OK) status = erase_all(l, deed, &list, 0, cases, why);
  ledger_abandon(l);
  buf_free(&list);
  return status == EPF_OK ? rewrite(l, why) : status;
}
