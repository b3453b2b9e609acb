#include "ledger/inner.h"

epf_status row_get(ledger *l, uint64_t sequence, row *r, bool *there, buf *why) {
  sqlite3_stmt *st;
  *there = false;
  if (sequence == 0 || sequence > INT64_MAX) return EPF_OK;
  epf_status status = ledger_statement(l, ST_ENTRY, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, sequence);
  status = store_step(st, "reading an entry", there, why);
  if (!*there) return status;
  if (!row_read(st, r))
    status =
        ledger_refuse(why, EPF_E_LEDGER, "ledger.db: entry %llu has a column that is not as it was written: it is damaged; have the ledger verified",
                      (unsigned long long)sequence);
  return status == EPF_OK ? catalogue_hash(l, r->e.catalogue, r->catalogue_hash, why) : status;
}

/* Texts move into the handle's own memory, as the statement must end: an open one would hold the file. */
static str keep_text(ledger *l, str s, size_t *at) {
  *at = l->texts.len;
  buf_str(&l->texts, s);
  return s;
}

static epf_status keep_texts(ledger *l, ledger_entry *e) {
  size_t at[4];
  str *texts[4] = {&e->marks, &e->strata, &e->purpose, &e->engine};
  buf_clear(&l->texts);
  for (int i = 0; i < 4; i++) keep_text(l, *texts[i], &at[i]);
  if (l->texts.failed) return EPF_E_NOMEM;
  for (int i = 0; i < 4; i++) texts[i]->at = texts[i]->len == 0 ? "" : l->texts.at + at[i];
  return EPF_OK;
}

epf_status ledger_get(ledger *l, uint64_t sequence, ledger_entry *entry, buf *why) {
  row r;
  bool there;
  epf_status status = row_get(l, sequence, &r, &there, why);
  if (status != EPF_OK) return status;
  if (!there) return ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no entry %llu", (unsigned long long)sequence);
  *entry = r.e;
  status = keep_texts(l, entry);
  sqlite3_reset(l->statements[ST_ENTRY]);
  return status;
}

static epf_status damaged(sqlite3_stmt *st, buf *why) {
  return ledger_refuse(why, EPF_E_LEDGER, "ledger.db: entry %lld has a column that is not as it was written: it is damaged; have the ledger verified",
                       (long long)sqlite3_column_int64(st, 0));
}

epf_status ledger_each(ledger *l, const ledger_window *window, ledger_visit visit, void *user, buf *why) {
  static const ledger_window all = {0};
  const ledger_window *w = window == NULL ? &all : window;
  bool timed = w->from_ms != 0 || w->to_ms != 0;
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(
      l->db,
      "SELECT seq,time,kind,about,catalogue,as_of,stage,restricted,officer,subject,nonce,marks,strata,purpose,engine FROM entries ORDER BY seq", &st,
      why);
  for (bool more = true; status == EPF_OK && more;) {
    ledger_entry e;
    status = store_step(st, "reading the entries", &more, why);
    if (!more) break;
    int64_t time = sqlite3_column_int64(st, 1), kind = sqlite3_column_int64(st, 2);
    if (timed && (time < w->from_ms || time >= w->to_ms)) continue;
    if (w->kinds != 0 && kind > 0 && kind < 32 && !(w->kinds >> kind & 1)) continue;
    if (!entry_read(st, &e)) status = damaged(st, why);
    else more = visit(user, &e);
  }
  sqlite3_finalize(st);
  return status;
}

epf_status newest_of(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], ledger_kind kind, int stage, uint64_t *sequence, buf *why) {
  sqlite3_stmt *st;
  bool row = false;
  epf_status status = ledger_statement(l, ST_LATEST, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  bind_number(st, 2, (uint64_t)kind);
  sqlite3_bind_int(st, 3, stage);
  status = store_step(st, "looking for the newest entry of a case", &row, why);
  *sequence = row ? (uint64_t)sqlite3_column_int64(st, 0) : 0;
  sqlite3_reset(st);
  return status;
}

epf_status is_erased(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], bool *erased, buf *why) {
  sqlite3_stmt *st;
  *erased = false;
  epf_status status = ledger_statement(l, ST_ERASED, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  status = store_step(st, "looking for an erasure", erased, why);
  sqlite3_reset(st);
  return status;
}

/* None where the case was erased, though its key may be there: half erased, or put back from a copy. */
static epf_status living_case(ledger *l, str subject, case_key *c, buf *why) {
  bool erased = false;
  epf_status status = ledger_need_ledger_key(l, "to find a subject", why);
  if (status == EPF_OK && subject.len > 0) status = case_of_subject(l, subject, c, why);
  if (status == EPF_OK && c->there) status = is_erased(l, c->pseudonym, &erased, why);
  if (erased) c->there = false;
  return status;
}

epf_status ledger_latest(ledger *l, str subject, ledger_kind kind, int stage, uint64_t *sequence, buf *why) {
  case_key c = {0};
  *sequence = 0;
  epf_status status = living_case(l, subject, &c, why);
  if (status == EPF_OK && c.there) status = newest_of(l, c.pseudonym, kind, stage, sequence, why);
  sodium_memzero(&c, sizeof c);
  return status;
}

static epf_status visit_case(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], ledger_visit visit, void *user, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(l->db, "SELECT " ENTRY_COLUMNS " FROM entries WHERE subject=? ORDER BY seq", &st, why);
  if (status == EPF_OK) bind_bytes(st, 1, pseudonym, LEDGER_ID_BYTES);
  for (bool more = true; status == EPF_OK && more;) {
    ledger_entry e;
    status = store_step(st, "reading the entries of a case", &more, why);
    if (!more) break;
    if (!entry_read(st, &e)) status = damaged(st, why);
    else more = visit(user, &e);
  }
  sqlite3_finalize(st);
  return status;
}

epf_status ledger_of_subject(ledger *l, str subject, ledger_visit visit, void *user, buf *why) {
  case_key c = {0};
  epf_status status = living_case(l, subject, &c, why);
  if (status == EPF_OK && c.there) status = visit_case(l, c.pseudonym, visit, user, why);
  sodium_memzero(&c, sizeof c);
  return status;
}

epf_status ledger_reasons(ledger *l, uint64_t sequence, buf *to, buf *why) {
  sqlite3_stmt *st;
  row r;
  bool there, body = false;
  epf_status status = row_get(l, sequence, &r, &there, why);
  if (status == EPF_OK && !there) status = ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no entry %llu", (unsigned long long)sequence);
  if (status == EPF_OK) status = ledger_statement(l, ST_BODY, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, sequence);
  status = store_step(st, "reading a body", &body, why);
  if (!body) return status;
  buf_str(to, column_bytes(st, 0));
  sqlite3_reset(st);
  return to->failed ? EPF_E_NOMEM : EPF_OK;
}
