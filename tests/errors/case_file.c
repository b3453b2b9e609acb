#define _XOPEN_SOURCE 700
#include "case_file.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MARK "--- file: "

static _Noreturn void give_up(const char *what, unsigned line, const char *why) {
  fprintf(stderr, "%s:%u: %s\n", what, line, why);
  exit(1);
}

static void *enough(void *p) {
  if (p == NULL) give_up("memory", 0, "ran out");
  return p;
}

static char *copy(const char *text, size_t len) {
  char *made = enough(malloc(len + 1));
  memcpy(made, text, len);
  made[len] = '\0';
  return made;
}

/* ---- the file of cases ---- */

static void add_code_point(buf *to, unsigned long cp) {
  if (cp < 0x80) {
    buf_char(to, (char)cp);
    return;
  }
  int more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
  static const unsigned first[] = {0, 0xc0, 0xe0, 0xf0};
  buf_char(to, (char)(first[more] | cp >> (6 * more)));
  while (more-- > 0) buf_char(to, (char)(0x80 | (cp >> (6 * more) & 0x3f)));
}

/* One line of text with its placeholders filled in. */
static void add_line(buf *to, const char *line, size_t len) {
  for (size_t i = 0; i < len; i++) {
    const char *end = line[i] == '<' ? memchr(line + i, '>', len - i) : NULL;
    char *rest;
    if (end != NULL && strncmp(line + i, "<U+", 3) == 0) {
      add_code_point(to, strtoul(line + i + 3, NULL, 16));
    } else if (end != NULL && strncmp(line + i, "<0x", 3) == 0) {
      buf_char(to, (char)strtoul(line + i + 3, NULL, 16));
    } else if (end != NULL && line[i + 1] >= '1' && line[i + 1] <= '9') {
      unsigned long times = strtoul(line + i + 1, &rest, 10);
      for (unsigned long k = 0; k < times; k++) buf_add(to, rest + 1, (size_t)(end - rest) - 1);
    } else {
      buf_char(to, line[i]);
      continue;
    }
    i = (size_t)(end - line);
  }
}

static const char *value_of(const char *line, size_t len, const char *key) {
  size_t n = strlen(key);
  return len >= n && memcmp(line, key, n) == 0 ? line + n : NULL;
}

static void add_expectation(bad_case *c, const char *text, size_t len, const char *path, unsigned line) {
  const char *blank = memchr(text, ' ', len);
  if (blank == NULL) give_up(path, line, "`expect: CODE PLACE` is expected");
  c->expected = enough(realloc(c->expected, (c->expected_count + 1) * sizeof *c->expected));
  c->expected[c->expected_count++] =
    (expectation){copy(text, (size_t)(blank - text)), copy(blank + 1, len - (size_t)(blank - text) - 1), NULL, NULL, NULL};
}

static char *read_whole(const char *path, size_t *len) {
  FILE *in = fopen(path, "rb");
  if (in == NULL) give_up(path, 0, strerror(errno));
  buf all = {0};
  char piece[4096];
  for (size_t n; (n = fread(piece, 1, sizeof piece, in)) > 0;) buf_add(&all, piece, n);
  fclose(in);
  char *text = copy(all.at != NULL ? all.at : "", all.len);
  *len = all.len;
  buf_free(&all);
  return text;
}

case_file *case_file_read(const char *folder, const char *name) {
  case_file *f = enough(calloc(1, sizeof *f));
  f->path = enough(malloc(strlen(folder) + strlen(name) + 2));
  sprintf(f->path, "%s/%s", folder, name);
  size_t len;
  char *text = read_whole(f->path, &len);
  buf head = {0};
  bad_case *c = NULL;
  bool in_text = false;
  unsigned number = 1;
  for (const char *at = text; at < text + len; number++) {
    const char *end = memchr(at, '\n', len - (size_t)(at - text));
    if (end == NULL) give_up(f->path, number, "the last line has no end");
    size_t n = (size_t)(end - at);
    const char *value;
    expectation *last = c != NULL && c->expected_count > 0 ? &c->expected[c->expected_count - 1] : NULL;
    if (n == 0 && in_text && c != NULL) {
      /* a blank line belongs to the text if more of it follows */
      const char *next = end;
      while (*next == '\n') next++;
      if (strncmp(next, "  ", 2) == 0) buf_char(&c->text, '\n');
    } else if (n == 0 || at[0] == '#') {
      in_text = false;
    } else if (n >= 2 && at[0] == ' ' && at[1] == ' ') {
      in_text = true;
      buf *to = c != NULL ? &c->text : &head;
      add_line(to, at + 2, n - 2);
      buf_char(to, '\n');
    } else if ((value = value_of(at, n, "case: ")) != NULL) {
      f->cases = enough(realloc(f->cases, (f->count + 1) * sizeof *f->cases));
      c = &f->cases[f->count++];
      *c = (bad_case){.name = copy(value, (size_t)(end - value)), .line = number};
      in_text = false;
    } else if (c != NULL && (value = value_of(at, n, "expect: ")) != NULL) {
      add_expectation(c, value, (size_t)(end - value), f->path, number);
    } else if (last != NULL && (value = value_of(at, n, "message: ")) != NULL && last->message == NULL) {
      last->message = copy(value, (size_t)(end - value));
    } else if (last != NULL && (value = value_of(at, n, "help: ")) != NULL && last->help == NULL) {
      last->help = copy(value, (size_t)(end - value));
    } else if (last != NULL && (value = value_of(at, n, "also: ")) != NULL && last->also == NULL) {
      last->also = copy(value, (size_t)(end - value));
    } else {
      give_up(f->path, number, "neither case, expect, message, help, also, text nor comment");
    }
    at = end + 1;
  }
  if (head.len > 0) f->head = copy(head.at, head.len);
  buf_free(&head);
  free(text);
  return f;
}

diag_code case_code(const char *name) {
  int c = 0;
  while (c < CODE_COUNT && strcmp(diag_code_name((diag_code)c), name) != 0) c++;
  return (diag_code)c;
}

void case_file_free(case_file *f) {
  for (size_t i = 0; i < f->count; i++) {
    bad_case *c = &f->cases[i];
    for (size_t k = 0; k < c->expected_count; k++) {
      free(c->expected[k].code);
      free(c->expected[k].place);
      free(c->expected[k].message);
      free(c->expected[k].help);
      free(c->expected[k].also);
    }
    free(c->expected);
    free(c->name);
    buf_free(&c->text);
  }
  free(f->cases);
  free(f->head);
  free(f->path);
  free(f);
}

/* ---- the folder ---- */

void workshop_open(workshop *w) {
  const char *base = getenv("TMPDIR");
  int len = snprintf(w->folder, sizeof w->folder, "%s/epf-errors-XXXXXX", base != NULL ? base : "/tmp");
  if (len < 0 || (size_t)len >= sizeof w->folder) give_up("TMPDIR", 0, "the path is too long");
  if (mkdtemp(w->folder) == NULL) give_up(w->folder, 0, strerror(errno));
}

static int remove_below(const char *path, const struct stat *st, int type, struct FTW *where) {
  (void)st, (void)type;
  return where->level > 0 ? remove(path) : 0;
}

void workshop_clear(workshop *w) {
  if (nftw(w->folder, remove_below, 8, FTW_DEPTH | FTW_PHYS) != 0) give_up(w->folder, 0, strerror(errno));
}

void workshop_close(workshop *w) {
  workshop_clear(w);
  if (rmdir(w->folder) != 0) give_up(w->folder, 0, strerror(errno));
}

char *workshop_path(const workshop *w, const char *name) {
  char *path = enough(malloc(strlen(w->folder) + strlen(name) + 2));
  sprintf(path, "%s/%s", w->folder, name);
  return path;
}

void workshop_write(const workshop *w, const char *name, const char *bytes, size_t len) {
  char *path = workshop_path(w, name);
  char *slash = strrchr(path, '/');
  *slash = '\0';
  if (mkdir(path, 0777) != 0 && errno != EEXIST) give_up(path, 0, strerror(errno));
  *slash = '/';
  FILE *out = fopen(path, "wb");
  if (out == NULL || fwrite(bytes, 1, len, out) != len || fclose(out) != 0) give_up(path, 0, strerror(errno));
  free(path);
}

static bool has_line(const char *text, size_t len, const char *begins) {
  size_t n = strlen(begins);
  for (size_t i = 0; i + n <= len; i++)
    if ((i == 0 || text[i - 1] == '\n') && memcmp(text + i, begins, n) == 0) return true;
  return false;
}

char *workshop_put(workshop *w, const char *text, size_t len, const char *head) {
  workshop_clear(w);
  if (!has_line(text, len, FILE_MARK)) {
    buf all = {0};
    buf_add(&all, text, len);
    if (head != NULL && !has_line(text, len, "ruleset:")) buf_text(&all, head);
    workshop_write(w, "rules.yaml", all.at != NULL ? all.at : "", all.len);
    buf_free(&all);
    return workshop_path(w, "rules.yaml");
  }
  const char *end = text + len;
  for (const char *at = text; at < end;) {
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    char *name = copy(at + strlen(FILE_MARK), (size_t)(line_end - at) - strlen(FILE_MARK));
    at = line_end + 1;
    size_t n = 0;
    while (at + n < end && !(strncmp(at + n, FILE_MARK, strlen(FILE_MARK)) == 0 && (n == 0 || at[n - 1] == '\n'))) n++;
    workshop_write(w, name, at, n);
    free(name);
    at += n;
  }
  return copy(w->folder, strlen(w->folder));
}
