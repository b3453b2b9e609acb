/* What every format of profile is read into: keys and values, types not yet looked at.
 *
 *   JSON text, CSV row, YAML mapping -> entries -> (value.h) -> record
 *
 * The bytes are borrowed from the profile's text or from the reader. Plain C that C++ can include.
 */
#ifndef EPF_BIND_ENTRY_H
#define EPF_BIND_ENTRY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum entry_kind {
  ENTRY_NULL,   /* no answer */
  ENTRY_TRUE,
  ENTRY_FALSE,
  ENTRY_NUMBER, /* JSON: its text as written: decimals stay exact */
  ENTRY_STRING, /* JSON: a text in quotes, escapes undone */
  ENTRY_WORD,   /* YAML: a scalar, of whatever type its field has */
  ENTRY_CELL,   /* CSV, or typed at a prompt: likewise, and `?refused`, `a;b`, blanks around it */
  ENTRY_ITEMS,  /* a list of `count` objects, whose keys are entries of their own */
  ENTRY_MIXED,  /* a list of objects and of others */
  ENTRY_LIST,   /* of `count` items from items[first] */
  ENTRY_REASON, /* {"missing": "refused"}: the text says why there is no answer */
  ENTRY_OTHER   /* any other object; an item that is no scalar */
} entry_kind;

typedef struct entry {
  entry_kind kind;
  const char *key, *text; /* of a list's items: no key */
  const char *outer;      /* within an object of a list: the list's key */
  uint32_t key_len, text_len, outer_len;
  uint32_t item;          /* and which object, from 1; else 0 */
  uint32_t key_at, at; /* where: a byte of the profile's text (JSON) or file (YAML), the number of a cell (CSV) */
  uint32_t first, count;
} entry;

enum { ENTRIES_MAX = 10000 }; /* keys of one profile, columns of one CSV file */

typedef struct entries {
  entry *at;
  size_t count, cap;
  entry *items; /* of lists */
  size_t item_count, item_cap;
} entries;

/* Forgets the entries and keeps their memory. */
void entries_clear(entries *e);
/* Frees the memory; `e` is empty afterwards. */
void entries_free(entries *e);
/* Makes room for one more key or item, and returns where it stands. NULL: no memory, and nothing has changed.
 * The next call may move them all. */
entry *entries_add(entries *e);
entry *entries_add_item(entries *e);

#ifdef __cplusplus
}
#endif
#endif
