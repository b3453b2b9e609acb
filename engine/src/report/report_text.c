/* The shortlist as a page that an officer reads: what is open, why, what is not, what to ask. */
#include "base/date.h"
#include "report/page.h"

#include <stdio.h>

/* What the page says of each verdict. */
static const struct {
  phrase_id heading, word;
  const char *colour;
} verdicts[VERDICT_COUNT] = {[VERDICT_ELIGIBLE] = {SAY_HEAD_ELIGIBLE, SAY_ELIGIBLE, "\033[32m"},
                             [VERDICT_NEEDS_INFORMATION] = {SAY_HEAD_NEEDS, SAY_NEEDS, "\033[33m"},
                             [VERDICT_UNAVAILABLE] = {SAY_HEAD_UNAVAILABLE, SAY_UNAVAILABLE, "\033[33m"},
                             [VERDICT_ERROR] = {SAY_HEAD_ERROR, SAY_IN_ERROR, "\033[31m"},
                             [VERDICT_INELIGIBLE] = {SAY_HEAD_INELIGIBLE, SAY_INELIGIBLE, "\033[2m"},
                             [VERDICT_EXCLUDED] = {SAY_HEAD_EXCLUDED, SAY_EXCLUDED, "\033[2m"},
                             [VERDICT_NOT_APPLICABLE] = {SAY_HEAD_NOT_APPLICABLE, SAY_NOT_APPLICABLE, "\033[2m"}};

enum { SHORT_PAGE = 8 /* options */ };

static bool is_told(const page *p, uint32_t v) { return p->how->only == 0 || (p->how->only >> v & 1) != 0; }

/* ---- the head ---- */

str title_of(const page *p, const t_option *o) { return option_title(p->s->t, o, p->how->welsh); }

/* "  4 eligible: Group work; Skills course": what is open by its title, the rest by its number. */
static void tell_count(page *p, uint32_t v, uint32_t count) {
  buf line = {0};
  buf_printf(&line, "%u %s", count, phrase(verdicts[v].word, p->how->welsh));
  const char *between = ": ";
  for (uint32_t i = 0; i < p->s->t->option_count && v <= VERDICT_ERROR; i++) {
    if (p->s->outcomes[p->s->order[i]].verdict != v) continue;
    buf_text(&line, between);
    buf_str(&line, title_of(p, &p->s->t->options[p->s->order[i]]));
    between = "; ";
  }
  pad(p, 2);
  put_line(p, 2, 6, &line);
}

/* The answer in short, where the page is long. */
static void tell_counts(page *p) {
  uint32_t counts[VERDICT_COUNT] = {0}, all = p->s->t->option_count;
  if (all <= SHORT_PAGE) return;
  for (uint32_t i = 0; i < all; i++) counts[p->s->outcomes[i].verdict]++;
  say_numbers(p->to, p->how->welsh, SAY_IN_ALL, 1, all);
  for (uint32_t v = 0; v < VERDICT_COUNT; v++)
    if (counts[v] > 0) tell_count(p, v, counts[v]);
}

/* Answers too old to rely on: before everything that rests on them. */
static void tell_stale(page *p) {
  const table *t = p->s->t;
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    if (!answer_is_stale(t, p->r, i)) continue;
    buf line = {0};
    buf_text(&line, "! ");
    say_text(&line, p->how->welsh, SAY_STALE, datum_label(t, &t->data[i], p->how->welsh));
    put_line(p, 0, 2, &line);
  }
}

static void say_place(page *p, buf *line) {
  buf_printf(line, " · %s", p->how->file);
  say_numbers(line, p->how->welsh, SAY_LINE, 1, p->how->line);
}

void tell_head(page *p) {
  const table *t = p->s->t;
  buf line = {0};
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    const answer *a = &p->r->answers[i];
    if (t->data[i].role != T_IDENTIFIER || t->data[i].type != T_TEXT || a->state != ANSWER_KNOWN) continue;
    buf_add(&line, p->r->texts + a->text, a->text_len);
    buf_text(&line, " · ");
    break;
  }
  str title = in_language(t, t->head->title.len > 0 ? t->head->title : t->head->id, t->head->title_cy, p->how->welsh);
  buf_printf(&line, "%.*s %.*s", STR_FMT(title), STR_FMT(table_str(t, t->head->version)));
  say(&line, p->how->welsh, SAY_AS_OF);
  date_words(p->r->answers[0].value, p->how->welsh, &line);
  if (t->data[1].values.count > 1) {
    buf_text(&line, " · ");
    value_words(t, &t->data[1], p->r->answers[1].value, p->how->welsh, &line);
  }
  if (p->how->file != NULL) say_place(p, &line);
  put_line(p, 0, 2, &line);
  tell_stale(p);
}

/* ---- one option ---- */

/* What a source leaves open, or our reading of it, stands in its note: shown where the rule is in doubt, or all is asked for. */
static void tell_note(page *p, int at, const t_citation *c) {
  if (c->note.len == 0 || c->status < (p->how->why == WHY_ALL ? T_SECONDARY : T_UNVERIFIED)) return;
  buf line = {0};
  buf_str(&line, table_str(p->s->t, c->note));
  pad(p, at + 2);
  buf_text(p->to, paint(p, "\033[2m"));
  put_line(p, at + 2, at + 2, &line);
  buf_text(p->to, paint(p, "\033[0m"));
}

void tell_citations(page *p, int at, t_list citations) {
  const table *t = p->s->t;
  bool welsh = p->how->welsh;
  for (uint32_t i = 0; i < citations.count; i++) {
    const t_citation *c = &t->citations[citations.first + i];
    str seen = table_str(t, c->seen);
    int64_t day;
    buf line = {0};
    say(&line, welsh, SAY_SOURCE);
    buf_str(&line, table_str(t, c->title));
    if (c->section.len > 0) buf_printf(&line, ", %.*s", STR_FMT(table_str(t, c->section)));
    if (seen.len > 0) say(&line, welsh, SAY_SEEN);
    if (date_parse(seen, &day)) date_words(day, welsh, &line);
    else buf_str(&line, seen);
    buf_printf(&line, " (%s)", phrase(source_phrase(c->status), welsh));
    pad(p, at);
    buf_text(p->to, paint(p, "\033[2m"));
    put_line(p, at, at + 2, &line);
    buf_text(p->to, paint(p, "\033[0m"));
    tell_note(p, at, c);
  }
}

/* Of the versions that speak, each list once: those without one of their own share the option's. */
static void tell_sources(page *p, const t_option *o) {
  const t_version *versions = p->s->t->versions + o->versions.first;
  if (o->versions.count == 0) tell_citations(p, 6, o->citations);
  for (uint32_t i = 0; i < o->versions.count; i++) {
    bool told = !match_version_speaks(p->s, o, i);
    for (uint32_t k = 0; k < i && !told; k++)
      told = versions[k].citations.count > 0 && versions[k].citations.first == versions[i].citations.first && match_version_speaks(p->s, o, k);
    if (!told && versions[i].citations.count > 0) tell_citations(p, 6, versions[i].citations);
  }
}

/* ---- why an option has a mark: the rule that brought it ---- */

typedef struct blame {
  const table *t;
  uint32_t status, steps;
  str found; /* a title or a label; none yet: at NULL */
  bool welsh;
  const scratch *s; /* doubts that cautions tell of count as the option's own */
} blame;

enum { BLAME_STEPS_MAX = 20000 };

static bool blame_option(blame *b, uint32_t ix);

static bool blame_clause(blame *b, const t_clause *c) {
  const uint32_t data[2] = {c->datum, c->compare != 0 ? c->other : TABLE_NONE};
  for (int i = 0; i < 2; i++) {
    if (data[i] == TABLE_NONE || b->t->data[data[i]].status != b->status) continue;
    b->found = datum_label(b->t, &b->t->data[data[i]], b->welsh);
    return true;
  }
  for (uint32_t i = 0; i < c->options.count; i++)
    if (blame_option(b, b->t->numbers[c->options.first + i])) return true;
  return false;
}

static bool blame_node(blame *b, uint32_t ix) {
  if (ix == TABLE_NONE || b->steps++ > BLAME_STEPS_MAX) return false;
  const t_node *n = &b->t->nodes[ix];
  if (n->op == T_CLAUSE) return blame_clause(b, &b->t->clauses[n->clause]);
  if (n->op == T_NAMED && n->status != b->status && !b->s->has_doubts) return false;
  if (n->op == T_NAMED && n->own_status == b->status) {
    b->found = node_label(b->t, n, b->welsh);
    return true;
  }
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (blame_node(b, b->t->numbers[n->parts.first + i])) return true;
  return false;
}

static bool blame_parts(blame *b, const t_option *o) {
  for (int k = 0; k < T_PARTS; k++)
    if (blame_node(b, o->node[k])) return true;
  return false;
}

static bool blame_option(blame *b, uint32_t ix) {
  const t_option *o = &b->t->options[ix];
  bool doubted = match_doubt_of_cautions(b->s, o) == b->status;
  if (o->status != b->status && !doubted) return false;
  if (o->own_status == b->status || doubted) {
    b->found = option_title(b->t, o, b->welsh);
    return true;
  }
  return blame_parts(b, o);
}

/* `found`: what brought the mark has a name. `of_option`: it is one of all its rules, whatever decided the verdict. */
static void tell_mark(page *p, const blame *b, bool found, bool of_option) {
  buf line = {0};
  bool unverified = b->status == T_UNVERIFIED;
  buf_printf(&line, "%s ", unverified ? "†" : "‡");
  if (!found) say(&line, b->welsh, unverified ? SAY_OWN_UNVERIFIED : SAY_OWN_CONFLICT);
  else if (of_option) say_text(&line, b->welsh, unverified ? SAY_ONE_FROM_UNVERIFIED : SAY_ONE_FROM_CONFLICT, b->found);
  else say_text(&line, b->welsh, unverified ? SAY_FROM_UNVERIFIED : SAY_FROM_CONFLICT, b->found);
  pad(p, 6);
  put_line(p, 6, 8, &line);
}

/* Where no rule as it stands brought the mark: a guideline that counts for this person. */
static bool blame_guideline(const page *p, blame *b) {
  if (p->s->has_doubts) b->found = guideline_in_doubt(p->s, b->status, b->welsh);
  return b->found.len > 0;
}

void tell_blame(page *p, uint32_t status, uint32_t own_status, uint32_t node) {
  blame b = {.t = p->s->t, .s = p->s, .status = status, .welsh = p->how->welsh};
  if (status >= T_UNVERIFIED) tell_mark(p, &b, own_status != status && (blame_node(&b, node) || blame_guideline(p, &b)), false);
}

/* `told`: its cautions are, with their sources. */
static void tell_option_mark(page *p, uint32_t ix, bool told) {
  const t_option *o = &p->s->t->options[ix];
  blame b = {.t = p->s->t, .s = p->s, .status = match_status(p->s, o), .welsh = p->how->welsh};
  bool doubted = match_doubt_of_cautions(p->s, o) == b.status, own = o->own_status == b.status || doubted;
  if (told && o->status != b.status && doubted) return;
  if (b.status >= T_UNVERIFIED) tell_mark(p, &b, !own && (blame_parts(&b, o) || blame_guideline(p, &b)), true);
}

/* Where nothing that it tests brought the mark, its own source did, which is told below; else its option, which says so
 * where it has the same. */
static void tell_caution_mark(page *p, const t_option *o, const t_caution *c) {
  blame b = {.t = p->s->t, .s = p->s, .status = match_node_status(p->s, c->node, c->status), .welsh = p->how->welsh};
  if (b.status < 2) return;
  bool found = blame_node(&b, c->node) || (b.status != c->status && blame_guideline(p, &b));
  if (found || (c->citations.count == 0 && match_status(p->s, o) != b.status)) tell_mark(p, &b, found, false);
}

static void tell_cautions(page *p, const t_option *o) {
  bool welsh = p->how->welsh;
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    const t_caution *c = &p->s->t->cautions[o->cautions.first + i];
    trit when = pass_node(&p->s->strict, c->node);
    if (when == TRIT_FALSE) continue;
    buf line = {0};
    buf_text(&line, "! ");
    if (when == TRIT_UNKNOWN) say(&line, welsh, SAY_MAY_APPLY);
    buf_str(&line, in_language(p->s->t, c->say, c->say_cy, welsh));
    uint32_t status = match_node_status(p->s, c->node, c->status);
    buf_text(&line, status_mark(status));
    pad(p, 6);
    put_line(p, 6, 8, &line);
    tell_caution_mark(p, o, c);
    tell_citations(p, 8, c->citations);
  }
}

void put_verdict(page *p, uint32_t ix, const buf *title) {
  const option_outcome *x = &p->s->outcomes[ix];
  buf word = {0};
  say(&word, p->how->welsh, x->withheld != NOT_WITHHELD ? SAY_NOT_VERIFIED : verdicts[x->verdict].word);
  if (x->provisional) say(&word, p->how->welsh, SAY_PROVISIONAL);
  buf_text(&word, status_mark(match_status(p->s, &p->s->t->options[ix])));
  put_columns(p, 6, title, &word, verdicts[x->verdict].colour);
  buf_free(&word);
}

static void tell_title(page *p, uint32_t ix, bool open) {
  buf title = {0};
  if (open) buf_printf(p->to, "%4u  %s", p->s->outcomes[ix].position, paint(p, "\033[1m"));
  else buf_text(p->to, "   –  ");
  buf_str(&title, title_of(p, &p->s->t->options[ix]));
  put_verdict(p, ix, &title);
  buf_free(&title);
}

static void tell_option(page *p, uint32_t ix) {
  const option_outcome *x = &p->s->outcomes[ix];
  bool open = x->verdict <= VERDICT_UNAVAILABLE;
  tell_title(p, ix, open);
  if (x->available == TRIT_UNKNOWN && x->verdict == VERDICT_ELIGIBLE) buf_printf(p->to, "      ? %s\n", phrase(SAY_ASK_OFFERED, p->how->welsh));
  tell_account(p, ix, open);
}

void tell_account(page *p, uint32_t ix, bool open) {
  const t_option *o = &p->s->t->options[ix];
  if (p->how->why == WHY_NONE) return;
  tell_reasons(p, ix);
  uint8_t withheld = p->s->outcomes[ix].withheld;
  if (withheld != NOT_WITHHELD) buf_printf(p->to, "      ? %s\n", phrase(withheld == WITHHELD_BY_ITS_OWN ? SAY_SEE_SOURCES : SAY_SEE_THAT_ONE, p->how->welsh));
  if (open || p->how->why == WHY_ALL) tell_cautions(p, o);
  tell_option_mark(p, ix, open || p->how->why == WHY_ALL);
  if (open || p->how->why == WHY_ALL) tell_sources(p, o);
}

/* What cannot be proposed now anyway, by title alone. `from` is the first of them in the order; the next is returned. */
static uint32_t tell_titles(page *p, uint32_t from) {
  const scratch *s = p->s;
  uint32_t v = s->outcomes[s->order[from]].verdict, i = from;
  buf line = {0};
  for (; i < s->t->option_count && s->outcomes[s->order[i]].verdict == v; i++) {
    const t_option *o = &s->t->options[s->order[i]];
    if (i > from) buf_text(&line, "; ");
    buf_str(&line, title_of(p, o));
    if (s->outcomes[s->order[i]].provisional) say(&line, p->how->welsh, SAY_PROVISIONAL);
    buf_text(&line, status_mark(match_status(s, o)));
  }
  pad(p, 3);
  put_line(p, 3, 3, &line);
  return i;
}

static void tell_options(page *p) {
  uint32_t told = VERDICT_COUNT;
  for (uint32_t i = 0; i < p->s->t->option_count;) {
    uint32_t v = p->s->outcomes[p->s->order[i]].verdict;
    bool shown = is_told(p, v), by_title = v == VERDICT_NOT_APPLICABLE && p->how->why != WHY_ALL;
    if (shown && v != told) put_heading(p, verdicts[v].heading);
    told = v;
    if (shown && by_title) {
      i = tell_titles(p, i);
      continue;
    }
    if (shown) tell_option(p, p->s->order[i]);
    i++;
  }
}

/* ---- values ---- */

/* How long "Offence 2: " is at the beginning of an item's label; 0: it has no label. */
static size_t item_words(str label, uint32_t item) {
  char number[16];
  size_t len = (size_t)snprintf(number, sizeof number, " %u: ", item);
  for (size_t i = 0; i + len < label.len; i++)
    if (memcmp(label.at + i, number, len) == 0) return i + len;
  return 0;
}

/* `below`: the item's own line stands above, so its words are not said again. */
static void tell_value(page *p, uint32_t ix, bool below) {
  const t_datum *d = &p->s->t->data[ix];
  const value_outcome *v = &p->s->values[ix];
  bool welsh = p->how->welsh, result = p->s->t->option_count == 0 && d->feeds == T_FEEDS_NOTHING;
  buf label = {0}, value = {0}, known = {0};
  str words = datum_label(p->s->t, d, welsh);
  size_t from = below ? item_words(words, d->item) : 0;
  buf_printf(p->to, "%s%s", below ? "        " : "      ", paint(p, result ? "\033[1m" : ""));
  buf_add(&label, words.at + from, words.len - from);
  if (v->state == VALUE_INVALID) say(&value, welsh, SAY_IS_INVALID);
  observed_words(p->s, p->r, ix, welsh, &known);
  bool nothing = str_is((str){known.at, known.len}, phrase(SAY_IS_UNKNOWN, welsh));
  if (v->state == VALUE_UNKNOWN && !nothing) say(&value, welsh, SAY_NOT_SETTLED);
  if (v->state != VALUE_INVALID || !nothing) buf_add(&value, known.at, known.len);
  if (v->provisional) say(&value, welsh, SAY_PROVISIONAL);
  buf_text(&value, status_mark(match_value_status(p->s, ix)));
  put_columns(p, below ? 8 : 6, &label, &value, "");
  buf_text(p->to, paint(p, result ? "\033[0m" : ""));
  p->to->failed |= known.failed;
  buf_free(&known);
  buf_free(&label);
  buf_free(&value);
}

/* Beside options only the values that have a label, and one value or more. A rule set without options is all values: its results, what they
 * were worked out from, and with --why all everything on the way. */
static bool is_shown(const page *p, uint32_t ix) {
  const t_datum *d = &p->s->t->data[ix];
  if (d->hidden || is_shown_as_guideline(d) || ix < p->s->t->head->field_end || !pass_item_exists(&p->s->strict, ix)) return false;
  if (d->unshown && p->how->why != WHY_ALL) return false;
  if (p->s->t->option_count > 0) return d->label.len > 0 && (p->how->why == WHY_ALL || p->s->values[ix].state != VALUE_MISSING);
  return p->how->why == WHY_ALL || d->feeds == T_FEEDS_NOTHING || (d->feeds == T_FEEDS_A_RESULT && d->label.len > 0);
}

/* Several values of one item stand together below a line of its own. */
static bool same_item(const table *t, uint32_t x, uint32_t y) {
  return x != TABLE_NONE && y != TABLE_NONE && t->data[x].item > 0 && t->data[x].item == t->data[y].item && t->data[x].group == t->data[y].group;
}

static void tell_item(page *p, uint32_t ix) {
  const t_datum *d = &p->s->t->data[ix];
  str label = datum_label(p->s->t, d, p->how->welsh);
  size_t len = item_words(label, d->item);
  buf_text(p->to, "      ");
  buf_add(p->to, label.at, len > 2 ? len - 2 : label.len); /* without ": " */
  buf_char(p->to, '\n');
}

/* The first value from `i` on that is shown and that `feeds` picks: results, or the others. */
static uint32_t next_value(const page *p, uint32_t i, bool results, bool others) {
  const table *t = p->s->t;
  while (i < t->data_count && (!is_shown(p, i) || !(t->data[i].feeds == T_FEEDS_NOTHING ? results : others))) i++;
  return i < t->data_count ? i : TABLE_NONE;
}

static void tell_values_of(page *p, phrase_id heading, bool results, bool others) {
  const table *t = p->s->t;
  uint32_t headed = TABLE_NONE, first = next_value(p, t->head->field_end, results, others);
  if (first != TABLE_NONE) put_heading(p, heading);
  for (uint32_t i = first, next; i != TABLE_NONE; i = next) {
    next = next_value(p, i + 1, results, others);
    bool labelled = t->data[i].label.len > 0;
    if (labelled && same_item(t, i, next) && !same_item(t, headed, i)) tell_item(p, headed = i);
    tell_value(p, i, labelled && same_item(t, headed, i));
  }
}

static void tell_values(page *p) {
  const table *t = p->s->t;
  uint32_t hidden = 0;
  if (t->option_count > 0) {
    tell_values_of(p, SAY_COMPUTED, true, true);
    return;
  }
  tell_values_of(p, SAY_RESULTS, true, false);
  tell_values_of(p, SAY_WORKED_OUT, false, true);
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) hidden += !t->data[i].hidden && !is_shown_as_guideline(&t->data[i]) && pass_item_exists(&p->s->strict, i) && !is_shown(p, i);
  if (hidden == 0) return;
  say_numbers(p->to, p->how->welsh, SAY_VALUES_MORE, 1, hidden);
  buf_char(p->to, '\n');
}

/* ---- what is missing ---- */

void names_line(page *p, phrase_id before, const uint64_t *fields) {
  const t_header *h = p->s->t->head;
  buf line = {0};
  bool welsh = p->how->welsh;
  for (uint32_t i = 2; i < p->s->t->data_count; i++) {
    if ((i >= h->field_end && i < h->package_first) || !bits_has(fields, i)) continue;
    buf_text(&line, line.len == 0 ? phrase(before, welsh) : "; ");
    buf_str(&line, datum_label(p->s->t, &p->s->t->data[i], welsh));
    if (answer_is_final(&p->r->answers[i])) say(&line, welsh, p->r->answers[i].state == ANSWER_REFUSED ? SAY_PAREN_REFUSED : SAY_PAREN_UNOBTAINABLE);
  }
  if (line.len > 0) {
    buf_char(p->to, '\n');
    put_line(p, 0, width_of(str_from(phrase(SAY_ASK_NEXT, welsh))), &line);
  }
  p->to->failed |= line.failed;
  buf_free(&line);
}

static void tell_questions(page *p) {
  bool welsh = p->how->welsh;
  int indent = width_of(str_from(phrase(SAY_ASK_NEXT, welsh)));
  for (uint32_t i = 0; p->how->ask && i < p->s->ask_count && i < 3; i++) {
    const ask_item *a = &p->s->ask[i];
    buf line = {0};
    if (i == 0) say(p->to, welsh, SAY_ASK_NEXT);
    else pad(p, indent);
    buf_str(&line, datum_label(p->s->t, &p->s->t->data[a->datum], welsh));
    if (a->settles > 0) say_count(&line, welsh, SAY_SETTLES_ONE, SAY_SETTLES_MANY, a->settles);
    else if (a->settles_some > 0) say_count(&line, welsh, SAY_MAY_SETTLE_ONE, SAY_MAY_SETTLE_MANY, a->settles_some);
    put_line(p, indent, indent + 2, &line);
  }
}

/* What a provisional result waits for: nothing is open, and yet an answer would count. */
static void tell_unanswered(page *p) {
  const scratch *s = p->s;
  const table *t = s->t;
  bits_clear(s->needs, s->need_words);
  for (uint32_t i = 0; i < t->option_count; i++)
    if (s->outcomes[i].provisional && is_told(p, s->outcomes[i].verdict)) needs_of_option(&s->relaxed, &t->options[i], s->seen, s->needs);
  for (uint32_t i = t->head->field_end; i < t->data_count; i++)
    if (s->values[i].provisional && t->data[i].feeds == T_FEEDS_NOTHING && is_shown(p, i)) needs_of_datum(&s->relaxed, i, s->seen, s->needs);
  for (size_t w = 0; w < s->need_words; w++) s->needs[w] &= ~s->missing[w] & ~s->invalid[w];
  names_line(p, SAY_NOT_ANSWERED_LIST, s->needs);
}

static void tell_invalid(page *p) {
  bool first = true;
  for (uint32_t i = 0; i < p->s->t->head->field_end; i++) {
    if (!bits_has(p->s->invalid, i)) continue;
    buf line = {0};
    if (first) buf_char(p->to, '\n');
    first = false;
    say_text(&line, p->how->welsh, SAY_NOT_USABLE, datum_label(p->s->t, &p->s->t->data[i], p->how->welsh));
    invalid_words(p->s, p->r, i, &line);
    put_line(p, 0, 12, &line);
  }
}

static void tell_missing(page *p) {
  names_line(p, SAY_NOT_KNOWN_LIST, p->s->missing);
  tell_unanswered(p);
  tell_invalid(p);
  tell_questions(p);
}

/* ---- the foot ---- */

static uint32_t marked_cautions(const page *p, uint32_t option, uint32_t status) {
  const t_option *o = &p->s->t->options[option];
  bool told = p->how->why == WHY_ALL || (p->how->why == WHY_DECIDING && p->s->outcomes[option].verdict <= VERDICT_UNAVAILABLE);
  uint32_t count = 0;
  for (uint32_t i = 0; told && i < o->cautions.count; i++) {
    const t_caution *c = &p->s->t->cautions[o->cautions.first + i];
    count += match_node_status(p->s, c->node, c->status) == status && pass_node(&p->s->strict, c->node) != TRIT_FALSE;
  }
  return count;
}

/* What a mark means, and on how much of this page it stands. */
static void mark_line(page *p, uint32_t status, phrase_id about) {
  const table *t = p->s->t;
  bool welsh = p->how->welsh;
  uint32_t options = 0, values = 0, cautions = 0;
  for (uint32_t i = 0; i < t->option_count; i++) {
    if (!is_told(p, p->s->outcomes[i].verdict)) continue;
    options += match_status(p->s, &t->options[i]) == status;
    cautions += marked_cautions(p, i, status);
  }
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) values += (is_shown(p, i) || (t->data[i].guide == T_GUIDE_START && pass_item_exists(&p->s->strict, i))) && match_value_status(p->s, i) == status;
  if (options + values + cautions == 0) return;
  buf line = {0};
  buf_printf(&line, "%s ", status == T_UNVERIFIED ? "†" : "‡");
  if (options > 0) say_count(&line, welsh, SAY_OPTION, SAY_OPTIONS, options);
  if (values > 0) buf_text(&line, options > 0 ? ", " : "");
  if (values > 0) say_count(&line, welsh, SAY_VALUE, SAY_VALUES, values);
  if (cautions > 0) buf_text(&line, options + values > 0 ? ", " : "");
  if (cautions > 0) say_count(&line, welsh, SAY_CAUTION, SAY_CAUTIONS, cautions);
  say(&line, welsh, options + values + cautions == 1 ? SAY_RESTS_ON : SAY_REST_ON);
  say(&line, welsh, about);
  put_line(p, 0, 2, &line);
}

static void foot(page *p) {
  const table *t = p->s->t;
  bool welsh = p->how->welsh;
  uint32_t provisional = 0, hidden = 0, unmet = 0;
  for (uint32_t i = 0; i < t->option_count; i++) {
    bool told = is_told(p, p->s->outcomes[i].verdict);
    provisional += told && p->s->outcomes[i].provisional;
    hidden += !told;
    unmet += p->s->outcomes[i].verdict == VERDICT_UNAVAILABLE;
  }
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) provisional += is_shown(p, i) && p->s->values[i].provisional;
  buf line = {0};
  buf_char(p->to, '\n');
  if (hidden > 0) say_count(&line, welsh, SAY_HIDDEN_ONE, SAY_HIDDEN_MANY, hidden);
  if (hidden > 0) put_line(p, 0, 0, &line);
  line = (buf){0};
  if (unmet > 0) say_count(&line, welsh, SAY_UNMET_ONE, SAY_UNMET_MANY, unmet);
  if (unmet > 0) put_line(p, 0, 2, &line);
  line = (buf){0};
  say(&line, welsh, t->option_count > 0 ? SAY_DECISION : SAY_DECISION_VALUES);
  put_line(p, 0, 0, &line);
  line = (buf){0};
  if (provisional > 0) say(&line, welsh, SAY_FOOT_PROVISIONAL);
  if (provisional > 0) put_line(p, 0, 2, &line);
  mark_line(p, T_UNVERIFIED, SAY_ABOUT_UNVERIFIED);
  mark_line(p, T_CONFLICT, SAY_ABOUT_CONFLICT);
  line = (buf){0};
  if (welsh) say(&line, welsh, SAY_ABOUT_LANGUAGE);
  if (welsh) put_line(p, 0, 0, &line);
}

void report_error_text(const report_fault *f, uint32_t profile_line, buf *to) {
  buf_printf(to, "The profile at line %u", profile_line);
  if (f->file != NULL) buf_text(to, " of ");
  if (f->file != NULL) buf_visible(to, str_from(f->file));
  buf_text(to, " cannot be used");
  if (f->line != profile_line) buf_printf(to, " (see line %u, column %u)", f->line, f->column);
  buf_text(to, ": ");
  buf_visible(to, str_from(f->message));
  buf_printf(to, " [%s]\n", f->code);
}

void report_text(const scratch *s, const record *r, const report_options *o, buf *to) {
  page p = {s, r, o, to};
  tell_head(&p);
  tell_counts(&p);
  tell_guidelines(&p);
  if (s->t->option_count == 0) tell_values(&p);
  tell_options(&p);
  if (s->t->option_count > 0) tell_values(&p);
  tell_missing(&p);
  foot(&p);
}
