/* A JSON document of one profile, or of a list of them, cut into the texts of the profiles.
 *
 * It looks at quotes and brackets only; what stands between them is the JSON reader's business. So a bad element
 * costs that element, as long as its quotes and brackets are whole; where they are not, nobody can tell where the
 * next one begins, and the document ends with one fault, which says how much is lost. Depth is no matter here.
 */
#ifndef EPF_BIND_JSON_SPLITTER_H
#define EPF_BIND_JSON_SPLITTER_H

#include "bind/input.h"
#include "bind/unit.h"

typedef enum split_state {
  SPLIT_START,
  SPLIT_FIRST,     /* behind the opening bracket */
  SPLIT_ITEM,      /* behind a comma */
  SPLIT_SEPARATOR, /* behind an element */
  SPLIT_AFTER,     /* behind the closing bracket */
  SPLIT_ENDED
} split_state;

/* All zero but `at`, which is 1:1, before the first byte. Holds no memory. */
typedef struct json_splitter {
  split_state state;
  place at; /* of the next byte */
  uint64_t taken;
} json_splitter;

/* The next profile's text, or what is wrong with the document. *end: there is none. EPF_E_IO, EPF_E_NOMEM. */
epf_status json_splitter_next(json_splitter *s, input *in, profile_unit *u, bool *end);

#endif
