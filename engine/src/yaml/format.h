/* A rule file in its standard form: what `epf fmt` writes.
 *
 *   doc + the comments between its nodes -> text -> read again and compared -> out
 *
 * Only layout changes. Indentation is two blanks, also of lists below their key. Flow style stays where the author
 * wrote it and it fits the width, on the key's line or alone on the next. A longer one is filled up to the width if
 * it holds nothing but short texts, lists of them and answers like `{missing: refused}`; else it becomes block
 * style. A mapping of one pair that does not follow its key on the line is written without braces. The texts of
 * scalars, their quotes, their line breaks, and one blank line where the author left any stay as they are.
 */
#ifndef EPF_YAML_FORMAT_H
#define EPF_YAML_FORMAT_H

#include "yaml/doc.h"

enum { FORMAT_WIDTH = 110 }; /* columns; single texts and comments may be longer */

/* Appends `root`, which was parsed from `s`, in its standard form. False: a comment cannot be kept, or the layout
 * cannot be written anew; `d` says where, and `to` is untouched. Running out of memory leaves by d->in, but for
 * `to`, which remembers it. */
bool yaml_format(const source *s, const doc *root, diags *d, buf *to);

#endif
