/* `bias report`, `bias tally`, `bias overrides`. */
#include <string.h>

#include "cli.h"

enum { RELEASE_COUNT_LEAST = 5 }; /* this project's own choice, as the usual 10 is */

/* A flag that says nothing here would be passed over without a word. */
static bool check_source_flags(const args *a, const epf_bias_options *o) {
  static const char *const of_csv[] = {"--outcome", "--outcome-value", "--count", "--population", NULL};
  static const char *const of_ledger[] = {"--measure", "--option", "--kind", "--stage", "--from", "--to", "--keys", "--purpose", "--officer", NULL};
  const char *const *wrong[2] = {o->from == EPF_BIAS_CSV ? NULL : of_csv, o->from == EPF_BIAS_LEDGER ? NULL : of_ledger};
  for (int k = 0; k < 2; k++)
    for (const char *const *f = wrong[k]; f != NULL && *f != NULL; f++)
      if (args_flag(a, *f) != NULL) {
        usage_error(a, k == 0 ? "`%s` is about the columns of a CSV file" : "`%s` is about a ledger", *f);
        return false;
      }
  return true;
}

static bool read_report_flags(const args *a, epf_bias_options *o, const char **ledger, bias_days *room) {
  if (!read_bias_flags(a, o) || !read_bias_sources(a, o, ledger) || !check_source_flags(a, o)) return false;
  if (o->from == EPF_BIAS_LEDGER) read_ledger_flags(a, o, room);
  o->strata = args_flag(a, "--strata");
  if (o->strata != NULL && strcmp(o->strata, "none") == 0) o->strata = "";
  o->benjamini_hochberg = args_is(a, "--adjust", "bh");
  o->release = args_flag(a, "--release");
  o->release_log = args_flag(a, "--release-log");
  o->population = args_flag(a, "--population");
  if (o->release == NULL || o->min_count >= RELEASE_COUNT_LEAST) return true;
  usage_error(a, "a release hides cells below %d at least: with a smaller --min-count it would tell of single people", RELEASE_COUNT_LEAST);
  return false;
}

typedef epf_status work(const epf_bias_options *o, epf_buffer *to, epf_buffer *log, epf_buffer *why);

static int run(const args *a, work *make) {
  epf_bias_options o;
  const char *ledger;
  bias_days room;
  if (!read_report_flags(a, &o, &ledger, &room)) return EXIT_USAGE;
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? make(&o, out, log, why) : EPF_E_NOMEM;
  return end_bias(a, status, out, log, why);
}

int cmd_bias_report(const args *a) { return run(a, epf_bias_report); }
int cmd_bias_tally(const args *a) { return run(a, epf_bias_tally); }

int cmd_bias_overrides(const args *a) {
  epf_bias_options o;
  bias_days room;
  if (!read_bias_flags(a, &o)) return EXIT_USAGE;
  o.from = EPF_BIAS_LEDGER;
  o.sources = a->operands;
  o.source_count = 1;
  read_ledger_flags(a, &o, &room);
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? epf_bias_overrides(&o, out, why) : EPF_E_NOMEM;
  return end_bias(a, status, out, log, why);
}
