/* What the parts of a verification share.
 *
 *   verify.c         the snapshot, the parts, the verdict
 *   verify_chain.c   entries, chain, Merkle tree, heads, chain.state, anchor: on the handle's connection
 *   verify_bodies.c  bodies, contents, monitored fields: on a connection of its own, in a thread of its own
 */
#ifndef EPF_LEDGER_VERIFY_H
#define EPF_LEDGER_VERIFY_H

#include "ledger/blame.h"
#include "ledger/ids.h"
#include "ledger/inner.h"

typedef struct checked_head {
  head h;
  bool is_anchor, is_signed;
} checked_head;

typedef struct erasure {
  uint8_t subject[LEDGER_ID_BYTES];
  uint64_t sequence;
  bool bad; /* its own entry does not stand, so it excuses nothing */
} erasure;

typedef struct kept_case {
  uint8_t index[32], wrapped[WRAPPED_BYTES];
} kept_case;

/* What is not as it should be with the rows of a case. */
typedef struct absent {
  uint8_t subject[LEDGER_ID_BYTES];
  uint64_t sequence;  /* of the first entry whose case is not there; 0: it is */
  uint64_t monitored; /* the first whose monitored fields are not there */
  uint64_t entries;   /* with a content that nobody can read */
  bool returned;      /* erased monitored fields are there again */
} absent;

typedef struct verification {
  ledger *l;
  uint8_t sign_public[crypto_sign_PUBLICKEYBYTES]; /* as trusted as can be had */
  bool has_first_key, has_tip, has_cases, has_links, settings_changed;
  uint8_t first_key[32];
  tip tip;
  checked_head *heads; /* by size */
  size_t head_count, head_cap;
  uint8_t (*catalogues)[32]; /* hashes by id; all zeros: none */
  size_t catalogue_count;
  erasure *erasures; /* by sequence */
  size_t erasure_count, erasure_cap;
  id_table erasure_of; /* pseudonym to the place in `erasures` */
  id_table case_of; /* pseudonym to the place in `cases` */
  kept_case *cases;
  size_t case_count, case_cap;
  ledger_links *links;
  /* What the parts found. */
  uint64_t entries;
  size_t heads_agreeing, erased;
  blame *chain, *bodies;
  sqlite3 *bodies_db;
  epf_status bodies_status;
  id_table absent_of;
  absent *absents;
  size_t absent_count, absent_cap;
} verification;

/* A sum over pairs does not depend on their order: an index and its table have the same. */
uint64_t verify_pair(const uint8_t id[LEDGER_ID_BYTES], uint64_t number);
/* Makes room for one more element; false: no memory. */
bool verify_grow(void **at, size_t count, size_t *cap, size_t size);
/* EPF_E_LEDGER: SQLite could not go on, and it is said among the faults. */
epf_status verify_chain(verification *v, buf *why);
epf_status verify_bodies(verification *v, buf *why);
/* After both: is what is missing excused by an ERASURE entry that stands? False: no memory. */
bool verify_absent(verification *v);

#endif
