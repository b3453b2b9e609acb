#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* flock */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/sha256.h"
#include "run/bias_rows.h"
#include "run/ledger.h"
#include "run/release_parts.h"

enum { COLUMN_RELEASE, COLUMN_TIME, COLUMN_DEF, COLUMN_MIN = COLUMN_DEF + DEF_PARTS, COLUMN_CELL, COLUMN_N, COLUMN_X, COLUMN_FILE, COLUMN_STRATA, COLUMNS };
static const char *const column_names[COLUMNS] = {"release", "time", "source", "measure", "option", "kind", "outcome", "outcome_value", "count", "stage",
                                                  "from", "to", "groups", "min_count", "cell", "n", "selected", "file", "strata"};

static past *past_named(release *r, str name) {
  for (size_t i = 0; i < r->log.count; i++)
    if (str_eq(r->log.at[i].name, name)) return &r->log.at[i];
  past *p = VEC_PUSH(r->c->memory, &r->log);
  p->name = release_keep(r, name);
  return p;
}

static bool take_row(release *r, const rows *from) {
  if (unit_width(from->unit) != COLUMNS) return false;
  for (size_t i = 0; i < COLUMNS; i++)
    if (!str_is(unit_column(from->unit, i), column_names[i])) return false;
  past *p = past_named(r, unit_cell(from->unit, COLUMN_RELEASE));
  for (size_t i = 0; i < DEF_PARTS; i++) p->def[i] = release_keep(r, unit_cell(from->unit, COLUMN_DEF + i));
  p->file = release_keep(r, unit_cell(from->unit, COLUMN_FILE));
  p->strata = release_keep(r, unit_cell(from->unit, COLUMN_STRATA));
  if (!rows_number(unit_cell(from->unit, COLUMN_MIN), &p->min_count)) return false;
  past_cell *cell = VEC_PUSH(r->c->memory, &p->cells);
  cell->name = release_keep(r, unit_cell(from->unit, COLUMN_CELL));
  str n = unit_cell(from->unit, COLUMN_N), x = unit_cell(from->unit, COLUMN_X);
  cell->shown = n.len > 0 || x.len > 0;
  return !cell->shown || (rows_number(n, &cell->n) && rows_number(x, &cell->x) && cell->x <= cell->n);
}

static epf_status damaged_log(const release *r) {
  buf_clear(r->c->why);
  buf_visible(r->c->why, str_from(r->path));
  buf_text(r->c->why, ": the log of releases is not as it was written; nothing can be released before it is mended from a copy");
  return EPF_E_LEDGER;
}

static epf_status unwritable_log(const release *r, const char *end) {
  int error = errno;
  buf_visible(r->c->why, str_from(r->path));
  buf_printf(r->c->why, ": the log of releases cannot be written: %s%s", strerror(error), end);
  return EPF_E_LEDGER;
}

/* Every release ends with its totals, and every row with its line: one that was cut off is not taken for a whole one. */
static bool is_whole(const release *r) {
  char end[2];
  if (r->log.count == 0 || pread(r->lock, end, 2, lseek(r->lock, 0, SEEK_END) - 2) != 2 || memcmp(end, "\r\n", 2) != 0) return false;
  for (size_t i = 0; i < r->log.count; i++) {
    const past *p = &r->log.at[i];
    if (!str_eq(p->cells.at[p->cells.count - 1].name, RELEASE_ALL)) return false;
    for (size_t k = 0; k + 1 < p->cells.count; k++)
      if (str_eq(p->cells.at[k].name, RELEASE_ALL)) return false;
  }
  return true;
}

epf_status release_log_read(release *r) {
  rows *from;
  bool end = false;
  if (lseek(r->lock, 0, SEEK_END) == 0) return EPF_OK; /* it is new */
  epf_status status = rows_open(&from, r->path, r->c);
  while (status == EPF_OK) {
    status = rows_next(from, &end);
    if (status != EPF_OK || end) break;
    if (!take_row(r, from)) return damaged_log(r);
  }
  if (status == EPF_E_NOMEM) return status;
  return status != EPF_OK || rows_end(from) != EPF_OK || !is_whole(r) ? damaged_log(r) : EPF_OK;
}

void release_log_close(void *what) {
  release *r = what;
  if (r->lock >= 0) close(r->lock);
}

/* Held until the new release stands in it: two releases at once would not know of one another. */
epf_status release_log_open(release *r) {
  struct stat found;
  r->lock = open(r->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0600);
  if (r->lock < 0 || fstat(r->lock, &found) != 0 || flock(r->lock, LOCK_EX) != 0) return unwritable_log(r, "");
  if (S_ISREG(found.st_mode)) return EPF_OK;
  buf_visible(r->c->why, str_from(r->path));
  buf_text(r->c->why, " is no regular file: it would not keep what is released");
  return EPF_E_LEDGER;
}

static void put_row(const release *r, str cell, bool shown, uint64_t n, uint64_t x, buf *to) {
  char day[11];
  int64_t ms = r->o->now_ms;
  date_format(ms / 86400000, day);
  buf_csv(to, r->request->release, false);
  buf_printf(to, ",%s", day);
  for (size_t i = 0; i < DEF_PARTS; i++) {
    buf_char(to, ',');
    buf_csv(to, r->def[i], false);
  }
  buf_printf(to, ",%llu,", (unsigned long long)r->request->min_count);
  buf_csv(to, cell, false);
  if (shown) buf_printf(to, ",%llu,%llu,", (unsigned long long)n, (unsigned long long)x);
  else buf_text(to, ",,,");
  buf_csv(to, r->file, false);
  buf_char(to, ',');
  buf_csv(to, r->report->stratum_names, false);
  buf_text(to, "\r\n");
}

static epf_status append_rows(release *r) {
  buf text = {0};
  const bias_report *p = r->report;
  off_t before = lseek(r->lock, 0, SEEK_END);
  if (before == 0)
    for (size_t i = 0; i < COLUMNS; i++) buf_printf(&text, "%s%s", column_names[i], i + 1 < COLUMNS ? "," : "\r\n");
  for (size_t i = 0; i < p->count; i++) put_row(r, p->groups[i].name, !p->groups[i].suppressed, p->groups[i].counts.n, p->groups[i].counts.x, &text);
  put_row(r, RELEASE_ALL, p->total_shown, p->total_n, p->total_x, &text);
  errno = ENOSPC; /* what a short write does not say */
  bool good = before >= 0 && !text.failed && write(r->lock, text.at, text.len) == (ssize_t)text.len && fsync(r->lock) == 0;
  epf_status status = good ? EPF_OK : text.failed ? EPF_E_NOMEM : unwritable_log(r, "; nothing is released");
  buf_free(&text);
  if (status != EPF_OK && before >= 0 && ftruncate(r->lock, before) != 0) buf_text(r->c->why, "; and what was begun could not be taken back");
  return status;
}

/* ---- the ledger's word on it ---- */

static bool read_all(int fd, buf *to) {
  char room[65536];
  off_t at = 0;
  ssize_t n;
  while ((n = pread(fd, room, sizeof room, at)) > 0) {
    buf_add(to, room, (size_t)n);
    at += n;
  }
  return n == 0;
}

epf_status release_hash(int fd, char text[RELEASE_HASH + 1]) {
  buf all = {0};
  uint8_t hash[32];
  bool good = read_all(fd, &all), failed = all.failed;
  int error = errno;
  sha256(hash, all.at != NULL ? all.at : "", all.len);
  sha256_text(hash, text);
  buf_free(&all);
  errno = error;
  return failed ? EPF_E_NOMEM : good ? EPF_OK : EPF_E_IO;
}

static epf_status hash_log(const release *r, char text[RELEASE_HASH + 1]) {
  epf_status status = release_hash(r->lock, text);
  return status == EPF_E_IO ? damaged_log(r) : status;
}

static const char says_release[] = "release ";
const char release_says_log[] = ": log ";
enum { SAYS_LOG = 6 }; /* bytes of it */

/* "release NAME: log sha256:..." */
static bool find_hash(void *user, const ledger_entry *e) {
  char *to = user;
  str s = e->purpose;
  if (s.len < sizeof says_release || memcmp(s.at, says_release, sizeof says_release - 1) != 0) return true;
  for (size_t i = 0; i + SAYS_LOG + RELEASE_HASH <= s.len; i++) {
    const char *hash = s.at + i + SAYS_LOG;
    if (memcmp(s.at + i, release_says_log, SAYS_LOG) != 0 || memcmp(hash, "sha256:", 7) != 0) continue;
    memcpy(to, hash, RELEASE_HASH);
    to[RELEASE_HASH] = '\0';
    break;
  }
  return true;
}

/* The newest release that the ledger tells of says what the log was after it. */
epf_status release_log_check(release *r) {
  char said[RELEASE_HASH + 1] = "", is[RELEASE_HASH + 1];
  epf_ledger *l;
  epf_status status = epf_ledger_open(&l, r->o->sources[0], r->o->keys, false, r->c->why);
  if (status != EPF_OK) return status;
  status = ledger_each(l->inner, &(ledger_window){.kinds = 1u << LEDGER_DISCLOSURE}, find_hash, said, r->c->why);
  epf_ledger_close(l);
  if (status == EPF_OK) status = hash_log(r, is);
  bool is_new = lseek(r->lock, 0, SEEK_END) == 0;
  if (status != EPF_OK || (said[0] == '\0' ? is_new : strcmp(said, is) == 0)) return status;
  buf_visible(r->c->why, str_from(r->path));
  buf_text(r->c->why, ": the log of releases is not what the ledger says");
  buf_text(r->c->why, said[0] == '\0' ? ": of the first release it is new; nothing is released" : "; nothing can be released before it is mended from a copy");
  return EPF_E_LEDGER;
}

/* What is published is disclosed: the ledger says so. */
epf_status release_log_record(const release *r) {
  const epf_bias_options *o = r->o;
  char hash[RELEASE_HASH + 1];
  epf_ledger *l;
  uint64_t sequence;
  epf_status status = hash_log(r, hash);
  if (status != EPF_OK) return status;
  str purpose = arena_print(r->c->memory, "%s%s%s%s%s%s", says_release, o->release, release_says_log, hash, o->purpose != NULL ? ": " : "", o->purpose != NULL ? o->purpose : "");
  status = epf_ledger_open(&l, o->sources[0], o->keys, true, r->c->why);
  if (status != EPF_OK) return status;
  ledger_deed deed = ledger_deed_by(&(epf_ledger_act){.officer = o->officer, .purpose = purpose.at, .now_ms = o->now_ms}, LEDGER_DISCLOSURE);
  status = ledger_append_alone(l->inner, &deed, &sequence, r->c->why);
  epf_ledger_close(l);
  return status;
}

/* Of a ledger both or neither. */
epf_status release_log_append(release *r) {
  off_t before = lseek(r->lock, 0, SEEK_END);
  epf_status status = append_rows(r);
  if (status != EPF_OK || r->o->from != EPF_BIAS_LEDGER) return status;
  status = release_log_record(r);
  if (status != EPF_OK && ftruncate(r->lock, before) != 0) buf_text(r->c->why, "; and the release could not be taken out of its log");
  return status;
}
