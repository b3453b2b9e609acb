#include "cli.h"

int cmd_test(const args *a) {
  epf_table *table;
  epf_rules *rules;
  int code = load_rules(a, a->operands[0], &table, &rules);
  if (code != EXIT_FINE) return code;
  if (rules == NULL) {
    epf_table_free(table);
    return usage_error(a, "cases stand beside the rules: give the folder, not a compiled table");
  }
  epf_buffer *b = epf_buffer_new();
  epf_case_counts counts = {0};
  epf_status status = b == NULL ? EPF_E_NOMEM : epf_rules_run_cases(rules, table, args_flag(a, "--coverage") != NULL, b, &counts);
  if (status != EPF_OK) {
    epf_buffer_free(b);
    code = status_error(a, status, "test");
  } else {
    code = write_buffer(a, b, a->out);
    if (code == EXIT_FINE && epf_rules_case_count(rules) == 0) fprintf(a->err, "%s: there are no cases\n", SHOWN(a->operands[0]));
    if (code == EXIT_FINE && counts.failed > 0) code = EXIT_FINDING;
  }
  epf_table_free(table);
  epf_rules_free(rules);
  return code;
}
