/* Amounts, limits and findings in words, for both forms of the report. */
#include "report/report.h"

/* As it stands behind the number `of`. */
static str amount_label(const table *t, uint32_t amount, int64_t of, bool welsh) {
  const t_value *v = &t->values[t->head->amounts.first + t->package_amounts[amount].code];
  if (of == 1 && !welsh && v->label_one.len > 0) return table_str(t, v->label_one);
  return value_label(t, v, welsh);
}

void amount_words(const table *t, uint32_t amount, int64_t given, bool welsh, buf *to) {
  if (given == AMOUNT_NOT_GIVEN) {
    say(to, welsh, SAY_NOT_GIVEN);
    buf_printf(to, " (%.*s)", STR_FMT(amount_label(t, amount, 0, welsh)));
    return;
  }
  buf_int(to, given);
  buf_printf(to, " %.*s", STR_FMT(amount_label(t, amount, given, welsh)));
}

void limit_words(const table *t, const t_limit *l, bool welsh, buf *to) {
  bool low = l->at_least > 0, high = l->at_most < AMOUNT_GIVEN_MAX;
  if (!high) say(to, welsh, SAY_AT_LEAST);
  else if (!low) say(to, welsh, SAY_AT_MOST);
  if (low || !high) buf_int(to, l->at_least);
  if (high && low) say(to, welsh, SAY_TO);
  if (high) buf_int(to, l->at_most);
  buf_printf(to, " %.*s", STR_FMT(amount_label(t, l->amount, high ? l->at_most : l->at_least, welsh)));
}

/* ---- findings ---- */

static void outside_words(const table *t, const choice *c, const finding *f, bool welsh, buf *to) {
  const t_limit *l = &t->limits[f->index];
  buf given = {0}, allowed = {0};
  amount_words(t, l->amount, c->amounts[l->amount], welsh, &given);
  limit_words(t, l, welsh, &allowed);
  const str holes[3] = {option_title(t, &t->options[f->option], welsh), {given.at, given.len}, {allowed.at, allowed.len}};
  say_texts(to, welsh, f->applies == TRIT_TRUE ? SAY_OUTSIDE_LIMIT : SAY_MAY_BE_OUTSIDE, 3, holes);
  to->failed |= given.failed | allowed.failed;
  buf_free(&given);
  buf_free(&allowed);
}

static void relation_words(const table *t, const finding *f, bool welsh, buf *to) {
  const t_relation *r = &t->relations[f->index];
  const str holes[2] = {option_title(t, &t->options[f->option], welsh),
                        r->option != TABLE_NONE ? option_title(t, &t->options[r->option], welsh) : kind_words(t, r->kind, welsh)};
  say_texts(to, welsh, f->kind == FINDING_INCOMPATIBLE ? SAY_CANNOT_STAND : r->option != TABLE_NONE ? SAY_REQUIRES_OPTION : SAY_REQUIRES_KIND, 2, holes);
}

void finding_words(const table *t, const choice *c, const finding *f, bool welsh, buf *to) {
  bool rule = f->kind == FINDING_RULE, limit = f->kind == FINDING_LIMIT;
  t_str english = rule ? t->package_rules[f->index].say : limit ? t->limits[f->index].say : t->relations[f->index].say;
  t_str cymraeg = rule ? t->package_rules[f->index].say_cy : limit ? t->limits[f->index].say_cy : t->relations[f->index].say_cy;
  if (english.len > 0) buf_str(to, in_language(t, english, cymraeg, welsh));
  else if (limit) outside_words(t, c, f, welsh, to);
  else if (!rule) relation_words(t, f, welsh, to);
}

uint32_t finding_status(const scratch *s, const finding *f) {
  const table *t = s->t;
  if (f->kind == FINDING_RULE) return match_node_status(s, t->package_rules[f->index].node, t->package_rules[f->index].status);
  if (f->kind == FINDING_LIMIT) return match_node_status(s, t->limits[f->index].node, t->limits[f->index].status);
  return t->relations[f->index].status;
}

t_part finding_part(const finding *f) { return f->kind == FINDING_RULE && f->objection ? T_EXCLUDED : T_CRITERIA; }

uint32_t finding_node(const table *t, const finding *f) {
  return f->kind == FINDING_RULE ? t->package_rules[f->index].node : f->kind == FINDING_LIMIT ? t->limits[f->index].node : TABLE_NONE;
}

t_list finding_citations(const table *t, const finding *f) {
  return f->kind == FINDING_RULE    ? t->package_rules[f->index].citations
         : f->kind == FINDING_LIMIT ? t->limits[f->index].citations
                                    : t->relations[f->index].citations;
}
