/* Values and reasons in words, and in JSON. */
#include "base/date.h"
#include "base/sentence.h"
#include "report/report.h"

const char *source_word(uint32_t status) {
  static const char *const words[] = {"sourced", "secondary", "unverified", "conflict"};
  return words[status];
}

phrase_id source_phrase(uint32_t status) { return (phrase_id)(SAY_SOURCED + (int)status); }

str in_language(const table *t, t_str english, t_str cymraeg, bool welsh) { return table_str(t, welsh && cymraeg.len > 0 ? cymraeg : english); }

static t_str either(t_str label, t_str id) { return label.len > 0 ? label : id; }

str datum_label(const table *t, const t_datum *d, bool welsh) { return in_language(t, either(d->label, d->id), d->label_cy, welsh); }

str value_label(const table *t, const t_value *v, bool welsh) { return in_language(t, either(v->label, v->id), v->label_cy, welsh); }

str node_label(const table *t, const t_node *n, bool welsh) { return in_language(t, either(n->label, n->name), n->label_cy, welsh); }

str option_title(const table *t, const t_option *o, bool welsh) { return in_language(t, o->title, o->title_cy, welsh); }

static str value_id(const table *t, const t_datum *d, int64_t code) { return table_str(t, t->values[d->values.first + (uint64_t)code].id); }

void value_json(const table *t, const t_datum *d, int64_t value, buf *to) {
  if (d->type == T_BOOLEAN) {
    buf_text(to, value != 0 ? "true" : "false");
  } else if (d->type == T_ENUM || d->type == T_SET) {
    buf_json(to, value_id(t, d, value));
  } else if (d->type == T_DATE) {
    char text[11];
    date_format(value, text);
    buf_char(to, '"');
    buf_text(to, text);
    buf_char(to, '"');
  } else if (d->type == T_DURATION) {
    buf_char(to, '"');
    buf_int(to, value);
    buf_text(to, " days\"");
  } else if (d->type == T_SENTENCE) {
    char text[SENTENCE_TEXT];
    sentence_format(value, text);
    buf_char(to, '"');
    buf_text(to, text);
    buf_char(to, '"');
  } else {
    buf_decimal(to, value, d->places);
  }
}

void date_words(int64_t day, bool welsh, buf *to) {
  int y, m, d;
  date_split(day, &y, &m, &d);
  buf_int(to, d);
  buf_char(to, ' ');
  buf_text(to, phrase((phrase_id)(SAY_JANUARY + m - 1), welsh));
  buf_char(to, ' ');
  buf_int(to, y);
}

static void span_words(int64_t count, uint32_t unit, bool welsh, buf *to) {
  const char *words = phrase((phrase_id)((count == 1 ? SAY_DAY : SAY_DAYS) + (int)unit), welsh);
  const char *hole = strstr(words, "{}");
  buf_int(to, count);
  buf_text(to, hole + 2);
}

/* Days in the largest unit that leaves no rest, as the rule set compares units: 540 days are 18 months. */
static void days_words(const table *t, int64_t days, bool welsh, buf *to) {
  const int64_t unit_days[] = {1, 7, t->head->month_days, t->head->year_days};
  uint32_t unit = UNIT_DAY;
  for (uint32_t u = UNIT_WEEK; u <= UNIT_YEAR; u++)
    if (days != 0 && unit_days[u] > 0 && days % unit_days[u] == 0) unit = u;
  span_words(days / unit_days[unit], unit, welsh, to);
}

/* A stage may have no label but its name. */
static void stage_words(str label, buf *to) {
  for (size_t i = 0; i < label.len; i++) buf_char(to, label.at[i] == '_' ? ' ' : label.at[i]);
}

static void sentence_words(int64_t value, bool welsh, buf *to) {
  int64_t count[2], rest;
  date_unit unit[2];
  if (value <= SENTENCE_CUSTODY) {
    bool named = value >= 0 && value < SENTENCE_COMMUNITY + 3;
    say(to, welsh, named ? (phrase_id)(SAY_DISCHARGE + (int)value) : SAY_CUSTODY);
    return;
  }
  int parts = sentence_length(value, count, unit, &rest);
  if (parts == 1 && unit[0] == UNIT_DAY && rest == 0 && count[0] > 2 * 7) { /* nobody says 328 days */
    count[1] = count[0] % 7, unit[1] = UNIT_DAY;
    count[0] /= 7, unit[0] = UNIT_WEEK;
    parts = 2;
  }
  for (int i = 0; i < parts; i++) {
    if (i > 0) buf_char(to, ' ');
    span_words(count[i], unit[i], welsh, to);
  }
}

void value_words(const table *t, const t_datum *d, int64_t value, bool welsh, buf *to) {
  if (d->type == T_BOOLEAN) {
    say(to, welsh, value != 0 ? SAY_YES : SAY_NO);
  } else if (d->type == T_ENUM || d->type == T_SET) {
    str label = value_label(t, &t->values[d->values.first + (uint64_t)value], welsh);
    if (d == &t->data[1]) stage_words(label, to);
    else buf_str(to, label);
  } else if (d->type == T_DATE) {
    date_words(value, welsh, to);
  } else if (d->type == T_DURATION) {
    days_words(t, value, welsh, to);
  } else if (d->type == T_SENTENCE) {
    sentence_words(value, welsh, to);
  } else {
    buf_decimal(to, value, d->places);
    if (d->unit.len > 0 && table_str(t, d->unit).at[0] == '%') buf_char(to, '%');
  }
}

static const char *const unit_words[] = {"day", "week", "month", "year"};

static void duration_as_written(const answer *a, buf *to) {
  buf_int(to, a->count);
  buf_char(to, ' ');
  buf_text(to, unit_words[a->unit]);
  if (a->count != 1) buf_char(to, 's');
}

static void members_json(const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &r->t->data[datum];
  bool first = true;
  buf_char(to, '[');
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (!bits_has(record_members(r, datum), i)) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, value_id(r->t, d, i));
  }
  buf_char(to, ']');
}

/* To rules numbers of a list are words; to programs they are numbers. */
static void member_json(const table *t, const t_datum *d, uint32_t code, buf *to) {
  if (d->coded) buf_str(to, value_id(t, d, code));
  else buf_json(to, value_id(t, d, code));
}

void listed_json(const scratch *s, const t_datum *d, uint32_t nth, buf *to) {
  const t_output *o = &s->t->outputs[d->outputs.first + nth];
  if (o->kind == T_MISSING) buf_text(to, "null");
  else member_json(s->t, d, (uint32_t)o->value, to);
}

/* What a decision table puts out, rule by rule. */
static void list_json(const scratch *s, const t_datum *d, buf *to) {
  bool first = true;
  buf_char(to, '[');
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    if (pass_rule_hits(&s->strict, d, i) != TRIT_TRUE) continue;
    if (!first) buf_char(to, ',');
    first = false;
    listed_json(s, d, i, to);
  }
  buf_char(to, ']');
}

void members_found_json(const scratch *s, const t_datum *d, trit how, buf *to) {
  bool first = true;
  buf_char(to, '[');
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (pass_member(&s->strict, d, i) != how) continue;
    if (!first) buf_char(to, ',');
    first = false;
    member_json(s->t, d, i, to);
  }
  buf_char(to, ']');
}

static void members_cell(const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &r->t->data[datum];
  bool first = true;
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (!bits_has(record_members(r, datum), i)) continue;
    if (!first) buf_char(to, ';');
    first = false;
    buf_str(to, value_id(r->t, d, i));
  }
  if (first) buf_text(to, "none");
}

void answer_cell(const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &r->t->data[datum];
  const answer *a = &r->answers[datum];
  char room[SENTENCE_TEXT > 11 ? SENTENCE_TEXT : 11];
  switch ((t_type)d->type) {
  case T_BOOLEAN: buf_text(to, a->value != 0 ? "true" : "false"); return;
  case T_ENUM: buf_str(to, value_id(r->t, d, a->value)); return;
  case T_SET: members_cell(r, datum, to); return;
  case T_TEXT: buf_add(to, r->texts + a->text, a->text_len); return;
  case T_DATE: date_format(a->value, room); break;
  case T_DURATION: duration_as_written(a, to); return;
  case T_SENTENCE: sentence_format(a->value, room); break;
  case T_INTEGER:
  case T_DECIMAL:
  default: buf_decimal(to, a->value, d->places); return;
  }
  buf_text(to, room);
}

void observed_json(const scratch *s, const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &r->t->data[datum];
  const answer *a = &r->answers[datum];
  if (d->derive == T_MEMBERS) {
    if (s->values[datum].state == VALUE_KNOWN && d->outputs.count > 0) list_json(s, d, to);
    else if (s->values[datum].state == VALUE_KNOWN) members_found_json(s, d, TRIT_TRUE, to);
    else buf_text(to, "null");
  } else if (d->derive != T_FIELD) {
    if (pass_is_single(&s->strict, d->slot)) value_json(r->t, d, s->strict.state[d->slot].lo, to);
    else buf_text(to, "null");
  } else if (a->state != ANSWER_KNOWN) {
    buf_text(to, "null");
  } else if (d->type == T_SET) {
    members_json(r, datum, to);
  } else if (d->type == T_TEXT) {
    buf_json(to, (str){r->texts + a->text, a->text_len});
  } else if (d->type == T_DURATION) {
    buf_char(to, '"');
    duration_as_written(a, to);
    buf_char(to, '"');
  } else {
    value_json(r->t, d, a->value, to);
  }
}

/* ---- what is known ---- */

/* Labels that hold commas themselves are told apart by semicolons. */
static bool has_comma(str text) { return text.len > 0 && memchr(text.at, ',', text.len) != NULL; }

/* Several values in one line. */
typedef struct listing {
  const table *t;
  const t_datum *d;
  bool welsh, commas; /* commas: a label of these has one */
  uint32_t left;
  buf *to;
} listing;

enum { NO_VALUE = -1 }; /* in a list of codes */

static str label_of_code(const listing *l, int64_t code) { return value_label(l->t, &l->t->values[l->d->values.first + (uint64_t)code], l->welsh); }

static void list_look(listing *l, int64_t value) {
  if (l->d->type == T_ENUM || l->d->type == T_SET) l->commas |= has_comma(label_of_code(l, value));
  l->left++;
}

static void list_put(listing *l, int64_t value, const char *last) {
  if (value == NO_VALUE) buf_text(l->to, "\xe2\x80\x93");
  else value_words(l->t, l->d, value, l->welsh, l->to);
  if (--l->left == 0) return;
  const char *comma = l->commas ? "; " : ", ";
  if (l->left > 1 || last == NULL) buf_text(l->to, comma);
  else if (l->commas) buf_printf(l->to, ";%s", last + (last[0] == ';'));
  else buf_text(l->to, last);
}

static void list_words(const table *t, const t_datum *d, const int64_t *values, uint32_t count, phrase_id last, bool welsh, buf *to) {
  listing l = {t, d, welsh, false, 0, to};
  for (uint32_t i = 0; i < count; i++) list_look(&l, values[i]);
  for (uint32_t i = 0; i < count; i++) list_put(&l, values[i], phrase(last, welsh));
}

static void codes_list(const table *t, const t_datum *d, const uint64_t *codes, const char *last, bool welsh, buf *to) {
  listing l = {t, d, welsh, false, 0, to};
  for (uint32_t i = 0; i < d->values.count; i++)
    if (bits_has(codes, i)) list_look(&l, i);
  for (uint32_t i = 0; i < d->values.count; i++)
    if (bits_has(codes, i)) list_put(&l, i, last);
}

static void missing_words(const answer *a, bool invalid, bool welsh, buf *to) {
  static const phrase_id words[] = {SAY_IS_UNKNOWN, SAY_IS_NOT_ASKED, SAY_IS_REFUSED, SAY_IS_UNOBTAINABLE, SAY_IS_UNKNOWN, SAY_IS_INVALID};
  say(to, welsh, invalid ? SAY_IS_INVALID : words[a->state]);
}

/* ---- answers that cannot be used ---- */

void pattern_words(const table *t, uint32_t slot, buf *to) {
  for (uint32_t i = 0; i < t->clause_count; i++) {
    const t_clause *c = &t->clauses[i];
    for (uint32_t k = 0; k < c->tests.count; k++) {
      if (t->tests[c->tests.first + k].slot != slot) continue;
      buf_printf(to, "the pattern at %.*s:%u:%u", STR_FMT(table_str(t, t->files[c->file])), c->line, c->column);
      return;
    }
  }
  buf_text(to, "a pattern");
}

static void values_words(const table *t, const t_datum *d, buf *to) {
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (i > 0) buf_text(to, ", ");
    buf_str(to, table_str(t, t->values[d->values.first + i].id));
  }
}

static void expected_words(const table *t, const t_datum *d, buf *to) {
  switch ((t_type)d->type) {
  case T_BOOLEAN: buf_text(to, "yes or no (true or false) is expected"); break;
  case T_INTEGER: buf_text(to, "a whole number is expected"); break;
  case T_DECIMAL: buf_text(to, "a number is expected"); break;
  case T_ENUM: buf_text(to, "one of these is expected: "); break;
  case T_SET: buf_text(to, "some of these, or none, are expected: "); break;
  case T_TEXT: buf_text(to, "a text is expected"); break;
  case T_DATE: buf_text(to, "a day that exists is expected, written YYYY-MM-DD"); break;
  case T_DURATION: buf_text(to, "a duration is expected, such as 9 months"); break;
  case T_SENTENCE: buf_text(to, "a sentence is expected, such as community order low, or 12 weeks"); break;
  }
  values_words(t, d, to);
}

static void too_much_words(const scratch *s, uint32_t datum, buf *to) {
  uint32_t slot = 0;
  while (slot < s->t->slot_count && (s->limit_hits[slot] == 0 || s->t->slots[slot].datum != datum)) slot++; /* a forged table may have none */
  pattern_words(s->t, slot, to);
  buf_text(to, " needed too much work to look for in it");
}

void invalid_words(const scratch *s, const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &s->t->data[datum];
  const answer *a = &r->answers[datum];
  if (a->state != ANSWER_INVALID) { /* the answer is as it should be */
    too_much_words(s, datum, to);
    return;
  }
  switch ((invalid_why)a->why) {
  case INVALID_RANGE:
    buf_text(to, "outside the field's range, ");
    value_words(s->t, d, d->min, false, to);
    buf_text(to, " to ");
    value_words(s->t, d, d->max, false, to);
    break;
  case INVALID_PRECISION:
    if (d->type != T_DECIMAL || d->places == 0) buf_text(to, "a whole number is expected");
    else buf_printf(to, "more than the field's %d decimal place%s", d->places, d->places == 1 ? "" : "s");
    break;
  case INVALID_TYPE: expected_words(s->t, d, to); break;
  case INVALID_TOO_LONG: buf_printf(to, "longer than %d bytes", RECORD_TEXT_MAX); break;
  case INVALID_FUTURE: buf_text(to, "after the evaluation date"); break;
  }
}

static void members_words(const record *r, uint32_t datum, bool welsh, buf *to) {
  const t_datum *d = &r->t->data[datum];
  const uint64_t *members = record_members(r, datum);
  if (bits_count(members, bits_words(d->values.count)) == 0) say(to, welsh, SAY_NONE);
  else codes_list(r->t, d, members, NULL, welsh, to);
}

static uint32_t members_found(const scratch *s, const t_datum *d, trit how, bool welsh, buf *to) {
  listing l = {s->t, d, welsh, false, 0, to};
  for (uint32_t i = 0; i < d->values.count; i++)
    if (pass_member(&s->strict, d, i) == how) list_look(&l, i);
  uint32_t count = l.left;
  for (uint32_t i = 0; i < d->values.count && to != NULL; i++)
    if (pass_member(&s->strict, d, i) == how) list_put(&l, i, NULL);
  return count;
}

/* What a decision table puts out, rule by rule: "Theft, Arson, Theft". */
static void listed_words(const scratch *s, const t_datum *d, bool welsh, buf *to) {
  listing l = {s->t, d, welsh, false, 0, to};
  size_t from = to->len;
  for (int put = 0; put < 2; put++)
    for (uint32_t i = 0; i < d->outputs.count; i++) {
      const t_output *o = &s->t->outputs[d->outputs.first + i];
      if (pass_rule_hits(&s->strict, d, i) != TRIT_TRUE) continue;
      if (put != 0) list_put(&l, o->kind == T_MISSING ? NO_VALUE : o->value, NULL);
      else if (o->kind != T_MISSING) list_look(&l, o->value);
      else l.left++;
    }
  if (to->len == from) say(to, welsh, SAY_NONE);
}

/* Of a computed set: "Theft, Arson", "Theft; maybe: Arson". */
static void computed_members(const scratch *s, const t_datum *d, bool welsh, buf *to) {
  uint32_t open = members_found(s, d, TRIT_UNKNOWN, welsh, NULL);
  if (open == d->values.count) {
    say(to, welsh, SAY_IS_UNKNOWN);
    return;
  }
  uint32_t held = members_found(s, d, TRIT_TRUE, welsh, to);
  if (held == 0 && open == 0) say(to, welsh, SAY_NONE);
  if (open == 0) return;
  if (held > 0) buf_text(to, "; ");
  say(to, welsh, SAY_MAYBE);
  members_found(s, d, TRIT_UNKNOWN, welsh, to);
}

static void field_words(const scratch *s, const record *r, uint32_t datum, bool welsh, buf *to) {
  const t_datum *d = &r->t->data[datum];
  const answer *a = &r->answers[datum];
  bool invalid = bits_has(s->invalid, datum);
  if (a->state != ANSWER_KNOWN || invalid) missing_words(a, invalid, welsh, to);
  else if (d->type == T_SET) members_words(r, datum, welsh, to);
  else if (d->type == T_TEXT) buf_add(to, r->texts + a->text, a->text_len);
  else if (d->type == T_DURATION) span_words(a->count, a->unit, welsh, to);
  else value_words(r->t, d, a->value, welsh, to);
}

static void codes_words(const scratch *s, const t_datum *d, bool welsh, buf *to) {
  const uint64_t *codes = pass_codes(&s->strict, d->slot);
  bool any = bits_count(codes, bits_words(d->values.count)) == d->values.count;
  if (any) say(to, welsh, SAY_IS_UNKNOWN);
  else codes_list(s->t, d, codes, phrase(SAY_OR, welsh), welsh, to);
}

/* May the value of a slot be anything that its datum can be? */
static bool is_anything(const scratch *s, const t_datum *d) {
  const slot_state *state = &s->strict.state[d->slot];
  return state->miss != MISS_NO || (state->lo <= d->min && state->hi >= d->max);
}

/* Is nothing excluded, so that the range would say nothing? Years from a date that nobody knows are such a range,
 * though the other date cuts it. */
static bool says_nothing(const scratch *s, const t_datum *d) {
  if (is_anything(s, d)) return true;
  for (uint32_t i = 0; d->derive == T_YEARS_BETWEEN && i < d->inputs.count; i++)
    if (is_anything(s, &s->t->data[s->t->numbers[d->inputs.first + i]])) return true;
  return false;
}

void observed_words(const scratch *s, const record *r, uint32_t datum, bool welsh, buf *to) {
  const t_datum *d = &s->t->data[datum];
  if (d->derive == T_FIELD) {
    field_words(s, r, datum, welsh, to);
    return;
  }
  if (d->derive == T_MEMBERS) {
    if (d->outputs.count > 0 && s->values[datum].state == VALUE_KNOWN) listed_words(s, d, welsh, to);
    else computed_members(s, d, welsh, to);
    return;
  }
  const slot_state *state = &s->strict.state[d->slot];
  if (pass_is_single(&s->strict, d->slot)) {
    value_words(s->t, d, state->lo, welsh, to);
  } else if (state->miss != MISS_NO) {
    say(to, welsh, state->miss == MISS_YES ? SAY_IS_MISSING : SAY_IS_UNKNOWN);
  } else if (d->type == T_ENUM) {
    codes_words(s, d, welsh, to);
  } else if (d->type == T_BOOLEAN || says_nothing(s, d)) {
    say(to, welsh, SAY_IS_UNKNOWN);
  } else {
    value_words(s->t, d, state->lo, welsh, to);
    say(to, welsh, SAY_TO);
    value_words(s->t, d, state->hi, welsh, to);
  }
}

/* The same in a reason, which must not read as if a question had only to be asked. */
static void told_words(const scratch *s, const record *r, uint32_t datum, bool welsh, buf *to) {
  observed_words(s, r, datum, welsh, to);
  if (s->t->data[datum].derive != T_FIELD && s->values[datum].state == VALUE_INVALID) say(to, welsh, SAY_AS_NOT_USABLE);
}

/* ---- what a clause asks for ---- */

static void other_side(const table *t, const t_clause *c, bool welsh, buf *to) {
  buf_str(to, datum_label(t, &t->data[c->other], welsh));
  if (c->offset == 0) return;
  say(to, welsh, c->offset < 0 ? SAY_MINUS : SAY_PLUS);
  span_words(c->offset < 0 ? -c->offset : c->offset, c->unit, welsh, to);
}

static void operand(const table *t, const t_clause *c, uint32_t i, bool welsh, buf *to) {
  if (c->compare != 0) other_side(t, c, welsh, to);
  else value_words(t, &t->data[c->datum], t->literals[c->literals.first + i], welsh, to);
}

static void texts_words(const table *t, t_list texts, bool welsh, buf *to) {
  for (uint32_t i = 0; i < texts.count; i++) {
    if (i > 0) buf_text(to, i + 1 == texts.count ? phrase(SAY_OR, welsh) : ", ");
    buf_str(to, table_str(t, t->texts[texts.first + i]));
  }
}

static void range_words(const table *t, const t_clause *c, bool welsh, buf *to) {
  bool date = c->datum != TABLE_NONE && t->data[c->datum].type == T_DATE;
  if (c->op == T_AT_LEAST && !date) say(to, welsh, SAY_AT_LEAST);
  if (c->op == T_BELOW) say(to, welsh, date ? SAY_BEFORE : SAY_BELOW);
  if (c->op == T_BETWEEN) say(to, welsh, date ? SAY_FROM : SAY_AT_LEAST);
  operand(t, c, 0, welsh, to);
  if (c->op == T_AT_LEAST && date) say(to, welsh, SAY_OR_LATER);
  if (c->op != T_BETWEEN) return;
  say(to, welsh, date ? SAY_TO_BEFORE : SAY_AND_BELOW);
  operand(t, c, 1, welsh, to);
}

/* "at least 50", "low or medium", "an answer": what the clause asks for. */
static void requirement_words(const table *t, const t_clause *c, bool welsh, buf *to) {
  const t_datum *d = c->datum != TABLE_NONE ? &t->data[c->datum] : NULL;
  const int64_t *values = t->literals + c->literals.first;
  uint32_t count = c->literals.count;
  switch ((t_op)c->op) {
  case T_IS:
  case T_IS_NOT:
    if (c->op == T_IS_NOT) say(to, welsh, SAY_ANYTHING_BUT);
    if (c->texts.count > 0) texts_words(t, (t_list){c->texts.first, 1}, welsh, to);
    else operand(t, c, 0, welsh, to);
    break;
  case T_IN:
  case T_NOT_IN:
    if (c->op == T_NOT_IN) say(to, welsh, SAY_ANYTHING_BUT);
    if (c->texts.count > 0) texts_words(t, c->texts, welsh, to);
    else list_words(t, d, values, count, SAY_OR, welsh, to);
    break;
  case T_AT_LEAST:
  case T_BELOW:
  case T_BETWEEN: range_words(t, c, welsh, to); break;
  case T_INCLUDES:
  case T_INCLUDES_ANY: list_words(t, d, values, count, SAY_OR, welsh, to); break;
  case T_INCLUDES_ALL:
    if (count > 1) say(to, welsh, SAY_ALL_OF_LIST);
    list_words(t, d, values, count, SAY_AND, welsh, to);
    break;
  case T_INCLUDES_NONE:
    say(to, welsh, SAY_NONE_OF_LIST);
    list_words(t, d, values, count, SAY_OR, welsh, to);
    break;
  case T_IS_EMPTY: say(to, welsh, SAY_NONE); break;
  case T_MATCHES:
    say(to, welsh, SAY_PATTERN);
    texts_words(t, c->texts, welsh, to);
    break;
  case T_KNOWN:
  case T_SUITABLE:
  default: say(to, welsh, SAY_AN_ANSWER); break;
  }
}

/* The same clause the other way round, where that is plainer than "must not be anything but": false, where it is not. */
static bool opposite_words(const table *t, const t_clause *c, bool welsh, buf *to) {
  t_clause other = *c;
  if (c->op == T_IS_NOT) other.op = T_IS;
  else if (c->op == T_NOT_IN) other.op = T_IN;
  else if (c->op == T_INCLUDES_NONE) other.op = T_INCLUDES_ANY;
  else if (c->op != T_KNOWN && c->op != T_IS_EMPTY) return false;
  if (c->op == T_KNOWN) say(to, welsh, SAY_NO_ANSWER);
  else if (c->op == T_IS_EMPTY) say(to, welsh, SAY_SOMETHING);
  else requirement_words(t, &other, welsh, to);
  return true;
}

/* " (needs at least 50)", " (driving rules it out)" */
static void demand_words(const table *t, const t_clause *c, const reason *x, bool jointly, bool welsh, buf *to) {
  buf what = {0};
  bool wanted = is_wanted(x->part, x->negated);
  phrase_id how = wanted ? SAY_WANTS : jointly ? SAY_COUNTS_IF : x->part == T_EXCLUDED ? SAY_RULED_OUT : SAY_MUST_NOT;
  if (c->in_window) how = SAY_IN_FORCE;
  if (how == SAY_MUST_NOT && opposite_words(t, c, welsh, &what)) how = SAY_WANTS;
  else requirement_words(t, c, welsh, &what);
  say_text(to, welsh, how, (str){what.at, what.len});
  to->failed |= what.failed;
  buf_free(&what);
}

/* ---- kinds of options ---- */

str kind_words(const table *t, uint32_t kind, bool welsh) { return value_label(t, &t->values[t->head->kinds.first + kind], welsh); }

/* As it is, where no option has the kind: only a forged table names one. */
static str kind_name_words(const table *t, str name, bool welsh) {
  for (uint32_t k = 0; k < t->head->kinds.count; k++)
    if (str_eq(table_str(t, t->values[t->head->kinds.first + k].id), name)) return kind_words(t, k, welsh);
  return name;
}

/* ---- sentences ---- */

static void told_options(const scratch *s, const t_clause *c, trit whole, bool welsh, uint32_t *told, buf *to) {
  const table *t = s->t;
  uint32_t more = 0;
  for (uint32_t i = 0; i < c->options.count; i++) {
    if (pass_test(&s->strict, &t->tests[c->tests.first + i]) != whole) continue;
    if (c->options.count > 1 && whole == TRIT_FALSE) continue; /* none of them: the kind says it */
    if (*told == 3) {
      more++;
      continue;
    }
    buf_text(to, (*told)++ > 0 ? "; " : "");
    buf_str(to, option_title(t, &t->options[t->numbers[c->options.first + i]], welsh));
  }
  if (more > 0) say_numbers(to, welsh, SAY_AND_MORE, 1, more);
  *told += more;
}

static void option_words(const scratch *s, const reason *x, bool jointly, bool welsh, buf *to) {
  const t_clause *c = &s->t->clauses[x->clause];
  trit whole = pass_clause(&s->strict, c);
  uint32_t told = 0;
  buf titles = {0};
  told_options(s, c, whole, welsh, &told, &titles);
  if (told == 0 && c->kind_name.len == 0) say(to, welsh, SAY_NONE_OF_THESE_SUITABLE);
  else if (told == 0) say_text(to, welsh, SAY_NONE_SUITABLE, kind_name_words(s->t, table_str(s->t, c->kind_name), welsh));
  else
    say_text(to, welsh,
             whole == TRIT_UNKNOWN ? SAY_MAY_BE_SUITABLE
             : whole == TRIT_FALSE ? SAY_IS_NOT_SUITABLE
             : told > 1            ? SAY_ARE_SUITABLE
                                   : SAY_IS_SUITABLE,
             (str){titles.at, titles.len});
  bool wanted = is_wanted(x->part, x->negated);
  say(to, welsh,
      wanted                  ? SAY_MUST_BE_SUITABLE
      : jointly               ? SAY_SUITABLE_COUNTS
      : x->part == T_EXCLUDED ? SAY_SUITABLE_RULES_OUT
                              : SAY_MUST_NOT_BE_SUITABLE);
  to->failed |= titles.failed;
  buf_free(&titles);
}

static void moved_words(const scratch *s, const t_datum *d, const t_clause *c, bool welsh, buf *to) {
  int64_t day = date_add(s->strict.state[d->slot].lo, c->offset, (date_unit)c->unit);
  if (day < DATE_MIN || day > DATE_MAX) say(to, welsh, SAY_BEYOND);
  else value_words(s->t, d, day, welsh, to);
}

/* "; Date of sentence: 3 March 2026": the right-hand side of a comparison. */
static void compared_words(const scratch *s, const record *r, const t_clause *c, bool welsh, buf *to) {
  const t_datum *y = &s->t->data[c->other];
  buf_text(to, "; ");
  other_side(s->t, c, welsh, to);
  buf_text(to, ": ");
  if (c->offset == 0) told_words(s, r, c->other, welsh, to);
  else if (pass_is_single(&s->strict, y->slot)) moved_words(s, y, c, welsh, to);
  else say(to, welsh, SAY_IS_UNKNOWN);
}

/* A duration in another unit than the rule's is told in both. */
static void in_days(const scratch *s, const record *r, const t_clause *c, bool welsh, buf *to) {
  const t_datum *d = &s->t->data[c->datum];
  const answer *a = &r->answers[c->datum];
  if (d->type != T_DURATION || d->derive != T_FIELD || a->state != ANSWER_KNOWN || c->compare != 0) return;
  buf written = {0}, here = {0};
  span_words(a->count, a->unit, welsh, &written);
  days_words(s->t, a->value, welsh, &here);
  if (!str_eq((str){written.at, written.len}, (str){here.at, here.len})) {
    buf_text(to, " = ");
    buf_add(to, here.at, here.len);
  }
  to->failed |= written.failed | here.failed;
  buf_free(&written);
  buf_free(&here);
}

void reason_sentence(const scratch *s, const record *r, const reason *x, bool jointly, bool welsh, buf *to) {
  const t_clause *c = &s->t->clauses[x->clause];
  if (c->datum == TABLE_NONE) {
    option_words(s, x, jointly, welsh, to);
    return;
  }
  buf_str(to, datum_label(s->t, &s->t->data[c->datum], welsh));
  buf_text(to, ": ");
  if (c->op == T_KNOWN) {
    say(to, welsh, x->outcome == TRIT_TRUE ? SAY_IS_ANSWERED : x->outcome == TRIT_FALSE ? SAY_IS_NOT_ANSWERED : SAY_MAY_BE_MISSING);
  } else {
    told_words(s, r, c->datum, welsh, to);
    in_days(s, r, c, welsh, to);
    if (c->compare != 0) compared_words(s, r, c, welsh, to);
  }
  demand_words(s->t, c, x, jointly, welsh, to);
}
