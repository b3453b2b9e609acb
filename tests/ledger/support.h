/* A ledger in a folder of its own, filled with entries that are told by their number. */
#ifndef EPF_TESTS_LEDGER_SUPPORT_H
#define EPF_TESTS_LEDGER_SUPPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "ledger/ledger.h"

enum { PATH_BYTES = 512 };
#define NOON 1764590400000 /* of some day, in milliseconds */

/* A new folder for a test; removed with all that is in it by scratch_drop. */
void scratch_make(char path[PATH_BYTES]);
void scratch_drop(const char *path);
void path_in(char to[PATH_BYTES], const char *folder, const char *name);
/* Copies a folder and what is in it; what was at `to` goes. */
void folder_copy(const char *from, const char *to);
void file_copy(const char *from, const char *to);
bool file_has(const char *path, const void *bytes, size_t len);
/* In any file of a folder. */
bool folder_has(const char *path, const void *bytes, size_t len);

/* Fails the test with what is in `why`. */
void must(epf_status status, buf *why, const char *what);
#define MUST(call) must((call), &why, #call)

ledger *made(const char *path, const char *keys, const ledger_settings *settings); /* new, and open for writing */
ledger *opened(const char *path, const char *keys, ledger_access access);

/* Texts of entry number n: subject n modulo 97, an outcome every third from the second time on (but of 20). They are valid until the next call. */
ledger_deed deed_of(uint64_t n);
/* Appends entries first..last in batches. */
void fill(ledger *l, uint64_t first, uint64_t last, uint64_t batch);
void append_one(ledger *l, const ledger_deed *d, uint64_t *sequence);

typedef struct judged {
  ledger_verdict v;
  buf say;
} judged;
judged judge(ledger *l, const char *anchor, const char *verifier);
/* Opens for reading, judges, closes. */
judged judge_path(const char *path, const char *keys, const char *anchor, const char *verifier);
void judged_drop(judged *j);
void must_be_good(const char *path, const char *keys, uint64_t entries);

#endif
