#include <string.h>

#include "cli.h"

static const char *text_of(const args *a) {
  const char *text = args_flag(a, "--text");
  return text != NULL && text[0] != '\0' ? text : NULL;
}

static bool check(const args *a) {
  bool outcome = args_flag(a, "--outcome") != NULL, none = args_flag(a, "--none") != NULL;
  if ((a->count > 1) == (args_flag(a, "--sequence") != NULL)) usage_error(a, "say whose shortlist by its identifier, or by --sequence");
  else if (none == (a->repeated_count > 0)) usage_error(a, "say what is chosen by --choose OPTION, or that nothing is by --none");
  else if (outcome && args_flag(a, "--override") != NULL) usage_error(a, "a court's outcome overrides nothing: leave out `--override`");
  else return true;
  return false;
}

/* `--choose a,b` is two options. False: they are more than there is room for, and a usage error was said. */
static bool split(const args *a, char *room, size_t size, const char **options, size_t most, size_t *count) {
  size_t used = 0;
  *count = 0;
  for (size_t i = 0; i < a->repeated_count; i++)
    for (const char *p = a->repeated[i]; *p != '\0';) {
      size_t len = strcspn(p, ",");
      if (*count == most || used + len + 1 > size) {
        usage_error(a, "more than %zu options, or too long names, are given by --choose", most);
        return false;
      }
      memcpy(room + used, p, len);
      room[used + len] = '\0';
      options[(*count)++] = room + used;
      used += len + 1;
      p += len + (p[len] == ',');
    }
  return true;
}

int cmd_record(const args *a) {
  enum { OPTIONS_MAX = 256, ROOM = 16384 };
  char room[ROOM];
  const char *options[OPTIONS_MAX];
  uint64_t sequence = 0;
  size_t count;
  if (!check(a) || !read_whole_number(a, "--sequence", INT64_MAX, &sequence) || !split(a, room, sizeof room, options, OPTIONS_MAX, &count)) return EXIT_USAGE;
  epf_choice choice = {.subject = a->count > 1 ? a->operands[1] : NULL, .sequence = sequence, .stage = args_flag(a, "--stage"), .options = options,
                       .option_count = count, .level = args_flag(a, "--level"), .override = args_flag(a, "--override"),
                       .text = text_of(a), .outcome = args_flag(a, "--outcome") != NULL};
  epf_ledger_act act = act_of(a);
  epf_buffer *out = epf_buffer_new(), *why = epf_buffer_new();
  epf_ledger *l = NULL;
  epf_status status = out != NULL && why != NULL ? epf_ledger_open(&l, a->operands[0], args_flag(a, "--keys"), true, why) : EPF_E_NOMEM;
  if (status == EPF_OK) status = epf_ledger_record(l, &choice, &act, args_is(a, "--format", "json"), out, why);
  epf_ledger_close(l);
  int code = status == EPF_OK ? write_buffer(a, out, a->out) : failed_with(a, status, why);
  if (status != EPF_OK) epf_buffer_free(out);
  epf_buffer_free(why);
  return code;
}
