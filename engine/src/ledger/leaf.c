/* An entry as a row, and as the canonical bytes that the chain is made of.
 *
 * leaf: "epf-entry/1"; then, big-endian, sequence, time, about (8 bytes each), as_of (4), stage (2), kind, restricted (1 each); then, each behind
 * its length in four bytes: hash of the catalogue, officer, subject, nonce, marks, strata, purpose, engine, and the digests of
 * the input, the monitored fields and the body. What is absent has length 0.
 */
#include "ledger/inner.h"

enum {
  COL_SEQ,
  COL_TIME,
  COL_KIND,
  COL_ABOUT,
  COL_CATALOGUE,
  COL_AS_OF,
  COL_STAGE,
  COL_RESTRICTED,
  COL_OFFICER,
  COL_SUBJECT,
  COL_NONCE,
  COL_MARKS,
  COL_STRATA,
  COL_PURPOSE,
  COL_ENGINE,
  COL_INPUT,
  COL_MONITORED,
  COL_BODY,
  COL_SEAL,
  COL_MAC
};

void put_number(uint8_t to[8], uint64_t n) {
  for (int i = 7; i >= 0; i--, n >>= 8) to[i] = (uint8_t)n;
}

uint64_t get_number(const uint8_t from[8]) {
  uint64_t n = 0;
  for (int i = 0; i < 8; i++) n = n << 8 | from[i];
  return n;
}

static void add_number(buf *to, uint64_t n, size_t width) {
  uint8_t bytes[8];
  put_number(bytes, n);
  buf_add(to, (const char *)bytes + 8 - width, width);
}

static void add_text(buf *to, str s) {
  add_number(to, s.len, 4); /* at most LEDGER_TEXT_MAX */
  buf_str(to, s);
}

static str id_text(const uint8_t id[LEDGER_ID_BYTES]) { return (str){(const char *)id, LEDGER_ID_BYTES}; }

void leaf_write(const row *r, buf *to) {
  const ledger_entry *e = &r->e;
  buf_text(to, "epf-entry/1");
  add_number(to, e->sequence, 8);
  add_number(to, (uint64_t)e->time_ms, 8);
  add_number(to, e->about, 8);
  add_number(to, (uint64_t)(int64_t)e->as_of, 4);
  add_number(to, e->stage, 2);
  add_number(to, (uint64_t)e->kind, 1);
  add_number(to, e->restricted, 1);
  add_text(to, (str){(const char *)r->catalogue_hash, e->catalogue == 0 ? 0 : LEDGER_HASH_BYTES});
  add_text(to, id_text(e->officer));
  add_text(to, e->has_subject ? id_text(e->subject) : STR(""));
  add_text(to, id_text(e->nonce));
  add_text(to, e->marks);
  add_text(to, e->strata);
  add_text(to, e->purpose);
  add_text(to, e->engine);
  add_text(to, r->input_digest);
  add_text(to, r->monitored_digest);
  add_text(to, r->body_digest);
}

static bool read_int(sqlite3_stmt *st, int at, int64_t least, int64_t most, int64_t *n) {
  *n = sqlite3_column_int64(st, at);
  return *n >= least && *n <= most;
}

/* Of exactly `len` bytes. */
static bool read_bytes(sqlite3_stmt *st, int at, uint8_t *to, size_t len) {
  str s = column_bytes(st, at);
  if (s.len != len) return false;
  memcpy(to, s.at, len);
  return true;
}

static bool read_digest(sqlite3_stmt *st, int at, str *to) {
  *to = column_bytes(st, at);
  return to->len == 0 || to->len == 32;
}

bool entry_read(sqlite3_stmt *st, ledger_entry *e) {
  int64_t sequence, kind, about, catalogue, as_of, stage, restricted;
  bool good = read_int(st, COL_SEQ, 1, INT64_MAX, &sequence) && read_int(st, COL_TIME, INT64_MIN, INT64_MAX, &e->time_ms) &&
              read_int(st, COL_KIND, LEDGER_SHORTLIST, LEDGER_ERASURE, &kind) && read_int(st, COL_ABOUT, 0, INT64_MAX, &about) &&
              read_int(st, COL_CATALOGUE, 0, UINT32_MAX, &catalogue) && read_int(st, COL_AS_OF, INT32_MIN, INT32_MAX, &as_of) &&
              read_int(st, COL_STAGE, 0, UINT16_MAX, &stage) && read_int(st, COL_RESTRICTED, 0, 1, &restricted) &&
              read_bytes(st, COL_OFFICER, e->officer, LEDGER_ID_BYTES) && read_bytes(st, COL_NONCE, e->nonce, LEDGER_ID_BYTES);
  if (!good) return false;
  e->sequence = (uint64_t)sequence;
  e->kind = (ledger_kind)kind;
  e->about = (uint64_t)about;
  e->catalogue = (uint32_t)catalogue;
  e->as_of = (int32_t)as_of;
  e->stage = (uint16_t)stage;
  e->restricted = restricted != 0;
  e->has_subject = sqlite3_column_type(st, COL_SUBJECT) != SQLITE_NULL;
  if (!e->has_subject) memset(e->subject, 0, LEDGER_ID_BYTES);
  else if (!read_bytes(st, COL_SUBJECT, e->subject, LEDGER_ID_BYTES)) return false;
  e->marks = column_bytes(st, COL_MARKS);
  e->strata = column_bytes(st, COL_STRATA);
  e->purpose = column_bytes(st, COL_PURPOSE);
  e->engine = column_bytes(st, COL_ENGINE);
  return true;
}

/* The tables are STRICT, so another type is no slip; asking for each would cost a scan a third more. */
static bool has_types(sqlite3_stmt *st) {
  for (int i = 0; i <= COL_MAC; i++) {
    int type = sqlite3_column_type(st, i), expected = i <= COL_RESTRICTED ? SQLITE_INTEGER : SQLITE_BLOB;
    if (type != expected && !(i == COL_SUBJECT && type == SQLITE_NULL)) return false;
  }
  return true;
}

bool row_read(sqlite3_stmt *st, row *r) {
  return has_types(st) && entry_read(st, &r->e) && read_digest(st, COL_INPUT, &r->input_digest) &&
         read_digest(st, COL_MONITORED, &r->monitored_digest) && read_digest(st, COL_BODY, &r->body_digest) &&
         read_bytes(st, COL_SEAL, r->seal, SEAL_BYTES) && read_bytes(st, COL_MAC, r->mac, 32);
}

void row_bind(sqlite3_stmt *st, const row *r) {
  const ledger_entry *e = &r->e;
  bind_number(st, COL_SEQ + 1, e->sequence);
  sqlite3_bind_int64(st, COL_TIME + 1, e->time_ms);
  bind_number(st, COL_KIND + 1, (uint64_t)e->kind);
  bind_number(st, COL_ABOUT + 1, e->about);
  bind_number(st, COL_CATALOGUE + 1, e->catalogue);
  sqlite3_bind_int64(st, COL_AS_OF + 1, e->as_of);
  bind_number(st, COL_STAGE + 1, e->stage);
  bind_number(st, COL_RESTRICTED + 1, e->restricted);
  bind_bytes(st, COL_OFFICER + 1, e->officer, LEDGER_ID_BYTES);
  if (e->has_subject) bind_bytes(st, COL_SUBJECT + 1, e->subject, LEDGER_ID_BYTES);
  else sqlite3_bind_null(st, COL_SUBJECT + 1);
  bind_bytes(st, COL_NONCE + 1, e->nonce, LEDGER_ID_BYTES);
  bind_bytes(st, COL_MARKS + 1, e->marks.at, e->marks.len);
  bind_bytes(st, COL_STRATA + 1, e->strata.at, e->strata.len);
  bind_bytes(st, COL_PURPOSE + 1, e->purpose.at, e->purpose.len);
  bind_bytes(st, COL_ENGINE + 1, e->engine.at, e->engine.len);
  bind_bytes(st, COL_INPUT + 1, r->input_digest.at, r->input_digest.len);
  bind_bytes(st, COL_MONITORED + 1, r->monitored_digest.at, r->monitored_digest.len);
  bind_bytes(st, COL_BODY + 1, r->body_digest.at, r->body_digest.len);
  bind_bytes(st, COL_SEAL + 1, r->seal, SEAL_BYTES);
  bind_bytes(st, COL_MAC + 1, r->mac, 32);
}

/* BLAKE2b, as bodies are what is large. */
void body_digest(str reasons, str content, uint8_t to[32]) {
  static const uint8_t salt[crypto_generichash_blake2b_SALTBYTES], personal[crypto_generichash_blake2b_PERSONALBYTES] = "epf-body/1";
  uint8_t len[8];
  crypto_generichash_blake2b_state s;
  crypto_generichash_blake2b_init_salt_personal(&s, NULL, 0, 32, salt, personal);
  put_number(len, reasons.len);
  crypto_generichash_blake2b_update(&s, len, 8);
  crypto_generichash_blake2b_update(&s, (const uint8_t *)reasons.at, reasons.len);
  crypto_generichash_blake2b_update(&s, (const uint8_t *)content.at, content.len);
  crypto_generichash_blake2b_final(&s, to, 32);
}
