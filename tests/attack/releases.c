/* Several releases of one file: all tables of its groups crossed that fit what stands in the log. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "attack.h"
#include "epf/bias.h"

enum { SIDE_MAX = 4, CELLS_MAX = SIDE_MAX * SIDE_MAX, SUMS_MAX = 160, GROUPINGS = 3, STEPS_MAX = 60000, FIELDS = 19 };
typedef enum grouping { BY_A, BY_B, BY_BOTH } grouping;
static const char *const grouping_columns[GROUPINGS] = {"a", "b", "a,b"};

/* People by a, b and outcome; a cell has a bit. The last row and column are of those whose value is missing, if there are any. */
typedef struct table {
  size_t rows, columns;
  bool missing;
  uint64_t least, of[OUTCOMES][CELLS_MAX];
} table;

typedef struct sum {
  uint32_t cells;
  uint64_t value[OUTCOMES];
} sum;

/* What was published: sums; and sets of cells in which there is somebody, since a group of nobody is not listed. */
typedef struct known {
  sum sums[SUMS_MAX];
  size_t sum_count;
  uint32_t peopled[SUMS_MAX];
  size_t peopled_count;
  bool made[GROUPINGS];
} known;

static size_t cells_of(const table *t) { return t->rows * t->columns; }
static bool is_missing_at(const table *t, size_t place, size_t count) { return t->missing && place + 1 == count; }

/* The cells of a group: a row, a column, or both; SIZE_MAX takes all that have a value. */
static uint32_t group_cells(const table *t, grouping g, size_t row, size_t column) {
  uint32_t cells = 0;
  for (size_t i = 0; i < cells_of(t); i++) {
    size_t r = i / t->columns, c = i % t->columns;
    bool in_row = row == SIZE_MAX ? !is_missing_at(t, r, t->rows) : r == row, in_column = column == SIZE_MAX ? !is_missing_at(t, c, t->columns) : c == column;
    if ((g == BY_B || in_row) && (g == BY_A || in_column)) cells |= 1u << i;
  }
  return cells;
}

static uint64_t sum_over(const table *t, int o, uint32_t cells) {
  uint64_t s = 0;
  for (size_t i = 0; i < cells_of(t); i++)
    if ((cells >> i & 1) != 0) s += t->of[o][i];
  return s;
}

/* ---- releasing ---- */

static void write_table(const table *t, const char *path) {
  FILE *f = fopen(path, "w");
  if (f == NULL) fail_msg("%s cannot be written", path);
  fputs("a,b,outcome,people\n", f);
  for (size_t i = 0; i < cells_of(t); i++)
    for (int o = 0; o < OUTCOMES; o++) {
      size_t r = i / t->columns, c = i % t->columns;
      char row[24] = "", column[24] = "";
      if (!is_missing_at(t, r, t->rows)) snprintf(row, sizeof row, "a%zu", r);
      if (!is_missing_at(t, c, t->columns)) snprintf(column, sizeof column, "b%zu", c);
      fprintf(f, "%s,%s,%s,%llu\n", row, column, o == 0 ? "yes" : "no", (unsigned long long)t->of[o][i]);
    }
  assert_int_equal(fclose(f), 0);
}

/* False: the program will not release it. */
static bool release_by(grouping g, uint64_t least, const char *table_path, const char *log_path, const char *name) {
  epf_buffer *to = epf_buffer_new(), *log = epf_buffer_new(), *why = epf_buffer_new();
  epf_bias_options o = {.from = EPF_BIAS_CSV, .sources = &table_path, .source_count = 1, .group = grouping_columns[g], .outcome = "outcome", .outcome_value = "yes",
                        .count = "people", .level = 0.95, .min_count = least, .release = name, .release_log = log_path, .population = "people", .format = EPF_BIAS_JSON};
  epf_status status = epf_bias_report(&o, to, log, why);
  if (status != EPF_OK && status != EPF_E_ARGUMENT) fail_msg("%s: %.*s", epf_status_text(status), (int)epf_buffer_len(why), epf_buffer_bytes(why));
  epf_buffer_free(to);
  epf_buffer_free(log);
  epf_buffer_free(why);
  return status == EPF_OK;
}

/* ---- the log ---- */

/* Cuts a row of CSV in place; cells in quotes hold commas. */
static size_t cut_row(char *row, char *fields[FIELDS]) {
  size_t count = 0;
  for (char *p = row; count < FIELDS;) {
    bool quoted = *p == '"';
    fields[count++] = p += quoted;
    p += strcspn(p, quoted ? "\"" : ",\r\n");
    bool more = p[quoted] == ',';
    *p = '\0';
    p += 1 + quoted;
    if (!more) break;
  }
  return count;
}

static size_t place_of(const char *value, char side) {
  assert_true(value[0] == side && value[1] >= '0' && value[1] <= '9');
  return (size_t)(value[1] - '0');
}

/* Each set of cells once. */
static void know_sum(known *k, uint32_t cells, uint64_t selected, uint64_t passed_over) {
  for (size_t i = 0; i < k->sum_count; i++)
    if (k->sums[i].cells == cells) return;
  if (k->sum_count < SUMS_MAX) k->sums[k->sum_count++] = (sum){cells, {selected, passed_over}};
}

/* A sum less another within it is a sum, too. It follows, but the search sees sooner what cannot be. */
static void know_differences(known *k) {
  for (size_t i = 0; i < k->sum_count; i++)
    for (size_t j = 0; j < i; j++) {
      const sum *a = &k->sums[i], *b = &k->sums[j];
      if ((a->cells & b->cells) == a->cells) a = b, b = &k->sums[i];
      if ((a->cells & b->cells) == b->cells && a->cells != b->cells) know_sum(k, a->cells & ~b->cells, a->value[0] - b->value[0], a->value[1] - b->value[1]);
    }
}

static void know_cell(known *k, const table *t, grouping g, const char *cell, const char *n, const char *x, uint32_t *listed) {
  size_t row = SIZE_MAX, column = SIZE_MAX;
  uint64_t selected = strtoull(x, NULL, 10);
  bool all = strcmp(cell, "(all)") == 0;
  if (!all && g != BY_B) row = place_of(cell, 'a');
  if (!all && g != BY_A) column = place_of(g == BY_B ? cell : strchr(cell, ',') + 1, 'b');
  uint32_t cells = group_cells(t, g, row, column);
  if (n[0] != '\0') know_sum(k, cells, selected, strtoull(n, NULL, 10) - selected);
  if (all) return;
  *listed |= cells;
  k->peopled[k->peopled_count++] = cells;
}

static void read_log(known *k, const table *t, const char *path) {
  static char line[1024];
  uint32_t listed[GROUPINGS] = {0};
  *k = (known){0};
  FILE *f = fopen(path, "r");
  if (f == NULL) return; /* nothing could be released */
  char *fields[FIELDS];
  for (bool head = true; fgets(line, sizeof line, f) != NULL; head = false) {
    assert_int_equal(cut_row(line, fields), FIELDS);
    if (head) {
      assert_string_equal(fields[12], "groups");
      assert_string_equal(fields[14], "cell");
      continue;
    }
    for (int g = 0; g < GROUPINGS; g++)
      if (strcmp(fields[12], grouping_columns[g]) == 0) {
        k->made[g] = true;
        know_cell(k, t, (grouping)g, fields[14], fields[15], fields[16], &listed[g]);
      }
  }
  fclose(f);
  for (int g = 0; g < GROUPINGS; g++) {
    uint32_t unlisted = group_cells(t, (grouping)g, SIZE_MAX, SIZE_MAX) & ~listed[g];
    if (k->made[g] && unlisted != 0) know_sum(k, unlisted, 0, 0);
  }
  know_differences(k);
}

/* ---- all tables that fit: one outcome after the other ---- */

typedef struct solver {
  size_t cells;
  uint32_t masks[SUMS_MAX + 1];
  uint64_t left[SUMS_MAX + 1], low[CELLS_MAX], high[CELLS_MAX], value[CELLS_MAX];
  size_t sums;
  uint64_t steps;
  bool tired; /* too many steps */
  const uint64_t *near; /* values to begin with */
  bool (*found)(const struct solver *s, void *user);
  void *user;
} solver;

static void solver_init(solver *s, const table *t, const known *k, int o) {
  *s = (solver){.cells = cells_of(t), .near = t->of[o]};
  for (size_t i = 0; i < s->cells; i++) s->high[i] = 5 * t->least; /* where nothing bounds it */
  for (size_t e = 0; e < k->sum_count; e++) {
    s->masks[s->sums] = k->sums[e].cells;
    s->left[s->sums++] = k->sums[e].value[o];
  }
}

/* `free`: a cell in no sum may be anything; else it has somebody, and nothing rests on how many. */
static void bound_all(solver *s, bool free) {
  for (size_t i = 0; i < s->cells; i++) {
    bool bounded = false;
    for (size_t e = 0; e < s->sums; e++) {
      if ((s->masks[e] >> i & 1) == 0) continue;
      if (!bounded || s->left[e] < s->high[i]) s->high[i] = s->left[e];
      bounded = true;
    }
    if (!bounded && !free) s->low[i] = s->high[i];
  }
}

/* Cell i, when those before it are set. False: stop. */
static bool solve(solver *s, size_t i) {
  if (++s->steps > STEPS_MAX) {
    s->tired = true;
    return false;
  }
  if (i == s->cells) return s->found(s, s->user);
  uint64_t low = s->low[i], high = s->high[i];
  uint32_t rest = ~((2u << i) - 1);
  for (size_t e = 0; e < s->sums; e++) {
    if ((s->masks[e] >> i & 1) == 0) continue;
    uint64_t others = 0;
    for (size_t k = i + 1; k < s->cells; k++)
      if ((s->masks[e] & rest) >> k & 1) others += s->high[k];
    if (s->left[e] < high) high = s->left[e];
    if (s->left[e] > others && s->left[e] - others > low) low = s->left[e] - others;
  }
  for (uint64_t far = 0, v = s->near[i]; far <= high + s->near[i]; far++)
    for (int side = 0; side < (far == 0 ? 1 : 2); side++) {
      if (side == 0 && far > s->near[i]) continue;
      v = side == 0 ? s->near[i] - far : s->near[i] + far;
      if (v < low || v > high) continue;
      s->value[i] = v;
      for (size_t e = 0; e < s->sums; e++) s->left[e] -= (s->masks[e] >> i & 1) != 0 ? v : 0;
      bool go_on = solve(s, i + 1);
      for (size_t e = 0; e < s->sums; e++) s->left[e] += (s->masks[e] >> i & 1) != 0 ? v : 0;
      if (!go_on) return false;
    }
  return true;
}

static uint64_t solved(const solver *s, uint32_t cells) {
  uint64_t n = 0;
  for (size_t i = 0; i < s->cells; i++) n += (cells >> i & 1) != 0 ? s->value[i] : 0;
  return n;
}

/* Is there a table in which these cells of this outcome have this sum? */
typedef struct question {
  const table *t;
  const known *k;
  int o;
  const solver *first; /* when the other outcome is looked for */
  bool yes, unsure;
  uint64_t steps; /* for the other outcome */
} question;

/* Of the other outcome: are all who must be there there? */
static bool is_peopled(const solver *s, void *user) {
  question *q = user;
  q->yes = true;
  for (size_t i = 0; i < q->k->peopled_count; i++) q->yes &= solved(s, q->k->peopled[i]) + solved(q->first, q->k->peopled[i]) > 0;
  return !q->yes;
}

static bool has_other_half(const solver *s, void *user) {
  question *q = user;
  bool true_half = true; /* that of the true table fits as far as sums go: try it first */
  for (size_t i = 0; i < q->k->peopled_count; i++) true_half &= solved(s, q->k->peopled[i]) + sum_over(q->t, 1 - q->o, q->k->peopled[i]) > 0;
  if (true_half) {
    q->yes = true;
    return false;
  }
  solver other;
  solver_init(&other, q->t, q->k, 1 - q->o);
  bound_all(&other, false);
  q->first = s;
  other.found = is_peopled;
  other.user = q;
  other.steps = q->steps;
  solve(&other, 0);
  q->steps = other.steps;
  q->unsure |= other.tired && !q->yes;
  return !q->yes && !q->unsure;
}

static bool can_be(const table *t, const known *k, int o, uint32_t cells, uint64_t value, bool *unsure) {
  question q = {.t = t, .k = k, .o = o};
  solver s;
  solver_init(&s, t, k, o);
  s.masks[s.sums] = cells;
  s.left[s.sums++] = value;
  bound_all(&s, false);
  s.found = has_other_half;
  s.user = &q;
  solve(&s, 0);
  *unsure |= (s.tired || q.unsure) && !q.yes;
  return q.yes;
}

/* The values that a sum can have, those next to the truth first. */
static bool values_of(const table *t, const known *k, int o, uint32_t cells, seen *to) {
  uint64_t truth = sum_over(t, o, cells);
  bool unsure = false;
  see(to, truth);
  for (uint64_t far = 1; far <= 4 * t->least && to->count < VALUES_MAX; far++) {
    if (far <= truth && can_be(t, k, o, cells, truth - far, &unsure)) see(to, truth - far);
    if (can_be(t, k, o, cells, truth + far, &unsure)) see(to, truth + far);
  }
  return !unsure;
}

/* ---- telling ---- */

static void tell(const table *t, const char *log_path) {
  print_message("  least count %llu; selected and passed over by a (rows) and b (columns)%s:\n", (unsigned long long)t->least, t->missing ? ", the last of each is missing" : "");
  for (size_t r = 0; r < t->rows; r++) {
    print_message("   ");
    for (size_t c = 0; c < t->columns; c++) print_message(" %4llu %4llu ", (unsigned long long)t->of[0][r * t->columns + c], (unsigned long long)t->of[1][r * t->columns + c]);
    print_message("\n");
  }
  static char line[1024];
  FILE *f = fopen(log_path, "r");
  char *fields[FIELDS];
  while (f != NULL && fgets(line, sizeof line, f) != NULL)
    if (cut_row(line, fields) == FIELDS && strcmp(fields[0], "release") != 0)
      print_message("  %s by %-4s %-6s %s%s%s\n", fields[0], fields[12], fields[14], fields[15][0] != '\0' ? fields[16] : "hidden", fields[15][0] != '\0' ? " of " : "", fields[15]);
  if (f != NULL) fclose(f);
}

static void attack_group(const table *t, const known *k, grouping g, size_t row, size_t column, const char *log_path, score *to) {
  uint32_t cells = group_cells(t, g, row, column);
  if (sum_over(t, 0, cells) + sum_over(t, 1, cells) == 0) return; /* there is nobody to be told of */
  for (int o = 0; o < OUTCOMES; o++) {
    seen found = {0};
    if (sum_over(t, o, cells) >= t->least) continue;
    bool complete = values_of(t, k, o, cells, &found);
    score_add(to, &found, complete);
    if (!complete || found.count != 1 || to->recovered > FAILURES_TOLD) continue;
    print_message("RECOVERED, %s: group", to->attack);
    if (row != SIZE_MAX) print_message(is_missing_at(t, row, t->rows) ? " a missing" : " a%zu", row);
    if (column != SIZE_MAX) print_message(is_missing_at(t, column, t->columns) ? " b missing" : " b%zu", column);
    print_message(", %s: %llu\n", outcome_words[o], (unsigned long long)found.values[0]);
    tell(t, log_path);
  }
}

/* Every group of every grouping, released or not. `strangers`: crossings of a value with a missing one. */
static void attack_log(const table *t, const char *log_path, bool strangers, score *to) {
  known k;
  read_log(&k, t, log_path);
  to->cases++;
  for (size_t r = 0; r < t->rows; r++)
    for (size_t c = 0; c < t->columns; c++) {
      bool missing_row = is_missing_at(t, r, t->rows), missing_column = is_missing_at(t, c, t->columns);
      if (strangers ? missing_row != missing_column : !missing_row && !missing_column) attack_group(t, &k, BY_BOTH, r, c, log_path, to);
    }
  for (size_t r = 0; r < t->rows && !strangers; r++)
    if (!is_missing_at(t, r, t->rows)) attack_group(t, &k, BY_A, r, SIZE_MAX, log_path, to);
  for (size_t c = 0; c < t->columns && !strangers; c++)
    if (!is_missing_at(t, c, t->columns)) attack_group(t, &k, BY_B, SIZE_MAX, c, log_path, to);
}

/* ---- the cases ---- */

static void roll(table *t, bool missing, dice *d) {
  *t = (table){.rows = 2 + below(d, 2) + missing, .columns = 2 + below(d, 2) + missing, .missing = missing, .least = 2 + below(d, 4)};
  uint64_t share = below(d, 3);
  for (size_t i = 0; i < cells_of(t); i++)
    for (int o = 0; o < OUTCOMES; o++) t->of[o][i] = share > 0 && below(d, 3) < share ? t->least + below(d, 2 * t->least + 1) : edge_count(d, t->least);
}

static const grouping orders[][GROUPINGS] = {{BY_A, BY_B, BY_BOTH}, {BY_B, BY_A, BY_BOTH}, {BY_A, BY_BOTH, BY_B},
                                             {BY_B, BY_BOTH, BY_A}, {BY_BOTH, BY_A, BY_B}, {BY_BOTH, BY_B, BY_A}};

static void release_all(const table *t, const grouping *order, const char *table_path, const char *log_path) {
  static const char *const names[GROUPINGS] = {"first", "second", "third"};
  remove(log_path);
  write_table(t, table_path);
  for (int i = 0; i < GROUPINGS; i++) release_by(order[i], t->least, table_path, log_path, names[i]);
}

static void attack_tables(unsigned count, bool missing, score *to, score *strangers) {
  char folder[PATH_ROOM], table_path[PATH_ROOM], log_path[PATH_ROOM];
  dice d = dice_new(missing ? 4 : 3);
  scratch_folder(folder);
  path_of(table_path, folder, "people.csv");
  path_of(log_path, folder, "log.csv");
  for (unsigned i = 0; i < count; i++) {
    table t;
    roll(&t, missing, &d);
    for (size_t k = 0; k < sizeof orders / sizeof *orders; k++) {
      release_all(&t, orders[k], table_path, log_path);
      attack_log(&t, log_path, false, to);
      if (strangers != NULL) attack_log(&t, log_path, true, strangers);
    }
  }
  scratch_remove(folder);
}

void releases(void **state) {
  (void)state;
  score s = {.attack = "three releases of two groupings and both crossed"};
  attack_tables(cases_of(300), false, &s, NULL);
  score_tell(&s);
  if (s.recovered > 0) fail_msg("cells below the least count were recovered from releases together");
}

/* Some have no value for a grouping: they are in one release and not in the other. */
void releases_with_missing(void **state) {
  (void)state;
  score s = {.attack = "three releases, some values missing"}, strangers = {.attack = "three releases, those of a group whose other value is missing"};
  attack_tables(cases_of(40), true, &s, &strangers);
  score_tell(&s);
  score_tell(&strangers);
  if (s.recovered + strangers.recovered > 0) fail_msg("cells below the least count were recovered from releases together");
}

/* ---- the smallest tables of their kinds ---- */

static void attack_fixed(const table *t, const grouping *order, bool strangers, const char *what) {
  char folder[PATH_ROOM], table_path[PATH_ROOM], log_path[PATH_ROOM];
  score s = {.attack = what};
  scratch_folder(folder);
  path_of(table_path, folder, "people.csv");
  path_of(log_path, folder, "log.csv");
  release_all(t, order, table_path, log_path);
  attack_log(t, log_path, strangers, &s);
  scratch_remove(folder);
  if (s.recovered > 0) fail_msg("%s: cells below the least count were recovered", what);
}

/* Of both groupings crossed, a group and the total in another release: what is left is a group of a grouping that was never released. */
void unreleased_grouping(void **state) {
  (void)state;
  static const table t = {.rows = 2, .columns = 2, .least = 2, .of = {{0, 1, 2, 0}, {0, 1, 2, 1}}};
  attack_fixed(&t, orders[4], false, "a grouping that was not released");
}

/* The total of one release less a group of another is nothing: so is each cell of the rest, though no sum gives it by itself. */
void empty_rest(void **state) {
  (void)state;
  static const table t = {.rows = 2, .columns = 3, .least = 2, .of = {{1, 1, 1, 0, 2, 1}, {0, 2, 0, 0, 1, 0}}};
  attack_fixed(&t, orders[3], false, "an empty rest");
}

/* Those without a value are in one release and not in another. */
void single_stranger(void **state) {
  (void)state;
  static const table t = {.rows = 3, .columns = 3, .missing = true, .least = 2, .of = {{3, 0, 2, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 3, 0, 0, 1, 0}}};
  attack_fixed(&t, orders[0], true, "one whose group is missing");
}

/* ---- the attacker runs the program on each table that fits ---- */

enum { HALVES_MAX = 200, PAIRS_MAX = 8000, REPLAYS_MAX = 500 };

/* All that one outcome can be. */
typedef struct halves {
  uint64_t of[HALVES_MAX][CELLS_MAX];
  size_t count;
  bool too_many;
} halves;

static bool keep_half(const solver *s, void *user) {
  halves *h = user;
  h->too_many = h->count == HALVES_MAX;
  if (!h->too_many) memcpy(h->of[h->count++], s->value, sizeof s->value);
  return !h->too_many;
}

static bool all_halves(const table *t, const known *k, int o, halves *to) {
  solver s;
  *to = (halves){0};
  solver_init(&s, t, k, o);
  bound_all(&s, true);
  s.found = keep_half;
  s.user = to;
  solve(&s, 0);
  return !to->too_many && !s.tired;
}

static bool same_known(const known *a, const known *b) {
  if (a->sum_count != b->sum_count || a->peopled_count != b->peopled_count) return false;
  for (size_t i = 0; i < a->sum_count; i++)
    if (a->sums[i].cells != b->sums[i].cells || a->sums[i].value[0] != b->sums[i].value[0] || a->sums[i].value[1] != b->sums[i].value[1]) return false;
  for (size_t i = 0; i < a->peopled_count; i++)
    if (a->peopled[i] != b->peopled[i]) return false;
  for (int g = 0; g < GROUPINGS; g++)
    if (a->made[g] != b->made[g]) return false;
  return true;
}

typedef struct target {
  grouping g;
  size_t row, column;
  int o;
  uint32_t cells;
  seen found;
} target;

static size_t list_targets(const table *t, target *to) {
  size_t count = 0;
  for (int g = 0; g < GROUPINGS; g++)
    for (size_t r = 0; r < (g == BY_B ? 1 : t->rows); r++)
      for (size_t c = 0; c < (g == BY_A ? 1 : t->columns); c++)
        for (int o = 0; o < OUTCOMES; o++) {
          target x = {.g = (grouping)g, .row = g == BY_B ? SIZE_MAX : r, .column = g == BY_A ? SIZE_MAX : c, .o = o};
          x.cells = group_cells(t, x.g, x.row, x.column);
          if (sum_over(t, 0, x.cells) + sum_over(t, 1, x.cells) == 0 || sum_over(t, o, x.cells) >= t->least) continue;
          see(&x.found, sum_over(t, o, x.cells));
          to[count++] = x;
        }
  return count;
}

static bool all_differ(const target *all, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (all[i].found.count < 2) return false;
  return true;
}

/* False: there are too many tables. */
static bool replay_all(const table *t, const known *k, const grouping *order, const char *table_path, const char *log_path, target *all, size_t count, dice *d) {
  static halves half[OUTCOMES];
  if (!all_halves(t, k, 0, &half[0]) || !all_halves(t, k, 1, &half[1])) return false;
  size_t pairs = half[0].count * half[1].count;
  if (pairs > PAIRS_MAX) return false;
  size_t replays = 0;
  for (size_t i = 0, at = below(d, pairs), step = 1; i < pairs && !all_differ(all, count); i++, at = (at + step) % pairs) {
    table other = *t;
    known shown;
    memcpy(other.of[0], half[0].of[at % half[0].count], sizeof other.of[0]);
    memcpy(other.of[1], half[1].of[at / half[0].count], sizeof other.of[1]);
    bool new = false;
    for (size_t j = 0; j < count; j++) new |= all[j].found.count < 2 && sum_over(&other, all[j].o, all[j].cells) != all[j].found.values[0];
    if (!new) continue;
    if (++replays > REPLAYS_MAX) return false;
    release_all(&other, order, table_path, log_path);
    read_log(&shown, &other, log_path);
    if (!same_known(k, &shown)) continue;
    for (size_t j = 0; j < count; j++) see(&all[j].found, sum_over(&other, all[j].o, all[j].cells));
  }
  return true;
}

static void replay_one(const table *t, const grouping *order, const char *table_path, const char *log_path, dice *d, score *to) {
  known k;
  target all[OUTCOMES * (CELLS_MAX + 2 * SIDE_MAX)];
  release_all(t, order, table_path, log_path);
  read_log(&k, t, log_path);
  size_t count = list_targets(t, all);
  bool complete = replay_all(t, &k, order, table_path, log_path, all, count, d);
  to->cases++;
  bool told = false;
  for (size_t i = 0; i < count; i++) {
    to->cells++;
    to->unresolved += !complete;
    if (!complete || all[i].found.count > 1) continue;
    if (to->recovered++ > FAILURES_TOLD) continue;
    print_message("known to who runs the program on each table, %s: group", to->attack);
    if (all[i].row != SIZE_MAX) print_message(" a%zu", all[i].row);
    if (all[i].column != SIZE_MAX) print_message(" b%zu", all[i].column);
    print_message(", %s: %llu\n", outcome_words[all[i].o], (unsigned long long)all[i].found.values[0]);
    if (!told) release_all(t, order, table_path, log_path), tell(t, log_path);
    told = true;
  }
}

/* For the record: what is hidden depends on what hides it, and the linear audit does not look at that. */
void releases_replayed(void **state) {
  (void)state;
  score s = {.attack = "three releases, the program run on each table"};
  char folder[PATH_ROOM], table_path[PATH_ROOM], log_path[PATH_ROOM];
  dice d = dice_new(5);
  scratch_folder(folder);
  path_of(table_path, folder, "people.csv");
  path_of(log_path, folder, "log.csv");
  for (unsigned i = 0; i < cases_of(40); i++) {
    table t = {.rows = 2, .columns = 2 + below(&d, 2), .least = 2 + below(&d, 2)};
    for (size_t c = 0; c < cells_of(&t); c++)
      for (int o = 0; o < OUTCOMES; o++) t.of[o][c] = below(&d, 2 * t.least + 1);
    replay_one(&t, orders[below(&d, sizeof orders / sizeof *orders)], table_path, log_path, &d, &s);
  }
  scratch_remove(folder);
  score_tell(&s);
}
