/* Overrides as JSON, text and CSV. */
#include <math.h>

#include "bias/numbers.h"
#include "bias/overrides.h"

/* ---- JSON ---- */

static void row_json(const override_row *r, buf *to) {
  buf_text(to, "{\"name\":");
  buf_json(to, r->name);
  if (r->hidden) {
    buf_text(to, ",\"n\":null,\"overridden\":null,\"up\":null,\"down\":null,\"rate\":null,\"rate_ci\":null,\"net\":null,\"net_ci\":null,\"suppressed\":true}");
    return;
  }
  const override_counts *c = &r->counts;
  buf_printf(to, ",\"n\":%llu,\"overridden\":%llu", (unsigned long long)c->n, (unsigned long long)c->overridden);
  if (r->ways_hidden) buf_text(to, ",\"up\":null,\"down\":null");
  else buf_printf(to, ",\"up\":%llu,\"down\":%llu", (unsigned long long)c->up, (unsigned long long)c->down);
  json_figure("rate", r->rate, to);
  json_interval_figure("rate_ci", r->rate_ci, to);
  json_figure("net", r->net, to);
  json_interval_figure("net_ci", r->net_ci, to);
  buf_text(to, ",\"suppressed\":false}");
}

static void table_json(const char *name, const override_table *t, uint64_t least, buf *to) {
  buf_printf(to, ",\"%s\":{\"by\":", name);
  buf_json(to, t->by);
  if (t->missing_hidden) buf_printf(to, ",\"missing\":\"below %llu\",\"rows\":[", (unsigned long long)least);
  else buf_printf(to, ",\"missing\":%llu,\"rows\":[", (unsigned long long)t->missing);
  for (size_t i = 0; i < t->rows.count; i++) {
    if (i > 0) buf_char(to, ',');
    row_json(&t->rows.at[i], to);
  }
  buf_text(to, "]}");
}

static void agreement_json(const char *name, const agreement *a, buf *to) {
  buf_printf(to, "\"%s\":", name);
  if (a->hidden) {
    buf_text(to, "{\"n\":null,\"same\":null,\"rate\":null,\"rate_ci\":null,\"suppressed\":true}");
    return;
  }
  buf_printf(to, "{\"n\":%llu,\"same\":%llu", (unsigned long long)a->n, (unsigned long long)a->same);
  json_figure("rate", a->rate, to);
  json_interval_figure("rate_ci", a->ci, to);
  buf_text(to, ",\"suppressed\":false}");
}

void overrides_json(const overrides *o, buf *to) {
  const bias_request *q = o->request;
  buf_text(to, "{\"schema\":\"epf.bias-overrides/1\"");
  for (size_t i = 0; i < q->fact_count; i++) {
    buf_printf(to, ",\"%s\":", q->facts[i].name);
    buf_json(to, q->facts[i].value);
  }
  buf_text(to, ",\"internal\":true");
  json_figure("level", q->level, to);
  buf_printf(to, ",\"min_count\":%llu", (unsigned long long)q->min_count);
  table_json("groups", &o->groups, q->min_count, to);
  table_json("offices", &o->offices, q->min_count, to);
  buf_text(to, ",\"reasons\":[");
  for (size_t i = 0; i < o->reasons.count; i++) {
    const override_reason *r = &o->reasons.at[i];
    buf_text(to, i > 0 ? ",{\"reason\":" : "{\"reason\":");
    buf_json(to, r->code);
    if (r->hidden) buf_text(to, ",\"count\":null,\"suppressed\":true}");
    else buf_printf(to, ",\"count\":%llu,\"suppressed\":false}", (unsigned long long)r->count);
  }
  buf_text(to, "],\"agreement\":{");
  agreement_json("level_proposed_as_computed", &o->level_proposed, to);
  buf_char(to, ',');
  agreement_json("package_imposed_as_proposed", &o->package_imposed, to);
  buf_char(to, ',');
  agreement_json("level_imposed_as_proposed", &o->level_imposed, to);
  buf_text(to, "}}\n");
}

/* ---- text ---- */

static void table_text(const override_table *t, buf *to) {
  if (t->rows.count == 0) return;
  buf_text(to, "\nBy ");
  buf_visible(to, t->by);
  buf_printf(to, "\n%-24s %8s %10s   rate %% (interval)      up   down   net, points (interval)\n", "", "choices", "overridden");
  for (size_t i = 0; i < t->rows.count; i++) {
    const override_row *r = &t->rows.at[i];
    buf name = {0};
    buf_visible(&name, r->name);
    buf_printf(to, "%-24.*s ", (int)name.len, name.len > 0 ? name.at : "");
    to->failed |= name.failed;
    buf_free(&name);
    if (r->hidden) {
      buf_text(to, "  hidden\n");
      continue;
    }
    buf_printf(to, "%8llu %10llu   ", (unsigned long long)r->counts.n, (unsigned long long)r->counts.overridden);
    put_estimate(r->rate * 100, (interval){r->rate_ci.low * 100, r->rate_ci.high * 100}, 1, to);
    if (r->ways_hidden) {
      buf_text(to, " hidden\n");
      continue;
    }
    buf_printf(to, " %6llu %6llu   ", (unsigned long long)r->counts.up, (unsigned long long)r->counts.down);
    put_estimate(r->net * 100, (interval){r->net_ci.low * 100, r->net_ci.high * 100}, 1, to);
    buf_char(to, '\n');
  }
}

static void agreement_text(const char *what, const agreement *a, buf *to) {
  buf_printf(to, "%-44s ", what);
  if (a->hidden) {
    buf_text(to, "hidden\n");
    return;
  }
  put_estimate(a->rate * 100, (interval){a->ci.low * 100, a->ci.high * 100}, 1, to);
  buf_printf(to, " %% of %llu\n", (unsigned long long)a->n);
}

void overrides_text(const overrides *o, buf *to) {
  buf_text(to, "INTERNAL VIEW, not for publication.\n\nWhere officers went another way than what was computed: up and down are of the level of sentence, net is up less down.\n");
  table_text(&o->groups, to);
  table_text(&o->offices, to);
  if (o->reasons.count > 0) buf_text(to, "\nReasons\n");
  for (size_t i = 0; i < o->reasons.count; i++) {
    const override_reason *r = &o->reasons.at[i];
    buf_printf(to, "%-24.*s ", STR_FMT(r->code));
    if (r->hidden) buf_text(to, "  hidden\n");
    else buf_printf(to, "%8llu\n", (unsigned long long)r->count);
  }
  buf_text(to, "\nAgreement\n");
  agreement_text("the level proposed is the one computed", &o->level_proposed, to);
  agreement_text("the options imposed are those proposed", &o->package_imposed, to);
  agreement_text("the level imposed is the one proposed", &o->level_imposed, to);
  buf_printf(to, "\nAn override is the officer's to make, and is no fault. Hidden: cells below %llu.\n", (unsigned long long)o->request->min_count);
}

/* ---- CSV ---- */

static void table_csv(const override_table *t, buf *to) {
  for (size_t i = 0; i < t->rows.count; i++) {
    const override_row *r = &t->rows.at[i];
    buf_csv(to, t->by, true);
    buf_char(to, ',');
    buf_csv(to, r->name, true);
    if (r->hidden) buf_text(to, ",true,,,,");
    else buf_printf(to, ",false,%llu,%llu", (unsigned long long)r->counts.n, (unsigned long long)r->counts.overridden);
    if (!r->hidden && r->ways_hidden) buf_text(to, ",,");
    else if (!r->hidden) buf_printf(to, ",%llu,%llu", (unsigned long long)r->counts.up, (unsigned long long)r->counts.down);
    csv_figure(r->rate, to);
    csv_figure(r->rate_ci.low, to);
    csv_figure(r->rate_ci.high, to);
    csv_figure(r->net, to);
    csv_figure(r->net_ci.low, to);
    csv_figure(r->net_ci.high, to);
    buf_text(to, "\r\n");
  }
}

void overrides_csv(const overrides *o, buf *to) {
  buf_text(to, "by,name,suppressed,n,overridden,up,down,rate,rate_low,rate_high,net,net_low,net_high\r\n");
  table_csv(&o->groups, to);
  table_csv(&o->offices, to);
}
