/* Reasons under one another: clauses that are joined by `any`, `at_least` or a name stand together below a line that
 * says how they count.
 *
 *   reasons of the matcher, in order, each with the nodes around it
 *     -> lines                 copies, the outermost node first
 *     -> ranges                lines that share a node at the same depth
 *     -> a heading, indented parts
 */
#include "report/page.h"

enum { STAGE = 1 }; /* the datum */

typedef struct line {
  reason x; /* `through` is not kept: the nodes stand in `chain` */
  size_t chain;
  uint32_t depth;
  bool good;
} line;

typedef struct step {
  uint32_t node;
  bool negated;
} step;

typedef struct telling {
  page *p;
  buf lines, chains; /* of line, of step */
} telling;

/* How the parts of a node are read. */
typedef struct reading {
  bool choice;  /* they stand for one another */
  bool jointly; /* they count only together */
} reading;

static const line *lines_of(const telling *t) { return (const line *)(const void *)t->lines.at; }
static const step *step_of(const telling *t, const line *l, uint32_t depth) { return (const step *)(const void *)t->chains.at + l->chain + depth; }
static const t_node *node_of(const telling *t, const step *s) { return &t->p->s->t->nodes[s->node]; }

static void put_chain(telling *t, const via *v, uint32_t *depth) {
  if (v == NULL) return;
  put_chain(t, v->outer, depth);
  step s = {v->node, v->negated};
  buf_add(&t->chains, (const char *)&s, sizeof s);
  ++*depth;
}

static void keep(void *to, const reason *x) {
  telling *t = to;
  bool good = x->outcome != TRIT_UNKNOWN && (x->outcome == TRIT_TRUE) == is_wanted(x->part, x->negated);
  if (t->p->how->why != WHY_ALL && x->part == T_EXCLUDED && good) return; /* what might have excluded, and does not */
  if (t->p->how->why != WHY_ALL && x->part == T_APPLIES && good && t->p->s->t->clauses[x->clause].datum == STAGE) return; /* the heading says it */
  line l = {.x = *x, .chain = t->chains.len / sizeof(step), .good = good};
  l.x.through = NULL;
  put_chain(t, x->through, &l.depth);
  if (!t->chains.failed) buf_add(&t->lines, (const char *)&l, sizeof l);
}

/* ---- how a node reads ---- */

static bool wanted(const line *l, const step *s) { return is_wanted(l->x.part, s->negated); }

static uint32_t count_true(const telling *t, const t_node *n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n->parts.count; i++) count += pass_node(&t->p->s->strict, t->p->s->t->numbers[n->parts.first + i]) == TRIT_TRUE;
  return count;
}

/* How many parts make a difference, and how many there are. */
static void counted_heading(const telling *t, const line *l, const t_node *n, bool plainly, trit whole, buf *to) {
  phrase_id words = plainly ? SAY_K_OF : l->x.part != T_EXCLUDED ? SAY_FEWER_THAN : whole == TRIT_TRUE ? SAY_K_RULE_OUT : SAY_K_WOULD_RULE_OUT;
  say_numbers(to, t->p->how->welsh, words, 3, n->k, n->parts.count, count_true(t, n));
}

/* The heading for several parts of a node, or nothing where each of them counts by itself. Changes how they are read. */
static bool heading(const telling *t, const line *l, const step *s, reading *how, buf *to) {
  const t_node *n = node_of(t, s);
  bool welsh = t->p->how->welsh, plainly = wanted(l, s) || how->jointly, was_choice = how->choice;
  trit whole = pass_node(&t->p->s->strict, s->node);
  if (n->op == T_K_OF) {
    counted_heading(t, l, n, plainly, whole, to);
    *how = (reading){true, !wanted(l, s)};
    return true;
  }
  how->choice = plainly == (n->op == T_ANY);
  if (!was_choice && n->op == (plainly ? T_ALL : T_ANY)) return false;
  how->jointly |= !plainly && n->op == T_ALL;
  if (plainly) say(to, welsh, n->op == T_ANY ? SAY_ONE_OF : SAY_ALL_OF);
  else if (n->op == T_ANY) say(to, welsh, SAY_NONE_OF);
  else say(to, welsh, l->x.part != T_EXCLUDED ? SAY_NOT_ALL_OF : whole == TRIT_TRUE ? SAY_TOGETHER : SAY_WOULD_TOGETHER);
  return true;
}

/* "not: OSP high or above: " */
static void name_of(const telling *t, const line *l, const step *s, const reading *how, buf *to) {
  const t_node *n = node_of(t, s);
  bool welsh = t->p->how->welsh;
  if (!wanted(l, s) && !how->jointly) say(to, welsh, l->x.part == T_EXCLUDED ? SAY_EXCLUSION : SAY_NOT);
  buf_str(to, node_label(t->p->s->t, n, welsh));
}

/* ---- lines ---- */

static const char *mark_of(trit outcome, bool good) { return outcome == TRIT_UNKNOWN ? "?" : good ? "✓" : "–"; }

static const char *node_mark(const telling *t, const line *l, const step *s) {
  trit whole = pass_node(&t->p->s->strict, s->node);
  return mark_of(whole, (whole == TRIT_TRUE) == wanted(l, s));
}

static void put_marked(telling *t, int indent, const char *mark, buf *text) {
  pad(t->p, indent);
  buf_printf(t->p->to, "%s ", mark);
  put_line(t->p, indent + 2, indent + 2, text);
}

static void tell_line(telling *t, const line *l, int indent, const reading *how, buf *before) {
  const table *tab = t->p->s->t;
  const t_clause *c = &tab->clauses[l->x.clause];
  buf text = {0};
  if (before->len > 0) buf_add(&text, before->at, before->len);
  reason_sentence(t->p->s, t->p->r, &l->x, how->jointly, t->p->how->welsh, &text);
  buf_printf(&text, "  [%.*s:%u]", STR_FMT(table_str(tab, tab->files[c->file])), c->line);
  put_marked(t, indent, mark_of(l->x.outcome, l->good), &text);
}

static bool same_step(const telling *t, const line *x, const line *y, uint32_t depth) {
  if (x->depth <= depth || y->depth <= depth || x->x.part != y->x.part) return false;
  const step *a = step_of(t, x, depth), *b = step_of(t, y, depth);
  return a->node == b->node && a->negated == b->negated;
}

static void tell_range(telling *t, const line *from, const line *to, uint32_t depth, int indent, reading how);

/* Lines that all stand below one node. What leads to a single line or group is told in front of it. */
static void tell_below(telling *t, const line *from, const line *to, uint32_t depth, int indent, reading how) {
  buf before = {0}, head = {0};
  const step *outermost = NULL;
  for (; depth < from->depth && (to - from == 1 || same_step(t, from, to - 1, depth)); depth++) {
    const step *s = step_of(t, from, depth);
    bool named = node_of(t, s)->op == T_NAMED;
    bool single = to - from == 1 || same_step(t, from, to - 1, depth + 1);
    if (!named && single) continue; /* of its parts one is told */
    bool shown = named;
    if (named) name_of(t, from, s, &how, &before);
    else shown = heading(t, from, s, &how, &head);
    if (shown && outermost == NULL) outermost = s;
    if (named) buf_text(&before, ": ");
    if (shown && !named) {
      depth++;
      break;
    }
  }
  if (to - from == 1) {
    tell_line(t, from, indent, &how, &before);
  } else if (outermost != NULL) {
    const char *mark = node_mark(t, from, outermost);
    if (head.len == 0 && before.len > 0) before.len--; /* the blank behind the colon */
    if (head.len > 0) buf_add(&before, head.at, head.len);
    put_marked(t, indent, mark, &before);
    tell_range(t, from, to, depth, indent + 2, how);
  } else {
    tell_range(t, from, to, depth, indent, how);
  }
  t->p->to->failed |= before.failed | head.failed;
  buf_free(&before);
  buf_free(&head);
}

static void tell_range(telling *t, const line *from, const line *to, uint32_t depth, int indent, reading how) {
  while (from < to) {
    const line *end = from + 1;
    while (end < to && same_step(t, from, end, depth)) end++;
    tell_below(t, from, end, depth, indent, how);
    from = end;
  }
}

static void tell_kept(telling *t) {
  size_t count = t->lines.len / sizeof(line);
  if (count > 0) tell_range(t, lines_of(t), lines_of(t) + count, 0, 6, (reading){false, false});
  t->p->to->failed |= t->lines.failed | t->chains.failed;
  buf_free(&t->lines);
  buf_free(&t->chains);
}

void tell_reasons(page *p, uint32_t option) {
  telling t = {.p = p};
  if (p->how->why == WHY_ALL) match_all_clauses(p->s, option, keep, &t);
  else if (p->how->why == WHY_DECIDING) match_reasons(p->s, option, keep, &t);
  tell_kept(&t);
}

void tell_node_reasons(page *p, uint32_t node, t_part part) {
  telling t = {.p = p};
  if (p->how->why != WHY_NONE && node != TABLE_NONE) node_reasons(&p->s->strict, node, part, false, NULL, keep, &t);
  tell_kept(&t);
}
