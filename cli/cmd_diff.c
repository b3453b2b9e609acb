#include <errno.h>
#include <string.h>

#include "cli.h"
#include "epf/diff.h"

enum { BUDGET = 20000, BUDGET_MOST = 100000000, ITEMS = 2, ITEMS_MOST = 99 };

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

int cmd_diff(const args *a) {
  char day[11];
  const char *as_of = args_flag(a, "--as-of");
  uint64_t budget = BUDGET, items = ITEMS;
  if (!read_whole_number(a, "--budget", BUDGET_MOST, &budget) || !read_whole_number(a, "--items", ITEMS_MOST, &items)) return EXIT_USAGE;
  epf_diff_options o = {.as_of = resolve_date(as_of != NULL ? as_of : "today", day), .include_unverified = args_flag(a, "--include-unverified") != NULL,
                              .budget = (uint32_t)budget, .items = (uint32_t)items, .json = args_is(a, "--format", "json")};
  epf_table *tables[2] = {NULL, NULL};
  int code = EXIT_FINE;
  for (int i = 0; i < 2 && code == EXIT_FINE; i++) code = load_rules(a, a->operands[i], &tables[i], NULL);
  if (code == EXIT_FINE) {
    epf_buffer *to = epf_buffer_new();
    if (args_flag(a, "--emit-tests") != NULL) o.cases = epf_buffer_new();
    epf_diff_counts counts = {0};
    const char *why = "";
    epf_status status = to == NULL ? EPF_E_NOMEM : epf_diff(tables[0], tables[1], &o, &counts, to, &why);
    if (status == EPF_OK) {
      code = write_results(a, to);
      if (code == EXIT_FINE && o.cases != NULL) code = write_cases(a, o.cases);
      if (code == EXIT_FINE && anything_differs(&counts)) code = EXIT_FINDING;
      if (counts.mistaken) code = EXIT_INTERNAL;
    } else {
      epf_buffer_free(to);
      code = status == EPF_E_ARGUMENT ? usage_error(a, "%s", why) : status_error(a, status, "diff");
    }
  }
  epf_buffer_free(o.cases);
  for (int i = 0; i < 2; i++) epf_table_free(tables[i]);
  return code;
}
