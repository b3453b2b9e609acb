#define _GNU_SOURCE
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "diag/render.h"
#include "match/match.h"
#include "match/pass.h"
#include "report/report.h"
#include "table/load.h"

void fuzz_must(bool good) {
  if (!good) abort();
}

/* ---- diagnostics ---- */

static void check_span(span at) { fuzz_must(at.in == NULL || (at.start <= at.end && at.end <= at.in->text.len)); }

void fuzz_check_diagnostics(const diags *d) {
  for (size_t i = 0; i < d->list.count; i++) {
    const diag *one = d->list.at[i];
    fuzz_must(one->message.len > 0);
    check_span(one->at);
    for (const diag_label *l = one->labels; l != NULL; l = l->next) check_span(l->at);
  }
  buf text = {0};
  for (diag_format format = DIAG_TEXT; format <= DIAG_JSON; format++) diags_render(d, format, false, &text);
  fuzz_must(text.failed || utf8_check(text.at != NULL ? text.at : "", text.len) == text.len || d->errors > 0);
  buf_free(&text);
}

/* ---- matching ---- */

typedef enum filling { EMPTY, LEAST, GREATEST, UNUSABLE, FILLINGS } filling;

static void fill_record(record *r, filling how) {
  record_reset(r);
  for (uint32_t i = 2; i < r->t->head->field_end && how != EMPTY; i++) {
    const t_datum *d = &r->t->data[i];
    if (d->type == T_TEXT) {
      record_set_text(r, i, how == LEAST ? STR("") : STR("105 \xc3\xa9"));
      continue;
    }
    record_put(r, i, (answer){.state = how == UNUSABLE ? ANSWER_INVALID : ANSWER_KNOWN, .value = how == LEAST ? d->min : d->max});
    if (d->type == T_SET && how == GREATEST) bits_fill(r->members + r->member_at[i], d->values.count);
  }
  record_know(r, 0, 14000);
  record_know(r, 1, how == GREATEST ? r->t->data[1].max : 0);
}

static void count_reason(void *to, const reason *r) {
  (void)r;
  ++*(size_t *)to;
}

static void tell_reasons(const scratch *s) {
  size_t count = 0;
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    match_reasons(s, i, count_reason, &count);
    match_all_clauses(s, i, count_reason, &count);
  }
}

/* A forged formula can be neither true nor false: a slot that rests on it has no cell, and only then the plans differ. */
static bool has_cells(const pass *p) {
  for (uint32_t i = 0; i < p->t->slot_count; i++)
    if (bits_empty(pass_cells(p, i), bits_words(p->t->slots[i].cells))) return false;
  return true;
}

static void check_verdicts(const scratch *rows, const scratch *plain) {
  for (uint32_t i = 0; i < rows->t->option_count; i++) {
    const option_outcome *x = &rows->outcomes[i], *y = &plain->outcomes[i];
    fuzz_must(x->verdict == y->verdict && x->available == y->available && x->provisional == y->provisional && x->position == y->position);
  }
  for (uint32_t i = rows->t->head->field_end; i < rows->t->data_count; i++)
    fuzz_must(rows->values[i].state == plain->values[i].state && rows->values[i].provisional == plain->values[i].provisional);
}

static void check_reports(const scratch *s, const record *r, bool honest) {
  report_options how = {.why = WHY_ALL, .ask = true, .line = 1, .fingerprint = "sha256:", .jit = true};
  buf out = {0};
  report_json(s, r, &how, &out);
  report_text(s, r, &how, &out);
  report_csv(s, r, &how, &out);
  report_record_json(r, &out);
  fuzz_must(!honest || out.failed || utf8_check(out.at, out.len) == out.len);
  buf_free(&out);
}

/* Everything chosen at once, and what would serve the first purpose. */
static void check_packages(scratch *s, record *r, choice *c, suggestions *found, bool honest) {
  report_options how = {.why = WHY_ALL, .line = 1, .fingerprint = "sha256:", .jit = true};
  buf out = {0};
  choice_clear(c);
  bits_fill(c->options, s->t->option_count);
  for (uint32_t i = 0; i < s->t->amount_count; i += 2) c->amounts[i] = 7;
  fuzz_must(package_match(s, r, c) == EPF_OK);
  report_package_text(s, r, c, &how, &out);
  report_package_json(s, r, c, &how, &out);
  fuzz_must(match_record(s, r) == EPF_OK);
  package_suggest(s, r, c, 1, found);
  fuzz_must(report_suggestions_text(s, r, c, 1, found, &how, &out) == EPF_OK && report_suggestions_json(s, r, c, 1, found, &how, &out) == EPF_OK);
  fuzz_must(!honest || out.failed || utf8_check(out.at, out.len) == out.len);
  buf_free(&out);
}

void fuzz_match(const epf_table *table, bool honest) {
  const struct table *t = &table->view;
  record *r = NULL;
  scratch *rows = NULL, *plain = NULL;
  choice *c = NULL;
  suggestions *found = malloc(sizeof *found);
  bool ready = found != NULL && choice_new(&c, t) == EPF_OK && record_new(&r, t) == EPF_OK && scratch_new(&rows, t, table->patterns, (match_options){0}) == EPF_OK &&
               scratch_new(&plain, t, table->patterns, (match_options){.plain = true}) == EPF_OK;
  for (filling how = EMPTY; how < FILLINGS && ready; how++) {
    fill_record(r, how);
    fuzz_must(match_verdicts(rows, r) == EPF_OK);
    uint32_t unsettled = match_count_unsettled(rows, &rows->found);
    fuzz_must(match_verdicts(plain, r) == EPF_OK && (!honest || match_count_unsettled(plain, &plain->found) == unsettled));
    fuzz_must(match_record(rows, r) == EPF_OK && match_record(plain, r) == EPF_OK);
    match_ask(rows, how == UNUSABLE);
    if (honest || (has_cells(&rows->strict) && (!rows->has_relaxed || has_cells(&rows->relaxed)))) check_verdicts(rows, plain);
    tell_reasons(rows);
    check_reports(rows, r, honest);
    check_packages(rows, r, c, found, honest);
  }
  scratch_free(rows);
  scratch_free(plain);
  record_free(r);
  choice_free(c);
  free(found);
}

/* ---- files ---- */

const char *fuzz_file(const uint8_t *data, size_t size) {
  static int file = -1;
  static char path[64];
  if (file < 0) file = memfd_create("fuzz", MFD_CLOEXEC);
  fuzz_must(file >= 0 && ftruncate(file, 0) == 0);
  for (size_t at = 0; at < size;) {
    ssize_t n = pwrite(file, data + at, size - at, (off_t)at);
    fuzz_must(n > 0);
    at += (size_t)n;
  }
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  return path;
}
