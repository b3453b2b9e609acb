/* A region in words, and a profile of it as JSON. */
#ifndef EPF_PROVE_TOLD_H
#define EPF_PROVE_TOLD_H

#include "prove/regions.h"

/* "ogrs3 from 25 to 49.99, sex female or missing". Names are those of fields, as in profiles. `as_of`: a date of birth is told as the
 * age on that day, too. Nothing is narrowed: "everybody". */
void region_words(const regions *r, const merged *m, int64_t as_of, buf *to);
/* For each axis that is narrowed: whether it may be missing, and of its answers the first and last of each extent; of sets and texts
 * what holds. An object. */
void region_json(const regions *r, const merged *m, buf *to);
/* A condition as it stands: its id and words, and where it was written. */
void node_words(const table *t, uint32_t node, buf *to);
/* " (FILE:LINE:COLUMN)", where the table knows it. */
void node_place(const table *t, uint32_t node, buf *to);
/* A profile of the box, that `epf match` reads: what the box leaves open is not answered. `replayed`: the record
 * that was put for it on that side. */
void profile_json(const space *s, const box *b, const record *replayed, int side, buf *to);

#endif
