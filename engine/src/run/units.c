#include "run/units.h"

#include "run/deed.h"
#include "run/records.h"

bool unit_measure_of(const char *name, unit_measure *m) {
  static const char *const names[] = {"eligible", "shortlisted", "proposed", "overridden", "imposed"};
  for (int i = 0; i < 5; i++)
    if (strcmp(names[i], name) == 0) {
      *m = (unit_measure)i;
      return true;
    }
  return false;
}

uint8_t unit_outcome(const person_unit *p, unit_measure m) {
  uint8_t found = m == MEASURE_ELIGIBLE || m == MEASURE_SHORTLISTED ? p->computed : m == MEASURE_IMPOSED ? p->imposed : p->chosen;
  bool counts_bars = m != MEASURE_OVERRIDDEN; /* to override a bar is what is looked for */
  return found < TALLY_OUTCOMES && p->barred && counts_bars ? TALLY_BARRED : found;
}

const person_unit *unit_measured(const units *u, size_t i, unit_measure m) {
  const person_unit *p = &u->at[i];
  bool of_shortlists = m == MEASURE_ELIGIBLE || m == MEASURE_SHORTLISTED;
  uint8_t wanted = m == MEASURE_IMPOSED ? FOUND_OUTCOME : FOUND_CHOICE;
  return of_shortlists || p->decided == 0 || (p->found & wanted) != 0 ? p : &u->decided.at[p->decided - 1];
}

/* ---- reading ---- */

typedef struct reading {
  units *u;
  ledger *l;
  const unit_wish *wish;
  buf *why;
  epf_status status;
  uint8_t *wanted[CATALOGUES_MAX]; /* by option: is it asked about? */
  bool every[CATALOGUES_MAX];      /* nothing is asked about in particular */
  int stage[CATALOGUES_MAX];       /* code of the stage that is asked for; -1: any; -2: the rule set has none of this name */
  bool any_option, any_stage;      /* some catalogue has what was asked for */
} reading;

/* Each once, joined by commas. */
static void add_protected(units *u, str fields) {
  while (fields.len > 0) {
    const char *comma = memchr(fields.at, ',', fields.len);
    str one = {fields.at, comma != NULL ? (size_t)(comma - fields.at) : fields.len};
    fields = (str){one.at + one.len + (comma != NULL), fields.len - one.len - (comma != NULL)};
    bool there = false;
    for (size_t i = 0; i + one.len <= u->protected_fields.len && !there; i++)
      there = memcmp(u->protected_fields.at + i, one.at, one.len) == 0 && (i == 0 || u->protected_fields.at[i - 1] == ' ') &&
              (i + one.len == u->protected_fields.len || u->protected_fields.at[i + one.len] == ',');
    if (!there) u->protected_fields = arena_print(u->memory, "%.*s%s%.*s", STR_FMT(u->protected_fields), u->protected_fields.len > 0 ? ", " : "", STR_FMT(one));
  }
}

static void find_wanted(reading *r, size_t at) {
  const catalogue *c = &r->u->catalogues[at];
  const unit_wish *w = r->wish;
  r->wanted[at] = ARENA_ARRAY(r->u->memory, uint8_t, c->options.count + 1);
  r->every[at] = w->option.len == 0 && w->kind.len == 0;
  for (size_t i = 0; i < c->options.count; i++) {
    const kept_option *o = &c->options.at[i];
    bool wanted = (w->option.len == 0 || str_eq(o->id, w->option)) && (w->kind.len == 0 || str_eq(o->kind, w->kind));
    r->wanted[at][i] = wanted;
    r->any_option |= wanted;
    if (wanted && !r->every[at]) add_protected(r->u, o->protected_fields);
  }
  r->stage[at] = w->stage.len == 0 ? -1 : -2;
  for (size_t i = 0; i < c->stage_count; i++)
    if (w->stage.len > 0 && str_eq(c->stages[i], w->stage)) r->stage[at] = (int)i;
  r->any_stage |= r->stage[at] != -2;
}

static size_t catalogue_at(reading *r, uint32_t id) {
  units *u = r->u;
  for (size_t i = u->catalogue_count; i-- > 0;)
    if (u->catalogue_ids[i] == id) return i;
  if (u->catalogue_count == CATALOGUES_MAX) {
    buf_printf(r->why, "more than %d versions of rules stand in this window; ask for a shorter one", CATALOGUES_MAX);
    r->status = EPF_E_ARGUMENT;
    return SIZE_MAX;
  }
  size_t at = u->catalogue_count;
  r->status = ledger_read_catalogue(r->l, id, u->memory, &u->catalogues[at], r->why);
  if (r->status != EPF_OK) return SIZE_MAX;
  u->catalogue_ids[u->catalogue_count++] = id;
  find_wanted(r, at);
  return at;
}

static uint64_t hash_of(const uint8_t *subject, uint8_t stage) {
  uint64_t h; /* a pseudonym is as good as random */
  memcpy(&h, subject, sizeof h);
  return (h ^ stage) * UINT64_C(0x9e3779b97f4a7c15);
}

static void place_unit(units *u, uint32_t ix) {
  const person_unit *p = &u->at[ix];
  size_t at = hash_of(p->subject, p->stage) >> 32 & (u->slot_count - 1);
  while (u->slots[at] != 0) at = (at + 1) & (u->slot_count - 1);
  u->slots[at] = ix + 1;
}

static void grow_slots(units *u) {
  u->slot_count = u->slot_count == 0 ? 4096 : u->slot_count * 8;
  u->slots = ARENA_ARRAY(u->memory, uint32_t, u->slot_count);
  for (uint32_t i = 0; i < u->count; i++) place_unit(u, i);
}

static person_unit *unit_of(units *u, const uint8_t *subject, uint8_t stage) {
  if (u->count * 2 >= u->slot_count) grow_slots(u);
  size_t at = hash_of(subject, stage) >> 32 & (u->slot_count - 1);
  for (; u->slots[at] != 0; at = (at + 1) & (u->slot_count - 1)) {
    person_unit *p = &u->at[u->slots[at] - 1];
    if (p->stage == stage && memcmp(p->subject, subject, LEDGER_ID_BYTES) == 0) return p;
  }
  u->at = arena_grow(u->memory, u->at, u->count, &u->cap, sizeof *u->at);
  person_unit *p = &u->at[u->count++];
  *p = (person_unit){.stage = stage, .computed = UNIT_NOT_AT_RISK, .chosen = UNIT_NOT_AT_RISK, .imposed = UNIT_NOT_AT_RISK};
  memcpy(p->subject, subject, LEDGER_ID_BYTES);
  u->slots[at] = (uint32_t)u->count;
  return p;
}

/* ---- one entry ---- */

static uint8_t computed_outcome(const reading *r, size_t c, str marks, uint8_t *barred) {
  const uint8_t *m = (const uint8_t *)marks.at, *wanted = r->wanted[c];
  bool at_risk = false, selected = false, open = false, all_barred = true;
  for (size_t i = 0; i < marks.len && i < r->u->catalogues[c].options.count; i++) {
    uint8_t v = m[i] & MARK_VERDICT;
    if (!wanted[i] || v == VERDICT_NOT_APPLICABLE) continue;
    at_risk = true;
    all_barred &= (m[i] & MARK_BARRED) != 0;
    selected |= v == VERDICT_ELIGIBLE || (v == VERDICT_UNAVAILABLE && r->wish->measure == MEASURE_ELIGIBLE);
    open |= v == VERDICT_NEEDS_INFORMATION || v == VERDICT_ERROR;
  }
  *barred = at_risk && all_barred;
  if (!at_risk) return UNIT_NOT_AT_RISK;
  return selected ? TALLY_SELECTED : open && r->wish->measure == MEASURE_ELIGIBLE ? TALLY_UNKNOWN : TALLY_PASSED_OVER;
}

static uint8_t chosen_outcome(const reading *r, size_t c, const ledger_entry *e) {
  const uint8_t *m = (const uint8_t *)e->marks.at;
  uint8_t bit = e->kind == LEDGER_CHOICE && r->wish->measure == MEASURE_OVERRIDDEN ? MARK_OVERRIDE : MARK_CHOSEN;
  if (bit == MARK_OVERRIDE && r->every[c]) return e->strata.len > CHOICE_REASON && e->strata.at[CHOICE_REASON] != 0 ? TALLY_SELECTED : TALLY_PASSED_OVER;
  for (size_t i = 0; i < e->marks.len && i < r->u->catalogues[c].options.count; i++)
    if (r->wanted[c][i] && (m[i] & bit) != 0) return TALLY_SELECTED;
  return TALLY_PASSED_OVER;
}

/* Of the options that are in a package. */
static uint32_t set_of(str marks) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < marks.len; i++) h = (h ^ ((uint8_t)marks.at[i] & MARK_CHOSEN)) * 16777619u;
  return h;
}

/* What was decided about an older shortlist stands, until something is decided about the new one. */
static void put_aside(units *u, person_unit *p) {
  if ((p->found & (FOUND_CHOICE | FOUND_OUTCOME)) == 0) return;
  if (p->decided == 0) {
    VEC_PUSH(u->memory, &u->decided);
    p->decided = (uint32_t)u->decided.count;
  }
  u->decided.at[p->decided - 1] = *p;
}

static void take_shortlist(reading *r, size_t c, const ledger_entry *e, person_unit *p) {
  put_aside(r->u, p);
  p->found = FOUND_SHORTLIST;
  p->chosen = p->imposed = UNIT_NOT_AT_RISK;
  p->level = p->reason = p->way = p->imposed_level = 0;
  memcpy(p->nonce, e->nonce, LEDGER_ID_BYTES);
  p->time_ms = e->time_ms;
  p->sequence = e->sequence;
  p->catalogue = (uint8_t)c;
  p->strata_len = (uint8_t)(e->strata.len < UNIT_STRATA_MAX ? e->strata.len : UNIT_STRATA_MAX);
  memcpy(p->strata, e->strata.at, p->strata_len);
  p->computed = computed_outcome(r, c, e->marks, &p->barred);
}

static void take_choice(reading *r, size_t c, const ledger_entry *e, person_unit *p) {
  p->found |= FOUND_CHOICE;
  p->chosen_set = set_of(e->marks);
  p->chosen = chosen_outcome(r, c, e);
  if (e->strata.len < CHOICE_BYTES) return;
  p->level = (uint8_t)e->strata.at[CHOICE_LEVEL];
  p->reason = (uint8_t)e->strata.at[CHOICE_REASON];
  p->way = (uint8_t)e->strata.at[CHOICE_WAY];
}

static void take_outcome(reading *r, size_t c, const ledger_entry *e, person_unit *p) {
  p->found |= FOUND_OUTCOME;
  p->imposed_set = set_of(e->marks);
  p->imposed_level = e->strata.len > CHOICE_LEVEL ? (uint8_t)e->strata.at[CHOICE_LEVEL] : 0;
  p->imposed = chosen_outcome(r, c, e);
}

/* The shortlist that a choice or an outcome is about: the last one, or the one put aside. NULL: it lies before the window, or was overtaken. */
static person_unit *unit_about(units *u, person_unit *p, uint64_t sequence) {
  if ((p->found & FOUND_SHORTLIST) != 0 && p->sequence == sequence) return p;
  person_unit *older = p->decided != 0 ? &u->decided.at[p->decided - 1] : NULL;
  return older != NULL && older->sequence == sequence ? older : NULL;
}

static bool take_entry(void *user, const ledger_entry *e) {
  reading *r = user;
  if (e->catalogue == 0) return true;
  bool shortlist = e->kind == LEDGER_SHORTLIST;
  if (shortlist && (e->time_ms < r->wish->from_ms || e->time_ms >= r->wish->to_ms)) return true;
  if (e->restricted && !ledger_settings_of(r->l)->restricted) {
    r->u->restricted += shortlist;
    return true;
  }
  size_t c = catalogue_at(r, e->catalogue);
  if (c == SIZE_MAX) return false;
  if (r->stage[c] == -2 || (r->stage[c] >= 0 && e->stage != r->stage[c])) return true;
  person_unit *p = unit_of(r->u, e->has_subject ? e->subject : e->nonce, (uint8_t)e->stage);
  if (shortlist) {
    take_shortlist(r, c, e, p);
    return true;
  }
  p = unit_about(r->u, p, e->about);
  if (p == NULL) return true;
  if (e->kind == LEDGER_CHOICE) take_choice(r, c, e, p);
  else take_outcome(r, c, e, p);
  return true;
}

static epf_status check_wish(const reading *r) {
  if (r->u->catalogue_count == 0) return EPF_OK;
  if (!r->any_stage) buf_printf(r->why, "no rules in the ledger have a stage `%.*s`", STR_BEGINNING(r->wish->stage));
  else if (!r->any_option && r->wish->option.len > 0) buf_printf(r->why, "no rules in the ledger have an option `%.*s`", STR_BEGINNING(r->wish->option));
  else if (!r->any_option) buf_printf(r->why, "no rules in the ledger have an option of kind `%.*s`", STR_BEGINNING(r->wish->kind));
  else return EPF_OK;
  return EPF_E_ARGUMENT;
}

epf_status units_read(units *u, arena *memory, ledger *l, const unit_wish *wish, buf *why) {
  *u = (units){.memory = memory};
  reading r = {.u = u, .l = l, .wish = wish, .why = why};
  ledger_window window = {.from_ms = wish->from_ms, .to_ms = INT64_MAX, /* what is decided may come later */
                          .kinds = 1u << LEDGER_SHORTLIST | 1u << LEDGER_CHOICE | 1u << LEDGER_OUTCOME};
  epf_status status = ledger_each(l, &window, take_entry, &r, why);
  if (status == EPF_OK) status = r.status;
  return status == EPF_OK ? check_wish(&r) : status;
}
