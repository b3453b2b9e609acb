/* Guidelines that nobody has verified, and what cautions put in doubt, where it counts all the same: how far it reaches.
 * Which of them count hangs on the person, so this is worked out with the outcome; every other status is known when the
 * rules are compiled. */
#include "match/match.h"

static uint8_t worse(uint8_t x, uint8_t y) { return x > y ? x : y; }

enum { NOT_LOOKED_AT = 0xff };

/* Each is looked at once: conditions share parts. */
static uint8_t doubt_of_node(const scratch *s, uint32_t ix) {
  const table *t = s->t;
  if (ix == TABLE_NONE) return 0;
  uint8_t *found = &s->doubts[(size_t)t->data_count + t->option_count + ix];
  if (*found != NOT_LOOKED_AT) return *found;
  const t_node *n = &t->nodes[ix];
  uint8_t worst = 0;
  if (n->op == T_CLAUSE) {
    const t_clause *c = &t->clauses[n->clause];
    if (c->datum != TABLE_NONE) worst = s->doubts[c->datum];
    if (c->compare != 0) worst = worse(worst, s->doubts[c->other]);
    for (uint32_t i = 0; i < c->options.count; i++) worst = worse(worst, s->doubts[t->data_count + t->numbers[c->options.first + i]]);
  }
  for (uint32_t i = 0; i < n->parts.count; i++) worst = worse(worst, doubt_of_node(s, t->numbers[n->parts.first + i]));
  *found = worst;
  return worst;
}

/* Of the starting point and the range themselves: the worst status that the guideline's cell may have. */
static uint8_t own_doubt(const scratch *s, uint32_t ix) {
  const t_datum *d = &s->t->data[ix];
  if (d->guide != T_GUIDE_START && d->guide != T_GUIDE_FROM && d->guide != T_GUIDE_TO) return 0;
  const slot_state *status = &s->strict.state[s->t->data[ix + T_GUIDE_STATUS - d->guide].slot];
  return status->lo <= status->hi && status->hi >= T_UNVERIFIED ? (uint8_t)status->hi : 0;
}

static uint8_t doubt_of_datum(const scratch *s, uint32_t ix) {
  const table *t = s->t;
  const t_datum *d = &t->data[ix];
  if (d->derive == T_FIELD || !pass_item_exists(&s->strict, ix)) return 0;
  uint8_t worst = own_doubt(s, ix);
  for (uint32_t i = 0; i < d->inputs.count; i++) worst = worse(worst, s->doubts[t->numbers[d->inputs.first + i]]);
  for (uint32_t i = 0; i < d->nodes.count; i++) worst = worse(worst, doubt_of_node(s, t->numbers[d->nodes.first + i]));
  for (uint32_t i = 0; i < d->outputs.count; i++) {
    const t_output *o = &t->outputs[d->outputs.first + i];
    if (o->kind == T_VALUE_OF) worst = worse(worst, s->doubts[o->datum]);
  }
  return worst;
}

static uint8_t doubt_of_option(const scratch *s, uint32_t ix) {
  const t_option *o = &s->t->options[ix];
  uint8_t worst = (uint8_t)match_doubt_of_cautions(s, o);
  for (int k = 0; k < T_PARTS; k++) worst = worse(worst, doubt_of_node(s, o->node[k]));
  return worst;
}

uint32_t match_doubt_of_cautions(const scratch *s, const t_option *o) {
  uint32_t worst = 0;
  for (uint32_t i = 0; table_next_doubt(s->t, o, &i); i++) {
    const t_caution *c = &s->t->cautions[o->cautions.first + i];
    if (c->status > worst && pass_node(&s->strict, c->node) != TRIT_FALSE) worst = c->status;
  }
  return worst;
}

void match_doubts(scratch *s) {
  const table *t = s->t;
  s->has_doubts = pass_includes_unverified(&s->strict);
  if (!s->has_doubts) return;
  memset(s->doubts, 0, (size_t)t->data_count + t->option_count);
  memset(s->doubts + t->data_count + t->option_count, NOT_LOOKED_AT, t->node_count);
  for (uint32_t i = 0; i < t->program_count; i++) { /* what a slot rests on stands before it */
    const t_slot *slot = &t->slots[t->program[i]];
    if (slot->kind == SLOT_VALUE || slot->kind == SLOT_MEMBER) s->doubts[slot->datum] = doubt_of_datum(s, slot->datum);
    if (slot->kind == SLOT_OPTION) s->doubts[t->data_count + slot->datum] = doubt_of_option(s, slot->datum);
  }
  for (uint32_t i = t->head->field_end; i < t->data_count; i++)
    if (t->data[i].derive == T_MEMBERS) s->doubts[i] = doubt_of_datum(s, i); /* a set that nobody tests has no slot */
  for (uint32_t i = 0; i < t->option_count; i++) s->doubts[t->data_count + i] = doubt_of_option(s, i);
}

uint32_t match_value_status(const scratch *s, uint32_t datum) {
  uint32_t status = s->t->data[datum].status;
  return s->has_doubts && s->doubts[datum] > status ? s->doubts[datum] : status;
}

uint32_t match_node_status(const scratch *s, uint32_t node, uint32_t own) {
  uint32_t doubt = s->has_doubts ? doubt_of_node(s, node) : 0;
  return doubt > own ? doubt : own;
}
