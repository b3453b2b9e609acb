/* The group that others are compared with. */
#ifndef EPF_BIAS_REFERENCE_H
#define EPF_BIAS_REFERENCE_H

#include "base/buf.h"
#include "base/str.h"

typedef struct candidate {
  str name;
  uint64_t people;
  bool small; /* disclosure control will hide it */
} candidate;

enum { NO_REFERENCE = -1 };

/* The one of this name; of none, the largest that is not small; if all are small, the first: that a hidden group is the largest would bound the
 * others. NO_REFERENCE: there is no group at all. False: `why` says that there is none of this name, with those that there are. */
bool reference_find(const candidate *groups, size_t count, str wanted, ptrdiff_t *found, buf *why);

#endif
