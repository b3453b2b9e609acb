/* Proxies as one line of JSON: schema epf.bias-proxies/1. */
#include "bias/numbers.h"
#include "bias/proxies.h"

static void member(const char *name, str value, buf *to) {
  buf_printf(to, ",\"%s\":", name);
  buf_json(to, value);
}

static void put_bool(const char *name, bool value, buf *to) { buf_printf(to, ",\"%s\":%s", name, value ? "true" : "false"); }

static void put_names(const char *name, const str *names, size_t count, buf *to) {
  buf_printf(to, ",\"%s\":[", name);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buf_char(to, ',');
    buf_json(to, names[i]);
  }
  buf_char(to, ']');
}

static void head(const proxy_report *r, buf *to) {
  const bias_request *q = r->request;
  buf_text(to, "{\"schema\":\"epf.bias-proxies/1\"");
  for (size_t i = 0; i < q->fact_count; i++) member(q->facts[i].name, q->facts[i].value, to);
  buf_text(to, ",\"internal\":true");
  member("by", r->group_names, to);
  json_figure("level", q->level, to);
  buf_printf(to, ",\"min_count\":%llu", (unsigned long long)q->min_count);
  if (r->reference.len > 0) member("reference", r->reference, to);
  else buf_text(to, ",\"reference\":null");
  buf_text(to, ",\"left_out\":{");
  for (size_t i = 0; i < sizeof r->left_out / sizeof *r->left_out; i++) {
    const bias_left_out *l = &r->left_out[i];
    if (i > 0) buf_char(to, ',');
    if (l->hidden) buf_printf(to, "\"%s\":\"below %llu\"", l->why, (unsigned long long)q->min_count);
    else buf_printf(to, "\"%s\":%llu", l->why, (unsigned long long)l->count);
  }
  buf_char(to, '}');
}

/* ---- tables ---- */

static void put_cell(const proxy_cell *c, str group, bool reference, buf *to) {
  buf_text(to, "{\"group\":");
  buf_json(to, group);
  put_bool("is_reference", reference, to);
  if (c->suppressed) buf_text(to, ",\"n\":null,\"people\":null");
  else buf_printf(to, ",\"n\":%llu,\"people\":%llu", (unsigned long long)c->n, (unsigned long long)c->x);
  json_figure("rate", c->rate, to);
  json_interval_figure("rate_ci", c->rate_ci, to);
  json_figure("rri", c->rri, to);
  json_interval_figure("rri_ci_wald", c->rri_wald, to);
  json_interval_figure("rri_ci_exact", c->rri_exact, to);
  put_bool("suppressed", c->suppressed, to);
  buf_char(to, '}');
}

static void put_table(const proxy_table *t, const proxy_report *r, buf *to) {
  buf_printf(to, "{\"table\":\"%s\",\"name\":", proxy_kind_text(t->kind));
  if (t->name.len > 0) buf_json(to, t->name);
  else buf_text(to, "null");
  if (t->kind == PROXY_CLAUSE) put_bool("lawful_basis", t->lawful, to);
  put_bool("below_min_count", t->few, to);
  buf_text(to, ",\"groups\":[");
  for (size_t g = 0; g < r->data->group_count; g++) {
    if (g > 0) buf_char(to, ',');
    put_cell(&t->cells[g], r->data->groups[g], str_eq(r->data->groups[g], r->reference), to);
  }
  buf_text(to, "]}");
}

static void put_tables(const proxy_report *r, buf *to) {
  if (r->data->at_risk == NULL) {
    buf_text(to, ",\"tables\":null,\"tables_left_out\":null");
    return;
  }
  buf_text(to, ",\"tables\":[");
  for (size_t i = 0; i < r->table_count; i++) {
    if (i > 0) buf_char(to, ',');
    put_table(&r->tables[i], r, to);
  }
  buf_printf(to, "],\"tables_left_out\":{\"clauses\":%zu,\"fields\":%zu}", r->few[PROXY_CLAUSE], r->few[PROXY_MISSING]);
}

/* ---- prediction ---- */

static void put_areas(const proxy_prediction *p, buf *to) {
  buf_text(to, ",\"areas\":[");
  for (size_t k = 0; k < p->area_count; k++) {
    buf_text(to, k > 0 ? ",{\"group\":" : "{\"group\":");
    buf_json(to, p->areas[k].group);
    json_figure("area", p->areas[k].area.value, to);
    json_interval_figure("area_ci", p->areas[k].area.ci, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

static void put_inputs(const proxy_prediction *p, buf *to) {
  buf_text(to, ",\"inputs\":[");
  for (size_t i = 0; i < p->input_count; i++) {
    const proxy_strength *s = &p->inputs[i];
    buf_text(to, i > 0 ? ",{\"input\":" : "{\"input\":");
    buf_json(to, s->input);
    if (s->member.len > 0) member("member", s->member, to);
    else buf_text(to, ",\"member\":null");
    json_figure("v", s->v, to);
    json_interval_figure("v_ci", s->ci, to);
    buf_char(to, '}');
  }
  buf_char(to, ']');
}

static void put_prediction(const proxy_report *r, buf *to) {
  const proxy_prediction *p = &r->prediction;
  buf_printf(to, ",\"prediction\":{\"possible\":%s,\"classifier\":\"naive Bayes\",\"folds\":%d", p->possible ? "true" : "false", PROXY_FOLDS);
  if (p->possible) buf_printf(to, ",\"people\":%llu,\"one_in\":%llu", (unsigned long long)p->people, (unsigned long long)r->data->every);
  else buf_text(to, ",\"people\":null,\"one_in\":null");
  put_areas(p, to);
  json_figure("balanced_accuracy", p->balanced_accuracy, to);
  json_figure("chance", p->chance, to);
  put_inputs(p, to);
  put_names("not_used_grouping", p->grouping.at, p->grouping.count, to);
  put_names("not_used_text", p->text.at, p->text.count, to);
  buf_printf(to, ",\"inputs_below_min_count\":%zu,\"inputs_constant\":%zu,\"groups_below_min_count\":%zu}", p->few, p->constant, p->small_groups);
}

void proxies_json(const proxy_report *r, buf *to) {
  head(r, to);
  put_tables(r, to);
  put_prediction(r, to);
  buf_text(to, ",\"warnings\":[\"The classifier is naive Bayes; another may predict better\",\"An area near 0.5 is no proof that no proxy is there\"");
  if (r->data->at_risk != NULL)
    buf_text(to, ",\"A verdict names what decided it: an exclusion before criteria, these before what is to be had, and of several exclusions that hold the first. So "
                 "other clauses may bar the same people\"");
  buf_text(to, "]}\n");
}
