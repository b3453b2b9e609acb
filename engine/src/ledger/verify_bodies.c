/* Bodies, contents and monitored fields: is everything there, and is it what the entries say? */
#include "ledger/verify.h"

typedef unsigned long long ull;

/* What is needed of an entry, its texts out of the statement's reach. */
typedef struct need {
  uint64_t sequence;
  bool has_subject;
  uint8_t subject[LEDGER_ID_BYTES], nonce[LEDGER_ID_BYTES], input[32], monitored[32], body[32];
  bool has_input, has_monitored, has_body;
} need;

typedef struct watch {
  verification *v;
  blame *b;
  sqlite3_stmt *entries, *bodies;
  bool more_bodies;
  int64_t seen; /* the body that was looked at last */
  buf memory;
} watch;

static bool take(sqlite3_stmt *st, int at, uint8_t *to, size_t len) {
  str s = column_bytes(st, at);
  if (s.len != len) return false;
  memcpy(to, s.at, len);
  return true;
}

static void read_need(sqlite3_stmt *st, need *n) {
  n->sequence = (uint64_t)sqlite3_column_int64(st, 0);
  n->has_subject = take(st, 1, n->subject, sizeof n->subject);
  if (!take(st, 2, n->nonce, sizeof n->nonce)) memset(n->nonce, 0, sizeof n->nonce);
  n->has_input = take(st, 3, n->input, 32);
  n->has_monitored = take(st, 4, n->monitored, 32);
  n->has_body = take(st, 5, n->body, 32);
}

/* What is not there is noted, and judged at the end. */
static absent *absent_of(verification *v, const need *n) {
  uint64_t at;
  if (!verify_grow((void **)&v->absents, v->absent_count, &v->absent_cap, sizeof *v->absents) ||
      !ids_add(&v->absent_of, n->subject, v->absent_count, &at))
    return NULL;
  if (at == v->absent_count) {
    absent *a = &v->absents[v->absent_count++];
    *a = (absent){0};
    memcpy(a->subject, n->subject, sizeof a->subject);
  }
  return &v->absents[at];
}

static bool note_absent_case(verification *v, const need *n, bool content) {
  absent *a = absent_of(v, n);
  if (a == NULL) return false;
  if (a->sequence == 0) a->sequence = n->sequence;
  a->entries += content;
  return true;
}

static bool note_absent_monitored(verification *v, const need *n) {
  absent *a = absent_of(v, n);
  if (a == NULL) return false;
  if (a->monitored == 0) a->monitored = n->sequence;
  return true;
}

/* An erasure that chain.state does not know yet may still be under way. */
static bool is_done(const verification *v, const erasure *e) { return !e->bad && (!v->has_tip || e->sequence <= v->tip.size); }

/* Monitored fields that are there, of a case that was erased later. */
static bool note_returned(verification *v, const need *n) {
  uint64_t at;
  if (!n->has_subject || !ids_find(&v->erasure_of, n->subject, &at) || v->erasures[at].sequence < n->sequence) return true;
  absent *a = absent_of(v, n);
  if (a != NULL) a->returned = true;
  return a != NULL;
}

static void check_input(watch *w, const need *n, const content_opened *o) {
  uint8_t digest[32];
  if (!n->has_input) return;
  content_salted(o->salt, o->input_hash, digest);
  if (memcmp(digest, n->input, 32) != 0)
    blame_entry(w->b, n->sequence, "entry %llu: the digest of its input is not that of its content: one of the two was changed", (ull)n->sequence);
}

static epf_status check_content(watch *w, const need *n, str sealed) {
  verification *v = w->v;
  uint64_t at;
  content_opened o;
  uint8_t key[32];
  if (n->has_input && sealed.len == 0) blame_entry(w->b, n->sequence, "entry %llu: its content is missing", (ull)n->sequence);
  if (!n->has_subject || !v->has_cases) return EPF_OK;
  if (!ids_find(&v->case_of, n->subject, &at)) return note_absent_case(v, n, sealed.len > 0) ? EPF_OK : EPF_E_NOMEM;
  const kept_case *c = &v->cases[at];
  if (!case_unwrap(v->l, c->index, n->subject, (str){(const char *)c->wrapped, sizeof c->wrapped}, key)) {
    blame_entry(w->b, n->sequence, "entry %llu: the key of its case does not open: the row in cases.db was changed or comes from elsewhere",
                (ull)n->sequence);
    return EPF_OK;
  }
  bool opens = sealed.len == 0 || content_open(v->l->born.id, key, n->sequence, n->nonce, sealed, &w->memory, &o);
  sodium_memzero(key, sizeof key);
  if (w->memory.failed) return EPF_E_NOMEM;
  if (!opens)
    blame_entry(w->b, n->sequence,
                "entry %llu: its content does not open with the key of its case: one of the two was changed or comes from elsewhere",
                (ull)n->sequence);
  else if (sealed.len > 0) check_input(w, n, &o);
  return EPF_OK;
}

static epf_status check_monitored(watch *w, const need *n) {
  verification *v = w->v;
  const uint8_t *salt;
  uint8_t half[LEDGER_ID_BYTES], digest[32];
  str codes;
  if (!n->has_monitored || !v->has_links) return EPF_OK;
  if (!links_row(v->links, n->nonce, &salt, &codes, half)) return note_absent_monitored(v, n) ? EPF_OK : EPF_E_NOMEM;
  if (!note_returned(v, n)) return EPF_E_NOMEM;
  monitored_digest(&v->l->statistics_key, half, salt, codes, digest);
  if (memcmp(digest, n->monitored, 32) != 0)
    blame_entry(w->b, n->sequence, "entry %llu: its monitored fields are not those that were written: the row in statistics.db was changed",
                (ull)n->sequence);
  return EPF_OK;
}

static void blame_lone_body(blame *b, int64_t at) {
  if (at > 0) blame_entry(b, (uint64_t)at, "entry %lld: it has a body and is not there itself, or the body was put there", (long long)at);
  else blame_range(b, 0, 0, "a body stands at %lld, before the first entry: it was put there", (long long)at);
}

/* Bodies before `sequence` belong to no entry. *there: the statement stands at the body of `sequence`. */
static epf_status find_body(watch *w, uint64_t sequence, bool *there, buf *why) {
  epf_status status = EPF_OK;
  *there = false;
  while (w->more_bodies) {
    int64_t at = sqlite3_column_int64(w->bodies, 0);
    *there = at == (int64_t)sequence;
    if (*there || at > (int64_t)sequence) return EPF_OK;
    if (at != w->seen) blame_lone_body(w->b, at);
    status = store_step(w->bodies, "reading the bodies", &w->more_bodies, why);
    if (status != EPF_OK) return status;
  }
  return status;
}

static epf_status check_body(watch *w, const need *n, str *content, buf *why) {
  bool there;
  uint8_t digest[32];
  *content = STR("");
  epf_status status = find_body(w, n->sequence, &there, why);
  if (status != EPF_OK) return status;
  if (!there) {
    if (n->has_body) blame_entry(w->b, n->sequence, "entry %llu: its body is missing: it was deleted", (ull)n->sequence);
    return EPF_OK;
  }
  w->seen = (int64_t)n->sequence;
  *content = column_bytes(w->bodies, 2);
  body_digest(column_bytes(w->bodies, 1), *content, digest);
  if (!n->has_body) blame_entry(w->b, n->sequence, "entry %llu: it was written without a body, and one is there: it was put there", (ull)n->sequence);
  else if (memcmp(digest, n->body, 32) != 0)
    blame_entry(w->b, n->sequence, "entry %llu: its body is not the one that it was written with: it was changed or comes from elsewhere",
                (ull)n->sequence);
  else return EPF_OK;
  *content = STR(""); /* no need to say it twice */
  return EPF_OK;
}

static epf_status check_all(watch *w, buf *why) {
  epf_status status = store_prepare(
      w->v->bodies_db, "SELECT seq,subject,nonce,input_digest,monitored_digest,body_digest FROM entries WHERE seq>0 ORDER BY seq", &w->entries, why);
  if (status == EPF_OK) status = store_prepare(w->v->bodies_db, "SELECT seq,reasons,content FROM bodies ORDER BY seq", &w->bodies, why);
  if (status == EPF_OK) status = store_step(w->bodies, "reading the bodies", &w->more_bodies, why);
  for (bool row = true; status == EPF_OK && row;) {
    need n;
    str content;
    size_t said = w->b->entries.count;
    status = store_step(w->entries, "reading the entries", &row, why);
    if (status != EPF_OK || !row) break;
    read_need(w->entries, &n);
    status = check_body(w, &n, &content, why);
    if (said != w->b->entries.count) n.has_input = false;
    if (status == EPF_OK) status = check_content(w, &n, content);
    if (status == EPF_OK) status = check_monitored(w, &n);
  }
  bool there;
  return status == EPF_OK ? find_body(w, INT64_MAX, &there, why) : status;
}

epf_status verify_bodies(verification *v, buf *why) {
  watch w = {.v = v, .b = v->bodies};
  epf_status status = check_all(&w, why);
  sqlite3_finalize(w.entries);
  sqlite3_finalize(w.bodies);
  if (w.memory.at != NULL) sodium_memzero(w.memory.at, w.memory.cap);
  buf_free(&w.memory);
  return status;
}

/* ---- what is not there ---- */

static void judge_absent(verification *v, const id_table *excused, const absent *a) {
  uint64_t at;
  bool erased = ids_find(excused, a->subject, &at);
  if (erased && a->returned && is_done(v, &v->erasures[at]))
    blame_entry(
        v->bodies, v->erasures[at].sequence,
        "entry %llu: it erased a case whose monitored fields are in statistics.db again: an older copy of statistics.db was put back; erase it again",
        (ull)v->erasures[at].sequence);
  if (erased) v->erased += a->entries;
  if (!erased && a->sequence != 0)
    blame_lacking(v->bodies, a->sequence, "entry %llu: cases.db has no key of its case, and no ERASURE entry says that it was erased: it was deleted",
                (ull)a->sequence);
  if (!erased && a->monitored != 0)
    blame_lacking(v->bodies, a->monitored,
                "entry %llu: its monitored fields are missing from statistics.db, and no ERASURE entry says that they were erased: they were deleted",
                (ull)a->monitored);
}

/* An erased case whose key is there again. */
static void judge_returned(verification *v) {
  uint64_t at;
  for (size_t i = 0; v->has_cases && i < v->erasure_count; i++) {
    const erasure *e = &v->erasures[i];
    if (is_done(v, e) && ids_find(&v->case_of, e->subject, &at))
      blame_entry(v->bodies, e->sequence,
                  "entry %llu: it erased a case whose key is in cases.db again: an older copy of cases.db was put back; erase it again",
                  (ull)e->sequence);
  }
}

bool verify_absent(verification *v) {
  id_table excused = {0}; /* by an ERASURE entry that stands */
  uint64_t found;
  bool good = true;
  for (size_t i = 0; i < v->erasure_count && good; i++) good = v->erasures[i].bad || ids_add(&excused, v->erasures[i].subject, i, &found);
  for (size_t i = 0; i < v->absent_count && good; i++) judge_absent(v, &excused, &v->absents[i]);
  if (good) judge_returned(v);
  ids_free(&excused);
  return good;
}
