#include "cli.h"
#include "epf/proofs.h"

/* What only a table shows: cases that cannot be run. */
static epf_status check_cases(epf_rules *rules) {
  epf_table *table;
  epf_status status = epf_rules_case_count(rules) > 0 ? epf_rules_seal(rules, &table) : EPF_OK;
  if (status != EPF_OK || epf_rules_case_count(rules) == 0) return status;
  status = epf_rules_check_cases(rules, table);
  epf_table_free(table);
  return status;
}

enum { BUDGET = 300, BUDGET_MOST = 100000000, ITEMS = 2, ITEMS_MOST = 99 };

/* Of rules that are valid. */
static int prove(const args *a, const epf_rules *rules) {
  char day[11];
  const char *as_of = args_flag(a, "--as-of");
  uint64_t budget = BUDGET, items = ITEMS;
  if (!read_whole_number(a, "--budget", BUDGET_MOST, &budget) || !read_whole_number(a, "--items", ITEMS_MOST, &items)) return EXIT_USAGE;
  const epf_proof_options o = {.as_of = resolve_date(as_of != NULL ? as_of : "today", day), .include_unverified = args_flag(a, "--include-unverified") != NULL,
                               .budget = (uint32_t)budget, .items = (uint32_t)items};
  epf_table *table = NULL;
  epf_proof_counts counts = {0};
  const char *why = "";
  epf_buffer *to = epf_buffer_new();
  epf_status status = to == NULL ? EPF_E_NOMEM : epf_rules_seal(rules, &table);
  if (status == EPF_OK) status = epf_prove(table, &o, &counts, to, &why);
  epf_table_free(table);
  if (status != EPF_OK) {
    epf_buffer_free(to);
    return status == EPF_E_ARGUMENT ? usage_error(a, "%s", why) : status_error(a, status, "check");
  }
  int code = write_buffer(a, to, a->out);
  if (code == EXIT_FINE && counts.unreachable + counts.unfounded + counts.idle > 0) code = EXIT_FINDING;
  return counts.mistaken ? EXIT_INTERNAL : code;
}

int cmd_check(const args *a) {
  if (args_flag(a, "--proofs") != NULL && args_flag(a, "--format") != NULL && !args_is(a, "--format", "text"))
    return usage_error(a, "proofs are written as text; leave `--format` out");
  epf_rules *rules;
  epf_status status = epf_rules_read(&rules, a->operands[0]);
  if (status == EPF_OK) status = check_cases(rules);
  if (status != EPF_OK && status != EPF_E_RULES) {
    epf_rules_free(rules);
    return status_error(a, status, "");
  }
  epf_diagnostics_format format = args_is(a, "--format", "json") ? EPF_DIAGNOSTICS_JSON : args_is(a, "--format", "sarif") ? EPF_DIAGNOSTICS_SARIF
                                  : args_is(a, "--format", "gcc") ? EPF_DIAGNOSTICS_GCC : EPF_DIAGNOSTICS_TEXT;
  bool text = format == EPF_DIAGNOSTICS_TEXT, whole = format == EPF_DIAGNOSTICS_JSON || format == EPF_DIAGNOSTICS_SARIF;
  epf_buffer *problems = epf_buffer_new(), *results = epf_buffer_new();
  int code = EXIT_FINE;
  if (problems == NULL || results == NULL) code = status_error(a, EPF_E_NOMEM, "");
  if (code == EXIT_FINE) {
    epf_rules_diagnostics(rules, format, use_colour(whole ? a->out : a->err), problems);
    if (args_flag(a, "--protected") != NULL) epf_rules_protected(rules, results);
    if (args_flag(a, "--sources") != NULL) epf_rules_sources(rules, results);
    code = write_buffer(a, problems, whole ? a->out : a->err);
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
  if (code == EXIT_FINE && args_flag(a, "--proofs") != NULL) code = prove(a, rules);
  epf_buffer_free(problems);
  epf_buffer_free(results);
  epf_rules_free(rules);
  return code;
}
