#include "base/sha256.h"
#include "epf/version.h"
#include "ledger/inner.h"

/* What an entry is made of, before it is written. */
typedef struct draft {
  row r;
  case_key c;
  str content; /* enciphered */
  uint8_t salt[32], input_digest[32], monitored_digest[32], body_digest[32], row_salt[SALT_BYTES];
  bool monitored;
} draft;

static epf_status check_text(const char *name, str s, size_t most, buf *why) {
  return s.len <= most ? EPF_OK : ledger_refuse(why, EPF_E_ARGUMENT, "%s of an entry may have %zu bytes, and this one has %zu", name, most, s.len);
}

static epf_status check_deed(const ledger *l, const ledger_deed *d, buf *why) {
  if (!l->begun) return ledger_refuse(why, EPF_E_ARGUMENT, "entries are appended within a batch; begin one first");
  if (l->broken) return ledger_refuse(why, EPF_E_LEDGER, "an entry of this batch could not be written; abandon it and begin again");
  if (d->kind < LEDGER_SHORTLIST || d->kind > LEDGER_COMBINATION)
    return ledger_refuse(why, EPF_E_ARGUMENT,
                         d->kind == LEDGER_ERASURE ? "an ERASURE entry is written by ledger_erase and ledger_sweep, which erase"
                                                   : "there is no entry of kind %d",
                         (int)d->kind);
  if (d->officer.len == 0) return ledger_refuse(why, EPF_E_ARGUMENT, "an entry needs the officer who made it");
  if (d->about > l->tip.size)
    return ledger_refuse(why, EPF_E_ARGUMENT, "entry %llu, which this one would be about, is not there: the last one is %llu",
                         (unsigned long long)d->about, (unsigned long long)l->tip.size);
  if (d->monitored.len > 0 && !l->has_statistics_key && (!d->restricted || l->born.settings.restricted))
    return ledger_refuse(why, EPF_E_ARGUMENT,
                         "%s/statistics.key is not there, and it is needed to keep monitored fields; put it back, or give the folder of the keys",
                         l->keys);
  epf_status status = check_text("the monitored codes", d->monitored, LEDGER_MONITORED_MAX, why);
  if (status == EPF_OK) status = check_text("the marks", d->marks, LEDGER_TEXT_MAX, why);
  if (status == EPF_OK) status = check_text("the strata", d->strata, LEDGER_TEXT_MAX, why);
  if (status == EPF_OK) status = check_text("the reasons", d->reasons, LEDGER_TEXT_MAX, why);
  if (status == EPF_OK) status = check_text("the content", d->content, LEDGER_TEXT_MAX, why);
  return status == EPF_OK ? check_text("the purpose", d->purpose, LEDGER_TEXT_MAX, why) : status;
}

static bool needs_key(const ledger_deed *d) { return d->content.len > 0 || d->input.len > 0 || d->monitored.len > 0; }

/* The case of the entry that this one is about. */
static epf_status case_of_about(ledger *l, const ledger_deed *d, draft *x, buf *why) {
  row about;
  bool there;
  epf_status status = row_get(l, d->about, &about, &there, why);
  if (status == EPF_OK && !there)
    status = ledger_refuse(why, EPF_E_LEDGER, "ledger.db: entry %llu is missing; have the ledger verified", (unsigned long long)d->about);
  if (status != EPF_OK || !about.e.has_subject) return status;
  x->r.e.has_subject = true;
  memcpy(x->r.e.subject, about.e.subject, LEDGER_ID_BYTES);
  if (!needs_key(d)) return EPF_OK;
  bool erased = false;
  status = is_erased(l, about.e.subject, &erased, why);
  if (status == EPF_OK && !erased) status = case_of_pseudonym(l, about.e.subject, &x->c, why);
  if (status == EPF_OK && !x->c.there)
    status =
        ledger_refuse(why, EPF_E_ARGUMENT, "the case of entry %llu was erased: nothing more of it can be kept; give the subject to begin a new case",
                      (unsigned long long)d->about);
  return status;
}

/* An erased case whose row was put back from a copy begins no entry any more. Only a shortlist begins a case. */
static epf_status case_of_deed(ledger *l, const ledger_deed *d, case_key *c, buf *why) {
  bool erased = false;
  epf_status status = case_of_subject(l, d->subject, c, why);
  if (status == EPF_OK && c->there) status = is_erased(l, c->pseudonym, &erased, why);
  if (status != EPF_OK || (c->there && !erased)) return status;
  if (d->kind != LEDGER_SHORTLIST) status = ledger_refuse(why, EPF_E_ARGUMENT, "the ledger has no entry of this identifier, or it was erased");
  else if (erased) status = case_drop(l, c->pseudonym, why);
  sodium_memzero(c, sizeof *c);
  return status == EPF_OK ? case_make(l, d->subject, c, why) : status;
}

static epf_status find_case(ledger *l, const ledger_deed *d, draft *x, buf *why) {
  epf_status status = EPF_OK;
  if (d->subject.len > 0) {
    status = case_of_deed(l, d, &x->c, why);
  } else if (d->kind == LEDGER_SHORTLIST) {
    status = case_make(l, d->subject, &x->c, why);
  } else if (d->about != 0) {
    return case_of_about(l, d, x, why);
  } else {
    return needs_key(d) ? ledger_refuse(why, EPF_E_ARGUMENT, "a content, an input or monitored codes need a subject, or an entry that they are about")
                        : EPF_OK;
  }
  x->r.e.has_subject = status == EPF_OK;
  memcpy(x->r.e.subject, x->c.pseudonym, LEDGER_ID_BYTES);
  return status;
}

static void fill(const ledger *l, const ledger_deed *d, draft *x) {
  ledger_entry *e = &x->r.e;
  e->sequence = l->tip.size + 1;
  e->time_ms = d->time_ms;
  e->kind = d->kind;
  e->about = d->about;
  e->catalogue = d->catalogue;
  e->as_of = d->as_of;
  e->stage = d->stage;
  e->restricted = d->restricted;
  e->marks = d->marks;
  e->strata = d->strata;
  e->purpose = d->purpose;
  e->engine = STR(EPF_VERSION_TEXT);
  ledger_pseudonym_of_officer(l, d->officer, e->officer);
  randombytes_buf(e->nonce, sizeof e->nonce);
}

static str digest_text(const uint8_t digest[32]) { return (str){(const char *)digest, 32}; }

static epf_status fill_content(ledger *l, const ledger_deed *d, draft *x) {
  uint8_t hash[32];
  str input_hash = STR("");
  buf_clear(&l->content);
  if (d->content.len == 0 && d->input.len == 0) return EPF_OK;
  randombytes_buf(x->salt, sizeof x->salt);
  if (d->input.len > 0) {
    sha256(hash, d->input.at, d->input.len);
    input_hash = digest_text(hash);
    content_salted(x->salt, hash, x->input_digest);
    x->r.input_digest = digest_text(x->input_digest);
  }
  epf_status status = content_seal(l, &x->c, &x->r, input_hash, x->salt, d->content, &l->content);
  x->content = (str){l->content.at, l->content.len};
  sodium_memzero(hash, sizeof hash);
  return status;
}

static void fill_digests(const ledger *l, const ledger_deed *d, draft *x) {
  if (d->reasons.len > 0 || x->content.len > 0) {
    body_digest(d->reasons, x->content, x->body_digest);
    x->r.body_digest = digest_text(x->body_digest);
  }
  x->monitored = d->monitored.len > 0 && (!d->restricted || l->born.settings.restricted);
  if (!x->monitored) return;
  uint8_t half[LEDGER_ID_BYTES];
  randombytes_buf(x->row_salt, sizeof x->row_salt);
  monitored_half(&l->ledger_key, x->r.e.nonce, half);
  monitored_digest(&l->statistics_key, half, x->row_salt, d->monitored, x->monitored_digest);
  x->r.monitored_digest = digest_text(x->monitored_digest);
}

static epf_status add_body(ledger *l, const draft *x, str reasons, buf *why) {
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_ADD_BODY, &st, why);
  if (status != EPF_OK) return status;
  bind_number(st, 1, x->r.e.sequence);
  bind_bytes(st, 2, reasons.at, reasons.len);
  bind_bytes(st, 3, x->content.at, x->content.len);
  return store_add(st, "writing a body", why);
}

/* Into the chain and into the tables; a head when it is due. */
static epf_status write_row(ledger *l, row *r, buf *why) {
  buf_clear(&l->leaf);
  leaf_write(r, &l->leaf);
  if (l->leaf.failed) return EPF_E_NOMEM;
  chain_add(&l->tip, (str){l->leaf.at, l->leaf.len}, r->seal, r->mac);
  sqlite3_stmt *st;
  epf_status status = ledger_statement(l, ST_ADD_ENTRY, &st, why);
  if (status != EPF_OK) return status;
  row_bind(st, r);
  status = store_add(st, "writing an entry", why);
  head h;
  return status == EPF_OK && head_due(l, l->tip.size) ? head_add(l, r->e.time_ms, &h, why) : status;
}

static epf_status write_draft(ledger *l, const ledger_deed *d, draft *x, buf *why) {
  epf_status status = fill_content(l, d, x);
  if (status != EPF_OK) return status;
  fill_digests(l, d, x);
  status = write_row(l, &x->r, why);
  if (status == EPF_OK && x->r.body_digest.len > 0) status = add_body(l, x, d->reasons, why);
  return status == EPF_OK && x->monitored ? monitored_add(l, &x->r, x->row_salt, d->monitored, why) : status;
}

epf_status ledger_append(ledger *l, const ledger_deed *deed, uint64_t *sequence, buf *why) {
  draft x = {0};
  *sequence = 0;
  epf_status status = check_deed(l, deed, why);
  if (status != EPF_OK) return status;
  fill(l, deed, &x);
  status = catalogue_hash(l, deed->catalogue, x.r.catalogue_hash, why);
  if (status == EPF_E_LEDGER) status = EPF_E_ARGUMENT;
  if (status == EPF_OK) status = find_case(l, deed, &x, why);
  if (status == EPF_OK) status = write_draft(l, deed, &x, why);
  if (status == EPF_OK) *sequence = x.r.e.sequence;
  else if (status != EPF_E_ARGUMENT) l->broken = true; /* a wrong deed changed nothing; a fault may have */
  sodium_memzero(&x, sizeof x);
  return status;
}

epf_status append_erasure(ledger *l, const ledger_deed *deed, const uint8_t pseudonym[LEDGER_ID_BYTES], uint64_t about, buf *why) {
  row r = {0};
  ledger_deed plain = {.kind = LEDGER_ERASURE, .time_ms = deed->time_ms, .officer = deed->officer, .purpose = deed->purpose, .about = about};
  draft x = {0};
  fill(l, &plain, &x);
  r = x.r;
  r.e.has_subject = true;
  memcpy(r.e.subject, pseudonym, LEDGER_ID_BYTES);
  epf_status status = write_row(l, &r, why);
  if (status != EPF_OK) l->broken = true;
  return status;
}

void ledger_pseudonym_of_officer(const ledger *l, str officer, uint8_t to[LEDGER_ID_BYTES]) {
  memset(to, 0, LEDGER_ID_BYTES);
  if (l->has_ledger_key) crypto_generichash(to, LEDGER_ID_BYTES, (const uint8_t *)officer.at, officer.len, l->ledger_key.officer, 32);
}
