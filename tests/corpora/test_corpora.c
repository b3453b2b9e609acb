/* Public suites of malformed and hostile texts: nothing crashes, hangs or is taken for what it is not.
 *
 * The folder is named by EPF_CORPORA; without it the test is skipped.
 */
#define _XOPEN_SOURCE 700
#define FAILURES_SHOWN ULONG_MAX
#include <ctype.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "corpora/child.h"
#include "epf/match.h"
#include "regex/regex.h"
#include "support/expect.h"

enum { ACCEPTED = 0, REFUSED = 3, BROKEN = 9, SKIPPED = 77, PATH_MAX_BYTES = 512, CASES_MAX = 2000 };

typedef struct corpus_case {
  char verdict[8], path[200];
} corpus_case;

static const char *corpora;
static corpus_case cases[CASES_MAX];
static child_result child;

static _Noreturn void give_up(const char *what) {
  fprintf(stderr, "test_corpora: %s\n", what);
  exit(2);
}

/* ---- files ---- */

static FILE *open_file(const char *suite, const char *name) {
  char path[PATH_MAX_BYTES];
  snprintf(path, sizeof path, "%s/%s/%s", corpora, suite, name);
  FILE *f = fopen(path, "rb");
  if (f == NULL) printf("%s cannot be opened\n", path);
  return f;
}

static size_t read_manifest(const char *suite) {
  char line[600];
  size_t count = 0;
  FILE *f = open_file(suite, "manifest.tsv");
  if (f == NULL) give_up("a manifest is missing");
  while (count < CASES_MAX && fgets(line, sizeof line, f) != NULL)
    count += sscanf(line, "%7[^\t]\t%199[^\t\n]", cases[count].verdict, cases[count].path) == 2;
  fclose(f);
  if (count == 0) give_up("a manifest is empty");
  return count;
}

static void path_of(const char *suite, const corpus_case *c, char *path) { snprintf(path, PATH_MAX_BYTES, "%s/%s/%s", corpora, suite, c->path); }

/* "path:12:3": does one stand in the text? */
static bool names_a_place(const char *text, const char *path) {
  for (const char *at = text; (at = strstr(at, path)) != NULL; at++) {
    unsigned line, column;
    if (sscanf(at + strlen(path), ":%u:%u", &line, &column) == 2 && line > 0 && column > 0) return true;
  }
  return false;
}

static bool ended_well(const char *path) {
  if (child.signal != 0) return expect(false, "%s: %s", path, child.signal == SIGALRM ? "hangs" : strsignal(child.signal));
  return expect(child.code != BROKEN, "%s: neither read nor refused: %.200s", path, child.text);
}

/* ---- yaml-test-suite ---- */

static int dump_yaml(void *with, FILE *to) {
  epf_buffer *out = epf_buffer_new(), *log = epf_buffer_new();
  if (out == NULL || log == NULL) return BROKEN;
  epf_status status = epf_yaml_dump(with, false, EPF_DIAGNOSTICS_TEXT, false, out, log);
  if (epf_buffer_len(log) > 0) fwrite(epf_buffer_bytes(log), 1, epf_buffer_len(log), to);
  bool sound = status == EPF_OK ? epf_buffer_len(out) > 0 : status == EPF_E_RULES && epf_buffer_len(log) > 0;
  epf_buffer_free(out);
  epf_buffer_free(log);
  return !sound ? BROKEN : status == EPF_OK ? ACCEPTED : REFUSED;
}

static bool is_listed(const char *list, const char *id) {
  size_t len = strlen(id);
  for (const char *at = list; at != NULL; at = strchr(at, '\n')) {
    at += *at == '\n';
    if (strncmp(at, id, len) == 0 && at[len] == ',') return strspn(at + len + 1, " ") < strcspn(at + len + 1, "\n");
  }
  return false;
}

static size_t count_listed(const char *list) {
  size_t count = 0;
  for (const char *at = list; *at != '\0'; at += strcspn(at, "\n"), at += *at == '\n') count += *at != '#' && *at != '\n';
  return count;
}

static void test_yaml(void) {
  static char list[16384];
  FILE *f = fopen("tests/corpora/yaml-accepted.txt", "r");
  if (f == NULL) give_up("tests/corpora/yaml-accepted.txt cannot be opened; is this the project's folder?");
  list[fread(list, 1, sizeof list - 1, f)] = '\0';
  fclose(f);
  size_t count = read_manifest("yaml-test-suite"), accepted = 0, wrongly = 0;
  for (size_t i = 0; i < count; i++) {
    char path[PATH_MAX_BYTES], id[32] = "";
    path_of("yaml-test-suite", &cases[i], path);
    const char *name = strrchr(path, '/') + 1;
    snprintf(id, sizeof id, "%.*s", (int)strcspn(name, "."), name);
    child_run(&child, (child_limits){.seconds = 5}, dump_yaml, path);
    if (!ended_well(path)) continue;
    if (child.code == REFUSED) expect(names_a_place(child.text, path), "%s: refused without a place: %.300s", path, child.text);
    accepted += child.code == ACCEPTED;
    if (strcmp(cases[i].verdict, "reject") != 0) continue;
    bool listed = is_listed(list, id);
    wrongly += child.code == ACCEPTED;
    expect(listed == (child.code == ACCEPTED), listed ? "%s is refused now: take it off tests/corpora/yaml-accepted.txt" : "%s is no valid YAML and is read", id);
  }
  expect(count_listed(list) == wrongly, "tests/corpora/yaml-accepted.txt lists %zu texts; %zu are read wrongly", count_listed(list), wrongly);
  printf("yaml-test-suite: %zu texts, %zu read, %zu of them wrongly\n", count, accepted, wrongly);
}

/* ---- profiles in JSON, CSV and YAML ---- */

#define HEAD "ruleset: tiny\nversion: \"1\"\ntitle: Tiny\nfields:\n"
static const char tiny[] = HEAD "  name: {type: text, role: identifier}\n  n: {type: integer}\nderived: {big: {true_when: {n: {at_least: 5}}}}\n";
/* The columns of csv-spectrum that can be fields: a sheet without any that is known has no header. */
static const char columns[] = HEAD "  a: {type: text}\n  b: {type: text}\n  c: {type: text}\n  key: {type: text}\n  val: {type: text}\n"
                                   "  first: {type: text}\n  last: {type: text}\n  address: {type: text}\n  city: {type: text}\n  zip: {type: text}\n";

static const epf_table *vocabulary;
static epf_profile_format profile_format;

static epf_table *table_of(const char *text) {
  char path[] = "/tmp/epf-corpora-XXXXXX";
  int file = mkstemp(path);
  ssize_t len = (ssize_t)strlen(text);
  if (file < 0 || write(file, text, (size_t)len) != len) give_up("no temporary file");
  close(file);
  epf_rules *rules;
  epf_table *table;
  if (epf_rules_read(&rules, path) != EPF_OK || epf_rules_seal(rules, &table) != EPF_OK) give_up("the vocabulary is refused");
  epf_rules_free(rules);
  unlink(path);
  return table;
}

static bool to_file(void *user, const char *bytes, size_t len) { return fwrite(bytes, 1, len, user) == len; }

static bool drop(void *user, const char *bytes, size_t len) {
  (void)user;
  return utf8_check(bytes, len) == len;
}

/* REFUSED: an error stands in the place of at least one profile. */
static int match_profiles(void *with, FILE *to) {
  const char *paths[1] = {with}, *why;
  epf_match_options how = {.format = EPF_OUTPUT_NDJSON, .input = profile_format, .why = EPF_WHY_ALL, .ask = true, .ignore_unknown = true, .as_of = "2026-01-01"};
  epf_match_counts counts;
  epf_status status = epf_match_files(vocabulary, paths, 1, &how, drop, to_file, to, &counts, &why);
  if (status != EPF_OK) {
    fprintf(to, "%s %s", epf_status_text(status), why);
    return BROKEN;
  }
  return counts.refused > 0 ? REFUSED : ACCEPTED;
}

static bool run_profiles(const char *path, epf_profile_format format) {
  profile_format = format;
  child_run(&child, (child_limits){.seconds = 5}, match_profiles, (void *)(uintptr_t)path);
  if (!ended_well(path)) return false;
  if (child.code == REFUSED) expect(names_a_place(child.text, path), "%s: refused without a place: %.300s", path, child.text);
  return true;
}

static void test_json(void) {
  size_t count = read_manifest("json-test-suite"), refused = 0;
  for (size_t i = 0; i < count; i++) {
    char path[PATH_MAX_BYTES];
    path_of("json-test-suite", &cases[i], path);
    for (int way = 0; way < 2; way++) {
      if (!run_profiles(path, way == 0 ? EPF_PROFILE_JSON : EPF_PROFILE_NDJSON)) continue;
      refused += child.code == REFUSED;
      if (way == 0 && strcmp(cases[i].verdict, "reject") == 0) expect(child.code == REFUSED, "%s is no JSON and is read", path);
      if (way == 0 && strstr(path, "/y_object") != NULL) expect(child.code == ACCEPTED || strstr(path, "duplicated") != NULL, "%s is a JSON object and is refused: %.300s", path, child.text);
    }
  }
  printf("json-test-suite: %zu texts, each as a document and as lines, %zu refused\n", count, refused);
}

static void test_csv(void) {
  size_t count = read_manifest("csv-spectrum");
  const epf_table *before = vocabulary;
  epf_table *own = table_of(columns);
  vocabulary = own;
  for (size_t i = 0; i < count; i++) {
    char path[PATH_MAX_BYTES];
    path_of("csv-spectrum", &cases[i], path);
    if (!run_profiles(path, EPF_PROFILE_CSV)) continue;
    bool named = strstr(path, "/location_coordinates.csv") == NULL; /* its columns begin with capitals */
    if (named) expect(child.code == ACCEPTED, "%s is refused: %.300s", path, child.text);
    else expect(child.code == REFUSED && strstr(child.text, "no header row that names fields") != NULL, "%s has no field's name and is read: %.300s", path, child.text);
  }
  vocabulary = before;
  epf_table_free(own);
  printf("csv-spectrum: %zu texts\n", count);
}

static void test_blns(void) {
  char path[PATH_MAX_BYTES];
  snprintf(path, sizeof path, "%s/blns/cases/blns.ndjson", corpora);
  if (run_profiles(path, EPF_PROFILE_NDJSON)) expect(child.code == ACCEPTED, "%s: a naughty string is refused: %.300s", path, child.text);
  snprintf(path, sizeof path, "%s/blns/cases/blns.csv", corpora);
  if (run_profiles(path, EPF_PROFILE_CSV)) expect(child.code == ACCEPTED, "%s: a naughty string is refused: %.300s", path, child.text);
  puts("blns: both files");
}

static void test_raw_utf8(const char *path, bool valid) {
  static char bytes[4096];
  FILE *f = fopen(path, "rb");
  if (!expect(f != NULL, "%s cannot be opened", path)) return;
  size_t len = fread(bytes, 1, sizeof bytes, f);
  fclose(f);
  expect((utf8_check(bytes, len) == len) == valid, "%s is %sUTF-8 and taken for the contrary", path, valid ? "" : "not ");
}

static void test_utf8(void) {
  size_t count = read_manifest("utf8"), refused = 0;
  for (size_t i = 0; i < count; i++) {
    char path[PATH_MAX_BYTES];
    path_of("utf8", &cases[i], path);
    bool valid = strcmp(cases[i].verdict, "accept") == 0, any = strcmp(cases[i].verdict, "any") == 0;
    if (strstr(path, "/raw/") != NULL) {
      test_raw_utf8(path, valid);
      continue;
    }
    bool yaml = strstr(path, "/yaml/") != NULL;
    if (!run_profiles(path, yaml ? EPF_PROFILE_YAML : strstr(path, "/csv/") != NULL ? EPF_PROFILE_CSV : EPF_PROFILE_JSON)) continue;
    refused += child.code == REFUSED;
    if (valid && !yaml) expect(child.code == ACCEPTED, "%s is UTF-8 and refused: %.300s", path, child.text); /* YAML: characters that deceive the eye are refused too */
    if (!valid && !any) expect(child.code == REFUSED, "%s is not UTF-8 and read", path);
  }
  printf("utf8: %zu texts, %zu refused\n", count, refused);
}

/* ---- redos ---- */

typedef struct attack {
  char pattern[8192], prefix[4096], pump[4096], suffix[4096];
  size_t pattern_len, prefix_len, pump_len, suffix_len;
} attack;

static size_t unhex(const char *from, size_t digits, char *to) {
  for (size_t i = 0; i + 1 < digits; i += 2) {
    unsigned byte;
    char two[3] = {from[i], from[i + 1], '\0'};
    if (!isxdigit((unsigned char)two[0]) || !isxdigit((unsigned char)two[1]) || sscanf(two, "%2x", &byte) != 1) return 0;
    to[i / 2] = (char)(unsigned char)byte;
  }
  return digits / 2;
}

static bool read_attack(char *line, attack *a) {
  const char *part[5] = {0};
  size_t len[5] = {0};
  for (int i = 0; i < 5; i++) {
    part[i] = line;
    len[i] = strcspn(line, "\t\n");
    if (i > 0 && len[i] / 2 > (i == 1 ? sizeof a->pattern : sizeof a->prefix)) return false;
    line += len[i] + (line[len[i]] != '\0');
  }
  a->pattern_len = unhex(part[1], len[1], a->pattern);
  a->prefix_len = unhex(part[2], len[2], a->prefix);
  a->pump_len = unhex(part[3], len[3], a->pump);
  a->suffix_len = unhex(part[4], len[4], a->suffix);
  return a->pattern_len > 0;
}

/* prefix, pump again and again, suffix: of about `room` bytes, cut where it does not fit. */
static size_t build_subject(const attack *a, size_t room, char *to) {
  size_t len = 0, ends = a->prefix_len + a->suffix_len;
  if (ends > room) return 0;
  memcpy(to, a->prefix, a->prefix_len);
  len = a->prefix_len;
  while (a->pump_len > 0 && len + a->pump_len + a->suffix_len <= room) {
    memcpy(to + len, a->pump, a->pump_len);
    len += a->pump_len;
  }
  memcpy(to + len, a->suffix, a->suffix_len);
  return len + a->suffix_len;
}

static double cpu_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct tally {
  size_t refused, limit[2], matched, missed;
  double worst[2];
} tally;

static void run_attack(size_t number, const attack *a, regex *const both[2], regex_scratch *scratch, tally *t) {
  static const size_t sizes[] = {32, 256, REGEX_SUBJECT_MAX};
  static char subject[REGEX_SUBJECT_MAX];
  for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
    size_t len = build_subject(a, sizes[k], subject);
    if (len == 0 || utf8_check(subject, len) != len) continue;
    regex_result found[2];
    for (int way = 0; way < 2; way++) {
      double from = cpu_now();
      found[way] = regex_match(both[way], scratch, (str){subject, len});
      double took = cpu_now() - from;
      if (took > t->worst[way]) t->worst[way] = took;
      t->limit[way] += found[way] == REGEX_LIMIT;
      expect(took < 0.25, "redos %zu, %zu bytes, %s: %.0f ms", number, len, way == 0 ? "compiled" : "interpreted", 1e3 * took);
    }
    t->matched += found[0] == REGEX_YES;
    t->missed += found[0] == REGEX_NO;
    expect(found[0] == found[1] || found[0] == REGEX_LIMIT || found[1] == REGEX_LIMIT, "redos %zu, %zu bytes: compiled and interpreted differ", number, len);
  }
}

static void test_pattern(size_t number, const attack *a, regex_scratch *scratch, tally *t) {
  str pattern = {a->pattern, a->pattern_len};
  size_t offset = SIZE_MAX;
  char why[200] = "";
  epf_status status = regex_check(pattern, &offset, why, sizeof why);
  if (status == EPF_E_RULES) {
    t->refused++;
    expect(offset <= pattern.len && why[0] != '\0', "redos %zu: refused without a place or a reason", number);
    return;
  }
  regex *both[2] = {NULL, NULL};
  bool made = status == EPF_OK && regex_new(&both[0], pattern, true) == EPF_OK && regex_new(&both[1], pattern, false) == EPF_OK;
  if (expect(made, "redos %zu: checked, and yet it does not compile", number)) run_attack(number, a, both, scratch, t);
  regex_free(both[0]);
  regex_free(both[1]);
}

static void test_redos(void) {
  static char line[65536];
  static attack a;
  regex_scratch *scratch;
  tally t = {0};
  FILE *f = open_file("redos", "redos.hex.tsv");
  if (f == NULL || regex_scratch_new(&scratch) != EPF_OK) give_up("redos cannot be read");
  for (size_t number = 1; fgets(line, sizeof line, f) != NULL; number++)
    if (expect(read_attack(line, &a), "redos %zu: the line cannot be read", number)) test_pattern(number, &a, scratch, &t);
  fclose(f);
  regex_scratch_free(scratch);
  printf("redos: %zu patterns refused; subjects: %zu matched, %zu not, limit hit by %zu compiled and %zu interpreted; worst %.1f ms and %.1f ms\n",
         t.refused, t.matched, t.missed, t.limit[0], t.limit[1], 1e3 * t.worst[0], 1e3 * t.worst[1]);
}

int main(void) {
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  corpora = getenv("EPF_CORPORA");
  if (corpora == NULL || corpora[0] == '\0') {
    puts("skipped: EPF_CORPORA does not name the folder of the public suites");
    return SKIPPED;
  }
  epf_table *table = table_of(tiny);
  vocabulary = table;
  test_yaml();
  test_json();
  test_csv();
  test_blns();
  test_utf8();
  test_redos();
  epf_table_free(table);
  printf("%lu passed, %lu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
