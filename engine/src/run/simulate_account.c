/* What differences between groups are accounted for by, in words and as JSON. */
#include <math.h>

#include "prove/told.h"
#include "run/simulate.h"

/* Two groups of a grouping: the larger one is what the other is compared with. */
typedef struct comparison {
  const simulation *s;
  const grouping *by;
  uint32_t cells[2];                                       /* the reference, and the other */
  uint8_t hidden[OBSTACLES_MOST * ACCOUNT_KINDS];          /* put together with others that are small */
  double points[OBSTACLES_MOST * ACCOUNT_KINDS], together; /* percentage points */
  double rates[2];
  bool some_hidden, all_hidden;
} comparison;

static size_t kinds(const simulation *s) { return (size_t)s->account->count * ACCOUNT_KINDS; }
static size_t at(const comparison *c, size_t kind, int side) { return kind * ((size_t)c->s->group_cells + 1) + c->by->first + c->cells[side]; }
static uint64_t stopped(const comparison *c, size_t kind, int side) { return c->s->all.stopped[at(c, kind, side)]; }
static uint64_t people(const comparison *c, int side) { return c->s->all.groups[c->by->first + c->cells[side]]; }

static bool is_small(const comparison *c, size_t kind) {
  for (int k = 0; k < 2; k++)
    if (stopped(c, kind, k) > 0 && stopped(c, kind, k) < c->s->o->min_count) return true;
  return false;
}

/* Of what is put together, so many people on either side that none of it can be told apart: what stands in fewest people's way joins first. Who is
 * stopped by two things is one person: so many as the greatest of them stops there are at least. */
static void hide_small(comparison *c) {
  for (size_t i = 0; i < kinds(c->s); i++) c->some_hidden |= c->hidden[i] = is_small(c, i);
  while (c->some_hidden) {
    uint64_t hidden[2] = {0, 0};
    size_t parts = 0, least = SIZE_MAX;
    for (size_t i = 0; i < kinds(c->s); i++) {
      uint64_t both = stopped(c, i, 0) + stopped(c, i, 1);
      for (int k = 0; k < 2; k++)
        if (c->hidden[i] && stopped(c, i, k) > hidden[k]) hidden[k] = stopped(c, i, k);
      parts += c->hidden[i] && both > 0;
      if (!c->hidden[i] && both > 0 && (least == SIZE_MAX || both < stopped(c, least, 0) + stopped(c, least, 1))) least = i;
    }
    bool enough = parts > 1;
    for (int k = 0; k < 2; k++) enough &= hidden[k] == 0 || hidden[k] >= c->s->o->min_count;
    if (enough) return;
    c->all_hidden = least == SIZE_MAX;
    if (c->all_hidden) return;
    c->hidden[least] = true;
  }
}

static comparison compare(const simulation *s, const grouping *by, uint32_t reference, uint32_t other) {
  comparison c = {.s = s, .by = by, .cells = {reference, other}};
  const uint64_t *found = s->all.found + s->account->option * ((size_t)s->group_cells + 1) + by->first;
  for (int k = 0; k < 2; k++) c.rates[k] = 100.0 * (double)found[c.cells[k]] / (double)people(&c, k);
  hide_small(&c);
  for (size_t i = 0; i < kinds(s); i++) {
    double share[2];
    for (int k = 0; k < 2; k++) share[k] = 100.0 * (double)s->all.shares[at(&c, i, k)] / OBSTACLE_UNIT / (double)people(&c, k);
    c.points[i] = share[0] - share[1];
    if (c.hidden[i]) c.together += c.points[i];
  }
  return c;
}

static void obstacle_words(const simulation *s, size_t kind, buf *to) {
  const obstacle *o = &s->account->all[kind / ACCOUNT_KINDS];
  if (kind % ACCOUNT_KINDS != 0) buf_text(to, "open: ");
  else if (o->words == NULL) buf_text(to, o->stands == TRIT_TRUE ? "excluded by " : "not met: ");
  if (o->words != NULL) buf_text(to, o->words);
  else node_words(s->t[0], o->node, to);
}

/* The largest group that is shown; TABLE_NONE: fewer than two are. */
static uint32_t find_reference(const disclosed_row *rows, const uint32_t *cells, size_t count, size_t *shown) {
  size_t best = count;
  *shown = 0;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].hidden || cells[i] == 0) continue; /* who has no answer is no group */
    ++*shown;
    if (best == count || rows[i].n[0] > rows[best].n[0]) best = i;
  }
  return *shown < 2 ? TABLE_NONE : cells[best];
}

typedef void compared(const comparison *c, bool first_of_grouping, buf *to);

static void each_comparison(const simulation *s, compared *then, buf *to) {
  const uint64_t *found = s->all.found + s->account->option * ((size_t)s->group_cells + 1);
  for (uint32_t g = 0; g < s->group_count; g++) {
    disclosed_row rows[CELLS_MOST];
    uint32_t cells[CELLS_MOST];
    const grouping *by = &s->groups[g];
    if (by->cells > CELLS_MOST) continue;
    size_t count = simulation_disclose(s, by, found, rows, cells), shown;
    uint32_t reference = find_reference(rows, cells, count, &shown);
    bool first = true;
    for (size_t i = 0; i < count && reference != TABLE_NONE; i++) {
      if (rows[i].hidden || cells[i] == 0 || cells[i] == reference) continue;
      comparison c = compare(s, by, reference, cells[i]);
      then(&c, first, to);
      first = false;
    }
  }
}

/* ---- text ---- */

static void put_line(double points, buf *to) { buf_printf(to, "    %+8.2f  ", points == 0 ? 0.0 : points); }

static void put_comparison(const comparison *c, bool first, buf *to) {
  const table *t = c->s->t[0];
  uint32_t datum = c->by->datum[0];
  if (first) {
    buf_text(to, "  by ");
    buf_visible(to, table_str(t, t->data[datum].id));
    buf_text(to, ", against ");
    simulation_cell_text(t, datum, c->cells[0], to);
    buf_printf(to, " (%.2f %% of %llu)\n", c->rates[0], (unsigned long long)people(c, 0));
  }
  buf_text(to, "   ");
  simulation_cell_text(t, datum, c->cells[1], to);
  buf_printf(to, " (%.2f %% of %llu):\n", c->rates[1], (unsigned long long)people(c, 1));
  for (size_t i = 0; i < kinds(c->s) && !c->all_hidden; i++) {
    if (c->hidden[i] || fabs(c->points[i]) < 0.005) continue;
    put_line(c->points[i], to);
    obstacle_words(c->s, i, to);
    buf_char(to, '\n');
  }
  if (c->some_hidden && !c->all_hidden) {
    put_line(c->together, to);
    buf_printf(to, "others together, each of fewer than %llu people, or needed to hide these\n", (unsigned long long)c->s->o->min_count);
  }
  put_line(c->rates[1] - c->rates[0], to);
  buf_text(to, c->all_hidden ? "in all; what it is made of is hidden\n" : "in all\n");
}

void simulation_account_text(const simulation *s, buf *to) {
  const table *t = s->t[0];
  buf_text(to, "\nWhat differences between groups run through: ");
  buf_visible(to, table_str(t, t->options[s->account->option].id));
  buf_text(to, "\n  percentage points of who is eligible. Each person who is not counts once, in equal parts for all that stands in the way: these are Shapley\n"
               "  values, and add up. Which condition a difference runs through says nothing of whether it is right.\n");
  size_t before = to->len;
  each_comparison(s, put_comparison, to);
  if (to->len == before) buf_text(to, "  there are not two groups that may be shown\n");
}

/* ---- JSON ---- */

static void comparison_json(const comparison *c, bool first, buf *to) {
  (void)first;
  const table *t = c->s->t[0];
  uint32_t datum = c->by->datum[0];
  bool some = false;
  buf_text(to, to->at[to->len - 1] == '[' ? "{\"by\":" : ",{\"by\":");
  buf_json(to, table_str(t, t->data[datum].id));
  for (int k = 0; k < 2; k++) {
    buf cell = {0};
    simulation_cell_text(t, datum, c->cells[k], &cell);
    buf_text(to, k == 0 ? ",\"reference\":" : ",\"group\":");
    buf_json(to, (str){cell.at, cell.len});
    buf_printf(to, ",\"%s\":%.6f", k == 0 ? "reference_rate" : "rate", c->rates[k] / 100);
    to->failed |= cell.failed;
    buf_free(&cell);
  }
  buf_printf(to, ",\"difference\":%.6f,\"parts\":[", (c->rates[1] - c->rates[0]) / 100);
  for (size_t i = 0; i < kinds(c->s) && !c->all_hidden; i++) {
    if (c->hidden[i] || c->points[i] == 0) continue;
    buf words = {0};
    obstacle_words(c->s, i, &words);
    buf_text(to, some ? ",{\"condition\":" : "{\"condition\":");
    some = true;
    buf_json(to, (str){words.at, words.len});
    buf_printf(to, ",\"difference\":%.6f}", c->points[i] / 100);
    to->failed |= words.failed;
    buf_free(&words);
  }
  if (c->some_hidden && !c->all_hidden) buf_printf(to, "%s{\"condition\":null,\"difference\":%.6f}", some ? "," : "", c->together / 100);
  buf_printf(to, "],\"hidden\":%s}", c->all_hidden ? "true" : "false");
}

void simulation_account_json(const simulation *s, buf *to) {
  buf_text(to, ",\"account\":{\"option\":");
  buf_json(to, table_str(s->t[0], s->t[0]->options[s->account->option].id));
  buf_text(to, ",\"comparisons\":[");
  each_comparison(s, comparison_json, to);
  buf_text(to, "]}");
}
