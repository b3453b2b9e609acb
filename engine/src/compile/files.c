/* Which files make up a rule set, and their bytes. Nothing outside the rule set's folder is ever opened. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/names.h"
#include "compile/rules.h"
#include "table/layout.h"

enum { FILES_MAX = 5000 };

static const char *error_text(int error) {
  switch (error) {
  case ENOENT: return "there is no such file";
  case EACCES: return "it may not be read";
  case EISDIR: return "it is a folder";
  case ENOMEM: return "memory ran out";
  default: return "it cannot be opened";
  }
}

static void *refuse(diags *d, diag_code code, span at, str path, const char *why) {
  diag *e = diag_add(d, code, at, "`%.*s`: %s", path.len > 200 ? 200 : (int)path.len, path.at, why);
  diag_help(d, e, code == CODE_TEXT_TOO_LARGE ? "split the rules over several files" : "check the path and its permissions");
  return NULL;
}

static void *refuse_folder(diags *d, span at, str name) {
  while (name.len > 1 && name.at[name.len - 1] == '/') name.len--;
  diag *e = diag_add(d, CODE_FILE_UNREADABLE, at, "`%.*s`: it is a folder", name.len > 200 ? 200 : (int)name.len, name.at);
  diag_help(d, e, "write `%.*s/*.yaml` for the files in it", STR_FMT(name));
  return NULL;
}

static void *refuse_compiled(diags *d, span at, str path) {
  diag *e = diag_add(d, CODE_NOT_A_RULESET, at, "`%.*s`: it is a compiled table, not a rule file", path.len > 200 ? 200 : (int)path.len, path.at);
  diag_help(d, e, "give the folder of the rules; verbs that match, such as `match` and `ask`, take a compiled table if it is called NAME.epfc");
  return NULL;
}

static void *refuse_standard_input(diags *d, span at) {
  diag *e = diag_add(d, CODE_FILE_UNREADABLE, at, "`-`: rules are not read from standard input; a file is expected");
  diag_help(d, e, "save them in a file; if a file has that name write `./-`");
  return NULL;
}

static bool read_all(int fd, char *to, size_t len) {
  for (size_t at = 0; at < len;) {
    ssize_t n = read(fd, to + at, len - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += (size_t)n;
  }
  return true;
}

/* The start of a file that could not be read, for diagnostics that have no other place. */
static span start_of(arena *a, str path, str name) { return (span){source_new(a, path, name, (str){"", 0}), 0, 0}; }

static void close_file(void *fd) {
  if (*(int *)fd >= 0) close(*(int *)fd);
  *(int *)fd = -1;
}

/* Of any size: it is no rule file that is too large. */
static bool is_table(int fd) {
  char begin[sizeof TABLE_MAGIC - 1];
  return pread(fd, begin, sizeof begin, 0) == (ssize_t)sizeof begin && memcmp(begin, TABLE_MAGIC, sizeof begin) == 0;
}

static source *read_file(arena *a, diags *d, str path, str name, span from) {
  int *file = ARENA_NEW(a, int);
  *file = -1;
  arena_cleanup(a, close_file, file); /* before it is open: memory may run out in between */
  int fd = *file = open(path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0 && errno == ENOENT && str_is(path, "-")) return refuse_standard_input(d, from);
  if (fd < 0) return refuse(d, CODE_FILE_UNREADABLE, from, path, error_text(errno));
  struct stat st;
  const char *why = NULL;
  diag_code code = CODE_FILE_UNREADABLE;
  if (fstat(fd, &st) != 0) why = "it cannot be read";
  else if (S_ISDIR(st.st_mode)) why = "it is a folder";
  else if (!S_ISREG(st.st_mode)) why = "it is not a file";
  else if (is_table(fd)) {
    close_file(file);
    return refuse_compiled(d, from, path);
  } else if (st.st_size > YAML_BYTES_MAX) code = CODE_TEXT_TOO_LARGE, why = "it is larger than 4 MiB";
  char *bytes = NULL;
  if (why == NULL) {
    bytes = malloc((size_t)st.st_size + 1);
    if (bytes == NULL) arena_nomem(a);
    arena_cleanup(a, free, bytes);
    if (!read_all(fd, bytes, (size_t)st.st_size)) why = "it cannot be read to its end";
  }
  close_file(file);
  if (why != NULL && S_ISDIR(st.st_mode) && from.in->text.len > 0) return refuse_folder(d, from, name);
  if (why != NULL) return refuse(d, code, from, path, why);
  return source_new(a, path, name, (str){bytes, (size_t)st.st_size});
}

source *read_source(arena *a, diags *d, str path, str name) { return read_file(a, d, path, name, start_of(a, path, name)); }

static str path_join(arena *a, str folder, str name) {
  if (folder.len == 0) return (str){arena_copy(a, name.at, name.len), name.len};
  char *both = arena_alloc(a, folder.len + name.len + 2, 1);
  memcpy(both, folder.at, folder.len);
  both[folder.len] = '/';
  memcpy(both + folder.len + 1, name.at, name.len);
  return (str){both, folder.len + name.len + 1};
}

/* `pattern` with at most a few stars against a whole name. */
static bool matches(str pattern, str name) {
  size_t p = 0, n = 0, star = SIZE_MAX, mark = 0;
  while (n < name.len) {
    if (p < pattern.len && pattern.at[p] == '*') star = p++, mark = n;
    else if (p < pattern.len && pattern.at[p] == name.at[n]) p++, n++;
    else if (star != SIZE_MAX) p = star + 1, n = ++mark;
    else return false;
  }
  while (p < pattern.len && pattern.at[p] == '*') p++;
  return p == pattern.len;
}

typedef struct include {
  str name; /* below the folder */
  span from;
} include;
typedef vec(include) includes;

static int by_name(const void *a, const void *b) { return str_cmp(((const include *)a)->name, ((const include *)b)->name); }

static void close_folder(void *folder) { closedir(folder); }

/* Every file that the pattern's last part matches, in order of name. */
static size_t expand(epf_rules *r, str folder, const doc *n, includes *to) {
  arena *a = &r->in;
  size_t slash = n->text.len;
  while (slash > 0 && n->text.at[slash - 1] != '/') slash--;
  str below = {n->text.at, slash > 0 ? slash - 1 : 0}, pattern = {n->text.at + slash, n->text.len - slash};
  str path = slash > 0 ? path_join(a, folder, below) : folder.len > 0 ? folder : STR(".");
  DIR *dir = opendir(path.at);
  if (dir == NULL) {
    if (errno == ENOMEM) arena_nomem(a);
    return 0;
  }
  arena_cleanup(a, close_folder, dir);
  size_t first = to->count;
  for (struct dirent *e; to->count < FILES_MAX && (e = readdir(dir)) != NULL;) {
    str name = str_from(e->d_name);
    if (name.at[0] == '.' || !matches(pattern, name)) continue;
    str copy = {arena_copy(a, name.at, name.len), name.len};
    *VEC_PUSH(a, to) = (include){slash > 0 ? path_join(a, below, copy) : copy, n->at};
  }
  if (to->count == FILES_MAX) {
    diag *e = diag_add(&r->d, CODE_TOO_MANY, n->at, "the rule set includes %d files or more", FILES_MAX);
    diag_help(&r->d, e, "put several rules into one file");
  }
  if (to->count - first > 1) qsort(to->at + first, to->count - first, sizeof *to->at, by_name);
  return to->count - first;
}

static bool stays_inside(str path) {
  if (path.len == 0 || path.at[0] == '/' || memchr(path.at, '\\', path.len) != NULL) return false;
  for (size_t i = 0; i < path.len; i++) {
    size_t end = i;
    while (end < path.len && path.at[end] != '/') end++;
    str part = {path.at + i, end - i};
    if (part.len == 0 || str_is(part, "..") || str_is(part, ".")) return false;
    if (end < path.len && memchr(part.at, '*', part.len) != NULL) return false;
    i = end;
  }
  return true;
}

static void add_include(epf_rules *r, str folder, const doc *n, includes *to) {
  if (n->kind != DOC_SCALAR || !stays_inside(n->text)) {
    diag *e = diag_add(&r->d, CODE_INCLUDE_OUTSIDE, n->at, "an include must be a path below the rule set's folder");
    diag_help(&r->d, e, "write it like `interventions/*.yaml`; `*` may stand in its last part only");
    return;
  }
  size_t found;
  if (memchr(n->text.at, '*', n->text.len) != NULL) {
    found = expand(r, folder, n, to);
  } else {
    str path = path_join(&r->in, folder, n->text);
    found = access(path.at, F_OK) == 0;
    if (found) *VEC_PUSH(&r->in, to) = (include){n->text, n->at};
  }
  if (found > 0) return;
  r->torn = true;
  diag *e = diag_add(&r->d, CODE_INCLUDE_MISSING, n->at, "`%.*s` matches no file", STR_FMT(n->text));
  diag_help(&r->d, e, "check the path: it starts in the folder of this file");
}

/* `partly`, if not NULL: what could be read of a file that is refused. */
static doc *parse_file(epf_rules *r, const source *s, doc **partly) {
  if (s != NULL) *VEC_PUSH(&r->in, &r->sources) = s;
  doc *root = s != NULL ? yaml_parse_partly(s, &r->d, partly) : NULL;
  r->torn |= root == NULL;
  return root;
}

/* Where a path ends, all links followed: in the arena; NULL, where it leads nowhere. */
static char *followed(arena *a, const char *path) {
  char *real = realpath(path, NULL);
  if (real == NULL) {
    if (errno == ENOMEM) arena_nomem(a);
    return NULL;
  }
  arena_cleanup(a, free, real);
  return real;
}

/* A link may lead to another file of the rule set, whose folder is `home`, all links followed; and nowhere else. */
static bool leads_outside(epf_rules *r, str folder, const char *home, const include *one) {
  const char *end = followed(&r->in, path_join(&r->in, folder, one->name).at);
  size_t len = home != NULL ? strlen(home) : 0;
  if (home == NULL || end == NULL || len == 1 || (strncmp(home, end, len) == 0 && end[len] == '/')) return false;
  diag *e = diag_add(&r->d, CODE_INCLUDE_OUTSIDE, one->from, "`%.*s` leads out of the rule set's folder, through a link", STR_FMT(one->name));
  diag_help(&r->d, e, "put the file itself into the folder");
  r->torn = true;
  return true;
}

static void read_includes(epf_rules *r, str folder, const doc *root) {
  const doc *n = root->kind == DOC_MAPPING ? doc_find(root, "include") : NULL;
  if (n == NULL) return;
  includes all = {0};
  size_t count = n->kind == DOC_SEQUENCE ? n->count : 1;
  for (size_t i = 0; i < count; i++) add_include(r, folder, n->kind == DOC_SEQUENCE ? n->items[i] : n, &all);
  vec(doc *) docs = {0};
  names seen = {0};
  const char *home = all.count > 0 ? followed(&r->in, folder.len > 0 ? folder.at : ".") : NULL;
  names_add(&seen, &r->in, root->at.in->name, 0);
  if (r->doc_count > 0) *VEC_PUSH(&r->in, &docs) = r->docs[0];
  for (size_t i = 0; i < all.count; i++) {
    if (names_find(&seen, all.at[i].name) != UINT32_MAX) continue; /* named twice, or by a pattern and by name: read once */
    names_add(&seen, &r->in, all.at[i].name, 0);
    if (leads_outside(r, folder, home, &all.at[i])) continue;
    source *s = read_file(&r->in, &r->d, path_join(&r->in, folder, all.at[i].name), all.at[i].name, all.at[i].from);
    doc *d = parse_file(r, s, NULL);
    if (d != NULL) *VEC_PUSH(&r->in, &docs) = d;
  }
  r->docs = docs.at;
  r->doc_count = docs.count;
}

/* The nearest folder at or above `folder`, as far as its path says, that holds a ruleset.yaml; or an empty text. */
static str rule_set_around(arena *a, str folder) {
  for (str at = folder;;) {
    str path = path_join(a, at, STR("ruleset.yaml"));
    if (access(path.at, F_OK) == 0) return at.len > 0 ? at : STR(".");
    if (at.len == 0) return at;
    while (at.len > 0 && at.at[at.len - 1] != '/') at.len--;
    while (at.len > 1 && at.at[at.len - 1] == '/') at.len--;
    if (at.len == 1 && at.at[0] == '/') return (str){NULL, 0};
  }
}

bool read_files(epf_rules *r, const char *path) {
  arena *a = &r->in;
  struct stat st;
  str given = str_from(path), root_path = {arena_copy(a, path, given.len), given.len}, folder = {NULL, 0};
  while (root_path.len > 1 && root_path.at[root_path.len - 1] == '/') root_path.len--;
  ((char *)(uintptr_t)root_path.at)[root_path.len] = '\0'; /* our own copy */
  if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
    folder = root_path;
    root_path = path_join(a, folder, STR("ruleset.yaml"));
  } else {
    size_t slash = root_path.len;
    while (slash > 0 && root_path.at[slash - 1] != '/') slash--;
    if (slash > 0) folder = (str){arena_copy(a, root_path.at, slash > 1 ? slash - 1 : 1), slash > 1 ? slash - 1 : 1};
  }
  size_t name_at = root_path.len;
  while (name_at > 0 && root_path.at[name_at - 1] != '/') name_at--;
  doc *partly = NULL;
  doc *root = parse_file(r, read_source(a, &r->d, root_path, (str){root_path.at + name_at, root_path.len - name_at}), &partly);
  if (root == NULL && partly != NULL) read_includes(r, folder, partly); /* for their own faults */
  if (root == NULL) return false;
  r->docs = ARENA_ARRAY(a, doc *, 1);
  r->docs[0] = root;
  r->doc_count = 1;
  r->root = root;
  if (root->kind != DOC_MAPPING || doc_find(root, "ruleset") == NULL) {
    diag *e = diag_add(&r->d, CODE_NOT_A_RULESET, root->at, "this file has no key `ruleset`");
    str whole = str_is(root->at.in->name, "ruleset.yaml") ? (str){NULL, 0} : rule_set_around(a, folder);
    if (whole.len > 0) diag_help(&r->d, e, "it may be a part of the rule set in `%.*s`: give that folder", STR_FMT(whole));
    else diag_help(&r->d, e, "give the folder of ruleset.yaml, or begin the file with `ruleset: name` and `version: ...`");
    return false;
  }
  read_includes(r, folder, root);
  return true;
}
