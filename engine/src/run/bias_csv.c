/* Tallies from CSV files: people's rows, rows with counts, and tallies that were written before. */
#include "run/bias_rows.h"

static void add_people(rows *r, tally *t, const str *values, tally_outcome outcome, uint64_t n) {
  if (n > 0 && !tally_add(t, values, outcome, n)) rows_too_many(r);
}

/* ---- people's rows ---- */

typedef struct plan {
  int dimension[2 * DIMENSIONS_MAX];
  int outcome, count;
  const char *strata_flag;
} plan;

static bool find_columns(const rows *r, const tally *t, const epf_bias_options *o, plan *p) {
  p->count = NO_COLUMN;
  for (size_t i = 0; i < t->groups + t->strata; i++)
    if (!rows_column(r, t->names[i], i < t->groups ? "--group" : p->strata_flag, &p->dimension[i])) return false;
  return rows_column(r, str_from(o->outcome), "--outcome", &p->outcome) && (o->count == NULL || rows_column(r, str_from(o->count), "--count", &p->count));
}

static void take_row(rows *r, tally *t, const plan *p, str selected, bool *seen) {
  str values[2 * DIMENSIONS_MAX];
  uint64_t n;
  for (size_t i = 0; i < t->groups + t->strata; i++) values[i] = rows_value(r, p->dimension[i]);
  if (!rows_count(r, p->count, &n)) return;
  str outcome = rows_value(r, p->outcome);
  bool is_selected = outcome.at != NULL && str_eq(outcome, selected);
  *seen |= is_selected;
  add_people(r, t, values, outcome.at == NULL ? TALLY_UNKNOWN : is_selected ? TALLY_SELECTED : TALLY_PASSED_OVER, n);
}

static epf_status tally_file(tally *t, const char *path, const epf_bias_options *o, const char *strata_flag, bias_channels *c, bool *seen) {
  rows *r;
  plan p = {.outcome = NO_COLUMN, .strata_flag = strata_flag};
  epf_status status = rows_open(&r, path, c);
  for (bool end = false, planned = false; status == EPF_OK;) {
    status = rows_next(r, &end);
    if (status != EPF_OK || end) break;
    if (!planned && !find_columns(r, t, o, &p)) return EPF_E_ARGUMENT;
    planned = true;
    take_row(r, t, &p, trimmed(str_from(o->outcome_value)), seen);
  }
  return status == EPF_OK ? rows_end(r) : status;
}

bool outcome_is_named(const epf_bias_options *o, buf *why) {
  if (o->outcome != NULL && o->outcome_value != NULL) return true;
  buf_text(why, "say by --outcome COLUMN and --outcome-value VALUE what counts as selected");
  return false;
}

epf_status nobody_selected(const epf_bias_options *o, buf *why) {
  buf_printf(why, "no row has `%.*s` in the column `%.*s`; check the spelling and the capitals of --outcome-value", STR_BEGINNING(str_from(o->outcome_value)),
             STR_BEGINNING(str_from(o->outcome)));
  return EPF_E_ARGUMENT;
}

static bool check_flags(const epf_bias_options *o, buf *why) {
  if (o->group != NULL) return outcome_is_named(o, why);
  buf_text(why, "say by --group which column holds the groups to compare");
  return false;
}

epf_status tally_of_csv(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  return tally_of_csv_by(t, o, o->strata, "--strata", request, c);
}

epf_status tally_of_csv_by(tally *t, const epf_bias_options *o, const char *by, const char *flag, bias_request *request, bias_channels *c) {
  name_list groups, strata;
  bool seen = false;
  if (!check_flags(o, c->why)) return EPF_E_ARGUMENT;
  if (!names_read(&groups, o->group, "--group", c->why) || !names_read(&strata, by != NULL ? by : "", flag, c->why)) return EPF_E_ARGUMENT;
  tally_init(t, c->memory, groups.at, groups.count, strata.at, strata.count);
  epf_status status = EPF_OK;
  for (size_t i = 0; i < o->source_count && status == EPF_OK; i++) status = tally_file(t, o->sources[i], o, flag, c, &seen);
  if (status == EPF_OK && !seen && t->cells.count > 0) return nobody_selected(o, c->why);
  bias_fact_add(request, "outcome", o->outcome);
  bias_fact_add(request, "selected", o->outcome_value);
  return status;
}

/* ---- tallies ---- */

static const char no_tally[] = "the file is no tally; a header `group:...,stratum:...,outcome,count` is expected, as `epf bias tally` writes it";

static bool cut_prefix(str *s, const char *prefix) {
  size_t len = strlen(prefix);
  if (s->len < len || memcmp(s->at, prefix, len) != 0) return false;
  *s = (str){s->at + len, s->len - len};
  return true;
}

/* The dimensions that the header names. */
static bool read_header(const rows *r, tally *t) {
  str groups[DIMENSIONS_MAX], strata[DIMENSIONS_MAX];
  size_t group_count = 0, stratum_count = 0, width = unit_width(r->unit);
  for (size_t i = 0; i + 2 < width; i++) {
    str name = unit_column(r->unit, i);
    if (cut_prefix(&name, "group:") && stratum_count == 0 && group_count < DIMENSIONS_MAX) groups[group_count++] = name;
    else if (cut_prefix(&name, "stratum:") && stratum_count < DIMENSIONS_MAX) strata[stratum_count++] = name;
    else return false;
  }
  if (group_count == 0 || !str_is(unit_column(r->unit, width - 2), "outcome") || !str_is(unit_column(r->unit, width - 1), "count")) return false;
  tally_init(t, r->c->memory, groups, group_count, strata, stratum_count);
  return true;
}

static void take_counts(rows *r, tally *t) {
  str values[2 * DIMENSIONS_MAX];
  size_t width = t->groups + t->strata;
  uint64_t n;
  tally_outcome outcome;
  for (size_t i = 0; i < width; i++) {
    values[i] = unit_cell(r->unit, i);
    if (values[i].len == 0) values[i].at = NULL;
  }
  if (!rows_count(r, (int)width + 1, &n)) return;
  if (tally_outcome_of(unit_cell(r->unit, width), &outcome)) add_people(r, t, values, outcome, n);
  else rows_fault(r, width, CODE_PROFILE_VALUE, "the outcome is one of selected, passed_over, unknown, barred");
}

static epf_status read_tally(tally *t, const char *path, bias_channels *c) {
  rows *r;
  *t = (tally){0};
  epf_status status = rows_open(&r, path, c);
  for (bool end = false; status == EPF_OK;) {
    status = rows_next(r, &end);
    if (status != EPF_OK || end) break;
    if (t->memory == NULL && !read_header(r, t)) {
      rows_fault(r, 0, CODE_PROFILE_SYNTAX, "%s", no_tally);
      break;
    }
    take_counts(r, t);
  }
  if (status == EPF_OK) status = rows_end(r);
  if (status == EPF_OK && t->memory == NULL) {
    buf_printf(c->why, "%s: there is nothing in this tally", path);
    status = EPF_E_ARGUMENT;
  }
  return status;
}

epf_status tally_of_tallies(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  epf_status status = read_tally(t, o->sources[0], c);
  for (size_t i = 1; i < o->source_count && status == EPF_OK; i++) {
    tally next;
    status = read_tally(&next, o->sources[i], c);
    if (status == EPF_OK && !tally_merge(t, &next)) {
      buf_printf(c->why, "%s has other groups or strata than %s, or too many people; tallies add up where their columns are the same", o->sources[i], o->sources[0]);
      status = EPF_E_ARGUMENT;
    }
  }
  bias_fact_add(request, "source", "tallies");
  return status;
}
