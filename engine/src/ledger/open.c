#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/inner.h"

static const char *const sql[ST_COUNT] = {
  [ST_LAST] = "SELECT seq,mac FROM entries ORDER BY seq DESC LIMIT 1",
  [ST_ENTRY] = "SELECT " ENTRY_COLUMNS " FROM entries WHERE seq=?",
  [ST_ADD_ENTRY] = "INSERT INTO entries(" ENTRY_COLUMNS ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
  [ST_ADD_BODY] = "INSERT INTO bodies(seq,reasons,content) VALUES(?,?,?)",
  [ST_BODY] = "SELECT reasons,content FROM bodies WHERE seq=?",
  [ST_CATALOGUE_BY_HASH] = "SELECT id,text FROM catalogues WHERE hash=?",
  [ST_CATALOGUE_HASH] = "SELECT hash FROM catalogues WHERE id=?",
  [ST_CATALOGUE_TEXT] = "SELECT hash,text FROM catalogues WHERE id=?",
  [ST_ADD_CATALOGUE] = "INSERT INTO catalogues(hash,text) VALUES(?,?)",
  [ST_ADD_HEAD] = "INSERT INTO heads(size,root,time,public,signature) VALUES(?,?,?,?,?)",
  [ST_HEAD_THERE] = "SELECT 1 FROM heads WHERE signature=?",
  [ST_LATEST] = "SELECT max(seq) FROM entries WHERE subject=?1 AND kind=?2 AND (?3<0 OR stage=?3)",
  [ST_ERASED] = "SELECT 1 FROM entries INDEXED BY by_erased WHERE subject=? AND kind=7 LIMIT 1",
  [ST_OF_SUBJECT] = "SELECT " ENTRY_COLUMNS " FROM entries WHERE subject=? ORDER BY seq",
  [ST_CASE_BY_SUBJECT] = "SELECT subject,pseudonym,key FROM cases WHERE subject=?",
  [ST_CASE_BY_PSEUDONYM] = "SELECT subject,pseudonym,key FROM cases WHERE pseudonym=?",
  [ST_ADD_CASE] = "INSERT INTO cases(subject,pseudonym,key) VALUES(?,?,?)",
  [ST_DROP_CASE] = "DELETE FROM cases WHERE pseudonym=?",
  [ST_ADD_MONITORED] = "INSERT INTO monitored(link,salt,codes) VALUES(?,?,?)",
  [ST_DROP_MONITORED] = "DELETE FROM monitored WHERE link=?",
  [ST_MONITORED_THERE] = "SELECT 1 FROM monitored WHERE link=?",
  [ST_BUCKET] = "SELECT link,salt,codes FROM monitored WHERE link BETWEEN ? AND ?",
  [ST_DROP_BUCKET] = "DELETE FROM monitored WHERE link BETWEEN ? AND ?",
};

static bool is_case_statement(statement which) { return which >= ST_CASE_BY_SUBJECT && which <= ST_DROP_CASE; }
static bool is_monitored_statement(statement which) { return which >= ST_ADD_MONITORED && which <= ST_DROP_BUCKET; }

epf_status ledger_statement(ledger *l, statement which, sqlite3_stmt **st, buf *why) {
  epf_status status = EPF_OK;
  sqlite3 *db = l->db;
  if (is_case_statement(which)) {
    status = ledger_need_cases(l, why);
    db = l->cases;
  } else if (is_monitored_statement(which)) {
    status = ledger_need_statistics(l, why);
    db = l->statistics;
  }
  if (status == EPF_OK && l->statements[which] == NULL) status = store_prepare(db, sql[which], &l->statements[which], why);
  *st = l->statements[which];
  if (status == EPF_OK) sqlite3_reset(*st);
  return status;
}

/* Who writes looks first whether something in the file would do more, or less, than it is told. */
static epf_status open_beside(ledger *l, store_kind kind, sqlite3 **db, buf *why) {
  bool write = l->access == LEDGER_WRITE;
  epf_status status = store_open(kind, l->path, write, l->born.id, db, why);
  if (status == EPF_OK && write) status = store_must_be_ours(kind, *db, why);
  if (status == EPF_OK || *db == NULL) return status;
  sqlite3_close(*db);
  *db = NULL;
  return status;
}

epf_status ledger_need_cases(ledger *l, buf *why) {
  if (l->cases != NULL) return EPF_OK;
  return open_beside(l, STORE_CASES, &l->cases, why);
}

epf_status ledger_need_statistics(ledger *l, buf *why) {
  if (l->statistics != NULL) return EPF_OK;
  if (!l->has_statistics_key)
    return ledger_refuse(why, EPF_E_ARGUMENT,
                         "%s/statistics.key is not there, and it is needed for monitored fields; put it back, or give the folder of the keys",
                         l->keys);
  return open_beside(l, STORE_STATISTICS, &l->statistics, why);
}

epf_status ledger_need_ledger_key(const ledger *l, const char *what, buf *why) {
  if (l->has_ledger_key) return EPF_OK;
  return ledger_refuse(why, EPF_E_ARGUMENT, "%s/ledger.key is not there, and it is needed %s; put it back, or give the folder of the keys", l->keys,
                       what);
}

static epf_status read_key(const ledger *l, key_kind kind, key_file *k, buf *why) {
  char *path = path_join(l->keys, key_file_name(kind));
  if (path == NULL) return EPF_E_NOMEM;
  epf_status status = key_file_read(kind, path, k, why);
  if (status == EPF_OK && k->there && memcmp(k->ledger, l->born.id, LEDGER_ID_BYTES) != 0) {
    char theirs[33], ours[33];
    sodium_bin2hex(theirs, sizeof theirs, k->ledger, LEDGER_ID_BYTES);
    sodium_bin2hex(ours, sizeof ours, l->born.id, LEDGER_ID_BYTES);
    status = ledger_refuse(why, EPF_E_ARGUMENT, "%s is a key of ledger %s, and %s is ledger %s; give the folder of its own keys", path, theirs,
                           l->path, ours);
  }
  free(path);
  return status;
}

static epf_status other_secret(const ledger *l, key_kind kind, buf *why) {
  return ledger_refuse(why, EPF_E_ARGUMENT,
                       "%s/%s names this ledger, but its secret is another than the ledger was made with; restore it from its copy", l->keys,
                       key_file_name(kind));
}

static epf_status load_keys(ledger *l, buf *why) {
  key_file k;
  epf_status status = read_key(l, KEY_LEDGER, &k, why);
  if (status == EPF_OK && k.there) {
    ledger_keys_derive(&l->ledger_key, k.secret);
    l->has_ledger_key = true;
    if (memcmp(l->ledger_key.sign_public, l->born.sign_public, 32) != 0) status = other_secret(l, KEY_LEDGER, why);
  }
  if (status == EPF_OK) status = read_key(l, KEY_STATISTICS, &k, why);
  if (status == EPF_OK && k.there) {
    statistics_keys_derive(&l->statistics_key, k.secret);
    l->has_statistics_key = true;
    if (sodium_memcmp(l->statistics_key.check, l->born.statistics_check, 32) != 0) status = other_secret(l, KEY_STATISTICS, why);
  }
  sodium_memzero(&k, sizeof k);
  return status;
}

/* What a writer must be sure of before it adds to what is there; ledger_begin asks again. */
static epf_status ready_to_write(ledger *l, buf *why) {
  epf_status status = ledger_need_ledger_key(l, "to write", why);
  if (status != EPF_OK) return status;
  uint8_t bytes[GENESIS_BYTES];
  genesis_bytes(&l->born, bytes);
  if (crypto_sign_verify_detached(l->born.signature, bytes, sizeof bytes, l->ledger_key.sign_public) != 0)
    return ledger_refuse(why, EPF_E_LEDGER,
                         "ledger.db: the settings are not those that the ledger was made with; restore a copy, and keep this one for an inspection");
  status = store_must_be_ours(STORE_LEDGER, l->db, why);
  if (status == EPF_OK) status = ledger_need_cases(l, why);
  if (status == EPF_OK && l->has_statistics_key) status = ledger_need_statistics(l, why);
  if (status != EPF_OK) return status;
  l->state_fd = state_open(l->path, true);
  if (l->state_fd < 0)
    return ledger_refuse(why, EPF_E_LEDGER,
                         "%s/chain.state cannot be opened: %s; without it nothing can be appended: restore the whole folder from a copy", l->path,
                         strerror(errno));
  return state_agrees(l, why);
}

static epf_status open_parts(ledger *l, buf *why) {
  struct stat about;
  char *file = path_join(l->path, "ledger.db");
  if (file == NULL) return EPF_E_NOMEM;
  bool there = stat(file, &about) == 0;
  int error = errno;
  free(file);
  if (!there)
    return ledger_refuse(why, EPF_E_ARGUMENT, "%s is no ledger: %s/ledger.db: %s; give the folder of one, or make one first", l->path, l->path,
                         strerror(error));
  epf_status status = store_open(STORE_LEDGER, l->path, l->access == LEDGER_WRITE, NULL, &l->db, why);
  if (status == EPF_OK) status = genesis_read(l->db, &l->born, why);
  if (status == EPF_OK) status = load_keys(l, why);
  if (status == EPF_OK && l->access == LEDGER_WRITE) status = ready_to_write(l, why);
  return status;
}

epf_status ledger_open(ledger **out, const char *path, const char *keys, ledger_access access, buf *why) {
  *out = NULL;
  if (sodium_init() < 0) return ledger_refuse(why, EPF_E_INTERNAL, "libsodium cannot be started");
  ledger *l = calloc(1, sizeof *l);
  if (l == NULL) return EPF_E_NOMEM;
  l->state_fd = -1;
  l->access = access;
  l->path = strdup(path);
  l->keys = keys == NULL ? path_join(path, "keys") : strdup(keys);
  epf_status status = l->path == NULL || l->keys == NULL ? EPF_E_NOMEM : open_parts(l, why);
  if (status != EPF_OK) {
    ledger_close(l);
    return status;
  }
  *out = l;
  return EPF_OK;
}

void buf_wipe(buf *b) {
  if (b->at != NULL) sodium_memzero(b->at, b->cap);
  buf_free(b);
}

/* Statements too that a callback jumped out of. */
static void close_file(sqlite3 *db) {
  if (db == NULL) return;
  for (sqlite3_stmt *st; (st = sqlite3_next_stmt(db, NULL)) != NULL;) sqlite3_finalize(st);
  sqlite3_close(db);
}

void ledger_close(ledger *l) {
  if (l == NULL) return;
  ledger_abandon(l);
  close_file(l->db);
  close_file(l->cases);
  close_file(l->statistics);
  if (l->state_fd >= 0) close(l->state_fd);
  free(l->path);
  free(l->keys);
  buf_free(&l->leaf);
  buf_free(&l->texts);
  buf_wipe(&l->content);
  sodium_memzero(l, sizeof *l);
  free(l);
}

const ledger_settings *ledger_settings_of(const ledger *l) { return &l->born.settings; }
