#include "prove/sites.h"

#include "prove/without.h"

enum { SITUATIONS_MOST = 256, OTHERS_MOST = 32 /* of an `at_least` that are chosen from */ };

/* A node on the way from the root to a site, and which of its parts leads on; or what must hold for the root to count. */
struct level {
  uint32_t node, part;
  ground_rule rule; /* node: TABLE_NONE */
};

void sites_begin(sites *s, arena *a, const table *t) { *s = (sites){.t = t, .a = a}; }

static uint32_t part_at(const sites *s, uint32_t node, uint32_t i) { return s->t->numbers[s->t->nodes[node].parts.first + i]; }

/* ---- situations, from the site upwards ---- */

/* The outcomes with the condition and without it, of what was passed: both known, or one of them open and the other `known`. */
typedef struct outcomes {
  bool both;
  trit known;
} outcomes;

typedef struct climb {
  sites *s;
  vec(wish) wishes; /* so far */
  size_t found;
} climb;

static void climb_from(climb *c, size_t levels, outcomes o);

static void put(climb *c, uint32_t node, trit is, bool may_be_open) {
  *VEC_PUSH(c->s->a, &c->wishes) = (wish){.node = node, .any_of = (uint8_t)(wish_for(is) | (may_be_open ? WISH_OPEN : 0)), .datum = TABLE_NONE};
}

/* All others neutral. One that is open leaves a difference where what absorbs is known: with it, or without. */
static void climb_joined(climb *c, size_t levels, trit neutral, outcomes o, void (*put_others)(climb *c, const level *l, trit neutral, bool may_be_open)) {
  const level *l = &c->s->levels.at[levels - 1];
  size_t before = c->wishes.count;
  const trit absorbs = trit_not(neutral);
  bool may_be_open = o.both || o.known == absorbs;
  if (!c->s->settled) {
    put_others(c, l, neutral, may_be_open);
    climb_from(c, levels - 1, o.both ? (outcomes){false, absorbs} : o);
    c->wishes.count = before;
  }
  if (!o.both) return;
  put_others(c, l, neutral, false);
  climb_from(c, levels - 1, o);
  c->wishes.count = before;
}

static void put_parts(climb *c, const level *l, trit neutral, bool may_be_open) {
  for (uint32_t i = 0; i < c->s->t->nodes[l->node].parts.count; i++)
    if (i != l->part) put(c, part_at(c->s, l->node, i), neutral, may_be_open);
}

static void put_rule(climb *c, const level *l, trit neutral, bool may_be_open) {
  (void)neutral;
  for (uint32_t i = 0; i < l->rule.count; i++) {
    wish w = l->rule.wishes[i];
    if (may_be_open) w.any_of |= WISH_OPEN;
    if (may_be_open && l->rule.kind == RULE_IF_NOT_MET) w.any_of = WISH_FALSE | WISH_TRUE | WISH_OPEN;
    *VEC_PUSH(c->s->a, &c->wishes) = w;
  }
}

/* Of k that must hold at least, one decides where exactly k - 1 of the others do: `chosen`. Where some of these are open it cannot do
 * without them, so the outcome that it fails is known; where some of the rest are, the outcome that it holds. */
static void climb_chosen(climb *c, size_t levels, const bool *chosen, outcomes o) {
  const level *l = &c->s->levels.at[levels - 1];
  size_t before = c->wishes.count;
  for (int way = c->s->settled ? 2 : 0; way < 3; way++) {
    const trit known = way == 0 ? TRIT_FALSE : TRIT_TRUE;
    if (way == 2 ? !o.both : !o.both && o.known != known) continue;
    for (uint32_t i = 0; i < c->s->t->nodes[l->node].parts.count; i++)
      if (i != l->part) put(c, part_at(c->s, l->node, i), chosen[i] ? TRIT_TRUE : TRIT_FALSE, way != 2 && chosen[i] == (known == TRIT_FALSE));
    climb_from(c, levels - 1, way == 2 ? o : (outcomes){false, known});
    c->wishes.count = before;
  }
}

static void choose(climb *c, size_t levels, bool *chosen, uint32_t from, uint32_t left, outcomes o) {
  const level *l = &c->s->levels.at[levels - 1];
  uint32_t parts = c->s->t->nodes[l->node].parts.count;
  if (left == 0) {
    climb_chosen(c, levels, chosen, o);
    return;
  }
  for (uint32_t i = from; i < parts && c->found <= SITUATIONS_MOST; i++) {
    if (i == l->part) continue;
    chosen[i] = true;
    choose(c, levels, chosen, i + 1, left - 1, o);
    chosen[i] = false;
  }
}

static void climb_rule(climb *c, size_t levels, outcomes o) {
  const level *l = &c->s->levels.at[levels - 1];
  size_t before = c->wishes.count;
  if (l->rule.kind == RULE_JOINED) {
    climb_joined(c, levels, TRIT_TRUE, o, put_rule);
    return;
  }
  if (l->rule.kind == RULE_KNOWN || (!o.both && o.known == TRIT_FALSE)) put_rule(c, l, TRIT_TRUE, false);
  climb_from(c, levels - 1, o);
  c->wishes.count = before;
}

static void climb_from(climb *c, size_t levels, outcomes o) {
  if (c->found > SITUATIONS_MOST) return;
  if (levels == 0) {
    *VEC_PUSH(c->s->a, &c->s->situations) = (t_list){(uint32_t)c->s->wishes.count, (uint32_t)c->wishes.count};
    for (size_t i = 2; i < c->wishes.count; i++) *VEC_PUSH(c->s->a, &c->s->wishes) = c->wishes.at[i];
    *VEC_PUSH(c->s->a, &c->s->wishes) = c->wishes.at[1]; /* the root, which is looked at once all others are as they are to be */
    *VEC_PUSH(c->s->a, &c->s->wishes) = c->wishes.at[0]; /* the site's own */
    c->found++;
    return;
  }
  const level *l = &c->s->levels.at[levels - 1];
  if (l->node == TABLE_NONE) {
    climb_rule(c, levels, o);
    return;
  }
  const t_node *n = &c->s->t->nodes[l->node];
  bool chosen[OTHERS_MOST + 1] = {false};
  if (n->op == T_NOT) climb_from(c, levels - 1, (outcomes){o.both, trit_not(o.known)});
  else if (n->op != T_K_OF) climb_joined(c, levels, n->op == T_ALL ? TRIT_TRUE : TRIT_FALSE, o, put_parts);
  else if (n->parts.count > OTHERS_MOST) c->found = SITUATIONS_MOST + 1;
  else choose(c, levels, chosen, 0, n->k - 1, o);
}

/* Where slots occur twice, a whole may be known though its parts are open. So whatever may be open is let be open, too: site_decides tells. */
static void put_widest(climb *c) {
  const sites *s = c->s;
  c->wishes.count = 2;
  c->wishes.at[1].any_of |= WISH_ALIKE;
  for (size_t k = s->levels.count; k > 0; k--) {
    const level *l = &s->levels.at[k - 1];
    t_node_op op = l->node == TABLE_NONE ? T_NAMED : (t_node_op)s->t->nodes[l->node].op;
    if (l->node == TABLE_NONE) put_rule(c, l, TRIT_TRUE, l->rule.kind != RULE_KNOWN);
    if (op == T_ALL || op == T_ANY || op == T_VERSIONS) put_parts(c, l, op == T_ALL ? TRIT_TRUE : TRIT_FALSE, !s->settled);
  }
  climb_from(c, 0, (outcomes){0});
}

/* Where both outcomes are known, each part that stands beside the way is known by itself, but for those of an `at_least`: of them as many may hold
 * whichever of them do. */
static bool is_entangled(const sites *s) {
  bool some = false, chooses = false;
  for (size_t i = 0; i < s->levels.count; i++) {
    if (s->levels.at[i].node == TABLE_NONE) continue;
    const t_node *n = &s->t->nodes[s->levels.at[i].node];
    some |= n->formula != TABLE_NONE;
    chooses |= n->op == T_K_OF;
  }
  return s->settled ? chooses : some;
}

/* The situations of the site whose levels stand, with `own` wished of it: that it is open, or as what it is known. */
static t_list find_situations(sites *s, const site *is, uint8_t own) {
  climb c = {.s = s};
  t_list found = {(uint32_t)s->situations.count, 0};
  *VEC_PUSH(s->a, &c.wishes) = (wish){.node = is->node, .any_of = own, .datum = TABLE_NONE};
  /* However it comes out: site_decides and site_shows look at it. */
  const uint8_t any = s->settled ? WISH_FALSE | WISH_TRUE : WISH_FALSE | WISH_TRUE | WISH_OPEN;
  *VEC_PUSH(s->a, &c.wishes) = (wish){.node = is->root, .any_of = any, .datum = TABLE_NONE};
  climb_from(&c, s->levels.count, (outcomes){own != WISH_OPEN, is->neutral});
  if (c.found <= SITUATIONS_MOST && is_entangled(s)) put_widest(&c);
  if (c.found <= SITUATIONS_MOST) found.count = (uint32_t)c.found;
  return found;
}

/* ---- sites, from the root downwards ---- */

static void walk(sites *s, site is) {
  const t_node *n = &s->t->nodes[is.node];
  uint32_t here = (uint32_t)s->all.count;
  is.in_window |= n->in_window != 0;
  if (!s->bare && (!s->settled || n->op == T_CLAUSE || n->op == T_NAMED)) {
    is.situations = find_situations(s, &is, wish_for(trit_not(is.neutral)));
    if (s->settled) is.quiet = find_situations(s, &is, wish_for(is.neutral));
    else is.open = find_situations(s, &is, WISH_OPEN);
  }
  *VEC_PUSH(s->a, &s->all) = is;
  if (n->op == T_CLAUSE || n->op == T_NAMED) return;
  for (uint32_t i = 0; i < n->parts.count; i++) {
    site below = is;
    below.node = part_at(s, is.node, i);
    below.parent = here;
    below.neutral = n->op == T_NOT ? trit_not(is.neutral) : n->op == T_ALL ? TRIT_TRUE : TRIT_FALSE;
    *VEC_PUSH(s->a, &s->levels) = (level){.node = is.node, .part = i};
    walk(s, below);
    s->levels.count--;
  }
}

static void walk_root(sites *s, uint32_t root, ground_rule counts, site is) {
  is.node = is.root = root;
  is.parent = TABLE_NONE;
  is.rule = (t_list){(uint32_t)s->wishes.count, s->settled ? counts.count : 0};
  if (s->settled) VEC_ADD(s->a, &s->wishes, counts.wishes, counts.count);
  *VEC_PUSH(s->a, &s->levels) = (level){.node = TABLE_NONE, .rule = counts};
  walk(s, is);
  s->levels.count--;
}

void sites_add(sites *s, uint32_t root, ground_rule counts, trit neutral) {
  walk_root(s, root, counts, (site){.neutral = neutral, .option = TABLE_NONE, .part = T_CRITERIA});
}

/* An exclusion counts before criteria do, these before what is available; and none of them where the option does not apply. */
static void add_settled_option(sites *s, uint32_t option) {
  static const struct {
    t_part part;
    trit counts;
  } order[] = {{T_APPLIES, TRIT_TRUE}, {T_EXCLUDED, TRIT_FALSE}, {T_CRITERIA, TRIT_TRUE}, {T_AVAILABLE, TRIT_TRUE}};
  const uint32_t *node = s->t->options[option].node;
  wish rule[T_PARTS];
  uint32_t count = 0;
  for (int i = 0; i < T_PARTS; i++) {
    t_part part = order[i].part;
    if (node[part] == TABLE_NONE) continue;
    const site is = {.option = option, .part = part, .neutral = order[i].counts};
    if (part != T_APPLIES) walk_root(s, node[part], (ground_rule){rule, count, RULE_KNOWN}, is);
    rule[count++] = (wish){.node = node[part], .any_of = wish_for(order[i].counts), .datum = TABLE_NONE};
  }
}

void sites_add_option(sites *s, uint32_t option) {
  if (s->settled) {
    add_settled_option(s, option);
    return;
  }
  const uint32_t *node = s->t->options[option].node;
  const wish met[2] = {{.node = node[T_CRITERIA], .any_of = WISH_TRUE, .datum = TABLE_NONE}, {.node = node[T_EXCLUDED], .any_of = WISH_FALSE, .datum = TABLE_NONE}};
  const uint32_t first = node[T_CRITERIA] == TABLE_NONE, last = node[T_EXCLUDED] != TABLE_NONE;
  site is = {.option = option};
  is.part = T_CRITERIA;
  is.neutral = TRIT_TRUE;
  if (node[T_CRITERIA] != TABLE_NONE) walk_root(s, node[T_CRITERIA], (ground_rule){met + 1, last, RULE_JOINED}, is);
  is.part = T_EXCLUDED;
  is.neutral = TRIT_FALSE;
  if (node[T_EXCLUDED] != TABLE_NONE) walk_root(s, node[T_EXCLUDED], (ground_rule){met, 1 - first, RULE_IF_NOT_MET}, is);
  is.part = T_AVAILABLE;
  is.neutral = TRIT_TRUE;
  if (node[T_AVAILABLE] != TABLE_NONE) walk_root(s, node[T_AVAILABLE], (ground_rule){met + first, 1 - first + last, RULE_KNOWN}, is);
}

/* Of what else the option asks for, as far as it matters. */
static trit found_of(const pass *p, uint32_t node, trit none) { return node == TABLE_NONE ? none : pass_node(p, node); }

trit site_decides(const void *what, const judge *j) {
  const site *of = what;
  const pass *p = &j->matcher->strict;
  trit with = pass_node(p, of->root), without;
  if (!node_without(p, of->root, of->node, of->neutral, &without)) return TRIT_UNKNOWN;
  if (with == without) return TRIT_FALSE;
  if (of->option == TABLE_NONE || of->part == T_AVAILABLE) return TRIT_TRUE;
  const uint32_t *node = j->t->options[of->option].node;
  if (of->part == T_EXCLUDED) return trit_of(with == TRIT_TRUE || without == TRIT_TRUE || found_of(p, node[T_CRITERIA], TRIT_TRUE) == TRIT_TRUE, false);
  bool denied = with == TRIT_FALSE || without == TRIT_FALSE; /* whether excluded or open, who is denied is told so */
  trit excluded = found_of(p, node[T_EXCLUDED], TRIT_FALSE);
  return trit_of(excluded == TRIT_FALSE || (denied && excluded == TRIT_UNKNOWN), false);
}

/* What its sources or their want of verification withhold is not shown, however it comes out. */
static bool is_told(const pass *p, uint32_t option) {
  if (option == TABLE_NONE) return true;
  const t_option *o = &p->t->options[option];
  return pass_withheld(p, o) == TRIT_FALSE && pass_doubted(p, o) == TRIT_FALSE;
}

trit site_shows(const sites *s, const site *of, const pass *p) {
  trit is = pass_node(p, of->node), otherwise[2];
  if (is == TRIT_UNKNOWN || pass_node(p, of->root) == TRIT_UNKNOWN) return TRIT_UNKNOWN;
  for (uint32_t i = 0; i < of->rule.count; i++) {
    const wish *w = &s->wishes.at[of->rule.first + i];
    if ((w->any_of & wish_for(pass_node(p, w->node))) == 0) return TRIT_UNKNOWN;
  }
  for (int k = TRIT_FALSE; k <= TRIT_TRUE; k++)
    if (!node_without(p, of->root, of->node, (trit)k, &otherwise[k]) || otherwise[k] == TRIT_UNKNOWN) return TRIT_UNKNOWN;
  return otherwise[TRIT_FALSE] != otherwise[TRIT_TRUE] && is_told(p, of->option) ? is : TRIT_UNKNOWN;
}
