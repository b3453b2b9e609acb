/* What happened to one call.
 *
 * Every fallible function returns an epf_status. It says what happened to the call; what is wrong with an
 * author's rules or with a profile is said in diagnostics (epf/diag.h). The two are never mixed.
 */
#ifndef EPF_STATUS_H
#define EPF_STATUS_H

#if defined(__GNUC__)
#define EPF_API __attribute__((visibility("default")))
#define EPF_MUST_USE __attribute__((warn_unused_result))
#else
#define EPF_API
#define EPF_MUST_USE
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum epf_status {
  EPF_OK = 0,
  EPF_E_NOMEM,    /* memory could not be had; nothing was changed */
  EPF_E_IO,       /* a file could not be read or written */
  EPF_E_RULES,    /* the rules are invalid: see the diagnostics */
  EPF_E_DATA,     /* a profile is invalid: see the diagnostics */
  EPF_E_FORMAT,   /* a compiled table is damaged or of another version */
  EPF_E_LEDGER,   /* a ledger cannot be read or written, or is damaged */
  EPF_E_ARGUMENT, /* the caller broke the function's contract */
  EPF_E_INTERNAL  /* a defect of epf itself */
} epf_status;

/* A short English name for `status`. Never NULL. Thread safe. */
EPF_API const char *epf_status_text(epf_status status);

#ifdef __cplusplus
}
#endif
#endif
