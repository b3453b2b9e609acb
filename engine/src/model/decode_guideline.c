/* Guidelines: grids of starting points and category ranges, chosen by what is known of an offence.
 *
 *   guideline: theft-general
 *   for_each: offences
 *   when: {code: {matches: "^4[0-9]"}}
 *   axes: [harm, culpability]
 *   cells: {category_1: {high: 3 years 6 months (2 years 6 months to 6 years), ...}, ...}
 *
 * They are spelt out, as groups are: each item gets data of its own (which guideline applies; for each guideline a
 * matrix of starting points, of both ends of the range, and of statuses), and results that pick from them. What is
 * not verified has no result unless the field that `include_unverified_field` names is true. The rest of the engine
 * knows nothing of it, but that a report shows these results together, with their sources. */
#include <stdio.h>

#include "base/sentence.h"
#include "model/decode.h"

enum { AXES_MAX = 4, CELLS_MAX = 10000 };

const char *const guide_names[GUIDE_RESULTS] = {"guideline", "starting_point", "range_from", "range_to", "guideline_status", "sentence_maximum"};

static const char *const labels[GUIDE_RESULTS][2] = {{"Guideline", "Canllaw"},           {"Starting point", "Man cychwyn"},
                                                     {"Range from", "Ystod o"},          {"Range to", "Ystod hyd at"},
                                                     {"Status of the guideline", "Statws y canllaw"}, {"Maximum sentence", "Uchafswm y ddedfryd"}};

/* ---- one cell: "1 year (26 weeks to 2 years)" ---- */

static bool bad_cell(decoder *c, span at, const char *what, const char *help) {
  diag *e = diag_add(c->d, CODE_BAD_CELL, at, "%s", what);
  diag_help(c->d, e, "%s", help);
  return false;
}

static const char *find_text(str in, const char *what) {
  size_t len = strlen(what);
  for (size_t i = 0; i + len <= in.len; i++)
    if (memcmp(in.at + i, what, len) == 0) return in.at + i;
  return NULL;
}

static str between(const char *from, const char *to) { return (str){from, (size_t)(to - from)}; }

/* False: it is not written so. */
static bool parse_cell(str t, guideline_cell *to) {
  const char *end = t.at + t.len, *open = find_text(t, " (");
  to->has_start = true;
  to->has_range = open != NULL;
  if (open == NULL) return sentence_parse(t, &to->start);
  const char *inner = open + 2, *middle = find_text(between(inner, end), " to ");
  if (middle == NULL || end[-1] != ')' || end - 1 < middle + 4) return false;
  return sentence_parse(between(t.at, open), &to->start) && sentence_parse(between(inner, middle), &to->from) &&
         sentence_parse(between(middle + 4, end - 1), &to->to);
}

static bool read_cell_text(decoder *c, const doc *n, guideline_cell *to) {
  if (!expect_kind(c, n, DOC_SCALAR, "the cell")) return false;
  if (n->style == DOC_PLAIN && str_is(n->text, "missing")) return true; /* the grid has nothing there */
  if (!parse_cell(n->text, to))
    return bad_cell(c, n->at, "a starting point is expected here, and perhaps a range",
                    "write it like `3 years 6 months (2 years 6 months to 6 years)`, `fine band C (fine band B to community order low)`, or `26 weeks` where the range is not known");
  if (to->has_range && (to->from > to->start || to->start > to->to))
    return bad_cell(c, n->at, "the starting point lies outside its range", "check the three against the source");
  return true;
}

static bool read_cell(decoder *c, const guideline *g, const doc *n, guideline_cell *to) {
  to->status = g->status;
  if (n->kind != DOC_MAPPING) return read_cell_text(c, n, to);
  if (!check_keys(c, n, (const key *const[]){keys_guideline_cell}, 1, "the cell")) return false;
  const doc *status = doc_find(n, "status");
  read_optional_text(c, n, "note", &to->note);
  return (status == NULL || read_status(c, status, &to->status)) && read_cell_text(c, doc_find(n, "cell"), to);
}

/* ---- a guideline ---- */

static bool read_axes(decoder *c, guideline *g, const doc *n) {
  if (!expect_kind(c, n, DOC_SEQUENCE, "`axes`")) return false;
  if (n->count == 0 || n->count > AXES_MAX) {
    diag *e = diag_add(c->d, n->count == 0 ? CODE_EMPTY_LIST : CODE_TOO_MANY, n->at, "a guideline has one to four axes; %u are listed", n->count);
    diag_help(c->d, e, "list the enums that its grid goes by, such as `[harm, culpability]`");
    return false;
  }
  g->axes = ARENA_ARRAY(c->a, uint32_t, n->count);
  g->axis_count = n->count;
  for (size_t i = 0; i < n->count; i++) {
    g->axes[i] = read_datum(c, n->items[i]);
    if (g->axes[i] == NONE) return false;
    const datum *in = &c->m->data[g->axes[i]];
    if (in->type == TYPE_ENUM) continue;
    diag *e = diag_add(c->d, CODE_ITEM_TYPE, n->items[i]->at, "`%.*s` is of type %s; an enum or bands are expected here", STR_FMT(in->name), value_type_text(in->type));
    diag_also(c->d, e, in->at, "declared here");
    diag_help(c->d, e, "cut a number into bands with `bands_of`, and name those");
    return false;
  }
  return true;
}

static bool read_grid(decoder *c, guideline *g, const doc *n) {
  const datum table = {.how = {.inputs = g->axes, .input_count = g->axis_count}};
  size_t cells = 1;
  for (size_t i = 0; i < g->axis_count; i++) {
    cells *= c->m->data[g->axes[i]].value_count;
    if (cells > CELLS_MAX) return bad_cell(c, n->at, "the grid has more than 10,000 cells", "split the guideline");
  }
  output_docs docs = {0};
  if (!collect_cells(c, &table, n, 0, &docs)) return false;
  g->cells = ARENA_ARRAY(c->a, guideline_cell, docs.count);
  g->cell_count = docs.count;
  bool good = true;
  for (size_t i = 0; i < docs.count; i++) good &= read_cell(c, g, docs.at[i], &g->cells[i]);
  return good;
}

static bool read_guideline(decoder *c, guideline *g) {
  const doc *n = g->text;
  read_optional_text(c, n, "title", &g->title);
  read_optional_text(c, n, "title_cy", &g->title_cy);
  g->status = STATUS_SOURCED;
  g->sources = read_citations(c, doc_find(n, "source"), &g->status);
  if (g->sources.count == 0) g->status = STATUS_UNVERIFIED;
  return read_axes(c, g, doc_find(n, "axes")) && read_grid(c, g, doc_find(n, "cells"));
}

/* Once, as the first item sees it. */
static bool decode_guideline(decoder *c, uint32_t ix) {
  guideline *g = &c->m->guidelines[ix];
  if (c->guideline_state[ix] != TO_DO) return c->guideline_state[ix] == DONE;
  c->guideline_state[ix] = IN_WORK;
  scope outer = scope_enter(c, c->m->groups[g->group].guided);
  bool good = read_guideline(c, g);
  scope_turn(c, outer);
  c->guideline_state[ix] = good ? DONE : BROKEN;
  return good;
}

/* ---- what it makes of an item ---- */

typedef struct guided {
  decoder *c;
  datum *d;
  const group *g;
  uint32_t first; /* of the data of this item */
} guided;

static uint32_t part_of_item(const guided *x, guide_part part) { return x->first + (uint32_t)part - GUIDE_ID; }
static uint32_t part_of_guideline(const guided *x, size_t nth, guide_part part) {
  return x->first + GUIDE_OF_ITEM + (uint32_t)nth * GUIDE_OF_GUIDELINE + (uint32_t)part - GUIDE_APPLIES;
}

static const guideline *nth_guideline(const guided *x, size_t nth) { return &x->c->m->guidelines[x->g->guidelines[nth]]; }

static bool want(const guided *x, uint32_t ix) {
  if (x->c->datum_state[ix] == IN_WORK) {
    diag *e = diag_add(x->c->d, CODE_CYCLE, x->d->at, "the guidelines of `%.*s` are chosen by what they say themselves", STR_FMT(x->g->id));
    diag_help(x->c->d, e, "let `when` and the axes rest on the facts alone, not on `%s`", guide_names[x->d->guide <= GUIDE_MAXIMUM ? x->d->guide - GUIDE_ID : 0]);
    return false;
  }
  decode_derived(x->c, ix);
  return x->c->datum_state[ix] == DONE;
}

static void as_sentence(datum *d) {
  d->type = TYPE_SENTENCE;
  d->min = SENTENCE_MAX;
  d->max = 0;
}

static void widen(datum *d, int64_t from, int64_t to) {
  if (from < d->min) d->min = from;
  if (to > d->max) d->max = to;
}

static void as_status(decoder *c, datum *d) {
  static const char *const words[][2] = {{"sourced", "o'r ffynhonnell"}, {"secondary", "eilaidd"}, {"unverified", "heb ei wirio"},
                                         {"conflict", "ffynonellau'n gwrthdaro"}};
  d->type = TYPE_ENUM;
  d->ordered = true;
  d->values = ARENA_ARRAY(c->a, named_value, STATUS_CONFLICT + 1);
  for (int i = 0; i <= STATUS_CONFLICT; i++) d->values[i] = (named_value){.id = str_from(words[i][0]), .label = str_from(words[i][0]), .label_cy = str_from(words[i][1])};
  d->value_count = STATUS_CONFLICT + 1;
  d->max = STATUS_CONFLICT;
}

/* One of the matrices of a guideline. */
static bool guideline_cells(const guided *x, guide_part part) {
  decoder *c = x->c;
  datum *d = x->d;
  const guideline *g = &c->m->guidelines[d->guideline];
  const doc *axes = doc_find(g->text, "axes");
  if (!decode_guideline(c, d->guideline)) return false;
  d->how.kind = DERIVE_MATRIX;
  d->how.inputs = ARENA_ARRAY(c->a, uint32_t, g->axis_count);
  d->how.input_count = g->axis_count;
  for (size_t i = 0; i < g->axis_count; i++) {
    d->how.inputs[i] = read_datum(c, axes->items[i]);
    if (d->how.inputs[i] == NONE) return false;
  }
  d->how.cells = ARENA_ARRAY(c->a, output, g->cell_count);
  d->how.cell_count = g->cell_count;
  if (part == GUIDE_STATUS_CELLS) as_status(c, d);
  else as_sentence(d);
  for (size_t i = 0; i < g->cell_count; i++) {
    const guideline_cell *cell = &g->cells[i];
    bool there = part == GUIDE_STATUS_CELLS || (part == GUIDE_START_CELLS ? cell->has_start : cell->has_range);
    int64_t value = part == GUIDE_STATUS_CELLS ? cell->status : part == GUIDE_START_CELLS ? cell->start : part == GUIDE_FROM_CELLS ? cell->from : cell->to;
    d->how.cells[i] = (output){there ? OUTPUT_LITERAL : OUTPUT_MISSING, there ? value : 0, NONE, d->at};
    if (there && part != GUIDE_STATUS_CELLS) widen(d, value, value);
  }
  if (d->min > d->max) d->min = d->max = 0; /* no cell says anything */
  return true;
}

static void add_case(datum *d, node *when, output_kind kind, int64_t value, uint32_t of) {
  d->how.cases[d->how.case_count++] = (derive_case){when, {kind, value, of, d->at}, d->at};
}

static void begin_cases(const guided *x) {
  x->d->how.kind = DERIVE_FIRST;
  x->d->how.cases = ARENA_ARRAY(x->c->a, derive_case, x->g->guideline_count + 2);
}

static node *is_guideline(const guided *x, size_t nth) {
  return made_test(x->c, x->d, part_of_item(x, GUIDE_WHICH), OP_IS, (int64_t)nth, (int64_t)nth);
}

/* The first guideline that applies, or a value behind them all: unlike the result it is never missing, so whatever is
 * picked by it is settled as soon as it is. */
static bool which_guideline(const guided *x) {
  size_t count = x->g->guideline_count;
  datum *d = x->d;
  d->type = TYPE_ENUM;
  d->values = ARENA_ARRAY(x->c->a, named_value, count + 1);
  d->value_count = count + 1;
  d->max = (int64_t)count;
  begin_cases(x);
  for (size_t i = 0; i < count; i++) {
    uint32_t applies = part_of_guideline(x, i, GUIDE_APPLIES);
    d->values[i].id = nth_guideline(x, i)->id;
    if (!want(x, applies)) return false;
    add_case(d, made_test(x->c, d, applies, OP_IS, 1, 1), OUTPUT_LITERAL, (int64_t)i, NONE);
  }
  d->values[count].id = STR("no-guideline");
  add_case(d, NULL, OUTPUT_LITERAL, (int64_t)count, NONE);
  return true;
}

static void guideline_result(const guided *x) {
  size_t count = x->g->guideline_count;
  datum *d = x->d;
  d->type = TYPE_ENUM;
  d->values = ARENA_ARRAY(x->c->a, named_value, count);
  d->value_count = count;
  d->max = (int64_t)count - 1;
  for (size_t i = 0; i < count; i++) {
    const guideline *g = nth_guideline(x, i);
    d->values[i] = (named_value){.id = g->id, .label = g->title, .label_cy = g->title_cy};
    add_case(d, is_guideline(x, i), OUTPUT_LITERAL, (int64_t)i, NONE);
  }
}

/* Nobody has verified it, and nobody wants to see it all the same. */
static node *is_withheld(const guided *x) {
  decoder *c = x->c;
  node *doubtful = made_test(c, x->d, part_of_item(x, GUIDE_STATUS), OP_AT_LEAST, STATUS_UNVERIFIED, STATUS_CONFLICT);
  if (c->m->include_field == NONE) return doubtful;
  node *both = made_node(c, NODE_ALL, x->d, 2);
  add_part(both, doubtful);
  add_part(both, made_test(c, x->d, c->m->include_field, OP_IS, 0, 0));
  return both;
}

/* The value that the guideline which applies has for the item. */
static bool picked_result(const guided *x, guide_part cells) {
  datum *d = x->d;
  if (cells == GUIDE_STATUS_CELLS) as_status(x->c, d);
  else as_sentence(d);
  if (cells != GUIDE_STATUS_CELLS && !want(x, part_of_item(x, GUIDE_STATUS))) return false;
  if (cells != GUIDE_STATUS_CELLS) add_case(d, is_withheld(x), OUTPUT_MISSING, 0, NONE);
  for (size_t i = 0; i < x->g->guideline_count; i++) {
    uint32_t of = part_of_guideline(x, i, cells);
    if (!want(x, of)) return false;
    add_case(d, is_guideline(x, i), OUTPUT_VALUE_OF, 0, of);
    widen(d, x->c->m->data[of].min, x->c->m->data[of].max);
  }
  return true;
}

/* A sentence, or the name of one. */
static bool read_maximum(const guided *x, const doc *n, output *to) {
  decoder *c = x->c;
  if (!expect_kind(c, n, DOC_SCALAR, "`maximum`")) return false;
  *to = (output){OUTPUT_LITERAL, 0, NONE, x->d->at};
  if (sentence_parse(n->text, &to->value)) return true;
  if (memchr(n->text.at, ' ', n->text.len) != NULL) {
    diag *e = diag_add(c->d, CODE_BAD_LITERAL, n->at, "a sentence, or the name of one, is expected for `maximum`");
    diag_help(c->d, e, "write a length such as `7 years`, or the name of a derived value of type sentence");
    return false;
  }
  *to = (output){OUTPUT_VALUE_OF, 0, read_datum(c, n), x->d->at};
  if (to->datum == NONE) return false;
  const datum *in = &c->m->data[to->datum];
  if (in->type == TYPE_SENTENCE) return true;
  diag *e = diag_add(c->d, CODE_ITEM_TYPE, n->at, "`%.*s` is of type %s; a sentence is expected here", STR_FMT(in->name), value_type_text(in->type));
  diag_also(c->d, e, in->at, "declared here");
  diag_help(c->d, e, "write a length such as `7 years`, or the name of a derived value of type sentence");
  return false;
}

static bool maximum_result(const guided *x) {
  datum *d = x->d;
  as_sentence(d);
  for (size_t i = 0; i < x->g->guideline_count; i++) {
    const doc *n = doc_find(nth_guideline(x, i)->text, "maximum");
    output to;
    if (n == NULL) continue;
    if (!read_maximum(x, n, &to)) return false;
    add_case(d, is_guideline(x, i), to.kind, to.value, to.datum);
    const datum *of = to.kind == OUTPUT_VALUE_OF ? &x->c->m->data[to.datum] : NULL;
    widen(d, of != NULL ? of->min : to.value, of != NULL ? of->max : to.value);
  }
  return true;
}

static bool result(const guided *x, guide_part part) {
  bool good = true;
  x->d->label = str_from(labels[part - GUIDE_ID][0]);
  x->d->label_cy = str_from(labels[part - GUIDE_ID][1]);
  if (!want(x, part_of_item(x, GUIDE_WHICH))) return false;
  begin_cases(x);
  if (part == GUIDE_ID) guideline_result(x);
  else if (part == GUIDE_MAXIMUM) good = maximum_result(x);
  else good = picked_result(x, part == GUIDE_START ? GUIDE_START_CELLS : part == GUIDE_FROM ? GUIDE_FROM_CELLS : part == GUIDE_TO ? GUIDE_TO_CELLS : GUIDE_STATUS_CELLS);
  if (good) add_case(x->d, NULL, OUTPUT_MISSING, 0, NONE);
  if (x->d->type == TYPE_SENTENCE) widen(x->d, 0, 0); /* a rule may ask for custody though every grid there is begins with it */
  return good;
}

bool decode_guide_part(decoder *c, uint32_t ix) {
  datum *d = &c->m->data[ix];
  const group *g = &c->m->groups[names_find(&c->groups, c->m->data[d->group].id)];
  guided x = {c, d, g, g->guided + (d->item - 1) * g->guided_step};
  guide_part part = (guide_part)d->guide;
  if (part <= GUIDE_MAXIMUM) return result(&x, part);
  return part == GUIDE_WHICH ? which_guideline(&x) : guideline_cells(&x, part);
}

/* ---- two that say the same ---- */

static bool same_doc(const doc *x, const doc *y) {
  if (x->kind != y->kind || x->count != y->count) return false;
  if (x->kind == DOC_SCALAR) return str_eq(x->text, y->text);
  for (size_t i = 0; i < x->count; i++) {
    if (x->kind == DOC_SEQUENCE && !same_doc(x->items[i], y->items[i])) return false;
    if (x->kind == DOC_MAPPING && (!str_eq(x->pairs[i].key->text, y->pairs[i].key->text) || !same_doc(x->pairs[i].value, y->pairs[i].value))) return false;
  }
  return true;
}

/* The second of two that are for the same items would never be used. */
static void check_alike(decoder *c, uint32_t ix) {
  const guideline *g = &c->m->guidelines[ix];
  const doc *when = doc_find(g->text, "when");
  for (uint32_t i = 0; i < ix; i++) {
    const guideline *before = &c->m->guidelines[i];
    if (before->group != g->group || !same_doc(doc_find(before->text, "when"), when)) continue;
    diag *e = diag_add(c->d, CODE_GUIDELINES_ALIKE, when->at, "`%.*s` is for the same items as `%.*s`, so it would never be used", STR_FMT(g->id), STR_FMT(before->id));
    diag_also(c->d, e, doc_find(before->text, "when")->at, "the same `when`");
    diag_help(c->d, e, "say in `when` what tells them apart, such as the offence's code or its date");
    return;
  }
}

void decode_guidelines(decoder *c) {
  for (uint32_t i = 0; i < c->m->guideline_count; i++) {
    decode_guideline(c, i);
    check_alike(c, i);
  }
}
