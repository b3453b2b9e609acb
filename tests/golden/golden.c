/* Transcripts: commands and what they print, in one file that a person can read.
 *
 *   golden FILE.t
 *
 *   # a comment
 *   <<< NAME          a file: the lines up to >>> are written into the folder that the commands run in
 *   ...
 *   >>>
 *   $ epf check x     a command; below it what it prints (standard error after standard output)
 *   [3]               its exit code, if it is not 0
 *
 * Fingerprints are shown as sha256:... and the source folder as SOURCE. EPF_ACCEPT=1 writes the file anew. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/epf-golden-XXXXXX";

static void must(bool good, const char *what) {
  if (good) return;
  fprintf(stderr, "golden: %s: %s\n", what, strerror(errno));
  exit(2);
}

static char *read_file(const char *path) {
  FILE *f = fopen(path, "rb");
  must(f != NULL, path);
  char *text = NULL;
  size_t len = 0;
  FILE *to = open_memstream(&text, &len);
  must(to != NULL, "memory");
  for (int c; (c = fgetc(f)) != EOF;) fputc(c, to);
  fclose(f);
  fclose(to);
  return text;
}

/* Replaces what differs from machine to machine. */
static void put_normal(const char *line, FILE *to) {
  const char *source = getenv("EPF_SOURCE");
  size_t source_len = source != NULL ? strlen(source) : 0;
  while (*line != '\0') {
    if (strncmp(line, "sha256:", 7) == 0 && strspn(line + 7, "0123456789abcdef") == 64) {
      fputs("sha256:...", to);
      line += 71;
    } else if (source_len > 0 && strncmp(line, source, source_len) == 0) {
      fputs("SOURCE", to);
      line += source_len;
    } else {
      fputc(*line++, to);
    }
  }
}

static void run(const char *command, FILE *to) {
  char *shell;
  must(asprintf(&shell, "cd %s && { %s\n} 2>stderr.txt </dev/null; code=$?; cat stderr.txt; exit $code", folder, command) > 0, "memory");
  FILE *p = popen(shell, "r");
  must(p != NULL, "the shell");
  char *line = NULL;
  size_t room = 0;
  bool ended = true;
  for (ssize_t n; (n = getline(&line, &room, p)) > 0;) {
    put_normal(line, to);
    ended = line[n - 1] == '\n';
  }
  if (!ended) fputs("\n(no line end)\n", to);
  int status = pclose(p);
  if (WIFSIGNALED(status)) fprintf(to, "[signal %d]\n", WTERMSIG(status));
  else if (WEXITSTATUS(status) != 0) fprintf(to, "[%d]\n", WEXITSTATUS(status));
  free(line);
  free(shell);
}

/* Copies the transcript and puts what the commands print now in the place of what is written there. */
static char *replay(const char *path) {
  FILE *from = fopen(path, "r");
  must(from != NULL, path);
  char *text = NULL, *line = NULL;
  size_t len = 0, room = 0;
  FILE *to = open_memstream(&text, &len);
  must(to != NULL, "memory");
  FILE *file = NULL;
  bool output = false;
  while (getline(&line, &room, from) > 0) {
    if (file != NULL) {
      fputs(line, to);
      if (strcmp(line, ">>>\n") == 0) {
        fclose(file);
        file = NULL;
      } else {
        fputs(line, file);
      }
    } else if (strncmp(line, "<<< ", 4) == 0) {
      fputs(line, to);
      line[strcspn(line, "\n")] = '\0';
      char *name;
      must(asprintf(&name, "%s/%s", folder, line + 4) > 0, "memory");
      char *slash = strrchr(name, '/');
      *slash = '\0';
      mkdir(name, 0755);
      *slash = '/';
      file = fopen(name, "w");
      must(file != NULL, name);
      free(name);
      output = false;
    } else if (strncmp(line, "$ ", 2) == 0) {
      fputs(line, to);
      run(line + 2, to);
      output = true;
    } else if (line[0] == '#' || (!output && line[0] == '\n')) {
      fputs(line, to);
      output = false;
    } else if (strcmp(line, "--\n") == 0) { /* ends the output before a comment or a blank line */
      fputs(line, to);
      output = false;
    }
  }
  free(line);
  fclose(from);
  fclose(to);
  return text;
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const char *program = getenv("EPF_PROGRAM"), *source = getenv("EPF_SOURCE");
  must(program != NULL && source != NULL, "EPF_PROGRAM and EPF_SOURCE must be set");
  must(mkdtemp(folder) != NULL, folder);
  char *path;
  must(asprintf(&path, "%s:%s", folder, getenv("PATH")) > 0, "memory");
  setenv("PATH", path, 1);
  setenv("NO_COLOR", "1", 1);
  char *link_name, *rules_link, *rules;
  must(asprintf(&link_name, "%s/epf", folder) > 0, "memory");
  must(asprintf(&rules_link, "%s/rules", folder) > 0, "memory");
  must(asprintf(&rules, "%s/rules", source) > 0, "memory");
  must(symlink(program, link_name) == 0 && symlink(rules, rules_link) == 0, "symlink");
  char *expected = read_file(argv[1]), *actual = replay(argv[1]);
  bool same = strcmp(expected, actual) == 0;
  if (!same && getenv("EPF_ACCEPT") != NULL) {
    FILE *to = fopen(argv[1], "w");
    must(to != NULL && fputs(actual, to) >= 0 && fclose(to) == 0, argv[1]);
    printf("%s: written anew; read the diff\n", argv[1]);
    same = true;
  } else if (!same) {
    char *command, *fresh;
    must(asprintf(&fresh, "%s/actual.t", folder) > 0, "memory");
    FILE *to = fopen(fresh, "w");
    must(to != NULL && fputs(actual, to) >= 0 && fclose(to) == 0, fresh);
    must(asprintf(&command, "diff -u %s %s", argv[1], fresh) > 0, "memory");
    fflush(stdout);
    if (system(command) < 0) perror("diff");
    free(command);
    free(fresh);
    printf("%s differs; to accept what it prints now: ./dev accept\n", argv[1]);
  }
  char *clean;
  must(asprintf(&clean, "rm -rf %s", folder) > 0, "memory");
  if (system(clean) != 0) perror("rm");
  char *own[] = {path, link_name, rules_link, rules, expected, actual, clean};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) free(own[i]);
  printf("%d passed, %d failed\n", same, !same);
  return same ? 0 : 1;
}
