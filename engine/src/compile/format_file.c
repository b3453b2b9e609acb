/* One rule file in its standard form. */
#include "compile/rules.h"
#include "diag/render.h"
#include "yaml/format.h"

epf_status epf_yaml_format(const char *path, bool colour, epf_buffer *to, epf_buffer *diagnostics) {
  arena a;
  arena_init(&a);
  if (ARENA_CATCH(&a)) {
    arena_release(&a);
    return EPF_E_NOMEM;
  }
  diags d;
  diags_init(&d, &a);
  str name = {arena_copy(&a, path, strlen(path)), strlen(path)};
  source *s = read_source(&a, &d, name, name);
  doc *root = s != NULL ? yaml_parse(s, &d) : NULL;
  bool good = root != NULL && yaml_format(s, root, &d, to);
  diags_sort(&d);
  diags_render(&d, DIAG_TEXT, colour, diagnostics);
  arena_release(&a);
  if (to->failed || diagnostics->failed) return EPF_E_NOMEM;
  return good ? EPF_OK : EPF_E_RULES;
}
