#include <math.h>

#include "cli.h"

int cmd_bias_watch(const args *a) {
  epf_bias_options o;
  char room[11];
  uint64_t alarms = 0;
  epf_bias_watching w = {.office = args_flag(a, "--office"), .date = args_flag(a, "--date"), .inputs = args_flag(a, "--inputs"),
                         .baseline_until = resolve_date(args_flag(a, "--baseline-until"), room), .run_length = EPF_BIAS_RUN_LENGTH};
  if (!read_bias_flags(a, &o) || !read_share_flag(a, "--target", NAN, &w.target) ||
      !read_whole_number(a, "--run-length", EPF_BIAS_RUN_LENGTH_MOST, &w.run_length))
    return EXIT_USAGE;
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_status status = out != NULL && log != NULL && why != NULL ? epf_bias_watch(&o, &w, &alarms, out, log, why) : EPF_E_NOMEM;
  int code = end_bias(a, status, out, log, why);
  return code == EXIT_FINE && alarms > 0 ? EXIT_FINDING : code;
}
