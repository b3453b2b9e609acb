#include "prove/told.h"

#include "base/date.h"
#include "report/report.h"

/* ---- values ---- */

static int any_side(const axis *x) { return x->datum[0] != TABLE_NONE ? 0 : 1; }

static const t_datum *datum_of(const space *s, const axis *x) { return &s->t[any_side(x)]->data[x->datum[any_side(x)]]; }

/* As a profile says it, without quotes. */
static void put_value(const space *s, const axis *x, int64_t v, buf *to) {
  const table *t = s->t[any_side(x)];
  const t_datum *d = datum_of(s, x);
  buf json = {0};
  value_json(t, d, x->codes[any_side(x)] != NULL ? (int64_t)x->codes[any_side(x)][v] : v, &json);
  bool quoted = json.len >= 2 && json.at[0] == '"';
  buf_add(to, json.at + quoted, json.len - 2 * (size_t)quoted);
  to->failed |= json.failed;
  buf_free(&json);
}

static bool is_ordered(const space *s, const axis *x) { return x->type != T_BOOLEAN && (x->type != T_ENUM || datum_of(s, x)->ordered); }

/* The value that is worked out as the years from a date to as_of, and is shown: an age. */
static const t_datum *age_of(const space *s, const axis *x) {
  const table *t = s->t[any_side(x)];
  for (uint32_t i = t->head->field_end; i < t->head->package_first && x->type == T_DATE; i++) {
    const t_datum *d = &t->data[i];
    if (d->derive == T_YEARS_BETWEEN && !d->hidden && t->numbers[d->inputs.first] == x->datum[any_side(x)] && t->numbers[d->inputs.first + 1] == 0) return d;
  }
  return NULL;
}

static void put_age(const space *s, const axis *x, const extent *p, int64_t as_of, buf *to) {
  const t_datum *age = age_of(s, x);
  if (age == NULL) return;
  int64_t from = date_years_between(p->hi, as_of), most = date_years_between(p->lo, as_of);
  buf_printf(to, " (%.*s ", STR_FMT(table_str(s->t[any_side(x)], age->id)));
  buf_int(to, from);
  if (p->lo == x->min) buf_text(to, " or more");
  else if (most != from) buf_printf(to, " to %lld", (long long)most);
  buf_char(to, ')');
}

static void put_span(const space *s, const axis *x, const extent *p, buf *to) {
  if (p->lo == p->hi) {
    put_value(s, x, p->lo, to);
  } else if (!is_ordered(s, x)) {
    for (int64_t v = p->lo; v <= p->hi; v++) {
      if (v > p->lo) buf_text(to, " or ");
      put_value(s, x, v, to);
    }
  } else if (p->lo == x->min) {
    buf_text(to, "up to ");
    put_value(s, x, p->hi, to);
  } else if (p->hi == x->max) {
    buf_text(to, "from ");
    put_value(s, x, p->lo, to);
    buf_text(to, " on");
  } else {
    buf_text(to, "from ");
    put_value(s, x, p->lo, to);
    buf_text(to, " to ");
    put_value(s, x, p->hi, to);
  }
}

/* Does the region say of some part of it whether it holds? Then that it is answered goes without saying. */
static bool has_parts(const regions *r, const merged *m, const axis *x) {
  for (uint32_t c = 0; c < r->columns.count; c++)
    if (column_is_part(r, c) && m->states[c] != TRIT_UNKNOWN && &r->s->axes.at[r->s->parts.at[r->columns.at[c] - r->s->axes.count].axis] == x) return true;
  return false;
}

static bool says_nothing(const regions *r, const merged *m, const axis *x, const admission *a) {
  if (!a->missing && has_parts(r, m, x)) return true;
  return (a->missing || x->is_given) && a->extents.count == 1 && r->extents.at[a->extents.first].lo == x->min && r->extents.at[a->extents.first].hi == x->max;
}

static void put_admission(const regions *r, const axis *x, const admission *a, int64_t as_of, buf *to) {
  const extent *first = &r->extents.at[a->extents.first];
  buf_visible(to, x->name);
  buf_char(to, ' ');
  if (a->extents.count == 0) {
    buf_text(to, "missing");
    return;
  }
  if (a->extents.count == 1 && first->lo == x->min && first->hi == x->max && x->min < x->max) {
    buf_text(to, "answered, whatever it is");
    return;
  }
  for (uint32_t i = 0; i < a->extents.count; i++) {
    if (i > 0) buf_text(to, " or ");
    put_span(r->s, x, &first[i], to);
    put_age(r->s, x, &first[i], as_of, to);
  }
  if (a->missing) buf_text(to, " or missing");
}

void region_words(const regions *r, const merged *m, int64_t as_of, buf *to) {
  bool some = false;
  for (uint32_t c = 0; c < r->columns.count; c++) {
    uint32_t i = r->columns.at[c], state = m->states[c];
    if (column_is_part(r, c)) {
      const axis_part *p = &r->s->parts.at[i - r->s->axes.count];
      if (state == TRIT_UNKNOWN) continue;
      const axis *of = &r->s->axes.at[p->axis];
      if (some) buf_text(to, ", ");
      buf_visible(to, of->name);
      buf_text(to, of->type == T_SET ? (state == TRIT_TRUE ? " with " : " without ") : state == TRIT_TRUE ? " matching " : " not matching ");
      buf_visible(to, p->name);
    } else {
      const axis *x = &r->s->axes.at[i];
      if (says_nothing(r, m, x, &r->admissions.at[state])) continue;
      if (some) buf_text(to, ", ");
      put_admission(r, x, &r->admissions.at[state], as_of, to);
    }
    some = true;
  }
  if (!some) buf_text(to, "everybody");
}

/* ---- JSON ---- */

static void put_json_value(const space *s, const axis *x, int64_t v, int side, buf *to) {
  value_json(s->t[side], &s->t[side]->data[x->datum[side]], x->codes[side] != NULL ? (int64_t)x->codes[side][v] : v, to);
}

static void admission_json(const regions *r, const axis *x, const admission *a, buf *to) {
  buf_text(to, "{\"missing\":");
  buf_text(to, a->missing ? "true" : "false");
  buf_text(to, ",\"answers\":[");
  for (uint32_t i = 0; i < a->extents.count && x->type != T_SET && x->type != T_TEXT; i++) {
    const extent *p = &r->extents.at[a->extents.first + i];
    if (i > 0) buf_char(to, ',');
    buf_text(to, "{\"from\":");
    put_json_value(r->s, x, p->lo, any_side(x), to);
    buf_text(to, ",\"to\":");
    put_json_value(r->s, x, p->hi, any_side(x), to);
    buf_char(to, '}');
  }
  buf_text(to, "]}");
}

void region_json(const regions *r, const merged *m, buf *to) {
  bool some = false;
  buf_char(to, '{');
  for (uint32_t c = 0; c < r->columns.count; c++) {
    uint32_t i = r->columns.at[c], state = m->states[c];
    bool part = column_is_part(r, c);
    if (part ? state == TRIT_UNKNOWN : says_nothing(r, m, &r->s->axes.at[i], &r->admissions.at[state])) continue;
    if (some) buf_char(to, ',');
    some = true;
    if (!part) {
      buf_json(to, r->s->axes.at[i].name);
      buf_char(to, ':');
      admission_json(r, &r->s->axes.at[i], &r->admissions.at[state], to);
      continue;
    }
    const axis_part *p = &r->s->parts.at[i - r->s->axes.count];
    buf name = {0};
    buf_str(&name, r->s->axes.at[p->axis].name);
    buf_char(&name, ' ');
    buf_str(&name, p->name);
    buf_json(to, (str){name.at, name.len});
    to->failed |= name.failed;
    buf_free(&name);
    buf_text(to, state == TRIT_TRUE ? ":true" : ":false");
  }
  buf_char(to, '}');
}
