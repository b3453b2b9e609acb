/* Two rule sets compared: options paired and searched, and for each region somebody found whom it touches. */
#include "run/diff.h"

#include <errno.h>
#include <stdlib.h>

#include "base/date.h"
#include "report/report.h"
#include "run/price.h"

/* ---- pairing ---- */

static uint32_t option_named(const differ *x, int side, str id) { return names_find(&x->ids[side], id); }

static bool says_the_same(differ *x, uint32_t before, uint32_t after) {
  return digests_eq(digest_of_option(&x->digests[0], before), digest_of_option(&x->digests[1], after));
}

static bool has_the_same_title(const differ *x, uint32_t before, uint32_t after) {
  return str_eq(table_str(x->t[0], x->t[0]->options[before].title), table_str(x->t[1], x->t[1]->options[after].title));
}

/* Of an option that is gone: one that is new and says the same, or else has its title, and no other does. */
static uint32_t renamed_to(differ *x, uint32_t before, bool by_title) {
  uint32_t found = TABLE_NONE;
  for (uint32_t i = 0; i < x->t[1]->option_count; i++) {
    if (option_named(x, 0, option_id(x, 1, i)) != TABLE_NONE) continue;
    if (by_title ? !has_the_same_title(x, before, i) : !says_the_same(x, before, i)) continue;
    if (found != TABLE_NONE) return TABLE_NONE;
    found = i;
  }
  return found;
}

static void add_pair(differ *x, uint32_t before, uint32_t after) {
  bool both = before != TABLE_NONE && after != TABLE_NONE;
  *VEC_PUSH(&x->a, &x->pairs) = (pairing){
      .options = {before, after}, .same = both && says_the_same(x, before, after), .renamed = both && !str_eq(option_id(x, 0, before), option_id(x, 1, after))};
}

static void pair_options(differ *x) {
  uint8_t *taken = ARENA_ARRAY(&x->a, uint8_t, x->t[1]->option_count + 1);
  for (int k = 0; k < SIDES; k++)
    for (uint32_t i = 0; i < x->t[k]->option_count; i++) names_add(&x->ids[k], &x->a, option_id(x, k, i), i);
  for (uint32_t i = 0; i < x->t[0]->option_count; i++) {
    uint32_t other = option_named(x, 1, option_id(x, 0, i));
    if (other == TABLE_NONE) other = renamed_to(x, i, false);
    if (other == TABLE_NONE) other = renamed_to(x, i, true);
    if (other != TABLE_NONE && taken[other] != 0) other = TABLE_NONE;
    if (other != TABLE_NONE) taken[other] = 1;
    add_pair(x, i, other);
  }
  for (uint32_t i = 0; i < x->t[1]->option_count; i++)
    if (taken[i] == 0) add_pair(x, TABLE_NONE, i);
}

/* ---- one option ---- */

static uint32_t number_of_what(compared *c, const piece *p) {
  what w = {.count = p->count};
  memcpy(w.differences, p->differences, p->count * sizeof *p->differences);
  if (p->count == 0) memcpy(w.verdicts, p->verdicts, sizeof w.verdicts);
  buf key = {0};
  buf_printf(&key, "%u %u %u", w.count, w.verdicts[0], w.verdicts[1]);
  for (uint32_t i = 0; i < w.count; i++) {
    const difference *d = &w.differences[i];
    buf_printf(&key, ",%u %u %u %u %u", d->node[0], d->node[1], d->is[0], d->is[1], d->follows);
  }
  str name = arena_keep(c->room, &key);
  uint32_t found = names_find(&c->what_names, name);
  if (found != UINT32_MAX) return found;
  found = (uint32_t)c->whats.count;
  names_add(&c->what_names, c->room, name, found);
  *VEC_PUSH(c->room, &c->whats) = w;
  return found;
}

static void take_piece(void *to, const piece *p) {
  compared *c = to;
  regions_add(&c->found, p->at, number_of_what(c, p));
}

static void search_pair(differ *x, const pairing *p, const box *from, uint32_t budget, bool verdicts, void (*found)(void *, const piece *), void *to) {
  search *s = &x->search;
  s->budget = budget;
  s->looks = 0;
  s->verdicts = s->first = verdicts;
  s->found = found;
  s->to = to;
  memcpy(s->at.axes, from->axes, x->s.axes.count * sizeof *from->axes);
  memcpy(s->at.parts, from->parts, x->s.parts.count);
  search_run(s, p->options);
  if (s->left_out != TABLE_NONE) x->left_out = s->left_out;
}

static void find_regions(differ *x, compared *c) {
  c->room = arena_new_within(&x->a);
  regions_begin(&c->found, c->room, &x->s);
  x->left_out = TABLE_NONE;
  search_pair(x, c->p, &x->whole, x->o->budget, false, take_piece, c);
  c->why = x->search.why;
  c->why_axis = x->search.why_axis;
  c->left_out = x->search.left_out;
  c->looks = x->search.looks;
  regions_merge(&c->found);
}

/* ---- somebody whom it touches ---- */

typedef struct somebody {
  arena *a;
  const space *s;
  box at;
  verdict verdicts[SIDES];
  bool found;
} somebody;

static void take_somebody(void *to, const piece *p) {
  somebody *w = to;
  w->at = box_copy(w->a, w->s, p->at);
  memcpy(w->verdicts, p->verdicts, sizeof w->verdicts);
  w->found = true;
}

/* Matched by both, and judged as it was found. Else: there is no such profile, or no text is known that fits. */
static bool replays(differ *x, const somebody *w, undecided *why) {
  for (int k = 0; k < SIDES; k++) {
    verdict found;
    epf_status status = judge_replay(x->search.sides[k], &w->at, &found);
    if (status == EPF_E_ARGUMENT) *why = UNDECIDED_TEXT;
    if (status != EPF_OK) return false;
    x->counts->mistaken |= found != w->verdicts[k];
  }
  return true;
}

/* What both boxes admit. False: nothing. */
static bool narrow_box(const differ *x, box *b, const box *to) {
  for (uint32_t i = 0; i < x->s.axes.count; i++) {
    reach *r = &b->axes[i];
    const reach *o = &to->axes[i];
    if (o->lo > r->lo) r->lo = o->lo;
    if (o->hi < r->hi) r->hi = o->hi;
    r->known = r->known && o->known && r->lo <= r->hi;
    r->missing &= o->missing;
    if (!r->known && !r->missing) return false;
  }
  for (uint32_t i = 0; i < x->s.parts.count; i++) {
    if (b->parts[i] == TRIT_UNKNOWN) b->parts[i] = to->parts[i];
    else if (to->parts[i] != TRIT_UNKNOWN && to->parts[i] != b->parts[i]) return false;
  }
  return true;
}

static void finish_pair(differ *x, compared *c);

/* Of an option that it asks for and that differs: where somebody is judged otherwise by that one. */
static const box *followed(differ *x, const what *w) {
  for (uint32_t i = 0; i < w->count; i++) {
    if (!w->differences[i].follows) continue;
    const t_clause *k = &x->t[1]->clauses[x->t[1]->nodes[w->differences[i].node[1]].clause]; /* none are asked for by clauses about a value */
    for (uint32_t n = 0; n < k->options.count; n++) {
      compared *other = x->of_option[x->t[1]->numbers[k->options.first + n]];
      uint32_t kept = x->left_out;
      if (other != NULL) finish_pair(x, other);
      x->left_out = kept;
      if (other != NULL && other->has_witness) return &other->witness;
    }
  }
  return NULL;
}

enum { LOOKS_FOR_ELIGIBLE = 1000 };

/* Somebody who gains or loses the option, if that is soon found: that tells most. */
static bool look_for_somebody(differ *x, compared *c, const box *in, somebody *w, undecided *why) {
  w->found = false;
  x->search.among = 1u << VERDICT_ELIGIBLE;
  search_pair(x, c->p, in, x->o->budget < LOOKS_FOR_ELIGIBLE ? x->o->budget : LOOKS_FOR_ELIGIBLE, true, take_somebody, w);
  x->search.among = 0;
  undecided aside = UNDECIDED_NOTHING;
  if (w->found && replays(x, w, &aside)) return true;
  w->found = false;
  search_pair(x, c->p, in, x->o->budget, true, take_somebody, w);
  if (x->search.why != UNDECIDED_NOTHING) *why = x->search.why;
  return w->found && replays(x, w, why);
}

enum { PIECES_TRIED = 16 };

/* *why: why it is not proved that there is nobody. */
static bool find_somebody(differ *x, compared *c, const merged *m, somebody *w, undecided *why) {
  const what *is = &c->whats.at[m->what];
  const box *other = followed(x, is);
  uint32_t piece = m->piece;
  for (int i = 0; piece != UINT32_MAX; i++, piece = c->found.next.at[piece]) {
    box in = box_copy(c->room, &x->s, &c->found.pieces.at[piece]);
    if (i == PIECES_TRIED) {
      *why = UNDECIDED_BUDGET;
      return false;
    }
    if (is->count == 0) {
      for (int k = 0; k < SIDES; k++) judge_take(x->search.sides[k], c->p->options[k]);
      *w = (somebody){c->room, &x->s, in, {is->verdicts[0], is->verdicts[1]}, true};
      if (replays(x, w, why)) return true;
      continue;
    }
    undecided aside; /* near somebody known, first */
    box near = box_copy(c->room, &x->s, &in);
    if (other != NULL && narrow_box(x, &near, other) && look_for_somebody(x, c, &near, w, &aside)) return true;
    if (look_for_somebody(x, c, &in, w, why)) return true;
  }
  return false;
}

/* What the second rule set says of the witness, as a case of its authors' would. Names are ids, so they need no quotation marks; the profile is
 * JSON, which is YAML. */
static void put_case(differ *x, const compared *c, const somebody *w, str profile) {
  buf *to = x->o->cases;
  uint32_t stage = x->s.axis_of[1][1], option = c->p->options[1];
  if (to == NULL) return;
  if (to->len == 0) buf_text(to, "cases:\n");
  buf_printf(to, "  - case: \"%.*s, %s becomes %s (%u)\"\n    profile: ", STR_FMT(option_id(x, 1, option)), verdict_text(w->verdicts[0]), verdict_text(w->verdicts[1]), ++x->case_count);
  buf_str(to, profile);
  buf_printf(to, "\n    as_of: %s\n", x->o->as_of);
  if (stage != TABLE_NONE && x->t[1]->data[1].values.count > 1) {
    const axis *of = &x->s.axes.at[stage];
    uint32_t code = of->codes[1] != NULL ? of->codes[1][w->at.axes[stage].lo] : (uint32_t)w->at.axes[stage].lo;
    buf_printf(to, "    stage: %.*s\n", STR_FMT(table_str(x->t[1], x->t[1]->values[x->t[1]->data[1].values.first + code].id)));
  }
  if (x->o->include_unverified && x->t[1]->head->include_field != TABLE_NONE) buf_text(to, "    include_unverified: true\n");
  buf_printf(to, "    expect: {%.*s: %s}\n", STR_FMT(option_id(x, 1, option)), verdict_text(w->verdicts[1]));
}

static void finish_pair(differ *x, compared *c) {
  if (c->begun) return;
  c->begun = true;
  c->shown = ARENA_ARRAY(c->room, shown, c->found.all.count + 1);
  for (size_t i = 0; i < c->found.all.count; i++) {
    const merged *m = &c->found.all.at[i];
    somebody w = {.a = c->room, .s = &x->s};
    undecided why = UNDECIDED_NOTHING;
    x->left_out = TABLE_NONE;
    bool found = find_somebody(x, c, m, &w, &why);
    if (!found && x->left_out != TABLE_NONE) c->left_out = x->left_out;
    if (!found && why == UNDECIDED_NOTHING) continue; /* proved: it touches nobody, of those that were looked at */
    shown *to = &c->shown[c->shown_count++];
    *to = (shown){m, STR(""), {w.verdicts[0], w.verdicts[1]}, why, x->search.why_axis, 0};
    if (!found) continue;
    buf profile = {0};
    profile_json(&x->s, &w.at, x->search.sides[1]->r, 1, &profile);
    to->witness = arena_keep(c->room, &profile);
    put_case(x, c, &w, to->witness);
    if (!c->has_witness) c->witness = w.at;
    c->has_witness = true;
    c->witness_count++;
  }
}

static void count_pair(differ *x, compared *c) {
  bool changed = c->witness_count > 0, open = pair_is_open(c);
  x->counts->changed += changed;
  x->counts->undecided += open;
  x->counts->partly += changed && !pair_is_decided(c);
  x->counts->same += !changed && !open;
  for (uint32_t i = 0; i < c->shown_count; i++) c->shown[i].number = x->region_count++;
}

/* First where their conditions differ, of all of them: what asks for an option looks near somebody whom that one touches. */
static void compare_options(differ *x) {
  x->of_option = ARENA_ARRAY(&x->a, compared *, x->t[1]->option_count + 1);
  for (size_t i = 0; i < x->pairs.count; i++) {
    pairing *p = &x->pairs.at[i];
    x->counts->added += p->options[0] == TABLE_NONE;
    x->counts->removed += p->options[1] == TABLE_NONE;
    x->counts->renamed += p->renamed;
    x->counts->same += p->same;
    if (p->same || p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE) continue;
    compared *c = ARENA_NEW(&x->a, compared);
    c->p = p;
    p->found = x->of_option[p->options[1]] = *VEC_PUSH(&x->a, &x->compared) = c;
    find_regions(x, c);
  }
  for (size_t i = 0; i < x->compared.count; i++) finish_pair(x, x->compared.at[i]);
  for (size_t i = 0; i < x->compared.count; i++) count_pair(x, x->compared.at[i]);
}

/* ---- values and order ---- */

static void add_remark(differ *x, str id, const char *words) {
  x->counts->beside++;
  *VEC_PUSH(&x->a, &x->beside) = (remark){id, words};
}

static void add_value(differ *x, value_change v) {
  x->counts->values++;
  *VEC_PUSH(&x->a, &x->values) = v;
}

/* What the matcher made of the value, for the profile that it matched last. */
static str value_come_to(differ *x, int side, uint32_t datum) {
  int64_t value;
  bool missing;
  buf json = {0};
  if (!judge_matched_value(x->search.sides[side], datum, &value, &missing)) return STR("open");
  if (missing) return STR("missing");
  value_json(x->t[side], &x->t[side]->data[datum], value, &json);
  return arena_keep(&x->a, &json);
}

typedef struct value_search {
  differ *x;
  value_change *v;
  const uint32_t *data;
} value_search;

static void take_value(void *to, const piece *p) {
  value_search *s = to;
  differ *x = s->x;
  buf profile = {0};
  s->v->found = true;
  for (int k = 0; k < SIDES; k++) s->v->came_to[k] = value_come_to(x, k, s->data[k]);
  profile_json(&x->s, p->at, x->search.sides[1]->r, 1, &profile);
  s->v->witness = arena_keep(&x->a, &profile);
}

/* Says it something else because it comes to something else? Sets, and what has another type, are not searched. */
static void search_value(differ *x, value_change *v, const uint32_t data[SIDES]) {
  const t_datum *a = &x->t[0]->data[data[0]], *b = &x->t[1]->data[data[1]];
  if (a->slot == TABLE_NONE || b->slot == TABLE_NONE || a->type != b->type || a->places != b->places) return;
  value_search of = {x, v, data};
  search *s = &x->search;
  v->searched = true;
  s->budget = x->o->budget;
  s->looks = 0;
  s->found = take_value;
  s->to = &of;
  memcpy(s->at.axes, x->whole.axes, x->s.axes.count * sizeof *x->whole.axes);
  memcpy(s->at.parts, x->whole.parts, x->s.parts.count);
  search_values(s, data);
  v->why = v->found ? UNDECIDED_NOTHING : search_why(s);
  v->why_axis = s->why_axis;
}

/* Of items the first stands for all. */
static bool is_value(const t_datum *d) { return !d->hidden && d->item <= 1; }

static void name_values(const table *t, names *to, arena *a) {
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++)
    if (is_value(&t->data[i])) names_add(to, a, table_str(t, t->data[i].id), i);
}

/* Those that say something else are searched. */
static void compare_values(differ *x) {
  names named[SIDES] = {{0}, {0}};
  for (int k = 0; k < SIDES; k++) name_values(x->t[k], &named[k], &x->a);
  for (size_t i = 0; i < named[0].count; i++) {
    str id = named[0].all[i].name;
    uint32_t other = names_find(&named[1], id);
    const uint32_t data[SIDES] = {named[0].all[i].number, other};
    value_change v = {.id = id, .words = other == TABLE_NONE ? "removed" : "worked out otherwise"};
    if (other != TABLE_NONE && digests_eq(digest_of_datum(&x->digests[0], data[0]), digest_of_datum(&x->digests[1], data[1]))) continue;
    if (other != TABLE_NONE) search_value(x, &v, data);
    add_value(x, v);
  }
  for (size_t i = 0; i < named[1].count; i++)
    if (names_find(&named[0], named[1].all[i].name) == TABLE_NONE) add_value(x, (value_change){.id = named[1].all[i].name, .words = "added"});
}

/* Places among the options that both have, by pair. */
static void rank_places(const differ *x, int side, const uint32_t *pair_of, uint32_t *places) {
  const table *t = x->t[side];
  uint32_t next = 0;
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t pair = pair_of[t->numbers[t->head->by_rank.first + i]];
    if (pair != TABLE_NONE) places[pair] = next++;
  }
}

static void compare_order(differ *x) {
  uint32_t *places[SIDES];
  for (int k = 0; k < SIDES; k++) {
    uint32_t *pair_of = ARENA_ARRAY(&x->a, uint32_t, x->t[k]->option_count + 1);
    places[k] = ARENA_ARRAY(&x->a, uint32_t, x->pairs.count + 1);
    memset(pair_of, 0xff, x->t[k]->option_count * sizeof *pair_of);
    for (size_t i = 0; i < x->pairs.count; i++)
      if (x->pairs.at[i].options[1 - k] != TABLE_NONE && x->pairs.at[i].options[k] != TABLE_NONE) pair_of[x->pairs.at[i].options[k]] = (uint32_t)i;
    rank_places(x, k, pair_of, places[k]);
  }
  for (size_t i = 0; i < x->pairs.count; i++) {
    const pairing *p = &x->pairs.at[i];
    if (p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE || places[0][i] == places[1][i]) continue;
    x->counts->order++;
    *VEC_PUSH(&x->a, &x->moves) = (move){p->options[1], places[0][i] + 1, places[1][i] + 1};
  }
}

/* ---- what no verdict rests on ---- */

static bool same_values(const table *a, const t_datum *x, const table *b, const t_datum *y) {
  if (x->values.count != y->values.count) return false;
  for (uint32_t i = 0; i < x->values.count; i++)
    if (!str_eq(table_str(a, a->values[x->values.first + i].id), table_str(b, b->values[y->values.first + i].id))) return false;
  return true;
}

/* Answers that one of the two does not take are in nobody's profile that both do: they are outside of what is proved. */
static void compare_fields(differ *x) {
  for (uint32_t i = 0; i < x->s.axes.count; i++) {
    const axis *of = &x->s.axes.at[i];
    if (of->item > 1) continue;
    if (of->datum[0] == TABLE_NONE || of->datum[1] == TABLE_NONE) {
      add_remark(x, of->name, of->datum[0] == TABLE_NONE ? "a new field" : "a field that is gone");
      continue;
    }
    const t_datum *a = &x->t[0]->data[of->datum[0]], *b = &x->t[1]->data[of->datum[1]];
    if (of->clashes) add_remark(x, of->name, of->is_given ? "there is no stage that both have" : "the field means something else");
    else if (a->min != b->min || a->max != b->max || !same_values(x->t[0], a, x->t[1], b))
      add_remark(x, of->name, of->is_given ? "the stages differ, or their order: only those that both have are compared, and the first is meant where none is named"
                                            : "the field takes other answers: only those that both take are compared");
  }
}

/* Told where they say something else, and not searched: for whom it matters, `epf package` tells. */
static void compare_beside(differ *x) {
  for (size_t k = 0; k < x->pairs.count; k++) {
    const pairing *p = &x->pairs.at[k];
    if (p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE) continue;
    digest packages[SIDES], advice[SIDES];
    for (int side = 0; side < SIDES; side++) {
      packages[side] = digest_of_package(&x->names[side], p->options[side]);
      advice[side] = digest_of_advice(&x->names[side], p->options[side]);
    }
    if (!digests_eq(&packages[0], &packages[1])) add_remark(x, option_id(x, 1, p->options[1]), "its limits, or what it goes with, say something else");
    if (!digests_eq(&advice[0], &advice[1])) add_remark(x, option_id(x, 1, p->options[1]), "its cautions say something else");
  }
  compare_fields(x);
  digest rules[SIDES] = {digest_of_package_rules(&x->names[0]), digest_of_package_rules(&x->names[1])};
  if (!digests_eq(&rules[0], &rules[1])) add_remark(x, STR(""), "the rules about packages say something else");
}

/* ---- the whole ---- */

/* The next day on which some rule that looks at the day itself says something else. */
static int64_t next_day(const differ *x) {
  int64_t next = INT64_MAX;
  for (int k = 0; k < SIDES; k++) {
    const t_slot *s = x->t[k]->data[0].slot != TABLE_NONE ? &x->t[k]->slots[x->t[k]->data[0].slot] : NULL;
    for (uint32_t i = 0; s != NULL && s->cuts != TABLE_NONE && i + 1 < s->cells; i++) {
      int64_t day = x->t[k]->cuts[s->cuts + i];
      if (day > x->as_of && day < next) next = day;
    }
  }
  return next;
}

static epf_status compare(differ *x) {
  space_make(&x->s, &x->a, x->t[0], x->t[1], x->as_of);
  for (int k = 0; k < SIDES; k++) {
    digests_make(&x->digests[k], &x->a, x->t[k]);
    digests_make(&x->names[k], &x->a, x->t[k]);
    x->names[k].by_name = true;
    x->search.digests[k] = &x->digests[k];
    epf_status status = judge_new(&x->search.sides[k], &x->a, &x->s, k, x->tables[k], x->as_of, x->o->include_unverified);
    if (status != EPF_OK) return status;
  }
  for (int k = 0; k < SIDES; k++) x->search.sides[k]->other = x->search.sides[1 - k];
  x->search.s = &x->s;
  x->whole = box_whole(&x->s);
  x->search.at = box_whole(&x->s);
  x->search.most_items = x->o->items;
  x->next_day = next_day(x);
  pair_options(x);
  compare_options(x);
  compare_beside(x);
  compare_values(x);
  compare_order(x);
  return EPF_OK;
}

static epf_status count_people(differ *x, const char **why) {
  x->price = ARENA_NEW(&x->a, price);
  epf_status status = price_new(x->price, x, why);
  x->counts->refused = x->price->s.all.refused;
  return status;
}

static void tell(differ *x, buf *to) {
  static void (*const writers[])(const differ *x, buf *to) = {diff_text, diff_json, diff_html, diff_sarif};
  writers[x->o->format](x, to);
}

static epf_status compare_and_tell(differ *x, buf *to, const char **why) {
  epf_status status = compare(x);
  if (status == EPF_OK && (x->o->cohort != NULL || x->o->ledger != NULL)) status = count_people(x, why);
  if (status == EPF_OK) tell(x, to);
  return status;
}

epf_status epf_diff(const epf_table *before, const epf_table *after, const epf_diff_options *options, epf_diff_counts *counts, epf_buffer *to, const char **why) {
  differ *x = calloc(1, sizeof *x);
  *counts = (epf_diff_counts){0};
  if (x == NULL) return EPF_E_NOMEM;
  *x = (differ){.o = options, .tables = {before, after}, .t = {&before->view, &after->view}, .counts = counts};
  x->status = EPF_E_NOMEM;
  if (options->as_of == NULL || !date_parse(str_from(options->as_of), &x->as_of)) {
    *why = "the evaluation date is no date; expected YYYY-MM-DD";
    x->status = EPF_E_ARGUMENT;
  } else {
    arena_init(&x->a);
    if (!ARENA_CATCH(&x->a)) x->status = compare_and_tell(x, to, why); /* memory that runs out leaves it as it was */
    int reason = errno;
    if (x->price != NULL) price_free(x->price);
    errno = reason;
    for (int k = 0; k < SIDES; k++) judge_free(x->search.sides[k]);
    arena_release(&x->a);
  }
  epf_status status = x->status;
  if (status == EPF_OK && (to->failed || (options->cases != NULL && options->cases->failed))) status = EPF_E_NOMEM;
  free(x);
  return status;
}
