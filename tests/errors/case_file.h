/* Files of cases that must be refused, and the folders that they are tried in.
 *
 *   # a comment; it ends the text before it
 *   case: what is wrong
 *   expect: E0401 3:5          the code and where: LINE:COLUMN, FILE:LINE:COLUMN, or - for no place at all
 *   message: no field          in the message of the `expect` above
 *   help: did you mean         in its help
 *   also: 1:10 declared here   one of its further places, with the words there; `also: none`: it has none
 *     fields: ...              the text, two blanks before each line
 *
 * In the text `<U+200B>` stands for that character, `<0xFF>` for that byte, and `<300 a, >` for 300 times `a, `.
 * A text with lines `--- file: NAME` is a folder of files; any other is one file.
 */
#ifndef EPF_TESTS_CASE_FILE_H
#define EPF_TESTS_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "diag/diag.h"

typedef struct expectation {
  char *code, *place;    /* place: "FILE:LINE:COLUMN", "LINE:COLUMN", "-" */
  char *message, *help, *also; /* NULL: any */
} expectation;

typedef struct bad_case {
  char *name;
  unsigned line; /* where it stands in the file of cases */
  expectation *expected;
  size_t expected_count;
  buf text; /* placeholders filled in */
} bad_case;

typedef struct case_file {
  char *path;
  char *head; /* the text before the first case, or NULL */
  bad_case *cases;
  size_t count;
} case_file;

/* Ends the program, saying where, if the file cannot be read or is malformed. */
case_file *case_file_read(const char *folder, const char *name);
void case_file_free(case_file *f);
/* The code of this name, such as "E0401", or CODE_COUNT. */
diag_code case_code(const char *name);

/* A temporary folder. */
typedef struct workshop {
  char folder[1024];
} workshop;

void workshop_open(workshop *w);
void workshop_close(workshop *w);
/* Empties the folder. */
void workshop_clear(workshop *w);
/* Writes one file; a folder in its name is made. */
void workshop_write(const workshop *w, const char *name, const char *bytes, size_t len);
/* Writes the text: the files that it names, or else rules.yaml. `head` (or NULL) is added behind a single file
 * that has no line `ruleset:`. Returns the path to give to epf_rules_read; the caller frees it. */
char *workshop_put(workshop *w, const char *text, size_t len, const char *head);
char *workshop_path(const workshop *w, const char *name);

#endif
