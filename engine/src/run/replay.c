/* A shortlist of long ago, worked out again from its enciphered input. */
#include <stdlib.h>

#include "base/date.h"
#include "run/content.h"
#include "run/deed.h"
#include "run/ledger.h"

typedef struct replaying {
  ledger *l;
  const epf_table *table;
  arena *a;
  setting set;
  worker w;
  deeds now;
  buf content;
  size_t differing;
  bool reasons_differ, unreadable;
} replaying;

static void release(void *what) {
  replaying *r = what;
  worker_free(&r->w);
  deeds_free(&r->now);
  buf_free(&r->content);
}

/* ---- the content ---- */

static uint32_t field_named(const table *t, str name) {
  for (uint32_t i = 2; i < t->head->field_end; i++)
    if (str_eq(table_str(t, t->data[i].id), name)) return i;
  return TABLE_NONE;
}

static bool set_setting(replaying *r, str name, str value) {
  const table *t = &r->table->view;
  if (str_is(name, "as_of")) {
    int64_t day;
    bool good = date_parse(value, &day);
    if (good) record_know(r->w.r, 0, day);
    return good;
  }
  if (str_is(name, "include_unverified")) {
    worker_include(&r->w, str_is(value, "true"));
    return true;
  }
  if (!str_is(name, "stage")) return false;
  for (uint32_t i = 0; i < t->data[1].values.count; i++)
    if (str_eq(table_str(t, t->values[t->data[1].values.first + i].id), value)) {
      record_know(r->w.r, 1, i);
      return true;
    }
  return false;
}

static bool set_answer(replaying *r, str name, str value) {
  bind_fault fault;
  uint32_t i = field_named(&r->table->view, name);
  if (i == TABLE_NONE) return false;
  if (r->table->view.data[i].type != T_TEXT) return bind_answer(r->w.b, i, value, r->w.r, &fault);
  return record_set_text(r->w.r, i, value); /* as it stands: `?refused` may be somebody's text */
}

/* "STATE WHY" */
static bool set_unanswered(replaying *r, str name, str value) {
  uint32_t i = field_named(&r->table->view, name);
  if (i == TABLE_NONE || value.len != 3) return false;
  answer a = {.state = (uint8_t)(value.at[0] - '0'), .why = (uint8_t)(value.at[2] - '0')};
  if (a.state > ANSWER_INVALID || a.state == ANSWER_KNOWN) return false;
  record_put(r->w.r, i, a);
  return true;
}

static bool set_line(replaying *r, const content_line *line) {
  if (str_is(line->word, "set")) return set_setting(r, line->name, line->value);
  if (str_is(line->word, "answer") || str_is(line->word, "text")) return set_answer(r, line->name, line->value);
  return !str_is(line->word, "unanswered") || set_unanswered(r, line->name, line->value);
}

static bool read_content(replaying *r) {
  str rest = {r->content.at, r->content.len};
  content_line line;
  if (!content_lines_begin(&rest)) return false;
  record_reset(r->w.r);
  worker_include(&r->w, false);
  while (rest.len > 0)
    if (!content_lines_next(&rest, &line) || !set_line(r, &line)) return false;
  return r->w.r->answers[0].state == ANSWER_KNOWN && r->w.r->answers[1].state == ANSWER_KNOWN;
}

/* ---- then and now ---- */

static epf_status compare(replaying *r, const ledger_entry *e, buf *why) {
  epf_status status = worker_match(&r->w);
  if (status == EPF_OK) status = deeds_add(&r->now, &r->w);
  if (status != EPF_OK) return status;
  const kept_deed *k = &r->now.at[0];
  const char *at = r->now.bytes.at + k->at + k->subject;
  buf then = {0};
  for (size_t i = 0; i < e->marks.len || i < k->marks; i++) r->differing += i >= e->marks.len || i >= k->marks || e->marks.at[i] != at[i];
  status = ledger_reasons(r->l, e->sequence, &then, why);
  at += k->marks + k->strata + k->monitored;
  r->reasons_differ = status == EPF_OK && !str_eq((str){then.at, then.len}, (str){at, k->reasons});
  if (then.failed) status = EPF_E_NOMEM;
  buf_free(&then);
  return status;
}

static void tell(const replaying *r, const ledger_entry *e, const catalogue *c, epf_replay found, bool json, buf *to) {
  static const char *const words[] = {"same", "different", "erased", "other_rules"};
  if (json) {
    buf_printf(to, "{\"schema\":\"epf.replay/1\",\"sequence\":%llu,\"result\":\"%s\",\"fingerprint\":", (unsigned long long)e->sequence, words[found]);
    buf_json(to, c->fingerprint);
    buf_printf(to, ",\"verdicts_differing\":%zu,\"reasons_differ\":%s}\n", r->differing, r->reasons_differ ? "true" : "false");
    return;
  }
  buf_printf(to, "Entry %llu: ", (unsigned long long)e->sequence);
  switch (found) {
  case EPF_REPLAY_SAME: buf_text(to, "the same verdicts and reasons come out again.\n"); break;
  case EPF_REPLAY_ERASED: buf_text(to, "erased. Its case's key was destroyed, and the chain says when.\n"); break;
  case EPF_REPLAY_OTHER_RULES:
    buf_printf(to, "it was made with other rules: %.*s version %.*s, %.*s. Give those.\n", STR_FMT(c->ruleset), STR_FMT(c->version), STR_FMT(c->fingerprint));
    break;
  case EPF_REPLAY_DIFFERENT:
  default:
    if (r->unreadable) buf_text(to, "its input cannot be read with these rules.\n");
    else buf_printf(to, "IT COMES OUT DIFFERENTLY: %zu verdict%s%s.\n", r->differing, r->differing == 1 ? "" : "s", r->reasons_differ ? ", and reasons" : "");
  }
}

static epf_status replay(replaying *r, uint64_t sequence, bool json, epf_replay *found, buf *to, buf *why) {
  ledger_entry e;
  catalogue c;
  ledger_content_state state = LEDGER_CONTENT_NONE;
  epf_status status = ledger_content(r->l, sequence, &r->content, &state, why);
  if (status == EPF_OK) status = ledger_get(r->l, sequence, &e, why);
  if (status != EPF_OK) return status;
  e.marks.at = arena_copy(r->a, e.marks.at, e.marks.len);
  status = ledger_read_catalogue(r->l, e.catalogue, r->a, &c, why);
  if (status != EPF_OK) return status;
  *found = state == LEDGER_CONTENT_ERASED ? EPF_REPLAY_ERASED : !str_is(c.fingerprint, epf_table_fingerprint(r->table)) ? EPF_REPLAY_OTHER_RULES : EPF_REPLAY_SAME;
  if (*found == EPF_REPLAY_SAME) {
    r->unreadable = r->content.failed || !read_content(r);
    if (!r->unreadable) status = compare(r, &e, why);
    if (r->unreadable || r->differing > 0 || r->reasons_differ) *found = EPF_REPLAY_DIFFERENT;
  }
  if (status == EPF_OK) tell(r, &e, &c, *found, json, to);
  return status;
}

static epf_status begin(replaying *r, uint64_t sequence, const epf_ledger_act *act, buf *why) {
  ledger_entry e;
  uint64_t own;
  epf_status status = ledger_get(r->l, sequence, &e, why);
  if (status != EPF_OK) return status;
  if (e.kind != LEDGER_SHORTLIST) {
    buf_printf(why, "entry %llu is no shortlist but of kind %s; only a shortlist is worked out again", (unsigned long long)sequence, ledger_kind_text(e.kind));
    return EPF_E_ARGUMENT;
  }
  ledger_deed deed = ledger_deed_by(act, LEDGER_CONSULTATION);
  deed.about = sequence;
  status = ledger_append_alone(r->l, &deed, &own, why);
  r->set.table = r->table;
  return status == EPF_OK ? worker_new(&r->w, &r->set) : status;
}

epf_status epf_ledger_replay(epf_ledger *ledger, const epf_table *table, uint64_t sequence, const epf_ledger_act *act, bool json, epf_replay *found, epf_buffer *to,
                             epf_buffer *why) {
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    replaying *r = ARENA_NEW(&memory, replaying);
    *r = (replaying){.l = ledger->inner, .table = table, .a = &memory};
    arena_cleanup(&memory, release, r);
    status = begin(r, sequence, act, why);
    if (status == EPF_OK) status = replay(r, sequence, json, found, to, why);
  }
  arena_release(&memory);
  return to->failed || why->failed ? EPF_E_NOMEM : status;
}
