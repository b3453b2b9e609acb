#include <errno.h>
#include <string.h>

#include "cli.h"
#include "epf/exchange.h"

int cmd_export(const args *a) {
  const char *format = args_flag(a, "--format"), *to = args_flag(a, "--to");
  if (format == NULL) return usage_error(a, "say `--format csv` or `--format dmn`");
  if (is_compiled(a->operands[0])) return usage_error(a, "tables are written from rule files: give the folder, not a compiled table");
  epf_buffer *b = epf_buffer_new(), *problems = epf_buffer_new();
  epf_status status = b == NULL || problems == NULL ? EPF_E_NOMEM
                      : epf_export(a->operands[0], args_flag(a, "--table"), strcmp(format, "dmn") == 0 ? EPF_EXCHANGE_DMN : EPF_EXCHANGE_CSV, use_colour(a->err), b, problems);
  int told = problems != NULL ? write_buffer(a, problems, a->err) : EXIT_FINE, code = EXIT_FINE;
  if (status == EPF_E_RULES) code = refused_rules(a->operands[0]);
  else if (status != EPF_OK) code = status_error(a, status, a->operands[0]);
  if (code != EXIT_FINE || told != EXIT_FINE) {
    epf_buffer_free(b);
    return code != EXIT_FINE ? code : told;
  }
  if (to == NULL || strcmp(to, "-") == 0) return write_buffer(a, b, a->out);
  bool good = replace_file(to, b);
  int error = errno;
  epf_buffer_free(b);
  if (good) return EXIT_FINE;
  if (error == ENOMEM) return status_error(a, EPF_E_NOMEM, "");
  fprintf(a->err, "epf export: `%s` cannot be written: %s\n", SHOWN(to), strerror(error));
  return EXIT_USAGE;
}
