/* A shortlist of long ago, worked out again from its enciphered input. */
#include <stdlib.h>

#include "run/deed.h"
#include "run/ledger.h"
#include "run/logged.h"

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
    r->unreadable = r->content.failed || !logged_input(&r->w, (str){r->content.at, r->content.len}, false);
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
