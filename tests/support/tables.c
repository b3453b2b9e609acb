#include "support/tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "diag/render.h"
#include "model/model.h"
#include "lower/seal.h"

/* The table and the block that it looks into. */
typedef struct sealed {
  table t;
  void *block;
} sealed;

static void show(const diags *d) {
  buf text = {0};
  diags_render(d, DIAG_TEXT, false, &text);
  print_error("%.*s\n", (int)text.len, text.at != NULL ? text.at : "");
  buf_free(&text);
}

static void *compile(arena *a, const char *yaml, seal_options how) {
  static const uint8_t fingerprint[32];
  diags d;
  model m = {0};
  plan p = {0};
  void *block = NULL;
  uint64_t bytes;
  diags_init(&d, a);
  source *s = source_new(a, STR("test.yaml"), STR("test.yaml"), str_from(yaml));
  const source *files[1] = {s};
  doc *root = yaml_parse(s, &d);
  bool good = root != NULL && model_decode(&m, a, &d, &root, 1, root);
  m.files = files;
  m.file_count = 1;
  good = good && lower(&p, a, &d, &m);
  if (!good || table_seal(&p, fingerprint, how, &block, &bytes) != EPF_OK) show(&d);
  return block;
}

table *tables_from_yaml(const char *yaml) { return tables_laid_out(yaml, SEAL_BY_COST); }

table *tables_laid_out(const char *yaml, int lanes) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    fail_msg("no memory");
  }
  void *block = compile(&a, yaml, (seal_options){.lanes = lanes});
  arena_release(&a);
  if (block == NULL) fail_msg("the test's rule set is refused");
  sealed *s = malloc(sizeof *s);
  if (s == NULL) fail_msg("no memory");
  s->block = block;
  table_view(&s->t, block);
  return &s->t;
}

const void *tables_block(const table *t) { return ((const sealed *)(const void *)t)->block; }

void tables_free(table *t) {
  if (t == NULL) return;
  sealed *s = (sealed *)(void *)t;
  free(s->block);
  free(s);
}

uint32_t tables_datum(const table *t, const char *id) {
  for (uint32_t i = 0; i < t->data_count; i++)
    if (str_is(table_str(t, t->data[i].id), id)) return i;
  fail_msg("the table has no `%s`", id);
  return TABLE_NONE;
}
