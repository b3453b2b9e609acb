/* A ledger as the program holds it: the store, and what was last said of it. */
#ifndef EPF_RUN_LEDGER_H
#define EPF_RUN_LEDGER_H

#include "epf/ledger.h"
#include "ledger/ledger.h"
#include "run/catalogue.h"

struct epf_ledger {
  ledger *inner;
  buf fault; /* ended by a NUL; what epf_match_files told of */
};

/* Keeps the sentence with the ledger; borrowed until it is closed. */
const char *ledger_keep_fault(epf_ledger *l, buf *fault);
/* The catalogue of an entry. `text` is where its words live. EPF_E_LEDGER: it is not there, or is none. */
epf_status ledger_read_catalogue(ledger *l, uint32_t id, arena *a, catalogue *to, buf *why);
/* Appends one entry alone, with begin and commit. */
epf_status ledger_append_alone(ledger *l, const ledger_deed *deed, uint64_t *sequence, buf *why);
/* A deed with who, when and why. */
ledger_deed ledger_deed_by(const epf_ledger_act *act, ledger_kind kind);
/* "2026-11-22T15:04:05.123Z" */
void put_time(int64_t ms, buf *to);
void put_hex(const uint8_t *bytes, size_t count, buf *to);

#endif
