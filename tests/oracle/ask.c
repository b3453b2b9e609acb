/* What to ask next: the field whose answer would settle the most, found by trying every answer.
 *
 * Tried are the slots of a field one by one: its value class by class, each tested member of a set, each pattern
 * of a text. The others stay as they are, and the field counts as answered.
 *
 * `match` counts the options that are open (strict). A conversation goes on until nothing is provisional either
 * (relaxed): what is provisional counts as open too, and the answers are tried in the relaxed world, where nothing is
 * settled by what was not answered.
 */
#include "oracle/world.h"

typedef struct classes { /* of one field, over the whole rule set */
  uint32_t field;
  int64_t *cuts; /* numbers: where a class begins */
  size_t cut_count;
  bool *codes;   /* sets: tested members */
  str *patterns; /* texts */
  size_t pattern_count;
  world *w;
} classes;

static void note_cut(classes *c, int64_t at) {
  c->cuts = oracle_grow(&c->w->memory, c->cuts, c->cut_count, sizeof *c->cuts);
  c->cuts[c->cut_count++] = at;
}

static void note_pattern(classes *c, str pattern) {
  for (size_t i = 0; i < c->pattern_count; i++)
    if (str_eq(c->patterns[i], pattern)) return;
  c->patterns = oracle_grow(&c->w->memory, c->patterns, c->pattern_count, sizeof *c->patterns);
  c->patterns[c->pattern_count++] = pattern;
}

static void note_tests(classes *c, const node *n) {
  for (size_t i = 0; n != NULL && i < n->part_count; i++) note_tests(c, n->parts[i]);
  if (n == NULL || n->op != NODE_CLAUSE || n->clause.kind == CLAUSE_OPTION || n->clause.datum != c->field) return;
  for (size_t i = 0; i < n->clause.range_count; i++) {
    note_cut(c, n->clause.ranges[i].from);
    note_cut(c, n->clause.ranges[i].to + 1);
  }
  for (size_t i = 0; i < n->clause.code_count; i++) c->codes[n->clause.codes[i]] = true;
  for (size_t i = 0; i < n->clause.pattern_count; i++) note_pattern(c, n->clause.patterns[i]);
}

/* Reading: a test counts wherever it stands: in derived values, named conditions (used or not), all parts of
 * options, windows, cautions, limits and package rules. Comparisons of two data tell no classes apart. */
static classes classes_of(world *w, uint32_t field) {
  const model *m = w->m;
  classes c = {.field = field, .codes = oracle_take(&w->memory, datum_at(w, field)->value_count, sizeof(bool)), .w = w};
  for (size_t i = m->field_end; i < m->data_count; i++) {
    const derivation *how = &m->data[i].how;
    for (size_t k = 0; k < how->clause_count; k++) note_tests(&c, how->clauses[k]);
    for (size_t k = 0; k < how->case_count; k++) note_tests(&c, how->cases[k].when);
    for (int64_t k = 0; how->kind == DERIVE_BANDS && how->inputs[0] == field && k < m->data[i].max; k++)
      note_cut(&c, how->bounds[k]);
  }
  for (size_t i = 0; i < m->condition_count; i++) note_tests(&c, m->conditions[i].body);
  for (size_t i = 0; i < m->option_count; i++) {
    for (part p = 0; p < PART_COUNT; p++) note_tests(&c, m->options[i].parts[p]);
    for (size_t k = 0; k < m->options[i].caution_count; k++) note_tests(&c, m->options[i].cautions[k].when);
    for (size_t k = 0; k < m->options[i].limit_count; k++) note_tests(&c, m->options[i].limits[k].when);
  }
  for (size_t i = 0; i < m->package_rule_count; i++) note_tests(&c, m->package_rules[i].when);
  return c;
}

typedef struct poll { /* the options that are open, and what becomes of them under the answers of one slot */
  world *now;
  bool *open, *always, *ever; /* by option: closed under every class, under some class */
} poll;

static void try_answer(poll *p, trial t) {
  world w = oracle_world_new(p->now->m, p->now->answers, p->now->as_of, p->now->stage);
  w.relaxed = p->now->relaxed;
  w.trial = t;
  for (uint32_t i = 0; i < w.m->option_count; i++) {
    bool closed = p->open[i] && !is_open(oracle_verdict_of(&w, i));
    p->always[i] = p->always[i] && closed;
    p->ever[i] = p->ever[i] || closed;
  }
  oracle_release(w.memory);
}

/* Every class of the field's value. Reading: fields of at most 16 values have one class a value, dates too. */
static void try_value(poll *p, const classes *c) {
  const datum *d = datum_at(p->now, c->field);
  bool each = is_coded(d) || d->max - d->min < 16;
  for (int64_t from = d->min, next; from <= d->max; from = next) {
    next = each ? from + 1 : d->max + 1;
    for (size_t i = 0; i < c->cut_count; i++)
      if (c->cuts[i] > from && c->cuts[i] < next) next = c->cuts[i];
    try_answer(p, (trial){.field = c->field, .from = from, .to = next - 1});
  }
}

/* Tries the slots of a field one by one, and counts the options that some slot settles. */
static oracle_question ask(world *w, const bool *open, uint32_t field) {
  size_t n = w->m->option_count;
  const datum *d = datum_at(w, field);
  classes c = classes_of(w, field);
  poll p = {.now = w};
  bool *settles = oracle_take(&w->memory, n, sizeof(bool)), *some = oracle_take(&w->memory, n, sizeof(bool));
  size_t slots = d->type == TYPE_SET ? d->value_count : d->type == TYPE_TEXT ? c.pattern_count : 1;
  for (size_t s = 0; s < slots; s++) {
    if (d->type == TYPE_SET && !c.codes[s]) continue;
    p = (poll){w, oracle_take(&w->memory, n, sizeof(bool)), oracle_take(&w->memory, n, sizeof(bool)), oracle_take(&w->memory, n, sizeof(bool))};
    for (size_t i = 0; i < n; i++) p.open[i] = p.always[i] = open[i];
    if (d->type != TYPE_SET && d->type != TYPE_TEXT) try_value(&p, &c);
    for (int64_t yes = 0; yes < 2 && d->type == TYPE_SET; yes++)
      try_answer(&p, (trial){.field = field, .from = yes, .to = yes, .code = s});
    for (int64_t yes = 0; yes < 2 && d->type == TYPE_TEXT; yes++)
      try_answer(&p, (trial){.field = field, .from = yes, .to = yes, .pattern = c.patterns[s]});
    for (size_t i = 0; i < n; i++) {
      settles[i] = settles[i] || p.always[i];
      some[i] = some[i] || p.ever[i];
    }
  }
  oracle_question q = {.field = field};
  for (uint32_t i = 0; i < n; i++) {
    q.settles += settles[i];
    q.settles_some += some[i];
    q.mentions += open[i] && oracle_needs_of_option(w, i)[field];
  }
  return q;
}

static bool asks_before(const oracle_question *a, const oracle_question *b) {
  if (a->settles != b->settles) return a->settles > b->settles;
  if (a->settles_some != b->settles_some) return a->settles_some > b->settles_some;
  return a->mentions > b->mentions; /* else in vocabulary order, in which they come */
}

/* Reading: every wanted field that can be asked for is listed, also one that settles nothing. */
static oracle_questions ask_for(world *w, const bool *open, const bool *wanted) {
  oracle_questions all = {.at = oracle_take(&w->memory, w->m->data_count, sizeof *all.at)};
  for (uint32_t i = DATUM_FIELDS; i < w->m->field_end; i++) {
    const oracle_answer *a = &w->answers[i];
    if (!wanted[i] || a->state != UNANSWERED || a->why == WHY_REFUSED || a->why == WHY_UNOBTAINABLE) continue;
    oracle_question q = ask(w, open, i);
    size_t at = all.count++;
    for (; at > 0 && asks_before(&q, &all.at[at - 1]); at--) all.at[at] = all.at[at - 1];
    all.at[at] = q;
  }
  return all;
}

static void want(bool *wanted, const bool *needs, size_t count) {
  for (size_t i = 0; i < count; i++) wanted[i] = wanted[i] || needs[i];
}

/* What is missing, and what every open or provisional option and every provisional value would wait for. */
static bool *wanted_to_settle(world *relaxed, const oracle_outcome *o, const bool *open) {
  size_t n = relaxed->m->data_count;
  bool *wanted = oracle_take(&relaxed->memory, n, sizeof *wanted);
  want(wanted, o->missing, n);
  for (uint32_t i = 0; i < relaxed->m->option_count; i++)
    if (open[i]) want(wanted, oracle_needs_of_option(relaxed, i), n);
  for (uint32_t i = (uint32_t)relaxed->m->field_end; i < n; i++)
    if (o->values[i].provisional) oracle_need_datum(relaxed, i, wanted);
  return wanted;
}

/* Reading: an option that is not available does not count, though its availability be provisional. */
void oracle_ask_next(world *strict, world *relaxed, oracle_outcome *o) {
  size_t n = strict->m->option_count;
  bool *open = oracle_take(&strict->memory, n, sizeof *open), *unsettled = oracle_take(&strict->memory, n, sizeof *unsettled);
  for (uint32_t i = 0; i < n; i++) {
    const oracle_option *x = &o->options[i];
    open[i] = is_open(x->verdict) && x->availability != IS_FALSE;
    unsettled[i] = (is_open(x->verdict) || x->provisional) && x->availability != IS_FALSE;
  }
  o->ask_next = ask_for(strict, open, o->missing);
  o->ask_on = ask_for(relaxed, unsettled, wanted_to_settle(relaxed, o, unsettled));
}
