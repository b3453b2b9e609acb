/* What the fuzz targets share. A target defines LLVMFuzzerTestOneInput; what must not be ends in abort(). */
#ifndef EPF_TESTS_FUZZ_H
#define EPF_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag/diag.h"
#include "epf/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline str fuzz_text(const uint8_t *data, size_t size) { return (str){size > 0 ? (const char *)data : "", size}; }
void fuzz_must(bool good);
/* Every diagnostic has a message and a place within its text; errors are counted. */
void fuzz_check_diagnostics(const diags *d);
/* Matches an empty, a least, a greatest and an unusable profile, and tells reasons and reports. Both plans
 * agree, of a forged table too, for its rows are compared with its tests; of an honest one texts are whole. */
void fuzz_match(const epf_table *t, bool honest);
/* Bytes as a file: its path. Each call takes the place of the last. */
const char *fuzz_file(const uint8_t *data, size_t size);

#endif
