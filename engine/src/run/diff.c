/* Two rule sets compared: options paired, searched, and what was found told. */
#include "epf/diff.h"

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
  digests digests[SIDES];
  search search;
  vec(pairing) pairs;
  regions found; /* of the option at hand */
  epf_diff_counts *counts;
  buf *to;
  bool some; /* JSON: an element was written */
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

/* Of an option that is gone: one that is new and says the same, and no other does. */
static uint32_t renamed_to(differ *x, uint32_t before) {
  uint32_t found = TABLE_NONE;
  for (uint32_t i = 0; i < x->t[1]->option_count; i++) {
    if (option_named(x, 0, option_id(x, 1, i)) != TABLE_NONE || !says_the_same(x, before, i)) continue;
    if (found != TABLE_NONE) return TABLE_NONE;
    found = i;
  }
  return found;
}

static void pair_options(differ *x) {
  uint8_t *taken = ARENA_ARRAY(&x->a, uint8_t, x->t[1]->option_count + 1);
  for (uint32_t i = 0; i < x->t[0]->option_count; i++) {
    uint32_t other = option_named(x, 1, option_id(x, 0, i));
    if (other == TABLE_NONE) other = renamed_to(x, i);
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

static void put_reason(const differ *x, buf *to) {
  const search *s = &x->search;
  switch (s->why) {
  case UNDECIDED_BUDGET: buf_printf(to, "%u looks were not enough; --budget allows more", x->o->budget); break;
  case UNDECIDED_FIELD:
    buf_text(to, "the field `");
    buf_visible(to, x->s.axes.at[s->why_axis].name);
    buf_text(to, "` is not in both rule sets, or is another kind of field");
    break;
  case UNDECIDED_TEXT: buf_text(to, "it hangs on a text, and none is known that fits the patterns"); break;
  case UNDECIDED_REPLAY: buf_text(to, "a profile could not be matched"); break;
  case UNDECIDED_NOTHING:
  default: break;
  }
}

static void put_left_out(const differ *x, buf *to) {
  if (x->search.left_out == TABLE_NONE) return;
  buf_text(to, "; more than ");
  buf_int(to, x->o->items);
  buf_text(to, " `");
  buf_visible(to, x->s.axes.at[x->search.left_out].name);
  buf_text(to, "` were not looked at (--items)");
}

/* The next piece of the region of which a profile was matched and came out as it was found. UINT32_MAX: there is none. */
static uint32_t find_witness(differ *x, const merged *m) {
  enum { TRIES = 64 };
  uint32_t piece = m->piece;
  for (int i = 0; i < TRIES && piece != UINT32_MAX; i++, piece = x->found.next.at[piece]) {
    verdict found[SIDES];
    bool good = true;
    for (int k = 0; k < SIDES && good; k++) {
      epf_status status = judge_replay(x->search.sides[k], &x->found.pieces.at[piece], &found[k]);
      good = status == EPF_OK;
      if (status == EPF_E_ARGUMENT && x->search.why == UNDECIDED_NOTHING) x->search.why = UNDECIDED_TEXT;
    }
    if (!good) continue;
    if (found[0] == m->before && found[1] == m->after) return piece;
    x->counts->mistaken = true;
  }
  return UINT32_MAX;
}

static void put_region(differ *x, const merged *m, str witness) {
  buf_printf(x->to, "  %s becomes %s\n    for      ", verdict_text(m->before), verdict_text(m->after));
  region_words(&x->found, m, x->as_of, x->to);
  buf_text(x->to, "\n    such as  ");
  buf_str(x->to, witness);
  buf_char(x->to, '\n');
}

static void put_region_json(differ *x, const merged *m, str witness, bool first) {
  buf_printf(x->to, "%s{\"before\":\"%s\",\"after\":\"%s\",\"where\":", first ? "" : ",", verdict_text(m->before), verdict_text(m->after));
  region_json(&x->found, m, x->to);
  buf_text(x->to, ",\"witness\":");
  buf_str(x->to, witness);
  buf_char(x->to, '}');
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

static void take_piece(void *to, const box *b, verdict before, verdict after) {
  differ *x = to;
  regions_add(&x->found, b, before, after);
}

typedef struct shown {
  const merged *m;
  str witness; /* JSON */
} shown;

static bool is_complete(const differ *x, const merged *m) {
  for (uint32_t c = 0; c < x->found.columns.count; c++)
    if (!column_is_part(&x->found, c) && x->found.admissions.at[m->states[c]].spans.count == 0) return false;
  return true;
}

enum { REGIONS_SHOWN = 12 }; /* of those that say that an answer is missing; all others are shown */

static void tell_changed(differ *x, const pairing *p, const shown *all, uint32_t count) {
  put_name(x, p, "changed");
  if (x->o->json) buf_text(x->to, ",\"regions\":[");
  else buf_char(x->to, '\n');
  uint32_t open = 0, left = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (x->o->json) put_region_json(x, all[i].m, all[i].witness, i == 0);
    else if (is_complete(x, all[i].m) || open++ < REGIONS_SHOWN) put_region(x, all[i].m, all[i].witness);
    else left++;
  }
  if (x->o->json) buf_char(x->to, ']');
  else if (left > 0) buf_printf(x->to, "  and in %u regions more, where answers are missing (--format json has them)\n", left);
}

static void tell_elsewhere(differ *x, bool changed) {
  bool proved = x->search.why == UNDECIDED_NOTHING;
  if (x->o->json) {
    buf_printf(x->to, ",\"elsewhere\":\"%s\",\"looks\":%u", proved ? "PROVED" : "UNDECIDED", x->search.looks);
    if (!proved) {
      buf why = {0};
      put_reason(x, &why);
      buf_text(x->to, ",\"why\":");
      buf_json(x->to, (str){why.at, why.len});
      buf_free(&why);
    }
    if (x->search.left_out != TABLE_NONE) {
      buf_text(x->to, ",\"left_out\":");
      buf_json(x->to, x->s.axes.at[x->search.left_out].name);
    }
    buf_char(x->to, '}');
    return;
  }
  buf_printf(x->to, "  %s: %s", changed ? "for everybody else" : "for everybody", proved ? "PROVED the same" : "UNDECIDED, ");
  if (!proved) put_reason(x, x->to);
  put_left_out(x, x->to);
  buf_printf(x->to, " (%u looks)\n", x->search.looks);
}

/* Memory for the option alone. */
static void compare_option(differ *x, const pairing *p) {
  arena room;
  arena_init_within(&room, &x->a);
  regions_begin(&x->found, &room, &x->s);
  x->search.budget = x->o->budget;
  x->search.looks = 0;
  x->search.at = box_whole(&x->s);
  if (!search_run(&x->search, p->options)) {
    arena_release(&room);
    arena_nomem(&x->a);
  }
  regions_merge(&x->found);
  shown *all = ARENA_ARRAY(&room, shown, x->found.all.count + 1);
  uint32_t count = 0;
  for (size_t i = 0; i < x->found.all.count; i++) {
    uint32_t witness = find_witness(x, &x->found.all.at[i]);
    if (witness == UINT32_MAX) continue;
    buf profile = {0};
    profile_json(&x->s, &x->found.pieces.at[witness], x->search.sides[1]->r, 1, &profile);
    all[count++] = (shown){&x->found.all.at[i], arena_keep(&room, &profile)};
  }
  bool decided = x->search.why == UNDECIDED_NOTHING;
  x->counts->changed += count > 0;
  x->counts->undecided += count == 0 && !decided;
  x->counts->same += count == 0 && decided;
  if (count > 0) {
    tell_changed(x, p, all, count);
    tell_elsewhere(x, true);
  } else if (!decided || x->o->json) {
    put_name(x, p, decided ? "the same" : "perhaps changed");
    if (!x->o->json) buf_char(x->to, '\n');
    tell_elsewhere(x, false);
  }
  arena_release(&room);
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
  buf_text(x->to, x->o->json ? "}" : ", and says the same\n");
}

static void compare_options(differ *x) {
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
      else compare_option(x, p);
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
    buf_printf(x->to, ",\"counts\":{\"same\":%zu,\"changed\":%zu,\"undecided\":%zu,\"added\":%zu,\"removed\":%zu,\"renamed\":%zu,\"values\":%zu,\"order\":%zu}}\n", c->same,
               c->changed, c->undecided, c->added, c->removed, c->renamed, c->values, c->order);
    return;
  }
  size_t differ_at_all = c->changed + c->undecided + c->added + c->removed + c->renamed + c->values + c->order;
  buf_printf(x->to, "%s%zu option%s PROVED the same for everybody, %zu changed, %zu undecided, %zu added, %zu removed, %zu renamed\n", differ_at_all > 0 ? "\n" : "", c->same,
             c->same == 1 ? "" : "s", c->changed, c->undecided, c->added, c->removed, c->renamed);
  if (c->mistaken) buf_text(x->to, "A profile did not come out as it was found: that is a mistake of epf itself, and nothing above is proved. Please report it.\n");
}

static epf_status compare(differ *x) {
  space_make(&x->s, &x->a, x->t[0], x->t[1], x->as_of);
  for (int k = 0; k < SIDES; k++) {
    digests_make(&x->digests[k], &x->a, x->t[k]);
    x->search.digests[k] = &x->digests[k];
    epf_status status = judge_new(&x->search.sides[k], &x->s, k, x->tables[k], x->as_of, x->o->include_unverified);
    if (status != EPF_OK) return status;
  }
  x->search.s = &x->s;
  x->search.found = take_piece;
  x->search.to = x;
  x->search.most_items = x->o->items;
  pair_options(x);
  put_head(x);
  compare_options(x);
  compare_values(x);
  compare_order(x);
  put_tail(x);
  return x->to->failed ? EPF_E_NOMEM : EPF_OK;
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
