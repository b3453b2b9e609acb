/* Packages: what is to be said of options that are chosen together, and which smallest sets would serve a purpose. */
#include "oracle/oracle_text.h"
#include "oracle/world.h"

typedef struct package {
  const model *m;
  const oracle_choice *c;
  world w, relaxed;
  FILE *to;
  bool holds, firmly, open, doubted; /* of objections */
} package;

/* What was chosen, as answers: of an option that is not chosen there is none. */
static oracle_answer *answers_with(block **owner, const model *m, const oracle_answer *answers, const oracle_choice *c) {
  oracle_answer *all = oracle_take(owner, m->data_count, sizeof *all);
  for (size_t i = 0; i < m->package_first; i++) all[i] = answers[i];
  for (size_t i = m->package_first; i < m->data_count; i++) all[i].state = ANSWERED;
  if (m->package_first == m->data_count) return all;
  for (uint32_t i = 0; i < m->option_count; i++) {
    const struct option *o = &m->options[i];
    if (!c->options[i]) continue;
    all[datum_of_chosen(m, i)].value = 1;
    for (uint32_t k = 0; k < m->kinds.value_count; k++) all[datum_of_kind(m, k)].value += str_eq(m->kinds.values[k].id, o->kind);
    for (size_t p = 0; p < o->purpose_count; p++) all[datum_of_purpose(m, o->purposes[p])].value = 1;
    for (size_t a = 0; a < o->amount_count; a++) {
      all[o->amounts[a].datum].value = c->amounts[o->amounts[a].datum];
      if (c->amounts[o->amounts[a].datum] < 0) all[o->amounts[a].datum].state = UNANSWERED;
    }
  }
  return all;
}

static oracle_truth holds_when(world *w, const node *when) { return when != NULL ? oracle_holds(w, when) : IS_TRUE; }

/* Where nobody said how much, the amount may lie outside the limit or not. */
static oracle_truth lies_outside(const package *p, const limit *l) {
  int64_t given = p->c->amounts[l->datum];
  return given < 0 ? IS_UNKNOWN : truth_of(given < l->at_least || given > l->at_most);
}

static bool is_lacking(const package *p, uint32_t which, const relation *r) {
  for (uint32_t i = 0; i < p->m->option_count; i++)
    if (p->c->options[i] && i != which && (r->option != NONE ? i == r->option : str_eq(p->m->options[i].kind, r->kind))) return false;
  return true;
}

/* ---- findings ---- */

static void print_needs(const package *p, const bool *needs) {
  for (size_t i = DATUM_FIELDS; i < p->m->data_count; i++)
    if (needs[i]) fprintf(p->to, " %.*s", STR_FMT(p->m->data[i].id));
}

/* `l`: NULL of rules. A finding that is false is no finding, but it may rest on what is not answered. */
static void judge(package *p, const node *when, const limit *l, bool objection, const char *name) {
  oracle_truth outside = l != NULL ? lies_outside(p, l) : IS_TRUE;
  oracle_truth holds = both(holds_when(&p->w, when), outside), relaxed = both(holds_when(&p->relaxed, when), outside);
  bool provisional = holds != IS_UNKNOWN && relaxed != holds;
  if (objection) {
    p->holds = p->holds || holds == IS_TRUE;
    p->firmly = p->firmly || (holds == IS_TRUE && !provisional);
    p->open = p->open || holds == IS_UNKNOWN;
    p->doubted = p->doubted || provisional;
  }
  if (p->to == NULL || holds == IS_FALSE) return;
  fprintf(p->to, "%s %s %s%s", objection ? "objection" : "advice", name, holds == IS_TRUE ? "holds" : "possible", provisional ? " provisional" : "");
  if (holds == IS_UNKNOWN) {
    bool *needs = oracle_take(&p->w.memory, p->m->data_count, sizeof *needs);
    if (when != NULL) oracle_need_node(&p->w, when, needs);
    if (l != NULL && p->c->amounts[l->datum] < 0) needs[l->datum] = true;
    print_needs(p, needs);
  }
  fputs("\n", p->to);
}

static void judge_option(package *p, uint32_t which) {
  const struct option *o = &p->m->options[which];
  char name[200];
  for (size_t i = 0; i < o->limit_count; i++) {
    snprintf(name, sizeof name, "%.*s.limits.%zu", STR_FMT(o->id), i + 1);
    judge(p, o->limits[i].when, &o->limits[i], o->limits[i].objection, name);
  }
  for (size_t i = 0; i < o->requires.count; i++) {
    const relation *r = &o->requires.at[i];
    snprintf(name, sizeof name, "%.*s.requires.%.*s", STR_FMT(o->id), STR_FMT(r->option != NONE ? p->m->options[r->option].id : r->kind));
    if (is_lacking(p, which, r)) judge(p, NULL, NULL, true, name);
  }
  for (size_t i = 0; i < o->incompatible.count; i++) {
    const relation *r = &o->incompatible.at[i];
    snprintf(name, sizeof name, "%.*s.incompatible_with.%.*s", STR_FMT(o->id), STR_FMT(p->m->options[r->option].id));
    if (p->c->options[r->option]) judge(p, NULL, NULL, true, name);
  }
}

static package judge_all(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage, const oracle_choice *c, FILE *to) {
  package p = {.m = m, .c = c, .to = to};
  block *memory = NULL;
  const oracle_answer *all = answers_with(&memory, m, answers, c);
  p.w = oracle_world_new(m, all, as_of, stage);
  p.relaxed = oracle_world_new(m, all, as_of, stage);
  p.relaxed.relaxed = true;
  for (uint32_t i = 0; i < m->option_count; i++)
    if (c->options[i]) judge_option(&p, i);
  for (size_t i = 0; i < m->package_rule_count; i++) {
    char name[80];
    snprintf(name, sizeof name, "%.*s", STR_FMT(m->package_rules[i].id));
    judge(&p, m->package_rules[i].when, NULL, m->package_rules[i].objection, name);
  }
  for (uint32_t i = 0; i < m->option_count; i++) p.open = p.open || (c->options[i] && is_open(oracle_verdict_of(&p.w, i)));
  oracle_release(p.w.memory);
  oracle_release(p.relaxed.memory);
  oracle_release(memory);
  return p;
}

void oracle_print_package(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage, const oracle_choice *c, FILE *to) {
  package p = judge_all(m, answers, as_of, stage, c, to);
  bool provisional = p.holds ? !p.firmly : !p.open && p.doubted;
  fprintf(to, "conclusion %s%s\n", p.holds ? "may_not_stand" : p.open ? "not_settled" : "may_stand", provisional ? " provisional" : "");
}

/* ---- suggestions: every set is tried ---- */

typedef struct seeking {
  const model *m;
  const oracle_answer *answers;
  int64_t as_of;
  uint32_t stage;
  uint32_t *order; /* options by rank, then id */
  bool *eligible;
  uint64_t purposes;
} seeking;

static bool would_do(const seeking *s, uint64_t set) {
  block *memory = NULL;
  oracle_choice c = {oracle_take(&memory, s->m->option_count, sizeof(bool)), oracle_take(&memory, s->m->data_count, sizeof(int64_t))};
  uint64_t served = 0;
  bool good = set != 0;
  for (size_t i = 0; i < s->m->data_count; i++) c.amounts[i] = -1;
  for (size_t i = 0; i < s->m->option_count; i++) {
    const struct option *o = &s->m->options[s->order[i]];
    if ((set >> i & 1) == 0) continue;
    good = good && s->eligible[s->order[i]] && o->purpose_count > 0;
    c.options[s->order[i]] = true;
    for (size_t p = 0; p < o->purpose_count; p++) served |= UINT64_C(1) << o->purposes[p];
  }
  good = good && (s->purposes & ~served) == 0 && !judge_all(s->m, s->answers, s->as_of, s->stage, &c, NULL).holds;
  oracle_release(memory);
  return good;
}

static bool is_smallest(const seeking *s, uint64_t set) {
  for (uint64_t part = (set - 1) & set; part != 0; part = (part - 1) & set)
    if (would_do(s, part)) return false;
  return true;
}

/* Sets of one size in the order of their members' places: the one that has the first place that the other has not. */
static uint64_t next_of_size(uint64_t set, size_t all) {
  uint64_t least = 0;
  for (uint64_t x = 1; x < UINT64_C(1) << all; x++) {
    if (__builtin_popcountll(x) != __builtin_popcountll(set)) continue;
    uint64_t beyond_set = x ^ set, beyond_least = x ^ least;
    bool later = beyond_set != 0 && (set & (beyond_set & -beyond_set)) != 0;
    bool sooner = least == 0 || (x & (beyond_least & -beyond_least)) != 0;
    if (later && sooner) least = x;
  }
  return least;
}

void oracle_print_suggestions(const model *m, const oracle_answer *answers, int64_t as_of, uint32_t stage, uint64_t purposes, FILE *to) {
  world w = oracle_world_new(m, answers, as_of, stage);
  seeking s = {m, answers, as_of, stage, oracle_take(&w.memory, m->option_count, sizeof(uint32_t)), oracle_take(&w.memory, m->option_count, sizeof(bool)), purposes};
  for (uint32_t i = 0; i < m->option_count; i++) {
    uint32_t at = i;
    s.eligible[i] = oracle_verdict_of(&w, i) == ELIGIBLE;
    for (; at > 0 && m->options[i].rank < m->options[s.order[at - 1]].rank; at--) s.order[at] = s.order[at - 1];
    s.order[at] = i;
  }
  for (size_t size = 1; size <= 4 && size <= m->option_count; size++)
    for (uint64_t set = (UINT64_C(1) << size) - 1; set != 0; set = next_of_size(set, m->option_count)) {
      if (!would_do(&s, set) || !is_smallest(&s, set)) continue;
      fputs("suggest", to);
      for (size_t i = 0; i < m->option_count; i++)
        if ((set >> i & 1) != 0) fprintf(to, " %.*s", STR_FMT(m->options[s.order[i]].id));
      fputs("\n", to);
    }
  oracle_release(w.memory);
}
