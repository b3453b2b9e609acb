#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "epf/bias.h"

static const double usual_level = 0.95;
enum { USUAL_MIN_COUNT = 10, MIN_COUNT_MAX = 1000000 };

static bool read_min_count(const args *a, uint64_t *n) {
  const char *text = args_flag(a, "--min-count");
  *n = USUAL_MIN_COUNT;
  if (text == NULL) return true;
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 10);
  *n = value;
  if (errno == 0 && *end == '\0' && text[0] >= '0' && text[0] <= '9' && value <= MIN_COUNT_MAX) return true;
  usage_error(a, "`--min-count` is a whole number up to %d", MIN_COUNT_MAX);
  return false;
}

static bool read_level(const args *a, double *level) {
  const char *text = args_flag(a, "--level");
  *level = usual_level;
  if (text == NULL) return true;
  char *end;
  *level = strtod(text, &end);
  if (*end == '\0' && end != text && *level > 0 && *level < 1) return true;
  usage_error(a, "`--level` is above 0 and below 1, such as 0.95");
  return false;
}

static epf_bias_format read_format(const args *a) {
  const char *format = args_flag(a, "--format");
  if (format == NULL) return isatty(fileno(a->out)) == 1 ? EPF_BIAS_TEXT : EPF_BIAS_JSON;
  return strcmp(format, "text") == 0 ? EPF_BIAS_TEXT : strcmp(format, "csv") == 0 ? EPF_BIAS_AS_CSV : strcmp(format, "html") == 0 ? EPF_BIAS_HTML : EPF_BIAS_JSON;
}

/* The sources: CSV files, or one ledger. */
static bool read_sources(const args *a, epf_bias_options *o, const char **ledger) {
  bool csv = a->repeated_count > 0;
  *ledger = a->count > 0 ? a->operands[0] : args_flag(a, "--ledger");
  if (csv && *ledger != NULL) usage_error(a, "give a ledger or CSV files, not both");
  else if (!csv && *ledger == NULL) usage_error(a, "give a ledger, or a file by --csv");
  else if (!csv && args_flag(a, "--tally") != NULL) usage_error(a, "`--tally` says what the files of --csv are; give them");
  else {
    o->from = !csv ? EPF_BIAS_LEDGER : args_flag(a, "--tally") != NULL ? EPF_BIAS_TALLY : EPF_BIAS_CSV;
    o->sources = csv ? a->repeated : ledger;
    o->source_count = csv ? a->repeated_count : 1;
    return true;
  }
  return false;
}

/* A flag that says nothing here would be passed over without a word. */
static bool check_source_flags(const args *a, const epf_bias_options *o) {
  static const char *const of_csv[] = {"--outcome", "--outcome-value", "--count", NULL};
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

static bool read_options(const args *a, epf_bias_options *o, const char **ledger, char *since, char *until) {
  *o = (epf_bias_options){.group = args_flag(a, "--group"), .strata = args_flag(a, "--strata"), .outcome = args_flag(a, "--outcome"),
                          .outcome_value = args_flag(a, "--outcome-value"), .count = args_flag(a, "--count"), .keys = args_flag(a, "--keys"),
                          .officer = officer_of(a), .purpose = args_flag(a, "--purpose"), .measure = args_flag(a, "--measure"), .option = args_flag(a, "--option"),
                          .kind = args_flag(a, "--kind"), .stage = args_flag(a, "--stage"), .since = resolve_date(args_flag(a, "--from"), since),
                          .until = resolve_date(args_flag(a, "--to"), until), .now_ms = now_ms(), .reference = args_flag(a, "--reference"),
                          .benjamini_hochberg = args_is(a, "--adjust", "bh"), .release = args_flag(a, "--release"), .release_log = args_flag(a, "--release-log"),
                          .format = read_format(a)};
  if (o->strata != NULL && strcmp(o->strata, "none") == 0) o->strata = "";
  return read_sources(a, o, ledger) && check_source_flags(a, o) && read_min_count(a, &o->min_count) && read_level(a, &o->level);
}

typedef epf_status work(const epf_bias_options *o, epf_buffer *to, epf_buffer *log, epf_buffer *why);

static int run(const args *a, work *make) {
  epf_bias_options o;
  const char *ledger;
  char since[11], until[11];
  if (!read_options(a, &o, &ledger, since, until)) return EXIT_USAGE;
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? make(&o, out, log, why) : EPF_E_NOMEM;
  if (log != NULL && epf_buffer_len(log) > 0 && !epf_buffer_failed(log)) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), a->err);
  int code;
  if (status == EPF_OK) code = write_results(a, out);
  else code = failed_with(a, status, why);
  if (status != EPF_OK) epf_buffer_free(out);
  epf_buffer_free(log);
  epf_buffer_free(why);
  return code;
}

int cmd_bias_report(const args *a) { return run(a, epf_bias_report); }
int cmd_bias_tally(const args *a) { return run(a, epf_bias_tally); }
