/* Diagnostics as text for people, lines for editors, JSON for programs. */
#ifndef EPF_DIAG_RENDER_H
#define EPF_DIAG_RENDER_H

#include "diag/diag.h"

typedef enum diag_format { DIAG_TEXT, DIAG_GCC, DIAG_JSON, DIAG_SARIF /* 2.1.0 */ } diag_format;

/* Writes every diagnostic of `d` in its present order. `colour` concerns DIAG_TEXT alone. */
void diags_render(const diags *d, diag_format format, bool colour, buf *to);

/* The place of a result in a SARIF log (sarif.h), a member of an object. */
void sarif_place(span at, buf *to);

#endif
