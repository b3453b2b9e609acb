/* What is written is what is read: generated tables as YAML, through CSV and through DMN, and back; and S-FEEL's tests over small scales
 * against an evaluation of their own.
 *
 *   prop_exchange [SEED] [TABLES]
 */
#include <stdio.h>
#include <stdlib.h>

#include "gen_sheet.h"
#include "yaml/doc.h"

static unsigned long failures;

static void show(const char *what, uint64_t seed, const diags *d, const buf *x, const buf *y) {
  failures++;
  fprintf(stderr, "seed %llu: %s\n", (unsigned long long)seed, what);
  for (size_t i = 0; i < d->list.count; i++) fprintf(stderr, "  %.*s\n", STR_FMT(d->list.at[i]->message));
  if (x != NULL) fprintf(stderr, "--- written\n%.*s\n", (int)x->len, x->at);
  if (y != NULL) fprintf(stderr, "--- found\n%.*s\n", (int)y->len, y->at);
}

static bool same(const buf *x, const buf *y) { return x->len == y->len && (x->len == 0 || memcmp(x->at, y->at, x->len) == 0); }

static source *as_source(arena *a, const char *name, const buf *b) { return source_new(a, str_from(name), str_from(name), (str){arena_copy(a, b->at, b->len), b->len}); }

static bool read_yaml(arena *a, diags *d, const buf *text, book *to) {
  doc **root = ARENA_NEW(a, doc *);
  *root = yaml_parse(as_source(a, "made.yaml", text), d);
  return *root != NULL && yaml_read_book(root, 1, NULL, (str){"", 0}, d, to);
}

static bool read_csv(arena *a, diags *d, const buf *text, book *to) {
  sheet *s = ARENA_NEW(a, sheet);
  return csv_read_sheet(as_source(a, "made.csv", text), d, s) && book_add_sheet(to, d, s);
}

/* A computed column is not the table's to write, so reading the YAML alone cannot know it. */
static bool self_contained(const book *b) {
  for (size_t i = 0; i < b->fields.count; i++)
    if (b->fields.at[i].computed) return false;
  return true;
}

static void through(uint64_t seed, bool dmn) {
  arena *a = malloc(sizeof *a);
  buf *b = calloc(6, sizeof *b);
  if (a == NULL || b == NULL) exit(2);
  arena_init(a);
  if (ARENA_CATCH(a)) exit(2);
  gen g = gen_from_seed(seed);
  diags d;
  diags_init(&d, a);
  book *made = gen_book(&g, a, dmn), *back = ARENA_NEW(a, book), *last = ARENA_NEW(a, book);
  if (!yaml_write_tables(made, &d, &b[0])) show("not written as YAML", seed, &d, NULL, NULL);
  else if (self_contained(made)) {
    book *first = ARENA_NEW(a, book);
    *first = (book){.id = made->id, .title = made->title};
    if (!read_yaml(a, &d, &b[0], first) || !yaml_write_tables(first, &d, &b[1]) || !same(&b[0], &b[1])) show("YAML and back", seed, &d, &b[0], &b[1]);
    else made = first;
  }
  bool written = dmn ? dmn_write_book(made, &d, &b[2]) : csv_write_sheet(&made->sheets.at[0], &d, &b[2]);
  bool read = written && (dmn ? dmn_read_book(as_source(a, "made.dmn", &b[2]), &d, back) : read_csv(a, &d, &b[2], back));
  if (!read || !yaml_write_tables(back, &d, &b[3]) || !same(&b[0], &b[3])) show(dmn ? "YAML, DMN, YAML" : "YAML, CSV, YAML", seed, &d, &b[2], &b[3]);
  else {
    written = dmn ? dmn_write_book(back, &d, &b[4]) : csv_write_sheet(&back->sheets.at[0], &d, &b[4]);
    if (!written || !same(&b[2], &b[4])) show(dmn ? "DMN, YAML, DMN" : "CSV, YAML, CSV", seed, &d, &b[2], &b[4]);
  }
  (void)last;
  arena_release(a);
  for (size_t i = 0; i < 6; i++) buf_free(&b[i]);
  free(b);
  free(a);
}

/* ---- S-FEEL over a small scale ---- */

enum { LEAST = -4, MOST = 16 }; /* in halves */

typedef struct piece {
  int from, to; /* in halves; from > to: none */
} piece;

static void put_half(gen_text *t, int halves) { gen_put(t, "%s%d%s", halves < 0 && halves / 2 == 0 ? "-" : "", halves / 2, halves % 2 != 0 ? ".5" : ""); }

static piece gen_part(gen *g, gen_text *t) {
  int x = (int)gen_between(g, LEAST - 2, MOST + 2), y = (int)gen_between(g, LEAST - 2, MOST + 2);
  static const char *const signs[] = {"", "<", "<=", "> ", ">= ", "="};
  uint32_t k = gen_below(g, 8);
  if (k < 6) {
    gen_put(t, "%s", signs[k]);
    put_half(t, x);
    return k == 0 || k == 5 ? (piece){x, x} : k == 1 ? (piece){-99, x - 1} : k == 2 ? (piece){-99, x} : k == 3 ? (piece){x + 1, 99} : (piece){x, 99};
  }
  static const char *const opens[] = {"[", "(", "]"}, *const closes[] = {"]", ")", "["};
  uint32_t open = gen_below(g, 3), close = gen_below(g, 3);
  gen_put(t, "%s", opens[open]);
  put_half(t, x);
  gen_put(t, " .. ");
  put_half(t, y);
  gen_put(t, "%s", closes[close]);
  return (piece){x + (open != 0), y - (close != 0)};
}

static bool holds(const column *c, const cell *x, int halves) {
  int64_t value = c->kind == KIND_INTEGER ? halves / 2 : 5 * halves, step;
  bool exact, in = false;
  if (x->op == CELL_ANY) return true;
  if (x->op == CELL_RANGE) {
    if (x->from.text.at != NULL && (!on_scale(c, x->from.text, &step, &exact) || !exact || value < step)) return false;
    return x->to.text.at == NULL || (on_scale(c, x->to.text, &step, &exact) && exact && value < step);
  }
  for (size_t i = 0; i < x->of.count; i++) in |= on_scale(c, x->of.at[i].text, &step, &exact) && exact && value == step;
  return in == (x->op == CELL_IS || x->op == CELL_IN);
}

static void one_test(uint64_t seed) {
  arena *a = malloc(sizeof *a);
  if (a == NULL) exit(2);
  arena_init(a);
  if (ARENA_CATCH(a)) exit(2);
  gen g = gen_from_seed(seed);
  diags d;
  diags_init(&d, a);
  column c = {.name = STR("x")};
  bool whole = gen_chance(&g, 50), bounded = gen_chance(&g, 50);
  key_set(a, &c.keys, STR("type"), whole ? STR("integer") : STR("decimal"));
  if (!whole) key_set(a, &c.keys, STR("places"), STR("1"));
  if (bounded) key_set(a, &c.keys, STR("min"), STR("-2")), key_set(a, &c.keys, STR("max"), STR("8"));
  column_settle(&c);
  gen_text t = {0};
  piece parts[4];
  size_t count = 1 + gen_below(&g, 4);
  bool negated = gen_chance(&g, 30);
  gen_put(&t, negated ? "not( " : "");
  for (size_t i = 0; i < count; i++) {
    gen_put(&t, i > 0 ? "," : "");
    parts[i] = gen_part(&g, &t);
  }
  gen_put(&t, negated ? " )" : "");
  cell_reader r = {.d = &d, .of = &c};
  alternatives found = {NULL, 0, 0};
  bool read = cell_read(&r, (str){t.at, t.len}, &found), any = false;
  for (int v = LEAST; v <= MOST; v++) {
    if (whole && v % 2 != 0) continue;
    bool expected = false;
    size_t hits = 0;
    for (size_t i = 0; i < count; i++) expected |= v >= parts[i].from && v <= parts[i].to;
    expected ^= negated;
    any |= expected;
    for (size_t i = 0; read && i < found.count; i++) hits += holds(&c, &found.at[i].own, v);
    if (!read || hits == (size_t)expected) continue;
    fprintf(stderr, "seed %llu: %s: %d halves are met by %zu alternatives\n", (unsigned long long)seed, t.at, v, hits);
    failures++;
  }
  if (!read && any) {
    fprintf(stderr, "seed %llu: %s is refused: %.*s\n", (unsigned long long)seed, t.at, STR_FMT(d.list.at[0]->message));
    failures++;
  }
  free(t.at);
  arena_release(a);
  free(a);
}

int main(int argc, char **argv) {
  uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 20260601, tables = argc > 2 ? strtoull(argv[2], NULL, 10) : 2000;
  for (uint64_t i = 0; i < tables && failures < 3; i++) {
    through(seed + i, false);
    through(seed + i, true);
  }
  for (uint64_t i = 0; i < 10 * tables && failures < 6; i++) one_test(seed + i);
  printf("%lu failures\n", failures);
  return failures > 0;
}
