#include <errno.h>

#include "cli.h"
#include "epf/cohort.h"

static bool to_out(void *user, const char *bytes, size_t len) {
  const args *a = user;
  return fwrite(bytes, 1, len, a->out) == len;
}

int cmd_cohort(const args *a) {
  char day[11];
  const char *as_of = args_flag(a, "--as-of");
  uint64_t people = 1000, seed = 1;
  if (!read_whole_number(a, "--people", UINT64_C(1) << 40, &people) || !read_whole_number(a, "--seed", UINT64_MAX >> 1, &seed)) return EXIT_USAGE;
  const epf_cohort_options o = {.as_of = resolve_date(as_of != NULL ? as_of : "today", day), .people = people, .seed = seed, .colour = use_colour(a->err)};
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  epf_buffer *problems = epf_buffer_new();
  args self = *a;
  epf_status status = problems == NULL ? EPF_E_NOMEM : epf_cohort(table, a->operands[1], &o, to_out, &self, problems);
  epf_table_free(table);
  if (problems != NULL && epf_buffer_len(problems) > 0) fwrite(epf_buffer_bytes(problems), 1, epf_buffer_len(problems), a->err);
  epf_buffer_free(problems);
  if (status == EPF_E_RULES) return EXIT_RULES;
  if (status == EPF_E_ARGUMENT) return usage_error(a, "`--as-of` is no date; expected YYYY-MM-DD");
  if (status == EPF_E_IO) return EXIT_FINE; /* it is said where output ends */
  return status == EPF_OK ? EXIT_FINE : status_error(a, status, "cohort");
}
