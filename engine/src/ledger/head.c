#include "ledger/inner.h"

void head_text(const head *h, buf *to) {
  char root[65], key[65];
  sodium_bin2hex(root, sizeof root, h->root, 32);
  sodium_bin2hex(key, sizeof key, h->sign_public, 32);
  buf_printf(to, "epf-head/1 size=%llu root=%s time=%lld key=%s", (unsigned long long)h->size, root, (long long)h->time_ms, key);
}

static bool skip(str *s, const char *text) {
  size_t len = strlen(text);
  if (s->len < len || memcmp(s->at, text, len) != 0) return false;
  *s = (str){s->at + len, s->len - len};
  return true;
}

static bool number(str *s, uint64_t *n) {
  size_t digits = 0;
  *n = 0;
  for (; digits < s->len && s->at[digits] >= '0' && s->at[digits] <= '9'; digits++) {
    if (*n > (INT64_MAX - 9) / 10) return false;
    *n = *n * 10 + (uint64_t)(s->at[digits] - '0');
  }
  *s = (str){s->at + digits, s->len - digits};
  return digits > 0;
}

static bool hex(str *s, uint8_t *to, size_t len) {
  size_t got = 0;
  if (s->len < 2 * len || sodium_hex2bin(to, len, s->at, 2 * len, NULL, &got, NULL) != 0 || got != len) return false;
  *s = (str){s->at + 2 * len, s->len - 2 * len};
  return true;
}

bool head_parse(str line, head *h) {
  *h = (head){0};
  while (line.len > 0 && (line.at[line.len - 1] == '\n' || line.at[line.len - 1] == '\r' || line.at[line.len - 1] == ' ')) line.len--;
  uint64_t time;
  if (!skip(&line, "epf-head/1 size=") || !number(&line, &h->size) || !skip(&line, " root=") || !hex(&line, h->root, 32) || !skip(&line, " time="))
    return false;
  bool before_1970 = skip(&line, "-");
  if (!number(&line, &time) || !skip(&line, " key=") || !hex(&line, h->sign_public, 32) || !skip(&line, " signature=") ||
      !hex(&line, h->signature, sizeof h->signature))
    return false;
  h->time_ms = before_1970 ? -(int64_t)time : (int64_t)time;
  return line.len == 0;
}

bool head_signed_by(const head *h, const uint8_t sign_public[crypto_sign_PUBLICKEYBYTES]) {
  buf text = {0};
  head_text(h, &text);
  bool good = !text.failed && memcmp(h->sign_public, sign_public, 32) == 0 &&
              crypto_sign_verify_detached(h->signature, (const uint8_t *)text.at, text.len, sign_public) == 0;
  buf_free(&text);
  return good;
}

bool head_due(const ledger *l, uint64_t size) { return size % l->born.settings.head_interval == 0; }

/* Signatures are deterministic: the same head twice is the same row. */
static epf_status is_kept(ledger *l, const head *h, bool *there, buf *why) {
  sqlite3_stmt *st;
  *there = false;
  epf_status status = ledger_statement(l, ST_HEAD_THERE, &st, why);
  if (status != EPF_OK) return status;
  bind_bytes(st, 1, h->signature, sizeof h->signature);
  status = store_step(st, "looking for a head", there, why);
  sqlite3_reset(st);
  return status;
}

static epf_status keep(ledger *l, const head *h, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_ADD_HEAD, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, h->size);
  bind_bytes(st, 2, h->root, 32);
  sqlite3_bind_int64(st, 3, h->time_ms);
  bind_bytes(st, 4, h->sign_public, 32);
  bind_bytes(st, 5, h->signature, sizeof h->signature);
  return store_add(st, "keeping a signed head", why);
}

epf_status head_add(ledger *l, int64_t time_ms, head *h, buf *why) {
  buf text = {0};
  bool there = false;
  *h = (head){.size = l->tip.size, .time_ms = time_ms};
  merkle_root(&l->tip.tree, h->root);
  memcpy(h->sign_public, l->ledger_key.sign_public, 32);
  head_text(h, &text);
  epf_status status = text.failed ? EPF_E_NOMEM : EPF_OK;
  if (status == EPF_OK) {
    crypto_sign_detached(h->signature, NULL, (const uint8_t *)text.at, text.len, l->ledger_key.sign_secret);
    status = is_kept(l, h, &there, why);
  }
  buf_free(&text);
  return status == EPF_OK && !there ? keep(l, h, why) : status;
}

epf_status ledger_head(ledger *l, int64_t time_ms, buf *to, buf *why) {
  head h;
  epf_status status = ledger_begin(l, why);
  if (status != EPF_OK) return status;
  status = head_add(l, time_ms, &h, why);
  if (status == EPF_OK) status = ledger_commit(l, why);
  ledger_abandon(l);
  if (status != EPF_OK) return status;
  char signature[2 * crypto_sign_BYTES + 1];
  sodium_bin2hex(signature, sizeof signature, h.signature, sizeof h.signature);
  head_text(&h, to);
  buf_printf(to, " signature=%s", signature);
  return to->failed ? EPF_E_NOMEM : EPF_OK;
}
