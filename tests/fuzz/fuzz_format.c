/* Bytes as a rule file to lay out: refused with a place, or written so that it says the same and stays so. */
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "yaml/format.h"

static void same_tree(const doc *x, const doc *y) {
  fuzz_must(x->kind == y->kind && x->count == y->count);
  if (x->kind == DOC_SCALAR) fuzz_must(str_eq(x->text, y->text));
  for (size_t i = 0; i < x->count; i++) {
    if (x->kind == DOC_SEQUENCE) {
      same_tree(x->items[i], y->items[i]);
      continue;
    }
    same_tree(x->pairs[i].key, y->pairs[i].key);
    same_tree(x->pairs[i].value, y->pairs[i].value);
  }
}

/* The tree; its standard form goes to `out`, NULL where it is refused. */
static const doc *lay_out(arena *a, str text, buf *out, bool *written) {
  diags d;
  diags_init(&d, a);
  const source *s = source_new(a, STR("fuzz.yaml"), STR("fuzz.yaml"), text);
  const doc *root = yaml_parse(s, &d);
  *written = root != NULL && yaml_format(s, root, &d, out);
  fuzz_must(*written || d.errors > 0);
  fuzz_check_diagnostics(&d);
  return root;
}

static void try_text(arena *a, str text, buf out[2]) {
  bool written, again;
  const doc *first = lay_out(a, text, &out[0], &written);
  if (!written || out[0].failed) return;
  const doc *second = lay_out(a, (str){out[0].at != NULL ? out[0].at : "", out[0].len}, &out[1], &again);
  if (out[1].failed) return;
  fuzz_must(second != NULL && again && out[0].len == out[1].len && memcmp(out[0].at, out[1].at, out[0].len) == 0);
  same_tree(first, second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static buf out[2]; /* static: kept across the jump */
  arena a;
  arena_init(&a);
  if (!ARENA_CATCH(&a)) try_text(&a, fuzz_text(data, size), out);
  arena_release(&a);
  for (int i = 0; i < 2; i++) buf_free(&out[i]);
  return 0;
}
