/* From files to output: what the batch, the session and the authors' cases share. */
#ifndef EPF_RUN_RUN_H
#define EPF_RUN_RUN_H

#include "bind/bind.h"
#include "epf/match.h"
#include "report/report.h"
#include "table/load.h"

enum { BORN_MAX = 4 };

/* What does not change from profile to profile. */
typedef struct setting {
  const epf_table *table;
  epf_match_options options;
  bool has_as_of;
  int64_t as_of;
  uint32_t stage;
  uint32_t born[BORN_MAX]; /* dates of birth: protected, and the start of an age on the evaluation date */
  size_t born_count;
} setting;

/* One thread's tools. */
typedef struct worker {
  const setting *set;
  binder *b;
  record *r;
  scratch *s;
  id_list *ids; /* where only ids are written; else NULL */
} worker;

/* EPF_E_ARGUMENT with *why, as epf_match_files. */
epf_status setting_read(setting *set, const epf_table *table, const epf_match_options *options, const char **why);
/* Fills `born` from the table. */
void setting_find_born(setting *set);
epf_status worker_new(worker *w, const setting *set);
void worker_free(worker *w);
/* Puts into the record whether what nobody has verified counts. */
void worker_include(worker *w, bool unverified);
/* The same, as_of and stage; false: the profile does not give the date. */
bool worker_date(worker *w);
/* Is the answer a date of birth after the evaluation date, which the record has? Then it is invalid from now on. */
bool worker_is_unborn(worker *w, uint32_t datum);
/* Matches the record, as far as it is told of, and, if wanted, asks. */
epf_status worker_match(worker *w);
/* The option of this id, or TABLE_NONE; the amount under this word, or its only one where there is no word. */
uint32_t table_find_option(const table *t, str id);
uint32_t table_find_amount(const table *t, uint32_t option, str word);
/* `file`: as in report_options. */
report_options worker_report(const worker *w, const char *file, uint32_t line);

/* A phrase with a field's range in its two holes. */
void range_words(const t_datum *d, phrase_id which, bool welsh, buf *to);
/* Why ask cannot take what was typed for the field. `code`: of the binder's fault. */
void slip_words(const t_datum *d, str given, diag_code code, bool welsh, buf *to);
/* "people.csv:3:2: error: ... [E0902]", on a line of its own. */
void fault_words(const char *path, const bind_fault *f, bool with_severity, buf *to);
/* Do all cases of `rules` pass against `table`? Begins with number *first, and stops at one that does not pass, which
 * is *first from then on. EPF_E_NOMEM. */
epf_status cases_pass(const epf_rules *rules, const epf_table *table, bool include_unverified, size_t *first, bool *pass);

#endif
