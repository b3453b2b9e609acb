#include "cli.h"

int cmd_explain(const args *a) {
  epf_buffer *b = epf_buffer_new();
  if (b == NULL) return status_error(a, EPF_E_NOMEM, "");
  if (epf_explain(a->operands[0], b)) return write_buffer(a, b, a->out);
  epf_buffer_free(b);
  return usage_error(a, "there is no code `%s`; codes look like E0401 and stand in brackets behind each message", a->operands[0]);
}
