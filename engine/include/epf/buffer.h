/* Where functions write text: a growable run of bytes.
 *
 * Running out of memory is remembered, not reported: look at epf_buffer_failed before the bytes are used.
 * A buffer belongs to one thread at a time.
 */
#ifndef EPF_BUFFER_H
#define EPF_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "epf/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct buf epf_buffer;

/* A new empty buffer, or NULL. */
EPF_API epf_buffer *epf_buffer_new(void);
EPF_API void epf_buffer_free(epf_buffer *b);
EPF_API void epf_buffer_clear(epf_buffer *b);
/* The bytes; not NUL-terminated. They live until the buffer is written to, cleared or freed. */
EPF_API const char *epf_buffer_bytes(const epf_buffer *b);
EPF_API size_t epf_buffer_len(const epf_buffer *b);
EPF_API bool epf_buffer_failed(const epf_buffer *b);

/* A text such as a file's name, so that nothing in it can move a cursor, reorder or hide: see rules/LANGUAGE.md, "How the
 * text is written". Into `room`, which is returned; cut where its `size` bytes end. Allocates nothing. */
EPF_API const char *epf_visible(const char *text, char *room, size_t size);

#ifdef __cplusplus
}
#endif
#endif
