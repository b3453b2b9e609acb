/* A simulation in figures for people, and as JSON. */
#include <stdlib.h>

#include "bias/disclose.h"
#include "report/report.h"
#include "run/simulate.h"

static const char *plural(uint64_t n) { return n == 1 ? "" : "s"; }

static uint64_t people(const simulation *s) { return s->all.profiles - s->all.refused; }

static str option_id(const simulation *s, int run, uint32_t option) { return table_str(s->t[run], s->t[run]->options[option].id); }

static uint64_t count_of(const simulation *s, int run, uint32_t option, verdict v) { return s->all.verdicts[run][(size_t)option * VERDICT_COUNT + v]; }

void simulation_cell_text(const table *t, uint32_t datum, uint32_t cell, buf *to) {
  const t_datum *d = &t->data[datum];
  if (cell == 0) buf_text(to, d->derive == T_FIELD ? "missing" : "not settled");
  else if (d->type == T_BOOLEAN) buf_text(to, cell == 2 ? "true" : "false");
  else buf_visible(to, table_str(t, t->values[d->values.first + cell - 1].id));
}

/* ---- groups ---- */

typedef struct row {
  uint32_t cell;
  disclosed_row counts;
} row;

/* Those of a grouping that somebody is in: how many of them are counted in `of`, what is small hidden. Sums are told anyway: where they would
 * give away what is hidden, all is. How many rows. */
size_t simulation_disclose(const simulation *s, const grouping *g, const uint64_t *of, disclosed_row *rows, uint32_t *cells) {
  size_t count = 0;
  for (uint32_t c = 0; c < g->cells; c++) {
    if (s->all.groups[g->first + c] == 0) continue;
    cells[count] = c;
    rows[count++] = (disclosed_row){.n = {s->all.groups[g->first + c]}, .x = {of[g->first + c]}};
  }
  bool sums = disclose_rows(rows, count, 1, s->o->min_count);
  for (size_t i = 0; i < count && !sums; i++) rows[i].hidden = true;
  return count;
}

static uint64_t sum_of(const grouping *g, const uint64_t *of) {
  uint64_t sum = 0;
  for (uint32_t c = 0; c < g->cells; c++) sum += of[g->first + c];
  return sum;
}

void simulation_groups_text(const simulation *s, const uint64_t *of, const char *indent, buf *to) {
  disclosed_row rows[CELLS_MOST];
  uint32_t cells[CELLS_MOST];
  for (uint32_t g = 0; g < s->group_count; g++) {
    const grouping *by = &s->groups[g];
    if (by->cells > CELLS_MOST || sum_of(by, of) == 0) continue;
    size_t count = simulation_disclose(s, by, of, rows, cells), hidden = 0;
    if (count < 2) continue; /* of one group nothing is compared */
    buf_printf(to, "%sby ", indent);
    buf_visible(to, table_str(s->t[0], s->t[0]->data[by->datum[0]].id));
    buf_char(to, ':');
    for (size_t i = 0; i < count; i++) {
      hidden += rows[i].hidden;
      if (rows[i].hidden) continue;
      buf_text(to, i > hidden ? ", " : " ");
      simulation_cell_text(s->t[0], by->datum[0], cells[i], to);
      buf_printf(to, " %llu of %llu", (unsigned long long)rows[i].x[0], (unsigned long long)rows[i].n[0]);
    }
    if (hidden > 0) buf_printf(to, "%s %zu hidden", count > hidden ? ";" : "", hidden);
    buf_char(to, '\n');
  }
}

/* ---- text ---- */

static void put_head(const simulation *s, buf *to) {
  for (int k = 0; k < RUNS && s->t[k] != NULL; k++) {
    if (k > 0) buf_text(to, "\nagainst ");
    buf_visible(to, table_str(s->t[k], s->t[k]->head->id));
    buf_char(to, ' ');
    buf_visible(to, table_str(s->t[k], s->t[k]->head->version));
    buf_printf(to, " (%.19s)", s->tables[k]->fingerprint);
  }
  buf_printf(to, "\n%llu %s", (unsigned long long)people(s), people(s) == 1 ? "person" : "people");
  if (s->all.refused > 0) buf_printf(to, "; %llu profile%s could not be matched and %s left out", (unsigned long long)s->all.refused, plural(s->all.refused), s->all.refused == 1 ? "is" : "are");
  buf_char(to, '\n');
}

static void put_options(const simulation *s, buf *to) {
  buf_printf(to, "\n%-52s %10s %10s %11s %10s %10s %10s\n", "option", "eligible", "open", "unavailable", "ineligible", "excluded", "applies not");
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    static const verdict shown[] = {VERDICT_ELIGIBLE, VERDICT_NEEDS_INFORMATION, VERDICT_UNAVAILABLE, VERDICT_INELIGIBLE, VERDICT_EXCLUDED, VERDICT_NOT_APPLICABLE};
    str id = option_id(s, 0, i);
    buf_visible(to, id);
    for (size_t k = id.len; k < 52; k++) buf_char(to, ' ');
    for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) buf_printf(to, " %*llu", shown[k] == VERDICT_UNAVAILABLE ? 11 : 10, (unsigned long long)count_of(s, 0, i, shown[k]));
    buf_char(to, '\n');
  }
}

static void put_flows(const simulation *s, buf *to) {
  size_t cells = s->group_cells + 1;
  buf_printf(to, "\nWho moves: %llu %s of %llu come%s out otherwise in some option\n", (unsigned long long)s->all.moved, s->all.moved == 1 ? "person" : "people",
             (unsigned long long)people(s), s->all.moved == 1 ? "s" : "");
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    const uint64_t *flows = s->all.flows + (size_t)i * VERDICT_COUNT * VERDICT_COUNT;
    bool named = false;
    for (int v = 0; v < VERDICT_COUNT * VERDICT_COUNT && s->pairs[i] != TABLE_NONE; v++) {
      if (v / VERDICT_COUNT == v % VERDICT_COUNT || flows[v] == 0) continue;
      if (!named) {
        buf_text(to, "  ");
        buf_visible(to, option_id(s, 0, i));
        buf_char(to, '\n');
      }
      named = true;
      buf_printf(to, "    %s becomes %s: %llu\n", verdict_text((verdict)(v / VERDICT_COUNT)), verdict_text((verdict)(v % VERDICT_COUNT)), (unsigned long long)flows[v]);
    }
    static const char *const words[MOVES] = {"    who becomes eligible, ", "    who is eligible no longer, "};
    for (int k = 0; k < MOVES && named; k++) simulation_groups_text(s, s->all.moves[k] + i * cells, words[k], to);
  }
  for (uint32_t i = 0; i < s->t[0]->option_count; i++)
    if (s->pairs[i] == TABLE_NONE) buf_text(to, "  "), buf_visible(to, option_id(s, 0, i)), buf_text(to, ": the other rule set has it not\n");
}

static void put_levels(const simulation *s, buf *to) {
  if (s->level_count == 0) return;
  buf_text(to, "\nValues\n");
  for (uint32_t v = 0; v < s->level_count; v++) {
    const grouping *g = &s->levels[v];
    buf_text(to, "  ");
    buf_visible(to, table_str(s->t[0], s->t[0]->data[g->datum[0]].id));
    buf_char(to, ':');
    bool first = true;
    for (uint32_t c = 0; c < g->cells; c++) {
      uint64_t before = s->all.values[0][g->first + c], after = s->t[1] != NULL && g->datum[1] != TABLE_NONE ? s->all.values[1][g->first + c] : before;
      if (before == 0 && after == 0) continue;
      buf_text(to, first ? " " : ", ");
      first = false;
      simulation_cell_text(s->t[0], g->datum[0], c, to);
      buf_printf(to, " %llu", (unsigned long long)before);
      if (after != before) buf_printf(to, " -> %llu", (unsigned long long)after);
    }
    buf_char(to, '\n');
  }
}

static void put_unmet(const simulation *s, buf *to) {
  size_t cells = s->group_cells + 1;
  bool some = false;
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    uint64_t unmet = count_of(s, 0, i, VERDICT_UNAVAILABLE);
    if (unmet == 0) continue;
    if (!some) buf_text(to, "\nUnmet need: people who could have it, were it offered where they are\n");
    some = true;
    buf_text(to, "  ");
    buf_visible(to, option_id(s, 0, i));
    buf_printf(to, ": %llu\n", (unsigned long long)unmet);
    simulation_groups_text(s, s->all.unmet + i * cells, "    ", to);
  }
}

static void put_demand(const simulation *s, buf *to) {
  bool some = false;
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
    uint64_t eligible = count_of(s, 0, i, VERDICT_ELIGIBLE);
    if (s->capacity[i] == UINT64_MAX) continue;
    if (!some) buf_text(to, "\nDemand against capacity\n");
    some = true;
    buf_text(to, "  ");
    buf_visible(to, option_id(s, 0, i));
    buf_printf(to, ": %llu eligible, %llu place%s", (unsigned long long)eligible, (unsigned long long)s->capacity[i], plural(s->capacity[i]));
    if (eligible > s->capacity[i]) buf_printf(to, ", %llu too few", (unsigned long long)(eligible - s->capacity[i]));
    buf_char(to, '\n');
  }
}

void simulation_text(const simulation *s, buf *to) {
  size_t cells = s->group_cells + 1;
  put_head(s, to);
  put_options(s, to);
  if (s->t[1] != NULL) put_flows(s, to);
  if (s->group_count > 0 && s->t[1] == NULL) {
    buf_text(to, "\nWho is eligible, by group\n");
    for (uint32_t i = 0; i < s->t[0]->option_count; i++) {
      if (count_of(s, 0, i, VERDICT_ELIGIBLE) == 0) continue;
      buf_text(to, "  ");
      buf_visible(to, option_id(s, 0, i));
      buf_char(to, '\n');
      simulation_groups_text(s, s->all.found + i * cells, "    ", to);
    }
  }
  put_unmet(s, to);
  put_demand(s, to);
  put_levels(s, to);
  if (s->account != NULL) simulation_account_text(s, to);
  buf_printf(to, "\nOpen: an answer is missing, or cannot be used, that would settle it. A group is hidden where fewer than %llu of it, or of the others in it, are counted:\n"
                 "of its grouping nothing else is shown. Each grouping by itself: those that nest, such as two bandings of one age, can be subtracted from each\n"
                 "other, so this is for internal use. What is eligible is no forecast of who gets it: officers propose, and courts sentence.\n",
             (unsigned long long)s->o->min_count);
}

/* ---- JSON ---- */

void simulation_groups_json(const simulation *s, const uint64_t *of, buf *to) {
  disclosed_row rows[CELLS_MOST];
  uint32_t cells[CELLS_MOST];
  buf_char(to, '{');
  for (uint32_t g = 0; g < s->group_count; g++) {
    const grouping *by = &s->groups[g];
    if (g > 0) buf_char(to, ',');
    buf_json(to, table_str(s->t[0], s->t[0]->data[by->datum[0]].id));
    buf_text(to, ":[");
    size_t count = by->cells > CELLS_MOST ? 0 : simulation_disclose(s, by, of, rows, cells);
    for (size_t i = 0; i < count; i++) {
      buf value = {0};
      simulation_cell_text(s->t[0], by->datum[0], cells[i], &value);
      buf_text(to, i > 0 ? ",{\"group\":" : "{\"group\":");
      if (cells[i] == 0) buf_text(to, "null");
      else buf_json(to, (str){value.at, value.len});
      to->failed |= value.failed;
      buf_free(&value);
      if (rows[i].hidden) buf_text(to, ",\"hidden\":true}");
      else buf_printf(to, ",\"people\":%llu,\"of\":%llu}", (unsigned long long)rows[i].x[0], (unsigned long long)rows[i].n[0]);
    }
    buf_char(to, ']');
  }
  buf_char(to, '}');
}

static void verdicts_json(const simulation *s, int run, uint32_t option, buf *to) {
  bool first = true;
  buf_char(to, '{');
  for (int v = 0; v < VERDICT_COUNT; v++) {
    if (v == VERDICT_ERROR) continue; /* counted as open */
    buf_printf(to, "%s\"%s\":%llu", first ? "" : ",", verdict_text((verdict)v), (unsigned long long)count_of(s, run, option, (verdict)v));
    first = false;
  }
  buf_char(to, '}');
}

static void flows_json(const simulation *s, uint32_t option, buf *to) {
  const uint64_t *flows = s->all.flows + (size_t)option * VERDICT_COUNT * VERDICT_COUNT;
  bool first = true;
  buf_char(to, '[');
  for (int v = 0; v < VERDICT_COUNT * VERDICT_COUNT; v++) {
    if (v / VERDICT_COUNT == v % VERDICT_COUNT || flows[v] == 0) continue;
    buf_printf(to, "%s{\"before\":\"%s\",\"after\":\"%s\",\"people\":%llu}", first ? "" : ",", verdict_text((verdict)(v / VERDICT_COUNT)), verdict_text((verdict)(v % VERDICT_COUNT)),
               (unsigned long long)flows[v]);
    first = false;
  }
  buf_char(to, ']');
}

static void option_json(const simulation *s, uint32_t i, buf *to) {
  size_t cells = s->group_cells + 1;
  buf_text(to, i > 0 ? ",{\"option\":" : "{\"option\":");
  buf_json(to, option_id(s, 0, i));
  buf_text(to, ",\"verdicts\":");
  verdicts_json(s, 0, i, to);
  buf_text(to, ",\"eligible_by\":");
  simulation_groups_json(s, s->all.found + i * cells, to);
  buf_text(to, ",\"unavailable_by\":");
  simulation_groups_json(s, s->all.unmet + i * cells, to);
  if (s->capacity[i] != UINT64_MAX) buf_printf(to, ",\"capacity\":%llu", (unsigned long long)s->capacity[i]);
  if (s->t[1] != NULL && s->pairs[i] != TABLE_NONE) {
    buf_text(to, ",\"against\":");
    verdicts_json(s, 1, s->pairs[i], to);
    buf_text(to, ",\"flows\":");
    flows_json(s, i, to);
    buf_text(to, ",\"gain_by\":");
    simulation_groups_json(s, s->all.moves[0] + i * cells, to);
    buf_text(to, ",\"lose_by\":");
    simulation_groups_json(s, s->all.moves[1] + i * cells, to);
  }
  buf_char(to, '}');
}

static void levels_json(const simulation *s, buf *to) {
  for (uint32_t v = 0; v < s->level_count; v++) {
    const grouping *g = &s->levels[v];
    buf_text(to, v > 0 ? ",{\"value\":" : "{\"value\":");
    buf_json(to, table_str(s->t[0], s->t[0]->data[g->datum[0]].id));
    buf_text(to, ",\"people\":{");
    for (uint32_t c = 0; c < g->cells; c++) {
      buf name = {0};
      simulation_cell_text(s->t[0], g->datum[0], c, &name);
      if (c > 0) buf_char(to, ',');
      buf_json(to, (str){name.at, name.len});
      buf_printf(to, ":[%llu", (unsigned long long)s->all.values[0][g->first + c]);
      if (s->t[1] != NULL && g->datum[1] != TABLE_NONE) buf_printf(to, ",%llu", (unsigned long long)s->all.values[1][g->first + c]);
      buf_char(to, ']');
      to->failed |= name.failed;
      buf_free(&name);
    }
    buf_text(to, "}}");
  }
}

void simulation_json(const simulation *s, buf *to) {
  buf_printf(to, "{\"schema\":\"epf.simulation/1\",\"profiles\":%llu,\"refused\":%llu", (unsigned long long)s->all.profiles, (unsigned long long)s->all.refused);
  for (int k = 0; k < RUNS && s->t[k] != NULL; k++) {
    buf_text(to, k == 0 ? ",\"ruleset\":{\"id\":" : ",\"against\":{\"id\":");
    buf_json(to, table_str(s->t[k], s->t[k]->head->id));
    buf_text(to, ",\"version\":");
    buf_json(to, table_str(s->t[k], s->t[k]->head->version));
    buf_printf(to, ",\"fingerprint\":\"%s\"}", s->tables[k]->fingerprint);
  }
  if (s->t[1] != NULL) buf_printf(to, ",\"moved\":%llu", (unsigned long long)s->all.moved);
  buf_printf(to, ",\"min_count\":%llu,\"options\":[", (unsigned long long)s->o->min_count);
  for (uint32_t i = 0; i < s->t[0]->option_count; i++) option_json(s, i, to);
  buf_text(to, "],\"values\":[");
  levels_json(s, to);
  buf_char(to, ']');
  if (s->account != NULL) simulation_account_json(s, to);
  buf_text(to, "}\n");
}
