/* Decision tables in and out: CSV that a spreadsheet edits, and DMN.
 *
 *   epf_status s = epf_import(files, count, false, root, tables, diagnostics);
 *   if (s == EPF_OK) ... write `root` to ruleset.yaml and `tables` to tables.yaml
 *   s = epf_export("rules/pni", "pathway", EPF_EXCHANGE_CSV, false, csv, diagnostics);
 *
 * What the rule language, CSV or DMN cannot say is refused by name; nothing is left out without a word. The same files give
 * the same bytes everywhere. Files are data: no entity, document type or reference to elsewhere is followed. Thread safe, each
 * call with buffers of its own. rules/TABLES.md says what maps to what.
 */
#ifndef EPF_EXCHANGE_H
#define EPF_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "epf/buffer.h"
#include "epf/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum epf_exchange_format { EPF_EXCHANGE_CSV, EPF_EXCHANGE_DMN } epf_exchange_format;

/* Reads decision tables (.csv: one each; .dmn, .xml: DMN 1.1 or later) and writes them as a rule set in standard form: to `root` what
 * belongs into ruleset.yaml, to `tables` what belongs into tables.yaml, beside it. `root` may be NULL: then only the tables are
 * wanted, and a column that something else computes may stand without it.
 * EPF_E_RULES: a file cannot be brought in, and `diagnostics` says where and why; nothing is written. EPF_E_NOMEM.
 * Warnings go to `diagnostics` as well. `colour` concerns them alone. */
EPF_API EPF_MUST_USE epf_status epf_import(const char *const *paths, size_t count, bool colour, epf_buffer *root, epf_buffer *tables, epf_buffer *diagnostics);

/* Writes tables of the rule set at `path` (its folder or root file): in CSV the one called `table`, which may be NULL where there is
 * only one; in DMN 1.3 that one, or all of them, in one element.
 * EPF_E_RULES: the rules are not valid, there is no such table, or the format cannot hold it; `diagnostics` says why. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_export(const char *path, const char *table, epf_exchange_format format, bool colour, epf_buffer *to, epf_buffer *diagnostics);

#ifdef __cplusplus
}
#endif
#endif
