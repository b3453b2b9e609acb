#include "ledger/inner.h"

void genesis_bytes(const genesis *g, uint8_t to[GENESIS_BYTES]) {
  uint8_t *at = to;
  memcpy(at, "epf-genesis/1", 13), at += 13;
  memcpy(at, g->id, 16), at += 16;
  memcpy(at, g->sign_public, 32), at += 32;
  memcpy(at, g->chain_check, 32), at += 32;
  memcpy(at, g->statistics_check, 32), at += 32;
  put_number(at, (uint64_t)g->created_ms), at += 8;
  put_number(at, g->settings.retention_days), at += 8;
  put_number(at, g->settings.head_interval), at += 8;
  put_number(at, g->settings.restricted);
}

void genesis_chain_check(const uint8_t first_key[32], uint8_t to[32]) {
  static const char use[] = "epf-chain/1 check";
  crypto_generichash(to, 32, (const uint8_t *)use, sizeof use - 1, first_key, 32);
}

void genesis_mac(const genesis *g, const uint8_t first_key[32], uint8_t to[32]) {
  uint8_t bytes[GENESIS_BYTES];
  genesis_bytes(g, bytes);
  crypto_auth_hmacsha256(to, bytes, sizeof bytes, first_key);
}

static bool fixed(sqlite3_stmt *st, int at, uint8_t *to, size_t len) {
  str s = column_bytes(st, at);
  if (s.len == len) memcpy(to, s.at, len);
  return s.len == len;
}

epf_status genesis_read(sqlite3 *db, genesis *g, buf *why) {
  sqlite3_stmt *st = NULL;
  bool row = false;
  epf_status status = store_prepare(
      db, "SELECT ledger,public,chain_check,statistics_check,created,retention_days,head_interval,restricted,signature FROM settings", &st, why);
  if (status == EPF_OK) status = store_step(st, "reading the settings", &row, why);
  if (status == EPF_OK) {
    bool good = row && fixed(st, 0, g->id, sizeof g->id) && fixed(st, 1, g->sign_public, sizeof g->sign_public) && fixed(st, 2, g->chain_check, 32) &&
                fixed(st, 3, g->statistics_check, 32) && fixed(st, 8, g->signature, sizeof g->signature);
    if (good) {
      g->created_ms = sqlite3_column_int64(st, 4);
      g->settings = (ledger_settings){(uint32_t)sqlite3_column_int64(st, 5), (uint32_t)sqlite3_column_int64(st, 6), sqlite3_column_int64(st, 7) != 0};
    }
    if (!good) status = ledger_refuse(why, EPF_E_LEDGER, "ledger.db has no row of settings as it was made with: it is damaged; restore it from a copy");
  }
  sqlite3_finalize(st);
  return status;
}
