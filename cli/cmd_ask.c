#include <errno.h>
#include <string.h>

#include "cli.h"

enum { LINE_MAX_BYTES = 2048 };

static epf_status show(const args *a, epf_buffer *b) {
  if (epf_buffer_failed(b)) return EPF_E_NOMEM;
  bool good = fwrite(epf_buffer_bytes(b), 1, epf_buffer_len(b), a->out) == epf_buffer_len(b);
  epf_buffer_clear(b);
  return fflush(a->out) == 0 && good ? EPF_OK : EPF_E_IO;
}

/* One line without its end; false at the end of the input. An over-long line is taken as far as it fits. */
static bool read_line(const args *a, char *line) {
  if (fgets(line, LINE_MAX_BYTES, a->in) == NULL) return false;
  size_t len = strlen(line);
  bool whole = len > 0 && line[len - 1] == '\n';
  while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r')) line[--len] = '\0';
  for (int c = whole ? '\n' : 0; c != '\n' && c != EOF;) c = fgetc(a->in);
  return true;
}

/* One question until it is answered. *on: there may be another one. */
static epf_status put_question(const args *a, epf_session *s, epf_buffer *b, bool *on) {
  char line[LINE_MAX_BYTES];
  for (epf_reply reply = EPF_REPLY_AGAIN; reply == EPF_REPLY_AGAIN;) {
    *on = epf_session_question(s, b);
    epf_status status = show(a, b);
    if (!*on) return status;
    if (status != EPF_OK) return status;
    fputs("> ", a->out);
    fflush(a->out);
    *on = read_line(a, line);
    if (!*on) fputc('\n', a->out);
    if (!*on) return EPF_OK;
    reply = epf_session_answer(s, line, b);
    *on = reply != EPF_REPLY_QUIT;
    status = show(a, b);
    if (status != EPF_OK) return status;
  }
  return EPF_OK;
}

static epf_status talk(const args *a, epf_session *s, epf_buffer *b) {
  for (bool on = true; on;) {
    epf_session_next(s);
    epf_status status = put_question(a, s, b, &on);
    if (status != EPF_OK) return status;
  }
  fputc('\n', a->out);
  epf_session_report(s, b);
  return show(a, b);
}

int cmd_ask(const args *a) {
  epf_table *table;
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  if (!check_stage(a, table)) {
    epf_table_free(table);
    return EXIT_USAGE;
  }
  char day[11];
  epf_match_options options = {.as_of = resolve_date(args_flag(a, "--as-of"), day), .stage = args_flag(a, "--stage"), .why = EPF_WHY_DECIDING,
                               .include_unverified = args_flag(a, "--include-unverified") != NULL,
                               .welsh = args_is(a, "--language", "cy"), .colour = use_colour(a->out)};
  epf_session *session = NULL;
  epf_buffer *b = epf_buffer_new();
  const char *why = "";
  errno = 0;
  epf_status status = b == NULL ? EPF_E_NOMEM : epf_session_new(&session, table, &options, args_flag(a, "--profile"), b, &why);
  if (status == EPF_E_ARGUMENT) {
    code = usage_error(a, "%s", why);
  } else if (status == EPF_E_IO) {
    code = unreadable_file(a, args_flag(a, "--profile"), errno);
  } else if (status != EPF_OK) {
    if (b != NULL && epf_buffer_len(b) > 0) fwrite(epf_buffer_bytes(b), 1, epf_buffer_len(b), a->err);
    code = status_error(a, status, "ask");
  } else {
    status = talk(a, session, b);
    if (status != EPF_OK) code = status_error(a, status, "ask");
    else if (!epf_session_is_dated(session)) code = usage_error(a, "no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today, or answer the question");
  }
  epf_session_free(session);
  epf_buffer_free(b);
  epf_table_free(table);
  return code;
}
