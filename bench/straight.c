#define _POSIX_C_SOURCE 200809L
#include "straight.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

typedef enum kind { ENUM, ORDERED, BOOLEAN, INTEGER, DECIMAL, DATE } kind;
static const struct {
  const char *name;
  kind kind;
  int min, max;
} fields[] = {
#define FIELD(name, kind, places, min, max, grid, values) {#name, kind, min, max},
#include "fields.def"
#undef FIELD
};
enum { FIELDS = sizeof fields / sizeof *fields, CLAUSES_MAX = 16, OPTIONS_A_FUNCTION = 250, FUNCTIONS_A_FILE = 10, MISSING = 63 };

typedef struct clause {
  int field, from, to;
  bool in;
  uint64_t values;
  double share; /* of people who meet it */
} clause;

typedef struct option {
  clause clauses[CLAUSES_MAX];
  int count;
} option;

const char *const straight_names[STRAIGHT_WAYS] = {"written order", "by selectivity", "branch-free", "mixed"};

/* ---- reading ---- */

static const char *read_clause(const char *at, clause *c) {
  *c = (clause){.field = (int)strtol(at + 1, NULL, 10)};
  at = strchr(at, '"') + 1;
  char what = *at;
  char *p;
  at = strchr(at, ',') + 1;
  if (what == 'i' && *at == '[') {
    c->in = true;
    do {
      c->values |= UINT64_C(1) << strtol(at + 1, &p, 10);
      at = p;
    } while (*at == ',');
    return at + 2;
  }
  c->from = c->to = (int)strtol(at, &p, 10);
  if (what == 'r') c->to = (int)strtol(p + 1, &p, 10);
  return p + 1;
}

static option *read_options(const char *folder, size_t *count) {
  size_t len, cap = 0;
  char *text = read_file(folder, "rules.json", &len);
  option *options = NULL;
  *count = 0;
  for (const char *at = strstr(text, "\"options\":[\n") + 12; *at == '[';) {
    if (*count == cap) options = realloc(options, (cap = cap * 2 + 64) * sizeof *options);
    must(options != NULL, "out of memory");
    option *o = &options[(*count)++];
    o->count = 0;
    for (at++; *at == '['; at += *at == ',') at = read_clause(at, &o->clauses[o->count++]);
    at = strchr(at, '\n') + 1;
  }
  free(text);
  return options;
}

static bool holds(const clause *c, int v) { return c->in ? v >= 0 && (c->values >> v & 1) != 0 : v >= c->from && v <= c->to; }

static int by_share(const void *a, const void *b) {
  const clause *x = a, *y = b;
  if (x->share != y->share) return x->share < y->share ? -1 : 1;
  return x->field - y->field;
}

static void order_by_selectivity(option *options, size_t count, const int32_t *people, size_t people_count) {
  if (people_count > 500) people_count = 500;
  for (option *o = options; o < options + count; o++) {
    for (clause *c = o->clauses; c < o->clauses + o->count; c++) {
      size_t met = 0;
      for (size_t i = 0; i < people_count; i++) met += holds(c, people[i * FIELDS + (size_t)c->field]);
      c->share = (double)met;
    }
    qsort(o->clauses, (size_t)o->count, sizeof *o->clauses, by_share);
  }
}

/* ---- writing ---- */

/* Small types, so that a person fits a line of the cache. What is missing meets no clause: 63 is a value of no enum, and -1
 * is below every lower bound and, without its sign, above every upper one. */
static void write_person(FILE *to) {
  fputs("#include <stddef.h>\n#include <stdint.h>\ntypedef struct person {\n", to);
  for (int i = 0; i < FIELDS; i++) fprintf(to, "  %s %s;\n", fields[i].kind >= INTEGER ? "int16_t" : "uint8_t", fields[i].name);
  fputs("} person;\n", to);
}

static void write_fill(FILE *to) {
  fputs("size_t person_bytes(void) { return sizeof(person); }\nvoid fill(person *p, const int32_t *v) {\n", to);
  for (int i = 0; i < FIELDS; i++) {
    bool wide = fields[i].kind >= INTEGER;
    fprintf(to, "  p->%s = v[%d] == INT32_MIN ? %d : (%s)v[%d];\n", fields[i].name, i, wide ? -1 : MISSING, wide ? "int16_t" : "uint8_t", i);
  }
  fputs("}\n", to);
}

static void write_clause(FILE *to, const clause *c) {
  const char *name = fields[c->field].name;
  if (c->in) fprintf(to, "(0x%llxull >> p->%s & 1)", (unsigned long long)c->values, name);
  else if (c->from == c->to) fprintf(to, "(p->%s == %d)", name, c->from);
  else if (c->to == fields[c->field].max && fields[c->field].kind >= INTEGER) fprintf(to, "(p->%s >= %d)", name, c->from);
  else if (c->from == fields[c->field].min && fields[c->field].kind >= INTEGER) fprintf(to, "((uint16_t)p->%s <= %d)", name, c->to);
  else fprintf(to, "((unsigned)(p->%s - %d) <= %d)", name, c->from, c->to - c->from);
}

static void write_clauses(FILE *to, const clause *c, int count, const char *joined) {
  for (int i = 0; i < count; i++) {
    if (i > 0) fputs(joined, to);
    write_clause(to, &c[i]);
  }
}

static void write_option(FILE *to, const option *o, size_t id, straight_way way) {
  if (way == STRAIGHT_WRITTEN || way == STRAIGHT_SELECTIVE) {
    fputs("  if (", to);
    write_clauses(to, o->clauses, o->count, " && ");
    fprintf(to, ") ids[n++] = %zu;\n", id);
    return;
  }
  int first = way == STRAIGHT_MIXED;
  if (first) fputs("  if (", to);
  if (first) write_clauses(to, o->clauses, 1, "");
  fprintf(to, "%s  { ids[n] = %zu; n += ", first ? ")" : "", id);
  write_clauses(to, o->clauses + first, o->count - first, " & ");
  fputs("; }\n", to);
}

static size_t function_count(size_t options) { return (options + OPTIONS_A_FUNCTION - 1) / OPTIONS_A_FUNCTION; }

static void write_function(FILE *to, const option *options, size_t count, size_t nth, straight_way way) {
  size_t end = (nth + 1) * OPTIONS_A_FUNCTION < count ? (nth + 1) * OPTIONS_A_FUNCTION : count;
  fprintf(to, "size_t part_%zu(const person *restrict p, uint32_t *restrict ids);\n", nth);
  fprintf(to, "size_t part_%zu(const person *restrict p, uint32_t *restrict ids) {\n  size_t n = 0;\n", nth);
  for (size_t i = nth * OPTIONS_A_FUNCTION; i < end; i++) write_option(to, &options[i], i, way);
  fputs("  return n;\n}\n", to);
}

static void write_main(FILE *to, size_t functions) {
  for (size_t i = 0; i < functions; i++) fprintf(to, "size_t part_%zu(const person *restrict p, uint32_t *restrict ids);\n", i);
  fputs("size_t evaluate(const person *p, uint32_t *ids) {\n  size_t n = 0;\n", to);
  for (size_t i = 0; i < functions; i++) fprintf(to, "  n += part_%zu(p, ids + n);\n", i);
  fputs("  return n;\n}\n", to);
}

/* ---- compiling ---- */

/* Puts `text` into the file; false if it stands there already. */
static bool renew(const char *path, const char *text, size_t len) {
  FILE *old = fopen(path, "rb");
  bool same = old != NULL;
  for (size_t i = 0; i < len && same; i++) same = fgetc(old) == (unsigned char)text[i];
  if (same) same = fgetc(old) == EOF;
  if (old != NULL) fclose(old);
  if (same) return false;
  FILE *to = fopen(path, "wb");
  must(to != NULL && fwrite(text, 1, len, to) == len && fclose(to) == 0, "a file cannot be written");
  return true;
}

static bool write_file(const char *stem, size_t nth, const option *options, size_t count, straight_way way) {
  char path[PATH_SIZE], *text;
  size_t len, functions = function_count(count), end = (nth + 1) * FUNCTIONS_A_FILE;
  FILE *to = open_memstream(&text, &len);
  must(to != NULL, "out of memory");
  write_person(to);
  for (size_t i = nth * FUNCTIONS_A_FILE; i < end && i < functions; i++) write_function(to, options, count, i, way);
  if (nth == 0) write_fill(to);
  if (nth == 0) write_main(to, functions);
  must(fclose(to) == 0, "out of memory");
  make_path(path, "%s-%zu.c", stem, nth);
  bool renewed = renew(path, text, len);
  free(text);
  return renewed;
}

static void run_gcc(const char *stem, size_t files) {
  run_command("seq 0 %zu | xargs -P 2 -I {} gcc -std=c11 -O3 -march=native -fPIC -w -c '%s-{}.c' -o '%s-{}.o'", files - 1, stem, stem);
  run_command("gcc -shared -o '%s.so' '%s'-*.o && rm '%s'-*.o", stem, stem, stem);
}

static void compile(const char *stem, const option *options, size_t count, straight_way way) {
  char library[PATH_SIZE];
  size_t files = (function_count(count) + FUNCTIONS_A_FILE - 1) / FUNCTIONS_A_FILE;
  bool renewed = false;
  for (size_t i = 0; i < files; i++) renewed |= write_file(stem, i, options, count, way);
  make_path(library, "%s.so", stem);
  FILE *there = fopen(library, "rb");
  if (there != NULL) fclose(there);
  if (there == NULL || renewed) run_gcc(stem, files);
}

static void *symbol(const straight *s, const char *name) {
  void *found = dlsym(s->library, name);
  must(found != NULL, "what gcc made lacks a function");
  return found;
}

static void load(straight *s, const char *stem, const int32_t *people) {
  char library[PATH_SIZE];
  make_path(library, "%s.so", stem); /* with a folder before it, so it is looked for nowhere else */
  s->library = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  must(s->library != NULL, "what gcc made cannot be loaded");
  size_t (*bytes)(void);
  void (*fill)(void *, const int32_t *);
  *(void **)&s->evaluate = symbol(s, "evaluate");
  *(void **)&bytes = symbol(s, "person_bytes");
  *(void **)&fill = symbol(s, "fill");
  s->person_bytes = bytes();
  s->people = malloc(s->count * s->person_bytes);
  must(s->people != NULL, "out of memory");
  for (size_t i = 0; i < s->count; i++) fill(s->people + i * s->person_bytes, people + i * FIELDS);
}

void straight_open(straight *s, const char *folder, const char *people, straight_way way) {
  char stem[PATH_SIZE];
  size_t count, len, sample_len;
  int32_t *sample = (int32_t *)(void *)read_file(folder, "profiles.bin", &sample_len), *all = (int32_t *)(void *)read_file(people, "profiles.bin", &len);
  option *options = read_options(folder, &count);
  *s = (straight){.count = len / sizeof *all / FIELDS};
  if (way != STRAIGHT_WRITTEN) order_by_selectivity(options, count, sample, sample_len / sizeof *sample / FIELDS);
  make_path(stem, "%s/straight-%d", folder, (int)way);
  compile(stem, options, count, way);
  load(s, stem, all);
  free(options);
  free(sample);
  free(all);
}

void straight_close(straight *s) {
  free(s->people);
  dlclose(s->library);
}

void straight_touch(const straight *s, size_t person) {
  const volatile unsigned char *at = s->people + person * s->person_bytes;
  for (size_t i = 0; i < s->person_bytes; i += 64) (void)at[i];
}

size_t straight_evaluate(const straight *s, size_t person, uint32_t *ids) { return s->evaluate(s->people + person * s->person_bytes, ids); }
