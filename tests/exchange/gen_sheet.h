/* Decision tables from a stream of bytes, as far as each format can hold them. */
#ifndef EPF_TESTS_GEN_SHEET_H
#define EPF_TESTS_GEN_SHEET_H

#include "exchange/cell.h"
#include "support/gen.h"

/* `dmn`: what DMN holds as well. In the arena, with fields. */
book *gen_book(gen *g, arena *a, bool dmn);

#endif
