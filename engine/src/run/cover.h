/* What cases show of each condition and bound (prove/aims.h), told with its place. Internal. */
#ifndef EPF_RUN_COVER_H
#define EPF_RUN_COVER_H

#include "epf/match.h"
#include "model/model.h"
#include "prove/aims.h"

/* In the arena, which is caught. EPF_E_NOMEM. */
epf_status aims_of_rules(aims *x, arena *a, const table *t);
/* As aims_rule_out; the arena is caught. EPF_E_ARGUMENT: the day is no date. */
epf_status rule_aims_out(aims *x, const epf_table *table, const char *as_of, uint32_t budget, uint32_t items);
/* Runs all cases, without a word, and marks what they show. EPF_E_NOMEM. */
epf_status cases_mark(const epf_rules *rules, const epf_table *table, aims *all, epf_case_counts *counts);
/* What is shown, what is not, and the share of it. */
void tell_aims(const model *m, const aims *x, buf *to);
/* "course", "condition medium", "level". */
void put_aim_owner(const aims *x, const aim *of, buf *to);
/* "ogrs3 at least 50 (rules.yaml:12:9) where it is met", "ogrs3 just below 50 (rules.yaml:12:9)". */
void put_aim(const model *m, const aims *x, const aim *of, buf *to);
/* How many there are of a kind, and how many of them are shown. */
size_t count_aims(const aims *x, aim_kind kind, size_t *shown);
/* A value as authors write it, without quotes. */
void put_plain_value(const table *t, uint32_t datum, int64_t value, buf *to);
/* The datum, or if it is hidden one that is not and for which it was made; TABLE_NONE: there is none. */
uint32_t result_of(const table *t, uint32_t datum);
/* What is known of the value, as an author would write it: a value, several joined by commas, or "unknown", "missing", "invalid", "none". (cases.c) */
void case_value(const table *t, scratch *s, uint32_t datum, buf *to);

#endif
