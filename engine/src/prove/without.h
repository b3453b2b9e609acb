/* What a condition comes out as without one of its parts: exactly, for one profile.
 *
 * A condition is what it is under every independent choice from what its slots may be (rules/LANGUAGE.md, 14). The table has formulas for
 * the conditions that are written, not for those that could be; so the choices are gone through here.
 */
#ifndef EPF_PROVE_WITHOUT_H
#define EPF_PROVE_WITHOUT_H

#include "match/pass.h"

/* `part`: a node below `node`, or it, that counts as `is`. Of a pass that is filled with all that the node looks at. False: there are too
 * many choices. */
bool node_without(const pass *p, uint32_t node, uint32_t part, trit is, trit *found);

#endif
