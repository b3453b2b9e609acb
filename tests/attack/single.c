/* One report: all tables that fit what it shows, and those of them that the program would have shown just so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "attack.h"
#include "bias/disclose.h"
#include "bias/figures.h"

enum { GROUPS_MAX = 6, CANDIDATES_MAX = 4000000, SAMPLES = 3000, TWINS = 2 };

typedef struct counts {
  uint64_t of[GROUPS_MAX][OUTCOMES];
} counts;

/* A table and what its report shows. */
typedef struct single {
  size_t count;
  bool crossed;
  uint64_t least;
  char values[GROUPS_MAX][2][24];
  counts truth;
  size_t asked; /* SIZE_MAX: the usual one, and the attacker knows the rule */
  /* published */
  bool hidden[GROUPS_MAX], totals;
  size_t reference, hidden_count;
  uint64_t rest[OUTCOMES]; /* the totals less what is shown */
} single;

/* ---- the report ---- */

typedef struct made {
  arena memory;
  tally t;
  bias_request request;
  bias_report report;
  buf why;
} made;

static str name_of(const single *s, size_t i, char room[56]) {
  int len = s->crossed ? snprintf(room, 56, "%s,%s", s->values[i][0], s->values[i][1]) : snprintf(room, 56, "%s", s->values[i][0]);
  return (str){room, (size_t)len};
}

static made *make(const single *s, const counts *c) {
  static const str names[] = {{"a", 1}, {"b", 1}};
  char room[56];
  made *m = calloc(1, sizeof *m);
  assert_non_null(m);
  arena_init(&m->memory);
  if (ARENA_CATCH(&m->memory)) fail();
  tally_init(&m->t, &m->memory, names, s->crossed ? 2 : 1, NULL, 0);
  for (size_t i = 0; i < s->count; i++) {
    str values[] = {str_from(s->values[i][0]), str_from(s->values[i][1])};
    for (int o = 0; o < OUTCOMES; o++) assert_true(tally_add(&m->t, values, o == 0 ? TALLY_SELECTED : TALLY_PASSED_OVER, c->of[i][o]));
  }
  m->request = (bias_request){.level = 0.95, .min_count = s->least};
  if (s->asked != SIZE_MAX) {
    str asked = name_of(s, s->asked, room);
    m->request.reference = (str){arena_copy(&m->memory, asked.at, asked.len), asked.len};
  }
  assert_true(bias_compute(&m->report, &m->memory, &m->t, &m->request, &m->why));
  return m;
}

static void unmake(made *m) {
  buf_free(&m->why);
  arena_release(&m->memory);
  free(m);
}

/* From the report and nothing else. */
static void publish(single *s) {
  made *m = make(s, &s->truth);
  const bias_report *r = &m->report;
  assert_int_equal(r->count, s->count);
  s->totals = r->total_shown;
  s->hidden_count = 0;
  s->rest[0] = r->total_x;
  s->rest[1] = r->total_n - r->total_x;
  for (size_t i = 0; i < s->count; i++) {
    const bias_group *g = &r->groups[i];
    char room[56];
    assert_true(str_eq(g->name, name_of(s, i, room)));
    s->hidden[i] = g->suppressed;
    s->hidden_count += g->suppressed;
    if (g->reference) s->reference = i;
    if (g->suppressed || !s->totals) continue;
    s->rest[0] -= g->counts.x;
    s->rest[1] -= g->counts.n - g->counts.x;
  }
  unmake(m);
}

/* ---- would the program have shown just this? ---- */

/* The largest group without a small cell; if each has one, the first. */
static size_t usual_reference(const single *s, const counts *c) {
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < s->count; i++) {
    bool small = c->of[i][0] < s->least || c->of[i][1] < s->least;
    if (!small && (best == SIZE_MAX || c->of[i][0] + c->of[i][1] > c->of[best][0] + c->of[best][1])) best = i;
  }
  return best == SIZE_MAX ? 0 : best;
}

static bool is_shown_so(const single *s, const counts *c) {
  disclosed_row rows[GROUPS_MAX];
  if (s->asked == SIZE_MAX && usual_reference(s, c) != s->reference) return false;
  for (size_t i = 0; i < s->count; i++) {
    uint64_t n = c->of[i][0] + c->of[i][1];
    rows[i] = (disclosed_row){.n = {n}, .x = {c->of[i][0]}, .keep = i == s->reference};
  }
  if (disclose_rows(rows, s->count, 1, s->least) != s->totals) return false;
  for (size_t i = 0; i < s->count; i++)
    if (rows[i].hidden != s->hidden[i]) return false;
  return true;
}

/* ---- all tables that fit ---- */

typedef struct search {
  const single *s;
  bool replays; /* the attacker runs the program on each candidate */
  size_t at[GROUPS_MAX];
  counts c;
  seen found[GROUPS_MAX][OUTCOMES];
  counts twins[TWINS]; /* other tables of the same report */
  size_t twin_count, candidates;
} search;

static bool is_target(const single *s, size_t i, int o) { return s->hidden[i] && s->truth.of[i][o] < s->least; }

static bool is_settled(const search *h) {
  for (size_t i = 0; i < h->s->count; i++)
    for (int o = 0; o < OUTCOMES; o++)
      if (is_target(h->s, i, o) && h->found[i][o].count < VALUES_MAX) return false;
  return true;
}

static void try_candidate(search *h) {
  const single *s = h->s;
  h->candidates++;
  for (size_t k = 0; k < s->hidden_count; k++)
    if (h->c.of[h->at[k]][0] + h->c.of[h->at[k]][1] == 0) return; /* a group in which nobody is counted is not listed */
  if (h->replays && !is_shown_so(s, &h->c)) return;
  bool differs = false;
  for (size_t k = 0; k < s->hidden_count; k++)
    for (int o = 0; o < OUTCOMES; o++) {
      see(&h->found[h->at[k]][o], h->c.of[h->at[k]][o]);
      differs |= h->c.of[h->at[k]][o] != s->truth.of[h->at[k]][o];
    }
  if (differs && h->replays && h->twin_count < TWINS) h->twins[h->twin_count++] = h->c;
}

static uint64_t most_of(const single *s) { return 3 * s->least + 2; } /* where nothing bounds a count */

/* A few at random first: mostly they show that nothing is known. */
static void sample(search *h, dice *d) {
  const single *s = h->s;
  for (size_t i = 0; i < SAMPLES; i++) {
    h->c = s->truth;
    for (size_t moves = 1 + below(d, 4); moves > 0; moves--) {
      uint64_t *from = &h->c.of[h->at[below(d, s->hidden_count)]][0], *to = &h->c.of[h->at[below(d, s->hidden_count)]][0];
      size_t o = below(d, OUTCOMES);
      if (!s->totals) from[o] = below(d, most_of(s) + 1);
      else {
        uint64_t step = from[o] == 0 ? 0 : below(d, from[o] + 1);
        from[o] -= step;
        to[o] += step;
      }
    }
    try_candidate(h);
    if (i % 64 == 63 && is_settled(h)) return;
  }
}

/* False: there are too many. */
static bool walk(search *h, size_t k, uint64_t rest_x, uint64_t rest_f) {
  const single *s = h->s;
  if (k == s->hidden_count) {
    try_candidate(h);
    return h->candidates < CANDIDATES_MAX;
  }
  uint64_t *at = h->c.of[h->at[k]];
  bool last = s->totals && k + 1 == s->hidden_count;
  for (at[0] = last ? rest_x : 0; at[0] <= rest_x; at[0]++)
    for (at[1] = last ? rest_f : 0; at[1] <= rest_f; at[1]++) {
      if (!walk(h, k + 1, s->totals ? rest_x - at[0] : rest_x, s->totals ? rest_f - at[1] : rest_f)) return false;
      if (is_settled(h)) return true;
    }
  return true;
}

/* True: `found` is complete. */
static bool attack(search *h, dice *d) {
  const single *s = h->s;
  size_t k = 0;
  for (size_t i = 0; i < s->count; i++)
    if (s->hidden[i]) h->at[k++] = i;
  if (k == 0) return true;
  sample(h, d);
  if (is_settled(h)) return true;
  h->c = s->truth;
  h->candidates = 0;
  return walk(h, 0, s->totals ? s->rest[0] : most_of(s), s->totals ? s->rest[1] : most_of(s));
}

/* ---- telling ---- */

static void tell(const single *s) {
  print_message("  least count %llu, reference %s%s\n  group     truth (selected, passed over)   published\n", (unsigned long long)s->least, s->values[s->reference][0],
                s->asked == SIZE_MAX ? " (the usual one)" : " (named)");
  for (size_t i = 0; i < s->count; i++) {
    char room[56], shown[48] = "hidden";
    str name = name_of(s, i, room);
    unsigned long long x = s->truth.of[i][0], f = s->truth.of[i][1];
    if (!s->hidden[i]) snprintf(shown, sizeof shown, "%llu of %llu", x, x + f);
    print_message("  %-8.*s  %4llu %4llu   %s%s\n", (int)name.len, name.at, x, f, shown, i == s->reference ? ", reference" : "");
  }
  if (s->totals) print_message("  totals shown; of what is hidden: %llu selected, %llu passed over\n", (unsigned long long)s->rest[0], (unsigned long long)s->rest[1]);
  else print_message("  totals hidden\n");
}

/* Every other table of the same report must give the same bytes in every format: what is shown is all that is told. */
static void compare_formats(const single *s, const counts *twin) {
  static void (*const writers[])(const bias_report *, buf *) = {bias_json, bias_text, bias_csv, bias_html};
  made *a = make(s, &s->truth), *b = make(s, twin);
  for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
    buf x = {0}, y = {0};
    writers[i](&a->report, &x);
    writers[i](&b->report, &y);
    assert_false(x.failed || y.failed);
    if (x.len != y.len || memcmp(x.at, y.at, x.len) != 0) {
      tell(s);
      fail_msg("format %zu differs between two tables of the same report", i);
    }
    buf_free(&x);
    buf_free(&y);
  }
  unmake(a);
  unmake(b);
}

static void judge(const single *s, const search *h, bool complete, score *to) {
  to->cases++;
  for (size_t i = 0; i < s->count; i++)
    for (int o = 0; o < OUTCOMES; o++) {
      if (!is_target(s, i, o)) continue;
      const seen *f = &h->found[i][o];
      score_add(to, f, complete);
      if (!complete || f->count != 1 || to->recovered > FAILURES_TOLD) continue;
      char room[56];
      str name = name_of(s, i, room);
      print_message("RECOVERED, %s: %.*s, %s: %llu\n", to->attack, (int)name.len, name.at, outcome_words[o], (unsigned long long)f->values[0]);
      tell(s);
    }
}

static bool attack_one(const single *s, bool replays, dice *d, score *to, size_t twins) {
  static search h;
  h = (search){.s = s, .replays = replays, .c = s->truth};
  assert_true(is_shown_so(s, &s->truth));
  size_t before = to->recovered;
  bool complete = attack(&h, d);
  judge(s, &h, complete, to);
  for (size_t i = 0; i < h.twin_count && i < twins; i++) compare_formats(s, &h.twins[i]);
  return to->recovered == before;
}

/* ---- the tables ---- */

static void name_groups(single *s, dice *d) {
  s->crossed = below(d, 3) == 0;
  s->count = 2 + below(d, 4);
  size_t columns = s->count > 3 ? 2 + s->count % 2 : 2;
  for (size_t i = 0; i < s->count; i++) {
    snprintf(s->values[i][0], sizeof s->values[i][0], "a%zu", s->crossed ? i / columns : i);
    snprintf(s->values[i][1], sizeof s->values[i][1], "b%zu", i % columns);
  }
}

static void roll(single *s, dice *d) {
  *s = (single){.asked = SIZE_MAX};
  s->least = 2 + below(d, 5);
  name_groups(s, d);
  for (size_t i = 0; i < s->count; i++)
    do
      for (int o = 0; o < OUTCOMES; o++) s->truth.of[i][o] = edge_count(d, s->least);
    while (s->truth.of[i][0] + s->truth.of[i][1] == 0);
  if (below(d, 2) == 0) s->asked = below(d, s->count);
  publish(s);
}

void single_reports(void **state) {
  (void)state;
  dice d = dice_new(1);
  score plain = {.attack = "a report, all tables that fit"}, named = {.attack = "a report, its reference named, the program run on each table"},
        largest = {.attack = "a report with the usual reference, the program run on each table"};
  single s;
  for (unsigned i = 0; i < cases_of(6000); i++) {
    roll(&s, &d);
    attack_one(&s, false, &d, &plain, 0);
    attack_one(&s, true, &d, s.asked == SIZE_MAX ? &largest : &named, i % 16 == 0 ? TWINS : 0);
  }
  score_tell(&plain);
  score_tell(&named);
  score_tell(&largest);
  if (plain.recovered + named.recovered + largest.recovered > 0) fail_msg("cells below the least count were recovered from single reports");
}

/* ---- the smallest tables of their kinds ---- */

static void attack_fixed(uint64_t least, size_t asked, size_t count, const uint64_t (*table)[OUTCOMES], const char *what) {
  dice d = dice_new(2);
  score replayed = {.attack = what};
  single s = {.asked = asked, .least = least, .count = count};
  for (size_t i = 0; i < count; i++) {
    snprintf(s.values[i][0], sizeof s.values[i][0], "a%zu", i);
    for (int o = 0; o < OUTCOMES; o++) s.truth.of[i][o] = table[i][o];
  }
  publish(&s);
  if (!attack_one(&s, true, &d, &replayed, TWINS)) fail_msg("%s: cells below the least count were recovered", what);
}

/* The reference is hidden, and is the largest: it takes nearly all of what is hidden, and the rest is a single person. */
void hidden_reference(void **state) {
  (void)state;
  static const uint64_t few[][OUTCOMES] = {{1, 4}, {1, 0}, {2, 3}}, usual[][OUTCOMES] = {{9, 191}, {1, 0}, {60, 140}};
  attack_fixed(10, SIZE_MAX, 3, usual, "a hidden reference, least count 10");
  attack_fixed(2, SIZE_MAX, 3, few, "a hidden reference, least count 2");
}

/* Two hidden groups fill up what the largest allows: both are as large, and neither can have been hidden for the other's sake. */
void equal_thirds(void **state) {
  (void)state;
  static const uint64_t table[][OUTCOMES] = {{5, 5}, {1, 9}, {1, 9}, {4, 4}};
  attack_fixed(2, SIZE_MAX, 4, table, "two hidden groups as large as the reference");
}
