/* The shortlist as one line of JSON: schema epf.shortlist/1. */
#include "base/date.h"
#include "report/json.h"

void text_member(const char *name, str value, buf *to) {
  buf_char(to, '"');
  buf_text(to, name);
  buf_text(to, "\":");
  buf_json(to, value);
}

/* `,"name":12` and, of a word that needs no escapes, `,"name":"word"` */
static void int_member(const char *name, int64_t value, buf *to) {
  buf_text(to, ",\"");
  buf_text(to, name);
  buf_text(to, "\":");
  buf_int(to, value);
}

static void word_member(const char *name, const char *word, buf *to) {
  buf_text(to, ",\"");
  buf_text(to, name);
  buf_text(to, "\":\"");
  buf_text(to, word);
  buf_char(to, '"');
}

void bool_member(const char *name, bool value, buf *to) {
  buf_text(to, ",\"");
  buf_text(to, name);
  buf_text(to, value ? "\":true" : "\":false");
}

void profile_id(const record *r, buf *to) {
  for (uint32_t i = 2; i < r->t->head->field_end; i++) {
    const answer *a = &r->answers[i];
    if (r->t->data[i].role != T_IDENTIFIER) continue;
    if (a->state != ANSWER_KNOWN) break;
    if (r->t->data[i].type == T_TEXT) buf_json(to, (str){r->texts + a->text, a->text_len});
    else value_json(r->t, &r->t->data[i], a->value, to);
    return;
  }
  buf_text(to, "null");
}

void field_names(const scratch *s, const uint64_t *fields, buf *to) {
  bool first = true;
  buf_char(to, '[');
  for (uint32_t i = 0; i < s->t->head->field_end; i++) {
    if (!bits_has(fields, i)) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, table_str(s->t, s->t->data[i].id));
  }
  buf_char(to, ']');
}

static void possible(const scratch *s, const t_datum *d, buf *to) {
  if (d->derive == T_MEMBERS) {
    buf_text(to, ",\"includes\":");
    members_found_json(s, d, TRIT_TRUE, to);
    buf_text(to, ",\"possible\":");
    members_found_json(s, d, TRIT_UNKNOWN, to);
    return;
  }
  const slot_state *state = &s->strict.state[d->slot];
  buf_text(to, ",\"possible\":");
  if (d->type == T_ENUM || d->type == T_BOOLEAN) {
    const uint64_t *codes = pass_codes(&s->strict, d->slot);
    bool first = true;
    buf_char(to, '[');
    for (uint32_t c = 0; c < s->t->slots[d->slot].cells; c++) {
      if (!bits_has(codes, c)) continue;
      if (!first) buf_char(to, ',');
      first = false;
      value_json(s->t, d, c, to);
    }
    buf_char(to, ']');
    return;
  }
  buf_text(to, "{\"from\":");
  value_json(s->t, d, state->lo, to);
  buf_text(to, ",\"to\":");
  value_json(s->t, d, state->hi, to);
  buf_char(to, '}');
}

static void needs_member(const scratch *s, uint32_t datum, buf *to) {
  uint64_t *needs = s->needs;
  bits_clear(needs, s->need_words);
  needs_of_datum(&s->strict, datum, s->seen, needs);
  buf_text(to, ",\"needs\":");
  field_names(s, needs, to);
}

/* {"score":"outside the field's range, 0 to 100"}, of those of `fields` whose answers cannot be used */
static void why_invalid(const scratch *s, const record *r, const uint64_t *fields, buf *to) {
  bool first = true;
  buf_char(to, '{');
  for (uint32_t i = 0; i < s->t->head->field_end; i++) {
    if (!bits_has(s->invalid, i) || !bits_has(fields, i)) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, table_str(s->t, s->t->data[i].id));
    buf_char(to, ':');
    buf words = {0};
    invalid_words(s, r, i, &words);
    buf_json(to, (str){words.at, words.len});
    to->failed |= words.failed;
    buf_free(&words);
  }
  buf_char(to, '}');
}

/* Of a list of a decision table: the datum that stands before the booleans which say whether its rules hit. It is the list itself, or,
 * of several outputs, the table. */
static uint32_t table_of(const table *t, const t_datum *d) {
  uint32_t least = TABLE_NONE;
  for (uint32_t i = 0; d->derive == T_MEMBERS && i < d->outputs.count; i++) {
    uint32_t hits = t->outputs[d->outputs.first + i].datum;
    if (hits < least) least = hits;
  }
  return least != TABLE_NONE && least > 0 ? least - 1 : TABLE_NONE;
}

static str output_name(const table *t, uint32_t owner, uint32_t output) {
  str name = table_str(t, t->data[output].id), whole = table_str(t, t->data[owner].id);
  return name.len > whole.len ? (str){name.at + whole.len + 1, name.len - whole.len - 1} : name;
}

static void rule_json(const scratch *s, uint32_t owner, uint32_t nth, buf *to) {
  const table *t = s->t;
  bool first = true;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    if (table_of(t, &t->data[i]) != owner || nth >= t->data[i].outputs.count) continue;
    buf_char(to, first ? '{' : ',');
    first = false;
    buf_json(to, output_name(t, owner, i));
    buf_char(to, ':');
    listed_json(s, &t->data[i], nth, to);
  }
  buf_char(to, '}');
}

/* `[{"measure":"tag","hours":40}, ...]`: what a table of several outputs lists, rule by rule, before the first of them. */
static void rules_json(const scratch *s, uint32_t output, buf *to) {
  const table *t = s->t;
  const t_datum *d = &t->data[output];
  uint32_t owner = table_of(t, d);
  if (owner == TABLE_NONE || owner == output) return;
  for (uint32_t i = t->head->field_end; i < output; i++)
    if (table_of(t, &t->data[i]) == owner) return; /* said before */
  bool known = s->values[output].state == VALUE_KNOWN, first = true;
  buf_json(to, table_str(t, t->data[owner].id));
  buf_text(to, known ? ":{\"state\":\"known\",\"value\":[" : ":{\"state\":\"unknown\"");
  for (uint32_t i = 0; known && i < d->outputs.count; i++) {
    if (pass_rule_hits(&s->strict, d, i) != TRIT_TRUE) continue;
    if (!first) buf_char(to, ',');
    first = false;
    rule_json(s, owner, i, to);
  }
  if (known) buf_char(to, ']');
  else needs_member(s, output, to);
  buf_text(to, "},");
}

static void values(const scratch *s, const record *r, buf *to) {
  static const char *const states[] = {"known", "unknown", "missing", "invalid"};
  const table *t = s->t;
  bool first = true;
  buf_text(to, "\"values\":{");
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    if (d->hidden || !pass_item_exists(&s->strict, i)) continue;
    const value_outcome *v = &s->values[i];
    if (!first) buf_char(to, ',');
    first = false;
    rules_json(s, i, to);
    buf_json(to, table_str(t, d->id));
    buf_text(to, ":{\"state\":\"");
    buf_text(to, states[v->state]);
    buf_char(to, '"');
    if (v->state == VALUE_KNOWN) {
      buf_text(to, ",\"value\":");
      observed_json(s, r, i, to);
    } else if (v->state != VALUE_MISSING) {
      if (v->state == VALUE_UNKNOWN) possible(s, d, to);
      if (v->state == VALUE_UNKNOWN && d->derive != T_MEMBERS && s->strict.state[d->slot].miss == MISS_MAYBE) buf_text(to, ",\"may_be_missing\":true");
      needs_member(s, i, to);
      if (v->state == VALUE_INVALID) {
        buf_text(to, ",\"why\":");
        why_invalid(s, r, s->needs, to);
      }
    }
    if (v->provisional) buf_text(to, ",\"provisional\":true");
    uint32_t status = match_value_status(s, i);
    if (status >= 1) {
      buf_text(to, ",\"status\":\"");
      buf_text(to, source_word(status));
      buf_char(to, '"');
    }
    buf_char(to, '}');
  }
  buf_char(to, '}');
}

/* ---- reasons ---- */

static void required(const table *t, const t_clause *c, buf *to) {
  const t_datum *d = c->datum != TABLE_NONE ? &t->data[c->datum] : NULL;
  if (c->compare != 0) {
    static const char *const units[] = {"day", "week", "month", "year"};
    buf_text(to, "{\"field\":");
    buf_json(to, table_str(t, t->data[c->other].id));
    if (c->offset != 0) {
      int_member("plus", c->offset, to);
      word_member("unit", units[c->unit], to);
    }
    buf_char(to, '}');
  } else if (c->op == T_KNOWN || c->op == T_SUITABLE) {
    buf_text(to, "true");
  } else if (c->op == T_BETWEEN) {
    buf_text(to, "{\"at_least\":");
    value_json(t, d, t->literals[c->literals.first], to);
    buf_text(to, ",\"below\":");
    value_json(t, d, t->literals[c->literals.first + 1], to);
    buf_char(to, '}');
  } else if (c->texts.count > 0) {
    buf_char(to, '[');
    for (uint32_t i = 0; i < c->texts.count; i++) {
      if (i > 0) buf_char(to, ',');
      buf_json(to, table_str(t, t->texts[c->texts.first + i]));
    }
    buf_char(to, ']');
  } else if (c->op == T_IS || c->op == T_IS_NOT || c->op == T_AT_LEAST || c->op == T_BELOW || c->op == T_INCLUDES) {
    value_json(t, d, t->literals[c->literals.first], to);
  } else {
    buf_char(to, '[');
    for (uint32_t i = 0; i < c->literals.count; i++) {
      if (i > 0) buf_char(to, ',');
      value_json(t, d, t->literals[c->literals.first + i], to);
    }
    buf_char(to, ']');
  }
}

/* Does the clause stand against the option only together with others? */
static bool is_joint(const table *t, const reason *x) {
  for (const via *v = x->through; v != NULL; v = v->outer) {
    uint8_t op = t->nodes[v->node].op;
    if ((op == T_ALL || op == T_K_OF) && !is_wanted(x->part, v->negated)) return true;
  }
  return false;
}

static void names_around(const table *t, const via *through, buf *to) {
  bool some = false;
  for (const via *v = through; v != NULL; v = v->outer) {
    if (t->nodes[v->node].op != T_NAMED) continue;
    buf_text(to, some ? "," : ",\"via\":[");
    some = true;
    buf_json(to, table_str(t, t->nodes[v->node].name));
  }
  if (some) buf_char(to, ']');
}

void write_reason(void *to_writer, const reason *x) {
  static const char *const ops[] = {"is", "is_not", "in", "not_in", "at_least", "below", "between", "includes", "includes_any",
                                    "includes_all", "includes_none", "is_empty", "matches", "known", "suitable"};
  static const char *const outcomes[] = {"not_met", "met", "unknown"};
  static const char *const parts[] = {"applies", "criteria", "excluded", "available"};
  reason_writer *w = to_writer;
  const table *t = w->s->t;
  const t_clause *c = &t->clauses[x->clause];
  buf *to = w->to;
  buf_char(to, w->first ? '{' : ',');
  if (!w->first) buf_char(to, '{');
  w->first = false;
  text_member("clause", table_str(t, c->id), to);
  buf_text(to, ",\"part\":\"");
  buf_text(to, parts[x->part]);
  buf_text(to, "\",\"outcome\":\"");
  buf_text(to, outcomes[x->outcome]);
  buf_text(to, "\",\"field\":");
  if (c->datum != TABLE_NONE) buf_json(to, table_str(t, t->data[c->datum].id));
  else buf_text(to, "null");
  if (c->options.count > 0) {
    buf_text(to, ",\"options\":[");
    for (uint32_t i = 0; i < c->options.count; i++) {
      if (i > 0) buf_char(to, ',');
      buf_json(to, table_str(t, t->options[t->numbers[c->options.first + i]].id));
    }
    buf_char(to, ']');
  }
  buf_text(to, ",\"observed\":");
  if (c->datum == TABLE_NONE || c->op == T_KNOWN) buf_text(to, x->outcome == TRIT_TRUE ? "true" : x->outcome == TRIT_FALSE ? "false" : "null");
  else observed_json(w->s, w->r, c->datum, to);
  buf_text(to, ",\"operator\":\"");
  buf_text(to, ops[c->op]);
  buf_text(to, "\",\"required\":");
  required(t, c, to);
  if (x->negated) buf_text(to, ",\"negated\":true");
  names_around(t, x->through, to);
  if (c->lawful_basis.len > 0) {
    buf_char(to, ',');
    text_member("lawful_basis", table_str(t, c->lawful_basis), to);
  }
  buf_char(to, ',');
  text_member("file", table_str(t, t->files[c->file]), to);
  buf_text(to, ",\"line\":");
  buf_int(to, c->line);
  buf_text(to, ",\"column\":");
  buf_int(to, c->column);
  buf_text(to, ",\"text\":");
  buf sentence = {0};
  reason_sentence(w->s, w->r, x, is_joint(t, x), w->welsh, &sentence);
  buf_json(to, (str){sentence.at, sentence.len});
  to->failed |= sentence.failed;
  buf_free(&sentence);
  buf_char(to, '}');
}

void sources_json(const table *t, t_list all, buf *to) {
  buf_text(to, ",\"sources\":[");
  for (uint32_t i = 0; i < all.count; i++) {
    const t_citation *c = &t->citations[all.first + i];
    buf_text(to, i > 0 ? ",{" : "{");
    text_member("title", table_str(t, c->title), to);
    const struct {
      const char *name;
      t_str text;
    } more[] = {{"section", c->section}, {"url", c->url}, {"seen", c->seen}, {"note", c->note}};
    for (size_t k = 0; k < sizeof more / sizeof *more; k++) {
      if (more[k].text.len == 0) continue;
      buf_char(to, ',');
      text_member(more[k].name, table_str(t, more[k].text), to);
    }
    word_member("status", source_word(c->status), to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

static void cautions(const scratch *s, const t_option *o, buf *to) {
  bool first = true;
  buf_text(to, ",\"cautions\":[");
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    const t_caution *c = &s->t->cautions[o->cautions.first + i];
    trit when = pass_node(&s->strict, c->node);
    if (when == TRIT_FALSE) continue;
    buf_text(to, first ? "{\"outcome\":\"" : ",{\"outcome\":\"");
    first = false;
    buf_text(to, when == TRIT_TRUE ? "met\"" : "possible\"");
    word_member("status", source_word(match_node_status(s, c->node, c->status)), to);
    buf_char(to, ',');
    text_member("text", table_str(s->t, c->say), to);
    if (c->citations.count > 0) sources_json(s->t, c->citations, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

void option_members(const scratch *s, const record *r, uint32_t ix, const report_options *how, buf *to) {
  const table *t = s->t;
  const t_option *o = &t->options[ix];
  const option_outcome *x = &s->outcomes[ix];
  text_member("id", table_str(t, o->id), to);
  buf_text(to, ",\"verdict\":\"");
  buf_text(to, verdict_text((verdict)x->verdict));
  buf_text(to, "\",\"position\":");
  buf_int(to, x->position);
  bool_member("provisional", x->provisional, to);
  buf_text(to, x->available == TRIT_TRUE ? ",\"availability\":\"yes\"" : x->available == TRIT_FALSE ? ",\"availability\":\"no\"" : ",\"availability\":\"unknown\"");
  buf_text(to, ",\"status\":\"");
  buf_text(to, source_word(match_status(s, o)));
  buf_char(to, '"');
  if (x->withheld != NOT_WITHHELD) buf_text(to, ",\"withheld\":true");
  if (how->why != WHY_NONE) {
    reason_writer w = {s, r, to, true, how->welsh};
    buf_text(to, ",\"reasons\":[");
    if (how->why == WHY_ALL) match_all_clauses(s, ix, write_reason, &w);
    else match_reasons(s, ix, write_reason, &w);
    buf_char(to, ']');
    cautions(s, o, to);
  }
}

static void options(const scratch *s, const record *r, const report_options *how, buf *to) {
  const table *t = s->t;
  bool first = true;
  buf_text(to, ",\"options\":[");
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t ix = s->order[i];
    if (how->only != 0 && (how->only >> s->outcomes[ix].verdict & 1) == 0) continue;
    buf_text(to, first ? "{" : ",{");
    first = false;
    option_members(s, r, ix, how, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

static void stale(const scratch *s, const record *r, buf *to) {
  bool first = true;
  for (uint32_t i = 2; i < s->t->head->field_end; i++) {
    if (!answer_is_stale(s->t, r, i)) continue;
    buf_text(to, first ? ",\"stale\":[" : ",");
    first = false;
    buf_json(to, table_str(s->t, s->t->data[i].id));
  }
  if (!first) buf_char(to, ']');
}

static void invalid(const scratch *s, const record *r, buf *to) {
  if (!s->any_invalid) return;
  buf_text(to, ",\"invalid\":");
  field_names(s, s->invalid, to);
  buf_text(to, ",\"why_invalid\":");
  why_invalid(s, r, s->invalid, to);
}

static void ask(const scratch *s, buf *to) {
  buf_text(to, ",\"ask_next\":[");
  for (uint32_t i = 0; i < s->ask_count; i++) {
    const ask_item *a = &s->ask[i];
    buf_text(to, i > 0 ? ",{" : "{");
    text_member("field", table_str(s->t, s->t->data[a->datum].id), to);
    int_member("settles", a->settles, to);
    int_member("settles_some", a->settles_some, to);
    int_member("mentions", a->mentions, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

void file_member(const char *file, buf *to) {
  if (file == NULL) return;
  text_member("file", str_from(file), to);
  buf_char(to, ',');
}

void head_members(const scratch *s, const record *r, const char *schema, const report_options *o, buf *to) {
  const table *t = s->t;
  char day[11];
  date_format(r->answers[0].value, day);
  buf_text(to, "{\"schema\":\"");
  buf_text(to, schema);
  buf_text(to, "\",");
  file_member(o->file, to);
  buf_text(to, "\"line\":");
  buf_int(to, o->line);
  buf_text(to, ",\"profile_id\":");
  profile_id(r, to);
  buf_text(to, ",\"ruleset\":{");
  text_member("id", table_str(t, t->head->id), to);
  buf_char(to, ',');
  text_member("version", table_str(t, t->head->version), to);
  buf_char(to, ',');
  text_member("fingerprint", str_from(o->fingerprint), to);
  buf_text(to, "},\"engine\":\"epf ");
  buf_text(to, t->head->compiler);
  buf_text(to, "\",\"as_of\":\"");
  buf_text(to, day);
  buf_text(to, "\",\"stage\":");
  value_json(t, &t->data[1], r->answers[1].value, to);
  if (t->pattern_count > 0) buf_text(to, o->jit ? ",\"patterns\":\"jit\"" : ",\"patterns\":\"interpreter\"");
}

/* What the person qualifies for and is not offered here. */
static void unmet_need(const scratch *s, buf *to) {
  bool first = true;
  buf_text(to, ",\"unmet_need\":[");
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    if (s->outcomes[s->order[i]].verdict != VERDICT_UNAVAILABLE) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, table_str(s->t, s->t->options[s->order[i]].id));
  }
  buf_char(to, ']');
}

void report_json(const scratch *s, const record *r, const report_options *o, buf *to) {
  head_members(s, r, "epf.shortlist/1", o, to);
  buf_char(to, ',');
  values(s, r, to);
  guidelines_json(s, r, o->welsh, to);
  options(s, r, o, to);
  unmet_need(s, to);
  buf_text(to, ",\"missing\":");
  field_names(s, s->missing, to);
  invalid(s, r, to);
  stale(s, r, to);
  if (o->ask) ask(s, to);
  buf_text(to, "}\n");
}

void report_error_json(const report_fault *f, buf *to) {
  buf_text(to, "{\"schema\":\"epf.error/1\",");
  file_member(f->file, to);
  buf_text(to, "\"line\":");
  buf_int(to, f->line);
  int_member("column", f->column, to);
  buf_text(to, ",\"field\":");
  if (f->field[0] != '\0') buf_json(to, str_from(f->field));
  else buf_text(to, "null");
  buf_text(to, ",\"code\":");
  buf_json(to, str_from(f->code));
  buf_text(to, ",\"message\":");
  buf_json(to, str_from(f->message));
  buf_text(to, "}\n");
}

void report_record_json(const record *r, buf *to) {
  static const char *const states[] = {"missing", "not_asked", "refused", "unobtainable", "known", "invalid"};
  scratch nobody = {.t = r->t};
  buf_text(to, "{\"schema\":\"epf.record/1\",\"fields\":{");
  for (uint32_t i = 2; i < r->t->head->field_end; i++) {
    if (i > 2) buf_char(to, ',');
    buf_json(to, table_str(r->t, r->t->data[i].id));
    buf_text(to, ":{\"state\":\"");
    buf_text(to, states[r->answers[i].state]);
    buf_char(to, '"');
    if (r->answers[i].state == ANSWER_KNOWN) {
      buf_text(to, ",\"value\":");
      observed_json(&nobody, r, i, to);
    }
    buf_char(to, '}');
  }
  buf_text(to, "}}\n");
}
