/* A new ledger: made beside its place under another name, and moved there when all of it is on disk. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/inner.h"

typedef struct birth {
  const char *path, *keys;      /* where they shall be; keys NULL: within */
  char *folder, *key_folder;    /* where they are made: the second is `keys` itself where that is given */
  bool made_folder, made_keys;  /* by us, so ours to remove */
  bool made_file[3];
  genesis born;
  key_file key[3];
  ledger_keys ledger_key;
  tip tip;
} birth;

static epf_status file_fault(buf *why, const char *path, const char *what) {
  return ledger_refuse(why, EPF_E_LEDGER, "%s cannot be %s: %s", path, what, strerror(errno));
}

/* What is at `path` already. */
static epf_status refuse_present(const char *path, const char *what, buf *why) {
  struct stat about;
  if (lstat(path, &about) == 0)
    return ledger_refuse(why, EPF_E_ARGUMENT, "there is %s %s already: nothing was changed; give another place, or move it away first", what, path);
  return errno == ENOENT || errno == ENOTDIR ? EPF_OK : ledger_refuse(why, EPF_E_ARGUMENT, "%s cannot be looked at: %s", path, strerror(errno));
}

static epf_status refuse_key_files(const char *keys, buf *why) {
  epf_status status = EPF_OK;
  for (int kind = 0; kind < 3 && status == EPF_OK; kind++) {
    char *path = path_join(keys, key_file_name((key_kind)kind));
    status = path == NULL ? EPF_E_NOMEM : refuse_present(path, "a key file", why);
    free(path);
  }
  return status;
}

static epf_status make_folders(birth *b, buf *why) {
  size_t len = strlen(b->path);
  while (len > 1 && b->path[len - 1] == '/') len--;
  b->folder = calloc(1, len + sizeof ".new-XXXXXX");
  if (b->folder == NULL) return EPF_E_NOMEM;
  memcpy(b->folder, b->path, len);
  memcpy(b->folder + len, ".new-XXXXXX", sizeof ".new-XXXXXX");
  if (mkdtemp(b->folder) == NULL)
    return ledger_refuse(why, EPF_E_ARGUMENT, "%.*s: a folder cannot be made there: %s", (int)len, b->path, strerror(errno));
  b->made_folder = true;
  b->key_folder = b->keys == NULL ? path_join(b->folder, "keys") : strdup(b->keys);
  if (b->key_folder == NULL) return EPF_E_NOMEM;
  b->made_keys = mkdir(b->key_folder, 0700) == 0;
  if (!b->made_keys && (b->keys == NULL || errno != EEXIST))
    return ledger_refuse(why, EPF_E_ARGUMENT, "%s: the folder for keys cannot be made: %s", b->key_folder, strerror(errno));
  return EPF_OK;
}

static void draw_keys(birth *b, const ledger_settings *settings, int64_t time_ms) {
  genesis *g = &b->born;
  statistics_keys statistics;
  randombytes_buf(g->id, sizeof g->id);
  for (int kind = 0; kind < 3; kind++) {
    randombytes_buf(b->key[kind].secret, 32);
    memcpy(b->key[kind].ledger, g->id, sizeof g->id);
  }
  ledger_keys_derive(&b->ledger_key, b->key[KEY_LEDGER].secret);
  statistics_keys_derive(&statistics, b->key[KEY_STATISTICS].secret);
  memcpy(b->key[KEY_VERIFIER].open, b->ledger_key.sign_public, 32);
  memcpy(g->sign_public, b->ledger_key.sign_public, 32);
  memcpy(g->statistics_check, statistics.check, 32);
  genesis_chain_check(b->key[KEY_VERIFIER].secret, g->chain_check);
  g->created_ms = time_ms;
  g->settings = *settings;
  if (g->settings.head_interval == 0) g->settings.head_interval = LEDGER_INTERVAL_DEFAULT;
  uint8_t bytes[GENESIS_BYTES];
  genesis_bytes(g, bytes);
  crypto_sign_detached(g->signature, NULL, bytes, sizeof bytes, b->ledger_key.sign_secret);
  memcpy(b->tip.key, b->key[KEY_VERIFIER].secret, 32);
  genesis_mac(g, b->tip.key, b->tip.mac);
  sodium_memzero(&statistics, sizeof statistics);
}

static epf_status write_key_files(birth *b, buf *why) {
  epf_status status = EPF_OK;
  for (int kind = 0; kind < 3 && status == EPF_OK; kind++) {
    buf text = {0};
    key_file_text((key_kind)kind, &b->key[kind], &text);
    char *path = path_join(b->key_folder, key_file_name((key_kind)kind));
    if (path == NULL || text.failed) status = EPF_E_NOMEM;
    else if (!(b->made_file[kind] = file_make(path, text.at, text.len))) status = file_fault(why, path, "written");
    free(path);
    if (text.at != NULL) sodium_memzero(text.at, text.cap);
    buf_free(&text);
  }
  if (status == EPF_OK && !folder_sync(b->key_folder)) status = file_fault(why, b->key_folder, "written");
  return status;
}

static epf_status add_settings(sqlite3 *db, const genesis *g, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(db, "INSERT INTO settings VALUES(1,?,?,?,?,?,?,?,?,?)", &st, why);
  if (status == EPF_OK) {
    bind_bytes(st, 1, g->id, sizeof g->id);
    bind_bytes(st, 2, g->sign_public, sizeof g->sign_public);
    bind_bytes(st, 3, g->chain_check, 32);
    bind_bytes(st, 4, g->statistics_check, 32);
    sqlite3_bind_int64(st, 5, g->created_ms);
    bind_number(st, 6, g->settings.retention_days);
    bind_number(st, 7, g->settings.head_interval);
    bind_number(st, 8, g->settings.restricted);
    bind_bytes(st, 9, g->signature, sizeof g->signature);
    status = store_add(st, "writing the settings", why);
  }
  sqlite3_finalize(st);
  return status;
}

static epf_status add_owner(sqlite3 *db, const genesis *g, buf *why) {
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(db, "INSERT INTO belongs VALUES(?)", &st, why);
  if (status == EPF_OK) {
    bind_bytes(st, 1, g->id, sizeof g->id);
    status = store_add(st, "writing whose it is", why);
  }
  sqlite3_finalize(st);
  return status;
}

static epf_status make_stores(birth *b, buf *why) {
  epf_status status = EPF_OK;
  for (int kind = STORE_LEDGER; kind <= STORE_STATISTICS && status == EPF_OK; kind++) {
    sqlite3 *db = NULL;
    status = store_make((store_kind)kind, b->folder, &db, why);
    if (status == EPF_OK) status = kind == STORE_LEDGER ? add_settings(db, &b->born, why) : add_owner(db, &b->born, why);
    if (status == EPF_OK) status = store_run(db, "COMMIT", why);
    if (sqlite3_close(db) != SQLITE_OK && status == EPF_OK) status = store_fault(db, "closing", why);
  }
  return status;
}

static void sync_parent(const char *path) {
  char *copy = strdup(path);
  if (copy == NULL) return;
  size_t len = strlen(copy);
  while (len > 1 && copy[len - 1] == '/') copy[--len] = 0;
  char *slash = strrchr(copy, '/');
  if (slash == copy) slash[1] = 0;
  else if (slash != NULL) *slash = 0;
  folder_sync(slash == NULL ? "." : copy);
  free(copy);
}

static epf_status make(birth *b, buf *why) {
  epf_status status = make_folders(b, why);
  if (status == EPF_OK) status = write_key_files(b, why);
  if (status == EPF_OK) status = make_stores(b, why);
  if (status == EPF_OK && !state_make(b->folder, b->born.id, b->ledger_key.state, &b->tip)) status = file_fault(why, b->folder, "written");
  if (status == EPF_OK && !folder_sync(b->folder)) status = file_fault(why, b->folder, "written");
  /* Keys are there first: a ledger without its keys would be of no use. A folder that appeared meanwhile is not replaced: it is not empty. */
  if (status == EPF_OK && rename(b->folder, b->path) != 0) status = file_fault(why, b->path, "moved to its place");
  if (status == EPF_OK) sync_parent(b->path);
  return status;
}

static void remove_files(const char *folder) {
  DIR *d = opendir(folder);
  for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
    char *path = path_join(folder, e->d_name);
    if (path != NULL && strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) unlink(path);
    free(path);
  }
  if (d != NULL) closedir(d);
}

static void undo(birth *b) {
  for (int kind = 0; kind < 3; kind++) {
    char *path = b->made_file[kind] ? path_join(b->key_folder, key_file_name((key_kind)kind)) : NULL;
    if (path != NULL) unlink(path);
    free(path);
  }
  if (b->made_keys) rmdir(b->key_folder);
  if (!b->made_folder) return;
  remove_files(b->folder);
  rmdir(b->folder);
}

epf_status ledger_init(const char *path, const char *keys, const ledger_settings *settings, int64_t time_ms, buf *why) {
  if (sodium_init() < 0) return ledger_refuse(why, EPF_E_INTERNAL, "libsodium cannot be started");
  if (path[0] == 0 || (keys != NULL && keys[0] == 0))
    return ledger_refuse(why, EPF_E_ARGUMENT, "the path of %s is empty", path[0] == 0 ? "the ledger" : "its keys");
  epf_status status = refuse_present(path, "something at", why);
  if (status == EPF_OK && keys != NULL) status = refuse_key_files(keys, why);
  if (status != EPF_OK) return status;
  static const ledger_settings plain = {0};
  birth b = {.path = path, .keys = keys};
  draw_keys(&b, settings == NULL ? &plain : settings, time_ms);
  status = make(&b, why);
  if (status != EPF_OK) undo(&b);
  free(b.folder);
  free(b.key_folder);
  sodium_memzero(&b, sizeof b);
  return status;
}
