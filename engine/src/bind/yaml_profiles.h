/* Profiles in YAML: a mapping is one, a list of mappings is several, and a faulty one costs itself. Read whole, in an
 * arena of its own. */
#ifndef EPF_BIND_YAML_PROFILES_H
#define EPF_BIND_YAML_PROFILES_H

#include "bind/input.h"
#include "bind/unit.h"

/* All zero before the first call. */
typedef struct yaml_profiles {
  arena memory;
  const source *file;
  doc_items items;
  size_t next;
  bool read;
  bool refused; /* as a whole: there are no items */
} yaml_profiles;

/* Safe on one that is all zero. Units that hold its mappings must not be bound afterwards. */
void yaml_profiles_close(yaml_profiles *y);
/* The next mapping, which stays in the arena, or what is wrong. *end: there is none. `path` is for positions.
 * EPF_E_IO, EPF_E_NOMEM. */
epf_status yaml_profiles_next(yaml_profiles *y, input *in, str path, profile_unit *u, bool *end);

#endif
