/* A table ready to match: the block, its views, its patterns compiled. */
#ifndef EPF_TABLE_LOAD_H
#define EPF_TABLE_LOAD_H

#include "epf/table.h"
#include "regex/regex.h"
#include "table/layout.h"

struct epf_table {
  void *block;
  uint64_t bytes;
  bool mapped; /* the block is a file's pages; else it is from malloc */
  table view;
  regex **patterns; /* by pattern number */
  char fingerprint[72];
};

/* Takes over `block` (from aligned_alloc or malloc), on failure too. It must be valid. */
epf_status table_adopt(epf_table **out, void *block, uint64_t bytes);

#endif
