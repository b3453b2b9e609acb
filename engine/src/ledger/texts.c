#include "ledger/ledger.h"

const char *ledger_kind_text(ledger_kind kind) {
  switch (kind) {
  case LEDGER_SHORTLIST: return "shortlist";
  case LEDGER_CHOICE: return "choice";
  case LEDGER_OUTCOME: return "outcome";
  case LEDGER_CONSULTATION: return "consultation";
  case LEDGER_DISCLOSURE: return "disclosure";
  case LEDGER_COMBINATION: return "combination";
  case LEDGER_ERASURE: return "erasure";
  }
  return "unknown";
}

const char *ledger_operation_text(ledger_kind kind) {
  switch (kind) {
  case LEDGER_SHORTLIST: return "collection";
  case LEDGER_CHOICE:
  case LEDGER_OUTCOME: return "alteration";
  case LEDGER_CONSULTATION: return "consultation";
  case LEDGER_DISCLOSURE: return "disclosure";
  case LEDGER_COMBINATION: return "combination";
  case LEDGER_ERASURE: return "erasure";
  }
  return "unknown";
}
