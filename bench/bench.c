/* How long a match takes, and what else epf costs, beside the same rules as straight-line C: in one run, as ratios.
 *
 *   epf_bench [--all]                   the table, and what became of the goals; --all: with the largest sizes
 *   epf_bench match SHAPE OPTIONS MISSING  one setting of the table, and what surrounds its matches
 *   epf_bench compile                   compiling and loading alone
 *   epf_bench time FOLDER               nanoseconds of one evaluation
 *   epf_bench answers FOLDER FILE       the numbers of the eligible options, a line a profile
 *   epf_bench evaluate FOLDER TIMES     that many evaluations, to count instructions of
 *   epf_bench memory FOLDER             the largest memory of a program that has the sealed table and matches
 *   epf_bench stream                    profiles in, ids of the eligible options out, alone
 *   epf_bench RULES PROFILES...         the bitmap rows against condition by condition
 *
 * FOLDER is one that epf_generate wrote. Answers must be equal before anything is timed. Every figure is the median of rounds that
 * are repeated until their spread is small, or the time is up. One line a figure: setting, what, value, unit, spread, with two blanks
 * between them.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common.h"
#include "engine_side.h"
#include "measure.h"
#include "peers/parse_simdjson.h"
#include "quiet.h"
#include "straight.h"

enum { PROFILES = 20000, CHECKED = 1000, STREAM_PROFILES = 60000, WARM = 2000 };

typedef struct setting {
  const char *shape;
  long options;
  int missing;
  char name[64], rules[PATH_SIZE], people[PATH_SIZE];
} setting;

typedef struct figures {
  double ns, straight, reasons; /* reasons: as a ratio to the match alone */
  bool noisy;                   /* something in it is */
} figures;

/* One thing to be evaluated, with room for its answers. */
typedef struct side {
  engine *engine;
  straight straight;
  uint32_t *ids;
} side;

static const char *program;

/* ---- what is timed ---- */

static void do_evaluate(void *self, size_t i) {
  side *x = self;
  engine_evaluate(x->engine, i, x->ids);
}

static void do_straight(void *self, size_t i) {
  side *x = self;
  straight_evaluate(&x->straight, i, x->ids);
}

static void do_touch(void *self, size_t i) { engine_touch(((side *)self)->engine, i); }
static void touch_straight(void *self, size_t i) { straight_touch(&((side *)self)->straight, i); }
static void do_shortlist(void *self, size_t i) { engine_shortlist(((side *)self)->engine, i); }
static void do_plain(void *self, size_t i) { engine_match_plain(((side *)self)->engine, i); }
static void do_bind(void *self, size_t i) { engine_bind(((side *)self)->engine, i); }

static void do_reasons(void *self, size_t i) {
  do_evaluate(self, i);
  engine_reasons(((side *)self)->engine);
}

static void do_shortlist_reasons(void *self, size_t i) {
  engine_shortlist(((side *)self)->engine, i);
  engine_reasons(((side *)self)->engine);
}

static void do_clauses(void *self, size_t i) {
  engine_shortlist(((side *)self)->engine, i);
  engine_clauses(((side *)self)->engine);
}

/* ---- telling ---- */

static bool is_noisy(double spread) { return spread > 0.25; }

/* Three digits that mean something, and no exponent. */
static int places_of(double value) { return value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3; }

static void tell(const char *setting, const char *what, double value, const char *unit, double spread) {
  printf("%-22s  %-38s  %12.*f  %-6s", setting, what, places_of(value), value, unit);
  if (spread > 0) printf("  %5.1f%%%s", spread * 100, is_noisy(spread) ? " noisy" : "");
  printf("\n");
  fflush(stdout);
}

static void tell_measured(const char *setting, const contender *c, const measured *m) { tell(setting, c->name, m->ns, "ns", m->spread); }

static void noisy_goal(const char *what, const char *wanted, double measured, bool met, bool noisy) {
  printf("goal  %-60s  %-8s  %10.*f  %s%s\n", what, wanted, places_of(measured), measured, met ? "met" : "not met", noisy ? ", noisy" : "");
  fflush(stdout);
}

static void goal(const char *what, const char *wanted, double measured, bool met) { noisy_goal(what, wanted, measured, met, false); }

static void tell_how_to_read(void) {
  printf("epf with vectors of %s. FRIENDLY rules are mostly about one region, UNFRIENDLY ones hold anywhere; then the number of options, and behind m the\n"
         "percentage of answers that are missing. Each line: median of the rounds, and their interquartile range as a share of it; above 25 %%: noisy, and\n"
         "so is the goal that rests on it. Contenders of one setting were timed in turn: compare those. Straight-line C: the faster of two ways to\n"
         "write it, every clause joined by & (branch-free) or the most selective one first (mixed).\n", engine_vectors());
}

/* ---- settings ---- */

static void generate(const char *shape, long options, int missing, long profiles, const char *folder) {
  run_command("mkdir -p '%s'", folder);
  run_command("'%s/epf_generate' --shape %s --options %ld --missing %d --profiles %ld --out '%s'", program, shape, options, missing, profiles, folder);
}

static setting prepare(const char *shape, long options, int missing) {
  setting s = {.shape = shape, .options = options, .missing = missing};
  snprintf(s.name, sizeof s.name, "%s-%ld-m%d", shape, options, missing);
  make_path(s.rules, "%s/made/%s-%ld-m0", program, shape, options);
  make_path(s.people, "%s/made/%s", program, s.name);
  generate(shape, options, missing, PROFILES, s.people);
  if (missing > 0 && access(s.rules, F_OK) != 0) generate(shape, options, 0, PROFILES, s.rules); /* straight-line C is made from these */
  return s;
}

static engine *open_engine(const char *folder) {
  char path[PATH_SIZE];
  make_path(path, "%s/rules", folder);
  engine *e = engine_new(path);
  make_path(path, "%s/profiles.ndjson", folder);
  engine_read_profiles(e, path, PROFILES);
  must(engine_profiles(e) > 0, "there are no profiles");
  return e;
}

static uint32_t *room_for(const engine *e) {
  uint32_t *ids = malloc((engine_options(e) + 16) * sizeof *ids); /* straight-line C may write one behind the last */
  must(ids != NULL, "out of memory");
  return ids;
}

static void check_equal(engine *e, const straight *s) {
  uint32_t *a = room_for(e), *b = room_for(e);
  must(s->count == engine_profiles(e), "straight-line C has other profiles");
  size_t checked = engine_options(e) > 1000 && s->count > CHECKED ? CHECKED : s->count;
  for (size_t i = 0; i < checked; i++) {
    size_t count = engine_evaluate(e, i, a);
    sort_numbers(a, count);
    must(straight_evaluate(s, i, b) == count && memcmp(a, b, count * sizeof *a) == 0, "straight-line C gives another answer");
  }
  free(a);
  free(b);
}

/* ---- a match ---- */

/* epf and each way of straight-line C, in turn; the fastest of these counts. */
static figures measure_match(const setting *s, unsigned ways, double seconds) {
  side sides[1 + STRAIGHT_WAYS];
  contender c[2 + STRAIGHT_WAYS];
  measured m[2 + STRAIGHT_WAYS];
  size_t count = 1, best = 0;
  sides[0] = (side){.engine = open_engine(s->people)};
  sides[0].ids = room_for(sides[0].engine);
  c[0] = (contender){"epf", do_evaluate, &sides[0], do_touch};
  for (int way = 0; way < STRAIGHT_WAYS; way++) {
    if ((ways >> way & 1) == 0) continue;
    sides[count] = (side){.ids = sides[0].ids};
    straight_open(&sides[count].straight, s->rules, s->people, (straight_way)way);
    check_equal(sides[0].engine, &sides[count].straight);
    c[count] = (contender){straight_names[way], do_straight, &sides[count], touch_straight};
    count++;
  }
  size_t straight_end = count;
  c[count++] = (contender){"epf, whole shortlist", do_shortlist, &sides[0], do_touch};
  measure_in_turn(c, count, engine_profiles(sides[0].engine), seconds, m);
  tell_measured(s->name, &c[0], &m[0]);
  tell_measured(s->name, &c[straight_end], &m[straight_end]);
  for (size_t i = 1; i < straight_end; i++)
    if (best == 0 || m[i].ratio < m[best].ratio) best = i;
  figures f = {.ns = m[0].ns, .straight = best > 0 ? m[best].ratio : 0, .noisy = is_noisy(m[0].spread) || is_noisy(m[best].spread)};
  if (best > 0) {
    char what[64];
    snprintf(what, sizeof what, "straight-line C, %s", c[best].name);
    tell(s->name, what, m[best].ns, "ns", m[best].spread);
    tell(s->name, "straight-line C / epf", f.straight, "times", 0);
    tell(s->name, "straight-line C / whole shortlist", m[best].ns / m[straight_end].ns, "times", 0);
  }
  for (size_t i = 1; i < straight_end; i++) straight_close(&sides[i].straight);
  free(sides[0].ids);
  engine_free(sides[0].engine);
  return f;
}

typedef struct warm {
  side *side;
  size_t times;
} warm;

static void evaluate_warm(void *self) {
  warm *w = self;
  size_t count = engine_profiles(w->side->engine);
  for (size_t i = 0; i < w->times; i++) do_evaluate(w->side, i % count);
}

static double count_reasons(side *x) {
  size_t count = engine_profiles(x->engine), all = 0;
  for (size_t i = 0; i < count; i++) {
    engine_match(x->engine, i);
    all += engine_reasons(x->engine);
  }
  return (double)all / (double)count;
}

/* What surrounds a match: binding, reasons, the slowest matches, what is asked of the system. */
static void measure_around(const setting *s, double seconds, figures *f) {
  side x = {.engine = open_engine(s->people)};
  x.ids = room_for(x.engine);
  size_t items = engine_profiles(x.engine);
  contender c[] = {{"a match, beside what follows", do_evaluate, &x, do_touch}, {"a match and every reason", do_reasons, &x, do_touch},
                   {"bind", do_bind, &x, NULL},
                   {"whole shortlist, beside what follows", do_shortlist, &x, do_touch}, {"whole shortlist and every reason", do_shortlist_reasons, &x, do_touch},
                   {"whole shortlist and every clause", do_clauses, &x, do_touch}};
  enum { MATCH, REASONS, BIND, SHORTLIST, SHORTLIST_REASONS, CLAUSES, AROUND };
  measured m[AROUND];
  measure_in_turn(c, AROUND, items, seconds, m);
  for (int i = 0; i < AROUND; i++) tell_measured(s->name, &c[i], &m[i]);
  f->reasons = m[REASONS].ratio;
  f->noisy = is_noisy(m[MATCH].spread) || is_noisy(m[REASONS].spread);
  tell(s->name, "reasons of a person", count_reasons(&x), "each", 0);
  tell(s->name, "match and reasons / match", m[REASONS].ratio, "times", 0);
  tell(s->name, "shortlist and reasons / shortlist", m[SHORTLIST_REASONS].ns / m[SHORTLIST].ns, "times", 0);
  contender whole = {"epf", do_evaluate, &x, do_touch};
  tell(s->name, "one match, half are faster", measure_percentile(&whole, items, 0.50), "ns", 0);
  tell(s->name, "one match, 99 % are faster", measure_percentile(&whole, items, 0.99), "ns", 0);
  free(x.ids);
  engine_free(x.engine);
}

static void measure_quiet(const setting *s) {
  side x = {.engine = open_engine(s->people)};
  x.ids = room_for(x.engine);
  warm w = {&x, WARM};
  evaluate_warm(&w);
  size_t before = allocations();
  evaluate_warm(&w);
  size_t made = allocations() - before;
  must(before > 0, "allocations cannot be counted here");
  char what[64];
  snprintf(what, sizeof what, "allocations in %d warm matches, %ld options", WARM, s->options);
  goal(what, "0", (double)made, made == 0);
  bool silent = makes_no_system_call(evaluate_warm, &w);
  snprintf(what, sizeof what, "system calls in %d warm matches, %ld options (0: none)", WARM, s->options);
  goal(what, "0", silent ? 0 : 1, silent);
  free(x.ids);
  engine_free(x.engine);
}

/* ---- profiles in, shortlists out ---- */

typedef struct stream {
  engine *engine;
  ndjson *text;
  const char *path;
  size_t profiles;
} stream;

static void do_lines(void *self, size_t i) {
  (void)i;
  must(ndjson_parse_lines(((stream *)self)->text) == ((stream *)self)->profiles, "simdjson cannot read the profiles");
}

static void do_many(void *self, size_t i) {
  (void)i;
  must(ndjson_parse_many(((stream *)self)->text) == ((stream *)self)->profiles, "simdjson cannot read the profiles");
}

static void do_one_thread(void *self, size_t i) {
  (void)i;
  must(engine_stream(((stream *)self)->engine, ((stream *)self)->path, 1) > 0, "nothing was written");
}

static void do_two_threads(void *self, size_t i) {
  (void)i;
  must(engine_stream(((stream *)self)->engine, ((stream *)self)->path, 2) > 0, "nothing was written");
}

static void measure_stream(const setting *s, double seconds, bool is_goal) {
  char folder[PATH_SIZE], path[PATH_SIZE];
  make_path(folder, "%s/made/stream-%s", program, s->name);
  generate(s->shape, s->options, s->missing, STREAM_PROFILES, folder);
  make_path(path, "%s/profiles.ndjson", folder);
  stream x = {.engine = open_engine(folder), .text = ndjson_read(path), .path = path, .profiles = STREAM_PROFILES};
  must(x.text != NULL, "simdjson cannot read the profiles");
  contender c[] = {{"simdjson alone, iterate", do_lines, &x, NULL}, {"simdjson alone, iterate_many", do_many, &x, NULL},
                   {"NDJSON to eligible ids, 1 thread", do_one_thread, &x, NULL}, {"NDJSON to eligible ids, 2 threads", do_two_threads, &x, NULL}};
  measured m[4];
  measure_in_turn(c, 4, 1, seconds, m);
  for (int i = 0; i < 4; i++) {
    tell(s->name, c[i].name, 1e9 * STREAM_PROFILES / m[i].ns, "/s", m[i].spread);
    tell(s->name, c[i].name, (double)ndjson_bytes(x.text) * 1e3 / m[i].ns, "MB/s", m[i].spread);
  }
  double alone = m[1].ns < m[0].ns ? m[1].ns : m[0].ns;
  bool noisy = is_noisy(m[0].spread) || is_noisy(m[1].spread) || is_noisy(m[2].spread);
  if (is_goal) noisy_goal("NDJSON to eligible ids, 1 thread, against simdjson", ">= 0.7", alone / m[2].ns, alone / m[2].ns >= 0.7, noisy);
  if (is_goal) noisy_goal("NDJSON to eligible ids, 2 threads against 1", ">= 1.8", m[2].ns / m[3].ns, m[2].ns / m[3].ns >= 1.8, is_noisy(m[2].spread) || is_noisy(m[3].spread));
  ndjson_free(x.text);
  engine_free(x.engine);
}

/* ---- compiling and loading ---- */

/* In a process of its own, as everybody compiles: in one that has compiled before it depends on what memory that left. */
static double compile_once(const setting *s) {
  char path[PATH_SIZE];
  int ends[2];
  double taken = 0;
  make_path(path, "%s/rules", s->rules);
  fflush(stdout);
  must(pipe(ends) == 0, "there is no pipe");
  pid_t child = fork();
  must(child >= 0, "no further process can be started");
  if (child == 0) {
    double start = now_ns();
    engine_compile(path);
    taken = (now_ns() - start) / 1e9;
    _exit(write(ends[1], &taken, sizeof taken) == (ssize_t)sizeof taken ? 0 : 70);
  }
  close(ends[1]);
  ssize_t got = read(ends[0], &taken, sizeof taken);
  int status = 0;
  close(ends[0]);
  must(waitpid(child, &status, 0) == child && status == 0 && got == (ssize_t)sizeof taken, "the rules cannot be compiled");
  return taken;
}

/* Both in turn, so that a drift touches them alike; the least of each counts, for nothing but the machine makes it longer. Returns how many times
 * longer the larger rule set takes. */
static double measure_compile(const setting *small, const setting *large, int times, double *large_seconds) {
  double least[2] = {1e9, 1e9};
  for (int i = 0; i < 2 * times; i++) {
    double taken = compile_once(i % 2 == 0 ? small : large);
    if (taken < least[i % 2]) least[i % 2] = taken;
  }
  tell(small->name, "rules from YAML to table", least[0], "s", 0);
  tell(large->name, "rules from YAML to table", least[1], "s", 0);
  *large_seconds = least[1];
  return least[1] / least[0];
}

/* Also leaves the sealed table beside the rules. Returns its bytes. */
static uint64_t measure_load(const setting *s, double *seconds) {
  char path[PATH_SIZE];
  double taken[15];
  size_t times = sizeof taken / sizeof *taken;
  make_path(path, "%s/rules", s->rules);
  engine *e = engine_new(path);
  uint64_t bytes = engine_table_bytes(e);
  make_path(path, "%s/rules.epfc", s->rules);
  engine_save(e, path);
  engine_free(e);
  for (size_t i = 0; i < times; i++) {
    double start = now_ns();
    void *t = engine_load(path);
    taken[i] = (now_ns() - start) / 1e9;
    engine_unload(t);
  }
  *seconds = median_of(taken, times);
  tell(s->name, "loading the sealed table", *seconds * 1e3, "ms", 0);
  tell(s->name, "sealed table", (double)bytes, "bytes", 0);
  return bytes;
}

static void measure_memory(const setting *s) { run_command("'%s/epf_bench' memory '%s'", program, s->rules); }

/* ---- everything ---- */

/* gcc takes minutes for all of them; these two have always been the fastest. */
static const unsigned all_ways = (1u << STRAIGHT_WAYS) - 1, fastest_ways = 1u << STRAIGHT_BRANCHLESS | 1u << STRAIGHT_MIXED;

static void measure_table(double seconds, unsigned ways, figures *friendly, figures *unfriendly) {
  static const long sizes[] = {60, 1000, 10000};
  static const int missing[] = {0, 5, 30};
  for (int i = 0; i < 3; i++)
    for (int shape = 0; shape < 2; shape++)
      for (int k = 0; k < 3; k++) {
        setting s = prepare(shape == 0 ? "friendly" : "unfriendly", sizes[i], missing[k]);
        figures f = measure_match(&s, ways, seconds);
        if (k == 0) (shape == 0 ? friendly : unfriendly)[i] = f;
      }
}

static void tell_goals(const figures *friendly, const figures *unfriendly) {
  static const double wanted[] = {1.5, 12, 40};
  static const char *const words[] = {">= 1.5", ">= 12", ">= 40"};
  static const char *const what[] = {"straight-line C / epf, 60 options, none missing", "straight-line C / epf, 1,000 options, none missing", "straight-line C / epf, 10,000, friendly, none missing"};
  for (int i = 0; i < 3; i++) {
    double worst = i < 2 && unfriendly[i].straight < friendly[i].straight ? unfriendly[i].straight : friendly[i].straight;
    noisy_goal(what[i], words[i], worst, worst >= wanted[i], friendly[i].noisy || (i < 2 && unfriendly[i].noisy));
  }
  noisy_goal("straight-line C / epf, 10,000, unfriendly, none missing", ">= 5", unfriendly[2].straight, unfriendly[2].straight >= 5, unfriendly[2].noisy);
}

static void compare_compile(const setting *ten, const setting *hundred) {
  char what[80];
  double compile, longer = measure_compile(ten, hundred, 3, &compile);
  snprintf(what, sizeof what, "compiling 100,000 options against 10,000, %s", ten->shape);
  goal(what, "<= 12", longer, longer <= 12);
}

static void measure_largest(double seconds) {
  for (int shape = 0; shape < 2; shape++) {
    const char *name = shape == 0 ? "friendly" : "unfriendly";
    char what[80];
    setting ten = prepare(name, 10000, 0), hundred = prepare(name, 100000, 0);
    figures small = measure_match(&ten, 0, seconds), large = measure_match(&hundred, 0, seconds);
    snprintf(what, sizeof what, "time of 100,000 options against 10,000, %s", name);
    noisy_goal(what, "<= 12", large.ns / small.ns, large.ns / small.ns <= 12, large.noisy || small.noisy);
    double load_seconds;
    uint64_t bytes = measure_load(&hundred, &load_seconds);
    snprintf(what, sizeof what, "table of 100,000 options, GiB, %s", name);
    goal(what, "<= 1", (double)bytes / 1073741824, bytes <= UINT64_C(1) << 30);
    measure_memory(&hundred);
    compare_compile(&ten, &hundred);
  }
}

static void measure_making(const setting *thousand, const setting *ten) {
  double load_seconds, compile, longer = measure_compile(thousand, ten, 5, &compile);
  goal("compiling 10,000 options, s", "< 1", compile, compile < 1);
  goal("compiling 10,000 options against 1,000", "<= 12", longer, longer <= 12);
  measure_load(ten, &load_seconds);
  goal("loading the sealed table of 10,000 options, ms", "< 5", load_seconds * 1e3, load_seconds < 0.005);
}

static void measure_rest(double seconds) {
  figures f = {0};
  setting sixty = prepare("friendly", 60, 0), missing = prepare("friendly", 60, 30);
  setting thousand = prepare("friendly", 1000, 0), ten = prepare("friendly", 10000, 0);
  measure_around(&missing, seconds, &f);
  measure_around(&ten, seconds, &f);
  measure_around(&thousand, seconds, &f);
  measure_around(&sixty, seconds, &f);
  noisy_goal("a match and every reason / a match alone, 60 options", "<= 3", f.reasons, f.reasons <= 3, f.noisy);
  measure_quiet(&sixty);
  measure_quiet(&ten);
  measure_stream(&thousand, 3 * seconds, false);
  measure_stream(&sixty, 3 * seconds, true);
  measure_making(&thousand, &ten);
  measure_memory(&ten);
}

static void measure_rows(const char *name, const char *rules, char *const *profiles, int count) {
  side x = {.engine = engine_new(rules)};
  for (int i = 0; i < count; i++) engine_read_profiles(x.engine, profiles[i], 4096);
  must(engine_profiles(x.engine) > 0, "there are no profiles");
  must(engine_ways_are_equal(x.engine), "the two ways of matching differ");
  contender c[] = {{"rows", do_shortlist, &x, NULL}, {"plain", do_plain, &x, NULL}};
  measured m[2];
  measure_in_turn(c, 2, engine_profiles(x.engine), 2, m);
  tell(name, "whole shortlist by rows", m[0].ns, "ns", m[0].spread);
  tell(name, "whole shortlist by conditions", m[1].ns, "ns", m[1].spread);
  tell(name, "conditions / rows", m[1].ratio, "times", 0);
  engine_free(x.engine);
}

static void measure_shipped(void) {
  char *examples[] = {"rules/england-wales/examples/01-plain.yaml", "rules/england-wales/examples/02-no-sara.yaml",
                      "rules/england-wales/examples/06-sexual-offence.yaml", "rules/england-wales/examples/10-only-an-age.yaml"};
  measure_rows("england-wales", "rules/england-wales", examples, 4);
}

static void measure_everything(bool all) {
  figures friendly[3], unfriendly[3];
  measure_shipped();
  measure_table(all ? 4 : 0.6, all ? all_ways : fastest_ways, friendly, unfriendly);
  measure_rest(all ? 3 : 0.7);
  if (all) measure_largest(4);
  tell_goals(friendly, unfriendly);
}

/* ---- single commands ---- */

static void measure_streams(double seconds) {
  setting sixty = prepare("friendly", 60, 0), thousand = prepare("friendly", 1000, 0);
  measure_stream(&thousand, seconds, false);
  measure_stream(&sixty, seconds, true);
}

static void measure_one(const char *shape, const char *options, const char *missing) {
  must(strcmp(shape, "friendly") == 0 || strcmp(shape, "unfriendly") == 0, "a shape is friendly or unfriendly");
  setting s = prepare(shape, strtol(options, NULL, 10), (int)strtol(missing, NULL, 10));
  figures f = measure_match(&s, fastest_ways, 2);
  measure_around(&s, 2, &f);
}

static void measure_compiling(void) {
  setting thousand = prepare("friendly", 1000, 0), ten = prepare("friendly", 10000, 0), hundred = prepare("friendly", 100000, 0);
  measure_making(&thousand, &ten);
  compare_compile(&ten, &hundred);
}

static void print_time(const char *folder) {
  side x = {.engine = open_engine(folder)};
  x.ids = room_for(x.engine);
  contender c = {"epf", do_evaluate, &x, do_touch};
  measured m;
  measure_in_turn(&c, 1, engine_profiles(x.engine), 0.5, &m);
  printf("%.3f\n", m.ns);
  free(x.ids);
  engine_free(x.engine);
}

static void write_answers(const char *folder, const char *path) {
  engine *e = open_engine(folder);
  uint32_t *ids = room_for(e);
  FILE *to = fopen(path, "wb");
  must(to != NULL, "a file cannot be written");
  for (size_t i = 0; i < engine_profiles(e); i++) {
    size_t count = engine_evaluate(e, i, ids);
    sort_numbers(ids, count);
    for (size_t k = 0; k < count; k++) fprintf(to, k > 0 ? " %u" : "%u", ids[k]);
    fputc('\n', to);
  }
  must(fclose(to) == 0, "a file cannot be written");
  free(ids);
  engine_free(e);
}

static void evaluate_only(const char *folder, size_t times) {
  side x = {.engine = open_engine(folder)};
  x.ids = room_for(x.engine);
  warm w = {&x, times};
  evaluate_warm(&w);
  free(x.ids);
  engine_free(x.engine);
}

static void print_memory(const char *folder) {
  char path[PATH_SIZE];
  make_path(path, "%s/rules.epfc", folder);
  side x = {.engine = engine_new(path)};
  x.ids = room_for(x.engine);
  make_path(path, "%s/profiles.ndjson", folder);
  engine_read_profiles(x.engine, path, 100);
  warm w = {&x, 200};
  evaluate_warm(&w);
  struct rusage usage;
  must(getrusage(RUSAGE_SELF, &usage) == 0, "the memory cannot be told");
  const char *name = strrchr(folder, '/');
  tell(name != NULL ? name + 1 : folder, "largest memory", (double)usage.ru_maxrss / 1024, "MiB", 0);
  free(x.ids);
  engine_free(x.engine);
}

/* The folder in which this program lies, and the generator beside it. */
static const char *own_folder(const char *path) {
  static char folder[PATH_SIZE];
  const char *end = strrchr(path, '/');
  make_path(folder, "%.*s", end != NULL ? (int)(end - path) : 1, end != NULL ? path : ".");
  return folder;
}

int main(int argc, char **argv) {
  program = own_folder(argv[0]);
  const char *verb = argc > 1 ? argv[1] : "";
  bool told = argc == 1 || strcmp(verb, "--all") == 0 || strcmp(verb, "match") == 0 || strcmp(verb, "compile") == 0 || strcmp(verb, "stream") == 0;
  if (told) tell_how_to_read();
  if (argc == 1 || (argc == 2 && strcmp(verb, "--all") == 0)) measure_everything(argc == 2);
  else if (argc == 3 && strcmp(verb, "time") == 0) print_time(argv[2]);
  else if (argc == 4 && strcmp(verb, "answers") == 0) write_answers(argv[2], argv[3]);
  else if (argc == 4 && strcmp(verb, "evaluate") == 0) evaluate_only(argv[2], strtoul(argv[3], NULL, 10));
  else if (argc == 3 && strcmp(verb, "memory") == 0) print_memory(argv[2]);
  else if (argc == 5 && strcmp(verb, "match") == 0) measure_one(argv[2], argv[3], argv[4]);
  else if (argc == 2 && strcmp(verb, "compile") == 0) measure_compiling();
  else if (argc == 2 && strcmp(verb, "stream") == 0) measure_streams(3);
  else if (argc > 2) measure_rows(verb, verb, argv + 2, argc - 2);
  else must(false, "usage: epf_bench [--all | match SHAPE OPTIONS MISSING | compile | time FOLDER | answers FOLDER FILE | evaluate FOLDER TIMES | memory FOLDER | stream | RULES PROFILES...]");
  return 0;
}
