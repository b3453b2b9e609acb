/* From the typed model to the plan: every section of the table but the rows. */
#include <stdlib.h>

#include "lower/plan.h"
#include "lower/seal.h"

static t_str put_str(plan *p, str s) {
  if (s.len == 0) return (t_str){0, 0};
  uint32_t at = names_find(&p->string_names, s);
  if (at == TABLE_NONE) {
    at = (uint32_t)p->strings.count;
    names_add(&p->string_names, p->a, s, at);
    VEC_ADD(p->a, &p->strings, s.at, s.len);
  }
  return (t_str){at, (uint32_t)s.len};
}

static t_list put_numbers(plan *p, const uint32_t *n, size_t count) {
  t_list list = {(uint32_t)p->numbers.count, (uint32_t)count};
  VEC_ADD(p->a, &p->numbers, n, count);
  return list;
}

static t_list put_literals(plan *p, const int64_t *n, size_t count) {
  t_list list = {(uint32_t)p->literals.count, (uint32_t)count};
  VEC_ADD(p->a, &p->literals, n, count);
  return list;
}

static t_list put_texts(plan *p, const str *texts, size_t count) {
  t_list list = {(uint32_t)p->texts.count, (uint32_t)count};
  for (size_t i = 0; i < count; i++) *VEC_PUSH(p->a, &p->texts) = put_str(p, texts[i]);
  return list;
}

static t_list put_citations(plan *p, const citations *all) {
  t_list list = {(uint32_t)p->citations.count, (uint32_t)all->count};
  for (size_t i = 0; i < all->count; i++) {
    const citation *c = &all->at[i];
    *VEC_PUSH(p->a, &p->citations) = (t_citation){put_str(p, c->title), put_str(p, c->url), put_str(p, c->section),
                                                  put_str(p, c->seen), put_str(p, c->note), c->status};
  }
  return list;
}

/* A pointer as a name: its bytes. */
static str pointer_name(const void *pointer) { return (str){pointer, sizeof(void *)}; }

static void put_place(plan *p, span at, uint32_t *file, uint32_t *line, uint32_t *column) {
  place where = span_place(at);
  *line = where.line;
  *column = where.column;
  if (p->place_file >= p->files.count || p->m->files[p->place_file] != at.in) { /* one behind the other, things stand in the same file */
    uint32_t found = names_find(&p->file_names, pointer_name(&at.in));
    p->place_file = found != TABLE_NONE ? found : 0;
  }
  *file = p->place_file;
}

/* ---- nodes ---- */

static uint32_t put_clause(plan *p, const node *n) {
  const clause *k = &n->clause;
  t_clause c = {.op = (uint8_t)k->op, .in_window = n->in_window, .datum = k->datum, .other = TABLE_NONE};
  quantifier join;
  c.tests = plan_tests(p, k, &join);
  c.quantifier = (uint8_t)join;
  c.literals = put_literals(p, k->literals, k->literal_count);
  c.texts = put_texts(p, k->exact != NULL ? k->exact : k->patterns, k->pattern_count);
  c.options = put_numbers(p, k->options, k->option_count);
  c.id = put_str(p, n->id);
  c.lawful_basis = put_str(p, n->lawful_basis);
  c.kind_name = put_str(p, k->kind_name);
  if (k->kind == CLAUSE_COMPARE) {
    c.compare = 1;
    c.other = k->compare.right;
    c.offset = k->compare.offset;
    c.unit = (uint8_t)k->compare.unit;
  }
  if (!n->made) put_place(p, n->at, &c.file, &c.line, &c.column);
  *VEC_PUSH(p->a, &p->clauses) = c;
  return (uint32_t)p->clauses.count - 1;
}

/* A named condition's body is one node wherever it is used. `formula`: already made for this node, or none. */
static uint32_t put_node(plan *p, const node *n, uint32_t formula) {
  if (n == NULL) return TABLE_NONE;
  str name = {(const char *)&n, sizeof n};
  uint32_t ix = names_find(&p->node_names, name);
  if (ix != TABLE_NONE) return ix;
  t_node made = {.op = (uint8_t)n->op, .in_window = n->in_window, .k = (uint32_t)n->k, .clause = TABLE_NONE, .formula = TABLE_NONE,
                 .slot = TABLE_NONE};
  uint32_t *parts = ARENA_ARRAY(p->a, uint32_t, n->part_count + 1);
  uint32_t of_parts = formula == FORMULA_FAILED ? FORMULA_FAILED : TABLE_NONE; /* said of the whole: not of its parts */
  for (size_t i = 0; i < n->part_count; i++) parts[i] = put_node(p, n->parts[i], of_parts);
  made.parts = put_numbers(p, parts, n->part_count);
  if (n->op == NODE_CLAUSE) made.clause = put_clause(p, n);
  else if (n->op == NODE_AT_LEAST) made.slot = slot_of_at_least(p, n);
  if (formula == FORMULA_FAILED) made.formula = TABLE_NONE;
  else if (n->op == NODE_AT_LEAST && plan_entangled(p, n)) made.formula = plan_at_least(p, n);
  else if (n->op != NODE_CLAUSE && n->op != NODE_AT_LEAST && plan_entangled(p, n)) made.formula = formula != TABLE_NONE ? formula : plan_formula(p, n);
  if (n->op == NODE_NAMED) {
    const condition *c = &p->m->conditions[n->condition];
    made.name = put_str(p, c->id);
    made.label = put_str(p, c->label);
    made.label_cy = put_str(p, c->label_cy);
    made.status = (uint8_t)c->status;
    made.own_status = (uint8_t)c->own_status;
  }
  ix = (uint32_t)p->nodes.count;
  names_add(&p->node_names, p->a, (str){arena_copy(p->a, name.at, name.len), name.len}, ix);
  *VEC_PUSH(p->a, &p->nodes) = made;
  return ix;
}

/* ---- data ---- */

static t_list put_values(plan *p, const datum *d) {
  t_list list = {(uint32_t)p->values.count, (uint32_t)d->value_count};
  for (size_t i = 0; i < d->value_count; i++)
    *VEC_PUSH(p->a, &p->values) = (t_value){put_str(p, d->values[i].id), put_str(p, d->values[i].label), put_str(p, d->values[i].label_cy), put_str(p, d->values[i].label_one)};
  return list;
}

static void put_cases(plan *p, const derivation *how, t_datum *to) {
  uint32_t *nodes = ARENA_ARRAY(p->a, uint32_t, how->case_count);
  t_formula *formulas = ARENA_ARRAY(p->a, t_formula, how->case_count);
  for (size_t i = 0; i < how->case_count; i++) nodes[i] = put_node(p, how->cases[i].when, TABLE_NONE);
  plan_cases(p, how, formulas);
  to->formulas = (t_list){(uint32_t)p->formulas.count, (uint32_t)how->case_count};
  for (size_t i = 0; i < how->case_count; i++) *VEC_PUSH(p->a, &p->formulas) = formulas[i];
  to->nodes = put_numbers(p, nodes, how->case_count);
}

static t_list put_outputs(plan *p, const derivation *how) {
  t_list list = {(uint32_t)p->outputs.count, (uint32_t)(how->case_count + how->cell_count)};
  for (size_t i = 0; i < list.count; i++) {
    const output *o = i < how->case_count ? &how->cases[i].then : &how->cells[i - how->case_count];
    *VEC_PUSH(p->a, &p->outputs) = (t_output){o->kind, o->datum, o->value};
  }
  return list;
}

/* Results of items alone have a place in reports. */
static t_list put_guidelines(plan *p, const datum *d) {
  const model *m = p->m;
  t_list list = {(uint32_t)p->guidelines.count, 0};
  for (size_t g = 0; d->guide == GUIDE_ID && g < m->group_count; g++) {
    if (m->groups[g].count != d->group) continue;
    list = (t_list){p->group_guidelines[g], (uint32_t)m->groups[g].guideline_count};
  }
  return list;
}

/* The guidelines of each group stand together; every item refers to them. */
static void put_all_guidelines(plan *p) {
  p->group_guidelines = ARENA_ARRAY(p->a, uint32_t, p->m->group_count + 1);
  for (size_t g = 0; g < p->m->group_count; g++) {
    const group *of = &p->m->groups[g];
    p->group_guidelines[g] = (uint32_t)p->guidelines.count;
    for (size_t i = 0; i < of->guideline_count; i++) {
      const guideline *x = &p->m->guidelines[of->guidelines[i]];
      t_list sources = put_citations(p, &x->sources);
      *VEC_PUSH(p->a, &p->guidelines) = (t_guideline){sources, x->status};
    }
  }
}

static uint32_t items_of(const model *m, uint32_t datum) {
  for (size_t i = 0; i < m->group_count; i++)
    if (m->groups[i].count == datum) return m->groups[i].most;
  return 0;
}

static bool is_asked(const t_slot *s) { return s->kind == SLOT_VALUE || s->kind == SLOT_MEMBER || s->kind == SLOT_PATTERN; }

/* For each datum the slots that look at it, in their order. */
static void sort_slots_by_datum(plan *p) {
  p->asked_slots = ARENA_ARRAY(p->a, uint32_t, p->slots.count + 1);
  p->asked_of = ARENA_ARRAY(p->a, t_list, p->m->data_count + 1);
  for (size_t i = 0; i < p->slots.count; i++)
    if (is_asked(&p->slots.at[i].slot)) p->asked_of[p->slots.at[i].slot.datum + 1].first++;
  for (size_t i = 0; i < p->m->data_count; i++) p->asked_of[i + 1].first += p->asked_of[i].first;
  for (uint32_t i = 0; i < p->slots.count; i++) {
    const t_slot *s = &p->slots.at[i].slot;
    if (!is_asked(s)) continue;
    t_list *of = &p->asked_of[s->datum];
    p->asked_slots[of->first + of->count++] = i;
  }
}

static void put_datum(plan *p, uint32_t ix) {
  const datum *d = &p->m->data[ix];
  const derivation *how = &d->how;
  t_datum t = {.id = put_str(p, d->id), .label = put_str(p, d->label), .label_cy = put_str(p, d->label_cy), .help = put_str(p, d->help),
               .help_cy = put_str(p, d->help_cy), .unit = put_str(p, d->unit), .type = (uint8_t)d->type, .role = (uint8_t)d->role,
               .ordered = d->ordered, .coded = d->coded, .places = (uint8_t)d->places, .derive = (uint8_t)how->kind,
               .status = (uint8_t)d->status, .is_protected = d->is_protected, .unshown = d->unshown, .has_stand_in = how->has_stand_in,
               .has_default = how->has_default, .stale_unit = (uint8_t)d->stale_after.unit,
               .hidden = d->hidden, .items = items_of(p->m, ix), .group = d->group, .item = d->item, .slot = p->datum_slot[ix], .values = put_values(p, d), .min = d->min,
               .max = d->max, .dated_by = d->dated_by, .stale_count = d->stale_after.count, .stand_in = how->stand_in,
               .default_value = how->default_value};
  t.kept = d->kept;
  t.guide = d->guide <= GUIDE_MAXIMUM ? d->guide : T_GUIDE_NONE;
  t.guidelines = put_guidelines(p, d);
  t.inputs = put_numbers(p, how->inputs, how->input_count);
  if (how->kind == DERIVE_REDUCE) t.bounds = put_literals(p, how->shares, 2 * p->m->data[how->inputs[1]].value_count);
  else t.bounds = put_literals(p, how->bounds, how->kind == DERIVE_BANDS ? d->value_count - 1 : 0);
  t.outputs = put_outputs(p, how);
  if (how->kind == DERIVE_FIRST) put_cases(p, how, &t);
  uint32_t *nodes = ARENA_ARRAY(p->a, uint32_t, how->clause_count + 1);
  for (size_t i = 0; i < how->clause_count; i++) nodes[i] = put_node(p, how->clauses[i], TABLE_NONE);
  if (how->clause_count > 0) t.nodes = put_numbers(p, nodes, how->clause_count);
  t_list of = how->kind == DERIVE_NOTHING ? p->asked_of[ix] : (t_list){0, 0};
  t.slots = put_numbers(p, p->asked_slots + of.first, of.count);
  *VEC_PUSH(p->a, &p->data) = t;
}

/* ---- which derived values are results, and which lead to one ---- */

typedef struct feeding {
  plan *p;
  uint64_t *nodes, *data; /* nodes that were looked at; data that were read */
} feeding;

static void feed_node(feeding *f, uint32_t ix) {
  if (ix == TABLE_NONE || bits_has(f->nodes, ix)) return;
  bits_add(f->nodes, ix);
  const t_node *n = &f->p->nodes.at[ix];
  if (n->op == T_CLAUSE) {
    const t_clause *c = &f->p->clauses.at[n->clause];
    if (c->datum != TABLE_NONE) bits_add(f->data, c->datum);
    if (c->compare != 0) bits_add(f->data, c->other);
  }
  for (uint32_t i = 0; i < n->parts.count; i++) feed_node(f, f->p->numbers.at[n->parts.first + i]);
}

static void feed_datum(feeding *f, const t_datum *d) {
  for (uint32_t i = 0; i < d->inputs.count; i++) bits_add(f->data, f->p->numbers.at[d->inputs.first + i]);
  for (uint32_t i = 0; i < d->nodes.count; i++) feed_node(f, f->p->numbers.at[d->nodes.first + i]);
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *o = &f->p->outputs.at[d->outputs.first + i];
    if (o->kind == T_VALUE_OF) bits_add(f->data, o->datum);
  }
}

static feeding feeding_new(plan *p) {
  return (feeding){p, ARENA_ARRAY(p->a, uint64_t, bits_words(p->nodes.count) + 1), ARENA_ARRAY(p->a, uint64_t, bits_words(p->data.count) + 1)};
}

static void mark_feeding(plan *p) {
  feeding any = feeding_new(p), result = feeding_new(p);
  for (size_t i = p->m->field_end; i < p->data.count; i++) feed_datum(&any, &p->data.at[i]);
  for (size_t i = p->m->field_end; i < p->data.count; i++)
    if (!bits_has(any.data, (uint32_t)i)) feed_datum(&result, &p->data.at[i]);
  for (size_t i = 0; i < p->data.count; i++)
    p->data.at[i].feeds = bits_has(result.data, (uint32_t)i) ? T_FEEDS_A_RESULT : bits_has(any.data, (uint32_t)i) ? T_FEEDS_VALUES : T_FEEDS_NOTHING;
}

/* ---- options ---- */

static void put_option_formulas(plan *p, const option *o, t_option *to) {
  for (int k = 0; k < PART_COUNT; k++)
    to->formula[k] = o->parts[k] != NULL && !p->full ? plan_formula(p, o->parts[k]) : TABLE_NONE;
}

static void put_option(plan *p, const option *o, t_option *to) {
  to->id = put_str(p, o->id);
  to->title = put_str(p, o->title);
  to->title_cy = put_str(p, o->title_cy);
  to->description = put_str(p, o->description);
  to->kind = put_str(p, o->kind);
  to->requirement = put_str(p, o->requirement);
  to->owner = put_str(p, o->owner);
  to->rank = o->rank;
  to->status = o->status;
  to->own_status = o->own_status;
  to->citations = put_citations(p, &o->sources);
  for (int k = 0; k < PART_COUNT; k++) to->node[k] = put_node(p, o->parts[k], to->formula[k]);
  to->versions = (t_list){(uint32_t)p->versions.count, (uint32_t)o->version_count};
  for (size_t i = 0; i < o->version_count; i++) {
    const version *v = &o->versions[i];
    t_list sources = v->sources.at == o->sources.at ? to->citations : put_citations(p, &v->sources);
    uint32_t in_force = put_node(p, v->in_force, TABLE_NONE);
    *VEC_PUSH(p->a, &p->versions) = (t_version){.node = in_force, .status = v->status, .own_status = v->own_status, .citations = sources};
  }
  to->cautions = (t_list){(uint32_t)p->cautions.count, (uint32_t)o->caution_count};
  for (size_t i = 0; i < o->caution_count; i++) {
    const caution *c = &o->cautions[i];
    uint32_t when = put_node(p, c->when, TABLE_NONE);
    *VEC_PUSH(p->a, &p->cautions) = (t_caution){when, c->status, put_str(p, c->say), put_str(p, c->say_cy), put_citations(p, &c->sources), c->withholds, 0};
    to->withholds |= c->withholds;
  }
  put_place(p, o->at, &to->file, &to->line, &to->column);
}

/* ---- packages ---- */

static t_list put_relations(plan *p, const option *o, const relations *all, t_list own) {
  t_list list = {(uint32_t)p->relations.count, (uint32_t)all->count};
  for (size_t i = 0; i < all->count; i++) {
    const relation *r = &all->at[i];
    t_relation t = {.option = r->option, .kind = TABLE_NONE, .status = r->status, .say = put_str(p, r->say), .say_cy = put_str(p, r->say_cy)};
    if (r->option == NONE) t.kind = datum_find_value(&p->m->kinds, r->kind);
    t.citations = r->sources.at == o->sources.at ? own : put_citations(p, &r->sources);
    *VEC_PUSH(p->a, &p->relations) = t;
  }
  return list;
}

static void put_limit(plan *p, const option *o, const limit *l, const t_option *to) {
  t_limit t = {.node = put_node(p, l->when, TABLE_NONE), .at_least = l->at_least, .at_most = l->at_most, .objection = l->objection,
               .status = l->status, .own_status = l->own_status, .say = put_str(p, l->say), .say_cy = put_str(p, l->say_cy)};
  for (uint32_t i = 0; i < to->amounts.count; i++)
    if (p->amounts.at[to->amounts.first + i].datum == l->datum) t.amount = to->amounts.first + i;
  t.citations = l->sources.at == o->sources.at ? to->citations : put_citations(p, &l->sources);
  *VEC_PUSH(p->a, &p->limits) = t;
}

/* Behind all that verdicts need. */
static void put_option_package(plan *p, const option *o, t_option *to) {
  to->kind_ix = o->kind_ix;
  for (size_t i = 0; i < o->purpose_count; i++) to->purposes |= UINT64_C(1) << o->purposes[i];
  to->amounts = (t_list){(uint32_t)p->amounts.count, (uint32_t)o->amount_count};
  for (size_t i = 0; i < o->amount_count; i++) *VEC_PUSH(p->a, &p->amounts) = (t_amount){o->amounts[i].code, o->amounts[i].datum};
  to->limits = (t_list){(uint32_t)p->limits.count, (uint32_t)o->limit_count};
  for (size_t i = 0; i < o->limit_count; i++) put_limit(p, o, &o->limits[i], to);
  to->requires = put_relations(p, o, &o->requires, to->citations);
  to->incompatible = put_relations(p, o, &o->incompatible, to->citations);
}

static void put_packages(plan *p) {
  const model *m = p->m;
  p->purposes = put_values(p, &m->purposes);
  p->amount_words = put_values(p, &m->amounts);
  p->kinds = put_values(p, &m->kinds);
  for (size_t i = 0; i < m->option_count && !p->full; i++) put_option_package(p, &m->options[i], &p->options.at[i]);
  for (size_t i = 0; i < m->package_rule_count && !p->full; i++) {
    const package_rule *r = &m->package_rules[i];
    t_package_rule t = {put_str(p, r->id), put_str(p, r->say), put_str(p, r->say_cy), put_node(p, r->when, TABLE_NONE), r->objection,
                        r->status, r->own_status, put_citations(p, &r->sources)};
    *VEC_PUSH(p->a, &p->package_rules) = t;
  }
}

/* ---- the order in which slots are filled ---- */

static void fill(plan *p, uint32_t slot);

static void fill_node(plan *p, uint32_t ix) {
  if (ix == TABLE_NONE) return;
  const t_node *n = &p->nodes.at[ix];
  if (n->op == T_K_OF) {
    fill(p, n->slot);
  } else if (n->op == T_CLAUSE) {
    const t_clause *c = &p->clauses.at[n->clause];
    for (uint32_t i = 0; i < c->tests.count; i++) fill(p, p->tests.at[c->tests.first + i].slot);
  } else {
    for (uint32_t i = 0; i < n->parts.count; i++) fill_node(p, p->numbers.at[n->parts.first + i]);
  }
}

static void fill_datum(plan *p, uint32_t ix) {
  const t_datum *d = &p->data.at[ix];
  if (d->slot != TABLE_NONE && d->derive == T_FIELD) fill(p, d->slot);
  for (uint32_t i = 0; i < d->inputs.count; i++) fill(p, p->datum_slot[p->numbers.at[d->inputs.first + i]]);
  for (uint32_t i = 0; i < d->nodes.count; i++) fill_node(p, p->numbers.at[d->nodes.first + i]);
  for (uint32_t i = 0; i < d->outputs.count; i++)
    if (p->outputs.at[d->outputs.first + i].kind == T_VALUE_OF) fill(p, p->datum_slot[p->outputs.at[d->outputs.first + i].datum]);
}

static void fill_option(plan *p, const t_option *o) {
  for (int k = 0; k < T_PARTS; k++) fill_node(p, o->node[k]);
  for (uint32_t i = 0; i < o->versions.count; i++) fill_node(p, p->versions.at[o->versions.first + i].node);
  for (uint32_t i = 0; i < o->cautions.count && o->withholds != 0; i++) fill_node(p, p->cautions.at[o->cautions.first + i].node);
}

static void fill(plan *p, uint32_t slot) {
  if (p->slots.at[slot].filled) return;
  p->slots.at[slot].filled = true;
  const t_slot s = p->slots.at[slot].slot;
  bool of_datum = s.kind != SLOT_K_OF && s.kind != SLOT_OPTION;
  if (of_datum && p->data.at[s.datum].item > 0) fill(p, p->datum_slot[p->data.at[s.datum].group]); /* is the item there? */
  if ((s.kind == SLOT_VALUE || s.kind == SLOT_MEMBER) && p->data.at[s.datum].derive != T_FIELD) fill_datum(p, s.datum);
  if ((s.kind == SLOT_KNOWN || s.kind == SLOT_COMPARE) && p->datum_slot[s.datum] != TABLE_NONE) fill(p, p->datum_slot[s.datum]);
  if (s.kind == SLOT_COMPARE) fill(p, p->datum_slot[s.other]);
  if (s.kind == SLOT_K_OF) {
    const t_node *n = &p->nodes.at[s.datum];
    for (uint32_t i = 0; i < n->parts.count; i++) fill_node(p, p->numbers.at[n->parts.first + i]);
  }
  if (s.kind == SLOT_OPTION) fill_option(p, &p->options.at[s.datum]);
  *VEC_PUSH(p->a, &p->program) = slot;
}

/* What verdicts rest on. A field that options test is not among it: its row is known with the answer. */
static void fill_for_verdicts(plan *p) {
  for (uint32_t i = 0; i < p->option_conjuncts; i++) {
    t_list c = p->conjuncts.at[i];
    for (uint32_t k = 0; k < c.count; k++) {
      uint32_t slot = p->tests.at[c.first + k].slot;
      if (!plan_is_field(p, &p->slots.at[slot].slot)) fill(p, slot);
    }
  }
  for (size_t i = 0; i < p->options.count; i++) {
    const t_option *o = &p->options.at[i];
    for (uint32_t k = 0; k < o->versions.count && table_is_told(o); k++) fill_node(p, p->versions.at[o->versions.first + k].node);
    for (uint32_t k = 0; k < o->cautions.count && o->withholds != 0; k++) fill_node(p, p->cautions.at[o->cautions.first + k].node);
  }
  p->program_verdicts = (uint32_t)p->program.count;
}

bool plan_is_field(const plan *p, const t_slot *s) {
  return s->kind == SLOT_VALUE && p->data.at[s->datum].derive == T_FIELD && p->data.at[s->datum].item == 0;
}

/* Does matching look at it where nothing is chosen? */
static bool is_plain_slot(const plan *p, uint32_t slot) {
  const t_slot *s = &p->slots.at[slot].slot;
  return slot < p->plain_slots && !(s->kind == SLOT_VALUE && s->datum >= p->m->package_first);
}

typedef struct ranked {
  int64_t rank;
  uint32_t option;
} ranked;

static int by_rank(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  return x->option < y->option ? -1 : x->option > y->option; /* options are in order of id */
}

static t_list put_ranking(plan *p) {
  const model *m = p->m;
  ranked *all = ARENA_ARRAY(p->a, ranked, m->option_count + 1);
  for (uint32_t i = 0; i < m->option_count; i++) all[i] = (ranked){m->options[i].rank, i};
  if (m->option_count > 1) qsort(all, m->option_count, sizeof *all, by_rank);
  uint32_t *order = ARENA_ARRAY(p->a, uint32_t, m->option_count + 1);
  for (size_t i = 0; i < m->option_count; i++) order[i] = all[i].option;
  return put_numbers(p, order, m->option_count);
}

enum { ROW_BYTES_MAX = 192 << 20 };

bool lower(plan *p, arena *a, diags *d, const model *m) {
  *p = (plan){.a = a, .d = d, .m = m};
  plan_start(p);
  for (uint32_t i = 0; i < m->file_count; i++) {
    *VEC_PUSH(a, &p->files) = put_str(p, m->files[i]->name);
    names_add(&p->file_names, a, pointer_name(&m->files[i]), i);
  }
  const str head[5] = {m->id, m->version, m->title, m->owner, m->title_cy};
  for (int i = 0; i < 5; i++) p->head[i] = put_str(p, head[i]);
  plan_slots(p);
  t_option *options = ARENA_ARRAY(a, t_option, m->option_count);
  for (size_t i = 0; i < m->option_count; i++) put_option_formulas(p, &m->options[i], &options[i]);
  p->option_conjuncts = (uint32_t)p->conjuncts.count;
  if (!p->full) put_all_guidelines(p);
  sort_slots_by_datum(p);
  for (uint32_t i = 0; i < m->data_count && !p->full; i++) put_datum(p, i);
  for (size_t i = 0; i < m->option_count && !p->full; i++) {
    put_option(p, &m->options[i], &options[i]);
    *VEC_PUSH(a, &p->options) = options[i];
  }
  if (!p->full) put_packages(p);
  if (!p->failed && table_row_bytes(p) > ROW_BYTES_MAX) plan_too_large(p, m->options[0].at);
  if (p->failed) return false;
  p->by_rank = put_ranking(p);
  for (uint32_t i = 0; i < p->slots.count; i++) {
    t_slot *s = &p->slots.at[i].slot;
    if (s->kind == SLOT_K_OF) s->datum = put_node(p, p->slots.at[i].of, TABLE_NONE);
  }
  mark_feeding(p);
  fill_for_verdicts(p);
  for (uint32_t i = 0; i < p->slots.count; i++)
    if (is_plain_slot(p, i)) fill(p, i);
  p->program_plain = (uint32_t)p->program.count;
  for (uint32_t i = 0; i < p->slots.count; i++) fill(p, i);
  for (size_t i = 0; i < p->pattern_names.count; i++) *VEC_PUSH(a, &p->patterns) = put_str(p, p->pattern_names.all[i].name); /* as numbered */
  return !p->failed;
}
