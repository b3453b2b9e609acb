/* The shortlist as CSV (RFC 4180): one row an option of each profile. */
#include "report/report.h"

static void cell(str text, buf *to) { buf_csv(to, text, true); }

static void file_cell(const char *file, buf *to) {
  if (file == NULL) return;
  cell(str_from(file), to);
  buf_char(to, ',');
}

void report_csv_header(bool files, buf *to) {
  if (files) buf_text(to, "file,");
  buf_text(to, "line,profile_id,option,verdict,position,provisional,availability,status,code,message\r\n");
}

void report_csv(const scratch *s, const record *r, const report_options *o, buf *to) {
  const table *t = s->t;
  str id = {NULL, 0};
  for (uint32_t i = 2; i < t->head->field_end && id.at == NULL; i++)
    if (t->data[i].role == T_IDENTIFIER && t->data[i].type == T_TEXT && r->answers[i].state == ANSWER_KNOWN) id = (str){r->texts + r->answers[i].text, r->answers[i].text_len};
  for (uint32_t i = 0; i < t->option_count; i++) {
    const option_outcome *x = &s->outcomes[s->order[i]];
    const t_option *option = &t->options[s->order[i]];
    if (o->only != 0 && (o->only >> x->verdict & 1) == 0) continue;
    file_cell(o->file, to);
    buf_int(to, o->line);
    buf_char(to, ',');
    cell(id, to);
    buf_char(to, ',');
    cell(table_str(t, option->id), to);
    buf_char(to, ',');
    buf_text(to, verdict_text((verdict)x->verdict));
    buf_char(to, ',');
    buf_int(to, x->position);
    buf_text(to, x->provisional ? ",true," : ",false,");
    buf_text(to, x->available == TRIT_TRUE ? "yes," : x->available == TRIT_FALSE ? "no," : "unknown,");
    buf_text(to, source_word(match_status(s, option)));
    buf_text(to, ",,\r\n");
  }
}

void report_error_csv(const report_fault *f, buf *to) {
  file_cell(f->file, to);
  buf_int(to, f->line);
  buf_text(to, ",,,,,,,,");
  buf_text(to, f->code);
  buf_char(to, ',');
  cell(str_from(f->message), to);
  buf_text(to, "\r\n");
}
