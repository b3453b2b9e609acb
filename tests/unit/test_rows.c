/* Rule sets of many options: every way to lay out and to join the rows finds what evaluating condition by condition does.
 *
 * The property tests hold both against the specification, on rule sets of a few options; here rows are wide enough for
 * vectors, blocks and summaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "lower/seal.h"
#include "match/match.h"
#include "support/sorted.h"
#include "support/tables.h"

enum { PEOPLE = 40 };

static uint64_t state = 20260105;

static uint32_t below(uint32_t n) { /* splitmix64 */
  uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return (uint32_t)((z ^ z >> 31) % n);
}

/* ---- rules ---- */

static const char fields[] =
  "ruleset: many\nversion: '1'\ntitle: Many\ninclude_unverified_field: all_of_it\nfields:\n"
  "  all_of_it: {type: boolean}\n"
  "  region: {type: enum, values: [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11], label: Region}\n"
  "  group: {type: enum, values: [g0, g1, g2, g3, g4, g5, g6], label: Group}\n"
  "  harm: {type: enum, ordered: true, values: [low, medium, high], label: Harm}\n"
  "  age: {type: integer, min: 18, max: 99, label: Age}\n"
  "  score: {type: decimal, places: 2, min: 0, max: 100, label: Score}\n"
  "  flag: {type: boolean, label: Flag}\n"
  "  other: {type: boolean, label: Other}\n"
  "  needs: {type: set, values: [n0, n1, n2, n3], label: Needs}\n"
  "derived:\n"
  "  band: {bands_of: age, bands: {young: {below: 25}, middle: {at_least: 25, below: 50}, old: {at_least: 50}}}\n"
  "  both: {true_when: {all: [{flag: true}, {other: true}]}}\n"
  "options:\n";

static void put_clause(buf *to) {
  switch (below(10)) {
  case 0:
  case 1: buf_printf(to, "{region: r%u}", below(12)); break;
  case 2: buf_printf(to, "{region: {in: [r%u, r%u, r%u]}}", below(4), 4 + below(4), 8 + below(4)); break;
  case 3: buf_printf(to, "{group: g%u}", below(7)); break;
  case 4: buf_printf(to, "{harm: {at_least: %s}}", below(2) == 0 ? "medium" : "high"); break;
  case 5: buf_printf(to, "{age: {at_least: %u, below: %u}}", 19 + below(20), 41 + below(40)); break;
  case 6: buf_printf(to, "{score: {at_least: %u.%u}}", below(90), below(100)); break;
  case 7: buf_printf(to, "{needs: {includes: n%u}}", below(4)); break;
  case 8: buf_printf(to, "{band: {in: [%s, old]}}", below(2) == 0 ? "young" : "middle"); break;
  default: buf_printf(to, below(2) == 0 ? "{%s: true}" : "{%s: false}", below(3) == 0 ? "both" : below(2) == 0 ? "flag" : "other"); break;
  }
}

static void put_list(buf *to, const char *word, uint32_t count) {
  buf_printf(to, "{%s: [", word);
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0) buf_text(to, ", ");
    put_clause(to);
  }
  buf_text(to, "]}");
}

/* `plain`: nothing but criteria that all hold, of which rows are one plane; and most name a region. */
static void put_option(buf *to, uint32_t i, bool plain) {
  buf_printf(to, "  o%05u:\n    title: O\n    kind: k\n    rank: %u\n", i, 1 + below(50));
  if (plain || below(4) > 0) buf_text(to, "    source: {title: S, status: sourced}\n"); /* without, nobody has verified it */
  buf_text(to, "    eligible:\n      all:\n        - ");
  if (plain && below(10) > 0) buf_printf(to, "{region: r%u}", below(12));
  else put_clause(to);
  for (uint32_t n = below(4); n > 0; n--) {
    buf_text(to, "\n        - ");
    uint32_t how = plain ? 9 : below(10);
    if (how == 0) put_list(to, "any", 2 + below(3));
    else if (how == 1) put_list(to, "not: {any", 2), buf_char(to, '}');
    else if (how == 2) buf_text(to, "{at_least: 2, of: ["), put_clause(to), buf_text(to, ", "), put_clause(to), buf_text(to, ", "), put_clause(to), buf_text(to, "]}");
    else if (how == 3) buf_text(to, "{any: [{all: [{flag: true}, {group: g1}]}, {all: [{flag: false}, {group: g2}]}]}");
    else put_clause(to);
  }
  buf_char(to, '\n');
  if (!plain && below(3) == 0) buf_text(to, "    excluded:\n      any:\n        - "), put_clause(to), buf_char(to, '\n');
  if (!plain && below(3) == 0) buf_text(to, "    available:\n      all:\n        - "), put_clause(to), buf_char(to, '\n');
  if (!plain && below(4) == 0) buf_text(to, "    cautions:\n      - say: Doubtful\n        withholds: true\n        source: {title: S, status: conflict}\n        when: "), put_clause(to), buf_char(to, '\n');
}

static char *rules_of(uint32_t options, bool plain) {
  buf to = {0};
  buf_text(&to, fields);
  for (uint32_t i = 0; i < options; i++) put_option(&to, i, plain);
  buf_char(&to, '\0');
  assert_false(to.failed);
  return to.at;
}

/* ---- people ---- */

static void put_person(record *r, uint32_t missing) {
  const table *t = r->t;
  record_reset(r);
  record_know(r, 0, 20500);
  record_know(r, 1, 0);
  for (uint32_t i = 2; i < t->head->field_end; i++) {
    const t_datum *d = &t->data[i];
    if (below(100) < missing) {
      if (below(8) == 0) record_put(r, i, (answer){.state = ANSWER_INVALID, .why = INVALID_RANGE});
      continue;
    }
    if (d->type == T_SET) *(r->members + r->member_at[i]) = below(16);
    record_know(r, i, d->type == T_SET ? 0 : d->min + below((uint32_t)(d->max - d->min) + 1));
  }
}

static void check_same(const scratch *x, const scratch *y, const char *what) {
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    const option_outcome *a = &x->outcomes[i], *b = &y->outcomes[i];
    if (a->verdict != b->verdict || a->available != b->available || a->provisional != b->provisional || a->position != b->position)
      fail_msg("%s: option %u is %s, condition by condition %s", what, i, verdict_text((verdict)a->verdict), verdict_text((verdict)b->verdict));
  }
}

static void check_list(scratch *s, const record *r, const scratch *plain, uint32_t *list) {
  assert_int_equal(match_verdicts(s, r), EPF_OK);
  uint32_t count = match_list_eligible(s, &s->found, list), open = 0, at = 0;
  match_rank(s, list, count);
  for (uint32_t i = 0; i < s->t->option_count; i++) {
    uint8_t v = plain->outcomes[plain->order[i]].verdict;
    if (v == VERDICT_ELIGIBLE) assert_int_equal(list[at++], plain->order[i]);
    open += v == VERDICT_NEEDS_INFORMATION || v == VERDICT_ERROR;
  }
  assert_int_equal(at, count);
  assert_int_equal(match_count_unsettled(s, &s->found), open);
}

/* What decided flat options, by option. */
typedef struct told {
  const scratch *s;
  uint32_t option, *list, count;
} told;

/* Condition by condition, told as numbers of tests: an option has a clause once. */
static void take(void *to, const reason *r) {
  told *all = to;
  const flat_option *o = &all->s->flat.at[all->option];
  uint32_t nth = o->first;
  while (nth < o->first + o->count && all->s->flat.tests[nth].clause != r->clause) nth++;
  assert_true(nth < o->first + o->count);
  all->list[all->count++] = nth;
}

static void check_reasons(scratch *s, const scratch *plain, uint32_t *list, uint32_t *expected) {
  told all = {.s = plain, .list = expected};
  for (all.option = 0; all.option < s->t->option_count; all.option++)
    if (s->flat.at[all.option].count > 0) match_reasons(plain, all.option, take, &all);
  uint32_t count = match_list_reasons(s, list);
  sort_numbers(list, count);
  assert_int_equal(count, all.count);
  assert_memory_equal(list, expected, count * sizeof *list);
}

/* Each width, with the summaries and without, and with reasons listed either way, of one layout. */
static void check_layout(const char *rules, int lanes, uint64_t seed) {
  table *t = tables_laid_out(rules, lanes);
  const char *why = "";
  assert_int_equal(table_validate(tables_block(t), t->head->bytes, &why), EPF_OK);
  record *r;
  scratch *plain, *ways[2 * WIDTH_COUNT] = {NULL};
  assert_int_equal(record_new(&r, t), EPF_OK);
  assert_int_equal(scratch_new(&plain, t, NULL, (match_options){.plain = true}), EPF_OK);
  for (int width = WIDTH_BEST; width < WIDTH_COUNT; width++)
    for (int whole = 0; whole < 2 && rows_have_width((vector_width)width); whole++)
      assert_int_equal(scratch_new(&ways[2 * width + whole], t, NULL, (match_options){.eager = whole == 1, .lists = whole == 1 ? LISTS_FIELD_BY_FIELD : LISTS_JOINED, .rows = {(vector_width)width, whole == 1}}), EPF_OK);
  size_t room = (size_t)t->option_count + plain->flat.test_count + LIST_AHEAD;
  uint32_t *list = calloc(room, sizeof *list), *expected = calloc(room, sizeof *expected);
  assert_non_null(list);
  assert_non_null(expected);
  state = seed;
  for (uint32_t i = 0; i < PEOPLE; i++) {
    put_person(r, i % 4 * 15);
    assert_int_equal(match_record(plain, r), EPF_OK);
    for (int w = 0; w < 2 * WIDTH_COUNT; w++) {
      if (ways[w] == NULL) continue;
      check_list(ways[w], r, plain, list); /* first: what a match of the same person left behind would be right */
      assert_int_equal(match_record(ways[w], r), EPF_OK);
      check_same(ways[w], plain, rows_width_text((vector_width)(w / 2)));
      check_reasons(ways[w], plain, list, expected);
    }
  }
  for (int w = 0; w < 2 * WIDTH_COUNT; w++) scratch_free(ways[w]);
  scratch_free(plain);
  record_free(r);
  free(list);
  free(expected);
  tables_free(t);
}

static void check_size(uint32_t options, bool plain) {
  char *rules = rules_of(options, plain);
  for (int lanes = SEAL_BY_COST; lanes <= SEAL_SIDE_BY_SIDE; lanes++) check_layout(rules, lanes, options);
  free(rules);
}

static void small_sets(void **unused) {
  (void)unused;
  static const uint32_t sizes[] = {1, 2, 63, 64, 65, 127, 128, 129};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    check_size(sizes[i], true);
    check_size(sizes[i], false);
  }
}

static void large_sets(void **unused) {
  (void)unused;
  check_size(511, true);
  check_size(513, false);
  check_size(1500, true);
  check_size(1100, false);
}

/* ---- filling on demand ---- */

static const char picky[] =
  "ruleset: picky\nversion: '1'\ntitle: Picky\nstages: [early, late]\ninclude_unverified_field: all_of_it\nfields:\n"
  "  all_of_it: {type: boolean}\n"
  "  region: {type: enum, values: [north, south], label: Region}\n"
  "  score: {type: integer, min: 0, max: 99, label: Score}\n"
  "  other: {type: integer, min: 0, max: 99, label: Other}\n"
  "derived:\n"
  "  both: {sum: [score, other]}\n"
  "  high: {true_when: {both: {at_least: 50}}}\n"
  "  low: {true_when: {score: {below: 10}}}\n"
  "  harm: {true_when: {other: {at_least: 90}}}\n"
  "  grave: {true_when: {other: {at_least: 95}}}\n"
  "options:\n"
  "  first:\n    title: F\n    kind: k\n    rank: 1\n    source: {title: S, status: sourced}\n"
  "    stages: [early]\n"
  "    eligible: {all: [{region: north}, {high: true}]}\n"
  "    excluded: {any: [{low: true}]}\n"
  "  second:\n    title: S\n    kind: k\n    rank: 2\n    source: {title: S, status: sourced}\n"
  "    eligible: {all: [{score: {at_least: 40}}, {low: false}]}\n"
  "    available: {all: [{harm: false}]}\n"
  "  third:\n    title: T\n    kind: k\n    rank: 3\n    source: {title: S, status: sourced}\n"
  "    eligible: {all: [{region: south}]}\n"
  "    cautions: [{when: {grave: true}, say: Doubtful, withholds: true, source: {title: S, status: conflict}}]\n"
  "  fourth:\n    title: V\n    kind: k\n    rank: 4\n    source: {title: S, status: sourced}\n"
  "    eligible: {any: [{all: [{region: north}, {high: true}]}, {all: [{region: south}, {option: third}]}]}\n";

static uint32_t datum_named(const table *t, const char *id) {
  for (uint32_t i = 0; i < t->data_count; i++)
    if (str_eq(table_str(t, t->data[i].id), str_from(id))) return i;
  fail_msg("there is no %s", id);
  return TABLE_NONE;
}

enum { UNTOUCHED = -77 };

static void put_picky(record *r, int stage, int region, int score) {
  record_reset(r);
  record_know(r, 0, 20500);
  record_know(r, 1, stage);
  if (region >= 0) record_know(r, datum_named(r->t, "region"), region);
  if (score >= 0) record_know(r, datum_named(r->t, "score"), score);
}

/* Which of these are filled for such a person. */
static void check_filled(scratch *s, record *r, int stage, int region, int score, const char *expected) {
  static const char *const names[] = {"both", "high", "low", "harm", "grave"};
  enum { NAMES = sizeof names / sizeof *names };
  char found[40] = "";
  put_picky(r, stage, region, score);
  for (int i = 0; i < NAMES; i++) s->strict.state[s->t->data[datum_named(s->t, names[i])].slot].lo = UNTOUCHED;
  assert_int_equal(match_verdicts(s, r), EPF_OK);
  for (int i = 0; i < NAMES; i++)
    if (s->strict.state[s->t->data[datum_named(s->t, names[i])].slot].lo != UNTOUCHED) strcat(strcat(found, names[i]), " ");
  assert_string_equal(found, expected);
}

/* A value is worked out only where an option that is still alive looks at it, and with it what it rests on. */
static void only_what_is_needed(void **unused) {
  (void)unused;
  table *t = tables_laid_out(picky, SEAL_BY_COST);
  record *r;
  scratch *s, *eager;
  assert_int_equal(record_new(&r, t), EPF_OK);
  assert_int_equal(scratch_new(&s, t, NULL, (match_options){0}), EPF_OK);
  assert_int_equal(scratch_new(&eager, t, NULL, (match_options){.eager = true}), EPF_OK);
  const char *all = "both high low harm grave ";
  check_filled(s, r, 0, 0, 70, all);
  check_filled(s, r, 0, -1, -1, all);                /* nothing is known, so everything may matter */
  check_filled(s, r, 0, 1, 70, "low harm grave ");   /* the first one's criteria cannot be met: `high` is nobody's */
  check_filled(s, r, 0, 1, 20, "grave ");            /* nor the second one's: nobody looks where it is offered */
  check_filled(s, r, 0, 0, 20, "both high low grave "); /* the first one's alone */
  check_filled(s, r, 1, 0, 20, "both high grave ");  /* which does not apply; the fourth looks at `high` */
  check_filled(s, r, 0, 0, 70, all);
  check_filled(eager, r, 1, 0, 20, all);
  uint32_t list[4 + LIST_AHEAD];
  for (int i = 0; i < 4; i++) { /* what withholds is worked out anew for each person */
    put_picky(r, 1, 1, 20);
    record_know(r, datum_named(t, "other"), i % 2 == 0 ? 99 : 0);
    assert_int_equal(match_verdicts(s, r), EPF_OK);
    assert_int_equal(match_list_eligible(s, &s->found, list), 2 * (i % 2)); /* the third, and the fourth that rests on it */
    assert_int_equal(match_count_unsettled(s, &s->found), 2 - 2 * (i % 2));
  }
  put_picky(r, 0, 0, 70);
  record_know(r, datum_named(t, "all_of_it"), true); /* then nothing is withheld */
  s->strict.state[t->data[datum_named(t, "grave")].slot].lo = UNTOUCHED;
  assert_int_equal(match_verdicts(s, r), EPF_OK);
  assert_int_equal(s->strict.state[t->data[datum_named(t, "grave")].slot].lo, UNTOUCHED);
  scratch_free(s);
  scratch_free(eager);
  record_free(r);
  tables_free(t);
}

/* ---- layouts ---- */

static void layouts_differ(void **unused) {
  (void)unused;
  char *rules = rules_of(1500, true);
  table *named = tables_laid_out(rules, SEAL_AS_NAMED), *together = tables_laid_out(rules, SEAL_SIDE_BY_SIDE), *chosen = tables_laid_out(rules, SEAL_BY_COST);
  uint32_t moved = 0;
  for (uint32_t i = 0; i < 1500; i++) {
    assert_int_equal(named->lanes[i], i);
    moved += together->lanes[i] != i;
  }
  assert_true(moved > 1000);
  assert_int_equal(named->head->summary_words, 0);
  assert_int_equal(together->head->summary_words, 1);
  assert_memory_equal(chosen->lanes, together->lanes, 1500 * sizeof *chosen->lanes); /* most options name a region: it pays */
  free(rules);
  tables_free(named);
  tables_free(together);
  tables_free(chosen);
}

/* check_reasons has held both ways to list reasons against condition by condition. */
static void reasons_are_listed_both_ways(void **unused) {
  (void)unused;
  static const uint32_t sizes[] = {63, 1500};
  for (int k = 0; k < 2; k++) {
    char *rules = rules_of(sizes[k], true);
    table *t = tables_laid_out(rules, SEAL_BY_COST);
    scratch *s;
    assert_int_equal(scratch_new(&s, t, NULL, (match_options){.lists = LISTS_JOINED}), EPF_OK);
    assert_true(s->flat.test_count > sizes[k] / 2);
    assert_int_equal(listing_is_wide(s->listing), k == 0);
    scratch_free(s);
    tables_free(t);
    free(rules);
  }
}

/* A summary that shows a block as empty which is not would hide options. */
static void forged_summary(void **unused) {
  (void)unused;
  char *rules = rules_of(1500, true);
  table *t = tables_laid_out(rules, SEAL_SIDE_BY_SIDE);
  size_t bytes = t->head->bytes, at = t->head->section[SEC_SUMMARIES].at;
  char *forged = malloc(bytes);
  assert_non_null(forged);
  for (uint64_t i = 0; i < t->head->section[SEC_SUMMARIES].count; i += 7)
    for (uint32_t bit = 0; bit < 64; bit += 9) {
      const char *why = "";
      memcpy(forged, tables_block(t), bytes);
      forged[at + i * 8 + bit / 8] ^= (char)(1 << bit % 8);
      table_checksum((uint8_t *)forged + offsetof(t_header, checksum), forged, bytes);
      assert_int_equal(table_validate(forged, bytes, &why), EPF_E_FORMAT);
      assert_string_equal(why, "a summary is not what its row says");
    }
  memcpy(forged, tables_block(t), bytes); /* damaged: its checksum, taken beside all else, is what is told */
  forged[at] ^= 1;
  const char *why = "";
  assert_true(bytes >= UINT32_C(1) << 20);
  assert_int_equal(table_validate(forged, bytes, &why), EPF_E_FORMAT);
  assert_string_equal(why, "its checksum does not fit: it was damaged");
  free(forged);
  free(rules);
  tables_free(t);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(small_sets), cmocka_unit_test(large_sets), cmocka_unit_test(only_what_is_needed), cmocka_unit_test(layouts_differ), cmocka_unit_test(reasons_are_listed_both_ways), cmocka_unit_test(forged_summary)};
  return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
