#include <stdlib.h>

#include "ledger/ids.h"
#include "ledger/inner.h"

struct ledger_links {
  id_table of;  /* link to the place in `rows` */
  buf rows;     /* salt, length in one byte, codes */
  uint8_t ledger_key[crypto_shorthash_siphashx24_KEYBYTES];
  statistics_keys key;
};

static epf_status add(ledger_links *k, sqlite3_stmt *st, buf *why) {
  str link = column_bytes(st, 0), salt = column_bytes(st, 1), codes = column_bytes(st, 2);
  uint64_t at;
  if (link.len != LEDGER_ID_BYTES || salt.len != SALT_BYTES || codes.len == 0 || codes.len > LEDGER_MONITORED_MAX)
    return ledger_refuse(why, EPF_E_LEDGER, "statistics.db has a row that is not as it was written: it is damaged; have the ledger verified");
  if (!ids_add(&k->of, (const uint8_t *)link.at, k->rows.len, &at)) return EPF_E_NOMEM;
  buf_str(&k->rows, salt);
  buf_char(&k->rows, (char)codes.len);
  buf_str(&k->rows, codes);
  return k->rows.failed ? EPF_E_NOMEM : EPF_OK;
}

static epf_status load(ledger_links *k, const ledger *l, buf *why) {
  sqlite3 *db = NULL;
  sqlite3_stmt *st = NULL;
  epf_status status = store_open(STORE_STATISTICS, l->path, false, l->born.id, &db, why);
  if (status == EPF_OK) status = store_must_be_ours(STORE_STATISTICS, db, why);
  if (status == EPF_OK) status = store_prepare(db, "SELECT link,salt,codes FROM monitored", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading monitored fields", &row, why);
    if (row) status = add(k, st, why);
  }
  sqlite3_finalize(st);
  sqlite3_close(db);
  return status;
}

epf_status ledger_links_load(ledger_links **out, const ledger *l, buf *why) {
  *out = NULL;
  epf_status status = ledger_need_ledger_key(l, "to link", why);
  if (status != EPF_OK) return status;
  if (!l->has_statistics_key)
    return ledger_refuse(why, EPF_E_ARGUMENT, "%s/statistics.key is not there, and links need both keys; put it back, or give the folder of the keys",
                         l->keys);
  ledger_links *k = calloc(1, sizeof *k);
  if (k == NULL) return EPF_E_NOMEM;
  memcpy(k->ledger_key, l->ledger_key.link, sizeof k->ledger_key);
  k->key = l->statistics_key;
  status = load(k, l, why);
  if (status == EPF_OK) *out = k;
  else ledger_links_free(k);
  return status;
}

void ledger_links_free(ledger_links *k) {
  if (k == NULL) return;
  ids_free(&k->of);
  if (k->rows.at != NULL) sodium_memzero(k->rows.at, k->rows.len);
  buf_free(&k->rows);
  sodium_memzero(k, sizeof *k);
  free(k);
}

bool links_row(const ledger_links *k, const uint8_t nonce[LEDGER_ID_BYTES], const uint8_t **salt, str *codes, uint8_t half[LEDGER_ID_BYTES]) {
  uint8_t link[LEDGER_ID_BYTES];
  uint64_t at;
  crypto_shorthash_siphashx24(half, nonce, LEDGER_ID_BYTES, k->ledger_key);
  monitored_link(&k->key, half, link);
  if (!ids_find(&k->of, link, &at)) return false;
  const char *row = k->rows.at + at;
  *salt = (const uint8_t *)row;
  *codes = (str){row + SALT_BYTES + 1, (uint8_t)row[SALT_BYTES]};
  return true;
}

str ledger_links_find(const ledger_links *k, const uint8_t nonce[LEDGER_ID_BYTES]) {
  const uint8_t *salt;
  uint8_t half[LEDGER_ID_BYTES];
  str codes;
  return links_row(k, nonce, &salt, &codes, half) ? codes : STR("");
}
