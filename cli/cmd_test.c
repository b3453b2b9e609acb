#include <errno.h>
#include <string.h>

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

enum { BUDGET = 3000, BUDGET_MOST = 100000000, ITEMS = 2, ITEMS_MOST = 99 };

/* The cases where --to says, and what is told of them where they are not. Frees both. */
static int write_generated(const args *a, epf_buffer *cases, epf_buffer *told) {
  const char *to = args_flag(a, "--to");
  bool shown = to == NULL || strcmp(to, "-") == 0;
  int code = EXIT_FINE;
  if (shown) {
    code = write_buffer(a, cases, a->out);
  } else {
    bool written = epf_buffer_len(cases) == 0 || replace_file(to, cases);
    if (!written && errno == ENOMEM) code = status_error(a, EPF_E_NOMEM, "test");
    else if (!written) code = EXIT_USAGE, fprintf(a->err, "epf test: `%s` cannot be written: %s\n", SHOWN(to), strerror(errno));
    epf_buffer_free(cases);
  }
  int told_code = write_buffer(a, told, shown ? a->err : a->out);
  return code != EXIT_FINE ? code : told_code;
}

/* How people are looked for. False: a usage error was said. */
static bool read_generate(const args *a, epf_generate_options *o, char day[11]) {
  const char *as_of = args_flag(a, "--as-of");
  uint64_t budget = BUDGET, items = ITEMS;
  if (!read_whole_number(a, "--budget", BUDGET_MOST, &budget) || !read_whole_number(a, "--items", ITEMS_MOST, &items)) return false;
  *o = (epf_generate_options){.as_of = resolve_date(as_of != NULL ? as_of : "today", day), .budget = (uint32_t)budget, .items = (uint32_t)items};
  return true;
}

static int generate(const args *a, const epf_rules *rules, const epf_table *table, epf_generate_options o) {
  const char *why = "";
  epf_generate_counts counts;
  epf_buffer *cases = epf_buffer_new(), *told = epf_buffer_new();
  epf_status status = cases == NULL || told == NULL ? EPF_E_NOMEM : epf_rules_generate(rules, table, &o, &counts, cases, told, &why);
  if (status == EPF_OK) {
    int code = write_generated(a, cases, told);
    return counts.mistaken ? EXIT_INTERNAL : code;
  }
  epf_buffer_free(cases);
  epf_buffer_free(told);
  return status == EPF_E_ARGUMENT ? usage_error(a, "%s", why) : status_error(a, status, "test");
}

/* Of what --generate alone reads, and what cannot stand beside it; EXIT_FINE: nothing is wrong. */
static int check_generate(const args *a) {
  static const char *const only[] = {"--to", "--as-of", "--budget", "--items"};
  static const char *const others[] = {"--tap", "--junit", "--sarif", "--coverage", "--mutate", "--include-unverified"};
  bool generates = args_flag(a, "--generate") != NULL, looks = args_flag(a, "--coverage") != NULL && args_flag(a, "--as-of") != NULL;
  for (size_t i = 0; !generates && i < sizeof only / sizeof *only; i++)
    if (args_flag(a, only[i]) != NULL && (!looks || i == 0))
      return usage_error(a, "`%s` says %s", only[i], i == 0 ? "where generated cases go; add `--generate`" : "how people are looked for; add `--generate`, or `--coverage` with `--as-of`");
  for (size_t i = 0; generates && i < sizeof others / sizeof *others; i++)
    if (args_flag(a, others[i]) != NULL) return usage_error(a, "`--generate` writes cases and reports none; leave `%s` out", others[i]);
  return EXIT_FINE;
}

int cmd_test(const args *a) {
  epf_case_report how = {.coverage = args_flag(a, "--coverage") != NULL, .tap = args_flag(a, "--tap") != NULL, .junit = args_flag(a, "--junit") != NULL,
                               .sarif = args_flag(a, "--sarif") != NULL, .include_unverified = args_flag(a, "--include-unverified") != NULL};
  const char *format = how.tap ? "--tap" : how.junit ? "--junit" : how.sarif ? "--sarif" : NULL, *second = how.sarif ? "--sarif" : "--junit";
  if (how.tap + how.junit + how.sarif > 1) return usage_error(a, "`%s` and `%s` are two formats; choose one", format, second);
  if (how.coverage && format != NULL) return usage_error(a, "`--coverage` is told to people; leave `%s` out", format);
  if (args_flag(a, "--mutate") != NULL && format != NULL) return usage_error(a, "`--mutate` is told to people; leave `%s` out", format);
  epf_table *table;
  epf_rules *rules;
  char day[11];
  epf_generate_options o;
  int code = check_generate(a);
  if (code == EXIT_FINE && !read_generate(a, &o, day)) code = EXIT_USAGE;
  if (code == EXIT_FINE && how.coverage && args_flag(a, "--as-of") != NULL) how.as_of = o.as_of, how.budget = o.budget, how.items = o.items;
  if (code == EXIT_FINE) code = load_rules(a, a->operands[0], &table, &rules);
  if (code != EXIT_FINE) return code;
  if (rules == NULL) {
    epf_table_free(table);
    return usage_error(a, "cases stand beside the rules: give the folder, not a compiled table");
  }
  if (args_flag(a, "--generate") != NULL) {
    code = generate(a, rules, table, o);
    epf_table_free(table);
    epf_rules_free(rules);
    return code;
  }
  epf_buffer *b = epf_buffer_new();
  epf_case_counts counts = {0};
  epf_status status = b == NULL ? EPF_E_NOMEM : epf_rules_run_cases(rules, table, how, b, &counts);
  if (status == EPF_E_ARGUMENT) {
    epf_buffer_free(b);
    if (counts.no_date) code = usage_error(a, "the evaluation date is no date; expected YYYY-MM-DD");
    else code = usage_error(a, "these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`");
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
