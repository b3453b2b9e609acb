/* Decision tables against a plain reading of their hit policies: every rule is tried on every combination of answers.
 *
 *   prop_table SEED TABLES
 *
 * What a table may come to while answers are missing is gathered from all that they could be. Nothing is taken from the model but
 * what `epf match` prints, and what `epf check` says of overlaps, gaps and rules that never decide. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "epf/match.h"
#include "support/gen.h"

enum { COLUMNS = 4, RULES = 6, REPS = 8, PROFILES = 10, OUTPUTS = 2, MISSING = -1, NOTHING = -2, LIST = 16 };
typedef enum kind { K_BOOLEAN, K_INTEGER, K_DECIMAL, K_ENUM, K_ORDERED, K_DATE, K_DURATION, K_SENTENCE, K_SET, K_TEXT, K_BANDS, KINDS } kind;
typedef enum policy { P_UNIQUE, P_ANY, P_FIRST, P_PRIORITY, P_SUM, P_MIN, P_MAX, P_COUNT, P_COLLECT, P_RULE_ORDER, P_OUTPUT_ORDER, POLICIES } policy;
typedef enum sort { S_ENUM, S_ORDERED, S_INTEGER, S_DECIMAL, S_BOOLEAN, S_DATE, SORTS } sort;

/* How a test reads: a list of representatives, or bounds; of sets a mask. */
typedef struct test {
  bool asked, negated, all;
  int from, below; /* bounds, REPS where open */
  unsigned list;   /* a bit each; 0: bounds */
} test;

typedef struct rule {
  test tests[COLUMNS];
  int then[OUTPUTS];
} rule;

typedef struct decision {
  policy hit;
  size_t columns, rules, outputs;
  kind kinds[COLUMNS];
  sort sorts[OUTPUTS];
  rule rule[RULES];
  bool has_otherwise;
  int otherwise[OUTPUTS];
} decision;

/* Tests name every other one; the one behind it stands for all that lies between two that are named. */
static const int numbers[REPS] = {0, 3, 5, 8, 10, 13, 15, 18};
static const char *const sentences[] = {"discharge", "fine band C", "community order low", "community order high", "12 weeks", "1 year"};
static bool has_between(kind k) { return k == K_INTEGER || k == K_DECIMAL || k == K_DATE || k == K_DURATION || k == K_SENTENCE; }
static const size_t reps_of[KINDS] = {2, REPS, REPS, 3, 4, REPS, REPS, 6, 8, 4, 2};

static bool is_list(policy p) { return p >= P_COLLECT; }
static bool is_added(policy p) { return p == P_SUM || p == P_COUNT; }

/* ---- the plain reading ---- */

static bool meets(const test *t, kind k, int rep) {
  if (!t->asked) return true;
  if (k == K_SET) {
    unsigned held = (unsigned)rep & t->list;
    bool some = t->all ? held == t->list : held != 0;
    return some != t->negated;
  }
  if (t->list == 0) return rep >= t->from && rep < t->below;
  return ((t->list >> rep & 1) != 0) != t->negated;
}

static bool hits(const decision *d, size_t r, const int *at) {
  for (size_t i = 0; i < d->columns; i++)
    if (!meets(&d->rule[r].tests[i], d->kinds[i], at[i])) return false;
  return true;
}

/* Below 0: x comes before y. */
static int by_output(const decision *d, size_t x, size_t y) {
  for (size_t i = 0; i < d->outputs; i++)
    if (d->rule[x].then[i] != d->rule[y].then[i]) return d->rule[x].then[i] - d->rule[y].then[i];
  return 0;
}

/* What output `o` is; of lists the rules that hit, in order, with d->rules for `otherwise`. */
static int outcome(const decision *d, const int *at, size_t o, size_t *list, size_t *count) {
  int found = NOTHING, sum = 0;
  size_t chosen = SIZE_MAX, n = 0;
  for (size_t r = 0; r < d->rules; r++) {
    if (!hits(d, r, at)) continue;
    bool better = chosen == SIZE_MAX || (d->hit == P_MAX ? by_output(d, r, chosen) > 0 : (d->hit == P_MIN || d->hit == P_PRIORITY) && by_output(d, r, chosen) < 0);
    if (better) chosen = r;
    sum += d->hit == P_COUNT ? 1 : d->rule[r].then[o];
    size_t place = n++;
    for (; d->hit == P_OUTPUT_ORDER && place > 0 && by_output(d, list[place - 1], r) > 0; place--) list[place] = list[place - 1];
    list[place] = r;
  }
  if (n == 0 && d->has_otherwise) list[n++] = d->rules;
  *count = n;
  if (chosen != SIZE_MAX) found = is_added(d->hit) ? sum : d->rule[chosen].then[o];
  else if (d->hit == P_COUNT) found = 0;
  else if (d->has_otherwise) found = d->otherwise[o];
  return found;
}

/* Goes through all combinations of what `at` leaves open (-1). */
typedef struct odometer {
  const decision *d;
  const int *given;
  int at[COLUMNS];
  bool begun;
} odometer;

static bool next(odometer *x) {
  for (size_t i = 0; i < x->d->columns && !x->begun; i++) x->at[i] = x->given[i] < 0 ? 0 : x->given[i];
  if (!x->begun) return x->begun = true;
  for (size_t i = 0; i < x->d->columns; i++) {
    if (x->given[i] >= 0) continue;
    if (++x->at[i] < (int)reps_of[x->d->kinds[i]]) return true;
    x->at[i] = 0;
  }
  return false;
}

/* ---- as text ---- */

static void put_rep(gen_text *to, kind k, int rep, bool json) {
  const char *quote = json ? "\"" : "";
  switch (k) {
  case K_BOOLEAN: gen_put(to, "%s", rep != 0 ? "true" : "false"); return;
  case K_INTEGER: gen_put(to, "%d", numbers[rep]); return;
  case K_DECIMAL: gen_put(to, "%d.%d", numbers[rep] / 10, numbers[rep] % 10); return;
  case K_ENUM:
  case K_ORDERED: gen_put(to, "%se%d%s", quote, rep, quote); return;
  case K_DATE: gen_put(to, "%s2026-01-%02d%s", quote, numbers[rep] + 1, quote); return;
  case K_DURATION: gen_put(to, "%s%d days%s", quote, numbers[rep], quote); return;
  case K_SENTENCE: gen_put(to, "%s%s%s", quote, sentences[rep], quote); return;
  case K_TEXT: gen_put(to, "%sT%d%s", quote, rep, quote); return;
  case K_BANDS: gen_put(to, json ? "%d" : rep == 0 ? "low" : "high", rep == 0 ? 2 : 9); return;
  case K_SET:
    if (rep == 0) gen_put(to, "[]");
    for (int i = 0; i < 3 && rep != 0; i++)
      if ((rep >> i & 1) != 0) gen_put(to, "%s\"m%d\"", (rep & ((1 << i) - 1)) == 0 ? "[" : ",", i);
    if (rep != 0) gen_put(to, "]");
    return;
  case KINDS:
  default: return;
  }
}

static void put_list(gen_text *to, const test *t, kind k, const char *name) {
  size_t put = 0;
  gen_put(to, name != NULL ? "{%s: [" : "[", name);
  for (int i = 0; i < REPS; i++) {
    if ((t->list >> i & 1) == 0) continue;
    if (put++ > 0) gen_put(to, ", ");
    if (k == K_SET) gen_put(to, "m%d", i);
    else put_rep(to, k, i, false);
  }
  gen_put(to, name != NULL ? "]}" : "]");
}

static void put_test(gen_text *to, const test *t, kind k) {
  const char *low = k == K_DATE ? "on_or_after" : "at_least", *high = k == K_DATE ? "before" : "below";
  if (k == K_SET) {
    put_list(to, t, k, t->negated ? "includes_none" : t->all ? "includes_all" : (t->from & 1) != 0 ? "includes_any" : NULL);
  } else if (k == K_BOOLEAN || (t->list != 0 && (t->list & (t->list - 1)) == 0 && !t->negated && k != K_TEXT)) {
    put_rep(to, k, __builtin_ctz(t->list), false);
  } else if (t->list != 0) {
    put_list(to, t, k, t->negated ? "not_in" : (t->from & 1) != 0 ? "in" : NULL);
  } else {
    gen_put(to, "{");
    if (t->from > 0) gen_put(to, "%s: ", low), put_rep(to, k, t->from, false);
    if (t->below < (int)reps_of[k]) gen_put(to, "%s%s: ", t->from > 0 ? ", " : "", high), put_rep(to, k, t->below, false);
    gen_put(to, "}");
  }
}

static void put_output(gen_text *to, sort s, int value, bool json) {
  const char *quote = json ? "\"" : "";
  if (value == MISSING) gen_put(to, json ? "null" : "missing");
  else if (value == NOTHING) gen_put(to, "%snone%s", quote, quote);
  else if (s == S_ENUM || s == S_ORDERED) gen_put(to, "%so%d%s", quote, value, quote);
  else if (s == S_BOOLEAN) gen_put(to, "%s", value != 0 ? "true" : "false");
  else if (s == S_DATE) gen_put(to, "%s2026-02-%02d%s", quote, value + 1, quote);
  else if (s == S_DECIMAL && value % 10 != 0) gen_put(to, "%d.%d", value / 10, value % 10);
  else gen_put(to, "%d", s == S_DECIMAL ? value / 10 : value);
}

static void put_row(gen_text *to, const decision *d, const int *then) {
  if (d->outputs > 1) gen_put(to, "{");
  for (size_t o = 0; o < d->outputs; o++) {
    if (d->outputs > 1) gen_put(to, "%sy%zu: ", o > 0 ? ", " : "", o);
    put_output(to, d->sorts[o], then[o], false);
  }
  if (d->outputs > 1) gen_put(to, "}");
}

static void put_sort(gen_text *to, const char *lead, sort s, const char *end) {
  static const char *const types[] = {"values: [o0, o1, o2]", "values: [o0, o1, o2]", "type: integer", "type: decimal", "type: boolean", "type: date"};
  gen_put(to, "%s%s%s", lead, types[s], end);
  if (s == S_ORDERED) gen_put(to, "%sordered: true%s", lead, end);
  if (s == S_DECIMAL) gen_put(to, "%splaces: 1%s", lead, end);
}

static void put_rules(gen_text *to, const decision *d) {
  static const char *const types[KINDS] = {"boolean", "integer, min: 0, max: 20", "decimal, places: 1, min: 0, max: 2", "enum, values: [e0, e1, e2]", "enum, values: [e0, e1, e2, e3], ordered: true", "date",
                                           "duration", "sentence", "set, values: [m0, m1, m2]", "text, coded: true", "integer, min: 0, max: 9"};
  static const char *const words[POLICIES] = {"unique", "any", "first", "priority", "collect", "collect", "collect", "collect", "collect", "rule_order", "output_order"};
  static const char *const of[POLICIES] = {[P_SUM] = "sum", [P_MIN] = "min", [P_MAX] = "max", [P_COUNT] = "count"};
  gen_put(to, "ruleset: t\nversion: \"1\"\nfields:\n");
  for (size_t i = 0; i < d->columns; i++) gen_put(to, "  %s%zu: {type: %s}\n", d->kinds[i] == K_BANDS ? "f" : "c", i, types[d->kinds[i]]);
  gen_put(to, "derived:\n");
  for (size_t i = 0; i < d->columns; i++)
    if (d->kinds[i] == K_BANDS) gen_put(to, "  c%zu: {bands_of: f%zu, bands: {low: {below: 5}, high: {at_least: 5}}}\n", i, i);
  gen_put(to, "  x:\n");
  if (d->outputs == 1) put_sort(to, "    ", d->sorts[0], "\n");
  gen_put(to, "    table:\n      hit: %s\n", words[d->hit]);
  if (of[d->hit] != NULL) gen_put(to, "      collect: %s\n", of[d->hit]);
  gen_put(to, "      inputs: [");
  for (size_t i = 0; i < d->columns; i++) gen_put(to, "%sc%zu", i > 0 ? ", " : "", i);
  gen_put(to, "]\n");
  for (size_t o = 0; o < d->outputs && d->outputs > 1; o++) {
    gen_put(to, "%s        y%zu:\n", o == 0 ? "      outputs:\n" : "", o);
    put_sort(to, "          ", d->sorts[o], "\n");
  }
  if (d->has_otherwise) gen_put(to, "      otherwise: "), put_row(to, d, d->otherwise), gen_put(to, "\n");
  gen_put(to, "      rules:\n");
  for (size_t r = 0; r < d->rules; r++) {
    size_t put = 0;
    gen_put(to, "        - when: {");
    for (size_t i = 0; i < d->columns; i++) {
      if (!d->rule[r].tests[i].asked) continue;
      gen_put(to, "%sc%zu: ", put++ > 0 ? ", " : "", i);
      put_test(to, &d->rule[r].tests[i], d->kinds[i]);
    }
    gen_put(to, "}\n          then: ");
    put_row(to, d, d->rule[r].then);
    gen_put(to, "\n");
  }
}

/* ---- tables ---- */

static test make_test(gen *g, kind k) {
  test t = {.asked = true, .from = 1, .below = REPS};
  int count = (int)reps_of[k];
  if (k == K_SET) {
    t.list = 1 + gen_below(g, 7);
    t.negated = gen_chance(g, 25);
    t.all = !t.negated && gen_chance(g, 50);
    t.from = (int)gen_below(g, 2);
    return t;
  }
  bool ordered = k != K_BOOLEAN && k != K_ENUM && k != K_TEXT && k != K_BANDS;
  if (!ordered || gen_chance(g, 30)) {
    unsigned whole = (1u << count) - 1u, named = has_between(k) ? 0x55 & whole : k == K_TEXT ? whole >> 1 : whole;
    do t.list = gen_below(g, whole + 1) & named; while (t.list == 0 || t.list == whole);
    t.negated = k != K_BOOLEAN && k != K_TEXT && gen_chance(g, 30);
    t.from = (int)gen_below(g, 2);
    return t;
  }
  int step = has_between(k) ? 2 : 1, stops = count / step;
  t.from = (int)gen_below(g, (uint32_t)stops) * step;
  t.below = gen_chance(g, 50) ? count : t.from + step * (1 + (int)gen_below(g, (uint32_t)(stops - t.from / step)));
  if (t.from == 0 && t.below == count) t.from = step;
  return t;
}

static int make_output(gen *g, const decision *d, sort s) {
  bool may_miss = d->hit <= P_FIRST || (is_list(d->hit) && d->hit != P_OUTPUT_ORDER);
  if (may_miss && gen_chance(g, 8)) return MISSING;
  return (int)gen_below(g, s == S_ENUM || s == S_ORDERED ? 3 : s == S_BOOLEAN ? 2 : 12);
}

static sort make_sort(gen *g, policy p) {
  if (p == P_PRIORITY || p == P_OUTPUT_ORDER) return S_ENUM;
  if (p == P_SUM) return gen_chance(g, 50) ? S_INTEGER : S_DECIMAL;
  static const sort compared[] = {S_ORDERED, S_INTEGER, S_DECIMAL, S_DATE};
  if (p == P_MIN || p == P_MAX) return compared[gen_below(g, 4)];
  return (sort)gen_below(g, SORTS);
}

static void make_table(gen *g, decision *d) {
  memset(d, 0, sizeof *d);
  d->hit = (policy)gen_below(g, POLICIES);
  d->columns = 1 + gen_below(g, COLUMNS);
  d->rules = 1 + gen_below(g, RULES);
  d->outputs = (d->hit < P_SUM || is_list(d->hit)) && gen_chance(g, 30) ? 2 : 1;
  for (size_t i = 0; i < d->columns; i++) d->kinds[i] = (kind)gen_below(g, KINDS);
  for (size_t o = 0; o < d->outputs; o++) d->sorts[o] = make_sort(g, d->hit);
  d->has_otherwise = d->hit != P_COUNT && gen_chance(g, 60);
  for (size_t r = 0; r < d->rules; r++) {
    for (size_t i = 0; i < d->columns; i++)
      if (gen_chance(g, 60)) d->rule[r].tests[i] = make_test(g, d->kinds[i]);
    for (size_t o = 0; o < d->outputs; o++) d->rule[r].then[o] = make_output(g, d, d->sorts[o]);
  }
  for (size_t o = 0; o < d->outputs; o++) d->otherwise[o] = d->hit == P_SUM && gen_chance(g, 50) ? 0 : make_output(g, d, d->sorts[o]);
  /* Of rules that may not hit together, those that do are mostly left out. */
  for (size_t y = 1; d->hit <= P_ANY && y < d->rules && gen_chance(g, 90);) {
    bool meet = false;
    int open[COLUMNS] = {-1, -1, -1, -1};
    for (size_t x = 0; x < y && !meet; x++)
      for (odometer all = {.d = d, .given = open}; !meet && next(&all);) meet = hits(d, x, all.at) && hits(d, y, all.at) && (d->hit == P_UNIQUE || by_output(d, x, y) != 0);
    if (!meet) y++;
    else d->rule[y] = d->rule[--d->rules];
  }
}

/* ---- what is expected ---- */

typedef struct expected {
  bool overlap, gap;
  size_t never; /* rules that never decide */
} expected;

static expected expect_of_table(const decision *d) {
  expected e = {false, false, 0};
  bool decides[RULES] = {false};
  int open[COLUMNS] = {-1, -1, -1, -1};
  for (odometer all = {.d = d, .given = open}; next(&all);) {
    size_t chosen = SIZE_MAX;
    for (size_t r = 0; r < d->rules; r++) {
      if (!hits(d, r, all.at)) continue;
      if (chosen != SIZE_MAX && (d->hit == P_UNIQUE || (d->hit == P_ANY && by_output(d, chosen, r) != 0))) e.overlap = true;
      if (chosen == SIZE_MAX || (d->hit == P_PRIORITY && by_output(d, r, chosen) < 0)) chosen = r;
    }
    if (chosen == SIZE_MAX) e.gap = true;
    /* of the same priority any has its say */
    for (size_t r = 0; chosen != SIZE_MAX && r < d->rules; r++) decides[r] |= r == chosen || (d->hit == P_PRIORITY && hits(d, r, all.at) && by_output(d, r, chosen) == 0);
  }
  for (size_t r = 0; r < d->rules; r++) e.never += (d->hit == P_FIRST || d->hit == P_PRIORITY) && !decides[r];
  return e;
}

static bool needs_otherwise(const decision *d) {
  bool named = true;
  for (size_t o = 0; o < d->outputs; o++) named &= d->sorts[o] == S_ENUM;
  return !is_list(d->hit) && d->hit != P_COUNT && !named;
}

static int by_number(const void *x, const void *y) { return *(const int *)x - *(const int *)y; }

static void expect_value(gen_text *to, const decision *d, const int *given, size_t o) {
  sort s = d->hit == P_COUNT ? S_INTEGER : d->sorts[o];
  int found[4096];
  size_t count = 0, list[LIST], n;
  bool missing = false;
  for (odometer all = {.d = d, .given = given}; next(&all);) {
    int one = outcome(d, all.at, o, list, &n);
    if (one == MISSING) missing = true;
    else found[count++] = one == NOTHING ? 1000 : one; /* behind all others */
  }
  qsort(found, count, sizeof *found, by_number);
  bool single = count > 0 && found[0] == found[count - 1];
  if (count == 0) gen_put(to, "{\"state\":\"missing\"");
  else gen_put(to, single && !missing ? "{\"state\":\"known\",\"value\":" : "{\"state\":\"unknown\",\"possible\":");
  if (count == 0) return;
  bool codes = s == S_ENUM || s == S_ORDERED || s == S_BOOLEAN;
  if (single && !missing) {
    put_output(to, s, found[0] == 1000 ? NOTHING : found[0], true);
    gen_put(to, "}");
    return;
  }
  gen_put(to, codes ? "[" : "{\"from\":");
  for (size_t i = 0, put = 0; i < count && codes; i++) {
    if (i > 0 && found[i] == found[i - 1]) continue;
    if (put++ > 0) gen_put(to, ",");
    put_output(to, s, found[i] == 1000 ? NOTHING : found[i], true);
  }
  if (!codes) put_output(to, s, found[0], true), gen_put(to, ",\"to\":"), put_output(to, s, found[count - 1], true);
  gen_put(to, codes ? "]" : "}");
  if (missing) gen_put(to, ",\"may_be_missing\":true");
  gen_put(to, ",\"needs\":[\"");
}

static int listed(const decision *d, size_t rule, size_t o) { return rule == d->rules ? d->otherwise[o] : d->rule[rule].then[o]; }

static void put_members(gen_text *to, const decision *d, size_t o, uint32_t members) {
  size_t put = 0;
  gen_put(to, "[");
  for (int v = 0; v < 12; v++) {
    if ((members >> v & 1) == 0) continue;
    if (put++ > 0) gen_put(to, ",");
    put_output(to, d->sorts[o], v, true);
  }
  gen_put(to, "]");
}

static void expect_list(gen_text *to, const decision *d, const int *given, size_t o) {
  size_t first[LIST], first_count = SIZE_MAX, list[LIST], count;
  uint32_t in_all = UINT32_MAX, in_some = 0;
  bool same = true;
  for (odometer all = {.d = d, .given = given}; next(&all);) {
    uint32_t members = 0;
    outcome(d, all.at, o, list, &count);
    for (size_t i = 0; i < count; i++)
      if (listed(d, list[i], o) >= 0) members |= 1u << listed(d, list[i], o);
    in_all &= members;
    in_some |= members;
    if (first_count == SIZE_MAX) memcpy(first, list, sizeof first), first_count = count;
    same &= count == first_count && memcmp(first, list, count * sizeof *list) == 0;
  }
  gen_put(to, same ? "{\"state\":\"known\",\"value\":" : "{\"state\":\"unknown\",\"includes\":");
  if (!same) {
    put_members(to, d, o, in_all);
    gen_put(to, ",\"possible\":");
    put_members(to, d, o, in_some & ~in_all);
    gen_put(to, ",\"needs\":[\"");
    return;
  }
  for (size_t i = 0; i < first_count; i++) gen_put(to, i == 0 ? "[" : ","), put_output(to, d->sorts[o], listed(d, first[i], o), true);
  gen_put(to, first_count == 0 ? "[]}" : "]}");
}

/* ---- the engine ---- */

typedef struct sides {
  char rules[64], profiles[64];
  gen_text out;
  unsigned long checked, refused, faults;
} sides;

static bool take(void *to, const char *bytes, size_t len) {
  gen_put(to, "%.*s", (int)len, bytes);
  return true;
}

static bool ignore(void *to, const char *bytes, size_t len) { return (void)to, (void)bytes, (void)len, true; }

static void write_file(const char *path, const gen_text *text) {
  FILE *f = fopen(path, "w");
  if (f == NULL || fwrite(text->at, 1, text->len, f) != text->len || fclose(f) != 0) exit(2);
}

static void fault(sides *x, const decision *d, const char *what, const char *expected_text, const char *found) {
  gen_text rules = {0};
  put_rules(&rules, d);
  if (x->faults++ < 5) printf("%s\n%s\n  expected: %s\n  found: %s\n\n", rules.at, what, expected_text, found);
  free(rules.at);
}

static size_t times(const char *text, const char *word) {
  size_t n = 0;
  for (const char *p = strstr(text, word); p != NULL; p = strstr(p + 1, word)) n++;
  return n;
}

/* NULL: refused, as expected or not. */
static epf_table *compile(sides *x, const decision *d) {
  expected e = expect_of_table(d);
  bool gap = e.gap && !d->has_otherwise && needs_otherwise(d), all_missing = false, refused;
  for (size_t o = 0; o < d->outputs && is_list(d->hit); o++) {
    bool some = d->sorts[o] == S_ENUM || d->sorts[o] == S_ORDERED || (d->has_otherwise && d->otherwise[o] >= 0);
    for (size_t r = 0; r < d->rules; r++) some |= d->rule[r].then[o] >= 0;
    all_missing |= !some;
  }
  gen_text rules = {0};
  put_rules(&rules, d);
  write_file(x->rules, &rules);
  free(rules.at);
  epf_rules *r = NULL;
  epf_table *table = NULL;
  epf_buffer *said = epf_buffer_new();
  if (epf_rules_read(&r, x->rules) != EPF_OK && r == NULL) exit(2);
  epf_status status = epf_rules_seal(r, &table);
  epf_rules_diagnostics(r, EPF_DIAGNOSTICS_GCC, false, said);
  gen_text all_said = {0};
  gen_put(&all_said, "%.*s", (int)epf_buffer_len(said), epf_buffer_len(said) > 0 ? epf_buffer_bytes(said) : "");
  const char *text = all_said.at;
  refused = status != EPF_OK;
  if (refused != (e.overlap || gap || all_missing) || (e.overlap && times(text, "[E0514]") == 0) || (!e.overlap && gap && times(text, "[E0515]") == 0))
    fault(x, d, "refused or not", e.overlap ? "an overlap" : gap ? "a gap" : all_missing ? "no value" : "accepted", text);
  else if (!e.overlap && times(text, "[W2003]") != e.never) fault(x, d, "rules that never decide", e.never > 0 ? "some" : "none", text);
  x->refused += refused;
  epf_buffer_free(said);
  free(all_said.at);
  epf_rules_free(r);
  return table;
}

static void put_profile(gen_text *to, const decision *d, const int *given) {
  size_t put = 0;
  gen_put(to, "{");
  for (size_t i = 0; i < d->columns; i++) {
    if (given[i] < 0) continue;
    gen_put(to, "%s\"%s%zu\":", put++ > 0 ? "," : "", d->kinds[i] == K_BANDS ? "f" : "c", i);
    put_rep(to, d->kinds[i], given[i], true);
  }
  gen_put(to, "}\n");
}

static void compare(sides *x, const decision *d, const int *given, const char *line) {
  for (size_t o = 0; o < d->outputs; o++) {
    gen_text wanted = {0}, profile = {0};
    if (d->outputs > 1) gen_put(&wanted, "\"x_y%zu\":", o);
    else gen_put(&wanted, "\"x\":");
    if (is_list(d->hit)) expect_list(&wanted, d, given, o);
    else expect_value(&wanted, d, given, o);
    put_profile(&profile, d, given);
    x->checked++;
    if (strstr(line, wanted.at) == NULL) fault(x, d, profile.at, wanted.at, line);
    free(wanted.at);
    free(profile.at);
  }
}

static void run(sides *x, gen *g) {
  decision d;
  int given[PROFILES][COLUMNS];
  gen_text profiles = {0};
  make_table(g, &d);
  epf_table *table = compile(x, &d);
  if (table == NULL) return;
  for (size_t i = 0; i < PROFILES; i++) {
    uint32_t known = i == 0 ? 0 : i < 4 ? 100 : 60;
    for (size_t k = 0; k < d.columns; k++) given[i][k] = gen_chance(g, known) ? (int)gen_below(g, (uint32_t)reps_of[d.kinds[k]]) : -1;
    put_profile(&profiles, &d, given[i]);
  }
  write_file(x->profiles, &profiles);
  free(profiles.at);
  epf_match_options options = {.format = EPF_OUTPUT_NDJSON, .input = EPF_PROFILE_NDJSON, .as_of = "2026-03-01"};
  epf_match_counts counts;
  const char *why = NULL, *const paths[] = {x->profiles};
  x->out.len = 0;
  if (epf_match_files(table, paths, 1, &options, take, ignore, &x->out, &counts, &why) != EPF_OK || counts.refused > 0) fault(x, &d, "profiles", "bound", why != NULL ? why : "refused");
  epf_table_free(table);
  char *line = x->out.at;
  for (size_t i = 0; i < PROFILES && line != NULL; i++) {
    char *end = strchr(line, '\n');
    if (end != NULL) *end = '\0';
    compare(x, &d, given[i], line);
    line = end != NULL ? end + 1 : NULL;
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  unsigned long seed = strtoul(argv[1], NULL, 10), tables = strtoul(argv[2], NULL, 10);
  char folder[] = "/tmp/epf-table-XXXXXX";
  sides x = {.out = {0}};
  if (mkdtemp(folder) == NULL) return 2;
  snprintf(x.rules, sizeof x.rules, "%s/rules.yaml", folder);
  snprintf(x.profiles, sizeof x.profiles, "%s/profiles.ndjson", folder);
  for (unsigned long i = 0; i < tables; i++) {
    gen g = gen_from_seed(seed + i);
    run(&x, &g);
  }
  unlink(x.rules);
  unlink(x.profiles);
  rmdir(folder);
  free(x.out.at);
  printf("%lu tables, %lu of them refused as they should be; %lu values compared, %lu faults\n", tables, x.refused, x.checked, x.faults);
  return x.faults > 0;
}
