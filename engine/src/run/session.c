/* One person, question by question: the next is always the one that settles most. */
#include <stdlib.h>

#include "run/run.h"

struct epf_session {
  setting set;
  worker w;
  uint32_t asked; /* the field of the question that stands */
};

static epf_status load(epf_session *s, const char *path, buf *log) {
  profile_format format = PROFILE_NDJSON;
  profile_source *from = NULL;
  profile_unit *u = NULL;
  if (!format_of_name(path, &format)) format = PROFILE_YAML;
  epf_status status = source_open(&from, path, format);
  if (status == EPF_OK) source_expect(from, &s->set.table->view);
  if (status == EPF_OK) status = unit_new(&u);
  bool end = false;
  if (status == EPF_OK) status = source_next(from, u, &end);
  if (status == EPF_OK && !end) status = bind_unit(s->w.b, u, s->w.r);
  const bind_fault *faults;
  size_t count = status == EPF_OK || status == EPF_E_DATA ? binder_faults(s->w.b, &faults) : 0;
  for (size_t i = 0; i < count; i++)
    buf_printf(log, "%s:%u:%u: %s [%s]\n", path, faults[i].line, faults[i].column, faults[i].message, diag_code_name(faults[i].code));
  unit_free(u);
  source_close(from);
  return status;
}

epf_status epf_session_new(epf_session **out, const epf_table *table, const epf_match_options *options, const char *profile, epf_buffer *log,
                           const char **why) {
  *out = NULL;
  *why = "";
  epf_session *s = calloc(1, sizeof *s);
  if (s == NULL) return EPF_E_NOMEM;
  s->asked = TABLE_NONE;
  epf_status status = setting_read(&s->set, table, options, why);
  if (status == EPF_OK) status = worker_new(&s->w, &s->set);
  if (status == EPF_OK) record_reset(s->w.r);
  if (status == EPF_OK && profile != NULL) status = load(s, profile, log);
  if (status != EPF_OK) {
    epf_session_free(s);
    return status;
  }
  *out = s;
  return EPF_OK;
}

void epf_session_free(epf_session *s) {
  if (s == NULL) return;
  worker_free(&s->w);
  free(s);
}

static void find_unborn(epf_session *s) {
  for (size_t i = 0; i < s->set.born_count; i++) worker_is_unborn(&s->w, s->set.born[i]);
}

bool epf_session_next(epf_session *s) {
  s->asked = TABLE_NONE;
  if (!worker_date(&s->w)) { /* nothing can be settled before the date is known */
    s->asked = s->set.table->view.head->as_of_field;
    return !answer_is_final(&s->w.r->answers[s->asked]);
  }
  find_unborn(s);
  if (match_record(s->w.s, s->w.r) != EPF_OK) return false;
  match_ask(s->w.s, true);
  if (s->w.s->ask_count == 0) return false;
  s->asked = s->w.s->ask[0].datum;
  return true;
}

void epf_session_question(const epf_session *s, epf_buffer *to) {
  if (s->asked == TABLE_NONE) return;
  const table *t = &s->set.table->view;
  const t_datum *d = &t->data[s->asked];
  bool welsh = s->set.options.welsh;
  buf_str(to, datum_label(t, d, welsh));
  if (s->w.s->ask_count > 0 && s->w.s->ask[0].settles > 0) buf_printf(to, "  (settles %u)", s->w.s->ask[0].settles);
  buf_char(to, '\n');
  str help = table_str(t, welsh && d->help_cy.len > 0 ? d->help_cy : d->help);
  if (help.len > 0) buf_printf(to, "  %.*s\n", STR_FMT(help));
  static const char *const forms[] = {"true or false", "a whole number", "a number", "one of", "some of, joined by `;`, or none", "a text", "YYYY-MM-DD",
                                      "such as 9 months"};
  buf_printf(to, "  %s", forms[d->type]);
  for (uint32_t i = 0; i < d->values.count; i++) buf_printf(to, "%s %.*s", i == 0 ? ":" : ",", STR_FMT(table_str(t, t->values[d->values.first + i].id)));
  if (d->type == T_INTEGER || d->type == T_DECIMAL) {
    buf_text(to, " from ");
    buf_decimal(to, d->min, d->places);
    buf_text(to, " to ");
    buf_decimal(to, d->max, d->places);
  }
  buf_text(to, "; empty line: not now, ?refused, ?unobtainable\n");
}

/* Asked again, then: the answer is forgotten. */
static bool is_unborn(epf_session *s, uint32_t datum, buf *why) {
  for (size_t i = 0; worker_date(&s->w) && i < s->set.born_count; i++) {
    if (s->set.born[i] != datum || !worker_is_unborn(&s->w, datum)) continue;
    s->w.r->answers[datum] = (answer){.state = ANSWER_MISSING};
    buf_text(why, "the date is after the evaluation date\n");
    return true;
  }
  return false;
}

bool epf_session_answer(epf_session *s, const char *text, epf_buffer *why) {
  if (s->asked == TABLE_NONE) return false;
  str given = str_from(text);
  if (given.len == 0) given = STR("?unobtainable"); /* not now: do not ask again in this session */
  bind_fault fault = {.code = CODE_PROFILE_VALUE};
  bool bound = bind_answer(s->w.b, s->asked, given, s->w.r, &fault);
  if (!bound) buf_printf(why, "%s\n", fault.message);
  return bound && !is_unborn(s, s->asked, why);
}

void epf_session_report(epf_session *s, epf_buffer *to) {
  bool dated = worker_date(&s->w);
  if (dated) find_unborn(s);
  if (!dated || match_record(s->w.s, s->w.r) != EPF_OK) {
    buf_text(to, "Without the evaluation date nothing can be settled.\n");
    return;
  }
  match_ask(s->w.s, false);
  report_options how = worker_report(&s->w, NULL, 1);
  how.ask = true;
  if (how.why == WHY_NONE) how.why = WHY_DECIDING;
  report_text(s->w.s, s->w.r, &how, to);
}
