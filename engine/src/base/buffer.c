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

const char *epf_visible(const char *text, char *room, size_t size) {
  size_t len = 0, step;
  int width;
  for (str rest = str_from(text); rest.len > 0 && size > 0; rest = (str){rest.at + step, rest.len - step}) {
    str one = visible_form(rest, &step, &width);
    if (one.len >= size - len) break;
    memcpy(room + len, one.at, one.len);
    len += one.len;
  }
  if (size > 0) room[len] = '\0';
  return room;
}
