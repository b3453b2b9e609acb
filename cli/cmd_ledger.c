/* The verbs of two words that begin with `ledger`. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { DAYS_MAX = 36500, INTERVAL_MAX = 1000000, ANCHOR_MAX = 4096 };

/* ---- shared ---- */

epf_ledger_act act_of(const args *a) { return (epf_ledger_act){.officer = officer_of(a), .purpose = args_flag(a, "--purpose"), .now_ms = now_ms()}; }

bool read_whole_number(const args *a, const char *name, uint64_t most, uint64_t *n) {
  const char *text = args_flag(a, name);
  if (text == NULL) return true;
  char *end;
  errno = 0;
  *n = strtoull(text, &end, 10);
  if (errno == 0 && *end == '\0' && text[0] >= '0' && text[0] <= '9' && *n <= most) return true;
  usage_error(a, "`%s` is a whole number up to %llu", name, (unsigned long long)most);
  return false;
}

/* What a verb does with an open ledger. */
typedef epf_status work(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code);

static int with_ledger(const args *a, bool write, work *then) {
  epf_buffer *out = epf_buffer_new(), *why = epf_buffer_new();
  epf_ledger *l = NULL;
  int code = EXIT_FINE;
  epf_status status = out != NULL && why != NULL ? epf_ledger_open(&l, a->operands[0], args_flag(a, "--keys"), write, why) : EPF_E_NOMEM;
  if (status == EPF_OK) status = then(a, l, out, why, &code);
  epf_ledger_close(l);
  if (status == EPF_OK) {
    int written = write_results(a, out);
    code = written != EXIT_FINE ? written : code;
  } else {
    code = failed_with(a, status, why);
    epf_buffer_free(out);
  }
  epf_buffer_free(why);
  return code;
}

static bool is_json(const args *a) { return args_is(a, "--format", "json"); }

/* ---- init ---- */

int cmd_ledger_init(const args *a) {
  uint64_t days = 0, interval = 0;
  if (!read_whole_number(a, "--retention-days", DAYS_MAX, &days) || !read_whole_number(a, "--head-interval", INTERVAL_MAX, &interval)) return EXIT_USAGE;
  epf_ledger_setup setup = {.retention_days = (uint32_t)days, .head_interval = (uint32_t)interval, .restricted = args_flag(a, "--restricted") != NULL};
  epf_buffer *why = epf_buffer_new();
  const char *keys = args_flag(a, "--keys");
  epf_status status = why != NULL ? epf_ledger_init(a->operands[0], keys, &setup, now_ms(), why) : EPF_E_NOMEM;
  int code = EXIT_FINE;
  if (status != EPF_OK) code = failed_with(a, status, why);
  else
    fprintf(a->out,
            "The ledger is made. Its keys are in %s%s.\nMove verifier.key away from this machine now: who holds it and may write to the ledger can rewrite it unseen. "
            "`epf ledger verify` needs it.\nKeep a line of `epf ledger head` elsewhere, often: nothing else shows that a ledger was rolled back.\n",
            SHOWN(keys != NULL ? keys : a->operands[0]), keys != NULL ? "" : "/keys");
  epf_buffer_free(why);
  return code;
}

/* ---- proof ---- */

static epf_status head(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  (void)a, (void)code;
  return epf_ledger_head(l, now_ms(), to, why);
}

int cmd_ledger_head(const args *a) {
  int code = with_ledger(a, true, head);
  if (code == EXIT_FINE && args_flag(a, "--output") == NULL) fputc('\n', a->out);
  return code;
}

/* The line itself, or a file that holds it. */
static bool read_anchor(const args *a, char *room, const char **anchor) {
  const char *given = args_flag(a, "--anchor");
  *anchor = given;
  if (given == NULL || strncmp(given, "epf-head/", 9) == 0) return true;
  FILE *f = fopen(given, "rb");
  if (f == NULL) {
    usage_error(a, "`--anchor` is a line of `epf ledger head`, or a file that holds it; `%s`: %s", SHOWN(given), strerror(errno));
    return false;
  }
  size_t len = fread(room, 1, ANCHOR_MAX - 1, f);
  fclose(f);
  while (len > 0 && (room[len - 1] == '\n' || room[len - 1] == '\r')) len--;
  room[len] = '\0';
  *anchor = room;
  if (strncmp(room, "epf-head/", 9) == 0) return true;
  usage_error(a, "`%s` holds no line of `epf ledger head`; give the line itself, or a file that begins with it", SHOWN(given));
  return false;
}

static epf_status verify(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  char room[ANCHOR_MAX];
  const char *anchor;
  bool good = false;
  if (!read_anchor(a, room, &anchor)) {
    *code = EXIT_USAGE;
    return EPF_OK;
  }
  epf_status status = epf_ledger_verify(l, anchor, args_flag(a, "--verifier"), is_json(a), &good, to, why);
  if (status == EPF_OK && !good) *code = EXIT_INTEGRITY;
  return status;
}

int cmd_ledger_verify(const args *a) { return with_ledger(a, false, verify); }

/* ---- erasure ---- */

static int cases_told(const args *a, size_t cases) {
  if (cases == 0) {
    fputs("Nothing is past the ledger's retention; nothing was erased.\n", a->out);
    return EXIT_FINE;
  }
  fprintf(a->out, "%zu case%s erased: what the ledger held of %s enciphered can no longer be read. The chain still verifies, and says that it was erased.\n", cases,
          cases == 1 ? "" : "s", cases == 1 ? "it" : "them");
  return EXIT_FINE;
}

static epf_status erase(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  (void)to;
  uint64_t sequence = 0;
  size_t cases = 0;
  const char *subject = a->count > 1 ? a->operands[1] : NULL;
  if ((subject != NULL) == (args_flag(a, "--sequence") != NULL)) {
    *code = usage_error(a, "say whose case by its identifier, or by the --sequence of one of its entries");
    return EPF_OK;
  }
  if (!read_whole_number(a, "--sequence", INT64_MAX, &sequence)) {
    *code = EXIT_USAGE;
    return EPF_OK;
  }
  epf_ledger_act act = act_of(a);
  epf_status status = epf_ledger_erase(l, subject, sequence, &act, &cases, why);
  if (status != EPF_OK) return status;
  if (cases > 0) *code = cases_told(a, cases);
  else *code = usage_error(a, "the ledger has no case of this identifier, or it was erased before");
  return EPF_OK;
}

int cmd_ledger_erase(const args *a) { return with_ledger(a, true, erase); }

static epf_status sweep(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  (void)to;
  size_t cases = 0;
  epf_ledger_act act = act_of(a);
  epf_status status = epf_ledger_sweep(l, &act, &cases, why);
  if (status == EPF_OK) *code = cases_told(a, cases);
  return status;
}

int cmd_ledger_sweep(const args *a) { return with_ledger(a, true, sweep); }

/* ---- what it tells ---- */

static epf_status export(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  (void)code;
  epf_ledger_act act = act_of(a);
  return epf_ledger_export(l, args_flag(a, "--subject"), &act, to, why);
}

int cmd_ledger_export(const args *a) { return with_ledger(a, true, export); }

static epf_status stats(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  (void)code;
  return epf_ledger_stats(l, is_json(a), to, why);
}

int cmd_ledger_stats(const args *a) { return with_ledger(a, false, stats); }

/* ---- replay ---- */

static epf_status replay(const args *a, epf_ledger *l, epf_buffer *to, epf_buffer *why, int *code) {
  uint64_t sequence = 0;
  epf_table *table = NULL;
  epf_replay found = EPF_REPLAY_SAME;
  if (args_flag(a, "--sequence") == NULL) *code = usage_error(a, "say by --sequence which entry");
  else if (!read_whole_number(a, "--sequence", INT64_MAX, &sequence)) *code = EXIT_USAGE;
  else *code = load_rules(a, a->operands[1], &table, NULL);
  if (*code != EXIT_FINE) return EPF_OK;
  epf_ledger_act act = act_of(a);
  epf_status status = epf_ledger_replay(l, table, sequence, &act, is_json(a), &found, to, why);
  epf_table_free(table);
  if (status == EPF_OK && found == EPF_REPLAY_DIFFERENT) *code = EXIT_FINDING;
  if (status == EPF_OK && found == EPF_REPLAY_OTHER_RULES) *code = EXIT_USAGE;
  return status;
}

int cmd_ledger_replay(const args *a) { return with_ledger(a, true, replay); }
