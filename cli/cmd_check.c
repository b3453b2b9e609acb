#include "cli.h"

/* What only a table shows: cases that cannot be run. */
static epf_status check_cases(epf_rules *rules) {
  epf_table *table;
  epf_status status = epf_rules_case_count(rules) > 0 ? epf_rules_seal(rules, &table) : EPF_OK;
  if (status != EPF_OK || epf_rules_case_count(rules) == 0) return status;
  status = epf_rules_check_cases(rules, table);
  epf_table_free(table);
  return status;
}

int cmd_check(const args *a) {
  epf_rules *rules;
  epf_status status = epf_rules_read(&rules, a->operands[0]);
  if (status == EPF_OK) status = check_cases(rules);
  if (status != EPF_OK && status != EPF_E_RULES) {
    epf_rules_free(rules);
    return status_error(a, status, "");
  }
  epf_diagnostics_format format = args_is(a, "--format", "json") ? EPF_DIAGNOSTICS_JSON
                                  : args_is(a, "--format", "gcc") ? EPF_DIAGNOSTICS_GCC : EPF_DIAGNOSTICS_TEXT;
  bool text = format == EPF_DIAGNOSTICS_TEXT;
  epf_buffer *problems = epf_buffer_new(), *results = epf_buffer_new();
  int code = EXIT_FINE;
  if (problems == NULL || results == NULL) code = status_error(a, EPF_E_NOMEM, "");
  if (code == EXIT_FINE) {
    epf_rules_diagnostics(rules, format, use_colour(format == EPF_DIAGNOSTICS_JSON ? a->out : a->err), problems);
    if (args_flag(a, "--protected") != NULL) epf_rules_protected(rules, results);
    if (args_flag(a, "--sources") != NULL) epf_rules_sources(rules, results);
    code = write_buffer(a, problems, format == EPF_DIAGNOSTICS_JSON ? a->out : a->err);
    problems = NULL;
  }
  if (code == EXIT_FINE) {
    code = write_buffer(a, results, a->out);
    results = NULL;
  }
  size_t errors = epf_rules_error_count(rules), warnings = epf_rules_warning_count(rules);
  if (code == EXIT_FINE && text)
    fprintf(a->err, "%s: %zu error%s, %zu warning%s\n", SHOWN(a->operands[0]), errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
  if (code == EXIT_FINE && status == EPF_E_RULES) code = refused_rules(a->operands[0]);
  epf_buffer_free(problems);
  epf_buffer_free(results);
  epf_rules_free(rules);
  return code;
}
