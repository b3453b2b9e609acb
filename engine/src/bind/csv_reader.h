/* CSV as RFC 4180 has it, by libcsv: a header row with the fields' names, then one profile a row.
 *
 * Text behind a closing quote, or a row of another width than the header, costs that row. A quote that is not closed
 * within a megabyte costs the rest of the file: what stands within it may look like rows, and is nobody's answers. A
 * byte order mark in front is taken, here and in no other format: spreadsheets write it whether one wants it or not. Blank
 * lines are skipped. Cells are separated by commas; nothing else is guessed.
 */
#ifndef EPF_BIND_CSV_READER_H
#define EPF_BIND_CSV_READER_H

#include <csv.h>

#include "bind/input.h"
#include "bind/unit.h"

typedef struct csv_reader {
  const table *of; /* whose fields the header must name; NULL: any header is taken */
  bool first_unnamed; /* the first column may have no name */
  struct csv_parser parser;
  bool open;      /* the parser is */
  bool ended;
  bool in_row;    /* a row has begun and goes on in the next line, within quotes */
  bool row_done, no_memory;
  uint32_t line;  /* lines read so far */
  uint32_t row_line;
  uint32_t quote_line; /* where the quote opens in which the row goes on */
  size_t row_bytes;
  bool lost;      /* an unclosed quote: what follows is to be dropped */
  size_t surplus; /* cells of the row beyond one more than the header has: counted, not kept */
  cells header, row;
} csv_reader;

/* Nothing is read yet. EPF_E_NOMEM. */
epf_status csv_reader_open(csv_reader *c);
/* Safe on one that is all zero. */
void csv_reader_close(csv_reader *c);
/* The next row, or what is wrong with the file or the row. *end: there is none. */
epf_status csv_reader_next(csv_reader *c, input *in, profile_unit *u, bool *end);

#endif
