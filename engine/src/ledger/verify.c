#include "ledger/verify.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/sha256.h"

typedef unsigned long long ull;

bool verify_grow(void **at, size_t count, size_t *cap, size_t size) {
  if (count < *cap) return true;
  size_t room = *cap == 0 ? 64 : *cap * 2;
  void *bigger = realloc(*at, room * size);
  if (bigger == NULL) return false;
  *at = bigger;
  *cap = room;
  return true;
}

uint64_t verify_pair(const uint8_t id[LEDGER_ID_BYTES], uint64_t number) {
  static const uint8_t key[crypto_shorthash_KEYBYTES];
  uint8_t bytes[LEDGER_ID_BYTES + 8], hash[crypto_shorthash_BYTES];
  memcpy(bytes, id, LEDGER_ID_BYTES);
  put_number(bytes + LEDGER_ID_BYTES, number);
  crypto_shorthash(hash, bytes, sizeof bytes, key);
  return get_number(hash);
}

/* ---- keys and settings ---- */

/* mac(0) depends on them. */
static void blame_settings(verification *v, const char *what) {
  v->settings_changed = true;
  blame_range(v->chain, 0, 0, "settings: they are not those that %s: they were changed", what);
}

static epf_status take_verifier(verification *v, const char *path, buf *why) {
  key_file k;
  epf_status status = key_file_read(KEY_VERIFIER, path, &k, why);
  uint8_t check[32];
  if (status != EPF_OK || !k.there) return status;
  genesis_chain_check(k.secret, check);
  if (memcmp(k.ledger, v->l->born.id, LEDGER_ID_BYTES) != 0)
    status = ledger_refuse(why, EPF_E_ARGUMENT, "%s is a key of another ledger; give the verifier.key that was made with this one", path);
  if (status == EPF_OK) {
    memcpy(v->first_key, k.secret, 32);
    memcpy(v->sign_public, k.open, 32);
    v->has_first_key = true;
    if (memcmp(check, v->l->born.chain_check, 32) != 0 || memcmp(k.open, v->l->born.sign_public, 32) != 0)
      blame_settings(v, "verifier.key was made with");
  }
  sodium_memzero(&k, sizeof k);
  return status;
}

static epf_status find_verifier(verification *v, const ledger_check *check, buf *why) {
  if (check->verifier != NULL) {
    if (access(check->verifier, F_OK) != 0)
      return ledger_refuse(why, EPF_E_ARGUMENT, "%s cannot be read: %s; give the path of verifier.key", check->verifier, strerror(errno));
    return take_verifier(v, check->verifier, why);
  }
  char *path = path_join(v->l->keys, key_file_name(KEY_VERIFIER));
  if (path == NULL) return EPF_E_NOMEM;
  epf_status status = take_verifier(v, path, why);
  free(path);
  return status;
}

static void check_settings(verification *v) {
  uint8_t bytes[GENESIS_BYTES];
  genesis_bytes(&v->l->born, bytes);
  if (crypto_sign_verify_detached(v->l->born.signature, bytes, sizeof bytes, v->sign_public) != 0)
    blame_settings(v, "the ledger was made with");
  if (v->l->born.settings.head_interval == 0) v->l->born.settings.head_interval = LEDGER_INTERVAL_DEFAULT; /* nothing to divide by */
}

static epf_status check_schema(verification *v, store_kind kind, sqlite3 *db, buf *why) {
  buf differs = {0};
  epf_status status = store_schema(kind, db, &differs, why);
  if (status == EPF_OK && differs.len > 0)
    blame_range(v->chain, 0, 0, "%s: %.*s: the tables are not those that the ledger was made with", store_name(kind), (int)differs.len, differs.at);
  buf_free(&differs);
  return status;
}

/* ---- what is read before the walk ---- */

static epf_status load_catalogue(verification *v, sqlite3_stmt *st) {
  int64_t id = sqlite3_column_int64(st, 0);
  str hash = column_bytes(st, 1), text = column_bytes(st, 2);
  if (id < 1 || id > 1 << 24 || hash.len != 32) {
    blame_range(v->chain, 0, 0, "catalogue %lld: it is not as it was written: it was put there or changed", (long long)id);
    return EPF_OK;
  }
  while ((size_t)id >= v->catalogue_count) {
    size_t bigger = v->catalogue_count == 0 ? 64 : v->catalogue_count * 2;
    void *more = realloc(v->catalogues, bigger * sizeof *v->catalogues);
    if (more == NULL) return EPF_E_NOMEM;
    v->catalogues = more;
    memset(v->catalogues + v->catalogue_count, 0, (bigger - v->catalogue_count) * sizeof *v->catalogues);
    v->catalogue_count = bigger;
  }
  sha256(v->catalogues[id], text.at, text.len);
  bool good = memcmp(v->catalogues[id], hash.at, 32) == 0;
  memcpy(v->catalogues[id], hash.at, 32); /* entries are judged by what it was; the text is blamed here, at the first entry that it explains */
  return good ? EPF_OK : EPF_E_DATA;
}

/* The first entry that a catalogue explains. */
static epf_status blame_catalogue(verification *v, int64_t id, buf *why) {
  sqlite3_stmt *st = NULL;
  bool row = false;
  epf_status status = store_prepare(v->l->db, "SELECT min(seq) FROM entries WHERE catalogue=? AND seq>0", &st, why);
  if (status == EPF_OK) sqlite3_bind_int64(st, 1, id);
  if (status == EPF_OK) status = store_step(st, "looking for a catalogue's entries", &row, why);
  uint64_t first = row ? (uint64_t)sqlite3_column_int64(st, 0) : 0;
  sqlite3_finalize(st);
  if (status != EPF_OK) return status;
  if (first == 0) blame_range(v->chain, 0, 0, "catalogue %lld: its text is not the one of its hash: it was changed", (long long)id);
  else blame_entry(v->chain, first, "entry %llu: the text of its catalogue %lld is not the one of its hash: it was changed", (ull)first, (long long)id);
  return EPF_OK;
}

static epf_status load_catalogues(verification *v, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(v->l->db, "SELECT id,hash,text FROM catalogues", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading the catalogues", &row, why);
    if (!row) break;
    status = load_catalogue(v, st);
    if (status == EPF_E_DATA) status = blame_catalogue(v, sqlite3_column_int64(st, 0), why);
  }
  sqlite3_finalize(st);
  return status;
}

static bool add_head(verification *v, const head *h, bool is_anchor) {
  if (!verify_grow((void **)&v->heads, v->head_count, &v->head_cap, sizeof *v->heads)) return false;
  v->heads[v->head_count++] = (checked_head){*h, is_anchor, head_signed_by(h, v->sign_public)};
  return true;
}

/* Heads are numbered as they are made, so they grow with their numbers. */
static void check_order(verification *v, const head *h, const head *before) {
  uint64_t from = before->size + 1, to = h->size > from ? h->size : from;
  if (h->id != before->id + 1)
    blame_range(v->chain, from, to, "signed head %llu: it should be number %llu: one was deleted, or this one was put there", (ull)h->id,
                (ull)before->id + 1);
  else if (h->size < before->size)
    blame_range(v->chain, 0, 0, "signed head %llu: its size is %llu, less than the %llu of the one before it: an old head was put there again",
                (ull)h->id, (ull)h->size, (ull)before->size);
  else if (before->id > 0 && memcmp(h->signature, before->signature, sizeof h->signature) == 0)
    blame_range(v->chain, 0, 0, "signed head %llu: it is the one before it once more", (ull)h->id);
}

static epf_status load_head(verification *v, sqlite3_stmt *st, head *before) {
  head h = {.id = (uint64_t)sqlite3_column_int64(st, 0), .time_ms = sqlite3_column_int64(st, 3)};
  int64_t size = sqlite3_column_int64(st, 1);
  str root = column_bytes(st, 2), key = column_bytes(st, 4), signature = column_bytes(st, 5);
  if (size < 0 || root.len != 32 || key.len != 32 || signature.len != sizeof h.signature) {
    blame_range(v->chain, before->size + 1, before->size + 1, "signed head %llu: a column is not of its type or length: it was changed or is damaged",
                (ull)h.id);
    return EPF_OK;
  }
  h.size = (uint64_t)size;
  memcpy(h.root, root.at, 32);
  memcpy(h.sign_public, key.at, 32);
  memcpy(h.signature, signature.at, sizeof h.signature);
  check_order(v, &h, before);
  *before = h;
  return add_head(v, &h, false) ? EPF_OK : EPF_E_NOMEM;
}

static int by_size(const void *a, const void *b) {
  const checked_head *x = a, *y = b;
  if (x->h.size != y->h.size) return x->h.size < y->h.size ? -1 : 1;
  if (x->is_signed != y->is_signed) return x->is_signed ? -1 : 1;
  return (x->h.id > y->h.id) - (x->h.id < y->h.id);
}

static epf_status load_heads(verification *v, str anchor, buf *why) {
  sqlite3_stmt *st = NULL;
  head before = {0}, h;
  epf_status status = EPF_OK;
  if (anchor.len > 0) {
    if (!head_parse(anchor, &h))
      return ledger_refuse(
          why, EPF_E_ARGUMENT,
          "the anchor is not a line of the form `epf-head/1 size=N root=HEX time=MS key=HEX signature=HEX`; give the line as it was printed");
    if (!add_head(v, &h, true)) return EPF_E_NOMEM;
  }
  status = store_prepare(v->l->db, "SELECT id,size,root,time,public,signature FROM heads ORDER BY id", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading the signed heads", &row, why);
    if (row) status = load_head(v, st, &before);
  }
  sqlite3_finalize(st);
  if (v->head_count > 0) qsort(v->heads, v->head_count, sizeof *v->heads, by_size);
  return status;
}

static epf_status load_erasures(verification *v, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(v->l->db, "SELECT seq,subject FROM entries NOT INDEXED WHERE kind=7 AND seq>0 ORDER BY seq", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "looking for erasures", &row, why);
    str subject = row ? column_bytes(st, 1) : STR("");
    if (!row || subject.len != LEDGER_ID_BYTES) continue;
    if (!verify_grow((void **)&v->erasures, v->erasure_count, &v->erasure_cap, sizeof *v->erasures)) status = EPF_E_NOMEM;
    if (status != EPF_OK) break;
    erasure *e = &v->erasures[v->erasure_count++];
    *e = (erasure){.sequence = (uint64_t)sqlite3_column_int64(st, 0)};
    memcpy(e->subject, subject.at, LEDGER_ID_BYTES);
    uint64_t first;
    if (!ids_add(&v->erasure_of, e->subject, v->erasure_count - 1, &first)) status = EPF_E_NOMEM;
  }
  sqlite3_finalize(st);
  return status;
}

static epf_status add_case(verification *v, sqlite3_stmt *st, uint64_t *sum) {
  str index = column_bytes(st, 0), pseudonym = column_bytes(st, 1), wrapped = column_bytes(st, 2);
  uint64_t at;
  if (pseudonym.len != LEDGER_ID_BYTES) return EPF_OK; /* its entries will miss it */
  if (!verify_grow((void **)&v->cases, v->case_count, &v->case_cap, sizeof *v->cases) ||
      !ids_add(&v->case_of, (const uint8_t *)pseudonym.at, v->case_count, &at))
    return EPF_E_NOMEM;
  kept_case *c = &v->cases[v->case_count++];
  *c = (kept_case){0};
  if (index.len == 32) memcpy(c->index, index.at, 32);
  *sum += verify_pair((const uint8_t *)pseudonym.at, get_number(c->index));
  if (wrapped.len == WRAPPED_BYTES) memcpy(c->wrapped, wrapped.at, WRAPPED_BYTES);
  return EPF_OK;
}

/* Contents and erasures go by the pseudonyms' index: does it say what the table says? */
static epf_status check_case_index(verification *v, uint64_t sum, buf *why) {
  sqlite3_stmt *st = NULL;
  size_t count = 0;
  epf_status status = store_prepare(v->l->cases, "SELECT pseudonym,subject FROM cases ORDER BY pseudonym", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading the index of pseudonyms", &row, why);
    str pseudonym = row ? column_bytes(st, 0) : STR(""), index = row ? column_bytes(st, 1) : STR("");
    if (pseudonym.len != LEDGER_ID_BYTES || index.len != 32) continue;
    sum -= verify_pair((const uint8_t *)pseudonym.at, get_number((const uint8_t *)index.at));
    count++;
  }
  sqlite3_finalize(st);
  if (status == EPF_OK && (sum != 0 || count != v->case_count))
    blame_range(v->chain, 0, 0, "cases.db: its index of pseudonyms does not say what the cases say: it was changed or is damaged");
  return status;
}

static epf_status load_cases(verification *v, buf *why) {
  sqlite3_stmt *st = NULL;
  uint64_t sum = 0;
  epf_status status = ledger_need_cases(v->l, why);
  if (status == EPF_OK) status = check_schema(v, STORE_CASES, v->l->cases, why);
  if (status == EPF_OK) status = store_prepare(v->l->cases, "SELECT subject,pseudonym,key FROM cases", &st, why);
  for (bool row = true; status == EPF_OK && row;) {
    status = store_step(st, "reading the cases", &row, why);
    if (row) status = add_case(v, st, &sum);
  }
  sqlite3_finalize(st);
  return status == EPF_OK ? check_case_index(v, sum, why) : status;
}

/* A part that cannot be read is a fault of its own, and the others are looked at all the same. */
static epf_status forgive(verification *v, epf_status status, buf *said, bool *read) {
  *read = status == EPF_OK;
  if (status == EPF_E_LEDGER) {
    blame_range(v->chain, 0, 0, "%.*s", (int)said->len, said->len == 0 ? "" : said->at);
    status = EPF_OK;
  }
  buf_free(said);
  return status;
}

static epf_status load_locks(verification *v) {
  buf said = {0};
  if (!v->l->has_ledger_key) return EPF_OK;
  epf_status status = forgive(v, load_cases(v, &said), &said, &v->has_cases);
  if (status != EPF_OK || !v->l->has_statistics_key) return status;
  return forgive(v, ledger_links_load(&v->links, v->l, &said), &said, &v->has_links);
}

static void load_tip(verification *v, int fd) {
  ledger *l = v->l;
  state_fault fault = state_read(fd, l->born.id, l->has_ledger_key ? l->ledger_key.state : NULL, &v->tip);
  v->has_tip = fault == STATE_GOOD;
  if (!v->has_tip)
    blame_range(v->chain, 0, 0, "chain.state: %s: whether the last entries are there cannot be told from it, and nothing can be appended",
                state_fault_text(fault));
}

/* All files as they are at one moment: no writer is between two of them. */
static epf_status take_snapshot(verification *v, int fd, buf *why) {
  epf_status status = store_open(STORE_LEDGER, v->l->path, false, NULL, &v->bodies_db, why);
  if (status == EPF_OK) status = store_run(v->l->db, "BEGIN; SELECT 1 FROM entries LIMIT 1", why);
  if (status == EPF_OK) status = store_run(v->bodies_db, "BEGIN; SELECT 1 FROM entries LIMIT 1", why);
  if (status != EPF_OK) return status;
  load_tip(v, fd);
  return load_locks(v);
}

static epf_status locked_snapshot(verification *v, buf *why) {
  int fd = v->l->state_fd >= 0 ? v->l->state_fd : state_open(v->l->path, false);
  if (fd >= 0 && !state_lock(fd, true)) {
    epf_status status = ledger_refuse(why, EPF_E_LEDGER, "chain.state cannot be locked: %s; try again when other programs have ended", strerror(errno));
    if (fd != v->l->state_fd) close(fd);
    return status;
  }
  epf_status status = take_snapshot(v, fd, why);
  if (fd >= 0) state_unlock(fd);
  if (fd >= 0 && fd != v->l->state_fd) close(fd);
  return status;
}

/* ---- the parts, side by side ---- */

typedef struct part {
  verification *v;
  epf_status status;
  buf said;
} part;

static void *run_bodies(void *user) {
  part *p = user;
  p->status = verify_bodies(p->v, &p->said);
  return NULL;
}

static epf_status run_parts(verification *v) {
  part bodies = {.v = v}, chain = {.v = v};
  pthread_t thread;
  bool beside = pthread_create(&thread, NULL, run_bodies, &bodies) == 0;
  chain.status = verify_chain(v, &chain.said);
  if (beside) pthread_join(thread, NULL);
  else run_bodies(&bodies);
  blame_join(v->chain, v->bodies);
  *v->bodies = (blame){0};
  bool read;
  epf_status status = forgive(v, chain.status, &chain.said, &read);
  if (status == EPF_OK) status = forgive(v, bodies.status, &bodies.said, &read);
  else buf_free(&bodies.said);
  if (status == EPF_OK && read && !verify_absent(v)) status = EPF_E_NOMEM;
  blame_join(v->chain, v->bodies);
  return status;
}

static epf_status look(verification *v, const ledger_check *check, buf *why) {
  memcpy(v->sign_public, v->l->has_ledger_key ? v->l->ledger_key.sign_public : v->l->born.sign_public, 32);
  epf_status status = find_verifier(v, check, why);
  if (status != EPF_OK) return status;
  check_settings(v);
  status = locked_snapshot(v, why);
  if (status != EPF_OK) return status;
  buf said = {0};
  bool read;
  status = forgive(v, check_schema(v, STORE_LEDGER, v->l->db, &said), &said, &read);
  if (status == EPF_OK) status = forgive(v, load_catalogues(v, &said), &said, &read);
  if (status == EPF_OK) status = forgive(v, load_erasures(v, &said), &said, &read);
  if (status == EPF_OK) status = load_heads(v, check->anchor, &said);
  if (status == EPF_E_ARGUMENT) ledger_refuse(why, status, "%.*s", (int)said.len, said.at);
  else status = forgive(v, status, &said, &read);
  buf_free(&said);
  return status == EPF_OK ? run_parts(v) : status;
}

static void let_go(verification *v) {
  for (int i = 0; i < ST_COUNT; i++) sqlite3_reset(v->l->statements[i]);
  if (!sqlite3_get_autocommit(v->l->db)) sqlite3_exec(v->l->db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close(v->bodies_db);
  ledger_links_free(v->links);
  if (v->cases != NULL) sodium_memzero(v->cases, v->case_count * sizeof *v->cases);
  free(v->cases);
  free(v->heads);
  free(v->catalogues);
  free(v->erasures);
  free(v->absents);
  ids_free(&v->case_of);
  ids_free(&v->erasure_of);
  ids_free(&v->absent_of);
  sodium_memzero(v, sizeof *v);
}

epf_status ledger_verify(ledger *l, const ledger_check *check, ledger_verdict *found, buf *say, buf *why) {
  static const ledger_check plain = {0};
  *found = (ledger_verdict){0};
  if (l->begun) return ledger_refuse(why, EPF_E_ARGUMENT, "a ledger is verified outside a batch; commit or abandon it first");
  blame *both = calloc(2, sizeof *both);
  if (both == NULL) return EPF_E_NOMEM;
  verification v = {.l = l, .chain = &both[0], .bodies = &both[1]};
  epf_status status = look(&v, check == NULL ? &plain : check, why);
  if (status == EPF_OK) {
    found->entries = v.entries;
    found->macs_checked = v.has_first_key;
    found->contents_checked = v.has_cases;
    found->statistics_checked = v.has_links;
    found->heads = v.heads_agreeing;
    found->erased = v.erased;
    found->good = blame_say(v.chain, say, &found->first_bad);
    if (say->failed) status = EPF_E_NOMEM;
  }
  let_go(&v);
  free(both);
  return status;
}
