/* Conditions in words. */
#ifndef EPF_PROVE_CONDITIONS_H
#define EPF_PROVE_CONDITIONS_H

#include "base/buf.h"
#include "table/layout.h"

/* A condition in words: "ogrs3 at least 50". */
void node_says(const table *t, uint32_t node, buf *to);
/* The same, and where it was written. */
void node_words(const table *t, uint32_t node, buf *to);
/* " (FILE:LINE:COLUMN)", where the table knows it. */
void node_place(const table *t, uint32_t node, buf *to);

#endif
