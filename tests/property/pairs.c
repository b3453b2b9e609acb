#include "property/pairs.h"

#include <stdio.h>
#include <stdlib.h>

#include "bind/bind.h"
#include "diag/diag.h"
#include "lower/seal.h"
#include "yaml/doc.h"

void must(bool good) {
  if (!good) abort();
}

pair *pair_new(void) {
  pair *p = calloc(1, sizeof *p);
  must(p != NULL);
  p->pieces = calloc(PIECES_MOST, sizeof *p->pieces);
  must(p->pieces != NULL);
  return p;
}

void pair_free(pair *p) {
  free(p->pieces);
  free(p);
}

void pair_begin(pair *p, search *s, int64_t as_of, bool included) {
  arena_init(&p->memory);
  if (ARENA_CATCH(&p->memory)) abort();
  space_make(&p->s, &p->memory, &p->sides[0].table->view, &p->sides[1].table->view, as_of);
  *s = (search){.s = &p->s, .found = pair_keep, .to = p, .most_items = UINT32_MAX};
  for (int k = 0; k < SIDES; k++) {
    digests_make(&p->digests[k], &p->memory, &p->sides[k].table->view);
    s->digests[k] = &p->digests[k];
    must(judge_new(&s->sides[k], &p->memory, &p->s, k, p->sides[k].table, as_of, included) == EPF_OK);
  }
  for (int k = 0; k < SIDES; k++) s->sides[k]->other = s->sides[1 - k];
}

void pair_end(pair *p, search *s) {
  for (int k = 0; k < SIDES; k++) judge_free(s->sides[k]);
  arena_release(&p->memory);
}

bool rules_open(rule_set *x, char *text) {
  *x = (rule_set){.text = text};
  arena_init(&x->memory);
  if (ARENA_CATCH(&x->memory)) abort();
  diags d;
  diags_init(&d, &x->memory);
  source *from = source_new(&x->memory, STR("generated.yaml"), STR("generated.yaml"), str_from(x->text));
  doc *root = yaml_parse(from, &d);
  plan *p = ARENA_NEW(&x->memory, plan);
  if (root == NULL || !model_decode(&x->m, &x->memory, &d, &root, 1, root)) return false;
  const source *files[1] = {from};
  x->m.files = files;
  x->m.file_count = 1;
  if (!lower(p, &x->memory, &d, &x->m)) return false;
  void *block;
  uint64_t bytes;
  uint8_t none[32] = {0};
  must(table_seal(p, none, (seal_options){0}, &block, &bytes) == EPF_OK && table_adopt(&x->table, block, bytes) == EPF_OK);
  must(record_new(&x->r, &x->table->view) == EPF_OK && binder_new(&x->b, &x->table->view, (bind_options){.ignore_unknown = true}) == EPF_OK);
  must(scratch_new(&x->s, &x->table->view, x->table->patterns, (match_options){0}) == EPF_OK);
  return true;
}

void rules_close(rule_set *x) {
  free(x->text);
  scratch_free(x->s);
  binder_free(x->b);
  record_free(x->r);
  epf_table_free(x->table);
  arena_release(&x->memory);
}

void pair_keep(void *to, const piece *found) {
  pair *p = to;
  must(p->count < PIECES_MOST);
  p->pieces[p->count++] = (kept){box_copy(&p->memory, &p->s, found->at), *found};
}

static bool axis_has(const axis *x, const reach *r, const record *of, int side) {
  const answer *a = &of->answers[x->datum[side]];
  if (a->state != ANSWER_KNOWN) return r->missing;
  if (!r->known) return false;
  if (x->type == T_SET || x->type == T_TEXT) return true;
  int64_t value = a->value;
  if (x->codes[side] != NULL) {
    for (value = x->min; value <= x->max && x->codes[side][value] != a->value; value++) continue;
    if (value > x->max) return false;
  }
  return value >= r->lo && value <= r->hi;
}

static bool part_has(const pair *p, uint32_t i, uint8_t wanted, int side) {
  const axis_part *x = &p->s.parts.at[i];
  const axis *of = &p->s.axes.at[x->axis];
  const rule_set *rules = &p->sides[side];
  if (wanted == TRIT_UNKNOWN || x->slot[side] == TABLE_NONE || of->datum[side] == TABLE_NONE) return true;
  if (rules->r->answers[of->datum[side]].state != ANSWER_KNOWN) return true;
  bool holds = of->type == T_SET ? bits_has(record_members(rules->r, of->datum[side]), x->code[side]) : rules->s->pattern_hits[x->slot[side]] == TRIT_TRUE;
  return holds == (wanted == TRIT_TRUE);
}

bool box_has(const pair *p, const box *b) {
  for (int k = 0; k < SIDES; k++) {
    for (uint32_t i = 0; i < p->s.axes.count; i++)
      if (p->s.axes.at[i].datum[k] != TABLE_NONE && !p->s.axes.at[i].clashes && !axis_has(&p->s.axes.at[i], &b->axes[i], p->sides[k].r, k)) return false;
    for (uint32_t i = 0; i < p->s.parts.count; i++)
      if (!part_has(p, i, b->parts[i], k)) return false;
  }
  return true;
}

bool pair_bind(rule_set *x, profile_unit *u, const gen_profile *from, bool included, int64_t as_of) {
  must(unit_set_json(u, (place){1, 1}, str_from(from->line)) == EPF_OK);
  if (bind_unit(x->b, u, x->r) != EPF_OK || x->r->invalid > 0) return false;
  record_know(x->r, 0, as_of);
  record_know(x->r, 1, from->stage);
  uint32_t field = x->table->view.head->include_field;
  if (field != TABLE_NONE) record_know(x->r, field, included);
  return match_record(x->s, x->r) == EPF_OK;
}

bool pair_say(const pair *p, const gen_profile *q, const uint32_t options[SIDES], const char *what) {
  uint32_t option = options[0];
  for (int k = 0; k < SIDES; k++) printf("%s ", verdict_text((verdict)p->sides[k].s->outcomes[options[k]].verdict));
  str id = table_str(&p->sides[0].table->view, p->sides[0].table->view.options[option].id);
  printf("\nseed %llu, option %.*s: %s\n--- before\n%s--- after\n%s--- profile, stage %u, as of %lld\n%s\n", (unsigned long long)p->seed, STR_FMT(id), what, p->sides[0].text,
         p->sides[1].text, q->stage, (long long)q->as_of, q->line);
  return false;
}

bool piece_is_true(const pair *p, const piece *is, const uint32_t options[SIDES]) {
  for (int k = 0; k < SIDES; k++) {
    const scratch *s = p->sides[k].s;
    if (is->count == 0 && s->outcomes[options[k]].verdict != (uint8_t)is->verdicts[k]) return false;
    for (uint32_t i = 0; i < is->count; i++) {
      const difference *d = &is->differences[i];
      if (!d->follows && d->node[k] != TABLE_NONE && pass_node(&s->strict, d->node[k]) != d->is[k]) return false;
    }
  }
  return true;
}

