/* Patterns by PCRE2, the only place that knows it.
 *
 * A pattern reads coded text. UTF, at most 4 KiB; a subject at most 1 KiB. Limits of steps, depth and heap bound
 * what a hostile pattern costs; a limit hit is never "no match": it is said. \C is refused.
 */
#ifndef EPF_REGEX_REGEX_H
#define EPF_REGEX_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "epf/status.h"

enum { REGEX_PATTERN_MAX = 4096, REGEX_SUBJECT_MAX = 1024 };

typedef struct regex regex;
typedef struct regex_scratch regex_scratch;
typedef enum regex_result { REGEX_NO, REGEX_YES, REGEX_LIMIT } regex_result;

/* Does `pattern` compile? If not: EPF_E_RULES, why, and the byte at fault. */
epf_status regex_check(str pattern, size_t *offset, char *why, size_t why_size);
/* Compiles; `*out` is NULL on failure. `jit`: try machine code first. The pattern's bytes are not kept. */
epf_status regex_new(regex **out, str pattern, bool jit);
void regex_free(regex *r);
bool regex_is_jit(const regex *r);
/* What one thread needs to match; allocates nothing later but through PCRE2's own capped heap. */
epf_status regex_scratch_new(regex_scratch **out);
void regex_scratch_free(regex_scratch *s);
/* Thread safe for distinct scratches. A subject over the limit is REGEX_LIMIT. */
regex_result regex_match(const regex *r, regex_scratch *s, str subject);

#endif
