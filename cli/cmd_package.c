#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "epf/package.h"

static epf_package_options options_of(const args *a, char *day) {
  const char *format = args_flag(a, "--format"), *why = args_flag(a, "--why");
  bool text = format != NULL ? strcmp(format, "text") == 0 : isatty(fileno(a->out)) == 1;
  return (epf_package_options){.match = {.format = text ? EPF_OUTPUT_TEXT : EPF_OUTPUT_JSON, .input = input_format(a),
                                         .why = why == NULL ? EPF_WHY_DECIDING : strcmp(why, "none") == 0 ? EPF_WHY_NONE : strcmp(why, "all") == 0 ? EPF_WHY_ALL : EPF_WHY_DECIDING,
                                         .ignore_unknown = args_is(a, "--unknown-fields", "ignore"), .partial = args_flag(a, "--partial") != NULL,
                                         .include_unverified = args_flag(a, "--include-unverified") != NULL,
                                         .as_of = resolve_date(args_flag(a, "--as-of"), day), .stage = args_flag(a, "--stage"), .threads = 1,
                                         .colour = text && use_colour(a->out), .welsh = args_is(a, "--language", "cy")},
                               .choose = a->repeated, .choose_count = a->repeated_count, .suggest = args_flag(a, "--suggest")};
}

static int finish(const args *a, epf_status status, epf_buffer *out, epf_package_conclusion found, const epf_buffer *why) {
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%.*s", (int)epf_buffer_len(why), epf_buffer_bytes(why));
  if (status == EPF_E_IO) {
    fprintf(a->err, "epf package: `%s` cannot be read: %s\n", a->operands[1], errno != 0 ? strerror(errno) : "input or output error");
    return EXIT_USAGE;
  }
  if (status == EPF_E_DATA) return EXIT_DATA;
  if (status != EPF_OK) return status_error(a, status, "package");
  int code = write_buffer(a, out, a->out);
  return code == EXIT_FINE && found == EPF_PACKAGE_MAY_NOT_STAND ? EXIT_FINDING : code;
}

static int judge(const args *a, const epf_table *table, const epf_package_options *how) {
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_package_conclusion found = EPF_PACKAGE_MAY_STAND;
  errno = 0;
  bool room = out != NULL && log != NULL && why != NULL;
  epf_status status = room ? epf_package_judge(table, a->operands[1], how, out, log, &found, why) : EPF_E_NOMEM;
  int error = errno;
  if (room && !epf_buffer_failed(log) && epf_buffer_len(log) > 0) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), a->err);
  errno = error;
  int code = finish(a, status, out, found, why);
  if (status != EPF_OK) epf_buffer_free(out); /* else it is written and freed */
  epf_buffer_free(log);
  epf_buffer_free(why);
  return code;
}

int cmd_package(const args *a) {
  char day[11];
  epf_package_options how = options_of(a, day);
  if ((how.choose_count > 0) == (how.suggest != NULL)) return usage_error(a, "say what is chosen by --choose, or ask by --suggest");
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  code = check_stage(a, table) ? judge(a, table, &how) : EXIT_USAGE;
  epf_table_free(table);
  return code;
}
