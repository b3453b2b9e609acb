#include "bias/figures.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "bias/disclose.h"
#include "bias/reference.h"

enum { FEW = 50, STRATUM_FISHER_MAX = 4096 };

static const double sure = 0.05; /* below it a test's p is told of as a warning */

const char *four_fifths_text(four_fifths f) {
  static const char *const names[] = {NULL, "within", "below", "above"};
  return names[f];
}

__attribute__((format(printf, 3, 4))) static void warn(bias_report *r, arena *memory, const char *format, ...) {
  va_list list;
  va_start(list, format);
  char room[400];
  vsnprintf(room, sizeof room, format, list);
  va_end(list);
  *VEC_PUSH(memory, &r->warnings) = (str){arena_copy(memory, room, strlen(room)), strlen(room)};
}

/* At most 80 bytes of a name, and no half of a character. */
static int shown_len(str name) {
  size_t len = name.len > 80 ? 80 : name.len;
  while (len > 0 && len < name.len && ((uint8_t)name.at[len] & 0xc0) == 0x80) len--;
  return (int)len;
}

/* ---- groups ---- */

/* Those who are counted in some rate; the tally is sorted, so a group's cells stand together. */
static void find_groups(bias_report *r, arena *memory, const tally *t) {
  vec(bias_group) groups = {0};
  uint64_t missing = 0, unknown = 0, barred = 0;
  for (size_t i = 0; i < t->cells.count; i++) {
    const tally_cell *c = &t->cells.at[i];
    uint64_t counted = c->counts[TALLY_SELECTED] + c->counts[TALLY_PASSED_OVER];
    if (values_missing(c->values, t->groups)) {
      missing += counted + c->counts[TALLY_UNKNOWN] + c->counts[TALLY_BARRED];
      continue;
    }
    unknown += c->counts[TALLY_UNKNOWN];
    barred += c->counts[TALLY_BARRED];
    if (counted == 0) continue; /* a group in which nobody is counted would hide nobody */
    bias_group *g = groups.count > 0 ? &groups.at[groups.count - 1] : NULL;
    if (g == NULL || !values_same(g->values, c->values, t->groups)) {
      g = VEC_PUSH(memory, &groups);
      g->values = c->values;
      g->name = values_joined(memory, c->values, t->groups);
    }
    g->counts.n += counted;
    g->counts.x += c->counts[TALLY_SELECTED];
  }
  r->groups = groups.at;
  r->count = groups.count;
  r->left_out[0] = (bias_left_out){.why = "group_missing", .count = missing};
  r->left_out[1] = (bias_left_out){.why = "outcome_missing", .count = unknown};
  r->left_out[2] = (bias_left_out){.why = "lawfully_barred", .count = barred};
  r->left_out_count = 3;
}

static bool find_reference(bias_report *r, arena *memory, buf *why) {
  candidate *all = ARENA_ARRAY(memory, candidate, r->count + 1);
  for (size_t i = 0; i < r->count; i++) {
    pair p = r->groups[i].counts;
    all[i] = (candidate){r->groups[i].name, p.n, disclose_is_small(p.x, p.n, r->request->min_count)};
  }
  ptrdiff_t at;
  if (!reference_find(all, r->count, r->request->reference, &at, why)) return false;
  if (at == NO_REFERENCE) return true;
  r->groups[at].reference = true;
  r->reference = r->groups[at].name;
  return true;
}

/* ---- disclosure control ---- */

void bias_hide_left_out(bias_left_out *l, uint64_t least) {
  l->hidden = l->count > 0 && l->count < least;
  if (l->hidden) l->count = 0;
}

static bool is_named(const bias_request *q, str group) {
  for (size_t i = 0; i < q->hide.count; i++)
    if (str_eq(q->hide.at[i], group)) return true;
  return false;
}

static void hide_groups(bias_report *r, arena *memory) {
  disclosed_row *rows = ARENA_ARRAY(memory, disclosed_row, r->count + 1);
  for (size_t i = 0; i < r->count; i++) {
    const bias_group *g = &r->groups[i];
    rows[i] = (disclosed_row){.n = {g->counts.n}, .x = {g->counts.x}, .keep = g->reference, .hidden = is_named(r->request, g->name)};
    r->total_n += g->counts.n;
    r->total_x += g->counts.x;
  }
  r->total_shown = disclose_rows(rows, r->count, 1, r->request->min_count) && !r->request->hide_totals;
  if (!r->total_shown) r->total_n = r->total_x = 0;
  for (size_t i = 0; i < r->count; i++) {
    if (!rows[i].hidden) continue;
    r->groups[i].suppressed = true;
    r->groups[i].counts = (pair){0};
    r->hidden_groups++;
    r->reference_hidden |= r->groups[i].reference;
  }
  for (size_t i = 0; i < r->left_out_count; i++) bias_hide_left_out(&r->left_out[i], r->request->min_count);
}

/* ---- figures ---- */

static const interval none = {NAN, NAN};

/* What is never computed is undefined, and is written so. */
static void blank_strata(bias_group *g) {
  g->strata = (stratified){.cmh_chi2 = NAN, .cmh_p = NAN, .cmh_chi2_continuity = NAN, .cmh_p_continuity = NAN, .mh_odds_ratio = NAN, .mh_odds_ratio_ci = none,
                           .mh_rate_ratio = NAN, .mh_rate_ratio_ci = none, .breslow_day_chi2 = NAN, .breslow_day_p = NAN, .breslow_day_chi2_uncorrected = NAN};
}

static void blank(bias_group *g) {
  g->rate = g->rri = g->odds_ratio = g->difference = g->chi2 = g->chi2_p = g->fisher_p = g->p_adjusted = NAN;
  g->rate_wilson = g->rate_exact = g->rri_wald = g->rri_exact = g->odds_ratio_ci = g->difference_ci = none;
  blank_strata(g);
}

/* In whole numbers: a ratio of 0.8 is within, whichever way it comes about. */
static four_fifths thumb_of(pair p) {
  if (isnan(pair_rri(p))) return FOUR_FIFTHS_UNDEFINED;
  __extension__ typedef unsigned __int128 wide;
  wide own = (wide)p.x * p.reference_n, other = (wide)p.reference_x * p.n;
  return 5 * own < 4 * other ? FOUR_FIFTHS_BELOW : 4 * own > 5 * other ? FOUR_FIFTHS_ABOVE : FOUR_FIFTHS_WITHIN;
}

static void compare(bias_group *g, const bias_group *reference, double level) {
  g->compared = true;
  g->counts.reference_n = reference->counts.n;
  g->counts.reference_x = reference->counts.x;
  pair p = g->counts;
  g->rri = pair_rri(p);
  g->rri_wald = pair_rri_wald(p, level);
  g->rri_exact = pair_rri_exact(p, level);
  g->odds_ratio = pair_odds_ratio(p);
  g->odds_ratio_ci = pair_odds_ratio_woolf(p, level);
  g->difference = pair_difference(p);
  g->difference_ci = pair_difference_newcombe(p, level);
  g->chi2 = pair_chi2(p);
  g->chi2_p = chi2_tail(g->chi2, 1);
  g->fisher_p = pair_fisher(p);
  g->thumb = thumb_of(p);
}

static bias_group *reference_of(const bias_report *r) {
  for (size_t i = 0; i < r->count; i++)
    if (r->groups[i].reference) return &r->groups[i];
  return NULL;
}

static void compute_groups(bias_report *r) {
  const bias_group *reference = reference_of(r);
  double level = r->request->level;
  for (size_t i = 0; i < r->count; i++) {
    bias_group *g = &r->groups[i];
    blank(g);
    if (g->suppressed) continue;
    g->rate = rate_of(g->counts.x, g->counts.n);
    g->rate_wilson = rate_wilson(g->counts.x, g->counts.n, level);
    g->rate_exact = rate_exact(g->counts.x, g->counts.n, level);
    if (!g->reference && !r->reference_hidden) compare(g, reference, level);
  }
  if (r->total_shown) r->total_ci = rate_wilson(r->total_x, r->total_n, level);
}

/* Only comparisons that are shown count: a hidden one must not show through the others' p. */
static void adjust(bias_report *r, arena *memory) {
  double *p = ARENA_ARRAY(memory, double, r->count + 1);
  for (size_t i = 0; i < r->count; i++) p[i] = r->groups[i].compared ? r->groups[i].fisher_p : NAN;
  if (r->request->adjust == ADJUST_HOLM) adjust_holm(p, r->count, p);
  else adjust_benjamini_hochberg(p, r->count, p);
  for (size_t i = 0; i < r->count; i++) r->groups[i].p_adjusted = p[i];
}

/* ---- strata ---- */

typedef struct stratum {
  const str *values;
  pair counts;
  bool both; /* people of both groups */
} stratum;

static stratum *stratum_of(stratum *all, size_t *count, const tally *t, const str *values) {
  for (size_t i = 0; i < *count; i++) {
    bool equal = true;
    for (size_t k = 0; k < t->strata && equal; k++)
      equal = values[k].at == NULL || all[i].values[k].at == NULL ? values[k].at == all[i].values[k].at : str_eq(values[k], all[i].values[k]);
    if (equal) return &all[i];
  }
  all[*count] = (stratum){.values = values};
  return &all[(*count)++];
}

static bool is_small(const pair *p, uint64_t least) {
  return disclose_is_small(p->x, p->n, least) || disclose_is_small(p->reference_x, p->reference_n, least);
}

/* Does some stratum say surely more and another surely less? Each with Fisher's test alone: a warning, no finding. */
static bool has_opposites(const stratum *all, size_t count) {
  bool more = false, less = false;
  for (size_t i = 0; i < count && i < STRATUM_FISHER_MAX; i++) {
    double d = pair_difference(all[i].counts);
    if (isnan(d) || pair_fisher(all[i].counts) >= sure) continue;
    more |= d > 0;
    less |= d < 0;
  }
  return more && less;
}

static void warn_of_strata(bias_report *r, arena *memory, const bias_group *g, const stratum *all, size_t count) {
  const stratified *s = &g->strata;
  const int len = shown_len(g->name);
  if (s->breslow_day_p < sure)
    warn(r, memory, "%.*s: the strata disagree (Breslow-Day p %.3g): the pooled ratio stands for none of them; look at each", len, g->name.at, s->breslow_day_p);
  if ((g->odds_ratio - 1) * (s->mh_odds_ratio - 1) < 0)
    warn(r, memory, "%.*s: within strata the difference goes the other way than over all (Simpson's paradox): odds ratio %.3g over all, %.3g within", len, g->name.at,
         g->odds_ratio, s->mh_odds_ratio);
  if (has_opposites(all, count))
    warn(r, memory, "%.*s: in some strata the rate is higher than the reference's and in others lower: the pooled figure hides opposite signs", len, g->name.at);
}

static double rounded(double x) {
  char text[32];
  if (!isfinite(x)) return x;
  snprintf(text, sizeof text, "%.2e", x);
  return strtod(text, NULL);
}

/* A release tells what was pooled over strata to three digits: twelve of them are nearly a fingerprint of the cells behind. */
static void round_strata(stratified *s) {
  double *const all[] = {&s->cmh_chi2, &s->cmh_p, &s->cmh_chi2_continuity, &s->cmh_p_continuity, &s->mh_odds_ratio, &s->mh_odds_ratio_ci.low, &s->mh_odds_ratio_ci.high,
                         &s->mh_rate_ratio, &s->mh_rate_ratio_ci.low, &s->mh_rate_ratio_ci.high, &s->breslow_day_chi2, &s->breslow_day_p, &s->breslow_day_chi2_uncorrected};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) *all[i] = rounded(*all[i]);
}

static void compute_strata(bias_report *r, arena *memory, const tally *t) {
  stratum *all = ARENA_ARRAY(memory, stratum, t->cells.count + 1);
  pair *pairs = ARENA_ARRAY(memory, pair, t->cells.count + 1);
  const bias_group *reference = reference_of(r);
  for (size_t i = 0; i < r->count; i++) {
    bias_group *g = &r->groups[i];
    if (!g->compared) continue;
    size_t count = 0;
    for (size_t k = 0; k < t->cells.count; k++) {
      const tally_cell *c = &t->cells.at[k];
      uint64_t x = c->counts[TALLY_SELECTED], n = x + c->counts[TALLY_PASSED_OVER];
      if (n == 0 || values_missing(c->values, t->groups)) continue;
      bool of_group = values_same(c->values, g->values, t->groups);
      if (!of_group && !values_same(c->values, reference->values, t->groups)) continue;
      stratum *s = stratum_of(all, &count, t, c->values + t->groups);
      *(of_group ? &s->counts.n : &s->counts.reference_n) += n;
      *(of_group ? &s->counts.x : &s->counts.reference_x) += x;
    }
    for (size_t k = 0; k < count; k++) pairs[k] = all[k].counts;
    stratify(pairs, count, r->request->level, &g->strata);
    /* Of a single stratum the pooled figures are its own: they would tell its cells. In a release those of several small ones leave few tables. */
    bool small = false;
    for (size_t k = 0; k < count && (g->strata.used == 1 || r->request->release.len > 0); k++)
      small |= pairs[k].x + pairs[k].reference_x > 0 && pairs[k].n > 0 && pairs[k].reference_n > 0 && is_small(&pairs[k], r->request->min_count);
    g->has_strata = !small;
    if (r->request->release.len > 0) round_strata(&g->strata);
    if (small) blank_strata(g);
    else
      warn_of_strata(r, memory, g, all, count);
  }
}

/* ---- warnings ---- */

static void warn_of_groups(bias_report *r, arena *memory) {
  if (r->reference_hidden)
    warn(r, memory, "the reference group is hidden, so nothing can be compared with it; name a larger one by --reference, or join groups");
  for (size_t i = 0; i < r->count; i++) {
    const bias_group *g = &r->groups[i];
    const int len = shown_len(g->name);
    if (!g->suppressed && g->counts.n < FEW)
      warn(r, memory, "%.*s: fewer than %d people; a rate on so few says little (the bound is this project's own choice)", len, g->name.at, FEW);
  }
  if (r->hidden_groups > 0)
    warn(r, memory, "%zu group%s hidden: a cell would be below %llu, or could be worked out%s", r->hidden_groups, r->hidden_groups == 1 ? " is" : "s are",
         (unsigned long long)r->request->min_count, r->total_shown ? "" : "; the totals are hidden as well");
}

bool bias_compute(bias_report *to, arena *memory, tally *t, const bias_request *request, buf *why) {
  *to = (bias_report){.request = request};
  tally_sort(t);
  to->group_names = values_joined(memory, t->names, t->groups);
  to->stratum_names = values_joined(memory, t->names + t->groups, t->strata);
  find_groups(to, memory, t);
  if (!find_reference(to, memory, why)) return false;
  hide_groups(to, memory);
  if (to->count == 0) return true;
  compute_groups(to);
  adjust(to, memory);
  if (t->strata > 0) compute_strata(to, memory, t);
  warn_of_groups(to, memory);
  return true;
}
