#define _POSIX_C_SOURCE 200809L
#include "run/release.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/sha256.h"
#include "run/release_parts.h"

str release_keep(const release *r, str s) { return (str){arena_copy(r->c->memory, s.at, s.len), s.len}; }

/* ---- what a release is of ---- */

static str or_empty(const char *text) { return str_from(text != NULL ? text : ""); }

static epf_status hash_file(release *r, const char *path, char text[RELEASE_HASH + 1]) {
  struct stat found = {0};
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe would wait */
  bool regular = fd >= 0 && fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
  epf_status status = regular ? release_hash(fd, text) : EPF_E_IO;
  int error = errno;
  if (fd >= 0) close(fd);
  if (status != EPF_E_IO) return status;
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
  char *texts = ARENA_ARRAY(r->c->memory, char, r->o->source_count * RELEASE_HASH + 1), text[RELEASE_HASH + 1] = "";
  for (size_t i = 0; i < r->o->source_count; i++) {
    epf_status status = hash_file(r, r->o->sources[i], text);
    if (status != EPF_OK) return status;
    memcpy(texts + i * RELEASE_HASH, text, RELEASE_HASH);
  }
  if (r->o->source_count > 1) {
    uint8_t hash[32];
    sha256(hash, texts, r->o->source_count * RELEASE_HASH);
    sha256_text(hash, text);
  }
  r->file = release_keep(r, str_from(text));
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

bool release_same_population(const release *r, const past *old) { return r->o->from == EPF_BIAS_CSV && str_eq(old->def[DEF_SOURCE], r->def[DEF_SOURCE]); }

bool release_same_groups(const release *r, const past *old) { return release_same_population(r, old) && str_eq(old->def[DEF_GROUPS], r->def[DEF_GROUPS]); }

bool release_same_matter(const release *r, const past *old) { return values_same(old->def, r->def, DEF_SAME); }

past *release_as_past(const release *r) {
  const bias_report *b = r->report;
  past *p = ARENA_NEW(r->c->memory, past);
  for (size_t i = 0; i < b->count; i++) *VEC_PUSH(r->c->memory, &p->cells) = (past_cell){b->groups[i].name, !b->groups[i].suppressed, b->groups[i].counts.n, b->groups[i].counts.x};
  *VEC_PUSH(r->c->memory, &p->cells) = (past_cell){RELEASE_ALL, b->total_shown, b->total_n, b->total_x};
  return p;
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
  if (!compute(r) || release_find_direct(r, &unused) != DIRECT_FINE) return true;
  for (size_t i = 0; i < all->count; i++)
    if (release_falls(all->at[i])) return true;
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
  for (direct_fault fault; compute(r) && (fault = release_find_direct(r, &group)) != DIRECT_FINE;) {
    if (fault == DIRECT_GROUP) *VEC_PUSH(r->c->memory, &q->hide) = group;
    else if (q->hide_totals) break;
    else q->hide_totals = true;
  }
  r->must_hide = q->hide.count;
}

static epf_status attack_all(release *r) {
  crossings all = {0};
  release_find_values(r);
  epf_status status = release_cross(r, &all);
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
  const past *now = release_as_past(r);
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
  if (compute(r) && is_as_released(r, old)) return r->o->from == EPF_BIAS_LEDGER ? release_log_record(r) : EPF_OK;
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
  } else if (values_same(old->def, r->def, DEF_PARTS) && str_eq(old->file, r->file)) {
    buf_printf(why, "the same was released as `%.*s`; use that: the same figures twice, of different days, could be subtracted", STR_FMT(old->name));
  } else if (release_same_population(r, old) && !release_same_groups(r, old) && (is_reordered(r, old->def[DEF_GROUPS]) || !str_eq(old->file, r->file))) {
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
    if (!comma && !str_eq(g->name, RELEASE_ALL)) continue;
    if (comma) buf_text(r->c->why, "a group's name has a comma in it, and a release joins names by commas; rename the value first");
    else buf_printf(r->c->why, "a group is named `%s`, as the totals are in the log of releases; rename the value first", RELEASE_ALL.at);
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
  else if (o->release[0] == '\0' || strstr(o->release, release_says_log) != NULL) buf_printf(why, "a release needs a name, without `%s` in it", release_says_log);
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
    if (str_eq(old->name, r->request->release) && values_same(old->def, r->def, DEF_PARTS) && str_eq(old->file, r->file) &&
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
  return status == EPF_OK ? release_log_append(r) : status;
}

epf_status release_make(bias_report *report, tally *t, const epf_bias_options *o, bias_request *request, count_again *count, bias_channels *c) {
  release *r = ARENA_NEW(c->memory, release);
  *r = (release){.o = o, .request = request, .c = c, .count = count, .path = log_path(o, c), .lock = -1, .report = report, .t = t};
  arena_cleanup(c->memory, release_log_close, r);
  epf_status status = check_options(r);
  if (status == EPF_OK && !bias_compute(report, c->memory, t, request, c->why)) status = EPF_E_ARGUMENT;
  if (status == EPF_OK) status = check_groups(r);
  if (status == EPF_OK) status = name_source(r);
  if (status == EPF_OK) status = release_log_open(r);
  if (status == EPF_OK && o->from == EPF_BIAS_LEDGER) status = release_log_check(r);
  if (status == EPF_OK) status = release_log_read(r);
  if (status != EPF_OK) return status;
  define(r);
  const past *again = is_again(r);
  return again != NULL ? show_as_released(r, again) : make_new(r);
}
