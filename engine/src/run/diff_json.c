/* What differs between two rule sets, as JSON. */
#include "base/date.h"
#include "run/diff.h"
#include "run/price.h"

/* A comma before every element but the first. */
static void next_element(buf *to, bool *some) {
  if (*some) buf_char(to, ',');
  *some = true;
}

static void put_words(buf *words, buf *to) {
  buf_json(to, (str){words->at, words->len});
  to->failed |= words->failed;
  buf_free(words);
}

static void put_difference(const differ *x, const difference *d, buf *to) {
  buf_char(to, '{');
  for (int k = 0; k < SIDES; k++) {
    buf words = {0};
    if (d->node[k] != TABLE_NONE) node_words(x->t[k], d->node[k], &words);
    buf_printf(to, "%s\"%s\":", k > 0 ? "," : "", k == 0 ? "before" : "after");
    if (d->node[k] == TABLE_NONE) buf_text(to, "null");
    else put_words(&words, to);
    if (!d->follows) buf_printf(to, ",\"%s\":\"%s\"", k == 0 ? "was" : "is", outcome_word(d->is[k]));
  }
  buf_text(to, ",\"follows\":[");
  if (d->follows) put_followed(x, d, buf_json, ",", to);
  buf_text(to, "]}");
}

static void put_region(const differ *x, const compared *c, const shown *r, buf *to) {
  const what *w = &c->whats.at[r->m->what];
  bool some = false;
  buf_text(to, "{\"where\":");
  region_json(&c->found, r->m, to);
  buf_text(to, ",\"conditions\":[");
  for (uint32_t i = 0; i < w->count; i++) {
    next_element(to, &some);
    put_difference(x, &w->differences[i], to);
  }
  buf_char(to, ']');
  if (r->witness.len == 0) {
    buf_text(to, ",\"found\":\"UNDECIDED\"");
  } else {
    buf_printf(to, ",\"found\":\"PROVED\",\"before\":\"%s\",\"after\":\"%s\",\"witness\":", verdict_text(r->verdicts[0]), verdict_text(r->verdicts[1]));
    buf_str(to, r->witness);
  }
  if (x->price != NULL) price_json(x->price, r->number, to);
  buf_char(to, '}');
}

static void put_elsewhere(const differ *x, const compared *c, buf *to) {
  bool proved = c->why == UNDECIDED_NOTHING;
  buf_printf(to, ",\"elsewhere\":\"%s\",\"looks\":%u", proved ? "PROVED" : "UNDECIDED", c->looks);
  if (!proved) {
    buf why = {0};
    put_reason(x, c->why, c->why_axis, &why);
    buf_text(to, ",\"why\":");
    put_words(&why, to);
  }
  if (c->left_out == TABLE_NONE) return;
  buf_text(to, ",\"left_out\":");
  buf_json(to, x->s.axes.at[c->left_out].name);
}

static void begin_option(const differ *x, const pairing *p, const char *is, bool *some, buf *to) {
  next_element(to, some);
  buf_text(to, "{\"option\":");
  buf_json(to, diff_pair_name(x, p));
  buf_printf(to, ",\"is\":\"%s\"", is);
}

static void put_pair(const differ *x, const pairing *p, bool *some, buf *to) {
  const compared *c = p->found;
  if (p->renamed) {
    begin_option(x, p, "renamed", some, to);
    buf_text(to, ",\"was\":");
    buf_json(to, option_id(x, 0, p->options[0]));
    buf_char(to, '}');
  }
  if (p->same) return;
  begin_option(x, p, diff_pair_words(p), some, to);
  if (c != NULL) {
    bool region = false;
    buf_text(to, ",\"regions\":[");
    for (uint32_t i = 0; i < c->shown_count; i++) {
      next_element(to, &region);
      put_region(x, c, &c->shown[i], to);
    }
    buf_char(to, ']');
    put_elsewhere(x, c, to);
  }
  buf_char(to, '}');
}

static void put_head(const differ *x, buf *to) {
  char day[11];
  buf_text(to, "{\"schema\":\"epf.diff/1\"");
  for (int k = 0; k < SIDES; k++) {
    buf_text(to, k == 0 ? ",\"before\":{\"id\":" : ",\"after\":{\"id\":");
    buf_json(to, table_str(x->t[k], x->t[k]->head->id));
    buf_text(to, ",\"version\":");
    buf_json(to, table_str(x->t[k], x->t[k]->head->version));
    buf_printf(to, ",\"fingerprint\":\"%s\"}", x->tables[k]->fingerprint);
  }
  date_format(x->as_of, day);
  buf_printf(to, ",\"as_of\":\"%s\"", day);
}

/* What a value came to is JSON but for `missing` and `open`. */
static void put_value_found(const value_change *v, buf *to) {
  if (!v->searched) return;
  buf_printf(to, ",\"found\":\"%s\"", v->found ? "PROVED" : v->why == UNDECIDED_NOTHING ? "PROVED the same" : "UNDECIDED");
  for (int k = 0; k < SIDES && v->found; k++) {
    bool state = str_is(v->came_to[k], "missing") || str_is(v->came_to[k], "open");
    buf_printf(to, state ? ",\"%s\":{\"state\":\"" : ",\"%s\":{\"value\":", k == 0 ? "before" : "after");
    buf_str(to, v->came_to[k]);
    buf_text(to, state ? "\"}" : "}");
  }
  if (!v->found) return;
  buf_text(to, ",\"witness\":");
  buf_str(to, v->witness);
}

void diff_json(const differ *x, buf *to) {
  const epf_diff_counts *c = x->counts;
  bool some = false;
  put_head(x, to);
  buf_text(to, ",\"options\":[");
  for (size_t i = 0; i < x->pairs.count; i++) put_pair(x, &x->pairs.at[i], &some, to);
  buf_text(to, "],\"beside\":[");
  some = false;
  for (size_t i = 0; i < x->beside.count; i++) {
    next_element(to, &some);
    buf_text(to, "{\"option\":");
    if (x->beside.at[i].id.len > 0) buf_json(to, x->beside.at[i].id);
    else buf_text(to, "null");
    buf_printf(to, ",\"differs\":\"%s\"}", x->beside.at[i].words);
  }
  buf_text(to, "],\"values\":[");
  some = false;
  for (size_t i = 0; i < x->values.count; i++) {
    next_element(to, &some);
    buf_text(to, "{\"value\":");
    buf_json(to, x->values.at[i].id);
    buf_printf(to, ",\"is\":\"%s\"", x->values.at[i].words);
    put_value_found(&x->values.at[i], to);
    buf_char(to, '}');
  }
  buf_text(to, "],\"order\":[");
  some = false;
  for (size_t i = 0; i < x->moves.count; i++) {
    const move *m = &x->moves.at[i];
    next_element(to, &some);
    buf_text(to, "{\"option\":");
    buf_json(to, option_id(x, 1, m->option));
    buf_printf(to, ",\"before\":%u,\"after\":%u}", m->before, m->after);
  }
  buf_char(to, ']');
  if (x->price != NULL) price_summary_json(x->price, to);
  buf_printf(to, ",\"counts\":{\"same\":%zu,\"changed\":%zu,\"undecided\":%zu,\"added\":%zu,\"removed\":%zu,\"renamed\":%zu,\"values\":%zu,\"order\":%zu,\"partly\":%zu,\"beside\":%zu}}\n", c->same, c->changed,
             c->undecided, c->added, c->removed, c->renamed, c->values, c->order, c->partly, c->beside);
}
