/* What is known of a person, enciphered under the key of the case.
 *
 * nonce, then XChaCha20-Poly1305 of: salt, SHA-256 of the input (zeros: none), the content, padding to a multiple of 256 bytes, so that its
 * length says little. Bound to the ledger and to the entry's sequence and nonce: it cannot be put to another entry.
 */
#include "ledger/inner.h"

enum {
  NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
  TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
  BLOCK = 256,
  FIXED = 64,
  BOUND_BYTES = 13 + 8 + 2 * LEDGER_ID_BYTES
};

static void bound_to(const uint8_t id[LEDGER_ID_BYTES], uint64_t sequence, const uint8_t nonce[LEDGER_ID_BYTES], uint8_t to[BOUND_BYTES]) {
  memcpy(to, "epf-content/1", 13);
  put_number(to + 13, sequence);
  memcpy(to + 21, id, LEDGER_ID_BYTES);
  memcpy(to + 21 + LEDGER_ID_BYTES, nonce, LEDGER_ID_BYTES);
}

void content_salted(const uint8_t salt[32], const uint8_t input_hash[32], uint8_t digest[32]) { crypto_auth_hmacsha256(digest, input_hash, 32, salt); }

/* Room for `len` more bytes, zeroed. */
static uint8_t *room(buf *b, size_t len) {
  static const char zeros[256];
  size_t from = b->len;
  for (size_t left = len; left > 0;) {
    size_t n = left < sizeof zeros ? left : sizeof zeros;
    buf_add(b, zeros, n);
    left -= n;
  }
  return b->failed ? NULL : (uint8_t *)b->at + from;
}

epf_status content_seal(ledger *l, const case_key *c, const row *r, str input_hash, const uint8_t salt[32], str content, buf *to) {
  size_t filled = FIXED + content.len, padded = (filled / BLOCK + 1) * BLOCK;
  uint8_t bound[BOUND_BYTES], *at = room(to, NONCE + padded + TAG);
  if (at == NULL) return EPF_E_NOMEM;
  uint8_t *plain = at + NONCE;
  randombytes_buf(at, NONCE);
  memcpy(plain, salt, 32);
  if (input_hash.len == 32) memcpy(plain + 32, input_hash.at, 32);
  if (content.len > 0) memcpy(plain + FIXED, content.at, content.len);
  plain[filled] = 0x80; /* as sodium_pad does: the last 0x80 ends the content */
  bound_to(l->born.id, r->e.sequence, r->e.nonce, bound);
  crypto_aead_xchacha20poly1305_ietf_encrypt(plain, NULL, plain, padded, bound, sizeof bound, NULL, at, c->key);
  return EPF_OK;
}

bool content_open(const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], uint64_t sequence, const uint8_t nonce[LEDGER_ID_BYTES], str sealed,
                  buf *memory, content_opened *o) {
  if (sealed.len < NONCE + BLOCK + TAG || (sealed.len - NONCE - TAG) % BLOCK != 0) return false;
  uint8_t bound[BOUND_BYTES];
  size_t padded = sealed.len - NONCE - TAG;
  buf_clear(memory);
  uint8_t *plain = room(memory, padded);
  if (plain == NULL) return false;
  const uint8_t *at = (const uint8_t *)sealed.at;
  bound_to(id, sequence, nonce, bound);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, NULL, NULL, at + NONCE, sealed.len - NONCE, bound, sizeof bound, at, key) != 0) return false;
  size_t filled = padded;
  while (filled > FIXED && plain[filled - 1] == 0) filled--;
  if (filled <= FIXED || plain[filled - 1] != 0x80) return false;
  memcpy(o->salt, plain, 32);
  memcpy(o->input_hash, plain + 32, 32);
  o->text = (str){(const char *)plain + FIXED, filled - 1 - FIXED};
  return true;
}

static epf_status open_entry(ledger *l, const row *r, str sealed, content_opened *o, ledger_content_state *state, buf *why) {
  case_key c;
  bool erased = false;
  epf_status status = is_erased(l, r->e.subject, &erased, why);
  *state = LEDGER_CONTENT_ERASED;
  if (status != EPF_OK || erased) return status;
  status = case_of_pseudonym(l, r->e.subject, &c, why);
  if (status != EPF_OK) return status;
  if (!c.there)
    return ledger_refuse(why, EPF_E_LEDGER,
                         "cases.db has no key for the case of entry %llu, and no entry says that it was erased; restore cases.db from a copy",
                         (unsigned long long)r->e.sequence);
  bool opens = content_open(l->born.id, c.key, r->e.sequence, r->e.nonce, sealed, &l->content, o);
  sodium_memzero(&c, sizeof c);
  if (l->content.failed) return EPF_E_NOMEM;
  *state = LEDGER_CONTENT_READABLE;
  return opens
             ? EPF_OK
             : ledger_refuse(why, EPF_E_LEDGER,
                             "the content of entry %llu does not open with the key of its case: one of the two was changed; have the ledger verified",
                             (unsigned long long)r->e.sequence);
}

static epf_status opened(ledger *l, uint64_t sequence, row *r, content_opened *o, ledger_content_state *state, buf *why) {
  bool there = false, body = false;
  *state = LEDGER_CONTENT_NONE;
  epf_status status = ledger_need_ledger_key(l, "to read contents", why);
  if (status == EPF_OK) status = row_get(l, sequence, r, &there, why);
  if (status != EPF_OK) return status;
  if (!there) return ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no entry %llu", (unsigned long long)sequence);
  sqlite3_stmt *st;
  status = ledger_statement(l, ST_BODY, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, sequence);
  status = store_step(st, "reading a body", &body, why);
  if (!body) return status;
  if (r->e.has_subject && sqlite3_column_bytes(st, 1) > 0) status = open_entry(l, r, column_bytes(st, 1), o, state, why);
  sqlite3_reset(st);
  return status;
}

static void forget(ledger *l, content_opened *o) {
  sodium_memzero(o, sizeof *o);
  if (l->content.at != NULL) sodium_memzero(l->content.at, l->content.len);
}

epf_status ledger_content(ledger *l, uint64_t sequence, buf *to, ledger_content_state *state, buf *why) {
  row r;
  content_opened o = {0};
  epf_status status = opened(l, sequence, &r, &o, state, why);
  if (status == EPF_OK && *state == LEDGER_CONTENT_READABLE) {
    buf_str(to, o.text);
    if (o.text.len == 0) *state = LEDGER_CONTENT_NONE; /* only the salt of an input's digest */
  }
  forget(l, &o);
  return status == EPF_OK && to->failed ? EPF_E_NOMEM : status;
}

epf_status ledger_is_input(ledger *l, uint64_t sequence, str input, bool *same, ledger_content_state *state, buf *why) {
  row r;
  content_opened o = {0};
  uint8_t hash[32], digest[32];
  *same = false;
  epf_status status = opened(l, sequence, &r, &o, state, why);
  if (status == EPF_OK && r.input_digest.len == 0 && *state == LEDGER_CONTENT_READABLE) *state = LEDGER_CONTENT_NONE;
  if (status == EPF_OK && *state == LEDGER_CONTENT_READABLE) {
    crypto_hash_sha256(hash, (const uint8_t *)input.at, input.len);
    content_salted(o.salt, hash, digest);
    *same = str_eq(r.input_digest, (str){(const char *)digest, 32});
  }
  forget(l, &o);
  return status;
}
