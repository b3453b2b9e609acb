/* Proofs about one rule set, continued: conditions that decide nothing, cases that are never reached, and profiles without an answer. */
#include "base/date.h"
#include "prove/seek.h"
#include "prove/told.h"
#include "run/proofs.h"

/* What was found of a site. */
typedef enum standing { STANDS /* somebody hangs on it */, STANDS_IDLE /* nobody does: proved */, STANDS_OPEN, STANDS_ASIDE /* not asked */ } standing;

typedef struct inquiry {
  prover *x;
  arena *room;      /* of one owner: an option, a derived value, a named condition */
  const char *kind; /* of the owner */
  str owner;
  vec(wish) wishes;
  seeker seek; /* its last: somebody who was found for the same owner */
  bool answered_only;   /* what is asked is asked of those whose answers settle it */
  uint64_t *idle_nodes; /* a bit each: those below which nothing decides */
  size_t asked, idle, open;
} inquiry;

static bool somebody_is(inquiry *q, const wish *wishes, uint32_t count, undecided *why) {
  bool found = seek(&q->seek, wishes, count, why);
  q->x->counts->mistaken |= q->seek.mistaken;
  return found;
}

/* ---- which wishes exclude one another ---- */

/* Leaves out what need not be there for nobody to be found; the last `kept` stay. What is left is told. */
static uint32_t find_core(inquiry *q, wish *wishes, uint32_t count, uint32_t kept) {
  for (uint32_t i = 0; i < count - kept;) {
    wish out = wishes[i];
    memmove(wishes + i, wishes + i + 1, (count - i - 1) * sizeof *wishes);
    undecided why;
    if (!somebody_is(q, wishes, count - 1, &why) && why == UNDECIDED_NOTHING) {
      count--;
      continue;
    }
    memmove(wishes + i + 1, wishes + i, (count - i - 1) * sizeof *wishes);
    wishes[i++] = out;
  }
  return count;
}

static bool tells_a_window(const table *t, uint32_t node) {
  const t_node *n = &t->nodes[node];
  if (n->in_window || (n->op == T_CLAUSE && t->clauses[n->clause].in_window)) return true;
  for (uint32_t i = 0; i < n->parts.count && n->op == T_ALL; i++)
    if (tells_a_window(t, t->numbers[n->parts.first + i])) return true;
  return false;
}

static void put_wish(const prover *x, const wish *w, const char *met, const char *failed) {
  buf_text(x->to, (w->any_of & WISH_TRUE) != 0 ? met : failed);
  buf_char(x->to, ' ');
  node_words(x->t, w->node, x->to);
}

/* The parts that must all hold, or one of which: each by itself. */
static void wish_for_parts(inquiry *q, uint32_t node, t_node_op op, uint8_t any_of) {
  const t_node *n = &q->x->t->nodes[node];
  if (n->op != op) *VEC_PUSH(q->room, &q->wishes) = (wish){.node = node, .any_of = any_of, .datum = TABLE_NONE};
  for (uint32_t i = 0; i < n->parts.count && n->op == op; i++) wish_for_parts(q, q->x->t->numbers[n->parts.first + i], op, any_of);
}

void tell_contradiction(prover *x, uint32_t option) {
  inquiry q = {.x = x, .room = arena_new_within(&x->a)};
  q.seek = (seeker){.search = &x->search, .room = q.room, .whole = &x->whole, .budget = x->o->budget};
  const uint32_t *node = x->t->options[option].node;
  undecided why;
  if (node[T_APPLIES] != TABLE_NONE) wish_for_parts(&q, node[T_APPLIES], T_ALL, WISH_TRUE);
  if (node[T_CRITERIA] != TABLE_NONE) wish_for_parts(&q, node[T_CRITERIA], T_ALL, WISH_TRUE);
  if (node[T_EXCLUDED] != TABLE_NONE) wish_for_parts(&q, node[T_EXCLUDED], T_ANY, WISH_FALSE);
  uint32_t count = (uint32_t)q.wishes.count;
  if (count > 0 && !somebody_is(&q, q.wishes.at, count, &why) && why == UNDECIDED_NOTHING) {
    count = find_core(&q, q.wishes.at, count, 0);
    buf_text(x->to, count == 1 ? "    nobody" : "    nobody at once");
    for (uint32_t i = 0; i < count; i++) put_wish(x, &q.wishes.at[i], i == 0 ? " meets" : " and meets", i == 0 ? " fails" : " and fails");
    buf_char(x->to, '\n');
  }
  arena_release(q.room);
}

static void put_owner(inquiry *q) {
  buf_text(q->x->to, "  ");
  buf_text(q->x->to, q->kind);
  buf_visible(q->x->to, q->owner);
}

/* ---- conditions that decide nothing ---- */

/* `asks`: it is open in somebody in whom it would decide. `unsure`: why that is not known. */
static void tell_idle(inquiry *q, const wish *core, uint32_t count, bool asks, undecided unsure) {
  const prover *x = q->x;
  const wish *own = &core[count - 1];
  bool met = own->any_of == WISH_TRUE;
  put_owner(q);
  buf_text(x->to, ": ");
  node_words(x->t, own->node, x->to);
  buf_text(x->to, asks ? " decides nothing but that it has to be answered" : q->answered_only ? " decides nothing for anybody whose answers settle it" : " decides nothing");
  if (count == 1) {
    buf_printf(x->to, ", since nobody %s it: PROVED", met ? "meets" : "fails");
  } else { /* the other way round: all at once is what nobody does */
    buf_printf(x->to, ": PROVED. Whoever %s it", met ? "meets" : "fails");
    for (uint32_t i = 0; i + 1 < count; i++) put_wish(x, &core[i], i == 0 ? " fails" : ", or fails", i == 0 ? " meets" : ", or meets");
  }
  if (!asks && unsure != UNDECIDED_NOTHING) {
    buf_text(x->to, ". Whether it has to be answered all the same: UNDECIDED, ");
    put_why(x, unsure, x->to);
  }
  buf_char(x->to, '\n');
}

static void tell_open(inquiry *q, uint32_t node, undecided why) {
  put_owner(q);
  buf_text(q->x->to, ": does ");
  node_words(q->x->t, node, q->x->to);
  buf_text(q->x->to, " decide anything? UNDECIDED, ");
  put_why(q->x, why, q->x->to);
  buf_char(q->x->to, '\n');
}

/* Is there somebody in one of the situations, in whom the site decides? */
static bool somebody_is_in(inquiry *q, const sites *all, const site *of, t_list situations, undecided *why) {
  bool found = seek_situation(&q->seek, all, situations, NULL, 0, (acceptance){site_decides, of}, why);
  q->x->counts->mistaken |= q->seek.mistaken;
  return found;
}

static bool nobody_wrote(const table *t, uint32_t node) {
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) return t->clauses[n->clause].line == 0;
  return n->parts.count > 0 && nobody_wrote(t, t->numbers[n->parts.first]);
}

static void mark_idle(inquiry *q, uint32_t node) {
  const t_node *n = &q->x->t->nodes[node];
  bits_add(q->idle_nodes, node);
  for (uint32_t i = 0; i < n->parts.count && n->op != T_NAMED; i++) mark_idle(q, q->x->t->numbers[n->parts.first + i]);
}

static standing look_at_site(inquiry *q, const sites *all, const site *of) {
  prover *x = q->x;
  if (of->in_window || tells_a_window(x->t, of->node) || nobody_wrote(x->t, of->node)) return STANDS; /* windows: see dates */
  if (of->situations.count == 0 || of->open.count == 0) return STANDS_ASIDE;
  q->asked++;
  undecided why, unsure;
  if (somebody_is_in(q, all, of, of->situations, &why)) return STANDS;
  if (why != UNDECIDED_NOTHING) {
    q->open++;
    tell_open(q, of->node, why);
    return STANDS_OPEN;
  }
  bool asks = somebody_is_in(q, all, of, of->open, &unsure);
  t_list wishes = all->situations.at[of->situations.first];
  wish *core = ARENA_ARRAY(q->room, wish, wishes.count);
  memcpy(core, all->wishes.at + wishes.first, wishes.count * sizeof *core);
  uint32_t count = find_core(q, core, wishes.count, 1);
  for (uint32_t i = 0; i + 1 < count; i++)
    if (tells_a_window(x->t, core[i].node)) { /* of a version that is not in force */
      q->asked--;
      return STANDS_ASIDE;
    }
  q->idle++;
  if (!asks && unsure == UNDECIDED_NOTHING) mark_idle(q, of->node);
  tell_idle(q, core, count, asks, unsure);
  return STANDS_IDLE;
}

static void look_at_sites(inquiry *q, const sites *all) {
  standing *found = ARENA_ARRAY(q->room, standing, all->all.count + 1);
  for (uint32_t i = 0; i < all->all.count; i++) {
    const site *of = &all->all.at[i];
    bool above = of->parent == TABLE_NONE || found[of->parent] == STANDS;
    found[i] = above ? look_at_site(q, all, of) : STANDS_ASIDE;
  }
}

/* ---- whose conditions ---- */

static void begin_owner(inquiry *q, const char *kind, str name) {
  q->room = arena_new_within(&q->x->a);
  q->seek = (seeker){.search = &q->x->search, .room = q->room, .whole = &q->x->whole, .budget = q->x->o->budget};
  q->wishes.at = NULL;
  q->wishes.count = q->wishes.cap = 0;
  q->kind = kind;
  q->owner = name;
}

static void look_at_options(inquiry *q) {
  const table *t = q->x->t;
  for (uint32_t i = 0; i < t->option_count; i++) {
    begin_owner(q, "", table_str(t, t->options[i].id));
    sites all;
    sites_begin(&all, q->room, t);
    sites_add_option(&all, i);
    look_at_sites(q, &all);
    arena_release(q->room);
  }
}

static void look_at_named(inquiry *q) {
  const table *t = q->x->t;
  for (uint32_t i = 0; i < t->node_count; i++) {
    const t_node *n = &t->nodes[i];
    if (n->op != T_NAMED) continue;
    bool before = false;
    for (uint32_t k = 0; k < i && !before; k++) before = t->nodes[k].op == T_NAMED && t->numbers[t->nodes[k].parts.first] == t->numbers[n->parts.first];
    if (before) continue;
    begin_owner(q, "condition ", table_str(t, n->name));
    sites all;
    sites_begin(&all, q->room, t);
    sites_add(&all, t->numbers[n->parts.first], (ground_rule){0}, TRIT_TRUE);
    look_at_sites(q, &all);
    arena_release(q->room);
  }
}

/* ---- cases ---- */

/* What guidelines say beside which one it is stands in their cells. */
static bool is_written(const t_datum *d) { return !d->hidden && d->item <= 1 && (d->guide == T_GUIDE_NONE || d->guide == T_GUIDE_ID); }

/* None of the cases before it, and it. */
static uint32_t put_case(inquiry *q, const t_datum *d, uint32_t nth) {
  const table *t = q->x->t;
  q->wishes.count = 0;
  for (uint32_t i = 0; i <= nth; i++) {
    uint32_t node = t->numbers[d->nodes.first + i];
    if (node != TABLE_NONE) *VEC_PUSH(q->room, &q->wishes) = (wish){.node = node, .any_of = i == nth ? WISH_TRUE : WISH_FALSE, .datum = TABLE_NONE};
  }
  return (uint32_t)q->wishes.count;
}

static void tell_case(inquiry *q, uint32_t nth, uint32_t node, uint32_t kept) {
  const prover *x = q->x;
  uint32_t count = find_core(q, q->wishes.at, (uint32_t)q->wishes.count, kept);
  put_owner(q);
  buf_printf(x->to, ": case %u", nth + 1);
  node_place(x->t, node, x->to);
  buf_text(x->to, " is never reached by anybody whose answers settle it: PROVED");
  if (count == 1) buf_text(x->to, ". Nobody meets it");
  for (uint32_t i = 0; i + 1 < count; i++) put_wish(x, &q->wishes.at[i], "", i > 0 ? ", or" : ". Whoever meets it meets");
  buf_char(x->to, '\n');
}

/* `nth`: which case, from 1; 0: all of them together. */
static void tell_open_case(inquiry *q, unsigned nth, undecided why) {
  q->open++;
  put_owner(q);
  if (nth > 0) buf_printf(q->x->to, ": is case %u reached?", nth);
  else buf_text(q->x->to, ": has everybody a value who answered everything?");
  buf_text(q->x->to, " UNDECIDED, ");
  put_why(q->x, why, q->x->to);
  buf_char(q->x->to, '\n');
}

static bool may_be_missing(const table *t, const t_datum *d) {
  for (uint32_t i = 0; i < d->outputs.count; i++)
    if (t->outputs[d->outputs.first + i].kind == T_MISSING) return d->slot != TABLE_NONE;
  return false;
}

/* Who answered all that the value rests on, and nothing else. */
static box answered(inquiry *q, const wish *w) {
  prover *x = q->x;
  box all = box_copy(q->room, &x->s, &x->whole), none = box_copy(q->room, &x->s, &x->whole);
  for (uint32_t i = 0; i < x->s.axes.count; i++) {
    const axis *of = &x->s.axes.at[i];
    if (of->counted_by != TABLE_NONE || of->is_given) continue;
    all.axes[i].missing = false;
    none.axes[i].known = false;
  }
  judge_widen(x->search.sides[0], &none, &all, w);
  return none;
}

/* Who did not answer may have no value for that reason; of others a rule says that there is none. */
static void look_for_gap(inquiry *q, uint32_t datum) {
  prover *x = q->x;
  if (!may_be_missing(x->t, &x->t->data[datum])) return;
  const wish missing = {.node = TABLE_NONE, .any_of = WISH_TRUE, .datum = datum};
  verdict none;
  box from = answered(q, &missing);
  bool found = seek_in_box(&q->seek, &from, x->o->budget, &missing, 1);
  undecided why = search_why(&x->search);
  q->seek.has_last = false;
  if (!found && why != UNDECIDED_NOTHING) tell_open_case(q, 0, why);
  if (!found) return;
  judge *j = x->search.sides[0];
  if (judge_replay(j, &q->seek.last, &none) != EPF_OK || j->matcher->values[datum].state != VALUE_MISSING) return; /* an answer about an item is open */
  x->counts->gaps++;
  put_owner(q);
  buf_text(x->to, ": a rule says that some have none: PROVED, such as ");
  profile_json(&x->s, &q->seek.last, j->r, 0, x->to);
  buf_char(x->to, '\n');
}

static void look_at_cases(inquiry *q, const t_datum *d) {
  const table *t = q->x->t;
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    uint32_t node = t->numbers[d->nodes.first + i];
    undecided why;
    if (node == TABLE_NONE) continue; /* otherwise */
    q->asked++;
    uint32_t count = put_case(q, d, i);
    if (somebody_is(q, q->wishes.at, count, &why)) continue;
    if (why != UNDECIDED_NOTHING) {
      tell_open_case(q, i + 1, why);
    } else {
      q->idle++;
      mark_idle(q, node);
      tell_case(q, i, node, 1);
    }
  }
}

/* Inside of each case: what decides whether it holds, of those whom no case before it took. */
static void look_into_cases(inquiry *q, const t_datum *d) {
  const table *t = q->x->t;
  sites all;
  sites_begin(&all, q->room, t);
  for (uint32_t i = 0; i < d->nodes.count; i++) {
    uint32_t node = t->numbers[d->nodes.first + i], count = node == TABLE_NONE ? 0 : put_case(q, d, i);
    if (node != TABLE_NONE && t->nodes[node].op != T_CLAUSE && t->nodes[node].op != T_NAMED)
      sites_add(&all, node, (ground_rule){q->wishes.at, count - 1, RULE_KNOWN}, TRIT_FALSE);
  }
  q->answered_only = true;
  look_at_sites(q, &all);
  q->answered_only = false;
}

static void look_at_derived(inquiry *q) {
  const table *t = q->x->t;
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++) {
    const t_datum *d = &t->data[i];
    if (!is_written(d) || (d->derive != T_FIRST && d->derive != T_TRUE_WHEN && d->derive != T_MATRIX)) continue;
    begin_owner(q, "", table_str(t, d->id));
    look_for_gap(q, i);
    if (d->derive == T_MATRIX) {
      /* each of its cells was written */
    } else if (d->derive == T_FIRST) {
      look_at_cases(q, d);
      look_into_cases(q, d);
    } else {
      sites all;
      sites_begin(&all, q->room, t);
      sites_add(&all, t->numbers[d->nodes.first], (ground_rule){0}, TRIT_FALSE);
      look_at_sites(q, &all);
    }
    arena_release(q->room);
  }
}

/* ---- fields ---- */

static void read_numbers(uint64_t *read, const table *t, t_list data) {
  for (uint32_t i = 0; i < data.count; i++)
    if (t->numbers[data.first + i] < t->data_count) bits_add(read, t->numbers[data.first + i]);
}

/* Fields that conditions name, none of which decides anything; and that nothing else reads. */
static void look_at_fields(inquiry *q) {
  prover *x = q->x;
  const table *t = x->t;
  uint64_t *named = ARENA_ARRAY(&x->a, uint64_t, bits_words(t->data_count) + 1), *read = ARENA_ARRAY(&x->a, uint64_t, bits_words(t->data_count) + 1);
  for (uint32_t i = 0; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    if (d->derive != T_FIELD) read_numbers(read, t, d->inputs);
    if (d->dated_by != TABLE_NONE) bits_add(read, d->dated_by);
    for (uint32_t k = 0; k < d->outputs.count; k++)
      if (t->outputs[d->outputs.first + k].kind == T_VALUE_OF) bits_add(read, t->outputs[d->outputs.first + k].datum);
  }
  for (uint32_t i = 0; i < t->node_count; i++) {
    const t_node *n = &t->nodes[i];
    if (n->op != T_CLAUSE || t->clauses[n->clause].op == T_SUITABLE) continue;
    const t_clause *c = &t->clauses[n->clause];
    const uint32_t data[2] = {c->datum, c->compare != 0 ? c->other : TABLE_NONE};
    for (int k = 0; k < 2; k++)
      if (data[k] != TABLE_NONE) bits_add(bits_has(q->idle_nodes, i) ? named : read, data[k]);
  }
  for (uint32_t i = 0; i < t->head->field_end; i++) {
    if (!bits_has(named, i) || bits_has(read, i)) continue;
    buf_text(x->to, "  ");
    buf_visible(x->to, table_str(t, t->data[i].id));
    buf_text(x->to, ": no condition that names it decides anything by itself; they are told of above\n"); /* two may, that do for want of each other */
  }
}

/* ---- dates ---- */

/* Between the versions of an option there is no gap, or the rules would not compile; before the first and behind the last nothing is in
 * force. */
static void tell_days(prover *x, uint32_t option) {
  const table *t = x->t;
  const t_option *o = &t->options[option];
  int64_t from = INT64_MAX, to = INT64_MIN;
  uint32_t datum = TABLE_NONE;
  for (uint32_t i = 0; i < o->versions.count; i++) {
    const t_node *n = &t->nodes[t->versions[o->versions.first + i].node];
    const t_clause *c = n->op == T_CLAUSE ? &t->clauses[n->clause] : NULL;
    if (c == NULL || (datum != TABLE_NONE && c->datum != datum)) {
      buf_text(x->to, "  ");
      buf_visible(x->to, table_str(t, o->id));
      buf_text(x->to, ": goes by several dates together, which are not looked at here\n");
      return;
    }
    datum = c->datum;
    int64_t first = c->op == T_BELOW ? INT64_MIN : t->literals[c->literals.first],
            end = c->op == T_AT_LEAST ? INT64_MAX : t->literals[c->literals.first + c->literals.count - 1];
    if (first < from) from = first;
    if (end > to) to = end;
  }
  if (datum == TABLE_NONE || (from == INT64_MIN && to == INT64_MAX)) return;
  char day[11];
  buf_text(x->to, "  ");
  buf_visible(x->to, table_str(t, o->id));
  buf_text(x->to, ": by ");
  buf_visible(x->to, table_str(t, t->data[datum].id));
  if (from != INT64_MIN) date_format(from, day), buf_printf(x->to, " before %s", day);
  if (to != INT64_MAX) date_format(to, day), buf_printf(x->to, "%s from %s on", from != INT64_MIN ? ", and" : "", day);
  buf_char(x->to, '\n');
}

static void look_at_days(prover *x) {
  buf_text(x->to, "\nOn which days is no rule of an option in force?\n");
  for (uint32_t i = 0; i < x->t->option_count; i++) tell_days(x, i);
  buf_text(x->to, "  every other option has rules for every day\n");
}

void prove_idle(prover *x) {
  inquiry q = {.x = x, .idle_nodes = ARENA_ARRAY(&x->a, uint64_t, bits_words(x->t->node_count) + 1)};
  buf_text(x->to, "\nDoes every condition decide something, is every case reached, and has everybody a value?\n");
  look_at_options(&q);
  look_at_named(&q);
  look_at_derived(&q);
  look_at_fields(&q);
  buf_text(x->to, "  Conditions within counts, sets, items of groups, cautions and package rules are not looked at here.\n");
  x->counts->idle += q.idle;
  x->counts->undecided += q.open;
  buf_printf(x->to,
             "  %zu condition%s and case%s: %zu PROVED to do so, each by a profile "
             "that was matched; %zu PROVED to decide nothing; %zu undecided\n",
             q.asked, plural(q.asked), plural(q.asked), q.asked - q.idle - q.open, q.idle, q.open);
  look_at_days(x);
}
