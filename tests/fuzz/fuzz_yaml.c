/* Bytes as a YAML text: refused with a place, or a tree whose spans lie within one another. */
#include "fuzz/fuzz.h"
#include "yaml/doc.h"

/* A block text keeps the blank lines behind it, which what is around it does not. */
static bool ends_within(const doc *n, span around) {
  uint32_t end = n->at.end;
  bool block = n->style == DOC_LITERAL || n->style == DOC_FOLDED;
  while (block && end > around.end && (around.in->text.at[end - 1] == '\n' || around.in->text.at[end - 1] == '\r' || around.in->text.at[end - 1] == ' ')) end--;
  return end <= around.end;
}

static void check_tree(const doc *n, span around) {
  bool nothing = n->kind == DOC_SCALAR && n->style == DOC_PLAIN && n->text.len == 0; /* stands where what follows begins */
  if (nothing) around.end = (uint32_t)n->at.in->text.len;
  fuzz_must(n->at.in == around.in && n->at.start >= around.start && n->at.start <= n->at.end && ends_within(n, around));
  fuzz_must(n->kind != DOC_SCALAR || n->text.at[n->text.len] == '\0');
  for (size_t i = 0; i < n->count; i++) {
    if (n->kind == DOC_SEQUENCE) {
      check_tree(n->items[i], n->at);
      continue;
    }
    fuzz_must(n->pairs[i].key->kind == DOC_SCALAR);
    check_tree(n->pairs[i].key, n->at);
    check_tree(n->pairs[i].value, n->at);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  arena a;
  arena_init(&a);
  if (!ARENA_CATCH(&a)) {
    diags d;
    diags_init(&d, &a);
    const source *s = source_new(&a, STR("fuzz.yaml"), STR("fuzz.yaml"), fuzz_text(data, size));
    const doc *root = yaml_parse(s, &d);
    fuzz_must((root == NULL) == (d.errors > 0));
    fuzz_check_diagnostics(&d);
    if (root != NULL) {
      buf out = {0};
      check_tree(root, (span){s, 0, (uint32_t)size});
      doc_print(root, 0, &out);
      doc_print_json(root, &out);
      buf_free(&out);
    }
  }
  arena_release(&a);
  return 0;
}
