/* Diagnostics: what is wrong with an author's text, collected while reading goes on.
 *
 * They live in the arena of the compilation. Nothing is printed here: render.h does that.
 */
#ifndef EPF_DIAG_DIAG_H
#define EPF_DIAG_DIAG_H

#include <stdbool.h>

#include "base/buf.h"
#include "diag/source.h"

typedef enum severity { SEVERITY_ERROR, SEVERITY_WARNING } severity;

typedef enum diag_code {
#define CODE(name, number, severity, title) CODE_##name,
#include "diag/codes.def"
#undef CODE
  CODE_COUNT
} diag_code;

typedef struct diag_label {
  span at;
  str text;
  struct diag_label *next;
} diag_label;

typedef struct diag {
  diag_code code;
  span at;
  str message;       /* what was found, what was expected */
  str help;          /* how to mend it; may be empty */
  diag_label *labels; /* further places */
  size_t order;      /* keeps equal places in the order found */
} diag;

enum { DIAG_ERRORS_SHOWN = 50 };

typedef struct diags {
  arena *in;
  vec(diag *) list;
  bool repeats; /* the same text is read once more: what is wrong with it was said, and is not said again */
  size_t errors, warnings, dropped; /* dropped: errors beyond DIAG_ERRORS_SHOWN, counted in `errors` too */
} diags;

void diags_init(diags *d, arena *a);
/* Adds a diagnostic and returns it, never NULL. */
__attribute__((format(printf, 4, 5))) diag *diag_add(diags *d, diag_code code, span at, const char *format, ...);
__attribute__((format(printf, 3, 4))) void diag_help(diags *d, diag *on, const char *format, ...);
/* A further place. Without a place there is nothing to show, and nothing is added. */
__attribute__((format(printf, 4, 5))) void diag_also(diags *d, diag *on, span at, const char *format, ...);
/* Takes back those errors that `which` is true of. */
void diags_forget(diags *d, bool (*which)(diag_code code));
/* Orders by file, place and code, so that output does not depend on the order of discovery. */
void diags_sort(diags *d);

/* "E0401". The text lives for ever. */
const char *diag_code_name(diag_code code);
const char *diag_code_title(diag_code code);
severity diag_code_severity(diag_code code);

/* "did you mean": the nearest of `count` names within a third of its length, never `wrong` itself, or an empty
 * text. */
str diag_nearest(str wrong, size_t count, str (*at)(const void *names, size_t i), const void *names);
/* "4,096". Returns a place within `text`. */
const char *diag_commas(uint64_t n, char text[28]);

#endif
