/* What the files of this module share. */
#ifndef EPF_LEDGER_INNER_H
#define EPF_LEDGER_INNER_H

#include <sodium.h>
#include <sqlite3.h>

#include "ledger/chain.h"
#include "ledger/ledger.h"

enum {
  LEDGER_WAIT_MS = 60 * 1000,     /* for other writers, and for readers that hold a file */
  LEDGER_TEXT_MAX = 64 << 20,     /* bytes of any one text */
  LEDGER_INTERVAL_DEFAULT = 1024, /* entries from head to head */
  WRAPPED_BYTES = 24 + 32 + 16,   /* nonce, key, tag */
  SALT_BYTES = 16                 /* of a row of monitored fields */
};

/* Appends to `why`, which may be NULL, and returns `status`. */
__attribute__((format(printf, 3, 4))) epf_status ledger_refuse(buf *why, epf_status status, const char *format, ...);
void put_number(uint8_t to[8], uint64_t n); /* big-endian */
uint64_t get_number(const uint8_t from[8]);

/* ---- files ---- */
char *path_join(const char *folder, const char *name); /* NULL: no memory */
bool write_whole(int fd, const void *from, size_t len, int64_t at);
/* A new file with these bytes, readable by its owner alone, on disk when it returns true. It must not be there yet. */
bool file_make(const char *path, const void *bytes, size_t len);
bool folder_sync(const char *path);
/* Up to `most` bytes. False: errno says why; a longer file is EFBIG. */
bool file_read(const char *path, buf *to, size_t most);

/* ---- keys ---- */
typedef enum key_kind { KEY_LEDGER, KEY_STATISTICS, KEY_VERIFIER } key_kind;
typedef struct key_file {
  bool there;
  uint8_t ledger[LEDGER_ID_BYTES]; /* whose it is */
  uint8_t secret[32];              /* the root, or the first key of the chain */
  uint8_t open[32];                /* of KEY_VERIFIER: the public key */
} key_file;
const char *key_file_name(key_kind kind);
void key_file_text(key_kind kind, const key_file *k, buf *to);
/* A file that is not there is no error: k->there is false. */
epf_status key_file_read(key_kind kind, const char *path, key_file *k, buf *why);

/* What ledger.key and statistics.key are split into: one key for one use. */
typedef struct ledger_keys {
  uint8_t officer[32], index[32], wrap[32], state[32];
  uint8_t link[crypto_shorthash_siphashx24_KEYBYTES];
  uint8_t sign_public[crypto_sign_PUBLICKEYBYTES], sign_secret[crypto_sign_SECRETKEYBYTES];
} ledger_keys;
typedef struct statistics_keys {
  uint8_t link[crypto_shorthash_siphashx24_KEYBYTES];
  uint8_t digest[32], check[32];
} statistics_keys;
void ledger_keys_derive(ledger_keys *to, const uint8_t root[32]);
void statistics_keys_derive(statistics_keys *to, const uint8_t root[32]);

/* ---- what a ledger is from its first day on: its row of settings, signed ---- */
typedef struct genesis {
  uint8_t id[LEDGER_ID_BYTES];
  uint8_t sign_public[crypto_sign_PUBLICKEYBYTES];
  uint8_t chain_check[32];      /* digest of the first key of the chain: is verifier.key the right one? */
  uint8_t statistics_check[32]; /* the same for statistics.key */
  int64_t created_ms;
  ledger_settings settings;
  uint8_t signature[crypto_sign_BYTES];
} genesis;
enum { GENESIS_BYTES = 13 + 16 + 32 * 3 + 8 * 4 };
void genesis_bytes(const genesis *g, uint8_t to[GENESIS_BYTES]);
void genesis_chain_check(const uint8_t first_key[32], uint8_t to[32]);
/* mac(0), which every later mac depends on. */
void genesis_mac(const genesis *g, const uint8_t first_key[32], uint8_t to[32]);
epf_status genesis_read(sqlite3 *db, genesis *g, buf *why);

/* ---- SQLite ---- */
typedef enum store_kind { STORE_LEDGER, STORE_CASES, STORE_STATISTICS } store_kind;
const char *store_name(store_kind kind);
epf_status store_make(store_kind kind, const char *folder, sqlite3 **db, buf *why);
/* Opens and checks that it is a file of this kind; `id` (not for STORE_LEDGER) that it belongs to this ledger. */
epf_status store_open(store_kind kind, const char *folder, bool write, const uint8_t *id, sqlite3 **db, buf *why);
/* Is the schema word for word ours? An empty answer is yes; else the first object that differs. */
epf_status store_schema(store_kind kind, sqlite3 *db, buf *differs, buf *why);
/* EPF_E_LEDGER: it is not. */
epf_status store_must_be_ours(store_kind kind, sqlite3 *db, buf *why);
/* What SQLite says is wrong. */
epf_status store_fault(sqlite3 *db, const char *doing, buf *why);
epf_status store_run(sqlite3 *db, const char *sql, buf *why);
epf_status store_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **st, buf *why);
/* Runs a statement that answers nothing, and resets it. */
epf_status store_do(sqlite3_stmt *st, const char *doing, buf *why);
/* As store_do; and it changes from `least` to `most` rows, and no trigger any other. `rows` may be NULL. */
epf_status store_change(sqlite3_stmt *st, const char *doing, int least, int most, int *rows, buf *why);
/* As store_do; and it adds one row. */
epf_status store_add(sqlite3_stmt *st, const char *doing, buf *why);
epf_status store_number(sqlite3 *db, const char *sql, int64_t *n, buf *why); /* -1: no row */
/* One step; *row false at the end. The statement is reset then, and at a fault. */
epf_status store_step(sqlite3_stmt *st, const char *doing, bool *row, buf *why);
void bind_bytes(sqlite3_stmt *st, int at, const void *bytes, size_t len);
void bind_number(sqlite3_stmt *st, int at, uint64_t n);
str column_bytes(sqlite3_stmt *st, int at);

/* Statements that a handle keeps. */
typedef enum statement {
  ST_LAST,
  ST_ENTRY,
  ST_ADD_ENTRY,
  ST_ADD_BODY,
  ST_BODY,
  ST_CATALOGUE_BY_HASH,
  ST_CATALOGUE_HASH,
  ST_CATALOGUE_TEXT,
  ST_ADD_CATALOGUE,
  ST_ADD_HEAD,
  ST_HEAD_THERE,
  ST_LATEST,
  ST_ERASED,
  ST_OF_SUBJECT,
  ST_CASE_BY_SUBJECT,
  ST_CASE_BY_PSEUDONYM,
  ST_ADD_CASE,
  ST_DROP_CASE,
  ST_ADD_MONITORED,
  ST_DROP_MONITORED,
  ST_MONITORED_THERE,
  ST_BUCKET,
  ST_DROP_BUCKET,
  ST_COUNT
} statement;

/* ---- an entry as it lies in its row ---- */
typedef struct row {
  ledger_entry e;
  uint8_t catalogue_hash[LEDGER_HASH_BYTES]; /* zeros where there is no catalogue */
  str input_digest, monitored_digest, body_digest; /* empty, or 32 bytes */
  uint8_t seal[SEAL_BYTES], mac[32];
} row;
/* Every column of an entry, in the order that row_read expects. */
#define ENTRY_COLUMNS                                                                                                                        \
  "seq,time,kind,about,catalogue,as_of,stage,restricted,officer,subject,nonce,marks,strata,purpose,engine,input_digest,monitored_digest," \
  "body_digest,seal,mac"
/* Those of a ledger_entry alone: the first 15. False: a column is not of its type or length. */
bool entry_read(sqlite3_stmt *st, ledger_entry *e);
/* All but the catalogue's hash. */
bool row_read(sqlite3_stmt *st, row *r);
void row_bind(sqlite3_stmt *st, const row *r);
/* The canonical bytes that the chain is made of. */
void leaf_write(const row *r, buf *to);
void body_digest(str reasons, str content, uint8_t to[32]);

/* ---- the handle ---- */
struct ledger {
  char *path, *keys;
  ledger_access access;
  sqlite3 *db, *cases, *statistics; /* the last two NULL until they are needed */
  sqlite3_stmt *statements[ST_COUNT];
  genesis born;
  ledger_keys ledger_key;
  statistics_keys statistics_key;
  bool has_ledger_key, has_statistics_key;
  int state_fd; /* chain.state, which is also the lock; -1 */
  /* From begin to commit. */
  bool begun, broken, cases_begun, statistics_begun;
  tip tip;        /* after the entries of this batch */
  uint64_t kept;  /* what the batch began with */
  size_t mended;  /* erasures that an earlier process left half done */
  buf added;      /* rows of monitored fields, which are written at the commit */
  buf leaf, texts, content;
};
void buf_wipe(buf *b); /* overwritten, and freed */
epf_status ledger_statement(ledger *l, statement which, sqlite3_stmt **st, buf *why);
epf_status ledger_need_cases(ledger *l, buf *why);
epf_status ledger_need_statistics(ledger *l, buf *why);
epf_status ledger_need_ledger_key(const ledger *l, const char *what, buf *why);
/* The hash of a catalogue; number 0 has zeros. EPF_E_LEDGER: there is none. */
epf_status catalogue_hash(ledger *l, uint32_t id, uint8_t to[32], buf *why);
/* One entry with its catalogue's hash. Texts live until the next call on the statement. */
epf_status row_get(ledger *l, uint64_t sequence, row *r, bool *there, buf *why);
/* The newest entry of a kind of a case; 0: none. Stage -1: any. */
epf_status newest_of(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], ledger_kind kind, int stage, uint64_t *sequence, buf *why);
/* Is there an ERASURE entry of this case? Its key may be there all the same: half erased, or put back from a copy. */
epf_status is_erased(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], bool *erased, buf *why);
epf_status last_entry(ledger *l, uint64_t *sequence, uint8_t mac[32], buf *why);

/* ---- chain.state ---- */
typedef enum state_fault { STATE_GOOD, STATE_MISSING, STATE_DAMAGED, STATE_FOREIGN, STATE_FORGED } state_fault;
int state_open(const char *folder, bool write);
/* `key` NULL: the tag is not checked. */
state_fault state_read(int fd, const uint8_t id[LEDGER_ID_BYTES], const uint8_t *key, tip *t);
const char *state_fault_text(state_fault fault);
bool state_write(int fd, const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], const tip *t);
bool state_make(const char *folder, const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], const tip *t);
/* False: another holds it for longer than LEDGER_WAIT_MS. */
bool state_lock(int fd, bool shared);
void state_unlock(int fd);
/* EPF_E_LEDGER: ledger.db is behind it, or does not go on from it: truncated, rolled back, or of elsewhere. */
epf_status state_agrees(ledger *l, buf *why);

/* ---- cases ---- */
typedef struct case_key {
  bool there;
  uint8_t pseudonym[LEDGER_ID_BYTES], key[32];
} case_key;
void case_subject_index(const ledger *l, str subject, uint8_t to[32]);
bool case_unwrap(const ledger *l, const uint8_t index[32], const uint8_t pseudonym[LEDGER_ID_BYTES], str wrapped, uint8_t key[32]);
epf_status case_of_subject(ledger *l, str subject, case_key *c, buf *why);
epf_status case_of_pseudonym(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], case_key *c, buf *why);
/* Removes a row within the batch. */
epf_status case_drop(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], buf *why);
/* A new case; an empty subject gets an index that no identifier leads to. Within begin and commit. */
epf_status case_make(ledger *l, str subject, case_key *c, buf *why);
/* Removes the rows of monitored fields and then the key of a case; on disk when it returns. EPF_E_LEDGER, also: an entry of it cannot be read, so that its
 * fields cannot be found; the others and the key are gone. */
epf_status case_destroy(ledger *l, const uint8_t pseudonym[LEDGER_ID_BYTES], buf *why);

/* ---- contents ---- */
/* salt, SHA-256 of the input, content, padding; enciphered. */
void content_salted(const uint8_t salt[32], const uint8_t input_hash[32], uint8_t digest[32]);
epf_status content_seal(ledger *l, const case_key *c, const row *r, str input_hash, const uint8_t salt[32], str content, buf *to);
typedef struct content_opened {
  uint8_t salt[32], input_hash[32];
  str text; /* in the buffer */
} content_opened;
/* False: it does not open with this key, or not as this entry's. */
bool content_open(const uint8_t id[LEDGER_ID_BYTES], const uint8_t key[32], uint64_t sequence, const uint8_t nonce[LEDGER_ID_BYTES], str sealed,
                  buf *memory, content_opened *o);

/* ---- monitored fields ---- */
void monitored_half(const ledger_keys *k, const uint8_t nonce[LEDGER_ID_BYTES], uint8_t half[LEDGER_ID_BYTES]);
void monitored_link(const statistics_keys *k, const uint8_t half[LEDGER_ID_BYTES], uint8_t link[LEDGER_ID_BYTES]);
void monitored_digest(const statistics_keys *k, const uint8_t half[LEDGER_ID_BYTES], const uint8_t salt[SALT_BYTES], str codes, uint8_t to[32]);
/* Notes a row; monitored_settle writes all that are noted, at the commit. */
epf_status monitored_add(ledger *l, const row *r, const uint8_t salt[SALT_BYTES], str codes, buf *why);
epf_status monitored_settle(ledger *l, buf *why);
/* Removes the row of an entry, if it is there; within a transaction. */
epf_status monitored_drop(ledger *l, const uint8_t nonce[LEDGER_ID_BYTES], buf *why);
/* Of an entry in a loaded store: false: there is no row. */
bool links_row(const ledger_links *k, const uint8_t nonce[LEDGER_ID_BYTES], const uint8_t **salt, str *codes, uint8_t half[LEDGER_ID_BYTES]);

/* ---- heads ---- */
typedef struct head {
  uint64_t id, size;
  int64_t time_ms;
  uint8_t root[32], sign_public[crypto_sign_PUBLICKEYBYTES], signature[crypto_sign_BYTES];
} head;
/* What is signed. */
void head_text(const head *h, buf *to);
bool head_parse(str line, head *h);
bool head_signed_by(const head *h, const uint8_t sign_public[crypto_sign_PUBLICKEYBYTES]);
/* Signs and keeps a head of what the batch holds so far. */
epf_status head_add(ledger *l, int64_t time_ms, head *h, buf *why);
bool head_due(const ledger *l, uint64_t size);

/* Lets the transactions and the lock go. */
void batch_drop(ledger *l);
/* An entry whose subject's pseudonym is known; for ERASURE, which ledger_append refuses. */
epf_status append_erasure(ledger *l, const ledger_deed *deed, const uint8_t pseudonym[LEDGER_ID_BYTES], uint64_t about, buf *why);
/* As ledger_commit; runs `between` (may be NULL) when the entries are on disk and before the keys of the chain move on. */
epf_status batch_commit(ledger *l, epf_status (*between)(ledger *l, void *user, buf *why), void *user, buf *why);

#endif
