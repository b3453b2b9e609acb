/* What the guidelines say of each item: starting point, range and maximum together, with where they stand. */
#include "report/page.h"

/* Of one item: `at` is the datum that says which guideline it is; the others stand behind it. */
typedef struct guided {
  const scratch *s;
  const record *r;
  uint32_t at;
  bool is_known, is_withheld;
  int64_t code;
  const t_guideline *g; /* is_known */
} guided;

static const slot_state *state_of(const guided *x, t_guide part) {
  return &x->s->strict.state[x->s->t->data[x->at + (uint32_t)part - T_GUIDE_ID].slot];
}

static bool is_single(const guided *x, t_guide part) { return pass_is_single(&x->s->strict, x->s->t->data[x->at + (uint32_t)part - T_GUIDE_ID].slot); }
static bool is_missing(const guided *x, t_guide part) { return state_of(x, part)->miss == MISS_YES; }

static guided guided_at(const scratch *s, const record *r, uint32_t datum) {
  guided x = {.s = s, .r = r, .at = datum};
  x.is_known = is_single(&x, T_GUIDE_ID);
  if (!x.is_known) return x;
  x.code = state_of(&x, T_GUIDE_ID)->lo;
  x.g = &s->t->guidelines[s->t->data[datum].guidelines.first + (uint64_t)x.code];
  bool doubtful = is_single(&x, T_GUIDE_STATUS) && state_of(&x, T_GUIDE_STATUS)->lo >= T_UNVERIFIED;
  x.is_withheld = doubtful && is_missing(&x, T_GUIDE_START) && !pass_includes_unverified(&s->strict);
  return x;
}

/* Where it can be read: the first of its sources that says so. */
static str link_of(const guided *x) {
  for (uint32_t i = 0; i < x->g->citations.count; i++) {
    const t_citation *c = &x->s->t->citations[x->g->citations.first + i];
    if (c->url.len > 0) return table_str(x->s->t, c->url);
  }
  return (str){"", 0};
}

/* ---- the page ---- */

static void observed(const page *p, const guided *x, t_guide part, buf *to) {
  if (!is_single(x, part) && !is_missing(x, part) && state_of(x, part)->miss == MISS_NO) say(to, p->how->welsh, SAY_NOT_SETTLED);
  observed_words(x->s, x->r, x->at + (uint32_t)part - T_GUIDE_ID, p->how->welsh, to);
}

static void add_maximum(const page *p, const guided *x, buf *line) {
  if (is_missing(x, T_GUIDE_MAXIMUM)) return;
  say(line, p->how->welsh, SAY_MAXIMUM);
  observed(p, x, T_GUIDE_MAXIMUM, line);
}

/* Of a cell that is to be trusted more, or less, than its grid. */
static void add_status(const page *p, const guided *x, buf *line) {
  if (!is_single(x, T_GUIDE_STATUS)) return;
  uint32_t status = (uint32_t)state_of(x, T_GUIDE_STATUS)->lo;
  if (status != x->g->status) buf_printf(line, " (%s)", phrase(source_phrase(status), p->how->welsh));
}

static void tell_sentence(page *p, const guided *x) {
  bool welsh = p->how->welsh;
  buf line = {0};
  say(&line, welsh, SAY_STARTING_POINT);
  if (is_missing(x, T_GUIDE_START)) say(&line, welsh, SAY_NOT_IN_GRID);
  else observed(p, x, T_GUIDE_START, &line);
  if (!is_missing(x, T_GUIDE_FROM)) {
    bool whole = is_single(x, T_GUIDE_FROM) && is_single(x, T_GUIDE_TO);
    say(&line, welsh, SAY_CATEGORY_RANGE);
    if (whole) observed(p, x, T_GUIDE_FROM, &line);
    say(&line, welsh, whole ? SAY_TO : SAY_IS_UNKNOWN);
    if (whole) observed(p, x, T_GUIDE_TO, &line);
  }
  add_status(p, x, &line);
  buf_text(&line, status_mark(match_value_status(x->s, x->at + T_GUIDE_START - T_GUIDE_ID)));
  add_maximum(p, x, &line);
  pad(p, 8);
  put_line(p, 8, 10, &line);
}

static void tell_withheld(page *p, const guided *x) {
  buf line = {0};
  str link = link_of(x);
  say(&line, p->how->welsh, SAY_SEE_GUIDELINE);
  if (link.len > 0) buf_printf(&line, " (%.*s)", STR_FMT(link));
  add_maximum(p, x, &line);
  pad(p, 8);
  put_line(p, 8, 10, &line);
}

static void tell_guided(page *p, uint32_t ix) {
  guided x = guided_at(p->s, p->r, ix);
  bool welsh = p->how->welsh;
  buf label = {0}, value = {0};
  buf_text(p->to, "      ");
  buf_str(&label, datum_label(p->s->t, &p->s->t->data[ix], welsh));
  if (is_missing(&x, T_GUIDE_ID)) say(&value, welsh, SAY_NO_GUIDELINE);
  else observed(p, &x, T_GUIDE_ID, &value);
  put_columns(p, 6, &label, &value, "");
  buf_free(&label);
  buf_free(&value);
  if (!x.is_known) return;
  if (x.is_withheld) tell_withheld(p, &x);
  else tell_sentence(p, &x);
  if (p->how->why != WHY_NONE) tell_citations(p, 8, x.g->citations);
}

bool is_shown_as_guideline(const t_datum *d) { return d->guide != T_GUIDE_NONE; }

void tell_guidelines(page *p) {
  const table *t = p->s->t;
  bool told = false;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    if (t->data[i].guide != T_GUIDE_ID || !pass_item_exists(&p->s->strict, i)) continue;
    if (!told) put_heading(p, SAY_GUIDELINES);
    told = true;
    tell_guided(p, i);
  }
}

str guideline_in_doubt(const scratch *s, uint32_t status, bool welsh) {
  const table *t = s->t;
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    const t_datum *d = &t->data[i];
    if (d->guide != T_GUIDE_ID || match_value_status(s, i + T_GUIDE_START - T_GUIDE_ID) != status) continue;
    if (!pass_is_single(&s->strict, d->slot)) return datum_label(t, d, welsh);
    const t_value *v = &t->values[d->values.first + (uint64_t)s->strict.state[d->slot].lo];
    return in_language(t, v->label, v->label_cy, welsh);
  }
  return (str){"", 0};
}

/* ---- JSON ---- */

static void member(const guided *x, const char *name, t_guide part, buf *to) {
  buf_char(to, '"');
  buf_text(to, name);
  buf_text(to, "\":");
  observed_json(x->s, x->r, x->at + (uint32_t)part - T_GUIDE_ID, to);
}

static void guided_json(const guided *x, bool welsh, buf *to) {
  const table *t = x->s->t;
  const t_datum *d = &t->data[x->at];
  str item = table_str(t, d->id);
  item.len -= strlen(".guideline");
  buf_text(to, "{\"item\":");
  buf_json(to, item);
  buf_char(to, ',');
  member(x, "guideline", T_GUIDE_ID, to);
  if (x->is_known) {
    const t_value *v = &t->values[d->values.first + (uint64_t)x->code];
    buf_text(to, ",\"title\":");
    buf_json(to, in_language(t, v->label, v->label_cy, welsh));
    str link = link_of(x);
    buf_text(to, ",\"link\":");
    if (link.len > 0) buf_json(to, link);
    else buf_text(to, "null");
  }
  buf_char(to, ',');
  member(x, "status", T_GUIDE_STATUS, to);
  buf_text(to, x->is_withheld ? ",\"withheld\":true," : ",\"withheld\":false,");
  member(x, "starting_point", T_GUIDE_START, to);
  buf_text(to, ",\"range\":");
  bool whole = is_single(x, T_GUIDE_FROM) && is_single(x, T_GUIDE_TO);
  if (whole) buf_char(to, '{');
  if (whole) member(x, "from", T_GUIDE_FROM, to), buf_char(to, ','), member(x, "to", T_GUIDE_TO, to);
  buf_text(to, whole ? "}," : "null,");
  member(x, "maximum", T_GUIDE_MAXIMUM, to);
  buf_char(to, '}');
}

void guidelines_json(const scratch *s, const record *r, bool welsh, buf *to) {
  const table *t = s->t;
  bool first = true;
  if (t->guideline_count == 0) return;
  buf_text(to, ",\"guidelines\":[");
  for (uint32_t i = t->head->field_end; i < t->data_count; i++) {
    if (t->data[i].guide != T_GUIDE_ID || !pass_item_exists(&s->strict, i)) continue;
    if (!first) buf_char(to, ',');
    first = false;
    guided x = guided_at(s, r, i);
    guided_json(&x, welsh, to);
  }
  buf_char(to, ']');
}
