/* A catalogue read back: what the codes of a ledger's entries mean. See deed_catalogue. */
#ifndef EPF_RUN_CATALOGUE_H
#define EPF_RUN_CATALOGUE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct kept_dimension {
  str name;
  str *values; /* code 1 is values[0] */
  size_t count;
} kept_dimension;

typedef struct kept_option {
  str id, kind;
  str protected_fields; /* joined by commas; empty: none */
} kept_option;

typedef struct catalogue {
  str ruleset, version, fingerprint;
  str *stages;
  size_t stage_count;
  vec(kept_dimension) groups, strata; /* strata: with office and level behind them, in the order of an entry's bytes */
  size_t stratum_count;               /* strata alone */
  size_t office, level;               /* their places among strata; SIZE_MAX: none */
  vec(kept_option) options;
  vec(str) clauses, fields;
} catalogue;

/* `text` must outlive it. False: it is no catalogue. */
bool catalogue_read(catalogue *to, arena *a, str text);
/* SIZE_MAX: there is none. */
size_t catalogue_option(const catalogue *c, str id);
size_t catalogue_dimension(const kept_dimension *all, size_t count, str name);
/* What a code stands for; at == NULL of 0 and of one that is out of range. */
str catalogue_value(const kept_dimension *d, uint8_t code);

#endif
