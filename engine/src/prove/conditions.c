#include "prove/conditions.h"

#include "report/report.h"

static void literal_words(const table *t, const t_clause *c, uint32_t i, buf *to) {
  buf json = {0};
  const t_datum *d = &t->data[c->datum];
  value_json(t, d, t->literals[c->literals.first + i], &json);
  bool quoted = json.len >= 2 && json.at[0] == '"';
  buf_add(to, json.at + quoted, json.len - 2 * (size_t)quoted);
  to->failed |= json.failed;
  buf_free(&json);
}

static void clause_words(const table *t, const t_clause *c, buf *to) {
  static const char *const words[] = {"is", "is not", "in", "not in", "at least", "below", "between", "includes", "includes any of", "includes all of",
                                      "includes none of", "is empty", "matches", "known", "suitable"};
  if (c->op == T_SUITABLE || c->op == T_KNOWN) buf_printf(to, "%s ", words[c->op]);
  if (c->datum != TABLE_NONE) buf_visible(to, table_str(t, t->data[c->datum].id));
  if (c->op != T_SUITABLE && c->op != T_KNOWN) buf_printf(to, " %s", words[c->op]);
  for (uint32_t i = 0; i < c->literals.count; i++) {
    buf_text(to, i == 0 ? " " : ", ");
    literal_words(t, c, i, to);
  }
  for (uint32_t i = 0; i < c->texts.count; i++) {
    buf_text(to, i == 0 ? " " : ", ");
    buf_visible(to, table_str(t, t->texts[c->texts.first + i]));
  }
  for (uint32_t i = 0; i < c->options.count; i++) {
    buf_text(to, i == 0 ? "" : ", ");
    buf_visible(to, table_str(t, t->options[t->numbers[c->options.first + i]].id));
  }
  if (c->compare != 0) {
    buf_char(to, ' ');
    buf_visible(to, table_str(t, t->data[c->other].id));
  }
}

static uint32_t first_clause(const table *t, uint32_t node) {
  while (t->nodes[node].op != T_CLAUSE && t->nodes[node].parts.count > 0) node = t->numbers[t->nodes[node].parts.first];
  return t->nodes[node].op == T_CLAUSE ? t->nodes[node].clause : TABLE_NONE;
}

void node_says(const table *t, uint32_t node, buf *to) {
  uint32_t clause = first_clause(t, node);
  if (clause == TABLE_NONE) {
    buf_text(to, "a condition");
    return;
  }
  if (t->nodes[node].op == T_CLAUSE) {
    clause_words(t, &t->clauses[clause], to);
  } else if (t->nodes[node].op == T_NAMED) {
    buf_text(to, "the condition ");
    buf_visible(to, table_str(t, t->nodes[node].name));
  } else {
    buf_text(to, "the group of conditions");
  }
}

void node_words(const table *t, uint32_t node, buf *to) {
  const t_node *n = &t->nodes[node];
  switch ((t_node_op)n->op) {
  case T_CLAUSE: clause_words(t, &t->clauses[n->clause], to); break;
  case T_NAMED:
    buf_text(to, "the condition ");
    buf_visible(to, table_str(t, n->name));
    break;
  case T_NOT:
    buf_text(to, "`not` of ");
    node_words(t, t->numbers[n->parts.first], to);
    return;
  case T_ALL:
  case T_ANY:
  case T_K_OF:
  case T_VERSIONS:
  default: /* a group, by its first part: it has no place of its own */
    if (n->parts.count == 0) return;
    if (n->op == T_K_OF) buf_printf(to, "`at_least: %u` of ", n->k);
    else buf_text(to, n->op == T_ALL ? "`all` of " : n->op == T_ANY ? "`any` of " : "the versions ");
    node_words(t, t->numbers[n->parts.first], to);
    if (n->parts.count > 1) buf_printf(to, " and %u more", n->parts.count - 1);
    return;
  }
  node_place(t, node, to);
}

void node_place(const table *t, uint32_t node, buf *to) {
  uint32_t clause = first_clause(t, node);
  if (clause == TABLE_NONE || t->clauses[clause].line == 0) return;
  const t_clause *c = &t->clauses[clause];
  buf_text(to, " (");
  buf_visible(to, table_str(t, t->files[c->file]));
  buf_printf(to, ":%u:%u)", c->line, c->column);
}
