/* Members of results that several schemas have. Internal to the report. */
#ifndef EPF_REPORT_JSON_H
#define EPF_REPORT_JSON_H

#include "report/report.h"

typedef struct reason_writer {
  const scratch *s;
  const record *r;
  buf *to;
  bool first;
  bool welsh;
} reason_writer;

/* `"name":"value"`, and `,"name":true` */
void text_member(const char *name, str value, buf *to);
void bool_member(const char *name, bool value, buf *to);
/* The identifier's value, or null; `"file":"...",` where there are several. */
void profile_id(const record *r, buf *to);
void file_member(const char *file, buf *to);
/* An object's beginning: schema, profile, rule set, date, stage. */
void head_members(const scratch *s, const record *r, const char *schema, const report_options *o, buf *to);
/* An option's id, verdict, reasons and cautions. */
void option_members(const scratch *s, const record *r, uint32_t option, const report_options *how, buf *to);
/* `,"sources":[...]` */
void sources_json(const table *t, t_list all, buf *to);
/* A reason_sink of a reason_writer: each is an element of a list. */
void write_reason(void *to_writer, const reason *x);
/* The names of a set of fields as a list. */
void field_names(const scratch *s, const uint64_t *fields, buf *to);

#endif
