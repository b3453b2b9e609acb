/* A rule set as it was read: sources, documents, model, diagnostics. The inside of epf_rules. */
#ifndef EPF_COMPILE_RULES_H
#define EPF_COMPILE_RULES_H

#include "epf/rules.h"
#include "model/model.h"
#include "lower/plan.h"

struct epf_rules {
  arena in;
  diags d;
  model m;
  plan p;
  doc **docs;
  size_t doc_count;
  const doc *root;
  vec(const source *) sources; /* every file that was read, parsed or not */
  bool torn;                   /* a file is missing or cannot be parsed: what it defines is not known */
  bool decoded; /* the model can be printed */
  bool valid;   /* and sealed */
  uint8_t fingerprint[32];
};

/* Reads a whole regular file into the arena; NULL, with a diagnostic, when that cannot be done. */
source *read_source(arena *a, diags *d, str path, str name);
/* The files of a rule set: the root first, then what it includes, in order. */
bool read_files(epf_rules *r, const char *path);
/* A JSON Schema for rule files. */
void schema_print(const model *m, buf *to);

#endif
