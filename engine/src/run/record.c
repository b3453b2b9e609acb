/* The officer's choice and the court's outcome, beside what was computed and never instead of it. */
#include "diag/diag.h"
#include "run/deed.h"
#include "run/ledger.h"
#include "run/records.h"

/* Why a choice goes against what was computed: this project's own list. Codes stand in ledgers by number: add, never move. */
static const struct {
  const char *code, *means;
} overrides[] = {{"professional_judgement", "the officer judges otherwise, from what is known of the person"},
                 {"facts_not_in_profile", "facts that the profile cannot hold"},
                 {"profile_wrong", "an answer in the profile is wrong or out of date"},
                 {"court_indication", "the court said what it has in mind"},
                 {"person_declined", "the person does not agree to it"},
                 {"not_available_locally", "it cannot be had where or when it is needed"},
                 {"victim_safety", "for the safety of a victim or somebody else"},
                 {"rule_in_doubt", "the rule itself is in doubt here"},
                 {"other", "another reason, in the text"}};

const char *epf_override_at(size_t i, const char **means) {
  if (i >= sizeof overrides / sizeof *overrides) return NULL;
  *means = overrides[i].means;
  return overrides[i].code;
}

typedef struct recording {
  ledger *l;
  const epf_choice *choice;
  arena *a;
  catalogue c;
  ledger_entry about; /* its texts are copies */
  char *marks;
  uint8_t level, computed_level, override; /* codes + 1; 0: none */
  size_t against;
  buf *why;
} recording;

static str name_of_option(const void *c, size_t i) { return ((const catalogue *)c)->options.at[i].id; }

/* ---- the shortlist that it is about ---- */

static epf_status no_shortlist(const recording *r) {
  buf_printf(r->why, "the ledger has no shortlist of this person%s; match the profile with --ledger first", r->choice->stage != NULL ? " at this stage" : "");
  return EPF_E_ARGUMENT;
}

static int stage_code(const catalogue *c, const char *stage) {
  for (size_t i = 0; i < c->stage_count; i++)
    if (str_is(c->stages[i], stage)) return (int)i;
  return -1;
}

static epf_status take_entry(recording *r, uint64_t sequence) {
  epf_status status = ledger_get(r->l, sequence, &r->about, r->why);
  if (status != EPF_OK) return status;
  if (r->about.kind != LEDGER_SHORTLIST) {
    buf_printf(r->why, "entry %llu is no shortlist but of kind %s", (unsigned long long)sequence, ledger_kind_text(r->about.kind));
    return EPF_E_ARGUMENT;
  }
  r->marks = arena_copy(r->a, r->about.marks.at, r->about.marks.len);
  r->about.marks.at = r->marks;
  r->about.strata.at = arena_copy(r->a, r->about.strata.at, r->about.strata.len);
  r->about.purpose = r->about.engine = STR("");
  return ledger_read_catalogue(r->l, r->about.catalogue, r->a, &r->c, r->why);
}

/* A court's outcome is about what was proposed to it, even if the person was matched again since. *sequence 0: nothing was. */
static epf_status find_proposed(recording *r, uint64_t *sequence) {
  ledger_entry e;
  *sequence = 0;
  if (!r->choice->outcome || r->choice->stage != NULL) return EPF_OK;
  uint64_t choice;
  epf_status status = ledger_latest(r->l, str_from(r->choice->subject), LEDGER_CHOICE, -1, &choice, r->why);
  if (status != EPF_OK || choice == 0) return status;
  status = ledger_get(r->l, choice, &e, r->why);
  if (status == EPF_OK) *sequence = e.about;
  return status;
}

static epf_status find_shortlist(recording *r) {
  const epf_choice *x = r->choice;
  if (x->sequence != 0) return take_entry(r, x->sequence);
  uint64_t sequence;
  epf_status found = find_proposed(r, &sequence);
  if (found != EPF_OK || sequence != 0) return found != EPF_OK ? found : take_entry(r, sequence);
  epf_status status = ledger_latest(r->l, str_from(x->subject), LEDGER_SHORTLIST, -1, &sequence, r->why);
  if (status == EPF_OK && sequence == 0) return no_shortlist(r);
  if (status == EPF_OK) status = take_entry(r, sequence);
  if (status != EPF_OK || x->stage == NULL) return status;
  int stage = stage_code(&r->c, x->stage);
  status = stage < 0 ? EPF_OK : ledger_latest(r->l, str_from(x->subject), LEDGER_SHORTLIST, stage, &sequence, r->why);
  if (status == EPF_OK && (stage < 0 || sequence == 0)) return no_shortlist(r);
  return status == EPF_OK ? take_entry(r, sequence) : status;
}

/* ---- what is chosen ---- */

static bool is_against(uint8_t mark) {
  uint8_t v = mark & MARK_VERDICT;
  return v != VERDICT_ELIGIBLE && v != VERDICT_NEEDS_INFORMATION && v != VERDICT_ERROR;
}

static bool mark_option(recording *r, const char *name) {
  size_t i = catalogue_option(&r->c, str_from(name));
  if (i < r->about.marks.len) {
    r->marks[i] = (char)((uint8_t)r->marks[i] | MARK_CHOSEN);
    if (!r->choice->outcome && is_against((uint8_t)r->marks[i])) {
      r->marks[i] = (char)((uint8_t)r->marks[i] | MARK_OVERRIDE);
      r->against++;
    }
    return true;
  }
  str near = diag_nearest(str_from(name), r->c.options.count, name_of_option, &r->c);
  buf_printf(r->why, "the shortlist has no option `%.*s`", STR_BEGINNING(str_from(name)));
  if (near.len > 0) buf_printf(r->why, "; did you mean `%.*s`?", STR_FMT(near));
  return false;
}

static bool read_level(recording *r) {
  const char *name = r->choice->level;
  const kept_dimension *d = r->c.level < r->c.strata.count ? &r->c.strata.at[r->c.level] : NULL;
  if (d != NULL && r->c.level < r->about.strata.len) r->computed_level = (uint8_t)r->about.strata.at[r->c.level];
  if (name == NULL) return true;
  for (size_t i = 0; d != NULL && i < d->count; i++)
    if (str_is(d->values[i], name)) {
      r->level = (uint8_t)(i + 1);
      return true;
    }
  buf_printf(r->why, "there is no level `%.*s`", STR_BEGINNING(str_from(name)));
  if (d == NULL) buf_text(r->why, "; the rules name none under `monitoring`");
  for (size_t i = 0; d != NULL && i < d->count; i++) buf_printf(r->why, "%s`%.*s`", i == 0 ? "; there are " : ", ", STR_FMT(d->values[i]));
  return false;
}

static void list_overrides(buf *to) {
  for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++) buf_printf(to, "%s%s", i > 0 ? ", " : "", overrides[i].code);
}

static bool read_override(recording *r) {
  const char *code = r->choice->override;
  bool level_differs = r->level != 0 && r->computed_level != 0 && r->level != r->computed_level;
  if (code == NULL) {
    if (r->choice->outcome || (r->against == 0 && !level_differs)) return true;
    buf_text(r->why, r->against > 0 ? "a chosen option goes against its verdict" : "the level goes against what was computed");
    buf_text(r->why, ", which is for you to decide; give the reason by --override: ");
    list_overrides(r->why);
    return false;
  }
  for (size_t i = 0; i < sizeof overrides / sizeof *overrides; i++)
    if (strcmp(overrides[i].code, code) == 0) {
      r->override = (uint8_t)(i + 1);
      return true;
    }
  buf_printf(r->why, "there is no override reason `%.*s`; there are ", STR_BEGINNING(str_from(code)));
  list_overrides(r->why);
  return false;
}

static bool read_choice(recording *r) {
  for (size_t i = 0; i < r->choice->option_count; i++)
    if (!mark_option(r, r->choice->options[i])) return false;
  return read_level(r) && read_override(r);
}

/* ---- the entry ---- */

static choice_way way_of(const recording *r) {
  if (r->level == 0 || r->computed_level == 0) return WAY_UNKNOWN;
  return r->level > r->computed_level ? WAY_UP : r->level < r->computed_level ? WAY_DOWN : WAY_SAME;
}

static void put_content(const recording *r, buf *to) {
  const char *text = r->choice->text;
  if (text == NULL || text[0] == '\0') return;
  buf_printf(to, "epf-content/1\nnote text %zu:%s\n", strlen(text), text);
}

static const char *way_text(choice_way w) {
  static const char *const names[] = {"unknown", "down", "same", "up"};
  return names[w];
}

static void put_options(const recording *r, bool json, buf *to) {
  bool first = true;
  for (size_t i = 0; i < r->about.marks.len; i++) {
    uint8_t mark = (uint8_t)r->marks[i];
    if ((mark & MARK_CHOSEN) == 0) continue;
    str id = r->c.options.at[i].id;
    const char *v = verdict_text((verdict)(mark & MARK_VERDICT));
    bool against = (mark & MARK_OVERRIDE) != 0;
    if (json) buf_printf(to, "%s{\"id\":\"%.*s\",\"verdict\":\"%s\",\"override\":%s}", first ? "" : ",", STR_FMT(id), v, against ? "true" : "false");
    else buf_printf(to, "  %.*s: computed %s%s\n", STR_FMT(id), v, against ? ", chosen against it" : "");
    first = false;
  }
}

static void tell(const recording *r, uint64_t sequence, bool json, buf *to) {
  const char *kind = ledger_kind_text(r->choice->outcome ? LEDGER_OUTCOME : LEDGER_CHOICE);
  bool is_override = r->override != 0;
  if (json) {
    buf_printf(to, "{\"schema\":\"epf.ledger-record/1\",\"sequence\":%llu,\"about\":%llu,\"kind\":\"%s\",\"override\":%s,\"level\":\"%s\",\"options\":[",
               (unsigned long long)sequence, (unsigned long long)r->about.sequence, kind, is_override ? "true" : "false", way_text(way_of(r)));
    put_options(r, true, to);
    buf_text(to, "]}\n");
    return;
  }
  buf_printf(to, "Entry %llu: the %s about shortlist %llu%s\n", (unsigned long long)sequence, kind, (unsigned long long)r->about.sequence, is_override ? ", an override" : "");
  put_options(r, false, to);
  if (way_of(r) != WAY_UNKNOWN) buf_printf(to, "  level: %s\n", way_of(r) == WAY_SAME ? "as computed" : way_of(r) == WAY_UP ? "above what was computed" : "below what was computed");
}

static epf_status append(recording *r, const epf_ledger_act *act, bool json, buf *to) {
  ledger_deed deed = ledger_deed_by(act, r->choice->outcome ? LEDGER_OUTCOME : LEDGER_CHOICE);
  char strata[CHOICE_BYTES];
  strata[CHOICE_LEVEL] = (char)r->level;
  strata[CHOICE_REASON] = (char)r->override;
  strata[CHOICE_WAY] = (char)way_of(r);
  buf content = {0};
  put_content(r, &content);
  if (content.failed) return EPF_E_NOMEM;
  deed.about = r->about.sequence;
  deed.as_of = r->about.as_of;
  deed.stage = r->about.stage;
  deed.restricted = r->about.restricted;
  deed.marks = r->about.marks;
  deed.strata = (str){strata, sizeof strata};
  deed.content = (str){content.len > 0 ? content.at : "", content.len};
  uint64_t sequence = 0;
  epf_status status = ledger_begin(r->l, r->why);
  buf text = {0};
  if (status == EPF_OK) status = ledger_catalogue_text(r->l, r->about.catalogue, &text, r->why);
  if (status == EPF_OK) status = ledger_catalogue(r->l, (str){text.at, text.len}, &deed.catalogue, r->why);
  if (status == EPF_OK) status = ledger_append(r->l, &deed, &sequence, r->why);
  if (status == EPF_OK) status = ledger_commit(r->l, r->why);
  if (status != EPF_OK) ledger_abandon(r->l);
  buf_free(&text);
  buf_free(&content);
  if (status == EPF_OK) tell(r, sequence, json, to);
  return status;
}

epf_status epf_ledger_record(epf_ledger *ledger, const epf_choice *choice, const epf_ledger_act *act, bool json, epf_buffer *to, epf_buffer *why) {
  arena memory;
  arena_init(&memory);
  epf_status status = EPF_E_NOMEM;
  if (!ARENA_CATCH(&memory)) {
    recording *r = ARENA_NEW(&memory, recording);
    *r = (recording){.l = ledger->inner, .choice = choice, .a = &memory, .why = why};
    status = find_shortlist(r);
    if (status == EPF_OK && !read_choice(r)) status = EPF_E_ARGUMENT;
    if (status == EPF_OK) status = append(r, act, json, to);
  }
  arena_release(&memory);
  return to->failed || why->failed ? EPF_E_NOMEM : status;
}
