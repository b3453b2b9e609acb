/* Help, the manual page and the completion, all from the table of verbs. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "epf/version.h"

static const struct {
  int code;
  const char *means;
} exits[] = {{0, "all is well"},
             {1, "a negative finding: a failing case, a file not in standard form, an objection to a package, an alarm of bias watch"},
             {2, "a usage error, or a file that cannot be read or written"},
             {3, "the rules are invalid"},
             {4, "a profile is invalid"},
             {5, "a compiled table or a ledger is damaged, or the ledger cannot be written"},
             {70, "memory ran out, or a defect of epf"}};

static void all_verbs(FILE *to) {
  fputs("epf: options for a person before a court, each with its reasons\n\nUsage: epf VERB RULES ...\n\nRULES is the folder of a rule set, its ruleset.yaml, or a "
        "compiled table (.epfc), which verbs\nthat read the rules themselves do not take (check, compile, schema, test).\n\n",
        to);
  for (const verb *v = verbs; v->name != NULL; v++) fprintf(to, "  %-17s %s\n", v->name, v->summary);
  fputs("\n`epf VERB --help` says more. Results go to standard output, problems to standard error.\n\nExit codes:\n", to);
  for (size_t i = 0; i < sizeof exits / sizeof *exits; i++) fprintf(to, "  %-3d %s\n", exits[i].code, exits[i].means);
}

/* `ledger`: all verbs of two words that begin with it. */
static void one_family(const char *name, FILE *to) {
  size_t len = strlen(name);
  fprintf(to, "Usage: epf %s VERB ...\n\n", name);
  for (const verb *v = verbs; v->name != NULL; v++)
    if (strncmp(v->name, name, len) == 0 && v->name[len] == ' ') fprintf(to, "  %-17s %s\n", v->name, v->summary);
  fprintf(to, "\n`epf %s VERB --help` says more.\n", name);
}

static void one_verb(const verb *v, FILE *to) {
  fprintf(to, "epf %s: %s\n\nUsage: epf %s [FLAGS] %s\n\n%s\n", v->name, v->summary, v->name, v->operands, v->about);
  if (v->flags[0].name != NULL) fputs("\nFlags:\n", to);
  for (const flag *f = v->flags; f->name != NULL; f++) fprintf(to, "  %s%s%s\n      %s\n", f->name, f->values != NULL ? " " : "", f->values != NULL ? f->values : "", f->help);
}

static void troff(const char *text, FILE *to) {
  for (bool start = true; *text != '\0'; text++) {
    if (start && (*text == '.' || *text == '\'')) fputs("\\&", to);
    if (*text == '-') fputs("\\-", to);
    else if (*text == '\\') fputs("\\\\", to);
    else fputc(*text, to);
    start = *text == '\n';
  }
}

static void manual(FILE *to) {
  fputs(".TH EPF 1 \"\" \"epf " EPF_VERSION_TEXT "\" \"User commands\"\n.SH NAME\nepf \\- options for a person before a court, each with its reasons\n"
        ".SH SYNOPSIS\n.B epf\n.I verb\n[flags] operands\n.SH DESCRIPTION\nepf reads rules written as YAML, compiles them into a decision table, and shortlists the "
        "options for a person's profile, each with its reasons and sources. It never decides.\n.SH VERBS\n",
        to);
  for (const verb *v = verbs; v->name != NULL; v++) {
    fputs(".SS ", to);
    troff(v->name, to);
    fputc(' ', to);
    troff(v->operands, to);
    fputc('\n', to);
    troff(v->about, to);
    fputc('\n', to);
    for (const flag *f = v->flags; f->name != NULL; f++) {
      fputs(".TP\n.B ", to);
      troff(f->name, to);
      if (f->values != NULL) {
        fputc(' ', to);
        troff(f->values, to);
      }
      fputc('\n', to);
      troff(f->help, to);
      fputc('\n', to);
    }
  }
  fputs(".SH EXIT STATUS\n", to);
  for (size_t i = 0; i < sizeof exits / sizeof *exits; i++) {
    fprintf(to, ".TP\n.B %d\n", exits[i].code);
    troff(exits[i].means, to);
    fputc('\n', to);
  }
  fputs(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nNo colour, even on a terminal.\n", to);
}

/* The first word of each verb, once. */
static void first_words(FILE *to) {
  for (const verb *v = verbs; v->name != NULL; v++) {
    size_t len = strcspn(v->name, " ");
    if (v > verbs && strncmp(v[-1].name, v->name, len) == 0 && v->name[len] == ' ' && v[-1].name[len] == ' ') continue;
    fprintf(to, "%s%.*s", v == verbs ? "" : " ", (int)len, v->name);
  }
}

/* The second words of a family, for each. */
static void second_words(FILE *to) {
  for (const verb *v = verbs; v->name != NULL; v++) {
    size_t len = strcspn(v->name, " ");
    if (v->name[len] == '\0') continue;
    bool first = v == verbs || strncmp(v[-1].name, v->name, len + 1) != 0;
    if (first) fprintf(to, "    %.*s) words='", (int)len, v->name);
    fprintf(to, "%s%s", first ? "" : " ", v->name + len + 1);
    if (v[1].name == NULL || strncmp(v[1].name, v->name, len + 1) != 0) fputs("' ;;\n", to);
  }
}

static void completion(FILE *to) {
  fputs("# Completion of epf for bash; made by `epf help --completion bash`.\n_epf() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
        "verb=${COMP_WORDS[1]} words=\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '",
        to);
  first_words(to);
  fputs("' -- \"$word\"))\n    return\n  fi\n  case \"$verb\" in\n", to);
  second_words(to);
  fputs("  esac\n  if [ -n \"$words\" ]; then\n    if [ \"$COMP_CWORD\" -eq 2 ]; then\n      COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n      return\n    fi\n"
        "    verb=\"$verb ${COMP_WORDS[2]}\"\n  fi\n  case \"$verb $before\" in\n", to);
  for (const verb *v = verbs; v->name != NULL; v++)
    for (const flag *f = v->flags; f->name != NULL; f++) {
      if (f->values == NULL || strchr(f->values, '|') == NULL) continue;
      fprintf(to, "    '%s %s') COMPREPLY=($(compgen -W '", v->name, f->name);
      for (const char *p = f->values; *p != '\0'; p++) fputc(*p == '|' ? ' ' : *p, to);
      fputs("' -- \"$word\")); return ;;\n", to);
    }
  fputs("  esac\n  case \"$verb\" in\n", to);
  for (const verb *v = verbs; v->name != NULL; v++) {
    bool two_words = strchr(v->name, ' ') != NULL;
    fprintf(to, "    %s%s%s) [[ $word == -* ]] && COMPREPLY=($(compgen -W '--help", two_words ? "'" : "", v->name, two_words ? "'" : "");
    for (const flag *f = v->flags; f->name != NULL; f++) fprintf(to, " %s", f->name);
    fputs("' -- \"$word\")) ;;\n", to);
  }
  fputs("  esac\n  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _epf epf\n", to);
}

int cmd_help(const args *a) {
  char name[64];
  if (a->count > 0) snprintf(name, sizeof name, "%s%s%s", a->operands[0], a->count > 1 ? " " : "", a->count > 1 ? a->operands[1] : "");
  if (args_flag(a, "--man") != NULL) {
    manual(a->out);
  } else if (args_flag(a, "--completion") != NULL) {
    completion(a->out);
  } else if (a->count == 0) {
    all_verbs(a->out);
  } else {
    for (const verb *v = verbs; v->name != NULL; v++)
      if (strcmp(v->name, name) == 0) {
        one_verb(v, a->out);
        return EXIT_FINE;
      }
    if (is_family(name)) {
      one_family(name, a->out);
      return EXIT_FINE;
    }
    return unknown_verb(a, name);
  }
  return EXIT_FINE;
}
