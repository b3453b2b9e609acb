#include <stdint.h>
#include <string.h>

#include "cli.h"

static bool is_yaml_file(const char *path) {
  size_t len = strlen(path);
  return (len > 5 && strcmp(path + len - 5, ".yaml") == 0) || (len > 4 && strcmp(path + len - 4, ".yml") == 0);
}

/* Any YAML file, a rule set or not. */
static int dump_document(const args *a, bool json) {
  epf_buffer *b = epf_buffer_new(), *problems = epf_buffer_new();
  epf_status status = EPF_E_NOMEM;
  if (b != NULL && problems != NULL) status = epf_yaml_dump(a->operands[0], json, EPF_DIAGNOSTICS_TEXT, use_colour(a->err), b, problems);
  int code = write_buffer(a, problems, a->err);
  if (status == EPF_OK && code == EXIT_FINE) return write_results(a, b);
  epf_buffer_free(b);
  return code != EXIT_FINE ? code : status == EPF_E_RULES ? refused_rules(a->operands[0]) : status_error(a, status, "dump");
}

static bool to_out(void *user, const char *bytes, size_t len) {
  const args *a = user;
  return fwrite(bytes, 1, len, a->out) == len;
}

static bool to_err(void *user, const char *bytes, size_t len) {
  const args *a = user;
  return fwrite(bytes, 1, len, a->err) == len;
}

static int dump_records(const args *a, const epf_table *table) {
  if (args_flag(a, "--output") != NULL) return usage_error(a, "records go to standard output; write `> FILE` behind the command");
  if (a->count < 2) return usage_error(a, "--stage record needs profiles: epf dump --stage record RULES PROFILES");
  static const char *const names[] = {"ndjson", "json", "csv", "yaml"};
  epf_match_options options = {.format = EPF_OUTPUT_RECORD, .as_of = "2000-01-01", .threads = 1};
  for (int i = 0; i < 4; i++)
    if (args_is(a, "--input", names[i])) options.input = (epf_profile_format)(EPF_PROFILE_NDJSON + i);
  epf_match_counts counts;
  const char *why;
  args *self = (args *)(uintptr_t)a;
  epf_status status = epf_match_files(table, a->operands + 1, a->count - 1, &options, to_out, to_err, self, &counts, &why);
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%s", why);
  if (status != EPF_OK) return status_error(a, status, "dump");
  return counts.refused > 0 ? EXIT_DATA : EXIT_FINE;
}

static int dump_rules(const args *a, const char *stage, bool json) {
  epf_rules *rules;
  epf_status status = epf_rules_read(&rules, a->operands[0]);
  if (status == EPF_E_NOMEM) return status_error(a, status, "");
  epf_stage which = strcmp(stage, "doc") == 0 ? EPF_STAGE_DOC : strcmp(stage, "clauses") == 0 ? EPF_STAGE_CLAUSES
                    : strcmp(stage, "plan") == 0 ? EPF_STAGE_PLAN : EPF_STAGE_MODEL;
  epf_buffer *b = epf_buffer_new(), *problems = epf_buffer_new();
  if (problems != NULL) epf_rules_diagnostics(rules, EPF_DIAGNOSTICS_TEXT, use_colour(a->err), problems);
  bool invalid = status == EPF_E_RULES;
  status = b == NULL ? EPF_E_NOMEM : epf_rules_dump(rules, which, json, b);
  epf_rules_free(rules);
  int code = EXIT_FINE;
  if (invalid) code = write_buffer(a, problems, a->err);
  else epf_buffer_free(problems);
  if (status == EPF_OK && code == EXIT_FINE) code = write_results(a, b);
  else epf_buffer_free(b);
  if (status == EPF_E_NOMEM && code == EXIT_FINE) code = status_error(a, status, "dump");
  return code == EXIT_FINE && invalid ? refused_rules(a->operands[0]) : code;
}

int cmd_dump(const args *a) {
  const char *stage = args_flag(a, "--stage");
  bool json = args_is(a, "--format", "json");
  if (stage == NULL) stage = "model";
  bool record = strcmp(stage, "record") == 0;
  if (a->count > 1 && !record) return usage_error(a, "profiles go with --stage record");
  if (strcmp(stage, "doc") == 0 && is_yaml_file(a->operands[0])) return dump_document(a, json);
  if (!record && strcmp(stage, "table") != 0) return dump_rules(a, stage, json);
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  if (record) {
    code = dump_records(a, table);
  } else {
    epf_buffer *b = epf_buffer_new();
    if (b != NULL) epf_table_describe(table, json, b);
    code = write_results(a, b);
  }
  epf_table_free(table);
  return code;
}
