#define _XOPEN_SOURCE 700
#include "support.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

void path_in(char to[PATH_BYTES], const char *folder, const char *name) {
  size_t a = strlen(folder), b = strlen(name);
  assert_true(a + b + 2 <= PATH_BYTES);
  memcpy(to, folder, a);
  to[a] = '/';
  memcpy(to + a + 1, name, b + 1);
}

void scratch_make(char path[PATH_BYTES]) {
  const char *in = getenv("TMPDIR");
  path_in(path, in == NULL || in[0] == 0 ? "/tmp" : in, "epf-ledger-XXXXXX");
  if (mkdtemp(path) == NULL) fail_msg("no folder can be made at %s", path);
}

static int drop_one(const char *path, const struct stat *about, int kind, struct FTW *at) {
  (void)about, (void)kind, (void)at;
  return remove(path);
}

void scratch_drop(const char *path) { nftw(path, drop_one, 16, FTW_DEPTH | FTW_PHYS); }

void file_copy(const char *from, const char *to) {
  int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char part[65536];
  ssize_t n;
  if (in < 0 || out < 0) fail_msg("%s cannot be copied to %s", from, to);
  while ((n = read(in, part, sizeof part)) > 0) assert_int_equal(write(out, part, (size_t)n), n);
  close(in);
  close(out);
}

static void each_file(const char *folder, const char *to, bool (*visit)(const char *path, const char *to, void *user), void *user) {
  DIR *d = opendir(folder);
  if (d == NULL) fail_msg("%s cannot be read", folder);
  for (struct dirent *e; (e = readdir(d)) != NULL;) {
    char path[PATH_BYTES], there[PATH_BYTES] = "";
    struct stat about;
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    path_in(path, folder, e->d_name);
    if (to != NULL) path_in(there, to, e->d_name);
    if (stat(path, &about) != 0) continue;
    if (!S_ISDIR(about.st_mode)) {
      if (!visit(path, there, user)) break;
      continue;
    }
    if (to != NULL) mkdir(there, 0700);
    each_file(path, to == NULL ? NULL : there, visit, user);
  }
  closedir(d);
}

static bool copy_one(const char *path, const char *to, void *user) {
  (void)user;
  file_copy(path, to);
  return true;
}

void folder_copy(const char *from, const char *to) {
  scratch_drop(to);
  if (mkdir(to, 0700) != 0) fail_msg("%s cannot be made", to);
  each_file(from, to, copy_one, NULL);
}

typedef struct sought {
  const void *bytes;
  size_t len;
  bool found;
} sought;

bool file_has(const char *path, const void *bytes, size_t len) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) return false;
  fseek(f, 0, SEEK_END);
  size_t size = (size_t)ftell(f);
  rewind(f);
  char *all = malloc(size + 1);
  assert_non_null(all);
  assert_int_equal(fread(all, 1, size, f), size);
  fclose(f);
  bool found = false;
  for (const char *at = all; !found && size >= len && at != NULL; at++) {
    at = memchr(at, *(const char *)bytes, size - (size_t)(at - all));
    if (at == NULL || (size_t)(at - all) + len > size) break;
    found = memcmp(at, bytes, len) == 0;
  }
  free(all);
  return found;
}

static bool seek_one(const char *path, const char *to, void *user) {
  (void)to;
  sought *s = user;
  if (file_has(path, s->bytes, s->len)) {
    s->found = true;
    print_message("found in %s\n", path);
  }
  return !s->found;
}

bool folder_has(const char *path, const void *bytes, size_t len) {
  sought s = {bytes, len, false};
  each_file(path, NULL, seek_one, &s);
  return s.found;
}

void must(epf_status status, buf *why, const char *what) {
  if (status != EPF_OK) fail_msg("%s: %s: %.*s", what, epf_status_text(status), (int)why->len, why->len == 0 ? "" : why->at);
  buf_free(why);
}

ledger *opened(const char *path, const char *keys, ledger_access access) {
  ledger *l = NULL;
  buf why = {0};
  MUST(ledger_open(&l, path, keys, access, &why));
  return l;
}

ledger *made(const char *path, const char *keys, const ledger_settings *settings) {
  buf why = {0};
  MUST(ledger_init(path, keys, settings, NOON, &why));
  return opened(path, keys, LEDGER_WRITE);
}

static char subject[40], content[1200], input[600];

ledger_deed deed_of(uint64_t n) {
  static const char marks[] = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
  unsigned long long person = n % 97;
  int subject_len = snprintf(subject, sizeof subject, "subject-%06llu-Ann-Example", person);
  int input_len = snprintf(input, sizeof input, "{\"case\":%llu,\"age\":%llu,\"risk\":\"Medium-to-high\"}", (unsigned long long)n,
                           (unsigned long long)(18 + n % 60));
  int content_len = snprintf(content, sizeof content, "content of %llu: what Ann Example said of herself; %0*llu", (unsigned long long)n,
                             (int)(n % 5) * 100 + 1, person);
  bool outcome = n % 3 == 0 && n > 97 && person != 20; /* the first of a case is a shortlist; 20 is erased by a test, and begins again */
  ledger_deed d = {.kind = outcome ? LEDGER_OUTCOME : LEDGER_SHORTLIST,
                   .time_ms = NOON + (int64_t)n * 1000,
                   .officer = n % 2 == 0 ? STR("officer Miriam Clerk") : STR("officer Jonah Usher"),
                   .subject = {subject, (size_t)subject_len},
                   .as_of = 20000 + (int32_t)(n % 100),
                   .stage = (uint16_t)(n % 4),
                   .restricted = n % 10 == 9,
                   .marks = {marks, sizeof marks - 1 - n % 7},
                   .strata = STR("\1\2\3\4\5\6\7\0"),
                   .reasons = STR("\3\1\4\1\5\7\2\6"),
                   .input = {input, (size_t)input_len},
                   .content = {content, (size_t)content_len},
                   .monitored = {n % 2 == 0 ? "\1\4\2" : "\2\0\3", 3},
                   .purpose = n % 5 == 0 ? STR("pre-sentence report") : STR("")};
  return d;
}

void append_one(ledger *l, const ledger_deed *d, uint64_t *sequence) {
  buf why = {0};
  MUST(ledger_begin(l, &why));
  MUST(ledger_append(l, d, sequence, &why));
  MUST(ledger_commit(l, &why));
}

void fill(ledger *l, uint64_t first, uint64_t last, uint64_t batch) {
  buf why = {0};
  for (uint64_t n = first; n <= last;) {
    uint32_t catalogue;
    MUST(ledger_begin(l, &why));
    MUST(ledger_catalogue(l, STR("catalogue 1: options, reasons and strata, by number"), &catalogue, &why));
    for (uint64_t end = n + batch; n < end && n <= last; n++) {
      uint64_t sequence;
      ledger_deed d = deed_of(n);
      d.catalogue = catalogue;
      MUST(ledger_append(l, &d, &sequence, &why));
      assert_int_equal(sequence, n);
    }
    MUST(ledger_commit(l, &why));
  }
}

judged judge(ledger *l, const char *anchor, const char *verifier) {
  judged j = {0};
  buf why = {0};
  ledger_check check = {.anchor = anchor == NULL ? STR("") : str_from(anchor), .verifier = verifier};
  MUST(ledger_verify(l, &check, &j.v, &j.say, &why));
  buf_char(&j.say, 0);
  return j;
}

judged judge_path(const char *path, const char *keys, const char *anchor, const char *verifier) {
  ledger *l = opened(path, keys, LEDGER_READ);
  judged j = judge(l, anchor, verifier);
  ledger_close(l);
  return j;
}

void judged_drop(judged *j) { buf_free(&j->say); }

void must_be_good(const char *path, const char *keys, uint64_t entries) {
  judged j = judge_path(path, keys, NULL, NULL);
  if (!j.v.good) fail_msg("first bad %llu: %s", (unsigned long long)j.v.first_bad, j.say.at);
  assert_int_equal(j.v.entries, entries);
  judged_drop(&j);
}
