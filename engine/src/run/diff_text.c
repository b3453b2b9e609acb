/* What differs between two rule sets, in words. */
#include "run/diff.h"

#include <stdio.h>

#include "base/date.h"
#include "run/price.h"

void put_reason(const differ *x, undecided why, uint32_t axis, buf *to) {
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

void put_followed(const differ *x, const difference *d, void (*put)(buf *to, str id), const char *between, buf *to) {
  const table *t = x->t[1];
  const t_clause *k = &t->clauses[t->nodes[d->node[1]].clause];
  bool some = false;
  for (uint32_t n = 0; n < k->options.count; n++) {
    uint32_t option = t->numbers[k->options.first + n];
    if (x->of_option[option] == NULL) continue;
    if (some) buf_text(to, between);
    some = true;
    put(to, option_id(x, 1, option));
  }
}

static void put_ruleset(const differ *x, int side, buf *to) {
  buf_visible(to, table_str(x->t[side], x->t[side]->head->id));
  buf_char(to, ' ');
  buf_visible(to, table_str(x->t[side], x->t[side]->head->version));
  buf_printf(to, " (%.19s)", x->tables[side]->fingerprint);
}

static void put_left_out(const differ *x, uint32_t axis, buf *to) {
  if (axis == TABLE_NONE) return;
  buf_printf(to, " with at most %u `", x->o->items);
  buf_visible(to, x->s.axes.at[axis].name);
  buf_text(to, "` (--items looks at more)");
}

static void put_day(int64_t day, buf *to) {
  char text[11];
  date_format(day, text);
  buf_text(to, text);
}

/* ---- a region ---- */

void diff_difference_text(const differ *x, const difference *d, const char *indent, buf *to) {
  static const char *const when[SIDES] = {"before", "after "};
  if (d->follows && asks_for_options(x, d)) {
    buf_printf(to, "%swhere it asks for ", indent);
    put_followed(x, d, buf_visible, " or ", to);
    node_place(x->t[1], d->node[1], to);
    buf_text(to, ", and that comes out otherwise\n");
    return;
  }
  if (d->follows) buf_printf(to, "%swhere of these one is met and the other is not\n", indent);
  for (int k = 0; k < SIDES; k++) {
    buf_printf(to, "%s%s  ", indent, when[k]);
    if (d->node[k] == TABLE_NONE) {
      buf_text(to, "nothing is asked in its place\n");
      continue;
    }
    if (!d->follows) buf_printf(to, "%s: ", outcome_word(d->is[k]));
    node_words(x->t[k], d->node[k], to);
    buf_char(to, '\n');
  }
}

void diff_becomes_text(const differ *x, const compared *c, const shown *r, buf *to) {
  if (r->witness.len == 0) {
    buf_text(to, "UNDECIDED whether anybody is judged otherwise: ");
    put_reason(x, r->why, r->why_axis, to);
    return;
  }
  buf_printf(to, "%s becomes %s%s", verdict_text(r->verdicts[0]), verdict_text(r->verdicts[1]),
             c->whats.at[r->m->what].count > 0 ? ", among others: what becomes of it hangs on its other conditions, which are the same" : "");
}

static void put_region(const differ *x, const compared *c, const shown *r, buf *to) {
  const what *w = &c->whats.at[r->m->what];
  buf_text(to, "  for ");
  region_words(&c->found, r->m, x->as_of, to);
  buf_char(to, '\n');
  for (uint32_t i = 0; i < w->count; i++) diff_difference_text(x, &w->differences[i], "    ", to);
  buf_text(to, "    ");
  diff_becomes_text(x, c, r, to);
  if (r->witness.len > 0) {
    buf_text(to, "\n    such as  ");
    buf_str(to, r->witness);
  }
  buf_char(to, '\n');
  if (x->price != NULL) price_text(x->price, r->number, "    ", to);
}

void diff_elsewhere_text(const differ *x, const compared *c, buf *to) {
  bool proved = c->why == UNDECIDED_NOTHING;
  buf_text(to, c->shown_count > 0 ? "for everybody else" : "for everybody");
  put_left_out(x, c->left_out, to);
  buf_text(to, proved ? ": PROVED the same" : ": UNDECIDED, ");
  if (!proved) put_reason(x, c->why, c->why_axis, to);
}

/* ---- an option ---- */

const char *diff_pair_words(const pairing *p) {
  if (p->options[0] == TABLE_NONE) return "added";
  if (p->options[1] == TABLE_NONE) return "removed";
  const compared *c = p->found;
  return c == NULL || (c->witness_count == 0 && !pair_is_open(c)) ? "the same" : c->witness_count > 0 ? "changed" : "perhaps changed";
}

str diff_pair_name(const differ *x, const pairing *p) {
  int side = p->options[1] != TABLE_NONE ? 1 : 0;
  return option_id(x, side, p->options[side]);
}

void diff_pair_text(const differ *x, const pairing *p, buf *to) {
  const compared *c = p->found;
  if (p->renamed) {
    buf_visible(to, diff_pair_name(x, p));
    buf_text(to, ": renamed, was ");
    buf_visible(to, option_id(x, 0, p->options[0]));
    buf_text(to, p->same ? ", and says the same\n" : "\n");
  }
  if (p->same || (c != NULL && c->witness_count == 0 && !pair_is_open(c))) return;
  buf_visible(to, diff_pair_name(x, p));
  buf_printf(to, ": %s\n", diff_pair_words(p));
  if (c == NULL) return;
  for (uint32_t i = 0; i < c->shown_count; i++) put_region(x, c, &c->shown[i], to);
  buf_text(to, "  ");
  diff_elsewhere_text(x, c, to);
  buf_char(to, '\n');
}

/* ---- the whole ---- */

static void put_head(const differ *x, buf *to) {
  put_ruleset(x, 0, to);
  buf_text(to, "\n  -> ");
  put_ruleset(x, 1, to);
  buf_text(to, "\nas of ");
  put_day(x->as_of, to);
  if (x->next_day != INT64_MAX) {
    buf_text(to, "; some rule changes with the day on ");
    put_day(x->next_day, to);
    buf_text(to, ": look at that day too (--as-of)");
  }
  buf_text(to, "\n\n");
}

void diff_counts_text(const differ *x, buf *to) {
  const epf_diff_counts *c = x->counts;
  char partly[64] = "";
  if (c->partly > 0) snprintf(partly, sizeof partly, " (%zu of them UNDECIDED for others)", c->partly);
  buf_printf(to, "%zu option%s PROVED the same for everybody, %zu changed%s, %zu undecided, %zu added, %zu removed, %zu renamed", c->same, c->same == 1 ? "" : "s", c->changed, partly,
             c->undecided, c->added, c->removed, c->renamed);
}

const char diff_mistaken_words[] = "A profile did not come out as it was found: that is a mistake of epf itself, and nothing above is proved. Please report it.";

static void put_tail(const differ *x, buf *to) {
  const epf_diff_counts *c = x->counts;
  if (c->beside > 0) buf_printf(to, "%zu difference%s beside verdicts: not searched\n", c->beside, c->beside == 1 ? "" : "s");
  size_t differ_at_all = c->beside + c->changed + c->undecided + c->added + c->removed + c->renamed + c->values + c->order;
  if (differ_at_all > 0) buf_char(to, '\n');
  if (x->price != NULL) price_summary_text(x->price, to);
  diff_counts_text(x, to);
  buf_char(to, '\n');
  if (c->mistaken) buf_printf(to, "%s\n", diff_mistaken_words);
}

void diff_move_text(const differ *x, const move *m, buf *to) {
  buf_visible(to, option_id(x, 1, m->option));
  buf_printf(to, ": place %u in the order, was %u", m->after, m->before);
}

void diff_remark_text(const remark *r, buf *to) {
  if (r->id.len > 0) buf_visible(to, r->id), buf_text(to, ": ");
  buf_text(to, r->words);
}

void diff_value_text(const differ *x, const value_change *v, buf *to) {
  buf_text(to, "value ");
  buf_visible(to, v->id);
  buf_text(to, ": ");
  if (v->searched && !v->found && v->why == UNDECIDED_NOTHING) {
    buf_text(to, "written otherwise, and the same for everybody whose answers settle it: PROVED\n");
    return;
  }
  buf_text(to, v->words);
  if (v->found) {
    buf_text(to, "\n  ");
    buf_str(to, v->came_to[0]);
    buf_text(to, " becomes ");
    buf_str(to, v->came_to[1]);
    buf_text(to, ", among others\n  such as  ");
    buf_str(to, v->witness);
  } else if (v->searched) {
    buf_text(to, "; UNDECIDED whether for anybody: ");
    if (v->why == UNDECIDED_ITEMS) buf_printf(to, "more than %u items of a group were not looked at (--items)", x->o->items);
    else put_reason(x, v->why, v->why_axis, to);
  }
  buf_char(to, '\n');
}

void diff_text(const differ *x, buf *to) {
  put_head(x, to);
  for (size_t i = 0; i < x->pairs.count; i++) diff_pair_text(x, &x->pairs.at[i], to);
  for (size_t i = 0; i < x->beside.count; i++) diff_remark_text(&x->beside.at[i], to), buf_char(to, '\n');
  for (size_t i = 0; i < x->values.count; i++) diff_value_text(x, &x->values.at[i], to);
  for (size_t i = 0; i < x->moves.count; i++) diff_move_text(x, &x->moves.at[i], to), buf_char(to, '\n');
  put_tail(x, to);
}
