/* The command line: one program, a table of verbs, one file a verb. Verbs use the public headers alone. */
#ifndef EPF_CLI_CLI_H
#define EPF_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "epf/bias.h"
#include "epf/ledger.h"
#include "epf/match.h"
#include "epf/rules.h"
#include "epf/table.h"

/* Of those that apply the first of: internal, integrity, usage, rules, data, finding. */
enum exit_code {
  EXIT_FINE = 0,
  EXIT_FINDING = 1,   /* a negative finding: a failing case, a file that is not formatted */
  EXIT_USAGE = 2,
  EXIT_RULES = 3,     /* the rules are invalid */
  EXIT_DATA = 4,      /* a profile is invalid */
  EXIT_INTEGRITY = 5, /* a compiled table or a ledger is damaged, or the ledger cannot be written */
  EXIT_INTERNAL = 70
};

enum { POSITIONALS_MAX = 256, FLAGS_MAX = 32, REPEATED_MAX = 64 };

typedef struct flag {
  const char *name;   /* "--format" */
  const char *values; /* "text|json": one of these; "DATE": anything; "X[Y]...": may be given again; NULL: takes none */
  const char *help;
} flag;

struct args;
typedef struct verb {
  const char *name;
  const char *operands;  /* "RULES PROFILES..." */
  size_t least, most;    /* operands */
  const char *summary;   /* one line */
  const char *about;     /* a few sentences */
  const flag *flags;     /* ends with a NULL name */
  int (*run)(const struct args *args);
} verb;

typedef struct args {
  const verb *verb;
  const char *operands[POSITIONALS_MAX];
  size_t count;
  const char *flag_values[FLAGS_MAX]; /* as the verb's flags stand; "" for a flag without a value; NULL: not given */
  const char *repeated[REPEATED_MAX]; /* of the one flag that may be given again: every value */
  size_t repeated_count;
  FILE *in, *out, *err;
  double started_ns, shown_ns; /* of the progress line */
} args;

extern const verb verbs[]; /* ends with a NULL name */

/* Reads argv behind the verb. False: a usage error was said. */
bool args_parse(args *to, const verb *v, int argc, char **argv);
/* How far `given` is from a word that may have been meant; SIZE_MAX: too far. */
size_t word_distance(const char *given, const char *word);
/* The value of a flag of the verb, or NULL. */
const char *args_flag(const args *a, const char *name);
bool args_is(const args *a, const char *name, const char *value);
/* What --input says of the profiles. */
epf_profile_format input_format(const args *a);
/* A file's name as it may be shown, until the end of the block. */
enum { SHOWN_BYTES = 1024 };
#define SHOWN(text) epf_visible(text, (char[SHOWN_BYTES]){0}, SHOWN_BYTES)
/* Says what is wrong and returns EXIT_USAGE. */
__attribute__((format(printf, 2, 3))) int usage_error(const args *a, const char *format, ...);
/* Do verbs of two words begin with this one? */
bool is_family(const char *name);
/* The same of a verb that there is not, with the one that may have been meant. */
int unknown_verb(const args *a, const char *name);
/* Says what a status means and returns its exit code. */
int status_error(const args *a, epf_status status, const char *about);
/* A file cannot be opened; `error` is the errno. Says so and returns EXIT_USAGE. */
int unreadable_file(const args *a, const char *path, int error);
bool use_colour(FILE *to);

/* Is it called NAME.epfc? */
bool is_compiled(const char *path);
/* A table from RULES: a rule set's folder or root file, or an .epfc. Says what is wrong; the exit code, or EXIT_FINE. `rules`
 * may be NULL; where it is not and RULES is an .epfc, *rules is NULL. */
int load_rules(const args *a, const char *path, epf_table **table, epf_rules **rules);
/* The exit code of rules that were refused: there is nothing to read at `path`, or what stands there is invalid. */
int refused_rules(const char *path);
/* Writes a buffer and frees it; the exit code. */
int write_buffer(const args *a, epf_buffer *b, FILE *to);
/* The same for results, which --output may send to a file. */
int write_results(const args *a, epf_buffer *b);
/* Whole or not at all: a file beside it is renamed over it. False: errno says why. */
bool replace_file(const char *path, const epf_buffer *b);
/* How far it is, on a line of its own: where that would not stand among results. `user` is the args. After a second, and now and then. */
bool wants_progress(const args *a);
void show_progress(void *user, uint64_t profiles);
void end_progress(const args *a);
/* Has the rule set the stage that --stage names? If not, says which it has. */
bool check_stage(const args *a, const epf_table *table);
/* "today" by the clock of this machine, in UTC; else the text itself. `room` holds 11 bytes. */
const char *resolve_date(const char *text, char *room);

/* Who works here: --officer, else who is logged in. Borrowed, or static. */
const char *officer_of(const args *a);
/* Milliseconds since 1970 by the clock of this machine. */
int64_t now_ms(void);
/* Who, why and when: --officer, --purpose, the clock. */
epf_ledger_act act_of(const args *a);
/* A flag that is a whole number up to `most`; absent: *n stays. False: a usage error was said. */
bool read_whole_number(const args *a, const char *name, uint64_t most, uint64_t *n);
/* Says why a call failed, `why` being its own words, and returns the exit code. */
int failed_with(const args *a, epf_status status, const epf_buffer *why);

/* A flag that is above 0 and below 1; `usual` where it is not given. False: a usage error was said. */
bool read_share_flag(const args *a, const char *name, double usual, double *share);
epf_bias_format bias_format(const args *a);
/* What the verbs of `bias` read alike from their flags, with the files of --csv as sources. False: a usage error was said. */
bool read_bias_flags(const args *a, epf_bias_options *o);
/* Where the days that `today` stands for are written. */
typedef struct bias_days {
  char since[11], until[11];
} bias_days;
/* What they read alike about a ledger: flags that the verb does not have are absent. */
void read_ledger_flags(const args *a, epf_bias_options *o, bias_days *room);
/* A ledger, as the operand or under --ledger, or the files of --csv. False: a usage error was said. */
bool read_bias_sources(const args *a, epf_bias_options *o, const char **ledger);
/* Writes what came of such a verb and frees the buffers; the exit code. */
int end_bias(const args *a, epf_status status, epf_buffer *out, epf_buffer *log, epf_buffer *why);

int cmd_check(const args *a);
int cmd_match(const args *a);
int cmd_ask(const args *a);
int cmd_bench(const args *a);
int cmd_package(const args *a);
int cmd_test(const args *a);
int cmd_cohort(const args *a);
int cmd_diff(const args *a);
int cmd_simulate(const args *a);
int cmd_compile(const args *a);
int cmd_dump(const args *a);
int cmd_explain(const args *a);
int cmd_export(const args *a);
int cmd_import(const args *a);
int cmd_schema(const args *a);
int cmd_fmt(const args *a);
int cmd_help(const args *a);
int cmd_bias_compare(const args *a);
int cmd_bias_overrides(const args *a);
int cmd_bias_proxies(const args *a);
int cmd_bias_report(const args *a);
int cmd_record(const args *a);
int cmd_ledger_init(const args *a);
int cmd_ledger_head(const args *a);
int cmd_ledger_verify(const args *a);
int cmd_ledger_erase(const args *a);
int cmd_ledger_sweep(const args *a);
int cmd_ledger_export(const args *a);
int cmd_ledger_stats(const args *a);
int cmd_ledger_replay(const args *a);
int cmd_bias_tally(const args *a);
int cmd_bias_watch(const args *a);

/* The program; main() passes its own. For tests that run verbs in their own process. */
int epf_main(int argc, char **argv, FILE *in, FILE *out, FILE *err);

#endif
