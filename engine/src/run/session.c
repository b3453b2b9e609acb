/* One person, question by question: the next is always the one that settles most. */
#include <stdlib.h>

#include "report/page.h"
#include "run/run.h"

enum { SKIPS_MOST = 2 }; /* then the question is left out */

/* What an answer or a skip replaced. */
typedef struct undo {
  uint32_t datum, texts_len;
  bool skipped;
  answer before;
} undo;

struct epf_session {
  setting set;
  worker w;
  uint32_t asked; /* the field of the question that stands */
  uint32_t settles;
  uint8_t *skips; /* by datum */
  undo *done;
  size_t done_count, done_cap;
  bool greeted;
  answer births[BORN_MAX]; /* what was answered where the record has a date of birth as unusable */
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
  for (size_t i = 0; i < count; i++) fault_words(path, &faults[i], false, log);
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
  if (status == EPF_OK) {
    size_t fields = table->view.head->field_end;
    s->skips = calloc(fields + 1, 1);
    s->done_cap = fields * (SKIPS_MOST + 1);
    s->done = calloc(s->done_cap + 1, sizeof *s->done);
    if (s->skips == NULL || s->done == NULL) status = EPF_E_NOMEM;
  }
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
  free(s->skips);
  free(s->done);
  free(s);
}

static void find_unborn(epf_session *s) {
  for (size_t i = 0; i < s->set.born_count; i++) {
    answer given = s->w.r->answers[s->set.born[i]];
    if (worker_is_unborn(&s->w, s->set.born[i])) s->births[i] = given;
  }
}

/* Another evaluation date may make a date of birth usable again. */
static void forget_unborn(epf_session *s) {
  for (size_t i = 0; i < s->set.born_count; i++) {
    const answer *a = &s->w.r->answers[s->set.born[i]];
    if (a->state == ANSWER_INVALID && a->why == INVALID_FUTURE) record_put(s->w.r, s->set.born[i], s->births[i]);
  }
}

/* The most useful question that was skipped least. */
static bool choose(epf_session *s) {
  for (uint8_t skips = 0; skips < SKIPS_MOST; skips++)
    for (uint32_t i = 0; i < s->w.s->ask_count; i++) {
      if (s->skips[s->w.s->ask[i].datum] != skips) continue;
      s->asked = s->w.s->ask[i].datum;
      s->settles = s->w.s->ask[i].settles;
      return true;
    }
  return false;
}

bool epf_session_next(epf_session *s) {
  s->asked = TABLE_NONE;
  s->settles = 0;
  if (!worker_date(&s->w)) { /* nothing can be settled before the date is known */
    uint32_t date = s->set.table->view.head->as_of_field;
    if (answer_is_final(&s->w.r->answers[date]) || s->skips[date] == SKIPS_MOST) return false;
    s->asked = date;
    return true;
  }
  find_unborn(s);
  if (match_record(s->w.s, s->w.r) != EPF_OK) return false;
  match_ask(s->w.s, true);
  return choose(s);
}

/* ---- the question ---- */

static bool is_digits(str text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.at[i] < '0' || text.at[i] > '9') return false;
  return text.len > 0;
}

/* Could be typed for places in the list: digits, and what stands between several. */
static bool is_like_a_place(str text) {
  for (size_t i = 0; i < text.len; i++)
    if (memchr("0123456789;, ", text.at[i], 13) == NULL) return false;
  return text.len > 0;
}

static bool has_choices(const t_datum *d) { return d->type == T_ENUM || d->type == T_SET; }

/* May values be chosen by their place in the list? Not where a name or label, in either language, is a number itself:
 * what was typed would mean two things. */
static bool is_numbered(const table *t, const t_datum *d) {
  for (uint32_t i = 0; i < d->values.count; i++) {
    const t_value *v = &t->values[d->values.first + i];
    const t_str names[] = {v->id, v->label, v->label_cy};
    for (int k = 0; k < 3; k++)
      if (is_like_a_place(table_str(t, names[k]))) return false;
  }
  return true;
}

static void put_choices(const table *t, const t_datum *d, bool welsh, buf *to) {
  bool numbered = is_numbered(t, d);
  for (uint32_t i = 0; i < d->values.count; i++) {
    const t_value *v = &t->values[d->values.first + i];
    if (numbered) buf_printf(to, "  %*u  ", d->values.count > 9 ? 2 : 1, i + 1);
    else buf_printf(to, v->label.len > 0 || (welsh && v->label_cy.len > 0) ? "  %.*s  " : "  ", STR_FMT(table_str(t, v->id)));
    buf words = {0};
    value_words(t, d, i, welsh, &words);
    buf_visible(to, (str){words.at, words.len});
    to->failed |= words.failed;
    buf_free(&words);
    buf_char(to, '\n');
  }
}

static void put_form(const table *t, const t_datum *d, bool welsh, buf *to) {
  bool numbered = is_numbered(t, d);
  switch ((t_type)d->type) {
  case T_BOOLEAN: say(to, welsh, SAY_Q_BOOLEAN); break;
  case T_INTEGER: range_words(d, SAY_Q_INTEGER, welsh, to); break;
  case T_DECIMAL: range_words(d, SAY_Q_DECIMAL, welsh, to); break;
  case T_ENUM: say(to, welsh, numbered ? SAY_Q_ENUM : SAY_Q_ENUM_IDS); break;
  case T_SET: say(to, welsh, numbered ? SAY_Q_SET : SAY_Q_SET_IDS); break;
  case T_DATE: say(to, welsh, SAY_Q_DATE); break;
  case T_DURATION: say(to, welsh, SAY_Q_DURATION); break;
  case T_SENTENCE: say(to, welsh, SAY_Q_SENTENCE); break;
  case T_TEXT:
  default: say(to, welsh, SAY_Q_TEXT); break;
  }
}

bool epf_session_question(epf_session *s, epf_buffer *to) {
  bool welsh = s->set.options.welsh;
  if (s->asked == TABLE_NONE) {
    if (s->done_count > 0) say(to, welsh, SAY_Q_END);
    return s->done_count > 0;
  }
  const table *t = &s->set.table->view;
  const t_datum *d = &t->data[s->asked];
  if (!s->greeted) say(to, welsh, SAY_Q_INTRO);
  s->greeted = true;
  buf_char(to, '\n');
  buf_visible(to, datum_label(t, d, welsh));
  if (s->settles > 0) say_count(to, welsh, SAY_Q_SETTLES_ONE, SAY_Q_SETTLES, s->settles);
  if (s->skips[s->asked] > 0) say(to, welsh, SAY_Q_SKIPPED);
  buf_char(to, '\n');
  str help = in_language(t, d->help, d->help_cy, welsh);
  if (help.len > 0) {
    page p = {.to = to};
    pad(&p, 2);
    put_wrapped(&p, 2, 2, help);
    buf_char(to, '\n');
  }
  if (has_choices(d)) put_choices(t, d, welsh, to);
  put_form(t, d, welsh, to);
  return true;
}

/* ---- the answer ---- */

static str trimmed(str text) {
  while (text.len > 0 && (text.at[0] == ' ' || text.at[0] == '\t')) text.at++, text.len--;
  while (text.len > 0 && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t')) text.len--;
  return text;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool same_word(str x, str y) {
  if (x.len != y.len || x.len == 0) return false;
  for (size_t i = 0; i < x.len; i++)
    if (lower(x.at[i]) != lower(y.at[i])) return false;
  return true;
}

static bool is_one_of(str text, const char *const *words) {
  for (; *words != NULL; words++)
    if (same_word(text, str_from(*words))) return true;
  return false;
}

#define TWO (TABLE_NONE - 1) /* an enumerator is an int */

/* The value that a word names by its id or label; TABLE_NONE: none. What names one and another is TWO, but where the
 * list shows the names themselves, a name comes before a label. */
static uint32_t value_named(const table *t, const t_datum *d, str word) {
  uint32_t found = TABLE_NONE;
  bool numbered = is_numbered(t, d);
  for (uint32_t i = 0; i < d->values.count; i++) {
    const t_value *v = &t->values[d->values.first + i];
    bool by_id = str_eq(word, table_str(t, v->id));
    if (by_id && !numbered) return i;
    if (!by_id && !same_word(word, table_str(t, v->label)) && !same_word(word, table_str(t, v->label_cy))) continue;
    found = found == TABLE_NONE ? i : TWO;
  }
  return found;
}

/* One choice as the binder reads it. False: it names no one value of the list; `slip` says why. */
static bool put_choice(const table *t, const t_datum *d, str word, phrase_id *slip, buf *to) {
  uint32_t at = value_named(t, d, word);
  if (at == TWO) *slip = SAY_Q_TWO_NAMED;
  if (at == TABLE_NONE && is_digits(word) && is_numbered(t, d)) {
    at = 0;
    for (size_t i = 0; i < word.len && at <= d->values.count; i++) at = at * 10 + (uint32_t)(word.at[i] - '0');
    if (at == 0 || at > d->values.count) {
      *slip = SAY_Q_NO_NUMBER;
      return false;
    }
    at--;
  }
  if (at == TWO) return false;
  buf_str(to, at != TABLE_NONE ? table_str(t, t->values[d->values.first + at].id) : word);
  return true;
}

static bool put_choices_made(const table *t, const t_datum *d, str text, phrase_id *slip, buf *to) {
  if (d->type == T_ENUM || value_named(t, d, text) != TABLE_NONE) return put_choice(t, d, text, slip, to);
  for (size_t from = 0; from <= text.len;) {
    size_t end = from;
    while (end < text.len && text.at[end] != ';' && text.at[end] != ',') end++;
    if (from > 0) buf_char(to, ';');
    if (!put_choice(t, d, trimmed((str){text.at + from, end - from}), slip, to)) return false;
    from = end + 1;
  }
  return true;
}

/* What was typed as the binder reads it. */
static bool put_answer(const table *t, const t_datum *d, str text, phrase_id *slip, buf *to) {
  static const char *const yes[] = {"1", "y", "yes", "ie", "true", NULL}, *const no[] = {"2", "n", "no", "na", "false", NULL};
  if (text.len > 0 && text.at[0] != '?' && has_choices(d)) return put_choices_made(t, d, text, slip, to);
  if (d->type == T_BOOLEAN && is_one_of(text, yes)) buf_text(to, "true");
  else if (d->type == T_BOOLEAN && is_one_of(text, no)) buf_text(to, "false");
  else buf_str(to, text);
  return true;
}

static void remember(epf_session *s, bool skipped, const answer *before, uint32_t texts_len) {
  if (s->done_count < s->done_cap) s->done[s->done_count++] = (undo){s->asked, texts_len, skipped, *before};
  if (skipped && s->skips[s->asked] < SKIPS_MOST) s->skips[s->asked]++;
}

static epf_reply take_back(epf_session *s, buf *words) {
  if (s->done_count == 0) {
    say(words, s->set.options.welsh, SAY_Q_NOTHING_BACK);
    return EPF_REPLY_AGAIN;
  }
  const undo *u = &s->done[--s->done_count];
  record *r = s->w.r;
  if (u->skipped && s->skips[u->datum] > 0) s->skips[u->datum]--;
  forget_unborn(s);
  record_put(r, u->datum, u->before);
  r->texts_len = u->texts_len;
  const t_datum *d = &s->set.table->view.data[u->datum];
  if (d->type == T_SET) bits_clear(r->members + r->member_at[u->datum], bits_words(d->values.count));
  say(words, s->set.options.welsh, SAY_Q_TAKEN_BACK);
  return EPF_REPLY_TAKEN;
}

/* A birth after the evaluation date: asked again. */
static bool is_unborn(epf_session *s, uint32_t datum) {
  for (size_t i = 0; worker_date(&s->w) && i < s->set.born_count; i++)
    if (s->set.born[i] == datum && worker_is_unborn(&s->w, datum)) return true;
  return false;
}

static epf_reply take(epf_session *s, str text, buf *words) {
  const table *t = &s->set.table->view;
  const t_datum *d = &t->data[s->asked];
  record *r = s->w.r;
  answer before = r->answers[s->asked];
  uint32_t texts_len = r->texts_len;
  buf given = {0};
  epf_reply reply = EPF_REPLY_AGAIN;
  bind_fault fault = {.code = CODE_PROFILE_VALUE};
  phrase_id slip = SAY_Q_NO_NUMBER;
  if (!put_answer(t, d, text, &slip, &given)) {
    say_numbers(words, s->set.options.welsh, slip, 1, d->values.count);
  } else if (given.failed) {
    words->failed = true;
  } else if (!bind_answer(s->w.b, s->asked, (str){given.at, given.len}, r, &fault)) {
    record_put(r, s->asked, before);
    r->texts_len = texts_len;
    slip_words(d, text, fault.code, s->set.options.welsh, words);
  } else if (is_unborn(s, s->asked)) {
    record_put(r, s->asked, before);
    say(words, s->set.options.welsh, SAY_SLIP_UNBORN);
  } else {
    remember(s, r->answers[s->asked].state < ANSWER_REFUSED, &before, texts_len);
    reply = EPF_REPLY_TAKEN;
  }
  buf_free(&given);
  return reply;
}

epf_reply epf_session_answer(epf_session *s, const char *text, epf_buffer *words) {
  static const char *const quit[] = {"q", "quit", NULL}, *const back[] = {"b", "back", NULL}, *const help[] = {"?", "help", NULL};
  str given = trimmed(str_from(text));
  if (s->asked == TABLE_NONE) return is_one_of(given, back) ? take_back(s, words) : EPF_REPLY_QUIT;
  const table *t = &s->set.table->view;
  const t_datum *d = &t->data[s->asked];
  if (given.len == 0) {
    remember(s, true, &s->w.r->answers[s->asked], s->w.r->texts_len);
    return EPF_REPLY_TAKEN;
  }
  bool is_value = has_choices(d) && value_named(t, d, given) != TABLE_NONE; /* a value may be called `b` */
  if (!is_value && is_one_of(given, quit)) return EPF_REPLY_QUIT;
  if (!is_value && is_one_of(given, back)) return take_back(s, words);
  if (!is_value && is_one_of(given, help)) {
    say(words, s->set.options.welsh, SAY_Q_HELP);
    return EPF_REPLY_AGAIN;
  }
  return take(s, given, words);
}

bool epf_session_is_dated(epf_session *s) { return worker_date(&s->w); }

void epf_session_report(epf_session *s, epf_buffer *to) {
  bool dated = worker_date(&s->w);
  if (dated) find_unborn(s);
  if (!dated || match_record(s->w.s, s->w.r) != EPF_OK) {
    say(to, s->set.options.welsh, SAY_Q_NO_DATE);
    return;
  }
  match_ask(s->w.s, false);
  report_options how = worker_report(&s->w, NULL, 1);
  how.ask = true;
  if (how.why == WHY_NONE) how.why = WHY_DECIDING;
  report_text(s->w.s, s->w.r, &how, to);
}
