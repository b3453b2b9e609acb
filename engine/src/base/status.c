#include "epf/status.h"

const char *epf_status_text(epf_status status) {
  switch (status) {
  case EPF_OK: return "all is well";
  case EPF_E_NOMEM: return "out of memory";
  case EPF_E_IO: return "a file could not be read or written";
  case EPF_E_RULES: return "the rules are invalid";
  case EPF_E_DATA: return "a profile is invalid";
  case EPF_E_FORMAT: return "the compiled table is damaged or of another version";
  case EPF_E_LEDGER: return "the ledger cannot be read or written, or is damaged";
  case EPF_E_ARGUMENT: return "a function was called in a way it does not allow";
  case EPF_E_INTERNAL: return "a defect of epf";
  }
  return "an unknown status";
}
