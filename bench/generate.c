/* Rule sets and profiles of any size, for measuring: the same arguments write the same bytes everywhere.
 *
 *   epf_generate [--seed N] [--options N] [--shape friendly|unfriendly] [--missing PERCENT] [--profiles N] --out FOLDER
 *
 *   FOLDER/rules/           a rule set
 *   FOLDER/profiles.ndjson  one profile a line; what is missing is absent
 *   FOLDER/rules.json       the same rules for other programs, every value a whole number
 *   FOLDER/profiles.bin     the same profiles: a 32-bit number a field, INT32_MIN where it is missing
 *
 * Friendly rules are about one region, most of them; unfriendly ones hold anywhere, within wide ranges. Profiles are the
 * same for every shape, number of options and share of missing answers but for what is missing.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef enum kind { ENUM, ORDERED, BOOLEAN, INTEGER, DECIMAL, DATE } kind;

typedef struct field {
  const char *name;
  kind kind;
  int places, min, max, grid;
  const char *values; /* with commas between them */
} field;

static const field fields[] = {
#define FIELD(name, kind, places, min, max, grid, values) {#name, kind, places, min, max, grid, values},
#include "fields.def"
#undef FIELD
};
enum { FIELDS = sizeof fields / sizeof *fields, REGION = 0, UNIT = 1, OFFENCE = 2, FREE = 3 /* the first of those that any rule may read */ };
enum { CLAUSES_MIN = 2, CLAUSES_MAX = 10, VALUES_MAX = 40, OPTIONS_A_FILE = 500 };

typedef enum test { IS, IN, AT_LEAST, BELOW, BETWEEN } test;

typedef struct clause {
  int field;
  test test;
  int from, to;       /* both included; of `is` the same */
  uint64_t values;    /* of `in` */
} clause;

typedef struct request {
  uint64_t seed;
  long options, profiles, missing;
  bool unfriendly;
  const char *out;
} request;

static void die(const char *what) {
  fprintf(stderr, "epf_generate: %s\n", what);
  exit(70);
}

/* ---- choices: splitmix64 ---- */

static uint64_t draw(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return z ^ z >> 31;
}

static int below(uint64_t *state, int n) { return (int)(draw(state) % (uint64_t)n); }
static int between(uint64_t *state, int from, int to) { return from + below(state, to - from + 1); }
static bool chance(uint64_t *state, long percent) { return below(state, 100) < percent; }

/* A stream of its own for each purpose, so that a change of one leaves the others as they are. */
static uint64_t stream(uint64_t seed, uint64_t purpose) {
  uint64_t s = seed * 16 + purpose;
  return draw(&s);
}

/* ---- values as they are written ---- */

static void put_nth(FILE *to, const char *values, int n) {
  while (n-- > 0) values = strchr(values, ',') + 1;
  fwrite(values, 1, strcspn(values, ","), to);
}

static void put_date(FILE *to, int day) { /* days since 1970, by the rule of 400-year cycles that begin in March */
  int z = day + 719468, era = z / 146097, of_era = z % 146097;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
  int in_march = month < 10 ? month + 3 : month - 9;
  fprintf(to, "%04d-%02d-%02d", year + era * 400 + (in_march <= 2), in_march, of_year - (153 * month + 2) / 5 + 1);
}

static void put_value(FILE *to, const field *f, int v) {
  if (f->kind == ENUM || f->kind == ORDERED) put_nth(to, f->values, v);
  else if (f->kind == BOOLEAN) fputs(v ? "true" : "false", to);
  else if (f->kind == DATE) put_date(to, v);
  else if (f->places == 2) fprintf(to, "%d.%02d", v / 100, v % 100);
  else if (f->places == 1) fprintf(to, "%d.%d", v / 10, v % 10);
  else fprintf(to, "%d", v);
}

/* ---- rules ---- */

/* A threshold on the field's grid, strictly within its range, between these percentages of it. */
static int threshold(uint64_t *s, const field *f, int low, int high) {
  int steps = (f->max - f->min) / f->grid, grid = strcmp(f->name, "age") == 0 ? 5 : 1; /* ages in fives of their grid */
  int from = steps * low / 100, to = steps * high / 100;
  int step = between(s, from, to > from ? to : from) / grid * grid;
  if (step < 1) step = 1;
  return f->min + (step > steps ? steps : step) * f->grid;
}

static int units_region(int unit) { return unit * (fields[REGION].max + 1) / (fields[UNIT].max + 1); }

static clause one_of(uint64_t *s, int field_number, int at_least, int at_most) {
  clause c = {.field = field_number, .test = IN};
  int count = between(s, at_least, at_most), values = fields[field_number].max + 1;
  for (int have = 0; have < count;) {
    int v = below(s, values);
    have += (c.values >> v & 1) == 0;
    c.values |= UINT64_C(1) << v;
    c.from = c.to = v;
  }
  if (count == 1) c.test = IS;
  return c;
}

/* Wide ranges: from a third to nearly all of the field. */
static clause range(uint64_t *s, int field_number, bool wide) {
  const field *f = &fields[field_number];
  clause c = {.field = field_number, .test = AT_LEAST, .from = f->min, .to = f->max};
  int way = below(s, 10);
  if (way < 5) c.from = threshold(s, f, 5, wide ? 70 : 80);
  else if (way < 8) {
    c.test = BELOW;
    c.to = threshold(s, f, wide ? 35 : 20, 95) - 1;
  } else {
    c.test = BETWEEN;
    c.from = threshold(s, f, 2, wide ? 20 : 45);
    c.to = threshold(s, f, wide ? 75 : 55, 98) - 1;
  }
  return c;
}

static clause ordered(uint64_t *s, int field_number, bool wide) {
  const field *f = &fields[field_number];
  clause c = {.field = field_number, .test = AT_LEAST, .from = between(s, 1, wide ? 2 : 3), .to = f->max};
  if (chance(s, 30)) c = (clause){.field = field_number, .test = BELOW, .to = between(s, wide ? 2 : 1, 3) - 1};
  return c;
}

static clause clause_about(uint64_t *s, int field_number, const request *r) {
  const field *f = &fields[field_number];
  bool wide = r->unfriendly;
  if (field_number == OFFENCE) return one_of(s, OFFENCE, wide ? 6 : 1, wide ? 14 : 3);
  if (f->kind == ENUM) return one_of(s, field_number, wide && f->max > 1 ? 2 : 1, f->max > 1 ? f->max : 1);
  if (f->kind == ORDERED) return ordered(s, field_number, wide);
  if (f->kind == BOOLEAN) {
    int v = chance(s, 70);
    return (clause){.field = field_number, .test = IS, .from = v, .to = v};
  }
  return range(s, field_number, wide);
}

static int by_field(const void *a, const void *b) { return ((const clause *)a)->field - ((const clause *)b)->field; }

/* Clauses in the vocabulary's order, so that what tells most people apart stands first: whoever stops at the first clause
 * that fails is served best. */
static int make_option(uint64_t *s, const request *r, clause *to) {
  int want = CLAUSES_MIN, count = 0;
  bool taken[FIELDS] = {false};
  for (int i = CLAUSES_MIN; i < CLAUSES_MAX; i++) want += below(s, 16) < 7; /* 5.5 on average */
  if (!r->unfriendly && chance(s, 90)) {
    clause c = one_of(s, REGION, 1, chance(s, 85) ? 1 : 3);
    if (chance(s, 20)) {
      to[count++] = one_of(s, UNIT, 1, 1);
      c.test = IS;
      c.from = c.to = units_region(to[0].from);
    }
    to[count++] = c;
  }
  if (chance(s, r->unfriendly ? 15 : 50) && count < want) to[count++] = clause_about(s, OFFENCE, r);
  while (count < want) {
    int n = between(s, FREE, FIELDS - 1);
    if (!taken[n]) to[count++] = clause_about(s, n, r);
    taken[n] = true;
  }
  qsort(to, (size_t)count, sizeof *to, by_field);
  return count;
}

static void put_list(FILE *to, const clause *c, bool numbers) {
  const char *between_them = "";
  for (int v = 0; v <= fields[c->field].max; v++) {
    if ((c->values >> v & 1) == 0) continue;
    fputs(between_them, to);
    if (numbers) fprintf(to, "%d", v);
    else put_value(to, &fields[c->field], v);
    between_them = numbers ? "," : ", ";
  }
}

static void put_clause(FILE *to, const clause *c) {
  const field *f = &fields[c->field];
  bool date = f->kind == DATE;
  fprintf(to, "        - %s: ", f->name);
  if (c->test == IS) put_value(to, f, c->from);
  if (c->test == IN) fputs("{in: [", to);
  if (c->test == IN) put_list(to, c, false);
  if (c->test == IN) fputs("]}", to);
  if (c->test == AT_LEAST || c->test == BETWEEN) {
    fputs(date ? "{on_or_after: " : "{at_least: ", to);
    put_value(to, f, c->from);
  }
  if (c->test == BELOW || c->test == BETWEEN) {
    fprintf(to, "%s%s: ", c->test == BELOW ? "{" : ", ", date ? "before" : "below");
    put_value(to, f, c->to + 1);
  }
  fputs(c->test >= AT_LEAST ? "}\n" : "\n", to);
}

static void put_option(FILE *to, long number, const clause *c, int count) {
  fprintf(to, "  option-%06ld:\n    title: Option %ld\n    kind: programme\n    rank: %ld\n", number, number, number % 1000 + 1);
  fputs("    source: {title: Generated, seen: 2026-01-01, status: sourced}\n    eligible:\n      all:\n", to);
  for (int i = 0; i < count; i++) put_clause(to, &c[i]);
}

/* [field, "is", value] [field, "in", [values]] [field, "range", from, to]: both included, so that no other tests are needed. */
static void put_neutral(FILE *to, const clause *c, int count) {
  for (int i = 0; i < count; i++) {
    fprintf(to, "%s[%d,", i > 0 ? "," : "[", c[i].field);
    if (c[i].test == IS) fprintf(to, "\"is\",%d]", c[i].from);
    else if (c[i].test == IN) {
      fputs("\"in\",[", to);
      put_list(to, &c[i], true);
      fputs("]]", to);
    } else fprintf(to, "\"range\",%d,%d]", c[i].from, c[i].to);
  }
  fputc(']', to);
}

/* ---- files ---- */

static FILE *create(const request *r, const char *name) {
  char path[4096];
  if (snprintf(path, sizeof path, "%s/%s", r->out, name) >= (int)sizeof path) die("the folder's name is too long");
  FILE *to = fopen(path, "wb");
  if (to == NULL) die("a file cannot be written");
  return to;
}

static void finish(FILE *to) {
  if (ferror(to) || fclose(to) != 0) die("a file cannot be written");
}

static void make_folder(const char *path) {
  if (mkdir(path, 0777) != 0 && errno != EEXIST) die("the folder cannot be made");
}

static void write_vocabulary(FILE *to) {
  fputs("fields:\n", to);
  for (const field *f = fields; f < fields + FIELDS; f++) {
    static const char *const types[] = {"enum", "enum", "boolean", "integer", "decimal", "date"};
    fprintf(to, "  %s: {type: %s", f->name, types[f->kind]);
    if (f->kind == ENUM || f->kind == ORDERED) fprintf(to, ", values: [%s]%s", f->values, f->kind == ORDERED ? ", ordered: true" : "");
    if (f->kind == DECIMAL) fprintf(to, ", places: %d", f->places);
    if (f->kind >= INTEGER) {
      fputs(", min: ", to);
      put_value(to, f, f->min);
      fputs(", max: ", to);
      put_value(to, f, f->max);
    }
    fputs("}\n", to);
  }
}

static void write_neutral_fields(FILE *to) {
  fputs("{\"fields\":[", to);
  for (int i = 0; i < FIELDS; i++) {
    static const char *const kinds[] = {"enum", "ordered", "boolean", "integer", "decimal", "date"};
    const field *f = &fields[i];
    fprintf(to, "%s\n{\"name\":\"%s\",\"kind\":\"%s\",\"places\":%d,\"min\":%d,\"max\":%d}", i > 0 ? "," : "", f->name, kinds[f->kind], f->places, f->min, f->max);
  }
  fputs("],\n\"options\":[\n", to);
}

static void write_rules(const request *r) {
  uint64_t s = stream(r->seed, r->unfriendly ? 1 : 2);
  clause c[CLAUSES_MAX];
  FILE *neutral = create(r, "rules.json"), *to = create(r, "rules/ruleset.yaml");
  fputs("ruleset: generated\nversion: \"1\"\ntitle: Generated\ninclude: [vocabulary.yaml, options-*.yaml]\n", to);
  finish(to);
  to = create(r, "rules/vocabulary.yaml");
  write_vocabulary(to);
  write_neutral_fields(neutral);
  for (long i = 0; i < r->options; i++) {
    if (i % OPTIONS_A_FILE == 0) {
      char name[64];
      finish(to);
      snprintf(name, sizeof name, "rules/options-%04ld.yaml", i / OPTIONS_A_FILE);
      to = create(r, name);
      fputs("options:\n", to);
    }
    int count = make_option(&s, r, c);
    put_option(to, i, c, count);
    if (i > 0) fputs(",\n", neutral);
    put_neutral(neutral, c, count);
  }
  fputs("]}\n", neutral);
  finish(neutral);
  finish(to);
}

/* ---- profiles ---- */

static void make_profile(uint64_t *s, int32_t *v) {
  for (int i = 0; i < FIELDS; i++) v[i] = between(s, fields[i].min, fields[i].max);
  for (int i = 0; i < FIELDS; i++) /* most people are young and have few orders behind them */
    if (fields[i].kind == INTEGER) v[i] = fields[i].min + (int)((int64_t)(v[i] - fields[i].min) * between(s, 30, 100) / 100);
  v[REGION] = units_region(v[UNIT]);
}

static void put_profile(FILE *to, const int32_t *v) {
  const char *before = "{";
  for (int i = 0; i < FIELDS; i++) {
    if (v[i] == INT32_MIN) continue;
    const field *f = &fields[i];
    const char *quote = f->kind <= ORDERED || f->kind == DATE ? "\"" : "";
    fprintf(to, "%s\"%s\":%s", before, f->name, quote);
    put_value(to, f, v[i]);
    fputs(quote, to);
    before = ",";
  }
  fputs(*before == '{' ? "{}\n" : "}\n", to);
}

static void write_profiles(const request *r) {
  uint64_t s = stream(r->seed, 3), absent = stream(r->seed, 4);
  FILE *text = create(r, "profiles.ndjson"), *numbers = create(r, "profiles.bin");
  for (long n = 0; n < r->profiles; n++) {
    int32_t v[FIELDS];
    make_profile(&s, v);
    for (int i = 0; i < FIELDS; i++)
      if (chance(&absent, r->missing)) v[i] = INT32_MIN;
    put_profile(text, v);
    fwrite(v, sizeof *v, FIELDS, numbers);
  }
  finish(text);
  finish(numbers);
}

/* ---- the command line ---- */

static long number(const char *text, long min, long max) {
  char *end;
  errno = 0;
  long v = strtol(text, &end, 10);
  if (*text == '\0' || *end != '\0' || errno != 0 || v < min || v > max) die("a number is out of range");
  return v;
}

static void take(request *r, const char *flag, const char *value) {
  if (strcmp(flag, "--seed") == 0) r->seed = (uint64_t)number(value, 0, 1000000000);
  else if (strcmp(flag, "--options") == 0) r->options = number(value, 1, 1000000);
  else if (strcmp(flag, "--profiles") == 0) r->profiles = number(value, 1, 10000000);
  else if (strcmp(flag, "--missing") == 0) r->missing = number(value, 0, 100);
  else if (strcmp(flag, "--out") == 0) r->out = value;
  else if (strcmp(flag, "--shape") == 0 && (strcmp(value, "friendly") == 0 || strcmp(value, "unfriendly") == 0)) r->unfriendly = value[0] == 'u';
  else die("usage: epf_generate [--seed N] [--options N] [--shape friendly|unfriendly] [--missing PERCENT] [--profiles N] --out FOLDER");
}

int main(int argc, char **argv) {
  request r = {.seed = 1, .options = 60, .profiles = 1000};
  for (int i = 1; i < argc; i += 2) take(&r, argv[i], i + 1 < argc ? argv[i + 1] : "");
  if (r.out == NULL || *r.out == '\0') die("--out says where to write");
  char rules[4096];
  if (snprintf(rules, sizeof rules, "%s/rules", r.out) >= (int)sizeof rules) die("the folder's name is too long");
  make_folder(r.out);
  make_folder(rules);
  write_rules(&r);
  write_profiles(&r);
  return 0;
}
