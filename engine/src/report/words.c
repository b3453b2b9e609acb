/* Values and reasons in words, and in JSON. */
#include "base/date.h"
#include "report/report.h"

const char *source_word(uint32_t status) {
  static const char *const words[] = {"sourced", "secondary", "unverified", "conflict"};
  return words[status];
}

str datum_label(const table *t, const t_datum *d, bool welsh) {
  if (welsh && d->label_cy.len > 0) return table_str(t, d->label_cy);
  return table_str(t, d->label.len > 0 ? d->label : d->id);
}

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
  } else {
    buf_decimal(to, value, d->places);
  }
}

static void date_words(int64_t day, buf *to) {
  static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  int y, m, d;
  date_split(day, &y, &m, &d);
  buf_printf(to, "%d %s %d", d, months[m - 1], y);
}

void value_words(const table *t, const t_datum *d, int64_t value, bool welsh, buf *to) {
  if (d->type == T_BOOLEAN) {
    buf_text(to, value != 0 ? "yes" : "no");
  } else if (d->type == T_ENUM || d->type == T_SET) {
    const t_value *v = &t->values[d->values.first + (uint64_t)value];
    buf_str(to, table_str(t, welsh && v->label_cy.len > 0 ? v->label_cy : v->label.len > 0 ? v->label : v->id));
  } else if (d->type == T_DATE) {
    date_words(value, to);
  } else if (d->type == T_DURATION) {
    buf_printf(to, "%lld days", (long long)value);
  } else {
    buf_decimal(to, value, d->places);
    if (d->unit.len > 0 && table_str(t, d->unit).at[0] == '%') buf_char(to, '%');
  }
}

static const char *const unit_words[] = {"day", "week", "month", "year"};

static void duration_as_written(const answer *a, buf *to) {
  buf_printf(to, "%lld %s%s", (long long)a->count, unit_words[a->unit], a->count == 1 ? "" : "s");
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

void observed_json(const scratch *s, const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &r->t->data[datum];
  const answer *a = &r->answers[datum];
  if (d->derive != T_FIELD) {
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

/* ---- sentences ---- */

static void list_words(const table *t, const t_datum *d, const int64_t *values, uint32_t count, const char *last, bool welsh, buf *to) {
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0) buf_text(to, i + 1 == count ? last : ", ");
    value_words(t, d, values[i], welsh, to);
  }
}

static void missing_words(const answer *a, bool invalid, buf *to) {
  static const char *const words[] = {"is not known", "was not asked", "was refused", "cannot be obtained", "is not known", "is invalid"};
  buf_text(to, invalid ? "is invalid" : words[a->state]);
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
  for (uint32_t i = 0; i < d->values.count; i++)
    buf_printf(to, "%s%.*s", i > 0 ? ", " : "", STR_FMT(table_str(t, t->values[d->values.first + i].id)));
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
  }
  values_words(t, d, to);
}

static void limit_words(const scratch *s, uint32_t datum, buf *to) {
  uint32_t slot = 0;
  while (s->limit_hits[slot] == 0 || s->t->slots[slot].datum != datum) slot++;
  pattern_words(s->t, slot, to);
  buf_text(to, " needed too much work to look for in it");
}

void invalid_words(const scratch *s, const record *r, uint32_t datum, buf *to) {
  const t_datum *d = &s->t->data[datum];
  const answer *a = &r->answers[datum];
  if (a->state != ANSWER_INVALID) { /* the answer is as it should be */
    limit_words(s, datum, to);
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
  bool some = false;
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (!bits_has(record_members(r, datum), i)) continue;
    buf_text(to, some ? ", " : "");
    value_words(r->t, d, i, welsh, to);
    some = true;
  }
  if (!some) buf_text(to, "none");
}

/* "is 62", "is 17 to 19", "is not known" */
static void observed_words(const scratch *s, const record *r, uint32_t datum, bool welsh, buf *to) {
  const table *t = r->t;
  const t_datum *d = &t->data[datum];
  const answer *a = &r->answers[datum];
  if (d->derive == T_FIELD) {
    bool invalid = bits_has(s->invalid, datum);
    if (a->state != ANSWER_KNOWN || invalid) {
      missing_words(a, invalid, to);
      return;
    }
    if (d->type == T_SET) {
      members_words(r, datum, welsh, to);
      return;
    }
    buf_text(to, "is ");
    if (d->type == T_TEXT) buf_add(to, r->texts + a->text, a->text_len);
    else if (d->type == T_DURATION) duration_as_written(a, to);
    else value_words(t, d, a->value, welsh, to);
    return;
  }
  const slot_state *state = &s->strict.state[d->slot];
  if (pass_is_single(&s->strict, d->slot)) {
    buf_text(to, "is ");
    value_words(t, d, state->lo, welsh, to);
  } else if (state->miss != MISS_NO) {
    buf_text(to, state->miss == MISS_YES ? "has no value" : "is not known");
  } else if (d->type == T_BOOLEAN) {
    buf_text(to, "is not known");
  } else if (d->type == T_ENUM) {
    buf_text(to, "is ");
    const uint64_t *codes = pass_codes(&s->strict, d->slot);
    uint32_t left = (uint32_t)bits_count(codes, bits_words(d->values.count));
    for (uint32_t c = 0; c < d->values.count; c++) {
      if (!bits_has(codes, c)) continue;
      value_words(t, d, c, welsh, to);
      left--;
      if (left > 0) buf_text(to, left == 1 ? " or " : ", ");
    }
  } else {
    buf_text(to, "is ");
    value_words(t, d, state->lo, welsh, to);
    buf_text(to, " to ");
    value_words(t, d, state->hi, welsh, to);
  }
}

static void other_side(const table *t, const t_clause *c, bool welsh, buf *to) {
  buf_str(to, datum_label(t, &t->data[c->other], welsh));
  if (c->offset == 0) return;
  long long n = c->offset < 0 ? -c->offset : c->offset;
  buf_printf(to, " %s %lld %s%s", c->offset < 0 ? "minus" : "plus", n, unit_words[c->unit], n == 1 ? "" : "s");
}

static void operand(const table *t, const t_clause *c, uint32_t i, bool welsh, buf *to) {
  if (c->compare != 0) other_side(t, c, welsh, to);
  else value_words(t, &t->data[c->datum], t->literals[c->literals.first + i], welsh, to);
}

/* "at least 50", "low or medium", "including sexual": what the clause asks for. */
static void requirement_words(const table *t, const t_clause *c, bool welsh, buf *to) {
  const t_datum *d = c->datum != TABLE_NONE ? &t->data[c->datum] : NULL;
  const int64_t *values = t->literals + c->literals.first;
  bool date = d != NULL && d->type == T_DATE;
  switch ((t_op)c->op) {
  case T_IS:
    if (c->texts.count > 0) buf_str(to, table_str(t, t->texts[c->texts.first]));
    else operand(t, c, 0, welsh, to);
    break;
  case T_IS_NOT:
    buf_text(to, "anything but ");
    operand(t, c, 0, welsh, to);
    break;
  case T_IN:
    if (c->texts.count > 0) {
      for (uint32_t i = 0; i < c->texts.count; i++) {
        if (i > 0) buf_text(to, i + 1 == c->texts.count ? " or " : ", ");
        buf_str(to, table_str(t, t->texts[c->texts.first + i]));
      }
    } else {
      list_words(t, d, values, c->literals.count, " or ", welsh, to);
    }
    break;
  case T_NOT_IN:
    buf_text(to, "anything but ");
    list_words(t, d, values, c->literals.count, " or ", welsh, to);
    break;
  case T_AT_LEAST:
    if (!date) buf_text(to, "at least ");
    operand(t, c, 0, welsh, to);
    if (date) buf_text(to, " or later");
    break;
  case T_BELOW:
    buf_text(to, date ? "before " : "below ");
    operand(t, c, 0, welsh, to);
    break;
  case T_BETWEEN:
    buf_text(to, date ? "from " : "at least ");
    operand(t, c, 0, welsh, to);
    buf_text(to, date ? " to before " : " and below ");
    operand(t, c, 1, welsh, to);
    break;
  case T_INCLUDES:
  case T_INCLUDES_ANY:
    list_words(t, d, values, c->literals.count, " or ", welsh, to);
    break;
  case T_INCLUDES_ALL:
    if (c->literals.count > 1) buf_text(to, "all of ");
    list_words(t, d, values, c->literals.count, " and ", welsh, to);
    break;
  case T_INCLUDES_NONE:
    buf_text(to, c->literals.count > 1 ? "having none of " : "not having ");
    list_words(t, d, values, c->literals.count, ", ", welsh, to);
    break;
  case T_IS_EMPTY: buf_text(to, "none"); break;
  case T_MATCHES:
    buf_text(to, "the pattern ");
    for (uint32_t i = 0; i < c->texts.count; i++) {
      if (i > 0) buf_text(to, " or ");
      buf_str(to, table_str(t, t->texts[c->texts.first + i]));
    }
    break;
  case T_KNOWN: buf_text(to, "an answer"); break;
  case T_SUITABLE:
  default: buf_text(to, "being suitable"); break;
  }
}

static void option_words(const scratch *s, const t_clause *c, bool welsh, buf *to) {
  const table *t = s->t;
  trit whole = pass_clause(&s->strict, c);
  uint32_t told = 0, more = 0;
  for (uint32_t i = 0; i < c->options.count; i++) {
    if (pass_test(&s->strict, &t->tests[c->tests.first + i]) != whole) continue;
    if (c->options.count > 1 && whole == TRIT_FALSE) continue; /* none of them: the kind says it */
    if (told == 3) {
      more++;
      continue;
    }
    const t_option *o = &t->options[t->numbers[c->options.first + i]];
    buf_text(to, told++ > 0 ? ", " : "");
    buf_str(to, table_str(t, welsh && o->title_cy.len > 0 ? o->title_cy : o->title));
  }
  if (more > 0) buf_printf(to, " and %u more", more);
  if (told == 0) {
    buf_text(to, "no option of the kind ");
    buf_str(to, table_str(t, c->kind_name));
  }
  bool plural = told + more > 1;
  if (whole == TRIT_UNKNOWN) buf_text(to, " may be suitable");
  else if (told == 0) buf_text(to, " is suitable");
  else buf_printf(to, "%s%s suitable", plural ? " are" : " is", whole == TRIT_TRUE ? "" : " not");
}

void reason_sentence(const scratch *s, const record *r, const reason *x, bool welsh, buf *to) {
  const table *t = s->t;
  const t_clause *c = &t->clauses[x->clause];
  if (c->datum == TABLE_NONE) {
    option_words(s, c, welsh, to);
  } else if (c->op == T_KNOWN) {
    buf_str(to, datum_label(t, &t->data[c->datum], welsh));
    buf_text(to, x->outcome == TRIT_TRUE ? " was answered" : x->outcome == TRIT_FALSE ? " was not answered" : " may have no value");
  } else {
    bool listed = t->data[c->datum].type == T_SET && r->answers[c->datum].state == ANSWER_KNOWN;
    buf_str(to, datum_label(t, &t->data[c->datum], welsh));
    buf_text(to, listed ? ": " : " ");
    observed_words(s, r, c->datum, welsh, to);
    if (c->compare != 0) {
      buf_text(to, " and ");
      other_side(t, c, welsh, to);
      const t_datum *y = &t->data[c->other];
      if (c->offset == 0) {
        buf_char(to, ' ');
        observed_words(s, r, c->other, welsh, to);
      } else if (pass_is_single(&s->strict, y->slot)) {
        buf_text(to, " is ");
        value_words(t, y, date_add(s->strict.state[y->slot].lo, c->offset, (date_unit)c->unit), welsh, to);
      } else {
        buf_text(to, " is not known");
      }
    }
  }
  bool wanted = (x->part == T_EXCLUDED) == x->negated;
  if (c->in_window) {
    buf_text(to, "; it is in force ");
    requirement_words(t, c, welsh, to);
    return;
  }
  buf_text(to, "; ");
  requirement_words(t, c, welsh, to);
  buf_text(to, wanted ? " is required" : " rules it out");
}
