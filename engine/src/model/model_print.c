/* The model as JSON: a complete account of the rules, or the canonical text that the fingerprint is of. */
#include "base/sentence.h"
#include "model/model.h"

typedef struct printer {
  const model *m;
  bool positions; /* off: the canonical form */
  buf *to;
} printer;

/* Most of the text is put together here, so nothing of it is formatted. */
static void open_member(printer *p, const char *name) {
  buf_text(p->to, ",\"");
  buf_text(p->to, name);
  buf_text(p->to, "\":");
}

static void text_member(printer *p, const char *name, const char *value) {
  open_member(p, name);
  buf_char(p->to, '"');
  buf_text(p->to, value);
  buf_char(p->to, '"');
}

static void number_member(printer *p, const char *name, int64_t value) {
  open_member(p, name);
  buf_int(p->to, value);
}

static void member(printer *p, const char *name, str value) {
  if (value.len == 0) return;
  open_member(p, name);
  buf_json(p->to, value);
}

static void place_of(printer *p, span at) {
  if (!p->positions || at.in == NULL) return;
  place where = span_place(at);
  buf_text(p->to, ",\"file\":");
  buf_json(p->to, at.in->name);
  number_member(p, "line", where.line);
  number_member(p, "column", where.column);
}

static void value(printer *p, const datum *d, int64_t n) {
  if (d->type == TYPE_BOOLEAN) {
    buf_text(p->to, n != 0 ? "true" : "false");
  } else if (d->type == TYPE_ENUM || d->type == TYPE_SET) {
    buf_json(p->to, d->values[n].id);
  } else if (d->type == TYPE_DATE && n >= DATE_MIN && n <= DATE_MAX) {
    char text[11];
    date_format(n, text);
    buf_char(p->to, '"');
    buf_text(p->to, text);
    buf_char(p->to, '"');
  } else if (d->type == TYPE_SENTENCE) {
    char text[SENTENCE_TEXT];
    sentence_format(n, text);
    buf_printf(p->to, "\"%s\"", text);
  } else {
    buf_decimal(p->to, n, d->places);
  }
}

static void sources(printer *p, const citations *all) {
  if (all->count == 0) return;
  buf_text(p->to, ",\"sources\":[");
  for (size_t i = 0; i < all->count; i++) {
    const citation *c = &all->at[i];
    buf_text(p->to, i > 0 ? ",{\"status\":\"" : "{\"status\":\"");
    buf_text(p->to, source_status_text(c->status));
    buf_char(p->to, '"');
    member(p, "title", c->title);
    member(p, "url", c->url);
    member(p, "section", c->section);
    member(p, "seen", c->seen);
    member(p, "note", c->note);
    place_of(p, c->at);
    buf_char(p->to, '}');
  }
  buf_char(p->to, ']');
}

static void unit_text(printer *p, duration d) {
  static const char *const units[] = {"day", "week", "month", "year"};
  buf_printf(p->to, "{\"count\":%lld,\"unit\":\"%s\"}", (long long)d.count, units[d.unit]);
}

/* ---- clauses ---- */

static void node_json(printer *p, const node *n);

static void strings(printer *p, const char *name, const str *texts, size_t count) {
  open_member(p, name);
  buf_char(p->to, '[');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_char(p->to, ',');
    buf_json(p->to, texts[i]);
  }
  buf_char(p->to, ']');
}

static void clause_json(printer *p, const clause *k) {
  static const char *const kinds[] = {"value", "members", "pattern", "compare", "known", "option"};
  text_member(p, "clause", kinds[k->kind]);
  text_member(p, "test", operator_text(k->op));
  const datum *d = k->datum != NONE ? &p->m->data[k->datum] : NULL;
  if (d != NULL) member(p, "of", d->id);
  if (k->kind == CLAUSE_VALUE) {
    buf_text(p->to, ",\"values\":[");
    for (size_t i = 0; i < k->literal_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      value(p, d, k->literals[i]);
    }
    buf_text(p->to, "],\"holds_for\":[");
    for (size_t i = 0; i < k->range_count; i++) {
      buf_text(p->to, i > 0 ? ",{\"from\":" : "{\"from\":");
      value(p, d, k->ranges[i].from);
      buf_text(p->to, ",\"to\":");
      value(p, d, k->ranges[i].to);
      buf_char(p->to, '}');
    }
    buf_char(p->to, ']');
  } else if (k->kind == CLAUSE_MEMBERS) {
    static const char *const join[] = {"any", "all", "none"};
    text_member(p, "join", join[k->quantifier]);
    buf_text(p->to, ",\"members\":[");
    for (size_t i = 0; i < k->code_count && k->op != OP_IS_EMPTY; i++) { /* which are all */
      if (i > 0) buf_char(p->to, ',');
      buf_json(p->to, d->values[k->codes[i]].id);
    }
    buf_char(p->to, ']');
  } else if (k->kind == CLAUSE_PATTERN) {
    strings(p, "patterns", k->patterns, k->pattern_count);
    if (k->exact != NULL) strings(p, "texts", k->exact, k->pattern_count);
  } else if (k->kind == CLAUSE_COMPARE) {
    member(p, "with", p->m->data[k->compare.right].id);
    if (k->compare.offset != 0) {
      buf_text(p->to, ",\"plus\":");
      unit_text(p, (duration){k->compare.offset, k->compare.unit});
    }
  } else if (k->kind == CLAUSE_OPTION) {
    member(p, "kind", k->kind_name);
    buf_text(p->to, ",\"options\":[");
    for (size_t i = 0; i < k->option_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      buf_json(p->to, p->m->options[k->options[i]].id);
    }
    buf_printf(p->to, "],\"with_availability\":%s", k->with_availability ? "true" : "false");
  }
}

static void node_json(printer *p, const node *n) {
  static const char *const ops[] = {"all", "any", "not", "at_least", "condition", "versions", "clause"};
  buf_text(p->to, "{\"op\":\"");
  buf_text(p->to, ops[n->op]);
  buf_char(p->to, '"');
  if (p->positions || n->id_given) member(p, "id", n->id);
  place_of(p, n->at);
  member(p, "note", n->note);
  member(p, "lawful_basis", n->lawful_basis);
  if (n->in_window) buf_text(p->to, ",\"in_force\":true");
  if (n->op == NODE_AT_LEAST) number_member(p, "at_least", n->k);
  if (n->op == NODE_CLAUSE) clause_json(p, &n->clause);
  if (n->op == NODE_NAMED) member(p, "condition", p->m->conditions[n->condition].id);
  else if (n->part_count > 0) {
    buf_text(p->to, ",\"parts\":[");
    for (size_t i = 0; i < n->part_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      node_json(p, n->parts[i]);
    }
    buf_char(p->to, ']');
  }
  buf_char(p->to, '}');
}

static void node_member(printer *p, const char *name, const node *n) {
  if (n == NULL) return;
  open_member(p, name);
  node_json(p, n);
}

/* ---- data ---- */

static void derivation_json(printer *p, const datum *d) {
  static const char *const kinds[] = {"", "true_when", "bands_of", "sum", "count", "first", "first_known", "years_between", "greatest", "least", "matrix", "reduce", "members"};
  const derivation *how = &d->how;
  buf_printf(p->to, ",\"how\":{\"kind\":\"%s\"", kinds[how->kind]);
  if (how->input_count > 0) {
    buf_text(p->to, ",\"inputs\":[");
    for (size_t i = 0; i < how->input_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      buf_json(p->to, p->m->data[how->inputs[i]].id);
    }
    buf_char(p->to, ']');
  }
  if (how->kind == DERIVE_BANDS) {
    buf_text(p->to, ",\"begins_at\":[");
    for (size_t i = 0; i + 1 < d->value_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      value(p, &p->m->data[how->inputs[0]], how->bounds[i]);
    }
    buf_char(p->to, ']');
  }
  if (how->kind == DERIVE_REDUCE) buf_text(p->to, ",\"shares\":[");
  for (size_t i = 0; how->kind == DERIVE_REDUCE && i < p->m->data[how->inputs[1]].value_count; i++)
    buf_printf(p->to, "%s\"%d/%d\"", i > 0 ? "," : "", (int)how->shares[2 * i], (int)how->shares[2 * i + 1]);
  if (how->kind == DERIVE_REDUCE) buf_char(p->to, ']');
  if (how->has_stand_in) {
    buf_text(p->to, ",\"missing_counts_as\":");
    value(p, d, how->stand_in);
  }
  if (how->has_default) {
    buf_text(p->to, ",\"default\":");
    value(p, d, how->default_value);
  }
  if (how->clause_count > 0) {
    buf_text(p->to, ",\"clauses\":[");
    for (size_t i = 0; i < how->clause_count; i++) {
      if (i > 0) buf_char(p->to, ',');
      node_json(p, how->clauses[i]);
    }
    buf_char(p->to, ']');
  }
  if (how->case_count + how->cell_count > 0) buf_printf(p->to, ",\"%s\":[", how->case_count > 0 ? "cases" : "cells");
  for (size_t i = 0; i < how->case_count + how->cell_count; i++) {
    const output *o = i < how->case_count ? &how->cases[i].then : &how->cells[i - how->case_count];
    buf_text(p->to, i > 0 ? ",{\"then\":" : "{\"then\":");
    if (o->kind == OUTPUT_LITERAL) value(p, d, o->value);
    else if (o->kind == OUTPUT_MISSING) buf_text(p->to, "null");
    else {
      buf_text(p->to, "{\"value_of\":");
      buf_json(p->to, p->m->data[o->datum].id);
      buf_char(p->to, '}');
    }
    if (i < how->case_count) node_member(p, "when", how->cases[i].when);
    if (i < how->case_count) place_of(p, how->cases[i].at);
    buf_char(p->to, '}');
  }
  buf_text(p->to, how->case_count + how->cell_count > 0 ? "]}" : "}");
}

static void words_json(printer *p, const char *name, const datum *d) {
  if (d->value_count == 0) return;
  buf_printf(p->to, ",\"%s\":[", name);
  for (size_t i = 0; i < d->value_count; i++) {
    buf_text(p->to, i > 0 ? ",{\"id\":" : "{\"id\":");
    buf_json(p->to, d->values[i].id);
    member(p, "label", d->values[i].label);
    member(p, "label_one", d->values[i].label_one);
    member(p, "label_cy", d->values[i].label_cy);
    buf_char(p->to, '}');
  }
  buf_char(p->to, ']');
}

static void kept_json(printer *p, const datum *d) {
  static const char *const as[] = {"group", "stratum", "office", "level", "restricted"};
  for (size_t i = 0, n = 0; i < sizeof as / sizeof *as; i++) {
    if ((d->kept >> i & 1) == 0) continue;
    buf_text(p->to, n++ == 0 ? ",\"kept_as\":[\"" : ",\"");
    buf_text(p->to, as[i]);
    buf_text(p->to, d->kept >> (i + 1) == 0 ? "\"]" : "\"");
  }
}

static void datum_json(printer *p, const datum *d) {
  static const char *const roles[] = {"input", "identifier", "protected", "monitored"};
  buf_text(p->to, "{\"id\":");
  buf_json(p->to, d->id);
  place_of(p, d->at);
  buf_printf(p->to, ",\"type\":\"%s\",\"role\":\"%s\"", value_type_text(d->type), roles[d->role]);
  if (d->is_protected) buf_text(p->to, ",\"rests_on_protected\":true");
  if (d->item > 0) {
    member(p, "item_of", p->m->data[d->group].id);
    buf_printf(p->to, ",\"item\":%u", d->item);
  }
  if (d->ordered) buf_text(p->to, ",\"ordered\":true");
  if (d->coded) buf_text(p->to, ",\"coded\":true");
  if (d->unshown) buf_text(p->to, ",\"shown\":false");
  kept_json(p, d);
  member(p, "label", d->label);
  member(p, "label_cy", d->label_cy);
  member(p, "help", d->help);
  member(p, "help_cy", d->help_cy);
  member(p, "unit", d->unit);
  member(p, "source", d->origin);
  words_json(p, "values", d);
  if (d->value_count == 0 && d->type != TYPE_BOOLEAN && d->type != TYPE_TEXT) {
    buf_printf(p->to, ",\"places\":%d,\"min\":", d->places);
    value(p, d, d->min);
    buf_text(p->to, ",\"max\":");
    value(p, d, d->max);
  }
  if (d->dated_by != NONE) {
    member(p, "dated_by", p->m->data[d->dated_by].id);
    buf_text(p->to, ",\"stale_after\":");
    unit_text(p, d->stale_after);
  }
  if (d->how.kind != DERIVE_NOTHING) {
    text_member(p, "status", source_status_text(d->status));
    sources(p, &d->sources);
    derivation_json(p, d);
  }
  buf_char(p->to, '}');
}

/* What the data made of a guideline do not say. */
static void guidelines_json(printer *p) {
  buf_text(p->to, "\n],\n\"guidelines\":[");
  for (size_t i = 0; i < p->m->guideline_count; i++) {
    const guideline *g = &p->m->guidelines[i];
    buf_text(p->to, i > 0 ? ",\n{\"id\":" : "\n{\"id\":");
    buf_json(p->to, g->id);
    place_of(p, g->at);
    member(p, "for_each", p->m->groups[g->group].id);
    member(p, "title", g->title);
    member(p, "title_cy", g->title_cy);
    text_member(p, "status", source_status_text(g->status));
    sources(p, &g->sources);
    buf_char(p->to, '}');
  }
}

/* ---- options ---- */

/* What versions say beyond what stands in the parts. One that is alone, and has the option's sources, says nothing. */
static void versions_json(printer *p, const option *o) {
  bool any = o->version_count > 1;
  for (size_t i = 0; i < o->version_count; i++) any |= o->versions[i].sources.at != o->sources.at;
  if (any) buf_text(p->to, ",\"versions\":[");
  for (size_t i = 0; any && i < o->version_count; i++) {
    const version *v = &o->versions[i];
    buf_printf(p->to, "%s{\"status\":\"%s\",\"own_status\":\"%s\"", i > 0 ? "," : "", source_status_text(v->status), source_status_text(v->own_status));
    place_of(p, v->at);
    node_member(p, "in_force", v->in_force);
    sources(p, &v->sources);
    buf_char(p->to, '}');
  }
  if (any) buf_char(p->to, ']');
}

static void said(printer *p, str say, str say_cy, source_status status, const citations *from) {
  text_member(p, "status", source_status_text(status));
  member(p, "say", say);
  member(p, "say_cy", say_cy);
  sources(p, from);
}

static void limits_json(printer *p, const option *o) {
  if (o->limit_count > 0) buf_text(p->to, ",\"limits\":[");
  for (size_t i = 0; i < o->limit_count; i++) {
    const limit *l = &o->limits[i];
    buf_text(p->to, i > 0 ? ",{\"amount\":" : "{\"amount\":");
    buf_json(p->to, p->m->amounts.values[l->amount].id);
    place_of(p, l->at);
    buf_printf(p->to, ",\"at_least\":%lld,\"at_most\":%lld,\"objection\":%s", (long long)l->at_least, (long long)l->at_most, l->objection ? "true" : "false");
    said(p, l->say, l->say_cy, l->status, &l->sources);
    node_member(p, "when", l->when);
    buf_char(p->to, '}');
  }
  if (o->limit_count > 0) buf_char(p->to, ']');
}

static void relations_json(printer *p, const char *name, const relations *all) {
  if (all->count > 0) buf_printf(p->to, ",\"%s\":[", name);
  for (size_t i = 0; i < all->count; i++) {
    const relation *r = &all->at[i];
    buf_printf(p->to, "%s{\"%s\":", i > 0 ? "," : "", r->option != NONE ? "option" : "kind");
    buf_json(p->to, r->option != NONE ? p->m->options[r->option].id : r->kind);
    place_of(p, r->at);
    said(p, r->say, r->say_cy, r->status, &r->sources);
    buf_char(p->to, '}');
  }
  if (all->count > 0) buf_char(p->to, ']');
}

static void option_package_json(printer *p, const option *o) {
  if (o->purpose_count > 0) buf_text(p->to, ",\"purposes\":[");
  for (size_t i = 0; i < o->purpose_count; i++) {
    if (i > 0) buf_char(p->to, ',');
    buf_json(p->to, p->m->purposes.values[o->purposes[i]].id);
  }
  if (o->purpose_count > 0) buf_char(p->to, ']');
  limits_json(p, o);
  relations_json(p, "requires", &o->requires);
  relations_json(p, "incompatible_with", &o->incompatible);
}

static void package_rules_json(printer *p) {
  for (size_t i = 0; i < p->m->package_rule_count; i++) {
    const package_rule *r = &p->m->package_rules[i];
    buf_text(p->to, i > 0 ? ",\n{\"id\":" : "\n],\n\"package_rules\":[\n{\"id\":");
    buf_json(p->to, r->id);
    place_of(p, r->at);
    buf_printf(p->to, ",\"objection\":%s", r->objection ? "true" : "false");
    said(p, r->say, r->say_cy, r->status, &r->sources);
    node_member(p, "when", r->when);
    buf_char(p->to, '}');
  }
}

static void option_json(printer *p, const option *o) {
  static const char *const parts[PART_COUNT] = {"applies", "criteria", "excluded", "available"};
  buf_text(p->to, "{\"id\":");
  buf_json(p->to, o->id);
  place_of(p, o->at);
  number_member(p, "rank", o->rank);
  text_member(p, "status", source_status_text(o->status));
  text_member(p, "own_status", source_status_text(o->own_status));
  member(p, "title", o->title);
  member(p, "title_cy", o->title_cy);
  member(p, "description", o->description);
  member(p, "kind", o->kind);
  member(p, "requirement", o->requirement);
  member(p, "owner", o->owner);
  member(p, "sign_off_by", o->sign_off_by);
  member(p, "sign_off_on", o->sign_off_on);
  member(p, "review_by", o->review_by);
  sources(p, &o->sources);
  versions_json(p, o);
  for (int k = 0; k < PART_COUNT; k++) node_member(p, parts[k], o->parts[k]);
  if (o->caution_count > 0) buf_text(p->to, ",\"cautions\":[");
  for (size_t i = 0; i < o->caution_count; i++) {
    buf_text(p->to, i > 0 ? ",{\"say\":" : "{\"say\":");
    buf_json(p->to, o->cautions[i].say);
    member(p, "say_cy", o->cautions[i].say_cy);
    text_member(p, "status", source_status_text(o->cautions[i].status));
    if (o->cautions[i].withholds) buf_text(p->to, ",\"withholds\":true");
    sources(p, &o->cautions[i].sources);
    node_member(p, "when", o->cautions[i].when);
    buf_char(p->to, '}');
  }
  if (o->caution_count > 0) buf_char(p->to, ']');
  option_package_json(p, o);
  buf_char(p->to, '}');
}

void model_print_json(const model *m, bool positions, buf *to) {
  printer p = {m, positions, to};
  buf_text(to, "{\"schema\":\"epf.model/1\",\"ruleset\":{\"id\":");
  buf_json(to, m->id);
  member(&p, "version", m->version);
  member(&p, "title", m->title);
  member(&p, "title_cy", m->title_cy);
  member(&p, "owner", m->owner);
  member(&p, "description", m->description);
  strings(&p, "languages", m->languages, m->language_count);
  if (m->as_of_field != NONE) member(&p, "as_of_field", m->data[m->as_of_field].id);
  if (m->include_field != NONE) member(&p, "include_unverified_field", m->data[m->include_field].id);
  if (m->month_days != 0) buf_printf(to, ",\"month_days\":%lld,\"year_days\":%lld", (long long)m->month_days, (long long)m->year_days);
  words_json(&p, "purposes", &m->purposes);
  words_json(&p, "amounts", &m->amounts);
  words_json(&p, "kinds", &m->kinds);
  buf_text(to, "},\n\"fields\":[");
  for (size_t i = 0; i < m->package_first; i++) {
    if (i == m->field_end) buf_text(to, "\n],\n\"derived\":[");
    buf_text(to, i == 0 || i == m->field_end ? "\n" : ",\n");
    datum_json(&p, &m->data[i]);
  }
  if (m->package_first == m->field_end) buf_text(to, "\n],\n\"derived\":[");
  if (m->guideline_count > 0) guidelines_json(&p);
  buf_text(to, "\n],\n\"conditions\":[");
  for (size_t i = 0; i < m->condition_count; i++) {
    const condition *c = &m->conditions[i];
    buf_text(to, i > 0 ? ",\n{\"id\":" : "\n{\"id\":");
    buf_json(to, c->id);
    place_of(&p, c->at);
    member(&p, "label", c->label);
    member(&p, "label_cy", c->label_cy);
    text_member(&p, "status", source_status_text(c->status));
    sources(&p, &c->sources);
    node_member(&p, "when", c->body);
    buf_char(to, '}');
  }
  buf_text(to, "\n],\n\"options\":[");
  for (size_t i = 0; i < m->option_count; i++) {
    buf_text(to, i > 0 ? ",\n" : "\n");
    option_json(&p, &m->options[i]);
  }
  package_rules_json(&p);
  buf_text(to, "\n]}\n");
}
