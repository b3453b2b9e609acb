/* Compiled tables: what is saved is what was sealed; what is damaged is refused, with the reason; what is forged,
 * with a checksum that fits, is refused or matches without harm.
 *
 *   test_table [SEED [FORGERIES [ONE]]]      ONE: only this forgery, in this process, for a debugger
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "epf/package.h"
#include "support/expect.h"
#include "support/leave.h"
#include "table/layout.h"

#if defined(__SANITIZE_ADDRESS__)
enum { STEP = 40 }; /* a sanitizer takes its time: fewer forgeries, which ones goes by the seed */
#else
enum { STEP = 12 };
#endif
enum { CHILD_SECONDS = 10 };

static char folder[] = "/tmp/epf-table-XXXXXX";

static _Noreturn void give_up(const char *what) {
  fprintf(stderr, "test_table: %s\n", what);
  exit(2);
}

static uint64_t drawn; /* splitmix64's counter */
static uint64_t draw(void) {
  uint64_t z = drawn += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* ---- tables ---- */

static epf_table *compiled(const char *path) {
  epf_rules *rules;
  epf_table *t = NULL;
  if (epf_rules_read(&rules, path) != EPF_OK || epf_rules_seal(rules, &t) != EPF_OK) {
    fprintf(stderr, "%s: ", path);
    give_up("the rule set does not compile; is this the project's folder?");
  }
  epf_rules_free(rules);
  return t;
}

static const char *write_file(const char *name, const void *bytes, size_t len) {
  static char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  if (f == NULL || fwrite(bytes, 1, len, f) != len || fclose(f) != 0) give_up("a temporary file cannot be written");
  return path;
}

static epf_table *compiled_text(const char *text) { return compiled(write_file("rules.yaml", text, strlen(text))); }

/* A copy of the table's bytes that may be changed. */
static char *bytes_of(const epf_table *t, size_t *len) {
  const void *bytes = epf_table_bytes(t, len);
  char *copy = malloc(*len);
  if (copy == NULL) give_up("no memory");
  return memcpy(copy, bytes, *len);
}

static bool into_buf(void *to, const char *bytes, size_t len) {
  buf_add(to, bytes, len);
  return true;
}

static bool nowhere(void *to, const char *bytes, size_t len) {
  (void)bytes;
  *(size_t *)to += len;
  return true;
}

static epf_status match_to(const epf_table *t, const char *const *paths, size_t count, epf_output_format format, epf_sink out, void *to) {
  epf_match_options how = {.format = format, .why = EPF_WHY_ALL, .ask = true, .as_of = "2026-03-01"};
  epf_match_counts counts;
  const char *why;
  return epf_match_files(t, paths, count, &how, out, out, to, &counts, &why);
}

static bool same_output(const epf_table *x, const epf_table *y, const char *const *paths, size_t count) {
  bool same = true;
  for (int format = EPF_OUTPUT_TEXT; format <= EPF_OUTPUT_RECORD; format++) {
    buf a = {0}, b = {0};
    same &= match_to(x, paths, count, (epf_output_format)format, into_buf, &a) == EPF_OK && match_to(y, paths, count, (epf_output_format)format, into_buf, &b) == EPF_OK;
    same &= !a.failed && !b.failed && a.len > 0 && a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
    buf_free(&a);
    buf_free(&b);
  }
  return same;
}

/* ---- there and back ---- */

static void test_round_trip(const char *rules, const char *const *paths, size_t count) {
  epf_table *sealed = compiled(rules), *loaded = NULL, *copied = NULL;
  const char *why = "";
  char path[128];
  snprintf(path, sizeof path, "%s/saved.epfc", folder);
  size_t len, again = 0;
  const void *bytes = epf_table_bytes(sealed, &len);
  expect(epf_table_save(sealed, path) == EPF_OK, "%s: saved", rules);
  if (!expect(epf_table_load(&loaded, path, &why) == EPF_OK, "%s: loaded: %s", rules, why)) return;
  expect(epf_table_from_bytes(&copied, bytes, len, &why) == EPF_OK, "%s: taken from bytes: %s", rules, why);
  const void *bytes_again = epf_table_bytes(loaded, &again);
  expect(again == len && memcmp(bytes, bytes_again, len) == 0, "%s: the bytes are the same", rules);
  expect(strcmp(epf_table_fingerprint(sealed), epf_table_fingerprint(loaded)) == 0, "%s: the fingerprint is the same", rules);
  expect(epf_table_jit(sealed) == epf_table_jit(loaded), "%s: patterns run alike", rules);
  expect(same_output(sealed, loaded, paths, count), "%s: the loaded table's output is the same", rules);
  expect(same_output(sealed, copied, paths, count), "%s: the copied table's output is the same", rules);
  epf_table *second = compiled(rules);
  bytes_again = epf_table_bytes(second, &again);
  expect(again == len && memcmp(bytes, bytes_again, len) == 0, "%s: compiled again, the bytes are the same", rules);
  epf_table_free(second);
  epf_table_free(sealed);
  epf_table_free(loaded);
  epf_table_free(copied);
  unlink(path);
}

static const char *profiles_file(void) {
  static char path[128];
  static const char lines[] =
    "{}\n{\"supervision_status\":\"custody\",\"arp\":74.995,\"csrp\":3,\"sara_partner\":\"high\",\"pro_criminal_attitudes\":2,\"dc_srp_band\":\"medium\"}\n"
    "{\"active_event\":true,\"arp\":90,\"csrp\":6.9,\"dc_srp\":0.6,\"mappa\":true,\"rosh\":\"high\",\"latest_release_date\":\"2025-12-01\"}\n{\"arp\":1e9}\n{\n";
  snprintf(path, sizeof path, "%s", write_file("some.ndjson", lines, sizeof lines - 1));
  return path;
}

static void test_shipped(void) {
  static char examples[10][64];
  static const char *const names[] = {"01-plain", "02-no-sara", "03-refused", "04-woman", "05-young-adult", "06-sexual-offence", "07-on-the-line", "08-stale-score",
                                      "09-in-custody", "10-only-an-age"};
  const char *paths[10], *some[1] = {profiles_file()};
  for (size_t i = 0; i < 10; i++) {
    snprintf(examples[i], sizeof examples[i], "rules/england-wales/examples/%s.yaml", names[i]);
    paths[i] = examples[i];
  }
  test_round_trip("rules/england-wales", paths, 10);
  test_round_trip("rules/pni", some, 1);
  test_round_trip("rules/tier", some, 1);
}

/* What the compiler takes must load again, however deep its conditions lie. */
static void test_deep(int conditions, int brackets) {
  buf text = {0};
  buf_text(&text, "ruleset: deep\nversion: \"1\"\ntitle: Deep\nfields: {f: {type: boolean}}\nconditions:\n  c0: {f: true}\n");
  for (int i = 1; i < conditions; i++) {
    buf_printf(&text, "  c%d: ", i);
    for (int k = 0; k < brackets; k++) buf_text(&text, "{not: ");
    buf_printf(&text, "{condition: c%d}", i - 1);
    for (int k = 0; k < brackets; k++) buf_text(&text, "}");
    buf_text(&text, "\n");
  }
  buf_printf(&text, "options: {one: {title: One, kind: k, eligible: {condition: c%d}}}\n", conditions - 1);
  epf_rules *rules;
  epf_table *sealed = NULL, *again = NULL;
  const char *why = "";
  epf_status status = epf_rules_read(&rules, write_file("rules.yaml", text.at, text.len));
  buf_free(&text);
  if (status == EPF_OK) {
    status = epf_rules_seal(rules, &sealed);
    size_t len = 0;
    const void *bytes = status == EPF_OK ? epf_table_bytes(sealed, &len) : NULL;
    expect(status == EPF_OK && epf_table_from_bytes(&again, bytes, len, &why) == EPF_OK, "%d conditions in a chain, %d brackets deep each, load again: %s", conditions, brackets, why);
    epf_table_free(sealed);
    epf_table_free(again);
  } else {
    expect(status == EPF_E_RULES && epf_rules_error_count(rules) > 0, "%d conditions in a chain, %d brackets deep each, are refused with a reason", conditions, brackets);
  }
  epf_rules_free(rules);
}

/* ---- damage ---- */

static bool is_refused(const char *bytes, size_t len, const char **why) {
  epf_table *t = NULL;
  *why = NULL;
  epf_status status = epf_table_from_bytes(&t, bytes, len, why);
  bool refused = status == EPF_E_FORMAT && t == NULL && *why != NULL && (*why)[0] != '\0';
  epf_table_free(t);
  return refused;
}

static const char tiny[] = "ruleset: tiny\nversion: \"1\"\ntitle: Tiny\nfields: {n: {type: integer}, code: {type: text, coded: true}}\n"
                           "options: {one: {title: One, kind: k, eligible: {n: {at_least: 5}}, excluded: {code: {matches: \"^a\"}}}}\n";

static void test_damage(void) {
  epf_table *t = compiled_text(tiny);
  size_t len;
  char *bytes = bytes_of(t, &len);
  epf_table_free(t);
  const char *why;
  for (size_t i = 0; i < len; i++) {
    char was = bytes[i];
    bytes[i] = (char)~was;
    expect(is_refused(bytes, len, &why), "byte %zu turned over is refused", i);
    bytes[i] = (char)(was ^ (1 << (draw() % 8)));
    expect(is_refused(bytes, len, &why), "byte %zu with a bit turned over is refused", i);
    bytes[i] = was;
  }
  for (size_t i = 0; i < len; i++) expect(is_refused(bytes, i, &why), "the first %zu bytes are refused", i);
  char *longer = malloc(len + 64);
  if (longer == NULL) give_up("no memory");
  memcpy(longer, bytes, len);
  memset(longer + len, 0, 64);
  for (size_t i = 1; i <= 64; i++) expect(is_refused(longer, len + i, &why), "%zu bytes too many are refused", i);
  free(longer);
  epf_table *whole = NULL;
  expect(epf_table_from_bytes(&whole, bytes, len, &why) == EPF_OK, "the untouched bytes are taken");
  epf_table_free(whole);
  printf("damage: %zu bytes, each turned over, and every beginning\n", len);
  free(bytes);
}

static void expect_reason(const char *bytes, size_t len, const char *part) {
  const char *why;
  bool refused = is_refused(bytes, len, &why);
  expect(refused && strstr(why, part) != NULL, "the reason speaks of `%s`: %s", part, why != NULL ? why : "taken");
}

static void test_reasons(void) {
  epf_table *t = compiled_text(tiny);
  size_t len;
  char *bytes = bytes_of(t, &len);
  epf_table_free(t);
  t_header kept, *h = (t_header *)(void *)bytes;
  kept = *h;
  h->magic[0] ^= 1;
  expect_reason(bytes, len, "not an epf table");
  *h = kept;
  h->format++;
  expect_reason(bytes, len, "version");
  *h = kept;
  h->byte_order = 0x04030201;
  expect_reason(bytes, len, "byte order");
  *h = kept;
  h->bytes--;
  expect_reason(bytes, len, "length");
  *h = kept;
  h->checksum[CHECKSUM_BYTES - 1] ^= 1;
  expect_reason(bytes, len, "damaged");
  *h = kept;
  expect_reason(bytes, 10, "too short");
  expect_reason(bytes, 0, "empty");
  free(bytes);
}

/* ---- files ---- */

static void expect_load(const char *path, epf_status expected, const char *part) {
  epf_table *t = NULL;
  const char *why = NULL;
  epf_status status = epf_table_load(&t, path, &why);
  expect(status == expected && t == NULL && why != NULL && strstr(why, part) != NULL, "%s: `%s` is the reason: %s", path, part, why != NULL ? why : "none");
  epf_table_free(t);
}

/* A file large enough to be mapped: kept to ourselves, and open for others to write to, which is copied. */
static void test_mapped(void) {
  char path[128];
  snprintf(path, sizeof path, "%s/mapped.epfc", folder);
  epf_table *t = compiled("rules/england-wales"), *mapped = NULL, *copied = NULL;
  const char *why = "", *paths[] = {"rules/england-wales/examples/01-plain.yaml"};
  size_t len;
  epf_table_bytes(t, &len);
  expect(len > 1 << 16, "the table is large enough");
  expect(epf_table_save(t, path) == EPF_OK && epf_table_load(&mapped, path, &why) == EPF_OK, "a file of our own is loaded: %s", why);
  expect(chmod(path, 0666) == 0 && epf_table_load(&copied, path, &why) == EPF_OK, "so is one that others may write to: %s", why);
  expect(truncate(path, 100) == 0 && same_output(t, copied, paths, 1), "which may be cut short while the table is in use");
  expect_load(path, EPF_E_FORMAT, "too short");
  epf_table_free(mapped);
  mapped = NULL;
  expect(epf_table_save(t, path) == EPF_OK && epf_table_load(&mapped, path, &why) == EPF_OK, "it is loaded again: %s", why);
  expect(epf_table_save(copied, path) == EPF_OK && same_output(t, mapped, paths, 1), "a mapped file may be replaced by another");
  expect(unlink(path) == 0 && same_output(t, mapped, paths, 1), "and removed");
  epf_table_free(t);
  epf_table_free(mapped);
  epf_table_free(copied);
}

static size_t files_in_folder(void) {
  struct stat st;
  char path[128];
  size_t count = 0;
  for (const char *name = "abcdefghijklmnopqrstuvwxyz"; *name != '\0'; name++) {
    snprintf(path, sizeof path, "%s/deep/%c", folder, *name);
    count += stat(path, &st) == 0;
  }
  return count;
}

static void test_files(void) {
  char path[128], inside[160];
  snprintf(path, sizeof path, "%s/none.epfc", folder);
  expect_load(path, EPF_E_IO, "cannot be read");
  expect_load(folder, EPF_E_IO, "cannot be read");
  expect_load(write_file("empty.epfc", "", 0), EPF_E_FORMAT, "empty");
  expect_load(write_file("text.epfc", tiny, sizeof tiny - 1), EPF_E_FORMAT, "too short");
  const char *large = write_file("large.epfc", "EPFTABLE", 8);
  if (truncate(large, ((off_t)1 << 30) + 1) == 0) expect_load(large, EPF_E_FORMAT, "1 GiB");
  unlink(large);
  epf_table *t = compiled_text(tiny);
  snprintf(inside, sizeof inside, "%s/none/t.epfc", folder);
  errno = 0;
  expect(epf_table_save(t, inside) == EPF_E_IO && errno == ENOENT, "a folder that is not there is said");
  snprintf(inside, sizeof inside, "%s/deep", folder);
  if (mkdir(inside, 0755) != 0) give_up("no temporary folder");
  snprintf(inside, sizeof inside, "%s/deep/a", folder);
  expect(epf_table_save(t, inside) == EPF_OK && epf_table_save(t, inside) == EPF_OK, "a table is written over another");
  expect(files_in_folder() == 1, "nothing stands beside it");
  unlink(inside);
  snprintf(inside, sizeof inside, "%s/deep", folder);
  errno = 0;
  expect(epf_table_save(t, inside) == EPF_E_IO && errno != 0, "a folder is not written over");
  expect(rmdir(inside) == 0, "and stays empty");
  epf_table_free(t);
}

/* ---- forgeries: run in other processes ---- */

typedef struct forging {
  const char *whole; /* the bytes of a good table */
  size_t len, first, count, step;
  uint64_t seed;
  const char *path; /* of profiles */
} forging;

typedef struct progress { /* shared with the child */
  volatile size_t at, refused, taken;
} progress;

static progress *shared;

static void seal_again(char *bytes, size_t len) {
  table_checksum((uint8_t *)bytes + offsetof(t_header, checksum), bytes, len);
}

/* Forgery number n of a table: a byte turned over, a bit of it, or a few numbers changed to near or far ones. */
static void forge(char *bytes, size_t len, size_t n, uint64_t seed) {
  drawn = seed + n;
  if (n < 2 * len) {
    size_t at = n / 2;
    bytes[at] = (char)(n % 2 == 0 ? ~bytes[at] : bytes[at] ^ (1 << draw() % 8));
    return;
  }
  static const uint32_t far[] = {0, 1, 2, UINT32_MAX, UINT32_MAX - 1, INT32_MAX, 1u << 31, 64};
  for (uint64_t times = 1 + draw() % 3; times > 0; times--) {
    size_t at = (size_t)(draw() % (len / 4)) * 4;
    uint32_t number;
    memcpy(&number, bytes + at, 4);
    number = draw() % 2 == 0 ? number + (uint32_t)(draw() % 5) - 2 : far[draw() % 8];
    memcpy(bytes + at, &number, 4);
  }
}

static char one_profile[128];

/* Everything chosen at once, and what would serve every purpose. */
static void try_packages(const epf_table *t) {
  static const char *const chosen[] = {"short-course=35hours+2weeks,versioned", "last-resort", "never"};
  for (int way = 0; way < 4; way++) {
    epf_package_options how = {.match = {.format = way % 2 == 0 ? EPF_OUTPUT_TEXT : EPF_OUTPUT_JSON, .why = EPF_WHY_ALL, .as_of = "2026-03-01"},
                               .choose = chosen, .choose_count = way < 2 ? 3 : 0, .suggest = way < 2 ? NULL : "mend,learn"};
    epf_package_conclusion sum;
    buf out = {0}, log = {0}, why = {0};
    if (epf_package_judge(t, one_profile, &how, &out, &log, &sum, &why) == EPF_E_INTERNAL) abort();
    buf_free(&out);
    buf_free(&log);
    buf_free(&why);
  }
}

static void try_bytes(const char *bytes, size_t len, const char *path) {
  epf_table *t = NULL;
  const char *why = NULL;
  epf_status status = epf_table_from_bytes(&t, bytes, len, &why);
  if (status != EPF_OK) {
    if (t != NULL || why == NULL || why[0] == '\0') abort();
    shared->refused++;
    return;
  }
  size_t written = 0;
  for (int format = EPF_OUTPUT_TEXT; format <= EPF_OUTPUT_RECORD; format++)
    if (match_to(t, &path, 1, (epf_output_format)format, nowhere, &written) == EPF_E_INTERNAL) abort();
  try_packages(t);
  buf about = {0};
  epf_table_describe(t, true, &about);
  buf_free(&about);
  epf_table_free(t);
  shared->taken++;
}

static void forge_on(const forging *f) {
  char *bytes = malloc(f->len);
  if (bytes == NULL) leave(2);
  for (size_t i = 0; i < f->count; i++) {
    shared->at = f->first + i;
    memcpy(bytes, f->whole, f->len);
    forge(bytes, f->len, f->step * (f->first + i) + f->seed % f->step, f->seed);
    seal_again(bytes, f->len);
    alarm(CHILD_SECONDS);
    try_bytes(bytes, f->len, f->path);
  }
  free(bytes);
}

/* The signal that ended the child, or 0, or -1 if it ended with an exit code of its own. */
static int in_child(void (*work)(const forging *f), const forging *f) {
  fflush(NULL);
  pid_t pid = fork();
  if (pid < 0) give_up("no process");
  if (pid == 0) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
    struct rlimit memory = {(rlim_t)2 << 30, (rlim_t)2 << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
    alarm(CHILD_SECONDS);
    work(f);
    leave(0);
  }
  int status;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) give_up("wait");
  return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status) == 0 ? 0 : -1;
}

static void test_forgeries(const char *rules, const char *path, uint64_t seed, size_t random) {
  epf_table *t = compiled(rules);
  size_t len;
  char *bytes = bytes_of(t, &len);
  epf_table_free(t);
  size_t end = (2 * len + random) / STEP, first = 0;
  shared->refused = shared->taken = 0;
  while (first < end) {
    forging f = {bytes, len, first, end - first < 1000 ? end - first : 1000, STEP, seed, path};
    int ended = in_child(forge_on, &f);
    size_t done = ended == 0 ? f.count : shared->at - first; /* the one that ended it is a failure */
    passed += done;
    first += done + (ended != 0);
    if (ended != 0)
      expect(false, "forgery %zu of %s, seed %llu: %s", shared->at, rules, (unsigned long long)seed,
             ended == SIGALRM ? "hangs" : ended > 0 ? strsignal(ended) : "ends with an error");
    if (failed > FAILURES_SHOWN) break;
  }
  printf("forgeries of %s: %zu bytes, %zu refused, %zu taken and matched\n", rules, len, shared->refused, shared->taken);
  free(bytes);
}

static void test_one_forgery(const char *rules, const char *path, uint64_t seed, size_t n) {
  epf_table *t = compiled(rules);
  size_t len;
  char *bytes = bytes_of(t, &len);
  epf_table_free(t);
  forging f = {bytes, len, n, 1, 1, seed, path};
  forge_on(&f);
  free(bytes);
}

/* Each node twice part of the next: few nodes, and without end to walk. */
static void try_doubled(const forging *f) {
  char *bytes = malloc(f->len);
  if (bytes == NULL) leave(2);
  memcpy(bytes, f->whole, f->len);
  const t_header *h = (const t_header *)(const void *)bytes;
  const t_node *nodes = (const t_node *)(const void *)(bytes + h->section[SEC_NODES].at);
  uint32_t *numbers = (uint32_t *)(void *)(bytes + h->section[SEC_NUMBERS].at);
  for (uint64_t i = 0; i < h->section[SEC_NODES].count; i++) {
    if (nodes[i].parts.count != 2) continue;
    uint32_t *part = numbers + nodes[i].parts.first;
    part[part[0] > part[1] ? 1 : 0] = part[part[0] > part[1] ? 0 : 1];
  }
  seal_again(bytes, f->len);
  try_bytes(bytes, f->len, f->path);
  free(bytes);
}

static void test_doubled(const char *path) {
  buf text = {0};
  buf_text(&text, "ruleset: doubled\nversion: \"1\"\ntitle: Doubled\nfields:\n");
  for (int i = 0; i < 31; i++) buf_printf(&text, "  f%d: {type: boolean}\n", i);
  buf_text(&text, "conditions:\n  c0: {f0: true}\n");
  for (int i = 1; i < 31; i++) buf_printf(&text, "  c%d: {%s: [{condition: c%d}, {f%d: true}]}\n", i, i % 2 == 0 ? "all" : "any", i - 1, i);
  buf_text(&text, "options: {one: {title: One, kind: k, eligible: {condition: c30}, excluded: {condition: c29}}}\n");
  buf_char(&text, '\0');
  epf_table *t = compiled_text(text.at);
  buf_free(&text);
  forging f = {.path = path};
  char *bytes = bytes_of(t, &f.len);
  f.whole = bytes;
  epf_table_free(t);
  int ended = in_child(try_doubled, &f);
  expect(ended == 0, "a forged table whose nodes double at each step: %s", ended == SIGALRM ? "hangs" : ended > 0 ? strsignal(ended) : "ends with an error");
  free(bytes);
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
  uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
  size_t random = argc > 2 ? strtoul(argv[2], NULL, 10) : 20000;
  drawn = seed;
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (mkdtemp(folder) == NULL || shared == MAP_FAILED) give_up("no temporary folder");
  static const char lines[] =
    "{\"flag\":true,\"sex\":\"male\",\"born\":\"1990-02-28\",\"level\":\"medium\",\"past_level\":\"low\",\"score\":60.25,\"scored_on\":\"2023-01-01\",\"items\":1,"
    "\"more_items\":0,\"left\":\"1 year\",\"tags\":[\"x\",\"y\"],\"done\":[\"short-course\"],\"code\":\"105\","
    "\"offences\":[{\"charge\":\"10501\",\"loss\":5,\"places\":[\"home\"]},{}]}\n{}\n{\"score\":700,\"tags\":[],\"code\":\"Abcbc\"}\n";
  char everything[128], others[128];
  snprintf(everything, sizeof everything, "%s", write_file("everything.ndjson", lines, sizeof lines - 1));
  snprintf(one_profile, sizeof one_profile, "%s", write_file("one.ndjson", "{\"flag\":true,\"items\":1}\n", 24));
  if (argc > 3) {
    test_one_forgery("tests/oom/everything", everything, seed, strtoul(argv[3], NULL, 10));
    return 0;
  }
  test_shipped();
  test_deep(190, 0);
  test_deep(190, 30);
  test_deep(20, 30);
  test_deep(2, 36);
  test_damage();
  test_reasons();
  test_files();
  test_mapped();
  snprintf(others, sizeof others, "%s", write_file("others.ndjson", "{}\n{\"f0\":true,\"f5\":true}\n", 25));
  test_doubled(others);
  test_forgeries("tests/oom/everything", everything, seed, random);
  printf("seed %llu\n%lu passed, %lu failed\n", (unsigned long long)seed, passed, failed);
  return failed == 0 ? 0 : 1;
}
