/* YAML text as a tree whose every node knows its bytes.
 *
 *   bytes -> screen -> libyaml events -> doc
 *
 * Only the plain core of YAML is taken: mappings, sequences, scalars, comments. Aliases, anchors, directives, merge
 * keys, tags and further documents are refused, and so is a key given twice. A scalar stays text: the
 * vocabulary gives its type, not its looks.
 */
#ifndef EPF_YAML_DOC_H
#define EPF_YAML_DOC_H

#include "diag/diag.h"

enum {
  YAML_BYTES_MAX = 4 * 1024 * 1024, /* of one file */
  YAML_DEPTH_MAX = 40,
  YAML_BRACKETS_MAX = 200, /* brackets open at once, counted in the screen */
  YAML_NODES_MAX = 250000
};

typedef enum doc_kind { DOC_SCALAR, DOC_SEQUENCE, DOC_MAPPING } doc_kind;
typedef enum doc_style { DOC_PLAIN, DOC_SINGLE, DOC_DOUBLE, DOC_LITERAL, DOC_FOLDED, DOC_BLOCK, DOC_FLOW } doc_style;

typedef struct doc doc;
typedef struct doc_pair {
  doc *key, *value;
} doc_pair;

struct doc {
  doc_kind kind : 8;     /* small: there are many */
  doc_style style : 8;
  uint32_t count;        /* of items or pairs */
  span at;
  str text;              /* DOC_SCALAR: the value, NUL-terminated; quotes and folding undone */
  union {
    doc **items;         /* DOC_SEQUENCE */
    doc_pair *pairs;     /* DOC_MAPPING, in source order, keys are scalars and distinct */
  };
};

/* Is `text` fit for libyaml: UTF-8, no characters that hide or reorder text, not too large or too deep?
 * Every fault is added to `d`. */
bool yaml_screen(const source *s, diags *d);
/* The same characters, written as escapes in a text in double quotation marks, which libyaml has read; a line end may be.
 * The first of the faults, or NULL. */
const diag *yaml_screen_escapes(span text, diags *d);
/* Reads one file; NULL when its text is refused (the reasons are in `d`). */
doc *yaml_parse(const source *s, diags *d);
/* The same for who goes on looking for faults: a key that is given twice is told, and its first value stays. Where
 * the file is refused, *partly is what of its own mapping could be read, or NULL. */
doc *yaml_parse_partly(const source *s, diags *d, doc **partly);

/* One of the things that a file lists: read, or refused. */
typedef struct doc_item {
  doc *node;         /* NULL: refused */
  const diag *fault; /* why */
  uint32_t at;       /* the byte where it begins */
  bool broken;       /* nothing behind it could be read */
} doc_item;
typedef vec(doc_item) doc_items;

/* Reads a file that is one thing or a list of things, each of which stands alone: one that is refused costs itself, as
 * long as libyaml can tell where the next begins. A key given twice is the caller's to find. False: the text is not
 * fit for libyaml (the reasons are in `d`), and there are no items. */
bool yaml_parse_items(const source *s, diags *d, doc_items *to);
/* The value under `key`, or NULL. */
doc *doc_find(const doc *mapping, const char *key);
/* "a list", "a block of `name: value` lines", "one value": for messages. */
const char *doc_kind_text(const doc *n);
/* The tree as indented text, or as JSON with positions. */
void doc_print(const doc *n, int indent, buf *to);
void doc_print_json(const doc *n, buf *to);

#endif
