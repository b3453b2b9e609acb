#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "epf/exchange.h"

enum { PATH_BYTES = 4096 };

/* FOLDER/NAME; false: too long, which is said. */
static bool path_in(const args *a, const char *folder, const char *name, char to[PATH_BYTES]) {
  size_t len = strlen(folder);
  while (len > 1 && folder[len - 1] == '/') len--;
  int n = snprintf(to, PATH_BYTES, "%.*s/%s", (int)(len < PATH_BYTES ? len : PATH_BYTES), folder, name);
  if (n > 0 && n < PATH_BYTES) return true;
  usage_error(a, "the folder's name is too long");
  return false;
}

static int unwritable(const args *a, const char *path) {
  if (errno == ENOMEM) return status_error(a, EPF_E_NOMEM, "");
  fprintf(a->err, "epf import: `%s` cannot be written: %s\n", SHOWN(path), strerror(errno));
  return EXIT_USAGE;
}

/* Nothing that is there is overwritten unasked. */
static int check_free(const args *a, const char *path) {
  struct stat st;
  if (args_flag(a, "--force") != NULL || lstat(path, &st) != 0) return EXIT_FINE;
  fprintf(a->err, "epf import: `%s` is there already; give another folder, or --force to overwrite it\n", SHOWN(path));
  return EXIT_USAGE;
}

static int write_files(const args *a, const char *folder, const epf_buffer *root, const epf_buffer *tables) {
  char main_file[PATH_BYTES], table_file[PATH_BYTES];
  if (!path_in(a, folder, "ruleset.yaml", main_file) || !path_in(a, folder, "tables.yaml", table_file)) return EXIT_USAGE;
  int code = check_free(a, main_file);
  if (code == EXIT_FINE) code = check_free(a, table_file);
  if (code != EXIT_FINE) return code;
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) return unwritable(a, folder);
  if (!replace_file(table_file, tables)) return unwritable(a, table_file);
  return replace_file(main_file, root) ? EXIT_FINE : unwritable(a, main_file);
}

static int import_files(const args *a, const char *to, epf_buffer *root, epf_buffer *tables, epf_buffer *problems) {
  bool print = strcmp(to, "-") == 0;
  for (size_t i = 0; i < a->count; i++) {
    FILE *f = fopen(a->operands[i], "rb");
    if (f == NULL && errno == ENOMEM) return status_error(a, EPF_E_NOMEM, "");
    if (f == NULL) return unreadable_file(a, a->operands[i], errno);
    fclose(f);
  }
  epf_status status = epf_import(a->operands, a->count, use_colour(a->err), print ? NULL : root, tables, problems);
  if (epf_buffer_len(problems) > 0) fwrite(epf_buffer_bytes(problems), 1, epf_buffer_len(problems), a->err);
  if (status == EPF_E_RULES) return EXIT_RULES;
  if (status != EPF_OK) return status_error(a, status, "import");
  if (!print) return write_files(a, to, root, tables);
  bool good = fwrite(epf_buffer_bytes(tables), 1, epf_buffer_len(tables), a->out) == epf_buffer_len(tables);
  return good ? EXIT_FINE : unwritable(a, "-");
}

int cmd_import(const args *a) {
  const char *to = args_flag(a, "--to");
  if (to == NULL) return usage_error(a, "say where to: `--to FOLDER`, or `--to -` to print the tables");
  epf_buffer *root = epf_buffer_new(), *tables = epf_buffer_new(), *problems = epf_buffer_new();
  int code = root == NULL || tables == NULL || problems == NULL ? status_error(a, EPF_E_NOMEM, "") : import_files(a, to, root, tables, problems);
  epf_buffer_free(root);
  epf_buffer_free(tables);
  epf_buffer_free(problems);
  return code;
}
