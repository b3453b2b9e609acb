#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* flock */
#include "run/release.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/date.h"
#include "base/sha256.h"
#include "bias/audit.h"
#include "run/bias_rows.h"

/* ---- the log ---- */

/* What a release is of; texts as the flags have them, "" where there is none. */
enum { DEF_SOURCE, DEF_MEASURE, DEF_OPTION, DEF_KIND, DEF_OUTCOME, DEF_VALUE, DEF_COUNT, DEF_STAGE, DEF_FROM, DEF_TO, DEF_GROUPS, DEF_PARTS };
enum { DEF_SAME = DEF_STAGE }; /* those before it must be equal for two releases to tell of the same */
enum { COLUMN_RELEASE, COLUMN_TIME, COLUMN_DEF, COLUMN_MIN = COLUMN_DEF + DEF_PARTS, COLUMN_CELL, COLUMN_N, COLUMN_X, COLUMNS };
static const char *const column_names[COLUMNS] = {"release", "time", "source", "measure", "option", "kind", "outcome", "outcome_value", "count", "stage",
                                                  "from", "to", "groups", "min_count", "cell", "n", "selected"};
static const char whole[] = "(all)"; /* the cell of the totals: no group has a name without its parentheses */

typedef struct past_cell {
  str name; /* a group's values, joined by commas; `whole`: everybody */
  bool shown;
  uint64_t n, x;
} past_cell;

typedef struct past {
  str name, def[DEF_PARTS];
  vec(past_cell) cells;
} past;

typedef struct release {
  const epf_bias_options *o;
  bias_request *request;
  bias_channels *c;
  count_again *count;
  str def[DEF_PARTS];
  const char *path;
  int lock;
  vec(past) log;
  bias_report *report;
  tally *t;
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
  past_cell *cell = VEC_PUSH(r->c->memory, &p->cells);
  cell->name = kept(r->c, unit_cell(from->unit, COLUMN_CELL));
  str n = unit_cell(from->unit, COLUMN_N), x = unit_cell(from->unit, COLUMN_X);
  cell->shown = n.len > 0 || x.len > 0;
  return !cell->shown || (is_number(n, &cell->n) && is_number(x, &cell->x) && cell->x <= cell->n);
}

static epf_status damaged_log(const release *r) {
  buf_visible(r->c->why, str_from(r->path));
  buf_text(r->c->why, ": the log of releases is not as it was written; nothing can be released before it is mended from a copy");
  return EPF_E_ARGUMENT;
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
  return status == EPF_OK && rows_end(from) != EPF_OK ? damaged_log(r) : status;
}

static void close_lock(void *what) {
  release *r = what;
  if (r->lock >= 0) close(r->lock);
}

/* Held until the new release stands in it: two releases at once would not know of one another. */
static epf_status open_log(release *r) {
  r->lock = open(r->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (r->lock >= 0 && flock(r->lock, LOCK_EX) == 0) return EPF_OK;
  buf_visible(r->c->why, str_from(r->path));
  buf_printf(r->c->why, ": the log of releases cannot be written: %s", strerror(errno));
  return EPF_E_IO;
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
  if (shown) buf_printf(to, ",%llu,%llu\r\n", (unsigned long long)n, (unsigned long long)x);
  else buf_text(to, ",,\r\n");
}

static epf_status append_log(release *r) {
  buf text = {0};
  const bias_report *p = r->report;
  if (lseek(r->lock, 0, SEEK_END) == 0)
    for (size_t i = 0; i < COLUMNS; i++) buf_printf(&text, "%s%s", column_names[i], i + 1 < COLUMNS ? "," : "\r\n");
  for (size_t i = 0; i < p->count; i++) put_row(r, p->groups[i].name, !p->groups[i].suppressed, p->groups[i].counts.n, p->groups[i].counts.x, &text);
  put_row(r, str_from(whole), p->total_shown, p->total_n, p->total_x, &text);
  bool good = !text.failed && write(r->lock, text.at, text.len) == (ssize_t)text.len && fsync(r->lock) == 0;
  epf_status status = text.failed ? EPF_E_NOMEM : good ? EPF_OK : EPF_E_IO;
  buf_free(&text);
  if (status == EPF_E_IO) buf_printf(r->c->why, "%s: the log of releases cannot be written: %s; nothing is released", r->path, strerror(errno));
  return status;
}

/* ---- what a release is of ---- */

static str or_empty(const char *text) { return str_from(text != NULL ? text : ""); }

static epf_status name_source(release *r) {
  if (r->o->from == EPF_BIAS_LEDGER) {
    r->def[DEF_SOURCE] = STR("ledger");
    return EPF_OK;
  }
  buf all = {0};
  for (size_t i = 0; i < r->o->source_count; i++) {
    int fd = open(r->o->sources[i], O_RDONLY | O_CLOEXEC);
    char room[65536];
    for (ssize_t n; fd >= 0 && (n = read(fd, room, sizeof room)) > 0;) buf_add(&all, room, (size_t)n);
    if (fd >= 0) close(fd);
  }
  uint8_t hash[32];
  char text[72];
  sha256(hash, all.at != NULL ? all.at : "", all.len);
  sha256_text(hash, text);
  bool failed = all.failed;
  buf_free(&all);
  r->def[DEF_SOURCE] = kept(r->c, str_from(text));
  return failed ? EPF_E_NOMEM : EPF_OK;
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
  bool split; /* not the same people: there are segments but SHARED */
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

static epf_status count_segments(crossing *x) {
  const str *old = x->old, *new = x->r->def;
  bias_channels *c = x->r->c;
  tally t[SEGMENTS];
  str stage = new[DEF_STAGE].len > 0 ? new[DEF_STAGE] : old[DEF_STAGE], from = later(old[DEF_FROM], new[DEF_FROM]), to = sooner(old[DEF_TO], new[DEF_TO]);
  x->split = !same_parts(old, new, DEF_STAGE, DEF_GROUPS);
  epf_status status = count_def(x, stage, from, to, &t[SHARED]);
  if (status == EPF_OK && x->split) status = count_def(x, old[DEF_STAGE], old[DEF_FROM], old[DEF_TO], &t[ONLY_OLD]);
  if (status == EPF_OK && x->split) status = count_def(x, new[DEF_STAGE], new[DEF_FROM], new[DEF_TO], &t[ONLY_NEW]);
  if (status != EPF_OK) return status;
  tally_init(&x->cells, c->memory, x->names.at, x->names.count, NULL, 0);
  size_t most = 0;
  for (int s = 0; s < (x->split ? SEGMENTS : 1); s++) most += t[s].cells.count;
  if (most > CROSSED_MAX) {
    buf_text(c->why, "crossed with those of earlier releases its groups make too many cells to attack; release fewer groups together");
    return EPF_E_ARGUMENT;
  }
  for (int s = 0; s < SEGMENTS; s++)
    for (int o = 0; o < 2; o++) x->counts[s][o] = ARENA_ARRAY(c->memory, uint64_t, most + 1);
  add_counts(x, &t[SHARED], SHARED, false);
  for (int s = ONLY_OLD; s < SEGMENTS && x->split; s++) {
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
    for (size_t i = 0; (segments >> s & 1) != 0 && i < x->cells.cells.count; i++) {
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
  if (!x->split) /* nobody is in one of them alone */
    for (int s = ONLY_OLD; s < SEGMENTS; s++)
      for (size_t i = 0; i < x->cells.cells.count; i++)
        for (int o = 0; o < 2; o++) {
          uint32_t *one = ARENA_NEW(x->r->c->memory, uint32_t);
          *one = unknown(x, s, i, o);
          audit_publish(&x->a, one, 1, 0);
        }
  audit_solve(&x->a);
}

/* Is some sum of few people of this group recovered? Over each set of segments that holds people. */
static bool falls(crossing *x, const size_t *at, size_t count, str group) {
  uint32_t *sum = room_for(x);
  unsigned most = x->split ? 1u << SEGMENTS : 2;
  for (unsigned segments = 1; segments < most; segments++)
    for (int o = 0; o < 2; o++) {
      uint64_t value;
      size_t terms = gather(x, segments, at, count, group, false, o, sum, &value);
      if (terms > 0 && value < x->r->request->min_count && audit_recovers(&x->a, sum, terms)) return true;
    }
  return false;
}

static str group_at(const crossing *x, size_t cell, const size_t *at, size_t count) {
  buf b = {0};
  for (size_t i = 0; i < count; i++) {
    str v = x->cells.cells.at[cell].values[at[i]];
    if (i > 0) buf_char(&b, ',');
    if (v.at != NULL) buf_str(&b, v);
  }
  return arena_keep(x->r->c->memory, &b);
}

/* Every group of any release, and every crossing of all. */
static bool something_falls(crossing *x) {
  size_t own[DIMENSIONS_MAX];
  for (size_t i = 0; i < DIMENSIONS_MAX; i++) own[i] = i;
  publish_all(x);
  for (size_t i = 0; i < x->cells.cells.count; i++) {
    if (falls(x, own, x->names.count, group_at(x, i, own, x->names.count))) return true;
    for (size_t k = 0; k < x->tellers.count; k++) {
      const teller *t = &x->tellers.at[k];
      if (falls(x, t->at, t->names.count, group_at(x, i, t->at, t->names.count))) return true;
    }
  }
  return false;
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

/* Computes the report anew. Does it, together with earlier ones, let something be worked out? */
static bool tells_too_much(release *r, const crossings *all) {
  buf unused = {0}; /* the reference is there: it was before */
  bool good = bias_compute(r->report, r->c->memory, r->t, r->request, &unused);
  buf_free(&unused);
  for (size_t i = 0; i < all->count; i++)
    if (!good || something_falls(all->at[i])) return true;
  return false;
}

/* More than had to be may be hidden by now: what can be shown after all is shown, the largest first. */
static void show_again(release *r, const crossings *all) {
  bias_request *q = r->request;
  for (size_t i = q->hide.count; i-- > 0;) {
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

static epf_status attack_all(release *r) {
  crossings all = {0};
  epf_status status = cross_all(r, &all);
  if (status != EPF_OK) return status;
  while (tells_too_much(r, &all))
    if (!hide_more(r)) {
      buf_text(r->c->why, "together with earlier releases small cells could be worked out whatever is hidden; release the same groups over the same days, or fewer groups");
      return EPF_E_ARGUMENT;
    }
  show_again(r, &all);
  return EPF_OK;
}

static epf_status check_name(const release *r) {
  for (size_t i = 0; i < r->log.count; i++) {
    const past *old = &r->log.at[i];
    if (str_eq(old->name, r->request->release)) {
      buf_printf(r->c->why, "there is a release `%.*s` already, and a release is fixed; choose another name", STR_FMT(old->name));
      return EPF_E_ARGUMENT;
    }
    if (!same_parts(old->def, r->def, 0, DEF_PARTS)) continue;
    buf_printf(r->c->why, "the same was released as `%.*s`; use that: the same figures twice, of different days, could be subtracted", STR_FMT(old->name));
    return EPF_E_ARGUMENT;
  }
  for (size_t i = 0; i < r->report->count; i++)
    for (size_t k = 0; k < r->t->groups; k++)
      if (memchr(r->report->groups[i].values[k].at, ',', r->report->groups[i].values[k].len) != NULL) {
        buf_text(r->c->why, "a group's name has a comma in it, and a release joins names by commas; rename the value first");
        return EPF_E_ARGUMENT;
      }
  return EPF_OK;
}

static const char *log_path(const epf_bias_options *o, bias_channels *c) {
  if (o->release_log != NULL) return o->release_log;
  return o->from == EPF_BIAS_LEDGER ? arena_print(c->memory, "%s/releases.csv", o->sources[0]).at : NULL;
}

epf_status release_make(bias_report *report, tally *t, const epf_bias_options *o, bias_request *request, count_again *count, bias_channels *c) {
  release *r = ARENA_NEW(c->memory, release);
  *r = (release){.o = o, .request = request, .c = c, .count = count, .path = log_path(o, c), .lock = -1, .report = report, .t = t};
  if (o->from == EPF_BIAS_TALLY || r->path == NULL) {
    buf_text(c->why, o->from == EPF_BIAS_TALLY ? "a release is made from a ledger or from people's rows, since its groups are crossed with those of earlier ones; tallies have lost the people"
                                               : "say by --release-log where all releases are logged");
    return EPF_E_ARGUMENT;
  }
  arena_cleanup(c->memory, close_lock, r);
  if (!bias_compute(report, c->memory, t, request, c->why)) return EPF_E_ARGUMENT;
  epf_status status = open_log(r);
  if (status == EPF_OK) status = read_log(r);
  if (status == EPF_OK) status = name_source(r);
  if (status != EPF_OK) return status;
  define(r);
  status = check_name(r);
  if (status == EPF_OK) status = attack_all(r);
  return status == EPF_OK ? append_log(r) : status;
}
