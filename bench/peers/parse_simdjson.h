/* simdjson alone: NDJSON to a struct by key, the least that reading profiles can cost with it. */
#ifndef EPF_BENCH_PARSE_SIMDJSON_H
#define EPF_BENCH_PARSE_SIMDJSON_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ndjson ndjson;

ndjson *ndjson_read(const char *path);
void ndjson_free(ndjson *n);
size_t ndjson_bytes(const ndjson *n);
/* Each parses the whole file and returns how many profiles there are: 0 where one cannot be read. */
size_t ndjson_parse_lines(ndjson *n); /* `iterate` for each line */
size_t ndjson_parse_many(ndjson *n);  /* `iterate_many` over the file */

#ifdef __cplusplus
}
#endif
#endif
