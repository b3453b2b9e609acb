/* Cases that complete what the authors' cases show: for each condition and bound that none shows (prove/aims.h) somebody is looked for who does, and
 * becomes a case whose expectation is what the rules say now. Whoever is found shows all that they show, and nobody else is looked for to show it.
 *
 *   cases -> what they show -> the rest, one by one: search -> profile -> matched -> YAML in standard form
 */
#include <stdlib.h>

#include "base/date.h"
#include "base/names.h"
#include "compile/rules.h"
#include "prove/conditions.h"
#include "prove/profile.h"
#include "report/report.h"
#include "run/cover.h"
#include "run/generated.h"
#include "run/run.h"

typedef struct generator {
  const epf_rules *rules;
  const epf_table *table;
  const epf_generate_options *o;
  const table *t;
  int64_t as_of;
  arena a;
  aims aims;
  space s;
  search search;
  box whole;
  seeker seeker;
  uint32_t *noted; /* of the aims: what is shown for the first time */
  uint32_t noted_count;
  uint64_t *options, *data; /* a bit each: of whom the case at hand expects something */
  names said; /* the cases' names */
  buf cases;
  epf_generate_counts *counts;
  buf *told;
  epf_status status;
} generator;

/* ---- what a case expects ---- */

static bool names_condition(const table *t, uint32_t node, uint32_t body) {
  const t_node *n = &t->nodes[node];
  if (n->op == T_NAMED && t->numbers[n->parts.first] == body) return true;
  for (uint32_t i = 0; i < n->parts.count; i++)
    if (names_condition(t, t->numbers[n->parts.first + i], body)) return true;
  return false;
}

static void expect_datum(generator *x, uint32_t datum) {
  uint32_t result = result_of(x->t, datum);
  if (result != TABLE_NONE && result >= x->t->head->field_end && pass_item_exists(&x->search.sides[0]->matcher->strict, result)) bits_add(x->data, result);
}

/* A named condition is no result: whoever names it tells of it. */
static void expect_users(generator *x, uint32_t body) {
  const table *t = x->t;
  for (uint32_t i = 0; i < t->option_count; i++)
    for (int k = 0; k < T_PARTS; k++)
      if (t->options[i].node[k] != TABLE_NONE && names_condition(t, t->options[i].node[k], body)) bits_add(x->options, i);
  for (uint32_t i = t->head->field_end; i < t->head->package_first; i++)
    for (uint32_t k = 0; k < t->data[i].nodes.count; k++) {
      uint32_t node = t->numbers[t->data[i].nodes.first + k];
      if (node != TABLE_NONE && t->data[i].item <= 1 && names_condition(t, node, body)) expect_datum(x, i);
    }
}

/* Of who says nothing by itself, nothing: a limit, a rule about packages. */
static void expect_owner(generator *x, const aim *of) {
  const aim_owner *o = of->owner != TABLE_NONE ? &x->aims.owners.at[of->owner] : NULL;
  if (o == NULL) expect_datum(x, of->clause == TABLE_NONE ? of->site : of->datum);
  else if (o->option != TABLE_NONE) bits_add(x->options, o->option);
  else if (o->named != TABLE_NONE) expect_users(x, x->t->numbers[x->t->nodes[o->named].parts.first]);
  else expect_datum(x, o->datum);
}

static void put_value(generator *x, uint32_t datum, buf *to) {
  scratch *s = x->search.sides[0]->matcher;
  const t_datum *d = &x->t->data[datum];
  if (s->values[datum].state != VALUE_KNOWN) buf_text(to, "{state: ");
  buf value = {0};
  case_value(x->t, s, datum, &value);
  str text = {value.len > 0 ? value.at : "", value.len};
  if (s->values[datum].state == VALUE_KNOWN && d->derive == T_MEMBERS && !str_is(text, "none")) {
    buf_char(to, '[');
    for (size_t at = 0; at < text.len;) {
      const char *end = memchr(text.at + at, ',', text.len - at);
      size_t len = end != NULL ? (size_t)(end - text.at) - at : text.len - at;
      if (at > 0) buf_text(to, ", ");
      put_scalar((str){text.at + at, len}, to);
      at += len + 2;
    }
    buf_char(to, ']');
  } else if (d->type == T_BOOLEAN) {
    buf_str(to, text);
  } else {
    put_scalar(text, to);
  }
  if (s->values[datum].state != VALUE_KNOWN) buf_char(to, '}');
  to->failed |= value.failed;
  buf_free(&value);
}

static void put_expected(generator *x, buf *to) {
  const scratch *s = x->search.sides[0]->matcher;
  bool some = false;
  buf_text(to, "    expect: {");
  for (uint32_t i = 0; i < x->t->option_count; i++) {
    if (!bits_has(x->options, i)) continue;
    buf_printf(to, "%s%.*s: %s", some ? ", " : "", STR_FMT(table_str(x->t, x->t->options[i].id)), verdict_text((verdict)s->outcomes[i].verdict));
    some = true;
  }
  for (uint32_t i = x->t->head->field_end; i < x->t->head->package_first; i++) {
    if (!bits_has(x->data, i)) continue;
    buf_printf(to, "%s%.*s: ", some ? ", " : "", STR_FMT(table_str(x->t, x->t->data[i].id)));
    put_value(x, i, to);
    some = true;
  }
  buf_text(to, "}\n");
}

/* ---- its name ---- */

/* "ogrs3 just below 50" where the profile stands on a bound; else "women_only is true: not met". */
static void put_condition(generator *x, uint32_t node, trit is, buf *to) {
  const table *t = x->t;
  const pass *p = &x->search.sides[0]->matcher->strict;
  const t_node *n = &t->nodes[node];
  const t_clause *c = n->op == T_CLAUSE ? &t->clauses[n->clause] : NULL;
  for (uint32_t i = 0; c != NULL && clause_has_bounds(t, c) && i < 2 * c->literals.count; i++) {
    int64_t bound = t->literals[c->literals.first + i / 2];
    if (pass_has_value(p, c->datum, i % 2 == 0 ? bound : just_below(&t->data[c->datum], bound)) != TRIT_TRUE) continue;
    buf_visible(to, table_str(t, t->data[c->datum].id));
    buf_text(to, i % 2 == 0 ? " exactly " : " just below ");
    put_plain_value(t, c->datum, bound, to);
    return;
  }
  node_says(t, node, to);
  if (is == TRIT_FALSE) buf_text(to, ": not met");
}

enum { BESIDE_MOST = 2 };

/* What stands beside the condition, under the same parent. */
static void put_beside(generator *x, const site *of, buf *to) {
  const pass *p = &x->search.sides[0]->matcher->strict;
  size_t put = 0;
  if (of->parent == TABLE_NONE) return;
  const t_node *above = &x->t->nodes[x->aims.sites.all.at[of->parent].node];
  for (uint32_t i = 0; i < above->parts.count && put < BESIDE_MOST; i++) {
    uint32_t node = x->t->numbers[above->parts.first + i];
    if (node == of->node || x->t->nodes[node].op != T_CLAUSE || x->t->clauses[x->t->nodes[node].clause].line == 0 || pass_node(p, node) == TRIT_UNKNOWN) continue;
    buf_text(to, "; ");
    put_condition(x, node, pass_node(p, node), to);
    put++;
  }
}

static void put_name(generator *x, const aim *of, buf *to) {
  buf name = {0};
  put_aim_owner(&x->aims, of, &name);
  buf_text(&name, ": ");
  if (of->kind == AIM_CONDITION) {
    put_condition(x, x->aims.sites.all.at[of->site].node, of->is, &name);
    put_beside(x, &x->aims.sites.all.at[of->site], &name);
  } else {
    buf_visible(&name, table_str(x->t, x->t->data[of->datum].id));
    buf_text(&name, of->value == of->bound ? " exactly " : " just below ");
    put_plain_value(x->t, of->datum, of->bound, &name);
    uint32_t site = of->clause != TABLE_NONE ? x->aims.site_of_clause[of->clause] : TABLE_NONE;
    if (site != TABLE_NONE) put_beside(x, &x->aims.sites.all.at[site], &name);
  }
  str first = arena_keep(&x->a, &name), unique = first;
  for (unsigned n = 2; names_find(&x->said, unique) != UINT32_MAX; n++) unique = arena_print(&x->a, "%.*s (%u)", STR_FMT(first), n);
  names_add(&x->said, &x->a, unique, 0);
  buf_json(to, unique);
}

/* ---- one case ---- */

static void put_stage(const generator *x, buf *to) {
  uint32_t stage = x->s.axis_of[0][1];
  if (stage == TABLE_NONE || x->t->data[1].values.count < 2) return;
  const axis *of = &x->s.axes.at[stage];
  int64_t code = x->seeker.last.axes[stage].lo;
  if (of->codes[0] != NULL) code = of->codes[0][code];
  buf_printf(to, "    stage: %.*s\n", STR_FMT(table_str(x->t, x->t->values[x->t->data[1].values.first + (size_t)code].id)));
}

static void put_shown(generator *x, buf *to) {
  buf_text(to, "  # To be confirmed. Shows:\n");
  for (uint32_t i = 0; i < x->noted_count; i++) {
    const aim *of = &x->aims.all.at[x->noted[i]];
    buf_text(to, "  #   ");
    put_aim_owner(&x->aims, of, to);
    buf_text(to, ": ");
    put_aim(&x->rules->m, &x->aims, of, to);
    buf_char(to, '\n');
  }
}

static void put_case(generator *x, uint32_t nth) {
  buf *to = &x->cases, profile = {0};
  bits_clear(x->options, bits_words(x->t->option_count));
  bits_clear(x->data, bits_words(x->t->data_count));
  for (uint32_t i = 0; i < x->noted_count; i++) expect_owner(x, &x->aims.all.at[x->noted[i]]);
  put_shown(x, to);
  buf_text(to, "  - case: ");
  put_name(x, &x->aims.all.at[nth], to);
  buf_text(to, "\n    profile: ");
  profile_json(&x->s, &x->seeker.last, x->search.sides[0]->r, 0, &profile);
  put_flow((str){profile.len > 0 ? profile.at : "", profile.len}, to);
  to->failed |= profile.failed;
  buf_free(&profile);
  buf_printf(to, "\n    as_of: %s\n", x->o->as_of);
  put_stage(x, to);
  if (x->t->head->include_field != TABLE_NONE) buf_text(to, "    include_unverified: true\n");
  put_expected(x, to);
  x->counts->cases++;
}

/* ---- what nobody shows ---- */

static void tell_failure(generator *x, const aim *of, sought how, undecided why) {
  buf *to = x->told;
  buf_text(to, "  ");
  put_aim_owner(&x->aims, of, to);
  buf_text(to, ": ");
  put_aim(&x->rules->m, &x->aims, of, to);
  if (how == SOUGHT_NOBODY) {
    x->counts->nobody++;
    buf_text(to, of->kind == AIM_CONDITION ? ": nobody in whom it decides: PROVED\n" : ": nobody: PROVED\n");
    return;
  }
  x->counts->undecided++;
  buf_text(to, ": UNDECIDED, ");
  if (how == SOUGHT_TOO_MANY) buf_text(to, "there are too many situations in which it may decide to list them");
  else if (why == UNDECIDED_ITEMS) buf_printf(to, "more than %u items of a group were not looked at (--items)", x->o->items);
  else if (why == UNDECIDED_FIELD) buf_text(to, "this kind of field is not cut");
  else if (why == UNDECIDED_TEXT) buf_text(to, "it hangs on a text, and none is known that fits the patterns");
  else if (why == UNDECIDED_REPLAY) buf_text(to, "a profile could not be matched");
  else buf_printf(to, "%u look%s not enough; --budget allows more", x->o->budget, x->o->budget == 1 ? " was" : "s were");
  buf_char(to, '\n');
}

/* Whoever was found is matched once more, as a whole: only what that shows counts. */
static void take_somebody(generator *x, uint32_t nth) {
  verdict none;
  judge *j = x->search.sides[0];
  x->noted_count = 0;
  if (judge_replay(j, &x->seeker.last, &none) == EPF_OK) aims_mark(&x->aims, &j->matcher->strict, x->noted, &x->noted_count);
  if (x->aims.all.at[nth].shown) put_case(x, nth);
  else x->counts->mistaken = true;
}

static void show(generator *x, uint32_t nth) {
  const aim *of = &x->aims.all.at[nth];
  if (of->joined != nth || of->shown) return;
  undecided why = UNDECIDED_NOTHING;
  arena *room = arena_new_within(&x->a);
  x->seeker.room = room;
  sought how = aims_seek(&x->aims, nth, &x->seeker, &why);
  if (x->seeker.has_last) x->seeker.last = box_copy(&x->a, &x->s, &x->seeker.last);
  arena_release(room);
  if (how == SOUGHT_FOUND) take_somebody(x, nth);
  else tell_failure(x, of, how, why);
}

/* Bounds first: where a clause decides on its bounds, that is what shows most of it. */
static void show_all(generator *x) {
  for (uint32_t i = 0; i < x->aims.all.count; i++)
    if (x->aims.all.at[i].kind == AIM_BOUND) show(x, i);
  for (uint32_t i = 0; i < x->aims.all.count; i++)
    if (x->aims.all.at[i].kind == AIM_CONDITION) show(x, i);
  x->counts->mistaken |= x->seeker.mistaken;
}

/* ---- all of them ---- */

static void put_head(generator *x, buf *to) {
  buf_printf(to,
             "# Written by `epf test --generate`, as of %s, to be confirmed by an analyst.\n"
             "#\n"
             "# What these cases expect is what the rules say now, which may be wrong. Confirm each against the source of its rule, or mend the\n"
             "# rule; then take the comment above the case away.\n"
             "cases:\n",
             x->o->as_of);
  buf_add(to, x->cases.at, x->cases.len);
}

static void tell_share(buf *to, const char *what, size_t before, size_t after, size_t all) {
  buf_printf(to, "  %s: %zu of %zu shown by the cases before, %zu with these\n", what, before, all, after);
}

static epf_status begin(generator *x) {
  epf_case_counts passed = {0};
  aims_make(&x->aims, &x->a, x->t);
  epf_status status = cases_mark(x->rules, x->table, &x->aims, &passed);
  if (status != EPF_OK) return status;
  x->counts->failing = passed.failed;
  x->noted = ARENA_ARRAY(&x->a, uint32_t, x->aims.all.count + 1);
  x->options = ARENA_ARRAY(&x->a, uint64_t, bits_words(x->t->option_count) + 1);
  x->data = ARENA_ARRAY(&x->a, uint64_t, bits_words(x->t->data_count) + 1);
  space_make(&x->s, &x->a, x->t, x->t, x->as_of);
  x->search.s = &x->s;
  x->search.most_items = x->o->items;
  x->whole = box_whole(&x->s);
  x->seeker = (seeker){.search = &x->search, .whole = &x->whole, .budget = x->o->budget};
  return judge_new(&x->search.sides[0], &x->a, &x->s, 0, x->table, x->as_of, true);
}

static epf_status generate(generator *x, epf_buffer *cases) {
  size_t before[2], after[2], all[2];
  epf_status status = begin(x);
  if (status != EPF_OK) return status;
  for (int k = 0; k < 2; k++) all[k] = count_aims(&x->aims, (aim_kind)k, &before[k]);
  buf_printf(x->told, "Cases for an analyst to confirm, as of %s\n", x->o->as_of);
  if (x->counts->failing > 0) buf_printf(x->told, "  %zu of the cases that there are fail; what they show is counted\n", x->counts->failing);
  show_all(x);
  for (int k = 0; k < 2; k++) count_aims(&x->aims, (aim_kind)k, &after[k]);
  buf_printf(x->told, "  %zu case%s written; PROVED that nobody shows it: %zu; UNDECIDED: %zu\n", x->counts->cases, x->counts->cases == 1 ? "" : "s",
             x->counts->nobody, x->counts->undecided);
  tell_share(x->told, "halves of conditions (MC/DC)", before[AIM_CONDITION], after[AIM_CONDITION], all[AIM_CONDITION]);
  tell_share(x->told, "sides of bounds", before[AIM_BOUND], after[AIM_BOUND], all[AIM_BOUND]);
  if (x->counts->mistaken) buf_text(x->told, "A profile did not come out as it was found: that is a mistake of epf itself. Please report it.\n");
  if (x->counts->cases == 0) return EPF_OK;
  buf raw = {0};
  put_head(x, &raw);
  if (!standard_form(&x->a, arena_keep(&x->a, &raw), cases)) x->counts->mistaken = true;
  return EPF_OK;
}

epf_status epf_rules_generate(const epf_rules *rules, const epf_table *table, const epf_generate_options *options, epf_generate_counts *counts,
                              epf_buffer *cases, epf_buffer *told, const char **why) {
  generator *x = calloc(1, sizeof *x);
  *counts = (epf_generate_counts){0};
  if (x == NULL) return EPF_E_NOMEM;
  *x = (generator){.rules = rules, .table = table, .o = options, .t = &table->view, .counts = counts, .told = told, .status = EPF_E_NOMEM};
  if (options->as_of == NULL || !date_parse(str_from(options->as_of), &x->as_of)) {
    *why = "the evaluation date is no date; expected YYYY-MM-DD";
    x->status = EPF_E_ARGUMENT;
  } else {
    arena_init(&x->a);
    if (!ARENA_CATCH(&x->a)) x->status = generate(x, cases);
    if (x->cases.failed || told->failed || cases->failed) x->status = EPF_E_NOMEM;
    judge_free(x->search.sides[0]);
    arena_release(&x->a);
  }
  epf_status status = x->status;
  buf_free(&x->cases);
  free(x);
  return status;
}
