#include "prove/sites.h"

enum { SUBSETS_MOST = 64 }; /* of the others of an `at_least`: more are not listed */

void sites_begin(sites *s, arena *a, const table *t) { *s = (sites){.t = t, .a = a}; }

static uint32_t part_at(const sites *s, uint32_t node, uint32_t i) { return s->t->numbers[s->t->nodes[node].parts.first + i]; }

/* A context more: one that there was, and wishes beside it. */
static void add_context(sites *s, t_list before, const wish *more, uint32_t count) {
  t_list made = {(uint32_t)s->wishes.count, before.count + count};
  for (uint32_t i = 0; i < before.count; i++) {
    wish w = s->wishes.at[before.first + i];
    *VEC_PUSH(s->a, &s->wishes) = w;
  }
  for (uint32_t i = 0; i < count; i++) *VEC_PUSH(s->a, &s->wishes) = more[i];
  *VEC_PUSH(s->a, &s->contexts) = made;
}

/* The node's other parts, all of them so. */
static uint32_t others(const sites *s, uint32_t node, uint32_t but, trit is, wish *to) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < s->t->nodes[node].parts.count; i++)
    if (i != but) to[count++] = (wish){part_at(s, node, i), wish_for(is), TABLE_NONE};
  return count;
}

static uint64_t subsets(uint32_t of, uint32_t chosen) {
  uint64_t found = 1;
  for (uint32_t i = 1; i <= chosen && found <= SUBSETS_MOST; i++) found = found * (of - chosen + i) / i;
  return found;
}

/* Of k that must hold at least, one decides where exactly k - 1 of the others do. */
static void add_choices(sites *s, uint32_t node, uint32_t but, t_list before, wish *room) {
  const t_node *n = &s->t->nodes[node];
  uint32_t count = others(s, node, but, TRIT_FALSE, room), chosen = n->k - 1;
  uint32_t at[32];
  if (n->k == 0 || chosen > count || count > 32 || subsets(count, chosen) > SUBSETS_MOST) return;
  for (uint32_t i = 0; i < chosen; i++) at[i] = i;
  for (;;) {
    for (uint32_t i = 0; i < count; i++) room[i].any_of = WISH_FALSE;
    for (uint32_t i = 0; i < chosen; i++) room[at[i]].any_of = WISH_TRUE;
    add_context(s, before, room, count);
    uint32_t last = chosen;
    while (last > 0 && at[last - 1] == count - chosen + last - 1) last--;
    if (last == 0) return;
    at[last - 1]++;
    for (uint32_t i = last; i < chosen; i++) at[i] = at[i - 1] + 1;
  }
}

static void walk(sites *s, uint32_t node, uint32_t parent, t_list contexts, trit neutral, bool in_window);

static void walk_part(sites *s, uint32_t parent, uint32_t node, uint32_t nth, t_list contexts, trit neutral, bool in_window) {
  const t_node *n = &s->t->nodes[node];
  wish *room = ARENA_ARRAY(s->a, wish, n->parts.count + 1);
  t_list made = {(uint32_t)s->contexts.count, 0};
  for (uint32_t i = 0; i < contexts.count; i++) {
    t_list before = s->contexts.at[contexts.first + i];
    if (n->op == T_K_OF) add_choices(s, node, nth, before, room);
    else add_context(s, before, room, others(s, node, nth, n->op == T_ALL ? TRIT_TRUE : TRIT_FALSE, room));
  }
  made.count = (uint32_t)s->contexts.count - made.first;
  trit as = n->op == T_NOT ? trit_not(neutral) : n->op == T_ALL ? TRIT_TRUE : TRIT_FALSE;
  walk(s, part_at(s, node, nth), parent, made, as, in_window);
}

static void walk(sites *s, uint32_t node, uint32_t parent, t_list contexts, trit neutral, bool in_window) {
  const t_node *n = &s->t->nodes[node];
  uint32_t here = (uint32_t)s->all.count;
  *VEC_PUSH(s->a, &s->all) = (site){node, parent, neutral, contexts, in_window || n->in_window};
  if (n->op == T_CLAUSE || n->op == T_NAMED) return;
  for (uint32_t i = 0; i < n->parts.count; i++) walk_part(s, here, node, i, contexts, neutral, in_window || n->in_window);
}

void sites_add(sites *s, uint32_t root, const wish *context, uint32_t count, trit neutral) {
  t_list contexts = {(uint32_t)s->contexts.count, 1};
  add_context(s, (t_list){0, 0}, context, count);
  walk(s, root, TABLE_NONE, contexts, neutral, false);
}

void sites_add_option(sites *s, uint32_t option) {
  const uint32_t *node = s->t->options[option].node;
  wish context[2] = {{0}};
  uint32_t count = 0;
  if (node[T_EXCLUDED] != TABLE_NONE) {
    sites_add(s, node[T_EXCLUDED], context, 0, TRIT_FALSE);
    context[count++] = (wish){node[T_EXCLUDED], WISH_FALSE, TABLE_NONE};
  }
  if (node[T_CRITERIA] != TABLE_NONE) {
    sites_add(s, node[T_CRITERIA], context, count, TRIT_TRUE);
    context[count++] = (wish){node[T_CRITERIA], WISH_TRUE, TABLE_NONE};
  }
  if (node[T_AVAILABLE] != TABLE_NONE) sites_add(s, node[T_AVAILABLE], context, count, TRIT_TRUE);
}

uint32_t site_wishes_most(const sites *s, const site *of) {
  uint32_t most = 0;
  for (uint32_t i = 0; i < of->contexts.count; i++) {
    uint32_t count = s->contexts.at[of->contexts.first + i].count;
    if (count > most) most = count;
  }
  return most + 1;
}

uint32_t site_situation(const sites *s, const site *of, uint32_t nth, bool open, wish *to) {
  t_list context = s->contexts.at[of->contexts.first + nth];
  for (uint32_t i = 0; i < context.count; i++) {
    to[i] = s->wishes.at[context.first + i];
    if (!open) to[i].any_of |= WISH_OPEN;
  }
  to[context.count] = (wish){of->node, open ? WISH_OPEN : wish_for(trit_not(of->neutral)), TABLE_NONE};
  return context.count + 1;
}
