#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "cli.h"
#include "epf/version.h"

static const verb *find_verb(const char *name) {
  for (const verb *v = verbs; v->name != NULL; v++)
    if (strcmp(v->name, name) == 0) return v;
  return NULL;
}

bool is_family(const char *name) {
  size_t len = strlen(name);
  for (const verb *v = verbs; v->name != NULL; v++)
    if (strncmp(v->name, name, len) == 0 && v->name[len] == ' ') return true;
  return false;
}

/* The name as it was typed: of `ledger init` both words. */
static const char *typed_name(int argc, char **argv, char *room, size_t size) {
  if (argc < 2 || !is_family(argv[1]) || argc < 3 || argv[2][0] == '-') return argc > 1 ? argv[1] : NULL;
  snprintf(room, size, "%s %s", argv[1], argv[2]);
  return room;
}

int unknown_verb(const args *a, const char *name) {
  const char *near = NULL;
  size_t least = SIZE_MAX;
  for (const verb *v = verbs; v->name != NULL; v++) {
    size_t d = word_distance(name, v->name);
    if (d < least) least = d, near = v->name;
  }
  return near != NULL ? usage_error(a, "there is no verb `%s`; did you mean `%s`?", name, near) : usage_error(a, "there is no verb `%s`", name);
}

static int help_for(args *a, const char *verb_name) {
  a->verb = find_verb("help");
  a->count = 0;
  if (verb_name != NULL) a->operands[a->count++] = verb_name;
  return cmd_help(a);
}

int epf_main(int argc, char **argv, FILE *in, FILE *out, FILE *err) {
  args a = {.in = in, .out = out, .err = err};
  int code;
  char room[64];
  const char *name = typed_name(argc, argv, room, sizeof room);
  const verb *v = name != NULL ? find_verb(name) : NULL;
  int words = name == room ? 2 : 1; /* of the verb */
  bool help = false;
  for (int i = 2; i < argc; i++) help |= strcmp(argv[i], "--help") == 0;
  if (name == NULL) {
    help_for(&a, NULL);
    code = EXIT_USAGE;
  } else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
    code = help_for(&a, NULL);
  } else if (strcmp(name, "--version") == 0) {
    fprintf(out, "epf %s\n", EPF_VERSION_TEXT);
    code = EXIT_FINE;
  } else if (v == NULL && is_family(name)) {
    code = help_for(&a, name);
    if (!help) code = EXIT_USAGE;
  } else if (v == NULL) {
    code = unknown_verb(&a, name);
  } else if (help) {
    code = help_for(&a, name);
  } else {
    code = args_parse(&a, v, argc - 1 - words, argv + 1 + words) ? v->run(&a) : EXIT_USAGE;
  }
  if ((fflush(out) != 0 || ferror(out)) && code != EXIT_INTERNAL) { /* a full disk must not look like success */
    fprintf(err, "epf: the output cannot be written: %s\n", strerror(errno));
    code = EXIT_USAGE;
  }
  return code;
}
