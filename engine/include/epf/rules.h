/* Rules: from YAML text to a sealed table.
 *
 *   epf_rules *rules;
 *   epf_status s = epf_rules_read(&rules, "rules/pni");
 *   if (s == EPF_OK || s == EPF_E_RULES) epf_rules_diagnostics(rules, EPF_DIAGNOSTICS_TEXT, false, out);
 *   if (s == EPF_OK) s = epf_rules_seal(rules, &table);
 *   epf_rules_free(rules);
 *
 * An epf_rules belongs to one thread at a time. Reading the same files gives the same bytes everywhere.
 */
#ifndef EPF_RULES_H
#define EPF_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "epf/buffer.h"
#include "epf/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct epf_rules epf_rules;
typedef struct epf_table epf_table;

typedef enum epf_diagnostics_format { EPF_DIAGNOSTICS_TEXT, EPF_DIAGNOSTICS_GCC, EPF_DIAGNOSTICS_JSON, EPF_DIAGNOSTICS_SARIF } epf_diagnostics_format;

/* Reads the rule set at `path`: its folder, or a file with the key `ruleset`.
 * EPF_OK: the rules are valid. EPF_E_RULES: they are not; *out is set and its diagnostics say why.
 * EPF_E_NOMEM: *out is NULL. The caller frees *out with epf_rules_free. */
EPF_API EPF_MUST_USE epf_status epf_rules_read(epf_rules **out, const char *path);
EPF_API void epf_rules_free(epf_rules *rules);

EPF_API size_t epf_rules_error_count(const epf_rules *rules);
EPF_API size_t epf_rules_warning_count(const epf_rules *rules);
/* The path of the `i`th file that was read, whether it could be parsed or not; NULL behind the last. Borrowed. */
EPF_API const char *epf_rules_file(const epf_rules *rules, size_t i);
/* Writes every diagnostic, sorted by place. `colour` concerns text alone. */
EPF_API void epf_rules_diagnostics(const epf_rules *rules, epf_diagnostics_format format, bool colour, epf_buffer *to);

/* Seals valid rules into an immutable table, which does not need `rules` any more. EPF_E_RULES if they are not
 * valid. The caller frees *out with epf_table_free. */
EPF_API EPF_MUST_USE epf_status epf_rules_seal(const epf_rules *rules, epf_table **out);

/* What a stage of the compilation made of the rules; see `epf dump`. */
typedef enum epf_stage { EPF_STAGE_DOC, EPF_STAGE_MODEL, EPF_STAGE_CLAUSES, EPF_STAGE_PLAN } epf_stage;
/* EPF_E_RULES if the compilation did not get that far. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_rules_dump(const epf_rules *rules, epf_stage stage, bool json, epf_buffer *to);
/* The protected fields that clauses read, with the lawful basis stated for each, as text. */
EPF_API void epf_rules_protected(const epf_rules *rules, epf_buffer *to);
/* Where every rule comes from and how sure that is, as a page in Markdown, with counts. Nothing, if the rules could not
 * be read. `to` fails where memory runs out. */
EPF_API void epf_rules_sources(const epf_rules *rules, epf_buffer *to);
/* JSON Schema of this rule set's files, made of what the compiler itself knows and of the vocabulary. */
EPF_API void epf_rules_schema(const epf_rules *rules, epf_buffer *to);

/* Any YAML file as the tree that rules are read from: for `dump --stage doc` and for conformance suites.
 * EPF_E_RULES: refused, and `diagnostics` says why. */
EPF_API EPF_MUST_USE epf_status epf_yaml_dump(const char *path, bool json, epf_diagnostics_format format, bool colour,
                                             epf_buffer *to, epf_buffer *diagnostics);
/* A rule file in its standard form, comments kept. EPF_E_RULES: refused, and `diagnostics` says where and why. */
EPF_API EPF_MUST_USE epf_status epf_yaml_format(const char *path, bool colour, epf_buffer *to, epf_buffer *diagnostics);

/* What a diagnostic code means, with two examples, one of them wrong; false if there is no such code. */
EPF_API bool epf_explain(const char *code, epf_buffer *to);
/* The name of code number `i` ("E0101"), NULL behind the last. */
EPF_API const char *epf_code_at(size_t i);

/* How many of the authors' cases stand beside the rules. */
EPF_API size_t epf_rules_case_count(const epf_rules *rules);

#ifdef __cplusplus
}
#endif
#endif
