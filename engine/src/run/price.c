#include "run/price.h"

#include "run/ledger.h"
#include "run/logged.h"

/* Is one of the region's pieces the person's? */
static bool region_holds(const differ *x, const compared *c, const merged *m, const worker w[RUNS]) {
  const record *const of[SIDES] = {w[0].r, w[1].r};
  const uint8_t *const hits[SIDES] = {w[0].s->pattern_hits, w[1].s->pattern_hits};
  for (uint32_t piece = m->piece; piece != UINT32_MAX; piece = c->found.next.at[piece])
    if (box_holds(&x->s, &c->found.pieces.at[piece], of, hits)) return true;
  return false;
}

/* Where somebody is judged otherwise and lies in no region: outside of what was searched, of what both take, or undecided. */
static void find_touched(const void *of, const worker w[RUNS], const uint8_t *const verdicts[RUNS], uint64_t *touched) {
  const price *p = of;
  const differ *x = p->x;
  for (size_t i = 0; i < x->compared.count; i++) {
    const compared *c = x->compared.at[i];
    if (verdicts[0][c->p->options[0]] == verdicts[1][c->p->options[1]]) continue;
    bool found = false;
    for (uint32_t k = 0; k < c->shown_count; k++) {
      if (!region_holds(x, c, c->shown[k].m, w)) continue;
      found = true;
      bits_add(touched, c->shown[k].number);
    }
    if (!found) bits_add(touched, x->region_count);
  }
}

/* ---- of a ledger ---- */

typedef struct listed {
  uint64_t sequence;
  uint32_t catalogue;
} listed;

typedef struct logged {
  price *p;
  ledger *l;
  arena *a;
  vec(listed) all;
  size_t next;
  buf content, *why;
} logged;

static bool take_entry(void *to, const ledger_entry *e) {
  logged *x = to;
  *VEC_PUSH(x->a, &x->all) = (listed){e->sequence, e->catalogue};
  return true;
}

/* Only those that the old rules made: of others it would not be those rules that are compared. */
static epf_status leave_out_others(logged *x) {
  size_t kept = 0;
  names seen = {0};
  for (size_t i = 0; i < x->all.count; i++) {
    str key = {(const char *)&x->all.at[i].catalogue, sizeof x->all.at[i].catalogue};
    uint32_t own = names_find(&seen, key);
    if (own == UINT32_MAX) {
      catalogue c;
      epf_status status = ledger_read_catalogue(x->l, x->all.at[i].catalogue, x->a, &c, x->why);
      if (status != EPF_OK) return status;
      own = str_is(c.fingerprint, epf_table_fingerprint(x->p->x->tables[0]));
      names_add(&seen, x->a, (str){arena_copy(x->a, key.at, key.len), key.len}, own);
    }
    if (own != 0) x->all.at[kept++] = x->all.at[i];
    else x->p->other_rules++;
  }
  x->all.count = kept;
  return EPF_OK;
}

static epf_status next_logged(void *from, worker w[RUNS], bool *ended, uint64_t *refused) {
  logged *x = from;
  while (x->next < x->all.count) {
    ledger_content_state state = LEDGER_CONTENT_NONE;
    buf_clear(&x->content);
    epf_status status = ledger_content(x->l, x->all.at[x->next++].sequence, &x->content, &state, x->why);
    if (status != EPF_OK || x->content.failed) return status != EPF_OK ? status : EPF_E_NOMEM;
    str content = {x->content.at, x->content.len};
    if (state == LEDGER_CONTENT_ERASED) x->p->erased++;
    else if (logged_input(&w[0], content, true) && logged_input(&w[1], content, true)) return EPF_OK;
    else ++*refused;
  }
  *ended = true;
  return EPF_OK;
}

static void release(void *what) { buf_free(&((logged *)what)->content); }

/* That contents are read is recorded, before they are. */
static epf_status run_ledger(price *p, arena *a) {
  const epf_diff_options *o = p->x->o;
  logged *x = ARENA_NEW(a, logged);
  *x = (logged){.p = p, .l = o->ledger->inner, .a = a, .why = o->log};
  arena_cleanup(a, release, x);
  ledger_deed deed = ledger_deed_by(o->act, LEDGER_CONSULTATION);
  uint64_t sequence;
  const char *why = "";
  epf_status status = ledger_each(x->l, &(ledger_window){.kinds = 1u << LEDGER_SHORTLIST}, take_entry, x, x->why);
  if (status == EPF_OK) status = leave_out_others(x);
  if (status == EPF_OK) status = ledger_append_alone(x->l, &deed, &sequence, x->why);
  if (status == EPF_OK) status = simulation_run_each(&p->s, next_logged, x, &why);
  if (status == EPF_E_ARGUMENT && *why != '\0') buf_text(x->why, why);
  return status;
}

/* ---- the whole ---- */

epf_status price_new(price *p, differ *x, const char **why) {
  const epf_diff_options *o = x->o;
  *p = (price){.x = x, .begun = true, .where = o->ledger != NULL ? "in the ledger" : "in the cohort"};
  p->o = (epf_simulate_options){.as_of = o->as_of, .stage = o->stage, .input = o->input, .include_unverified = o->include_unverified, .by = o->by, .min_count = o->min_count, .threads = o->threads, .progress = o->progress, .user = o->user};
  p->s = (simulation){.o = &p->o, .tables = {x->tables[0], x->tables[1]}, .t = {x->t[0], x->t[1]}, .touching = {x->region_count + 1, p, find_touched}, .ignore_unknown = true};
  epf_status status = simulation_begin(&p->s, why);
  if (status == EPF_OK) status = o->ledger != NULL ? run_ledger(p, &x->a) : simulation_run(&p->s, &o->cohort, 1, o->log, why);
  if (status == EPF_OK && p->s.all.profiles == p->s.all.refused) status = EPF_E_DATA;
  return status;
}

void price_free(price *p) {
  if (p->begun) simulation_end(&p->s);
  p->begun = false;
}

static unsigned long long people(const price *p) { return p->s.all.profiles - p->s.all.refused; }
static const uint64_t *cells_of(const price *p, uint32_t region) { return p->s.all.touched_cells + region * ((size_t)p->s.group_cells + 1); }

/* So few that who they are might be told from what the region says: the count is hidden. */
static bool is_hidden(const price *p, uint64_t count) { return count > 0 && count < p->s.o->min_count; }

static void put_count(const price *p, uint64_t count, buf *to) {
  if (is_hidden(p, count)) buf_printf(to, "fewer than %llu", (unsigned long long)p->s.o->min_count);
  else buf_printf(to, "%llu", (unsigned long long)count);
}

void price_text(const price *p, uint32_t region, const char *indent, buf *to) {
  uint64_t touched = p->s.all.touched[region];
  buf_text(to, indent);
  put_count(p, touched, to);
  buf_printf(to, " of %llu %s %s judged otherwise\n", people(p), p->where, touched == 1 && !is_hidden(p, touched) ? "is" : "are");
  if (touched > 0 && !is_hidden(p, touched)) simulation_groups_text(&p->s, cells_of(p, region), "      ", to);
}

static void count_json(const price *p, const char *name, uint64_t count, buf *to) {
  if (is_hidden(p, count)) buf_printf(to, ",\"%s\":null,\"%s_below\":%llu", name, name, (unsigned long long)p->s.o->min_count);
  else buf_printf(to, ",\"%s\":%llu", name, (unsigned long long)count);
}

void price_json(const price *p, uint32_t region, buf *to) {
  count_json(p, "people", p->s.all.touched[region], to);
  if (is_hidden(p, p->s.all.touched[region])) return;
  buf_text(to, ",\"people_by\":");
  simulation_groups_json(&p->s, cells_of(p, region), to);
}

/* ---- the whole caseload ---- */

static const char *was(uint64_t count) { return count == 1 ? " was" : "s were"; }

void price_summary_text(const price *p, buf *to) {
  const headcount *t = &p->s.all;
  const epf_diff_counts *n = p->x->counts;
  uint64_t elsewhere = t->touched[p->x->region_count];
  put_count(p, t->moved, to);
  buf_printf(to, " of %llu %s %s judged otherwise, of some option that both rule sets have: for internal use, not for publication\n", people(p), p->where,
             t->moved == 1 && !is_hidden(p, t->moved) ? "is" : "are");
  if (elsewhere > 0) {
    put_count(p, elsewhere, to);
    buf_text(to, " of them outside of the regions above: where it is UNDECIDED, was not looked at, or only one of the two takes the answer\n");
  }
  if (n->added + n->removed > 0) buf_text(to, "Who could have the options that only one of the two has is not counted here: `epf simulate` counts it of each\n");
  if (p->other_rules > 0) buf_printf(to, "%llu shortlist%s made with other rules than the old ones, and left out\n", (unsigned long long)p->other_rules, was(p->other_rules));
  if (p->erased > 0) buf_printf(to, "%llu shortlist%s erased, and left out\n", (unsigned long long)p->erased, was(p->erased));
  if (t->refused > 0) buf_printf(to, "%llu profile%s could not be matched and %s left out\n", (unsigned long long)t->refused, t->refused == 1 ? "" : "s", t->refused == 1 ? "is" : "are");
}

void price_summary_json(const price *p, buf *to) {
  const headcount *t = &p->s.all;
  buf_printf(to, ",\"%s\":{\"people\":%llu,\"refused\":%llu", p->x->o->ledger != NULL ? "ledger" : "cohort", people(p), (unsigned long long)t->refused);
  count_json(p, "moved", t->moved, to);
  count_json(p, "outside", t->touched[p->x->region_count], to);
  buf_printf(to, ",\"erased\":%llu,\"other_rules\":%llu}", (unsigned long long)p->erased, (unsigned long long)p->other_rules);
}
