#include "run/aggregate.h"

#include "base/date.h"

/* ---- the monitored fields, read beside the entries ---- */

static void *read_links(void *what) {
  link_reader *r = what;
  r->status = ledger_links_load(&r->links, r->l, &r->why);
  return NULL;
}

static void start_links(link_reader *r) {
  r->started = pthread_create(&r->thread, NULL, read_links, r) == 0;
  if (!r->started) read_links(r); /* no thread to be had: do it here */
}

static void join_links(link_reader *r) {
  if (r->started) pthread_join(r->thread, NULL);
  r->started = false;
}

static void free_links(void *what) {
  link_reader *r = what;
  join_links(r);
  ledger_links_free(r->links);
  buf_free(&r->why);
}

/* ---- the dimensions ---- */

const catalogue *aggregate_newest(const aggregate *g) { return g->u.catalogue_count > 0 ? &g->u.catalogues[g->u.catalogue_count - 1] : NULL; }

static dimension_at find_dimension(const catalogue *c, str name) {
  size_t group = catalogue_dimension(c->groups.at, c->groups.count, name), stratum = catalogue_dimension(c->strata.at, c->strata.count, name);
  if (group != SIZE_MAX) return (dimension_at){&c->groups.at[group], group, true};
  if (stratum != SIZE_MAX) return (dimension_at){&c->strata.at[stratum], stratum, false};
  return (dimension_at){0};
}

static void list_dimensions(const catalogue *c, buf *why) {
  for (size_t i = 0; i < c->groups.count; i++) buf_printf(why, "%s`%.*s`", i > 0 ? ", " : "; it keeps ", STR_FMT(c->groups.at[i].name));
  for (size_t i = 0; i < c->strata.count; i++) buf_printf(why, "%s`%.*s`", i > 0 || c->groups.count > 0 ? ", " : "; it keeps ", STR_FMT(c->strata.at[i].name));
  if (c->groups.count + c->strata.count == 0) buf_text(why, "; the rules name nothing under `monitoring` in ruleset.yaml");
}

bool aggregate_place(const aggregate *g, const name_list *names, size_t from, const char *flag, dimension_row *at) {
  for (size_t i = 0; i < names->count; i++) {
    bool some = false;
    for (size_t k = 0; k < g->u.catalogue_count; k++) {
      at[k][from + i] = find_dimension(&g->u.catalogues[k], names->at[i]);
      some |= at[k][from + i].d != NULL;
    }
    if (some || g->u.catalogue_count == 0) continue;
    buf_printf(g->c->why, "the ledger keeps no `%.*s`, which %s names", STR_BEGINNING(names->at[i]), flag);
    list_dimensions(&g->u.catalogues[g->u.catalogue_count - 1], g->c->why);
    return false;
  }
  return true;
}

bool aggregate_groups(const aggregate *g, name_list *groups) {
  const catalogue *c = aggregate_newest(g);
  if (g->o->group != NULL) return names_read(groups, g->o->group, "--group", g->c->why);
  if (c != NULL && c->groups.count > 0) {
    *groups = (name_list){.at = {c->groups.at[0].name}, .count = 1};
    return true;
  }
  buf_text(g->c->why, c != NULL ? "say by --group what to compare" : "the ledger has no shortlist in this window; say by --group what to compare");
  if (c != NULL) list_dimensions(c, g->c->why);
  return false;
}

str aggregate_monitored(const aggregate *g, const person_unit *p) { return ledger_links_find(g->links.links, p->nonce); }

uint8_t aggregate_code(const dimension_at *d, const person_unit *p, str monitored) {
  if (d->d == NULL) return 0;
  if (d->monitored) return d->byte < monitored.len ? (uint8_t)monitored.at[d->byte] : 0;
  return d->byte < p->strata_len ? p->strata[d->byte] : 0;
}

str aggregate_value(const dimension_at *d, const person_unit *p, str monitored) {
  return d->d != NULL ? catalogue_value(d->d, aggregate_code(d, p, monitored)) : (str){NULL, 0};
}

/* ---- opening ---- */

static bool read_day(const char *text, const char *flag, int64_t *ms, buf *why) {
  int64_t day;
  if (text == NULL) return true;
  if (!date_parse(str_from(text), &day)) {
    buf_printf(why, "%s is a day, YYYY-MM-DD", flag);
    return false;
  }
  *ms = day * 86400000;
  return true;
}

static bool read_wish(const epf_bias_options *o, unit_wish *w, buf *why) {
  *w = (unit_wish){.measure = MEASURE_SHORTLISTED, .option = str_from(o->option != NULL ? o->option : ""), .kind = str_from(o->kind != NULL ? o->kind : ""),
                   .stage = str_from(o->stage != NULL ? o->stage : ""), .from_ms = INT64_MIN, .to_ms = INT64_MAX};
  if (o->measure != NULL && !unit_measure_of(o->measure, &w->measure)) {
    buf_text(why, "--measure is one of eligible, shortlisted, proposed, overridden, imposed");
    return false;
  }
  if (o->option != NULL && o->kind != NULL) {
    buf_text(why, "give --option or --kind, not both");
    return false;
  }
  if (!read_day(o->since, "--from", &w->from_ms, why) || !read_day(o->until, "--to", &w->to_ms, why)) return false;
  if (w->from_ms < w->to_ms) return true;
  buf_text(why, "the window is empty: --to is the first day that is no part of it, and lies behind --from");
  return false;
}

void aggregate_tell(const aggregate *g, bias_request *request) {
  const epf_bias_options *o = g->o;
  bias_fact_add(request, "source", "ledger");
  bias_fact_add(request, "measure", o->measure != NULL ? o->measure : "shortlisted");
  bias_fact_add(request, "option", o->option != NULL ? o->option : o->kind == NULL ? "any" : NULL);
  bias_fact_add(request, "kind", o->kind);
  bias_fact_add(request, "stage", o->stage);
  bias_fact_add(request, "from", o->since);
  bias_fact_add(request, "to", o->until);
  if (g->u.restricted > 0) bias_fact_add(request, "restricted_cases", "left out");
  if (g->u.protected_fields.len == 0) return;
  str told = arena_print(g->c->memory, "the rules read %.*s, with a lawful basis: compared are those whom no such criterion bars", STR_FMT(g->u.protected_fields));
  bias_fact_add(request, "lawful_criteria", told.at);
}

static void close_ledger(void *l) { epf_ledger_close(l); }

static epf_status read_all(aggregate *g) {
  epf_status status = units_read(&g->u, g->c->memory, g->ledger->inner, &g->wish, g->c->why);
  join_links(&g->links);
  if (status != EPF_OK || g->links.status == EPF_OK) return status;
  buf_add(g->c->why, g->links.why.len > 0 ? g->links.why.at : "", g->links.why.len);
  return g->links.status;
}

epf_status aggregate_open(aggregate **out, const epf_bias_options *o, bias_channels *c) {
  aggregate *g = *out = ARENA_NEW(c->memory, aggregate);
  uint64_t sequence;
  *g = (aggregate){.o = o, .c = c};
  if (!read_wish(o, &g->wish, c->why)) return EPF_E_ARGUMENT;
  epf_status status = epf_ledger_open(&g->ledger, o->sources[0], o->keys, true, c->why);
  if (status != EPF_OK) return status;
  arena_cleanup(c->memory, close_ledger, g->ledger);
  ledger_deed deed = ledger_deed_by(&(epf_ledger_act){.officer = o->officer, .purpose = o->purpose, .now_ms = o->now_ms}, LEDGER_COMBINATION);
  status = ledger_append_alone(g->ledger->inner, &deed, &sequence, c->why);
  if (status != EPF_OK) return status;
  g->links.l = g->ledger->inner;
  arena_cleanup(c->memory, free_links, &g->links);
  start_links(&g->links);
  return read_all(g);
}
