/* Monitored fields: rows that only both keys can join to entries.
 *
 * half = SipHash-2-4-128(ledger.key, nonce of the entry); link = SipHash-2-4-128(statistics.key, half). A row is (link, salt, codes). The entry keeps
 * a digest of the codes that depends on statistics.key, on the half and on the salt, so that it cannot be guessed without both keys, nor with them
 * when the row is gone.
 */
#include <stdlib.h>

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

/* A row as it is kept until the commit, and while its neighbours are written anew. */
typedef struct kept_row {
  uint8_t link[LEDGER_ID_BYTES], salt[SALT_BYTES];
  uint8_t len, codes[LEDGER_MONITORED_MAX];
} kept_row;

static void link_of(const ledger *l, const uint8_t nonce[LEDGER_ID_BYTES], uint8_t link[LEDGER_ID_BYTES]) {
  uint8_t half[LEDGER_ID_BYTES];
  monitored_half(&l->ledger_key, nonce, half);
  monitored_link(&l->statistics_key, half, link);
}

epf_status monitored_add(ledger *l, const row *r, const uint8_t salt[SALT_BYTES], str codes, buf *why) {
  epf_status status = ledger_need_statistics(l, why);
  if (status == EPF_OK && !l->statistics_begun) status = store_run(l->statistics, "BEGIN IMMEDIATE", why);
  if (status != EPF_OK) return status;
  l->statistics_begun = true;
  kept_row k = {.len = (uint8_t)codes.len};
  link_of(l, r->e.nonce, k.link);
  memcpy(k.salt, salt, SALT_BYTES);
  memcpy(k.codes, codes.at, codes.len);
  buf_add(&l->added, (const char *)&k, sizeof k);
  return l->added.failed ? EPF_E_NOMEM : EPF_OK;
}

epf_status monitored_drop(ledger *l, const uint8_t nonce[LEDGER_ID_BYTES], buf *why) {
  sqlite3_stmt *drop, *look;
  uint8_t link[LEDGER_ID_BYTES];
  bool there = false;
  epf_status status = ledger_statement(l, ST_DROP_MONITORED, &drop, why);
  if (status == EPF_OK) status = ledger_statement(l, ST_MONITORED_THERE, &look, why);
  if (status != EPF_OK) return status;
  link_of(l, nonce, link);
  bind_bytes(drop, 1, link, sizeof link);
  status = store_change(drop, "removing monitored fields", 0, 1, NULL, why);
  if (status != EPF_OK) return status;
  bind_bytes(look, 1, link, sizeof link);
  status = store_step(look, "looking for monitored fields", &there, why);
  sqlite3_reset(look);
  sqlite3_clear_bindings(look);
  return there ? ledger_refuse(why, EPF_E_LEDGER, "statistics.db: monitored fields were to be erased and are still there; have the ledger verified")
               : status;
}

/* ---- the places of rows ----
 *
 * SQLite lays the rows of a page from its end towards its beginning as they come, so that places would tell the order, and the order whose they are.
 * So new rows are sorted by their links, which are random, and with each of them its whole bucket is taken out and laid down again in the order of
 * links. The bounds of a bucket are the first bits of links, as many as make it half a page to one, which is some dozens of rows: they depend on how many rows there are, not on
 * which are new. What can still be told is which bucket was written last.
 */

static int by_link(const void *a, const void *b) { return memcmp(a, b, LEDGER_ID_BYTES); }

typedef struct bucket {
  uint8_t from[LEDGER_ID_BYTES], to[LEDGER_ID_BYTES];
} bucket;

static bucket bucket_of(const uint8_t link[LEDGER_ID_BYTES], int bits) {
  bucket b;
  for (int i = 0; i < LEDGER_ID_BYTES; i++) {
    int within = bits - 8 * i;
    uint8_t free_bits = (uint8_t)(within >= 8 ? 0 : within <= 0 ? 0xff : 0xff >> within);
    b.from[i] = (uint8_t)(link[i] & ~free_bits);
    b.to[i] = (uint8_t)(link[i] | free_bits);
  }
  return b;
}

/* A batch is its own crowd: its rows tell nothing of their order among themselves, so that its buckets may be smaller. */
static epf_status bucket_bits(ledger *l, size_t count, int *bits, buf *why) {
  enum { OTHER_PAGES = 3, BITS_MAX = 32, CROWD = 16 }; /* the schema, whose it is, the root */
  int64_t pages = 0;
  epf_status status = store_number(l->statistics, "PRAGMA page_count", &pages, why);
  *bits = 0;
  while (*bits < BITS_MAX && INT64_C(1) << *bits < pages - OTHER_PAGES) ++*bits;
  if (*bits > 0 && count >= CROWD) ++*bits;
  return status;
}

static void bind_bucket(sqlite3_stmt *st, const bucket *b) {
  bind_bytes(st, 1, b->from, LEDGER_ID_BYTES);
  bind_bytes(st, 2, b->to, LEDGER_ID_BYTES);
}

static epf_status read_bucket(ledger *l, const bucket *b, buf *rows, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_BUCKET, &st, why);
  if (status != EPF_OK) return status;
  bind_bucket(st, b);
  for (bool more = true; status == EPF_OK && more;) {
    status = store_step(st, "reading monitored fields", &more, why);
    if (!more) break;
    str link = column_bytes(st, 0), salt = column_bytes(st, 1), codes = column_bytes(st, 2);
    if (link.len != LEDGER_ID_BYTES || salt.len != SALT_BYTES || codes.len > LEDGER_MONITORED_MAX) {
      status = ledger_refuse(why, EPF_E_LEDGER, "statistics.db has a row that is not as it was written: it is damaged; have the ledger verified");
      break;
    }
    kept_row k = {.len = (uint8_t)codes.len};
    memcpy(k.link, link.at, link.len);
    memcpy(k.salt, salt.at, salt.len);
    memcpy(k.codes, codes.at, codes.len);
    buf_add(rows, (const char *)&k, sizeof k);
  }
  sqlite3_reset(st);
  return status == EPF_OK && rows->failed ? EPF_E_NOMEM : status;
}

static epf_status drop_bucket(ledger *l, const bucket *b, size_t rows, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_DROP_BUCKET, &st, why);
  if (status != EPF_OK) return status;
  bind_bucket(st, b);
  return store_change(st, "taking monitored fields out to lay them down in order", (int)rows, (int)rows, NULL, why);
}

static epf_status lay_down(ledger *l, const kept_row *k, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_ADD_MONITORED, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, k->link, LEDGER_ID_BYTES);
  bind_bytes(st, 2, k->salt, SALT_BYTES);
  bind_bytes(st, 3, k->codes, k->len);
  return store_add(st, "keeping monitored fields", why);
}

/* `count` new rows, all of bucket b. */
static epf_status settle_bucket(ledger *l, const bucket *b, const kept_row *added, size_t count, buf *rows, buf *why) {
  buf_clear(rows);
  epf_status status = read_bucket(l, b, rows, why);
  if (status == EPF_OK) status = drop_bucket(l, b, rows->len / sizeof *added, why);
  buf_add(rows, (const char *)added, count * sizeof *added);
  if (status == EPF_OK && rows->failed) status = EPF_E_NOMEM;
  if (status != EPF_OK) return status;
  size_t all = rows->len / sizeof *added;
  qsort(rows->at, all, sizeof *added, by_link);
  for (size_t i = 0; i < all && status == EPF_OK; i++) status = lay_down(l, (const kept_row *)(const void *)rows->at + i, why);
  return status;
}

epf_status monitored_settle(ledger *l, buf *why) {
  size_t count = l->added.len / sizeof(kept_row);
  if (count == 0) return EPF_OK;
  kept_row *added = (kept_row *)(void *)l->added.at;
  int bits;
  buf rows = {0};
  epf_status status = bucket_bits(l, count, &bits, why);
  qsort(added, count, sizeof *added, by_link);
  for (size_t i = 0, end; i < count && status == EPF_OK; i = end) {
    bucket b = bucket_of(added[i].link, bits);
    for (end = i + 1; end < count && memcmp(added[end].link, b.to, LEDGER_ID_BYTES) <= 0;) end++;
    status = settle_bucket(l, &b, added + i, end - i, &rows, why);
  }
  buf_wipe(&rows);
  return status;
}
