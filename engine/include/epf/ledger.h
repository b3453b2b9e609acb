/* The ledger: what was computed, chosen and imposed, kept so that a change is seen. See engine/LEDGER.md.
 *
 * A handle belongs to one thread; any number of processes may write one ledger. `why` gets a sentence that says what is
 * wrong and how to mend it, and never a person's data. EPF_E_LEDGER: the ledger cannot be read or written, or is damaged.
 * EPF_E_ARGUMENT: what was asked for is not possible. Times are milliseconds since 1970, UTC; the ledger has no clock.
 */
#ifndef EPF_LEDGER_H
#define EPF_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_ledger epf_ledger;

/* Who does something, when, and why (the logs that the Data Protection Act 2018 s.62 asks for). */
typedef struct epf_ledger_act {
  const char *officer; /* in clear; only a pseudonym is kept */
  const char *purpose; /* NULL: none is given. Kept in clear */
  int64_t now_ms;
} epf_ledger_act;

typedef struct epf_ledger_setup {
  uint32_t retention_days; /* 0: for ever */
  uint32_t head_interval;  /* 0: 1024 */
  bool restricted;         /* what is monitored of restricted cases is kept, too */
} epf_ledger_setup;

/* Makes a new ledger in the folder `path`. `keys` NULL: its folder `keys`. */
EPF_API EPF_MUST_USE epf_status epf_ledger_init(const char *path, const char *keys, const epf_ledger_setup *setup, int64_t now_ms, epf_buffer *why);
EPF_API EPF_MUST_USE epf_status epf_ledger_open(epf_ledger **out, const char *path, const char *keys, bool write, epf_buffer *why);
EPF_API void epf_ledger_close(epf_ledger *ledger); /* NULL is allowed */

/* A line to keep elsewhere, signed now, without a line end. */
EPF_API EPF_MUST_USE epf_status epf_ledger_head(epf_ledger *ledger, int64_t now_ms, epf_buffer *to, epf_buffer *why);
/* Looks at everything. *good: nothing is wrong. `to`: what was looked at and found, a fault a line, as text or JSON. `anchor`: a line
 * that epf_ledger_head gave, or NULL. `verifier`: the path of verifier.key, or NULL. */
EPF_API EPF_MUST_USE epf_status epf_ledger_verify(epf_ledger *ledger, const char *anchor, const char *verifier, bool json, bool *good, epf_buffer *to, epf_buffer *why);
/* Destroys the key of the cases of `subject` (its identifier in clear), or of the case of entry `sequence`, if subject is NULL. */
EPF_API EPF_MUST_USE epf_status epf_ledger_erase(epf_ledger *ledger, const char *subject, uint64_t sequence, const epf_ledger_act *act, size_t *cases, epf_buffer *why);
/* The same of every case that is older than the retention setting. */
EPF_API EPF_MUST_USE epf_status epf_ledger_sweep(epf_ledger *ledger, const epf_ledger_act *act, size_t *cases, epf_buffer *why);

/* Entries as NDJSON (epf.ledger-entry/1), pseudonyms and codes told by their names; never what is enciphered. `subject` NULL: all. Appends a DISCLOSURE. */
EPF_API EPF_MUST_USE epf_status epf_ledger_export(epf_ledger *ledger, const char *subject, const epf_ledger_act *act, epf_buffer *to, epf_buffer *why);
/* Counts of entries by kind, operation and rule set, as text or JSON. */
EPF_API EPF_MUST_USE epf_status epf_ledger_stats(epf_ledger *ledger, bool json, epf_buffer *to, epf_buffer *why);

typedef enum epf_replay { EPF_REPLAY_SAME, EPF_REPLAY_DIFFERENT, EPF_REPLAY_ERASED, EPF_REPLAY_OTHER_RULES } epf_replay;
/* Deciphers a shortlist's input, matches it again with `table`, and compares verdicts and reasons. Says what was found as text or JSON. Appends a
 * CONSULTATION first. EPF_E_ARGUMENT: the entry is no shortlist, or there is none of this number. */
EPF_API EPF_MUST_USE epf_status epf_ledger_replay(epf_ledger *ledger, const epf_table *table, uint64_t sequence, const epf_ledger_act *act, bool json, epf_replay *found,
                                                 epf_buffer *to, epf_buffer *why);

/* The officer's choice, or the court's outcome, about the newest shortlist of a person. */
typedef struct epf_choice {
  const char *subject;  /* the identifier in clear; NULL: `sequence` says which */
  uint64_t sequence;    /* of the shortlist; 0: the newest of the subject */
  const char *stage;    /* NULL: any */
  const char *const *options; /* ids */
  size_t option_count;
  const char *level;    /* proposed or imposed, one of the rule set's; NULL: not said */
  const char *override; /* the reason's code; NULL: none */
  const char *text;     /* free text, enciphered; NULL: none */
  bool outcome;         /* the court's, not the officer's */
} epf_choice;
/* Records it. EPF_E_ARGUMENT: `why` says what is not possible: an option that the shortlist does not have, a choice against a verdict without a reason's
 * code. `to`: what was recorded, as text or JSON. */
EPF_API EPF_MUST_USE epf_status epf_ledger_record(epf_ledger *ledger, const epf_choice *choice, const epf_ledger_act *act, bool json, epf_buffer *to, epf_buffer *why);
/* The code of override reason `i` and what it means; NULL behind the last. */
EPF_API const char *epf_override_at(size_t i, const char **means);

#ifdef __cplusplus
}
#endif
#endif
