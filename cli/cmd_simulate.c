#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "epf/simulate.h"

enum { MIN_COUNT_USUAL = 10, MIN_COUNT_MOST = 1000000, CAPACITY_BYTES = 1 << 20 };

/* A file's text, ended by a zero; the caller frees it. NULL: it was said why. */
static char *read_text(const args *a, const char *path) {
  FILE *f = fopen(path, "rb");
  char *text = f != NULL ? calloc(1, CAPACITY_BYTES + 1) : NULL;
  size_t len = text != NULL ? fread(text, 1, CAPACITY_BYTES + 1, f) : 0;
  bool good = text != NULL && len <= CAPACITY_BYTES && ferror(f) == 0;
  if (!good) unreadable_file(a, path, f == NULL || ferror(f) != 0 ? errno : EFBIG);
  if (f != NULL) fclose(f);
  if (!good) free(text);
  else text[len] = '\0';
  return good ? text : NULL;
}

static int run(const args *a, const epf_table *const tables[2], epf_simulate_options *o) {
  epf_buffer *to = epf_buffer_new(), *log = epf_buffer_new();
  epf_simulate_counts counts = {0};
  const char *why = "";
  errno = 0;
  epf_status status = to == NULL || log == NULL ? EPF_E_NOMEM : epf_simulate(tables[0], tables[1], a->operands + 1, a->count - 1, o, to, log, &counts, &why);
  int reason = errno;
  if (log != NULL && epf_buffer_len(log) > 0) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), a->err);
  epf_buffer_free(log);
  int code;
  if (status == EPF_OK) {
    code = write_results(a, to);
    return code == EXIT_FINE && counts.refused > 0 ? EXIT_DATA : code;
  }
  epf_buffer_free(to);
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%s", why);
  if (status == EPF_E_IO) return unreadable_file(a, why, reason);
  if (status != EPF_E_DATA) return status_error(a, status, "simulate");
  fputs("epf simulate: no profile can be matched, so nothing is counted\n", a->err);
  return EXIT_DATA;
}

int cmd_simulate(const args *a) {
  char day[11];
  uint64_t min_count = MIN_COUNT_USUAL, threads = 1;
  const char *capacity = args_flag(a, "--capacity"), *against = args_flag(a, "--against");
  if (!read_whole_number(a, "--min-count", MIN_COUNT_MOST, &min_count) || !read_whole_number(a, "--threads", 64, &threads)) return EXIT_USAGE;
  epf_simulate_options o = {.as_of = resolve_date(args_flag(a, "--as-of"), day), .stage = args_flag(a, "--stage"), .input = input_format(a), .by = args_flag(a, "--by"), .account = args_flag(a, "--account"),
                            .include_unverified = args_flag(a, "--include-unverified") != NULL, .min_count = min_count, .threads = (unsigned)threads, .json = args_is(a, "--format", "json")};
  epf_table *tables[2] = {NULL, NULL};
  int code = load_rules(a, a->operands[0], &tables[0], NULL);
  if (code == EXIT_FINE && against != NULL) code = load_rules(a, against, &tables[1], NULL);
  args own = *a; /* keeps the time */
  if (wants_progress(a)) o.progress = show_progress;
  o.user = &own;
  char *text = NULL;
  if (code == EXIT_FINE && capacity != NULL) {
    text = read_text(a, capacity);
    if (text == NULL) code = EXIT_USAGE;
  }
  o.capacity = text;
  for (int i = 0; i < 2 && code == EXIT_FINE && tables[i] != NULL; i++)
    if (!check_stage(a, tables[i])) code = EXIT_USAGE;
  if (code == EXIT_FINE) code = run(a, (const epf_table *const[]){tables[0], tables[1]}, &o);
  end_progress(&own);
  free(text);
  for (int i = 0; i < 2; i++) epf_table_free(tables[i]);
  return code;
}
