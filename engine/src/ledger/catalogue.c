#include "base/sha256.h"
#include "ledger/inner.h"

static epf_status find(ledger *l, str text, const uint8_t hash[32], uint32_t *id, buf *why) {
  sqlite3_stmt *st;
  bool row = false;
  *id = 0;
  epf_status status = ledger_statement(l, ST_CATALOGUE_BY_HASH, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, hash, 32);
  status = store_step(st, "looking for a catalogue", &row, why);
  if (!row) return status;
  *id = (uint32_t)sqlite3_column_int64(st, 0);
  if (!str_eq(column_bytes(st, 1), text))
    status = ledger_refuse(why, EPF_E_LEDGER,
                           "ledger.db: the text of catalogue %u is not the one of its hash: it was changed; have the ledger verified", *id);
  sqlite3_reset(st);
  return status;
}

epf_status ledger_catalogue(ledger *l, str text, uint32_t *id, buf *why) {
  *id = 0;
  if (!l->begun) return ledger_refuse(why, EPF_E_ARGUMENT, "a catalogue is kept within a batch; begin one first");
  if (text.len == 0 || text.len > LEDGER_TEXT_MAX)
    return ledger_refuse(why, EPF_E_ARGUMENT, "a catalogue has 1 to %d bytes, and this one has %zu", LEDGER_TEXT_MAX, text.len);
  uint8_t hash[32];
  sha256(hash, text.at, text.len);
  epf_status status = find(l, text, hash, id, why);
  if (status != EPF_OK || *id != 0) return status;
  sqlite3_stmt *st;
  status = ledger_statement(l, ST_ADD_CATALOGUE, &st, why);
  if (status == EPF_OK) {
    bind_bytes(st, 1, hash, 32);
    bind_bytes(st, 2, text.at, text.len);
    status = store_add(st, "keeping a catalogue", why);
  }
  if (status == EPF_OK) *id = (uint32_t)sqlite3_last_insert_rowid(l->db);
  else l->broken = true;
  return status;
}

epf_status catalogue_hash(ledger *l, uint32_t id, uint8_t to[32], buf *why) {
  memset(to, 0, 32);
  if (id == 0) return EPF_OK;
  sqlite3_stmt *st;
  bool row = false;
  epf_status status = ledger_statement(l, ST_CATALOGUE_HASH, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, id);
  status = store_step(st, "reading a catalogue", &row, why);
  if (status != EPF_OK) return status;
  str hash = row ? column_bytes(st, 0) : STR("");
  if (hash.len == 32) memcpy(to, hash.at, 32);
  sqlite3_reset(st);
  return hash.len == 32 ? EPF_OK : ledger_refuse(why, EPF_E_LEDGER, "ledger.db has no catalogue %u", id);
}

epf_status ledger_catalogue_text(ledger *l, uint32_t id, buf *to, buf *why) {
  sqlite3_stmt *st;
  bool row = false;
  epf_status status = ledger_statement(l, ST_CATALOGUE_TEXT, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, id);
  status = store_step(st, "reading a catalogue", &row, why);
  if (status != EPF_OK) return status;
  if (!row) return ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no catalogue %u", id);
  str text = column_bytes(st, 1);
  uint8_t hash[32];
  sha256(hash, text.at, text.len);
  if (str_eq(column_bytes(st, 0), (str){(const char *)hash, 32})) buf_str(to, text);
  else
    status = ledger_refuse(why, EPF_E_LEDGER,
                           "ledger.db: the text of catalogue %u is not the one of its hash: it was changed; have the ledger verified", id);
  sqlite3_reset(st);
  return status == EPF_OK && to->failed ? EPF_E_NOMEM : status;
}
