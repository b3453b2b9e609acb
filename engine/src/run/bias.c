/* From a source to a report: reads the options, has the counts made, computes, writes. */
#include "run/release.h"

#include <math.h>

void bias_fact_add(bias_request *request, const char *name, const char *value) {
  if (value == NULL || value[0] == '\0' || request->fact_count == BIAS_FACTS_MAX) return;
  request->facts[request->fact_count++] = (bias_fact){name, str_from(value)};
}

bool names_read(name_list *to, const char *text, const char *flag, buf *why) {
  to->count = 0;
  for (const char *p = text; *p != '\0';) {
    str name = {p, strcspn(p, ",")};
    p += name.len;
    bool more = *p == ',';
    p += more;
    if (name.len == 0 || (more && *p == '\0')) {
      buf_printf(why, "%s has an empty name in it; join names by single commas", flag);
      return false;
    }
    for (size_t i = 0; i < to->count; i++)
      if (str_eq(to->at[i], name)) {
        buf_printf(why, "%s names `%.*s` twice", flag, STR_BEGINNING(name));
        return false;
      }
    if (to->count == DIMENSIONS_MAX) {
      buf_printf(why, "%s names more than %d columns", flag, DIMENSIONS_MAX);
      return false;
    }
    to->at[to->count++] = name;
  }
  return true;
}

static epf_status count_people(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  switch (o->from) {
  case EPF_BIAS_CSV: return tally_of_csv(t, o, request, c);
  case EPF_BIAS_TALLY: return tally_of_tallies(t, o, request, c);
  case EPF_BIAS_LEDGER: return tally_of_ledger(t, o, request, c);
  }
  return EPF_E_ARGUMENT;
}

static void write_report(const bias_report *r, epf_bias_format format, buf *to) {
  switch (format) {
  case EPF_BIAS_TEXT: bias_text(r, to); break;
  case EPF_BIAS_AS_CSV: bias_csv(r, to); break;
  case EPF_BIAS_HTML: bias_html(r, to); break;
  case EPF_BIAS_JSON:
  default: bias_json(r, to); break;
  }
}

/* `write`: what to do with the counts. */
typedef epf_status work(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c, buf *to);

static epf_status report(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c, buf *to) {
  bias_report r;
  epf_status status = EPF_OK;
  request->release = str_from(o->release != NULL ? o->release : "");
  if (o->release != NULL) status = release_make(&r, t, o, request, count_people, c);
  else if (!bias_compute(&r, c->memory, t, request, c->why)) status = EPF_E_ARGUMENT;
  if (status == EPF_OK) write_report(&r, o->format, to);
  return status;
}

static epf_status only_counts(tally *t, const epf_bias_options *o, bias_request *request, bias_channels *c, buf *to) {
  (void)o, (void)request, (void)c;
  tally_csv(t, to);
  return EPF_OK;
}

static epf_status with_counts(const epf_bias_options *o, work *then, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    bias_channels c = {&memory, log, why};
    tally *t = ARENA_NEW(&memory, tally);
    bias_request *request = ARENA_NEW(&memory, bias_request);
    *request = (bias_request){.reference = str_from(o->reference != NULL ? o->reference : ""), .level = o->level, .min_count = o->min_count,
                              .adjust = o->benjamini_hochberg ? ADJUST_BENJAMINI_HOCHBERG : ADJUST_HOLM};
    status = count_people(t, o, request, &c);
    if (status == EPF_OK) status = then(t, o, request, &c, to);
  }
  arena_release(&memory);
  return to->failed || log->failed || why->failed ? EPF_E_NOMEM : status;
}

static bool check(const epf_bias_options *o, buf *why) {
  if (o->source_count == 0) buf_text(why, "there is no source; give a ledger, or a file by --csv or --tally");
  else if (isnan(o->level) || o->level <= 0 || o->level >= 1) buf_text(why, "the level of intervals is above 0 and below 1, such as 0.95");
  return why->len == 0;
}

epf_status epf_bias_report(const epf_bias_options *options, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  return check(options, why) ? with_counts(options, report, to, log, why) : EPF_E_ARGUMENT;
}

epf_status epf_bias_tally(const epf_bias_options *options, epf_buffer *to, epf_buffer *log, epf_buffer *why) {
  return check(options, why) ? with_counts(options, only_counts, to, log, why) : EPF_E_ARGUMENT;
}
