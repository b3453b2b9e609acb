/* What the verbs of `bias` read alike. */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static const double usual_level = 0.95;
enum { USUAL_MIN_COUNT = 10, MIN_COUNT_MAX = 1000000 };

bool read_share_flag(const args *a, const char *name, double usual, double *share) {
  const char *text = args_flag(a, name);
  *share = usual;
  if (text == NULL) return true;
  char *end;
  *share = strtod(text, &end);
  if (*end == '\0' && end != text && *share > 0 && *share < 1) return true;
  usage_error(a, "`%s` is above 0 and below 1, such as 0.95", name);
  return false;
}

epf_bias_format bias_format(const args *a) {
  const char *format = args_flag(a, "--format");
  if (format == NULL) return isatty(fileno(a->out)) == 1 ? EPF_BIAS_TEXT : EPF_BIAS_JSON;
  return strcmp(format, "text") == 0 ? EPF_BIAS_TEXT : strcmp(format, "csv") == 0 ? EPF_BIAS_AS_CSV : strcmp(format, "html") == 0 ? EPF_BIAS_HTML : EPF_BIAS_JSON;
}

bool read_bias_flags(const args *a, epf_bias_options *o) {
  *o = (epf_bias_options){.from = args_flag(a, "--tally") != NULL ? EPF_BIAS_TALLY : EPF_BIAS_CSV, .sources = a->repeated, .source_count = a->repeated_count,
                          .group = args_flag(a, "--group"), .outcome = args_flag(a, "--outcome"), .outcome_value = args_flag(a, "--outcome-value"),
                          .count = args_flag(a, "--count"), .now_ms = now_ms(), .reference = args_flag(a, "--reference"), .format = bias_format(a)};
  o->min_count = USUAL_MIN_COUNT;
  return read_whole_number(a, "--min-count", MIN_COUNT_MAX, &o->min_count) && read_share_flag(a, "--level", usual_level, &o->level);
}

bool read_bias_sources(const args *a, epf_bias_options *o, const char **ledger) {
  bool csv = o->source_count > 0;
  *ledger = a->count > 0 ? a->operands[0] : args_flag(a, "--ledger");
  size_t len = *ledger != NULL ? strlen(*ledger) : 0;
  if (!csv && len > 4 && strcmp(*ledger + len - 4, ".csv") == 0) usage_error(a, "a ledger is expected, and this is a CSV file; give it by --csv");
  else if (csv && *ledger != NULL) usage_error(a, "give a ledger or CSV files, not both");
  else if (!csv && *ledger == NULL) usage_error(a, "give a ledger, or a file by --csv");
  else if (!csv && o->from == EPF_BIAS_TALLY) usage_error(a, "`--tally` says what the files of --csv are; give them");
  else {
    if (csv) return true;
    o->from = EPF_BIAS_LEDGER;
    o->sources = ledger;
    o->source_count = 1;
    return true;
  }
  return false;
}

void read_ledger_flags(const args *a, epf_bias_options *o, bias_days *room) {
  o->keys = args_flag(a, "--keys");
  o->officer = officer_of(a);
  o->purpose = args_flag(a, "--purpose");
  o->measure = args_flag(a, "--measure");
  o->option = args_flag(a, "--option");
  o->kind = args_flag(a, "--kind");
  o->stage = args_flag(a, "--stage");
  o->since = resolve_date(args_flag(a, "--from"), room->since);
  o->until = resolve_date(args_flag(a, "--to"), room->until);
}

int end_bias(const args *a, epf_status status, epf_buffer *out, epf_buffer *log, epf_buffer *why) {
  int code;
  if (log != NULL && epf_buffer_len(log) > 0 && !epf_buffer_failed(log)) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), a->err);
  if (status == EPF_OK) code = write_results(a, out);
  else code = failed_with(a, status, why);
  if (status != EPF_OK) epf_buffer_free(out);
  epf_buffer_free(log);
  epf_buffer_free(why);
  return code;
}
