/* Proofs about one rule set: who can have each option, and what a protected field alone changes. */
#include "run/proofs.h"

#include <stdlib.h>

#include "base/date.h"
#include "prove/told.h"
#include "report/report.h"

static str option_id(const prover *x, uint32_t option) { return table_str(x->t, x->t->options[option].id); }

void put_why(const prover *x, undecided why, buf *to) {
  if (why == UNDECIDED_ITEMS) buf_printf(to, "more than %u items of a group were not looked at (--items)", x->o->items);
  else if (why == UNDECIDED_FIELD) buf_text(to, "this kind of field is not cut");
  else if (why == UNDECIDED_TEXT) buf_text(to, "it hangs on a text, and none is known that fits the patterns");
  else buf_printf(to, x->o->budget == 1 ? "%u look was not enough; --budget allows more" : "%u looks were not enough; --budget allows more", x->o->budget);
}

void start_search(prover *x, const box *from, arena *a) {
  search *s = &x->search;
  s->budget = x->o->budget;
  s->looks = 0;
  s->at = box_copy(a, &x->s, from);
}

/* ---- can somebody have it? ---- */

typedef struct nobody {
  bool found;
} nobody;

static void note_somebody(void *to, const piece *p) {
  (void)p;
  ((nobody *)to)->found = true;
}

static void tell_unreachable(prover *x, uint32_t option) {
  bool withheld = table_is_told(&x->t->options[option]) && !x->o->include_unverified && x->t->head->include_field != TABLE_NONE;
  x->counts->withheld += withheld;
  x->counts->unreachable += !withheld;
  buf_text(x->to, "  ");
  buf_visible(x->to, option_id(x, option));
  buf_text(x->to, withheld ? ": nobody while it is withheld, since nobody has "
                             "verified it (--include-unverified): PROVED"
                           : ": nobody can have it: PROVED");
  buf_char(x->to, '\n');
  if (!withheld) tell_contradiction(x, option);
}

static void prove_reachable(prover *x) {
  static const uint32_t wanted = 1u << VERDICT_ELIGIBLE | 1u << VERDICT_UNAVAILABLE;
  buf_text(x->to, "Can somebody have each option, where it is offered?\n");
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    arena *room = arena_new_within(&x->a);
    nobody n = {false};
    x->search.found = note_somebody;
    x->search.to = &n;
    for (int way = 0; way < 2 && !n.found; way++) {
      start_search(x, &x->whole, room);
      x->search.budget = x->o->budget / 2 + 1;
      x->search.other_way = way == 1;
      search_reach(&x->search, i, wanted);
      if (search_why(&x->search) == UNDECIDED_NOTHING) break;
    }
    x->search.other_way = false;
    arena_release(room);
    if (n.found) {
      x->counts->reachable++;
    } else if (search_why(&x->search) == UNDECIDED_NOTHING) {
      tell_unreachable(x, i);
    } else {
      x->counts->undecided++;
      buf_text(x->to, "  ");
      buf_visible(x->to, option_id(x, i));
      buf_text(x->to, ": UNDECIDED, ");
      put_why(x, search_why(&x->search), x->to);
      buf_char(x->to, '\n');
    }
  }
  buf_printf(x->to, "  %zu of %u option%s: PROVED, each by a profile that was matched\n", x->counts->reachable, x->t->option_count, plural(x->t->option_count));
}

/* ---- what does a protected field alone change? ---- */

enum { BOXES_MOST = 32 };

typedef struct change {
  arena *a;
  const space *s;
  uint32_t count;
  piece first;
  box at[BOXES_MOST];
} change;

static void note_change(void *to, const piece *p) {
  change *c = to;
  if (c->count == 0) c->first = *p;
  if (c->count < BOXES_MOST) c->at[c->count] = box_copy(c->a, c->s, p->at);
  c->count++;
}

static void put_value(const prover *x, const axis *of, int64_t value, buf *to) {
  buf json = {0};
  value_json(x->t, &x->t->data[of->datum[0]], of->codes[0] != NULL ? (int64_t)of->codes[0][value] : value, &json);
  bool quoted = json.len >= 2 && json.at[0] == '"';
  buf_add(to, json.at + quoted, json.len - 2 * (size_t)quoted);
  to->failed |= json.failed;
  buf_free(&json);
}

/* The clauses below that read the field, or what is worked out from it, with the basis that they state. */
static bool put_bases(prover *x, uint32_t node, bool first) {
  const t_node *n = &x->t->nodes[node];
  if (n->op != T_CLAUSE) {
    for (uint32_t i = 0; i < n->parts.count; i++) first = put_bases(x, x->t->numbers[n->parts.first + i], first);
    return first;
  }
  if (!judge_rests(x->search.sides[0], node)) return first;
  const t_clause *c = &x->t->clauses[n->clause];
  if (c->op == T_SUITABLE) { /* what those options ask for is told of them */
    buf_text(x->to, "      by asking for other options that the field changes");
    node_place(x->t, node, x->to);
    buf_char(x->to, '\n');
    return false;
  }
  buf_text(x->to, "      by ");
  node_words(x->t, node, x->to);
  str basis = table_str(x->t, c->lawful_basis);
  if (basis.len > 0) {
    buf_text(x->to, "; lawful basis: ");
    buf_visible(x->to, basis);
  }
  buf_char(x->to, '\n');
  return first && basis.len == 0;
}

/* What was found is matched by both sides. */
static bool replays(prover *x, const change *c) {
  for (int k = 0; k < SIDES; k++) {
    verdict found;
    if (judge_replay(x->search.sides[k], &c->at[0], &found) != EPF_OK) return false;
    x->counts->mistaken |= found != c->first.verdicts[k];
  }
  return true;
}

static void tell_change(prover *x, uint32_t option, uint32_t number, const int64_t values[SIDES], const change *c) {
  const axis *of = &x->s.axes.at[number];
  const t_option *o = &x->t->options[option];
  bool none = true;
  x->counts->changed++;
  buf_text(x->to, "    ");
  buf_visible(x->to, option_id(x, option));
  buf_printf(x->to, ": %s with ", verdict_text(c->first.verdicts[0]));
  buf_visible(x->to, of->name);
  buf_char(x->to, ' ');
  put_value(x, of, values[0], x->to);
  buf_printf(x->to, ", %s with ", verdict_text(c->first.verdicts[1]));
  put_value(x, of, values[1], x->to);
  buf_text(x->to, "\n      such as ");
  profile_json(&x->s, &c->at[0], x->search.sides[0]->r, 0, x->to);
  buf_char(x->to, '\n');
  for (int k = 0; k < T_PARTS; k++)
    if (o->node[k] != TABLE_NONE) none = put_bases(x, o->node[k], none);
  x->counts->unfounded += none;
  if (none) buf_text(x->to, "      without any lawful basis\n");
}

static void look_for_changes(prover *x, uint32_t option, const box *from, bool verdicts, change *to, arena *room) {
  search *s = &x->search;
  start_search(x, from, room);
  s->verdicts = s->first = verdicts;
  s->found = note_change;
  s->to = to;
  search_run(s, (const uint32_t[]){option, option});
  s->verdicts = s->first = false;
}

/* Does the field alone change the option between these values? False: it is proved that it does not, or undecided. */
static bool compare_values(prover *x, uint32_t option, uint32_t number, const int64_t values[SIDES], undecided *why) {
  arena *room = arena_new_within(&x->a);
  search *s = &x->search;
  box from = box_copy(room, &x->s, &x->whole);
  change where = {.a = room, .s = &x->s};
  from.axes[number] = (reach){values[0], values[0], false, true};
  for (int k = 0; k < SIDES; k++) judge_set_apart(s->sides[k], number, values[k], k == 0);
  s->apart = true;
  look_for_changes(x, option, &from, false, &where, room); /* where its conditions differ; outside nothing does */
  if (search_why(s) != UNDECIDED_NOTHING) *why = search_why(s);
  bool changed = false;
  for (uint32_t i = 0; i < where.count && i < BOXES_MOST && !changed; i++) {
    change who = {.a = room, .s = &x->s};
    look_for_changes(x, option, &where.at[i], true, &who, room);
    changed = who.count > 0 && replays(x, &who);
    if (changed) tell_change(x, option, number, values, &who);
    else if (search_why(s) != UNDECIDED_NOTHING || who.count > 0) *why = who.count > 0 ? UNDECIDED_TEXT : search_why(s);
  }
  if (where.count > BOXES_MOST && !changed) *why = UNDECIDED_BUDGET;
  s->apart = false;
  for (int k = 0; k < SIDES; k++) s->sides[k]->apart = TABLE_NONE;
  arena_release(room);
  return changed;
}

enum { POINTS_MOST = 64 };

/* Does nothing look at the value but tests and bands of it? */
static bool cells_tell_all(const prover *x, uint32_t datum) {
  for (uint32_t i = x->t->head->field_end; i < x->t->data_count; i++) {
    const t_datum *d = &x->t->data[i];
    for (uint32_t k = 0; k < d->inputs.count && d->derive != T_BANDS; k++)
      if (x->t->numbers[d->inputs.first + k] == datum) return false;
    for (uint32_t k = 0; k < d->outputs.count; k++)
      if (x->t->outputs[d->outputs.first + k].kind == T_VALUE_OF && x->t->outputs[d->outputs.first + k].datum == datum) return false;
  }
  for (uint32_t i = 0; i < x->t->slot_count; i++)
    if (x->t->slots[i].kind == SLOT_COMPARE && (x->t->slots[i].datum == datum || x->t->slots[i].other == datum)) return false;
  return true;
}

/* Does nothing look at the date but the ages on the evaluation date, and at those nothing but tests and bands? */
static bool ages_tell_all(const prover *x, uint32_t datum) {
  for (uint32_t i = x->t->head->field_end; i < x->t->data_count; i++) {
    const t_datum *d = &x->t->data[i];
    bool age = d->derive == T_YEARS_BETWEEN && x->t->numbers[d->inputs.first] == datum && x->t->numbers[d->inputs.first + 1] == 0;
    if (age && !cells_tell_all(x, i)) return false;
    for (uint32_t k = 0; k < d->outputs.count; k++)
      if (x->t->outputs[d->outputs.first + k].kind == T_VALUE_OF && x->t->outputs[d->outputs.first + k].datum == datum) return false;
    for (uint32_t k = 0; k < d->inputs.count; k++)
      if (x->t->numbers[d->inputs.first + k] == datum && !(d->derive == T_YEARS_BETWEEN && k == 0 && x->t->numbers[d->inputs.first + 1] == 0)) return false;
  }
  for (uint32_t i = 0; i < x->t->slot_count; i++) {
    const t_slot *s = &x->t->slots[i];
    if (s->kind == SLOT_K_OF || s->kind == SLOT_OPTION) continue;
    bool looks = s->datum == datum && (s->kind != SLOT_VALUE || s->cells > 1);
    if (looks || (s->kind == SLOT_COMPARE && s->other == datum)) return false;
  }
  return true;
}

static int later_first(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x < y) - (x > y);
}

/* On either side of where an age begins to count, who can be born so: the youngest of those who are too young, if nobody is younger by a year. */
static void add_ages(const prover *x, const axis *of, int64_t age, int64_t points[POINTS_MOST], uint32_t *count) {
  int64_t old = date_add(x->as_of, -age, UNIT_YEAR), young = old + 1;
  if (*count + 2 > POINTS_MOST || old < of->min || young > of->max) return;
  int64_t year_younger = date_add(x->as_of, -(age - 1), UNIT_YEAR);
  points[(*count)++] = year_younger <= of->max ? year_younger : of->max;
  points[(*count)++] = old;
}

/* Values between which something may change: of an enum or a boolean all; of a date of birth one on each side of an age that rules tell apart. Where nothing
 * changes from one to the next, nothing changes at all. */
static uint32_t find_points(const prover *x, const axis *of, int64_t points[POINTS_MOST], bool *all) {
  uint32_t count = 0;
  *all = true;
  if (of->type == T_ENUM || of->type == T_BOOLEAN) {
    for (int64_t v = of->min; v <= of->max && count < POINTS_MOST; v++) points[count++] = v;
    *all = of->max - of->min < POINTS_MOST;
    return count;
  }
  for (uint32_t i = x->t->head->field_end; i < x->t->head->package_first; i++) {
    const t_datum *d = &x->t->data[i];
    if (d->derive != T_YEARS_BETWEEN || x->t->numbers[d->inputs.first] != of->datum[0] || x->t->numbers[d->inputs.first + 1] != 0 || d->slot == TABLE_NONE) continue;
    const t_slot *s = &x->t->slots[d->slot];
    for (uint32_t k = 0; k + 1 < s->cells && s->cuts != TABLE_NONE; k++) add_ages(x, of, x->t->cuts[s->cuts + k], points, &count);
    for (uint32_t n = x->t->head->field_end; n < x->t->head->package_first; n++) {
      const t_datum *bands = &x->t->data[n];
      for (uint32_t k = 0; bands->derive == T_BANDS && x->t->numbers[bands->inputs.first] == i && k < bands->bounds.count; k++)
        add_ages(x, of, x->t->literals[bands->bounds.first + k], points, &count);
    }
  }
  if (count > 1) qsort(points, count, sizeof *points, later_first);
  *all = count + 2 <= POINTS_MOST && ages_tell_all(x, of->datum[0]);
  return count;
}

static bool option_rests(prover *x, uint32_t option) {
  const t_option *o = &x->t->options[option];
  bool rests = false;
  for (int k = 0; k < T_PARTS && !rests; k++) rests = o->node[k] != TABLE_NONE && judge_rests(x->search.sides[0], o->node[k]);
  for (uint32_t i = 0; i < o->versions.count && !rests; i++) rests = judge_rests(x->search.sides[0], x->t->versions[o->versions.first + i].node);
  for (uint32_t i = 0; !rests && table_next_doubt(x->t, o, &i); i++) rests = judge_rests(x->search.sides[0], x->t->cautions[o->cautions.first + i].node);
  return rests;
}

static void prove_field(prover *x, uint32_t number) {
  const axis *of = &x->s.axes.at[number];
  int64_t points[POINTS_MOST];
  bool all;
  uint32_t count = find_points(x, of, points, &all);
  size_t changed = 0, open = 0;
  for (int k = 0; k < SIDES; k++) judge_set_apart(x->search.sides[k], number, count > 0 ? points[0] : of->min, k == 0);
  buf_text(x->to, "  ");
  buf_visible(x->to, of->name);
  buf_char(x->to, '\n');
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    if (!option_rests(x, i)) continue;
    undecided why = count < 2 ? UNDECIDED_FIELD : UNDECIDED_NOTHING;
    bool found = false;
    for (uint32_t k = 0; k + 1 < count && !found; k++) {
      const int64_t values[SIDES] = {points[k], points[k + 1]};
      found = compare_values(x, i, number, values, &why);
    }
    changed += found;
    if (found || (why == UNDECIDED_NOTHING && all)) continue;
    open++;
    x->counts->undecided++;
    buf_text(x->to, "    ");
    buf_visible(x->to, option_id(x, i));
    buf_text(x->to, ": UNDECIDED, ");
    if (why == UNDECIDED_NOTHING)
      buf_text(x->to, "between the ages that rules tell apart it changes "
                      "nothing, but a rule looks at the day itself");
    else put_why(x, why, x->to);
    buf_char(x->to, '\n');
  }
  buf_printf(x->to,
             "    changes nothing of %zu option%s: PROVED; changes %zu, each "
             "REFUTED by two profiles that were matched; %zu undecided\n",
             x->t->option_count - changed - open, plural(x->t->option_count - changed - open), changed, open);
}

static void prove_fairness(prover *x) {
  bool some = false;
  buf_text(x->to, "\nWhat does a protected field change, if nothing else does?\n");
  for (uint32_t i = 0; i < x->s.axes.count; i++) {
    const t_datum *d = &x->t->data[x->s.axes.at[i].datum[0]];
    if (d->is_protected == 0 || d->role == T_MONITORED) continue;
    some = true;
    prove_field(x, i);
  }
  if (!some) buf_text(x->to, "  there is none\n");
  buf_text(x->to, "  Monitored fields are read by no rule, or the rules would not compile. "
                  "None of this proves that outcomes are equal: what rules do read\n"
                  "  may stand in for them (epf bias proxies).\n");
}

static epf_status prove(prover *x, const epf_table *table) {
  space_make(&x->s, &x->a, x->t, x->t, x->as_of);
  for (int k = 0; k < SIDES; k++) {
    digests_make(&x->digests[k], &x->a, x->t);
    x->search.digests[k] = &x->digests[k];
    epf_status status = judge_new(&x->search.sides[k], &x->a, &x->s, k, table, x->as_of, x->o->include_unverified);
    if (status != EPF_OK) return status;
  }
  for (int k = 0; k < SIDES; k++) x->search.sides[k]->other = x->search.sides[1 - k];
  x->search.s = &x->s;
  x->search.most_items = x->o->items;
  x->whole = box_whole(&x->s);
  buf_printf(x->to, "Proofs, as of %s%s\n\n", x->o->as_of, x->o->include_unverified ? ", with what nobody has verified" : "");
  prove_reachable(x);
  prove_fairness(x);
  prove_idle(x);
  if (x->counts->mistaken)
    buf_text(x->to, "\nA profile did not come out as it was found: that is a mistake "
                    "of epf itself, and nothing above is proved. Please report it.\n");
  return x->to->failed ? EPF_E_NOMEM : EPF_OK;
}

epf_status epf_prove(const epf_table *table, const epf_proof_options *options, epf_proof_counts *counts, epf_buffer *to, const char **why) {
  prover *x = calloc(1, sizeof *x);
  *counts = (epf_proof_counts){0};
  if (x == NULL) return EPF_E_NOMEM;
  *x = (prover){.o = options, .t = &table->view, .counts = counts, .to = to, .status = EPF_E_NOMEM};
  if (options->as_of == NULL || !date_parse(str_from(options->as_of), &x->as_of)) {
    *why = "the evaluation date is no date; expected YYYY-MM-DD";
    x->status = EPF_E_ARGUMENT;
  } else {
    arena_init(&x->a);
    if (!ARENA_CATCH(&x->a)) x->status = prove(x, table);
    for (int k = 0; k < SIDES; k++) judge_free(x->search.sides[k]);
    arena_release(&x->a);
  }
  epf_status status = x->status;
  free(x);
  return status;
}
