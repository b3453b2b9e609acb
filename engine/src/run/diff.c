/* Two rule sets compared: options paired, searched, and what was found told. */
#include "epf/diff.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "prove/search.h"
#include "prove/told.h"

typedef struct pairing {
  uint32_t options[SIDES]; /* TABLE_NONE: added, or removed */
  bool same;               /* says the same */
} pairing;

typedef struct differ {
  const epf_diff_options *o;
  const epf_table *tables[SIDES];
  const table *t[SIDES];
  int64_t as_of;
  arena a;
  space s;
  digests digests[SIDES], names[SIDES]; /* names: of what no verdict rests on, options and values by their names */
  search search;
  vec(pairing) pairs;
  box whole;
  struct compared *compared; /* pairs that do not say the same */
  size_t compared_count;
  epf_diff_counts *counts;
  buf *to;
  bool some; /* JSON: an element was written */
  uint32_t case_count;
  uint32_t left_out; /* of the searches for the pair at hand: the axis of a group of which some items were */
  epf_status status;
} differ;

/* ---- pairing ---- */

static str option_id(const differ *x, int side, uint32_t option) { return table_str(x->t[side], x->t[side]->options[option].id); }

static uint32_t option_named(const differ *x, int side, str id) {
  for (uint32_t i = 0; i < x->t[side]->option_count; i++)
    if (str_eq(option_id(x, side, i), id)) return i;
  return TABLE_NONE;
}

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

static void pair_options(differ *x) {
  uint8_t *taken = ARENA_ARRAY(&x->a, uint8_t, x->t[1]->option_count + 1);
  for (uint32_t i = 0; i < x->t[0]->option_count; i++) {
    uint32_t other = option_named(x, 1, option_id(x, 0, i));
    if (other == TABLE_NONE) other = renamed_to(x, i, false);
    if (other == TABLE_NONE) other = renamed_to(x, i, true);
    if (other != TABLE_NONE && taken[other] != 0) other = TABLE_NONE;
    if (other != TABLE_NONE) taken[other] = 1;
    *VEC_PUSH(&x->a, &x->pairs) = (pairing){{i, other}, other != TABLE_NONE && says_the_same(x, i, other)};
  }
  for (uint32_t i = 0; i < x->t[1]->option_count; i++)
    if (taken[i] == 0) *VEC_PUSH(&x->a, &x->pairs) = (pairing){{TABLE_NONE, i}, false};
}

/* ---- telling ---- */

static void put_ruleset(const differ *x, int side, buf *to) {
  buf_visible(to, table_str(x->t[side], x->t[side]->head->id));
  buf_char(to, ' ');
  buf_visible(to, table_str(x->t[side], x->t[side]->head->version));
  buf_printf(to, " (%.19s)", x->tables[side]->fingerprint);
}

static void put_reason(const differ *x, undecided why, uint32_t axis, buf *to) {
  switch (why) {
  case UNDECIDED_BUDGET: buf_printf(to, "%u looks were not enough; --budget allows more", x->o->budget); break;
  case UNDECIDED_FIELD:
    buf_text(to, "the field `");
    buf_visible(to, x->s.axes.at[axis].name);
    buf_text(to, "` is not in both rule sets, or is another kind of field");
    break;
  case UNDECIDED_TEXT: buf_text(to, "it hangs on a text, and none is known that fits the patterns"); break;
  case UNDECIDED_ITEMS: /* put_left_out says it */
  case UNDECIDED_REPLAY: buf_text(to, "a profile could not be matched"); break;
  case UNDECIDED_NOTHING:
  default: break;
  }
}

static void put_left_out(const differ *x, uint32_t axis, buf *to) {
  if (axis == TABLE_NONE) return;
  buf_printf(to, " with at most %u `", x->o->items);
  buf_visible(to, x->s.axes.at[axis].name);
  buf_text(to, "` (--items looks at more)");
}

static void begin_element(differ *x) {
  if (x->some) buf_char(x->to, ',');
  x->some = true;
}

static void put_name(differ *x, const pairing *p, const char *what) {
  int side = p->options[1] != TABLE_NONE ? 1 : 0;
  if (x->o->json) {
    begin_element(x);
    buf_text(x->to, "{\"option\":");
    buf_json(x->to, option_id(x, side, p->options[side]));
    buf_printf(x->to, ",\"is\":\"%s\"", what);
    return;
  }
  buf_visible(x->to, option_id(x, side, p->options[side]));
  buf_printf(x->to, ": %s", what);
}

/* ---- one option ---- */

typedef struct what { /* was found of a region */
  uint32_t count;
  difference differences[DIFFERENCES_MOST];
  verdict verdicts[SIDES];
} what;

typedef struct shown {
  const merged *m;
  str witness; /* JSON; empty: nobody was found who is judged otherwise, nor is it proved that there is nobody */
  verdict verdicts[SIDES];
  undecided why; /* where there is no witness */
} shown;

/* A pair that does not say the same. */
typedef struct compared {
  const pairing *p;
  arena *room;
  regions found;
  vec(what) whats;
  names what_names;
  undecided why;
  uint32_t why_axis, left_out, looks;
  shown *shown;
  uint32_t shown_count, witness_count;
  box witness; /* of the first */
  bool begun, has_witness;
} compared;

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

static compared *compared_of(differ *x, uint32_t after) {
  for (size_t i = 0; i < x->compared_count; i++)
    if (x->compared[i].p->options[1] == after) return &x->compared[i];
  return NULL;
}

/* Of an option that it asks for and that differs: where somebody is judged otherwise by that one. */
static const box *followed(differ *x, const what *w) {
  for (uint32_t i = 0; i < w->count; i++) {
    if (!w->differences[i].follows) continue;
    const t_clause *k = &x->t[1]->clauses[x->t[1]->nodes[w->differences[i].node[1]].clause]; /* none are asked for by clauses about a value */
    for (uint32_t n = 0; n < k->options.count; n++) {
      compared *other = compared_of(x, x->t[1]->numbers[k->options.first + n]);
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
    *to = (shown){m, STR(""), {w.verdicts[0], w.verdicts[1]}, why};
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

/* ---- telling it ---- */

static void put_condition(const differ *x, int side, uint32_t node, buf *to) {
  const table *t = x->t[side];
  node_words(t, node, to);
}

static const char *outcome_word(trit is) { return is == TRIT_TRUE ? "met" : is == TRIT_FALSE ? "not met" : "open"; }

static bool asks_for_options(const differ *x, const difference *d) { return x->t[1]->clauses[x->t[1]->nodes[d->node[1]].clause].op == T_SUITABLE; }

/* Of the options that a condition asks for, those that differ. */
static void put_followed(differ *x, const difference *d, bool json, buf *to) {
  const table *t = x->t[1];
  const t_clause *k = &t->clauses[t->nodes[d->node[1]].clause];
  bool some = false;
  for (uint32_t n = 0; n < k->options.count; n++) {
    uint32_t option = t->numbers[k->options.first + n];
    if (compared_of(x, option) == NULL) continue;
    if (some) buf_text(to, json ? "," : " or ");
    some = true;
    if (json) buf_json(to, option_id(x, 1, option));
    else buf_visible(to, option_id(x, 1, option));
  }
}

static void put_difference(differ *x, const difference *d) {
  static const char *const when[SIDES] = {"before", "after "};
  if (d->follows) {
    if (!asks_for_options(x, d)) {
      buf_text(x->to, "    where of these one is met and the other is not\n");
      for (int k = 0; k < SIDES; k++) {
        buf_printf(x->to, "    %s  ", when[k]);
        put_condition(x, k, d->node[k], x->to);
        buf_char(x->to, '\n');
      }
      return;
    }
    buf_text(x->to, "    where it asks for ");
    put_followed(x, d, false, x->to);
    node_place(x->t[1], d->node[1], x->to);
    buf_text(x->to, ", and that comes out otherwise\n");
    return;
  }
  for (int k = 0; k < SIDES; k++) {
    buf_printf(x->to, "    %s  ", when[k]);
    if (d->node[k] == TABLE_NONE) {
      buf_text(x->to, "nothing is asked in its place\n");
      continue;
    }
    buf_printf(x->to, "%s: ", outcome_word(d->is[k]));
    put_condition(x, k, d->node[k], x->to);
    buf_char(x->to, '\n');
  }
}

static void put_region(differ *x, compared *c, const shown *r) {
  const what *w = &c->whats.at[r->m->what];
  buf_text(x->to, "  for ");
  region_words(&c->found, r->m, x->as_of, x->to);
  buf_char(x->to, '\n');
  for (uint32_t i = 0; i < w->count; i++) put_difference(x, &w->differences[i]);
  if (r->witness.len == 0) {
    buf_text(x->to, "    UNDECIDED whether anybody is judged otherwise: ");
    put_reason(x, r->why, x->search.why_axis, x->to);
    buf_char(x->to, '\n');
    return;
  }
  buf_printf(x->to, "    %s becomes %s%s\n    such as  ", verdict_text(r->verdicts[0]), verdict_text(r->verdicts[1]), w->count > 0 ? ", among others: what becomes of it hangs on its other conditions, which are the same" : "");
  buf_str(x->to, r->witness);
  buf_char(x->to, '\n');
}

static void put_region_json(differ *x, compared *c, const shown *r, bool first) {
  const what *w = &c->whats.at[r->m->what];
  buf_text(x->to, first ? "{\"where\":" : ",{\"where\":");
  region_json(&c->found, r->m, x->to);
  buf_text(x->to, ",\"conditions\":[");
  for (uint32_t i = 0; i < w->count; i++) {
    const difference *d = &w->differences[i];
    buf_text(x->to, i > 0 ? ",{" : "{");
    for (int k = 0; k < SIDES; k++) {
      buf words = {0};
      if (d->node[k] != TABLE_NONE) put_condition(x, k, d->node[k], &words);
      buf_printf(x->to, "%s\"%s\":", k > 0 ? "," : "", k == 0 ? "before" : "after");
      if (d->node[k] == TABLE_NONE) buf_text(x->to, "null");
      else buf_json(x->to, (str){words.at, words.len});
      if (!d->follows) buf_printf(x->to, ",\"%s\":\"%s\"", k == 0 ? "was" : "is", outcome_word(d->is[k]));
      x->to->failed |= words.failed;
      buf_free(&words);
    }
    buf_text(x->to, ",\"follows\":[");
    if (d->follows) put_followed(x, d, true, x->to);
    buf_text(x->to, "]}");
  }
  buf_char(x->to, ']');
  if (r->witness.len == 0) {
    buf_text(x->to, ",\"found\":\"UNDECIDED\"}");
    return;
  }
  buf_printf(x->to, ",\"found\":\"PROVED\",\"before\":\"%s\",\"after\":\"%s\",\"witness\":", verdict_text(r->verdicts[0]), verdict_text(r->verdicts[1]));
  buf_str(x->to, r->witness);
  buf_char(x->to, '}');
}

static void tell_elsewhere(differ *x, const compared *c, bool changed) {
  bool proved = c->why == UNDECIDED_NOTHING;
  if (x->o->json) {
    buf_printf(x->to, ",\"elsewhere\":\"%s\",\"looks\":%u", proved ? "PROVED" : "UNDECIDED", c->looks);
    if (!proved) {
      buf why = {0};
      put_reason(x, c->why, c->why_axis, &why);
      buf_text(x->to, ",\"why\":");
      buf_json(x->to, (str){why.at, why.len});
      buf_free(&why);
    }
    if (c->left_out != TABLE_NONE) {
      buf_text(x->to, ",\"left_out\":");
      buf_json(x->to, x->s.axes.at[c->left_out].name);
    }
    buf_char(x->to, '}');
    return;
  }
  buf_text(x->to, changed ? "  for everybody else" : "  for everybody");
  put_left_out(x, c->left_out, x->to);
  buf_text(x->to, proved ? ": PROVED the same" : ": UNDECIDED, ");
  if (!proved) put_reason(x, c->why, c->why_axis, x->to);
  buf_char(x->to, '\n');
}

static void tell_pair(differ *x, compared *c) {
  bool decided = c->why == UNDECIDED_NOTHING && c->left_out == TABLE_NONE, changed = c->witness_count > 0, open = !changed && (c->shown_count > 0 || !decided);
  x->counts->changed += changed;
  x->counts->undecided += open;
  x->counts->partly += changed && !decided;
  x->counts->same += !changed && !open;
  if (!changed && !open && !x->o->json) return;
  put_name(x, c->p, changed ? "changed" : open ? "perhaps changed" : "the same");
  buf_text(x->to, x->o->json ? ",\"regions\":[" : "\n");
  for (uint32_t i = 0; i < c->shown_count; i++) {
    if (x->o->json) put_region_json(x, c, &c->shown[i], i == 0);
    else put_region(x, c, &c->shown[i]);
  }
  if (x->o->json) buf_char(x->to, ']');
  tell_elsewhere(x, c, c->shown_count > 0);
}

static void tell_whole(differ *x, const pairing *p, const char *what) {
  put_name(x, p, what);
  buf_text(x->to, x->o->json ? "}" : "\n");
}

static void tell_renamed(differ *x, const pairing *p) {
  x->counts->renamed++;
  put_name(x, p, "renamed");
  buf_text(x->to, x->o->json ? ",\"was\":" : ", was ");
  if (x->o->json) buf_json(x->to, option_id(x, 0, p->options[0]));
  else buf_visible(x->to, option_id(x, 0, p->options[0]));
  buf_text(x->to, x->o->json ? "}" : p->same ? ", and says the same\n" : "\n");
}

static void search_all(differ *x) {
  x->compared = ARENA_ARRAY(&x->a, compared, x->pairs.count + 1);
  for (size_t i = 0; i < x->pairs.count; i++) {
    const pairing *p = &x->pairs.at[i];
    if (p->same || p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE) continue;
    x->compared[x->compared_count].p = p;
    find_regions(x, &x->compared[x->compared_count++]);
  }
  for (size_t i = 0; i < x->compared_count; i++) finish_pair(x, &x->compared[i]);
}

static void compare_options(differ *x) {
  size_t next = 0;
  search_all(x);
  if (x->o->json) buf_text(x->to, ",\"options\":[");
  x->some = false;
  for (size_t i = 0; i < x->pairs.count; i++) {
    const pairing *p = &x->pairs.at[i];
    if (p->options[1] == TABLE_NONE) {
      x->counts->removed++;
      tell_whole(x, p, "removed");
    } else if (p->options[0] == TABLE_NONE) {
      x->counts->added++;
      tell_whole(x, p, "added");
    } else {
      if (!str_eq(option_id(x, 0, p->options[0]), option_id(x, 1, p->options[1]))) tell_renamed(x, p);
      if (p->same) x->counts->same++;
      else tell_pair(x, &x->compared[next++]);
    }
  }
  if (x->o->json) buf_char(x->to, ']');
}

/* ---- values and order ---- */

static uint32_t value_named(const table *t, str id) {
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++)
    if (!t->data[i].hidden && str_eq(table_str(t, t->data[i].id), id)) return i;
  return TABLE_NONE;
}

static void tell_value(differ *x, str id, const char *what) {
  x->counts->values++;
  if (x->o->json) {
    begin_element(x);
    buf_text(x->to, "{\"value\":");
    buf_json(x->to, id);
    buf_printf(x->to, ",\"is\":\"%s\"}", what);
    return;
  }
  buf_text(x->to, "value ");
  buf_visible(x->to, id);
  buf_printf(x->to, ": %s\n", what);
}

/* Compared by what they say alone. Of items the first stands for all. */
static void compare_values(differ *x) {
  if (x->o->json) buf_text(x->to, ",\"values\":[");
  x->some = false;
  for (uint32_t i = x->t[0]->head->field_end; i < x->t[0]->head->package_first; i++) {
    const t_datum *d = &x->t[0]->data[i];
    if (d->hidden || d->item > 1) continue;
    str id = table_str(x->t[0], d->id);
    uint32_t other = value_named(x->t[1], id);
    if (other == TABLE_NONE) tell_value(x, id, "removed");
    else if (!digests_eq(digest_of_datum(&x->digests[0], i), digest_of_datum(&x->digests[1], other))) tell_value(x, id, "worked out otherwise");
  }
  for (uint32_t i = x->t[1]->head->field_end; i < x->t[1]->head->package_first; i++) {
    const t_datum *d = &x->t[1]->data[i];
    if (d->hidden || d->item > 1 || value_named(x->t[0], table_str(x->t[1], d->id)) != TABLE_NONE) continue;
    tell_value(x, table_str(x->t[1], d->id), "added");
  }
  if (x->o->json) buf_char(x->to, ']');
}

/* Places among the options that both have. */
static void rank_places(const differ *x, int side, uint32_t *places) {
  const table *t = x->t[side];
  uint32_t next = 0;
  for (uint32_t i = 0; i < t->option_count; i++) {
    uint32_t option = t->numbers[t->head->by_rank.first + i];
    for (size_t k = 0; k < x->pairs.count; k++) {
      const pairing *p = &x->pairs.at[k];
      if (p->options[side] == option && p->options[1 - side] != TABLE_NONE) places[k] = next++;
    }
  }
}

static void compare_order(differ *x) {
  uint32_t *before = ARENA_ARRAY(&x->a, uint32_t, x->pairs.count + 1), *after = ARENA_ARRAY(&x->a, uint32_t, x->pairs.count + 1);
  rank_places(x, 0, before);
  rank_places(x, 1, after);
  if (x->o->json) buf_text(x->to, ",\"order\":[");
  x->some = false;
  for (size_t k = 0; k < x->pairs.count; k++) {
    const pairing *p = &x->pairs.at[k];
    if (p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE || before[k] == after[k]) continue;
    x->counts->order++;
    if (x->o->json) {
      begin_element(x);
      buf_text(x->to, "{\"option\":");
      buf_json(x->to, option_id(x, 1, p->options[1]));
      buf_printf(x->to, ",\"before\":%u,\"after\":%u}", before[k] + 1, after[k] + 1);
    } else {
      buf_visible(x->to, option_id(x, 1, p->options[1]));
      buf_printf(x->to, ": place %u in the order, was %u\n", after[k] + 1, before[k] + 1);
    }
  }
  if (x->o->json) buf_char(x->to, ']');
}

/* ---- what no verdict rests on ---- */

static void tell_beside(differ *x, str id, const char *what) {
  x->counts->beside++;
  if (x->o->json) {
    begin_element(x);
    buf_text(x->to, "{\"option\":");
    if (id.len > 0) buf_json(x->to, id);
    else buf_text(x->to, "null");
    buf_printf(x->to, ",\"differs\":\"%s\"}", what);
    return;
  }
  if (id.len > 0) buf_visible(x->to, id), buf_text(x->to, ": ");
  buf_printf(x->to, "%s\n", what);
}

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
      tell_beside(x, of->name, of->datum[0] == TABLE_NONE ? "a new field" : "a field that is gone");
      continue;
    }
    const t_datum *a = &x->t[0]->data[of->datum[0]], *b = &x->t[1]->data[of->datum[1]];
    if (of->clashes) tell_beside(x, of->name, of->is_given ? "there is no stage that both have" : "the field means something else");
    else if (a->min != b->min || a->max != b->max || !same_values(x->t[0], a, x->t[1], b))
      tell_beside(x, of->name, of->is_given ? "the stages differ, or their order: only those that both have are compared, and the first is meant where none is named"
                                            : "the field takes other answers: only those that both take are compared");
  }
}

/* Told where they say something else, and not searched: for whom it matters, `epf package` tells. */
static void compare_beside(differ *x) {
  if (x->o->json) buf_text(x->to, ",\"beside\":[");
  x->some = false;
  for (size_t k = 0; k < x->pairs.count; k++) {
    const pairing *p = &x->pairs.at[k];
    if (p->options[0] == TABLE_NONE || p->options[1] == TABLE_NONE) continue;
    digest packages[SIDES], advice[SIDES];
    for (int side = 0; side < SIDES; side++) {
      packages[side] = digest_of_package(&x->names[side], p->options[side]);
      advice[side] = digest_of_advice(&x->names[side], p->options[side]);
    }
    if (!digests_eq(&packages[0], &packages[1])) tell_beside(x, option_id(x, 1, p->options[1]), "its limits, or what it goes with, say something else");
    if (!digests_eq(&advice[0], &advice[1])) tell_beside(x, option_id(x, 1, p->options[1]), "its cautions say something else");
  }
  compare_fields(x);
  digest rules[SIDES] = {digest_of_package_rules(&x->names[0]), digest_of_package_rules(&x->names[1])};
  if (!digests_eq(&rules[0], &rules[1])) tell_beside(x, STR(""), "the rules about packages say something else");
  if (x->o->json) buf_char(x->to, ']');
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

static void put_day(int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_text(to, text);
}

static void put_head(differ *x) {
  int64_t next = next_day(x);
  if (x->o->json) {
    buf_text(x->to, "{\"schema\":\"epf.diff/1\"");
    for (int k = 0; k < SIDES; k++) {
      buf_text(x->to, k == 0 ? ",\"before\":{\"id\":" : ",\"after\":{\"id\":");
      buf_json(x->to, table_str(x->t[k], x->t[k]->head->id));
      buf_text(x->to, ",\"version\":");
      buf_json(x->to, table_str(x->t[k], x->t[k]->head->version));
      buf_printf(x->to, ",\"fingerprint\":\"%s\"}", x->tables[k]->fingerprint);
    }
    buf_text(x->to, ",\"as_of\":\"");
    put_day(x->as_of, x->to);
    buf_char(x->to, '"');
    return;
  }
  put_ruleset(x, 0, x->to);
  buf_text(x->to, "\n  -> ");
  put_ruleset(x, 1, x->to);
  buf_text(x->to, "\nas of ");
  put_day(x->as_of, x->to);
  if (next != INT64_MAX) {
    buf_text(x->to, "; some rule changes with the day on ");
    put_day(next, x->to);
    buf_text(x->to, ": look at that day too (--as-of)");
  }
  buf_text(x->to, "\n\n");
}

static void put_tail(differ *x) {
  const epf_diff_counts *c = x->counts;
  if (x->o->json) {
    buf_printf(x->to, ",\"counts\":{\"same\":%zu,\"changed\":%zu,\"undecided\":%zu,\"added\":%zu,\"removed\":%zu,\"renamed\":%zu,\"values\":%zu,\"order\":%zu,\"partly\":%zu,\"beside\":%zu}}\n", c->same,
               c->changed, c->undecided, c->added, c->removed, c->renamed, c->values, c->order, c->partly, c->beside);
    return;
  }
  char partly[64] = "";
  if (c->partly > 0) snprintf(partly, sizeof partly, " (%zu of them UNDECIDED for others)", c->partly);
  if (c->beside > 0) buf_printf(x->to, "%zu difference%s beside verdicts: not searched\n", c->beside, c->beside == 1 ? "" : "s");
  size_t differ_at_all = c->beside + c->changed + c->undecided + c->added + c->removed + c->renamed + c->values + c->order;
  buf_printf(x->to, "%s%zu option%s PROVED the same for everybody, %zu changed%s, %zu undecided, %zu added, %zu removed, %zu renamed\n", differ_at_all > 0 ? "\n" : "", c->same,
             c->same == 1 ? "" : "s", c->changed, partly, c->undecided, c->added, c->removed, c->renamed);
  if (c->mistaken) buf_text(x->to, "A profile did not come out as it was found: that is a mistake of epf itself, and nothing above is proved. Please report it.\n");
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
  pair_options(x);
  put_head(x);
  compare_options(x);
  compare_beside(x);
  compare_values(x);
  compare_order(x);
  put_tail(x);
  return x->to->failed || (x->o->cases != NULL && x->o->cases->failed) ? EPF_E_NOMEM : EPF_OK;
}

epf_status epf_diff(const epf_table *before, const epf_table *after, const epf_diff_options *options, epf_diff_counts *counts, epf_buffer *to, const char **why) {
  differ *x = calloc(1, sizeof *x);
  *counts = (epf_diff_counts){0};
  if (x == NULL) return EPF_E_NOMEM;
  *x = (differ){.o = options, .tables = {before, after}, .t = {&before->view, &after->view}, .counts = counts, .to = to};
  x->status = EPF_E_NOMEM;
  if (options->as_of == NULL || !date_parse(str_from(options->as_of), &x->as_of)) {
    *why = "the evaluation date is no date; expected YYYY-MM-DD";
    x->status = EPF_E_ARGUMENT;
  } else {
    arena_init(&x->a);
    if (!ARENA_CATCH(&x->a)) x->status = compare(x);
    for (int k = 0; k < SIDES; k++) judge_free(x->search.sides[k]);
    arena_release(&x->a);
  }
  epf_status status = x->status;
  free(x);
  return status;
}
