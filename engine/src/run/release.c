#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* flock */
#include "run/release.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/sha256.h"
#include "bias/audit.h"
#include "run/bias_rows.h"
#include "run/ledger.h"

/* ---- the log ---- */

/* What a release is of; texts as the flags have them, "" where there is none. */
enum { DEF_SOURCE, DEF_MEASURE, DEF_OPTION, DEF_KIND, DEF_OUTCOME, DEF_VALUE, DEF_COUNT, DEF_STAGE, DEF_FROM, DEF_TO, DEF_GROUPS, DEF_PARTS };
enum { DEF_SAME = DEF_STAGE }; /* those before it must be equal for two releases to tell of the same */
enum { COLUMN_RELEASE, COLUMN_TIME, COLUMN_DEF, COLUMN_MIN = COLUMN_DEF + DEF_PARTS, COLUMN_CELL, COLUMN_N, COLUMN_X, COLUMN_FILE, COLUMN_STRATA, COLUMNS };
static const char *const column_names[COLUMNS] = {"release", "time", "source", "measure", "option", "kind", "outcome", "outcome_value", "count", "stage",
                                                  "from", "to", "groups", "min_count", "cell", "n", "selected", "file", "strata"};
static const char whole[] = "(all)"; /* the cell of the totals: no group has a name without its parentheses */

typedef struct past_cell {
  str name; /* a group's values, joined by commas; `whole`: everybody */
  bool shown;
  uint64_t n, x;
} past_cell;

typedef struct past {
  str name, def[DEF_PARTS], file, strata; /* file: the hash of the CSV; "" of a ledger */
  uint64_t min_count;
  vec(past_cell) cells; /* the last is of everybody */
} past;

typedef struct release {
  const epf_bias_options *o;
  bias_request *request;
  bias_channels *c;
  count_again *count;
  str def[DEF_PARTS], file;
  const char *path;
  int lock;
  vec(past) log;
  bias_report *report;
  tally *t;
  size_t must_hide;         /* the first groups of those to be hidden: never shown again */
  vec(str) values;          /* what else of the same outcome was released by the same groups */
  bool values_are_complete; /* with the new one they are all that the column holds */
} release;

static str kept(bias_channels *c, str s) { return (str){arena_copy(c->memory, s.at, s.len), s.len}; }

static past *past_named(release *r, str name) {
  for (size_t i = 0; i < r->log.count; i++)
    if (str_eq(r->log.at[i].name, name)) return &r->log.at[i];
  past *p = VEC_PUSH(r->c->memory, &r->log);
  p->name = kept(r->c, name);
  return p;
}

static bool is_number(str s, uint64_t *n) {
  *n = 0;
  for (size_t i = 0; i < s.len; i++) {
    if (s.at[i] < '0' || s.at[i] > '9' || *n > UINT64_MAX / 10 - 1) return false;
    *n = *n * 10 + (uint64_t)(s.at[i] - '0');
  }
  return s.len > 0;
}

static bool take_row(release *r, const rows *from) {
  if (unit_width(from->unit) != COLUMNS) return false;
  for (size_t i = 0; i < COLUMNS; i++)
    if (!str_is(unit_column(from->unit, i), column_names[i])) return false;
  past *p = past_named(r, unit_cell(from->unit, COLUMN_RELEASE));
  for (size_t i = 0; i < DEF_PARTS; i++) p->def[i] = kept(r->c, unit_cell(from->unit, COLUMN_DEF + i));
  p->file = kept(r->c, unit_cell(from->unit, COLUMN_FILE));
  p->strata = kept(r->c, unit_cell(from->unit, COLUMN_STRATA));
  if (!is_number(unit_cell(from->unit, COLUMN_MIN), &p->min_count)) return false;
  past_cell *cell = VEC_PUSH(r->c->memory, &p->cells);
  cell->name = kept(r->c, unit_cell(from->unit, COLUMN_CELL));
  str n = unit_cell(from->unit, COLUMN_N), x = unit_cell(from->unit, COLUMN_X);
  cell->shown = n.len > 0 || x.len > 0;
  return !cell->shown || (is_number(n, &cell->n) && is_number(x, &cell->x) && cell->x <= cell->n);
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

/* Every release ends with its totals, and every row with its line: one that was cut off is not taken for a whole one. */
static bool is_whole(const release *r) {
  char end[2];
  if (r->log.count == 0 || pread(r->lock, end, 2, lseek(r->lock, 0, SEEK_END) - 2) != 2 || memcmp(end, "\r\n", 2) != 0) return false;
  for (size_t i = 0; i < r->log.count; i++) {
    const past *p = &r->log.at[i];
    if (!str_is(p->cells.at[p->cells.count - 1].name, whole)) return false;
    for (size_t k = 0; k + 1 < p->cells.count; k++)
      if (str_is(p->cells.at[k].name, whole)) return false;
  }
  return true;
}

static epf_status read_log(release *r) {
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

static void close_lock(void *what) {
  release *r = what;
  if (r->lock >= 0) close(r->lock);
}

/* Held until the new release stands in it: two releases at once would not know of one another. */
static epf_status open_log(release *r) {
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

static epf_status append_log(release *r) {
  buf text = {0};
  const bias_report *p = r->report;
  off_t before = lseek(r->lock, 0, SEEK_END);
  if (before == 0)
    for (size_t i = 0; i < COLUMNS; i++) buf_printf(&text, "%s%s", column_names[i], i + 1 < COLUMNS ? "," : "\r\n");
  for (size_t i = 0; i < p->count; i++) put_row(r, p->groups[i].name, !p->groups[i].suppressed, p->groups[i].counts.n, p->groups[i].counts.x, &text);
  put_row(r, str_from(whole), p->total_shown, p->total_n, p->total_x, &text);
  errno = ENOSPC; /* what a short write does not say */
  bool good = before >= 0 && !text.failed && write(r->lock, text.at, text.len) == (ssize_t)text.len && fsync(r->lock) == 0;
  epf_status status = good ? EPF_OK : text.failed ? EPF_E_NOMEM : unwritable_log(r, "; nothing is released");
  buf_free(&text);
  if (status != EPF_OK && before >= 0 && ftruncate(r->lock, before) != 0) buf_text(r->c->why, "; and what was begun could not be taken back");
  return status;
}

/* ---- the log in the ledger's chain ---- */

static epf_status hash_log(const release *r, char text[72]) {
  buf all = {0};
  uint8_t hash[32];
  bool good = read_all(r->lock, &all);
  sha256(hash, all.at != NULL ? all.at : "", all.len);
  sha256_text(hash, text);
  good &= !all.failed;
  buf_free(&all);
  return good ? EPF_OK : damaged_log(r);
}

static const char says_release[] = "release ", says_log[] = ": log ";
enum { HASH_TEXT = 71 };

/* "release NAME: log sha256:..." */
static bool find_hash(void *user, const ledger_entry *e) {
  char *to = user;
  str s = e->purpose;
  if (s.len < sizeof says_release || memcmp(s.at, says_release, sizeof says_release - 1) != 0) return true;
  for (size_t i = 0; i + sizeof says_log - 1 + HASH_TEXT <= s.len; i++) {
    const char *hash = s.at + i + sizeof says_log - 1;
    if (memcmp(s.at + i, says_log, sizeof says_log - 1) != 0 || memcmp(hash, "sha256:", 7) != 0) continue;
    memcpy(to, hash, HASH_TEXT);
    to[HASH_TEXT] = '\0';
    break;
  }
  return true;
}

/* The newest release that the ledger tells of says what the log was after it. */
static epf_status check_chain(release *r) {
  char said[72] = "", is[72];
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
static epf_status record_release(const release *r) {
  const epf_bias_options *o = r->o;
  char hash[72];
  epf_ledger *l;
  uint64_t sequence;
  epf_status status = hash_log(r, hash);
  if (status != EPF_OK) return status;
  str purpose = arena_print(r->c->memory, "%s%s%s%s%s%s", says_release, o->release, says_log, hash, o->purpose != NULL ? ": " : "", o->purpose != NULL ? o->purpose : "");
  status = epf_ledger_open(&l, o->sources[0], o->keys, true, r->c->why);
  if (status != EPF_OK) return status;
  ledger_deed deed = ledger_deed_by(&(epf_ledger_act){.officer = o->officer, .purpose = purpose.at, .now_ms = o->now_ms}, LEDGER_DISCLOSURE);
  status = ledger_append_alone(l->inner, &deed, &sequence, r->c->why);
  epf_ledger_close(l);
  return status;
}

/* Of a ledger both or neither. */
static epf_status append_and_record(release *r) {
  off_t before = lseek(r->lock, 0, SEEK_END);
  epf_status status = append_log(r);
  if (status != EPF_OK || r->o->from != EPF_BIAS_LEDGER) return status;
  status = record_release(r);
  if (status != EPF_OK && ftruncate(r->lock, before) != 0) buf_text(r->c->why, "; and the release could not be taken out of its log");
  return status;
}

/* ---- what a release is of ---- */

static str or_empty(const char *text) { return str_from(text != NULL ? text : ""); }

static epf_status hash_file(release *r, const char *path, char text[72]) {
  buf all = {0};
  uint8_t hash[32];
  struct stat found = {0};
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe would wait */
  bool regular = fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode), good = regular && read_all(fd, &all);
  int error = errno;
  if (fd >= 0) close(fd);
  sha256(hash, all.at != NULL ? all.at : "", all.len);
  sha256_text(hash, text);
  bool failed = all.failed;
  buf_free(&all);
  if (good) return failed ? EPF_E_NOMEM : EPF_OK;
  buf_visible(r->c->why, str_from(path));
  if (fd >= 0 && !regular) {
    buf_text(r->c->why, " is no regular file; a release is of files that can be read again");
    return EPF_E_ARGUMENT;
  }
  buf_printf(r->c->why, ": %s", strerror(error));
  return EPF_E_IO;
}

/* Of a file its own hash; of several the hash of theirs. */
static epf_status name_source(release *r) {
  r->file = STR("");
  r->def[DEF_SOURCE] = STR("ledger");
  if (r->o->from == EPF_BIAS_LEDGER) return EPF_OK;
  r->def[DEF_SOURCE] = str_from(r->o->population);
  char *texts = ARENA_ARRAY(r->c->memory, char, r->o->source_count * HASH_TEXT + 1), text[72] = "";
  for (size_t i = 0; i < r->o->source_count; i++) {
    epf_status status = hash_file(r, r->o->sources[i], text);
    if (status != EPF_OK) return status;
    memcpy(texts + i * HASH_TEXT, text, HASH_TEXT);
  }
  if (r->o->source_count > 1) {
    uint8_t hash[32];
    sha256(hash, texts, r->o->source_count * HASH_TEXT);
    sha256_text(hash, text);
  }
  r->file = kept(r->c, str_from(text));
  return EPF_OK;
}

static void define(release *r) {
  const epf_bias_options *o = r->o;
  bool ledger = o->from == EPF_BIAS_LEDGER;
  r->def[DEF_MEASURE] = ledger ? or_empty(o->measure != NULL ? o->measure : "shortlisted") : STR("");
  r->def[DEF_OPTION] = or_empty(o->option);
  r->def[DEF_KIND] = or_empty(o->kind);
  r->def[DEF_OUTCOME] = or_empty(o->outcome);
  r->def[DEF_VALUE] = or_empty(o->outcome_value);
  r->def[DEF_COUNT] = or_empty(o->count);
  r->def[DEF_STAGE] = or_empty(o->stage);
  r->def[DEF_FROM] = or_empty(o->since);
  r->def[DEF_TO] = or_empty(o->until);
  r->def[DEF_GROUPS] = r->report->group_names;
}

static bool same_parts(const str *a, const str *b, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (!str_eq(a[i], b[i])) return false;
  return true;
}

/* ---- two releases, their people and their groups crossed ---- */

enum { CROSSED_MAX = 1200 }; /* cells: the attack takes the cube of them */
enum { SHARED, ONLY_OLD, ONLY_NEW, SEGMENTS };

/* A release within a crossing: an earlier one, or the new one (past NULL). */
typedef struct teller {
  const past *of;
  name_list names;
  size_t at[DIMENSIONS_MAX]; /* where its groups' names stand among all */
  unsigned segments;         /* whom it tells of: a bit each */
} teller;

/* The new release, all earlier ones of the same people, and all of one other window. */
typedef struct crossing {
  release *r;
  const str *old; /* definition of the other window; the new one's own, if there is none */
  name_list names; /* of all, each once */
  vec(teller) tellers;
  tally cells; /* every combination that occurs */
  uint64_t *counts[SEGMENTS][2]; /* by cell: selected, passed over */
  unsigned nobody; /* segments that hold nobody by definition, a bit each: where one window lies within the other, or both are the same */
  audit a;
} crossing;

static size_t add_name(name_list *all, str name) {
  for (size_t i = 0; i < all->count; i++)
    if (str_eq(all->at[i], name)) return i;
  if (all->count == DIMENSIONS_MAX) return SIZE_MAX;
  all->at[all->count++] = name;
  return all->count - 1;
}

static bool join(crossing *x, const past *of, unsigned segments) {
  bias_channels *c = x->r->c;
  teller *t = VEC_PUSH(c->memory, &x->tellers);
  t->of = of;
  t->segments = segments;
  if (!names_read(&t->names, kept(c, of != NULL ? of->def[DEF_GROUPS] : x->r->def[DEF_GROUPS]).at, "the log of releases", c->why)) return false;
  for (size_t i = 0; i < t->names.count; i++)
    if ((t->at[i] = add_name(&x->names, t->names.at[i])) == SIZE_MAX) {
      buf_printf(c->why, "with earlier releases more than %d groupings would stand together; release fewer", DIMENSIONS_MAX);
      return false;
    }
  return true;
}

static const char *text_or_null(bias_channels *c, str s) { return s.len > 0 ? kept(c, s).at : NULL; }

static str later(str a, str b) { return str_cmp(a, b) >= 0 ? a : b; } /* "" is before every day */
static str sooner(str a, str b) { return a.len == 0 ? b : b.len == 0 ? a : str_cmp(a, b) <= 0 ? a : b; }

/* The counts of one definition, by the names of both. */
static epf_status count_def(crossing *x, str stage, str from, str to, tally *t) {
  bias_channels *c = x->r->c;
  buf names = {0};
  for (size_t i = 0; i < x->names.count; i++) {
    if (i > 0) buf_char(&names, ',');
    buf_str(&names, x->names.at[i]);
  }
  epf_bias_options o = *x->r->o;
  o.group = arena_keep(c->memory, &names).at;
  o.strata = "";
  o.stage = text_or_null(c, stage);
  o.since = text_or_null(c, from);
  o.until = text_or_null(c, to);
  bias_request unused = {0};
  return x->r->count(t, &o, &unused, c);
}

static uint32_t cell_number(crossing *x, const str *values) {
  tally_add(&x->cells, values, TALLY_SELECTED, 0);
  for (uint32_t i = 0; i < x->cells.cells.count; i++) {
    bool equal = true;
    for (size_t k = 0; k < x->names.count && equal; k++) {
      str a = x->cells.cells.at[i].values[k], b = values[k];
      equal = a.at == NULL || b.at == NULL ? a.at == b.at : str_eq(a, b);
    }
    if (equal) return i;
  }
  return 0; /* it was just added */
}

static void add_counts(crossing *x, const tally *t, int segment, bool minus) {
  for (size_t i = 0; i < t->cells.count; i++) {
    uint32_t at = cell_number(x, t->cells.at[i].values);
    for (int o = 0; o < 2; o++) {
      uint64_t *to = &x->counts[segment][o][at], n = t->cells.at[i].counts[o];
      *to = !minus ? *to + n : *to > n ? *to - n : 0; /* windows share their people only nearly */
    }
  }
}

static bool holds(const crossing *x, int segment) { return (x->nobody >> segment & 1) == 0; }

static epf_status count_segments(crossing *x) {
  const str *old = x->old, *new = x->r->def;
  bias_channels *c = x->r->c;
  tally t[SEGMENTS];
  str stage = new[DEF_STAGE].len > 0 ? new[DEF_STAGE] : old[DEF_STAGE], from = later(old[DEF_FROM], new[DEF_FROM]), to = sooner(old[DEF_TO], new[DEF_TO]);
  const str both[] = {stage, from, to};
  if (same_parts(both, old + DEF_STAGE, 0, 3)) x->nobody |= 1u << ONLY_OLD;
  if (same_parts(both, new + DEF_STAGE, 0, 3)) x->nobody |= 1u << ONLY_NEW;
  epf_status status = count_def(x, stage, from, to, &t[SHARED]);
  if (status == EPF_OK && holds(x, ONLY_OLD)) status = count_def(x, old[DEF_STAGE], old[DEF_FROM], old[DEF_TO], &t[ONLY_OLD]);
  if (status == EPF_OK && holds(x, ONLY_NEW)) status = count_def(x, new[DEF_STAGE], new[DEF_FROM], new[DEF_TO], &t[ONLY_NEW]);
  if (status != EPF_OK) return status;
  tally_init(&x->cells, c->memory, x->names.at, x->names.count, NULL, 0);
  size_t most = 0;
  for (int s = 0; s < SEGMENTS; s++) most += holds(x, s) ? t[s].cells.count : 0;
  if (most > CROSSED_MAX) {
    buf_text(c->why, "crossed with those of earlier releases its groups make too many cells to attack; release fewer groups together");
    return EPF_E_ARGUMENT;
  }
  for (int s = 0; s < SEGMENTS; s++)
    for (int o = 0; o < 2; o++) x->counts[s][o] = ARENA_ARRAY(c->memory, uint64_t, most + 1);
  add_counts(x, &t[SHARED], SHARED, false);
  for (int s = ONLY_OLD; s < SEGMENTS; s++) {
    if (!holds(x, s)) continue;
    add_counts(x, &t[s], s, false);
    add_counts(x, &t[SHARED], s, true);
  }
  return EPF_OK;
}

/* Are there people that both tell of? */
static bool may_share(const str *old, const str *new) {
  str from = later(old[DEF_FROM], new[DEF_FROM]), to = sooner(old[DEF_TO], new[DEF_TO]);
  bool stages = old[DEF_STAGE].len == 0 || new[DEF_STAGE].len == 0 || str_eq(old[DEF_STAGE], new[DEF_STAGE]);
  return stages && (from.len == 0 || to.len == 0 || str_cmp(from, to) < 0);
}

/* ---- the attack ---- */

static uint32_t unknown(const crossing *x, int segment, size_t cell, int outcome) {
  return (uint32_t)(((size_t)segment * x->cells.cells.count + cell) * 2 + (size_t)outcome);
}

/* The cells of a group: by the names at `at`; an empty name list takes all who have a value for each. */
static bool in_group(const crossing *x, size_t cell, const size_t *at, size_t count, str group, bool all) {
  const str *values = x->cells.cells.at[cell].values;
  for (size_t i = 0; i < count; i++) {
    str v = values[at[i]];
    if (v.at == NULL) return false;
    if (all) continue;
    if (group.len < v.len || memcmp(group.at, v.at, v.len) != 0) return false;
    group = (str){group.at + v.len, group.len - v.len};
    bool last = i + 1 == count;
    if (last != (group.len == 0) || (!last && group.at[0] != ',')) return false;
    if (!last) group = (str){group.at + 1, group.len - 1};
  }
  return true;
}

/* A sum over segments (a bit each) of the cells of a group. */
static size_t gather(const crossing *x, unsigned segments, const size_t *at, size_t count, str group, bool all, int outcome, uint32_t *to, uint64_t *value) {
  size_t n = 0;
  *value = 0;
  for (int s = 0; s < SEGMENTS; s++)
    for (size_t i = 0; (segments >> s & 1) != 0 && holds(x, s) && i < x->cells.cells.count; i++) {
      if (!in_group(x, i, at, count, group, all)) continue;
      to[n++] = unknown(x, s, i, outcome);
      *value += x->counts[s][outcome][i];
    }
  return n;
}

static uint32_t *room_for(crossing *x) { return ARENA_ARRAY(x->r->c->memory, uint32_t, x->cells.cells.count * SEGMENTS + 1); }

static void publish(crossing *x, unsigned segments, const size_t *at, size_t count, str group, bool all, uint64_t n, uint64_t selected) {
  for (int o = 0; o < 2; o++) {
    uint32_t *sum = room_for(x);
    uint64_t now;
    size_t terms = gather(x, segments, at, count, group, all, o, sum, &now);
    audit_publish(&x->a, sum, terms, o == 0 ? selected : n - selected);
  }
}

static void publish_past(crossing *x, const teller *t) {
  for (size_t i = 0; i < t->of->cells.count; i++) {
    const past_cell *cell = &t->of->cells.at[i];
    if (cell->shown) publish(x, t->segments, t->at, t->names.count, cell->name, str_is(cell->name, whole), cell->n, cell->x);
  }
}

static void publish_new(crossing *x, const teller *t) {
  const bias_report *p = x->r->report;
  for (size_t i = 0; i < p->count; i++)
    if (!p->groups[i].suppressed) publish(x, t->segments, t->at, t->names.count, p->groups[i].name, false, p->groups[i].counts.n, p->groups[i].counts.x);
  if (p->total_shown) publish(x, t->segments, t->at, t->names.count, STR(""), true, p->total_n, p->total_x);
}

static void publish_all(crossing *x) {
  audit_init(&x->a, x->r->c->memory, x->cells.cells.count * SEGMENTS * 2);
  for (size_t i = 0; i < x->tellers.count; i++)
    if (x->tellers.at[i].of != NULL) publish_past(x, &x->tellers.at[i]);
    else publish_new(x, &x->tellers.at[i]);
  audit_solve(&x->a);
}

/* Have both cells the same values at these names? What is missing is a value, too: those whose other group is not known may be one person. */
static bool alike(const crossing *x, size_t a, size_t b, unsigned names) {
  const str *left = x->cells.cells.at[a].values, *right = x->cells.cells.at[b].values;
  for (size_t i = 0; i < x->names.count; i++) {
    if ((names >> i & 1) == 0) continue;
    if (left[i].at == NULL || right[i].at == NULL ? left[i].at != right[i].at : !str_eq(left[i], right[i])) return false;
  }
  return true;
}

/* Is a sum of few people recovered: of those alike to this cell by these names, over each set of segments that hold people? */
static bool falls(crossing *x, size_t cell, unsigned names) {
  uint32_t *sum = room_for(x);
  for (unsigned segments = 1; segments < 1u << SEGMENTS; segments++) {
    if ((segments & x->nobody) != 0) continue;
    for (int o = 0; o < 2; o++) {
      uint64_t value = 0;
      size_t terms = 0;
      for (int s = 0; s < SEGMENTS; s++)
        for (size_t i = 0; (segments >> s & 1) != 0 && i < x->cells.cells.count; i++) {
          if (!alike(x, i, cell, names)) continue;
          sum[terms++] = unknown(x, s, i, o);
          value += x->counts[s][o][i];
        }
      if (value < x->r->request->min_count && audit_recovers(&x->a, sum, terms)) return true;
    }
  }
  return false;
}

/* Every grouping by some of all names, whether it was released or not. */
static bool something_falls(crossing *x) {
  publish_all(x);
  if (audit_least_rest(&x->a) < x->r->request->min_count) return true;
  for (unsigned names = 1; names < 1u << x->names.count; names++)
    for (size_t i = 0; i < x->cells.cells.count; i++) {
      bool first = true; /* of those alike */
      for (size_t k = 0; k < i && first; k++) first = !alike(x, k, i, names);
      if (first && falls(x, i, names)) return true;
    }
  return false;
}

/* ---- what is compared without counting again ---- */

/* What a release tells of some people. */
typedef struct told {
  bool known;
  uint64_t n, x;
} told;

/* The new release as it would stand in the log. */
static past *as_past(const release *r) {
  const bias_report *b = r->report;
  past *p = ARENA_NEW(r->c->memory, past);
  for (size_t i = 0; i < b->count; i++) *VEC_PUSH(r->c->memory, &p->cells) = (past_cell){b->groups[i].name, !b->groups[i].suppressed, b->groups[i].counts.n, b->groups[i].counts.x};
  *VEC_PUSH(r->c->memory, &p->cells) = (past_cell){str_from(whole), b->total_shown, b->total_n, b->total_x};
  return p;
}

/* A group that is not listed is of nobody. */
static told told_of(const past *p, str group) {
  for (size_t i = 0; i < p->cells.count; i++)
    if (str_eq(p->cells.at[i].name, group)) return (told){p->cells.at[i].shown, p->cells.at[i].n, p->cells.at[i].x};
  return (told){.known = true};
}

static uint64_t less(uint64_t a, uint64_t b) { return a > b ? a - b : 0; }
static size_t groups_of(const past *p) { return p->cells.count - 1; }

/* Everybody but those groups that both show; `hidden`: but those that the first shows. */
static told told_rest(const past *p, const past *other, bool hidden) {
  told rest = {.known = true}, all = told_of(p, str_from(whole)), shown = {0};
  bool hides = false;
  for (size_t i = 0; i < groups_of(p); i++) {
    const past_cell *c = &p->cells.at[i];
    hides |= !c->shown;
    told *to = c->shown && (hidden || told_of(other, c->name).known) ? &shown : &rest;
    to->n += c->n;
    to->x += c->x;
  }
  return hides ? (told){all.known, less(all.n, shown.n), less(all.x, shown.x)} : rest;
}

/* The groups that `p` hides, as the other tells of them. */
static told told_hidden(const past *p, const past *other) {
  told sum = {.known = true};
  for (size_t i = 0; i < groups_of(p); i++) {
    told t = told_of(other, p->cells.at[i].name);
    if (p->cells.at[i].shown) continue;
    sum.known &= t.known;
    sum.n += t.n;
    sum.x += t.x;
  }
  return sum;
}

/* Do they differ by few people? `outcome`: both tell of the same outcome. */
static bool differ_by_few(told a, told b, bool outcome, uint64_t least) {
  if (!a.known || !b.known) return false;
  uint64_t n = less(a.n, b.n) + less(b.n, a.n), x = less(a.x, b.x) + less(b.x, a.x), ax = less(a.n, a.x), bx = less(b.n, b.x), y = less(ax, bx) + less(bx, ax);
  return (n > 0 && n < least) || (outcome && ((x > 0 && x < least) || (y > 0 && y < least)));
}

typedef enum direct_fault { DIRECT_FINE, DIRECT_GROUP, DIRECT_TOTALS } direct_fault;

static bool same_population(const release *r, const past *old) { return r->o->from == EPF_BIAS_CSV && str_eq(old->def[DEF_SOURCE], r->def[DEF_SOURCE]); }

static bool same_groups(const release *r, const past *old) { return same_population(r, old) && str_eq(old->def[DEF_GROUPS], r->def[DEF_GROUPS]); }

/* Two files of one population, or two outcomes: what lies between them is nobody, or as many as may be told of. */
static direct_fault compare_with(const release *r, const past *new, const past *old, str *group) {
  uint64_t least = r->request->min_count;
  bool outcome = same_parts(old->def, r->def, 0, DEF_SAME);
  for (size_t i = 0; i < groups_of(new); i++) {
    *group = new->cells.at[i].name;
    if (differ_by_few(told_of(new, *group), told_of(old, *group), outcome, least)) return DIRECT_GROUP;
  }
  bool few = differ_by_few(told_of(new, str_from(whole)), told_of(old, str_from(whole)), outcome, least) ||
             differ_by_few(told_rest(new, old, false), told_rest(old, new, false), outcome, least) ||
             differ_by_few(told_rest(new, new, true), told_hidden(new, old), outcome, least) ||
             differ_by_few(told_rest(old, old, true), told_hidden(old, new), outcome, least);
  return few ? DIRECT_TOTALS : DIRECT_FINE;
}

/* Of a group, what the newest release of the value tells. */
static told told_of_value(const release *r, str value, str group) {
  told found = {0};
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    if (!same_groups(r, old) || !str_eq(old->def[DEF_OUTCOME], r->def[DEF_OUTCOME]) || !str_eq(old->def[DEF_VALUE], value)) continue;
    told t = told_of(old, group);
    if (t.known) found = t;
  }
  return found;
}

/* How many of the group have none of the released values. `all`: those values alone of which the totals were released, and all of them. */
static told unreleased(const release *r, const past *new, str group, bool all) {
  told g = told_of(new, group), rest = {g.known, less(g.n, g.x), 0};
  bool some = false;
  for (size_t i = 0; i < r->values.count; i++) {
    if (all && !told_of_value(r, r->values.at[i], str_from(whole)).known) continue;
    told t = told_of_value(r, r->values.at[i], group);
    rest.n = less(rest.n, t.known ? t.x : 0);
    some |= t.known;
    if (all) rest.known &= t.known;
  }
  rest.known &= some;
  return rest;
}

/* What other values of the same outcome leave to those that were never released. */
static direct_fault compare_values(const release *r, const past *new, str *group) {
  uint64_t least = r->request->min_count;
  if (r->values.count == 0 || r->values_are_complete) return DIRECT_FINE;
  told all = unreleased(r, new, str_from(whole), true);
  uint64_t rest = all.n;
  bool hides = false;
  for (size_t i = 0; i < groups_of(new); i++) {
    *group = new->cells.at[i].name;
    told own = unreleased(r, new, *group, false), of_all = unreleased(r, new, *group, true);
    if (own.known && own.n < least) return DIRECT_GROUP;
    if (of_all.known) rest = less(rest, of_all.n);
    else hides = true;
  }
  return all.known && (all.n < least || (hides && rest < least)) ? DIRECT_TOTALS : DIRECT_FINE;
}

static direct_fault find_direct(const release *r, str *group) {
  const past *new = as_past(r);
  direct_fault fault = compare_values(r, new, group);
  for (size_t i = 0; i < r->log.count && fault == DIRECT_FINE; i++) {
    const past *old = &r->log.at[i];
    if (same_groups(r, old) && (!str_eq(old->file, r->file) || !same_parts(old->def, r->def, 0, DEF_SAME))) fault = compare_with(r, new, old, group);
  }
  return fault;
}

static uint64_t selected_of(const tally *t, uint64_t *n) {
  uint64_t x = 0;
  *n = 0;
  for (size_t i = 0; i < t->cells.count; i++) {
    const tally_cell *c = &t->cells.at[i];
    if (values_missing(c->values, t->groups)) continue;
    x += c->counts[TALLY_SELECTED];
    *n += c->counts[TALLY_SELECTED] + c->counts[TALLY_PASSED_OVER];
  }
  return x;
}

/* The other values that were released, and whether nobody has any but these. */
static void find_values(release *r) {
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    bool found = !same_groups(r, old) || !str_eq(old->def[DEF_OUTCOME], r->def[DEF_OUTCOME]) || str_eq(old->def[DEF_VALUE], r->def[DEF_VALUE]);
    for (size_t k = 0; k < r->values.count && !found; k++) found = str_eq(r->values.at[k], old->def[DEF_VALUE]);
    if (!found) *VEC_PUSH(r->c->memory, &r->values) = old->def[DEF_VALUE];
  }
  uint64_t n, unused_n, x = selected_of(r->t, &n);
  for (size_t i = 0; i < r->values.count; i++) {
    buf log = {0}, why = {0};
    bias_channels quiet = {r->c->memory, &log, &why};
    epf_bias_options o = *r->o;
    bias_request unused = {0};
    tally t;
    o.outcome_value = r->values.at[i].at;
    if (r->count(&t, &o, &unused, &quiet) == EPF_OK) x += selected_of(&t, &unused_n);
    buf_free(&log);
    buf_free(&why);
  }
  r->values_are_complete = x == n;
}

/* ---- mending ---- */

/* Hides the totals if something is hidden already, else one more group: the smallest, the reference last. */
static bool hide_more(release *r) {
  const bias_report *p = r->report;
  bias_request *q = r->request;
  if (p->total_shown && p->hidden_groups > 0 && !q->hide_totals) {
    q->hide_totals = true;
    return true;
  }
  const bias_group *least = NULL;
  for (size_t i = 0; i < p->count; i++) {
    const bias_group *g = &p->groups[i];
    if (g->suppressed) continue;
    if (least == NULL || (least->reference && !g->reference) || (least->reference == g->reference && g->counts.n < least->counts.n)) least = g;
  }
  if (least == NULL) return false;
  *VEC_PUSH(r->c->memory, &q->hide) = least->name;
  return true;
}

typedef vec(crossing *) crossings;

static bool tells_of_same(const release *r, const past *old) { return same_parts(old->def, r->def, 0, DEF_SAME) && may_share(old->def, r->def); }

static bool same_window(const str *a, const str *b) { return same_parts(a, b, DEF_STAGE, DEF_GROUPS); }

static epf_status cross(release *r, const str *window, crossings *all) {
  crossing *x = ARENA_NEW(r->c->memory, crossing);
  *x = (crossing){.r = r, .old = window};
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    bool same = same_window(old->def, r->def);
    if (!tells_of_same(r, old) || (!same && !same_window(old->def, window))) continue;
    if (!join(x, old, 1u << SHARED | 1u << (same ? ONLY_NEW : ONLY_OLD))) return EPF_E_ARGUMENT;
  }
  if (!join(x, NULL, 1u << SHARED | 1u << ONLY_NEW)) return EPF_E_ARGUMENT;
  *VEC_PUSH(r->c->memory, all) = x;
  return count_segments(x);
}

/* The counts behind the earlier releases that tell of some of the same people: a crossing for each other window, or one if there is none. */
static epf_status cross_all(release *r, crossings *all) {
  epf_status status = EPF_OK;
  bool some = false;
  for (size_t i = 0; i < r->log.count && status == EPF_OK; i++) {
    const past *old = &r->log.at[i];
    if (!tells_of_same(r, old)) continue;
    some = true;
    bool done = same_window(old->def, r->def);
    for (size_t k = 0; k < all->count && !done; k++) done = same_window(old->def, all->at[k]->old);
    if (!done) status = cross(r, old->def, all);
  }
  return status == EPF_OK && some && all->count == 0 ? cross(r, r->def, all) : status;
}

/* The reference is there: it was before. */
static bool compute(release *r) {
  buf unused = {0};
  bool good = bias_compute(r->report, r->c->memory, r->t, r->request, &unused);
  buf_free(&unused);
  return good;
}

/* Computes the report anew. Does it, together with earlier ones, let something be worked out? */
static bool tells_too_much(release *r, const crossings *all) {
  str unused;
  bool good = compute(r);
  if (!good || find_direct(r, &unused) != DIRECT_FINE) return true;
  for (size_t i = 0; i < all->count; i++)
    if (!good || something_falls(all->at[i])) return true;
  return false;
}

/* More than had to be may be hidden by now: what can be shown after all is shown, the largest first. */
static void show_again(release *r, const crossings *all) {
  bias_request *q = r->request;
  for (size_t i = q->hide.count; i-- > r->must_hide;) {
    str name = q->hide.at[i];
    q->hide.at[i] = q->hide.at[q->hide.count - 1];
    q->hide.count--;
    if (!tells_too_much(r, all)) continue;
    q->hide.count++;
    q->hide.at[q->hide.count - 1] = q->hide.at[i];
    q->hide.at[i] = name;
  }
  tells_too_much(r, all); /* computes the report as it stands */
}

/* What is hidden because of itself, and not for another group's sake. */
static void hide_direct(release *r) {
  str group;
  bias_request *q = r->request;
  for (direct_fault fault; compute(r) && (fault = find_direct(r, &group)) != DIRECT_FINE;) {
    if (fault == DIRECT_GROUP) *VEC_PUSH(r->c->memory, &q->hide) = group;
    else if (q->hide_totals) break;
    else q->hide_totals = true;
  }
  r->must_hide = q->hide.count;
}

static epf_status attack_all(release *r) {
  crossings all = {0};
  find_values(r);
  epf_status status = cross_all(r, &all);
  if (status != EPF_OK) return status;
  hide_direct(r);
  while (tells_too_much(r, &all))
    if (!hide_more(r)) {
      buf_text(r->c->why, "together with earlier releases small cells could be worked out whatever is hidden; release the same groups over the same days, or fewer groups");
      return EPF_E_ARGUMENT;
    }
  show_again(r, &all);
  return EPF_OK;
}

/* ---- the same again ---- */

/* The counts behind a release are still those that it told. */
static bool is_as_released(const release *r, const past *old) {
  const past *now = as_past(r);
  if (now->cells.count != old->cells.count) return false;
  for (size_t i = 0; i < now->cells.count; i++) {
    const past_cell *a = &now->cells.at[i], *b = &old->cells.at[i];
    if (!str_eq(a->name, b->name) || a->shown != b->shown || a->n != b->n || a->x != b->x) return false;
  }
  return true;
}

/* Shows the cells that the log shows, and no other. */
static epf_status show_as_released(release *r, const past *old) {
  bias_request *q = r->request;
  q->min_count = old->min_count;
  q->hide.count = 0;
  q->hide_totals = false;
  for (size_t i = 0; i < old->cells.count; i++) {
    if (old->cells.at[i].shown) continue;
    if (i + 1 == old->cells.count) q->hide_totals = true;
    else *VEC_PUSH(r->c->memory, &q->hide) = old->cells.at[i].name;
  }
  if (compute(r) && is_as_released(r, old)) return r->o->from == EPF_BIAS_LEDGER ? record_release(r) : EPF_OK;
  buf_printf(r->c->why, "what was released as `%.*s` is counted otherwise today, so it cannot be shown again; use what was published then", STR_FMT(old->name));
  return EPF_E_ARGUMENT;
}

/* ---- the whole ---- */

static bool has_name(str list, str name) {
  for (const char *p = list.at, *end = list.at + list.len; p < end;) {
    const char *comma = memchr(p, ',', (size_t)(end - p)), *stop = comma != NULL ? comma : end;
    if (str_eq(name, (str){p, (size_t)(stop - p)})) return true;
    p = stop + 1;
  }
  return false;
}

/* The same groups in another order? */
static bool is_reordered(const release *r, str old) {
  bool same = old.len == r->def[DEF_GROUPS].len && !str_eq(old, r->def[DEF_GROUPS]);
  for (size_t i = 0; i < r->t->groups; i++) same &= has_name(old, r->t->names[i]);
  return same;
}

static epf_status check_old(const release *r, const past *old) {
  buf *why = r->c->why;
  if (str_eq(old->name, r->request->release)) {
    buf_printf(why, "there is a release `%.*s` of something else already, and a release is fixed; choose another name", STR_FMT(old->name));
  } else if (same_parts(old->def, r->def, 0, DEF_PARTS) && str_eq(old->file, r->file)) {
    buf_printf(why, "the same was released as `%.*s`; use that: the same figures twice, of different days, could be subtracted", STR_FMT(old->name));
  } else if (same_population(r, old) && !same_groups(r, old) && (is_reordered(r, old->def[DEF_GROUPS]) || !str_eq(old->file, r->file))) {
    buf_printf(why, "`%.*s` was released of this population by `", STR_FMT(old->name));
    buf_visible(why, old->def[DEF_GROUPS]);
    buf_text(why, is_reordered(r, old->def[DEF_GROUPS]) ? "`; name the groups in that order"
                                                        : "` from another file: what lies between the files could be worked out; release from the same file, or by the same groups");
  } else {
    return EPF_OK;
  }
  return EPF_E_ARGUMENT;
}

static epf_status check_groups(const release *r) {
  for (size_t i = 0; i < r->report->count; i++) {
    const bias_group *g = &r->report->groups[i];
    bool comma = false;
    for (size_t k = 0; k < r->t->groups; k++) comma |= memchr(g->values[k].at, ',', g->values[k].len) != NULL;
    if (!comma && !str_is(g->name, whole)) continue;
    if (comma) buf_text(r->c->why, "a group's name has a comma in it, and a release joins names by commas; rename the value first");
    else buf_printf(r->c->why, "a group is named `%s`, as the totals are in the log of releases; rename the value first", whole);
    return EPF_E_ARGUMENT;
  }
  return EPF_OK;
}

/* What somebody saw with a smaller least count, or will, tells what a larger one hides. */
static void raise_min_count(release *r) {
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    if (str_eq(old->def[DEF_SOURCE], r->def[DEF_SOURCE]) && old->min_count > r->request->min_count) r->request->min_count = old->min_count;
  }
}

static const char *log_path(const epf_bias_options *o, bias_channels *c) {
  if (o->release_log != NULL) return o->release_log;
  return o->from == EPF_BIAS_LEDGER ? arena_print(c->memory, "%s/releases.csv", o->sources[0]).at : NULL;
}

/* Entries of a day that is not over, or to come, would count in a release that was made before. */
static bool is_over(const epf_bias_options *o) {
  char today[11];
  date_format(o->now_ms / 86400000, today);
  return o->until != NULL && str_cmp(str_from(o->until), str_from(today)) <= 0;
}

static epf_status check_options(const release *r) {
  const epf_bias_options *o = r->o;
  buf *why = r->c->why;
  if (o->from == EPF_BIAS_TALLY)
    buf_text(why, "a release is made from a ledger or from people's rows, since its groups are crossed with those of earlier ones; tallies have lost the people");
  else if (r->path == NULL) buf_text(why, "say by --release-log where all releases are logged");
  else if (o->release[0] == '\0' || strstr(o->release, says_log) != NULL) buf_printf(why, "a release needs a name, without `%s` in it", says_log);
  else if (o->from == EPF_BIAS_CSV && (o->population == NULL || o->population[0] == '\0'))
    buf_text(why, "say by --population of whom the file tells, always by the same name: files differ, and all releases of the same people are checked together");
  else if (o->from == EPF_BIAS_CSV && strcmp(o->population, "ledger") == 0) buf_text(why, "`ledger` names no population in the log of releases; choose another name");
  else if (o->from == EPF_BIAS_LEDGER && !is_over(o))
    buf_text(why, "a release needs --to, a day that is not later than today: what is entered after it was made must not count in it");
  return why->len == 0 ? EPF_OK : EPF_E_ARGUMENT;
}

static const past *is_again(const release *r) {
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    if (str_eq(old->name, r->request->release) && same_parts(old->def, r->def, 0, DEF_PARTS) && str_eq(old->file, r->file) &&
        str_eq(old->strata, r->report->stratum_names))
      return old;
  }
  return NULL;
}

static epf_status make_new(release *r) {
  epf_status status = EPF_OK;
  for (size_t i = 0; i < r->log.count && status == EPF_OK; i++) status = check_old(r, &r->log.at[i]);
  raise_min_count(r);
  if (status == EPF_OK) status = attack_all(r);
  return status == EPF_OK ? append_and_record(r) : status;
}

epf_status release_make(bias_report *report, tally *t, const epf_bias_options *o, bias_request *request, count_again *count, bias_channels *c) {
  release *r = ARENA_NEW(c->memory, release);
  *r = (release){.o = o, .request = request, .c = c, .count = count, .path = log_path(o, c), .lock = -1, .report = report, .t = t};
  arena_cleanup(c->memory, close_lock, r);
  epf_status status = check_options(r);
  if (status == EPF_OK && !bias_compute(report, c->memory, t, request, c->why)) status = EPF_E_ARGUMENT;
  if (status == EPF_OK) status = check_groups(r);
  if (status == EPF_OK) status = name_source(r);
  if (status == EPF_OK) status = open_log(r);
  if (status == EPF_OK && o->from == EPF_BIAS_LEDGER) status = check_chain(r);
  if (status == EPF_OK) status = read_log(r);
  if (status != EPF_OK) return status;
  define(r);
  const past *again = is_again(r);
  return again != NULL ? show_as_released(r, again) : make_new(r);
}
