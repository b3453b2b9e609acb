/* The authors' cases: what they expect and what comes out, and which clauses they ever decided. */
#include <stdlib.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/names.h"
#include "base/sentence.h"
#include "base/utf8.h"
#include "compile/rules.h"
#include "diag/render.h"
#include "diag/sarif.h"
#include "run/cover.h"
#include "run/run.h"

enum { LEFT_OUT = 4 };

/* An expectation that did not come true; the texts stand one behind the other in the tester's. */
typedef struct row {
  span at;
  size_t what, expected, actual, end;
} row;

typedef struct tester {
  const model *m;
  const table *t;
  worker w;
  choice *c;
  buf *to;
  buf said; /* about the case at hand */
  buf rows;    /* what differs in it: of `row` */
  buf texts;   /* and what they say */
  bool tap, junit, sarif;
  size_t nth;
  bool failed; /* the case at hand */
  bool nomem;  /* memory ran out: no case was judged by it */
  const test_case *at;
  uint8_t *decided;  /* by clause: bit 1 not met, bit 2 met; or LEFT_OUT */
  uint16_t *verdicts; /* by option: a bit a verdict */
  aims *aims;         /* what the cases are to show; NULL: nobody asks */
} tester;

/* ---- saying what differs ---- */

static void head(tester *x) {
  if (x->failed) return;
  x->failed = true;
  place where = span_place(x->at->at);
  buf_text(&x->said, "  ");
  buf_visible(&x->said, x->at->at.in->path);
  buf_printf(&x->said, ":%u:%u\n", where.line, where.column);
}

static void differ(tester *x, str name, span at, const char *what, str expected, str actual) {
  head(x);
  row r = {.at = at, .what = x->texts.len};
  buf_visible(&x->texts, name);
  buf_printf(&x->texts, ": %s", what);
  r.expected = x->texts.len;
  buf_visible(&x->texts, expected);
  r.actual = x->texts.len;
  buf_visible(&x->texts, actual);
  r.end = x->texts.len;
  buf_add(&x->rows, (const char *)&r, sizeof r);
}

static str text_of(const buf *b) { return (str){b->len > 0 ? b->at : "", b->len}; }

static size_t row_count(const tester *x) { return x->rows.len / sizeof(row); }

static row row_at(const tester *x, size_t i) {
  row r;
  memcpy(&r, x->rows.at + i * sizeof r, sizeof r);
  return r;
}

static str row_text(const tester *x, size_t from, size_t to) { return (str){from < to ? x->texts.at + from : "", to - from}; }

static size_t columns_of(str s) {
  size_t columns = 0;
  for (size_t i = 0, step; i < s.len; i += step) columns += (size_t)buf_visible_one(NULL, (str){s.at + i, s.len - i}, &step);
  return columns;
}

enum { COLUMN_MOST = 40 };

static void put_cell(str s, size_t width, buf *to) {
  buf_str(to, s);
  for (size_t columns = columns_of(s); columns < width; columns++) buf_char(to, ' ');
  buf_text(to, "  ");
}

/* Side by side: what was expected, and what came out. */
static void put_rows(tester *x) {
  size_t width[3] = {0, strlen("expected"), strlen("actual")};
  if (row_count(x) == 0 || x->rows.failed || x->texts.failed) return;
  for (size_t i = 0; i < row_count(x); i++) {
    row r = row_at(x, i);
    const size_t at[4] = {r.what, r.expected, r.actual, r.end};
    for (int k = 0; k < 3; k++) {
      size_t columns = columns_of(row_text(x, at[k], at[k + 1]));
      if (columns > width[k]) width[k] = columns > COLUMN_MOST ? COLUMN_MOST : columns;
    }
  }
  buf_text(&x->said, "    ");
  put_cell(STR(""), width[0], &x->said);
  put_cell(STR("expected"), width[1], &x->said);
  buf_text(&x->said, "actual\n");
  for (size_t i = 0; i < row_count(x); i++) {
    row r = row_at(x, i);
    buf_text(&x->said, "    ");
    put_cell(row_text(x, r.what, r.expected), width[0], &x->said);
    put_cell(row_text(x, r.expected, r.actual), width[1], &x->said);
    put_cell(row_text(x, r.actual, r.end), width[2], &x->said);
    buf_printf(&x->said, "line %u\n", span_place(r.at).line);
  }
}

/* Is the document the value, written as an author may write it? */
static bool same_value(tester *x, const t_datum *d, const table *t, const doc *n, int64_t value) {
  if (n->kind != DOC_SCALAR) return false;
  int64_t given;
  if (d->type == T_INTEGER || d->type == T_DECIMAL) return decimal_parse(n->text, d->places, &given) == DECIMAL_OK && given == value;
  if (d->type == T_SENTENCE) return sentence_parse(n->text, &given) && given == value;
  if (d->type == T_DATE) return date_parse(n->text, &given) && given == value;
  if (d->type == T_BOOLEAN) return str_is(n->text, value != 0 ? "true" : "false");
  buf b = {0};
  value_json(t, d, value, &b);
  bool same = b.len >= 2 && str_eq(n->text, (str){b.at + 1, b.len - 2});
  x->nomem |= b.failed;
  buf_free(&b);
  return same;
}

static bool flag(const doc *n, bool *value) {
  if (n->kind != DOC_SCALAR || (!str_is(n->text, "true") && !str_is(n->text, "false"))) return false;
  *value = n->text.at[0] == 't';
  return true;
}

static void bad_expectation(tester *x, const doc *n, str name) {
  head(x);
  place where = span_place(n->at);
  buf_text(&x->said, "    ");
  buf_visible(&x->said, name);
  buf_text(&x->said, n->kind == DOC_SCALAR ? ": `" : ": ");
  buf_visible(&x->said, n->kind == DOC_SCALAR ? n->text : str_from(doc_kind_text(n)));
  if (n->kind == DOC_SCALAR) buf_char(&x->said, '`');
  buf_printf(&x->said, " cannot be expected here    (line %u, column %u)\n      help: rules/LANGUAGE.md, Cases, says what can\n", where.line, where.column);
}

static void check_provisional(tester *x, str name, const doc *n, bool actual) {
  bool expected;
  if (!flag(n, &expected)) bad_expectation(x, n, name);
  else if (expected != actual) differ(x, name, n->at, "provisional", expected ? STR("true") : STR("false"), actual ? STR("true") : STR("false"));
}

/* ---- options ---- */

typedef struct clause_ids {
  const table *t;
  buf text;
} clause_ids;

static void add_id(void *to, const reason *r) {
  clause_ids *ids = to;
  if (ids->text.len > 0) buf_text(&ids->text, ", ");
  buf_str(&ids->text, table_str(ids->t, ids->t->clauses[r->clause].id));
}

static void check_because(tester *x, str name, uint32_t ix, const doc *n) {
  clause_ids actual = {x->t, {0}};
  match_reasons(x->w.s, ix, add_id, &actual);
  buf expected = {0};
  size_t count = n->kind == DOC_SEQUENCE ? n->count : 1;
  for (size_t i = 0; i < count; i++) {
    const doc *one = n->kind == DOC_SEQUENCE ? n->items[i] : n;
    buf_printf(&expected, "%s%.*s", i > 0 ? ", " : "", one->kind == DOC_SCALAR ? (int)one->text.len : 1, one->kind == DOC_SCALAR ? one->text.at : "?");
  }
  if (!str_eq(text_of(&actual.text), text_of(&expected))) differ(x, name, n->at, "because", text_of(&expected), text_of(&actual.text));
  x->to->failed |= actual.text.failed || expected.failed;
  buf_free(&actual.text);
  buf_free(&expected);
}

/* `cautions: [1, 3]`: which of the option's cautions apply or may apply, counted from 1, whatever the verdict. */
static void check_cautions(tester *x, str name, uint32_t ix, const doc *n) {
  const t_option *o = &x->t->options[ix];
  buf actual = {0}, expected = {0};
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    if (pass_node(&x->w.s->strict, x->t->cautions[o->cautions.first + i].node) == TRIT_FALSE) continue;
    buf_printf(&actual, "%s%u", actual.len > 0 ? ", " : "", i + 1);
  }
  for (size_t i = 0; i < n->count; i++) {
    int64_t number = 0;
    (void)decimal_parse(n->items[i]->text, 0, &number); /* a list of numbers: it was looked at when it was read */
    buf_printf(&expected, "%s%lld", i > 0 ? ", " : "", (long long)number);
  }
  bool same = str_eq(text_of(&actual), text_of(&expected));
  if (!same) differ(x, name, n->at, "cautions", n->count > 0 ? text_of(&expected) : STR("none"), actual.len > 0 ? text_of(&actual) : STR("none"));
  x->to->failed |= actual.failed || expected.failed;
  buf_free(&actual);
  buf_free(&expected);
}

static void check_verdict(tester *x, str name, uint32_t ix, const doc *n) {
  const char *actual = verdict_text((verdict)x->w.s->outcomes[ix].verdict);
  if (n->kind != DOC_SCALAR) bad_expectation(x, n, name);
  else if (!str_is(n->text, actual)) differ(x, name, n->at, "verdict", n->text, str_from(actual));
}

static void check_option(tester *x, uint32_t ix, str name, const doc *n) {
  static const char *const available[] = {"no", "yes", "unknown"};
  const option_outcome *o = &x->w.s->outcomes[ix];
  if (n->kind != DOC_MAPPING) {
    check_verdict(x, name, ix, n);
    return;
  }
  for (size_t i = 0; i < n->count; i++) {
    str key_text = n->pairs[i].key->text;
    const doc *value = n->pairs[i].value;
    if (str_is(key_text, "verdict")) check_verdict(x, name, ix, value);
    else if (str_is(key_text, "because")) check_because(x, name, ix, value);
    else if (str_is(key_text, "cautions")) check_cautions(x, name, ix, value);
    else if (str_is(key_text, "provisional")) check_provisional(x, name, value, o->provisional);
    else if (str_is(key_text, "availability") && value->kind == DOC_SCALAR) {
      if (!str_is(value->text, available[o->available])) differ(x, name, value->at, "availability", value->text, str_from(available[o->available]));
    } else bad_expectation(x, n->pairs[i].key, name);
  }
}

/* ---- derived values ---- */

/* A value as an author writes it: without the quotes that JSON wants. */
static void put_value(const table *t, const t_datum *d, int64_t value, buf *to) {
  size_t from = to->len;
  value_json(t, d, value, to);
  if (to->failed || to->at[from] != '"') return;
  to->len -= 2;
  memmove(to->at + from, to->at + from + 1, to->len - from);
}

static void put_members(const tester *x, const t_datum *d, trit how, buf *to) {
  size_t from = to->len;
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (pass_member(&x->w.s->strict, d, i) != how) continue;
    if (to->len > from) buf_text(to, ", ");
    put_value(x->t, d, i, to);
  }
  if (to->len == from) buf_text(to, "none");
}

/* `groups: [a, b]`, or `none`: exactly these, in any order. */
static bool same_members(const tester *x, const t_datum *d, const doc *n, trit how) {
  size_t left = 0, found = 0;
  for (uint32_t i = 0; i < d->values.count; i++) {
    if (pass_member(&x->w.s->strict, d, i) != how) continue;
    left++;
    bool listed = false;
    for (size_t k = 0; n->kind == DOC_SEQUENCE && k < n->count; k++)
      listed |= n->items[k]->kind == DOC_SCALAR && str_eq(n->items[k]->text, table_str(x->t, x->t->values[d->values.first + i].id));
    found += listed;
  }
  return found == left && (n->kind == DOC_SEQUENCE ? n->count == left : n->kind == DOC_SCALAR && str_is(n->text, "none"));
}

static void put_listed(const tester *x, const t_datum *d, const t_output *o, buf *to) {
  if (o->kind == T_MISSING) buf_text(to, "missing");
  else put_value(x->t, d, o->value, to);
}

static void put_list(const tester *x, const t_datum *d, buf *to) {
  size_t from = to->len;
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    if (pass_rule_hits(&x->w.s->strict, d, i) != TRIT_TRUE) continue;
    if (to->len > from) buf_text(to, ", ");
    put_listed(x, d, &x->t->outputs[d->outputs.first + i], to);
  }
  if (to->len == from) buf_text(to, "none");
}

/* `measures: [a, b, a]`, or `none`: exactly these, in this order. */
static bool same_list(const tester *x, const t_datum *d, const doc *n) {
  size_t found = 0;
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *o = &x->t->outputs[d->outputs.first + i];
    if (pass_rule_hits(&x->w.s->strict, d, i) != TRIT_TRUE) continue;
    str wanted = o->kind == T_MISSING ? STR("missing") : table_str(x->t, x->t->values[d->values.first + (size_t)o->value].id);
    if (n->kind != DOC_SEQUENCE || found >= n->count || n->items[found]->kind != DOC_SCALAR || !str_eq(n->items[found]->text, wanted)) return false;
    found++;
  }
  return n->kind == DOC_SEQUENCE ? n->count == found : n->kind == DOC_SCALAR && str_is(n->text, "none");
}

static void actual_value(const tester *x, uint32_t ix, buf *to) {
  static const char *const states[] = {"known", "unknown", "missing", "invalid"};
  const t_datum *d = &x->t->data[ix];
  const value_outcome *v = &x->w.s->values[ix];
  if (v->state == VALUE_KNOWN && d->derive == T_MEMBERS && d->outputs.count > 0) put_list(x, d, to);
  else if (v->state == VALUE_KNOWN && d->derive == T_MEMBERS) put_members(x, d, TRIT_TRUE, to);
  else if (v->state == VALUE_KNOWN) put_value(x->t, d, x->w.s->strict.state[d->slot].lo, to);
  else buf_text(to, states[v->state]);
}

void case_value(const table *t, scratch *s, uint32_t datum, buf *to) {
  const tester x = {.t = t, .w.s = s};
  actual_value(&x, datum, to);
}

static void check_known(tester *x, uint32_t ix, str name, const doc *n) {
  const t_datum *d = &x->t->data[ix];
  const value_outcome *v = &x->w.s->values[ix];
  if (v->state == VALUE_KNOWN && d->derive == T_MEMBERS && (d->outputs.count > 0 ? same_list(x, d, n) : same_members(x, d, n, TRIT_TRUE))) return;
  if (v->state == VALUE_KNOWN && d->derive != T_MEMBERS && same_value(x, d, x->t, n, x->w.s->strict.state[d->slot].lo)) return;
  buf actual = {0};
  actual_value(x, ix, &actual);
  differ(x, name, n->at, "value", n->kind == DOC_SCALAR ? n->text : str_from(doc_kind_text(n)), text_of(&actual));
  x->to->failed |= actual.failed;
  buf_free(&actual);
}

static void check_state(tester *x, uint32_t ix, str name, const doc *n) {
  static const char *const states[] = {"known", "unknown", "missing", "invalid"};
  const char *actual = states[x->w.s->values[ix].state];
  if (n->kind != DOC_SCALAR) bad_expectation(x, n, name);
  else if (!str_is(n->text, actual)) differ(x, name, n->at, "state", n->text, str_from(actual));
}

static void check_members(tester *x, uint32_t ix, str name, const char *what, const doc *n, trit how) {
  const t_datum *d = &x->t->data[ix];
  buf actual = {0};
  if (d->derive != T_MEMBERS) {
    bad_expectation(x, n, name);
    return;
  }
  if (x->w.s->values[ix].state == VALUE_UNKNOWN && same_members(x, d, n, how)) return;
  put_members(x, d, how, &actual);
  differ(x, name, n->at, what, (str){n->at.in->text.at + n->at.start, n->at.end - n->at.start}, text_of(&actual));
  x->to->failed |= actual.failed;
  buf_free(&actual);
}

/* `possible: [C, D]`, or `possible: {from: 3, to: 5}` for numbers. */
static void check_possible(tester *x, uint32_t ix, str name, const doc *n) {
  const t_datum *d = &x->t->data[ix];
  if (d->derive == T_MEMBERS) {
    check_members(x, ix, name, "possible", n, TRIT_UNKNOWN);
    return;
  }
  const slot_state *state = &x->w.s->strict.state[d->slot];
  bool same = x->w.s->values[ix].state == VALUE_UNKNOWN;
  if (n->kind == DOC_SEQUENCE && (d->type == T_ENUM || d->type == T_BOOLEAN)) {
    const uint64_t *codes = pass_codes(&x->w.s->strict, d->slot);
    size_t found = 0, left = bits_count(codes, bits_words(x->t->slots[d->slot].cells));
    for (size_t i = 0; i < n->count; i++)
      for (uint32_t c = 0; c < x->t->slots[d->slot].cells; c++)
        if (bits_has(codes, c) && same_value(x, d, x->t, n->items[i], c)) found++;
    same &= found == left && n->count == left;
  } else {
    const doc *from = doc_find(n, "from"), *to = doc_find(n, "to");
    same = same && from != NULL && to != NULL && same_value(x, d, x->t, from, state->lo) && same_value(x, d, x->t, to, state->hi);
  }
  if (same) return;
  buf actual = {0};
  if (d->type == T_ENUM || d->type == T_BOOLEAN) {
    const uint64_t *codes = pass_codes(&x->w.s->strict, d->slot);
    for (uint32_t c = 0; c < x->t->slots[d->slot].cells; c++)
      if (bits_has(codes, c)) {
        if (actual.len > 0) buf_text(&actual, ", ");
        put_value(x->t, d, c, &actual);
      }
  } else {
    put_value(x->t, d, state->lo, &actual);
    buf_text(&actual, " to ");
    put_value(x->t, d, state->hi, &actual);
  }
  differ(x, name, n->at, "possible", (str){n->at.in->text.at + n->at.start, n->at.end - n->at.start}, text_of(&actual));
  x->to->failed |= actual.failed;
  buf_free(&actual);
}

static void check_value(tester *x, uint32_t ix, str name, const doc *n) {
  if (!pass_item_exists(&x->w.s->strict, ix)) {
    differ(x, name, n->at, "value", n->kind == DOC_SCALAR ? n->text : STR("a value"), STR("nothing: the profile does not say that there is such an item"));
    return;
  }
  if (n->kind != DOC_MAPPING) {
    if (n->kind == DOC_SCALAR && (str_is(n->text, "missing") || str_is(n->text, "unknown"))) check_state(x, ix, name, n);
    else check_known(x, ix, name, n);
    return;
  }
  for (size_t i = 0; i < n->count; i++) {
    str key_text = n->pairs[i].key->text;
    const doc *value = n->pairs[i].value;
    if (str_is(key_text, "value")) check_known(x, ix, name, value);
    else if (str_is(key_text, "state")) check_state(x, ix, name, value);
    else if (str_is(key_text, "possible")) check_possible(x, ix, name, value);
    else if (str_is(key_text, "includes")) check_members(x, ix, name, "includes", value, TRIT_TRUE);
    else if (str_is(key_text, "provisional")) check_provisional(x, name, value, x->w.s->values[ix].provisional);
    else bad_expectation(x, n->pairs[i].key, name);
  }
}

/* ---- one case ---- */

static bool bind_case(tester *x) {
  epf_status status = bind_doc(x->w.b, x->at->profile, x->w.r);
  const bind_fault *faults;
  size_t count = binder_faults(x->w.b, &faults);
  if (status == EPF_OK) return true;
  x->nomem = status == EPF_E_NOMEM;
  if (x->nomem) return false;
  head(x);
  for (size_t i = 0; i < count; i++) buf_printf(&x->said, "    line %u, column %u: %s [%s]\n", faults[i].line, faults[i].column, faults[i].message, diag_code_name(faults[i].code));
  return false;
}

static void mark(void *to, const reason *r) {
  if (r->outcome != TRIT_UNKNOWN) ((uint8_t *)to)[r->clause] |= r->outcome == TRIT_TRUE ? 2 : 1;
}

/* What decides a derived value: of cases those up to the one that is taken. */
static void mark_value(tester *x, const t_datum *d) {
  const pass *p = &x->w.s->strict;
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    uint32_t node = x->t->numbers[d->nodes.first + i];
    if (node == TABLE_NONE) continue; /* otherwise */
    node_reasons(p, node, T_CRITERIA, false, NULL, mark, x->decided);
    if (d->derive == T_FIRST && pass_node(p, node) != TRIT_FALSE) return;
  }
}

static void mark_decided(tester *x) {
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    const t_option *o = &x->t->options[i];
    x->verdicts[i] |= (uint16_t)(1u << x->w.s->outcomes[i].verdict);
    match_reasons(x->w.s, i, mark, x->decided);
    for (uint32_t k = 0; k < o->cautions.count; k++)
      node_reasons(&x->w.s->strict, x->t->cautions[o->cautions.first + k].node, T_CRITERIA, false, NULL, mark, x->decided);
  }
  for (uint32_t i = x->t->head->field_end; i < x->t->data_count; i++) mark_value(x, &x->t->data[i]);
}

/* The evaluation date of the case, whose profile is bound. */
static bool date_case(tester *x) {
  uint32_t field = x->t->head->as_of_field;
  int64_t day;
  bool given = x->at->as_of.len > 0 && date_parse(x->at->as_of, &day);
  if (!given && (field == TABLE_NONE || x->w.r->answers[field].state != ANSWER_KNOWN)) return false;
  record_know(x->w.r, 0, given ? day : x->w.r->answers[field].value);
  return true;
}

/* What decides a package rule, or whether a limit of a chosen option is in force. */
static void mark_packages(tester *x) {
  const pass *p = &x->w.s->strict;
  for (uint32_t i = 0; i < x->t->package_rule_count; i++) node_reasons(p, x->t->package_rules[i].node, T_EXCLUDED, false, NULL, mark, x->decided);
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    t_list limits = x->t->options[i].limits;
    for (uint32_t k = 0; bits_has(x->c->options, i) && k < limits.count; k++)
      if (x->t->limits[limits.first + k].node != TABLE_NONE)
        node_reasons(p, x->t->limits[limits.first + k].node, T_CRITERIA, false, NULL, mark, x->decided);
  }
}

/* ---- the package of a case ---- */

static void choose(tester *x, const doc *n) {
  choice_clear(x->c);
  for (size_t i = 0; i < n->count; i++) {
    const doc *value = n->pairs[i].value;
    uint32_t option_ix = model_find_option(x->m, n->pairs[i].key->text);
    bits_add(x->c->options, option_ix);
    if (value->kind == DOC_SCALAR && str_is(value->text, "chosen")) continue;
    for (size_t k = 0; k < (value->kind == DOC_MAPPING ? value->count : 1); k++) {
      const doc *given = value->kind == DOC_MAPPING ? value->pairs[k].value : value;
      uint32_t amount_ix = table_find_amount(x->t, option_ix, value->kind == DOC_MAPPING ? value->pairs[k].key->text : (str){NULL, 0});
      if (decimal_parse(given->text, 0, &x->c->amounts[amount_ix]) != DECIMAL_OK) x->c->amounts[amount_ix] = AMOUNT_NOT_GIVEN;
    }
  }
}

typedef struct finding_names {
  const table *t;
  bool objection;
  trit holds; /* of objections */
  buf text;
} finding_names;

static void add_finding(void *to, const finding *f) {
  finding_names *all = to;
  if (f->objection != all->objection || (f->objection && f->holds != all->holds)) return;
  if (all->text.len > 0) buf_text(&all->text, ", ");
  finding_name(all->t, f, &all->text);
}

static void check_findings(tester *x, const doc *expect, const char *key_name, bool objection, trit holds) {
  const doc *n = doc_find(expect, key_name);
  if (n == NULL) return;
  finding_names actual = {x->t, objection, holds, {0}};
  package_findings(x->w.s, x->c, add_finding, &actual);
  buf expected = {0};
  size_t count = n->kind == DOC_SEQUENCE ? n->count : 1;
  for (size_t i = 0; i < count; i++) {
    const doc *one = n->kind == DOC_SEQUENCE ? n->items[i] : n;
    buf_printf(&expected, "%s%.*s", i > 0 ? ", " : "", one->kind == DOC_SCALAR ? (int)one->text.len : 1, one->kind == DOC_SCALAR ? one->text.at : "?");
  }
  if (!str_eq(text_of(&actual.text), text_of(&expected))) differ(x, STR("package"), n->at, key_name, text_of(&expected), text_of(&actual.text));
  x->to->failed |= actual.text.failed || expected.failed;
  buf_free(&actual.text);
  buf_free(&expected);
}

static void check_package(tester *x) {
  bool provisional;
  const doc *expect = doc_find(x->at->package, "expect"), *sum = doc_find(expect, "conclusion");
  choose(x, doc_find(x->at->package, "choose"));
  if (package_match(x->w.s, x->w.r, x->c) != EPF_OK) {
    head(x);
    buf_text(&x->said, "    the package cannot be judged\n");
    return;
  }
  mark_packages(x);
  const char *actual = conclusion_text(package_conclusion(x->w.s, x->c, &provisional));
  if (sum != NULL && !str_is(sum->text, actual)) differ(x, STR("package"), sum->at, "conclusion", sum->text, str_from(actual));
  check_findings(x, expect, "objections", true, TRIT_TRUE);
  check_findings(x, expect, "possible", true, TRIT_UNKNOWN);
  check_findings(x, expect, "advice", false, TRIT_TRUE);
}

static void run_case(tester *x) {
  if (!bind_case(x)) return;
  record_know(x->w.r, 1, x->at->stage.len > 0 ? datum_find_value(&x->m->data[DATUM_STAGE], x->at->stage) : 0);
  if (!date_case(x)) {
    head(x);
    buf_text(&x->said, "    the case gives no evaluation date: add `as_of: YYYY-MM-DD`\n");
    return;
  }
  worker_include(&x->w, x->at->says_include ? x->at->include_unverified : x->w.set->options.include_unverified);
  for (size_t i = 0; i < x->w.set->born_count; i++) worker_is_unborn(&x->w, x->w.set->born[i]);
  if (match_record(x->w.s, x->w.r) != EPF_OK) {
    head(x);
    buf_text(&x->said, "    the case cannot be matched\n");
    return;
  }
  mark_decided(x);
  if (x->aims != NULL) aims_mark(x->aims, &x->w.s->strict, NULL, NULL);
  for (size_t i = 0; i < x->at->expect->count; i++) {
    str name = x->at->expect->pairs[i].key->text;
    const doc *value = x->at->expect->pairs[i].value;
    uint32_t option_ix = model_find_option(x->m, name);
    if (option_ix != NONE) check_option(x, option_ix, name, value);
    else check_value(x, model_find_datum(x->m, name), name, value);
  }
  if (x->at->package != NULL) check_package(x);
}

/* ---- telling about one case ---- */

static void tell_case(tester *x) {
  if (x->failed) {
    buf_text(x->to, "FAILED  ");
    buf_visible(x->to, x->at->name);
    buf_char(x->to, '\n');
  }
  if (x->said.len > 0) buf_add(x->to, x->said.at, x->said.len);
}

/* In the description of a test, TAP reads # and \ as its own. */
static void tap_name(str name, buf *to) {
  for (size_t i = 0, step; i < name.len; i += step) {
    if (name.at[i] == '#' || name.at[i] == '\\') buf_char(to, '\\');
    buf_visible_one(to, (str){name.at + i, name.len - i}, &step);
  }
}

/* What was said stands below the test as a block of YAML. */
static void tell_case_tap(tester *x) {
  buf_printf(x->to, "%s %zu - ", x->failed ? "not ok" : "ok", x->nth);
  tap_name(x->at->name, x->to);
  buf_char(x->to, '\n');
  if (!x->failed) return;
  buf_text(x->to, "  ---\n  message: |\n");
  for (size_t i = 0; i < x->said.len; i++) {
    if (i == 0 || x->said.at[i - 1] == '\n') buf_text(x->to, "    ");
    buf_char(x->to, x->said.at[i]);
  }
  buf_text(x->to, "  ...\n");
}

/* ---- coverage ---- */

/* One version or another is in force on every day: then none of their windows can decide by being shut. */
static bool always_in_force(const tester *x, const option *o) {
  bool begins = false, ends = false;
  for (size_t i = 0; i < o->version_count; i++) {
    const window *w = o->versions[i].windows;
    if (o->versions[i].window_count != 1 || w->datum != o->versions[0].windows[0].datum) return false;
    begins |= w->from <= x->m->data[w->datum].min;
    ends |= w->to > x->m->data[w->datum].max;
  }
  return begins && ends; /* and no gap, or the rules were refused */
}

/* Windows of options that are always in force are not told of. */
static void mark_windows(tester *x) {
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    t_list versions = x->t->options[i].versions;
    if (!always_in_force(x, &x->m->options[i])) continue;
    for (uint32_t k = 0; k < versions.count; k++) x->decided[x->t->nodes[x->t->versions[versions.first + k].node].clause] = LEFT_OUT;
  }
}

/* A clause in the rules for an item is one for each item. What any of them decides the first in the table has decided:
 * the others, and what nobody wrote, are left out. */
static void join_clauses(tester *x, arena *a) {
  names seen = {0};
  for (uint32_t i = 0; i < x->t->clause_count; i++) {
    const t_clause *c = &x->t->clauses[i];
    uint32_t *place = ARENA_ARRAY(a, uint32_t, 3);
    memcpy(place, (const uint32_t[]){c->file, c->line, c->column}, 3 * sizeof *place);
    str key = {(const char *)place, 3 * sizeof *place};
    uint32_t first = names_find(&seen, key);
    if (first != TABLE_NONE) x->decided[first] |= x->decided[i];
    else if (c->line > 0) names_add(&seen, a, key, i);
    if (first != TABLE_NONE || c->line == 0) x->decided[i] = LEFT_OUT;
  }
}

/* How many there are; and of them, how many decide both ways. */
static size_t tell_clauses(tester *x, size_t *both) {
  size_t all = 0;
  for (uint32_t i = 0; i < x->t->clause_count; i++) {
    const t_clause *c = &x->t->clauses[i];
    if (x->decided[i] == LEFT_OUT) continue;
    all++;
    *both += x->decided[i] == 3;
    if (x->decided[i] == 3) continue;
    buf_printf(x->to, "  clause %.*s never decides by being %s  [", STR_FMT(table_str(x->t, c->id)),
               x->decided[i] == 0 ? "met or not met" : x->decided[i] == 1 ? "met" : "not met");
    buf_visible(x->to, table_str(x->t, x->t->files[c->file]));
    buf_printf(x->to, ":%u]\n", c->line);
  }
  return all;
}

static void tell_coverage(tester *x) {
  size_t eligible = 0, refused = 0, both = 0;
  buf_text(x->to, "\nCoverage\n");
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    bool yes = (x->verdicts[i] & (1u << VERDICT_ELIGIBLE | 1u << VERDICT_UNAVAILABLE)) != 0;
    bool no = (x->verdicts[i] & (1u << VERDICT_INELIGIBLE | 1u << VERDICT_EXCLUDED | 1u << VERDICT_NOT_APPLICABLE)) != 0;
    eligible += yes;
    refused += no;
    if (!yes || !no) buf_printf(x->to, "  option %.*s is never %s\n", STR_FMT(table_str(x->t, x->t->options[i].id)), !yes ? "eligible" : "refused");
  }
  mark_windows(x);
  size_t all = tell_clauses(x, &both);
  if (x->t->option_count > 0)
    buf_printf(x->to, "  options: %zu of %u eligible in some case, %zu refused in some case\n", eligible, x->t->option_count, refused);
  buf_printf(x->to, "  clauses: %zu of %zu decide both ways\n", both, all);
}

static epf_status cover(tester *x) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    return EPF_E_NOMEM;
  }
  join_clauses(x, &a);
  arena_release(&a);
  tell_coverage(x);
  tell_aims(x->m, x->aims, x->to);
  return EPF_OK;
}

static epf_status tester_new(tester *x, const setting *set, const epf_rules *rules, buf *to) {
  *x = (tester){.m = &rules->m, .t = &set->table->view, .to = to};
  epf_status status = worker_new(&x->w, set);
  if (status == EPF_OK) status = choice_new(&x->c, x->t);
  x->decided = calloc((size_t)x->t->clause_count + 1, 1);
  x->verdicts = calloc((size_t)x->t->option_count + 1, sizeof *x->verdicts);
  return status == EPF_OK && (x->decided == NULL || x->verdicts == NULL) ? EPF_E_NOMEM : status;
}

static void tester_free(tester *x) {
  worker_free(&x->w);
  choice_free(x->c);
  buf_free(&x->said);
  buf_free(&x->rows);
  buf_free(&x->texts);
  free(x->decided);
  free(x->verdicts);
}

epf_status cases_pass(const epf_rules *rules, const epf_table *table, bool include_unverified, size_t *first, bool *pass) {
  setting set = {.table = table, .options.include_unverified = include_unverified};
  setting_find_born(&set);
  buf nothing = {0};
  tester x;
  epf_status status = tester_new(&x, &set, rules, &nothing);
  *pass = true;
  for (size_t i = 0, from = *first; i < x.m->case_count && status == EPF_OK && *pass; i++) {
    size_t ix = (from + i) % x.m->case_count;
    x.at = &x.m->cases[ix];
    x.failed = false;
    buf_clear(&x.said);
    buf_clear(&x.rows);
    buf_clear(&x.texts);
    run_case(&x);
    if (x.nomem || nothing.failed || x.said.failed || x.rows.failed || x.texts.failed) status = EPF_E_NOMEM;
    *pass = !x.failed;
    if (x.failed) *first = ix;
  }
  tester_free(&x);
  return status;
}

/* Text as XML has it: nothing hidden, and what marks things up is spelt out. */
static void xml_text(str s, buf *to) {
  buf seen = {0};
  buf_visible(&seen, s);
  for (size_t i = 0; i < seen.len; i++) {
    char c = seen.at[i];
    if (c == '&') buf_text(to, "&amp;");
    else if (c == '<') buf_text(to, "&lt;");
    else if (c == '>') buf_text(to, "&gt;");
    else if (c == '"') buf_text(to, "&quot;");
    else buf_char(to, c);
  }
  to->failed |= seen.failed;
  buf_free(&seen);
}

/* What differs, line by line, as it stands in the report for people. */
static void xml_lines(str s, buf *to) {
  for (size_t at = 0; at < s.len;) {
    const char *end = memchr(s.at + at, '\n', s.len - at);
    size_t len = end != NULL ? (size_t)(end - s.at) - at : s.len - at;
    xml_text((str){s.at + at, len}, to);
    buf_char(to, '\n');
    at += len + 1;
  }
}

static void tell_case_junit(tester *x) {
  place where = span_place(x->at->at);
  buf_text(x->to, "    <testcase classname=\"");
  xml_text(table_str(x->t, x->t->head->id), x->to);
  buf_text(x->to, "\" name=\"");
  xml_text(x->at->name, x->to);
  buf_text(x->to, "\" file=\"");
  xml_text(x->at->at.in->path, x->to);
  buf_printf(x->to, "\" line=\"%u\"", where.line);
  if (!x->failed) {
    buf_text(x->to, "/>\n");
    return;
  }
  buf_text(x->to, ">\n      <failure message=\"what came out is not what was expected\">");
  xml_lines(text_of(&x->said), x->to);
  buf_text(x->to, "</failure>\n    </testcase>\n");
}

/* How many failed stands in front of them. */
static void put_junit(const tester *x, const epf_case_counts *counts, const buf *cases, buf *to) {
  size_t all = counts->passed + counts->failed;
  buf_text(to, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  buf_printf(to, "<testsuites tests=\"%zu\" failures=\"%zu\">\n  <testsuite name=\"", all, counts->failed);
  xml_text(table_str(x->t, x->t->head->id), to);
  buf_printf(to, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", all, counts->failed);
  buf_add(to, cases->at, cases->len);
  buf_text(to, "  </testsuite>\n</testsuites>\n");
}

/* ---- SARIF 2.1.0: what fails is a result where the case stands, and each expectation a place beside it ---- */

static void tell_case_sarif(tester *x) {
  if (!x->failed) return;
  buf_text(x->to, x->to->len > 0 ? ",\n" : "\n");
  buf_text(x->to, "{\"ruleId\":\"case\",\"level\":\"error\",\"message\":{\"text\":");
  buf whole = {0};
  buf_visible(&whole, x->at->name);
  buf_char(&whole, '\n');
  buf_str(&whole, text_of(&x->said));
  buf_json(x->to, text_of(&whole));
  x->to->failed |= whole.failed;
  buf_free(&whole);
  buf_text(x->to, "},\"locations\":[{");
  sarif_place(x->at->at, x->to);
  buf_text(x->to, "}],\"relatedLocations\":[");
  for (size_t i = 0; i < row_count(x); i++) {
    row r = row_at(x, i);
    buf_text(x->to, i > 0 ? ",{" : "{");
    sarif_place(r.at, x->to);
    buf message = {0};
    buf_str(&message, row_text(x, r.what, r.expected));
    buf_text(&message, " expected ");
    buf_str(&message, row_text(x, r.expected, r.actual));
    buf_text(&message, ", actual ");
    buf_str(&message, row_text(x, r.actual, r.end));
    buf_text(x->to, ",\"message\":{\"text\":");
    buf_json(x->to, text_of(&message));
    buf_text(x->to, "}}");
    x->to->failed |= message.failed;
    buf_free(&message);
  }
  buf_text(x->to, "]}");
}

static void put_sarif(const epf_case_counts *counts, const buf *cases, buf *to) {
  sarif s;
  sarif_begin(&s, to);
  sarif_rule(&s, "case", "a case that does not come out as it expects");
  sarif_results(&s);
  buf_add(to, cases->at, cases->len);
  sarif_results_end(&s);
  buf_printf(to, ",\"properties\":{\"passed\":%zu,\"failed\":%zu}}]}\n", counts->passed, counts->failed);
}

static void run_cases(tester *x, epf_case_counts *counts, epf_status *status) {
  if (x->tap) buf_printf(x->to, "TAP version 14\n1..%zu\n", x->m->case_count);
  for (size_t i = 0; i < x->m->case_count && *status == EPF_OK; i++) {
    x->at = &x->m->cases[i];
    x->failed = false;
    x->nth = i + 1;
    buf_clear(&x->said);
    buf_clear(&x->rows);
    buf_clear(&x->texts);
    run_case(x);
    put_rows(x);
    if (x->tap) tell_case_tap(x);
    else if (x->junit) tell_case_junit(x);
    else if (x->sarif) tell_case_sarif(x);
    else tell_case(x);
    if (x->nomem || x->to->failed || x->said.failed || x->rows.failed || x->texts.failed) *status = EPF_E_NOMEM;
    counts->passed += !x->failed;
    counts->failed += x->failed;
  }
}

epf_status cases_mark(const epf_rules *rules, const epf_table *table, aims *all, epf_case_counts *counts) {
  setting set = {.table = table};
  setting_find_born(&set);
  buf nothing = {0};
  tester x;
  epf_status status = tester_new(&x, &set, rules, &nothing);
  x.aims = all;
  run_cases(&x, counts, &status);
  tester_free(&x);
  buf_free(&nothing);
  return status;
}

epf_status epf_rules_run_cases(const epf_rules *rules, const epf_table *table, epf_case_report how, epf_buffer *to, epf_case_counts *counts) {
  *counts = (epf_case_counts){0};
  setting set = {.table = table, .options.include_unverified = how.include_unverified};
  if (how.include_unverified && table->view.head->include_field == TABLE_NONE) return EPF_E_ARGUMENT;
  setting_find_born(&set);
  tester x;
  buf cases = {0};
  epf_status status = tester_new(&x, &set, rules, how.junit || how.sarif ? &cases : to);
  x.sarif = how.sarif;
  x.tap = how.tap;
  x.junit = how.junit;
  arena room;
  aims all;
  arena_init(&room);
  if (status == EPF_OK && how.coverage) status = aims_of_rules(&all, &room, x.t);
  if (status == EPF_OK && how.coverage) x.aims = &all;
  run_cases(&x, counts, &status);
  if (status == EPF_OK && x.aims != NULL && how.as_of != NULL) status = rule_aims_out(&all, table, how.as_of, how.budget, how.items);
  counts->no_date = status == EPF_E_ARGUMENT;
  if (status == EPF_OK && how.junit) put_junit(&x, counts, &cases, to);
  if (status == EPF_OK && how.sarif) put_sarif(counts, &cases, to);
  buf_free(&cases);
  if (status == EPF_OK && how.coverage) status = cover(&x);
  if (status == EPF_OK && !how.tap && !how.junit && !how.sarif)
    buf_printf(to, "%s%zu passed, %zu failed\n", how.coverage || counts->failed > 0 ? "\n" : "", counts->passed, counts->failed);
  arena_release(&room);
  tester_free(&x);
  return status == EPF_OK && to->failed ? EPF_E_NOMEM : status;
}

/* ---- cases that cannot be run ---- */

/* The smallest part of the document that begins at the byte; else `n`. */
static const doc *part_at(const doc *n, uint32_t at) {
  for (size_t i = 0; i < n->count; i++) {
    const doc *one = n->kind == DOC_MAPPING ? n->pairs[i].value : n->items[i];
    if (n->kind == DOC_MAPPING && n->pairs[i].key->at.start == at) return n->pairs[i].key;
    if (one->at.start <= at && at < one->at.end) return part_at(one, at);
  }
  return n;
}

static span span_of_fault(const doc *profile, const bind_fault *f) {
  const source *s = profile->at.in;
  str line = source_line(s, f->line);
  size_t at = 0, step;
  for (uint32_t column = 1; column < f->column && at < line.len; column++, at += step) {
    step = utf8_step(line.at + at, line.len - at);
    if (step == 0) step = 1;
  }
  const doc *part = part_at(profile, s->line_start[f->line - 1] + (uint32_t)at);
  return part->at;
}

static void refuse_answers(const tester *x, diags *d) {
  const bind_fault *faults;
  size_t count = binder_faults(x->w.b, &faults);
  for (size_t i = 0; i < count; i++) {
    if (diag_code_severity(faults[i].code) != SEVERITY_ERROR) continue;
    diag *e = diag_add(d, CODE_BAD_CASE, span_of_fault(x->at->profile, &faults[i]), "%s", faults[i].message);
    diag_help(d, e, "give an answer that the field can have; `epf explain %s` says more", diag_code_name(faults[i].code));
  }
}

static void refuse_undated(const tester *x, diags *d) {
  uint32_t field = x->t->head->as_of_field;
  diag *e = diag_add(d, CODE_BAD_CASE, x->at->at, "the case gives no evaluation date");
  if (field == TABLE_NONE) diag_help(d, e, "add `as_of: YYYY-MM-DD`");
  else diag_help(d, e, "add `as_of: YYYY-MM-DD`, or answer `%.*s`", STR_FMT(table_str(x->t, x->t->data[field].id)));
}

static epf_status look_at_cases(epf_rules *rules, tester *x) {
  if (ARENA_CATCH(&rules->in)) return EPF_E_NOMEM;
  size_t before = rules->d.errors;
  for (size_t i = 0; i < x->m->case_count; i++) {
    x->at = &x->m->cases[i];
    epf_status status = bind_doc(x->w.b, x->at->profile, x->w.r);
    if (status == EPF_E_NOMEM) return status;
    if (status != EPF_OK) refuse_answers(x, &rules->d);
    else if (!date_case(x)) refuse_undated(x, &rules->d);
  }
  diags_sort(&rules->d);
  return rules->d.errors > before ? EPF_E_RULES : EPF_OK;
}

epf_status epf_rules_check_cases(epf_rules *rules, const epf_table *table) {
  setting set = {.table = table};
  tester x = {.m = &rules->m, .t = &table->view};
  epf_status status = worker_new(&x.w, &set);
  if (status == EPF_OK) status = look_at_cases(rules, &x);
  worker_free(&x.w);
  return status;
}
