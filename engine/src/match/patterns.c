/* Patterns of texts: each once a record, and once for all records with the same text. */
#include "match/match.h"

#include <stdlib.h>

enum { MEMO_PLACES = 256, MEMO_TEXT = 40 /* bytes; longer texts are not remembered */, NOT_RUN = 0xff };

/* By the text's hash. A place is taken over by whatever text comes last: so it never grows, and what it holds shows in no
 * result, since a pattern finds the same of the same text. */
struct pattern_memo {
  uint32_t text_count, pattern_count;
  struct memo_text { /* one datum whose text patterns look at */
    uint32_t datum, first, count; /* of the slots */
    bool known;                   /* did it have an answer last time? */
  } *texts;
  uint32_t *slots; /* by datum */
  struct memo_place {
    uint32_t len; /* of the text, and 1; 0: free */
    char text[MEMO_TEXT];
  } places[MEMO_PLACES];
  uint8_t *found; /* by place, by pattern: a regex_result */
};

static void find_texts(pattern_memo *m, const table *t) {
  uint32_t count = 0;
  for (uint32_t d = 0; d < t->head->field_end; d++) {
    if (t->data[d].type != T_TEXT) continue;
    struct memo_text *x = &m->texts[m->text_count];
    *x = (struct memo_text){.datum = d, .first = count, .known = true}; /* known: so that the first time all is written */
    for (uint32_t i = 0; i < t->slot_count; i++)
      if (t->slots[i].kind == SLOT_PATTERN && t->slots[i].datum == d) m->slots[count++] = i;
    x->count = count - x->first;
    m->text_count += x->count > 0;
  }
}

pattern_memo *pattern_memo_new(const table *t, bool *good) {
  *good = true;
  if (t->pattern_count == 0) return NULL;
  pattern_memo *m = calloc(1, sizeof *m);
  if (m != NULL) {
    m->pattern_count = t->pattern_count;
    m->slots = calloc(t->slot_count + 1, sizeof *m->slots);
    m->texts = calloc(t->slot_count + 1, sizeof *m->texts);
    m->found = malloc((size_t)MEMO_PLACES * t->pattern_count);
  }
  *good = m != NULL && m->slots != NULL && m->texts != NULL && m->found != NULL;
  if (*good) find_texts(m, t);
  if (*good) return m;
  pattern_memo_free(m);
  return NULL;
}

void pattern_memo_free(pattern_memo *m) {
  if (m == NULL) return;
  free(m->slots);
  free(m->texts);
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

static void run_slot(scratch *s, uint32_t slot, const answer *a, const record *r, uint8_t *known) {
  regex_result found = run(s, s->t->slots[slot].other, (str){r->texts + a->text, a->text_len}, known);
  s->pattern_hits[slot] = found == REGEX_YES ? TRIT_TRUE : found == REGEX_NO ? TRIT_FALSE : TRIT_UNKNOWN;
  s->limit_hits[slot] = found == REGEX_LIMIT;
  if (found != REGEX_LIMIT) return;
  bits_add(s->invalid, s->t->slots[slot].datum);
  s->any_invalid = s->limit_hit = true;
}

void run_patterns(scratch *s, const record *r) {
  for (uint32_t k = 0; k < s->memo->text_count; k++) {
    struct memo_text *x = &s->memo->texts[k];
    const answer *a = &r->answers[x->datum];
    bool known = a->state == ANSWER_KNOWN;
    uint8_t *found = known && !s->options.no_memo ? recall(s->memo, (str){r->texts + a->text, a->text_len}) : NULL;
    for (uint32_t i = 0; i < x->count && (known || x->known); i++) {
      uint32_t slot = s->memo->slots[x->first + i];
      s->pattern_hits[slot] = TRIT_UNKNOWN;
      s->limit_hits[slot] = 0;
      if (known) run_slot(s, slot, a, r, found);
    }
    x->known = known;
  }
}
