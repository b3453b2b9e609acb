#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli.h"
#include "epf/bench.h"

static double now_ns(void) {
  struct timespec t;
  return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec * 1e9 + (double)t.tv_nsec : 0;
}

static bool read_seconds(const args *a, double *seconds) {
  const char *text = args_flag(a, "--seconds");
  if (text == NULL) return true;
  char *end;
  *seconds = strtod(text, &end);
  if (end != text && *end == '\0' && *seconds > 0 && *seconds <= 60) return true;
  usage_error(a, "`--seconds` is a number above 0, up to 60");
  return false;
}

static int say_status(const args *a, epf_status status, const char *why, const epf_buffer *log) {
  if (epf_buffer_len(log) > 0) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), a->err);
  if (status == EPF_OK) return EXIT_FINE;
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%s", why);
  if (status == EPF_E_IO) return unreadable_file(a, why, errno);
  if (status != EPF_E_DATA) return status_error(a, status, "bench");
  fputs("epf bench: no profile can be matched, so nothing is measured\n", a->err);
  return EXIT_DATA;
}

int cmd_bench(const args *a) {
  char day[11];
  epf_bench_options o = {.as_of = resolve_date(args_flag(a, "--as-of"), day), .stage = args_flag(a, "--stage"), .json = args_is(a, "--format", "json"), .input = input_format(a),
                         .include_unverified = args_flag(a, "--include-unverified") != NULL, .now_ns = now_ns, .seconds = 0.5};
  if (!read_seconds(a, &o.seconds)) return EXIT_USAGE;
  epf_table *table;
  size_t len = strlen(a->operands[0]);
  double start = now_ns();
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  o.table_ns = now_ns() - start;
  o.compiled = len < 5 || strcmp(a->operands[0] + len - 5, ".epfc") != 0;
  if (!check_stage(a, table)) {
    epf_table_free(table);
    return EXIT_USAGE;
  }
  epf_buffer *to = epf_buffer_new(), *log = epf_buffer_new();
  const char *why = "";
  size_t refused = 0;
  errno = 0;
  epf_status status = to == NULL || log == NULL ? EPF_E_NOMEM : epf_bench(table, a->operands + 1, a->count - 1, &o, to, log, &refused, &why);
  code = log != NULL ? say_status(a, status, why, log) : status_error(a, status, "bench");
  if (code == EXIT_FINE && fwrite(epf_buffer_bytes(to), 1, epf_buffer_len(to), a->out) != epf_buffer_len(to)) code = EXIT_USAGE;
  if (code == EXIT_FINE && refused > 0) code = EXIT_DATA;
  epf_buffer_free(to);
  epf_buffer_free(log);
  epf_table_free(table);
  return code;
}
