/* Matching: profiles in, shortlists out.
 *
 * A table may be shared by any number of threads; everything that changes while matching is made here and
 * belongs to the call. Output does not depend on the number of threads.
 */
#ifndef EPF_MATCH_H
#define EPF_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "epf/buffer.h"
#include "epf/ledger.h"
#include "epf/rules.h"
#include "epf/status.h"
#include "epf/table.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum epf_profile_format { EPF_PROFILE_BY_NAME, EPF_PROFILE_NDJSON, EPF_PROFILE_JSON, EPF_PROFILE_CSV, EPF_PROFILE_YAML } epf_profile_format;
typedef enum epf_output_format { EPF_OUTPUT_TEXT, EPF_OUTPUT_JSON, EPF_OUTPUT_NDJSON, EPF_OUTPUT_CSV, EPF_OUTPUT_IDS, EPF_OUTPUT_RECORD } epf_output_format;
typedef enum epf_why { EPF_WHY_NONE, EPF_WHY_DECIDING, EPF_WHY_ALL } epf_why;

typedef struct epf_match_options {
  epf_output_format format;
  epf_profile_format input;
  epf_why why;
  bool ask;            /* work out which question settles most */
  uint32_t only;       /* bit v (epf_verdict_bit): show verdict v alone; 0 shows all */
  bool ignore_unknown; /* fields that the vocabulary does not have are passed over */
  bool partial;        /* a badly typed answer is invalid instead of refusing the profile */
  const char *as_of;   /* YYYY-MM-DD; NULL: the field that the rule set names */
  const char *stage;   /* NULL: the rule set's first */
  unsigned threads;    /* 0 counts as 1 */
  bool include_unverified; /* what nobody has verified counts, and is marked */
  bool colour, welsh;
  void (*progress)(void *user, uint64_t profiles); /* called now and then with the number matched; may be NULL */
  epf_ledger *ledger; /* every shortlist leaves an entry here before it is written; NULL: none is kept */
  epf_ledger_act act; /* by whom and when */
  int64_t (*clock_ms)(void); /* asked once for each batch of entries, so that a long run does not write all with its start; NULL: act.now_ms */
  bool plain;  /* evaluate condition by condition instead of by the bitmap rows: for tests; changes nothing */
} epf_match_options;

typedef struct epf_match_counts {
  uint64_t profiles; /* read, refused ones included */
  uint64_t refused;  /* could not be bound: an error stands in their place */
  uint64_t invalid;  /* bound, with an answer that cannot be used */
} epf_match_counts;

/* Takes bytes; false stops the run with EPF_E_IO. */
typedef bool (*epf_sink)(void *user, const char *bytes, size_t len);

/* Matches every profile of `paths` ("-" is standard input), in order. Results go to `out`, `file:line:column`
 * lines about faults (of many the first twenty and how many more) to `log`. EPF_E_ARGUMENT: no evaluation date, an unknown
 * stage or a date that is none; *why (a constant text) says which. EPF_E_IO: a file cannot be read or
 * written; *why is its path, borrowed from `paths`, and errno is set.
 * EPF_E_LEDGER: an entry could not be written; its shortlist, and those of the same batch, are not written either, and *why says what is wrong, until the ledger
 * is closed. EPF_OK even if profiles were refused: see `counts`. */
EPF_API EPF_MUST_USE epf_status epf_match_files(const epf_table *table, const char *const *paths, size_t path_count,
                                               const epf_match_options *options, epf_sink out, epf_sink log, void *user,
                                               epf_match_counts *counts, const char **why);
/* The bit of a verdict's name in `only`, or 0. */
EPF_API uint32_t epf_verdict_bit(const char *name);

/* Runs the authors' cases against `table`, which was sealed from `rules`. A report goes to `to`. */
typedef struct epf_case_counts {
  size_t passed, failed;
  bool no_date; /* EPF_E_ARGUMENT: as_of is no date */
} epf_case_counts;
typedef struct epf_case_report {
  bool coverage; /* say which options and clauses no case decides, which conditions no case shows to decide alone, and which bounds have no case */
  const char *as_of; /* with coverage: what nobody can show on this day is told apart, so far as that is proved. NULL: it is not asked */
  uint32_t budget, items; /* as in epf_generate_options; with as_of */
  bool tap;      /* as TAP, version 14: a line a case, what differs as YAML below it. Not with coverage */
  bool junit;    /* as JUnit's XML. Not with coverage or tap */
  bool sarif;    /* cases that fail, as SARIF 2.1.0. Not with coverage, tap or junit */
  bool include_unverified; /* what nobody has verified counts, in cases that do not say. EPF_E_ARGUMENT where the rules have no field for that */
} epf_case_report;
EPF_API EPF_MUST_USE epf_status epf_rules_run_cases(const epf_rules *rules, const epf_table *table, epf_case_report how,
                                                   epf_buffer *to, epf_case_counts *counts);

/* Writes cases that show what the authors' cases do not: each condition alone deciding, once met and once not (masking MC/DC), and each bound with the value
 * just below. They expect what the rules say now, for an analyst to confirm. */
typedef struct epf_generate_options {
  const char *as_of; /* YYYY-MM-DD: the evaluation date of every case */
  uint32_t budget;   /* of looks at a piece of all profiles, for each question */
  uint32_t items;    /* profiles with more items of a group are left out */
} epf_generate_options;
typedef struct epf_generate_counts {
  size_t cases;
  size_t nobody;    /* aims of which it is proved that nobody shows them */
  size_t undecided; /* those of which that is not known; `told` says why */
  size_t failing;   /* of the cases that there were */
  bool mistaken;    /* a profile did not come out as it was found: a mistake of this program */
} epf_generate_counts;
/* `cases`: a rule file in standard form, or nothing where there is none to write. `told`: what nobody shows, what is undecided and why, and shares. The same rules and
 * options give the same bytes. EPF_E_ARGUMENT: *why says what is wrong with the options. EPF_E_NOMEM. Thread safe for distinct buffers. */
EPF_API EPF_MUST_USE epf_status epf_rules_generate(const epf_rules *rules, const epf_table *table, const epf_generate_options *options, epf_generate_counts *counts,
                                                   epf_buffer *cases, epf_buffer *told, const char **why);

/* Looks for cases that cannot be run against `table`, which was sealed from `rules`: an answer that its field cannot have,
 * no evaluation date. EPF_OK: there is none. EPF_E_RULES: they stand among the diagnostics of `rules`. EPF_E_NOMEM. */
EPF_API EPF_MUST_USE epf_status epf_rules_check_cases(epf_rules *rules, const epf_table *table);
/* Moves each threshold of the rules by one step and turns each operator round, one at a time, and runs the cases
 * against what that makes. Changes that no case notices are told in `to`, and the score. Takes time: thousands of
 * rule sets are sealed. `rules` are changed and changed back; nobody else may read them meanwhile. EPF_E_RULES: they
 * are not valid. EPF_E_ARGUMENT: a case fails as they stand. EPF_E_NOMEM. */
typedef struct epf_mutation_counts {
  size_t made, noticed;
  size_t idle; /* found to have no effect on any result; not among those made */
} epf_mutation_counts;
EPF_API EPF_MUST_USE epf_status epf_rules_mutate(epf_rules *rules, bool include_unverified, epf_buffer *to, epf_mutation_counts *counts);

/* ---- one person, question by question ---- */
typedef struct epf_session epf_session;

/* `profile`: a file with what is known already, or NULL. EPF_E_DATA: it cannot be bound; `log` says why. */
EPF_API EPF_MUST_USE epf_status epf_session_new(epf_session **out, const epf_table *table, const epf_match_options *options,
                                               const char *profile, epf_buffer *log, const char **why);
EPF_API void epf_session_free(epf_session *s);
/* Works out where things stand. False when every verdict stands, none of them provisional, or nobody can answer more. */
EPF_API bool epf_session_next(epf_session *s);
/* The question that settles most: label, help, and what may be answered. Where none is left, whether the last answer
 * shall be taken back. False, and nothing is written, where there is no answer either. */
EPF_API bool epf_session_question(epf_session *s, epf_buffer *to);
typedef enum epf_reply {
  EPF_REPLY_TAKEN, /* go on with epf_session_next; `say` may hold a line to show */
  EPF_REPLY_AGAIN, /* show `say` and put the same question again */
  EPF_REPLY_QUIT   /* the person wants to stop */
} epf_reply;
/* Takes a line as typed: an answer (a value's name, label or number in the list), `?refused`, `?unobtainable`, nothing
 * (skip: the record stays as it is, and the question comes again only when no other is left, and then once), `b`
 * (takes the last answer or skip back), `q`, `?`. */
EPF_API epf_reply epf_session_answer(epf_session *s, const char *text, epf_buffer *say);
/* Is the evaluation date known, from the options or by an answer? Without it there is no shortlist. */
EPF_API bool epf_session_is_dated(epf_session *s);
/* The shortlist as it stands. */
EPF_API void epf_session_report(epf_session *s, epf_buffer *to);

#ifdef __cplusplus
}
#endif
#endif
