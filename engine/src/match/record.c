#include "match/record.h"

#include <stdlib.h>

epf_status record_new(record **out, const table *t) {
  *out = NULL;
  uint32_t words = 0, texts = 0;
  for (uint32_t i = 0; i < t->data_count; i++) {
    if (t->data[i].type == T_SET) words += (uint32_t)bits_words(t->data[i].values.count);
    texts += t->data[i].type == T_TEXT;
  }
  record *r = calloc(1, sizeof *r);
  if (r == NULL) return EPF_E_NOMEM;
  r->t = t;
  r->member_words = words;
  r->texts_cap = texts * RECORD_TEXT_MAX;
  r->answers = calloc(t->data_count + 1, sizeof *r->answers);
  r->member_at = calloc(t->data_count + 1, sizeof *r->member_at);
  r->members = calloc(words + 1, sizeof *r->members);
  r->texts = malloc(r->texts_cap + 1);
  if (r->answers == NULL || r->member_at == NULL || r->members == NULL || r->texts == NULL) {
    record_free(r);
    return EPF_E_NOMEM;
  }
  words = 0;
  for (uint32_t i = 0; i < t->data_count; i++) {
    r->member_at[i] = words;
    if (t->data[i].type == T_SET) words += (uint32_t)bits_words(t->data[i].values.count);
  }
  *out = r;
  return EPF_OK;
}

void record_free(record *r) {
  if (r == NULL) return;
  free(r->answers);
  free(r->member_at);
  free(r->members);
  free(r->texts);
  free(r);
}

void record_reset(record *r) {
  memset(r->answers, 0, r->t->data_count * sizeof *r->answers);
  bits_clear(r->members, r->member_words);
  r->texts_len = 0;
}

bool record_set_text(record *r, uint32_t datum, str text) {
  if (text.len > RECORD_TEXT_MAX || r->texts_cap - r->texts_len < text.len) return false;
  answer *a = &r->answers[datum];
  *a = (answer){.state = ANSWER_KNOWN, .text = r->texts_len, .text_len = (uint32_t)text.len};
  if (text.len > 0) memcpy(r->texts + r->texts_len, text.at, text.len);
  r->texts_len += (uint32_t)text.len;
  return true;
}
