#include "prove/same.h"

#include "base/sha256.h"

void digests_make(digests *d, arena *a, const table *t) {
  *d = (digests){.t = t, .a = a};
  d->data = ARENA_ARRAY(a, digest, t->data_count + 1);
  d->nodes = ARENA_ARRAY(a, digest, t->node_count + 1);
  d->options = ARENA_ARRAY(a, digest, t->option_count + 1);
  d->known = ARENA_ARRAY(a, uint8_t, t->data_count + t->node_count + t->option_count + 1);
}

/* ---- what is said ---- */

static void put_str(const digests *d, t_str s, buf *to) {
  buf_printf(to, "%u:", s.len);
  buf_str(to, table_str(d->t, s));
}

static void put_digest(const digest *x, buf *to) { buf_add(to, (const char *)x->at, sizeof x->at); }

static void put_datum(digests *d, uint32_t datum, buf *to) {
  if (datum == TABLE_NONE) buf_char(to, '-');
  else put_digest(digest_of_datum(d, datum), to);
}

static void put_values(const digests *d, t_list values, buf *to) {
  for (uint32_t i = 0; i < values.count; i++) put_str(d, d->t->values[values.first + i].id, to);
}

static digest finish(digests *d, buf *text) {
  digest found;
  if (text->failed) {
    buf_free(text);
    arena_nomem(d->a);
  }
  sha256(found.at, text->at, text->len);
  buf_free(text);
  return found;
}

/* A field is what its name says; a derived value, what it is worked out from. */
static void say_datum(digests *d, const t_datum *x, buf *to) {
  const table *t = d->t;
  buf_printf(to, "datum %u %u %u %u %lld %lld %u ", x->type, x->places, x->ordered, x->derive, (long long)x->min, (long long)x->max, x->items);
  put_values(d, x->values, to);
  if (x->item > 0) {
    buf_printf(to, "item %u of ", x->item);
    put_datum(d, x->group, to);
  }
  if (x->derive == T_FIELD || (d->by_name && x->hidden == 0)) {
    if (x->type == T_DURATION) buf_printf(to, "month %u year %u ", t->head->month_days, t->head->year_days);
    put_str(d, x->id, to);
    return;
  }
  buf_printf(to, "stand in %u %lld default %u %lld ", x->has_stand_in, (long long)x->stand_in, x->has_default, (long long)x->default_value);
  for (uint32_t i = 0; i < x->inputs.count; i++) put_datum(d, t->numbers[x->inputs.first + i], to);
  for (uint32_t i = 0; i < x->bounds.count; i++) buf_printf(to, "%lld ", (long long)t->literals[x->bounds.first + i]);
  for (uint32_t i = 0; i < x->nodes.count; i++) put_digest(digest_of_node(d, t->numbers[x->nodes.first + i]), to);
  for (uint32_t i = 0; i < x->outputs.count; i++) {
    const t_output *o = &t->outputs[x->outputs.first + i];
    buf_printf(to, "gives %u %lld ", o->kind, (long long)(o->kind == T_LITERAL ? o->value : 0));
    if (o->kind == T_VALUE_OF || x->derive == T_MEMBERS) put_datum(d, o->datum, to);
  }
}

/* `deep`: options by what they say, else by their ids. */
static void say_clause(digests *d, const t_clause *c, bool deep, buf *to) {
  const table *t = d->t;
  buf_printf(to, "clause %u %u %u %lld %u ", c->op, c->quantifier, c->unit, (long long)c->offset, c->compare);
  put_datum(d, c->datum, to);
  if (c->compare != 0) put_datum(d, c->other, to);
  for (uint32_t i = 0; i < c->literals.count; i++) buf_printf(to, "%lld ", (long long)t->literals[c->literals.first + i]);
  for (uint32_t i = 0; i < c->texts.count; i++) put_str(d, t->texts[c->texts.first + i], to);
  for (uint32_t i = 0; i < c->tests.count; i++) { /* which values, patterns and options it looks for */
    const t_test *x = &t->tests[c->tests.first + i];
    const t_slot *s = &t->slots[x->slot];
    buf_printf(to, "test %u ", s->kind);
    if (s->kind == SLOT_MEMBER) put_str(d, t->values[t->data[s->datum].values.first + s->other].id, to);
    if (s->kind == SLOT_PATTERN) put_str(d, t->patterns[s->other], to);
    if (s->kind == SLOT_OPTION) {
      buf_printf(to, "%u ", s->with_availability);
      if (deep && !d->by_name) put_digest(digest_of_option(d, s->datum), to);
      else put_str(d, t->options[s->datum].id, to);
    }
    for (size_t w = 0; w < bits_words(s->cells) && s->kind != SLOT_VALUE; w++) buf_printf(to, "%llx ", (unsigned long long)t->words[x->words + w]);
  }
}

/* Of parts that all must hold, or some, the order says nothing: the least digest comes first, and each as often as it stands there. */
static void say_parts(digests *d, const t_node *n, buf *to) {
  const digest *last = NULL;
  for (uint32_t i = 0; i < n->parts.count && n->op == T_VERSIONS; i++) put_digest(digest_of_node(d, d->t->numbers[n->parts.first + i]), to);
  for (bool more = n->op != T_VERSIONS; more;) {
    const digest *next = NULL;
    uint32_t count = 0;
    for (uint32_t i = 0; i < n->parts.count; i++) {
      const digest *x = digest_of_node(d, d->t->numbers[n->parts.first + i]);
      if (last != NULL && memcmp(x, last, sizeof *x) <= 0) continue;
      int order = next == NULL ? -1 : memcmp(x, next, sizeof *x);
      count = order < 0 ? 1 : count + (order == 0);
      if (order < 0) next = x;
    }
    for (uint32_t i = 0; i < count; i++) put_digest(next, to);
    last = next;
    more = next != NULL;
  }
}

/* ---- each once ----
 *
 * First into a buffer that takes nothing, so that all that is looked at is worked out: then nothing is asked of the arena while a buffer
 * holds memory. */

static bool begin(digests *d, size_t place) {
  if (d->known[place] != 0) return false;
  d->known[place] = 1;
  return true;
}

const digest *digest_of_datum(digests *d, uint32_t datum) {
  if (!begin(d, datum)) return &d->data[datum];
  buf text = {0}, nothing = {.failed = true};
  say_datum(d, &d->t->data[datum], &nothing);
  say_datum(d, &d->t->data[datum], &text);
  d->data[datum] = finish(d, &text);
  return &d->data[datum];
}

static void say_node(digests *d, const t_node *n, buf *to) {
  if (n->op == T_CLAUSE) {
    say_clause(d, &d->t->clauses[n->clause], true, to);
    return;
  }
  buf_printf(to, "node %u %u ", n->op, n->op == T_K_OF ? n->k : 0);
  say_parts(d, n, to);
}

const digest *digest_of_node(digests *d, uint32_t node) {
  static const digest none;
  if (node == TABLE_NONE) return &none;
  const t_node *n = &d->t->nodes[node];
  if (n->op == T_NAMED) return digest_of_node(d, d->t->numbers[n->parts.first]);
  if (!begin(d, d->t->data_count + (size_t)node)) return &d->nodes[node];
  buf text = {0}, nothing = {.failed = true};
  say_node(d, n, &nothing);
  say_node(d, n, &text);
  d->nodes[node] = finish(d, &text);
  return &d->nodes[node];
}

static void say_withholding(digests *d, const t_option *o, buf *to) {
  buf_printf(to, "telling %u %u ", o->versions.count == 0 ? o->own_status >= T_UNVERIFIED : 0, d->t->head->include_field != TABLE_NONE);
  for (uint32_t i = 0; i < o->versions.count; i++) {
    const t_version *v = &d->t->versions[o->versions.first + i];
    if (v->own_status >= T_UNVERIFIED) put_digest(digest_of_node(d, v->node), to);
  }
}

static void say_cautions(digests *d, const t_option *o, buf *to) {
  for (uint32_t i = 0; table_next_doubt(d->t, o, &i); i++) put_digest(digest_of_node(d, d->t->cautions[o->cautions.first + i].node), to);
}

digest digest_of_asking(digests *d, uint32_t clause) {
  buf text = {0}, nothing = {.failed = true};
  say_clause(d, &d->t->clauses[clause], false, &nothing);
  say_clause(d, &d->t->clauses[clause], false, &text);
  return finish(d, &text);
}

digest digest_of_withholding(digests *d, uint32_t option) {
  buf text = {0}, nothing = {.failed = true};
  say_withholding(d, &d->t->options[option], &nothing);
  say_withholding(d, &d->t->options[option], &text);
  return finish(d, &text);
}

static void say_option(digests *d, const t_option *o, buf *to) {
  for (int k = 0; k < T_PARTS; k++) put_digest(digest_of_node(d, o->node[k]), to);
  say_withholding(d, o, to);
  say_cautions(d, o, to);
}

const digest *digest_of_option(digests *d, uint32_t option) {
  if (!begin(d, d->t->data_count + (size_t)d->t->node_count + option)) return &d->options[option];
  const t_option *o = &d->t->options[option];
  buf text = {0}, nothing = {.failed = true};
  say_option(d, o, &nothing);
  say_option(d, o, &text);
  d->options[option] = finish(d, &text);
  return &d->options[option];
}

/* ---- what no verdict rests on ---- */

static void say_relations(digests *d, t_list relations, buf *to) {
  for (uint32_t i = 0; i < relations.count; i++) {
    const t_relation *r = &d->t->relations[relations.first + i];
    buf_text(to, "relation ");
    if (r->option != TABLE_NONE) put_str(d, d->t->options[r->option].id, to);
    else put_str(d, d->t->values[d->t->head->kinds.first + r->kind].id, to);
  }
}

static void say_package(digests *d, const t_option *o, buf *to) {
  buf_printf(to, "package %llx ", (unsigned long long)o->purposes);
  for (uint32_t i = 0; i < o->amounts.count; i++) put_str(d, d->t->values[d->t->head->amounts.first + d->t->package_amounts[o->amounts.first + i].code].id, to);
  for (uint32_t i = 0; i < o->limits.count; i++) {
    const t_limit *l = &d->t->limits[o->limits.first + i];
    buf_printf(to, "limit %u %lld %lld %u ", l->amount, (long long)l->at_least, (long long)l->at_most, l->objection);
    put_digest(digest_of_node(d, l->node), to);
  }
  say_relations(d, o->requires, to);
  buf_text(to, "not with ");
  say_relations(d, o->incompatible, to);
}

static void say_advice(digests *d, const t_option *o, buf *to) {
  for (uint32_t i = 0; i < o->cautions.count; i++) {
    const t_caution *c = &d->t->cautions[o->cautions.first + i];
    put_digest(digest_of_node(d, c->node), to);
    put_str(d, c->say, to);
    put_str(d, c->say_cy, to);
    buf_printf(to, "%u ", c->withholds);
  }
}

static void say_package_rules(digests *d, const t_option *none, buf *to) {
  (void)none;
  for (uint32_t i = 0; i < d->t->package_rule_count; i++) {
    const t_package_rule *r = &d->t->package_rules[i];
    put_str(d, r->id, to);
    put_str(d, r->say, to);
    buf_printf(to, "%u ", r->objection);
    put_digest(digest_of_node(d, r->node), to);
  }
}

static digest digest_of(digests *d, void (*say)(digests *d, const t_option *o, buf *to), const t_option *o) {
  buf text = {0}, nothing = {.failed = true};
  say(d, o, &nothing);
  say(d, o, &text);
  return finish(d, &text);
}

digest digest_of_package(digests *d, uint32_t option) { return digest_of(d, say_package, &d->t->options[option]); }
digest digest_of_advice(digests *d, uint32_t option) { return digest_of(d, say_advice, &d->t->options[option]); }
digest digest_of_package_rules(digests *d) { return digest_of(d, say_package_rules, NULL); }
