/* What was chosen, as a page: each option with its own verdict, the limits, what objects and what may, the sum. */
#include "report/page.h"

/* Which findings a block of the page tells. */
typedef struct telling {
  page *p;
  const choice *c;
  bool objection, possible;
  phrase_id heading;
  const char *mark;
  uint32_t told;
} telling;

static uint32_t own_status(const table *t, const finding *f) {
  return f->kind == FINDING_RULE ? t->package_rules[f->index].own_status : f->kind == FINDING_LIMIT ? t->limits[f->index].own_status : t->relations[f->index].status;
}

static void tell_needs(page *p, const choice *c, const finding *f) {
  const scratch *s = p->s;
  bits_clear(s->needs, s->need_words);
  package_needs(s, c, f, s->seen, s->needs);
  buf line = {0};
  bool welsh = p->how->welsh;
  for (uint32_t i = 2; i < s->t->data_count; i++) {
    if (!bits_has(s->needs, i)) continue;
    buf_text(&line, line.len == 0 ? phrase(SAY_NEEDS_LIST, welsh) : "; ");
    buf_str(&line, datum_label(s->t, &s->t->data[i], welsh));
  }
  if (line.len > 0) pad(p, 6);
  if (line.len > 0) put_line(p, 6, 8, &line);
  p->to->failed |= line.failed;
  buf_free(&line);
}

static void tell_finding(void *to, const finding *f) {
  telling *x = to;
  page *p = x->p;
  const table *t = p->s->t;
  if (f->objection != x->objection || (x->objection && (f->holds == TRIT_UNKNOWN) != x->possible)) return;
  if (x->told++ == 0) put_heading(p, x->heading);
  buf line = {0};
  if (!f->objection && f->holds == TRIT_UNKNOWN) say(&line, p->how->welsh, SAY_MAY_APPLY);
  finding_words(t, x->c, f, p->how->welsh, &line);
  if (f->provisional) say(&line, p->how->welsh, SAY_PROVISIONAL);
  buf_text(&line, status_mark(finding_status(p->s, f)));
  buf_printf(p->to, "   %s  ", x->mark);
  put_line(p, 6, 8, &line);
  tell_node_reasons(p, finding_node(t, f), finding_part(f));
  tell_needs(p, x->c, f);
  tell_blame(p, finding_status(p->s, f), own_status(t, f), finding_node(t, f));
  if (p->how->why != WHY_NONE) tell_citations(p, 6, finding_citations(t, f));
}

static void tell_findings(page *p, const choice *c, bool objection, bool possible, phrase_id heading, const char *mark) {
  telling x = {p, c, objection, possible, heading, mark, 0};
  package_findings(p->s, c, tell_finding, &x);
}

/* ---- the options ---- */

static void tell_chosen(page *p, const choice *c, uint32_t ix) {
  const table *t = p->s->t;
  const t_option *o = &t->options[ix];
  buf title = {0};
  buf_str(&title, title_of(p, o));
  for (uint32_t i = 0; i < o->amounts.count; i++) {
    if (c->amounts[o->amounts.first + i] == AMOUNT_NOT_GIVEN) continue;
    buf_text(&title, ", ");
    amount_words(t, o->amounts.first + i, c->amounts[o->amounts.first + i], p->how->welsh, &title);
  }
  buf_printf(p->to, "   –  %s", paint(p, "\033[1m"));
  put_verdict(p, ix, &title);
  buf_free(&title);
  if (is_override(&p->s->outcomes[ix])) buf_printf(p->to, "      ! %s\n", phrase(SAY_OVERRIDE, p->how->welsh));
  tell_account(p, ix, true);
}

static void tell_all_chosen(page *p, const choice *c) {
  put_heading(p, SAY_CHOSEN);
  for (uint32_t i = 0; i < p->s->t->option_count; i++) { /* in the order of the shortlist */
    uint32_t ix = p->s->order[i];
    if (bits_has(c->options, ix)) tell_chosen(p, c, ix);
  }
}

/* ---- limits ---- */

static void tell_limit(page *p, const choice *c, const t_option *o, const t_limit *l, trit applies) {
  int64_t given = c->amounts[l->amount];
  bool welsh = p->how->welsh, outside = given != AMOUNT_NOT_GIVEN && (given < l->at_least || given > l->at_most);
  buf left = {0}, words = {0}, right = {0};
  buf_printf(&left, "%.*s, ", STR_FMT(title_of(p, o)));
  amount_words(p->s->t, l->amount, given, welsh, &left);
  limit_words(p->s->t, l, welsh, &words);
  say_text(&right, welsh, applies == TRIT_UNKNOWN ? SAY_LIMIT_MAY_BE : given == AMOUNT_NOT_GIVEN ? SAY_LIMIT_IS : outside ? SAY_OUTSIDE : SAY_WITHIN,
           (str){words.at, words.len});
  if (l->objection == 0) say(&right, welsh, SAY_GUIDE);
  buf_text(&right, status_mark(match_node_status(p->s, l->node, l->status)));
  pad(p, 6);
  put_columns(p, 6, &left, &right, "");
  p->to->failed |= words.failed;
  buf_free(&left);
  buf_free(&words);
  buf_free(&right);
}

static void tell_limits(page *p, const choice *c) {
  const table *t = p->s->t;
  bool told = false, marked[T_CONFLICT + 1] = {false};
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[p->s->order[i]];
    for (uint32_t k = 0; bits_has(c->options, p->s->order[i]) && k < o->limits.count; k++) {
      const t_limit *l = &t->limits[o->limits.first + k];
      trit applies = package_limit_applies(p->s, l);
      if (applies == TRIT_FALSE) continue;
      if (!told) put_heading(p, SAY_LIMITS);
      told = true;
      marked[match_node_status(p->s, l->node, l->status)] = true;
      tell_limit(p, c, o, l, applies);
    }
  }
  for (uint32_t status = T_UNVERIFIED; status <= T_CONFLICT; status++)
    if (marked[status]) tell_blame(p, status, status, TABLE_NONE);
}

/* ---- the sum ---- */

typedef struct gathering {
  const scratch *s;
  const choice *c;
  uint64_t *needs;
} gathering;

static void gather(void *to, const finding *f) {
  gathering *g = to;
  package_needs(g->s, g->c, f, g->s->seen, g->needs);
}

/* What the chosen options and the findings wait for. */
static void tell_unknown(page *p, const choice *c) {
  const scratch *s = p->s;
  gathering g = {s, c, s->needs};
  bits_clear(s->needs, s->need_words);
  for (uint32_t i = 0; i < s->t->option_count; i++)
    if (bits_has(c->options, i)) needs_of_option(&s->strict, &s->t->options[i], s->seen, s->needs);
  package_findings(s, c, gather, &g);
  for (size_t w = 0; w < s->need_words; w++) s->needs[w] &= ~s->invalid[w];
  names_line(p, SAY_NOT_KNOWN_LIST, s->needs);
}

static void put_phrase(page *p, phrase_id what) {
  buf line = {0};
  say(&line, p->how->welsh, what);
  put_line(p, 0, 0, &line);
}

static void count_objection(void *to, const finding *f) { *(uint32_t *)to += f->objection && f->holds == TRIT_TRUE; }

/* Before all that it rests on. */
static void tell_conclusion(page *p, const choice *c) {
  bool provisional, welsh = p->how->welsh;
  conclusion sum = package_conclusion(p->s, c, &provisional);
  uint32_t objections = 0, overrides = 0;
  package_findings(p->s, c, count_objection, &objections);
  for (uint32_t i = 0; i < p->s->t->option_count; i++) overrides += bits_has(c->options, i) && is_override(&p->s->outcomes[i]);
  buf line = {0}, count = {0};
  say_count(&count, welsh, SAY_OBJECTION, SAY_OBJECTIONS_MANY, objections);
  buf_char(p->to, '\n');
  if (sum == MAY_NOT_STAND) say_text(&line, welsh, SAY_MAY_NOT_STAND, (str){count.at, count.len});
  else say(&line, welsh, sum == MAY_STAND ? SAY_MAY_STAND : SAY_CANNOT_BE_SETTLED);
  p->to->failed |= count.failed;
  buf_free(&count);
  buf_text(p->to, paint(p, "\033[1m"));
  put_line(p, 0, 0, &line);
  buf_text(p->to, paint(p, "\033[0m"));
  if (provisional) put_phrase(p, SAY_PACKAGE_PROVISIONAL);
  line = (buf){0};
  if (overrides > 0) say_count(&line, welsh, SAY_OVERRIDE_ONE, SAY_OVERRIDE_MANY, overrides);
  if (overrides > 0) put_line(p, 0, 0, &line);
}

void report_package_text(const scratch *s, const record *r, const choice *c, const report_options *o, buf *to) {
  page p = {s, r, o, to};
  tell_head(&p);
  tell_conclusion(&p, c);
  tell_findings(&p, c, true, false, SAY_OBJECTIONS, "–");
  tell_findings(&p, c, true, true, SAY_MAY_OBJECT, "?");
  tell_findings(&p, c, false, false, SAY_ADVICE, "!");
  tell_limits(&p, c);
  tell_all_chosen(&p, c);
  tell_unknown(&p, c);
  buf_char(to, '\n');
  put_phrase(&p, SAY_NEVER_DECIDES);
}

/* ---- suggestions ---- */

static void purposes_words(const page *p, uint64_t purposes, buf *to) {
  const table *t = p->s->t;
  bool first = true;
  for (uint32_t i = 0; i < t->head->purposes.count; i++) {
    if ((purposes >> i & 1) == 0) continue;
    if (!first) buf_text(to, ", ");
    first = false;
    buf_str(to, value_label(t, &t->values[t->head->purposes.first + i], p->how->welsh));
  }
}

static void put_possible(void *to, const finding *f) {
  telling *x = to;
  if (f->kind == FINDING_LIMIT) return; /* amounts are still to be set */
  buf line = {0};
  buf_text(&line, f->objection ? "? " : "! ");
  if (f->holds == TRIT_UNKNOWN) say(&line, x->p->how->welsh, SAY_MAY_APPLY);
  finding_words(x->p->s->t, x->c, f, x->p->how->welsh, &line);
  buf_text(&line, status_mark(finding_status(x->p->s, f)));
  pad(x->p, 6);
  put_line(x->p, 6, 8, &line);
}

static void tell_suggestion(page *p, const choice *c, const suggestion *one, uint32_t nth) {
  const table *t = p->s->t;
  buf_printf(p->to, "%4u  ", nth + 1);
  buf line = {0};
  for (uint32_t i = 0; i < one->count; i++) {
    if (i > 0) buf_text(&line, "; ");
    buf_str(&line, title_of(p, &t->options[one->options[i]]));
    buf_text(&line, status_mark(match_status(p->s, &t->options[one->options[i]])));
  }
  put_line(p, 6, 8, &line);
  telling x = {.p = p, .c = c};
  package_findings(p->s, c, put_possible, &x);
}

static void tell_rest(page *p, const suggestions *all) {
  buf line = {0};
  uint32_t more = all->count > SUGGEST_SHOWN ? all->count - SUGGEST_SHOWN : 0;
  buf_char(p->to, '\n');
  if (more > 0) say_count(&line, p->how->welsh, SAY_SUGGESTION_MORE, SAY_SUGGESTIONS_MORE, more);
  if (more > 0) put_line(p, 0, 0, &line);
  if (all->stopped) put_phrase(p, SAY_SEARCH_STOPPED);
  if (all->count > 0) put_phrase(p, SAY_SUGGEST_FOOT);
  put_phrase(p, SAY_NEVER_DECIDES);
}

static epf_status choose(scratch *s, record *r, choice *c, const suggestion *one) {
  choice_clear(c);
  for (uint32_t i = 0; i < one->count; i++) bits_add(c->options, one->options[i]);
  return package_match(s, r, c);
}

epf_status report_suggestions_text(scratch *s, record *r, choice *c, uint64_t purposes, const suggestions *all, const report_options *o, buf *to) {
  page p = {s, r, o, to};
  tell_head(&p);
  buf heading = {0}, names = {0};
  purposes_words(&p, purposes, &names);
  say_text(&heading, o->welsh, SAY_SUGGESTED, (str){names.at, names.len});
  buf_char(to, '\n');
  put_line(&p, 0, 2, &heading);
  to->failed |= names.failed;
  buf_free(&names);
  if (all->count == 0) put_phrase(&p, SAY_NO_SUGGESTION);
  for (uint32_t i = 0; i < all->count && i < SUGGEST_SHOWN; i++) {
    epf_status status = choose(s, r, c, &all->at[i]);
    if (status != EPF_OK) return status;
    tell_suggestion(&p, c, &all->at[i], i);
  }
  tell_rest(&p, all);
  return EPF_OK;
}
