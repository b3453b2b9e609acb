/* Text of cases that a program writes, as YAML in standard form. Internal. */
#ifndef EPF_RUN_GENERATED_H
#define EPF_RUN_GENERATED_H

#include "base/arena.h"

/* A scalar, in quotes unless nothing else could be read into it. */
void put_scalar(str text, buf *to);
/* JSON as an author would write it on a line: `{ogrs3: 49.99, region: north}`. */
void put_flow(str json, buf *to);
/* Appends the text of a rule file as `epf fmt` would write it. False: it cannot. */
bool standard_form(arena *a, str text, buf *to);

#endif
