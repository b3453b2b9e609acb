/* SQLite: the three files, opened, checked and spoken to. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/inner.h"

typedef struct object {
  const char *name, *sql;
} object;

#define STANDS(table, verb, done)                                                                                                            \
  {#table "_" #verb, "CREATE TRIGGER " #table "_" #verb " BEFORE " #verb " ON " #table " BEGIN SELECT RAISE(ABORT,'" #table " are never " done "'); END"}
#define ALL_STAND(table) STANDS(table, DELETE, "deleted"), STANDS(table, UPDATE, "changed")

/* The triggers are against accidents: what is done on purpose the chain shows. */
static const object ledger_objects[] = {
  ALL_STAND(bodies), ALL_STAND(catalogues), ALL_STAND(entries), ALL_STAND(heads), ALL_STAND(settings),
  {"bodies", "CREATE TABLE bodies(seq INTEGER PRIMARY KEY, reasons BLOB NOT NULL, content BLOB NOT NULL) STRICT"},
  {"by_erased", "CREATE INDEX by_erased ON entries(subject) WHERE kind=7"},
  {"by_subject", "CREATE INDEX by_subject ON entries(subject) WHERE subject IS NOT NULL"},
  {"catalogues", "CREATE TABLE catalogues(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text BLOB NOT NULL) STRICT"},
  {"entries", "CREATE TABLE entries(seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, kind INTEGER NOT NULL, about INTEGER NOT NULL, "
              "catalogue INTEGER NOT NULL, as_of INTEGER NOT NULL, stage INTEGER NOT NULL, restricted INTEGER NOT NULL, officer BLOB NOT NULL, "
              "subject BLOB, nonce BLOB NOT NULL, marks BLOB NOT NULL, strata BLOB NOT NULL, purpose BLOB NOT NULL, engine BLOB NOT NULL, "
              "input_digest BLOB NOT NULL, monitored_digest BLOB NOT NULL, body_digest BLOB NOT NULL, seal BLOB NOT NULL, mac BLOB NOT NULL) STRICT"},
  {"heads", "CREATE TABLE heads(id INTEGER PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, time INTEGER NOT NULL, public BLOB NOT NULL, "
            "signature BLOB NOT NULL UNIQUE) STRICT"},
  {"settings", "CREATE TABLE settings(id INTEGER PRIMARY KEY CHECK(id=1), ledger BLOB NOT NULL, public BLOB NOT NULL, chain_check BLOB NOT NULL, "
               "statistics_check BLOB NOT NULL, created INTEGER NOT NULL, retention_days INTEGER NOT NULL, head_interval INTEGER NOT NULL, "
               "restricted INTEGER NOT NULL, signature BLOB NOT NULL) STRICT"},
};
/* Sorted by keyed hashes or random numbers: the order of rows says nothing of when they came. */
static const object case_objects[] = {
  {"belongs", "CREATE TABLE belongs(ledger BLOB NOT NULL) STRICT"},
  {"cases", "CREATE TABLE cases(subject BLOB PRIMARY KEY, pseudonym BLOB NOT NULL UNIQUE, key BLOB NOT NULL) STRICT, WITHOUT ROWID"},
};
static const object statistics_objects[] = {
  {"belongs", "CREATE TABLE belongs(ledger BLOB NOT NULL) STRICT"},
  {"monitored", "CREATE TABLE monitored(link BLOB PRIMARY KEY, salt BLOB NOT NULL, codes BLOB NOT NULL) STRICT, WITHOUT ROWID"},
};

typedef struct store_words {
  const char *name;
  int application;
  const object *objects;
  size_t count;
  const char *pragmas;
} store_words;

enum { STORE_VERSION = 1 };

/* TRUNCATE with FULL syncs the emptied journal: a committed case key cannot be rolled back by a loss of power (DELETE would need EXTRA),
 * and no folder is changed, so it is faster. */
#define KEPT_PRAGMAS \
  "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;"

static const store_words stores[] = {
  [STORE_LEDGER] = {"ledger.db", 0x6570664c, ledger_objects, sizeof ledger_objects / sizeof *ledger_objects,
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;"},
  [STORE_CASES] = {"cases.db", 0x65706643, case_objects, sizeof case_objects / sizeof *case_objects, KEPT_PRAGMAS},
  [STORE_STATISTICS] = {"statistics.db", 0x65706653, statistics_objects, sizeof statistics_objects / sizeof *statistics_objects, KEPT_PRAGMAS},
};

const char *store_name(store_kind kind) { return stores[kind].name; }

static const char *file_of(sqlite3 *db) {
  const char *path = sqlite3_db_filename(db, "main");
  const char *slash = path == NULL ? NULL : strrchr(path, '/');
  return slash == NULL ? "the ledger" : slash + 1;
}

epf_status store_fault(sqlite3 *db, const char *doing, buf *why) {
  int code = sqlite3_errcode(db) & 0xff;
  if (code == SQLITE_NOMEM) return ledger_refuse(why, EPF_E_NOMEM, "out of memory while %s", doing);
  const char *mend = "";
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) mend = "; the file is damaged: keep it as it is for an inspection, and restore a copy";
  if (code == SQLITE_BUSY) mend = "; another program held it for over a minute: try again when that has ended";
  if (code == SQLITE_FULL) mend = "; make room on the disk and try again";
  return ledger_refuse(why, EPF_E_LEDGER, "%s: %s: %s%s", file_of(db), doing, sqlite3_errmsg(db), mend);
}

epf_status store_run(sqlite3 *db, const char *sql, buf *why) {
  return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ? EPF_OK : store_fault(db, sql, why);
}

epf_status store_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **st, buf *why) {
  return sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, st, NULL) == SQLITE_OK ? EPF_OK : store_fault(db, "preparing a statement", why);
}

epf_status store_step(sqlite3_stmt *st, const char *doing, bool *row, buf *why) {
  int code = sqlite3_step(st);
  *row = code == SQLITE_ROW;
  if (*row) return EPF_OK;
  epf_status status = code == SQLITE_DONE ? EPF_OK : store_fault(sqlite3_db_handle(st), doing, why);
  sqlite3_reset(st);
  return status;
}

epf_status store_do(sqlite3_stmt *st, const char *doing, buf *why) {
  bool row;
  epf_status status = store_step(st, doing, &row, why);
  if (row) sqlite3_reset(st);
  sqlite3_clear_bindings(st);
  return status;
}

epf_status store_change(sqlite3_stmt *st, const char *doing, int least, int most, int *rows, buf *why) {
  sqlite3 *db = sqlite3_db_handle(st);
  int64_t before = sqlite3_total_changes64(db);
  epf_status status = store_do(st, doing, why);
  if (status != EPF_OK) return status;
  int64_t changed = sqlite3_total_changes64(db) - before; /* those of triggers, too; sqlite3_changes has its old value if nothing was changed */
  if (changed < least || changed > most || (changed > 0 && sqlite3_changes64(db) != changed))
    return ledger_refuse(why, EPF_E_LEDGER, "%s: %s changed %lld rows: something in the file does what the ledger did not; have it verified, and restore a copy",
                         file_of(db), doing, (long long)changed);
  if (rows != NULL) *rows = (int)changed;
  return EPF_OK;
}

epf_status store_add(sqlite3_stmt *st, const char *doing, buf *why) { return store_change(st, doing, 1, 1, NULL, why); }

void bind_bytes(sqlite3_stmt *st, int at, const void *bytes, size_t len) { sqlite3_bind_blob64(st, at, len == 0 ? "" : bytes, len, SQLITE_STATIC); }
void bind_number(sqlite3_stmt *st, int at, uint64_t n) { sqlite3_bind_int64(st, at, (sqlite3_int64)n); }

str column_bytes(sqlite3_stmt *st, int at) {
  const char *bytes = sqlite3_column_blob(st, at);
  return bytes == NULL ? STR("") : (str){bytes, (size_t)sqlite3_column_bytes(st, at)};
}

static epf_status open_file(store_kind kind, const char *folder, int flags, sqlite3 **db, buf *why) {
  *db = NULL;
  char *path = path_join(folder, stores[kind].name);
  if (path == NULL) return EPF_E_NOMEM;
  int code = sqlite3_open_v2(path, db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  epf_status status = EPF_OK;
  if (*db == NULL) status = EPF_E_NOMEM;
  else if (code != SQLITE_OK)
    status = ledger_refuse(why, EPF_E_LEDGER, "%s cannot be opened: %s; restore it from a copy, or mend its permissions", path, sqlite3_errmsg(*db));
  else sqlite3_busy_timeout(*db, LEDGER_WAIT_MS);
  free(path);
  return status;
}

/* Damage is told rather than worked around, and SQL that came with the file has no powers. */
static epf_status guard(sqlite3 *db, buf *why) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return store_run(db, "PRAGMA cell_size_check=ON", why);
}

epf_status store_number(sqlite3 *db, const char *sql, int64_t *n, buf *why) {
  sqlite3_stmt *st = NULL;
  bool row = false;
  epf_status status = store_prepare(db, sql, &st, why);
  if (status == EPF_OK) status = store_step(st, sql, &row, why);
  *n = row ? sqlite3_column_int64(st, 0) : -1;
  sqlite3_finalize(st);
  return status;
}

static epf_status check_kind(store_kind kind, sqlite3 *db, const char *folder, buf *why) {
  int64_t application = 0, version = 0;
  epf_status status = store_number(db, "PRAGMA application_id", &application, why);
  if (status == EPF_OK) status = store_number(db, "PRAGMA user_version", &version, why);
  if (status != EPF_OK) return status;
  if (application != stores[kind].application)
    return ledger_refuse(
        why, EPF_E_LEDGER,
        "%s/%s is not what its name says: its application number is %lld and would be %d; give the folder of a ledger, or restore the file from a copy",
        folder, stores[kind].name, (long long)application, stores[kind].application);
  if (version != STORE_VERSION)
    return ledger_refuse(why, EPF_E_LEDGER, "%s/%s is of version %lld and this program reads version %d; use the version of epf that wrote it",
                         folder, stores[kind].name, (long long)version, STORE_VERSION);
  return EPF_OK;
}

static epf_status check_owner(store_kind kind, sqlite3 *db, const uint8_t *id, const char *folder, buf *why) {
  sqlite3_stmt *st = NULL;
  bool row = false;
  epf_status status = store_prepare(db, "SELECT ledger FROM belongs", &st, why);
  if (status == EPF_OK) status = store_step(st, "reading whose it is", &row, why);
  if (status == EPF_OK && (!row || !str_eq(column_bytes(st, 0), (str){(const char *)id, LEDGER_ID_BYTES})))
    status = ledger_refuse(why, EPF_E_LEDGER, "%s/%s belongs to another ledger than ledger.db beside it; restore the one that does", folder,
                           stores[kind].name);
  sqlite3_finalize(st);
  return status;
}

epf_status store_open(store_kind kind, const char *folder, bool write, const uint8_t *id, sqlite3 **db, buf *why) {
  /* A reader opens for writing, too, where it may: what a crash left in a journal can then be settled. */
  epf_status status = open_file(kind, folder, SQLITE_OPEN_READWRITE, db, why);
  if (status == EPF_OK) status = guard(*db, why);
  if (status == EPF_OK) status = check_kind(kind, *db, folder, why);
  if (status == EPF_OK && id != NULL) status = check_owner(kind, *db, id, folder, why);
  if (status == EPF_OK && write) status = store_run(*db, stores[kind].pragmas, why);
  if (status == EPF_OK && !write) status = store_run(*db, "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384", why);
  if (status != EPF_OK) {
    sqlite3_close(*db);
    *db = NULL;
  }
  return status;
}

epf_status store_make(store_kind kind, const char *folder, sqlite3 **db, buf *why) {
  const store_words *w = &stores[kind];
  epf_status status = open_file(kind, folder, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, db, why);
  if (status == EPF_OK) status = store_run(*db, w->pragmas, why);
  if (status == EPF_OK) status = store_run(*db, "BEGIN IMMEDIATE", why);
  char numbers[96];
  sqlite3_snprintf(sizeof numbers, numbers, "PRAGMA application_id=%d; PRAGMA user_version=%d", w->application, STORE_VERSION);
  if (status == EPF_OK) status = store_run(*db, numbers, why);
  for (int tables = 1; tables >= 0; tables--) /* before what is upon them */
    for (size_t i = 0; i < w->count && status == EPF_OK; i++)
      if ((strncmp(w->objects[i].sql, "CREATE TABLE", 12) == 0) == tables) status = store_run(*db, w->objects[i].sql, why);
  char *path = status == EPF_OK ? path_join(folder, w->name) : NULL;
  if (status == EPF_OK && path == NULL) status = EPF_E_NOMEM;
  if (status == EPF_OK && chmod(path, 0600) != 0)
    status = ledger_refuse(why, EPF_E_LEDGER, "%s: its permissions cannot be set: %s", path, strerror(errno));
  free(path);
  return status;
}

static const object *object_named(const store_words *w, str name) {
  for (size_t i = 0; i < w->count; i++)
    if (str_is(name, w->objects[i].name)) return &w->objects[i];
  return NULL;
}

/* Whatever is not in the list differs, by whatever name: SQLite's own tables would be by no accident either. */
epf_status store_schema(store_kind kind, sqlite3 *db, buf *differs, buf *why) {
  const store_words *w = &stores[kind];
  sqlite3_stmt *st = NULL;
  epf_status status = store_prepare(db, "SELECT name,sql,type FROM sqlite_schema", &st, why);
  bool row = status == EPF_OK;
  uint32_t seen = 0; /* a bit for each; their names are unique */
  while (row) {
    status = store_step(st, "reading the schema", &row, why);
    if (!row) break;
    str name = column_bytes(st, 0);
    if (sqlite3_column_type(st, 1) == SQLITE_NULL && str_is(column_bytes(st, 2), "index")) continue; /* SQLite's own, of a UNIQUE or a PRIMARY KEY */
    const object *o = object_named(w, name);
    if (o != NULL && str_is(column_bytes(st, 1), o->sql)) seen |= 1u << (o - w->objects);
    else if (differs->len == 0) buf_printf(differs, "`%.*s` is not as it was made", STR_BEGINNING(name));
  }
  sqlite3_finalize(st);
  for (size_t i = 0; i < w->count && status == EPF_OK && differs->len == 0; i++)
    if (!(seen >> i & 1)) buf_printf(differs, "`%s` is gone", w->objects[i].name);
  return status;
}

epf_status store_must_be_ours(store_kind kind, sqlite3 *db, buf *why) {
  buf differs = {0};
  epf_status status = store_schema(kind, db, &differs, why);
  if (status == EPF_OK && differs.len > 0)
    status = ledger_refuse(why, EPF_E_LEDGER, "%s: %.*s: it was tampered with; restore a copy, and keep this one for an inspection", store_name(kind),
                           (int)differs.len, differs.at);
  buf_free(&differs);
  return status;
}
