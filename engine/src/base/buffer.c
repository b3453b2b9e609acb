/* The public face of buf. */
#include "epf/buffer.h"

#include <stdlib.h>

#include "base/buf.h"

epf_buffer *epf_buffer_new(void) { return calloc(1, sizeof(buf)); }

void epf_buffer_free(epf_buffer *b) {
  if (b == NULL) return;
  buf_free(b);
  free(b);
}

void epf_buffer_clear(epf_buffer *b) { buf_clear(b); }
const char *epf_buffer_bytes(const epf_buffer *b) { return b->at != NULL ? b->at : ""; }
size_t epf_buffer_len(const epf_buffer *b) { return b->len; }
bool epf_buffer_failed(const epf_buffer *b) { return b->failed; }
