/* Patterns of texts: each once a record, and once for all records with the same text. */
#include "match/match.h"

#include <stdlib.h>

enum { MEMO_PLACES = 256, MEMO_TEXT = 40 /* bytes; longer texts are not remembered */, NOT_RUN = 0xff };

/* By the text's hash. A place is taken over by whatever text comes last: so it never grows, and what it holds shows in no
 * result, since a pattern finds the same of the same text. */
struct pattern_memo {
  uint32_t slot_count, pattern_count;
  uint32_t *slots; /* of patterns */
  struct memo_place {
    uint32_t len; /* of the text, and 1; 0: free */
    char text[MEMO_TEXT];
  } places[MEMO_PLACES];
  uint8_t *found; /* by place, by pattern: a regex_result */
};

pattern_memo *pattern_memo_new(const table *t, bool *good) {
  *good = true;
  if (t->pattern_count == 0) return NULL;
  pattern_memo *m = calloc(1, sizeof *m);
  if (m != NULL) {
    m->pattern_count = t->pattern_count;
    m->slots = calloc(t->slot_count + 1, sizeof *m->slots);
    m->found = malloc((size_t)MEMO_PLACES * t->pattern_count);
  }
  *good = m != NULL && m->slots != NULL && m->found != NULL;
  for (uint32_t i = 0; i < t->slot_count && *good; i++)
    if (t->slots[i].kind == SLOT_PATTERN) m->slots[m->slot_count++] = i;
  if (*good) return m;
  pattern_memo_free(m);
  return NULL;
}

void pattern_memo_free(pattern_memo *m) {
  if (m == NULL) return;
  free(m->slots);
  free(m->found);
  free(m);
}

static uint32_t hash_of(str s) { /* FNV-1a */
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.at[i]) * 16777619u;
  return h ^ h >> 15;
}

/* What is known of the text, by pattern; NULL: it is not remembered. */
static uint8_t *recall(pattern_memo *m, str text) {
  if (text.len > MEMO_TEXT) return NULL;
  uint32_t at = hash_of(text) % MEMO_PLACES;
  struct memo_place *p = &m->places[at];
  uint8_t *found = m->found + (size_t)at * m->pattern_count;
  if (p->len == text.len + 1 && memcmp(p->text, text.at, text.len) == 0) return found;
  p->len = (uint32_t)text.len + 1;
  if (text.len > 0) memcpy(p->text, text.at, text.len);
  memset(found, NOT_RUN, m->pattern_count);
  return found;
}

static regex_result run(const scratch *s, uint32_t pattern, str text, uint8_t *known) {
  if (known != NULL && known[pattern] != NOT_RUN) return (regex_result)known[pattern];
  regex_result found = regex_match(s->patterns[pattern], s->regex, text);
  if (known != NULL) known[pattern] = (uint8_t)found;
  return found;
}

void run_patterns(scratch *s, const record *r) {
  uint32_t datum = TABLE_NONE;
  uint8_t *known = NULL;
  for (uint32_t k = 0; k < s->memo->slot_count; k++) {
    uint32_t i = s->memo->slots[k];
    const t_slot *slot = &s->t->slots[i];
    const answer *a = &r->answers[slot->datum];
    s->pattern_hits[i] = TRIT_UNKNOWN;
    s->limit_hits[i] = 0;
    if (a->state != ANSWER_KNOWN) continue;
    str text = {r->texts + a->text, a->text_len};
    if (slot->datum != datum) known = s->options.no_memo ? NULL : recall(s->memo, text);
    datum = slot->datum;
    regex_result found = run(s, slot->other, text, known);
    s->pattern_hits[i] = found == REGEX_YES ? TRIT_TRUE : found == REGEX_NO ? TRIT_FALSE : TRIT_UNKNOWN;
    if (found != REGEX_LIMIT) continue;
    bits_add(s->invalid, slot->datum);
    s->limit_hits[i] = 1;
    s->any_invalid = s->limit_hit = true;
  }
}
