/* A sealed rule set: immutable, one block, shared by any number of threads.
 *
 * The runtime library (epf-runtime) holds this and matching, and neither YAML nor the compiler.
 */
#ifndef EPF_TABLE_H
#define EPF_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_table epf_table;

/* Reads a compiled table. EPF_E_IO: the file cannot be read. EPF_E_FORMAT: it is damaged, of another version or
 * of another kind of machine; *why (a constant text) says which. EPF_E_NOMEM. *out is NULL on failure.
 * What a large one holds is looked at by two threads; the second has ended when this returns.
 *
 * A larger file that nobody but this user or root may write to is not copied: its pages are the table, read-only. Do not
 * write over such a file or cut it short while a table from it is in use: what was validated would change, or the
 * program would end with a signal, as it would where the medium fails. Replacing it by another of the same name, as epf_table_save and
 * `mv` do, or removing it, is safe. Every other file is copied, and may change as it likes. */
EPF_API EPF_MUST_USE epf_status epf_table_load(epf_table **out, const char *path, const char **why);
/* The same from bytes, which are copied. */
EPF_API EPF_MUST_USE epf_status epf_table_from_bytes(epf_table **out, const void *bytes, size_t len, const char **why);
/* Writes the table to `path`, whole or not at all (a new file is renamed over the old one). EPF_E_IO, errno set. */
EPF_API EPF_MUST_USE epf_status epf_table_save(const epf_table *table, const char *path);
EPF_API void epf_table_free(epf_table *table);

/* The block itself: what epf_table_save writes. Borrowed. */
EPF_API const void *epf_table_bytes(const epf_table *table, size_t *len);
/* "sha256:..." of the model in canonical form: the same however rules are ordered and split over files. Borrowed from the table. */
EPF_API const char *epf_table_fingerprint(const epf_table *table);
/* Is every pattern run as machine code? False where PCRE2 has no JIT for this machine. */
EPF_API bool epf_table_jit(const epf_table *table);
/* Is there a stage of this name? If not, writes those that there are: "`a`, `b`". */
EPF_API bool epf_table_has_stage(const epf_table *table, const char *stage, epf_buffer *stages);
/* What stands in the table: counts and sizes, as text or JSON. */
EPF_API void epf_table_describe(const epf_table *table, bool json, epf_buffer *to);

#ifdef __cplusplus
}
#endif
#endif
