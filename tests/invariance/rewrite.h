/* Texts written anew without changing what they say: for tests that then expect the same results. */
#ifndef EPF_TESTS_REWRITE_H
#define EPF_TESTS_REWRITE_H

#include "support/gen.h"

/* A generated rule set, which is one text, cut at its sections and their entries. Points into the text. */
enum { SECTIONS_MAX = 8, ENTRIES_MAX = 512, FILES_MAX = 4 };
typedef struct piece {
  const char *at;
  size_t len;
} piece;
typedef struct section {
  piece title; /* "options:\n" */
  piece entries[ENTRIES_MAX];
  size_t count;
} section;
typedef struct cut_rules {
  piece head;
  section sections[SECTIONS_MAX];
  size_t count;
} cut_rules;

cut_rules rewrite_cut(const char *rules);
/* Everything but fields in another order, and over `files` files of which to[0] is the root and the others may be
 * NULL: nothing is left for them. The others are called `names`: their order is another each time. Free them. */
typedef char part_name[40];
void rewrite_reordered(gen *g, const cut_rules *r, size_t files, char *to[FILES_MAX], part_name names[FILES_MAX]);
/* Comments, empty lines and carriage returns added, `only_at_ends`: lines in front and behind alone. Free it. */
char *rewrite_laid_out(gen *g, const char *text, bool only_at_ends);
/* `{condition: NAME}` written out wherever it stands just so; NULL where it stands nowhere. Free it. */
char *rewrite_inlined(const cut_rules *r, const char *rules);

/* A profile's line with its keys in another order, and without those that `drop` names. Free it. */
char *rewrite_profile(gen *g, const char *line, bool (*drop)(const void *with, str key), const void *with);
/* Empties what tells where a rule stands: "file":"...","line":...,"column":... of reasons. In place. */
void rewrite_forget_places(char *json);
/* Empties every column, those of refused profiles too. In place. */
void rewrite_forget_columns(char *json);
/* Empties the rule set's fingerprint. In place. */
void rewrite_forget_fingerprint(char *json);

#endif
