/* Overrides, counted from a ledger. */
#include "bias/overrides.h"
#include "run/aggregate.h"
#include "run/records.h"

typedef struct counting {
  aggregate *g;
  overrides *o;
  name_list groups;
  dimension_row group_at[CATALOGUES_MAX];
  uint64_t reasons[256];
} counting;

static dimension_at office_at(const aggregate *g, const person_unit *p) {
  const catalogue *c = &g->u.catalogues[p->catalogue];
  if (c->office >= c->strata.count) return (dimension_at){0};
  return (dimension_at){&c->strata.at[c->office], c->office, false};
}

static uint8_t computed_level(const aggregate *g, const person_unit *p) {
  size_t at = g->u.catalogues[p->catalogue].level;
  return at < p->strata_len ? p->strata[at] : 0;
}

static void add_choice(override_counts *c, const person_unit *p) {
  c->n++;
  c->overridden += p->reason != 0;
  c->up += p->way == WAY_UP;
  c->down += p->way == WAY_DOWN;
}

static void add_to_groups(counting *c, const person_unit *p) {
  str monitored = aggregate_monitored(c->g, p);
  buf name = {0};
  bool known = true;
  for (size_t i = 0; i < c->groups.count && known; i++) {
    str value = aggregate_value(&c->group_at[p->catalogue][i], p, monitored);
    known = value.at != NULL;
    if (i > 0) buf_char(&name, ',');
    if (known) buf_str(&name, value);
  }
  if (name.failed) arena_nomem(c->g->c->memory);
  if (!known) add_choice(&c->o->groups.unplaced, p);
  else add_choice(overrides_row(&c->o->groups, c->g->c->memory, (str){name.at != NULL ? name.at : "", name.len}), p);
  buf_free(&name);
}

static void add_to_offices(counting *c, const person_unit *p) {
  dimension_at at = office_at(c->g, p);
  str value = aggregate_value(&at, p, STR(""));
  if (at.d != NULL && c->o->offices.by.len == 0) c->o->offices.by = at.d->name;
  if (value.at == NULL) add_choice(&c->o->offices.unplaced, p);
  else add_choice(overrides_row(&c->o->offices, c->g->c->memory, value), p);
}

static void add_agreement(counting *c, const person_unit *p) {
  overrides *o = c->o;
  uint8_t computed = computed_level(c->g, p);
  if (p->level != 0 && computed != 0) {
    o->level_proposed.n++;
    o->level_proposed.same += p->level == computed;
  }
  if ((p->found & FOUND_OUTCOME) == 0) return;
  o->package_imposed.n++;
  o->package_imposed.same += p->chosen_set == p->imposed_set;
  if (p->level == 0 || p->imposed_level == 0) return;
  o->level_imposed.n++;
  o->level_imposed.same += p->level == p->imposed_level;
}

static void count_choices(counting *c) {
  for (size_t i = 0; i < c->g->u.count; i++) {
    const person_unit *p = unit_measured(&c->g->u, i, MEASURE_PROPOSED);
    if ((p->found & FOUND_CHOICE) == 0) continue;
    add_to_groups(c, p);
    add_to_offices(c, p);
    add_agreement(c, p);
    c->reasons[p->reason]++;
  }
  const char *code, *means;
  for (size_t i = 0; (code = epf_override_at(i, &means)) != NULL; i++) {
    if (c->reasons[i + 1] == 0) continue;
    override_reason *r = VEC_PUSH(c->g->c->memory, &c->o->reasons);
    r->code = str_from(code);
    r->count = c->reasons[i + 1];
  }
}

static epf_status count_overrides(overrides *to, const epf_bias_options *o, bias_request *request, bias_channels *c) {
  counting *x = ARENA_NEW(c->memory, counting);
  *to = (overrides){.request = request};
  x->o = to;
  epf_status status = aggregate_open(&x->g, o, c);
  if (status != EPF_OK) return status;
  if (!aggregate_groups(x->g, &x->groups) || !aggregate_place(x->g, &x->groups, 0, "--group", x->group_at)) return EPF_E_ARGUMENT;
  to->groups.by = values_joined(c->memory, x->groups.at, x->groups.count);
  bias_fact_add(request, "source", "ledger");
  bias_fact_add(request, "stage", o->stage);
  bias_fact_add(request, "from", o->since);
  bias_fact_add(request, "to", o->until);
  count_choices(x);
  overrides_compute(to);
  return EPF_OK;
}

static void write_overrides(const overrides *o, epf_bias_format format, buf *to) {
  if (format == EPF_BIAS_TEXT) overrides_text(o, to);
  else if (format == EPF_BIAS_AS_CSV) overrides_csv(o, to);
  else overrides_json(o, to);
}

epf_status epf_bias_overrides(const epf_bias_options *options, epf_buffer *to, epf_buffer *why) {
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (options->format == EPF_BIAS_HTML) {
    buf_text(why, "overrides are written as text, json or csv");
    return EPF_E_ARGUMENT;
  }
  if (!ARENA_CATCH(&memory)) {
    bias_channels c = {&memory, NULL, why};
    bias_request *request = ARENA_NEW(&memory, bias_request);
    overrides *o = ARENA_NEW(&memory, overrides);
    *request = (bias_request){.level = options->level, .min_count = options->min_count};
    status = count_overrides(o, options, request, &c);
    if (status == EPF_OK) write_overrides(o, options->format, to);
  }
  arena_release(&memory);
  return to->failed || why->failed ? EPF_E_NOMEM : status;
}
