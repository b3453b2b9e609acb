#include "run/account.h"

static bool add(account *a, uint32_t node, trit stands, const char *words) {
  if (a->count == OBSTACLES_MOST) return false;
  a->all[a->count++] = (obstacle){node, stands, words};
  return true;
}

/* Parts that must all hold, or one of which: each by itself. */
static bool add_parts(account *a, uint32_t node, t_node_op op, trit stands) {
  const t_node *n = &a->t->nodes[node];
  if (n->op != op) return add(a, node, stands, NULL);
  bool good = true;
  for (uint32_t i = 0; i < n->parts.count && good; i++) good = add_parts(a, a->t->numbers[n->parts.first + i], op, stands);
  return good;
}

bool account_begin(account *a, const table *t, uint32_t option) {
  const uint32_t *node = t->options[option].node;
  *a = (account){.t = t, .option = option};
  bool good = node[T_APPLIES] == TABLE_NONE || add(a, node[T_APPLIES], TRIT_FALSE, "it does not apply at this stage, or no version is in force");
  good = good && (node[T_CRITERIA] == TABLE_NONE || add_parts(a, node[T_CRITERIA], T_ALL, TRIT_FALSE));
  good = good && (node[T_EXCLUDED] == TABLE_NONE || add_parts(a, node[T_EXCLUDED], T_ANY, TRIT_TRUE));
  good = good && (node[T_AVAILABLE] == TABLE_NONE || add(a, node[T_AVAILABLE], TRIT_FALSE, "it is not offered there"));
  return good && add(a, TABLE_NONE, TRIT_FALSE, "its conditions together, or that nobody has verified it");
}

void account_person(const account *a, const pass *p, verdict is, uint32_t *shares) {
  memset(shares, 0, (size_t)a->count * ACCOUNT_KINDS * sizeof *shares);
  if (is == VERDICT_ELIGIBLE) return;
  uint32_t found[OBSTACLES_MOST], count = 0, kind = 0;
  for (; kind < ACCOUNT_KINDS && count == 0; kind++)
    for (uint32_t i = 0; i + 1 < a->count; i++) {
      trit node = pass_node(p, a->all[i].node);
      bool available = a->all[i].node == a->t->options[a->option].node[T_AVAILABLE]; /* where that is open, nothing is in the way */
      if (kind == 0 ? node == a->all[i].stands : node == TRIT_UNKNOWN && !available) found[count++] = i;
    }
  kind--;
  if (count == 0) {
    kind = 0;
    found[count++] = a->count - 1;
  }
  for (uint32_t i = 0; i < count; i++) shares[found[i] * ACCOUNT_KINDS + kind] = OBSTACLE_UNIT / count;
  shares[found[0] * ACCOUNT_KINDS + kind] += OBSTACLE_UNIT % count;
}
