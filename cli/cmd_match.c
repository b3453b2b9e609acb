#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static bool to_out(void *user, const char *bytes, size_t len) {
  const args *a = user;
  return fwrite(bytes, 1, len, a->out) == len;
}

static bool to_err(void *user, const char *bytes, size_t len) {
  const args *a = user;
  return fwrite(bytes, 1, len, a->err) == len;
}

static bool read_only(const args *a, uint32_t *only) {
  const char *list = args_flag(a, "--only");
  while (list != NULL && *list != '\0') {
    char name[32];
    size_t len = strcspn(list, ",");
    if (len >= sizeof name) len = sizeof name - 1;
    memcpy(name, list, len);
    name[len] = '\0';
    uint32_t bit = epf_verdict_bit(name);
    if (bit == 0) {
      usage_error(a, "`%s` is no verdict; they are eligible, needs_information, unavailable, error, ineligible, excluded, not_applicable", name);
      return false;
    }
    *only |= bit;
    list += strcspn(list, ",");
    list += *list == ',';
  }
  return true;
}

static bool read_threads(const args *a, unsigned *threads) {
  const char *text = args_flag(a, "--threads");
  if (text == NULL) return true;
  char *end;
  errno = 0;
  unsigned long n = strtoul(text, &end, 10);
  if (errno == 0 && *end == '\0' && text[0] >= '0' && text[0] <= '9' && n >= 1 && n <= 64) {
    *threads = (unsigned)n;
    return true;
  }
  usage_error(a, "`--threads` is a number from 1 to 64");
  return false;
}

static bool read_options(const args *a, epf_match_options *o, char *day) {
  const char *format = args_flag(a, "--format"), *why = args_flag(a, "--why");
  bool text = format != NULL ? strcmp(format, "text") == 0 : isatty(fileno(a->out)) == 1;
  bool json = format != NULL && strcmp(format, "json") == 0;
  *o = (epf_match_options){.format = text ? EPF_OUTPUT_TEXT : json ? EPF_OUTPUT_JSON
                                     : args_is(a, "--format", "csv") ? EPF_OUTPUT_CSV : args_is(a, "--format", "ids") ? EPF_OUTPUT_IDS : EPF_OUTPUT_NDJSON,
                           .input = input_format(a), .ask = args_flag(a, "--ask") != NULL || text || json,
                           .ignore_unknown = args_is(a, "--unknown-fields", "ignore"), .partial = args_flag(a, "--partial") != NULL,
                           .include_unverified = args_flag(a, "--include-unverified") != NULL,
                           .as_of = resolve_date(args_flag(a, "--as-of"), day), .stage = args_flag(a, "--stage"), .threads = 1,
                           .colour = text && use_colour(a->out), .welsh = args_is(a, "--language", "cy"), .plain = args_is(a, "--plan", "plain")};
  o->why = why == NULL ? (text || json ? EPF_WHY_DECIDING : EPF_WHY_NONE)
           : strcmp(why, "none") == 0 ? EPF_WHY_NONE : strcmp(why, "all") == 0 ? EPF_WHY_ALL : EPF_WHY_DECIDING;
  if (o->format == EPF_OUTPUT_IDS && (why != NULL || args_flag(a, "--only") != NULL || args_flag(a, "--ask") != NULL)) {
    usage_error(a, "`--format ids` tells the eligible options' ids alone; for reasons, other verdicts and questions use `--format ndjson`");
    return false;
  }
  return read_only(a, &o->only) && read_threads(a, &o->threads);
}

/* Before anything is matched: without its ledger there is no shortlist. */
static int open_ledger(const args *a, epf_match_options *o) {
  const char *path = args_flag(a, "--ledger");
  if (path == NULL && (args_flag(a, "--officer") != NULL || args_flag(a, "--purpose") != NULL || args_flag(a, "--keys") != NULL))
    return usage_error(a, "`--officer`, `--purpose` and `--keys` are about a ledger; give it by --ledger, or nothing is kept");
  if (path == NULL) return EXIT_FINE;
  epf_buffer *why = epf_buffer_new();
  o->act = act_of(a);
  o->clock_ms = now_ms;
  epf_status status = why != NULL ? epf_ledger_open(&o->ledger, path, args_flag(a, "--keys"), true, why) : EPF_E_NOMEM;
  int code = EXIT_FINE;
  if (status != EPF_OK) code = failed_with(a, status, why);
  if (status == EPF_E_ARGUMENT || status == EPF_E_IO) code = EXIT_INTEGRITY; /* a ledger that is not there cannot be written */
  epf_buffer_free(why);
  return code;
}

int cmd_match(const args *a) {
  epf_match_options options;
  char day[11];
  if (!read_options(a, &options, day)) return EXIT_USAGE;
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  if (!check_stage(a, table)) {
    epf_table_free(table);
    return EXIT_USAGE;
  }
  epf_match_counts counts;
  const char *why;
  args *self = (args *)(uintptr_t)a; /* the sinks only read it */
  code = open_ledger(a, &options);
  if (code != EXIT_FINE) {
    epf_table_free(table);
    return code;
  }
  if (wants_progress(a)) options.progress = show_progress;
  errno = 0;
  epf_status status = epf_match_files(table, a->operands + 1, a->count - 1, &options, to_out, to_err, self, &counts, &why);
  epf_table_free(table);
  end_progress(a);
  if (status == EPF_E_LEDGER) fprintf(a->err, "epf match: %s\nNo shortlist is shown that is not in the ledger.\n", why);
  epf_ledger_close(options.ledger);
  if (status == EPF_E_LEDGER) return EXIT_INTEGRITY;
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%s", why);
  if (status == EPF_E_IO && ferror(a->out)) return EXIT_USAGE; /* epf_main says so */
  if (status == EPF_E_IO) return unreadable_file(a, why, errno);
  if (status != EPF_OK) return status_error(a, status, "match");
  return counts.refused > 0 || counts.invalid > 0 ? EXIT_DATA : EXIT_FINE;
}
