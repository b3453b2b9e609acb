/* The enciphered content of a shortlist, line by line, once it is deciphered; what the lines are: see content_begin in deed.c. */
#ifndef EPF_RUN_CONTENT_H
#define EPF_RUN_CONTENT_H

#include <stdbool.h>

#include "base/str.h"

/* `WORD NAME LENGTH:VALUE` */
typedef struct content_line {
  str word, name, value;
} content_line;

/* Cuts the line off that says what this is. False: it is no such content. */
bool content_lines_begin(str *rest);
/* Cuts the next line off. False: there is none, or it is not whole. */
bool content_lines_next(str *rest, content_line *line);

#endif
