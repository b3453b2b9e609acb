/* A region in words, and a profile of it as JSON. */
#ifndef EPF_PROVE_TOLD_H
#define EPF_PROVE_TOLD_H

#include "prove/conditions.h"
#include "prove/profile.h"
#include "prove/regions.h"

/* "ogrs3 from 25 to 49.99, sex female or missing". Names are those of fields, as in profiles. `as_of`: a date of birth is told as the
 * age on that day, too. Nothing is narrowed: "everybody". */
void region_words(const regions *r, const merged *m, int64_t as_of, buf *to);
/* For each axis that is narrowed: whether it may be missing, and of its answers the first and last of each extent; of sets and texts
 * what holds. An object. */
void region_json(const regions *r, const merged *m, buf *to);

#endif
