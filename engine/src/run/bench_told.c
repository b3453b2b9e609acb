/* The report of `epf bench`, as text and as JSON. */
#include <stdarg.h>
#include <stdio.h>

#include "run/bench.h"

enum { BLOCKS_FEW = 4 /* of fewer none can be passed over */ };

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

/* ---- hints ---- */

typedef struct hinting {
  const table *t;
  buf *to;
  bool json;
  size_t count;
} hinting;

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

__attribute__((format(printf, 2, 3))) static void hint(hinting *h, const char *format, ...) {
  char words[600];
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

/* How an option stands to the field that tells most. */
typedef enum standing { NAMES_FEW, NAMES_MOST, NAMES_SOMETIMES, NAMES_NONE } standing;

static const t_test *test_of(const table *t, uint32_t conjunct, uint32_t slot) {
  t_list tests = t->conjuncts[conjunct];
  for (uint32_t n = 0; n < tests.count; n++)
    if (t->tests[tests.first + n].slot == slot) return &t->tests[tests.first + n];
  return NULL;
}

/* By one part: its conjuncts leave at most half of the values, or more; or not all of them look at it. */
static standing stands_by(const table *t, const t_formula *f, uint32_t slot) {
  const t_slot *s = &t->slots[slot];
  uint32_t named = 0, admitted = 0;
  for (uint32_t cell = 0; cell < s->cells; cell++) {
    bool some = false;
    for (uint32_t i = 0; i < f->may.count && !some; i++) {
      const t_test *x = test_of(t, f->may.first + i, slot);
      some = x == NULL || bits_has(t->words + x->words, cell);
    }
    admitted += some;
  }
  for (uint32_t i = 0; i < f->may.count; i++) named += test_of(t, f->may.first + i, slot) != NULL;
  if (named < f->may.count) return named > 0 ? NAMES_SOMETIMES : NAMES_NONE;
  return 2 * admitted <= s->cells ? NAMES_FEW : NAMES_MOST;
}

static standing stands(const table *t, const t_option *o, uint32_t slot) {
  standing best = NAMES_NONE;
  for (int k = 0; k < T_PARTS; k++) {
    if (o->formula[k] == TABLE_NONE || k == T_EXCLUDED) continue;
    standing one = stands_by(t, &t->formulas[o->formula[k]], slot);
    if (one < best) best = one;
  }
  return best;
}

/* "`a`, `b`, `c` and 12 more" */
static void name_options(const table *t, const uint32_t *options, uint32_t count, char *to, size_t size) {
  enum { NAMED = 3 };
  size_t len = 0;
  to[0] = '\0';
  for (uint32_t i = 0; i < count && i < NAMED && len < size; i++)
    len += (size_t)snprintf(to + len, size - len, "%s`%.*s`", i > 0 ? ", " : "", STR_FMT(table_str(t, t->options[options[i]].id)));
  if (count > NAMED && len < size) snprintf(to + len, size - len, " and %u more", count - NAMED);
}

/* Where most options name few values of one field, the others are looked at for everybody; where they do not, everybody's are. */
static void hint_blocks(hinting *h, const bench_figures *f) {
  static const char *const why[][2] = {{"", ""}, {"allows most values of", "allow most values of"},
                                       {"looks in one of its alternatives alone at", "look in one of their alternatives alone at"}, {"does not look at", "do not look at"}};
  const table *t = h->t;
  uint32_t outside[4] = {0}, first[4][4], all = 0;
  char names[300];
  if (f->blocks < BLOCKS_FEW || t->tested_count == 0 || t->slots[t->tested[0]].kind != SLOT_VALUE) return;
  str field = table_str(t, t->data[t->slots[t->tested[0]].datum].id);
  for (uint32_t i = 0; i < t->option_count; i++) {
    standing x = stands(t, &t->options[i], t->tested[0]);
    if (outside[x] < 4) first[x][outside[x]] = i;
    outside[x]++;
    all += x != NAMES_FEW;
  }
  if (f->blocks_left > 0.9 * f->blocks) {
    hint(h, "Nearly nothing is passed over: %.1f of %.0f blocks are looked at for each person. The field that tells most is `%.*s`, and %u of %u options name few of "
         "its values; where most options name one, such as a region, whole blocks are passed over.", f->blocks_left, f->blocks, STR_FMT(field), t->option_count - all, t->option_count);
    return;
  }
  for (int x = NAMES_MOST; x <= NAMES_NONE; x++) {
    if (outside[x] == 0) continue;
    name_options(t, first[x], outside[x], names, sizeof names);
    bool one = outside[x] == 1;
    hint(h, "%u of %u options %s `%.*s`, which tells most, so %s looked at for nearly everybody: %s.", outside[x], t->option_count, why[x][!one], STR_FMT(field),
         one ? "it is" : "they are", names);
  }
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

static void hint_tangles(hinting *h) {
  const table *t = h->t;
  uint32_t first[4], options = 0;
  char names[300];
  if (t->tangle_count == 0) return;
  for (uint32_t i = 0; i < t->tangle_count; i++) { /* in the order of lanes */
    if (i > 0 && t->tangles[i].lane == t->tangles[i - 1].lane) continue;
    if (options < 4) first[options] = t->lanes[t->tangles[i].lane];
    options++;
  }
  name_options(t, first, options, names, sizeof names);
  hint(h, "%u condition%s alternatives that share a field: where an answer is missing, whether %s for certain takes %u look%s more. Of %s.", t->tangle_count,
       t->tangle_count == 1 ? " has" : "s have", t->tangle_count == 1 ? "it holds" : "they hold", t->tangle_count, plural(t->tangle_count), names);
}

/* The field that most patterns are tried on is named. */
static void hint_patterns(hinting *h) {
  const table *t = h->t;
  uint32_t most = 0, datum = 0;
  if (t->pattern_count == 0) return;
  for (uint32_t i = 0; i < t->data_count; i++) {
    uint32_t count = 0;
    for (uint32_t k = 0; k < t->data[i].slots.count; k++) count += t->slots[t->numbers[t->data[i].slots.first + k]].kind == SLOT_PATTERN;
    if (count > most) datum = i;
    if (count > most) most = count;
  }
  buf name = {0};
  item_name(table_str(t, t->data[datum].id), &name);
  hint(h, "%u pattern%s tried on every text that was not seen before, %s `%.*s`; lists of values (`in`) would cost nothing.", t->pattern_count,
       t->pattern_count == 1 ? " is" : "s are", t->pattern_count == 1 ? "on" : "most of them on", (int)name.len, name.at != NULL ? name.at : "");
  buf_free(&name);
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
  hint_tangles(h);
  hint_patterns(h);
}

size_t bench_hints(const table *t, const bench_figures *f, bool json, buf *to) {
  hinting h = {t, to, json, 0};
  hint_blocks(&h, f);
  hint_options(&h, f);
  hint_table(&h);
  return h.count;
}

/* ---- names ---- */

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
  static const char *const units[] = {"ns", "us", "ms", "s"};
  int unit = 0;
  for (; ns >= 10000 && unit < 3; unit++) ns /= 1000;
  buf_printf(to, unit == 0 ? "  %-34s %10.0f %s\n" : "  %-34s %10.1f %s\n", name, ns, units[unit]);
}

static void beyond(buf *to, const char *name, double ns) {
  if (ns > 0) figure(to, name, ns);
  else buf_printf(to, "  %-34s too little to tell\n", name);
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
  buf_text(to, "\nWhat each field and value costs a shortlist: ns to work out for one person (verdicts alone take a row of a field, and work out values);\n"
               "and what its rows take\n");
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
  buf_text(to, "\nThe options whose reasons take longest, ns of one person, and how many columns of the rows each has\n");
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
  figure(to, f->profiles < 100 ? "  the slowest takes" : "  99 of 100 take less than", f->verdicts_99);
  figure(to, "a whole shortlist", f->shortlist);
  beyond(to, "  its deciding reasons, beyond it", f->reasons);
  beyond(to, "  its line of JSON, beyond it", f->line);
  buf_printf(to, "  %-34s %10.0f bytes\n", "  which is", f->line_bytes);
  buf_printf(to, "  %-34s %10.1f of %.0f (%s)\n", "blocks of rows that are looked at", f->blocks_left, f->blocks, rows_width_text(rows_width(WIDTH_BEST)));
  costs_text(t, f, to);
  options_text(t, f, to);
  buf_text(to, "\nHints\n");
  if (bench_hints(t, f, false, to) == 0) {
    if (f->blocks < BLOCKS_FEW) buf_text(to, "  none: of so few options there is nothing to pass over\n");
    else buf_text(to, "  none: nothing in these rules keeps the rows from being skipped\n");
  }
  buf_text(to, "\nWords: a slot is what rules look at in a field or value; its cells are the values and ranges that they tell apart, each a row of the\n"
               "table. A column of a row is one way to meet a condition of an option, alternatives apart; 512 of them are a block, looked at or passed\n"
               "over together. An option is open where an answer is missing that would settle it. In brackets: the vectors of this machine.\n"
               "The more people, the further their answers are from the processor: compare figures of as many.\n");
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
