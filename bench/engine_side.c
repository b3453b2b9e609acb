#include "engine_side.h"

#include <stdlib.h>
#include <string.h>

#include "bind/bind.h"
#include "common.h"
#include "epf/match.h"
#include "epf/rules.h"
#include "match/match.h"
#include "report/report.h"
#include "table/load.h"

enum { AS_OF = 20513 /* 2026-03-01 */ };

/* Keeps clauses, as who tells of them would. */
typedef struct told {
  size_t count;
  struct told_reason {
    uint32_t clause, outcome;
  } at[1 << 12];
} told;

struct engine {
  epf_table *table;
  binder *binder;
  scratch *rows, *plain;
  record **records, *spare;
  profile_unit **units;
  size_t count, cap;
  told *told;
  uint32_t *reasons;
};

static epf_table *compile_rules(const char *path) {
  epf_rules *read;
  epf_table *t;
  must(epf_rules_read(&read, path) == EPF_OK && epf_rules_seal(read, &t) == EPF_OK, "the rules are not valid");
  epf_rules_free(read);
  return t;
}

static epf_table *load_table(const char *path) {
  epf_table *t;
  const char *why = NULL;
  must(epf_table_load(&t, path, &why) == EPF_OK, why != NULL ? why : "the table cannot be loaded");
  return t;
}

engine *engine_new(const char *rules) {
  engine *e = calloc(1, sizeof *e);
  must(e != NULL && (e->told = calloc(1, sizeof *e->told)) != NULL, "out of memory");
  size_t len = strlen(rules);
  e->table = len > 5 && strcmp(rules + len - 5, ".epfc") == 0 ? load_table(rules) : compile_rules(rules);
  const table *t = &e->table->view;
  must(scratch_new(&e->rows, t, e->table->patterns, (match_options){.lists = LISTS_JOINED}) == EPF_OK, "out of memory");
  must((e->reasons = calloc(e->rows->flat.test_count + LIST_AHEAD, sizeof *e->reasons)) != NULL, "out of memory");
  must(binder_new(&e->binder, t, (bind_options){0}) == EPF_OK && record_new(&e->spare, t) == EPF_OK, "out of memory");
  return e;
}

void engine_free(engine *e) {
  for (size_t i = 0; i < e->count; i++) {
    record_free(e->records[i]);
    unit_free(e->units[i]);
  }
  free(e->told);
  free(e->reasons);
  free(e->records);
  free(e->units);
  record_free(e->spare);
  binder_free(e->binder);
  scratch_free(e->rows);
  if (e->plain != NULL) scratch_free(e->plain);
  epf_table_free(e->table);
  free(e);
}

static void date_record(record *r) {
  record_know(r, 0, AS_OF);
  record_know(r, 1, 0);
}

static void grow(engine *e) {
  if (e->count < e->cap) return;
  e->cap = e->cap * 2 + 64;
  e->records = realloc(e->records, e->cap * sizeof(record *));
  e->units = realloc(e->units, e->cap * sizeof(profile_unit *));
  must(e->records != NULL && e->units != NULL, "out of memory");
}

void engine_read_profiles(engine *e, const char *path, size_t most) {
  profile_format format = PROFILE_NDJSON;
  profile_source *from;
  must(format_of_name(path, &format), "a profile file's name does not say its format");
  must(source_open(&from, path, format) == EPF_OK, "a file cannot be read");
  for (; most > 0; most--) {
    bool end = false;
    grow(e);
    profile_unit *u;
    record *r;
    must(unit_new(&u) == EPF_OK && source_next(from, u, &end) == EPF_OK, "a file cannot be read");
    if (end) {
      unit_free(u);
      break;
    }
    must(record_new(&r, &e->table->view) == EPF_OK && bind_unit(e->binder, u, r) == EPF_OK, "a profile is not valid");
    date_record(r);
    e->records[e->count] = r;
    e->units[e->count++] = u;
  }
  source_close(from);
}

size_t engine_profiles(const engine *e) { return e->count; }
uint32_t engine_options(const engine *e) { return e->table->view.option_count; }
const char *engine_vectors(void) { return rows_width_text(rows_width(WIDTH_BEST)); }
uint64_t engine_table_bytes(const engine *e) { return e->table->bytes; }
void engine_save(const engine *e, const char *path) { must(epf_table_save(e->table, path) == EPF_OK, "the table cannot be written"); }

void *engine_load(const char *path) { return load_table(path); }
void *engine_compile(const char *rules) { return compile_rules(rules); }
void engine_unload(void *table) { epf_table_free(table); }

/* Read, not asked for beforehand: the processor may leave that undone. */
void engine_touch(const engine *e, size_t i) {
  const record *r = e->records[i];
  const volatile uint32_t *rows = r->may_row;
  (void)*(const volatile uint8_t *)&r->answers[0].state; /* as_of and stage */
  (void)*(const volatile uint32_t *)&r->open;
  for (uint32_t k = 0; k < 2 * e->table->view.head->tested_fields; k += 16) (void)rows[k];
}

void engine_bind(engine *e, size_t i) {
  must(bind_unit(e->binder, e->units[i], e->spare) == EPF_OK, "a profile is not valid");
  date_record(e->spare);
}

void engine_match(engine *e, size_t i) { must(match_verdicts(e->rows, e->records[i]) == EPF_OK, "a profile cannot be matched"); }

void engine_shortlist(engine *e, size_t i) { must(match_record(e->rows, e->records[i]) == EPF_OK, "a profile cannot be matched"); }

void engine_match_plain(engine *e, size_t i) {
  if (e->plain == NULL) must(scratch_new(&e->plain, &e->table->view, e->table->patterns, (match_options){.plain = true}) == EPF_OK, "out of memory");
  must(match_record(e->plain, e->records[i]) == EPF_OK, "a profile cannot be matched");
}

size_t engine_eligible_ids(const engine *e, uint32_t *ids) { return match_list_eligible(e->rows, &e->rows->found, ids); }

size_t engine_evaluate(engine *e, size_t i, uint32_t *ids) {
  engine_match(e, i);
  return engine_eligible_ids(e, ids);
}

static void keep_reason(void *to, const reason *r) {
  told *all = to;
  all->at[all->count++ % (sizeof all->at / sizeof *all->at)] = (struct told_reason){r->clause, r->outcome};
}

size_t engine_reasons(engine *e) {
  must(e->rows->flat.all, "the reasons of these rules are not found all at once");
  return match_list_reasons(e->rows, e->reasons);
}

void engine_clauses(engine *e) {
  for (uint32_t i = 0; i < engine_options(e); i++) match_all_clauses(e->rows, i, keep_reason, e->told);
}

bool engine_ways_are_equal(engine *e) {
  report_options how = {.why = WHY_ALL, .fingerprint = ""};
  buf a = {0}, b = {0};
  for (size_t i = 0; i < e->count; i++) {
    engine_shortlist(e, i);
    engine_match_plain(e, i);
    report_json(e->rows, e->records[i], &how, &a);
    report_json(e->plain, e->records[i], &how, &b);
  }
  bool equal = !a.failed && !b.failed && a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
  buf_free(&a);
  buf_free(&b);
  return equal;
}

static bool swallow(void *user, const char *bytes, size_t len) {
  (void)bytes;
  *(size_t *)user += len;
  return true;
}

size_t engine_stream(const engine *e, const char *path, unsigned threads) {
  epf_match_options how = {.format = EPF_OUTPUT_IDS, .as_of = "2026-03-01", .threads = threads};
  epf_match_counts counts;
  const char *why = NULL;
  size_t written = 0;
  must(epf_match_files(e->table, &path, 1, &how, swallow, swallow, &written, &counts, &why) == EPF_OK && counts.refused == 0, "profiles cannot be matched");
  return written;
}
