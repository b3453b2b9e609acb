#include "run/logged.h"

#include "base/date.h"
#include "run/content.h"

static uint32_t field_named(const table *t, str name) {
  for (uint32_t i = 2; i < t->head->field_end; i++)
    if (str_eq(table_str(t, t->data[i].id), name)) return i;
  return TABLE_NONE;
}

static bool set_setting(worker *w, str name, str value) {
  const table *t = &w->set->table->view;
  if (str_is(name, "as_of")) {
    int64_t day;
    bool good = date_parse(value, &day);
    if (good) record_know(w->r, 0, day);
    return good;
  }
  if (str_is(name, "include_unverified")) {
    worker_include(w, str_is(value, "true"));
    return true;
  }
  if (!str_is(name, "stage")) return false;
  for (uint32_t i = 0; i < t->data[1].values.count; i++)
    if (str_eq(table_str(t, t->values[t->data[1].values.first + i].id), value)) {
      record_know(w->r, 1, i);
      return true;
    }
  return false;
}

static bool set_answer(worker *w, str name, str value) {
  bind_fault fault;
  uint32_t i = field_named(&w->set->table->view, name);
  if (i == TABLE_NONE) return false;
  if (w->set->table->view.data[i].type != T_TEXT) return bind_answer(w->b, i, value, w->r, &fault);
  return record_set_text(w->r, i, value); /* as it stands: `?refused` may be somebody's text */
}

/* "STATE WHY" */
static bool set_unanswered(worker *w, str name, str value) {
  uint32_t i = field_named(&w->set->table->view, name);
  if (i == TABLE_NONE || value.len != 3) return false;
  answer a = {.state = (uint8_t)(value.at[0] - '0'), .why = (uint8_t)(value.at[2] - '0')};
  if (a.state > ANSWER_INVALID || a.state == ANSWER_KNOWN) return false;
  record_put(w->r, i, a);
  return true;
}

static bool set_line(worker *w, const content_line *line, bool ignore_unknown) {
  if (str_is(line->word, "set")) return set_setting(w, line->name, line->value);
  if (str_is(line->word, "answer") || str_is(line->word, "text")) return set_answer(w, line->name, line->value) || ignore_unknown;
  return !str_is(line->word, "unanswered") || set_unanswered(w, line->name, line->value) || ignore_unknown;
}

bool logged_input(worker *w, str content, bool ignore_unknown) {
  content_line line;
  if (!content_lines_begin(&content)) return false;
  record_reset(w->r);
  worker_include(w, false);
  while (content.len > 0)
    if (!content_lines_next(&content, &line) || !set_line(w, &line, ignore_unknown)) return false;
  return w->r->answers[0].state == ANSWER_KNOWN && w->r->answers[1].state == ANSWER_KNOWN;
}
