#include "prove/profile.h"

#include "report/report.h"

static void members_json(const space *s, const axis *x, const box *b, buf *to) {
  bool some = false;
  buf_char(to, '[');
  for (uint32_t i = x->parts.first; i < x->parts.first + x->parts.count; i++) {
    if (b->parts[i] != TRIT_TRUE) continue;
    if (some) buf_char(to, ',');
    some = true;
    buf_json(to, s->parts.at[i].name);
  }
  buf_char(to, ']');
}

static bool put_answer(const space *s, const axis *x, const box *b, const record *replayed, int side, buf *to) {
  const reach *r = &b->axes[x - s->axes.at];
  int64_t value;
  if (r->missing || !r->known || x->datum[side] == TABLE_NONE || !axis_pick(x, r, &value)) return false;
  if (to->at[to->len - 1] != '{') buf_char(to, ',');
  str name = x->name; /* of an item: behind the group's name and its number */
  for (size_t i = name.len; i-- > 0 && x->item > 0;)
    if (name.at[i] == '.') {
      name = (str){name.at + i + 1, name.len - i - 1};
      break;
    }
  buf_json(to, name);
  buf_char(to, ':');
  const answer *a = &replayed->answers[x->datum[side]];
  if (x->type == T_SET) members_json(s, x, b, to);
  else if (x->type == T_TEXT) buf_json(to, (str){replayed->texts + a->text, a->text_len});
  else value_json(s->t[side], &s->t[side]->data[x->datum[side]], x->codes[side] != NULL ? (int64_t)x->codes[side][value] : value, to);
  return true;
}

static void items_json(const space *s, uint32_t counter, const box *b, const record *replayed, int side, buf *to) {
  const axis *x = &s->axes.at[counter];
  const reach *count = &b->axes[counter];
  if (count->missing || !count->known) return;
  if (to->at[to->len - 1] != '{') buf_char(to, ',');
  buf_json(to, x->name);
  buf_text(to, ":[");
  for (int64_t n = 1; n <= count->lo; n++) {
    buf_text(to, n > 1 ? ",{" : "{");
    for (uint32_t i = 0; i < s->axes.count; i++)
      if (s->axes.at[i].counted_by == counter && s->axes.at[i].item == n) put_answer(s, &s->axes.at[i], b, replayed, side, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

void profile_json(const space *s, const box *b, const record *replayed, int side, buf *to) {
  buf_char(to, '{');
  for (uint32_t i = 0; i < s->axes.count && !to->failed; i++) {
    const axis *x = &s->axes.at[i];
    if (x->is_given || x->counted_by != TABLE_NONE) continue;
    bool counts = false;
    for (uint32_t k = 0; k < s->axes.count && !counts; k++) counts = s->axes.at[k].counted_by == i;
    if (counts) items_json(s, i, b, replayed, side, to);
    else put_answer(s, x, b, replayed, side, to);
  }
  buf_char(to, '}');
}
