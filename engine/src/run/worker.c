#include "base/date.h"
#include "run/run.h"

/* The language has no type for it: a protected date from which years are counted up to the evaluation is a birth. */
void setting_find_born(setting *set) {
  const table *t = &set->table->view;
  for (uint32_t i = t->head->field_end; i < t->data_count && set->born_count < BORN_MAX; i++) {
    uint32_t born;
    if (table_is_age(t, &t->data[i], &born)) set->born[set->born_count++] = born;
  }
}

static const char no_include_field[] = "these rules have nothing that --include-unverified could include: ruleset.yaml names no `include_unverified_field`";

epf_status setting_read(setting *set, const epf_table *table, const epf_match_options *options, const char **why) {
  const struct table *t = &table->view;
  *set = (setting){.table = table, .options = *options};
  setting_find_born(set);
  if (options->include_unverified && t->head->include_field == TABLE_NONE) {
    *why = no_include_field;
    return EPF_E_ARGUMENT;
  }
  if (options->as_of != NULL) {
    *why = "the evaluation date is not a day (YYYY-MM-DD)";
    if (!date_parse(str_from(options->as_of), &set->as_of)) return EPF_E_ARGUMENT;
    set->has_as_of = true;
  } else if (t->head->as_of_field == TABLE_NONE) {
    *why = "no evaluation date is given; add --as-of YYYY-MM-DD, or --as-of today";
    return EPF_E_ARGUMENT;
  }
  const t_datum *stage = &t->data[1];
  if (options->stage == NULL) return EPF_OK;
  for (uint32_t i = 0; i < stage->values.count; i++)
    if (str_is(table_str(t, t->values[stage->values.first + i].id), options->stage)) {
      set->stage = i;
      return EPF_OK;
    }
  *why = "the rule set has no such stage";
  return EPF_E_ARGUMENT;
}

epf_status worker_new(worker *w, const setting *set) {
  *w = (worker){.set = set};
  const table *t = &set->table->view;
  bind_options how = {.ignore_unknown = set->options.ignore_unknown, .partial = set->options.partial, .long_way = set->options.plain};
  epf_status status = binder_new(&w->b, t, how);
  if (status == EPF_OK) status = record_new(&w->r, t);
  if (status == EPF_OK) status = scratch_new(&w->s, t, set->table->patterns, (match_options){.plain = set->options.plain});
  if (status == EPF_OK && set->options.format == EPF_OUTPUT_IDS) status = id_list_new(&w->ids, t);
  if (status != EPF_OK) worker_free(w);
  return status;
}

void worker_free(worker *w) {
  binder_free(w->b);
  record_free(w->r);
  scratch_free(w->s);
  id_list_free(w->ids);
  *w = (worker){0};
}

void worker_include(worker *w, bool unverified) {
  uint32_t field = w->set->table->view.head->include_field;
  if (field != TABLE_NONE) record_know(w->r, field, unverified);
}

bool worker_date(worker *w) {
  const setting *set = w->set;
  worker_include(w, set->options.include_unverified);
  const answer *given = set->has_as_of ? NULL : &w->r->answers[set->table->view.head->as_of_field];
  if (given != NULL && given->state != ANSWER_KNOWN) return false;
  record_know(w->r, 0, given != NULL ? given->value : set->as_of);
  record_know(w->r, 1, set->stage);
  return true;
}

bool worker_is_unborn(worker *w, uint32_t datum) {
  const answer *a = &w->r->answers[datum];
  if (a->state != ANSWER_KNOWN || a->value <= w->r->answers[0].value) return false;
  record_put(w->r, datum, (answer){.state = ANSWER_INVALID, .why = INVALID_FUTURE});
  return true;
}

epf_status worker_match(worker *w) {
  if (w->ids != NULL && w->set->options.ledger == NULL) return match_verdicts(w->s, w->r);
  epf_status status = match_record(w->s, w->r);
  if (status == EPF_OK && w->set->options.ask) match_ask(w->s, false);
  return status;
}

report_options worker_report(const worker *w, const char *file, uint32_t line) {
  const epf_match_options *o = &w->set->options;
  return (report_options){.why = (report_why)o->why, .ask = o->ask, .only = o->only, .file = file, .line = line,
                          .fingerprint = w->set->table->fingerprint, .colour = o->colour, .jit = epf_table_jit(w->set->table), .welsh = o->welsh};
}

void fault_words(const char *path, const bind_fault *f, bool with_severity, buf *to) {
  buf_visible(to, str_from(path));
  buf_printf(to, ":%u:%u: ", f->line, f->column);
  if (with_severity) buf_text(to, diag_code_severity(f->code) == SEVERITY_ERROR ? "error: " : "warning: ");
  buf_visible(to, str_from(f->message));
  buf_printf(to, " [%s]\n", diag_code_name(f->code));
}
