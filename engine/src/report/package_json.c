/* What was chosen as one line of JSON: schema epf.package/1, and suggestions: epf.suggestions/1. */
#include "report/json.h"

static void place_for_next(bool *first, buf *to) {
  if (!*first) buf_char(to, ',');
  *first = false;
}

static void number_or_null(int64_t n, bool null, buf *to) {
  if (null) buf_text(to, "null");
  else buf_int(to, n);
}

static str amount_id(const table *t, uint32_t amount) { return table_str(t, t->values[t->head->amounts.first + t->package_amounts[amount].code].id); }

/* ---- the options ---- */

static void chosen(const scratch *s, const record *r, const choice *c, const report_options *how, buf *to) {
  const table *t = s->t;
  bool first = true;
  buf_text(to, ",\"chosen\":[");
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t ix = s->order[i];
    const t_option *o = &t->options[ix];
    if (!bits_has(c->options, ix)) continue;
    place_for_next(&first, to);
    buf_char(to, '{');
    option_members(s, r, ix, how, to);
    bool_member("override", is_override(&s->outcomes[ix]), to);
    buf_text(to, ",\"amounts\":{");
    for (uint32_t k = 0; k < o->amounts.count; k++) {
      if (k > 0) buf_char(to, ',');
      buf_json(to, amount_id(t, o->amounts.first + k));
      buf_char(to, ':');
      number_or_null(c->amounts[o->amounts.first + k], c->amounts[o->amounts.first + k] == AMOUNT_NOT_GIVEN, to);
    }
    buf_text(to, "}}");
  }
  buf_char(to, ']');
}

/* ---- limits ---- */

static void limit_members(const scratch *s, const choice *c, const t_option *o, uint32_t ix, trit applies, buf *to) {
  const table *t = s->t;
  const t_limit *l = &t->limits[ix];
  int64_t given = c->amounts[l->amount];
  text_member("option", table_str(t, o->id), to);
  buf_char(to, ',');
  text_member("amount", amount_id(t, l->amount), to);
  buf_text(to, ",\"given\":");
  number_or_null(given, given == AMOUNT_NOT_GIVEN, to);
  buf_text(to, ",\"at_least\":");
  number_or_null(l->at_least, l->at_least == 0, to);
  buf_text(to, ",\"at_most\":");
  number_or_null(l->at_most, l->at_most == AMOUNT_GIVEN_MAX, to);
  buf_printf(to, ",\"in_force\":\"%s\"", applies == TRIT_TRUE ? "yes" : "unknown");
  bool_member("objection", l->objection != 0, to);
  buf_printf(to, ",\"status\":\"%s\"", source_word(match_node_status(s, l->node, l->status)));
  sources_json(t, l->citations, to);
}

static void limits(const scratch *s, const choice *c, buf *to) {
  const table *t = s->t;
  bool first = true;
  buf_text(to, ",\"limits\":[");
  for (uint32_t i = 0; i < t->option_count; i++) {
    const t_option *o = &t->options[i];
    for (uint32_t k = 0; bits_has(c->options, i) && k < o->limits.count; k++) {
      trit applies = package_limit_applies(s, &t->limits[o->limits.first + k]);
      if (applies == TRIT_FALSE) continue;
      place_for_next(&first, to);
      buf_char(to, '{');
      limit_members(s, c, o, o->limits.first + k, applies, to);
      buf_char(to, '}');
    }
  }
  buf_char(to, ']');
}

/* ---- findings ---- */

typedef struct listing {
  const scratch *s;
  const record *r;
  const choice *c;
  const report_options *how;
  buf *to;
  bool objection, first;
  bool limits; /* also those */
} listing;

/* Fields and amounts, by the names of what they are about. */
static void names_of(const scratch *s, const uint64_t *set, buf *to) {
  bool first = true;
  buf_char(to, '[');
  for (uint32_t i = 2; i < s->t->data_count; i++) {
    if (!bits_has(set, i)) continue;
    place_for_next(&first, to);
    buf_json(to, table_str(s->t, s->t->data[i].id));
  }
  buf_char(to, ']');
}

static void words_member(const listing *x, const finding *f) {
  buf words = {0};
  finding_words(x->s->t, x->c, f, x->how->welsh, &words);
  buf_char(x->to, ',');
  text_member("text", (str){words.at, words.len}, x->to);
  x->to->failed |= words.failed;
  buf_free(&words);
}

static void reasons_member(const listing *x, const finding *f) {
  uint32_t node = finding_node(x->s->t, f);
  reason_writer w = {x->s, x->r, x->to, true, x->how->welsh};
  buf_text(x->to, ",\"reasons\":[");
  if (node != TABLE_NONE) node_reasons(&x->s->strict, node, finding_part(f), false, NULL, write_reason, &w);
  buf_char(x->to, ']');
}

static void write_finding(void *to, const finding *f) {
  static const char *const kinds[] = {"rule", "limit", "requires", "incompatible"};
  listing *x = to;
  const scratch *s = x->s;
  if (f->objection != x->objection || (f->kind == FINDING_LIMIT && !x->limits)) return;
  place_for_next(&x->first, x->to);
  buf name = {0};
  finding_name(s->t, f, &name);
  buf_char(x->to, '{');
  text_member("id", (str){name.at, name.len}, x->to);
  x->to->failed |= name.failed;
  buf_free(&name);
  buf_printf(x->to, ",\"kind\":\"%s\",\"outcome\":\"%s\"", kinds[f->kind], f->holds == TRIT_TRUE ? "holds" : "possible");
  bool_member("provisional", f->provisional, x->to);
  words_member(x, f);
  buf_printf(x->to, ",\"status\":\"%s\"", source_word(finding_status(s, f)));
  sources_json(s->t, finding_citations(s->t, f), x->to);
  if (x->how->why != WHY_NONE) reasons_member(x, f);
  bits_clear(s->needs, s->need_words);
  package_needs(s, x->c, f, s->seen, s->needs);
  buf_text(x->to, ",\"needs\":");
  names_of(s, s->needs, x->to);
  buf_char(x->to, '}');
}

static void findings(const scratch *s, const record *r, const choice *c, const report_options *how, bool objection, bool limited, buf *to) {
  listing x = {s, r, c, how, to, objection, true, limited};
  buf_text(to, objection ? ",\"objections\":[" : ",\"advice\":[");
  package_findings(s, c, write_finding, &x);
  buf_char(to, ']');
}

void report_package_json(const scratch *s, const record *r, const choice *c, const report_options *o, buf *to) {
  bool provisional;
  conclusion sum = package_conclusion(s, c, &provisional);
  head_members(s, r, "epf.package/1", o, to);
  buf_printf(to, ",\"conclusion\":\"%s\"", conclusion_text(sum));
  bool_member("provisional", provisional, to);
  chosen(s, r, c, o, to);
  limits(s, c, to);
  findings(s, r, c, o, true, true, to);
  findings(s, r, c, o, false, true, to);
  buf_text(to, "}\n");
}

/* ---- suggestions ---- */

static void purposes_member(const table *t, uint64_t purposes, buf *to) {
  bool first = true;
  buf_text(to, ",\"purposes\":[");
  for (uint32_t i = 0; i < t->head->purposes.count; i++) {
    if ((purposes >> i & 1) == 0) continue;
    place_for_next(&first, to);
    buf_json(to, table_str(t, t->values[t->head->purposes.first + i].id));
  }
  buf_char(to, ']');
}

static epf_status write_suggestion(scratch *s, record *r, choice *c, const suggestion *one, const report_options *o, buf *to) {
  choice_clear(c);
  for (uint32_t i = 0; i < one->count; i++) bits_add(c->options, one->options[i]);
  epf_status status = package_match(s, r, c);
  if (status != EPF_OK) return status;
  buf_text(to, "{\"options\":[");
  for (uint32_t i = 0; i < one->count; i++) {
    if (i > 0) buf_char(to, ',');
    buf_json(to, table_str(s->t, s->t->options[one->options[i]].id));
  }
  buf_char(to, ']');
  report_options bare = *o;
  bare.why = WHY_NONE;
  findings(s, r, c, &bare, true, false, to); /* amounts are still to be set */
  findings(s, r, c, &bare, false, false, to);
  buf_char(to, '}');
  return EPF_OK;
}

epf_status report_suggestions_json(scratch *s, record *r, choice *c, uint64_t purposes, const suggestions *all, const report_options *o, buf *to) {
  head_members(s, r, "epf.suggestions/1", o, to);
  purposes_member(s->t, purposes, to);
  buf_text(to, ",\"suggestions\":[");
  for (uint32_t i = 0; i < all->count && i < SUGGEST_SHOWN; i++) {
    if (i > 0) buf_char(to, ',');
    epf_status status = write_suggestion(s, r, c, &all->at[i], o, to);
    if (status != EPF_OK) return status;
  }
  buf_printf(to, "],\"not_shown\":%u", all->count > SUGGEST_SHOWN ? all->count - SUGGEST_SHOWN : 0);
  bool_member("stopped", all->stopped, to);
  buf_text(to, "}\n");
  return EPF_OK;
}
