/* A comparison as CSV (RFC 4180): a row a group; an empty cell is undefined or hidden. */
#include <math.h>

#include "bias/compare.h"
#include "bias/numbers.h"

static void put_rate(const compare_rate *r, bool shown, buf *to) {
  if (shown) buf_printf(to, ",%llu,%llu", (unsigned long long)r->n, (unsigned long long)r->x);
  else buf_text(to, ",,");
  csv_figure(r->rate, to);
  csv_interval(r->ci, to);
}

void compare_csv(const compare_report *r, buf *to) {
  buf_text(to, "release,group,is_reference,suppressed,before_n,before_selected,before_rate,before_rate_low,before_rate_high,after_n,after_selected,after_rate,"
               "after_rate_low,after_rate_high,change,change_low,change_high,change_beyond_reference,change_beyond_reference_low,change_beyond_reference_high\r\n");
  for (size_t i = 0; i < r->count; i++) {
    const compare_group *g = &r->groups[i];
    buf_text(to, "internal,");
    buf_csv(to, g->name, true);
    buf_printf(to, ",%s,%s", g->reference ? "true" : "false", g->suppressed ? "true" : "false");
    put_rate(&g->sides[BEFORE], !g->suppressed, to);
    put_rate(&g->sides[AFTER], !g->suppressed, to);
    csv_figure(g->change, to);
    csv_interval(g->change_ci, to);
    csv_figure(g->beyond.value, to);
    csv_interval(g->beyond.ci, to);
    buf_text(to, "\r\n");
  }
}
