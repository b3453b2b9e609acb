/* The ledger for programs: opening, proof, erasure, and what it tells. */
#include "run/ledger.h"

#include <stdlib.h>

#include "base/date.h"
#include "run/deed.h"
#include "run/records.h"

/* ---- a handle ---- */

const char *ledger_keep_fault(epf_ledger *l, buf *fault) {
  buf_clear(&l->fault);
  if (fault->len > 0) buf_add(&l->fault, fault->at, fault->len);
  buf_char(&l->fault, '\0');
  return l->fault.failed ? "the ledger cannot be written" : l->fault.at;
}

epf_status epf_ledger_init(const char *path, const char *keys, const epf_ledger_setup *setup, int64_t now_ms, epf_buffer *why) {
  ledger_settings settings = {.retention_days = setup->retention_days, .head_interval = setup->head_interval, .restricted = setup->restricted};
  return ledger_init(path, keys, &settings, now_ms, why);
}

epf_status epf_ledger_open(epf_ledger **out, const char *path, const char *keys, bool write, epf_buffer *why) {
  epf_ledger *l = *out = calloc(1, sizeof *l);
  if (l == NULL) return EPF_E_NOMEM;
  epf_status status = ledger_open(&l->inner, path, keys, write ? LEDGER_WRITE : LEDGER_READ, why);
  if (status == EPF_OK) return EPF_OK;
  free(l);
  *out = NULL;
  return status;
}

void epf_ledger_close(epf_ledger *ledger) {
  if (ledger == NULL) return;
  ledger_close(ledger->inner);
  buf_free(&ledger->fault);
  free(ledger);
}

/* ---- shared ---- */

epf_status ledger_read_catalogue(ledger *l, uint32_t id, arena *a, catalogue *to, buf *why) {
  buf text = {0};
  epf_status status = ledger_catalogue_text(l, id, &text, why);
  if (status == EPF_OK && text.failed) status = EPF_E_NOMEM;
  if (status != EPF_OK) {
    buf_free(&text);
    return status;
  }
  if (catalogue_read(to, a, arena_keep(a, &text))) return EPF_OK;
  buf_printf(why, "catalogue %u of the ledger cannot be read; check it with `epf ledger verify`", id);
  return EPF_E_LEDGER;
}

ledger_deed ledger_deed_by(const epf_ledger_act *act, ledger_kind kind) {
  return (ledger_deed){.kind = kind, .time_ms = act->now_ms, .officer = str_from(act->officer != NULL ? act->officer : ""),
                       .purpose = str_from(act->purpose != NULL ? act->purpose : "")};
}

epf_status ledger_append_alone(ledger *l, const ledger_deed *deed, uint64_t *sequence, buf *why) {
  epf_status status = ledger_begin(l, why);
  if (status == EPF_OK) status = ledger_append(l, deed, sequence, why);
  if (status == EPF_OK) status = ledger_commit(l, why);
  if (status != EPF_OK) ledger_abandon(l);
  return status;
}

void put_time(int64_t ms, buf *to) {
  enum { DAY_MS = 86400000 };
  int64_t day = ms >= 0 ? ms / DAY_MS : -((-ms + DAY_MS - 1) / DAY_MS), rest = ms - day * DAY_MS;
  char text[11];
  date_format(day, text);
  buf_printf(to, "%sT%02d:%02d:%02d.%03dZ", text, (int)(rest / 3600000), (int)(rest / 60000 % 60), (int)(rest / 1000 % 60), (int)(rest % 1000));
}

void put_hex(const uint8_t *bytes, size_t count, buf *to) {
  for (size_t i = 0; i < count; i++) buf_printf(to, "%02x", bytes[i]);
}

/* ---- proof ---- */

epf_status epf_ledger_head(epf_ledger *ledger, int64_t now_ms, epf_buffer *to, epf_buffer *why) { return ledger_head(ledger->inner, now_ms, to, why); }

static void put_verdict_json(const ledger_verdict *v, bool anchored, str faults, buf *to) {
  buf_printf(to, "{\"schema\":\"epf.ledger-verification/1\",\"good\":%s,\"entries\":%llu,\"first_bad\":", v->good ? "true" : "false", (unsigned long long)v->entries);
  if (v->first_bad > 0) buf_printf(to, "%llu", (unsigned long long)v->first_bad);
  else buf_text(to, "null");
  buf_printf(to, ",\"macs_checked\":%s,\"contents_checked\":%s,\"statistics_checked\":%s,\"anchor_checked\":%s,\"signed_heads\":%zu,\"erased\":%zu,\"faults\":[", v->macs_checked ? "true" : "false",
             v->contents_checked ? "true" : "false", v->statistics_checked ? "true" : "false", anchored ? "true" : "false", v->heads, v->erased);
  bool first = true;
  while (faults.len > 0) {
    const char *end = memchr(faults.at, '\n', faults.len);
    size_t len = end != NULL ? (size_t)(end - faults.at) : faults.len;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, (str){faults.at, len});
    faults = (str){faults.at + len + (end != NULL), faults.len - len - (end != NULL)};
  }
  buf_text(to, "]}\n");
}

static void put_verdict_text(const ledger_verdict *v, bool anchored, str faults, buf *to) {
  buf_str(to, faults);
  if (faults.len > 0 && faults.at[faults.len - 1] != '\n') buf_char(to, '\n');
  if (v->good) buf_printf(to, "The ledger is whole: %llu entr%s, %zu signed head%s", (unsigned long long)v->entries, v->entries == 1 ? "y" : "ies", v->heads, v->heads == 1 ? "" : "s");
  else buf_printf(to, "THE LEDGER IS NOT WHAT WAS WRITTEN: %llu entries", (unsigned long long)v->entries);
  if (v->first_bad > 0) buf_printf(to, "; the first bad one is %llu", (unsigned long long)v->first_bad);
  if (v->erased > 0) buf_printf(to, "; the contents of %zu were erased, as it says itself", v->erased);
  buf_text(to, ".\n");
  if (!v->macs_checked) buf_text(to, "Not looked at: the chain's macs. Give verifier.key by --verifier.\n");
  if (!v->contents_checked) buf_text(to, "Not looked at: whether contents can be read, and which were erased. ledger.key or cases.db is not at hand.\n");
  if (!v->statistics_checked) buf_text(to, "Not looked at: the statistics store. statistics.key is not at hand.\n");
  if (!anchored) buf_text(to, "Not looked at: whether this is the whole of it. Only an anchor, a line of `epf ledger head` that was kept elsewhere, shows a roll back.\n");
}

epf_status epf_ledger_verify(epf_ledger *ledger, const char *anchor, const char *verifier, bool json, bool *good, epf_buffer *to, epf_buffer *why) {
  buf faults = {0};
  ledger_verdict found = {0};
  ledger_check check = {.anchor = str_from(anchor != NULL ? anchor : ""), .verifier = verifier};
  epf_status status = ledger_verify(ledger->inner, &check, &found, &faults, why);
  str told = {faults.len > 0 ? faults.at : "", faults.len};
  if (status == EPF_OK && json) put_verdict_json(&found, anchor != NULL, told, to);
  else if (status == EPF_OK) put_verdict_text(&found, anchor != NULL, told, to);
  to->failed |= faults.failed;
  buf_free(&faults);
  *good = found.good;
  return status;
}

/* ---- erasure ---- */

epf_status epf_ledger_erase(epf_ledger *ledger, const char *subject, uint64_t sequence, const epf_ledger_act *act, size_t *cases, epf_buffer *why) {
  ledger_deed deed = ledger_deed_by(act, LEDGER_ERASURE);
  return ledger_erase(ledger->inner, str_from(subject != NULL ? subject : ""), sequence, &deed, cases, why);
}

epf_status epf_ledger_sweep(epf_ledger *ledger, const epf_ledger_act *act, size_t *cases, epf_buffer *why) {
  ledger_deed deed = ledger_deed_by(act, LEDGER_ERASURE);
  return ledger_sweep(ledger->inner, &deed, cases, why);
}

/* ---- what it tells ---- */

enum { CATALOGUES_KEPT = 8 };

typedef struct telling {
  ledger *l;
  arena memory;
  catalogue *read[CATALOGUES_KEPT];
  uint32_t ids[CATALOGUES_KEPT];
  size_t count;
  buf *to, *why;
  epf_status status;
  uint64_t kinds[LEDGER_ERASURE + 1], total;
} telling;

static const catalogue *catalogue_of(telling *t, uint32_t id) {
  for (size_t i = 0; i < t->count; i++)
    if (t->ids[i] == id) return t->read[i];
  catalogue *c = ARENA_NEW(&t->memory, catalogue);
  t->status = ledger_read_catalogue(t->l, id, &t->memory, c, t->why);
  if (t->status != EPF_OK) return NULL;
  size_t at = t->count < CATALOGUES_KEPT ? t->count++ : 0;
  t->read[at] = c;
  t->ids[at] = id;
  return c;
}

static void put_marks(const ledger_entry *e, const catalogue *c, buf *to) {
  bool first = true;
  buf_text(to, e->kind == LEDGER_SHORTLIST ? ",\"verdicts\":{" : ",\"options\":{");
  for (size_t i = 0; i < e->marks.len && i < c->options.count; i++) {
    uint8_t mark = (uint8_t)e->marks.at[i];
    if (e->kind != LEDGER_SHORTLIST && (mark & MARK_CHOSEN) == 0) continue;
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, c->options.at[i].id);
    buf_printf(to, ":\"%s%s%s\"", verdict_text((verdict)(mark & MARK_VERDICT)), (mark & MARK_PROVISIONAL) != 0 ? ", provisional" : "",
               (mark & MARK_OVERRIDE) != 0 ? ", override" : "");
  }
  buf_char(to, '}');
}

static bool named_before(const catalogue *c, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (str_eq(c->strata.at[k].name, c->strata.at[i].name)) return true;
  return false;
}

/* What was chosen: the level, which way it goes, and why. */
static void put_choice(const ledger_entry *e, const catalogue *c, buf *to) {
  static const char *const ways[] = {"unknown", "down", "same", "up"};
  const char *means, *code = NULL;
  if (e->kind == LEDGER_SHORTLIST || e->strata.len < CHOICE_BYTES) return;
  str level = c->level < c->strata.count ? catalogue_value(&c->strata.at[c->level], (uint8_t)e->strata.at[CHOICE_LEVEL]) : (str){NULL, 0};
  uint8_t reason = (uint8_t)e->strata.at[CHOICE_REASON], way = (uint8_t)e->strata.at[CHOICE_WAY];
  if (reason != 0) code = epf_override_at((size_t)reason - 1, &means);
  buf_text(to, ",\"level\":");
  if (level.at != NULL) buf_json(to, level);
  else buf_text(to, "null");
  buf_printf(to, ",\"beside_computed\":\"%s\"", ways[way <= WAY_UP ? way : WAY_UNKNOWN]);
  if (code != NULL) buf_printf(to, ",\"override\":\"%s\"", code);
}

static void put_strata(const ledger_entry *e, const catalogue *c, buf *to) {
  bool first = true;
  if (e->kind != LEDGER_SHORTLIST) return;
  buf_text(to, ",\"strata\":{");
  for (size_t i = 0; i < e->strata.len && i < c->strata.count; i++) {
    if (named_before(c, i)) continue; /* kept as a stratum and as the level */
    str value = catalogue_value(&c->strata.at[i], (uint8_t)e->strata.at[i]);
    if (!first) buf_char(to, ',');
    first = false;
    buf_json(to, c->strata.at[i].name);
    buf_char(to, ':');
    if (value.at != NULL) buf_json(to, value);
    else buf_text(to, "null");
  }
  buf_char(to, '}');
}

static bool export_entry(void *user, const ledger_entry *e) {
  telling *t = user;
  buf *to = t->to;
  const catalogue *c = e->catalogue != 0 ? catalogue_of(t, e->catalogue) : NULL;
  if (t->status != EPF_OK) return false;
  buf_printf(to, "{\"schema\":\"epf.ledger-entry/1\",\"sequence\":%llu,\"time\":\"", (unsigned long long)e->sequence);
  put_time(e->time_ms, to);
  buf_printf(to, "\",\"kind\":\"%s\",\"operation\":\"%s\",\"officer\":\"", ledger_kind_text(e->kind), ledger_operation_text(e->kind));
  put_hex(e->officer, LEDGER_ID_BYTES, to);
  buf_text(to, "\",\"subject\":");
  if (e->has_subject) {
    buf_char(to, '"');
    put_hex(e->subject, LEDGER_ID_BYTES, to);
    buf_char(to, '"');
  } else {
    buf_text(to, "null");
  }
  if (e->about != 0) buf_printf(to, ",\"about\":%llu", (unsigned long long)e->about);
  if (e->restricted) buf_text(to, ",\"restricted\":true");
  buf_text(to, ",\"engine\":");
  buf_json(to, e->engine);
  if (c != NULL) {
    char day[11];
    date_format(e->as_of, day);
    buf_text(to, ",\"ruleset\":{\"id\":");
    buf_json(to, c->ruleset);
    buf_text(to, ",\"version\":");
    buf_json(to, c->version);
    buf_text(to, ",\"fingerprint\":");
    buf_json(to, c->fingerprint);
    buf_printf(to, "},\"as_of\":\"%s\",\"stage\":", day);
    buf_json(to, e->stage < c->stage_count ? c->stages[e->stage] : STR("?"));
    put_marks(e, c, to);
    put_strata(e, c, to);
    put_choice(e, c, to);
  }
  if (e->purpose.len > 0) {
    buf_text(to, ",\"purpose\":");
    buf_json(to, e->purpose);
  }
  buf_text(to, "}\n");
  return !to->failed;
}

static bool find_entry(void *user, const ledger_entry *e) {
  (void)e;
  *(bool *)user = true;
  return false;
}

/* Nothing is written of who is not there. */
static epf_status must_know(ledger *l, const char *subject, buf *why) {
  bool found = false;
  epf_status status = ledger_of_subject(l, str_from(subject), find_entry, &found, why);
  if (status != EPF_OK || found) return status;
  buf_text(why, "the ledger has no entry of this identifier, or it was erased");
  return EPF_E_ARGUMENT;
}

epf_status epf_ledger_export(epf_ledger *ledger, const char *subject, const epf_ledger_act *act, epf_buffer *to, epf_buffer *why) {
  ledger_deed deed = ledger_deed_by(act, LEDGER_DISCLOSURE);
  uint64_t sequence;
  if (subject != NULL) deed.subject = str_from(subject);
  epf_status status = subject == NULL ? EPF_OK : must_know(ledger->inner, subject, why);
  if (status == EPF_OK) status = ledger_append_alone(ledger->inner, &deed, &sequence, why);
  if (status != EPF_OK) return status;
  telling t = {.l = ledger->inner, .to = to, .why = why};
  arena_init(&t.memory);
  if (ARENA_CATCH(&t.memory)) status = EPF_E_NOMEM;
  else if (subject != NULL) status = ledger_of_subject(ledger->inner, str_from(subject), export_entry, &t, why);
  else status = ledger_each(ledger->inner, &(ledger_window){0}, export_entry, &t, why);
  if (status == EPF_OK) status = t.status;
  arena_release(&t.memory);
  return status;
}

static bool count_entry(void *user, const ledger_entry *e) {
  telling *t = user;
  if (e->kind <= LEDGER_ERASURE) t->kinds[e->kind]++;
  t->total++;
  return true;
}

epf_status epf_ledger_stats(epf_ledger *ledger, bool json, epf_buffer *to, epf_buffer *why) {
  telling t = {.l = ledger->inner};
  epf_status status = ledger_each(ledger->inner, &(ledger_window){0}, count_entry, &t, why);
  if (status != EPF_OK) return status;
  const ledger_settings *s = ledger_settings_of(ledger->inner);
  if (json) buf_printf(to, "{\"schema\":\"epf.ledger-stats/1\",\"entries\":%llu,\"kinds\":{", (unsigned long long)t.total);
  else buf_printf(to, "%-14s %10llu\n", "entries", (unsigned long long)t.total);
  for (int k = LEDGER_SHORTLIST; k <= LEDGER_ERASURE; k++) {
    if (json) buf_printf(to, "%s\"%s\":%llu", k > LEDGER_SHORTLIST ? "," : "", ledger_kind_text((ledger_kind)k), (unsigned long long)t.kinds[k]);
    else buf_printf(to, "%-14s %10llu   %s\n", ledger_kind_text((ledger_kind)k), (unsigned long long)t.kinds[k], ledger_operation_text((ledger_kind)k));
  }
  if (json) buf_printf(to, "},\"retention_days\":%u,\"head_interval\":%u,\"restricted\":%s}\n", s->retention_days, s->head_interval, s->restricted ? "true" : "false");
  else if (s->retention_days > 0) buf_printf(to, "kept for       %10u days\n", s->retention_days);
  else buf_text(to, "kept for ever\n");
  return EPF_OK;
}
