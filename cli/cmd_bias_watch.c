#include <math.h>

#include "cli.h"

/* A flag that says nothing here would be passed over without a word. */
static bool check_source_flags(const args *a, const epf_bias_options *o) {
  static const char *const of_csv[] = {"--outcome", "--outcome-value", "--count", NULL};
  static const char *const of_ledger[] = {"--measure", "--option", "--kind", "--stage", "--from", "--to", "--keys", "--purpose", "--officer", NULL};
  bool ledger = o->from == EPF_BIAS_LEDGER;
  for (const char *const *f = ledger ? of_csv : of_ledger; *f != NULL; f++)
    if (args_flag(a, *f) != NULL) {
      usage_error(a, ledger ? "`%s` is about the columns of a CSV file" : "`%s` is about a ledger", *f);
      return false;
    }
  return true;
}

/* Of a ledger: what is not to be watched is empty. In a CSV file `none` may be a column. */
static const char *watched(const args *a, const char *flag, const epf_bias_options *o) {
  const char *name = args_flag(a, flag);
  return o->from == EPF_BIAS_LEDGER && args_is(a, flag, "none") ? "" : name;
}

static bool read_watch_flags(const args *a, epf_bias_options *o, epf_bias_watching *w, const char **ledger, bias_days *room, char *baseline) {
  if (!read_bias_flags(a, o) || !read_bias_sources(a, o, ledger) || !check_source_flags(a, o)) return false;
  if (o->from == EPF_BIAS_LEDGER) read_ledger_flags(a, o, room);
  *w = (epf_bias_watching){.office = watched(a, "--office", o), .date = watched(a, "--date", o), .inputs = args_flag(a, "--inputs"),
                           .baseline_until = resolve_date(args_flag(a, "--baseline-until"), baseline), .run_length = EPF_BIAS_RUN_LENGTH};
  return read_share_flag(a, "--target", NAN, &w->target) && read_whole_number(a, "--run-length", EPF_BIAS_RUN_LENGTH_MOST, &w->run_length);
}

int cmd_bias_watch(const args *a) {
  epf_bias_options o;
  epf_bias_watching w;
  bias_days room;
  char baseline[11];
  const char *ledger;
  uint64_t alarms = 0;
  if (!read_watch_flags(a, &o, &w, &ledger, &room, baseline)) return EXIT_USAGE;
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? epf_bias_watch(&o, &w, &alarms, out, log, why) : EPF_E_NOMEM;
  int code = end_bias(a, status, out, log, why);
  return code == EXIT_FINE && alarms > 0 ? EXIT_FINDING : code;
}
