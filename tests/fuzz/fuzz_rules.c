/* Bytes as a rule set of one file: refused with places, or sealed into a table that is valid and matches. */
#include "fuzz/fuzz.h"
#include "lower/seal.h"
#include "match/match.h"
#include "table/load.h"

#include <stdlib.h>

typedef struct sealed {
  void *block;
  uint64_t bytes;
} sealed;

/* Where it is valid, its table; diagnostics are checked either way. */
static void compile(arena *a, str text, sealed *to) {
  static const uint8_t fingerprint[32];
  diags d;
  model m = {0};
  plan p = {0};
  diags_init(&d, a);
  const source *s = source_new(a, STR("fuzz.yaml"), STR("fuzz.yaml"), text);
  doc *root = yaml_parse(s, &d);
  bool valid = root != NULL && root->kind == DOC_MAPPING && model_decode(&m, a, &d, &root, 1, root) && d.errors == 0;
  m.files = &s; /* decoding clears the model */
  m.file_count = 1;
  valid = valid && lower(&p, a, &d, &m);
  fuzz_must(valid == (d.errors == 0) || root == NULL || root->kind != DOC_MAPPING || doc_find(root, "ruleset") == NULL);
  diags_sort(&d);
  fuzz_check_diagnostics(&d);
  if (valid && table_seal(&p, fingerprint, (seal_options){0}, &to->block, &to->bytes) != EPF_OK) to->block = NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static sealed made; /* static: kept across the jump */
  made = (sealed){NULL, 0};
  arena a;
  arena_init(&a);
  if (!ARENA_CATCH(&a)) compile(&a, fuzz_text(data, size), &made);
  arena_release(&a);
  if (made.block == NULL) return 0;
  epf_table *t = NULL;
  const char *why = "";
  epf_status status = epf_table_from_bytes(&t, made.block, made.bytes, &why); /* what is sealed must load */
  free(made.block);
  if (status == EPF_E_NOMEM) return 0;
  fuzz_must(status == EPF_OK);
  fuzz_match(t, true);
  epf_table_free(t);
  return 0;
}
