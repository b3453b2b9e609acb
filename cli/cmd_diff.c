#include <errno.h>
#include <string.h>

#include "cli.h"
#include "epf/diff.h"

enum { BUDGET = 20000, BUDGET_MOST = 100000000, ITEMS = 2, ITEMS_MOST = 99, MIN_COUNT_USUAL = 10, MIN_COUNT_MOST = 1000000, THREADS_MOST = 64 };

static bool anything_differs(const epf_diff_counts *c) {
  return c->changed + c->undecided + c->added + c->removed + c->renamed + c->values + c->order + c->beside > 0;
}

static int write_cases(const args *a, const epf_buffer *cases) {
  const char *path = args_flag(a, "--emit-tests");
  if (path == NULL || replace_file(path, cases)) return EXIT_FINE;
  if (errno == ENOMEM) return status_error(a, EPF_E_NOMEM, "diff");
  fprintf(a->err, "epf diff: `%s` cannot be written: %s\n", SHOWN(path), strerror(errno));
  return EXIT_USAGE;
}

static epf_diff_format diff_format(const args *a) {
  return args_is(a, "--format", "json") ? EPF_DIFF_JSON : args_is(a, "--format", "html") ? EPF_DIFF_HTML : args_is(a, "--format", "sarif") ? EPF_DIFF_SARIF : EPF_DIFF_TEXT;
}

/* A status that is not EPF_OK. */
static int say_failure(const args *a, epf_status status, const char *why, int reason, bool ledger) {
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%s", why);
  if (status == EPF_E_IO) return unreadable_file(a, why, reason);
  if (status != EPF_E_DATA) return status_error(a, status, "diff");
  fputs(ledger ? "epf diff: the ledger holds no shortlist that the old rules made and that can be read, so nobody is counted\n"
               : "epf diff: no profile of the cohort can be matched by both rule sets, so nobody is counted\n", a->err);
  return EXIT_DATA;
}

static int compare(const args *a, epf_table *const tables[2], epf_diff_options *o) {
  epf_buffer *to = epf_buffer_new();
  epf_diff_counts counts = {0};
  const char *why = "";
  errno = 0;
  epf_status status = to == NULL || o->log == NULL ? EPF_E_NOMEM : epf_diff(tables[0], tables[1], o, &counts, to, &why);
  int reason = errno;
  if (status != EPF_OK && o->ledger != NULL && status != EPF_E_DATA && o->log != NULL && epf_buffer_len(o->log) > 0) {
    epf_buffer_free(to);
    return failed_with(a, status, o->log);
  }
  if (o->log != NULL && epf_buffer_len(o->log) > 0) fwrite(epf_buffer_bytes(o->log), 1, epf_buffer_len(o->log), a->err);
  if (status != EPF_OK) {
    epf_buffer_free(to);
    return say_failure(a, status, why, reason, o->ledger != NULL);
  }
  int code = write_results(a, to);
  if (code == EXIT_FINE && o->cases != NULL) code = write_cases(a, o->cases);
  if (code == EXIT_FINE && anything_differs(&counts)) code = EXIT_FINDING;
  if (code <= EXIT_FINDING && counts.refused > 0) code = EXIT_DATA;
  return counts.mistaken ? EXIT_INTERNAL : code;
}

static int open_ledger(const args *a, epf_diff_options *o) {
  const char *path = args_flag(a, "--ledger");
  if (path == NULL) return EXIT_FINE;
  if (o->cohort != NULL) return usage_error(a, "give a cohort or a ledger, not both");
  epf_buffer *why = epf_buffer_new();
  epf_status status = why == NULL ? EPF_E_NOMEM : epf_ledger_open(&o->ledger, path, args_flag(a, "--keys"), true, why);
  int code = status == EPF_OK ? EXIT_FINE : failed_with(a, status, why);
  epf_buffer_free(why);
  return code;
}

int cmd_diff(const args *a) {
  char day[11];
  const char *as_of = args_flag(a, "--as-of");
  uint64_t budget = BUDGET, items = ITEMS, min_count = MIN_COUNT_USUAL, threads = 1;
  if (!read_whole_number(a, "--budget", BUDGET_MOST, &budget) || !read_whole_number(a, "--items", ITEMS_MOST, &items)) return EXIT_USAGE;
  if (!read_whole_number(a, "--min-count", MIN_COUNT_MOST, &min_count) || !read_whole_number(a, "--threads", THREADS_MOST, &threads)) return EXIT_USAGE;
  args own = *a; /* keeps the time */
  epf_diff_options o = {.as_of = resolve_date(as_of != NULL ? as_of : "today", day), .include_unverified = args_flag(a, "--include-unverified") != NULL,
                        .budget = (uint32_t)budget, .items = (uint32_t)items, .format = diff_format(a), .cohort = args_flag(a, "--cohort"), .input = input_format(a),
                        .by = args_flag(a, "--by"), .min_count = min_count, .threads = (unsigned)threads, .log = epf_buffer_new(), .user = &own};
  if (wants_progress(a)) o.progress = show_progress;
  if (args_flag(a, "--emit-tests") != NULL) o.cases = epf_buffer_new();
  epf_table *tables[2] = {NULL, NULL};
  epf_ledger_act act = act_of(a);
  o.act = &act;
  int code = open_ledger(a, &o);
  for (int i = 0; i < 2 && code == EXIT_FINE; i++) code = load_rules(a, a->operands[i], &tables[i], NULL);
  if (code == EXIT_FINE) code = compare(a, tables, &o);
  end_progress(&own);
  epf_ledger_close(o.ledger);
  epf_buffer_free(o.cases);
  epf_buffer_free(o.log);
  for (int i = 0; i < 2; i++) epf_table_free(tables[i]);
  return code;
}
