/* What a cell of a decision table says: S-FEEL's unary tests and literals, for CSV and DMN alike.
 *
 *   -   >= 18   [18..25)   "High","Low"   not("High")   true   date("2026-03-01")   duration("P90D")
 *
 * CSV has beside them includes("a"), includes_any("a","b"), includes_all(...), includes_none(...) and matches("^8").
 */
#ifndef EPF_EXCHANGE_CELL_H
#define EPF_EXCHANGE_CELL_H

#include "exchange/sheet.h"

typedef struct cell_reader {
  diags *d;
  span at;           /* of the cell, for messages */
  const column *of;  /* what the column holds */
  bool csv;          /* texts are ids of values; tests that S-FEEL does not have are read */
  bool may_be_none;  /* it is computed, and not always one of its values: a test that lists them all is kept as it is */
  bool by_order;     /* `x` and `> x` of another column are said by order alone: of no two such tests that exclude one another may both hold */
  /* The name of the field or value that a name in the text stands for; NULL text: nobody's. */
  str (*resolve)(void *user, str name);
  void *user;
} cell_reader;

/* A test of another column than the cell's: `> release_date` asks of release_date that it lies before. */
typedef struct cross_test {
  str name;
  cell test;
} cross_test;

/* What must hold together. */
typedef struct alternative {
  cell own;
  cross_test cross[2];
  size_t cross_count;
} alternative;
typedef vec(alternative) alternatives;

/* Reads a test as one or more alternatives of which no two hold together. False: refused. */
bool cell_read(cell_reader *r, str text, alternatives *to);
/* Reads a literal, or `null`. False: refused. */
bool output_read(cell_reader *r, str text, sheet_output *to);

/* Where a text of the file stands in a test: strings and numbers, for those who gather values before they read. */
typedef struct cell_literal {
  enum { LITERAL_NUMBER, LITERAL_TEXT, LITERAL_BOOLEAN, LITERAL_DATE, LITERAL_DURATION, LITERAL_NULL, LITERAL_NAME } kind;
  str text;
} cell_literal;
typedef vec(cell_literal) cell_literals;
/* How a test compares with a name, as bits; 0: it does not, or in another way besides. */
enum { COMPARED_EQUAL = 1, COMPARED_BELOW = 2, COMPARED_ABOVE = 4 };
unsigned cell_comparison(arena *a, str text);
/* False: it cannot be read; nothing is said. */
bool cell_gather(arena *a, str text, cell_literals *to);

/* The same of allowed values: a list of literals, or one range whose ends become min and max. */
typedef struct cell_domain {
  cell_literals listed;
  operand min, max; /* included */
  bool min_open, max_open;
} cell_domain;
bool domain_read(cell_reader *r, str text, cell_domain *to);

/* Writes a test; false where the format has none such, and *why says it. */
bool cell_write(arena *a, const cell *c, const column *of, bool csv, buf *to, const char **why);
bool output_write(arena *a, const sheet_output *o, const column *of, bool csv, buf *to, const char **why);
/* A text in quotes. */
void write_quoted(buf *to, str text);
bool cell_same(const cell *x, const cell *y);

#endif
