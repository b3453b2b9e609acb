/* One decision table between its forms: CSV, DMN and YAML.
 *
 *   CSV  -> csv_read.c  -\                /- csv_write.c  -> CSV
 *   DMN  -> dmn_read.c  --> sheets, book --- dmn_write.c  -> DMN
 *   YAML -> yaml_read.c -/                \- yaml_write.c -> YAML
 *
 * Literals are kept as YAML spells them, without quotes: 18, medium, 2026-03-01, 90 days. All of it lives in an arena.
 */
#ifndef EPF_EXCHANGE_SHEET_H
#define EPF_EXCHANGE_SHEET_H

#include "diag/diag.h"
#include "model/model.h"

enum {
  SHEET_COLUMNS_MAX = 100, /* as the rule language has it */
  SHEET_ROWS_MAX = 2000,   /* the same; rows that one row stands for are counted each */
  SHEET_VALUES_MAX = 4096,
  SHEET_ALTERNATIVES_MAX = 64, /* rows that one row may stand for */
  NAME_BYTES_MAX = 64
};

/* What a column holds. KIND_OPEN: an output whose type is not stated. */
typedef enum column_kind {
  KIND_OPEN, KIND_BOOLEAN, KIND_INTEGER, KIND_DECIMAL, KIND_ENUM, KIND_SET, KIND_TEXT, KIND_DATE, KIND_DURATION, KIND_SENTENCE
} column_kind;

typedef enum cell_op {
  CELL_ANY, CELL_IS, CELL_IS_NOT, CELL_IN, CELL_NOT_IN, CELL_RANGE,
  CELL_INCLUDES, CELL_INCLUDES_ANY, CELL_INCLUDES_ALL, CELL_INCLUDES_NONE, CELL_NONE, CELL_MATCHES
} cell_op;

typedef struct operand {
  str text;   /* NULL: none */
  bool named; /* the name of a field or derived value, dates' also with plus or minus */
} operand;
typedef vec(operand) operands;

/* A test of one column, as a clause of the rule language has it. */
typedef struct cell {
  cell_op op;
  operands of;      /* what it lists */
  operand from, to; /* CELL_RANGE: at least, below */
  span at;
} cell;

typedef enum sheet_output_kind { GIVES_VALUE, GIVES_NOTHING } sheet_output_kind;
typedef struct sheet_output {
  sheet_output_kind kind;
  str text;
} sheet_output;

/* A key with a text: of a field, of a derived value, of a row. */
typedef struct sheet_key {
  str name, text;
} sheet_key;
typedef vec(sheet_key) sheet_keys;

typedef struct sheet_value {
  str id, label, label_cy;
  str literal; /* DMN: how the file spells it */
} sheet_value;
typedef vec(sheet_value) sheet_values;

typedef struct column {
  str name;
  column_kind kind;
  int places;        /* KIND_DECIMAL */
  bool computed;     /* an input that is computed elsewhere: no field */
  bool ordered;      /* KIND_ENUM: from lowest to highest */
  bool plain_values; /* of another list, by values_from: not written */
  sheet_keys keys;   /* what its definition says but `values`, in the order of keys_in_order */
  sheet_values values;
  span at;
} column;
typedef vec(column) columns;

typedef struct sheet_row {
  cell *tests;     /* one an input */
  size_t width;    /* while a table is read: the room in `tests` */
  sheet_output *outputs; /* one an sheet_output */
  sheet_keys keys; /* note and what else stands beside when and then */
  span at;
} sheet_row;

typedef struct sheet {
  str name;
  sheet_keys keys;     /* beside `table`: label, help ... */
  str hit, collect;    /* collect: empty without an aggregate */
  sheet_keys settings; /* under `table`: what else it says */
  bool several;        /* outputs with names of their own */
  columns inputs, outputs;
  columns compared; /* what tests compare with and is no column */
  vec(sheet_row) rows;
  sheet_output *otherwise; /* NULL: none */
  span at;
} sheet;

/* Several tables that read one another, with the fields that they are asked of. */
typedef struct book {
  str id, title, description, version; /* of the rule set; version empty: 1 */
  columns fields;
  vec(sheet) sheets;
} book;

/* ---- keys ---- */

str key_text(const sheet_keys *keys, const char *name); /* empty: it is not there */
bool key_is(const sheet_keys *keys, const char *name, const char *text);
void key_set(arena *a, sheet_keys *keys, str name, str text);
/* Orders them as they are written: the keys of fields, then others by name. */
void keys_in_order(sheet_keys *keys);
/* The keys of fields in the order in which they are written; ends with NULL. */
extern const char *const field_keys[];

column_kind kind_of_type(str type); /* KIND_OPEN: no such type */
const char *kind_type(column_kind kind);
/* Works out kind, places and ordered from the keys. */
void column_settle(column *c);
const sheet_value *value_by_id(const column *c, str id);
column *column_named(const columns *all, str name);
bool hit_is_list(const sheet *s);

/* ---- names ---- */

/* "Risk Category/now" and "riskCategory/now" become risk_category_now, a name of the rule language. */
str identifier_of(arena *a, str text);
/* A text that can be a value stays; "Very high" becomes very_high. */
str value_id_of(arena *a, str text);
/* The text by which DMN knows a value: its label where reading that gives the value's id again. */
str value_literal(arena *a, const sheet_value *v);
bool is_identifier(str text);
bool is_value_id(str text);
/* `name`, or name_2, name_3 ... where `taken` says that it is. */
str name_free(arena *a, str name, bool (*taken)(const void *of, str name), const void *of);

/* ---- numbers ---- */

/* A number, a day or a duration of days on the column's scale. False: it is none of this column. *exact is false where it
 * lies between two steps; then *step is the one below. */
bool on_scale(const column *c, str text, int64_t *step, bool *exact);
str scale_text(arena *a, const column *c, int64_t step);
/* The column's min and max; INT64_MIN and INT64_MAX where there are none. */
void column_bounds(const column *c, int64_t *min, int64_t *max);
bool is_number(str text);
int number_places(str text); /* decimal places but for trailing zeros */

str text_trimmed(str text);
/* Runs of blanks and line ends as one blank. */
str one_line(arena *a, str text);

/* ---- the directions ---- */

/* False: refused, `d` says where and why. */
bool csv_read_sheet(const source *s, diags *d, sheet *to);
bool csv_write_sheet(const sheet *s, diags *d, buf *to);
bool dmn_read_book(const source *s, diags *d, book *to);
bool dmn_write_book(const book *b, diags *d, buf *to);
struct doc;
/* The tables of a rule set's documents, with the fields and values that they look at; `name` empty: all. `m` knows the types that
 * documents leave open; NULL: nobody does. */
bool yaml_read_book(struct doc *const *docs, size_t count, const model *m, str name, diags *d, book *to);
/* The file with `fields` and `derived`, and the root, in standard form. */
bool yaml_write_tables(const book *b, diags *d, buf *to);
bool yaml_write_root(const book *b, diags *d, buf *to);
/* Puts what stands in one file's book or sheet into a book. False: it clashes with what is there. */
bool book_add_sheet(book *b, diags *d, const sheet *s);

#endif
