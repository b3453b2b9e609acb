#include "run/deed.h"

#include <stdlib.h>

#include "base/date.h"
#include "report/report.h"

enum { SUBJECT, MARKS, STRATA, MONITORED, REASONS, INPUT, CONTENT };

static const t_datum *datum_at(const worker *w, uint32_t i) { return &w->set->table->view.data[i]; }

/* ---- the catalogue ---- */

static void put_name(str name, buf *to) {
  buf_char(to, ' ');
  buf_str(to, name);
}

static void put_values(const table *t, const t_datum *d, buf *to) {
  if (d->type == T_BOOLEAN) buf_text(to, " false true");
  for (uint32_t i = 0; d->type != T_BOOLEAN && i < d->values.count; i++) put_name(table_str(t, t->values[d->values.first + i].id), to);
}

/* What is monitored comes first, so that it is what a report compares where nothing is asked for. */
static uint32_t next_kept(const table *t, uint8_t as, uint32_t at) {
  uint32_t pass = at / t->data_count, i = at % t->data_count;
  for (; pass < 2; pass++, i = 0)
    for (; i < t->data_count; i++)
      if (i >= 2 && (t->data[i].kept & as) != 0 && (t->data[i].role == T_MONITORED) == (pass == 0)) return pass * t->data_count + i;
  return TABLE_NONE;
}

static void put_kept(const table *t, uint8_t as, const char *word, buf *to) {
  for (uint32_t at = next_kept(t, as, 0); at != TABLE_NONE; at = next_kept(t, as, at + 1)) {
    uint32_t i = at % t->data_count;
    buf_text(to, word);
    put_name(table_str(t, t->data[i].id), to);
    put_values(t, &t->data[i], to);
    buf_char(to, '\n');
  }
}

/* The protected data that a node's clauses read, through named conditions and other options too. */
static void find_protected(const table *t, uint32_t node, uint64_t *found, uint64_t *options) {
  if (node == TABLE_NONE) return;
  const t_node *n = &t->nodes[node];
  for (uint32_t i = 0; i < n->parts.count; i++) find_protected(t, t->numbers[n->parts.first + i], found, options);
  if (n->op != T_CLAUSE) return;
  const t_clause *c = &t->clauses[n->clause];
  if (c->datum != TABLE_NONE && t->data[c->datum].is_protected) bits_add(found, c->datum);
  if (c->compare != 0 && t->data[c->other].is_protected) bits_add(found, c->other);
  for (uint32_t i = 0; i < c->options.count; i++) {
    uint32_t other = t->numbers[c->options.first + i];
    if (bits_has(options, other)) continue;
    bits_add(options, other);
    for (int p = 0; p < T_AVAILABLE; p++) find_protected(t, t->options[other].node[p], found, options);
  }
}

static bool put_options(const table *t, buf *to) {
  size_t data_words = t->data_count / 64 + 1, option_words = t->option_count / 64 + 1;
  uint64_t *found = calloc(data_words + option_words, sizeof *found);
  if (found == NULL) return false;
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    bool none = true;
    memset(found, 0, (data_words + option_words) * sizeof *found);
    for (int p = 0; p < T_PARTS; p++) find_protected(t, o->node[p], found, found + data_words);
    buf_text(to, "option");
    put_name(table_str(t, o->id), to);
    put_name(o->kind.len > 0 ? table_str(t, o->kind) : STR("-"), to);
    for (uint32_t k = 0; k < t->data_count; k++) {
      if (!bits_has(found, k)) continue;
      if (none) buf_char(to, ' ');
      else buf_char(to, ',');
      none = false;
      buf_str(to, table_str(t, t->data[k].id));
    }
    buf_text(to, none ? " -\n" : "\n");
  }
  free(found);
  return true;
}

void deed_catalogue(const epf_table *table, buf *to) {
  const struct table *t = &table->view;
  buf_text(to, "epf-catalogue/1\nruleset");
  put_name(table_str(t, t->head->id), to);
  buf_text(to, "\nversion");
  put_name(table_str(t, t->head->version), to);
  buf_char(to, '\n');
  buf_printf(to, "fingerprint %s\n", table->fingerprint);
  buf_text(to, "stages");
  put_values(t, &t->data[1], to);
  buf_char(to, '\n');
  put_kept(t, T_KEPT_GROUP, "group", to);
  put_kept(t, T_KEPT_STRATUM, "stratum", to);
  put_kept(t, T_KEPT_OFFICE, "office", to);
  put_kept(t, T_KEPT_LEVEL, "level", to);
  if (!put_options(t, to)) to->failed = true;
  for (uint32_t i = 0; i < t->clause_count; i++) {
    buf_text(to, "clause");
    put_name(t->clauses[i].id.len > 0 ? table_str(t, t->clauses[i].id) : STR("-"), to);
    buf_char(to, '\n');
  }
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    buf_text(to, "field");
    put_name(table_str(t, t->data[i].id), to);
    buf_char(to, '\n');
  }
}

/* ---- one match ---- */

static char code_of(const worker *w, uint32_t datum) {
  const t_datum *d = datum_at(w, datum);
  if (d->derive == T_FIELD) {
    const answer *a = &w->r->answers[datum];
    return (char)(a->state == ANSWER_KNOWN ? a->value + 1 : 0);
  }
  bool known = w->s->values[datum].state == VALUE_KNOWN && pass_is_single(&w->s->strict, d->slot);
  return (char)(known ? w->s->strict.state[d->slot].lo + 1 : 0);
}

static void put_codes(const worker *w, uint8_t as, buf *to) {
  const table *t = &w->set->table->view;
  for (uint32_t at = next_kept(t, as, 0); at != TABLE_NONE; at = next_kept(t, as, at + 1)) buf_char(to, code_of(w, at % t->data_count));
}

static bool is_restricted(const worker *w) {
  const table *t = &w->set->table->view;
  for (uint32_t i = 2; i < t->data_count; i++)
    if ((t->data[i].kept & T_KEPT_RESTRICTED) != 0 && code_of(w, i) == 2) return true;
  return false;
}

static void put_number(buf *to, uint32_t n) {
  for (; n >= 128; n >>= 7) buf_char(to, (char)((n & 127) | 128));
  buf_char(to, (char)n);
}

/* ---- what protected fields alone decide ---- */

static bool is_refused(const option_outcome *x) { return x->verdict == VERDICT_INELIGIBLE || x->verdict == VERDICT_EXCLUDED; }

static epf_status prepare_alone(deeds *d, const worker *w) {
  const table *t = &w->set->table->view;
  size_t data_words = t->data_count / 64 + 1, option_words = t->option_count / 64 + 1;
  uint64_t *found = calloc(data_words + option_words, sizeof *found);
  d->reads_protected = calloc(t->option_count + 1, 1);
  bool some = false;
  for (uint32_t i = 0; found != NULL && d->reads_protected != NULL && i < t->option_count; i++) {
    memset(found, 0, (data_words + option_words) * sizeof *found);
    for (int p = 0; p < T_AVAILABLE; p++) find_protected(t, t->options[i].node[p], found, found + data_words);
    for (size_t k = 0; k < data_words; k++) d->reads_protected[i] |= found[k] != 0;
    some |= d->reads_protected[i] != 0;
  }
  free(found);
  if (found == NULL || d->reads_protected == NULL) return EPF_E_NOMEM;
  if (!some) return EPF_OK;
  epf_status status = record_new(&d->masked, t);
  if (status == EPF_OK) status = scratch_new(&d->alone, t, w->set->table->patterns, (match_options){.plain = w->set->options.plain});
  return status;
}

enum { READS_PROTECTED = 1, REFUSED_BY_DATES = 2 };

static void mask(deeds *d, const worker *w, bool with_protected) {
  const table *t = &w->set->table->view;
  record_reset(d->masked);
  for (uint32_t i = 0; i < t->head->field_end; i++) {
    bool plain = t->data[i].type != T_TEXT && t->data[i].type != T_SET, is_protected = t->data[i].role == T_PROTECTED;
    bool kept = i < 2 || i == t->head->include_field || (plain && (is_protected ? with_protected : t->data[i].type == T_DATE));
    if (kept) record_put(d->masked, i, w->r->answers[i]);
  }
}

static epf_status find_refused_by_dates(deeds *d, const worker *w) {
  size_t bytes = w->set->table->view.head->field_end * sizeof *d->last_dates;
  mask(d, w, false);
  if (d->last_dates != NULL && memcmp(d->last_dates, d->masked->answers, bytes) == 0) return EPF_OK;
  epf_status status = match_record(d->alone, d->masked);
  for (uint32_t i = 0; i < w->set->table->view.option_count && status == EPF_OK; i++)
    d->reads_protected[i] = (uint8_t)((d->reads_protected[i] & READS_PROTECTED) | (is_refused(&d->alone->outcomes[i]) ? REFUSED_BY_DATES : 0));
  if (status == EPF_OK && d->last_dates == NULL && (d->last_dates = malloc(bytes)) == NULL) return EPF_E_NOMEM;
  if (status == EPF_OK) memcpy(d->last_dates, d->masked->answers, bytes);
  return status;
}

/* The person with nothing known but dates (on which it hangs what is in force), the stage and what is protected: who is refused even so, and not by the
 * dates, is refused by a lawful criterion. */
static epf_status match_alone(deeds *d, const worker *w) {
  epf_status status = d->reads_protected == NULL ? prepare_alone(d, w) : EPF_OK;
  if (status != EPF_OK || d->alone == NULL) return status;
  status = find_refused_by_dates(d, w);
  if (status != EPF_OK) return status;
  mask(d, w, true);
  return match_record(d->alone, d->masked);
}

/* Refused as it stands, and by protected fields alone; a refusal that rests on what is missing does not count. */
static bool is_barred(const deeds *d, const worker *w, uint32_t option) {
  if (d->alone == NULL || d->reads_protected[option] != READS_PROTECTED || !is_refused(&w->s->outcomes[option])) return false;
  const option_outcome *x = &d->alone->outcomes[option];
  return is_refused(x) && !x->provisional;
}

/* What stands against one option, or leaves it open. */
typedef struct standing {
  const table *t;
  buf numbers;
  uint32_t count;
} standing;

static void take_reason(void *to, const reason *x) {
  standing *s = to;
  bool open = x->outcome == TRIT_UNKNOWN;
  if (!open && (x->outcome == TRIT_TRUE) == is_wanted(x->part, x->negated)) return; /* it stands for it */
  put_number(&s->numbers, x->clause * 2 + open);
  s->count++;
}

static void put_option(const worker *w, uint32_t option, bool barred, standing *s, buf *marks, buf *reasons) {
  const option_outcome *x = &w->s->outcomes[option];
  buf_clear(&s->numbers);
  s->count = 0;
  if (x->verdict != VERDICT_ELIGIBLE && x->verdict != VERDICT_NOT_APPLICABLE) {
    match_reasons(w->s, option, take_reason, s);
    put_number(reasons, option + 1);
    put_number(reasons, s->count);
    if (s->count > 0) buf_add(reasons, s->numbers.at, s->numbers.len);
  }
  buf_char(marks, (char)(x->verdict | (x->provisional ? MARK_PROVISIONAL : 0) | (barred ? MARK_BARRED : 0)));
}

static void put_missing(const worker *w, buf *to) {
  uint32_t count = 0, end = w->set->table->view.head->field_end;
  for (uint32_t i = 2; i < end; i++) count += bits_has(w->s->missing, i);
  buf_char(to, 0);
  put_number(to, count);
  for (uint32_t i = 2; i < end; i++)
    if (bits_has(w->s->missing, i)) put_number(to, i - 2);
}

static void put_outcome(const deeds *d, const worker *w, buf *marks, buf *reasons) {
  const table *t = &w->set->table->view;
  standing s = {.t = t};
  for (uint32_t i = 0; i < t->option_count; i++) put_option(w, i, is_barred(d, w, i), &s, marks, reasons);
  put_missing(w, reasons);
  reasons->failed |= s.numbers.failed;
  buf_free(&s.numbers);
}

/* ---- the input ---- */

static void put_line(const char *word, str name, str value, buf *to) {
  buf_text(to, word);
  put_name(name, to);
  buf_printf(to, " %zu:", value.len);
  buf_str(to, value);
  buf_char(to, '\n');
}

/* Why there is no answer, or why it cannot be used: the state's number, and the fault's. */
static void put_answer(const worker *w, uint32_t i, buf *one, buf *to) {
  const answer *a = &w->r->answers[i];
  str id = table_str(&w->set->table->view, datum_at(w, i)->id);
  if (a->state == ANSWER_MISSING) return;
  buf_clear(one);
  if (a->state == ANSWER_KNOWN) answer_cell(w->r, i, one);
  else buf_printf(one, "%u %u", a->state, a->why);
  to->failed |= one->failed;
  const t_datum *d = datum_at(w, i);
  bool free_text = d->type == T_TEXT && !d->coded;
  put_line(a->state != ANSWER_KNOWN ? "unanswered" : free_text ? "text" : "answer", id, (str){one->at, one->len}, to);
}

/* `answer NAME LENGTH:BYTES`, as a cell of CSV would have it, and `text` of what no rule can read; `unanswered NAME LENGTH:STATE WHY`; `value NAME LENGTH:JSON` of what was
 * computed. The first lines are the setting. */
static void content_begin(const worker *w, buf *to) {
  const table *t = &w->set->table->view;
  char day[11];
  date_format(w->r->answers[0].value, day);
  buf_text(to, "epf-content/1\n");
  put_line("set", STR("as_of"), str_from(day), to);
  put_line("set", STR("stage"), table_str(t, t->values[t->data[1].values.first + (uint64_t)w->r->answers[1].value].id), to);
  put_line("set", STR("include_unverified"), w->set->options.include_unverified ? STR("true") : STR("false"), to);
}

static void put_input(const worker *w, buf *one, buf *to) {
  const table *t = &w->set->table->view;
  content_begin(w, to);
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    uint8_t role = t->data[i].role;
    if (role != T_MONITORED && role != T_IDENTIFIER && i != t->head->include_field) put_answer(w, i, one, to);
  }
}

static void put_observed(const worker *w, buf *one, buf *to) {
  const table *t = &w->set->table->view;
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++) {
    const t_datum *d = &t->data[i]; /* what the page shows: the rest can be worked out again */
    if (d->hidden || d->unshown || d->item > 0 || w->s->values[i].state != VALUE_KNOWN) continue;
    buf_clear(one);
    observed_json(w->s, w->r, i, one);
    to->failed |= one->failed;
    put_line("value", table_str(t, d->id), (str){one->at, one->len}, to);
  }
}

static void put_subject(const worker *w, buf *to) {
  const table *t = &w->set->table->view;
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    const answer *a = &w->r->answers[i];
    if (t->data[i].role != T_IDENTIFIER) continue;
    if (a->state == ANSWER_KNOWN) answer_cell(w->r, i, to);
    return;
  }
}

/* ---- many ---- */

void deeds_free(deeds *d) {
  buf_free(&d->bytes);
  for (size_t i = 0; i < sizeof d->fields / sizeof *d->fields; i++) buf_free(&d->fields[i]);
  scratch_free(d->alone);
  record_free(d->masked);
  free(d->reads_protected);
  free(d->last_dates);
  free(d->at);
  *d = (deeds){0};
}

void deeds_clear(deeds *d) {
  buf_clear(&d->bytes);
  d->count = 0;
}

static bool make_room(deeds *d) {
  if (d->count < d->cap) return true;
  size_t cap = d->cap == 0 ? 64 : d->cap * 2;
  kept_deed *at = realloc(d->at, cap * sizeof *at);
  if (at == NULL) return false;
  d->at = at;
  d->cap = cap;
  return true;
}

epf_status deeds_add(deeds *d, const worker *w) {
  buf *f = d->fields, one = {0};
  for (size_t i = 0; i < sizeof d->fields / sizeof *d->fields; i++) buf_clear(&f[i]);
  epf_status status = match_alone(d, w);
  if (status != EPF_OK) return status;
  put_subject(w, &f[SUBJECT]);
  put_outcome(d, w, &f[MARKS], &f[REASONS]);
  put_codes(w, T_KEPT_STRATUM, &f[STRATA]);
  put_codes(w, T_KEPT_OFFICE, &f[STRATA]);
  put_codes(w, T_KEPT_LEVEL, &f[STRATA]);
  put_codes(w, T_KEPT_GROUP, &f[MONITORED]);
  put_input(w, &one, &f[INPUT]);
  buf_add(&f[CONTENT], f[INPUT].at, f[INPUT].len);
  put_observed(w, &one, &f[CONTENT]);
  bool failed = one.failed || !make_room(d);
  buf_free(&one);
  if (failed) return EPF_E_NOMEM;
  d->at[d->count++] = (kept_deed){d->bytes.len,
                                  (uint32_t)f[SUBJECT].len, (uint32_t)f[MARKS].len, (uint32_t)f[STRATA].len, (uint32_t)f[MONITORED].len,
                                  (uint32_t)f[REASONS].len, (uint32_t)f[INPUT].len, (uint32_t)f[CONTENT].len,
                                  (int32_t)w->r->answers[0].value, (uint16_t)w->r->answers[1].value, is_restricted(w), f[SUBJECT].len > 0};
  for (size_t i = 0; i < sizeof d->fields / sizeof *d->fields; i++) {
    d->bytes.failed |= f[i].failed;
    if (f[i].len > 0) buf_add(&d->bytes, f[i].at, f[i].len);
  }
  return d->bytes.failed ? EPF_E_NOMEM : EPF_OK;
}

static str next_part(const deeds *d, size_t *at, uint32_t len) {
  str part = {len > 0 ? d->bytes.at + *at : "", len};
  *at += len;
  return part;
}

epf_status deeds_append(const deeds *d, ledger *l, const ledger_deed *base, buf *why) {
  epf_status status = EPF_OK;
  for (size_t i = 0; i < d->count && status == EPF_OK; i++) {
    const kept_deed *k = &d->at[i];
    size_t at = k->at;
    uint64_t sequence;
    ledger_deed deed = *base;
    deed.kind = LEDGER_SHORTLIST;
    deed.subject = next_part(d, &at, k->subject);
    deed.marks = next_part(d, &at, k->marks);
    deed.strata = next_part(d, &at, k->strata);
    deed.monitored = next_part(d, &at, k->monitored);
    deed.reasons = next_part(d, &at, k->reasons);
    deed.input = next_part(d, &at, k->input);
    deed.content = next_part(d, &at, k->content);
    deed.as_of = k->as_of;
    deed.stage = k->stage;
    deed.restricted = k->restricted;
    status = ledger_append(l, &deed, &sequence, why);
  }
  return status;
}
