#include <string.h>

#include "cli.h"

/* A flag that says nothing here would be passed over without a word. */
static bool check_source_flags(const args *a, const epf_bias_options *o) {
  static const char *const of_files[] = {"--against", NULL};
  static const char *const of_columns[] = {"--outcome", "--outcome-value", "--count", "--by", "--after", "--before", NULL};
  static const char *const of_ledger[] = {"--measure", "--option", "--kind", "--stage", "--from", "--to", "--against-from", "--against-to", "--keys", "--purpose",
                                          "--officer", NULL};
  static const char *const about[] = {"a CSV file or tally", "the columns of a CSV file", "a ledger"};
  const char *const *wrong[] = {o->from == EPF_BIAS_LEDGER ? of_files : NULL, o->from == EPF_BIAS_CSV ? NULL : of_columns,
                                o->from == EPF_BIAS_LEDGER ? NULL : of_ledger};
  for (int k = 0; k < 3; k++)
    for (const char *const *f = wrong[k]; f != NULL && *f != NULL; f++)
      if (args_flag(a, *f) != NULL) {
        usage_error(a, "`%s` is about %s", *f, about[k]);
        return false;
      }
  return true;
}

int cmd_bias_compare(const args *a) {
  epf_bias_options o;
  bias_days room, before;
  const char *ledger, *against = args_flag(a, "--against");
  epf_bias_before b = {.sources = &against, .source_count = against != NULL ? 1 : 0, .by = args_flag(a, "--by"), .after = args_flag(a, "--after"),
                       .before = args_flag(a, "--before")};
  if (!read_bias_flags(a, &o) || !read_bias_sources(a, &o, &ledger) || !check_source_flags(a, &o)) return EXIT_USAGE;
  if (o.from == EPF_BIAS_LEDGER) {
    read_ledger_flags(a, &o, &room);
    b.since = resolve_date(args_flag(a, "--against-from"), before.since);
    b.until = resolve_date(args_flag(a, "--against-to"), before.until);
  }
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? epf_bias_compare(&o, &b, out, log, why) : EPF_E_NOMEM;
  return end_bias(a, status, out, log, why);
}
