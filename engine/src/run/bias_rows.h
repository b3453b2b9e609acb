/* The rows of a CSV file for a bias report: opened, read one after the other, and told of where they are wrong. */
#ifndef EPF_RUN_BIAS_ROWS_H
#define EPF_RUN_BIAS_ROWS_H

#include "bind/bind.h"
#include "run/bias.h"

enum { NO_COLUMN = -1 };

typedef struct rows {
  const char *path;
  profile_source *from;
  profile_unit *unit;
  bias_channels *c;
  size_t faults;
} rows;

/* In the arena, and closed when that is released. EPF_E_IO: `why` names the file. */
epf_status rows_open(rows **out, const char *path, bias_channels *c);
/* The next row that can be read; those that cannot are told. */
epf_status rows_next(rows *r, bool *end);
/* EPF_E_DATA where some row was faulty. */
epf_status rows_end(const rows *r);
/* Tells of a fault of the row; `cell` counts from 0. */
__attribute__((format(printf, 4, 5))) void rows_fault(rows *r, size_t cell, diag_code code, const char *format, ...);

/* False: `why` says that there is no such column, which `flag` names. */
bool rows_column(const rows *r, str name, const char *flag, int *column);
/* What stands there without the blanks around it. An empty cell is a missing value: at == NULL. Borrowed from the row. */
str rows_value(const rows *r, int column);
/* A whole number below 2^62. False: it is none. */
bool rows_number(str s, uint64_t *n);
/* How many people the row stands for: one where there is no such column. False: it was told that this is no number. */
bool rows_count(rows *r, int column, uint64_t *n);
/* Tells that these are more people than can be counted. */
void rows_too_many(rows *r);
str trimmed(str s);

#endif
