/* RULES on the command line: a rule set's folder or root file, or a compiled table. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

bool is_compiled(const char *path) {
  size_t len = strlen(path);
  return len > 5 && strcmp(path + len - 5, ".epfc") == 0;
}

int write_buffer(const args *a, epf_buffer *b, FILE *to) {
  int code = EXIT_FINE;
  if (b == NULL || epf_buffer_failed(b)) {
    code = status_error(a, EPF_E_NOMEM, "");
  } else if (epf_buffer_len(b) > 0 && fwrite(epf_buffer_bytes(b), 1, epf_buffer_len(b), to) != epf_buffer_len(b)) {
    fprintf(a->err, "epf: the output cannot be written: %s\n", strerror(errno));
    code = EXIT_USAGE;
  }
  epf_buffer_free(b);
  return code;
}

/* A device or a pipe, which nothing may be renamed over. */
static bool write_straight(const char *path, const epf_buffer *b) {
  FILE *f = fopen(path, "wb");
  bool good = f != NULL && fwrite(epf_buffer_bytes(b), 1, epf_buffer_len(b), f) == epf_buffer_len(b);
  return f != NULL && fclose(f) == 0 && good;
}

bool replace_file(const char *path, const epf_buffer *b) {
  struct stat st;
  bool there = stat(path, &st) == 0;
  if (there && !S_ISREG(st.st_mode)) return write_straight(path, b);
  mode_t mode = there ? st.st_mode & 0777 : 0644;
  size_t len = strlen(path);
  char *temporary = malloc(len + 8);
  if (temporary == NULL) return false;
  memcpy(temporary, path, len);
  memcpy(temporary + len, ".XXXXXX", 8);
  int fd = mkstemp(temporary);
  FILE *f = fd >= 0 ? fdopen(fd, "wb") : NULL;
  bool good = f != NULL && fwrite(epf_buffer_bytes(b), 1, epf_buffer_len(b), f) == epf_buffer_len(b);
  good = good && fchmod(fd, mode) == 0 && fflush(f) == 0 && fsync(fd) == 0;
  if (f != NULL) good = fclose(f) == 0 && good;
  else if (fd >= 0) close(fd);
  good = good && rename(temporary, path) == 0;
  if (!good && fd >= 0) {
    int error = errno;
    unlink(temporary);
    errno = error;
  }
  free(temporary);
  return good;
}

int write_results(const args *a, epf_buffer *b) {
  const char *path = args_flag(a, "--output");
  if (path == NULL || b == NULL || epf_buffer_failed(b)) return write_buffer(a, b, a->out);
  bool good = replace_file(path, b);
  int error = errno;
  epf_buffer_free(b);
  if (good) return EXIT_FINE;
  if (error == ENOMEM) return status_error(a, EPF_E_NOMEM, "");
  fprintf(a->err, "epf %s: `%s` cannot be written: %s\n", a->verb->name, SHOWN(path), strerror(error));
  return EXIT_USAGE;
}

bool check_stage(const args *a, const epf_table *table) {
  const char *stage = args_flag(a, "--stage");
  epf_buffer *all = epf_buffer_new();
  if (stage == NULL || all == NULL || epf_table_has_stage(table, stage, all)) {
    epf_buffer_free(all);
    return true; /* where memory ran out, matching says so */
  }
  usage_error(a, "the rule set has no stage `%s`; it has %.*s", stage, (int)epf_buffer_len(all), epf_buffer_bytes(all));
  epf_buffer_free(all);
  return false;
}

int unreadable_file(const args *a, const char *path, int error) {
  const char *what = error == ENOENT || error == ENOTDIR ? "there is no such file; check the path" : error == EISDIR ? "it is a folder; a file is expected"
                     : error == EACCES ? "it may not be read; check its permissions" : error != 0 ? strerror(error) : "it cannot be read";
  fprintf(a->err, "epf %s: `%s`: %s\n", a->verb->name, SHOWN(path), what);
  return EXIT_USAGE;
}

static int load_compiled(const args *a, const char *path, epf_table **table) {
  const char *why;
  struct stat about;
  if (stat(path, &about) != 0) return unreadable_file(a, path, errno);
  if (S_ISDIR(about.st_mode)) return unreadable_file(a, path, EISDIR);
  if (access(path, R_OK) != 0) return unreadable_file(a, path, errno);
  epf_status status = epf_table_load(table, path, &why);
  if (status == EPF_OK) return EXIT_FINE;
  if (status == EPF_E_NOMEM) return status_error(a, status, "");
  fprintf(a->err, "%s:1:1: error: %s [%s]\n  help: compile the rules again with `epf compile`\n", SHOWN(path), why, strstr(why, "version") != NULL ? "E1002" : "E1001");
  return status == EPF_E_IO ? EXIT_USAGE : EXIT_INTEGRITY;
}

int refused_rules(const char *path) {
  char main_file[4096];
  struct stat about;
  bool readable = access(path, R_OK) == 0;
  if (readable && stat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
    int len = snprintf(main_file, sizeof main_file, "%s/ruleset.yaml", path);
    readable = len > 0 && (size_t)len < sizeof main_file && access(main_file, R_OK) == 0;
  }
  return readable ? EXIT_RULES : EXIT_USAGE;
}

int load_rules(const args *a, const char *path, epf_table **table, epf_rules **rules) {
  *table = NULL;
  if (rules != NULL) *rules = NULL;
  if (is_compiled(path)) return load_compiled(a, path, table);
  epf_rules *read = NULL;
  epf_status status = epf_rules_read(&read, path);
  if (status == EPF_E_NOMEM) return status_error(a, status, "");
  int code = EXIT_FINE;
  if (status == EPF_E_RULES) {
    epf_buffer *b = epf_buffer_new();
    if (b != NULL) epf_rules_diagnostics(read, EPF_DIAGNOSTICS_TEXT, use_colour(a->err), b);
    code = write_buffer(a, b, a->err);
    if (code == EXIT_FINE) code = refused_rules(path);
  } else {
    status = epf_rules_seal(read, table);
    if (status != EPF_OK) code = status_error(a, status, path);
  }
  if (rules != NULL && code == EXIT_FINE) *rules = read;
  else epf_rules_free(read);
  return code;
}
