/* From files to output: what the batch, the session and the authors' cases share. */
#ifndef EPF_RUN_RUN_H
#define EPF_RUN_RUN_H

#include "bind/bind.h"
#include "epf/match.h"
#include "report/report.h"
#include "table/load.h"

/* What does not change from profile to profile. */
typedef struct setting {
  const epf_table *table;
  epf_match_options options;
  bool has_as_of;
  int64_t as_of;
  uint32_t stage;
} setting;

/* One thread's tools. */
typedef struct worker {
  const setting *set;
  binder *b;
  record *r;
  scratch *s;
} worker;

/* EPF_E_ARGUMENT with *why, as epf_match_files. */
epf_status setting_read(setting *set, const epf_table *table, const epf_match_options *options, const char **why);
epf_status worker_new(worker *w, const setting *set);
void worker_free(worker *w);
/* Puts as_of and stage into the record; false: the profile does not give the date. */
bool worker_date(worker *w);
/* Matches the record and, if wanted, asks. */
epf_status worker_match(worker *w);
report_options worker_report(const worker *w, uint32_t line);

#endif
