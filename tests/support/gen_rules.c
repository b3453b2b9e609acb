/* Rule sets. An author who knows what each name can be, so that everything written is valid:
 *
 *   fields -> an early option and condition -> derived values -> conditions -> options
 *
 * Each may use what was written before it, so nothing goes round in a circle. Ranges are small and the same names
 * are tested again and again, so that boundaries and overlapping tests are common. Every condition's conjuncts,
 * and those of its negation, are counted and kept few.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>

#include "support/gen_author.h"

/* ---- sources ---- */

static const char *pick_status(author *a) {
  static const char *const status[] = {"sourced", "secondary", "unverified", "conflict"};
  return status[below(a, 4)];
}

static void write_source(author *a, const char *indent, uint32_t percent) {
  if (chance(a, percent)) gen_put(&a->out, "%ssource: {title: Source, status: %s}\n", indent, pick_status(a));
}

/* Into the mapping that begins at `mark`. */
static void insert_source(author *a, size_t mark) {
  char *rest = strdup(a->out.at + mark + 1);
  if (rest == NULL) abort();
  a->out.len = mark;
  gen_put(&a->out, "{source: {title: Source, status: %s}, %s", pick_status(a), rest);
  free(rest);
}

/* ---- named conditions and options ---- */

static void write_condition(author *a) {
  named *c = &a->conditions[a->condition_count];
  snprintf(c->id, sizeof c->id, "c_%c%d", (char)('a' + below(a, 8)), a->condition_count);
  a->read_protected = false;
  gen_put(&a->out, "  %s: ", c->id);
  size_t mark = a->out.len;
  c->wide = author_write_clause(a, 2, 8);
  if (chance(a, 20)) insert_source(a, mark);
  gen_put(&a->out, "\n");
  c->is_protected = a->read_protected;
  a->condition_count++;
}

static const subject *pick_window_date(author *a) {
  for (int i = 0; i < LEAF_TRIES; i++) {
    const subject *s = &a->subjects[below(a, a->field_end)];
    if (s->type == TYPE_DATE && !s->of_item && !s->is_protected && s->low < s->high) return s;
  }
  return &a->subjects[DATUM_AS_OF];
}

static void put_window(author *a, const subject *s, const int64_t *from, const int64_t *to) {
  gen_put(&a->out, "in_force: {%s: {", s->id);
  if (from != NULL) gen_put(&a->out, "from: ");
  if (from != NULL) author_put_value(a, s, *from);
  if (to != NULL) gen_put(&a->out, from != NULL ? ", to: " : "to: ");
  if (to != NULL) author_put_value(a, s, *to);
  gen_put(&a->out, "}}");
}

static void write_body(author *a, const char *indent, const char *key, int depth, unsigned cap, uint32_t percent) {
  if (!chance(a, percent)) return;
  gen_put(&a->out, "%s%s: ", indent, key);
  author_write_clause(a, depth, cap);
  gen_put(&a->out, "\n");
}

static void write_bodies(author *a, const char *indent, unsigned cap, uint32_t percent) {
  write_body(a, indent, "eligible", cap > 8 ? 3 : 2, cap, percent);
  write_body(a, indent, "prerequisites", 1, cap > 8 ? 8 : 2, percent / 4);
  write_body(a, indent, "excluded", 2, cap, percent / 2);
  write_body(a, indent, "available", 1, cap > 8 ? 8 : 4, percent / 2);
}

/* `replaced`: versions may have others instead. */
static void write_cautions(author *a, const char *indent, bool replaced) {
  int count = 1 + (int)below(a, 2);
  gen_put(&a->out, "%scautions:\n", indent);
  for (int i = 0; i < count; i++) {
    gen_put(&a->out, "%s  - when: ", indent);
    author_write_clause(a, 1, 16);
    gen_put(&a->out, "\n%s    say: Caution %d\n", indent, i);
    bool withholds = a->includes_unverified && !replaced && chance(a, 30);
    if (withholds) gen_put(&a->out, "%s    withholds: true\n", indent);
    if (withholds || chance(a, 25)) gen_put(&a->out, "%s    source: {title: Source, status: %s}\n", indent, withholds ? chance(a, 50) ? "unverified" : "conflict" : pick_status(a));
  }
}

/* Two or three versions that follow one another without a gap. */
static void write_versions(author *a, unsigned cap) {
  const subject *s = pick_window_date(a);
  int64_t cut = gen_between(a->g, s->low + 1, s->high);
  int64_t second = cut < s->high ? gen_between(a->g, cut + 1, s->high) : cut;
  bool three = second > cut && chance(a, 40);
  gen_put(&a->out, "    versions:\n");
  for (int i = 0; i < (three ? 3 : 2); i++) {
    gen_put(&a->out, "      - ");
    bool last = i == (three ? 2 : 1);
    int64_t from = i == 1 ? cut : second;
    put_window(a, s, i > 0 ? &from : NULL, i == 0 ? &cut : last ? NULL : &second);
    gen_put(&a->out, "\n");
    write_bodies(a, "        ", cap, 60);
    write_source(a, "        ", 40);
    if (chance(a, 30)) write_cautions(a, "        ", false);
  }
}

/* ---- packages ---- */

static void write_package_clause(author *a) {
  bool outer = a->read_protected; /* no verdict reads it */
  a->in_package = true;
  author_write_clause(a, 2, 12);
  a->in_package = false;
  a->read_protected = outer;
}

static void write_limit(author *a, const char *amount) {
  int from = (int)below(a, 12);
  bool low = chance(a, 60), high = !low || chance(a, 60);
  gen_put(&a->out, "      - amount: %s\n", amount);
  if (low) gen_put(&a->out, "        at_least: %d\n", from);
  if (high) gen_put(&a->out, "        at_most: %u\n", (unsigned)from + below(a, 6));
  if (chance(a, 30)) gen_put(&a->out, "        objection: %s\n", chance(a, 30) ? "true" : "false");
  if (chance(a, 60)) {
    gen_put(&a->out, "        when: ");
    write_package_clause(a);
    gen_put(&a->out, "\n");
  }
}

static void write_limits(author *a, int which) {
  if (a->amounts[which] != 0) gen_put(&a->out, "    limits:\n");
  for (unsigned i = 0; i < 2; i++)
    for (int n = 0; (a->amounts[which] >> i & 1) != 0 && (n == 0 || (n < 3 && chance(a, 40))); n++) write_limit(a, author_amounts[i]);
}

/* Of a bar the later option speaks, so that it is said once. */
static void write_packages_of(author *a, int which) {
  if (chance(a, 70)) gen_put(&a->out, "    purposes: [%s]\n", author_purposes[below(a, a->purpose_count)]);
  write_limits(a, which);
  int other = (int)below(a, a->written_count);
  if (chance(a, 20) && other != which) gen_put(&a->out, "    requires: [%s]\n", a->options[other]);
  else if (chance(a, 15)) gen_put(&a->out, "    requires: [{kind: %s}]\n", chance(a, 50) ? "alpha" : "beta");
  if (which > 0 && chance(a, 30)) gen_put(&a->out, "    incompatible_with: [%s]\n", a->options[below(a, which)]);
}

static void write_package_rules(author *a) {
  int count = 1 + (int)below(a, 3);
  gen_put(&a->out, "package_rules:\n");
  for (int i = 0; i < count; i++) {
    gen_put(&a->out, "  rule-%d:\n    say: Rule %d\n    objection: %s\n    when: ", i, i, chance(a, 70) ? "true" : "false");
    write_package_clause(a);
    gen_put(&a->out, "\n");
  }
}

static void plan_packages(author *a) {
  if (!chance(a, 60)) return;
  a->purpose_count = 1 + (int)below(a, 3);
  gen_put(&a->out, "amounts: [%s, %s]\npurposes: [", author_amounts[0], author_amounts[1]);
  for (int i = 0; i < a->purpose_count; i++) gen_put(&a->out, "%s%s", i > 0 ? ", " : "", author_purposes[i]);
  gen_put(&a->out, "]\n");
  for (int i = 0; i < a->written_count; i++) a->amounts[i] = chance(a, 60) ? 1 + below(a, 3) : 0;
}

/* Some things that all hold, and nothing else: what the engine takes for flat, where they are tests of fields. */
static void write_plain_body(author *a) {
  gen_put(&a->out, "    source: {title: Source, status: sourced}\n    eligible: {all: [");
  for (uint32_t left = 1 + below(a, 4); left > 0; left--) {
    author_write_clause(a, 0, 24);
    if (left > 1) gen_put(&a->out, ", ");
  }
  gen_put(&a->out, "]}\n");
}

static void write_option(author *a) {
  const char *id = a->options[a->option_count];
  gen_put(&a->out, "  %s:\n    title: Option %d\n    kind: %s\n", id, a->option_count,
          a->option_count < a->alpha_count ? "alpha" : "beta");
  if (chance(a, 60)) gen_put(&a->out, "    rank: %u\n", 1 + below(a, 3));
  if (chance(a, 25)) {
    write_plain_body(a);
    if (a->purpose_count > 0) write_packages_of(a, a->option_count);
    a->option_count++;
    return;
  }
  if (a->subjects[DATUM_STAGE].value_count > 1 && chance(a, 40)) {
    gen_put(&a->out, "    stages: ");
    author_put_codes(a, &a->subjects[DATUM_STAGE], a->subjects[DATUM_STAGE].value_count, true);
    gen_put(&a->out, "\n");
  }
  write_source(a, "    ", 50);
  uint32_t way = below(a, 10);
  write_bodies(a, "    ", way >= 8 ? 4 : 24, 90);
  if (way >= 8) write_versions(a, 4);
  else if (way >= 6) {
    const subject *s = pick_window_date(a);
    int64_t from = pick_bound(a, s);
    gen_put(&a->out, "    ");
    put_window(a, s, &from, NULL);
    gen_put(&a->out, "\n");
  }
  if (chance(a, 40)) write_cautions(a, "    ", way >= 8);
  if (a->purpose_count > 0) write_packages_of(a, a->option_count);
  a->option_count++;
}

/* Moves what was written from `mark` on behind `to`. */
static void move_text(gen_text *from, size_t mark, gen_text *to) {
  if (from->len > mark) gen_put(to, "%s", from->at + mark);
  from->len = mark;
  if (from->at != NULL) from->at[mark] = '\0';
}

/* ---- the rule set ---- */

static void add_built_in(author *a) {
  static const char *const stages[] = {"before", "during", "after"};
  subject *s = author_new_subject(a, "x");
  *s = (subject){.id = "as_of", .type = TYPE_DATE};
  s->min = ORACLE_DAY_MIN;
  s->max = ORACLE_DAY_MAX;
  s->low = oracle_day(2010, 1, 1);
  s->high = oracle_day(2012, 12, 31);
  s = &a->subjects[DATUM_STAGE];
  *s = (subject){.id = "stage", .type = TYPE_ENUM, .value_count = 1 + (int)below(a, 3)};
  for (int i = 0; i < s->value_count; i++) s->values[i] = stages[i];
  set_range(s, 0, s->value_count - 1);
  a->subject_count = DATUM_FIELDS;
  a->focus = DATUM_FIELDS;
}

static void write_head(author *a) {
  const subject *stage = &a->subjects[DATUM_STAGE];
  gen_put(&a->out, "ruleset: generated\nversion: \"1\"\ntitle: Generated\ndurations: {month: 30 days, year: 365 days}\n");
  if (a->includes_unverified) gen_put(&a->out, "include_unverified_field: shown\n");
  gen_put(&a->out, "stages: [");
  for (int i = 0; i < stage->value_count; i++) gen_put(&a->out, "%s%s", i > 0 ? ", " : "", stage->values[i]);
  gen_put(&a->out, "]\n");
}

char *gen_rules(gen *g) {
  author a = {.g = g};
  gen_text conditions = {0}, options = {0}, derived = {0}, guidelines = {0};
  int option_count = 2 + (int)below(&a, OPTIONS_MAX - 1), derived_count = 2 + (int)below(&a, 5);
  int condition_count = (int)below(&a, 4);
  a.alpha_count = 1 + (int)below(&a, option_count - 1);
  for (int i = 0; i < option_count; i++) snprintf(a.options[i], sizeof a.options[i], "%c-%d", (char)('a' + below(&a, 26)), i);
  a.has_guidelines = chance(&a, 30);
  a.includes_unverified = chance(&a, a.has_guidelines ? 70 : 20);
  add_built_in(&a);
  write_head(&a);
  a.written_count = option_count;
  plan_packages(&a);
  author_write_fields(&a);
  size_t mark = a.out.len;
  gen_put(&conditions, "conditions:\n");
  if (condition_count > 0) write_condition(&a);
  move_text(&a.out, mark, &conditions);
  gen_put(&options, "options:\n");
  a.read_protected = false;
  if (chance(&a, 40)) write_option(&a);
  a.options_read_protected = a.read_protected; /* only such options can stand behind a derived value */
  move_text(&a.out, mark, &options);
  gen_put(&derived, "derived:\n");
  gen_put(&guidelines, "%s", "");
  if (a.has_guidelines) author_write_guidelines(&a);
  move_text(&a.out, mark, &guidelines);
  if (a.has_guidelines) author_write_guided(&a);
  int of_items = a.most > 0 ? (int)below(&a, 4) : 0;
  for (int i = 0; i < of_items; i++) {
    author_write_derived_of_item(&a);
    write_source(&a, "    ", 25);
  }
  for (int i = 0; i < derived_count; i++) {
    author_write_derived(&a);
    write_source(&a, "    ", 25);
  }
  move_text(&a.out, mark, &derived);
  while (a.condition_count < condition_count) write_condition(&a);
  move_text(&a.out, mark, &conditions);
  while (a.option_count < option_count) write_option(&a);
  move_text(&a.out, mark, &options);
  gen_put(&a.out, "%s%s%s%s", guidelines.at, derived.at, condition_count > 0 ? conditions.at : "", options.at);
  if (a.purpose_count > 0) write_package_rules(&a);
  free(conditions.at);
  free(options.at);
  free(derived.at);
  free(guidelines.at);
  return a.out.at;
}
