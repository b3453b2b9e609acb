#include "cli.h"

/* A flag that says nothing here would be passed over without a word. */
static bool check_source_flags(const args *a, bool csv) {
  static const char *const of_csv[] = {"--inputs", "--count", NULL};
  static const char *const of_ledger[] = {"--option", "--stage", "--from", "--to", "--reference", "--keys", "--purpose", "--officer", NULL};
  for (const char *const *f = csv ? of_ledger : of_csv; *f != NULL; f++)
    if (args_flag(a, *f) != NULL) {
      usage_error(a, csv ? "`%s` is about a ledger" : "`%s` is about the columns of a CSV file", *f);
      return false;
    }
  return true;
}

static bool read_sources(const args *a, epf_bias_options *o, const char **ledger) {
  bool csv = o->source_count > 0;
  *ledger = a->count > 0 ? a->operands[0] : args_flag(a, "--ledger");
  if (csv && *ledger != NULL) usage_error(a, "give a ledger or CSV files, not both");
  else if (!csv && *ledger == NULL) usage_error(a, "give a ledger, or a file by --csv");
  else {
    if (csv) return check_source_flags(a, true);
    o->from = EPF_BIAS_LEDGER;
    o->sources = ledger;
    o->source_count = 1;
    return check_source_flags(a, false);
  }
  return false;
}

int cmd_bias_proxies(const args *a) {
  epf_bias_options o;
  char since[11], until[11];
  const char *ledger;
  if (!read_bias_flags(a, &o) || !read_sources(a, &o, &ledger)) return EXIT_USAGE;
  if (o.from == EPF_BIAS_LEDGER) {
    o.keys = args_flag(a, "--keys");
    o.officer = officer_of(a);
    o.purpose = args_flag(a, "--purpose");
    o.option = args_flag(a, "--option");
    o.stage = args_flag(a, "--stage");
    o.since = resolve_date(args_flag(a, "--from"), since);
    o.until = resolve_date(args_flag(a, "--to"), until);
  }
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? epf_bias_proxies(&o, args_flag(a, "--inputs"), out, log, why) : EPF_E_NOMEM;
  return end_bias(a, status, out, log, why);
}
