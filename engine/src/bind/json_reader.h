/* One JSON object into entries: simdjson behind a C interface, the only C++ of this folder.
 *
 * Every value is visited, known field or not, so that nothing malformed slips by: what follows the object, bytes
 * that are not UTF-8, half a surrogate pair, numbers that are none. Numbers keep their text.
 */
#ifndef EPF_BIND_JSON_READER_H
#define EPF_BIND_JSON_READER_H

#include <stdbool.h>

#include "bind/entry.h"
#include "epf/status.h"

#ifdef __cplusplus
#define JSON_NOEXCEPT noexcept
extern "C" {
#else
#define JSON_NOEXCEPT
#endif

enum {
  JSON_PADDING = 64, /* zero bytes that must follow the text: it is read in blocks */
  JSON_DEPTH_MAX = 8
};

typedef struct json_reader json_reader;

typedef struct json_fault {
  size_t at;           /* byte of the text */
  const char *message; /* lives for ever; no text of the profile */
  bool too_large;      /* else it is malformed */
} json_fault;

/* NULL: no memory. One reader, one thread. */
json_reader *json_reader_new(void) JSON_NOEXCEPT;
/* NULL is allowed. */
void json_reader_free(json_reader *r) JSON_NOEXCEPT;
/* Reads the object that `text` consists of into `to`, which is cleared first. Keys may occur twice: the caller
 * sees. What the entries point to lives until the text changes or the reader reads again. EPF_E_DATA: `fault`
 * says what and where. EPF_E_NOMEM. Allocates nothing once warm; no exception leaves it. */
epf_status json_read(json_reader *r, const char *text, size_t len, entries *to, json_fault *fault) JSON_NOEXCEPT;

/* A key, whose bytes end with an unescaped quote, and its value as it is written, without blanks behind it. */
typedef struct json_pair {
  const char *key, *value;
  size_t len;
} json_pair;
/* Reads an object of at most `most` scalars. Keys and values are not looked into. False: it is malformed, or has other values, or more; or
 * the reader has not yet read a text as long. No exception leaves it. */
bool json_pairs(json_reader *r, const char *text, size_t len, json_pair *to, size_t most, size_t *count) JSON_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
