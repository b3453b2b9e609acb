#include "model/hits.h"

#include <stdlib.h>

#include "base/sentence.h"
#include "regex/regex.h"

enum {
  WORK_MAX = 1 << 23,
  STEP_WORK = 7 /* what is remembered of a combination takes memory, too */
};

/* ---- what a column's tests ask for ---- */

static bool same_comparison(const clause *x, const clause *y) {
  bool by_order = x->op == OP_AT_LEAST || x->op == OP_BELOW;
  return x->compare.right == y->compare.right && x->compare.offset == y->compare.offset && x->compare.unit == y->compare.unit &&
         by_order == (y->op == OP_AT_LEAST || y->op == OP_BELOW);
}

static bool same_atom(const clause *x, size_t i, const clause *y, size_t k) {
  if (x->kind == CLAUSE_MEMBERS) return x->codes[i] == y->codes[k];
  return x->kind == CLAUSE_COMPARE ? same_comparison(x, y) : str_eq(x->patterns[i], y->patterns[k]);
}

/* Which of the column's atoms it is; those that there are, where it is none of them. */
static size_t find_atom(const hit_column *c, const clause *k, size_t nth) {
  size_t i = 0;
  while (i < c->atoms.count && !(c->atoms.at[i]->kind == k->kind && same_atom(c->atoms.at[i], c->nth.at[i], k, nth))) i++;
  return i;
}

static void add_atom(hits *h, hit_column *c, const clause *k, size_t nth) {
  if (find_atom(c, k, nth) < c->atoms.count) return;
  *VEC_PUSH(h->a, &c->atoms) = k;
  *VEC_PUSH(h->a, &c->nth) = nth;
}

static void add_text(hits *h, hit_column *c, str text) {
  for (size_t i = 0; i < c->texts.count; i++)
    if (str_eq(c->texts.at[i], text)) return;
  *VEC_PUSH(h->a, &c->texts) = text;
}

static size_t atoms_of(const clause *k) {
  return k->kind == CLAUSE_MEMBERS ? k->code_count : k->kind == CLAUSE_PATTERN ? (k->exact != NULL ? 0 : k->pattern_count) : k->kind == CLAUSE_COMPARE;
}

static void collect(hits *h, hit_column *c) {
  for (size_t r = 0; r < h->rules; r++) {
    const clause *k = c->tests[r];
    if (k == NULL) continue;
    for (size_t i = 0; i < atoms_of(k) && c->atoms.count <= HIT_ATOMS_MAX; i++) add_atom(h, c, k, i);
    for (size_t i = 0; k->exact != NULL && i < k->pattern_count; i++) add_text(h, c, k->exact[i]);
  }
}

/* ---- classes ---- */

/* The patterns that match the text, a bit each. */
static uint32_t matches(const hits *h, const hit_column *c, str text) {
  uint32_t found = 0;
  regex_scratch *room = NULL;
  epf_status status = c->atoms.count > 0 ? regex_scratch_new(&room) : EPF_OK;
  for (size_t i = 0; i < c->atoms.count && status == EPF_OK; i++) {
    regex *one = NULL;
    status = regex_new(&one, c->atoms.at[i]->patterns[c->nth.at[i]], false);
    if (status == EPF_OK && regex_match(one, room, text) == REGEX_YES) found |= 1u << i;
    regex_free(one);
  }
  regex_scratch_free(room);
  if (status == EPF_E_NOMEM) arena_nomem(h->a);
  return found;
}

static bool has_atom(const hit_column *c, const clause *k, size_t nth, uint32_t atoms) { return (atoms >> find_atom(c, k, nth) & 1) != 0; }

static bool meets(const hit_column *c, const clause *k, const hit_class *x) {
  if (k->kind == CLAUSE_VALUE) {
    for (size_t i = 0; i < k->range_count; i++)
      if (x->value >= k->ranges[i].from && x->value <= k->ranges[i].to) return true;
    return false;
  }
  if (k->kind == CLAUSE_COMPARE) return has_atom(c, k, 0, x->atoms) == (k->op == OP_IS || k->op == OP_AT_LEAST);
  if (k->kind == CLAUSE_PATTERN && k->exact != NULL) {
    for (size_t i = 0; i < k->pattern_count && x->value >= 0; i++)
      if (str_eq(k->exact[i], c->texts.at[x->value])) return true;
    return false;
  }
  size_t count = atoms_of(k), held = 0;
  for (size_t i = 0; i < count; i++) held += has_atom(c, k, i, x->atoms);
  if (k->kind == CLAUSE_MEMBERS && k->quantifier == QUANTIFY_ALL) return held == count;
  return (held > 0) == !(k->kind == CLAUSE_MEMBERS && k->quantifier == QUANTIFY_NONE);
}

/* One class for all points that the same rules take; none for what is like one that there is. */
static void add_class(hits *h, hit_column *c, names *seen, hit_class x) {
  x.rules = ARENA_ARRAY(h->a, uint64_t, h->words);
  for (size_t r = 0; r < h->rules; r++)
    if (c->tests[r] == NULL || meets(c, c->tests[r], &x)) bits_add(x.rules, r);
  str bytes = {(const char *)x.rules, h->words * sizeof *x.rules};
  if (names_find(seen, bytes) != NONE) return;
  names_add(seen, h->a, bytes, 0);
  *VEC_PUSH(h->a, &c->classes) = x;
}

static int by_value(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static void classes_of_values(hits *h, hit_column *c, names *seen) {
  const datum *d = &h->m->data[c->datum];
  vec(int64_t) starts = {0};
  *VEC_PUSH(h->a, &starts) = d->min;
  for (size_t r = 0; r < h->rules; r++)
    for (size_t i = 0; c->tests[r] != NULL && i < c->tests[r]->range_count; i++) {
      const range *x = &c->tests[r]->ranges[i];
      *VEC_PUSH(h->a, &starts) = x->from;
      if (x->to < d->max) *VEC_PUSH(h->a, &starts) = x->to + 1;
    }
  qsort(starts.at, starts.count, sizeof *starts.at, by_value);
  for (size_t i = 0; i < starts.count; i++) {
    if (i + 1 < starts.count && starts.at[i + 1] == starts.at[i]) continue;
    bool lowest = starts.at[i] == d->min && i + 1 < starts.count; /* 17 tells more than the least number that there is */
    for (uint32_t atoms = 0; atoms < 1u << c->atoms.count; atoms++)
      add_class(h, c, seen, (hit_class){.value = lowest ? starts.at[i + 1] - 1 : starts.at[i], .atoms = atoms});
  }
}

static void make_classes(hits *h, hit_column *c) {
  names seen = {0};
  value_type type = h->m->data[c->datum].type;
  if (type != TYPE_SET && type != TYPE_TEXT) {
    classes_of_values(h, c, &seen);
    return;
  }
  for (size_t i = 0; i < c->texts.count; i++) add_class(h, c, &seen, (hit_class){.value = (int64_t)i, .atoms = matches(h, c, c->texts.at[i])});
  for (uint32_t atoms = 0; atoms < 1u << c->atoms.count; atoms++) add_class(h, c, &seen, (hit_class){.value = -1, .atoms = atoms});
}

uint32_t hits_make(hits *h) {
  h->words = bits_words(h->rules);
  h->left = WORK_MAX;
  h->untested = ARENA_ARRAY(h->a, uint64_t *, h->column_count + 1);
  for (size_t i = 0; i < h->column_count; i++) {
    collect(h, &h->columns[i]);
    if (h->columns[i].atoms.count > HIT_ATOMS_MAX) return (uint32_t)i;
    make_classes(h, &h->columns[i]);
  }
  for (size_t i = h->column_count + 1; i-- > 0;) {
    h->untested[i] = ARENA_ARRAY(h->a, uint64_t, h->words);
    for (size_t r = 0; r < h->rules; r++)
      if (i == h->column_count || (bits_has(h->untested[i + 1], r) && h->columns[i].tests[r] == NULL)) bits_add(h->untested[i], r);
  }
  return NONE;
}

/* ---- two rules ---- */

void hits_beside(const hits *h, size_t rule, uint64_t *to) {
  bits_fill(to, h->rules);
  for (size_t i = 0; i < h->column_count; i++) {
    const hit_column *c = &h->columns[i];
    for (size_t w = 0; w < h->words; w++) {
      uint64_t together = 0;
      for (size_t k = 0; k < c->classes.count; k++)
        if (bits_has(c->classes.at[k].rules, rule)) together |= c->classes.at[k].rules[w];
      to[w] &= together;
    }
  }
}

bool hits_within(const hits *h, size_t rule, size_t by) {
  for (size_t i = 0; i < h->column_count; i++)
    for (size_t k = 0; k < h->columns[i].classes.count; k++) {
      const uint64_t *rules = h->columns[i].classes.at[k].rules;
      if (bits_has(rules, rule) && !bits_has(rules, by)) return false;
    }
  return true;
}

void hits_both(const hits *h, size_t x, size_t y, uint32_t *witness) {
  for (size_t i = 0; i < h->column_count; i++)
    for (uint32_t k = 0; k < h->columns[i].classes.count; k++) {
      witness[i] = k;
      if (bits_has(h->columns[i].classes.at[k].rules, x) && bits_has(h->columns[i].classes.at[k].rules, y)) break;
    }
}

/* ---- combinations ---- */

typedef struct walk {
  hits *h;
  arena *scratch;
  size_t rule; /* SIZE_MAX: any */
  uint32_t *witness;
  names *seen;     /* by column: live rules that were looked at from there on */
  uint64_t **live; /* by column: those that hit so far */
  hit_sets *sets;
  size_t most;
} walk;

static bool seen_before(walk *w, size_t column, const uint64_t *live) {
  str bytes = {(const char *)live, w->h->words * sizeof *live};
  if (names_find(&w->seen[column], bytes) != NONE) return true;
  names_add(&w->seen[column], w->scratch, (str){arena_copy(w->scratch, bytes.at, bytes.len), bytes.len}, 0);
  return false;
}

static bool takes(const walk *w, size_t column, size_t k) { return w->rule == SIZE_MAX || bits_has(w->h->columns[column].classes.at[k].rules, w->rule); }

/* The live rules of the class, for the next column; false: the work is too much. */
static bool narrow(walk *w, size_t column, size_t k) {
  hits *h = w->h;
  if (h->left < h->words + STEP_WORK) return false;
  h->left -= h->words + STEP_WORK;
  for (size_t i = 0; i < h->words; i++) w->live[column + 1][i] = w->live[column][i] & h->columns[column].classes.at[k].rules[i];
  return true;
}

static void any_behind(const walk *w, size_t column) {
  for (; column < w->h->column_count; column++)
    for (uint32_t k = (uint32_t)w->h->columns[column].classes.count; k-- > 0;)
      if (takes(w, column, k)) w->witness[column] = k;
}

/* Who hits whatever stands in the columns from here on, hits all of it. */
static hit_answer outside(walk *w, size_t column) {
  const hits *h = w->h;
  if (bits_empty(w->live[column], h->words)) {
    any_behind(w, column);
    return HIT_YES;
  }
  if (bits_meet(w->live[column], h->untested[column], h->words) || seen_before(w, column, w->live[column])) return HIT_NO;
  for (uint32_t k = 0; k < h->columns[column].classes.count; k++) {
    if (!takes(w, column, k)) continue;
    if (!narrow(w, column, k)) return HIT_TOO_MUCH;
    hit_answer found = outside(w, column + 1);
    w->witness[column] = k;
    if (found != HIT_NO) return found;
  }
  return HIT_NO;
}

static walk begin(hits *h, const uint64_t *live) {
  walk w = {.h = h, .scratch = arena_new_within(h->a), .rule = SIZE_MAX};
  w.seen = ARENA_ARRAY(w.scratch, names, h->column_count + 1);
  w.live = ARENA_ARRAY(w.scratch, uint64_t *, h->column_count + 1);
  for (size_t i = 0; i <= h->column_count; i++) w.live[i] = ARENA_ARRAY(w.scratch, uint64_t, h->words);
  memcpy(w.live[0], live, h->words * sizeof *live);
  return w;
}

hit_answer hits_outside(hits *h, size_t rule, const uint64_t *by, uint32_t *witness) {
  walk w = begin(h, by);
  w.rule = rule;
  w.witness = witness;
  hit_answer found = outside(&w, 0);
  arena_release(w.scratch);
  return found;
}

static bool sets(walk *w, size_t column) {
  const hits *h = w->h;
  const uint64_t *live = w->live[column];
  if (bits_empty(live, h->words) || seen_before(w, column, live)) return true;
  if (column == h->column_count) {
    if (w->sets->count == w->most) return false;
    uint64_t *kept = ARENA_ARRAY(h->a, uint64_t, h->words);
    memcpy(kept, live, h->words * sizeof *kept);
    *VEC_PUSH(h->a, w->sets) = kept;
    return true;
  }
  for (size_t k = 0; k < h->columns[column].classes.count; k++)
    if (!narrow(w, column, k) || !sets(w, column + 1)) return false;
  return true;
}

bool hits_sets(hits *h, const uint64_t *of, size_t most, hit_sets *to) {
  walk w = begin(h, of);
  w.sets = to;
  w.most = most;
  to->count = 0;
  bool good = sets(&w, 0);
  arena_release(w.scratch);
  return good;
}

/* ---- in words ---- */

void hits_value(const datum *d, int64_t value, buf *to) {
  if (d->type == TYPE_BOOLEAN) {
    buf_text(to, value != 0 ? "true" : "false");
  } else if (d->type == TYPE_ENUM) {
    buf_str(to, d->values[value].id);
  } else if (d->type == TYPE_DATE) {
    char text[11];
    date_format(value, text);
    buf_text(to, text);
  } else if (d->type == TYPE_SENTENCE) {
    char text[SENTENCE_TEXT];
    sentence_format(value, text);
    buf_text(to, text);
  } else {
    buf_decimal(to, value, d->places);
    if (d->type == TYPE_DURATION) buf_text(to, value == 1 ? " day" : " days");
  }
}

static void put_members(const hits *h, const hit_column *c, uint32_t atoms, buf *to) {
  const datum *d = &h->m->data[c->datum];
  if (atoms == 0) buf_text(to, " none of those asked for");
  for (size_t i = 0, n = 0; i < c->atoms.count; i++)
    if ((atoms >> i & 1) != 0) buf_printf(to, "%s%.*s", n++ > 0 ? " and " : " with ", STR_FMT(d->values[c->atoms.at[i]->codes[c->nth.at[i]]].id));
}

static void put_text(const hit_column *c, const hit_class *x, buf *to) {
  if (x->value >= 0) {
    buf_printf(to, " %.*s", STR_FMT(c->texts.at[x->value]));
    return;
  }
  if (x->atoms == 0) buf_text(to, " something else");
  for (size_t i = 0, n = 0; i < c->atoms.count; i++)
    if ((x->atoms >> i & 1) != 0) buf_printf(to, "%s`%.*s`", n++ > 0 ? " and " : " that matches ", STR_FMT(c->atoms.at[i]->patterns[c->nth.at[i]]));
}

static void put_comparisons(const hits *h, const hit_column *c, const hit_class *x, buf *to) {
  for (size_t i = 0; i < c->atoms.count; i++) {
    const clause *k = c->atoms.at[i];
    bool holds = (x->atoms >> i & 1) != 0, by_order = k->op == OP_AT_LEAST || k->op == OP_BELOW;
    buf_printf(to, " (%s `%.*s`%s)",
               by_order ? (holds ? "not below" : "below")
               : holds  ? "the same as"
                        : "other than",
               STR_FMT(h->m->data[k->compare.right].name), k->compare.offset != 0 ? " as moved" : "");
  }
}

void hits_words(const hits *h, const uint32_t *witness, buf *to) {
  size_t told = 0;
  for (size_t i = 0; i < h->column_count; i++) {
    const hit_column *c = &h->columns[i];
    const hit_class *x = &c->classes.at[witness[i]];
    const datum *d = &h->m->data[c->datum];
    if (c->classes.count < 2) continue; /* no rule asks */
    buf_printf(to, "%s`%.*s`", told++ > 0 ? ", " : "", STR_FMT(d->name));
    if (d->type == TYPE_SET) {
      put_members(h, c, x->atoms, to);
    } else if (d->type == TYPE_TEXT) {
      put_text(c, x, to);
    } else {
      buf_char(to, ' ');
      hits_value(d, x->value, to);
      put_comparisons(h, c, x, to);
    }
  }
  if (told == 0) buf_text(to, "anything");
}
