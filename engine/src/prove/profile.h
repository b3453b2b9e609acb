/* Somebody who was found, as a profile. */
#ifndef EPF_PROVE_PROFILE_H
#define EPF_PROVE_PROFILE_H

#include "prove/space.h"

/* A profile of the box, that `epf match` reads: what the box leaves open is not answered. `replayed`: the record
 * that was put for it on that side. */
void profile_json(const space *s, const box *b, const record *replayed, int side, buf *to);

#endif
