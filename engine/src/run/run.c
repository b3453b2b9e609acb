/* The batch: each thread takes the next slice of the profiles, binds and matches it, and hands it in.
 *
 *   source -> slice 0, 1, 2 ... -> its buffers -> written in the order in which they were taken
 *
 * So one thread reads while others match and one writes, and the output does not depend on how many there are. Whoever hands in the
 * slice whose turn it is writes it, and what is handed in meanwhile: nobody waits for a slower one or for who writes, unless all slices
 * are in use.
 */
#include "run/deed.h"
#include "run/ledger.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { SLICE = 256 /* profiles; of NDJSON as many lines as are read at once */, THREADS_MAX = 64, SLICES_A_THREAD = 2, KEPT_BYTES = 1 << 20 /* of a slice's results, for the next one */, LOG_LINES_MAX = 20 };

typedef struct slice {
  worker *w; /* who matches it */
  profile_unit *units[SLICE];
  size_t count;
  profile_lines lines; /* instead of units, of NDJSON */
  bool has_lines;
  const char *path, *shown_path; /* shown_path: NULL where there is only one file */
  buf out, log;
  deeds deeds; /* for the ledger, where there is one */
  size_t log_lines;
  epf_match_counts counts;
  epf_status status;
  int reason;      /* errno, of a slice that could not be read */
  bool handed_in;
  char apart[64]; /* from the next one's, so that no two threads write to one line of the cache */
} slice;

typedef struct crewman {
  struct batch *of;
  worker w;
  pthread_t thread;
  bool started;
} crewman;

typedef struct batch {
  setting set;
  crewman *crew; /* one a thread */
  size_t crew_count;
  slice *slices; /* a ring, by number */
  size_t slice_count;
  pthread_mutex_t reading; /* guards the source, `taken` and `ended` */
  profile_source *from;
  uint64_t taken;
  bool ended;              /* there is no further slice in this file */
  epf_status broken;       /* reading has failed, behind what the last slice has */
  int broken_reason;
  pthread_mutex_t writing; /* guards what follows, to `status`; the rest is for who writes, or for one thread alone */
  pthread_cond_t room;     /* `written` has changed */
  bool is_writing;         /* somebody is, and will write what is handed in meanwhile */
  uint64_t written;
  epf_status status;       /* of the first slice that failed */
  int reason;              /* and its errno */
  epf_sink out, log;
  void *user;
  size_t log_lines; /* written or counted so far */
  epf_match_counts *counts;
  buf head; /* what stands in front of all results, until it is written */
  buf catalogue, fault; /* for the ledger; what it said */
  bool several; /* files: results name theirs */
  bool begun; /* something was written: JSON needs a comma */
  bool deaf;  /* `out` has said no */
} batch;

/* ---- one profile ---- */

static void log_fault(slice *s, const bind_fault *f) {
  s->log_lines++;
  if (s->log_lines > LOG_LINES_MAX) return;
  fault_words(s->path, f, true, &s->log);
}

static void write_refusal(slice *s, uint32_t line, const bind_fault *f) {
  const report_fault shown = {s->shown_path, f->line, f->column, f->field, diag_code_name(f->code), f->message};
  s->counts.refused++;
  switch (s->w->set->options.format) {
  case EPF_OUTPUT_TEXT: report_error_text(&shown, line, &s->out); break;
  case EPF_OUTPUT_CSV: report_error_csv(&shown, &s->out); break;
  case EPF_OUTPUT_JSON:
  case EPF_OUTPUT_NDJSON:
  case EPF_OUTPUT_IDS:
  case EPF_OUTPUT_RECORD:
  default: report_error_json(&shown, &s->out); break;
  }
}

static void write_result(slice *s, uint32_t line) {
  report_options how = worker_report(s->w, s->shown_path, line);
  switch (s->w->set->options.format) {
  case EPF_OUTPUT_TEXT: report_text(s->w->s, s->w->r, &how, &s->out); break;
  case EPF_OUTPUT_CSV: report_csv(s->w->s, s->w->r, &how, &s->out); break;
  case EPF_OUTPUT_IDS: s->status = report_ids(s->w->s, s->w->r, s->w->ids, &how, &s->out); break;
  case EPF_OUTPUT_JSON:
  case EPF_OUTPUT_NDJSON:
  case EPF_OUTPUT_RECORD:
  default: report_json(s->w->s, s->w->r, &how, &s->out); break;
  }
}

/* Between profiles: a page break in text, a comma in JSON. */
static void write_between(slice *s) {
  if (s->out.len == 0) return;
  if (s->w->set->options.format == EPF_OUTPUT_TEXT) buf_text(&s->out, "\n────────\n\n");
  if (s->w->set->options.format == EPF_OUTPUT_JSON) buf_char(&s->out, ',');
}

/* The fault that stands in the profile's place. */
static void refuse_unbound(slice *s, uint32_t line) {
  const bind_fault *faults;
  const bind_fault unknown = {.code = CODE_PROFILE_SYNTAX, .line = line, .column = 1, .datum = TABLE_NONE, .message = "the profile cannot be read"};
  size_t count = binder_faults(s->w->b, &faults), i = 0;
  while (i < count && diag_code_severity(faults[i].code) != SEVERITY_ERROR) i++;
  write_refusal(s, line, i < count ? &faults[i] : &unknown);
}

static str datum_name(const slice *s, uint32_t datum) {
  const table *t = &s->w->set->table->view;
  return table_str(t, t->data[datum].id);
}

static void refuse_undated(slice *s, uint32_t line) {
  uint32_t datum = s->w->set->table->view.head->as_of_field;
  bind_fault f = {.code = CODE_PROFILE_AS_OF, .line = line, .column = 1, .datum = datum};
  str name = datum_name(s, datum);
  snprintf(f.field, sizeof f.field, "%.*s", STR_FMT(name));
  bool misfit = s->w->r->answers[datum].state == ANSWER_INVALID;
  snprintf(f.message, sizeof f.message, "`%.*s` gives the evaluation date and %s; answer it, or add --as-of", STR_FMT(name),
           misfit ? "has no usable answer" : "is not answered");
  log_fault(s, &f);
  write_refusal(s, line, &f);
}

/* What is found to be wrong with an answer only after binding. */
static void log_answer(slice *s, profile_unit *u, uint32_t datum, diag_code code, const char *what) {
  bind_fault f = {.code = code, .line = unit_line(u), .column = 1, .datum = datum};
  binder_place(s->w->b, u, datum, &f.line, &f.column);
  snprintf(f.message, sizeof f.message, "`%.*s`: %s", STR_FMT(datum_name(s, datum)), what);
  log_fault(s, &f);
}

static void find_unborn(slice *s, profile_unit *u) {
  const setting *set = s->w->set;
  for (size_t i = 0; i < set->born_count; i++)
    if (worker_is_unborn(s->w, set->born[i]))
      log_answer(s, u, set->born[i], CODE_PROFILE_RANGE, "the date is after the evaluation date; it counts as unknown");
}

static void log_limits(slice *s, profile_unit *u) {
  const table *t = &s->w->set->table->view;
  for (uint32_t i = 0; s->w->s->limit_hit && i < t->slot_count; i++) {
    if (s->w->s->limit_hits[i] == 0) continue;
    buf what = {0};
    pattern_words(t, i, &what);
    buf_text(&what, " needed too much work; what reads it stays open; write it without repeats within repeats");
    buf_char(&what, '\0');
    if (!what.failed) log_answer(s, u, t->slots[i].datum, CODE_PROFILE_PATTERN_LIMIT, what.at);
    s->log.failed |= what.failed;
    buf_free(&what);
  }
}

static void match_profile(slice *s, profile_unit *u) {
  find_unborn(s, u);
  s->status = worker_match(s->w);
  if (s->status != EPF_OK) return;
  log_limits(s, u);
  s->counts.invalid += s->w->s->any_invalid;
  if (s->w->set->options.ledger != NULL) s->status = deeds_add(&s->deeds, s->w);
  if (s->status == EPF_OK) write_result(s, unit_line(u));
}

static void run_profile(slice *s, profile_unit *u) {
  s->counts.profiles++;
  write_between(s);
  epf_status status = bind_unit(s->w->b, u, s->w->r);
  const bind_fault *faults;
  size_t count = binder_faults(s->w->b, &faults);
  for (size_t i = 0; i < count; i++) log_fault(s, &faults[i]);
  if (status == EPF_E_DATA) refuse_unbound(s, unit_line(u));
  else if (status != EPF_OK) s->status = status;
  else if (s->w->set->options.format == EPF_OUTPUT_RECORD) report_record_json(s->w->r, &s->out);
  else if (!worker_date(s->w)) refuse_undated(s, unit_line(u));
  else match_profile(s, u);
}

/* ---- the batch ---- */

static void batch_free(batch *b) {
  for (size_t i = 0; b->slices != NULL && i < b->slice_count; i++) {
    slice *s = &b->slices[i];
    for (size_t k = 0; k < SLICE; k++) unit_free(s->units[k]);
    lines_free(&s->lines);
    buf_free(&s->out);
    buf_free(&s->log);
    deeds_free(&s->deeds);
  }
  for (size_t i = 0; b->crew != NULL && i < b->crew_count; i++) worker_free(&b->crew[i].w);
  buf_free(&b->head);
  buf_free(&b->catalogue);
  pthread_mutex_destroy(&b->reading);
  pthread_mutex_destroy(&b->writing);
  pthread_cond_destroy(&b->room);
  free(b->slices);
  free(b->crew);
  b->slices = NULL;
  b->crew = NULL;
}

static epf_status batch_new(batch *b) {
  unsigned threads = b->set.options.threads;
  b->crew_count = threads == 0 ? 1 : threads > THREADS_MAX ? THREADS_MAX : threads;
  b->slice_count = b->crew_count == 1 ? 1 : b->crew_count * SLICES_A_THREAD;
  b->crew = calloc(b->crew_count, sizeof *b->crew);
  b->slices = calloc(b->slice_count, sizeof *b->slices);
  if (b->crew == NULL || b->slices == NULL) return EPF_E_NOMEM;
  for (size_t i = 0; i < b->crew_count; i++) {
    b->crew[i].of = b;
    epf_status status = worker_new(&b->crew[i].w, &b->set);
    if (status != EPF_OK) return status;
  }
  return EPF_OK;
}

static bool put(batch *b, const char *at, size_t len) {
  b->deaf = b->deaf || (len > 0 && !b->out(b->user, at, len));
  return !b->deaf;
}

/* In front of the first result: where a ledger is kept, not before the first batch stands in it. */
static bool put_head(batch *b) {
  bool good = put(b, b->head.at, b->head.len);
  buf_clear(&b->head);
  return good;
}

/* Nothing is written before its entry is on disk. */
static epf_status keep_deeds(batch *b, slice *s) {
  const epf_match_options *o = &b->set.options;
  if (o->ledger == NULL || s->deeds.count == 0) return EPF_OK;
  ledger_deed base = {.officer = str_from(o->act.officer != NULL ? o->act.officer : ""), .purpose = str_from(o->act.purpose != NULL ? o->act.purpose : ""),
                      .time_ms = o->clock_ms != NULL ? o->clock_ms() : o->act.now_ms};
  ledger *l = o->ledger->inner;
  epf_status status = ledger_begin(l, &b->fault);
  if (status == EPF_OK) status = ledger_catalogue(l, (str){b->catalogue.at, b->catalogue.len}, &base.catalogue, &b->fault);
  if (status == EPF_OK) status = deeds_append(&s->deeds, l, &base, &b->fault);
  if (status == EPF_OK) status = ledger_commit(l, &b->fault);
  if (status != EPF_OK) ledger_abandon(l);
  if (status == EPF_E_ARGUMENT || status == EPF_E_IO) status = EPF_E_LEDGER; /* whatever it is, it cannot be written */
  deeds_clear(&s->deeds);
  return status;
}

static bool write_slice(batch *b, slice *s) {
  if (s->out.len > 0 && b->begun) {
    const char *between = b->set.options.format == EPF_OUTPUT_JSON ? "," : b->set.options.format == EPF_OUTPUT_TEXT ? "\n────────\n\n" : "";
    if (!put(b, between, strlen(between))) return false;
  }
  if (!put(b, s->out.at, s->out.len)) return false;
  b->begun |= s->out.len > 0;
  size_t at = 0;
  for (size_t i = 0; i < s->log.len && b->log_lines < LOG_LINES_MAX; i++)
    if (s->log.at[i] == '\n') {
      if (!b->log(b->user, s->log.at + at, i + 1 - at)) return false;
      at = i + 1;
      b->log_lines++;
      s->log_lines--;
    }
  b->log_lines += s->log_lines;
  b->counts->profiles += s->counts.profiles;
  b->counts->refused += s->counts.refused;
  b->counts->invalid += s->counts.invalid;
  if (s->out.cap > KEPT_BYTES) buf_free(&s->out);
  buf_clear(&s->out);
  buf_clear(&s->log);
  s->log_lines = 0;
  s->counts = (epf_match_counts){0};
  return true;
}

/* ---- the threads ---- */

/* What was read before a fault is matched and written; the next slice tells of the fault. */
static epf_status take_units(batch *b, slice *s) {
  epf_status status = b->broken;
  if (status != EPF_OK) errno = b->broken_reason;
  while (s->count < SLICE && !b->ended && status == EPF_OK) {
    if (s->units[s->count] == NULL) status = unit_new(&s->units[s->count]);
    if (status == EPF_OK) status = source_next(b->from, s->units[s->count], &b->ended);
    s->count += status == EPF_OK && !b->ended;
  }
  if (status == EPF_OK || s->count == 0) return status;
  b->broken = status;
  b->broken_reason = errno;
  return EPF_OK;
}

/* The place of slice `number` in the ring, as soon as what stood there is written: by others, who need not read for that. */
static slice *place_of(batch *b, uint64_t number) {
  pthread_mutex_lock(&b->writing);
  while (number - b->written >= b->slice_count) pthread_cond_wait(&b->room, &b->writing);
  pthread_mutex_unlock(&b->writing);
  return &b->slices[number % b->slice_count];
}

/* Takes the next slice; NULL: there is none. What is wrong with the file is the slice's to say when its turn comes. */
static slice *take_slice(batch *b, worker *w) {
  slice *s = NULL;
  pthread_mutex_lock(&b->reading);
  if (!b->ended) {
    s = place_of(b, b->taken);
    s->w = w;
    b->taken++;
    s->count = 0;
    bool lines = source_has_lines(b->from);
    s->status = lines ? source_next_lines(b->from, &s->lines, &b->ended) : take_units(b, s);
    s->reason = errno;
    s->has_lines = lines && s->status == EPF_OK && !b->ended;
    b->ended |= s->status != EPF_OK;
  }
  pthread_mutex_unlock(&b->reading);
  return s;
}

static void match_slice(slice *s) {
  for (size_t i = 0; i < s->count && s->status == EPF_OK; i++) run_profile(s, s->units[i]);
  for (profile_unit *u; s->has_lines && s->status == EPF_OK && lines_next(&s->lines, &u);) run_profile(s, u);
  if (s->out.failed || s->log.failed) s->status = EPF_E_NOMEM;
}

static epf_status put_slice(batch *b, slice *s) {
  if (s->status == EPF_E_IO) errno = s->reason;
  epf_status status = s->status;
  if (status == EPF_OK) status = keep_deeds(b, s);
  if (status == EPF_OK && (!put_head(b) || !write_slice(b, s))) status = EPF_E_IO;
  if (status == EPF_OK && b->set.options.progress != NULL) b->set.options.progress(b->user, b->counts->profiles);
  b->reason = errno;
  return status;
}

/* Writes what can be written in turn, or leaves that to who is writing already. Nobody else waits meanwhile. False: a slice has
 * failed, this one or one before it. */
static bool hand_in(batch *b, slice *done) {
  pthread_mutex_lock(&b->writing);
  done->handed_in = true;
  for (slice *s; !b->is_writing && (s = &b->slices[b->written % b->slice_count])->handed_in;) {
    epf_status status = b->status;
    b->is_writing = true;
    pthread_mutex_unlock(&b->writing);
    if (status == EPF_OK) status = put_slice(b, s);
    pthread_mutex_lock(&b->writing);
    b->is_writing = false;
    b->status = status;
    s->handed_in = false;
    b->written++;
    pthread_cond_signal(&b->room); /* one thread reads, so one may wait for room */
  }
  bool good = b->status == EPF_OK;
  pthread_mutex_unlock(&b->writing);
  return good;
}

static void end_reading(batch *b) {
  pthread_mutex_lock(&b->reading);
  b->ended = true;
  pthread_mutex_unlock(&b->reading);
}

static void *run_slices(void *what) {
  crewman *one = what;
  for (slice *s; (s = take_slice(one->of, &one->w)) != NULL;) {
    match_slice(s);
    if (!hand_in(one->of, s)) end_reading(one->of);
  }
  return NULL;
}

/* `threads`: this one, and others where there are any to be had. */
static epf_status run_threads(batch *b, const char *path, size_t threads) {
  for (size_t i = 0; i < b->slice_count; i++) {
    b->slices[i].path = path;
    b->slices[i].shown_path = b->several ? path : NULL;
  }
  for (size_t i = 1; i < threads; i++) b->crew[i].started = pthread_create(&b->crew[i].thread, NULL, run_slices, &b->crew[i]) == 0;
  run_slices(&b->crew[0]);
  for (size_t i = 1; i < threads; i++)
    if (b->crew[i].started) pthread_join(b->crew[i].thread, NULL);
  if (b->status == EPF_E_IO) errno = b->reason;
  return b->status;
}

static bool format_of(const char *path, epf_profile_format input, profile_format *format) {
  if (input != EPF_PROFILE_BY_NAME) {
    *format = (profile_format)((int)input - (int)EPF_PROFILE_NDJSON);
    return true;
  }
  *format = PROFILE_NDJSON;
  return strcmp(path, "-") == 0 || format_of_name(path, format);
}

static epf_status run_file(batch *b, const char *path, const char **why) {
  profile_format format;
  *why = "the file's name does not say its format; add --input ndjson, json, csv or yaml";
  if (!format_of(path, b->set.options.input, &format)) return EPF_E_ARGUMENT;
  *why = path;
  epf_status status = source_open(&b->from, path, format);
  if (status != EPF_OK) return status;
  source_expect(b->from, &b->set.table->view);
  b->taken = b->written = 0;
  b->ended = false;
  b->broken = EPF_OK;
  /* What a YAML profile is read into is shared with its file: nobody may read on meanwhile. */
  status = run_threads(b, path, format == PROFILE_YAML ? 1 : b->crew_count);
  int reason = errno;
  source_close(b->from);
  errno = reason;
  return status;
}

epf_status epf_match_files(const epf_table *table, const char *const *paths, size_t path_count, const epf_match_options *options,
                           epf_sink out, epf_sink log, void *user, epf_match_counts *counts, const char **why) {
  batch b = {.out = out, .log = log, .user = user, .counts = counts, .several = path_count > 1, .reading = PTHREAD_MUTEX_INITIALIZER,
             .writing = PTHREAD_MUTEX_INITIALIZER, .room = PTHREAD_COND_INITIALIZER};
  *counts = (epf_match_counts){0};
  *why = "";
  epf_status status = setting_read(&b.set, table, options, why);
  if (status != EPF_OK) return status;
  status = batch_new(&b);
  buf edge = {0};
  if (options->format == EPF_OUTPUT_JSON) buf_char(&b.head, '[');
  if (options->format == EPF_OUTPUT_CSV) report_csv_header(b.several, &b.head);
  if (options->ledger != NULL && status == EPF_OK) deed_catalogue(table, &b.catalogue);
  if (status == EPF_OK && (b.head.failed || b.catalogue.failed)) status = EPF_E_NOMEM;
  if (status == EPF_OK && options->ledger == NULL && !put_head(&b)) status = EPF_E_IO;
  for (size_t i = 0; i < path_count && status == EPF_OK; i++) status = run_file(&b, paths[i], why);
  int reason = errno;
  if (status == EPF_OK && !put_head(&b)) status = EPF_E_IO; /* there was nothing to match */
  bool opened = options->format == EPF_OUTPUT_JSON && b.slices != NULL && b.head.len == 0;
  if (opened && !put(&b, "]\n", 2) && status == EPF_OK) status = EPF_E_IO; /* also where a later file cannot be read */
  if (!b.deaf) errno = reason;
  if (status == EPF_E_LEDGER) *why = ledger_keep_fault(options->ledger, &b.fault);
  buf_free(&b.fault);
  if (b.log_lines > LOG_LINES_MAX) buf_printf(&edge, "epf: %zu further message%s about profiles %s not shown\n", b.log_lines - LOG_LINES_MAX,
                                               b.log_lines - LOG_LINES_MAX == 1 ? "" : "s", b.log_lines - LOG_LINES_MAX == 1 ? "is" : "are");
  if (edge.len > 0 && !log(user, edge.at, edge.len) && status == EPF_OK) status = EPF_E_IO;
  buf_free(&edge);
  batch_free(&b);
  return status;
}

uint32_t epf_verdict_bit(const char *name) {
  for (int v = 0; v < VERDICT_COUNT; v++)
    if (strcmp(name, verdict_text((verdict)v)) == 0) return UINT32_C(1) << v;
  return 0;
}
