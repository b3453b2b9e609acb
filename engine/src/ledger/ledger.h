/* The ledger: what was computed, chosen and imposed, kept so that a change is seen.
 *
 *   LEDGER/ledger.db       entries in one chain, their bodies, catalogues, signed heads, settings
 *   LEDGER/cases.db        a key for each case: erasing it erases what it locks
 *   LEDGER/statistics.db   monitored fields, under pseudonyms of another key, in an order of their own
 *   LEDGER/chain.state     the key of the next entry; those before it cannot be had from it
 *   KEYS/ledger.key        pseudonyms, links, wrapping of case keys, signing of heads (KEYS is LEDGER/keys unless said)
 *   KEYS/statistics.key    the other half of the links
 *   KEYS/verifier.key      the first key of the chain and the public key: to be moved elsewhere
 *
 * An entry's leaf is the canonical bytes of its columns (leaf.c). Each has a key of its own, K(i); K(i+1) is a one-way function of K(i), so who
 * takes the machine today cannot rewrite yesterday (Schneier and Kelsey 1999; Bellare and Yee 1997). Under it are a seal of the leaf alone and
 * mac(i) = HMAC-SHA-256(K(i), mac(i-1), seal(i), leaf(i)): the one shows an entry that was changed, the other one that stands where it does not
 * belong. Leaves with their seals and macs are the leaves of a Merkle tree (RFC 6962, 2.1), whose heads are signed with Ed25519 at intervals.
 *
 * A batch reaches the disk in this order: cases.db, statistics.db, ledger.db, chain.state, each before the next. A crash leaves at most keys of
 * cases and rows of statistics that no entry knows, and a chain.state that is behind ledger.db; the next writer follows. It may never be ahead of
 * ledger.db: that is a truncation or a roll back, and nothing more is written.
 *
 * What statistics.db still tells without keys: how many rows it has, and so which share of the entries is monitored; the codes themselves, which may
 * be rare enough to point at somebody; its time as a file, which is that of the last batch that had monitored fields. Rows lie sorted by pseudonym,
 * but within a page of the file newer rows lie before older ones until ledger_sweep rewrites it; its journal (never a WAL file, which would keep what
 * was added in order) holds after a crash the pages that the last batch changed; and who has two copies of the file from two moments sees which rows
 * came between: if that was one entry, which it was. So: append in batches, sweep every night, and keep copies of statistics.db and of ledger.db
 * apart.
 *
 * This module knows nothing of rules: verdicts, strata and monitored fields are bytes that a catalogue explains, a text
 * that the caller gives. It reads no clock: times are given. Handles belong to one thread (a verification uses a second one of its own); any number
 * of processes may write one ledger, one batch at a time. All fallible calls append why not to `why`, which may be NULL and never holds a person's
 * data. EPF_E_LEDGER: it cannot be read or written, or is damaged. EPF_E_ARGUMENT: a wrong path, key, deed or sequence. EPF_E_NOMEM.
 */
#ifndef EPF_LEDGER_LEDGER_H
#define EPF_LEDGER_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "epf/status.h"

typedef struct ledger ledger;

/* What an entry is. Numbers stay. */
typedef enum ledger_kind {
  LEDGER_SHORTLIST = 1, /* a person was matched: collection */
  LEDGER_CHOICE,        /* what the officer proposes: alteration */
  LEDGER_OUTCOME,       /* what the court imposed: alteration */
  LEDGER_CONSULTATION,  /* an enciphered content was read */
  LEDGER_DISCLOSURE,    /* contents or entries were given to somebody */
  LEDGER_COMBINATION,   /* monitored fields were joined with entries, to count */
  LEDGER_ERASURE        /* a case's key was destroyed */
} ledger_kind;
/* "shortlist", ...; and the operation of the Data Protection Act 2018 s.62 that it is. */
const char *ledger_kind_text(ledger_kind kind);
const char *ledger_operation_text(ledger_kind kind);

enum { LEDGER_ID_BYTES = 16, LEDGER_HASH_BYTES = 32, LEDGER_MONITORED_MAX = 64 };

typedef struct ledger_settings {
  uint32_t retention_days; /* 0: for ever */
  uint32_t head_interval;  /* entries from one signed head to the next; 0 counts as 1024 */
  bool restricted;         /* monitored fields of restricted cases are kept, too */
} ledger_settings;

/* Makes a new ledger. EPF_E_ARGUMENT: there is something at `path` or a key file in `keys` already. `keys` and `settings` may be NULL.
 * Files are readable by their owner alone. Whole or not at all: it is made as PATH.new-XXXXXX and moved; after a crash that folder may be
 * left, and keys in KEYS that belong to no ledger: remove both. Settings are signed and cannot be changed later. */
EPF_MUST_USE epf_status ledger_init(const char *path, const char *keys, const ledger_settings *settings, int64_t time_ms, buf *why);

/* Reading needs no key for what is in clear; ledger.key for subjects and contents. Writing needs ledger.key, and statistics.key as soon as something is
 * monitored or erased. Keys of another ledger are refused. */
typedef enum ledger_access { LEDGER_READ, LEDGER_WRITE } ledger_access;
EPF_MUST_USE epf_status ledger_open(ledger **out, const char *path, const char *keys, ledger_access access, buf *why);
void ledger_close(ledger *l); /* NULL is allowed */
const ledger_settings *ledger_settings_of(const ledger *l);

/* ---- writing ---- */

/* What shall be recorded. Texts are borrowed for the call. */
typedef struct ledger_deed {
  ledger_kind kind;
  int64_t time_ms;      /* since 1970, UTC */
  str officer;          /* in clear, not empty; only a pseudonym of it is written */
  str subject;          /* the person's or case's identifier, in clear; only a pseudonym is written. Empty: a case of its own, which only its
                           sequence names (SHORTLIST), or nobody (others, unless `about` is given: then that entry's subject). With nobody there
                           can be no input, content or monitored codes; nor about a case that was erased. Only a SHORTLIST begins a case:
                           others of an identifier that has none, or whose case was erased, are refused */
  uint64_t about;       /* the entry that this one is about; 0: none */
  uint32_t catalogue;   /* from ledger_catalogue; 0: none */
  int32_t as_of;        /* days since 1970 (as base/date.h counts) */
  uint16_t stage;       /* code in the catalogue */
  bool restricted;
  str marks;            /* a byte an option, as the catalogue orders them */
  str strata;           /* codes, as the catalogue says */
  str reasons;          /* codes; kept in the body, in clear */
  str input;            /* canonical text of the input: only its digest is kept, salted with what goes with the case's key */
  str content;          /* what is enciphered under the case's key: inputs, observed values, free text. May be empty */
  str monitored;        /* codes for the statistics store, at most LEDGER_MONITORED_MAX bytes; empty: none */
  str purpose;          /* optional; in clear, so no free text about a person */
} ledger_deed;

/* Takes the lock of the ledger, waiting for other writers up to a minute. EPF_E_LEDGER: chain.state and ledger.db do not agree. */
EPF_MUST_USE epf_status ledger_begin(ledger *l, buf *why);
/* The number under which a catalogue is kept, new or not. Within begin and commit; ask again in the next batch. */
EPF_MUST_USE epf_status ledger_catalogue(ledger *l, str text, uint32_t *id, buf *why);
/* Not of kind ERASURE. EPF_E_ARGUMENT: the deed is wrong, and the batch as it was. Otherwise the batch is lost: abandon it. */
EPF_MUST_USE epf_status ledger_append(ledger *l, const ledger_deed *deed, uint64_t *sequence, buf *why);
/* EPF_OK: every entry since begin is on disk and will survive a crash of the machine. Otherwise none of them was
 * acknowledged; they may be there or not, whole or not at all. The lock is let go in either case. */
EPF_MUST_USE epf_status ledger_commit(ledger *l, buf *why);
/* Lets go without writing; safe at any time. */
void ledger_abandon(ledger *l);

/* Destroys the case keys of a subject (in clear), or of the case of entry `sequence`, removes its monitored fields, and appends an ERASURE entry
 * for each case. *cases: how many; 0 is no error. Begins and commits itself. `deed` gives officer, time, purpose. If it fails the erasure may be half
 * done: call it again, or begin any batch, and it is finished. */
EPF_MUST_USE epf_status ledger_erase(ledger *l, str subject, uint64_t sequence, const ledger_deed *deed, size_t *cases, buf *why);
/* The same for every case whose newest entry is older than the retention setting at the time of `deed`. Then rewrites cases.db and statistics.db, so
 * that nothing is left in their free pages nor told by the order of rows. If that fails the cases are erased all the same, and *cases says how many.
 */
EPF_MUST_USE epf_status ledger_sweep(ledger *l, const ledger_deed *deed, size_t *cases, buf *why);

/* ---- reading ---- */

/* Borrowed until the callback returns, or until the next call on the ledger. */
typedef struct ledger_entry {
  uint64_t sequence; /* from 1, without gaps */
  int64_t time_ms;
  ledger_kind kind;
  uint64_t about;
  uint32_t catalogue;
  int32_t as_of;
  uint16_t stage;
  bool restricted;
  uint8_t officer[LEDGER_ID_BYTES], subject[LEDGER_ID_BYTES], nonce[LEDGER_ID_BYTES]; /* pseudonyms; nonce: random, each entry's own */
  bool has_subject;
  str marks, strata, purpose;
  str engine; /* version that wrote it */
} ledger_entry;

/* False stops the walk. It may jump out, too; it must not begin a batch, nor close the ledger. */
typedef bool (*ledger_visit)(void *user, const ledger_entry *entry);
typedef struct ledger_window {
  int64_t from_ms, to_ms; /* half-open; both 0: all */
  uint32_t kinds;         /* bit k for kind k; 0: all */
} ledger_window;
/* In order of sequence. Fast: a million entries in well under a second. Bodies are not touched. */
EPF_MUST_USE epf_status ledger_each(ledger *l, const ledger_window *window, ledger_visit visit, void *user, buf *why);
/* One entry into *entry, whose texts live until the next call. EPF_E_ARGUMENT: there is none. */
EPF_MUST_USE epf_status ledger_get(ledger *l, uint64_t sequence, ledger_entry *entry, buf *why);
/* The newest entry of the kind for a subject in clear; stage -1: any. *sequence 0: there is none. */
EPF_MUST_USE epf_status ledger_latest(ledger *l, str subject, ledger_kind kind, int stage, uint64_t *sequence, buf *why);
/* Every entry of a subject, in order. */
EPF_MUST_USE epf_status ledger_of_subject(ledger *l, str subject, ledger_visit visit, void *user, buf *why);
/* The catalogue's text, appended to `to`. */
EPF_MUST_USE epf_status ledger_catalogue_text(ledger *l, uint32_t id, buf *to, buf *why);
EPF_MUST_USE epf_status ledger_reasons(ledger *l, uint64_t sequence, buf *to, buf *why);

typedef enum ledger_content_state { LEDGER_CONTENT_READABLE, LEDGER_CONTENT_NONE, LEDGER_CONTENT_ERASED } ledger_content_state;
/* Deciphers. Writes no entry: the caller appends a CONSULTATION or DISCLOSURE. */
EPF_MUST_USE epf_status ledger_content(ledger *l, uint64_t sequence, buf *to, ledger_content_state *state, buf *why);
/* Is `input` the canonical text that entry `sequence` was computed from? By its salted digest; *same is false unless *state is READABLE. */
EPF_MUST_USE epf_status ledger_is_input(ledger *l, uint64_t sequence, str input, bool *same, ledger_content_state *state, buf *why);
/* The officer's pseudonym, for who knows the name and holds the key; zeros without ledger.key. */
void ledger_pseudonym_of_officer(const ledger *l, str officer, uint8_t to[LEDGER_ID_BYTES]);

/* ---- linking, for the aggregator alone: it needs both keys ---- */
typedef struct ledger_links ledger_links;
/* Reads the statistics store, on a connection of its own, so that it may run in a thread beside ledger_each of `l`. */
EPF_MUST_USE epf_status ledger_links_load(ledger_links **out, const ledger *l, buf *why);
void ledger_links_free(ledger_links *k);
/* The monitored codes of an entry; empty: none were recorded, or they were erased. Borrowed. */
str ledger_links_find(const ledger_links *k, const uint8_t nonce[LEDGER_ID_BYTES]);

/* ---- proof ---- */

/* "epf-head/1 size=N root=HEX time=MS key=HEX signature=HEX", signed now; appended to `to` without a line end, and kept among the heads. The
 * signature is over all that is in front of " signature=". Needs a ledger opened for writing; begins and commits itself. */
EPF_MUST_USE epf_status ledger_head(ledger *l, int64_t time_ms, buf *to, buf *why);

typedef struct ledger_check {
  str anchor;           /* a line that ledger_head gave, or empty */
  const char *verifier; /* the path of verifier.key; NULL: KEYS/verifier.key if it is there */
} ledger_check;
typedef struct ledger_verdict {
  bool good;
  uint64_t entries;
  uint64_t first_bad; /* the first sequence number at which what stands there is not what was written; where only a range can be named (a head, an
                         anchor or chain.state disagrees, and no entry can be blamed alone), its first; 0 where none can be named */
  bool macs_checked;       /* verifier.key was at hand */
  bool contents_checked;   /* ledger.key was at hand */
  bool statistics_checked; /* both keys were */
  size_t heads;            /* signed heads that agree */
  size_t erased;           /* entries whose content was erased, with an ERASURE entry that says so */
} ledger_verdict;
/* Looks at everything, as it is at one moment: writers wait while cases.db and statistics.db are read, and not for the rest. EPF_OK: `found` says
 * what was found, and `say` holds a line for each fault (at most twenty, then a count). */
EPF_MUST_USE epf_status ledger_verify(ledger *l, const ledger_check *check, ledger_verdict *found, buf *say, buf *why);

#endif
