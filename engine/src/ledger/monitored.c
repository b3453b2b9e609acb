/* Monitored fields: rows that only both keys can join to entries.
 *
 * half = SipHash-2-4-128(ledger.key, nonce of the entry); link = SipHash-2-4-128(statistics.key, half). A row is (link, salt, codes). The entry keeps
 * a digest of the codes that depends on statistics.key, on the half and on the salt, so that it cannot be guessed without both keys, nor with them
 * when the row is gone.
 */
#include "ledger/inner.h"

void monitored_half(const ledger_keys *k, const uint8_t nonce[LEDGER_ID_BYTES], uint8_t half[LEDGER_ID_BYTES]) {
  crypto_shorthash_siphashx24(half, nonce, LEDGER_ID_BYTES, k->link);
}
void monitored_link(const statistics_keys *k, const uint8_t half[LEDGER_ID_BYTES], uint8_t link[LEDGER_ID_BYTES]) {
  crypto_shorthash_siphashx24(link, half, LEDGER_ID_BYTES, k->link);
}

void monitored_digest(const statistics_keys *k, const uint8_t half[LEDGER_ID_BYTES], const uint8_t salt[SALT_BYTES], str codes, uint8_t to[32]) {
  uint8_t bytes[LEDGER_ID_BYTES + SALT_BYTES + LEDGER_MONITORED_MAX];
  memcpy(bytes, half, LEDGER_ID_BYTES);
  memcpy(bytes + LEDGER_ID_BYTES, salt, SALT_BYTES);
  memcpy(bytes + LEDGER_ID_BYTES + SALT_BYTES, codes.at, codes.len);
  crypto_generichash(to, 32, bytes, LEDGER_ID_BYTES + SALT_BYTES + codes.len, k->digest, 32);
}

epf_status monitored_add(ledger *l, const row *r, const uint8_t salt[SALT_BYTES], str codes, buf *why) {
  epf_status status = ledger_need_statistics(l, why);
  if (status == EPF_OK && !l->statistics_begun) status = store_run(l->statistics, "BEGIN IMMEDIATE", why);
  if (status != EPF_OK) return status;
  l->statistics_begun = true;
  sqlite3_stmt *st;
  status = ledger_statement(l, ST_ADD_MONITORED, &st, why);
  if (status != EPF_OK) return status;
  uint8_t half[LEDGER_ID_BYTES], link[LEDGER_ID_BYTES];
  monitored_half(&l->ledger_key, r->e.nonce, half);
  monitored_link(&l->statistics_key, half, link);
  bind_bytes(st, 1, link, sizeof link);
  bind_bytes(st, 2, salt, SALT_BYTES);
  bind_bytes(st, 3, codes.at, codes.len);
  return store_do(st, "keeping monitored fields", why);
}
