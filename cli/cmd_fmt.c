#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

/* EPF_E_IO: it cannot be read; errno. */
static epf_status compare_file(const char *path, const epf_buffer *b, bool *equal) {
  FILE *f = fopen(path, "rb");
  if (f == NULL) return errno == ENOMEM ? EPF_E_NOMEM : EPF_E_IO;
  const char *bytes = epf_buffer_bytes(b);
  size_t len = epf_buffer_len(b), at = 0;
  int c;
  bool same = true;
  while (same && (c = fgetc(f)) != EOF) same = at < len && (unsigned char)bytes[at++] == (unsigned char)c;
  bool whole = !ferror(f);
  *equal = same && at == len && whole;
  fclose(f);
  return whole ? EPF_OK : EPF_E_IO;
}

static int format_one(const args *a, const char *path, bool check) {
  epf_buffer *b = epf_buffer_new(), *problems = epf_buffer_new();
  epf_status status = b == NULL || problems == NULL ? EPF_E_NOMEM : epf_yaml_format(path, use_colour(a->err), b, problems);
  int code = EXIT_FINE;
  bool equal = false;
  if (status == EPF_OK) status = compare_file(path, b, &equal);
  if (status == EPF_OK && !equal) {
    if (check) {
      fprintf(a->err, "%s: is not in standard form; run `epf fmt %s`\n", SHOWN(path), SHOWN(path));
      code = EXIT_FINDING;
    } else if (!replace_file(path, b)) {
      fprintf(a->err, "epf fmt: `%s` cannot be written: %s\n", SHOWN(path), strerror(errno));
      code = EXIT_USAGE;
    }
  }
  epf_buffer_free(b);
  int told = write_buffer(a, problems, a->err);
  if (status == EPF_E_RULES) code = refused_rules(path);
  else if (status != EPF_OK) code = status_error(a, status, path);
  return code != EXIT_FINE ? code : told;
}

static int worse(int worst, int code) {
  if (worst == EXIT_FINE || code == EXIT_INTERNAL || (worst == EXIT_FINDING && code > worst) || (code == EXIT_USAGE && worst == EXIT_RULES))
    return code != EXIT_FINE ? code : worst;
  return worst;
}

/* The files of the rule set in the folder; what else is wrong with them is for `check` to say. */
static int format_folder(const args *a, const char *path, bool check) {
  epf_rules *rules;
  epf_status status = epf_rules_read(&rules, path);
  if (status == EPF_E_NOMEM) return status_error(a, status, "");
  int worst = EXIT_FINE;
  if (epf_rules_file(rules, 0) == NULL) {
    fprintf(a->err, "epf fmt: `%s`: there is no ruleset.yaml in this folder that can be read; name the files\n", SHOWN(path));
    worst = EXIT_USAGE;
  }
  for (size_t i = 0; epf_rules_file(rules, i) != NULL && worst != EXIT_INTERNAL; i++) worst = worse(worst, format_one(a, epf_rules_file(rules, i), check));
  epf_rules_free(rules);
  return worst;
}

static bool is_folder(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int cmd_fmt(const args *a) {
  bool check = args_flag(a, "--check") != NULL;
  int worst = EXIT_FINE;
  for (size_t i = 0; i < a->count && worst != EXIT_INTERNAL; i++)
    worst = worse(worst, is_folder(a->operands[i]) ? format_folder(a, a->operands[i], check) : format_one(a, a->operands[i], check));
  return worst;
}
