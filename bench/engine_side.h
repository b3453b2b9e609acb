/* All that the benchmarks ask of the engine, in one place. */
#ifndef EPF_BENCH_ENGINE_SIDE_H
#define EPF_BENCH_ENGINE_SIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct engine engine;

/* From rules as YAML, or from a sealed table (its name ends in .epfc). Ends the program where they are not valid. */
engine *engine_new(const char *rules);
void engine_free(engine *e);
/* Reads at most `most` profiles, and binds each to a record of its own. Again: more. */
void engine_read_profiles(engine *e, const char *path, size_t most);
size_t engine_profiles(const engine *e);
uint32_t engine_options(const engine *e);
uint64_t engine_table_bytes(const engine *e);
const char *engine_vectors(void); /* the widest that this machine has */
void engine_save(const engine *e, const char *path);
/* The table alone, from a sealed one or from rules. */
void *engine_load(const char *path);
void *engine_compile(const char *rules);
void engine_unload(void *table);

/* Fetches the record, as if it had just been bound. */
void engine_touch(const engine *e, size_t i);

/* Each may be timed. Records are told by their numbers. */
void engine_bind(engine *e, size_t i);    /* its text once more, to a record set aside */
void engine_match(engine *e, size_t i);   /* to the verdicts of all options */
void engine_shortlist(engine *e, size_t i); /* and all else that a shortlist tells: order, values, what is missing */
void engine_match_plain(engine *e, size_t i); /* condition by condition, without the rows */
size_t engine_eligible_ids(const engine *e, uint32_t *ids); /* of the last match, in no order; returns how many */
size_t engine_reasons(engine *e);         /* of the last match: what decided each option, as a list; returns how many */
void engine_clauses(engine *e);           /* of the last shortlist: every clause of each option */
/* From a record to the numbers of the eligible options: what is compared with others. */
size_t engine_evaluate(engine *e, size_t i, uint32_t *ids);

/* Do the rows and the conditions one by one give equal reports? */
bool engine_ways_are_equal(engine *e);
/* A file of profiles to the eligible options of each as NDJSON, which go nowhere. Returns the bytes written. */
size_t engine_stream(const engine *e, const char *path, unsigned threads);

#endif
