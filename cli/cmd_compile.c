#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* rules/pni -> pni.epfc in the working folder; NULL when memory ran out. */
static char *default_name(const char *path) {
  size_t end = strlen(path);
  while (end > 1 && path[end - 1] == '/') end--;
  size_t start = end;
  while (start > 0 && path[start - 1] != '/') start--;
  size_t len = end - start;
  if (len > 5 && strncmp(path + end - 5, ".yaml", 5) == 0) len -= 5;
  char *name = malloc(len + 6);
  if (name == NULL) return NULL;
  memcpy(name, path + start, len);
  memcpy(name + len, ".epfc", 6);
  return name;
}

int cmd_compile(const args *a) {
  epf_table *table;
  if (is_compiled(a->operands[0])) return usage_error(a, "`%s` is compiled already: give the rules", SHOWN(a->operands[0]));
  int code = load_rules(a, a->operands[0], &table, NULL);
  if (code != EXIT_FINE) return code;
  const char *given = args_flag(a, "--output");
  char *made = given == NULL ? default_name(a->operands[0]) : NULL;
  const char *path = given != NULL ? given : made;
  epf_status status = path == NULL ? EPF_E_NOMEM : epf_table_save(table, path);
  if (status == EPF_E_IO) {
    fprintf(a->err, "epf compile: `%s` cannot be written: %s\n", SHOWN(path), strerror(errno));
    code = EXIT_USAGE;
  } else if (status != EPF_OK) {
    code = status_error(a, status, "compile");
  } else {
    size_t len;
    epf_table_bytes(table, &len);
    fprintf(a->err, "%s: %zu bytes, %s\n", SHOWN(path), len, epf_table_fingerprint(table));
  }
  free(made);
  epf_table_free(table);
  return code;
}
