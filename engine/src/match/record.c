#include "match/record.h"

#include <stdlib.h>

static bool make_room(record *r) {
  const table *t = r->t;
  uint32_t words = 0, texts = 0;
  for (uint32_t i = 0; i < t->data_count; i++) {
    if (t->data[i].type == T_SET) words += (uint32_t)bits_words(t->data[i].values.count);
    texts += t->data[i].type == T_TEXT;
  }
  r->member_words = words;
  r->texts_cap = texts * RECORD_TEXT_MAX;
  r->answers = calloc(t->data_count + 1, sizeof *r->answers);
  r->member_at = calloc(t->data_count + 1, sizeof *r->member_at);
  r->members = calloc(words + 1, sizeof *r->members);
  r->texts = malloc(r->texts_cap + 1);
  r->may_row = calloc(4 * (size_t)t->head->tested_fields + 1, sizeof *r->may_row);
  return r->answers != NULL && r->member_at != NULL && r->members != NULL && r->texts != NULL && r->may_row != NULL;
}

static uint32_t open_row(const t_slot *s) { return s->row + s->cells; }

epf_status record_new(record **out, const table *t) {
  *out = NULL;
  record *r = calloc(1, sizeof *r);
  if (r == NULL) return EPF_E_NOMEM;
  r->t = t;
  if (!make_room(r)) {
    record_free(r);
    return EPF_E_NOMEM;
  }
  uint32_t words = 0, fields = t->head->tested_fields;
  for (uint32_t i = 0; i < t->data_count; i++) {
    r->member_at[i] = words;
    if (t->data[i].type == T_SET) words += (uint32_t)bits_words(t->data[i].values.count);
  }
  r->must_row = r->may_row + fields;
  r->no_rows = r->must_row + fields;
  for (uint32_t i = 0; i < fields; i++) r->no_rows[fields + i] = open_row(&t->slots[t->tested[i]]);
  record_reset(r);
  *out = r;
  return EPF_OK;
}

void record_free(record *r) {
  if (r == NULL) return;
  free(r->answers);
  free(r->member_at);
  free(r->members);
  free(r->texts);
  free(r->may_row);
  free(r);
}

void record_reset(record *r) {
  const t_header *h = r->t->head;
  memset(r->answers, 0, h->field_end * sizeof *r->answers); /* derived values have none */
  memset(r->answers + h->package_first, 0, (r->t->data_count - h->package_first) * sizeof *r->answers);
  bits_clear(r->members, r->member_words);
  r->texts_len = 0;
  memcpy(r->may_row, r->no_rows, 2 * (size_t)h->tested_fields * sizeof *r->may_row);
  r->open = h->tested_fields;
  r->invalid = 0;
}

/* What cannot be used leaves everything open, as if it were missing. */
static void put_rows(record *r, const t_slot *s, const answer *a) {
  uint32_t cell = a->state == ANSWER_KNOWN ? table_cell(r->t, s, a->value) : s->cells;
  bool known = cell < s->cells, was_known = r->may_row[s->place] != 0;
  r->may_row[s->place] = known ? s->row + cell : 0;
  r->must_row[s->place] = known ? s->row + cell : open_row(s);
  r->open += (uint32_t)was_known - (uint32_t)known;
}

void record_put(record *r, uint32_t datum, answer a) {
  const table *t = r->t;
  r->invalid += (uint32_t)(a.state == ANSWER_INVALID) - (uint32_t)(r->answers[datum].state == ANSWER_INVALID);
  r->answers[datum] = a;
  uint32_t slot = t->data[datum].slot;
  if (slot != TABLE_NONE && t->slots[slot].place < t->head->tested_fields) put_rows(r, &t->slots[slot], &a);
}

bool record_set_text(record *r, uint32_t datum, str text) {
  if (text.len > RECORD_TEXT_MAX || r->texts_cap - r->texts_len < text.len) return false;
  record_put(r, datum, (answer){.state = ANSWER_KNOWN, .text = r->texts_len, .text_len = (uint32_t)text.len});
  if (text.len > 0) memcpy(r->texts + r->texts_len, text.at, text.len);
  r->texts_len += (uint32_t)text.len;
  return true;
}
