/* The shortlist as a page that an officer reads: what is open, why, what is not, what to ask. */
#include "base/date.h"
#include "base/utf8.h"
#include "report/report.h"

enum { TITLE_WIDTH = 44, PAGE_WIDTH = 100 };

static const struct {
  const char *heading, *word, *colour;
} verdicts[VERDICT_COUNT] = {
  [VERDICT_ELIGIBLE] = {"Open: the criteria are met", "eligible", "\033[32m"},
  [VERDICT_NEEDS_INFORMATION] = {"Not yet settled: more must be known", "needs information", "\033[33m"},
  [VERDICT_UNAVAILABLE] = {"Criteria met, but not offered here", "not available", "\033[33m"},
  [VERDICT_ERROR] = {"Cannot be settled: an answer is not usable", "error", "\033[31m"},
  [VERDICT_INELIGIBLE] = {"Not eligible: a criterion is not met", "not eligible", "\033[2m"},
  [VERDICT_EXCLUDED] = {"Excluded", "excluded", "\033[2m"},
  [VERDICT_NOT_APPLICABLE] = {"Does not apply at this stage or date", "does not apply", "\033[2m"}};

typedef struct page {
  const scratch *s;
  const record *r;
  const report_options *how;
  buf *to;
} page;

static const char *paint(const page *p, const char *code) { return p->how->colour ? code : ""; }

static int width_of(str text) {
  int width = 0;
  for (size_t i = 0; i < text.len;) {
    uint32_t cp;
    size_t step = utf8_decode(text.at + i, text.len - i, &cp);
    if (step == 0) step = 1, cp = '?';
    width += utf8_width(cp);
    i += step;
  }
  return width;
}

static void pad(page *p, int width) {
  while (width-- > 0) buf_char(p->to, ' ');
}

/* Writes `text` from column `at` on and breaks it between words, further lines indented to `indent`. */
static void put_wrapped(page *p, int at, int indent, str text) {
  int blanks = 0; /* before the next word, if it stays on the line */
  for (size_t i = 0; i < text.len;) {
    size_t end = i;
    while (end < text.len && text.at[end] != ' ') end++;
    str word = {text.at + i, end - i};
    int width = width_of(word);
    if (width > 0 && at > indent && at + blanks + width > PAGE_WIDTH) {
      buf_char(p->to, '\n');
      pad(p, indent);
      at = indent;
      blanks = 0;
    }
    if (width > 0) {
      pad(p, blanks);
      buf_str(p->to, word);
      at += blanks + width;
      blanks = 0;
    }
    blanks += end < text.len;
    i = end + (end < text.len);
  }
}

static void head(page *p) {
  const table *t = p->s->t;
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    const answer *a = &p->r->answers[i];
    if (t->data[i].role != T_IDENTIFIER || t->data[i].type != T_TEXT || a->state != ANSWER_KNOWN) continue;
    buf_add(p->to, p->r->texts + a->text, a->text_len);
    buf_text(p->to, " · ");
    break;
  }
  str title = table_str(t, t->head->title.len > 0 ? t->head->title : t->head->id);
  buf_printf(p->to, "%.*s %.*s · as of ", STR_FMT(title), STR_FMT(table_str(t, t->head->version)));
  value_words(t, &t->data[0], p->r->answers[0].value, false, p->to);
  if (t->data[1].values.count > 1) {
    buf_text(p->to, " · ");
    value_words(t, &t->data[1], p->r->answers[1].value, p->how->welsh, p->to);
  }
  if (p->how->file != NULL) buf_printf(p->to, " · %s, line %u", p->how->file, p->how->line);
  buf_char(p->to, '\n');
}

/* ---- one option ---- */

static void tell_reason(void *to, const reason *x) {
  page *p = to;
  const t_clause *c = &p->s->t->clauses[x->clause];
  if (p->how->why != WHY_ALL && x->part == T_EXCLUDED && x->outcome == TRIT_FALSE) return; /* what might have excluded, and does not */
  static const char *const marks[] = {"–", "✓", "?"};
  bool wanted = (x->part == T_EXCLUDED) == x->negated;
  bool good = (x->outcome == TRIT_TRUE) == wanted;
  buf_printf(p->to, "      %s ", x->outcome == TRIT_UNKNOWN ? marks[2] : good ? marks[1] : marks[0]);
  buf line = {0};
  for (const via *v = x->through; v != NULL; v = v->outer) {
    const t_node *n = &p->s->t->nodes[v->node];
    buf_str(&line, table_str(p->s->t, n->label.len > 0 ? n->label : n->name));
    buf_text(&line, ": ");
  }
  reason_sentence(p->s, p->r, x, p->how->welsh, &line);
  buf_printf(&line, "  [%.*s:%u]", STR_FMT(table_str(p->s->t, p->s->t->files[c->file])), c->line);
  put_wrapped(p, 8, 8, (str){line.at, line.len});
  buf_char(p->to, '\n');
  p->to->failed |= line.failed;
  buf_free(&line);
}

static void tell_cautions(page *p, const t_option *o) {
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    const t_caution *c = &p->s->t->cautions[o->cautions.first + i];
    trit when = pass_node(&p->s->strict, c->node);
    if (when == TRIT_FALSE) continue;
    str say = table_str(p->s->t, p->how->welsh && c->say_cy.len > 0 ? c->say_cy : c->say);
    buf_text(p->to, when == TRIT_TRUE ? "      ! " : "      ! (may apply) ");
    put_wrapped(p, when == TRIT_TRUE ? 8 : 20, 8, say);
    buf_char(p->to, '\n');
  }
}

static void tell_citations(page *p, t_list citations) {
  const table *t = p->s->t;
  for (uint32_t i = 0; i < citations.count; i++) {
    const t_citation *c = &t->citations[citations.first + i];
    buf line = {0};
    buf_printf(&line, "Source: %.*s", STR_FMT(table_str(t, c->title)));
    if (c->section.len > 0) buf_printf(&line, ", %.*s", STR_FMT(table_str(t, c->section)));
    if (c->seen.len > 0) buf_printf(&line, ", seen %.*s", STR_FMT(table_str(t, c->seen)));
    buf_printf(&line, " (%s)", source_word(c->status));
    buf_printf(p->to, "      %s", paint(p, "\033[2m"));
    put_wrapped(p, 6, 8, (str){line.at, line.len});
    buf_printf(p->to, "%s\n", paint(p, "\033[0m"));
    p->to->failed |= line.failed;
    buf_free(&line);
  }
}

/* Of the versions that speak, each list once: those without one of their own share the option's. */
static void tell_sources(page *p, const t_option *o) {
  const t_version *versions = p->s->t->versions + o->versions.first;
  if (o->versions.count == 0) tell_citations(p, o->citations);
  for (uint32_t i = 0; i < o->versions.count; i++) {
    bool told = !match_version_speaks(p->s, o, i);
    for (uint32_t k = 0; k < i && !told; k++)
      told = versions[k].citations.count > 0 && versions[k].citations.first == versions[i].citations.first && match_version_speaks(p->s, o, k);
    if (!told && versions[i].citations.count > 0) tell_citations(p, versions[i].citations);
  }
}

static void tell_option(page *p, uint32_t ix) {
  const table *t = p->s->t;
  const t_option *o = &t->options[ix];
  const option_outcome *x = &p->s->outcomes[ix];
  bool open = x->verdict <= VERDICT_UNAVAILABLE;
  str title = table_str(t, p->how->welsh && o->title_cy.len > 0 ? o->title_cy : o->title);
  if (open) buf_printf(p->to, "%4u  ", x->position);
  else buf_text(p->to, "   –  ");
  buf_printf(p->to, "%s%.*s%s", paint(p, open ? "\033[1m" : ""), STR_FMT(title), paint(p, open ? "\033[0m" : ""));
  pad(p, TITLE_WIDTH - width_of(title));
  buf_printf(p->to, "  %s%s%s", paint(p, verdicts[x->verdict].colour), verdicts[x->verdict].word, paint(p, "\033[0m"));
  if (x->provisional) buf_text(p->to, ", provisional");
  if (x->available == TRIT_UNKNOWN && x->verdict == VERDICT_ELIGIBLE) buf_text(p->to, ", ask whether it is offered here");
  uint32_t status = match_status(p->s, o);
  if (status == 2) buf_text(p->to, " †");
  if (status == 3) buf_text(p->to, " ‡");
  buf_char(p->to, '\n');
  if (p->how->why == WHY_ALL) match_all_clauses(p->s, ix, tell_reason, p);
  else if (p->how->why == WHY_DECIDING) match_reasons(p->s, ix, tell_reason, p);
  if (p->how->why == WHY_NONE) return;
  if (!open && p->how->why != WHY_ALL) return;
  tell_cautions(p, o);
  tell_sources(p, o);
}

static void tell_options(page *p) {
  uint32_t told = VERDICT_COUNT;
  for (uint32_t i = 0; i < p->s->t->option_count; i++) {
    uint32_t v = p->s->outcomes[p->s->order[i]].verdict;
    if (p->how->only != 0 && (p->how->only >> v & 1) == 0) continue;
    if (v != told) buf_printf(p->to, "\n%s%s%s\n", paint(p, "\033[4m"), verdicts[v].heading, paint(p, "\033[0m"));
    told = v;
    tell_option(p, p->s->order[i]);
  }
}

/* ---- values ---- */

static void tell_value(page *p, uint32_t ix) {
  const table *t = p->s->t;
  const t_datum *d = &t->data[ix];
  const value_outcome *v = &p->s->values[ix];
  str label = datum_label(t, d, p->how->welsh);
  buf_text(p->to, "      ");
  buf_str(p->to, label);
  pad(p, TITLE_WIDTH - width_of(label));
  buf_text(p->to, "  ");
  const slot_state *state = &p->s->strict.state[d->slot];
  if (v->state == VALUE_KNOWN) {
    value_words(t, d, state->lo, p->how->welsh, p->to);
  } else if (v->state == VALUE_MISSING) {
    buf_text(p->to, "no value");
  } else {
    buf_text(p->to, v->state == VALUE_INVALID ? "not settled, an answer is not usable: " : "not settled: ");
    if (d->type == T_ENUM || d->type == T_BOOLEAN) {
      const uint64_t *codes = pass_codes(&p->s->strict, d->slot);
      bool first = true;
      for (uint32_t c = 0; c < t->slots[d->slot].cells; c++) {
        if (!bits_has(codes, c)) continue;
        buf_text(p->to, first ? "" : ", ");
        first = false;
        value_words(t, d, c, p->how->welsh, p->to);
      }
    } else {
      value_words(t, d, state->lo, p->how->welsh, p->to);
      buf_text(p->to, " to ");
      value_words(t, d, state->hi, p->how->welsh, p->to);
    }
  }
  buf_text(p->to, v->provisional ? ", provisional" : "");
  buf_text(p->to, d->status == 2 ? " †\n" : d->status == 3 ? " ‡\n" : "\n");
}

/* Beside options only the values that have a label; a rule set without options is all values. */
static bool is_shown(const table *t, const t_datum *d) { return !d->hidden && (t->option_count == 0 || d->label.len > 0); }

static void tell_values(page *p) {
  const table *t = p->s->t;
  bool told = false;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    if (!is_shown(t, &t->data[i])) continue;
    if (!told) buf_printf(p->to, "\n%sComputed%s\n", paint(p, "\033[4m"), paint(p, "\033[0m"));
    told = true;
    tell_value(p, i);
  }
}

/* ---- what is missing ---- */

static void names_line(page *p, const char *before, const uint64_t *fields) {
  buf line = {0};
  for (uint32_t i = 2; i < p->s->t->head->field_end; i++) {
    if (!bits_has(fields, i)) continue;
    buf_text(&line, line.len == 0 ? before : ", ");
    buf_str(&line, datum_label(p->s->t, &p->s->t->data[i], p->how->welsh));
    if (answer_is_final(&p->r->answers[i])) buf_text(&line, p->r->answers[i].state == ANSWER_REFUSED ? " (refused)" : " (cannot be obtained)");
  }
  if (line.len > 0) {
    buf_char(p->to, '\n');
    put_wrapped(p, 0, 11, (str){line.at, line.len});
    buf_char(p->to, '\n');
  }
  p->to->failed |= line.failed;
  buf_free(&line);
}

static void tell_invalid(page *p) {
  bool first = true;
  for (uint32_t i = 0; i < p->s->t->head->field_end; i++) {
    if (!bits_has(p->s->invalid, i)) continue;
    buf line = {0};
    if (first) buf_char(p->to, '\n');
    first = false;
    buf_printf(&line, "Not usable: %.*s: ", STR_FMT(datum_label(p->s->t, &p->s->t->data[i], p->how->welsh)));
    invalid_words(p->s, p->r, i, &line);
    put_wrapped(p, 0, 12, (str){line.at, line.len});
    buf_char(p->to, '\n');
    p->to->failed |= line.failed;
    buf_free(&line);
  }
}

static void tell_missing(page *p) {
  const table *t = p->s->t;
  names_line(p, "Not known: ", p->s->missing);
  tell_invalid(p);
  for (uint32_t i = 0; p->how->ask && i < p->s->ask_count && i < 3; i++) {
    const ask_item *a = &p->s->ask[i];
    buf_printf(p->to, i == 0 ? "Ask next:  %.*s" : "           %.*s", STR_FMT(datum_label(t, &t->data[a->datum], p->how->welsh)));
    if (a->settles > 0) buf_printf(p->to, ": settles %u option%s whatever the answer", a->settles, a->settles == 1 ? "" : "s");
    else if (a->settles_some > 0) buf_printf(p->to, ": may settle %u option%s", a->settles_some, a->settles_some == 1 ? "" : "s");
    buf_char(p->to, '\n');
  }
  for (uint32_t i = 2; i < t->head->field_end; i++)
    if (answer_is_stale(t, p->r, i)) buf_printf(p->to, "! %.*s is old: assess again before relying on it\n", STR_FMT(datum_label(t, &t->data[i], p->how->welsh)));
}

/* How many of the options, and of the values that are shown, have this status. */
static void mark_line(page *p, uint32_t status, const char *mark, const char *about) {
  const table *t = p->s->t;
  uint32_t options = 0, values = 0;
  for (uint32_t i = 0; i < t->option_count; i++) options += match_status(p->s, &t->options[i]) == status;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) values += is_shown(t, &t->data[i]) && t->data[i].status == status;
  if (options + values == 0) return;
  buf_printf(p->to, "%s ", mark);
  if (options > 0) buf_printf(p->to, "%u option%s", options, options == 1 ? "" : "s");
  if (options > 0 && values > 0) buf_text(p->to, " and ");
  if (values > 0) buf_printf(p->to, "%u computed value%s", values, values == 1 ? "" : "s");
  buf_printf(p->to, " rest%s on a rule %s.\n", options + values == 1 ? "s" : "", about);
}

static void foot(page *p) {
  const table *t = p->s->t;
  uint32_t provisional = 0;
  for (uint32_t i = 0; i < t->option_count; i++) provisional += p->s->outcomes[i].provisional;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) provisional += is_shown(t, &t->data[i]) && p->s->values[i].provisional;
  buf_text(p->to, "\nThis is a list of options, not a decision. You decide what to propose, the court what to impose.\n");
  if (provisional > 0) buf_text(p->to, "Provisional: settled only because something was not answered; an answer may change it.\n");
  mark_line(p, 2, "†", "that nobody has verified");
  mark_line(p, 3, "‡", "on which sources conflict");
}

void report_error_text(const report_fault *f, uint32_t profile_line, buf *to) {
  buf_printf(to, "The profile at line %u", profile_line);
  if (f->file != NULL) buf_printf(to, " of %s", f->file);
  buf_text(to, " cannot be used");
  if (f->line != profile_line) buf_printf(to, " (see line %u, column %u)", f->line, f->column);
  buf_printf(to, ": %s [%s]\n", f->message, f->code);
}

void report_text(const scratch *s, const record *r, const report_options *o, buf *to) {
  page p = {s, r, o, to};
  head(&p);
  tell_options(&p);
  tell_values(&p);
  tell_missing(&p);
  foot(&p);
}
