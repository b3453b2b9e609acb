#include "run/cover.h"

#include "base/date.h"
#include "prove/conditions.h"
#include "report/report.h"

epf_status aims_of_rules(aims *x, arena *a, const table *t) {
  if (ARENA_CATCH(a)) return EPF_E_NOMEM;
  aims_make(x, a, t);
  return EPF_OK;
}

epf_status rule_aims_out(aims *x, const epf_table *table, const char *as_of, uint32_t budget, uint32_t items) {
  int64_t day;
  if (!date_parse(str_from(as_of), &day)) return EPF_E_ARGUMENT;
  if (ARENA_CATCH(x->a)) return EPF_E_NOMEM;
  return aims_rule_out(x, table, day, budget, items);
}

size_t count_aims(const aims *x, aim_kind kind, size_t *shown) {
  size_t all = 0;
  *shown = 0;
  for (uint32_t i = 0; i < x->all.count; i++) {
    if (x->all.at[i].kind != kind || !aim_counts(x, i)) continue;
    all++;
    *shown += x->all.at[i].shown;
  }
  return all;
}

/* Not rounded up: all of it alone is 100. */
static unsigned percent(size_t part, size_t of) { return of == 0 ? 100 : (unsigned)(100 * part / of); }

void put_plain_value(const table *t, uint32_t datum, int64_t value, buf *to) {
  size_t from = to->len;
  value_json(t, &t->data[datum], value, to);
  if (to->failed || to->at[from] != '"') return;
  to->len -= 2;
  memmove(to->at + from, to->at + from + 1, to->len - from);
}

static bool reads(const table *t, uint32_t node, uint32_t datum) {
  const t_node *n = &t->nodes[node];
  if (n->op == T_CLAUSE) return t->clauses[n->clause].datum == datum;
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (reads(t, t->numbers[n->parts.first + i], datum)) return true;
  return false;
}

static bool is_made_for(const table *t, uint32_t datum, const t_datum *d) {
  for (uint32_t i = 0; i < d->nodes.count; i++)
    if (t->numbers[d->nodes.first + i] != TABLE_NONE && reads(t, t->numbers[d->nodes.first + i], datum)) return true;
  for (uint32_t i = 0; i < d->inputs.count; i++)
    if (t->numbers[d->inputs.first + i] == datum) return true;
  for (uint32_t i = 0; i < d->outputs.count; i++)
    if (t->outputs[d->outputs.first + i].datum == datum && (d->derive == T_MEMBERS || t->outputs[d->outputs.first + i].kind == T_VALUE_OF)) return true;
  return false;
}

uint32_t result_of(const table *t, uint32_t datum) {
  for (uint32_t left = 8; t->data[datum].hidden != 0 && left > 0; left--) { /* hidden ones may be made for hidden ones */
    uint32_t found = TABLE_NONE;
    for (uint32_t i = t->head->field_end; i < t->head->package_first && found == TABLE_NONE; i++)
      if (is_made_for(t, datum, &t->data[i])) found = i;
    if (found == TABLE_NONE) return TABLE_NONE;
    datum = found;
  }
  return t->data[datum].hidden != 0 ? TABLE_NONE : datum;
}

/* ---- in words ---- */

void put_aim_owner(const aims *x, const aim *of, buf *to) {
  const table *t = x->t;
  const aim_owner *o = of->owner != TABLE_NONE ? &x->owners.at[of->owner] : NULL;
  uint32_t datum = o == NULL ? (of->clause == TABLE_NONE ? of->site : TABLE_NONE) : o->datum; /* of bands, the site is whose they are */
  if (o != NULL && o->option != TABLE_NONE) {
    buf_visible(to, table_str(t, t->options[o->option].id));
  } else if (o != NULL && o->named != TABLE_NONE) {
    buf_text(to, "condition ");
    buf_visible(to, table_str(t, t->nodes[o->named].name));
  } else if (datum != TABLE_NONE) {
    uint32_t result = result_of(t, datum);
    buf_visible(to, table_str(t, t->data[result != TABLE_NONE ? result : datum].id));
  } else {
    buf_visible(to, table_str(t, t->clauses[of->clause].id));
  }
}

static void put_place(const model *m, const aims *x, const aim *of, buf *to) {
  if (of->clause != TABLE_NONE) {
    const t_clause *c = &x->t->clauses[of->clause];
    buf_text(to, " (");
    buf_visible(to, table_str(x->t, x->t->files[c->file]));
    buf_printf(to, ":%u:%u)", c->line, c->column);
    return;
  }
  span at = m->data[of->site].at; /* of the bands, or of the table that asks by them */
  if (at.in == NULL) return;
  buf_text(to, " (");
  buf_visible(to, at.in->name);
  buf_printf(to, ":%u:%u)", span_place(at).line, span_place(at).column);
}

void put_aim(const model *m, const aims *x, const aim *of, buf *to) {
  if (of->kind == AIM_CONDITION) {
    node_words(x->t, x->sites.all.at[of->site].node, to);
    buf_text(to, of->is == TRIT_TRUE ? " where it is met" : " where it is not met");
    return;
  }
  buf_visible(to, table_str(x->t, x->t->data[of->datum].id));
  buf_text(to, of->value == of->bound ? " exactly " : " just below ");
  put_plain_value(x->t, of->datum, of->bound, to);
  put_place(m, x, of, to);
}

/* ---- coverage ---- */

/* A condition, by its aim that it is not met; the other one stands behind it. */
static void tell_condition(const aims *x, uint32_t nth, buf *to) {
  bool not_met = x->all.at[nth].shown, met = x->all.at[x->all.at[nth + 1].joined].shown;
  if (met && not_met) return;
  buf_text(to, "    ");
  node_words(x->t, x->sites.all.at[x->all.at[nth].site].node, to);
  buf_text(to, met ? ": half shown, not where it is not met" : not_met ? ": half shown, not where it is met" : ": not shown");
  bool nobody[2] = {x->all.at[nth].nobody, x->all.at[x->all.at[nth + 1].joined].nobody};
  if (nobody[0] && nobody[1]) buf_text(to, "; PROVED that nobody shows it");
  else if (nobody[0] || nobody[1]) buf_printf(to, "; PROVED that nobody shows it%s", met || not_met ? "" : nobody[0] ? " where it is not met" : " where it is met");
  buf_char(to, '\n');
}

static void tell_all(const aims *x, aim_kind kind, const char *what, buf *to) {
  size_t shown, all = count_aims(x, kind, &shown), nobody = 0;
  for (uint32_t i = 0; i < x->all.count; i++) nobody += x->all.at[i].kind == kind && x->all.at[i].nobody;
  buf_printf(to, "  in all: %zu of %zu %s shown (%u %%)", shown, all, what, percent(shown, all));
  if (nobody > 0) buf_printf(to, "; PROVED that nobody shows %zu; of the others %u %%", nobody, percent(shown, all - nobody));
  buf_char(to, '\n');
}

static void tell_owner(const aims *x, uint32_t owner, size_t *full, buf *to) {
  size_t all = 0, shown = 0;
  uint32_t first = TABLE_NONE;
  for (uint32_t i = 0; i < x->all.count; i++) {
    const aim *of = &x->all.at[i];
    if (of->kind != AIM_CONDITION || of->owner != owner || !aim_counts(x, i)) continue;
    if (first == TABLE_NONE) first = i;
    all++;
    shown += of->shown;
  }
  *full += all > 0 && shown == all;
  if (shown == all) return;
  buf_text(to, "  ");
  put_aim_owner(x, &x->all.at[first], to);
  buf_printf(to, ": %zu of %zu halves shown (%u %%)\n", shown, all, percent(shown, all));
  for (uint32_t i = 0; i < x->all.count; i++)
    if (x->all.at[i].kind == AIM_CONDITION && x->all.at[i].owner == owner && x->all.at[i].is == TRIT_FALSE && aim_counts(x, i))
      tell_condition(x, i, to);
}

void tell_aims(const model *m, const aims *x, buf *to) {
  size_t shown, all = count_aims(x, AIM_CONDITION, &shown), full = 0;
  buf_text(to, "\nMC/DC: does each condition alone decide, once met and once not?\n");
  for (uint32_t i = 0; i < x->owners.count; i++) tell_owner(x, i, &full, to);
  if (full > 0) buf_printf(to, "  %s%zu%s: all halves shown (100 %%)\n", shown == all ? "each of " : "", full, shown == all ? "" : " others");
  tell_all(x, AIM_CONDITION, "halves of conditions", to);
  buf_text(to, "\nBounds: is there a case at each, and one just below?\n");
  for (uint32_t i = 0; i < x->all.count; i++) {
    const aim *of = &x->all.at[i];
    if (of->kind != AIM_BOUND || !aim_counts(x, i) || of->shown) continue;
    buf_text(to, "  ");
    put_aim_owner(x, of, to);
    buf_text(to, ": no case with ");
    put_aim(m, x, of, to);
    buf_text(to, of->nobody ? "; PROVED that nobody has it\n" : "\n");
  }
  tell_all(x, AIM_BOUND, "sides of bounds", to);
}
