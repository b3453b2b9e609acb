/* The report of `epf bench`, as text and as JSON. */
#include <stdarg.h>
#include <stdio.h>

#include "run/bench.h"

/* ---- hints ---- */

typedef struct hinting {
  const table *t;
  buf *to;
  bool json;
  size_t count;
} hinting;

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

__attribute__((format(printf, 2, 3))) static void hint(hinting *h, const char *format, ...) {
  char words[400];
  va_list args;
  va_start(args, format);
  vsnprintf(words, sizeof words, format, args);
  va_end(args);
  if (h->json) {
    if (h->count > 0) buf_char(h->to, ',');
    buf_json(h->to, str_from(words));
  } else {
    buf_text(h->to, "  ");
    buf_visible(h->to, str_from(words));
    buf_char(h->to, '\n');
  }
  h->count++;
}

static bool tests_slot(const table *t, const t_option *o, uint32_t slot) {
  for (int k = 0; k < T_PARTS; k++) {
    if (o->formula[k] == TABLE_NONE || k == T_EXCLUDED) continue;
    t_list may = t->formulas[o->formula[k]].may;
    bool all = may.count > 0;
    for (uint32_t i = 0; i < may.count && all; i++) {
      t_list tests = t->conjuncts[may.first + i];
      bool some = false;
      for (uint32_t n = 0; n < tests.count; n++) some |= t->tests[tests.first + n].slot == slot;
      all = some;
    }
    if (all) return true;
  }
  return false;
}

/* Where most options name what tells most, the others are looked at for everybody. */
static void hint_outsiders(hinting *h) {
  const table *t = h->t;
  uint32_t outside = 0, first = TABLE_NONE;
  if (t->tested_count == 0 || t->option_count < 100 || t->slots[t->tested[0]].kind != SLOT_VALUE) return;
  for (uint32_t i = 0; i < t->option_count; i++) {
    if (tests_slot(t, &t->options[i], t->tested[0])) continue;
    outside++;
    if (first == TABLE_NONE) first = i;
  }
  if (outside == 0 || outside * 4 > t->option_count) return;
  str field = table_str(t, t->data[t->slots[t->tested[0]].datum].id), id = table_str(t, t->options[first].id);
  if (outside == 1) hint(h, "Of %u options `%.*s` alone says nothing about `%.*s`, which tells most: it is looked at for everybody.", t->option_count, STR_FMT(id), STR_FMT(field));
  else hint(h, "%u of %u options say nothing about `%.*s`, which tells most: they are looked at for everybody. The first is `%.*s`.", outside, t->option_count, STR_FMT(field), STR_FMT(id));
}

static void hint_options(hinting *h, const bench_figures *f) {
  enum { MANY = 64, TOLD = 3 };
  const table *t = h->t;
  size_t told = 0, many = 0;
  for (uint32_t i = 0; i < t->option_count; i++) {
    if (f->options[i].columns < MANY) continue;
    many++;
    if (told++ < TOLD)
      hint(h, "`%.*s` takes %u columns, about one for each combination of its alternatives; under `derived` with `true_when` they would take one.",
           STR_FMT(table_str(t, t->options[f->options[i].option].id)), f->options[i].columns);
  }
  if (many > TOLD) hint(h, "%zu more option%s %d columns or more.", many - TOLD, many - TOLD == 1 ? " takes" : "s take", MANY);
}

static void hint_table(hinting *h) {
  enum { CELLS_MANY = 1000 };
  const table *t = h->t;
  uint32_t told = 0;
  for (uint32_t i = 0; i < t->slot_count; i++) {
    const t_slot *s = &t->slots[i];
    if (s->row == TABLE_NONE || s->cells < CELLS_MANY || s->kind != SLOT_VALUE) continue;
    str name = table_str(t, t->data[s->datum].id);
    if (s->cuts != TABLE_NONE) hint(h, "`%.*s` is cut into %u cells, each with a row: coarser thresholds would save memory and time.", STR_FMT(name), s->cells);
    else hint(h, "`%.*s` has %u values, each with a row: a derived value that groups them would save memory.", STR_FMT(name), s->cells);
  }
  for (uint32_t i = 0; i < t->option_count; i++) told += table_is_told(&t->options[i]);
  if (told > 0 && t->head->include_field != TABLE_NONE)
    hint(h, "%u option%s may be withheld, since nobody has verified %s looked at by itself.", told, plural(told), told == 1 ? "it: it is" : "them: each is");
  if (t->tangle_count > 0)
    hint(h, "%u condition%s alternatives that share a field: where an answer is missing, whether %s for certain takes %u look%s more.", t->tangle_count,
         t->tangle_count == 1 ? " has" : "s have", t->tangle_count == 1 ? "it holds" : "they hold", t->tangle_count, plural(t->tangle_count));
  if (t->pattern_count > 0)
    hint(h, "%u pattern%s tried on every text that was not seen before; lists of values (`in`) would cost nothing.", t->pattern_count, t->pattern_count == 1 ? " is" : "s are");
}

size_t bench_hints(const table *t, const bench_figures *f, bool json, buf *to) {
  hinting h = {t, to, json, 0};
  hint_outsiders(&h);
  hint_options(&h, f);
  hint_table(&h);
  return h.count;
}

/* ---- names ---- */

/* offences.1.code stands for that of every item: offences.*.code */
static void item_name(str id, buf *to) {
  const char *first = memchr(id.at, '.', id.len), *end = id.at + id.len;
  const char *second = first != NULL ? memchr(first + 1, '.', (size_t)(end - first - 1)) : NULL;
  if (second == NULL) {
    buf_str(to, id);
    return;
  }
  buf_add(to, id.at, (size_t)(first + 1 - id.at));
  buf_char(to, '*');
  buf_add(to, second, (size_t)(end - second));
}

static void cost_name(const table *t, const bench_cost *x, buf *to) {
  if (x->datum == TABLE_NONE && x->option == TABLE_NONE) buf_text(to, "at_least ... of");
  else if (x->datum == TABLE_NONE) buf_str(to, table_str(t, t->options[x->option].id));
  else if (t->data[x->datum].item > 0) item_name(table_str(t, t->data[x->datum].id), to);
  else if (t->data[x->datum].id.len > 0) buf_str(to, table_str(t, t->data[x->datum].id));
  else buf_text(to, "(bands)");
}

static const char *cost_kind(const table *t, const bench_cost *x) {
  if (x->datum == TABLE_NONE) return x->option == TABLE_NONE ? "condition" : "option";
  return t->data[x->datum].derive == T_FIELD ? "field" : t->data[x->datum].hidden ? "part of a value" : "value";
}

static bool is_told(const bench_cost *x) { return x->ns > 0 || x->row_bytes > 0; }

/* ---- text ---- */

static void figure(buf *to, const char *name, double ns) {
  if (ns < 10000) buf_printf(to, "  %-34s %10.0f ns\n", name, ns);
  else buf_printf(to, "  %-34s %10.1f us\n", name, ns / 1e3);
}

static void put_name(buf *to, buf *name, int width) {
  int used = 0;
  for (size_t i = 0, step; i < name->len; i += step) used += buf_visible_one(to, (str){name->at + i, name->len - i}, &step);
  for (; used < width; used++) buf_char(to, ' ');
  buf_clear(name);
}

static void costs_text(const table *t, const bench_figures *f, buf *to) {
  buf name = {0};
  size_t shown = 0, left = 0;
  double rest = 0;
  buf_text(to, "\nWhat each field and value costs (filling, ns of one person; a tested field's row is chosen with its answer)\n");
  buf_text(to, "  name                                     kind              ns    slots    cells   bytes of rows\n");
  for (size_t i = 0; i < f->cost_count; i++) {
    const bench_cost *x = &f->costs[i];
    if (!is_told(x)) continue;
    if (shown++ >= BENCH_SHOWN) {
      left++;
      rest += x->ns;
      continue;
    }
    cost_name(t, x, &name);
    buf_text(to, "  ");
    put_name(to, &name, 40);
    buf_printf(to, " %-15s %6.0f %8u %8u %15llu\n", cost_kind(t, x), x->ns, x->slots, x->cells, (unsigned long long)x->row_bytes);
  }
  if (left > 0) buf_printf(to, "  and %zu more, %.0f ns together\n", left, rest);
  buf_free(&name);
}

static void options_text(const table *t, const bench_figures *f, buf *to) {
  buf name = {0};
  buf_text(to, "\nThe options that cost most (telling their reasons, ns of one person)\n");
  buf_text(to, "  option                                       ns  columns\n");
  for (uint32_t i = 0; i < t->option_count && i < BENCH_SHOWN; i++) {
    buf_str(&name, table_str(t, t->options[f->options[i].option].id));
    buf_text(to, "  ");
    put_name(to, &name, 40);
    buf_printf(to, " %6.0f %8u\n", f->options[i].ns, f->options[i].columns);
  }
  buf_free(&name);
}

void bench_text(const epf_table *table, const epf_bench_options *o, const bench_figures *f, buf *to) {
  const struct table *t = &table->view;
  const t_header *h = t->head;
  buf_visible(to, table_str(t, h->id));
  buf_char(to, ' ');
  buf_visible(to, table_str(t, h->version));
  size_t columns = 0;
  for (uint32_t i = 0; i < t->option_count; i++) columns += f->options[i].columns;
  buf_printf(to, "\n%zu profile%s%s, %u option%s, %zu column%s of conditions, %llu bytes of table\n", f->profiles, plural(f->profiles),
             f->more ? " (the first)" : "", t->option_count, plural(t->option_count), columns, plural(columns), (unsigned long long)h->bytes);
  if (f->refused > 0) buf_printf(to, "%zu profile%s could not be matched and %s left out\n", f->refused, plural(f->refused), f->refused == 1 ? "is" : "are");
  buf_printf(to, "of one person on average %.1f options are eligible, %.1f open, and %.1f reasons decide\n\n", f->eligible, f->open, f->told);
  figure(to, o->compiled ? "compiling the rules" : "loading the table", o->table_ns);
  figure(to, "binding a profile", f->bind);
  figure(to, "finding every verdict", f->verdicts);
  figure(to, "  99 of 100 take less than", f->verdicts_99);
  figure(to, "a whole shortlist", f->shortlist);
  figure(to, "  its deciding reasons, beyond it", f->reasons);
  figure(to, "  its line of JSON, beyond it", f->line);
  buf_printf(to, "  %-34s %10.0f bytes\n", "  which is", f->line_bytes);
  buf_printf(to, "  %-34s %10.1f of %.0f (%s)\n", "blocks of rows that are looked at", f->blocks_left, f->blocks, rows_width_text(rows_width(WIDTH_BEST)));
  costs_text(t, f, to);
  options_text(t, f, to);
  buf_text(to, "\nHints\n");
  if (bench_hints(t, f, false, to) == 0) buf_text(to, "  none: nothing in these rules keeps the rows from being skipped\n");
}

/* ---- JSON ---- */

static void number(buf *to, const char *name, double n, int places) {
  char text[40];
  snprintf(text, sizeof text, "%.*f", places, n);
  buf_printf(to, ",\"%s\":%s", name, text);
}

void bench_json(const epf_table *table, const epf_bench_options *o, const bench_figures *f, buf *to) {
  const struct table *t = &table->view;
  buf name = {0};
  buf_text(to, "{\"schema\":\"epf.bench/1\",\"ruleset\":{\"id\":");
  buf_json(to, table_str(t, t->head->id));
  buf_text(to, ",\"version\":");
  buf_json(to, table_str(t, t->head->version));
  buf_printf(to, ",\"fingerprint\":\"%s\"},\"profiles\":%zu,\"refused\":%zu,\"options\":%u,\"table_bytes\":%llu", table->fingerprint, f->profiles, f->refused, t->option_count,
             (unsigned long long)t->head->bytes);
  number(to, o->compiled ? "compile_ns" : "load_ns", o->table_ns, 0);
  number(to, "bind_ns", f->bind, 1);
  number(to, "verdicts_ns", f->verdicts, 1);
  number(to, "verdicts_p99_ns", f->verdicts_99, 1);
  number(to, "shortlist_ns", f->shortlist, 1);
  number(to, "reasons_ns", f->reasons, 1);
  number(to, "json_ns", f->line, 1);
  number(to, "json_bytes", f->line_bytes, 1);
  number(to, "eligible", f->eligible, 3);
  number(to, "open", f->open, 3);
  number(to, "reasons", f->told, 3);
  number(to, "blocks", f->blocks, 0);
  number(to, "blocks_looked_at", f->blocks_left, 2);
  buf_printf(to, ",\"width\":\"%s\",\"costs\":[", rows_width_text(rows_width(WIDTH_BEST)));
  bool first = true;
  for (size_t i = 0; i < f->cost_count; i++) {
    const bench_cost *x = &f->costs[i];
    if (!is_told(x)) continue;
    buf_text(to, first ? "{\"name\":" : ",{\"name\":");
    first = false;
    cost_name(t, x, &name);
    buf_json(to, (str){name.at, name.len});
    buf_clear(&name);
    buf_printf(to, ",\"kind\":\"%s\",\"ns\":%.1f,\"slots\":%u,\"cells\":%u,\"row_bytes\":%llu}", cost_kind(t, x), x->ns, x->slots, x->cells, (unsigned long long)x->row_bytes);
  }
  buf_text(to, "],\"slowest_options\":[");
  for (uint32_t i = 0; i < t->option_count && i < BENCH_SHOWN; i++) {
    buf_text(to, i > 0 ? ",{\"id\":" : "{\"id\":");
    buf_json(to, table_str(t, t->options[f->options[i].option].id));
    buf_printf(to, ",\"ns\":%.1f,\"columns\":%u}", f->options[i].ns, f->options[i].columns);
  }
  buf_text(to, "],\"hints\":[");
  bench_hints(t, f, true, to);
  buf_text(to, "]}\n");
  to->failed |= name.failed;
  buf_free(&name);
}
