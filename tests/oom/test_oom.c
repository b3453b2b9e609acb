/* Every allocation fails in turn, and from then on: the program says so and stops cleanly, or was not hurt at all.
 *
 *   for n = 1, 2, ... until a run passes without a failure:
 *     exit 70, a message, no leak   or   the very output of a run with all the memory it wants
 */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "oom/fail_malloc.h"

#ifndef STRIDE
#define STRIDE 1
#endif
enum { OUTPUT_MAX = 1 << 20, ARGUMENTS_MAX = 16, FAILURES_SHOWN = 5 };

typedef struct verb_case {
  const char *name;
  size_t stride; /* 0: every allocation fails in turn; else each so many times STRIDE */
  const char *arguments[ARGUMENTS_MAX];
} verb_case;

#define RULES "tests/oom/everything"
#define DECIDING "--why", "deciding", "--ask"
/* "@" stands for the temporary folder. */
static const verb_case cases[] = {
  {"check", 0, {"check", RULES}},
  {"check as JSON, with protected fields", 3, {"check", RULES, "--format", "json", "--protected"}},
  {"check of a rule set with errors", 0, {"check", "tests/oom/wrong.yaml"}},
  {"match compiled, ndjson", 0, {"match", "@/compiled.epfc", "tests/oom/profiles.ndjson", DECIDING, "--format", "ndjson"}},
  {"match compiled, json", 0, {"match", "@/compiled.epfc", "tests/oom/profiles.json", DECIDING, "--format", "text"}},
  {"match compiled, csv", 0, {"match", "@/compiled.epfc", "tests/oom/profiles.csv", DECIDING, "--format", "csv"}},
  {"match compiled, yaml", 0, {"match", "@/compiled.epfc", "tests/oom/profiles.yaml", DECIDING, "--format", "json"}},
  {"match compiled, three workers", 0, {"match", "@/compiled.epfc", "tests/oom/profiles.ndjson", "--threads", "3", "--format", "ndjson"}},
  {"match ndjson", 0, {"match", RULES, "tests/oom/profiles.ndjson", DECIDING, "--format", "ndjson"}},
  {"match ndjson to text", 1, {"match", RULES, "tests/oom/profiles.ndjson", DECIDING, "--format", "text"}},
  {"match json", 1, {"match", RULES, "tests/oom/profiles.json", DECIDING, "--format", "ndjson"}},
  {"match csv", 1, {"match", RULES, "tests/oom/profiles.csv", DECIDING, "--format", "text"}},
  {"match yaml", 1, {"match", RULES, "tests/oom/profiles.yaml", DECIDING, "--format", "ndjson"}},
  {"compile", 3, {"compile", RULES, "--output", "@/written.epfc"}},
  {"compile compiled", 0, {"compile", "@/compiled.epfc", "--output", "@/written.epfc"}},
  {"test", 1, {"test", RULES, "--coverage"}},
  {"test by mistakes made on purpose", 3, {"test", "tests/oom/mutated.yaml", "--mutate"}},
  {"test as TAP", 3, {"test", RULES, "--tap"}},
  {"test as JUnit", 3, {"test", RULES, "--junit"}},
  {"test as SARIF", 3, {"test", RULES, "--sarif"}},
  {"test by what nobody shows", 3, {"test", "tests/oom/mutated.yaml", "--coverage", "--as-of", "2026-03-01", "--budget", "40"}},
  {"test generated", 3, {"test", "tests/oom/mutated.yaml", "--generate", "--as-of", "2026-03-01", "--budget", "40", "--to", "@/written.epfc"}},
  {"test generated from more", 23, {"test", RULES, "--generate", "--as-of", "2026-03-01", "--budget", "40"}},
  {"package", 0, {"package", "@/compiled.epfc", "tests/oom/person.yaml", "--as-of", "2026-03-01", "--choose", "short-course=35hours,versioned", "--format", "text"}},
  {"package, json", 0, {"package", "@/compiled.epfc", "tests/oom/person.yaml", "--as-of", "2026-03-01", "--choose", "short-course,never", "--format", "json"}},
  {"package suggested", 0, {"package", "@/compiled.epfc", "tests/oom/person.yaml", "--as-of", "2026-03-01", "--suggest", "mend,learn", "--format", "text"}},
  {"package suggested, json", 0, {"package", "@/compiled.epfc", "tests/oom/person.yaml", "--as-of", "2026-03-01", "--suggest", "mend", "--format", "json"}},
  {"package refused", 0, {"package", "@/compiled.epfc", "tests/oom/person.yaml", "--as-of", "2026-03-01", "--choose", "shortcourse"}},
  {"diff", 0, {"diff", "@/compiled.epfc", "tests/oom/mutated.yaml", "--as-of", "2026-03-01", "--budget", "40"}},
  {"diff, json, to a file", 0, {"diff", "tests/oom/mutated.yaml", "tests/oom/changed.yaml", "--as-of", "2026-03-01", "--format", "json", "--emit-tests", "@/written.epfc"}},
  {"diff of a cohort, as a page", 0, {"diff", "tests/oom/mutated.yaml", "tests/oom/changed.yaml", "--as-of", "2026-03-01", "--format", "html", "--cohort", "tests/oom/scores.csv", "--by", "level"}},
  {"diff, sarif", 0, {"diff", "tests/oom/mutated.yaml", "tests/oom/changed.yaml", "--as-of", "2026-03-01", "--format", "sarif"}},
  {"proofs", 3, {"check", RULES, "--proofs", "--as-of", "2026-03-01", "--budget", "10"}},
  {"simulate an account", 0, {"simulate", "tests/oom/mutated.yaml", "tests/oom/scores.csv", "--as-of", "2026-03-01", "--account", "course", "--by", "level", "--min-count", "1"}},
  {"simulate", 0, {"simulate", "@/compiled.epfc", "tests/oom/profiles.ndjson", "--as-of", "2026-03-01", "--against", "@/compiled.epfc", "--threads", "2"}},
  {"simulate, json", 0, {"simulate", "@/compiled.epfc", "tests/oom/profiles.csv", "--as-of", "2026-03-01", "--format", "json"}},
  {"cohort", 0, {"cohort", "@/compiled.epfc", "tests/oom/cohort.yaml", "--people", "5", "--as-of", "2026-03-01"}},
  {"import CSV", 0, {"import", "tests/oom/fees.csv", "--to", "-"}},
  {"import DMN", 0, {"import", "tests/oom/fees.dmn", "--to", "-"}},
  {"export CSV", 1, {"export", "tests/oom/fees.yaml", "--format", "csv"}},
  {"export DMN", 1, {"export", "tests/oom/fees.yaml", "--format", "dmn", "--to", "@/written.epfc"}},
  {"fmt --check", 0, {"fmt", "--check", RULES "/derived.yaml", RULES "/options/course.yaml"}},
  {"fmt folder", 3, {"fmt", "--check", RULES}},
  {"schema", 3, {"schema", RULES}},
  {"schema to a file", 3, {"schema", RULES, "-o", "@/written.epfc"}},
  {"dump model", 3, {"dump", RULES, "--stage", "model"}},
  {"dump doc", 0, {"dump", RULES "/options/course.yaml", "--stage", "doc", "--format", "json"}},
  {"dump clauses", 3, {"dump", RULES, "--stage", "clauses", "--format", "json"}},
  {"dump plan", 3, {"dump", RULES, "--stage", "plan", "--format", "json"}},
  {"dump table", 0, {"dump", "@/compiled.epfc", "--stage", "table", "--format", "json"}},
  {"dump record", 0, {"dump", "@/compiled.epfc", "tests/oom/profiles.ndjson", "--stage", "record"}},
  {"explain", 0, {"explain", "E0401"}},
  {"ask", 0, {"ask", "@/compiled.epfc", "--as-of", "2026-03-01", "--profile", "tests/oom/profiles.yaml"}},
};

typedef struct capture { /* what a run wrote; its memory is this program's, so that it allocates nothing */
  FILE *file;
  char buffer[4096];
  size_t len;
  char text[OUTPUT_MAX];
} capture;

typedef struct outcome {
  int code;
  size_t asked;
  bool hit;
} outcome;

static char folder[] = "/tmp/epf-oom-XXXXXX";
static capture out, err;
static FILE *in;
static char reference_out[OUTPUT_MAX], reference_err[OUTPUT_MAX];
static size_t reference_out_len, reference_err_len;
static int reference_code;
static unsigned long passed, failed, shown;

static _Noreturn void give_up(const char *why) {
  fprintf(stderr, "test_oom: %s\n", why);
  exit(2);
}

/* ---- running a verb ---- */

static void capture_open(capture *c) {
  c->file = tmpfile();
  if (c->file == NULL || setvbuf(c->file, c->buffer, _IOFBF, sizeof c->buffer) != 0) give_up("no temporary file");
}

static void capture_rewind(capture *c) {
  clearerr(c->file);
  rewind(c->file);
  if (ftruncate(fileno(c->file), 0) != 0) give_up("a temporary file cannot be emptied");
}

static void capture_read(capture *c) {
  fflush(c->file);
  ssize_t n = pread(fileno(c->file), c->text, sizeof c->text - 1, 0);
  if (n < 0 || (size_t)n == sizeof c->text - 1) give_up("a run's output cannot be read, or is too large");
  c->len = (size_t)n;
  c->text[c->len] = '\0';
}

/* Where memory for machine code cannot be had, patterns are interpreted and the outcome says so; nothing else of it
 * may differ. */
static void forget_interpreter(capture *c) {
  static const char interpreted[] = "\"patterns\":\"interpreter\"", compiled[] = "\"patterns\":\"jit\"";
  for (char *at = c->text; (at = strstr(at, interpreted)) != NULL;) {
    size_t rest = c->len - (size_t)(at - c->text) - strlen(interpreted) + 1;
    memcpy(at, compiled, strlen(compiled));
    memmove(at + strlen(compiled), at + strlen(interpreted), rest);
    c->len -= strlen(interpreted) - strlen(compiled);
  }
}

static const char *written_path(void) {
  static char path[64];
  snprintf(path, sizeof path, "%s/written.epfc", folder);
  return path;
}

static outcome run(const verb_case *c, size_t n, bool onwards) {
  static char paths[ARGUMENTS_MAX][256];
  char *argv[ARGUMENTS_MAX + 2] = {(char *)(uintptr_t)"epf"};
  int argc = 1;
  for (; argc <= ARGUMENTS_MAX && c->arguments[argc - 1] != NULL; argc++) {
    const char *given = c->arguments[argc - 1];
    snprintf(paths[argc - 1], sizeof paths[0], "%s%s", given[0] == '@' ? folder : "", given[0] == '@' ? given + 1 : given);
    argv[argc] = paths[argc - 1];
  }
  unlink(written_path());
  capture_rewind(&out);
  capture_rewind(&err);
  rewind(in);
  outcome o;
  fail_malloc_arm(n, onwards);
  o.code = epf_main(argc, argv, in, out.file, err.file);
  o.hit = fail_malloc_hit();
  o.asked = fail_malloc_disarm();
  capture_read(&out);
  capture_read(&err);
  forget_interpreter(&out);
  return o;
}

/* ---- what is expected of it ---- */

static size_t names_in(const char *path) {
  DIR *dir = opendir(path);
  if (dir == NULL) give_up(path);
  size_t count = 0;
  while (readdir(dir) != NULL) count++;
  closedir(dir);
  return count - 2; /* . and .. */
}

static size_t open_files(void) { return names_in("/proc/self/fd"); }

static bool is_reference(const outcome *o) {
  return o->code == reference_code && out.len == reference_out_len && memcmp(out.text, reference_out, out.len) == 0 &&
         err.len == reference_err_len && memcmp(err.text, reference_err, err.len) == 0;
}

static const char *fault_of(const outcome *o) {
  bool wrote = access(written_path(), F_OK) == 0;
  if (names_in(folder) != 1 + (size_t)wrote) return "a temporary file is left behind";
  if (is_reference(o)) return NULL;
  if (!o->hit) return "no allocation failed, and yet the result is another";
  if (o->code != EXIT_INTERNAL) return "the exit code is neither 70 nor that of an unhurt run, or the output differs";
  if (err.len == 0) return "there is no message";
  if (strstr(err.text, "memory") == NULL) return "the message does not speak of memory";
  return wrote ? "a file was written and the exit code is 70" : NULL;
}

static void tell(const verb_case *c, size_t n, bool onwards, const outcome *o, const char *fault) {
  failed++;
  if (shown++ >= FAILURES_SHOWN) return;
  printf("FAILED %s, allocation %zu%s: %s (exit %d, %zu bytes of output, message: %.200s)\n", c->name, n, onwards ? " and all later ones" : "",
         fault, o->code, out.len, err.text);
}

/* One run. A leak is one that comes again: what the C library sets up once is none. */
static outcome check_run(const verb_case *c, size_t n, bool onwards) {
  size_t before = fail_malloc_live(), open_before = open_files();
  outcome o = run(c, n, onwards);
  const char *fault = fault_of(&o);
  size_t kept = fail_malloc_live();
  if (fault == NULL && kept != before) {
    run(c, n, onwards);
    if (fail_malloc_live() != kept) fault = "memory is leaked";
  }
  if (fault == NULL && open_files() != open_before) fault = "a file is left open";
  if (fault != NULL) tell(c, n, onwards, &o, fault);
  else passed++;
  return o;
}

static void take_reference(const verb_case *c) {
  run(c, 0, false); /* warms up */
  outcome o = run(c, 0, false);
  reference_code = o.code;
  memcpy(reference_out, out.text, reference_out_len = out.len);
  memcpy(reference_err, err.text, reference_err_len = err.len);
}

static void sweep(const verb_case *c) {
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  shown = 0;
  take_reference(c);
  if (reference_code == EXIT_INTERNAL) {
    printf("FAILED %s: exit 70 with all the memory it wants: %.200s\n", c->name, err.text);
    failed++;
    return;
  }
  unsigned long before = failed;
  size_t total = 0, stride = c->stride == 0 ? 1 : c->stride * STRIDE;
  for (int onwards = 0; onwards < 2; onwards++)
    for (size_t n = 1;; n += stride) {
      outcome o = check_run(c, n, onwards != 0);
      if (!o.hit) {
        total = o.asked;
        break;
      }
    }
  clock_gettime(CLOCK_MONOTONIC, &to);
  double took = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
  printf("%-38s exit %d, %5zu allocations, every %zu. failed, %lu bad, %.1f s\n", c->name, reference_code, total, stride, failed - before, took);
}

int main(int argc, char **argv) {
  if (!fail_malloc_works()) return fail_malloc_give_up();
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  if (mkdtemp(folder) == NULL) give_up("no temporary folder");
  capture_open(&out);
  capture_open(&err);
  in = tmpfile();
  static char in_buffer[4096];
  if (in == NULL || setvbuf(in, in_buffer, _IOFBF, sizeof in_buffer) != 0) give_up("no temporary file");
  fputs("?refused\nnonsense\n60\n", in);
  const verb_case compile = {"compile", 0, {"compile", RULES, "--output", "@/compiled.epfc"}};
  if (run(&compile, 0, false).code != EXIT_FINE) give_up("the rule set does not compile; is this the project's folder?");
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (argc < 2 || strcmp(argv[1], cases[i].name) == 0) sweep(&cases[i]);
  char compiled[64];
  snprintf(compiled, sizeof compiled, "%s/compiled.epfc", folder);
  unlink(compiled);
  unlink(written_path());
  rmdir(folder);
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
