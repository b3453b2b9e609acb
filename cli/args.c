#define _POSIX_C_SOURCE 200809L
#include <pwd.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <stdlib.h>

#include "cli.h"

int usage_error(const args *a, const char *format, ...) {
  va_list list;
  va_start(list, format);
  fprintf(a->err, "epf%s%s: ", a->verb != NULL ? " " : "", a->verb != NULL ? a->verb->name : "");
  vfprintf(a->err, format, list);
  fprintf(a->err, a->verb != NULL ? "\nTry `epf %s --help`.\n" : "\nTry `epf help`.\n", a->verb != NULL ? a->verb->name : "");
  va_end(list);
  return EXIT_USAGE;
}

static bool is_one_of(const char *values, const char *value) {
  size_t len = strlen(value);
  for (const char *p = values;;) {
    size_t n = strcspn(p, "|");
    if (n == len && strncmp(p, value, n) == 0) return true;
    if (p[n] == '\0') return false;
    p += n + 1;
  }
}

static const char *near_flag(const verb *v, const char *given) {
  const char *near = NULL;
  size_t least = SIZE_MAX;
  for (const flag *f = v->flags; f->name != NULL; f++) {
    size_t d = word_distance(given, f->name);
    if (d < least) least = d, near = f->name;
  }
  return near;
}

/* The one flag that has a short form as well. */
static const char *long_form(const char *name) { return strcmp(name, "-o") == 0 ? "--output" : name; }

static bool is_repeated(const flag *f) { return f->values != NULL && strstr(f->values, "]...") != NULL; }

static bool read_flag(args *to, const char *name, const char *attached, int argc, char **argv, int *at) {
  const flag *flags = to->verb->flags;
  size_t i = 0;
  while (flags[i].name != NULL && strcmp(flags[i].name, name) != 0) i++;
  if (flags[i].name == NULL) {
    const char *near = near_flag(to->verb, name);
    if (near != NULL) usage_error(to, "there is no flag `%s`; did you mean `%s`?", name, near);
    else usage_error(to, "there is no flag `%s`", name);
    return false;
  }
  if (to->flag_values[i] != NULL && !is_repeated(&flags[i])) {
    usage_error(to, "`%s` is given twice", name);
    return false;
  }
  if (flags[i].values == NULL) {
    to->flag_values[i] = "";
    if (attached != NULL) usage_error(to, "`%s` takes no value", name);
    return attached == NULL;
  }
  const char *value = attached != NULL ? attached : *at + 1 < argc ? argv[++*at] : NULL;
  if (value == NULL || value[0] == '\0') {
    usage_error(to, "`%s` takes a value: %s", name, flags[i].values);
    return false;
  }
  bool listed = strchr(flags[i].values, '|') != NULL || strcmp(flags[i].values, "bash") == 0;
  if (listed && !is_one_of(flags[i].values, value)) {
    usage_error(to, "`%s` is one of %s", name, flags[i].values);
    return false;
  }
  to->flag_values[i] = value;
  if (!is_repeated(&flags[i])) return true;
  if (to->repeated_count == REPEATED_MAX) {
    usage_error(to, "`%s` is given more than %d times; join its values by commas", name, REPEATED_MAX);
    return false;
  }
  to->repeated[to->repeated_count++] = value;
  return true;
}

bool args_parse(args *to, const verb *v, int argc, char **argv) {
  to->verb = v;
  bool only_operands = false;
  for (int i = 0; i < argc; i++) {
    const char *arg = argv[i];
    if (!only_operands && strcmp(arg, "--") == 0) {
      only_operands = true;
    } else if (!only_operands && arg[0] == '-' && arg[1] != '\0') {
      char name[32];
      const char *equals = strchr(arg, '=');
      size_t len = equals != NULL ? (size_t)(equals - arg) : strlen(arg);
      if (len >= sizeof name) len = sizeof name - 1;
      memcpy(name, arg, len);
      name[len] = '\0';
      if (!read_flag(to, long_form(name), equals != NULL ? equals + 1 : NULL, argc, argv, &i)) return false;
    } else if (to->count == v->most) {
      usage_error(to, "there are too many operands; expected: %s", v->operands);
      return false;
    } else {
      to->operands[to->count++] = arg;
    }
  }
  if (to->count >= v->least) return true;
  usage_error(to, "expected: %s", v->operands);
  return false;
}

const char *args_flag(const args *a, const char *name) {
  for (size_t i = 0; a->verb->flags[i].name != NULL; i++)
    if (strcmp(a->verb->flags[i].name, name) == 0) return a->flag_values[i];
  return NULL;
}

bool args_is(const args *a, const char *name, const char *value) {
  const char *have = args_flag(a, name);
  return have != NULL && strcmp(have, value) == 0;
}

int status_error(const args *a, epf_status status, const char *about) {
  fprintf(a->err, "epf: %s%s%s\n", SHOWN(about), about[0] != '\0' ? ": " : "", epf_status_text(status));
  switch (status) {
  case EPF_E_RULES: return EXIT_RULES;
  case EPF_E_DATA: return EXIT_DATA;
  case EPF_E_LEDGER:
  case EPF_E_FORMAT: return EXIT_INTEGRITY;
  case EPF_E_ARGUMENT:
  case EPF_E_IO: return EXIT_USAGE;
  case EPF_OK: return EXIT_FINE;
  case EPF_E_NOMEM:
  case EPF_E_INTERNAL:
  default: return EXIT_INTERNAL;
  }
}

int failed_with(const args *a, epf_status status, const epf_buffer *why) {
  if (why == NULL || epf_buffer_failed(why)) return status_error(a, EPF_E_NOMEM, "");
  if (status == EPF_E_DATA) return EXIT_DATA; /* said line by line */
  if (epf_buffer_len(why) == 0) return status_error(a, status, a->verb->name);
  if (status == EPF_E_ARGUMENT) return usage_error(a, "%.*s", (int)epf_buffer_len(why), epf_buffer_bytes(why));
  fprintf(a->err, "epf %s: %.*s\n", a->verb->name, (int)epf_buffer_len(why), epf_buffer_bytes(why));
  return status == EPF_E_LEDGER || status == EPF_E_FORMAT ? EXIT_INTEGRITY : status == EPF_E_IO ? EXIT_USAGE : EXIT_INTERNAL;
}

const char *officer_of(const args *a) {
  const char *given = args_flag(a, "--officer");
  if (given != NULL) return given;
  const struct passwd *user = getpwuid(geteuid());
  return user != NULL && user->pw_name[0] != '\0' ? user->pw_name : "unknown";
}

int64_t now_ms(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return 0;
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool use_colour(FILE *to) {
  const char *off = getenv("NO_COLOR");
  return (off == NULL || off[0] == '\0') && isatty(fileno(to)) == 1;
}

const char *resolve_date(const char *text, char *room) {
  if (text == NULL || strcmp(text, "today") != 0) return text;
  time_t now = time(NULL);
  struct tm day;
  if (gmtime_r(&now, &day) == NULL || strftime(room, 11, "%Y-%m-%d", &day) != 10) return text;
  return room;
}

epf_profile_format input_format(const args *a) {
  const char *input = args_flag(a, "--input");
  if (input == NULL) return EPF_PROFILE_BY_NAME;
  return strcmp(input, "json") == 0 ? EPF_PROFILE_JSON : strcmp(input, "csv") == 0 ? EPF_PROFILE_CSV
         : strcmp(input, "yaml") == 0 ? EPF_PROFILE_YAML : EPF_PROFILE_NDJSON;
}
