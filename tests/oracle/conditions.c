/* Conditions: what each clause tests, and when the whole is definite.
 *
 *   answers - comparisons - options as other rules see them - slots - trying every choice
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "oracle/world.h"

__extension__ typedef __int128 wide; /* room for 10^15 at any number of places */

/* ---- answers ---- */

bool oracle_is_invalid(const world *w, uint32_t field) {
  return w->answers[field].state == UNUSABLE || w->limit_hit[field];
}
bool oracle_is_unanswered(const world *w, uint32_t field) {
  return w->answers[field].state == UNANSWERED || oracle_is_invalid(w, field);
}

bool oracle_item_exists(world *w, uint32_t i) {
  const datum *d = datum_at(w, i);
  if (d->item == 0) return true;
  const state *count = oracle_state_of(w, d->group);
  return count->missing == MISSING_NO && count->values.from >= d->item;
}

bool oracle_item_is_absent(world *w, uint32_t i) {
  const datum *d = datum_at(w, i);
  if (d->item == 0) return false;
  const state *count = oracle_state_of(w, d->group);
  return count->missing == MISSING_NO && count->values.to < d->item;
}

/* A known answer has its value; an invalid one may be anything and is not missing. */
void oracle_read_field(world *w, uint32_t i, state *s) {
  const datum *d = datum_at(w, i);
  const oracle_answer *a = &w->answers[i];
  if (i == DATUM_AS_OF) oracle_add(w, d, &s->values, w->as_of, w->as_of);
  else if (i == DATUM_STAGE) oracle_add(w, d, &s->values, w->stage, w->stage);
  else if (i == w->trial.field) {
    if (d->type != TYPE_SET && d->type != TYPE_TEXT) oracle_add(w, d, &s->values, w->trial.from, w->trial.to);
  } else if (a->state == UNANSWERED) s->missing = MISSING_YES;
  else if (d->type == TYPE_SET || d->type == TYPE_TEXT) return;
  else if (a->state == ANSWERED) oracle_add(w, d, &s->values, a->value, a->value);
  else oracle_add(w, d, &s->values, d->min, d->max);
}

static oracle_truth holds_member(world *w, uint32_t field, size_t code) {
  const derivation *how = &datum_at(w, field)->how;
  if (how->kind == DERIVE_MEMBERS) {
    const oracle_set *held = &oracle_state_of(w, how->inputs[code])->effective;
    return (has(held, 1) ? IS_TRUE : NOWHERE) | (has(held, 0) ? IS_FALSE : NOWHERE);
  }
  if (w->trial.field == field) return w->trial.code == code ? truth_of(w->trial.from == 1) : IS_UNKNOWN;
  const oracle_answer *a = &w->answers[field];
  return a->state == ANSWERED ? truth_of(a->members[code]) : IS_UNKNOWN;
}

static oracle_truth pcre_match(str pattern, str text) {
  int error = 0;
  size_t at = 0;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len, PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, &error,
                                   &at, NULL);
  if (code == NULL) return IS_UNKNOWN;
  pcre2_match_context *limits = pcre2_match_context_create(NULL);
  pcre2_match_data *found = pcre2_match_data_create_from_pattern(code, NULL);
  pcre2_set_match_limit(limits, 1000000);
  int result = pcre2_match(code, (PCRE2_SPTR)text.at, text.len, 0, 0, found, limits);
  pcre2_match_data_free(found);
  pcre2_match_context_free(limits);
  pcre2_code_free(code);
  return result >= 0 ? IS_TRUE : result == PCRE2_ERROR_NOMATCH ? IS_FALSE : IS_UNKNOWN;
}

/* Reading: a pattern that gives up makes the whole answer invalid. */
static oracle_truth holds_pattern(world *w, uint32_t field, str pattern) {
  if (w->trial.field == field)
    return str_eq(w->trial.pattern, pattern) ? truth_of(w->trial.from == 1) : IS_UNKNOWN;
  if (w->answers[field].state != ANSWERED) return IS_UNKNOWN;
  oracle_truth t = pcre_match(pattern, w->answers[field].text);
  if (t == IS_UNKNOWN) w->limit_hit[field] = true;
  return t;
}

/* Of a field: was it answered? Of a derived value: is it other than missing? */
static oracle_truth holds_known(world *w, uint32_t i) {
  missing m = oracle_state_of(w, i)->missing;
  if (m == MISSING_MAYBE || (m == MISSING_YES && w->relaxed && oracle_may_turn_out(w, i))) return IS_UNKNOWN;
  return truth_of(m == MISSING_NO);
}

/* ---- comparisons: true, or false, where that is so for every pair of values ---- */

static oracle_truth compare_pair(operator op, int64_t left, int64_t right) {
  switch (op) {
  case OP_IS: return truth_of(left == right);
  case OP_IS_NOT: return truth_of(left != right);
  case OP_AT_LEAST: return truth_of(left >= right);
  default: return truth_of(left < right);
  }
}

static oracle_truth compare_codes(operator op, const oracle_set *left, const oracle_set *right) {
  oracle_truth t = NOWHERE;
  for (int64_t a = left->from; a <= left->to; a++)
    for (int64_t b = right->from; b <= right->to; b++)
      if (has(left, a) && has(right, b)) t |= compare_pair(op, a, b);
  return t;
}

/* For numbers between these ends, of which some pair is equal or none is. */
static oracle_truth compare_ends(operator op, wide left_from, wide left_to, wide right_from, wide right_to, bool meet) {
  bool one = left_from == left_to && right_from == right_to && left_from == right_from;
  oracle_truth equal = (meet ? IS_TRUE : NOWHERE) | (one ? NOWHERE : IS_FALSE);
  oracle_truth at_least =
      (left_to >= right_from ? IS_TRUE : NOWHERE) | (left_from < right_to ? IS_FALSE : NOWHERE);
  switch (op) {
  case OP_IS: return equal;
  case OP_IS_NOT: return swap(equal);
  case OP_AT_LEAST: return at_least;
  default: return swap(at_least);
  }
}

/* Numbers of different places meet where both can stand: at multiples of the coarser step. */
static oracle_truth compare_numbers(operator op, const datum *l, const oracle_set *left, const datum *r,
                                    const oracle_set *right) {
  int places = l->places > r->places ? l->places : r->places;
  wide left_step = oracle_power_of_ten(places - l->places), right_step = oracle_power_of_ten(places - r->places);
  wide left_from = left->from * left_step, left_to = left->to * left_step;
  wide right_from = right->from * right_step, right_to = right->to * right_step;
  wide from = left_from > right_from ? left_from : right_from, to = left_to < right_to ? left_to : right_to;
  wide step = left_step > right_step ? left_step : right_step, first = from / step * step;
  if (first < from) first += step;
  return compare_ends(op, left_from, left_to, right_from, right_to, first <= to);
}

/* Moving by months may jump over days, so they meet where some date really moves to one of the others. Moving
 * keeps the order: the first date that gets as far is found by halving. */
static oracle_truth compare_dates(operator op, const oracle_set *left, const oracle_set *right, comparison by) {
  int64_t low = right->from, high = right->to;
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    if (oracle_move(middle, by.offset, by.unit) < left->from) low = middle + 1;
    else high = middle;
  }
  int64_t arrived = oracle_move(low, by.offset, by.unit);
  return compare_ends(op, left->from, left->to, oracle_move(right->from, by.offset, by.unit),
                      oracle_move(right->to, by.offset, by.unit), arrived >= left->from && arrived <= left->to);
}

static oracle_truth holds_comparison(world *w, const clause *c) {
  const datum *l = datum_at(w, c->datum), *r = datum_at(w, c->compare.right);
  const oracle_set *left = &oracle_state_of(w, c->datum)->effective, *right = &oracle_state_of(w, c->compare.right)->effective;
  if (is_coded(l)) return compare_codes(c->op, left, right);
  if (l->type == TYPE_DATE) return compare_dates(c->op, left, right, c->compare);
  return compare_numbers(c->op, l, left, r, right);
}

/* ---- options as other rules see them ---- */

oracle_truth oracle_holds_part(world *w, uint32_t which, part p) {
  oracle_truth *t = &w->parts[which][p];
  const node *n = w->m->options[which].parts[p];
  if (*t != NOWHERE) return *t;
  *t = n != NULL ? oracle_holds(w, n) : truth_of(p != PART_EXCLUDED);
  if (p == PART_CRITERIA && oracle_withheld(w, which) != IS_FALSE) *t = IS_UNKNOWN;
  if (p == PART_EXCLUDED && oracle_withheld(w, which) != IS_FALSE) *t |= IS_FALSE;
  if ((p == PART_CRITERIA || p == PART_EXCLUDED) && oracle_doubted(w, which) != IS_FALSE) *t |= IS_FALSE;
  return *t;
}

/* Reading: where the clause asks for availability, that is one more condition, true, false or unknown. */
static oracle_truth holds_option(world *w, uint32_t which, bool with_availability) {
  oracle_truth t = both(oracle_holds_part(w, which, PART_APPLIES), oracle_holds_part(w, which, PART_CRITERIA));
  t = both(t, swap(oracle_holds_part(w, which, PART_EXCLUDED)));
  return with_availability ? both(t, oracle_holds_part(w, which, PART_AVAILABLE)) : t;
}

/* ---- slots: what a condition's clauses test, each with its own free choice ---- */

size_t oracle_slot_count(const clause *c) {
  switch (c->kind) {
  case CLAUSE_MEMBERS: return c->code_count;
  case CLAUSE_PATTERN: return c->pattern_count;
  case CLAUSE_OPTION: return c->option_count;
  default: return 1;
  }
}

slot oracle_slot_of(const clause *c, size_t i) {
  switch (c->kind) {
  case CLAUSE_VALUE: return (slot){.kind = SLOT_VALUE, .subject = c->datum};
  case CLAUSE_MEMBERS: return (slot){.kind = SLOT_MEMBER, .subject = c->datum, .code = c->codes[i]};
  case CLAUSE_PATTERN: return (slot){.kind = SLOT_PATTERN, .subject = c->datum, .pattern = c->patterns[i]};
  case CLAUSE_COMPARE: return (slot){.kind = SLOT_COMPARE, .subject = c->datum, .compare = c};
  case CLAUSE_KNOWN: return (slot){.kind = SLOT_KNOWN, .subject = c->datum};
  default:
    return (slot){.kind = SLOT_OPTION, .subject = c->options[i], .with_availability = c->with_availability};
  }
}

static bool same_node(const node *a, const node *b);

static bool same_slot(const slot *a, const slot *b) {
  if (a->kind != b->kind || a->subject != b->subject || a->code != b->code) return false;
  if (a->with_availability != b->with_availability || !str_eq(a->pattern, b->pattern)) return false;
  if (a->kind == SLOT_AT_LEAST) return same_node(a->at_least, b->at_least);
  if (a->kind != SLOT_COMPARE) return true;
  const comparison *x = &a->compare->compare, *y = &b->compare->compare;
  return a->compare->op == b->compare->op && x->right == y->right && x->offset == y->offset && x->unit == y->unit;
}

static bool same_clause(const clause *a, const clause *b) {
  if (a->kind != b->kind || oracle_slot_count(a) != oracle_slot_count(b) || a->range_count != b->range_count) return false;
  if (a->kind == CLAUSE_MEMBERS && a->quantifier != b->quantifier) return false;
  for (size_t i = 0; i < oracle_slot_count(a); i++) {
    slot x = oracle_slot_of(a, i), y = oracle_slot_of(b, i);
    if (!same_slot(&x, &y)) return false;
  }
  for (size_t i = 0; i < a->range_count; i++)
    if (a->ranges[i].from != b->ranges[i].from || a->ranges[i].to != b->ranges[i].to) return false;
  return true;
}

/* Reading: two `at_least` nodes that say the same are one slot; else naming a condition would change its meaning. */
static bool same_node(const node *a, const node *b) {
  while (a->op == NODE_NAMED) a = a->parts[0];
  while (b->op == NODE_NAMED) b = b->parts[0];
  if (a->op != b->op || a->part_count != b->part_count || (a->op == NODE_AT_LEAST && a->k != b->k)) return false;
  if (a->op == NODE_CLAUSE) return same_clause(&a->clause, &b->clause);
  for (size_t i = 0; i < a->part_count; i++)
    if (!same_node(a->parts[i], b->parts[i])) return false;
  return true;
}

oracle_truth oracle_slot_truth(world *w, const slot *s) {
  switch (s->kind) {
  case SLOT_MEMBER: return holds_member(w, s->subject, s->code);
  case SLOT_PATTERN: return holds_pattern(w, s->subject, s->pattern);
  case SLOT_COMPARE: return holds_comparison(w, s->compare);
  case SLOT_KNOWN: return holds_known(w, s->subject);
  case SLOT_OPTION: return holds_option(w, s->subject, s->with_availability);
  default: return oracle_holds(w, s->at_least);
  }
}

/* ---- conditions ---- */

typedef struct inquiry { /* into one condition */
  world *w;
  const node *root;
  slot *slots;
  size_t slot_count;
} inquiry;

static slot *find_slot(inquiry *q, const slot *like) {
  for (size_t i = 0; i < q->slot_count; i++)
    if (same_slot(&q->slots[i], like)) return &q->slots[i];
  return NULL;
}

static void add_choice(inquiry *q, slot *s, int64_t v) {
  for (size_t i = 0; i < s->end; i++)
    if (s->choices[i] == v) return;
  s->choices = oracle_grow(&q->w->memory, s->choices, s->end, sizeof *s->choices);
  s->choices[s->end++] = v;
}

static slot *note_slot(inquiry *q, const slot *like) {
  slot *s = find_slot(q, like);
  if (s != NULL) return s;
  q->slots = oracle_grow(&q->w->memory, q->slots, q->slot_count, sizeof *q->slots);
  s = &q->slots[q->slot_count++];
  *s = *like;
  if (s->kind != SLOT_VALUE) {
    oracle_truth t = oracle_slot_truth(q->w, s);
    if ((t & IS_FALSE) != 0) add_choice(q, s, 0);
    if ((t & IS_TRUE) != 0) add_choice(q, s, 1);
    return s;
  }
  const oracle_set *possible = &oracle_state_of(q->w, s->subject)->effective;
  add_choice(q, s, possible->from);
  if (possible->codes != NULL)
    for (int64_t v = possible->from; v <= possible->to; v++)
      if (possible->codes[v]) add_choice(q, s, v);
  return s;
}

/* The first number behind each end of a range begins a class of its own. */
static void note_cuts(inquiry *q, slot *s, const clause *c) {
  const oracle_set *possible = &oracle_state_of(q->w, s->subject)->effective;
  if (possible->codes != NULL) return;
  for (size_t i = 0; i < c->range_count; i++) {
    int64_t cuts[] = {c->ranges[i].from, c->ranges[i].to + 1};
    for (int k = 0; k < 2; k++)
      if (cuts[k] > possible->from && cuts[k] <= possible->to) add_choice(q, s, cuts[k]);
  }
}

/* The slots of a condition: an `at_least` below another node is one slot, whatever is in it. */
static void note_slots(inquiry *q, const node *n) {
  if (n->op == NODE_AT_LEAST && n != q->root) {
    note_slot(q, &(slot){.kind = SLOT_AT_LEAST, .at_least = n});
  } else if (n->op == NODE_CLAUSE) {
    for (size_t i = 0; i < oracle_slot_count(&n->clause); i++) {
      slot like = oracle_slot_of(&n->clause, i), *s = note_slot(q, &like);
      if (s->kind == SLOT_VALUE) note_cuts(q, s, &n->clause);
    }
  } else {
    for (size_t i = 0; i < n->part_count; i++) note_slots(q, n->parts[i]);
  }
}

static bool in_ranges(const clause *c, int64_t v) {
  for (size_t i = 0; i < c->range_count; i++)
    if (v >= c->ranges[i].from && v <= c->ranges[i].to) return true;
  return false;
}

/* What the choices still open make of a slot; of a value, as this clause tests it. */
static oracle_truth weigh_slot(inquiry *q, const slot *like, const clause *c) {
  const slot *s = find_slot(q, like);
  oracle_truth t = NOWHERE;
  for (size_t i = s->begin; i < s->end; i++)
    t |= truth_of(s->kind == SLOT_VALUE ? in_ranges(c, s->choices[i]) : s->choices[i] == 1);
  return t;
}

static oracle_truth weigh_clause(inquiry *q, const clause *c) {
  bool all = c->kind == CLAUSE_MEMBERS && c->quantifier == QUANTIFY_ALL;
  oracle_truth t = truth_of(all);
  for (size_t i = 0; i < oracle_slot_count(c); i++) {
    slot like = oracle_slot_of(c, i);
    oracle_truth one = weigh_slot(q, &like, c);
    t = all ? both(t, one) : either(t, one);
  }
  return c->kind == CLAUSE_MEMBERS && c->quantifier == QUANTIFY_NONE ? swap(t) : t;
}

/* Truth under the choices still open, part by part; exact once every slot has one choice. */
static oracle_truth weigh(inquiry *q, const node *n) {
  if (n->op == NODE_CLAUSE) return weigh_clause(q, &n->clause);
  if (n->op == NODE_AT_LEAST && n != q->root) {
    return weigh_slot(q, &(slot){.kind = SLOT_AT_LEAST, .at_least = n}, NULL);
  }
  oracle_truth all = IS_TRUE, any = IS_FALSE;
  int least = 0, most = 0;
  for (size_t i = 0; i < n->part_count; i++) {
    oracle_truth t = weigh(q, n->parts[i]);
    all = both(all, t);
    any = either(any, t);
    least += t == IS_TRUE;
    most += (t & IS_TRUE) != 0;
  }
  switch (n->op) {
  case NODE_NOT: return swap(all);
  case NODE_ANY:
  case NODE_VERSIONS: return any;
  case NODE_AT_LEAST: return (most >= n->k ? IS_TRUE : NOWHERE) | (least < n->k ? IS_FALSE : NOWHERE);
  default: return all;
  }
}

/* Tries every choice of every slot, but stops where the choices made have settled the matter. */
static oracle_truth try_choices(inquiry *q) {
  oracle_truth t = weigh(q, q->root);
  if (t != IS_UNKNOWN) return t;
  size_t i = 0;
  while (q->slots[i].end - q->slots[i].begin == 1) i++;
  slot *s = &q->slots[i];
  size_t begin = s->begin, end = s->end;
  for (t = NOWHERE; t != IS_UNKNOWN && s->begin < end; s->begin++) {
    s->end = s->begin + 1;
    t |= try_choices(q);
  }
  s->begin = begin;
  s->end = end;
  return t;
}

oracle_truth oracle_holds(world *w, const node *n) {
  inquiry q = {.w = w, .root = n};
  note_slots(&q, n);
  return try_choices(&q);
}
