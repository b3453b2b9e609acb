/* From two sources to a comparison. Both go into one tally, whose one stratum is the side. */
#include <math.h>

#include "bias/compare.h"
#include "run/bias.h"

static const str values[COMPARED_SIDES] = {{"before", 6}, {"after", 5}};

/* ---- one source with both sides in it ---- */

static epf_status read_by(tally *t, const epf_bias_options *o, const epf_bias_before *b, compare_report *to, bias_request *request, bias_channels *c) {
  if (b->by[0] == '\0' || strchr(b->by, ',') != NULL) {
    buf_text(c->why, "--by names one column");
    return EPF_E_ARGUMENT;
  }
  epf_status status = tally_of_csv_by(t, o, b->by, "--by", request, c);
  to->sides[BEFORE].value = to->sides[BEFORE].name = str_from(b->before);
  to->sides[AFTER].value = to->sides[AFTER].name = str_from(b->after);
  bias_fact_add(request, "column", b->by);
  return status;
}

/* ---- two sources ---- */

static epf_status read_side(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  switch (o->from) {
  case EPF_BIAS_CSV: return tally_of_csv(t, o, request, c);
  case EPF_BIAS_TALLY: return tally_of_tallies(t, o, request, c);
  case EPF_BIAS_LEDGER: return tally_of_ledger(t, o, request, c);
  }
  return EPF_E_ARGUMENT;
}

/* Adds what a side counts, its strata summed. */
static bool add_side(tally *t, const tally *side, str value) {
  for (size_t i = 0; i < side->cells.count; i++) {
    str of_cell[2 * DIMENSIONS_MAX];
    memcpy(of_cell, side->cells.at[i].values, side->groups * sizeof *of_cell);
    of_cell[side->groups] = value;
    for (int k = 0; k < TALLY_OUTCOMES; k++) {
      uint64_t n = side->cells.at[i].counts[k];
      if (n > 0 && !tally_add(t, of_cell, (tally_outcome)k, n)) return false;
    }
  }
  return true;
}

static bool same_groups(const tally *a, const tally *b) {
  for (size_t i = 0; i < a->groups && i < b->groups; i++)
    if (!str_eq(a->names[i], b->names[i])) return false;
  return a->groups == b->groups;
}

static epf_status join_sides(tally *t, const tally *sides, bias_channels *c) {
  static const str stratum[] = {{"side", 4}};
  epf_status status = EPF_E_ARGUMENT;
  if (!same_groups(&sides[BEFORE], &sides[AFTER])) {
    buf_text(c->why, "the two sides have other groups; they can be compared where these have the same names in the same order");
    return status;
  }
  tally_init(t, c->memory, sides[AFTER].names, sides[AFTER].groups, stratum, 1);
  for (int s = 0; s < COMPARED_SIDES; s++)
    if (!add_side(t, &sides[s], values[s])) {
      buf_text(c->why, "these are more people than can be counted; check the counts");
      return status;
    }
  return EPF_OK;
}

static bool same_fact(const bias_fact *a, const bias_fact *b) { return strcmp(a->name, b->name) == 0 && str_eq(a->value, b->value); }

static bool has_fact(const bias_request *r, const bias_fact *f) {
  for (size_t i = 0; i < r->fact_count; i++)
    if (same_fact(&r->facts[i], f)) return true;
  return false;
}

/* What is told of both sides alike stays with the report, what differs goes to its side. */
static void share_facts(compare_report *to, const bias_request *of_sides, bias_request *request) {
  for (int s = 0; s < COMPARED_SIDES; s++)
    for (size_t i = 0; i < of_sides[s].fact_count; i++) {
      const bias_fact *f = &of_sides[s].facts[i];
      if (!has_fact(&of_sides[COMPARED_SIDES - 1 - s], f)) to->sides[s].facts[to->sides[s].fact_count++] = *f;
      else if (s == AFTER) request->facts[request->fact_count++] = *f;
    }
}

static str name_of_side(const epf_bias_options *o, arena *memory) {
  if (o->from == EPF_BIAS_LEDGER) {
    if (o->since == NULL) return arena_print(memory, "before %s", o->until != NULL ? o->until : "now");
    return o->until != NULL ? arena_print(memory, "from %s, before %s", o->since, o->until) : arena_print(memory, "from %s", o->since);
  }
  if (o->source_count == 1) return str_from(o->sources[0]);
  return arena_print(memory, "%.*s and %zu more", STR_BEGINNING(str_from(o->sources[0])), o->source_count - 1);
}

static epf_status read_both(tally *t, const epf_bias_options *o, const epf_bias_before *b, compare_report *to, bias_request *request, bias_channels *c) {
  epf_bias_options of_before = *o;
  const epf_bias_options *both[COMPARED_SIDES] = {&of_before, o};
  tally *sides = ARENA_ARRAY(c->memory, tally, COMPARED_SIDES);
  bias_request *of_sides = ARENA_ARRAY(c->memory, bias_request, COMPARED_SIDES);
  if (o->from == EPF_BIAS_LEDGER) {
    of_before.since = b->since;
    of_before.until = b->until;
  } else {
    of_before.sources = b->sources;
    of_before.source_count = b->source_count;
  }
  for (int s = COMPARED_SIDES - 1; s >= 0; s--) {
    epf_status status = read_side(&sides[s], both[s], &of_sides[s], c);
    if (status != EPF_OK) return status;
    to->sides[s].value = values[s];
    to->sides[s].name = name_of_side(both[s], c->memory);
  }
  share_facts(to, of_sides, request);
  return join_sides(t, sides, c);
}

/* ---- the whole ---- */

/* The same entry on both sides would be compared with itself. */
static bool days_overlap(const epf_bias_options *o, const epf_bias_before *b) {
  bool earlier = b->until != NULL && o->since != NULL && strcmp(b->until, o->since) <= 0;
  bool later = o->until != NULL && b->since != NULL && strcmp(o->until, b->since) <= 0;
  return !earlier && !later;
}

static bool check(const epf_bias_options *o, const epf_bias_before *b, buf *why) {
  bool by = b->by != NULL;
  if (o->source_count == 0) buf_text(why, "there is no source; give a ledger, or a file by --csv or --tally");
  else if (isnan(o->level) || o->level <= 0 || o->level >= 1) buf_text(why, "the level of intervals is above 0 and below 1, such as 0.95");
  else if (by && (b->after == NULL || b->before == NULL)) buf_text(why, "--by names a column: say by --after and --before which of its values to compare");
  else if (!by && (b->after != NULL || b->before != NULL)) buf_text(why, "--after and --before are values of a column: say by --by of which");
  else if (by && b->source_count > 0) buf_text(why, "either --against gives what was before, or --by a column that tells; give one of them");
  else if (by && o->from != EPF_BIAS_CSV) buf_text(why, "--by is about a column of a CSV file");
  else if (by && strcmp(b->after, b->before) == 0) buf_text(why, "--after and --before are the same; a comparison needs two");
  else if (o->from == EPF_BIAS_LEDGER && b->since == NULL && b->until == NULL)
    buf_text(why, "say by --against-from and --against-to which days of the ledger were before");
  else if (o->from == EPF_BIAS_LEDGER && days_overlap(o, b))
    buf_text(why, "the days before and after overlap; say by --from, --to, --against-from and --against-to which they are");
  else if (o->from != EPF_BIAS_LEDGER && !by && b->source_count == 0)
    buf_text(why, "there is nothing to compare with; give a file by --against, or --by a column that tells");
  return why->len == 0;
}

static epf_status compare(const epf_bias_options *o, const epf_bias_before *b, bias_channels *c, buf *to) {
  tally *t = ARENA_NEW(c->memory, tally);
  compare_report *r = ARENA_NEW(c->memory, compare_report);
  bias_request *request = ARENA_NEW(c->memory, bias_request);
  *request = (bias_request){.reference = str_from(o->reference != NULL ? o->reference : ""), .level = o->level, .min_count = o->min_count};
  epf_status status = b->by != NULL ? read_by(t, o, b, r, request, c) : read_both(t, o, b, r, request, c);
  if (status != EPF_OK) return status;
  if (!compare_compute(r, c->memory, t, request, c->why)) return EPF_E_ARGUMENT;
  if (o->format == EPF_BIAS_TEXT) compare_text(r, to);
  else if (o->format == EPF_BIAS_AS_CSV) compare_csv(r, to);
  else if (o->format == EPF_BIAS_HTML) compare_html(r, to);
  else compare_json(r, to);
  return EPF_OK;
}

epf_status epf_bias_compare(const epf_bias_options *options, const epf_bias_before *before, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  if (!check(options, before, why)) return EPF_E_ARGUMENT;
  epf_bias_options o = *options;
  o.strata = ""; /* they would be summed again */
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    bias_channels c = {&memory, log, why};
    status = compare(&o, before, &c, to);
  }
  arena_release(&memory);
  return to->failed || log->failed || why->failed ? EPF_E_NOMEM : status;
}
