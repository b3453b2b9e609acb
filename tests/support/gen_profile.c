/* Profiles that seek the boundaries of a rule set: values at and beside every number that its rules name. */
#include <stdlib.h>
#include <string.h>

#include "support/gen.h"

typedef struct candidates { /* values of one datum worth trying */
  int64_t *at;
  size_t count, cap;
  uint32_t datum;
  const model *m;
  int64_t as_of;
} candidates;

static void add(candidates *c, int64_t v) {
  if (c->count == c->cap) {
    c->cap = c->cap == 0 ? 16 : 2 * c->cap;
    c->at = realloc(c->at, c->cap * sizeof *c->at);
    if (c->at == NULL) abort();
  }
  c->at[c->count++] = v;
}

static void add_around(candidates *c, int64_t v) {
  for (int64_t i = -1; i <= 1; i++) add(c, v + i);
}

static void add_from_node(candidates *c, const node *n) {
  for (size_t i = 0; n != NULL && i < n->part_count; i++) add_from_node(c, n->parts[i]);
  if (n == NULL || n->op != NODE_CLAUSE || n->clause.datum != c->datum) return;
  for (size_t i = 0; i < n->clause.range_count; i++) {
    add_around(c, n->clause.ranges[i].from);
    add_around(c, n->clause.ranges[i].to);
  }
  if (n->clause.kind == CLAUSE_COMPARE && n->clause.compare.right == DATUM_AS_OF)
    add_around(c, oracle_move(c->as_of, n->clause.compare.offset, n->clause.compare.unit));
}

static void add_from_derived(candidates *c, const datum *d) {
  const derivation *how = &d->how;
  for (size_t i = 0; i < how->clause_count; i++) add_from_node(c, how->clauses[i]);
  for (size_t i = 0; i < how->case_count; i++) add_from_node(c, how->cases[i].when);
  if (how->kind == DERIVE_BANDS && how->inputs[0] == c->datum)
    for (int64_t i = 0; i < d->max; i++) add_around(c, how->bounds[i]);
  for (int years = 0; how->kind == DERIVE_YEARS_BETWEEN && how->inputs[0] == c->datum && years < 6; years++)
    add_around(c, oracle_move(c->as_of, -years, UNIT_YEAR));
}

static candidates candidates_of(const model *m, uint32_t which, int64_t as_of) {
  candidates c = {.datum = which, .m = m, .as_of = as_of};
  for (size_t i = m->field_end; i < m->data_count; i++) add_from_derived(&c, &m->data[i]);
  for (size_t i = 0; i < m->condition_count; i++) add_from_node(&c, m->conditions[i].body);
  for (size_t i = 0; i < m->option_count; i++) {
    for (part p = 0; p < PART_COUNT; p++) add_from_node(&c, m->options[i].parts[p]);
    for (size_t k = 0; k < m->options[i].caution_count; k++) add_from_node(&c, m->options[i].cautions[k].when);
  }
  return c;
}

static int64_t pick_value(gen *g, const model *m, uint32_t i, int64_t as_of) {
  const datum *d = &m->data[i];
  candidates c = candidates_of(m, i, as_of);
  add(&c, d->min);
  add(&c, d->max);
  int64_t v = gen_chance(g, 30) ? gen_between(g, d->min, d->max) : c.at[gen_below(g, (uint32_t)c.count)];
  free(c.at);
  if (d->type == TYPE_SENTENCE) v = gen_sentence_near(v);
  return v < d->min ? d->min : v > d->max ? d->max : v;
}

static int64_t pick_as_of(gen *g, const model *m) {
  static const int days[][3] = {{2011, 6, 15}, {2012, 2, 29}, {2012, 3, 1}, {2011, 2, 28}, {2011, 12, 31}, {2010, 1, 1}};
  const int *one = days[gen_below(g, 6)];
  int64_t day = oracle_day(one[0], one[1], one[2]);
  candidates c = candidates_of(m, DATUM_AS_OF, day);
  int64_t named = c.count > 0 && gen_chance(g, 40) ? c.at[gen_below(g, (uint32_t)c.count)] : day;
  free(c.at);
  return named > ORACLE_DAY_MIN + 1 && named < ORACLE_DAY_MAX ? named : day; /* not the calendar's own ends */
}

/* ---- one answer: made, then told; both append to the line ---- */

static void put_duration(gen *g, gen_text *line, int64_t days) {
  bool weeks = days % 7 == 0 && days > 0 && gen_chance(g, 40);
  gen_put(line, weeks ? "\"%lld weeks\"" : "\"%lld days\"", (long long)(weeks ? days / 7 : days));
}

static void put_value(gen *g, gen_text *line, const datum *d, int64_t v) {
  switch (d->type) {
  case TYPE_BOOLEAN: gen_put(line, v != 0 ? "true" : "false"); break;
  case TYPE_ENUM: gen_put(line, "\"%.*s\"", STR_FMT(d->values[v].id)); break;
  case TYPE_DURATION: put_duration(g, line, v); break;
  case TYPE_SENTENCE:
    gen_put(line, "\"");
    gen_put_sentence(g, line, v);
    gen_put(line, "\"");
    break;
  case TYPE_DATE:
    gen_put(line, "\"");
    gen_put_date(line, v);
    gen_put(line, "\"");
    break;
  default:
    gen_put_decimal(line, v, d->places);
    if (d->places > 0 && gen_chance(g, 15)) gen_put(line, "0"); /* a further zero says nothing new */
  }
}

static void answer_set(gen *g, gen_text *line, const datum *d, oracle_answer *a) {
  a->members = calloc(d->value_count + 1, sizeof *a->members);
  if (a->members == NULL) abort();
  bool none = gen_chance(g, 25);
  size_t start = gen_below(g, (uint32_t)d->value_count), count = 0;
  gen_put(line, "[");
  for (size_t i = 0; i < d->value_count && !none; i++) {
    size_t code = (start + i) % d->value_count;
    if (!gen_chance(g, 40)) continue;
    a->members[code] = true;
    gen_put(line, "%s\"%.*s\"", count++ > 0 ? "," : "", STR_FMT(d->values[code].id));
  }
  gen_put(line, "]");
}

static void answer_text(gen *g, gen_text *line, oracle_answer *a) {
  static const char *const texts[] = {"105", "107", "A15", "1010", "B", "10", "5", "Z9"};
  a->text = str_from(texts[gen_below(g, 8)]);
  gen_put(line, "\"%.*s\"", STR_FMT(a->text));
}

static void answer_known(gen *g, gen_text *line, const model *m, uint32_t i, int64_t as_of, oracle_answer *a) {
  const datum *d = &m->data[i];
  a->state = ANSWERED;
  if (d->type == TYPE_SET) answer_set(g, line, d, a);
  else if (d->type == TYPE_TEXT) answer_text(g, line, a);
  else {
    a->value = pick_value(g, m, i, as_of);
    put_value(g, line, d, a->value);
  }
}

/* Out of range, or with more places than the field has; false where the field's type has no such thing. */
static bool answer_invalid(gen *g, gen_text *line, const datum *d, oracle_answer *a) {
  bool number = d->type == TYPE_INTEGER || d->type == TYPE_DECIMAL, date = d->type == TYPE_DATE;
  if (!number && !date && d->type != TYPE_DURATION && d->type != TYPE_SENTENCE) return false;
  a->state = UNUSABLE;
  if (d->type == TYPE_SENTENCE) gen_put(line, "\"99 years\"");
  else if (d->type == TYPE_DECIMAL && gen_chance(g, 50)) {
    gen_put_decimal(line, d->min, d->places);
    gen_put(line, "5");
  } else {
    bool high = d->type == TYPE_DURATION || gen_chance(g, 50);
    put_value(g, line, d, high ? d->max + 1 : d->min - 1);
  }
  return true;
}

/* A missing answer is told as null, with its reason, or not at all; true if it was told. */
static bool answer_missing(gen *g, gen_text *line, str key, oracle_answer *a) {
  static const char *const whys[] = {"", "not_asked", "refused", "unobtainable"};
  uint32_t way = gen_below(g, 10);
  a->state = UNANSWERED;
  a->why = way >= 6 ? (oracle_why)(1 + way % 3) : WHY_NONE;
  if (way < 3) return false;
  gen_put(line, "\"%.*s\":", STR_FMT(key));
  if (a->why == WHY_NONE) gen_put(line, "null");
  else gen_put(line, "{\"missing\":\"%s\"}", whys[a->why]);
  return true;
}

/* Of an item in a list: the name behind the second dot. */
static str key_of(const datum *d, bool in_list) {
  str key = d->id;
  for (int dots = in_list && d->item > 0 ? 2 : 0; dots > 0; key.at++, key.len--) dots -= *key.at == '.';
  return key;
}

static bool write_answer(gen *g, gen_text *line, const model *m, uint32_t i, gen_profile *p, uint32_t missing_percent, bool in_list) {
  const datum *d = &m->data[i];
  oracle_answer *a = &p->answers[i];
  if (gen_chance(g, missing_percent)) return answer_missing(g, line, key_of(d, in_list), a);
  gen_put(line, "\"%.*s\":", STR_FMT(key_of(d, in_list)));
  if (!gen_chance(g, 3) || !answer_invalid(g, line, d, a)) answer_known(g, line, m, i, p->as_of, a);
  return true;
}

/* ---- profiles ---- */

static gen_profile *new_profile(const model *m) {
  gen_profile *p = calloc(1, sizeof *p);
  if (p != NULL) p->answers = calloc(m->data_count, sizeof *p->answers);
  if (p == NULL || p->answers == NULL) abort();
  return p;
}

/* ---- the items of a group ---- */

/* How a profile tells its items: as a list; each answer by its whole name, with their number or without; none of it. */
typedef enum telling { AS_LIST, COUNTED, NOT_COUNTED, NO_NUMBER, BAD_NUMBER } telling;

typedef struct teller {
  gen *g;
  gen_text *line;
  const model *m;
  gen_profile *p;
  uint32_t percent; /* of answers that are missing */
} teller;

static void begin_answer(gen_text *line) {
  char last = line->at[line->len - 1];
  if (last != '{' && last != '[') gen_put(line, ",");
}

static void tell_answer(const teller *t, uint32_t i, bool in_list) {
  size_t mark = t->line->len;
  begin_answer(t->line);
  if (!write_answer(t->g, t->line, t->m, i, t->p, t->percent, in_list)) t->line->len = mark;
}

static void tell_items(const teller *t, const group *of, int64_t count, bool in_list) {
  uint32_t i = of->count + 1;
  for (int64_t item = 1; item <= count; item++) {
    if (in_list) begin_answer(t->line);
    if (in_list) gen_put(t->line, "{");
    for (; i < t->m->field_end && t->m->data[i].group == of->count && t->m->data[i].item == item; i++) tell_answer(t, i, in_list);
    if (in_list) gen_put(t->line, "}");
  }
}

static void tell_number(const teller *t, const group *of, int64_t n) {
  begin_answer(t->line);
  gen_put(t->line, "\"%.*s\":%lld", STR_FMT(of->id), (long long)n);
}

/* The last item that has an answer, or tells why it has none. */
static void count_by_answers(const teller *t, const group *of) {
  oracle_answer *number = &t->p->answers[of->count];
  for (uint32_t i = of->count + 1; i < t->m->field_end && t->m->data[i].group == of->count; i++) {
    const oracle_answer *a = &t->p->answers[i];
    if (a->state != UNANSWERED || a->why != WHY_NONE) *number = (oracle_answer){.state = ANSWERED, .value = t->m->data[i].item};
  }
}

static void tell_group(const teller *t, const group *of) {
  static const telling ways[] = {AS_LIST, AS_LIST, AS_LIST, COUNTED, COUNTED, NOT_COUNTED, NOT_COUNTED, NO_NUMBER, NO_NUMBER, BAD_NUMBER};
  telling way = ways[gen_below(t->g, 10)];
  oracle_answer *number = &t->p->answers[of->count];
  int64_t count = gen_below(t->g, of->most + 1);
  size_t mark = t->line->len;
  switch (way) {
  case AS_LIST:
    begin_answer(t->line);
    gen_put(t->line, "\"%.*s\":[", STR_FMT(of->id));
    tell_items(t, of, count, true);
    gen_put(t->line, "]");
    *number = (oracle_answer){.state = ANSWERED, .value = count};
    break;
  case COUNTED:
    if (gen_chance(t->g, 70)) tell_items(t, of, count, false);
    tell_number(t, of, count);
    *number = (oracle_answer){.state = ANSWERED, .value = count};
    break;
  case NOT_COUNTED:
    tell_items(t, of, count, false);
    if (gen_chance(t->g, 30)) begin_answer(t->line), gen_put(t->line, "\"%.*s\":null", STR_FMT(of->id));
    count_by_answers(t, of);
    break;
  case NO_NUMBER:
    begin_answer(t->line);
    if (!answer_missing(t->g, t->line, of->id, number)) t->line->len = mark;
    break;
  case BAD_NUMBER:
    tell_number(t, of, of->most + 1);
    if (gen_chance(t->g, 50)) tell_items(t, of, count, false);
    number->state = UNUSABLE;
    break;
  }
}

static const group *group_counted_by(const model *m, uint32_t datum) {
  for (size_t i = 0; i < m->group_count; i++)
    if (m->groups[i].count == datum) return &m->groups[i];
  return NULL;
}

/* ---- profiles, whole ---- */

gen_profile *gen_profile_new(gen *g, const model *m) {
  static const uint32_t missing_percents[] = {40, 40, 15, 65};
  gen_profile *p = new_profile(m);
  gen_text line = {0};
  uint32_t count = (uint32_t)m->field_end - DATUM_FIELDS, start = gen_below(g, count), percent = missing_percents[gen_below(g, 4)];
  const teller t = {g, &line, m, p, percent};
  p->as_of = pick_as_of(g, m);
  p->stage = gen_below(g, (uint32_t)m->data[DATUM_STAGE].value_count);
  gen_put(&line, "{");
  if (m->include_field != NONE) p->answers[m->include_field] = (oracle_answer){.state = ANSWERED, .value = gen_below(g, 2)};
  for (uint32_t k = 0; k < count; k++) {
    uint32_t i = DATUM_FIELDS + (start + k) % count;
    const group *of = group_counted_by(m, i);
    if (i == m->include_field) continue; /* no profile gives it */
    if (of != NULL) tell_group(&t, of);
    else if (m->data[i].item == 0) tell_answer(&t, i, false);
  }
  gen_put(&line, "}");
  p->line = line.at;
  return p;
}

/* The answer as it was, or, where there was none that can be used, a new one. */
static void complete_answer(const teller *t, uint32_t i, const oracle_answer *from) {
  const datum *d = &t->m->data[i];
  oracle_answer *a = &t->p->answers[i];
  begin_answer(t->line);
  gen_put(t->line, "\"%.*s\":", STR_FMT(d->id));
  if (from->state != ANSWERED) {
    answer_known(t->g, t->line, t->m, i, t->p->as_of, a);
    return;
  }
  *a = *from;
  if (d->type == TYPE_TEXT) gen_put(t->line, "\"%.*s\"", STR_FMT(a->text));
  else if (d->type != TYPE_SET) put_value(t->g, t->line, d, a->value);
  else {
    a->members = calloc(d->value_count + 1, sizeof *a->members);
    if (a->members == NULL) abort();
    memcpy(a->members, from->members, d->value_count * sizeof *a->members);
    size_t count = 0;
    gen_put(t->line, "[");
    for (size_t k = 0; k < d->value_count; k++)
      if (a->members[k]) gen_put(t->line, "%s\"%.*s\"", count++ > 0 ? "," : "", STR_FMT(d->values[k].id));
    gen_put(t->line, "]");
  }
}

/* As many items as were counted; else no fewer than were answered. */
static void complete_number(const teller *t, const group *of, const gen_profile *p) {
  const oracle_answer *before = &p->answers[of->count];
  int64_t least = 0;
  for (uint32_t i = of->count + 1; i < t->m->field_end && t->m->data[i].group == of->count; i++)
    if (p->answers[i].state != UNANSWERED || p->answers[i].why != WHY_NONE) least = t->m->data[i].item;
  int64_t n = before->state == ANSWERED ? before->value : gen_between(t->g, least, of->most);
  t->p->answers[of->count] = (oracle_answer){.state = ANSWERED, .value = n};
  tell_number(t, of, n);
}

gen_profile *gen_profile_completed(gen *g, const model *m, const gen_profile *p) {
  gen_profile *full = new_profile(m);
  gen_text line = {0};
  const teller t = {g, &line, m, full, 0};
  full->as_of = p->as_of;
  full->stage = p->stage;
  gen_put(&line, "{");
  for (uint32_t i = DATUM_FIELDS; i < m->field_end; i++) {
    const datum *d = &m->data[i];
    const group *of = group_counted_by(m, i);
    if (i == m->include_field) full->answers[i] = p->answers[i];
    else if (of != NULL) complete_number(&t, of, p);
    else if (d->item == 0 || full->answers[d->group].value >= d->item) complete_answer(&t, i, &p->answers[i]);
  }
  gen_put(&line, "}");
  full->line = line.at;
  return full;
}

void gen_profile_free(const model *m, gen_profile *p) {
  if (p == NULL) return;
  for (size_t i = 0; i < m->data_count; i++) free(p->answers[i].members);
  free(p->answers);
  free(p->line);
  free(p);
}

oracle_choice gen_choice(gen *g, const model *m) {
  oracle_choice c = {calloc(m->option_count + 1, sizeof *c.options), calloc(m->data_count, sizeof *c.amounts)};
  if (c.options == NULL || c.amounts == NULL) abort();
  for (size_t i = 0; i < m->option_count; i++) {
    const struct option *o = &m->options[i];
    c.options[i] = gen_chance(g, 45);
    for (size_t k = 0; k < o->amount_count; k++) c.amounts[o->amounts[k].datum] = gen_chance(g, 75) ? gen_between(g, 0, 18) : -1;
  }
  return c;
}
