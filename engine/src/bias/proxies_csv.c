/* Proxies as CSV (RFC 4180): a row a table and group, an area, an input; an empty cell is undefined, hidden, or nothing that such a row has. */
#include <math.h>

#include "bias/numbers.h"
#include "bias/proxies.h"

static void begin(const char *table, str name, str of, str group, buf *to) {
  buf_printf(to, "internal,%s,", table);
  buf_csv(to, name, true);
  buf_char(to, ',');
  buf_csv(to, of, true);
  buf_char(to, ',');
  buf_csv(to, group, true);
}

static void put_cell(const proxy_table *t, const proxy_cell *c, str group, bool reference, buf *to) {
  begin(proxy_kind_text(t->kind), t->name, (str){"", 0}, group, to);
  buf_printf(to, ",%s,%s,%s", reference ? "true" : "false", c->suppressed ? "true" : "false", t->kind != PROXY_CLAUSE ? "" : t->lawful ? "true" : "false");
  if (c->suppressed) buf_text(to, ",,");
  else buf_printf(to, ",%llu,%llu", (unsigned long long)c->n, (unsigned long long)c->x);
  csv_figure(c->rate, to);
  csv_interval(c->rate_ci, to);
  csv_figure(c->rri, to);
  csv_interval(c->rri_wald, to);
  csv_interval(c->rri_exact, to);
  buf_text(to, ",,,\r\n");
}

static void put_value(const char *table, str name, str of, str group, double value, interval ci, buf *to) {
  begin(table, name, of, group, to);
  buf_text(to, ",,,,,,,,,,,,,");
  csv_figure(value, to);
  csv_interval(ci, to);
  buf_text(to, "\r\n");
}

void proxies_csv(const proxy_report *r, buf *to) {
  const proxy_prediction *p = &r->prediction;
  const interval none = {NAN, NAN};
  const str blank = {"", 0};
  buf_text(to, "release,table,name,member,group,is_reference,suppressed,lawful_basis,n,people,rate,rate_low,rate_high,rri,rri_wald_low,rri_wald_high,rri_exact_low,"
               "rri_exact_high,value,value_low,value_high\r\n");
  for (size_t i = 0; i < r->table_count; i++)
    for (size_t g = 0; g < r->data->group_count; g++)
      put_cell(&r->tables[i], &r->tables[i].cells[g], r->data->groups[g], str_eq(r->data->groups[g], r->reference), to);
  for (size_t k = 0; k < p->area_count; k++) put_value("area", blank, blank, p->areas[k].group, p->areas[k].area.value, p->areas[k].area.ci, to);
  if (p->possible) {
    put_value("balanced_accuracy", blank, blank, blank, p->balanced_accuracy, none, to);
    put_value("chance", blank, blank, blank, p->chance, none, to);
  }
  for (size_t i = 0; i < p->input_count; i++) put_value("v", p->inputs[i].input, p->inputs[i].member, blank, p->inputs[i].v, p->inputs[i].ci, to);
}
