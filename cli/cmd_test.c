#include "cli.h"

/* Below this share of changes noticed, the cases are too few. */
static const double score_wanted = 0.95;

static int mutate(const args *a, epf_rules *rules, bool include_unverified) {
  epf_buffer *b = epf_buffer_new();
  epf_mutation_counts counts = {0};
  epf_status status = b == NULL ? EPF_E_NOMEM : epf_rules_mutate(rules, include_unverified, b, &counts);
  if (status != EPF_OK) {
    epf_buffer_free(b);
    return status_error(a, status, "test");
  }
  int code = write_buffer(a, b, a->out);
  return code == EXIT_FINE && (double)counts.noticed < score_wanted * (double)counts.made ? EXIT_FINDING : code;
}

int cmd_test(const args *a) {
  const epf_case_report how = {.coverage = args_flag(a, "--coverage") != NULL, .tap = args_flag(a, "--tap") != NULL, .junit = args_flag(a, "--junit") != NULL,
                               .include_unverified = args_flag(a, "--include-unverified") != NULL};
  const char *other = how.tap ? "--tap" : "--junit";
  if (how.tap && how.junit) return usage_error(a, "`--tap` and `--junit` are two formats; choose one");
  if (how.coverage && (how.tap || how.junit)) return usage_error(a, "`--coverage` is told to people; leave `%s` out", other);
  if (args_flag(a, "--mutate") != NULL && (how.tap || how.junit)) return usage_error(a, "`--mutate` is told to people; leave `%s` out", other);
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
  epf_status status = b == NULL ? EPF_E_NOMEM : epf_rules_run_cases(rules, table, how, b, &counts);
  if (status == EPF_E_ARGUMENT) {
    epf_buffer_free(b);
    code = usage_error(a, "these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`");
  } else if (status != EPF_OK) {
    epf_buffer_free(b);
    code = status_error(a, status, "test");
  } else {
    code = write_buffer(a, b, a->out);
    if (code == EXIT_FINE && epf_rules_case_count(rules) == 0) fprintf(a->err, "%s: there are no cases\n", SHOWN(a->operands[0]));
    if (code == EXIT_FINE && counts.failed > 0) code = EXIT_FINDING;
  }
  if (code == EXIT_FINE && args_flag(a, "--mutate") != NULL) code = mutate(a, rules, how.include_unverified);
  epf_table_free(table);
  epf_rules_free(rules);
  return code;
}
