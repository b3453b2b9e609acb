#include "cli.h"

int cmd_schema(const args *a) {
  epf_rules *rules;
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, &rules);
  if (code != EXIT_FINE) return code;
  epf_table_free(table);
  if (rules == NULL) return usage_error(a, "a schema is made from rule files: give the folder, not a compiled table");
  epf_buffer *b = epf_buffer_new();
  if (b != NULL) epf_rules_schema(rules, b);
  epf_rules_free(rules);
  return write_results(a, b);
}
