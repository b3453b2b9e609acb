/* What must not matter does not: threads, plan, order of rules, files and keys, layout, names, unread answers,
 * locale, time zone, working folder.
 *
 *   test_invariance [SEED [RULE_SETS]]
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "compile/rules.h"
#include "epf/match.h"
#include "invariance/rewrite.h"
#include "support/expect.h"

enum { PATH_BYTES = 320 };
#if defined(__SANITIZE_ADDRESS__)
enum { PROFILES = 12, MANY_PROFILES = 300, MANY_OF_SHIPPED = 50 }; /* a sanitizer takes its time */
#else
enum { PROFILES = 30, MANY_PROFILES = 1000, MANY_OF_SHIPPED = 400 };
#endif

static char folder[] = "/tmp/epf-invariance-XXXXXX";

static _Noreturn void give_up(const char *what) {
  fprintf(stderr, "test_invariance: %s\n", what);
  exit(2);
}

/* ---- files ---- */

static const char *path_in(const char *name) {
  static char paths[8][PATH_BYTES];
  static size_t next;
  char *path = paths[next++ % 8];
  if (snprintf(path, PATH_BYTES, "%s/%s", folder, name) >= PATH_BYTES) give_up("a path is too long");
  return path;
}

static void write_file(const char *name, const char *text) {
  FILE *f = fopen(path_in(name), "wb");
  if (f == NULL || fputs(text, f) == EOF || fclose(f) != 0) give_up("a temporary file cannot be written");
}

static char *read_file(const char *path) {
  FILE *f = fopen(path, "rb");
  gen_text text = {0};
  char part[4096];
  if (f == NULL) give_up(path);
  gen_put(&text, "%s", "");
  for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) gen_put(&text, "%.*s", (int)n, part);
  fclose(f);
  return text.at;
}

static void make_folder(const char *name) {
  if (mkdir(path_in(name), 0755) != 0) give_up("no temporary folder");
}

/* ---- rules and their results ---- */

typedef struct subject {
  epf_rules *rules; /* NULL: refused */
  epf_table *table;
} subject;

static bool quiet; /* a refusal is not told */

static subject compile(const char *path) {
  subject s = {NULL, NULL};
  epf_status status = epf_rules_read(&s.rules, path);
  if (status == EPF_OK) status = epf_rules_seal(s.rules, &s.table);
  if (status == EPF_OK) return s;
  epf_buffer *why = epf_buffer_new();
  if (why != NULL && s.rules != NULL) epf_rules_diagnostics(s.rules, EPF_DIAGNOSTICS_GCC, false, why);
  if (why != NULL && failed < FAILURES_SHOWN && !quiet) printf("%.*s", (int)epf_buffer_len(why), epf_buffer_bytes(why) != NULL ? epf_buffer_bytes(why) : "");
  epf_buffer_free(why);
  epf_rules_free(s.rules);
  return (subject){NULL, NULL};
}

static subject compile_text(const char *text) {
  write_file("one.yaml", text);
  return compile(path_in("one.yaml"));
}

static void drop(subject *s) {
  epf_rules_free(s->rules);
  epf_table_free(s->table);
  *s = (subject){NULL, NULL};
}

static bool to_text(void *to, const char *bytes, size_t len) {
  if (len > 0) gen_put(to, "%.*s", (int)len, bytes);
  return true;
}

static bool to_nothing(void *to, const char *bytes, size_t len) {
  (void)to;
  (void)bytes;
  (void)len;
  return true;
}

static const epf_match_options usual = {.format = EPF_OUTPUT_NDJSON, .why = EPF_WHY_ALL, .ask = true, .as_of = "2011-06-15"};

/* What a match writes; free it. */
static char *results(const subject *s, const char *profiles, epf_match_options how) {
  gen_text text = {0};
  epf_match_counts counts;
  const char *why = "";
  gen_put(&text, "%s", "");
  epf_status status = epf_match_files(s->table, &profiles, 1, &how, to_text, to_nothing, &text, &counts, &why);
  if (status != EPF_OK) {
    printf("%s %s\n", epf_status_text(status), why);
    give_up("profiles cannot be matched");
  }
  return text.at;
}

static bool same(char *x, char *y) {
  bool equal = strcmp(x, y) == 0;
  if (!equal && failed < FAILURES_SHOWN) {
    size_t at = 0;
    while (x[at] == y[at]) at++;
    size_t from = at > 60 ? at - 60 : 0;
    printf("one:   ...%.160s\nother: ...%.160s\n", x + from, y + from);
  }
  free(x);
  free(y);
  return equal;
}

/* A refused profile's error names a column, which keys before it push aside. */
static char *results_without_columns(const subject *s, const char *profiles) {
  char *json = results(s, path_in(profiles), usual);
  rewrite_forget_columns(json);
  return json;
}

static char *without_places(char *json) {
  rewrite_forget_places(json);
  return json;
}

/* ---- profiles ---- */

static const model *model_of(const subject *s) { return &s->rules->m; }

static void write_profiles(const char *name, char *const *lines, size_t count) {
  FILE *f = fopen(path_in(name), "wb");
  if (f == NULL) give_up("a temporary file cannot be written");
  for (size_t i = 0; i < count; i++) fprintf(f, "%s\n", lines[i]);
  fclose(f);
}

static char **generate_profiles(gen *g, const subject *s, size_t count) {
  char **lines = calloc(count, sizeof *lines);
  if (lines == NULL) give_up("no memory");
  for (size_t i = 0; i < count; i++) {
    gen_profile *p = gen_profile_new(g, model_of(s));
    lines[i] = p->line;
    p->line = NULL;
    gen_profile_free(model_of(s), p);
  }
  return lines;
}

static void free_profiles(char **lines, size_t count) {
  for (size_t i = 0; i < count; i++) free(lines[i]);
  free(lines);
}

/* ---- of one rule set, by the same bytes ---- */

static void test_threads(const subject *s, const char *what) {
  static const unsigned threads[] = {2, 3, 7};
  for (int format = EPF_OUTPUT_TEXT; format <= EPF_OUTPUT_RECORD; format++) {
    epf_match_options how = usual;
    how.format = (epf_output_format)format;
    how.ask = false; /* which takes longer than all else */
    char *one = results(s, path_in("profiles.ndjson"), how);
    for (size_t i = 0; i < 3; i++) {
      how.threads = threads[i];
      expect(same(strdup(one), results(s, path_in("profiles.ndjson"), how)), "%s: %u threads write what one writes, format %d", what, threads[i], format);
    }
    free(one);
  }
}

static void test_plan(const subject *s, const char *what) {
  epf_match_options plain = usual;
  plain.plain = true;
  expect(same(results(s, path_in("profiles.ndjson"), usual), results(s, path_in("profiles.ndjson"), plain)), "%s: both plans write the same", what);
}

static void test_key_order(gen *g, const subject *s, char *const *lines, size_t count, const char *what) {
  char **shuffled = calloc(count, sizeof *shuffled);
  if (shuffled == NULL) give_up("no memory");
  for (size_t i = 0; i < count; i++) shuffled[i] = rewrite_profile(g, lines[i], NULL, NULL);
  write_profiles("shuffled.ndjson", shuffled, count);
  expect(same(results_without_columns(s, "profiles.ndjson"), results_without_columns(s, "shuffled.ndjson")), "%s: the order of a profile's keys", what);
  free_profiles(shuffled, count);
}

/* No rule can read it, and no rule's result shows it. */
static bool is_unread(const void *with, str key) {
  const model *m = with;
  for (size_t i = DATUM_FIELDS; i < m->field_end; i++)
    if (str_eq(m->data[i].id, key)) return m->data[i].role == ROLE_MONITORED || (m->data[i].type == TYPE_TEXT && !m->data[i].coded && m->data[i].role == ROLE_INPUT);
  return false;
}

static void test_unread(gen *g, const subject *s, char *const *lines, size_t count, const char *what) {
  char **fewer = calloc(count, sizeof *fewer);
  if (fewer == NULL) give_up("no memory");
  for (size_t i = 0; i < count; i++) fewer[i] = rewrite_profile(g, lines[i], is_unread, model_of(s));
  write_profiles("fewer.ndjson", fewer, count);
  expect(same(results_without_columns(s, "profiles.ndjson"), results_without_columns(s, "fewer.ndjson")), "%s: answers that no rule reads", what);
  free_profiles(fewer, count);
}

/* `many`: for threads to share; 0: only one thread. */
static void test_same_bytes(gen *g, const subject *s, size_t count, size_t many, const char *what) {
  if (many > 0) {
    char **more = generate_profiles(g, s, many);
    write_profiles("profiles.ndjson", more, many);
    test_threads(s, what);
    free_profiles(more, many);
  }
  char **lines = generate_profiles(g, s, count);
  write_profiles("profiles.ndjson", lines, count);
  test_plan(s, what);
  test_key_order(g, s, lines, count, what);
  test_unread(g, s, lines, count, what);
  free_profiles(lines, count);
}

/* ---- of two spellings of a rule set ---- */

static void expect_same_rules(const subject *s, subject other, const char *what) {
  if (!expect(other.rules != NULL, "%s: the rule set is refused", what)) return;
  expect(strcmp(epf_table_fingerprint(s->table), epf_table_fingerprint(other.table)) == 0, "%s: the fingerprint stays", what);
  expect(same(without_places(results(s, path_in("profiles.ndjson"), usual)), without_places(results(&other, path_in("profiles.ndjson"), usual))),
         "%s: results stay but for places", what);
  drop(&other);
}

static void test_reordered(gen *g, const subject *s, const cut_rules *cut, const char *what) {
  char *files[FILES_MAX], name[64];
  part_name names[FILES_MAX] = {"ruleset.yaml"};
  size_t count = 2 + gen_below(g, FILES_MAX - 1);
  rewrite_reordered(g, cut, count, files, names);
  for (size_t i = 0; i < count; i++) {
    snprintf(name, sizeof name, "split/%s", names[i]);
    if (files[i] != NULL) write_file(name, files[i]);
    free(files[i]);
  }
  expect_same_rules(s, compile(path_in("split")), what);
}

static void test_laid_out(gen *g, const subject *s, const char *rules, const char *what) {
  char *text = rewrite_laid_out(g, rules, false);
  expect_same_rules(s, compile_text(text), what);
  free(text);
}

/* True where there was a name to write out. */
static bool test_inlined(const subject *s, const cut_rules *cut, const char *rules, const char *what) {
  char *text = rewrite_inlined(cut, rules);
  if (text == NULL) return false;
  quiet = true;
  subject other = compile_text(text);
  quiet = false;
  free(text);
  if (other.rules == NULL) return false; /* a clause id of the condition's may now stand twice */
  epf_match_options how = usual;
  how.why = EPF_WHY_NONE;
  char *one = results(s, path_in("profiles.ndjson"), how), *two = results(&other, path_in("profiles.ndjson"), how);
  rewrite_forget_fingerprint(one);
  rewrite_forget_fingerprint(two);
  expect(same(one, two), "%s: a named condition written out", what);
  drop(&other);
  return true;
}

static void test_generated(uint64_t seed, size_t *inlined) {
  gen g = gen_from_seed(seed);
  char *rules = gen_rules(&g), what[64];
  snprintf(what, sizeof what, "generated, seed %llu", (unsigned long long)seed);
  write_file("generated.yaml", rules);
  subject s = compile(path_in("generated.yaml"));
  if (!expect(s.rules != NULL, "%s: the rule set is refused", what)) {
    free(rules);
    return;
  }
  test_same_bytes(&g, &s, PROFILES, seed % 10 == 0 ? MANY_PROFILES : 0, what);
  cut_rules cut = rewrite_cut(rules);
  test_reordered(&g, &s, &cut, what);
  test_laid_out(&g, &s, rules, what);
  *inlined += test_inlined(&s, &cut, rules, what);
  drop(&s);
  free(rules);
}

/* ---- the shipped rule set ---- */

static void copy_laid_out(gen *g, const char *from, const char *to) {
  char *text = read_file(from), *written = rewrite_laid_out(g, text, true);
  write_file(to, written);
  free(text);
  free(written);
}

/* Copies the rules of a folder, here "", and of those in it under other names, whose order is another. Cases are not read. */
static void copy_rules(gen *g, const char *folder, unsigned *count) {
  char path[PATH_BYTES], to[PATH_BYTES];
  snprintf(path, sizeof path, "rules/england-wales%s", folder);
  DIR *dir = opendir(path);
  if (dir == NULL) give_up("rules/england-wales cannot be read; is this the project's folder?");
  for (struct dirent *e; (e = readdir(dir)) != NULL;) {
    size_t len = strlen(e->d_name);
    if (strchr(e->d_name, '.') == NULL && strcmp(e->d_name, "cases") != 0 && strcmp(e->d_name, "examples") != 0) {
      snprintf(path, sizeof path, "%s/%.200s", folder, e->d_name);
      copy_rules(g, path, count);
    }
    if (len < 5 || strcmp(e->d_name + len - 5, ".yaml") != 0 || strcmp(e->d_name, "ruleset.yaml") == 0) continue;
    snprintf(path, sizeof path, "rules/england-wales%s/%.200s", folder, e->d_name);
    snprintf(to, sizeof to, "moved/z%u/%c%u-%.200s", gen_below(g, 2), (char)('a' + gen_below(g, 26)), ++*count, e->d_name);
    copy_laid_out(g, path, to);
  }
  closedir(dir);
}

static char *before_includes(void) {
  char *text = read_file("rules/england-wales/ruleset.yaml"), *include = strstr(text, "\ninclude:");
  if (include == NULL) give_up("rules/england-wales/ruleset.yaml includes nothing");
  include[1] = '\0';
  return text;
}

static void test_moved_files(gen *g, const subject *s) {
  make_folder("moved");
  make_folder("moved/z0");
  make_folder("moved/z1");
  unsigned count = 0;
  copy_rules(g, "", &count);
  char *head = before_includes();
  gen_text root = {0};
  gen_put(&root, "%sinclude: [z1/*.yaml, \"z0/*.yaml\"]\n", head);
  write_file("moved/ruleset.yaml", root.at);
  free(head);
  free(root.at);
  expect_same_rules(s, compile(path_in("moved")), "england-wales in other files");
}

/* ---- the world around ---- */

static void test_locales(const subject *s) {
  static const char *const names[] = {"de_DE.UTF-8", "tr_TR.UTF-8", "fa_IR.UTF-8", "C.UTF-8"};
  size_t tried = 0;
  for (size_t i = 0; i < 4; i++) {
    char *before = results(s, path_in("profiles.ndjson"), usual);
    epf_match_options page = usual;
    page.format = EPF_OUTPUT_TEXT;
    char *page_before = results(s, path_in("profiles.ndjson"), page);
    bool had = setlocale(LC_ALL, names[i]) != NULL;
    tried += had;
    expect(same(before, results(s, path_in("profiles.ndjson"), usual)), "the locale %s", names[i]);
    expect(same(page_before, results(s, path_in("profiles.ndjson"), page)), "the page in the locale %s", names[i]);
    subject again = compile("rules/england-wales");
    expect(again.rules != NULL && strcmp(epf_table_fingerprint(s->table), epf_table_fingerprint(again.table)) == 0, "the fingerprint in the locale %s", names[i]);
    drop(&again);
    setlocale(LC_ALL, "C");
  }
  printf("locales: %zu of 4 are installed\n", tried);
}

static void test_time_zones(const subject *s) {
  static const char *const zones[] = {"Pacific/Chatham", "XXX-23:59", "America/St_Johns", ""};
  for (size_t i = 0; i < 4; i++) {
    char *before = results(s, path_in("profiles.ndjson"), usual);
    setenv("TZ", zones[i], 1);
    tzset();
    expect(same(before, results(s, path_in("profiles.ndjson"), usual)), "the time zone `%s`", zones[i]);
  }
  unsetenv("TZ");
  tzset();
}

static void test_working_folder(const subject *s) {
  char home[PATH_BYTES];
  char *before = results(s, path_in("profiles.ndjson"), usual);
  make_folder("locked");
  chmod(path_in("locked"), 0555);
  if (getcwd(home, sizeof home) == NULL || chdir(path_in("locked")) != 0) give_up("the working folder cannot be changed");
  expect(same(before, results(s, path_in("profiles.ndjson"), usual)), "a working folder that cannot be written");
  gen_text path = {0};
  gen_put(&path, "%s/rules/england-wales", home);
  subject again = compile(path.at);
  free(path.at);
  if (chdir(home) != 0) give_up("the working folder cannot be changed back");
  if (!expect(again.rules != NULL, "rules read from another folder")) return;
  expect(same(results(s, path_in("profiles.ndjson"), usual), results(&again, path_in("profiles.ndjson"), usual)), "rules read from another folder: every byte");
  size_t len, len_again;
  const void *bytes = epf_table_bytes(s->table, &len), *bytes_again = epf_table_bytes(again.table, &len_again);
  expect(len == len_again && memcmp(bytes, bytes_again, len) == 0, "rules read from another folder: the compiled table too");
  drop(&again);
}

static void remove_all(void) {
  char command[PATH_BYTES];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  if (system(command) != 0) printf("%s is left behind\n", folder);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
  size_t sets = argc > 2 ? strtoul(argv[2], NULL, 10) : 10, inlined = 0;
  if (mkdtemp(folder) == NULL) give_up("no temporary folder");
  make_folder("split");
  for (size_t i = 0; i < sets; i++) test_generated(seed + i, &inlined);
  expect(sets < 50 || inlined * 5 > sets, "named conditions were written out in %zu of %zu rule sets", inlined, sets);
  subject s = compile("rules/england-wales");
  if (s.rules == NULL) give_up("rules/england-wales is refused; is this the project's folder?");
  gen g = gen_from_seed(seed);
  test_same_bytes(&g, &s, PROFILES / 3, MANY_OF_SHIPPED, "england-wales");
  test_moved_files(&g, &s);
  test_locales(&s);
  test_time_zones(&s);
  test_working_folder(&s);
  drop(&s);
  remove_all();
  printf("seed %llu, %zu rule sets, conditions written out in %zu\n%lu passed, %lu failed\n", (unsigned long long)seed, sets, inlined, passed, failed);
  return failed == 0 ? 0 : 1;
}
